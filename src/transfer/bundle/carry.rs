//! The bundle carried away: what the office has not acknowledged becomes a sealed file on a stick,
//! and the receipts that lie there come back.
//!
//! The rows come from one snapshot beside the door. The sealed file and its note are written under
//! temporary names, read back from the device, and only then get theirs; the sealed file last, so
//! that it is never there without its note.

use std::fmt;
use std::io::{self, Read};

use super::keys::{PublicKey, Recipients, SigningKey};
use super::manifest::{Manifest, Site, file_name};
use super::outer::outer_note;
use super::receipt::{RECEIPT_BYTES_MAX, is_receipt_for, read_receipt};
use super::seal::{Contents, Cover, Each, EachRow, seal};
use crate::device::volume::{OpenFolder, VolumeError};
use crate::domain::carried::{CarriedPerson, CarriedSeries, Receipt, Span, Stretch};
use crate::domain::entry::EntryKey;
use crate::domain::id::KioskId;
use crate::domain::moment::Moment;
use crate::store::{BundleBegun, BundleView, Place, StoreError};
use crate::transfer::TransferError;
use crate::transfer::delivery::{SUFFIX_BYTES, WrittenFile, hex, read_back, write_file};
use crate::transfer::job::{Job, Step};
use crate::transfer::package::{TOLD_END, told_name, write_cards, write_told};
use crate::transfer::readable::{After, Destination, Space, explain};
use crate::transfer::staff_stick::{DOOR, door_of};

/// What the names end in.
const SEALED_END: &str = ".tar.age";
const NOTE_END: &str = ".note";
/// What temporary names look like.
const TEMPORARY_START: &str = ".door-";
const TEMPORARY_END: &str = ".part";
/// What an entry takes, generously, in bytes.
const ROW_BYTES_TYPICAL: u64 = 200;
/// What the rest takes, and what a stick loses to its large blocks, in bytes.
const REST_BYTES: u64 = 1024 * 1024;
/// How often the progress is told, in entries.
const ROWS_PER_REPORT: u64 = 64;
/// How many receipts for one kiosk are looked at, the newest by their names.
const RECEIPTS_MAX: usize = 16;

/// What is to be carried away.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The number that was taken for it.
    pub begun: &'a BundleBegun,
    /// Which site.
    pub site: &'a Site,
    /// Now.
    pub now: Moment,
    /// What the kiosk signs with.
    pub key: &'a SigningKey,
    /// Who can open it.
    pub recipients: &'a Recipients,
}

impl fmt::Debug for Order<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Order")
            .field("begun", &self.begun)
            .finish_non_exhaustive()
    }
}

/// A bundle that is on the stick under its name, and was read back.
#[derive(Debug)]
pub struct CarriedAway {
    /// The folder that it lies in.
    pub folder: &'static str,
    /// The sealed file, then its note.
    pub files: [WrittenFile; 2],
    /// What lies beside them for the other kiosks of the site, once those are known.
    pub told: Option<WrittenFile>,
    /// The SHA-256 of the sealed file.
    pub sha256: [u8; 32],
    /// The newest entry in it.
    pub last: EntryKey,
    /// What it holds.
    pub manifest: Manifest,
    /// What became of the stick.
    pub stick: Stick,
}

/// What became of a stick after a bundle.
#[derive(Debug)]
pub enum Stick {
    /// It was let go: it is safe to remove.
    SafeToRemove,
    /// It could not be let go: it must not be pulled yet.
    NotEjected(VolumeError),
    /// It stays where it is, as was asked for.
    Kept,
}

/// How many entries no receipt names: what a bundle would carry.
///
/// # Errors
/// When the store fails.
pub fn unacknowledged(place: &Place) -> Result<u64, StoreError> {
    place.reader()?.bundle(|view| {
        let stretches = view.stretches().iter();
        Ok(stretches.map(|it| it.span.entries()).sum())
    })
}

/// Carries it away. Takes as long as the stick does: call it on a thread of its own. `chance` fills
/// a slice with random bytes, for the temporary names.
///
/// # Errors
/// When the store or the stick fails, or the job was stopped; nothing may then count as exported.
pub fn carry_away(
    place: &Place,
    order: Order<'_>,
    destination: Destination<'_>,
    chance: &dyn Fn(&mut [u8]) -> io::Result<()>,
    job: &Job,
) -> Result<CarriedAway, TransferError> {
    let mut space = Space {
        needed_bytes: 0,
        free_bytes: 0,
    };
    let mut reader = place.reader()?;
    let carried = reader.bundle(|view| deliver(view, order, destination, chance, job, &mut space));
    let mut carried = carried.map_err(|error| explain(error, destination, space))?;
    if destination.after == After::Eject {
        carried.stick = match destination.volumes.eject(destination.volume) {
            Ok(()) => Stick::SafeToRemove,
            Err(error) => Stick::NotEjected(error),
        };
    }
    Ok(carried)
}

