//! The log's vocabulary: what can have happened, and who did it.
//!
//! An entry holds opaque ids and enumerations only. No name, date of recovery, topic, external id
//! or note is ever in it, so it can be exported, merged and audited, and kept after a person is
//! erased.

use serde::{Deserialize, Serialize};

use super::attendance::{AttendanceMode, Kind, Method, VoidReason};
use super::id::{EntryId, Epoch, KeeperId, KioskId, PersonId, SeriesId, SessionId};
use super::milestone::ChipDue;
use super::report::Month;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "role", content = "id", rename_all = "snake_case")]
pub enum By {
    /// The person at the door.
    Own,
    /// The kiosk itself: opening and closing by the clock.
    Kiosk,
    /// Whoever has the machine's command line.
    Terminal,
    /// Somebody with a PIN.
    Keeper(KeeperId),
}

/// What happened. The variant's name is the entry's `kind`, its fields are the payload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A new epoch began: installed, restored, copied.
    EpochBegan {
        /// The epoch before, if there was one.
        after: Option<Epoch>,
    },
    /// A session takes sign-ins.
    SessionOpened {
        /// Its series.
        series: Option<SeriesId>,
        /// How it keeps attendance.
        mode: AttendanceMode,
        /// Planned start and end, seconds since 1970 UTC.
        start: i64,
        /// Planned end.
        end: i64,
    },
    /// A session is over.
    SessionClosed {
        /// People in the room who did not sign in, if the facilitator counted them.
        did_not_sign_in: Option<u32>,
        /// Closed at a start of the kiosk, after its time had passed without power.
        interrupted: bool,
    },
    /// "Not tonight".
    SessionCancelled,
    /// Another time or room.
    SessionMoved {
        /// New start, seconds since 1970 UTC.
        start: i64,
        /// New end.
        end: i64,
    },
    /// Somebody is here.
    SignedIn {
        /// Who they are in the room.
        attendee: Kind,
        /// How it came in.
        method: Method,
        /// When they came, seconds since 1970 UTC, where a paper evening is typed in later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<i64>,
    },
    /// "I'm leaving".
    SignedOut {
        /// The sign-in.
        of: EntryId,
    },
    /// An attendance does not count.
    Voided {
        /// The sign-in.
        of: EntryId,
        /// Why.
        reason: VoidReason,
    },
    /// To another session; the entry's `session` is the new one.
    MovedTo {
        /// The sign-in.
        of: EntryId,
    },
    /// Out of the tray into the entry's `session`; its `person` only where the mode keeps one.
    Assigned {
        /// The sign-in.
        of: EntryId,
    },
    /// A roster's "stayed to the end".
    Stayed {
        /// The sign-in.
        of: EntryId,
        /// Whether.
        to_the_end: bool,
    },
    /// A milestone was answered. Carries no person: it would give the date away.
    Milestone {
        /// "call my name", "quietly", "not today" or "given".
        answer: MilestoneAnswer,
    },
    /// What to have ready in a month, told once and never again for that month: two figures of one
    /// month would give a date away.
    ChipsDue {
        /// The month.
        month: Month,
        /// Each kind of chip; nothing where too few people keep a date for it to be told.
        chips: Option<Vec<ChipDue>>,
    },
    /// A person exists from here on (the entry's `person`).
    PersonAdded,
    /// Their name, mark, kind or listing changed.
    PersonChanged,
    /// A consent was given or taken back.
    ConsentChanged {
        /// Which.
        purpose: Purpose,
        /// Given or taken back.
        given: bool,
    },
    /// This pseudonym is the same person as another: a merge, or a card with its own pseudonym.
    Aliased {
        /// The person that stays.
        into: PersonId,
    },
    /// The alias was wrong.
    Unaliased,
    /// Name, dates and cards of the entry's `person` are gone.
    Erased,
    /// Blank cards were made.
    BadgesMade {
        /// How many.
        count: u32,
    },
    /// A card was given to the entry's `person`.
    BadgeGiven,
    /// A card of the entry's `person` is dead.
    BadgeRevoked,
    /// A PIN was set, by recovery code or by staff.
    PinChanged {
        /// Whose.
        keeper: KeeperId,
        /// With the recovery code.
        recovered: bool,
    },
    /// A person with a PIN was added.
    KeeperAdded {
        /// Who.
        keeper: KeeperId,
    },
    /// A person with a PIN left.
    KeeperRemoved {
        /// Who.
        keeper: KeeperId,
    },
    /// Series or schedule changed by touch.
    SeriesChanged {
        /// Which.
        series: SeriesId,
    },
    /// Attendance went out on a stick.
    Exported {
        /// The number of the export.
        number: u32,
        /// The last entry in it, by `seq` of the current epoch.
        last_seq: u64,
    },
    /// Everything that the office had not acknowledged went out on a stick, sealed for it.
    Sealed {
        /// The number of the bundle in this epoch.
        number: u32,
        /// The last entry in it, by `seq` of the current epoch.
        last_seq: u64,
    },
    /// The office acknowledged what it has.
    Received {
        /// The number of its receipt.
        number: u32,
    },
    /// What the office sent back was taken over: what it changed stands around this entry, but for
    /// milestone schemes, readings and the office's keys, which are told by this one.
    PackageTaken {
        /// The number of the package.
        number: u32,
    },
    /// Up to this entry, sign-ins tell no more who came: the office has them.
    VisitsForgotten {
        /// The epoch of the last entry that was changed.
        epoch: Epoch,
        /// Its number there.
        last_seq: u64,
        /// Over all that were changed so far, as they are now, hexadecimal.
        sum: String,
    },
    /// Somebody said what the date is; seconds to add to the wall clock.
    ClockCorrected {
        /// Seconds.
        offset: i64,
    },
}

