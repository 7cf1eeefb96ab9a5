//! What is read from afar, on as many pages as it takes: nothing is made smaller to fit, and
//! nothing is left out.

use iced::{Font, Size};

use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use crate::ui::widget::leaves::{sentences, within_a_sentence};
use crate::ui::widget::measured;

use super::{Door, HELD_TOLD_MIN, MEETINGS_SHOWN_MAX};
use crate::domain::reading::Reading;

/// Words that stand together, read from afar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub words: String,
    pub weight: Weight,
}

/// How heavy words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// The greeting and a title.
    Bold,
    /// All else.
    Regular,
}

impl Weight {
    pub(super) fn font(self) -> Font {
        match self {
            Self::Bold => fonts::BOLD,
            Self::Regular => fonts::REGULAR,
        }
    }
}

impl Block {
    fn new(weight: Weight, words: impl Into<String>) -> Self {
        let words = words.into();
        Self { words, weight }
    }

    /// Its height where it may be so wide, in pixels.
    pub(super) fn height(&self, look: &Look, width: f32) -> f32 {
        let px = look.metrics.afar();
        measured(&self.words, self.weight.font(), px, width)
            .height
            .ceil()
    }

    /// The whole sentences that fit, and the rest; none where not even one does.
    fn after_a_sentence(&self, fits: impl Fn(&Self) -> bool) -> Option<(Self, Self)> {
        let all = sentences(&self.words);
        let of = |some: &[&str]| Self::new(self.weight, some.join(" "));
        let count = (1..all.len()).rev().find(|n| fits(&of(&all[..*n])))?;
        Some((of(&all[..count]), of(&all[count..])))
    }

    /// A sentence that is longer than a page goes on to the next.
    fn within_a_sentence(&self, fits: impl Fn(&Self) -> bool) -> Option<(Self, Self)> {
        let of = |words: &str| Self::new(self.weight, words);
        let (head, tail) = within_a_sentence(&self.words, |words| fits(&of(words)))?;
        Some((of(&head), of(&tail)))
    }
}

/// What stands there for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    pub blocks: Vec<Block>,
    /// Whose words these are: shown with them wherever they are read.
    pub credit: Option<String>,
}

/// The greeting and what is on, then the reading, in the order in which they come.
pub(super) fn leaves(door: &Door, look: &Look, room: Size) -> Vec<Leaf> {
    let tonight = packed(look, room, tonight(door, look)).into_iter();
    let mut all: Vec<Leaf> = tonight
        .map(|blocks| Leaf {
            blocks,
            credit: None,
        })
        .collect();
    if let Some(reading) = door.reading() {
        let credit = Some(reading.credit()).filter(|credit| !credit.is_empty());
        let credit_px = credit.map_or(0.0, |_| credit_height(look));
        let room = Size::new(room.width, room.height - credit_px);
        let pages = packed(look, room, read(reading)).into_iter();
        all.extend(pages.map(|blocks| Leaf {
            blocks,
            credit: credit.map(str::to_owned),
        }));
    }
    all
}

/// The height of a credit and of the gap above it, in pixels.
pub(super) fn credit_height(look: &Look) -> f32 {
    look.metrics.line(TextRole::Body) + look.metrics.gap()
}

fn tonight(door: &Door, look: &Look) -> Vec<Block> {
    let words = &look.words;
    let mut blocks = vec![Block::new(Weight::Bold, door.greeting_words(words))];
    for meeting in door.meetings().iter().take(MEETINGS_SHOWN_MAX) {
        let start = meeting.start.with_timezone(&door.zone()).time();
        let values = [
            ("title", meeting.title.as_str().into()),
            ("room", meeting.room.0.as_str().into()),
            ("time", words.time(start).into()),
        ];
        let line = words.with("door-meeting-later", &values);
        blocks.push(Block::new(Weight::Regular, line));
    }
    if door.meetings().is_empty() {
        blocks.push(Block::new(Weight::Regular, words.get(door.nothing_on())));
    }
    let held = door.held();
    if held.count >= HELD_TOLD_MIN {
        let id = if held.in_the_evening {
            "idle-evenings"
        } else {
            "idle-meetings"
        };
        let told = words.with(id, &[("count", held.count.into())]);
        blocks.push(Block::new(Weight::Regular, told));
    }
    blocks
}

