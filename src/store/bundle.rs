//! What the office has not acknowledged: the rows of a sealed bundle, and what the kiosk remembers
//! of its bundles and of the office's receipts.
//!
//! A bundle carries everything that no receipt names, never what came since the last one: sticks
//! are lost, and then what was on them is in the next. What may be said of a person is decided here
//! by the same consents as for the spreadsheets. It knows neither files nor signatures.

use std::fmt;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;

use super::book::Book;
use super::connection::Reader;
use super::log;
use super::{Result, StoreError, column, forecast};
use crate::domain::attendance::AttendanceMode;
use crate::domain::carried::{
    BundleBefore, CarriedPerson, CarriedSeries, Receipt, Span, Stood, Stretch,
};
use crate::domain::entry::{By, EntryKey, Event, NewEntry};
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId, SeriesId};
use crate::domain::moment::Moment;
use crate::domain::row::Row;
use crate::domain::series::{Room, SeriesType};

mod due;
mod stood;
#[cfg(test)]
mod tests;

use due::unacknowledged;
pub(super) use due::{contested, newest_receipt};

/// How many bytes this kiosk's signing key is made of.
pub const SEED_BYTES: usize = 32;

/// What this kiosk signs with. Only whoever signs looks inside.
pub struct SigningSeed([u8; SEED_BYTES]);

impl SigningSeed {
    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; SEED_BYTES] {
        &self.0
    }
}

impl fmt::Debug for SigningSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSeed(..)")
    }
}

/// A bundle that is about to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundleBegun {
    /// Which kiosk.
    pub kiosk: KioskId,
    /// The epoch that it is in.
    pub epoch: Epoch,
    /// The bundle's number in that epoch; nobody else gets it.
    pub number: u32,
    /// The last one of this epoch that is safely on a stick.
    pub before: Option<BundleBefore>,
}

/// What became of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptTaken {
    /// It is the newest now.
    New,
    /// One that is as new or newer is here already; nothing changed.
    Older,
}

impl Book {
    /// What this kiosk signs its bundles with. It is made when it is first asked for.
    ///
    /// # Errors
    /// When the database fails or there are no random bytes.
    pub fn signing_seed(&mut self, now: &Moment) -> Result<SigningSeed> {
        let read = |conn: &Connection| -> Result<Option<SigningSeed>> {
            let seed = conn.query_row("SELECT seed FROM signing_key", [], |row| row.get(0));
            Ok(seed.optional()?.map(SigningSeed))
        };
        if let Some(seed) = read(&self.conn)? {
            return Ok(seed);
        }
        self.write(now, |act| {
            // Another process may have been first.
            if let Some(seed) = read(&act.tx)? {
                return Ok(seed);
            }
            let seed = act.random()?;
            let sql = "INSERT INTO signing_key (one, seed) VALUES (1, ?1)";
            act.tx.execute(sql, [&seed])?;
            Ok(SigningSeed(seed))
        })
    }

    /// Takes the next number for a bundle, and tells in it what to have ready, once a month.
    ///
    /// # Errors
    /// When the database fails.
    pub fn begin_bundle(&mut self, now: &Moment) -> Result<BundleBegun> {
        self.write(now, |act| {
            let kiosk = act.kiosk().id;
            forecast::tell_chips(act)?;
            let head = log::head(&act.tx)?.ok_or(StoreError::Unreadable("head of the log"))?;
            let epoch = head.epoch;
            let number: u32 = act.tx.query_row(
                "SELECT 1 + ifnull(max(number), 0) FROM bundle WHERE epoch = ?1",
                [epoch.bytes()],
                |row| row.get(0),
            )?;
            let before = act.tx.query_row(
                "SELECT number, sha256 FROM bundle WHERE epoch = ?1 AND sha256 IS NOT NULL
                 ORDER BY number DESC LIMIT 1",
                [epoch.bytes()],
                |row| {
                    Ok(BundleBefore {
                        number: row.get(0)?,
                        sha256: row.get(1)?,
                    })
                },
            );
            let before = before.optional()?;
            act.tx.execute(
                "INSERT INTO bundle (epoch, number, made) VALUES (?1, ?2, ?3)",
                params![epoch.bytes(), number, act.now.utc.timestamp()],
            )?;
            Ok(BundleBegun {
                kiosk,
                epoch,
                number,
                before,
            })
        })
    }

    /// Notes that a bundle is safely on a stick, up to this entry.
    ///
    /// # Errors
    /// When it was never begun or noted before, or the database fails.
    pub fn mark_bundled(
        &mut self,
        now: &Moment,
        bundle: &BundleBegun,
        sha256: &[u8; 32],
        last: EntryKey,
        by: By,
    ) -> Result<()> {
        self.write(now, |act| {
            let last_n = log::row_of(&act.tx, last)?;
            let noted = act.tx.execute(
                "UPDATE bundle SET sha256 = ?3, last_n = ?4
                 WHERE epoch = ?1 AND number = ?2 AND sha256 IS NULL",
                params![bundle.epoch.bytes(), bundle.number, sha256, last_n],
            )?;
            if noted == 0 {
                return Err(StoreError::NotThere("bundle"));
            }
            act.append(NewEntry {
                event: Event::Sealed {
                    number: bundle.number,
                    last_seq: last.seq,
                },
                session: None,
                person: None,
                by,
            })?;
            Ok(())
        })
    }

