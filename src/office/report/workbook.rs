//! The spreadsheets: one page for a board, and all figures for those who look after people.
//!
//! Every text is written as a text, so that none becomes a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::page::{Cell, Looks, Page, WIDE, WIDEST};
use super::{Report, SUPPRESSED_BELOW, Services, suppressed};
use crate::domain::report::Figures;
use crate::transfer::said::Sayer;
use crate::transfer::{RowError, TransferError};

mod page;

/// The people that fit on a sheet beside its headings.
pub(super) const PEOPLE_MAX: usize = 1_048_000;

/// The page for a board, as a file.
pub(super) fn board(report: &Report, say: &Sayer) -> Result<Vec<u8>, TransferError> {
    let mut book = begun(report, say).map_err(failed)?;
    let looks = Looks::new();
    let sheet = book.add_worksheet();
    board_sheet(sheet, report, say, &looks).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}

/// All figures, as a file; `people` are its people, of whom as many stand in it as fit.
pub(super) fn all(
    report: &Report,
    people: &[Services],
    say: &Sayer,
) -> Result<Vec<u8>, TransferError> {
    let mut book = begun(report, say).map_err(failed)?;
    let looks = Looks::new();
    months(book.add_worksheet(), report, say, &looks).map_err(failed)?;
    sites(book.add_worksheet(), report, say, &looks).map_err(failed)?;
    people_sheet(book.add_worksheet(), people, say, &looks).map_err(failed)?;
    newcomers(book.add_worksheet(), report, say, &looks).map_err(failed)?;
    quality(book.add_worksheet(), report, say, &looks).map_err(failed)?;
    book.save_to_buffer().map_err(failed)
}

fn failed(error: XlsxError) -> TransferError {
    TransferError::Workbook(Box::new(error) as RowError)
}

fn begun(report: &Report, say: &Sayer) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // The same report twice is the same file: when it was made stands in the text beside it.
    let day = report.asked.until.and_hms_opt(0, 0, 0).unwrap_or_default();
    let day = ExcelDateTime::from_timestamp(day.and_utc().timestamp())?;
    book.set_properties(
        &DocProperties::new()
            .set_title(title(report, say))
            .set_creation_datetime(&day),
    );
    Ok(book)
}

fn title(report: &Report, say: &Sayer) -> String {
    let site = site_name(report, say);
    say(
        "office-title",
        &[("site", &site), ("days", &days(report, say))],
    )
}

pub(super) fn site_name(report: &Report, say: &Sayer) -> String {
    let asked = report.asked.site.clone();
    asked.unwrap_or_else(|| say("office-all-sites", &[]))
}

pub(super) fn days(report: &Report, say: &Sayer) -> String {
    let (from, until) = (
        report.asked.from.to_string(),
        report.asked.until.to_string(),
    );
    say("office-days", &[("from", &from), ("until", &until)])
}

fn figures(figures: &Figures) -> Vec<Cell> {
    vec![
        figures.sessions.into(),
        figures.attendances.into(),
        figures.average().map_or(Cell::Nothing, Cell::Decimal),
        figures.persons.into(),
        figures.not_deduplicated.into(),
        figures.first_timers.into(),
    ]
}

const FIGURES: [&str; 6] = [
    "office-sessions",
    "office-attendances",
    "office-average",
    "office-persons",
    "office-not-deduplicated",
    "office-first-timers",
];

fn whole(page: &mut Page<'_, '_>, report: &Report) -> Result<(), XlsxError> {
    let name = Cell::from((page.say)("office-whole", &[]));
    page.total([name].into_iter().chain(figures(&report.whole)))
}

