//! Opening the database: the key, the encryption, the settings that keep a confirmed row on disk,
//! and the migrations. It knows files and pragmas, and nothing of meetings.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::Read;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use zeroize::Zeroizing;

use super::key::HeldKey;
use super::{Result, StoreError, key, together};
use crate::access::DatabaseKey;
use crate::services::Chance;

#[cfg(test)]
mod tests;

/// The schemas, oldest first; a file's `user_version` is how many of them it has been through.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
    include_str!("migrations/0006.sql"),
    include_str!("migrations/0007.sql"),
    include_str!("migrations/0008.sql"),
    include_str!("migrations/0009.sql"),
];

/// How a file begins that anybody can read.
const CLEAR_TEXT_MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// How long a writer waits for another process, in milliseconds.
pub(super) const BUSY_MS_MAX: u64 = 5_000;
/// Statements kept ready; the program has fewer.
const STATEMENTS_MAX: usize = 160;
/// Pages of the write-ahead log after which a commit folds it into the database by itself. The
/// worker does so in a quiet moment, long before.
const WAL_PAGES_MAX: u32 = 4_000;
/// A page, in bytes.
const PAGE_BYTES: u64 = 4096;
/// How often a key is given again, and how long is waited before.
const KEY_TRIES_MAX: u32 = 500;
const KEY_WAIT: Duration = Duration::from_millis(2);

/// Where a kiosk keeps its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    dir: PathBuf,
    key_file: PathBuf,
    backup_dir: PathBuf,
    /// What the system hands over to open a slot of the key with.
    pub(super) credential: Option<PathBuf>,
    /// The key, once somebody opened a slot with it.
    pub(super) unlocked: HeldKey,
}

impl Place {
    /// A data directory with the key beside the database: that protects copies of the database,
    /// not a stolen disk.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        let dir = dir.into();
        let key_file = dir.join("key");
        let backup_dir = dir.join("backup");
        Self {
            dir,
            key_file,
            backup_dir,
            credential: None,
            unlocked: HeldKey::default(),
        }
    }

    /// The same with the key elsewhere.
    #[must_use]
    pub fn with_key_file(mut self, key_file: impl Into<PathBuf>) -> Self {
        self.key_file = key_file.into();
        self
    }

    /// The same with its copies elsewhere, best on another disk.
    #[must_use]
    pub fn with_backup_dir(mut self, dir: impl Into<PathBuf>) -> Self {
        self.backup_dir = dir.into();
        self
    }

    /// The same with the file in which the system hands over its credential.
    #[must_use]
    pub fn with_credential(mut self, file: Option<PathBuf>) -> Self {
        self.credential = file;
        self
    }

    /// Where the copies of the database are.
    pub fn backup_dir(&self) -> &Path {
        &self.backup_dir
    }

    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The key file.
    pub fn key_file(&self) -> &Path {
        &self.key_file
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.dir.join("keytag.db")
    }

    /// Whether a kiosk has been set up here.
    pub fn is_inhabited(&self) -> bool {
        fs::metadata(self.database()).is_ok_and(|file| file.len() > 0)
    }

    /// A connection that sees one moment of the database and changes nothing, so that exports and
    /// checks never make the door wait.
    ///
    /// # Errors
    /// As [`super::Book::open`], and when there is no database yet.
    pub fn reader(&self) -> Result<Reader> {
        if !self.is_inhabited() {
            return Err(StoreError::NotThere("database"));
        }
        self.reader_of(&self.database())
    }

    /// The same of another database under this kiosk's key.
    pub(super) fn reader_of(&self, database: &Path) -> Result<Reader> {
        refuse_clear_text(database)?;
        let key = self.key()?;
        let conn = connect(database, &key)?;
        conn.execute_batch("PRAGMA query_only = ON")?;
        let version = user_version(&conn)?;
        if version != MIGRATIONS.len() {
            return Err(StoreError::OtherVersion {
                found: version,
                known: MIGRATIONS.len(),
            });
        }
        Ok(Reader { conn })
    }
}

/// A view of the database that cannot change it.
pub struct Reader {
    conn: Connection,
}

