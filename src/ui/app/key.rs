//! The key of the records: how staff wake a kiosk whose key lies on their stick, and how they bring
//! it there.
//!
//! A PIN is tried off the window's thread, and counted on disk before it is; what opens is handed
//! to the store and kept nowhere else.

use std::fmt;
use std::sync::Arc;

use iced::Task;
use zeroize::Zeroizing;

use super::keeper::AskFor as AnyAsk;
use super::sleep::Between;
use super::staff::{AskFor, HiddenPin, LineFor};
use super::{Fault, Kiosk, Message as App, Services, Stage};
use crate::access::{HashCost, Pin, Secret, SlotKind, StickSecret};
use crate::device::volume::{Access, Volume, Volumes};
use crate::domain::moment::Moment;
use crate::services::Chance;
use crate::store::{KeyPlaces, Place, StoreError, Unlocked};
use crate::transfer::{After, Destination, TransferError, staff_stick};
use crate::ui::screen::ask::Ask;

/// What the screens of the key wait for.
pub enum Done {
    /// A stick and a PIN were tried.
    Tried(Tried),
    /// Where the key lies.
    Places(Result<KeyPlaces, Fault>),
    /// A stick was to be made.
    Made(Made),
    /// The key was to leave this machine.
    TakenAway(Result<(), Fault>),
    /// Whether it locks between meetings.
    Between(Result<Between, Fault>),
    /// It locks between meetings from now on, or no more.
    LockedBetween(Result<bool, Fault>),
}

impl fmt::Debug for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tried(_) => "Tried(..)",
            Self::Places(_) => "Places(..)",
            Self::Made(_) => "Made(..)",
            Self::TakenAway(_) => "TakenAway(..)",
            Self::Between(_) => "Between(..)",
            Self::LockedBetween(_) => "LockedBetween(..)",
        })
    }
}

/// What became of a try.
pub enum Tried {
    /// There is no key stick.
    NoStick,
    /// The PIN is another one.
    OtherPin,
    /// Not before so many seconds have passed.
    Wait(u64),
    /// Something else is in the way.
    Failed,
    /// The kiosk, awake.
    Open(Box<Services>),
}

/// What became of a stick that was to open the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// There is no stick.
    NoStick,
    /// It did not work.
    Failed,
    /// It opens.
    Opens,
}

impl Kiosk {
    /// Whether the key lies on a stick, and nobody has opened with it since the power came on.
    pub(super) fn is_asleep(&self) -> bool {
        self.fault.is_some_and(|fault| fault.is_locked)
    }

    /// Tries these digits with the stick that is plugged in.
    pub(super) fn wake(&mut self, digits: String) -> Task<App> {
        let (services, now, visit) = (self.services.clone(), self.now(), self.visit);
        let digits = Zeroizing::new(digits);
        Task::perform(
            async move {
                wake(&services, &now, &digits).unwrap_or_else(|error| {
                    tracing::error!(%error, "the kiosk was not woken");
                    Tried::Failed
                })
            },
            move |tried| App::AtKey(visit, Done::Tried(tried)),
        )
    }

