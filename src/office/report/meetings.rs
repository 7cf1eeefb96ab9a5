//! Attendance by meeting, and the months there are anything of.

use std::collections::BTreeMap;

use super::Asked;
use super::detail::AllSeries;
use crate::domain::report::Month;
use crate::office::engine::values;
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
        let sql = "SELECT e.site, e.series, count(*), CAST(sum(e.signed_in) AS BIGINT)
                   FROM evening e
                   WHERE e.date >= $1 AND e.date <= $2 AND ($3 = '' OR e.site = $3)
                   GROUP BY e.site, e.series";
        let rows = work.all(sql, &asked.values().of_days(), |row| {
            let title = series.title(row.text(0)?, row.text_or_none(1)?);
            let key = (title.map(str::to_owned), row.text(0)?.to_owned());
            Ok((key, [row.count(2)?, row.count(3)?]))
        })?;
        // Two series of one title are one meeting to whoever reads it.
        let mut all: BTreeMap<_, [u32; 2]> = BTreeMap::new();
        for (key, [evenings, attendances]) in rows {
            let sum = all.entry(key).or_default();
            sum[0] += evenings;
            sum[1] += attendances;
        }
        let figures = all.into_iter().map(|((title, site), sum)| MeetingFigures {
            title,
            site,
            evenings: sum[0],
            attendances: sum[1],
        });
        let mut figures: Vec<MeetingFigures> = figures.collect();
        figures.sort_by_key(|one| u32::MAX - one.attendances);
        Ok(figures)
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
