//! The office's command line. It ends as the kiosk's does: 0 is done, 1 is refused or failed with a
//! line on standard error, 2 is wrong usage. Its texts name no person.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono_tz::Tz;
use clap::{Args, Parser, Subcommand};
use serde::Serialize;

mod report;

pub use report::ReportArgs;

use super::{
    Found, KeyRing, Office, OfficeError, Result, TakenIn, find_bundles, make_keys, receipts,
    write_tables,
};
use crate::domain::carried::Span;
use crate::domain::id::KioskId;
use crate::services::{Clock, SystemChance, SystemClock};
use crate::transfer::Cells;
use crate::transfer::bundle::{self, Foreign, Opened, Order, PublicKey, Refusal};

/// The name of the office's folder among those of other programs.
const FOLDER: &str = "keytag-office";

/// Opens the bundles of kiosks, takes them in, and acknowledges them.
#[derive(Debug, Parser)]
#[command(name = "keytag-office", version, max_term_width = 100)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes the keys of an office, and prints the lines for kiosk.toml of its kiosks.
    Keys(KeysArgs),
    /// Opens one bundle into a new folder of tables.
    Open(OpenArgs),
    /// Takes bundles into the database and writes receipts for their kiosks.
    Import(ImportArgs),
    /// Figures of a month, a year or any days: who came, who came again, what is missing.
    Report(ReportArgs),
}

/// What `keytag-office keys` takes.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// Where the keys go [default: $XDG_CONFIG_HOME/keytag-office]
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
}

/// What `keytag-office open` takes.
#[derive(Debug, Args)]
pub struct OpenArgs {
    /// The sealed file.
    pub file: PathBuf,
    /// A folder that is not there yet.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    /// The office's keys [default: $XDG_CONFIG_HOME/keytag-office]
    #[arg(long, value_name = "DIR", conflicts_with = "identity")]
    pub keys: Option<PathBuf>,
    /// One key that opens bundles, such as recovery.age
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// The fingerprint that the kiosk's key must have [default: any, and it is printed]
    #[arg(long, value_name = "FINGERPRINT")]
    pub trust: Option<String>,
    /// Byte-exact CSV for programs, instead of CSV that spreadsheets open without harm.
    #[arg(long)]
    pub machine: bool,
}

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

/// Runs the program with the arguments it was called with.
pub fn main() -> ExitCode {
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        // Prints help and version, too, and knows how each ends.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut out = io::stdout().lock();
    let ended = run(&line, &mut out);
    let flushed = out.flush();
    match ended {
        Ok(Ended::Done) if flushed.is_ok() => ExitCode::SUCCESS,
        Ok(Ended::Refused(lines)) => {
            for line in lines {
                eprintln!("keytag-office: {line}");
            }
            ExitCode::FAILURE
        }
        Ok(Ended::Done) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("keytag-office: {error}{}", mend(&error));
            ExitCode::FAILURE
        }
    }
}

/// How a command ended that could do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// All of it.
    Done,
    /// Not all of it: a line for each that was refused.
    Refused(Vec<String>),
}

/// Does what the arguments ask for, and writes what is to be said.
///
/// # Errors
/// What the command fails with.
pub fn run(line: &CommandLine, out: &mut dyn Write) -> Result<Ended> {
    match &line.command {
        Command::Keys(args) => keys(args, out),
        Command::Open(args) => open(args, out),
        Command::Import(args) => import(args, out),
        Command::Report(args) => report::report(args, out),
    }
}

fn keys(args: &KeysArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.to.as_deref())?;
    let lines = make_keys(&dir, &SystemChance)?;
    say(
        out,
        &format!(
            "The keys are in {}. Keep recovery.age somewhere else, and copy the rest:\n\
             without them nobody opens a bundle. For kiosk.toml of every kiosk:\n\n\
             [export]\noffice = [\n    \"{}\",\n    \"{}\",\n]\nreceipts = \"{}\"",
            dir.display(),
            lines.recipients[0],
            lines.recipients[1],
            lines.receipts
        ),
    )?;
    Ok(Ended::Done)
}

