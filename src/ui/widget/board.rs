//! A fixed board of large equal choices: the nine pictures, the six colours.
//!
//! The order never changes and nothing is ever left out, so that the board says nothing about
//! anybody.

use super::button::faces;
use super::control::Button;
use super::{fit, grid, measure, text};
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length, Size};

/// What one place of a board is drawn from, given the side of its drawing in pixels.
pub struct Place<'a, Message> {
    /// The visible label; no other place has it.
    pub label: String,
    /// Draws the place in this many pixels.
    pub draw: Box<dyn Fn(f32) -> Element<'a, Message> + 'a>,
    /// Said when the place is touched.
    pub message: Message,
}

/// The places in rows of `columns`, within `height` pixels.
pub fn board<'a, Message: Clone + 'a>(
    look: &Look,
    places: Vec<Place<'a, Message>>,
    columns: usize,
    height: f32,
) -> Element<'a, Message> {
    let gap = look.metrics.gap();
    let columns = columns.max(1);
    let rows = grid::count(places.len().div_ceil(columns).max(1));
    let cell_height = ((height - (rows - 1.0) * gap) / rows)
        .min(look.metrics.mm(tokens::BOARD_CELL_MM_MAX))
        .floor();
    let width = board_width(look);
    let cell_width = ((width - (grid::count(columns) - 1.0) * gap) / grid::count(columns)).floor();
    let form = Form::new(look, &places, Size::new(cell_width, cell_height));
    let mut places = places.into_iter().peekable();
    let mut lines = Column::new().spacing(gap).align_x(Alignment::Center);
    while places.peek().is_some() {
        let cells = places
            .by_ref()
            .take(columns)
            .map(|place| form.cell(look, place));
        lines = lines.push(Row::with_children(cells).spacing(gap));
    }
    lines.width(Length::Fill).into()
}

/// What all places of a board have in common.
struct Form {
    cell: Size,
    /// The side of every drawing.
    drawing_px: f32,
    /// The size of every label.
    label_px: f32,
    /// Whether labels stand beneath their drawing, not beside it.
    beneath: bool,
}

impl Form {
    fn new<Message>(look: &Look, places: &[Place<'_, Message>], cell: Size) -> Self {
        let gap = look.metrics.gap_small();
        let line = look.metrics.line(TextRole::Label);
        // Under each other where that leaves the drawing large enough, else side by side.
        let left = cell.height - line - 3.0 * gap;
        let beneath = left >= look.metrics.key();
        let labels: Vec<&str> = places.iter().map(|place| place.label.as_str()).collect();
        let sizes = fit::label_sizes(look, TextRole::Label);
        let (drawing_px, room) = if beneath {
            let room = Size::new(cell.width - 2.0 * gap, line);
            (left.min(room.width), room)
        } else {
            let height = cell.height - 2.0 * gap;
            // A long word has its place before the drawing beside it.
            let least = sizes.last().copied().unwrap_or(1.0);
            let widths = labels.iter().map(|label| {
                measure::size(label, fonts::BOLD, least, f32::INFINITY)
                    .width
                    .ceil()
            });
            let rest = cell.width - 3.0 * gap - widths.fold(0.0, f32::max);
            let side = height.min(cell.width / 3.0).min(rest).max(1.0);
            (side, Size::new(cell.width - side - 3.0 * gap, height))
        };
        Self {
            cell,
            drawing_px,
            label_px: measure::common(&labels, fonts::BOLD, &sizes, room),
            beneath,
        }
    }

    fn cell<'a, Message: Clone + 'a>(
        &self,
        look: &Look,
        place: Place<'a, Message>,
    ) -> Element<'a, Message> {
        let (colours, metrics) = (look.colours, look.metrics);
        let gap = metrics.gap_small();
        let drawing = (place.draw)(self.drawing_px);
        let label =
            text::on_control(look, TextRole::Label, fonts::BOLD, place.label).size(self.label_px);
        let content: Element<'a, Message> = if self.beneath {
            column![drawing, text::centred(look, label)]
                .spacing(gap)
                .width(Length::Fill)
                .align_x(Alignment::Center)
                .into()
        } else {
            row![drawing, label]
                .spacing(gap)
                .align_y(Alignment::Center)
                .into()
        };
        Button::new(container(content).center_y(Length::Fill))
            .padding(gap)
            .width(self.cell.width)
            .height(self.cell.height)
            .style(move |_, status| faces::quiet(&colours, &metrics, status))
            .on_press(place.message)
            .into()
    }
}

/// Boards do not spread over a wide screen: the eye takes them in at once.
fn board_width(look: &Look) -> f32 {
    let metrics = &look.metrics;
    metrics
        .content_width()
        .min(metrics.mm(tokens::BOARD_MM_MAX))
}
