//! One row of a table, out of what is known of a sign-in or an evening: the same whether it comes
//! out of one bundle or out of the database.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::Tz;

use crate::domain::attendance::{AttendanceMode, Kind, Method, VoidReason};
use crate::domain::carried::CarriedPerson;
use crate::domain::entry::{By, EntryKey};
use crate::domain::id::{EntryId, PersonId, SeriesId, SessionId};
use crate::domain::moment::ClockState;
use crate::domain::report::{AttendanceRow, SessionRow};
use crate::domain::series::SeriesType;

/// The states of a clock, by what stands in the log.
const CLOCKS: [ClockState; 4] = [
    ClockState::Ok,
    ClockState::NeverSet,
    ClockState::WentBack,
    ClockState::Jumped,
];

/// A sign-in after all corrections.
#[derive(Debug)]
pub(super) struct SignIn {
    pub id: EntryId,
    pub key: EntryKey,
    pub session: Option<SessionId>,
    /// As it was written.
    pub person: Option<PersonId>,
    pub kind: Kind,
    pub method: Method,
    /// Seconds since 1970 UTC.
    pub at: i64,
    /// Seconds east of UTC.
    pub offset: i64,
    pub clock: ClockState,
    pub by: By,
    pub out: Option<i64>,
    pub stayed: Option<bool>,
    pub voided: Option<VoidReason>,
}

/// What is known of its evening.
#[derive(Debug, Default)]
pub(super) struct Around<'a> {
    pub mode: Option<AttendanceMode>,
    /// The planned start, in seconds since 1970 UTC.
    pub start: Option<i64>,
    pub series: Option<&'a SeriesId>,
    pub room: Option<&'a str>,
}

/// A place and its time.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub code: String,
    pub zone: Tz,
}

impl Site {
    /// A moment as the clock on the wall told it.
    pub fn local(&self, at: i64) -> DateTime<FixedOffset> {
        let utc = seconds(at);
        utc.with_timezone(&self.zone.offset_from_utc_datetime(&utc.naive_utc()).fix())
    }
}

/// What stands in the log of a clock; one that nobody knows was never set.
pub(super) fn clock(code: &str) -> ClockState {
    let clock = CLOCKS.into_iter().find(|state| state.code() == code);
    clock.unwrap_or(ClockState::NeverSet)
}

/// The row of a sign-in. `person` is the canonical one, `said` finds what may be said of them.
pub(super) fn attendance_row<'p>(
    sign_in: &SignIn,
    around: &Around<'_>,
    site: &Site,
    person: Option<PersonId>,
    said: impl FnOnce(PersonId) -> Option<&'p CarriedPerson>,
) -> AttendanceRow {
    let keeps = |kept: fn(AttendanceMode) -> bool| around.mode.is_some_and(kept);
    let person =
        person.filter(|_| keeps(AttendanceMode::exports_person) && sign_in.kind != Kind::Minor);
    let said = person.and_then(said);
    let name = said.filter(|_| keeps(AttendanceMode::exports_name));
    let roster = said.filter(|_| keeps(AttendanceMode::exports_legal_name));
    let keeps_leaving = keeps(AttendanceMode::keeps_leaving);
    let start = around.start.map(|start| site.local(start));
    AttendanceRow {
        entry_id: sign_in.id,
        key: sign_in.key,
        site: site.code.clone(),
        room: around.room.map(str::to_owned),
        session_id: sign_in.session.clone(),
        series: around.series.cloned(),
        session_date: start
            .map(|start| start.date_naive())
            .or_else(|| date_in(sign_in.session.as_ref()?)),
        scheduled_start: start,
        person_id: person,
        external_id: roster.and_then(|person| person.external_id.clone()),
        display_name: name.and_then(|person| person.display_name.clone()),
        legal_name: roster.and_then(|person| person.legal_name.clone()),
        kind: sign_in.kind,
        method: sign_in.method,
        signed_in_at: match sign_in.method {
            Method::PaperLater => site.local(sign_in.at),
            _ => with_offset(sign_in.at, sign_in.offset),
        },
        signed_out_at: sign_in.out.filter(|_| keeps_leaving).map(seconds),
        stayed_to_end: sign_in.stayed.filter(|_| keeps_leaving),
        entered_by: sign_in.by,
        clock: sign_in.clock,
        voided: sign_in.voided,
    }
}

/// An evening that opened.
#[derive(Debug)]
pub(super) struct Meeting<'a> {
    pub id: &'a SessionId,
    pub series: Option<&'a SeriesId>,
    pub series_type: Option<SeriesType>,
    pub mode: AttendanceMode,
    pub room: Option<&'a str>,
    /// Seconds since 1970 UTC, as all times here.
    pub start: i64,
    pub end: i64,
    pub opened: i64,
    pub opened_by: By,
    pub closed: Option<i64>,
    pub did_not_sign_in: Option<u32>,
    pub interrupted: bool,
    pub heads: Heads,
}

/// Who came, each counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Heads {
    pub all: u32,
    pub nobody: u32,
    pub newcomers: u32,
    pub guests: u32,
    pub family: u32,
    pub minors: u32,
}

impl Heads {
    /// Counts one more that is not voided.
    pub fn add(&mut self, kind: Kind, is_nobody: bool) {
        self.all += 1;
        self.nobody += u32::from(is_nobody);
        match kind {
            Kind::Newcomer => self.newcomers += 1,
            Kind::Guest => self.guests += 1,
            Kind::Family => self.family += 1,
            Kind::Minor => self.minors += 1,
            _ => {}
        }
    }
}

/// The row of an evening.
pub(super) fn session_row(meeting: &Meeting<'_>, site: &Site) -> SessionRow {
    let heads = meeting.heads;
    SessionRow {
        session_id: meeting.id.clone(),
        series: meeting.series.cloned(),
        series_type: meeting.series_type,
        attendance_mode: meeting.mode,
        site: site.code.clone(),
        room: meeting.room.unwrap_or_default().to_owned(),
        scheduled_start: site.local(meeting.start),
        scheduled_end: site.local(meeting.end),
        opened_at: Some(site.local(meeting.opened)),
        closed_at: meeting.closed.map(|at| site.local(at)),
        opened_by: Some(meeting.opened_by),
        topic: None,
        signed_in: heads.all,
        without_name: heads.nobody,
        newcomers: heads.newcomers,
        guests: heads.guests,
        family: heads.family,
        minors: heads.minors,
        did_not_sign_in: meeting.did_not_sign_in,
        total: heads.all + meeting.did_not_sign_in.unwrap_or(0),
        interrupted: meeting.interrupted,
    }
}

fn seconds(at: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(at, 0).unwrap_or_default()
}

fn with_offset(at: i64, offset: i64) -> DateTime<FixedOffset> {
    let offset = i32::try_from(offset).ok().and_then(FixedOffset::east_opt);
    seconds(at).with_timezone(&offset.unwrap_or_else(|| Utc.fix()))
}

/// The date in a session's own id: of one that was opened in an earlier bundle there is no other.
fn date_in(id: &SessionId) -> Option<NaiveDate> {
    let (_, rest) = id.as_str().split_once('@')?;
    rest.get(..10)?.parse().ok()
}
