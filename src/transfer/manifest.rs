//! `manifest.json`: what a readable export holds, for programs and for whoever doubts a file.

use serde::Serialize;

use super::delivery::WrittenFile;
use super::readable::Report;
use super::spreadsheet::Cells;
use crate::domain::entry::EntryKey;
use crate::domain::report::Month;

/// The version of the readable export. A change of names, columns or meanings needs a new one.
pub const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Manifest<'a> {
    format: &'static str,
    version: u32,
    made_at: String,
    /// What the kiosk's clock was worth then.
    clock: &'static str,
    program: &'static str,
    site: &'a str,
    months: Vec<Month>,
    cells: &'static str,
    /// The entries of the log that stand behind it, both included.
    first_entry: Option<Entry>,
    last_entry: Option<Entry>,
    files: &'a [WrittenFile],
}

#[derive(Serialize)]
struct Entry {
    kiosk: String,
    epoch: String,
    seq: u64,
}

impl<'a> Manifest<'a> {
    pub(super) fn new(report: &'a Report<'_>, files: &'a [WrittenFile]) -> Self {
        Self {
            format: "readable-report",
            version: FORMAT_VERSION,
            made_at: report.now.utc.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            clock: report.now.clock.code(),
            program: env!("CARGO_PKG_VERSION"),
            site: report.site,
            months: report
                .scope
                .months
                .iter()
                .map(|month| month.month)
                .collect(),
            cells: match report.cells {
                Cells::Spreadsheet => "spreadsheet",
                Cells::Exact => "exact",
            },
            first_entry: report.scope.first_entry.map(Entry::from),
            last_entry: report.scope.last_entry.map(Entry::from),
            files,
        }
    }
}

impl From<EntryKey> for Entry {
    fn from(key: EntryKey) -> Self {
        Self {
            kiosk: key.kiosk.to_string(),
            epoch: key.epoch.to_string(),
            seq: key.seq,
        }
    }
}
