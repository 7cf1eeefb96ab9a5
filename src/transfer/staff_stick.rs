//! One line on a staff's stick that opens the kiosk together with a PIN.
//!
//! It lies beside the bundles, under a name that says nothing. This module carries a text and does
//! not know what it opens; the stick stays plugged in.

use std::io::{self, Read};

use super::delivery::{SUFFIX_BYTES, hex, read_back, write_file};
use super::{Destination, Job, TransferError};
use crate::device::volume::OpenFolder;

/// Where everything of ours lies on a stick.
pub(super) const DOOR: &str = "DOOR";
/// The longest line that is read, in bytes.
const LINE_BYTES_MAX: u64 = 256;

/// The line on this stick; none where there is none under this name, or nothing that could be one.
///
/// # Errors
/// When the stick cannot be read.
pub fn read_line(
    destination: Destination<'_>,
    name: &str,
) -> Result<Option<String>, TransferError> {
    let opened = destination.volumes.open(destination.volume);
    let root = opened.map_err(|error| TransferError::of_volume(error, 0, 0))?;
    let read = root.folder(DOOR).and_then(|door| {
        let mut bytes = Vec::new();
        let file = door.read(name)?;
        file.take(LINE_BYTES_MAX).read_to_end(&mut bytes)?;
        Ok(String::from_utf8(bytes).ok())
    });
    match read {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => Ok(read?),
    }
}

/// Writes the line, reads it back and gives it its name, in this order.
///
/// # Errors
/// When there is one of this name already, and when the stick fails or does not keep it.
pub fn write_line(
    destination: Destination<'_>,
    name: &str,
    suffix: [u8; SUFFIX_BYTES],
    line: &str,
) -> Result<(), TransferError> {
    let opened = destination.volumes.open(destination.volume);
    let root = opened.map_err(|error| TransferError::of_volume(error, 0, 0))?;
    let door = door_of(root.as_ref())?;
    let temporary = format!(".key-{}.part", hex(&suffix));
    let written = write_and_name(door.as_ref(), &temporary, name, line);
    if written.is_err() {
        // A pulled stick keeps it: it is worth nothing without a slot, and the slot comes later.
        let _ = door.remove_file(&temporary);
    }
    written
}

fn write_and_name(
    door: &dyn OpenFolder,
    temporary: &str,
    name: &str,
    line: &str,
) -> Result<(), TransferError> {
    let (mut file, ()) = write_file(door, temporary, |out| Ok(out.write_all(line.as_bytes())?))?;
    read_back(door, std::slice::from_ref(&file), &Job::default())?;
    door.rename(temporary, name)?;
    door.sync()?;
    name.clone_into(&mut file.name);
    read_back(door, &[file], &Job::default())
}

/// The folder for everything of ours, made where it is not there yet.
pub(super) fn door_of(root: &dyn OpenFolder) -> Result<Box<dyn OpenFolder>, TransferError> {
    match root.make_folder(DOOR) {
        Ok(door) => {
            root.sync()?;
            Ok(door)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(root.folder(DOOR)?),
        Err(error) => Err(error.into()),
    }
}
