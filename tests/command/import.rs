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
fn two_rows_that_mean_one_person_here_are_both_told_and_nobody_is_lost() {
    let kiosk = TestKiosk::new();
    let file = list(&kiosk, "Name\nRosa\n");
    kiosk.ran(&["import", &file, "--apply"]).done();
    let file = list(&kiosk, "Name,Number\nRosa,1\nRosa,2\nKwame,3\n");
    let looked = kiosk.ran(&["import", &file]).done();
    for part in [
        "row 2: one person here is meant by row 3, too",
        "row 3: one person here is meant by row 2, too",
        "1 new, 0 changed, 0 the same, 2 problems",
    ] {
        assert!(looked.out.contains(part), "{part}: {}", looked.out);
    }
    kiosk.ran(&["import", &file, "--apply"]).done();
    assert_eq!(kiosk.status()["people"], 2);
    // Whoever knows them says which of them she is; then there is one row for each.
    let file = list(&kiosk, "Name,Number\nRosa,1\n");
    kiosk.ran(&["import", &file, "--apply"]).done();
    let file = list(&kiosk, "Name,Number\nRosa,1\nRosa,2\nKwame,3\n");
    let report = kiosk.ran(&["import", &file, "--json"]).done().json();
    assert_eq!((&report["new"], &report["same"]), (&1.into(), &2.into()));
}

#[test]
fn a_list_is_taken_back_as_it_was_told_before() {
    let kiosk = TestKiosk::new();
    let none = kiosk.ran(&["import", "--undo", "--apply"]).done();
    assert!(none.out.contains("No list"), "{}", none.out);
    let file = list(&kiosk, "Name\nRosa\n");
    kiosk.ran(&["import", &file, "--apply"]).done();
    let file = list(&kiosk, "Name,Number\nRosa,1\nKwame,3\n");
    let taken = kiosk.ran(&["import", &file, "--apply"]).done();
    assert!(taken.out.contains("import --undo"), "{}", taken.out);
    // The same once more changes nothing, and nothing of what is taken back.
    kiosk.ran(&["import", &file, "--apply"]).done();
    let looked = kiosk.ran(&["import", "--undo"]).done();
    for part in [
        "added by the list: 1 gone again, 0 stay",
        "changed by the list: 1 as before, 0 stay",
        "Nothing has changed yet",
    ] {
        assert!(looked.out.contains(part), "{part}: {}", looked.out);
    }
    assert_eq!(kiosk.status()["people"], 2);
    let report = kiosk
        .ran(&["import", "--undo", "--apply", "--json"])
        .done()
        .json();
    assert_eq!(
        (&report["gone"], &report["restored"], &report["applied"]),
        (&1.into(), &1.into(), &true.into())
    );
    assert_eq!(kiosk.status()["people"], 1);
    let again = kiosk.ran(&["import", "--undo", "--apply"]).done();
    assert!(again.out.contains("No list"), "{}", again.out);
    let report = kiosk.ran(&["import", &file, "--json"]).done().json();
    assert_eq!((&report["new"], &report["changed"]), (&1.into(), &1.into()));
    kiosk.ran(&["verify"]).done();
    for wrong in [&["import", "--undo", &file][..], &["import"]] {
        assert_eq!(kiosk.ran(wrong).code, Some(2), "{wrong:?}");
    }
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

#[test]
fn meetings_are_taken_over_from_a_list_or_a_calendar_and_a_change_is_told() {
    let kiosk = TestKiosk::new();
    let write = |name: &str, text: &str| {
        let path = kiosk.data().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let guide = |time: &str| {
        format!(
            r#"[{{"name": "Lamp", "slug": "lamp", "day": 2, "time": "{time}"}}, {{"name": "B"}}]"#
        )
    };
    let file = write("meetings.json", &guide("19:00"));
    let looked = kiosk.ran(&["import", &file]).done();
    for part in [
        "new: Lamp (lamp)",
        "meeting 2: it has no slug",
        "1 new, 0 changed, 0 the same, 1 problem",
        "Nothing has changed yet",
    ] {
        assert!(looked.out.contains(part), "{part}: {}", looked.out);
    }
    kiosk
        .ran(&["import", &file, "--apply", "--mode", "roster"])
        .done();
    let file = write("meetings.json", &guide("18:30"));
    let report = kiosk
        .ran(&["import", &file, "--apply", "--json"])
        .done()
        .json();
    assert_eq!(report["changed"][0], "Lamp (lamp)");
    let again = kiosk.ran(&["import", &file]).done();
    assert!(
        again.out.contains("0 new, 0 changed, 1 the same"),
        "{}",
        again.out
    );

    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:tea\r\nSUMMARY:Tea\r\n\
        DTSTART:20260107T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=WE\r\nEND:VEVENT\r\n\
        END:VCALENDAR\r\n";
    let file = write("rooms.ics", calendar);
    let taken = kiosk.ran(&["import", &file, "--apply"]).done();
    assert!(taken.out.contains("new: Tea (tea)"), "{}", taken.out);
    let area = r#"[{"name":"Ours","slug":"ours","day":3,"time":"19:00","location":"Annex"},
        {"name":"Theirs","slug":"theirs","day":3,"time":"19:00","location":"Town Hall"},
        {"name":"Online","slug":"online","day":3,"time":"19:00","attendance_option":"online"}]"#;
    let file = write("area.json", area);
    let looked = kiosk.ran(&["import", &file]).done();
    assert!(
        looked
            .out
            .contains("0 new, 0 changed, 0 the same, 2 problems"),
        "{}",
        looked.out
    );
    let looked = kiosk.ran(&["import", &file, "--location", "annex"]).done();
    for part in ["new: Ours", "left out, of other places: 2", "0 problems"] {
        assert!(looked.out.contains(part), "{part}: {}", looked.out);
    }
    let file = write("broken.json", "[{]");
    kiosk.ran(&["import", &file]).refused("line 1, column 3");
    kiosk.ran(&["verify"]).done();
}
