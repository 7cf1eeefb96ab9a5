use super::*;
use crate::domain::attendance::{AttendanceMode, Method, VoidReason};
use crate::domain::id::{AttendanceId, KeeperId, SessionId};
use crate::domain::name::ChosenName;
use crate::domain::person::PersonDraft;
use crate::store::Place;
use crate::store::testing::{ZONE, evening, november, open, place, tuesdays};
use AttendanceMode::{AnonymousBadge, ChosenName as Chosen, Headcount, Roster};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

/// Tuesday 24 November with one meeting for each mode.
struct Site {
    book: Book,
    place: Place,
    now: Moment,
    _dir: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let (dir, place) = place();
        let now = november(24, 18, 45);
        let mut book = open(&place, &now);
        let series: Vec<_> = AttendanceMode::ALL
            .iter()
            .map(|mode| tuesdays(&series_id(*mode), "19:00", mode.code(), *mode))
            .collect();
        book.seed_series(&now, &series).unwrap();
        book.tick(&now).unwrap();
        Self {
            book,
            place,
            now,
            _dir: dir,
        }
    }

    fn person(&mut self, name: &str, draft: PersonDraft) -> PersonId {
        let name = Some(ChosenName::new(name).unwrap());
        let draft = PersonDraft { name, ..draft };
        self.book.add_person(&self.now, &draft, BY).unwrap().person
    }

    fn sign_in(&mut self, session: Option<SessionId>, person: Option<PersonId>) -> AttendanceId {
        let event = Event::SignedIn {
            attendee: Kind::Member,
            method: Method::Badge,
            at: None,
        };
        let entry = NewEntry {
            event,
            session,
            person,
            by: By::Own,
        };
        AttendanceId(
            self.book
                .write(&self.now, |act| act.append(entry))
                .unwrap()
                .n,
        )
    }

    fn export<T>(&self, read: impl FnOnce(&ExportView<'_>) -> Result<T>) -> T {
        let site = ExportSite {
            code: "oak".to_owned(),
            zone: ZONE,
        };
        self.place.reader().unwrap().export(&site, read).unwrap()
    }

    fn rows(&self, months: &[Month]) -> Vec<AttendanceRow> {
        self.export(|view| {
            let rows: Vec<_> = view.attendances(months)?.collect::<Result<_>>()?;
            assert_eq!(rows.len() as u64, view.attendances_count(months)?);
            Ok(rows)
        })
    }

    fn months(&self) -> Vec<MonthScope> {
        self.export(all_months)
    }

    fn mark(&mut self, months: &[Month]) -> u32 {
        let scope = self.export(|view| view.scope(months));
        self.book.mark_exported(&self.now, &scope, BY).unwrap()
    }

    fn later(&mut self, hours: i64) {
        self.now = self.now.plus(chrono::TimeDelta::hours(hours));
    }
}

fn all_months(view: &ExportView<'_>) -> Result<Vec<MonthScope>> {
    view.months()
}

fn series_id(mode: AttendanceMode) -> String {
    mode.code().replace('_', "-")
}

