//! From entries to sign-ins, evenings and persons: what reports are made of.
//!
//! The rules are those of the kiosk's own tables. Entries of one kiosk come in their order; those
//! of different kiosks in any. Nothing is counted here: what a bundle touched is noted, and
//! [`count`](super::count) counts it again when all of it is in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::DateTime;

use self::amended::{Amended, Here};
use super::count::{Fresh, Key, Opening, Seen, Touched, Written, stretch};
use super::engine::{Value, Work, values};
use super::logs::Log;
use super::{OfficeError, Result, count};
use crate::domain::attendance::Kind;
use crate::domain::entry::{Event, MilestoneAnswer};
use crate::domain::id::{EntryId, KioskId, PersonId, SeriesId};
use crate::domain::milestone::ChipDue;
use crate::domain::report::Month;
use crate::domain::row::Row;

mod again;
pub(super) mod amended;
mod persons;

pub(super) use again::{rebuild, rebuild_all};

/// How many sign-ins of a bundle are kept to count them. What is beyond is read again: nobody's
/// months are so long, but all of a kiosk's years at once may be.
const SEEN_MAX: usize = 2_000_000;

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
    /// Whether its sign-ins are here already, and only what follows from them is made again.
    is_again: bool,
    /// Where the last entry stands.
    now: Option<(Log, i64)>,
    evenings: Vec<Evening>,
    /// Where they are, by site and session.
    places: HashMap<String, HashMap<String, usize>>,
    /// The one that was asked for last: most often it is asked for again.
    last: usize,
    seen: usize,
    amended: HashMap<EntryId, Amended>,
    milestones: BTreeMap<(Key, &'static str), i64>,
    doubts: BTreeMap<Key, i64>,
    merged: BTreeSet<PersonId>,
}

/// What was brought of an evening.
struct Evening {
    key: Key,
    told: Vec<Told>,
    /// Whether its sign-ins are all in `seen`, as far as they came just now.
    is_whole: bool,
    seen: Vec<Seen>,
    /// When the first and the last of all of them were written.
    written: Option<[i64; 2]>,
}

/// What was said of it.
enum Told {
    Opened(Box<Opening>),
    Closed {
        at: i64,
        did_not_sign_in: Option<i64>,
        interrupted: bool,
    },
    Moved {
        start: i64,
        ends: i64,
    },
}

impl Told {
    /// What its kiosk has of an evening after this.
    fn follow(self, before: Option<Opening>) -> Option<Opening> {
        match self {
            Self::Opened(opening) => Some(*opening),
            Self::Closed {
                at,
                did_not_sign_in,
                interrupted,
            } => before.map(|before| Opening {
                closed: before.closed.or(Some(at)),
                did_not_sign_in: did_not_sign_in.or(before.did_not_sign_in),
                interrupted: interrupted.into(),
                ..before
            }),
            Self::Moved { start, ends } => before.map(|before| Opening {
                start,
                ends,
                ..before
            }),
        }
    }
}

impl<'w> Projection<'w> {
    /// Entries of this kiosk, which stands there until [`Projection::stands`] says something else.
    pub(super) fn of(work: &'w mut dyn Work, kiosk: KioskId, stand: Stand) -> Self {
        Self {
            work,
            kiosk,
            stand,
            is_again: false,
            now: None,
            evenings: Vec::new(),
            places: HashMap::new(),
            last: 0,
            seen: 0,
            amended: HashMap::new(),
            milestones: BTreeMap::new(),
            doubts: BTreeMap::new(),
            merged: BTreeSet::new(),
        }
    }

    /// The transaction, for what is read between two entries.
    pub(super) fn work(&mut self) -> &mut dyn Work {
        self.work
    }

    /// From the next entry on the kiosk stands there, if anywhere else.
    pub(super) fn stands(&mut self, stand: Option<&Stand>) {
        if let Some(stand) = stand.filter(|stand| **stand != self.stand) {
            self.stand = stand.clone();
        }
    }

