//! Taking a bundle in: all of it, in one transaction, or nothing.
//!
//! The key of an entry is (kiosk, epoch, seq). The same key with the same content changes nothing;
//! with another content, somebody copied or changed the kiosk, and the whole bundle is refused. A
//! stretch that does not follow what is here is refused and names what is missing. What an entry
//! means is not asked: one that this program does not understand is kept and marked.

use chrono::DateTime;

use self::add::add_everything;
use super::engine::{Work, values};
use super::{Office, OfficeError, Result, count, forget, logs};
use crate::domain::carried::Span;
use crate::domain::entry::Event;
use crate::domain::id::{Epoch, KioskId};
use crate::domain::row::{EntryHash, Row};
use crate::transfer::bundle::{Carried, Manifest, Opened, Order, Range, Refusal, Rollback};

mod add;
mod batch;
mod forked;
#[cfg(test)]
pub(super) use add::written;
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

/// What an entry means, where this program knows its form and its words.
pub(super) fn understood(row: &Row<'_>) -> Option<Event> {
    let is_known = row.schema == SCHEMA_KNOWN;
    let entry = is_known.then(|| row.entry()).flatten();
    entry.map(|entry| entry.event)
}

impl Office {
    /// Takes a bundle in. Its kiosk must be known here.
    ///
    /// # Errors
    /// [`super::OfficeError::Refused`] with the reason; nothing of it is then kept.
    pub fn take_in(&mut self, bundle: &mut Opened<'_>) -> Result<TakenIn> {
        self.take_in_and_tell(bundle, &mut |_| ())
    }

    /// The same, telling again and again how many entries were looked at.
    ///
    /// # Errors
    /// As [`Office::take_in`].
    pub fn take_in_and_tell(
        &mut self,
        bundle: &mut Opened<'_>,
        tell: &mut dyn FnMut(u64),
    ) -> Result<TakenIn> {
        let mut work = self.engine.begin()?;
        let manifest = bundle.manifest().clone();
        if let Some(taken) = taken(work.as_mut(), &manifest, manifest.number)? {
            if taken.sha256 == *bundle.sha256() {
                return Ok(TakenIn::Before);
            }
            if taken.manifest == *bundle.manifest_sha256() {
                let number = manifest.number;
                return Err(Refusal::Replayed { number }.into());
            }
        }
        for range in &manifest.ranges {
            check_before(work.as_mut(), manifest.kiosk, range)?;
        }
        // Before anything else is asked: a fork is the worst that there can be.
        let held = held(work.as_mut(), manifest.kiosk)?;
        check_forks(work.as_mut(), &manifest, &held, bundle)?;
        let (counts, touched) = add_everything(work.as_mut(), &held, bundle, tell)?;
        check_number(work.as_mut(), &manifest)?;
        check_length(work.as_mut(), &manifest)?;
        work.run(
            "INSERT INTO bundle (kiosk, epoch, number, sha256, manifest)
             VALUES ($1, $2, $3, $4, $5)",
            values![
                manifest.kiosk.bytes(),
                manifest.epoch.bytes(),
                manifest.number,
                bundle.sha256(),
                bundle.manifest_sha256()
            ],
        )?;
        work.run(
            "DELETE FROM missing WHERE kiosk = $1 AND last <= (
                 SELECT max(e.seq) FROM log l CROSS JOIN entry e
                 WHERE l.kiosk = missing.kiosk AND l.epoch = missing.epoch AND e.log = l.number)",
            values![manifest.kiosk.bytes()],
        )?;
        let merged = touched.merged.clone();
        count::again(work.as_mut(), touched)?;
        forget::follow(work.as_mut(), &merged)?;
        work.commit()?;
        Ok(TakenIn::New(counts))
    }

    /// Looks whether a bundle could be taken in, keeps nothing, and gives what is here of its
    /// kiosk; nothing where this very bundle was taken in before.
    ///
    /// # Errors
    /// [`super::OfficeError::Refused`] with the reason for which it would be.
    pub(super) fn would_take_in(&mut self, bundle: &mut Opened<'_>) -> Result<Option<Vec<Span>>> {
        let mut work = self.engine.look()?;
        let work = work.as_mut();
        let manifest = bundle.manifest().clone();
        let number = manifest.number;
        match taken(work, &manifest, number)? {
            Some(taken) if taken.sha256 == *bundle.sha256() => return Ok(None),
            Some(taken) if taken.manifest == *bundle.manifest_sha256() => {
                return Err(Refusal::Replayed { number }.into());
            }
            _ => {}
        }
        for range in &manifest.ranges {
            check_before(work, manifest.kiosk, range)?;
        }
        let held = held(work, manifest.kiosk)?;
        check_forks(work, &manifest, &held, bundle)?;
        check_number(work, &manifest)?;
        check_length(work, &manifest)?;
        Ok(Some(held))
    }

    /// Notes what a bundle that was refused said that must be here, so that reports can say what
    /// they wait for.
    ///
    /// # Errors
    /// When the database fails.
    pub fn waits(&mut self, manifest: &Manifest, span: Span) -> Result<()> {
        let mut work = self.engine.begin()?;
        work.run(
            "INSERT INTO missing (kiosk, epoch, first, last, number, made_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (kiosk, epoch, first) DO UPDATE SET
                 last = CASE WHEN missing.last > excluded.last THEN missing.last
                             ELSE excluded.last END,
                 number = excluded.number, made_at = excluded.made_at",
            values![
                manifest.kiosk.bytes(),
                span.epoch.bytes(),
                span.first,
                span.last,
                manifest.number,
                made_at(manifest)
            ],
        )?;
        work.commit()
    }
}

