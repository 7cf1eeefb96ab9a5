//! The office's command line. It ends as the kiosk's does: 0 is done, 1 is refused or failed with a
//! line on standard error, 2 is wrong usage. Its texts name no person.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

mod copy;
mod import;
mod kiosks;
mod package;
mod people;
mod report;

pub use copy::CopyArgs;
pub use import::ImportArgs;
pub use kiosks::KiosksArgs;
pub use package::PackageArgs;
pub use people::PeopleArgs;
pub use report::ReportArgs;

use super::{
    Database, KeyRing, Office, OfficeError, Result, find_bundles, is_encrypted, make_database_key,
    make_keys, read_database_key, write_tables,
};
use crate::access::DatabaseKey;
use crate::domain::id::KioskId;
use crate::services::SystemChance;
use crate::transfer::Cells;
use crate::transfer::bundle::{self, Foreign, Order, PublicKey, Refusal};

/// The name of the office's folder among those of other programs.
const FOLDER: &str = "keytag-office";

/// Opens the bundles of kiosks, takes them in, and acknowledges them.
#[derive(Debug, Parser)]
#[command(name = "keytag-office", version, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true)]
pub struct CommandLine {
    /// What to do [default: the window for staff]
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Where the window works.
    #[command(flatten)]
    pub window: WindowArgs,
}

/// What the window takes, where no command is named.
#[derive(Debug, Clone, Default, Args)]
pub struct WindowArgs {
    /// The office's database: a file, or the address of a `PostgreSQL` server [default:
    /// office.sqlite if it is here, else in $XDG_DATA_HOME/keytag-office]
    #[arg(long, value_name = "FILE|URL")]
    pub db: Option<Database>,
    /// The office's keys [default: $XDG_CONFIG_HOME/keytag-office]
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// A window of this size at first [default: 1280x800]
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub windowed: Option<(u32, u32)>,
    /// Folders in this folder stand for sticks, for trying it without one
    #[arg(long, value_name = "DIR")]
    pub sticks: Option<PathBuf>,
}

/// Opens the window, where the program was built with one.
pub type OpenWindow = fn(&WindowArgs) -> ExitCode;

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
    /// Kiosks, and how far each has brought its log.
    Kiosks(KiosksArgs),
    /// Copies the whole database into another one, such as a server's.
    Copy(CopyArgs),
    /// What the kiosks of a site are to know, sealed for them onto a stick.
    Package(PackageArgs),
    /// People who may be one under two pseudonyms, to merge and to split again.
    People(PeopleArgs),
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

fn size(text: &str) -> std::result::Result<(u32, u32), String> {
    let sides = text.split_once('x');
    let sides = sides.and_then(|(width, height)| width.parse().ok().zip(height.parse().ok()));
    sides.ok_or_else(|| "write it as 1280x800".to_owned())
}

/// Runs the program with the arguments it was called with.
pub fn main(window: Option<OpenWindow>) -> ExitCode {
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        // Prints help and version, too, and knows how each ends.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    if line.command.is_none() {
        return window.map_or_else(without_window, |open| open(&line.window));
    }
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

/// There is no window in this program: what it can do instead.
fn without_window() -> ExitCode {
    let _ = CommandLine::command().print_help();
    eprintln!(
        "keytag-office: this program was built without its window; name a command, or build it \
         with the feature gui"
    );
    ExitCode::from(2)
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
    let Some(command) = &line.command else {
        return Ok(Ended::Done);
    };
    match command {
        Command::Keys(args) => keys(args, out),
        Command::Open(args) => open(args, out),
        Command::Import(args) => import::import(args, out),
        Command::Report(args) => report::report(args, out),
        Command::Kiosks(args) => kiosks::kiosks(args, out),
        Command::Copy(args) => copy::copy(args, out),
        Command::Package(args) => package::package(args, out),
        Command::People(args) => people::people(args, out),
    }
}

