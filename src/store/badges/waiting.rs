//! Sheets that were made and wait for somebody to say that the print is good.
//!
//! Whoever prints them walks away from the kiosk, which locks meanwhile. So what waits is kept here
//! until it was answered: not the cards, which nobody can make again, but their hashes.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::badge::token::{Token, TokenHash};
use crate::domain::entry::By;
use crate::domain::moment::Moment;
use crate::store::book::Book;
use crate::store::keeper::keep_setting;
use crate::store::outside::hex;
use crate::store::{Result, StoreError};

/// Where they are kept.
const WAITING: &str = "cards_waiting";
/// The most sheets that wait; of more the oldest is given up, and its cards stay dead.
pub const SHEETS_WAITING_MAX: usize = 12;

/// A sheet of cards that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingSheet {
    /// Its number, unique among those that wait.
    pub number: u32,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// How many cards it has.
    pub count: u32,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    number: u32,
    made: i64,
    /// One card behind the other, in hexadecimal digits.
    hashes: Vec<String>,
}

impl Book {
    /// Makes blank cards for one sheet, which waits from now on. Gives its number and the cards.
    ///
    /// # Errors
    /// As for [`Book::make_badges`].
    pub fn make_sheet(&mut self, now: &Moment, count: u32) -> Result<(u32, Vec<Token>)> {
        let tokens = self.make_badges(now, count)?;
        let mut waiting = self.kept()?;
        let number = waiting.iter().map(|sheet| sheet.number).max();
        let number = number.map_or(1, |number| number.wrapping_add(1));
        let hash =
            |token: &Token| hex(TokenHash::of(self.organisation_key(), token.id()).as_bytes());
        waiting.push(Kept {
            number,
            made: now.utc.timestamp(),
            hashes: tokens.iter().map(hash).collect(),
        });
        if waiting.len() > SHEETS_WAITING_MAX {
            waiting.remove(0);
        }
        self.set_setting(now, WAITING, &waiting)?;
        Ok((number, tokens))
    }

    /// The sheets that wait, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn waiting_sheets(&self) -> Result<Vec<WaitingSheet>> {
        let kept = self.kept()?;
        let sheet = |kept: &Kept| {
            Some(WaitingSheet {
                number: kept.number,
                made: DateTime::from_timestamp(kept.made, 0)?,
                count: u32::try_from(kept.hashes.len()).ok()?,
            })
        };
        Ok(kept.iter().rev().filter_map(sheet).collect())
    }

    /// "Printed well": the cards of this sheet live from now on, blank. Gives how many.
    ///
    /// # Errors
    /// When no such sheet waits, or the database fails.
    pub fn confirm_sheet(&mut self, now: &Moment, number: u32, by: By) -> Result<u32> {
        let mut kept = self.kept()?;
        let at = kept.iter().position(|sheet| sheet.number == number);
        let sheet = kept.remove(at.ok_or(StoreError::NotThere("sheet"))?);
        let hashes: Option<Vec<TokenHash>> =
            sheet.hashes.iter().map(|digits| hash(digits)).collect();
        let hashes = hashes.ok_or(StoreError::Unreadable("setting"))?;
        self.write(now, |act| {
            keep_setting(act, WAITING, &kept)?;
            super::enliven(act, &hashes, by)
        })
    }

    /// This sheet came out badly: its cards never begin to work.
    ///
    /// # Errors
    /// When the database fails.
    pub fn drop_sheet(&mut self, now: &Moment, number: u32) -> Result<()> {
        let mut waiting = self.kept()?;
        waiting.retain(|sheet| sheet.number != number);
        self.set_setting(now, WAITING, &waiting)
    }

    fn kept(&self) -> Result<Vec<Kept>> {
        Ok(self.setting(WAITING)?.unwrap_or_default())
    }
}

fn hash(digits: &str) -> Option<TokenHash> {
    let mut bytes = [0; 32];
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * n..2 * n + 2)?, 16).ok()?;
    }
    Some(TokenHash::from_bytes(bytes))
}
