//! Counting again what a bundle touched: who is whom after all merges, what each evening comes to,
//! and how often each person came in a month.
//!
//! Persons who were merged at any kiosk are one at all of them: merges are taken as a graph, and
//! everybody who hangs together is one person, whose pseudonym is the one that leads nowhere else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Result;
use super::engine::{Value, Work, values};
use crate::domain::id::PersonId;

mod evenings;
pub(super) mod months;

pub(super) use evenings::{Fresh, Opening, Seen, Written, known, stretch};

/// The most pseudonyms that are looked at for one person: nobody has so many cards.
const FAMILY_MAX: usize = 10_000;
/// Up to so many pseudonyms that were merged are faster read all at once than one by one.
const MERGED_AT_ONCE_MAX: u32 = 10_000;

/// A site and one of its sessions, or one of its months.
pub(super) type Key = (String, String);

/// What has to be counted again.
#[derive(Default)]
pub(super) struct Touched {
    /// Evenings that are read again, by site and session, and where.
    pub evenings: BTreeMap<Key, Written>,
    /// Evenings of which all that there is came just now.
    pub fresh: Vec<Fresh>,
    /// Persons whose merges changed.
    pub merged: BTreeSet<PersonId>,
}

/// The person that a pseudonym stands for.
pub(super) fn root_of(work: &mut dyn Work, person: PersonId) -> Result<PersonId> {
    let found = work.first(
        "SELECT root FROM canonical WHERE person = $1",
        values![person.bytes()],
    )?;
    found.map_or(Ok(person), |row| Ok(PersonId::from_bytes(row.bytes(0)?)))
}

/// Whom each pseudonym that was merged stands for, at most so many of them.
pub(super) fn roots(work: &mut dyn Work, most: u32) -> Result<HashMap<PersonId, PersonId>> {
    let sql = "SELECT person, root FROM canonical LIMIT $1";
    let merged = work.all(sql, values![most], |row| {
        let (person, root) = (row.bytes(0)?, row.bytes(1)?);
        Ok((PersonId::from_bytes(person), PersonId::from_bytes(root)))
    })?;
    Ok(merged.into_iter().collect())
}

/// Whom pseudonyms stand for, as far as it was asked.
#[derive(Default)]
pub(super) struct Roots {
    known: HashMap<PersonId, PersonId>,
    /// Whether everybody who is not known stands for themselves, once that was asked.
    is_all: Option<bool>,
}

impl Roots {
    /// The person that a pseudonym stands for, as it was when this began.
    pub fn of(&mut self, work: &mut dyn Work, person: PersonId) -> Result<PersonId> {
        let is_all = if let Some(is_all) = self.is_all {
            is_all
        } else {
            self.known = roots(work, MERGED_AT_ONCE_MAX)?;
            let read = u32::try_from(self.known.len());
            *self
                .is_all
                .insert(read.is_ok_and(|read| read < MERGED_AT_ONCE_MAX))
        };
        if let Some(root) = self.known.get(&person) {
            return Ok(*root);
        }
        if is_all {
            return Ok(person);
        }
        let root = root_of(work, person)?;
        self.known.insert(person, root);
        Ok(root)
    }
}

/// Every pseudonym that is counted as one with this person now, itself among them.
pub(super) fn family_of(work: &mut dyn Work, person: PersonId) -> Result<BTreeSet<PersonId>> {
    let root = root_of(work, person)?;
    let family = work.all(
        "SELECT person FROM canonical WHERE root = $1",
        values![root.bytes()],
        |row| Ok(PersonId::from_bytes(row.bytes(0)?)),
    )?;
    Ok(family.into_iter().chain([root, person]).collect())
}

/// Counts again what was touched, and looks at nothing else: what was touched comes first in every
/// `CROSS JOIN`, which `SQLite` joins in the order in which it stands.
pub(super) fn again(work: &mut dyn Work, touched: Touched) -> Result<()> {
    let Touched {
        mut evenings,
        merged,
        fresh,
    } = touched;
    for evening in merge(work, &merged)? {
        evenings.entry(evening).or_insert(Written::AsCounted(None));
    }
    for one in &fresh {
        evenings.remove(&one.evening);
    }
    let mut months = evenings::again(work, &evenings)?;
    evenings::add(work, fresh, &mut months)?;
    months::again(work, &months)
}

