//! Cards: made blank, live once they are printed well, given, swapped, dead.
//!
//! Only a keyed hash of a card is kept, so an old one can never be printed again. A card that was
//! made and not confirmed is as dead as a lost one: a sheet that came out badly lets nobody in.

use rusqlite::{OptionalExtension, params};

use super::book::{Act, Book};
use super::people::{FAMILY, exists};
use super::{Result, StoreError, projection, stamp};
use crate::badge::token::{Genuine, OrganisationKey, Token, TokenHash, TokenId, person_of};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::PersonId;
use crate::domain::moment::Moment;

mod waiting;

pub use waiting::{SHEETS_WAITING_MAX, WaitingSheet};

#[cfg(test)]
mod tests;

/// The most cards that are made at once: a box of label sheets.
pub const BADGES_AT_ONCE_MAX: u32 = 1_000;

impl Book {
    /// Makes blank cards, for printing now: nobody can make the same ones again. They are dead
    /// until [`Book::confirm_printed`]; those of a bad print simply stay so.
    ///
    /// # Errors
    /// When it is none or too many, or the database fails.
    pub fn make_badges(&mut self, now: &Moment, count: u32) -> Result<Vec<Token>> {
        if !(1..=BADGES_AT_ONCE_MAX).contains(&count) {
            return Err(StoreError::NotNow("1 to 1000 cards are made at once"));
        }
        self.write(now, |act| {
            let mut tokens = Vec::new();
            while tokens.len() < count as usize {
                let id = TokenId(u64::from_be_bytes(act.random()?));
                let key = &act.kiosk().org_key;
                // A number that was given before is left out.
                let is_new = act
                    .tx
                    .prepare_cached(
                        "INSERT INTO badge (hash, state, made, changed)
                         VALUES (?1, 'revoked', ?2, ?2) ON CONFLICT DO NOTHING",
                    )?
                    .execute(params![TokenHash::of(key, id).as_bytes(), secs(act)])?;
                if is_new == 1 {
                    tokens.push(Token::issue(key, id));
                }
            }
            Ok(tokens)
        })
    }

    /// "Printed well": these cards live from now on, blank. Gives how many there were.
    ///
    /// # Errors
    /// When none of them was waiting for it, or the database fails.
    pub fn confirm_printed(&mut self, now: &Moment, printed: &[Token], by: By) -> Result<u32> {
        let key = self.organisation_key();
        let hashes = printed.iter().map(|token| TokenHash::of(key, token.id()));
        let hashes: Vec<TokenHash> = hashes.collect();
        self.write(now, |act| enliven(act, &hashes, by))
    }

    /// Gives a card to a person: a blank one, or one that was carried without a name, whose visits
    /// become theirs.
    ///
    /// # Errors
    /// When it is no card of ours, dead or somebody else's, there is no such person, or the
    /// database fails.
    pub fn give_badge(&mut self, now: &Moment, text: &str, person: PersonId, by: By) -> Result<()> {
        self.write(now, |act| give(act, text, person, by))
    }

    /// A lost card: all cards of the person die, the new one is theirs.
    ///
    /// # Errors
    /// As for [`Book::give_badge`].
    pub fn swap_badge(&mut self, now: &Moment, person: PersonId, text: &str, by: By) -> Result<()> {
        self.write(now, |act| {
            let person = projection::canonical(&act.tx, person)?;
            revoke_all(act, person, by)?;
            give(act, text, person, by)
        })
    }

    /// All cards of a person die. Gives how many there were.
    ///
    /// # Errors
    /// When the database fails.
    pub fn revoke_badges(&mut self, now: &Moment, person: PersonId, by: By) -> Result<u32> {
        self.write(now, |act| {
            let person = projection::canonical(&act.tx, person)?;
            revoke_all(act, person, by)
        })
    }

    /// One card dies, for instance one that was found: also one that this kiosk has not heard of.
    ///
    /// # Errors
    /// When it is no card of ours, or the database fails.
    pub fn revoke_badge(&mut self, now: &Moment, text: &str, by: By) -> Result<()> {
        self.write(now, |act| {
            let (token, key) = ours(act, text)?;
            let hash = TokenHash::of(&key, token.id());
            let card = read(act, &hash)?;
            if card
                .as_ref()
                .is_some_and(|card| card.state == State::Revoked)
            {
                return Ok(());
            }
            act.tx
                .prepare_cached(
                    "INSERT INTO badge (hash, state, made, changed) VALUES (?1, 'revoked', ?2, ?2)
                     ON CONFLICT (hash) DO UPDATE SET state = 'revoked', changed = ?2",
                )?
                .execute(params![hash.as_bytes(), secs(act)])?;
            act.stamp(stamp::CARD, hash.as_bytes())?;
            let own = PersonId::from_bytes(person_of(&key, token.id()));
            let bearer = card.and_then(|card| card.person).unwrap_or(own);
            note(act, Event::BadgeRevoked, Some(bearer), by)
        })
    }
}

