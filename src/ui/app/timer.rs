//! The times that matter on a stage: when a result clears, when an entry screen asks, when a
//! facilitator's screen locks.
//!
//! Each time carries the visit and the touch it was set for, so that an earlier person's time never
//! cuts a later welcome short.

use std::hash::Hash;
use std::time::Duration;

use iced::{Subscription, Task, time};

use super::staff::Message as Staff;
use super::stage::Shows;
use super::{Kiosk, Message, Stage};
use crate::config::TimesConfig;
use crate::device::sound::Tone;
use crate::domain::rush::RESULT_SECS_MAX;
use crate::ui::ease::{Patience, TwoButtons};
use crate::ui::screen::{idle, outcome};
use crate::ui::theme::{Motion, tokens};
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
    /// It is put away for whoever it belongs to.
    PutAway,
    /// Nobody is at the door.
    Rest,
    /// The idle screen changes.
    Turn,
    /// It is changing.
    Frame,
}

/// How a stage stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// "Still there?"
    Asked,
    /// The door in somebody's own language or size.
    DoorOfVisitor,
    /// The door, and the first start: as long as it takes.
    Still,
    /// The door, with nobody there.
    Unattended,
    /// The tick of somebody in a rush.
    Rush,
    /// A result with a choice.
    Choice,
    /// A result.
    Result,
    /// A milestone, revealed.
    Something,
    /// A facilitator's or staff screen.
    Keepers,
    /// Any other on the way in.
    Entry,
}

