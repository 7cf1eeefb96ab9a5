//! Writing a bundle, from the first byte to the last, without ever having more of it in memory than
//! a part of events.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use age::Encryptor;
use age::stream::StreamWriter;
use sha2::{Digest, Sha256};

use super::keys::{Recipients, SigningKey, hex};
use super::manifest::{
    CHECKPOINT, ClockReport, FORMAT, FORMAT_VERSION, MANIFEST, Manifest, PEOPLE, Part, README,
    Range, SERIES, Site, events_part, stood,
};
use super::part::{Head, LINES_VERSION, Lines, Packed};
use super::tree::Tree;
use crate::domain::carried::{BundleBefore, CarriedPerson, CarriedSeries, Span, Stood, Stretch};
use crate::domain::id::{Epoch, KioskId};
use crate::domain::moment::{ClockState, Moment};
use crate::domain::row::{EntryHash, Row};
use crate::transfer::{RowError, TransferError};

/// What somebody reads who opens a bundle by hand.
const README_TEXT: &str = include_str!("README.txt");
/// Files in it can be read by their owner only.
const MODE: u32 = 0o600;

/// How many parts may wait to be compressed.
const PARTS_WAITING: usize = 1;

/// What a bundle says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Which kiosk makes it.
    pub kiosk: KioskId,
    /// The epoch that the kiosk is in.
    pub epoch: Epoch,
    /// Counts the bundles of this epoch.
    pub number: u32,
    /// The one before in this epoch.
    pub before: Option<BundleBefore>,
    /// Which site.
    pub site: Site,
    /// Where the kiosk stood, as far back as it knows, oldest first.
    pub stood: Vec<Stood>,
    /// Now.
    pub now: Moment,
}

/// What goes into a bundle, of one moment. It is asked once for each kind, in the order below, and
/// gives rows one by one.
pub trait Contents {
    /// The stretches of the log, in their order, none of them empty.
    fn stretches(&self) -> &[Stretch];

