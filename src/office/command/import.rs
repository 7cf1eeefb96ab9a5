//! `keytag-office import`: bundles in, receipts out.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use chrono::DateTime;
use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::{Ended, keys_dir, mend, mend_of, open_or_make, say};
use crate::domain::carried::Span;
use crate::domain::id::KioskId;
use crate::office::{
    Counts, Database, Found, KeyRing, Office, OfficeError, Result, TakenIn, find_bundles, receipts,
};
use crate::services::{Clock, SystemClock};
use crate::transfer::bundle::{self, Foreign, Manifest, Opened, PublicKey, Refusal};

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
    total: u64,
    before: u64,
    shown: Option<u64>,
    is_on: bool,
}

impl Bar {
    fn over(total: u64) -> Self {
        Self {
            total,
            before: 0,
            shown: None,
            is_on: io::stderr().is_terminal(),
        }
    }

    /// So many entries of this bundle.
    fn show(&mut self, entries: u64) {
        let done = (self.before + entries).min(self.total);
        let signs = (done * BAR_SIGNS)
            .checked_div(self.total)
            .unwrap_or(BAR_SIGNS);
        if !self.is_on || self.shown == Some(signs) {
            return;
        }
        self.shown = Some(signs);
        let (full, rest) = (signs, BAR_SIGNS - signs);
        let bar: String = (0..full)
            .map(|_| '#')
            .chain((0..rest).map(|_| '.'))
            .collect();
        eprint!("\r[{bar}] {done} of {} entries", self.total);
    }

    /// That bundle is done with.
    fn go_past(&mut self, entries: u64) {
        self.before += entries;
        self.show(0);
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

/// One kiosk whose bundles were looked at: where its receipt goes, and what it must send.
struct Touched {
    folder: PathBuf,
    missing: Vec<Span>,
}

pub(super) fn import(args: &ImportArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.keys.as_deref())?;
    let ring = KeyRing::of_office(&dir)?;
    let mut files = Vec::new();
    for path in &args.files {
        files.extend(find_bundles(path)?);
    }
    let mut office = open_or_make(&args.db, &dir, !args.json, out)?;
    let mut reports = Vec::new();
    let mut bundles = Vec::new();
    for found in files {
        match open_known(&mut office, &ring, &found, &args.trust) {
            Ok(opened) => bundles.push((found, opened)),
            Err(OfficeError::Refused(why)) => reports.push(refused(&found, None, &why)),
            Err(error) => return Err(error),
        }
    }
    // As they were made: of one kiosk an older one comes first.
    bundles.sort_by_key(|(_, opened)| {
        let manifest = opened.manifest();
        let (made, epoch) = (manifest.made_at.clone(), manifest.epoch);
        (manifest.kiosk, made, epoch, manifest.number)
    });
    let mut touched = BTreeMap::new();
    let mut bar = Bar::over(
        bundles
            .iter()
            .map(|(_, opened)| opened.manifest().rows)
            .sum(),
    );
    for (found, opened) in &mut bundles {
        reports.push(take_in(&mut office, found, opened, &mut touched, &mut bar)?);
        bar.go_past(opened.manifest().rows);
    }
    bar.clear();
    if let Some(copy) = &args.backup {
        office.back_up(copy)?;
    }
    let mut lines = tell(args, &reports, out)?;
    lines.extend(write_receipts(&mut office, args, &ring, touched, out)?);
    Ok(if lines.is_empty() {
        Ended::Done
    } else {
        Ended::Refused(lines)
    })
}

/// Opens a bundle of a kiosk that is known here, or that somebody vouches for now.
fn open_known<'k>(
    office: &mut Office,
    ring: &'k KeyRing,
    found: &Found,
    trusted: &[String],
) -> Result<Opened<'k>> {
    let (sealed, note) = found.open()?;
    let identities = &ring.identities;
    let opened = bundle::open(sealed, note.as_deref(), identities, &|_, _: &PublicKey| {
        Ok(())
    })?;
    let (kiosk, key) = (opened.manifest().kiosk, *opened.key());
    let fingerprint = key.fingerprint();
    match office.key_of(kiosk)? {
        Some(known) if known == key => {}
        Some(_) => return Err(Refusal::from(Foreign::OtherKey { kiosk, fingerprint }).into()),
        None if trusted.iter().any(|word| word == fingerprint.as_str()) => {
            office.vouch_for(kiosk, &key)?;
        }
        None => return Err(Refusal::from(Foreign::UnknownKiosk { kiosk, fingerprint }).into()),
    }
    Ok(opened)
}

fn take_in(
    office: &mut Office,
    found: &Found,
    opened: &mut Opened<'_>,
    touched: &mut BTreeMap<KioskId, Touched>,
    bar: &mut Bar,
) -> Result<Report> {
    let kiosk = opened.manifest().kiosk;
    let number = opened.manifest().number;
    let about = touched.entry(kiosk).or_insert_with(|| Touched {
        folder: PathBuf::new(),
        missing: Vec::new(),
    });
    found.folder().clone_into(&mut about.folder);
    let (outcome, counts) = match office.take_in_and_tell(opened, &mut |rows| bar.show(rows)) {
        Ok(TakenIn::New(counts)) => ("taken in", counts),
        Ok(TakenIn::Before) => ("taken in before", Counts::default()),
        Err(OfficeError::Refused(why)) => {
            if let Refusal::Missing { epoch, first, last } = why {
                let span = Span { epoch, first, last };
                about.missing.push(span);
                office.waits(opened.manifest(), span)?;
            }
            return Ok(refused(found, Some(opened.manifest()), &why));
        }
        Err(error) => return Err(error),
    };
    Ok(Report {
        file: found.path().to_owned(),
        outcome,
        reason: None,
        kiosk: Some(kiosk),
        number: Some(number),
        new: counts.new,
        known: counts.known,
        not_understood: counts.not_understood,
    })
}

fn refused(found: &Found, of: Option<&Manifest>, why: &Refusal) -> Report {
    let alarm = match why {
        Refusal::Forked { .. } | Refusal::RolledBack(_) => "ALARM: ",
        _ => "",
    };
    Report {
        file: found.path().to_owned(),
        outcome: "refused",
        reason: Some(format!("{alarm}{}{}", reason(of, why), mend_of(why))),
        kiosk: of.map(|manifest| manifest.kiosk),
        number: of.map(|manifest| manifest.number),
        new: 0,
        known: 0,
        not_understood: 0,
    }
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
    for (kiosk, about) in touched {
        let receipt = office.next_receipt(kiosk, about.missing, now)?;
        let folder = args.receipts.as_deref().unwrap_or(&about.folder);
        match receipts::write(&receipt, key, folder) {
            Ok(path) if !args.json => say(out, &format!("{}: receipt", path.display()))?,
            Ok(_) => {}
            Err(error) => lines.push(format!("{error}{}", mend(&error))),
        }
    }
    Ok(lines)
}
