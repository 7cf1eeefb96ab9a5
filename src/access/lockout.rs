//! Guessing is made slow: after some failures every further try waits, longer each time.
//!
//! Waiting is counted on the time since the machine started, which nobody can set, plus the rest
//! that was stored: pulling the plug or turning the clock never shortens it. A wait that a restart
//! cut in two begins again with what was stored, less the time since that restart.

use std::time::Duration;

use crate::domain::moment::Moment;

/// Failures so far and the pause they brought, for the store to keep. Four plain numbers, because
/// they must come back from a database unchanged; [`Lockout::NONE`] is a clean slate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lockout {
    /// Failures that still count.
    pub failures: u32,
    /// In which start of the machine the last one happened.
    pub boot: u64,
    /// When the pause ends, in milliseconds since that start.
    pub until_ms: u64,
    /// How long the pause was when this was stored, in milliseconds: what holds after a restart.
    pub rest_ms: u64,
}

impl Lockout {
    /// Nobody failed. Store this after a success.
    pub const NONE: Self = Self {
        failures: 0,
        boot: 0,
        until_ms: 0,
        rest_ms: 0,
    };

    /// How long the next try still waits.
    pub fn wait_left(&self, now: &Moment) -> Duration {
        let left_ms = if now.boot == self.boot {
            // Never more than the pause itself, should two starts ever look like one.
            self.until_ms.saturating_sub(now.boot_ms).min(self.rest_ms)
        } else {
            self.rest_ms.saturating_sub(now.boot_ms)
        };
        Duration::from_millis(left_ms)
    }

    /// One more failure. Store it before the answer is computed.
    #[must_use]
    pub fn after_failure(&self, patience: Patience, now: &Moment) -> Self {
        let failures = self.counted(patience, now).saturating_add(1);
        let rest_ms = patience.pause_secs(failures) * 1000;
        Self {
            failures,
            boot: now.boot,
            until_ms: now.boot_ms.saturating_add(rest_ms),
            rest_ms,
        }
    }

    /// The same state with the time that has passed taken off: stored now and then and at shutdown,
    /// it keeps a restart from beginning a long wait anew.
    #[must_use]
    pub fn resumed(&self, patience: Patience, now: &Moment) -> Self {
        let failures = self.counted(patience, now);
        if failures == 0 {
            return Self::NONE;
        }
        let rest_ms = u64::try_from(self.wait_left(now).as_millis()).unwrap_or(u64::MAX);
        // A quiet time that was not yet long enough is lost here: the strict side.
        Self {
            failures,
            boot: now.boot,
            until_ms: now.boot_ms.saturating_add(rest_ms),
            rest_ms,
        }
    }

    /// Whether nothing is left of it, so that the store may drop the row.
    pub fn is_spent(&self, patience: Patience, now: &Moment) -> bool {
        self.counted(patience, now) == 0
    }

    /// Failures that still count after the quiet time since the last pause.
    fn counted(&self, patience: Patience, now: &Moment) -> u32 {
        let Some(forgiving_secs) = patience.forgives_one_after_secs() else {
            return self.failures;
        };
        let end_ms = if now.boot == self.boot {
            self.until_ms
        } else {
            self.rest_ms
        };
        let forgiven = now.boot_ms.saturating_sub(end_ms) / (forgiving_secs * 1000);
        self.failures
            .saturating_sub(u32::try_from(forgiven).unwrap_or(u32::MAX))
    }
}

/// How many failures are borne, and how the pauses grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Patience {
    /// PINs, and the recovery code: only a success forgives.
    Pin,
    /// One name at the door: nine pictures by six colours are 54 guesses, so it grows to hours.
    DoorName,
    /// All names at one kiosk. An evening of honest slips stays below it, and a success does not
    /// forgive: otherwise a guesser would sign in as themselves in between.
    DoorKiosk,
}

impl Patience {
    /// The pause after so many failures, in seconds.
    pub fn pause_secs(self, failures: u32) -> u64 {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        const PIN: [u64; 9] = [0, 0, 0, 5, 15, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];
        const DOOR_NAME: [u64; 9] = [
            0,
            0,
            0,
            30,
            2 * MINUTE,
            10 * MINUTE,
            30 * MINUTE,
            HOUR,
            4 * HOUR,
        ];
        const DOOR_KIOSK: [u64; 17] = [
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            5,
            10,
            20,
            40,
            MINUTE,
            2 * MINUTE,
            5 * MINUTE,
        ];
        let pauses: &[u64] = match self {
            Self::Pin => &PIN,
            Self::DoorName => &DOOR_NAME,
            Self::DoorKiosk => &DOOR_KIOSK,
        };
        let Some(at) = failures.checked_sub(1) else {
            return 0;
        };
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        pauses.get(at.min(pauses.len() - 1)).copied().unwrap_or(0)
    }

