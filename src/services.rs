//! Clock and chance: the only door to time and randomness.
//!
//! Every other module is handed a `Moment` or a `Chance`, so that a test can fix both.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::domain::moment::{ClockState, Moment};

/// The day of this release, in seconds since 1970 UTC (1 November 2026): a clock before it was
/// never set.
const RELEASED_SECS: i64 = 1_793_491_200;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;

    /// Judges the clock by the newest stored entry; called once the store is open.
    fn judge(&self, last_entry: Option<DateTime<Utc>>);

    /// Adds seconds to the wall clock, after somebody said what the date is. The system clock
    /// stays as it is.
    fn correct(&self, offset_secs: i64);

    /// The seconds that were added so far.
    fn offset_secs(&self) -> i64;

    /// Somebody said that the date is right as it is.
    fn trust(&self);

    /// Shows the time of another zone from here on, after somebody chose the site's.
    fn move_to(&self, zone: Tz);
}

/// Gives random bytes.
pub trait Chance: Send + Sync {
    /// Fills the slice with bytes that nobody can guess.
    ///
    /// # Errors
    /// When the operating system has none to give.
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()>;
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    #[expect(clippy::disallowed_methods, reason = "the one door to randomness")]
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        getrandom::fill(bytes).map_err(std::io::Error::other)
    }
}

/// The machine's clocks.
#[derive(Debug)]
pub struct SystemClock {
    boot: u64,
    watched: Mutex<Watched>,
}

/// What is known of the clocks beyond what they say.
#[derive(Debug)]
struct Watched {
    zone: Tz,
    /// Added to the wall clock.
    offset_secs: i64,
    state: ClockState,
    last_entry: Option<DateTime<Utc>>,
    /// The wall clock with its offset and the time since the start of the machine, in milliseconds,
    /// when they were looked at last.
    seen: (DateTime<Utc>, u64),
}

impl Watched {
    /// Looks at the clocks: (wall clock with its offset, milliseconds since the machine started).
    /// One that was set meanwhile is not believed, unless it was not before and makes sense now.
    fn look(&mut self, now: (DateTime<Utc>, u64)) {
        let (before, ms_before) = std::mem::replace(&mut self.seen, now);
        let ms = i64::try_from(now.1.saturating_sub(ms_before)).unwrap_or(i64::MAX);
        let machine = TimeDelta::try_milliseconds(ms).unwrap_or(TimeDelta::MAX);
        match ClockState::stepped(now.0 - before, machine) {
            Some(stepped) if self.state.is_trusted() => self.state = stepped,
            Some(_) => self.judge(),
            None => {}
        }
    }

    fn judge(&mut self) {
        let released = DateTime::from_timestamp(RELEASED_SECS, 0).unwrap_or_default();
        self.state = ClockState::judge(self.seen.0, self.last_entry, released);
    }
}

impl SystemClock {
    /// The machine's clocks, shown in the zone of the site.
    pub fn new(zone: Tz) -> Self {
        let mut watched = Watched {
            zone,
            offset_secs: 0,
            state: ClockState::Ok,
            last_entry: None,
            seen: read_clocks(0),
        };
        watched.judge();
        Self {
            boot: boot_number(),
            watched: Mutex::new(watched),
        }
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The wall clock with this added to it, and the milliseconds since the machine started.
#[expect(clippy::disallowed_methods, reason = "the one door to time")]
fn read_clocks(offset_secs: i64) -> (DateTime<Utc>, u64) {
    let boot = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let secs = u64::try_from(boot.tv_sec).unwrap_or(0);
    let ms = u64::try_from(boot.tv_nsec / 1_000_000).unwrap_or(0);
    let wall = DateTime::<Utc>::from(std::time::SystemTime::now());
    (wall + TimeDelta::seconds(offset_secs), secs * 1000 + ms)
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let mut watched = self.watched();
        let offset_secs = watched.offset_secs;
        watched.look(read_clocks(offset_secs));
        let (utc, boot_ms) = watched.seen;
        Moment {
            utc,
            zone: watched.zone,
            boot: self.boot,
            boot_ms,
            clock: watched.state,
        }
    }

    fn judge(&self, last_entry: Option<DateTime<Utc>>) {
        let mut watched = self.watched();
        watched.last_entry = last_entry;
        watched.seen = read_clocks(watched.offset_secs);
        watched.judge();
    }

    fn correct(&self, offset_secs: i64) {
        let mut watched = self.watched();
        watched.offset_secs = offset_secs;
        watched.seen = read_clocks(offset_secs);
        watched.state = ClockState::Ok;
    }

    fn offset_secs(&self) -> i64 {
        self.watched().offset_secs
    }

    fn trust(&self) {
        self.watched().state = ClockState::Ok;
    }

    fn move_to(&self, zone: Tz) {
        self.watched().zone = zone;
    }
}

/// An opaque number for this start of the machine, from the kernel's boot id.
fn boot_number() -> u64 {
    let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    // 60 bits of a random id: fits a signed column and meets no other start of this machine.
    let hex: String = id
        .chars()
        .filter(char::is_ascii_hexdigit)
        .take(15)
        .collect();
    u64::from_str_radix(&hex, 16).unwrap_or(0)
}

/// A clock that stands where it is put: for tests and for an evening played through quickly.
#[derive(Debug)]
pub struct FixedClock(Mutex<Moment>);

impl FixedClock {
    /// Stands at this moment.
    pub const fn at(moment: Moment) -> Self {
        Self(Mutex::new(moment))
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        if let Ok(mut moment) = self.0.lock() {
            *moment = moment.plus(time);
        }
    }

