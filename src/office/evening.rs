//! Entries become evenings and sign-ins again: what `open` makes tables of.
//!
//! A bundle holds what the office has not acknowledged, so what an entry points at may be in an
//! earlier one: what is not here is left out. The rules are those of the kiosk's own tables.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono_tz::Tz;

use super::rows::{self, Around, Heads, Meeting, SignIn, Site};
use crate::domain::attendance::{AttendanceMode, VoidReason};
use crate::domain::carried::{CarriedPerson, CarriedSeries};
use crate::domain::entry::{By, Event};
use crate::domain::id::{EntryId, PersonId, SeriesId, SessionId};
use crate::domain::report::{AttendanceRow, SessionRow};
use crate::domain::row::Row;

/// How many merges may lie one behind the other.
const ALIASES_MAX: usize = 32;

/// What a bundle tells of evenings.
#[derive(Debug)]
pub(super) struct Evenings {
    site: Site,
    sessions: BTreeMap<SessionId, Session>,
    attendances: Vec<SignIn>,
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

impl Evenings {
    /// Nothing yet, at this site in this zone.
    pub fn at(site: &str, zone: Tz) -> Self {
        Self {
            site: Site {
                code: site.to_owned(),
                zone,
            },
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
                self.by_entry.insert(row.id, self.attendances.len());
                self.attendances.push(SignIn {
                    id: row.id,
                    key: row.key,
                    session: entry.session,
                    person: entry.person,
                    kind: attendee,
                    method,
                    at: at.unwrap_or(wall),
                    offset: row.offset,
                    clock: rows::clock(row.clock),
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

    fn change(&mut self, of: EntryId, change: impl FnOnce(&mut SignIn)) {
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

    fn attendance_row(&self, sign_in: &SignIn, person: Option<PersonId>) -> AttendanceRow {
        let evening = sign_in.session.as_ref();
        let evening = evening.and_then(|id| self.sessions.get(id));
        let around = evening.map_or_else(Around::default, |session| Around {
            mode: session.mode,
            start: session.opened.map(|_| session.start),
            series: session.series.as_ref(),
            room: self.room(session),
        });
        let said = |person| self.people.get(&person);
        rows::attendance_row(sign_in, &around, &self.site, person, said)
    }

    /// The rows of `sessions.csv`: evenings that opened, by their id.
    pub fn session_rows(&self, attendances: &[AttendanceRow]) -> Vec<SessionRow> {
        let mut heads: HashMap<&SessionId, Heads> = HashMap::new();
        for row in attendances.iter().filter(|row| row.voided.is_none()) {
            if let Some(session) = &row.session_id {
                let heads = heads.entry(session).or_default();
                heads.add(row.kind, row.person_id.is_none());
            }
        }
        let opened = self.sessions.iter().filter_map(|(id, session)| {
            let (opened, by) = session.opened?;
            Some((id, session, session.mode?, opened, by))
        });
        let rows = opened.map(|(id, session, mode, opened, by)| {
            let heads = heads.remove(id).unwrap_or_default();
            let meeting = Meeting {
                id,
                series: session.series.as_ref(),
                series_type: self.series_of(session).map(|series| series.series_type),
                mode,
                room: self.room(session),
                start: session.start,
                end: session.end,
                opened,
                opened_by: by,
                closed: session.closed,
                did_not_sign_in: session.did_not_sign_in,
                interrupted: session.interrupted,
                heads,
            };
            rows::session_row(&meeting, &self.site)
        });
        rows.collect()
    }

    fn series_of(&self, session: &Session) -> Option<&CarriedSeries> {
        self.series.get(session.series.as_ref()?)
    }

    /// Where its series meets; an ad hoc evening's room is not in the log.
    fn room(&self, session: &Session) -> Option<&str> {
        self.series_of(session).map(|series| series.room.0.as_str())
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
}