/// The newest receipt for this kiosk on a stick that the office has signed; none where there is
/// none. What else lies there under such a name is passed over.
///
/// # Errors
/// When the stick cannot be read.
pub fn newest_receipt(
    destination: Destination<'_>,
    kiosk: KioskId,
    office: &PublicKey,
) -> Result<Option<Receipt>, TransferError> {
    let opened = destination.volumes.open(destination.volume);
    let root = opened.map_err(|error| TransferError::of_volume(error, 0, 0))?;
    let door = match root.folder(DOOR) {
        Ok(door) => door,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let names = door.names()?.into_iter();
    let mut names: Vec<String> = names.filter(|name| is_receipt_for(name, kiosk)).collect();
    names.sort_unstable();
    let mut newest: Option<Receipt> = None;
    for name in names.iter().rev().take(RECEIPTS_MAX) {
        let read = read_one(door.as_ref(), name, office);
        let is_newer = |receipt: &Receipt| {
            let newest = newest.as_ref();
            receipt.kiosk == kiosk && newest.is_none_or(|newest| newest.number < receipt.number)
        };
        match read.map(|receipt| receipt.filter(is_newer)) {
            Ok(Some(receipt)) => newest = Some(receipt),
            Ok(None) => {}
            Err(error) => tracing::warn!(name, %error, "a receipt could not be read"),
        }
    }
    Ok(newest)
}

fn read_one(door: &dyn OpenFolder, name: &str, office: &PublicKey) -> io::Result<Option<Receipt>> {
    let mut bytes = Vec::new();
    let file = door.read(name)?;
    file.take(RECEIPT_BYTES_MAX).read_to_end(&mut bytes)?;
    let receipt = read_receipt(&bytes, office);
    if let Err(error) = &receipt {
        tracing::warn!(name, %error, "a receipt does not count");
    }
    Ok(receipt.ok())
}

fn deliver(
    view: &BundleView<'_>,
    order: Order<'_>,
    destination: Destination<'_>,
    chance: &dyn Fn(&mut [u8]) -> io::Result<()>,
    job: &Job,
    space: &mut Space,
) -> Result<CarriedAway, TransferError> {
    job.report(Step::Preparing, 0, 1)?;
    let entries = view.stretches().iter().map(|it| it.span.entries()).sum();
    if entries == 0 {
        return Err(TransferError::Nothing);
    }
    let opened = destination.volumes.open(destination.volume);
    let root = opened.map_err(|error| TransferError::of_volume(error, 0, 0))?;
    let door = door_of(root.as_ref())?;
    remove_leftovers(door.as_ref())?;
    let begun = order.begun;
    let (telling, site) = (view.telling()?, &order.site.code);
    let told = write_told(&telling, begun.kiosk, site, order.key)?;
    let cards = write_cards(&telling, begun.kiosk, site, order.key)?;
    let told = [told, cards]
        .into_iter()
        .flatten()
        .reduce(|told, cards| told + &cards);
    let told_bytes = told.as_ref().map_or(0, String::len) as u64;
    *space = Space {
        needed_bytes: entries * ROW_BYTES_TYPICAL + REST_BYTES + told_bytes,
        free_bytes: root.free_bytes()?,
    };
    let Space {
        needed_bytes,
        free_bytes,
    } = *space;
    if free_bytes < needed_bytes {
        return Err(TransferError::Full {
            needed_bytes,
            free_bytes,
        });
    }
    let mut suffix = [0; SUFFIX_BYTES];
    chance(&mut suffix)?;
    let mut files = Files {
        door: door.as_ref(),
        suffix: hex(&suffix),
        there: Vec::new(),
    };
    let told = told
        .map(|text| files.write_note(TOLD_END, &text))
        .transpose()?;
    write_all(&mut files, view, order, entries, told, job)
}

/// Removes what interrupted exports left behind. What cannot be removed is left where it is.
fn remove_leftovers(door: &dyn OpenFolder) -> io::Result<()> {
    for name in door.names()?.iter().filter(|name| is_temporary(name)) {
        if let Err(error) = door.remove_file(name) {
            tracing::warn!(name, %error, "what an interrupted export left is still there");
        }
    }
    Ok(())
}

fn is_temporary(name: &str) -> bool {
    let random = name
        .strip_prefix(TEMPORARY_START)
        .and_then(|rest| rest.strip_suffix(TEMPORARY_END))
        .map(|rest| {
            let note = rest.strip_suffix(NOTE_END);
            note.or(rest.strip_suffix(TOLD_END)).unwrap_or(rest)
        });
    random.is_some_and(|digits| {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        digits.len() == 2 * SUFFIX_BYTES && digits.bytes().all(is_hex)
    })
}

/// The files of a delivery under way; what has not got its last name goes with it.
struct Files<'d> {
    door: &'d dyn OpenFolder,
    suffix: String,
    there: Vec<String>,
}

