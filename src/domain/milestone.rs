//! Recovery dates, what can be counted from them, and the milestones of a scheme.
//!
//! A recovery date is a civil date: no time and no zone. Everything is counted from that one date
//! and never step by step, because the last day of a month, 29 February and "30 days are not a
//! month" go wrong otherwise. Nothing here knows what day it is: `today` is always the local date
//! at the session's scheduled start, given as an argument, so that a meeting that crosses midnight
//! has one date. No words are made here either: a [`Span`] says what it is, and the screens word
//! it.
//!
//! **Missing days.** A month without the day of the date has its last day instead. 29 February
//! falls on 28 February in common years, or on 1 March where the person wants that ([`LeapRule`]).
//!
//! **Only the month is known.** Such a date is counted from the last day of its month, the latest
//! it can have been: no milestone comes too early, and nobody has to give one back. It has no count
//! of days. Its welcome stands from the first day of the month.
//!
//! **A changed date** is simply another date: what was acknowledged for the old one stays as it is.

mod due;
mod forecast;
mod honours;
mod scheme;
mod span;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use due::{DUE_DAYS_DEFAULT, Journey, Milestone, Visits, due};
pub use forecast::{CROWD_MIN, ChipDue, Crowd, READY_STEP, add_chip, chips_due};
pub use honours::Honours;
pub use scheme::{Chip, ChipColour, Numerals, Scheme, Schemes, Shape, Step, Switch};
pub use span::{Interval, Span, SpanError};

/// The date from which a person counts.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryDate {
    /// The day; any day of the month where only the month is known.
    pub date: NaiveDate,
    /// How much of it is known.
    pub precision: Precision,
}

/// How much of a recovery date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The day.
    #[default]
    Day,
    /// The month and the year.
    Month,
}

/// When 29 February is kept in common years. Every person chooses for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum LeapRule {
    /// The day before 1 March.
    #[default]
    #[serde(rename = "february_28")]
    February28,
    /// The day after 28 February.
    #[serde(rename = "march_1")]
    March1,
}

impl LeapRule {
    /// As it stands in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::February28 => "february_28",
            Self::March1 => "march_1",
        }
    }

    /// The rule that this code names.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::February28, Self::March1]
            .into_iter()
            .find(|rule| rule.code() == code)
    }
}

/// Whether a person was already asked if a date of long ago is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Not yet: a date of long ago comes back as [`DateDoubt::LongAgo`].
    First,
    /// Yes, and they said that it is.
    Again,
}

/// Why a date is not taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateDoubt {
    /// It is still to come. This is never taken.
    #[error("the date is still to come")]
    Future,
    /// It is more than [`RecoveryDate::YEARS_UNASKED_MAX`] years ago: right?
    #[error("the date is more than {} years ago", RecoveryDate::YEARS_UNASKED_MAX)]
    LongAgo,
}

impl RecoveryDate {
    /// How long ago a date may be before the person is asked again, in years.
    pub const YEARS_UNASKED_MAX: u16 = 60;

    /// Takes a date that a person gave. Where only the month is known, only the month is kept.
    ///
    /// # Errors
    /// When the day (or the month) is still to come, or lies long ago and nobody asked about it
    /// yet.
    pub fn new(
        date: NaiveDate,
        precision: Precision,
        today: NaiveDate,
        asked: Asked,
    ) -> Result<Self, DateDoubt> {
        let date = match precision {
            Precision::Day => date,
            Precision::Month => first_of_month(date),
        };
        if date > today {
            return Err(DateDoubt::Future);
        }
        let given = Self { date, precision };
        let unasked_until =
            Span::Years(Self::YEARS_UNASKED_MAX).after(given.origin(), LeapRule::March1);
        let is_long_ago = unasked_until.is_some_and(|until| today > until);
        if is_long_ago && asked == Asked::First {
            return Err(DateDoubt::LongAgo);
        }
        Ok(given)
    }

    /// The day from which it is counted: where only the month is known, the last day of that month.
    pub fn origin(self) -> NaiveDate {
        match self.precision {
            Precision::Day => self.date,
            Precision::Month => last_of_month(self.date),
        }
    }

    /// The earliest day that it can have been.
    pub fn earliest(self) -> NaiveDate {
        match self.precision {
            Precision::Day => self.date,
            Precision::Month => first_of_month(self.date),
        }
    }

    /// The count of days; none where only the month is known.
    pub fn day_count(self, today: NaiveDate) -> Option<DayCount> {
        (self.precision == Precision::Day).then(|| DayCount::between(self.date, today))
    }

    /// How long ago it is in years, months and days.
    pub fn elapsed(self, today: NaiveDate, leap_rule: LeapRule) -> Elapsed {
        let origin = self.origin();
        let whole = whole_months(origin, today, leap_rule);
        let (years, months) = (whole / 12, whole % 12);
        match self.precision {
            Precision::Month if whole == 0 => Elapsed::UnderAMonth,
            Precision::Month => Elapsed::Since {
                years,
                months,
                days: 0,
            },
            Precision::Day if today <= origin => Elapsed::Today,
            Precision::Day => {
                let from = months_after(origin, whole, leap_rule).unwrap_or(origin);
                let days = days_between(from, today);
                Elapsed::Since {
                    years,
                    months,
                    days,
                }
            }
        }
    }
}

impl fmt::Debug for RecoveryDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryDate(..)")
    }
}

/// How many days a person counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayCount {
    /// It is the day itself: "today", never 0.
    Today,
    /// So many days ago; 1 or more.
    Days(u32),
}

impl DayCount {
    /// The count from a date to today. A date that a wrong clock puts ahead is "today".
    pub fn between(date: NaiveDate, today: NaiveDate) -> Self {
        match days_between(date, today) {
            0 => Self::Today,
            days => Self::Days(days),
        }
    }
}

/// How long ago a recovery date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elapsed {
    /// It is the day itself.
    Today,
    /// The most years and months that fit, then the days that are left; not all of them are 0.
    Since {
        /// Whole years.
        years: u32,
        /// Whole months beside the years, 0 to 11.
        months: u32,
        /// Days beside the months, 0 to 30; 0 where only the month is known.
        days: u32,
    },
    /// Only the month is known, and no whole month has passed for certain.
    UnderAMonth,
}

/// The origin some months later: the same day, or what stands for it where the month has none.
fn months_after(origin: NaiveDate, months: u32, leap_rule: LeapRule) -> Option<NaiveDate> {
    let date = origin.checked_add_months(Months::new(months))?;
    let fell_back =
        (origin.month(), origin.day()) == (2, 29) && (date.month(), date.day()) == (2, 28);
    match leap_rule {
        LeapRule::March1 if fell_back => date.succ_opt(),
        LeapRule::March1 | LeapRule::February28 => Some(date),
    }
}

/// The most months with which `origin` is not past `today`; 0 for an origin that is ahead.
fn whole_months(origin: NaiveDate, today: NaiveDate, leap_rule: LeapRule) -> u32 {
    let month_number = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let most = u32::try_from(month_number(today) - month_number(origin)).unwrap_or(0);
    // The last of them is not complete before its day.
    match months_after(origin, most, leap_rule) {
        Some(date) if date <= today => most,
        _ => most.saturating_sub(1),
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

fn last_of_month(date: NaiveDate) -> NaiveDate {
    let days = u64::from(date.num_days_in_month()) - 1;
    first_of_month(date)
        .checked_add_days(Days::new(days))
        .unwrap_or(date)
}
