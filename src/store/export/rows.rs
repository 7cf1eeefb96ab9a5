//! The rows of an export as the tables have them: evenings, and the sign-ins of each.

use std::collections::VecDeque;

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, Utc};
use rusqlite::{Connection, Row, params};

use super::super::book::seconds;
use super::super::{Result, StoreError, column};
use super::{ExportSite, local};
use crate::domain::attendance::{AttendanceMode, Kind, Method, VoidReason};
use crate::domain::entry::{By, EntryKey};
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId, SeriesId, SessionId};
use crate::domain::report::{AttendanceRow, Month};
use crate::domain::series::SeriesType;

/// An evening took place if it opened, or if somebody is filed under it all the same.
pub(super) const TOOK_PLACE: &str = "(state IN ('open', 'closed')
    OR EXISTS (SELECT 1 FROM attendance WHERE attendance.session = session.id))";

/// One evening, as its row has it; times in seconds since 1970 UTC.
pub(super) struct Evening {
    pub id: SessionId,
    pub series: Option<SeriesId>,
    pub series_type: SeriesType,
    pub title: String,
    pub room: String,
    pub mode: AttendanceMode,
    pub start: i64,
    pub end: i64,
    pub date: NaiveDate,
    pub opened: Option<i64>,
    pub opened_by: Option<String>,
    pub closed: Option<i64>,
    pub topic: Option<String>,
    pub did_not_sign_in: Option<u32>,
    pub interrupted: bool,
}

/// The evenings of a month that took place, oldest first.
pub(super) fn evenings(conn: &Connection, month: Month) -> Result<Vec<Evening>> {
    let mut statement = conn.prepare(&format!(
        "SELECT id, series, series_type, title, room, mode, start, end, local_date, opened,
                opened_by, closed, topic, did_not_sign_in, interrupted
         FROM session WHERE local_date >= ?1 AND local_date < ?2 AND {TOOK_PLACE}
         ORDER BY local_date, start, id"
    ))?;
    let (from, before) = (
        month.first_day().to_string(),
        month.next().first_day().to_string(),
    );
    let mut rows = statement.query(params![from, before])?;
    let mut evenings = Vec::new();
    while let Some(row) = rows.next()? {
        evenings.push(evening(row)?);
    }
    Ok(evenings)
}

fn evening(row: &Row<'_>) -> Result<Evening> {
    let series: Option<String> = row.get(1)?;
    let series = series.map(|id| SeriesId::new(&id)).transpose();
    Ok(Evening {
        id: SessionId::from_stored(row.get(0)?),
        series: series.map_err(|_| StoreError::Unreadable("series"))?,
        series_type: column::coded(row.get(2)?, "type of series")?,
        title: row.get(3)?,
        room: row.get(4)?,
        mode: column::coded(row.get(5)?, "mode")?,
        start: row.get(6)?,
        end: row.get(7)?,
        date: column::date(&row.get::<_, String>(8)?)?,
        opened: row.get(9)?,
        opened_by: row.get(10)?,
        closed: row.get(11)?,
        topic: row.get(12)?,
        did_not_sign_in: row.get(13)?,
        interrupted: row.get(14)?,
    })
}

/// The sign-ins of an evening in the order of the log, or those of the tray in these months.
pub(super) fn attendances(
    conn: &Connection,
    site: &ExportSite,
    evening: Option<&Evening>,
    months: &[Month],
) -> Result<VecDeque<AttendanceRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT a.id, l.kiosk, l.epoch, l.seq, l.offset, l.clock, l.by, a.canonical, a.kind,
                a.method, a.signed_in, a.signed_out, a.stayed, a.voided, a.live, p.name,
                p.name_in_exports IS NOT NULL, p.legal_name, p.external_id,
                p.roster_consent IS NOT NULL
         FROM attendance a JOIN log l ON l.n = a.n LEFT JOIN person p ON p.id = a.canonical
         WHERE a.session IS ?1 ORDER BY a.n",
    )?;
    let session = evening.map(|evening| evening.id.as_str());
    let mut rows = statement.query([session])?;
    let mut attendances = VecDeque::new();
    while let Some(row) = rows.next()? {
        let row = attendance(row, site, evening)?;
        if evening.is_some() || months.contains(&month_of(row.signed_in_at.date_naive())?) {
            attendances.push_back(row);
        }
    }
    Ok(attendances)
}