impl Standing {
    fn dues(self, shows: Shows, times: &TimesConfig, patience: Patience) -> Vec<(What, u64)> {
        let ms = |secs: u32| u64::from(secs) * 1000;
        let long = |secs: u32| patience.stretch(ms(secs));
        let hide = (What::HideName, long(times.result_secs));
        match self {
            Self::Still => Vec::new(),
            Self::Unattended => vec![(What::Rest, ms(times.rest_secs))],
            // These lock for the sake of everybody else, whoever asked for more time.
            Self::Keepers => vec![(What::Clear, ms(times.lock_secs))],
            // Without a limit nothing clears. What is of a person never stands there alone for
            // long: it is asked about, and then waits out of sight.
            _ if patience == Patience::Endless => match (self, shows) {
                (_, Shows::Nothing) | (Self::Asked, Shows::Typed) => Vec::new(),
                (Self::Asked, Shows::Person) => {
                    vec![(What::PutAway, long(times.still_there_secs))]
                }
                (Self::Choice | Self::Result, _) => {
                    vec![(What::Ask, long(times.choice_secs)), hide]
                }
                (Self::Something, _) => vec![(What::Ask, long(times.choice_secs))],
                _ => vec![(What::Ask, long(times.idle_secs))],
            },
            Self::Asked => vec![(What::Clear, long(times.still_there_secs))],
            Self::DoorOfVisitor => vec![(What::Clear, patience.stretch(DOOR_RESETS_AFTER_MS))],
            // Nothing is on it that most would miss: the next one waits, and takes over at once.
            Self::Rush => vec![(What::Clear, long(times.result_secs.min(RESULT_SECS_MAX)))],
            Self::Choice => vec![(What::Clear, long(times.choice_secs)), hide],
            Self::Result => vec![(What::Clear, long(times.result_secs))],
            Self::Something => vec![(What::Clear, long(times.choice_secs))],
            Self::Entry => vec![(What::Ask, long(times.idle_secs))],
        }
    }
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
        if self.ease.two_buttons == TwoButtons::Auto && self.reach.is_shown() {
            let pace = u64::from(self.services.site.buttons.pace_ms);
            let goes_on = every(pace, (5_u8, self.reach.choices()));
            timers.push(goes_on.map(|_| Message::SwitchOn));
        }
        if self.is_moving() {
            timers.push(time::every(tokens::FRAME).map(|_| Message::Frame));
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

    /// Whether frames are wanted: something moves, and whoever stands there wants to see it move.
    fn is_moving(&self) -> bool {
        self.look.metrics.motion == Motion::Calm && self.stage.is_moving()
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
        let standing = match &self.stage {
            _ if self.is_asked_still_there => Standing::Asked,
            Stage::Door if self.reach.is_active() || self.is_door_as_a_visitor_left_it() => {
                Standing::DoorOfVisitor
            }
            Stage::Door if self.services.site.times.rest_secs > 0 => Standing::Unattended,
            Stage::Door | Stage::Wizard(_) | Stage::PutAway(_) => Standing::Still,
            Stage::Idle(screen) => {
                let turns = (What::Turn, in_ms(tokens::IDLE_CHANGE));
                let frame = (What::Frame, in_ms(tokens::FRAME));
                let frame = screen.is_fading().then_some(frame);
                return [turns].into_iter().chain(frame).collect();
            }
            Stage::Shown(shown) if shown.is_only_tick() => Standing::Rush,
            Stage::Shown(shown) if shown.has_choice() => Standing::Choice,
            Stage::Shown(_) => Standing::Result,
            Stage::Something(_) => Standing::Something,
            stage if stage.is_for_keepers() => Standing::Keepers,
            _ => Standing::Entry,
        };
        standing.dues(self.shows(), &self.services.site.times, self.ease.patience)
    }

    pub(super) fn on_due(&mut self, due: Due) -> Task<Message> {
        if (due.visit, due.touch) != (self.visit, self.touches) {
            return Task::none();
        }
        match due.what {
            What::Clear if self.stage.is_busy() => Task::none(),
            What::Clear => {
                self.reach.let_go();
                self.go_to_door()
            }
            What::HideName => {
                if let Stage::Shown(shown) = &mut self.stage {
                    shown.update(outcome::Message::HideName);
                }
                Task::none()
            }
            What::Ask => {
                self.is_asked_still_there = true;
                self.sound(Tone::Look);
                Task::none()
            }
            What::PutAway => {
                self.put_away();
                Task::none()
            }
            What::Rest => {
                self.rest();
                Task::none()
            }
            What::Turn | What::Frame => {
                self.idle_goes_on(match due.what {
                    What::Turn => idle::Message::Turn,
                    _ => idle::Message::Frame,
                });
                Task::none()
            }
        }
    }

    /// Whether nobody has touched anything for so long that whoever wants no limit may have gone.
    pub(super) fn is_left_alone(&self) -> bool {
        let idle_ms = u64::from(self.services.site.times.idle_secs) * 1000;
        let since_ms = self.now().boot_ms.saturating_sub(self.touched_ms);
        since_ms >= Patience::Endless.stretch(idle_ms)
    }

    pub(super) fn is_door_as_a_visitor_left_it(&self) -> bool {
        let site = &self.services.site;
        self.look.words.tag() != Words::new(&site.language).tag()
            || self.look.metrics.text_size != site.text_size
            || self.look.metrics.controls != site.controls
            || self.look.metrics.motion != site.motion
            || self.look.colours.kind != site.theme
            || self.ease != site.ease
    }
}

fn in_ms(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
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
    fn more_time_is_given_to_visitors_and_never_to_locks() {
        let times = TimesConfig::default();
        let ms = |standing: Standing, patience| {
            let dues = standing.dues(Shows::Nothing, &times, patience);
            dues.first().map(|(_, ms)| *ms)
        };
        for (standing, once) in [
            (Standing::Asked, 20_000),
            (Standing::DoorOfVisitor, 45_000),
            (Standing::Rush, 2_000),
            (Standing::Choice, 15_000),
            (Standing::Result, 4_000),
            (Standing::Something, 15_000),
            (Standing::Entry, 30_000),
        ] {
            let given = [Patience::Once, Patience::Twice, Patience::FourTimes];
            let given = given.map(|patience| ms(standing, patience));
            let expected = [Some(once), Some(2 * once), Some(4 * once)];
            assert_eq!(given, expected, "{standing:?}");
            assert_eq!(ms(standing, Patience::Endless), None, "{standing:?}");
        }
        for patience in [Patience::Once, Patience::FourTimes, Patience::Endless] {
            assert_eq!(ms(Standing::Keepers, patience), Some(90_000));
        }
    }

    #[test]
    fn without_a_limit_what_is_of_a_person_is_put_out_of_sight_and_never_clears() {
        let times = TimesConfig::default();
        let dues = |standing: Standing, shows| standing.dues(shows, &times, Patience::Endless);
        for standing in [Standing::Choice, Standing::Result] {
            let expected = [(What::Ask, 60_000), (What::HideName, 16_000)];
            assert_eq!(dues(standing, Shows::Person), expected, "{standing:?}");
        }
        for (standing, asked) in [(Standing::Something, 60_000), (Standing::Entry, 120_000)] {
            assert_eq!(dues(standing, Shows::Person), [(What::Ask, asked)]);
        }
        assert_eq!(dues(Standing::Entry, Shows::Typed), [(What::Ask, 120_000)]);
        assert_eq!(
            dues(Standing::Asked, Shows::Person),
            [(What::PutAway, 80_000)]
        );
        assert_eq!(dues(Standing::Asked, Shows::Typed), []);
    }

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
