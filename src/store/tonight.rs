//! What a facilitator does on one evening: sees it, counts people in, takes back, moves, files what
//! waits in the tray, and keeps a roster.
//!
//! Nothing is ever deleted: each act is an entry that points at the one it mends. Whether an
//! evening keeps a person is decided by its mode alone.

use rusqlite::{Connection, OptionalExtension, params};

use super::book::{Act, AttendanceRow, Book, seconds};
use super::people::{exists, person_line, shown_once};
use super::{Result, StoreError, arrive, column, milestone, projection, statement, together};
use crate::domain::attendance::{Answer, AttendanceMode, Kind, Method, VoidReason};
use crate::domain::entry::{By, Event, MilestoneAnswer, NewEntry};
use crate::domain::id::{AttendanceId, PersonId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::person::{Listing, PersonLine};
use crate::domain::session::{Session, SessionState};
use crate::domain::tonight::{AttendanceLine, TonightCard, TonightMilestone, TrayItem};

#[cfg(test)]
mod tests;

/// Attendances on the Tonight card, the newest ones.
const LINES_MAX: u32 = 200;
/// Rows of the tray on one screen, the newest ones.
const TRAY_ROWS_MAX: u32 = 100;
/// People that a look-up shows.
pub const FOUND_MAX: usize = 8;
/// People that a look-up considers: some of them are unlisted, or the same after a merge.
const CONSIDERED_MAX: usize = 24;

impl Book {
    /// One evening, as its facilitator sees it.
    ///
    /// # Errors
    /// When there is no such evening, or the database fails.
    pub fn tonight_card(&self, now: &Moment, session: &SessionId) -> Result<TonightCard> {
        let session = super::session::read(&self.conn, session)?;
        let mut card = TonightCard {
            total: 0,
            by_kind: Vec::new(),
            without_name: 0,
            show_around: count(
                &self.conn,
                "SELECT count(*) FROM attendance a JOIN show_around s ON s.attendance = a.n
                 WHERE a.session = ?1 AND a.live = 1",
                &session.id,
            )?,
            milestones: Vec::new(),
            quiet_milestones: Vec::new(),
            statements: statement::wishes(&self.conn, &session, now)?,
            attendances: lines(&self.conn, &session)?,
            in_tray: self
                .conn
                .prepare_cached(WAITING_COUNT)?
                .query_row([], |row| row.get(0))?,
            talk: together::talk_board(&self.conn, &session.id)?,
            session,
        };
        count_heads(&self.conn, &mut card)?;
        read_milestones(&self.conn, &mut card)?;
        Ok(card)
    }

    /// One more in the room, of whom nothing but the kind is kept.
    ///
    /// # Errors
    /// When the evening has not begun or was cancelled, or the database fails.
    pub fn plus_one(
        &mut self,
        now: &Moment,
        session: &SessionId,
        kind: Kind,
        by: By,
    ) -> Result<AttendanceId> {
        self.write(now, |act| {
            takes_entries(&super::session::read(&act.tx, session)?)?;
            let written = act.append(NewEntry {
                event: Event::SignedIn {
                    attendee: kind,
                    method: Method::Headcount,
                    at: None,
                },
                session: Some(session.clone()),
                person: None,
                by,
            })?;
            Ok(AttendanceId(written.n))
        })
    }

    /// An attendance no longer counts; a second time changes nothing.
    ///
    /// # Errors
    /// When there is no such attendance, or the database fails.
    pub fn void(
        &mut self,
        now: &Moment,
        of: AttendanceId,
        reason: VoidReason,
        by: By,
    ) -> Result<()> {
        self.write(now, |act| void(act, of, reason, by))
    }

    /// Files an attendance under another evening. Where the person is there already, the earlier of
    /// the two counts.
    ///
    /// # Errors
    /// When it was voided or waits in the tray, the other evening was cancelled, or the database
    /// fails.
    pub fn move_attendance(
        &mut self,
        now: &Moment,
        of: AttendanceId,
        to: &SessionId,
        by: By,
    ) -> Result<()> {
        self.write(now, |act| {
            let row = counting(act, of)?;
            let from = row
                .session
                .as_ref()
                .ok_or(StoreError::NotNow("it waits in the tray"))?;
            if from == to {
                return Ok(());
            }
            let target = super::session::read(&act.tx, to)?;
            takes_entries(&target)?;
            let person = written_person(&act.tx, of)?;
            act.append(NewEntry {
                event: Event::MovedTo { of: row.entry },
                session: Some(to.clone()),
                person: kept(person, target.mode, row.kind),
                by,
            })?;
            Ok(())
        })
    }

    /// What waits in the unassigned tray, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tray(&self) -> Result<Vec<TrayItem>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT a.n, a.signed_in, a.kind, a.method, t.person IS NOT NULL
             FROM attendance a LEFT JOIN tray t ON t.attendance = a.n
             WHERE a.session IS NULL AND a.voided IS NULL ORDER BY a.n DESC LIMIT ?1",
        )?;
        let mut rows = statement.query([TRAY_ROWS_MAX])?;
        let mut tray = Vec::new();
        while let Some(row) = rows.next()? {
            tray.push(TrayItem {
                id: AttendanceId(row.get(0)?),
                signed_in: seconds(row.get(1)?),
                kind: column::kind(&row.get::<_, String>(2)?)?,
                method: column::method(&row.get::<_, String>(3)?)?,
                has_person: row.get(4)?,
            });
        }
        Ok(tray)
    }

    /// Files what waits in the tray under an evening. Who it was goes with it only where the mode
    /// of that evening keeps a person, and is forgotten otherwise.
    ///
    /// # Errors
    /// When it does not wait in the tray, the evening was cancelled, or the database fails.
    pub fn assign(&mut self, now: &Moment, of: AttendanceId, to: &SessionId, by: By) -> Result<()> {
        self.write(now, |act| {
            let row = counting(act, of)?;
            if row.session.is_some() {
                return Err(StoreError::NotNow("it was filed already"));
            }
            let target = super::session::read(&act.tx, to)?;
            takes_entries(&target)?;
            let mut waiting = act
                .tx
                .prepare_cached("SELECT person FROM tray WHERE attendance = ?1")?;
            let person: Option<Option<[u8; 16]>> =
                waiting.query_row([of.0], |row| row.get(0)).optional()?;
            drop(waiting);
            let person = person.flatten().map(PersonId::from_bytes);
            act.append(NewEntry {
                event: Event::Assigned { of: row.entry },
                session: Some(to.clone()),
                person: kept(person, target.mode, row.kind),
                by,
            })?;
            Ok(())
        })
    }

    /// "I'm leaving", on a roster; a second time changes nothing.
    ///
    /// # Errors
    /// When the evening keeps no leaving, the attendance was voided, or the database fails.
    pub fn sign_out(&mut self, now: &Moment, of: AttendanceId, by: By) -> Result<()> {
        self.write(now, |act| {
            let row = on_roster(act, of)?;
            if row.signed_out.is_some() {
                return Ok(());
            }
            note(act, Event::SignedOut { of: row.entry }, row.session, by)
        })
    }

    /// Whether somebody stayed to the end, on a roster. The last word counts.
    ///
    /// # Errors
    /// When the evening keeps no leaving, the attendance was voided, or the database fails.
    pub fn stayed(
        &mut self,
        now: &Moment,
        of: AttendanceId,
        to_the_end: bool,
        by: By,
    ) -> Result<()> {
        self.write(now, |act| {
            let row = on_roster(act, of)?;
            note(
                act,
                Event::Stayed {
                    of: row.entry,
                    to_the_end,
                },
                row.session,
                by,
            )
        })
    }

    /// The chip of somebody who said "call my name" was handed over.
    ///
    /// # Errors
    /// When nobody is to be called there, or the database fails.
    pub fn milestone_given(&mut self, now: &Moment, of: AttendanceId, by: By) -> Result<()> {
        self.write(now, |act| {
            let row = counting(act, of)?;
            let called = milestone::code(MilestoneAnswer::CallMyName);
            let given = milestone::code(MilestoneAnswer::Given);
            let changed = act.tx.execute(
                "UPDATE milestone_answer SET answer = ?3 WHERE attendance = ?1 AND answer = ?2",
                params![of.0, called, given],
            )?;
            if changed > 0 {
                let event = Event::Milestone {
                    answer: MilestoneAnswer::Given,
                };
                return note(act, event, row.session, by);
            }
            let before = act.tx.query_row(
                "SELECT count(*) FROM milestone_answer WHERE attendance = ?1 AND answer = ?2",
                params![of.0, given],
                |row| row.get::<_, u32>(0),
            )?;
            if before > 0 {
                Ok(())
            } else {
                Err(StoreError::NotThere("milestone"))
            }
        })
    }

    /// Whom a facilitator means who has typed these letters, best first. Unlisted people are found
    /// by their card only.
    ///
    /// # Errors
    /// When the database fails.
    pub fn look_up(&mut self, typed: &str) -> Result<Vec<PersonLine>> {
        let hits = self.names()?.look_up(typed, CONSIDERED_MAX);
        // One lock for all that is read, as somebody is typing.
        let tx = self.conn.transaction()?;
        let mut lines = Vec::with_capacity(FOUND_MAX);
        for person in shown_once(&tx, hits)? {
            let line = person_line(&tx, person)?;
            if line.listing == Listing::Listed && lines.len() < FOUND_MAX {
                lines.push(line);
            }
        }
        Ok(lines)
    }

    /// A facilitator signs in somebody whom they found: as [`Book::arrive`] with a card, without
    /// anything to show.
    ///
    /// # Errors
    /// When the evening does not take sign-ins, there is no such person, or the database fails.
    pub fn sign_in_person(
        &mut self,
        now: &Moment,
        session: &SessionId,
        person: PersonId,
        by: By,
    ) -> Result<Answer> {
        self.write(now, |act| {
            let session = super::session::read(&act.tx, session)?;
            takes_entries(&session)?;
            exists(&act.tx, projection::canonical(&act.tx, person)?)?;
            arrive::by_keeper(act, &session, person, by)
        })
    }

    /// Somebody showed the newcomer around: the dot goes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn met(&mut self, now: &Moment, of: AttendanceId) -> Result<()> {
        self.write(now, |act| {
            act.tx
                .execute("DELETE FROM show_around WHERE attendance = ?1", [of.0])?;
            Ok(())
        })
    }
}

