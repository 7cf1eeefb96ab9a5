//! What to mend or to know before figures are trusted: sign-ins that nobody filed, evenings to
//! which nobody came, clocks that were wrong, and kiosks whose sticks have not come.

use chrono::{DateTime, Days, MappedLocalTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::Asked;
use crate::domain::carried::Span;
use crate::domain::id::{Epoch, KioskId};
use crate::office::engine::{Work, values};
use crate::office::{Office, OfficeError, Result};

/// What is odd about these days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Quality {
    /// Sign-ins that wait in a tray, in no evening. They count nowhere.
    pub unassigned: u32,
    /// Sign-ins of meetings of which it is not known here that anybody opened them. They count
    /// nowhere.
    pub nobody_opened: u32,
    /// Evenings that took place and have nobody.
    pub empty_evenings: u32,
    /// Evenings that a power cut ended.
    pub interrupted: u32,
    /// Evenings that have not been closed.
    pub open_evenings: u32,
    /// Sign-ins by a clock that was not right.
    pub doubtful_clock: u32,
    /// Sign-ins that were taken back.
    pub taken_back: u32,
    /// Entries that this program does not understand.
    pub not_understood: u32,
}

impl Quality {
    /// What is odd about more evenings.
    pub(super) fn add(&mut self, more: &Self) {
        self.empty_evenings += more.empty_evenings;
        self.interrupted += more.interrupted;
        self.open_evenings += more.open_evenings;
        self.taken_back += more.taken_back;
    }
}

/// How far a kiosk has brought its log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KioskState {
    /// Which.
    pub kiosk: KioskId,
    /// The code of its site.
    pub site: String,
    /// Its time zone: by it a day begins and ends there.
    #[serde(skip)]
    pub zone: Tz,
    /// Up to when everything is here, by its clock.
    pub complete_to: Option<DateTime<Utc>>,
    /// When a bundle of it came here last, by the office's clock; not noted by older programs.
    pub arrived: Option<DateTime<Utc>>,
    /// What a bundle said must be here and is not.
    pub missing: Vec<Missing>,
    /// What another machine writes as this kiosk, until staff have seen to it.
    pub forked: Vec<Forked>,
    /// Whether it is gone for good, and nothing waits for it.
    pub gone: bool,
}

/// What the names of settings begin with that say when a bundle of a kiosk came last.
const ARRIVED: &str = "arrived/";
/// After how many days without a word a kiosk is silent.
pub const SILENT_DAYS: i64 = 14;

impl KioskState {
    /// Whether something that it wrote, or that was written as it, is known not to be here.
    pub fn lacks_entries(&self) -> bool {
        !self.missing.is_empty() || !self.forked.is_empty()
    }

    /// Whether another machine writes as it, and that is still to be seen to.
    pub fn is_forked(&self) -> bool {
        !self.gone && !self.forked.is_empty()
    }

    /// When a day is over where it stands.
    pub fn end_of(&self, day: NaiveDate) -> DateTime<Utc> {
        let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
        let midnight = next.and_time(NaiveTime::MIN);
        let local = match self.zone.from_local_datetime(&midnight) {
            MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(_, at) => Some(at),
            // The clocks go forward at midnight: the day is over an hour of the clock later.
            MappedLocalTime::None => {
                let later = midnight + TimeDelta::hours(1);
                self.zone.from_local_datetime(&later).latest()
            }
        };
        local.map_or_else(|| midnight.and_utc(), |at| at.to_utc())
    }

    /// For how many days nothing came, where that is worth a word: since its last stick came here,
    /// or since what was on that was written. Its own clock may be ahead, and a stick may have lain
    /// in a drawer; of one that brought nothing yet only the first is known.
    pub fn silent_days(&self, now: DateTime<Utc>) -> Option<i64> {
        let heard = [self.arrived, self.complete_to].into_iter().flatten().min();
        let days = (now - heard?).num_days();
        (days >= SILENT_DAYS && !self.gone).then_some(days)
    }
}

/// Up to when everything is here; nothing where a kiosk has brought nothing yet. What is gone for
/// good holds nothing up, unless nothing else is there.
pub fn complete_to(kiosks: &[KioskState]) -> Option<DateTime<Utc>> {
    let there = kiosks.iter().filter(|kiosk| !kiosk.gone);
    let to = there.map(|kiosk| kiosk.complete_to).min();
    to.unwrap_or_else(|| kiosks.iter().map(|kiosk| kiosk.complete_to).max().flatten())
}

