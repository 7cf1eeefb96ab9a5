//! Every kind of widget in every state it has, side by side and held still.
//!
//! A table says which kind has which states; the sheets, and the test that no state looks like
//! another, are made from it. The names of widgets and states are for those who work on the look,
//! in the program's own language.

use super::pose::{Held, Pose};
use super::{Message, drawn, touched};
use crate::ui::Look;
use crate::ui::widget::grid;
use crate::ui::widget::keyboard::Layer;
use iced::widget::{Column, Row, container};
use iced::{Element, Length, Size};

/// A state of a widget.
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
    /// At the beginning of its range, or empty.
    Least,
    /// In between.
    Half,
    /// At the end of its range, or full.
    Most,
    /// As [`Most`](Self::Most) at once, for who wants nothing to move.
    Still,
    /// What was entered is not taken.
    Wrong,
    /// Nothing is taken for a while.
    Locked,
    /// What was entered is being looked at.
    Waiting,
    /// The camera is not there.
    Away,
    /// The camera sees somebody.
    Seen,
    /// The camera has read a card.
    Read,
    /// The keys stand for these.
    Layer(Layer),
}

impl State {
    pub(super) fn held(self) -> Held {
        match self {
            Self::Pressed => Held::Pressed,
            Self::Focused => Held::Focused,
            _ => Held::Loose,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Normal => "As it is",
            Self::Pressed => "Pressed",
            Self::Focused => "Focused",
            Self::Disabled => "Disabled",
            Self::Chosen => "Chosen",
            Self::Least => "Least",
            Self::Half => "Half",
            Self::Most => "Most",
            Self::Still => "No motion",
            Self::Wrong => "Wrong",
            Self::Locked => "Locked",
            Self::Waiting => "Waiting",
            Self::Away => "No camera",
            Self::Seen => "Seen",
            Self::Read => "Read",
            Self::Layer(_) => "Layer",
        }
    }

    /// What it says where it can be touched.
    pub(super) fn message(self) -> Option<Message> {
        (self != Self::Disabled).then_some(Message::Nothing)
    }
}

/// Draws a widget in a state within so much room; the words say the state where it has words.
pub(super) type Draw = for<'l> fn(&'l Look, State, &'static str, Size) -> Element<'l, Message>;

/// A kind of widget.
pub(super) struct Kind {
    /// What it is called; a kind may come on several sheets.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests gather its states by it"))]
    pub(super) called: &'static str,
    /// The states it has, those of them that this line of a sheet shows.
    pub(super) states: &'static [State],
    pub(super) draw: Draw,
}

/// The height of the lines of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// That of a target, if there is so much room.
    Targets,
    /// All the room there is.
    Shares,
}

/// A sheet with some kinds, each beginning a line unless it has but one state.
pub(super) struct Spread {
    pub(super) called: &'static str,
    /// So many beside each other, fewer on an upright panel.
    pub(super) columns: usize,
    pub(super) lines: Lines,
    pub(super) kinds: &'static [Kind],
}

/// All sheets, in order.
pub(super) fn sheets() -> impl Iterator<Item = &'static Spread> {
    touched::SHEETS.iter().chain(drawn::SHEETS)
}

impl Spread {
    /// What stands beside each other, line by line.
    fn lines(&self, columns: usize) -> Vec<Vec<(&Kind, State)>> {
        let mut lines: Vec<Vec<(&Kind, State)>> = Vec::new();
        for kind in self.kinds {
            for (place, state) in kind.states.iter().enumerate() {
                let begins = place == 0 && kind.states.len() > 1;
                match lines
                    .last_mut()
                    .filter(|line| line.len() < columns && !begins)
                {
                    Some(line) => line.push((kind, *state)),
                    None => lines.push(vec![(kind, *state)]),
                }
            }
        }
        lines
    }

    /// The sheet.
    pub(super) fn view<'l>(&self, look: &'l Look) -> Element<'l, Message> {
        let metrics = &look.metrics;
        let columns = if metrics.is_upright() {
            self.columns.min(2)
        } else {
            self.columns
        };
        let lines = self.lines(columns);
        let gap = metrics.gap();
        let share = grid::share_height(look, lines.len(), 0.0);
        let height = match self.lines {
            Lines::Targets => share.min(metrics.target()),
            Lines::Shares => share,
        };
        let gaps = (grid::count(columns) - 1.0) * gap;
        let width = (grid::page_width(look) - gaps) / grid::count(columns);
        let room = Size::new(width.floor(), height);
        let lines = lines.into_iter().map(|line| {
            let posed = line.into_iter().map(|(kind, state)| {
                let drawn = (kind.draw)(look, state, state.name(), room);
                container(Pose::new(look, state.held(), drawn))
                    .center_x(room.width)
                    .center_y(room.height)
                    .into()
            });
            Row::with_children(posed).spacing(gap).into()
        });
        Column::with_children(lines)
            .spacing(gap)
            .width(Length::Fill)
            .into()
    }
}
