//! What to have ready: once a month, beside a bundle, the log says how many of which chip.
//!
//! The entry names nobody and no date, and there is one for a month at most: of two the later one
//! would tell what the people did who came between. `domain::milestone::forecast` says how coarse
//! it is, and why.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days};
use rusqlite::{Connection, OptionalExtension, params};

use super::book::Act;
use super::{Result, StoreError, column, log, milestone};
use crate::domain::attendance::{AttendanceMode, Kind};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::milestone::{Crowd, Scheme, chips_due};
use crate::domain::report::Month;
use crate::domain::series::SchemeId;

#[cfg(test)]
mod tests;

/// Who was not here for so many days is not waited for with a chip.
const CAME_DAYS: u64 = 90;

/// Tells what this month and the next one ask for, as far as nothing was told of them yet. While
/// nobody has said what the date is, nothing is.
pub(super) fn tell_chips(act: &mut Act<'_>) -> Result<()> {
    if !act.now.clock.is_trusted() {
        return Ok(());
    }
    let Ok(this) = Month::of(act.now.date()) else {
        return Ok(());
    };
    let lost = maybe_lost(act)?;
    let mut crowds = None;
    for month in [this, this.next()] {
        if lost.is_some_and(|lost| month <= lost) || is_told(&act.tx, month)? {
            continue;
        }
        let crowds = match &crowds {
            Some(known) => known,
            None => crowds.insert(read_crowds(act)?),
        };
        // Where no meeting hands out anything for a date, there is nothing to have ready.
        if crowds.is_empty() {
            return Ok(());
        }
        let chips = chips_due(crowds, month);
        act.append(NewEntry {
            event: Event::ChipsDue { month, chips },
            session: None,
            person: None,
            by: By::Kiosk,
        })?;
    }
    Ok(())
}

/// The last month that may have been told by entries that were lost: a log that goes on from a copy
/// does not know what it said after it.
fn maybe_lost(act: &Act<'_>) -> Result<Option<Month>> {
    let head = log::head(&act.tx)?.ok_or(StoreError::Unreadable("head of the log"))?;
    let mut first = act.tx.prepare_cached(
        "SELECT wall, offset FROM log WHERE kiosk = ?1 AND epoch = ?2 AND seq = 1
             AND json_extract(payload, '$.after') IS NOT NULL",
    )?;
    let of = params![act.kiosk().id.bytes(), head.epoch.bytes()];
    let first = first.query_row(of, |row| {
        Ok(row.get::<_, i64>(0)? + 1000 * row.get::<_, i64>(1)?)
    });
    let began = first.optional()?.and_then(DateTime::from_timestamp_millis);
    Ok(began
        .and_then(|at| Month::of(at.date_naive()).ok())
        .map(Month::next))
}

fn is_told(conn: &Connection, month: Month) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM log
               WHERE kind = 'chips_due' AND json_extract(payload, '$.month') = ?1)";
    Ok(conn.query_row(sql, [month.to_string()], |row| row.get(0))?)
}

/// The schemes of the last evenings that count from a date, each with those who came to them.
fn read_crowds(act: &Act<'_>) -> Result<Vec<Crowd>> {
    let today = act.now.date();
    let since = today
        .checked_sub_days(Days::new(CAME_DAYS))
        .unwrap_or(today);
    let days = [since, today].map(|day| day.to_string());
    let mut crowds: BTreeMap<String, Option<Crowd>> = BTreeMap::new();
    let mut evenings = act.tx.prepare_cached(
        "SELECT DISTINCT scheme, mode FROM session WHERE local_date BETWEEN ?1 AND ?2",
    )?;
    let mut evenings = evenings.query(params![days[0], days[1]])?;
    while let Some(row) = evenings.next()? {
        if hands_out(row.get(1)?)? {
            let id: String = row.get(0)?;
            let scheme = milestone::scheme(&act.tx, &SchemeId(id.clone()))?;
            let scheme = scheme.filter(Scheme::counts_from_date);
            crowds.insert(
                id,
                scheme.map(|scheme| Crowd {
                    scheme,
                    dates: Vec::new(),
                }),
            );
        }
    }
    let mut people = act.tx.prepare_cached(
        "SELECT DISTINCT s.scheme, s.mode, p.id, p.recovery, p.leap_rule
         FROM session s CROSS JOIN attendance a CROSS JOIN person p
         WHERE s.local_date BETWEEN ?1 AND ?2 AND a.session = s.id AND a.live = 1
           AND a.kind <> ?3 AND p.id = a.canonical
           AND p.recovery IS NOT NULL AND p.remember_date IS NOT NULL",
    )?;
    let mut people = people.query(params![days[0], days[1], Kind::Minor.code()])?;
    let mut known: BTreeSet<(String, [u8; 16])> = BTreeSet::new();
    while let Some(row) = people.next()? {
        let id: String = row.get(0)?;
        let Some(Some(crowd)) = crowds.get_mut(&id) else {
            continue;
        };
        // Somebody who came to two kinds of evenings with the same scheme.
        if hands_out(row.get(1)?)?
            && known.insert((id, row.get(2)?))
            && let (Some(date), rule) = milestone::parse_date(row.get(3)?, row.get(4)?)?
        {
            crowd.dates.push((date, rule));
        }
    }
    Ok(crowds.into_values().flatten().collect())
}

/// Whether an evening that keeps attendance so has something for people with a date.
fn hands_out(mode: String) -> Result<bool> {
    let mode: AttendanceMode = column::coded(mode, "mode")?;
    Ok(mode.offers_milestone(true))
}
