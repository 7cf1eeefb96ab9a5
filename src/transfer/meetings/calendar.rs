//! A calendar: events that come again by a rule, and the single ones that are moved or cancelled.
//! Source: RFC 5545.
//!
//! A rule that a series knows (every week, every other week, the first Tuesday of the month) stays
//! a rule. Any other is written out, date by date, for a year.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU8;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::Tz;
use icalendar::parser::{Component, Property, read_calendar, unfold};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Unvalidated};

use super::{DAYS_WRITTEN_OUT, Here, Listed, MEETINGS_MAX, MeetingsError, id_of, minutes, series};
use crate::domain::schedule::{Moved, Nth, Recurrence, Schedule, Weekdays, Which};
use crate::domain::series::Series;

/// The most single dates of a series.
const DATES_MAX: u16 = 400;

/// An event, as far as it is read.
struct Event<'a> {
    of: &'a Component<'a>,
    place: String,
}

pub(super) fn read(text: &str, here: &Here<'_>) -> Result<Vec<Listed>, MeetingsError> {
    let text = unfold(text);
    let calendar = read_calendar(&text).map_err(|_| MeetingsError::NotCalendar)?;
    let events: Vec<Event<'_>> = calendar
        .components
        .iter()
        .filter(|component| component.name == "VEVENT")
        .enumerate()
        .map(|(n, of)| Event {
            of,
            place: format!("event {}", n + 1),
        })
        .collect();
    if events.len() > MEETINGS_MAX {
        return Err(MeetingsError::TooMany);
    }
    // An event with a RECURRENCE-ID changes one evening of the event with the same UID.
    let mut changes: BTreeMap<&str, Vec<&Event<'_>>> = BTreeMap::new();
    for event in &events {
        if event.property("RECURRENCE-ID").is_some() {
            let uid = event.text("UID").unwrap_or_default();
            changes.entry(uid).or_default().push(event);
        }
    }
    let whole = events
        .iter()
        .filter(|event| event.property("RECURRENCE-ID").is_none());
    let listed = whole.filter_map(|event| {
        let uid = event.text("UID").unwrap_or_default();
        let changes = changes.get(uid).map_or(&[][..], Vec::as_slice);
        let (series, note) = match event.series(changes, here) {
            Ok(None) => return None,
            Ok(Some((series, note))) => (Ok(series), note),
            Err(why) => (Err(why), None),
        };
        Some(Listed {
            place: event.place.clone(),
            series,
            note,
        })
    });
    Ok(listed.collect())
}

/// A series, and what is worth knowing of it.
type Made = Option<(Series, Option<String>)>;

