//! The office's database: a SQLite file that only its owner can read.

use std::fmt;
use std::fs::{OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use super::{OfficeError, Result};
use crate::domain::id::KioskId;
use crate::transfer::bundle::PublicKey;

/// The schema that this program makes.
const SCHEMA: &str = include_str!("schema.sql");
/// Its number.
const SCHEMA_VERSION: i64 = 1;
/// How long another program is waited for, in milliseconds.
const BUSY_MS_MAX: u64 = 10_000;

/// The open database.
pub struct Office {
    pub(super) conn: Connection,
}

impl Office {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    /// When it cannot be read or written, or was made by a newer program.
    pub fn open(path: &Path) -> Result<Self> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)
            .and_then(|file| file.set_permissions(Permissions::from_mode(0o600)));
        file.map_err(OfficeError::file("open", path))?;
        Self::over(Connection::open(path)?)
    }

    /// A database in memory, for tests.
    #[cfg(test)]
    pub(super) fn in_memory() -> Self {
        Self::over(Connection::open_in_memory().unwrap()).unwrap()
    }

    fn over(mut conn: Connection) -> Result<Self> {
        conn.busy_timeout(Duration::from_millis(BUSY_MS_MAX))?;
        let _: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        conn.execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA trusted_schema = OFF;",
        )?;
        let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let found: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        match found {
            0 => {
                tx.execute_batch(SCHEMA)?;
                tx.execute_batch(&format!("PRAGMA user_version = {SCHEMA_VERSION}"))?;
            }
            SCHEMA_VERSION => {}
            found => {
                return Err(OfficeError::OtherVersion {
                    found,
                    known: SCHEMA_VERSION,
                });
            }
        }
        tx.commit()?;
        Ok(Self { conn })
    }

    /// The key by which a kiosk is known here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn key_of(&self, kiosk: KioskId) -> Result<Option<PublicKey>> {
        let key = self.conn.query_row(
            "SELECT key FROM kiosk WHERE id = ?1",
            [kiosk.bytes()],
            |row| row.get(0),
        );
        Ok(key.optional()?.map(PublicKey::from_bytes))
    }

    /// Somebody compared the key of a kiosk that was not known, and vouches for it.
    ///
    /// # Errors
    /// When the kiosk is known already, or the database fails.
    pub fn vouch_for(&mut self, kiosk: KioskId, key: &PublicKey) -> Result<()> {
        self.conn.execute(
            "INSERT INTO kiosk (id, key) VALUES (?1, ?2)",
            params![kiosk.bytes(), key.bytes()],
        )?;
        Ok(())
    }
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Office(..)")
    }
}
