//! Finding bundles on a stick, and opening nothing but ordinary files: a link or a pipe under such
//! a name was put there by somebody else.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::{OfficeError, Result};
use crate::transfer::package::{TOLD_BYTES_MAX, told_name};

/// What the name of a bundle ends in.
const BUNDLE_END: &str = ".tar.age";
/// What the name of the note beside it ends in.
const NOTE_END: &str = ".note";
/// The folder of a stick that kiosks write into.
pub(super) const DOOR: &str = "DOOR";
/// The longest note, in bytes.
const NOTE_BYTES_MAX: u64 = 64 * 1024;
/// The most bundles that are looked for in one folder.
const BUNDLES_MAX: usize = 10_000;
/// The most names of a folder that are looked at.
const NAMES_MAX: usize = 1_000_000;

/// A sealed file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    path: PathBuf,
}

/// The bundles that a path stands for: itself, those of a folder, or those of a stick's `DOOR`.
///
/// # Errors
/// When it is not there, or a folder that cannot be read or has too many in it.
pub fn find_bundles(path: &Path) -> Result<Vec<Found>> {
    let about = std::fs::metadata(path).map_err(OfficeError::file("read", path))?;
    if !about.is_dir() {
        return Ok(vec![Found {
            path: path.to_owned(),
        }]);
    }
    let door = path.join(DOOR);
    let is_stick = std::fs::symlink_metadata(&door).is_ok_and(|door| door.is_dir());
    let folder = if is_stick { &door } else { path };
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(OfficeError::file("read", folder))?;
    for entry in entries.take(NAMES_MAX) {
        let entry = entry.map_err(OfficeError::file("read", folder))?;
        let is_bundle = |name: &str| name.ends_with(BUNDLE_END) && !name.starts_with('.');
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && entry.file_name().to_str().is_some_and(is_bundle) {
            found.push(Found { path: entry.path() });
        }
        if found.len() > BUNDLES_MAX {
            let error = io::Error::other("too many bundles in one folder");
            return Err(OfficeError::file("read", folder)(error));
        }
    }
    found.sort();
    Ok(found)
}

impl Found {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder that it lies in.
    pub fn folder(&self) -> &Path {
        let folder = self
            .path
            .parent()
            .filter(|path| !path.as_os_str().is_empty());
        folder.unwrap_or(Path::new("."))
    }

    /// The sealed file, and the note beside it if there is one.
    ///
    /// # Errors
    /// When it is no ordinary file or cannot be read.
    pub fn open(&self) -> Result<(File, Option<Vec<u8>>)> {
        let sealed = open_ordinary(&self.path).map_err(OfficeError::file("read", &self.path))?;
        Ok((sealed, self.note()?))
    }

    fn note(&self) -> Result<Option<Vec<u8>>> {
        let Some(name) = self.name() else {
            return Ok(None);
        };
        self.beside(&format!("{name}{NOTE_END}"), NOTE_BYTES_MAX)
    }

    /// What its kiosk tells those of its site, if that lies beside it.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn told(&self) -> Result<Option<String>> {
        let Some(name) = self.name() else {
            return Ok(None);
        };
        let told = self.beside(&told_name(name), TOLD_BYTES_MAX)?;
        // What is no text was signed by nobody.
        Ok(told.map(|told| String::from_utf8(told).unwrap_or_default()))
    }

    /// Its name without the ending.
    fn name(&self) -> Option<&str> {
        let name = self.path.file_name().and_then(|name| name.to_str());
        name.and_then(|name| name.strip_suffix(BUNDLE_END))
    }

    fn beside(&self, name: &str, bytes_max: u64) -> Result<Option<Vec<u8>>> {
        let path = self.folder().join(name);
        let file = match open_ordinary(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(OfficeError::file("read", &path)(error)),
        };
        let mut bytes = Vec::new();
        let read = file.take(bytes_max).read_to_end(&mut bytes);
        read.map_err(OfficeError::file("read", &path))?;
        Ok(Some(bytes))
    }
}

/// Opens a file that is one: no link is followed, and no pipe holds us.
fn open_ordinary(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is no ordinary file",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_stick_a_folder_and_a_file_stand_for_their_bundles() {
        let stick = tempfile::tempdir().unwrap();
        let door = stick.path().join(DOOR);
        fs::create_dir(&door).unwrap();
        for name in ["b.tar.age", "a.tar.age", "a.note", ".x.tar.age", "c.zip"] {
            fs::write(door.join(name), name).unwrap();
        }
        fs::create_dir(door.join("d.tar.age")).unwrap();
        symlink("a.tar.age", door.join("e.tar.age")).unwrap();
        let names = |path: &Path| -> Vec<String> {
            let found = find_bundles(path).unwrap();
            let name = |found: &Found| found.path.file_name().unwrap().to_str().unwrap().to_owned();
            found.iter().map(name).collect()
        };
        assert_eq!(names(stick.path()), ["a.tar.age", "b.tar.age"]);
        assert_eq!(names(&door), ["a.tar.age", "b.tar.age"]);
        assert_eq!(names(&door.join("a.tar.age")), ["a.tar.age"]);
        assert!(find_bundles(&door.join("none")).is_err());
        let found = find_bundles(&door).unwrap();
        assert_eq!(found[0].open().unwrap().1.unwrap(), b"a.note");
        assert!(found[1].open().unwrap().1.is_none());
    }

    #[test]
    fn a_link_or_a_pipe_is_never_opened() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("secret"), "s").unwrap();
        symlink("secret", dir.path().join("a.tar.age")).unwrap();
        let pipe = dir.path().join("b.tar.age");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
        for name in ["a.tar.age", "b.tar.age"] {
            let found = Found {
                path: dir.path().join(name),
            };
            assert!(found.open().is_err(), "{name}");
        }
    }
}
