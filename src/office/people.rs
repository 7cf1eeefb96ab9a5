//! Who may be one person under two pseudonyms: found here, decided by somebody, and undone at any
//! time. No sign-in is rewritten: a merge is one row that counting follows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::count::Touched;
use super::directory::Mended;
use super::engine::{Work, values};
use super::{Office, OfficeError, Result, count, forget, package};
use crate::domain::id::{KioskId, PersonId};
use crate::domain::name::{ChosenName, Folded, could_be_taken_for_each_other, nickname_forms};
pub(super) use crate::domain::package::OFFICE;

#[cfg(test)]
mod tests;

/// The most groups that are listed.
pub const DOUBLES_MAX: usize = 200;

/// How many names that begin, or end, with the same word are compared with each other.
const NEAR_MAX: usize = 200;

/// People who may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Double {
    /// Why they are looked at.
    pub because: Because,
    /// Who, those with the most evenings first.
    pub people: Vec<Known>,
}

/// All that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubles {
    /// Groups of them, at most [`DOUBLES_MAX`].
    pub listed: Vec<Double>,
    /// How many groups there are beyond these.
    pub more: usize,
    /// Words by which so many names begin or end that those were not compared with each other, and
    /// how many.
    pub crowds: Vec<(String, usize)>,
}

/// Why people may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// They have the same number elsewhere.
    SameNumber,
    /// They chose the same name.
    SameName,
    /// One of their names could be taken for the other.
    AlikeName,
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
    /// People who may be one, as many as are listed.
    ///
    /// # Errors
    /// When the database fails.
    pub fn likely_doubles(&mut self) -> Result<Vec<Double>> {
        Ok(self.doubles()?.listed)
    }

    /// People who may be one: those of one number first, then those of one name, then those whose
    /// names could be taken for each other. Two whom somebody has parted are not told again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn doubles(&mut self) -> Result<Doubles> {
        let mut work = self.engine.look()?;
        let known = known(work.as_mut())?;
        let two = two(work.as_mut())?;
        let mut groups: BTreeMap<(Because, String), BTreeSet<PersonId>> = BTreeMap::new();
        let mut names: BTreeMap<Folded, BTreeSet<PersonId>> = BTreeMap::new();
        for one in known.values() {
            for number in &one.numbers {
                let key = (Because::SameNumber, number.to_lowercase());
                groups.entry(key).or_default().insert(one.person);
            }
            let chosen = one.names.iter();
            for name in chosen.filter_map(|name| ChosenName::new(name).ok()) {
                names.entry(name.folded()).or_default().insert(one.person);
            }
        }
        let (alike, crowds) = alike(names.keys());
        for (one, other) in alike {
            let both = [one, other].into_iter().filter_map(|name| names.get(name));
            let key = (Because::AlikeName, one.as_str().to_owned() + other.as_str());
            groups.insert(key, both.flatten().copied().collect());
        }
        for (name, site, people) in by_nickname(&names, &known) {
            groups.insert((Because::AlikeName, name + " " + site), people);
        }
        for (name, people) in names {
            groups.insert((Because::SameName, name.as_str().to_owned()), people);
        }
        let mut seen = BTreeSet::new();
        // Who has the same number and the same name is told once.
        let groups = groups
            .into_iter()
            .filter(|(_, people)| people.len() > 1 && seen.insert(people.clone()));
        let doubles = groups.flat_map(|((because, _), people)| {
            let people = people.iter().filter_map(|person| known.get(person));
            let mut people: Vec<Known> = people.cloned().collect();
            people.sort_by_key(|one| (u32::MAX - one.visits, one.person));
            let groups = not_parted(people, &two).into_iter();
            groups.map(move |people| Double { because, people })
        });
        let mut listed: Vec<Double> = doubles.collect();
        let more = listed.len().saturating_sub(DOUBLES_MAX);
        listed.truncate(DOUBLES_MAX);
        Ok(Doubles {
            listed,
            more,
            crowds,
        })
    }

    /// Somebody looked at these two, and they are two: they are suggested no more.
    ///
    /// # Errors
    /// When they are counted as one, or the database fails.
    pub fn keep_two(&mut self, one: PersonId, other: PersonId) -> Result<()> {
        let mut work = self.engine.begin()?;
        let [one, other] = [
            count::root_of(work.as_mut(), one)?,
            count::root_of(work.as_mut(), other)?,
        ];
        if one == other {
            return Err(OfficeError::OneAlready(one, other));
        }
        work.run(
            "INSERT INTO parted (person, other) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            values![one.bytes(), other.bytes()],
        )?;
        work.commit()
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
    /// When one of them never came or was taken off, they are one already, or this one was merged
    /// before.
    pub fn merge(&mut self, person: PersonId, into: PersonId, now: DateTime<Utc>) -> Result<()> {
        let mut work = self.engine.begin()?;
        for one in [person, into] {
            let sql = "SELECT 1 FROM visit WHERE person = $1
                       UNION SELECT 1 FROM person WHERE person = $1";
            if work.first(sql, values![one.bytes()])?.is_none() {
                return Err(OfficeError::NoPerson(one));
            }
        }
        // As at a kiosk: who was merged before brings all who are one with them.
        let [person, into] = [
            count::root_of(work.as_mut(), person)?,
            count::root_of(work.as_mut(), into)?,
        ];
        if person == into {
            return Err(OfficeError::OneAlready(person, into));
        }
        for one in [person, into] {
            if forget::is_erased(work.as_mut(), one)? {
                return Err(OfficeError::TakenOff(one));
            }
        }
        if let Some(before) = merged_into(work.as_mut(), person)? {
            return Err(OfficeError::OneAlready(person, before));
        }
        let touched = touched(work.as_mut(), &[person, into])?;
        work.run(
            "DELETE FROM parted WHERE (person = $1 AND other = $2) OR (person = $2 AND other = $1)",
            values![person.bytes(), into.bytes()],
        )?;
        work.run(
            "INSERT INTO alias (kiosk, person, into_) VALUES ($1, $2, $3)",
            values![OFFICE.bytes(), person.bytes(), into.bytes()],
        )?;
        decide(work.as_mut(), person, now)?;
        let merged = touched.merged.clone();
        count::again(work.as_mut(), touched)?;
        forget::follow(work.as_mut(), &merged)?;
        work.commit()
    }

    /// Undoes a merge of the office: both are counted by themselves again, also where kiosks have
    /// heard of the merge and say it since then.
    ///
    /// # Errors
    /// When the office did not merge this person.
    pub fn split(&mut self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        let mut work = self.engine.begin()?;
        let into = merged_into(work.as_mut(), person)?;
        let into = into.ok_or(OfficeError::NotMerged(person))?;
        let touched = touched(work.as_mut(), &[person])?;
        let newest = work.first("SELECT max(number) FROM package", values![])?;
        let newest = newest.map(|row| row.number_or_none(0)).transpose()?;
        let newest = newest.flatten().unwrap_or(0);
        for (one, other) in [(person, into), (into, person)] {
            let gone = work.run(
                "DELETE FROM alias WHERE person = $1 AND into_ = $2",
                values![one.bytes(), other.bytes()],
            )?;
            if gone > 0 {
                work.run(
                    "INSERT INTO parted (person, other, after) VALUES ($1, $2, $3)
                     ON CONFLICT (person, other) DO UPDATE SET after = excluded.after",
                    values![one.bytes(), other.bytes(), newest],
                )?;
                decide(work.as_mut(), one, now)?;
            }
        }
        count::again(work.as_mut(), touched)?;
        work.commit()
    }
}

