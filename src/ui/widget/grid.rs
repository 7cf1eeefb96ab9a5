//! Several of one rank in rows and columns: equal places, and words of one size in all of them.
//!
//! Words that are larger on one button than on the next say that it matters more; here none does.

use super::button::faces;
use super::control::Button;
use super::{measure, mirror, text};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts};
use crate::ui::words::Label;
use iced::widget::{Column, Row, container, space};
use iced::{Element, Length, Size};

/// One of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell<Message> {
    label: Label<'static>,
    message: Message,
    mark: Mark,
}

/// Whether a place is the chosen one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Plain,
    Chosen,
}

impl<Message> Cell<Message> {
    /// A place with this label; no other button of the view says the same.
    pub fn new(label: impl Into<Label<'static>>, message: Message) -> Self {
        Self {
            label: label.into(),
            message,
            mark: Mark::Plain,
        }
    }

    /// What it says.
    pub fn shown(&self) -> &str {
        self.label.shown()
    }

    /// The same place, marked where it is the chosen one.
    #[must_use]
    pub fn chosen(self, is_chosen: bool) -> Self {
        let mark = if is_chosen { Mark::Chosen } else { Mark::Plain };
        Self { mark, ..self }
    }
}

/// The places in so many columns over the width of the page.
pub fn grid<'a, Message: Clone + 'a>(
    look: &Look,
    columns: usize,
    cells: Vec<Cell<Message>>,
) -> Element<'a, Message> {
    let lines = cells.len().div_ceil(columns.max(1));
    let size = Size::new(page_width(look), row_height(look, lines, 0.0));
    grid_of(look, columns, size, cells)
}

/// The same in rows that are so wide and so high, in pixels.
pub fn grid_of<'a, Message: Clone + 'a>(
    look: &Look,
    columns: usize,
    row: Size,
    cells: Vec<Cell<Message>>,
) -> Element<'a, Message> {
    let gap = look.metrics.gap();
    let columns = columns.max(1);
    let width = (row.width - (count(columns) - 1.0) * gap) / count(columns);
    let labels: Vec<&str> = cells.iter().map(|cell| cell.label.shown()).collect();
    let px = label_px(look, &labels, Size::new(width, row.height));
    let lines = cells.len().div_ceil(columns);
    let mut buttons = cells.into_iter().map(|cell| {
        let button = place(look, cell.label, px, cell.mark, Some(cell.message));
        Element::from(button.width(Length::Fill).height(Length::Fill))
    });
    let rows = (0..lines).map(|_| {
        let mut line: Vec<Element<'a, Message>> = buttons.by_ref().take(columns).collect();
        line.resize_with(columns, || space::horizontal().into());
        Row::with_children(line)
            .spacing(gap)
            .height(row.height)
            .into()
    });
    Column::with_children(rows)
        .spacing(gap)
        .width(row.width)
        .into()
}

/// Wide switches, one below the other.
pub fn rows<'a, Message: Clone + 'a>(
    look: &Look,
    buttons: Vec<Button<'a, Message>>,
) -> Element<'a, Message> {
    let height = row_height(look, buttons.len(), 0.0);
    let lines = buttons
        .into_iter()
        .map(|button| button.width(Length::Fill).height(height).into());
    Column::with_children(lines)
        .spacing(look.metrics.gap())
        .into()
}

/// Wide switches in two columns, or in one where the panel stands upright.
pub fn pairs<'a, Message: Clone + 'a>(
    look: &Look,
    buttons: Vec<Button<'a, Message>>,
) -> Element<'a, Message> {
    if look.metrics.is_upright() {
        return rows(look, buttons);
    }
    let gap = look.metrics.gap();
    let lines = buttons.len().div_ceil(2);
    let height = row_height(look, lines, 0.0);
    let mut cells = buttons
        .into_iter()
        .map(|button| button.width(Length::Fill).height(height).into());
    let rows = (0..lines).map(|_| {
        let mut line: Vec<Element<'a, Message>> = cells.by_ref().take(2).collect();
        line.resize_with(2, || space::horizontal().into());
        Row::with_children(line).spacing(gap).into()
    });
    Column::with_children(rows)
        .spacing(gap)
        .width(page_width(look))
        .into()
}