impl Reader {
    pub(super) fn connection(&self) -> &Connection {
        &self.conn
    }

    /// Reads within one moment: what is written meanwhile is not seen.
    ///
    /// # Errors
    /// What `read` fails with, or the store.
    pub(super) fn snapshot<T>(
        &mut self,
        read: impl FnOnce(&Transaction) -> Result<T>,
    ) -> Result<T> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Deferred)?;
        read(&tx)
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reader(..)")
    }
}

/// Opens the database for writing; makes directory, key and database at the first start.
pub(super) fn open(place: &Place, chance: &dyn Chance) -> Result<Connection> {
    make_private_dir(&place.dir)?;
    let database = place.database();
    refuse_clear_text(&database)?;
    let key = match place.key() {
        Err(StoreError::KeyMissing(_)) if !place.is_inhabited() => key::create(place, chance)?,
        found => found?,
    };
    make_private_file(&database)?;
    let mut conn = connect(&database, &key)?;
    migrate(&mut conn, place, MIGRATIONS)?;
    Ok(conn)
}

/// Opens another database of this kiosk under the same key, or makes it, without any table.
pub(super) fn open_beside(place: &Place, database: &Path) -> Result<Connection> {
    refuse_clear_text(database)?;
    let key = place.key()?;
    make_private_file(database)?;
    connect(database, &key)
}

/// Opens and unlocks, and sets what every connection of ours needs.
fn connect(database: &Path, key: &DatabaseKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let is_cut_off = is_cut_off(database);
    let conn = Connection::open_with_flags(database, flags)?;
    conn.busy_timeout(Duration::from_millis(BUSY_MS_MAX))?;
    unlock(&conn, database, key)?;
    if is_cut_off {
        return Err(StoreError::Damaged("its end is missing".to_owned()));
    }
    write_ahead(&conn)?;
    conn.execute_batch(&format!(
        "PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA wal_autocheckpoint = {WAL_PAGES_MAX};",
    ))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    Ok(conn)
}

/// Writes ahead: `synchronous = FULL` keeps each commit only so. No setting of the file's format
/// may follow the key.
fn write_ahead(conn: &Connection) -> Result<()> {
    let mut statement = conn.prepare("PRAGMA journal_mode = WAL")?;
    let mut modes = statement.query([])?;
    let mut mode = String::new();
    // The change is committed behind the row that tells of it, and only there it can fail.
    while let Some(row) = modes.next()? {
        mode = row.get(0)?;
    }
    if mode != "wal" {
        return Err(StoreError::NoWal);
    }
    Ok(())
}

/// Whether the file ends within a page. A power cut can leave that too, but only while the
/// write-ahead log still has the page, or at the first start the journal takes it back; `SQLite`
/// itself notices missing whole pages only.
fn is_cut_off(database: &Path) -> bool {
    let bytes = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    let is_empty = |ending| {
        let mut path = database.as_os_str().to_owned();
        path.push(ending);
        bytes(Path::new(&path)) == 0
    };
    !bytes(database).is_multiple_of(PAGE_BYTES) && is_empty("-wal") && is_empty("-journal")
}

