//! "About me": what a person keeps here of themselves, and takes away again.
//!
//! A name is kept only with its consent, a recovery date only with its own; taking a consent back
//! erases what it was for, from the write-ahead log too.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::book::{Act, Book};
use super::log::to_json;
use super::names::{read_listing, read_mark};
use super::people::undo;
use super::{Result, StoreError, milestone, projection};
use crate::domain::attendance::Kind;
use crate::domain::entry::{By, Event, NewEntry, Purpose};
use crate::domain::id::PersonId;
use crate::domain::milestone::LeapRule;
use crate::domain::moment::Moment;
use crate::domain::name::{ChosenName, PictureColour, assign};
use crate::domain::person::{Consents, Listing, Profile};

#[cfg(test)]
mod tests;

/// The longest language tag, in characters.
const LANGUAGE_CHARS_MAX: usize = 16;

impl Book {
    /// What is kept of this person; of an unnamed card, nothing yet.
    ///
    /// # Errors
    /// When the database fails.
    pub fn about_me(&self, person: PersonId) -> Result<Profile> {
        let person = projection::canonical(&self.conn, person)?;
        Ok(find_profile(&self.conn, person)?.unwrap_or_else(|| Profile::unnamed(person)))
    }

    /// Keeps what a person changed, as far as they consented; gives back what is kept now. Consents
    /// that stand keep their dates, whatever the dates in `profile`.
    ///
    /// # Errors
    /// [`StoreError::NameTooCommon`] when the name needs an initial, or when the database fails.
    pub fn save_about_me(&mut self, now: &Moment, profile: &Profile) -> Result<Profile> {
        let (kept, took_back) = self.write(now, |act| save(act, profile))?;
        if took_back {
            self.scrub()?;
        }
        Ok(kept)
    }

    /// Another picture and colour for a person's name.
    ///
    /// # Errors
    /// [`StoreError::NameTooCommon`] when none is left, when the person has no name here, or when
    /// the database fails.
    pub fn new_mark(&mut self, now: &Moment, person: PersonId) -> Result<Profile> {
        self.write(now, |act| {
            let person = projection::canonical(&act.tx, person)?;
            let profile = read_profile(&act.tx, person)?;
            let name = profile
                .name
                .as_ref()
                .ok_or(StoreError::NotNow("there is no name"))?;
            let seed = u64::from_be_bytes(act.random()?);
            let mut taken = act.names()?.marks_around(&name.folded(), person);
            taken.extend(profile.mark);
            let mark = assign(taken.into_iter(), seed).ok_or(StoreError::NameTooCommon)?;
            act.tx.execute(
                "UPDATE person SET picture = ?2, colour = ?3 WHERE id = ?1",
                params![person.bytes(), mark.picture.code(), mark.colour.code()],
            )?;
            act.name_changed(person)?;
            note(act, Event::PersonChanged, person)?;
            Ok(Profile {
                mark: Some(mark),
                ..profile
            })
        })
    }
}

/// Gives what is kept, and whether something was taken back that must not be left anywhere.
fn save(act: &mut Act<'_>, wanted: &Profile) -> Result<(Profile, bool)> {
    let person = projection::canonical(&act.tx, wanted.person)?;
    let known = find_profile(&act.tx, person)?;
    if known.is_none() {
        act.tx.execute(
            "INSERT INTO person (id, created) VALUES (?1, ?2)",
            params![person.bytes(), act.now.utc.timestamp()],
        )?;
        note(act, Event::PersonAdded, person)?;
    }
    let before = known.unwrap_or_else(|| Profile::unnamed(person));
    let kept = as_consented(act, &before, wanted)?;
    for purpose in Purpose::ALL {
        let given = kept.consents.since(purpose).is_some();
        if given != before.consents.since(purpose).is_some() {
            note(act, Event::ConsentChanged { purpose, given }, person)?;
        }
    }
    if (Profile {
        consents: before.consents,
        ..kept.clone()
    }) != before
    {
        note(act, Event::PersonChanged, person)?;
    }
    write_profile(act, &kept)?;
    if (&kept.name, kept.mark, kept.listing) != (&before.name, before.mark, before.listing) {
        act.name_changed(person)?;
    }
    let no_date = before.recovery.is_some() && kept.recovery.is_none();
    if no_date {
        // They would give the date away. Honours for coming do not, and stay.
        milestone::forget_dated_answers(&act.tx, person)?;
    }
    let other_name = before.name.is_some() && kept.name != before.name;
    if other_name {
        undo::forget(&act.tx, person)?;
    }
    let took_back = no_date || other_name;
    Ok((kept, took_back))
}

/// What may be kept of what a person wants.
fn as_consented(act: &mut Act<'_>, before: &Profile, wanted: &Profile) -> Result<Profile> {
    let today = act.now.date();
    let mut consents = before.consents;
    for purpose in Purpose::ALL {
        consents = consents.with(purpose, wanted.consents.since(purpose).is_some(), today);
    }
    let name = wanted.name.clone().filter(|_| consents.keep_name.is_some());
    let mark = match &name {
        Some(name) => Some(mark_for(
            act,
            before.person,
            name,
            wanted.mark.or(before.mark),
        )?),
        None => None,
    };
    let recovery = wanted.recovery.filter(|_| consents.remember_date.is_some());
    let language = wanted.language.clone().filter(|tag| is_language(tag));
    Ok(Profile {
        person: before.person,
        name,
        mark,
        // A child is a count only, never a person.
        kind: if wanted.kind == Kind::Minor {
            before.kind
        } else {
            wanted.kind
        },
        listing: wanted.listing,
        language,
        large_text: wanted.large_text,
        consents,
        recovery,
        leap_rule: if recovery.is_some() {
            wanted.leap_rule
        } else {
            LeapRule::default()
        },
    })
}

