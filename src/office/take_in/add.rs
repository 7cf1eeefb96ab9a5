//! Adding what a bundle carries: entries in bulk, and behind them what they come to.

use super::batch::{self, Batch, Entry, Load};
use super::{Counts, made_at, now_in};
use crate::domain::carried::{CarriedPerson, CarriedSeries, Span};
use crate::domain::entry::{EntryKey, Event};
use crate::domain::id::{Epoch, KioskId, PersonId};
use crate::office::count::Touched;
use crate::office::engine::{Order, Record, Value, Work, values};
use crate::office::logs::{self, Log};
use crate::office::projection::amended::{Amended, Here};
use crate::office::projection::{Projection, Stand, rebuild};
use crate::office::{OfficeError, Result};
use crate::transfer::bundle::{Manifest, Opened, Range, Refusal};

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
    let places = note_places(work, manifest, held)?;
    work.expects("entry", coming(manifest, held))?;
    let epochs = manifest.ranges.iter().map(|range| range.epoch);
    let logs = epochs.map(|epoch| Ok((epoch, logs::note(work, kiosk, epoch)?)));
    let logs = logs.collect::<Result<_>>()?;
    let stand = Stand {
        site: manifest.site.code.clone(),
        zone: manifest.site.zone.clone(),
    };
    let mut adding = Adding {
        projection: Projection::of(work, kiosk, stand),
        logs,
        places,
        counts: Counts::default(),
        follows: !comes_late,
    };
    batch::hand_over(bundle, held, &mut |load| match load {
        Load::Entries(batch) => {
            adding.entries(&batch)?;
            tell(adding.counts.new + adding.counts.known);
            Ok(())
        }
        Load::Person(person) if replaces => add_person(adding.projection.work(), kiosk, &person),
        Load::Series(series) if replaces => add_series(adding.projection.work(), kiosk, &series),
        Load::Person(_) | Load::Series(_) => Ok(()),
    })?;
    let Adding {
        projection, counts, ..
    } = adding;
    let touched = projection.end()?;
    Ok((
        counts,
        if comes_late {
            rebuild(work, kiosk)?
        } else {
            touched
        },
    ))
}

/// How many entries it brings that are not here.
fn coming(manifest: &Manifest, held: &[Span]) -> u64 {
    let of_range = |range: &Range| {
        let here = held.iter().find(|span| span.epoch == range.epoch);
        let first = here.map_or(range.first, |span| {
            range.first.max(span.last.saturating_add(1))
        });
        range.last.saturating_add(1).saturating_sub(first)
    };
    manifest.ranges.iter().map(of_range).sum()
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

/// Where a kiosk stood, from an entry of an epoch on.
type Place = (Epoch, u64, Stand);

/// Notes where the kiosk stood when it wrote what is new, as far as that is somewhere else than
/// before, and gives all of it.
fn note_places(work: &mut dyn Work, manifest: &Manifest, held: &[Span]) -> Result<Vec<Place>> {
    let (kiosk, mut places) = (manifest.kiosk, Vec::new());
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
        let stand = |row: Record| {
            let (site, zone) = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
            Ok::<_, OfficeError>(Stand { site, zone })
        };
        let mut before = before.map(stand).transpose()?;
        for (first, stand) in stood(manifest, range.epoch, first, range.last) {
            if before.as_ref() != Some(&stand) {
                let (site, zone) = (&stand.site, &stand.zone);
                work.run(
                    "INSERT INTO place (kiosk, epoch, first, site, zone)
                     VALUES ($1, $2, $3, $4, $5)",
                    values![kiosk.bytes(), range.epoch.bytes(), first, site, zone],
                )?;
            }
            places.push((range.epoch, first, stand.clone()));
            before = Some(stand);
        }
    }
    Ok(places)
}

/// Where it stood from the first to the last of these entries, as it says: at the site that it
/// comes from, where it says nothing else.
fn stood(manifest: &Manifest, epoch: Epoch, first: u64, last: u64) -> Vec<(u64, Stand)> {
    let told = manifest.stood.iter().filter(|one| one.epoch == epoch);
    let told: Vec<_> = told.filter(|one| one.first <= last).collect();
    let begun = told.iter().rposition(|one| one.first <= first);
    let told = told.into_iter().skip(begun.unwrap_or(0));
    let mut stood: Vec<(u64, Stand)> = told
        .map(|one| {
            let (site, zone) = (one.site.clone(), one.zone.clone());
            (one.first.max(first), Stand { site, zone })
        })
        .collect();
    match stood.first_mut() {
        Some(earliest) => earliest.0 = first,
        None => stood.push((
            first,
            Stand {
                site: manifest.site.code.clone(),
                zone: manifest.site.zone.clone(),
            },
        )),
    }
    stood
}

fn place_of(places: &[Place], key: EntryKey) -> Option<&Stand> {
    let mut known = places.iter().rev();
    let found = known.find(|(of, first, _)| *of == key.epoch && *first <= key.seq);
    found.map(|(.., stand)| stand)
}

/// Whether what it says beside the log is the newest: of the epoch that the kiosk is in, or of one
/// of which nothing was here. A late bundle of an epoch that is over brings entries only: a later
/// epoch's bundle has brought some of it, or found it here.
fn is_newest(work: &mut dyn Work, manifest: &Manifest, held: &[Span]) -> Result<bool> {
    let is_new = held.iter().all(|span| span.epoch != manifest.epoch);
    Ok(is_new || now_in(work, manifest.kiosk)? == Some(manifest.epoch))
}

