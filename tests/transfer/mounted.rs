//! Bundles onto sticks that are really mounted and really fail. "Safe to remove" is said only of
//! what opens after the stick was plugged in anew, and the next good stick takes everything.

use std::path::Path;

use keytag::device::volume::{FolderVolumes, Volumes};
use keytag::transfer::TransferError;
use keytag::transfer::bundle::carry::{CarriedAway, Stick as LetGo};
use tempfile::TempDir;

use super::failing::{EIO, ENODEV, ENOSPC, EROFS};
use super::fuse::{Stick, Trouble};
use super::sealed::{Door, names_below};

const ENOTCONN: i32 = 107;
const BYTES: u64 = 64 * 1024 * 1024;

/// Exports onto a stick that is plugged in with some trouble, and pulls it afterwards. None where
/// nothing can be mounted.
fn export(
    door: &mut Door,
    stick: &Stick,
    at: &Path,
    trouble: Option<Trouble>,
) -> Option<Result<CarriedAway, TransferError>> {
    let plugged = stick.plug(at)?;
    let volumes = FolderVolumes::only(at);
    // Seen while it was well, as on the screen; the trouble begins with the touch.
    let volume = volumes.list().remove(0);
    stick.trouble(trouble);
    let (_, carried) = door.export_onto(&volumes, &volume);
    drop(plugged);
    stick.forget_what_was_not_synced();
    Some(carried)
}

/// What lies on it after it is plugged in anew: whatever has its last name must open.
fn sealed_files(door: &Door, stick: &Stick, at: &Path) -> usize {
    let _plugged = stick.plug(at).unwrap();
    let names = names_below(at);
    let sealed: Vec<&String> = names
        .iter()
        .filter(|name| name.ends_with(".tar.age"))
        .collect();
    for name in &sealed {
        door.opens(&at.join("DOOR").join(name));
    }
    sealed.len()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// How many calls an export onto a good stick makes; none where nothing can be mounted.
fn calls_of_an_export() -> Option<usize> {
    let (stick, at, mut door) = (Stick::new(BYTES), folder(), Door::new());
    let carried = export(&mut door, &stick, at.path(), None)?.unwrap();
    assert!(matches!(carried.stick, LetGo::SafeToRemove));
    let calls = stick.calls();
    assert_eq!(sealed_files(&door, &stick, at.path()), 1);
    Some(calls)
}

/// Lets an export fail like this, then tries again with a good stick.
fn fails(trouble: Trouble) {
    let (stick, at, mut door) = (Stick::new(BYTES), folder(), Door::new());
    let Some(carried) = export(&mut door, &stick, at.path(), Some(trouble)) else {
        return;
    };
    let there = sealed_files(&door, &stick, at.path());
    if carried.is_ok() {
        assert_eq!(there, 1, "{trouble:?}: said to be safe");
    }
    let good = Stick::new(BYTES);
    let again = export(&mut door, &good, at.path(), None).unwrap().unwrap();
    assert_eq!(sealed_files(&door, &good, at.path()), 1, "{trouble:?}");
    assert_eq!(
        again.manifest.ranges[0].first, 1,
        "{trouble:?}: everything is due"
    );
    // The same stick, mended, takes it, too, and nothing half-done stays on it.
    export(&mut door, &stick, at.path(), None).unwrap().unwrap();
    let _plugged = stick.plug(at.path()).unwrap();
    let left: Vec<String> = names_below(at.path());
    assert!(
        !left.iter().any(|name| name.starts_with('.')),
        "{trouble:?}: {left:?}"
    );
}

#[test]
fn a_stick_that_fails_at_any_call_is_never_said_to_be_safe() {
    let Some(calls) = calls_of_an_export() else {
        return;
    };
    assert!(calls > 20, "{calls}");
    for at in 0..calls {
        fails(Trouble::Once { at, error: EIO });
    }
}

#[test]
fn a_stick_that_is_pulled_at_any_call_is_never_said_to_be_safe() {
    let Some(calls) = calls_of_an_export() else {
        return;
    };
    for at in 0..calls {
        for error in [ENOTCONN, ENODEV] {
            fails(Trouble::From { at, error });
        }
    }
}

#[test]
fn a_stick_that_becomes_full_or_read_only_at_any_call_is_never_said_to_be_safe() {
    let Some(calls) = calls_of_an_export() else {
        return;
    };
    for at in 0..calls {
        for error in [ENOSPC, EROFS] {
            fails(Trouble::From { at, error });
        }
    }
}

#[test]
fn a_stick_that_cannot_keep_what_it_is_given_is_found_out() {
    for trouble in [
        Trouble::Sync,
        Trouble::FakeCapacity { bytes: 0 },
        Trouble::FakeCapacity { bytes: 1000 },
    ] {
        let (stick, at, mut door) = (Stick::new(BYTES), folder(), Door::new());
        let Some(carried) = export(&mut door, &stick, at.path(), Some(trouble)) else {
            return;
        };
        let error = carried.expect_err("said to be safe");
        if trouble != Trouble::Sync {
            assert!(
                matches!(error, TransferError::ReadBackDiffers { .. }),
                "{error}"
            );
        }
        assert_eq!(sealed_files(&door, &stick, at.path()), 0, "{trouble:?}");
        fails(trouble);
    }
}

#[test]
fn a_stick_with_too_little_room_is_told_before_anything_is_written() {
    let (stick, at, mut door) = (Stick::new(500_000), folder(), Door::new());
    let Some(carried) = export(&mut door, &stick, at.path(), None) else {
        return;
    };
    assert!(matches!(carried, Err(TransferError::Full { .. })));
    assert_eq!(sealed_files(&door, &stick, at.path()), 0);
}

#[test]
fn where_a_stick_was_and_where_another_one_is_nothing_is_written() {
    let (stick, other, at, mut door) =
        (Stick::new(BYTES), Stick::new(BYTES), folder(), Door::new());
    let Some(plugged) = stick.plug(at.path()) else {
        return;
    };
    let volumes = FolderVolumes::only(at.path());
    let volume = volumes.list().remove(0);
    drop(plugged);
    // A bare mount point is a folder of the machine's own disk.
    let (_, carried) = door.export_onto(&volumes, &volume);
    assert!(carried.is_err());
    assert_eq!(std::fs::read_dir(at.path()).unwrap().count(), 0);
    // The kernel gives numbers again; a third stick takes the one that has become free.
    let (third, elsewhere) = (Stick::new(BYTES), folder());
    let _third = third.plug(elsewhere.path()).unwrap();
    let _plugged = other.plug(at.path()).unwrap();
    let (_, carried) = door.export_onto(&volumes, &volume);
    assert!(carried.is_err(), "another stick has its own number");
    assert_eq!(std::fs::read_dir(at.path()).unwrap().count(), 0);
}
