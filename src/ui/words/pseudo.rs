//! A language that nobody speaks: English with accents, a third longer, between brackets.
//!
//! What stands on a screen without them is not in the words files, and what is cut would be cut in
//! German. Only for tests.

use super::{Direction, ENGLISH, Hours, Words, bundle, english_files};
use std::borrow::Cow;
use std::sync::Arc;

/// Each word grows by one letter for so many.
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

/// What of a text stands neither in the word files nor among what was put in; nothing if all of it
/// does.
///
/// Digits, signs and numerals are the same in every language, and so are a single letter and a unit
/// of two.
pub fn unmarked(text: &str, put_in: &[String]) -> Option<String> {
    // A sentence may go on, on another page.
    let text = text.trim().trim_end_matches('…').trim_end();
    // A page or a line of something longer that was put in.
    let is_piece = text.chars().count() >= PIECE_CHARS_MIN;
    if is_piece && put_in.iter().any(|whole| whole.contains(text)) {
        return None;
    }
    let mut longest_first: Vec<&String> = put_in.iter().collect();
    longest_first.sort_by_key(|one| std::cmp::Reverse(one.len()));
    let mut rest = text.to_owned();
    for one in longest_first {
        rest = rest.replace(one.as_str(), " ");
    }
    let is_marked = rest.contains(MARKS);
    let words = rest.split(|sign: char| !sign.is_alphanumeric());
    let strange = |word: &&str| {
        let is_numeral = word
            .chars()
            .all(|sign| sign.is_ascii_digit() || "IVXLCDM".contains(sign));
        let letters = word.chars().filter(|sign| sign.is_alphabetic()).count();
        let has_vowel = word.contains(VOWELS);
        !is_numeral && letters > 1 && (has_vowel || letters > 2 && !is_marked)
    };
    words
        .map(str::to_owned)
        .find(|word| strange(&word.as_str()))
}

/// Shorter pieces could stand anywhere.
const PIECE_CHARS_MIN: usize = 12;
/// What no text of the files keeps.
const VOWELS: [char; 10] = ['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U'];
/// What the vowels become, in the same order, and what words are made longer with.
const MARKS: [char; 11] = ['á', 'ë', 'ï', 'ö', 'ü', 'Å', 'É', 'Î', 'Ø', 'Û', 'ñ'];

fn transformed(text: &str) -> Cow<'_, str> {
    let accented = |sign| {
        let place = VOWELS.iter().position(|vowel| *vowel == sign);
        place.map_or(sign, |place| MARKS[place])
    };
    // Longer words, as German has them, and not more of them.
    let (mut said, mut letters) = (String::with_capacity(text.len() * 2), 0);
    for sign in text.chars().map(Some).chain([None]) {
        if sign.is_some_and(char::is_alphabetic) {
            letters += 1;
        } else {
            said.push_str(&"ñ".repeat(letters / LETTERS_FOR_ONE_MORE));
            letters = 0;
        }
        said.extend(sign.map(accented));
    }
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
        let put_in = ["Ann".to_owned(), "A long text of the site".to_owned()];
        assert_eq!(unmarked(&said, &put_in), None);
        assert_eq!(unmarked(&said, &[]), Some("Ann".to_owned()));
        assert_eq!(unmarked(&words.get("welcome-title"), &[]), None);
        for marked in ["A", "12:05 pm", "XVIII", "long text of the", "…"] {
            assert_eq!(unmarked(marked, &put_in), None, "{marked}");
        }
        for strange in ["Welcome", "Hmmm", "text", "on", "Ann said"] {
            assert!(unmarked(strange, &put_in).is_some(), "{strange}");
        }
    }
}
