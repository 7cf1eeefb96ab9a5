use std::path::Path;

use chrono::NaiveDate;

use super::*;
use crate::domain::attendance::{Answer, Arrival, AttendanceMode, Kind};
use crate::domain::entry::By;
use crate::domain::moment::Moment;
use crate::domain::series::{Room, SchemeId};

use crate::store::Book;
use crate::store::session::AdHoc;
use crate::store::testing::{evening as evening_of, november, open, place, tuesdays};

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

fn rows_of_journal(place: &Place) -> (i64, i64) {
    let journal = open_if_there(place).unwrap().unwrap();
    let sql = "SELECT ifnull(min(n), 0), ifnull(max(n), 0) FROM log";
    journal
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
}

fn live(place: &Place) -> u64 {
    let verified = place.reader().unwrap().verify().unwrap();
    assert!(verified.is_sound(), "{:?}", verified.faults);
    verified.live
}

/// Puts the files of a database back as they were.
fn put_back(place: &Place, bytes: &[u8]) {
    fs::write(place.database(), bytes).unwrap();
    for ending in ["-wal", "-shm"] {
        let mut path = place.database().into_os_string();
        path.push(ending);
        let _ = fs::remove_file(path);
    }
}

/// The whole database in one file.
fn folded(book: &mut Book, place: &Place) -> Vec<u8> {
    book.scrub().unwrap();
    fs::read(place.database()).unwrap()
}

fn apart(place: &Place) -> usize {
    let names = fs::read_dir(place.backup_dir()).unwrap();
    names
        .filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            let name = name.to_str().unwrap();
            name.starts_with("journal-apart-") && Path::new(name).extension() == Some("db".as_ref())
        })
        .count()
}

#[test]
fn the_thread_takes_over_what_is_committed_and_nobody_can_read_it() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 2);
    let journal = Journal::start(&place).unwrap();
    guests(&mut book, &now, 3);
    journal.wake();
    drop(journal);
    assert_eq!(rows_of_journal(&place), (1, 6), "the epoch and five guests");
    assert_eq!(
        place.journal_state().unwrap(),
        Some(JournalState {
            entries: 6,
            behind: 0
        })
    );
    for entry in fs::read_dir(place.backup_dir()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for word in ["signed_in", "guest", "SQLite format 3", "CREATE TABLE"] {
            assert!(!bytes.windows(word.len()).any(|it| it == word.as_bytes()));
        }
    }
}

#[test]
fn an_evening_that_the_database_forgot_comes_back_with_its_title() {
    let (_dir, place) = place();
    let now = november(24, 18, 45);
    let mut book = open(&place, &now);
    book.seed_series(
        &now,
        &[tuesdays(
            "early",
            "19:00",
            "blue",
            AttendanceMode::Headcount,
        )],
    )
    .unwrap();
    let before = folded(&mut book, &place);
    book.tick(&now).unwrap();
    let meeting = AdHoc {
        title: "Walk and talk".to_owned(),
        room: Room("garden".to_owned()),
        mode: AttendanceMode::Headcount,
        scheme: SchemeId("none".to_owned()),
        minutes: 60,
    };
    let walk = book.open_ad_hoc(&now, &meeting, By::Terminal).unwrap();
    let early = evening_of("early", 24, "19:00");
    let arrival = Arrival::WithoutName {
        kind: Kind::Guest,
        show_around: false,
    };
    let garden = Room("garden".to_owned());
    book.arrive(&now, &garden, &arrival, None).unwrap();
    let blue = Room("blue".to_owned());
    book.arrive(&now, &blue, &arrival, Some(&early)).unwrap();
    let head = log::head(&book.conn).unwrap().unwrap();
    drop(book);
    place.keep_journal().unwrap();
    put_back(&place, &before);

    let mut book = open(&place, &now);
    book.tick(&now).unwrap();
    assert_eq!(live(&place), 2);
    let open_now = book.open_sessions().unwrap();
    let titles: Vec<&str> = open_now.iter().map(|it| it.title.as_str()).collect();
    assert!(titles.contains(&"Walk and talk"), "{titles:?}");
    assert!(titles.contains(&"The early group"), "{titles:?}");
    assert_eq!(book.session(&walk).unwrap().room.0, "garden");
    // The same evening goes on, in a new epoch.
    let now = november(24, 18, 50);
    book.arrive(&now, &blue, &arrival, Some(&early)).unwrap();
    assert_eq!(live(&place), 3);
    let after = log::head(&book.conn).unwrap().unwrap();
    assert_eq!((after.n, after.seq), (head.n + 2, 2));
    assert_ne!(after.epoch, head.epoch);
}

#[test]
fn a_restore_brings_back_what_came_after_the_copy() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 3);
    let copy = place.back_up(day(24)).unwrap();
    guests(&mut book, &now, 4);
    place.keep_journal().unwrap();
    guests(&mut book, &now, 1);
    drop(book);
    let restored = place.restore(&copy).unwrap();
    assert_eq!(restored.entries_in_journal, 4);
    assert_eq!(
        restored.entries_missing,
        Some(1),
        "told, since nobody has it"
    );
    drop(open(&place, &now));
    assert_eq!(live(&place), 7);
    drop(open(&place, &now));
    assert_eq!(live(&place), 7, "once");
}