    /// Gives each entry of a stretch, in its order.
    ///
    /// # Errors
    /// What `each` fails with; [`TransferError::Rows`] when the rows cannot be read.
    fn entries(&mut self, of: Span, each: &mut EachRow<'_>) -> Result<(), TransferError>;

    /// Gives each person of whom something may be said.
    ///
    /// # Errors
    /// As for [`Contents::entries`].
    fn people(&mut self, each: &mut Each<'_, CarriedPerson>) -> Result<(), TransferError>;

    /// Gives each series.
    ///
    /// # Errors
    /// As for [`Contents::entries`].
    fn series(&mut self, each: &mut Each<'_, CarriedSeries>) -> Result<(), TransferError>;
}

/// Takes one entry.
pub type EachRow<'e> = dyn FnMut(&Row<'_>) -> Result<(), TransferError> + 'e;

/// Takes one row of another kind.
pub type Each<'e, T> = dyn FnMut(&T) -> Result<(), TransferError> + 'e;

/// Writes a bundle and gives what it holds. `each` is told how many entries are written, and may
/// stop it. Rows are read and chained on this thread, and compressed on another.
///
/// # Errors
/// When the rows fail or do not follow one another, `out` fails, or `each` does. What was written
/// is then no bundle.
pub fn seal(
    out: impl Write,
    cover: &Cover,
    key: &SigningKey,
    recipients: &Recipients,
    contents: &mut dyn Contents,
    each: &mut dyn FnMut(u64) -> Result<(), TransferError>,
) -> Result<Manifest, TransferError> {
    let age = Encryptor::with_recipients(recipients.each()).map_err(io::Error::other)?;
    let mut sealing = Sealing {
        tar: tar::Builder::new(age.wrap_output(out)?),
        made: u64::try_from(cover.now.utc.timestamp()).unwrap_or(0),
        parts: Vec::new(),
        ranges: Vec::new(),
        entries: 0,
        doubtful: 0,
    };
    sealing.file(README, README_TEXT.as_bytes())?;
    sealing.parts.push(Part {
        name: README.to_owned(),
        bytes: README_TEXT.len() as u64,
        sha256: hex(&Sha256::digest(README_TEXT)),
        rows: 0,
    });
    let tree = sealing.events(cover.kiosk, contents, each)?;
    let people = sealing.people(contents)?;
    let series = sealing.series(contents)?;
    sealing.finish(cover, key, recipients, &tree, [people, series])
}

struct Sealing<W: Write> {
    tar: tar::Builder<StreamWriter<W>>,
    /// Seconds since 1970 UTC.
    made: u64,
    parts: Vec<Part>,
    ranges: Vec<Range>,
    entries: u64,
    doubtful: u64,
}

/// The thread that compresses, as the one that reads sees it.
struct Packer {
    to: SyncSender<Lines>,
    from: Receiver<io::Result<Packed>>,
}

impl<W: Write> Sealing<W> {
    /// All stretches of the log; gives the tree over their entries.
    fn events(
        &mut self,
        kiosk: KioskId,
        contents: &mut dyn Contents,
        each: &mut dyn FnMut(u64) -> Result<(), TransferError>,
    ) -> Result<Tree, TransferError> {
        thread::scope(|scope| {
            let (to, lines) = mpsc::sync_channel::<Lines>(PARTS_WAITING);
            let (ready, from) = mpsc::channel();
            let packing = thread::Builder::new().spawn_scoped(scope, move || {
                let mut tree = Tree::default();
                for lines in lines {
                    lines.hashes.iter().for_each(|hash| tree.add(hash));
                    // Nobody listens any more where the reading failed.
                    if ready.send(lines.pack()).is_err() {
                        break;
                    }
                }
                tree
            })?;
            let packer = Packer { to, from };
            for stretch in contents.stretches().to_vec() {
                self.stretch(kiosk, stretch, contents, &packer, each)?;
            }
            let Packer { to, from } = packer;
            drop(to);
            from.iter()
                .try_for_each(|packed| self.events_part(&packed?))?;
            packing.join().map_err(|_| packer_is_gone())
        })
    }

    /// One stretch of the log, in as many parts as it takes.
    fn stretch(
        &mut self,
        kiosk: KioskId,
        stretch: Stretch,
        contents: &mut dyn Contents,
        packer: &Packer,
        each: &mut dyn FnMut(u64) -> Result<(), TransferError>,
    ) -> Result<(), TransferError> {
        let span = stretch.span;
        let (mut hash, mut next) = (stretch.before, span.first);
        let mut part: Option<Lines> = None;
        contents.entries(span, &mut |row| {
            if row.key.kiosk != kiosk || row.key.epoch != span.epoch || row.key.seq != next {
                return Err(out_of_order());
            }
            if let Some(full) = part.take_if(|part| part.is_full()) {
                self.pack(full, packer)?;
            }
            if part.is_none() {
                let from = Stretch {
                    span: Span {
                        first: next,
                        ..span
                    },
                    before: hash,
                };
                part = Some(Lines::begin(&Head::events(kiosk, from))?);
            }
            hash = row.hash(&hash);
            if let Some(part) = &mut part {
                part.entry(row, hash);
            }
            self.doubtful += u64::from(row.clock != ClockState::Ok.code());
            self.entries += 1;
            next += 1;
            each(self.entries)
        })?;
        if next != span.last + 1 {
            return Err(out_of_order());
        }
        if let Some(last) = part {
            self.pack(last, packer)?;
        }
        self.ranges.push(Range::new(span, &stretch.before, &hash));
        Ok(())
    }

    /// Hands a part of events to the thread that compresses, and writes what it has ready.
    fn pack(&mut self, part: Lines, packer: &Packer) -> Result<(), TransferError> {
        packer.to.send(part).map_err(|_| packer_is_gone())?;
        packer
            .from
            .try_iter()
            .try_for_each(|packed| self.events_part(&packed?))
    }

    fn events_part(&mut self, packed: &Packed) -> Result<(), TransferError> {
        // The README is the part before the first.
        let name = events_part(self.parts.len());
        self.part(&name, packed)
    }

    fn people(&mut self, contents: &mut dyn Contents) -> Result<u64, TransferError> {
        let mut lines = Lines::begin(&Head::People {
            version: LINES_VERSION,
        })?;
        contents.people(&mut |person| Ok(lines.row(person)?))?;
        self.whole(PEOPLE, lines)
    }

    fn series(&mut self, contents: &mut dyn Contents) -> Result<u64, TransferError> {
        let mut lines = Lines::begin(&Head::Series {
            version: LINES_VERSION,
        })?;
        contents.series(&mut |series| Ok(lines.row(series)?))?;
        self.whole(SERIES, lines)
    }

    fn whole(&mut self, name: &str, lines: Lines) -> Result<u64, TransferError> {
        let packed = lines.pack()?;
        self.part(name, &packed)?;
        Ok(packed.rows)
    }

    fn part(&mut self, name: &str, packed: &Packed) -> Result<(), TransferError> {
        self.file(name, &packed.bytes)?;
        self.parts.push(Part {
            name: name.to_owned(),
            bytes: packed.bytes.len() as u64,
            sha256: hex(&packed.sha256),
            rows: packed.rows,
        });
        Ok(())
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_path(name)?;
        header.set_size(bytes.len() as u64);
        header.set_mode(MODE);
        header.set_mtime(self.made);
        header.set_cksum();
        self.tar.append(&header, bytes)
    }

    fn finish(
        mut self,
        cover: &Cover,
        key: &SigningKey,
        recipients: &Recipients,
        tree: &Tree,
        [people, series]: [u64; 2],
    ) -> Result<Manifest, TransferError> {
        let now = &cover.now;
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: FORMAT_VERSION,
            kiosk: cover.kiosk,
            epoch: cover.epoch,
            number: cover.number,
            before: cover.before.map(Into::into),
            made_at: now.utc.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            site: cover.site.clone(),
            stood: stood(&cover.stood, &self.ranges, &cover.site),
            ranges: std::mem::take(&mut self.ranges),
            rows: tree.size(),
            people,
            series,
            parts: std::mem::take(&mut self.parts),
            recipients: recipients.fingerprints(),
            clock: ClockReport {
                state: now.clock.code().to_owned(),
                wall: now.utc.timestamp_millis(),
                offset: now.offset_secs(),
                boot: now.boot,
                boot_ms: now.boot_ms,
                doubtful: self.doubtful,
            },
            key: key.public().to_string(),
        };
        let json = manifest.to_json().map_err(io::Error::from)?;
        let root: EntryHash = tree.root();
        let checkpoint = manifest.checkpoint(&json, tree.size(), &root, key);
        self.file(MANIFEST, &json)?;
        self.file(CHECKPOINT, checkpoint.as_bytes())?;
        let mut out = self.tar.into_inner()?.finish()?;
        out.flush()?;
        Ok(manifest)
    }
}

/// It ends by itself only when it broke off.
fn packer_is_gone() -> TransferError {
    TransferError::Io(io::Error::other("a part could not be compressed"))
}

/// Other rows than those that were announced: the log is damaged, and must not be signed.
fn out_of_order() -> TransferError {
    TransferError::Rows(RowError::from("the log has a gap"))
}
