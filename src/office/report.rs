//! What directors, funders and auditors ask: figures of a stretch of days, of one site or of all.
//!
//! Every report says up to when the office has everything, and which kiosks it waits for. What
//! cannot be known is said, too: who came without a card or a name cannot be told apart.
//!
//! Figures come out of the counts that each import keeps (`office::count`); whole months are read
//! from the months of persons, any other days from the visits themselves.

use std::fmt;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::Serialize;

use super::engine::{Record, Value, Work};
use super::{Office, OfficeError, Result};
use crate::domain::id::PersonId;
use crate::domain::report::{Figures, Month, MonthSummary};

mod board;
mod chips;
mod contents;
mod detail;
mod evenings;
mod files;
mod lists;
mod meetings;
mod print;
mod quality;
mod tables;
#[cfg(test)]
mod tests;
mod workbook;

pub use board::{SUPPRESSED_BELOW, Suppressed, suppressed};
pub use chips::ChipsOfMonth;
pub use contents::chips::chip_said;
pub use files::{Folder, Form, LANGUAGES, write_report};
pub use meetings::MeetingFigures;
pub(super) use quality::has_arrived;
pub use quality::{Elsewhere, KioskState, Missing, Quality, SILENT_DAYS, complete_to};

/// Before and behind all months.
const FIRST_MONTH: &str = "0000-00";
const LAST_MONTH: &str = "9999-99";

/// After how many days newcomers are asked for.
pub const RETURN_DAYS: [u32; 3] = [7, 30, 90];

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The first day, by the local date of the evenings.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The code of a site; all of them without.
    pub site: Option<String>,
}

impl Asked {
    /// One month.
    pub fn month(month: Month, site: Option<String>) -> Self {
        Self {
            from: month.first_day(),
            until: last_day(month),
            site,
        }
    }

    /// Twelve months, from this one on.
    pub fn year(first: Month, site: Option<String>) -> Self {
        let last = (1..12).fold(first, |month, _| month.next());
        Self {
            from: first.first_day(),
            until: last_day(last),
            site,
        }
    }

    /// Whether it is whole months, of which more is counted already.
    fn is_of_months(&self) -> bool {
        let behind = self.until.checked_add_days(Days::new(1));
        self.from.day() == 1 && behind.is_none_or(|behind| behind.day() == 1)
    }

    /// What stands for the days, the months and the site in queries.
    fn values(&self) -> Bounds {
        let behind = self.until.checked_add_days(Days::new(1));
        let month = |day: Option<NaiveDate>| day.map(|day| day.format("%Y-%m").to_string());
        let first = match self.from.day() {
            1 => month(Some(self.from)),
            _ => month(Month::of(self.from).ok().map(|of| of.next().first_day())),
        };
        let last = match behind {
            Some(behind) if behind.day() != 1 => {
                month(self.until.with_day(1).and_then(|day| day.pred_opt()))
            }
            _ => month(Some(self.until)),
        };
        // Where no month is whole, none lies between these.
        let none = || [LAST_MONTH.to_owned(), FIRST_MONTH.to_owned()];
        let months = first.zip(last).filter(|(first, last)| first <= last);
        Bounds {
            days: [self.from.to_string(), self.until.to_string()],
            months: months.map_or_else(none, |(first, last)| [first, last]),
            site: self.site.clone().unwrap_or_default(),
        }
    }
}

struct Bounds {
    days: [String; 2],
    months: [String; 2],
    site: String,
}

impl Bounds {
    fn of_days(&self) -> [Value<'_>; 3] {
        let [from, until] = &self.days;
        [from.into(), until.into(), (&self.site).into()]
    }

    /// The months that are whole, the site, and the days.
    fn of_months_and_days(&self) -> [Value<'_>; 5] {
        let ([first, last], [from, until]) = (&self.months, &self.days);
        [
            first.into(),
            last.into(),
            (&self.site).into(),
            from.into(),
            until.into(),
        ]
    }

    fn of_months(&self) -> [Value<'_>; 3] {
        let [first, last, site, ..] = self.of_months_and_days();
        [first, last, site]
    }
}