/// These cards live from now on, blank.
fn enliven(act: &mut Act<'_>, printed: &[TokenHash], by: By) -> Result<u32> {
    let mut count = 0;
    for hash in printed {
        let changed = act
            .tx
            .prepare_cached(
                "UPDATE badge SET state = 'blank', changed = ?2
                 WHERE hash = ?1 AND state = 'revoked' AND person IS NULL",
            )?
            .execute(params![hash.as_bytes(), secs(act)])?;
        if changed > 0 {
            act.stamp(stamp::CARD, hash.as_bytes())?;
            count += 1;
        }
    }
    if count == 0 {
        return Err(StoreError::NotThere("card"));
    }
    note(act, Event::BadgesMade { count }, None, by)?;
    Ok(count)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Blank,
    Live,
    Revoked,
}

struct Card {
    person: Option<PersonId>,
    state: State,
}

fn read(act: &Act<'_>, hash: &TokenHash) -> Result<Option<Card>> {
    let mut statement = act
        .tx
        .prepare_cached("SELECT person, state FROM badge WHERE hash = ?1")?;
    let row = statement.query_row([hash.as_bytes()], |row| {
        Ok((row.get::<_, Option<_>>(0)?, row.get::<_, String>(1)?))
    });
    let Some((person, state)) = row.optional()? else {
        return Ok(None);
    };
    let state = match state.as_str() {
        "blank" => State::Blank,
        "live" => State::Live,
        "revoked" => State::Revoked,
        _ => return Err(StoreError::Unreadable("state of a card")),
    };
    Ok(Some(Card {
        person: person.map(PersonId::from_bytes),
        state,
    }))
}

/// A card of this site, and the key that it was made with.
fn ours(act: &Act<'_>, text: &str) -> Result<(Token, OrganisationKey)> {
    let token = Token::parse(text).map_err(|_| StoreError::NotThere("card"))?;
    match act.kiosk().key_of(&token) {
        (key, Genuine::Ours) => Ok((token, key.clone())),
        (_, Genuine::Foreign) => Err(StoreError::NotThere("card")),
    }
}

fn give(act: &mut Act<'_>, text: &str, person: PersonId, by: By) -> Result<()> {
    let person = projection::canonical(&act.tx, person)?;
    exists(&act.tx, person)?;
    let (token, key) = ours(act, text)?;
    let hash = TokenHash::of(&key, token.id());
    // The card's own pseudonym, under which it may have been carried without a name, here or at
    // another kiosk.
    let own = PersonId::from_bytes(person_of(&key, token.id()));
    let card = read(act, &hash)?;
    if card
        .as_ref()
        .is_some_and(|card| card.state == State::Revoked)
    {
        return Err(StoreError::NotNow("the card is dead"));
    }
    let bearer = card.and_then(|card| card.person).unwrap_or(own);
    let bearer = projection::canonical(&act.tx, bearer)?;
    if bearer != person && has_name(act, bearer)? {
        return Err(StoreError::NotNow("the card is somebody else's"));
    }
    if bearer != person {
        note(act, Event::Aliased { into: person }, Some(bearer), by)?;
    }
    act.tx
        .prepare_cached(
            "INSERT INTO badge (hash, person, state, made, changed)
             VALUES (?1, ?2, 'live', ?3, ?3)
             ON CONFLICT (hash) DO UPDATE SET person = ?2, state = 'live', changed = ?3",
        )?
        .execute(params![hash.as_bytes(), person.bytes(), secs(act)])?;
    act.stamp(stamp::CARD, hash.as_bytes())?;
    note(act, Event::BadgeGiven, Some(person), by)
}

/// Whether somebody is known by this pseudonym, and not a card only.
fn has_name(act: &Act<'_>, person: PersonId) -> Result<bool> {
    let mut statement = act.tx.prepare_cached(
        "SELECT 1 FROM person WHERE id = ?1 AND (name IS NOT NULL OR legal_name IS NOT NULL)",
    )?;
    Ok(statement.exists([person.bytes()])?)
}

fn revoke_all(act: &mut Act<'_>, person: PersonId, by: By) -> Result<u32> {
    let mut revoked = act.tx.prepare_cached(&format!(
        "{FAMILY} UPDATE badge SET state = 'revoked', changed = ?2
         WHERE state = 'live' AND person IN (SELECT id FROM family) RETURNING hash"
    ))?;
    let cards = revoked.query_map(params![person.bytes(), secs(act)], |row| {
        row.get::<_, [u8; 32]>(0)
    })?;
    let cards = cards.collect::<rusqlite::Result<Vec<_>>>()?;
    drop(revoked);
    for card in &cards {
        act.stamp(stamp::CARD, card)?;
        note(act, Event::BadgeRevoked, Some(person), by)?;
    }
    Ok(u32::try_from(cards.len()).unwrap_or(u32::MAX))
}

fn secs(act: &Act<'_>) -> i64 {
    act.now.utc.timestamp()
}

fn note(act: &mut Act<'_>, event: Event, person: Option<PersonId>, by: By) -> Result<()> {
    act.append(NewEntry {
        event,
        session: None,
        person,
        by,
    })?;
    Ok(())
}
