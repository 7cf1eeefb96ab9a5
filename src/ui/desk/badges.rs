//! Cards to print: sheets that a kiosk made and a stick brought.
//!
//! The office makes none itself. A card is worth something only where the kiosk's own key stands
//! behind it, and no office can read that key; see `src/ARCHITECTURE.md`.

use std::path::PathBuf;

use iced::widget::{column, row};
use iced::{Element, Size};

use super::piece;
use super::table::{self, Heading, Table};
use crate::ui::Look;
use crate::ui::widget::text;

/// A sheet on a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called: its folder.
    pub name: String,
    /// The stick's name.
    pub stick: String,
}

/// The page.
#[derive(Debug)]
pub struct Badges {
    /// As they were found, to see whether there are others.
    found: Vec<Sheet>,
    sheets: Vec<Sheet>,
    /// The places in `sheets` of those that are shown.
    shown: Vec<usize>,
    table: Table,
    failed: bool,
}

impl Default for Badges {
    /// The newest sheet stands first.
    fn default() -> Self {
        Self {
            found: Vec::new(),
            sheets: Vec::new(),
            shown: Vec::new(),
            table: Table::sorted(0, true),
            failed: false,
        }
    }
}

/// What can be clicked.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The table.
    Table(table::Message),
    /// "Open to print".
    Print,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Open this file where it can be printed.
    Print(PathBuf),
}

impl Badges {
    /// The sheets that are on the sticks now.
    pub fn see(&mut self, sheets: Vec<Sheet>) {
        if self.found != sheets {
            self.sheets.clone_from(&sheets);
            self.found = sheets;
            self.arrange();
            self.failed = false;
        }
    }

    fn arrange(&mut self) {
        match self.table.sorted_by {
            0 => self.sheets.sort_by(|one, other| one.name.cmp(&other.name)),
            _ => self
                .sheets
                .sort_by(|one, other| one.stick.cmp(&other.stick)),
        }
        if self.table.is_descending {
            self.sheets.reverse();
        }
        let cells = |sheet: &Sheet| [sheet.name.clone(), sheet.stick.clone()];
        self.shown = self.table.find(&self.sheets, cells);
    }

    fn at(&self, line: usize) -> Option<&Sheet> {
        self.sheets.get(*self.shown.get(line)?)
    }

    /// Nothing opened the file.
    pub fn not_opened(&mut self) {
        self.failed = true;
    }

    /// Answers a click.
    pub fn update(&mut self, message: Message) -> Action {
        let is_opened = match message {
            Message::Table(message) => match self.table.update(message) {
                table::Action::Order => {
                    self.arrange();
                    false
                }
                action => action == table::Action::Open,
            },
            Message::Print => true,
        };
        let chosen = self.table.chosen().and_then(|line| self.at(line)).cloned();
        match chosen {
            Some(sheet) if is_opened => {
                self.failed = false;
                Action::Print(sheet.path)
            }
            _ => Action::None,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let has_sheets = !self.sheets.is_empty();
        let said = vec![
            words.get("desk-badges-how"),
            words.get("desk-badges-why"),
            words.get("desk-badges-after"),
        ];
        let found = if has_sheets {
            words.get("desk-badges-found")
        } else {
            words.get("desk-badges-none")
        };
        let sheets = has_sheets.then(|| {
            let headings = vec![
                Heading::words(words.get("desk-col-sheet"), 2.0),
                Heading::words(words.get("desk-col-stick"), 2.0),
            ];
            let room = Size::new(
                piece::room(look).width,
                table::height_of(look, self.sheets.len()).min(piece::room(look).height / 2.0),
            );
            let cells = |at: usize| {
                let sheet = self.at(at);
                sheet.map_or_else(Vec::new, |sheet| {
                    vec![sheet.name.clone(), sheet.stick.clone()]
                })
            };
            self.table.view(look, room, headings, cells, Message::Table)
        });
        let print = has_sheets.then(|| {
            let print = piece::primary(look, words.get("desk-print"), Some(Message::Print));
            row![print]
        });
        let failed = self
            .failed
            .then(|| piece::notice(look, words.get("desk-not-opened")));
        let body = column![
            piece::sentences(look, said),
            text::heading(look, found),
            sheets,
            print,
            failed,
        ]
        .spacing(look.metrics.gap_large());
        let filter = has_sheets.then(|| table::filter(look, &self.table, Message::Table));
        let beside = filter.into_iter().collect();
        piece::page(look, words.get("desk-badges-title"), beside, body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_sheet_is_opened_and_none_where_there_is_none() {
        let mut page = Badges::default();
        assert_eq!(page.update(Message::Print), Action::None);
        let sheet = |n: u8| Sheet {
            path: PathBuf::from(format!("Cards_{n}/cards.pdf")),
            name: format!("Cards_{n}"),
            stick: "A".to_owned(),
        };
        page.see(vec![sheet(1), sheet(2)]);
        page.update(Message::Table(table::Message::Pick(1)));
        let second = Action::Print(sheet(1).path);
        assert_eq!(page.update(Message::Print), second);
        let enter = Message::Table(table::Message::Enter);
        assert_eq!(page.update(enter), second);
        let find = |text| {
            Message::Table(table::Message::Filter(super::super::field::Typed::new(
                text,
            )))
        };
        page.update(find("cards_2"));
        assert_eq!(page.update(Message::Print), Action::Print(sheet(2).path));
        page.update(find("cards_3"));
        assert_eq!(
            page.update(Message::Print),
            Action::None,
            "nothing is found"
        );
        page.update(find(""));
        page.see(Vec::new());
        assert_eq!(page.update(Message::Print), Action::None);
    }
}