fn attendance(
    row: &Row<'_>,
    site: &ExportSite,
    evening: Option<&Evening>,
) -> Result<AttendanceRow> {
    // Out of the tray nothing about a person leaves.
    let keeps = |kept: fn(AttendanceMode) -> bool| evening.is_some_and(|at| kept(at.mode));
    let kind: Kind = column::coded(row.get(8)?, "kind")?;
    let method: Method = column::coded(row.get(9)?, "method")?;
    let person: Option<[u8; 16]> = row.get(7)?;
    let person = person.filter(|_| keeps(AttendanceMode::exports_person) && kind != Kind::Minor);
    let has_name = person.is_some() && keeps(AttendanceMode::exports_name) && row.get(16)?;
    let on_roster = person.is_some() && keeps(AttendanceMode::exports_legal_name) && row.get(19)?;
    let keeps_leaving = keeps(AttendanceMode::keeps_leaving);
    let signed_in: i64 = row.get(10)?;
    Ok(AttendanceRow {
        entry_id: EntryId::from_bytes(row.get(0)?),
        key: EntryKey {
            kiosk: KioskId::from_bytes(row.get(1)?),
            epoch: Epoch::from_bytes(row.get(2)?),
            seq: row.get::<_, i64>(3)?.unsigned_abs(),
        },
        site: site.code.clone(),
        room: evening.map(|evening| evening.room.clone()),
        session_id: evening.map(|evening| evening.id.clone()),
        series: evening.and_then(|evening| evening.series.clone()),
        session_date: evening.map(|evening| evening.date),
        scheduled_start: evening.map(|evening| local(site.zone, evening.start)),
        person_id: person.map(PersonId::from_bytes),
        external_id: row.get::<_, Option<String>>(18)?.filter(|_| on_roster),
        display_name: row.get::<_, Option<String>>(15)?.filter(|_| has_name),
        legal_name: row.get::<_, Option<String>>(17)?.filter(|_| on_roster),
        kind,
        method,
        // What is typed in later says nothing about the offset of the evening itself.
        signed_in_at: match method {
            Method::PaperLater => local(site.zone, signed_in),
            _ => with_offset(signed_in, row.get(4)?),
        },
        signed_out_at: row
            .get::<_, Option<i64>>(11)?
            .filter(|_| keeps_leaving)
            .map(seconds),
        stayed_to_end: row.get::<_, Option<bool>>(12)?.filter(|_| keeps_leaving),
        entered_by: by(&row.get::<_, String>(6)?)?,
        clock: column::coded(row.get(5)?, "state of the clock")?,
        voided: match (row.get::<_, Option<String>>(13)?, row.get(14)?) {
            (Some(reason), _) => Some(column::coded(reason, "reason")?),
            // Laid onto another by a move or a merge.
            (None, false) => Some(VoidReason::Double),
            (None, true) => None,
        },
    })
}

/// The month in which a sign-in without a session counts: by the local date when it was written.
pub(super) fn tray_month(signed_in: i64, offset: i64) -> Result<Month> {
    month_of(with_offset(signed_in, offset).date_naive())
}

pub(super) fn month_of(date: NaiveDate) -> Result<Month> {
    Month::of(date).map_err(|_| StoreError::Unreadable("date"))
}

pub(super) fn by(json: &str) -> Result<By> {
    column::from_json(json, "author of an entry")
}

fn with_offset(at: i64, offset: i64) -> DateTime<FixedOffset> {
    let offset = i32::try_from(offset).ok().and_then(FixedOffset::east_opt);
    seconds(at).with_timezone(&offset.unwrap_or_else(|| Utc.fix()))
}
