//! Writing a bundle, from the first byte to the last, without ever having more of it in memory than
//! a part of events.

use std::io::{self, Write};

use age::Encryptor;
use age::stream::StreamWriter;
use sha2::{Digest, Sha256};

use super::keys::{Recipients, SigningKey, hex};
use super::manifest::{
    CHECKPOINT, ClockReport, FORMAT, FORMAT_VERSION, MANIFEST, Manifest, PEOPLE, Part, README,
    Range, SERIES, Site, events_part,
};
use super::part::{EVENTS_BYTES, Head, LINES_VERSION, PartWriter, Written};
use super::tree::Tree;
use crate::domain::carried::{BundleBefore, CarriedPerson, CarriedSeries, Span, Stretch};
use crate::domain::id::{Epoch, KioskId};
use crate::domain::moment::{ClockState, Moment};
use crate::domain::row::{EntryHash, Row};
use crate::transfer::{RowError, TransferError};

/// What somebody reads who opens a bundle by hand.
const README_TEXT: &str = include_str!("README.txt");
/// Files in it can be read by their owner only.
const MODE: u32 = 0o600;

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
/// stop it.
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
        tree: Tree::default(),
        ranges: Vec::new(),
        doubtful: 0,
    };
    sealing.part(README, README_TEXT.as_bytes(), 0)?;
    let stretches = contents.stretches().to_vec();
    for stretch in stretches {
        sealing.stretch(cover.kiosk, stretch, contents, each)?;
    }
    let people = sealing.people(contents)?;
    let series = sealing.series(contents)?;
    sealing.finish(cover, key, recipients, people, series)
}

struct Sealing<W: Write> {
    tar: tar::Builder<StreamWriter<W>>,
    /// Seconds since 1970 UTC.
    made: u64,
    parts: Vec<Part>,
    tree: Tree,
    ranges: Vec<Range>,
    doubtful: u64,
}

impl<W: Write> Sealing<W> {
    /// One stretch of the log, in as many parts as it takes.
    fn stretch(
        &mut self,
        kiosk: KioskId,
        stretch: Stretch,
        contents: &mut dyn Contents,
        each: &mut dyn FnMut(u64) -> Result<(), TransferError>,
    ) -> Result<(), TransferError> {
        let span = stretch.span;
        let (mut hash, mut next) = (stretch.before, span.first);
        let mut part: Option<PartWriter> = None;
        contents.entries(span, &mut |row| {
            if row.key.kiosk != kiosk || row.key.epoch != span.epoch || row.key.seq != next {
                return Err(out_of_order());
            }
            if let Some(full) = part.take_if(|part| part.line_bytes() >= EVENTS_BYTES) {
                self.events(full)?;
            }
            if part.is_none() {
                let from = Stretch {
                    span: Span {
                        first: next,
                        ..span
                    },
                    before: hash,
                };
                part = Some(PartWriter::begin(&Head::events(kiosk, from))?);
            }
            if let Some(part) = &mut part {
                part.entry(row)?;
            }
            hash = row.hash(&hash);
            self.tree.add(&hash);
            self.doubtful += u64::from(row.clock != ClockState::Ok.code());
            next += 1;
            each(self.tree.size())
        })?;
        if next != span.last + 1 {
            return Err(out_of_order());
        }
        if let Some(last) = part {
            self.events(last)?;
        }
        self.ranges.push(Range::new(span, &stretch.before, &hash));
        Ok(())
    }

    fn events(&mut self, part: PartWriter) -> Result<(), TransferError> {
        let Written { bytes, rows } = part.finish()?;
        // The README is the part before the first.
        let name = events_part(self.parts.len());
        self.part(&name, &bytes, rows)
    }

    fn people(&mut self, contents: &mut dyn Contents) -> Result<u64, TransferError> {
        let mut part = PartWriter::begin(&Head::People {
            version: LINES_VERSION,
        })?;
        contents.people(&mut |person| Ok(part.row(person)?))?;
        self.whole(PEOPLE, part)
    }

    fn series(&mut self, contents: &mut dyn Contents) -> Result<u64, TransferError> {
        let mut part = PartWriter::begin(&Head::Series {
            version: LINES_VERSION,
        })?;
        contents.series(&mut |series| Ok(part.row(series)?))?;
        self.whole(SERIES, part)
    }

    fn whole(&mut self, name: &str, part: PartWriter) -> Result<u64, TransferError> {
        let Written { bytes, rows } = part.finish()?;
        self.part(name, &bytes, rows)?;
        Ok(rows)
    }

    fn part(&mut self, name: &str, bytes: &[u8], rows: u64) -> Result<(), TransferError> {
        self.file(name, bytes)?;
        self.parts.push(Part {
            name: name.to_owned(),
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
            rows,
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
        people: u64,
        series: u64,
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
            ranges: std::mem::take(&mut self.ranges),
            rows: self.tree.size(),
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
        let root: EntryHash = self.tree.root();
        let checkpoint = manifest.checkpoint(&json, self.tree.size(), &root, key);
        self.file(MANIFEST, &json)?;
        self.file(CHECKPOINT, checkpoint.as_bytes())?;
        let mut out = self.tar.into_inner()?.finish()?;
        out.flush()?;
        Ok(manifest)
    }
}

/// Other rows than those that were announced: the log is damaged, and must not be signed.
fn out_of_order() -> TransferError {
    TransferError::Rows(RowError::from("the log has a gap"))
}
