//! What the clock does: planning, opening, closing; and what the door shows of it.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::{INTERRUPTED_SECS, begin, end, open, read_many};
use crate::domain::attendance::AttendanceMode;
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{SeriesId, SessionId};
use crate::domain::moment::{ClockState, Moment};
use crate::domain::schedule::{Occurrence, Schedule, Standing, Window, start_in_utc};
use crate::domain::series::{Room, SchemeId, Series, SeriesType};
use crate::domain::session::{DoorMeeting, DoorState, Held, Session, SessionState};
use crate::domain::statement::Statements;
use crate::store::book::{Act, Book, seconds};
use crate::store::log::to_json;
use crate::store::{Result, StoreError, together};

/// How many days back evenings are planned, for those that cross midnight.
const DAYS_BACK: i64 = 1;
/// How many days ahead evenings are planned.
const DAYS_AHEAD: i64 = 8;
/// How long the plan is looked at again at the latest, in hours, where no midnight comes first.
const HOURS_MAX: i64 = 24;
/// How far ahead another meeting may begin to close one in the same room, in days.
const NEIGHBOUR_DAYS_MAX: i64 = 2;

/// A series as staff may change it. Its id is the row's.
#[derive(Serialize, Deserialize)]
struct Body {
    title: String,
    series_type: SeriesType,
    room: Room,
    mode: AttendanceMode,
    scheme: SchemeId,
    #[serde(default)]
    statements: Statements,
    schedule: Schedule,
}

impl Book {
    /// Takes over the configuration's series that are not known yet. Those that are stay as they
    /// are here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn seed_series(&mut self, now: &Moment, series: &[Series]) -> Result<()> {
        self.write(now, |act| {
            for series in series {
                let added = act.tx.execute(
                    "INSERT INTO series (id, body) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING",
                    params![series.id.as_str(), body(series)?],
                )?;
                if added > 0 {
                    series_changed(act, &series.id, By::Kiosk)?;
                }
            }
            Ok(())
        })
    }

    /// All series that meet, by id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn series(&self) -> Result<Vec<Series>> {
        read_series(&self.conn)
    }

    /// A series is added or changed by touch. Evenings of it that nothing has happened to follow.
    ///
    /// # Errors
    /// When the database fails.
    pub fn change_series(&mut self, now: &Moment, series: &Series, by: By) -> Result<()> {
        self.change_all_series(now, std::slice::from_ref(series), by)
    }

    /// The same for all of these or none of them.
    ///
    /// # Errors
    /// When the database fails.
    pub fn change_all_series(&mut self, now: &Moment, all: &[Series], by: By) -> Result<()> {
        self.write(now, |act| {
            for series in all {
                act.tx.execute(
                    "INSERT INTO series (id, body) VALUES (?1, ?2)
                     ON CONFLICT (id) DO UPDATE SET body = ?2, retired = 0",
                    params![series.id.as_str(), body(series)?],
                )?;
                series_changed(act, &series.id, by)?;
            }
            plan(act)
        })
    }

    /// A series meets no more.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub fn retire_series(&mut self, now: &Moment, series: &SeriesId, by: By) -> Result<()> {
        self.write(now, |act| {
            let sql = "UPDATE series SET retired = 1 WHERE id = ?1 AND retired = 0";
            if act.tx.execute(sql, [series.as_str()])? == 0 {
                return Err(StoreError::NotThere("series"));
            }
            series_changed(act, series, by)?;
            plan(act)
        })
    }

    /// What the door shows: today's meetings, what takes sign-ins, and the date of the reading.
    ///
    /// # Errors
    /// When the database fails.
    pub fn door(&self, now: &Moment) -> Result<DoorState> {
        let open = open(&self.conn)?;
        let sql = format!(
            "SELECT {} FROM session
             WHERE state = 'planned' AND local_date = ?1 AND closes > ?2 ORDER BY start, id",
            super::COLUMNS
        );
        let today = params![now.date().to_string(), now.utc.timestamp()];
        let planned = read_many(&self.conn, &sql, today)?;
        let mut meetings = Vec::with_capacity(open.len() + planned.len());
        for session in open.iter().chain(&planned) {
            meetings.push(door_meeting(&self.conn, session)?);
        }
        meetings.sort_by_key(|meeting| meeting.start);
        // A meeting that crosses midnight keeps its day.
        let date = open
            .first()
            .map_or(now.date(), |session| session.local_date);
        let reading_date = now.clock.is_trusted().then_some(date);
        let occasion = self.occasion_of(open.iter().map(|session| &session.id))?;
        Ok(DoorState {
            meetings,
            open,
            reading_date,
            occasion,
            held: held_this_year(&self.conn, now)?,
        })
    }
}

