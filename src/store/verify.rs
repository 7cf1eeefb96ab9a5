//! Checks the whole log: that it is one unbroken chain, and that the tables follow from it.
//!
//! It reads one moment on a connection of its own, so that the door does not wait. The tables are
//! made again in memory from the log alone, by the same rules, and compared row by row; what lives
//! beside the log (titles, topics, who somebody is) has nothing to be compared with.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, Rows, Transaction, params};

use super::connection::make_tables;
use super::log::{Hash, Line, NOTHING_BEFORE};
use super::outside::hex;
use super::retention::{self, Forgotten};
use super::{Reader, Result, StoreError, projection};
use crate::domain::entry::{Event, NewEntry};
use crate::domain::id::{Epoch, KioskId};

#[cfg(test)]
mod tests;

/// Faults that are listed; a broken log has as many as entries.
pub const FAULTS_MAX: usize = 100;

/// What a check of the whole log came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Entries of the log.
    pub entries: u64,
    /// Unbroken stretches: one, and one more for every restore or copy.
    pub epochs: u64,
    /// Evenings that opened.
    pub sessions: u64,
    /// Sign-ins ever recorded.
    pub sign_ins: u64,
    /// Of those, how many were voided.
    pub voided: u64,
    /// Of those, how many wait in the tray.
    pub in_tray: u64,
    /// Of those, how many count: neither voided nor laid onto another.
    pub live: u64,
    /// Entries that tell no more who came.
    pub forgotten: u64,
    /// Hash of the newest entry, hexadecimal.
    pub head: String,
    /// What is wrong, at most [`FAULTS_MAX`] of it; nothing in a sound log.
    pub faults: Vec<Fault>,
}

impl Verified {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    fn fault(&mut self, n: i64, what: What) {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(Fault { n, what });
        }
    }
}

/// Something that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The row of the log, or the attendance; 0 where it is no single one.
    pub n: i64,
    /// What is wrong there.
    pub what: What,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.n {
            0 => write!(f, "{}", self.what),
            n => write!(f, "row {n}: {}", self.what),
        }
    }
}

/// The ways in which a log can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The row does not point at the one before.
    ChainBroken,
    /// A column was changed: the hash does not fit.
    HashWrong,
    /// Rows are missing before it.
    RowsMissing,
    /// The number within its epoch is not the next one.
    NumberWrong,
    /// A number was given twice, or an epoch taken up again.
    Duplicate,
    /// It was written by another kiosk.
    ForeignKiosk,
    /// It cannot be read.
    Unreadable,
    /// It points at something that is not there.
    PointsNowhere,
    /// The attendance does not follow from the log.
    AttendanceDiffers,
    /// An evening does not follow from the log.
    SessionDiffers,
    /// A merge of persons does not follow from the log.
    AliasDiffers,
    /// What was forgotten is not what the log says of it.
    ForgottenDiffers,
    /// The file itself is damaged.
    FileDamaged,
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ChainBroken => "does not follow the entry before it",
            Self::HashWrong => "was changed: its hash does not fit",
            Self::RowsMissing => "entries before it are missing",
            Self::NumberWrong => "does not have the next number",
            Self::Duplicate => "has a number that was given before",
            Self::ForeignKiosk => "was written by another kiosk",
            Self::Unreadable => "cannot be read",
            Self::PointsNowhere => "points at something that is not there",
            Self::AttendanceDiffers => "this attendance does not follow from the log",
            Self::SessionDiffers => "an evening does not follow from the log",
            Self::AliasDiffers => "a merge of persons does not follow from the log",
            Self::ForgottenDiffers => "entries that tell no more who came were changed since",
            Self::FileDamaged => "the database file is damaged",
        })
    }
}

impl Reader {
    /// Checks everything. Takes some seconds for a million entries.
    ///
    /// # Errors
    /// When the database cannot be read at all; what is wrong in it is in the result.
    pub fn verify(&mut self) -> Result<Verified> {
        self.snapshot(|tx| {
            let mut found = Verified::default();
            let sound: String = tx.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            if sound != "ok" {
                found.fault(0, What::FileDamaged);
            }
            let mut again = Again::new()?;
            check_log(tx, &mut again, &mut found)?;
            compare(tx, &again.conn, &mut found)?;
            count(tx, &mut found)?;
            Ok(found)
        })
    }
}

