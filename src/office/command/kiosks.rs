//! `keytag-office kiosks`: how far each has brought its log, who is silent, who is gone, and as
//! which another machine writes.

use std::io::Write;
use std::path::PathBuf;

use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::report::{kiosk_said, say_forks};
use super::{Ended, keys_dir, open_there, say};
use crate::domain::id::KioskId;
use crate::office::package::Due;
use crate::office::report::KioskState;
use crate::office::{Database, OfficeError, Result};
use crate::services::{Clock, SystemClock};

/// What `keytag-office kiosks` takes.
#[derive(Debug, Args)]
pub struct KiosksArgs {
    /// This kiosk is gone for good: reports wait for it no more; one that brings something again is
    /// back
    #[arg(long, value_name = "KIOSK")]
    pub gone: Option<KioskId>,
    /// This kiosk is not gone after all
    #[arg(long, value_name = "KIOSK", conflicts_with = "gone")]
    pub back: Option<KioskId>,
    /// One machine alone writes as this kiosk again: reports say no more that another one did
    #[arg(long, value_name = "KIOSK")]
    pub settled: Option<KioskId>,
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

/// One kiosk, for a program.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    state: &'a KioskState,
    silent_days: Option<i64>,
    /// Whether it has not taken the last package of its site over yet.
    package_due: bool,
}

pub(super) fn kiosks(args: &KiosksArgs, out: &mut dyn Write) -> Result<Ended> {
    let keys = keys_dir(args.keys.as_deref())?;
    let mut office = open_there(&args.db, &keys, !args.json, out)?;
    if let Some(kiosk) = args.gone {
        office.set_gone(kiosk, true)?;
    }
    if let Some(kiosk) = args.back {
        office.set_gone(kiosk, false)?;
    }
    if let Some(kiosk) = args.settled {
        office.settle_forks(kiosk)?;
    }
    let now = SystemClock::new(Tz::UTC).now().utc;
    let states = office.kiosk_states()?;
    let due = office.packages_due()?;
    let is_behind = |kiosk| due.iter().any(|due| due.behind.contains(kiosk));
    if args.json {
        let answers = states.iter().map(|state| Answer {
            state,
            silent_days: state.silent_days(now),
            package_due: is_behind(&state.kiosk),
        });
        let json = serde_json::to_string(&answers.collect::<Vec<_>>());
        let json = json.map_err(|error| OfficeError::Output(error.into()))?;
        say(out, &json)?;
        return Ok(Ended::Done);
    }
    for state in &states {
        let silent = match state.silent_days(now) {
            _ if state.gone => "; gone for good".to_owned(),
            Some(days) => format!("; SILENT for {days} days"),
            None => String::new(),
        };
        let behind = if is_behind(&state.kiosk) {
            "; has not taken the last package"
        } else {
            ""
        };
        let said = kiosk_said(state);
        say(out, &format!("{}{silent}{behind}", said.trim_start()))?;
    }
    say_forks(&states, out)?;
    for due in due.iter().filter(|due| due.has_news()) {
        let Due {
            site,
            erased,
            merges,
            names,
            ..
        } = due;
        say(
            out,
            &format!(
                "A package for {site} is due (taken off: {erased}; merges: {merges}; names mended: \
                 {names}): keytag-office package --site {site} --to STICK"
            ),
        )?;
    }
    if states.is_empty() {
        say(out, "No kiosk has brought anything yet.")?;
    }
    Ok(Ended::Done)
}
