//! What a stick carries away: the rows of an export, read at one moment beside the door.
//!
//! Everything that a person did not consent to, or that the mode of the evening does not keep, is
//! left out here and is nowhere else decided. An export carries months, each as it stands now, so a
//! correction that comes later appears in the next export of its month. It knows neither files nor
//! sticks.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::fmt;

use chrono::{DateTime, FixedOffset, Offset, TimeZone};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, params};

use self::rows::{Evening, tray_month};
use super::book::{Book, seconds};
use super::connection::Reader;
use super::{Result, StoreError, column, log};
use crate::domain::attendance::Kind;
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::PersonId;
use crate::domain::moment::Moment;
use crate::domain::report::{
    AttendanceRow, ExportScope, Exported, Figures, Month, MonthScope, MonthSummary, SessionRow,
    SessionSummary, Summary,
};

mod rows;
#[cfg(test)]
mod tests;

/// Which site the rows are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportSite {
    /// Its short code.
    pub code: String,
    /// Its zone: local times are told in it.
    pub zone: Tz,
}

impl Reader {
    /// Makes one export, or a preview of it: all that `make` reads is of one moment, however long
    /// it takes, and the door does not wait for it.
    ///
    /// # Errors
    /// What `make` fails with, or the store.
    pub fn export<T, E: From<StoreError>>(
        &mut self,
        site: &ExportSite,
        make: impl FnOnce(&ExportView<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.snapshot(|tx| Ok(make(&ExportView { conn: tx, site })))?
    }
}

/// The kiosk as an export sees it.
pub struct ExportView<'t> {
    conn: &'t Connection,
    site: &'t ExportSite,
}

