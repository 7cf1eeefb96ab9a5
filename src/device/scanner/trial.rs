//! A scan to look at: what a scanner sends, for whoever sets it up.
//!
//! It takes the keys beside the [`Scanner`](super::Scanner) and tells how they came: how fast, with
//! what before and behind the badge, in which letters. Of a badge only the ends are told: whoever
//! reads all of it from a screen could print it.

use std::fmt;

use super::{GAP_MS_MAX, Key, SCAN_SIGNS_MIN, UNREADABLE, letters_of_badge};
use crate::badge::Token;
use crate::badge::token::TOKEN_LETTERS;

/// The pause after which a scan is all there, in milliseconds: longer than any inside one, and long
/// enough for its Enter to come.
const TRIAL_PAUSE_MS: u64 = 400;
/// The longest scan that is looked at, in signs.
const TRIAL_SIGNS_MAX: usize = 128;
/// Letters that are told of each end of a badge.
const END_LETTERS: usize = 4;

/// What a scanner sends at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Neither: the kiosk knows a badge by its last letter, and waits for a pause with all else.
    Pause,
}

/// In which letters a badge came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// As they are printed.
    Capitals,
    /// Caps Lock is on, or the scanner turns them.
    Small,
    /// Both: two keyboards at once, or Shift comes too late.
    Mixed,
}

/// How fast the keys came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As a scanner's.
    Scanner,
    /// Slower than the kiosk takes for a scanner, or a few keys only.
    Person,
}

/// One scan.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// What came, with the middle of a badge left out, and signs that cannot be shown as boxes.
    pub shown: String,
    /// How many signs came, without Enter and Tab.
    pub signs: usize,
    /// What came before the badge, or nothing.
    pub before: String,
    /// What came behind it, or nothing.
    pub behind: String,
    /// The badge, if there is one: to be asked whose key made it, never to be shown.
    pub token: Option<Token>,
    /// In which letters it came.
    pub letters: Letters,
    /// The shortest and the longest time from key to key, in milliseconds.
    pub gaps_ms: (u64, u64),
    /// How fast that is.
    pub pace: Pace,
    /// What came at the end.
    pub end: End,
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Report({} signs)", self.signs)
    }
}

/// Collects the keys of one scan. All times are milliseconds of one clock.
#[derive(Default)]
pub struct Trial {
    signs: Vec<(char, u64)>,
    end: Option<End>,
}

impl fmt::Debug for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Trial({} signs)", self.signs.len())
    }
}

impl Trial {
    /// Nothing came yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one key that came at `now_ms`. What comes behind an Enter or a Tab is the next scan.
    pub fn hear(&mut self, key: Key, now_ms: u64) {
        let end = match key {
            Key::Enter | Key::Sign('\r' | '\n') => Some(End::Enter),
            Key::Tab | Key::Sign('\t') => Some(End::Tab),
            Key::Sign(_) | Key::Backspace => None,
        };
        if let (Key::Sign(sign), None) = (key, end) {
            if self.end.is_some() {
                self.signs.clear();
                self.end = None;
            }
            if self.signs.len() < TRIAL_SIGNS_MAX {
                self.signs.push((sign, now_ms));
            }
        } else if end.is_some() && !self.signs.is_empty() {
            self.end = end;
        }
    }

    /// Whether nothing came since the last one was told.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    /// Whether its Enter or Tab came: what comes next is another one.
    pub fn has_ended(&self) -> bool {
        self.end.is_some()
    }

    /// Whether so long a pause has come that what came is all of it.
    pub fn is_over(&self, now_ms: u64) -> bool {
        let last = self.signs.last().map(|(_, at_ms)| *at_ms);
        last.is_some_and(|last| now_ms.saturating_sub(last) > TRIAL_PAUSE_MS)
    }

    /// Tells what came, and begins anew.
    pub fn tell(&mut self) -> Option<Report> {
        let signs = std::mem::take(&mut self.signs);
        let end = self.end.take().unwrap_or(End::Pause);
        let gaps: Vec<u64> = signs
            .windows(2)
            .map(|pair| pair[1].1.saturating_sub(pair[0].1))
            .collect();
        let gaps_ms = (
            gaps.iter().copied().min().unwrap_or_default(),
            gaps.iter().copied().max().unwrap_or_default(),
        );
        let is_fast = signs.len() >= SCAN_SIGNS_MIN && gaps_ms.1 <= GAP_MS_MAX;
        let signs: Vec<char> = signs.into_iter().map(|(sign, _)| sign).collect();
        if signs.is_empty() {
            return None;
        }
        let (at, token) = match badge_in(&signs) {
            Some((at, token)) => (at, Some(token)),
            None => (signs.len(), None),
        };
        let behind = signs.get(at + TOKEN_LETTERS..).unwrap_or_default();
        let badge = &signs[at..signs.len() - behind.len()];
        let text = |signs: &[char]| signs.iter().map(|sign| readable(*sign)).collect::<String>();
        let (before, behind) = (text(&signs[..at]), text(behind));
        let middle = match token {
            Some(_) => {
                let last = text(&badge[TOKEN_LETTERS - END_LETTERS..]);
                format!("{} … {last}", text(&badge[..END_LETTERS]))
            }
            None => String::new(),
        };
        Some(Report {
            shown: format!("{before}{middle}{behind}"),
            signs: signs.len(),
            before: if token.is_some() {
                before
            } else {
                String::new()
            },
            behind,
            letters: letters_of(if token.is_some() { badge } else { &signs }),
            token,
            gaps_ms,
            pace: if is_fast { Pace::Scanner } else { Pace::Person },
            end,
        })
    }
}

