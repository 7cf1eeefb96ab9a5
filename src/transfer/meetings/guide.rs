//! The Meeting Guide's JSON: a list of meetings, each on its days of the week.
//! Source: the specification "Meeting Guide JSON" of code4recovery/spec.

use std::collections::BTreeSet;

use chrono::{NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;

use super::{
    Here, LISTED_MAX, List, Listed, MEETINGS_MAX, MeetingsError, id_of, minutes, room_of, series,
};
use crate::domain::schedule::{Recurrence, Schedule, Weekdays};
use crate::domain::series::Series;

/// What is read of a meeting; all else (addresses, links, contacts) is not taken over.
#[derive(Deserialize)]
struct Meeting {
    name: Option<String>,
    slug: Option<String>,
    /// 0 is Sunday; one day or several.
    #[serde(default)]
    day: Value,
    time: Option<String>,
    end_time: Option<String>,
    timezone: Option<String>,
    location: Option<String>,
    location_notes: Option<String>,
    attendance_option: Option<String>,
    /// Codes: what kind of meeting it is, and whether anybody is in the room.
    #[serde(default)]
    types: Value,
}

/// Whether anybody is in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    InTheRoom,
    OnlineOnly,
    NotForNow,
}

impl Meeting {
    /// Lists of before 2021 say it by two codes only: it is online, and its place is closed.
    fn held(&self) -> Held {
        let types = self.types.as_array().into_iter().flatten();
        let types: Vec<&str> = types.filter_map(Value::as_str).collect();
        let option = self.attendance_option.as_deref().unwrap_or_default();
        let (is_online, is_closed) = (types.contains(&"ONL"), types.contains(&"TC"));
        match option {
            "online" => Held::OnlineOnly,
            "inactive" => Held::NotForNow,
            _ if !is_closed || matches!(option, "in_person" | "hybrid") => Held::InTheRoom,
            _ if is_online => Held::OnlineOnly,
            _ => Held::NotForNow,
        }
    }

    fn place(&self) -> Vec<&str> {
        [&self.location_notes, &self.location]
            .into_iter()
            .filter_map(|place| place.as_deref())
            .collect()
    }

    fn is_at(&self, location: &str) -> bool {
        let is_it = |place: &&str| place.trim().eq_ignore_ascii_case(location.trim());
        self.place().iter().any(is_it)
    }
}

pub(super) fn read(text: &str, here: &Here<'_>) -> Result<List, MeetingsError> {
    let values: Vec<Value> =
        serde_json::from_str(text).map_err(|error| MeetingsError::NotJson {
            line: error.line().max(1),
            column: error.column().max(1),
        })?;
    if values.len() > LISTED_MAX {
        return Err(MeetingsError::TooMany);
    }
    let (mut online, mut closed, mut elsewhere) = (0, 0, 0);
    let mut of_here: Vec<(String, Result<Meeting, String>)> = Vec::new();
    for (n, value) in (1..).zip(values) {
        let place = format!("meeting {n}");
        let meeting: Result<Meeting, _> = serde_json::from_value(value);
        let Ok(meeting) = meeting else {
            let why = "its name, times or place are no text".to_owned();
            of_here.push((place, Err(why)));
            continue;
        };
        if here.location.is_some_and(|here| !meeting.is_at(here)) {
            elsewhere += 1;
            continue;
        }
        match meeting.held() {
            Held::InTheRoom => of_here.push((place, Ok(meeting))),
            Held::OnlineOnly => online += 1,
            Held::NotForNow => closed += 1,
        }
    }
    if of_here.len() > MEETINGS_MAX {
        return Err(MeetingsError::TooMany);
    }
    let places = of_here.iter().flat_map(|(_, meeting)| meeting);
    let places = places.filter_map(|meeting| meeting.location.as_deref());
    let places: BTreeSet<String> = places.map(|place| place.trim().to_lowercase()).collect();
    let is_of_many = here.location.is_none() && places.len() > 1;
    let meetings = of_here.into_iter().map(|(place, meeting)| Listed {
        place,
        series: meeting.and_then(|meeting| {
            if is_of_many && room_of(&meeting.place(), here).is_none() {
                let at = meeting
                    .location
                    .as_deref()
                    .unwrap_or("a place without a name");
                return Err(format!("it is at {at}; name this place with --location"));
            }
            one(&meeting, here)
        }),
        note: None,
    });
    let meetings = meetings.collect();
    let left_out = [
        (elsewhere, "of other places"),
        (online, "online only"),
        (closed, "not held for now"),
    ];
    let left_out = left_out.into_iter().filter(|(count, _)| *count > 0);
    let left_out = left_out.map(|(count, why)| format!("left out, {why}: {count}"));
    Ok(List {
        meetings,
        left_out: left_out.collect(),
    })
}

fn one(meeting: &Meeting, here: &Here<'_>) -> Result<Series, String> {
    let name = meeting.name.as_deref().unwrap_or_default();
    let slug = meeting.slug.as_deref().filter(|slug| !slug.is_empty());
    let id = slug
        .and_then(id_of)
        .ok_or("it has no slug, so that it could not be told again")?;
    let zone = meeting.timezone.as_deref().filter(|zone| !zone.is_empty());
    if let Some(zone) = zone
        && zone.parse::<Tz>() != Ok(here.zone)
    {
        return Err(format!("its zone is {zone:?}, the site's is {}", here.zone));
    }
    let start = meeting.time.as_deref().filter(|time| !time.is_empty());
    let start = start.ok_or("it has no time: it is by appointment")?;
    let start = time(start)?;
    let days = weekdays(&meeting.day)?;
    let mut schedule = Schedule::new(Recurrence::Weekly(days), start);
    if let Some(end) = meeting.end_time.as_deref().filter(|end| !end.is_empty()) {
        let length = time(end)? - start;
        // One that ends after midnight.
        let length = if length <= TimeDelta::zero() {
            length + TimeDelta::days(1)
        } else {
            length
        };
        schedule.duration_mins = minutes(length).ok_or("it lasts longer than a day")?;
    }
    series(id, name, &meeting.place(), schedule, here)
}

fn time(text: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M")
        .map_err(|_| format!("its time is {text:?}; it is written as \"18:30\""))
}

fn weekdays(day: &Value) -> Result<Weekdays, String> {
    const DAYS: [Weekday; 7] = [
        Weekday::Sun,
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
    ];
    let number = |value: &Value| {
        let number = value
            .as_u64()
            .or_else(|| value.as_str().and_then(|text| text.trim().parse().ok()));
        number
            .and_then(|number| DAYS.get(usize::try_from(number).ok()?))
            .copied()
            .ok_or_else(|| format!("its day is {value}; days are 0 (Sunday) to 6"))
    };
    let days: Vec<Weekday> = match day {
        Value::Null => Vec::new(),
        Value::Array(days) => days.iter().map(number).collect::<Result<_, _>>()?,
        one => vec![number(one)?],
    };
    Weekdays::new(days).ok_or_else(|| "it has no day: it is by appointment".to_owned())
}
