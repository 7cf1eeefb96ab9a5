//! Reading a bundle: staged first, then read to its end and checked in every way, and only then
//! handed out.
//!
//! `age` gives out what it has decrypted before it knows that the file is whole. So a sealed file
//! is first copied, sealed as it is, into a file that has no name; then all of it is read once and
//! checked; then it is read again, and what is handed out must come out the same.

use std::cell::Cell;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use age::{DecryptError, Decryptor};
use sha2::{Digest, Sha256};

use super::keys::{Identity, PublicKey, hex};
use super::manifest::{
    CHECKPOINT, MANIFEST, MANIFEST_BYTES_MAX, Manifest, PEOPLE, Part, README, Range, SERIES,
    events_part,
};
use super::note::NOTE_BYTES_MAX;
use super::outer::Outer;
use super::part::{Head, PartReader};
use super::refusal::{Foreign, Order, Refusal, Trust};
use super::tree::Tree;
use crate::domain::carried::{CarriedPerson, CarriedSeries, Span};
use crate::domain::id::KioskId;
use crate::domain::row::{EntryHash, Row};

/// The largest sealed file that is staged, in bytes: more than a stick's file system can hold.
const SEALED_BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;
/// The most that is unpacked of one bundle, in bytes: hundreds of years of a busy door.
const UNPACKED_BYTES_MAX: u64 = 32 * 1024 * 1024 * 1024;
/// The longest beginning of an age file that is looked at, in bytes: a hundred recipients.
const HEADER_BYTES_MAX: u64 = 16 * 1024;
/// How the last line of that beginning starts.
const HEADER_END: &[u8] = b"\n--- ";
/// How much is copied at once, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;
/// The most files in a bundle.
const PARTS_MAX: usize = 100_000;

/// One thing that a bundle carries.
#[derive(Debug)]
pub enum Carried<'r> {
    /// An entry of the log, and its hash.
    Entry(Row<'r>, EntryHash),
    /// What may be said of a person.
    Person(CarriedPerson),
    /// A series.
    Series(CarriedSeries),
}

/// A bundle that was read to its end and checked in every way that needs nothing but itself and the
/// key of its kiosk.
pub struct Opened<'k> {
    staged: File,
    identities: &'k [Identity],
    sha256: [u8; 32],
    found: Found,
    key: PublicKey,
}

impl fmt::Debug for Opened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({})", self.manifest().file_name())
    }
}

/// Stages and checks a sealed file. `note` is the one that lay beside it, if one did.
///
/// # Errors
/// Why it is refused; nothing of it is left anywhere then.
pub fn open<'k>(
    sealed: impl Read,
    note: Option<&[u8]>,
    identities: &'k [Identity],
    trust: &dyn Trust,
) -> Result<Opened<'k>, Refusal> {
    let (mut staged, bytes, sha256) = stage(sealed)?;
    let note = note.map(Outer::read).transpose()?;
    if let Some(note) = &note {
        note.compare(bytes, &sha256)?;
    }
    let found = survey(&mut staged, identities)?;
    let key = found.manifest.key()?;
    if let Some(note) = &note {
        note.check(found.manifest.kiosk, &key)?;
    }
    trust.vouch(found.manifest.kiosk, &key)?;
    Ok(Opened {
        staged,
        identities,
        sha256,
        found,
        key,
    })
}

impl Opened<'_> {
    /// What it holds.
    pub const fn manifest(&self) -> &Manifest {
        &self.found.manifest
    }

    /// The SHA-256 of the sealed file.
    pub const fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }

    /// The SHA-256 of its manifest: the same where the same content was sealed again.
    pub const fn manifest_sha256(&self) -> &[u8; 32] {
        &self.found.manifest_sha256
    }

    /// The key that signed it.
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// Hands out everything in it: entries in their order, then people, then series. It is read and
    /// checked once more on the way, so keep nothing until this has returned.
    ///
    /// # Errors
    /// What `each` fails with, or why what was staged cannot be read again.
    pub fn hand_out<E: From<Refusal>>(
        &mut self,
        each: &mut dyn FnMut(Carried<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let again = walk(&mut self.staged, self.identities, each)?;
        if again == self.found {
            Ok(())
        } else {
            Err(Refusal::Altered("the staged copy").into())
        }
    }
}

