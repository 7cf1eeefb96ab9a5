//! The tables that follow from the log: sessions as far as the log knows them, attendance, aliases.
//!
//! [`follow`] is all there is: the same function changes the tables when an entry is added and when
//! `keytag verify` makes them again from the whole log. So it may look at nothing but the entry and
//! these tables, and everything else that an act wants in them must follow from the entry.
//!
//! What lives beside the log and dies with a person, a session or an attendance (tray, doubles, the
//! newcomers' dot, who would like to talk) is only removed here, never made.

use rusqlite::{Connection, OptionalExtension, params};

use super::log::to_json;
use super::{Result, StoreError};
use crate::domain::attendance::{Kind, Method, VoidReason};
use crate::domain::entry::{Event, NewEntry};
use crate::domain::id::{EntryId, PersonId, SeriesId, SessionId};

#[cfg(test)]
mod tests;

/// How many merges may lie one behind the other.
const ALIASES_MAX: usize = 32;

/// Changes the tables by one entry. `wall` is when it was written, in seconds since 1970.
///
/// The entry of a move (`MovedTo`, `Assigned`) says itself which person the attendance carries from
/// now on: the act leaves the person out where the new session's mode keeps none.
pub(super) fn follow(
    conn: &Connection,
    n: i64,
    id: EntryId,
    wall: i64,
    entry: &NewEntry,
) -> Result<()> {
    let row = |of: &EntryId| attendance_of(conn, of);
    match &entry.event {
        Event::SessionOpened { .. }
        | Event::SessionClosed { .. }
        | Event::SessionCancelled
        | Event::SessionMoved { .. } => {
            let session = entry
                .session
                .as_ref()
                .ok_or(StoreError::Unreadable("session"))?;
            session_changes(conn, session, wall, entry)
        }
        Event::SignedIn {
            attendee,
            method,
            at,
        } => signed_in(conn, n, id, at.unwrap_or(wall), *attendee, *method, entry),
        Event::SignedOut { of } => {
            let n = row(of)?;
            run(
                conn,
                "UPDATE attendance SET signed_out = ?2 WHERE n = ?1",
                params![n, wall],
            )
        }
        Event::Stayed { of, to_the_end } => {
            let n = row(of)?;
            run(
                conn,
                "UPDATE attendance SET stayed = ?2 WHERE n = ?1",
                params![n, to_the_end],
            )
        }
        Event::Voided { of, reason } => voided(conn, row(of)?, *reason),
        Event::MovedTo { of } | Event::Assigned { of } => moved(conn, row(of)?, entry),
        Event::Aliased { into } => {
            let person = entry.person.ok_or(StoreError::Unreadable("person"))?;
            aliased(conn, person, *into)
        }
        Event::Unaliased => unaliased(conn, entry.person.ok_or(StoreError::Unreadable("person"))?),
        Event::Erased => erased(conn, entry.person.ok_or(StoreError::Unreadable("person"))?),
        _ => Ok(()),
    }
}

/// The person that this pseudonym stands for after all merges.
pub(super) fn canonical(conn: &Connection, person: PersonId) -> Result<PersonId> {
    let mut statement = conn.prepare_cached("SELECT into_ FROM alias WHERE person = ?1")?;
    let mut person = person;
    for _ in 0..ALIASES_MAX {
        let into = statement
            .query_row([person.bytes()], |row| row.get(0))
            .optional()?;
        match into {
            Some(into) => person = PersonId::from_bytes(into),
            None => return Ok(person),
        }
    }
    Err(StoreError::Unreadable("merge of persons"))
}

