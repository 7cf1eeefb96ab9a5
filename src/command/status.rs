//! `keytag status`: what is here, how long the log is, and what has not left yet.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::{Answer, Kiosk, Out, Result};
use crate::domain::moment::ClockState;
use crate::domain::tonight::Status;

/// The state of the kiosk, for a program.
#[derive(Debug, Serialize)]
struct Report<'a> {
    kiosk: String,
    site: &'a str,
    room: &'a str,
    people: u64,
    badges: u64,
    sessions: u64,
    attendances: u64,
    entries: u64,
    head: &'a str,
    unexported: u64,
    in_tray: u64,
    clock: ClockState,
    now: DateTime<Utc>,
    last_entry: Option<DateTime<Utc>>,
    last_export: Option<DateTime<Utc>>,
}

/// Tells the state.
pub(super) fn run(kiosk: &Kiosk, answer: Answer, out: &mut Out<'_>) -> Result {
    let open = kiosk.open()?;
    let status = kiosk.place.reader()?.status()?;
    let now = open.now();
    if answer.json {
        return out.json(&Report {
            kiosk: open.book.kiosk_id().to_string(),
            site: &open.site,
            room: &open.room.0,
            people: status.people,
            badges: status.badges,
            sessions: status.sessions,
            attendances: status.attendances,
            entries: status.entries,
            head: &status.head,
            unexported: status.unexported,
            in_tray: status.in_tray,
            clock: now.clock,
            now: now.utc,
            last_entry: status.last_entry,
            last_export: status.last_export,
        });
    }
    let Status {
        people,
        badges,
        sessions,
        attendances,
        entries,
        unexported,
        in_tray,
        ..
    } = status;
    out.table(&[
        (
            "kiosk",
            format!("{} at {}, {}", open.book.kiosk_id(), open.site, open.room),
        ),
        ("people", people.to_string()),
        ("badges", badges.to_string()),
        ("sessions", sessions.to_string()),
        ("sign-ins", attendances.to_string()),
        ("in the tray", in_tray.to_string()),
        ("log", format!("{entries} entries, head {}", status.head)),
        ("not exported", format!("{unexported} entries")),
        ("last export", when(status.last_export, open.zone)),
        ("last entry", when(status.last_entry, open.zone)),
        (
            "clock",
            format!("{} ({})", said(now.clock), when(Some(now.utc), open.zone)),
        ),
    ])
}

/// A time by the clock on the wall of the site.
pub(super) fn when(at: Option<DateTime<Utc>>, zone: Tz) -> String {
    at.map_or_else(
        || "never".to_owned(),
        |at| {
            at.with_timezone(&zone)
                .format("%Y-%m-%d %H:%M %Z")
                .to_string()
        },
    )
}

/// What the clock is worth, in words.
pub(super) const fn said(clock: ClockState) -> &'static str {
    match clock {
        ClockState::Ok => "nothing speaks against it",
        ClockState::NeverSet => "was never set",
        ClockState::WentBack => "went back behind the last entry",
        ClockState::Jumped => "jumped far past the last entry",
    }
}
