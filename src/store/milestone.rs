//! "Something for you": the milestone that is due, and what the person answered.
//!
//! An answer is kept beside the log at once and goes into the log when the evening closes, among
//! those of everybody else and without the person: next to the person's own sign-in it would give
//! the date away.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::about::find_profile;
use super::book::{Act, Book, read_attendance};
use super::log::to_json;
use super::people::FAMILY;
use super::{Result, StoreError, column, session};
use crate::domain::entry::{By, Event, MilestoneAnswer, NewEntry};
use crate::domain::id::{AttendanceId, PersonId, SessionId};
use crate::domain::milestone::{
    DUE_DAYS_DEFAULT, Honours, Interval, Journey, LeapRule, Milestone, RecoveryDate, Scheme,
    Schemes, Span, Switch, Visits, due,
};
use crate::domain::moment::Moment;
use crate::domain::series::SchemeId;
use crate::domain::session::Session;

#[cfg(test)]
mod tests;

/// Where each scheme is kept, followed by its id.
const SCHEME: &str = "milestone_scheme/";
/// The scheme that marks nothing but coming.
const COMING_BACK: &str = "coming-back";
/// The setting that says how long a milestone stays due, in days.
pub const DUE_DAYS: &str = "milestone_due_days";

impl Book {
    /// Takes over the configuration's milestone schemes that are not known yet.
    ///
    /// # Errors
    /// When the database fails.
    pub fn seed_schemes(&mut self, now: &Moment, seeds: &Schemes) -> Result<()> {
        self.write(now, |act| {
            for seed in &seeds.scheme {
                act.tx.execute(
                    "INSERT INTO setting (key, value) VALUES (?1, ?2)
                     ON CONFLICT (key) DO NOTHING",
                    params![key(&seed.id), to_json(seed)?],
                )?;
            }
            Ok(())
        })
    }

    /// The milestone schemes of this kiosk.
    ///
    /// # Errors
    /// When the database fails.
    pub fn schemes(&self) -> Result<Schemes> {
        let mut statement = self.conn.prepare_cached(
            "SELECT value FROM setting WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
        )?;
        let rows = statement.query_map([SCHEME], |row| row.get(0))?;
        let mut scheme = Vec::new();
        for row in rows {
            let value: String = row?;
            scheme.push(parse(&value)?);
        }
        Ok(Schemes { scheme })
    }

    /// What is behind "Something for you" after this sign-in; often nothing, and nothing while
    /// nobody has said what the date is. Also whether the person consented, once and for all, that
    /// the facilitator is told: that only pre-selects an answer.
    ///
    /// # Errors
    /// When there is no such attendance, or the database fails.
    pub fn something(&self, now: &Moment, of: AttendanceId) -> Result<(Option<Milestone>, bool)> {
        if !now.clock.is_trusted() {
            return Ok((None, false));
        }
        let Some((person, milestone)) = due_after(&self.conn, of)? else {
            return Ok((None, false));
        };
        let profile = find_profile(&self.conn, person)?;
        let tell = profile.is_some_and(|profile| profile.consents.tell_facilitator.is_some());
        Ok((Some(milestone), tell))
    }

    /// What the person answered to it. Until the evening closes, the last answer counts.
    ///
    /// # Errors
    /// When nothing is due, or the database fails.
    pub fn answer_something(
        &mut self,
        now: &Moment,
        of: AttendanceId,
        answer: MilestoneAnswer,
    ) -> Result<()> {
        if answer == MilestoneAnswer::Given {
            return Err(StoreError::NotNow("the facilitator gives it"));
        }
        self.write(now, |act| {
            let (person, milestone) =
                due_after(&act.tx, of)?.ok_or(StoreError::NotThere("milestone"))?;
            // The same one under another chip is replaced, not kept twice.
            for (text, answered) in answers(&act.tx, person)? {
                if answered.milestone.is_same(&milestone) {
                    act.tx.execute(
                        "DELETE FROM milestone_answer WHERE person = ?1 AND milestone = ?2",
                        params![person.bytes(), text],
                    )?;
                }
            }
            act.tx.execute(
                "INSERT INTO milestone_answer (person, milestone, attendance, answer)
                 VALUES (?1, ?2, ?3, ?4)",
                params![person.bytes(), to_json(&milestone)?, of.0, code(answer)],
            )?;
            Ok(())
        })
    }
}

