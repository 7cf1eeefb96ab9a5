//! A language that nobody speaks: English with accents, a third longer, between brackets.
//!
//! What stands on a screen without them is not in the words files, and what is cut would be cut in
//! German. Only for tests.

use super::{Direction, ENGLISH, Hours, Words, bundle, english_files};
use std::borrow::Cow;
use std::sync::Arc;

/// Each piece of text grows by one letter for so many.
const LETTERS_FOR_ONE_MORE: usize = 3;

impl Words {
    /// English as nobody writes it.
    pub fn pseudo() -> Self {
        let mut chosen = bundle(english_files());
        chosen.set_transform(Some(transformed));
        let chosen = Arc::new(chosen);
        Self {
            tag: ENGLISH,
            english: Arc::clone(&chosen),
            chosen,
            hours: Hours::Twelve,
            direction: Direction::LeftToRight,
        }
    }
}

/// Whether a text was written by [`transformed`], or has nothing that it would change.
pub fn is_pseudo(text: &str) -> bool {
    !text.chars().any(|sign| "aeiouAEIOU".contains(sign))
}

fn transformed(text: &str) -> Cow<'_, str> {
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    if letters == 0 {
        return text.into();
    }
    let accented = |sign| match sign {
        'a' => 'á',
        'e' => 'ë',
        'i' => 'ï',
        'o' => 'ö',
        'u' => 'ü',
        'A' => 'Å',
        'E' => 'É',
        'I' => 'Î',
        'O' => 'Ø',
        'U' => 'Û',
        other => other,
    };
    // Longer words, as German has them, and not more of them.
    let mut said: String = text.chars().map(accented).collect();
    let end = said.trim_end().len();
    said.insert_str(end, &"ñ".repeat(letters / LETTERS_FOR_ONE_MORE));
    said.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_the_files_is_told_from_what_does_not() {
        let words = Words::pseudo();
        let said = words.with("welcome-name", &[("name", "Ann".into())]);
        assert!(
            said.starts_with("Wëlcömë") && said.ends_with("Ann"),
            "{said}"
        );
        assert!(is_pseudo(&words.get("welcome-title")));
        assert!(!is_pseudo("Welcome"));
    }
}
