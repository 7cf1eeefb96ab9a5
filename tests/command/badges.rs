//! Sheets of blank badges.

use super::*;

#[test]
fn a_sheet_is_written_and_its_badges_live_once_it_was_printed_well() {
    let kiosk = TestKiosk::new();
    let sheet = kiosk.data().join("sheet.pdf");
    let ended = kiosk
        .ran(&["badges", "--out", sheet.to_str().unwrap(), "--count", "12"])
        .done();
    assert!(
        ended.out.starts_with("12 blank badges on 2 pages in "),
        "{}",
        ended.out
    );
    assert!(
        ended.out.trim_end().ends_with("--printed-well 1"),
        "{}",
        ended.out
    );
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"%PDF-"));
    // Nothing was said of the print, so they do not live.
    assert_eq!(kiosk.status()["entries"], 1);
    kiosk
        .ran(&["badges", "--printed-well", "7"])
        .refused("no such sheet waits; there is 1");
    let ended = kiosk.ran(&["badges", "--printed-well", "1"]).done();
    assert!(
        ended.out.starts_with("12 blank badges of sheet 1 "),
        "{}",
        ended.out
    );
    // An entry that says how many: nothing else tells that they live.
    assert_eq!(kiosk.status()["entries"], 2);
    kiosk
        .ran(&["badges", "--printed-well", "1"])
        .refused("make one with --out");
}

#[test]
fn nothing_lives_when_the_sheet_cannot_be_written() {
    let kiosk = TestKiosk::new();
    let there = kiosk.data().join("there.pdf");
    std::fs::write(&there, "an older sheet").unwrap();
    let nowhere = kiosk.data().join("none/sheet.pdf");
    for (path, said) in [(&there, "there is a file"), (&nowhere, "cannot write")] {
        kiosk
            .ran(&["badges", "--out", path.to_str().unwrap()])
            .refused(said);
    }
    assert_eq!(std::fs::read(&there).unwrap(), b"an older sheet");
    assert_eq!(kiosk.status()["entries"], 1);
}

#[test]
fn a_label_that_the_sheet_does_not_have_is_refused() {
    let kiosk = TestKiosk::new();
    let sheet = kiosk.data().join("sheet.pdf");
    let args = ["badges", "--out", sheet.to_str().unwrap(), "--start", "11"];
    kiosk.ran(&args).refused("a sheet has labels 1 to 10");
    assert!(!sheet.exists());
    assert_eq!(kiosk.status()["entries"], 1);
}