/// A group's own pack may go without questions.
fn read(reading: &Reading) -> Vec<Block> {
    let title = Block::new(Weight::Bold, reading.title());
    let rest = [reading.body(), reading.question()].into_iter();
    let rest = rest.filter(|words| !words.is_empty());
    let rest = rest.map(|words| Block::new(Weight::Regular, words));
    [title].into_iter().chain(rest).collect()
}

/// The blocks on pages of this room.
fn packed(look: &Look, room: Size, blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let gap = look.metrics.gap();
    // What is left free above and below has its gaps, too.
    let room_px = room.height - gap;
    pack(blocks, |page| {
        let heights = page
            .iter()
            .map(|block| block.height(look, room.width) + gap);
        heights.sum::<f32>() <= room_px
    })
}

/// As many blocks on each page as fit; one that does not goes on after a sentence, and only where
/// a page is too small for one sentence, within it.
fn pack(blocks: Vec<Block>, fits: impl Fn(&[Block]) -> bool) -> Vec<Vec<Block>> {
    let mut left: std::collections::VecDeque<Block> = blocks.into();
    let (mut pages, mut page) = (Vec::new(), Vec::new());
    while let Some(block) = left.pop_front() {
        let fits_with = |block: &Block| {
            let mut longer: Vec<Block> = page.clone();
            longer.push(block.clone());
            fits(&longer)
        };
        if fits_with(&block) {
            page.push(block);
            continue;
        }
        let parts = match block.after_a_sentence(fits_with) {
            None if page.is_empty() => block.within_a_sentence(fits_with),
            parts => parts,
        };
        match parts {
            Some((head, tail)) => {
                page.push(head);
                left.push_front(tail);
            }
            // A word that is wider than the panel.
            None if page.is_empty() => page.push(block),
            None => left.push_front(block),
        }
        pages.push(std::mem::take(&mut page));
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widget::leaves::GOES_ON;

    fn block(words: &str) -> Block {
        Block::new(Weight::Regular, words)
    }

    fn all(pages: &[Vec<Block>]) -> String {
        let blocks = pages.iter().flatten();
        let words: Vec<&str> = blocks.map(|block| block.words.as_str()).collect();
        words.join(" ").replace(GOES_ON, "")
    }

    #[test]
    fn every_word_stands_on_one_page_in_order_and_no_page_is_empty() {
        let blocks = || {
            vec![
                block("Good evening"),
                block("One, two, three, four, five, six seven. Eight nine? Ten."),
                block("A question to take along?"),
            ]
        };
        let whole: Vec<String> = blocks().into_iter().map(|block| block.words).collect();
        for letters in [1, 5, 12, 20, 40, 80, 1_000] {
            let pages = pack(blocks(), |page| {
                page.iter().map(|block| block.words.len()).sum::<usize>() <= letters
            });
            assert_eq!(all(&pages), whole.join(" "), "{letters}");
            assert!(pages.iter().all(|page| !page.is_empty()), "{letters}");
        }
    }

    #[test]
    fn a_page_ends_after_a_sentence_or_else_after_a_comma() {
        let chars = |most: usize| {
            move |page: &[Block]| page.iter().map(|block| block.words.len()).sum::<usize>() <= most
        };
        let text = || vec![block("One two three, four five six. Seven.")];
        let pages = pack(text(), chars(30));
        assert_eq!(pages[0][0].words, "One two three, four five six.");
        let pages = pack(text(), chars(24));
        assert_eq!(pages[0][0].words, "One two three, …");
        assert_eq!(pages[1][0].words, "four five six. Seven.");
    }

    #[test]
    fn a_reading_without_a_question_has_no_empty_page() {
        use crate::domain::reading::{ReadingKey, ReadingText};
        let text = ReadingText {
            title: "Tea",
            body: "Some of us drink it slowly.",
            question: "",
            credit: "The Tuesday group",
        };
        let reading = Reading::new(ReadingKey::DayOfMonth(1), None, &text).unwrap();
        let blocks = read(&reading);
        assert_eq!(blocks.len(), 2);
        assert!(blocks.iter().all(|block| !block.words.is_empty()));
    }
}
