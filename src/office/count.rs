//! Counting again what a bundle touched: who is whom after all merges, what each evening comes to,
//! and how often each person came in a month.
//!
//! Persons who were merged at any kiosk are one at all of them: merges are taken as a graph, and
//! everybody who hangs together is one person, whose pseudonym is the one that leads nowhere else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Result;
use super::engine::{Work, values};
use super::projection::{Touched, local_date};
use crate::domain::id::PersonId;

/// The most pseudonyms that are looked at for one person: nobody has so many cards.
const FAMILY_MAX: usize = 10_000;
/// Up to so many pseudonyms that were merged are faster read all at once than one by one.
const MERGED_AT_ONCE_MAX: u32 = 10_000;
/// How much of a date is its month, such as 2026-11.
const MONTH_CHARS: usize = 7;

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
pub(super) fn again(work: &mut dyn Work, touched: &Touched) -> Result<()> {
    clear(work)?;
    let rows = touched.evenings.iter();
    let rows = rows.map(|(site, session)| values![site, session].to_vec());
    let rows: Vec<_> = rows.collect();
    work.fill("touched_evening", &["site", "session"], &rows)?;
    merge(work, &touched.merged)?;
    // What an evening was counted under before it changed, and what it is counted under now.
    touch_months(work)?;
    evenings(work)?;
    touch_months(work)?;
    persons(work)?;
    clear(work)
}

/// Counts everything again.
pub(super) fn everything(work: &mut dyn Work) -> Result<()> {
    clear(work)?;
    work.run(
        "INSERT INTO touched_evening (site, session)
         SELECT DISTINCT site, session FROM opening",
        values![],
    )?;
    let merged = work.all(
        "SELECT person FROM alias UNION SELECT into_ FROM alias",
        values![],
        |row| Ok(PersonId::from_bytes(row.bytes(0)?)),
    )?;
    merge(work, &merged.into_iter().collect())?;
    evenings(work)?;
    touch_months(work)?;
    persons(work)?;
    clear(work)
}

fn clear(work: &mut dyn Work) -> Result<()> {
    work.run("DELETE FROM touched_evening", values![])?;
    work.run("DELETE FROM touched_month", values![])?;
    Ok(())
}

fn touch_months(work: &mut dyn Work) -> Result<()> {
    work.run(
        "INSERT INTO touched_month (site, month)
         SELECT DISTINCT e.site, e.month FROM touched_evening t CROSS JOIN evening e
         WHERE e.site = t.site AND e.session = t.session
         ON CONFLICT DO NOTHING",
        values![],
    )?;
    Ok(())
}

