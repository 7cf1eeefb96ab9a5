//! `attendance.csv` and `sessions.csv`: RFC 4180, ISO 8601, ids as text.

use std::borrow::Cow;
use std::io::Write;
use std::marker::PhantomData;

use chrono::{DateTime, FixedOffset, Utc};

use super::Cells;
use crate::domain::attendance::VoidReason;
use crate::domain::entry::By;
use crate::domain::id::{SeriesId, SessionId};
use crate::domain::report::{AttendanceRow, SessionRow};
use crate::domain::series::SeriesType;
use crate::transfer::{RowError, TransferError};

/// A row of a table.
pub trait Record {
    /// The columns, in order.
    const HEADER: &'static [&'static str];

    /// The values, one for each column. What is not known or not to be told is empty.
    fn values(&self) -> Vec<Cow<'_, str>>;
}

/// A table that is being written.
pub struct Table<'o, R> {
    out: csv::Writer<&'o mut dyn Write>,
    cells: Cells,
    of: PhantomData<R>,
}

impl<'o, R: Record> Table<'o, R> {
    /// Writes the header.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(out: &'o mut dyn Write, cells: Cells) -> Result<Self, TransferError> {
        if cells == Cells::Spreadsheet {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        out.write_record(R::HEADER).map_err(of_csv)?;
        Ok(Self {
            out,
            cells,
            of: PhantomData,
        })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row(&mut self, row: &R) -> Result<(), TransferError> {
        let values = row.values();
        match self.cells {
            Cells::Exact => self
                .out
                .write_record(values.iter().map(|value| value.as_bytes())),
            Cells::Spreadsheet => {
                let inert = values.iter().map(|value| inert(value));
                self.out
                    .write_record(inert.map(|value| value.into_owned().into_bytes()))
            }
        }
        .map_err(of_csv)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> Result<(), TransferError> {
        Ok(self.out.flush()?)
    }
}

/// Writes header and rows, and calls `each` with the number of rows so far after each.
///
/// # Errors
/// When a row cannot be had, the stick fails, or `each` says so.
pub fn write<R: Record>(
    out: &mut dyn Write,
    cells: Cells,
    rows: &mut dyn Iterator<Item = Result<R, RowError>>,
    each: &mut dyn FnMut(u64) -> Result<(), TransferError>,
) -> Result<u64, TransferError> {
    let mut table = Table::begin(out, cells)?;
    let mut count = 0;
    for row in rows {
        table.row(&row.map_err(TransferError::Rows)?)?;
        count += 1;
        each(count)?;
    }
    table.end()?;
    Ok(count)
}

/// The only other thing that can go wrong is a row of another length, which no `Record` has.
fn of_csv(error: csv::Error) -> TransferError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => TransferError::Io(error),
        other => TransferError::Rows(format!("{other:?}").into()),
    }
}

/// Makes a value that no spreadsheet program takes for a formula, by an apostrophe before it.
///
/// Where the list separator is a semicolon, programs cut a cell at semicolons and at line ends,
/// too: so each such piece is looked at.
pub fn inert(value: &str) -> Cow<'_, str> {
    let pieces = || value.split_inclusive([';', '\t', '\r', '\n']);
    let starts_odd = value.starts_with(['\t', '\r', '\n']);
    if !starts_odd && !pieces().any(is_formula) {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len() + 4);
    for (n, piece) in pieces().enumerate() {
        if is_formula(piece) || (n == 0 && starts_odd) {
            text.push('\'');
        }
        text.push_str(piece);
    }
    Cow::Owned(text)
}

/// Whether its first sign, spaces left aside, would begin a formula: in ASCII, full-width or small.
fn is_formula(piece: &str) -> bool {
    let blank = |c: char| c == ' ' || c == '\u{a0}' || c == '\u{3000}' || c == '\u{feff}';
    piece.trim_start_matches(blank).starts_with([
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫',
    ])
}

impl Record for AttendanceRow {
    const HEADER: &'static [&'static str] = &Self::COLUMNS;

    fn values(&self) -> Vec<Cow<'_, str>> {
        let yes_or_no = |yes: bool| Cow::Borrowed(if yes { "true" } else { "false" });
        vec![
            self.entry_id.to_string().into(),
            self.key.kiosk.to_string().into(),
            self.key.epoch.to_string().into(),
            self.key.seq.to_string().into(),
            self.site.as_str().into(),
            text(self.room.as_deref()),
            text(self.session_id.as_ref().map(SessionId::as_str)),
            text(self.series.as_ref().map(SeriesId::as_str)),
            made(self.session_date),
            made(self.scheduled_start.map(local)),
            made(self.person_id),
            text(self.external_id.as_deref()),
            text(self.display_name.as_deref()),
            text(self.legal_name.as_deref()),
            self.kind.code().into(),
            self.method.code().into(),
            utc(self.signed_in_at.to_utc()).into(),
            local(self.signed_in_at).into(),
            made(self.signed_out_at.map(utc)),
            self.stayed_to_end.map(yes_or_no).unwrap_or_default(),
            who(self.entered_by),
            self.clock.code().into(),
            yes_or_no(self.voided.is_some()),
            text(self.voided.map(VoidReason::code)),
        ]
    }
}

impl Record for SessionRow {
    const HEADER: &'static [&'static str] = &Self::COLUMNS;

    fn values(&self) -> Vec<Cow<'_, str>> {
        vec![
            self.session_id.as_str().into(),
            text(self.series.as_ref().map(SeriesId::as_str)),
            self.series_type.map_or("", SeriesType::code).into(),
            self.attendance_mode.code().into(),
            self.site.as_str().into(),
            self.room.as_str().into(),
            local(self.scheduled_start).into(),
            local(self.scheduled_end).into(),
            made(self.opened_at.map(local)),
            made(self.closed_at.map(local)),
            self.opened_by.map(who).unwrap_or_default(),
            text(self.topic.as_deref()),
            self.signed_in.to_string().into(),
            self.without_name.to_string().into(),
            self.newcomers.to_string().into(),
            self.guests.to_string().into(),
            self.family.to_string().into(),
            self.minors.to_string().into(),
            made(self.did_not_sign_in),
            self.total.to_string().into(),
            if self.interrupted { "true" } else { "false" }.into(),
        ]
    }
}

fn text(value: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(value.unwrap_or_default())
}

fn made<'a>(value: Option<impl ToString>) -> Cow<'a, str> {
    value
        .map(|value| Cow::Owned(value.to_string()))
        .unwrap_or_default()
}

fn utc(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The local time with its offset: where clocks go back, an hour comes twice.
fn local(time: DateTime<FixedOffset>) -> String {
    time.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn who(by: By) -> Cow<'static, str> {
    match by {
        By::Own => "self".into(),
        By::Kiosk => "kiosk".into(),
        By::Terminal => "terminal".into(),
        By::Keeper(id) => format!("keeper:{id}").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_a_formula() {
        for (value, cell) in [
            ("", ""),
            ("Sam", "Sam"),
            ("Mary-Ann", "Mary-Ann"),
            ("a@b", "a@b"),
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-5", "'-5"),
            ("@sum", "'@sum"),
            ("\t=1", "'\t'=1"),
            ("\rx", "'\rx"),
            ("\nx", "'\nx"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("﹦1", "'﹦1"),
            ("  =1", "'  =1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("x;=1", "x;'=1"),
            ("x\n=1", "x\n'=1"),
            ("x\r\n y", "x\r\n y"),
            ("'=1", "'=1"),
        ] {
            assert_eq!(inert(value), cell, "{value:?}");
        }
    }
}
