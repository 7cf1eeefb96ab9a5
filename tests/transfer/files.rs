//! The files themselves: what a spreadsheet program and another program find in them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use keytag::device::volume::{FolderVolumes, Volumes};
use keytag::domain::attendance::{Kind, Method};
use keytag::domain::report::AttendanceRow;
use keytag::transfer::spreadsheet::table::{self, inert};
use keytag::transfer::spreadsheet::{Cells, workbook};
use proptest::prelude::*;

use super::evening::{Evening, FOLDER, assert_whole, everything_in, in_memory, now, sign_in};

fn exported(evening: &Evening) -> BTreeMap<String, Vec<u8>> {
    let stick = in_memory();
    let volumes = FolderVolumes::only(stick.path());
    evening.export(&volumes, &volumes.list()[0]).unwrap();
    assert_whole(&stick.path().join(FOLDER));
    everything_in(&stick.path().join(FOLDER))
}

const ATTENDANCE_HEADER: &str = "entry_id,kiosk,epoch,seq,site,room,session_id,series,\
session_date,scheduled_start,person_id,external_id,display_name,legal_name,kind,method,\
signed_in_at_utc,signed_in_at_local,signed_out_at_utc,stayed_to_end,entered_by,clock,voided,\
void_reason";

/// `{id:x}` stands for sixteen times the same byte.
fn ids(text: &str) -> String {
    ["01", "02", "03", "04", "0b", "aa", "ee"]
        .iter()
        .fold(text.to_owned(), |text, byte| {
            text.replace(&format!("<{byte}>"), &byte.repeat(16))
        })
}

fn attendance_golden(zoe: &str, legal: &str) -> String {
    let lines = [
        ATTENDANCE_HEADER.to_owned(),
        ids(
            "<01>,<aa>,<ee>,1,HOPE,Blue room,tuesday-hope@2026-10-06T19:00,tuesday-hope,2026-10-06,2026-10-06T19:00:00-05:00,<01>,,,,member,scanner,2026-10-06T23:50:01Z,2026-10-06T18:50:01-05:00,,,self,ok,false,",
        ),
        ids(&format!(
            "<02>,<aa>,<ee>,2,HOPE,Blue room,tuesday-hope@2026-10-06T19:00,tuesday-hope,2026-10-06,2026-10-06T19:00:00-05:00,<02>,0042,{zoe},{legal},member,facilitator,2026-10-06T23:50:02Z,2026-10-06T18:50:02-05:00,2026-10-07T00:58:00Z,true,keeper:<0b>,ok,false,"
        )),
        ids(
            "<03>,<aa>,<ee>,3,HOPE,,,,,,,,,,newcomer,headcount,2026-10-06T23:50:03Z,2026-10-06T18:50:03-05:00,,,self,never-set,false,",
        ),
        ids(
            "<04>,<aa>,<ee>,4,HOPE,Blue room,tuesday-hope@2026-10-06T19:00,tuesday-hope,2026-10-06,2026-10-06T19:00:00-05:00,<04>,,,,member,scanner,2026-10-06T23:50:04Z,2026-10-06T18:50:04-05:00,,false,terminal,ok,true,not_me",
        ),
        String::new(),
    ];
    lines.join("\r\n")
}

fn sessions_golden(topic: &str) -> String {
    let lines = [
        "session_id,series,series_type,attendance_mode,site,room,scheduled_start,scheduled_end,opened_at,closed_at,opened_by,topic,signed_in,without_name,newcomers,guests,family,minors,did_not_sign_in,total,interrupted",
        &format!(
            "tuesday-hope@2026-10-06T19:00,tuesday-hope,mutual_help,roster,HOPE,Blue room,2026-10-06T19:00:00-05:00,2026-10-06T20:00:00-05:00,2026-10-06T18:30:00-05:00,2026-10-06T20:30:00-05:00,kiosk,{topic},3,1,1,0,0,0,2,5,false"
        ),
        "",
    ];
    lines.join("\r\n")
}

#[test]
fn tables_for_a_spreadsheet_have_a_mark_and_inert_cells() {
    let files = exported(&Evening::of_four());
    assert_eq!(
        String::from_utf8_lossy(&files["attendance.csv"]),
        format!(
            "\u{feff}{}",
            attendance_golden("'＝Zoë;' -X", "\"'+Zoë \"\"Z\"\" Doe\"")
        )
    );
    assert_eq!(
        String::from_utf8_lossy(&files["sessions.csv"]),
        format!("\u{feff}{}", sessions_golden("\"'=Hope, \"\"now\"\"\""))
    );
}

#[test]
fn tables_for_a_program_are_exact() {
    let files = exported(&Evening {
        cells: Cells::Exact,
        ..Evening::of_four()
    });
    assert_eq!(
        String::from_utf8_lossy(&files["attendance.csv"]),
        attendance_golden("＝Zoë; -X", "\"+Zoë \"\"Z\"\" Doe\"")
    );
    assert_eq!(
        String::from_utf8_lossy(&files["sessions.csv"]),
        sessions_golden("\"=Hope, \"\"now\"\"\"")
    );
}

#[test]
fn a_month_without_anybody_has_headers() {
    let empty = Evening {
        attendance: vec![],
        sessions: vec![],
        cells: Cells::Exact,
    };
    let files = exported(&empty);
    assert_eq!(
        files["attendance.csv"],
        format!("{ATTENDANCE_HEADER}\r\n").into_bytes()
    );
}

