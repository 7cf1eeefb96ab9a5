//! The way back: what the office's staff wrote for a site, what the database knows of people who
//! were taken off or are one, and what each kiosk tells the others, made into a package.
//!
//! What was said once is said again with every package, at the moment at which it was said first.
//! So a list that nobody has changed does not undo what a kiosk has changed since.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::database::sites;
use super::engine::{Work, values};
use super::people::OFFICE;
use super::{Office, OfficeError, Result, count, forget};
use crate::domain::id::{KioskId, PersonId};
use crate::domain::package::{OfficeKeys, Record, RosterRecord, Say, Sister, Stamp, Withdrawn};
use crate::domain::person::PersonDraft;
use crate::services::Chance;
use crate::transfer::bundle::PublicKey;
use crate::transfer::package::{Contents, ToldNote, notes_of, read_cards_note, read_told_note};

mod carry;
mod due;
mod folder;
mod line;
mod list;
#[cfg(test)]
mod tests;

use due::Known;
use line::{as_listed, line_of, line_of_name};

pub(super) use due::moment;
pub(super) use line::line_of_number;

pub use carry::{CarriedPackage, carry_package};
pub use due::Due;
pub use folder::{Folder, read_folder};
pub use list::ListCounts;

/// What a package says, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Said {
    /// For how many kiosks it is.
    pub kiosks: usize,
    /// How many of them have told something.
    pub told: usize,
    /// Rows of the list of people.
    pub people: usize,
    /// Cards or bearers of cards that are withdrawn.
    pub withdrawn: usize,
    /// Series of meetings.
    pub series: usize,
    /// Milestone schemes.
    pub schemes: usize,
    /// Packs of readings.
    pub readings: usize,
    /// People who were taken off.
    pub erased: usize,
    /// Merges of the office, those that were undone among them.
    pub merges: usize,
    /// Names that the office mended.
    pub names: usize,
}

/// A package that was put together.
#[derive(Debug)]
pub struct MadePackage {
    /// What goes into it.
    pub contents: Contents,
    /// For which kiosks it is sealed.
    pub kiosks: Vec<PublicKey>,
    /// The same, counted.
    pub said: Said,
    /// Rows of the list that are one person, as they stand there: the first of two is said.
    pub one: Vec<[String; 2]>,
}

impl Office {
    /// Keeps what a kiosk tells those of its site, if it is newer than what is here. It must be
    /// signed by the kiosk. Says whether it was.
    ///
    /// # Errors
    /// When the database fails.
    pub fn hear(&mut self, kiosk: KioskId, key: &PublicKey, note: &str) -> Result<bool> {
        let (told, cards) = notes_of(note);
        let is_its_own = |of: &ToldNote<'_>| of.kiosk == kiosk && of.is_signed_by(key);
        let heard = [
            (told, told.and_then(read_told_note), "told"),
            (cards, cards.and_then(read_cards_note), "cards"),
        ];
        let mut work = self.engine.begin()?;
        for (note, of, table) in heard {
            let Some(note) = note else { continue };
            let Some(of) = of.filter(is_its_own) else {
                return Ok(false);
            };
            let sql = format!(
                "INSERT INTO {table} (kiosk, site, time, note) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (kiosk) DO UPDATE SET site = excluded.site, time = excluded.time,
                     note = excluded.note WHERE {table}.time < excluded.time"
            );
            work.run(&sql, values![kiosk.bytes(), of.site, of.time, note])?;
        }
        work.commit()?;
        Ok(true)
    }

    /// Puts the next package for a site together. What `folder` says that was not said before, or
    /// was said differently, is said now.
    ///
    /// # Errors
    /// When no kiosk of such a site is known here, or the database fails.
    pub fn next_package(
        &mut self,
        site: &str,
        folder: &Folder,
        office: Option<OfficeKeys>,
        now: DateTime<Utc>,
        chance: &dyn Chance,
    ) -> Result<MadePackage> {
        let mut work = self.engine.begin()?;
        let made = put_together(work.as_mut(), site, folder, office, now, chance)?;
        work.commit()?;
        Ok(made)
    }

    /// Looks what the next package would say, and keeps nothing.
    ///
    /// # Errors
    /// As [`Office::next_package`].
    pub fn would_package(
        &mut self,
        site: &str,
        folder: &Folder,
        now: DateTime<Utc>,
        chance: &dyn Chance,
    ) -> Result<MadePackage> {
        let mut work = self.engine.begin()?;
        put_together(work.as_mut(), site, folder, None, now, chance)
    }
}