    /// The next entry. Corrections of what `here` knows are made there, all others when everything
    /// is written.
    pub(super) fn entry(
        &mut self,
        log: Log,
        row: &Row<'_>,
        event: &Event,
        here: &mut Here,
    ) -> Result<()> {
        let wall = row.wall.div_euclid(1000);
        self.now = Some((log, row.key.seq.cast_signed()));
        if let Some((of, change)) = amended::change(row, event, wall) {
            match here.find(of) {
                Some(amended) => amended.then(change),
                None => self.amended.entry(of).or_default().then(change),
            }
            return Ok(());
        }
        match event {
            Event::SignedIn { .. } => {
                if row.clock != "ok" {
                    let key = (self.stand.site.clone(), date_of(row));
                    *self.doubts.entry(key).or_default() += 1;
                }
                if let Some(session) = row.session {
                    self.evening(session);
                }
                Ok(())
            }
            Event::Aliased { into } => self.of_person(row, |all, one| all.aliased(one, *into)),
            Event::Unaliased => self.of_person(row, Self::unaliased),
            Event::Erased => self.of_person(row, Self::erase),
            Event::ConsentChanged { purpose, given } => {
                self.of_person(row, |all, one| all.consent(row, one, *purpose, *given))
            }
            Event::PackageTaken { number } => self.package_taken(*number),
            Event::Milestone { answer } => {
                let key = (self.stand.site.clone(), date_of(row));
                *self.milestones.entry((key, code(*answer))).or_default() += 1;
                Ok(())
            }
            Event::ChipsDue { month, chips } => self.chips_due(row, *month, chips.as_deref()),
            event => {
                if let Some(session) = row.session {
                    self.session(session, event, row, wall);
                }
                Ok(())
            }
        }
    }

    /// Somebody signed in: what their entry says, after what corrects it just now.
    pub(super) fn signed_in(&mut self, row: &Row<'_>, kind: Kind, amended: Option<&Amended>) {
        let moved = amended.and_then(Amended::moved);
        let moved = moved.map(|(session, person)| (session, person.copied()));
        let (session, person) = moved.unwrap_or((row.session, row.person));
        let Some(session) = session else { return };
        let seen = Seen {
            written: row.wall,
            kiosk: row.key.kiosk,
            seq: row.key.seq,
            person,
            kind,
            voided: amended.is_some_and(Amended::is_voided),
        };
        let is_full = self.seen >= SEEN_MAX;
        if let Some(evening) = self.evening(session) {
            stretch(&mut evening.written, seen.written);
            evening.is_whole &= !is_full;
            if evening.is_whole {
                evening.seen.push(seen);
                self.seen += 1;
            }
        }
    }

    /// What is here of an evening is not all that is to be counted: there was a sign-in, or is one
    /// now, that was written then.
    fn read_again(&mut self, key: Key, written: i64) {
        let at = self.at(key);
        if let Some(evening) = self.evenings.get_mut(at) {
            evening.is_whole = false;
            stretch(&mut evening.written, written);
        }
    }

    /// What was brought of an evening at the site where the kiosk stands.
    fn evening(&mut self, session: &str) -> Option<&mut Evening> {
        let is_it =
            |evening: &Evening| evening.key.1 == session && evening.key.0 == self.stand.site;
        if !self.evenings.get(self.last).is_some_and(is_it) {
            let site = self.stand.site.clone();
            self.last = self.at((site, session.to_owned()));
        }
        self.evenings.get_mut(self.last)
    }

    fn at(&mut self, key: Key) -> usize {
        let of_site = match self.places.get_mut(&key.0) {
            Some(of_site) => of_site,
            None => self.places.entry(key.0.clone()).or_default(),
        };
        if let Some(at) = of_site.get(&key.1) {
            return *at;
        }
        let at = self.evenings.len();
        of_site.insert(key.1.clone(), at);
        self.evenings.push(Evening {
            key,
            told: Vec::new(),
            is_whole: !self.is_again,
            seen: Vec::new(),
            written: None,
        });
        at
    }

    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Result<()> {
        self.work.run(sql, values).map(drop)
    }

    /// What a kiosk told of a month.
    fn chips_due(&mut self, row: &Row<'_>, month: Month, chips: Option<&[ChipDue]>) -> Result<()> {
        let (kiosk, site, date) = (self.kiosk, self.stand.site.clone(), date_of(row));
        let ready = chips.map(serde_json::to_string).transpose();
        let ready = ready.map_err(|error| OfficeError::Output(error.into()))?;
        self.run(
            "INSERT INTO chips (kiosk, month, site, date, at, ready)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (kiosk, month) DO UPDATE SET
                 site = excluded.site, date = excluded.date, at = excluded.at,
                 ready = excluded.ready
             WHERE excluded.at >= chips.at",
            values![
                kiosk.bytes(),
                &month.to_string(),
                &site,
                &date,
                row.wall,
                ready.as_deref()
            ],
        )
    }

    /// What happened to somebody, if it says to whom.
    fn of_person(
        &mut self,
        row: &Row<'_>,
        follow: impl FnOnce(&mut Self, PersonId) -> Result<()>,
    ) -> Result<()> {
        row.person.map_or(Ok(()), |person| follow(self, person))
    }