/// Writes the answers of an evening into the log, in an order that says nothing.
pub(super) fn write_down_answers(act: &mut Act<'_>, session: &SessionId) -> Result<()> {
    let mut statement = act.tx.prepare_cached(
        "SELECT m.answer, m.attendance FROM milestone_answer m JOIN attendance a
             ON a.n = m.attendance
         WHERE a.session = ?1 AND m.logged = 0 ORDER BY m.answer",
    )?;
    let rows = statement.query_map([session.as_str()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    })?;
    let answers = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    drop(statement);
    for (answer, attendance) in answers {
        let answer = match from_code(&answer)? {
            // The facilitator's handing over has an entry of its own.
            MilestoneAnswer::Given => MilestoneAnswer::CallMyName,
            answer => answer,
        };
        act.append(NewEntry {
            event: Event::Milestone { answer },
            session: Some(session.clone()),
            person: None,
            by: By::Own,
        })?;
        act.tx.execute(
            "UPDATE milestone_answer SET logged = 1 WHERE attendance = ?1",
            [attendance],
        )?;
    }
    Ok(())
}

/// Whether "Something for you" stands on the screen for this person: the same for everybody of
/// whom something is counted, with a milestone behind it or without.
pub(super) fn is_counted(
    conn: &Connection,
    session: &Session,
    gave_date: bool,
    is_known: bool,
) -> Result<bool> {
    if gave_date || !is_known || !session.mode.offers_milestone(true) {
        return Ok(session.mode.offers_milestone(gave_date));
    }
    let counts_visits = scheme(conn, &session.scheme)?.is_some_and(|scheme| counts_visits(&scheme));
    Ok(session.mode.offers_milestone(counts_visits))
}

struct Answered {
    milestone: Milestone,
    answer: MilestoneAnswer,
    attendance: AttendanceId,
}

/// Whose milestone is due after this sign-in, and which.
fn due_after(conn: &Connection, of: AttendanceId) -> Result<Option<(PersonId, Milestone)>> {
    let row = read_attendance(conn, of)?;
    let (Some(session), Some(person), false) = (&row.session, row.person, row.is_voided) else {
        return Ok(None);
    };
    let session = session::read(conn, session)?;
    let (recovery, leap_rule) = read_date(conn, person)?;
    if !session.mode.offers_milestone(true) {
        return Ok(None);
    }
    let Some(scheme) = scheme(conn, &session.scheme)? else {
        return Ok(None);
    };
    let (mut earlier, mut recent) = (BTreeSet::new(), BTreeSet::new());
    let today = session.local_date;
    let days: Option<u16> = setting(conn, DUE_DAYS)?;
    let days = days.unwrap_or(DUE_DAYS_DEFAULT);
    let since = today
        .checked_sub_days(chrono::Days::new(u64::from(days)))
        .unwrap_or(today);
    if counts_visits(&scheme) {
        for date in visits(conn, person)? {
            if date < since {
                earlier.insert(date)
            } else {
                recent.insert(date)
            };
        }
    }
    let first = earlier.first().or(recent.first()).copied();
    let recent: Vec<NaiveDate> = recent.into_iter().collect();
    let before = came_before(conn, person)?;
    let journey = Journey {
        recovery,
        leap_rule,
        visits: Visits {
            first: before.since.or(first),
            earlier: before.evenings + u32::try_from(earlier.len()).unwrap_or(u32::MAX),
            recent: &recent,
        },
    };
    let acknowledged: Vec<Milestone> = answers(conn, person)?
        .into_iter()
        .map(|(_, answered)| answered)
        .filter(|it| it.answer != MilestoneAnswer::NotToday && it.attendance != of)
        .map(|answered| answered.milestone)
        .collect();
    Ok(due(&scheme, &journey, &acknowledged, today, days).map(|milestone| (person, milestone)))
}

