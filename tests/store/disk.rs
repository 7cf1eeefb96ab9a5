//! Disks that are full or read-only, at start and in mid-session: the store says so, and nothing
//! pretends. They are mounted in memory, which needs root: elsewhere these tests say that they were
//! skipped.

use std::fs;
use std::path::{Path, PathBuf};

use keytag::domain::attendance::{Answer, Kind};
use keytag::store::{ErrorKind, Place, StoreError};
use rustix::mount::{MountFlags, UnmountFlags, mount, mount_remount, unmount};

use super::door::Door;

/// A file system in memory, gone when dropped.
struct Mounted(tempfile::TempDir);

impl Mounted {
    fn new(size: &str) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let options = std::ffi::CString::new(format!("size={size},mode=700")).unwrap();
        let options = Some(options.as_c_str());
        match mount(
            "keytag-test",
            dir.path(),
            "tmpfs",
            MountFlags::NODEV,
            options,
        ) {
            Ok(()) => Some(Self(dir)),
            Err(error) => {
                eprintln!("SKIPPED: a file system cannot be mounted here ({error})");
                None
            }
        }
    }

    fn state(&self) -> PathBuf {
        self.0.path().join("state")
    }

    fn make_read_only(&self) {
        mount_remount(self.0.path(), MountFlags::RDONLY, "").unwrap();
    }

    /// Takes all space but so many bytes.
    fn fill_up_to(&self, free: u64) -> PathBuf {
        let path = self.0.path().join("holiday.mp4");
        let space = rustix::fs::statvfs(self.0.path()).unwrap();
        let bytes = (space.f_bavail * space.f_frsize).saturating_sub(free);
        fs::write(&path, vec![7; usize::try_from(bytes).unwrap()]).unwrap();
        path
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = unmount(self.0.path(), UnmountFlags::DETACH);
    }
}

fn check_sound(dir: &Path, live: u64) {
    let found = Place::new(dir).reader().unwrap().verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.faults);
    assert_eq!(found.live, live);
}

#[test]
fn a_full_disk_at_the_first_start_says_so_and_leaves_nothing_half_made() {
    for free in [0, 4_096, 20_000, 60_000, 100_000, 140_000] {
        let Some(disk) = Mounted::new("2m") else {
            return;
        };
        let ballast = disk.fill_up_to(free);
        let error = Door::of_cards(&disk.state())
            .err()
            .expect("there is no space");
        assert!(
            matches!(error, StoreError::DiskFull),
            "{free} free: {error}"
        );
        assert_eq!(error.kind(), ErrorKind::AskStaff);
        fs::remove_file(ballast).unwrap();
        let mut door = Door::of_cards(&disk.state()).unwrap();
        door.scan(1, None).unwrap();
        check_sound(&disk.state(), 1);
    }
}

#[test]
fn a_disk_that_fills_in_mid_session_loses_nothing_that_was_confirmed() {
    let Some(disk) = Mounted::new("3m") else {
        return;
    };
    let mut door = Door::of_cards(&disk.state()).unwrap();
    let ballast = disk.fill_up_to(300_000);
    let mut recorded = 0;
    let error = loop {
        match door.scan(recorded, None) {
            Ok(Answer::Welcome(_)) => recorded += 1,
            Ok(other) => panic!("{other:?}"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    assert!(recorded > 3);
    for again in 0..5 {
        let error = door.scan(recorded + again, None).unwrap_err();
        assert!(matches!(error, StoreError::DiskFull), "{error}");
    }
    // Who is there is still told so, and the same store goes on when there is space again.
    assert!(matches!(door.scan(0, None).unwrap(), Answer::AllSet(_)));
    fs::remove_file(ballast).unwrap();
    assert!(matches!(
        door.scan(recorded, None).unwrap(),
        Answer::Welcome(_)
    ));
    check_sound(&disk.state(), recorded + 1);
    drop(door);
    check_sound(&disk.state(), recorded + 1);
}

#[test]
fn a_read_only_data_directory_is_told_at_start() {
    let Some(disk) = Mounted::new("4m") else {
        return;
    };
    disk.make_read_only();
    let error = Door::of_cards(&disk.state())
        .err()
        .expect("nothing can be made there");
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error}");

    let Some(disk) = Mounted::new("4m") else {
        return;
    };
    let mut door = Door::of_cards(&disk.state()).unwrap();
    door.without(Kind::Guest, None).unwrap();
    drop(door);
    disk.make_read_only();
    let error = Door::of_cards(&disk.state())
        .err()
        .expect("nothing can be written there");
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error}");
    assert_eq!(error.kind(), ErrorKind::AskStaff);
}

#[test]
fn a_data_directory_that_is_a_file_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state");
    fs::write(&state, "not a directory").unwrap();
    assert!(Door::of_cards(&state).is_err());
    assert_eq!(fs::read(&state).unwrap(), b"not a directory");
}
