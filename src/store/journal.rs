//! A second copy of the log, for the day on which the database forgets its last hours.
//!
//! It is a small database under the same key, beside the copies and best with them on another disk.
//! A thread of its own takes over what was committed, as soon as it was, so that the door never
//! waits for that disk. When the kiosk starts, each is replayed into the other: what only the
//! journal has goes into the log, as far as it continues the log's chain exactly; what only the log
//! has goes into the journal. It reaches back to the oldest copy of the database, so that any copy
//! and the journal together lose no entry.
//!
//! It holds what the log holds, and of its evenings the title and the room: opaque numbers, and
//! nobody's name, date or card. So whoever is erased need not be erased from it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};

use super::backup;
use super::book::Act;
use super::connection::{self, Place};
use super::log::{self, Hash, Head, Line};
use super::{Reader, Result, StoreError, projection, stamp};
use crate::domain::id::KioskId;

#[cfg(test)]
mod tests;

/// Its name in the directory of the copies.
const NAME: &str = "journal.db";
/// Its tables: lines as the log has them, and evenings as far as the log does not tell them.
const TABLES: &str = include_str!("journal/journal.sql");
/// The version of its tables.
const VERSION: i64 = 1;
/// A log that is longer is taken over only from its oldest copy on.
const ENTRIES_WITHOUT_COPY_MAX: i64 = 10_000;
/// How many journals are kept that do not belong to the log any more.
const APART_MAX: u32 = 100;

/// How far the journal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JournalState {
    /// How many entries it holds.
    pub entries: u64,
    /// How many entries of the log came after its last.
    pub behind: u64,
}

/// The thread that keeps the journal. Dropping it waits until everything is taken over.
pub(super) struct Journal {
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Journal {
    /// Takes over what is missing, and from now on whatever it is woken for.
    pub fn start(place: &Place) -> io::Result<Self> {
        // One wake that waits is as good as many: it takes over all there is.
        let (wake, woken) = sync_channel(1);
        let place = place.clone();
        let thread = thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || keep(&place, &woken))?;
        Ok(Self {
            wake: Some(wake),
            thread: Some(thread),
        })
    }

    /// Something was committed.
    pub fn wake(&self) {
        if let Some(wake) = &self.wake {
            let _ = wake.try_send(());
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the journal's thread panicked");
        }
    }
}

fn keep(place: &Place, woken: &Receiver<()>) {
    let mut both = None;
    loop {
        if let Err(error) = take_over(place, &mut both) {
            // Its disk may be gone for a while; all of it is tried again at the next sign-in.
            tracing::warn!(%error, "the journal does not have the newest entries");
            both = None;
        }
        if woken.recv().is_err() {
            return;
        }
    }
}

/// The journal and the database beside each other.
struct Both {
    journal: Connection,
    kiosk: Reader,
}

/// Adds to the journal what only the log has. One that is damaged is put apart.
fn take_over(place: &Place, both: &mut Option<Both>) -> Result<()> {
    let taken = add_missing(place, both);
    if !matches!(&taken, Err(StoreError::Damaged(_) | StoreError::WrongKey)) {
        return taken;
    }
    // Which of the two is it? Only a new connection tells, since one that met a bad page is no use.
    *both = None;
    match connection::open_beside(place, &path(place)).and_then(|it| backup::refuse_damaged(&it)) {
        Err(error) if is_unreadable(&error) => {
            put_apart(place)?;
            add_missing(place, both)
        }
        _ => taken,
    }
}

fn is_unreadable(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::WrongKey
            | StoreError::NotADatabase
            | StoreError::NotEncrypted
            | StoreError::Damaged(_)
    )
}

fn add_missing(place: &Place, both: &mut Option<Both>) -> Result<()> {
    let Both { journal, kiosk } = match both {
        Some(both) => both,
        None => both.insert(Both {
            journal: open_or_make(place)?,
            kiosk: place.reader()?,
        }),
    };
    let tx = journal.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let last = last_line(&tx)?;
    // Looked at behind the journal's lock: whoever wrote into it before had committed to the log.
    let known = match &last {
        Some((n, hash)) => has_line(kiosk.connection(), *n, hash)?,
        None => true,
    };
    if !known {
        drop(tx);
        *both = None;
        put_apart(place)?;
        return add_missing(place, both);
    }
    let Some(after) = last.map_or_else(|| begin_after(place, kiosk), |(n, _)| Ok(Some(n)))? else {
        return Ok(());
    };
    kiosk.snapshot(|log| {
        let mut lines = log.prepare_cached(&format!(
            "SELECT {} FROM log WHERE n > ?1 ORDER BY n",
            Line::COLUMNS
        ))?;
        let mut lines = lines.query([after])?;
        let mut evenings = Vec::new();
        while let Some(row) = lines.next()? {
            let line = Line::read(row)?;
            line.insert(&tx)?;
            evenings.extend(line.session);
        }
        evenings.sort_unstable();
        evenings.dedup();
        for id in evenings {
            if let Some(evening) = evening(log, "session", &id)? {
                keep_evening(&tx, evening)?;
            }
        }
        Ok(())
    })?;
    Ok(tx.commit()?)
}

