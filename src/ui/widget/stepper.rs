//! Numbers that go up and down by touch.

use super::grid::{self, Mark};
use super::{fit, measure};
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use iced::widget::{Column, container, row, text};
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
    steppers(look, look.metrics.target(), vec![step])
}

/// Several numbers beneath each other in rows of `height` pixels; all their words have one size.
pub fn steppers<'a, Message: Clone + 'a>(
    look: &Look,
    height: f32,
    steps: Vec<Number<Message>>,
) -> Element<'a, Message> {
    let gap = look.metrics.gap();
    let width = grid::page_width(look).min(look.metrics.measure());
    let cell = Size::new((width - 2.0 * gap) / 3.0, height);
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
    let value_px = measure::common(&values, fonts::BOLD, &sizes, cell);
    let rows = steps.into_iter().zip(labels).map(|(step, (less, more))| {
        let button = |label, message| {
            grid::place(look, label, px, Mark::Plain, message)
                .width(Length::Fill)
                .height(Length::Fill)
        };
        let value = super::text::plain(look, TextRole::Heading, fonts::BOLD, step.value)
            .size(value_px)
            .wrapping(text::Wrapping::None)
            .color(look.colours.text);
        row![
            button(less, step.on_less),
            container(value).center(Length::Fill),
            button(more, step.on_more),
        ]
        .spacing(gap)
        .height(height)
        .into()
    });
    Column::with_children(rows).spacing(gap).width(width).into()
}
