//! What directors, funders and auditors ask: figures of a stretch of days, of one site or of all.
//!
//! Every report says up to when the office has everything, and which kiosks it waits for. What
//! cannot be known is said, too: who came without a card or a name cannot be told apart.
//!
//! Figures come out of the counts that each import keeps (`office::count`): of whole months as they
//! are, of the days around them by their evenings. Who was there on any days stands in the months
//! of each site; only the lists of what each person was there for look at visits.

use std::fmt;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::Serialize;

use super::count::months::{FIGURES, FIGURES_COUNTED};
use super::engine::{Record, Value, Work, values};
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
mod persons;
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
pub use quality::{Elsewhere, Forked, KioskState, Missing, Quality, SILENT_DAYS, complete_to};

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
        self.from.day() == 1 && self.ends_a_month()
    }

    /// The days before whole months and those behind them; where no month is whole, all of them are
    /// before.
    fn edges(&self) -> [Option<[NaiveDate; 2]>; 2] {
        let [first, last] = self.values().months;
        if first > last {
            return [Some([self.from, self.until]), None];
        }
        let before = Month::of(self.from).ok().filter(|_| self.from.day() != 1);
        let behind = self.until.with_day(1).filter(|_| !self.ends_a_month());
        [
            before.map(|month| [self.from, last_day(month)]),
            behind.map(|first| [first, self.until]),
        ]
    }

    fn ends_a_month(&self) -> bool {
        let behind = self.until.checked_add_days(Days::new(1));
        behind.is_none_or(|behind| behind.day() == 1)
    }

    /// How the site is asked for in queries, as their third value: a server finds no index for what
    /// may be either one site or all.
    fn of_site(&self) -> (&'static str, &str) {
        match &self.site {
            Some(site) => ("site = $3", site),
            None => ("$3 = ''", ""),
        }
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
            let lacks = kiosk.lacks_entries() || kiosk.complete_to.is_none_or(|at| at < end);
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
    let mut quality = quality::look(work, asked)?;
    for (month, site, figures, odd) in evenings(work, asked)? {
        add(&mut whole, &figures);
        quality.add(&odd);
        match months.last_mut().filter(|known| known.month == month) {
            Some(known) => add(&mut known.figures, &figures),
            None => months.push(MonthSummary { month, figures }),
        }
        match sites.binary_search_by(|known| known.site.cmp(&site)) {
            Ok(at) => sites
                .get_mut(at)
                .into_iter()
                .for_each(|known| add(&mut known.figures, &figures)),
            Err(at) => sites.insert(at, SiteFigures { site, figures }),
        }
    }
    let persons = persons::persons(work, asked)?;
    whole.persons = persons.whole;
    for known in &mut months {
        known.figures.persons = persons
            .months
            .get(&known.month)
            .copied()
            .unwrap_or_default();
    }
    for known in &mut sites {
        known.figures.persons = persons.sites.get(&known.site).copied().unwrap_or_default();
    }
    let kiosks = quality::kiosks(work, asked.site.as_deref())?;
    Ok(Report {
        asked: asked.clone(),
        whole,
        months,
        sites,
        newcomers: persons::newcomers(whole.first_timers, &persons, &kiosks),
        milestones: milestones(work, asked)?,
        chips: chips::chips(work, asked)?,
        quality,
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

/// The figures of each month and site: of whole months as they were counted, and of the days before
/// and behind them by their evenings.
fn evenings(work: &mut dyn Work, asked: &Asked) -> Result<Vec<(Month, String, Figures, Quality)>> {
    let (of_site, site) = asked.of_site();
    let bounds = asked.values();
    let mut all = Vec::new();
    let of_days = format!(
        "SELECT month, site, {FIGURES} FROM evening e WHERE date >= $1 AND date <= $2 AND {of_site}
         GROUP BY month, site ORDER BY month, site"
    );
    let [before, behind] = asked
        .edges()
        .map(|days| days.map(|days| days.map(|day| day.to_string())));
    if let Some([from, until]) = &before {
        all.extend(work.all(&of_days, values![from, until, site], figures)?);
    }
    let of_months = format!(
        "SELECT month, site, {FIGURES_COUNTED} FROM site_month
         WHERE month >= $1 AND month <= $2 AND {of_site} ORDER BY month, site"
    );
    all.extend(work.all(&of_months, &bounds.of_months(), figures)?);
    if let Some([from, until]) = &behind {
        all.extend(work.all(&of_days, values![from, until, site], figures)?);
    }
    Ok(all)
}

fn figures(row: &Record) -> Result<(Month, String, Figures, Quality)> {
    let month = row.text(0)?.parse();
    let figures = Figures {
        sessions: row.count(2)?,
        attendances: row.count(3)?,
        persons: 0,
        not_deduplicated: row.count(4)?,
        first_timers: row.count(5)?,
    };
    let odd = Quality {
        empty_evenings: row.count(6)?,
        interrupted: row.count(7)?,
        open_evenings: row.count(8)?,
        taken_back: row.count(9)?,
        ..Quality::default()
    };
    let month = month.map_err(|_| OfficeError::Unreadable("month"))?;
    Ok((month, row.text(1)?.to_owned(), figures, odd))
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
