//! Taking a bundle in: all of it, in one transaction, or nothing.
//!
//! The key of an entry is (kiosk, epoch, seq). The same key with the same content changes nothing;
//! with another content, somebody copied or changed the kiosk, and the whole bundle is refused. A
//! stretch that does not follow what is here is refused and names what is missing. What an entry
//! means is not asked: one that this program does not understand is kept and marked.

use rusqlite::{CachedStatement, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Office, Result};
use crate::domain::carried::{CarriedPerson, CarriedSeries, Span};
use crate::domain::id::{Epoch, KioskId, PersonId};
use crate::domain::row::{EntryHash, Row};
use crate::transfer::bundle::{Carried, Manifest, Opened, Order, Range, Refusal, Rollback};

#[cfg(test)]
mod tests;

/// The newest form of an entry that this program knows.
const SCHEMA_KNOWN: i64 = 1;

/// What became of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenIn {
    /// It is in.
    New(Counts),
    /// This very file was taken in before; nothing changed.
    Before,
}

/// What a bundle brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Entries that were not here.
    pub new: u64,
    /// Entries that were here already, with the same content.
    pub known: u64,
    /// Of the new ones, how many this program does not understand.
    pub not_understood: u64,
}

impl Office {
    /// Takes a bundle in. Its kiosk must be known here.
    ///
    /// # Errors
    /// [`super::OfficeError::Refused`] with the reason; nothing of it is then kept.
    pub fn take_in(&mut self, bundle: &mut Opened<'_>) -> Result<TakenIn> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let manifest = bundle.manifest().clone();
        if let Some(taken) = number_taken(&tx, &manifest)? {
            if taken.sha256 == *bundle.sha256() {
                return Ok(TakenIn::Before);
            }
            if taken.manifest == *bundle.manifest_sha256() {
                let number = manifest.number;
                return Err(Refusal::Replayed { number }.into());
            }
        }
        for range in &manifest.ranges {
            check_before(&tx, manifest.kiosk, range)?;
        }
        // Before anything else is asked: a fork is the worst that there can be.
        let counts = add_everything(&tx, &manifest, bundle)?;
        check_number(&tx, &manifest)?;
        check_length(&tx, &manifest)?;
        tx.execute(
            "INSERT INTO bundle (kiosk, epoch, number, sha256, manifest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                manifest.kiosk.bytes(),
                manifest.epoch.bytes(),
                manifest.number,
                bundle.sha256(),
                bundle.manifest_sha256()
            ],
        )?;
        tx.commit()?;
        Ok(TakenIn::New(counts))
    }
}

/// A bundle that was taken in before.
struct Taken {
    sha256: [u8; 32],
    manifest: [u8; 32],
}

fn number_taken(tx: &Transaction<'_>, manifest: &Manifest) -> Result<Option<Taken>> {
    taken(tx, manifest, manifest.number)
}

fn taken(tx: &Transaction<'_>, manifest: &Manifest, number: u32) -> Result<Option<Taken>> {
    let taken = tx.query_row(
        "SELECT sha256, manifest FROM bundle WHERE kiosk = ?1 AND epoch = ?2 AND number = ?3",
        params![manifest.kiosk.bytes(), manifest.epoch.bytes(), number],
        |row| {
            Ok(Taken {
                sha256: row.get(0)?,
                manifest: row.get(1)?,
            })
        },
    );
    Ok(taken.optional()?)
}

/// A stretch must begin an epoch or follow an entry that is here.
fn check_before(tx: &Transaction<'_>, kiosk: KioskId, range: &Range) -> Result<()> {
    if range.first == 1 {
        return Ok(());
    }
    let before = range.first - 1;
    let epoch = range.epoch;
    match hash_of(tx, kiosk, epoch, before)? {
        Some(hash) if Some(hash) == range.before() => Ok(()),
        Some(_) => Err(Refusal::Forked { epoch, seq: before }.into()),
        None => {
            let held = last_of(tx, kiosk, epoch)?.unwrap_or(0);
            Err(Refusal::Missing {
                epoch,
                first: held + 1,
                last: before,
            }
            .into())
        }
    }
}

