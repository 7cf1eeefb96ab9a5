//! A list of people from a spreadsheet.

use super::*;

fn list(kiosk: &TestKiosk, text: &str) -> String {
    let path = kiosk.data().join("list.csv");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_list_is_looked_at_first_and_taken_over_once() {
    let kiosk = TestKiosk::new();
    let text = "Name,ID,Date of birth\nRosa,1,1970-01-01\n,2,\nKwame,3,\n";
    let file = list(&kiosk, text);
    let looked = kiosk.ran(&["import", &file]).done();
    assert!(looked.out.contains("row 3: no name"), "{}", looked.out);
    assert!(
        looked
            .out
            .contains("2 new, 0 changed, 0 the same, 1 problem"),
        "{}",
        looked.out
    );
    assert!(
        looked.out.contains("not taken over: \"Date of birth\""),
        "{}",
        looked.out
    );
    assert!(
        looked.out.contains("Nothing has changed yet"),
        "{}",
        looked.out
    );
    assert_eq!(kiosk.status()["people"], 0);

    let taken = kiosk.ran(&["import", &file, "--apply"]).done();
    assert!(taken.out.contains("Taken over"), "{}", taken.out);
    assert_eq!(kiosk.status()["people"], 2);
    let again = kiosk.ran(&["import", &file, "--apply"]).done();
    assert!(
        again.out.contains("0 new, 0 changed, 2 the same"),
        "{}",
        again.out
    );
    assert_eq!(kiosk.status()["people"], 2);

    let file = list(&kiosk, "Name,ID\nRosalind,1\nKwame,\nSam,9\n");
    let report = kiosk
        .ran(&["import", &file, "--apply", "--json"])
        .done()
        .json();
    assert_eq!(
        (&report["new"], &report["changed"], &report["same"]),
        (&1.into(), &1.into(), &1.into())
    );
    assert_eq!(kiosk.status()["people"], 3);
    kiosk.ran(&["verify"]).done();
}

#[test]
fn what_is_no_list_is_refused_and_a_row_that_cannot_be_kept_keeps_all_of_it_out() {
    let kiosk = TestKiosk::new();
    kiosk
        .ran(&["import", "/nowhere/list.csv"])
        .refused("cannot be read");
    let file = list(&kiosk, "A,B\n1,2\n");
    kiosk.ran(&["import", &file]).refused("where the names are");
    let named = kiosk.ran(&["import", &file, "--columns", "name=2"]).done();
    assert!(named.out.contains("1 new"), "{}", named.out);
    // Too long for the kiosk, though not for a spreadsheet.
    let legal = "x".repeat(100);
    let file = list(&kiosk, &format!("name,legal name\nRosa,\nSam,{legal}\n"));
    kiosk.ran(&["import", &file, "--apply"]).refused("row 3");
    assert_eq!(kiosk.status()["people"], 0);
}
