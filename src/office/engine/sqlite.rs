//! A `SQLite` file that only its owner can read.

use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, Transaction, TransactionBehavior, params_from_iter};

use super::{Cell, Engine, Record, Value, Work};
use crate::office::Result;

/// How long another program is waited for, in milliseconds.
const BUSY_MS_MAX: u64 = 10_000;
/// How many pages of the database are copied at once.
const COPIED_PAGES: i32 = 1_000;
/// How many statements are kept ready.
const STATEMENTS_KEPT: usize = 128;

/// The open file.
pub(in crate::office) struct Sqlite {
    conn: Connection,
}

impl Sqlite {
    /// Over a connection to a file, or to memory.
    pub(in crate::office) fn over(conn: Connection) -> Result<Self> {
        conn.busy_timeout(Duration::from_millis(BUSY_MS_MAX))?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        let _: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        conn.execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA trusted_schema = OFF;",
        )?;
        Ok(Self { conn })
    }

    /// The number of the schema that the file has; 0 in a new one.
    pub(in crate::office) fn schema(&self) -> Result<i64> {
        let read = |row: &rusqlite::Row<'_>| row.get(0);
        Ok(self.conn.query_row("PRAGMA user_version", [], read)?)
    }
}

impl Engine for Sqlite {
    fn begin(&mut self) -> Result<Box<dyn Work + '_>> {
        let behavior = TransactionBehavior::Immediate;
        let tx = self.conn.transaction_with_behavior(behavior)?;
        Ok(Box::new(Act { tx }))
    }

    fn look(&mut self) -> Result<Box<dyn Work + '_>> {
        let tx = self.conn.transaction()?;
        Ok(Box::new(Act { tx }))
    }

    fn copy_to(&self, path: &Path) -> Result<()> {
        let mut into = Connection::open(path)?;
        rusqlite::backup::Backup::new(&self.conn, &mut into)?.run_to_completion(
            COPIED_PAGES,
            Duration::ZERO,
            None,
        )?;
        into.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

struct Act<'c> {
    tx: Transaction<'c>,
}

impl Work for Act<'_> {
    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        if values.is_empty() {
            // A schema is several statements.
            self.tx.execute_batch(sql)?;
            return Ok(self.tx.changes());
        }
        let mut statement = self.tx.prepare_cached(&numbered(sql))?;
        Ok(statement.execute(params_from_iter(values))? as u64)
    }

    fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Record) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.tx.prepare_cached(&numbered(sql))?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let cells = (0..columns).map(|column| Ok(cell(row.get_ref(column)?)));
            each(&Record(cells.collect::<Result<_>>()?))?;
        }
        Ok(())
    }

    fn fill(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value<'_>>]) -> Result<()> {
        let places = vec!["?"; columns.len()].join(", ");
        let columns = columns.join(", ");
        let sql = format!("INSERT INTO {table} ({columns}) VALUES ({places})");
        let mut statement = self.tx.prepare_cached(&sql)?;
        for row in rows {
            statement.execute(params_from_iter(row))?;
        }
        Ok(())
    }

    fn commit(self: Box<Self>) -> Result<()> {
        Ok(self.tx.commit()?)
    }
}

/// `SQLite` numbers by `?1`; its `$1` is a name.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

#[cfg(test)]
impl From<Cell> for rusqlite::types::Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Nothing => Self::Null,
            Cell::Number(number) => Self::Integer(number),
            Cell::Text(text) => Self::Text(text),
            Cell::Bytes(bytes) => Self::Blob(bytes),
        }
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Nothing,
        ValueRef::Integer(number) => Cell::Number(number),
        // A sum of counts is whole.
        #[expect(clippy::cast_possible_truncation, reason = "the same")]
        ValueRef::Real(number) => Cell::Number(number as i64),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
    }
}
