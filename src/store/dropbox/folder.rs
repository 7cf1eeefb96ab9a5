//! The folder of the drop-box: its lid, its boxes, and who may change it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::access::dropbox::SLOT_BYTES;
use crate::access::{BoxId, Lid};
use crate::store::connection::sync_dir;
use crate::store::{Result, StoreError};

/// The lid in it.
pub const LID: &str = "lid";
/// Whoever puts something in, or takes it out, holds this.
pub const LOCK: &str = "lock";
/// How the name of a box begins; its id follows.
pub const BOX: &str = "box-";
/// How the name of a box begins from which something could not be taken.
pub const APART: &str = "apart-";
/// The longest lid that is looked at, in bytes.
const LID_BYTES_MAX: u64 = 256;
/// The bytes of a slot, as lengths of files are counted.
pub const PAGE: u64 = SLOT_BYTES as u64;

/// The lid; none where there is none.
pub fn read_lid(dir: &Path) -> Result<Option<Lid>> {
    let path = dir.join(LID);
    let mut line = String::new();
    let read =
        File::open(&path).and_then(|file| file.take(LID_BYTES_MAX).read_to_string(&mut line));
    match read {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed("reading", &path, &error)),
    }
    let lid = line.trim_end().parse();
    lid.map(Some)
        .map_err(|_| StoreError::Unreadable("lid of the drop-box"))
}

/// Whether there was one more slot; the torn rest of one counts.
pub fn read_slot(from: &mut impl Read, slot: &mut [u8; SLOT_BYTES]) -> io::Result<bool> {
    slot.fill(0);
    let mut filled = 0;
    while filled < SLOT_BYTES {
        match from.read(slot.get_mut(filled..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled > 0)
}

/// Nobody else puts in or takes out until this is dropped.
pub fn hold(dir: &Path) -> Result<File> {
    let path = dir.join(LOCK);
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).mode(0o600).open(&path);
    let file = file.map_err(|error| failed("holding", &path, &error))?;
    file.lock()
        .map_err(|error| failed("holding", &path, &error))?;
    Ok(file)
}

/// The boxes in the folder whose name begins so, by name.
pub fn files(dir: &Path, prefix: &str) -> Result<Vec<(BoxId, PathBuf)>> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed("reading", dir, &error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry
            .map_err(|error| failed("reading", dir, &error))?
            .path();
        let name = path.file_name().and_then(|name| name.to_str());
        let id = name.and_then(|name| name.strip_prefix(prefix)?.parse().ok());
        found.extend(id.map(|id| (id, path)));
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}

pub fn write_lid(dir: &Path, lid: &Lid) -> Result<()> {
    let path = dir.join(LID);
    let failed = |error| failed("writing", &path, &error);
    let mut file = tempfile::NamedTempFile::new_in(dir).map_err(failed)?;
    writeln!(file, "{lid}").map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&path).map_err(|lost| failed(lost.error))?;
    sync_dir(dir)
}

pub fn failed(doing: &'static str, path: &Path, error: &io::Error) -> StoreError {
    StoreError::from_io(doing, path, error)
}
