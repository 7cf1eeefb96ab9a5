//! A number that goes up and down by touch.

use super::{button, fit};
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use iced::alignment::Horizontal;
use iced::widget::{Row, container};
use iced::{Alignment, Element, Length};

/// How many steppers stand on a screen, as far as their height is concerned.
const STEPPERS: usize = 3;

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
    let value = fit::label(
        look,
        TextRole::Heading,
        fonts::BOLD,
        Horizontal::Center,
        value.into(),
    );
    let less = button::quiet_maybe(look, label("stepper-less"), on_less);
    let more = button::quiet_maybe(look, label("stepper-more"), on_more);
    let third = Length::FillPortion(1);
    let row = Row::new()
        .push(less.width(third).height(Length::Fill))
        .push(container(value.filling()).width(third).height(Length::Fill))
        .push(more.width(third).height(Length::Fill))
        .spacing(look.metrics.gap())
        .height(button::row_height(look, STEPPERS))
        .align_y(Alignment::Center);
    container(row).max_width(look.metrics.measure()).into()
}
