//! Chosen names: folding, forgiveness, nicknames, and the mark that stands beside a name.
//!
//! A name is what a person chose to be called here. It opens the way by name only together with a
//! picture and its colour. This module knows names as text: not who bears them, and no screen.

mod alike;
mod dictionary;
mod distance;
mod folded;
mod mark;
mod nicknames;

pub use alike::{could_be_taken_for_each_other, nickname_forms};
pub use dictionary::{Candidates, DoorMark, NameDictionary};
pub use folded::Folded;
pub use mark::{Colour, Picture, PictureColour, assign};

use std::fmt;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The name that a person chose: something visible, of 1 to 40 characters, on one line, in NFC.
///
/// It has no `Display` and is no `serde` value, so that it does not slip into a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChosenName(String);

impl ChosenName {
    /// The longest name, in characters (Unicode scalar values after NFC).
    pub const CHARS_MAX: usize = 40;
    /// The longest text that is looked at, in bytes.
    pub const TYPED_BYTES_MAX: usize = 1024;
    /// How many marks one letter may carry: enough for every language, too few to paint over the
    /// lines above and below.
    pub const MARKS_PER_LETTER_MAX: usize = 4;

    /// Takes a name as typed. White space becomes single spaces, what cannot be seen or turns the
    /// writing direction is dropped, letters are composed (NFC).
    ///
    /// # Errors
    /// When nothing visible is left, or more than fits.
    pub fn new(typed: &str) -> Result<Self, NameError> {
        if typed.len() > Self::TYPED_BYTES_MAX {
            return Err(NameError::TooLong);
        }
        let visible = typed.chars().filter_map(|c| match c {
            c if c.is_whitespace() => Some(' '),
            c if c.is_control() || is_invisible(c) => None,
            c => Some(c),
        });
        let mut name = String::with_capacity(typed.len());
        let mut marks = 0;
        for c in visible.nfc() {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            if marks > Self::MARKS_PER_LETTER_MAX || (c == ' ' && name.ends_with(' ')) {
                continue;
            }
            name.push(c);
        }
        let name = name.trim();
        if name.chars().all(|c| c == ' ' || is_combining_mark(c)) {
            return Err(NameError::Empty);
        }
        if name.chars().count() > Self::CHARS_MAX {
            return Err(NameError::TooLong);
        }
        Ok(Self(name.to_owned()))
    }

    /// The name, to show to whoever may see it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as it is compared.
    pub fn folded(&self) -> Folded {
        Folded::of(&self.0)
    }
}

impl fmt::Debug for ChosenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChosenName(..)")
    }
}

/// Why a text cannot be a chosen name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NameError {
    /// Nothing that could be seen.
    #[error("a name needs at least one visible character")]
    Empty,
    /// Longer than fits a screen.
    #[error("a name has at most {max} characters", max = ChosenName::CHARS_MAX)]
    TooLong,
}

/// Characters that show nothing: bidirectional controls, zero-width and filler characters,
/// variation selectors, tags, and the like.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' // zero-width space, joiners, direction marks
        | '\u{202A}'..='\u{202E}' // embeddings and overrides
        | '\u{2060}'..='\u{206F}' // word joiner, isolates
        | '\u{2800}' // a braille cell without dots
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFC}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_kept_as_typed_but_for_what_cannot_be_seen() {
        for (typed, kept) in [
            ("Ann", "Ann"),
            ("  Mary \t Lou\n", "Mary Lou"),
            ("A", "A"),
            ("%", "%"),
            ("' or 1=1", "' or 1=1"),
            ("Ren\u{e9}", "Ren\u{e9}"),
            ("Rene\u{301}", "Ren\u{e9}"),
            ("\u{202E}nnA\u{202C}", "nnA"),
            ("\u{2066}Ann\u{2069}\u{200F}", "Ann"),
            ("A\u{200B}nn\u{FEFF}\u{0}\u{7}", "Ann"),
            ("Ann\u{2028}Lee", "Ann Lee"),
            ("Ann\u{3000}Lee", "Ann Lee"),
            ("\u{1F600}", "\u{1F600}"),
            ("王小明", "王小明"),
            ("דוד", "דוד"),
            ("مريم", "مريم"),
        ] {
            assert_eq!(ChosenName::new(typed).unwrap().as_str(), kept, "{typed:?}");
        }
    }

    #[test]
    fn nothing_visible_is_no_name_and_too_much_does_not_fit() {
        for typed in [
            "",
            " ",
            "\n\t",
            "\u{200B}",
            "\u{202E}\u{202C}",
            "\u{301}",
            "\u{3164}",
            "\u{0}",
        ] {
            assert_eq!(ChosenName::new(typed), Err(NameError::Empty), "{typed:?}");
        }
        assert!(ChosenName::new(&"n".repeat(40)).is_ok());
        assert!(ChosenName::new(&"王".repeat(40)).is_ok());
        for typed in ["n".repeat(41), "n".repeat(300), "\u{200B}".repeat(10_000)] {
            assert_eq!(ChosenName::new(&typed), Err(NameError::TooLong));
        }
    }

    #[test]
    fn marks_cannot_paint_over_the_screen() {
        let name = ChosenName::new(&format!("Z{}o", "\u{323}".repeat(100))).unwrap();
        assert!(name.as_str().chars().count() <= 2 + ChosenName::MARKS_PER_LETTER_MAX);
    }

    #[test]
    fn a_name_never_shows_itself_in_a_log() {
        let name = ChosenName::new("Rosalind").unwrap();
        let logged = format!("{name:?} {:?}", name.folded());
        assert!(!logged.to_lowercase().contains("rosalind"));
    }

    proptest! {
        #[test]
        fn a_kept_name_is_kept_again_unchanged(typed in "\\PC{0,30}|[a-zA-Z \u{300}-\u{330}\u{200b}-\u{202e}]{0,40}") {
            if let Ok(name) = ChosenName::new(&typed) {
                prop_assert_eq!(ChosenName::new(name.as_str()), Ok(name.clone()));
                prop_assert!((1..=ChosenName::CHARS_MAX).contains(&name.as_str().chars().count()));
                prop_assert!(!name.folded().as_str().is_empty());
                prop_assert_eq!(Folded::of(name.folded().as_str()), name.folded());
            }
        }
    }
}
