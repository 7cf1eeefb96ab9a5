//! What people do for each other: who would like to talk, who is free to listen, who lends a hand.
//!
//! None of it is in the log, and none of it outlives its evening: the entry that closes the evening
//! takes it away, and no copy of the database holds who would like to talk.

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, OptionalExtension, params};

use super::about::find_profile;
use super::book::{Act, AttendanceRow, Book, read_attendance};
use super::session::plan::{read_series, session_of};
use super::{Result, StoreError, column, milestone, session};
use crate::domain::attendance::Way;
use crate::domain::id::{AttendanceId, PersonId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::schedule::Standing;
use crate::domain::series::Room;
use crate::domain::session::{Routing, Session, SessionState, route};
use crate::domain::together::{
    ASKING_MAX, Helper, Holder, Listening, NEXT_DAYS_MAX, Role, ServicePlan, Signed, TalkBoard,
    Together,
};

#[cfg(test)]
mod tests;

/// The roles that people put themselves down for: a setting, a list of texts.
pub const SERVICE_ROLES: &str = "service.roles";

impl Book {
    /// Somebody at the door of this room would like to talk, whoever it is: told to the evening
    /// that they would be signed in to, or to each of several. Whether anybody will see it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn ask_to_talk(&mut self, now: &Moment, here: &Room) -> Result<bool> {
        self.write(now, |act| {
            let open = session::open(&act.tx)?;
            let told = match route(&open, here) {
                Routing::Tray => Vec::new(),
                Routing::Into(one) => vec![one],
                Routing::Choose(several) => several,
            };
            for evening in &told {
                let mut asks = act.tx.prepare_cached(
                    "INSERT INTO talk (session) SELECT ?1
                     WHERE (SELECT count(*) FROM talk
                            WHERE session = ?1 AND listener IS NULL) < ?2",
                )?;
                asks.execute(params![evening.id.as_str(), ASKING_MAX])?;
            }
            Ok(!told.is_empty())
        })
    }

    /// Who lends a hand at this evening and at the next one of its series, for its facilitator.
    ///
    /// # Errors
    /// When there is no such evening, or the database fails.
    pub fn service(
        &self,
        now: &Moment,
        session: &SessionId,
    ) -> Result<Vec<(SessionId, ServicePlan)>> {
        service_plans(&self.conn, now, &session::read(&self.conn, session)?)
    }

    /// The person of this sign-in is free to listen tonight, or no longer.
    ///
    /// # Errors
    /// When the evening is over or the sign-in was undone, or the database fails.
    pub fn listen(&mut self, now: &Moment, of: AttendanceId, listening: Listening) -> Result<()> {
        self.write(now, |act| {
            let (row, evening) = tonight(&act.tx, of)?;
            let sql = "DELETE FROM talk WHERE listener = ?1";
            act.tx.prepare_cached(sql)?.execute([of.0])?;
            if listening == Listening::No {
                return Ok(());
            }
            let named = listening == Listening::Named && may_be_named(&act.tx, &evening, &row)?;
            act.tx
                .prepare_cached("INSERT INTO talk (session, listener, named) VALUES (?1, ?2, ?3)")?
                .execute(params![evening.id.as_str(), of.0, named])?;
            Ok(())
        })
    }

    /// Two people found each other: one fewer would like to talk.
    ///
    /// # Errors
    /// When the database fails.
    pub fn talk_done(&mut self, now: &Moment, session: &SessionId) -> Result<()> {
        self.write(now, |act| {
            act.tx.execute(
                "DELETE FROM talk WHERE one = (SELECT min(one) FROM talk
                     WHERE session = ?1 AND listener IS NULL)",
                [session.as_str()],
            )?;
            Ok(())
        })?;
        self.scrub()
    }

    /// What the person of this sign-in can do for others, and what they have come to.
    ///
    /// # Errors
    /// When the evening is over or the sign-in was undone, or the database fails.
    pub fn together(&self, now: &Moment, of: AttendanceId) -> Result<Together> {
        together(&self.conn, now, of)
    }

    /// The person of this sign-in lends a hand at the next evening, in a role that nobody has; a
    /// role that somebody was quicker to take stays theirs. Whether it is this person's now.
    ///
    /// # Errors
    /// When there is no such role or no next evening, or the database fails.
    pub fn put_down(
        &mut self,
        now: &Moment,
        of: AttendanceId,
        role: &str,
        signed: Signed,
    ) -> Result<bool> {
        self.write(now, |act| {
            let (row, evening) = tonight(&act.tx, of)?;
            if !roles(&act.tx)?.iter().any(|known| known == role) {
                return Err(StoreError::NotThere("role"));
            }
            let next = next_evening(&act.tx, &act.now, &evening)?;
            let next = next.ok_or(StoreError::NotThere("next evening"))?;
            let is_named = signed == Signed::ByName && may_be_named(&act.tx, &evening, &row)?;
            let person = row.person.filter(|_| is_named);
            let taken = act.tx.execute(
                "INSERT INTO service (session, role, date, person) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (session, role) DO NOTHING",
                params![
                    next.id.as_str(),
                    role,
                    next.local_date.to_string(),
                    person.as_ref().map(PersonId::bytes)
                ],
            )?;
            Ok(taken > 0)
        })
    }

    /// The person of this sign-in cannot come after all: the role that they have by name is free,
    /// or the one that they took as somebody. Nothing here knows whose the latter is: only a screen
    /// on which it was taken a moment ago may give it back.
    ///
    /// # Errors
    /// When the evening is over or the sign-in was undone, or the database fails.
    pub fn take_back(
        &mut self,
        now: &Moment,
        of: AttendanceId,
        role: &str,
        signed: Signed,
    ) -> Result<()> {
        self.write(now, |act| {
            let (row, evening) = tonight(&act.tx, of)?;
            let Some(next) = next_evening(&act.tx, &act.now, &evening)? else {
                return Ok(());
            };
            let person = row.person.filter(|_| signed == Signed::ByName);
            if signed == Signed::AsSomebody || person.is_some() {
                act.tx.execute(
                    "DELETE FROM service WHERE session = ?1 AND role = ?2 AND person IS ?3",
                    params![next.id.as_str(), role, person.as_ref().map(PersonId::bytes)],
                )?;
            }
            Ok(())
        })
    }

    /// A facilitator frees a role of an evening on this date: whoever had it told them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn free_role(&mut self, now: &Moment, session: &SessionId, role: &str) -> Result<()> {
        self.write(now, |act| {
            act.tx.execute(
                "DELETE FROM service WHERE session = ?1 AND role = ?2",
                params![session.as_str(), role],
            )?;
            Ok(())
        })
    }
}

