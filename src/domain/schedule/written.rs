//! How dates, times and minutes are written in a configuration and in the database.
//!
//! A site's staff write `start = 19:00` as readily as `start = "19:00"`, so that both are read; the
//! answer to anything else says what was found and what is expected. Times are whole minutes,
//! because a session's id has no place for seconds.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Schedule;
use super::occurrence::{OccurrenceKey, Which};

/// What is written as one text.
pub(super) trait Text: Sized + fmt::Display {
    const EXPECTED: &'static str;
    fn read(text: &str) -> Option<Self>;
}

/// A date, as 2026-11-24.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Day(NaiveDate);

impl Text for Day {
    const EXPECTED: &'static str = "a date such as \"2026-11-24\"";

    fn read(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A time on the wall, as 19:00.
struct Wall(NaiveTime);

impl Text for Wall {
    const EXPECTED: &'static str = "a time in whole minutes such as \"19:00\"";

    fn read(text: &str) -> Option<Self> {
        let read = |form| NaiveTime::parse_from_str(text, form).ok();
        let time = read("%H:%M").or_else(|| read("%H:%M:%S"))?;
        (time.second() == 0).then_some(Self(time))
    }
}

impl fmt::Display for Wall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

impl Text for OccurrenceKey {
    const EXPECTED: &'static str = "a date and a time such as \"2026-11-24T19:00\"";

    fn read(text: &str) -> Option<Self> {
        let (date, start) = text.split_once(['T', ' '])?;
        Some(Self {
            date: Day::read(date)?.0,
            start: Wall::read(start)?.0,
        })
    }
}

impl fmt::Display for OccurrenceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", Day(self.date), Wall(self.start))
    }
}

impl Text for Which {
    const EXPECTED: &'static str = "a date such as \"2026-11-24\", or with the start \
                                    \"2026-11-24T19:00\"";

    fn read(text: &str) -> Option<Self> {
        let day = Day::read(text).map(|day| Self::Day(day.0));
        day.or_else(|| OccurrenceKey::read(text).map(Self::One))
    }
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => Day(*date).fmt(f),
            Self::One(key) => key.fmt(f),
        }
    }
}

struct TextVisitor<T>(PhantomData<T>);

impl<'de, T: Text> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::read(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }

    /// TOML hands a date without quotation marks over as a map with one private key.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key.starts_with('$') => {
                let text = map.next_value::<String>()?;
                self.visit_str(&text)
            }
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

fn read<'de, T: Text, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(TextVisitor(PhantomData))
}

macro_rules! written_as_text {
    ($($name:ty),+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read(deserializer)
            }
        }
    )+ };
}
written_as_text!(Day, Wall, OccurrenceKey, Which);

/// For `#[serde(with)]` on a field of type `$plain`, on an optional one, and on a set of them.
macro_rules! plain {
    ($name:ident, $name_option:ident, $text:ident, $plain:ty) => {
        pub(super) mod $name {
            use super::*;

            pub fn serialize<S: Serializer>(value: &$plain, to: S) -> Result<S::Ok, S::Error> {
                $text(*value).serialize(to)
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<$plain, D::Error> {
                read::<$text, D>(from).map(|text| text.0)
            }
        }

        pub(super) mod $name_option {
            use super::*;

            #[expect(clippy::ref_option, reason = "the shape that serde calls")]
            pub fn serialize<S: Serializer>(
                value: &Option<$plain>,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                value.map($text).serialize(to)
            }

            pub fn deserialize<'de, D: Deserializer<'de>>(
                from: D,
            ) -> Result<Option<$plain>, D::Error> {
                Ok(Option::<$text>::deserialize(from)?.map(|text| text.0))
            }
        }
    };
}
plain!(date, date_option, Day, NaiveDate);
plain!(time, time_option, Wall, NaiveTime);

pub(super) mod dates {
    use super::{BTreeSet, Day, Deserialize, Deserializer, Error, NaiveDate, Serializer};

    pub fn serialize<S: Serializer>(dates: &BTreeSet<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(dates.iter().copied().map(Day))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeSet<NaiveDate>, D::Error> {
        let days = Vec::<Day>::deserialize(from)?;
        if days.is_empty() {
            return Err(D::Error::custom(
                "no date is given; at least one is needed, such as [\"2026-11-24\"]",
            ));
        }
        Ok(days.into_iter().map(|day| day.0).collect())
    }
}

/// Minutes between two limits.
struct Mins<const MIN: u16, const MAX: u16>(u16);

impl<'de, const MIN: u16, const MAX: u16> Deserialize<'de> for Mins<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = i64::deserialize(deserializer)?;
        match u16::try_from(found) {
            Ok(mins) if (MIN..=MAX).contains(&mins) => Ok(Self(mins)),
            _ => Err(D::Error::invalid_value(
                Unexpected::Signed(found),
                &format!("{MIN} to {MAX} minutes").as_str(),
            )),
        }
    }
}

type Length = Mins<1, { Schedule::DURATION_MINS_MAX }>;
type Margin = Mins<0, { Schedule::MARGIN_MINS_MAX }>;

pub(super) const fn duration() -> u16 {
    Schedule::DURATION_MINS_DEFAULT
}

pub(super) const fn margin() -> u16 {
    Schedule::MARGIN_MINS_DEFAULT
}

pub(super) fn length_mins<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    Length::deserialize(from).map(|mins| mins.0)
}

pub(super) fn length_mins_option<'de, D>(from: D) -> Result<Option<u16>, D::Error>
where
    D: Deserializer<'de>,
{
    Ok(Option::<Length>::deserialize(from)?.map(|mins| mins.0))
}

pub(super) fn margin_mins<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    Margin::deserialize(from).map(|mins| mins.0)
}
