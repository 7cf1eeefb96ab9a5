//! Adding what a bundle carries: entries in bulk, and behind them what they come to.

use super::{Counts, made_at, now_in, understood};
use crate::domain::carried::{CarriedPerson, CarriedSeries, Span};
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId};
use crate::domain::row::{EntryHash, Row};
use crate::office::Result;
use crate::office::engine::{Value, Work, values};
use crate::office::projection::{Projection, Stand, Touched, rebuild};
use crate::transfer::bundle::{Carried, Manifest, Opened};

/// Adds all that it carries, and says what has to be counted again.
pub(super) fn add_everything(
    work: &mut dyn Work,
    held: &[Span],
    bundle: &mut Opened<'_>,
    tell: &mut dyn FnMut(u64),
) -> Result<(Counts, Touched)> {
    let manifest = &bundle.manifest().clone();
    let kiosk = manifest.kiosk;
    let replaces = is_newest(work, manifest, held)?;
    if replaces {
        work.run(
            "DELETE FROM person WHERE kiosk = $1",
            values![kiosk.bytes()],
        )?;
        work.run(
            "DELETE FROM series WHERE kiosk = $1",
            values![kiosk.bytes()],
        )?;
        work.run(
            "UPDATE kiosk SET epoch = $2, site = $3, zone = $4, complete_to = $5, gone = 0
             WHERE id = $1",
            values![
                kiosk.bytes(),
                manifest.epoch.bytes(),
                &manifest.site.code,
                &manifest.site.zone,
                made_at(manifest)
            ],
        )?;
    }
    let comes_late = comes_late(manifest, held, replaces);
    note_places(work, manifest, held)?;
    let stand = Stand {
        site: manifest.site.code.clone(),
        zone: manifest.site.zone.clone(),
    };
    let mut adding = Adding {
        projection: Projection::of(work, kiosk, stand),
        held,
        rows: Vec::new(),
        counts: Counts::default(),
        follows: !comes_late,
    };
    bundle.hand_out(&mut |carried| match carried {
        Carried::Entry(row, hash) => {
            adding.entry(&row, hash)?;
            tell(adding.counts.new + adding.counts.known);
            Ok(())
        }
        Carried::Person(person) if replaces => add_person(adding.work()?, kiosk, &person),
        Carried::Series(series) if replaces => add_series(adding.work()?, kiosk, &series),
        Carried::Person(_) | Carried::Series(_) => Ok(()),
    })?;
    let (counts, mut touched) = adding.end()?;
    if comes_late {
        rebuild(work, kiosk, &mut touched)?;
    }
    Ok((counts, touched))
}

/// Whether it brings entries of an epoch after which another one is here already: then they belong
/// before what was counted. `is_newest` says that the kiosk was in no later epoch than this one.
fn comes_late(manifest: &Manifest, held: &[Span], is_newest: bool) -> bool {
    let held_of = |epoch: Epoch| held.iter().find(|span| span.epoch == epoch);
    let ranges = &manifest.ranges;
    (1..).zip(ranges).any(|(next, range)| {
        let brings = held_of(range.epoch).is_none_or(|held| held.last < range.last);
        let mut behind = ranges.iter().skip(next);
        let is_over =
            behind.any(|later| later.epoch != range.epoch && held_of(later.epoch).is_some());
        brings && (!is_newest || is_over)
    })
}

/// Where the kiosk stood when it wrote what is new, if that is somewhere else than before.
fn note_places(work: &mut dyn Work, manifest: &Manifest, held: &[Span]) -> Result<()> {
    let kiosk = manifest.kiosk;
    for range in &manifest.ranges {
        let of_epoch = held.iter().find(|span| span.epoch == range.epoch);
        let first = of_epoch.map_or(1, |span| span.last + 1);
        if range.last < first {
            continue;
        }
        let before = work.first(
            "SELECT site, zone FROM place WHERE kiosk = $1 AND epoch = $2
             ORDER BY first DESC LIMIT 1",
            values![kiosk.bytes(), range.epoch.bytes()],
        )?;
        let (site, zone) = (&manifest.site.code, &manifest.site.zone);
        if let Some(before) = before
            && before.text(0)? == site
            && before.text(1)? == zone
        {
            continue;
        }
        work.run(
            "INSERT INTO place (kiosk, epoch, first, site, zone) VALUES ($1, $2, $3, $4, $5)",
            values![kiosk.bytes(), range.epoch.bytes(), first, site, zone],
        )?;
    }
    Ok(())
}

/// Whether what it says beside the log is the newest: of the epoch that the kiosk is in, or of one
/// of which nothing was here. A late bundle of an epoch that is over brings entries only: a later
/// epoch's bundle has brought some of it, or found it here.
fn is_newest(work: &mut dyn Work, manifest: &Manifest, held: &[Span]) -> Result<bool> {
    let is_new = held.iter().all(|span| span.epoch != manifest.epoch);
    Ok(is_new || now_in(work, manifest.kiosk)? == Some(manifest.epoch))
}

