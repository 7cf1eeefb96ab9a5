//! The figures of a report as tables for other programs: what stands on its sheets and in no table
//! of rows.

use std::borrow::Cow;
use std::path::Path;

use serde_json::Value as Json;

use super::files::table;
use super::{MeetingFigures, Report, board, last_day};
use crate::domain::report::Figures;
use crate::office::{OfficeError, Result};
use crate::transfer::Cells;
use crate::transfer::spreadsheet::table::Record;

/// What stands in the place of a figure that is left out of the board's table.
pub(super) const HIDDEN: &str = "hidden";
/// The code of what `Report::elsewhere` tells.
const ELSEWHERE: &str = "dated_elsewhere";

/// Rows whose values are put together already.
macro_rules! records {
    ($($name:ident $file:literal: $($column:literal)+;)+) => {
        $(
            struct $name(Vec<String>);

            impl Record for $name {
                const HEADER: &'static [&'static str] = &[$($column),+];

                fn values(&self) -> Vec<Cow<'_, str>> {
                    self.0.iter().map(|value| value.as_str().into()).collect()
                }
            }

            impl $name {
                const FILE: &'static str = $file;
            }
        )+

        /// The files and their columns.
        pub(super) const ALL: &[(&str, &[&str])] = &[$(($name::FILE, $name::HEADER)),+];
    };
}

records! {
    OfBoard "Board.csv": "from" "until" "sessions" "attendances" "persons" "first_timers";
    OfSite "sites.csv": "site" "sessions" "attendances" "average" "persons" "without_a_person"
        "first_timers";
    OfMeeting "meetings.csv": "site" "title" "sessions" "attendances" "average" "first_timers";
    OfNewcomers "newcomers.csv": "within_days" "sign_ins" "persons" "could_return" "returned"
        "share";
    OfMilestones "milestones.csv": "answer" "times";
    OfQuality "quality.csv": "what" "kiosk" "site" "first" "last" "times";
    OfKiosk "kiosks.csv": "kiosk" "site" "complete_to" "missing_entries" "waited_for" "gone";
}

/// The file that may be passed on.
pub(super) const BOARD: &str = OfBoard::FILE;

/// Writes them into the folder.
pub(super) fn write(
    folder: &Path,
    report: &Report,
    meetings: &[MeetingFigures],
    cells: Cells,
) -> Result<()> {
    let of_sites = report.sites.iter().map(|one| {
        let figures = figures(&one.figures).into_iter();
        OfSite([one.site.clone()].into_iter().chain(figures).collect())
    });
    let of_meetings = meetings.iter().map(|one| {
        OfMeeting(vec![
            one.site.clone(),
            one.title.clone().unwrap_or_default(),
            one.evenings.to_string(),
            one.attendances.to_string(),
            decimal(one.average()),
            one.first_timers.to_string(),
        ])
    });
    let newcomers = &report.newcomers;
    let of_newcomers = newcomers.returned.iter().map(|window| {
        let share = window.share().map(|share| format!("{share:.3}"));
        OfNewcomers(vec![
            window.within_days.to_string(),
            newcomers.sign_ins.to_string(),
            newcomers.persons.to_string(),
            window.of.to_string(),
            window.persons.to_string(),
            share.unwrap_or_default(),
        ])
    });
    let of_milestones = report
        .milestones
        .iter()
        .map(|one| OfMilestones(vec![one.answer.clone(), one.times.to_string()]));
    let waits: Vec<_> = report.waits_for().map(|kiosk| kiosk.kiosk).collect();
    let of_kiosks = report.kiosks.iter().map(|kiosk| {
        let missing = kiosk.missing.iter().map(|missing| missing.span);
        let missing: u64 = missing
            .map(|span| span.last.saturating_sub(span.first) + 1)
            .sum();
        let complete_to = kiosk.complete_to.map(|at| at.format("%Y-%m-%dT%H:%M:%SZ"));
        OfKiosk(vec![
            kiosk.kiosk.to_string(),
            kiosk.site.clone(),
            complete_to.map(|at| at.to_string()).unwrap_or_default(),
            missing.to_string(),
            waits.contains(&kiosk.kiosk).to_string(),
            kiosk.gone.to_string(),
        ])
    });
    fill(folder, OfBoard::FILE, cells, of_board(report).into_iter())?;
    fill(folder, OfSite::FILE, cells, of_sites)?;
    fill(folder, OfMeeting::FILE, cells, of_meetings)?;
    fill(folder, OfNewcomers::FILE, cells, of_newcomers)?;
    fill(folder, OfMilestones::FILE, cells, of_milestones)?;
    let quality = of_quality(report)?;
    fill(folder, OfQuality::FILE, cells, quality.into_iter())?;
    fill(folder, OfKiosk::FILE, cells, of_kiosks)
}

fn fill<R: Record>(
    folder: &Path,
    name: &str,
    cells: Cells,
    mut rows: impl Iterator<Item = R>,
) -> Result<()> {
    table(folder, name, cells, |table| {
        Ok(rows.try_for_each(|row| table.row(&row))?)
    })
}

/// The months, and beneath more than one of them all days together, as on the board's page.
fn of_board(report: &Report) -> Vec<OfBoard> {
    let columns = board::columns(report);
    let told = |figure: Option<u32>| figure.map_or_else(|| HIDDEN.to_owned(), |it| it.to_string());
    let row = |days: [chrono::NaiveDate; 2], sessions: u32, figures: [Option<u32>; 3]| {
        let days = days.into_iter().map(|day| day.to_string());
        let figures = figures.into_iter().map(told);
        OfBoard(days.chain([sessions.to_string()]).chain(figures).collect())
    };
    let asked = &report.asked;
    let mut rows: Vec<OfBoard> = report
        .months
        .iter()
        .enumerate()
        .map(|(at, month)| {
            let from = month.month.first_day().max(asked.from);
            let until = last_day(month.month).min(asked.until);
            let figures = columns.each_ref().map(|column| column.cell(at));
            row([from, until], month.figures.sessions, figures)
        })
        .collect();
    if report.months.len() != 1 {
        let sums = columns.each_ref().map(|column| column.sum);
        rows.push(row([asked.from, asked.until], report.whole.sessions, sums));
    }
    rows
}

/// Each figure by its name, and the clocks that dated sign-ins elsewhere.
fn of_quality(report: &Report) -> Result<Vec<OfQuality>> {
    let unreadable = |_| OfficeError::Unreadable("quality");
    let figures = serde_json::to_value(report.quality).map_err(unreadable)?;
    let Json::Object(figures) = figures else {
        return Err(OfficeError::Unreadable("quality"));
    };
    let none = String::new;
    let figures = figures.into_iter().map(|(what, times)| {
        OfQuality(vec![
            what,
            none(),
            none(),
            none(),
            none(),
            times.to_string(),
        ])
    });
    let elsewhere = report.elsewhere.iter().map(|one| {
        OfQuality(vec![
            ELSEWHERE.to_owned(),
            one.kiosk.to_string(),
            one.site.clone(),
            one.first.clone(),
            one.last.clone(),
            one.times.to_string(),
        ])
    });
    Ok(figures.chain(elsewhere).collect())
}

/// The figures of a month or a site, column by column.
pub(super) fn figures(figures: &Figures) -> [String; 6] {
    [
        figures.sessions.to_string(),
        figures.attendances.to_string(),
        decimal(figures.average()),
        figures.persons.to_string(),
        figures.not_deduplicated.to_string(),
        figures.first_timers.to_string(),
    ]
}

fn decimal(number: Option<f64>) -> String {
    number
        .map(|number| format!("{number:.1}"))
        .unwrap_or_default()
}