#[test]
fn the_manifest_says_what_is_there() {
    let files = exported(&Evening::of_four());
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!(manifest["format"], "readable-report");
    assert_eq!(manifest["version"], 1);
    assert_eq!(manifest["made_at"], "2026-11-01T14:30:00Z");
    assert_eq!(manifest["site"], "HOPE");
    assert_eq!(manifest["months"], serde_json::json!(["2026-10"]));
    assert_eq!(manifest["cells"], "spreadsheet");
    assert_eq!(manifest["first_entry"]["seq"], 1);
    assert_eq!(manifest["last_entry"]["seq"], 9);
    assert_eq!(manifest["last_entry"]["kiosk"], "aa".repeat(16));
    let rows: Vec<_> = manifest["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["name"].as_str().unwrap(), file["rows"].as_u64()))
        .collect();
    assert_eq!(
        rows,
        [
            ("READ ME FIRST.txt", None),
            ("Summary.xlsx", None),
            ("attendance.csv", Some(4)),
            ("sessions.csv", Some(1)),
        ]
    );
}

#[test]
fn read_me_first_opens_in_the_oldest_editor() {
    let files = exported(&Evening::of_four());
    let text = String::from_utf8(files["READ ME FIRST.txt"].clone()).unwrap();
    assert!(text.starts_with("\u{feff}report-read-me\r\n"));
    assert!(text.contains("\r\nsign-ins=3\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

/// The part of a spreadsheet file with this name.
fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn the_summary_holds_texts_and_numbers_and_no_formula() {
    let files = exported(&Evening::of_four());
    let book = &files["Summary.xlsx"];
    let (months, sessions) = (
        part(book, "xl/worksheets/sheet1.xml"),
        part(book, "xl/worksheets/sheet2.xml"),
    );
    for sheet in [&months, &sessions] {
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    }
    let texts = part(book, "xl/sharedStrings.xml");
    for text in [
        "=Tuesday &lt;Hope&gt; &amp; more",
        "@Blue room",
        "First note.",
        "Second note.",
    ] {
        assert!(texts.contains(&format!(">{text}<")), "{text}: {texts}");
    }
    // The month's line: 1 session, 3 attendances, 3.0 on average, 2 persons, 1 without, 1 newcomer.
    let numbers: Vec<&str> = months
        .split("<v>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</v>").map(|(number, _)| number))
        .collect();
    assert_eq!(
        numbers[numbers.len() - 8..][..6],
        ["1", "3", "3", "2", "1", "1"],
        "{numbers:?}"
    );
    assert!(
        part(book, "docProps/core.xml").contains("2026-11-01T14:30:00Z"),
        "not the real clock"
    );
}

#[test]
fn several_months_have_a_line_that_counts_people_once() {
    let one = Evening::summary();
    let mut two = one.clone();
    two.months.push(two.months[0]);
    let lines = |summary| {
        let book = workbook::summary(summary, &Evening::texts().summary, &now()).unwrap();
        part(&book, "xl/worksheets/sheet1.xml")
            .matches("<row ")
            .count()
    };
    assert_eq!(lines(&two), lines(&one) + 2);
}

#[test]
fn the_same_export_makes_the_same_bytes() {
    assert_eq!(exported(&Evening::of_four()), exported(&Evening::of_four()));
}

fn any_row() -> impl Strategy<Value = AttendanceRow> {
    let text = || proptest::option::of("[=+@＝a-zé ;,\"'\t\r\n-]{0,12}");
    (
        any::<u8>(),
        text(),
        text(),
        text(),
        0..Kind::ALL.len(),
        0..Method::ALL.len(),
    )
        .prop_map(|(seq, room, name, legal, kind, method)| AttendanceRow {
            room,
            display_name: name,
            legal_name: legal,
            kind: Kind::ALL[kind],
            method: Method::ALL[method],
            ..sign_in(seq)
        })
}

fn table_of(rows: &[AttendanceRow], cells: Cells) -> Vec<u8> {
    let mut out = Vec::new();
    let count = table::write(
        &mut out,
        cells,
        &mut rows.iter().cloned().map(Ok),
        &mut |_| Ok(()),
    );
    assert_eq!(count.unwrap(), rows.len() as u64);
    out
}

fn records(table: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(table);
    reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// Cells as a program sees them that only knows line ends and one separator, whatever it is: the
/// worst that a spreadsheet program of another country makes of our quotes.
fn naive_cells(table: &[u8]) -> Vec<String> {
    let text = String::from_utf8(table.to_vec()).unwrap();
    text.split([';', '\t', '\r', '\n'])
        .map(str::to_owned)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn as_many_rows_come_out_as_go_in(rows in proptest::collection::vec(any_row(), 0..20)) {
        let exact = records(&table_of(&rows, Cells::Exact), b',');
        prop_assert_eq!(exact.len(), rows.len());
        for (record, row) in exact.iter().zip(&rows) {
            prop_assert_eq!(record.len(), AttendanceRow::COLUMNS.len());
            prop_assert_eq!(record[5].as_str(), row.room.as_deref().unwrap_or_default());
            prop_assert_eq!(record[12].as_str(), row.display_name.as_deref().unwrap_or_default());
            prop_assert_eq!(record[13].as_str(), row.legal_name.as_deref().unwrap_or_default());
        }
        let spreadsheet = records(&table_of(&rows, Cells::Spreadsheet), b',');
        prop_assert_eq!(spreadsheet.len(), rows.len());
        for cell in spreadsheet.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{:?}", cell);
        }
    }

    #[test]
    fn no_cell_is_a_formula_in_any_country(rows in proptest::collection::vec(any_row(), 1..8)) {
        for cell in naive_cells(&table_of(&rows, Cells::Spreadsheet)) {
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{:?}", cell);
        }
    }

    #[test]
    fn an_inert_cell_is_still_readable(value in "\\PC{0,40}") {
        let cell = inert(&value);
        prop_assert_eq!(cell.replace('\'', ""), value.replace('\'', ""));
        prop_assert_eq!(inert(&cell), cell.clone(), "once is enough");
    }
}