fn run(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<()> {
    conn.prepare_cached(sql)?.execute(params)?;
    Ok(())
}

/// The row of the attendance that this entry began.
fn attendance_of(conn: &Connection, of: &EntryId) -> Result<i64> {
    let mut statement = conn
        .prepare_cached("SELECT n FROM attendance WHERE n = (SELECT n FROM log WHERE id = ?1)")?;
    let n = statement
        .query_row([of.bytes()], |row| row.get(0))
        .optional()?;
    n.ok_or(StoreError::NotThere("attendance"))
}

fn session_changes(
    conn: &Connection,
    session: &SessionId,
    wall: i64,
    entry: &NewEntry,
) -> Result<()> {
    let id = session.as_str();
    match &entry.event {
        // The evening is planned before it opens; made again from the log alone, it has no title,
        // room and window, which are not in it.
        Event::SessionOpened {
            series,
            mode,
            start,
            end,
        } => run(
            conn,
            "INSERT INTO session (id, series, title, series_type, room, mode, scheme, start, end,
                                  opens, closes, local_date, state, opened, opened_by, touched)
             VALUES (?1, ?2, '', '', '', ?3, '', ?4, ?5, ?4, ?5, '', 'open', ?6, ?7, 1)
             ON CONFLICT (id) DO UPDATE SET mode = ?3, start = ?4, end = ?5, state = 'open',
                 opened = ?6, opened_by = ?7, closed = NULL, did_not_sign_in = NULL,
                 interrupted = 0, touched = 1",
            params![
                id,
                series.as_ref().map(SeriesId::as_str),
                mode.code(),
                start,
                end,
                wall,
                to_json(&entry.by)?
            ],
        ),
        Event::SessionClosed {
            did_not_sign_in,
            interrupted,
        } => {
            run(
                conn,
                "UPDATE session SET state = 'closed', closed = ifnull(closed, ?2),
                     did_not_sign_in = ifnull(?3, did_not_sign_in), interrupted = ?4,
                     double_key = NULL, touched = 1 WHERE id = ?1",
                params![id, wall, did_not_sign_in, interrupted],
            )?;
            forget_evening(conn, id)
        }
        Event::SessionCancelled => {
            make_known(conn, id)?;
            forget_evening(conn, id)?;
            run(
                conn,
                "UPDATE session SET state = 'cancelled', double_key = NULL, touched = 1
                 WHERE id = ?1",
                [id],
            )
        }
        Event::SessionMoved { start, end } => {
            make_known(conn, id)?;
            run(
                conn,
                "UPDATE session SET start = ?2, end = ?3, touched = 1 WHERE id = ?1",
                params![id, start, end],
            )
        }
        _ => Ok(()),
    }
}

/// What was kept for one evening only.
fn forget_evening(conn: &Connection, id: &str) -> Result<()> {
    for sql in [
        "DELETE FROM headcount_double WHERE session = ?1",
        "DELETE FROM talk WHERE session = ?1",
        "DELETE FROM service WHERE session = ?1",
    ] {
        run(conn, sql, [id])?;
    }
    run(
        conn,
        "DELETE FROM show_around
         WHERE attendance IN (SELECT n FROM attendance WHERE session = ?1)",
        [id],
    )
}

/// An evening that was cancelled or moved before it ever opened is in the log by its id only.
fn make_known(conn: &Connection, id: &str) -> Result<()> {
    run(
        conn,
        "INSERT INTO session (id, title, series_type, room, mode, scheme, start, end, opens,
                              closes, local_date, state)
         VALUES (?1, '', '', '', '', '', 0, 0, 0, 0, '', 'planned') ON CONFLICT (id) DO NOTHING",
        [id],
    )
}

fn signed_in(
    conn: &Connection,
    n: i64,
    id: EntryId,
    at: i64,
    kind: Kind,
    method: Method,
    entry: &NewEntry,
) -> Result<()> {
    let session = entry.session.as_ref().map(SessionId::as_str);
    let canonical = entry
        .person
        .map(|person| canonical(conn, person))
        .transpose()?;
    let is_live = match (session, canonical) {
        (Some(session), Some(person)) => !is_in(conn, session, person)?,
        _ => true,
    };
    run(
        conn,
        "INSERT INTO attendance (n, id, session, person, canonical, kind, method, signed_in, live)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            n,
            id.bytes(),
            session,
            entry.person.as_ref().map(PersonId::bytes),
            canonical.as_ref().map(PersonId::bytes),
            kind.code(),
            method.code(),
            at,
            is_live
        ],
    )
}

fn voided(conn: &Connection, n: i64, reason: VoidReason) -> Result<()> {
    let place = place_of(conn, n)?;
    run(
        conn,
        "UPDATE attendance SET voided = ?2, live = 0 WHERE n = ?1",
        params![n, reason.code()],
    )?;
    leave_the_side_tables(conn, n)?;
    for sql in [
        "DELETE FROM show_around WHERE attendance = ?1",
        "DELETE FROM statement_wish WHERE attendance = ?1",
        // Somebody else may have answered: what was due is due again.
        "DELETE FROM milestone_answer WHERE attendance = ?1 AND logged = 0",
    ] {
        run(conn, sql, [n])?;
    }
    settle(conn, place)
}

fn moved(conn: &Connection, n: i64, entry: &NewEntry) -> Result<()> {
    let before = place_of(conn, n)?;
    let session = entry.session.as_ref().map(SessionId::as_str);
    let canonical = entry
        .person
        .map(|person| canonical(conn, person))
        .transpose()?;
    run(
        conn,
        "UPDATE attendance SET session = ?2, person = ?3, canonical = ?4,
             live = (voided IS NULL AND (?2 IS NULL OR ?4 IS NULL)) WHERE n = ?1",
        params![
            n,
            session,
            entry.person.as_ref().map(PersonId::bytes),
            canonical.as_ref().map(PersonId::bytes)
        ],
    )?;
    leave_the_side_tables(conn, n)?;
    settle(conn, before)?;
    settle(conn, place_of(conn, n)?)
}