    /// Stands at another moment.
    pub fn set(&self, to: Moment) {
        if let Ok(mut moment) = self.0.lock() {
            *moment = to;
        }
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        match self.0.lock() {
            Ok(moment) => *moment,
            Err(poisoned) => *poisoned.into_inner(),
        }
    }

    fn judge(&self, last_entry: Option<DateTime<Utc>>) {
        if let Ok(mut moment) = self.0.lock() {
            let released = DateTime::from_timestamp(RELEASED_SECS, 0).unwrap_or_default();
            moment.clock = ClockState::judge(moment.utc, last_entry, released);
        }
    }

    fn correct(&self, offset_secs: i64) {
        if let Ok(mut moment) = self.0.lock() {
            moment.utc += TimeDelta::seconds(offset_secs);
            moment.clock = ClockState::Ok;
        }
    }

    /// What was added is a part of the moment already.
    fn offset_secs(&self) -> i64 {
        0
    }

    fn trust(&self) {
        if let Ok(mut moment) = self.0.lock() {
            moment.clock = ClockState::Ok;
        }
    }

    fn move_to(&self, zone: Tz) {
        if let Ok(mut moment) = self.0.lock() {
            moment.zone = zone;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn the_machine_knows_one_boot_and_goes_forward() {
        let clock = SystemClock::new(Tz::UTC);
        let (first, second) = (clock.now(), clock.now());
        assert_eq!(first.boot, second.boot);
        assert!(first.boot > 0 && second.boot_ms >= first.boot_ms);
    }

    #[test]
    fn a_clock_that_is_set_while_the_machine_runs_is_believed_only_from_doubt() {
        let at = |hour, minute| Utc.with_ymd_and_hms(2026, 11, 24, hour, minute, 0).unwrap();
        let minutes = |minutes: u64| minutes * 60_000;
        let watched = |state, wall| Watched {
            zone: Tz::UTC,
            offset_secs: 0,
            state,
            last_entry: Some(at(18, 0)),
            seen: (wall, minutes(5)),
        };
        let never = Utc.with_ymd_and_hms(1970, 1, 1, 0, 5, 0).unwrap();
        let (ok, back, jumped) = (ClockState::Ok, ClockState::WentBack, ClockState::Jumped);
        for (state, before, now, then) in [
            // Nothing happens to it.
            (ok, at(19, 0), at(19, 10), ok),
            // Set by hand, or by a stick with a clock of its own.
            (ok, at(19, 0), at(22, 10), jumped),
            (ok, at(19, 0), at(16, 10), back),
            // The network came, and with it the time.
            (ClockState::NeverSet, never, at(19, 10), ok),
            (back, at(12, 0), at(19, 10), ok),
            // It came, and makes no more sense.
            (back, at(12, 0), at(15, 0), back),
            (jumped, at(22, 10), at(22, 20), jumped),
        ] {
            let mut clock = watched(state, before);
            clock.look((now, minutes(15)));
            assert_eq!(clock.state, then, "{state:?} {before} {now}");
        }
    }

    #[test]
    fn chance_fills_all_bytes() {
        let mut bytes = [0; 64];
        SystemChance.fill(&mut bytes).unwrap();
        assert!(bytes.iter().any(|byte| *byte != 0));
    }

    #[test]
    fn the_release_date_is_the_first_of_november_2026() {
        let released = DateTime::from_timestamp(RELEASED_SECS, 0).unwrap();
        assert_eq!(released.to_rfc3339(), "2026-11-01T00:00:00+00:00");
    }
}
