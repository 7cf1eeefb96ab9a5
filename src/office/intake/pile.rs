//! Taking a pile in: each file checked, then taken in as they were made, then acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{Days, Gap, day_written, open_any, refusal};
use crate::domain::carried::Span;
use crate::domain::id::KioskId;
use crate::office::report::has_arrived;
use crate::office::{Found, KeyRing, Office, OfficeError, Result, TakenIn, receipts, take_in};
use crate::transfer::bundle::{Manifest, Opened, Refusal, SigningKey};

/// How many bundles of a pile stay staged between being checked and being taken in. Each holds a
/// file open; the others are staged once more.
pub(super) const STAGED_MAX: usize = 16;
/// How much of the folder for temporary files they may take together, in bytes.
const STAGED_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// What became of a file.
#[derive(Debug)]
pub struct Outcome {
    /// The file.
    pub file: Found,
    /// What it says of itself, where that could be read.
    pub manifest: Option<Manifest>,
    /// Whether it is in.
    pub what: Became,
    /// The first and the last day of what it brought.
    pub days: Days,
    /// What its kiosk tells the others of its site lay beside it and was of no use: it could not be
    /// read, or the kiosk had not signed it.
    pub is_unheard: bool,
}

/// Whether a file is in.
#[derive(Debug)]
pub enum Became {
    /// It is.
    In(TakenIn),
    /// Something that comes before it is missing.
    Waits(Gap),
    /// Somebody said stop, or the database failed, before it was its turn.
    NotReached,
    /// It cannot be taken in.
    Refused(Refusal),
}

impl Became {
    /// Whether all of it is here.
    pub const fn is_in(&self) -> bool {
        matches!(self, Self::In(_))
    }
}

/// What became of a pile.
#[derive(Debug, Default)]
pub struct Pile {
    /// Each file: those that could not be opened first, the others as they were made.
    pub outcomes: Vec<Outcome>,
    /// The folders that bundles of known kiosks lay in.
    pub doors: BTreeMap<PathBuf, Door>,
    /// Why it broke off, if it did.
    pub failed: Option<OfficeError>,
    is_stopped: bool,
}

/// Whose bundles lay in a folder.
#[derive(Debug, Default)]
pub struct Door {
    sites: BTreeSet<String>,
    kiosks: BTreeSet<KioskId>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// So many files of all are staged and checked.
    Checked(u64, u64),
    /// So many entries of all are taken in.
    TakenIn(u64, u64),
    /// The same, and another office writes into the database for so long already that it is worth a
    /// word.
    Waits(u64, u64),
}

/// Hears how far it is, and says whether to go on with the next file.
pub type Watch<'w> = dyn FnMut(Step) -> bool + 'w;

/// A bundle that was checked and waits for its turn.
struct Ready<'k> {
    file: Found,
    manifest: Manifest,
    staged: Option<Opened<'k>>,
}

impl Office {
    /// Takes files in, each whole or not at all, and of one kiosk the older ones first. Whose
    /// fingerprint is trusted is known from now on. Where the database fails, what was taken in
    /// before that is in, and the pile says why it broke off.
    pub fn take_pile_in(
        &mut self,
        ring: &KeyRing,
        files: Vec<Found>,
        trusted: &[String],
        now: DateTime<Utc>,
        watch: &mut Watch<'_>,
    ) -> Pile {
        let mut pile = Pile::default();
        let mut ready = self.check_pile(ring, files, trusted, &mut pile, watch);
        let arrived = loop {
            match self.have_arrived(&pile, now) {
                Err(OfficeError::Busy) if watch(Step::Waits(0, 0)) => {}
                arrived => break arrived,
            }
        };
        pile.failed = pile.failed.or(arrived.err());
        ready.sort_by_cached_key(|one| {
            let (manifest, made) = (&one.manifest, one.manifest.made_at.clone());
            (manifest.kiosk, made, manifest.epoch, manifest.number)
        });
        let all = ready.iter().map(|one| one.manifest.rows).sum();
        let mut before = 0;
        for mut one in ready {
            let rows = one.manifest.rows;
            if pile.is_over(|| watch(Step::TakenIn(before, all))) {
                pile.leaves(one.file, Some(one.manifest));
                continue;
            }
            loop {
                let mut tell = |done| {
                    watch(Step::TakenIn(before + done, all));
                };
                match self.take_one_in(ring, trusted, &mut one, &mut tell) {
                    Ok(outcome) => pile.outcomes.push(outcome),
                    // The other one is done some time: only whoever watches gives up.
                    Err(OfficeError::Busy) if watch(Step::Waits(before, all)) => continue,
                    Err(error) => pile.breaks_off(one.file, Some(one.manifest), error),
                }
                break;
            }
            before += rows;
        }
        pile.is_over(|| watch(Step::TakenIn(all, all)));
        pile
    }

