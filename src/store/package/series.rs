//! The meetings that come again.

use rusqlite::{Connection, OptionalExtension, params};

use super::is_newer;
use super::take::Taking;
use crate::domain::entry::Event;
use crate::domain::package::{MeetingChange, Record, Say};
use crate::store::session::plan;
use crate::store::{Result, stamp};

/// All series, those that meet no more among them.
pub(super) fn records(conn: &Connection) -> Result<Vec<Record>> {
    let mut series = conn.prepare(
        "SELECT s.time, s.base, s.writer, r.id, r.body, r.retired
         FROM stamp s JOIN series r ON CAST(r.id AS BLOB) = s.id
         WHERE s.kind = 'series' ORDER BY r.id",
    )?;
    let mut rows = series.query([])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let series = plan::series_of(&row.get::<_, String>(3)?, &row.get::<_, String>(4)?)?;
        records.push(Record {
            at: stamp::read(row, 0)?,
            say: Say::Series {
                series: Box::new(series),
                retired: row.get(5)?,
            },
        });
    }
    Ok(records)
}

impl Taking<'_, '_> {
    /// Takes series over, as far as they are newer. Evenings that nothing has happened to follow.
    pub(super) fn series(&mut self, records: &[&Record]) -> Result<()> {
        let mut has_changed = false;
        for record in records {
            let Say::Series { series, retired } = &record.say else {
                continue;
            };
            let id = series.id.as_str().as_bytes();
            if !is_newer(record.at, stamp::of(&self.act.tx, stamp::SERIES, id)?) {
                continue;
            }
            let body = plan::body(series)?;
            let before = self.standing(series.id.as_str())?;
            if before.as_ref() != Some(&(body.clone(), *retired)) {
                self.act.tx.execute(
                    "INSERT INTO series (id, body, retired) VALUES (?1, ?2, ?3)
                     ON CONFLICT (id) DO UPDATE SET body = ?2, retired = ?3",
                    params![series.id.as_str(), body, retired],
                )?;
                let event = Event::SeriesChanged {
                    series: series.id.clone(),
                };
                self.note(event, None)?;
                has_changed = true;
                let met = before.as_ref().is_some_and(|(_, retired)| !retired);
                let (count, change) = match (met, retired) {
                    (true, true) => (&mut self.changes.meetings_ended, MeetingChange::Ended),
                    (true, false) => (&mut self.changes.meetings_changed, MeetingChange::Changed),
                    (false, false) => (&mut self.changes.meetings_new, MeetingChange::New),
                    (false, true) => {
                        stamp::put(&self.act.tx, stamp::SERIES, id, record.at, None)?;
                        continue;
                    }
                };
                *count += 1;
                let change = (change, series.title.clone());
                self.changes.meetings.push(change);
            }
            stamp::put(&self.act.tx, stamp::SERIES, id, record.at, None)?;
        }
        if has_changed {
            plan::plan(self.act)?;
        }
        Ok(())
    }

    fn standing(&self, id: &str) -> Result<Option<(String, bool)>> {
        let sql = "SELECT body, retired FROM series WHERE id = ?1";
        let standing = self
            .act
            .tx
            .query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(standing.optional()?)
    }
}
