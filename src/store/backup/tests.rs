use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::attendance::{Answer, Arrival, AttendanceMode, Kind};
use crate::domain::entry::By;
use crate::domain::moment::Moment;
use crate::domain::name::ChosenName;
use crate::domain::person::{Listing, PersonDraft};
use crate::domain::series::Room;
use crate::store::Book;
use crate::store::testing::{november, open, place, tuesdays};

fn day(date: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, date).unwrap()
}

fn guests(book: &mut Book, now: &Moment, number: usize) {
    for _ in 0..number {
        let arrival = Arrival::WithoutName {
            kind: Kind::Guest,
            show_around: false,
        };
        let here = Room("hall".to_owned());
        let answer = book.arrive(now, &here, &arrival, None).unwrap();
        assert!(matches!(answer, Answer::Welcome(_)));
    }
}

fn days(place: &Place) -> Vec<(u32, NaiveDate)> {
    let all = place.backups().unwrap();
    all.iter().map(|copy| (copy.number, copy.date)).collect()
}

#[test]
fn the_newest_copy_of_each_of_three_days_is_kept_whatever_the_clock_says() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 2);
    for date in [3, 3, 25, 1, 2, 2] {
        place.back_up(day(date)).unwrap();
    }
    assert_eq!(days(&place), [(6, day(2)), (4, day(1)), (3, day(25))]);
    for copy in place.backups().unwrap() {
        let verified = place.verify_backup(&copy).unwrap();
        assert!(verified.is_sound());
        assert_eq!(verified.live, 2);
        let mode = fs::metadata(&copy.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let bytes = fs::read(&copy.path).unwrap();
        assert!(!bytes.starts_with(b"SQLite format 3"));
    }
}

#[test]
fn what_an_interrupted_copy_left_is_no_copy_and_goes_away() {
    let (_dir, place) = place();
    drop(open(&place, &november(24, 18, 0)));
    fs::create_dir(place.backup_dir()).unwrap();
    let left = place.backup_dir().join(".backup-xyz");
    fs::write(&left, "half").unwrap();
    let foreign = place.backup_dir().join("backup-of-grandma.db");
    fs::write(&foreign, "not ours").unwrap();
    assert!(place.backups().unwrap().is_empty());
    place.back_up(day(24)).unwrap();
    assert!(!left.exists());
    assert!(foreign.exists());
    assert_eq!(days(&place), [(1, day(24))]);
}

#[test]
fn a_damaged_database_comes_back_as_it_was_copied_and_loses_nothing_else() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 3);
    let copy = place.back_up(day(24)).unwrap();
    guests(&mut book, &now, 2);
    drop(book);
    let mut bytes = fs::read(place.database()).unwrap();
    bytes[8_000..9_000].fill(7);
    fs::write(place.database(), &bytes).unwrap();
    fs::write(place.dir().join("keytag.db-wal"), "of another database").unwrap();

    let restored = place.restore(&copy).unwrap();
    assert_eq!(restored.entries_missing, Some(2));
    let aside = restored.set_aside.unwrap();
    assert_eq!(fs::read(aside.join("keytag.db")).unwrap(), bytes);
    assert!(aside.join("keytag.db-wal").exists());

    let mut book = open(&place, &november(24, 19, 0));
    guests(&mut book, &now, 1);
    let verified = place.reader().unwrap().verify().unwrap();
    assert!(verified.is_sound(), "{:?}", verified.faults);
    assert_eq!(verified.live, 4);
    assert_eq!(
        verified.epochs, 2,
        "what it numbers now is not numbered twice"
    );
}

#[test]
fn a_copy_that_is_not_sound_is_not_restored() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 3);
    let copy = place.back_up(day(24)).unwrap();
    drop(book);
    let before = fs::read(place.database()).unwrap();
    let good = fs::read(&copy.path).unwrap();
    for at in [100, 5_000, good.len() - 200] {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        fs::write(&copy.path, bytes).unwrap();
        assert!(place.restore(&copy).is_err(), "changed at {at}");
    }
    fs::write(&copy.path, &good[..good.len() - 4096]).unwrap();
    assert!(place.restore(&copy).is_err(), "cut off");
    assert_eq!(fs::read(place.database()).unwrap(), before);
    assert_eq!(
        files_in(place.dir()).unwrap().len(),
        4,
        "nothing is left behind"
    );
}

#[test]
fn nothing_is_restored_under_a_running_kiosk() {
    let (_dir, place) = place();
    let book = open(&place, &november(24, 18, 0));
    let copy = place.back_up(day(24)).unwrap();
    assert!(matches!(place.restore(&copy), Err(StoreError::Busy)));
    drop(book);
    place.restore(&copy).unwrap();
}

#[test]
fn whoever_is_erased_is_in_no_copy_any_more() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    let draft = PersonDraft {
        name: Some(ChosenName::new("Rosa").unwrap()),
        kind: Kind::Member,
        listing: Listing::default(),
        legal_name: None,
        external_id: None,
        roster_consent: false,
    };
    let rosa = book.add_person(&now, &draft, By::Own).unwrap().person;
    place.back_up(day(24)).unwrap();
    fs::write(place.dir().join("keytag.db.before-2"), "old").unwrap();
    fs::create_dir(place.dir().join("set-aside-1")).unwrap();
    fs::write(place.dir().join("set-aside-1/keytag.db"), "old").unwrap();
    book.erase(&now, rosa, By::Own).unwrap();
    assert!(place.backups().unwrap().is_empty());
    assert!(!place.dir().join("keytag.db.before-2").exists());
    assert!(!place.dir().join("set-aside-1").exists());
}

#[test]
fn a_copy_that_began_before_an_erasure_gets_no_name() {
    let (_dir, place) = place();
    drop(open(&place, &november(24, 18, 0)));
    let stop = Stop::default();
    stop.stop();
    assert_eq!(place.back_up_unless(day(24), &stop).unwrap(), None);
    assert!(files_in(place.backup_dir()).unwrap().is_empty());
}

#[test]
fn a_copy_is_made_when_the_evening_is_over_and_the_first_at_once() {
    let (_dir, place) = place();
    let now = november(24, 18, 45);
    let mut book = open(&place, &now);
    let hope = tuesdays("hope", "19:00", "hall", AttendanceMode::Headcount);
    book.seed_series(&now, &[hope]).unwrap();
    book.tick(&now).unwrap();
    assert_eq!(book.open_sessions().unwrap().len(), 1);
    let quiet = |book: &mut Book| {
        book.copy_if_due();
        book.wait_for_copy();
        days(&place).len()
    };
    assert_eq!(quiet(&mut book), 1, "without any copy it does not wait");
    guests(&mut book, &now, 1);
    let open = place.backups().unwrap();
    quiet(&mut book);
    assert_eq!(place.backups().unwrap(), open, "the evening is under way");
    book.tick(&november(24, 21, 0)).unwrap();
    quiet(&mut book);
    assert_eq!(days(&place), [(2, day(24))]);
    book.tick(&november(24, 21, 1)).unwrap();
    quiet(&mut book);
    assert_eq!(days(&place), [(2, day(24))], "nothing was written since");
}
