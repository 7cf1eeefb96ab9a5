//! Folders that stand for sticks: in tests, in the demo, and where an export goes into a folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::directory::Directory;
use super::{
    Access, DeviceNumber, OpenFolder, Volume, VolumeError, VolumeKind, Volumes, shown_name,
};

/// Each folder in a folder is a stick; or one folder is.
///
/// An ejected stick is not listed again until its folder was taken away and put back, or
/// [`FolderVolumes::plug_in_again`] is called: like a real one, that is not mounted any more.
#[derive(Debug)]
pub struct FolderVolumes {
    which: Which,
    /// Device and inode of what was ejected.
    ejected: Mutex<BTreeSet<(DeviceNumber, u64)>>,
}

#[derive(Debug)]
enum Which {
    Inside(PathBuf),
    Only(PathBuf),
}

impl FolderVolumes {
    /// The folders in this folder are sticks; hidden ones and links are not.
    pub fn inside(folder: impl Into<PathBuf>) -> Self {
        Self::new(Which::Inside(folder.into()))
    }

    /// This folder is the one stick.
    pub fn only(folder: impl Into<PathBuf>) -> Self {
        Self::new(Which::Only(folder.into()))
    }

    fn new(which: Which) -> Self {
        Self {
            which,
            ejected: Mutex::default(),
        }
    }

    /// Lists ejected folders again.
    pub fn plug_in_again(&self) {
        self.ejected().clear();
    }

    fn ejected(&self) -> MutexGuard<'_, BTreeSet<(DeviceNumber, u64)>> {
        self.ejected.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn paths(&self) -> Vec<PathBuf> {
        let folder = match &self.which {
            Which::Only(folder) => return vec![folder.clone()],
            Which::Inside(folder) => folder,
        };
        let Ok(entries) = std::fs::read_dir(folder) else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
            .map(|entry| entry.path())
            .collect();
        paths.sort_unstable();
        paths
    }
}

impl Volumes for FolderVolumes {
    fn list(&self) -> Vec<Volume> {
        let there: Vec<Volume> = self
            .paths()
            .into_iter()
            .filter_map(|path| match as_volume(path) {
                Ok(volume) => Some(volume),
                Err(error) => {
                    tracing::debug!(%error, "a folder is no stick");
                    None
                }
            })
            .collect();
        let mut ejected = self.ejected();
        ejected.retain(|key| there.iter().any(|volume| key_of(volume) == Some(*key)));
        there
            .into_iter()
            .filter(|volume| key_of(volume).is_some_and(|key| !ejected.contains(&key)))
            .collect()
    }

    fn open(&self, volume: &Volume) -> Result<Box<dyn OpenFolder>, VolumeError> {
        let VolumeKind::Folder { inode } = volume.kind else {
            return Err(VolumeError::NotThisDevice);
        };
        let folder = Directory::open(&volume.path)?;
        let stat = folder.stat()?;
        if DeviceNumber::of(stat.st_dev) != volume.device || stat.st_ino != inode {
            return Err(VolumeError::NotThisDevice);
        }
        folder.take()?;
        Ok(Box::new(folder))
    }

    fn eject(&self, volume: &Volume) -> Result<(), VolumeError> {
        let key = key_of(volume).ok_or(VolumeError::NotThisDevice)?;
        let folder = Directory::open(&volume.path)?;
        if folder.stat()?.st_ino != key.1 {
            return Err(VolumeError::Gone);
        }
        folder.take()?;
        folder.sync_volume()?;
        self.ejected().insert(key);
        Ok(())
    }
}

fn key_of(volume: &Volume) -> Option<(DeviceNumber, u64)> {
    match volume.kind {
        VolumeKind::Folder { inode } => Some((volume.device, inode)),
        VolumeKind::Stick { .. } => None,
    }
}

fn as_volume(path: PathBuf) -> Result<Volume, VolumeError> {
    let folder = Directory::open(&path)?;
    let stat = folder.stat()?;
    let state = rustix::fs::statvfs(&path)?;
    Ok(Volume {
        name: shown_name(&name_of(&path)),
        path,
        device: DeviceNumber::of(stat.st_dev),
        kind: VolumeKind::Folder { inode: stat.st_ino },
        access: if state.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY) {
            Access::ReadOnly
        } else {
            Access::Writable
        },
        size_bytes: state.f_blocks.saturating_mul(state.f_frsize),
        free_bytes: state.f_bavail.saturating_mul(state.f_frsize),
    })
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(volumes: &FolderVolumes) -> Vec<String> {
        volumes.list().into_iter().map(|v| v.name).collect()
    }

    #[test]
    fn folders_are_sticks_and_links_are_not() {
        let shelf = tempfile::tempdir().unwrap();
        for name in ["B", "A \u{202e}evil", ".hidden"] {
            fs::create_dir(shelf.path().join(name)).unwrap();
        }
        fs::write(shelf.path().join("file"), "").unwrap();
        std::os::unix::fs::symlink("/", shelf.path().join("root")).unwrap();
        let volumes = FolderVolumes::inside(shelf.path());
        assert_eq!(names(&volumes), ["A evil", "B"]);
        assert!(
            FolderVolumes::inside(shelf.path().join("none"))
                .list()
                .is_empty()
        );
    }

    #[test]
    fn an_ejected_stick_comes_back_when_it_is_plugged_in_again() {
        let shelf = tempfile::tempdir().unwrap();
        let (stick, pocket) = (shelf.path().join("A"), shelf.path().join(".A"));
        fs::create_dir(&stick).unwrap();
        let volumes = FolderVolumes::inside(shelf.path());
        let volume = volumes.list().remove(0);
        volumes.eject(&volume).unwrap();
        assert!(names(&volumes).is_empty());

        fs::rename(&stick, &pocket).unwrap();
        assert!(names(&volumes).is_empty());
        fs::rename(&pocket, &stick).unwrap();
        assert_eq!(names(&volumes), ["A"]);

        volumes.eject(&volume).unwrap();
        volumes.plug_in_again();
        assert_eq!(names(&volumes), ["A"]);
    }

    #[test]
    fn another_stick_in_the_same_place_is_not_opened() {
        let shelf = tempfile::tempdir().unwrap();
        let stick = shelf.path().join("A");
        fs::create_dir(&stick).unwrap();
        let volumes = FolderVolumes::inside(shelf.path());
        let volume = volumes.list().remove(0);
        volumes.open(&volume).unwrap();

        fs::rename(&stick, shelf.path().join("first")).unwrap();
        assert!(matches!(volumes.open(&volume), Err(VolumeError::Gone)));
        fs::create_dir(&stick).unwrap();
        assert!(matches!(
            volumes.open(&volume),
            Err(VolumeError::NotThisDevice)
        ));
        assert!(matches!(volumes.eject(&volume), Err(VolumeError::Gone)));
    }

    #[test]
    fn a_stick_in_use_is_not_let_go() {
        let shelf = tempfile::tempdir().unwrap();
        let volumes = FolderVolumes::only(shelf.path());
        let volume = volumes.list().remove(0);
        let open = volumes.open(&volume).unwrap();
        assert!(matches!(volumes.eject(&volume), Err(VolumeError::Busy)));
        drop(open);
        volumes.eject(&volume).unwrap();
    }
}
