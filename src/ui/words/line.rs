//! Lines in which pieces of both directions stand, and facts that a dot parts.
//!
//! In Arabic a Latin title or name is read from left to right, and all around it from right to
//! left. A line whose first letter is a Latin one would be set from the left as a whole, and its
//! pieces in the order of English. So such a value stands between two marks that nobody sees:
//! within them it has its own direction, and for the line it is one piece. Languages from the left
//! need none.

use super::{Direction, Value};

/// What comes is a piece with a direction of its own, that of its first letter.
const PIECE: char = '\u{2068}';
/// Here it ends.
const PIECE_ENDS: char = '\u{2069}';
/// What comes is a line from the right, whatever its first letter is.
const FROM_THE_RIGHT: char = '\u{200f}';
/// Between facts in one line. It stays with what is before it.
const DOT: &str = "\u{a0}· ";

/// A text as it is read: without the marks, and in one line where they stood.
#[cfg(test)]
pub fn read(text: &str) -> String {
    let marks = [PIECE, PIECE_ENDS, FROM_THE_RIGHT];
    if text.contains(marks) {
        text.replace(marks, "").replace('\n', " ")
    } else {
        text.to_owned()
    }
}

/// A value as it is put into a sentence of this direction.
pub(super) fn kept<'v>(direction: Direction, value: &Value<'v>) -> Value<'v> {
    match value {
        Value::String(text) if needs_marks(direction, text) => piece(text).into(),
        _ => value.clone(),
    }
}

/// A sentence with values in it, from its own side.
pub(super) fn begun(direction: Direction, said: String) -> String {
    if direction == Direction::RightToLeft && said.contains(PIECE) {
        from_the_right(&said)
    } else {
        said
    }
}

/// Facts with a dot between each two.
pub(super) fn joined(direction: Direction, facts: &[&str]) -> String {
    let one = |fact: &&str| {
        if needs_marks(direction, fact) {
            piece(fact)
        } else {
            (*fact).to_owned()
        }
    };
    let all: Vec<String> = facts.iter().map(one).collect();
    begun(direction, all.join(DOT))
}

fn piece(text: &str) -> String {
    format!("{PIECE}{text}{PIECE_ENDS}")
}

fn from_the_right(line: &str) -> String {
    if line.starts_with(FROM_THE_RIGHT) {
        return line.to_owned();
    }
    format!("{FROM_THE_RIGHT}{line}")
}

/// Whether a value would not be read right as it is: letters of the other direction, or no letters
/// at all, such as a number with gaps.
fn needs_marks(direction: Direction, text: &str) -> bool {
    let mut letters = text.chars().filter(|sign| sign.is_alphabetic());
    direction == Direction::RightToLeft
        && !text.is_empty()
        && !text.starts_with([PIECE, FROM_THE_RIGHT])
        && (letters.clone().next().is_none() || letters.any(|letter| !is_from_the_right(letter)))
}

/// Whether pieces of both directions stand in a text.
pub fn is_pieced(text: &str) -> bool {
    text.contains(PIECE)
}

/// A text with pieces of both directions, in lines that fit. Each line is from the right, and a
/// piece that goes on in the next one has its direction there, too.
pub fn in_lines(text: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        if !is_pieced(paragraph) {
            lines.push(paragraph.to_owned());
            continue;
        }
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let longer = format!("{line} {word}");
            if line.is_empty() {
                line = from_the_right(word);
            } else if fits(&longer) {
                line = longer;
            } else {
                let open = is_open(&line);
                let next = if open {
                    format!("{PIECE}{word}")
                } else {
                    word.to_owned()
                };
                if open {
                    line.push(PIECE_ENDS);
                }
                lines.push(std::mem::replace(&mut line, from_the_right(&next)));
            }
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Whether a line ends within a piece.
fn is_open(line: &str) -> bool {
    line.matches(PIECE).count() > line.matches(PIECE_ENDS).count()
}

/// Whether a letter is written from right to left: Hebrew, Arabic, and those between and behind
/// them.
pub fn is_from_the_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
