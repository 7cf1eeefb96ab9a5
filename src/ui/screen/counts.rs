//! Numbers, each with less and more: people who did not sign in, a paper evening, minutes.

use iced::{Element, Size};

use crate::ui::Look;
use crate::ui::theme::tokens;
use crate::ui::widget::grid;
use crate::ui::widget::stepper::{Number, columns_in, steppers};
use crate::ui::widget::{Page, button, text};

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// What is counted.
    pub label: String,
    /// How many.
    pub value: u32,
    /// How many one touch adds.
    pub step: u32,
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    title: String,
    note: String,
    done: String,
    numbers: Vec<Count>,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Less of this number.
    Less(usize),
    /// More of this number.
    More(usize),
    /// All is right.
    Done,
    /// Back; nothing changes.
    Back,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// The numbers, in the order of the screen.
    Done(Vec<u32>),
    /// Back.
    Leave,
}

impl Counts {
    /// The numbers under a title; `done` stands on the button that takes them.
    pub fn new(title: String, note: String, done: String, numbers: Vec<Count>) -> Self {
        Self {
            title,
            note,
            done,
            numbers,
        }
    }

    /// Says something else above the numbers.
    pub fn say(&mut self, note: String) {
        self.note = note;
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Less(place) => {
                if let Some(count) = self.numbers.get_mut(place) {
                    count.value = count.value.saturating_sub(count.step).max(count.least);
                }
            }
            Message::More(place) => {
                if let Some(count) = self.numbers.get_mut(place) {
                    count.value = count.value.saturating_add(count.step).min(count.most);
                }
            }
            Message::Done => {
                return Action::Done(self.numbers.iter().map(|count| count.value).collect());
            }
            Message::Back => return Action::Leave,
        }
        Action::None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let metrics = &look.metrics;
        let steps = self
            .numbers
            .iter()
            .enumerate()
            .map(|(place, count)| Number {
                name: count.label.clone(),
                value: count.value.to_string(),
                on_less: (count.value > count.least).then_some(Message::Less(place)),
                on_more: (count.value < count.most).then_some(Message::More(place)),
            });
        let steps: Vec<Number<Message>> = steps.collect();
        let room = Size::new(
            metrics.measure(),
            metrics.body_height() * tokens::COUNTS_NOTE_SHARE_MAX,
        );
        let note =
            (!self.note.is_empty()).then(|| text::Sentence::new(look, self.note.as_str(), room));
        let taken = note
            .as_ref()
            .map_or(0.0, |note| note.height() + metrics.gap());
        let columns = columns_in(look, steps.len(), taken);
        let row = grid::row_height(look, steps.len().div_ceil(columns), taken);
        let mut page = Page::new(look).title(self.title.as_str());
        if let Some(note) = note {
            page = page.body(note.soft(look));
        }
        page.controls(steppers(look, columns, row, steps))
            .left(button::back(look, Message::Back))
            .right(button::confirm(look, self.done.as_str(), Message::Done))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_between_nothing_and_the_most() {
        let count = Count {
            label: "Guests".into(),
            value: 1,
            least: 0,
            step: 1,
            most: 2,
        };
        let mut screen = Counts::new("Paper".into(), String::new(), "Save".into(), vec![count]);
        for message in [Message::Less(0), Message::Less(0), Message::More(0)] {
            assert_eq!(screen.update(message), Action::None);
        }
        assert_eq!(screen.update(Message::Done), Action::Done(vec![1]));
        for _ in 0..9 {
            screen.update(Message::More(0));
        }
        assert_eq!(screen.update(Message::Done), Action::Done(vec![2]));
    }
}
