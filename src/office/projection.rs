//! From entries to visits, evenings and persons: what reports are made of.
//!
//! The rules are those of the kiosk's own tables. Entries of one kiosk come in their order; those
//! of different kiosks in any. Nothing is counted here: what a bundle touched is noted, and
//! [`count`](super::count) counts it again when all of it is in.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;

use super::engine::{Value, Work, values};
use super::{OfficeError, Result, count};
use crate::domain::attendance::{Kind, Method, VoidReason};
use crate::domain::entry::{Event, MilestoneAnswer, NewEntry};
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId, SeriesId, SessionId};
use crate::domain::row::Row;

mod again;
mod persons;

pub(super) use again::{rebuild, rebuild_all};

/// How many visits are kept before they are written.
const FRESH_MAX: usize = 10_000;
/// The columns of a visit, in the order in which they are filled.
const COLUMNS: [&str; 18] = [
    "id",
    "kiosk",
    "epoch",
    "seq",
    "site",
    "session",
    "person",
    "root",
    "kind",
    "method",
    "at",
    "written",
    "\"offset\"",
    "clock",
    "by",
    "signed_out",
    "stayed",
    "voided",
];

/// Where a kiosk stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stand {
    /// The code of its site.
    pub site: String,
    /// Its time zone, as it says.
    pub zone: String,
}

/// Entries of one kiosk on their way into the tables.
pub(super) struct Projection<'w> {
    work: &'w mut dyn Work,
    kiosk: KioskId,
    stand: Stand,
    fresh: Vec<Visit>,
    by_id: HashMap<EntryId, usize>,
    roots: count::Roots,
    touched: Touched,
}

/// What has to be counted again.
#[derive(Default)]
pub(super) struct Touched {
    /// Evenings, by site and session.
    pub evenings: BTreeSet<(String, String)>,
    /// Persons whose merges changed.
    pub merged: BTreeSet<PersonId>,
}

struct Visit {
    id: EntryId,
    epoch: Epoch,
    seq: u64,
    site: String,
    session: Option<String>,
    person: Option<PersonId>,
    root: Option<PersonId>,
    kind: Kind,
    method: Method,
    at: i64,
    written: i64,
    offset: i64,
    clock: String,
    by: String,
    signed_out: Option<i64>,
    stayed: Option<bool>,
    voided: Option<VoidReason>,
}

/// Where a sign-in counted before it was corrected: its site, its session and for whom.
type Before = (String, Option<String>);

/// A correction of a sign-in.
enum Change {
    Out(i64),
    Stayed(bool),
    Voided(VoidReason),
    Moved(Option<String>, Option<PersonId>),
}

impl<'w> Projection<'w> {
    /// Entries of this kiosk, which stands there until [`Projection::stands`] says something else.
    pub(super) fn of(work: &'w mut dyn Work, kiosk: KioskId, stand: Stand) -> Self {
        Self {
            work,
            kiosk,
            stand,
            fresh: Vec::new(),
            by_id: HashMap::new(),
            roots: count::Roots::default(),
            touched: Touched::default(),
        }
    }

    /// The transaction, for what is read between two entries.
    pub(super) fn work(&mut self) -> &mut dyn Work {
        self.work
    }

    /// From the next entry on the kiosk stands there.
    pub(super) fn stands(&mut self, stand: Stand) {
        self.stand = stand;
    }

    /// The next entry.
    pub(super) fn entry(&mut self, row: &Row<'_>, entry: &NewEntry) -> Result<()> {
        let wall = row.wall.div_euclid(1000);
        let person = entry.person;
        match &entry.event {
            Event::SignedIn {
                attendee,
                method,
                at,
            } => self.sign_in(row, entry, *attendee, *method, at.unwrap_or(wall)),
            Event::SignedOut { of } => self.change(*of, Change::Out(wall)),
            Event::Stayed { of, to_the_end } => self.change(*of, Change::Stayed(*to_the_end)),
            Event::Voided { of, reason } => self.change(*of, Change::Voided(*reason)),
            Event::MovedTo { of } | Event::Assigned { of } => {
                let session = entry.session.as_ref().map(ToString::to_string);
                self.change(*of, Change::Moved(session, person))
            }
            Event::Aliased { into } => person.map_or(Ok(()), |person| self.aliased(person, *into)),
            Event::Unaliased => person.map_or(Ok(()), |person| self.unaliased(person)),
            Event::Erased => person.map_or(Ok(()), |person| self.erase(person)),
            Event::ConsentChanged { purpose, given } => {
                person.map_or(Ok(()), |person| self.consent(row, person, *purpose, *given))
            }
            Event::PackageTaken { number } => self.package_taken(*number),
            Event::Milestone { answer } => self.milestone(row, *answer),
            event => match &entry.session {
                Some(session) => self.session(session, event, row, wall),
                None => Ok(()),
            },
        }
    }