impl Event<'_> {
    fn property(&self, name: &str) -> Option<&Property<'_>> {
        self.of.find_prop(name)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.property(name).map(|property| property.val.as_str())
    }

    /// A moment of the event by the clock of the site.
    fn moment(&self, name: &str, here: &Here<'_>) -> Result<Option<DateTime<Tz>>, String> {
        self.property(name)
            .map(|property| moment(property, here))
            .transpose()
    }

    fn length(&self, start: &DateTime<Tz>, here: &Here<'_>) -> Result<u16, String> {
        let length = match (self.moment("DTEND", here)?, self.text("DURATION")) {
            (Some(end), _) => end.signed_duration_since(start),
            (None, Some(text)) => {
                duration(text).ok_or_else(|| format!("its DURATION is {text:?}"))?
            }
            (None, None) => TimeDelta::minutes(i64::from(Schedule::DURATION_MINS_DEFAULT)),
        };
        minutes(length).ok_or_else(|| "it lasts longer than a day, or no time at all".to_owned())
    }

    fn series(&self, changes: &[&Event<'_>], here: &Here<'_>) -> Result<Made, String> {
        let start = self.moment("DTSTART", here)?.ok_or("it has no DTSTART")?;
        let uid = self.text("UID").filter(|uid| !uid.is_empty());
        let id = uid
            .and_then(id_of)
            .ok_or("it has no UID, so that it could not be told again")?;
        if self
            .text("STATUS")
            .is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED"))
        {
            return Err("it is cancelled as a whole".to_owned());
        }
        let length = self.length(&start, here)?;
        let (meets, note) = self.rhythm(&start, here)?;
        if matches!(&meets, Recurrence::Dates(dates) if dates.is_empty()) {
            return Ok(None);
        }
        let mut schedule = Schedule::new(meets, start.time());
        schedule.duration_mins = length;
        for property in self.of.properties.iter().filter(|it| it.name == "EXDATE") {
            for date in dates(property, here)? {
                schedule.cancelled.push(Which::Day(date));
            }
        }
        for change in changes {
            change.applied_to(&mut schedule, here)?;
        }
        let is_to_come = |which: &Which| match which {
            Which::Day(date) => *date >= here.today && schedule.meets.falls_on(*date),
            Which::One(_) => true,
        };
        let cancelled = schedule.cancelled.iter().copied().filter(is_to_come);
        let cancelled: BTreeSet<Which> = cancelled.collect();
        schedule.cancelled = cancelled.into_iter().collect();
        let title = self.property("SUMMARY").map(unescaped).unwrap_or_default();
        let place = self.property("LOCATION").map(unescaped).unwrap_or_default();
        series(id, &title, &[&place], schedule, here).map(|series| Some((series, note)))
    }

    /// A single evening of the series that is otherwise.
    fn applied_to(&self, schedule: &mut Schedule, here: &Here<'_>) -> Result<(), String> {
        let of = self
            .moment("RECURRENCE-ID", here)?
            .ok_or("it has no RECURRENCE-ID")?;
        let of = of.date_naive();
        if of < here.today || !schedule.meets.falls_on(of) {
            return Ok(());
        }
        if self
            .text("STATUS")
            .is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED"))
        {
            schedule.cancelled.push(Which::Day(of));
            return Ok(());
        }
        let start = self.moment("DTSTART", here)?.ok_or("it has no DTSTART")?;
        schedule.moved.push(Moved {
            of: Which::Day(of),
            date: Some(start.date_naive()),
            start: Some(start.time()),
            duration_mins: Some(self.length(&start, here)?),
            room: None,
        });
        Ok(())
    }

    /// When it comes again, by the clock of the site.
    fn rhythm(
        &self,
        start: &DateTime<Tz>,
        here: &Here<'_>,
    ) -> Result<(Recurrence, Option<String>), String> {
        let date = start.date_naive();
        let single = |dates: BTreeSet<NaiveDate>| Recurrence::Dates(dates);
        let has_more = self.property("RDATE").is_some();
        let Some(text) = self.text("RRULE") else {
            if has_more {
                return Err("it comes again by RDATE, which is not read here".to_owned());
            }
            let to_come = Some(date).filter(|date| *date >= here.today);
            return Ok((single(to_come.into_iter().collect()), None));
        };
        let unreadable = |_| format!("its RRULE is {text:?}, which no calendar knows");
        let rule: RRule<Unvalidated> = text.parse().map_err(unreadable)?;
        let stays_on_its_day = self
            .property("DTSTART")
            .and_then(|property| local_date(property))
            .is_some_and(|own| own == date);
        if stays_on_its_day
            && !has_more
            && let Some(known) = known(&rule, date)
        {
            // Most rhythms of a series have no beginning: it would meet tomorrow.
            if date <= here.today || matches!(known, Recurrence::EveryWeeks { .. }) {
                return Ok((known, None));
            }
            if let Some(from) = first_of_one_day(&known, date) {
                let weeks = NonZeroU8::MIN;
                return Ok((Recurrence::EveryWeeks { weeks, from }, None));
            }
        }
        let dates = written_out(rule, start, here)?;
        let why = if date > here.today {
            format!("it begins on {date} ({text})")
        } else {
            format!("it comes by a rule that a series does not know ({text})")
        };
        let note = format!(
            "{why}: {} dates of a year; bring the calendar again then",
            dates.len()
        );
        Ok((single(dates), Some(note)))
    }
}