/// The meetings of this year that were held and are over, with and without people.
fn held_this_year(conn: &Connection, now: &Moment) -> Result<Held> {
    let today = now.date();
    let first = today.with_day(1).and_then(|day| day.with_month(1));
    let mut statement = conn.prepare_cached(
        "SELECT start FROM session
         WHERE local_date BETWEEN ?1 AND ?2 AND state = 'closed'",
    )?;
    let days = params![first.unwrap_or(today).to_string(), today.to_string()];
    let starts = statement.query_map(days, |row| row.get(0))?;
    let starts: Vec<i64> = starts.collect::<rusqlite::Result<_>>()?;
    let local = |start| DateTime::from_timestamp(start, 0).map(|at| at.with_timezone(&now.zone));
    Ok(Held::of(
        starts.into_iter().filter_map(local).map(|at| at.time()),
    ))
}

fn door_meeting(conn: &Connection, session: &Session) -> Result<DoorMeeting> {
    Ok(DoorMeeting {
        title: session.title.clone(),
        room: session.room.clone(),
        start: session.start,
        is_open: session.state == SessionState::Open,
        mode: session.mode,
        open_roles: together::open_roles(conn, &session.id)?,
    })
}

/// A series as its row has it.
pub(in crate::store) fn body(series: &Series) -> Result<String> {
    to_json(&Body {
        title: series.title.clone(),
        series_type: series.series_type,
        room: series.room.clone(),
        mode: series.mode,
        scheme: series.scheme.clone(),
        statements: series.statements,
        schedule: series.schedule.clone(),
    })
}

fn series_changed(act: &mut Act<'_>, series: &SeriesId, by: By) -> Result<()> {
    let event = Event::SeriesChanged {
        series: series.clone(),
    };
    act.append(NewEntry {
        event,
        session: None,
        person: None,
        by,
    })?;
    Ok(())
}

pub(in crate::store) fn read_series(conn: &Connection) -> Result<Vec<Series>> {
    let mut statement =
        conn.prepare_cached("SELECT id, body FROM series WHERE retired = 0 ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    rows.map(|row| {
        let (id, body) = row?;
        series_of(&id, &body)
    })
    .collect()
}

/// Whether a series offers attendance statements; one that meets no more does as it did.
pub(in crate::store) fn statements_of(conn: &Connection, series: &SeriesId) -> Result<Statements> {
    let mut statement = conn.prepare_cached("SELECT body FROM series WHERE id = ?1")?;
    let body = statement.query_row([series.as_str()], |row| row.get::<_, String>(0));
    let Some(body) = body.optional()? else {
        return Ok(Statements::None);
    };
    let body: Body = serde_json::from_str(&body).map_err(|_| StoreError::Unreadable("series"))?;
    Ok(body.statements)
}

/// A series from its row.
pub(in crate::store) fn series_of(id: &str, body: &str) -> Result<Series> {
    let id = SeriesId::new(id).map_err(|_| StoreError::Unreadable("series"))?;
    let body: Body = serde_json::from_str(body).map_err(|_| StoreError::Unreadable("series"))?;
    Ok(Series {
        id,
        title: body.title,
        series_type: body.series_type,
        room: body.room,
        mode: body.mode,
        scheme: body.scheme,
        statements: body.statements,
        schedule: body.schedule,
    })
}

/// Plans, closes, opens.
pub(in crate::store) fn tick(act: &mut Act<'_>, is_start: bool) -> Result<()> {
    if act.now.clock == ClockState::NeverSet {
        return Ok(());
    }
    plan(act)?;
    let now = act.now.utc;
    for session in open(&act.tx)? {
        let closes = closes(&act.tx, &session)?;
        if closes <= now {
            let late = now - closes >= TimeDelta::seconds(INTERRUPTED_SECS);
            end(act, &session.id, None, is_start && late, By::Kiosk)?;
        }
    }
    let sql = format!(
        "SELECT {} FROM session
         WHERE state = 'planned' AND opens <= ?1 AND closes > ?1 ORDER BY start, id",
        super::COLUMNS
    );
    for session in read_many(&act.tx, &sql, [now.timestamp()])? {
        if closes(&act.tx, &session)? > now {
            begin(act, &session, By::Kiosk)?;
        }
    }
    Ok(())
}

