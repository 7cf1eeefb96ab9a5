//! The state of the kiosk at a glance, and the clock that somebody set.

use chrono::DateTime;
use rusqlite::{OptionalExtension, Row, Transaction};

use super::book::{Book, seconds};
use super::outside::hex;
use super::{Reader, Result, StoreError, log};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::moment::Moment;
use crate::domain::tonight::Status;

#[cfg(test)]
mod tests;

/// Where the offset of the wall clock is kept.
const CLOCK_OFFSET: &str = "clock_offset_secs";
/// How far behind the last export its own note is looked for, in entries.
const NOTES_MAX: i64 = 1_000;

impl Reader {
    /// The state of the kiosk.
    ///
    /// # Errors
    /// When the database fails.
    pub fn status(&mut self) -> Result<Status> {
        self.snapshot(status)
    }
}

impl Book {
    /// The state of the kiosk, as the one who writes sees it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn status(&mut self) -> Result<Status> {
        status(&self.conn.transaction()?)
    }

    /// Somebody said what the date is: seconds to add to the system's clock from now on. `now` is
    /// already right.
    ///
    /// # Errors
    /// When the database fails.
    pub fn correct_clock(&mut self, now: &Moment, offset_secs: i64, by: By) -> Result<()> {
        self.write(now, |act| {
            act.append(NewEntry {
                event: Event::ClockCorrected {
                    offset: offset_secs,
                },
                session: None,
                person: None,
                by,
            })?;
            act.tx.execute(
                "INSERT INTO setting (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = ?2",
                [CLOCK_OFFSET, &offset_secs.to_string()],
            )?;
            Ok(())
        })
    }

    /// The seconds that somebody found to be missing from the system's clock, 0 if nobody did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn clock_offset_secs(&self) -> Result<i64> {
        let sql = "SELECT value FROM setting WHERE key = ?1";
        let read = |row: &Row| row.get::<_, String>(0);
        let secs = self.conn.query_row(sql, [CLOCK_OFFSET], read).optional()?;
        let unreadable = |_| StoreError::Unreadable("setting");
        secs.map_or(Ok(0), |secs| secs.parse().map_err(unreadable))
    }
}

fn status(tx: &Transaction) -> Result<Status> {
    let number = |sql: &str| -> Result<u64> {
        Ok(tx
            .query_row(sql, [], |row| row.get::<_, i64>(0))?
            .unsigned_abs())
    };
    let head = log::head(tx)?;
    // Rows are numbered from 1 without gaps, so nothing has to be counted.
    let entries = head.as_ref().map_or(0, |head| head.n);
    let (last_export, exported) = tx.query_row(
        "SELECT max(made), max(last_n) FROM (
             SELECT made, last_n FROM export
             UNION ALL SELECT made, last_n FROM bundle WHERE last_n IS NOT NULL)",
        [],
        |row| Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, Option<i64>>(1)?)),
    )?;
    // An export notes itself behind what it carried.
    let exported = exported.unwrap_or(0);
    let noted: i64 = tx.query_row(
        "SELECT count(*) FROM log WHERE n > ?1 AND n <= ?1 + ?2 AND kind IN ('exported', 'sealed')",
        [exported, NOTES_MAX],
        |row| row.get(0),
    )?;
    let unexported = (entries - exported - noted).max(0).unsigned_abs();
    let last_entry: Option<i64> = tx
        .query_row("SELECT wall FROM log ORDER BY n DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(Status {
        people: number(
            "SELECT count(*) FROM person
             WHERE NOT EXISTS (SELECT 1 FROM alias WHERE alias.person = person.id)",
        )?,
        badges: number("SELECT count(*) FROM badge WHERE state = 'live'")?,
        sessions: number("SELECT count(*) FROM session WHERE opened IS NOT NULL")?,
        attendances: number("SELECT count(*) FROM attendance WHERE live = 1")?,
        entries: entries.unsigned_abs(),
        head: head.map(|head| hex(&head.hash)).unwrap_or_default(),
        unexported,
        last_export: last_export.map(seconds),
        last_entry: last_entry.and_then(DateTime::from_timestamp_millis),
        in_tray: number("SELECT count(*) FROM tray")?,
    })
}