/// When it was made by its kiosk's clock, in seconds since 1970 UTC.
fn made_at(manifest: &Manifest) -> i64 {
    let made = DateTime::parse_from_rfc3339(&manifest.made_at);
    made.map_or(0, |made| made.timestamp())
}

/// A bundle that was taken in before.
struct Taken {
    sha256: [u8; 32],
    manifest: [u8; 32],
}

fn taken(work: &mut dyn Work, manifest: &Manifest, number: u32) -> Result<Option<Taken>> {
    let taken = work.first(
        "SELECT sha256, manifest FROM bundle WHERE kiosk = $1 AND epoch = $2 AND number = $3",
        values![manifest.kiosk.bytes(), manifest.epoch.bytes(), number],
    )?;
    taken
        .map(|row| {
            Ok(Taken {
                sha256: row.bytes(0)?,
                manifest: row.bytes(1)?,
            })
        })
        .transpose()
}

/// A stretch must begin an epoch or follow an entry that is here.
fn check_before(work: &mut dyn Work, kiosk: KioskId, range: &Range) -> Result<()> {
    if range.first == 1 {
        return Ok(());
    }
    let before = range.first - 1;
    let epoch = range.epoch;
    match hash_of(work, kiosk, epoch, before)? {
        Some(hash) if Some(hash) == range.before() => Ok(()),
        Some(_) => Err(Refusal::Forked { epoch, seq: before }.into()),
        None => {
            let held = last_of(work, kiosk, epoch)?.unwrap_or(0);
            Err(Refusal::Missing {
                epoch,
                first: held + 1,
                last: before,
            }
            .into())
        }
    }
}

/// The hash of an entry that is here.
pub(super) fn hash_of(
    work: &mut dyn Work,
    kiosk: KioskId,
    epoch: Epoch,
    seq: u64,
) -> Result<Option<EntryHash>> {
    let Some(log) = logs::of_epoch(work, kiosk, epoch)? else {
        return Ok(None);
    };
    let hash = work.first(
        "SELECT hash FROM entry WHERE log = $1 AND seq = $2",
        values![log, seq],
    )?;
    hash.map(|row| row.bytes(0)).transpose()
}

/// The epoch that a kiosk is in, as far as is known here.
fn now_in(work: &mut dyn Work, kiosk: KioskId) -> Result<Option<Epoch>> {
    let now = work.first(
        "SELECT epoch FROM kiosk WHERE id = $1",
        values![kiosk.bytes()],
    )?;
    let now = now.map(|row| row.bytes_or_none(0)).transpose()?.flatten();
    Ok(now.map(Epoch::from_bytes))
}

/// The last entry of an epoch that is here. All before it are, too.
fn last_of(work: &mut dyn Work, kiosk: KioskId, epoch: Epoch) -> Result<Option<u64>> {
    let Some(log) = logs::of_epoch(work, kiosk, epoch)? else {
        return Ok(None);
    };
    let last = work.first("SELECT max(seq) FROM entry WHERE log = $1", values![log])?;
    let last = last.map(|row| row.number_or_none(0)).transpose()?.flatten();
    Ok(last.map(i64::unsigned_abs))
}

