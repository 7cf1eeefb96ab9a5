//! A pile of bundles, as somebody brings them: looked over before anything is kept, taken in one
//! after the other as they were made, and acknowledged.
//!
//! The command and the window both stand on this. It has no words: what became of a file is a
//! value.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::{Found, KeyRing, Office, OfficeError, Result, TakenIn, receipts};
use crate::domain::carried::Span;
use crate::domain::id::KioskId;
use crate::transfer::bundle::{
    self, Carried, Fingerprint, Foreign, Manifest, Opened, PublicKey, Refusal, SigningKey,
};

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
    Waits(Span),
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

/// What became of a file.
#[derive(Debug)]
pub struct Outcome {
    /// The file.
    pub file: Found,
    /// What it says of itself, where that could be read.
    pub manifest: Option<Manifest>,
    /// Whether it is in.
    pub what: std::result::Result<TakenIn, Refusal>,
}

/// What became of a pile.
#[derive(Debug, Default)]
pub struct Pile {
    /// Each file: those that could not be opened first, the others as they were made.
    pub outcomes: Vec<Outcome>,
    /// The kiosks that there is something to say to.
    pub touched: BTreeMap<KioskId, Touched>,
}

/// A kiosk whose bundles were looked at.
#[derive(Debug, Default)]
pub struct Touched {
    /// The folder of the last of them.
    pub folder: PathBuf,
    /// What it must send.
    pub missing: Vec<Span>,
}

/// Hears how far it is, in entries of all there are, and says whether to go on with the next file.
pub type Watch<'w> = dyn FnMut(u64, u64) -> bool + 'w;

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
                let Standing::Waits(missing) = &one.standing else {
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
                    Err(error) => standing_of(error)?,
                };
                (Some(opened.manifest().clone()), standing)
            }
            Err(error) => (None, standing_of(error)?),
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
            Err(error) => return standing_of(error),
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
            Err(error) => standing_of(error)?,
        })
    }

    /// Takes files in, each whole or not at all, and of one kiosk the older ones first. Whose
    /// fingerprint is trusted is known from now on.
    ///
    /// # Errors
    /// When the database fails: what was taken in before that is in.
    pub fn take_pile_in(
        &mut self,
        ring: &KeyRing,
        files: Vec<Found>,
        trusted: &[String],
        watch: &mut Watch<'_>,
    ) -> Result<Pile> {
        let mut pile = Pile::default();
        let mut bundles = Vec::new();
        for file in files {
            let opened = open_any(ring, &file).and_then(|opened| {
                self.vouched(&opened, trusted)?;
                Ok(opened)
            });
            match opened {
                Ok(opened) => bundles.push((file, opened)),
                Err(error) => pile.outcomes.push(Outcome {
                    file,
                    manifest: None,
                    what: Err(refusal(error)?),
                }),
            }
        }
        bundles.sort_by_key(|(_, opened)| {
            let manifest = opened.manifest();
            let (made, epoch) = (manifest.made_at.clone(), manifest.epoch);
            (manifest.kiosk, made, epoch, manifest.number)
        });
        let rows = |opened: &Opened<'_>| opened.manifest().rows;
        let all = bundles.iter().map(|(_, opened)| rows(opened)).sum();
        let mut before = 0;
        for (file, mut opened) in bundles {
            if !watch(before, all) {
                break;
            }
            let what = self.take_one_in(&file, &mut opened, &mut pile.touched, &mut |done| {
                watch(before + done, all);
            })?;
            before += rows(&opened);
            pile.outcomes.push(Outcome {
                file,
                manifest: Some(opened.manifest().clone()),
                what,
            });
        }
        watch(all, all);
        Ok(pile)
    }

    fn take_one_in(
        &mut self,
        file: &Found,
        opened: &mut Opened<'_>,
        touched: &mut BTreeMap<KioskId, Touched>,
        tell: &mut dyn FnMut(u64),
    ) -> Result<std::result::Result<TakenIn, Refusal>> {
        let about = touched.entry(opened.manifest().kiosk).or_default();
        file.folder().clone_into(&mut about.folder);
        let (kiosk, key) = (opened.manifest().kiosk, *opened.key());
        if let Some(note) = file.told()?
            && !self.hear(kiosk, &key, &note)?
        {
            tracing::warn!(%kiosk, "what lies beside the bundle is not what its kiosk signed");
        }
        match self.take_in_and_tell(opened, tell) {
            Ok(taken) => Ok(Ok(taken)),
            Err(OfficeError::Refused(why)) => {
                if let Refusal::Missing { epoch, first, last } = why {
                    let span = Span { epoch, first, last };
                    about.missing.push(span);
                    self.waits(opened.manifest(), span)?;
                }
                Ok(Err(why))
            }
            Err(error) => Err(error),
        }
    }

    /// Writes what the office says to each of these kiosks, into a folder or beside its bundle.
    /// The entries are in already: where a receipt cannot be written, the pile may be taken in
    /// again.
    ///
    /// # Errors
    /// When the database fails; what is wrong with a folder stands beside the kiosk.
    pub fn acknowledge(
        &mut self,
        key: &SigningKey,
        touched: BTreeMap<KioskId, Touched>,
        folder: Option<&Path>,
        now: DateTime<Utc>,
    ) -> Result<Vec<(KioskId, Result<PathBuf>)>> {
        let mut written = Vec::new();
        for (kiosk, about) in touched {
            let receipt = self.next_receipt(kiosk, about.missing, now)?;
            let path = receipts::write(&receipt, key, folder.unwrap_or(&about.folder));
            written.push((kiosk, path));
        }
        Ok(written)
    }
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

fn standing_of(error: OfficeError) -> Result<Standing> {
    Ok(match refusal(error)? {
        Refusal::Foreign(Foreign::UnknownKiosk { kiosk, fingerprint }) => {
            Standing::Stranger(kiosk, fingerprint)
        }
        Refusal::Missing { epoch, first, last } => Standing::Waits(Span { epoch, first, last }),
        why => Standing::Refused(why),
    })
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
