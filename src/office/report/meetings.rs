//! Attendance by meeting, and the months there are anything of.

use std::collections::BTreeMap;

use super::Asked;
use super::detail::AllSeries;
use crate::domain::report::Month;
use crate::office::engine::{Work, values};
use crate::office::{Office, OfficeError, Result};

/// What one meeting comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFigures {
    /// Its title; none of those that were opened without a series.
    pub title: Option<String>,
    /// The code of its site.
    pub site: String,
    /// How often it took place.
    pub evenings: u32,
    /// Sign-ins.
    pub attendances: u32,
    /// Sign-ins as a newcomer.
    pub first_timers: u32,
}

impl MeetingFigures {
    /// Sign-ins each time it took place.
    pub fn average(&self) -> Option<f64> {
        (self.evenings > 0).then(|| f64::from(self.attendances) / f64::from(self.evenings))
    }
}

impl Office {
    /// Attendance by meeting, the best attended first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn meetings(&mut self, asked: &Asked) -> Result<Vec<MeetingFigures>> {
        let mut work = self.engine.look()?;
        let work = work.as_mut();
        let series = AllSeries::read(work)?;
        by_meeting(work, asked, &series)
    }

    /// The months in which there was anything, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn months(&mut self) -> Result<Vec<Month>> {
        let mut work = self.engine.look()?;
        let sql = "SELECT DISTINCT month FROM evening ORDER BY month";
        work.all(sql, values![], |row| {
            let month = row.text(0)?.parse();
            month.map_err(|_| OfficeError::Unreadable("month"))
        })
    }
}

/// Attendance by meeting, the best attended first.
pub(super) fn by_meeting(
    work: &mut dyn Work,
    asked: &Asked,
    series: &AllSeries,
) -> Result<Vec<MeetingFigures>> {
    let sql = "SELECT e.site, e.series, count(*), CAST(sum(e.signed_in) AS BIGINT),
                      CAST(sum(e.newcomers) AS BIGINT)
               FROM evening e
               WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)
               GROUP BY e.site, e.series";
    let rows = work.all(sql, &asked.values().of_days(), |row| {
        let title = series.title(row.text(0)?, row.text_or_none(1)?);
        let key = (title.map(str::to_owned), row.text(0)?.to_owned());
        Ok((key, [row.count(2)?, row.count(3)?, row.count(4)?]))
    })?;
    // Two series of one title are one meeting to whoever reads it.
    let mut all: BTreeMap<_, [u32; 3]> = BTreeMap::new();
    for (key, figures) in rows {
        let sums = all.entry(key).or_default();
        sums.iter_mut()
            .zip(figures)
            .for_each(|(sum, more)| *sum += more);
    }
    let figures = all.into_iter().map(|((title, site), sums)| {
        let [evenings, attendances, first_timers] = sums;
        MeetingFigures {
            title,
            site,
            evenings,
            attendances,
            first_timers,
        }
    });
    let mut figures: Vec<MeetingFigures> = figures.collect();
    figures.sort_by_key(|one| u32::MAX - one.attendances);
    Ok(figures)
}
