//! A folder of files, carried onto a stick with care.
//!
//! The files are written into a temporary folder, each is synced, dropped from memory and read back
//! from the device, and only then the folder gets its name, in one step. Whatever happens before,
//! nothing is there under that name. What an interrupted delivery leaves is removed by the next.

use std::io::{self, BufWriter, Read, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::TransferError;
use super::job::{Job, Step};
use crate::device::volume::{NewFile, OpenFolder};

/// How many deliveries of one name a stick can hold.
const SAME_NAME_MAX: u32 = 99;

/// How much is handed to the stick at once, and read back at once, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;

/// Random bytes in a temporary name.
pub(super) const SUFFIX_BYTES: usize = 8;

const TEMPORARY_START: &str = ".report-";
const TEMPORARY_END: &str = ".part";

/// One file that is on the stick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenFile {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of it, hexadecimal.
    pub sha256: String,
    /// How many rows it has below its header, if it has rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
}

/// Whether a name on a stick is what an interrupted export left behind.
pub fn is_leftover(name: &str) -> bool {
    let random = name
        .strip_prefix(TEMPORARY_START)
        .and_then(|rest| rest.strip_suffix(TEMPORARY_END));
    random.is_some_and(|hex| {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        hex.len() == 2 * SUFFIX_BYTES && hex.bytes().all(is_hex)
    })
}

/// Removes what interrupted exports left behind. What cannot be removed is left where it is.
pub(super) fn remove_leftovers(root: &dyn OpenFolder) -> io::Result<()> {
    for name in root.names()?.iter().filter(|name| is_leftover(name)) {
        if let Err(error) = root.remove_folder(name) {
            tracing::warn!(name, %error, "what an interrupted export left is still there");
        }
    }
    Ok(())
}

/// A delivery under way. Dropped before it is published, it removes what it wrote.
pub(super) struct Delivery<'a> {
    root: &'a dyn OpenFolder,
    temporary: String,
    /// None once the folder has its name.
    folder: Option<Box<dyn OpenFolder>>,
    files: Vec<WrittenFile>,
    job: &'a Job,
}

impl<'a> Delivery<'a> {
    /// Begins in a new temporary folder.
    pub(super) fn begin(
        root: &'a dyn OpenFolder,
        suffix: [u8; SUFFIX_BYTES],
        job: &'a Job,
    ) -> Result<Self, TransferError> {
        let temporary = format!("{TEMPORARY_START}{}{TEMPORARY_END}", hex(&suffix));
        let folder = Some(root.make_folder(&temporary)?);
        Ok(Self {
            root,
            temporary,
            folder,
            files: Vec::new(),
            job,
        })
    }

    /// What is written so far.
    pub(super) fn files(&self) -> &[WrittenFile] {
        &self.files
    }

    /// Writes one file, which `stream` makes and counts the rows of.
    pub(super) fn write(
        &mut self,
        name: &str,
        stream: impl FnOnce(&mut dyn Write) -> Result<Option<u64>, TransferError>,
    ) -> Result<(), TransferError> {
        self.job.check()?;
        let (mut file, rows) = write_file(self.folder()?, name, stream)?;
        file.rows = rows;
        self.files.push(file);
        Ok(())
    }

    /// Reads every file back from the device and compares it.
    pub(super) fn verify(&self) -> Result<(), TransferError> {
        read_back(self.folder()?, &self.files, self.job)
    }

    /// Gives the folder its name, or this name with `_2`, `_3`, if it is taken: nothing that is on
    /// the stick is ever replaced.
    pub(super) fn publish(
        mut self,
        name: &str,
    ) -> Result<(String, Vec<WrittenFile>), TransferError> {
        self.job.report(Step::Finishing, 0, 1)?;
        for n in 1..=SAME_NAME_MAX {
            let name = if n == 1 {
                name.to_owned()
            } else {
                format!("{name}_{n}")
            };
            match self.root.rename(&self.temporary, &name) {
                Ok(()) => {
                    self.folder = None;
                    self.root.sync()?;
                    return Ok((name, std::mem::take(&mut self.files)));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(TransferError::NamesTaken)
    }

    fn folder(&self) -> io::Result<&dyn OpenFolder> {
        self.folder
            .as_deref()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}

impl Drop for Delivery<'_> {
    fn drop(&mut self) {
        if self.folder.take().is_none() {
            return;
        }
        if let Err(error) = self.root.remove_folder(&self.temporary) {
            // A pulled stick: the next export onto it removes this.
            tracing::debug!(%error, "an interrupted export leaves its temporary folder");
        }
    }
}

/// Writes one file into a folder, which `stream` makes, and returns when it is on the device.
pub(super) fn write_file<T>(
    folder: &dyn OpenFolder,
    name: &str,
    stream: impl FnOnce(&mut dyn Write) -> Result<T, TransferError>,
) -> Result<(WrittenFile, T), TransferError> {
    let hashed = Hashed {
        file: folder.create(name)?,
        hash: Sha256::new(),
        bytes: 0,
    };
    let mut out = BufWriter::with_capacity(CHUNK_BYTES, hashed);
    // On a failure the rest in memory is not worth writing to a stick that may be gone.
    let streamed = match stream(&mut out) {
        Ok(streamed) => streamed,
        Err(error) => {
            let _unwritten = out.into_parts();
            return Err(error);
        }
    };
    let Hashed { file, hash, bytes } = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.finish()?;
    let file = WrittenFile {
        name: name.to_owned(),
        bytes,
        sha256: hex(&hash.finalize()),
        rows: None,
    };
    Ok((file, streamed))
}

/// Reads files of a folder back from the device and compares them.
pub(super) fn read_back(
    folder: &dyn OpenFolder,
    files: &[WrittenFile],
    job: &Job,
) -> Result<(), TransferError> {
    folder.sync()?;
    let total = files.iter().map(|file| file.bytes).sum();
    let mut done = 0;
    let mut chunk = vec![0; CHUNK_BYTES];
    for file in files {
        let mut content = folder.read(&file.name)?;
        let mut hash = Sha256::new();
        let mut bytes = 0;
        loop {
            job.report(Step::Checking, done, total)?;
            let n = match content.read(&mut chunk) {
                Ok(n) => n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            let Some(read) = chunk.get(..n).filter(|read| !read.is_empty()) else {
                break;
            };
            hash.update(read);
            bytes += n as u64;
            done += n as u64;
        }
        if bytes != file.bytes || hex(&hash.finalize()) != file.sha256 {
            return Err(TransferError::ReadBackDiffers {
                file: file.name.clone(),
            });
        }
    }
    Ok(())
}

/// Counts and hashes what is written.
struct Hashed {
    file: Box<dyn NewFile>,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.hash.update(bytes.get(..n).unwrap_or(bytes));
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_leftovers_are_known_as_such() {
        for (name, leftover) in [
            (".report-0123456789abcdef.part", true),
            (".report-0123456789ABCDEF.part", false),
            (".report-0123456789abcde.part", false),
            (".report-.part", false),
            ("report-0123456789abcdef.part", false),
            (".report-0123456789abcdef", false),
            ("Report_HOPE_2026-10", false),
        ] {
            assert_eq!(is_leftover(name), leftover, "{name}");
        }
    }
}
