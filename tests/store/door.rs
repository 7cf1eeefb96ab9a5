//! A kiosk at the door of one Tuesday evening, for the tests beside it.

use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveTime, TimeZone, Weekday};
use chrono_tz::America::Chicago;
use keytag::badge::{Token, TokenId};
use keytag::domain::attendance::{Answer, Arrival, AttendanceMode, Kind, Method};
use keytag::domain::entry::By;
use keytag::domain::id::{SeriesId, SessionId};
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::schedule::{Recurrence, Schedule, Weekdays};
use keytag::domain::series::{Room, SchemeId, Series, SeriesType};
use keytag::domain::statement::Statements;
use keytag::services::SystemChance;
use keytag::store::{Book, Place, StoreError};

/// A moment of Tuesday 24 November 2026 in Chicago.
pub fn at(hour: u32, minute: u32) -> Moment {
    let utc = Chicago
        .with_ymd_and_hms(2026, 11, 24, hour, minute, 0)
        .unwrap()
        .to_utc();
    Moment {
        utc,
        zone: Chicago,
        boot: 7,
        boot_ms: utc.timestamp_millis().unsigned_abs(),
        clock: ClockState::Ok,
    }
}

/// Every Tuesday at this hour, in a room of its own name.
pub fn series(id: &str, hour: u32, mode: AttendanceMode) -> Series {
    let start = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    Series {
        id: SeriesId::new(id).unwrap(),
        title: format!("The {id} group"),
        series_type: SeriesType::MutualHelp,
        room: Room(id.to_owned()),
        mode,
        scheme: SchemeId("none".to_owned()),
        statements: Statements::None,
        schedule: Schedule::new(Recurrence::Weekly(Weekdays::only(Weekday::Tue)), start),
    }
}

/// The kiosk.
pub struct Door {
    pub book: Book,
    pub now: Moment,
    pub here: Room,
}

impl Door {
    /// Opens the store of a kiosk in the room of these series, at 18:45.
    pub fn open(dir: &Path, all: &[Series]) -> Result<Self, StoreError> {
        let now = at(18, 45);
        let mut book = Book::open(&Place::new(dir), Arc::new(SystemChance), &now)?;
        book.seed_series(&now, all)?;
        book.tick(&now)?;
        let here = all
            .first()
            .map_or(Room("hall".to_owned()), |series| series.room.clone());
        Ok(Self { book, now, here })
    }

    /// One series that knows people by their cards.
    pub fn of_cards(dir: &Path) -> Result<Self, StoreError> {
        Self::open(dir, &[series("hope", 19, AttendanceMode::AnonymousBadge)])
    }

    pub fn scan(&mut self, number: u64, into: Option<&SessionId>) -> Result<Answer, StoreError> {
        let arrival = card(&self.book, number);
        self.book
            .arrive_by(&self.now, &self.here, &arrival, into, By::Own)
    }

    pub fn without(&mut self, kind: Kind, into: Option<&SessionId>) -> Result<Answer, StoreError> {
        self.book
            .arrive(&self.now, &self.here, &without_name(kind), into)
    }
}

/// A genuine card of this number, held up.
pub fn card(book: &Book, number: u64) -> Arrival {
    Arrival::Card {
        text: Token::issue(book.organisation_key(), TokenId(number)).letters(),
        method: Method::Scanner,
    }
}

/// Somebody of this kind who gives no name.
pub fn without_name(kind: Kind) -> Arrival {
    Arrival::WithoutName {
        kind,
        show_around: false,
    }
}
