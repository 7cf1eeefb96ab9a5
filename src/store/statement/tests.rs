//! Who asked, when it can be confirmed, and what a slip is worth.

use super::*;
use crate::domain::attendance::{AttendanceMode, Kind, Method};
use crate::domain::id::KeeperId;
use crate::domain::person::PersonDraft;
use crate::domain::series::Series;
use crate::store::Place;
use crate::store::testing::{evening, november, open, place, tuesdays};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

/// A Tuesday evening that offers statements, and one beside it that does not.
struct Evening {
    book: Book,
    place: Place,
    _dir: tempfile::TempDir,
}

fn name(text: &str) -> ChosenName {
    ChosenName::new(text).unwrap()
}

fn offering(id: &str, mode: AttendanceMode) -> Series {
    Series {
        statements: Statements::Offered,
        ..tuesdays(id, "19:00", id, mode)
    }
}

impl Evening {
    fn new(mode: AttendanceMode) -> Self {
        let (dir, place) = place();
        let now = november(24, 18, 45);
        let mut book = open(&place, &now);
        let other = tuesdays("other", "19:00", "other", mode);
        book.seed_series(&now, &[offering("hope", mode), other])
            .unwrap();
        book.tick(&now).unwrap();
        Self {
            book,
            place,
            _dir: dir,
        }
    }

    fn person(&mut self, text: &str) -> PersonId {
        let draft = PersonDraft {
            name: Some(name(text)),
            ..PersonDraft::default()
        };
        let now = november(24, 18, 46);
        self.book.add_person(&now, &draft, BY).unwrap().person
    }

    /// Signs a person in at 18:52.
    fn comes(&mut self, person: PersonId, series: &str) -> AttendanceId {
        let entry = NewEntry {
            event: Event::SignedIn {
                attendee: Kind::Member,
                method: Method::Scanner,
                at: None,
            },
            session: Some(evening(series, 24, "19:00")),
            person: Some(person),
            by: By::Own,
        };
        let now = november(24, 18, 52);
        AttendanceId(self.book.write(&now, |act| act.append(entry)).unwrap().n)
    }

    fn asks(&mut self, person: PersonId) -> Asking {
        let now = november(24, 18, 53);
        self.book
            .ask_for_statement(&now, person, Asking::Asked)
            .unwrap()
    }

    /// A slip of somebody who came, asked and stayed.
    fn slip(&mut self, text: &str) -> Statement {
        let person = self.person("Rosa");
        let of = self.comes(person, "hope");
        self.asks(person);
        self.book
            .make_statement(&november(24, 20, 1), of, &name(text), BY)
            .unwrap()
    }

    fn wishes(&self, hour: u32, minute: u32) -> Vec<StatementWish> {
        let (now, id) = (november(24, hour, minute), evening("hope", 24, "19:00"));
        self.book.tonight_card(&now, &id).unwrap().statements
    }

    fn log(&self) -> Vec<(String, String)> {
        let mut statement = self
            .book
            .conn
            .prepare("SELECT kind, payload FROM log ORDER BY n")
            .unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    }
}

#[test]
fn only_who_is_at_an_evening_that_offers_statements_can_ask() {
    let mut evening = Evening::new(AttendanceMode::ChosenName);
    let (rosa, linda, nobody) = (
        evening.person("Rosa"),
        evening.person("Linda"),
        evening.person("Ida"),
    );
    evening.comes(rosa, "hope");
    evening.comes(linda, "other");
    let now = november(24, 18, 55);
    for (person, asking) in [
        (rosa, Asking::CanAsk),
        (linda, Asking::NotOffered),
        (nobody, Asking::NotOffered),
    ] {
        assert_eq!(evening.book.statement_asking(&now, person).unwrap(), asking);
    }
    for person in [linda, nobody] {
        let refused = evening.book.ask_for_statement(&now, person, Asking::Asked);
        assert!(matches!(refused, Err(StoreError::NotNow(_))));
    }
    assert_eq!(evening.asks(rosa), Asking::Asked);
    assert_eq!(evening.asks(rosa), Asking::Asked);
    assert_eq!(evening.wishes(19, 0).len(), 1);
    let back = evening
        .book
        .ask_for_statement(&now, rosa, Asking::CanAsk)
        .unwrap();
    assert_eq!((back, evening.wishes(19, 0).len()), (Asking::CanAsk, 0));
}

