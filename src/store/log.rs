//! The log: one append-only, hash-chained sequence of what happened at this kiosk.
//!
//! What a row's hash is made of stands in [`Row`]: whoever takes the log in elsewhere computes the
//! same one.
//!
//! `seq` counts from 1 without gaps within an epoch; the chain runs on from one epoch to the next.
//! No time is part of any key. The rules of what happened are elsewhere; this file knows rows.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{Result, StoreError};
use crate::domain::entry::{EntryKey, Event, NewEntry};
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId};
use crate::domain::moment::Moment;
pub(super) use crate::domain::row::NOTHING_BEFORE;
use crate::domain::row::{EntryHash, Row};

#[cfg(test)]
mod tests;

/// The version of an entry's form.
const SCHEMA: i64 = 1;

pub(super) type Hash = EntryHash;

/// The newest entry, as far as the next one needs it.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub n: i64,
    pub epoch: Epoch,
    pub seq: u64,
    pub hash: Hash,
}

/// Where an entry was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// The row of this file.
    pub n: i64,
    /// The entry's own id, which later entries point at.
    pub id: EntryId,
    /// The stretch of the log.
    pub epoch: Epoch,
    /// Its number in that stretch.
    pub seq: u64,
}

/// The newest entry; none in a log that has not begun.
pub(super) fn head(conn: &Connection) -> Result<Option<Head>> {
    let mut statement =
        conn.prepare_cached("SELECT n, epoch, seq, hash FROM log ORDER BY n DESC LIMIT 1")?;
    let head = statement.query_row([], |row| {
        let seq: i64 = row.get(2)?;
        Ok(Head {
            n: row.get(0)?,
            epoch: Epoch::from_bytes(row.get(1)?),
            seq: seq.unsigned_abs(),
            hash: row.get(3)?,
        })
    });
    Ok(head.optional()?)
}

/// When the newest entry was written whose clock nothing spoke against. Entries of a wrong clock
/// would teach the next start that their time is right.
pub(super) fn last_good_wall(conn: &Connection) -> Result<Option<DateTime<Utc>>> {
    let wall = conn.query_row(
        "SELECT wall FROM log WHERE clock = 'ok' ORDER BY n DESC LIMIT 1",
        [],
        |row| row.get::<_, i64>(0),
    );
    Ok(wall.optional()?.and_then(DateTime::from_timestamp_millis))
}

/// Where this row of the log stands; without one, where the newest does.
pub(super) fn key_of(conn: &Connection, n: Option<i64>) -> Result<Option<EntryKey>> {
    let mut key = conn.prepare_cached(
        "SELECT kiosk, epoch, seq FROM log
         WHERE n = ifnull(?1, (SELECT max(n) FROM log))",
    )?;
    let key = key.query_row([n], |row| {
        Ok(EntryKey {
            kiosk: KioskId::from_bytes(row.get(0)?),
            epoch: Epoch::from_bytes(row.get(1)?),
            seq: row.get::<_, i64>(2)?.unsigned_abs(),
        })
    });
    Ok(key.optional()?)
}

/// The row of the entry with this key.
pub(super) fn row_of(conn: &Connection, key: EntryKey) -> Result<i64> {
    // The numbers of an epoch follow one another.
    let n = conn.query_row(
        "SELECT n FROM log WHERE kiosk = ?1 AND epoch = ?2 AND seq = ?3
             AND n = ?3 - 1 + (SELECT n FROM log WHERE kiosk = ?1 AND epoch = ?2 AND seq = 1)",
        params![key.kiosk.bytes(), key.epoch.bytes(), key.seq.cast_signed()],
        |row| row.get(0),
    );
    n.optional()?
        .ok_or(StoreError::NotThere("entry of the log"))
}

/// Adds an entry behind the newest one. The transaction must be an immediate one, so that no other
/// process adds in between. With an `epoch` it is the first of a new stretch.
pub(super) fn append(
    tx: &Transaction,
    kiosk: KioskId,
    now: &Moment,
    id: EntryId,
    epoch: Option<Epoch>,
    entry: &NewEntry,
) -> Result<Written> {
    let head = head(tx)?;
    let (epoch, seq) = match (epoch, &head) {
        (Some(epoch), _) => (epoch, 1),
        (None, Some(head)) => (head.epoch, head.seq + 1),
        (None, None) => return Err(StoreError::Unreadable("head of the log")),
    };
    let prev = head.as_ref().map_or(NOTHING_BEFORE, |head| head.hash);
    let mut line = Line {
        n: head.map_or(1, |head| head.n + 1),
        kiosk,
        epoch,
        seq,
        id,
        schema: SCHEMA,
        kind: entry.event.kind().to_owned(),
        session: entry
            .session
            .as_ref()
            .map(|session| session.as_str().to_owned()),
        person: entry.person,
        wall: now.utc.timestamp_millis(),
        offset: i64::from(now.offset_secs()),
        boot: now.boot.cast_signed(),
        boot_ms: now.boot_ms.cast_signed(),
        clock: now.clock.code().to_owned(),
        by: to_json(&entry.by)?,
        payload: payload(&entry.event)?,
        prev,
        hash: NOTHING_BEFORE,
    };
    line.hash = line.computed_hash();
    line.insert(tx)?;
    Ok(Written {
        n: line.n,
        id,
        epoch,
        seq,
    })
}

