//! What kiosks told of the months that follow.

use super::*;
use crate::domain::report::Month;

impl Door {
    /// Tells what to have ready; the months of a test have two kinds of chips.
    pub(super) fn tells(&mut self, month: &str, ready: Option<[u32; 2]>) -> &mut Self {
        let chips = ready.map_or("null".to_owned(), |[days, years]| {
            format!(
                r#"[{{"after":"every year","colour":"black","shape":"medallion","ready":{years}}},
                    {{"after":"30 days","colour":"orange","shape":"key_tag","ready":{days}}}]"#
            )
        });
        let payload = format!(r#"{{"month":"{month}","chips":{chips}}}"#);
        self.write("chips_due", None, None, payload);
        self
    }
}

/// "2026-12 HOPE: 30 days 15, every year 5; 1 too few".
fn told(report: &Report) -> Vec<String> {
    let said = |of: &ChipsOfMonth| {
        let chips = of.chips.iter();
        let chips: Vec<_> = chips
            .map(|it| format!("{} {}", it.after, it.ready))
            .collect();
        let (month, site, few) = (of.month, &of.site, of.too_few);
        format!("{month} {site}: {}; {few} too few", chips.join(", "))
    };
    report.chips.iter().map(said).collect()
}

/// The words of a report's sheets, line by line.
fn lines(report: &Report) -> Vec<String> {
    let sheets = contents::all(report, (&[], true), &*files::sayer("en"));
    let blocks = sheets.into_iter().flat_map(|sheet| sheet.blocks);
    let cell = |cell: contents::Cell| match cell {
        contents::Cell::Text(text) => text,
        contents::Cell::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let line = |block| match block {
        Block::Row(cells) | Block::Total(cells) => {
            cells.into_iter().map(cell).collect::<Vec<_>>().join(" | ")
        }
        Block::Section(text) | Block::Notes(text) => text,
        _ => String::new(),
    };
    blocks.map(line).collect()
}

#[test]
fn a_report_says_what_to_have_ready_at_each_site_and_together() {
    let (mut desk, mut front, mut back) = (Desk::new(), Door::new(1), Door::new(2));
    let mut elm = Door::new(3);
    elm.site = "ELM".to_owned();
    front.opens(EVENING, START);
    front.tells("2026-11", Some([5, 5]));
    front.tells("2026-12", Some([15, 5])).tells("2027-01", None);
    back.tells("2026-12", Some([5, 10]));
    elm.tells("2026-12", Some([20, 5]));
    desk.brings(&mut front).brings(&mut back).brings(&mut elm);
    let report = desk.november();
    // What comes sooner after a date stands first; this month is over.
    let expected = [
        "2026-12 ELM: 30 days 20, every year 5; 0 too few",
        "2026-12 HOPE: 30 days 20, every year 15; 0 too few",
        "2027-01 HOPE: ; 1 too few",
    ];
    assert_eq!(told(&report), expected);
    let lines = lines(&report);
    for wanted in [
        "To have ready in 2026-12",
        "30 days, orange, key tag | 20 | ELM | 2026-11-24",
        "30 days, orange, key tag | 40 | All sites",
        "every year, black, medallion | 15 | HOPE | 2026-11-24",
        "2027-01, HOPE: fewer than 11 people with a date come to meetings at a kiosk there, so it \
         tells nothing. A few of each chip will do.",
    ] {
        assert!(lines.contains(&wanted.to_owned()), "{wanted}: {lines:#?}");
    }
    // The page for a board has nothing of it.
    let board = contents::board(&report, &*files::sayer("en"));
    assert!(!format!("{board:?}").contains("ready"));
    let month: Month = "2026-11".parse().unwrap();
    let of_elm = Asked::month(month, Some("ELM".to_owned()));
    assert_eq!(told(&desk.office.report(&of_elm).unwrap()), &expected[..1]);
    // A kiosk that is gone has nobody who comes to it.
    desk.office.set_gone(back.kiosk, true).unwrap();
    let fewer = "2026-12 HOPE: 30 days 15, every year 5; 0 too few";
    assert_eq!(told(&desk.november())[1], fewer);
    let before = desk.everything();
    everything_again(&mut desk.office);
    assert_eq!(desk.everything(), before);
    // And the same bundle once more changes nothing.
    desk.brings(&mut front);
    assert_eq!(told(&desk.november())[1], fewer);
}

#[test]
fn of_two_words_about_a_month_the_later_one_counts() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).tells("2026-12", Some([15, 5]));
    desk.brings(&mut door);
    // Restored from a copy of before, it tells the month again.
    door.new_epoch(9).go_on(1).tells("2026-12", Some([10, 5]));
    desk.brings(&mut door);
    let expected = ["2026-12 HOPE: 30 days 10, every year 5; 0 too few"];
    assert_eq!(told(&desk.november()), expected);
    everything_again(&mut desk.office);
    assert_eq!(told(&desk.november()), expected);
}

#[test]
fn where_nothing_was_told_the_report_says_so_and_a_table_has_each_line() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START);
    desk.brings(&mut door);
    let said = lines(&desk.november());
    assert!(
        said.iter()
            .any(|line| line.starts_with("No kiosk has told yet"))
    );
    door.tells("2026-12", Some([15, 5])).tells("2027-01", None);
    desk.brings(&mut door);
    let dir = tempfile::tempdir().unwrap();
    let asked = Asked::month("2026-11".parse().unwrap(), None);
    let now = DateTime::from_timestamp(START, 0).unwrap();
    let form = Form {
        cells: Cells::Exact,
        paper: Paper::A4,
        language: "en",
    };
    let folder = dir.path().join("report");
    write_report(&mut desk.office, &asked, &folder, form, now).unwrap();
    let table = std::fs::read_to_string(folder.join("chips.csv")).unwrap();
    let expected = "month,site,as_of,told,after,colour,shape,ready\r\n\
        2026-12,HOPE,2026-11-24,true,30 days,orange,key_tag,15\r\n\
        2026-12,HOPE,2026-11-24,true,every year,black,medallion,5\r\n\
        2027-01,HOPE,2026-11-24,false,,,,\r\n";
    assert_eq!(table, expected);
}
