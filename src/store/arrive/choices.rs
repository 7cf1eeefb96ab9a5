//! Several meetings are open: which of them somebody can choose from, the likely one first.

use rusqlite::{Connection, params};

use super::Coming;
use crate::domain::attendance::Way;
use crate::domain::id::SeriesId;
use crate::domain::session::{Session, SessionChoice};
use crate::store::Result;

/// Visits by which a person's usual meeting is known.
const USUAL_VISITS: u32 = 20;

/// The open meetings to choose from. After a card the usual one of its bearer comes first.
pub(super) fn choices(
    conn: &Connection,
    mut several: Vec<Session>,
    coming: &Coming,
) -> Result<Vec<SessionChoice>> {
    if let (Way::Badge, Some((_, person))) = (coming.way, coming.person) {
        let mut statement = conn.prepare_cached(
            "SELECT s.series FROM attendance a JOIN session s ON s.id = a.session
             WHERE a.canonical = ?1 AND a.live = 1 ORDER BY a.signed_in DESC LIMIT ?2",
        )?;
        let visits = statement.query_map(params![person.bytes(), USUAL_VISITS], |row| {
            row.get::<_, Option<String>>(0)
        })?;
        let visits = visits.collect::<rusqlite::Result<Vec<_>>>()?;
        let count = |session: &Session| {
            let series = session.series.as_ref().map(SeriesId::as_str);
            visits
                .iter()
                .filter(|visit| visit.is_some() && visit.as_deref() == series)
                .count()
        };
        several.sort_by_cached_key(|session| std::cmp::Reverse(count(session)));
    }
    Ok(several
        .into_iter()
        .map(|session| SessionChoice {
            id: session.id,
            title: session.title,
            room: session.room,
            start: session.start,
        })
        .collect())
}
