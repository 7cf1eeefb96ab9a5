//! A session: one evening of a series, or an ad hoc one.

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;

use super::attendance::AttendanceMode;
use super::id::{SeriesId, SessionId};
use super::moment::Moment;
use super::reading::Occasion;
use super::series::{Room, SchemeId};

/// One evening.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// What attendance is filed under.
    pub id: SessionId,
    /// The series; none for an ad hoc meeting.
    pub series: Option<SeriesId>,
    /// The neutral title that stands on the door.
    pub title: String,
    /// Where it meets this time.
    pub room: Room,
    /// How attendance is kept.
    pub mode: AttendanceMode,
    /// Which milestones it marks.
    pub scheme: SchemeId,
    /// When it starts.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// From when it takes sign-ins by itself.
    pub opens: DateTime<Utc>,
    /// Until when it takes sign-ins by itself.
    pub closes: DateTime<Utc>,
    /// The local date at its start: "today" for milestones and the reading, past midnight too.
    pub local_date: NaiveDate,
    /// The topic, if the facilitator gave one.
    pub topic: Option<String>,
    /// Where it stands.
    pub state: SessionState,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// Planned for later.
    Planned,
    /// Takes sign-ins.
    Open,
    /// Over.
    Closed,
    /// "Not tonight".
    Cancelled,
}

impl SessionState {
    /// As it stands in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Session {
    /// The start by the wall clock of the site, for the door.
    pub fn local_start(&self, zone: Tz) -> chrono::NaiveDateTime {
        self.start.with_timezone(&zone).naive_local()
    }

    /// Whether it takes sign-ins by itself at this moment.
    pub fn is_within_window(&self, now: &Moment) -> bool {
        self.opens <= now.utc && now.utc < self.closes
    }
}

/// One of several open meetings, on the chooser that holds an arrival.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionChoice {
    /// Which one.
    pub id: SessionId,
    /// Its neutral title.
    pub title: String,
    /// Its room.
    pub room: Room,
    /// Its start.
    pub start: DateTime<Utc>,
}

/// Where an arrival belongs, given the meetings that are open.
#[derive(Debug, Clone, PartialEq)]
pub enum Routing<'a> {
    /// Nothing is open: the unassigned tray.
    Tray,
    /// This one.
    Into(&'a Session),
    /// Several: the person chooses.
    Choose(Vec<&'a Session>),
}

/// Sends an arrival to the one meeting in this kiosk's room, else to a chooser.
pub fn route<'a>(open: &'a [Session], here: &Room) -> Routing<'a> {
    let in_room: Vec<&Session> = open
        .iter()
        .filter(|session| session.room == *here)
        .collect();
    match (open, in_room.as_slice()) {
        ([], _) => Routing::Tray,
        (_, [one]) => Routing::Into(one),
        ([one], _) => Routing::Into(one),
        (_, []) => Routing::Choose(open.iter().collect()),
        (_, several) => Routing::Choose(several.to_vec()),
    }
}

/// What the door shows of a meeting of today.
#[derive(Debug, Clone, PartialEq)]
pub struct DoorMeeting {
    /// Its neutral title.
    pub title: String,
    /// Its room.
    pub room: Room,
    /// Its start.
    pub start: DateTime<Utc>,
    /// Whether it takes sign-ins now.
    pub is_open: bool,
    /// How it keeps attendance: which ways in the door offers.
    pub mode: AttendanceMode,
    /// What nobody has put themselves down for yet.
    pub open_roles: Vec<String>,
}

/// What the door shows, and what it knows for an arrival.
#[derive(Debug, Clone, PartialEq)]
pub struct DoorState {
    /// Today's meetings that are still to come or running, in the order of their start.
    pub meetings: Vec<DoorMeeting>,
    /// Those that take sign-ins now.
    pub open: Vec<Session>,
    /// The local date whose reading it is; none until somebody said what the date is.
    pub reading_date: Option<NaiveDate>,
    /// What an open evening asks for instead of its date's reading.
    pub occasion: Option<Occasion>,
    /// The meetings that were held at this kiosk this year and are over, whoever came or nobody: a
    /// number that grew only when somebody came would tell a watcher whether somebody did.
    pub held: Held,
}

/// How many meetings were held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// So many.
    pub count: u32,
    /// Whether every one of them began in the evening.
    pub in_the_evening: bool,
}

impl Held {
    /// A meeting that begins at this hour or later is an evening.
    const EVENING_HOUR: u32 = 17;

    /// Of meetings that began then, by the clock on the wall.
    pub fn of(starts: impl IntoIterator<Item = NaiveTime>) -> Self {
        let none = Self {
            count: 0,
            in_the_evening: true,
        };
        starts.into_iter().fold(none, |held, start| Self {
            count: held.count.saturating_add(1),
            in_the_evening: held.in_the_evening && start.hour() >= Self::EVENING_HOUR,
        })
    }
}
