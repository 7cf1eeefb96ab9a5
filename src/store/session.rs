//! Evenings: planned from their series, opened and closed by the clock, and changed by a keeper.
//!
//! The configuration's series are seeds: once they are here, the database is the authority. An
//! evening is planned some days ahead as a row of its own, and follows its series until something
//! about it stands in the log; from then on it is only changed by hand.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::{Connection, Row, params};

use super::book::{Act, Book, seconds};
use super::{Result, StoreError, lockout, milestone, statement, together};
use crate::domain::attendance::AttendanceMode;
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{SeriesId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::schedule::Window;
use crate::domain::series::{Room, SchemeId};
use crate::domain::session::{Session, SessionState};

mod paper;
pub(super) mod plan;
#[cfg(test)]
mod tests;

pub use paper::PAPER_HEADS_MAX;

/// The longest title that is kept, in characters.
pub const TITLE_CHARS_MAX: usize = 60;
/// The longest topic that is kept, in characters.
pub const TOPIC_CHARS_MAX: usize = 80;
/// The longest evening that a keeper can make, in minutes.
pub const AD_HOC_MINS_MAX: u16 = 24 * 60;
/// How long an evening that a keeper opened by hand takes sign-ins at least, in minutes.
const BY_HAND_MINS_MIN: i64 = 30;
/// How long after its end an ad hoc meeting closes, in minutes.
const AD_HOC_CLOSES_AFTER_MINS: u16 = 30;
/// An evening that closes this late, in seconds, at the start of the program, was interrupted.
const INTERRUPTED_SECS: i64 = 120;

/// What a keeper says of a meeting that nobody planned.
#[derive(Debug, Clone, PartialEq)]
pub struct AdHoc {
    /// A neutral title: it stands on the door.
    pub title: String,
    /// Where.
    pub room: Room,
    /// How attendance is kept.
    pub mode: AttendanceMode,
    /// Which milestones it marks.
    pub scheme: SchemeId,
    /// How long it lasts, in minutes.
    pub minutes: u16,
}

impl Book {
    /// Does what the clock says: plans the evenings to come, opens those whose time it is, closes
    /// those whose time is over. Returns when the next of it, or the next day, is due, so that
    /// nobody has to ask every second.
    ///
    /// While the clock was never set nothing is opened or closed by it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tick(&mut self, now: &Moment) -> Result<DateTime<Utc>> {
        let somebody_waited = together::is_anybody_waiting(&self.conn)?;
        let is_start = !std::mem::replace(&mut self.has_ticked, true);
        let next = self.write(now, |act| {
            plan::tick(act, is_start)?;
            lockout::tidy(&act.tx, &act.now)?;
            statement::tidy(&act.tx, &act.now)?;
            together::tidy(&act.tx, act.now.date())?;
            plan::next_change(act)
        });
        if next.is_err() {
            self.has_ticked = !is_start;
        } else {
            self.scrub_if_nobody_waits(somebody_waited)?;
        }
        next
    }

    /// The evening with this id.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub fn session(&self, id: &SessionId) -> Result<Session> {
        read(&self.conn, id)
    }

    /// The evenings of a local date, of any state, in the order of their start.
    ///
    /// # Errors
    /// When the database fails.
    pub fn sessions_on(&self, date: NaiveDate) -> Result<Vec<Session>> {
        let sql = format!("SELECT {COLUMNS} FROM session WHERE local_date = ?1 ORDER BY start, id");
        read_many(&self.conn, &sql, [date.to_string()])
    }

    /// The evenings that take sign-ins, in the order of their start.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open_sessions(&self) -> Result<Vec<Session>> {
        open(&self.conn)
    }

    /// A keeper opens an evening before its time, after "not tonight", or once more.
    ///
    /// # Errors
    /// When there is none, or the database fails.
    pub fn open_by_keeper(&mut self, now: &Moment, id: &SessionId, by: By) -> Result<()> {
        self.write(now, |act| {
            let session = read(&act.tx, id)?;
            if session.state == SessionState::Open {
                return Ok(());
            }
            let at_least = act.now.utc + TimeDelta::minutes(BY_HAND_MINS_MIN);
            act.tx.execute(
                "UPDATE session SET closes = max(closes, ?2) WHERE id = ?1",
                params![id.as_str(), at_least.timestamp()],
            )?;
            begin(act, &session, by)
        })
    }

    /// A keeper closes an evening, or says afterwards how many people did not sign in.
    ///
    /// # Errors
    /// When it is not open, or the database fails.
    pub fn close(
        &mut self,
        now: &Moment,
        id: &SessionId,
        did_not_sign_in: Option<u32>,
        by: By,
    ) -> Result<()> {
        let somebody_waited = together::is_anybody_waiting(&self.conn)?;
        self.write(now, |act| match read(&act.tx, id)?.state {
            SessionState::Open => end(act, id, did_not_sign_in, false, by),
            SessionState::Closed if did_not_sign_in.is_some() => {
                let interrupted = act.tx.query_row(
                    "SELECT interrupted FROM session WHERE id = ?1",
                    [id.as_str()],
                    |row| row.get(0),
                )?;
                end(act, id, did_not_sign_in, interrupted, by)
            }
            SessionState::Closed => Ok(()),
            SessionState::Planned | SessionState::Cancelled => {
                Err(StoreError::NotNow("the evening is not open"))
            }
        })?;
        self.scrub_if_nobody_waits(somebody_waited)
    }

    /// Who would have liked to talk is not left in the write-ahead log either.
    fn scrub_if_nobody_waits(&mut self, somebody_waited: bool) -> Result<()> {
        if somebody_waited && !together::is_anybody_waiting(&self.conn)? {
            self.scrub()?;
        }
        Ok(())
    }

    /// A meeting that nobody planned, from now on.
    ///
    /// # Errors
    /// When there is no title or it would take no time at all, or the database fails.
    pub fn open_ad_hoc(&mut self, now: &Moment, meeting: &AdHoc, by: By) -> Result<SessionId> {
        let title = text(&meeting.title, TITLE_CHARS_MAX).ok_or(StoreError::NotNow("no title"))?;
        if !(1..=AD_HOC_MINS_MAX).contains(&meeting.minutes) {
            return Err(StoreError::NotNow(
                "a meeting lasts between a minute and a day",
            ));
        }
        self.write(now, |act| {
            let start = act.now.utc;
            let end = start + TimeDelta::minutes(i64::from(meeting.minutes));
            let window = Window::around(start, end, 0, AD_HOC_CLOSES_AFTER_MINS);
            let session = Session {
                id: SessionId::ad_hoc(act.random()?),
                series: None,
                title,
                room: meeting.room.clone(),
                mode: meeting.mode,
                scheme: meeting.scheme.clone(),
                start,
                end,
                opens: window.opens,
                closes: window.closes,
                local_date: act.now.date(),
                topic: None,
                state: SessionState::Planned,
            };
            plan::put(&act.tx, &session, "other")?;
            begin(act, &session, by)?;
            Ok(session.id)
        })
    }

    /// "Not tonight".
    ///
    /// # Errors
    /// When it is over, somebody has signed in already, or the database fails.
    pub fn not_tonight(&mut self, now: &Moment, id: &SessionId, by: By) -> Result<()> {
        self.write(now, |act| {
            match read(&act.tx, id)?.state {
                SessionState::Cancelled => return Ok(()),
                SessionState::Closed => return Err(StoreError::NotNow("the evening is over")),
                SessionState::Planned | SessionState::Open => {}
            }
            let signed_in: bool = act.tx.query_row(
                "SELECT EXISTS (SELECT 1 FROM attendance WHERE session = ?1 AND live = 1)",
                [id.as_str()],
                |row| row.get(0),
            )?;
            if signed_in {
                return Err(StoreError::NotNow("somebody has signed in already"));
            }
            note(act, Event::SessionCancelled, id, by)
        })
    }

    /// Another time or room. The evening keeps its attendance and what it is filed under.
    ///
    /// # Errors
    /// When it is over or cancelled, would end before it starts, or the database fails.
    pub fn move_session(
        &mut self,
        now: &Moment,
        id: &SessionId,
        start: DateTime<Utc>,
        end: DateTime<Utc>,
        room: &Room,
        by: By,
    ) -> Result<()> {
        let mins = (end - start).num_minutes();
        if !(1..=i64::from(AD_HOC_MINS_MAX)).contains(&mins) {
            return Err(StoreError::NotNow(
                "a meeting lasts between a minute and a day",
            ));
        }
        self.write(now, |act| {
            let session = read(&act.tx, id)?;
            match session.state {
                SessionState::Planned | SessionState::Open => {}
                SessionState::Closed => return Err(StoreError::NotNow("the evening is over")),
                SessionState::Cancelled => {
                    return Err(StoreError::NotNow("the evening was cancelled"));
                }
            }
            let date = start.with_timezone(&act.now.zone).date_naive();
            act.tx.execute(
                "UPDATE session SET opens = ?2, closes = ?3, local_date = ?4, room = ?5
                 WHERE id = ?1",
                params![
                    id.as_str(),
                    (start - (session.start - session.opens)).timestamp(),
                    (end + (session.closes - session.end)).timestamp(),
                    date.to_string(),
                    room.0
                ],
            )?;
            let event = Event::SessionMoved {
                start: start.timestamp(),
                end: end.timestamp(),
            };
            note(act, event, id, by)
        })
    }

    /// What the evening is about, or nothing. It is not in the log.
    ///
    /// # Errors
    /// When there is no such evening, or the database fails.
    pub fn set_topic(&mut self, now: &Moment, id: &SessionId, topic: &str) -> Result<()> {
        self.write(now, |act| {
            let topic = text(topic, TOPIC_CHARS_MAX);
            let set = act.tx.execute(
                "UPDATE session SET topic = ?2 WHERE id = ?1",
                params![id.as_str(), topic],
            )?;
            if set == 0 {
                Err(StoreError::NotThere("session"))
            } else {
                Ok(())
            }
        })
    }
}

