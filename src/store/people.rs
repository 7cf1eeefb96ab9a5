//! What staff do with people: find, add, mend, merge, erase.
//!
//! The log says that a person exists, by pseudonym. Everything that says who they are is in tables
//! that can be erased, and is written here and in "About me" only.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::about::{listing_code, mark_for, read_profile};
use super::book::{Act, Book};
use super::lockout::{forget_failures, lockout_key};
use super::{Result, StoreError, log, projection, stamp};
use crate::domain::entry::{By, Event, NewEntry, Purpose};
use crate::domain::id::PersonId;
use crate::domain::moment::Moment;
use crate::domain::name::{ChosenName, Folded};
use crate::domain::person::{PersonDraft, PersonLine, Profile};

mod roster;
#[cfg(test)]
mod tests;
pub(super) mod undo;

pub use roster::Match;
pub(super) use roster::{match_person, merged};
pub use undo::ListUndone;

/// People on one page of the staff's list.
pub const PEOPLE_A_PAGE: u32 = 20;
/// The most people that a search among them finds.
pub const PEOPLE_FOUND_MAX: usize = 100;
/// The longest legal name and the longest number of an organisation, in characters.
pub const ROSTER_CHARS_MAX: usize = 80;

/// The person and all who were merged into them: `family(id)`, beginning at the parameter 1.
pub(super) const FAMILY: &str = "WITH RECURSIVE family(id) AS (
    SELECT ?1 UNION SELECT alias.person FROM alias JOIN family ON alias.into_ = family.id)";

/// People who are not erased, and not merged into somebody.
const IS_SHOWN: &str = "NOT EXISTS (SELECT 1 FROM alias WHERE alias.person = person.id)";

impl Book {
    /// One page of the people, by name, those without a name last; or those whom a search finds,
    /// best first: by chosen name, legal name or the organisation's number. Also how many there are
    /// in all. Pages begin at 0.
    ///
    /// # Errors
    /// When the database fails.
    pub fn people(&mut self, query: Option<&str>, page: u32) -> Result<(Vec<PersonLine>, u32)> {
        let (people, total) = match query.map(str::trim).filter(|query| !query.is_empty()) {
            None => (browse(&self.conn, page)?, count_shown(&self.conn)?),
            Some(query) => {
                let found = self.search(query)?;
                let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
                let skip = page.saturating_mul(PEOPLE_A_PAGE) as usize;
                (
                    found
                        .into_iter()
                        .skip(skip)
                        .take(PEOPLE_A_PAGE as usize)
                        .collect(),
                    total,
                )
            }
        };
        let lines = people
            .into_iter()
            .map(|person| person_line(&self.conn, person));
        Ok((lines.collect::<Result<_>>()?, total))
    }

    /// Adds a person. The chosen name brings a picture and a colour that no name has which could be
    /// taken for it.
    ///
    /// # Errors
    /// [`StoreError::NameTooCommon`] when they have run out, or when a text is too long, or the
    /// database fails.
    pub fn add_person(&mut self, now: &Moment, draft: &PersonDraft, by: By) -> Result<Profile> {
        let roster = RosterText::of(draft)?;
        self.write(now, |act| {
            let person = PersonId::from_bytes(act.random()?);
            act.tx.execute(
                "INSERT INTO person (id, created) VALUES (?1, ?2)",
                params![person.bytes(), act.now.utc.timestamp()],
            )?;
            note(act, Event::PersonAdded, person, by)?;
            keep_draft(act, person, draft, &roster, by)?;
            read_profile(&act.tx, person)
        })
    }

    /// One person as a line of the list.
    ///
    /// # Errors
    /// When there is no such person, or the database fails.
    pub fn person_line(&self, person: PersonId) -> Result<PersonLine> {
        person_line(&self.conn, person)
    }

    /// What staff see when they mend a person.
    ///
    /// # Errors
    /// When there is no such person, or the database fails.
    pub fn person_draft(&self, person: PersonId) -> Result<PersonDraft> {
        draft_of(&self.conn, person)
    }

