//! A fixed board of large equal choices: the nine pictures, the six colours.
//!
//! The order never changes and nothing is ever left out, so that the board says nothing about
//! anybody.

use super::button::faces;
use super::fit;
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use iced::alignment::Horizontal;
use iced::widget::{Button, Column, Row, column, row};
use iced::{Alignment, Element, Length};

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
    let rows = count(places.len().div_ceil(columns).max(1));
    let cell_height = ((height - (rows - 1.0) * gap) / rows)
        .min(look.metrics.mm(tokens::BOARD_CELL_MM_MAX))
        .floor();
    let width = board_width(look);
    let cell_width = ((width - (count(columns) - 1.0) * gap) / count(columns)).floor();
    let mut places = places.into_iter().peekable();
    let mut lines = Column::new().spacing(gap).align_x(Alignment::Center);
    while places.peek().is_some() {
        let cells = places
            .by_ref()
            .take(columns)
            .map(|place| cell(look, place, cell_width, cell_height));
        lines = lines.push(Row::with_children(cells).spacing(gap));
    }
    lines.width(Length::Fill).into()
}

fn cell<'a, Message: Clone + 'a>(
    look: &Look,
    place: Place<'a, Message>,
    width: f32,
    height: f32,
) -> Element<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let gap = metrics.gap_small();
    let line = metrics.line(TextRole::Label);
    let label = |side| fit::label(look, TextRole::Label, fonts::BOLD, side, place.label).filling();
    // Under each other where that leaves the drawing large enough, else side by side.
    let beneath = height - line - 3.0 * gap;
    let content: Element<'a, Message> = if beneath >= metrics.key() {
        let side = beneath.min(width - 2.0 * gap);
        column![(place.draw)(side), label(Horizontal::Center)]
            .spacing(gap)
            .align_x(Alignment::Center)
            .into()
    } else {
        let side = (height - 2.0 * gap).min(width / 3.0);
        row![(place.draw)(side), label(Horizontal::Left)]
            .spacing(gap)
            .align_y(Alignment::Center)
            .into()
    };
    Button::new(content)
        .padding(gap)
        .width(width)
        .height(height)
        .style(move |_, status| faces::quiet(&colours, &metrics, status))
        .on_press(place.message)
        .into()
}

/// Boards do not spread over a wide screen: the eye takes them in at once.
fn board_width(look: &Look) -> f32 {
    let metrics = &look.metrics;
    metrics
        .content_width()
        .min(metrics.mm(tokens::BOARD_MM_MAX))
}

fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}
