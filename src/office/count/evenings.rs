//! What an evening comes to, out of who signed in and what its kiosks said of it: either just now,
//! as a bundle brought it, or read again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;

use super::{Key, Roots, touch_months};
use crate::domain::attendance::{AttendanceMode, Kind};
use crate::domain::id::{KioskId, PersonId};
use crate::office::engine::{Record, Value, Work, values};
use crate::office::rows::Heads;
use crate::office::{OfficeError, Result};

/// How many evenings are read again at once.
const PAGE: usize = 1_000;
/// How much of a date is its month, such as 2026-11.
const MONTH_CHARS: usize = 7;

/// One sign-in, as far as it counts.
#[derive(Debug, Clone, Copy)]
pub(in crate::office) struct Seen {
    pub written: i64,
    pub kiosk: KioskId,
    pub seq: u64,
    pub person: Option<PersonId>,
    pub kind: Kind,
    pub voided: bool,
}

/// An evening, as one kiosk has it.
#[derive(Debug, Clone)]
pub(in crate::office) struct Opening {
    pub kiosk: KioskId,
    pub zone: String,
    pub series: Option<String>,
    pub mode: String,
    pub start: i64,
    pub ends: i64,
    pub opened: i64,
    pub opened_by: String,
    pub closed: Option<i64>,
    pub did_not_sign_in: Option<i64>,
    pub interrupted: i64,
}

impl Opening {
    /// Its columns behind site and session, in the order of [`Opening::values`].
    const COLUMNS: &str = "kiosk, zone, series, mode, start, ends, opened, opened_by, closed, \
                           did_not_sign_in, interrupted";

    /// Adds openings that are not there.
    pub fn add(work: &mut dyn Work, openings: &[(&Key, &Self)]) -> Result<()> {
        let columns = ["site", "session"].into_iter();
        let columns: Vec<_> = columns.chain(Self::COLUMNS.split(", ")).collect();
        let each = openings.iter().flat_map(|((site, session), opening)| {
            [site.into(), session.into()]
                .into_iter()
                .chain(opening.values())
        });
        work.fill("opening", &columns, &each.collect::<Vec<_>>())
    }

    fn values(&self) -> [Value<'_>; 11] {
        [
            self.kiosk.bytes().into(),
            (&self.zone).into(),
            self.series.as_deref().into(),
            (&self.mode).into(),
            self.start.into(),
            self.ends.into(),
            self.opened.into(),
            (&self.opened_by).into(),
            self.closed.into(),
            self.did_not_sign_in.into(),
            self.interrupted.into(),
        ]
    }

    fn read(row: &Record) -> Result<(Key, Self)> {
        let opening = Self {
            kiosk: KioskId::from_bytes(row.bytes(2)?),
            zone: row.text(3)?.to_owned(),
            series: row.text_or_none(4)?.map(str::to_owned),
            mode: row.text(5)?.to_owned(),
            start: row.number(6)?,
            ends: row.number(7)?,
            opened: row.number(8)?,
            opened_by: row.text(9)?.to_owned(),
            closed: row.number_or_none(10)?,
            did_not_sign_in: row.number_or_none(11)?,
            interrupted: row.number(12)?,
        };
        Ok((key(row)?, opening))
    }

    /// Two in one building: whichever opened first says what it was.
    fn together(mut all: Vec<Self>) -> Option<Self> {
        all.sort_by_key(|one| (one.opened, one.kiosk));
        all.into_iter().reduce(|first, later| Self {
            closed: first.closed.max(later.closed),
            did_not_sign_in: first.did_not_sign_in.max(later.did_not_sign_in),
            interrupted: first.interrupted.max(later.interrupted),
            ..first
        })
    }
}

/// What is here of some evenings.
pub(in crate::office) struct Known {
    pub openings: HashMap<Key, Vec<Opening>>,
    /// Those that nobody opened.
    pub stray: HashSet<Key>,
}

/// What is here of these evenings, beside their sign-ins.
pub(in crate::office) fn known<'k>(
    work: &mut dyn Work,
    evenings: impl Iterator<Item = &'k Key>,
) -> Result<Known> {
    touch(work, evenings)?;
    let columns = Opening::COLUMNS.replace(", ", ", o.");
    let sql = format!(
        "SELECT o.site, o.session, o.{columns} FROM touched_evening t CROSS JOIN opening o
         WHERE o.site = t.site AND o.session = t.session"
    );
    let mut openings: HashMap<Key, Vec<Opening>> = HashMap::new();
    work.each(&sql, values![], &mut |row| {
        let (of, opening) = Opening::read(row)?;
        openings.entry(of).or_default().push(opening);
        Ok(())
    })?;
    let stray = work.all(
        "SELECT s.site, s.session FROM touched_evening t CROSS JOIN stray s
         WHERE s.site = t.site AND s.session = t.session",
        values![],
        key,
    )?;
    Ok(Known {
        openings,
        stray: stray.into_iter().collect(),
    })
}

