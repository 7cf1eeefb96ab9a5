//! What is in the files of a report.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use calamine::{Reader, Xlsx};

use super::*;

const DAY: i64 = 86_400;

/// Two kiosks at two sites, with everything that a report tells of.
fn a_month() -> Desk {
    let (mut desk, mut hope, mut elm) = (Desk::new(), Door::new(1), Door::new(2));
    elm.site = "ELM".to_owned();
    for (door, weeks) in [(&mut hope, 4), (&mut elm, 2)] {
        door.series = vec![CarriedSeries {
            series: SeriesId::new("monday").unwrap(),
            title: "Lamp and a very long title that goes on".to_owned(),
            series_type: SeriesType::TreatmentGroup,
            room: Room("Main".to_owned()),
            mode: AttendanceMode::Roster,
            retired: false,
        }];
        for week in 0..weeks {
            let start = START - (3 - week) * 7 * DAY;
            let date = DateTime::from_timestamp(start - DAY / 4, 0).unwrap();
            let session = format!("monday@{}T19:00", date.format("%Y-%m-%d"));
            let payload = format!(
                r#"{{"series":"monday","mode":"roster","start":{start},"end":{}}}"#,
                start + 3600
            );
            door.write("session_opened", None, Some(&session), payload);
            for who in 0..12 {
                let is_new = who % 4 == 0 && who / 4 == week;
                let kind = if is_new { "newcomer" } else { "member" };
                let seq = door.signs_in(u8::try_from(who + 1).unwrap(), &session, kind);
                if who == 0 {
                    door.corrects(seq, "stayed", None, None, r#","to_the_end":true"#);
                    door.corrects(seq, "signed_out", None, None, "");
                }
                if who == 11 {
                    door.voids(seq);
                }
            }
            door.signs_in(None, &session, "member");
            door.write(
                "session_closed",
                None,
                Some(&session),
                r#"{"did_not_sign_in":3}"#.to_owned(),
            );
        }
        door.name(1, "Rosa");
        door.people[0].external_id = Some("A-4711".to_owned());
        door.people[0].legal_name = Some("Rosa Diaz".to_owned());
    }
    let milestone = r#"{"answer":"given"}"#.to_owned();
    hope.write("milestone", None, None, milestone);
    hope.tells("2026-12", Some([15, 5])).tells("2027-01", None);
    hope.signs_in(9, EVENING, "member");
    let row = hope.log.last_mut().unwrap();
    (row.clock, row.wall) = ("never_set".to_owned(), 946_688_400_000);
    hope.now.utc += chrono::TimeDelta::days(60);
    desk.brings(&mut hope).brings(&mut elm);
    desk
}

fn written(desk: &mut Desk, folder: &Path, cells: Cells, language: &'static str) -> Report {
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let now = DateTime::from_timestamp(START, 0).unwrap();
    let form = Form {
        cells,
        paper: Paper::A4,
        language,
    };
    write_report(&mut desk.office, &asked, folder, form, now)
        .unwrap()
        .0
}

/// The rows of a table, each by its columns.
fn rows(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let text = fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let of = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = of(reader.headers().unwrap());
    (
        header,
        reader.records().map(|row| of(&row.unwrap())).collect(),
    )
}

fn is_of_type(value: &str, kind: &str) -> bool {
    match kind {
        "integer" => value.parse::<i64>().is_ok(),
        "number" => value.parse::<f64>().is_ok(),
        "boolean" => ["true", "false"].contains(&value),
        "yearmonth" => value.len() == 7 && value.parse::<Month>().is_ok(),
        "date" => value.parse::<NaiveDate>().is_ok(),
        "datetime" => DateTime::parse_from_rfc3339(value).is_ok(),
        "string" => true,
        _ => false,
    }
}

#[test]
fn every_table_is_described_with_its_columns_and_what_stands_in_them() {
    let mut desk = a_month();
    let dir = tempfile::tempdir().unwrap();
    for (name, cells) in [("sheets", Cells::Spreadsheet), ("exact", Cells::Exact)] {
        let folder = dir.path().join(name);
        written(&mut desk, &folder, cells, "en");
        let package = fs::read(folder.join("datapackage.json")).unwrap();
        let package: serde_json::Value = serde_json::from_slice(&package).unwrap();
        let mut described = BTreeSet::new();
        for resource in package["resources"].as_array().unwrap() {
            let path = resource["path"].as_str().unwrap();
            let (header, rows) = rows(&folder.join(path));
            assert!(!rows.is_empty(), "{path} has no rows to be looked at");
            let missing = resource["schema"]["missingValues"].as_array().unwrap();
            let missing: Vec<_> = missing.iter().map(|it| it.as_str().unwrap()).collect();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<_> = fields
                .iter()
                .map(|it| it["name"].as_str().unwrap())
                .collect();
            assert_eq!(header, names, "{path}");
            for (at, field) in fields.iter().enumerate() {
                let kind = field["type"].as_str().unwrap();
                let values = rows.iter().map(|row| row[at].as_str());
                let values: Vec<_> = values.filter(|value| !missing.contains(value)).collect();
                let column = &header[at];
                for value in &values {
                    assert!(
                        is_of_type(value, kind),
                        "{path} {column}: {value} is no {kind}"
                    );
                }
                // A text that is always something else should be called that.
                // The ids of made up kiosks are digits only.
                let others = ["number", "boolean", "date", "datetime"];
                let is_other = |value: &&str, kind| value.len() < 32 && is_of_type(value, kind);
                let all_are = |kind| values.iter().all(|value| is_other(value, kind));
                let is_text = values.is_empty() || !others.into_iter().any(all_are);
                assert!(kind != "string" || is_text, "{path} {column}: {values:?}");
            }
            described.insert(path.to_owned());
        }
        let files = fs::read_dir(&folder).unwrap();
        let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let tables: BTreeSet<_> = files
            .filter(|name| name.split('.').next_back() == Some("csv"))
            .collect();
        assert_eq!(described, tables);
    }
}

#[test]
fn a_figure_of_a_report_is_the_same_in_its_table() {
    let mut desk = a_month();
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("report");
    let report = written(&mut desk, &folder, Cells::Exact, "en");
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(
        text("sites.csv"),
        "site,sessions,attendances,average,persons,without_a_person,first_timers\r\n\
         ELM,2,24,12.0,11,2,2\r\nHOPE,4,48,12.0,11,4,3\r\n"
    );
    let title = "Lamp and a very long title that goes on";
    assert_eq!(
        text("meetings.csv"),
        format!(
            "site,title,sessions,attendances,average,first_timers\r\n\
             HOPE,{title},4,48,12.0,3\r\nELM,{title},2,24,12.0,2\r\n"
        )
    );
    let [week, ..] = report.newcomers.returned;
    let newcomers = text("newcomers.csv");
    let first = newcomers.lines().nth(1).unwrap();
    let share = week.share().map(|share| format!("{share:.3}"));
    let expected = format!(
        "7,5,3,{},{},{}",
        week.of,
        week.persons,
        share.unwrap_or_default()
    );
    assert_eq!(first, expected);
    assert!(text("milestones.csv").ends_with("\r\ngiven,1\r\n"));
    let quality = text("quality.csv");
    assert!(quality.contains("\r\ntaken_back,,,,,6\r\n"), "{quality}");
    assert!(quality.contains("\r\ndated_elsewhere,"), "{quality}");
    assert!(text("kiosks.csv").contains(",0,true,false\r\n"));
    let services = text("services.csv");
    let rosa = services
        .lines()
        .find(|line| line.contains(",HOPE,") && line.contains("Rosa"));
    let id = person(1);
    let expected = format!("{id},A-4711,Rosa,HOPE,monday,treatment_group,4,2026-11-02,2026-11-23");
    assert_eq!(rosa, Some(expected.as_str()));
}

/// No column says it of a kiosk: that something of it is waited for is in the table, and why in the
/// files for people.
#[test]
fn the_files_say_that_another_machine_writes_as_a_kiosk() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START);
    door.now.utc += chrono::TimeDelta::days(60);
    desk.brings(&mut door);
    let mut copy = door.clone();
    copy.signs_in(8, EVENING, "member");
    door.signs_in(9, EVENING, "member");
    desk.brings(&mut door);
    let dir = tempfile::tempdir().unwrap();
    let files = |desk: &mut Desk, name: &str| {
        let folder = dir.path().join(name);
        written(desk, &folder, Cells::Exact, "en");
        ["kiosks.csv", "READ ME FIRST.txt"]
            .map(|name| fs::read_to_string(folder.join(name)).unwrap())
    };
    let [kiosks, read_me] = files(&mut desk, "before");
    assert!(kiosks.ends_with(",0,false,false\r\n"), "{kiosks}");
    assert!(!read_me.contains("nother machine"), "{read_me}");
    let theirs = copy.export(&desk, 0);
    desk.is_alarmed_by(&theirs);
    let [kiosks, read_me] = files(&mut desk, "after");
    assert!(kiosks.ends_with(",0,true,false\r\n"), "{kiosks}");
    assert!(read_me.contains("\nAnother machine writes"), "{read_me}");
}

