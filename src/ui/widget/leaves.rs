//! Long words on as many pages as they need, each as full as whole sentences make it.
//!
//! A sentence that is cut in the middle is read twice, and by somebody who stands farther off not
//! at all.

use super::measure;
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use iced::Size;

/// What ends a sentence, before the quote that may close it.
const ENDS: [char; 5] = ['.', '?', '!', '…', '。'];
/// What may close a quote.
const CLOSES: [char; 4] = ['”', '"', '»', '’'];

/// The paragraphs on pages of `room`, in the size of this role. One sentence that is longer than a
/// page has it alone. There is always a page.
pub fn leaves(look: &Look, role: TextRole, paragraphs: &[&str], room: Size) -> Vec<String> {
    let px = look.metrics.text(role);
    leaves_of(paragraphs, |words| {
        measure::size(words, fonts::REGULAR, px, room.width).height <= room.height.ceil()
    })
}

fn leaves_of(paragraphs: &[&str], fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut leaves: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let mut between = "\n\n";
        let pieces = if fits(paragraph) {
            vec![*paragraph]
        } else {
            sentences(paragraph)
        };
        for piece in pieces {
            let longer = leaves.last().map(|last| format!("{last}{between}{piece}"));
            match (longer.filter(|longer| fits(longer)), leaves.last_mut()) {
                (Some(longer), Some(last)) => *last = longer,
                _ => leaves.push(piece.to_owned()),
            }
            between = " ";
        }
    }
    if leaves.is_empty() {
        leaves.push(String::new());
    }
    leaves
}

/// The sentences of a paragraph, each with what ends it.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut has_ended) = (0, false);
    for (at, sign) in paragraph.char_indices() {
        if has_ended && sign.is_whitespace() {
            found.push(paragraph[start..at].trim());
            start = at;
        }
        has_ended = ENDS.contains(&sign) || (has_ended && CLOSES.contains(&sign));
    }
    found.push(paragraph[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_what_ends_them() {
        assert_eq!(
            sentences("Rest. “Come in.” Who is it? 3.5 is no end… Yes"),
            ["Rest.", "“Come in.”", "Who is it?", "3.5 is no end…", "Yes"]
        );
        assert!(sentences("  ").is_empty());
    }

    #[test]
    fn every_sentence_stands_on_one_page_in_order_and_none_is_cut() {
        let sentence = |n: usize| format!("This is the sentence {n}.");
        let paragraph = |n: usize| format!("{} {}", sentence(2 * n), sentence(2 * n + 1));
        let body: Vec<String> = (0..8).map(paragraph).collect();
        let body: Vec<&str> = body.iter().map(String::as_str).collect();
        for letters in [10, 30, 60, 100, 400, 4_000] {
            let leaves = leaves_of(&body, |words| words.len() <= letters);
            let all = leaves.join(" ").replace("\n\n", " ");
            let expected: Vec<String> = (0..16).map(sentence).collect();
            assert_eq!(all, expected.join(" "), "{letters}");
            let is_whole = |leaf: &String| leaf.starts_with("This") && leaf.ends_with('.');
            assert!(leaves.iter().all(is_whole), "{letters}");
        }
    }

    #[test]
    fn nothing_is_one_empty_page() {
        assert_eq!(leaves_of(&[], |_| true), [""]);
    }
}
