//! People as other kiosks know them, and as the office's list has them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::take::Taking;
use crate::domain::entry::Event;
use crate::domain::id::PersonId;
use crate::domain::name::{PictureColour, could_be_taken_for_each_other};
use crate::domain::package::{NamedRecord, PersonRecord, Record, RosterRecord, Say, Stamp};
use crate::domain::person::PersonDraft;
use crate::store::about::{mark_for, read_profile};
use crate::store::people::{Match, RosterText, draft_of, keep_draft, match_person, merged, undo};
use crate::store::{Result, StoreError, column, projection, stamp};

/// The columns of a person, in the order in which they are read.
const COLUMNS: &str = "p.id, p.name, p.picture, p.colour, p.kind, p.listing, p.language,
    p.large_text, p.recovery, p.leap_rule, p.legal_name, p.external_id, p.roster_consent,
    p.keep_name, p.remember_date, p.tell_facilitator, p.name_in_exports, p.created";

fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<PersonRecord> {
    Ok(PersonRecord {
        person: PersonId::from_bytes(row.get(at)?),
        name: row.get(at + 1)?,
        picture: row.get(at + 2)?,
        colour: row.get(at + 3)?,
        kind: row.get(at + 4)?,
        listing: row.get(at + 5)?,
        language: row.get(at + 6)?,
        large_text: row.get(at + 7)?,
        recovery: row.get(at + 8)?,
        leap_rule: row.get(at + 9)?,
        legal_name: row.get(at + 10)?,
        external_id: row.get(at + 11)?,
        roster_consent: row.get(at + 12)?,
        keep_name: row.get(at + 13)?,
        remember_date: row.get(at + 14)?,
        tell_facilitator: row.get(at + 15)?,
        name_in_exports: row.get(at + 16)?,
        created: row.get(at + 17)?,
    })
}

