//! Who may be one person under two pseudonyms: found here, decided by somebody, and undone at any
//! time. No sign-in is rewritten: a merge is one row that counting follows.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::directory::mended;
use super::engine::{Work, values};
use super::projection::Touched;
use super::{Office, OfficeError, Result, count};
use crate::domain::id::PersonId;
use crate::domain::name::ChosenName;
pub(super) use crate::domain::package::OFFICE;

/// The most groups that are listed.
pub const DOUBLES_MAX: usize = 200;

/// People who may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Double {
    /// Why they are looked at.
    pub because: Because,
    /// Who, those with the most evenings first.
    pub people: Vec<Known>,
}

/// Why people may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// They have the same number elsewhere.
    SameNumber,
    /// They chose the same name.
    SameName,
}

/// What is known of a person who allowed to be named.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Known {
    /// The pseudonym, after all merges.
    pub person: PersonId,
    /// The chosen names.
    pub names: BTreeSet<String>,
    /// The numbers elsewhere.
    pub numbers: BTreeSet<String>,
    /// The sites whose kiosks know them.
    pub sites: BTreeSet<String>,
    /// Evenings at all sites.
    pub visits: u32,
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Known({})", self.person)
    }
}

/// A merge that the office made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Merge {
    /// Who is counted as somebody else.
    pub person: PersonId,
    /// Who that is.
    pub into: PersonId,
}

impl Office {
    /// People who may be one: those of one number first, then those of one name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn likely_doubles(&mut self) -> Result<Vec<Double>> {
        let mut work = self.engine.look()?;
        let known = known(work.as_mut())?;
        let mut groups: BTreeMap<(Because, String), BTreeSet<PersonId>> = BTreeMap::new();
        for one in known.values() {
            for number in &one.numbers {
                let key = (Because::SameNumber, number.to_lowercase());
                groups.entry(key).or_default().insert(one.person);
            }
            for name in one
                .names
                .iter()
                .filter_map(|name| ChosenName::new(name).ok())
            {
                let key = (Because::SameName, name.folded().as_str().to_owned());
                groups.entry(key).or_default().insert(one.person);
            }
        }
        let mut seen = BTreeSet::new();
        let groups = groups.into_iter().filter(|(_, people)| people.len() > 1);
        // Who has the same number and the same name is told once.
        let groups = groups.filter(|(_, people)| seen.insert(people.clone()));
        let doubles = groups.take(DOUBLES_MAX).map(|((because, _), people)| {
            let people = people.iter().filter_map(|person| known.get(person));
            let mut people: Vec<Known> = people.cloned().collect();
            people.sort_by_key(|one| (u32::MAX - one.visits, one.person));
            Double { because, people }
        });
        Ok(doubles.collect())
    }

    /// The merges that the office made, which can be undone.
    ///
    /// # Errors
    /// When the database fails.
    pub fn merges(&mut self) -> Result<Vec<Merge>> {
        let mut work = self.engine.look()?;
        let sql = "SELECT person, into_ FROM alias WHERE kiosk = $1 ORDER BY person";
        work.all(sql, values![OFFICE.bytes()], |row| {
            Ok(Merge {
                person: PersonId::from_bytes(row.bytes(0)?),
                into: PersonId::from_bytes(row.bytes(1)?),
            })
        })
    }

    /// From now on this person is counted as that one, at all sites and for all days.
    ///
    /// # Errors
    /// When one of them never came, they are one already, or this one was merged before.
    pub fn merge(&mut self, person: PersonId, into: PersonId) -> Result<()> {
        let mut work = self.engine.begin()?;
        for one in [person, into] {
            let sql = "SELECT 1 FROM visit WHERE person = $1
                       UNION SELECT 1 FROM person WHERE person = $1";
            if work.first(sql, values![one.bytes()])?.is_none() {
                return Err(OfficeError::NoPerson(one));
            }
        }
        if count::root_of(work.as_mut(), person)? == count::root_of(work.as_mut(), into)? {
            return Err(OfficeError::OneAlready(person, into));
        }
        let sql = "SELECT into_ FROM alias WHERE kiosk = $1 AND person = $2";
        let before = work.first(sql, values![OFFICE.bytes(), person.bytes()])?;
        if let Some(before) = before {
            let before = PersonId::from_bytes(before.bytes(0)?);
            return Err(OfficeError::OneAlready(person, before));
        }
        let touched = touched(work.as_mut(), &[person, into])?;
        work.run(
            "INSERT INTO alias (kiosk, person, into_) VALUES ($1, $2, $3)",
            values![OFFICE.bytes(), person.bytes(), into.bytes()],
        )?;
        count::again(work.as_mut(), &touched)?;
        work.commit()
    }

    /// Undoes a merge of the office: both are counted by themselves again.
    ///
    /// # Errors
    /// When the office did not merge this person.
    pub fn split(&mut self, person: PersonId) -> Result<()> {
        let mut work = self.engine.begin()?;
        let touched = touched(work.as_mut(), &[person])?;
        let gone = work.run(
            "DELETE FROM alias WHERE kiosk = $1 AND person = $2",
            values![OFFICE.bytes(), person.bytes()],
        )?;
        if gone == 0 {
            return Err(OfficeError::NotMerged(person));
        }
        count::again(work.as_mut(), &touched)?;
        work.commit()
    }
}

/// Everybody who is one with these now.
fn touched(work: &mut dyn Work, people: &[PersonId]) -> Result<Touched> {
    let mut touched = Touched::default();
    for person in people {
        touched.merged.extend(count::family_of(work, *person)?);
    }
    Ok(touched)
}

/// Whoever allowed to be named, by the pseudonym after all merges.
fn known(work: &mut dyn Work) -> Result<BTreeMap<PersonId, Known>> {
    let rows = work.all(
        "SELECT p.person, p.display_name, p.external_id, k.site FROM person p
         JOIN kiosk k ON k.id = p.kiosk ORDER BY p.person, p.kiosk",
        values![],
        |row| {
            let text = |at| Ok::<_, OfficeError>(row.text_or_none(at)?.map(str::to_owned));
            let person = PersonId::from_bytes(row.bytes(0)?);
            Ok((person, text(1)?, text(2)?, text(3)?))
        },
    )?;
    let roots = count::roots(work, u32::MAX)?;
    let mut known: BTreeMap<PersonId, Known> = BTreeMap::new();
    for (person, name, number, site) in rows {
        let root = roots.get(&person).copied().unwrap_or(person);
        let one = known.entry(root).or_insert_with(|| Known {
            person: root,
            names: BTreeSet::new(),
            numbers: BTreeSet::new(),
            sites: BTreeSet::new(),
            visits: 0,
        });
        one.names.extend(name);
        one.numbers
            .extend(number.map(|number| number.trim().to_owned()));
        one.numbers.remove("");
        one.sites.extend(site);
    }
    for (person, name) in mended(work)? {
        if let Some(one) = known.get_mut(&person)
            && !one.names.is_empty()
        {
            one.names = BTreeSet::from([name]);
        }
    }
    let sql = "SELECT person, CAST(sum(visits) AS BIGINT) FROM person_month GROUP BY person";
    work.each(sql, values![], &mut |row| {
        if let Some(one) = known.get_mut(&PersonId::from_bytes(row.bytes(0)?)) {
            one.visits = row.count(1)?;
        }
        Ok(())
    })?;
    Ok(known)
}