fn put_together(
    work: &mut dyn Work,
    site: &str,
    folder: &Folder,
    office: Option<OfficeKeys>,
    now: DateTime<Utc>,
    chance: &dyn Chance,
) -> Result<MadePackage> {
    let kiosks = kiosks_of(work, site)?;
    if kiosks.is_empty() {
        let site = site.to_owned();
        let known = sites(work)?.join(", ");
        return Err(OfficeError::NoSite { site, known });
    }
    let erased = forget::erased(work)?;
    let mut saying = Saying::begin(work, site, now, &erased)?;
    saying.list()?;
    saying.folder(folder, chance)?;
    let known = Known::read(saying.work)?;
    for (kind, id, say, decided) in known.news(saying.work, site)? {
        saying.say_of(kind, &id, &say, decided)?;
    }
    let one = std::mem::take(&mut saying.one);
    let number = saying.end(now)?;
    let mut records = said(work, site)?;
    records.retain(|record| !is_of(&record.say, &erased));
    let told = told(work, site, &kiosks)?;
    let house = house_of(work, site)?;
    let cards = cards(work, site)?;
    let mut counts = counted(&records);
    counts.erased = erased.len();
    (counts.kiosks, counts.told) = (kiosks.len(), told.len());
    records.extend(erased.into_iter().map(|person| Record {
        at: at(Stamp::BEGAN),
        say: Say::Erased { person },
    }));
    let keys = kiosks.iter().map(|(_, key)| *key).collect();
    let sister = |(kiosk, key): &(KioskId, PublicKey)| Sister {
        kiosk: *kiosk,
        key: key.to_string(),
    };
    Ok(MadePackage {
        contents: Contents {
            site: site.to_owned(),
            number,
            made_at: now.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            kiosks: kiosks.iter().map(sister).collect(),
            office,
            records,
            told,
            house: house.iter().map(sister).collect(),
            cards,
        },
        kiosks: keys,
        said: counts,
        one,
    })
}

const fn at(time: i64) -> Stamp {
    Stamp {
        time,
        base: 0,
        writer: OFFICE,
    }
}

/// Whether a statement is of somebody among these.
fn is_of(say: &Say, erased: &BTreeSet<PersonId>) -> bool {
    match say {
        Say::Roster(row) => erased.contains(&row.person),
        Say::Withdrawn(Withdrawn::Person(person)) => erased.contains(person),
        Say::Named(named) => erased.contains(&named.person),
        _ => false,
    }
}

fn counted(records: &[Record]) -> Said {
    let mut counts = Said::default();
    for record in records {
        match &record.say {
            Say::Roster(_) => counts.people += 1,
            Say::Withdrawn(_) => counts.withdrawn += 1,
            Say::Series { .. } => counts.series += 1,
            Say::Scheme(_) => counts.schemes += 1,
            Say::Readings { .. } => counts.readings += 1,
            Say::Merge { .. } => counts.merges += 1,
            Say::Named(_) => counts.names += 1,
            Say::Person(_) | Say::Card(_) | Say::Erased { .. } => {}
        }
    }
    counts
}

/// The kiosks of a site that are not gone for good, with their keys.
fn kiosks_of(work: &mut dyn Work, site: &str) -> Result<Vec<(KioskId, PublicKey)>> {
    kiosks(work, "site = $1", site)
}

/// Those of all other sites.
fn house_of(work: &mut dyn Work, site: &str) -> Result<Vec<(KioskId, PublicKey)>> {
    kiosks(work, "site <> $1", site)
}

fn kiosks(work: &mut dyn Work, which: &str, site: &str) -> Result<Vec<(KioskId, PublicKey)>> {
    let sql = format!("SELECT id, key FROM kiosk WHERE {which} AND gone = 0 ORDER BY id");
    work.all(&sql, values![site], |row| {
        let (kiosk, key) = (row.bytes(0)?, row.bytes(1)?);
        Ok((KioskId::from_bytes(kiosk), PublicKey::from_bytes(key)))
    })
}

