//! The name of a stick, made safe to show: whoever formatted it could have written anything.

use unicode_normalization::char::is_combining_mark;

/// The longest name of a stick that is shown, in characters.
pub const NAME_CHARS_MAX: usize = 24;

/// How many marks one letter may carry, so that none paints over the lines above and below.
const MARKS_PER_LETTER_MAX: usize = 2;

/// Keeps what can be seen and reads from one side: no control characters, nothing invisible,
/// nothing that turns the writing direction; white space becomes single spaces. May be empty.
pub fn shown_name(raw: &str) -> String {
    let mut name = String::new();
    let (mut chars, mut marks) = (0, 0);
    for c in raw.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c.is_control() || is_invisible(c) || (c == ' ' && (chars == 0 || name.ends_with(' '))) {
            continue;
        }
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS_PER_LETTER_MAX || (marks > 0 && chars == 0) {
            continue;
        }
        if chars == NAME_CHARS_MAX {
            break;
        }
        name.push(c);
        chars += 1;
    }
    name.truncate(name.trim_end().len());
    name
}

/// Characters without a picture of their own, or that change how others are laid out.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_as_a_person_would_read_it() {
        for (raw, shown) in [
            ("KINGSTON", "KINGSTON"),
            ("Büro  Stick\t2 ", "Büro Stick 2"),
            ("", ""),
            (" \n\r ", ""),
            ("a\u{0}b\u{1b}[31mc", "ab[31mc"),
            ("gnp.\u{202e}exe", "gnp.exe"),
            ("\u{2066}\u{200b}\u{feff}", ""),
            ("\u{301}\u{301}", ""),
            ("e\u{301}\u{302}\u{303}\u{304}x", "e\u{301}\u{302}x"),
            ("\u{fffd}\u{fffd}", ""),
        ] {
            assert_eq!(shown_name(raw), shown, "{raw:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(shown_name(&"é".repeat(500)).chars().count(), NAME_CHARS_MAX);
        assert_eq!(
            shown_name(&"ab ".repeat(500)).len(),
            23,
            "no space at the end"
        );
    }
}
