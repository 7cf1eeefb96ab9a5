//! Everybody who came, or whom a list knows, for somebody to look through: found by a part of a
//! name or number, in any order, and with a name that the office may mend.
//!
//! A name stands here only where a kiosk may name its person. A mended one takes its place, and
//! says nothing where the kiosks say nothing any more.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use chrono::{DateTime, Utc};

use super::engine::{Work, values};
use super::{Office, OfficeError, Result, count, forget, package};
use crate::domain::id::PersonId;
use crate::domain::name::ChosenName;
use crate::domain::package::Say;

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
    /// Everybody who came, those who came last first, and behind them whoever is only known by a
    /// list or a kiosk: at most [`LISTED_MAX`] of them.
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
                   UNION ALL
                   SELECT o.person, 0, 0, '', '' FROM (
                       SELECT coalesce(c.root, p.person) AS person
                       FROM person p LEFT JOIN canonical c ON c.person = p.person
                       UNION
                       SELECT coalesce(c.root, l.person)
                       FROM listed l LEFT JOIN canonical c ON c.person = l.person
                       WHERE l.person <> $2) o
                   WHERE o.person NOT IN (SELECT person FROM person_month)
                   ORDER BY 5 DESC, 1 LIMIT $1";
        let nobody = forget::NOBODY;
        let values = values![LISTED_MAX + 1, nobody.bytes()];
        let mut people = work.all(sql, values, |row| {
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

    /// Writes a name rightly, here and in every report from now on, for as long as a kiosk says the
    /// one that it takes the place of; without one, the chosen name stands again. Nobody gets a
    /// name who did not allow theirs to be said.
    ///
    /// # Errors
    /// When no kiosk names this person, or the database fails.
    pub fn mend_name(
        &mut self,
        person: PersonId,
        name: Option<&ChosenName>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut work = self.engine.begin()?;
        let mut chosen = BTreeSet::new();
        for one in count::family_of(work.as_mut(), person)? {
            let sql = "SELECT display_name FROM person
                       WHERE person = $1 AND display_name IS NOT NULL";
            let said = work.all(sql, values![one.bytes()], |row| Ok(row.text(0)?.to_owned()))?;
            chosen.extend(said.into_iter().map(|said| (one, said)));
            forget_mended(work.as_mut(), one)?;
        }
        if chosen.is_empty() {
            return Err(OfficeError::NoName(person));
        }
        if let Some(name) = name {
            let time = package::moment(work.as_mut(), now)?;
            for (one, said) in chosen.iter().filter(|(_, said)| said != name.as_str()) {
                work.run(
                    "INSERT INTO mended (person, chosen, name, time) VALUES ($1, $2, $3, $4)",
                    values![one.bytes(), said, name.as_str(), time],
                )?;
            }
        }
        work.commit()
    }
}

fn forget_mended(work: &mut dyn Work, person: PersonId) -> Result<()> {
    let sql = "DELETE FROM mended WHERE person = $1";
    work.run(sql, values![person.bytes()])?;
    let sql = "DELETE FROM said WHERE kind = 'named' AND id = $1";
    work.run(sql, values![&person.to_string()])?;
    Ok(())
}

/// Lets go of mended names where no kiosk says any more what was mended, or one says something
/// that nobody here has seen then: whoever chose another name since is called that.
pub(super) fn drop_mended(work: &mut dyn Work) -> Result<()> {
    let sql = "SELECT DISTINCT m.person FROM mended m WHERE NOT EXISTS (
                   SELECT 1 FROM person p WHERE p.person = m.person AND p.display_name = m.chosen)
               OR EXISTS (
                   SELECT 1 FROM person p WHERE p.person = m.person AND p.display_name <> m.name
                   AND NOT EXISTS (SELECT 1 FROM mended o
                                   WHERE o.person = m.person AND o.chosen = p.display_name))";
    let over = work.all(sql, values![], |row| {
        Ok(PersonId::from_bytes(row.bytes(0)?))
    })?;
    over.into_iter()
        .try_for_each(|person| forget_mended(work, person))
}

