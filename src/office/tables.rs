//! One bundle as a folder of tables, for whoever has the key and no database at hand.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{BufWriter, IntoInnerError, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use chrono_tz::Tz;

use super::evening::Evenings;
use super::{OfficeError, Result};
use crate::transfer::bundle::{Carried, Manifest, Opened};
use crate::transfer::spreadsheet::table::{self, Record};
use crate::transfer::{Cells, RowError, TransferError};

/// How much is written at once, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;

/// How many rows the tables have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tables {
    /// Rows of `attendance.csv`.
    pub attendance: u64,
    /// Rows of `sessions.csv`.
    pub sessions: u64,
    /// Entries that this program does not understand.
    pub not_understood: u64,
}

/// Writes `attendance.csv`, `sessions.csv` and `manifest.json` into a new folder that only its
/// owner can read. Names are in it where people consented, so it is to be looked after.
///
/// # Errors
/// When the folder is there already, or something cannot be read or written: then none is left.
pub fn write_tables(bundle: &mut Opened<'_>, folder: &Path, cells: Cells) -> Result<Tables> {
    let manifest = bundle.manifest().clone();
    let zone: Tz = manifest.site.zone.parse().unwrap_or(Tz::UTC);
    let mut evenings = Evenings::at(&manifest.site.code, zone);
    bundle.hand_out(&mut |carried| {
        match carried {
            Carried::Entry(row, _) => evenings.entry(&row),
            Carried::Person(person) => evenings.person(person),
            Carried::Series(series) => evenings.series(series),
        }
        Ok::<_, OfficeError>(())
    })?;
    new_folder(folder, || write_all(&evenings, &manifest, folder, cells))
}

/// Makes a folder that only its owner can read, and lets it be filled. Where that fails none is
/// left: half of it would be taken for all of it.
pub(super) fn new_folder<T>(folder: &Path, fill: impl FnOnce() -> Result<T>) -> Result<T> {
    if folder.symlink_metadata().is_ok() {
        return Err(OfficeError::Taken(folder.to_owned()));
    }
    DirBuilder::new()
        .mode(0o700)
        .create(folder)
        .map_err(OfficeError::file("make", folder))?;
    let filled = fill().and_then(|filled| {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(OfficeError::file("write", folder))?;
        Ok(filled)
    });
    if filled.is_err() {
        let _ = std::fs::remove_dir_all(folder);
    }
    filled
}

fn write_all(
    evenings: &Evenings,
    manifest: &Manifest,
    folder: &Path,
    cells: Cells,
) -> Result<Tables> {
    let attendances = evenings.attendance_rows();
    let sessions = evenings.session_rows(&attendances);
    let json = serde_json::to_vec_pretty(manifest);
    let json = json.map_err(|error| TransferError::Io(error.into()))?;
    new_file_of(&folder.join("manifest.json"), &json)?;
    let tables = Tables {
        attendance: attendances.len() as u64,
        sessions: sessions.len() as u64,
        not_understood: evenings.not_understood,
    };
    write_table(&folder.join("attendance.csv"), cells, attendances)?;
    write_table(&folder.join("sessions.csv"), cells, sessions)?;
    Ok(tables)
}

fn write_table<R: Record>(path: &Path, cells: Cells, rows: Vec<R>) -> Result {
    new_file::<TransferError>(path, |out| {
        let mut rows = rows.into_iter().map(Ok::<_, RowError>);
        table::write(out, cells, &mut rows, &mut |_| Ok(())).map(drop)
    })
}

pub(super) fn new_file<E>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::result::Result<(), E>,
) -> Result
where
    OfficeError: From<E>,
{
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(OfficeError::file("write", path))?;
    let mut out = BufWriter::with_capacity(CHUNK_BYTES, file);
    write(&mut out)?;
    let file = out.into_inner().map_err(IntoInnerError::into_error);
    let synced = file.and_then(|file| file.sync_all());
    synced.map_err(OfficeError::file("write", path))
}

/// Writes bytes as they are.
pub(super) fn new_file_of(path: &Path, bytes: &[u8]) -> Result {
    new_file::<TransferError>(path, |out| Ok(out.write_all(bytes)?))
}