    /// Takes over the office's word, if it is newer than the one that is here. It must be signed
    /// and for this kiosk: who reads receipts has seen to that.
    ///
    /// A receipt that names more of the running epoch than this log has was given to a kiosk that
    /// was restored or copied since, and nobody noticed: a new epoch begins. What was written here
    /// meanwhile has numbers that mean something else at the office, so no receipt counts for that
    /// epoch any more. All of it goes out again, and the office is alarmed rather than misled.
    ///
    /// # Errors
    /// When it is for another kiosk, or the database fails.
    pub fn take_receipt(
        &mut self,
        now: &Moment,
        receipt: &Receipt,
        by: By,
    ) -> Result<ReceiptTaken> {
        self.write(now, |act| {
            if receipt.kiosk != act.kiosk().id {
                return Err(StoreError::NotThere("kiosk of this receipt"));
            }
            let newest = newest_receipt(&act.tx)?;
            if newest.is_some_and(|newest| newest.number >= receipt.number) {
                return Ok(ReceiptTaken::Older);
            }
            act.tx.execute(
                "INSERT INTO receipt (one, number, body) VALUES (1, ?1, ?2)
                 ON CONFLICT (one) DO UPDATE SET number = ?1, body = ?2",
                params![receipt.number, log::to_json(receipt)?],
            )?;
            let head = log::head(&act.tx)?.ok_or(StoreError::Unreadable("head of the log"))?;
            if receipt
                .last_of(head.epoch)
                .is_some_and(|last| last > head.seq)
            {
                tracing::warn!("the office has more of this log than is here: a new epoch begins");
                act.tx.execute(
                    "INSERT OR IGNORE INTO contested (epoch) VALUES (?1)",
                    [head.epoch.bytes()],
                )?;
                act.begin_epoch(Some(head.epoch))?;
            }
            act.append(NewEntry {
                event: Event::Received {
                    number: receipt.number,
                },
                session: None,
                person: None,
                by,
            })?;
            Ok(ReceiptTaken::New)
        })
    }
}

impl Reader {
    /// Makes one bundle: all that `make` reads is of one moment, and the door does not wait for it.
    ///
    /// # Errors
    /// What `make` fails with, or the store.
    pub fn bundle<T, E: From<StoreError>>(
        &mut self,
        make: impl FnOnce(&BundleView<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.snapshot(|tx| {
            let view = BundleView {
                conn: tx,
                stretches: unacknowledged(tx)?,
            };
            Ok(make(&view))
        })?
    }
}

/// The kiosk as a bundle sees it.
pub struct BundleView<'t> {
    conn: &'t Connection,
    stretches: Vec<Stretch>,
}

