//! What leaves the kiosk: the rows of the two tables, the figures of the summary, and what an
//! export is about.
//!
//! The rows have exactly the columns that others rely on, in their order. A value that a person did
//! not consent to, or that the mode of a series does not keep, is `None` here already: whoever
//! makes the rows decides it, and no writer of files decides it again. This module knows neither
//! where rows come from nor what kind of file they end in.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::attendance::{AttendanceMode, Kind, Method, VoidReason};
use super::entry::{By, EntryKey};
use super::id::{EntryId, PersonId, SeriesId, SessionId};
use super::moment::ClockState;
use super::series::SeriesType;

/// One line of `attendance.csv`: one sign-in, voided ones too.
///
/// Times carry the offset that the site had then, so that one value is both UTC and local.
#[derive(Clone, PartialEq)]
pub struct AttendanceRow {
    /// The entry that recorded it.
    pub entry_id: EntryId,
    /// Where that entry stands: the columns `kiosk`, `epoch` and `seq`.
    pub key: EntryKey,
    /// The short code of the site.
    pub site: String,
    /// The room; none while it waits in the unassigned tray.
    pub room: Option<String>,
    /// The session; none while it waits in the unassigned tray.
    pub session_id: Option<SessionId>,
    /// The series; none for an ad hoc session.
    pub series: Option<SeriesId>,
    /// The local date at the session's scheduled start.
    pub session_date: Option<NaiveDate>,
    /// The session's scheduled start.
    pub scheduled_start: Option<DateTime<FixedOffset>>,
    /// The canonical pseudonym; none where the mode keeps nobody, or it was without a name.
    pub person_id: Option<PersonId>,
    /// The person's number elsewhere: roster only, with the consent that staff recorded.
    pub external_id: Option<String>,
    /// The chosen name, with the person's consent.
    pub display_name: Option<String>,
    /// The legal name: roster only, with the consent that staff recorded.
    pub legal_name: Option<String>,
    /// Who the person is in the room.
    pub kind: Kind,
    /// How it came in.
    pub method: Method,
    /// When: the columns `signed_in_at_utc` and `signed_in_at_local`.
    pub signed_in_at: DateTime<FixedOffset>,
    /// When they left: roster only.
    pub signed_out_at: Option<DateTime<Utc>>,
    /// "Stayed to the end": roster only, none until somebody said.
    pub stayed_to_end: Option<bool>,
    /// Who recorded it.
    pub entered_by: By,
    /// What the wall clock was worth then.
    pub clock: ClockState,
    /// The columns `voided` and `void_reason`. A row that a move or a merge laid onto another is
    /// [`VoidReason::Double`].
    pub voided: Option<VoidReason>,
}

impl AttendanceRow {
    /// The columns, in order.
    pub const COLUMNS: [&'static str; 24] = [
        "entry_id",
        "kiosk",
        "epoch",
        "seq",
        "site",
        "room",
        "session_id",
        "series",
        "session_date",
        "scheduled_start",
        "person_id",
        "external_id",
        "display_name",
        "legal_name",
        "kind",
        "method",
        "signed_in_at_utc",
        "signed_in_at_local",
        "signed_out_at_utc",
        "stayed_to_end",
        "entered_by",
        "clock",
        "voided",
        "void_reason",
    ];
}

impl fmt::Debug for AttendanceRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttendanceRow")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// One line of `sessions.csv`: one evening that took place.
#[derive(Clone, PartialEq)]
pub struct SessionRow {
    /// The evening.
    pub session_id: SessionId,
    /// Its series; none for an ad hoc one.
    pub series: Option<SeriesId>,
    /// What kind of meeting it is.
    pub series_type: Option<SeriesType>,
    /// How attendance was kept.
    pub attendance_mode: AttendanceMode,
    /// The short code of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// When it was to start.
    pub scheduled_start: DateTime<FixedOffset>,
    /// When it was to end.
    pub scheduled_end: DateTime<FixedOffset>,
    /// When it began to take sign-ins.
    pub opened_at: Option<DateTime<FixedOffset>>,
    /// When it stopped taking sign-ins; none while it runs.
    pub closed_at: Option<DateTime<FixedOffset>>,
    /// Who opened it.
    pub opened_by: Option<By>,
    /// The topic, if the facilitator gave one.
    pub topic: Option<String>,
    /// Live attendances of all kinds, with and without a name.
    pub signed_in: u32,
    /// How many of `signed_in` have no person behind them.
    pub without_name: u32,
    /// How many of `signed_in` are newcomers.
    pub newcomers: u32,
    /// How many of `signed_in` are guests.
    pub guests: u32,
    /// How many of `signed_in` are family or friends.
    pub family: u32,
    /// How many of `signed_in` are under 18.
    pub minors: u32,
    /// People in the room who did not sign in; none if nobody counted them.
    pub did_not_sign_in: Option<u32>,
    /// `signed_in` and `did_not_sign_in` together.
    pub total: u32,
    /// Closed at a start of the kiosk, after its time had passed without power.
    pub interrupted: bool,
}

impl SessionRow {
    /// The columns, in order.
    pub const COLUMNS: [&'static str; 21] = [
        "session_id",
        "series",
        "series_type",
        "attendance_mode",
        "site",
        "room",
        "scheduled_start",
        "scheduled_end",
        "opened_at",
        "closed_at",
        "opened_by",
        "topic",
        "signed_in",
        "without_name",
        "newcomers",
        "guests",
        "family",
        "minors",
        "did_not_sign_in",
        "total",
        "interrupted",
    ];
}