    pub(super) fn on_key_done(&mut self, visit: u64, done: Done) -> Task<App> {
        match done {
            // Whatever stands on the window by now: it is awake.
            Done::Tried(Tried::Open(services)) => self.begin_again(*services),
            _ if visit != self.visit => Task::none(),
            Done::Tried(tried) => {
                let words = &self.look.words;
                let note = match tried {
                    Tried::NoStick => words.get("wake-no-stick"),
                    Tried::Wait(secs) => words.with("wake-wait", &[("secs", secs.into())]),
                    Tried::Failed => words.get("wake-failed"),
                    Tried::OtherPin | Tried::Open(_) => words.get("pin-again"),
                };
                if let Stage::Pin(pad) = &mut self.stage {
                    pad.say(note);
                }
                Task::none()
            }
            Done::Places(Ok(places)) => {
                self.show_key(&places);
                Task::none()
            }
            Done::Made(made) => {
                self.say_about_key(match made {
                    Made::NoStick => "key-no-stick",
                    Made::Failed => "key-failed",
                    Made::Opens => "key-made",
                });
                Task::none()
            }
            Done::TakenAway(Ok(())) => {
                self.say_about_key("key-taken");
                Task::none()
            }
            Done::Between(Ok(between)) => {
                self.show_between_meetings(between);
                Task::none()
            }
            Done::LockedBetween(Ok(locked)) => {
                self.show_menu(Some(if locked {
                    "between-locks-now"
                } else {
                    "between-awake-now"
                }));
                Task::none()
            }
            Done::Places(Err(fault))
            | Done::TakenAway(Err(fault))
            | Done::Between(Err(fault))
            | Done::LockedBetween(Err(fault)) => self.tell(fault.outcome()),
        }
    }

    /// "The key" was touched.
    pub(super) fn look_for_key(&self) -> Task<App> {
        let (place, visit) = (self.services.place.clone(), self.visit);
        Task::perform(
            async move { place.key_places().map_err(Fault::from) },
            move |places| App::AtKey(visit, Done::Places(places)),
        )
    }

    /// Says what protects against what, and offers the next step.
    fn show_key(&mut self, places: &KeyPlaces) {
        let may_go = places.plain && places.may_lose_plain();
        let (body, yes, then) = if may_go {
            ("key-ready", "key-take-away", AskFor::TakeKeyAway)
        } else if !places.plain && places.has(SlotKind::Credential) {
            ("key-system", "key-another", AskFor::MakeStick)
        } else if !places.plain {
            ("key-gone", "key-another", AskFor::MakeStick)
        } else if places.has(SlotKind::Stick) {
            ("key-needs-code", "key-another", AskFor::MakeStick)
        } else {
            ("key-plain", "key-make", AskFor::MakeStick)
        };
        let words = &self.look.words;
        let ask = Ask::question(
            words.get("key-title"),
            words.get(body),
            words.get(yes),
            words.get("button-cancel"),
        );
        self.show(Stage::Ask(ask, AnyAsk::Staff(then)));
    }

    fn say_about_key(&mut self, body: &str) {
        let words = &self.look.words;
        let ask = Ask::say(
            words.get("key-title"),
            words.get(body),
            words.get("button-done"),
        );
        self.show(Stage::Ask(ask, AnyAsk::Staff(AskFor::Said)));
    }

    /// Asks for the PIN of a stick.
    pub(super) fn ask_for_stick_pin(&mut self, note: &str) {
        let note = self.look.words.get(note);
        self.show_pin_line("key-stick-title", note, LineFor::StickPin);
    }

    /// Digits for the PIN of a stick were typed, once or twice.
    pub(super) fn on_stick_pin(&mut self, digits: String, first: Option<&HiddenPin>) -> Task<App> {
        let pin = match Pin::choose(&digits, self.services.site.pin_digits_min) {
            Ok(pin) => pin,
            Err(error) => {
                let note = self.pin_refused(error);
                self.show_pin_line("key-stick-title", note, LineFor::StickPin);
                return Task::none();
            }
        };
        match first {
            None => {
                let what = LineFor::StickPinAgain(HiddenPin(digits));
                self.show_pin_line("pins-twice-title", String::new(), what);
                Task::none()
            }
            Some(first) if first.0 != digits => {
                self.ask_for_stick_pin("pins-differ");
                Task::none()
            }
            Some(_) => self.make_stick(pin),
        }
    }

    fn make_stick(&self, pin: Pin) -> Task<App> {
        let services = &self.services;
        let (place, volumes) = (services.place.clone(), Arc::clone(&services.volumes));
        let (chance, cost, visit) = (Arc::clone(&services.chance), services.pin_cost, self.visit);
        Task::perform(
            async move {
                make_stick(&place, &*volumes, &*chance, &pin, cost).unwrap_or_else(|error| {
                    tracing::error!(%error, "the stick does not open the kiosk");
                    Made::Failed
                })
            },
            move |made| App::AtKey(visit, Done::Made(made)),
        )
    }