fn counts_visits(scheme: &Scheme) -> bool {
    scheme
        .steps
        .iter()
        .filter(|step| step.on == Switch::On)
        .any(|step| {
            matches!(
                step.after,
                Interval::Once(Span::Visits(_) | Span::MonthsWithUs(_))
            )
        })
}

/// What the person has come to by coming, where they are known here: by this evening's scheme, or
/// by [`COMING_BACK`] where that one marks something else. It never goes below what they have
/// answered to.
pub(super) fn honours(
    conn: &Connection,
    evening: &Session,
    person: Option<PersonId>,
) -> Result<Option<Honours>> {
    let of = |id: &SchemeId| Ok::<_, StoreError>(scheme(conn, id)?.filter(counts_visits));
    let scheme = match of(&evening.scheme)? {
        Some(scheme) => Some(scheme),
        None => of(&SchemeId(COMING_BACK.to_owned()))?,
    };
    let (Some(person), Some(scheme)) = (person, scheme) else {
        return Ok(None);
    };
    if find_profile(conn, person)?.is_none() {
        return Ok(None);
    }
    let dates: BTreeSet<NaiveDate> = visits(conn, person)?.into_iter().collect();
    let before = came_before(conn, person)?;
    let taken: Vec<Span> = answers(conn, person)?
        .into_iter()
        .map(|(_, answered)| answered)
        .filter(|it| it.answer != MilestoneAnswer::NotToday)
        .filter(|it| it.milestone.scheme == scheme.id)
        .map(|answered| answered.milestone.span)
        .collect();
    Ok(Some(Honours::new(
        &scheme,
        before.evenings + u32::try_from(dates.len()).unwrap_or(u32::MAX),
        before.since.or(dates.first().copied()),
        &taken,
        evening.local_date,
    )))
}

/// The answers that are about a date go; those about coming here stay.
pub(super) fn forget_dated_answers(conn: &Connection, person: PersonId) -> Result<()> {
    for (text, answered) in answers(conn, person)? {
        if !answered.milestone.span.counts_coming() {
            conn.execute(
                "DELETE FROM milestone_answer WHERE person = ?1 AND milestone = ?2",
                params![person.bytes(), text],
            )?;
        }
    }
    Ok(())
}

/// Evenings of a person of which only the number is known.
#[derive(Default)]
struct CameBefore {
    evenings: u32,
    since: Option<NaiveDate>,
}

