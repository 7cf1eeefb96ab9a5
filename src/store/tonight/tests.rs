use super::*;
use crate::domain::id::KeeperId;
use crate::domain::milestone::{Chip, ChipColour, Milestone, Shape, Span};
use crate::domain::name::ChosenName;
use crate::domain::person::PersonDraft;
use crate::domain::series::SchemeId;
use crate::store::testing::{evening, november, open, place, tuesdays};
use AttendanceMode::{AnonymousBadge, ChosenName as Chosen, Headcount, Roster};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

/// A Tuesday evening with one open meeting for each mode.
struct Evening {
    book: Book,
    now: Moment,
    _dir: tempfile::TempDir,
}

impl Evening {
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
            now,
            _dir: dir,
        }
    }

    fn person(&mut self, name: &str) -> PersonId {
        let name = Some(ChosenName::new(name).unwrap());
        let draft = PersonDraft {
            name,
            ..PersonDraft::default()
        };
        self.book.add_person(&self.now, &draft, BY).unwrap().person
    }

    fn sign_in(
        &mut self,
        mode: AttendanceMode,
        person: Option<PersonId>,
        method: Method,
    ) -> AttendanceId {
        let session = Some(session(mode));
        self.append(
            Event::SignedIn {
                attendee: Kind::Member,
                method,
                at: None,
            },
            session,
            person,
        )
    }

    fn wait_in_tray(&mut self, person: Option<PersonId>, kind: Kind) -> AttendanceId {
        let event = Event::SignedIn {
            attendee: kind,
            method: Method::Scanner,
            at: None,
        };
        let id = self.append(event, None, None);
        let sql = "INSERT INTO tray (attendance, person) VALUES (?1, ?2)";
        let person = person.as_ref().map(PersonId::bytes);
        self.book.conn.execute(sql, params![id.0, person]).unwrap();
        id
    }

    fn append(
        &mut self,
        event: Event,
        session: Option<SessionId>,
        person: Option<PersonId>,
    ) -> AttendanceId {
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

    fn card(&self, mode: AttendanceMode) -> TonightCard {
        self.book.tonight_card(&self.now, &session(mode)).unwrap()
    }

    /// Session and persons of an attendance, and whether it counts.
    fn row(&self, of: AttendanceId) -> (Option<String>, Option<PersonId>, bool) {
        let sql = "SELECT session, canonical, live FROM attendance WHERE n = ?1";
        let row = |row: &rusqlite::Row| {
            let person: Option<_> = row.get(1)?;
            Ok((row.get(0)?, person.map(PersonId::from_bytes), row.get(2)?))
        };
        self.book.conn.query_row(sql, [of.0], row).unwrap()
    }

    /// The newest entry: kind and person.
    fn newest(&self) -> (String, Option<PersonId>) {
        let sql = "SELECT kind, person FROM log ORDER BY n DESC LIMIT 1";
        let row = |row: &rusqlite::Row| {
            let person: Option<_> = row.get(1)?;
            Ok((row.get(0)?, person.map(PersonId::from_bytes)))
        };
        self.book.conn.query_row(sql, [], row).unwrap()
    }

    fn answer(&self, of: AttendanceId, person: PersonId, chip: &Milestone, answer: &str) {
        let sql = "INSERT INTO milestone_answer (person, milestone, attendance, answer)
                   VALUES (?1, ?2, ?3, ?4)";
        let chip = serde_json::to_string(chip).unwrap();
        self.book
            .conn
            .execute(sql, params![person.bytes(), chip, of.0, answer])
            .unwrap();
    }
}

fn series_id(mode: AttendanceMode) -> String {
    mode.code().replace('_', "-")
}

fn session(mode: AttendanceMode) -> SessionId {
    evening(&series_id(mode), 24, "19:00")
}

fn thirty_days() -> Milestone {
    Milestone {
        scheme: SchemeId("aa-short".to_owned()),
        span: Span::Days(30),
        date: november(20, 12, 0).date(),
        chip: Chip {
            shape: Shape::Chip,
            colour: ChipColour::Yellow,
            numeral: "30".to_owned(),
            label: None,
        },
    }
}