    pub(super) fn take_key_away(&self) -> Task<App> {
        let (place, visit) = (self.services.place.clone(), self.visit);
        // Through the store: it holds the key by then, and goes on with it.
        let Ok(store) = &self.services.store else {
            return Task::none();
        };
        let taken = store.run(move |_| place.take_plain_key_away());
        Task::perform(
            async move { taken.await.map_err(Fault::from) },
            move |taken| App::AtKey(visit, Done::TakenAway(taken)),
        )
    }
}

/// Why a stick did not do.
#[derive(Debug, thiserror::Error)]
enum StickError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Transfer(#[from] TransferError),
    #[error("no random bytes: {0}")]
    Chance(#[from] std::io::Error),
}

fn wake(services: &Services, now: &Moment, digits: &str) -> Result<Tried, StickError> {
    let place = &services.place;
    let name = place.stick_file()?;
    let Some((_, secret)) = secret_on_any(&*services.volumes, &name) else {
        return Ok(Tried::NoStick);
    };
    let Ok(pin) = Pin::typed(digits) else {
        return Ok(Tried::OtherPin);
    };
    Ok(match place.unlock_with_stick(now, &secret, &pin)? {
        Unlocked::Wait(secs) => Tried::Wait(secs),
        Unlocked::No => Tried::OtherPin,
        Unlocked::Open(place) => {
            (services.reopen)(*place).map_or(Tried::Failed, |it| Tried::Open(Box::new(it)))
        }
    })
}

/// The first stick that has a secret of this kiosk, and the secret.
fn secret_on_any(volumes: &dyn Volumes, name: &str) -> Option<(Volume, StickSecret)> {
    for volume in volumes.list() {
        let line = staff_stick::read_line(onto(volumes, &volume), name);
        match line.map(|line| line.map(Zeroizing::new)) {
            Ok(Some(line)) => {
                if let Some(secret) = StickSecret::from_line(&line) {
                    return Some((volume, secret));
                }
            }
            Ok(None) => {}
            // Another one may have it.
            Err(error) => tracing::warn!(%error, "a stick could not be read"),
        }
    }
    None
}

fn make_stick(
    place: &Place,
    volumes: &dyn Volumes,
    chance: &dyn Chance,
    pin: &Pin,
    cost: HashCost,
) -> Result<Made, StickError> {
    let name = place.stick_file()?;
    // One that opened the kiosk before has a new PIN from now on.
    let (volume, secret) = if let Some(found) = secret_on_any(volumes, &name) {
        found
    } else {
        let sticks = volumes.list();
        let mut writable = sticks
            .into_iter()
            .filter(|it| it.access == Access::Writable);
        let Some(volume) = writable.next() else {
            return Ok(Made::NoStick);
        };
        let (mut bytes, mut suffix) = ([0; StickSecret::BYTES], [0; 8]);
        chance.fill(&mut bytes)?;
        chance.fill(&mut suffix)?;
        let secret = StickSecret::from_bytes(bytes);
        staff_stick::write_line(onto(volumes, &volume), &name, suffix, &secret.line())?;
        (volume, secret)
    };
    place.add_key_slot(Secret::Stick(&secret, pin), chance, cost)?;
    // It was read back: one that cannot be let go keeps what is on it all the same.
    if let Err(error) = volumes.eject(&volume) {
        tracing::warn!(%error, "the key stick was not let go");
    }
    Ok(Made::Opens)
}

fn onto<'a>(volumes: &'a dyn Volumes, volume: &'a Volume) -> Destination<'a> {
    Destination {
        volumes,
        volume,
        after: After::Keep,
    }
}