/// One line of text as it is kept: none if there is nothing in it.
fn text(typed: &str, chars_max: usize) -> Option<String> {
    let visible = typed.chars().map(|c| if c.is_control() { ' ' } else { c });
    let text: String = visible
        .collect::<String>()
        .trim()
        .chars()
        .take(chars_max)
        .collect();
    let text = text.trim_end();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Takes sign-ins from now on.
fn begin(act: &mut Act<'_>, session: &Session, by: By) -> Result<()> {
    let event = Event::SessionOpened {
        series: session.series.clone(),
        mode: session.mode,
        start: session.start.timestamp(),
        end: session.end.timestamp(),
    };
    note(act, event, &session.id, by)?;
    if session.mode == AttendanceMode::Headcount {
        let key: [u8; 32] = act.random()?;
        act.tx.execute(
            "UPDATE session SET double_key = ?2 WHERE id = ?1",
            params![session.id.as_str(), key],
        )?;
    }
    Ok(())
}

/// Takes no more sign-ins. What was kept for this evening only dies with it.
fn end(
    act: &mut Act<'_>,
    id: &SessionId,
    did_not_sign_in: Option<u32>,
    interrupted: bool,
    by: By,
) -> Result<()> {
    milestone::write_down_answers(act, id)?;
    note(
        act,
        Event::SessionClosed {
            did_not_sign_in,
            interrupted,
        },
        id,
        by,
    )
}

fn note(act: &mut Act<'_>, event: Event, session: &SessionId, by: By) -> Result<()> {
    act.append(NewEntry {
        event,
        session: Some(session.clone()),
        person: None,
        by,
    })?;
    Ok(())
}

/// The columns that [`read_row`] takes.
const COLUMNS: &str = "id, series, title, room, mode, scheme, start, end, opens, closes, \
                       local_date, topic, state";

/// The evening with this id.
pub(super) fn read(conn: &Connection, id: &SessionId) -> Result<Session> {
    let sql = format!("SELECT {COLUMNS} FROM session WHERE id = ?1");
    let session = read_many(conn, &sql, [id.as_str()])?.pop();
    session.ok_or(StoreError::NotThere("session"))
}

/// The evenings that take sign-ins, in the order of their start.
pub(super) fn open(conn: &Connection) -> Result<Vec<Session>> {
    let sql = format!("SELECT {COLUMNS} FROM session WHERE state = 'open' ORDER BY start, id");
    read_many(conn, &sql, [])
}

fn read_many(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Session>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        sessions.push(read_row(row)?);
    }
    Ok(sessions)
}