/// Copies it, sealed as it is, into a file without a name.
fn stage(mut sealed: impl Read) -> Result<(File, u64, [u8; 32]), Refusal> {
    let mut staged = tempfile::tempfile()?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = match sealed.read(&mut chunk) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        let Some(read) = chunk.get(..read).filter(|read| !read.is_empty()) else {
            break;
        };
        bytes += read.len() as u64;
        if bytes > SEALED_BYTES_MAX {
            return Err(Refusal::TooLarge("the file"));
        }
        hash.update(read);
        staged.write_all(read)?;
    }
    Ok((staged, bytes, hash.finalize().into()))
}

/// Reads and checks all of it, and keeps nothing.
fn survey(staged: &mut File, identities: &[Identity]) -> Result<Found, Refusal> {
    walk(staged, identities, &mut |_| Ok(()))
}

/// What a walk has found.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    manifest: Manifest,
    manifest_sha256: [u8; 32],
}

/// Reads all of it and checks it, telling each row on the way.
fn walk<E: From<Refusal>>(
    staged: &mut File,
    identities: &[Identity],
    each: &mut dyn FnMut(Carried<'_>) -> Result<(), E>,
) -> Result<Found, E> {
    let failed = Failed::default();
    let unsealed = unseal(staged, identities, &failed)?;
    let walked = Walk::new(each).through(unsealed);
    // What is wrong with the seal is why what is inside could not be read.
    match failed.take() {
        Some(why) => Err(why.into()),
        None => walked,
    }
}

/// Opens the seal.
fn unseal<'f>(
    staged: &'f mut File,
    identities: &[Identity],
    failed: &Failed,
) -> Result<impl Read + use<'f>, Refusal> {
    look_at_header(staged)?;
    staged.seek(SeekFrom::Start(0))?;
    let age = Decryptor::new_buffered(BufReader::with_capacity(CHUNK_BYTES, staged));
    let keys = identities.iter().map(Identity::key);
    let unsealed = age.and_then(|age| age.decrypt(keys)).map_err(of_header)?;
    Ok(Unsealed {
        inner: unsealed,
        failed: failed.clone(),
    })
}

/// What cannot be a beginning of an age file is not given to its parser.
fn look_at_header(staged: &mut File) -> Result<(), Refusal> {
    staged.seek(SeekFrom::Start(0))?;
    let mut start = Vec::new();
    staged.take(HEADER_BYTES_MAX).read_to_end(&mut start)?;
    let ends = |window: &[u8]| window == HEADER_END;
    if start.windows(HEADER_END.len()).any(ends) {
        Ok(())
    } else {
        Err(Foreign::NotABundle.into())
    }
}

fn of_header(error: DecryptError) -> Refusal {
    match error {
        DecryptError::NoMatchingKeys => Foreign::OtherOffice.into(),
        DecryptError::InvalidHeader
        | DecryptError::UnknownFormat
        | DecryptError::ExcessiveWork { .. } => Foreign::NotABundle.into(),
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Refusal::Cut,
        DecryptError::Io(error) => error.into(),
        _ => Refusal::Altered("the seal"),
    }
}

/// Why the seal could not be read on, told past whoever reads what is inside.
#[derive(Clone, Default)]
struct Failed(Rc<Cell<Option<Refusal>>>);

impl Failed {
    fn take(&self) -> Option<Refusal> {
        self.0.take()
    }
}

struct Unsealed<R> {
    inner: R,
    failed: Failed,
}

impl<R: Read> Read for Unsealed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.inner.read(bytes).inspect_err(|error| {
            let why = match error.kind() {
                // age has seen no last chunk.
                io::ErrorKind::UnexpectedEof => Refusal::Cut,
                io::ErrorKind::InvalidData => Refusal::Altered("the seal"),
                kind => Refusal::Io(io::Error::new(kind, error.to_string())),
            };
            self.failed.0.set(Some(why));
        })
    }
}