/// The columns of an entry, in the order in which they are filled.
const COLUMNS: [&str; 17] = [
    "kiosk",
    "epoch",
    "seq",
    "id",
    "schema",
    "kind",
    "session",
    "person",
    "wall",
    "\"offset\"",
    "boot",
    "boot_ms",
    "clock",
    "by",
    "payload",
    "hash",
    "known",
];
/// How many entries are written at once.
const ROWS_MAX: usize = 10_000;

struct Adding<'w, 'h> {
    projection: Projection<'w>,
    held: &'h [Span],
    rows: Vec<Kept>,
    counts: Counts,
    /// Whether the tables follow entry by entry, or are made again afterwards.
    follows: bool,
}

/// An entry that owns its texts.
struct Kept {
    kiosk: KioskId,
    epoch: Epoch,
    seq: u64,
    id: EntryId,
    schema: i64,
    kind: String,
    session: Option<String>,
    person: Option<PersonId>,
    numbers: [i64; 4],
    clock: String,
    by: String,
    payload: String,
    hash: EntryHash,
    known: bool,
}

impl Adding<'_, '_> {
    fn entry(&mut self, row: &Row<'_>, hash: EntryHash) -> Result<()> {
        let key = row.key;
        if self.held.iter().any(|span| span.holds(key.epoch, key.seq)) {
            self.counts.known += 1;
            return Ok(());
        }
        let entry = understood(row);
        self.rows.push(Kept {
            kiosk: key.kiosk,
            epoch: key.epoch,
            seq: key.seq,
            id: row.id,
            schema: row.schema,
            kind: row.kind.to_owned(),
            session: row.session.map(str::to_owned),
            person: row.person,
            numbers: [row.wall, row.offset, row.boot, row.boot_ms],
            clock: row.clock.to_owned(),
            by: row.by.to_owned(),
            payload: row.payload.to_owned(),
            hash,
            known: entry.is_some(),
        });
        if self.rows.len() >= ROWS_MAX {
            self.flush()?;
        }
        self.counts.new += 1;
        match entry {
            Some(entry) if self.follows => self.projection.entry(row, &entry),
            Some(_) => Ok(()),
            None => {
                self.counts.not_understood += 1;
                Ok(())
            }
        }
    }

    /// For what comes after all entries.
    fn work(&mut self) -> Result<&mut dyn Work> {
        self.flush()?;
        Ok(self.projection.work())
    }

    fn flush(&mut self) -> Result<()> {
        let rows: Vec<_> = self.rows.iter().map(Kept::values).collect();
        self.projection.work().fill("entry", &COLUMNS, &rows)?;
        drop(rows);
        self.rows.clear();
        Ok(())
    }

    fn end(mut self) -> Result<(Counts, Touched)> {
        self.flush()?;
        Ok((self.counts, self.projection.end()?))
    }
}

impl Kept {
    fn values(&self) -> Vec<Value<'_>> {
        let [wall, offset, boot, boot_ms] = self.numbers;
        values![
            self.kiosk.bytes(),
            self.epoch.bytes(),
            self.seq,
            self.id.bytes(),
            self.schema,
            &self.kind,
            self.session.as_deref(),
            self.person.as_ref().map(PersonId::bytes),
            wall,
            offset,
            boot,
            boot_ms,
            &self.clock,
            &self.by,
            &self.payload,
            &self.hash,
            self.known,
        ]
        .to_vec()
    }
}

/// Who was taken off at any kiosk is named by none.
fn add_person(work: &mut dyn Work, kiosk: KioskId, person: &CarriedPerson) -> Result<()> {
    work.run(
        "INSERT INTO person (kiosk, person, display_name, legal_name, external_id)
         SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM erased WHERE person = $2)
         ON CONFLICT (kiosk, person) DO UPDATE SET display_name = excluded.display_name,
             legal_name = excluded.legal_name, external_id = excluded.external_id",
        values![
            kiosk.bytes(),
            person.person.bytes(),
            person.display_name.as_deref(),
            person.legal_name.as_deref(),
            person.external_id.as_deref()
        ],
    )?;
    Ok(())
}

fn add_series(work: &mut dyn Work, kiosk: KioskId, series: &CarriedSeries) -> Result<()> {
    work.run(
        "INSERT INTO series (kiosk, series, title, series_type, room, mode, retired)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (kiosk, series) DO UPDATE SET title = excluded.title,
             series_type = excluded.series_type, room = excluded.room, mode = excluded.mode,
             retired = excluded.retired",
        values![
            kiosk.bytes(),
            series.series.as_str(),
            &series.title,
            series.series_type.code(),
            &series.room.0,
            series.mode.code(),
            series.retired
        ],
    )?;
    Ok(())
}
