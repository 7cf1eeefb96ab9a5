//! Everybody who came, as a list that a person looks through: found by a part of a name or number,
//! in any order, and with a name that the office may mend.
//!
//! A name stands here only where a kiosk may name its person. A mended one takes its place, and
//! says nothing where the kiosks say nothing any more.

use std::collections::HashMap;
use std::fmt;

use super::engine::{Work, values};
use super::{Office, OfficeError, Result, count, forget};
use crate::domain::id::PersonId;
use crate::domain::name::ChosenName;

/// The most people that are listed: more of them are looked for in the tables of a report.
pub const LISTED_MAX: u32 = 200_000;

/// One person.
#[derive(Clone, PartialEq, Eq)]
pub struct Listed {
    /// The pseudonym, after all merges.
    pub person: PersonId,
    /// The name: the mended one, else the chosen one; empty where nobody may say it.
    pub name: String,
    /// The chosen name, where another one stands in its place.
    pub chosen: Option<String>,
    /// The number elsewhere; empty where there is none.
    pub number: String,
    /// Evenings at all sites.
    pub visits: u32,
    /// How many sites.
    pub sites: u32,
    /// The date of the first evening, such as 2026-11-24.
    pub first: String,
    /// The date of the last one.
    pub last: String,
    /// Whether they were taken off: of them nothing else is known any more.
    pub taken_off: bool,
}

impl fmt::Debug for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Listed({}, {})", self.person, self.visits)
    }
}

/// By what a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The name; who has none comes last.
    Name,
    /// The number elsewhere; who has none comes last.
    Number,
    /// Evenings.
    Visits,
    /// Sites.
    Sites,
    /// The first evening.
    First,
    /// The last evening.
    Last,
}

/// Everybody who came.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Directory {
    people: Vec<Listed>,
    keys: Vec<Key>,
    /// Whether there are more than [`LISTED_MAX`].
    pub has_more: bool,
}

/// How a person is found.
#[derive(PartialEq, Eq)]
struct Key {
    /// Name, number and pseudonym, folded.
    all: String,
    /// The name alone, folded.
    name: String,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

impl Directory {
    pub(crate) fn of(people: Vec<Listed>, has_more: bool) -> Self {
        let keys = people.iter().map(key_of).collect();
        Self {
            people,
            keys,
            has_more,
        }
    }

    /// How many are listed.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody came yet.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The person at a place that [`Directory::choose`] gave.
    pub fn at(&self, place: usize) -> Option<&Listed> {
        self.people.get(place)
    }