/// The first evening of a rhythm of one day of every week, from this day on.
fn first_of_one_day(rhythm: &Recurrence, from: NaiveDate) -> Option<NaiveDate> {
    let Recurrence::Weekly(on) = rhythm else {
        return None;
    };
    let mut week = from.iter_days().take(7);
    (on.days().count() == 1).then(|| week.find(|date| on.contains(date.weekday())))?
}

/// The rhythm of a series that is the same rule, if there is one.
fn known(rule: &RRule<Unvalidated>, start: NaiveDate) -> Option<Recurrence> {
    let is_plain = rule.get_count().is_none()
        && rule.get_until().is_none()
        && rule.get_by_set_pos().is_empty()
        && rule.get_by_month().is_empty()
        && rule.get_by_month_day().is_empty()
        && rule.get_by_year_day().is_empty()
        && rule.get_by_week_no().is_empty()
        && rule.get_by_hour().is_empty();
    if !is_plain {
        return None;
    }
    let days = rule.get_by_weekday();
    let every: Option<Vec<Weekday>> = days
        .iter()
        .map(|day| match day {
            NWeekday::Every(day) => Some(*day),
            NWeekday::Nth(..) => None,
        })
        .collect();
    match (rule.get_freq(), rule.get_interval(), every) {
        (Frequency::Daily, 1, Some(days)) => {
            let all = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu]
                .into_iter()
                .chain([Weekday::Fri, Weekday::Sat, Weekday::Sun]);
            let on = if days.is_empty() {
                Weekdays::new(all)
            } else {
                Weekdays::new(days)
            };
            on.map(Recurrence::Weekly)
        }
        (Frequency::Weekly, 1, Some(days)) => {
            let days = if days.is_empty() {
                vec![start.weekday()]
            } else {
                days
            };
            Weekdays::new(days).map(Recurrence::Weekly)
        }
        (Frequency::Weekly, weeks, Some(days)) if days.is_empty() || days == [start.weekday()] => {
            let weeks = u8::try_from(weeks).ok().and_then(NonZeroU8::new)?;
            Some(Recurrence::EveryWeeks { weeks, from: start })
        }
        (Frequency::Monthly, 1, None) => monthly(days),
        _ => None,
    }
}

/// The same ones of each weekday: the first and third Tuesday, the last Friday and Saturday.
fn monthly(days: &[NWeekday]) -> Option<Recurrence> {
    let mut of_day: BTreeMap<u32, BTreeSet<Nth>> = BTreeMap::new();
    for day in days {
        let NWeekday::Nth(n, day) = day else {
            return None;
        };
        let nth = match n {
            1 => Nth::First,
            2 => Nth::Second,
            3 => Nth::Third,
            4 => Nth::Fourth,
            5 => Nth::Fifth,
            -1 => Nth::Last,
            _ => return None,
        };
        of_day
            .entry(day.num_days_from_monday())
            .or_default()
            .insert(nth);
    }
    let nth = of_day.values().next()?.clone();
    if of_day.values().any(|other| *other != nth) {
        return None;
    }
    let on = days.iter().filter_map(|day| match day {
        NWeekday::Nth(_, day) => Some(*day),
        NWeekday::Every(_) => None,
    });
    Some(Recurrence::Monthly {
        nth,
        on: Weekdays::new(on)?,
    })
}