/// The height of each of `lines` rows in the body of a page, of which `taken_px` is taken: that of
/// a target, or a share where so many targets do not fit.
pub fn row_height(look: &Look, lines: usize, taken_px: f32) -> f32 {
    look.metrics
        .target()
        .min(share_height(look, lines, taken_px))
}

/// The height of each of `lines` rows that share what is left of the body of a page.
pub fn share_height(look: &Look, lines: usize, taken_px: f32) -> f32 {
    let metrics = &look.metrics;
    let lines = count(lines.max(1));
    let room = metrics.body_height() - taken_px - (lines - 1.0) * metrics.gap();
    (room / lines).floor().max(1.0)
}

/// The width between the margins that a page gives to what is touched, in pixels.
pub fn page_width(look: &Look) -> f32 {
    look.metrics.content_width().min(look.metrics.widest())
}

/// How high rows must be for these labels: in ordinary text in the smallest size of labels, in
/// large text in the ordinary one.
pub fn words_height(look: &Look, columns: usize, labels: &[&str]) -> f32 {
    let gaps = (count(columns) - 1.0) * look.metrics.gap();
    let width = (page_width(look) - gaps) / count(columns);
    let (beside, above) = padding(look);
    let px = match look.metrics.text_size {
        TextSize::Normal => {
            let sizes = super::fit::label_sizes(look, TextRole::Label);
            sizes.last().copied().unwrap_or(1.0)
        }
        TextSize::Large => {
            let ordinary = look.metrics.with_text_size(TextSize::Normal);
            ordinary.text(TextRole::Label)
        }
    };
    let lines = measure::Lines::Close;
    let heights = labels
        .iter()
        .map(|words| measure::size_in(lines, words, fonts::BOLD, px, width - 2.0 * beside).height);
    heights.fold(0.0, f32::max).ceil() + 2.0 * above
}

/// The size of the words on places of `cell` pixels.
pub(super) fn label_px(look: &Look, labels: &[&str], cell: Size) -> f32 {
    let sizes = super::fit::label_sizes(look, TextRole::Label);
    let (beside, above) = padding(look);
    let room = Size::new(cell.width - 2.0 * beside, cell.height - 2.0 * above);
    measure::common(labels, fonts::BOLD, &sizes, room)
}

/// One place with words of this size.
pub(super) fn place<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    px: f32,
    mark: Mark,
    message: Option<Message>,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let (label, spoken) = label.into().into_parts();
    let said = label.clone().into_owned();
    let words = text::on_control(look, TextRole::Label, fonts::BOLD, label)
        .size(px)
        .center();
    let words = mirror::tight_around(look, &said, words);
    let (beside, above) = padding(look);
    Button::new(container(words).center(Length::Fill))
        .spoken(spoken)
        .padding([above, beside])
        .style(move |_, status| match mark {
            Mark::Plain => faces::quiet(&colours, &metrics, status),
            Mark::Chosen => faces::marked(&colours, &metrics, status),
        })
        .on_press_maybe(message)
}

/// What is left free beside and above the words on a place.
fn padding(look: &Look) -> (f32, f32) {
    (look.metrics.gap(), look.metrics.outline())
}

/// A number of rows or columns, to reckon with.
pub fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::{Metrics, Panel, ThemeKind};
    use crate::ui::words::Words;

    #[test]
    fn rows_are_as_high_as_a_target_or_share_what_there_is() {
        for panel in [Panel::SEVEN_INCH, Panel::TEN_INCH, Panel::FIFTEEN_INCH] {
            let look = Look::new(Words::new("en"), Metrics::new(panel), ThemeKind::Light);
            let metrics = &look.metrics;
            assert!((row_height(&look, 2, 0.0) - metrics.target()).abs() < 0.5);
            let many = row_height(&look, 9, 0.0);
            assert!(many < metrics.target());
            assert!(9.0 * many + 8.0 * metrics.gap() <= metrics.body_height());
        }
    }

    #[cfg(feature = "gui-tests")]
    #[test]
    fn every_place_says_its_own_message() {
        use crate::ui::widget::testing::{click, look};
        let look = look();
        let cells = || vec![Cell::new("One", 1), Cell::new("Two", 2).chosen(true)];
        assert_eq!(click(&look, grid(&look, 3, cells()), "One"), vec![1]);
        assert_eq!(click(&look, grid(&look, 1, cells()), "Two"), vec![2]);
    }
}
