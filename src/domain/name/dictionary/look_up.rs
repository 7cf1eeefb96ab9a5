//! The facilitator's look-up: whom may these letters mean, while they are being typed?
//!
//! First the names that begin with what was typed, then those with such a word further on, then
//! nicknames, then slips. Each keystroke stops as soon as the screen is full.

use std::collections::BTreeSet;

use super::super::distance::Slips;
use super::super::{Folded, nicknames};
use super::NameDictionary;
use super::shelf::{Row, Shape};

/// From how many letters of a word one slip is forgiven here, and from how many two: sooner than at
/// the door, since the facilitator sees whom they found.
const ONE_SLIP_LETTERS_MIN: usize = 3;
const TWO_SLIPS_LETTERS_MIN: usize = 7;
/// How many names with one of the typed words are asked for the others, in one look-up.
const NAMES_ASKED_MAX: usize = 5_000;
/// How far the names with a typed word are counted, to see which of the words is rarest.
const MENTIONS_COUNTED_MAX: usize = 500;

impl<P: Copy + Ord> NameDictionary<P> {
    /// The people whose name begins with what was typed or is near it, best first, at most `limit`.
    /// Words may come in any order, each whole or begun. Nothing typed finds nobody.
    pub fn look_up(&self, typed: &str, limit: usize) -> Vec<P> {
        let folded = Folded::of(typed);
        let mut words: Vec<TypedWord> = folded.words().map(TypedWord::of).collect();
        // The rarest word leads, and the others are asked of the names it finds.
        let rarest = (0..words.len()).min_by_key(|at| self.mentions_up_to_enough(words[*at].text));
        let Some(leading) = rarest.map(|at| words.swap_remove(at)) else {
            return Vec::new();
        };
        let mut found = Found::of(self, words, limit);
        for name in self.names.beginning_with(folded.as_str()) {
            if found.is_full() {
                break;
            }
            found.take(name);
        }
        self.look_up_by_word(&leading, &mut found);
        found.people
    }

    /// In how many names a word stands that begins so. Stops counting where it no longer matters.
    fn mentions_up_to_enough(&self, start: &str) -> usize {
        let words = self.words.beginning_with(start);
        words
            .flat_map(|word| self.mentions_of(word))
            .take(MENTIONS_COUNTED_MAX)
            .count()
    }

    fn look_up_by_word(&self, leading: &TypedWord, found: &mut Found<'_, P>) {
        for word in self.words.beginning_with(leading.text) {
            if found.is_full() {
                return;
            }
            found.ask_all(self.mentions_of(word));
        }
        for word in leading
            .nicknames
            .iter()
            .filter_map(|form| self.words.row_of(form))
        {
            found.ask_all(self.mentions_of(word));
        }
        if leading.slips_max == 0 || found.is_full() {
            return;
        }
        let (shape, max) = (leading.shape, leading.slips_max);
        let near = self.words.with_shape(|other| shape.may_begin(other, max));
        let mut near: Vec<_> = near
            .filter_map(|word| Some((leading.slips_to(self.words.text(word))?, word)))
            .collect();
        near.sort_unstable();
        for (_, word) in near {
            if found.is_full() {
                return;
            }
            found.ask_all(self.mentions_of(word));
        }
    }
}

/// The people found so far.
struct Found<'a, P> {
    dictionary: &'a NameDictionary<P>,
    others: Vec<TypedWord<'a>>,
    asked: usize,
    seen: BTreeSet<Row>,
    people: Vec<P>,
    limit: usize,
}

impl<'a, P: Copy + Ord> Found<'a, P> {
    fn of(dictionary: &'a NameDictionary<P>, others: Vec<TypedWord<'a>>, limit: usize) -> Self {
        Self {
            dictionary,
            others,
            asked: 0,
            seen: BTreeSet::new(),
            people: Vec::new(),
            limit,
        }
    }

    fn is_full(&self) -> bool {
        self.people.len() >= self.limit || self.asked >= NAMES_ASKED_MAX
    }

    /// Takes those names that have all the other typed words, too.
    fn ask_all(&mut self, names: impl Iterator<Item = Row>) {
        for name in names {
            if self.is_full() {
                return;
            }
            self.asked += 1;
            let text = self.dictionary.names.text(name);
            if self.others.iter().all(|word| word.is_in(text)) {
                self.take(name);
            }
        }
    }

    fn take(&mut self, name: Row) {
        if self.seen.insert(name) {
            let room = self.limit.saturating_sub(self.people.len());
            let bearers = self.dictionary.bearers_of(name).take(room);
            self.people.extend(bearers.map(|bearer| bearer.person));
        }
    }
}

/// One of the words that were typed.
struct TypedWord<'a> {
    text: &'a str,
    shape: Shape,
    slips: Slips,
    slips_max: usize,
    nicknames: Vec<&'static str>,
}

impl<'a> TypedWord<'a> {
    fn of(text: &'a str) -> Self {
        let shape = Shape::of(text);
        Self {
            text,
            shape,
            slips: Slips::from(text),
            slips_max: match shape.chars() {
                0..ONE_SLIP_LETTERS_MIN => 0,
                ONE_SLIP_LETTERS_MIN..TWO_SLIPS_LETTERS_MIN => 1,
                TWO_SLIPS_LETTERS_MIN.. => 2,
            },
            nicknames: nicknames::others(text).collect(),
        }
    }

    /// The slips to the beginning of a word, and then to the whole of it: the lower, the likelier.
    fn slips_to(&self, word: &str) -> Option<(usize, usize)> {
        let beginning = self.slips.beginning(word, self.slips_max)?;
        let whole = self.slips.whole(word, self.slips_max);
        Some((beginning, whole.unwrap_or(self.slips_max + 1)))
    }

    /// Whether a name has this word: begun, as a nickname, or with a slip.
    fn is_in(&self, name: &str) -> bool {
        name.split(' ').any(|word| {
            word.starts_with(self.text)
                || self.nicknames.contains(&word)
                || (self.slips_max > 0 && self.slips.beginning(word, self.slips_max).is_some())
        })
    }
}