/// Where an entry is here already, the bundle must say the same of it. Each hash stands for all
/// before it, so of each epoch the last that both have is enough; only where those differ, the
/// first one that does is looked for.
fn check_forks(
    work: &mut dyn Work,
    manifest: &Manifest,
    held: &[Span],
    bundle: &mut Opened<'_>,
) -> Result<()> {
    let kiosk = manifest.kiosk;
    let last_of_both = |epoch: Epoch| {
        let held = held.iter().find(|span| span.epoch == epoch)?;
        let ranges = manifest.ranges.iter().filter(|range| range.epoch == epoch);
        let last = ranges.map(|range| range.last).max()?;
        Some(held.last.min(last))
    };
    if manifest
        .ranges
        .iter()
        .all(|range| last_of_both(range.epoch).is_none())
    {
        return Ok(());
    }
    let mut theirs = Vec::new();
    bundle.hand_out(&mut |carried| {
        if let Carried::Entry(row, hash) = carried
            && last_of_both(row.key.epoch) == Some(row.key.seq)
        {
            theirs.push((row.key.epoch, row.key.seq, hash));
        }
        Ok::<_, OfficeError>(())
    })?;
    for (epoch, seq, hash) in theirs {
        if hash_of(work, kiosk, epoch, seq)? != Some(hash) {
            return Err(first_fork(work, kiosk, epoch, bundle)?.into());
        }
    }
    Ok(())
}

fn first_fork(
    work: &mut dyn Work,
    kiosk: KioskId,
    epoch: Epoch,
    bundle: &mut Opened<'_>,
) -> Result<Refusal> {
    let mut first = None;
    bundle.hand_out(&mut |carried| {
        if let Carried::Entry(row, hash) = carried
            && first.is_none()
            && row.key.epoch == epoch
            && hash_of(work, kiosk, epoch, row.key.seq)?.is_some_and(|held| held != hash)
        {
            first = Some(row.key.seq);
        }
        Ok::<_, OfficeError>(())
    })?;
    let seq = first.unwrap_or(1);
    Ok(Refusal::Forked { epoch, seq })
}

/// A number may come once, and not after a later one; and the one before must be the one that came.
fn check_number(work: &mut dyn Work, manifest: &Manifest) -> Result<()> {
    let number = manifest.number;
    if taken(work, manifest, number)?.is_some() {
        return Err(Refusal::RolledBack(Rollback::NumberAgain { number }).into());
    }
    if let Some(before) = &manifest.before
        && let Some(taken) = taken(work, manifest, before.number)?
        && before.sha256 != hex(&taken.sha256)
    {
        let number = before.number;
        return Err(Refusal::RolledBack(Rollback::OtherBefore { number }).into());
    }
    let newest = work.first(
        "SELECT max(number) FROM bundle WHERE kiosk = $1 AND epoch = $2",
        values![manifest.kiosk.bytes(), manifest.epoch.bytes()],
    )?;
    let newest = newest.map(|row| row.number_or_none(0)).transpose()?;
    let newest = newest
        .flatten()
        .and_then(|newest| u32::try_from(newest).ok());
    match newest {
        Some(newest) if number < newest => {
            Err(Refusal::Reordered(Order::Bundle { number, newest }).into())
        }
        _ => Ok(()),
    }
}

/// A newer bundle reaches as far as what came before it. One of an epoch that is over need not: it
/// may have been made before the copy from which the kiosk went on.
fn check_length(work: &mut dyn Work, manifest: &Manifest) -> Result<()> {
    let epoch = manifest.epoch;
    let own = manifest.ranges.iter().filter(|range| range.epoch == epoch);
    let Some(last) = own.map(|range| range.last).max() else {
        return Ok(());
    };
    match last_of(work, manifest.kiosk, epoch)? {
        Some(held) if held > last && now_in(work, manifest.kiosk)? != Some(epoch) => {
            let number = manifest.number;
            Err(Refusal::Reordered(Order::Epoch { number }).into())
        }
        Some(held) if held > last => {
            Err(Refusal::RolledBack(Rollback::Shorter { epoch, last, held }).into())
        }
        _ => Ok(()),
    }
}

/// Everything that is here of one kiosk: whole epochs from their first entry. Its logs are not read
/// for that: of each the last entry is looked up.
pub(super) fn held(work: &mut dyn Work, kiosk: KioskId) -> Result<Vec<Span>> {
    let spans = work.all(
        "SELECT l.epoch, (SELECT max(e.seq) FROM entry e WHERE e.log = l.number)
         FROM log l WHERE l.kiosk = $1 ORDER BY l.epoch",
        values![kiosk.bytes()],
        |row| {
            let epoch = Epoch::from_bytes(row.bytes(0)?);
            let last = row.number_or_none(1)?.map(i64::unsigned_abs);
            Ok(last.map(|last| Span {
                epoch,
                first: 1,
                last,
            }))
        },
    )?;
    Ok(spans.into_iter().flatten().collect())
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