fn last_day(month: Month) -> NaiveDate {
    let behind = month.next().first_day();
    behind.pred_opt().unwrap_or(behind)
}

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// What was asked for.
    pub asked: Asked,
    /// The days together: persons are fewer than the sum of the months.
    pub whole: Figures,
    /// The months, oldest first.
    pub months: Vec<MonthSummary>,
    /// The sites, by their codes.
    pub sites: Vec<SiteFigures>,
    /// Who came for the first time, and came again.
    pub newcomers: Newcomers,
    /// What was answered to milestones.
    pub milestones: Vec<Answered>,
    /// What to have ready in the two months that follow. Whose milestones those are is known to
    /// nobody here: dates never leave a kiosk.
    pub chips: Vec<ChipsOfMonth>,
    /// What to mend or to know before the figures are trusted.
    pub quality: Quality,
    /// Sign-ins by clocks that were not right, where those say another day: they may belong to
    /// these.
    pub elsewhere: Vec<Elsewhere>,
    /// The kiosks that the figures come from.
    pub kiosks: Vec<KioskState>,
}

impl Report {
    /// Up to when everything is here; nothing where a kiosk has brought nothing yet.
    pub fn complete_to(&self) -> Option<DateTime<Utc>> {
        complete_to(&self.kiosks)
    }

    /// The kiosks that have not brought all of the days, and may yet.
    pub fn waits_for(&self) -> impl Iterator<Item = &KioskState> {
        let until = self.asked.until;
        self.kiosks.iter().filter(move |kiosk| {
            let end = kiosk.end_of(until);
            let lacks = !kiosk.missing.is_empty() || kiosk.complete_to.is_none_or(|at| at < end);
            lacks && !kiosk.gone
        })
    }
}

/// The figures of one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteFigures {
    /// Its code.
    pub site: String,
    /// Its figures. Persons cannot be added up: somebody may come to two sites.
    pub figures: Figures,
}

/// Who came for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Newcomers {
    /// Sign-ins as a newcomer.
    pub sign_ins: u32,
    /// Of them, different people with a card or a name: only they can be seen again.
    pub persons: u32,
    /// For each of [`RETURN_DAYS`].
    pub returned: [Returned; RETURN_DAYS.len()],
}

/// How many newcomers came again within so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Returned {
    /// Within how many days.
    pub within_days: u32,
    /// Those who first came so long ago that it can be said.
    pub of: u32,
    /// Those of them who came again.
    pub persons: u32,
}

impl Returned {
    /// Which part of them came again; nothing where it cannot be said of anybody.
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.persons) / f64::from(self.of))
    }
}

/// What was answered to milestones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// Such as `given`.
    pub answer: String,
    /// How often.
    pub times: u32,
}

/// What one person was there for: a line of `people.csv`.
#[derive(Clone, PartialEq, Eq)]
pub struct Services {
    /// The pseudonym, after all merges.
    pub person: PersonId,
    /// The number elsewhere, with the consent that staff recorded.
    pub external_id: Option<String>,
    /// The chosen name, with the person's consent.
    pub display_name: Option<String>,
    /// Evenings.
    pub visits: u32,
    /// Sites.
    pub sites: u32,
    /// The first of the days.
    pub first: String,
    /// The last of the days.
    pub last: String,
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Services({}, {})", self.person, self.visits)
    }
}

impl Office {
    /// The figures of these days, all of one moment.
    ///
    /// # Errors
    /// When there is no such site, or the database fails.
    pub fn report(&mut self, asked: &Asked) -> Result<Report> {
        if let Some(site) = &asked.site {
            let sites = self.sites()?;
            if !sites.contains(site) {
                return Err(OfficeError::NoSite {
                    site: site.clone(),
                    known: sites.join(", "),
                });
            }
        }
        let mut work = self.engine.look()?;
        report(work.as_mut(), asked)
    }
}

