//! The scanner that types: tells a badge from a person at a keyboard by the pace of the keys.
//!
//! A keyboard-wedge scanner looks like a keyboard, and it works on every screen with nothing in
//! focus. So this module sees every key there is, keeps those that come as fast as no person
//! types, and hands the others back. It holds no clock: the caller gives the time of each key and
//! asks again when nothing came ([`Scanner::expire`]). It knows the shape of a badge only to cut
//! two badges apart that came without a pause; whether a badge is welcome is decided elsewhere.

use std::fmt;

use crate::badge::Token;
use crate::badge::token::{ALPHABET, TOKEN_LETTERS};

mod trial;

#[cfg(test)]
mod tests;

pub use trial::{End, Letters, Pace, Report, Trial};

/// The longest pause inside one scan, in milliseconds.
pub const GAP_MS_MAX: u64 = 50;

/// The longest pause inside a badge of which enough has come to know it for one, in milliseconds: a
/// machine that is busy, or a scanner by radio, must not tear a badge in two.
pub const HICCUP_MS_MAX: u64 = 300;

/// How long after a scan its Enter or Tab may trail in without pressing anything, in milliseconds.
///
/// Nobody lifts a card and finds the Enter key in that time.
pub const SUFFIX_MS_MAX: u64 = 200;

/// The longest scan that is kept, in signs. A longer one is no badge; its rest is thrown away as it
/// comes, and its beginning told at the end.
pub const SCAN_SIGNS_MAX: usize = 64;

/// The shortest scan, in signs: the shortest code on goods. Fewer are fingers that overlap.
pub const SCAN_SIGNS_MIN: usize = 8;

/// Stands for a control character, so that a scan which holds some is heard but never a badge.
const UNREADABLE: char = char::REPLACEMENT_CHARACTER;

/// One key as it arrives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A key that writes something.
    Sign(char),
    /// Enter, the usual end of a scan.
    Enter,
    /// Tab, the other usual end of a scan.
    Tab,
    /// Backspace: no scanner sends it.
    Backspace,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sign(_) => "Sign(..)",
            Self::Enter => "Enter",
            Self::Tab => "Tab",
            Self::Backspace => "Backspace",
        })
    }
}

/// What has become clear.
#[derive(Clone, PartialEq, Eq)]
pub enum Heard {
    /// A code came in one go: at most [`SCAN_SIGNS_MAX`] signs, a badge or not.
    Scan(String),
    /// A person typed these keys, in this order.
    Typed(Vec<Key>),
    /// Nothing yet, or nothing worth a word.
    Nothing,
}

impl fmt::Debug for Heard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scan(_) => f.write_str("Scan(..)"),
            Self::Typed(keys) => write!(f, "Typed({} keys)", keys.len()),
            Self::Nothing => f.write_str("Nothing"),
        }
    }
}

/// The listener. All times are milliseconds of one clock that never goes back.
#[derive(Default)]
pub struct Scanner {
    /// At most [`SCAN_SIGNS_MAX`] signs that came without a pause.
    fragment: Vec<char>,
    /// The fragment came right behind a scan: a few signs of it are what the scanner adds.
    is_behind_a_scan: bool,
    last_key_ms: u64,
    mood: Mood,
}

#[derive(Default, Clone, Copy)]
enum Mood {
    #[default]
    Listening,
    /// The fragment grew too long; everything up to the next pause belongs to it.
    Discarding,
    /// A scan was told at this time; its Enter may still come.
    Told { at_ms: u64 },
}

impl Scanner {
    /// A listener that has heard nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one key that came at `now_ms`.
    ///
    /// A scan is told with its Enter or Tab, or with the last letter of a badge; a person's keys
    /// when the next one or [`Self::expire`] shows that they were slow.
    pub fn hear(&mut self, key: Key, now_ms: u64) -> Heard {
        let before = if self.is_silent(now_ms) {
            self.conclude()
        } else {
            Heard::Nothing
        };
        self.last_key_ms = now_ms;
        match key {
            Key::Sign('\r' | '\n') => self.end(before, Key::Enter, now_ms),
            Key::Sign('\t') => self.end(before, Key::Tab, now_ms),
            Key::Sign(sign) => self.collect(before, sign),
            Key::Enter | Key::Tab | Key::Backspace => self.end(before, key, now_ms),
        }
    }

    /// Says what a pause has made clear; to be asked at [`Self::waits_until`].
    pub fn expire(&mut self, now_ms: u64) -> Heard {
        if self.is_silent(now_ms) {
            self.conclude()
        } else {
            Heard::Nothing
        }
    }

    /// When to ask [`Self::expire`], in milliseconds; `None` while there is nothing to wait for.
    pub fn waits_until(&self) -> Option<u64> {
        let waits = !self.fragment.is_empty() || matches!(self.mood, Mood::Discarding);
        waits.then(|| self.last_key_ms.saturating_add(self.gap_ms() + 1))
    }

