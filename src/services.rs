//! Clock and chance: the only door to time and randomness.
//!
//! Every other module is handed a `Moment` or a `Chance`, so that a test can fix both.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

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
    zone: Mutex<Tz>,
    boot: u64,
    offset_secs: AtomicI64,
    state: Mutex<ClockState>,
}

impl SystemClock {
    /// The machine's clocks, shown in the zone of the site.
    pub fn new(zone: Tz) -> Self {
        let clock = Self {
            zone: Mutex::new(zone),
            boot: boot_number(),
            offset_secs: AtomicI64::new(0),
            state: Mutex::new(ClockState::Ok),
        };
        clock.judge(None);
        clock
    }

    #[expect(clippy::disallowed_methods, reason = "the one door to time")]
    fn wall(&self) -> DateTime<Utc> {
        DateTime::<Utc>::from(std::time::SystemTime::now())
            + TimeDelta::seconds(self.offset_secs.load(Ordering::Relaxed))
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let boot = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        let secs = u64::try_from(boot.tv_sec).unwrap_or(0);
        let ms = u64::try_from(boot.tv_nsec / 1_000_000).unwrap_or(0);
        let clock = self.state.lock().map_or(ClockState::Ok, |state| *state);
        Moment {
            utc: self.wall(),
            zone: *self.zone.lock().unwrap_or_else(PoisonError::into_inner),
            boot: self.boot,
            boot_ms: secs * 1000 + ms,
            clock,
        }
    }

    fn judge(&self, last_entry: Option<DateTime<Utc>>) {
        let released = DateTime::from_timestamp(RELEASED_SECS, 0).unwrap_or_default();
        if let Ok(mut state) = self.state.lock() {
            *state = ClockState::judge(self.wall(), last_entry, released);
        }
    }

    fn correct(&self, offset_secs: i64) {
        self.offset_secs.store(offset_secs, Ordering::Relaxed);
        if let Ok(mut state) = self.state.lock() {
            *state = ClockState::Ok;
        }
    }

    fn offset_secs(&self) -> i64 {
        self.offset_secs.load(Ordering::Relaxed)
    }

    fn trust(&self) {
        if let Ok(mut state) = self.state.lock() {
            *state = ClockState::Ok;
        }
    }

    fn move_to(&self, zone: Tz) {
        *self.zone.lock().unwrap_or_else(PoisonError::into_inner) = zone;
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

    #[test]
    fn the_machine_knows_one_boot_and_goes_forward() {
        let clock = SystemClock::new(Tz::UTC);
        let (first, second) = (clock.now(), clock.now());
        assert_eq!(first.boot, second.boot);
        assert!(first.boot > 0 && second.boot_ms >= first.boot_ms);
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