/// One row of the log, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub n: i64,
    pub kiosk: KioskId,
    pub epoch: Epoch,
    pub seq: u64,
    pub id: EntryId,
    pub schema: i64,
    pub kind: String,
    pub session: Option<String>,
    pub person: Option<PersonId>,
    /// Milliseconds since 1970 UTC.
    pub wall: i64,
    /// Seconds east of UTC.
    pub offset: i64,
    pub boot: i64,
    pub boot_ms: i64,
    pub clock: String,
    pub by: String,
    pub payload: String,
    pub prev: Hash,
    pub hash: Hash,
}

impl Line {
    /// The columns, in the order in which [`Line::read`] takes them.
    pub const COLUMNS: &str = "n, kiosk, epoch, seq, id, schema, kind, session, person, wall, \
                               offset, boot, boot_ms, clock, by, payload, prev, hash";

    pub fn read(row: &rusqlite::Row) -> rusqlite::Result<Self> {
        Ok(Self {
            n: row.get(0)?,
            kiosk: KioskId::from_bytes(row.get(1)?),
            epoch: Epoch::from_bytes(row.get(2)?),
            seq: row.get::<_, i64>(3)?.unsigned_abs(),
            id: EntryId::from_bytes(row.get(4)?),
            schema: row.get(5)?,
            kind: row.get(6)?,
            session: row.get(7)?,
            person: row.get::<_, Option<_>>(8)?.map(PersonId::from_bytes),
            wall: row.get(9)?,
            offset: row.get(10)?,
            boot: row.get(11)?,
            boot_ms: row.get(12)?,
            clock: row.get(13)?,
            by: row.get(14)?,
            payload: row.get(15)?,
            prev: row.get(16)?,
            hash: row.get(17)?,
        })
    }

    /// What happened, in the words of the domain.
    pub fn entry(&self) -> Result<NewEntry> {
        let entry = self.row().entry();
        entry.ok_or(StoreError::Unreadable("entry of the log"))
    }

    /// The hash that these columns must have.
    pub fn computed_hash(&self) -> Hash {
        self.row().hash(&self.prev)
    }

    /// As those see it who know no tables.
    pub fn row(&self) -> Row<'_> {
        Row {
            key: EntryKey {
                kiosk: self.kiosk,
                epoch: self.epoch,
                seq: self.seq,
            },
            id: self.id,
            schema: self.schema,
            kind: &self.kind,
            session: self.session.as_deref(),
            person: self.person,
            wall: self.wall,
            offset: self.offset,
            boot: self.boot,
            boot_ms: self.boot_ms,
            clock: &self.clock,
            by: &self.by,
            payload: &self.payload,
        }
    }

    /// Writes it into the table `log` of this database: the kiosk's, or the journal's.
    pub fn insert(&self, tx: &Connection) -> Result<()> {
        let mut statement = tx.prepare_cached(
            "INSERT INTO log (n, kiosk, epoch, seq, id, schema, kind, session, person, wall,
                              offset, boot, boot_ms, clock, by, payload, prev, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                     ?18)",
        )?;
        statement.execute(params![
            self.n,
            self.kiosk.bytes(),
            self.epoch.bytes(),
            self.seq.cast_signed(),
            self.id.bytes(),
            self.schema,
            self.kind,
            self.session,
            self.person.as_ref().map(PersonId::bytes),
            self.wall,
            self.offset,
            self.boot,
            self.boot_ms,
            self.clock,
            self.by,
            self.payload,
            self.prev,
            self.hash,
        ])?;
        Ok(())
    }
}

/// An event's fields without its kind, which has a column of its own.
fn payload(event: &Event) -> Result<String> {
    let unreadable = |_| StoreError::Unreadable("event");
    let mut value = serde_json::to_value(event).map_err(unreadable)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("kind");
    }
    Ok(value.to_string())
}

pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("value"))
}
