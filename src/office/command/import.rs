//! `keytag-office import`: bundles in, receipts out.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::report::{kiosk_said, say_forks, standing_said};
use super::{Ended, keys_dir, mend, mend_of, open_or_make, say};
use crate::domain::id::KioskId;
use crate::office::intake::{Became, Door, Gap, Outcome, Step};
use crate::office::report::{KioskState, complete_to};
use crate::office::{
    Counts, Database, KeyRing, Office, OfficeError, Result, TakenIn, find_bundles,
};
use crate::services::{Clock, SystemClock};
use crate::transfer::bundle::{Manifest, Refusal};

/// What `keytag-office import` takes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Sealed files, folders of them, or sticks.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The office's database: a file, or the address of a `PostgreSQL` server
    #[arg(long, value_name = "FILE|URL", default_value = "office.sqlite")]
    pub db: Database,
    /// The office's keys [default: $XDG_CONFIG_HOME/keytag-office]
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// The fingerprint of a kiosk that is new here, as `keytag export` printed it; may be given
    /// again
    #[arg(long, value_name = "FINGERPRINT")]
    pub trust: Vec<String>,
    /// Where receipts go [default: beside the bundle]
    #[arg(long, value_name = "DIR")]
    pub receipts: Option<PathBuf>,
    /// Copies the database to this new file first thing after, so that receipts can say what is
    /// safe
    #[arg(long, value_name = "FILE")]
    pub backup: Option<PathBuf>,
    /// Says on standard error how far it is, line by line, for whatever watches over it
    #[arg(long)]
    pub progress: bool,
    /// For a program to read, instead of lines for people.
    #[arg(long)]
    pub json: bool,
}

/// How wide the bar is, in signs.
const BAR_SIGNS: u64 = 40;

/// How far it is, on a terminal only. It stands on standard error: what is said goes to
/// the other.
struct Bar {
    shown: Option<(u64, &'static str)>,
    is_on: bool,
    /// Whether it is told line by line instead, and the last of them.
    lines: Option<(u64, &'static str)>,
    /// Whether it was said that this waits for another office.
    waits: bool,
}

impl Bar {
    fn new(in_lines: bool) -> Self {
        Self {
            shown: None,
            is_on: !in_lines && io::stderr().is_terminal(),
            lines: in_lines.then_some((0, "")),
            waits: false,
        }
    }

    /// The same as a line, where those are wanted.
    fn line(&mut self, done: u64, all: u64, what: &'static str) {
        if let Some(last) = self.lines.as_mut().filter(|last| **last != (done, what)) {
            *last = (done, what);
            eprintln!("{done} of {all} {what}");
        }
    }

    /// So many files are checked, or entries taken in, of all there are.
    fn show(&mut self, step: Step) {
        let (done, all, what) = match step {
            Step::Checked(done, all) => (done, all, "files checked"),
            Step::TakenIn(done, all) => (done, all, "entries"),
            Step::Waits(done, all) => {
                if !std::mem::replace(&mut self.waits, true) {
                    eprintln!("another office writes into this database; waiting for it");
                }
                (done, all, "entries")
            }
        };
        self.line(done, all, what);
        let done = done.min(all);
        let signs = (done * BAR_SIGNS).checked_div(all).unwrap_or(BAR_SIGNS);
        if !self.is_on || self.shown == Some((signs, what)) {
            return;
        }
        self.shown = Some((signs, what));
        let (full, rest) = (signs, BAR_SIGNS - signs);
        let bar: String = (0..full)
            .map(|_| '#')
            .chain((0..rest).map(|_| '.'))
            .collect();
        eprint!("\r\x1b[2K[{bar}] {done} of {all} {what}");
    }

    fn clear(&self) {
        if self.is_on && self.shown.is_some() {
            // Over the whole line, so that what follows begins on an empty one.
            eprint!("\r\x1b[2K");
        }
    }
}

/// What became of one file, for a program.
#[derive(Debug, Serialize)]
struct Report {
    file: PathBuf,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    site: Option<String>,
    kiosk: Option<KioskId>,
    number: Option<u32>,
    /// The first and the last day of what is new.
    days: Option<[NaiveDate; 2]>,
    new: u64,
    known: u64,
    not_understood: u64,
    /// What its kiosk tells the others of its site lay beside it and was of no use.
    unheard: bool,
}

/// How the office stands after all of them, for a program.
#[derive(Debug, Serialize)]
struct After {
    complete_to: Option<String>,
    waits_for: Vec<KioskId>,
}

pub(super) fn import(args: &ImportArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.keys.as_deref())?;
    let ring = KeyRing::of_office(&dir)?;
    let mut lines = Vec::new();
    let mut files = Vec::new();
    for path in &args.files {
        let found = find_bundles(path)?;
        if found.is_empty() {
            let path = path.display();
            lines.push(format!(
                "{path}: no bundle of a kiosk is here; export at the kiosk onto this stick first"
            ));
        }
        files.extend(found);
    }
    let mut office = open_or_make(&args.db, &dir, !args.json, out)?;
    let mut bar = Bar::new(args.progress);
    let now = SystemClock::new(Tz::UTC).now().utc;
    let pile = office.take_pile_in(&ring, files, &args.trust, now, &mut |step| {
        bar.show(step);
        true
    });
    bar.clear();
    let reports: Vec<Report> = pile.outcomes.iter().map(Report::of).collect();
    lines.extend(tell(args, &reports, out)?);
    // What came in before it broke off is told first.
    if let Some(error) = pile.failed {
        lines.push(format!("{error}{}", mend(&error)));
        return Ok(Ended::Refused(lines));
    }
    if let Some(copy) = &args.backup {
        office.back_up(copy)?;
    }
    lines.extend(write_receipts(&mut office, args, &ring, &pile.doors, out)?);
    tell_after(args, &office.kiosk_states()?, out)?;
    Ok(if lines.is_empty() {
        Ended::Done
    } else {
        Ended::Refused(lines)
    })
}

impl Report {
    fn of(outcome: &Outcome) -> Self {
        let manifest = outcome.manifest.as_ref();
        let (said, counts) = match &outcome.what {
            Became::In(TakenIn::New(counts)) => ("taken in", *counts),
            Became::In(TakenIn::Before) => ("taken in before", Counts::default()),
            Became::Waits(_) => ("waiting", Counts::default()),
            Became::NotReached => ("not reached", Counts::default()),
            Became::Refused(_) => ("refused", Counts::default()),
        };
        Self {
            file: outcome.file.path().to_owned(),
            outcome: said,
            reason: match &outcome.what {
                Became::In(_) => None,
                Became::Waits(gap) => Some(waiting(manifest, gap)),
                Became::NotReached => {
                    Some("nobody looked at it; take it in again, nothing of it was kept".to_owned())
                }
                Became::Refused(why) => Some(refused(why)),
            },
            site: manifest.map(|manifest| manifest.site.code.clone()),
            kiosk: manifest.map(|manifest| manifest.kiosk),
            number: manifest.map(|manifest| manifest.number),
            days: outcome.days.map(|(first, last)| [first, last]),
            new: counts.new,
            known: counts.known,
            not_understood: counts.not_understood,
            unheard: outcome.is_unheard,
        }
    }

