//! Entries become evenings and sign-ins again: what `open` makes tables of.
//!
//! A bundle holds what the office has not acknowledged, so what an entry points at may be in an
//! earlier one: what is not here is left out. The rules are those of the kiosk's own tables.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, TimeZone, Utc};
use chrono_tz::Tz;

use crate::domain::attendance::{AttendanceMode, Kind, Method, VoidReason};
use crate::domain::carried::{CarriedPerson, CarriedSeries};
use crate::domain::entry::{By, EntryKey, Event};
use crate::domain::id::{EntryId, PersonId, SeriesId, SessionId};
use crate::domain::moment::ClockState;
use crate::domain::report::{AttendanceRow, SessionRow};
use crate::domain::row::Row;
use crate::domain::series::SeriesType;

/// How many merges may lie one behind the other.
const ALIASES_MAX: usize = 32;
/// The states of a clock, by what stands in the log.
const CLOCKS: [ClockState; 4] = [
    ClockState::Ok,
    ClockState::NeverSet,
    ClockState::WentBack,
    ClockState::Jumped,
];

/// What a bundle tells of evenings.
#[derive(Debug)]
pub(super) struct Evenings {
    site: String,
    zone: Tz,
    sessions: BTreeMap<SessionId, Session>,
    attendances: Vec<Attendance>,
    by_entry: HashMap<EntryId, usize>,
    aliases: HashMap<PersonId, PersonId>,
    people: HashMap<PersonId, CarriedPerson>,
    series: HashMap<SeriesId, CarriedSeries>,
    /// Entries that this program does not understand.
    pub not_understood: u64,
}

#[derive(Debug, Default)]
struct Session {
    series: Option<SeriesId>,
    mode: Option<AttendanceMode>,
    start: i64,
    end: i64,
    opened: Option<(i64, By)>,
    closed: Option<i64>,
    did_not_sign_in: Option<u32>,
    interrupted: bool,
}

#[derive(Debug)]
struct Attendance {
    id: EntryId,
    key: EntryKey,
    session: Option<SessionId>,
    person: Option<PersonId>,
    kind: Kind,
    method: Method,
    at: i64,
    offset: i64,
    clock: ClockState,
    by: By,
    out: Option<i64>,
    stayed: Option<bool>,
    voided: Option<VoidReason>,
}

impl Evenings {
    /// Nothing yet, at this site in this zone.
    pub fn at(site: &str, zone: Tz) -> Self {
        Self {
            site: site.to_owned(),
            zone,
            sessions: BTreeMap::new(),
            attendances: Vec::new(),
            by_entry: HashMap::new(),
            aliases: HashMap::new(),
            people: HashMap::new(),
            series: HashMap::new(),
            not_understood: 0,
        }
    }

    /// What may be said of a person.
    pub fn person(&mut self, person: CarriedPerson) {
        self.people.insert(person.person, person);
    }

    /// A series.
    pub fn series(&mut self, series: CarriedSeries) {
        self.series.insert(series.series.clone(), series);
    }

    /// The next entry.
    pub fn entry(&mut self, row: &Row<'_>) {
        let Some(entry) = row.entry() else {
            self.not_understood += 1;
            return;
        };
        let wall = row.wall.div_euclid(1000);
        match entry.event {
            Event::SignedIn {
                attendee,
                method,
                at,
            } => {
                let clock = CLOCKS.into_iter().find(|state| state.code() == row.clock);
                self.by_entry.insert(row.id, self.attendances.len());
                self.attendances.push(Attendance {
                    id: row.id,
                    key: row.key,
                    session: entry.session,
                    person: entry.person,
                    kind: attendee,
                    method,
                    at: at.unwrap_or(wall),
                    offset: row.offset,
                    clock: clock.unwrap_or(ClockState::NeverSet),
                    by: entry.by,
                    out: None,
                    stayed: None,
                    voided: None,
                });
            }
            Event::SignedOut { of } => self.change(of, |sign_in| sign_in.out = Some(wall)),
            Event::Stayed { of, to_the_end } => {
                self.change(of, |sign_in| sign_in.stayed = Some(to_the_end));
            }
            Event::Voided { of, reason } => {
                self.change(of, |sign_in| sign_in.voided = Some(reason));
            }
            Event::MovedTo { of } | Event::Assigned { of } => self.change(of, |sign_in| {
                sign_in.session = entry.session;
                sign_in.person = entry.person;
            }),
            Event::Aliased { into } => {
                self.aliases
                    .extend(entry.person.map(|person| (person, into)));
            }
            Event::Unaliased => {
                if let Some(person) = entry.person {
                    self.aliases.remove(&person);
                }
            }
            event => {
                if let Some(session) = entry.session {
                    self.session(session, &event, wall, entry.by);
                }
            }
        }
    }

    fn change(&mut self, of: EntryId, change: impl FnOnce(&mut Attendance)) {
        let sign_in = self.by_entry.get(&of);
        if let Some(sign_in) = sign_in.and_then(|at| self.attendances.get_mut(*at)) {
            change(sign_in);
        }
    }

    fn session(&mut self, id: SessionId, event: &Event, wall: i64, by: By) {
        let session = self.sessions.entry(id).or_default();
        match event {
            Event::SessionOpened {
                series,
                mode,
                start,
                end,
            } => {
                *session = Session {
                    series: series.clone(),
                    mode: Some(*mode),
                    start: *start,
                    end: *end,
                    opened: Some((wall, by)),
                    ..Session::default()
                };
            }
            Event::SessionClosed {
                did_not_sign_in,
                interrupted,
            } => {
                session.closed = session.closed.or(Some(wall));
                session.did_not_sign_in = did_not_sign_in.or(session.did_not_sign_in);
                session.interrupted = *interrupted;
            }
            Event::SessionMoved { start, end } => (session.start, session.end) = (*start, *end),
            _ => {}
        }
    }

