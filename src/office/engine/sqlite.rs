//! A `SQLite` file that only its owner can read, encrypted as a kiosk's database is.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Read;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{
    Connection, ErrorCode, ToSql, Transaction, TransactionBehavior, params, params_from_iter,
};
use zeroize::Zeroizing;

use self::indexes::Indexes;
use super::{Cell, Engine, Order, Record, Value, Work};
use crate::access::DatabaseKey;
use crate::office::{OfficeError, Result};

mod indexes;
#[cfg(test)]
mod tests;

/// How long another program is waited for, in milliseconds.
const BUSY_MS_MAX: u64 = 10_000;
/// How often a key is given again, and how long is waited before.
const KEY_TRIES_MAX: u32 = 500;
const KEY_WAIT: Duration = Duration::from_millis(2);
/// How many pages of the database are copied at once.
const COPIED_PAGES: i32 = 1_000;
/// How much of the database is kept in memory at most, in KiB.
const CACHE_KIB: u32 = 256 * 1024;
/// How many statements are kept ready.
const STATEMENTS_KEPT: usize = 128;

/// How a database begins that is not encrypted.
const CLEAR_TEXT_MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// What the name of a database ends in while it is being encrypted.
const SEALING_END: &str = ".sealing";

/// The open file.
pub(in crate::office) struct Sqlite {
    conn: Connection,
    key: Option<DatabaseKey>,
}

impl Sqlite {
    /// Opens the file, or makes it. One that is not encrypted yet is encrypted first.
    pub(in crate::office) fn open(path: &Path, key: &DatabaseKey) -> Result<Self> {
        if is_clear_text(path) {
            seal(path, key)?;
        }
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)
            .and_then(|file| file.set_permissions(Permissions::from_mode(0o600)));
        file.map_err(OfficeError::file("open", path))?;
        let conn = Connection::open(path)?;
        unlock(&conn, path, key)?;
        Self::over(conn, Some(key.clone()))
    }

    /// A database in memory, for tests.
    #[cfg(test)]
    pub(in crate::office) fn in_memory(conn: Connection) -> Self {
        Self::over(conn, None).unwrap()
    }

    fn over(conn: Connection, key: Option<DatabaseKey>) -> Result<Self> {
        conn.busy_timeout(Duration::from_millis(BUSY_MS_MAX))?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        let _: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        conn.execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA trusted_schema = OFF;
             CREATE TEMP TABLE touched_evening (
                 site TEXT NOT NULL, session TEXT NOT NULL,
                 first_written INTEGER, last_written INTEGER, PRIMARY KEY (site, session));
             CREATE TEMP TABLE touched_month (
                 site TEXT NOT NULL, month TEXT NOT NULL, PRIMARY KEY (site, month));
             CREATE TEMP TABLE touched_person (person BLOB PRIMARY KEY, date TEXT NOT NULL);",
        )?;
        // A page that is read again is deciphered again: what is worked on stays at hand.
        conn.execute_batch(&format!("PRAGMA cache_size = -{CACHE_KIB}"))?;
        Ok(Self { conn, key })
    }

    /// The number of the schema that the file has; 0 in a new one.
    pub(in crate::office) fn schema(&self) -> Result<i64> {
        let read = |row: &rusqlite::Row<'_>| row.get(0);
        Ok(self.conn.query_row("PRAGMA user_version", [], read)?)
    }

    /// Begins to bring the file to this form, with the statements that make it.
    pub(in crate::office) fn begin_form(
        &mut self,
        number: i64,
        statements: &str,
    ) -> Result<Box<dyn Work + '_>> {
        let behavior = TransactionBehavior::Immediate;
        let tx = self.conn.transaction_with_behavior(behavior)?;
        tx.execute_batch(statements)?;
        tx.execute_batch(&format!("PRAGMA user_version = {number}"))?;
        Ok(Box::new(Act::of(tx)))
    }
}

impl Engine for Sqlite {
    fn begin(&mut self) -> Result<Box<dyn Work + '_>> {
        let behavior = TransactionBehavior::Immediate;
        let tx = self.conn.transaction_with_behavior(behavior)?;
        Ok(Box::new(Act::of(tx)))
    }

    fn look(&mut self) -> Result<Box<dyn Work + '_>> {
        let tx = self.conn.transaction()?;
        Ok(Box::new(Act::of(tx)))
    }

    fn copy_to(&mut self, path: &Path) -> Result<()> {
        let mut into = Connection::open(path)?;
        if let Some(key) = &self.key {
            give_key(&into, key)?;
        }
        rusqlite::backup::Backup::new(&self.conn, &mut into)?.run_to_completion(
            COPIED_PAGES,
            Duration::ZERO,
            None,
        )?;
        into.close().map_err(|(_, error)| error)?;
        Ok(())
    }

    fn open_copy(&self, path: &Path) -> Result<Box<dyn Engine>> {
        let conn = Connection::open(path)?;
        if let Some(key) = &self.key {
            unlock(&conn, path, key)?;
        }
        Ok(Box::new(Self::over(conn, self.key.clone())?))
    }
}

/// A plain `SQLite` would ignore the key and write clear text.
fn unlock(conn: &Connection, path: &Path, key: &DatabaseKey) -> Result<()> {
    // Its own lines on the terminal say less than our errors.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    give_key(conn, key)?;
    let cipher = conn.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    if cipher.unwrap_or_default().is_empty() {
        return Err(OfficeError::NoCipher);
    }
    let read = conn.query_row("SELECT count(*) FROM sqlite_master", [], |row| {
        row.get::<_, i64>(0)
    });
    match read {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            Err(OfficeError::OtherKey(path.to_owned()))
        }
        Err(error) => Err(error.into()),
    }
}