#[test]
fn the_card_counts_heads_by_kind_and_those_without_a_name() {
    let mut evening = Evening::new();
    let rosa = evening.person("Rosa");
    evening.sign_in(Chosen, Some(rosa), Method::Name);
    evening.sign_in(Chosen, None, Method::Headcount);
    let mistake = evening.sign_in(Chosen, None, Method::Headcount);
    let now = evening.now;
    for kind in [Kind::Minor, Kind::Guest, Kind::Guest] {
        evening
            .book
            .plus_one(&now, &session(Chosen), kind, BY)
            .unwrap();
    }
    evening
        .book
        .void(&now, mistake, VoidReason::Mistake, BY)
        .unwrap();
    evening.wait_in_tray(Some(rosa), Kind::Member);
    let card = evening.card(Chosen);
    assert_eq!((card.total, card.without_name, card.in_tray), (5, 4, 1));
    assert_eq!(
        card.by_kind,
        [(Kind::Member, 2), (Kind::Guest, 2), (Kind::Minor, 1)]
    );
    let kinds: Vec<_> = card.attendances.iter().map(|line| line.kind).collect();
    let newest_first = [
        Kind::Guest,
        Kind::Guest,
        Kind::Minor,
        Kind::Member,
        Kind::Member,
    ];
    assert_eq!(kinds, newest_first);
}

#[test]
fn names_stand_on_the_card_in_name_and_roster_modes_only() {
    let mut evening = Evening::new();
    let rosa = evening.person("Rosa");
    for (mode, shown) in [
        (Headcount, false),
        (AnonymousBadge, false),
        (Chosen, true),
        (Roster, true),
    ] {
        let person = mode.keeps_person().then_some(rosa);
        evening.sign_in(mode, person, Method::Badge);
        let card = evening.card(mode);
        assert_eq!(card.attendances[0].name.is_some(), shown, "{mode:?}");
        assert_eq!(card.without_name, 0, "{mode:?}: a card is not nothing");
    }
}

