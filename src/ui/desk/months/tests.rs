use super::*;
use crate::domain::milestone::{ChipColour, Shape};
use crate::domain::report::Figures;
use crate::office::report::{ChipsOfMonth, Newcomers, Quality};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn page() -> Months {
    let mut page = Months::default();
    let offered = Offered {
        months: vec![month("2026-09"), month("2026-10"), month("2026-11")],
        sites: vec!["HALL".to_owned(), "HOPE".to_owned()],
    };
    page.offer(offered, std::path::Path::new("/documents"));
    page
}

fn asked(action: Action) -> Question {
    match action {
        Action::Read(question) => question,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_newest_month_is_read_first_with_the_year_that_ends_with_it() {
    let mut page = Months::default();
    let offered = Offered {
        months: vec![month("2025-12"), month("2026-01")],
        sites: vec!["HOPE".to_owned()],
    };
    let question = asked(page.offer(offered, std::path::Path::new("/documents")));
    assert_eq!(question.month, Asked::month(month("2026-01"), None));
    assert_eq!(question.year, Asked::year(month("2025-02"), None));
    assert_eq!(page.chart_months().first(), Some(&month("2025-02")));
    assert_eq!(page.folder.0, "/documents");
}

#[test]
fn one_goes_to_a_month_by_a_button_or_by_its_bar() {
    let mut page = page();
    let before = asked(page.update(Message::Before));
    assert_eq!(before.month, Asked::month(month("2026-10"), None));
    let bar = asked(page.update(Message::Bar(0)));
    assert_eq!(bar.month, Asked::month(month("2025-11"), None));
    assert_eq!(
        page.update(Message::Bar(11)),
        Action::None,
        "it is this one"
    );
    assert_eq!(page.update(Message::Bar(12)), Action::None);
}

#[test]
fn a_site_is_found_by_a_part_of_its_code() {
    let mut page = page();
    page.update(Message::ChooseSite);
    let typed = Message::Sites(table::Message::Filter(Typed::new("ope")));
    page.update(typed);
    let taken = asked(page.update(Message::Sites(table::Message::Enter)));
    assert_eq!(taken.month.site.as_deref(), Some("HOPE"));
    page.update(Message::ChooseSite);
    let all = asked(page.update(Message::Take(false)));
    assert_eq!(all.month.site, None);
}

fn report(asked: &Asked) -> Report {
    Report {
        asked: asked.clone(),
        whole: Figures::default(),
        months: Vec::new(),
        sites: Vec::new(),
        newcomers: Newcomers::default(),
        milestones: Vec::new(),
        elsewhere: Vec::new(),
        chips: Vec::new(),
        quality: Quality::default(),
        kiosks: Vec::new(),
    }
}

fn reading(asked: &Asked) -> Reading {
    Reading {
        month: report(asked),
        year: report(asked),
        meetings: Vec::new(),
    }
}

/// The office's own year, and not the last twelve months.
#[test]
fn the_year_that_is_saved_begins_when_the_offices_does() {
    let mut page = page();
    let november = Asked::month(month("2026-11"), None);
    page.take(reading(&november));
    assert_eq!(page.update(Message::SaveYear), Action::None, "not read yet");
    page.year_starts(7);
    let year = Asked::year(month("2026-07"), None);
    let folder = PathBuf::from("/documents/Report_2026-07_2027-06");
    assert_eq!(page.update(Message::SaveYear), Action::Save(year, folder));
    page.saved(Saved::No);
    page.year_starts(12);
    let year = Asked::year(month("2025-12"), None);
    let folder = PathBuf::from("/documents/Report_2025-12_2026-11");
    assert_eq!(page.update(Message::SaveYear), Action::Save(year, folder));
}

#[test]
fn what_to_have_ready_is_sorted_by_each_column() {
    let chip = |after: &str, ready| ChipDue {
        after: after.parse().unwrap(),
        colour: ChipColour::Silver,
        shape: Shape::Chip,
        ready,
    };
    let of = |month_: &str, site: &str, chips| ChipsOfMonth {
        month: month(month_),
        site: site.to_owned(),
        as_of: month("2026-11").first_day(),
        chips,
        too_few: 0,
    };
    let mut page = page();
    assert_eq!(page.update(Message::Milestones), Action::None);
    let november = Asked::month(month("2026-11"), None);
    let mut reading = reading(&november);
    reading.month.chips = vec![
        of(
            "2026-12",
            "HOPE",
            vec![chip("30 days", 5), chip("every year", 15)],
        ),
        of("2027-01", "HALL", vec![chip("60 days", 10)]),
    ];
    page.take(reading);
    let sorted = |page: &mut Months, column| {
        page.update(Message::Chips(table::Message::Sort(column)));
        let shown = page.chips_shown.iter();
        let shown = shown.map(|one| one.chip.after.to_string());
        shown.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(sorted(&mut page, 1), "30 days, 60 days, every year");
    assert_eq!(sorted(&mut page, 1), "every year, 60 days, 30 days");
    assert_eq!(sorted(&mut page, 2), "60 days, 30 days, every year");
    assert_eq!(sorted(&mut page, 3), "30 days, 60 days, every year");
    assert_eq!(sorted(&mut page, 0), "30 days, every year, 60 days");
}

#[test]
fn meetings_are_found_by_their_title_or_site() {
    let mut page = page();
    let meeting = |title: &str, site: &str| MeetingFigures {
        title: Some(title.to_owned()),
        site: site.to_owned(),
        evenings: 1,
        attendances: 5,
        first_timers: 0,
    };
    let november = Asked::month(month("2026-11"), None);
    let meetings = vec![
        meeting("Lamp", "HALL"),
        meeting("Tea", "HOPE"),
        meeting("Lamp", "HOPE"),
    ];
    page.take(Reading {
        meetings,
        ..reading(&november)
    });
    let mut found = |text: &str| {
        let filter = table::Message::Filter(Typed::new(text));
        page.update(Message::Meetings(filter));
        page.meetings.len()
    };
    assert_eq!(
        [found("lamp"), found("hope LAMP"), found("x"), found("")],
        [2, 1, 0, 3]
    );
}

#[test]
fn a_report_has_a_folder_of_its_own_and_is_written_once() {
    let mut page = page();
    assert_eq!(page.update(Message::Save), Action::None, "nothing was read");
    let november = Asked::month(month("2026-11"), Some("HOPE".to_owned()));
    page.take(reading(&november));
    let folder = PathBuf::from("/documents/Report_HOPE_2026-11");
    let saved = Action::Save(november, folder);
    assert_eq!(page.update(Message::Save), saved);
    assert_eq!(
        page.update(Message::Save),
        Action::None,
        "it is being written"
    );
}

#[test]
fn meetings_stand_by_how_many_came_each_time() {
    let mut page = page();
    let meeting = |title: &str, evenings: u32, attendances: u32| MeetingFigures {
        title: Some(title.to_owned()),
        site: "HALL".to_owned(),
        evenings,
        attendances,
        first_timers: 0,
    };
    page.take(Reading {
        meetings: vec![meeting("Often", 10, 50), meeting("Seldom", 1, 9)],
        ..reading(&Asked::month(month("2026-11"), None))
    });
    let first = |page: &Months| {
        let reading = page.reading.as_ref().unwrap();
        reading.meetings[page.meetings_shown[0]].attendances
    };
    page.update(Message::Meetings(table::Message::Sort(4)));
    assert_eq!(first(&page), 50);
    page.update(Message::Meetings(table::Message::Sort(4)));
    assert_eq!(first(&page), 9);
}
