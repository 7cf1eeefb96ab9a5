//! What the office sends back, and what kiosks of one site tell each other by it: looked at, taken
//! over, and told.
//!
//! A package is taken over in one transaction or not at all. Looking at it does the same and undoes
//! it, so that what is shown is what will happen. It must be signed and for this site: who reads
//! packages has seen to that.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::bundle::BundleView;
use super::{Result, StoreError, column, stamp};
use crate::badge::token::OrganisationKey;
use crate::domain::entry::By;
use crate::domain::id::{KioskId, PersonId};
use crate::domain::moment::Moment;
use crate::domain::package::{
    CardRecord, CardState, Changes, OfficeKeys, Package, Record, Say, Sister, Stamp, Told,
};

mod cards;
mod merges;
mod people;
mod series;
mod take;
#[cfg(test)]
mod tests;

/// The number of the newest package.
const NUMBER: &str = "package_number";
/// The office's keys, as a package handed them over.
const OFFICE_KEYS: &str = "office_keys";

/// The table of the kiosks of this site.
const SISTER: &str = "sister";
/// The table of those of the office's other sites.
const HOUSE: &str = "house";

/// What became of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackageTaken {
    /// What it changes, or has changed.
    New(Changes),
    /// One that is as new or newer was taken over before; nothing changes.
    Older {
        /// The number of that one.
        newest: u32,
    },
}

/// Keys of the office that came with a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct HandedOver {
    /// The keys.
    keys: OfficeKeys,
    /// The key that the configuration named then, in base64.
    instead_of: String,
}

/// What this kiosk tells those of its site, and who they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// What it says.
    pub told: Told,
    /// Who can read it: the other kiosks of the site, as far as they are known.
    pub sisters: Vec<Sister>,
    /// The kiosks of the office's other sites: what they may know are its cards.
    pub house: Vec<Sister>,
    /// The moment of its newest statement.
    pub time: i64,
}

impl Book {
    /// What a package would change. Nothing changes.
    ///
    /// # Errors
    /// When something in it has no meaning, or the database fails.
    pub fn look_at_package(&mut self, now: &Moment, package: &Package) -> Result<PackageTaken> {
        let mut found = None;
        let undone = self.write::<()>(now, |act| {
            found = Some(take::take(act, package, "", By::Kiosk)?);
            // Whatever it did is rolled back.
            Err(StoreError::NotNow("it was only looked at"))
        });
        match (found, undone) {
            (Some(found), _) => Ok(found),
            (None, Err(error)) => Err(error),
            (None, Ok(())) => Err(StoreError::Unreadable("package")),
        }
    }

    /// Takes a package over. `office` is the key that the configuration names, in base64.
    ///
    /// # Errors
    /// When something in it has no meaning, or the database fails. Should what was erased still be
    /// in the write-ahead log or in copies, the same again removes it, as for [`Book::erase`].
    pub fn take_package(
        &mut self,
        now: &Moment,
        package: &Package,
        office: &str,
        by: By,
    ) -> Result<PackageTaken> {
        let taken = self.write(now, |act| take::take(act, package, office, by))?;
        self.hear_of_cards()?;
        if let PackageTaken::New(changes) = &taken
            && changes.people_erased > 0
        {
            self.scrub()?;
            self.forget_copies()?;
        }
        Ok(taken)
    }

    /// The keys of the office that came with a package, if any took the place of the one that the
    /// configuration names, in base64. Where it names another one by now, that was written later,
    /// by somebody who meant it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn office_instead_of(&self, named: &str) -> Result<Option<OfficeKeys>> {
        let handed: Option<HandedOver> = self.setting(OFFICE_KEYS)?;
        let handed = handed.filter(|handed| handed.instead_of == named);
        Ok(handed.map(|handed| handed.keys))
    }
}

