//! An evening on a real file, for the tests of the store.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, TimeZone, Weekday};
use chrono_tz::Tz;
use tempfile::TempDir;

use super::{Book, Place};
use crate::domain::attendance::AttendanceMode;
use crate::domain::id::{SeriesId, SessionId};
use crate::domain::moment::{ClockState, Moment};
use crate::domain::schedule::{Recurrence, Schedule, Weekdays};
use crate::domain::series::{Room, SchemeId, Series, SeriesType};
use crate::domain::statement::Statements;
use crate::services::SystemChance;

/// The zone of the test site.
pub const ZONE: Tz = chrono_tz::America::Chicago;

/// A moment of November 2026 by the wall clock of the test site; the 24th is a Tuesday.
pub fn november(day: u32, hour: u32, minute: u32) -> Moment {
    let local = ZONE.with_ymd_and_hms(2026, 11, day, hour, minute, 0);
    let utc = local.unwrap().to_utc();
    Moment {
        utc,
        zone: ZONE,
        boot: 7,
        boot_ms: utc.timestamp_millis().unsigned_abs(),
        clock: ClockState::Ok,
    }
}

/// A directory that goes away with the test.
pub fn place() -> (TempDir, Place) {
    let dir = tempfile::tempdir().unwrap();
    let place = Place::new(dir.path().join("state"));
    (dir, place)
}

/// Opens it.
pub fn open(place: &Place, now: &Moment) -> Book {
    Book::open(place, Arc::new(SystemChance), now).unwrap()
}

/// A series that meets every Tuesday at this time in this room, for an hour.
pub fn tuesdays(id: &str, start: &str, room: &str, mode: AttendanceMode) -> Series {
    let meets = Recurrence::Weekly(Weekdays::only(Weekday::Tue));
    Series {
        id: SeriesId::new(id).unwrap(),
        title: format!("The {id} group"),
        series_type: SeriesType::MutualHelp,
        room: Room(room.to_owned()),
        mode,
        scheme: SchemeId("aa-short".to_owned()),
        statements: Statements::None,
        schedule: Schedule::new(meets, NaiveTime::parse_from_str(start, "%H:%M").unwrap()),
    }
}

/// The evening of such a series on a day of November 2026.
pub fn evening(id: &str, day: u32, start: &str) -> SessionId {
    let start = NaiveTime::parse_from_str(start, "%H:%M").unwrap();
    let date = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    SessionId::scheduled(&SeriesId::new(id).unwrap(), date, start)
}
