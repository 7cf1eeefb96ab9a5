//! A moment as the kiosk knows it: the wall clock, how far it is to be trusted, and the time since
//! the machine started, which nobody can set.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// What the wall clock is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockState {
    /// Nothing speaks against it.
    Ok,
    /// Before the program was built.
    NeverSet,
    /// More than two minutes behind the last stored entry, or set back while the machine ran.
    WentBack,
    /// More than 45 days past the last stored entry, or set forward while the machine ran.
    Jumped,
}

impl ClockState {
    /// How far behind the last entry a clock may be, in seconds.
    pub const BEHIND_SECS_MAX: i64 = 120;
    /// How far past the last entry a clock may be, in days.
    pub const AHEAD_DAYS_MAX: i64 = 45;

    /// Judges a wall clock by the last stored entry and the day the program was built.
    pub fn judge(wall: DateTime<Utc>, last: Option<DateTime<Utc>>, built: DateTime<Utc>) -> Self {
        match last {
            _ if wall < built => Self::NeverSet,
            Some(last) if wall < last - TimeDelta::seconds(Self::BEHIND_SECS_MAX) => Self::WentBack,
            Some(last) if wall > last + TimeDelta::days(Self::AHEAD_DAYS_MAX) => Self::Jumped,
            _ => Self::Ok,
        }
    }

    /// How far wall clock and machine time may come apart between two looks, in seconds.
    pub const STEP_SECS_MAX: i64 = 90;

    /// What a wall clock is worth that was set while the machine ran: none if it was not. `wall`
    /// and `machine` passed since the last look, the one by the wall clock and the other by the
    /// clock that nobody can set.
    pub fn stepped(wall: TimeDelta, machine: TimeDelta) -> Option<Self> {
        match (wall - machine).num_seconds() {
            step if step > Self::STEP_SECS_MAX => Some(Self::Jumped),
            step if step < -Self::STEP_SECS_MAX => Some(Self::WentBack),
            _ => None,
        }
    }

    /// Whether milestones and readings may be computed without asking somebody for the date.
    pub fn is_trusted(self) -> bool {
        self == Self::Ok
    }

    /// As it stands in the log and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NeverSet => "never-set",
            Self::WentBack => "went-back",
            Self::Jumped => "jumped",
        }
    }
}

/// Now, handed down from the one clock of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The wall clock, with the offset that a facilitator set where it was wrong.
    pub utc: DateTime<Utc>,
    /// The zone of the site.
    pub zone: Tz,
    /// Which start of the machine this is: an opaque number, the same until it restarts.
    pub boot: u64,
    /// Time since the machine started, in milliseconds, sleep included.
    pub boot_ms: u64,
    /// What the wall clock is worth.
    pub clock: ClockState,
}

impl Moment {
    /// The local wall-clock time at the site.
    pub fn local(&self) -> NaiveDateTime {
        self.utc.with_timezone(&self.zone).naive_local()
    }

    /// The local date at the site.
    pub fn date(&self) -> NaiveDate {
        self.local().date()
    }

    /// Seconds east of UTC at the site now.
    pub fn offset_secs(&self) -> i32 {
        use chrono::Offset;
        self.utc
            .with_timezone(&self.zone)
            .offset()
            .fix()
            .local_minus_utc()
    }

    /// The same machine, later: for tests and for what is due in the future.
    #[must_use]
    pub fn plus(self, later: TimeDelta) -> Self {
        let ms = u64::try_from(later.num_milliseconds()).unwrap_or(0);
        Self {
            utc: self.utc + later,
            boot_ms: self.boot_ms + ms,
            ..self
        }
    }

    /// Milliseconds from `earlier` to this moment by the clock that nobody can set; 0 over a
    /// restart.
    pub fn ms_since(&self, earlier: &Self) -> u64 {
        if self.boot == earlier.boot {
            self.boot_ms.saturating_sub(earlier.boot_ms)
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn a_step_is_what_the_wall_clock_has_more_or_less_than_the_machine() {
        for (wall, machine, stepped) in [
            (0, 0, None),
            (36_000, 36_000, None),
            (90, 0, None),
            (91, 0, Some(ClockState::Jumped)),
            (36_000, 36_090, None),
            (36_000, 36_091, Some(ClockState::WentBack)),
            (-3_600, 20, Some(ClockState::WentBack)),
        ] {
            let secs = TimeDelta::seconds;
            assert_eq!(ClockState::stepped(secs(wall), secs(machine)), stepped);
        }
    }

    #[test]
    fn a_clock_is_judged_by_the_last_entry_and_the_build() {
        let at = |y, m, d, h| Utc.with_ymd_and_hms(y, m, d, h, 0, 0).unwrap();
        let (built, last) = (at(2026, 11, 1, 0), at(2026, 11, 20, 20));
        for (wall, state) in [
            (at(1970, 1, 1, 0), ClockState::NeverSet),
            (at(2026, 11, 20, 19), ClockState::WentBack),
            (last - TimeDelta::seconds(119), ClockState::Ok),
            (at(2026, 11, 22, 19), ClockState::Ok),
            (at(2027, 1, 20, 0), ClockState::Jumped),
        ] {
            assert_eq!(ClockState::judge(wall, Some(last), built), state, "{wall}");
        }
        assert_eq!(
            ClockState::judge(at(2027, 1, 20, 0), None, built),
            ClockState::Ok
        );
    }
}
