//! `keytag-office report`: figures on the terminal, or a folder of spreadsheets.

use std::io::Write;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::{Ended, keys_dir, open_there, say};
use crate::domain::milestone::{CROWD_MIN, READY_STEP};
use crate::domain::report::{Figures, Month};
use crate::office::report::{KioskState, LANGUAGES};
use crate::office::{
    Asked, Database, Folder, Form, Office, OfficeError, Report, Result, write_report,
};
use crate::services::{Clock, SystemClock};
use crate::transfer::Cells;
use crate::transfer::paper::Paper;

/// What `keytag-office report` takes.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// One month, such as 2026-10 [default: the month before this one]
    #[arg(long, value_name = "MONTH")]
    pub month: Option<Month>,
    /// Twelve months, from the first month of the office's year in this calendar year on
    #[arg(long, value_name = "YEAR", conflicts_with = "month")]
    pub year: Option<u16>,
    /// The month in which the office's year begins, 1 to 12; kept for the next time [default: 1]
    #[arg(long, value_name = "MONTH", value_parser = clap::value_parser!(u8).range(1..=12))]
    pub year_starts: Option<u8>,
    /// The first of any days, such as 2026-10-15
    #[arg(long, value_name = "DATE", requires = "until", conflicts_with_all = ["month", "year"])]
    pub from: Option<NaiveDate>,
    /// The last of them
    #[arg(long, value_name = "DATE", requires = "from")]
    pub until: Option<NaiveDate>,
    /// The code of one site [default: all]
    #[arg(long, value_name = "CODE")]
    pub site: Option<String>,
    /// A folder that is not there yet, for spreadsheets
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Byte-exact CSV for programs, instead of CSV that spreadsheets open without harm
    #[arg(long, requires = "to")]
    pub machine: bool,
    /// What the printed pages are for: a4 or letter
    #[arg(long, value_name = "PAPER", requires = "to", default_value = "a4")]
    pub paper: Paper,
    /// The language of the words in them
    #[arg(long, value_name = "TAG", requires = "to", default_value = "en",
          value_parser = language)]
    pub language: &'static str,
    /// The office's database: a file, or the address of a `PostgreSQL` server
    #[arg(long, value_name = "FILE|URL", default_value = "office.sqlite")]
    pub db: Database,
    /// The office's keys [default: $XDG_CONFIG_HOME/keytag-office]
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// For a program to read, instead of lines for people
    #[arg(long)]
    pub json: bool,
}

fn language(text: &str) -> std::result::Result<&'static str, String> {
    let known = LANGUAGES.into_iter().find(|tag| *tag == text);
    known.ok_or_else(|| format!("languages are {}", LANGUAGES.join(", ")))
}

/// The answer for a program.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: &'a Report,
    complete_to: Option<String>,
    waits_for: Vec<String>,
    folder: Option<&'a PathBuf>,
}

pub(super) fn report(args: &ReportArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.keys.as_deref())?;
    let mut office = open_there(&args.db, &dir, !args.json, out)?;
    let now = SystemClock::new(Tz::UTC).now();
    if let Some(month) = args.year_starts {
        office.set_year_starts(month)?;
    }
    let asked = asked(args, &mut office, now.date())?;
    let (report, folder) = match &args.to {
        None => (office.report(&asked)?, None),
        Some(to) => {
            let cells = if args.machine {
                Cells::Exact
            } else {
                Cells::Spreadsheet
            };
            let form = Form {
                cells,
                paper: args.paper,
                language: args.language,
            };
            let (report, folder) = write_report(&mut office, &asked, to, form, now.utc)?;
            (report, Some((to, folder)))
        }
    };
    if args.json {
        tell_program(&report, folder.map(|(to, _)| to), out)?;
    } else {
        tell(&report, folder, out)?;
    }
    Ok(Ended::Done)
}