    /// The places of those in whom every word of the filter is found, in this order.
    pub fn choose(&self, filter: &str, by: Column, descending: bool) -> Vec<usize> {
        let words: Vec<String> = filter.split_whitespace().map(folded).collect();
        let has_all = |place: &usize| {
            let key = self.keys.get(*place);
            key.is_some_and(|key| words.iter().all(|word| key.all.contains(word.as_str())))
        };
        let mut chosen: Vec<usize> = (0..self.people.len()).filter(has_all).collect();
        let of = |place: &usize| self.people.get(*place);
        match by {
            Column::Name => chosen.sort_by_key(|place| self.keys.get(*place).map(|key| &key.name)),
            Column::Number => chosen.sort_by_key(|place| of(place).map(|one| &one.number)),
            Column::First => chosen.sort_by_key(|place| of(place).map(|one| &one.first)),
            Column::Last => chosen.sort_by_key(|place| of(place).map(|one| &one.last)),
            Column::Visits => chosen.sort_by_key(|place| of(place).map(|one| one.visits)),
            Column::Sites => chosen.sort_by_key(|place| of(place).map(|one| one.sites)),
        }
        if descending {
            chosen.reverse();
        }
        // Who has none stays behind the others, whichever way those stand.
        match by {
            Column::Name => {
                chosen.sort_by_key(|place| of(place).is_none_or(|one| one.name.is_empty()));
            }
            Column::Number => {
                chosen.sort_by_key(|place| of(place).is_none_or(|one| one.number.is_empty()));
            }
            _ => {}
        }
        chosen
    }
}

/// A text as it is looked for: a name is folded as at the door.
fn folded(text: &str) -> String {
    ChosenName::new(text).map_or_else(
        |_| text.trim().to_lowercase(),
        |name| name.folded().as_str().to_owned(),
    )
}

fn key_of(one: &Listed) -> Key {
    let name = folded(&one.name);
    let (person, number) = (one.person.to_string(), folded(&one.number));
    Key {
        all: [name.as_str(), number.as_str(), person.as_str()].join(" "),
        name,
    }
}

impl Office {
    /// Everybody who came, those who came last first, at most [`LISTED_MAX`] of them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn directory(&mut self) -> Result<Directory> {
        let mut work = self.engine.look()?;
        let work = work.as_mut();
        let names = Names::read(work)?;
        let erased = forget::erased(work)?;
        let sql = "SELECT person, CAST(sum(visits) AS BIGINT), count(DISTINCT site), min(first),
                          max(last) FROM person_month GROUP BY person
                   ORDER BY 5 DESC, 1 LIMIT $1";
        let mut people = work.all(sql, values![LISTED_MAX + 1], |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            Ok(Listed {
                person,
                name: names.of(person).unwrap_or_default().to_owned(),
                chosen: names.replaced(person).map(str::to_owned),
                number: names.number(person).unwrap_or_default().to_owned(),
                visits: row.count(1)?,
                sites: row.count(2)?,
                first: row.text(3)?.to_owned(),
                last: row.text(4)?.to_owned(),
                taken_off: erased.contains(&person),
            })
        })?;
        let most = usize::try_from(LISTED_MAX).unwrap_or(usize::MAX);
        let has_more = people.len() > most;
        people.truncate(most);
        Ok(Directory::of(people, has_more))
    }

    /// Writes a name rightly, here and in every report from now on; without one, the chosen name
    /// stands again. Nobody gets a name who did not allow theirs to be said.
    ///
    /// # Errors
    /// When no kiosk names this person, or the database fails.
    pub fn mend_name(&mut self, person: PersonId, name: Option<&ChosenName>) -> Result<()> {
        let mut work = self.engine.begin()?;
        let family = count::family_of(work.as_mut(), person)?;
        let mut is_named = false;
        for one in &family {
            let sql = "SELECT 1 FROM person WHERE person = $1 AND display_name IS NOT NULL";
            is_named |= work.first(sql, values![one.bytes()])?.is_some();
        }
        if !is_named {
            return Err(OfficeError::NoName(person));
        }
        for one in &family {
            let sql = "DELETE FROM mended WHERE person = $1";
            work.run(sql, values![one.bytes()])?;
            let sql = "DELETE FROM said WHERE kind = 'named' AND id = $1";
            work.run(sql, values![&one.to_string()])?;
        }
        if let Some(name) = name {
            work.run(
                "INSERT INTO mended (person, name) VALUES ($1, $2)",
                values![person.bytes(), name.as_str()],
            )?;
        }
        work.commit()
    }
}

/// Names that were mended, by the pseudonym after all merges.
pub(super) fn mended(work: &mut dyn Work) -> Result<HashMap<PersonId, String>> {
    let sql = "SELECT person, name FROM mended ORDER BY person";
    let rows = work.all(sql, values![], |row| {
        Ok((PersonId::from_bytes(row.bytes(0)?), row.text(1)?.to_owned()))
    })?;
    let mut mended = HashMap::new();
    for (person, name) in rows {
        mended.insert(count::root_of(work, person)?, name);
    }
    Ok(mended)
}

/// What may be said of whom, by the pseudonym after all merges.
struct Names {
    said: HashMap<PersonId, (Option<String>, Option<String>)>,
    mended: HashMap<PersonId, String>,
}

impl Names {
    fn read(work: &mut dyn Work) -> Result<Self> {
        let roots = count::roots(work, u32::MAX)?;
        let mut said: HashMap<PersonId, (Option<String>, Option<String>)> = HashMap::new();
        let sql = "SELECT person, display_name, external_id FROM person ORDER BY kiosk, person";
        work.each(sql, values![], &mut |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            let root = roots.get(&person).copied().unwrap_or(person);
            let (name, number) = said.entry(root).or_default();
            // What one kiosk may not say, another may.
            *name = name.take().or(row.text_or_none(1)?.map(str::to_owned));
            *number = number.take().or(row.text_or_none(2)?.map(str::to_owned));
            Ok(())
        })?;
        let mended = mended(work)?;
        Ok(Self { said, mended })
    }

    fn chosen(&self, person: PersonId) -> Option<&str> {
        self.said.get(&person)?.0.as_deref()
    }

    fn of(&self, person: PersonId) -> Option<&str> {
        let chosen = self.chosen(person)?;
        Some(self.mended.get(&person).map_or(chosen, String::as_str))
    }

    fn replaced(&self, person: PersonId) -> Option<&str> {
        self.mended.get(&person).and_then(|_| self.chosen(person))
    }

    fn number(&self, person: PersonId) -> Option<&str> {
        self.said.get(&person)?.1.as_deref()
    }
}

#[cfg(test)]
mod tests;
