//! The command line: what each command takes, and how it ends.
//!
//! Exit 0 is done, 1 is refused or failed with one clear line on standard error (what happened,
//! what to do), 2 is wrong usage. Texts here are for whoever stands at a terminal, so they are in
//! code; they hold a name or a token only where the command is asked for it.
//!
//! A command opens the kiosk (`open`), does one thing, and writes to the [`Out`] it is given. It
//! knows no SQL and no screen: what it does is what the window does, by the same acts of the store.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};

mod badges;
mod check_in;
mod demo;
mod doctor;
mod export;
mod failure;
mod files;
#[cfg(feature = "gui")]
mod gallery;
mod import;
mod keys;
mod open;
mod output;
mod restore;
mod status;
mod verify;
#[cfg(feature = "gui")]
mod window;

pub use badges::BadgesArgs;
pub use check_in::CheckInArgs;
pub use demo::{DemoArgs, DemoPerson, Script};
pub use doctor::DoctorArgs;
pub use export::ExportArgs;
pub use failure::Failure;
#[cfg(feature = "gui")]
pub use gallery::GalleryArgs;
pub use import::ImportArgs;
pub use keys::KeysArgs;
pub use open::{Kiosk, Opened};
pub use output::Out;
pub use restore::RestoreArgs;
#[cfg(feature = "gui")]
pub use window::services;

/// How a command ends: done, or with the one line that goes to standard error.
pub type Result<T = ()> = std::result::Result<T, Failure>;

/// Runs the kiosk at the door of a meeting; with a command, does one thing and ends.
#[derive(Debug, Parser)]
#[command(name = "keytag", version, max_term_width = 100)]
pub struct CommandLine {
    /// What to do instead of running the kiosk.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Where things are.
    #[command(flatten)]
    pub places: Places,
    /// How the window opens.
    #[command(flatten)]
    pub window: WindowArgs,
}

/// Where the kiosk keeps its state and what the site edits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[expect(
    clippy::doc_markdown,
    reason = "these lines are shown in a terminal, where marks are noise"
)]
pub struct Places {
    /// Where the kiosk keeps its state [default: $XDG_DATA_HOME/keytag]
    #[arg(long, value_name = "DIR", global = true, help_heading = "Places")]
    pub data: Option<PathBuf>,
    /// The site's configuration [default: the folder kiosk-config in the --data directory, then
    /// $XDG_CONFIG_HOME/keytag, then /etc/keytag: the first that is there]
    #[arg(long, value_name = "DIR", global = true, help_heading = "Places")]
    pub config: Option<PathBuf>,
}

/// How the window opens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct WindowArgs {
    /// A window of this size, such as 1280x800, for trying it on a desk [default: full screen]
    #[arg(long, value_name = "WxH", value_parser = window_size)]
    pub windowed: Option<(u32, u32)>,
    /// A folder of pictures, a film (.y4m, .mjpeg, .avi) or a picture that stands in for a camera
    /// [default: the camera that kiosk.toml names]
    #[arg(long, value_name = "PATH")]
    pub frames: Option<PathBuf>,
    /// A folder whose folders stand in for sticks [default: the sticks of the machine]
    #[arg(long, value_name = "DIR")]
    pub sticks: Option<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A made-up site with people, badges and a session about to begin. No hardware needed.
    Demo(DemoArgs),
    /// People, badges, sessions, length of the log, what no export has carried yet.
    Status(Answer),
    /// Writes the spreadsheets into a folder, as the export screen does onto a stick.
    Export(ExportArgs),
    /// Takes a list of people over from a spreadsheet; without --apply, only looks at it.
    Import(ImportArgs),
    /// Makes blank badges and prints them onto a sheet.
    Badges(BadgesArgs),
    /// Records badges from a terminal or a script, one result line each.
    CheckIn(CheckInArgs),
    /// Checks the whole log: chain, gaps, duplicates, and the tables that follow from it.
    Verify(Answer),
    /// The copies of the database; with --apply, puts one in its place.
    Restore(RestoreArgs),
    /// Where the key of the database lies, and what that protects against.
    Keys(KeysArgs),
    /// Screen, camera, scanner, sticks, disk, clock, key, configuration: one line each.
    Doctor(DoctorArgs),
    /// Every widget in every theme and state, for those who work on the look.
    #[cfg(feature = "gui")]
    #[command(hide = true)]
    Gallery(GalleryArgs),
}

/// How a command answers.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Answer {
    /// For a program to read, instead of a table for people.
    #[arg(long)]
    pub json: bool,
}

/// The sizes of a window that can be worked with, in pixels.
const WINDOW_PX: std::ops::RangeInclusive<u32> = 200..=8000;

fn window_size(text: &str) -> std::result::Result<(u32, u32), String> {
    let wanted = || format!("write it as 1280x800, each side {WINDOW_PX:?}");
    let (width, height) = text.split_once('x').ok_or_else(wanted)?;
    let side = |side: &str| side.parse().ok().filter(|px| WINDOW_PX.contains(px));
    side(width).zip(side(height)).ok_or_else(wanted)
}

