//! A report as a folder that people and programs open.

use std::borrow::Cow;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use super::chips::{self, ChipRow};
use super::detail::Service;
use super::evenings::{self, EVENINGS_MAX, Evening};
use super::{
    Asked, MeetingFigures, Report, SUPPRESSED_BELOW, Services, contents, detail, lists, meetings,
    print, report, tables, workbook,
};
use crate::domain::report::{AttendanceRow, MonthSummary, SessionRow};
use crate::domain::series::SeriesType;
use crate::office::tables::{new_file, new_file_of, new_folder};
use crate::office::{Office, OfficeError, Result};
use crate::transfer::paper::Paper;
use crate::transfer::said::{self, Sayer};
use crate::transfer::spreadsheet::table::{Record, Table};
use crate::transfer::{Cells, TransferError};

const READ_ME: &str = "READ ME FIRST.txt";
const BOARD: &str = "Board.xlsx";
const BOARD_ON_PAPER: &str = "Board.pdf";
const REPORT: &str = "Report.xlsx";
const REPORT_ON_PAPER: &str = "Report.pdf";
const EVENINGS: &str = "Meetings.xlsx";
const EVENINGS_ON_PAPER: &str = "Meetings.pdf";
const MONTHS: &str = "months.csv";
const PEOPLE: &str = "people.csv";
const SERVICES: &str = "services.csv";
const SESSIONS: &str = "sessions.csv";
const ATTENDANCE: &str = "attendance.csv";
const CHIPS: &str = "chips.csv";
const PACKAGE: &str = "datapackage.json";

macro_rules! words {
    ($tag:literal) => {
        (
            $tag,
            [
                include_str!(concat!("../../../assets/text/", $tag, "/milestones.ftl")),
                include_str!(concat!("../../../assets/text/", $tag, "/office.ftl")),
            ],
        )
    };
}

/// The words of the files, by the tags of their languages; English first.
const WORDS: [(&str, [&str; 2]); 5] = [
    words!("en"),
    words!("es"),
    words!("fr"),
    words!("de"),
    words!("pl"),
];
/// The languages that the files speak, by their tags.
pub const LANGUAGES: [&str; WORDS.len()] = ["en", "es", "fr", "de", "pl"];

/// The people that are printed. More of them are looked for by a program.
const PRINTED_PEOPLE_MAX: usize = 2_000;

/// How files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Cells of the tables.
    pub cells: Cells,
    /// What the printed pages are printed on.
    pub paper: Paper,
    /// The language of the words in them: one of [`LANGUAGES`], or English.
    pub language: &'static str,
}

/// What a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Folder {
    /// Rows of `people.csv`.
    pub people: u64,
    /// Rows of `sessions.csv`.
    pub sessions: u64,
    /// Rows of `attendance.csv`.
    pub attendance: u64,
}

/// Writes the report of these days into a new folder that only its owner can read, and gives it.
///
/// # Errors
/// When the folder is there already, or something cannot be read or written: then none is left.
pub fn write_report(
    office: &mut Office,
    asked: &Asked,
    folder: &Path,
    form: Form,
    now: DateTime<Utc>,
) -> Result<(Report, Folder)> {
    // Asked first, since it knows whether there is such a site.
    office.report(asked)?;
    new_folder(folder, || write_all(office, asked, folder, form, now))
}

fn write_all(
    office: &mut Office,
    asked: &Asked,
    folder: &Path,
    form: Form,
    now: DateTime<Utc>,
) -> Result<(Report, Folder)> {
    let cells = form.cells;
    let say = sayer(form.language);
    let mut work = office.engine.look()?;
    let work = work.as_mut();
    let report = report(work, asked)?;
    let names = detail::Said::read(work)?;
    let series = detail::AllSeries::read(work)?;
    let people = detail::services(work, asked, &names)?;
    let mut written = Folder {
        people: people.len() as u64,
        ..Folder::default()
    };
    table(folder, MONTHS, cells, |table| {
        Ok(report
            .months
            .iter()
            .try_for_each(|month| table.row(month))?)
    })?;
    table(folder, CHIPS, cells, |table| {
        Ok(chips::rows(&report.chips).try_for_each(|row| table.row(&row))?)
    })?;
    table(folder, PEOPLE, cells, |table| {
        Ok(people.iter().try_for_each(|one| table.row(one))?)
    })?;
    let meetings = meetings::by_meeting(work, asked, &series)?;
    tables::write(folder, &report, &meetings, cells)?;
    // As many as there is room for on a sheet.
    let mut services: Vec<Service> = Vec::new();
    let mut are_all_services = true;
    table(folder, SERVICES, cells, |table| {
        detail::services_by_series(work, asked, &names, &series, &mut |row| {
            table.row(&row)?;
            if services.len() < workbook::PEOPLE_MAX {
                services.push(row);
            } else {
                are_all_services = false;
            }
            Ok(())
        })
    })?;
    // Those that are printed, too.
    let mut evenings: Vec<Evening> = Vec::new();
    table(folder, SESSIONS, cells, |table| {
        detail::sessions(work, asked, &series, &mut |row, title| {
            written.sessions += 1;
            table.row(&row)?;
            if evenings.len() <= EVENINGS_MAX {
                let (title, sign_ins) = (title.to_owned(), Vec::new());
                evenings.push(Evening {
                    row,
                    title,
                    sign_ins,
                });
            }
            Ok(())
        })
    })?;
    let listed = lists::evenings(&evenings, EVENINGS_MAX, &say);
    if evenings.len() > EVENINGS_MAX {
        evenings.clear();
    }
    let mut evening = evenings.iter_mut().peekable();
    table(folder, ATTENDANCE, cells, |table| {
        detail::attendance(work, asked, &names, &series, &mut |row| {
            written.attendance += 1;
            table.row(&row)?;
            // Both come in the same order.
            while evening.next_if(|evening| !evening.holds(&row)).is_some() {}
            if let Some(evening) = evening.peek_mut() {
                evening.sign_ins.push(row);
            }
            Ok(())
        })
    })?;
    let told = Told {
        people,
        meetings,
        evenings,
        listed,
        services,
        are_all_services,
    };
    write_sheets(folder, form, &report, &told, &say)?;
    let read_me = read_me(&report, &say, now);
    let lines = read_me.lines().map(|line| format!("{line}\r\n"));
    let read_me = format!("\u{feff}{}", lines.collect::<String>());
    new_file_of(&folder.join(READ_ME), read_me.as_bytes())?;
    let package = serde_json::to_vec_pretty(&package(&report, cells, now));
    let package = package.map_err(|error| TransferError::Io(error.into()))?;
    new_file_of(&folder.join(PACKAGE), &package)?;
    Ok((report, written))
}