fn months(
    sheet: &mut Worksheet,
    report: &Report,
    say: &Sayer,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut page = Page::begin(sheet, "office-sheet-months", say, looks)?;
    page.title(&title(report, say))?;
    page.headings(&["office-month"], &FIGURES)?;
    let first = page.line;
    for month in &report.months {
        let name = Cell::from(month.month.to_string());
        page.row([name].into_iter().chain(figures(&month.figures)))?;
    }
    let last = page.line.saturating_sub(1);
    whole(&mut page, report)?;
    page.notes(&say("office-notes", &[]))?;
    if report.months.len() > 1 {
        page.chart([first, last], [2, 4])?;
    }
    Ok(())
}

fn sites(
    sheet: &mut Worksheet,
    report: &Report,
    say: &Sayer,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut page = Page::begin(sheet, "office-sheet-sites", say, looks)?;
    page.headings(&["office-site"], &FIGURES)?;
    for site in &report.sites {
        let name = Cell::from(site.site.clone());
        page.row([name].into_iter().chain(figures(&site.figures)))?;
    }
    whole(&mut page, report)?;
    page.notes(&say("office-notes", &[]))
}

fn people_sheet(
    sheet: &mut Worksheet,
    people: &[Services],
    say: &Sayer,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut page = Page::begin(sheet, "office-sheet-people", say, looks)?;
    page.headings(
        &["office-person"],
        &[
            "office-external",
            "office-name",
            "office-first",
            "office-last",
            "office-visits",
            "office-sites",
        ],
    )?;
    page.sheet.set_freeze_panes(1, 0)?;
    let shown = people.iter().take(PEOPLE_MAX);
    for one in shown {
        let text = |text: &Option<String>| text.clone().map_or(Cell::Nothing, Cell::Text);
        page.row([
            one.person.to_string().into(),
            text(&one.external_id),
            text(&one.display_name),
            one.first.clone().into(),
            one.last.clone().into(),
            one.visits.into(),
            one.sites.into(),
        ])?;
    }
    if people.len() > PEOPLE_MAX {
        page.notes(&say("office-people-more", &[]))?;
    }
    Ok(())
}

fn newcomers(
    sheet: &mut Worksheet,
    report: &Report,
    say: &Sayer,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut page = Page::begin(sheet, "office-sheet-newcomers", say, looks)?;
    page.sheet.set_column_width(0, WIDEST)?;
    let newcomers = &report.newcomers;
    page.headings(&["office-what"], &["office-how-many"])?;
    page.row([
        say("office-newcomers", &[]).into(),
        newcomers.sign_ins.into(),
    ])?;
    let persons = say("office-newcomers-persons", &[]);
    page.row([persons.into(), newcomers.persons.into()])?;
    page.line += 1;
    page.headings(
        &["office-window"],
        &["office-window-head", "office-returned", "office-share"],
    )?;
    for window in &newcomers.returned {
        let days = window.within_days.to_string();
        let share = f64::from(window.persons) / f64::from(window.of.max(1));
        page.row([
            say("office-window-days", &[("days", &days)]).into(),
            window.of.into(),
            window.persons.into(),
            if window.of == 0 {
                Cell::Nothing
            } else {
                Cell::Share(share)
            },
        ])?;
    }
    page.notes(&say("office-newcomers-notes", &[]))?;
    page.line += 2;
    page.headings(&["office-answers"], &["office-how-many"])?;
    for answer in &report.milestones {
        let name = say(&format!("office-answer-{}", answer.answer), &[]);
        page.row([name.into(), answer.times.into()])?;
    }
    page.notes(&say("office-answers-notes", &[]))
}

