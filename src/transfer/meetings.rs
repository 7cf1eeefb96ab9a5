//! Meetings as others list them: the Meeting Guide's JSON, or a calendar (iCalendar).
//!
//! Each becomes a series of this kiosk. How attendance is kept is never in such a list: whoever
//! takes it over says it. What is wrong with one meeting is said with its place in the file, and
//! the others are read all the same. Everything is pure: bytes in, series out; what is known
//! already is for the store to say. A file comes from anybody's stick, so each length has a bound.

use chrono::NaiveDate;
use chrono_tz::Tz;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::domain::attendance::AttendanceMode;
use crate::domain::id::SeriesId;
use crate::domain::schedule::Schedule;
use crate::domain::series::{Room, SchemeId, Series, SeriesType};
use crate::domain::statement::Statements;

mod calendar;
mod guide;
#[cfg(test)]
mod tests;

/// The longest file, in bytes: the list of a whole area.
pub const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// The most meetings that are taken over from a file.
pub const MEETINGS_MAX: usize = 500;
/// The most meetings of a file, those of other places among them.
pub const LISTED_MAX: usize = 20_000;
/// The longest title that stands on the door, in characters.
pub const TITLE_CHARS_MAX: usize = 60;
/// For how many days a rhythm that no series has is written out, date by date.
pub const DAYS_WRITTEN_OUT: u64 = 366;

/// What the list does not say.
#[derive(Debug, Clone)]
pub struct Here<'a> {
    /// The zone of the site; meetings of another zone are held by its clock.
    pub zone: Tz,
    /// The rooms of the site. A meeting whose place is none of them is in the first.
    pub rooms: &'a [Room],
    /// How attendance is kept.
    pub mode: AttendanceMode,
    /// Which milestones are marked.
    pub scheme: &'a SchemeId,
    /// The local date: what is over is left out.
    pub today: NaiveDate,
    /// What the list calls this place; without it a list is of one place.
    pub location: Option<&'a str>,
}

/// A list, as it was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    /// The meetings, as they stand there.
    pub meetings: Vec<Listed>,
    /// What of it is none of this kiosk's, a sentence each.
    pub left_out: Vec<String>,
}

/// One meeting of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Where it stands: "meeting 3", "event 12".
    pub place: String,
    /// The series, or what is wrong with it.
    pub series: Result<Series, String>,
    /// What is worth knowing before it is taken over.
    pub note: Option<String>,
}

/// Why a file was not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MeetingsError {
    /// It is too long.
    #[error("the file is longer than {} MiB", FILE_BYTES_MAX / 1024 / 1024)]
    TooLong,
    /// It has too many meetings.
    #[error(
        "the file has more than {MEETINGS_MAX} meetings for one kiosk; of the list of an area name \
         this place with --location"
    )]
    TooMany,
    /// It is no text.
    #[error("the file is not UTF-8 text")]
    NotUtf8,
    /// It is neither of the two.
    #[error("the file is neither a list of meetings in JSON nor a calendar (.ics)")]
    Neither,
    /// JSON that cannot be read.
    #[error("line {line}, column {column}: this is no list of meetings")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// A calendar that cannot be read.
    #[error("this calendar cannot be taken apart: is it cut off?")]
    NotCalendar,
}

/// Whether a file of this name is such a list.
pub fn is_list(name: &str) -> bool {
    let end = name
        .rsplit_once('.')
        .map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| end == "ics" || end == "json")
}

/// Reads a list of either kind.
///
/// # Errors
/// When it is neither, or cannot be read as a whole.
pub fn read(bytes: &[u8], here: &Here<'_>) -> Result<List, MeetingsError> {
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(MeetingsError::TooLong);
    }
    let text = str::from_utf8(bytes).map_err(|_| MeetingsError::NotUtf8)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut list = if text.starts_with(['[', '{']) {
        guide::read(text, here)?
    } else if text
        .get(..15)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    {
        List {
            meetings: calendar::read(text, here)?,
            left_out: Vec::new(),
        }
    } else {
        return Err(MeetingsError::Neither);
    };
    list.meetings = twice(list.meetings);
    Ok(list)
}

/// Of two meetings with one id the second is refused: one would take the other's place.
fn twice(mut listed: Vec<Listed>) -> Vec<Listed> {
    let mut seen = std::collections::BTreeMap::new();
    for one in &mut listed {
        let Ok(series) = &one.series else { continue };
        if let Some(first) = seen.insert(series.id.as_str().to_owned(), one.place.clone()) {
            one.series = Err(format!("it has the same id as {first}"));
        }
    }
    listed
}

/// A series of this site with this schedule.
fn series(
    id: SeriesId,
    title: &str,
    place: &[&str],
    schedule: Schedule,
    here: &Here<'_>,
) -> Result<Series, String> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let chars = title.chars().count();
    if !(1..=TITLE_CHARS_MAX).contains(&chars) {
        return Err(format!(
            "its name has {chars} characters; 1 to {TITLE_CHARS_MAX} fit the door"
        ));
    }
    let room = room_of(place, here).or(here.rooms.first()).cloned();
    Ok(Series {
        id,
        title,
        series_type: SeriesType::default(),
        room: room.ok_or_else(|| "the site has no room".to_owned())?,
        mode: here.mode,
        scheme: here.scheme.clone(),
        schedule,
        statements: Statements::default(),
    })
}

/// The room of the site that a place is, if it is one.
fn room_of<'r>(place: &[&str], here: &Here<'r>) -> Option<&'r Room> {
    here.rooms.iter().find(|room| {
        place
            .iter()
            .any(|place| place.trim().eq_ignore_ascii_case(&room.0))
    })
}

/// An id that stays the same each time the list is read: what the list calls the meeting, as far as
/// an id may be that, else a hash of it.
fn id_of(called: &str) -> Option<SeriesId> {
    let small: String = called
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let plain: Vec<&str> = small.split('-').filter(|part| !part.is_empty()).collect();
    SeriesId::new(&plain.join("-"))
        .or_else(|_| {
            let hash = Sha256::digest(called.as_bytes());
            let begin = hash.first_chunk().copied().unwrap_or_default();
            SeriesId::new(&format!("list-{:016x}", u64::from_be_bytes(begin)))
        })
        .ok()
}

/// The minutes that a meeting lasts, if a series may last so long.
fn minutes(length: chrono::TimeDelta) -> Option<u16> {
    let minutes = u16::try_from(length.num_minutes()).ok()?;
    (1..=Schedule::DURATION_MINS_MAX)
        .contains(&minutes)
        .then_some(minutes)
}