impl ExportView<'_> {
    /// Every month in which something happened, oldest first: what the export screen offers.
    ///
    /// # Errors
    /// When the database fails.
    pub fn months(&self) -> Result<Vec<MonthScope>> {
        let exports = Exports::read(self.conn)?;
        let mut months = BTreeMap::<Month, Tally>::new();
        let mut counts = self.conn.prepare(
            "SELECT count(*) FILTER (WHERE live = 1), count(*) FILTER (WHERE n > ?2)
             FROM attendance WHERE session = ?1",
        )?;
        let mut evenings = self.conn.prepare(&format!(
            "SELECT id, local_date FROM session WHERE {}",
            rows::TOOK_PLACE
        ))?;
        let mut evenings = evenings.query([])?;
        while let Some(evening) = evenings.next()? {
            let (id, date): (String, String) = (evening.get(0)?, evening.get(1)?);
            let month = rows::month_of(column::date(&date)?)?;
            let (sign_ins, since): (u32, u64) = counts
                .query_row(params![id, exports.last_of(month)], |row| {
                    Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
                })?;
            let tally = months.entry(month).or_default();
            tally.meetings += 1;
            tally.sign_ins += sign_ins;
            tally.since += since;
        }
        for (n, month) in self.tray()? {
            let tally = months.entry(month).or_default();
            tally.since += u64::from(n > exports.last_of(month));
        }
        self.count_corrections(&exports, &mut months)?;
        let scope = |(month, tally): (Month, Tally)| MonthScope {
            month,
            meetings: tally.meetings,
            sign_ins: tally.sign_ins,
            exported: exports.state_of(month, tally.since),
        };
        Ok(months.into_iter().map(scope).collect())
    }

    /// What an export of these months contains: what the screen says before, and what is to be
    /// noted after ([`Book::mark_exported`]). Months in which nothing happened are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub fn scope(&self, months: &[Month]) -> Result<ExportScope> {
        let mut scope = ExportScope {
            months: self.months()?,
            ..ExportScope::default()
        };
        scope.months.retain(|month| months.contains(&month.month));
        if scope.months.is_empty() {
            return Ok(scope);
        }
        let mut first = None::<i64>;
        for evening in self.evenings(months)? {
            let mut oldest = self
                .conn
                .prepare_cached("SELECT min(n) FROM attendance WHERE session = ?1")?;
            let n: Option<i64> = oldest.query_row([evening.id.as_str()], |row| row.get(0))?;
            first = n.into_iter().chain(first).min();
        }
        let tray = self.tray()?;
        for (n, _) in tray.iter().filter(|(_, month)| months.contains(month)) {
            first = Some(first.map_or(*n, |first| first.min(*n)));
        }
        scope.in_tray = self.waiting(months)?;
        scope.last_entry = log::key_of(self.conn, None)?;
        scope.first_entry = match first {
            Some(n) => log::key_of(self.conn, Some(n))?,
            None => scope.last_entry,
        };
        Ok(scope)
    }

    /// Each sign-in of these months once, voided ones too: evening by evening, then those that wait
    /// in the tray.
    ///
    /// # Errors
    /// When the database fails; so may each row.
    pub fn attendances(&self, months: &[Month]) -> Result<AttendanceRows<'_>> {
        Ok(AttendanceRows {
            conn: self.conn,
            site: self.site,
            months: months.to_vec(),
            evenings: self
                .evenings(months)?
                .into_iter()
                .map(Some)
                .chain([None])
                .collect(),
            rows: VecDeque::new(),
        })
    }

    /// How many rows [`ExportView::attendances`] gives.
    ///
    /// # Errors
    /// When the database fails.
    pub fn attendances_count(&self, months: &[Month]) -> Result<u64> {
        let mut of_evening = self
            .conn
            .prepare_cached("SELECT count(*) FROM attendance WHERE session = ?1")?;
        let mut count = 0;
        for evening in self.evenings(months)? {
            let rows: i64 = of_evening.query_row([evening.id.as_str()], |row| row.get(0))?;
            count += rows.unsigned_abs();
        }
        let tray = self
            .tray()?
            .into_iter()
            .filter(|(_, month)| months.contains(month));
        Ok(count + tray.map(|_| 1).sum::<u64>())
    }

    /// The evenings of these months, oldest first.
    ///
    /// # Errors
    /// When the database fails; so may each row.
    pub fn sessions(
        &self,
        months: &[Month],
    ) -> Result<impl ExactSizeIterator<Item = Result<SessionRow>>> {
        Ok(self.evenings(months)?.into_iter().map(|evening| {
            let heads = Heads::count(self.conn, &evening)?;
            self.session_row(evening, &heads)
        }))
    }

    /// The figures of these months.
    ///
    /// # Errors
    /// When the database fails.
    pub fn summary(&self, months: &[Month]) -> Result<Summary> {
        let mut summary = Summary::default();
        let mut everybody = HashSet::new();
        let mut of_month = HashSet::new();
        for evening in self.evenings(months)? {
            let month = rows::month_of(evening.date)?;
            let heads = Heads::count(self.conn, &evening)?;
            if summary.months.last().is_none_or(|last| last.month != month) {
                of_month.clear();
                summary.months.push(MonthSummary {
                    month,
                    figures: Figures::default(),
                });
            }
            everybody.extend(heads.persons.iter().copied());
            of_month.extend(heads.persons.iter().copied());
            add(&mut summary.whole, &heads, everybody.len());
            if let Some(last) = summary.months.last_mut() {
                add(&mut last.figures, &heads, of_month.len());
            }
            let mut figures = Figures::default();
            add(&mut figures, &heads, heads.persons.len());
            summary.sessions.push(SessionSummary {
                scheduled_start: self.local(evening.start),
                title: evening.title,
                room: evening.room,
                attendance_mode: evening.mode,
                figures,
            });
        }
        Ok(summary)
    }

    fn session_row(&self, evening: Evening, heads: &Heads) -> Result<SessionRow> {
        let signed_in = heads.all;
        Ok(SessionRow {
            series_type: Some(evening.series_type),
            attendance_mode: evening.mode,
            site: self.site.code.clone(),
            scheduled_start: self.local(evening.start),
            scheduled_end: self.local(evening.end),
            opened_at: evening.opened.map(|at| self.local(at)),
            closed_at: evening.closed.map(|at| self.local(at)),
            opened_by: evening.opened_by.as_deref().map(rows::by).transpose()?,
            signed_in,
            without_name: heads.nobody,
            newcomers: heads.of(Kind::Newcomer),
            guests: heads.of(Kind::Guest),
            family: heads.of(Kind::Family),
            minors: heads.of(Kind::Minor),
            total: signed_in + evening.did_not_sign_in.unwrap_or(0),
            session_id: evening.id,
            series: evening.series,
            room: evening.room,
            topic: evening.topic,
            did_not_sign_in: evening.did_not_sign_in,
            interrupted: evening.interrupted,
        })
    }

    fn evenings(&self, months: &[Month]) -> Result<Vec<Evening>> {
        let mut months = months.to_vec();
        months.sort_unstable();
        months.dedup();
        let evenings = months.iter().map(|month| rows::evenings(self.conn, *month));
        Ok(evenings
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    /// The sign-ins without a session, voided ones too, each with its month.
    fn tray(&self) -> Result<Vec<(i64, Month)>> {
        let mut rows = self.conn.prepare_cached(
            "SELECT a.n, a.signed_in, l.offset FROM attendance a JOIN log l ON l.n = a.n
             WHERE a.session IS NULL",
        )?;
        let rows = rows.query_map([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, i64>(2)?,
            ))
        })?;
        rows.map(|row| row.map_err(StoreError::from))
            .map(|row| row.and_then(|(n, at, offset)| Ok((n, tray_month(at, offset)?))))
            .collect()
    }

    fn waiting(&self, months: &[Month]) -> Result<u32> {
        let mut voided = self
            .conn
            .prepare_cached("SELECT voided IS NULL FROM attendance WHERE n = ?1")?;
        let mut waiting = 0;
        for (n, month) in self.tray()? {
            if months.contains(&month) && voided.query_row([n], |row| row.get(0))? {
                waiting += 1;
            }
        }
        Ok(waiting)
    }

    /// Adds the later entries that change evenings or sign-ins of months that went out already.
    fn count_corrections(
        &self,
        exports: &Exports,
        months: &mut BTreeMap<Month, Tally>,
    ) -> Result<()> {
        let Some(oldest) = exports.oldest() else {
            return Ok(());
        };
        let mut corrections = self.conn.prepare(
            "SELECT n, session, person, payload ->> 'of' FROM log INDEXED BY log_correction
             WHERE n > ?1 AND kind IN (
                 'session_opened', 'session_closed', 'session_cancelled', 'session_moved',
                 'signed_out', 'voided', 'moved_to', 'assigned', 'stayed', 'aliased', 'unaliased',
                 'erased')",
        )?;
        let mut corrections = corrections.query([oldest])?;
        while let Some(entry) = corrections.next()? {
            let n: i64 = entry.get(0)?;
            let touched = self.touched(entry.get(1)?, entry.get(2)?, entry.get(3)?)?;
            for month in touched {
                if n > exports.last_of(month) {
                    months.entry(month).or_default().since += 1;
                }
            }
        }
        Ok(())
    }

    /// The months that a correction touches: of its session, of its sign-in, or, for a merge, of
    /// all the person's sign-ins.
    fn touched(
        &self,
        session: Option<String>,
        person: Option<[u8; 16]>,
        of: Option<String>,
    ) -> Result<HashSet<Month>> {
        let mut months = HashSet::new();
        let mut take =
            |date: String| rows::month_of(column::date(&date)?).map(|m| months.insert(m));
        let is_of_nobody = session.is_none() && of.is_none();
        if let Some(session) = session {
            let mut dates = self
                .conn
                .prepare_cached("SELECT local_date FROM session WHERE id = ?1")?;
            if let Some(date) = dates.query_row([session], |row| row.get(0)).optional()? {
                take(date)?;
            }
        }
        if let Some(of) = of {
            let mut dates = self.conn.prepare_cached(
                "SELECT s.local_date FROM log l JOIN attendance a ON a.n = l.n
                 JOIN session s ON s.id = a.session WHERE l.id = unhex(?1)",
            )?;
            if let Some(date) = dates.query_row([of], |row| row.get(0)).optional()? {
                take(date)?;
            }
        }
        if let Some(person) = person.filter(|_| is_of_nobody) {
            let mut dates = self.conn.prepare_cached(
                "SELECT DISTINCT substr(s.local_date, 1, 7) || '-01' FROM attendance a
                 JOIN session s ON s.id = a.session WHERE a.canonical = ?1",
            )?;
            let person = super::projection::canonical(self.conn, PersonId::from_bytes(person))?;
            let dates = dates.query_map([person.bytes()], |row| row.get(0))?;
            dates.map(|date| take(date?)).collect::<Result<Vec<_>>>()?;
        }
        Ok(months)
    }

    fn local(&self, at: i64) -> DateTime<FixedOffset> {
        local(self.site.zone, at)
    }
}

