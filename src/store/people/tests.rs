use super::*;
use crate::domain::attendance::Kind;
use crate::domain::id::KeeperId;
use crate::domain::name::PictureColour;
use crate::domain::person::Listing;
use crate::store::testing::{november, open, place};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

fn named(name: &str) -> PersonDraft {
    PersonDraft {
        name: Some(ChosenName::new(name).unwrap()),
        ..PersonDraft::default()
    }
}

fn add(book: &mut Book, name: &str) -> PersonId {
    book.add_person(&november(24, 12, 0), &named(name), BY)
        .unwrap()
        .person
}

fn names(lines: &[PersonLine]) -> Vec<&str> {
    lines
        .iter()
        .map(|line| line.name.as_ref().map_or("-", ChosenName::as_str))
        .collect()
}

fn kinds(book: &Book, person: PersonId) -> Vec<String> {
    let mut statement = book
        .conn
        .prepare("SELECT kind FROM log WHERE person = ?1 ORDER BY n")
        .unwrap();
    let kinds = statement
        .query_map([person.bytes()], |row| row.get(0))
        .unwrap();
    kinds.map(rusqlite::Result::unwrap).collect()
}

#[test]
fn a_person_is_kept_as_staff_typed_them() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let draft = PersonDraft {
        kind: Kind::Volunteer,
        listing: Listing::Unlisted,
        legal_name: Some("  Rosalind Example ".to_owned()),
        external_id: Some("A-17".to_owned()),
        roster_consent: true,
        ..named("Rosa")
    };
    let profile = book.add_person(&now, &draft, BY).unwrap();
    assert_eq!(profile.name, draft.name);
    assert!(profile.mark.is_some());
    assert_eq!(
        profile.consents.keep_name,
        Some(now.date()),
        "staff were told the name to keep it"
    );
    assert_eq!(profile.consents.name_in_exports, None);
    let kept = book.person_draft(profile.person).unwrap();
    assert!(
        kept == PersonDraft {
            legal_name: Some("Rosalind Example".to_owned()),
            ..draft
        },
        "legal name without the space around it"
    );
    assert_eq!(
        kinds(&book, profile.person),
        ["person_added", "consent_changed"]
    );
}

#[test]
fn a_changed_person_keeps_mark_and_dates_of_consents() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 12, 0));
    let before = book
        .add_person(&november(1, 9, 0), &named("Rosa"), BY)
        .unwrap();
    let roster = |book: &Book| {
        let sql = "SELECT roster_consent FROM person";
        book.conn
            .query_row(sql, [], |row| row.get::<_, Option<String>>(0))
            .unwrap()
    };
    let with_roster = PersonDraft {
        roster_consent: true,
        ..named("Rosa Lee")
    };
    let after = book
        .change_person(&november(2, 9, 0), before.person, &with_roster, BY)
        .unwrap();
    assert_eq!((after.mark, after.consents), (before.mark, before.consents));
    let consent = roster(&book).unwrap();
    assert!(
        consent.contains("2026-11-02") && consent.contains("09090909"),
        "{consent}"
    );
    book.change_person(&november(3, 9, 0), before.person, &with_roster, BY)
        .unwrap();
    assert_eq!(
        roster(&book).unwrap(),
        consent,
        "one that stands keeps its date"
    );
    let nobody = book
        .change_person(
            &november(4, 9, 0),
            before.person,
            &PersonDraft::default(),
            BY,
        )
        .unwrap();
    assert_eq!(
        (nobody.name, nobody.mark, nobody.consents.keep_name),
        (None, None, None)
    );
    assert_eq!(roster(&book), None);
}

#[test]
fn names_that_could_be_taken_for_each_other_have_different_marks_until_none_is_left() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let mut marks = std::collections::BTreeSet::new();
    for count in 0..PictureColour::COUNT {
        let name = if count % 2 == 0 {
            "Catherine"
        } else {
            "Kathrine"
        };
        let profile = book.add_person(&now, &named(name), BY).unwrap();
        assert!(marks.insert(profile.mark.unwrap()), "the {count}th");
    }
    let one_more = book.add_person(&now, &named("Catherine"), BY);
    assert!(matches!(one_more, Err(StoreError::NameTooCommon)));
    let total = book.people(None, 0).unwrap().1;
    assert_eq!(
        total as usize,
        PictureColour::COUNT,
        "who was refused is not half there"
    );
    book.add_person(&now, &named("Catherine K"), BY).unwrap();
}

