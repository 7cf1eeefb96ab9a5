//! Forgetting who came: what the office has in its own backup, and what is old by the rule of the
//! site, need not lie at the door as well.
//!
//! Nothing is taken out of the log. In sign-ins that are old enough the person gives way to a
//! pseudonym that is drawn for this one evening and known nowhere else: that somebody came stays,
//! who it was goes, and the same person in the same evening still counts once. So evenings, counts
//! and spreadsheets stay as they are, and nothing links two evenings. The hashes of those rows are
//! of what they were: the chain holds, and a sum over what they are now, in an entry of its own,
//! shows whether anybody changes them again.
//!
//! What may be forgotten is always the beginning of the log: each entry of it is in the office's
//! backup, is older than the rule by a clock that was good, is in a copy on this kiosk (so it is in
//! no journal), and no later entry says anything about its evenings.

use std::collections::BTreeMap;

use chrono::{DateTime, Months, Utc};
use hmac::{Hmac, KeyInit as _, Mac};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::book::{Act, Book};
use super::log::{self, Hash, Line};
use super::outside::hex;
use super::{Result, StoreError, bundle, journal, milestone, projection};
use crate::domain::carried::Receipt;
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{EntryId, Epoch, PersonId};
use crate::domain::moment::ClockState;

#[cfg(test)]
mod tests;

/// After how many months who came is forgotten: a setting, none or 0 for never.
pub const FORGET_AFTER_MONTHS: &str = "records.forget_after_months";
/// Entries that are looked at in one go, so that nobody at the door waits for it.
const ENTRIES_MAX: i64 = 2_000;
/// Separates the sum from all other uses of SHA-256.
const SUM_DOMAIN: &[u8] = b"keytag/forgotten/1\0";
/// Every kind of entry that the index of corrections has, as the index itself says it.
const CORRECTIONS: &str = "kind IN (
    'session_opened', 'session_closed', 'session_cancelled', 'session_moved', 'signed_out',
    'voided', 'moved_to', 'assigned', 'stayed', 'aliased', 'unaliased', 'erased')";

/// How far it was forgotten who came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Forgotten {
    /// The last row of the log.
    pub upto: i64,
    /// Over the rows that were changed.
    pub sum: Hash,
}

impl Forgotten {
    const NOTHING: Self = Self {
        upto: 0,
        sum: log::NOTHING_BEFORE,
    };

    /// How far it is in this database.
    pub fn read(conn: &Connection) -> Result<Self> {
        let found = conn.query_row("SELECT upto, sum FROM forgotten", [], |row| {
            Ok(Self {
                upto: row.get(0)?,
                sum: row.get(1)?,
            })
        });
        Ok(found.optional()?.unwrap_or(Self::NOTHING))
    }

    /// Whether the person of this row gave way.
    pub fn holds(&self, line: &Line) -> bool {
        line.n <= self.upto
            && line.person.is_some()
            && matches!(line.kind.as_str(), "signed_in" | "moved_to" | "assigned")
    }
}

/// The sum with one more row, as it is now.
pub(super) fn sum_with(sum: &Hash, line: &Line) -> Hash {
    Sha256::new()
        .chain_update(SUM_DOMAIN)
        .chain_update(sum)
        .chain_update(line.n.to_be_bytes())
        .chain_update(line.computed_hash())
        .finalize()
        .into()
}

/// What decides how much may be forgotten.
struct Rule<'a> {
    receipt: &'a Receipt,
    contested: &'a [Epoch],
    /// Only what is older.
    before: DateTime<Utc>,
    /// The last row that a copy has.
    copied: i64,
}

impl Rule<'_> {
    fn is_safe(&self, epoch: Epoch, seq: u64) -> bool {
        let mut backed_up = self.receipt.backed_up.iter();
        !self.contested.contains(&epoch) && backed_up.any(|span| span.holds(epoch, seq))
    }
}

impl Book {
    /// Forgets some more of who came, as the site's rule has it, when no evening is under way.
    /// Failing is no harm: it is tried again.
    pub(super) fn forget_if_due(&mut self) {
        match self.forget_some() {
            Ok(0) => {}
            Ok(sign_ins) => tracing::info!(sign_ins, "it was forgotten who came"),
            Err(error) => tracing::warn!(%error, "it was not forgotten who came"),
        }
    }

