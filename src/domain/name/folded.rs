//! Names as they are compared: what a hurried finger, another keyboard or another hand would have
//! typed for the same name is the same text here.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// A name without case, accents, punctuation and spacing differences: `Zoë O’Brien-Łuk` and
/// `ZOE OBRIEN LUK` are both `zoe obrien luk`.
///
/// Words are parted by single spaces. It is empty only for a text without visible characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Folded(String);

impl Folded {
    /// Folds a text. Folding twice is folding once.
    pub fn of(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        for c in text.nfkd() {
            match Part::of(c) {
                Part::Nothing => {}
                Part::Gap => {
                    if !folded.is_empty() && !folded.ends_with(' ') {
                        folded.push(' ');
                    }
                }
                Part::Letters(letters) => folded.push_str(letters),
                Part::Letter => c.to_lowercase().for_each(|c| push_letter(&mut folded, c)),
            }
        }
        let kept = folded.trim_end();
        if kept.is_empty() {
            // "%" and "!!!" are names too, and not the same one.
            let bare = text.to_lowercase();
            return Self(bare.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        // Composed again: a Hangul syllable or a kana with its mark is one letter to count.
        Self(kept.nfc().collect())
    }

    /// The folded text, as it stands in the database.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its words, in order.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split(' ').filter(|word| !word.is_empty())
    }

    /// Its first word, and what follows it with the space between.
    pub(super) fn split_first_word(&self) -> (&str, &str) {
        self.0.split_at(self.0.find(' ').unwrap_or(self.0.len()))
    }
}

impl fmt::Debug for Folded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Folded(..)")
    }
}

/// What one decomposed character becomes.
enum Part {
    /// Left out: an accent, an apostrophe, a full stop.
    Nothing,
    /// Parts words: a space, a hyphen, other punctuation.
    Gap,
    /// Itself, in lower case.
    Letter,
    /// Other letters, as people type it who have no such key.
    Letters(&'static str),
}

impl Part {
    fn of(c: char) -> Self {
        match c {
            'ß' | 'ẞ' => Self::Letters("ss"),
            'æ' | 'Æ' => Self::Letters("ae"),
            'œ' | 'Œ' => Self::Letters("oe"),
            'þ' | 'Þ' => Self::Letters("th"),
            'ø' | 'Ø' => Self::Letters("o"),
            'ł' | 'Ł' => Self::Letters("l"),
            'đ' | 'Đ' | 'ð' | 'Ð' => Self::Letters("d"),
            'ħ' | 'Ħ' => Self::Letters("h"),
            'ı' => Self::Letters("i"),
            'ŧ' | 'Ŧ' => Self::Letters("t"),
            'ŋ' | 'Ŋ' => Self::Letters("n"),
            'ĸ' => Self::Letters("k"),
            'ə' | 'Ə' => Self::Letters("e"),
            'ς' => Self::Letters("σ"),
            // The same Persian and Arabic letters from two keyboards.
            'ی' | 'ى' => Self::Letters("ي"),
            'ک' => Self::Letters("ك"),
            'ة' => Self::Letters("ه"),
            c if is_accent(c) || is_dropped(c) => Self::Nothing,
            c if c.is_whitespace() || c.is_control() || is_punctuation(c) => Self::Gap,
            _ => Self::Letter,
        }
    }
}

fn push_letter(folded: &mut String, c: char) {
    // The lower case of İ brings an accent of its own.
    if !is_accent(c) {
        folded.push(c);
    }
}

/// Marks that people leave out when they type in a hurry: European accents, Hebrew points, Arabic
/// vowel signs. The vowel signs of Indic scripts and the kana marks are letters and stay.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}'
        | '\u{05C4}' | '\u{05C5}' | '\u{05C7}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}'
    )
}

/// Signs within a word: `O'Brien` is `OBrien`, and `J.R.` is `JR`.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\'' | '.' | '`' | '\u{00B4}' | '\u{02B9}'..='\u{02BF}' | '\u{2018}'..='\u{201B}'
        | '\u{2032}' | '\u{05F3}' | '\u{05F4}'
    )
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c,
            '¡' | '¿' | '«' | '»' | '·' | '§' | '¶' | '\u{05BE}' | '،' | '؛' | '؟'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}'
            | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{30FB}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_from_another_hand_folds_alike() {
        for (one, other) in [
            ("Ann", "ANN"),
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "Zo\u{eb}"),
            ("José María", "jose maria"),
            ("Weiß", "WEISS"),
            ("Søren", "soren"),
            ("Łukasz", "lukasz"),
            ("Đorđe", "dorde"),
            ("Æsa", "aesa"),
            ("Œdipe", "oedipe"),
            ("İpek", "ipek"),
            ("Işık", "isik"),
            ("O’Brien", "obrien"),
            ("O'Brien", "OBrien"),
            ("J.R.", "jr"),
            ("Anne-Marie", "anne  marie"),
            ("Anne_Marie", "Anne, Marie!"),
            ("Ｋｅｎ", "ken"),
            ("ﬁona", "fiona"),
            ("Фёдор", "федор"),
            ("Γιώργος", "ΓΙΩΡΓΟΣ"),
            ("דָּוִד", "דוד"),
            ("مُحَمَّد", "محمد"),
        ] {
            assert_eq!(Folded::of(one).as_str(), Folded::of(other).as_str());
        }
    }

    #[test]
    fn other_names_stay_other_names() {
        for (one, other) in [
            ("%", "!!!"),
            ("%", ""),
            ("राम", "रमा"),
            ("王小明", "王小红"),
            ("\u{1F600}", "\u{1F601}"),
            ("か", "が"),
            ("Ann B", "Annb"),
        ] {
            assert_ne!(Folded::of(one).as_str(), Folded::of(other).as_str());
        }
    }

    #[test]
    fn words_are_parted_by_one_space() {
        let words = |text| {
            Folded::of(text)
                .words()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(words("  ' or 1=1 "), ["or", "1", "1"]);
        assert_eq!(words("한 지민"), ["한", "지민"]);
        assert_eq!(words(""), [""; 0]);
    }
}
