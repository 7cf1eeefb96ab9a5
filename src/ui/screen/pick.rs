//! One out of several: meetings, people, rooms, months. Paged, never scrolled.
//!
//! It knows what each line says and hands back what the line stands for.

use std::fmt;

use iced::widget::Column;
use iced::{Element, Length};

use crate::ui::Look;
use crate::ui::theme::TextRole;
use crate::ui::widget::{Page, button, text};

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
    /// The next page.
    Next,
    /// The page before.
    Previous,
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
            Message::Next => {
                self.page += 1;
                Action::None
            }
            Message::Previous => {
                self.page = self.page.saturating_sub(1);
                Action::None
            }
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let metrics = &look.metrics;
        // Title, margins and band take their share of the height; the lines have the rest.
        let notes = usize::from(self.note.is_some());
        let note = metrics.line(TextRole::Body) * if notes > 0 { 2.0 } else { 0.0 };
        let taken = metrics.line(TextRole::Title) + note + metrics.target();
        let room = metrics.height() - 2.0 * metrics.margin() - taken - 4.0 * metrics.gap();
        let fitting = metrics.fitting(room, metrics.target()).max(1);
        let pages = self.lines.len().div_ceil(fitting).max(1);
        let page = self.page.min(pages - 1);
        let shown = self
            .lines
            .iter()
            .enumerate()
            .skip(page * fitting)
            .take(fitting);
        let lines = shown.map(|(place, line)| {
            let label = match &line.more {
                Some(more) => format!("{} · {more}", line.label),
                None => line.label.clone(),
            };
            button::quiet(look, label, Message::Choose(place))
                .width(Length::Fill)
                .into()
        });
        let mut view = Page::new(look).title(self.title.as_str());
        if let Some(note) = &self.note {
            view = view.body(text::soft(look, note.as_str()));
        }
        if self.lines.is_empty() {
            view = view.body(text::body(look, words.get("list-empty")));
        }
        view = view
            .controls(Column::with_children(lines).spacing(metrics.gap()))
            .left(button::back(look, Message::Back));
        if page > 0 {
            let label = words.get("button-previous");
            view = view.right(button::quiet(look, label, Message::Previous));
        }
        if page + 1 < pages {
            view = view.right(button::quiet(look, words.get("button-next"), Message::Next));
        }
        view.into()
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
