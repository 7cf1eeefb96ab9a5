//! What the office sends back: first looked at, then taken over.

use std::path::Path;

use serde::Serialize;

use super::ImportArgs;
use crate::command::output::count;
use crate::command::{Failure, Kiosk, Out, Result, shown};
use crate::domain::entry::By;
use crate::domain::package::{Changes, MeetingChange, Package};
use crate::services::Clock;
use crate::store::PackageTaken;
use crate::transfer::bundle::{Fingerprint, Identity, PublicKey, SigningKey};
use crate::transfer::package::{PackageError, Reader};

/// What becomes of the package, for a program.
#[derive(Debug, Serialize)]
struct Report {
    number: u32,
    /// The number of a package that is as new or newer and was taken over before.
    older_than: Option<u32>,
    changes: Changes,
    /// The fingerprint of the key to which it hands the office over.
    handed_over_to: Option<Fingerprint>,
    applied: bool,
}

/// Looks at the package, and takes it over if asked to.
pub(super) fn run(
    kiosk: &Kiosk,
    args: &ImportArgs,
    file: &Path,
    bytes: &[u8],
    out: &mut Out<'_>,
) -> Result {
    let mut open = kiosk.open()?;
    let named = &kiosk.config.kiosk.export;
    let Some(office) = open.office(named)? else {
        return Err(Failure::refused(
            "this kiosk knows no office",
            "copy the lines that `keytag-office keys` printed into kiosk.toml",
        ));
    };
    let key: PublicKey = office.signs.parse().map_err(|error| {
        Failure::refused(
            format!("the key of the office: {error}"),
            "copy the lines that `keytag-office keys` printed into kiosk.toml",
        )
    })?;
    let now = open.clock.now();
    let seed = open.book.signing_seed(&now)?;
    let identity = Identity::of_kiosk(&SigningKey::from_seed(seed.bytes()));
    let identity = identity.map_err(|error| Failure::refused(error.to_string(), "try again"))?;
    let reader = Reader {
        kiosk: open.book.kiosk_id(),
        identity: &identity,
        office: &key,
        site: &kiosk.config.kiosk.site.code,
    };
    let package = reader.read(bytes).map_err(|error| {
        let mend = mend(&error);
        Failure::refused(format!("{}: {error}", shown(file)), mend)
    })?;
    let named = named.receipts.as_deref().unwrap_or_default();
    let taken = if args.apply {
        let by = By::Terminal;
        open.book.take_package(&now, &package, named, by)?
    } else {
        open.book.look_at_package(&now, &package)?
    };
    answer(args, &package, taken, out)
}

fn answer(args: &ImportArgs, package: &Package, taken: PackageTaken, out: &mut Out<'_>) -> Result {
    let (older_than, changes) = match taken {
        PackageTaken::New(changes) => (None, changes),
        PackageTaken::Older { newest } => (Some(newest), Changes::default()),
    };
    let next = package.office.as_ref();
    let next = next.and_then(|office| office.signs.parse::<PublicKey>().ok());
    let report = Report {
        number: package.number,
        older_than,
        changes,
        handed_over_to: next.map(|key| key.fingerprint()),
        applied: args.apply && older_than.is_none(),
    };
    if args.json {
        return out.json(&report);
    }
    if let Some(newest) = report.older_than {
        return out.line(format_args!(
            "Package {} is older than package {newest}, which was taken over before: \
             nothing changes.",
            report.number
        ));
    }
    tell(&report, out)
}

fn tell(report: &Report, out: &mut Out<'_>) -> Result {
    let Changes {
        people_new,
        people_changed,
        people_erased,
        merges,
        cards_withdrawn,
        cards_changed,
        meetings_new,
        meetings_changed,
        meetings_ended,
        schemes,
        readings,
        kiosks_new,
        kiosks_closed,
        ref meetings,
    } = report.changes;
    out.line(format_args!("Package {} of the office", report.number))?;
    out.line(format_args!(
        "people: {people_new} new, {people_changed} changed, {people_erased} taken off, \
         {merges} merged or parted"
    ))?;
    out.line(format_args!(
        "cards: {cards_withdrawn} withdrawn, {cards_changed} new or changed"
    ))?;
    out.line(format_args!(
        "meetings: {meetings_new} new, {meetings_changed} changed, {meetings_ended} ended"
    ))?;
    for (change, title) in meetings {
        let change = match change {
            MeetingChange::Ended => "ended",
            MeetingChange::Changed => "changed",
            MeetingChange::New => "new",
        };
        out.line(format_args!("  {change}: {title}"))?;
    }
    out.line(format_args!(
        "milestone schemes: {schemes}; readings: {readings}"
    ))?;
    if kiosks_new > 0 {
        let kiosks = count(kiosks_new.into(), "kiosk");
        out.line(format_args!(
            "{kiosks} of this site will be told what is known here"
        ))?;
    }
    if kiosks_closed > 0 {
        let kiosks = count(kiosks_closed.into(), "kiosk");
        out.line(format_args!(
            "What {kiosks} told is from before this one was known there, and comes with the next"
        ))?;
    }
    if let Some(key) = &report.handed_over_to {
        out.line(format_args!(
            "It hands the office over to {key}: compare this with what the office says"
        ))?;
    }
    out.line(if report.applied {
        "Taken over."
    } else {
        "Nothing has changed yet: --apply takes it over."
    })
}

/// What to do about a package that is refused. Nothing of it was kept.
const fn mend(error: &PackageError) -> &'static str {
    match error {
        PackageError::NotAPackage | PackageError::TooLarge => {
            "name a CSV or XLSX file, or a package of the office"
        }
        PackageError::NotForUs => {
            "bring a bundle of this kiosk to the office, and take the next package"
        }
        PackageError::Cut | PackageError::Altered => "let the office write it once more",
        PackageError::NotSigned => "find out where this stick comes from",
        PackageError::OtherSite { .. } => "take the one for this site",
        PackageError::Newer => "install the newer program",
    }
}
