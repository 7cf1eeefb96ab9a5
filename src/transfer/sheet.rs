//! A sheet of cards, or any one file, onto a stick: with the same care as a report.

use super::delivery::{Delivery, SUFFIX_BYTES, remove_leftovers};
use super::readable::{After, Destination};
use super::{Job, TransferError};
use crate::device::volume::VolumeError;

/// How a file got onto a stick.
#[derive(Debug)]
pub struct Delivered {
    /// The folder on the stick.
    pub folder: String,
    /// Whether the stick was let go; if not, why.
    pub let_go: Result<(), VolumeError>,
}

/// Writes one file into a folder of its own, reads it back and lets the stick go. `suffix` is
/// random, for the temporary name.
///
/// # Errors
/// When the stick is gone, full, read-only, another one or broken; nothing is then on it under that
/// name.
pub fn deliver(
    destination: Destination<'_>,
    folder: &str,
    name: &str,
    bytes: &[u8],
    suffix: [u8; SUFFIX_BYTES],
    job: &Job,
) -> Result<Delivered, TransferError> {
    let folder = {
        let root = destination
            .volumes
            .open(destination.volume)
            .map_err(|error| TransferError::of_volume(error, bytes.len() as u64, 0))?;
        remove_leftovers(root.as_ref())?;
        let mut delivery = Delivery::begin(root.as_ref(), suffix, job)?;
        delivery.write(name, |out| {
            out.write_all(bytes)?;
            Ok(None)
        })?;
        delivery.verify()?;
        delivery.publish(folder)?.0
    };
    let let_go = match destination.after {
        After::Keep => Ok(()),
        After::Eject => destination.volumes.eject(destination.volume),
    };
    Ok(Delivered { folder, let_go })
}
