//! A pile of bundles, as somebody brings them: looked over before anything is kept, taken in one
//! after the other as they were made, and acknowledged.
//!
//! The command and the window both stand on this. It has no words: what became of a file is a
//! value.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::engine::{Work, values};
use super::{Found, KeyRing, Office, OfficeError, Result, logs};
use crate::domain::carried::Span;
use crate::domain::id::{Epoch, KioskId};
use crate::transfer::bundle::{
    self, Carried, Fingerprint, Foreign, Manifest, Opened, PublicKey, Refusal,
};

mod pile;

pub use pile::{Became, Door, Outcome, Pile, Step, Watch};

/// What a file is, before it is taken in.
#[derive(Debug)]
pub struct Seen {
    /// The file.
    pub file: PathBuf,
    /// What it says of itself, where that could be read.
    pub manifest: Option<Manifest>,
    /// What would become of it.
    pub standing: Standing,
}

/// What would become of a bundle.
#[derive(Debug)]
pub enum Standing {
    /// It brings something.
    New(Fresh),
    /// All of it is here.
    Known,
    /// Something that comes before it is missing.
    Waits(Gap),
    /// Its kiosk is not known here: somebody has to compare this.
    Stranger(KioskId, Fingerprint),
    /// It cannot be taken in.
    Refused(Refusal),
}

/// What a bundle brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fresh {
    /// Entries that are not here.
    pub entries: u64,
    /// The first and the last day on which they were written.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

impl Fresh {
    fn add(&mut self, day: NaiveDate) {
        self.entries += 1;
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
    }
}

/// What a bundle waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The entries that are missing.
    pub span: Span,
    /// The bundles that have come to nobody here and may hold them, the first and the last; none
    /// where that cannot be said.
    pub bundles: Option<(u32, u32)>,
    /// The day of the last entry before them that is here.
    pub after: Option<NaiveDate>,
    /// The day on which the bundle that waits was made.
    pub before: Option<NaiveDate>,
}

/// The first and the last of some days, if there are any.
type Days = Option<(NaiveDate, NaiveDate)>;

impl Office {
    /// Looks at files and keeps nothing. Of each that is read, `tell` hears its place in the pile.
    ///
    /// # Errors
    /// When the database fails; what is wrong with a file stands beside it.
    pub fn look_over(
        &mut self,
        ring: &KeyRing,
        files: &[Found],
        tell: &mut dyn FnMut(usize),
    ) -> Result<Vec<Seen>> {
        let mut seen = Vec::new();
        let mut on_its_way: BTreeMap<KioskId, Vec<Span>> = BTreeMap::new();
        for (at, file) in files.iter().enumerate() {
            tell(at);
            seen.push(self.look_at(ring, file)?);
            let brought = seen.last().and_then(|seen| seen.manifest.as_ref());
            if let Some(manifest) = brought {
                let spans = manifest.ranges.iter().map(bundle::Range::span);
                on_its_way.entry(manifest.kiosk).or_default().extend(spans);
            }
        }
        // What another file of the pile brings is not missing.
        for one in &mut seen {
            let brought = one.manifest.as_ref().and_then(|manifest| {
                let Standing::Waits(Gap { span: missing, .. }) = &one.standing else {
                    return None;
                };
                let spans = on_its_way.get(&manifest.kiosk)?;
                let covers = |span: &Span| {
                    span.epoch == missing.epoch
                        && span.first <= missing.first
                        && span.last >= missing.last
                };
                spans.iter().any(covers).then_some(manifest.rows)
            });
            if let Some(entries) = brought {
                one.standing = Standing::New(Fresh {
                    entries,
                    days: None,
                });
            }
        }
        Ok(seen)
    }

    fn look_at(&mut self, ring: &KeyRing, file: &Found) -> Result<Seen> {
        let (manifest, standing) = match open_any(ring, file) {
            Ok(mut opened) => {
                let standing = match self.vouched(&opened, &[]) {
                    Ok(()) => self.standing(&mut opened)?,
                    Err(error) => standing_of(refusal(error)?),
                };
                (Some(opened.manifest().clone()), standing)
            }
            Err(error) => (None, standing_of(refusal(error)?)),
        };
        Ok(Seen {
            file: file.path().to_owned(),
            manifest,
            standing,
        })
    }

