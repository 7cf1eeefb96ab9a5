//! The times that matter on a stage: when a result clears, when an entry screen asks, when a
//! facilitator's screen locks.
//!
//! Each time carries the visit and the touch it was set for, so that an earlier person's time never
//! cuts a later welcome short.

use std::hash::Hash;
use std::time::Duration;

use iced::{Subscription, Task, time};

use super::staff::Message as Staff;
use super::{Kiosk, Message, Stage};
use crate::ui::screen::outcome;
use crate::ui::words::Words;

/// How long the door stays in a visitor's language and size without a touch, in milliseconds.
const DOOR_RESETS_AFTER_MS: u64 = 45_000;
/// How often the door looks whether something has changed, in seconds.
const TICK_SECS: u64 = 20;
/// How often the progress of an export is shown, in milliseconds.
const JOB_MS: u64 = 200;
/// How often sticks are looked for on the export screen, in milliseconds.
const STICKS_MS: u64 = 1_000;
/// How often a scanner's silence is listened for, in milliseconds.
const SILENCE_MS: u64 = 60;

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Due {
    visit: u64,
    touch: u64,
    what: What,
}

/// What can be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    /// The stage clears.
    Clear,
    /// The name on the welcome goes.
    HideName,
    /// "Still there?"
    Ask,
}

impl Kiosk {
    pub(super) fn timers(&self) -> Subscription<Message> {
        let mut timers = vec![every(TICK_SECS * 1000, 0_u8).map(|_| Message::Tick)];
        for (what, ms) in self.dues() {
            timers.push(every(ms, self.due(what)).map(Message::Due));
        }
        if self.scanner.waits_until().is_some() || !self.trial.is_empty() {
            timers.push(every(SILENCE_MS, 1_u8).map(|_| Message::Silence));
        }
        if self.stage.is_busy() {
            timers.push(every(JOB_MS, 4_u8).map(|_| Message::Staff(Staff::LookAtJob)));
        }
        if self.stage.looks_for_sticks() {
            let look = |_| Message::Staff(Staff::LookForSticks);
            timers.push(every(STICKS_MS, 3_u8).map(look));
        }
        Subscription::batch(timers)
    }

    fn due(&self, what: What) -> Due {
        Due {
            visit: self.visit,
            touch: self.touches,
            what,
        }
    }

    /// What this stage will hear when its times have come, the first of them first.
    #[cfg(feature = "headless")]
    pub(in crate::ui) fn times_to_come(&self) -> Vec<Message> {
        let mut dues = self.dues();
        dues.sort_by_key(|(_, ms)| *ms);
        let dues = dues.into_iter().map(|(what, _)| self.due(what));
        dues.map(Message::Due).collect()
    }

    /// What is due on this stage, and after how many milliseconds.
    fn dues(&self) -> Vec<(What, u64)> {
        let times = &self.services.site.times;
        let ms = |secs: u32| u64::from(secs) * 1000;
        if self.is_asked_still_there {
            return vec![(What::Clear, ms(times.still_there_secs))];
        }
        match &self.stage {
            Stage::Door if self.is_door_as_a_visitor_left_it() => {
                vec![(What::Clear, DOOR_RESETS_AFTER_MS)]
            }
            Stage::Door | Stage::Wizard(_) => Vec::new(),
            Stage::Shown(shown) if shown.has_choice() => vec![
                (What::Clear, ms(times.choice_secs)),
                (What::HideName, ms(times.result_secs)),
            ],
            Stage::Shown(_) => vec![(What::Clear, ms(times.result_secs))],
            Stage::Something(_) => vec![(What::Clear, ms(times.choice_secs))],
            stage if stage.is_for_keepers() => vec![(What::Clear, ms(times.lock_secs))],
            _ => vec![(What::Ask, ms(times.idle_secs))],
        }
    }

    pub(super) fn on_due(&mut self, due: Due) -> Task<Message> {
        if (due.visit, due.touch) != (self.visit, self.touches) {
            return Task::none();
        }
        match due.what {
            What::Clear if self.stage.is_busy() => Task::none(),
            What::Clear => self.go_to_door(),
            What::HideName => {
                if let Stage::Shown(shown) = &mut self.stage {
                    shown.update(outcome::Message::HideName);
                }
                Task::none()
            }
            What::Ask => {
                self.is_asked_still_there = true;
                Task::none()
            }
        }
    }

    fn is_door_as_a_visitor_left_it(&self) -> bool {
        let site = &self.services.site;
        self.look.words.tag() != Words::new(&site.language).tag()
            || self.look.metrics.text_size != site.text_size
            || self.look.metrics.controls != site.controls
            || self.look.colours.kind != site.theme
    }
}

/// Says `what` after `ms` milliseconds, and again after as many; another `what` begins anew.
fn every<T: Clone + Hash + Send + Sync + 'static>(ms: u64, what: T) -> Subscription<T> {
    time::every(Duration::from_millis(ms))
        .with(what)
        .map(|(what, _)| what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_persons_time_is_another_time() {
        let due = |visit, touch| Due {
            visit,
            touch,
            what: What::Clear,
        };
        assert_ne!(due(1, 1), due(2, 1));
        assert_ne!(due(1, 1), due(1, 2));
    }
}