/// Who would like to talk, and who is free to listen.
pub(super) fn talk_board(conn: &Connection, evening: &SessionId) -> Result<TalkBoard> {
    let mut statement = conn.prepare_cached(
        "SELECT t.listener IS NULL, p.name FROM talk t
         LEFT JOIN attendance a ON a.n = t.listener
         LEFT JOIN person p ON p.id = a.canonical AND t.named = 1
         WHERE t.session = ?1 ORDER BY p.folded",
    )?;
    let mut rows = statement.query([evening.as_str()])?;
    let mut board = TalkBoard::default();
    while let Some(row) = rows.next()? {
        match (row.get::<_, bool>(0)?, row.get::<_, Option<String>>(1)?) {
            (true, _) => board.asking += 1,
            (false, Some(name)) => board.listening.push(column::chosen_name(&name)?),
            (false, None) => board.listening_unnamed += 1,
        }
    }
    Ok(board)
}

/// The roles of this evening and of the next one of its series, as its facilitator sees them.
fn service_plans(
    conn: &Connection,
    now: &Moment,
    evening: &Session,
) -> Result<Vec<(SessionId, ServicePlan)>> {
    let names = roles(conn)?;
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let next = next_evening(conn, now, evening)?;
    let evenings = [Some(evening.clone()), next].into_iter().flatten();
    let plan = |evening: Session| {
        let mut roles = Vec::with_capacity(names.len());
        for name in &names {
            roles.push((name.clone(), helper(conn, &evening.id, name)?));
        }
        let date = evening.local_date;
        Ok((evening.id, ServicePlan { date, roles }))
    };
    evenings.map(plan).collect()
}

fn helper(conn: &Connection, evening: &SessionId, role: &str) -> Result<Helper> {
    let mut statement = conn.prepare_cached(
        "SELECT p.name FROM service s LEFT JOIN person p ON p.id = s.person
         WHERE s.session = ?1 AND s.role = ?2",
    )?;
    let found = statement
        .query_row(params![evening.as_str(), role], |row| {
            row.get::<_, Option<String>>(0)
        })
        .optional()?;
    Ok(match found {
        None => Helper::Nobody,
        Some(None) => Helper::Somebody,
        Some(Some(name)) => Helper::Named(column::chosen_name(&name)?),
    })
}

/// Which roles of the evening that the door of this room waits for nobody has yet.
pub(super) fn open_roles(conn: &Connection, evening: &SessionId) -> Result<Vec<String>> {
    let mut taken =
        conn.prepare_cached("SELECT 1 FROM service WHERE session = ?1 AND role = ?2")?;
    let mut open = Vec::new();
    for role in roles(conn)? {
        if !taken.exists(params![evening.as_str(), role])? {
            open.push(role);
        }
    }
    Ok(open)
}

/// Forgets what was for evenings that are over, should one never have closed.
pub(super) fn tidy(conn: &Connection, today: NaiveDate) -> Result<()> {
    let yesterday = today - TimeDelta::days(1);
    let sql = "DELETE FROM service WHERE date < ?1";
    conn.prepare_cached(sql)?.execute([yesterday.to_string()])?;
    conn.prepare_cached(
        "DELETE FROM talk WHERE session NOT IN (SELECT id FROM session WHERE state = 'open')",
    )?
    .execute([])?;
    Ok(())
}