/// What these kiosks told.
fn told(work: &mut dyn Work, site: &str, kiosks: &[(KioskId, PublicKey)]) -> Result<Vec<String>> {
    let sql = "SELECT kiosk, note FROM told WHERE site = $1 ORDER BY kiosk";
    let told = work.all(sql, values![site], |row| {
        let kiosk = KioskId::from_bytes(row.bytes(0)?);
        Ok((kiosk, row.text(1)?.to_owned()))
    })?;
    let is_there = |kiosk: &KioskId| kiosks.iter().any(|(there, _)| there == kiosk);
    let told = told.into_iter().filter(|(kiosk, _)| is_there(kiosk));
    Ok(told.map(|(_, note)| note).collect())
}

/// What the kiosks of all other sites told of their cards.
fn cards(work: &mut dyn Work, site: &str) -> Result<Vec<String>> {
    let sql = "SELECT c.note FROM kiosk k JOIN cards c ON c.kiosk = k.id
               WHERE k.site <> $1 AND k.gone = 0 ORDER BY k.id";
    work.all(sql, values![site], |row| Ok(row.text(0)?.to_owned()))
}

/// Everything that was said to a site, each at its moment.
fn said(work: &mut dyn Work, site: &str) -> Result<Vec<Record>> {
    let sql = "SELECT time, body FROM said WHERE site = $1 AND kind NOT IN ('erased', $2)
               ORDER BY kind, id";
    work.all(sql, values![site, list::WAITING], |row| {
        let say = serde_json::from_str(row.text(1)?);
        Ok(Record {
            at: at(row.number(0)?),
            say: say.map_err(|_| OfficeError::Unreadable("statement"))?,
        })
    })
}

/// Says to a site what it was not told yet.
struct Saying<'w> {
    work: &'w mut dyn Work,
    site: &'w str,
    /// Of whom nothing is said any more.
    erased: &'w BTreeSet<PersonId>,
    /// The moment of what is said now.
    time: i64,
    /// The number of the last package.
    number: u32,
    /// Rows of people who were taken off.
    taken_off: usize,
    /// Rows of the list that are one person.
    one: Vec<[String; 2]>,
}

impl<'w> Saying<'w> {
    /// Comes after everything that was heard from the site's kiosks, and said to them.
    fn begin(
        work: &'w mut dyn Work,
        site: &'w str,
        now: DateTime<Utc>,
        erased: &'w BTreeSet<PersonId>,
    ) -> Result<Self> {
        let last = work.first(
            "SELECT number, time FROM package WHERE site = $1",
            values![site],
        )?;
        let (number, last) = match last {
            Some(row) => (row.count(0)?, row.number(1)?),
            None => (0, 0),
        };
        let heard = work.first("SELECT max(time) FROM told WHERE site = $1", values![site])?;
        let heard = heard.map(|row| row.number_or_none(0)).transpose()?;
        let heard = heard.flatten().unwrap_or(0);
        let wall = now.timestamp_millis();
        Ok(Self {
            work,
            site,
            erased,
            time: wall.max(last + 1).max(heard.saturating_add(1)),
            number,
            taken_off: 0,
            one: Vec::new(),
        })
    }

    /// Takes the next number.
    fn end(self, now: DateTime<Utc>) -> Result<u32> {
        let secs = u32::try_from(now.timestamp()).unwrap_or(0);
        let number = secs.max(self.number.saturating_add(1));
        self.work.run(
            "INSERT INTO package (site, number, time) VALUES ($1, $2, $3)
             ON CONFLICT (site) DO UPDATE SET number = excluded.number, time = excluded.time",
            values![self.site, number, self.time],
        )?;
        Ok(number)
    }

    /// Says this, unless it was the last that was said of it.
    fn say(&mut self, kind: &str, id: &str, say: &Say) -> Result<()> {
        self.say_of(kind, id, say, None)
    }

    /// The same of the moment at which it was decided, where that is known.
    fn say_of(&mut self, kind: &str, id: &str, say: &Say, decided: Option<i64>) -> Result<()> {
        let body = due::body(say)?;
        self.work.run(
            "INSERT INTO said (site, kind, id, time, body) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (site, kind, id) DO UPDATE SET body = excluded.body,
                 time = CASE WHEN said.time < excluded.time THEN excluded.time ELSE $6 END
             WHERE said.body <> excluded.body OR said.time < $7",
            values![
                self.site,
                kind,
                id,
                decided.unwrap_or(self.time),
                &body,
                self.time,
                decided.unwrap_or(0)
            ],
        )?;
        Ok(())
    }

