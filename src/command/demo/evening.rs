//! The evening that is about to begin: when it starts, and that there is one on any later day, too.

use std::fmt;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use super::site;
use crate::command::open::OpenKiosk;
use crate::command::{Failure, Result};
use crate::domain::entry::By;
use crate::domain::moment::Moment;
use crate::domain::schedule::Extra;
use crate::domain::session::DoorMeeting;

/// How far ahead the evening starts at least, in minutes.
const AHEAD_MINS_MIN: i64 = 5;
/// It starts at a round time: so it is at most as many minutes later.
const ROUND_MINS: u32 = 5;

/// When a meeting starts that is about to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub date: NaiveDate,
    pub time: NaiveTime,
}

impl Start {
    /// A round time some minutes from now, by the clock on the wall.
    pub fn soon_after(now: &Moment) -> Self {
        let early = now.utc + TimeDelta::minutes(AHEAD_MINS_MIN);
        let over = early.minute() % ROUND_MINS;
        let late = TimeDelta::minutes(i64::from((ROUND_MINS - over) % ROUND_MINS));
        let local = (early + late).with_timezone(&now.zone).naive_local();
        let time = local.time();
        let whole = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time);
        Self {
            date: local.date(),
            time: whole,
        }
    }
}

/// The meeting that is about to begin, as it is told.
#[derive(Debug, Clone)]
pub(super) struct Meeting {
    title: String,
    room: String,
    start: DateTime<Utc>,
    zone: Tz,
}

impl fmt::Display for Meeting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.start.with_timezone(&self.zone).format("%A %H:%M");
        write!(f, "{}, {}, {start}", self.title, self.room)
    }
}

/// Makes sure that a meeting takes sign-ins in this kiosk's room: a site of yesterday gets another
/// evening of the same series.
pub(super) fn about_to_begin(kiosk: &mut OpenKiosk) -> Result<Meeting> {
    let now = kiosk.now();
    if let Some(meeting) = open_here(kiosk, &now)? {
        return Ok(meeting);
    }
    let start = Start::soon_after(&now);
    let mut all = kiosk.book.series()?;
    let evening = all
        .iter_mut()
        .find(|series| series.id.as_str() == site::EVENING);
    let evening = evening.ok_or_else(gone)?;
    evening.schedule.extra.push(Extra {
        date: start.date,
        start: start.time,
        duration_mins: None,
        room: None,
    });
    kiosk.book.change_series(&now, evening, By::Terminal)?;
    open_here(kiosk, &now)?.ok_or_else(gone)
}

fn gone() -> Failure {
    Failure::refused(
        "this demo's meetings were changed",
        "make a new demo in another directory",
    )
}

/// What is open in this kiosk's room.
fn open_here(kiosk: &mut OpenKiosk, now: &Moment) -> Result<Option<Meeting>> {
    kiosk.book.tick(now)?;
    let here = |meeting: &DoorMeeting| meeting.is_open && meeting.room == kiosk.room;
    let meetings = kiosk.book.door(now)?.meetings;
    Ok(meetings.into_iter().find(here).map(|meeting| Meeting {
        title: meeting.title,
        room: meeting.room.0,
        start: meeting.start,
        zone: kiosk.zone,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::ClockState;

    fn at(text: &str, zone: Tz) -> Moment {
        let utc = text.parse().unwrap();
        Moment {
            utc,
            zone,
            boot: 1,
            boot_ms: 0,
            clock: ClockState::Ok,
        }
    }

    #[test]
    fn the_evening_starts_at_a_round_time_within_a_quarter_of_an_hour() {
        let chicago = chrono_tz::America::Chicago;
        for (now, zone, date, time) in [
            ("2026-11-23T18:00:00Z", Tz::UTC, "2026-11-23", "18:05:00"),
            ("2026-11-23T18:00:59Z", Tz::UTC, "2026-11-23", "18:05:00"),
            ("2026-11-23T18:01:00Z", Tz::UTC, "2026-11-23", "18:10:00"),
            ("2026-11-24T05:58:10Z", chicago, "2026-11-24", "00:05:00"),
            (
                "2026-11-23T18:04:59Z",
                chrono_tz::Asia::Kathmandu,
                "2026-11-23",
                "23:55:00",
            ),
        ] {
            let start = Start::soon_after(&at(now, zone));
            assert_eq!(
                (start.date.to_string(), start.time.to_string()),
                (date.into(), time.into())
            );
        }
    }
}
