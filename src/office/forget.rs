//! Of whom nothing is said any more: who asked to be taken off, under every pseudonym that is
//! theirs, and who took it back that their name may be said.

use std::collections::BTreeSet;

use super::directory::drop_mended;
use super::engine::{Work, values};
use super::package::line_of_number;
use super::{Office, OfficeError, Result, count};
use crate::domain::id::PersonId;
use crate::domain::package::Say;

/// In the place of somebody who was taken off: a list that still has the row brings nobody back,
/// and what the row is known by leads to nobody.
pub(super) const NOBODY: PersonId = PersonId::from_bytes([0; 16]);

impl Office {
    /// Somebody asked the office to be taken off: no name of theirs is kept here, and the next
    /// package says it to every kiosk. What they attended still counts, as nobody's.
    ///
    /// # Errors
    /// When nobody came under this pseudonym, or the database fails.
    pub fn erase(&mut self, person: PersonId) -> Result<()> {
        let mut work = self.engine.begin()?;
        let sql = "SELECT 1 FROM visit WHERE person = $1
                   UNION SELECT 1 FROM person WHERE person = $1
                   UNION SELECT 1 FROM listed WHERE person = $1";
        if work.first(sql, values![person.bytes()])?.is_none() {
            return Err(OfficeError::NoPerson(person));
        }
        for one in count::family_of(work.as_mut(), person)? {
            forget(work.as_mut(), one)?;
        }
        work.commit()
    }
}

/// Everybody who was taken off, under each of their pseudonyms.
pub(super) fn erased(work: &mut dyn Work) -> Result<BTreeSet<PersonId>> {
    let erased = work.all("SELECT person FROM erased", values![], |row| {
        Ok(PersonId::from_bytes(row.bytes(0)?))
    })?;
    Ok(erased.into_iter().collect())
}

/// Whether this person was taken off.
pub(super) fn is_erased(work: &mut dyn Work, person: PersonId) -> Result<bool> {
    let sql = "SELECT 1 FROM erased WHERE person = $1";
    Ok(work.first(sql, values![person.bytes()])?.is_some())
}

/// Of a pseudonym that was taken off nothing is kept that says who it was.
pub(super) fn forget(work: &mut dyn Work, person: PersonId) -> Result<()> {
    work.run(
        "INSERT INTO erased (person) VALUES ($1) ON CONFLICT DO NOTHING",
        values![person.bytes()],
    )?;
    forget_numbers(work, person)?;
    // At every kiosk, also where nobody has heard of it yet.
    for table in ["person", "mended"] {
        let sql = format!("DELETE FROM {table} WHERE person = $1");
        work.run(&sql, values![person.bytes()])?;
    }
    work.run(
        "DELETE FROM said WHERE kind IN ('roster', 'waiting', 'named') AND id = $1",
        values![&person.to_string()],
    )?;
    work.run(
        "UPDATE listed SET person = $2 WHERE person = $1",
        values![person.bytes(), NOBODY.bytes()],
    )?;
    Ok(())
}

/// What was said of somebody by their number elsewhere is said no more, and so it is not kept here:
/// that they were taken off withdraws all their cards, too. A list that still has the number brings
/// it back no more than a row brings them.
fn forget_numbers(work: &mut dyn Work, person: PersonId) -> Result<()> {
    let sql = "SELECT external_id FROM person WHERE person = $1 AND external_id IS NOT NULL";
    let mut numbers: BTreeSet<String> = work
        .all(sql, values![person.bytes()], |row| {
            Ok(row.text(0)?.to_lowercase())
        })?
        .into_iter()
        .collect();
    let sql = "SELECT body FROM said WHERE kind IN ('roster', 'waiting') AND id = $1";
    let rows = work.all(sql, values![&person.to_string()], |row| {
        let say = serde_json::from_str(row.text(0)?);
        say.map_err(|_| OfficeError::Unreadable("statement"))
    })?;
    numbers.extend(rows.into_iter().filter_map(|say| match say {
        Say::Roster(row) => row.number.map(|number| number.to_lowercase()),
        _ => None,
    }));
    if numbers.is_empty() {
        return Ok(());
    }
    let sql = "SELECT site, id FROM said WHERE kind = 'withdrawn'";
    let said = work.all(sql, values![], |row| {
        Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
    })?;
    for (site, id) in said {
        let number = id.strip_prefix("number ").map(str::to_lowercase);
        let Some(number) = number.filter(|number| numbers.contains(number)) else {
            continue;
        };
        work.run(
            "DELETE FROM said WHERE site = $1 AND kind = 'withdrawn' AND id = $2",
            values![&site, &id],
        )?;
        work.run(
            "INSERT INTO listed (site, line, person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            values![&site, &line_of_number(&number), NOBODY.bytes()],
        )?;
    }
    Ok(())
}

/// Whoever is one with somebody who was taken off is taken off, too. Asked of those whose merges
/// may have changed, after they were followed.
pub(super) fn follow(work: &mut dyn Work, among: &BTreeSet<PersonId>) -> Result<()> {
    let mut left = among.clone();
    while let Some(one) = left.pop_first() {
        let family = count::family_of(work, one)?;
        left.retain(|other| !family.contains(other));
        let mut is_gone = false;
        for person in &family {
            is_gone |= is_erased(work, *person)?;
        }
        if is_gone {
            family.iter().try_for_each(|person| forget(work, *person))?;
        }
    }
    silence(work)
}

/// The same for everybody.
pub(super) fn follow_all(work: &mut dyn Work) -> Result<()> {
    let among = erased(work)?;
    follow(work, &among)
}

/// Who took it back last, at whatever kiosk, that their name may be kept or said is named by none:
/// not by one either that heard of it later, or has not yet.
fn silence(work: &mut dyn Work) -> Result<()> {
    work.run(
        "WITH back AS (
             SELECT DISTINCT coalesce(a.root, c.person) AS root
             FROM consent c LEFT JOIN canonical a ON a.person = c.person WHERE c.given = 0
         ), one AS (
             SELECT root AS person, root FROM back
             UNION SELECT a.person, a.root FROM back b JOIN canonical a ON a.root = b.root
         ), told AS (
             SELECT o.root,
                    max(CASE WHEN c.given = 0 THEN c.at END) AS taken_back,
                    max(CASE WHEN c.given = 1 THEN c.at END) AS given
             FROM one o JOIN consent c ON c.person = o.person GROUP BY o.root, c.purpose
         )
         UPDATE person SET display_name = NULL
         WHERE display_name IS NOT NULL AND person IN (
             SELECT o.person FROM one o JOIN told t ON t.root = o.root
             WHERE t.taken_back >= coalesce(t.given, t.taken_back))",
        values![],
    )?;
    // What was mended falls silent with what it stands for.
    drop_mended(work)
}