fn hash_of(
    tx: &Transaction<'_>,
    kiosk: KioskId,
    epoch: Epoch,
    seq: u64,
) -> Result<Option<EntryHash>> {
    let mut hash =
        tx.prepare_cached("SELECT hash FROM entry WHERE kiosk = ?1 AND epoch = ?2 AND seq = ?3")?;
    let hash = hash.query_row(
        params![kiosk.bytes(), epoch.bytes(), seq.cast_signed()],
        |row| row.get(0),
    );
    Ok(hash.optional()?)
}

/// The last entry of an epoch that is here. All before it are, too.
fn last_of(tx: &Transaction<'_>, kiosk: KioskId, epoch: Epoch) -> Result<Option<u64>> {
    let last: Option<i64> = tx.query_row(
        "SELECT max(seq) FROM entry WHERE kiosk = ?1 AND epoch = ?2",
        params![kiosk.bytes(), epoch.bytes()],
        |row| row.get(0),
    )?;
    Ok(last.map(i64::unsigned_abs))
}

/// A number may come once, and not after a later one; and the one before must be the one that came.
fn check_number(tx: &Transaction<'_>, manifest: &Manifest) -> Result<()> {
    let number = manifest.number;
    if number_taken(tx, manifest)?.is_some() {
        return Err(Refusal::RolledBack(Rollback::NumberAgain { number }).into());
    }
    if let Some(before) = &manifest.before
        && let Some(taken) = taken(tx, manifest, before.number)?
        && before.sha256 != hex(&taken.sha256)
    {
        let number = before.number;
        return Err(Refusal::RolledBack(Rollback::OtherBefore { number }).into());
    }
    let newest: Option<u32> = tx.query_row(
        "SELECT max(number) FROM bundle WHERE kiosk = ?1 AND epoch = ?2",
        params![manifest.kiosk.bytes(), manifest.epoch.bytes()],
        |row| row.get(0),
    )?;
    match newest {
        Some(newest) if number < newest => {
            Err(Refusal::Reordered(Order::Bundle { number, newest }).into())
        }
        _ => Ok(()),
    }
}

/// A newer bundle reaches as far as what came before it.
fn check_length(tx: &Transaction<'_>, manifest: &Manifest) -> Result<()> {
    let epoch = manifest.epoch;
    let own = manifest.ranges.iter().filter(|range| range.epoch == epoch);
    let Some(last) = own.map(|range| range.last).max() else {
        return Ok(());
    };
    match last_of(tx, manifest.kiosk, epoch)? {
        Some(held) if held > last => {
            Err(Refusal::RolledBack(Rollback::Shorter { epoch, last, held }).into())
        }
        _ => Ok(()),
    }
}

fn add_everything(
    tx: &Transaction<'_>,
    manifest: &Manifest,
    bundle: &mut Opened<'_>,
) -> Result<Counts> {
    let kiosk = manifest.kiosk;
    let replaces = is_newest(tx, manifest)?;
    if replaces {
        tx.execute("DELETE FROM person WHERE kiosk = ?1", [kiosk.bytes()])?;
        tx.execute("DELETE FROM series WHERE kiosk = ?1", [kiosk.bytes()])?;
        tx.execute(
            "UPDATE kiosk SET epoch = ?2, site = ?3, zone = ?4 WHERE id = ?1",
            params![
                kiosk.bytes(),
                manifest.epoch.bytes(),
                manifest.site.code,
                manifest.site.zone
            ],
        )?;
    }
    let mut adding = Adding {
        hash: tx.prepare("SELECT hash FROM entry WHERE kiosk = ?1 AND epoch = ?2 AND seq = ?3")?,
        add: tx.prepare(
            "INSERT INTO entry (kiosk, epoch, seq, id, schema, kind, session, person, wall, offset,
                                boot, boot_ms, clock, by, payload, hash, known)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?,
        counts: Counts::default(),
    };
    bundle.hand_out(&mut |carried| match carried {
        Carried::Entry(row, hash) => adding.entry(&row, &hash),
        Carried::Person(person) if replaces => add_person(tx, kiosk, &person),
        Carried::Series(series) if replaces => add_series(tx, kiosk, &series),
        Carried::Person(_) | Carried::Series(_) => Ok(()),
    })?;
    Ok(adding.counts)
}

