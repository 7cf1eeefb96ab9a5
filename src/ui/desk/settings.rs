//! How the window looks, what is printed on, when the year begins, and where everything lies.

use std::path::PathBuf;

use iced::widget::{column, row};
use iced::{Alignment, Element};

use super::field::{self, Typed};
use super::piece;
use crate::office::KioskLines;
use crate::transfer::paper::Paper;
use crate::ui::Look;
use crate::ui::theme::{TextSize, ThemeKind};
use crate::ui::widget::text;
use crate::ui::words::{ENGLISH, Words};

/// By what the field of the copy is found.
pub const BACKUP: &str = "backup";

/// What somebody wishes of the window. It is kept for the next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// The language of the window and of the files that it writes, by its tag.
    pub language: &'static str,
    /// Its colours.
    pub theme: ThemeKind,
    /// How large the text is.
    pub text_size: TextSize,
    /// What is printed on.
    pub paper: Paper,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            language: ENGLISH,
            theme: ThemeKind::default(),
            text_size: TextSize::default(),
            paper: Paper::default(),
        }
    }
}

/// Where everything lies.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The database.
    pub database: String,
    /// The keys.
    pub keys: PathBuf,
    /// What kiosks have to know, where the keys are there.
    pub lines: Option<KioskLines>,
}

/// The page.
#[derive(Debug)]
pub struct Settings {
    wishes: Wishes,
    /// The month in which the office's year begins; none until it was read.
    year_starts: Option<u8>,
    places: Places,
    copy: Typed,
    copied: Copied,
    /// That nothing shows the folder of the keys, in words.
    not_shown: Option<String>,
}

/// What became of the copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Copied {
    /// None was asked for.
    #[default]
    No,
    /// It is being written.
    Writing,
    /// It is here.
    Here(PathBuf),
    /// It failed, for a reason in words.
    Failed(String),
}

/// What can be clicked or typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// This language.
    Language(&'static str),
    /// These colours.
    Theme(ThemeKind),
    /// Text of this size.
    Text(TextSize),
    /// This paper.
    Paper(Paper),
    /// The year begins a month later, or earlier.
    Year(bool),
    /// "Copy the lines".
    CopyLines,
    /// "Show the folder" of the keys.
    ShowKeys,
    /// Where the copy of the database goes.
    Path(Typed),
    /// "Copy the database".
    BackUp,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// The window looks like this from now on.
    Wish(Wishes),
    /// The office's year begins in this month.
    YearStarts(u8),
    /// Put this where it can be pasted from.
    Copy(String),
    /// Show this folder.
    Show(PathBuf),
    /// Copy the database into this file.
    BackUp(PathBuf),
}

impl Settings {
    /// The page of these wishes; `copy` is where a copy of the database would go.
    pub fn new(wishes: Wishes, places: Places, copy: &str) -> Self {
        Self {
            wishes,
            year_starts: None,
            places,
            copy: Typed::new(copy),
            copied: Copied::No,
            not_shown: None,
        }
    }

    /// Nothing shows the folder of the keys; so it is said in words where it is.
    pub fn not_shown(&mut self, said: String) {
        self.not_shown = Some(said);
    }

    /// What somebody wishes.
    pub fn wishes(&self) -> Wishes {
        self.wishes
    }

    /// The keys are there now.
    pub fn has_lines(&mut self, lines: KioskLines) {
        self.places.lines = Some(lines);
    }

    /// The month in which the year begins was read.
    pub fn year_starts(&mut self, month: u8) {
        self.year_starts = Some(month);
    }

    /// What became of the copy.
    pub fn copied(&mut self, copied: Copied) {
        self.copied = copied;
    }

