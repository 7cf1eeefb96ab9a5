//! A copy of the log's head outside the database.
//!
//! A database that was put back from a copy goes on numbering where the copy stopped, and would
//! give the same numbers to other things than the office already has. This file remembers how far
//! the log had come and on which machine; where the two do not fit, a new epoch begins.
//!
//! It is written after each commit and never synced: after a power cut it may lag behind, which
//! means only that a copy of the last moments goes unnoticed. It holds nothing about anybody.

use std::fmt::Write;
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::{FileExt, OpenOptionsExt};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use sha2::{Digest, Sha256};

use super::log::Head;
use super::{Place, Result, StoreError};
use crate::domain::id::Epoch;

/// The file's name in the data directory.
const NAME: &str = "head";
/// First word of the line, with the version of its form.
const FORM: &str = "keytag-head-1";
/// Separates this hash of the machine's id from all other uses of it.
const MACHINE_DOMAIN: &[u8] = b"keytag/machine/1\0";
/// The longest line that is looked at.
const LINE_BYTES_MAX: u64 = 256;

/// What the file said when it was read, and the way to write it.
pub(super) struct Outside {
    file: File,
    machine: String,
    said: Option<Said>,
}

struct Said {
    epoch: String,
    seq: u64,
    machine: String,
}

impl Outside {
    /// Opens the file beside the database, or makes it. While it is open, the kiosk is running, and
    /// nobody puts another database in its place.
    pub fn open(place: &Place) -> Result<Self> {
        Self::open_locked(place, FlockOperation::NonBlockingLockShared)
    }

    /// Opens it while no kiosk is running here, and keeps every kiosk from starting.
    pub fn open_alone(place: &Place) -> Result<Self> {
        Self::open_locked(place, FlockOperation::NonBlockingLockExclusive)
    }

    fn open_locked(place: &Place, lock: FlockOperation) -> Result<Self> {
        let path = place.dir().join(NAME);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(|error| StoreError::from_io("opening", &path, &error))?;
        // Other refusals come from file systems that know no locks.
        if flock(&file, lock) == Err(Errno::WOULDBLOCK) {
            return Err(StoreError::Busy);
        }
        let said = read(&file);
        Ok(Self {
            file,
            machine: machine(),
            said,
        })
    }

    /// Reads again what other processes have written since.
    pub fn refresh(&mut self) {
        self.said = read(&self.file);
    }

    /// Whether the log can be the one that this file was written for: the same epoch, on the same
    /// machine, and no shorter.
    pub fn agrees_with(&self, head: Option<&Head>) -> bool {
        let (Some(said), Some(head)) = (&self.said, head) else {
            return false;
        };
        let unknown = "-";
        let machine =
            said.machine == self.machine || said.machine == unknown || self.machine == unknown;
        machine && said.epoch == head.epoch.to_string() && said.seq <= head.seq
    }

    /// How many entries of this epoch the log had; none where that is not known.
    pub fn entries_of(&self, epoch: Epoch) -> Option<u64> {
        let said = self.said.as_ref()?;
        (said.epoch == epoch.to_string()).then_some(said.seq)
    }

    /// Writes how far the log has come. Failing is no harm to what is in the database.
    pub fn note(&self, epoch: Epoch, seq: u64) {
        let line = format!("{FORM} {epoch} {seq:020} {}", self.machine);
        let line = format!("{line} {}\n", check(&line));
        if let Err(error) = self.file.write_all_at(line.as_bytes(), 0) {
            tracing::warn!(%error, "the head outside the database was not written");
        }
    }
}

fn read(file: &File) -> Option<Said> {
    let mut bytes = vec![0; usize::try_from(LINE_BYTES_MAX).ok()?];
    let read = file.read_at(&mut bytes, 0).ok()?;
    let text = str::from_utf8(bytes.get(..read)?).ok()?;
    let (line, _) = text.split_once('\n')?;
    let (body, sum) = line.rsplit_once(' ')?;
    if sum != check(body) {
        return None;
    }
    let mut words = body.split(' ');
    if words.next() != Some(FORM) {
        return None;
    }
    let (epoch, seq, machine) = (words.next()?, words.next()?, words.next()?);
    Some(Said {
        epoch: epoch.to_owned(),
        seq: seq.parse().ok()?,
        machine: machine.to_owned(),
    })
}

fn check(line: &str) -> String {
    hex(&Sha256::digest(line.as_bytes())[..4])
}

/// The machine, as a hash that says nothing elsewhere; `-` where the system has no id.
fn machine() -> String {
    let mut id = String::new();
    let read = File::open("/etc/machine-id")
        .and_then(|file| file.take(LINE_BYTES_MAX).read_to_string(&mut id));
    if read.is_err() || id.trim().is_empty() {
        return "-".to_owned();
    }
    let hash = Sha256::new()
        .chain_update(MACHINE_DOMAIN)
        .chain_update(id.trim())
        .finalize();
    hex(&hash[..8])
}

/// Two digits a byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