    /// The same, and how many entries gave up their person.
    ///
    /// # Errors
    /// When the database fails: nothing is forgotten then.
    pub fn forget_some(&mut self) -> Result<u64> {
        let months: u32 = self.setting(FORGET_AFTER_MONTHS)?.unwrap_or(0);
        // By the newest entry with a good clock, not by a clock that anybody can set.
        let (Some(last), Some(now)) = (self.last_entry()?, self.last_act) else {
            return Ok(0);
        };
        if months == 0 || !self.open_sessions()?.is_empty() {
            return Ok(0);
        }
        let Some(before) = last.checked_sub_months(Months::new(months)) else {
            return Ok(0);
        };
        let Some(receipt) = bundle::newest_receipt(&self.conn)? else {
            return Ok(0);
        };
        let forgotten = Forgotten::read(&self.conn)?;
        // Most days there is nothing: no copy has to be opened to know it.
        let contested = bundle::contested(&self.conn)?;
        let mut rule = Rule {
            receipt: &receipt,
            contested: &contested,
            before,
            copied: i64::MAX,
        };
        if reach(&self.conn, &rule, forgotten.upto)? <= forgotten.upto {
            return Ok(0);
        }
        let Some(copied) = journal::oldest_copy(self.place())? else {
            return Ok(0);
        };
        rule.copied = copied;
        let upto = reach(&self.conn, &rule, forgotten.upto)?;
        let upto = whole_evenings(&self.conn, forgotten.upto, upto)?;
        if upto <= forgotten.upto {
            return Ok(0);
        }
        let changed = self.write(&now, |act| forget(act, forgotten, upto))?;
        self.scrub()?;
        Ok(changed)
    }
}

/// The last row up to which every entry may be forgotten, evenings aside.
fn reach(conn: &Connection, rule: &Rule<'_>, after: i64) -> Result<i64> {
    let mut rows = conn.prepare_cached(
        "SELECT n, epoch, seq, wall, clock FROM log WHERE n > ?1 AND n <= ?2 ORDER BY n LIMIT ?3",
    )?;
    let mut rows = rows.query(params![after, rule.copied, ENTRIES_MAX])?;
    let mut reached = after;
    while let Some(row) = rows.next()? {
        let (n, seq): (i64, i64) = (row.get(0)?, row.get(2)?);
        if !rule.is_safe(Epoch::from_bytes(row.get(1)?), seq.unsigned_abs()) {
            break;
        }
        // What was written with a doubtful clock is as old as the next entry of a good one.
        if row.get::<_, String>(4)? == ClockState::Ok.code() {
            if row.get::<_, i64>(3)? >= rule.before.timestamp_millis() {
                break;
            }
            reached = n;
        }
    }
    Ok(reached)
}

/// The last row before which no evening is cut in two: whatever was said of its sign-ins is before
/// it as well.
fn whole_evenings(conn: &Connection, after: i64, upto: i64) -> Result<i64> {
    let mut upto = upto;
    loop {
        let shorter = late_corrections(conn, after, upto)?
            .into_iter()
            .chain(late_evenings(conn, after, upto)?)
            .min();
        match shorter {
            Some(n) if upto > after => upto = n - 1,
            _ => return Ok(upto.max(after)),
        }
    }
}

/// Sign-ins in this part that were moved or filed after it.
fn late_corrections(conn: &Connection, after: i64, upto: i64) -> Result<Vec<i64>> {
    let mut late = conn.prepare_cached(&format!(
        "SELECT l.n FROM log c JOIN log l ON l.id = unhex(c.payload ->> 'of')
         WHERE c.n > ?2 AND c.{CORRECTIONS} AND c.kind IN ('moved_to', 'assigned')
             AND l.n > ?1 AND l.n <= ?2"
    ))?;
    let late = late.query_map([after, upto], |row| row.get(0))?;
    Ok(late.collect::<rusqlite::Result<_>>()?)
}

/// The first rows of evenings in this part that somebody came to after it.
fn late_evenings(conn: &Connection, after: i64, upto: i64) -> Result<Vec<i64>> {
    let mut evenings = conn.prepare_cached(
        "SELECT session, min(n) FROM log
         WHERE n > ?1 AND n <= ?2 AND session IS NOT NULL
             AND kind IN ('signed_in', 'moved_to', 'assigned') GROUP BY session",
    )?;
    let evenings = evenings.query_map([after, upto], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    })?;
    let mut later =
        conn.prepare_cached("SELECT 1 FROM attendance WHERE session = ?1 AND n > ?2")?;
    let mut found = Vec::new();
    for evening in evenings {
        let (session, first) = evening?;
        if later.exists(params![session, upto])? {
            found.push(first);
        }
    }
    Ok(found)
}