    /// Stages each file and checks it to its end: those that could not be taken in whatever is here
    /// already are told apart.
    fn check_pile<'k>(
        &mut self,
        ring: &'k KeyRing,
        files: Vec<Found>,
        trusted: &[String],
        pile: &mut Pile,
        watch: &mut Watch<'_>,
    ) -> Vec<Ready<'k>> {
        let (mut ready, of) = (Vec::new(), files.len() as u64);
        let (mut staged, mut staged_bytes) = (0, 0);
        for (at, file) in (0..).zip(files) {
            if pile.is_over(|| watch(Step::Checked(at, of))) {
                pile.leaves(file, None);
                continue;
            }
            match self.open_vouched(ring, &file, trusted) {
                Ok(opened) => {
                    let manifest = opened.manifest().clone();
                    let door = pile.doors.entry(file.folder().to_owned()).or_default();
                    door.sites.insert(manifest.site.code.clone());
                    door.kiosks.insert(manifest.kiosk);
                    let bytes = staged_bytes + opened.sealed_bytes();
                    let fits = staged < STAGED_MAX && bytes <= STAGED_BYTES_MAX;
                    if fits {
                        (staged, staged_bytes) = (staged + 1, bytes);
                    }
                    ready.push(Ready {
                        file,
                        manifest,
                        staged: fits.then_some(opened),
                    });
                }
                Err(error) => match refusal(error) {
                    Ok(why) => {
                        let refused = Became::Refused(why);
                        pile.outcomes.push(Outcome::new(file, None, refused));
                    }
                    Err(error) => pile.breaks_off(file, None, error),
                },
            }
        }
        ready
    }

    /// Notes of which known kiosks a stick came, whatever is on it.
    fn have_arrived(&mut self, pile: &Pile, now: DateTime<Utc>) -> Result<()> {
        let kiosks: BTreeSet<KioskId> = pile
            .doors
            .values()
            .flat_map(|door| door.kiosks.iter().copied())
            .collect();
        if kiosks.is_empty() {
            return Ok(());
        }
        let mut work = self.engine.begin()?;
        for kiosk in kiosks {
            has_arrived(work.as_mut(), kiosk, now)?;
        }
        work.commit()
    }

    fn open_vouched<'k>(
        &mut self,
        ring: &'k KeyRing,
        file: &Found,
        trusted: &[String],
    ) -> Result<Opened<'k>> {
        let opened = open_any(ring, file)?;
        self.vouched(&opened, trusted)?;
        Ok(opened)
    }

    fn take_one_in<'k>(
        &mut self,
        ring: &'k KeyRing,
        trusted: &[String],
        ready: &mut Ready<'k>,
        tell: &mut dyn FnMut(u64),
    ) -> Result<Outcome> {
        let manifest = ready.manifest.clone();
        let file = ready.file.clone();
        let mut outcome = Outcome::new(file, Some(manifest.clone()), Became::NotReached);
        let staged = ready.staged.take().map(Ok);
        let opened = staged.unwrap_or_else(|| self.open_vouched(ring, &ready.file, trusted));
        let taken = opened.and_then(|opened| self.take_staged_in(opened, &mut outcome, tell));
        outcome.what = match taken {
            Ok(taken) => Became::In(taken),
            Err(error) => match refusal(error)? {
                Refusal::Missing { epoch, first, last } => {
                    let span = Span { epoch, first, last };
                    self.waits(&manifest, span)?;
                    Became::Waits(self.gap(&manifest, span)?)
                }
                why => {
                    self.forks(&manifest, &why)?;
                    Became::Refused(why)
                }
            },
        };
        Ok(outcome)
    }

    fn take_staged_in(
        &mut self,
        mut opened: Opened<'_>,
        outcome: &mut Outcome,
        tell: &mut dyn FnMut(u64),
    ) -> Result<TakenIn> {
        outcome.is_unheard = !self.hear_beside(&outcome.file, &opened)?;
        let kiosk = opened.manifest().kiosk;
        let held = take_in::held(self.engine.look()?.as_mut(), kiosk)?;
        let taken = self.take_in_and_tell(&mut opened, tell)?;
        outcome.days = self.days_behind(opened.manifest(), &held)?;
        Ok(taken)
    }

    /// Keeps what a kiosk tells those of its site, where that lies beside its bundle. The bundle
    /// itself is as good without it: says whether there is nothing amiss.
    fn hear_beside(&mut self, file: &Found, opened: &Opened<'_>) -> Result<bool> {
        let (kiosk, key) = (opened.manifest().kiosk, *opened.key());
        let note = match file.told() {
            Ok(Some(note)) => note,
            Ok(None) => return Ok(true),
            Err(error) => {
                tracing::warn!(%kiosk, %error, "what lies beside the bundle cannot be read");
                return Ok(false);
            }
        };
        let is_heard = self.hear(kiosk, &key, &note)?;
        if !is_heard {
            tracing::warn!(%kiosk, "what lies beside the bundle is not what its kiosk signed");
        }
        Ok(is_heard)
    }

    /// The first and the last day of what a bundle brought beside what was here.
    fn days_behind(&mut self, manifest: &Manifest, held: &[Span]) -> Result<Days> {
        let mut work = self.engine.look()?;
        let mut days: Days = None;
        for range in &manifest.ranges {
            let here = held.iter().find(|span| span.epoch == range.epoch);
            let first = here.map_or(range.first, |span| range.first.max(span.last + 1));
            let ends = [first, range.last]
                .into_iter()
                .filter(|_| first <= range.last);
            for seq in ends {
                let day = day_written(work.as_mut(), manifest.kiosk, range.epoch, seq)?;
                days = day.map_or(days, |day| {
                    let (first, last) = days.unwrap_or((day, day));
                    Some((first.min(day), last.max(day)))
                });
            }
        }
        Ok(days)
    }

    /// Writes what the office says to each kiosk whose bundles came, and to all others of their
    /// sites: whichever stick goes to a building says what is safe of every kiosk in it. They go
    /// into a folder, or into each in which these bundles lie. The entries are in already: where a
    /// receipt cannot be written, the pile may be taken in again.
    ///
    /// # Errors
    /// When the database fails; what is wrong with a folder stands beside the kiosk.
    pub fn acknowledge(
        &mut self,
        key: &SigningKey,
        doors: &BTreeMap<PathBuf, Door>,
        folder: Option<&Path>,
        now: DateTime<Utc>,
    ) -> Result<Vec<(KioskId, Result<PathBuf>)>> {
        let mut written = Vec::new();
        for kiosk in self.kiosk_states()? {
            let is_of = |(_, door): &(&PathBuf, &Door)| {
                let is_near = !kiosk.gone && door.sites.contains(&kiosk.site);
                is_near || door.kiosks.contains(&kiosk.kiosk)
            };
            let mut places: Vec<&Path> = doors
                .iter()
                .filter(is_of)
                .map(|(path, _)| path.as_path())
                .collect();
            if places.is_empty() {
                continue;
            }
            if let Some(folder) = folder {
                places = vec![folder];
            }
            let missing = kiosk.missing.iter().map(|missing| missing.span).collect();
            let receipt = self.next_receipt(kiosk.kiosk, missing, now)?;
            for place in places {
                written.push((kiosk.kiosk, receipts::write(&receipt, key, place)));
            }
        }
        Ok(written)
    }
}

impl Outcome {
    const fn new(file: Found, manifest: Option<Manifest>, what: Became) -> Self {
        Self {
            file,
            manifest,
            what,
            days: None,
            is_unheard: false,
        }
    }
}

impl Pile {
    /// Whether nothing more is taken in: the database failed, or whoever watches says stop, now or
    /// before.
    fn is_over(&mut self, goes_on: impl FnOnce() -> bool) -> bool {
        self.is_stopped = self.is_stopped || self.failed.is_some() || !goes_on();
        self.is_stopped
    }

    fn leaves(&mut self, file: Found, manifest: Option<Manifest>) {
        let left = Outcome::new(file, manifest, Became::NotReached);
        self.outcomes.push(left);
    }

    fn breaks_off(&mut self, file: Found, manifest: Option<Manifest>, error: OfficeError) {
        self.leaves(file, manifest);
        self.failed = Some(error);
    }
}
