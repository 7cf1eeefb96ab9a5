//! One part of a bundle: lines of JSON, compressed. The first line says what the part is, so that
//! each part can be understood and checked by itself; each further line is a row.

use std::io::{self, BufRead, BufReader, Read};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zstd::stream::read::Decoder;

use super::keys::{hex, unhex};
use super::line::{self, Line};
use super::refusal::{Order, Refusal};
use crate::domain::carried::Stretch;
use crate::domain::id::{Epoch, KioskId};
use crate::domain::row::{EntryHash, Row};

/// The version of the lines.
pub(super) const LINES_VERSION: u32 = 1;
/// How hard it is compressed. Higher ones take many times as long for a tenth less.
const ZSTD_LEVEL: i32 = 1;
/// The largest window that a reader allows, as a power of two of bytes.
const WINDOW_LOG_MAX: u32 = 23;
/// A part of events is closed when its lines are longer than this, in bytes: so much of a bundle is
/// in memory, about three times.
const EVENTS_BYTES: usize = 4 * 1024 * 1024;
/// The longest line that is read, in bytes.
const LINE_BYTES_MAX: u64 = 64 * 1024;
/// The longest part that is read, uncompressed, in bytes.
const PART_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// How much is unpacked at once, in bytes.
const CHUNK_BYTES: usize = 128 * 1024;

/// The first line of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Head {
    /// Entries of the log that follow one another.
    Events {
        version: u32,
        kiosk: KioskId,
        epoch: Epoch,
        /// The `seq` of the first.
        first: u64,
        /// The hash of the entry before the first, hexadecimal.
        before: String,
    },
    /// What is known of people.
    People { version: u32 },
    /// The series.
    Series { version: u32 },
}

impl Head {
    pub fn events(kiosk: KioskId, from: Stretch) -> Self {
        Self::Events {
            version: LINES_VERSION,
            kiosk,
            epoch: from.span.epoch,
            first: from.span.first,
            before: hex(&from.before),
        }
    }

    const fn version(&self) -> u32 {
        match self {
            Self::Events { version, .. } | Self::People { version } | Self::Series { version } => {
                *version
            }
        }
    }
}

/// The lines of a part, not compressed yet.
pub(super) struct Lines {
    bytes: Vec<u8>,
    rows: u64,
    /// Of the entries among them.
    pub hashes: Vec<EntryHash>,
}

/// A part that is ready.
pub(super) struct Packed {
    pub bytes: Vec<u8>,
    pub sha256: [u8; 32],
    pub rows: u64,
}

impl Lines {
    /// A part with its first line.
    pub fn begin(head: &Head) -> io::Result<Self> {
        // One of events gets full, and moving it about while it grows takes time.
        let capacity = match head {
            Head::Events { .. } => EVENTS_BYTES + CHUNK_BYTES,
            Head::People { .. } | Head::Series { .. } => CHUNK_BYTES,
        };
        let mut lines = Self {
            bytes: Vec::with_capacity(capacity),
            rows: 0,
            hashes: Vec::new(),
        };
        lines.line(head)?;
        Ok(lines)
    }

    /// Adds an entry with its hash.
    pub fn entry(&mut self, row: &Row<'_>, hash: EntryHash) {
        self.hashes.push(hash);
        self.rows += 1;
        line::write(row, &mut self.bytes);
    }

    /// Adds a row of another kind.
    pub fn row(&mut self, row: &impl Serialize) -> io::Result<()> {
        self.rows += 1;
        self.line(row)
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.bytes, line)?;
        self.bytes.push(b'\n');
        Ok(())
    }

    /// Whether it is time for another part.
    pub fn is_full(&self) -> bool {
        self.bytes.len() >= EVENTS_BYTES
    }

    /// Compresses them.
    pub fn pack(self) -> io::Result<Packed> {
        let bytes = zstd::encode_all(self.bytes.as_slice(), ZSTD_LEVEL)?;
        Ok(Packed {
            sha256: Sha256::digest(&bytes).into(),
            bytes,
            rows: self.rows,
        })
    }
}

