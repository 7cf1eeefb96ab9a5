//! People with a PIN, tries at a PIN, and what the site set by touch.
//!
//! It keeps hashes and counts failures. It never sees a PIN: hashing takes long, so it is done
//! elsewhere, between [`Book::begin_try`] and [`Book::try_succeeded`].

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::book::{Act, Book};
use super::lockout::{failures, forget_failures, keep_failures};
use super::{Result, StoreError, log};
use crate::access::{Patience, SecretHash};
use crate::badge::token::{Genuine, Token, TokenHash};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::KeeperId;
use crate::domain::moment::Moment;
use crate::domain::tonight::{Keeper, Role};

#[cfg(test)]
mod tests;

/// The longest thing that others call somebody with a PIN, in characters.
pub const LABEL_CHARS_MAX: usize = 40;
/// The most people with a PIN: each try at a PIN alone hashes once for each of them.
pub const KEEPERS_MAX: u32 = 24;
/// Where the hash of the recovery code is kept.
const RECOVERY: &str = "recovery_hash";

/// What is guessed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Secret {
    /// Somebody's PIN.
    Pin,
    /// The recovery code.
    RecoveryCode,
}

impl Secret {
    const fn code(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::RecoveryCode => "recovery",
        }
    }
}

/// Whether a secret may be tried now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Yes, and the try is counted as a failure already: a success takes it back.
    Go,
    /// Not before so many seconds have passed.
    Wait {
        /// Seconds, at least one.
        secs: u64,
    },
}

/// How it came to a new PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewPin {
    /// Staff, or the person with the old one.
    Changed,
    /// With the recovery code.
    Recovered,
}

impl Book {
    /// Everybody with a PIN, by label.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keepers(&self) -> Result<Vec<Keeper>> {
        Ok(self
            .pin_hashes(Role::Greeter)?
            .into_iter()
            .map(|(keeper, _)| keeper)
            .collect())
    }

    /// Everybody who may do at least what `role` may, with the hash of their PIN: a PIN alone is
    /// tried against each.
    ///
    /// # Errors
    /// When the database fails.
    pub fn pin_hashes(&self, role: Role) -> Result<Vec<(Keeper, SecretHash)>> {
        pin_hashes(&self.conn, role)
    }

    /// Whose own card this is, with the hash of the PIN that must go with it; none for any other
    /// text or card.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keeper_of_card(&self, text: &str) -> Result<Option<(Keeper, SecretHash)>> {
        let Ok(token) = Token::parse(text) else {
            return Ok(None);
        };
        let (key, genuine) = self.kiosk().key_of(&token);
        if genuine == Genuine::Foreign {
            return Ok(None);
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT id, label, role, pin FROM keeper WHERE badge = ?1 AND removed = 0",
        )?;
        let hash = TokenHash::of(key, token.id());
        statement
            .query_row([hash.as_bytes()], |row| Ok(keeper(row)))
            .optional()?
            .transpose()
    }

    /// Somebody has a PIN from now on. At the first start, `by` is the kiosk.
    ///
    /// # Errors
    /// When the label is empty or too long, there are too many, or the database fails.
    pub fn add_keeper(
        &mut self,
        now: &Moment,
        label: &str,
        role: Role,
        pin: &SecretHash,
        by: By,
    ) -> Result<KeeperId> {
        let label = label.trim().to_owned();
        if label.is_empty() || label.chars().count() > LABEL_CHARS_MAX {
            return Err(StoreError::NotNow("a label has 1 to 40 characters"));
        }
        self.write(now, |act| {
            let count = "SELECT count(*) FROM keeper WHERE removed = 0";
            if act.tx.query_row(count, [], |row| row.get::<_, u32>(0))? >= KEEPERS_MAX {
                return Err(StoreError::NotNow("there are too many people with a PIN"));
            }
            let keeper = KeeperId::from_bytes(act.random()?);
            act.tx.execute(
                "INSERT INTO keeper (id, label, role, pin) VALUES (?1, ?2, ?3, ?4)",
                params![keeper.bytes(), label, role.code(), pin.as_str()],
            )?;
            note(act, Event::KeeperAdded { keeper }, by)?;
            Ok(keeper)
        })
    }

    /// Somebody's PIN is worth nothing from now on.
    ///
    /// # Errors
    /// When it is the last staff PIN, there is no such person, or the database fails.
    pub fn remove_keeper(&mut self, now: &Moment, keeper: KeeperId, by: By) -> Result<()> {
        self.write(now, |act| {
            let others = act.tx.query_row(
                "SELECT count(*) FROM keeper WHERE role = ?1 AND removed = 0 AND id <> ?2",
                params![Role::Staff.code(), keeper.bytes()],
                |row| row.get::<_, u32>(0),
            )?;
            if others == 0 {
                return Err(StoreError::NotNow("somebody must keep a staff PIN"));
            }
            // The row stays, so that the log's opaque id is never given again; what it knew goes.
            let gone = act.tx.execute(
                "UPDATE keeper SET removed = 1, label = '', pin = '', badge = NULL
                 WHERE id = ?1 AND removed = 0",
                [keeper.bytes()],
            )?;
            found(gone)?;
            note(act, Event::KeeperRemoved { keeper }, by)
        })
    }

    /// Another PIN for somebody. Tries are counted anew.
    ///
    /// # Errors
    /// When there is no such person, or the database fails.
    pub fn set_pin(
        &mut self,
        now: &Moment,
        keeper: KeeperId,
        pin: &SecretHash,
        how: NewPin,
        by: By,
    ) -> Result<()> {
        self.write(now, |act| {
            let set = act.tx.execute(
                "UPDATE keeper SET pin = ?2 WHERE id = ?1 AND removed = 0",
                params![keeper.bytes(), pin.as_str()],
            )?;
            found(set)?;
            forget_failures(&act.tx, Secret::Pin.code())?;
            note(
                act,
                Event::PinChanged {
                    keeper,
                    recovered: how == NewPin::Recovered,
                },
                by,
            )
        })
    }

    /// Somebody's own card: with it, only their PIN is tried.
    ///
    /// # Errors
    /// When the text is not a card of ours, another's card, there is no such person, or the
    /// database fails.
    pub fn give_keeper_card(&mut self, now: &Moment, keeper: KeeperId, text: &str) -> Result<()> {
        if self
            .keeper_of_card(text)?
            .is_some_and(|(owner, _)| owner.id != keeper)
        {
            return Err(StoreError::NotNow("the card is somebody else's"));
        }
        self.write(now, |act| {
            let token = Token::parse(text).map_err(|_| StoreError::NotThere("card"))?;
            let (key, genuine) = act.kiosk().key_of(&token);
            if genuine == Genuine::Foreign {
                return Err(StoreError::NotThere("card"));
            }
            let hash = TokenHash::of(key, token.id());
            let given = act.tx.execute(
                "UPDATE keeper SET badge = ?2 WHERE id = ?1 AND removed = 0",
                params![keeper.bytes(), hash.as_bytes()],
            )?;
            found(given)
        })
    }

    /// Whether a secret may be tried now. If so, a failure is on disk before this returns: pulling
    /// the plug between question and answer gains nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub fn begin_try(&mut self, now: &Moment, secret: Secret) -> Result<Turn> {
        self.write(now, |act| {
            let before = failures(&act.tx, secret.code())?;
            let wait = before.wait_left(&act.now);
            if wait > Duration::ZERO {
                return Ok(Turn::Wait {
                    secs: wait
                        .as_millis()
                        .div_ceil(1000)
                        .try_into()
                        .unwrap_or(u64::MAX),
                });
            }
            let after = before.after_failure(Patience::Pin, &act.now);
            keep_failures(&act.tx, secret.code(), &after)?;
            Ok(Turn::Go)
        })
    }

    /// The secret was right: failures are forgiven.
    ///
    /// # Errors
    /// When the database fails.
    pub fn try_succeeded(&mut self, now: &Moment, secret: Secret) -> Result<()> {
        self.write(now, |act| forget_failures(&act.tx, secret.code()))
    }

    /// The hash of the recovery code; none before the first start is done.
    ///
    /// # Errors
    /// When the database fails.
    pub fn recovery_hash(&self) -> Result<Option<SecretHash>> {
        Ok(self
            .setting::<String>(RECOVERY)?
            .map(SecretHash::from_stored))
    }

    /// Another recovery code: the old one is worth nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_recovery_hash(&mut self, now: &Moment, hash: &SecretHash) -> Result<()> {
        self.set_setting(now, RECOVERY, &hash.as_str())?;
        self.try_succeeded(now, Secret::RecoveryCode)
    }

    /// What was set by touch under this key; none if nothing was.
    ///
    /// # Errors
    /// When what is there is of another form, or the database fails.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        let value: Option<String> = statement.query_row([key], |row| row.get(0)).optional()?;
        let unreadable = |_| StoreError::Unreadable("setting");
        value
            .map(|value| serde_json::from_str(&value).map_err(unreadable))
            .transpose()
    }

    /// Keeps what was set by touch.
    ///
    /// # Errors
    /// When the value has no JSON form, or the database fails.
    pub fn set_setting<T: Serialize>(&mut self, now: &Moment, key: &str, value: &T) -> Result<()> {
        self.write(now, |act| keep_setting(act, key, value))
    }
}