    /// What the office's staff wrote.
    fn folder(&mut self, folder: &Folder, chance: &dyn Chance) -> Result<()> {
        let mut names: HashMap<String, u32> = HashMap::new();
        for draft in folder.people.iter().filter(|row| row.external_id.is_none()) {
            let name = draft
                .name
                .iter()
                .map(|name| name.folded().as_str().to_owned());
            name.for_each(|name| *names.entry(name).or_default() += 1);
        }
        let mut rows: HashMap<PersonId, &PersonDraft> = HashMap::new();
        for draft in &folder.people {
            let person = self.person_of(draft, &names, chance)?;
            if person == forget::NOBODY || self.erased.contains(&person) {
                self.taken_off += 1;
                continue;
            }
            if let Some(first) = rows.get(&person) {
                // One person cannot be called two things: the first row stands.
                self.one.push([as_listed(first), as_listed(draft)]);
                continue;
            }
            rows.insert(person, draft);
            let row = RosterRecord {
                person,
                name: draft.name.as_ref().map(|name| name.as_str().to_owned()),
                legal_name: draft.legal_name.clone(),
                number: draft.external_id.clone(),
                kind: draft.kind,
            };
            self.say("roster", &person.to_string(), &Say::Roster(Box::new(row)))?;
        }
        for withdrawn in &folder.withdrawn {
            let id = match withdrawn {
                Withdrawn::Card(letters) => format!("card {letters}"),
                Withdrawn::Person(person) => format!("person {person}"),
                // Whoever had it was taken off, and all their cards are withdrawn with them.
                Withdrawn::Number(number) if self.is_nobodys(number)? => continue,
                Withdrawn::Number(number) => format!("number {number}"),
            };
            self.say("withdrawn", &id, &Say::Withdrawn(withdrawn.clone()))?;
        }
        for (series, retired) in &folder.series {
            let say = Say::Series {
                series: Box::new(series.clone()),
                retired: *retired,
            };
            self.say("series", series.id.as_str(), &say)?;
        }
        for scheme in &folder.schemes {
            self.say(
                "scheme",
                &scheme.id.0,
                &Say::Scheme(Box::new(scheme.clone())),
            )?;
        }
        for (pack, files) in &folder.readings {
            let say = Say::Readings {
                pack: pack.clone(),
                files: files.clone(),
            };
            self.say("readings", pack, &say)?;
        }
        Ok(())
    }

    /// Under which pseudonym a row goes: the one it went under before, that of the person who has
    /// the number at any kiosk, or a new one.
    fn person_of(
        &mut self,
        draft: &PersonDraft,
        names: &HashMap<String, u32>,
        chance: &dyn Chance,
    ) -> Result<PersonId> {
        let line = line_of(draft);
        if let Some(before) = self.listed(&line)? {
            return Ok(before);
        }
        let known = match (&draft.external_id, &draft.name) {
            (Some(number), _) => {
                let known = self.work.first(
                    "SELECT person FROM person WHERE lower(external_id) = $1
                     ORDER BY person LIMIT 1",
                    values![&number.to_lowercase()],
                )?;
                let known = known.map(|row| row.bytes(0)).transpose()?;
                let known = known.map(PersonId::from_bytes);
                known
                    .map(|known| count::root_of(self.work, known))
                    .transpose()?
            }
            // A row of one name and another was known by the first alone once.
            (None, Some(name)) => match name.folded() {
                name if names.get(name.as_str()) == Some(&1) => {
                    self.listed(&line_of_name(name.as_str()))?
                }
                _ => None,
            },
            (None, None) => None,
        };
        let person = if let Some(known) = known {
            known
        } else {
            let mut bytes = [0; 16];
            chance.fill(&mut bytes).map_err(OfficeError::Chance)?;
            PersonId::from_bytes(bytes)
        };
        self.work.run(
            "INSERT INTO listed (site, line, person) VALUES ($1, $2, $3)",
            values![self.site, &line, person.bytes()],
        )?;
        Ok(person)
    }

    /// Under which pseudonym a row went before.
    fn listed(&mut self, line: &str) -> Result<Option<PersonId>> {
        let sql = "SELECT person FROM listed WHERE site = $1 AND line = $2";
        let before = self.work.first(sql, values![self.site, line])?;
        let before = before.map(|row| row.bytes(0)).transpose()?;
        Ok(before.map(PersonId::from_bytes))
    }

    /// Whether a number is that of somebody who was taken off.
    fn is_nobodys(&mut self, number: &str) -> Result<bool> {
        let before = self.listed(&line_of_number(&number.to_lowercase()))?;
        Ok(before == Some(forget::NOBODY))
    }
}