#[test]
fn the_list_has_pages_by_name_with_the_nameless_last() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    for at in 0..PEOPLE_A_PAGE + 3 {
        add(&mut book, &format!("Person {}", 90 - at));
    }
    for _ in 0..PEOPLE_A_PAGE {
        book.add_person(&now, &PersonDraft::default(), BY).unwrap();
    }
    let mut seen = Vec::new();
    for (page, length) in [(0, PEOPLE_A_PAGE), (1, PEOPLE_A_PAGE), (2, 3), (3, 0)] {
        let (lines, total) = book.people(None, page).unwrap();
        assert_eq!(
            (lines.len(), total),
            (length as usize, 2 * PEOPLE_A_PAGE + 3),
            "{page}"
        );
        seen.extend(lines);
    }
    let names = names(&seen);
    let first_nameless = names.iter().position(|name| *name == "-").unwrap();
    assert_eq!(first_nameless, (PEOPLE_A_PAGE + 3) as usize);
    assert!(names[..first_nameless].is_sorted());
    assert!(names[first_nameless..].iter().all(|name| *name == "-"));
    let ids: std::collections::BTreeSet<_> = seen.iter().map(|line| line.person).collect();
    assert_eq!(ids.len(), seen.len(), "nobody twice");
}

#[test]
fn staff_find_by_chosen_name_legal_name_and_number() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    add(&mut book, "Zoë");
    let rosa = PersonDraft {
        legal_name: Some("Rosalind Élan".to_owned()),
        external_id: Some("A-17".to_owned()),
        listing: Listing::Unlisted,
        ..named("Rosa")
    };
    book.add_person(&now, &rosa, BY).unwrap();
    for (query, found) in [
        ("zoe", &["Zoë"][..]),
        ("ros", &["Rosa"]),
        ("elan", &["Rosa"]),
        ("elan ros", &["Rosa"]),
        ("a-17", &["Rosa"]),
        ("lind", &[]),
        ("%", &[]),
        ("' or 1=1", &[]),
    ] {
        let (lines, total) = book.people(Some(query), 0).unwrap();
        assert_eq!(names(&lines), found, "{query}");
        assert_eq!(total as usize, found.len(), "{query}");
    }
    assert_eq!(
        book.people(Some("  "), 0).unwrap().1,
        2,
        "nothing typed is the whole list"
    );
}

#[test]
fn a_merge_is_one_person_and_can_be_undone() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let (rosa, linda) = (add(&mut book, "Rosa"), add(&mut book, "Rosalinda"));
    book.merge(&now, rosa, linda, BY).unwrap();
    assert_eq!(names(&book.people(None, 0).unwrap().0), ["Rosa"]);
    assert_eq!(
        names(&book.people(Some("rosalinda"), 0).unwrap().0),
        ["Rosa"],
        "by either name"
    );
    for (keep, gone) in [(rosa, linda), (linda, rosa), (rosa, rosa)] {
        let again = book.merge(&now, keep, gone, BY);
        assert!(matches!(again, Err(StoreError::NotNow(_))));
    }
    book.unmerge(&now, linda, BY).unwrap();
    assert_eq!(
        names(&book.people(None, 0).unwrap().0),
        ["Rosa", "Rosalinda"]
    );
    assert!(matches!(
        book.unmerge(&now, linda, BY),
        Err(StoreError::NotNow(_))
    ));
    assert_eq!(
        kinds(&book, linda),
        ["person_added", "consent_changed", "aliased", "unaliased"]
    );
}

#[test]
fn nothing_of_an_erased_person_is_left_in_any_table() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let (rosa, linda) = (add(&mut book, "Rosa"), add(&mut book, "Rosalinda"));
    let cards = book.make_badges(&now, 2).unwrap();
    book.confirm_printed(&now, &cards, BY).unwrap();
    book.give_badge(&now, &cards[0].letters(), rosa, BY)
        .unwrap();
    book.give_badge(&now, &cards[1].letters(), linda, BY)
        .unwrap();
    book.merge(&now, rosa, linda, BY).unwrap();
    book.erase(&now, linda, BY).unwrap();
    assert_eq!(book.people(None, 0).unwrap(), (Vec::new(), 0));
    assert_eq!(book.people(Some("rosa"), 0).unwrap().1, 0);
    assert!(matches!(
        book.person_draft(rosa),
        Err(StoreError::NotThere(_))
    ));
    for sql in [
        "SELECT count(*) FROM person",
        "SELECT count(*) FROM alias",
        "SELECT count(*) FROM badge WHERE person IS NOT NULL OR state <> 'revoked'",
    ] {
        let left: u32 = book.conn.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{sql}");
    }
    assert_eq!(
        kinds(&book, rosa).last().map(String::as_str),
        Some("erased")
    );
    let wal = std::fs::metadata(place.database().with_extension("db-wal"));
    assert_eq!(
        wal.map_or(0, |file| file.len()),
        0,
        "nor in the write-ahead log"
    );
}

#[test]
fn roster_texts_are_short_and_of_one_line() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    for text in [&"x".repeat(ROSTER_CHARS_MAX + 1), "two\nlines"] {
        let draft = PersonDraft {
            legal_name: Some(text.to_owned()),
            ..PersonDraft::default()
        };
        assert!(matches!(
            book.add_person(&now, &draft, BY),
            Err(StoreError::NotNow(_))
        ));
    }
    let empty = PersonDraft {
        external_id: Some(" ".to_owned()),
        ..PersonDraft::default()
    };
    let person = book.add_person(&now, &empty, BY).unwrap().person;
    assert_eq!(book.person_draft(person).unwrap().external_id, None);
}