    /// Mends a person. A changed name keeps its picture and colour if it can.
    ///
    /// # Errors
    /// As for [`Book::add_person`], and when there is no such person.
    pub fn change_person(
        &mut self,
        now: &Moment,
        person: PersonId,
        draft: &PersonDraft,
        by: By,
    ) -> Result<Profile> {
        let roster = RosterText::of(draft)?;
        self.write(now, |act| {
            keep_draft(act, person, draft, &roster, by)?;
            note(act, Event::PersonChanged, person, by)?;
            read_profile(&act.tx, person)
        })
    }

    /// The two are one person: `keep` stays on the list, and what `gone` attended counts as theirs.
    /// Nothing about either is lost, so that it can be undone.
    ///
    /// # Errors
    /// When they are one already, one of them does not exist, or the database fails.
    pub fn merge(&mut self, now: &Moment, keep: PersonId, gone: PersonId, by: By) -> Result<()> {
        self.write(now, |act| {
            let into = projection::canonical(&act.tx, keep)?;
            let person = projection::canonical(&act.tx, gone)?;
            if into == person {
                return Err(StoreError::NotNow("they are one person already"));
            }
            exists(&act.tx, into)?;
            exists(&act.tx, person)?;
            note(act, Event::Aliased { into }, person, by)
        })
    }

    /// They are two after all: takes back what [`Book::merge`] did to `gone`.
    ///
    /// # Errors
    /// When `gone` was not merged, or the database fails.
    pub fn unmerge(&mut self, now: &Moment, gone: PersonId, by: By) -> Result<()> {
        self.write(now, |act| {
            exists(&act.tx, gone)?;
            if projection::canonical(&act.tx, gone)? == gone {
                return Err(StoreError::NotNow("they are two already"));
            }
            note(act, Event::Unaliased, gone, by)
        })
    }

    /// "Take me off": name, date, cards and whatever else ties the pseudonym to somebody is gone
    /// from the file and from its copies, for the person and all who were merged into them. What
    /// they attended still counts, as nobody's.
    ///
    /// # Errors
    /// When the database fails. Should it fail after the commit, everything is erased but traces in
    /// the write-ahead log, which the next fold takes, or in copies, which the same again removes.
    pub fn erase(&mut self, now: &Moment, person: PersonId, by: By) -> Result<()> {
        self.write(now, |act| {
            let person = projection::canonical(&act.tx, person)?;
            let family = family(&act.tx, person)?;
            for one in &family {
                erase_one(act, *one)?;
                let at = stamp::now(&act.tx, &act.now, act.kiosk().id)?;
                stamp::erased(&act.tx, *one, at)?;
            }
            // Also takes the aliases away, by which a card would still lead to the old visits.
            note(act, Event::Erased, person, by)
        })?;
        self.scrub()?;
        self.forget_copies()
    }

    fn search(&mut self, query: &str) -> Result<Vec<PersonId>> {
        let mut hits = self.names()?.look_up(query, PEOPLE_FOUND_MAX);
        hits.extend(on_roster(&self.conn, query)?);
        shown_once(&self.conn, hits)
    }
}

/// The people behind these pseudonyms after merges, each once, in the same order.
pub(super) fn shown_once(conn: &Connection, hits: Vec<PersonId>) -> Result<Vec<PersonId>> {
    let mut people = Vec::with_capacity(hits.len());
    for hit in hits {
        let person = projection::canonical(conn, hit)?;
        if !people.contains(&person) {
            people.push(person);
        }
    }
    Ok(people)
}

/// A person on a list of staff or of a facilitator.
pub(super) fn person_line(conn: &Connection, person: PersonId) -> Result<PersonLine> {
    let profile = read_profile(conn, person)?;
    let mut cards = conn.prepare_cached(&format!(
        "{FAMILY} SELECT count(*) FROM badge JOIN family ON badge.person = family.id
         WHERE badge.state = 'live'"
    ))?;
    Ok(PersonLine {
        person,
        name: profile.name,
        kind: profile.kind,
        mark: profile.mark,
        cards: cards.query_row([person.bytes()], |row| row.get(0))?,
        listing: profile.listing,
    })
}