fn is_language(tag: &str) -> bool {
    (1..=LANGUAGE_CHARS_MAX).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// A mark for a name: the one that goes with it already, if nobody alike has it, or a new one.
///
/// # Errors
/// [`StoreError::NameTooCommon`] when none is left.
pub(super) fn mark_for(
    act: &mut Act<'_>,
    person: PersonId,
    name: &ChosenName,
    had: Option<PictureColour>,
) -> Result<PictureColour> {
    let seed = u64::from_be_bytes(act.random()?);
    let taken = act.names()?.marks_around(&name.folded(), person);
    match had.filter(|mark| !taken.contains(mark)) {
        Some(mark) => Ok(mark),
        None => assign(taken.into_iter(), seed).ok_or(StoreError::NameTooCommon),
    }
}

/// What is kept of this person.
pub(super) fn read_profile(conn: &Connection, person: PersonId) -> Result<Profile> {
    find_profile(conn, person)?.ok_or(StoreError::NotThere("person"))
}

/// What is kept of this person, if anything is.
pub(super) fn find_profile(conn: &Connection, person: PersonId) -> Result<Option<Profile>> {
    let mut statement = conn.prepare_cached(
        "SELECT name, picture, colour, kind, listing, language, large_text, recovery, leap_rule,
                keep_name, remember_date, tell_facilitator, name_in_exports
         FROM person WHERE id = ?1",
    )?;
    let profile = statement.query_row([person.bytes()], |row| Ok(profile_of(person, row)));
    profile.optional()?.transpose()
}

fn profile_of(person: PersonId, row: &Row) -> Result<Profile> {
    let name: Option<String> = row.get(0)?;
    let kind: String = row.get(3)?;
    let recovery: Option<String> = row.get(7)?;
    let leap_rule: Option<String> = row.get(8)?;
    let consent = |at| -> Result<Option<NaiveDate>> {
        let since: Option<String> = row.get(at)?;
        let unreadable = |_| StoreError::Unreadable("date of a consent");
        since
            .map(|since| since.parse().map_err(unreadable))
            .transpose()
    };
    Ok(Profile {
        person,
        name: name
            .map(|name| ChosenName::new(&name))
            .transpose()
            .map_err(|_| StoreError::Unreadable("name"))?,
        mark: read_mark(row.get(1)?, row.get(2)?)?,
        kind: Kind::from_code(&kind).ok_or(StoreError::Unreadable("kind"))?,
        listing: read_listing(&row.get::<_, String>(4)?)?,
        language: row.get(5)?,
        large_text: row.get(6)?,
        consents: Consents {
            keep_name: consent(9)?,
            remember_date: consent(10)?,
            tell_facilitator: consent(11)?,
            name_in_exports: consent(12)?,
        },
        recovery: recovery
            .map(|recovery| serde_json::from_str(&recovery))
            .transpose()
            .map_err(|_| StoreError::Unreadable("recovery date"))?,
        leap_rule: leap_rule
            .and_then(|rule| LeapRule::from_code(&rule))
            .unwrap_or_default(),
    })
}

fn write_profile(act: &Act<'_>, profile: &Profile) -> Result<()> {
    let since = |purpose| {
        profile
            .consents
            .since(purpose)
            .map(|since| since.to_string())
    };
    let recovery = profile
        .recovery
        .map(|recovery| to_json(&recovery))
        .transpose()?;
    act.tx
        .prepare_cached(
            "UPDATE person SET name = ?2, folded = ?3, picture = ?4, colour = ?5, kind = ?6,
                 listing = ?7, language = ?8, large_text = ?9, recovery = ?10, leap_rule = ?11,
                 keep_name = ?12, remember_date = ?13, tell_facilitator = ?14,
                 name_in_exports = ?15 WHERE id = ?1",
        )?
        .execute(params![
            profile.person.bytes(),
            profile.name.as_ref().map(ChosenName::as_str),
            profile
                .name
                .as_ref()
                .map(|name| name.folded().as_str().to_owned()),
            profile.mark.map(|mark| mark.picture.code()),
            profile.mark.map(|mark| mark.colour.code()),
            profile.kind.code(),
            listing_code(profile.listing),
            profile.language,
            profile.large_text,
            recovery,
            profile.recovery.map(|_| profile.leap_rule.code()),
            since(Purpose::KeepName),
            since(Purpose::RememberDate),
            since(Purpose::TellFacilitator),
            since(Purpose::NameInExports),
        ])?;
    Ok(())
}

/// As listing stands in the database.
pub(super) const fn listing_code(listing: Listing) -> &'static str {
    match listing {
        Listing::Listed => "listed",
        Listing::Unlisted => "unlisted",
    }
}

fn note(act: &mut Act<'_>, event: Event, person: PersonId) -> Result<()> {
    act.append(NewEntry {
        event,
        session: None,
        person: Some(person),
        by: By::Own,
    })?;
    Ok(())
}