impl BundleView<'_> {
    /// What this kiosk tells the others of its site.
    ///
    /// # Errors
    /// When the database fails.
    pub fn telling(&self) -> Result<Telling> {
        let conn = self.conn();
        let (own, cards): ([u8; 16], [u8; 32]) =
            conn.query_row("SELECT id, org_key FROM kiosk", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let [mut sisters, house] = [kiosks(conn, SISTER)?, kiosks(conn, HOUSE)?];
        sisters.retain(|sister| *sister.kiosk.bytes() != own);
        Ok(Telling {
            told: Told {
                cards: digits(&cards),
                records: records(conn)?,
            },
            sisters,
            house,
            time: stamp::newest(conn)?,
        })
    }
}

/// The kiosks in one of the tables of them, without those that are gone for good.
fn kiosks(conn: &Connection, table: &str) -> Result<Vec<Sister>> {
    let sql = format!("SELECT kiosk, key FROM {table} WHERE key <> '' ORDER BY kiosk");
    let mut kiosks = conn.prepare_cached(&sql)?;
    let kiosks = kiosks.query_map([], |row| {
        Ok(Sister {
            kiosk: KioskId::from_bytes(row.get(0)?),
            key: row.get(1)?,
        })
    })?;
    Ok(kiosks.collect::<rusqlite::Result<_>>()?)
}

/// Everything that this kiosk has to say, in an order of its own.
pub(super) fn records(conn: &Connection) -> Result<Vec<Record>> {
    let mut all = people::records(conn)?;
    let mut cards = conn.prepare(
        "SELECT s.time, s.base, s.writer, b.hash, b.person, b.state, b.made, b.changed
         FROM stamp s JOIN badge b ON b.hash = s.id WHERE s.kind = 'card' ORDER BY s.id",
    )?;
    let mut rows = cards.query([])?;
    while let Some(row) = rows.next()? {
        let state: String = row.get(5)?;
        let card = CardRecord {
            card: digits(&row.get::<_, [u8; 32]>(3)?),
            person: row.get::<_, Option<_>>(4)?.map(PersonId::from_bytes),
            state: column::found(CardState::from_code(&state), "state of a card")?,
            made: row.get(6)?,
            changed: row.get(7)?,
        };
        let at = stamp::read(row, 0)?;
        all.push(Record {
            at,
            say: Say::Card(card),
        });
    }
    for (person, (at, into)) in merges::said(conn)? {
        let say = Say::Merge { person, into };
        all.push(Record { at, say });
    }
    for (person, at) in merges::erased(conn)? {
        let say = Say::Erased { person };
        all.push(Record { at, say });
    }
    all.extend(series::records(conn)?);
    Ok(all)
}

/// The number of the newest package that was taken over.
fn newest_number(conn: &Connection) -> Result<u32> {
    let mut number = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    let number = number.query_row([NUMBER], |row| row.get::<_, String>(0));
    let number = number.optional()?;
    number.map_or(Ok(0), |number| column::from_json(&number, "setting"))
}

/// Keeps a setting.
fn keep(conn: &Connection, key: &str, value: &str) -> Result<()> {
    conn.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![key, value],
    )?;
    Ok(())
}

/// What the cards of the office's other kiosks are known by.
pub(super) fn other_keys(conn: &Connection) -> Result<Vec<OrganisationKey>> {
    let sql = "SELECT s.org_key
               FROM (SELECT org_key FROM sister UNION SELECT org_key FROM house) s, kiosk k
               WHERE s.org_key IS NOT NULL AND s.org_key <> k.org_key ORDER BY s.org_key";
    let mut keys = conn.prepare_cached(sql)?;
    let keys = keys.query_map([], |row| row.get(0).map(OrganisationKey::new))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// Two digits a byte.
fn digits(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of such digits.
fn of_digits(text: &str) -> Result<[u8; 32]> {
    let unreadable = || StoreError::Unreadable("card");
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return Err(unreadable());
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        let pair = text.get(2 * at..2 * at + 2).ok_or_else(unreadable)?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| unreadable())?;
    }
    Ok(bytes)
}

/// Whether what was said at one moment counts more than what stands here.
fn is_newer(at: Stamp, here: Option<Stamp>) -> bool {
    here.is_none_or(|here| here < at)
}