fn forget(act: &mut Act<'_>, before: Forgotten, upto: i64) -> Result<u64> {
    let key: [u8; 32] = act.random()?;
    let pseudonym = |session: Option<&str>, person: PersonId| -> Result<PersonId> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&key)
            .map_err(|_| StoreError::Unreadable("key of an evening"))?;
        mac.update(session.unwrap_or_default().as_bytes());
        mac.update(&[0]);
        mac.update(person.bytes());
        let mac = mac.finalize().into_bytes();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(mac.get(..16).unwrap_or(&[0; 16]));
        Ok(PersonId::from_bytes(bytes))
    };
    let whose = whose_they_are(act, before.upto, upto)?;
    milestone::count_before_forgetting(&act.tx, before.upto, upto)?;
    put(act, Forgotten { upto, ..before })?;
    let mut sum = before.sum;
    let mut changed = 0;
    let lines = lines_with_persons(act, before.upto, upto)?;
    let mut last = None;
    for mut line in lines {
        let Some(written) = line.person else { continue };
        let canonical = match whose.get(&attendance_of(act, &line)?) {
            Some((_, canonical)) => *canonical,
            // It counts for nobody any more: moved to where nobody is kept.
            None => projection::canonical(&act.tx, written)?,
        };
        let person = pseudonym(line.session.as_deref(), canonical)?;
        act.tx
            .prepare_cached("UPDATE log SET person = ?2 WHERE n = ?1")?
            .execute(params![line.n, person.bytes()])?;
        line.person = Some(person);
        sum = sum_with(&sum, &line);
        changed += 1;
        last = Some((line.epoch, line.seq));
    }
    for (n, (session, canonical)) in &whose {
        let person = pseudonym(session.as_deref(), *canonical)?;
        act.tx
            .prepare_cached("UPDATE attendance SET person = ?2, canonical = ?2 WHERE n = ?1")?
            .execute(params![n, person.bytes()])?;
    }
    act.tx.execute(
        "UPDATE tray SET person = NULL WHERE attendance > ?1 AND attendance <= ?2",
        [before.upto, upto],
    )?;
    put(act, Forgotten { upto, sum })?;
    if let Some((epoch, last_seq)) = last {
        act.append(NewEntry {
            event: Event::VisitsForgotten {
                epoch,
                last_seq,
                sum: hex(&sum),
            },
            session: None,
            person: None,
            by: By::Kiosk,
        })?;
    }
    Ok(changed)
}

/// Evening and person of each sign-in that is still somebody's.
type Whose = BTreeMap<i64, (Option<String>, PersonId)>;

fn whose_they_are(act: &Act<'_>, after: i64, upto: i64) -> Result<Whose> {
    let mut rows = act.tx.prepare_cached(
        "SELECT n, session, canonical FROM attendance
         WHERE n > ?1 AND n <= ?2 AND canonical IS NOT NULL",
    )?;
    let rows = rows.query_map([after, upto], |row| {
        let person = PersonId::from_bytes(row.get(2)?);
        Ok((row.get(0)?, (row.get(1)?, person)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn lines_with_persons(act: &Act<'_>, after: i64, upto: i64) -> Result<Vec<Line>> {
    let mut lines = act.tx.prepare_cached(&format!(
        "SELECT {} FROM log WHERE n > ?1 AND n <= ?2 AND person IS NOT NULL
             AND kind IN ('signed_in', 'moved_to', 'assigned') ORDER BY n",
        Line::COLUMNS
    ))?;
    let lines = lines.query_map([after, upto], Line::read)?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// The row of the sign-in that this entry is about.
fn attendance_of(act: &Act<'_>, line: &Line) -> Result<i64> {
    let of: EntryId = match line.entry()?.event {
        Event::MovedTo { of } | Event::Assigned { of } => of,
        _ => return Ok(line.n),
    };
    let mut row = act.tx.prepare_cached("SELECT n FROM log WHERE id = ?1")?;
    Ok(row.query_row([of.bytes()], |row| row.get(0))?)
}

fn put(act: &Act<'_>, forgotten: Forgotten) -> Result<()> {
    act.tx.execute(
        "INSERT INTO forgotten (one, upto, sum) VALUES (1, ?1, ?2)
         ON CONFLICT (one) DO UPDATE SET upto = ?1, sum = ?2",
        params![forgotten.upto, forgotten.sum],
    )?;
    Ok(())
}
