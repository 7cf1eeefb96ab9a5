//! What a line, a number or a yes on one of the plain screens stands for.

use chrono::NaiveDate;

use crate::domain::attendance::AttendanceMode;
use crate::domain::id::{AttendanceId, PersonId, SeriesId, SessionId};
use crate::domain::reading::Occasion;
use crate::domain::series::Room;
use crate::domain::statement::StatementWish;
use crate::store::Backup;
use crate::ui::app::staff;

use super::SlipTo;

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
    /// For staff.
    Staff(staff::Choice),
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