fn asked(args: &ReportArgs, office: &mut Office, today: NaiveDate) -> Result<Asked> {
    let site = args.site.clone();
    if let Some((from, until)) = args.from.zip(args.until) {
        if until < from {
            return Err(OfficeError::NoDays);
        }
        return Ok(Asked { from, until, site });
    }
    if let Some(year) = args.year {
        let first = NaiveDate::from_ymd_opt(year.into(), office.year_starts()?.into(), 1);
        let first = first.and_then(|first| Month::of(first).ok());
        return Ok(Asked::year(first.ok_or(OfficeError::NoDays)?, site));
    }
    if let Some(month) = args.month {
        return Ok(Asked::month(month, site));
    }
    let this = Month::of(today).map_err(|_| OfficeError::NoDays)?;
    let before = this.first_day().pred_opt();
    let before = before.and_then(|day| Month::of(day).ok());
    Ok(Asked::month(before.ok_or(OfficeError::NoDays)?, site))
}

fn tell_program(report: &Report, folder: Option<&PathBuf>, out: &mut dyn Write) -> Result<()> {
    let answer = Answer {
        report,
        complete_to: report.complete_to().map(|at| at.to_rfc3339()),
        waits_for: report
            .waits_for()
            .map(|kiosk| kiosk.kiosk.to_string())
            .collect(),
        folder,
    };
    let json = serde_json::to_string(&answer);
    say(
        out,
        &json.map_err(|error| OfficeError::Output(error.into()))?,
    )
}

fn tell(report: &Report, folder: Option<(&PathBuf, Folder)>, out: &mut dyn Write) -> Result<()> {
    let asked = &report.asked;
    let site = asked.site.as_deref().unwrap_or("all sites");
    say(out, &format!("{site}, {} to {}\n", asked.from, asked.until))?;
    let head = [
        "",
        "meetings",
        "sign-ins",
        "a meeting",
        "persons",
        "nobody's",
        "first time",
    ];
    say(out, &line(head))?;
    for month in &report.months {
        say(out, &figures(&month.month.to_string(), &month.figures))?;
    }
    if report.sites.len() > 1 {
        for site in &report.sites {
            say(out, &figures(&site.site, &site.figures))?;
        }
    }
    say(out, &figures("together", &report.whole))?;
    say(
        out,
        "\nPersons are those with a card or a name, each once. Sign-ins that are nobody's came \
         without:\none person may stand behind several of them.",
    )?;
    let newcomers = &report.newcomers;
    for window in newcomers.returned.iter().filter(|window| window.of > 0) {
        say(
            out,
            &format!(
                "Of {} newcomers whose {} days are over, {} came again.",
                window.of, window.within_days, window.persons
            ),
        )?;
    }
    chips(report, out)?;
    quality(report, out)?;
    say(out, &waiting(report))?;
    say_forks(&report.kiosks, out)?;
    if let Some((to, folder)) = folder {
        say(
            out,
            &format!(
                "{}: {} people, {} meetings, {} sign-ins",
                to.display(),
                folder.people,
                folder.sessions,
                folder.attendance
            ),
        )?;
    }
    Ok(())
}

fn chips(report: &Report, out: &mut dyn Write) -> Result<()> {
    for of in &report.chips {
        let (month, site) = (of.month, &of.site);
        if !of.chips.is_empty() {
            let as_of = of.as_of;
            let text = format!("\nTo have ready in {month} at {site}, by dates as of {as_of}:");
            say(out, &text)?;
        }
        for chip in &of.chips {
            let colour = chip.colour.code().replace('_', " ");
            let after = chip.after.to_string();
            say(out, &format!("  {after:<12}{colour:<18}{:>5}", chip.ready))?;
        }
        if of.too_few > 0 {
            let text = format!(
                "\nFewer than {CROWD_MIN} people with a date come to a kiosk of {site}: it does not \
                 tell what to have\nready in {month}. A few of each chip will do."
            );
            say(out, &text)?;
        }
    }
    if report.chips.iter().any(|of| !of.chips.is_empty()) {
        let text = format!(
            "Figures go up in steps of {READY_STEP}, and {READY_STEP} also stands where no date \
             asks for any.\n"
        );
        say(out, &text)?;
    }
    Ok(())
}