/// Walks the log once: checks the chain and makes the tables again.
fn check_log(tx: &Transaction, again: &mut Again, found: &mut Verified) -> Result<()> {
    let kiosk: KioskId = tx.query_row("SELECT id FROM kiosk", [], |row| {
        row.get(0).map(KioskId::from_bytes)
    })?;
    let mut before = Before {
        n: 0,
        epoch: None,
        seq: 0,
        hash: NOTHING_BEFORE,
    };
    let mut epochs = HashSet::new();
    let forgotten = Forgotten::read(tx)?;
    let (mut sum, mut said) = (NOTHING_BEFORE, None);
    let mut statement = tx.prepare(&format!("SELECT {} FROM log ORDER BY n", Line::COLUMNS))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        found.entries += 1;
        let Ok(line) = Line::read(row) else {
            found.fault(n, What::Unreadable);
            before.n = n;
            continue;
        };
        if line.n != before.n + 1 {
            found.fault(n, What::RowsMissing);
        }
        if line.prev != before.hash {
            found.fault(n, What::ChainBroken);
        }
        if forgotten.holds(&line) {
            sum = retention::sum_with(&sum, &line);
            found.forgotten += 1;
        } else if line.computed_hash() != line.hash {
            found.fault(n, What::HashWrong);
        }
        if line.kiosk != kiosk {
            found.fault(n, What::ForeignKiosk);
        }
        let entry = line.entry();
        check_number(&line, entry.as_ref().ok(), &before, &mut epochs, found);
        if let Ok(Event::VisitsForgotten { sum, .. }) = entry.as_ref().map(|entry| &entry.event) {
            said = Some(sum.clone());
        }
        match entry {
            Ok(entry) => again.follow(&line, &entry, found)?,
            Err(_) => found.fault(n, What::Unreadable),
        }
        before = Before {
            n,
            epoch: Some(line.epoch),
            seq: line.seq,
            hash: line.hash,
        };
    }
    if sum != forgotten.sum || said != (found.forgotten > 0).then(|| hex(&sum)) {
        found.fault(0, What::ForgottenDiffers);
    }
    found.epochs = u64::try_from(epochs.len()).unwrap_or(u64::MAX);
    found.head = hex(&before.hash);
    Ok(())
}

/// The row before.
struct Before {
    n: i64,
    epoch: Option<Epoch>,
    seq: u64,
    hash: Hash,
}

fn check_number(
    line: &Line,
    entry: Option<&NewEntry>,
    before: &Before,
    epochs: &mut HashSet<Epoch>,
    found: &mut Verified,
) {
    if before.epoch == Some(line.epoch) {
        if line.seq <= before.seq {
            found.fault(line.n, What::Duplicate);
        } else if line.seq != before.seq + 1 {
            found.fault(line.n, What::NumberWrong);
        }
        return;
    }
    if !epochs.insert(line.epoch) {
        found.fault(line.n, What::Duplicate);
    }
    let begins = matches!(
        entry.map(|entry| &entry.event),
        Some(Event::EpochBegan { after }) if *after == before.epoch
    );
    if line.seq != 1 || !begins {
        found.fault(line.n, What::NumberWrong);
    }
}

/// The tables, made again in memory.
struct Again {
    conn: Connection,
}

