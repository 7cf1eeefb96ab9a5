//! A list of people for the kiosks of a site: looked at with what it would change, kept for the
//! next package, and taken back until that is written.

use std::path::PathBuf;

use super::field::Typed;
use super::kiosks::Packed;
use super::sticks::Source;
use super::table::{self, Table};
use crate::domain::person::PersonDraft;
use crate::office::package::{Due, ListCounts};
use crate::transfer::roster::{self, Columns, Field, Roster, RosterError};

mod view;

/// By what the field of a path is found.
pub const PATH: &str = "list";

/// The page.
#[derive(Debug)]
pub struct Lists {
    path: Typed,
    state: State,
    /// What is still to be told, by site.
    due: Vec<Due>,
    /// Sticks that are plugged in.
    sticks: Vec<Source>,
    packed: Packed,
    table: Table,
    /// The places of the columns that are shown, in their order.
    shown: Vec<usize>,
    failed: Option<String>,
}

/// How far it is.
#[derive(Debug)]
enum State {
    /// No file is looked at; whether a list was kept just now, and for whom.
    Waiting(Option<(String, ListCounts)>),
    /// It is read.
    Reading,
    /// This stands in it.
    Read(Box<List>),
}

/// What stands in a file, and what it would change.
#[derive(Debug)]
pub struct List {
    /// The file.
    pub path: PathBuf,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, as the columns say.
    pub roster: Result<Roster, RosterError>,
    /// For which site.
    pub site: Option<String>,
    /// What it would say there.
    pub counts: Option<ListCounts>,
}

/// A column of a file.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What stands below it first. It may be a name.
    pub below: Typed,
    /// What it is, if it is taken over.
    pub field: Option<Field>,
}

/// What can be clicked or typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The path of a file.
    Path(Typed),
    /// "Look".
    Look,
    /// The table of columns.
    Table(table::Message),
    /// The chosen column is this, or not taken over.
    Is(Option<Field>),
    /// For this site.
    Site(String),
    /// "Keep it for the next package".
    Keep,
    /// "Close".
    Close,
    /// What waits for this site is not said, after all.
    TakeBack(String),
    /// The package for this site goes onto this stick.
    Pack(String, usize),
}

/// What follows.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Look at this file, with these columns if they are not to be guessed, for this site.
    Look(PathBuf, Option<Columns>, Option<String>),
    /// Keep these rows for this site.
    Keep(String, Vec<PersonDraft>),
    /// Forget what waits for this site.
    TakeBack(String),
    /// Write the package for this site onto this stick.
    Pack(String, Source),
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            path: Typed::default(),
            state: State::Waiting(None),
            due: Vec::new(),
            sticks: Vec::new(),
            packed: Packed::No,
            table: Table::default(),
            shown: Vec::new(),
            failed: None,
        }
    }
}

impl Lists {
    /// Whether a file of this name may be such a list.
    pub fn is_list(path: &std::path::Path) -> bool {
        let end = path.extension().and_then(std::ffi::OsStr::to_str);
        end.is_some_and(|end| {
            ["csv", "xlsx"]
                .iter()
                .any(|it| end.eq_ignore_ascii_case(it))
        })
    }

    /// A file that was dropped onto the window.
    pub fn dropped(&mut self, path: PathBuf) -> Action {
        self.look(path, None, None)
    }

    fn look(&mut self, path: PathBuf, columns: Option<Columns>, site: Option<String>) -> Action {
        self.failed = None;
        self.packed = Packed::No;
        if !matches!(self.state, State::Read(_)) {
            self.state = State::Reading;
        }
        Action::Look(path, columns, site)
    }

    /// What stands in the file.
    pub fn looked(&mut self, list: List) {
        match &self.state {
            // It was closed meanwhile.
            State::Waiting(_) => return,
            State::Read(before) if before.path == list.path => {}
            State::Reading | State::Read(_) => self.table = Table::default(),
        }
        self.state = State::Read(Box::new(list));
        self.arrange();
    }

    /// It failed, for a reason in words.
    pub fn failed(&mut self, said: String) {
        if matches!(self.state, State::Reading) {
            self.state = State::Waiting(None);
        }
        self.failed = Some(said);
    }

    /// It waits for the next package.
    pub fn kept(&mut self, site: String, counts: ListCounts) {
        self.state = State::Waiting(Some((site, counts)));
        self.path = Typed::default();
    }

    /// What the kiosks of each site are still to be told.
    pub fn take(&mut self, due: Vec<Due>) {
        self.due = due;
    }

    /// Sticks that are plugged in now.
    pub fn see(&mut self, sticks: &[Source]) {
        sticks.clone_into(&mut self.sticks);
    }

    /// What became of a package.
    pub fn packed(&mut self, packed: Packed) {
        self.packed = packed;
    }

