//! Yes or no, by one touch: a wide button that says what and whether.

use super::button::faces;
use super::control::Button;
use super::{fit, text};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts};
use crate::ui::words::Label;
use iced::alignment::Horizontal;
use iced::widget::{container, row};
use iced::{Alignment, Border, Length};

/// A switch with its label at the left and "On" or "Off" at the right. It fills the width it is
/// given.
pub fn toggle<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    is_on: bool,
    on_press: Message,
) -> Button<'a, Message> {
    let id = if is_on { "toggle-on" } else { "toggle-off" };
    setting(look, label, look.words.label(id), is_on, on_press)
}

/// The same for what has more than two states: `state` says which, and `is_on` whether it is one
/// that stands out.
pub fn setting<'a, Message: Clone + 'a>(
    look: &Look,
    label: impl Into<Label<'a>>,
    state: impl Into<Label<'a>>,
    is_on: bool,
    on_press: Message,
) -> Button<'a, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let (label, spoken) = label.into().into_parts();
    let (state, spoken_state) = state.into().into_parts();
    let spoken = spoken.zip(spoken_state);
    let spoken = spoken.map(|(label, state)| label.then(&state));
    let mut state = text::plain(look, TextRole::Label, fonts::BOLD, state);
    if metrics.is_tight() {
        // It may not take the room of what it is about.
        let ordinary = metrics.with_text_size(TextSize::Normal);
        state = state.size(ordinary.text(TextRole::Label));
    }
    let (fill, ink) = if is_on {
        (colours.primary, colours.on_primary)
    } else {
        (colours.surface, colours.text)
    };
    let state = container(state)
        .padding([metrics.outline(), metrics.gap()])
        .style(move |_| container::Style {
            background: Some(fill.into()),
            text_color: Some(ink),
            border: Border {
                color: colours.outline,
                width: metrics.outline(),
                radius: metrics.radius().into(),
            },
            ..container::Style::default()
        });
    let side = Horizontal::Left;
    let words = fit::label(look, TextRole::Label, fonts::BOLD, side, label).filling();
    let line = row![words, state]
        .spacing(metrics.gap())
        .align_y(Alignment::Center)
        .height(Length::Fill);
    super::button::sized(look, line)
        .spoken(spoken)
        .width(Length::Fill)
        .style(move |_, status| faces::quiet(&colours, &metrics, status))
        .on_press(on_press)
}
