//! Every kind of control in every state side by side, held still.
//!
//! A state is posed with the faces that the controls themselves wear, since a finger cannot rest on
//! a picture.

use super::Message;
use crate::ui::Look;
use crate::ui::theme::{TextRole, tokens};
use crate::ui::widget::button::Role;
use crate::ui::widget::text;
use iced::widget::button::Status;
use iced::widget::{Column, Row, container};
use iced::{Border, Element, Length};

/// A state of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Normal,
    Pressed,
    Focused,
    Disabled,
}

impl State {
    const ALL: [Self; 4] = [Self::Normal, Self::Pressed, Self::Focused, Self::Disabled];

    fn status(self) -> Status {
        match self {
            Self::Normal | Self::Focused => Status::Active,
            Self::Pressed => Status::Pressed,
            Self::Disabled => Status::Disabled,
        }
    }
}

/// Each role of a control in a line of its own, in each state.
pub(super) fn states(look: &Look) -> Element<'_, Message> {
    let lines = Role::ALL.map(|role| {
        let posed = State::ALL.map(|state| posed(look, role, state));
        Row::with_children(posed).spacing(look.metrics.gap()).into()
    });
    Column::with_children(lines)
        .spacing(look.metrics.gap_small())
        .into()
}

fn posed(look: &Look, role: Role, state: State) -> Element<'_, Message> {
    let (colours, metrics) = (look.colours, look.metrics);
    let face = role.face(&colours, &metrics, state.status());
    let room = metrics.body_height() / 5.0 - metrics.gap_small();
    // The names of states are for those who work on the look: the smallest step of a label will do.
    let least = tokens::LABEL_STEPS.last().copied().unwrap_or(1.0);
    let px = (metrics.text(TextRole::Body) * least).round();
    let called = match state {
        State::Normal => format!("{role:?}"),
        _ => format!("{state:?}"),
    };
    let words = text::body(look, called.to_lowercase());
    let control = container(words.size(px).color(face.text_color))
        .center(Length::Fill)
        .style(move |_| container::Style {
            background: face.background,
            border: face.border,
            ..container::Style::default()
        });
    let ring = match state {
        State::Focused => colours.focus,
        _ => iced::Color::TRANSPARENT,
    };
    let (gap, line) = (
        metrics.mm(tokens::FOCUS_HALO_MM),
        metrics.mm(tokens::FOCUS_MM),
    );
    container(control)
        .padding(gap + line)
        .width(Length::FillPortion(1))
        .height(room.min(metrics.target()))
        .style(move |_| container::Style {
            border: Border {
                color: ring,
                width: line,
                radius: (metrics.radius() + gap + line).into(),
            },
            ..container::Style::default()
        })
        .into()
}
