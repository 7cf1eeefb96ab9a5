//! Copies of the database for the day on which the disk forgets it, and the way back from them.
//!
//! The store makes them by itself when an evening is over: from a view of its own, so that the door
//! never waits, checked page by page before they get their name. They lie beside the database under
//! the same key, or in a directory on another disk. Which of them is newer is told by their number,
//! never by a clock. Whoever is erased is erased from them, too: [`Place::forget_copies`].

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use rusqlite::Connection;
use tempfile::NamedTempFile;

use super::connection::{self, Place};
use super::outside::Outside;
use super::verify::Verified;
use super::{Reader, Result, StoreError, journal, log};
use crate::access::SecretHash;
use crate::domain::tonight::{Keeper, Role};

mod due;
#[cfg(test)]
mod tests;

/// Of how many days the newest copy is kept.
pub const DAYS_KEPT: usize = 3;
/// How the names begin: `backup-000012-2026-11-24.db`.
const START: &str = "backup-";
const END: &str = ".db";
/// How the name of a copy under way begins.
const UNDER_WAY: &str = ".backup-";
/// How the folder begins into which a restore moves what was there.
const SET_ASIDE: &str = "set-aside-";
/// How many of these folders there may be.
const SET_ASIDE_MAX: u32 = 1_000;

/// A copy that was whole when it got its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Later copies have higher numbers.
    pub number: u32,
    /// The day at the site, by the clock of then.
    pub date: NaiveDate,
    /// The file.
    pub path: PathBuf,
}

impl Backup {
    fn read(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let (number, date) = name
            .strip_prefix(START)?
            .strip_suffix(END)?
            .split_once('-')?;
        Some(Self {
            number: number.parse().ok()?,
            date: date.parse().ok()?,
            path,
        })
    }
}

/// Keeps a copy under way from getting its name: it may know what was erased since it began.
#[derive(Debug, Default)]
pub(in crate::store) struct Stop(Mutex<bool>);

impl Stop {
    pub fn stop(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the files are that were there before; nothing of them is deleted.
    pub set_aside: Option<PathBuf>,
    /// How many entries that came after the copy the journal has: they come back as the kiosk
    /// starts.
    pub entries_in_journal: u64,
    /// How many entries the log had beyond those, where that is known.
    pub entries_missing: Option<u64>,
}

impl Place {
    /// The copies that are there, newest first.
    ///
    /// # Errors
    /// When their directory cannot be read.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        let mut all: Vec<Backup> = files_in(self.backup_dir())?
            .into_iter()
            .filter_map(Backup::read)
            .collect();
        all.sort_by_key(|backup| std::cmp::Reverse(backup.number));
        Ok(all)
    }

    /// Copies the database as it is now, beside whoever writes, checks the copy, and takes copies
    /// of earlier days away. Of one day only the newest stays.
    ///
    /// # Errors
    /// When the database or the disk fails, and when the copy is not sound. Then there is no new
    /// copy, and the old ones are all there.
    pub fn back_up(&self, date: NaiveDate) -> Result<Backup> {
        let made = self.back_up_unless(date, &Stop::default())?;
        made.ok_or(StoreError::Stopped)
    }

    /// The same on a thread of its own; none when it was stopped meanwhile.
    pub(super) fn back_up_unless(&self, date: NaiveDate, stop: &Stop) -> Result<Option<Backup>> {
        let dir = self.backup_dir();
        connection::make_private_dir(dir)?;
        for path in files_in(dir)? {
            if starts_with(&path, UNDER_WAY) {
                remove(&path)?;
            }
        }
        let failed = |error| StoreError::from_io("copying the database", dir, &error);
        let mut file = tempfile::Builder::new();
        let file = file.prefix(UNDER_WAY).tempfile_in(dir).map_err(failed)?;
        self.reader()?.copy_to(self, file.path())?;
        file.as_file().sync_all().map_err(failed)?;
        refuse_damaged(self.reader_of(file.path())?.connection())?;
        let stopped = stop.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *stopped {
            return Ok(None);
        }
        let number = 1 + self.backups()?.first().map_or(0, |backup| backup.number);
        let path = dir.join(format!("{START}{number:06}-{date}{END}"));
        file.persist_noclobber(&path)
            .map_err(|lost| failed(lost.error))?;
        drop(stopped);
        connection::sync_dir(dir)?;
        self.keep_the_newest()?;
        if let Err(error) = journal::prune(self) {
            tracing::warn!(%error, "the journal keeps more than it has to");
        }
        Ok(Some(Backup { number, date, path }))
    }

    fn keep_the_newest(&self) -> Result<()> {
        let mut dates = Vec::new();
        for backup in self.backups()? {
            if dates.contains(&backup.date) || dates.len() == DAYS_KEPT {
                remove(&backup.path)?;
            } else {
                dates.push(backup.date);
            }
        }
        Ok(())
    }

    /// Checks a copy whole: each page, the chain of the log, and all that follows from it.
    ///
    /// # Errors
    /// When it does not open, with this kiosk's key and this program.
    pub fn verify_backup(&self, backup: &Backup) -> Result<Verified> {
        let mut reader = self.reader_of(&backup.path)?;
        refuse_damaged(reader.connection())?;
        reader.verify()
    }

