//! The office: where bundles are opened, taken in and acknowledged.
//!
//! It has one database (a `SQLite` file, or one on a `PostgreSQL` server) that holds the entries of
//! all kiosks as they were written. Entries are never changed and never refused for what they mean:
//! one that this program does not understand is kept and marked. A bundle that does not fit what
//! came before is refused whole.
//!
//! The office knows what a bundle is ([`crate::transfer::bundle`]) and the rules of the meeting
//! room; it knows no kiosk's store, no stick and no window.

use std::io;
use std::path::{Path, PathBuf};

use postgres::error::SqlState;
use rusqlite::ErrorCode;
use thiserror::Error;

use crate::domain::id::{KioskId, PersonId};
use crate::transfer::TransferError;
use crate::transfer::bundle::Refusal;

pub mod command;
mod count;
mod database;
pub mod directory;
mod engine;
mod evening;
mod files;
mod forget;
pub mod intake;
mod keys;
mod logs;
pub mod package;
pub mod people;
mod projection;
mod receipts;
pub mod report;
mod rows;
#[cfg(test)]
mod simulation;
mod tables;
mod take_in;
#[cfg(test)]
pub(crate) mod testing;

pub use database::Database;
pub use database::Office;
pub use engine::{Server, is_encrypted};
pub use files::{Found, find_bundles};
pub use keys::{
    KeyRing, KioskLines, has_keys, make_database_key, make_keys, read_database_key,
    read_kiosk_lines,
};
pub use report::{Asked, Folder, Form, Report, write_report};
pub use tables::{Tables, write_tables};
pub use take_in::{Counts, TakenIn};

/// What the office answers.
pub type Result<T = ()> = std::result::Result<T, OfficeError>;

/// Why the office could not do it.
#[derive(Debug, Error)]
pub enum OfficeError {
    /// A bundle is not taken in.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database failed.
    #[error("the database failed: {0}")]
    Sql(rusqlite::Error),
    /// Another program has been at the database for longer than anybody waits.
    #[error("another program is at the database; let it finish, then try again")]
    Busy,
    /// The disk under the database has no room.
    #[error("the disk with the database is full; make room there, then try again")]
    Full,
    /// The server of the database failed, or cannot be reached.
    #[error("the database failed: {}", said(.0))]
    Server(postgres::Error),
    /// The database was made by a newer program.
    #[error("the database has schema {found}, this program knows {known}; install the newer one")]
    OtherVersion {
        /// The schema of the file.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The program was built with a database that cannot encrypt.
    #[error("this program was built without encryption; install another build")]
    NoCipher,
    /// The database has another key, or is none.
    #[error("{} does not open with this key; name the folder of its keys with --keys", .0.display())]
    OtherKey(PathBuf),
    /// Another program has the database open.
    #[error("{} is in use; close the other program, then try again", .0.display())]
    InUse(PathBuf),
    /// A file could not be read or written.
    #[error("cannot {doing} {}: {error}", .path.display())]
    File {
        /// What was tried, such as "write".
        doing: &'static str,
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A key file holds no key.
    #[error("{} holds no key of the office; make keys with `keytag-office keys`", .0.display())]
    NoKey(PathBuf),
    /// There is something already where something new was to be.
    #[error("{} is there already; name another place", .0.display())]
    Taken(PathBuf),
    /// A database that was to be filled is not empty.
    #[error("something is in that database already; name one in which nothing is")]
    NotEmpty,
    /// No evening of such a site is here.
    #[error("nothing of a site {site:?} is here; there is: {known}")]
    NoSite {
        /// What was asked for.
        site: String,
        /// The sites that are here.
        known: String,
    },
    /// There is no database where it was said to be.
    #[error("{} is not there; take bundles in first, or name the database with --db", .0.display())]
    NoDatabase(PathBuf),
    /// No such kiosk is known.
    #[error("no kiosk {0} is known here; `keytag-office kiosks` lists them")]
    NoKiosk(KioskId),
    /// Nobody came under this pseudonym.
    #[error("nobody is here as {0}; `keytag-office people` and people.csv have them")]
    NoPerson(PersonId),
    /// Whoever asked to be taken off stays so, and so would whoever is one with them.
    #[error("{0} was taken off, and can be one with nobody: they would be taken off, too")]
    TakenOff(PersonId),
    /// No kiosk may name this person.
    #[error("nobody may be named {0}: no kiosk has their name, or they did not allow it")]
    NoName(PersonId),
    /// They are one person already.
    #[error("{0} and {1} are one already")]
    OneAlready(PersonId, PersonId),
    /// The office made no merge of this person.
    #[error("{0} was not merged here; what a kiosk merged is undone there")]
    NotMerged(PersonId),
    /// A file that staff wrote has a mistake.
    #[error("{0}")]
    Written(String),
    /// The days are none.
    #[error("these are no days; name the first, then the last")]
    NoDays,
    /// The tables could not be written.
    #[error("the tables could not be written: {0}")]
    Tables(#[from] TransferError),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Chance(io::Error),
    /// A stored value has no meaning.
    #[error("a stored {0} cannot be read")]
    Unreadable(&'static str),
    /// Standard output cannot be written.
    #[error("the answer could not be written: {0}")]
    Output(io::Error),
}

impl From<rusqlite::Error> for OfficeError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            _ => Self::Sql(error),
        }
    }
}

impl From<postgres::Error> for OfficeError {
    fn from(error: postgres::Error) -> Self {
        match error.code() {
            Some(code) if *code == SqlState::DISK_FULL => Self::Full,
            Some(code) if *code == SqlState::LOCK_NOT_AVAILABLE => Self::Busy,
            _ => Self::Server(error),
        }
    }
}

/// What the server said, without the values that stand in its details.
fn said(error: &postgres::Error) -> String {
    if let Some(told) = error.as_db_error() {
        return told.message().to_owned();
    }
    let cause = std::error::Error::source(error);
    cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

impl OfficeError {
    /// For `map_err` on file operations.
    fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::File {
            doing,
            path: path.to_owned(),
            error,
        }
    }
}
