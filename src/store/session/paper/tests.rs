use super::*;
use crate::domain::attendance::AttendanceMode;
use crate::domain::id::KeeperId;
use crate::domain::name::ChosenName;
use crate::domain::person::PersonDraft;
use crate::store::testing::{evening as session_id, november, open, place, tuesdays};
use AttendanceMode::{ChosenName as Chosen, Headcount};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

fn book(place: &crate::store::Place, mode: AttendanceMode) -> Book {
    let now = november(27, 12, 0);
    let mut book = open(place, &now);
    book.seed_series(&now, &[tuesdays("hope", "19:00", "Blue room", mode)])
        .unwrap();
    book
}

fn person(book: &mut Book, name: &str) -> PersonId {
    let name = Some(ChosenName::new(name).unwrap());
    let draft = PersonDraft {
        name,
        ..PersonDraft::default()
    };
    book.add_person(&november(27, 12, 0), &draft, BY)
        .unwrap()
        .person
}

fn paper(day: u32, counts: &[(Kind, u32)], people: &[PersonId]) -> PaperEvening {
    PaperEvening {
        series: SeriesId::new("hope").unwrap(),
        date: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
        counts: counts.to_vec(),
        people: people.to_vec(),
    }
}

#[test]
fn an_evening_on_paper_is_recorded_as_if_all_had_come_at_the_start() {
    let (_dir, place) = place();
    let mut book = book(&place, Chosen);
    let (rosa, zoe) = (person(&mut book, "Rosa"), person(&mut book, "Zoe"));
    let counts = [(Kind::Member, 3), (Kind::Minor, 1)];
    let list = paper(10, &counts, &[rosa, zoe, rosa]);
    let now = november(27, 12, 0);
    let result = book.paper_evening(&now, &list, BY).unwrap();
    assert_eq!(
        result,
        PaperResult {
            recorded: 6,
            already: 1
        }
    );
    let id = session_id("hope", 10, "19:00");
    let card = book.tonight_card(&now, &id).unwrap();
    assert_eq!((card.total, card.without_name), (6, 4));
    assert_eq!(card.session.state, SessionState::Closed);
    assert!(
        card.attendances
            .iter()
            .all(|line| line.method == Method::PaperLater)
    );
    let start = november(10, 19, 0).utc;
    assert!(card.attendances.iter().all(|line| line.signed_in == start));
    let again = book
        .paper_evening(&now, &paper(10, &[], &[rosa, zoe]), BY)
        .unwrap();
    assert_eq!(
        again,
        PaperResult {
            recorded: 0,
            already: 2
        }
    );
}

#[test]
fn an_open_evening_stays_open_and_whoever_is_there_is_not_recorded_again() {
    let (_dir, place) = place();
    let mut book = book(&place, Chosen);
    let rosa = person(&mut book, "Rosa");
    let now = november(24, 19, 10);
    book.tick(&now).unwrap();
    book.paper_evening(&now, &paper(24, &[(Kind::Guest, 1)], &[rosa]), BY)
        .unwrap();
    let result = book
        .paper_evening(&now, &paper(24, &[], &[rosa]), BY)
        .unwrap();
    assert_eq!(
        result,
        PaperResult {
            recorded: 0,
            already: 1
        }
    );
    let card = book
        .tonight_card(&now, &session_id("hope", 24, "19:00"))
        .unwrap();
    assert_eq!((card.session.state, card.total), (SessionState::Open, 2));
}

#[test]
fn a_headcount_evening_keeps_nobody_from_the_list() {
    let (_dir, place) = place();
    let mut book = book(&place, Headcount);
    let rosa = person(&mut book, "Rosa");
    let list = paper(10, &[], &[rosa]);
    book.paper_evening(&november(27, 12, 0), &list, BY).unwrap();
    let sql = "SELECT count(*) FROM log WHERE kind = 'signed_in' AND person IS NULL";
    let kept: u32 = book.conn.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn slips_of_the_finger_are_refused_whole() {
    let (_dir, place) = place();
    let mut book = book(&place, Chosen);
    let now = november(27, 12, 0);
    let nobody = PersonId::from_bytes([4; 16]);
    for list in [
        paper(10, &[], &[]),
        paper(10, &[(Kind::Member, PAPER_HEADS_MAX + 1)], &[]),
        paper(10, &[(Kind::Member, u32::MAX), (Kind::Guest, 5)], &[]),
        paper(11, &[(Kind::Member, 1)], &[]),
        paper(30, &[(Kind::Member, 1)], &[]),
        paper(10, &[(Kind::Member, 1)], &[nobody]),
    ] {
        assert!(book.paper_evening(&now, &list, BY).is_err(), "{list:?}");
    }
    let sql = "SELECT count(*) FROM attendance";
    let kept: u32 = book.conn.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0);
}
