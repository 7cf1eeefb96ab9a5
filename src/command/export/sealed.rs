//! What the office has not acknowledged, sealed for it: the kiosk's own half of `keytag export`.
//!
//! First the office's newest receipt is taken from the stick, then a number is taken, then the
//! bundle is written and read back, and only then it is noted. Whatever breaks in between, the next
//! bundle carries the same again.

use std::path::PathBuf;

use serde::Serialize;

use super::{ExportArgs, File};
use crate::command::open::OpenKiosk;
use crate::command::{Failure, Kiosk, Out, Result, shown};
use crate::domain::carried::Receipt;
use crate::domain::entry::By;
use crate::services::{Chance, Clock, SystemChance};
use crate::store::ReceiptTaken;
use crate::transfer::bundle::carry::{CarriedAway, Order, carry_away, newest_receipt};
use crate::transfer::bundle::{PublicKey, Recipients, SigningKey, Site};
use crate::transfer::{Destination, Job, WrittenFile};

/// What was written, for a program.
#[derive(Debug, Serialize)]
struct Report {
    number: u32,
    folder: PathBuf,
    entries: u64,
    people: u64,
    files: Vec<File>,
    /// The receipt that was taken from the stick, if there was a newer one.
    receipt: Option<u32>,
    /// The kiosk's key, as the office compares it.
    key: String,
}

/// Writes a bundle.
pub(super) fn run(
    kiosk: &Kiosk,
    args: &ExportArgs,
    destination: Destination<'_>,
    out: &mut Out<'_>,
) -> Result {
    let mut open = kiosk.open()?;
    let named = &kiosk.config.kiosk.export;
    let office = open.office(named)?;
    let keys = office
        .as_ref()
        .map_or(&named.office, |office| &office.recipients);
    let recipients = Recipients::parse(keys.iter().map(String::as_str)).map_err(of_key)?;
    let signs = office.map(|office| office.signs);
    let receipt = take_receipt(signs.as_deref(), &mut open, destination)?;
    let now = open.clock.now();
    let seed = open.book.signing_seed(&now)?;
    let key = SigningKey::from_seed(seed.bytes());
    let begun = open.book.begin_bundle(&now)?;
    let site = Site {
        code: kiosk.config.kiosk.site.code.clone(),
        zone: open.zone.name().to_owned(),
    };
    let order = Order {
        begun: &begun,
        site: &site,
        now,
        key: &key,
        recipients: &recipients,
    };
    let chance = |bytes: &mut [u8]| SystemChance.fill(bytes);
    let carried = carry_away(&kiosk.place, order, destination, &chance, &Job::default())?;
    let now = open.clock.now();
    let (sha256, last) = (&carried.sha256, carried.last);
    open.book
        .mark_bundled(&now, &begun, sha256, last, By::Terminal)?;
    answer(args, &carried, receipt, &key.public(), out)
}

/// Takes over the newest receipt that lies on the stick; gives its number if it was news.
fn take_receipt(
    office: Option<&str>,
    open: &mut OpenKiosk,
    destination: Destination<'_>,
) -> Result<Option<u32>> {
    let Some(office) = office else {
        return Ok(None);
    };
    let office: PublicKey = office.parse().map_err(of_key)?;
    let receipt = newest_receipt(destination, open.book.kiosk_id(), &office)?;
    let Some(receipt): Option<Receipt> = receipt else {
        return Ok(None);
    };
    let now = open.clock.now();
    let taken = open.book.take_receipt(&now, &receipt, By::Terminal)?;
    Ok((taken == ReceiptTaken::New).then_some(receipt.number))
}

/// The configuration has looked at every key; this is for one that it let pass.
fn of_key(error: impl std::fmt::Display) -> Failure {
    Failure::refused(
        error.to_string(),
        "copy the lines that `keytag-office keys` printed into kiosk.toml again",
    )
}

fn answer(
    args: &ExportArgs,
    carried: &CarriedAway,
    receipt: Option<u32>,
    key: &PublicKey,
    out: &mut Out<'_>,
) -> Result {
    let folder = args.to.join(carried.folder);
    let manifest = &carried.manifest;
    if args.answer.json {
        let file = |file: &WrittenFile| File {
            name: file.name.clone(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        };
        return out.json(&Report {
            number: manifest.number,
            folder,
            entries: manifest.rows,
            people: manifest.people,
            files: carried.files.iter().map(file).collect(),
            receipt,
            key: key.fingerprint().to_string(),
        });
    }
    if let Some(receipt) = receipt {
        out.line(format!("Receipt {receipt} of the office was taken over."))?;
    }
    for file in &carried.files {
        out.line(format!("  {:9} bytes  {}", file.bytes, file.name))?;
    }
    let entries = match manifest.rows {
        1 => "1 entry".to_owned(),
        entries => format!("{entries} entries"),
    };
    out.line(format!(
        "Bundle {} is in {}, read back and complete: {entries}.",
        manifest.number,
        shown(&folder),
    ))?;
    out.line(format!("Signed with {}.", key.fingerprint()))
}