/// What stands on sheets and pages beside the figures.
struct Told {
    people: Vec<Services>,
    meetings: Vec<MeetingFigures>,
    /// None where there are more than are printed.
    evenings: Vec<Evening>,
    /// The same, a line each.
    listed: contents::Sheet,
    services: Vec<Service>,
    are_all_services: bool,
}

/// The workbooks, and the same to print.
fn write_sheets(
    folder: &Path,
    form: Form,
    report: &Report,
    told: &Told,
    say: &Sayer,
) -> Result<()> {
    let board = [contents::board(report, say)];
    let all = |most: usize| {
        let shown = told.people.get(..most).unwrap_or(&told.people);
        let are_all = shown.len() == told.people.len();
        let mut sheets = contents::all(report, (shown, are_all), say);
        // Behind the sites, and behind the people.
        let meetings = lists::meetings(&told.meetings, say);
        sheets.splice(2..2, [meetings, told.listed.clone()]);
        let shown = told.services.get(..most).unwrap_or(&told.services);
        let are_all = told.are_all_services && shown.len() == told.services.len();
        sheets.insert(5, lists::services((shown, are_all), say));
        sheets
    };
    let book = |sheets: &[_]| workbook::file(report, sheets, say);
    new_file_of(&folder.join(BOARD), &book(&board)?)?;
    new_file_of(&folder.join(REPORT), &book(&all(workbook::PEOPLE_MAX))?)?;
    let title = contents::title(report, say);
    let look = print::Look {
        paper: form.paper,
        sideways: true,
        title: &title,
        confidential: true,
        language: form.language,
        say,
    };
    let on_paper = print::file(&all(PRINTED_PEOPLE_MAX), &look)?;
    new_file_of(&folder.join(REPORT_ON_PAPER), &on_paper)?;
    let upright = print::Look {
        sideways: false,
        ..look
    };
    if !told.evenings.is_empty() {
        let standing = contents::standing(report, say);
        let sheets = [evenings::sheets(&told.evenings, standing, say)];
        new_file_of(&folder.join(EVENINGS), &book(&sheets)?)?;
        let on_paper = print::file(&sheets, &upright)?;
        new_file_of(&folder.join(EVENINGS_ON_PAPER), &on_paper)?;
    }
    let for_board = print::Look {
        confidential: false,
        ..upright
    };
    let on_paper = print::file(&board, &for_board)?;
    new_file_of(&folder.join(BOARD_ON_PAPER), &on_paper)?;
    Ok(())
}

/// The words of a language; what it lacks is said in English.
pub(super) fn sayer(language: &str) -> Box<Sayer> {
    let [(_, english), ..] = WORDS;
    let own = WORDS.iter().find(|(tag, _)| *tag == language);
    let (tag, own) = own.copied().unwrap_or(("en", english));
    said::of(tag, &[english, own].concat())
}

