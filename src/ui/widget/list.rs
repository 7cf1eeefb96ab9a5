//! Lists in pages, with large Previous and Next: nobody has to drag, and ten thousand rows cost as
//! much as the eight that show.

use super::button::{self, faces};
use super::control::Button;
use super::{fit, text};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts};
use crate::ui::words::{Direction, Label};
use iced::alignment::Horizontal;
use iced::widget::{Column, Row, container, row, space};
use iced::{Alignment, Element, Length};

/// How many rows a page of the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// Rows beside each other.
    pub columns: usize,
    /// Rows beneath each other.
    pub rows: usize,
}

impl Paging {
    /// One at a time.
    pub const ONE: Self = Self {
        columns: 1,
        rows: 1,
    };

    /// As many rows of `row_px` as fit the body of a page that has a title and a band, in so many
    /// columns. `taken_px` is what else stands in that body, gaps included.
    pub fn that_fits(look: &Look, columns: usize, row_px: f32, taken_px: f32) -> Self {
        let room = look.metrics.body_height() - taken_px;
        Self {
            columns: columns.max(1),
            rows: look.metrics.fitting(room, row_px).max(1),
        }
    }

    /// How many rows a page shows.
    pub fn per_page(self) -> usize {
        (self.columns * self.rows).max(1)
    }

    /// How many pages `count` rows take; one where there are none.
    pub fn pages(self, count: usize) -> usize {
        count.div_ceil(self.per_page()).max(1)
    }

    /// The rows of this page. A page behind the end, for instance after rows went away, is the
    /// last.
    pub fn shown(self, count: usize, page: usize) -> std::ops::Range<usize> {
        let first = page.min(self.pages(count) - 1) * self.per_page();
        first..(first + self.per_page()).min(count)
    }
}

/// One page of `count` rows, line by line; `row` draws the one with this number.
pub fn list<'a, Message: Clone + 'a>(
    look: &Look,
    paging: Paging,
    count: usize,
    page: usize,
    row: impl Fn(usize) -> Element<'a, Message>,
) -> Element<'a, Message> {
    let gap = look.metrics.gap();
    if count == 0 {
        return text::soft(look, look.words.get("list-empty")).into();
    }
    let shown: Vec<usize> = paging.shown(count, page).collect();
    let lines = shown.chunks(paging.columns).map(|numbers| {
        let cells = numbers.iter().map(|number| row(*number));
        // A last line that is not full keeps its cells as wide as the others.
        let empty = paging.columns - numbers.len();
        let filler = (0..empty).map(|_| space::horizontal().into());
        Row::with_children(cells.chain(filler)).spacing(gap).into()
    });
    Column::with_children(lines)
        .spacing(gap)
        .width(Length::Fill)
        .into()
}

/// Previous, "2 of 5", Next: for the middle of a page's band. Nothing where one page is all.
///
/// `on_page` gets the page to show, counted from 0, so that the screen only keeps the number.
pub fn pager<'a, Message: Clone + 'a>(
    look: &Look,
    paging: Paging,
    count: usize,
    page: usize,
    on_page: impl Fn(usize) -> Message,
) -> Option<Element<'a, Message>> {
    turner(look, paging, count, page, false, on_page)
}

/// The same on a screen for attendees, whose band has "Help now", too: on a small panel, or with
/// large text, it shows arrows.
pub fn pager_beside_help<'a, Message: Clone + 'a>(
    look: &Look,
    count: usize,
    page: usize,
    on_page: impl Fn(usize) -> Message,
) -> Option<Element<'a, Message>> {
    let is_large = look.metrics.text_size == TextSize::Large;
    let is_brief = is_large || look.metrics.has_few_lines();
    turner(look, Paging::ONE, count, page, is_brief, on_page)
}

fn turner<'a, Message: Clone + 'a>(
    look: &Look,
    paging: Paging,
    count: usize,
    page: usize,
    is_brief: bool,
    on_page: impl Fn(usize) -> Message,
) -> Option<Element<'a, Message>> {
    let last = paging.pages(count) - 1;
    if last == 0 {
        return None;
    }
    let page = page.min(last);
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
    let values = [("page", number(page + 1)), ("pages", number(last + 1))];
    let place = look.words.with("list-page", &values);
    let place = text::plain(look, TextRole::Label, fonts::REGULAR, place).color(look.colours.text);
    let before = page.checked_sub(1).map(&on_page);
    let after = (page < last).then(|| on_page(page + 1));
    let button = |id: &str, sign: &'static str, message| {
        let label = look.words.label(id);
        if is_brief {
            let turn = button::quiet_maybe(look, label.showing(sign), message);
            turn.width(look.metrics.target())
        } else {
            button::quiet_maybe(look, label, message)
        }
    };
    let [back, on] = match look.words.direction() {
        Direction::LeftToRight => TURNS,
        Direction::RightToLeft => [TURNS[1], TURNS[0]],
    };
    let turner = row![
        button("button-previous", back, before),
        place,
        button("button-next", on, after),
    ];
    Some(
        turner
            .spacing(look.metrics.gap())
            .align_y(Alignment::Center)
            .into(),
    )
}

/// What the buttons of a pager show where there is no room for their words, which are said still.
const TURNS: [&str; 2] = ["‹", "›"];

/// A row to be touched: what it is at the left, a detail at the right.
pub fn item<'a, Message: Clone + 'a>(
    look: &Look,
    title: impl Into<Label<'a>>,
    detail: Option<String>,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let label = |font, side, words| fit::label(look, TextRole::Label, font, side, words).filling();
    let (title, spoken) = title.into().into_parts();
    let title = container(label(fonts::BOLD, Horizontal::Left, title));
    let detail = detail.map(|detail| {
        let detail = label(fonts::REGULAR, Horizontal::Right, detail.into());
        container(detail).width(Length::FillPortion(2))
    });
    let line = row![title.width(Length::FillPortion(3)), detail]
        .spacing(metrics.gap())
        .align_y(Alignment::Center)
        .height(Length::Fill);
    button::sized(look, line)
        .spoken(spoken)
        .width(Length::Fill)
        .style(move |_, status| faces::quiet(&colours, &metrics, status))
        .on_press(on_press)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_on_one_page_and_no_page_is_behind_the_end() {
        for (columns, rows, count, pages) in
            [(1, 3, 0, 1), (1, 3, 3, 1), (1, 3, 4, 2), (2, 3, 13, 3)]
        {
            let paging = Paging { columns, rows };
            assert_eq!(paging.pages(count), pages);
            let all: Vec<usize> = (0..pages).flat_map(|p| paging.shown(count, p)).collect();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert_eq!(paging.shown(count, 99), paging.shown(count, pages - 1));
        }
    }

    #[cfg(feature = "gui-tests")]
    #[test]
    fn the_pager_turns_the_page_and_stops_at_the_ends() {
        use crate::ui::widget::testing::{click, look};
        let (look, paging) = (
            look(),
            Paging {
                columns: 1,
                rows: 4,
            },
        );
        let pager = |page| pager(&look, paging, 10, page, |page| page).unwrap();
        for (page, label, said) in [
            (0, "Next", vec![1]),
            (2, "Previous", vec![1]),
            (9, "Previous", vec![1]),
            (0, "Previous", vec![]),
            (2, "Next", vec![]),
        ] {
            assert_eq!(click(&look, pager(page), label), said, "{page} {label}");
        }
        assert!(super::pager(&look, paging, 4, 0, |page| page).is_none());
    }
}
