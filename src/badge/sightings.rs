//! Which of the badges that a camera sees were just held up.
//!
//! A camera sees a card thirty times a second for as long as somebody holds it there, and loses it
//! now and then behind a finger. That is one sign-in. So a badge counts when it comes into view,
//! and again only after it was away for a while; every badge has a while of its own, for two people
//! hold up their cards together and a reader sees now the one, now the other.
//!
//! Whose a badge is and whether it is good is decided elsewhere: one of another organisation comes
//! through here like one that nobody knows. What is no badge at all never gets here.

use super::Token;

#[cfg(test)]
mod tests;

/// A badge counts again only after it was not seen for so long, in milliseconds.
pub const AWAY_MS_MIN: u64 = 2_500;

/// The most badges that are remembered at a time; more than one picture can hold.
pub const BADGES_MAX: usize = 128;

/// The badges before the camera, and when each was seen last.
///
/// It has no clock: times are milliseconds since the machine started, and come with the pictures.
#[derive(Debug, Default)]
pub struct Sightings {
    /// The one that was seen last stands last.
    seen: Vec<(Token, u64)>,
}

impl Sightings {
    /// Nothing was seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes what one picture showed, and answers which of it was just held up.
    pub fn see(&mut self, tokens: &[Token], now_ms: u64) -> Vec<Token> {
        self.forget_those_away(now_ms);
        let mut new = Vec::new();
        for token in tokens {
            let before = self.seen.len();
            self.seen.retain(|(seen, _)| seen != token);
            if self.seen.len() == before {
                new.push(*token);
            }
            if self.seen.len() >= BADGES_MAX {
                self.seen.remove(0);
            }
            self.seen.push((*token, now_ms));
        }
        new
    }

    /// Whether a badge is before the camera, or was a moment ago.
    pub fn is_any_in_view(&self, now_ms: u64) -> bool {
        self.seen.iter().any(|(_, at)| !is_away(*at, now_ms))
    }

    /// Nothing of who was here is kept for longer than it is needed.
    fn forget_those_away(&mut self, now_ms: u64) {
        self.seen.retain(|(_, at)| !is_away(*at, now_ms));
    }
}

fn is_away(last_ms: u64, now_ms: u64) -> bool {
    now_ms.saturating_sub(last_ms) >= AWAY_MS_MIN
}