/// Whether a day is over where each kiosk stands, and everything of it is here. What is gone for
/// good holds nothing up, unless nothing else is there.
pub(super) fn is_over(kiosks: &[KioskState], day: NaiveDate) -> bool {
    let has_all = |kiosk: &&KioskState| kiosk.complete_to.is_some_and(|at| at >= kiosk.end_of(day));
    if kiosks.iter().all(|kiosk| kiosk.gone) {
        return kiosks.iter().any(|kiosk| has_all(&kiosk));
    }
    kiosks
        .iter()
        .filter(|kiosk| !kiosk.gone)
        .all(|kiosk| has_all(&kiosk))
}

impl Office {
    /// How far each kiosk has brought its log, by site.
    ///
    /// # Errors
    /// When the database fails.
    pub fn kiosk_states(&mut self) -> Result<Vec<KioskState>> {
        kiosks(self.engine.look()?.as_mut(), None)
    }
}

/// Entries that are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Which.
    pub span: Span,
    /// The number of the bundle that follows them.
    pub before_number: u32,
    /// When that was made.
    pub made_at: DateTime<Utc>,
}

/// What two machines write as one kiosk: it was copied, or an old copy of its disk was put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forked {
    /// In which epoch.
    pub epoch: Epoch,
    /// From which entry on what the other machine wrote is not here.
    pub first: u64,
    /// The number of its newest bundle that was refused.
    pub number: u32,
    /// When that was made.
    pub made_at: DateTime<Utc>,
}

/// What is odd beside what the evenings themselves say.
pub(super) fn look(work: &mut dyn Work, asked: &Asked) -> Result<Quality> {
    let bounds = asked.values();
    let doubt = work.first(
        "SELECT CAST(coalesce(sum(times), 0) AS BIGINT) FROM doubt e
         WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)",
        &bounds.of_days(),
    )?;
    // Of these no evening says which day it was: what their own clock said does.
    let (first, behind) = day_seconds(asked);
    let site = asked.site.as_deref().unwrap_or_default();
    // These are few, and each asks for its own entry, as stray evenings ask for their own sign-ins:
    // a server that may choose would go through all of them instead.
    let unassigned = work.first(
        "SELECT CAST(coalesce(sum((
             SELECT count(*) FROM entry e
             WHERE e.log = a.log AND e.seq = a.seq AND e.wall = a.wall AND e.at IS NOT NULL
               AND e.voided IS NULL AND e.at + e.\"offset\" >= $1 AND e.at + e.\"offset\" < $2
               AND ($3 = '' OR e.site = $3))), 0) AS BIGINT)
         FROM apart a",
        values![first, behind, site],
    )?;
    let nobody_opened = work.first(
        "SELECT CAST(coalesce(sum((
             SELECT count(*) FROM visit v
             WHERE v.site = s.site AND v.session = s.session AND v.voided IS NULL
               AND v.at + v.\"offset\" >= $1 AND v.at + v.\"offset\" < $2)), 0) AS BIGINT)
         FROM stray s WHERE $3 = '' OR s.site = $3",
        values![first, behind, site],
    )?;
    let not_understood = work.first(
        "SELECT CAST(coalesce(sum((
             SELECT count(*) FROM entry e
             WHERE e.log = a.log AND e.seq = a.seq AND e.wall = a.wall AND e.known = 0)), 0)
             AS BIGINT)
         FROM apart a CROSS JOIN log l CROSS JOIN kiosk k
         WHERE l.number = a.log AND k.id = l.kiosk
           AND a.wall >= $1 AND a.wall < $2 AND ($3 = '' OR k.site = $3)",
        values![first * 1000, behind * 1000, site],
    )?;
    let count = |row: Option<crate::office::engine::Record>| row.map_or(Ok(0), |row| row.count(0));
    Ok(Quality {
        unassigned: count(unassigned)?,
        nobody_opened: count(nobody_opened)?,
        doubtful_clock: count(doubt)?,
        not_understood: count(not_understood)?,
        ..Quality::default()
    })
}

/// Sign-ins by a clock that was not right, as far as it says other days than these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// Whose clock.
    pub kiosk: KioskId,
    /// Where it stood.
    pub site: String,
    /// How many.
    pub times: u32,
    /// The first of the days that it says.
    pub first: String,
    /// The last.
    pub last: String,
}

/// Of which kiosks there are such sign-ins.
pub(super) fn elsewhere(work: &mut dyn Work, asked: &Asked) -> Result<Vec<Elsewhere>> {
    work.all(
        "SELECT e.kiosk, e.site, CAST(sum(e.times) AS BIGINT), min(e.date), max(e.date)
         FROM doubt e WHERE (e.date < $1 OR e.date > $2) AND ($3 = '' OR e.site = $3)
         GROUP BY e.kiosk, e.site ORDER BY e.site, e.kiosk",
        &asked.values().of_days(),
        |row| {
            Ok(Elsewhere {
                kiosk: KioskId::from_bytes(row.bytes(0)?),
                site: row.text(1)?.to_owned(),
                times: row.count(2)?,
                first: row.text(3)?.to_owned(),
                last: row.text(4)?.to_owned(),
            })
        },
    )
}

