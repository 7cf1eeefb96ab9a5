//! `keytag restore`: the copies that the kiosk made by itself, and the way back to one of them.

use clap::Args;
use serde::Serialize;

use super::output::count;
use super::{Failure, Kiosk, Out, Result, shown};
use crate::store::{Backup, StoreError};

/// What is restored.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// Puts a copy in the place of the database; what was there is moved into a folder beside it.
    /// Without this, the copies are checked and listed, and nothing changes.
    #[arg(long)]
    apply: bool,
    /// Which copy, by its number [default: the newest that is sound]
    #[arg(long, value_name = "NUMBER")]
    number: Option<u32>,
    /// For a program to read, instead of a table for people.
    #[arg(long)]
    json: bool,
}

/// A copy, checked whole.
#[derive(Debug, Serialize)]
struct Checked {
    number: u32,
    date: String,
    sound: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign_ins: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrong: Option<String>,
}

impl Checked {
    fn this(kiosk: &Kiosk, copy: &Backup) -> Self {
        let verified = kiosk.place.verify_backup(copy);
        let wrong = match &verified {
            Ok(verified) => verified.faults.first().map(ToString::to_string),
            Err(error) => Some(error.to_string()),
        };
        Self {
            number: copy.number,
            date: copy.date.to_string(),
            sound: wrong.is_none(),
            entries: verified.as_ref().ok().map(|verified| verified.entries),
            sign_ins: verified.as_ref().ok().map(|verified| verified.live),
            wrong,
        }
    }

    fn said(&self) -> String {
        match (&self.wrong, self.sign_ins) {
            (Some(wrong), _) => format!("of {}: cannot be used: {wrong}", self.date),
            (None, sign_ins) => {
                let sign_ins = count(sign_ins.unwrap_or_default(), "sign-in");
                format!("of {}: sound, {sign_ins}", self.date)
            }
        }
    }
}

/// Lists the copies, or restores one.
pub(super) fn run(kiosk: &Kiosk, args: &RestoreArgs, out: &mut Out<'_>) -> Result {
    let mut copies = kiosk.place.backups()?;
    if let Some(number) = args.number {
        copies.retain(|copy| copy.number == number);
    }
    if copies.is_empty() {
        let which = match args.number {
            Some(number) => format!("there is no copy {number}"),
            None => "there is no copy".to_owned(),
        };
        return Err(Failure::refused(
            format!("{which} in {}", shown(kiosk.place.backup_dir())),
            "name the kiosk's directory with --data, and its configuration with --config",
        ));
    }
    if args.apply {
        return apply(kiosk, &copies, out);
    }
    for copy in &copies {
        let checked = Checked::this(kiosk, copy);
        if args.json {
            out.json(&checked)?;
        } else {
            out.line(format_args!("{:>6}  {}", copy.number, checked.said()))?;
        }
    }
    if args.json {
        return Ok(());
    }
    out.line("Nothing was changed. `keytag restore --apply` puts the newest sound one in place.")
}

/// Restores the first of these that is sound.
fn apply(kiosk: &Kiosk, copies: &[Backup], out: &mut Out<'_>) -> Result {
    for copy in copies {
        let checked = Checked::this(kiosk, copy);
        if !checked.sound {
            out.line(format_args!("copy {} {}", copy.number, checked.said()))?;
            continue;
        }
        let restored = match kiosk.place.restore(copy) {
            Err(StoreError::Busy) => {
                return Err(Failure::refused(
                    "the kiosk is running",
                    "end it, and run the command again",
                ));
            }
            restored => restored?,
        };
        out.line(format_args!(
            "copy {} {}: restored",
            copy.number,
            checked.said()
        ))?;
        if let Some(folder) = &restored.set_aside {
            out.line(format_args!("what was there is in {}", shown(folder)))?;
        }
        // Starts the new epoch now, while somebody reads what happens.
        kiosk.open()?;
        if restored.entries_in_journal > 0 {
            let entries = count(restored.entries_in_journal, "entry");
            out.line(format_args!(
                "{entries} that came after the copy came back from the journal; names and cards \
                 that were new since then may be missing",
            ))?;
        }
        return out.line(missing(restored.entries_missing));
    }
    Err(Failure::refused(
        "none of the copies is sound",
        "keep this disk as it is, and look for a copy on another one",
    ))
}

/// What came after the copy and is not in it.
fn missing(entries: Option<u64>) -> String {
    let after = "of the log that came after the copy";
    match entries {
        Some(0) => "The log is whole: nothing of it is missing.".to_owned(),
        Some(1) => format!("1 entry {after} is missing: see the last export and the paper list."),
        Some(n) => {
            format!("{n} entries {after} are missing: see the last export and the paper list.")
        }
        None => "How much came after the copy is not known: see the last export.".to_owned(),
    }
}