/// Finds anew who is one person, among these and everybody who hangs together with them.
fn merge(work: &mut dyn Work, among: &BTreeSet<PersonId>) -> Result<()> {
    let mut left = among.clone();
    while let Some(one) = left.pop_first() {
        let family = hanging_together(work, one)?;
        let root = head_of(&family).unwrap_or(one);
        for person in family.keys() {
            left.remove(person);
            stands_for(work, *person, root)?;
        }
    }
    Ok(())
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

fn stands_for(work: &mut dyn Work, person: PersonId, root: PersonId) -> Result<()> {
    let before = root_of(work, person)?;
    if before == root {
        return Ok(());
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
    work.run(
        "INSERT INTO touched_evening (site, session)
         SELECT DISTINCT site, session FROM visit WHERE person = $1 AND session IS NOT NULL
         ON CONFLICT DO NOTHING",
        values![person.bytes()],
    )?;
    work.run(
        "UPDATE visit SET root = $2 WHERE person = $1",
        values![person.bytes(), root.bytes()],
    )?;
    Ok(())
}

/// Of several sign-ins of one person in one evening the earliest counts, and so does its kind.
fn evenings(work: &mut dyn Work) -> Result<()> {
    date(work)?;
    work.run(
        "DELETE FROM evening
         WHERE (site, session) IN (SELECT site, session FROM touched_evening)",
        values![],
    )?;
    work.run(
        "INSERT INTO evening (site, session, zone, date, month, series, mode, start, ends, opened,
                              opened_by, closed, did_not_sign_in, interrupted, signed_in,
                              without_name, newcomers, guests, family, minors)
         WITH head AS (
             SELECT v.site, v.session, v.root, v.kind, row_number() OVER (
                        PARTITION BY v.site, v.session, v.root
                        ORDER BY v.written, v.kiosk, v.seq) AS nth
             FROM touched_evening t CROSS JOIN visit v
             WHERE v.site = t.site AND v.session = t.session AND v.voided IS NULL
         ), heads AS (
             SELECT site, session, count(*) AS signed_in,
                    sum(CASE WHEN root IS NULL THEN 1 ELSE 0 END) AS without_name,
                    sum(CASE WHEN kind = 'newcomer' THEN 1 ELSE 0 END) AS newcomers,
                    sum(CASE WHEN kind = 'guest' THEN 1 ELSE 0 END) AS guests,
                    sum(CASE WHEN kind = 'family' THEN 1 ELSE 0 END) AS family,
                    sum(CASE WHEN kind = 'minor' THEN 1 ELSE 0 END) AS minors
             FROM head WHERE root IS NULL OR nth = 1 GROUP BY site, session
         ), told AS (
             SELECT o.site, o.session, o.zone, o.series, o.mode, o.start, o.ends,
                    min(o.opened) OVER one AS opened, o.opened_by,
                    max(o.closed) OVER one AS closed,
                    max(o.did_not_sign_in) OVER one AS did_not_sign_in,
                    max(o.interrupted) OVER one AS interrupted,
                    row_number() OVER (
                        PARTITION BY o.site, o.session ORDER BY o.opened, o.kiosk) AS nth
             FROM touched_evening t CROSS JOIN opening o
             WHERE o.site = t.site AND o.session = t.session
             WINDOW one AS (PARTITION BY o.site, o.session)
         )
         SELECT o.site, o.session, o.zone, d.date, d.month, o.series, o.mode, o.start, o.ends,
                o.opened, o.opened_by, o.closed, o.did_not_sign_in, o.interrupted,
                coalesce(h.signed_in, 0), coalesce(h.without_name, 0), coalesce(h.newcomers, 0),
                coalesce(h.guests, 0), coalesce(h.family, 0), coalesce(h.minors, 0)
         FROM told o
         JOIN evening_date d ON d.site = o.site AND d.session = o.session
         LEFT JOIN heads h ON h.site = o.site AND h.session = o.session
         WHERE o.nth = 1",
        values![],
    )?;
    Ok(())
}

/// The local date of each evening that is counted: a rule of time zones, not of databases.
fn date(work: &mut dyn Work) -> Result<()> {
    work.run("DELETE FROM evening_date", values![])?;
    let dates = work.all(
        "WITH told AS (
             SELECT o.site, o.session, o.zone, o.start, row_number() OVER (
                        PARTITION BY o.site, o.session ORDER BY o.opened, o.kiosk) AS nth
             FROM touched_evening t CROSS JOIN opening o
             WHERE o.site = t.site AND o.session = t.session)
         SELECT site, session, zone, start FROM told WHERE nth = 1",
        values![],
        |row| {
            let date = local_date(row.text(2)?, row.number(3)?)?;
            Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned(), date))
        },
    )?;
    let rows = dates.iter().map(|(site, session, date)| {
        let month = date.get(..MONTH_CHARS).unwrap_or(date);
        values![site, session, date, month].to_vec()
    });
    let columns = ["site", "session", "date", "month"];
    work.fill("evening_date", &columns, &rows.collect::<Vec<_>>())
}

/// Each evening counts once, however often somebody signed in there. Whole months of a site are
/// counted again, and nothing else of who was there: what a bundle costs does not grow with the
/// years that its people have been coming.
fn persons(work: &mut dyn Work) -> Result<()> {
    work.run(
        "DELETE FROM person_month
         WHERE (month, site) IN (SELECT month, site FROM touched_month)",
        values![],
    )?;
    work.run(
        "INSERT INTO person_month (month, site, person, visits, first, last)
         SELECT e.month, e.site, v.root, count(DISTINCT e.session), min(e.date), max(e.date)
         FROM touched_month t CROSS JOIN evening e CROSS JOIN visit v
         WHERE e.site = t.site AND e.month = t.month
           AND v.site = e.site AND v.session = e.session
           AND v.voided IS NULL AND v.root IS NOT NULL AND e.mode <> 'headcount'
         GROUP BY e.month, e.site, v.root",
        values![],
    )?;
    Ok(())
}
