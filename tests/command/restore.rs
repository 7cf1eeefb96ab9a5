//! The copies, and the way back to one of them.

use super::*;

use chrono::NaiveDate;

/// A kiosk with two cards in its copy and one after it.
fn kiosk() -> TestKiosk {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let tokens = kiosk.tokens(0..3);
    kiosk.ran(&["check-in", &tokens[0], &tokens[1]]).done();
    let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Place::new(kiosk.data()).back_up(date).unwrap();
    kiosk.ran(&["check-in", &tokens[2]]).done();
    kiosk
}

fn damage(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let at = bytes.len() / 2;
    bytes[at..at + 100].fill(0);
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn the_copies_are_listed_and_nothing_changes() {
    let kiosk = kiosk();
    let before = std::fs::read(kiosk.data().join("keytag.db")).unwrap();
    let ended = kiosk.ran(&["restore"]).done();
    assert!(
        ended.lines()[0].contains("1  of 2026-11-24: sound, 2 sign-ins"),
        "{}",
        ended.out
    );
    let listed = kiosk.ran(&["restore", "--json"]).done().json();
    assert_eq!(
        (&listed["number"], &listed["sound"]),
        (&1.into(), &true.into())
    );
    assert_eq!(
        std::fs::read(kiosk.data().join("keytag.db")).unwrap(),
        before
    );
}

#[test]
fn one_command_mends_a_damaged_database_and_says_what_is_missing() {
    let kiosk = kiosk();
    damage(&kiosk.data().join("keytag.db"));
    std::fs::remove_file(kiosk.data().join("backup/journal.db")).unwrap();
    kiosk.ran(&["verify"]).refused("see `keytag restore`");
    let ended = kiosk.ran(&["restore", "--apply"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("1 entry of the log"), "{}", ended.out);
    assert!(kiosk.data().join("set-aside-1/keytag.db").exists());
    assert_eq!(kiosk.status()["attendances"], 2);
    kiosk.ran(&["verify"]).done();
    kiosk.ran(&["check-in", &kiosk.tokens(2..3)[0]]).done();
    assert_eq!(kiosk.status()["attendances"], 3);
    kiosk.found_sound();
}

#[test]
fn what_came_after_the_copy_comes_back_from_the_journal() {
    let kiosk = kiosk();
    kiosk.ran(&["check-in", &kiosk.tokens(2..3)[0]]).done();
    let before = kiosk.status()["attendances"].clone();
    damage(&kiosk.data().join("keytag.db"));
    let ended = kiosk.ran(&["restore", "--apply"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(
        ended.out.contains("came back from the journal"),
        "{}",
        ended.out
    );
    assert!(
        ended.out.contains("nothing of it is missing"),
        "{}",
        ended.out
    );
    assert_eq!(kiosk.status()["attendances"], before);
    kiosk.ran(&["verify"]).done();
    let ended = kiosk.found_sound();
    assert!(ended.out.contains("journal"), "{}", ended.out);
}

#[test]
fn a_copy_that_is_not_sound_is_passed_over() {
    let kiosk = kiosk();
    let place = Place::new(kiosk.data());
    let date = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    damage(&place.back_up(date).unwrap().path);
    let ended = kiosk.ran(&["restore"]).done();
    assert!(ended.lines()[0].contains("cannot be used"), "{}", ended.out);
    let ended = kiosk.ran(&["restore", "--apply"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("copy 1 of 2026-11-24"), "{}", ended.out);
    assert_eq!(kiosk.status()["attendances"], 3, "one from the journal");
    kiosk
        .ran(&["restore", "--apply", "--number", "2"])
        .refused("none of the copies is sound");
}

#[test]
fn a_running_kiosk_and_a_place_without_copies_are_refused() {
    let kiosk = kiosk();
    let book = kiosk.book();
    kiosk
        .ran(&["restore", "--apply"])
        .refused("the kiosk is running");
    drop(book);
    kiosk
        .ran(&["restore", "--number", "7"])
        .refused("there is no copy 7");
    TestKiosk::new()
        .ran(&["restore"])
        .refused("there is no copy");
}
