//! `keytag demo`: a made-up site, ready for an evening. No hardware needed.
//!
//! The site is real in everything but its people: it is made by the same acts as any other, in a
//! directory that is its data directory, its configuration and its drawer of pretended sticks at
//! once. What only its making knows (tokens, PINs, the recovery code) is kept in `demo.json`, which
//! no real site has.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::open::CONFIG_INSIDE;
use super::{Answer, Failure, Kiosk, Opened, Out, Places, Result, WindowArgs, shown};
use crate::services::SystemChance;

mod evening;
mod people;
#[cfg(feature = "headless")]
mod play;
mod script;
mod site;

pub use script::{DemoPerson, Script};

/// What `keytag demo` takes.
#[derive(Debug, Args)]
#[command(
    mut_arg("sticks", |arg| arg.help(
        "A folder whose folders stand in for sticks [default: the site's own, with one stick in it]"
    )),
    after_help = "Without --data the site is made in a new temporary directory, which stays. With \
                  it, the site is made there once and kept. It brings its own configuration."
)]
pub struct DemoArgs {
    /// Makes the site, tells about it and stops.
    #[arg(long)]
    pub prepare_only: bool,
    /// Plays a whole evening without a display, and leaves pictures and the export in --out.
    #[arg(long, requires = "out", conflicts_with = "prepare_only")]
    pub headless: bool,
    /// Where pictures and the export of the played evening go.
    #[arg(long, value_name = "DIR", requires = "headless")]
    pub out: Option<PathBuf>,
    /// How the window opens.
    #[command(flatten)]
    pub window: WindowArgs,
    /// How it answers.
    #[command(flatten)]
    pub answer: Answer,
}

/// Makes a site, or takes the one that is there, and opens its evening.
pub(super) fn run(places: &Places, args: &DemoArgs, out: &mut Out<'_>) -> Result {
    if places.config.is_some() {
        return Err(Failure::refused(
            "the demo brings its own configuration",
            "leave --config out, or run `keytag` without `demo`",
        ));
    }
    let dir = match &places.data {
        Some(dir) => at_named_place(dir)?,
        None => at_new_place()?,
    };
    let script = Script::read(&dir)?;
    let places = Places {
        config: Some(dir.join(CONFIG_INSIDE)),
        data: Some(dir.clone()),
    };
    let kiosk = Kiosk::at(&places)?;
    let meeting = evening::about_to_begin(&mut kiosk.open()?)?;
    if args.answer.json {
        out.json(&script.with_place(&dir))?;
    } else {
        script.tell(&dir, &meeting, out)?;
    }
    out.flush()?;
    if args.prepare_only {
        return Ok(());
    }
    let window = WindowArgs {
        sticks: args
            .window
            .sticks
            .clone()
            .or_else(|| Some(dir.join(site::STICKS))),
        ..args.window.clone()
    };
    let opened = Opened::at_the_door(&kiosk, &window)?;
    match &args.out {
        Some(to) if args.headless => play_evening(opened, &script, &dir, to, out),
        _ => super::run_window(opened, &window),
    }
}

/// Plays an evening without a display.
#[cfg(feature = "headless")]
fn play_evening(
    opened: Opened,
    script: &Script,
    dir: &Path,
    to: &Path,
    out: &mut Out<'_>,
) -> Result {
    play::evening(opened, script, dir, to, out)
}

/// This build cannot.
#[cfg(not(feature = "headless"))]
fn play_evening(
    opened: Opened,
    script: &Script,
    dir: &Path,
    to: &Path,
    out: &mut Out<'_>,
) -> Result {
    let _ = (opened, script, dir, to, out);
    Err(Failure::refused(
        "this build cannot play an evening without a display",
        "build it with the feature `headless`, or leave --headless out",
    ))
}

/// A site in a temporary directory, which stays: it is told where.
fn at_new_place() -> Result<PathBuf> {
    let dir = temporary(&std::env::temp_dir(), "keytag-demo-")?;
    site::prepare(dir.path(), &site::now(), Arc::new(SystemChance))?;
    Ok(dir.keep())
}

/// The site in this directory. A new one appears there whole or not at all, and never in a
/// directory with anything else in it, such as a real kiosk.
fn at_named_place(dir: &Path) -> Result<PathBuf> {
    let read = Failure::file("read", dir);
    let dir = if dir.exists() {
        dir.canonicalize().map_err(read)?
    } else {
        dir.to_owned()
    };
    if Script::is_in(&dir) {
        return Ok(dir);
    }
    let is_free = match fs::read_dir(&dir) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if !is_free {
        return Err(Failure::refused(
            format!("{} holds something else than a demo", shown(&dir)),
            "name a new or empty directory",
        ));
    }
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(Failure::file("make", parent))?;
    let new = temporary(parent, ".keytag-demo-")?;
    site::prepare(new.path(), &site::now(), Arc::new(SystemChance))?;
    fs::rename(new.path(), &dir).map_err(Failure::file("make", &dir))?;
    // It has its name: there is nothing left to take away.
    let _ = new.keep();
    dir.canonicalize().map_err(Failure::file("read", &dir))
}

fn temporary(parent: &Path, prefix: &str) -> Result<tempfile::TempDir> {
    tempfile::Builder::new()
        .prefix(prefix)
        .tempdir_in(parent)
        .map_err(Failure::file("make a directory in", parent))
}
