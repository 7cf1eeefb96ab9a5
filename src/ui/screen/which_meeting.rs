//! Several meetings are open: the arrival is held until one is chosen.

use chrono_tz::Tz;
use iced::widget::{Column, container};
use iced::{Element, Length};

use crate::domain::attendance::Arrival;
use crate::domain::id::SessionId;
use crate::domain::session::SessionChoice;
use crate::ui::Look;
use crate::ui::widget::{Page, button};

/// The chooser.
#[derive(Debug)]
pub struct WhichMeeting {
    held: Arrival,
    choices: Vec<SessionChoice>,
    zone: Tz,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// This one, by its place in the list.
    Choose(usize),
    /// "Help now".
    Help,
    /// Back to the door; nothing was written.
    Back,
}

/// What follows.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// The held arrival goes into this one.
    Arrive(Arrival, SessionId),
    /// Help now; nothing was written.
    Help,
    /// Back to the door.
    Leave,
}

impl WhichMeeting {
    /// Holds an arrival until one of these is chosen; times are shown in `zone`.
    pub fn new(held: Arrival, choices: Vec<SessionChoice>, zone: Tz) -> Self {
        Self {
            held,
            choices,
            zone,
        }
    }

    /// Whether a touch signs in somebody who said who they are.
    pub fn holds_somebody(&self) -> bool {
        !matches!(self.held, Arrival::WithoutName { .. })
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Choose(place) => self.choices.get(place).map_or(Action::None, |choice| {
                Action::Arrive(self.held.clone(), choice.id.clone())
            }),
            Message::Help => Action::Help,
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let choices = self.choices.iter().enumerate().map(|(place, choice)| {
            let time = words.time(choice.start.with_timezone(&self.zone).time());
            let values = [
                ("room", choice.room.0.as_str().into()),
                ("time", time.into()),
            ];
            let more = words.with("which-note", &values);
            let button = button::choice(
                look,
                choice.title.as_str(),
                Some(more),
                Message::Choose(place),
            );
            container(button.height(Length::Fill))
                .max_height(look.metrics.primary())
                .into()
        });
        Page::new(look)
            .title(words.label("which-title"))
            .controls(Column::with_children(choices).spacing(look.metrics.gap()))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::Kind;
    use crate::domain::series::Room;

    #[test]
    fn the_arrival_is_held_until_a_meeting_is_chosen() {
        let held = Arrival::WithoutName {
            kind: Kind::Member,
            show_around: false,
        };
        let id = SessionId::from_stored("a@2026-11-24T19:00".to_owned());
        let choice = SessionChoice {
            id: id.clone(),
            title: "A".to_owned(),
            room: Room("Hall".to_owned()),
            start: chrono::DateTime::UNIX_EPOCH,
        };
        let mut screen = WhichMeeting::new(held.clone(), vec![choice], Tz::UTC);
        assert_eq!(screen.update(Message::Choose(1)), Action::None);
        assert_eq!(screen.update(Message::Choose(0)), Action::Arrive(held, id));
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }
}