fn open(args: &OpenArgs, out: &mut dyn Write) -> Result<Ended> {
    let ring = match &args.identity {
        Some(file) => KeyRing::that_opens(file)?,
        None => KeyRing::of_office(&keys_dir(args.keys.as_deref())?)?,
    };
    let trust = |kiosk: KioskId, key: &PublicKey| {
        let fingerprint = key.fingerprint();
        match &args.trust {
            Some(trusted) if trusted != fingerprint.as_str() => {
                Err(Foreign::OtherKey { kiosk, fingerprint })
            }
            _ => Ok(()),
        }
    };
    let found = find_bundles(&args.file)?;
    let [found] = found.as_slice() else {
        let error = io::Error::other("name one sealed file");
        return Err(OfficeError::file("open", &args.file)(error));
    };
    let (sealed, note) = found.open()?;
    let mut opened = bundle::open(sealed, note.as_deref(), &ring.identities, &trust)?;
    let cells = if args.machine {
        Cells::Exact
    } else {
        Cells::Spreadsheet
    };
    let tables = write_tables(&mut opened, &args.to, cells)?;
    let manifest = opened.manifest();
    let fingerprint = opened.key().fingerprint();
    say(
        out,
        &format!(
            "Bundle {} of kiosk {}, made {} (clock {})\nSigned with {fingerprint}{}\n\
             {} entries, {} not understood; {} sign-ins and {} evenings in {}",
            manifest.number,
            manifest.kiosk,
            manifest.made_at,
            manifest.clock.state,
            if args.trust.is_some() {
                ""
            } else {
                ": compare it with what the kiosk shows"
            },
            manifest.rows,
            tables.not_understood,
            tables.attendance,
            tables.sessions,
            args.to.display()
        ),
    )?;
    Ok(Ended::Done)
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

fn import(args: &ImportArgs, out: &mut dyn Write) -> Result<Ended> {
    let ring = KeyRing::of_office(&keys_dir(args.keys.as_deref())?)?;
    let mut files = Vec::new();
    for path in &args.files {
        files.extend(find_bundles(path)?);
    }
    let mut office = Office::open(&args.db)?;
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
        Ok(TakenIn::Before) => ("taken in before", super::Counts::default()),
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

fn say(out: &mut dyn Write, text: &str) -> Result {
    writeln!(out, "{text}").map_err(OfficeError::Output)
}

fn keys_dir(named: Option<&Path>) -> Result<PathBuf> {
    let own = || dirs::config_dir().map(|dir| dir.join(FOLDER));
    let dir = named.map(Path::to_owned).or_else(own);
    dir.ok_or_else(|| OfficeError::NoKey(PathBuf::from(FOLDER)))
}

/// What to do about an error.
const fn mend(error: &OfficeError) -> &'static str {
    match error {
        OfficeError::Refused(why) => mend_of(why),
        OfficeError::File { .. } | OfficeError::Tables(_) => {
            "; name a place that this program may use"
        }
        OfficeError::Sql(_) | OfficeError::Unreadable(_) => "; restore a backup of the database",
        OfficeError::Chance(_) => "; restart the machine",
        OfficeError::Output(_) => "; see where the output goes",
        OfficeError::OtherVersion { .. }
        | OfficeError::NoKey(_)
        | OfficeError::Taken(_)
        | OfficeError::NoDatabase(_)
        | OfficeError::NoDays
        | OfficeError::NoSite { .. } => "",
    }
}

/// What to do about a bundle that is refused. Nothing of it was kept.
const fn mend_of(why: &Refusal) -> &'static str {
    match why {
        Refusal::Foreign(Foreign::UnknownKiosk { .. }) => {
            "; compare it with what `keytag export` printed there, then run this again with --trust"
        }
        Refusal::Foreign(_) => "; find out where this stick comes from",
        Refusal::Cut | Refusal::Altered(_) | Refusal::PartMissing(_) => {
            "; export again at the kiosk, onto another stick"
        }
        Refusal::Missing { .. } => {
            "; take the earlier bundle in first, or bring the receipt to the kiosk and export again"
        }
        Refusal::Reordered(Order::Bundle { .. }) => "; nothing of it is needed",
        Refusal::Reordered(_) | Refusal::Replayed { .. } => {
            "; find out who had this stick, and export again at the kiosk"
        }
        Refusal::Forked { .. } | Refusal::RolledBack(_) => {
            "; somebody copied, restored or changed this kiosk: run `keytag verify` there"
        }
        Refusal::OtherVersion { .. } => "",
        Refusal::TooLarge(_) => "; this is no bundle of a kiosk",
        Refusal::Io(_) => "; try the stick again, or another reader",
    }
}
