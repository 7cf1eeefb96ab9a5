//! A list of people as an office has it: a spreadsheet, read row by row.
//!
//! It guesses which column is which from the words in the first row, and can be told. What is wrong
//! with a row is said with its line, and the others are read all the same. A date of birth is never
//! taken over. Everything is pure: bytes in, rows out; whether somebody is known already is for the
//! store to say. A file comes from anybody's stick, so each length has a bound.

use std::collections::HashMap;
use std::fmt;

use thiserror::Error;

use crate::domain::attendance::Kind;
use crate::domain::name::{ChosenName, NameError};
use crate::domain::person::PersonDraft;

mod columns;
mod csv;
#[cfg(test)]
mod tests;
mod xlsx;

pub use columns::{Columns, Field};

/// The longest file, in bytes.
pub const FILE_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// The most rows, without the headings.
pub const ROWS_MAX: usize = 20_000;
/// The most columns that are looked at.
pub const COLUMNS_MAX: usize = 64;
/// The longest text of a cell, in characters.
pub const CELL_CHARS_MAX: usize = 200;
/// How an XLSX file begins: it is a ZIP archive.
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";

/// A table as it stands in the file: rows with their lines, the headings first.
type Table = Vec<(u32, Vec<String>)>;

/// Why a file was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RosterError {
    /// It is too long.
    #[error("the file is longer than {} MiB", FILE_BYTES_MAX / 1024 / 1024)]
    TooLong,
    /// It has too many rows.
    #[error("the file has more than {ROWS_MAX} rows")]
    TooManyRows,
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// A CSV in another encoding.
    #[error("line {0} is not UTF-8: save it as \"CSV UTF-8\", or as XLSX")]
    NotUtf8(u32),
    /// A CSV that cannot be taken apart.
    #[error("line {0} cannot be taken apart: is a quotation mark missing?")]
    NotCsv(u32),
    /// A ZIP archive that is no spreadsheet, or a damaged one.
    #[error("this spreadsheet cannot be read: {0}")]
    NotXlsx(&'static str),
    /// No column for what people are known by.
    #[error("no heading in line {line} says where the names are: found {found}")]
    NoNames {
        /// The line of the headings.
        line: u32,
        /// The headings.
        found: String,
    },
    /// A column that was named and is not there.
    #[error("there is no column {0}")]
    NoColumn(usize),
}

/// What stands in the file.
#[derive(Debug, PartialEq)]
pub struct Roster {
    /// Which column is which, from 1, with its heading.
    pub columns: Vec<(Field, usize, String)>,
    /// Headings that are not taken over.
    pub left_alone: Vec<String>,
    /// The rows that say who somebody is.
    pub rows: Vec<RosterRow>,
    /// What is wrong with others.
    pub problems: Vec<Problem>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterRow {
    /// The line in the file.
    pub line: u32,
    /// What it says.
    pub draft: PersonDraft,
}

/// What is wrong with a row.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line in the file.
    pub line: u32,
    /// What is wrong; it names nobody.
    pub what: Wrong,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    /// An earlier row says it already.
    #[error("the same as row {0}")]
    SameAs(u32),
    /// Longer than anybody needs.
    #[error("the {0} has more than {CELL_CHARS_MAX} characters")]
    TooLong(Field),
    /// An end of a line, or something that shows nothing.
    #[error("the {0} has a sign that none has")]
    StrangeSign(Field),
    /// No name that a kiosk takes.
    #[error("{0}")]
    Name(NameError),
    /// Nothing that says who it is.
    #[error("no name")]
    NoName,
    /// No kind that there is.
    #[error("the kind is none of {}", kinds().join(", "))]
    Kind,
    /// Whatever else whoever compares it with people finds.
    #[error("{0}")]
    Here(String),
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: {}", self.line, self.what)
    }
}

