//! The kiosk's database: the only home of SQL.
//!
//! [`Place`] says where it is, [`Book`] is the open database with everything that can be done to
//! it, [`Store`] hands requests to the one thread that owns the book, and [`Reader`] looks at one
//! moment of it without making the door wait.
//!
//! Every act is one transaction: it adds an entry to the log (`log`), and the tables that follow
//! from the log change with it (`projection`). What ties a pseudonym to a person lives in tables
//! beside the log, so that it can be erased. An act that returned is on disk.
//!
//! How an act is written, in a file of its own as an `impl Book` block:
//!
//! ```ignore
//! pub fn stayed(&mut self, now: &Moment, of: AttendanceId, by: By) -> Result<()> {
//!     self.write(now, |act| {
//!         let row = act.attendance(of)?;
//!         act.append(NewEntry { event: Event::Stayed { of: row.entry, to_the_end: true }, .. })?;
//!         Ok(())
//!     })
//! }
//! ```
//!
//! It knows the meeting room, badges and chance, and nothing of devices, words or the window.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::access::RingError;

mod about;
mod arrive;
mod backup;
mod badges;
mod book;
mod bundle;
mod column;
mod connection;
mod dropbox;
mod export;
mod forecast;
mod journal;
mod keeper;
mod key;
mod keyring;
mod lockout;
mod log;
pub mod milestone;
mod names;
mod outside;
mod package;
mod people;
mod projection;
mod readings;
pub mod retention;
pub mod session;
mod stamp;
mod statement;
mod status;
#[cfg(test)]
mod testing;
pub mod together;
mod tonight;
pub mod verify;
mod worker;