fn report(work: &mut dyn Work, asked: &Asked) -> Result<Report> {
    let mut whole = Figures::default();
    let mut months: Vec<MonthSummary> = Vec::new();
    let mut sites: Vec<SiteFigures> = Vec::new();
    for (month, site, figures) in evenings(work, asked)? {
        add(&mut whole, &figures);
        match months.iter_mut().find(|known| known.month == month) {
            Some(known) => add(&mut known.figures, &figures),
            None => months.push(MonthSummary { month, figures }),
        }
        match sites.iter_mut().find(|known| known.site == site) {
            Some(known) => add(&mut known.figures, &figures),
            None => sites.push(SiteFigures { site, figures }),
        }
    }
    sites.sort_by(|one, other| one.site.cmp(&other.site));
    whole.persons = persons(work, asked)?;
    for (month, persons) in persons_by(work, asked, "month")? {
        let month: Month = month
            .parse()
            .map_err(|_| OfficeError::Unreadable("month"))?;
        if let Some(known) = months.iter_mut().find(|known| known.month == month) {
            known.figures.persons = persons;
        }
    }
    for (site, persons) in persons_by(work, asked, "site")? {
        if let Some(known) = sites.iter_mut().find(|known| known.site == site) {
            known.figures.persons = persons;
        }
    }
    let kiosks = quality::kiosks(work, asked.site.as_deref())?;
    Ok(Report {
        asked: asked.clone(),
        whole,
        months,
        sites,
        newcomers: newcomers(work, asked, &kiosks)?,
        milestones: milestones(work, asked)?,
        chips: chips::chips(work, asked)?,
        quality: quality::look(work, asked)?,
        elsewhere: quality::elsewhere(work, asked)?,
        kiosks,
    })
}

fn add(to: &mut Figures, more: &Figures) {
    to.sessions += more.sessions;
    to.attendances += more.attendances;
    to.not_deduplicated += more.not_deduplicated;
    to.first_timers += more.first_timers;
}

fn evenings(work: &mut dyn Work, asked: &Asked) -> Result<Vec<(Month, String, Figures)>> {
    work.all(
        "SELECT month, site, count(*), CAST(sum(signed_in) AS BIGINT),
                CAST(sum(without_name) AS BIGINT), CAST(sum(newcomers) AS BIGINT)
         FROM evening e WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)
         GROUP BY month, site ORDER BY month, site",
        &asked.values().of_days(),
        |row| {
            let month = row.text(0)?.parse();
            let figures = Figures {
                sessions: row.count(2)?,
                attendances: row.count(3)?,
                persons: 0,
                not_deduplicated: row.count(4)?,
                first_timers: row.count(5)?,
            };
            let month = month.map_err(|_| OfficeError::Unreadable("month"))?;
            Ok((month, row.text(1)?.to_owned(), figures))
        },
    )
}

/// Whom a visit stands for after all merges.
const WHO: &str = "coalesce(c.root, v.person)";
/// Visits that count, of any days.
const OF_DAYS: &str = "FROM evening e JOIN visit v ON v.site = e.site AND v.session = e.session
        AND v.written BETWEEN e.first_written AND e.last_written
    LEFT JOIN canonical c ON c.person = v.person
    WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)
      AND v.voided IS NULL AND v.person IS NOT NULL AND e.mode <> 'headcount'";
/// Who was there, in which month and at which site: of whole months as it was counted,
const OF_MONTHS: &str = "SELECT month, site, person, visits, first, last FROM person_month
    WHERE month >= $1 AND month <= $2 AND ($3 = '' OR site = $3)";
/// and of the days before and behind them by the visits themselves.
const OF_EDGES: &str =
    "SELECT e.month, e.site, coalesce(c.root, v.person), count(DISTINCT e.session), min(e.date),
        max(e.date)
    FROM evening e JOIN visit v ON v.site = e.site AND v.session = e.session
        AND v.written BETWEEN e.first_written AND e.last_written
    LEFT JOIN canonical c ON c.person = v.person
    WHERE e.date >= $4 AND e.date <= $5 AND (e.month < $1 OR e.month > $2)
      AND ($3 = '' OR e.site = $3)
      AND v.voided IS NULL AND v.person IS NOT NULL AND e.mode <> 'headcount'
    GROUP BY e.month, e.site, coalesce(c.root, v.person)";