impl fmt::Debug for SessionRow {
    // A topic is free text: somebody may have written a name into it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionRow")
            .field("session_id", &self.session_id)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

/// The figures of one evening, one month or a whole export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Figures {
    /// Sessions that took place.
    pub sessions: u32,
    /// Live attendances.
    pub attendances: u32,
    /// Unduplicated persons: people with a pseudonym, each counted once. Months cannot be added up.
    pub persons: u32,
    /// Live attendances without a person behind them (headcount, without a name). One person may
    /// stand behind several of them, and nobody can tell.
    pub not_deduplicated: u32,
    /// People here for the first time.
    pub first_timers: u32,
}

impl Figures {
    /// Attendances a session; none without sessions.
    pub fn average(&self) -> Option<f64> {
        (self.sessions > 0).then(|| f64::from(self.attendances) / f64::from(self.sessions))
    }
}

/// The figures of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MonthSummary {
    /// Which.
    pub month: Month,
    /// Its figures.
    pub figures: Figures,
}

/// The figures of one evening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSummary {
    /// Its neutral title.
    pub title: String,
    /// Its room.
    pub room: String,
    /// When it was to start.
    pub scheduled_start: DateTime<FixedOffset>,
    /// How attendance was kept.
    pub attendance_mode: AttendanceMode,
    /// Its figures; `sessions` is 1.
    pub figures: Figures,
}

/// What `Summary.xlsx` says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The whole export: its unduplicated persons are fewer than the sum of the months.
    pub whole: Figures,
    /// The months, oldest first.
    pub months: Vec<MonthSummary>,
    /// The evenings, oldest first.
    pub sessions: Vec<SessionSummary>,
}

/// What an export contains: what the export screen says before, and what the log says after.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportScope {
    /// The months, oldest first.
    pub months: Vec<MonthScope>,
    /// The oldest entry of the log that stands behind it; none if there is nothing.
    pub first_entry: Option<EntryKey>,
    /// The newest entry of the log that stands behind it: what is newer is not in it.
    pub last_entry: Option<EntryKey>,
    /// Sign-ins of these months that still wait in the unassigned tray, and are in it as such.
    pub in_tray: u32,
}

impl ExportScope {
    /// Meetings of all its months.
    pub fn meetings(&self) -> u32 {
        self.months.iter().map(|month| month.meetings).sum()
    }

    /// Sign-ins of all its months.
    pub fn sign_ins(&self) -> u32 {
        self.months.iter().map(|month| month.sign_ins).sum()
    }

    /// Whether nothing happened in it.
    pub fn is_empty(&self) -> bool {
        self.meetings() == 0 && self.sign_ins() == 0 && self.in_tray == 0
    }
}

/// "October: 38 meetings, 611 sign-ins, never exported".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthScope {
    /// Which.
    pub month: Month,
    /// Meetings that took place.
    pub meetings: u32,
    /// Live attendances.
    pub sign_ins: u32,
    /// Whether it left the kiosk before.
    pub exported: Exported,
}

/// Whether a month left the kiosk before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    /// Never.
    Never,
    /// Last at this time, and nothing has changed since.
    Unchanged {
        /// When.
        at: DateTime<Utc>,
    },
    /// Last at this time, and there are later entries: new evenings or corrections.
    Changed {
        /// When.
        at: DateTime<Utc>,
        /// Entries of the log since.
        entries: u64,
    },
}

/// A text is not a month.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a month: a year and a month such as 2026-10 are expected")]
pub struct MonthError;

/// A calendar month by the local dates of the site, shown as `2026-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// The month of a date between the years 1 and 9999.
    ///
    /// # Errors
    /// When the year is outside of that.
    pub fn of(date: NaiveDate) -> Result<Self, MonthError> {
        let year = u16::try_from(date.year()).map_err(|_| MonthError)?;
        let month = u8::try_from(date.month()).map_err(|_| MonthError)?;
        if (1..=9999).contains(&year) {
            Ok(Self { year, month })
        } else {
            Err(MonthError)
        }
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.month), 1).unwrap_or_default()
    }

    /// The month after it.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.month == 12 {
            Self {
                year: self.year + 1,
                month: 1,
            }
        } else {
            Self {
                year: self.year,
                month: self.month + 1,
            }
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        if text.len() != 7 {
            return Err(MonthError);
        }
        let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d");
        Self::of(first.map_err(|_| MonthError)?)
    }
}

impl TryFrom<String> for Month {
    type Error = MonthError;
    fn try_from(text: String) -> Result<Self, MonthError> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_back_what_it_shows() {
        let october: Month = "2026-10".parse().unwrap();
        assert_eq!(october.to_string(), "2026-10");
        assert_eq!(
            october.first_day(),
            NaiveDate::from_ymd_opt(2026, 10, 1).unwrap()
        );
        for bad in [
            "",
            "2026-13",
            "2026-1",
            "26-10-1",
            "2026/10",
            "2026-10-01",
            "0000-01",
        ] {
            assert_eq!(bad.parse::<Month>(), Err(MonthError), "{bad}");
        }
    }

    #[test]
    fn december_is_followed_by_january() {
        let december: Month = "2026-12".parse().unwrap();
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!(december.next().next().to_string(), "2027-02");
    }

    #[test]
    fn an_average_of_no_sessions_is_none() {
        assert_eq!(Figures::default().average(), None);
        let figures = Figures {
            sessions: 4,
            attendances: 10,
            ..Figures::default()
        };
        assert_eq!(figures.average(), Some(2.5));
    }
}
