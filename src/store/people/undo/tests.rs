use super::*;
use crate::domain::attendance::AttendanceMode;
use crate::domain::id::KeeperId;
use crate::store::testing::{evening, november, open, place, tuesdays};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

fn draft(name: &str, number: Option<&str>) -> PersonDraft {
    PersonDraft {
        name: Some(ChosenName::new(name).unwrap()),
        external_id: number.map(str::to_owned),
        ..PersonDraft::default()
    }
}

/// Takes a list over, as it was matched.
fn take(book: &mut Book, now: &Moment, rows: &[PersonDraft]) {
    use crate::store::Match;
    let rows = rows
        .iter()
        .map(|row| match book.match_person(row).unwrap() {
            Match::New => (None, row.clone()),
            Match::Changed(person, draft) => (Some(person), draft),
            other => panic!("{other:?}"),
        });
    let rows: Vec<_> = rows.collect();
    book.take_people_over(now, &rows, BY).unwrap();
}

fn found(book: &mut Book, name: &str) -> Vec<PersonId> {
    let (lines, _) = book.people(Some(name), 0).unwrap();
    lines.iter().map(|line| line.person).collect()
}

#[test]
fn who_came_since_stays_and_what_somebody_changed_since_is_left_alone() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let series = tuesdays("hope", "19:00", "hall", AttendanceMode::ChosenName);
    book.seed_series(&now, &[series]).unwrap();
    let old = |book: &mut Book, name| book.add_person(&now, &draft(name, None), BY).unwrap();
    let [rosa, ana, luz] = ["Rosa", "Ana", "Luz"].map(|name| old(&mut book, name).person);
    let list = [
        draft("Rosa", Some("1")),
        draft("Ana", Some("2")),
        draft("Luz", Some("3")),
        draft("Kwame", Some("4")),
        draft("Ines", Some("5")),
        draft("Bogdan", Some("6")),
    ];
    take(&mut book, &now, &list);
    let later = november(24, 19, 5);
    book.tick(&later).unwrap();
    // One came, one has a card, one was never seen.
    let kwame = found(&mut book, "Kwame")[0];
    let hope = evening("hope", 24, "19:00");
    book.sign_in_person(&later, &hope, kwame, BY).unwrap();
    let ines = found(&mut book, "Ines")[0];
    let card = book.make_badges(&later, 1).unwrap().remove(0);
    book.confirm_printed(&later, std::slice::from_ref(&card), BY)
        .unwrap();
    book.give_badge(&later, &card.letters(), ines, BY).unwrap();
    // One was given another number, one another name.
    let other = PersonDraft {
        external_id: Some("20".to_owned()),
        ..book.person_draft(ana).unwrap()
    };
    book.change_person(&later, ana, &other, BY).unwrap();
    let renamed = draft("Lucy", Some("3"));
    book.change_person(&later, luz, &renamed, BY).unwrap();

    let expected = ListUndone {
        gone: 1,
        restored: 1,
        stay: 2,
        changed_since: 1,
    };
    let before = book.people(None, 0).unwrap();
    assert_eq!(book.look_at_list_undo(&later).unwrap(), expected);
    assert!(book.people(None, 0).unwrap() == before, "only looked at");
    assert_eq!(book.undo_list(&later, BY).unwrap(), expected);
    let number = |book: &Book, person| book.person_draft(person).unwrap().external_id;
    assert_eq!(number(&book, rosa), None);
    assert_eq!(number(&book, ana).as_deref(), Some("20"));
    assert_eq!(number(&book, luz).as_deref(), Some("3"));
    assert_eq!(number(&book, kwame).as_deref(), Some("4"));
    assert!(found(&mut book, "Bogdan").is_empty());
    assert!(book.look_at_list_undo(&later).unwrap().is_nothing());
    assert!(place.reader().unwrap().verify().unwrap().is_sound());
}

#[test]
fn a_name_and_a_kind_come_back_and_with_no_name_before_there_is_none() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let unnamed = PersonDraft {
        external_id: Some("7".to_owned()),
        legal_name: Some("Rosa Luz".to_owned()),
        ..PersonDraft::default()
    };
    let person = book.add_person(&now, &unnamed, BY).unwrap().person;
    let row = PersonDraft {
        kind: Kind::Volunteer,
        legal_name: Some("R. Luz".to_owned()),
        ..draft("Rosa", Some("7"))
    };
    take(&mut book, &now, &[row]);
    assert!(book.person_draft(person).unwrap().name.is_some());
    book.undo_list(&now, BY).unwrap();
    assert!(book.person_draft(person).unwrap() == unnamed);
}

#[test]
fn what_somebody_was_called_before_is_kept_for_no_undo_once_they_changed_it() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    take(
        &mut book,
        &now,
        &[draft("Rosa", Some("7")), draft("Luz", None)],
    );
    let left = |book: &Book| -> u32 {
        let sql = "SELECT count(*) FROM list_row";
        book.conn.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let rosa = found(&mut book, "Rosa")[0];
    let mut profile = book.about_me(rosa).unwrap();
    profile.name = Some(ChosenName::new("Rosalind").unwrap());
    book.save_about_me(&now, &profile).unwrap();
    assert_eq!(left(&book), 1);
    let luz = found(&mut book, "Luz")[0];
    book.erase(&now, luz, BY).unwrap();
    assert_eq!(left(&book), 0);
}
