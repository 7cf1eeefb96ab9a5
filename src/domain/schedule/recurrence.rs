//! The rhythm: whether a series meets on a date, exceptions aside.

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use chrono::{Datelike, Days, NaiveDate, Weekday, WeekdaySet};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::written;

/// On which dates a series meets, exceptions aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Recurrence {
    /// Every week on these weekdays.
    Weekly(Weekdays),
    /// Every so many weeks on the weekday of `from`, and never before it.
    EveryWeeks {
        /// 2 is every other week.
        weeks: NonZeroU8,
        /// One evening of the rhythm, the first.
        #[serde(with = "written::date")]
        from: NaiveDate,
    },
    /// Every month on the first, the third, the last .. of these weekdays.
    Monthly {
        /// Which in the month. A fifth is only met where the month has one.
        #[serde(deserialize_with = "not_empty")]
        nth: BTreeSet<Nth>,
        /// Which weekdays.
        on: Weekdays,
    },
    /// On these dates and no others.
    #[serde(with = "written::dates")]
    Dates(BTreeSet<NaiveDate>),
}

/// Which of a weekday's four or five dates in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The fifth, in months that have one.
    Fifth,
    /// The last, which is the fourth or the fifth.
    Last,
}

impl Nth {
    fn falls_on(self, date: NaiveDate) -> bool {
        let place = date.day0() / 7;
        match self {
            Self::First => place == 0,
            Self::Second => place == 1,
            Self::Third => place == 2,
            Self::Fourth => place == 3,
            Self::Fifth => place == 4,
            Self::Last => {
                let next = date.checked_add_days(Days::new(7));
                next.is_none_or(|next| next.month() != date.month())
            }
        }
    }
}

impl Recurrence {
    /// Whether a meeting is planned for this local date.
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        match self {
            Self::Weekly(on) => on.contains(date.weekday()),
            Self::EveryWeeks { weeks, from } => {
                let days = (date - *from).num_days();
                days >= 0 && days % (7 * i64::from(weeks.get())) == 0
            }
            Self::Monthly { nth, on } => {
                on.contains(date.weekday()) && nth.iter().any(|nth| nth.falls_on(date))
            }
            Self::Dates(dates) => dates.contains(&date),
        }
    }
}

/// Some days of the week; at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekdays(WeekdaySet);

impl Weekdays {
    /// These days; none if there is no day among them.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let days: WeekdaySet = days.into_iter().collect();
        (!days.is_empty()).then_some(Self(days))
    }

    /// This day only.
    pub const fn only(day: Weekday) -> Self {
        Self(WeekdaySet::single(day))
    }

    /// Whether this day is one of them.
    pub const fn contains(self, day: Weekday) -> bool {
        self.0.contains(day)
    }

    /// The days, from Monday on.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        self.0.iter(Weekday::Mon)
    }
}

impl Serialize for Weekdays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.days())
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let days = Vec::<Weekday>::deserialize(deserializer)?;
        Self::new(days).ok_or_else(|| {
            D::Error::custom("no weekday is given; at least one is needed, such as [\"tuesday\"]")
        })
    }
}

fn not_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeSet<Nth>, D::Error> {
    let nth = BTreeSet::deserialize(deserializer)?;
    if nth.is_empty() {
        return Err(D::Error::custom(
            "nothing is given; at least one is needed, such as [\"first\"] or [\"last\"]",
        ));
    }
    Ok(nth)
}
