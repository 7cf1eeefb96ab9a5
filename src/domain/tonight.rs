//! What a facilitator sees of one evening, and what staff see of the kiosk.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use super::attendance::{Kind, Method};
use super::id::{AttendanceId, KeeperId, PersonId, SeriesId};
use super::milestone::Milestone;
use super::name::ChosenName;
use super::session::Session;
use super::statement::StatementWish;
use super::together::TalkBoard;

/// The Tonight card.
#[derive(Debug, Clone, PartialEq)]
pub struct TonightCard {
    /// The evening.
    pub session: Session,
    /// Live attendances, all kinds.
    pub total: u32,
    /// How many of each kind; kinds with none are left out.
    pub by_kind: Vec<(Kind, u32)>,
    /// People without a name or card among them.
    pub without_name: u32,
    /// Newcomers who asked to be shown around, not yet met: the discreet dot.
    pub show_around: u32,
    /// Milestones of people who said "call my name".
    pub milestones: Vec<TonightMilestone>,
    /// Chips asked for quietly: what to have ready, and for nobody in particular.
    pub quiet_milestones: Vec<Milestone>,
    /// Who asked for an attendance statement, in the order in which they came.
    pub statements: Vec<StatementWish>,
    /// The last attendances, newest first: for undo, moves and rosters.
    pub attendances: Vec<AttendanceLine>,
    /// How many wait in the unassigned tray, of any evening.
    pub in_tray: u32,
    /// Who would like to talk, and who is free to listen.
    pub talk: TalkBoard,
}

/// A milestone that the person wants to be called.
#[derive(Clone, PartialEq)]
pub struct TonightMilestone {
    /// Of which sign-in.
    pub attendance: AttendanceId,
    /// The name they chose.
    pub name: ChosenName,
    /// Which.
    pub milestone: Milestone,
    /// Whether it was handed over.
    pub given: bool,
}

impl fmt::Debug for TonightMilestone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TonightMilestone")
            .field("given", &self.given)
            .finish_non_exhaustive()
    }
}

/// One attendance on the Tonight card.
#[derive(Clone, PartialEq)]
pub struct AttendanceLine {
    /// Which.
    pub id: AttendanceId,
    /// The chosen name, in name and roster modes only.
    pub name: Option<ChosenName>,
    /// Who they are in the room.
    pub kind: Kind,
    /// How it came in.
    pub method: Method,
    /// When.
    pub signed_in: DateTime<Utc>,
    /// When they left, on a roster.
    pub signed_out: Option<DateTime<Utc>>,
    /// "Stayed to the end", on a roster; none until somebody said.
    pub stayed: Option<bool>,
    /// A newcomer who asked to be shown around.
    pub show_around: bool,
}

impl fmt::Debug for AttendanceLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttendanceLine")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A sign-in that no session was open for.
#[derive(Clone, PartialEq)]
pub struct TrayItem {
    /// Which.
    pub id: AttendanceId,
    /// When.
    pub signed_in: DateTime<Utc>,
    /// Who they are in the room.
    pub kind: Kind,
    /// How it came in.
    pub method: Method,
    /// Whether a person hangs on it (erasable, never shown by name here).
    pub has_person: bool,
}

impl fmt::Debug for TrayItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrayItem")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A paper evening, typed in later.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperEvening {
    /// Which series it was.
    pub series: SeriesId,
    /// On which local date.
    pub date: NaiveDate,
    /// How many of each kind were there without a name.
    pub counts: Vec<(Kind, u32)>,
    /// Who was there by name.
    pub people: Vec<PersonId>,
}

/// What a paper evening came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperResult {
    /// Written now.
    pub recorded: u32,
    /// Were there already.
    pub already: u32,
}

/// A person with a PIN.
#[derive(Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Who.
    pub id: KeeperId,
    /// What the others call them.
    pub label: String,
    /// What they may do.
    pub role: Role,
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper")
            .field("id", &self.id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// What a person with a PIN may do; each role may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees the count, adds guests.
    Greeter,
    /// Runs the session.
    Facilitator,
    /// People, cards, exports, settings.
    Staff,
}

impl Role {
    /// As it stands in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Greeter => "greeter",
            Self::Facilitator => "facilitator",
            Self::Staff => "staff",
        }
    }

    /// The role that this code names.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Greeter, Self::Facilitator, Self::Staff]
            .into_iter()
            .find(|r| r.code() == code)
    }
}

/// The state of the kiosk, for staff and `keytag status`.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// People who are not erased or merged away.
    pub people: u64,
    /// Live cards.
    pub badges: u64,
    /// Sessions that took place.
    pub sessions: u64,
    /// Live attendances.
    pub attendances: u64,
    /// Entries of the log.
    pub entries: u64,
    /// Hash of the newest entry, hexadecimal.
    pub head: String,
    /// Entries that no export carried yet.
    pub unexported: u64,
    /// When the last export was made.
    pub last_export: Option<DateTime<Utc>>,
    /// When the newest entry was written.
    pub last_entry: Option<DateTime<Utc>>,
    /// Sign-ins in the unassigned tray.
    pub in_tray: u64,
}
