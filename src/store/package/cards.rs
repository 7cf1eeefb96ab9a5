//! Cards as other kiosks know them, and those that the office withdraws.

use rusqlite::{OptionalExtension, params};

use super::take::Taking;
use super::{is_newer, of_digits};
use crate::badge::token::{Token, TokenHash, person_of};
use crate::domain::entry::Event;
use crate::domain::id::PersonId;
use crate::domain::package::{CardRecord, CardState, Record, Say, Stamp, Withdrawn};
use crate::store::people::FAMILY;
use crate::store::{Result, StoreError, column, projection, stamp};

/// A card as its row has it.
struct Here {
    person: Option<PersonId>,
    state: CardState,
}

impl Taking<'_, '_> {
    /// Takes over how cards stand, as far as it is newer.
    pub(super) fn cards(&mut self, records: &[&Record]) -> Result<()> {
        for record in records {
            if let Say::Card(card) = &record.say {
                self.card(card, record.at)?;
            }
        }
        Ok(())
    }

    fn card(&mut self, said: &CardRecord, at: Stamp) -> Result<()> {
        let hash = of_digits(&said.card)?;
        if !is_newer(at, stamp::of(&self.act.tx, stamp::CARD, &hash)?) {
            return Ok(());
        }
        stamp::put(&self.act.tx, stamp::CARD, &hash, at, None)?;
        // The cards of somebody who was taken off are dead and nobody's.
        let is_erased = said.person.is_some_and(|it| self.erased.contains(&it));
        let (state, person) = if is_erased {
            (CardState::Revoked, None)
        } else {
            (said.state, said.person)
        };
        let before = self.here(&hash)?;
        self.act
            .tx
            .prepare_cached(
                "INSERT INTO badge (hash, person, state, made, changed)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (hash) DO UPDATE SET person = ?2, state = ?3, made = ?4,
                     changed = ?5",
            )?
            .execute(params![
                hash,
                person.as_ref().map(PersonId::bytes),
                state.code(),
                said.made,
                said.changed
            ])?;
        let was = before.as_ref().map(|before| before.state);
        let worked = matches!(was, Some(CardState::Blank | CardState::Live));
        let bearer = before.as_ref().and_then(|before| before.person);
        match state {
            CardState::Revoked if worked => {
                self.changes.cards_withdrawn += 1;
                self.note(Event::BadgeRevoked, bearer.or(person))
            }
            CardState::Live if was != Some(CardState::Live) || bearer != person => {
                self.changes.cards_changed += 1;
                self.note(Event::BadgeGiven, person)
            }
            CardState::Blank if was != Some(CardState::Blank) => {
                self.changes.cards_changed += 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Withdraws what the office says, unless something newer was said of a card.
    pub(super) fn withdraw(&mut self, records: &[&Record]) -> Result<()> {
        for record in records {
            let Say::Withdrawn(which) = &record.say else {
                continue;
            };
            match which {
                Withdrawn::Card(letters) => self.withdraw_card(letters, record.at)?,
                Withdrawn::Person(person) => self.withdraw_all(*person, record.at)?,
                Withdrawn::Number(number) => {
                    for person in self.numbered(number)? {
                        self.withdraw_all(person, record.at)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A card of another organisation, or of a kiosk that nobody told of yet, is left alone.
    fn withdraw_card(&mut self, letters: &str, at: Stamp) -> Result<()> {
        let keys = super::other_keys(&self.act.tx)?;
        let Ok(token) = Token::parse(letters) else {
            return Err(StoreError::Unreadable("card"));
        };
        let own = &self.act.kiosk().org_key;
        let mut keys = std::iter::once(own).chain(&keys);
        let is_ours = |key: &&_| token.genuine(key) == crate::badge::token::Genuine::Ours;
        let Some(key) = keys.find(is_ours) else {
            return Ok(());
        };
        let hash = *TokenHash::of(key, token.id()).as_bytes();
        let own = PersonId::from_bytes(person_of(key, token.id()));
        self.kill(&hash, Some(own), at)
    }

    fn withdraw_all(&mut self, person: PersonId, at: Stamp) -> Result<()> {
        let tx = &self.act.tx;
        let person = projection::canonical(tx, person)?;
        let mut cards = tx.prepare_cached(&format!(
            "{FAMILY} SELECT hash FROM badge
             WHERE state = 'live' AND person IN (SELECT id FROM family) ORDER BY hash"
        ))?;
        let found = cards.query_map([person.bytes()], |row| row.get::<_, [u8; 32]>(0))?;
        let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
        drop(cards);
        for hash in found {
            self.kill(&hash, Some(person), at)?;
        }
        Ok(())
    }

    fn kill(&mut self, hash: &[u8; 32], bearer: Option<PersonId>, at: Stamp) -> Result<()> {
        let here = stamp::of(&self.act.tx, stamp::CARD, hash)?;
        let before = self.here(hash)?;
        let is_dead = before
            .as_ref()
            .is_some_and(|before| before.state == CardState::Revoked);
        if !is_newer(at, here) || (is_dead && here.is_some()) {
            return Ok(());
        }
        let seconds = self.act.now.utc.timestamp();
        self.act
            .tx
            .prepare_cached(
                "INSERT INTO badge (hash, state, made, changed) VALUES (?1, 'revoked', ?2, ?2)
                 ON CONFLICT (hash) DO UPDATE SET state = 'revoked'",
            )?
            .execute(params![hash, seconds])?;
        let base = here.map_or(0, |here| here.time);
        let writer = self.act.kiosk().id;
        let at = Stamp { base, writer, ..at };
        stamp::put(&self.act.tx, stamp::CARD, hash, at, None)?;
        if is_dead {
            return Ok(());
        }
        self.changes.cards_withdrawn += 1;
        let bearer = before.and_then(|before| before.person).or(bearer);
        self.note(Event::BadgeRevoked, bearer)
    }

    fn here(&self, hash: &[u8; 32]) -> Result<Option<Here>> {
        let sql = "SELECT person, state FROM badge WHERE hash = ?1";
        let mut card = self.act.tx.prepare_cached(sql)?;
        let card = card.query_row([hash], |row| {
            let person = row.get::<_, Option<_>>(0)?.map(PersonId::from_bytes);
            Ok((person, row.get::<_, String>(1)?))
        });
        let Some((person, state)) = card.optional()? else {
            return Ok(None);
        };
        let state = column::found(CardState::from_code(&state), "state of a card")?;
        Ok(Some(Here { person, state }))
    }

    fn numbered(&self, number: &str) -> Result<Vec<PersonId>> {
        let sql = "SELECT id FROM person WHERE external_id = ?1 COLLATE NOCASE ORDER BY id";
        let mut people = self.act.tx.prepare_cached(sql)?;
        let people = people.query_map([number], |row| row.get(0).map(PersonId::from_bytes))?;
        Ok(people.collect::<rusqlite::Result<_>>()?)
    }
}