const WAITING_COUNT: &str =
    "SELECT count(*) FROM attendance WHERE session IS NULL AND voided IS NULL";

/// An attendance no longer counts.
fn void(act: &mut Act<'_>, of: AttendanceId, reason: VoidReason, by: By) -> Result<()> {
    let row = act.attendance(of)?;
    if row.is_voided {
        return Ok(());
    }
    note(
        act,
        Event::Voided {
            of: row.entry,
            reason,
        },
        row.session,
        by,
    )
}

/// An attendance that was not voided.
fn counting(act: &Act<'_>, of: AttendanceId) -> Result<AttendanceRow> {
    let row = act.attendance(of)?;
    if row.is_voided {
        Err(StoreError::NotNow("it was undone"))
    } else {
        Ok(row)
    }
}

/// An attendance of an evening that keeps leaving.
fn on_roster(act: &Act<'_>, of: AttendanceId) -> Result<AttendanceRow> {
    let row = counting(act, of)?;
    let Some(session) = &row.session else {
        return Err(StoreError::NotNow("it waits in the tray"));
    };
    if super::session::read(&act.tx, session)?.mode.keeps_leaving() {
        Ok(row)
    } else {
        Err(StoreError::NotNow("this evening keeps no leaving"))
    }
}

/// Whether an attendance may be filed under this evening by hand: it has begun, and no "not
/// tonight".
fn takes_entries(session: &Session) -> Result<()> {
    match session.state {
        SessionState::Open | SessionState::Closed => Ok(()),
        SessionState::Planned => Err(StoreError::NotNow("the evening has not begun")),
        SessionState::Cancelled => Err(StoreError::NotNow("the evening was cancelled")),
    }
}

