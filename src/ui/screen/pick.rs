//! One out of several: meetings, people, rooms, months. Paged, never scrolled.
//!
//! It knows what each line says and hands back what the line stands for.

use std::fmt;

use iced::{Element, Size};

use crate::ui::Look;
use crate::ui::theme::{TextSize, tokens};
use crate::ui::widget::list::{Paging, item, list, pager};
use crate::ui::widget::{Page, button, text};

/// The longest line, with what is said beside it, that goes into a column of two, in characters.
const HALF_CHARS_MAX: usize = 30;

/// One line: what it says, what it says beside that, and what it stands for.
#[derive(Clone, PartialEq)]
pub struct Line<T> {
    /// What it says; unique within the list.
    pub label: String,
    /// What it says beside that.
    pub more: Option<String>,
    /// What it stands for.
    pub value: T,
}

/// The screen.
#[derive(Clone, PartialEq)]
pub struct Pick<T> {
    title: String,
    note: Option<String>,
    lines: Vec<Line<T>>,
    page: usize,
}

impl<T> fmt::Debug for Pick<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pick")
            .field("lines", &self.lines.len())
            .finish_non_exhaustive()
    }
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// This line.
    Choose(usize),
    /// This page, counted from 0.
    Page(usize),
    /// Back.
    Back,
}

/// What follows.
#[derive(Debug, Clone, PartialEq)]
pub enum Action<T> {
    /// Nothing.
    None,
    /// What the line stands for.
    Chosen(T),
    /// Back.
    Leave,
}

impl<T: Clone> Pick<T> {
    /// The lines under a title.
    pub fn new(title: String, lines: Vec<Line<T>>) -> Self {
        Self {
            title,
            note: None,
            lines,
            page: 0,
        }
    }

    /// Says something above the lines.
    pub fn say(&mut self, note: String) {
        self.note = Some(note);
    }

    /// What it asks, or whom it is about.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The same with a sentence under the title.
    #[must_use]
    pub fn with_note(self, note: String) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action<T> {
        match message {
            Message::Choose(line) => self
                .lines
                .get(line)
                .map_or(Action::None, |line| Action::Chosen(line.value.clone())),
            Message::Page(page) => {
                self.page = page;
                Action::None
            }
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let metrics = &look.metrics;
        let share = metrics.body_height() * tokens::LIST_NOTE_SHARE_MAX;
        let note = self.note.as_deref().map(|note| {
            let height = match metrics.text_size {
                TextSize::Normal => share,
                TextSize::Large => share.max(text::Sentence::least(look, note)),
            };
            text::Sentence::new(look, note, Size::new(metrics.measure(), height))
        });
        let taken = note
            .as_ref()
            .map_or(0.0, |note| note.height() + metrics.gap());
        let taken = taken + text::title_overhang(look, &self.title);
        let (count, paging) = (self.lines.len(), self.paging(look, taken));
        let row = |place: usize| -> Element<'a, Message> {
            let line = &self.lines[place];
            item(
                look,
                line.label.as_str(),
                line.more.clone(),
                Message::Choose(place),
            )
            .into()
        };
        let mut view = Page::new(look).title(self.title.as_str());
        if let Some(note) = note {
            view = view.body(note.soft(look));
        }
        view = view
            .controls(list(look, paging, count, self.page, row))
            .left(button::back(look, Message::Back));
        view.middle(pager(look, paging, count, self.page, Message::Page))
            .into()
    }

    /// Two columns where every label fits into half the width, else one.
    fn paging(&self, look: &Look, taken_px: f32) -> Paging {
        let metrics = &look.metrics;
        let chars = |line: &Line<T>| {
            let more = line.more.as_ref().map_or(0, |more| more.chars().count());
            line.label.chars().count() + more
        };
        let longest = self.lines.iter().map(chars).max().unwrap_or(0);
        let half_mm = metrics.to_mm(metrics.content_width()) / 2.0;
        let columns = if half_mm >= tokens::LIST_HALF_MM_MIN && longest <= HALF_CHARS_MAX {
            2
        } else {
            1
        };
        Paging::that_fits(look, columns, metrics.target(), taken_px)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_hands_back_what_it_stands_for() {
        let line = |label: &str, value| Line {
            label: label.to_owned(),
            more: None,
            value,
        };
        let mut pick = Pick::new("Rooms".to_owned(), vec![line("Hall", 1), line("Garden", 2)]);
        assert_eq!(pick.update(Message::Choose(1)), Action::Chosen(2));
        assert_eq!(pick.update(Message::Choose(2)), Action::None);
        assert_eq!(pick.update(Message::Back), Action::Leave);
    }
}
