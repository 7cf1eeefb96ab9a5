//! What comes in by keys and camera: scans for whichever screen is up, keys for the one that types.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use iced::futures::channel::mpsc;
use iced::futures::{Stream, StreamExt};
use iced::keyboard::{self, key::Named};
use iced::{Subscription, Task};

use super::reach::{Direction, Step};
use super::{GrabbedScanner, Kiosk, Message, Stage, door, keeper, staff};
use crate::config::ButtonKey;
use crate::device::keys::{Told, listen};
use crate::device::scanner::{Heard, Key};
use crate::domain::attendance::{Arrival, Method};
use crate::services::Clock;
use crate::ui::ease::TwoButtons;
use crate::ui::screen::{about_me, card, line_entry, name_way, pin};
use crate::ui::widget::keyboard::Key as Typed;
use crate::ui::widget::pin_pad::PinKey;

/// The most keys of a grabbed scanner that wait for the window: some badges.
const WAITING_KEYS_MAX: usize = 512;

/// What hears a grabbed scanner: the same for as long as its name is the same.
struct Ear {
    scanner: GrabbedScanner,
    clock: Arc<dyn Clock>,
}

impl Hash for Ear {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.scanner.name.hash(state);
    }
}

/// The keys of a grabbed scanner, as they come on its own thread.
fn keys_of(ear: &Ear) -> impl Stream<Item = Message> + use<> {
    let (mut send, keys) = mpsc::channel(WAITING_KEYS_MAX);
    let (scanners, clock) = ((ear.scanner.scanners)(), ear.clock.clone());
    let told = move |told| match told {
        Told::Key(key) => {
            let came = Message::Grabbed(key, clock.now().boot_ms);
            let is_gone = |error: mpsc::TrySendError<_>| error.is_disconnected();
            !send.try_send(came).is_err_and(is_gone)
        }
        Told::Is(_) => !send.is_closed(),
    };
    let listening = listen(scanners, ear.scanner.name.clone(), Box::new(told));
    if let Err(error) = &listening {
        tracing::error!(%error, "there is no thread for the scanner");
    }
    keys.map(move |key| {
        // It listens for as long as somebody takes its keys.
        let _kept = &listening;
        key
    })
}

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
            return self.wake_from_idle();
        }
        let key = match key {
            keyboard::Key::Named(Named::Enter) => Key::Enter,
            keyboard::Key::Named(Named::Tab) => Key::Tab,
            keyboard::Key::Named(Named::Backspace) => Key::Backspace,
            keyboard::Key::Named(Named::Escape) => return self.on_escape(),
            keyboard::Key::Named(
                named @ (Named::ArrowUp | Named::ArrowDown | Named::ArrowLeft | Named::ArrowRight),
            ) => return self.on_arrow(*named),
            _ => match text.as_deref().and_then(|text| text.chars().next()) {
                Some(sign) => Key::Sign(sign),
                None => return self.wake_from_idle(),
            },
        };
        self.on_scanner_key(key, self.now().boot_ms, modifiers.shift())
    }

    /// A key that came at this time: of a person, or of a scanner.
    pub(super) fn on_scanner_key(&mut self, key: Key, now_ms: u64, shifted: bool) -> Task<Message> {
        if matches!(self.stage, Stage::TryScanner(_)) {
            self.trial.hear(key, now_ms);
        }
        let heard = self.scanner.hear(key, now_ms);
        self.on_heard(heard, shifted)
    }

    /// The scanner that types into nothing else, if the site names one.
    pub(super) fn grabbed_scanner(&self) -> Subscription<Message> {
        let Some(scanner) = self.services.scanner.clone() else {
            return Subscription::none();
        };
        let clock = self.services.clock.clone();
        Subscription::run_with(Ear { scanner, clock }, keys_of)
    }

    pub(super) fn on_silence(&mut self) -> Task<Message> {
        let heard = self.scanner.expire(self.now().boot_ms);
        let heard = self.on_heard(heard, false);
        Task::batch([heard, self.tell_trial()])
    }

    /// No scanner sends arrows, and nothing is typed by them.
    fn on_arrow(&mut self, named: Named) -> Task<Message> {
        self.touch();
        if matches!(self.stage, Stage::Idle(_)) {
            return self.wake_from_idle();
        }
        let (direction, button) = match named {
            Named::ArrowUp => (Direction::Up, ButtonKey::Up),
            Named::ArrowDown => (Direction::Down, ButtonKey::Down),
            Named::ArrowLeft => (Direction::Left, ButtonKey::Left),
            _ => (Direction::Right, ButtonKey::Right),
        };
        let step = self.step_of_button(button);
        self.survey(step.unwrap_or(Step::Toward(direction)))
    }

    /// `shifted` is about the last key, which alone can be a Tab.
    fn on_heard(&mut self, heard: Heard, shifted: bool) -> Task<Message> {
        match heard {
            Heard::Scan(text) => {
                tracing::debug!(signs = text.chars().count(), "heard a scan");
                self.on_card(text, Method::Scanner)
            }
            Heard::Typed(keys) => {
                self.touch();
                let went = keys
                    .into_iter()
                    .map(|key| match self.step_of(key, shifted) {
                        // There is nothing to choose on it: whatever key it is brings the door.
                        _ if matches!(self.stage, Stage::Idle(_)) => self.wake_from_idle(),
                        Some(step) => self.survey(step),
                        None => self.on_typed(key),
                    });
                Task::batch(went)
            }
            Heard::Nothing => Task::none(),
        }
    }

    /// A card was held up: the screen that waits for one takes it, every other one signs in.
    pub(super) fn on_card(&mut self, text: String, method: Method) -> Task<Message> {
        self.put_away_if_asked();
        self.touch();
        match self.stage {
            // Where a scanner is tried nobody is signed in; its keys are told after a pause.
            Stage::TryScanner(_) if method == Method::Badge => return self.tell_seen(&text),
            Stage::TryScanner(_) | Stage::Wizard(_) => return Task::none(),
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

    /// Where a key leads that a person pressed, if it is one that moves or presses. A space is
    /// typed where there is something to type into.
    fn step_of(&self, key: Key, shifted: bool) -> Option<Step> {
        let button = match key {
            Key::Sign(' ') => Some(ButtonKey::Space),
            Key::Sign(sign) => Some(ButtonKey::Digit(sign)),
            Key::Enter => Some(ButtonKey::Enter),
            Key::Tab => Some(ButtonKey::Tab),
            Key::Backspace => None,
        };
        if let Some(step) = button.and_then(|button| self.step_of_button(button)) {
            return Some(step);
        }
        match key {
            Key::Tab if shifted => Some(Step::Before),
            Key::Tab => Some(Step::Next),
            Key::Enter if self.reach.is_shown() => Some(Step::Press),
            Key::Sign(' ') if self.reach.is_shown() && !self.reach.has_keys() => Some(Step::Press),
            _ => None,
        }
    }

    /// What a button of a switch does, where somebody uses one. One that goes on by itself needs no
    /// button for that, so that both choose.
    fn step_of_button(&self, key: ButtonKey) -> Option<Step> {
        let buttons = &self.services.site.buttons;
        match self.ease.two_buttons {
            TwoButtons::Off => None,
            _ if key == buttons.choose_key => Some(Step::SwitchChoose),
            TwoButtons::Auto if key == buttons.next_key => Some(Step::SwitchChoose),
            TwoButtons::Step if key == buttons.next_key => Some(Step::SwitchOn),
            _ => None,
        }
    }

    /// A person typed on a real keyboard: the screen with a line or a pad takes it.
    fn on_typed(&mut self, key: Key) -> Task<Message> {
        self.reach.type_on(self.visit);
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

    /// Escape leaves an attendee's or a facilitator's screen, as its way back would.
    fn on_escape(&mut self) -> Task<Message> {
        if self.stage.is_busy() || matches!(self.stage, Stage::Wizard(_)) {
            return Task::none();
        }
        let is_on_the_way_back = self.kept.is_some() && !matches!(self.stage, Stage::PutAway(_));
        let is_in_between = self.stage.is_before_anybody_is_known() || is_on_the_way_back;
        if !self.is_asked_still_there && is_in_between {
            return self.keep_look_at_door();
        }
        self.go_to_door()
    }
}