/// The person that an entry may carry: none where the mode keeps nobody, and never a child.
fn kept(person: Option<PersonId>, mode: AttendanceMode, kind: Kind) -> Option<PersonId> {
    person.filter(|_| mode.keeps_person() && kind != Kind::Minor)
}

/// The person as written: what a merge did later can still be undone. An attendance that was moved
/// through an evening without persons finds its own again in the entry that began it.
fn written_person(conn: &Connection, of: AttendanceId) -> Result<Option<PersonId>> {
    let mut statement = conn.prepare_cached(
        "SELECT ifnull(a.person, l.person) FROM attendance a JOIN log l ON l.n = a.n
         WHERE a.n = ?1",
    )?;
    let person: Option<[u8; 16]> = statement.query_row([of.0], |row| row.get(0))?;
    Ok(person.map(PersonId::from_bytes))
}

fn note(act: &mut Act<'_>, event: Event, session: Option<SessionId>, by: By) -> Result<()> {
    act.append(NewEntry {
        event,
        session,
        person: None,
        by,
    })?;
    Ok(())
}

fn count(conn: &Connection, sql: &str, session: &SessionId) -> Result<u32> {
    Ok(conn
        .prepare_cached(sql)?
        .query_row([session.as_str()], |row| row.get(0))?)
}