    /// The rows of `attendance.csv`, in the order of the log.
    pub fn attendance_rows(&self) -> Vec<AttendanceRow> {
        let mut counted = HashSet::new();
        let rows = self.attendances.iter();
        rows.map(|sign_in| {
            let person = sign_in.person.map(|person| self.canonical(person));
            let place = sign_in.session.as_ref().zip(person);
            let counts = sign_in.voided.is_none();
            let is_first = place.is_none_or(|place| !counts || counted.insert(place));
            let mut row = self.attendance_row(sign_in, person);
            // Laid onto another by a move or a merge.
            row.voided = row.voided.or((!is_first).then_some(VoidReason::Double));
            row
        })
        .collect()
    }

    fn attendance_row(&self, sign_in: &Attendance, person: Option<PersonId>) -> AttendanceRow {
        let evening = sign_in.session.as_ref();
        let evening = evening.and_then(|id| self.sessions.get_key_value(id));
        let mode = evening.and_then(|(_, session)| session.mode);
        let keeps = |kept: fn(AttendanceMode) -> bool| mode.is_some_and(kept);
        let person =
            person.filter(|_| keeps(AttendanceMode::exports_person) && sign_in.kind != Kind::Minor);
        let said = person.and_then(|person| self.people.get(&person));
        let name = said.filter(|_| keeps(AttendanceMode::exports_name));
        let roster = said.filter(|_| keeps(AttendanceMode::exports_legal_name));
        let keeps_leaving = keeps(AttendanceMode::keeps_leaving);
        let start = evening.filter(|(_, session)| session.opened.is_some());
        let start = start.map(|(_, session)| self.local(session.start));
        AttendanceRow {
            entry_id: sign_in.id,
            key: sign_in.key,
            site: self.site.clone(),
            room: evening.and_then(|(_, session)| self.room(session)),
            session_id: sign_in.session.clone(),
            series: evening.and_then(|(_, session)| session.series.clone()),
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
                Method::PaperLater => self.local(sign_in.at),
                _ => with_offset(sign_in.at, sign_in.offset),
            },
            signed_out_at: sign_in.out.filter(|_| keeps_leaving).map(seconds),
            stayed_to_end: sign_in.stayed.filter(|_| keeps_leaving),
            entered_by: sign_in.by,
            clock: sign_in.clock,
            voided: sign_in.voided,
        }
    }

    /// The rows of `sessions.csv`: evenings that opened, by their id.
    pub fn session_rows(&self, attendances: &[AttendanceRow]) -> Vec<SessionRow> {
        let mut heads: HashMap<&SessionId, Heads> = HashMap::new();
        for row in attendances.iter().filter(|row| row.voided.is_none()) {
            if let Some(session) = &row.session_id {
                heads.entry(session).or_default().add(row);
            }
        }
        let opened = self.sessions.iter().filter_map(|(id, session)| {
            let (opened, by) = session.opened?;
            Some((id, session, session.mode?, opened, by))
        });
        let rows = opened.map(|(id, session, mode, opened, by)| {
            let heads = heads.remove(id).unwrap_or_default();
            let series = self.series_of(session);
            SessionRow {
                session_id: id.clone(),
                series: session.series.clone(),
                series_type: series.map_or(SeriesType::default(), |series| series.series_type),
                attendance_mode: mode,
                site: self.site.clone(),
                room: self.room(session).unwrap_or_default(),
                scheduled_start: self.local(session.start),
                scheduled_end: self.local(session.end),
                opened_at: Some(self.local(opened)),
                closed_at: session.closed.map(|at| self.local(at)),
                opened_by: Some(by),
                topic: None,
                signed_in: heads.all,
                without_name: heads.nobody,
                newcomers: heads.newcomers,
                guests: heads.guests,
                family: heads.family,
                minors: heads.minors,
                did_not_sign_in: session.did_not_sign_in,
                total: heads.all + session.did_not_sign_in.unwrap_or(0),
                interrupted: session.interrupted,
            }
        });
        rows.collect()
    }

    fn series_of(&self, session: &Session) -> Option<&CarriedSeries> {
        self.series.get(session.series.as_ref()?)
    }

    /// Where its series meets; an ad hoc evening's room is not in the log.
    fn room(&self, session: &Session) -> Option<String> {
        self.series_of(session).map(|series| series.room.0.clone())
    }

    fn canonical(&self, mut person: PersonId) -> PersonId {
        for _ in 0..ALIASES_MAX {
            match self.aliases.get(&person) {
                Some(into) => person = *into,
                None => break,
            }
        }
        person
    }

    fn local(&self, at: i64) -> DateTime<FixedOffset> {
        let utc = seconds(at);
        utc.with_timezone(&self.zone.offset_from_utc_datetime(&utc.naive_utc()).fix())
    }
}

#[derive(Default)]
struct Heads {
    all: u32,
    nobody: u32,
    newcomers: u32,
    guests: u32,
    family: u32,
    minors: u32,
}

impl Heads {
    fn add(&mut self, row: &AttendanceRow) {
        self.all += 1;
        self.nobody += u32::from(row.person_id.is_none());
        match row.kind {
            Kind::Newcomer => self.newcomers += 1,
            Kind::Guest => self.guests += 1,
            Kind::Family => self.family += 1,
            Kind::Minor => self.minors += 1,
            _ => {}
        }
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