/// Reads a CSV or XLSX file. What `wanted` names is taken from there, whatever the headings say.
///
/// # Errors
/// When it cannot be read at all, or nothing says where the names are.
pub fn read(bytes: &[u8], wanted: &Columns) -> Result<Roster, RosterError> {
    let mut rows = table(bytes)?.into_iter();
    let (line, headings) = rows.next().ok_or(RosterError::Empty)?;
    let guessed = columns::guess(&headings, wanted, line)?;
    let mut roster = Roster {
        left_alone: guessed.left_alone(&headings),
        columns: guessed.named(&headings),
        rows: Vec::new(),
        problems: Vec::new(),
    };
    let mut seen = HashMap::new();
    for (line, cells) in rows {
        match draft(&guessed, &cells) {
            Ok(None) => {}
            Ok(Some(draft)) => match seen.insert(identity(&draft), line) {
                Some(first) => roster.problems.push(Problem {
                    line,
                    what: Wrong::SameAs(first),
                }),
                None => roster.rows.push(RosterRow { line, draft }),
            },
            Err(what) => roster.problems.push(Problem { line, what }),
        }
    }
    Ok(roster)
}

/// The headings, each with what stands below it first.
///
/// # Errors
/// When the file cannot be read at all.
pub fn headings(bytes: &[u8]) -> Result<Vec<(String, String)>, RosterError> {
    let mut rows = table(bytes)?.into_iter().map(|(_, cells)| cells);
    let headings = rows.next().ok_or(RosterError::Empty)?;
    let mut below = vec![String::new(); headings.len()];
    for row in rows {
        for (below, cell) in below.iter_mut().zip(row) {
            if below.is_empty() {
                cell.trim().clone_into(below);
            }
        }
        if below.iter().all(|below| !below.is_empty()) {
            break;
        }
    }
    Ok(headings.into_iter().zip(below).collect())
}

fn table(bytes: &[u8]) -> Result<Table, RosterError> {
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(RosterError::TooLong);
    }
    if bytes.starts_with(ZIP_MAGIC) {
        return xlsx::table(bytes);
    }
    csv::table(bytes)
}

/// By what two rows are the same person: the number of the organisation, else the names.
pub fn identity(draft: &PersonDraft) -> (Option<String>, Option<String>, Option<String>) {
    match &draft.external_id {
        Some(id) => (Some(id.to_lowercase()), None, None),
        None => (
            None,
            draft
                .name
                .as_ref()
                .map(|name| name.folded().as_str().to_owned()),
            draft.legal_name.as_ref().map(|name| name.to_lowercase()),
        ),
    }
}

/// What a row says; none for an empty one.
fn draft(columns: &Columns, cells: &[String]) -> Result<Option<PersonDraft>, Wrong> {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(None);
    }
    let cell = |field| {
        let at = columns.of(field)?;
        let text = cells.get(at - 1)?.trim();
        (!text.is_empty()).then_some(text)
    };
    for field in Field::ALL {
        if cell(field).is_some_and(|text| text.chars().count() > CELL_CHARS_MAX) {
            return Err(Wrong::TooLong(field));
        }
        if cell(field).is_some_and(|text| text.chars().any(char::is_control)) {
            return Err(Wrong::StrangeSign(field));
        }
    }
    let name = cell(Field::Name).map(ChosenName::new).transpose();
    let name = name.map_err(Wrong::Name)?;
    let legal_name = match (cell(Field::LegalName), cell(Field::LastName)) {
        (None, Some(last)) => {
            let first = cell(Field::Name).into_iter();
            Some(first.chain([last]).collect::<Vec<_>>().join(" "))
        }
        (whole, _) => whole.map(str::to_owned),
    };
    if name.is_none() && legal_name.is_none() {
        return Err(Wrong::NoName);
    }
    let kind = match cell(Field::Kind) {
        None => Kind::default(),
        Some(typed) => kind_of(typed)?,
    };
    Ok(Some(PersonDraft {
        name,
        kind,
        legal_name,
        external_id: cell(Field::Number).map(str::to_owned),
        ..PersonDraft::default()
    }))
}

fn kind_of(typed: &str) -> Result<Kind, Wrong> {
    let kind = Kind::from_code(&typed.to_lowercase());
    kind.filter(|kind| *kind != Kind::Minor).ok_or(Wrong::Kind)
}

/// What a list calls the kinds that it may have.
pub fn kinds() -> Vec<&'static str> {
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Minor);
    kinds.map(Kind::code).collect()
}