/// The columns of an entry, in the order in which they are filled.
const COLUMNS: [&str; 26] = [
    "log",
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
    "site",
    "attendee",
    "method",
    "at",
    "signed_out",
    "stayed",
    "voided",
    "moved",
    "session_written",
    "person_written",
];

/// How many of them, the last ones, are empty where nothing is corrected.
const OF_CORRECTIONS: usize = 6;

/// Those that say what its kiosk wrote, its hash, and whether it is understood.
#[cfg(test)]
pub(in crate::office) fn written() -> &'static [&'static str] {
    COLUMNS.get(..batch::WRITTEN).unwrap_or_default()
}

struct Adding<'w> {
    projection: Projection<'w>,
    /// Where its entries go.
    logs: Vec<(Epoch, Log)>,
    /// Where its kiosk stood.
    places: Vec<Place>,
    counts: Counts,
    /// Whether the tables follow entry by entry, or are made again afterwards.
    follows: bool,
}

impl Adding<'_> {
    fn log(&self, epoch: Epoch) -> Result<Log> {
        let log = self.logs.iter().find(|(of, _)| *of == epoch);
        log.map(|(_, log)| *log)
            .ok_or(Refusal::Altered("a part").into())
    }

    fn entries(&mut self, batch: &Batch) -> Result<()> {
        self.counts.known += batch.known;
        let Some(epoch) = batch.epoch() else {
            return Ok(());
        };
        let log = self.log(epoch)?;
        let mut here = Here::default();
        if self.follows {
            here = Here::of(batch.entries().map(|entry| (entry.id(), entry.event())));
            for entry in batch.entries() {
                if let Some(event) = entry.event() {
                    self.projection.stands(place_of(&self.places, entry.key()));
                    self.projection.entry(log, &entry.row(), event, &mut here)?;
                }
            }
        }
        let apart: Vec<Value<'_>> = batch
            .entries()
            .enumerate()
            .filter(|(at, entry)| stands_apart(entry, here.amended(*at)))
            .flat_map(|(_, entry)| [log.into(), entry.key().seq.into(), entry.row().wall.into()])
            .collect();
        let unamended = COLUMNS.len() - OF_CORRECTIONS;
        let columns = COLUMNS.get(..unamended).filter(|_| here.is_unamended());
        let columns = columns.unwrap_or(&COLUMNS);
        let (places, mut rows) = (&self.places, batch.entries().enumerate());
        self.projection
            .work()
            .stream("entry", columns, Order::Written, &mut |values| {
                if let Some((at, entry)) = rows.next() {
                    let place = place_of(places, entry.key());
                    let site = place.map_or("", |place| place.site.as_str());
                    row(&entry, log, here.amended(at), site, values);
                    values.truncate(columns.len());
                }
            })?;
        if !apart.is_empty() {
            let columns = ["log", "seq", "wall"];
            self.projection.work().fill("apart", &columns, &apart)?;
        }
        for (at, entry) in batch.entries().enumerate() {
            self.projection.stands(place_of(&self.places, entry.key()));
            match entry.event() {
                Some(Event::SignedIn { attendee, .. }) if self.follows => {
                    let amended = here.amended(at);
                    self.projection.signed_in(&entry.row(), *attendee, amended);
                }
                Some(_) => {}
                None => self.counts.not_understood += 1,
            }
        }
        self.counts.new += batch.len() as u64;
        Ok(())
    }
}

/// The row of an entry, after what corrects it just now.
fn row<'e>(
    entry: &Entry<'e>,
    log: Log,
    amended: Option<&'e Amended>,
    site: &'e str,
    values: &mut Vec<Value<'e>>,
) {
    let (session, person) = counts_for(entry, amended);
    values.extend(entry.values(log, session, person));
    values.extend(visit(entry, amended, site));
    values.extend(match amended.and_then(Amended::moved) {
        Some(_) => [true.into(), entry.session().into(), entry.person().into()],
        None => [Value::Nothing; 3],
    });
}

/// For which session and for whom it counts, after what corrects it just now.
fn counts_for<'e>(
    entry: &Entry<'e>,
    amended: Option<&'e Amended>,
) -> (Option<&'e str>, Option<&'e [u8; 16]>) {
    let moved = amended.and_then(Amended::moved);
    let moved = moved.map(|(session, person)| (session, person.map(PersonId::bytes)));
    moved.unwrap_or((entry.session(), entry.person()))
}

/// Whether it is one of the few that are looked at apart.
fn stands_apart(entry: &Entry<'_>, amended: Option<&Amended>) -> bool {
    match entry.event() {
        Some(Event::SignedIn { .. }) => counts_for(entry, amended).0.is_none(),
        event => event.is_none(),
    }
}

/// How many columns an entry has of a sign-in, before those that say that it was moved.
const OF_SIGN_IN: usize = COLUMNS.len() - batch::WRITTEN - 3;

/// What an entry says of a sign-in, if it is one, after what corrects it just now.
fn visit<'e>(
    entry: &Entry<'e>,
    amended: Option<&'e Amended>,
    site: &'e str,
) -> [Value<'e>; OF_SIGN_IN] {
    let Some(Event::SignedIn {
        attendee,
        method,
        at,
    }) = entry.event()
    else {
        return [Value::Nothing; OF_SIGN_IN];
    };
    let written = entry.row().wall.div_euclid(1000);
    let [signed_out, stayed, voided] = amended.map_or([Value::Nothing; 3], Amended::values);
    [
        site.into(),
        attendee.code().into(),
        method.code().into(),
        at.unwrap_or(written).into(),
        signed_out,
        stayed,
        voided,
    ]
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