/// Keeps what was set, in the transaction of the act.
pub(super) fn keep_setting<T: Serialize>(act: &Act<'_>, key: &str, value: &T) -> Result<()> {
    let value = log::to_json(value)?;
    act.tx.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![key, value],
    )?;
    Ok(())
}

fn note(act: &mut Act<'_>, event: Event, by: By) -> Result<()> {
    act.append(NewEntry {
        event,
        session: None,
        person: None,
        by,
    })?;
    Ok(())
}

fn found(rows: usize) -> Result<()> {
    if rows == 0 {
        Err(StoreError::NotThere("person with a PIN"))
    } else {
        Ok(())
    }
}

/// Everybody who may do at least what `role` may, with the hash of their PIN.
pub(super) fn pin_hashes(conn: &Connection, role: Role) -> Result<Vec<(Keeper, SecretHash)>> {
    let mut keepers = read_keepers(conn)?;
    keepers.retain(|(keeper, _)| keeper.role >= role);
    Ok(keepers)
}

fn read_keepers(conn: &Connection) -> Result<Vec<(Keeper, SecretHash)>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, label, role, pin FROM keeper WHERE removed = 0 ORDER BY label, id",
    )?;
    let rows = statement.query_map([], |row| Ok(keeper(row)))?;
    rows.map(|row| row?).collect()
}

fn keeper(row: &Row<'_>) -> Result<(Keeper, SecretHash)> {
    let role: String = row.get(2)?;
    let keeper = Keeper {
        id: KeeperId::from_bytes(row.get(0)?),
        label: row.get(1)?,
        role: Role::from_code(&role).ok_or(StoreError::Unreadable("role"))?,
    };
    Ok((keeper, SecretHash::from_stored(row.get(3)?)))
}
