//! What an evening comes to, out of who signed in and what its kiosks said of it: either just now,
//! as a bundle brought it, or read again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

use super::months::{self, Month};
use super::{Key, Roots, touch_months};
use crate::domain::attendance::{AttendanceMode, Kind};
use crate::domain::id::{KioskId, PersonId};
use crate::office::engine::{Record, Value, Work, values};
use crate::office::rows::Heads;
use crate::office::{OfficeError, Result};

/// How many evenings are read again at once.
const PAGE: usize = 1_000;
/// From the first moment to the last, and the other way round.
const ALWAYS: [i64; 2] = [i64::MIN, i64::MAX];
const NEVER: [i64; 2] = [i64::MAX, i64::MIN];
/// How much of a date is its month, such as 2026-11.
const MONTH_CHARS: usize = 7;

/// When the sign-ins of an evening were written that is read again, in milliseconds: on a server
/// they lie in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::office) enum Written {
    /// Nobody knows.
    AtAnyTime,
    /// When those were that it was counted by, and these since then; nobody knows of one that never
    /// was counted.
    AsCounted(Option<[i64; 2]>),
    /// From the first to the last of these.
    Within([i64; 2]),
    /// There are none.
    Nothing,
}

/// The same of one more.
pub(in crate::office) fn stretch(written: &mut Option<[i64; 2]>, more: i64) {
    let [first, last] = written.get_or_insert([more; 2]);
    (*first, *last) = (more.min(*first), more.max(*last));
}

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
    /// The bit of its day.
    day: u32,
    opening: Opening,
    heads: Heads,
    taken_back: u32,
    /// When the first and the last of its sign-ins were written, in milliseconds.
    written: [i64; 2],
    /// Who was there, each once, and whether as a newcomer.
    persons: HashMap<PersonId, bool>,
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
        let (mut heads, mut persons) = (Heads::default(), HashMap::new());
        let mut taken_back = 0;
        for one in seen {
            if one.voided {
                taken_back += 1;
                continue;
            }
            let is_new = one.kind == Kind::Newcomer;
            let known = one.person.and_then(|person| persons.get_mut(&person));
            if let Some(was_new) = known {
                *was_new |= is_new;
            } else {
                persons.extend(one.person.map(|person| (person, is_new)));
                heads.add(one.kind, one.person.is_none());
            }
        }
        let date = local_date(&opening.zone, opening.start)?;
        Ok(Self {
            date: date.format("%Y-%m-%d").to_string(),
            day: 1 << date.day0(),
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

    const COLUMNS: [&str; 24] = [
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
        "day",
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
            self.day.into(),
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
pub(super) fn again(
    work: &mut dyn Work,
    evenings: &BTreeMap<Key, Written>,
) -> Result<BTreeSet<Key>> {
    let mut months = BTreeSet::new();
    let evenings: Vec<_> = evenings.iter().collect();
    for page in evenings.chunks(PAGE) {
        let mut known = known(work, page.iter().map(|(evening, _)| *evening))?;
        let mut counted_by = HashMap::new();
        work.each(
            "SELECT e.site, e.session, e.month, e.first_written, e.last_written
             FROM touched_evening t CROSS JOIN evening e
             WHERE e.site = t.site AND e.session = t.session",
            values![],
            &mut |row| {
                months.insert((row.text(0)?.to_owned(), row.text(2)?.to_owned()));
                counted_by.insert(key(row)?, [row.number(3)?, row.number(4)?]);
                Ok(())
            },
        )?;
        let mut seen = signed_in(work, page, &counted_by)?;
        for table in ["evening", "stray"] {
            let sql = format!(
                "DELETE FROM {table}
                 WHERE (site, session) IN (SELECT site, session FROM touched_evening)"
            );
            work.run(&sql, values![])?;
        }
        let (mut counted, mut stray) = (Vec::new(), Vec::new());
        for (evening, _) in page {
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
    }
    Ok(months)
}

/// The sign-ins of these evenings, by whom they stand for after all merges.
fn signed_in(
    work: &mut dyn Work,
    evenings: &[(&Key, &Written)],
    counted_by: &HashMap<Key, [i64; 2]>,
) -> Result<HashMap<Key, Vec<Seen>>> {
    let within = evenings.iter().map(|(evening, written)| {
        let within = match written {
            Written::AtAnyTime => Some(ALWAYS),
            Written::Nothing => None,
            Written::Within(within) => Some(*within),
            Written::AsCounted(since) => counted_by.get(*evening).map_or(Some(ALWAYS), |before| {
                // One to which nobody came was counted by none.
                let before = Some(*before).filter(|before| *before != [0; 2]);
                let mut within = before.or(*since);
                for more in since.iter().flatten() {
                    stretch(&mut within, *more);
                }
                within
            }),
        };
        let [first, last] = within.unwrap_or(NEVER);
        (*evening, first, last)
    });
    let rows: Vec<Value<'_>> = within
        .flat_map(|((site, session), first, last)| {
            [site.into(), session.into(), first.into(), last.into()]
        })
        .collect();
    work.run("DELETE FROM touched_evening", values![])?;
    let columns = ["site", "session", "first_written", "last_written"];
    work.fill("touched_evening", &columns, &rows)?;
    let mut all: HashMap<Key, Vec<Seen>> = HashMap::new();
    work.each(
        "SELECT v.site, v.session, v.written, v.kiosk, v.seq, coalesce(c.root, v.person), v.kind,
                v.voided
         FROM touched_evening t CROSS JOIN visit v LEFT JOIN canonical c ON c.person = v.person
         WHERE v.site = t.site AND v.session = t.session
           AND v.written BETWEEN t.first_written AND t.last_written",
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
    add_months(work, &counted, months)
}

fn add_months(work: &mut dyn Work, counted: &[Counted], but: &BTreeSet<Key>) -> Result<()> {
    let but: HashSet<_> = but
        .iter()
        .map(|(site, month)| (&**site, &**month))
        .collect();
    let mut months: BTreeMap<(&str, &str), Month> = BTreeMap::new();
    for one in counted {
        let month = (&*one.site, one.month());
        if but.contains(&month) {
            continue;
        }
        let month = months.entry(month).or_default();
        if one.opening.mode == AttendanceMode::Headcount.code() {
            continue;
        }
        for (person, is_new) in &one.persons {
            let came = month.entry(*person).or_default();
            came.times += 1;
            came.days |= one.day;
            came.new_days |= if *is_new { one.day } else { 0 };
        }
    }
    months::write(
        work,
        months.iter().map(|(month, persons)| (*month, persons)),
    )
}

/// The local date of a moment in this zone.
fn local_date(zone: &str, at: i64) -> Result<NaiveDate> {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let at = DateTime::from_timestamp(at, 0).ok_or(OfficeError::Unreadable("time"))?;
    let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    Ok(at.with_timezone(&offset).date_naive())
}