/// Runs the program with the arguments it was called with.
pub fn main() -> ExitCode {
    log_to_stderr();
    keep_memory_private();
    let line = match CommandLine::try_parse().and_then(refuse_idle_arguments) {
        Ok(line) => line,
        // Prints help and version, too, and knows how each ends.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut out = Out::stdout();
    let ended = run(line, &mut out).and_then(|()| out.flush());
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read us has seen enough: that is no failure of ours.
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            // What was answered before the failure comes first.
            let _ = out.flush();
            eprintln!("keytag: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the arguments ask for.
///
/// # Errors
/// What the command fails with.
pub fn run(line: CommandLine, out: &mut Out<'_>) -> Result {
    let places = line.places;
    match line.command {
        None => run_kiosk(&Kiosk::at(&places)?, &line.window),
        Some(Command::Demo(args)) => demo::run(&places, &args, out),
        Some(Command::Status(answer)) => status::run(&Kiosk::at(&places)?, answer, out),
        Some(Command::Export(args)) => export::run(&Kiosk::at(&places)?, &args, out),
        Some(Command::Import(args)) => import::run(&Kiosk::at(&places)?, &args, out),
        Some(Command::Badges(args)) => badges::run(&Kiosk::at(&places)?, &args, out),
        Some(Command::CheckIn(args)) => check_in::run(&Kiosk::at(&places)?, &args, out),
        Some(Command::Verify(answer)) => verify::run(&Kiosk::at(&places)?, answer, out),
        Some(Command::Restore(args)) => restore::run(&Kiosk::at(&places)?, &args, out),
        Some(Command::Keys(args)) => keys::run(&Kiosk::at(&places)?, &args, out),
        Some(Command::Doctor(args)) => doctor::run(&places, args, out),
        #[cfg(feature = "gui")]
        Some(Command::Gallery(args)) => gallery::run(&args),
    }
}

/// Refuses what would otherwise be ignored: the window's arguments before a command.
fn refuse_idle_arguments(line: CommandLine) -> std::result::Result<CommandLine, clap::Error> {
    if line.command.is_some() && line.window != WindowArgs::default() {
        let said = "--windowed, --frames and --sticks go with the kiosk itself, or after `demo`";
        return Err(CommandLine::command().error(ErrorKind::ArgumentConflict, said));
    }
    Ok(line)
}

/// Opens everything and starts the window with it.
fn run_kiosk(kiosk: &Kiosk, window: &WindowArgs) -> Result {
    run_window(Opened::at_the_door(kiosk, window)?, window)
}

/// Starts the window. Everything is open: the store, or the fault that the door has to show.
#[cfg(feature = "gui")]
fn run_window(opened: Opened, window: &WindowArgs) -> Result {
    window::run(opened, window)
}

/// There is none in this build.
#[cfg(not(feature = "gui"))]
fn run_window(opened: Opened, window: &WindowArgs) -> Result {
    let _ = (opened, window);
    Err(Failure::refused(
        "this program was built without its window",
        "build it with the feature `gui`, or use the commands; `keytag --help` lists them",
    ))
}

/// A crash leaves no picture of the memory, which has names and the key in it, and no other program
/// of this user may look into it.
fn keep_memory_private() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let limited = rustix::process::setrlimit(Resource::Core, none);
    let private = rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable);
    if let Err(error) = limited.and(private) {
        tracing::warn!(%error, "a crash may leave a picture of the memory");
    }
}

/// Warnings and errors go to standard error; `KEYTAG_LOG` chooses otherwise, such as `info` or
/// `keytag::store=debug`. Nothing that is logged holds a name or a token.
fn log_to_stderr() {
    use tracing_subscriber::filter::{EnvFilter, LevelFilter};
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::WARN.into())
        .with_env_var("KEYTAG_LOG")
        .from_env_lossy();
    // Fails only where a log is set up already, as in a test.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .without_time()
        .try_init();
}

/// A path as a message says it.
fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_fit_together() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_window_has_a_size_that_can_be_worked_with() {
        assert_eq!(window_size("1280x800"), Ok((1280, 800)));
        for bad in [
            "",
            "x",
            "1280",
            "1280x",
            "1280 x 800",
            "10x10",
            "99999x800",
            "-1x800",
        ] {
            assert!(window_size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_windows_arguments_are_refused_where_no_window_opens() {
        let parse =
            |args: &[&str]| CommandLine::try_parse_from(args).and_then(refuse_idle_arguments);
        assert!(parse(&["keytag", "--windowed", "800x480"]).is_ok());
        assert!(parse(&["keytag", "demo", "--windowed", "800x480"]).is_ok());
        assert!(parse(&["keytag", "--data", "d", "status"]).is_ok());
        assert!(parse(&["keytag", "--windowed", "800x480", "status"]).is_err());
        assert!(parse(&["keytag", "status", "--windowed", "800x480"]).is_err());
    }
}