/// Rows of what is asked of who was there: `what` stands before its `FROM`, and `behind` after it.
fn present<T>(
    work: &mut dyn Work,
    asked: &Asked,
    what: &str,
    behind: &str,
    read: impl Fn(&Record) -> Result<T>,
) -> Result<Vec<T>> {
    let bounds = asked.values();
    if asked.is_of_months() {
        let sql = format!("SELECT {what} FROM ({OF_MONTHS}) p {behind}");
        work.all(&sql, &bounds.of_months(), read)
    } else {
        let sql = format!("SELECT {what} FROM ({OF_MONTHS} UNION ALL {OF_EDGES}) p {behind}");
        work.all(&sql, &bounds.of_months_and_days(), read)
    }
}

fn persons(work: &mut dyn Work, asked: &Asked) -> Result<u32> {
    let counted = present(work, asked, "count(DISTINCT person)", "", |row| {
        row.count(0)
    })?;
    Ok(counted.first().copied().unwrap_or_default())
}

/// Persons by a column of what they are counted by.
fn persons_by(work: &mut dyn Work, asked: &Asked, column: &str) -> Result<Vec<(String, u32)>> {
    let what = format!("{column}, count(DISTINCT person)");
    let behind = format!("GROUP BY {column}");
    present(work, asked, &what, &behind, |row| {
        Ok((row.text(0)?.to_owned(), row.count(1)?))
    })
}

/// A newcomer of the last days may still come again, so each window counts those only whose days
/// are over, the last of them too, and of which everything is here.
fn newcomers(work: &mut dyn Work, asked: &Asked, kiosks: &[KioskState]) -> Result<Newcomers> {
    let bounds = asked.values();
    let row = work.first(
        "SELECT CAST(coalesce(sum(newcomers), 0) AS BIGINT) FROM evening e
         WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)",
        &bounds.of_days(),
    )?;
    let mut newcomers = Newcomers {
        sign_ins: row.map_or(Ok(0), |row| row.count(0))?,
        ..Newcomers::default()
    };
    for (returned, days) in newcomers.returned.iter_mut().zip(RETURN_DAYS) {
        returned.within_days = days;
    }
    let sql = format!(
        "WITH first AS (
             SELECT {WHO} AS root, min(e.date) AS date
             {OF_DAYS} AND v.kind = 'newcomer' GROUP BY {WHO}
         ), member AS (
             SELECT root, root AS person FROM first
             UNION
             SELECT c.root, c.person FROM first f JOIN canonical c ON c.root = f.root
         )
         SELECT f.date, min(e.date) FROM first f JOIN member m ON m.root = f.root
         LEFT JOIN visit v ON v.person = m.person AND v.voided IS NULL
         LEFT JOIN evening e ON e.site = v.site AND e.session = v.session AND e.date > f.date
         GROUP BY f.root, f.date"
    );
    work.each(&sql, &bounds.of_days(), &mut |row| {
        newcomers.persons += 1;
        let date = |text: Option<&str>| text.and_then(|text| text.parse::<NaiveDate>().ok());
        let Some(first) = date(row.text_or_none(0)?) else {
            return Ok(());
        };
        let again = date(row.text_or_none(1)?);
        for returned in &mut newcomers.returned {
            let last = first.checked_add_days(Days::new(returned.within_days.into()));
            let came = again.zip(last).is_some_and(|(again, last)| again <= last);
            let is_over = last.is_some_and(|last| quality::is_over(kiosks, last));
            returned.of += u32::from(is_over);
            returned.persons += u32::from(is_over && came);
        }
        Ok(())
    })?;
    Ok(newcomers)
}

fn milestones(work: &mut dyn Work, asked: &Asked) -> Result<Vec<Answered>> {
    work.all(
        "SELECT answer, CAST(sum(times) AS BIGINT) FROM milestone e
         WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)
         GROUP BY answer ORDER BY answer",
        &asked.values().of_days(),
        |row| {
            Ok(Answered {
                answer: row.text(0)?.to_owned(),
                times: row.count(1)?,
            })
        },
    )
}
