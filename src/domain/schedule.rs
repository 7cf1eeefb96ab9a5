//! When a series meets: its rhythm, its exceptions, and each single evening that follows from them.
//!
//! A start is a time on the wall of the room: 19:00 stays 19:00 when the clocks change. What that
//! is in UTC is decided here and nowhere else. It does not know which sessions are open, who
//! decides it, or what time it is now.
//!
//! **When the clocks change.** A start in the hour that the clocks leave out happens as long after
//! midnight as on any other day: 02:30 is 03:30 on that night. A start in the hour that comes twice
//! is the first of the two. A day that a zone leaves out altogether has no meeting. A meeting lasts
//! its minutes, whatever the clock on the wall says at its end.
//!
//! **Which evening is which.** An evening keeps the date and the start it was first planned for, as
//! its [`OccurrenceKey`], through every move: that is what attendance is filed under.

mod occurrence;
mod recurrence;
#[cfg(test)]
mod tests;
mod window;
mod written;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::series::Room;

pub use occurrence::{Occurrence, OccurrenceKey, Standing, Which, start_in_utc};
pub use recurrence::{Nth, Recurrence, Weekdays};
pub use window::Window;

/// When a series meets, as it stands in the configuration and in the database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// On which dates.
    pub meets: Recurrence,
    /// At which time on the wall, in whole minutes: "19:00".
    #[serde(with = "written::time")]
    pub start: NaiveTime,
    /// For how long, in minutes.
    #[serde(
        default = "written::duration",
        deserialize_with = "written::length_mins"
    )]
    pub duration_mins: u16,
    /// How long before the start it takes sign-ins, in minutes.
    #[serde(default = "written::margin", deserialize_with = "written::margin_mins")]
    pub opens_before_mins: u16,
    /// How long after the end it takes sign-ins, in minutes.
    #[serde(default = "written::margin", deserialize_with = "written::margin_mins")]
    pub closes_after_mins: u16,
    /// Evenings that do not happen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cancelled: Vec<Which>,
    /// Evenings at another date, time or place. Of two that mean the same evening, the later
    /// counts, and one that names the start goes before one that names the date only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Moved>,
    /// Evenings beside the rhythm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<Extra>,
}

/// One evening at another date, time or place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// The evening, as it was first planned.
    pub of: Which,
    /// Its new date.
    #[serde(
        default,
        with = "written::date_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub date: Option<NaiveDate>,
    /// Its new start.
    #[serde(
        default,
        with = "written::time_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub start: Option<NaiveTime>,
    /// Its new length, in minutes.
    #[serde(
        default,
        deserialize_with = "written::length_mins_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub duration_mins: Option<u16>,
    /// Its new room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Room>,
}

/// One evening beside the rhythm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// Its date.
    #[serde(with = "written::date")]
    pub date: NaiveDate,
    /// Its start.
    #[serde(with = "written::time")]
    pub start: NaiveTime,
    /// Its length in minutes, if it is not the usual one.
    #[serde(
        default,
        deserialize_with = "written::length_mins_option",
        skip_serializing_if = "Option::is_none"
    )]
    pub duration_mins: Option<u16>,
    /// Its room, if it is not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Room>,
}

impl Schedule {
    /// The length of a meeting that says none, in minutes.
    pub const DURATION_MINS_DEFAULT: u16 = 60;
    /// The longest meeting, in minutes.
    pub const DURATION_MINS_MAX: u16 = 24 * 60;
    /// How long before and after a meeting takes sign-ins when it says nothing, in minutes.
    pub const MARGIN_MINS_DEFAULT: u16 = 30;
    /// How long before or after a meeting may take sign-ins, in minutes.
    pub const MARGIN_MINS_MAX: u16 = 12 * 60;

    /// A schedule with the usual length and margins, and no exceptions.
    pub const fn new(meets: Recurrence, start: NaiveTime) -> Self {
        Self {
            meets,
            start,
            duration_mins: Self::DURATION_MINS_DEFAULT,
            opens_before_mins: Self::MARGIN_MINS_DEFAULT,
            closes_after_mins: Self::MARGIN_MINS_DEFAULT,
            cancelled: Vec::new(),
            moved: Vec::new(),
            extra: Vec::new(),
        }
    }

    /// When this evening takes sign-ins by itself, as long as no other begins in the same room; see
    /// [`Window::until_next`].
    pub fn window(&self, occurrence: &Occurrence) -> Window {
        let (before, after) = (self.opens_before_mins, self.closes_after_mins);
        Window::around(occurrence.start, occurrence.end, before, after)
    }

    /// Exceptions that speak of an evening which was never planned: a slip of the pen in a
    /// configuration, or what is left of an older rhythm in a database.
    pub fn exceptions_without_meeting(&self) -> Vec<Which> {
        let moved = self.moved.iter().map(|moved| moved.of);
        let all = self.cancelled.iter().copied().chain(moved);
        all.filter(|which| {
            !self
                .originals_on(which.date())
                .any(|key| which.means(&key, self))
        })
        .collect()
    }
}