    /// After how many quiet seconds one failure is forgotten; none: never.
    const fn forgives_one_after_secs(self) -> Option<u64> {
        match self {
            Self::Pin => None,
            Self::DoorName => Some(4 * 60 * 60),
            Self::DoorKiosk => Some(10 * 60),
        }
    }
}

/// The pauses of sign-ins by name, per name and per kiosk. The name is counted whether somebody has
/// it or not, so that the pause tells nothing. Cards go on working.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MissPause {
    /// Misses with this name.
    pub name: Lockout,
    /// Misses at this kiosk with any name.
    pub kiosk: Lockout,
}

impl MissPause {
    /// How long the next try with this name still waits.
    pub fn wait_left(&self, now: &Moment) -> Duration {
        self.name.wait_left(now).max(self.kiosk.wait_left(now))
    }

    /// One more miss. Store both before the answer is computed.
    #[must_use]
    pub fn after_miss(&self, now: &Moment) -> Self {
        Self {
            name: self.name.after_failure(Patience::DoorName, now),
            kiosk: self.kiosk.after_failure(Patience::DoorKiosk, now),
        }
    }

    /// The miss that was stored in advance was none: name, picture and colour belonged together.
    /// `before` is the state before it was counted.
    #[must_use]
    pub fn after_hit(before: &Self) -> Self {
        Self {
            name: Lockout::NONE,
            kiosk: before.kiosk,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::ClockState;
    use chrono::{TimeDelta, TimeZone, Utc};
    use chrono_tz::Tz;

    fn at(boot: u64, secs: u64) -> Moment {
        Moment {
            utc: Utc.with_ymd_and_hms(2026, 11, 24, 19, 0, 0).unwrap(),
            zone: Tz::Europe__Berlin,
            boot,
            boot_ms: secs * 1000,
            clock: ClockState::Ok,
        }
    }

    fn failed(times: u32, patience: Patience, now: &Moment) -> Lockout {
        (0..times).fold(Lockout::NONE, |lockout, _| {
            lockout.after_failure(patience, now)
        })
    }

    fn secs(lockout: &Lockout, now: &Moment) -> u64 {
        lockout.wait_left(now).as_secs()
    }

    #[test]
    fn pauses_of_a_pin_grow_to_an_hour() {
        let now = at(1, 100);
        let waits: Vec<u64> = (0..12)
            .map(|times| secs(&failed(times, Patience::Pin, &now), &now))
            .collect();
        assert_eq!(waits, [0, 0, 0, 0, 5, 15, 60, 300, 900, 3600, 3600, 3600]);
    }

    #[test]
    fn a_pause_passes_with_the_time_since_the_start() {
        let lockout = failed(7, Patience::Pin, &at(1, 100));
        for (now, left) in [(100, 300), (101, 299), (399, 1), (400, 0), (9_999, 0)] {
            assert_eq!(secs(&lockout, &at(1, now)), left, "at {now} s");
        }
    }

    #[test]
    fn turning_the_wall_clock_changes_nothing() {
        let lockout = failed(7, Patience::Pin, &at(1, 100));
        let mut now = at(1, 160);
        for days in [-20_000, -1, 1, 20_000] {
            now.utc = at(1, 160).utc + TimeDelta::days(days);
            assert_eq!(secs(&lockout, &now), 240, "{days} days");
        }
    }

    #[test]
    fn a_restart_never_shortens_a_pause() {
        let lockout = failed(7, Patience::Pin, &at(1, 100));
        for (now, left) in [(0, 300), (20, 280), (299, 1), (300, 0)] {
            assert_eq!(
                secs(&lockout, &at(2, now)),
                left,
                "{now} s after the restart"
            );
        }
    }

    #[test]
    fn a_rest_that_was_stored_holds_after_the_restart() {
        let lockout = failed(9, Patience::Pin, &at(1, 100));
        let stored = lockout.resumed(Patience::Pin, &at(1, 100 + 3000));
        assert_eq!(secs(&stored, &at(1, 100 + 3000)), 600);
        assert_eq!(secs(&stored, &at(2, 0)), 600);
        assert_eq!(stored.failures, 9);
    }

    #[test]
    fn two_starts_that_look_alike_never_wait_longer_than_the_pause() {
        // No boot id could be read: all starts are number 0.
        let lockout = failed(7, Patience::Pin, &at(0, 1_000_000));
        assert_eq!(secs(&lockout, &at(0, 0)), 300);
    }

    #[test]
    fn only_a_success_forgives_a_pin() {
        let lockout = failed(5, Patience::Pin, &at(1, 0));
        let much_later = lockout.after_failure(Patience::Pin, &at(1, 30 * 86_400));
        assert_eq!(much_later.failures, 6);
        assert!(!lockout.is_spent(Patience::Pin, &at(1, 30 * 86_400)));
        assert_eq!(secs(&Lockout::NONE, &at(1, 0)), 0);
    }

    #[test]
    fn failures_never_overflow() {
        let lockout = Lockout {
            failures: u32::MAX,
            boot: 1,
            until_ms: u64::MAX,
            rest_ms: u64::MAX,
        };
        let next = lockout.after_failure(Patience::Pin, &at(1, u64::MAX / 1000));
        assert_eq!(next.failures, u32::MAX);
    }

    #[test]
    fn misses_of_one_name_pause_that_name_only() {
        let now = at(1, 100);
        let mut anna = MissPause::default();
        for _ in 0..5 {
            anna = anna.after_miss(&now);
        }
        let ben = MissPause {
            name: Lockout::NONE,
            kiosk: anna.kiosk,
        };
        assert_eq!(anna.wait_left(&now).as_secs(), 120);
        assert_eq!(ben.wait_left(&now).as_secs(), 0);
    }

    #[test]
    fn going_through_many_names_pauses_the_kiosk() {
        let now = at(1, 100);
        let mut kiosk = Lockout::NONE;
        let waits: Vec<u64> = (0..20)
            .map(|_| {
                let name = Lockout::NONE;
                let pause = MissPause { name, kiosk }.after_miss(&now);
                kiosk = pause.kiosk;
                pause.wait_left(&now).as_secs()
            })
            .collect();
        assert_eq!(waits[..10], [0; 10]);
        assert_eq!(waits[10..], [5, 10, 20, 40, 60, 120, 300, 300, 300, 300]);
    }

    #[test]
    fn signing_in_as_oneself_does_not_buy_more_guesses() {
        let now = at(1, 100);
        let mut kiosk = Lockout::NONE;
        for _ in 0..12 {
            let guess = MissPause {
                name: Lockout::NONE,
                kiosk,
            };
            kiosk = guess.after_miss(&now).kiosk;
            let own = MissPause {
                name: Lockout::NONE,
                kiosk,
            };
            let counted = own.after_miss(&now);
            assert!(
                counted.kiosk.failures > own.kiosk.failures,
                "stored in advance"
            );
            kiosk = MissPause::after_hit(&own).kiosk;
        }
        assert_eq!(kiosk.failures, 12);
    }

    #[test]
    fn misses_at_the_door_are_forgiven_by_quiet_time() {
        let lockout = failed(10, Patience::DoorKiosk, &at(1, 0));
        for (now, left) in [(599, 10), (600, 9), (6_000, 0)] {
            let counted = lockout.resumed(Patience::DoorKiosk, &at(1, now)).failures;
            assert_eq!(counted, left, "after {now} s");
        }
        assert!(lockout.is_spent(Patience::DoorKiosk, &at(1, 6_000)));
        assert!(
            !lockout.is_spent(Patience::DoorKiosk, &at(2, 600)),
            "another start"
        );
    }

    #[test]
    fn guessing_all_pictures_and_colours_of_a_name_takes_days() {
        let mut now = at(1, 0);
        let mut pause = MissPause::default();
        for _ in 0..54 {
            now.boot_ms += u64::try_from(pause.wait_left(&now).as_millis()).unwrap();
            pause = pause.after_miss(&now);
        }
        assert!(
            now.boot_ms / 3_600_000 > 7 * 24,
            "{} h",
            now.boot_ms / 3_600_000
        );
    }
}