/// A person and all who were merged into them.
pub(super) fn family(conn: &Connection, person: PersonId) -> Result<Vec<PersonId>> {
    let mut statement = conn.prepare_cached(&format!("{FAMILY} SELECT id FROM family"))?;
    let rows = statement.query_map([person.bytes()], |row| row.get(0).map(PersonId::from_bytes))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn browse(conn: &Connection, page: u32) -> Result<Vec<PersonId>> {
    // Two queries, because each can walk its own index and skip without sorting everybody.
    let mut named = conn.prepare_cached(&format!(
        "SELECT id FROM person WHERE folded IS NOT NULL AND {IS_SHOWN}
         ORDER BY folded, id LIMIT ?1 OFFSET ?2"
    ))?;
    let mut unnamed = conn.prepare_cached(&format!(
        "SELECT id FROM person WHERE folded IS NULL AND {IS_SHOWN} ORDER BY id LIMIT ?1 OFFSET ?2"
    ))?;
    let read = |row: &Row<'_>| row.get(0).map(PersonId::from_bytes);
    let skip = page.saturating_mul(PEOPLE_A_PAGE);
    let mut people = named
        .query_map([PEOPLE_A_PAGE, skip], read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let left = PEOPLE_A_PAGE - u32::try_from(people.len()).unwrap_or(PEOPLE_A_PAGE);
    if left > 0 {
        let all: u32 = conn
            .prepare_cached(&format!(
                "SELECT count(*) FROM person WHERE folded IS NOT NULL AND {IS_SHOWN}"
            ))?
            .query_row([], |row| row.get(0))?;
        let rest = unnamed.query_map([left, skip.saturating_sub(all)], read)?;
        people.extend(rest.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(people)
}

fn count_shown(conn: &Connection) -> Result<u32> {
    let mut count =
        conn.prepare_cached(&format!("SELECT count(*) FROM person WHERE {IS_SHOWN}"))?;
    Ok(count.query_row([], |row| row.get(0))?)
}

/// Those whose legal name has a word that begins with what was typed, or whose number it is.
fn on_roster(conn: &Connection, query: &str) -> Result<Vec<PersonId>> {
    let wanted = Folded::of(query);
    let mut statement = conn.prepare_cached(
        "SELECT id, legal_name, external_id FROM person
         WHERE legal_name IS NOT NULL OR external_id IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let legal: Option<String> = row.get(1)?;
        let number: Option<String> = row.get(2)?;
        let is_named = legal.is_some_and(|legal| has_words_of(&Folded::of(&legal), &wanted));
        if is_named || number.is_some_and(|number| number.eq_ignore_ascii_case(query)) {
            found.push(PersonId::from_bytes(row.get(0)?));
        }
        if found.len() >= PEOPLE_FOUND_MAX {
            break;
        }
    }
    Ok(found)
}

fn has_words_of(name: &Folded, wanted: &Folded) -> bool {
    let mut wanted = wanted
        .as_str()
        .split(' ')
        .filter(|word| !word.is_empty())
        .peekable();
    wanted.peek().is_some()
        && wanted.all(|word| {
            name.as_str()
                .split(' ')
                .any(|whole| whole.starts_with(word))
        })
}

/// What staff see when they mend a person.
pub(super) fn draft_of(conn: &Connection, person: PersonId) -> Result<PersonDraft> {
    let profile = read_profile(conn, person)?;
    let mut statement = conn.prepare_cached(
        "SELECT legal_name, external_id, roster_consent IS NOT NULL FROM person WHERE id = ?1",
    )?;
    Ok(statement.query_row([person.bytes()], |row| {
        Ok(PersonDraft {
            name: profile.name,
            kind: profile.kind,
            listing: profile.listing,
            legal_name: row.get(0)?,
            external_id: row.get(1)?,
            roster_consent: row.get(2)?,
        })
    })?)
}

/// The texts of a roster, without space around them; what is empty is not there.
pub(super) struct RosterText {
    legal_name: Option<String>,
    external_id: Option<String>,
}

impl RosterText {
    pub fn of(draft: &PersonDraft) -> Result<Self> {
        let text = |text: &Option<String>| {
            let text = text
                .as_deref()
                .map(str::trim)
                .filter(|text| !text.is_empty());
            match text {
                Some(text) if text.chars().count() > ROSTER_CHARS_MAX => {
                    Err(StoreError::NotNow("a legal name or number is too long"))
                }
                Some(text) if text.chars().any(char::is_control) => Err(StoreError::NotNow(
                    "a legal name or number has a sign that none has",
                )),
                text => Ok(text.map(str::to_owned)),
            }
        };
        Ok(Self {
            legal_name: text(&draft.legal_name)?,
            external_id: text(&draft.external_id)?,
        })
    }
}

/// Writes what staff typed over what was there.
pub(super) fn keep_draft(
    act: &mut Act<'_>,
    person: PersonId,
    draft: &PersonDraft,
    roster: &RosterText,
    by: By,
) -> Result<()> {
    let before = read_profile(&act.tx, person)?;
    let mark = match &draft.name {
        Some(name) => Some(mark_for(act, person, name, before.mark)?),
        None => None,
    };
    if before.name.is_some() && before.name != draft.name {
        undo::forget(&act.tx, person)?;
    }
    let today = act.now.date();
    // Who tells staff a name to be called by, asks for it to be kept.
    let consents = before
        .consents
        .with(Purpose::KeepName, draft.name.is_some(), today);
    let roster_consent = match (draft.roster_consent, read_roster_consent(&act.tx, person)?) {
        (false, _) => None,
        (true, Some(standing)) => Some(standing),
        (true, None) => Some(log::to_json(&RosterConsent { since: today, by })?),
    };
    act.tx
        .prepare_cached(
            "UPDATE person SET name = ?2, folded = ?3, picture = ?4, colour = ?5, kind = ?6,
                 listing = ?7, legal_name = ?8, external_id = ?9, roster_consent = ?10,
                 keep_name = ?11 WHERE id = ?1",
        )?
        .execute(params![
            person.bytes(),
            draft.name.as_ref().map(ChosenName::as_str),
            draft
                .name
                .as_ref()
                .map(|name| name.folded().as_str().to_owned()),
            mark.map(|mark| mark.picture.code()),
            mark.map(|mark| mark.colour.code()),
            draft.kind.code(),
            listing_code(draft.listing),
            roster.legal_name,
            roster.external_id,
            roster_consent,
            consents.keep_name.map(|since| since.to_string()),
        ])?;
    act.name_changed(person)?;
    if consents != before.consents {
        let given = consents.keep_name.is_some();
        let event = Event::ConsentChanged {
            purpose: Purpose::KeepName,
            given,
        };
        note(act, event, person, by)?;
    }
    Ok(())
}

/// Consent to appear with legal name and number in roster exports, as staff recorded it.
#[derive(Serialize)]
struct RosterConsent {
    since: NaiveDate,
    by: By,
}

fn read_roster_consent(conn: &Connection, person: PersonId) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached("SELECT roster_consent FROM person WHERE id = ?1")?;
    Ok(statement.query_row([person.bytes()], |row| row.get(0))?)
}

/// Whether there is such a person here.
pub(super) fn exists(conn: &Connection, person: PersonId) -> Result<()> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM person WHERE id = ?1")?;
    if statement.exists([person.bytes()])? {
        Ok(())
    } else {
        Err(StoreError::NotThere("person"))
    }
}

/// All that says who a person is goes.
pub(super) fn erase_one(act: &mut Act<'_>, person: PersonId) -> Result<()> {
    let name: Option<Option<String>> = act
        .tx
        .prepare_cached("SELECT folded FROM person WHERE id = ?1")?
        .query_row([person.bytes()], |row| row.get(0))
        .optional()?;
    if let Some(folded) = name.flatten() {
        forget_failures(&act.tx, &lockout_key(act, &folded)?)?;
    }
    for sql in [
        "DELETE FROM person WHERE id = ?1",
        "DELETE FROM list_row WHERE person = ?1",
        // The cards are dead and nobody's; alive they would gather the visits anew.
        "UPDATE badge SET state = 'revoked', person = NULL WHERE person = ?1",
        "DELETE FROM milestone_answer WHERE person = ?1",
        "DELETE FROM statement_wish WHERE attendance IN
             (SELECT n FROM attendance WHERE canonical = ?1)",
        // What waits in the tray still waits, as nobody's.
        "UPDATE tray SET person = NULL WHERE person = ?1",
    ] {
        act.tx.prepare_cached(sql)?.execute([person.bytes()])?;
    }
    act.forget_together(person)?;
    act.name_changed(person)
}

fn note(act: &mut Act<'_>, event: Event, person: PersonId, by: By) -> Result<()> {
    act.append(NewEntry {
        event,
        session: None,
        person: Some(person),
        by,
    })?;
    Ok(())
}