#[test]
fn a_meeting_that_counts_heads_offers_none_whatever_its_series_says() {
    let mut evening = Evening::new(AttendanceMode::Headcount);
    let person = PersonId::from_bytes([4; 16]);
    evening.comes(person, "hope");
    let now = november(24, 18, 55);
    assert_eq!(
        evening.book.statement_asking(&now, person).unwrap(),
        Asking::NotOffered
    );
}

#[test]
fn a_series_that_begins_to_offer_or_stops_is_heeded_at_once() {
    let mut evening = Evening::new(AttendanceMode::AnonymousBadge);
    let person = PersonId::from_bytes([4; 16]);
    evening.comes(person, "other");
    let now = november(24, 18, 55);
    let other = evening.book.series().unwrap().remove(1);
    for (statements, asking) in [
        (Statements::Offered, Asking::CanAsk),
        (Statements::None, Asking::NotOffered),
    ] {
        let series = Series {
            statements,
            ..other.clone()
        };
        evening.book.change_series(&now, &series, BY).unwrap();
        assert_eq!(evening.book.statement_asking(&now, person).unwrap(), asking);
    }
}

#[test]
fn nothing_is_confirmed_before_the_end_unasked_or_for_who_left() {
    let mut evening = Evening::new(AttendanceMode::Roster);
    let (rosa, linda, ida) = (
        evening.person("Rosa"),
        evening.person("Linda"),
        evening.person("Ida"),
    );
    let came = [rosa, linda, ida].map(|person| evening.comes(person, "hope"));
    evening.asks(rosa);
    evening.asks(linda);
    evening
        .book
        .sign_out(&november(24, 19, 20), came[1], BY)
        .unwrap();
    let made = |evening: &mut Evening, of, minute| {
        let now = november(24, 19, minute);
        evening
            .book
            .make_statement(&now, of, &name("Rosa Q"), BY)
            .is_ok()
    };
    assert!(!made(&mut evening, came[0], 59), "it goes on");
    evening
        .book
        .stayed(&november(24, 19, 50), came[0], true, BY)
        .unwrap();
    assert!(made(&mut evening, came[0], 51), "marked");
    let now = november(24, 20, 5);
    for (of, why) in [(came[1], "left early"), (came[2], "did not ask")] {
        assert!(
            evening
                .book
                .make_statement(&now, of, &name("X"), BY)
                .is_err(),
            "{why}"
        );
    }
    let presences: Vec<_> = evening
        .wishes(20, 5)
        .iter()
        .map(|wish| wish.presence)
        .collect();
    assert!(matches!(
        presences[..],
        [Presence::Until(_), Presence::Left]
    ));
}

#[test]
fn a_confirmation_marks_a_roster_and_leaves_nothing_else() {
    let mut evening = Evening::new(AttendanceMode::Roster);
    evening.slip("Rosa Quartz");
    let log = evening.log();
    assert_eq!(log.last().unwrap().0, "stayed");
    assert!(
        !log.iter()
            .any(|(kind, payload)| kind.contains("statement") || payload.contains("Quartz"))
    );
    let report = evening.place.reader().unwrap().verify().unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);

    let mut plain = Evening::new(AttendanceMode::ChosenName);
    let before = {
        let person = plain.person("Rosa");
        let of = plain.comes(person, "hope");
        plain.asks(person);
        let before = plain.log().len();
        let now = november(24, 20, 1);
        plain
            .book
            .make_statement(&now, of, &name("Rosa Quartz"), BY)
            .unwrap();
        plain.book.statement_given(&now, of).unwrap();
        before
    };
    assert_eq!(
        plain.log().len(),
        before,
        "where nobody keeps who stayed, nothing is written"
    );
    assert!(plain.wishes(20, 2).is_empty());
}