impl fmt::Debug for ExportView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExportView(..)")
    }
}

/// The sign-ins of an export, read evening by evening.
pub struct AttendanceRows<'t> {
    conn: &'t Connection,
    site: &'t ExportSite,
    months: Vec<Month>,
    /// Still to be read; none is the tray.
    evenings: VecDeque<Option<Evening>>,
    rows: VecDeque<AttendanceRow>,
}

impl Iterator for AttendanceRows<'_> {
    type Item = Result<AttendanceRow>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                return Some(Ok(row));
            }
            let evening = self.evenings.pop_front()?;
            match rows::attendances(self.conn, self.site, evening.as_ref(), &self.months) {
                Ok(rows) => self.rows = rows,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl fmt::Debug for AttendanceRows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AttendanceRows(..)")
    }
}

impl Book {
    /// Notes that an export is safely on a stick, and gives its number. `scope` is the one that was
    /// written: what happened since then still has to go.
    ///
    /// # Errors
    /// When the scope is of another log, or the database fails.
    pub fn mark_exported(&mut self, now: &Moment, scope: &ExportScope, by: By) -> Result<u32> {
        let none = StoreError::NotNow("there is nothing in this export");
        let (Some(first), Some(last)) = (scope.first_entry, scope.last_entry) else {
            return Err(none);
        };
        let months: Vec<Month> = scope.months.iter().map(|month| month.month).collect();
        self.write(now, |act| {
            let (first_n, last_n) = (log::row_of(&act.tx, first)?, log::row_of(&act.tx, last)?);
            let number: u32 =
                act.tx
                    .query_row("SELECT 1 + ifnull(max(number), 0) FROM export", [], |row| {
                        row.get(0)
                    })?;
            act.tx.execute(
                "INSERT INTO export (number, made, first_n, last_n, months)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    number,
                    act.now.utc.timestamp(),
                    first_n,
                    last_n,
                    log::to_json(&months)?
                ],
            )?;
            act.append(NewEntry {
                event: Event::Exported {
                    number,
                    last_seq: last.seq,
                },
                session: None,
                person: None,
                by,
            })?;
            Ok(number)
        })
    }
}