impl Again {
    fn new() -> Result<Self> {
        let conn = Connection::open_in_memory()?;
        // Of the log only what later entries point at is needed, and its own rules were checked.
        make_tables(&conn)?;
        conn.execute_batch(
            "DROP TABLE log;
             CREATE TABLE log (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT;
             BEGIN",
        )?;
        conn.set_prepared_statement_cache_capacity(64);
        Ok(Self { conn })
    }

    fn follow(&mut self, line: &Line, entry: &NewEntry, found: &mut Verified) -> Result<()> {
        if matches!(entry.event, Event::SignedIn { .. }) {
            let added = self
                .conn
                .prepare_cached("INSERT OR IGNORE INTO log (n, id) VALUES (?1, ?2)")?
                .execute(params![line.n, line.id.bytes()])?;
            if added == 0 {
                found.fault(line.n, What::Duplicate);
                return Ok(());
            }
        }
        let wall = line.wall.div_euclid(1000);
        match projection::follow(&self.conn, line.n, line.id, wall, entry) {
            Ok(()) => Ok(()),
            Err(StoreError::NotThere(_) | StoreError::NotNow(_) | StoreError::Unreadable(_)) => {
                found.fault(line.n, What::PointsNowhere);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

/// Compares the tables with those made again.
fn compare(tx: &Transaction, again: &Connection, found: &mut Verified) -> Result<()> {
    compare_attendance(tx, again, found)?;
    // What was cancelled or moved before it ever opened is known by its id and state only. An
    // untouched evening is a plan, and a plan is not in the log.
    let sessions = "SELECT id, state, opened, opened_by, closed, did_not_sign_in, interrupted,
            iif(opened IS NULL, NULL, mode), iif(opened IS NULL, NULL, start),
            iif(opened IS NULL, NULL, end)
        FROM session
        WHERE touched = 1 OR state NOT IN ('planned', 'cancelled') OR opened IS NOT NULL";
    for _ in 0..differences(tx, again, sessions)? {
        found.fault(0, What::SessionDiffers);
    }
    let aliases = "SELECT hex(person), into_ FROM alias";
    for _ in 0..differences(tx, again, aliases)? {
        found.fault(0, What::AliasDiffers);
    }
    Ok(())
}

/// Walks both tables side by side: they may be too long to be kept.
fn compare_attendance(tx: &Transaction, again: &Connection, found: &mut Verified) -> Result<()> {
    let sql = "SELECT n, id, session, person, canonical, kind, method, signed_in, signed_out,
            stayed, voided, live FROM attendance ORDER BY n";
    let (mut there, mut made) = (tx.prepare(sql)?, again.prepare(sql)?);
    let (mut there, mut made) = (there.query([])?, made.query([])?);
    let (mut left, mut right) = (next(&mut there)?, next(&mut made)?);
    loop {
        // The side that is behind lacks nothing; the other has a row too many.
        let (n, is_left, is_right) = match (&left, &right) {
            (None, None) => return Ok(()),
            (Some((n, _)), None) => (*n, true, false),
            (None, Some((n, _))) => (*n, false, true),
            (Some((one, _)), Some((other, _))) => (*one.min(other), one <= other, other <= one),
        };
        if !(is_left && is_right && left == right) {
            found.fault(n, What::AttendanceDiffers);
        }
        if is_left {
            left = next(&mut there)?;
        }
        if is_right {
            right = next(&mut made)?;
        }
    }
}

fn next(rows: &mut Rows) -> Result<Option<(i64, Vec<Value>)>> {
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(Some((row.get(0)?, values(row)?)))
}

/// How many rows of a short table are not the same on both sides, by their first column.
fn differences(tx: &Transaction, again: &Connection, sql: &str) -> Result<usize> {
    let read = |conn: &Connection| -> Result<BTreeMap<String, Vec<Value>>> {
        let mut statement = conn.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut table = BTreeMap::new();
        while let Some(row) = rows.next()? {
            table.insert(row.get(0)?, values(row)?);
        }
        Ok(table)
    };
    let (there, made) = (read(tx)?, read(again)?);
    let differ = there
        .iter()
        .filter(|(key, row)| made.get(*key) != Some(row));
    let missing = made.keys().filter(|key| !there.contains_key(*key));
    Ok(differ.count() + missing.count())
}

fn values(row: &Row) -> Result<Vec<Value>> {
    let columns = row.as_ref().column_count();
    Ok((0..columns)
        .map(|at| row.get(at))
        .collect::<rusqlite::Result<_>>()?)
}

fn count(tx: &Transaction, found: &mut Verified) -> Result<()> {
    let number = |sql: &str| -> Result<u64> {
        Ok(tx
            .query_row(sql, [], |row| row.get::<_, i64>(0))?
            .unsigned_abs())
    };
    found.sessions = number("SELECT count(*) FROM session WHERE opened IS NOT NULL")?;
    let (sign_ins, voided, in_tray, live) = tx.query_row(
        "SELECT count(*), count(voided), sum(session IS NULL AND voided IS NULL), sum(live)
         FROM attendance",
        [],
        |row| {
            let sum = |at| {
                row.get::<_, Option<i64>>(at)
                    .map(|sum| sum.unwrap_or(0).unsigned_abs())
            };
            Ok((sum(0)?, sum(1)?, sum(2)?, sum(3)?))
        },
    )?;
    (found.sign_ins, found.voided) = (sign_ins, voided);
    (found.in_tray, found.live) = (in_tray, live);
    Ok(())
}
