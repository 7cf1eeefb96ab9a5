//! A kiosk that locks between meetings: when it gives its key away, the smaller door that it keeps
//! then, and how staff switch it on.

use iced::Task;

use super::keeper::AskFor as AnyAsk;
use super::key::Done;
use super::staff::AskFor;
use super::{Fault, Kiosk, Message as App, Stage};
use crate::domain::attendance::Arrival;
use crate::store::{DropBox, StoreError};
use crate::ui::app::door::Done as AtDoor;
use crate::ui::ease::Patience;
use crate::ui::screen::ask::Ask;
use crate::ui::screen::door::Door;

/// How long after the last touch, with no meeting on, the key is given away, in milliseconds.
const QUIET_MS: u64 = 5 * 60 * 1000;
/// A meeting that begins so soon keeps it awake, in minutes.
const SOON_MINS: i64 = 60;

/// Whether the kiosk locks between meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// The key lies on this machine, too: it cannot.
    NotYet,
    /// It keeps its key until the power goes.
    Awake,
    /// It gives its key away.
    Locked,
}

impl Kiosk {
    /// The drop-box, while the key is away and there is one: then the door is the smaller one.
    pub(super) fn drop_box_now(&self) -> Option<&DropBox> {
        self.drop_box.as_ref().filter(|_| self.is_asleep())
    }

    /// The drop-box of a kiosk that begins without its key.
    pub(super) fn find_drop_box(&mut self) {
        if !self.is_asleep() {
            return;
        }
        self.drop_box = self.services.place.drop_box().unwrap_or_else(|error| {
            tracing::error!(%error, "the drop-box");
            None
        });
        self.refresh_smaller_door();
    }

    /// The smaller door, of today.
    pub(super) fn refresh_smaller_door(&mut self) {
        if self.drop_box_now().is_none() {
            return;
        }
        let now = self.now();
        let tag = self.look.words.tag();
        let of_day = || self.services.site.reading(now.date(), None, tag).cloned();
        let reading = now.clock.is_trusted().then(of_day).flatten();
        self.door = Door::smaller(now, reading).speaking(self.services.site.spoken());
    }

    /// Somebody came while the key is away: kept on disk, and answered like everybody else.
    pub(super) fn drop_in(&self, drop_box: &DropBox, arrival: Arrival) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        let (drop_box, chance) = (drop_box.clone(), self.services.chance.clone());
        let asked = arrival.clone();
        Task::perform(
            async move { drop_box.put(&now, &*chance, &asked).map_err(Fault::from) },
            move |answer| App::AtDoor(visit, AtDoor::Answered(arrival, answer)),
        )
    }

    /// Gives the key away when no meeting is on or near, nobody is on duty and nobody touched
    /// anything for a while.
    pub(super) fn lock_if_time(&mut self) -> Task<App> {
        let now = self.now();
        let is_near = |start| start - now.utc < chrono::TimeDelta::minutes(SOON_MINS);
        let mut meetings = self.door.meetings().iter();
        let is_needed = meetings.any(|meeting| meeting.is_open || is_near(meeting.start));
        let is_quiet = now.boot_ms.saturating_sub(self.touched_ms) >= QUIET_MS;
        if !self.may_be_left_alone()
            || self.keeper.is_some()
            || self.job.is_some()
            || self.fault.is_some()
            || is_needed
            || !is_quiet
            || !self.services.place.locks_between_meetings()
        {
            return Task::none();
        }
        self.lock()
    }

    fn lock(&mut self) -> Task<App> {
        let Ok(store) = &self.services.store else {
            return Task::none();
        };
        let (ended, place) = (store.end(), self.services.place.clone());
        let fault = Fault::from(StoreError::Locked);
        // From now on everybody goes into the drop-box, also while the store still ends.
        self.services.store = Err(fault);
        self.fault = Some(fault);
        self.find_drop_box();
        let ends = Task::perform(
            async move {
                if let Err(error) = ended.await {
                    tracing::error!(%error, "the store did not end");
                }
                place.forget_key();
            },
            |()| App::Nothing,
        );
        // The key does not stay for what one person left out of sight; what is nobody's stays.
        let stays = !self.is_asked_still_there && self.stage.is_before_anybody_is_known();
        let door = match self.ease.patience {
            Patience::Endless if stays && self.kept.is_none() => self.refresh_door(),
            _ => self.go_to_door(),
        };
        Task::batch([ends, door])
    }

    /// "Between meetings" was touched.
    pub(super) fn look_between_meetings(&self) -> Task<App> {
        let (place, visit) = (self.services.place.clone(), self.visit);
        Task::perform(
            async move {
                Ok(if place.locks_between_meetings() {
                    Between::Locked
                } else if place.may_lock_between_meetings().map_err(Fault::from)? {
                    Between::Awake
                } else {
                    Between::NotYet
                })
            },
            move |between| App::AtKey(visit, Done::Between(between)),
        )
    }

    /// Says what locking protects against and what the door lacks then, and offers the change.
    pub(super) fn show_between_meetings(&mut self, between: Between) {
        let words = &self.look.words;
        let title = words.get("between-title");
        let (body, yes, lock) = match between {
            Between::NotYet => {
                let (body, done) = (words.get("between-not-yet"), words.get("button-done"));
                let ask = Ask::say(title, body, done);
                self.show(Stage::Ask(ask, AnyAsk::Staff(AskFor::Said)));
                return;
            }
            Between::Awake => ("between-awake", "between-lock", true),
            Between::Locked => ("between-locked", "between-stay-awake", false),
        };
        let (body, yes) = (words.get(body), words.get(yes));
        let ask = Ask::question(title, body, yes, words.get("button-cancel"));
        let then = AskFor::LockBetweenMeetings(lock);
        self.show(Stage::Ask(ask, AnyAsk::Staff(then)));
    }

    pub(super) fn lock_between_meetings(&self, lock: bool) -> Task<App> {
        let (place, visit) = (self.services.place.clone(), self.visit);
        Task::perform(
            async move {
                if lock {
                    place.lock_between_meetings()?;
                } else {
                    place.stay_awake_between_meetings()?;
                }
                Ok(lock)
            },
            move |done: Result<_, StoreError>| {
                App::AtKey(visit, Done::LockedBetween(done.map_err(Fault::from)))
            },
        )
    }
}