/// Keeps when it was decided into whom somebody is merged, if into anybody.
fn decide(work: &mut dyn Work, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    let time = package::moment(work, now)?;
    work.run(
        "INSERT INTO decided (person, time) VALUES ($1, $2)
         ON CONFLICT (person) DO UPDATE SET time = excluded.time",
        values![person.bytes(), time],
    )?;
    Ok(())
}

/// When it was last decided of whom.
pub(super) fn decided(work: &mut dyn Work) -> Result<BTreeMap<PersonId, i64>> {
    let decided = work.all("SELECT person, time FROM decided", values![], |row| {
        Ok((PersonId::from_bytes(row.bytes(0)?), row.number(1)?))
    })?;
    Ok(decided.into_iter().collect())
}

/// Whom the office merged this person into, if it did.
fn merged_into(work: &mut dyn Work, person: PersonId) -> Result<Option<PersonId>> {
    let sql = "SELECT into_ FROM alias WHERE kiosk = $1 AND person = $2";
    let into = work.first(sql, values![OFFICE.bytes(), person.bytes()])?;
    into.map(|row| row.bytes(0).map(PersonId::from_bytes))
        .transpose()
}

/// Whether a kiosk that lays these two together only repeats what the office has taken back: until
/// it has taken a package that was made after that, it cannot know.
pub(super) fn is_taken_back(
    work: &mut dyn Work,
    kiosk: KioskId,
    person: PersonId,
    into: PersonId,
) -> Result<bool> {
    let sql = "SELECT 1 FROM parted
               WHERE ((person = $1 AND other = $2) OR (person = $2 AND other = $1))
                 AND after >= coalesce((SELECT number FROM taken WHERE kiosk = $3), 0)";
    let values = values![person.bytes(), into.bytes(), kiosk.bytes()];
    Ok(work.first(sql, values)?.is_some())
}