/// How many of each kind, and how many came neither with a card nor by name.
fn count_heads(conn: &Connection, card: &mut TonightCard) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT kind, canonical IS NULL AND method IN ('headcount', 'paper_later'), count(*)
         FROM attendance WHERE session = ?1 AND live = 1 GROUP BY 1, 2",
    )?;
    let mut rows = statement.query([card.session.id.as_str()])?;
    let mut counts = [0_u32; Kind::ALL.len()];
    while let Some(row) = rows.next()? {
        let kind = column::kind(&row.get::<_, String>(0)?)?;
        let heads: u32 = row.get(2)?;
        card.total += heads;
        if row.get(1)? {
            card.without_name += heads;
        }
        for (known, count) in Kind::ALL.iter().zip(&mut counts) {
            if *known == kind {
                *count += heads;
            }
        }
    }
    let by_kind = Kind::ALL.into_iter().zip(counts);
    card.by_kind = by_kind.filter(|(_, count)| *count > 0).collect();
    Ok(())
}

/// The last attendances, newest first. Names in the name and roster modes only.
fn lines(conn: &Connection, session: &Session) -> Result<Vec<AttendanceLine>> {
    let mut statement = conn.prepare_cached(
        "SELECT a.n, p.name, a.kind, a.method, a.signed_in, a.signed_out, a.stayed,
                s.attendance IS NOT NULL
         FROM attendance a LEFT JOIN person p ON p.id = a.canonical
         LEFT JOIN show_around s ON s.attendance = a.n
         WHERE a.session = ?1 AND a.live = 1 ORDER BY a.n DESC LIMIT ?2",
    )?;
    let names = session.mode.allows(crate::domain::attendance::Way::Name);
    let mut rows = statement.query(params![session.id.as_str(), LINES_MAX])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let name: Option<String> = row.get(1)?;
        lines.push(AttendanceLine {
            id: AttendanceId(row.get(0)?),
            name: name
                .filter(|_| names)
                .map(|name| column::chosen_name(&name))
                .transpose()?,
            kind: column::kind(&row.get::<_, String>(2)?)?,
            method: column::method(&row.get::<_, String>(3)?)?,
            signed_in: seconds(row.get(4)?),
            signed_out: row.get::<_, Option<i64>>(5)?.map(seconds),
            stayed: row.get(6)?,
            show_around: row.get(7)?,
        });
    }
    Ok(lines)
}

/// The milestones to call, and the chips to have ready for nobody in particular.
fn read_milestones(conn: &Connection, card: &mut TonightCard) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT a.n, p.name, m.milestone, m.answer
         FROM attendance a JOIN milestone_answer m ON m.attendance = a.n
         LEFT JOIN person p ON p.id = a.canonical
         WHERE a.session = ?1 AND a.live = 1 ORDER BY a.n",
    )?;
    let mut rows = statement.query([card.session.id.as_str()])?;
    while let Some(row) = rows.next()? {
        let answer: String = row.get(3)?;
        let answer: MilestoneAnswer = column::coded(answer, "answer")?;
        let milestone: String = row.get(2)?;
        let milestone = column::from_json(&milestone, "milestone")?;
        let name: Option<String> = row.get(1)?;
        let is_called = matches!(answer, MilestoneAnswer::CallMyName | MilestoneAnswer::Given);
        match name {
            Some(name) if is_called => card.milestones.push(TonightMilestone {
                attendance: AttendanceId(row.get(0)?),
                name: column::chosen_name(&name)?,
                milestone,
                given: answer == MilestoneAnswer::Given,
            }),
            // Nobody to call: who has no name here still takes the chip.
            _ if answer != MilestoneAnswer::NotToday => card.quiet_milestones.push(milestone),
            _ => {}
        }
    }
    Ok(())
}