#[test]
fn it_reaches_back_to_the_oldest_copy() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    for date in 1..=5 {
        guests(&mut book, &now, 10);
        place.keep_journal().unwrap();
        place.back_up(day(date)).unwrap();
    }
    // One of the epoch, and ten a day: of the third day the copy is the oldest.
    assert_eq!(rows_of_journal(&place), (32, 51));
}

#[test]
fn a_journal_that_is_torn_or_changed_keeps_no_door_shut() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 2);
    let before = folded(&mut book, &place);
    guests(&mut book, &now, 6);
    drop(book);
    place.keep_journal().unwrap();
    let path = path(&place);
    let good = fs::read(&path).unwrap();
    for at in (10..good.len()).step_by(1_500) {
        for cut in [false, true] {
            put_back(&place, &before);
            let mut bytes = good.clone();
            if cut {
                bytes.truncate(at);
            } else {
                bytes[at] ^= 1;
            }
            fs::write(&path, bytes).unwrap();
            let mut book = open(&place, &now);
            guests(&mut book, &now, 1);
            drop(book);
            assert!((3..=9).contains(&live(&place)), "at {at}, cut {cut}");
            // It begins anew, or goes on: either way it has everything afterwards.
            place.keep_journal().unwrap();
            assert_eq!(place.journal_state().unwrap().unwrap().behind, 0);
            for entry in fs::read_dir(place.backup_dir()).unwrap() {
                fs::remove_file(entry.unwrap().path()).unwrap();
            }
        }
    }
}

#[test]
fn a_journal_of_other_evenings_is_kept_apart_and_never_mixed_in() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 2);
    let before = folded(&mut book, &place);
    guests(&mut book, &now, 3);
    place.keep_journal().unwrap();
    // Somebody put an old database back and kept the journal away: other people came then.
    let journal = fs::read(path(&place)).unwrap();
    drop(book);
    for entry in fs::read_dir(place.backup_dir()).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    put_back(&place, &before);
    let mut book = open(&place, &now);
    guests(&mut book, &now, 2);
    drop(book);
    fs::write(path(&place), journal).unwrap();

    let mut book = open(&place, &now);
    guests(&mut book, &now, 1);
    assert_eq!(live(&place), 5);
    place.keep_journal().unwrap();
    assert_eq!(apart(&place), 1);
    assert_eq!(place.journal_state().unwrap().unwrap().behind, 0);
}

#[test]
fn without_its_disk_the_door_goes_on_and_the_journal_catches_up_later() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    fs::write(place.backup_dir(), "not a folder").unwrap();
    let journal = Journal::start(&place).unwrap();
    guests(&mut book, &now, 3);
    journal.wake();
    drop(journal);
    drop(book);
    let mut book = open(&place, &now);
    assert_eq!(live(&place), 3);
    fs::remove_file(place.backup_dir()).unwrap();
    let journal = Journal::start(&place).unwrap();
    guests(&mut book, &now, 1);
    journal.wake();
    drop(journal);
    assert_eq!(place.journal_state().unwrap().unwrap().behind, 0);
}

#[test]
fn a_journal_of_a_newer_program_is_left_alone() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    drop(open(&place, &now));
    place.keep_journal().unwrap();
    let journal = open_if_there(&place).unwrap().unwrap();
    journal.execute_batch("PRAGMA user_version = 9").unwrap();
    drop(journal);
    drop(open(&place, &now));
    assert!(matches!(
        place.keep_journal(),
        Err(StoreError::OtherVersion { found: 9, .. })
    ));
    assert_eq!(apart(&place), 0);
}

#[test]
fn merges_and_erasures_that_come_back_are_told_to_others_again() {
    use crate::domain::name::ChosenName;
    use crate::domain::package::Say;
    use crate::domain::person::PersonDraft;
    let (_dir, place) = place();
    let now = november(24, 18, 45);
    let mut book = open(&place, &now);
    let [one, two, three] = ["Rosa", "Luz", "Kim"].map(|name| {
        let draft = PersonDraft {
            name: Some(ChosenName::new(name).unwrap()),
            ..PersonDraft::default()
        };
        let added = book.add_person(&now, &draft, By::Terminal);
        added.unwrap().person
    });
    let before = folded(&mut book, &place);
    book.merge(&now, one, two, By::Terminal).unwrap();
    book.erase(&now, three, By::Terminal).unwrap();
    drop(book);
    place.keep_journal().unwrap();
    put_back(&place, &before);

    let book = open(&place, &now);
    let told = crate::store::package::records(&book.conn).unwrap();
    let says = |say: &Say| told.iter().any(|record| record.say == *say);
    let into = Some(one);
    assert!(says(&Say::Merge { person: two, into }));
    assert!(says(&Say::Erased { person: three }));
    let of_three = |say: &Say| matches!(say, Say::Person(person) if person.person == three);
    assert!(!told.iter().any(|record| of_three(&record.say)));
}
