//! `keytag import`: a list of people from a spreadsheet, a pack of readings, or a package of the
//! office; first looked at, then taken over.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::output::count;
use super::{Failure, Kiosk, Out, Result, shown};
use crate::domain::attendance::AttendanceMode;
use crate::domain::entry::By;
use crate::domain::id::PersonId;
use crate::domain::person::PersonDraft;
use crate::store::{Book, Match, StoreError};
use crate::transfer::package::{PACKAGE_BYTES_MAX, is_sealed};
use crate::transfer::roster::{self, Columns, FILE_BYTES_MAX, Problem, Roster, Wrong};

mod meetings;
mod package;
mod readings;
mod undo;

/// What `keytag import` takes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// A list of people, CSV or XLSX, with headings in its first row; a list of meetings, the
    /// Meeting Guide's JSON or a calendar (.ics); the pack.toml of a pack of readings, with a CSV
    /// file for each language beside it; or a package of the office.
    #[arg(value_name = "FILE", required_unless_present = "undo")]
    file: Option<PathBuf>,
    /// Takes it over. Without this, the file is only looked at, and nothing changes.
    #[arg(long)]
    apply: bool,
    /// Takes the last list of people back: whoever it added and who has not come since goes again,
    /// and what it changed is as it was, unless somebody has changed it since.
    #[arg(long, conflicts_with_all = ["file", "columns", "mode"])]
    undo: bool,
    /// Which column is which, from 1, where the headings do not say it: name, legal-name,
    /// last-name, number, kind.
    #[arg(long, value_name = "NAME=2,NUMBER=1", default_value = None)]
    columns: Option<Columns>,
    /// How the meetings of a list keep attendance that are new here: headcount, `anonymous_badge`,
    /// `chosen_name` or roster.
    #[arg(long, value_name = "MODE", default_value = "headcount", value_parser = mode)]
    mode: AttendanceMode,
    /// What a list of meetings calls this place, where it is the list of a whole area: only the
    /// meetings there are taken over.
    #[arg(long, value_name = "PLACE")]
    location: Option<String>,
    /// For a program to read, instead of lines for people.
    #[arg(long)]
    json: bool,
}

fn mode(text: &str) -> std::result::Result<AttendanceMode, String> {
    let found = AttendanceMode::ALL
        .into_iter()
        .find(|mode| mode.code() == text);
    found.ok_or_else(|| {
        let codes = AttendanceMode::ALL.map(AttendanceMode::code);
        format!("ways of keeping attendance are {}", codes.join(", "))
    })
}

/// What becomes of the list.
#[derive(Debug, Serialize)]
struct Report {
    new: usize,
    changed: usize,
    same: usize,
    problems: Vec<String>,
    applied: bool,
}

/// Those who are added or changed, each with the line that says it.
type Plan = Vec<(u32, (Option<PersonId>, PersonDraft))>;

/// Looks at the list, and takes it over if asked to.
pub(super) fn run(kiosk: &Kiosk, args: &ImportArgs, out: &mut Out<'_>) -> Result {
    let Some(file) = &args.file else {
        return undo::run(kiosk, args.apply, args.json, out);
    };
    if readings::is_pack(file) {
        return readings::run(kiosk, file, args.apply, args.json, out);
    }
    if meetings::is_list(file) {
        return meetings::run(kiosk, args, file, out);
    }
    let bytes = read(file)?;
    if is_sealed(&bytes) {
        return package::run(kiosk, args, file, &bytes, out);
    }
    let wanted = args.columns.clone().unwrap_or_default();
    let roster = roster::read(&bytes, &wanted).map_err(|error| {
        Failure::refused(
            format!("{}: {error}", shown(file)),
            "it is a CSV or XLSX file with headings; --columns name=2 says where the names are",
        )
    })?;
    let mut open = kiosk.open()?;
    let (plan, report) = plan(&open.book, &roster, args.apply)?;
    if args.apply {
        let now = open.now();
        let (lines, people): (Vec<_>, Vec<_>) = plan.into_iter().unzip();
        let taken = open.book.take_people_over(&now, &people, By::Terminal);
        taken.map_err(|(at, error)| refused(at.and_then(|at| lines.get(at)), error))?;
    }
    if args.json {
        return out.json(&report);
    }
    tell(&roster, &report, out)
}