/// Counts everything again.
pub(super) fn everything(work: &mut dyn Work) -> Result<()> {
    let merged = work.all(
        "SELECT person FROM alias UNION SELECT into_ FROM alias",
        values![],
        |row| Ok(PersonId::from_bytes(row.bytes(0)?)),
    )?;
    merge(work, &merged.into_iter().collect())?;
    let mut evenings = BTreeMap::new();
    work.each("SELECT site, session FROM opening", values![], &mut |row| {
        let evening = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
        evenings.insert(evening, Written::Nothing);
        Ok(())
    })?;
    let sql = "SELECT site, session, min(written), max(written) FROM visit
               WHERE session IS NOT NULL GROUP BY site, session";
    work.each(sql, values![], &mut |row| {
        let evening = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
        evenings.insert(evening, Written::Within([row.number(2)?, row.number(3)?]));
        Ok(())
    })?;
    let months = evenings::again(work, &evenings)?;
    months::again(work, &months)
}

/// Finds anew who is one person, among these and everybody who hangs together with them. Gives the
/// evenings of those who stand for somebody else now.
fn merge(work: &mut dyn Work, among: &BTreeSet<PersonId>) -> Result<BTreeSet<Key>> {
    let (mut left, mut evenings) = (among.clone(), BTreeSet::new());
    while let Some(one) = left.pop_first() {
        let family = hanging_together(work, one)?;
        let root = head_of(&family).unwrap_or(one);
        for person in family.keys() {
            left.remove(person);
            evenings.extend(stands_for(work, *person, root)?);
        }
    }
    Ok(evenings)
}

/// Who is reached from a person by merges, in whatever direction, and whom each leads to.
fn hanging_together(
    work: &mut dyn Work,
    one: PersonId,
) -> Result<BTreeMap<PersonId, Vec<PersonId>>> {
    let mut family: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    let mut next = vec![one];
    while let Some(person) = next.pop() {
        if family.contains_key(&person) || family.len() >= FAMILY_MAX {
            continue;
        }
        let read = |row: &super::engine::Record| Ok(PersonId::from_bytes(row.bytes(0)?));
        let into = work.all(
            "SELECT into_ FROM alias WHERE person = $1 ORDER BY into_",
            values![person.bytes()],
            read,
        )?;
        let from = work.all(
            "SELECT person FROM alias WHERE into_ = $1",
            values![person.bytes()],
            read,
        )?;
        next.extend(into.iter().chain(&from));
        family.insert(person, into);
    }
    Ok(family)
}

/// The one that leads nowhere else; the smallest, where there are several or none.
fn head_of(family: &BTreeMap<PersonId, Vec<PersonId>>) -> Option<PersonId> {
    let mut ends = family.iter().filter(|(_, into)| into.is_empty());
    let first = ends.next().or_else(|| family.first_key_value());
    first.map(|(person, _)| *person)
}

fn stands_for(work: &mut dyn Work, person: PersonId, root: PersonId) -> Result<Vec<Key>> {
    let before = root_of(work, person)?;
    if before == root {
        return Ok(Vec::new());
    }
    work.run(
        "DELETE FROM canonical WHERE person = $1",
        values![person.bytes()],
    )?;
    if person != root {
        work.run(
            "INSERT INTO canonical (person, root) VALUES ($1, $2)",
            values![person.bytes(), root.bytes()],
        )?;
    }
    work.all(
        "SELECT DISTINCT site, session FROM visit WHERE person = $1 AND session IS NOT NULL",
        values![person.bytes()],
        |row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())),
    )
}

fn touch_months<'m>(
    work: &mut dyn Work,
    months: impl Iterator<Item = (&'m str, &'m str)>,
) -> Result<()> {
    work.run("DELETE FROM touched_month", values![])?;
    let months: Vec<Value<'_>> = months
        .flat_map(|(site, month)| [site.into(), month.into()])
        .collect();
    work.fill("touched_month", &["site", "month"], &months)
}