impl Files<'_> {
    fn temporary(&mut self, end: &str) -> String {
        let name = format!("{TEMPORARY_START}{}{end}{TEMPORARY_END}", self.suffix);
        self.there.push(name.clone());
        name
    }

    /// Writes a text under a temporary name.
    fn write_note(&mut self, end: &str, text: &str) -> Result<WrittenFile, TransferError> {
        let temporary = self.temporary(end);
        let (note, ()) = write_file(self.door, &temporary, |out| {
            Ok(out.write_all(text.as_bytes())?)
        })?;
        Ok(note)
    }

    /// Gives a file its name.
    fn publish(&mut self, file: &mut WrittenFile, name: String) -> io::Result<()> {
        self.door.rename(&file.name, &name)?;
        self.there.retain(|there| *there != file.name);
        self.there.push(name.clone());
        file.name = name;
        Ok(())
    }
}

impl Drop for Files<'_> {
    fn drop(&mut self) {
        for name in &self.there {
            if let Err(error) = self.door.remove_file(name) {
                // A pulled stick: the next export onto it removes this.
                tracing::debug!(%error, "an interrupted export leaves its temporary file");
            }
        }
    }
}

fn write_all(
    files: &mut Files<'_>,
    view: &BundleView<'_>,
    order: Order<'_>,
    entries: u64,
    mut told: Option<WrittenFile>,
    job: &Job,
) -> Result<CarriedAway, TransferError> {
    let begun = order.begun;
    let cover = Cover {
        kiosk: begun.kiosk,
        epoch: begun.epoch,
        number: begun.number,
        before: begun.before,
        site: order.site.clone(),
        stood: view.stood()?,
        now: order.now,
    };
    let last = view.last_entry()?;
    let temporary = files.temporary("");
    let (mut sealed, manifest) = write_file(files.door, &temporary, |out| {
        let mut contents = Unacknowledged(view);
        let mut each = |done: u64| {
            if done.is_multiple_of(ROWS_PER_REPORT) || done == entries {
                job.report(Step::Writing, done, entries)
            } else {
                job.check()
            }
        };
        seal(
            out,
            &cover,
            order.key,
            order.recipients,
            &mut contents,
            &mut each,
        )
    })?;
    let sha256 = super::keys::unhex(&sealed.sha256);
    let sha256 = sha256.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    let text = outer_note(sealed.bytes, &sha256, begun.kiosk, order.key);
    let mut note = files.write_note(NOTE_END, &text)?;
    let mut all = vec![sealed.clone(), note.clone()];
    all.extend(told.clone());
    read_back(files.door, &all, job)?;
    job.report(Step::Finishing, 0, 1)?;
    let name = file_name(begun.kiosk, begun.epoch, begun.number);
    if let Some(told) = &mut told {
        files.publish(told, told_name(&name))?;
    }
    files.publish(&mut note, format!("{name}{NOTE_END}"))?;
    files.publish(&mut sealed, format!("{name}{SEALED_END}"))?;
    // From here on both have their names, and stay.
    files.there.clear();
    files.door.sync()?;
    Ok(CarriedAway {
        folder: DOOR,
        files: [sealed, note],
        told,
        sha256,
        last,
        manifest,
        stick: Stick::Kept,
    })
}

/// What the office has not acknowledged, as a bundle takes it.
struct Unacknowledged<'v, 't>(&'v BundleView<'t>);

impl Contents for Unacknowledged<'_, '_> {
    fn stretches(&self) -> &[Stretch] {
        self.0.stretches()
    }

    fn entries(&mut self, of: Span, each: &mut EachRow<'_>) -> Result<(), TransferError> {
        self.0.entries(of, each)
    }

    fn people(&mut self, each: &mut Each<'_, CarriedPerson>) -> Result<(), TransferError> {
        self.0.people(each)
    }

    fn series(&mut self, each: &mut Each<'_, CarriedSeries>) -> Result<(), TransferError> {
        self.0.series(each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_leftovers_are_known_as_such() {
        for (name, leftover) in [
            (".door-0123456789abcdef.part", true),
            (".door-0123456789abcdef.note.part", true),
            (".door-0123456789abcdef.near.part", true),
            (".door-0123456789ABCDEF.part", false),
            (".door-0123456789abcde.part", false),
            (".door-.part", false),
            ("door-0123456789abcdef.part", false),
            (".report-0123456789abcdef.part", false),
            ("aaaaaaaaaaaa-eeeeeeeeeeee-000007.tar.age", false),
        ] {
            assert_eq!(is_temporary(name), leftover, "{name}");
        }
    }
}