fn give_key(conn: &Connection, key: &DatabaseKey) -> Result<()> {
    let sql = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", key.digits().as_str()));
    let is_early = |error: &rusqlite::Error| {
        let found = error.sqlite_error();
        found.is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_ERROR)
    };
    // SQLCipher makes itself ready behind the first connection of a process, when SQLite says that
    // it is ready already: one that another thread opens in between is told that its key is none.
    for _ in 0..KEY_TRIES_MAX {
        match conn.execute_batch(&sql) {
            Err(error) if is_early(&error) => thread::sleep(KEY_WAIT),
            given => return Ok(given?),
        }
    }
    Ok(conn.execute_batch(&sql)?)
}

/// Whether there is a database that needs a key.
pub fn is_encrypted(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() > 0) && !is_clear_text(path)
}

fn is_clear_text(path: &Path) -> bool {
    let mut start = [0; CLEAR_TEXT_MAGIC.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && &start == CLEAR_TEXT_MAGIC
}

/// Puts an encrypted copy in the place of a database that is not. A cut in between leaves the old
/// one whole.
fn seal(path: &Path, key: &DatabaseKey) -> Result<()> {
    let plain = Connection::open(path)?;
    plain.busy_timeout(Duration::from_millis(BUSY_MS_MAX))?;
    seal_over(plain, path, key)
}

fn seal_over(plain: Connection, path: &Path, key: &DatabaseKey) -> Result<()> {
    let sealing = with_ending(path, SEALING_END);
    let _ = fs::remove_file(&sealing);
    let begun = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&sealing);
    begun.map_err(OfficeError::file("write", &sealing))?;
    // Nothing of it stays in a log beside it, and nobody else has it open.
    let mode = plain.query_row("PRAGMA journal_mode = DELETE", [], |row| {
        row.get::<_, String>(0)
    });
    match mode {
        Ok(mode) if mode == "delete" => {}
        Ok(_) => return Err(OfficeError::InUse(path.to_owned())),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
            return Err(OfficeError::InUse(path.to_owned()));
        }
        Err(error) => return Err(error.into()),
    }
    let schema: i64 = plain.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let digits = Zeroizing::new(format!("x'{}'", key.digits().as_str()));
    plain.execute(
        "ATTACH DATABASE ?1 AS sealed KEY ?2",
        params![sealing.to_string_lossy(), digits.as_str()],
    )?;
    plain.query_row("SELECT sqlcipher_export('sealed')", [], |_| Ok(()))?;
    plain.execute_batch(&format!("PRAGMA sealed.user_version = {schema}"))?;
    plain.execute_batch("DETACH DATABASE sealed")?;
    plain.close().map_err(|(_, error)| error)?;
    let synced = File::open(&sealing).and_then(|file| file.sync_all());
    synced.map_err(OfficeError::file("write", &sealing))?;
    fs::rename(&sealing, path).map_err(OfficeError::file("write", path))?;
    let folder = path.parent().filter(|path| !path.as_os_str().is_empty());
    let synced = File::open(folder.unwrap_or(Path::new("."))).and_then(|dir| dir.sync_all());
    synced.map_err(OfficeError::file("write", path))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

struct Act<'c> {
    tx: Transaction<'c>,
    /// Those that are made when all rows are in.
    indexes: Indexes,
}

impl<'c> Act<'c> {
    fn of(tx: Transaction<'c>) -> Self {
        let indexes = Indexes::default();
        Self { tx, indexes }
    }
}

impl Work for Act<'_> {
    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        self.indexes.make_for(&self.tx, sql)?;
        let mut statement = self.tx.prepare_cached(&numbered(sql))?;
        Ok(statement.execute(params_from_iter(values))? as u64)
    }

    fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut dyn FnMut(&Record) -> Result<()>,
    ) -> Result<()> {
        self.indexes.make_for(&self.tx, sql)?;
        let mut statement = self.tx.prepare_cached(&numbered(sql))?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let cells = (0..columns).map(|column| Ok(cell(row.get_ref(column)?)));
            each(&Record(cells.collect::<Result<_>>()?))?;
        }
        Ok(())
    }

    fn expects(&mut self, table: &str, rows: u64) -> Result<()> {
        self.indexes.put_off(&self.tx, table, rows)
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>> {
        let shape = self.tx.prepare(&format!("SELECT * FROM {table} LIMIT 0"))?;
        let names = shape.column_names();
        Ok(names.map(str::to_owned).collect())
    }

    fn stream<'v>(
        &mut self,
        table: &str,
        columns: &[&str],
        _order: Order,
        next: &mut dyn FnMut(&mut Vec<Value<'v>>),
    ) -> Result<()> {
        let places = vec!["?"; columns.len()].join(", ");
        let names = columns.join(", ");
        let sql = format!("INSERT INTO {table} ({names}) VALUES ({places})");
        let mut statement = self.tx.prepare_cached(&sql)?;
        let mut row = Vec::with_capacity(columns.len());
        loop {
            row.clear();
            next(&mut row);
            if row.is_empty() {
                break;
            }
            statement.execute(params_from_iter(&row))?;
        }
        drop(statement);
        if !self.indexes.are_put_off() {
            return Ok(());
        }
        // Nothing comes between the rows any more: the disk writes them while the next are read.
        match self.tx.cache_flush() {
            Err(error) if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) => {
                Err(error.into())
            }
            _ => Ok(()),
        }
    }

    fn commit(mut self: Box<Self>) -> Result<()> {
        self.indexes.make(&self.tx)?;
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
