//! The PIN pad: who runs the evening, and whether the clock can be believed.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use iced::Task;

use super::{AskFor, Back, CountsFor, Done, EveningFor, MayTry, OnDuty};
use crate::access::Pin;
use crate::domain::schedule::start_in_utc;
use crate::domain::tonight::{Keeper, Role};
use crate::store::{Secret, Turn};
use crate::ui::app::{Fault, Kiosk, Message as App, Stage};
use crate::ui::screen::{ask, counts, pin};

/// The years that can be said to be now.
const YEAR_MIN: u32 = 2026;
/// The last of them.
const YEAR_MAX: u32 = 2099;

impl Kiosk {
    pub(in crate::ui::app) fn ask_for_pin(&mut self) -> Task<App> {
        let pad = if self.is_asleep() {
            pin::PinEntry::new(self.word("wake-title"), self.word("wake-note"))
        } else if self.needs_rescue() {
            pin::PinEntry::new(self.word("rescue-pin-title"), self.word("rescue-pin-note"))
        } else {
            pin::PinEntry::new(self.word("pin-title"), self.word("pin-note")).with_recovery()
        };
        self.show(Stage::Pin(pad));
        Task::none()
    }

    pub(super) fn on_digits(&mut self, digits: String) -> Task<App> {
        if self.is_asleep() {
            return self.wake(digits);
        }
        if self.needs_rescue() {
            return self.look_for_a_copy(digits);
        }
        if self.services.store.is_err() {
            return self.go_to_door();
        }
        let (now, own) = (self.now(), self.card_at_pad.clone());
        // Counted on disk before the answer is computed.
        self.ask_for_keeper(
            move |book| match (book.begin_try(&now, Secret::Pin)?, own) {
                (Turn::Wait { secs }, _) => Ok(MayTry::Wait(secs)),
                (Turn::Go, Some(own)) => Ok(MayTry::Against(vec![own])),
                (Turn::Go, None) => Ok(MayTry::Against(book.pin_hashes(Role::Greeter)?)),
            },
            move |may| Done::MayTry(digits, may),
        )
    }

    /// What day and what time it is, as far as the kiosk knows: to be set right.
    pub(super) fn show_date(&mut self) {
        let now = self.now().local();
        let number = |label: &str, value: u32, least, most| counts::Count {
            label: self.word(label),
            value: value.clamp(least, most),
            step: 1,
            least,
            most,
        };
        let year = u32::try_from(now.year()).unwrap_or(YEAR_MIN);
        let numbers = vec![
            number("clock-year", year, YEAR_MIN, YEAR_MAX),
            number("clock-month", now.month(), 1, 12),
            number("clock-day", now.day(), 1, 31),
            number("time-hour", now.hour(), 0, 23),
            number("time-minute", now.minute(), 0, 59),
        ];
        let screen = counts::Counts::new(
            self.word("clock-date-title"),
            self.word("clock-note"),
            self.word("button-save"),
            numbers,
        );
        self.show(Stage::Counts(screen, CountsFor::Clock));
    }

    /// Keeps what somebody said the time is, as seconds beside the system's clock.
    pub(super) fn set_clock(&mut self, date: NaiveDate, wall: NaiveTime) -> Task<App> {
        let (before, by) = (self.now(), self.by());
        let Some(right) = start_in_utc(before.zone, date, wall) else {
            return self.back_to_duty();
        };
        let clock = &self.services.clock;
        clock.correct(clock.offset_secs() + (right - before.utc).num_seconds());
        let (now, offset) = (self.now(), clock.offset_secs());
        self.did("clock-set", move |book| {
            book.correct_clock(&now, offset, by)
        })
    }

    pub(super) fn on_may_try(&mut self, digits: String, may: Result<MayTry, Fault>) -> Task<App> {
        match may {
            Ok(MayTry::Wait(secs)) => {
                let note = self.look.words.with("pin-wait", &[("secs", secs.into())]);
                if let Stage::Pin(pad) = &mut self.stage {
                    pad.say(note);
                }
                Task::none()
            }
            Ok(MayTry::Against(keepers)) => {
                let visit = self.visit;
                // Hashing takes a good part of a second: never on the window's thread.
                Task::perform(
                    async move {
                        let pin = Pin::typed(&digits).ok()?;
                        let mut keepers = keepers.into_iter();
                        keepers
                            .find(|(_, hash)| hash.matches(&pin).unwrap_or(false))
                            .map(|(k, _)| k)
                    },
                    move |keeper| App::AtKeeper(visit, Done::Checked(keeper)),
                )
            }
            Err(fault) => {
                self.tell(crate::ui::screen::outcome::Outcome::Paper { code: fault.code })
            }
        }
    }

    pub(super) fn on_checked(&mut self, keeper: Option<Keeper>) -> Task<App> {
        let Some(keeper) = keeper else {
            let note = self.word("pin-again");
            if let Stage::Pin(pad) = &mut self.stage {
                pad.say(note);
            }
            return Task::none();
        };
        let now = self.now();
        let succeeded = self.ask(
            move |book| book.try_succeeded(&now, Secret::Pin),
            |_| App::Nothing,
        );
        self.keeper = Some(OnDuty {
            keeper,
            session: None,
            evening: None,
            paper: None,
            keeps_leaving: false,
            to_show_around: Vec::new(),
            back: Back::Door,
        });
        Task::batch([succeeded, self.begin_duty()])
    }

    /// First of all the date, if the clock is not sure of it: milestones and readings wait for
    /// that.
    pub(super) fn begin_duty(&mut self) -> Task<App> {
        let now = self.now();
        if now.clock.is_trusted() {
            return self.list_evenings(EveningFor::Run(None));
        }
        let words = &self.look.words;
        let values = [("date", words.date_long(now.date()).into())];
        let ask = ask::Ask::question(
            words.with("clock-title", &values),
            words.get("clock-body"),
            words.get("clock-yes"),
            words.get("clock-no"),
        );
        self.show(Stage::Ask(ask, AskFor::Clock));
        Task::none()
    }
}
