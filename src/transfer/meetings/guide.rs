//! The Meeting Guide's JSON: a list of meetings, each on its days of the week.
//! Source: the specification "Meeting Guide JSON" of code4recovery/spec.

use chrono::{NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;

use super::{Here, Listed, MEETINGS_MAX, MeetingsError, id_of, minutes, series};
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
}

pub(super) fn read(text: &str, here: &Here<'_>) -> Result<Vec<Listed>, MeetingsError> {
    let meetings: Vec<Value> =
        serde_json::from_str(text).map_err(|error| MeetingsError::NotJson {
            line: error.line().max(1),
            column: error.column().max(1),
        })?;
    if meetings.len() > MEETINGS_MAX {
        return Err(MeetingsError::TooMany);
    }
    let listed = meetings.into_iter().enumerate().map(|(n, meeting)| Listed {
        place: format!("meeting {}", n + 1),
        series: serde_json::from_value(meeting)
            .map_err(|_| "its name, times or place are no text".to_owned())
            .and_then(|meeting| one(&meeting, here)),
        note: None,
    });
    Ok(listed.collect())
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
    let place: Vec<&str> = [&meeting.location_notes, &meeting.location]
        .into_iter()
        .filter_map(|place| place.as_deref())
        .collect();
    series(id, name, &place, schedule, here)
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
