//! Rows of the first sheet of an XLSX file.
//!
//! It is an archive of XML, and small ones can unpack to more than a machine has: all of it is
//! unpacked once for its length before anything reads it. Cells come one by one, so that a single
//! one in the last corner of the sheet does not ask for the whole sheet in memory.

use std::ffi::OsStr;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{Data, DataRef, Reader, Xlsx};
use zip::ZipArchive;

use super::{CELL_CHARS_MAX, COLUMNS_MAX, ROWS_MAX, RosterError, Table};

/// What all parts of the archive together may unpack to, in bytes.
const UNPACKED_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// How a table of texts says how many it has.
const COUNT: &[u8] = b"uniqueCount";
/// With as many digits, there is room for what it says.
const COUNT_DIGITS_MAX: usize = 7;
/// The most parts of an archive.
const PARTS_MAX: usize = 1_000;

pub fn table(bytes: &[u8]) -> Result<Table, RosterError> {
    refuse_bomb(bytes)?;
    // Whoever reads XML of strangers may meet what its author did not think of.
    catch_unwind(AssertUnwindSafe(|| first_sheet(bytes)))
        .unwrap_or(Err(RosterError::NotXlsx("it is damaged")))
}

fn refuse_bomb(bytes: &[u8]) -> Result<(), RosterError> {
    let damaged = RosterError::NotXlsx("it is damaged");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged.clone())?;
    if archive.len() > PARTS_MAX {
        return Err(RosterError::NotXlsx("it has too many parts"));
    }
    let mut left = UNPACKED_BYTES_MAX;
    let mut text = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| damaged.clone())?;
        let name = part.name().map_err(|_| damaged.clone())?.into_owned();
        let kind = Path::new(&name).extension().and_then(OsStr::to_str);
        let is_xml = kind.is_some_and(|kind| kind.eq_ignore_ascii_case("xml"));
        text.clear();
        let unpacked = part.take(left + 1).read_to_end(&mut text);
        let unpacked = unpacked.map_err(|_| damaged.clone())?;
        left = left
            .checked_sub(unpacked as u64)
            .ok_or(RosterError::NotXlsx("it unpacks to too much"))?;
        // In an encoding of two bytes a sign it would not be found; spreadsheets have none.
        if (is_xml && text.contains(&0)) || says_too_many(&text) {
            return Err(damaged);
        }
    }
    Ok(())
}

/// Whether a table of texts says that it has so many that room for them would be all memory there
/// is: the reader makes that room before it looks.
fn says_too_many(part: &[u8]) -> bool {
    let mut rest = part;
    while let Some(at) = rest.windows(COUNT.len()).position(|bytes| bytes == COUNT) {
        rest = rest.get(at + COUNT.len()..).unwrap_or_default();
        let mut value = rest.iter().skip_while(|byte| !matches!(byte, b'"' | b'\''));
        let quote = value.next();
        if value.take_while(|byte| Some(*byte) != quote).count() > COUNT_DIGITS_MAX {
            return true;
        }
    }
    false
}

fn first_sheet(bytes: &[u8]) -> Result<Table, RosterError> {
    let damaged = |_| RosterError::NotXlsx("it is damaged");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let name = book.sheet_names().first().cloned();
    let name = name.ok_or(RosterError::NotXlsx("it has no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut table = Table::new();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let (line, column) = (row.saturating_add(1), column as usize);
        let text = shown(cell.get_value());
        if column >= COLUMNS_MAX || text.trim().is_empty() {
            continue;
        }
        if table.last().is_none_or(|(last, _)| *last != line) {
            if table.len() > ROWS_MAX {
                return Err(RosterError::TooManyRows);
            }
            // Rows come in their order; what does not is no spreadsheet that anybody saved.
            if table.last().is_some_and(|(last, _)| *last > line) {
                return Err(RosterError::NotXlsx("its rows are out of order"));
            }
            table.push((line, Vec::new()));
        }
        if let Some((_, cells)) = table.last_mut() {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
    }
    Ok(table)
}

/// As it would be typed; one character more than a cell may have shows that it is too long.
fn shown(value: &DataRef<'_>) -> String {
    let cut = |text: &str| text.chars().take(CELL_CHARS_MAX + 1).collect();
    match value {
        DataRef::String(text) => cut(text),
        DataRef::SharedString(text) => cut(text),
        other => cut(&Data::from(other.clone()).to_string()),
    }
}