fn quality(report: &Report, out: &mut dyn Write) -> Result<()> {
    let found = &report.quality;
    for (times, what) in [
        (
            found.unassigned,
            "Sign-ins that wait to be filed, and count nowhere",
        ),
        (
            found.nobody_opened,
            "Sign-ins of meetings that nobody opened, as far as is known here; they count nowhere",
        ),
        (found.empty_evenings, "Meetings that have nobody"),
        (found.interrupted, "Meetings that a power cut ended"),
        (found.open_evenings, "Meetings that were not closed"),
        (
            found.doubtful_clock,
            "Sign-ins by a clock that was not right",
        ),
        (found.taken_back, "Sign-ins that were taken back"),
        (
            found.not_understood,
            "Entries that need a newer program, and count nowhere yet",
        ),
    ] {
        if times > 0 {
            say(out, &format!("{what}: {times}"))?;
        }
    }
    for one in &report.elsewhere {
        let (times, first, last) = (one.times, &one.first, &one.last);
        let whose = format!("{} ({})", one.kiosk, one.site);
        say(
            out,
            &format!(
                "Sign-ins by the wrong clock of {whose}, which said {first} to {last}: {times}"
            ),
        )?;
    }
    Ok(())
}

fn waiting(report: &Report) -> String {
    let waits: Vec<String> = report.waits_for().map(kiosk_said).collect();
    standing_said(report.complete_to(), &waits)
}

/// Up to when everything is here, and whom it waits for.
pub(super) fn standing_said(complete: Option<DateTime<Utc>>, waits: &[String]) -> String {
    let complete = complete.map_or_else(
        || "Nothing is complete: a kiosk has brought nothing yet.".to_owned(),
        |at| format!("Complete up to {}.", at.format("%Y-%m-%d %H:%M UTC")),
    );
    if waits.is_empty() {
        return complete;
    }
    format!("{complete} It waits for:\n{}", waits.join("\n"))
}

/// One kiosk in a line: how far it has brought its log, and what of it is not here.
pub(super) fn kiosk_said(kiosk: &KioskState) -> String {
    let brought = kiosk.complete_to.map_or_else(
        || "has brought nothing".to_owned(),
        |at| format!("has brought everything up to {}", at.format("%Y-%m-%d")),
    );
    let missing: Vec<String> = kiosk
        .missing
        .iter()
        .map(|missing| {
            format!(
                "; entries {} to {}, before bundle {} of {}, are missing",
                missing.span.first,
                missing.span.last,
                missing.before_number,
                missing.made_at.format("%-d %B %Y")
            )
        })
        .collect();
    let forked: Vec<String> = kiosk
        .forked
        .iter()
        .map(|forked| {
            format!(
                "; ANOTHER MACHINE WRITES AS THIS KIOSK, or an old copy of its disk was put back: \
                 what that wrote from entry {} on, such as in bundle {} of {}, is not here",
                forked.first,
                forked.number,
                forked.made_at.format("%-d %B %Y")
            )
        })
        .collect();
    format!(
        "  {} ({}) {brought}{}{}",
        kiosk.kiosk,
        kiosk.site,
        missing.concat(),
        forked.concat()
    )
}

/// What to do where another machine writes as a kiosk.
pub(super) fn say_forks(kiosks: &[KioskState], out: &mut dyn Write) -> Result<()> {
    if !kiosks.iter().any(KioskState::is_forked) {
        return Ok(());
    }
    say(
        out,
        "Find the machine whose bundle was refused, take it out of use and set it up anew.\n\
         Then say so: keytag-office kiosks --settled KIOSK",
    )
}

fn figures(name: &str, figures: &Figures) -> String {
    let average = figures.average();
    line([
        name,
        &figures.sessions.to_string(),
        &figures.attendances.to_string(),
        &average.map_or_else(String::new, |average| format!("{average:.1}")),
        &figures.persons.to_string(),
        &figures.not_deduplicated.to_string(),
        &figures.first_timers.to_string(),
    ])
}

fn line(cells: [&str; 7]) -> String {
    let [
        name,
        sessions,
        attendances,
        average,
        persons,
        nobodys,
        first,
    ] = cells;
    let start = format!("{name:<12}{sessions:>11}{attendances:>11}{average:>11}");
    format!("{start}{persons:>11}{nobodys:>11}{first:>11}")
}
