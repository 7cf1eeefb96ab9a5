//! Spreadsheets into a folder.

use super::*;

const ALLOWED: &str = "[export]\nreadable = true\n";

fn evening(kiosk: &TestKiosk, badges: u64) {
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let tokens = kiosk.tokens(0..badges);
    let args: Vec<&str> = ["check-in"]
        .into_iter()
        .chain(tokens.iter().map(String::as_str))
        .collect();
    kiosk.ran(&args).done();
}

#[test]
fn a_site_has_to_allow_plain_spreadsheets() {
    let kiosk = TestKiosk::new();
    evening(&kiosk, 1);
    let to = tempfile::tempdir().unwrap();
    let ended = kiosk.ran(&["export", "--to", to.path().to_str().unwrap()]);
    ended.refused("write `readable = true` under [export] in");
    assert_eq!(std::fs::read_dir(to.path()).unwrap().count(), 0);
}

#[test]
fn what_was_recorded_is_what_is_carried_away() {
    let kiosk = TestKiosk::new();
    kiosk.configure(ALLOWED);
    evening(&kiosk, 5);
    let to = tempfile::tempdir().unwrap();
    let args = ["export", "--to", to.path().to_str().unwrap(), "--json"];
    let report = kiosk.ran(&args).done().json();
    assert_eq!(
        (&report["number"], &report["sign_ins"]),
        (&1.into(), &5.into())
    );

    let folder = PathBuf::from(report["folder"].as_str().unwrap());
    let table = std::fs::read_to_string(folder.join("attendance.csv")).unwrap();
    assert_eq!(table.trim_end().lines().count(), 1 + 5);
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let all = [
        "READ ME FIRST.txt",
        "Summary.xlsx",
        "attendance.csv",
        "manifest.json",
        "sessions.csv",
    ];
    assert_eq!(names, all);
    let read_me = std::fs::read_to_string(folder.join(all[0])).unwrap();
    assert!(
        read_me.contains("Community room") && !read_me.contains("report-"),
        "{read_me}"
    );
    assert!(kiosk.status()["last_export"].is_string());
}

#[test]
fn what_has_left_leaves_again_only_when_it_is_named() {
    let kiosk = TestKiosk::new();
    kiosk.configure(ALLOWED);
    evening(&kiosk, 2);
    let to = tempfile::tempdir().unwrap();
    let to_arg = to.path().to_str().unwrap();
    let first = kiosk
        .ran(&["export", "--to", to_arg, "--json"])
        .done()
        .json();
    let month = first["months"][0].as_str().unwrap().to_owned();

    let again = kiosk.ran(&["export", "--to", to_arg]).done();
    assert!(again.out.starts_with("Nothing is new"), "{}", again.out);
    assert!(
        kiosk
            .ran(&["export", "--to", to_arg, "--json"])
            .done()
            .json()["folder"]
            .is_null()
    );

    let named = kiosk
        .ran(&["export", "--to", to_arg, "--month", &month, "--json"])
        .done()
        .json();
    assert_eq!(named["number"], 2);
    assert_eq!(std::fs::read_dir(to.path()).unwrap().count(), 2);
    kiosk.ran(&["verify"]).done();
}

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let kiosk = TestKiosk::new();
    kiosk.configure(ALLOWED);
    evening(&kiosk, 1);
    kiosk
        .ran(&["export", "--to", "/nonexistent/stick"])
        .refused("there is no folder");
}