    /// The same for people, where it is in.
    fn said(&self) -> String {
        let mut about: Vec<String> = self.site.iter().cloned().collect();
        about.extend(self.days.map(|[first, last]| {
            if first == last {
                long(first)
            } else {
                format!("{} to {}", long(first), long(last))
            }
        }));
        let odd = match self.not_understood {
            0 => String::new(),
            odd => format!(", {odd} kept that this program does not understand"),
        };
        let unheard = if self.unheard {
            "; what it tells the other kiosks could not be read, so export there again"
        } else {
            ""
        };
        format!(
            "{}: {}: {}, {} new entries, {} known{odd}{unheard}",
            self.file.display(),
            about.join(", "),
            self.outcome,
            self.new,
            self.known
        )
    }
}

fn refused(why: &Refusal) -> String {
    let alarm = if why.is_alarm() { "ALARM: " } else { "" };
    format!("{alarm}{why}{}", mend_of(why))
}

/// What it waits for, in the words of whoever carries sticks.
fn waiting(of: Option<&Manifest>, gap: &Gap) -> String {
    // A site may have several kiosks, and each counts its own bundles.
    let site = of.map_or_else(
        || "its kiosk".to_owned(),
        |manifest| format!("{} ({})", manifest.site.code, manifest.kiosk.short()),
    );
    let what = match gap.bundles {
        None => format!("an earlier bundle of {site}"),
        Some((first, last)) if first == last => format!("bundle {last} of {site}"),
        Some((first, last)) => format!("one of the bundles {first} to {last} of {site}"),
    };
    let when = match (gap.after, gap.before) {
        (Some(after), Some(before)) => {
            format!(", from between {} and {}", long(after), long(before))
        }
        (None, Some(before)) => format!(", from before {}", long(before)),
        (_, None) => String::new(),
    };
    format!(
        "waiting: {what}{when}, is missing (entries {} to {}); take it in first, or bring the \
         receipt to the kiosk and export again",
        gap.span.first, gap.span.last
    )
}

fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// Says what became of each file; what is not in is for standard error.
fn tell(args: &ImportArgs, reports: &[Report], out: &mut dyn Write) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for report in reports {
        if args.json {
            say_json(report, out)?;
        }
        if let Some(reason) = &report.reason {
            lines.push(format!("{}: {reason}", report.file.display()));
        } else if !args.json {
            say(out, &report.said())?;
        }
    }
    Ok(lines)
}

/// Says up to when everything is here, and whom the office waits for.
fn tell_after(args: &ImportArgs, states: &[KioskState], out: &mut dyn Write) -> Result<()> {
    let waits =
        |state: &&KioskState| !state.gone && (state.lacks_entries() || state.complete_to.is_none());
    let complete = complete_to(states);
    if args.json {
        let after = After {
            complete_to: complete.map(|at| at.to_rfc3339()),
            waits_for: states.iter().filter(waits).map(|it| it.kiosk).collect(),
        };
        return say_json(&after, out);
    }
    if states.is_empty() {
        return Ok(());
    }
    let waits: Vec<String> = states.iter().filter(waits).map(kiosk_said).collect();
    say(out, &standing_said(complete, &waits))?;
    say_forks(states, out)
}

fn say_json(what: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    let json = serde_json::to_string(what);
    let json = json.map_err(|error| OfficeError::Output(error.into()))?;
    say(out, &json)
}

/// Writes what the office says to each kiosk. The entries are in already: where a receipt cannot be
/// written, the command may be run again.
fn write_receipts(
    office: &mut Office,
    args: &ImportArgs,
    ring: &KeyRing,
    doors: &BTreeMap<PathBuf, Door>,
    out: &mut dyn Write,
) -> Result<Vec<String>> {
    let Some(key) = &ring.receipts else {
        return Ok(Vec::new());
    };
    let now = SystemClock::new(Tz::UTC).now().utc;
    let mut lines = Vec::new();
    for (_, written) in office.acknowledge(key, doors, args.receipts.as_deref(), now)? {
        match written {
            Ok(path) if !args.json => say(out, &format!("{}: receipt", path.display()))?,
            Ok(_) => {}
            Err(error) => lines.push(format!("{error}{}", mend(&error))),
        }
    }
    Ok(lines)
}