    fn list(&self) -> Option<&List> {
        match &self.state {
            State::Read(list) => Some(list),
            State::Waiting(_) | State::Reading => None,
        }
    }

    fn arrange(&mut self) {
        let State::Read(list) = &self.state else {
            return;
        };
        let cells = |column: &Column| [column.heading.clone(), column.below.0.clone()];
        self.shown = self.table.find(&list.columns, cells);
        let column = |at: &usize| list.columns.get(*at);
        match self.table.sorted_by {
            0 => {}
            1 => self
                .shown
                .sort_by_key(|at| column(at).map(|one| one.heading.to_lowercase())),
            2 => self
                .shown
                .sort_by_key(|at| column(at).map(|one| one.below.0.to_lowercase())),
            _ => self.shown.sort_by_key(|at| {
                let field = column(at).and_then(|one| one.field);
                (field.is_none(), field)
            }),
        }
        if self.table.is_descending {
            self.shown.reverse();
        }
    }

    /// The place of the chosen column.
    fn chosen(&self) -> Option<usize> {
        self.shown.get(self.table.chosen()?).copied()
    }

    /// Answers what was clicked or typed.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Path(path) => self.path = path,
            Message::Look => {
                let path = self.path.0.trim();
                if !path.is_empty() {
                    return self.look(PathBuf::from(path), None, None);
                }
            }
            Message::Table(message) => {
                if self.table.update(message) == table::Action::Order {
                    self.arrange();
                }
            }
            Message::Is(field) => return self.is(field),
            Message::Site(site) => {
                if let Some(list) = self.list() {
                    let (path, columns) = (list.path.clone(), columns_of(&list.columns));
                    return self.look(path, Some(columns), Some(site));
                }
            }
            Message::Keep => return self.keep(),
            Message::Close => self.state = State::Waiting(None),
            Message::TakeBack(site) => {
                self.packed = Packed::No;
                self.state = State::Waiting(None);
                return Action::TakeBack(site);
            }
            Message::Pack(site, stick) => {
                if let Some(stick) = self.sticks.get(stick).cloned() {
                    self.packed = Packed::Writing;
                    return Action::Pack(site, stick);
                }
            }
        }
        Action::None
    }

    /// The chosen column is this. No other is, then.
    fn is(&mut self, field: Option<Field>) -> Action {
        let (Some(chosen), State::Read(list)) = (self.chosen(), &mut self.state) else {
            return Action::None;
        };
        for (at, column) in list.columns.iter_mut().enumerate() {
            if at == chosen {
                column.field = field;
            } else if column.field == field {
                column.field = None;
            }
        }
        let (path, site) = (list.path.clone(), list.site.clone());
        let columns = columns_of(&list.columns);
        self.look(path, Some(columns), site)
    }

    fn keep(&mut self) -> Action {
        let Some(list) = self.list().filter(|list| list.says_something()) else {
            return Action::None;
        };
        let site = list.site.clone();
        site.map_or(Action::None, |site| Action::Keep(site, list.people()))
    }
}

impl List {
    /// What stands in a file. What it would change is for the office to say.
    pub fn read(path: PathBuf, bytes: &[u8], wanted: Option<Columns>) -> Self {
        let wanted = wanted.unwrap_or_default();
        let roster = roster::read(bytes, &wanted);
        let field_of = |at: usize| {
            let mut fields = Field::ALL.into_iter();
            fields.find(|field| match &roster {
                Ok(roster) => roster
                    .columns
                    .iter()
                    .any(|one| (one.0, one.1) == (*field, at)),
                Err(_) => wanted.of(*field) == Some(at),
            })
        };
        // What is no table has no columns either; the error says so.
        let headings = roster::headings(bytes).unwrap_or_default();
        let column = |(at, (heading, below)): (usize, (String, String))| Column {
            heading,
            below: Typed::new(&below),
            field: field_of(at),
        };
        Self {
            path,
            columns: (1..).zip(headings).map(column).collect(),
            site: None,
            counts: None,
            roster,
        }
    }

    /// The rows that say who somebody is.
    pub fn people(&self) -> Vec<PersonDraft> {
        let rows = self.roster.iter().flat_map(|roster| &roster.rows);
        rows.map(|row| row.draft.clone()).collect()
    }

    /// Whether there is anything that the kiosks do not know yet.
    fn says_something(&self) -> bool {
        let counts = self.counts.unwrap_or_default();
        self.roster.is_ok() && counts.new + counts.changed > 0
    }
}

fn columns_of(columns: &[Column]) -> Columns {
    let taken = (1..).zip(columns);
    Columns::only(taken.filter_map(|(at, column)| Some((column.field?, at))))
}

#[cfg(test)]
mod tests;
