//! Finding a package on a stick.

use std::io::{self, Read};

use super::{PACKAGE_BYTES_MAX, is_package_for};
use crate::transfer::staff_stick::DOOR;
use crate::transfer::{Destination, TransferError};

/// The newest package for a site that lies on a stick, by its name; none where there is none.
/// Whether it is one at all is for its reader to say.
///
/// # Errors
/// When the stick cannot be read.
pub fn newest_package(
    stick: Destination<'_>,
    site: &str,
) -> Result<Option<Vec<u8>>, TransferError> {
    let opened = stick.volumes.open(stick.volume);
    let root = opened.map_err(|error| TransferError::of_volume(error, 0, 0))?;
    let door = match root.folder(DOOR) {
        Ok(door) => door,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let names = door.names()?.into_iter();
    let newest = names.filter(|name| is_package_for(name, site)).max();
    let Some(newest) = newest else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let file = door.read(&newest)?;
    // One byte more than allowed tells one that is too large.
    file.take(PACKAGE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
