//! The office's database: an encrypted `SQLite` file that only its owner can read, or one on a
//! `PostgreSQL` server.

use std::convert::Infallible;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::engine::{Engine, Postgres, Record, Server, Sqlite, Value, Work, values};
use super::{OfficeError, Result, projection};
use crate::access::DatabaseKey;
use crate::domain::id::KioskId;
use crate::transfer::bundle::{Foreign, PublicKey, Refusal};

/// The schemas, each upon the one before.
const SCHEMAS: [&str; 12] = [
    include_str!("schema-1.sql"),
    include_str!("schema-2.sql"),
    include_str!("schema-3.sql"),
    include_str!("schema-4.sql"),
    include_str!("schema-5.sql"),
    include_str!("schema-6.sql"),
    include_str!("schema-7.sql"),
    include_str!("schema-8.sql"),
    include_str!("schema-9.sql"),
    include_str!("schema-10.sql"),
    include_str!("schema-11.sql"),
    include_str!("schema-12.sql"),
];

/// All tables, each behind those that it refers to.
pub(super) const TABLES: [&str; 33] = [
    "kiosk",
    "bundle",
    "log",
    "entry",
    "apart",
    "person",
    "series",
    "backed_up",
    "place",
    "missing",
    "forked",
    "opening",
    "evening",
    "stray",
    "person_month",
    "site_month",
    "alias",
    "canonical",
    "erased",
    "milestone",
    "chips",
    "doubt",
    "setting",
    "mended",
    "told",
    "said",
    "listed",
    "package",
    "parted",
    "taken",
    "consent",
    "cards",
    "decided",
];
/// How many rows are copied at once.
const COPIED_ROWS: usize = 10_000;
/// How the addresses of servers begin.
const SCHEMES: [&str; 2] = ["postgresql://", "postgres://"];

/// The setting that says in which month the office's year begins.
const YEAR_STARTS: &str = "year_starts";

/// Where the office's database is.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file.
    File(PathBuf),
    /// A server, named by its address.
    Server(Box<Server>),
}

impl FromStr for Database {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        if SCHEMES.iter().any(|scheme| text.starts_with(scheme)) {
            text.parse().map(Box::new).map(Self::Server)
        } else {
            text.parse()
                .map(Self::File)
                .map_err(|never: Infallible| match never {})
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(server) => server.fmt(f),
        }
    }
}

impl Database {
    /// Opens it. A file is made where there is none.
    ///
    /// # Errors
    /// As [`Office::open`].
    pub fn open(&self, key: &DatabaseKey) -> Result<Office> {
        match self {
            Self::File(path) => Office::open(path, key),
            Self::Server(server) => Office::connect(server, key),
        }
    }
}

/// Copies all tables into empty ones.
pub(super) fn copy_rows(from: &mut dyn Work, into: &mut dyn Work) -> Result<()> {
    for table in TABLES {
        let columns = from.columns(table)?;
        let columns: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let mut rows = Vec::new();
        let sql = format!("SELECT {} FROM {table}", columns.join(", "));
        from.each(&sql, values![], &mut |row| {
            rows.push(row.clone());
            if rows.len() < COPIED_ROWS {
                return Ok(());
            }
            add(into, table, &columns, &mut rows)
        })?;
        add(into, table, &columns, &mut rows)?;
    }
    Ok(())
}

fn add(into: &mut dyn Work, table: &str, columns: &[&str], rows: &mut Vec<Record>) -> Result<()> {
    let values: Vec<_> = rows
        .iter()
        .flat_map(|row| &row.0)
        .map(Value::from)
        .collect();
    into.fill(table, columns, &values)?;
    rows.clear();
    Ok(())
}

/// The open database.
pub struct Office {
    pub(super) engine: Box<dyn Engine>,
}

impl Office {
    /// Opens the file, or makes it. One of an older form is brought to the newest; one that is not
    /// encrypted yet is encrypted.
    ///
    /// # Errors
    /// When it cannot be read or written, has another key, or was made by a newer program.
    pub fn open(path: &Path, key: &DatabaseKey) -> Result<Self> {
        Self::over(Sqlite::open(path, key)?)
    }

    /// Connects to a server. Copies of the database that are made there are encrypted with the key.
    ///
    /// # Errors
    /// When it cannot be reached, refuses, or its tables were made by a newer program.
    pub fn connect(server: &Server, key: &DatabaseKey) -> Result<Self> {
        Ok(Self {
            engine: Box::new(Postgres::open(server, key)?),
        })
    }

    /// A database in memory, for tests.
    #[cfg(test)]
    pub(super) fn in_memory() -> Self {
        Self::over(Sqlite::in_memory(
            rusqlite::Connection::open_in_memory().unwrap(),
        ))
        .unwrap()
    }

