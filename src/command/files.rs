//! Files that a command leaves behind: whole or not at all, and never over one that is there.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Failure, Result, shown};

/// A file that gets its name when everything is in it. Only its owner can read it.
#[derive(Debug)]
pub(super) struct NewFile {
    path: PathBuf,
    temporary: NamedTempFile,
}

impl NewFile {
    /// Makes sure that there will be a file, before anything that cannot be taken back happens.
    pub(super) fn at(path: &Path) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(taken(path));
        }
        let temporary =
            NamedTempFile::new_in(folder_of(path)).map_err(Failure::file("write", path))?;
        Ok(Self {
            path: path.to_owned(),
            temporary,
        })
    }

    /// Writes it. When this returns it is on the disk under its name.
    pub(super) fn finish(mut self, bytes: &[u8]) -> Result {
        let path = &self.path;
        self.temporary
            .write_all(bytes)
            .map_err(Failure::file("write", path))?;
        self.temporary
            .as_file()
            .sync_all()
            .map_err(Failure::file("write", path))?;
        match self.temporary.persist_noclobber(path) {
            Ok(_) => {}
            Err(lost) if lost.error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(taken(path));
            }
            Err(lost) => return Err(Failure::file("write", path)(lost.error)),
        }
        let folder = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
        folder.map_err(Failure::file("write", path))
    }
}

fn taken(path: &Path) -> Failure {
    Failure::refused(
        format!("there is a file {} already", shown(path)),
        "name another",
    )
}

fn folder_of(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_whole_and_never_over_another() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("sheet.pdf");
        let early = NewFile::at(&path).unwrap();
        assert!(!path.exists());
        let late = NewFile::at(&path).unwrap();
        early.finish(b"first").unwrap();
        assert!(late.finish(b"second").is_err());
        assert!(NewFile::at(&path).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_before_anything_happens() {
        let dir = tempfile::tempdir().unwrap();
        assert!(NewFile::at(&dir.path().join("none/sheet.pdf")).is_err());
    }
}