impl BundleView<'_> {
    /// The database, at that moment.
    pub(super) const fn conn(&self) -> &Connection {
        self.conn
    }

    /// The stretches of the log that no receipt names, oldest first.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Where the kiosk stood, as far back as is known, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn stood(&self) -> Result<Vec<Stood>> {
        stood::of(self.conn)
    }

    /// The newest entry of the log.
    ///
    /// # Errors
    /// When the database fails, or there is none.
    pub fn last_entry(&self) -> Result<EntryKey> {
        log::key_of(self.conn, None)?.ok_or(StoreError::Unreadable("head of the log"))
    }

    /// Gives each entry of a stretch, in its order.
    ///
    /// # Errors
    /// What `each` fails with, or the database.
    pub fn entries<E: From<StoreError>>(
        &self,
        of: Span,
        each: &mut dyn FnMut(&Row<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let first = first_row(self.conn, of.epoch)? + of.first.cast_signed() - 1;
        let last = first + (of.last - of.first).cast_signed();
        let sql = format!(
            "SELECT {} FROM log WHERE n BETWEEN ?1 AND ?2 ORDER BY n",
            log::Line::COLUMNS
        );
        let mut rows = self.conn.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = rows.query([first, last]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(&read_row(row).map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// Gives each person of whom the consents let something be said, and only that.
    ///
    /// # Errors
    /// What `each` fails with, or the database.
    pub fn people<E: From<StoreError>>(
        &self,
        each: &mut dyn FnMut(&CarriedPerson) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut people = self
            .conn
            .prepare(
                "SELECT id, name, legal_name, external_id, name_in_exports IS NOT NULL,
                        roster_consent IS NOT NULL
                 FROM person WHERE name_in_exports IS NOT NULL OR roster_consent IS NOT NULL
                 ORDER BY id",
            )
            .map_err(StoreError::from)?;
        let mut people = people.query([]).map_err(StoreError::from)?;
        while let Some(row) = people.next().map_err(StoreError::from)? {
            if let Some(person) = self.person(row)? {
                each(&person)?;
            }
        }
        Ok(())
    }

    /// What may be said of a person; none where that is nothing.
    fn person(&self, row: &rusqlite::Row<'_>) -> Result<Option<CarriedPerson>> {
        let id: [u8; 16] = row.get(0)?;
        let (by_name, on_roster): (bool, bool) = (row.get(4)?, row.get(5)?);
        // As in the spreadsheets: what an evening's mode does not keep is not told of who came.
        let modes = self.modes_of(&id)?;
        let is_kept = |kept: fn(AttendanceMode) -> bool| modes.iter().any(|mode| kept(*mode));
        let by_name = by_name && is_kept(AttendanceMode::exports_name);
        let on_roster = on_roster && is_kept(AttendanceMode::exports_legal_name);
        let person = CarriedPerson {
            person: PersonId::from_bytes(id),
            display_name: row.get::<_, Option<String>>(1)?.filter(|_| by_name),
            legal_name: row.get::<_, Option<String>>(2)?.filter(|_| on_roster),
            external_id: row.get::<_, Option<String>>(3)?.filter(|_| on_roster),
        };
        let says_something = person.display_name.is_some()
            || person.legal_name.is_some()
            || person.external_id.is_some();
        Ok(says_something.then_some(person))
    }

    /// How the evenings were kept that the person came to as anybody but a minor.
    fn modes_of(&self, person: &[u8; 16]) -> Result<Vec<AttendanceMode>> {
        let mut modes = self.conn.prepare_cached(
            "SELECT DISTINCT s.mode FROM attendance a JOIN session s ON s.id = a.session
             WHERE a.canonical = ?1 AND a.kind <> 'minor' AND s.mode <> ''",
        )?;
        let modes = modes.query_map([person], |row| row.get::<_, String>(0))?;
        modes.map(|mode| column::coded(mode?, "mode")).collect()
    }

    /// Gives each series.
    ///
    /// # Errors
    /// What `each` fails with, or the database.
    pub fn series<E: From<StoreError>>(
        &self,
        each: &mut dyn FnMut(&CarriedSeries) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = "SELECT id, body, retired FROM series ORDER BY id";
        let mut series = self.conn.prepare(sql).map_err(StoreError::from)?;
        let mut series = series.query([]).map_err(StoreError::from)?;
        while let Some(row) = series.next().map_err(StoreError::from)? {
            each(&read_series(row)?)?;
        }
        Ok(())
    }
}

impl fmt::Debug for BundleView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BundleView")
            .field("stretches", &self.stretches)
            .finish_non_exhaustive()
    }
}

/// The part of a series' body that leaves.
#[derive(Deserialize)]
struct Shown {
    title: String,
    series_type: SeriesType,
    room: Room,
    mode: AttendanceMode,
}

fn read_series(row: &rusqlite::Row<'_>) -> Result<CarriedSeries> {
    let (id, body): (String, String) = (row.get(0)?, row.get(1)?);
    let shown: Shown = column::from_json(&body, "series")?;
    Ok(CarriedSeries {
        series: SeriesId::new(&id).map_err(|_| StoreError::Unreadable("series"))?,
        title: shown.title,
        series_type: shown.series_type,
        room: shown.room,
        mode: shown.mode,
        retired: row.get(2)?,
    })
}

/// A row of the log without a copy of its texts.
fn read_row<'r>(row: &'r rusqlite::Row<'_>) -> rusqlite::Result<Row<'r>> {
    let text = |at| -> rusqlite::Result<&'r str> { Ok(row.get_ref(at)?.as_str()?) };
    Ok(Row {
        key: EntryKey {
            kiosk: KioskId::from_bytes(row.get(1)?),
            epoch: Epoch::from_bytes(row.get(2)?),
            seq: row.get::<_, i64>(3)?.unsigned_abs(),
        },
        id: EntryId::from_bytes(row.get(4)?),
        schema: row.get(5)?,
        kind: text(6)?,
        session: row.get_ref(7)?.as_str_or_null()?,
        person: row.get::<_, Option<_>>(8)?.map(PersonId::from_bytes),
        wall: row.get(9)?,
        offset: row.get(10)?,
        boot: row.get(11)?,
        boot_ms: row.get(12)?,
        clock: text(13)?,
        by: text(14)?,
        payload: text(15)?,
    })
}

/// The row with which an epoch begins.
fn first_row(conn: &Connection, epoch: Epoch) -> Result<i64> {
    let sql = "SELECT n FROM log WHERE epoch = ?1 AND seq = 1";
    let n = conn.query_row(sql, [epoch.bytes()], |row| row.get(0));
    n.optional()?.ok_or(StoreError::NotThere("epoch"))
}
