//! The made-up site.

use super::*;
use std::collections::BTreeSet;

fn prepared(data: &Path) -> Ended {
    let data = data.to_str().unwrap();
    ran(["demo", "--prepare-only", "--json", "--data", data]).done()
}

/// A demo site, with the program's answer.
fn site() -> (TestKiosk, serde_json::Value) {
    let dir = tempfile::tempdir().unwrap();
    let told = prepared(dir.path()).json();
    (TestKiosk { dir }, told)
}

#[test]
fn a_demo_is_ready_for_an_evening() {
    let (kiosk, told) = site();
    let people = told["people"].as_array().unwrap();
    let tokens: BTreeSet<&str> = people
        .iter()
        .filter_map(|one| one["token"].as_str())
        .collect();
    assert_eq!((people.len(), tokens.len()), (40, 30));
    assert_eq!(told["blank_tokens"].as_array().unwrap().len(), 10);
    for file in ["badges.pdf", "badges-1.png", "badges-4.png", "sticks/DEMO"] {
        assert!(kiosk.data().join(file).exists(), "{file}");
    }
    let status = kiosk.status();
    assert_eq!(
        (&status["people"], &status["in_tray"]),
        (&40.into(), &0.into())
    );
    kiosk.ran(&["verify"]).done();

    // Somebody comes.
    let token = people[0]["token"].as_str().unwrap();
    assert_eq!(
        kiosk.ran(&["check-in", token, token]).done().lines(),
        ["recorded", "already"]
    );
    assert_eq!(kiosk.status()["in_tray"], 0);
}

#[test]
fn the_past_of_a_demo_can_be_exported() {
    let (kiosk, _) = site();
    let stick = kiosk.data().join("sticks/DEMO");
    let report = kiosk
        .ran(&["export", "--to", stick.to_str().unwrap(), "--json"])
        .done()
        .json();
    assert!(report["meetings"].as_u64().unwrap() > 20, "{report}");
    let folder = PathBuf::from(report["folder"].as_str().unwrap());
    let table = std::fs::read_to_string(folder.join("attendance.csv")).unwrap();
    assert_eq!(
        table.trim_end().lines().count() as u64,
        1 + report["attendance_rows"].as_u64().unwrap()
    );
    // Rosa agreed to stand in exports, Nikos did not.
    assert!(table.contains(",Rosa,") && !table.contains("Nikos"));
}

#[test]
fn the_same_demo_is_there_when_it_is_asked_for_again() {
    let (kiosk, told) = site();
    let status = kiosk.status();
    assert_eq!(prepared(kiosk.data()).json(), told);
    assert_eq!(kiosk.status()["kiosk"], status["kiosk"]);
    assert_eq!(kiosk.status()["entries"], status["entries"]);
}

#[test]
fn a_demo_never_moves_into_a_real_kiosk() {
    let kiosk = TestKiosk::new();
    let before = kiosk.status();
    let data = kiosk.data().to_str().unwrap();
    ran(["demo", "--prepare-only", "--data", data]).refused("something else than a demo");
    assert_eq!(kiosk.status()["entries"], before["entries"]);
}

#[test]
fn whoever_opens_a_demo_is_told_how_to_play_it() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("new/place");
    let told = ran(["demo", "--prepare-only", "--data", data.to_str().unwrap()])
        .done()
        .out;
    for words in [
        "facilitator PIN",
        "staff PIN",
        "recovery code",
        "Rosa",
        "10 blank badges",
        "badges.pdf",
    ] {
        assert!(told.contains(words), "{words}:\n{told}");
    }
    let config = ran(["demo", "--prepare-only", "--config", "/etc"]);
    config.refused("the demo brings its own configuration");
}
