//! `keytag-office copy`: from a file to a server when the office grows, and back.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Ended, keys_dir, open_or_make, open_there, say};
use crate::office::{Database, Result};

/// What `keytag-office copy` takes.
#[derive(Debug, Args)]
pub struct CopyArgs {
    /// Where it goes: a file, or the address of a server; nothing may be there yet
    #[arg(long, value_name = "FILE|URL")]
    pub to: Database,
    /// The office's database: a file, or the address of a `PostgreSQL` server
    #[arg(long, value_name = "FILE|URL", default_value = "office.sqlite")]
    pub db: Database,
    /// The office's keys [default: $XDG_CONFIG_HOME/keytag-office]
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// The keys that the copy is encrypted with, after they were handed over [default: those of
    /// --keys]
    #[arg(long, value_name = "DIR")]
    pub to_keys: Option<PathBuf>,
}

pub(super) fn copy(args: &CopyArgs, out: &mut dyn Write) -> Result<Ended> {
    let keys = keys_dir(args.keys.as_deref())?;
    let mut from = open_there(&args.db, &keys, true, out)?;
    let mut to = open_or_make(&args.to, args.to_keys.as_ref().unwrap_or(&keys), true, out)?;
    let entries = from.copy_into(&mut to)?;
    let (from, to) = (&args.db, &args.to);
    say(
        out,
        &format!(
            "{entries} entries are in {to} now, with all that belongs to them.\n\
             Name it with --db from now on; {from} is left as it was."
        ),
    )?;
    Ok(Ended::Done)
}
