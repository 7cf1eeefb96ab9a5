//! What the kiosks of a site are still to be told: found by itself, not written by anybody.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::domain::id::{KioskId, PersonId};
use crate::domain::package::{NamedRecord, OFFICE, Say};
use crate::office::directory::Mended;
use crate::office::engine::{Work, values};
use crate::office::people::{decided, parted};
use crate::office::{Office, OfficeError, Result, forget};

use super::list;

/// Kinds of statements that follow from the database.
const ERASED: &str = "erased";
const MERGE: &str = "merge";
const NAMED: &str = "named";

/// What a package would tell a site, and who has not taken the last one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The site.
    pub site: String,
    /// When the last package was made for it, if one was.
    pub made: Option<DateTime<Utc>>,
    /// People who were taken off since.
    pub erased: usize,
    /// People who were merged or parted since.
    pub merges: usize,
    /// Names that were mended since.
    pub names: usize,
    /// Rows of a list of people that wait for the next package.
    pub listed: usize,
    /// Kiosks that have brought nothing yet from after they took the last package over.
    pub behind: Vec<KioskId>,
}

impl Due {
    /// Whether the next package would say something that none has said before.
    pub const fn has_news(&self) -> bool {
        self.erased + self.merges + self.names + self.listed > 0
    }
}

impl Office {
    /// What the kiosks of each site are still to be told, site by site.
    ///
    /// # Errors
    /// When the database fails.
    pub fn packages_due(&mut self) -> Result<Vec<Due>> {
        let mut work = self.engine.look()?;
        let work = work.as_mut();
        let sql = "SELECT DISTINCT site FROM kiosk WHERE site IS NOT NULL AND gone = 0
                   ORDER BY site";
        let sites = work.all(sql, values![], |row| Ok(row.text(0)?.to_owned()))?;
        let known = Known::read(work)?;
        let due = sites.into_iter().map(|site| due(work, site, &known));
        due.collect()
    }
}

fn due(work: &mut dyn Work, site: String, known: &Known) -> Result<Due> {
    let sql = "SELECT number, time FROM package WHERE site = $1";
    let last = work.first(sql, values![&site])?;
    let last = last.map(|row| Ok::<_, OfficeError>((row.number(0)?, row.number(1)?)));
    let last = last.transpose()?;
    let mut due = Due {
        made: last.and_then(|(_, time)| DateTime::from_timestamp_millis(time)),
        erased: 0,
        merges: 0,
        names: 0,
        listed: list::waiting(work, &site)?,
        behind: Vec::new(),
        site,
    };
    let sql = "SELECT kind, id, body FROM said WHERE site = $1 AND kind IN ($2, $3, $4)";
    let before = work.all(sql, values![&due.site, ERASED, MERGE, NAMED], |row| {
        let (kind, id) = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
        Ok(((kind, id), row.text(2)?.to_owned()))
    })?;
    let before: BTreeMap<(String, String), String> = before.into_iter().collect();
    for (kind, id, say, _) in known.news(work, &due.site)? {
        if before.get(&(kind.to_owned(), id)) == Some(&body(&say)?) {
            continue;
        }
        match say {
            Say::Erased { .. } => due.erased += 1,
            Say::Named(_) => due.names += 1,
            _ => due.merges += 1,
        }
    }
    if let Some((number, _)) = last {
        let sql = "SELECT k.id FROM kiosk k LEFT JOIN taken t ON t.kiosk = k.id
                   WHERE k.site = $1 AND k.gone = 0 AND coalesce(t.number, 0) < $2 ORDER BY k.id";
        due.behind = work.all(sql, values![&due.site, number], |row| {
            Ok(KioskId::from_bytes(row.bytes(0)?))
        })?;
    }
    Ok(due)
}

/// The moment of what is decided now: after everything that was heard here, and said from here.
pub(in crate::office) fn moment(work: &mut dyn Work, now: DateTime<Utc>) -> Result<i64> {
    let sql = "SELECT max(t.time) FROM (
                   SELECT time FROM told UNION ALL SELECT time FROM package
                   UNION ALL SELECT time FROM mended UNION ALL SELECT time FROM decided) t";
    let last = work.first(sql, values![])?;
    let last = last.map(|row| row.number_or_none(0)).transpose()?.flatten();
    let wall = now.timestamp_millis();
    Ok(wall.max(last.unwrap_or(0).saturating_add(1)))
}