/// The board's table says what its page says, and nothing else.
#[test]
fn the_table_for_a_board_can_be_passed_on_alone() {
    let mut desk = a_month();
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("report");
    written(&mut desk, &folder, Cells::Exact, "en");
    let text = fs::read_to_string(folder.join("Board.csv")).unwrap();
    let header = "from,until,sessions,attendances,persons,first_timers\r\n";
    assert_eq!(
        text,
        format!("{header}2026-11-01,2026-11-30,6,72,11,hidden\r\n")
    );
    let (october, december) = ((10, 15), (12, 31));
    let [from, until] =
        [october, december].map(|(month, day)| NaiveDate::from_ymd_opt(2026, month, day).unwrap());
    let mut door = Door::new(3);
    door.opens("monday@2026-10-26T19:00", START - 28 * DAY);
    for who in 21..29 {
        door.signs_in(who, "monday@2026-10-26T19:00", "newcomer");
    }
    desk.brings(&mut door);
    let site = None;
    let asked = Asked { from, until, site };
    let report = desk.office.report(&asked).unwrap();
    let folder = dir.path().join("months");
    fs::create_dir(&folder).unwrap();
    tables::write(&folder, &report, &[], Cells::Exact).unwrap();
    let text = fs::read_to_string(folder.join("Board.csv")).unwrap();
    let expected = format!(
        "{header}2026-10-15,2026-10-31,1,hidden,hidden,hidden\r\n\
         2026-11-01,2026-11-30,6,hidden,hidden,hidden\r\n\
         2026-10-15,2026-12-31,7,80,19,13\r\n"
    );
    assert_eq!(text, expected);
}