/// A session and a person: among their attendances one is live.
type Place = Option<(String, PersonId)>;

fn place_of(conn: &Connection, n: i64) -> Result<Place> {
    let mut statement =
        conn.prepare_cached("SELECT session, canonical FROM attendance WHERE n = ?1")?;
    let (session, person): (Option<String>, Option<[u8; 16]>) =
        statement.query_row([n], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(session.zip(person.map(PersonId::from_bytes)))
}

/// Whether one of the person's attendances is live in the session. Answered by an index, however
/// many people are in already.
fn is_in(conn: &Connection, session: &str, person: PersonId) -> Result<bool> {
    let mut statement =
        conn.prepare_cached("SELECT 1 FROM attendance WHERE session = ?1 AND counts_for = ?2")?;
    Ok(statement.exists(params![session, person.bytes()])?)
}

/// The earliest attendance that nobody voided.
fn first_of(conn: &Connection, session: &str, person: PersonId) -> Result<Option<i64>> {
    let mut statement = conn.prepare_cached(
        "SELECT min(n) FROM attendance
         WHERE session = ?1 AND canonical = ?2 AND voided IS NULL",
    )?;
    Ok(statement.query_row(params![session, person.bytes()], |row| row.get(0))?)
}

/// Of several attendances of one person in one session, the earliest that is not voided counts.
fn settle(conn: &Connection, place: Place) -> Result<()> {
    let Some((session, person)) = place else {
        return Ok(());
    };
    run(
        conn,
        "UPDATE attendance SET live = 0 WHERE session = ?1 AND counts_for = ?2",
        params![session, person.bytes()],
    )?;
    match first_of(conn, &session, person)? {
        Some(first) => run(conn, "UPDATE attendance SET live = 1 WHERE n = ?1", [first]),
        None => Ok(()),
    }
}

fn leave_the_side_tables(conn: &Connection, n: i64) -> Result<()> {
    run(conn, "DELETE FROM tray WHERE attendance = ?1", [n])?;
    run(conn, "DELETE FROM talk WHERE listener = ?1", [n])?;
    run(
        conn,
        "DELETE FROM headcount_double WHERE attendance = ?1",
        [n],
    )
}

fn aliased(conn: &Connection, person: PersonId, into: PersonId) -> Result<()> {
    if canonical(conn, into)? == person {
        return Err(StoreError::NotNow(
            "a person cannot be merged into themselves",
        ));
    }
    let before = canonical(conn, person)?;
    run(
        conn,
        "INSERT INTO alias (person, into_) VALUES (?1, ?2)
         ON CONFLICT (person) DO UPDATE SET into_ = ?2",
        params![person.bytes(), into.bytes()],
    )?;
    recount(conn, before)
}

fn unaliased(conn: &Connection, person: PersonId) -> Result<()> {
    let before = canonical(conn, person)?;
    run(
        conn,
        "DELETE FROM alias WHERE person = ?1",
        [person.bytes()],
    )?;
    recount(conn, before)
}

/// No card and no older pseudonym leads to the person any more. Whose attendances they were counted
/// for stays as it was, so that counts stay.
fn erased(conn: &Connection, person: PersonId) -> Result<()> {
    run(
        conn,
        "WITH RECURSIVE family(id) AS (
             SELECT ?1 UNION SELECT alias.person FROM alias JOIN family ON alias.into_ = family.id)
         DELETE FROM alias WHERE person IN (SELECT id FROM family)",
        [person.bytes()],
    )
}

/// Finds anew whose the attendances are that counted for this person.
fn recount(conn: &Connection, before: PersonId) -> Result<()> {
    let mut statement =
        conn.prepare_cached("SELECT n, person FROM attendance WHERE canonical = ?1")?;
    let rows = statement.query_map([before.bytes()], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, Option<[u8; 16]>>(1)?))
    })?;
    for (n, written) in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let Some(written) = written else { continue };
        let now = canonical(conn, PersonId::from_bytes(written))?;
        if now == before {
            continue;
        }
        let left = place_of(conn, n)?;
        run(
            conn,
            "UPDATE attendance SET canonical = ?2, live = (session IS NULL AND voided IS NULL)
             WHERE n = ?1",
            params![n, now.bytes()],
        )?;
        settle(conn, left)?;
        settle(conn, place_of(conn, n)?)?;
    }
    Ok(())
}
