//! Indexes that are made when all rows are in: to sort what is to be found takes less long than to
//! find a place for each row among those that are there.

use rusqlite::{Connection, params};

use crate::office::Result;

/// Fewer rows than this find their places one by one.
const ROWS_MIN: u64 = 50_000;
/// The most rows that are sorted at once. They are sorted in memory, at some 60 bytes each.
const ROWS_MAX: u64 = 4_000_000;

/// Those that are not there for now, by the statements that make them.
#[derive(Debug, Default)]
pub(super) struct Indexes {
    missing: Vec<String>,
    /// What has to be asked before anything that names one of these is: their table, and the views
    /// that look into it.
    names: Vec<String>,
}

impl Indexes {
    /// Does without the indexes of a table while so many rows come, where at least as many come as
    /// are there: making an index reads all of them.
    pub(super) fn put_off(&mut self, conn: &Connection, table: &str, rows: u64) -> Result<()> {
        let there = format!("SELECT coalesce(max(rowid), 0) FROM {table}");
        let there: i64 = conn.query_row(&there, [], |row| row.get(0))?;
        let there = there.unsigned_abs();
        if rows < ROWS_MIN.max(there) || rows.saturating_add(there) > ROWS_MAX {
            return Ok(());
        }
        // The index of a key is part of its table, and has no statement of its own.
        let mut indexes = conn.prepare(
            "SELECT name, sql FROM sqlite_master
             WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL",
        )?;
        let found = indexes.query_map(params![table], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found: Vec<(String, String)> = found.collect::<rusqlite::Result<_>>()?;
        let mut views =
            conn.prepare("SELECT name FROM sqlite_master WHERE type = 'view' AND instr(sql, ?1)")?;
        let views = views.query_map(params![table], |row| row.get(0))?;
        self.names = views.collect::<rusqlite::Result<_>>()?;
        self.names.push(table.to_owned());
        for (name, sql) in found {
            conn.execute_batch(&format!("DROP INDEX {name}"))?;
            self.missing.push(sql);
        }
        Ok(())
    }

    /// Whether there are any.
    pub(super) const fn are_put_off(&self) -> bool {
        !self.missing.is_empty()
    }

    /// Makes them before a statement that may need them.
    pub(super) fn make_for(&mut self, conn: &Connection, sql: &str) -> Result<()> {
        if !self.missing.is_empty() && self.names.iter().any(|name| sql.contains(name.as_str())) {
            self.make(conn)?;
        }
        Ok(())
    }

    /// Makes them.
    pub(super) fn make(&mut self, conn: &Connection) -> Result<()> {
        for sql in std::mem::take(&mut self.missing) {
            conn.execute_batch(&sql)?;
        }
        Ok(())
    }
}