fn came_before(conn: &Connection, person: PersonId) -> Result<CameBefore> {
    let mut statement = conn.prepare_cached(&format!(
        "{FAMILY} SELECT ifnull(sum(c.evenings), 0), min(c.since) FROM came_before c
         JOIN family ON family.id = c.person"
    ))?;
    let (evenings, since): (u32, Option<String>) =
        statement.query_row([person.bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let since = since.map(|since| column::date(&since)).transpose()?;
    Ok(CameBefore { evenings, since })
}

/// Before it is forgotten who came in this part of the log: on how many evenings, for the people
/// who are known here. Since when, to the month.
pub(super) fn count_before_forgetting(conn: &Connection, after: i64, upto: i64) -> Result<()> {
    conn.execute(
        "INSERT INTO came_before (person, evenings, since)
         SELECT a.canonical, count(DISTINCT s.local_date), min(substr(s.local_date, 1, 7) || '-01')
         FROM attendance a JOIN session s ON s.id = a.session
         WHERE a.n > ?1 AND a.n <= ?2 AND a.live = 1 AND s.local_date <> ''
             AND a.canonical IN (SELECT id FROM person)
         GROUP BY a.canonical
         ON CONFLICT (person) DO UPDATE SET evenings = evenings + excluded.evenings,
             since = min(since, excluded.since)",
        [after, upto],
    )?;
    Ok(())
}

/// The local dates of the evenings on which the person was here.
fn visits(conn: &Connection, person: PersonId) -> Result<Vec<NaiveDate>> {
    let mut statement = conn.prepare_cached(
        "SELECT session.local_date FROM attendance JOIN session ON session.id = attendance.session
         WHERE attendance.canonical = ?1 AND attendance.live = 1",
    )?;
    let dates = statement.query_map([person.bytes()], |row| row.get::<_, String>(0))?;
    dates
        .map(|date| date?.parse().map_err(|_| StoreError::Unreadable("date")))
        .collect()
}

fn read_date(conn: &Connection, person: PersonId) -> Result<(Option<RecoveryDate>, LeapRule)> {
    let mut statement =
        conn.prepare_cached("SELECT recovery, leap_rule FROM person WHERE id = ?1")?;
    let row = statement.query_row([person.bytes()], |row| {
        Ok((
            row.get::<_, Option<String>>(0)?,
            row.get::<_, Option<String>>(1)?,
        ))
    });
    let (date, rule) = row.optional()?.unwrap_or_default();
    parse_date(date, rule)
}

/// A date and its rule as a person's row has them.
pub(super) fn parse_date(
    date: Option<String>,
    rule: Option<String>,
) -> Result<(Option<RecoveryDate>, LeapRule)> {
    let unreadable = |_| StoreError::Unreadable("recovery date");
    let date = date
        .map(|date| serde_json::from_str(&date).map_err(unreadable))
        .transpose()?;
    let rule = rule
        .and_then(|rule| LeapRule::from_code(&rule))
        .unwrap_or_default();
    Ok((date, rule))
}

fn answers(conn: &Connection, person: PersonId) -> Result<Vec<(String, Answered)>> {
    let mut statement = conn.prepare_cached(
        "SELECT milestone, answer, attendance FROM milestone_answer WHERE person = ?1",
    )?;
    let mut rows = statement.query([person.bytes()])?;
    let mut answers = Vec::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        let milestone =
            serde_json::from_str(&text).map_err(|_| StoreError::Unreadable("milestone"))?;
        let answer = from_code(&row.get::<_, String>(1)?)?;
        let attendance = AttendanceId(row.get(2)?);
        answers.push((
            text,
            Answered {
                milestone,
                answer,
                attendance,
            },
        ));
    }
    Ok(answers)
}

/// As an answer stands in the database.
pub(super) const fn code(answer: MilestoneAnswer) -> &'static str {
    match answer {
        MilestoneAnswer::CallMyName => "call_my_name",
        MilestoneAnswer::Quietly => "quietly",
        MilestoneAnswer::NotToday => "not_today",
        MilestoneAnswer::Given => "given",
    }
}

fn from_code(found: &str) -> Result<MilestoneAnswer> {
    use MilestoneAnswer::{CallMyName, Given, NotToday, Quietly};
    let answer = [CallMyName, Quietly, NotToday, Given]
        .into_iter()
        .find(|it| code(*it) == found);
    answer.ok_or(StoreError::Unreadable("answer"))
}

/// Keeps a scheme that the office sent; says whether it is another one than before.
pub(super) fn keep_scheme(conn: &Connection, new: &Scheme) -> Result<bool> {
    let before = scheme(conn, &new.id)?;
    conn.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![key(&new.id), to_json(new)?],
    )?;
    Ok(before.as_ref() != Some(new))
}

pub(super) fn scheme(conn: &Connection, id: &SchemeId) -> Result<Option<Scheme>> {
    setting(conn, &key(id))
}

fn key(scheme: &SchemeId) -> String {
    format!("{SCHEME}{}", scheme.0)
}

pub(super) fn setting<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>> {
    let mut statement = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    let value = statement
        .query_row([key], |row| row.get::<_, String>(0))
        .optional()?;
    value.map(|value| parse(&value)).transpose()
}

fn parse<T: DeserializeOwned>(value: &str) -> Result<T> {
    serde_json::from_str(value).map_err(|_| StoreError::Unreadable("setting"))
}
