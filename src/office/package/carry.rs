//! A package on its way to a stick: sealed, and written whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{Folder, Said};
use crate::domain::package::OfficeKeys;
use crate::office::files::DOOR;
use crate::office::{KeyRing, Office, OfficeError, Result};
use crate::services::Chance;
use crate::transfer::bundle::{Identity, Recipients};
use crate::transfer::package::{package_name, write_package};

/// A package on a stick.
#[derive(Debug)]
pub struct CarriedPackage {
    /// The file.
    pub file: PathBuf,
    /// Counts the packages for its site.
    pub number: u32,
    /// How long it is.
    pub bytes: usize,
    /// What it says.
    pub said: Said,
    /// Rows of the list that are one person, as they stand there: the first of two is said.
    pub one: Vec<[String; 2]>,
}

/// Puts the next package for a site together, and writes it onto a stick, or into a folder that
/// stands for one.
///
/// # Errors
/// When the office has no key that signs, no kiosk of such a site is known, the stick cannot be
/// written, or the database fails.
pub fn carry_package(
    database: &mut Office,
    ring: &KeyRing,
    (site, folder): (&str, &Folder),
    office: Option<OfficeKeys>,
    to: &Path,
    now: DateTime<Utc>,
    chance: &dyn Chance,
) -> Result<CarriedPackage> {
    let key = ring.receipts.as_ref();
    let key = key.ok_or(OfficeError::Unreadable("key that signs"))?;
    let door = door(to)?;
    let made = database.next_package(site, folder, office, now, chance)?;
    let own = ring.identities.iter().map(Identity::public_line);
    let own: Vec<String> = own.collect();
    let failed = || OfficeError::Unreadable("key of a kiosk");
    let kiosks = Recipients::of_kiosks(&made.kiosks).map_err(|_| failed())?;
    let office = Recipients::parse(own.iter().map(String::as_str)).map_err(|_| failed())?;
    let sealed = write_package(&made.contents, key, &kiosks.and(office));
    let sealed = sealed.map_err(OfficeError::file("seal", to))?;
    let number = made.contents.number;
    let file = door.join(package_name(site, number));
    write(&file, &sealed)?;
    Ok(CarriedPackage {
        file,
        number,
        bytes: sealed.len(),
        said: made.said,
        one: made.one,
    })
}

/// The folder of a stick that kiosks look into.
fn door(stick: &Path) -> Result<PathBuf> {
    if !stick.is_dir() {
        let error = io::Error::other("no stick or folder is there");
        return Err(OfficeError::file("write to", stick)(error));
    }
    let door = stick.join(DOOR);
    match std::fs::create_dir(&door) {
        Ok(()) => Ok(door),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(door),
        Err(error) => Err(OfficeError::file("make", &door)(error)),
    }
}

/// A whole file under its name, or none.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let failed = || OfficeError::file("write", path);
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed())?;
    file.write_all(bytes).map_err(failed())?;
    file.as_file().sync_all().map_err(failed())?;
    file.persist(path).map_err(|lost| failed()(lost.error))?;
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(failed())
}
