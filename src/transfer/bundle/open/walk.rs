//! One way through what was unsealed: every file in its order, every row with its hash, and at the
//! end everything compared with the manifest that the kiosk has signed. It keeps no row.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::Carried;
use crate::domain::carried::Span;
use crate::domain::id::KioskId;
use crate::transfer::bundle::keys::hex;
use crate::transfer::bundle::manifest::{
    CHECKPOINT, MANIFEST, MANIFEST_BYTES_MAX, Manifest, PEOPLE, Part, README, Range, SERIES,
    events_part,
};
use crate::transfer::bundle::note::NOTE_BYTES_MAX;
use crate::transfer::bundle::part::{Head, PartReader};
use crate::transfer::bundle::refusal::{Order, Refusal};
use crate::transfer::bundle::tree::Tree;

/// The most that is unpacked of one bundle, in bytes: hundreds of years of a busy door.
const UNPACKED_BYTES_MAX: u64 = 32 * 1024 * 1024 * 1024;
/// The most files in a bundle.
const PARTS_MAX: usize = 100_000;
/// How much is read at once behind the end, in bytes.
const CHUNK_BYTES: u64 = 64 * 1024;

/// What a walk has found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub manifest: Manifest,
    pub manifest_sha256: [u8; 32],
}

/// What has been read so far.
pub(super) struct Walk<'e, E> {
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
    /// Begins; each row is told to `each`.
    pub fn new(each: &'e mut dyn FnMut(Carried<'_>) -> Result<(), E>) -> Self {
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

    /// Goes through all of it.
    pub fn through(mut self, unsealed: impl Read) -> Result<Found, E> {
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
            let read = rest.by_ref().take(CHUNK_BYTES).read_to_end(&mut bytes);
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
