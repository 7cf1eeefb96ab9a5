//! A kiosk that was copied: two machines write as one, and the office says so until staff have seen
//! to it.

use super::*;

/// The same kiosk on a second machine: everything of it, copied.
fn copy_of(kiosk: &TestKiosk) -> TestKiosk {
    let copy = TestKiosk {
        dir: tempfile::tempdir().unwrap(),
    };
    copy_folder(kiosk.data(), copy.data());
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        let to = to.join(name);
        if from.is_dir() {
            fs::create_dir(&to).unwrap();
            copy_folder(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

#[test]
fn what_a_copied_kiosk_wrote_is_missed_in_every_report_until_it_is_seen_to() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 3);
    let stick = office.stick("first");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick, "--trust", key]).done();
    let copy = copy_of(&kiosk);
    let sticks = [(&kiosk, "own", 3..4), (&copy, "theirs", 4..5)].map(|(kiosk, name, ids)| {
        check_in(kiosk, ids);
        let stick = office.stick(name);
        export(kiosk, &stick);
        stick
    });
    office.import(&[&sticks[0]]).done();
    let refused = office
        .import(&[&sticks[1]])
        .refused_by_office("ALARM: forked");
    assert!(refused.out.contains("ANOTHER MACHINE"), "{}", refused.out);
    // The alarm is over, and the next report knows of it.
    let told = office.report(&[]).done();
    assert!(
        told.out.contains("ANOTHER MACHINE WRITES AS THIS KIOSK"),
        "{}",
        told.out
    );
    assert!(told.out.contains("--settled KIOSK"), "{}", told.out);
    let report = office.report(&["--json"]).done().json();
    let state = &report["kiosks"][0];
    let id = state["kiosk"].as_str().unwrap();
    assert_eq!(report["waits_for"], serde_json::json!([id]));
    assert!(state["forked"][0]["first"].as_u64().unwrap() > 1, "{state}");
    let keys = office.path("keys");
    let kiosks = |more: &[&str]| {
        let args = ["kiosks", "--db", &office.db, "--keys", &keys];
        self::office(args.into_iter().chain(more.iter().copied()))
    };
    let told = kiosks(&[]).done();
    assert!(told.out.contains("ANOTHER MACHINE"), "{}", told.out);
    let told = kiosks(&["--settled", id]).done();
    assert!(!told.out.contains("ANOTHER MACHINE"), "{}", told.out);
    // The same stick again is refused again, and alarms no report.
    office
        .import(&[&sticks[1]])
        .refused_by_office("ALARM: forked");
    let told = office.report(&[]).done();
    assert!(!told.out.contains("ANOTHER MACHINE"), "{}", told.out);
    kiosks(&["--settled", &"0".repeat(32)]).refused_by_office("lists them");
}