/// Whether what it says beside the log is the newest: of the epoch that the kiosk is in, or of one
/// that was not heard of before. A late bundle of an epoch that is over brings entries only.
fn is_newest(tx: &Transaction<'_>, manifest: &Manifest) -> Result<bool> {
    let (kiosk, epoch) = (manifest.kiosk.bytes(), manifest.epoch.bytes());
    let is_over = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM bundle WHERE kiosk = ?1 AND epoch = ?2)
            AND (SELECT epoch FROM kiosk WHERE id = ?1) IS NOT ?2",
        params![kiosk, epoch],
        |row| row.get::<_, bool>(0),
    )?;
    Ok(!is_over)
}

struct Adding<'t> {
    hash: rusqlite::Statement<'t>,
    add: rusqlite::Statement<'t>,
    counts: Counts,
}

impl Adding<'_> {
    fn entry(&mut self, row: &Row<'_>, hash: &EntryHash) -> Result<()> {
        let (kiosk, epoch) = (row.key.kiosk.bytes(), row.key.epoch.bytes());
        let seq = row.key.seq.cast_signed();
        let held: Option<EntryHash> = self
            .hash
            .query_row(params![kiosk, epoch, seq], |row| row.get(0))
            .optional()?;
        match held {
            Some(held) if held == *hash => {
                self.counts.known += 1;
                return Ok(());
            }
            Some(_) => {
                return Err(Refusal::Forked {
                    epoch: row.key.epoch,
                    seq: row.key.seq,
                }
                .into());
            }
            None => {}
        }
        let is_known = row.schema == SCHEMA_KNOWN && row.entry().is_some();
        self.add.execute(params![
            kiosk,
            epoch,
            seq,
            row.id.bytes(),
            row.schema,
            row.kind,
            row.session,
            row.person.as_ref().map(PersonId::bytes),
            row.wall,
            row.offset,
            row.boot,
            row.boot_ms,
            row.clock,
            row.by,
            row.payload,
            hash,
            is_known
        ])?;
        self.counts.new += 1;
        self.counts.not_understood += u64::from(!is_known);
        Ok(())
    }
}

fn add_person(tx: &Transaction<'_>, kiosk: KioskId, person: &CarriedPerson) -> Result<()> {
    let mut add: CachedStatement<'_> = tx.prepare_cached(
        "INSERT OR REPLACE INTO person (kiosk, person, display_name, legal_name, external_id)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    add.execute(params![
        kiosk.bytes(),
        person.person.bytes(),
        person.display_name,
        person.legal_name,
        person.external_id
    ])?;
    Ok(())
}

fn add_series(tx: &Transaction<'_>, kiosk: KioskId, series: &CarriedSeries) -> Result<()> {
    let mut add = tx.prepare_cached(
        "INSERT OR REPLACE INTO series (kiosk, series, title, series_type, room, mode, retired)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    add.execute(params![
        kiosk.bytes(),
        series.series.as_str(),
        series.title,
        series.series_type.code(),
        series.room.0,
        series.mode.code(),
        series.retired
    ])?;
    Ok(())
}

impl Office {
    /// Everything that is here of one kiosk: whole epochs from their first entry.
    pub(super) fn held(&self, kiosk: KioskId) -> Result<Vec<Span>> {
        let mut held = self.conn.prepare(
            "SELECT epoch, min(seq), max(seq) FROM entry WHERE kiosk = ?1
             GROUP BY epoch ORDER BY epoch",
        )?;
        let held = held.query_map([kiosk.bytes()], |row| {
            Ok(Span {
                epoch: Epoch::from_bytes(row.get(0)?),
                first: row.get::<_, i64>(1)?.unsigned_abs(),
                last: row.get::<_, i64>(2)?.unsigned_abs(),
            })
        })?;
        Ok(held.collect::<rusqlite::Result<_>>()?)
    }
}

/// Two digits a byte.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
