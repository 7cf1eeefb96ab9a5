//! A list of people for the kiosks of a site: looked at first, kept for the next package, and taken
//! back until that goes out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Folder, Saying};
use crate::domain::id::PersonId;
use crate::domain::package::Say;
use crate::domain::person::PersonDraft;
use crate::office::engine::{Work, values};
use crate::office::{Office, OfficeError, Result, forget};
use crate::services::Chance;

/// Rows of lists that packages have said.
const ROSTER: &str = "roster";
/// The same of those that none has said yet.
pub(super) const WAITING: &str = "waiting";

/// What a list says to a site, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ListCounts {
    /// Rows of people whom neither an earlier list nor a kiosk knows by their number.
    pub new: usize,
    /// Rows that say something else than was said before.
    pub changed: usize,
    /// Rows that were said before.
    pub same: usize,
    /// Rows of people who were taken off, and stay so.
    pub taken_off: usize,
}

impl Office {
    /// What a list would say to a site. Nothing is kept.
    ///
    /// # Errors
    /// When the database fails or there are no random bytes.
    pub fn look_at_list(
        &mut self,
        site: &str,
        list: &[PersonDraft],
        now: DateTime<Utc>,
        chance: &dyn Chance,
    ) -> Result<ListCounts> {
        let mut work = self.engine.begin()?;
        keep(work.as_mut(), site, list, now, chance)
    }

    /// Keeps a list for the next package to a site. A row that waits already waits as it is now.
    ///
    /// # Errors
    /// When the database fails or there are no random bytes.
    pub fn keep_list(
        &mut self,
        site: &str,
        list: &[PersonDraft],
        now: DateTime<Utc>,
        chance: &dyn Chance,
    ) -> Result<ListCounts> {
        let mut work = self.engine.begin()?;
        let counts = keep(work.as_mut(), site, list, now, chance)?;
        work.commit()?;
        Ok(counts)
    }

    /// What waits for the next package to a site is not said, after all.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take_list_back(&mut self, site: &str) -> Result<()> {
        let mut work = self.engine.begin()?;
        let sql = "DELETE FROM said WHERE site = $1 AND kind = $2";
        work.run(sql, values![site, WAITING])?;
        work.commit()
    }
}

/// Says the list as a package would, and lets what is news in it wait instead.
fn keep(
    work: &mut dyn Work,
    site: &str,
    list: &[PersonDraft],
    now: DateTime<Utc>,
    chance: &dyn Chance,
) -> Result<ListCounts> {
    let before = rows(work, site, ROSTER)?;
    let waiting = rows(work, site, WAITING)?;
    // What waits stands as if it had been said: so one list after another is what one would be.
    for (id, row) in &waiting {
        write(work, (site, ROSTER, id), Some(row))?;
    }
    let known = known(work)?;
    let erased = forget::erased(work)?;
    let folder = Folder {
        people: list.to_vec(),
        ..Folder::default()
    };
    let mut saying = Saying::begin(work, site, now, &erased)?;
    saying.folder(&folder, chance)?;
    let mut counts = ListCounts {
        taken_off: saying.taken_off,
        ..ListCounts::default()
    };
    for (id, row) in rows(work, site, ROSTER)? {
        let stood = waiting.get(&id).or(before.get(&id));
        match stood {
            Some((_, body)) if *body == row.1 => {}
            None if !known.contains(&id) => counts.new += 1,
            _ => counts.changed += 1,
        }
        let said = before.get(&id);
        if said == Some(&row) && !waiting.contains_key(&id) {
            continue;
        }
        let is_news = said.is_none_or(|(_, body)| *body != row.1);
        write(work, (site, WAITING, &id), is_news.then_some(&row))?;
        write(work, (site, ROSTER, &id), said)?;
    }
    counts.same = list
        .len()
        .saturating_sub(counts.new + counts.changed + counts.taken_off);
    Ok(counts)
}

/// When something was said, and how.
type Row = (i64, String);

/// What was said to a site of this kind, by what it is known by.
fn rows(work: &mut dyn Work, site: &str, kind: &str) -> Result<BTreeMap<String, Row>> {
    let sql = "SELECT id, time, body FROM said WHERE site = $1 AND kind = $2";
    let rows = work.all(sql, values![site, kind], |row| {
        let (id, body) = (row.text(0)?.to_owned(), row.text(2)?.to_owned());
        Ok((id, (row.number(1)?, body)))
    })?;
    Ok(rows.into_iter().collect())
}

/// Everybody whose number a kiosk knows.
fn known(work: &mut dyn Work) -> Result<BTreeSet<String>> {
    let sql = "SELECT DISTINCT person FROM person WHERE external_id IS NOT NULL";
    let known = work.all(sql, values![], |row| {
        Ok(PersonId::from_bytes(row.bytes(0)?).to_string())
    })?;
    Ok(known.into_iter().collect())
}

/// Keeps a statement as it is given, or none.
fn write(
    work: &mut dyn Work,
    (site, kind, id): (&str, &str, &str),
    row: Option<&Row>,
) -> Result<()> {
    let sql = "DELETE FROM said WHERE site = $1 AND kind = $2 AND id = $3";
    work.run(sql, values![site, kind, id])?;
    if let Some((time, body)) = row {
        let sql = "INSERT INTO said (site, kind, id, time, body) VALUES ($1, $2, $3, $4, $5)";
        work.run(sql, values![site, kind, id, *time, body])?;
    }
    Ok(())
}

/// How many rows wait for the next package to a site.
pub(super) fn waiting(work: &mut dyn Work, site: &str) -> Result<usize> {
    Ok(rows(work, site, WAITING)?.len())
}

impl Saying<'_> {
    /// Says what waited for this package.
    pub(super) fn list(&mut self) -> Result<()> {
        for (id, (_, body)) in rows(self.work, self.site, WAITING)? {
            let say: Say =
                serde_json::from_str(&body).map_err(|_| OfficeError::Unreadable("statement"))?;
            self.say(ROSTER, &id, &say)?;
            write(self.work, (self.site, WAITING, &id), None)?;
        }
        Ok(())
    }
}
