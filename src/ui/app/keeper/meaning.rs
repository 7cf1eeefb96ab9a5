//! What a line, a number or a yes on one of the plain screens stands for, and what the store
//! answers.

use chrono::NaiveDate;

use crate::access::SecretHash;
use crate::device::printer::Presence;
use crate::domain::attendance::{Answer, AttendanceMode};
use crate::domain::id::{AttendanceId, PersonId, SeriesId, SessionId};
use crate::domain::person::PersonLine;
use crate::domain::reading::Occasion;
use crate::domain::series::Room;
use crate::domain::session::Session;
use crate::domain::statement::StatementWish;
use crate::domain::together::ServicePlan;
use crate::domain::tonight::{Keeper, PaperResult, TonightCard, TrayItem};
use crate::store::Backup;
use crate::ui::app::{Fault, staff};

use super::{SlipFailed, SlipIs, SlipTo};

/// What a list of evenings is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EveningFor {
    /// To run one; with what was done before, to be said.
    Run(Option<&'static str>),
    /// To move this attendance there.
    Move(AttendanceId),
    /// To file this one there.
    File(AttendanceId),
}

/// What a line on a list stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// Run this session, which is open.
    Run(SessionId),
    /// Open it, now.
    Open(SessionId),
    /// A meeting that nobody planned.
    AdHoc,
    /// It keeps attendance like this.
    Mode(AttendanceMode),
    /// One of those who are here.
    Attendance(AttendanceId),
    /// It does not count.
    Undo(AttendanceId),
    /// It belongs to another meeting.
    MoveFrom(AttendanceId),
    /// This one.
    MoveTo(AttendanceId, SessionId),
    /// They left.
    LeftNow(AttendanceId),
    /// They stayed to the end, or not.
    Stayed(AttendanceId, bool),
    /// A newcomer was shown around.
    Met(AttendanceId),
    /// Nothing.
    Nothing,
    /// One in the tray.
    Tray(AttendanceId),
    /// File it there.
    FileTo(AttendanceId, SessionId),
    /// Sign this person in.
    SignIn(PersonId),
    /// This person stands on the paper list.
    OnPaper(PersonId),
    /// Another name from the paper.
    MorePaper,
    /// All names are in.
    PaperIsIn,
    /// This series.
    Series(SeriesId),
    /// On this day.
    Day(SeriesId, NaiveDate),
    /// This room.
    Room(Room),
    /// The reading of such an evening, or of the date.
    Reading(Option<Occasion>),
    /// This one asked for a statement.
    Statement(Box<StatementWish>),
    /// Where their slip goes.
    SlipTo(AttendanceId, SlipTo),
    /// A role of an evening.
    Role(Role),
    /// For staff.
    Staff(staff::Choice),
}

/// What is done with a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// It is looked at.
    Of(SessionId, String),
    /// Nobody has it any more.
    Free(SessionId, String),
    /// Nobody has it yet.
    IsFree,
}

/// What a line of text is for.
#[derive(Debug, Clone, PartialEq)]
pub enum LineFor {
    /// The topic.
    Topic,
    /// To find a person and sign them in.
    Find,
    /// To find a person of a paper list.
    PaperName,
    /// The name on a statement, and where that goes.
    NameOnSlip(AttendanceId, SlipTo),
    /// For staff.
    Staff(staff::LineFor),
}

/// What numbers are for.
#[derive(Debug, Clone, PartialEq)]
pub enum CountsFor {
    /// People who did not sign in.
    Close,
    /// A paper evening.
    Paper(SeriesId, NaiveDate),
    /// Another time.
    Time,
    /// The date and the time.
    Clock,
}

/// What a yes does.
#[derive(Debug, Clone, PartialEq)]
pub enum AskFor {
    /// "Not tonight".
    NotTonight,
    /// The reading of such an evening, or of the date.
    Reading(Option<Occasion>),
    /// The clock is not sure of the date.
    Clock,
    /// They were present at the end.
    Present(AttendanceId),
    /// For staff.
    Staff(staff::AskFor),
    /// Bring this copy back.
    Rescue(Backup),
    /// It is being brought back.
    RescueGoesOn,
    /// How that went.
    RescueSaid,
}

/// Answers of the store that facilitators' screens wait for.
#[derive(Debug)]
pub enum Done {
    /// Whether a PIN may be tried now.
    MayTry(String, Result<MayTry, Fault>),
    /// Whose card was held up at the PIN pad, if a keeper's.
    OwnCard(String, Result<Option<(Keeper, SecretHash)>, Fault>),
    /// Whose PIN it was, if anybody's.
    Checked(Option<Keeper>),
    /// The open sessions and today's others.
    Evenings(Result<Vec<Session>, Fault>, EveningFor),
    /// The Tonight card.
    Card(Box<Result<TonightCard, Fault>>, Option<&'static str>),
    /// People by name.
    Found(Result<Vec<PersonLine>, Fault>),
    /// The tray.
    Tray(Result<Vec<TrayItem>, Fault>),
    /// The roles of tonight and next time.
    Service(Result<Vec<(SessionId, ServicePlan)>, Fault>),
    /// The series.
    Series(Result<Vec<(SeriesId, String)>, Fault>),
    /// Somebody was signed in by the facilitator.
    SignedIn(Result<Answer, Fault>),
    /// A session was opened; its card comes next.
    Opened(Result<SessionId, Fault>),
    /// Something was done; the card comes next, saying so.
    Did(Result<(), Fault>, &'static str),
    /// A paper evening was written.
    Paper(Result<PaperResult, Fault>),
    /// Whether there is a printer, for this one's statement.
    Printers(AttendanceId, Presence),
    /// A statement is theirs, or there is none.
    Slip(Result<SlipIs, SlipFailed>),
}

/// Whether a PIN may be tried now, and against whose.
#[derive(Debug)]
pub enum MayTry {
    /// Not before so many seconds have passed.
    Wait(u64),
    /// Against these.
    Against(Vec<(Keeper, SecretHash)>),
}
