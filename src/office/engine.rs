//! The one way to a database: statements in the common subset of `SQLite` and `PostgreSQL`, values
//! in three kinds, and a bulk way in for the rows that come by the million.
//!
//! Statements number their values (`$1`). Booleans are numbers, ids and hashes are bytes, dates and
//! months are texts that sort as they are. Nothing here knows what a kiosk is.

use super::{OfficeError, Result};

mod postgres;
mod sqlite;

pub(super) use postgres::Postgres;
pub use postgres::Server;
pub(super) use sqlite::Sqlite;
pub use sqlite::is_encrypted;

/// A database that was opened.
pub(super) trait Engine: Send {
    /// Begins to change something: nothing is kept until [`Work::commit`]. One at a time does so;
    /// whoever else would waits for their turn.
    fn begin(&mut self) -> Result<Box<dyn Work + '_>>;

    /// Begins to look: everything that is read is of one moment, and nothing is kept.
    fn look(&mut self) -> Result<Box<dyn Work + '_>>;

    /// Copies the whole database into an empty file.
    fn copy_to(&mut self, path: &std::path::Path) -> Result<()>;

    /// Whether nothing can be asked of it any more: a connection that broke off stays so.
    fn is_cut_off(&mut self) -> bool {
        false
    }

    /// Opens such a copy.
    fn open_copy(&self, path: &std::path::Path) -> Result<Box<dyn Engine>>;
}

/// One transaction. Dropped without a commit, it never happened.
pub(super) trait Work {
    /// Runs one statement, and says how many rows it changed.
    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64>;

    /// Hands out the rows of one query.
    fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        row: &mut dyn FnMut(&Record) -> Result<()>,
    ) -> Result<()>;

    /// So many rows of a table are about to come, so that it may make itself ready for them.
    fn expects(&mut self, _table: &str, _rows: u64) -> Result<()> {
        Ok(())
    }

    /// The names of a table's columns, in their order.
    fn columns(&mut self, table: &str) -> Result<Vec<String>>;

    /// Adds rows to a table, the fastest way there is. `next` puts the values of the next row into
    /// what it is given, which is empty, until there are no more: while one row is on its way the
    /// next can be made.
    fn stream<'v>(
        &mut self,
        table: &str,
        columns: &[&str],
        order: Order,
        next: &mut dyn FnMut(&mut Vec<Value<'v>>),
    ) -> Result<()>;

    /// Makes it last.
    fn commit(self: Box<Self>) -> Result<()>;
}

impl dyn Work + '_ {
    /// Adds rows to a table. The values of one row stand behind those of the row before.
    pub(super) fn fill(
        &mut self,
        table: &str,
        columns: &[&str],
        values: &[Value<'_>],
    ) -> Result<()> {
        let mut rows = values.chunks_exact(columns.len());
        self.stream(table, columns, Order::Any, &mut |row| {
            row.extend(rows.next().into_iter().flatten());
        })
    }

    /// The first row of a query, if there is one.
    pub(super) fn first(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Option<Record>> {
        let mut first = None;
        self.each(sql, values, &mut |row| {
            first.get_or_insert_with(|| row.clone());
            Ok(())
        })?;
        Ok(first)
    }

    /// What a query makes of each row.
    pub(super) fn all<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        make: impl Fn(&Record) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.each(sql, values, &mut |row| {
            all.push(make(row)?);
            Ok(())
        })?;
        Ok(all)
    }
}

/// In which order rows are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As they were written: from month to month.
    Written,
    /// Any other.
    Any,
}

/// A value that goes in.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'a> {
    Nothing,
    Number(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number.cast_signed())
    }
}

impl From<bool> for Value<'_> {
    fn from(yes: bool) -> Self {
        Self::Number(yes.into())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl<'a> From<&'a Cell> for Value<'a> {
    fn from(cell: &'a Cell) -> Self {
        match cell {
            Cell::Nothing => Self::Nothing,
            Cell::Number(number) => Self::Number(*number),
            Cell::Text(text) => Self::Text(text),
            Cell::Bytes(bytes) => Self::Bytes(bytes),
        }
    }
}

/// A slice of values, each as it is.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::office::engine::Value::from($value)),*] };
}
pub(super) use values;

/// A value that comes out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cell {
    Nothing,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// A row that comes out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record(pub(super) Vec<Cell>);

#[cfg(test)]
impl std::fmt::Display for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for cell in &self.0 {
            match cell {
                Cell::Nothing => write!(f, "- ")?,
                Cell::Number(number) => write!(f, "{number} ")?,
                Cell::Text(text) => write!(f, "{text} ")?,
                Cell::Bytes(bytes) => write!(f, "{bytes:02x?} ")?,
            }
        }
        Ok(())
    }
}

impl Record {
    /// The number in a column, counted from 0.
    pub(super) fn number(&self, column: usize) -> Result<i64> {
        self.number_or_none(column)?
            .ok_or(OfficeError::Unreadable("number"))
    }

    /// The same where it is a count.
    pub(super) fn count(&self, column: usize) -> Result<u32> {
        u32::try_from(self.number(column)?).map_err(|_| OfficeError::Unreadable("count"))
    }

    /// The number in a column that may be empty.
    pub(super) fn number_or_none(&self, column: usize) -> Result<Option<i64>> {
        match self.0.get(column) {
            Some(Cell::Number(number)) => Ok(Some(*number)),
            Some(Cell::Nothing) => Ok(None),
            _ => Err(OfficeError::Unreadable("number")),
        }
    }

    /// The text in a column.
    pub(super) fn text(&self, column: usize) -> Result<&str> {
        self.text_or_none(column)?
            .ok_or(OfficeError::Unreadable("text"))
    }

    /// The text in a column that may be empty.
    pub(super) fn text_or_none(&self, column: usize) -> Result<Option<&str>> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Ok(Some(text)),
            Some(Cell::Nothing) => Ok(None),
            _ => Err(OfficeError::Unreadable("text")),
        }
    }

    /// The bytes in a column.
    pub(super) fn bytes<const N: usize>(&self, column: usize) -> Result<[u8; N]> {
        self.bytes_or_none(column)?
            .ok_or(OfficeError::Unreadable("id"))
    }

    /// The bytes in a column, however many.
    pub(super) fn blob(&self, column: usize) -> Result<&[u8]> {
        match self.0.get(column) {
            Some(Cell::Bytes(bytes)) => Ok(bytes),
            _ => Err(OfficeError::Unreadable("bytes")),
        }
    }

    /// The bytes in a column that may be empty.
    pub(super) fn bytes_or_none<const N: usize>(&self, column: usize) -> Result<Option<[u8; N]>> {
        match self.0.get(column) {
            Some(Cell::Bytes(bytes)) => match bytes.as_slice().try_into() {
                Ok(bytes) => Ok(Some(bytes)),
                Err(_) => Err(OfficeError::Unreadable("id")),
            },
            Some(Cell::Nothing) => Ok(None),
            _ => Err(OfficeError::Unreadable("id")),
        }
    }
}