/// Behind which row of the log an empty journal begins; none while it is too early to begin.
fn begin_after(place: &Place, kiosk: &Reader) -> Result<Option<i64>> {
    if let Some(oldest) = oldest_copy(place)? {
        return Ok(Some(oldest));
    }
    let head = log::head(kiosk.connection())?;
    let is_short = head.is_none_or(|head| head.n <= ENTRIES_WITHOUT_COPY_MAX);
    Ok(is_short.then_some(0))
}

/// The last row of the log that the oldest copy has.
pub(super) fn oldest_copy(place: &Place) -> Result<Option<i64>> {
    let Some(oldest) = place.backups()?.pop() else {
        return Ok(None);
    };
    let head = log::head(place.reader_of(&oldest.path)?.connection())?;
    Ok(head.map(|head| head.n))
}

/// Takes away what even the oldest copy of the database has; called when there is a new copy.
pub(super) fn prune(place: &Place) -> Result<()> {
    let (true, Some(oldest)) = (path(place).exists(), oldest_copy(place)?) else {
        return Ok(());
    };
    let mut journal = open_or_make(place)?;
    let tx = journal.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // The last one stays: it tells whether the journal belongs to the log.
    tx.execute(
        "DELETE FROM log WHERE n <= ?1 AND n < (SELECT max(n) FROM log)",
        [oldest],
    )?;
    tx.execute(
        "DELETE FROM evening WHERE id NOT IN (SELECT session FROM log WHERE session IS NOT NULL)",
        [],
    )?;
    tx.commit()?;
    Ok(journal.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// Whether the journal has entries that come behind this one, and how many.
pub(super) fn entries_after(place: &Place, head: &Head) -> u64 {
    let count = || -> Result<u64> {
        let Some(journal) = open_if_there(place)? else {
            return Ok(0);
        };
        let mut entries = 0;
        each_continuing(&journal, head, &mut |_| {
            entries += 1;
            Ok(())
        })?;
        Ok(entries)
    };
    count().unwrap_or_default()
}

/// Takes what only the journal has into the log, and begins a new epoch behind it: what lives
/// beside the log, such as the numbers of exports, may be older. Gives how many entries it were.
pub(super) fn replay(act: &mut Act<'_>, place: &Place) -> Result<u64> {
    let (Some(journal), Some(head)) = (open_if_there(place)?, log::head(&act.tx)?) else {
        return Ok(0);
    };
    let kiosk = act.kiosk().id;
    let mut entries = 0;
    let stopped = each_continuing(&journal, &head, &mut |line| {
        replay_line(act, &journal, kiosk, line)?;
        entries += 1;
        Ok(())
    });
    if let Err(error) = stopped {
        // What came before it is in the log, and the rest is kept with the journal.
        tracing::error!(%error, "the journal was not replayed to its end");
    }
    if entries > 0 {
        tracing::warn!(entries, "the journal had entries that the log did not");
        let head = log::head(&act.tx)?;
        act.begin_epoch(head.map(|head| head.epoch))?;
    }
    Ok(entries)
}

/// Adds one line and what follows from it, or nothing.
fn replay_line(act: &mut Act<'_>, journal: &Connection, kiosk: KioskId, line: &Line) -> Result<()> {
    if line.kiosk != kiosk {
        return Err(StoreError::Unreadable("kiosk of the journal"));
    }
    let entry = line.entry()?;
    let part = act.tx.savepoint()?;
    if let Some(id) = &line.session
        && let Some(evening) = evening(journal, "evening", id)?
    {
        plan_evening(&part, evening)?;
    }
    line.insert(&part)?;
    projection::follow(&part, line.n, line.id, line.wall.div_euclid(1000), &entry)?;
    stamp::follow_again(&part, line.wall, kiosk, &entry)?;
    Ok(part.commit()?)
}

/// Walks through what comes behind this entry, as long as it is one sound chain.
fn each_continuing(
    journal: &Connection,
    head: &Head,
    each: &mut dyn FnMut(&Line) -> Result<()>,
) -> Result<()> {
    let mut lines = journal.prepare(&format!(
        "SELECT {} FROM log WHERE n > ?1 ORDER BY n",
        Line::COLUMNS
    ))?;
    let mut lines = lines.query([head.n])?;
    let (mut n, mut hash) = (head.n, head.hash);
    while let Some(row) = lines.next()? {
        let line = Line::read(row)?;
        if line.n != n + 1 || line.prev != hash || line.computed_hash() != line.hash {
            return Err(StoreError::Unreadable("chain of the journal"));
        }
        each(&line)?;
        (n, hash) = (line.n, line.hash);
    }
    Ok(())
}

impl Place {
    /// Takes over into the journal what only the log has: for commands, which have no thread for
    /// it.
    ///
    /// # Errors
    /// When the journal or the database cannot be read or written.
    pub fn keep_journal(&self) -> Result<()> {
        take_over(self, &mut None)
    }

    /// How far the journal has come; none where there is none.
    ///
    /// # Errors
    /// When it or the database cannot be read.
    pub fn journal_state(&self) -> Result<Option<JournalState>> {
        let Some(journal) = open_if_there(self)? else {
            return Ok(None);
        };
        let entries: i64 = journal.query_row("SELECT count(*) FROM log", [], |row| row.get(0))?;
        let last = last_line(&journal)?.map_or(0, |(n, _)| n);
        let head = log::head(self.reader()?.connection())?.map_or(0, |head| head.n);
        Ok(Some(JournalState {
            entries: entries.unsigned_abs(),
            behind: u64::try_from(head - last).unwrap_or_default(),
        }))
    }
}

fn path(place: &Place) -> PathBuf {
    place.backup_dir().join(NAME)
}

fn open_if_there(place: &Place) -> Result<Option<Connection>> {
    let path = path(place);
    if !path.exists() {
        return Ok(None);
    }
    let journal = connection::open_beside(place, &path)?;
    let version: i64 = journal.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok((version == VERSION).then_some(journal))
}

/// Opens the journal, or begins one. One that cannot be read is put apart, since a journal without
/// an end would keep nothing at all.
fn open_or_make(place: &Place) -> Result<Connection> {
    match open_if_there(place) {
        Ok(Some(journal)) => return Ok(journal),
        Ok(None) => {}
        Err(error) if is_unreadable(&error) => {
            tracing::error!(%error, "the journal cannot be read");
            put_apart(place)?;
        }
        Err(error) => return Err(error),
    }
    connection::make_private_dir(place.backup_dir())?;
    let mut journal = connection::open_beside(place, &path(place))?;
    let tx = journal.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // A power cut, or another process, may have been here before.
    let version: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match version {
        0 => tx.execute_batch(TABLES)?,
        VERSION => {}
        found => {
            return Err(StoreError::OtherVersion {
                found: usize::try_from(found).unwrap_or(usize::MAX),
                known: 1,
            });
        }
    }
    tx.commit()?;
    Ok(journal)
}

/// Gives a journal that does not belong to the log another name, so that a new one can begin. It
/// may be all that is left of an evening: nothing of it is deleted.
fn put_apart(place: &Place) -> Result<()> {
    let there = path(place);
    let failed = |error| StoreError::from_io("putting the journal apart", &there, &error);
    let with = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let apart = (1..=APART_MAX)
        .map(|number| {
            place
                .backup_dir()
                .join(format!("journal-apart-{number}.db"))
        })
        .find(|apart| !apart.exists())
        .ok_or_else(|| failed(io::ErrorKind::AlreadyExists.into()))?;
    tracing::error!(
        ?apart,
        "the journal does not continue the log: a new one begins"
    );
    for ending in ["-wal", "-shm", ""] {
        match fs::rename(with(&there, ending), with(&apart, ending)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
    }
    connection::sync_dir(place.backup_dir())
}

/// The newest line of the journal: its row and its hash.
fn last_line(journal: &Connection) -> Result<Option<(i64, Hash)>> {
    let sql = "SELECT n, hash FROM log ORDER BY n DESC LIMIT 1";
    let line = journal.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(line.optional()?)
}

/// Whether the log has this line in this row.
fn has_line(log: &Connection, n: i64, hash: &Hash) -> Result<bool> {
    let sql = "SELECT 1 FROM log WHERE n = ?1 AND hash = ?2";
    Ok(log.prepare_cached(sql)?.exists(params![n, hash])?)
}

/// What the log does not tell of an evening: the same columns in the kiosk's table and in the
/// journal's.
const EVENING: &str = "id, series, title, series_type, room, mode, scheme, start, end, opens, \
                       closes, local_date";

/// The columns of this evening, from either table.
fn evening(conn: &Connection, table: &str, id: &str) -> Result<Option<Vec<Value>>> {
    let sql = format!("SELECT {EVENING} FROM {table} WHERE id = ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let columns = statement.column_count();
    let evening = statement.query_row([id], |row| (0..columns).map(|at| row.get(at)).collect());
    Ok(evening.optional()?)
}

/// Keeps an evening in the journal as it is now.
fn keep_evening(journal: &Connection, evening: Vec<Value>) -> Result<()> {
    let sql =
        format!("INSERT OR REPLACE INTO evening ({EVENING}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
    let mut statement = journal.prepare_cached(&sql)?;
    statement.execute(params_from_iter(evening))?;
    Ok(())
}

/// Plans an evening that the kiosk has forgotten, so that it opens as it did.
fn plan_evening(kiosk: &Connection, evening: Vec<Value>) -> Result<()> {
    let sql = format!(
        "INSERT OR IGNORE INTO session ({EVENING}, state)
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?, 'planned')"
    );
    let mut statement = kiosk.prepare_cached(&sql)?;
    statement.execute(params_from_iter(evening))?;
    Ok(())
}