/// The dates of the coming year.
fn written_out(
    rule: RRule<Unvalidated>,
    start: &DateTime<Tz>,
    here: &Here<'_>,
) -> Result<BTreeSet<NaiveDate>, String> {
    let zone = rrule::Tz::Tz(here.zone);
    let begin = start.with_timezone(&zone);
    let rule = rule
        .validate(begin)
        .map_err(|_| "its RRULE does not go together with its start".to_owned())?;
    let at_midnight = |date: NaiveDate| {
        let midnight = date.and_time(chrono::NaiveTime::MIN);
        zone.from_local_datetime(&midnight).earliest()
    };
    let until = here.today.checked_add_days(Days::new(DAYS_WRITTEN_OUT));
    let (Some(from), Some(until)) = (at_midnight(here.today), until.and_then(at_midnight)) else {
        return Err("the clock left its midnight out".to_owned());
    };
    let set = RRuleSet::new(begin).rrule(rule).after(from).before(until);
    Ok(set
        .all(DATES_MAX)
        .dates
        .iter()
        .map(|at| at.with_timezone(&here.zone).date_naive())
        .collect())
}

/// A property's moment, by the clock of the site.
fn moment(property: &Property<'_>, here: &Here<'_>) -> Result<DateTime<Tz>, String> {
    let (name, text) = (property.name.as_str(), property.val.as_str());
    let is_day = parameter(property, "VALUE").is_some_and(|value| value == "DATE");
    if is_day || text.len() == 8 {
        return Err(format!("its {name} has no time: it lasts all day"));
    }
    let wrong = || format!("its {name} is {text:?}; it is written as 20260106T190000");
    let naive = |text: &str| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
    if let Some(utc) = text.strip_suffix('Z') {
        let utc = naive(utc).ok_or_else(wrong)?;
        return Ok(utc.and_utc().with_timezone(&here.zone));
    }
    let local = naive(text).ok_or_else(wrong)?;
    let zone = match parameter(property, "TZID") {
        None => here.zone,
        Some(zone) => zone
            .parse()
            .map_err(|_| format!("its zone is {zone:?}, which is not known here"))?,
    };
    let at = zone.from_local_datetime(&local).earliest();
    let at = at.ok_or_else(|| format!("its {name} is in an hour that the clocks leave out"))?;
    Ok(at.with_timezone(&here.zone))
}

/// The date as it stands there, whatever the zone.
fn local_date(property: &Property<'_>) -> Option<NaiveDate> {
    let text = property.val.as_str().get(..8)?;
    NaiveDate::parse_from_str(text, "%Y%m%d").ok()
}

/// A list of moments or days.
fn dates(property: &Property<'_>, here: &Here<'_>) -> Result<Vec<NaiveDate>, String> {
    let all = property.val.as_str().split(',');
    all.map(|text| {
        if text.len() == 8 {
            NaiveDate::parse_from_str(text, "%Y%m%d").map_err(|_| format!("its EXDATE is {text:?}"))
        } else {
            let one = Property {
                val: text.to_owned().into(),
                ..property.clone()
            };
            moment(&one, here).map(|at| at.date_naive())
        }
    })
    .collect()
}

fn parameter<'p>(property: &'p Property<'_>, key: &str) -> Option<&'p str> {
    let found = property.params.iter().find(|one| one.key == key)?;
    found
        .val
        .as_ref()
        .map(|value| value.as_str().trim_matches('"'))
}

fn unescaped(property: &Property<'_>) -> String {
    property.val.clone().unescape_text().as_str().to_owned()
}

/// `PT1H30M`, `P1D`: the parts that a meeting has.
fn duration(text: &str) -> Option<TimeDelta> {
    let rest = text.strip_prefix('P')?;
    let (mut total, mut digits, mut is_time) = (TimeDelta::zero(), String::new(), false);
    for sign in rest.chars() {
        if sign == 'T' {
            is_time = true;
            continue;
        }
        if sign.is_ascii_digit() {
            digits.push(sign);
            continue;
        }
        let number: i64 = std::mem::take(&mut digits).parse().ok()?;
        let part = match (sign, is_time) {
            ('W', false) => TimeDelta::try_weeks(number),
            ('D', false) => TimeDelta::try_days(number),
            ('H', true) => TimeDelta::try_hours(number),
            ('M', true) => TimeDelta::try_minutes(number),
            ('S', true) => TimeDelta::try_seconds(number),
            _ => None,
        };
        total = total.checked_add(&part?)?;
    }
    digits.is_empty().then_some(total)
}
