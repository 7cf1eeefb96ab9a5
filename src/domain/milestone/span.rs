//! What a milestone marks, in a form that can be counted, stored and worded.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::{LeapRule, months_after};

/// What a milestone marks. Days, months and years are different kinds: 30 days is not 1 month.
///
/// Written as `welcome`, `30 days`, `1 month`, `2 years`, `5 visits`, `3 months with us`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// The first time, or coming back: the recovery date itself, else the first visit.
    Welcome,
    /// So many days after the recovery date.
    Days(u16),
    /// So many months after the recovery date.
    Months(u16),
    /// So many years after the recovery date.
    Years(u16),
    /// The so-manieth evening here. It never goes back.
    Visits(u16),
    /// So many months after the first evening here. It never goes back.
    MonthsWithUs(u16),
}

impl Span {
    /// Whether it is counted from the evenings here, and so needs no date.
    pub const fn counts_coming(self) -> bool {
        matches!(self, Self::Visits(_) | Self::MonthsWithUs(_))
    }

    /// The largest number that a span may have.
    pub const NUMBER_MAX: u16 = 3999;

    /// The number in it; a welcome has none.
    pub const fn number(self) -> Option<u16> {
        match self {
            Self::Welcome => None,
            Self::Days(n)
            | Self::Months(n)
            | Self::Years(n)
            | Self::Visits(n)
            | Self::MonthsWithUs(n) => Some(n),
        }
    }

    /// The date on which it falls, counted from `origin`; none for visits, which only those who
    /// came can tell, and past the end of the calendar.
    pub fn after(self, origin: NaiveDate, leap_rule: LeapRule) -> Option<NaiveDate> {
        match self {
            Self::Welcome => Some(origin),
            Self::Days(n) => origin.checked_add_days(Days::new(u64::from(n))),
            Self::Months(n) | Self::MonthsWithUs(n) => {
                months_after(origin, u32::from(n), leap_rule)
            }
            Self::Years(n) => months_after(origin, 12 * u32::from(n), leap_rule),
            Self::Visits(_) => None,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = |n| if n == 1 { "" } else { "s" };
        match *self {
            Self::Welcome => f.write_str("welcome"),
            Self::Days(n) => write!(f, "{n} day{}", s(n)),
            Self::Months(n) => write!(f, "{n} month{}", s(n)),
            Self::Years(n) => write!(f, "{n} year{}", s(n)),
            Self::Visits(n) => write!(f, "{n} visit{}", s(n)),
            Self::MonthsWithUs(n) => write!(f, "{n} month{} with us", s(n)),
        }
    }
}

/// A text is not a span or an interval.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "\"{0}\" is not known; expected \"welcome\", \"30 days\", \"6 months\", \"1 year\", \
     \"every year\", \"10 visits\" or \"3 months with us\", numbers from 1 to {max}",
    max = Span::NUMBER_MAX
)]
pub struct SpanError(String);

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        if text == "welcome" {
            return Ok(Self::Welcome);
        }
        let wrong = || SpanError(text.chars().take(40).collect());
        let (number, unit) = text.split_once(' ').ok_or_else(wrong)?;
        let kind = match unit {
            "day" | "days" => Self::Days,
            "month" | "months" => Self::Months,
            "year" | "years" => Self::Years,
            "visit" | "visits" => Self::Visits,
            "month with us" | "months with us" => Self::MonthsWithUs,
            _ => return Err(wrong()),
        };
        match number.parse() {
            Ok(number @ 1..=Self::NUMBER_MAX) => Ok(kind(number)),
            _ => Err(wrong()),
        }
    }
}

/// When a step of a scheme falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Interval {
    /// Once.
    Once(Span),
    /// Every year for which the scheme has no step of its own. Written as `every year`.
    EveryYear,
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Once(span) => span.fmt(f),
            Self::EveryYear => f.write_str("every year"),
        }
    }
}

impl FromStr for Interval {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        match text {
            "every year" => Ok(Self::EveryYear),
            _ => text.parse().map(Self::Once),
        }
    }
}

macro_rules! written_as_text {
    ($($name:ident),+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
    )+ };
}
written_as_text!(Span, Interval);
