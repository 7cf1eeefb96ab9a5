//! `keytag-office package`: what the kiosks of a site are to know, sealed for them onto a stick.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use clap::Args;
use serde::Serialize;

use super::{Ended, keys_dir, open_there, say};
use crate::domain::package::OfficeKeys;
use crate::office::package::{Folder, Said, carry_package, read_folder};
use crate::office::{Database, KeyRing, OfficeError, Result, read_kiosk_lines};
use crate::services::{Clock, SystemChance, SystemClock};
use crate::transfer::bundle::SigningKey;

/// What `keytag-office package` takes.
#[derive(Debug, Args)]
pub struct PackageArgs {
    /// The code of the site, as its kiosks have it
    #[arg(long, value_name = "CODE")]
    pub site: String,
    /// The stick, or a folder that stands for one; the package goes into its folder DOOR
    #[arg(long, value_name = "STICK", required_unless_present = "dry_run")]
    pub to: Option<PathBuf>,
    /// A folder with what staff wrote for this site: people.csv or .xlsx, withdrawn.csv,
    /// series.toml, ended.csv, milestones.toml, kiosk.toml, readings/ [default: nothing new]
    #[arg(long, value_name = "DIR")]
    pub from: Option<PathBuf>,
    /// Only tells what the package would say; nothing is written or kept
    #[arg(long, conflicts_with = "hand_over")]
    pub dry_run: bool,
    /// Hands the office over to the keys in this folder: the kiosks seal for them from then on,
    /// and heed no other
    #[arg(long, value_name = "DIR")]
    pub hand_over: Option<PathBuf>,
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

/// The answer for a program.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<PathBuf>,
    number: u32,
    bytes: usize,
    #[serde(flatten)]
    said: Said,
    /// Rows of the list that are one person, as they stand there: the first of two is said.
    one: Vec<[String; 2]>,
    /// What the kiosks compare it with.
    signed_with: String,
    /// The fingerprint of the key that takes over, if one does.
    handed_over_to: Option<String>,
}

pub(super) fn package(args: &PackageArgs, out: &mut dyn Write) -> Result<Ended> {
    let dir = keys_dir(args.keys.as_deref())?;
    let ring = KeyRing::of_office(&dir)?;
    let key = ring
        .receipts
        .as_ref()
        .ok_or_else(|| OfficeError::NoKey(dir.clone()))?;
    let folder = args.from.as_deref().map(read_folder).transpose()?;
    let folder = folder.unwrap_or_else(Folder::default);
    let (office, next) = match &args.hand_over {
        Some(dir) => {
            let (keys, key) = keys_to_hand_over(dir)?;
            (Some(keys), Some(key))
        }
        None => (None, None),
    };
    let mut database = open_there(&args.db, &dir, !args.json, out)?;
    let now = SystemClock::new(Tz::UTC).now().utc;
    let chance = &SystemChance;
    let (file, number, bytes, said, one) = match &args.to {
        Some(to) if !args.dry_run => {
            let what = (args.site.as_str(), &folder);
            let made = carry_package(&mut database, &ring, what, office, to, now, chance)?;
            let file = Some(made.file);
            (file, made.number, made.bytes, made.said, made.one)
        }
        _ => {
            let would = database.would_package(&args.site, &folder, now, chance)?;
            (None, would.contents.number, 0, would.said, would.one)
        }
    };
    let answer = Answer {
        file,
        number,
        bytes,
        said,
        one,
        signed_with: key.public().fingerprint().to_string(),
        handed_over_to: next.map(|key| key.public().fingerprint().to_string()),
    };
    if args.json {
        let json = serde_json::to_string(&answer);
        say(
            out,
            &json.map_err(|error| OfficeError::Output(error.into()))?,
        )?;
    } else {
        tell(&args.site, &answer, out)?;
    }
    Ok(Ended::Done)
}

/// The public halves of the keys that take over.
fn keys_to_hand_over(dir: &Path) -> Result<(OfficeKeys, SigningKey)> {
    let lines = read_kiosk_lines(dir)?.ok_or_else(|| OfficeError::NoKey(dir.to_owned()))?;
    let ring = KeyRing::of_office(dir)?;
    let key = ring.receipts.ok_or(OfficeError::NoKey(dir.to_owned()))?;
    let keys = OfficeKeys {
        recipients: lines.recipients.into(),
        signs: lines.receipts,
    };
    Ok((keys, key))
}

fn tell(site: &str, answer: &Answer, out: &mut dyn Write) -> Result<()> {
    let Said {
        kiosks,
        told,
        people,
        withdrawn,
        series,
        schemes,
        readings,
        erased,
        merges,
        names,
    } = answer.said;
    let head = match &answer.file {
        Some(file) => format!(
            "Package {} for {site}: {} bytes in {}",
            answer.number,
            answer.bytes,
            file.display()
        ),
        None => format!("A package for {site} would say; nothing is written:"),
    };
    say(out, &head)?;
    say(
        out,
        &format!(
            "  kiosks: {kiosks}, of which {told} tell the others what they know\n  \
             list of people: {people}; withdrawn: {withdrawn}; meetings: {series}\n  \
             schemes: {schemes}; readings: {readings}; merges: {merges}; names mended: {names}; \
             taken off: {erased}"
        ),
    )?;
    for [first, other] in &answer.one {
        say(
            out,
            &format!("  one person, of whom the first row counts: {first} / {other}"),
        )?;
    }
    if answer.file.is_none() {
        return Ok(());
    }
    say(out, &format!("Signed with {}.", answer.signed_with))?;
    if let Some(key) = &answer.handed_over_to {
        say(
            out,
            &format!(
                "It hands the office over to {key}: each kiosk shows this before it is applied.\n\
                 Keep the old keys until every kiosk has brought a bundle sealed for the new ones."
            ),
        )?;
    }
    say(
        out,
        "Bring the stick to each kiosk of the site: staff, then \"From the office\".",
    )
}