fn read_row(row: &Row) -> Result<Session> {
    let series: Option<String> = row.get(1)?;
    let date: String = row.get(10)?;
    Ok(Session {
        id: SessionId::from_stored(row.get(0)?),
        series: series
            .map(|series| SeriesId::new(&series))
            .transpose()
            .map_err(|_| StoreError::Unreadable("series"))?,
        title: row.get(2)?,
        room: Room(row.get(3)?),
        mode: mode(&row.get::<_, String>(4)?)?,
        scheme: SchemeId(row.get(5)?),
        start: seconds(row.get(6)?),
        end: seconds(row.get(7)?),
        opens: seconds(row.get(8)?),
        closes: seconds(row.get(9)?),
        local_date: date.parse().map_err(|_| StoreError::Unreadable("date"))?,
        topic: row.get(11)?,
        state: state(&row.get::<_, String>(12)?)?,
    })
}

fn mode(code: &str) -> Result<AttendanceMode> {
    let mode = AttendanceMode::ALL
        .into_iter()
        .find(|mode| mode.code() == code);
    mode.ok_or(StoreError::Unreadable("attendance mode"))
}

fn state(code: &str) -> Result<SessionState> {
    use SessionState::{Cancelled, Closed, Open, Planned};
    let state = [Planned, Open, Closed, Cancelled]
        .into_iter()
        .find(|state| state.code() == code);
    state.ok_or(StoreError::Unreadable("state of a session"))
}
