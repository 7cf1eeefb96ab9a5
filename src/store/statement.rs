//! Attendance statements: who asked for one tonight, and the codes of slips.
//!
//! Of a slip nothing is kept, neither that it was made nor for whom. That somebody asked is kept
//! beside the log until the slip is theirs, they take it back, or the night is over: it is in no
//! entry and in no export. A code is checked by making it again from what is typed.

use hmac::{Hmac, KeyInit as _, Mac};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::Sha256;

use super::book::{Book, seconds};
use super::{Result, StoreError, column, projection, session};
use crate::domain::attendance::Way;
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{AttendanceId, PersonId, SeriesId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::name::ChosenName;
use crate::domain::session::Session;
use crate::domain::statement::{
    Asking, Attended, Presence, STATEMENT_HOURS_MAX, SlipCode, SlipNumber, Statement,
    StatementWish, Statements, local_minute,
};

#[cfg(test)]
mod tests;

/// Separates this use of the kiosk's own key from all others.
const DOMAIN: &[u8] = b"keytag/statement/1\0";
/// The length of a block of the hash, in bytes.
const HMAC_BLOCK_BYTES: usize = 64;
const SECS_IN_HOUR: i64 = 3_600;

impl Book {
    /// What a person can do about a statement of the evening they are at.
    ///
    /// # Errors
    /// When the database fails.
    pub fn statement_asking(&self, now: &Moment, person: PersonId) -> Result<Asking> {
        let person = projection::canonical(&self.conn, person)?;
        Ok(match newest(&self.conn, now, person)? {
            None => Asking::NotOffered,
            Some((_, false)) => Asking::CanAsk,
            Some((_, true)) => Asking::Asked,
        })
    }

    /// A person asks for a statement of the evening they are at, or takes that back.
    ///
    /// # Errors
    /// When that evening offers none, or the database fails.
    pub fn ask_for_statement(
        &mut self,
        now: &Moment,
        person: PersonId,
        wanted: Asking,
    ) -> Result<Asking> {
        self.write(now, |act| {
            let person = projection::canonical(&act.tx, person)?;
            let (of, _) = newest(&act.tx, now, person)?
                .ok_or(StoreError::NotNow("this evening offers no statements"))?;
            if wanted == Asking::Asked {
                act.tx.execute(
                    "INSERT INTO statement_wish (attendance) VALUES (?1) ON CONFLICT DO NOTHING",
                    [of.0],
                )?;
                return Ok(Asking::Asked);
            }
            forget(&act.tx, of)?;
            Ok(Asking::CanAsk)
        })
    }

    /// Confirms that somebody was present at the end, and makes what their slip says. On a roster
    /// "stayed to the end" is marked; of the slip itself nothing is kept.
    ///
    /// # Errors
    /// When they did not ask, left early, the meeting still goes on, or the database fails.
    pub fn make_statement(
        &mut self,
        now: &Moment,
        of: AttendanceId,
        name: &ChosenName,
        by: By,
    ) -> Result<Statement> {
        self.write(now, |act| {
            if !is_wished(&act.tx, of)? {
                return Err(StoreError::NotThere("statement"));
            }
            let row = act.attendance(of)?;
            let id = row.session.as_ref();
            let id = id.ok_or(StoreError::NotNow("it waits in the tray"))?;
            let session = session::read(&act.tx, id)?;
            let attended = attended(&act.tx, of)?;
            let until = match Presence::of(&session, &attended, act.now.utc) {
                Presence::Until(until) => until,
                Presence::Left => return Err(StoreError::NotNow("they left before the end")),
                Presence::NotYet(_) => return Err(StoreError::NotNow("the meeting goes on")),
            };
            if session.mode.keeps_leaving() && attended.stayed != Some(true) {
                act.append(NewEntry {
                    event: Event::Stayed {
                        of: row.entry,
                        to_the_end: true,
                    },
                    session: Some(session.id.clone()),
                    person: None,
                    by,
                })?;
            }
            let zone = act.now.zone;
            let number = SlipNumber::new(
                session.local_date,
                local_minute(attended.signed_in, zone),
                local_minute(until, zone),
                act.random()?,
            )
            .ok_or(StoreError::NotNow("no evening has such times"))?;
            let code = keyed(&act.kiosk().local_key, number, &session.id, name);
            let digest: [u8; 32] = code.finalize().into_bytes().into();
            let mut code = [0; SlipCode::BYTES];
            code.copy_from_slice(&digest[..SlipCode::BYTES]);
            Ok(Statement {
                name: name.clone(),
                title: session.title,
                room: session.room,
                number,
                code: SlipCode::from_bytes(code),
            })
        })
    }

    /// The slip is theirs: that they asked is forgotten.
    ///
    /// # Errors
    /// When the database fails.
    pub fn statement_given(&mut self, now: &Moment, of: AttendanceId) -> Result<()> {
        self.write(now, |act| forget(&act.tx, of))
    }

    /// What a slip with this number, code and name says, if this kiosk made it. Nothing is looked
    /// up that is about anybody: all of it follows from what was typed and from the evening.
    ///
    /// # Errors
    /// When the database fails.
    pub fn check_statement(
        &self,
        number: SlipNumber,
        code: SlipCode,
        name: &ChosenName,
    ) -> Result<Option<Statement>> {
        let Some(date) = number.date() else {
            return Ok(None);
        };
        for session in self.sessions_on(date)? {
            let made = keyed(self.local_key(), number, &session.id, name);
            if made.verify_truncated_left(&code.bytes()).is_ok() {
                return Ok(Some(Statement {
                    name: name.clone(),
                    title: session.title,
                    room: session.room,
                    number,
                    code,
                }));
            }
        }
        Ok(None)
    }
}

/// Who asked, on one evening, in the order in which they came.
pub(super) fn wishes(
    conn: &Connection,
    session: &Session,
    now: &Moment,
) -> Result<Vec<StatementWish>> {
    let mut statement = conn.prepare_cached(
        "SELECT a.n, p.name FROM attendance a JOIN statement_wish w ON w.attendance = a.n
         LEFT JOIN person p ON p.id = a.canonical
         WHERE a.session = ?1 AND a.live = 1 ORDER BY a.n",
    )?;
    let shows_names = session.mode.allows(Way::Name);
    let mut rows = statement.query([session.id.as_str()])?;
    let mut wishes = Vec::new();
    while let Some(row) = rows.next()? {
        let of = AttendanceId(row.get(0)?);
        let name: Option<String> = row.get(1)?;
        let attended = attended(conn, of)?;
        wishes.push(StatementWish {
            attendance: of,
            name: name
                .filter(|_| shows_names)
                .map(|name| column::chosen_name(&name))
                .transpose()?,
            signed_in: attended.signed_in,
            presence: Presence::of(session, &attended, now.utc),
        });
    }
    Ok(wishes)
}

/// The night is over: that somebody asked is forgotten.
pub(super) fn tidy(conn: &Connection, now: &Moment) -> Result<()> {
    conn.prepare_cached(
        "DELETE FROM statement_wish WHERE attendance IN
             (SELECT w.attendance FROM statement_wish w JOIN attendance a ON a.n = w.attendance
              LEFT JOIN session s ON s.id = a.session WHERE ifnull(s.end, 0) <= ?1)",
    )?
    .execute([since(now)])?;
    Ok(())
}

/// Evenings that ended before are past.
fn since(now: &Moment) -> i64 {
    now.utc.timestamp() - STATEMENT_HOURS_MAX * SECS_IN_HOUR
}

/// Their newest attendance of an evening that offers statements, and whether they asked.
fn newest(
    conn: &Connection,
    now: &Moment,
    person: PersonId,
) -> Result<Option<(AttendanceId, bool)>> {
    let mut statement = conn.prepare_cached(
        "SELECT a.n, a.session, w.attendance IS NOT NULL
         FROM attendance a JOIN session s ON s.id = a.session
         LEFT JOIN statement_wish w ON w.attendance = a.n
         WHERE a.canonical = ?1 AND a.live = 1 AND s.end > ?2 ORDER BY a.signed_in DESC, a.n DESC",
    )?;
    let mut rows = statement.query(params![person.bytes(), since(now)])?;
    while let Some(row) = rows.next()? {
        let session = session::read(conn, &SessionId::from_stored(row.get(1)?))?;
        if offers(conn, &session)? {
            return Ok(Some((AttendanceId(row.get(0)?), row.get(2)?)));
        }
    }
    Ok(None)
}

/// Whether an evening offers statements: by its series, and where it knows who came.
fn offers(conn: &Connection, evening: &Session) -> Result<bool> {
    let Some(series) = &evening.series else {
        return Ok(false);
    };
    Ok(evening.mode.keeps_person() && offered(conn, series)? == Statements::Offered)
}

fn offered(conn: &Connection, series: &SeriesId) -> Result<Statements> {
    session::plan::statements_of(conn, series)
}

fn is_wished(conn: &Connection, of: AttendanceId) -> Result<bool> {
    let mut statement = conn.prepare_cached(
        "SELECT 1 FROM statement_wish w JOIN attendance a ON a.n = w.attendance
         WHERE w.attendance = ?1 AND a.live = 1",
    )?;
    Ok(statement.exists([of.0])?)
}

fn attended(conn: &Connection, of: AttendanceId) -> Result<Attended> {
    let mut statement =
        conn.prepare_cached("SELECT signed_in, signed_out, stayed FROM attendance WHERE n = ?1")?;
    let row = statement.query_row([of.0], |row| {
        Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?, row.get(2)?))
    });
    let row = row.optional()?.ok_or(StoreError::NotThere("attendance"))?;
    let (signed_in, signed_out, stayed) = row;
    Ok(Attended {
        signed_in: seconds(signed_in),
        signed_out: signed_out.map(seconds),
        stayed,
    })
}

fn forget(conn: &Connection, of: AttendanceId) -> Result<()> {
    conn.execute("DELETE FROM statement_wish WHERE attendance = ?1", [of.0])?;
    Ok(())
}

/// Over all that a slip says which cannot be compared with what the evening was.
fn keyed(
    key: &[u8; 32],
    number: SlipNumber,
    session: &SessionId,
    name: &ChosenName,
) -> Hmac<Sha256> {
    // A key of a whole block cannot have a wrong length, so nothing can fail here.
    let mut block = [0; HMAC_BLOCK_BYTES];
    block[..key.len()].copy_from_slice(key);
    let session = session.as_str().as_bytes();
    Hmac::new(&block.into())
        .chain_update(DOMAIN)
        .chain_update(number.bytes())
        .chain_update((session.len() as u64).to_be_bytes())
        .chain_update(session)
        .chain_update(name.folded().as_str())
}
