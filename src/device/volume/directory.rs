//! A folder held by its handle: every act is relative to it, and follows no link.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{
    Advice, AtFlags, CWD, Dir, FileType, FlockOperation, Mode, OFlags, RenameFlags, Stat,
};
use rustix::io::Errno;

use super::{NewFile, OpenFolder, VolumeError};

/// Folders and files are made for the kiosk's own user alone, where the file system keeps modes.
const FOLDER_MODE: Mode = Mode::RWXU;
const FILE_MODE: Mode = Mode::RUSR.union(Mode::WUSR);

/// How much is read back at once, in bytes.
const READ_BYTES: usize = 256 * 1024;

/// How many names of a folder are looked at: many times what kiosks leave on a stick in years. A
/// stick that somebody filled with names costs no more memory and no more patience than this.
const NAMES_MAX: usize = 20_000;

/// An open folder.
#[derive(Debug)]
pub(super) struct Directory(OwnedFd);

impl Directory {
    /// Opens the folder at this path, if the path itself is no link.
    pub(super) fn open(path: &Path) -> Result<Self, VolumeError> {
        let handle = rustix::fs::openat(CWD, path, folder_flags(), Mode::empty());
        match handle {
            Ok(handle) => Ok(Self(handle)),
            Err(Errno::NOENT) => Err(VolumeError::Gone),
            Err(Errno::LOOP | Errno::NOTDIR) => Err(VolumeError::NotThisDevice),
            Err(other) => Err(other.into()),
        }
    }

