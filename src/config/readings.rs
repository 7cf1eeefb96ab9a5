//! Packs of readings: CSV files with one reading a line, the built-in ones first of all.
//!
//! Like the other files, a pack is refused with all its mistakes, each with its line and with what
//! is allowed. Which reading belongs to which day is the domain's to say.

use std::collections::BTreeMap;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use super::nearest::nearest;
use super::problem::{ConfigError, Position, Problem};
use crate::domain::reading::{
    KeyError, Misfit, Occasion, Origin, Pack, Reading, ReadingKey, ReadingText, Theme,
};

/// The columns of a pack, in their order.
pub const COLUMNS: [&str; 6] = ["date", "title", "body", "question", "theme", "credit"];

/// The most readings of a pack: one for every date and for every day of the month, and nine for
/// each occasion.
pub const READINGS_MAX: usize = 366 + 31 + 9 * Occasion::ALL.len();

/// Files of the program: the language, and what stands in them.
macro_rules! built_in {
    ($($tag:literal),*) => {
        &[$(
            (
                $tag,
                concat!("assets/readings/", $tag, "/readings.csv"),
                include_str!(concat!("../../assets/readings/", $tag, "/readings.csv")),
            ),
            (
                $tag,
                concat!("assets/readings/", $tag, "/occasions.csv"),
                include_str!(concat!("../../assets/readings/", $tag, "/occasions.csv")),
            ),
        )*]
    };
}

const BUILT_IN: &[(&str, &str, &str)] = built_in!("en", "es");

/// The readings that the program brings: in each language one for every date, and some for each
/// occasion.
///
/// # Errors
/// None, once the program's own checks have passed.
pub fn built_in() -> Result<Vec<Pack>, ConfigError> {
    let pack = |(tag, file, text): &(&str, &str, &str)| {
        Ok(Pack {
            origin: Origin::BuiltIn,
            language: (*tag).to_owned(),
            readings: parse(Path::new(file), text)?,
        })
    };
    BUILT_IN.iter().map(pack).collect()
}

/// Reads a pack. `file` is only for the messages; a byte-order mark before the text is skipped.
///
/// # Errors
/// With every mistake, when there is one.
pub fn parse(file: &Path, text: &str) -> Result<Vec<Reading>, ConfigError> {
    let mut pack = Reader {
        file,
        readings: Vec::new(),
        lines: BTreeMap::new(),
        problems: Vec::new(),
    };
    pack.read(text);
    if pack.problems.is_empty() {
        return Ok(pack.readings);
    }
    pack.problems.truncate(ConfigError::PROBLEMS_MAX);
    Err(ConfigError {
        problems: pack.problems,
    })
}

/// A pack while it is read.
struct Reader<'a> {
    file: &'a Path,
    readings: Vec<Reading>,
    /// On which line each key stands.
    lines: BTreeMap<ReadingKey, usize>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn read(&mut self, text: &str) {
        let mut csv = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut row = StringRecord::new();
        let mut rows = 0;
        loop {
            match csv.read_record(&mut row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    let line = line_of(error.position());
                    self.report(
                        line,
                        format!("no row of CSV ({error})"),
                        "rows of CSV",
                        None,
                    );
                    return;
                }
            }
            let line = line_of(row.position());
            match rows {
                0 if row == COLUMNS[..] => {}
                0 => {
                    let found = format!("the first row is {:?}", joined(&row));
                    self.report(line, found, &COLUMNS.join(","), None);
                    return;
                }
                1..=READINGS_MAX => self.read_row(&row, line),
                _ => {
                    let allowed = format!("at most {READINGS_MAX} readings");
                    self.report(line, "one reading too many".to_owned(), &allowed, None);
                    return;
                }
            }
            rows += 1;
        }
        if rows == 0 {
            self.report(1, "an empty file".to_owned(), &COLUMNS.join(","), None);
        }
    }

    fn read_row(&mut self, row: &StringRecord, line: usize) {
        let Ok([date, title, body, question, theme, credit]) =
            <[&str; 6]>::try_from(row.iter().collect::<Vec<_>>())
        else {
            let found = format!("a row of {} columns", row.len());
            let allowed = "6 columns; a text with a comma stands in double quotes";
            return self.report(line, found, allowed, None);
        };
        let theme = match (theme.trim(), Theme::from_code(theme.trim())) {
            ("", _) => None,
            (_, Some(theme)) => Some(theme),
            (typed, None) => {
                let codes = Theme::ALL.map(Theme::code);
                let meant = nearest(typed, codes);
                return self.report(line, format!("theme {typed:?}"), &codes.join(", "), meant);
            }
        };
        let key: ReadingKey = match date.trim().parse() {
            Ok(key) => key,
            Err(KeyError) => {
                return self.report(line, format!("date {date:?}"), &KeyError.to_string(), None);
            }
        };
        if let Some(before) = self.lines.insert(key, line) {
            let found = format!("a second reading for {key}; the first is in line {before}");
            return self.report(line, found, "one for each date", None);
        }
        let text = ReadingText {
            title,
            body,
            question,
            credit,
        };
        match Reading::new(key, theme, &text) {
            Ok(reading) => self.readings.push(reading),
            Err(misfit) => {
                let allowed = match misfit {
                    Misfit::Length { max, .. } => format!("up to {max} characters"),
                    Misfit::Words { .. } => format!("up to {} words", Reading::BODY_WORDS_MAX),
                };
                self.report(line, misfit.to_string(), &allowed, None);
            }
        }
    }

    fn report(&mut self, line: usize, found: String, allowed: &str, meant: Option<&str>) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            position: Some(Position { line, column: 1 }),
            found,
            allowed: allowed.to_owned(),
            meant: meant.map(str::to_owned),
        });
    }
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.map_or(1, |position| usize::try_from(position.line()).unwrap_or(1))
}

fn joined(row: &StringRecord) -> String {
    const CHARS_MAX: usize = 80;
    let row: Vec<&str> = row.iter().collect();
    row.join(",").chars().take(CHARS_MAX).collect()
}

#[cfg(test)]
mod tests;