#[test]
fn a_slip_says_what_was_and_its_code_knows_it_again() {
    let mut evening = Evening::new(AttendanceMode::ChosenName);
    let slip = evening.slip("Rosa Quartz");
    assert_eq!(
        (slip.title.as_str(), slip.room.0.as_str()),
        ("The hope group", "hope")
    );
    let time = |at: Option<chrono::NaiveDateTime>| at.unwrap().format("%H:%M").to_string();
    assert_eq!(slip.number.date(), "2026-11-24".parse().ok());
    assert_eq!(
        (time(slip.number.from()), time(slip.number.until())),
        ("18:52".into(), "20:00".into())
    );
    for typed in ["Rosa Quartz", "rosa quartz", " ROSA  QUÄRTZ "] {
        let found = evening
            .book
            .check_statement(slip.number, slip.code, &name(typed))
            .unwrap();
        let found = found.unwrap();
        assert_eq!(
            (&found.title, found.number),
            (&slip.title, slip.number),
            "{typed}"
        );
    }
}

#[test]
fn a_forged_slip_is_no_slip() {
    let mut evening = Evening::new(AttendanceMode::ChosenName);
    let slip = evening.slip("Rosa Quartz");
    let rosa = name("Rosa Quartz");
    let is_valid = |number, code, name: &ChosenName| {
        evening
            .book
            .check_statement(number, code, name)
            .unwrap()
            .is_some()
    };
    assert!(is_valid(slip.number, slip.code, &rosa));
    assert!(
        !is_valid(slip.number, slip.code, &name("Rosa Quarz")),
        "another name"
    );
    for bit in 0..40 {
        let mut code = slip.code.bytes();
        code[bit / 8] ^= 1 << (bit % 8);
        assert!(
            !is_valid(slip.number, SlipCode::from_bytes(code), &rosa),
            "bit {bit}"
        );
    }
    // Another date, an earlier and a later time, another slip of the same minute.
    let (date, from, until) = (slip.number.date(), slip.number.from(), slip.number.until());
    let (date, from, until) = (date.unwrap(), from.unwrap(), until.unwrap());
    let minute = chrono::TimeDelta::minutes(1);
    let week = chrono::TimeDelta::days(7);
    for number in [
        SlipNumber::new(date, from - minute, until, [0, 0]),
        SlipNumber::new(date, from, until + minute, [0, 0]),
        SlipNumber::new(date - week, from - week, until - week, [0, 0]),
    ] {
        assert!(!is_valid(number.unwrap(), slip.code, &rosa));
    }
}

#[test]
fn another_kiosk_knows_no_slip_of_this_one() {
    let mut here = Evening::new(AttendanceMode::ChosenName);
    let there = Evening::new(AttendanceMode::ChosenName);
    let slip = here.slip("Rosa Quartz");
    let found = there
        .book
        .check_statement(slip.number, slip.code, &slip.name)
        .unwrap();
    assert_eq!(found, None);
}

#[test]
fn who_is_taken_off_has_asked_for_nothing_and_their_slip_is_still_good() {
    let mut evening = Evening::new(AttendanceMode::ChosenName);
    let slip = evening.slip("Rosa Quartz");
    let rosa = evening.book.people(Some("rosa"), 0).unwrap().0[0].person;
    evening
        .book
        .erase(&november(24, 20, 5), rosa, By::Own)
        .unwrap();
    let left: u32 = evening
        .book
        .conn
        .query_row("SELECT count(*) FROM statement_wish", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
    let found = evening
        .book
        .check_statement(slip.number, slip.code, &slip.name)
        .unwrap();
    assert!(found.is_some(), "what is on the paper was never here");
}

#[test]
fn that_somebody_asked_is_forgotten_after_the_night_and_when_a_sign_in_is_undone() {
    let mut evening = Evening::new(AttendanceMode::ChosenName);
    let (rosa, linda) = (evening.person("Rosa"), evening.person("Linda"));
    let [of, _] = [rosa, linda].map(|person| evening.comes(person, "hope"));
    evening.asks(rosa);
    evening.asks(linda);
    let reason = crate::domain::attendance::VoidReason::NotMe;
    evening
        .book
        .void(&november(24, 18, 58), of, reason, By::Own)
        .unwrap();
    let count = |evening: &Evening| -> u32 {
        let sql = "SELECT count(*) FROM statement_wish";
        evening
            .book
            .conn
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(count(&evening), 1);
    evening.book.tick(&november(25, 7, 0)).unwrap();
    assert_eq!(count(&evening), 1);
    evening.book.tick(&november(25, 8, 1)).unwrap();
    assert_eq!(count(&evening), 0);
}
