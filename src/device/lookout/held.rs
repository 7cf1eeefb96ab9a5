//! Which badges are held up, also while nothing moves and no picture is read: what was there then
//! is there.

use crate::badge::sightings::AWAY_MS_MIN;
use crate::badge::{Sightings, Token};

/// A badge that was seen so lately is still there to whoever holds it.
const THERE_MS: u64 = 700;

/// The badges before the camera.
#[derive(Default)]
pub(super) struct Held {
    sightings: Sightings,
    /// Those that were seen together last, and when.
    there: Vec<Token>,
    there_ms: u64,
}

impl Held {
    pub fn new() -> Self {
        Self::default()
    }

    /// These are in the picture now; gives those that were not there before.
    pub fn sees(&mut self, found: &[Token], now_ms: u64) -> Vec<Token> {
        if !self.is_any(now_ms) {
            self.there.clear();
        }
        if !found.is_empty() {
            self.there_ms = now_ms;
            // A reader sees now the one, now the other of two.
            let more = found.iter().filter(|token| !self.there.contains(token));
            let more: Vec<Token> = more.copied().collect();
            self.there.extend(more);
        }
        self.sightings.see(found, now_ms)
    }

    /// Nothing has changed since the picture before.
    pub fn stays(&mut self, now_ms: u64) {
        if now_ms.saturating_sub(self.there_ms) < AWAY_MS_MIN {
            self.there_ms = now_ms;
            self.sightings.see(&self.there, now_ms);
        }
    }

    /// Whether one is there.
    pub fn is_any(&self, now_ms: u64) -> bool {
        !self.there.is_empty() && now_ms.saturating_sub(self.there_ms) < THERE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::badge::{OrganisationKey, TokenId};

    fn token(n: u64) -> Token {
        Token::issue(&OrganisationKey::new([3; 32]), TokenId(n))
    }

    #[test]
    fn what_is_held_while_nothing_moves_is_held_on() {
        let mut held = Held::new();
        assert_eq!(held.sees(&[token(1)], 0), [token(1)]);
        assert_eq!(held.sees(&[token(2)], 33), [token(2)]);
        for now_ms in (66..60_000).step_by(33) {
            held.stays(now_ms);
        }
        // One picture a second.
        for now_ms in (60_000..90_000).step_by(1_000) {
            held.stays(now_ms);
        }
        assert!(held.is_any(89_500));
        assert_eq!(held.sees(&[token(1), token(2)], 89_500), []);
    }

    #[test]
    fn what_went_away_before_nothing_moved_is_away() {
        let mut held = Held::new();
        held.sees(&[token(1)], 0);
        held.sees(&[], THERE_MS);
        assert!(!held.is_any(THERE_MS));
        for now_ms in (THERE_MS..10_000).step_by(33) {
            held.stays(now_ms);
        }
        assert_eq!(held.sees(&[token(1)], 10_000), [token(1)]);
    }
}
