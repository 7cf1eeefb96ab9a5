//! What comes in by keys and camera: scans for whichever screen is up, keys for the one that types.

use iced::Task;
use iced::keyboard::{self, key::Named};

use super::{Kiosk, Message, Stage, door, keeper, staff};
use crate::device::scanner::{Heard, Key};
use crate::domain::attendance::{Arrival, Method};
use crate::ui::screen::{about_me, card, line_entry, name_way, pin};
use crate::ui::widget::keyboard::Key as Typed;
use crate::ui::widget::pin_pad::PinKey;

impl Kiosk {
    pub(super) fn on_key(&mut self, event: &keyboard::Event) -> Task<Message> {
        let keyboard::Event::KeyPressed {
            key,
            text,
            modifiers,
            ..
        } = event
        else {
            return Task::none();
        };
        if modifiers.control() || modifiers.logo() {
            return Task::none();
        }
        let key = match key {
            keyboard::Key::Named(Named::Enter) => Key::Enter,
            keyboard::Key::Named(Named::Tab) => Key::Tab,
            keyboard::Key::Named(Named::Backspace) => Key::Backspace,
            keyboard::Key::Named(Named::Escape) => return self.on_escape(),
            _ => match text.as_deref().and_then(|text| text.chars().next()) {
                Some(sign) => Key::Sign(sign),
                None => return Task::none(),
            },
        };
        let now_ms = self.now().boot_ms;
        if matches!(self.stage, Stage::TryScanner(_)) {
            self.trial.hear(key, now_ms);
        }
        let heard = self.scanner.hear(key, now_ms);
        self.on_heard(heard)
    }

    pub(super) fn on_silence(&mut self) -> Task<Message> {
        let heard = self.scanner.expire(self.now().boot_ms);
        let heard = self.on_heard(heard);
        Task::batch([heard, self.tell_trial()])
    }

    fn on_heard(&mut self, heard: Heard) -> Task<Message> {
        match heard {
            Heard::Scan(text) => {
                tracing::debug!(signs = text.chars().count(), "heard a scan");
                self.on_card(text, Method::Scanner)
            }
            Heard::Typed(keys) => {
                self.touch();
                Task::batch(keys.into_iter().map(|key| self.on_typed(key)))
            }
            Heard::Nothing => Task::none(),
        }
    }

    /// A card was held up: the screen that waits for one takes it, every other one signs in.
    pub(super) fn on_card(&mut self, text: String, method: Method) -> Task<Message> {
        self.touch();
        match self.stage {
            Stage::Wizard(_) => return Task::none(),
            // Where a scanner is tried nobody is signed in; its keys are told after a pause.
            Stage::TryScanner(_) if method == Method::Badge => return self.tell_seen(&text),
            Stage::TryScanner(_) => return Task::none(),
            _ => {}
        }
        if self.stage.wants_a_card() {
            return self.on_staff(staff::Message::Card(text));
        }
        if matches!(self.stage, Stage::Pin(_)) && !self.is_asleep() {
            return self.on_keeper(keeper::Message::OwnCard(text));
        }
        self.arrive(Arrival::Card { text, method }, None)
    }

    /// A person typed on a real keyboard: the screen with a line or a pad takes it.
    fn on_typed(&mut self, key: Key) -> Task<Message> {
        let digit = match key {
            Key::Sign(digit) if digit.is_ascii_digit() => digit
                .to_digit(10)
                .and_then(|digit| u8::try_from(digit).ok())
                .map(PinKey::Digit),
            Key::Enter => Some(PinKey::Done),
            Key::Backspace => Some(PinKey::Backspace),
            Key::Sign(_) | Key::Tab => None,
        };
        let letter = match key {
            Key::Sign(' ') => Typed::Space,
            Key::Sign(sign) => Typed::Character(sign),
            Key::Enter => Typed::Done,
            Key::Backspace => Typed::Backspace,
            Key::Tab => return Task::none(),
        };
        match (&self.stage, digit) {
            (Stage::Name(_), _) => {
                self.on_door(door::Message::Name(name_way::Message::Key(letter)))
            }
            (Stage::Card(_), _) => self.on_door(door::Message::Card(card::Message::Key(letter))),
            (Stage::AboutMe(_), _) => {
                self.on_door(door::Message::AboutMe(about_me::Message::Key(letter)))
            }
            (Stage::Line(..), _) => {
                self.on_keeper(keeper::Message::Line(line_entry::Message::Key(letter)))
            }
            (Stage::Pin(_) | Stage::NewPin(..), Some(digit)) => {
                self.on_keeper(keeper::Message::Pin(pin::Message::Key(digit)))
            }
            (Stage::Wizard(_), _) => self.on_wizard(super::wizard::Message::Typed(letter, digit)),
            _ => Task::none(),
        }
    }

    /// Escape leaves an attendee's or a facilitator's screen.
    fn on_escape(&mut self) -> Task<Message> {
        if self.stage.is_busy() || matches!(self.stage, Stage::Wizard(_)) {
            return Task::none();
        }
        self.go_to_door()
    }
}
