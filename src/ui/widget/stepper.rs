//! A number that goes up and down by touch.

use super::{button, text};
use crate::ui::Look;
use crate::ui::theme::tokens;
use iced::widget::{Row, container};
use iced::{Alignment, Element};

/// `- name`, the value, `+ name`. A message that is `None` marks the end of the range.
///
/// The name is on both buttons, since several steppers may stand on one screen.
pub fn stepper<'a, Message: Clone + 'a>(
    look: &Look,
    name: &str,
    value: impl Into<String>,
    on_less: Option<Message>,
    on_more: Option<Message>,
) -> Element<'a, Message> {
    let label = |id: &str| look.words.with(id, &[("name", name.into())]);
    let value = text::heading(look, value.into());
    let less = button::quiet_maybe(look, label("stepper-less"), on_less);
    let more = button::quiet_maybe(look, label("stepper-more"), on_more);
    Row::new()
        .push(less)
        .push(container(value).center_x(look.metrics.mm(tokens::STEPPER_VALUE_MM)))
        .push(more)
        .spacing(look.metrics.gap())
        .align_y(Alignment::Center)
        .into()
}