    /// Its kiosk is known here, or somebody vouches for it now.
    fn vouched(&mut self, opened: &Opened<'_>, trusted: &[String]) -> Result<()> {
        let (kiosk, key) = (opened.manifest().kiosk, *opened.key());
        let fingerprint = key.fingerprint();
        match self.key_of(kiosk)? {
            Some(known) if known == key => Ok(()),
            Some(_) => Err(Refusal::from(Foreign::OtherKey { kiosk, fingerprint }).into()),
            None if trusted.iter().any(|word| word == fingerprint.as_str()) => {
                self.vouch_for(kiosk, &key)
            }
            None => Err(Refusal::from(Foreign::UnknownKiosk { kiosk, fingerprint }).into()),
        }
    }

    fn standing(&mut self, opened: &mut Opened<'_>) -> Result<Standing> {
        let held = match self.would_take_in(opened) {
            Ok(Some(held)) => held,
            Ok(None) => return Ok(Standing::Known),
            Err(error) => {
                return Ok(match refusal(error)? {
                    Refusal::Missing { epoch, first, last } => {
                        let span = Span { epoch, first, last };
                        Standing::Waits(self.gap(opened.manifest(), span)?)
                    }
                    why => standing_of(why),
                });
            }
        };
        let mut fresh = Fresh::default();
        let looked = opened.hand_out(&mut |carried| {
            if let Carried::Entry(row, _) = carried
                && !held
                    .iter()
                    .any(|span| span.holds(row.key.epoch, row.key.seq))
            {
                fresh.add(day_of(row.wall, row.offset));
            }
            Ok::<_, OfficeError>(())
        });
        Ok(match looked {
            Ok(()) if fresh.entries == 0 => Standing::Known,
            Ok(()) => Standing::New(fresh),
            Err(error) => standing_of(refusal(error)?),
        })
    }

    /// What a bundle waits for, as far as it can be told from what is here.
    fn gap(&mut self, manifest: &Manifest, span: Span) -> Result<Gap> {
        let mut work = self.engine.look()?;
        let newest = work.first(
            "SELECT max(number) FROM bundle WHERE kiosk = $1 AND epoch = $2",
            values![manifest.kiosk.bytes(), manifest.epoch.bytes()],
        )?;
        let newest = newest.map(|row| row.number_or_none(0)).transpose()?;
        let newest = newest.flatten().and_then(|last| u32::try_from(last).ok());
        let first = newest.unwrap_or(0) + 1;
        let last = manifest.before.as_ref().map(|before| before.number);
        let last = last.filter(|last| manifest.epoch == span.epoch && first <= *last);
        let before = span.first.saturating_sub(1);
        Ok(Gap {
            span,
            bundles: last.map(|last| (first, last)),
            after: day_written(work.as_mut(), manifest.kiosk, span.epoch, before)?,
            before: manifest.made_on(),
        })
    }
}

/// The local day on which an entry that is here was written.
fn day_written(
    work: &mut dyn Work,
    kiosk: KioskId,
    epoch: Epoch,
    seq: u64,
) -> Result<Option<NaiveDate>> {
    let Some(log) = logs::of_epoch(work, kiosk, epoch)? else {
        return Ok(None);
    };
    let row = work.first(
        "SELECT wall, \"offset\" FROM entry WHERE log = $1 AND seq = $2",
        values![log, seq],
    )?;
    row.map(|row| Ok(day_of(row.number(0)?, row.number(1)?)))
        .transpose()
}

/// Opens a bundle, whoever signed it.
fn open_any<'k>(ring: &'k KeyRing, found: &Found) -> Result<Opened<'k>> {
    let (sealed, note) = found.open()?;
    let anybody = |_, _: &PublicKey| Ok(());
    Ok(bundle::open(
        sealed,
        note.as_deref(),
        &ring.identities,
        &anybody,
    )?)
}

/// What is wrong with a file is told beside it; what is wrong with the database ends everything.
fn refusal(error: OfficeError) -> Result<Refusal> {
    match error {
        OfficeError::Refused(why) => Ok(why),
        OfficeError::File { error, .. } => Ok(Refusal::Io(error)),
        error => Err(error),
    }
}

/// How a file stands that cannot be taken in, for reasons that need no look at what is here.
fn standing_of(why: Refusal) -> Standing {
    match why {
        Refusal::Foreign(Foreign::UnknownKiosk { kiosk, fingerprint }) => {
            Standing::Stranger(kiosk, fingerprint)
        }
        why => Standing::Refused(why),
    }
}

/// The day on the wall of the kiosk.
fn day_of(wall: i64, offset: i64) -> NaiveDate {
    let at = DateTime::from_timestamp_millis(wall).unwrap_or_default();
    let offset = i32::try_from(offset).ok().and_then(FixedOffset::east_opt);
    offset.map_or_else(
        || at.date_naive(),
        |offset| at.with_timezone(&offset).date_naive(),
    )
}

#[cfg(test)]
mod tests;