    pub(super) fn over(mut sqlite: Sqlite) -> Result<Self> {
        let known = i64::try_from(SCHEMAS.len()).unwrap_or(i64::MAX);
        let found = sqlite.schema()?;
        if found != known {
            let later = usize::try_from(found).ok().and_then(|at| SCHEMAS.get(at..));
            let later = later.ok_or(OfficeError::OtherVersion { found, known })?;
            let mut work = sqlite.begin_form(known, &later.concat())?;
            if found > 0 {
                projection::rebuild_all(work.as_mut())?;
            }
            work.commit()?;
        }
        Ok(Self {
            engine: Box::new(sqlite),
        })
    }

    /// Whether the connection to its server broke off, so that it must be opened again.
    pub fn is_cut_off(&mut self) -> bool {
        self.engine.is_cut_off()
    }

    /// Copies everything into a database in which nothing is yet, and says how many entries that
    /// was.
    ///
    /// # Errors
    /// When something is there already, or one of the databases fails; then nothing is copied.
    pub fn copy_into(&mut self, to: &mut Self) -> Result<u64> {
        let mut from = self.engine.look()?;
        let mut into = to.engine.begin()?;
        let sql = "SELECT 1 FROM kiosk UNION SELECT 1 FROM setting";
        if into.first(sql, values![])?.is_some() {
            return Err(OfficeError::NotEmpty);
        }
        copy_rows(from.as_mut(), into.as_mut())?;
        let sql = "SELECT count(*) FROM entry";
        let copied = into.first(sql, values![])?;
        let copied = copied.map_or(Ok(0), |row| row.number(0))?;
        into.commit()?;
        Ok(copied.unsigned_abs())
    }

    /// The key by which a kiosk is known here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn key_of(&mut self, kiosk: KioskId) -> Result<Option<PublicKey>> {
        let mut work = self.engine.look()?;
        let sql = "SELECT key FROM kiosk WHERE id = $1";
        let key = work.first(sql, values![kiosk.bytes()])?;
        key.map(|row| row.bytes(0).map(PublicKey::from_bytes))
            .transpose()
    }

    /// Somebody compared the key of a kiosk that was not known, and vouches for it.
    ///
    /// # Errors
    /// When the kiosk is known already by another key, or the database fails.
    pub fn vouch_for(&mut self, kiosk: KioskId, key: &PublicKey) -> Result<()> {
        let mut work = self.engine.begin()?;
        work.run(
            "INSERT INTO kiosk (id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            values![kiosk.bytes(), key.bytes()],
        )?;
        // Somebody else may have vouched for it meanwhile.
        let sql = "SELECT 1 FROM kiosk WHERE id = $1 AND key = $2";
        if work
            .first(sql, values![kiosk.bytes(), key.bytes()])?
            .is_none()
        {
            let fingerprint = key.fingerprint();
            return Err(Refusal::from(Foreign::OtherKey { kiosk, fingerprint }).into());
        }
        work.commit()
    }

    /// Says that a kiosk is gone for good, so that nothing waits for it, or that it is back. One
    /// that brings something again is back by itself.
    ///
    /// # Errors
    /// When it is not known here, or the database fails.
    pub fn set_gone(&mut self, kiosk: KioskId, gone: bool) -> Result<()> {
        let mut work = self.engine.begin()?;
        let sql = "UPDATE kiosk SET gone = $2 WHERE id = $1";
        if work.run(sql, values![kiosk.bytes(), gone])? == 0 {
            return Err(OfficeError::NoKiosk(kiosk));
        }
        work.commit()
    }

    /// The month in which the office's year begins, from 1.
    ///
    /// # Errors
    /// When the database fails.
    pub fn year_starts(&mut self) -> Result<u8> {
        let mut work = self.engine.look()?;
        let sql = "SELECT value FROM setting WHERE name = $1";
        let month = work.first(sql, values![YEAR_STARTS])?;
        let month = month.map(|row| row.number(0)).transpose()?;
        Ok(month
            .and_then(|month| u8::try_from(month).ok())
            .unwrap_or(1))
    }

    /// Keeps the month in which the office's year begins.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_year_starts(&mut self, month: u8) -> Result<()> {
        let mut work = self.engine.begin()?;
        work.run(
            "INSERT INTO setting (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            values![YEAR_STARTS, u32::from(month)],
        )?;
        work.commit()
    }

    /// The sites whose evenings are here, by their codes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn sites(&mut self) -> Result<Vec<String>> {
        sites(self.engine.look()?.as_mut())
    }
}

pub(super) fn sites(work: &mut dyn Work) -> Result<Vec<String>> {
    let sql = "SELECT site FROM evening UNION SELECT site FROM kiosk WHERE site IS NOT NULL
               ORDER BY 1";
    work.all(sql, values![], |row| Ok(row.text(0)?.to_owned()))
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Office(..)")
    }
}
