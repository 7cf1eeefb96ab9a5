//! What the office's staff write for a site: a folder of files, each of which may be missing.
//!
//! ```text
//! people.csv or people.xlsx   the list of people, as `keytag import` takes it
//! withdrawn.csv               cards that are withdrawn: a column card, person or number
//! series.toml                 meetings, as a site's configuration has them
//! milestones.toml             the office's own milestone schemes
//! kiosk.toml                  rooms and usual times, where series.toml needs them
//! ended.csv                   series that meet no more: a column series
//! readings/<any>/pack.toml     packs of readings, as a site's configuration has them
//! ```

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::badge::Token;
use crate::config::Config;
use crate::domain::id::SeriesId;
use crate::domain::milestone::Scheme;
use crate::domain::package::Withdrawn;
use crate::domain::person::PersonDraft;
use crate::domain::reading::PackFiles;
use crate::domain::series::Series;
use crate::office::{OfficeError, Result};
use crate::transfer::roster::{self, Columns};

/// The longest file that is read, in bytes.
const FILE_BYTES_MAX: u64 = roster::FILE_BYTES_MAX;
/// The most rows of a list of cards or of series.
const ROWS_MAX: usize = 20_000;

/// What was written for a site.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Folder {
    /// The list of people.
    pub people: Vec<PersonDraft>,
    /// Cards that are withdrawn.
    pub withdrawn: Vec<Withdrawn>,
    /// Meetings, and whether they meet no more.
    pub series: Vec<(Series, bool)>,
    /// Milestone schemes.
    pub schemes: Vec<Scheme>,
    /// Packs of readings, by their ids.
    pub readings: Vec<(String, PackFiles)>,
}

/// Reads such a folder. Every mistake in a file is told, with its line.
///
/// # Errors
/// When a file has a mistake or cannot be read.
pub fn read_folder(dir: &Path) -> Result<Folder> {
    if !dir.is_dir() {
        let error = io::Error::other("it is no folder");
        return Err(OfficeError::file("read", dir)(error));
    }
    let config = Config::load(dir).map_err(|error| OfficeError::Written(error.to_string()))?;
    let brought = Config::default().schemes.scheme;
    let own = |scheme: &Scheme| !brought.contains(scheme);
    let ended = column(&dir.join("ended.csv"), &["series"])?;
    let ended = ended.into_iter().map(|(line, _, id)| {
        let known = SeriesId::new(&id).ok();
        let known = known.and_then(|id| config.series.iter().find(|series| series.id == id));
        known.cloned().ok_or_else(|| {
            let what = format!("ended.csv, row {line}: no series {id:?} in series.toml");
            OfficeError::Written(what)
        })
    });
    let ended = ended.collect::<Result<Vec<_>>>()?;
    let packs = config.packs.into_iter().map(|pack| (pack.id, pack.files));
    let series = config.series.into_iter().map(|series| {
        let retired = ended.iter().any(|ended| ended.id == series.id);
        (series, retired)
    });
    Ok(Folder {
        people: people(dir)?,
        withdrawn: withdrawn(dir)?,
        series: series.collect(),
        schemes: config.schemes.scheme.into_iter().filter(own).collect(),
        readings: packs.collect(),
    })
}

fn people(dir: &Path) -> Result<Vec<PersonDraft>> {
    for name in ["people.csv", "people.xlsx"] {
        let path = dir.join(name);
        let Some(bytes) = read(&path)? else {
            continue;
        };
        let written = |what: String| OfficeError::Written(format!("{}: {what}", path.display()));
        let list = roster::read(&bytes, &Columns::default());
        let list = list.map_err(|error| written(error.to_string()))?;
        if !list.problems.is_empty() {
            let problems: Vec<String> = list.problems.iter().map(ToString::to_string).collect();
            return Err(written(problems.join("; ")));
        }
        return Ok(list.rows.into_iter().map(|row| row.draft).collect());
    }
    Ok(Vec::new())
}

fn withdrawn(dir: &Path) -> Result<Vec<Withdrawn>> {
    let path = dir.join("withdrawn.csv");
    let rows = column(&path, &["card", "person", "number"])?;
    let rows = rows.into_iter().map(|(line, column, text)| {
        Ok(match column {
            // Whether it is a card of the site is seen where its key is: at the kiosk.
            "card" => match Token::parse(&text) {
                Ok(token) => Withdrawn::Card(token.letters()),
                Err(error) => {
                    let what = format!("withdrawn.csv, row {line}: {error}");
                    return Err(OfficeError::Written(what));
                }
            },
            "person" => Withdrawn::Person(text.parse().map_err(|_| {
                let what = format!("withdrawn.csv, row {line}: {text:?} is no pseudonym");
                OfficeError::Written(what)
            })?),
            _ => Withdrawn::Number(text),
        })
    });
    rows.collect()
}

/// The cells of a CSV file that say something, with their lines and headings; each row says one.
fn column(path: &Path, headings: &[&'static str]) -> Result<Vec<(usize, &'static str, String)>> {
    let Some(bytes) = read(path)? else {
        return Ok(Vec::new());
    };
    let written = |what: String| OfficeError::Written(format!("{}: {what}", path.display()));
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let found = csv.headers().map_err(|error| written(error.to_string()))?;
    let of = |cell: &str| {
        let cell = cell.trim().to_lowercase();
        headings.iter().find(|heading| **heading == cell).copied()
    };
    let columns: Vec<Option<&str>> = found.iter().map(of).collect();
    if columns.iter().all(Option::is_none) {
        return Err(written(format!(
            "the first row has no {}",
            headings.join(" or ")
        )));
    }
    let mut cells = Vec::new();
    for (at, row) in csv.records().enumerate() {
        let row = row.map_err(|error| written(error.to_string()))?;
        if at >= ROWS_MAX {
            return Err(written(format!("more than {ROWS_MAX} rows")));
        }
        for (column, cell) in columns.iter().zip(row.iter()) {
            if let (Some(column), cell) = (column, cell.trim())
                && !cell.is_empty()
            {
                cells.push((at + 2, *column, cell.to_owned()));
            }
        }
    }
    Ok(cells)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(OfficeError::file("read", path)(error)),
    };
    let mut bytes = Vec::new();
    let read = file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes);
    read.map_err(OfficeError::file("read", path))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        let error = io::Error::other("it is too large");
        return Err(OfficeError::file("read", path)(error));
    }
    Ok(Some(bytes))
}
