//! A database that cannot be read any more, and the copy that takes its place.
//!
//! Staff do it at the door with their PIN, which is tried against the copy: the database no longer
//! knows it. What was there is kept beside it, so nothing is lost by a wrong try.

use std::fmt;

use iced::Task;

use super::{Kiosk, Message as App, Services, Stage, keeper};
use crate::access::Pin;
use crate::domain::tonight::Role;
use crate::store::{Backup, Place, Restored, StoreError};
use crate::ui::screen::ask::Ask;

/// How often a PIN may be tried before the kiosk has to be started again. Each try takes a good
/// part of a second.
const TRIES_MAX: u32 = 10;
/// How often the old database is waited for, whose thread ends by itself.
const WAITS_MAX: u32 = 50;
/// How long each time, in milliseconds.
const WAIT_MS: u64 = 100;

/// What a look at the copies, or a restore, came to.
pub enum Done {
    /// A copy was looked for, for a PIN.
    Looked(Looked),
    /// It took the place of the database, and everything is open again; or not.
    Restored(Option<(Restored, Box<Services>)>),
}

impl fmt::Debug for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Looked(_) => "Looked(..)",
            Self::Restored(_) => "Restored(..)",
        })
    }
}

/// What a look at the copies came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Looked {
    /// There is none, or none that is sound.
    NoCopy,
    /// The PIN is not one of its staff's.
    OtherPin,
    /// The newest sound one.
    Found {
        /// The copy.
        backup: Backup,
        /// How many sign-ins it has.
        sign_ins: u64,
    },
}

impl Kiosk {
    /// Whether the database itself is damaged.
    pub(super) fn needs_rescue(&self) -> bool {
        self.fault.is_some_and(|fault| fault.is_damage)
    }

    /// Looks for the newest sound copy, and whether this is a staff PIN in it.
    pub(super) fn look_for_a_copy(&mut self, digits: String) -> Task<App> {
        if self.rescue_tries >= TRIES_MAX {
            let note = self.look.words.get("rescue-stop");
            if let Stage::Pin(pad) = &mut self.stage {
                pad.say(note);
            }
            return Task::none();
        }
        self.rescue_tries += 1;
        let (place, visit) = (self.services.place.clone(), self.visit);
        Task::perform(
            async move {
                look(&place, &digits).unwrap_or_else(|error| {
                    tracing::error!(%error, "the copies");
                    Looked::NoCopy
                })
            },
            move |looked| App::AtRescue(visit, Done::Looked(looked)),
        )
    }

    /// Puts this copy in the place of the database.
    pub(super) fn restore(&mut self, backup: Backup) -> Task<App> {
        // The last that holds the old database: its thread ends.
        if let Some(fault) = self.fault {
            self.services.store = Err(fault);
        }
        let words = &self.look.words;
        let ask = Ask::say(
            words.get("rescue-title"),
            words.get("rescue-working"),
            words.get("button-done"),
        );
        self.show(Stage::Ask(ask, keeper::AskFor::RescueGoesOn));
        let (place, reopen) = (self.services.place.clone(), self.services.reopen.clone());
        let visit = self.visit;
        Task::perform(
            async move {
                let restored = restore(&place, &backup);
                if let Err(error) = &restored {
                    tracing::error!(%error, "the copy was not restored");
                }
                Some((restored.ok()?, Box::new(reopen(place)?)))
            },
            move |done| App::AtRescue(visit, Done::Restored(done)),
        )
    }

    pub(super) fn on_rescue(&mut self, visit: u64, done: Done) -> Task<App> {
        match done {
            // Whatever stands on the window by now: the old kiosk is gone.
            Done::Restored(Some((restored, services))) => {
                let first = self.begin_again(*services);
                Task::batch([first, self.say_restored(&restored)])
            }
            _ if visit != self.visit => Task::none(),
            Done::Restored(None) => {
                self.say_rescue("rescue-title", self.look.words.get("rescue-failed"))
            }
            Done::Looked(Looked::NoCopy) => {
                self.say_rescue("rescue-title", self.look.words.get("rescue-no-copy"))
            }
            Done::Looked(Looked::OtherPin) => {
                let note = self.look.words.get("pin-again");
                if let Stage::Pin(pad) = &mut self.stage {
                    pad.say(note);
                }
                Task::none()
            }
            Done::Looked(Looked::Found { backup, sign_ins }) => {
                let words = &self.look.words;
                let values = [
                    ("date", words.date_long(backup.date).into()),
                    ("sign-ins", sign_ins.into()),
                ];
                let ask = Ask::question(
                    words.get("rescue-title"),
                    words.with("rescue-found", &values),
                    words.get("rescue-yes"),
                    words.get("rescue-no"),
                );
                self.show(Stage::Ask(ask, keeper::AskFor::Rescue(backup)));
                Task::none()
            }
        }
    }

    /// The kiosk anew, with everything opened anew.
    pub(super) fn begin_again(&mut self, mut services: Services) -> Task<App> {
        services.fills_screen = self.services.fills_screen;
        let (panel, visit) = (self.look.metrics.panel(), self.visit);
        let (kiosk, first) = Self::new(services);
        *self = kiosk;
        // What the old one still waits for is late.
        self.visit = visit + 1;
        self.resize(iced::Size::new(panel.width_px, panel.height_px));
        first
    }

    fn say_restored(&mut self, restored: &Restored) -> Task<App> {
        let words = &self.look.words;
        let body = match restored.entries_missing {
            Some(0) if restored.entries_in_journal > 0 => words.get("rescue-done-journal"),
            Some(0) => words.get("rescue-done-whole"),
            Some(missing) => words.with("rescue-done-missing", &[("missing", missing.into())]),
            None => words.get("rescue-done-unknown"),
        };
        self.say_rescue("rescue-done-title", body)
    }

    fn say_rescue(&mut self, title: &str, body: String) -> Task<App> {
        let words = &self.look.words;
        let ask = Ask::say(words.get(title), body, words.get("button-done"));
        self.show(Stage::Ask(ask, keeper::AskFor::RescueSaid));
        Task::none()
    }
}

fn look(place: &Place, digits: &str) -> Result<Looked, StoreError> {
    let Some((backup, verified)) = place.newest_sound_backup()? else {
        return Ok(Looked::NoCopy);
    };
    let keepers = place.pin_hashes_of(&backup, Role::Staff)?;
    let is_one_of_them = Pin::typed(digits).is_ok_and(|pin| {
        let mut hashes = keepers.iter().map(|(_, hash)| hash);
        hashes.any(|hash| hash.matches(&pin).unwrap_or(false))
    });
    Ok(if is_one_of_them {
        Looked::Found {
            backup,
            sign_ins: verified.live,
        }
    } else {
        Looked::OtherPin
    })
}

fn restore(place: &Place, backup: &Backup) -> Result<Restored, StoreError> {
    for _ in 0..WAITS_MAX {
        match place.restore(backup) {
            Err(StoreError::Busy) => {
                std::thread::sleep(std::time::Duration::from_millis(WAIT_MS));
            }
            done => return done,
        }
    }
    Err(StoreError::Busy)
}