/// The last badge among the signs, and where it begins: as the kiosk hears it.
fn badge_in(signs: &[char]) -> Option<(usize, Token)> {
    let windows = signs.windows(TOKEN_LETTERS).enumerate();
    let mut badges = windows.filter_map(|(at, letters)| {
        Token::parse(&letters_of_badge(letters))
            .ok()
            .map(|token| (at, token))
    });
    badges.next()
}

fn letters_of(signs: &[char]) -> Letters {
    let is_small = |sign: &&char| sign.is_lowercase();
    let letters: Vec<&char> = signs.iter().filter(|sign| sign.is_alphabetic()).collect();
    match letters.iter().filter(|sign| is_small(sign)).count() {
        0 => Letters::Capitals,
        small if small == letters.len() => Letters::Small,
        _ => Letters::Mixed,
    }
}

fn readable(sign: char) -> char {
    if sign.is_control() { UNREADABLE } else { sign }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::badge::{OrganisationKey, TokenId};

    fn badge() -> Token {
        Token::issue(&OrganisationKey::new([3; 32]), TokenId(7_777_777_777))
    }

    fn tried(text: &str, gap_ms: u64, end: Option<Key>) -> Report {
        let mut trial = Trial::new();
        let mut now_ms = 5_000;
        for sign in text.chars() {
            trial.hear(Key::Sign(sign), now_ms);
            now_ms += gap_ms;
        }
        if let Some(end) = end {
            trial.hear(end, now_ms);
        }
        trial.tell().unwrap()
    }

    #[test]
    fn a_scan_is_told_with_what_is_around_the_badge() {
        let letters = badge().letters();
        let report = tried(&format!("]Q3{letters}#"), 3, Some(Key::Enter));
        assert_eq!(
            (report.before.as_str(), report.behind.as_str()),
            ("]Q3", "#")
        );
        assert_eq!(report.token, Some(badge()));
        assert_eq!((report.signs, report.gaps_ms), (30, (3, 3)));
        assert_eq!((report.pace, report.end), (Pace::Scanner, End::Enter));
        assert_eq!(report.letters, Letters::Capitals);
        let small = tried(&letters.to_lowercase(), 3, Some(Key::Tab));
        assert_eq!((small.letters, small.end), (Letters::Small, End::Tab));
        assert_eq!((small.before.as_str(), small.behind.as_str()), ("", ""));
        assert_eq!(tried(&letters, 3, None).end, End::Pause);
    }

    #[test]
    fn nobody_can_print_a_badge_from_what_is_shown() {
        let letters = badge().letters();
        let report = tried(&letters, 2, Some(Key::Enter));
        assert!(report.shown.starts_with(&letters[..4]) && report.shown.ends_with(&letters[22..]));
        assert!(report.shown.chars().count() < 12);
        assert!(!format!("{report:?}").contains(&letters[..4]));
    }

    #[test]
    fn what_is_no_badge_is_shown_as_it_came() {
        let report = tried("4006381\u{2}333931", 4, Some(Key::Enter));
        assert_eq!(report.shown, "4006381\u{fffd}333931");
        assert_eq!((report.token, report.before.as_str()), (None, ""));
        assert_eq!(report.pace, Pace::Scanner);
        assert_eq!(tried("hello there", 120, None).pace, Pace::Person);
        assert_eq!(tried("abc", 2, None).pace, Pace::Person);
    }

    #[test]
    fn each_scan_is_told_once_and_a_bare_enter_is_none() {
        let mut trial = Trial::new();
        trial.hear(Key::Enter, 1);
        assert_eq!(trial.tell(), None);
        for sign in "FOREIGN-1".chars() {
            trial.hear(Key::Sign(sign), 10);
        }
        trial.hear(Key::Enter, 12);
        trial.hear(Key::Sign('x'), 900);
        let next = trial.tell().unwrap();
        assert_eq!(next.shown, "x");
        assert_eq!(trial.tell(), None);
        for _ in 0..10_000 {
            trial.hear(Key::Sign('x'), 20);
        }
        assert_eq!(trial.tell().unwrap().signs, TRIAL_SIGNS_MAX);
    }
}