    /// Writes what is left, and says what has to be counted again.
    pub(super) fn end(mut self) -> Result<Touched> {
        self.flush()?;
        Ok(self.touched)
    }

    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Result<()> {
        self.work.run(sql, values).map(drop)
    }

    fn sign_in(
        &mut self,
        row: &Row<'_>,
        entry: &NewEntry,
        kind: Kind,
        method: Method,
        at: i64,
    ) -> Result<()> {
        if self.fresh.len() >= FRESH_MAX {
            self.flush()?;
        }
        let root = entry.person.map(|person| self.root(person)).transpose()?;
        let visit = Visit {
            id: row.id,
            epoch: row.key.epoch,
            seq: row.key.seq,
            site: self.stand.site.clone(),
            session: row.session.map(str::to_owned),
            person: entry.person,
            root,
            kind,
            method,
            at,
            written: row.wall,
            offset: row.offset,
            clock: row.clock.to_owned(),
            by: row.by.to_owned(),
            signed_out: None,
            stayed: None,
            voided: None,
        };
        self.touch(visit.session.as_deref());
        if row.clock != "ok" {
            self.doubt(row)?;
        }
        self.by_id.insert(row.id, self.fresh.len());
        self.fresh.push(visit);
        Ok(())
    }

    fn touch(&mut self, session: Option<&str>) {
        if let Some(session) = session {
            let site = self.stand.site.clone();
            self.touched.evenings.insert((site, session.to_owned()));
        }
    }

    /// Corrections are few: what is written already is changed where it lies.
    fn change(&mut self, of: EntryId, change: Change) -> Result<()> {
        let fresh = self.by_id.get(&of).copied();
        let before = match fresh.and_then(|at| self.fresh.get(at)) {
            Some(visit) => Some((visit.site.clone(), visit.session.clone())),
            None => self.place_of(of)?,
        };
        // What it corrects is not here: it came before an epoch of which nothing was ever brought.
        let Some((site, session)) = before else {
            return Ok(());
        };
        let sessions = [session, change.session().map(str::to_owned)];
        let sessions = sessions.into_iter().flatten();
        let touched = sessions.map(|session| (site.clone(), session));
        self.touched.evenings.extend(touched);
        let root = match &change {
            Change::Moved(_, Some(person)) => Some(self.root(*person)?),
            _ => None,
        };
        match fresh.and_then(|at| self.fresh.get_mut(at)) {
            Some(visit) => {
                visit.change(change, root);
                Ok(())
            }
            None => self.change_written(of, &change, root),
        }
    }

    fn place_of(&mut self, of: EntryId) -> Result<Option<Before>> {
        let found = self.work.first(
            "SELECT site, session FROM visit WHERE id = $1",
            values![of.bytes()],
        )?;
        found
            .map(|row| {
                let session = row.text_or_none(1)?.map(str::to_owned);
                Ok((row.text(0)?.to_owned(), session))
            })
            .transpose()
    }

    fn change_written(
        &mut self,
        of: EntryId,
        change: &Change,
        root: Option<PersonId>,
    ) -> Result<()> {
        let of = of.bytes();
        match change {
            Change::Out(at) => self.run(
                "UPDATE visit SET signed_out = $2 WHERE id = $1",
                values![of, *at],
            ),
            Change::Stayed(stayed) => self.run(
                "UPDATE visit SET stayed = $2 WHERE id = $1",
                values![of, *stayed],
            ),
            Change::Voided(reason) => self.run(
                "UPDATE visit SET voided = $2 WHERE id = $1",
                values![of, reason.code()],
            ),
            Change::Moved(session, person) => self.run(
                "UPDATE visit SET session = $2, person = $3, root = $4 WHERE id = $1",
                values![
                    of,
                    session.as_deref(),
                    person.as_ref().map(PersonId::bytes),
                    root.as_ref().map(PersonId::bytes)
                ],
            ),
        }
    }

    /// The person that a pseudonym stands for, as it was when the bundle began.
    fn root(&mut self, person: PersonId) -> Result<PersonId> {
        self.roots.of(self.work, person)
    }

    fn milestone(&mut self, row: &Row<'_>, answer: MilestoneAnswer) -> Result<()> {
        let code = match answer {
            MilestoneAnswer::CallMyName => "call_my_name",
            MilestoneAnswer::Quietly => "quietly",
            MilestoneAnswer::NotToday => "not_today",
            MilestoneAnswer::Given => "given",
        };
        let (kiosk, site, date) = (self.kiosk, self.stand.site.clone(), date_of(row));
        self.run(
            "INSERT INTO milestone (kiosk, site, date, answer, times) VALUES ($1, $2, $3, $4, 1)
             ON CONFLICT (kiosk, site, date, answer) DO UPDATE SET times = milestone.times + 1",
            values![kiosk.bytes(), &site, &date, code],
        )
    }