fn plan(book: &Book, roster: &Roster, applied: bool) -> Result<(Plan, Report)> {
    let mut plan = Plan::new();
    let (mut new, mut same) = (0, 0);
    let mut problems = roster.problems.clone();
    let mut several = |line, what: String| {
        let what = Wrong::Here(what);
        problems.push(Problem { line, what });
    };
    let mut of_one: BTreeMap<PersonId, Vec<(u32, Option<PersonDraft>)>> = BTreeMap::new();
    for row in &roster.rows {
        match book.match_person(&row.draft)? {
            Match::New => {
                new += 1;
                plan.push((row.line, (None, row.draft.clone())));
            }
            Match::Same(person) => of_one.entry(person).or_default().push((row.line, None)),
            Match::Changed(person, draft) => {
                let rows = of_one.entry(person).or_default();
                rows.push((row.line, Some(draft)));
            }
            Match::Several => several(
                row.line,
                "several people here have this name: mend it at the kiosk".to_owned(),
            ),
        }
    }
    for (person, rows) in of_one {
        match rows.as_slice() {
            [(line, Some(draft))] => plan.push((*line, (Some(person), draft.clone()))),
            [_] => same += 1,
            // Which of them it is, only somebody who knows them can say.
            rows => {
                for (line, _) in rows {
                    let others = rows.iter().filter(|(other, _)| other != line);
                    let others: Vec<String> = others.map(|(other, _)| other.to_string()).collect();
                    several(
                        *line,
                        format!(
                            "one person here is meant by row {}, too: give them their number at \
                             the kiosk",
                            others.join(" and ")
                        ),
                    );
                }
            }
        }
    }
    plan.sort_by_key(|(line, _)| *line);
    problems.sort_by_key(|problem| problem.line);
    let report = Report {
        new,
        changed: plan.len() - new,
        same,
        problems: problems.iter().map(ToString::to_string).collect(),
        applied,
    };
    Ok((plan, report))
}

fn tell(roster: &Roster, report: &Report, out: &mut Out<'_>) -> Result {
    for (field, at, heading) in &roster.columns {
        out.line(format_args!("{field}: column {at}, {heading:?}"))?;
    }
    if !roster.left_alone.is_empty() {
        let columns = roster.left_alone.join(", ");
        out.line(format_args!("not taken over: {columns:?}"))?;
    }
    for problem in &report.problems {
        out.line(problem)?;
    }
    let Report {
        new, changed, same, ..
    } = report;
    let problems = count(report.problems.len() as u64, "problem");
    out.line(format_args!(
        "{new} new, {changed} changed, {same} the same, {problems}"
    ))?;
    out.line(if report.applied {
        "Taken over. Who has a problem is as before. keytag import --undo takes it back."
    } else {
        "Nothing has changed yet: --apply takes it over."
    })
}

fn refused(line: Option<&u32>, error: StoreError) -> Failure {
    match line {
        Some(line) => Failure::refused(
            format!("row {line}: {error}; nothing was taken over"),
            "mend the row and try again",
        ),
        None => error.into(),
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|mut file| {
        let mut list = file.by_ref().take(FILE_BYTES_MAX + 1);
        let read = list.read_to_end(&mut bytes)?;
        if is_sealed(&bytes) {
            file.take(PACKAGE_BYTES_MAX).read_to_end(&mut bytes)?;
        }
        Ok(read)
    });
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::refused(
            format!("{} cannot be read: {error}", shown(path)),
            "name a file that can be read",
        )),
    }
}