fn session(mode: AttendanceMode) -> SessionId {
    evening(&series_id(mode), 24, "19:00")
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// What each mode lets out, and the consents.
#[test]
fn each_mode_exports_what_its_row_says_and_names_by_consent_only() {
    let mut site = Site::new();
    let on_roster = |consent| PersonDraft {
        legal_name: Some("Rosalind Example".to_owned()),
        external_id: Some("A-17".to_owned()),
        roster_consent: consent,
        ..PersonDraft::default()
    };
    let silent = site.person("Silent", on_roster(false));
    let open = site.person("Open", on_roster(true));
    let mut profile = site.book.about_me(open).unwrap();
    profile.consents.name_in_exports = Some(site.now.date());
    site.book.save_about_me(&site.now, &profile).unwrap();
    for (mode, person, name, legal) in [
        (Headcount, false, false, false),
        (AnonymousBadge, true, false, false),
        (Chosen, true, true, false),
        (Roster, true, true, true),
    ] {
        for (who, consents) in [(silent, false), (open, true)] {
            let written = mode.keeps_person().then_some(who);
            let of = site.sign_in(Some(session(mode)), written);
            let rows = site.rows(&[month("2026-11")]);
            let row = rows
                .iter()
                .find(|row| row.key.seq.cast_signed() == of.0)
                .unwrap();
            let cell = format!("{mode:?}, consents: {consents}");
            assert_eq!(row.person_id, person.then_some(who), "{cell}");
            let name_is_there = row.display_name.as_deref() == Some("Open");
            assert_eq!(name_is_there, name && consents, "{cell}");
            assert_eq!(row.display_name.is_some(), name && consents, "{cell}");
            let expected = (legal && consents).then_some("Rosalind Example");
            assert_eq!(row.legal_name.as_deref(), expected, "{cell}");
            assert_eq!(row.external_id.is_some(), legal && consents, "{cell}");
        }
    }
}

#[test]
fn leaving_is_exported_from_a_roster_only() {
    let mut site = Site::new();
    let rosa = site.person("Rosa", PersonDraft::default());
    let of = site.sign_in(Some(session(Roster)), Some(rosa));
    site.later(1);
    site.book.sign_out(&site.now, of, By::Own).unwrap();
    site.book.stayed(&site.now, of, true, BY).unwrap();
    let row = site.rows(&[month("2026-11")]).remove(0);
    assert_eq!(
        (row.signed_out_at, row.stayed_to_end),
        (Some(site.now.utc), Some(true))
    );
    assert_eq!(row.entered_by, By::Own);
    assert_eq!(
        row.scheduled_start.unwrap().to_rfc3339(),
        "2026-11-24T19:00:00-06:00"
    );
    assert_eq!(row.signed_in_at.to_rfc3339(), "2026-11-24T18:45:00-06:00");
    site.book
        .move_attendance(&site.now, of, &session(Chosen), BY)
        .unwrap();
    let row = site.rows(&[month("2026-11")]).remove(0);
    assert_eq!((row.signed_out_at, row.stayed_to_end), (None, None));
    assert_eq!(row.series.unwrap().as_str(), "chosen-name");
}

#[test]
fn every_sign_in_of_the_log_is_one_row_whatever_became_of_it() {
    let mut site = Site::new();
    let rosa = site.person("Rosa", PersonDraft::default());
    let kept = site.sign_in(Some(session(Chosen)), Some(rosa));
    let moved = site.sign_in(Some(session(Roster)), Some(rosa));
    let undone = site.sign_in(Some(session(Headcount)), None);
    let waiting = site.sign_in(None, None);
    site.book
        .move_attendance(&site.now, moved, &session(Chosen), BY)
        .unwrap();
    site.book
        .void(&site.now, undone, VoidReason::NotMe, BY)
        .unwrap();
    let rows = site.rows(&[month("2026-11")]);
    let became: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.key.seq.cast_signed(),
                row.voided,
                row.session_id.is_some(),
            )
        })
        .collect();
    for expected in [
        (kept.0, None, true),
        (moved.0, Some(VoidReason::Double), true),
        (undone.0, Some(VoidReason::NotMe), true),
        (waiting.0, None, false),
    ] {
        assert!(became.contains(&expected), "{expected:?} in {became:?}");
    }
    assert_eq!(became.len(), 4);
    assert_eq!(became.last().unwrap().0, waiting.0, "the tray comes last");
    assert_eq!(site.rows(&[month("2026-10"), month("2026-12")]), []);
}

#[test]
fn figures_count_persons_once_and_say_what_cannot_be_told_apart() {
    let mut site = Site::new();
    let rosa = site.person("Rosa", PersonDraft::default());
    site.sign_in(Some(session(Chosen)), Some(rosa));
    site.sign_in(Some(session(Roster)), Some(rosa));
    site.sign_in(None, None);
    for (kind, heads) in [(Kind::Newcomer, 2), (Kind::Minor, 1), (Kind::Guest, 3)] {
        for _ in 0..heads {
            site.book
                .plus_one(&site.now, &session(Chosen), kind, BY)
                .unwrap();
        }
    }
    site.book
        .close(&site.now, &session(Chosen), Some(4), BY)
        .unwrap();
    let months = [month("2026-11")];
    let summary = site.export(|view| view.summary(&months));
    let whole = Figures {
        sessions: 4,
        attendances: 8,
        persons: 1,
        not_deduplicated: 6,
        first_timers: 2,
    };
    assert_eq!(summary.whole, whole);
    assert_eq!(
        summary.months,
        [MonthSummary {
            month: months[0],
            figures: whole
        }]
    );
    assert_eq!(summary.sessions.len(), 4);
    let rows: Vec<SessionRow> = site.export(|view| view.sessions(&months)?.collect());
    let row = rows
        .iter()
        .find(|row| row.session_id == session(Chosen))
        .unwrap();
    let heads = (
        row.signed_in,
        row.without_name,
        row.newcomers,
        row.guests,
        row.family,
    );
    assert_eq!(heads, (7, 6, 2, 3, 0));
    assert_eq!(
        (row.minors, row.did_not_sign_in, row.total),
        (1, Some(4), 11)
    );
    assert_eq!((row.opened_by, row.site.as_str()), (Some(By::Kiosk), "oak"));
    assert!(row.opened_at.is_some() && row.closed_at.is_some());
    let running = rows
        .iter()
        .find(|row| row.session_id == session(Roster))
        .unwrap();
    assert_eq!(running.closed_at, None);
}