/// A part that is being read.
pub(super) struct PartReader<R: Read> {
    lines: io::Take<BufReader<Decoder<'static, BufReader<R>>>>,
    bytes_max: u64,
    line: Vec<u8>,
}

impl<R: Read> PartReader<R> {
    /// `bytes_max` is how long it may be, uncompressed, whatever is allowed to one part.
    pub fn begin(part: R, bytes_max: u64) -> Result<Self, Refusal> {
        let bytes_max = bytes_max.min(PART_BYTES_MAX);
        let mut zstd = Decoder::new(part)?;
        zstd.window_log_max(WINDOW_LOG_MAX)?;
        Ok(Self {
            lines: BufReader::with_capacity(CHUNK_BYTES, zstd).take(bytes_max),
            bytes_max,
            line: Vec::new(),
        })
    }

    /// How much was read so far, uncompressed, in bytes.
    pub fn read_bytes(&self) -> u64 {
        self.bytes_max - self.lines.limit()
    }

    /// What the part is.
    pub fn head(&mut self) -> Result<Head, Refusal> {
        let line = self.next()?.ok_or(Refusal::Altered("a part"))?;
        let head: Head = of_line(line)?;
        match head.version() {
            LINES_VERSION => Ok(head),
            found => Err(Refusal::OtherVersion {
                found,
                known: LINES_VERSION,
            }),
        }
    }

    /// The next line, without its end.
    fn next(&mut self) -> Result<Option<&[u8]>, Refusal> {
        self.line.clear();
        let mut line = (&mut self.lines).take(LINE_BYTES_MAX);
        line.read_until(b'\n', &mut self.line).map_err(unreadable)?;
        match self.line.pop() {
            Some(b'\n') => Ok(Some(&self.line)),
            _ if self.lines.limit() == 0 => Err(Refusal::TooLarge("a part")),
            Some(_) if self.line.len() as u64 + 1 == LINE_BYTES_MAX => {
                Err(Refusal::TooLarge("a line"))
            }
            Some(_) => Err(Refusal::Altered("a part")),
            None => Ok(None),
        }
    }

    /// Reads entries to the end of the part, each with its hash; gives the hash of the last one and
    /// how many there were.
    pub fn entries<E: From<Refusal>>(
        &mut self,
        kiosk: KioskId,
        epoch: Epoch,
        first: u64,
        before: &str,
        each: &mut dyn FnMut(&Row<'_>, &EntryHash) -> Result<(), E>,
    ) -> Result<(EntryHash, u64), E> {
        if first == 0 || first > i64::MAX.unsigned_abs() {
            return Err(Refusal::Altered("a part").into());
        }
        let mut hash = unhex(before).ok_or(Refusal::Altered("a part"))?;
        let mut rows = 0;
        while let Some(line) = self.next()? {
            let line: Line<'_> = of_line(line)?;
            if first.checked_add(rows) != Some(line.seq) {
                return Err(Refusal::Reordered(Order::Rows).into());
            }
            let row = line.row(kiosk, epoch);
            hash = row.hash(&hash);
            rows += 1;
            each(&row, &hash)?;
        }
        Ok((hash, rows))
    }

    /// Reads rows of another kind to the end of the part; gives how many there were.
    pub fn rows<T: for<'de> Deserialize<'de>, E: From<Refusal>>(
        &mut self,
        each: &mut dyn FnMut(T) -> Result<(), E>,
    ) -> Result<u64, E> {
        let mut rows = 0;
        while let Some(line) = self.next()? {
            each(of_line(line)?)?;
            rows += 1;
        }
        Ok(rows)
    }
}

fn of_line<'l, T: Deserialize<'l>>(line: &'l [u8]) -> Result<T, Refusal> {
    serde_json::from_slice(line).map_err(|_| Refusal::Altered("a line"))
}

/// What zstd cannot read was changed; what the file below cannot read is told by the one who reads
/// it.
fn unreadable(_: io::Error) -> Refusal {
    Refusal::Altered("a part")
}