/// What has been read so far.
struct Walk<'e, E> {
    each: &'e mut dyn FnMut(Carried<'_>) -> Result<(), E>,
    parts: Vec<Part>,
    ranges: Vec<Range>,
    /// Of which kiosk the entries say they are.
    kiosks: Vec<KioskId>,
    tree: Tree,
    /// How much may still be unpacked.
    unpack_bytes: u64,
    people: u64,
    series: u64,
    manifest: Option<Vec<u8>>,
    checkpoint: Option<Vec<u8>>,
}

impl<'e, E: From<Refusal>> Walk<'e, E> {
    fn new(each: &'e mut dyn FnMut(Carried<'_>) -> Result<(), E>) -> Self {
        Self {
            each,
            parts: Vec::new(),
            ranges: Vec::new(),
            kiosks: Vec::new(),
            tree: Tree::default(),
            unpack_bytes: UNPACKED_BYTES_MAX,
            people: 0,
            series: 0,
            manifest: None,
            checkpoint: None,
        }
    }

    fn through(mut self, unsealed: impl Read) -> Result<Found, E> {
        let mut tar = tar::Archive::new(unsealed);
        // As they stand there: no links, no long names, nothing that an archive can do beyond
        // files.
        for file in tar.entries().map_err(of_tar)?.raw(true) {
            self.file(file.map_err(of_tar)?)?;
        }
        let mut rest = tar.into_inner();
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let chunk = CHUNK_BYTES as u64;
            let read = rest.by_ref().take(chunk).read_to_end(&mut bytes);
            if read.map_err(of_tar)? == 0 {
                break;
            }
            if bytes.iter().any(|byte| *byte != 0) {
                return Err(Refusal::Altered("what stands behind its end").into());
            }
        }
        Ok(self.compare()?)
    }

    fn file<R: Read>(&mut self, mut file: tar::Entry<'_, R>) -> Result<(), E> {
        let name = file.path_bytes().into_owned();
        let name = String::from_utf8(name).map_err(|_| Refusal::Altered("a name"))?;
        if !file.header().entry_type().is_file() || self.parts.len() > PARTS_MAX {
            return Err(Refusal::Altered("a part").into());
        }
        if self.manifest.is_some() && name != CHECKPOINT || self.checkpoint.is_some() {
            return Err(Refusal::Reordered(Order::Part {
                expected: CHECKPOINT.to_owned(),
            })
            .into());
        }
        match name.as_str() {
            MANIFEST => self.manifest = Some(whole(&mut file, MANIFEST_BYTES_MAX)?),
            CHECKPOINT => self.checkpoint = Some(whole(&mut file, NOTE_BYTES_MAX)?),
            _ => self.part(name, file)?,
        }
        Ok(())
    }

    /// One part that the manifest must name.
    fn part(&mut self, name: String, file: impl Read) -> Result<(), E> {
        let mut hashed = Hashed {
            inner: file,
            hash: Sha256::new(),
            bytes: 0,
        };
        let rows = if name == README {
            0
        } else {
            self.rows(&name, &mut hashed)?
        };
        // To its end, whatever its reader made of it.
        io::copy(&mut hashed, &mut io::sink()).map_err(of_tar)?;
        self.parts.push(Part {
            name,
            bytes: hashed.bytes,
            sha256: hex(&hashed.hash.finalize()),
            rows,
        });
        Ok(())
    }

    fn rows(&mut self, name: &str, part: &mut impl Read) -> Result<u64, E> {
        let mut part = PartReader::begin(part, self.unpack_bytes)?;
        let each = &mut *self.each;
        let rows = match (name, part.head()?) {
            (PEOPLE, Head::People { .. }) => {
                let rows = part.rows(&mut |person| each(Carried::Person(person)))?;
                self.people += rows;
                rows
            }
            (SERIES, Head::Series { .. }) => {
                let rows = part.rows(&mut |series| each(Carried::Series(series)))?;
                self.series += rows;
                rows
            }
            (
                _,
                Head::Events {
                    kiosk,
                    epoch,
                    first,
                    before,
                    ..
                },
            ) => {
                let tree = &mut self.tree;
                let (head, rows) =
                    part.entries(kiosk, epoch, first, &before, &mut |row, hash| {
                        tree.add(hash);
                        each(Carried::Entry(*row, *hash))
                    })?;
                self.kiosks.push(kiosk);
                self.kiosks.dedup();
                let last = first.checked_add(rows).and_then(|next| next.checked_sub(1));
                let last = last.ok_or(Refusal::Altered("a part"))?;
                let span = Span { epoch, first, last };
                self.follow(Range::new(span, &[0; 32], &head), before);
                rows
            }
            _ => return Err(Refusal::Altered("a part").into()),
        };
        self.unpack_bytes -= part.read_bytes();
        Ok(rows)
    }

    /// Adds what a part of events holds: where the one before ended, or a new range.
    fn follow(&mut self, mut part: Range, before: String) {
        part.before = before;
        if let Some(range) = self.ranges.last_mut() {
            let goes_on = range.epoch == part.epoch
                && range.last.checked_add(1) == Some(part.first)
                && range.head == part.before;
            if goes_on {
                (range.last, range.head) = (part.last, part.head);
                return;
            }
        }
        self.ranges.push(part);
    }

    /// Everything that was found is what the manifest says, and the manifest is signed.
    fn compare(self) -> Result<Found, Refusal> {
        let part_missing = |name: &str| Refusal::PartMissing(name.to_owned());
        let json = self.manifest.ok_or_else(|| part_missing(MANIFEST))?;
        let manifest = Manifest::read(&json)?;
        compare_parts(&manifest.parts, &self.parts)?;
        let checkpoint = self.checkpoint.ok_or_else(|| part_missing(CHECKPOINT))?;
        manifest.check(&json, &checkpoint, self.tree.size(), &self.tree.root())?;
        let is_of_kiosk = self.kiosks.iter().all(|kiosk| *kiosk == manifest.kiosk);
        let is_as_said = is_of_kiosk
            && manifest.ranges == self.ranges
            && manifest.rows == self.tree.size()
            && (manifest.people, manifest.series) == (self.people, self.series);
        if !is_as_said {
            return Err(Refusal::Altered("the manifest"));
        }
        Ok(Found {
            manifest_sha256: Sha256::digest(&json).into(),
            manifest,
        })
    }
}