/// Takes out of a copy of the database, also of an older one, what no copy holds.
pub(super) fn leave_out_of_copy(copy: &Connection) -> Result<()> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE name = 'talk'";
    if copy.prepare(sql)?.exists([])? && is_anybody_waiting(copy)? {
        copy.execute_batch("PRAGMA secure_delete = ON; DELETE FROM talk;")?;
    }
    Ok(())
}

/// Whether anybody would like to talk or is free to listen, at any evening.
pub(super) fn is_anybody_waiting(conn: &Connection) -> Result<bool> {
    let mut statement = conn.prepare_cached("SELECT 1 FROM talk LIMIT 1")?;
    Ok(statement.exists([])?)
}

fn roles(conn: &Connection) -> Result<Vec<String>> {
    Ok(milestone::setting(conn, SERVICE_ROLES)?.unwrap_or_default())
}

/// A sign-in that counts, and its evening, which is open.
fn tonight(conn: &Connection, of: AttendanceId) -> Result<(AttendanceRow, Session)> {
    let row = read_attendance(conn, of)?;
    if row.is_voided {
        return Err(StoreError::NotNow("it was undone"));
    }
    let evening = row.session.as_ref();
    let evening = evening.ok_or(StoreError::NotNow("it waits in the tray"))?;
    let evening = session::read(conn, evening)?;
    if evening.state == SessionState::Open {
        Ok((row, evening))
    } else {
        Err(StoreError::NotNow("the evening is over"))
    }
}

/// Whether the facilitator of this evening may see a name here at all, and there is one.
fn may_be_named(conn: &Connection, evening: &Session, row: &AttendanceRow) -> Result<bool> {
    let Some(person) = row.person.filter(|_| evening.mode.shows_name(Way::Badge)) else {
        return Ok(false);
    };
    Ok(find_profile(conn, person)?.is_some_and(|profile| profile.name.is_some()))
}

fn together(conn: &Connection, now: &Moment, of: AttendanceId) -> Result<Together> {
    let (row, evening) = tonight(conn, of)?;
    let mut statement = conn.prepare_cached("SELECT named FROM talk WHERE listener = ?1")?;
    let named: Option<bool> = statement.query_row([of.0], |row| row.get(0)).optional()?;
    let next = match next_evening(conn, now, &evening)? {
        Some(next) => {
            let roles = as_seen(conn, &next.id, row.person)?;
            (!roles.is_empty()).then_some((next.local_date, roles))
        }
        None => None,
    };
    Ok(Together {
        listening: match named {
            None => Listening::No,
            Some(false) => Listening::Unnamed,
            Some(true) => Listening::Named,
        },
        may_be_named: may_be_named(conn, &evening, &row)?,
        next,
        honours: milestone::honours(conn, &evening, row.person)?,
    })
}

/// The roles as one person may see them.
fn as_seen(conn: &Connection, evening: &SessionId, me: Option<PersonId>) -> Result<Vec<Role>> {
    let mut statement =
        conn.prepare_cached("SELECT person FROM service WHERE session = ?1 AND role = ?2")?;
    let mut seen = Vec::new();
    for name in roles(conn)? {
        let person: Option<Option<[u8; 16]>> = statement
            .query_row(params![evening.as_str(), name], |row| row.get(0))
            .optional()?;
        let holder = match person.map(|person| person.map(PersonId::from_bytes)) {
            None => Holder::Nobody,
            Some(person) if person.is_some() && person == me => Holder::Me,
            Some(_) => Holder::Somebody,
        };
        seen.push(Role { name, holder });
    }
    Ok(seen)
}

/// The next evening of the same series that takes place, planned already or not.
fn next_evening(conn: &Connection, now: &Moment, evening: &Session) -> Result<Option<Session>> {
    let Some(series) = &evening.series else {
        return Ok(None);
    };
    let series = read_series(conn)?.into_iter().find(|it| it.id == *series);
    let Some(series) = series else {
        return Ok(None);
    };
    let until = evening.local_date + TimeDelta::days(NEXT_DAYS_MAX);
    let to_come = series
        .schedule
        .occurrences(now.zone, evening.local_date, until);
    let mut to_come: Vec<Session> = to_come
        .into_iter()
        .filter(|next| next.start > evening.start && next.standing == Standing::On)
        .map(|next| session_of(&series, &next))
        .collect();
    to_come.sort_by_key(|next| next.start);
    let mut cancelled =
        conn.prepare_cached("SELECT 1 FROM session WHERE id = ?1 AND state = 'cancelled'")?;
    for next in to_come {
        if next.id != evening.id && !cancelled.exists([next.id.as_str()])? {
            return Ok(Some(next));
        }
    }
    Ok(None)
}

impl Act<'_> {
    /// Nothing is left of this person in what people do for each other.
    pub(super) fn forget_together(&self, person: PersonId) -> Result<()> {
        for sql in [
            "DELETE FROM service WHERE person = ?1",
            "DELETE FROM talk WHERE listener IN
                 (SELECT n FROM attendance WHERE canonical = ?1)",
            "DELETE FROM came_before WHERE person = ?1",
        ] {
            self.tx.prepare_cached(sql)?.execute([person.bytes()])?;
        }
        Ok(())
    }
}