fn quality(
    sheet: &mut Worksheet,
    report: &Report,
    say: &Sayer,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut page = Page::begin(sheet, "office-sheet-quality", say, looks)?;
    page.sheet.set_column_width(0, WIDEST)?;
    let found = &report.quality;
    page.headings(&["office-what"], &["office-how-many"])?;
    for (name, times) in [
        ("office-quality-unassigned", found.unassigned),
        ("office-quality-empty", found.empty_evenings),
        ("office-quality-interrupted", found.interrupted),
        ("office-quality-open", found.open_evenings),
        ("office-quality-clock", found.doubtful_clock),
        ("office-quality-taken-back", found.taken_back),
        ("office-quality-unknown", found.not_understood),
    ] {
        page.row([say(name, &[]).into(), times.into()])?;
    }
    page.line += 1;
    page.headings(
        &["office-kiosk"],
        &["office-site", "office-complete-to", "office-missing"],
    )?;
    for kiosk in &report.kiosks {
        let complete = kiosk.complete_to.map_or_else(
            || say("office-never", &[]),
            |at| at.format("%Y-%m-%d %H:%M UTC").to_string(),
        );
        let gone = kiosk.gone.then(|| say("office-gone", &[]));
        let complete = [Some(complete), gone].into_iter().flatten();
        let complete = complete.collect::<Vec<_>>().join(", ");
        let missing: Vec<String> = kiosk
            .missing
            .iter()
            .map(|missing| missing_said(missing, say))
            .collect();
        page.row([
            kiosk.kiosk.to_string().into(),
            kiosk.site.clone().into(),
            complete.into(),
            missing.join("; ").into(),
        ])?;
    }
    page.sheet.set_column_width(2, WIDE)?;
    page.sheet.set_column_width(3, WIDE * 2.0)?;
    Ok(())
}

fn missing_said(missing: &super::Missing, say: &Sayer) -> String {
    say(
        "office-missing-one",
        &[
            ("first", &missing.span.first.to_string()),
            ("last", &missing.span.last.to_string()),
            ("number", &missing.before_number.to_string()),
            ("made", &missing.made_at.format("%Y-%m-%d").to_string()),
        ],
    )
}

/// One page, upright figures above their chart, with nothing in it that tells of a few people.
fn board_sheet(
    sheet: &mut Worksheet,
    report: &Report,
    say: &Sayer,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut page = Page::begin(sheet, "office-sheet-board", say, looks)?;
    page.sheet.set_print_fit_to_pages(1, 1);
    page.title(&title(report, say))?;
    page.headings(
        &["office-month"],
        &[
            "office-sessions",
            "office-attendances",
            "office-persons",
            "office-first-timers",
        ],
    )?;
    let column = |of: fn(&Figures) -> u32| {
        let cells: Vec<u32> = report
            .months
            .iter()
            .map(|month| of(&month.figures))
            .collect();
        suppressed(&cells, of(&report.whole))
    };
    let attendances = column(|figures| figures.attendances);
    let persons = column(|figures| figures.persons);
    let first_timers = column(|figures| figures.first_timers);
    let few = say("office-few", &[("few", &SUPPRESSED_BELOW.to_string())]);
    let hidden = say("office-hidden", &[]);
    // Whether it is small, or would give a small one away.
    let cell = |told: Option<u32>, figure: u32| match told {
        Some(told) => Cell::Number(told),
        None if figure < SUPPRESSED_BELOW => Cell::Untold(few.clone()),
        None => Cell::Untold(hidden.clone()),
    };
    let first = page.line;
    for (at, month) in report.months.iter().enumerate() {
        let told = |column: &super::Suppressed| column.cells.get(at).copied().flatten();
        page.row([
            month.month.to_string().into(),
            month.figures.sessions.into(),
            cell(told(&attendances), month.figures.attendances),
            cell(told(&persons), month.figures.persons),
            cell(told(&first_timers), month.figures.first_timers),
        ])?;
    }
    let last = page.line.saturating_sub(1);
    if report.months.len() != 1 {
        page.total([
            say("office-whole", &[]).into(),
            report.whole.sessions.into(),
            cell(attendances.sum, report.whole.attendances),
            cell(persons.sum, report.whole.persons),
            cell(first_timers.sum, report.whole.first_timers),
        ])?;
    }
    let most = (SUPPRESSED_BELOW - 1).to_string();
    page.notes(&say("office-board-notes", &[("most", &most)]))?;
    if report.months.len() > 1 {
        page.chart([first, last], [2, 3])?;
    }
    Ok(())
}
