//! Which badges are held up, also while nothing moves and no picture is read: what was there then
//! is there.

use crate::badge::{Sightings, Token};

/// A badge that was seen so lately is still there to whoever holds it.
const THERE_MS: u64 = 700;

/// The badges before the camera.
#[derive(Default)]
pub(super) struct Held {
    sightings: Sightings,
    /// Those that were there at the last picture, and when each was seen: a reader sees now the
    /// one, now the other of two.
    there: Vec<(Token, u64)>,
}

impl Held {
    pub fn new() -> Self {
        Self::default()
    }

    /// These are in the picture now; gives those that were not there before.
    pub fn sees(&mut self, found: &[Token], now_ms: u64) -> Vec<Token> {
        self.there
            .retain(|(token, seen_ms)| is_there(*seen_ms, now_ms) && !found.contains(token));
        self.there
            .extend(found.iter().map(|token| (*token, now_ms)));
        self.sightings.see(found, now_ms)
    }

    /// Nothing has changed since the picture before: what was there at that time is there.
    pub fn stays(&mut self, now_ms: u64) {
        for (_, seen_ms) in &mut self.there {
            *seen_ms = now_ms;
        }
        let there: Vec<Token> = self.there.iter().map(|(token, _)| *token).collect();
        self.sightings.see(&there, now_ms);
    }

    /// Whether one is there.
    pub fn is_any(&self, now_ms: u64) -> bool {
        let mut there = self.there.iter();
        there.any(|(_, seen_ms)| is_there(*seen_ms, now_ms))
    }
}

fn is_there(seen_ms: u64, now_ms: u64) -> bool {
    now_ms.saturating_sub(seen_ms) < THERE_MS
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

    #[test]
    fn of_cards_that_follow_each_other_only_those_that_are_there_are_held_on() {
        let mut held = Held::new();
        held.sees(&[token(1)], 0);
        for now_ms in (500..4_000).step_by(100) {
            held.sees(&[token(2)], now_ms);
        }
        for now_ms in (4_000..8_000).step_by(33) {
            held.stays(now_ms);
        }
        assert_eq!(held.sees(&[token(1), token(2)], 8_000), [token(1)]);
    }

    #[test]
    fn what_was_not_seen_for_a_moment_when_nothing_moved_any_more_is_held_on() {
        let mut held = Held::new();
        held.sees(&[token(1)], 0);
        held.sees(&[], THERE_MS - 100);
        for now_ms in (THERE_MS..10_000).step_by(33) {
            held.stays(now_ms);
        }
        assert_eq!(held.sees(&[token(1)], 10_000), []);
    }
}