fn key(row: &Record) -> Result<Key> {
    Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
}

fn touch<'k>(work: &mut dyn Work, evenings: impl Iterator<Item = &'k Key>) -> Result<()> {
    work.run("DELETE FROM touched_evening", values![])?;
    let evenings: Vec<Value<'_>> = evenings
        .flat_map(|(site, session)| [site.into(), session.into()])
        .collect();
    work.fill("touched_evening", &["site", "session"], &evenings)
}

/// An evening of which all that there is came just now.
pub(in crate::office) struct Fresh {
    pub evening: Key,
    pub opening: Option<Opening>,
    pub seen: Vec<Seen>,
}

/// An evening as it is reported.
struct Counted {
    site: String,
    session: String,
    date: String,
    opening: Opening,
    heads: Heads,
    taken_back: u32,
    /// When the first and the last of its sign-ins were written, in milliseconds.
    written: [i64; 2],
    /// Who was there, each once.
    persons: HashSet<PersonId>,
}

impl Counted {
    /// Of several sign-ins of one person the earliest counts, and so does its kind.
    fn of((site, session): Key, opening: Opening, seen: &mut [Seen]) -> Result<Self> {
        seen.sort_unstable_by(|one, other| {
            let order = one.written.cmp(&other.written);
            let order = order.then_with(|| one.kiosk.cmp(&other.kiosk));
            order.then_with(|| one.seq.cmp(&other.seq))
        });
        let written = [seen.first(), seen.last()].map(|seen| seen.map_or(0, |seen| seen.written));
        let (mut heads, mut persons) = (Heads::default(), HashSet::new());
        let mut taken_back = 0;
        for one in seen {
            if one.voided {
                taken_back += 1;
            } else if one.person.is_none_or(|person| persons.insert(person)) {
                heads.add(one.kind, one.person.is_none());
            }
        }
        Ok(Self {
            date: local_date(&opening.zone, opening.start)?,
            site,
            session,
            opening,
            heads,
            taken_back,
            written,
            persons,
        })
    }

    fn month(&self) -> &str {
        self.date.get(..MONTH_CHARS).unwrap_or(&self.date)
    }

    const COLUMNS: [&str; 23] = [
        "site",
        "session",
        "zone",
        "date",
        "month",
        "series",
        "mode",
        "start",
        "ends",
        "opened",
        "opened_by",
        "closed",
        "did_not_sign_in",
        "interrupted",
        "signed_in",
        "without_name",
        "newcomers",
        "guests",
        "family",
        "minors",
        "taken_back",
        "first_written",
        "last_written",
    ];

    fn values(&self) -> [Value<'_>; Self::COLUMNS.len()] {
        let (opening, heads) = (&self.opening, &self.heads);
        let [first_written, last_written] = self.written;
        [
            (&self.site).into(),
            (&self.session).into(),
            (&opening.zone).into(),
            (&self.date).into(),
            self.month().into(),
            opening.series.as_deref().into(),
            (&opening.mode).into(),
            opening.start.into(),
            opening.ends.into(),
            opening.opened.into(),
            (&opening.opened_by).into(),
            opening.closed.into(),
            opening.did_not_sign_in.into(),
            opening.interrupted.into(),
            heads.all.into(),
            heads.nobody.into(),
            heads.newcomers.into(),
            heads.guests.into(),
            heads.family.into(),
            heads.minors.into(),
            self.taken_back.into(),
            first_written.into(),
            last_written.into(),
        ]
    }
}

/// Writes evenings that are not there, and those that nobody opened.
fn write(work: &mut dyn Work, counted: &[Counted], stray: &[Key]) -> Result<()> {
    let rows: Vec<_> = counted.iter().flat_map(Counted::values).collect();
    work.fill("evening", &Counted::COLUMNS, &rows)?;
    let rows = stray.iter();
    let rows = rows.flat_map(|(site, session)| [site.into(), session.into()]);
    work.fill("stray", &["site", "session"], &rows.collect::<Vec<_>>())
}

/// Counts evenings again by what is here of them. Gives the months, by site, in which they were
/// counted before and are counted now.
pub(super) fn again(work: &mut dyn Work, evenings: &BTreeSet<Key>) -> Result<BTreeSet<Key>> {
    let mut months = BTreeSet::new();
    let evenings: Vec<&Key> = evenings.iter().collect();
    for page in evenings.chunks(PAGE) {
        let mut known = known(work, page.iter().copied())?;
        let before = work.all(
            "SELECT DISTINCT e.site, e.month FROM touched_evening t CROSS JOIN evening e
             WHERE e.site = t.site AND e.session = t.session",
            values![],
            key,
        )?;
        let mut seen = signed_in(work)?;
        for table in ["evening", "stray"] {
            let sql = format!(
                "DELETE FROM {table}
                 WHERE (site, session) IN (SELECT site, session FROM touched_evening)"
            );
            work.run(&sql, values![])?;
        }
        let (mut counted, mut stray) = (Vec::new(), Vec::new());
        for evening in page {
            let openings = known.openings.remove(*evening).unwrap_or_default();
            let mut seen = seen.remove(*evening).unwrap_or_default();
            match Opening::together(openings) {
                Some(opening) => counted.push(Counted::of((*evening).clone(), opening, &mut seen)?),
                None if seen.is_empty() => {}
                None => stray.push((*evening).clone()),
            }
        }
        write(work, &counted, &stray)?;
        let now = counted.iter();
        months.extend(now.map(|one| (one.site.clone(), one.month().to_owned())));
        months.extend(before);
    }
    Ok(months)
}

