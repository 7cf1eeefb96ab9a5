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

/// Whom each pseudonym that was merged stands for.
pub(super) fn roots(work: &mut dyn Work) -> Result<HashMap<PersonId, PersonId>> {
    let sql = "SELECT person, root FROM canonical";
    let merged = work.all(sql, values![], |row| {
        let (person, root) = (row.bytes(0)?, row.bytes(1)?);
        Ok((PersonId::from_bytes(person), PersonId::from_bytes(root)))
    })?;
    Ok(merged.into_iter().collect())
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

/// Counts again what was touched.
pub(super) fn again(work: &mut dyn Work, touched: &Touched) -> Result<()> {
    clear(work)?;
    let rows = touched.evenings.iter();
    let rows = rows.map(|(site, session)| values![site, session].to_vec());
    let rows: Vec<_> = rows.collect();
    work.fill("touched_evening", &["site", "session"], &rows)?;
    for person in &touched.persons {
        touch_person(work, *person)?;
    }
    // Whoever was there before it changed, under the month that it had before.
    touch_persons(work)?;
    merge(work, &touched.merged)?;
    evenings(work)?;
    touch_persons(work)?;
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
    touch_persons(work)?;
    persons(work)?;
    clear(work)
}

fn clear(work: &mut dyn Work) -> Result<()> {
    work.run("DELETE FROM touched_evening", values![])?;
    work.run("DELETE FROM touched_person", values![])?;
    Ok(())
}

fn touch_persons(work: &mut dyn Work) -> Result<()> {
    work.run(
        "INSERT INTO touched_person (person)
         SELECT DISTINCT v.root FROM touched_evening t
         JOIN visit v ON v.site = t.site AND v.session = t.session
         WHERE v.root IS NOT NULL ON CONFLICT DO NOTHING",
        values![],
    )?;
    Ok(())
}

fn touch_person(work: &mut dyn Work, person: PersonId) -> Result<()> {
    work.run(
        "INSERT INTO touched_person (person) VALUES ($1) ON CONFLICT DO NOTHING",
        values![person.bytes()],
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
    touch_person(work, before)?;
    touch_person(work, root)?;
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
        "DELETE FROM evening WHERE EXISTS (
             SELECT 1 FROM touched_evening t
             WHERE t.site = evening.site AND t.session = evening.session)",
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
             FROM touched_evening t JOIN visit v ON v.site = t.site AND v.session = t.session
             WHERE v.voided IS NULL
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
             FROM touched_evening t
             JOIN opening o ON o.site = t.site AND o.session = t.session
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
             FROM touched_evening t
             JOIN opening o ON o.site = t.site AND o.session = t.session)
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

/// Each evening counts once, however often somebody signed in there.
fn persons(work: &mut dyn Work) -> Result<()> {
    work.run(
        "DELETE FROM person_month WHERE person IN (SELECT person FROM touched_person)",
        values![],
    )?;
    work.run(
        "INSERT INTO person_month (month, site, person, visits, first, last)
         SELECT e.month, e.site, v.root, count(DISTINCT e.session), min(e.date), max(e.date)
         FROM touched_person t
         JOIN visit v ON v.root = t.person
         JOIN evening e ON e.site = v.site AND e.session = v.session
         WHERE v.voided IS NULL AND e.mode <> 'headcount'
         GROUP BY e.month, e.site, v.root",
        values![],
    )?;
    Ok(())
}
