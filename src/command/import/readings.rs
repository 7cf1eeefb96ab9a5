//! A group's own readings.

use std::path::Path;

use serde::Serialize;

use super::super::{Kiosk, Out, Result, shown};
use crate::config::packs::{GroupPack, PACK_FILE, missing};
use crate::domain::reading::Pack;

/// How many missing dates are told by name.
const DATES_TOLD_MAX: usize = 12;
/// Dates of a year, with 29 February.
const DATES: usize = 366;

/// What is in the pack.
#[derive(Debug, Serialize)]
struct Report {
    id: String,
    title: String,
    credit: String,
    permission: String,
    languages: Vec<Language>,
    applied: bool,
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "as it stands in the answer")]
struct Language {
    language: String,
    readings: usize,
    missing: Vec<String>,
}

/// Whether a path names a pack and no list of people.
pub(super) fn is_pack(path: &Path) -> bool {
    path.is_dir() || path.file_name().is_some_and(|name| name == PACK_FILE)
}

/// Looks at the pack, and keeps it if asked to.
pub(super) fn run(
    kiosk: &Kiosk,
    path: &Path,
    apply: bool,
    json: bool,
    out: &mut Out<'_>,
) -> Result {
    let pack = GroupPack::read(path)?;
    if apply {
        let mut open = kiosk.open()?;
        let now = open.now();
        open.book.keep_pack(&now, &pack.id, &pack.files)?;
    }
    let report = Report {
        languages: pack.packs.iter().map(language).collect(),
        id: pack.id,
        title: pack.title,
        credit: pack.credit,
        permission: pack.permission,
        applied: apply,
    };
    if json {
        return out.json(&report);
    }
    let Report {
        title,
        credit,
        permission,
        ..
    } = &report;
    out.line(format_args!("{title}: {credit} ({permission})"))?;
    for Language {
        language,
        readings,
        missing,
    } in &report.languages
    {
        let told: Vec<&str> = missing
            .iter()
            .take(DATES_TOLD_MAX)
            .map(String::as_str)
            .collect();
        let more = match missing.len().saturating_sub(told.len()) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let lack = if told.is_empty() {
            "nothing is missing".to_owned()
        } else {
            format!("missing {}{more}", told.join(", "))
        };
        let had = DATES - missing.len();
        out.line(format_args!(
            "{language}: {readings} readings, {had} of {DATES} dates; {lack}"
        ))?;
    }
    out.line(if apply {
        "Kept. The kiosk shows it from its next start; where it says nothing, our own readings do."
            .to_owned()
    } else {
        format!(
            "Nothing has changed yet: keytag import {} --apply takes it over.",
            shown(path)
        )
    })
}

fn language(pack: &Pack) -> Language {
    let missing = missing(&pack.readings);
    Language {
        language: pack.language.clone(),
        readings: pack.readings.len(),
        missing: missing.iter().map(ToString::to_string).collect(),
    }
}