fn keys(args: &KeysArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.to.as_deref())?;
    let lines = make_keys(&dir, &SystemChance)?;
    say(
        out,
        &format!(
            "The keys are in {}. Keep recovery.age somewhere else, and copy the rest:\n\
             without them nobody opens a bundle, the database or a backup of it. For\n\
             kiosk.toml of every kiosk:\n\n{}",
            dir.display(),
            lines.for_kiosks()
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

/// Opens the office's database, or makes it.
fn open_or_make(
    db: &Database,
    keys: &Path,
    is_for_people: bool,
    out: &mut dyn Write,
) -> Result<Office> {
    db.open(&database_key(keys, db, is_for_people, out)?)
}

/// Opens the office's database where it is.
fn open_there(
    db: &Database,
    keys: &Path,
    is_for_people: bool,
    out: &mut dyn Write,
) -> Result<Office> {
    if let Database::File(path) = db
        && path.symlink_metadata().is_err()
    {
        return Err(OfficeError::NoDatabase(path.clone()));
    }
    open_or_make(db, keys, is_for_people, out)
}

/// The key of the database. An office that has none yet gets one, unless there is a database that
/// was encrypted with another.
fn database_key(
    dir: &Path,
    db: &Database,
    is_for_people: bool,
    out: &mut dyn Write,
) -> Result<DatabaseKey> {
    if let Some(key) = read_database_key(dir)? {
        return Ok(key);
    }
    let what = match db {
        Database::File(path) if is_encrypted(path) => {
            return Err(OfficeError::OtherKey(path.clone()));
        }
        Database::File(_) => "The database is",
        Database::Server(_) => "Copies of the database are",
    };
    let (key, path) = make_database_key(dir, &SystemChance)?;
    let told = format!(
        "{what} encrypted with {}: copy it to where recovery.age is.\n\
         Without it nobody reads the database or a backup of it.",
        path.display()
    );
    if is_for_people {
        say(out, &told)?;
    } else {
        eprintln!("keytag-office: {}", told.replace('\n', " "));
    }
    Ok(key)
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
fn mend(error: &OfficeError) -> &'static str {
    match error {
        OfficeError::Refused(why) => mend_of(why),
        OfficeError::File { .. } | OfficeError::Tables(_) => {
            "; name a place that this program may use"
        }
        OfficeError::Server(_) => "; see that the server runs and that you may use the database",
        OfficeError::Sql(_) | OfficeError::Unreadable(_) => "; restore a backup of the database",
        OfficeError::Chance(_) => "; restart the machine",
        OfficeError::Output(_) => "; see where the output goes",
        OfficeError::Written(_) => "; mend the file, then try again",
        OfficeError::OtherVersion { .. }
        | OfficeError::NoKey(_)
        | OfficeError::Taken(_)
        | OfficeError::NoDatabase(_)
        | OfficeError::NotEmpty
        | OfficeError::NoDays
        | OfficeError::NoKiosk(_)
        | OfficeError::NoPerson(_)
        | OfficeError::NoName(_)
        | OfficeError::OneAlready(..)
        | OfficeError::NotMerged(_)
        | OfficeError::NoCipher
        | OfficeError::OtherKey(_)
        | OfficeError::InUse(_)
        | OfficeError::TakenOff(_)
        | OfficeError::Busy
        | OfficeError::Full
        | OfficeError::NoSite { .. } => "",
    }
}

/// What to do about a bundle that is refused. Nothing of it was kept.
fn mend_of(why: &Refusal) -> &'static str {
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
        Refusal::Reordered(Order::Bundle { .. } | Order::Epoch { .. }) => {
            "; nothing of it is needed"
        }
        Refusal::Reordered(_) | Refusal::Replayed { .. } => {
            "; find out who had this stick, and export again at the kiosk"
        }
        Refusal::Forked { .. } | Refusal::RolledBack(_) => {
            "; somebody copied, restored or changed this kiosk: run `keytag verify` there"
        }
        Refusal::OtherVersion { .. } => "",
        Refusal::TooLarge(_) => "; this is no bundle of a kiosk",
        Refusal::Io(error) if error.kind() == io::ErrorKind::StorageFull => {
            "; make room in the folder for temporary files"
        }
        Refusal::Io(_) => "; try the stick again, or another reader",
    }
}