/// Names that were mended: what stands for what kiosks call a pseudonym, and since when.
pub(super) struct Mended(HashMap<PersonId, Vec<(String, String, i64)>>);

impl Mended {
    pub(super) fn read(work: &mut dyn Work) -> Result<Self> {
        let sql = "SELECT person, chosen, name, time FROM mended ORDER BY person, chosen";
        let rows = work.all(sql, values![], |row| {
            let text = |at| Ok::<_, OfficeError>(row.text(at)?.to_owned());
            let person = PersonId::from_bytes(row.bytes(0)?);
            Ok((person, (text(1)?, text(2)?, row.number(3)?)))
        })?;
        let mut mended: HashMap<_, Vec<_>> = HashMap::new();
        for (person, names) in rows {
            mended.entry(person).or_default().push(names);
        }
        Ok(Self(mended))
    }

    /// What stands in the place of this name, and since when.
    pub(super) fn of(&self, person: PersonId, chosen: &str) -> Option<(&str, i64)> {
        let names = self.0.get(&person)?.iter();
        let mut names = names.filter(|(of, ..)| of == chosen);
        names.next().map(|(_, name, time)| (name.as_str(), *time))
    }
}

/// How somebody is called.
#[derive(Debug, Default, Clone)]
pub(super) struct Called {
    /// The chosen name, as the first kiosk says it that may.
    pub chosen: Option<String>,
    /// What stands in its place.
    pub mended: Option<String>,
}

impl Called {
    /// What one more kiosk says under one of their pseudonyms. A mended name goes before others.
    pub(super) fn hear(&mut self, mended: &Mended, person: PersonId, chosen: Option<&str>) {
        let Some(chosen) = chosen else { return };
        let name = mended.of(person, chosen).map(|(name, _)| name.to_owned());
        if self.chosen.is_none() || (self.mended.is_none() && name.is_some()) {
            (self.chosen, self.mended) = (Some(chosen.to_owned()), name);
        }
    }

    pub(super) fn name(&self) -> Option<&str> {
        self.mended.as_deref().or(self.chosen.as_deref())
    }
}

/// What may be said of whom, by the pseudonym after all merges.
struct Names(HashMap<PersonId, (Called, Option<String>)>);

impl Names {
    fn read(work: &mut dyn Work) -> Result<Self> {
        let roots = count::roots(work, u32::MAX)?;
        let mended = Mended::read(work)?;
        let mut said: HashMap<PersonId, (Called, Option<String>)> = HashMap::new();
        let sql = "SELECT person, display_name, external_id FROM person ORDER BY kiosk, person";
        work.each(sql, values![], &mut |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            let root = roots.get(&person).copied().unwrap_or(person);
            let (name, number) = said.entry(root).or_default();
            // What one kiosk may not say, another may.
            name.hear(&mended, person, row.text_or_none(1)?);
            *number = number.take().or(row.text_or_none(2)?.map(str::to_owned));
            Ok(())
        })?;
        // Whom only a list knows goes by what stands there.
        let sql = "SELECT body FROM said WHERE kind = 'roster' ORDER BY site, id";
        work.each(sql, values![], &mut |row| {
            let say = serde_json::from_str(row.text(0)?);
            if let Say::Roster(row) = say.map_err(|_| OfficeError::Unreadable("statement"))? {
                let root = roots.get(&row.person).copied().unwrap_or(row.person);
                said.entry(root).or_insert_with(|| {
                    let called = Called {
                        chosen: row.name.or(row.legal_name),
                        mended: None,
                    };
                    (called, row.number)
                });
            }
            Ok(())
        })?;
        Ok(Self(said))
    }

    fn of(&self, person: PersonId) -> Option<&str> {
        self.0.get(&person)?.0.name()
    }

    fn replaced(&self, person: PersonId) -> Option<&str> {
        let called = &self.0.get(&person)?.0;
        called.mended.as_ref().and(called.chosen.as_deref())
    }

    fn number(&self, person: PersonId) -> Option<&str> {
        self.0.get(&person)?.1.as_deref()
    }
}

#[cfg(test)]
mod tests;
