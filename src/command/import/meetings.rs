//! Meetings that others list.

use std::path::Path;

use serde::Serialize;

use super::super::output::count;
use super::super::{Failure, Kiosk, Out, Result, shown};
use super::{ImportArgs, read};
use crate::domain::entry::By;
use crate::domain::series::Series;
use crate::transfer::meetings::{self, Here, Listed};

/// What becomes of the list.
#[derive(Debug, Default, Serialize)]
struct Report {
    new: Vec<String>,
    changed: Vec<String>,
    same: usize,
    notes: Vec<String>,
    problems: Vec<String>,
    applied: bool,
}

/// Whether a path names such a list.
pub(super) fn is_list(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(meetings::is_list)
}

/// Looks at the list, and takes it over if asked to.
pub(super) fn run(kiosk: &Kiosk, args: &ImportArgs, path: &Path, out: &mut Out<'_>) -> Result {
    let bytes = read(path)?;
    let mut open = kiosk.open()?;
    let now = open.now();
    let config = &kiosk.config.kiosk;
    let mut rooms = vec![open.room.clone()];
    rooms.extend(
        config
            .site
            .rooms
            .iter()
            .filter(|room| **room != open.room)
            .cloned(),
    );
    let here = Here {
        zone: open.zone,
        rooms: &rooms,
        mode: args.mode,
        scheme: &config.milestones.scheme,
        today: now.date(),
        location: args.location.as_deref(),
    };
    let list = meetings::read(&bytes, &here).map_err(|error| {
        Failure::refused(
            format!("{}: {error}", shown(path)),
            "it is a list of meetings in JSON (Meeting Guide), or a calendar (.ics)",
        )
    })?;
    let known = open.book.series()?;
    let (series, mut report) = plan(list.meetings, &known);
    report.notes.extend(list.left_out);
    if args.apply {
        open.book.change_all_series(&now, &series, By::Terminal)?;
        report.applied = true;
    }
    if args.json {
        return out.json(&report);
    }
    tell(&report, out)
}

/// What changes. How attendance is kept and what is marked stays as it is here.
fn plan(listed: Vec<Listed>, known: &[Series]) -> (Vec<Series>, Report) {
    let (mut plan, mut report) = (Vec::new(), Report::default());
    for Listed {
        place,
        series,
        note,
    } in listed
    {
        let mut series = match series {
            Ok(series) => series,
            Err(why) => {
                report.problems.push(format!("{place}: {why}"));
                continue;
            }
        };
        report
            .notes
            .extend(note.map(|note| format!("{}: {note}", series.title)));
        let said = format!("{} ({})", series.title, series.id.as_str());
        let before = known.iter().find(|known| known.id == series.id);
        if let Some(before) = before {
            series.mode = before.mode;
            series.scheme = before.scheme.clone();
            series.series_type = before.series_type;
            series.statements = before.statements;
            series.schedule.opens_before_mins = before.schedule.opens_before_mins;
            series.schedule.closes_after_mins = before.schedule.closes_after_mins;
        }
        match before {
            Some(before) if *before == series => report.same += 1,
            Some(_) => {
                report.changed.push(said);
                plan.push(series);
            }
            None => {
                report.new.push(said);
                plan.push(series);
            }
        }
    }
    (plan, report)
}

fn tell(report: &Report, out: &mut Out<'_>) -> Result {
    for (what, lines) in [("new", &report.new), ("changed", &report.changed)] {
        for line in lines {
            out.line(format_args!("{what}: {line}"))?;
        }
    }
    for line in report.notes.iter().chain(&report.problems) {
        out.line(line)?;
    }
    let problems = count(report.problems.len() as u64, "problem");
    out.line(format_args!(
        "{} new, {} changed, {} the same, {problems}. Their names stand on the door: are they neutral?",
        report.new.len(),
        report.changed.len(),
        report.same
    ))?;
    out.line(if report.applied {
        "Taken over. What has a problem is as before."
    } else {
        "Nothing has changed yet: --apply takes it over."
    })
}
