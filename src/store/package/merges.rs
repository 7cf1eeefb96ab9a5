//! Who is one with whom, and who was taken off, after everything that was said about it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::take::Taking;
use super::{is_newer, people};
use crate::domain::entry::Event;
use crate::domain::id::PersonId;
use crate::domain::package::{Record, Say, Stamp};
use crate::store::people::erase_one;
use crate::store::{Result, StoreError, column, projection, stamp};

/// Whom each pseudonym leads to, and when that was said.
type Said = BTreeMap<PersonId, (Stamp, Option<PersonId>)>;

/// Everything that was said here about merges.
pub(super) fn said(conn: &Connection) -> Result<Said> {
    let sql = "SELECT time, base, writer, id, body FROM stamp WHERE kind = 'merge' ORDER BY id";
    let mut merges = conn.prepare_cached(sql)?;
    let mut rows = merges.query([])?;
    let mut said = Said::new();
    while let Some(row) = rows.next()? {
        let into = row.get::<_, Option<String>>(4)?;
        let into = into.map(|into| into.parse()).transpose();
        let into = into.map_err(|_| StoreError::Unreadable("merge of persons"))?;
        let person = PersonId::from_bytes(row.get(3)?);
        said.insert(person, (stamp::read(row, 0)?, into));
    }
    Ok(said)
}

/// Everybody who was taken off.
pub(super) fn erased(conn: &Connection) -> Result<BTreeMap<PersonId, Stamp>> {
    let sql = "SELECT time, base, writer, id FROM stamp WHERE kind = 'erased' ORDER BY id";
    let mut erased = conn.prepare_cached(sql)?;
    let erased = erased.query_map([], |row| {
        Ok((PersonId::from_bytes(row.get(3)?), stamp::read(row, 0)?))
    })?;
    Ok(erased.collect::<rusqlite::Result<_>>()?)
}

/// Who was taken off, and has a row all the same.
fn left_over(conn: &Connection) -> Result<BTreeSet<PersonId>> {
    let sql = "SELECT s.id FROM stamp s JOIN person p ON p.id = s.id WHERE s.kind = 'erased'";
    let mut left = conn.prepare_cached(sql)?;
    let left = left.query_map([], |row| row.get(0).map(PersonId::from_bytes))?;
    Ok(left.collect::<rusqlite::Result<_>>()?)
}

/// What is to be so after a package.
pub(super) struct Merges {
    said: Said,
    /// Whom each pseudonym leads to: those that were said, without circles and without anybody who
    /// was taken off.
    links: BTreeMap<PersonId, PersonId>,
    /// In the order in which they were said.
    order: Vec<PersonId>,
    /// Who was taken off before, and who is taken off now.
    before: BTreeSet<PersonId>,
    now: BTreeSet<PersonId>,
}

impl Merges {
    /// What stands here, and what the records say over it.
    pub fn of(conn: &Connection, records: &[&Record]) -> Result<Self> {
        let mut said = said(conn)?;
        let before: BTreeSet<PersonId> = erased(conn)?.into_keys().collect();
        // A copy from before may have brought something of them back.
        let left = left_over(conn)?;
        let mut gone = before.clone();
        for record in records {
            match &record.say {
                Say::Merge { person, into } => {
                    let here = said.get(person).map(|(at, _)| *at);
                    if is_newer(record.at, here) {
                        said.insert(*person, (record.at, *into));
                    }
                }
                Say::Erased { person } => {
                    gone.insert(*person);
                }
                _ => {}
            }
        }
        let mut order: Vec<PersonId> = said.keys().copied().collect();
        order.sort_by_key(|person| said.get(person).map(|(at, _)| *at));
        let mut links = BTreeMap::new();
        for person in &order {
            let into = said.get(person).and_then(|(_, into)| *into);
            // Two who were laid into each other: what was said first stays.
            if let Some(into) = into
                && end_of(&links, into) != *person
            {
                links.insert(*person, into);
            }
        }
        // Whoever is one with somebody who was taken off is taken off, too.
        let led: Vec<PersonId> = links
            .keys()
            .filter(|person| chain(&links, **person).any(|one| gone.contains(&one)))
            .copied()
            .collect();
        gone.extend(led);
        links.retain(|person, into| !gone.contains(person) && !gone.contains(into));
        Ok(Self {
            said,
            links,
            order,
            now: gone
                .iter()
                .filter(|person| !before.contains(person) || left.contains(person))
                .copied()
                .collect(),
            before,
        })
    }
}