/// The parts that were found are those of the manifest, in its order.
fn compare_parts(named: &[Part], found: &[Part]) -> Result<(), Refusal> {
    for part in named {
        if !found.iter().any(|other| other.name == part.name) {
            return Err(Refusal::PartMissing(part.name.clone()));
        }
    }
    if named.len() != found.len() {
        return Err(Refusal::Altered("the list of parts"));
    }
    for (part, other) in named.iter().zip(found) {
        if part.name != other.name {
            return Err(Refusal::Reordered(Order::Part {
                expected: part.name.clone(),
            }));
        }
        if part != other {
            return Err(Refusal::Altered("a part"));
        }
    }
    let has_form = |(at, part): (usize, &Part)| match named.len() - at {
        1 => part.name == SERIES,
        2 => part.name == PEOPLE,
        _ if at == 0 => part.name == README,
        _ => part.name == events_part(at),
    };
    if !named.iter().enumerate().all(has_form) {
        return Err(Refusal::Altered("the list of parts"));
    }
    Ok(())
}

fn whole(file: &mut impl Read, bytes_max: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let file = file.take(bytes_max + 1).read_to_end(&mut bytes);
    file.map_err(of_tar)?;
    if bytes.len() as u64 > bytes_max {
        return Err(Refusal::TooLarge("a part"));
    }
    Ok(bytes)
}

/// What cannot be read as an archive is not what was sealed; what cannot be read at all was noted
/// below.
fn of_tar(_: io::Error) -> Refusal {
    Refusal::Altered("the archive")
}

struct Hashed<R> {
    inner: R,
    hash: Sha256,
    bytes: u64,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.hash.update(bytes.get(..read).unwrap_or(bytes));
        self.bytes += read as u64;
        Ok(read)
    }
}