/// Who was parted here from whom they were merged into.
pub(super) fn parted(work: &mut dyn Work) -> Result<BTreeSet<PersonId>> {
    let sql = "SELECT DISTINCT person FROM parted WHERE after IS NOT NULL";
    let parted = work.all(sql, values![], |row| {
        Ok(PersonId::from_bytes(row.bytes(0)?))
    })?;
    Ok(parted.into_iter().collect())
}

/// Pairs of whom somebody said that they are two, by their pseudonyms after all merges, both ways.
fn two(work: &mut dyn Work) -> Result<BTreeSet<(PersonId, PersonId)>> {
    let pairs = work.all("SELECT person, other FROM parted", values![], |row| {
        let (one, other) = (row.bytes(0)?, row.bytes(1)?);
        Ok((PersonId::from_bytes(one), PersonId::from_bytes(other)))
    })?;
    let mut two = BTreeSet::new();
    for (one, other) in pairs {
        let [one, other] = [count::root_of(work, one)?, count::root_of(work, other)?];
        two.extend([(one, other), (other, one)]);
    }
    Ok(two)
}

/// Groups in which everybody may be one with the first.
fn not_parted(mut people: Vec<Known>, two: &BTreeSet<(PersonId, PersonId)>) -> Vec<Vec<Known>> {
    let mut groups = Vec::new();
    while people.len() > 1 {
        let first = people.remove(0);
        let (apart, with): (Vec<_>, Vec<_>) = people
            .into_iter()
            .partition(|other| two.contains(&(first.person, other.person)));
        if !with.is_empty() {
            groups.push(std::iter::once(first).chain(with).collect());
        }
        people = apart;
    }
    groups
}

/// Pairs of names that could be taken for each other.
type Alike<'n> = BTreeSet<(&'n Folded, &'n Folded)>;

/// Names of several words that could be taken for each other. Only those that begin or end with the
/// same word are compared, and no crowd of them: so it stays cheap among very many. The crowds are
/// told, with how many they are.
fn alike<'n>(names: impl Iterator<Item = &'n Folded>) -> (Alike<'n>, Vec<(String, usize)>) {
    let mut near: HashMap<(bool, &str), Vec<&Folded>> = HashMap::new();
    for name in names {
        let mut words = name.words();
        if let (Some(first), Some(last)) = (words.next(), words.next_back()) {
            near.entry((true, first)).or_default().push(name);
            near.entry((false, last)).or_default().push(name);
        }
    }
    let (mut alike, mut crowds) = (BTreeSet::new(), BTreeMap::new());
    for ((_, word), names) in near {
        if names.len() > NEAR_MAX {
            let crowd = crowds.entry(word.to_owned()).or_insert(0);
            *crowd = names.len().max(*crowd);
            continue;
        }
        for (at, one) in names.iter().enumerate() {
            let others = names.iter().skip(at + 1);
            let others = others.filter(|other| could_be_taken_for_each_other(one, other));
            alike.extend(others.map(|other| (*one.min(other), *one.max(other))));
        }
    }
    (alike, crowds.into_iter().collect())
}

/// Names of one word, of which one is a nickname of the other. So many people go by one word that
/// only those are told who are known at the same site; a slip in so short a name says nothing.
fn by_nickname<'k>(
    names: &BTreeMap<Folded, BTreeSet<PersonId>>,
    known: &'k BTreeMap<PersonId, Known>,
) -> Vec<(String, &'k str, BTreeSet<PersonId>)> {
    let mut found = Vec::new();
    for (name, people) in names.iter().filter(|(name, _)| name.words().count() == 1) {
        for form in nickname_forms(name).filter(|form| name < form) {
            let Some(others) = names.get(&form) else {
                continue;
            };
            let mut sites: BTreeMap<&str, [BTreeSet<PersonId>; 2]> = BTreeMap::new();
            for (at, people) in [people, others].into_iter().enumerate() {
                for one in people.iter().filter_map(|person| known.get(person)) {
                    for site in &one.sites {
                        let both = sites.entry(site).or_default();
                        both[at].insert(one.person);
                    }
                }
            }
            let key = [name.as_str(), form.as_str()].join(" ");
            let sites = sites.into_iter();
            let sites = sites.filter(|(_, both)| both.iter().all(|of| !of.is_empty()));
            found.extend(sites.map(|(site, [one, other])| (key.clone(), site, &one | &other)));
        }
    }
    found
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
    let mended = Mended::read(work)?;
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
        let mended = name.as_ref().and_then(|name| mended.of(person, name));
        let mended = mended.map(|(name, _)| name.to_owned());
        one.names.extend(mended.or(name));
        one.numbers
            .extend(number.map(|number| number.trim().to_owned()));
        one.numbers.remove("");
        one.sites.extend(site);
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