#[test]
fn an_undone_attendance_stays_in_the_log_and_counts_no_more() {
    let mut evening = Evening::new();
    let now = evening.now;
    let of = evening
        .book
        .plus_one(&now, &session(Headcount), Kind::Member, BY)
        .unwrap();
    for _ in 0..2 {
        evening.book.void(&now, of, VoidReason::Double, BY).unwrap();
    }
    let count = |sql: &str| -> u32 {
        evening
            .book
            .conn
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(
        count("SELECT count(*) FROM attendance WHERE voided = 'double'"),
        1
    );
    assert_eq!(count("SELECT count(*) FROM log WHERE kind = 'voided'"), 1);
    assert_eq!(evening.card(Headcount).total, 0);
    let gone = evening
        .book
        .void(&now, AttendanceId(9_999), VoidReason::Mistake, BY);
    assert!(matches!(gone, Err(StoreError::NotThere(_))));
}

#[test]
fn a_moved_attendance_keeps_its_person_only_where_the_mode_does() {
    let mut evening = Evening::new();
    let now = evening.now;
    let rosa = evening.person("Rosa");
    let of = evening.sign_in(Chosen, Some(rosa), Method::Badge);
    for (to, person) in [
        (AnonymousBadge, Some(rosa)),
        (Headcount, None),
        (Roster, Some(rosa)),
        (Chosen, Some(rosa)),
    ] {
        evening
            .book
            .move_attendance(&now, of, &session(to), BY)
            .unwrap();
        assert_eq!(evening.newest(), ("moved_to".to_owned(), person), "{to:?}");
        let there = (Some(session(to).as_str().to_owned()), person, true);
        assert_eq!(evening.row(of), there, "{to:?}");
    }
    let entries = |evening: &Evening| -> u32 {
        evening
            .book
            .conn
            .query_row("SELECT count(*) FROM log", [], |row| row.get(0))
            .unwrap()
    };
    let before = entries(&evening);
    evening
        .book
        .move_attendance(&now, of, &session(Chosen), BY)
        .unwrap();
    assert_eq!(entries(&evening), before, "it is there already");
}

#[test]
fn a_move_onto_the_same_person_counts_once_until_one_is_undone() {
    let mut evening = Evening::new();
    let now = evening.now;
    let rosa = evening.person("Rosa");
    let first = evening.sign_in(Chosen, Some(rosa), Method::Badge);
    let second = evening.sign_in(Roster, Some(rosa), Method::Badge);
    evening
        .book
        .move_attendance(&now, second, &session(Chosen), BY)
        .unwrap();
    assert_eq!((evening.row(first).2, evening.row(second).2), (true, false));
    assert_eq!(evening.card(Chosen).total, 1);
    evening
        .book
        .void(&now, first, VoidReason::Mistake, BY)
        .unwrap();
    assert_eq!((evening.row(first).2, evening.row(second).2), (false, true));
    let voided = evening
        .book
        .move_attendance(&now, first, &session(Roster), BY);
    assert!(matches!(voided, Err(StoreError::NotNow(_))));
}

#[test]
fn filing_out_of_the_tray_carries_the_person_only_where_the_mode_does() {
    for (mode, kind, keeps) in [
        (Headcount, Kind::Member, false),
        (AnonymousBadge, Kind::Member, true),
        (Chosen, Kind::Member, true),
        (Chosen, Kind::Minor, false),
        (Roster, Kind::Member, true),
    ] {
        let mut evening = Evening::new();
        let now = evening.now;
        let rosa = evening.person("Rosa");
        let of = evening.wait_in_tray(Some(rosa), kind);
        let waiting = evening.book.tray().unwrap();
        assert_eq!(
            (waiting.len(), waiting[0].id, waiting[0].has_person),
            (1, of, true)
        );
        let moved = evening.book.move_attendance(&now, of, &session(mode), BY);
        assert!(
            matches!(moved, Err(StoreError::NotNow(_))),
            "what waits is filed, not moved"
        );
        evening.book.assign(&now, of, &session(mode), BY).unwrap();
        let person = keeps.then_some(rosa);
        assert_eq!(
            evening.newest(),
            ("assigned".to_owned(), person),
            "{mode:?}"
        );
        assert_eq!(
            evening.row(of),
            (Some(session(mode).as_str().to_owned()), person, true)
        );
        assert_eq!(evening.book.tray().unwrap(), [], "{mode:?}");
        let tied: u32 = evening
            .book
            .conn
            .query_row("SELECT count(*) FROM tray", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tied, 0, "nothing ties it to the person beside the log");
        let again = evening.book.assign(&now, of, &session(mode), BY);
        assert!(matches!(again, Err(StoreError::NotNow(_))));
    }
}

#[test]
fn only_a_roster_keeps_leaving() {
    let mut evening = Evening::new();
    let now = evening.now;
    let rosa = evening.person("Rosa");
    for mode in AttendanceMode::ALL {
        let person = mode.keeps_person().then_some(rosa);
        let of = evening.sign_in(mode, person, Method::Badge);
        let later = now.plus(chrono::TimeDelta::minutes(90));
        let out = evening.book.sign_out(&later, of, By::Own);
        let stayed = evening.book.stayed(&later, of, true, BY);
        assert_eq!(
            (out.is_ok(), stayed.is_ok()),
            (mode == Roster, mode == Roster),
            "{mode:?}"
        );
    }
    let line = evening.card(Roster).attendances.remove(0);
    let left = now.utc + chrono::TimeDelta::minutes(90);
    assert_eq!((line.signed_out, line.stayed), (Some(left), Some(true)));
    let again = now.plus(chrono::TimeDelta::minutes(95));
    evening.book.sign_out(&again, line.id, By::Own).unwrap();
    evening.book.stayed(&again, line.id, false, BY).unwrap();
    let line = evening.card(Roster).attendances.remove(0);
    assert_eq!((line.signed_out, line.stayed), (Some(left), Some(false)));
}

#[test]
fn milestones_are_called_only_for_those_who_want_it() {
    let mut evening = Evening::new();
    let now = evening.now;
    let (rosa, zoe) = (evening.person("Rosa"), evening.person("Zoe"));
    let nameless = PersonId::from_bytes([4; 16]);
    let chip = thirty_days();
    for (person, answer) in [
        (rosa, "call_my_name"),
        (zoe, "quietly"),
        (nameless, "call_my_name"),
        (PersonId::from_bytes([5; 16]), "not_today"),
    ] {
        let of = evening.sign_in(Chosen, Some(person), Method::Badge);
        evening.answer(of, person, &chip, answer);
    }
    let card = evening.card(Chosen);
    let called: Vec<_> = card
        .milestones
        .iter()
        .map(|it| (it.name.as_str(), it.given))
        .collect();
    assert_eq!(called, [("Rosa", false)]);
    assert_eq!(card.quiet_milestones.len(), 2);
    let rosas = card.milestones[0].attendance;
    for _ in 0..2 {
        evening.book.milestone_given(&now, rosas, BY).unwrap();
    }
    assert!(evening.card(Chosen).milestones[0].given);
    let (kind, person) = evening.newest();
    assert_eq!(
        (kind.as_str(), person),
        ("milestone", None),
        "nobody's, or it gave the date away"
    );
    let is_zoe = |name: &ChosenName| name.as_str() == "Zoe";
    let zoes = card
        .attendances
        .iter()
        .find(|line| line.name.as_ref().is_some_and(is_zoe));
    let given = evening.book.milestone_given(&now, zoes.unwrap().id, BY);
    assert!(matches!(given, Err(StoreError::NotThere(_))));
}

#[test]
fn the_newcomers_dot_goes_when_somebody_has_met_them() {
    let mut evening = Evening::new();
    let now = evening.now;
    let of = evening.sign_in(Chosen, None, Method::Headcount);
    let sql = "INSERT INTO show_around (attendance) VALUES (?1)";
    evening.book.conn.execute(sql, [of.0]).unwrap();
    let card = evening.card(Chosen);
    assert_eq!(
        (card.show_around, card.attendances[0].show_around),
        (1, true)
    );
    evening.book.met(&now, of).unwrap();
    let card = evening.card(Chosen);
    assert_eq!(
        (card.show_around, card.attendances[0].show_around),
        (0, false)
    );
}

#[test]
fn nobody_is_counted_into_an_evening_that_is_not_there() {
    let mut evening = Evening::new();
    let now = evening.now;
    let unknown = SessionId::from_stored("nothing@2026-11-24T19:00".to_owned());
    let added = evening.book.plus_one(&now, &unknown, Kind::Guest, BY);
    assert!(matches!(added, Err(StoreError::NotThere(_))));
    evening
        .book
        .not_tonight(&now, &session(Chosen), BY)
        .unwrap();
    let added = evening
        .book
        .plus_one(&now, &session(Chosen), Kind::Guest, BY);
    assert!(matches!(added, Err(StoreError::NotNow(_))));
}

#[test]
fn a_facilitator_finds_listed_people_only() {
    let mut evening = Evening::new();
    let now = evening.now;
    let (rosa, rosalind) = (evening.person("Rosa"), evening.person("Rosalind"));
    let hidden = PersonDraft {
        name: Some(ChosenName::new("Rosamund").unwrap()),
        listing: Listing::Unlisted,
        ..PersonDraft::default()
    };
    evening.book.add_person(&now, &hidden, BY).unwrap();
    let found = |evening: &mut Evening| -> Vec<PersonId> {
        let lines = evening.book.look_up("rosa").unwrap();
        lines.iter().map(|line| line.person).collect()
    };
    assert_eq!(found(&mut evening), [rosa, rosalind]);
    evening.book.merge(&now, rosalind, rosa, BY).unwrap();
    assert_eq!(found(&mut evening), [rosalind], "one person is found once");
    for number in 0..20 {
        evening.person(&format!("Rosa {number}"));
    }
    assert_eq!(found(&mut evening).len(), FOUND_MAX);
}

#[test]
fn who_was_found_is_signed_in_once_and_nobody_is_told_twice() {
    let mut evening = Evening::new();
    let now = evening.now;
    let rosa = evening.person("Rosa");
    for mode in [AnonymousBadge, Chosen, Roster] {
        let answer = evening
            .book
            .sign_in_person(&now, &session(mode), rosa, BY)
            .unwrap();
        let Answer::Welcome(welcome) = answer else {
            panic!("{mode:?}: {answer:?}")
        };
        assert_eq!(
            (welcome.name, welcome.since),
            (None, None),
            "nothing for a public screen"
        );
        let again = evening
            .book
            .sign_in_person(&now, &session(mode), rosa, BY)
            .unwrap();
        assert!(matches!(again, Answer::AllSet(_)), "{mode:?}: {again:?}");
        let card = evening.card(mode);
        assert_eq!(
            (card.total, card.attendances[0].method),
            (1, Method::Facilitator)
        );
    }
    evening
        .book
        .sign_in_person(&now, &session(Headcount), rosa, BY)
        .unwrap();
    assert_eq!(evening.newest(), ("signed_in".to_owned(), None));
    let nobody = PersonId::from_bytes([4; 16]);
    let answer = evening
        .book
        .sign_in_person(&now, &session(Chosen), nobody, BY);
    assert!(matches!(answer, Err(StoreError::NotThere(_))));
}