    fn is_silent(&self, now_ms: u64) -> bool {
        now_ms.saturating_sub(self.last_key_ms) > self.gap_ms()
    }

    /// How long the next key may take.
    fn gap_ms(&self) -> u64 {
        if begins_a_badge(&self.fragment) {
            HICCUP_MS_MAX
        } else {
            GAP_MS_MAX
        }
    }

    fn collect(&mut self, before: Heard, sign: char) -> Heard {
        if let Mood::Discarding = self.mood {
            return before;
        }
        if self.fragment.is_empty() {
            self.is_behind_a_scan = matches!(self.mood, Mood::Told { at_ms }
                if self.last_key_ms.saturating_sub(at_ms) <= GAP_MS_MAX);
        }
        self.mood = Mood::Listening;
        if self.fragment.len() == SCAN_SIGNS_MAX {
            self.mood = Mood::Discarding;
            return before;
        }
        self.fragment
            .push(if sign.is_control() { UNREADABLE } else { sign });
        match self.badge_at_the_end() {
            Some(badge) => self.tell(badge),
            None => before,
        }
    }

    /// A badge is known by its length and check letter, so it need not wait for a pause, and two
    /// that come as one text are two. What stands before it is the rest of a scan that lost a
    /// letter, or a finger on the keyboard; the badge takes over from both.
    fn badge_at_the_end(&self) -> Option<String> {
        let start = self.fragment.len().checked_sub(TOKEN_LETTERS)?;
        let letters = letters_of_badge(&self.fragment[start..]);
        Token::parse(&letters).ok().map(|_| letters)
    }

    fn end(&mut self, before: Heard, key: Key, now_ms: u64) -> Heard {
        let is_too_long = matches!(self.mood, Mood::Discarding);
        let heard = match before {
            Heard::Nothing => self.conclude(),
            clear => clear,
        };
        if is_too_long && heard == Heard::Nothing {
            return Heard::Nothing;
        }
        match heard {
            Heard::Scan(code) => Heard::Scan(code),
            Heard::Typed(mut keys) => {
                keys.push(key);
                Heard::Typed(keys)
            }
            Heard::Nothing if self.is_trailing(key, now_ms) => Heard::Nothing,
            Heard::Nothing => Heard::Typed(vec![key]),
        }
    }

    fn is_trailing(&self, key: Key, now_ms: u64) -> bool {
        matches!(key, Key::Enter | Key::Tab)
            && matches!(self.mood, Mood::Told { at_ms }
                if now_ms.saturating_sub(at_ms) <= SUFFIX_MS_MAX)
    }

    /// Closes the fragment.
    fn conclude(&mut self) -> Heard {
        if came_from_a_scanner(&self.fragment) {
            let code = self.fragment.iter().collect();
            return self.tell(code);
        }
        let is_suffix = self.is_behind_a_scan && !self.fragment.is_empty();
        if is_suffix || matches!(self.mood, Mood::Discarding) {
            // A scanner's suffix, or a key that was held. An Enter that trails behind it must not
            // press anything either.
            self.fragment.clear();
            self.mood = Mood::Told {
                at_ms: self.last_key_ms,
            };
            return Heard::Nothing;
        }
        let keys: Vec<Key> = self
            .fragment
            .drain(..)
            .filter(|sign| *sign != UNREADABLE)
            .map(Key::Sign)
            .collect();
        if keys.is_empty() {
            Heard::Nothing
        } else {
            Heard::Typed(keys)
        }
    }

    fn tell(&mut self, code: String) -> Heard {
        self.fragment.clear();
        self.is_behind_a_scan = false;
        self.mood = Mood::Told {
            at_ms: self.last_key_ms,
        };
        Heard::Scan(code)
    }
}

impl fmt::Debug for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scanner({} signs)", self.fragment.len())
    }
}

/// So many signs as letters of a badge. A prefix that ends in a key for accents puts its accent on
/// the first letter, which is a C.
fn letters_of_badge(signs: &[char]) -> String {
    let plain = |(at, sign): (usize, &char)| match sign {
        'Ĉ' | 'ĉ' | 'Ć' | 'ć' if at == 0 => 'C',
        _ => *sign,
    };
    signs.iter().enumerate().map(plain).collect()
}

/// Whether this came as fast as a scan does and may be the first part of a badge.
fn begins_a_badge(fragment: &[char]) -> bool {
    let is_letter = |sign: &char| {
        u8::try_from(*sign).is_ok_and(|sign| ALPHABET.contains(&sign.to_ascii_uppercase()))
    };
    fragment.len() < TOKEN_LETTERS
        && came_from_a_scanner(fragment)
        && fragment.iter().all(is_letter)
}

/// Fingers that overlap give a few fast signs, and a key that is held gives one sign many times.
fn came_from_a_scanner(fragment: &[char]) -> bool {
    fragment.len() >= SCAN_SIGNS_MIN && fragment.iter().any(|sign| *sign != fragment[0])
}