    fn session(&mut self, session: &str, event: &Event, row: &Row<'_>, wall: i64) {
        let told = match event {
            Event::SessionOpened {
                series,
                mode,
                start,
                end,
            } => Told::Opened(Box::new(Opening {
                kiosk: self.kiosk,
                zone: self.stand.zone.clone(),
                series: series.as_ref().map(SeriesId::to_string),
                mode: mode.code().to_owned(),
                start: *start,
                ends: *end,
                opened: wall,
                opened_by: row.by.to_owned(),
                closed: None,
                did_not_sign_in: None,
                interrupted: 0,
            })),
            Event::SessionClosed {
                did_not_sign_in,
                interrupted,
            } => Told::Closed {
                at: wall,
                did_not_sign_in: did_not_sign_in.map(i64::from),
                interrupted: *interrupted,
            },
            Event::SessionMoved { start, end } => Told::Moved {
                start: *start,
                ends: *end,
            },
            _ => return,
        };
        if let Some(evening) = self.evening(session) {
            evening.told.push(told);
        }
    }

    /// Writes what is left, when all entries are written, and says what has to be counted again.
    pub(super) fn end(mut self) -> Result<Touched> {
        self.amend()?;
        self.write_days()?;
        let evenings = std::mem::take(&mut self.evenings);
        let mut known = count::known(self.work, evenings.iter().map(|evening| &evening.key))?;
        let mut touched = Touched {
            merged: std::mem::take(&mut self.merged),
            ..Touched::default()
        };
        let mut opened = Vec::new();
        for mut evening in evenings {
            let key = evening.key;
            let mut openings = known.openings.remove(&key).unwrap_or_default();
            let is_new = openings.is_empty() && !known.stray.contains(&key);
            let ours = openings.iter().position(|one| one.kiosk == self.kiosk);
            let ours = ours.map(|at| openings.swap_remove(at));
            if ours.is_some() && !evening.told.is_empty() {
                let kiosk = self.kiosk;
                self.run(
                    "DELETE FROM opening WHERE site = $1 AND session = $2 AND kiosk = $3",
                    values![&key.0, &key.1, kiosk.bytes()],
                )?;
            }
            let is_told = !evening.told.is_empty();
            let told = evening.told.drain(..);
            let opening = told.fold(ours, |before, told| told.follow(before));
            if let Some(opening) = opening.clone().filter(|_| is_told) {
                opened.push((key.clone(), opening));
            }
            if is_new && evening.is_whole {
                touched.fresh.push(Fresh {
                    evening: key,
                    opening,
                    seen: evening.seen,
                });
            } else {
                let written = match evening.written {
                    _ if self.is_again => Written::AtAnyTime,
                    Some(written) if is_new => Written::Within(written),
                    since => Written::AsCounted(since),
                };
                touched.evenings.insert(key, written);
            }
        }
        let opened: Vec<_> = opened.iter().map(|(key, opening)| (key, opening)).collect();
        Opening::add(self.work, &opened)?;
        Ok(touched)
    }

    fn write_days(&mut self) -> Result<()> {
        let kiosk = self.kiosk;
        for (((site, date), answer), times) in std::mem::take(&mut self.milestones) {
            self.run(
                "INSERT INTO milestone (kiosk, site, date, answer, times)
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kiosk, site, date, answer)
                 DO UPDATE SET times = milestone.times + excluded.times",
                values![kiosk.bytes(), &site, &date, answer, times],
            )?;
        }
        for ((site, date), times) in std::mem::take(&mut self.doubts) {
            self.run(
                "INSERT INTO doubt (kiosk, site, date, times) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (kiosk, site, date)
                 DO UPDATE SET times = doubt.times + excluded.times",
                values![kiosk.bytes(), &site, &date, times],
            )?;
        }
        Ok(())
    }
}

const fn code(answer: MilestoneAnswer) -> &'static str {
    match answer {
        MilestoneAnswer::CallMyName => "call_my_name",
        MilestoneAnswer::Quietly => "quietly",
        MilestoneAnswer::NotToday => "not_today",
        MilestoneAnswer::Given => "given",
    }
}

/// The date that the kiosk's wall showed.
fn date_of(row: &Row<'_>) -> String {
    let secs = row.wall.div_euclid(1000).saturating_add(row.offset);
    let at = DateTime::from_timestamp(secs, 0).unwrap_or_default();
    at.format("%Y-%m-%d").to_string()
}
