//! The whole log, checked.

use super::*;

#[test]
fn a_sound_log_is_counted() {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let tokens = kiosk.tokens(0..3);
    kiosk
        .ran(&["check-in", &tokens[0], &tokens[1], &tokens[2]])
        .done();
    let report = kiosk.ran(&["verify", "--json"]).done().json();
    assert_eq!(report["entries"], kiosk.status()["entries"]);
    assert!(
        kiosk
            .ran(&["verify"])
            .done()
            .out
            .contains("nothing is missing")
    );
}

#[test]
fn a_database_with_a_cut_end_is_told_in_one_line() {
    let kiosk = TestKiosk::new();
    let database = kiosk.data().join("keytag.db");
    // Everything is in the file itself once the last connection closed.
    let bytes = std::fs::read(&database).unwrap();
    std::fs::write(&database, &bytes[..bytes.len() / 2]).unwrap();
    kiosk.ran(&["verify"]).refused("see `keytag restore`");
}

#[test]
fn a_key_that_is_gone_or_another_is_told_in_one_line() {
    let kiosk = TestKiosk::new();
    let key = kiosk.data().join("key");
    for (text, said) in [
        (None, "put the key file back"),
        (Some("a key"), "put the right one in place"),
        (Some(&*"5a".repeat(48)), "put the right key file in place"),
    ] {
        std::fs::remove_file(&key).unwrap_or_default();
        if let Some(text) = text {
            std::fs::write(&key, text).unwrap();
        }
        for command in [&["verify"][..], &["status"], &["check-in", "BCDF"]] {
            kiosk.ran(command).refused(said);
        }
    }
}

#[test]
fn a_file_that_anybody_could_read_is_refused() {
    let kiosk = TestKiosk::new();
    std::fs::write(
        kiosk.data().join("keytag.db"),
        "SQLite format 3\0 and so on",
    )
    .unwrap();
    for command in ["verify", "status"] {
        kiosk.ran(&[command]).refused("not encrypted");
    }
}