impl Event {
    /// The entry's `kind`, as in the log.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::EpochBegan { .. } => "epoch_began",
            Self::SessionOpened { .. } => "session_opened",
            Self::SessionClosed { .. } => "session_closed",
            Self::SessionCancelled => "session_cancelled",
            Self::SessionMoved { .. } => "session_moved",
            Self::SignedIn { .. } => "signed_in",
            Self::SignedOut { .. } => "signed_out",
            Self::Voided { .. } => "voided",
            Self::MovedTo { .. } => "moved_to",
            Self::Assigned { .. } => "assigned",
            Self::Stayed { .. } => "stayed",
            Self::Milestone { .. } => "milestone",
            Self::ChipsDue { .. } => "chips_due",
            Self::PersonAdded => "person_added",
            Self::PersonChanged => "person_changed",
            Self::ConsentChanged { .. } => "consent_changed",
            Self::Aliased { .. } => "aliased",
            Self::Unaliased => "unaliased",
            Self::Erased => "erased",
            Self::BadgesMade { .. } => "badges_made",
            Self::BadgeGiven => "badge_given",
            Self::BadgeRevoked => "badge_revoked",
            Self::PinChanged { .. } => "pin_changed",
            Self::KeeperAdded { .. } => "keeper_added",
            Self::KeeperRemoved { .. } => "keeper_removed",
            Self::SeriesChanged { .. } => "series_changed",
            Self::Exported { .. } => "exported",
            Self::Sealed { .. } => "sealed",
            Self::Received { .. } => "received",
            Self::PackageTaken { .. } => "package_taken",
            Self::VisitsForgotten { .. } => "visits_forgotten",
            Self::ClockCorrected { .. } => "clock_corrected",
        }
    }
}

/// What a person answered to "Something for you", or what the facilitator did then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneAnswer {
    /// The facilitator may say it tonight.
    CallMyName,
    /// The person takes the chip, nobody says a word.
    Quietly,
    /// Still due next time.
    NotToday,
    /// The facilitator handed it over.
    Given,
}

/// What a consent is for. Each is off by default and dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Keep my chosen name.
    KeepName,
    /// Remember my date.
    RememberDate,
    /// Tell the facilitator on milestones.
    TellFacilitator,
    /// Include me by name in exports.
    NameInExports,
}

impl Purpose {
    /// All four, in the order of About me.
    pub const ALL: [Self; 4] = [
        Self::KeepName,
        Self::RememberDate,
        Self::TellFacilitator,
        Self::NameInExports,
    ];

    /// As it stands in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeepName => "keep_name",
            Self::RememberDate => "remember_date",
            Self::TellFacilitator => "tell_facilitator",
            Self::NameInExports => "name_in_exports",
        }
    }
}

/// Where an entry stands: the key that nothing else may be part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// Which kiosk.
    pub kiosk: KioskId,
    /// Which unbroken stretch.
    pub epoch: Epoch,
    /// Gapless from 1: the order of things.
    pub seq: u64,
}

/// What an act writes into the log.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntry {
    /// What happened.
    pub event: Event,
    /// In which session.
    pub session: Option<SessionId>,
    /// To whom, as a pseudonym.
    pub person: Option<PersonId>,
    /// Who did it.
    pub by: By,
}
