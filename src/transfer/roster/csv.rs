//! Rows of a CSV file: commas, semicolons or tabs, with or without a byte order mark.

use csv::ReaderBuilder;

use super::{COLUMNS_MAX, ROWS_MAX, RosterError, Table};

/// The byte order mark with which spreadsheet programs begin.
const BOM: &[u8] = b"\xef\xbb\xbf";
/// What may stand between two cells.
const DELIMITERS: [u8; 3] = *b",;\t";

pub fn table(bytes: &[u8]) -> Result<Table, RosterError> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if let Err(error) = str::from_utf8(bytes) {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        return Err(RosterError::NotUtf8(line_after(before)));
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(bytes))
        .from_reader(bytes);
    let mut table = Table::new();
    let mut lines = Lines {
        bytes,
        at: 0,
        line: 1,
    };
    for record in reader.records() {
        let record = record.map_err(|_| RosterError::NotCsv(lines.line))?;
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        let cells: Vec<String> = record.iter().take(COLUMNS_MAX).map(str::to_owned).collect();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if table.len() > ROWS_MAX {
            return Err(RosterError::TooManyRows);
        }
        table.push((line, cells));
    }
    Ok(table)
}

/// Counts the lines of a file, as the reader ends them: at a carriage return, too. The reader's own
/// count stands before the ends of lines that it skips.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of what begins here or behind the next ends of lines.
    fn of(&mut self, byte: u64) -> u32 {
        let begins = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.at) {
            if self.at >= begins && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            let next = self.bytes.get(self.at + 1);
            let is_end = *byte == b'\n' || (*byte == b'\r' && next != Some(&b'\n'));
            self.line = self.line.saturating_add(u32::from(is_end));
            self.at += 1;
        }
        self.line
    }
}

/// The sign that the first line has most of, outside quotation marks.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    for byte in bytes {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                for (count, delimiter) in counts.iter_mut().zip(DELIMITERS) {
                    *count += usize::from(*byte == delimiter);
                }
            }
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most).unwrap_or(0);
    DELIMITERS.get(at).copied().unwrap_or(b',')
}

fn line_after(before: &[u8]) -> u32 {
    let lines = before.split(|byte| *byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}
