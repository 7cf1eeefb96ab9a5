//! When each thing that kiosks tell each other was last said, by a clock that only goes forward.
//!
//! Whatever changes a person, a merge or a series has its entry in the log, so the entry gives the
//! moment as well ([`follow`]); a card has none of its own there, and is stamped where it changes.

use rusqlite::{Connection, OptionalExtension, params};

use super::book::Act;
use super::{Result, StoreError};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{KioskId, PersonId};
use crate::domain::moment::Moment;
use crate::domain::package::Stamp;

/// Kinds of things.
pub(super) const PERSON: &str = "person";
pub(super) const CARD: &str = "card";
pub(super) const MERGE: &str = "merge";
pub(super) const SERIES: &str = "series";
pub(super) const SCHEME: &str = "scheme";
pub(super) const READINGS: &str = "readings";

impl Act<'_> {
    /// Says that this thing was changed here and now.
    pub(super) fn stamp(&self, kind: &str, id: &[u8]) -> Result<Stamp> {
        let stamp = now(&self.tx, &self.now, self.kiosk().id)?;
        put(&self.tx, kind, id, stamp, None)?;
        Ok(stamp)
    }
}

/// Gives a moment to what an entry changes.
pub(super) fn follow(
    conn: &Connection,
    at: &Moment,
    kiosk: KioskId,
    entry: &NewEntry,
) -> Result<()> {
    let person = || entry.person.ok_or(StoreError::Unreadable("person"));
    match &entry.event {
        Event::PersonAdded | Event::PersonChanged | Event::ConsentChanged { .. } => {
            put(conn, PERSON, person()?.bytes(), now(conn, at, kiosk)?, None)
        }
        Event::Aliased { into } => {
            let stamp = now(conn, at, kiosk)?;
            put(conn, MERGE, person()?.bytes(), stamp, Some(*into))
        }
        Event::Unaliased => put(conn, MERGE, person()?.bytes(), now(conn, at, kiosk)?, None),
        Event::Erased => erased(conn, person()?, now(conn, at, kiosk)?),
        // What a kiosk began with gives way to whatever anybody says.
        Event::SeriesChanged { series } if entry.by == By::Kiosk => {
            let time = Stamp::BEGAN;
            let stamp = Stamp {
                time,
                base: 0,
                writer: kiosk,
            };
            put(conn, SERIES, series.as_str().as_bytes(), stamp, None)
        }
        Event::SeriesChanged { series } => {
            let stamp = now(conn, at, kiosk)?;
            put(conn, SERIES, series.as_str().as_bytes(), stamp, None)
        }
        _ => Ok(()),
    }
}

/// The same for an entry that comes back from the journal, written at this moment by the wall's
/// milliseconds. Of people and series nothing came back but that they changed: what is here of them
/// is as old as it was, and whoever heard of the change knows better.
pub(super) fn follow_again(
    conn: &Connection,
    time: i64,
    kiosk: KioskId,
    entry: &NewEntry,
) -> Result<()> {
    let Some(person) = entry.person else {
        return Ok(());
    };
    let at = Stamp {
        time: time.clamp(Stamp::BEGAN, Stamp::TIME_MAX),
        base: 0,
        writer: kiosk,
    };
    match &entry.event {
        Event::Aliased { into } => put(conn, MERGE, person.bytes(), at, Some(*into)),
        Event::Unaliased => put(conn, MERGE, person.bytes(), at, None),
        Event::Erased => erased(conn, person, at),
        _ => return Ok(()),
    }?;
    heard(conn, at.time)
}

/// This person was taken off: of them nothing else is said any more.
pub(super) fn erased(conn: &Connection, person: PersonId, stamp: Stamp) -> Result<()> {
    conn.prepare_cached("DELETE FROM stamp WHERE id = ?1 AND kind IN ('person', 'merge')")?
        .execute([person.bytes()])?;
    conn.prepare_cached(
        "INSERT INTO stamp (kind, id, time, base, writer) VALUES ('erased', ?1, ?2, 0, ?3)
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![person.bytes(), stamp.time, stamp.writer.bytes()])?;
    Ok(())
}

/// The next moment: the wall's where it can be believed, and more than any before.
pub(super) fn now(conn: &Connection, at: &Moment, kiosk: KioskId) -> Result<Stamp> {
    let wall = if at.clock.is_trusted() {
        at.utc.timestamp_millis().min(Stamp::TIME_MAX)
    } else {
        0
    };
    let mut next = conn.prepare_cached(
        "UPDATE stamp_clock SET time = max(time + 1, ?1) WHERE one = 1 RETURNING time",
    )?;
    Ok(Stamp {
        time: next.query_row([wall], |row| row.get(0))?,
        base: 0,
        writer: kiosk,
    })
}

/// This moment was heard of: what is said here from now on comes after it.
pub(super) fn heard(conn: &Connection, time: i64) -> Result<()> {
    let sql = "UPDATE stamp_clock SET time = max(time, ?1) WHERE one = 1";
    conn.execute(sql, [time])?;
    Ok(())
}

/// The newest moment that was given or heard.
pub(super) fn newest(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("SELECT time FROM stamp_clock", [], |row| row.get(0))?)
}

/// When this thing was last said.
pub(super) fn of(conn: &Connection, kind: &str, id: &[u8]) -> Result<Option<Stamp>> {
    let mut stamp =
        conn.prepare_cached("SELECT time, base, writer FROM stamp WHERE kind = ?1 AND id = ?2")?;
    let stamp = stamp.query_row(params![kind, id], |row| read(row, 0));
    Ok(stamp.optional()?)
}

/// A moment from three columns.
pub(super) fn read(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Stamp> {
    Ok(Stamp {
        time: row.get(at)?,
        base: row.get(at + 1)?,
        writer: KioskId::from_bytes(row.get(at + 2)?),
    })
}

/// Notes when this thing was last said; of a merge also whom it leads to.
pub(super) fn put(
    conn: &Connection,
    kind: &str,
    id: &[u8],
    stamp: Stamp,
    into: Option<PersonId>,
) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO stamp (kind, id, time, base, writer, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (kind, id) DO UPDATE SET time = ?3, base = ?4, writer = ?5, body = ?6",
    )?
    .execute(params![
        kind,
        id,
        stamp.time,
        stamp.base,
        stamp.writer.bytes(),
        into.map(|into| into.to_string())
    ])?;
    Ok(())
}