pub use backup::{Backup, DAYS_KEPT, Restored};
pub use badges::{BADGES_AT_ONCE_MAX, SHEETS_WAITING_MAX, WaitingSheet};
pub use book::Book;
pub use bundle::{BundleBegun, BundleView, ReceiptTaken, SigningSeed};
pub use connection::{Place, Reader};
pub use dropbox::{DropBox, DropBoxState, TakenIn};
pub use export::{AttendanceRows, ExportSite, ExportView};
pub use journal::JournalState;
pub use keeper::{KEEPERS_MAX, LABEL_CHARS_MAX, NewPin, Secret, Turn};
pub use keyring::{KeyPlaces, Unlocked};
pub use package::{PackageTaken, Telling};
pub use people::{ListUndone, Match, PEOPLE_A_PAGE, PEOPLE_FOUND_MAX, ROSTER_CHARS_MAX};
pub use worker::{Reply, Store};

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store could not do it. The text is for the technician's log; it names no person.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database can be read by anybody: not ours, or somebody decrypted it.
    #[error("the database is not encrypted; see `keytag restore`")]
    NotEncrypted,
    /// The program was built without encryption.
    #[error("this build of SQLite cannot encrypt; install a proper build")]
    NoCipher,
    /// The file system cannot hold a write-ahead log.
    #[error("the data directory cannot hold a write-ahead log; use a local disk")]
    NoWal,
    /// The key does not open the database.
    #[error("the key does not open the database; put the right key file in place")]
    WrongKey,
    /// The file is something else.
    #[error("the file in the place of the database is not one")]
    NotADatabase,
    /// A part of the database is missing or unreadable.
    #[error("the database is damaged: {0}; see `keytag restore`")]
    Damaged(String),
    /// The file was written by a newer program, or, on a reader, by an older one.
    #[error(
        "the database has schema {found}, this program knows {known}; install the newer program"
    )]
    OtherVersion {
        /// The schema of the file.
        found: usize,
        /// The newest schema that this program knows.
        known: usize,
    },
    /// There is a database, but no key for it.
    #[error("there is a database but no key at {0}; put the key file back")]
    KeyMissing(PathBuf),
    /// The key file has not what a key is.
    #[error("the key file {0} does not hold a key; put the right one in place")]
    KeyUnreadable(PathBuf),
    /// The key lies in slots that nobody opened yet.
    #[error("the kiosk is locked: its key is on the staff's stick; unlock it at its door")]
    Locked,
    /// The slots of the key.
    #[error("{0}")]
    Ring(#[from] RingError),
    /// The data directory or a file in it cannot be written.
    #[error("cannot write: {0}")]
    ReadOnly(String),
    /// No space is left.
    #[error("the disk is full")]
    DiskFull,
    /// The disk failed.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// Another process held the database for too long.
    #[error("another program holds the database")]
    Busy,
    /// Too much was asked for at once.
    #[error("too many requests are waiting")]
    QueueFull,
    /// The thread of the store has ended.
    #[error("the store has stopped")]
    Stopped,
    /// A defect of the program; nothing was written.
    #[error("an act of the store failed by a defect")]
    Panicked,
    /// The system gives no random bytes.
    #[error("no random bytes: {0}")]
    NoRandomness(io::Error),
    /// Something that the request names does not exist, or no longer.
    #[error("no such {0}")]
    NotThere(&'static str),
    /// What was asked for does not fit how things stand.
    #[error("not possible now: {0}")]
    NotNow(&'static str),
    /// All marks around a name are given out: the name needs an initial.
    #[error("the name is too common here: it needs an initial")]
    NameTooCommon,
    /// A stored value has no meaning.
    #[error("a stored {0} cannot be read")]
    Unreadable(&'static str),
    /// Anything else that SQLite says.
    #[error("the database failed: {0}")]
    Sql(rusqlite::Error),
}

/// Who can do something about an error: chooses the words and the hint on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The same again may work.
    TryAgain,
    /// Paper list tonight; somebody with a PIN can mend it.
    AskStaff,
    /// Paper list tonight; a technician is needed.
    Technician,
}

impl StoreError {
    /// Who can do something about it.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::Busy
            | Self::QueueFull
            | Self::Panicked
            | Self::NotThere(_)
            | Self::NotNow(_)
            | Self::NameTooCommon => ErrorKind::TryAgain,
            Self::DiskFull | Self::ReadOnly(_) | Self::Stopped | Self::Locked => {
                ErrorKind::AskStaff
            }
            _ => ErrorKind::Technician,
        }
    }

    /// Whether the database itself is damaged, so that a copy may take its place.
    pub const fn is_damage(&self) -> bool {
        matches!(
            self,
            // A torn first page looks like another key.
            Self::Damaged(_) | Self::NotADatabase | Self::WrongKey | Self::Unreadable(_)
        )
    }

    /// The small code on the screen, by which staff find the mend in the manual.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotEncrypted => "S01",
            Self::NoCipher => "S02",
            Self::NoWal => "S03",
            Self::WrongKey => "S04",
            Self::NotADatabase => "S05",
            Self::Damaged(_) => "S06",
            Self::OtherVersion { .. } => "S07",
            Self::KeyMissing(_) => "S08",
            Self::KeyUnreadable(_) => "S09",
            Self::ReadOnly(_) => "S10",
            Self::DiskFull => "S11",
            Self::Disk(_) => "S12",
            Self::Busy => "S13",
            Self::QueueFull => "S14",
            Self::Stopped => "S15",
            Self::Panicked => "S16",
            Self::NoRandomness(_) => "S17",
            Self::NotThere(_) => "S18",
            Self::NotNow(_) => "S19",
            Self::NameTooCommon => "S20",
            Self::Unreadable(_) => "S21",
            Self::Sql(_) => "S22",
            Self::Locked => "S23",
            Self::Ring(_) => "S24",
        }
    }

    pub(crate) fn from_io(doing: &str, path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::ReadOnly(format!("{doing} {}: {error}", path.display()))
            }
            _ => Self::Disk(format!("{doing} {}: {error}", path.display())),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // Making the shared memory fails with this when there is no space for it.
        const NO_SPACE_FOR_SHM: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match error.sqlite_error_code() {
            _ if extended == Some(NO_SPACE_FOR_SHM) => Self::DiskFull,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly(error.to_string())
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            Some(ErrorCode::SystemIoFailure) => Self::Disk(error.to_string()),
            _ => Self::Sql(error),
        }
    }
}
