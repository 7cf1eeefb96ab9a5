//! The rush: many people at the door within a minute, and nobody waits for the one before.
//!
//! What the door shows after a sign-in is shorter then: the tick and nothing to choose. Nothing is
//! lost by it. Whoever holds up the card once more gets everything, rush or not, and what is due
//! stays due.

use std::collections::VecDeque;

/// More sign-ins than these within the time make a rush.
pub const SIGN_INS_MAX: usize = 6;
/// The time in which they are counted, in milliseconds.
pub const WITHIN_MS: u64 = 60_000;
/// How long a result stands in a rush at most, in seconds.
pub const RESULT_SECS_MAX: u32 = 2;

/// When the last people signed in, by the machine's clock; who they were is nobody's business.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rush {
    latest: VecDeque<u64>,
}

impl Rush {
    /// Somebody has signed in at this time; answers whether they came in a rush.
    pub fn signed_in(&mut self, boot_ms: u64) -> bool {
        self.latest.push_back(boot_ms);
        if self.latest.len() > SIGN_INS_MAX + 1 {
            self.latest.pop_front();
        }
        self.is_on(boot_ms)
    }

    /// Whether so many came within the time before this moment.
    pub fn is_on(&self, boot_ms: u64) -> bool {
        let oldest = self.latest.front();
        self.latest.len() > SIGN_INS_MAX
            && oldest.is_some_and(|oldest| boot_ms.saturating_sub(*oldest) < WITHIN_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People come at these seconds; who of them came in a rush.
    fn came(seconds: &[u64]) -> Vec<bool> {
        let mut rush = Rush::default();
        let mut came = seconds.iter();
        let came = came.by_ref().map(|second| rush.signed_in(second * 1000));
        came.collect()
    }

    #[test]
    fn the_seventh_within_a_minute_comes_in_a_rush_and_those_after_too() {
        assert_eq!(
            came(&[0, 9, 18, 27, 36, 45, 54, 59]),
            [false, false, false, false, false, false, true, true]
        );
    }

    #[test]
    fn six_within_a_minute_are_no_rush_however_long_it_goes_on() {
        let every_ten_seconds: Vec<u64> = (0..60).map(|n| n * 10).collect();
        assert!(came(&every_ten_seconds).iter().all(|rush| !rush));
    }

    #[test]
    fn a_rush_ends_by_itself() {
        let mut rush = Rush::default();
        for second in 0..20 {
            rush.signed_in(second * 1000);
        }
        assert!(rush.is_on(20_000));
        assert!(!rush.is_on(19_000 + WITHIN_MS));
        assert!(!rush.signed_in(19_000 + WITHIN_MS));
    }

    #[test]
    fn only_the_times_that_matter_are_kept() {
        let mut rush = Rush::default();
        for second in 0..10_000 {
            rush.signed_in(second);
        }
        assert_eq!(rush.latest.len(), SIGN_INS_MAX + 1);
    }
}