    fn doubt(&mut self, row: &Row<'_>) -> Result<()> {
        let (kiosk, site, date) = (self.kiosk, self.stand.site.clone(), date_of(row));
        self.run(
            "INSERT INTO doubt (kiosk, site, date, times) VALUES ($1, $2, $3, 1)
             ON CONFLICT (kiosk, site, date) DO UPDATE SET times = doubt.times + 1",
            values![kiosk.bytes(), &site, &date],
        )
    }

    fn session(
        &mut self,
        session: &SessionId,
        event: &Event,
        row: &Row<'_>,
        wall: i64,
    ) -> Result<()> {
        let (kiosk, site, id) = (self.kiosk, self.stand.site.clone(), session.as_str());
        match event {
            Event::SessionOpened {
                series,
                mode,
                start,
                end,
            } => self.run(
                "INSERT INTO opening (site, session, kiosk, zone, series, mode, start, ends, opened,
                                      opened_by, interrupted)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)
                 ON CONFLICT (site, session, kiosk) DO UPDATE SET zone = excluded.zone,
                     series = excluded.series, mode = excluded.mode, start = excluded.start,
                     ends = excluded.ends, opened = excluded.opened,
                     opened_by = excluded.opened_by, closed = NULL, did_not_sign_in = NULL,
                     interrupted = 0",
                values![
                    &site,
                    id,
                    kiosk.bytes(),
                    &self.stand.zone.clone(),
                    series.as_ref().map(SeriesId::as_str),
                    mode.code(),
                    *start,
                    *end,
                    wall,
                    row.by
                ],
            ),
            Event::SessionClosed {
                did_not_sign_in,
                interrupted,
            } => self.run(
                "UPDATE opening SET closed = coalesce(closed, $4),
                     did_not_sign_in = coalesce($5, did_not_sign_in), interrupted = $6
                 WHERE site = $1 AND session = $2 AND kiosk = $3",
                values![
                    &site,
                    id,
                    kiosk.bytes(),
                    wall,
                    *did_not_sign_in,
                    *interrupted
                ],
            ),
            Event::SessionMoved { start, end } => self.run(
                "UPDATE opening SET start = $4, ends = $5
                 WHERE site = $1 AND session = $2 AND kiosk = $3",
                values![&site, id, kiosk.bytes(), *start, *end],
            ),
            _ => return Ok(()),
        }?;
        self.touch(Some(id));
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        let kiosk = self.kiosk;
        let rows = self.fresh.iter().map(|visit| visit.values(&kiosk));
        let rows: Vec<_> = rows.collect();
        self.work.fill("visit", &COLUMNS, &rows)?;
        drop(rows);
        self.fresh.clear();
        self.by_id.clear();
        Ok(())
    }
}

impl Change {
    fn session(&self) -> Option<&str> {
        match self {
            Self::Moved(session, _) => session.as_deref(),
            Self::Out(_) | Self::Stayed(_) | Self::Voided(_) => None,
        }
    }
}

impl Visit {
    fn change(&mut self, change: Change, root: Option<PersonId>) {
        match change {
            Change::Out(at) => self.signed_out = Some(at),
            Change::Stayed(stayed) => self.stayed = Some(stayed),
            Change::Voided(reason) => self.voided = Some(reason),
            Change::Moved(session, person) => {
                (self.session, self.person, self.root) = (session, person, root);
            }
        }
    }

    fn values<'v>(&'v self, kiosk: &'v KioskId) -> Vec<Value<'v>> {
        values![
            self.id.bytes(),
            kiosk.bytes(),
            self.epoch.bytes(),
            self.seq,
            &self.site,
            self.session.as_deref(),
            self.person.as_ref().map(PersonId::bytes),
            self.root.as_ref().map(PersonId::bytes),
            self.kind.code(),
            self.method.code(),
            self.at,
            self.written,
            self.offset,
            self.clock.as_str(),
            self.by.as_str(),
            self.signed_out,
            self.stayed,
            self.voided.map(VoidReason::code),
        ]
        .to_vec()
    }
}

/// The date that the kiosk's wall showed.
fn date_of(row: &Row<'_>) -> String {
    let secs = row.wall.div_euclid(1000).saturating_add(row.offset);
    let at = DateTime::from_timestamp(secs, 0).unwrap_or_default();
    at.format("%Y-%m-%d").to_string()
}

/// The local date of a moment in this zone.
pub(super) fn local_date(zone: &str, at: i64) -> Result<String> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let at = DateTime::from_timestamp(at, 0).ok_or(OfficeError::Unreadable("time"))?;
    let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    Ok(at.with_timezone(&offset).format("%Y-%m-%d").to_string())
}
