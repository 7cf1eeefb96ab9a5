//! Long words on as many pages as they need, each as full as whole sentences make it.
//!
//! A sentence that is cut in the middle is read twice, so that only one for which a whole page is
//! too small goes on to the next.

use super::measure;
use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use iced::Size;

/// What ends a sentence, before the quote that may close it.
const ENDS: [char; 5] = ['.', '?', '!', '…', '。'];
/// What may close a quote or a bracket behind the end of a sentence. The German quote closes with
/// the sign with which the English one opens, and that stands before a sentence.
const CLOSES: [char; 10] = ['”', '“', '"', '»', '«', '›', '‹', '’', '‘', ')'];
/// Spaces that belong to the word before them: in French before a quote closes, or a question ends.
const TIES: [char; 2] = ['\u{a0}', '\u{202f}'];

/// The paragraphs on pages of `room`, in the size of this role. There is always a page.
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
            let longer = longer.filter(|longer| fits(longer));
            if let (Some(longer), Some(last)) = (longer, leaves.last_mut()) {
                *last = longer;
            } else {
                let mut rest = piece.to_owned();
                while !fits(&rest)
                    && let Some((head, tail)) = within_a_sentence(&rest, &fits)
                {
                    leaves.push(head);
                    rest = tail;
                }
                leaves.push(rest);
            }
            between = " ";
        }
    }
    if leaves.is_empty() {
        leaves.push(String::new());
    }
    leaves
}

/// As many words of a sentence as fit, best up to a comma, and the rest; none where it is one word.
pub fn within_a_sentence(words: &str, fits: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let parts = words.split(|sign: char| sign.is_whitespace() && !TIES.contains(&sign));
    let all: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
    let head = |n: usize| {
        let said = all[..n].join(" ");
        // A dot between two facts is an end, too.
        match said.strip_suffix(DOT).map(str::trim_end) {
            Some(facts) if !facts.is_empty() => facts.to_owned(),
            _ => said + GOES_ON,
        }
    };
    let last = (1..all.len()).rev().find(|n| fits(&head(*n)));
    let last = last.or((all.len() > 1).then_some(1))?;
    let is_pause = |n: &usize| all[n - 1].ends_with(PAUSES);
    let count = (last.div_ceil(2)..=last).rev().find(is_pause);
    let count = count.unwrap_or(last);
    Some((head(count), all[count..].join(" ")))
}

/// Where a sentence goes on, on the next page.
pub const GOES_ON: &str = " …";
/// After these a sentence is read in two breaths.
const PAUSES: [char; 6] = [',', ';', ':', '–', '،', '·'];
/// Between facts that stand in one line.
const DOT: char = '·';

/// The sentences of a paragraph, each with what ends it.
pub fn sentences(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut has_ended) = (0, false);
    for (at, sign) in paragraph.char_indices() {
        if !(has_ended && sign.is_whitespace()) {
            has_ended = ENDS.contains(&sign) || (has_ended && CLOSES.contains(&sign));
        } else if !closes_alone(&paragraph[at..]) {
            found.push(paragraph[start..at].trim());
            (start, has_ended) = (at, false);
        }
    }
    found.push(paragraph[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Whether the next word is only a sign that closes: in French a space stands before it, and the
/// one that opens stands alone, too.
fn closes_alone(rest: &str) -> bool {
    let next = rest.split_whitespace().next().unwrap_or_default();
    CLOSES_ALONE.contains(&next)
}

/// What closes a quote behind a space.
const CLOSES_ALONE: [&str; 4] = ["»", "›", "”", "\""];

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
    fn a_quote_closes_as_each_language_closes_it() {
        for all in [
            ["„Komm rein.“", "Er kam."],
            ["»Komm rein.«", "Er kam."],
            ["« Entre donc. »", "Il est entré."],
            ["«\u{a0}Entre\u{202f}!\u{a0}»", "Il est entré."],
            ["Elle a dit : « Entre ! »", "« Merci. »"],
            ["„Wejdź.”", "Wszedł."],
            ["(Ven.)", "«Voy.»"],
        ] {
            assert_eq!(sentences(&all.join(" ")), all);
        }
    }

    #[test]
    fn no_page_begins_with_a_sign_that_belongs_to_the_word_before() {
        let found = leaves_of(&["Qui est donc là\u{a0}? Moi."], |it| it.len() <= 18);
        assert_eq!(found, ["Qui est donc …", "là\u{a0}? Moi."]);
    }

    #[test]
    fn every_sentence_stands_on_one_page_in_order_and_none_is_cut() {
        let sentence = |n: usize| format!("This is the sentence {n}.");
        let paragraph = |n: usize| format!("{} {}", sentence(2 * n), sentence(2 * n + 1));
        let body: Vec<String> = (0..8).map(paragraph).collect();
        let body: Vec<&str> = body.iter().map(String::as_str).collect();
        for letters in [30, 60, 100, 400, 4_000] {
            let leaves = leaves_of(&body, |words| words.len() <= letters);
            let all = leaves.join(" ").replace("\n\n", " ");
            let expected: Vec<String> = (0..16).map(sentence).collect();
            assert_eq!(all, expected.join(" "), "{letters}");
            let is_whole = |leaf: &String| leaf.starts_with("This") && leaf.ends_with('.');
            assert!(leaves.iter().all(is_whole), "{letters}");
        }
    }

    #[test]
    fn a_sentence_for_which_a_page_is_too_small_goes_on_after_a_comma() {
        let found = leaves_of(&["One two three, four five six. Seven."], |it| {
            it.len() <= 20
        });
        assert_eq!(found, ["One two three, …", "four five six.", "Seven."]);
        let facts = ["Late lamp\u{a0}· Library\u{a0}· 9:10\u{a0}pm"];
        let facts = leaves_of(&facts, |it| it.chars().count() <= 20);
        assert_eq!(facts, ["Late lamp\u{a0}· Library", "9:10\u{a0}pm"]);
        for letters in [1, 5, 12] {
            let found = leaves_of(&["One two three, four."], |it| it.len() <= letters);
            let all = found.join(" ").replace(GOES_ON, "");
            assert_eq!(all, "One two three, four.", "{letters}");
        }
    }

    #[test]
    fn nothing_is_one_empty_page() {
        assert_eq!(leaves_of(&[], |_| true), [""]);
    }
}