    /// Takes the folder for this writer alone, until it is dropped. Where a file system has no
    /// locks, two writers only differ by their temporary names.
    pub(super) fn take(&self) -> Result<(), VolumeError> {
        match rustix::fs::flock(&self.0, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => Err(VolumeError::Busy),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// What the handle stands for.
    pub(super) fn stat(&self) -> Result<Stat, VolumeError> {
        Ok(rustix::fs::fstat(&self.0)?)
    }

    /// Returns when all that was ever written to this volume is on the device.
    pub(super) fn sync_volume(&self) -> Result<(), VolumeError> {
        Ok(rustix::fs::syncfs(&self.0)?)
    }

    fn open_folder(&self, name: &str) -> io::Result<Self> {
        let handle = rustix::fs::openat(&self.0, single(name)?, folder_flags(), Mode::empty())?;
        Ok(Self(handle))
    }
}

impl OpenFolder for Directory {
    fn free_bytes(&self) -> io::Result<u64> {
        let state = rustix::fs::fstatvfs(&self.0)?;
        Ok(state.f_bavail.saturating_mul(state.f_frsize))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        // The folder itself and the one above are among them.
        for entry in Dir::read_from(&self.0)?.take(NAMES_MAX + 2) {
            let entry = entry?;
            match entry.file_name().to_str() {
                Ok("." | "..") | Err(_) => {}
                Ok(name) => names.push(name.to_owned()),
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    fn make_folder(&self, name: &str) -> io::Result<Box<dyn OpenFolder>> {
        rustix::fs::mkdirat(&self.0, single(name)?, FOLDER_MODE)?;
        Ok(Box::new(self.open_folder(name)?))
    }

    fn folder(&self, name: &str) -> io::Result<Box<dyn OpenFolder>> {
        Ok(Box::new(self.open_folder(name)?))
    }

    fn remove_file(&self, name: &str) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(
            &self.0,
            single(name)?,
            AtFlags::empty(),
        )?)
    }

    fn create(&self, name: &str) -> io::Result<Box<dyn NewFile>> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = rustix::fs::openat(&self.0, single(name)?, flags, FILE_MODE)?;
        Ok(Box::new(Written(File::from(handle))))
    }

    fn read(&self, name: &str) -> io::Result<Box<dyn Read>> {
        // Without NONBLOCK a pipe in place of the file would hold this thread for ever.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let handle = rustix::fs::openat(&self.0, single(name)?, flags, Mode::empty())?;
        if FileType::from_raw_mode(rustix::fs::fstat(&handle)?.st_mode) != FileType::RegularFile {
            return Err(io::Error::from(io::ErrorKind::InvalidData));
        }
        forget(&handle);
        Ok(Box::new(BufReader::with_capacity(
            READ_BYTES,
            File::from(handle),
        )))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, to) = (single(from)?, single(to)?);
        match rustix::fs::renameat_with(&self.0, from, &self.0, to, RenameFlags::NOREPLACE) {
            // Some file systems cannot refuse by themselves. Nobody else holds this stick, so
            // looking first is as good.
            Err(Errno::INVAL | Errno::NOSYS) => {
                match rustix::fs::statat(&self.0, to, AtFlags::SYMLINK_NOFOLLOW) {
                    Err(Errno::NOENT) => Ok(rustix::fs::renameat(&self.0, from, &self.0, to)?),
                    Ok(_) => Err(Errno::EXIST.into()),
                    Err(other) => Err(other.into()),
                }
            }
            other => Ok(other?),
        }
    }

    fn remove_folder(&self, name: &str) -> io::Result<()> {
        let folder = self.open_folder(name)?;
        for file in folder.names()? {
            // This refuses folders, and removes a link instead of what it points at.
            rustix::fs::unlinkat(&folder.0, file.as_str(), AtFlags::empty())?;
        }
        Ok(rustix::fs::unlinkat(
            &self.0,
            single(name)?,
            AtFlags::REMOVEDIR,
        )?)
    }

    fn sync(&self) -> io::Result<()> {
        match rustix::fs::fsync(&self.0) {
            // A file system that cannot sync a folder can sync all of itself.
            Err(Errno::INVAL | Errno::NOSYS) => Ok(rustix::fs::syncfs(&self.0)?),
            other => Ok(other?),
        }
    }
}

/// A file that is being written.
struct Written(File);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl NewFile for Written {
    fn finish(self: Box<Self>) -> io::Result<()> {
        // Once, and never again on this handle: the kernel reports a lost write one time only.
        self.0.sync_all()?;
        forget(&self.0);
        Ok(())
    }
}

/// Drops what memory holds of a file. It is advice: a file system that ignores it is read from
/// memory, and unmounting is what finds its lies.
fn forget(file: impl AsFd) {
    if let Err(error) = rustix::fs::fadvise(file, 0, None, Advice::DontNeed) {
        tracing::debug!(%error, "the cache of a file was not dropped");
    }
}

const fn folder_flags() -> OFlags {
    OFlags::RDONLY
        .union(OFlags::DIRECTORY)
        .union(OFlags::NOFOLLOW)
        .union(OFlags::CLOEXEC)
}

/// A name that stays in its folder.
fn single(name: &str) -> io::Result<&str> {
    if name.is_empty() || name == "." || name == ".." || name.contains(['/', '\0']) {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    fn folder() -> (tempfile::TempDir, Directory) {
        let path = tempfile::tempdir().unwrap();
        let open = Directory::open(path.path()).unwrap();
        (path, open)
    }

    #[test]
    fn names_never_leave_the_folder() {
        let (_path, open) = folder();
        for name in ["", ".", "..", "../x", "a/b", "a\0b"] {
            assert!(open.create(name).is_err(), "{name:?}");
            assert!(open.make_folder(name).is_err(), "{name:?}");
            assert!(open.rename(name, "x").is_err(), "{name:?}");
            assert!(open.folder(name).is_err(), "{name:?}");
            assert!(open.remove_file(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn no_link_is_followed() {
        let (path, open) = folder();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret"), "s").unwrap();
        symlink(outside.path(), path.path().join("link")).unwrap();
        symlink(
            outside.path().join("secret"),
            path.path().join("link to file"),
        )
        .unwrap();
        symlink("nowhere", path.path().join("broken")).unwrap();

        assert!(open.create("broken").is_err());
        assert!(open.make_folder("broken").is_err());
        assert!(open.read("link to file").is_err());
        assert!(open.remove_folder("link").is_err());
        assert!(open.folder("link").is_err());
        assert!(open.folder("broken").is_err());
        assert!(Directory::open(&path.path().join("link")).is_err());
        assert!(outside.path().join("secret").exists());
    }

    #[test]
    fn a_taken_name_is_never_replaced() {
        let (path, open) = folder();
        open.make_folder("new").unwrap();
        fs::create_dir(path.path().join("empty folder")).unwrap();
        fs::write(path.path().join("file"), "x").unwrap();
        symlink("nowhere", path.path().join("broken")).unwrap();
        for taken in ["empty folder", "file", "broken"] {
            let error = open.rename("new", taken).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::AlreadyExists, "{taken}");
        }
        open.rename("new", "free").unwrap();
        assert_eq!(
            open.names().unwrap(),
            ["broken", "empty folder", "file", "free"]
        );
    }

    #[test]
    fn a_pipe_in_place_of_a_file_holds_nobody() {
        let (path, open) = folder();
        rustix::fs::mkfifoat(CWD, path.path().join("pipe"), Mode::RWXU).unwrap();
        assert!(open.read("pipe").is_err());
    }

    #[test]
    fn of_a_folder_full_of_names_some_are_looked_at() {
        let (path, open) = folder();
        for n in 0..NAMES_MAX + 50 {
            File::create(path.path().join(n.to_string())).unwrap();
        }
        let names = open.names().unwrap().len();
        assert!((NAMES_MAX..=NAMES_MAX + 2).contains(&names), "{names}");
    }

    #[test]
    fn only_one_writer_holds_a_folder() {
        let (path, open) = folder();
        open.take().unwrap();
        let second = Directory::open(path.path()).unwrap();
        assert!(matches!(second.take(), Err(VolumeError::Busy)));
        drop(open);
        second.take().unwrap();
    }

    #[test]
    fn a_folder_with_a_folder_in_it_is_not_removed() {
        let (path, open) = folder();
        fs::create_dir_all(path.path().join("a/b")).unwrap();
        assert!(open.remove_folder("a").is_err());
        assert!(path.path().join("a/b").exists());
    }
}