/// The names of the sheets of a workbook, and the texts of their first rows.
fn sheets(path: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let of = |rows: calamine::Range<calamine::Data>| {
        let cells = |row: &[calamine::Data]| row.iter().map(ToString::to_string).collect();
        rows.rows().map(cells).collect()
    };
    book.worksheets()
        .into_iter()
        .map(|(name, rows)| (name, of(rows)))
        .collect()
}

fn charts(path: &Path) -> Vec<String> {
    let file = fs::File::open(path).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut charts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        if part.name().unwrap().contains("charts/chart") {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            let title = text
                .split("<a:t>")
                .nth(1)
                .and_then(|rest| rest.split('<').next());
            charts.push(title.unwrap_or_default().to_owned());
        }
    }
    charts.sort();
    charts
}

#[test]
fn a_workbook_has_every_list_and_a_month_has_charts() {
    let mut desk = a_month();
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("report");
    written(&mut desk, &folder, Cells::Spreadsheet, "en");
    let report = sheets(&folder.join("Report.xlsx"));
    let by_date = &report["Each meeting by date"];
    assert_eq!(by_date[1][0], "2026-11-02 19:00");
    let services = &report["What each person came to"];
    assert_eq!(services[1][1..3], ["A-4711", "Rosa"]);
    assert_eq!(report["Meetings"].len(), 3);
    assert_eq!(
        charts(&folder.join("Report.xlsx")),
        [
            "Newcomers who came again",
            "Sign-ins and different people by site",
            "Sign-ins and newcomers by date",
            "Sign-ins and newcomers by meeting",
        ]
    );
    assert_eq!(charts(&folder.join("Board.xlsx")), [""; 0]);
    let meetings = sheets(&folder.join("Meetings.xlsx"));
    let rows: Vec<_> = meetings.values().flatten().collect();
    let is_rosa = |row: &&&Vec<String>| row.iter().any(|cell| cell == "Rosa (A-4711)");
    assert_eq!(rows.iter().filter(is_rosa).count(), 6, "at each of six");
}

#[test]
fn a_page_says_in_which_language_it_is() {
    let mut desk = a_month();
    let dir = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        let folder = dir.path().join(language);
        written(&mut desk, &folder, Cells::Spreadsheet, language);
        for name in ["Board.pdf", "Report.pdf", "Meetings.pdf"] {
            let file = fs::read(folder.join(name)).unwrap();
            let said = format!("/Lang({language})");
            let spaced = format!("/Lang ({language})");
            let holds = |text: &str| file.windows(text.len()).any(|at| at == text.as_bytes());
            assert!(holds(&said) || holds(&spaced), "{language} {name}");
        }
    }
}