/// The sign-ins of the evenings that were touched, by whom they stand for after all merges.
fn signed_in(work: &mut dyn Work) -> Result<HashMap<Key, Vec<Seen>>> {
    let mut all: HashMap<Key, Vec<Seen>> = HashMap::new();
    work.each(
        "SELECT v.site, v.session, v.written, v.kiosk, v.seq, coalesce(c.root, v.person), v.kind,
                v.voided
         FROM touched_evening t CROSS JOIN visit v LEFT JOIN canonical c ON c.person = v.person
         WHERE v.site = t.site AND v.session = t.session",
        values![],
        &mut |row| {
            let seen = Seen {
                written: row.number(2)?,
                kiosk: KioskId::from_bytes(row.bytes(3)?),
                seq: row.number(4)?.unsigned_abs(),
                person: row.bytes_or_none(5)?.map(PersonId::from_bytes),
                kind: Kind::from_code(row.text(6)?).ok_or(OfficeError::Unreadable("kind"))?,
                voided: row.text_or_none(7)?.is_some(),
            };
            all.entry(key(row)?).or_default().push(seen);
            Ok(())
        },
    )?;
    Ok(all)
}

/// How often a person came in a month: by the first and the last of these evenings.
struct Came {
    times: u32,
    first: usize,
    last: usize,
}

/// Counts evenings of which all that there is came just now. Months of which something was here
/// before are added to those that are counted as a whole; of all others who came is known here.
pub(super) fn add(
    work: &mut dyn Work,
    fresh: Vec<Fresh>,
    months: &mut BTreeSet<Key>,
) -> Result<()> {
    let mut roots = Roots::default();
    let (mut counted, mut stray) = (Vec::new(), Vec::new());
    for mut one in fresh {
        for seen in &mut one.seen {
            let person = seen.person.map(|person| roots.of(work, person));
            seen.person = person.transpose()?;
        }
        match one.opening {
            Some(opening) => counted.push(Counted::of(one.evening, opening, &mut one.seen)?),
            None if one.seen.is_empty() => {}
            None => stray.push(one.evening),
        }
    }
    let of_fresh: BTreeSet<_> = counted
        .iter()
        .map(|one| (&*one.site, one.month()))
        .collect();
    touch_months(work, of_fresh.into_iter())?;
    let before = work.all(
        "SELECT DISTINCT e.site, e.month FROM touched_month t CROSS JOIN evening e
         WHERE e.site = t.site AND e.month = t.month",
        values![],
        key,
    )?;
    months.extend(before);
    write(work, &counted, &stray)?;
    add_persons(work, &counted, months)
}

fn add_persons(work: &mut dyn Work, counted: &[Counted], but: &BTreeSet<Key>) -> Result<()> {
    let but: HashSet<_> = but
        .iter()
        .map(|(site, month)| (&**site, &**month))
        .collect();
    let mut months: BTreeMap<(&str, &str), HashMap<PersonId, Came>> = BTreeMap::new();
    let date = |at: usize| counted.get(at).map_or("", |one| &*one.date);
    for (at, one) in counted.iter().enumerate() {
        let month = (&*one.site, one.month());
        if one.opening.mode == AttendanceMode::Headcount.code() || but.contains(&month) {
            continue;
        }
        let month = months.entry(month).or_default();
        for person in &one.persons {
            let came = month.entry(*person).or_insert(Came {
                times: 0,
                first: at,
                last: at,
            });
            came.times += 1;
            if *one.date < *date(came.first) {
                came.first = at;
            }
            if *one.date > *date(came.last) {
                came.last = at;
            }
        }
    }
    let mut rows = Vec::new();
    for ((site, month), persons) in &months {
        // In the order of the key, beside one another.
        let persons: BTreeMap<_, _> = persons.iter().collect();
        for (person, came) in persons {
            rows.extend(values![
                *month,
                *site,
                person.bytes(),
                came.times,
                date(came.first),
                date(came.last)
            ]);
        }
    }
    let columns = ["month", "site", "person", "visits", "first", "last"];
    work.fill("person_month", &columns, &rows)
}

/// The local date of a moment in this zone.
fn local_date(zone: &str, at: i64) -> Result<String> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let at = DateTime::from_timestamp(at, 0).ok_or(OfficeError::Unreadable("time"))?;
    let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    Ok(at.with_timezone(&offset).format("%Y-%m-%d").to_string())
}
