//! `keytag-office import`: bundles in, receipts out.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use chrono::DateTime;
use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::{Ended, keys_dir, mend, mend_of, open_or_make, say};
use crate::domain::id::KioskId;
use crate::office::intake::{Outcome, Touched};
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
    /// For a program to read, instead of lines for people.
    #[arg(long)]
    pub json: bool,
}

/// How wide the bar is, in signs.
const BAR_SIGNS: u64 = 40;

/// How far it is, in entries, on a terminal only. It stands on standard error: what is said goes to
/// the other.
struct Bar {
    shown: Option<u64>,
    is_on: bool,
}

impl Bar {
    fn new() -> Self {
        Self {
            shown: None,
            is_on: io::stderr().is_terminal(),
        }
    }

    /// So many of all entries.
    fn show(&mut self, done: u64, all: u64) {
        let done = done.min(all);
        let signs = (done * BAR_SIGNS).checked_div(all).unwrap_or(BAR_SIGNS);
        if !self.is_on || self.shown == Some(signs) {
            return;
        }
        self.shown = Some(signs);
        let (full, rest) = (signs, BAR_SIGNS - signs);
        let bar: String = (0..full)
            .map(|_| '#')
            .chain((0..rest).map(|_| '.'))
            .collect();
        eprint!("\r[{bar}] {done} of {all} entries");
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
    kiosk: Option<KioskId>,
    number: Option<u32>,
    new: u64,
    known: u64,
    not_understood: u64,
}

pub(super) fn import(args: &ImportArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.keys.as_deref())?;
    let ring = KeyRing::of_office(&dir)?;
    let mut files = Vec::new();
    for path in &args.files {
        files.extend(find_bundles(path)?);
    }
    let mut office = open_or_make(&args.db, &dir, !args.json, out)?;
    let mut bar = Bar::new();
    let pile = office.take_pile_in(&ring, files, &args.trust, &mut |done, all| {
        bar.show(done, all);
        true
    })?;
    bar.clear();
    let reports: Vec<Report> = pile.outcomes.iter().map(Report::of).collect();
    if let Some(copy) = &args.backup {
        office.back_up(copy)?;
    }
    let mut lines = tell(args, &reports, out)?;
    lines.extend(write_receipts(&mut office, args, &ring, pile.touched, out)?);
    Ok(if lines.is_empty() {
        Ended::Done
    } else {
        Ended::Refused(lines)
    })
}

impl Report {
    fn of(outcome: &Outcome) -> Self {
        let Outcome {
            file,
            manifest,
            what,
        } = outcome;
        let (outcome, counts) = match what {
            Ok(TakenIn::New(counts)) => ("taken in", *counts),
            Ok(TakenIn::Before) => ("taken in before", Counts::default()),
            Err(_) => ("refused", Counts::default()),
        };
        let why = what.as_ref().err();
        Self {
            file: file.path().to_owned(),
            outcome,
            reason: why.map(|why| refused(manifest.as_ref(), why)),
            kiosk: manifest.as_ref().map(|manifest| manifest.kiosk),
            number: manifest.as_ref().map(|manifest| manifest.number),
            new: counts.new,
            known: counts.known,
            not_understood: counts.not_understood,
        }
    }
}

fn refused(of: Option<&Manifest>, why: &Refusal) -> String {
    let alarm = match why {
        Refusal::Forked { .. } | Refusal::RolledBack(_) => "ALARM: ",
        _ => "",
    };
    format!("{alarm}{}{}", reason(of, why), mend_of(why))
}

/// Why it is refused, in the words of whoever carries sticks.
fn reason(of: Option<&Manifest>, why: &Refusal) -> String {
    let (Some(manifest), Refusal::Missing { first, last, .. }) = (of, why) else {
        return why.to_string();
    };
    let made = DateTime::parse_from_rfc3339(&manifest.made_at);
    let made = made.map_or_else(
        |_| String::new(),
        |made| made.format("%-d %B %Y").to_string(),
    );
    let site = &manifest.site.code;
    let what = manifest.before.as_ref().map_or_else(
        || "an earlier bundle".to_owned(),
        |before| format!("bundle {}", before.number),
    );
    format!("{what} of {site}, from before {made}, is missing (entries {first} to {last})")
}

/// Says what became of each file; what was refused is for standard error.
fn tell(args: &ImportArgs, reports: &[Report], out: &mut dyn Write) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for report in reports {
        let file = report.file.display();
        if args.json {
            let json = serde_json::to_string(report);
            say(
                out,
                &json.map_err(|error| OfficeError::Output(error.into()))?,
            )?;
        }
        if let Some(reason) = &report.reason {
            lines.push(format!("{file}: {reason}"));
        } else if !args.json {
            let Report {
                outcome,
                new,
                known,
                not_understood,
                ..
            } = report;
            let odd = match not_understood {
                0 => String::new(),
                odd => format!(", {odd} kept that this program does not understand"),
            };
            say(
                out,
                &format!("{file}: {outcome}, {new} new entries, {known} known{odd}"),
            )?;
        }
    }
    Ok(lines)
}

/// Writes what the office says to each kiosk. The entries are in already: where a receipt cannot be
/// written, the command may be run again.
fn write_receipts(
    office: &mut Office,
    args: &ImportArgs,
    ring: &KeyRing,
    touched: BTreeMap<KioskId, Touched>,
    out: &mut dyn Write,
) -> Result<Vec<String>> {
    let Some(key) = &ring.receipts else {
        return Ok(Vec::new());
    };
    let now = SystemClock::new(Tz::UTC).now().utc;
    let mut lines = Vec::new();
    for (_, written) in office.acknowledge(key, touched, args.receipts.as_deref(), now)? {
        match written {
            Ok(path) if !args.json => say(out, &format!("{}: receipt", path.display()))?,
            Ok(_) => {}
            Err(error) => lines.push(format!("{error}{}", mend(&error))),
        }
    }
    Ok(lines)
}