/// Whom a pseudonym leads to, one after the other, itself first.
fn chain(
    links: &BTreeMap<PersonId, PersonId>,
    person: PersonId,
) -> impl Iterator<Item = PersonId> + '_ {
    std::iter::successors(Some(person), |one| links.get(one).copied())
}

fn end_of(links: &BTreeMap<PersonId, PersonId>, person: PersonId) -> PersonId {
    chain(links, person).last().unwrap_or(person)
}

impl Taking<'_, '_> {
    /// Takes off who was taken off elsewhere.
    pub(super) fn erase(&mut self, merges: &Merges) -> Result<()> {
        self.erased = merges.before.union(&merges.now).copied().collect();
        for person in &merges.now {
            let is_known = self.is_known(*person)?;
            erase_one(self.act, *person)?;
            self.note(Event::Erased, Some(*person))?;
            self.changes.people_erased += u32::from(is_known);
        }
        Ok(())
    }

    /// Whether anything here is of this person.
    fn is_known(&self, person: PersonId) -> Result<bool> {
        let mut known = self.act.tx.prepare_cached(
            "SELECT 1 FROM person WHERE id = ?1 UNION SELECT 1 FROM badge WHERE person = ?1",
        )?;
        Ok(known.exists([person.bytes()])?)
    }

    /// Lays together who is one, and parts who is two.
    pub(super) fn merge(&mut self, merges: &Merges) -> Result<()> {
        let here = self.links()?;
        let changed = |person: &PersonId| here.get(person) != merges.links.get(person);
        // First apart, so that nothing leads in a circle on the way.
        for person in here.keys().filter(|person| changed(person)) {
            self.note(Event::Unaliased, Some(*person))?;
        }
        for person in merges.order.iter().filter(|person| changed(person)) {
            let Some(into) = merges.links.get(person) else {
                continue;
            };
            self.note(Event::Aliased { into: *into }, Some(*person))?;
        }
        let all = here.keys().chain(&merges.order);
        let all: BTreeSet<PersonId> = all.filter(|person| changed(person)).copied().collect();
        self.changes.merges += u32::try_from(all.len()).unwrap_or(u32::MAX);
        for (person, (at, into)) in &merges.said {
            if !self.erased.contains(person) {
                let tx = &self.act.tx;
                stamp::put(tx, stamp::MERGE, person.bytes(), *at, *into)?;
            }
        }
        for person in all {
            self.move_in(person)?;
        }
        Ok(())
    }

    /// Whoever is counted as somebody of whom nothing is kept here brings what is kept of them.
    fn move_in(&mut self, person: PersonId) -> Result<()> {
        let tx = &self.act.tx;
        let root = projection::canonical(tx, person)?;
        if root == person || people::record(tx, root)?.is_some() {
            return Ok(());
        }
        let Some(mut record) = people::record(tx, person)? else {
            return Ok(());
        };
        let at = stamp::of(tx, stamp::PERSON, person.bytes())?;
        let at = column::found(at, "moment of a person")?;
        record.person = root;
        self.write_person(&record, at)
    }

    fn links(&self) -> Result<BTreeMap<PersonId, PersonId>> {
        let mut links = self
            .act
            .tx
            .prepare_cached("SELECT person, into_ FROM alias")?;
        let links = links.query_map([], |row| {
            let (person, into) = (row.get(0)?, row.get(1)?);
            Ok((PersonId::from_bytes(person), PersonId::from_bytes(into)))
        })?;
        Ok(links.collect::<rusqlite::Result<_>>()?)
    }
}
