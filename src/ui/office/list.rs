//! Reads a list of people on the clerk's thread, and asks the office what it would change.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::work::Result;
use crate::office::{Office, OfficeError};
use crate::services::Chance;
use crate::transfer::roster::{Columns, FILE_BYTES_MAX};
use crate::ui::desk::lists::List;

/// What stands in a file. One that is longer than any list is read as far as tells that.
pub fn read(path: PathBuf, wanted: Option<Columns>) -> Result<List> {
    let mut bytes = Vec::new();
    let read =
        File::open(&path).and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(List::read(path, &bytes, wanted)),
        Err(error) => Err(OfficeError::File {
            doing: "read",
            path,
            error,
        }),
    }
}

/// What it would change at a site: where there is one only, there.
pub fn look(
    office: &mut Office,
    mut list: List,
    site: Option<String>,
    now: DateTime<Utc>,
    chance: &dyn Chance,
) -> Result<List> {
    list.site = match site {
        Some(site) => Some(site),
        None => only(office.packages_due()?.into_iter().map(|due| due.site)),
    };
    if let (Some(site), Ok(_)) = (&list.site, &list.roster) {
        list.counts = Some(office.look_at_list(site, &list.people(), now, chance)?);
    }
    Ok(list)
}

fn only(mut sites: impl Iterator<Item = String>) -> Option<String> {
    let first = sites.next();
    first.filter(|_| sites.next().is_none())
}