    /// The newest copy that is sound, and what it holds. Takes as long as reading it does.
    ///
    /// # Errors
    /// When the directory of the copies cannot be read.
    pub fn newest_sound_backup(&self) -> Result<Option<(Backup, Verified)>> {
        for backup in self.backups()? {
            match self.verify_backup(&backup) {
                Ok(verified) if verified.is_sound() => return Ok(Some((backup, verified))),
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, number = backup.number, "a copy is no use"),
            }
        }
        Ok(None)
    }

    /// Who may do at least what `role` may, as a copy knows it, with the hashes of their PINs: a
    /// damaged database does not know it any more.
    ///
    /// # Errors
    /// When the copy cannot be read.
    pub fn pin_hashes_of(&self, backup: &Backup, role: Role) -> Result<Vec<(Keeper, SecretHash)>> {
        let reader = self.reader_of(&backup.path)?;
        super::keeper::pin_hashes(reader.connection(), role)
    }

    /// Puts a copy in the place of the database, and what was there into a folder beside it. The
    /// kiosk begins a new epoch when it starts, since it may have told more than the copy knows.
    ///
    /// # Errors
    /// When a kiosk is running here, when the copy is not sound, and when the disk fails. Then what
    /// was there is there still, or in the folder, and the same again completes it.
    pub fn restore(&self, backup: &Backup) -> Result<Restored> {
        let outside = Outside::open_alone(self)?;
        if let Some(fault) = self.verify_backup(backup)?.faults.first() {
            return Err(StoreError::Damaged(fault.to_string()));
        }
        let head = log::head(self.reader_of(&backup.path)?.connection())?;
        let entries_in_journal = head
            .as_ref()
            .map_or(0, |head| journal::entries_after(self, head));
        let failed = |error| StoreError::from_io("restoring", self.dir(), &error);
        let file = NamedTempFile::new_in(self.dir()).map_err(failed)?;
        fs::copy(&backup.path, file.path()).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        let set_aside = self.set_aside().map_err(failed)?;
        file.persist(self.database())
            .map_err(|lost| failed(lost.error))?;
        connection::sync_dir(self.dir())?;
        Ok(Restored {
            set_aside,
            entries_in_journal,
            entries_missing: head.and_then(|head| {
                let entries = outside.entries_of(head.epoch)?;
                Some(entries.saturating_sub(head.seq + entries_in_journal))
            }),
        })
    }

    /// Moves what a copy must not meet: above all the write-ahead log, which would be folded into
    /// the wrong database. The database itself keeps its name until the copy takes it, so that a
    /// power cut between leaves no kiosk that starts empty.
    fn set_aside(&self) -> io::Result<Option<PathBuf>> {
        let name = |path: &Path| path.file_name().map(ToOwned::to_owned);
        let there: Vec<PathBuf> = ["", "-wal", "-shm", "-journal"]
            .iter()
            .map(|ending| {
                let mut path = self.database().into_os_string();
                path.push(ending);
                PathBuf::from(path)
            })
            .filter(|path| path.exists())
            .collect();
        if there.is_empty() {
            return Ok(None);
        }
        let folder = (1..=SET_ASIDE_MAX)
            .map(|number| self.dir().join(format!("{SET_ASIDE}{number}")))
            .find(|folder| !folder.exists())
            .ok_or(io::ErrorKind::AlreadyExists)?;
        fs::create_dir(&folder)?;
        for path in there {
            let to = folder.join(name(&path).unwrap_or_default());
            if path == self.database() {
                fs::hard_link(&path, to)?;
            } else {
                fs::rename(&path, to)?;
            }
        }
        File::open(&folder)?.sync_all()?;
        File::open(self.dir())?.sync_all()?;
        Ok(Some(folder))
    }

    /// Takes all copies away, and what restores and migrations left: they still know whom the
    /// database has just forgotten. The next quiet moment makes a new one.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub(super) fn forget_copies(&self) -> Result<()> {
        for backup in self.backups()? {
            remove(&backup.path)?;
        }
        for path in files_in(self.dir())? {
            if connection::is_copy_of_migration(&path) {
                remove(&path)?;
            } else if starts_with(&path, SET_ASIDE) {
                fs::remove_dir_all(&path)
                    .map_err(|error| StoreError::from_io("removing", &path, &error))?;
            }
        }
        Ok(())
    }
}

impl Reader {
    fn copy_to(&self, place: &Place, path: &Path) -> Result<()> {
        connection::copy(self.connection(), place, path)
    }
}

/// Every page is as it was signed, and the database is made of them.
pub(super) fn refuse_damaged(conn: &Connection) -> Result<()> {
    // One row for each page whose signature is wrong.
    if conn.prepare("PRAGMA cipher_integrity_check")?.exists([])? {
        return Err(StoreError::Damaged("a page was changed".to_owned()));
    }
    let said: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        return Err(StoreError::Damaged(said));
    }
    Ok(())
}

fn files_in(dir: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error| StoreError::from_io("reading", dir, &error);
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect()
}

fn starts_with(path: &Path, start: &str) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with(start))
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::from_io("removing", path, &error))
        }
        _ => Ok(()),
    }
}
