//! `series.toml`: the meetings that come again, as seeds of the kiosk's own table of series.
//!
//! When a series meets is the domain's to read; here each of its keys is tried on its own, so that
//! one mistake does not hide the next.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::document::Section;
use super::kiosk::{KioskConfig, SiteConfig};
use super::schemes;
use crate::domain::attendance::AttendanceMode;
use crate::domain::id::SeriesId;
use crate::domain::schedule::Schedule;
use crate::domain::series::{Room, Series, SeriesType};

/// The most series of a site.
pub const SERIES_MAX: usize = 200;
/// The longest title, in characters: it stands on the door beside others.
pub const TITLE_CHARS_MAX: usize = 60;

/// A schedule that reads well, to try one key of another in. The times are never used.
const SOUND: &str = "meets = { weekly = [\"monday\"] }\nstart = \"00:00\"";

/// What stands where a key that must be there is missing.
const MEETS_ALLOWED: &str = "meets = { weekly = [\"tuesday\"] }, { every_weeks = { weeks = 2, \
                             from = 2026-01-06 } }, { monthly = { nth = [\"first\"], on = \
                             [\"saturday\"] } } or { dates = [\"2026-12-24\"] }";

/// Takes the file apart. Series with a mistake are left out; their mistakes were reported.
pub(super) fn read(mut file: Section<'_>, kiosk: &KioskConfig) -> Vec<Series> {
    let sections = file.sections("series", SERIES_MAX);
    file.finish();
    let mut ids = BTreeSet::new();
    sections
        .into_iter()
        .filter_map(|section| read_one(section, kiosk, &mut ids))
        .collect()
}

fn read_one(
    mut section: Section<'_>,
    kiosk: &KioskConfig,
    ids: &mut BTreeSet<SeriesId>,
) -> Option<Series> {
    let types = [
        SeriesType::MutualHelp,
        SeriesType::TreatmentGroup,
        SeriesType::RecoveryCentre,
        SeriesType::FamilyGroup,
        SeriesType::Other,
    ]
    .map(|series_type| (series_type.code(), series_type));
    let modes = AttendanceMode::ALL.map(|mode| (mode.code(), mode));
    let rooms: Vec<(&str, &Room)> = kiosk.site.rooms.iter().map(|r| (r.0.as_str(), r)).collect();

    let id = read_id(&mut section, ids);
    let title = section.text("title", TITLE_CHARS_MAX);
    let title = section.required("title", title, "title = \"a neutral name for the door\"");
    let series_type = section.choice("type", &types).unwrap_or_default();
    let room = section.choice("room", &rooms).unwrap_or(&kiosk.kiosk.room);
    let mode = section.choice("mode", &modes);
    let scheme = schemes::read(&mut section, "scheme");
    let schedule = read_schedule(&mut section, kiosk);
    section.finish();
    Some(Series {
        id: id?,
        title: title?.into_inner(),
        series_type,
        room: room.clone(),
        // Nobody is identified where the site does not say so.
        mode: mode.unwrap_or(AttendanceMode::Headcount),
        scheme: scheme.unwrap_or_else(|| kiosk.milestones.scheme.clone()),
        schedule: schedule?,
    })
}

fn read_id(section: &mut Section<'_>, ids: &mut BTreeSet<SeriesId>) -> Option<SeriesId> {
    const ALLOWED: &str = "up to 32 small letters, digits and hyphens, such as \"tuesday-hope\"";
    let text = section.text("id", SeriesId::CHARS_MAX);
    let text = section.required("id", text, ALLOWED)?;
    match SeriesId::new(text.get_ref()) {
        Err(_) => section.refuse_text_because("id", &text, ALLOWED, None),
        Ok(id) if !ids.insert(id.clone()) => {
            section.refuse_text_because("id", &text, "an id of its own for each series", None);
        }
        Ok(id) => return Some(id),
    }
    None
}

fn read_schedule(section: &mut Section<'_>, kiosk: &KioskConfig) -> Option<Schedule> {
    let meets = try_key(section, "meets", |schedule| schedule.meets);
    let meets = section.required("meets", meets, MEETS_ALLOWED);
    let start = try_key(section, "start", |schedule| schedule.start);
    let start = section.required("start", start, "start = \"19:00\"");
    let duration_mins = try_key(section, "duration_mins", |schedule| schedule.duration_mins);
    let opens = try_key(section, "opens_before_mins", |schedule| {
        schedule.opens_before_mins
    });
    let closes = try_key(section, "closes_after_mins", |schedule| {
        schedule.closes_after_mins
    });
    let cancelled = try_key(section, "cancelled", |schedule| schedule.cancelled);
    check_rooms(section, "moved", &kiosk.site);
    let moved = try_key(section, "moved", |schedule| schedule.moved);
    check_rooms(section, "extra", &kiosk.site);
    let extra = try_key(section, "extra", |schedule| schedule.extra);
    Some(Schedule {
        meets: meets?.into_inner(),
        start: start?.into_inner(),
        duration_mins: or_default(duration_mins, Schedule::DURATION_MINS_DEFAULT),
        opens_before_mins: or_default(opens, kiosk.sessions.opens_before_mins),
        closes_after_mins: or_default(closes, kiosk.sessions.closes_after_mins),
        cancelled: or_default(cancelled, Vec::new()),
        moved: or_default(moved, Vec::new()),
        extra: or_default(extra, Vec::new()),
    })
}

fn or_default<T>(read: Option<Spanned<T>>, default: T) -> T {
    read.map_or(default, Spanned::into_inner)
}

/// Reads one key by the domain's rules for it.
fn try_key<T>(
    section: &mut Section<'_>,
    key: &'static str,
    part: impl Fn(Schedule) -> T,
) -> Option<Spanned<T>> {
    let value = section.take(key)?;
    let span = value.span();
    let mut table = DeTable::parse(SOUND).ok()?.into_inner();
    table.insert(Spanned::new(span.clone(), key.into()), value);
    let table = Spanned::new(span.clone(), table);
    match Schedule::deserialize(table.into_deserializer()) {
        Ok(schedule) => Some(Spanned::new(span, part(schedule))),
        Err(error) => {
            section.refuse_error(key, span, &error);
            None
        }
    }
}

/// A moved or an extra evening may name a room, which must be one of the site's.
fn check_rooms(section: &Section<'_>, key: &'static str, site: &SiteConfig) {
    let Some(list) = section.peek(key).and_then(DeValue::as_array) else {
        return;
    };
    for room in list
        .iter()
        .filter_map(|evening| evening.get_ref().get("room"))
    {
        let known = |name: &str| site.rooms.iter().any(|room| room.0 == name);
        if room.get_ref().as_str().is_some_and(|name| !known(name)) {
            let rooms = site.rooms.iter().map(|room| room.0.as_str());
            section.refuse_word(&format!("{key}.room"), room, rooms);
        }
    }
}
