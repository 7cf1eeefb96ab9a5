//! A paper evening, typed in later: the list that was kept while the kiosk could not.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::{begin, end, plan, read};
use crate::domain::attendance::{Kind, Method};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{PersonId, SeriesId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::session::{Session, SessionState};
use crate::domain::tonight::{PaperEvening, PaperResult};
use crate::store::book::{Act, Book};
use crate::store::{Result, StoreError, column, projection};

#[cfg(test)]
mod tests;

/// The most heads of one paper evening: more is a slip of the finger.
pub const PAPER_HEADS_MAX: u32 = 500;

impl Book {
    /// Types in who was there on paper, as if they had come at the start. An evening that did not
    /// open by itself is opened and closed for it. A person who was recorded already is not
    /// recorded again; counts are taken as they are.
    ///
    /// # Errors
    /// When the series does not meet on that date, the date is to come, there are too many heads or
    /// none, or the database fails.
    pub fn paper_evening(
        &mut self,
        now: &Moment,
        paper: &PaperEvening,
        by: By,
    ) -> Result<PaperResult> {
        let counted = paper
            .counts
            .iter()
            .map(|(_, heads)| *heads)
            .fold(0, u32::saturating_add);
        let named = u32::try_from(paper.people.len()).unwrap_or(u32::MAX);
        if !(1..=PAPER_HEADS_MAX).contains(&counted.saturating_add(named)) {
            return Err(StoreError::NotNow("a paper evening has 1 to 500 heads"));
        }
        if paper.date > now.date() {
            return Err(StoreError::NotNow("the date is to come"));
        }
        self.write(now, |act| {
            let session = evening(act, &paper.series, paper.date)?;
            if matches!(
                session.state,
                SessionState::Planned | SessionState::Cancelled
            ) {
                begin(act, &session, by)?;
                end(act, &session.id, None, false, by)?;
            }
            let mut result = PaperResult {
                recorded: 0,
                already: 0,
            };
            for (kind, heads) in &paper.counts {
                for _ in 0..*heads {
                    sign_in(act, &session, *kind, None, by)?;
                    result.recorded += 1;
                }
            }
            for person in &paper.people {
                if sign_in_once(act, &session, *person, by)? {
                    result.recorded += 1;
                } else {
                    result.already += 1;
                }
            }
            Ok(result)
        })
    }
}

/// The evening of a series on a local date: the one that is known, or else the one of its schedule.
fn evening(act: &mut Act<'_>, series: &SeriesId, date: NaiveDate) -> Result<Session> {
    let known: Option<String> = act
        .tx
        .prepare_cached(
            "SELECT id FROM session WHERE series = ?1 AND local_date = ?2
             ORDER BY state = 'cancelled', start LIMIT 1",
        )?
        .query_row(params![series.as_str(), date.to_string()], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return read(&act.tx, &SessionId::from_stored(id));
    }
    let series = plan::read_series(&act.tx)?
        .into_iter()
        .find(|known| known.id == *series);
    let series = series.ok_or(StoreError::NotThere("series"))?;
    let evenings = series.schedule.occurrences(act.now.zone, date, date);
    let first = evenings.min_by_key(|evening| evening.start);
    let evening = first.ok_or(StoreError::NotNow("it does not meet on that date"))?;
    let session = plan::session_of(&series, &evening);
    plan::put(&act.tx, &session, series.series_type.code())?;
    Ok(session)
}

/// Whether the person was not there yet.
fn sign_in_once(act: &mut Act<'_>, session: &Session, person: PersonId, by: By) -> Result<bool> {
    let person = projection::canonical(&act.tx, person)?;
    let kind: Option<String> = act
        .tx
        .prepare_cached("SELECT kind FROM person WHERE id = ?1")?
        .query_row([person.bytes()], |row| row.get(0))
        .optional()?;
    let kind = column::kind(&kind.ok_or(StoreError::NotThere("person"))?)?;
    let is_there = act
        .tx
        .prepare_cached("SELECT 1 FROM attendance WHERE session = ?1 AND counts_for = ?2")?
        .exists(params![session.id.as_str(), person.bytes()])?;
    if is_there {
        return Ok(false);
    }
    let keeps = session.mode.keeps_person() && kind != Kind::Minor;
    sign_in(act, session, kind, keeps.then_some(person), by)?;
    Ok(true)
}

fn sign_in(
    act: &mut Act<'_>,
    session: &Session,
    attendee: Kind,
    person: Option<PersonId>,
    by: By,
) -> Result<()> {
    let at = Some(session.start.timestamp());
    act.append(NewEntry {
        event: Event::SignedIn {
            attendee,
            method: Method::PaperLater,
            at,
        },
        session: Some(session.id.clone()),
        person,
        by,
    })?;
    Ok(())
}