/// When the clock next has something to do, or the day changes.
pub(super) fn next_change(act: &Act<'_>) -> Result<DateTime<Utc>> {
    let now = &act.now;
    let midnight = now
        .date()
        .succ_opt()
        .and_then(|tomorrow| start_in_utc(now.zone, tomorrow, NaiveTime::MIN))
        .filter(|midnight| *midnight > now.utc);
    let mut next = now.utc + TimeDelta::hours(HOURS_MAX);
    next = midnight.map_or(next, |midnight| next.min(midnight));
    if now.clock == ClockState::NeverSet {
        return Ok(next);
    }
    for session in open(&act.tx)? {
        next = next.min(closes(&act.tx, &session)?);
    }
    let opens: Option<i64> = act.tx.query_row(
        "SELECT min(opens) FROM session WHERE state = 'planned' AND opens > ?1",
        [now.utc.timestamp()],
        |row| row.get(0),
    )?;
    Ok(opens.map_or(next, |opens| next.min(seconds(opens))))
}

/// Until when it takes sign-ins: as planned, or until the next meeting in its room begins. A keeper
/// who opens it after that beginning means it.
fn closes(conn: &Connection, session: &Session) -> Result<DateTime<Utc>> {
    let opened: Option<i64> = conn
        .prepare_cached("SELECT opened FROM session WHERE id = ?1 AND state = 'open'")?
        .query_row([session.id.as_str()], |row| row.get(0))
        .optional()?
        .flatten();
    let after = session.start.timestamp().max(opened.unwrap_or(i64::MIN));
    let until = session.start + TimeDelta::days(NEIGHBOUR_DAYS_MAX);
    let mut statement = conn.prepare_cached(
        "SELECT start FROM session
         WHERE start > ?1 AND start < ?2 AND room = ?3 AND state <> 'cancelled'",
    )?;
    let starts = statement.query_map(params![after, until.timestamp(), session.room.0], |row| {
        row.get(0).map(seconds)
    })?;
    let starts = starts.collect::<rusqlite::Result<Vec<_>>>()?;
    let window = Window {
        opens: session.opens,
        closes: session.closes,
    };
    Ok(window.until_next(session.start, starts).closes)
}

/// Brings the evenings of the next days in line with their series, as far as nothing has happened
/// to them. What is as it should be is not written.
pub(in crate::store) fn plan(act: &mut Act<'_>) -> Result<()> {
    let today = act.now.date();
    let from = today - TimeDelta::days(DAYS_BACK);
    let to = today + TimeDelta::days(DAYS_AHEAD);
    let mut planned = HashSet::new();
    for series in read_series(&act.tx)? {
        for evening in series.schedule.occurrences(act.now.zone, from, to) {
            let session = session_of(&series, &evening);
            put(&act.tx, &session, series.series_type.code())?;
            planned.insert(session.id);
        }
    }
    let mut statement = act.tx.prepare_cached(
        "SELECT id FROM session
         WHERE opens > ?1 AND touched = 0 AND state IN ('planned', 'cancelled')
             AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.session = session.id)",
    )?;
    let untouched = statement.query_map([act.now.utc.timestamp()], |row| row.get(0))?;
    for id in untouched.collect::<rusqlite::Result<Vec<String>>>()? {
        let id = SessionId::from_stored(id);
        if !planned.contains(&id) {
            act.tx
                .execute("DELETE FROM session WHERE id = ?1", [id.as_str()])?;
        }
    }
    Ok(())
}

pub(in crate::store) fn session_of(series: &Series, evening: &Occurrence) -> Session {
    let window = series.schedule.window(evening);
    Session {
        id: SessionId::scheduled(&series.id, evening.key.date, evening.key.start),
        series: Some(series.id.clone()),
        title: series.title.clone(),
        room: evening.room.clone().unwrap_or_else(|| series.room.clone()),
        mode: series.mode,
        scheme: series.scheme.clone(),
        start: evening.start,
        end: evening.end,
        opens: window.opens,
        closes: window.closes,
        local_date: evening.date,
        topic: None,
        state: match evening.standing {
            Standing::On => SessionState::Planned,
            Standing::Cancelled => SessionState::Cancelled,
        },
    }
}

/// Writes an evening that nothing has happened to.
pub(super) fn put(conn: &Connection, session: &Session, series_type: &str) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO session (id, series, title, series_type, room, mode, scheme, start, end,
                              opens, closes, local_date, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (id) DO UPDATE SET title = ?3, series_type = ?4, room = ?5, mode = ?6,
             scheme = ?7, start = ?8, end = ?9, opens = ?10, closes = ?11, local_date = ?12,
             state = ?13
         WHERE touched = 0 AND (title, series_type, room, mode, scheme, start, end, opens, closes,
                                local_date, state)
             <> (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    statement.execute(params![
        session.id.as_str(),
        session.series.as_ref().map(SeriesId::as_str),
        session.title,
        series_type,
        session.room.0,
        session.mode.code(),
        session.scheme.0,
        session.start.timestamp(),
        session.end.timestamp(),
        session.opens.timestamp(),
        session.closes.timestamp(),
        session.local_date.to_string(),
        session.state.code(),
    ])?;
    Ok(())
}
