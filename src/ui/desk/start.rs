//! The first start: the office's keys are made, and told what they are for. And what is said where
//! nothing can begin.

use std::path::PathBuf;

use iced::widget::text::Wrapping;
use iced::widget::{column, container, row};
use iced::{Element, Length};

use super::piece;
use crate::office::{KioskLines, OfficeError};
use crate::ui::Look;
use crate::ui::desk::said;
use crate::ui::theme::tokens;
use crate::ui::widget::text;

/// What stands before everything else.
#[derive(Debug)]
pub enum Start {
    /// There are no keys yet; here they would be.
    New(PathBuf),
    /// They are made; here they are.
    Made(KioskLines, PathBuf),
    /// The database cannot be opened.
    Failed(OfficeError),
    /// It is being opened.
    Opening,
}

/// What can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// "Make the keys".
    Make,
    /// "Copy the lines".
    Copy,
    /// "Show the folder".
    Show,
    /// "Go on".
    GoOn,
    /// "Try again".
    Again,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Make the keys here.
    Make(PathBuf),
    /// Put this where it can be pasted from.
    Copy(String),
    /// Show this folder.
    Show(PathBuf),
    /// Open the database.
    Open,
}

impl Start {
    /// Answers a click.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, &*self) {
            (Message::Make, Self::New(keys)) => Action::Make(keys.clone()),
            (Message::Copy, Self::Made(lines, _)) => Action::Copy(lines.for_kiosks()),
            (Message::Show, Self::Made(_, keys)) => Action::Show(keys.clone()),
            (Message::GoOn, Self::Made(..)) | (Message::Again, Self::Failed(_)) => {
                *self = Self::Opening;
                Action::Open
            }
            _ => Action::None,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let metrics = look.metrics;
        let at = |path: &PathBuf| [("path", path.display().to_string().into())];
        let (title, said, lines, controls) = match self {
            Self::New(keys) => (
                words.get("desk-start-title"),
                vec![
                    words.get("desk-start-what"),
                    words.get("desk-start-keys"),
                    words.with("desk-start-where", &at(keys)),
                ],
                None,
                vec![
                    piece::primary(look, words.get("desk-start-make"), Some(Message::Make)).into(),
                ],
            ),
            Self::Made(lines, keys) => (
                words.get("desk-made-title"),
                vec![
                    words.with("desk-made-where", &at(keys)),
                    words.get("desk-made-recovery"),
                    words.get("desk-made-copy"),
                    words.get("desk-made-lines"),
                ],
                Some(lines.for_kiosks()),
                vec![
                    piece::quiet(look, words.get("desk-copy-lines"), Some(Message::Copy)).into(),
                    piece::quiet(look, words.get("desk-show-folder"), Some(Message::Show)).into(),
                    piece::primary(look, words.get("desk-go-on"), Some(Message::GoOn)).into(),
                ],
            ),
            Self::Failed(error) => (
                words.get("desk-failed-title"),
                vec![said::failure(words, error)],
                None,
                vec![piece::primary(look, words.get("button-again"), Some(Message::Again)).into()],
            ),
            Self::Opening => (words.get("desk-opening"), Vec::new(), None, Vec::new()),
        };
        // A key is one long word: it may be taken apart where the text is large.
        let lines = lines.map(|lines| text::note(look, lines).wrapping(Wrapping::WordOrGlyph));
        let lines = lines.map(|lines| piece::sheet(look, lines));
        let page = column![
            text::title(look, title),
            piece::sentences(look, said),
            lines,
            row(controls).spacing(metrics.gap()),
        ]
        .spacing(metrics.gap_large());
        let page = container(piece::scrolled(look, page))
            .max_width(metrics.mm(tokens::DESK_FIELD_MM_MAX) * 1.2);
        let background = look.colours.background;
        container(page)
            .center(Length::Fill)
            .padding(metrics.margin())
            .style(move |_| container::Style::default().background(background))
            .into()
    }
}
