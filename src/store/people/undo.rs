//! A list of people that was taken over is taken back: who was added and has not come since goes
//! again, and what was changed is as it was, unless somebody has changed it since.

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{RosterText, draft_of, erase_one, keep_draft, note};
use crate::domain::attendance::Kind;
use crate::domain::entry::{By, Event};
use crate::domain::id::PersonId;
use crate::domain::moment::Moment;
use crate::domain::name::ChosenName;
use crate::domain::person::PersonDraft;
use crate::store::book::{Act, Book};
use crate::store::{Result, StoreError, column};

#[cfg(test)]
mod tests;

/// What taking a list back does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ListUndone {
    /// People whom the list had added, and who go again.
    pub gone: u32,
    /// People of whom something is as it was before.
    pub restored: u32,
    /// People whom the list had added, and who stay: they have come since, have a card, or were
    /// merged.
    pub stay: u32,
    /// People of whom everything was changed since, and who stay as they are.
    pub changed_since: u32,
}

impl ListUndone {
    /// Whether there was nothing to take back.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// One person whom a list added or changed.
struct Listed {
    person: PersonId,
    added: bool,
    was: PersonDraft,
    became: PersonDraft,
}

impl Book {
    /// What taking the last list back would do. Nothing changes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn look_at_list_undo(&mut self, now: &Moment) -> Result<ListUndone> {
        let mut found = None;
        let undone = self.write::<()>(now, |act| {
            found = Some(undo(act, By::Kiosk)?);
            // Whatever it did is rolled back.
            Err(StoreError::NotNow("it was only looked at"))
        });
        match (found, undone) {
            (Some(found), _) => Ok(found),
            (None, Err(error)) => Err(error),
            (None, Ok(())) => Err(StoreError::Unreadable("list of people")),
        }
    }

    /// Takes the last list of people back that was taken over. Whoever goes is gone from the copies
    /// of the file, too, and from the other kiosks of the site when they hear of it.
    ///
    /// # Errors
    /// As for [`Book::erase`].
    pub fn undo_list(&mut self, now: &Moment, by: By) -> Result<ListUndone> {
        let undone = self.write(now, |act| undo(act, by))?;
        if undone.gone > 0 {
            self.scrub()?;
            self.forget_copies()?;
        }
        Ok(undone)
    }
}

/// A new list takes the place of the one before.
pub(super) fn begin(act: &Act<'_>) -> Result<()> {
    act.tx.execute("DELETE FROM list_row", [])?;
    Ok(())
}

/// Notes what a row of a list did to a person; of whom there was nothing, it added them.
pub(super) fn note_row(
    act: &Act<'_>,
    person: PersonId,
    was: Option<&PersonDraft>,
    became: &PersonDraft,
) -> Result<()> {
    let nobody = PersonDraft::default();
    let (added, was) = (was.is_none(), was.unwrap_or(&nobody));
    act.tx
        .prepare_cached(
            "INSERT INTO list_row (person, added, was_name, was_kind, was_legal, was_number, name,
                                   kind, legal, number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            person.bytes(),
            added,
            was.name.as_ref().map(ChosenName::as_str),
            was.kind.code(),
            was.legal_name,
            was.external_id,
            became.name.as_ref().map(ChosenName::as_str),
            became.kind.code(),
            became.legal_name,
            became.external_id,
        ])?;
    Ok(())
}

/// What a person was once called is kept nowhere after they have changed it.
pub(in crate::store) fn forget(conn: &Connection, person: PersonId) -> Result<()> {
    conn.prepare_cached("DELETE FROM list_row WHERE person = ?1")?
        .execute([person.bytes()])?;
    Ok(())
}

fn undo(act: &mut Act<'_>, by: By) -> Result<ListUndone> {
    let mut undone = ListUndone::default();
    for row in rows(&act.tx)? {
        if row.added && is_unused(&act.tx, row.person)? {
            erase_one(act, row.person)?;
            note(act, Event::Erased, row.person, by)?;
            undone.gone += 1;
        } else if row.added {
            undone.stay += 1;
        } else if restore(act, &row, by)? {
            undone.restored += 1;
        } else {
            undone.changed_since += 1;
        }
    }
    begin(act)?;
    Ok(undone)
}

fn rows(conn: &Connection) -> Result<Vec<Listed>> {
    let sql = "SELECT person, added, was_name, was_kind, was_legal, was_number, name, kind, legal,
                      number
               FROM list_row ORDER BY person";
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut listed = Vec::new();
    while let Some(row) = rows.next()? {
        listed.push(Listed {
            person: PersonId::from_bytes(row.get(0)?),
            added: row.get(1)?,
            was: draft(row, 2)?,
            became: draft(row, 6)?,
        });
    }
    Ok(listed)
}

fn draft(row: &Row<'_>, at: usize) -> Result<PersonDraft> {
    let name: Option<String> = row.get(at)?;
    let name = name.as_deref().map(column::chosen_name).transpose()?;
    let kind: String = row.get(at + 1)?;
    Ok(PersonDraft {
        name,
        kind: column::found(Kind::from_code(&kind), "kind")?,
        legal_name: row.get(at + 2)?,
        external_id: row.get(at + 3)?,
        ..PersonDraft::default()
    })
}

/// Whether nothing here but the list knows this person.
fn is_unused(conn: &Connection, person: PersonId) -> Result<bool> {
    let mut used = conn.prepare_cached(
        "SELECT 1 FROM attendance WHERE (person = ?1 OR canonical = ?1) AND voided IS NULL
         UNION ALL SELECT 1 FROM badge WHERE person = ?1
         UNION ALL SELECT 1 FROM came_before WHERE person = ?1
         UNION ALL SELECT 1 FROM alias WHERE person = ?1 OR into_ = ?1",
    )?;
    Ok(!used.exists([person.bytes()])?)
}

/// Puts back what the list changed and nobody has changed since; says whether that was anything.
fn restore(act: &mut Act<'_>, row: &Listed, by: By) -> Result<bool> {
    let here = draft_of(&act.tx, row.person)?;
    let Listed { was, became, .. } = row;
    let mut back = here.clone();
    if here.name == became.name {
        back.name.clone_from(&was.name);
    }
    if here.kind == became.kind {
        back.kind = was.kind;
    }
    if here.legal_name == became.legal_name {
        back.legal_name.clone_from(&was.legal_name);
    }
    if here.external_id == became.external_id {
        back.external_id.clone_from(&was.external_id);
    }
    if back == here {
        return Ok(false);
    }
    let texts = RosterText::of(&back)?;
    match keep_draft(act, row.person, &back, &texts, by) {
        // By now too many go by the name they had: it stays as the list made it.
        Err(StoreError::NameTooCommon) => {
            let name = here.name;
            keep_draft(act, row.person, &PersonDraft { name, ..back }, &texts, by)?;
        }
        kept => kept?,
    }
    note(act, Event::PersonChanged, row.person, by)?;
    Ok(true)
}