fn unlock(conn: &Connection, database: &Path, key: &DatabaseKey) -> Result<()> {
    // Its own lines on the terminal say less than our errors.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    give_key(conn, key)?;
    // A plain SQLite ignores the key and would write clear text.
    let cipher = conn.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    if cipher.unwrap_or_default().is_empty() {
        return Err(StoreError::NoCipher);
    }
    let read = conn.query_row("SELECT count(*) FROM sqlite_master", [], |row| {
        row.get::<_, i64>(0)
    });
    match read {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            let bytes = fs::metadata(database).map_or(0, |file| file.len());
            Err(if bytes < PAGE_BYTES || !bytes.is_multiple_of(PAGE_BYTES) {
                StoreError::NotADatabase
            } else {
                StoreError::WrongKey
            })
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives the key with its salt: with the salt in the file only, a power cut that tears the first
/// sector would leave the whole database unreadable.
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

fn refuse_clear_text(database: &Path) -> Result<()> {
    let mut start = [0; CLEAR_TEXT_MAGIC.len()];
    let read = File::open(database).and_then(|mut file| file.read_exact(&mut start));
    if read.is_ok() && &start == CLEAR_TEXT_MAGIC {
        return Err(StoreError::NotEncrypted);
    }
    Ok(())
}

pub(super) fn make_private_dir(dir: &Path) -> Result<()> {
    let failed = |error| StoreError::from_io("making the data directory", dir, &error);
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(failed)?;
    let mode = fs::metadata(dir).map_err(failed)?.permissions().mode();
    if mode & 0o077 != 0 {
        fs::set_permissions(dir, Permissions::from_mode(0o700)).map_err(failed)?;
    }
    Ok(())
}

/// The database file, readable for this user only; the files that SQLite puts beside it take its
/// mode from it.
fn make_private_file(path: &Path) -> Result<()> {
    let failed = |error| StoreError::from_io("opening the database", path, &error);
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map_err(failed)?;
    if file.metadata().map_err(failed)?.permissions().mode() & 0o077 != 0 {
        file.set_permissions(Permissions::from_mode(0o600))
            .map_err(failed)?;
    }
    Ok(())
}

pub(super) fn sync_dir(dir: &Path) -> Result<()> {
    let synced = File::open(dir).and_then(|dir| dir.sync_all());
    synced.map_err(|error| StoreError::from_io("keeping the data directory", dir, &error))
}

fn user_version(conn: &Connection) -> Result<usize> {
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Takes the file from the schema it has to the newest, one transaction a step, after a copy.
fn migrate(conn: &mut Connection, place: &Place, steps: &[&str]) -> Result<()> {
    let found = user_version(conn)?;
    if found > steps.len() {
        return Err(StoreError::OtherVersion {
            found,
            known: steps.len(),
        });
    }
    if found == steps.len() {
        return Ok(());
    }
    if found > 0 {
        copy_before(conn, place, found)?;
    }
    // A step that makes a table anew takes the old one away under what points at it.
    conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    for (done, step) in steps.iter().enumerate().skip(found) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have taken this step while we waited for it.
        if user_version(&tx)? == done {
            tx.execute_batch(step)?;
            if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
                return Err(StoreError::Damaged("a row points nowhere".to_owned()));
            }
            tx.execute_batch(&format!("PRAGMA user_version = {}", done + 1))?;
            tx.commit()?;
        }
    }
    conn.execute_batch("PRAGMA foreign_keys = ON")?;
    Ok(())
}

/// The tables of the newest schema in an empty database, without a check of what points where.
pub(super) fn make_tables(conn: &Connection) -> Result<()> {
    conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    for step in MIGRATIONS {
        conn.execute_batch(step)?;
    }
    Ok(())
}

/// How the names of copies begin that a migration made first; the new schema follows.
const BEFORE: &str = "keytag.db.before-";

/// Whether a migration made this file.
pub(super) fn is_copy_of_migration(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with(BEFORE))
}

/// Copies the database to `keytag.db.before-N`.
fn copy_before(conn: &Connection, place: &Place, version: usize) -> Result<()> {
    let path = place.dir.join(format!("{BEFORE}{}", version + 1));
    let failed = |error| StoreError::from_io("copying the database", &path, &error);
    let file = tempfile::NamedTempFile::new_in(&place.dir).map_err(failed)?;
    copy(conn, place, file.path())?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&path).map_err(|lost| failed(lost.error))?;
    sync_dir(&place.dir)
}

/// Copies a database, as it is at this moment and under the same key, into an empty file. Whoever
/// writes meanwhile does not wait.
pub(super) fn copy(conn: &Connection, place: &Place, to: &Path) -> Result<()> {
    let key = place.key()?;
    let mut copy = Connection::open(to)?;
    give_key(&copy, &key)?;
    // In one step, since a change between two would begin it anew.
    if Backup::new(conn, &mut copy)?.step(-1)? != StepResult::Done {
        return Err(StoreError::Busy);
    }
    together::leave_out_of_copy(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}