/// A statement as it is kept.
pub(super) fn body(say: &Say) -> Result<String> {
    serde_json::to_string(say).map_err(|_| OfficeError::Unreadable("statement"))
}

/// What follows from the database for every site.
pub(super) struct Known {
    erased: BTreeSet<PersonId>,
    /// Whom the office merged, and into whom.
    merged: BTreeMap<PersonId, PersonId>,
    /// Whom it parted again.
    parted: BTreeSet<PersonId>,
    /// When it decided that.
    decided: BTreeMap<PersonId, i64>,
    /// Names that it mended.
    mended: Mended,
}

/// A statement: its kind, what it is known by, and when it was decided, if that is known.
pub(super) type News = (&'static str, String, Say, Option<i64>);

impl Known {
    pub(super) fn read(work: &mut dyn Work) -> Result<Self> {
        let merged = work.all(
            "SELECT person, into_ FROM alias WHERE kiosk = $1",
            values![OFFICE.bytes()],
            |row| {
                let (person, into) = (row.bytes(0)?, row.bytes(1)?);
                Ok((PersonId::from_bytes(person), PersonId::from_bytes(into)))
            },
        )?;
        Ok(Self {
            erased: forget::erased(work)?,
            merged: merged.into_iter().collect(),
            parted: parted(work)?,
            decided: decided(work)?,
            mended: Mended::read(work)?,
        })
    }

    /// What follows for a site, whether it was said before or not.
    pub(super) fn news(&self, work: &mut dyn Work, site: &str) -> Result<Vec<News>> {
        let mut news = Vec::new();
        for person in &self.erased {
            let say = Say::Erased { person: *person };
            news.push((ERASED, person.to_string(), say, None));
        }
        for (person, into) in self.merges(work, site)? {
            let say = Say::Merge { person, into };
            let decided = self.decided.get(&person).copied();
            news.push((MERGE, person.to_string(), say, decided));
        }
        for (named, time) in self.named(work, site)? {
            let id = named.person.to_string();
            news.push((NAMED, id, Say::Named(Box::new(named)), Some(time)));
        }
        Ok(news)
    }

    /// Who was merged here, and who was parted again.
    fn merges(
        &self,
        work: &mut dyn Work,
        site: &str,
    ) -> Result<BTreeMap<PersonId, Option<PersonId>>> {
        let sql = "SELECT id FROM said WHERE site = $1 AND kind = $2";
        let before = work.all(sql, values![site, MERGE], |row| {
            let person = row.text(0)?.parse();
            person.map_err(|_| OfficeError::Unreadable("statement"))
        })?;
        let apart = before.into_iter().chain(self.parted.iter().copied());
        let mut merges: BTreeMap<PersonId, Option<PersonId>> =
            apart.map(|person| (person, None)).collect();
        let now = self.merged.iter();
        merges.extend(now.map(|(person, into)| (*person, Some(*into))));
        Ok(merges)
    }

    /// Names that were mended of people whom a kiosk of this site names otherwise, under the
    /// pseudonyms by which its kiosks know them, and when that was.
    fn named(&self, work: &mut dyn Work, site: &str) -> Result<Vec<(NamedRecord, i64)>> {
        let sql = "SELECT DISTINCT p.person, p.display_name FROM person p
                   JOIN mended m ON m.person = p.person AND m.chosen = p.display_name
                   JOIN kiosk k ON k.id = p.kiosk WHERE k.site = $1 ORDER BY p.person";
        let said = work.all(sql, values![site], |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            let mended = self.mended.of(person, row.text(1)?);
            Ok(mended.map(|(name, time)| {
                let name = name.to_owned();
                (NamedRecord { person, name }, time)
            }))
        })?;
        let mut named: Vec<_> = said.into_iter().flatten().collect();
        named.dedup();
        Ok(named)
    }
}
