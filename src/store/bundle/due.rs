//! What is due: everything in the log that the office has not acknowledged.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::carried::{Receipt, Span, Stretch};
use crate::domain::id::Epoch;
use crate::domain::row::EntryHash;
use crate::store::log::NOTHING_BEFORE;
use crate::store::retention::Forgotten;
use crate::store::{Result, column, log};

/// The office's newest word.
pub(in crate::store) fn newest_receipt(conn: &Connection) -> Result<Option<Receipt>> {
    let body = conn.query_row("SELECT body FROM receipt", [], |row| {
        row.get::<_, String>(0)
    });
    let body = body.optional()?;
    body.map(|body| column::from_json(&body, "receipt"))
        .transpose()
}

/// Everything in the log that the newest receipt does not name.
pub(super) fn unacknowledged(conn: &Connection) -> Result<Vec<Stretch>> {
    let mut held = newest_receipt(conn)?.map_or_else(Vec::new, |receipt| receipt.held);
    let contested = contested(conn)?;
    held.retain(|span| !contested.contains(&span.epoch));
    let mut stretches = Vec::new();
    let forgotten = Forgotten::read(conn)?;
    for (span, first_n) in epochs(conn)? {
        // Those are not what they were: the office has them, or nobody has.
        if first_n <= forgotten.upto {
            let last = (forgotten.upto - first_n + 1).unsigned_abs();
            held.push(Span {
                last: last.min(span.last),
                ..span
            });
        }
        for span in without(span, &held) {
            let n = first_n + span.first.cast_signed() - 1;
            stretches.push(Stretch {
                span,
                before: hash_before(conn, n)?,
            });
        }
    }
    Ok(stretches)
}

/// Epochs of which the office has something else than this kiosk.
pub(in crate::store) fn contested(conn: &Connection) -> Result<Vec<Epoch>> {
    let mut contested = conn.prepare_cached("SELECT epoch FROM contested")?;
    let contested = contested.query_map([], |row| row.get(0).map(Epoch::from_bytes))?;
    Ok(contested.collect::<rusqlite::Result<_>>()?)
}

/// The epochs of the log in their order, each with the row that it begins with.
fn epochs(conn: &Connection) -> Result<Vec<(Span, i64)>> {
    let Some(head) = log::head(conn)? else {
        return Ok(Vec::new());
    };
    let mut begins = conn.prepare("SELECT epoch, n FROM log WHERE seq = 1 ORDER BY n")?;
    let begins = begins.query_map([], |row| {
        Ok((Epoch::from_bytes(row.get(0)?), row.get::<_, i64>(1)?))
    })?;
    let begins = begins.collect::<rusqlite::Result<Vec<_>>>()?;
    let ends = begins.iter().skip(1).map(|(_, n)| *n).chain([head.n + 1]);
    let spans = begins.iter().zip(ends).map(|((epoch, n), end)| {
        let last = (end - n).unsigned_abs();
        let span = Span {
            epoch: *epoch,
            first: 1,
            last,
        };
        (span, *n)
    });
    Ok(spans.collect())
}

/// What is left of a stretch without what is held of it.
pub(super) fn without(span: Span, held: &[Span]) -> Vec<Span> {
    let mut held: Vec<&Span> = held.iter().filter(|it| it.epoch == span.epoch).collect();
    held.sort_unstable();
    let mut left = Vec::new();
    let mut first = span.first;
    for held in held {
        if first < held.first && first <= span.last {
            let last = span.last.min(held.first - 1);
            left.push(Span {
                first,
                last,
                ..span
            });
        }
        first = first.max(held.last.saturating_add(1));
    }
    if first <= span.last {
        left.push(Span { first, ..span });
    }
    left
}

fn hash_before(conn: &Connection, n: i64) -> Result<EntryHash> {
    let mut hash = conn.prepare_cached("SELECT hash FROM log WHERE n = ?1")?;
    let hash = hash.query_row([n - 1], |row| row.get(0)).optional()?;
    Ok(hash.unwrap_or(NOTHING_BEFORE))
}