    /// Answers what was clicked or typed.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Language(language) => self.wishes.language = language,
            Message::Theme(theme) => self.wishes.theme = theme,
            Message::Text(text_size) => self.wishes.text_size = text_size,
            Message::Paper(paper) => self.wishes.paper = paper,
            Message::Year(later) => {
                let Some(month) = self.year_starts else {
                    return Action::None;
                };
                let month = match (later, month) {
                    (true, 12) => 1,
                    (true, month) => month + 1,
                    (false, 1) => 12,
                    (false, month) => month - 1,
                };
                self.year_starts = Some(month);
                return Action::YearStarts(month);
            }
            Message::CopyLines => {
                let lines = self.places.lines.as_ref();
                return lines.map_or(Action::None, |lines| Action::Copy(lines.for_kiosks()));
            }
            Message::ShowKeys => {
                self.not_shown = None;
                return Action::Show(self.places.keys.clone());
            }
            Message::Path(path) => {
                self.copy = path;
                return Action::None;
            }
            Message::BackUp => {
                let path = self.copy.0.trim();
                if path.is_empty() || self.copied == Copied::Writing {
                    return Action::None;
                }
                self.copied = Copied::Writing;
                return Action::BackUp(PathBuf::from(path));
            }
        }
        Action::Wish(self.wishes)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let wishes = self.wishes;
        let themes = [
            (ThemeKind::Light, "desk-theme-light"),
            (ThemeKind::Dark, "desk-theme-dark"),
            (ThemeKind::HighContrast, "desk-theme-contrast"),
        ]
        .map(|(theme, id)| (words.get(id), wishes.theme == theme, Message::Theme(theme)));
        let sizes = [
            (TextSize::Normal, "desk-text-normal"),
            (TextSize::Large, "desk-text-large"),
        ]
        .map(|(size, id)| (words.get(id), wishes.text_size == size, Message::Text(size)));
        let papers = [
            (Paper::A4, "desk-paper-a4"),
            (Paper::Letter, "desk-paper-letter"),
        ]
        .map(|(paper, id)| (words.get(id), wishes.paper == paper, Message::Paper(paper)));
        let languages = Words::languages_at_a_desk().into_iter().map(|language| {
            let is_chosen = wishes.language == language.tag;
            (language.endonym, is_chosen, Message::Language(language.tag))
        });
        let body = column![
            choices(look, words.get("desk-language"), languages.collect()),
            choices(look, words.get("desk-theme"), themes.into()),
            choices(look, words.get("desk-text"), sizes.into()),
            choices(look, words.get("desk-paper"), papers.into()),
            self.year(look),
            self.copy_of_all(look),
            self.where_all_is(look),
        ]
        .spacing(look.metrics.gap_large());
        piece::page(look, words.get("desk-settings-title"), Vec::new(), body)
    }

    fn year<'a>(&self, look: &Look) -> Option<Element<'a, Message>> {
        let words = &look.words;
        let month = words.month(self.year_starts?.into());
        let said = words.with("desk-year-starts", &[("month", month.into())]);
        let controls = row![
            piece::quiet(
                look,
                words.get("desk-year-earlier"),
                Some(Message::Year(false))
            ),
            piece::quiet(
                look,
                words.get("desk-year-later"),
                Some(Message::Year(true))
            ),
            text::body(look, said),
        ];
        let controls = controls.spacing(look.metrics.gap());
        let title = text::strong(look, words.get("desk-year"));
        let controls = controls.align_y(Alignment::Center);
        Some(
            column![title, controls]
                .spacing(look.metrics.gap_small())
                .into(),
        )
    }

    fn copy_of_all<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let path = field::field(
            look,
            BACKUP,
            words.get("desk-backup-path"),
            &self.copy,
            Message::Path,
            Some(Message::BackUp),
        );
        let is_free = self.copied != Copied::Writing && !self.copy.0.trim().is_empty();
        let copy = words.get("desk-backup-do");
        let copy = piece::quiet(look, copy, is_free.then_some(Message::BackUp));
        let said = match &self.copied {
            Copied::No => words.get("desk-backup-why"),
            Copied::Writing => words.get("desk-backup-writing"),
            Copied::Here(path) => {
                let path = path.display().to_string();
                words.with("desk-backup-here", &[("path", path.into())])
            }
            Copied::Failed(said) => said.clone(),
        };
        column![
            text::strong(look, words.get("desk-backup")),
            row![path, copy]
                .spacing(look.metrics.gap())
                .align_y(Alignment::End),
            text::note(look, said),
        ]
        .spacing(look.metrics.gap_small())
        .into()
    }

    fn where_all_is<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let keys = self.places.keys.display().to_string();
        let has_lines = self.places.lines.is_some();
        let mut said = vec![
            words.with(
                "desk-place-database",
                &[("place", self.places.database.clone().into())],
            ),
            words.with("desk-place-keys", &[("place", keys.into())]),
        ];
        if has_lines {
            // It is still here, and should not be.
            said.push(words.get("desk-made-recovery"));
        }
        said.extend(self.not_shown.clone());
        let controls = row![
            piece::quiet(look, words.get("desk-show-folder"), Some(Message::ShowKeys)),
            piece::quiet(
                look,
                words.get("desk-copy-lines"),
                has_lines.then_some(Message::CopyLines)
            ),
        ];
        column![
            text::strong(look, words.get("desk-places")),
            piece::sentences(look, said),
            controls.spacing(look.metrics.gap()),
        ]
        .spacing(look.metrics.gap_small())
        .into()
    }
}

fn choices<'a>(
    look: &Look,
    title: String,
    choices: Vec<(String, bool, Message)>,
) -> Element<'a, Message> {
    let choices = choices
        .into_iter()
        .map(|(label, is_chosen, message)| piece::choice(look, label, is_chosen, message).into());
    column![
        text::strong(look, title),
        piece::line(look, choices.collect())
    ]
    .spacing(look.metrics.gap_small())
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_goes_round() {
        let mut page = Settings::new(Wishes::default(), Places::default(), "");
        assert_eq!(
            page.update(Message::Year(true)),
            Action::None,
            "not read yet"
        );
        page.year_starts(12);
        assert_eq!(page.update(Message::Year(true)), Action::YearStarts(1));
        assert_eq!(page.update(Message::Year(false)), Action::YearStarts(12));
    }

    #[test]
    fn one_copy_is_written_at_a_time_and_none_to_nowhere() {
        let mut page = Settings::new(Wishes::default(), Places::default(), " ");
        assert_eq!(page.update(Message::BackUp), Action::None);
        page.update(Message::Path(Typed::new("a/copy.sqlite")));
        let copy = Action::BackUp(PathBuf::from("a/copy.sqlite"));
        assert_eq!(page.update(Message::BackUp), copy);
        assert_eq!(page.update(Message::BackUp), Action::None);
        page.copied(Copied::Failed(String::new()));
        assert_eq!(page.update(Message::BackUp), copy);
    }

    #[test]
    fn a_wish_is_kept_with_the_others() {
        let mut page = Settings::new(Wishes::default(), Places::default(), "");
        page.update(Message::Paper(Paper::Letter));
        let action = page.update(Message::Theme(ThemeKind::Dark));
        let wishes = Wishes {
            theme: ThemeKind::Dark,
            paper: Paper::Letter,
            ..Wishes::default()
        };
        assert_eq!(action, Action::Wish(wishes));
    }
}
