//! Numbers that go up and down by touch.

use super::grid::{self, Mark};
use super::{fit, measure};
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts, tokens};
use iced::widget::{Column, Row, container, row, text};
use iced::{Element, Length, Size};

/// One number.
#[derive(Debug, Clone, PartialEq)]
pub struct Number<Message> {
    /// What it is; it stands on both buttons, since several numbers may stand on one screen.
    pub name: String,
    /// The number, as it is read.
    pub value: String,
    /// Less; `None` at the end of the range.
    pub on_less: Option<Message>,
    /// More; `None` at the end of the range.
    pub on_more: Option<Message>,
}

/// `- name`, the value, `+ name`.
pub fn stepper<'a, Message: Clone + 'a>(
    look: &Look,
    step: Number<Message>,
) -> Element<'a, Message> {
    steppers(look, 1, look.metrics.target(), vec![step])
}

/// Several numbers in so many columns and rows of `height` pixels; all their words have one size.
pub fn steppers<'a, Message: Clone + 'a>(
    look: &Look,
    columns: usize,
    height: f32,
    steps: Vec<Number<Message>>,
) -> Element<'a, Message> {
    // One alone is no wider than a line that the eye follows.
    let width = match columns {
        0 | 1 => grid::page_width(look).min(look.metrics.measure()),
        _ => grid::page_width(look),
    };
    steppers_of(look, Size::new(width, height), columns, steps)
}

/// The same in rows that are so wide and so high, in pixels.
pub fn steppers_of<'a, Message: Clone + 'a>(
    look: &Look,
    row: Size,
    columns: usize,
    steps: Vec<Number<Message>>,
) -> Element<'a, Message> {
    let height = row.height;
    let gap = look.metrics.gap();
    let columns = columns.max(1);
    let between = (grid::count(columns) - 1.0) * gap;
    let width = ((row.width - between) / grid::count(columns)).floor();
    let room = width - 2.0 * gap;
    let of_all = f32::from(2 * tokens::STEPPER_BUTTON_PARTS + tokens::STEPPER_VALUE_PARTS);
    let part = |parts: u16| Size::new(room * f32::from(parts) / of_all, height);
    let (cell, value_cell) = (
        part(tokens::STEPPER_BUTTON_PARTS),
        part(tokens::STEPPER_VALUE_PARTS),
    );
    let label = |id: &str, step: &Number<Message>| {
        let name = step.name.as_str().into();
        look.words.with(id, &[("name", name)])
    };
    let labels: Vec<(String, String)> = steps
        .iter()
        .map(|step| (label("stepper-less", step), label("stepper-more", step)))
        .collect();
    let all: Vec<&str> = labels
        .iter()
        .flat_map(|(less, more)| [less.as_str(), more.as_str()])
        .collect();
    let px = grid::label_px(look, &all, cell);
    let values: Vec<&str> = steps.iter().map(|step| step.value.as_str()).collect();
    let sizes = fit::label_sizes(look, TextRole::Heading);
    let value_px = measure::common(&values, fonts::BOLD, &sizes, value_cell);
    let rows = steps.into_iter().zip(labels).map(|(step, (less, more))| {
        let button = |label, message| {
            grid::place(look, label, px, Mark::Plain, message)
                .width(Length::FillPortion(tokens::STEPPER_BUTTON_PARTS))
                .height(Length::Fill)
        };
        let value = super::text::plain(look, TextRole::Heading, fonts::BOLD, step.value)
            .size(value_px)
            .wrapping(text::Wrapping::None)
            .color(look.colours.text);
        row![
            button(less, step.on_less),
            container(value)
                .center_x(Length::FillPortion(tokens::STEPPER_VALUE_PARTS))
                .center_y(Length::Fill),
            button(more, step.on_more),
        ]
        .spacing(gap)
        .width(width)
        .height(height)
        .into()
    });
    let mut rows: Vec<Element<'a, Message>> = rows.collect();
    let mut lines = Vec::new();
    while !rows.is_empty() {
        let rest = rows.split_off(columns.min(rows.len()));
        lines.push(Row::with_children(rows).spacing(gap).into());
        rows = rest;
    }
    Column::with_children(lines).spacing(gap).into()
}

/// How many numbers stand beside each other where so many share a page on which `taken_px` is
/// taken.
pub fn columns_in(look: &Look, numbers: usize, taken_px: f32) -> usize {
    let row = grid::row_height(look, numbers, taken_px);
    let too_low = row < look.metrics.target() * tokens::STEPPER_ROW_SHARE_MIN;
    if too_low && numbers > 3 && !look.metrics.is_upright() {
        2
    } else {
        1
    }
}
