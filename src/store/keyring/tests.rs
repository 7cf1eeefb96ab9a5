use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::services::SystemChance;
use crate::store::testing::{november, open, place};
use crate::store::{Book, StoreError};

const COST: HashCost = HashCost::FOR_TESTS;

fn pin(digits: &str) -> Pin {
    Pin::typed(digits).unwrap()
}

fn code() -> RecoveryCode {
    RecoveryCode::from_random([9; RecoveryCode::BYTES])
}

fn stick() -> StickSecret {
    StickSecret::from_bytes([3; StickSecret::BYTES])
}

fn add(place: &Place, secret: Secret<'_>) -> u32 {
    place.add_key_slot(secret, &SystemChance, COST).unwrap()
}

/// A kiosk with a recovery code and a stick, whose plain key is gone.
fn protected() -> (tempfile::TempDir, Place) {
    let (dir, place) = place();
    drop(open(&place, &november(24, 18, 0)));
    add(&place, Secret::Stick(&stick(), &pin("481516")));
    assert!(matches!(
        place.take_plain_key_away(),
        Err(StoreError::NotNow(_))
    ));
    place.set_recovery_slot(&code(), &SystemChance).unwrap();
    place.take_plain_key_away().unwrap();
    (dir, place)
}

fn try_pin(place: &Place, now: &Moment, digits: &str) -> Unlocked {
    place
        .unlock_with_stick(now, &stick(), &pin(digits))
        .unwrap()
}

