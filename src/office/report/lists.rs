//! The sheets of a report that are as long as there is something to list: meetings, evenings, and
//! what each person was there for.

use super::MeetingFigures;
use super::contents::{BARS_MAX, Cell, NARROW, Page, Sheet, WIDE};
use super::detail::Service;
use super::evenings::Evening;
use crate::transfer::said::Sayer;

/// Attendance by meeting.
pub(super) fn meetings(meetings: &[MeetingFigures], say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-meetings", say);
    page.headings(
        "office-meeting",
        &[
            "office-site",
            "office-sessions",
            "office-attendances",
            "office-average",
            "office-first-timers",
        ],
    );
    for one in meetings {
        page.row([
            titled(one.title.as_deref().unwrap_or_default(), say),
            one.site.clone().into(),
            one.evenings.into(),
            one.attendances.into(),
            one.average().map_or(Cell::Nothing, Cell::Decimal),
            one.first_timers.into(),
        ]);
    }
    if (2..=BARS_MAX).contains(&meetings.len()) {
        page.chart("office-chart-meetings", [3, 5]);
    }
    page.sheet
}

/// A line for each evening, as far as there is room for `most`.
pub(super) fn evenings(evenings: &[Evening], most: usize, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-evenings", say);
    page.sheet.widths = [18.0, WIDE, NARROW, NARROW, NARROW, NARROW, NARROW];
    page.sheet.is_long = true;
    page.headings(
        "office-date",
        &[
            "office-meeting",
            "office-site",
            "office-attendances",
            "office-not-deduplicated",
            "office-first-timers",
            "office-in-the-room",
        ],
    );
    for Evening { row, title, .. } in evenings.iter().take(most) {
        page.row([
            row.scheduled_start
                .format("%Y-%m-%d %H:%M")
                .to_string()
                .into(),
            titled(title, say),
            row.site.clone().into(),
            row.signed_in.into(),
            row.without_name.into(),
            row.newcomers.into(),
            row.total.into(),
        ]);
    }
    if evenings.len() > most {
        page.notes("office-evenings-more");
    }
    if (2..=BARS_MAX).contains(&evenings.len()) {
        page.chart("office-chart-evenings", [3, 5]);
    }
    page.sheet
}

/// What each person was there for, and whether that is all.
pub(super) fn services((services, are_all): (&[Service], bool), say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-services", say);
    page.sheet.is_long = true;
    // A whole pseudonym in one line on paper, too.
    page.sheet.widths = [WIDE, NARROW, NARROW, 22.0, NARROW, 12.0, NARROW];
    page.headings(
        "office-person",
        &[
            "office-external",
            "office-name",
            "office-meeting",
            "office-site",
            "office-visits",
            "office-last",
        ],
    );
    for one in services {
        let [_, last] = &one.days;
        page.row([
            one.person.to_string().into(),
            one.external_id.clone().into(),
            one.display_name.clone().into(),
            titled(&one.title, say),
            one.site.clone().into(),
            one.visits.into(),
            last.clone().into(),
        ]);
    }
    if !are_all {
        page.notes("office-services-more");
    }
    page.sheet
}

/// How a meeting is called, also where it has no series.
fn titled(title: &str, say: &Sayer) -> Cell {
    if title.is_empty() {
        say("office-evening-ad-hoc", &[]).into()
    } else {
        title.to_owned().into()
    }
}
