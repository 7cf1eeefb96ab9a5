//! Every kind of control in every state side by side, held still.
//!
//! The names of controls and states are for those who work on the look, in the program's own
//! language.

use super::Message;
use super::pose::{Held, Pose};
use crate::ui::Look;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::sign::Sign;
use crate::ui::widget::{button, keyboard, list, stepper, toggle};
use iced::widget::{Column, Row, container, space};
use iced::{Element, Length, Size};

/// A state of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// As it waits.
    Normal,
    /// Under a finger.
    Pressed,
    /// Chosen by keys or a switch.
    Focused,
    /// Nothing would follow from a touch.
    Disabled,
    /// The one that was chosen, or on.
    Chosen,
}

impl State {
    pub(super) const ALL: [Self; 5] = [
        Self::Normal,
        Self::Pressed,
        Self::Focused,
        Self::Disabled,
        Self::Chosen,
    ];

    pub(super) fn held(self) -> Held {
        match self {
            Self::Pressed => Held::Pressed,
            Self::Focused => Held::Focused,
            Self::Normal | Self::Disabled | Self::Chosen => Held::Loose,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Normal => "As it is",
            Self::Pressed => "Pressed",
            Self::Focused => "Focused",
            Self::Disabled => "Disabled",
            Self::Chosen => "Chosen",
        }
    }

    /// What it says where it can be touched.
    fn message(self) -> Option<Message> {
        (self != Self::Disabled).then_some(Message::Nothing)
    }
}

/// Draws a control in a state within so much room; nothing if it has no such state.
type Draw = for<'l> fn(&'l Look, State, &'static str, Size) -> Option<Element<'l, Message>>;

/// Every kind of control.
pub(super) const CONTROLS: [(&str, Draw); 10] = [
    ("primary", primary),
    ("confirm", confirm),
    ("quiet", quiet),
    ("choice", choice),
    ("toggle", switch),
    ("stepper", number),
    ("cell", cell),
    ("list item", item),
    ("key", key),
    ("back", back),
];

/// So many kinds of controls stand on a sheet.
pub(super) const LINES: usize = 2;
/// So many sheets it takes.
pub(super) const SHEETS: usize = CONTROLS.len().div_ceil(LINES);

/// The kinds of controls of this sheet, each in a line of its own, in each state it has.
pub(super) fn states(look: &Look, sheet: usize) -> Element<'_, Message> {
    let metrics = &look.metrics;
    let columns = if metrics.is_upright() { 2 } else { 3 };
    let controls: Vec<_> = CONTROLS.iter().skip(sheet * LINES).take(LINES).collect();
    let lines = controls.len() * State::ALL.len().div_ceil(columns);
    let gap = metrics.gap();
    let height = grid::share_height(look, lines, 0.0).min(metrics.target());
    let width =
        (grid::page_width(look) - (grid::count(columns) - 1.0) * gap) / grid::count(columns);
    let room = Size::new(width.floor(), height);
    let rows = controls.into_iter().flat_map(|(_, draw)| {
        let posed = State::ALL.map(|state| match draw(look, state, state.name(), room) {
            Some(control) => container(Pose::new(look, state.held(), control))
                .width(room.width)
                .height(room.height)
                .into(),
            None => space::horizontal().width(room.width).into(),
        });
        let mut posed: Vec<Element<'_, Message>> = posed.into();
        let mut rows: Vec<Element<'_, Message>> = Vec::new();
        while !posed.is_empty() {
            let rest = posed.split_off(columns.min(posed.len()));
            rows.push(Row::with_children(posed).spacing(gap).into());
            posed = rest;
        }
        rows
    });
    Column::with_children(rows)
        .spacing(gap)
        .width(Length::Fill)
        .into()
}

fn sized(
    button: crate::ui::widget::control::Button<'_, Message>,
    state: State,
    room: Size,
) -> Element<'_, Message> {
    button
        .width(room.width)
        .height(room.height)
        .on_press_maybe(state.message())
        .into()
}

fn primary<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let button = button::primary(look, said, Message::Nothing);
    (state != State::Chosen).then(|| sized(button, state, room))
}

fn confirm<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let button = button::confirm(look, said, Message::Nothing);
    (state != State::Chosen).then(|| sized(button, state, room))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every control is drawn by such a function"
)]
fn quiet<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let is_chosen = state == State::Chosen;
    let button = button::chosen(look, said, is_chosen, Message::Nothing);
    Some(sized(button, state, room))
}

fn back<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let button = button::quiet_with(look, Sign::Back, said, Message::Nothing);
    (state != State::Chosen).then(|| sized(button, state, room))
}

fn choice<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let button = button::choice(look, said, None, Message::Nothing);
    let button = button.padding(look.metrics.outline());
    (state != State::Chosen).then(|| sized(button, state, room))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every control is drawn by such a function"
)]
fn switch<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let is_on = state == State::Chosen;
    let button = toggle::toggle(look, said, is_on, Message::Nothing);
    Some(sized(button, state, room))
}

fn number<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let number = stepper::Number {
        name: said.chars().take(1).collect(),
        value: "12".to_owned(),
        on_less: state.message(),
        on_more: state.message(),
    };
    let stepper = stepper::steppers_of(look, room, 1, vec![number]);
    (state != State::Chosen).then_some(stepper)
}

fn cell<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let cell = Cell::new(said, Message::Nothing).chosen(state == State::Chosen);
    (state != State::Disabled).then(|| grid::grid_of(look, 1, room, vec![cell]))
}

fn item<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let button = list::item(look, said, None, Message::Nothing);
    (state != State::Chosen).then(|| sized(button, state, room))
}

fn key<'l>(
    look: &'l Look,
    state: State,
    said: &'static str,
    room: Size,
) -> Option<Element<'l, Message>> {
    let face = match state {
        State::Chosen => keyboard::KeyFace::Marked,
        _ => keyboard::KeyFace::Plain,
    };
    let key = keyboard::key(look, room, said.to_owned(), face, Message::Nothing);
    (state != State::Disabled).then_some(key)
}