#[test]
fn a_late_correction_makes_its_month_changed_and_no_other() {
    let mut site = Site::new();
    let rosa = site.person("Rosa", PersonDraft::default());
    let november = site.sign_in(Some(session(Chosen)), Some(rosa));
    site.later(24 * 7);
    site.book.tick(&site.now).unwrap();
    let december = SessionId::from_stored("chosen-name@2026-12-01T19:00".to_owned());
    site.sign_in(Some(december), Some(rosa));
    let both = [month("2026-11"), month("2026-12")];
    let states = |site: &Site| -> Vec<Exported> {
        site.months().iter().map(|month| month.exported).collect()
    };
    assert_eq!(states(&site), [Exported::Never, Exported::Never]);
    assert_eq!(site.mark(&both[..1]), 1);
    let at = site.now.utc;
    assert_eq!(states(&site), [Exported::Unchanged { at }, Exported::Never]);
    assert_eq!(site.mark(&both), 2);
    assert_eq!(states(&site), [Exported::Unchanged { at }; 2]);
    site.later(1);
    site.book
        .void(&site.now, november, VoidReason::Mistake, BY)
        .unwrap();
    let changed = Exported::Changed { at, entries: 1 };
    assert_eq!(states(&site), [changed, Exported::Unchanged { at }]);
    // Another one of the evening is found, and the two people turn out to be one.
    let zoe = site.person("Zoe", PersonDraft::default());
    site.sign_in(Some(session(Chosen)), Some(zoe));
    site.book.merge(&site.now, rosa, zoe, BY).unwrap();
    let changed = [
        Exported::Changed { at, entries: 3 },
        Exported::Changed { at, entries: 1 },
    ];
    assert_eq!(states(&site), changed);
    site.mark(&both);
    let at = site.now.utc;
    assert_eq!(states(&site), [Exported::Unchanged { at }; 2]);
}

#[test]
fn a_sign_in_during_an_export_is_not_in_it_and_not_marked() {
    let mut site = Site::new();
    site.sign_in(Some(session(Chosen)), None);
    let of = ExportSite {
        code: "oak".to_owned(),
        zone: ZONE,
    };
    let mut reader = site.place.reader().unwrap();
    let months = [month("2026-11")];
    let scope = reader
        .export(&of, |view| {
            let scope = view.scope(&months)?;
            site.sign_in(Some(session(Chosen)), None);
            assert_eq!(view.attendances(&months)?.count(), 1);
            assert_eq!(view.scope(&months)?, scope);
            Ok::<_, StoreError>(scope)
        })
        .unwrap();
    site.book.mark_exported(&site.now, &scope, BY).unwrap();
    let at = site.now.utc;
    assert_eq!(
        site.months()[0].exported,
        Exported::Changed { at, entries: 1 }
    );
    assert_eq!(site.rows(&months).len(), 2);
}

#[test]
fn an_export_of_nothing_is_not_marked() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let of = ExportSite {
        code: "oak".to_owned(),
        zone: ZONE,
    };
    let scope = place
        .reader()
        .unwrap()
        .export(&of, |view| view.scope(&[month("2026-11")]))
        .unwrap();
    assert!(scope.is_empty());
    assert_eq!((scope.first_entry, scope.last_entry), (None, None));
    let marked = book.mark_exported(&now, &scope, BY);
    assert!(matches!(marked, Err(StoreError::NotNow(_))));
}

#[test]
fn the_scope_says_from_where_to_where_and_what_waits() {
    let mut site = Site::new();
    let first = site.sign_in(Some(session(Chosen)), None);
    let undone = site.sign_in(None, None);
    site.sign_in(None, None);
    site.book
        .void(&site.now, undone, VoidReason::Double, BY)
        .unwrap();
    let scope = site.export(|view| view.scope(&[month("2026-11")]));
    assert_eq!(
        (scope.meetings(), scope.sign_ins(), scope.in_tray),
        (4, 1, 1)
    );
    assert_eq!(scope.first_entry.unwrap().seq.cast_signed(), first.0);
    let head: i64 = site
        .book
        .conn
        .query_row("SELECT max(n) FROM log", [], |row| row.get(0))
        .unwrap();
    assert_eq!(scope.last_entry.unwrap().seq.cast_signed(), head);
}

#[test]
fn a_paper_evening_has_the_offset_of_its_own_night() {
    let mut site = Site::new();
    let paper = crate::domain::tonight::PaperEvening {
        series: crate::domain::id::SeriesId::new("chosen-name").unwrap(),
        // Before the clocks went back on 1 November.
        date: "2026-10-27".parse().unwrap(),
        counts: vec![(Kind::Member, 1)],
        people: Vec::new(),
    };
    site.book.paper_evening(&site.now, &paper, BY).unwrap();
    let row = site.rows(&[month("2026-10")]).remove(0);
    assert_eq!(row.signed_in_at.to_rfc3339(), "2026-10-27T19:00:00-05:00");
    assert_eq!(row.scheduled_start.unwrap(), row.signed_in_at);
    assert_eq!(site.months()[0].month, month("2026-10"));
}
