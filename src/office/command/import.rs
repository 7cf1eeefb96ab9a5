//! `keytag-office import`: bundles in, receipts out.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::{Ended, database_key, keys_dir, mend, mend_of, say};
use crate::domain::carried::Span;
use crate::domain::id::KioskId;
use crate::office::{
    Counts, Found, KeyRing, Office, OfficeError, Result, TakenIn, find_bundles, receipts,
};
use crate::services::{Clock, SystemClock};
use crate::transfer::bundle::{self, Foreign, Opened, PublicKey, Refusal};

/// What `keytag-office import` takes.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Sealed files, folders of them, or sticks.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The office's database.
    #[arg(long, value_name = "FILE", default_value = "office.sqlite")]
    pub db: PathBuf,
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
    let mut office = Office::open(&args.db, &database_key(&dir, &args.db, !args.json, out)?)?;
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
    for (found, opened) in &mut bundles {
        reports.push(take_in(&mut office, found, opened, &mut touched)?);
    }
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
) -> Result<Report> {
    let kiosk = opened.manifest().kiosk;
    let number = opened.manifest().number;
    let about = touched.entry(kiosk).or_insert_with(|| Touched {
        folder: PathBuf::new(),
        missing: Vec::new(),
    });
    found.folder().clone_into(&mut about.folder);
    let (outcome, counts) = match office.take_in(opened) {
        Ok(TakenIn::New(counts)) => ("taken in", counts),
        Ok(TakenIn::Before) => ("taken in before", Counts::default()),
        Err(OfficeError::Refused(why)) => {
            if let Refusal::Missing { epoch, first, last } = why {
                let span = Span { epoch, first, last };
                about.missing.push(span);
                office.waits(opened.manifest(), span)?;
            }
            return Ok(refused(found, Some((kiosk, number)), &why));
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

fn refused(found: &Found, of: Option<(KioskId, u32)>, why: &Refusal) -> Report {
    let alarm = match why {
        Refusal::Forked { .. } | Refusal::RolledBack(_) => "ALARM: ",
        _ => "",
    };
    Report {
        file: found.path().to_owned(),
        outcome: "refused",
        reason: Some(format!("{alarm}{why}{}", mend_of(why))),
        kiosk: of.map(|(kiosk, _)| kiosk),
        number: of.map(|(_, number)| number),
        new: 0,
        known: 0,
        not_understood: 0,
    }
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