/// The kiosks of the site, or all, by site.
pub(super) fn kiosks(work: &mut dyn Work, site: Option<&str>) -> Result<Vec<KioskState>> {
    let site = site.unwrap_or_default();
    let mut kiosks = work.all(
        "SELECT id, coalesce(site, ''), complete_to, gone, coalesce(zone, '') FROM kiosk
         WHERE $1 = '' OR site = $1 ORDER BY coalesce(site, ''), id",
        values![site],
        |row| {
            Ok(KioskState {
                kiosk: KioskId::from_bytes(row.bytes(0)?),
                site: row.text(1)?.to_owned(),
                zone: row.text(4)?.parse().unwrap_or(Tz::UTC),
                complete_to: row.number_or_none(2)?.map(moment).transpose()?,
                arrived: None,
                missing: Vec::new(),
                forked: Vec::new(),
                gone: row.number(3)? != 0,
            })
        },
    )?;
    let sql = "SELECT kiosk, epoch, first, last, number, made_at FROM missing
               ORDER BY kiosk, epoch, first";
    work.each(sql, values![], &mut |row| {
        let of = KioskId::from_bytes(row.bytes(0)?);
        if let Some(kiosk) = kiosks.iter_mut().find(|kiosk| kiosk.kiosk == of) {
            kiosk.missing.push(Missing {
                span: Span {
                    epoch: Epoch::from_bytes(row.bytes(1)?),
                    first: row.number(2)?.unsigned_abs(),
                    last: row.number(3)?.unsigned_abs(),
                },
                before_number: row.count(4)?,
                made_at: moment(row.number(5)?)?,
            });
        }
        Ok(())
    })?;
    forks(work, &mut kiosks)?;
    let sql = "SELECT name, value FROM setting WHERE name LIKE 'arrived/%'";
    work.each(sql, values![], &mut |row| {
        let of = row.text(0)?.strip_prefix(ARRIVED).unwrap_or_default();
        let kiosk = kiosks
            .iter_mut()
            .find(|kiosk| kiosk.kiosk.to_string() == of);
        if let Some(kiosk) = kiosk {
            kiosk.arrived = Some(moment(row.number(1)?)?);
        }
        Ok(())
    })?;
    Ok(kiosks)
}

/// Adds what was noted of other machines that write as these kiosks: of an epoch once, whatever
/// number of bundles said so.
fn forks(work: &mut dyn Work, kiosks: &mut [KioskState]) -> Result<()> {
    let sql = "SELECT kiosk, epoch, first, number, made_at FROM forked WHERE settled = 0
               ORDER BY kiosk, epoch, made_at, number";
    work.each(sql, values![], &mut |row| {
        let of = KioskId::from_bytes(row.bytes(0)?);
        let newest = Forked {
            epoch: Epoch::from_bytes(row.bytes(1)?),
            first: row.number(2)?.unsigned_abs(),
            number: row.count(3)?,
            made_at: moment(row.number(4)?)?,
        };
        let kiosk = kiosks.iter_mut().find(|kiosk| kiosk.kiosk == of);
        let Some(kiosk) = kiosk else { return Ok(()) };
        match kiosk.forked.last_mut() {
            Some(before) if before.epoch == newest.epoch => {
                let first = before.first.min(newest.first);
                *before = Forked { first, ..newest };
            }
            _ => kiosk.forked.push(newest),
        }
        Ok(())
    })
}

/// Notes that a bundle of these kiosks came now: as a setting, since the other tables say the same
/// whenever a stick comes.
pub(in crate::office) fn has_arrived(
    work: &mut dyn Work,
    kiosk: KioskId,
    now: DateTime<Utc>,
) -> Result<()> {
    let name = format!("{ARRIVED}{kiosk}");
    work.run(
        "INSERT INTO setting (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        values![&name, now.timestamp()],
    )?;
    Ok(())
}

fn moment(at: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp(at, 0).ok_or(OfficeError::Unreadable("time"))
}

/// Where these days begin and end, by the clock of whichever wall, as if that were UTC.
pub(super) fn day_seconds(asked: &Asked) -> (i64, i64) {
    (seconds(asked.from), seconds(asked.until) + 86_400)
}

fn seconds(day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp()
}