pub(super) fn table<R: Record>(
    folder: &Path,
    name: &str,
    cells: Cells,
    fill: impl FnOnce(&mut Table<'_, R>) -> Result<()>,
) -> Result<()> {
    new_file::<OfficeError>(&folder.join(name), |out| {
        let mut table = Table::begin(out, cells)?;
        fill(&mut table)?;
        Ok(table.end()?)
    })
}

fn read_me(report: &Report, say: &Sayer, now: DateTime<Utc>) -> String {
    let waiting: Vec<String> = report
        .waits_for()
        .map(|kiosk| format!("{} ({})", kiosk.kiosk, kiosk.site))
        .collect();
    let waits = if waiting.is_empty() {
        say("office-waits-nothing", &[])
    } else {
        say("office-waits", &[("kiosks", &waiting.join(", "))])
    };
    let forked = contents::forked(report, say);
    let waits = [Some(waits), forked].into_iter().flatten();
    let waits = waits.collect::<Vec<_>>().join("\n");
    let complete = report
        .complete_to()
        .map_or_else(|| say("office-complete-unknown", &[]), contents::moment);
    say(
        "office-read-me",
        &[
            ("days", &contents::days(report, say)),
            ("site", &contents::site_name(report, say)),
            ("made", &contents::moment(now)),
            ("complete", &complete),
            ("waits", &waits),
            ("few", &SUPPRESSED_BELOW.to_string()),
            ("pages", &EVENINGS_MAX.to_string()),
        ],
    )
}

/// A Frictionless Data Package (version 2): what the tables are and what stands in each column.
fn package(report: &Report, cells: Cells, now: DateTime<Utc>) -> Json {
    let resource = |file: &str, columns: &[&str]| {
        let name = file.trim_end_matches(".csv").to_lowercase();
        let missing = match file {
            tables::BOARD => vec!["", tables::HIDDEN],
            _ => vec![""],
        };
        let fields: Vec<Json> = columns
            .iter()
            .map(|column| json!({ "name": column, "type": type_of(column) }))
            .collect();
        json!({
            "name": name,
            "path": file,
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "header": true },
            "schema": { "fields": fields, "missingValues": missing },
        })
    };
    let mut resources = vec![
        resource(MONTHS, MonthSummary::HEADER),
        resource(CHIPS, ChipRow::HEADER),
        resource(PEOPLE, Services::HEADER),
        resource(SERVICES, Service::HEADER),
        resource(SESSIONS, SessionRow::HEADER),
        resource(ATTENDANCE, AttendanceRow::HEADER),
    ];
    resources.extend(
        tables::ALL
            .iter()
            .map(|(file, columns)| resource(file, columns)),
    );
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("report-{}-{}", report.asked.from, report.asked.until),
        "created": now.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "cells": match cells {
            Cells::Spreadsheet => "spreadsheet",
            Cells::Exact => "exact",
        },
        "report": report,
        "resources": resources,
    })
}

fn type_of(column: &str) -> &'static str {
    match column {
        "seq" | "sessions" | "attendances" | "persons" | "without_a_person" | "first_timers"
        | "visits" | "sites" | "ready" | "signed_in" | "without_name" | "newcomers" | "guests"
        | "family" | "minors" | "did_not_sign_in" | "total" | "times" | "within_days"
        | "sign_ins" | "could_return" | "returned" | "missing_entries" => "integer",
        "average" | "share" => "number",
        "month" => "yearmonth",
        "first" | "last" | "from" | "until" | "session_date" | "as_of" => "date",
        "complete_to" | "scheduled_start" | "scheduled_end" | "opened_at" | "closed_at"
        | "signed_in_at_utc" | "signed_in_at_local" | "signed_out_at_utc" => "datetime",
        "stayed_to_end" | "voided" | "interrupted" | "waited_for" | "gone" | "told" => "boolean",
        _ => "string",
    }
}

impl Record for MonthSummary {
    const HEADER: &'static [&'static str] = &[
        "month",
        "sessions",
        "attendances",
        "average",
        "persons",
        "without_a_person",
        "first_timers",
    ];

    fn values(&self) -> Vec<Cow<'_, str>> {
        let figures = tables::figures(&self.figures).map(Cow::Owned);
        let month = Cow::Owned(self.month.to_string());
        [month].into_iter().chain(figures).collect()
    }
}

impl Record for Service {
    const HEADER: &'static [&'static str] = &[
        "person_id",
        "external_id",
        "display_name",
        "site",
        "series",
        "series_type",
        "visits",
        "first",
        "last",
    ];

    fn values(&self) -> Vec<Cow<'_, str>> {
        let [first, last] = &self.days;
        vec![
            self.person.to_string().into(),
            self.external_id.as_deref().unwrap_or_default().into(),
            self.display_name.as_deref().unwrap_or_default().into(),
            self.site.as_str().into(),
            self.series.as_str().into(),
            self.series_type.map_or("", SeriesType::code).into(),
            self.visits.to_string().into(),
            first.as_str().into(),
            last.as_str().into(),
        ]
    }
}

impl Record for Services {
    const HEADER: &'static [&'static str] = &[
        "person_id",
        "external_id",
        "display_name",
        "visits",
        "sites",
        "first",
        "last",
    ];

    fn values(&self) -> Vec<Cow<'_, str>> {
        vec![
            self.person.to_string().into(),
            self.external_id.as_deref().unwrap_or_default().into(),
            self.display_name.as_deref().unwrap_or_default().into(),
            self.visits.to_string().into(),
            self.sites.to_string().into(),
            self.first.as_str().into(),
            self.last.as_str().into(),
        ]
    }
}
