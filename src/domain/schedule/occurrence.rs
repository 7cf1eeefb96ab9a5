//! The single evenings that follow from a schedule, in UTC.

use std::str::FromStr;

use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};
use thiserror::Error;

use super::written::Text;
use super::{Extra, Moved, Schedule};
use crate::domain::series::Room;

/// Which evening of a series it is, whatever became of it: the local date and the start for which
/// it was first planned. Written as `2026-11-24T19:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccurrenceKey {
    /// The local date for which it was first planned.
    pub date: NaiveDate,
    /// The start on the wall for which it was first planned, in whole minutes.
    pub start: NaiveTime,
}

/// A text does not say which evening is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a date and a start are expected, such as \"2026-11-24T19:00\"")]
pub struct KeyError;

impl FromStr for OccurrenceKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        Self::read(text).ok_or(KeyError)
    }
}

/// Which evening an exception means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The one that the rhythm plans for this local date; never an extra one.
    Day(NaiveDate),
    /// The one that was planned for this date and start, an extra one too.
    One(OccurrenceKey),
}

impl Which {
    pub(super) const fn date(self) -> NaiveDate {
        match self {
            Self::Day(date) => date,
            Self::One(key) => key.date,
        }
    }

    pub(super) fn means(self, key: &OccurrenceKey, schedule: &Schedule) -> bool {
        match self {
            Self::Day(date) => {
                let rhythm = schedule.regular_on(date);
                rhythm.as_ref() == Some(key)
            }
            Self::One(one) => one == *key,
        }
    }
}

/// Whether an evening happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It happens.
    On,
    /// "Not tonight".
    Cancelled,
}

/// One evening of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Which it is, through every move.
    pub key: OccurrenceKey,
    /// The local date on which it meets: "today" for milestones and the reading, past midnight too.
    pub date: NaiveDate,
    /// When it starts.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// The room, where it is another than the series'.
    pub room: Option<Room>,
    /// Whether it happens.
    pub standing: Standing,
}

impl Schedule {
    /// The evenings that meet on the local dates `from` to `to`, both included, in the order in
    /// which they start. Cancelled ones are among them; one that was moved stands at its new date.
    pub fn occurrences(
        &self,
        zone: Tz,
        from: NaiveDate,
        to: NaiveDate,
    ) -> impl Iterator<Item = Occurrence> + use<> {
        let range = from..=to;
        // An evening from outside may have been moved in here.
        let mut outside: Vec<NaiveDate> = self.moved.iter().map(|moved| moved.of.date()).collect();
        outside.retain(|date| !range.contains(date));
        outside.sort_unstable();
        outside.dedup();
        let mut evenings: Vec<Occurrence> = from
            .iter_days()
            .take_while(|date| *date <= to)
            .chain(outside)
            .flat_map(|date| self.originals_on(date))
            .filter_map(|key| self.occurrence(zone, key))
            .filter(|evening| range.contains(&evening.date))
            .collect();
        evenings.sort_unstable_by_key(|evening| (evening.start, evening.key));
        evenings.into_iter()
    }

    /// The evening of this key with everything that became of it; none where none was ever planned,
    /// or where the zone leaves out the day.
    pub fn occurrence(&self, zone: Tz, key: OccurrenceKey) -> Option<Occurrence> {
        if !self.originals_on(key.date).any(|planned| planned == key) {
            return None;
        }
        let moved = self.move_of(&key);
        let extra = self.extra_of(&key);
        let date = moved.and_then(|moved| moved.date).unwrap_or(key.date);
        let wall = moved.and_then(|moved| moved.start).unwrap_or(key.start);
        let mins = moved
            .and_then(|moved| moved.duration_mins)
            .or_else(|| extra.and_then(|extra| extra.duration_mins))
            .unwrap_or(self.duration_mins);
        let room = moved
            .and_then(|moved| moved.room.as_ref())
            .or_else(|| extra.and_then(|extra| extra.room.as_ref()));
        let start = start_in_utc(zone, date, wall)?;
        let is_cancelled = self.cancelled.iter().any(|which| which.means(&key, self));
        Some(Occurrence {
            key,
            date,
            start,
            end: start.checked_add_signed(TimeDelta::minutes(i64::from(mins)))?,
            room: room.cloned(),
            standing: if is_cancelled {
                Standing::Cancelled
            } else {
                Standing::On
            },
        })
    }

    /// What was first planned for a date: the evening of the rhythm and extra ones, each key once.
    pub(super) fn originals_on(&self, date: NaiveDate) -> impl Iterator<Item = OccurrenceKey> {
        let mut keys: Vec<OccurrenceKey> = self
            .extra
            .iter()
            .filter(|extra| extra.date == date)
            .map(|extra| OccurrenceKey {
                date,
                start: extra.start,
            })
            .chain(self.regular_on(date))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter()
    }

    pub(super) fn regular_on(&self, date: NaiveDate) -> Option<OccurrenceKey> {
        let start = self.start;
        self.meets
            .falls_on(date)
            .then_some(OccurrenceKey { date, start })
    }

    fn move_of(&self, key: &OccurrenceKey) -> Option<&Moved> {
        let newest_first = || self.moved.iter().rev();
        newest_first()
            .find(|moved| moved.of == Which::One(*key))
            .or_else(|| newest_first().find(|moved| moved.of.means(key, self)))
    }

    /// The extra evening of this key, unless the rhythm has planned the same one itself.
    fn extra_of(&self, key: &OccurrenceKey) -> Option<&Extra> {
        if self.regular_on(key.date) == Some(*key) {
            return None;
        }
        self.extra
            .iter()
            .find(|extra| extra.date == key.date && extra.start == key.start)
    }
}

/// The instant of a time on the wall, by the rules of this module when the clocks change; none on a
/// day that the zone leaves out altogether.
pub fn start_in_utc(zone: Tz, date: NaiveDate, wall: NaiveTime) -> Option<DateTime<Utc>> {
    let local = date.and_time(wall);
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(start) | MappedLocalTime::Ambiguous(start, _) => {
            Some(start.to_utc())
        }
        MappedLocalTime::None => {
            let gap = GapInfo::new(&local, &zone)?;
            let (gap_begin, before) = gap.begin?;
            let gap_end = gap.end?.naive_local();
            let is_whole_day = gap_end - gap_begin >= TimeDelta::days(1);
            let start = local.checked_sub_offset(before.fix())?.and_utc();
            (!is_whole_day).then_some(start)
        }
    }
}
