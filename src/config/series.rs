//! `series.toml`: the meetings that come again, as seeds of the kiosk's own table of series.
//!
//! When a series meets is the domain's to read; here each of its keys is tried on its own, so that
//! one mistake does not hide the next.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use super::document::Section;
use super::kiosk::{KioskConfig, SiteConfig, Switch};
use super::milestones::SchemeNames;
use crate::domain::attendance::AttendanceMode;
use crate::domain::id::SeriesId;
use crate::domain::schedule::Schedule;
use crate::domain::series::{Room, Series, SeriesType};
use crate::domain::statement::Statements;

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
pub(super) fn read(
    mut file: Section<'_>,
    kiosk: &KioskConfig,
    rooms: Option<&[Room]>,
    schemes: &SchemeNames,
) -> Vec<Series> {
    let sections = file.sections("series", SERIES_MAX);
    file.finish();
    let mut ids = BTreeSet::new();
    sections
        .into_iter()
        .filter_map(|section| read_one(section, kiosk, rooms, schemes, &mut ids))
        .collect()
}

fn read_one(
    mut section: Section<'_>,
    kiosk: &KioskConfig,
    rooms: Option<&[Room]>,
    schemes: &SchemeNames,
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

    let id = read_id(&mut section, ids);
    let title = section.text("title", TITLE_CHARS_MAX);
    let title = section.required("title", title, "title = \"a neutral name for the door\"");
    let series_type = section.choice("type", &types).unwrap_or_default();
    let room = read_room(&mut section, rooms);
    let mode = section.choice("mode", &modes);
    let scheme = schemes.read(&mut section, "scheme");
    // Nobody is identified where the site does not say so.
    let mode = mode.unwrap_or(AttendanceMode::Headcount);
    let statements = read_statements(&mut section, mode);
    let schedule = read_schedule(&mut section, kiosk, rooms);
    section.finish();
    Some(Series {
        id: id?,
        title: title?.into_inner(),
        series_type,
        room: room.unwrap_or_else(|| kiosk.kiosk.room.clone()),
        mode,
        scheme: scheme.unwrap_or_else(|| kiosk.milestones.scheme.clone()),
        statements,
        schedule: schedule?,
    })
}

/// Off unless the series says otherwise; and never where nobody is known to have been there.
fn read_statements(section: &mut Section<'_>, mode: AttendanceMode) -> Statements {
    if !section.switch("statements", Switch::Off).is_on() {
        return Statements::None;
    }
    if !mode.keeps_person() {
        section.report_whole(
            "statements = true in a series that counts heads".to_owned(),
            "false, or another mode: nobody is known to have been there".to_owned(),
        );
        return Statements::None;
    }
    Statements::Offered
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

/// One of the site's rooms; any where they are unknown.
fn read_room(section: &mut Section<'_>, rooms: Option<&[Room]>) -> Option<Room> {
    let Some(rooms) = rooms else {
        let room = section.text("room", SiteConfig::ROOM_CHARS_MAX);
        return room.map(|room| Room(room.into_inner()));
    };
    let rooms: Vec<(&str, &Room)> = rooms.iter().map(|r| (r.0.as_str(), r)).collect();
    section.choice("room", &rooms).cloned()
}

fn read_schedule(
    section: &mut Section<'_>,
    kiosk: &KioskConfig,
    rooms: Option<&[Room]>,
) -> Option<Schedule> {
    let meets = section.by_domain(SOUND, "meets", |schedule: Schedule| schedule.meets);
    let meets = section.required("meets", meets, MEETS_ALLOWED);
    let start = section.by_domain(SOUND, "start", |schedule: Schedule| schedule.start);
    let start = section.required("start", start, "start = \"19:00\"");
    let duration_mins = section.by_domain(SOUND, "duration_mins", |schedule: Schedule| {
        schedule.duration_mins
    });
    let opens = section.by_domain(SOUND, "opens_before_mins", |schedule: Schedule| {
        schedule.opens_before_mins
    });
    let closes = section.by_domain(SOUND, "closes_after_mins", |schedule: Schedule| {
        schedule.closes_after_mins
    });
    let cancelled = section.by_domain(SOUND, "cancelled", |schedule: Schedule| schedule.cancelled);
    check_rooms(section, "moved", rooms);
    let moved = section.by_domain(SOUND, "moved", |schedule: Schedule| schedule.moved);
    check_rooms(section, "extra", rooms);
    let extra = section.by_domain(SOUND, "extra", |schedule: Schedule| schedule.extra);
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

/// A moved or an extra evening may name a room, which must be one of the site's.
fn check_rooms(section: &Section<'_>, key: &'static str, rooms: Option<&[Room]>) {
    let list = section.peek(key).and_then(DeValue::as_array);
    let (Some(list), Some(rooms)) = (list, rooms) else {
        return;
    };
    for room in list
        .iter()
        .filter_map(|evening| evening.get_ref().get("room"))
    {
        let known = |name: &str| rooms.iter().any(|room| room.0 == name);
        if room.get_ref().as_str().is_some_and(|name| !known(name)) {
            let rooms = rooms.iter().map(|room| room.0.as_str());
            section.refuse_word(&format!("{key}.room"), room, rooms);
        }
    }
}
