//! A list of people from outside is taken over: who is new, who is known, and all of it at once.

use rusqlite::{Connection, params};

use super::{IS_SHOWN, RosterText, draft_of, keep_draft, note, undo};
use crate::domain::attendance::Kind;
use crate::domain::entry::{By, Event};
use crate::domain::id::PersonId;
use crate::domain::moment::Moment;
use crate::domain::person::PersonDraft;
use crate::store::book::Book;
use crate::store::{Result, StoreError};

/// What a row of a list is, beside the people who are here.
#[derive(Debug, Clone, PartialEq)]
pub enum Match {
    /// Nobody here.
    New,
    /// Somebody who is here as the row says already.
    Same(PersonId),
    /// Somebody who is here, and would be as this says.
    Changed(PersonId, PersonDraft),
    /// Several people have this name: somebody has to say which one it is.
    Several,
}

impl Book {
    /// Who this row is: by the organisation's number, else by the whole name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn match_person(&self, row: &PersonDraft) -> Result<Match> {
        match_person(&self.conn, row)
    }

    /// Adds and changes people, all of them or none. [`Book::undo_list`] takes it back.
    ///
    /// # Errors
    /// The place of the row that cannot be taken over, and why; or that of none, when the database
    /// fails.
    pub fn take_people_over(
        &mut self,
        now: &Moment,
        people: &[(Option<PersonId>, PersonDraft)],
        by: By,
    ) -> std::result::Result<(), (Option<usize>, StoreError)> {
        let mut at = None;
        let taken = self.write(now, |act| {
            if !people.is_empty() {
                undo::begin(act)?;
            }
            for (place, (person, draft)) in people.iter().enumerate() {
                at = Some(place);
                let roster = RosterText::of(draft)?;
                let was = person.map(|person| draft_of(&act.tx, person)).transpose()?;
                let person = if let Some(person) = person {
                    note(act, Event::PersonChanged, *person, by)?;
                    *person
                } else {
                    let person = PersonId::from_bytes(act.random()?);
                    act.tx.execute(
                        "INSERT INTO person (id, created) VALUES (?1, ?2)",
                        params![person.bytes(), act.now.utc.timestamp()],
                    )?;
                    note(act, Event::PersonAdded, person, by)?;
                    person
                };
                keep_draft(act, person, draft, &roster, by)?;
                let became = draft_of(&act.tx, person)?;
                undo::note_row(act, person, was.as_ref(), &became)?;
            }
            at = None;
            Ok(())
        });
        taken.map_err(|error| (at, error))
    }
}

/// Who this row is: by the organisation's number, else by the whole name.
pub(in crate::store) fn match_person(conn: &Connection, row: &PersonDraft) -> Result<Match> {
    let found = match &row.external_id {
        Some(number) => {
            let numbered = by_number(conn, number)?;
            // Somebody who had no number yet is known by name.
            if numbered.is_empty() {
                without_number(conn, by_name(conn, row)?)?
            } else {
                numbered
            }
        }
        None => by_name(conn, row)?,
    };
    match found.as_slice() {
        [] => Ok(Match::New),
        [person] => {
            let before = draft_of(conn, *person)?;
            let after = merged(&before, row);
            Ok(if after == before {
                Match::Same(*person)
            } else {
                Match::Changed(*person, after)
            })
        }
        _ => Ok(Match::Several),
    }
}

fn without_number(conn: &Connection, people: Vec<PersonId>) -> Result<Vec<PersonId>> {
    let mut without = Vec::new();
    for person in people {
        if draft_of(conn, person)?.external_id.is_none() {
            without.push(person);
        }
    }
    Ok(without)
}

/// What the row says over what is known; where it says nothing, what is known stays.
pub(in crate::store) fn merged(before: &PersonDraft, row: &PersonDraft) -> PersonDraft {
    PersonDraft {
        name: row.name.clone().or_else(|| before.name.clone()),
        kind: if row.kind == Kind::default() {
            before.kind
        } else {
            row.kind
        },
        legal_name: row.legal_name.clone().or_else(|| before.legal_name.clone()),
        external_id: row
            .external_id
            .clone()
            .or_else(|| before.external_id.clone()),
        ..before.clone()
    }
}

fn by_number(conn: &Connection, number: &str) -> Result<Vec<PersonId>> {
    let sql = format!(
        "SELECT id FROM person WHERE external_id = ?1 COLLATE NOCASE AND {IS_SHOWN} LIMIT 2"
    );
    ids(conn, &sql, number)
}

fn by_name(conn: &Connection, row: &PersonDraft) -> Result<Vec<PersonId>> {
    match (&row.name, &row.legal_name) {
        (Some(name), _) => {
            let sql = format!("SELECT id FROM person WHERE folded = ?1 AND {IS_SHOWN} LIMIT 2");
            ids(conn, &sql, name.folded().as_str())
        }
        (None, Some(legal)) => {
            let sql = format!(
                "SELECT id FROM person WHERE legal_name = ?1 COLLATE NOCASE AND {IS_SHOWN} LIMIT 2"
            );
            ids(conn, &sql, legal.trim())
        }
        (None, None) => Ok(Vec::new()),
    }
}

fn ids(conn: &Connection, sql: &str, value: &str) -> Result<Vec<PersonId>> {
    let mut found = conn.prepare_cached(sql)?;
    let found = found.query_map([value], |row| row.get(0).map(PersonId::from_bytes))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