fn opens(place: &Place) -> bool {
    match Book::open(
        place,
        std::sync::Arc::new(SystemChance),
        &november(24, 19, 0),
    ) {
        Ok(_) => true,
        Err(StoreError::Locked) => false,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_kiosk_without_its_plain_key_opens_with_the_stick_or_the_code() {
    let (_dir, place) = protected();
    assert!(!place.key_file().exists());
    assert!(!opens(&place));
    assert!(matches!(place.reader(), Err(StoreError::Locked)));
    let now = november(24, 19, 0);
    assert!(matches!(try_pin(&place, &now, "000000"), Unlocked::No));
    let Unlocked::Open(with_stick) = try_pin(&place, &now, "481516") else {
        panic!("it is the right one");
    };
    assert!(opens(&with_stick));
    let with_code = place.unlock_with_recovery(&code()).unwrap();
    assert!(opens(&with_code));
    let other = RecoveryCode::from_random([8; RecoveryCode::BYTES]);
    assert!(place.unlock_with_recovery(&other).is_err());
    // Copies are made and read under the same key.
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let copy = with_stick.back_up(day).unwrap();
    assert!(with_code.verify_backup(&copy).unwrap().is_sound());
    assert!(!format!("{with_code:?}").contains("unlocked: Some(["));
    with_code.put_plain_key_back().unwrap();
    assert!(opens(&place));
}

#[test]
fn the_system_opens_its_slot_by_itself() {
    let (dir, place) = place();
    drop(open(&place, &november(24, 18, 0)));
    let file = dir.path().join("credential");
    fs::write(&file, b"thirty-two bytes of the system").unwrap();
    let place = place.with_credential(Some(file.clone()));
    let credential = place.credential().unwrap().unwrap();
    add(&place, Secret::Credential(&credential));
    place.set_recovery_slot(&code(), &SystemChance).unwrap();
    place.take_plain_key_away().unwrap();
    assert!(opens(&place));
    // The disk in another machine, or a system that was set up anew.
    fs::write(&file, b"another").unwrap();
    assert!(!opens(&place));
    fs::remove_file(&file).unwrap();
    assert!(!opens(&place));
    assert!(!opens(&place.clone().with_credential(None)));
}

#[test]
fn tries_are_counted_before_they_are_made_and_a_restart_shortens_nothing() {
    let (_dir, place) = protected();
    let now = november(24, 19, 0);
    for _ in 0..4 {
        assert!(matches!(try_pin(&place, &now, "000000"), Unlocked::No));
    }
    let Unlocked::Wait(left) = try_pin(&place, &now, "481516") else {
        panic!("it waits, also with the right one");
    };
    assert_eq!(left, 5);
    let restarted = Moment {
        boot: 8,
        boot_ms: 2_000,
        ..november(25, 19, 0)
    };
    assert!(matches!(
        try_pin(&place, &restarted, "481516"),
        Unlocked::Wait(_)
    ));
    let later = Moment {
        boot_ms: 20_000,
        ..restarted
    };
    assert!(matches!(
        try_pin(&place, &later, "481516"),
        Unlocked::Open(_)
    ));
    assert_eq!(place.tries().unwrap(), Lockout::NONE);
    // A counter that somebody changed makes nothing easier.
    fs::write(place.dir().join(TRIES), "nonsense").unwrap();
    assert!(matches!(try_pin(&place, &later, "000000"), Unlocked::No));
    assert!(matches!(
        try_pin(&place, &later, "481516"),
        Unlocked::Wait(_)
    ));
}

#[test]
fn a_stick_takes_another_pin_and_the_last_ways_to_the_key_stay() {
    let (_dir, place) = protected();
    let open = place.unlock_with_recovery(&code()).unwrap();
    add(&open, Secret::Stick(&stick(), &pin("234298")));
    let now = november(24, 19, 0);
    assert!(matches!(try_pin(&place, &now, "481516"), Unlocked::No));
    let Unlocked::Open(open) = try_pin(&place, &now, "234298") else {
        panic!("it is the right one");
    };
    let places = place.key_places().unwrap();
    assert_eq!(places.slots.len(), 2, "{places:?}");
    for (number, _) in &places.slots {
        assert!(matches!(
            open.remove_key_slot(*number),
            Err(StoreError::NotNow(_))
        ));
    }
    let second = StickSecret::from_bytes([4; StickSecret::BYTES]);
    add(&open, Secret::Stick(&second, &pin("775533")));
    let first = places
        .slots
        .iter()
        .find(|(_, kind)| *kind == Some(SlotKind::Stick));
    open.remove_key_slot(first.unwrap().0).unwrap();
    assert!(matches!(try_pin(&place, &now, "234298"), Unlocked::No));
    let opened = place.unlock_with_stick(&now, &second, &pin("775533"));
    assert!(matches!(opened, Ok(Unlocked::Open(_))));
}

#[test]
fn a_new_recovery_code_replaces_the_old_one() {
    let (_dir, place) = protected();
    let open = place.unlock_with_recovery(&code()).unwrap();
    let new = RecoveryCode::from_random([7; RecoveryCode::BYTES]);
    open.set_recovery_slot(&new, &SystemChance).unwrap();
    assert!(place.unlock_with_recovery(&code()).is_err());
    assert!(opens(&place.unlock_with_recovery(&new).unwrap()));
}

#[test]
fn either_copy_may_be_cut_or_lost_at_any_byte() {
    let (_dir, place) = protected();
    let paths = NAMES.map(|name| place.dir().join(name));
    let good = fs::read(&paths[0]).unwrap();
    assert_eq!(good, fs::read(&paths[1]).unwrap());
    for path in &paths {
        let mode = fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for at in (0..good.len()).step_by(7) {
            fs::write(path, &good[..at]).unwrap();
            assert!(place.unlock_with_recovery(&code()).is_ok(), "cut at {at}");
            assert_eq!(fs::read(path).unwrap(), good, "and mended");
        }
        fs::remove_file(path).unwrap();
        assert!(place.unlock_with_recovery(&code()).is_ok());
        assert_eq!(fs::read(path).unwrap(), good);
    }
    for path in &paths {
        fs::write(path, "nothing").unwrap();
    }
    assert!(matches!(place.ring(), Err(StoreError::Ring(_))));
    assert!(!format!("{:?}", place.key_places()).contains("nothing"));
}

/// Between the two copies the power may go: then the newer one counts.
#[test]
fn a_power_cut_between_the_copies_leaves_the_newer_one() {
    let (_dir, place) = protected();
    let open = place.unlock_with_recovery(&code()).unwrap();
    let old = fs::read(place.dir().join(NAMES[1])).unwrap();
    let second = StickSecret::from_bytes([4; StickSecret::BYTES]);
    add(&open, Secret::Stick(&second, &pin("775533")));
    fs::write(place.dir().join(NAMES[1]), old).unwrap();
    assert_eq!(place.key_places().unwrap().slots.len(), 3);
    let copies = NAMES.map(|name| fs::read(place.dir().join(name)).unwrap());
    assert_eq!(copies[0], copies[1]);
}

#[test]
fn the_slots_of_another_kiosk_open_nothing_here() {
    let (_dir, ours) = protected();
    let (_other_dir, other) = protected();
    for name in NAMES {
        fs::copy(other.dir().join(name), ours.dir().join(name)).unwrap();
    }
    let open = ours.unlock_with_recovery(&code()).unwrap();
    assert!(matches!(open.reader(), Err(StoreError::WrongKey)));
}
