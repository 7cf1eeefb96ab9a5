//! Real file systems that are full or read-only. They are mounted in memory, which needs root:
//! elsewhere these tests say that they were skipped.

use std::fs;
use std::path::{Path, PathBuf};

use keytag::device::volume::{Access, FolderVolumes, Volumes};
use keytag::domain::report::SessionRow;
use keytag::transfer::{ErrorKind, TransferError};
use rustix::mount::{MountFlags, UnmountFlags, mount, mount_remount, unmount};

use super::evening::{Evening, FOLDER, assert_whole, everything_in, session};

/// A file system in memory, gone when dropped.
struct Mounted(tempfile::TempDir);

impl Mounted {
    fn new(size: &str) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let options = std::ffi::CString::new(format!("size={size},mode=700")).unwrap();
        match mount(
            "keytag-test",
            dir.path(),
            "tmpfs",
            MountFlags::NODEV,
            Some(options.as_c_str()),
        ) {
            Ok(()) => Some(Self(dir)),
            Err(error) => {
                eprintln!("SKIPPED: a file system cannot be mounted here ({error})");
                None
            }
        }
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = unmount(self.0.path(), UnmountFlags::DETACH);
    }
}

fn fill(folder: &Path, bytes: usize) {
    fs::write(folder.join("holiday.mp4"), vec![7; bytes]).unwrap();
}

#[test]
fn a_full_stick_is_told_before_anything_is_written() {
    let Some(stick) = Mounted::new("4m") else {
        return;
    };
    fill(&stick.path(), 3_500_000);
    let volumes = FolderVolumes::only(stick.path());
    let error = Evening::of_four()
        .export(&volumes, &volumes.list()[0])
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AskStaff);
    match error {
        TransferError::Full {
            needed_bytes,
            free_bytes,
        } => {
            assert!(
                needed_bytes > free_bytes && free_bytes < 700_000,
                "{error:?}"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(everything_in(&stick.path()).len(), 1);
}

#[test]
fn a_stick_that_fills_up_in_the_middle_is_left_as_it_was() {
    let Some(stick) = Mounted::new("2m") else {
        return;
    };
    fill(&stick.path(), 600_000);
    let volumes = FolderVolumes::only(stick.path());
    // Topics far longer than anybody guesses.
    let long = SessionRow {
        topic: Some("hope ".repeat(30_000)),
        ..session()
    };
    let evening = Evening {
        sessions: vec![long; 12],
        ..Evening::of_four()
    };
    let error = evening.export(&volumes, &volumes.list()[0]).unwrap_err();
    match error {
        TransferError::Full {
            needed_bytes,
            free_bytes,
        } => {
            assert!(
                needed_bytes > free_bytes && free_bytes > 1_000_000,
                "{error:?}"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        everything_in(&stick.path()).into_keys().collect::<Vec<_>>(),
        ["holiday.mp4"]
    );

    // With room again, the same stick works.
    fs::remove_file(stick.path().join("holiday.mp4")).unwrap();
    Evening::of_four()
        .export(&volumes, &volumes.list()[0])
        .unwrap();
    assert_whole(&stick.path().join(FOLDER));
}

#[test]
fn a_read_only_stick_is_told_as_such() {
    let Some(stick) = Mounted::new("4m") else {
        return;
    };
    mount_remount(stick.path(), MountFlags::RDONLY, "").unwrap();
    let volumes = FolderVolumes::only(stick.path());
    let volume = volumes.list().remove(0);
    assert_eq!(volume.access, Access::ReadOnly);
    let error = Evening::of_four().export(&volumes, &volume).unwrap_err();
    assert!(matches!(error, TransferError::ReadOnly), "{error:?}");
    assert_eq!(error.kind(), ErrorKind::AskStaff);
}

#[test]
fn a_stick_whose_mount_point_is_bare_is_not_written_to() {
    let Some(stick) = Mounted::new("4m") else {
        return;
    };
    let volumes = FolderVolumes::only(stick.path());
    let volume = volumes.list().remove(0);
    unmount(stick.path(), UnmountFlags::DETACH).unwrap();
    let error = Evening::of_four().export(&volumes, &volume).unwrap_err();
    assert!(
        matches!(error, TransferError::WrongDevice | TransferError::Pulled),
        "{error:?}"
    );
    assert!(everything_in(&stick.path()).is_empty());
}