/// What is kept of everybody.
pub(super) fn records(conn: &Connection) -> Result<Vec<Record>> {
    let sql = format!(
        "SELECT s.time, s.base, s.writer, {COLUMNS} FROM stamp s JOIN person p ON p.id = s.id
         WHERE s.kind = 'person' ORDER BY s.id"
    );
    let mut people = conn.prepare(&sql)?;
    let people = people.query_map([], |row| {
        Ok(Record {
            at: stamp::read(row, 0)?,
            say: Say::Person(Box::new(read(row, 3)?)),
        })
    })?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// What is kept of one person, if anything is.
pub(super) fn record(conn: &Connection, person: PersonId) -> Result<Option<PersonRecord>> {
    let sql = format!("SELECT {COLUMNS} FROM person p WHERE p.id = ?1");
    let mut record = conn.prepare_cached(&sql)?;
    let record = record.query_row([person.bytes()], |row| read(row, 0));
    Ok(record.optional()?)
}

impl Taking<'_, '_> {
    /// Takes over what others know of people, as far as it is newer.
    pub(super) fn people(&mut self, newest: &BTreeMap<PersonId, &Record>) -> Result<()> {
        for (person, record) in newest {
            let Say::Person(said) = &record.say else {
                continue;
            };
            let here = stamp::of(&self.act.tx, stamp::PERSON, person.bytes())?;
            if super::is_newer(record.at, here) && !self.erased.contains(person) {
                self.write_person(said, record.at)?;
            }
        }
        Ok(())
    }

    /// Keeps what was said of a person at this moment.
    pub(super) fn write_person(&mut self, said: &PersonRecord, at: Stamp) -> Result<()> {
        let person = said.person;
        let before = record(&self.act.tx, person)?;
        if before.as_ref() == Some(said) {
            return stamp::put(&self.act.tx, stamp::PERSON, person.bytes(), at, None);
        }
        if before
            .as_ref()
            .is_some_and(|before| before.name != said.name)
        {
            undo::forget(&self.act.tx, person)?;
        }
        write(&self.act.tx, said)?;
        // What has no meaning is found out here, and nothing of the package is kept.
        read_profile(&self.act.tx, person)?;
        self.act.name_changed(person)?;
        let event = if before.is_some() {
            self.changes.people_changed += 1;
            Event::PersonChanged
        } else {
            self.changes.people_new += 1;
            Event::PersonAdded
        };
        self.note(event, Some(person))?;
        stamp::put(&self.act.tx, stamp::PERSON, person.bytes(), at, None)?;
        self.written.insert(person);
        Ok(())
    }

    /// Takes over what the office's list says, and names that it wrote rightly: what was said
    /// first comes first.
    pub(super) fn roster(&mut self, records: &[&Record]) -> Result<()> {
        let mut records = records.to_vec();
        records.sort_by_key(|record| record.at);
        for record in records {
            match &record.say {
                Say::Roster(row) if !self.erased.contains(&row.person) => {
                    self.roster_row(row, record.at)?;
                }
                Say::Named(named) if !self.erased.contains(&named.person) => {
                    self.named(named, record.at)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A name in the place of the one that is kept.
    fn named(&mut self, named: &NamedRecord, at: Stamp) -> Result<()> {
        let name = column::chosen_name(&named.name)?;
        let person = projection::canonical(&self.act.tx, named.person)?;
        if record(&self.act.tx, person)?.is_none() {
            return Ok(());
        }
        let here = stamp::of(&self.act.tx, stamp::PERSON, person.bytes())?;
        let before = draft_of(&self.act.tx, person)?;
        if before.name.is_none() {
            // They took it away, and no kiosk that has not heard of it says otherwise.
            if super::is_newer(at, here) {
                let (base, writer) = (here.map_or(0, |here| here.time), self.act.kiosk().id);
                let at = Stamp { base, writer, ..at };
                stamp::put(&self.act.tx, stamp::PERSON, person.bytes(), at, None)?;
            }
            return Ok(());
        }
        let draft = PersonDraft {
            name: Some(name),
            ..PersonDraft::default()
        };
        self.lay_over(person, &draft, at)
    }

    fn roster_row(&mut self, row: &RosterRecord, at: Stamp) -> Result<()> {
        let draft = draft(row)?;
        let person = projection::canonical(&self.act.tx, row.person)?;
        if record(&self.act.tx, person)?.is_none() {
            // Somebody who is known here by the number or the whole name is the same person.
            match match_person(&self.act.tx, &draft)? {
                Match::Same(known) | Match::Changed(known, _) => self.same_as(known, person)?,
                Match::New | Match::Several => return self.add(person, &draft, at),
            }
        }
        self.lay_over(person, &draft, at)
    }

    /// Somebody new, by the office's list.
    fn add(&mut self, person: PersonId, draft: &PersonDraft, at: Stamp) -> Result<()> {
        let seconds = self.act.now.utc.timestamp();
        self.act.tx.execute(
            "INSERT INTO person (id, created) VALUES (?1, ?2)",
            params![person.bytes(), seconds],
        )?;
        self.note(Event::PersonAdded, Some(person))?;
        self.changes.people_new += 1;
        self.keep(person, draft, Stamp { base: 0, ..at })
    }

    /// Writes what the list says over what is known, if nothing newer is.
    fn lay_over(&mut self, person: PersonId, draft: &PersonDraft, at: Stamp) -> Result<()> {
        let here = stamp::of(&self.act.tx, stamp::PERSON, person.bytes())?;
        let base = here.map_or(0, |here| here.time);
        let before = draft_of(&self.act.tx, person)?;
        let after = merged(&before, draft);
        if !super::is_newer(at, here) || after == before {
            return Ok(());
        }
        if !self.written.contains(&person) {
            self.changes.people_changed += 1;
        }
        self.note(Event::PersonChanged, Some(person))?;
        self.keep(person, &after, Stamp { base, ..at })
    }

    /// Keeps a draft, as said here at the office's moment: two kiosks give two pictures.
    fn keep(&mut self, person: PersonId, draft: &PersonDraft, at: Stamp) -> Result<()> {
        let texts = RosterText::of(draft)?;
        match keep_draft(self.act, person, draft, &texts, self.by) {
            // Too many go by such a name: it stays as it was, and the rest is taken over.
            Err(StoreError::NameTooCommon) => {
                let as_before = PersonDraft {
                    name: draft_of(&self.act.tx, person)?.name,
                    ..draft.clone()
                };
                keep_draft(self.act, person, &as_before, &texts, self.by)?;
            }
            kept => kept?,
        }
        let writer = self.act.kiosk().id;
        let at = Stamp { writer, ..at };
        stamp::put(&self.act.tx, stamp::PERSON, person.bytes(), at, None)?;
        self.written.insert(person);
        Ok(())
    }

    /// Whoever is known here becomes the person of the list, with all that is known of them.
    fn same_as(&mut self, known: PersonId, person: PersonId) -> Result<()> {
        let tx = &self.act.tx;
        let at = stamp::of(tx, stamp::PERSON, known.bytes())?;
        let at = column::found(at, "moment of a person")?;
        let mut of = column::found(record(tx, known)?, "person")?;
        of.person = person;
        write(&self.act.tx, &of)?;
        self.act.name_changed(person)?;
        self.note(Event::PersonAdded, Some(person))?;
        stamp::put(&self.act.tx, stamp::PERSON, person.bytes(), at, None)?;
        self.note(Event::Aliased { into: person }, Some(known))?;
        self.changes.merges += 1;
        Ok(())
    }

    /// Two kiosks may have given the same picture and colour to people who go by names that could
    /// be taken for each other. One of them gets another.
    pub(super) fn part_marks(&mut self) -> Result<()> {
        for person in self.written.clone() {
            let profile = read_profile(&self.act.tx, person)?;
            let (Some(name), Some(mark)) = (profile.name, profile.mark) else {
                continue;
            };
            for rival in self.bearers(mark)? {
                let other = read_profile(&self.act.tx, rival)?;
                let is_alike = other.name.is_some_and(|other| {
                    could_be_taken_for_each_other(&other.folded(), &name.folded())
                });
                let is_one = projection::canonical(&self.act.tx, rival)?
                    == projection::canonical(&self.act.tx, person)?;
                if rival != person && is_alike && !is_one {
                    self.mark_anew(rival.max(person))?;
                }
            }
        }
        Ok(())
    }

    fn mark_anew(&mut self, person: PersonId) -> Result<()> {
        let profile = read_profile(&self.act.tx, person)?;
        let Some(name) = profile.name else {
            return Ok(());
        };
        let mark = match mark_for(self.act, person, &name, profile.mark) {
            Ok(mark) => Some(mark),
            Err(StoreError::NameTooCommon) => None,
            Err(error) => return Err(error),
        };
        if mark == profile.mark {
            return Ok(());
        }
        self.act.tx.execute(
            "UPDATE person SET picture = ?2, colour = ?3 WHERE id = ?1",
            params![
                person.bytes(),
                mark.map(|mark| mark.picture.code()),
                mark.map(|mark| mark.colour.code())
            ],
        )?;
        self.act.name_changed(person)?;
        self.note(Event::PersonChanged, Some(person))
    }

    /// Everybody who has this picture and this colour.
    fn bearers(&self, mark: PictureColour) -> Result<Vec<PersonId>> {
        let sql = "SELECT id FROM person
                   WHERE picture = ?1 AND colour = ?2 AND folded IS NOT NULL ORDER BY id";
        let mut bearers = self.act.tx.prepare_cached(sql)?;
        let bearers = bearers.query_map([mark.picture.code(), mark.colour.code()], |row| {
            row.get(0).map(PersonId::from_bytes)
        })?;
        Ok(bearers.collect::<rusqlite::Result<_>>()?)
    }
}

fn draft(row: &RosterRecord) -> Result<PersonDraft> {
    let name = row.name.as_deref().map(column::chosen_name).transpose()?;
    Ok(PersonDraft {
        name,
        kind: row.kind,
        legal_name: row.legal_name.clone(),
        external_id: row.number.clone(),
        ..PersonDraft::default()
    })
}

/// Writes a person's row, whatever stood there.
fn write(conn: &Connection, said: &PersonRecord) -> Result<()> {
    let name = said.name.as_deref().map(column::chosen_name).transpose()?;
    conn.prepare_cached(
        "INSERT INTO person (id, name, folded, picture, colour, kind, listing, language,
                             large_text, recovery, leap_rule, legal_name, external_id,
                             roster_consent, keep_name, remember_date, tell_facilitator,
                             name_in_exports, created)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                 ?18, ?19)
         ON CONFLICT (id) DO UPDATE SET name = ?2, folded = ?3, picture = ?4, colour = ?5,
             kind = ?6, listing = ?7, language = ?8, large_text = ?9, recovery = ?10,
             leap_rule = ?11, legal_name = ?12, external_id = ?13, roster_consent = ?14,
             keep_name = ?15, remember_date = ?16, tell_facilitator = ?17,
             name_in_exports = ?18, created = ?19",
    )?
    .execute(params![
        said.person.bytes(),
        said.name,
        name.map(|name| name.folded().as_str().to_owned()),
        said.picture,
        said.colour,
        said.kind,
        said.listing,
        said.language,
        said.large_text,
        said.recovery,
        said.leap_rule,
        said.legal_name,
        said.external_id,
        said.roster_consent,
        said.keep_name,
        said.remember_date,
        said.tell_facilitator,
        said.name_in_exports,
        said.created,
    ])?;
    Ok(())
}