/// What the export screen says of one month.
#[derive(Default)]
struct Tally {
    meetings: u32,
    sign_ins: u32,
    since: u64,
}

/// For each month that went out: up to which row of the log, and when.
struct Exports(BTreeMap<Month, (i64, DateTime<chrono::Utc>)>);

impl Exports {
    fn read(conn: &Connection) -> Result<Self> {
        let mut exports =
            conn.prepare("SELECT last_n, made, months FROM export ORDER BY number")?;
        let mut rows = exports.query([])?;
        let mut last = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let months: String = row.get(2)?;
            let months: Vec<Month> = column::from_json(&months, "export")?;
            let (n, made) = (row.get(0)?, seconds(row.get(1)?));
            last.extend(months.into_iter().map(|month| (month, (n, made))));
        }
        Ok(Self(last))
    }

    fn last_of(&self, month: Month) -> i64 {
        self.0.get(&month).map_or(0, |(n, _)| *n)
    }

    fn oldest(&self) -> Option<i64> {
        self.0.values().map(|(n, _)| *n).min()
    }

    fn state_of(&self, month: Month, since: u64) -> Exported {
        match self.0.get(&month) {
            None => Exported::Never,
            Some((_, at)) if since == 0 => Exported::Unchanged { at: *at },
            Some((_, at)) => Exported::Changed {
                at: *at,
                entries: since,
            },
        }
    }
}

/// The heads of one evening.
struct Heads {
    all: u32,
    nobody: u32,
    persons: HashSet<[u8; 16]>,
    kinds: Vec<(Kind, u32)>,
}

impl Heads {
    fn count(conn: &Connection, evening: &Evening) -> Result<Self> {
        let mut heads = Self {
            all: 0,
            nobody: 0,
            persons: HashSet::new(),
            kinds: Vec::new(),
        };
        let mut rows = conn.prepare_cached(
            "SELECT canonical, kind FROM attendance WHERE session = ?1 AND live = 1",
        )?;
        let mut rows = rows.query([evening.id.as_str()])?;
        while let Some(row) = rows.next()? {
            heads.all += 1;
            let person: Option<[u8; 16]> = row.get(0)?;
            match person.filter(|_| evening.mode.exports_person()) {
                Some(person) => drop(heads.persons.insert(person)),
                None => heads.nobody += 1,
            }
            let kind: Kind = column::coded(row.get(1)?, "kind")?;
            match heads.kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => heads.kinds.push((kind, 1)),
            }
        }
        Ok(heads)
    }

    fn of(&self, kind: Kind) -> u32 {
        self.kinds
            .iter()
            .find(|(known, _)| *known == kind)
            .map_or(0, |(_, count)| *count)
    }
}

fn add(figures: &mut Figures, heads: &Heads, persons: usize) {
    figures.sessions += 1;
    figures.attendances += heads.all;
    figures.persons = u32::try_from(persons).unwrap_or(u32::MAX);
    figures.not_deduplicated += heads.nobody;
    figures.first_timers += heads.of(Kind::Newcomer);
}

/// A moment as the site's wall clock told it.
fn local(zone: Tz, at: i64) -> DateTime<FixedOffset> {
    let utc = seconds(at);
    utc.with_timezone(&zone.offset_from_utc_datetime(&utc.naive_utc()).fix())
}
