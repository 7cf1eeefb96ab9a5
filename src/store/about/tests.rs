use super::*;
use crate::domain::milestone::{Precision, RecoveryDate};
use crate::domain::name::{Colour, Picture};
use crate::store::testing::{november, open, place};

const PERSON: PersonId = PersonId::from_bytes([5; 16]);
const KITE: PictureColour = PictureColour {
    picture: Picture::Kite,
    colour: Colour::Blue,
};

fn with(mut profile: Profile, purposes: &[Purpose], name: Option<&str>) -> Profile {
    for purpose in Purpose::ALL {
        let given = purposes.contains(&purpose);
        let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
        profile.consents = profile.consents.with(purpose, given, day);
    }
    profile.name = name.map(|name| ChosenName::new(name).unwrap());
    profile.recovery = NaiveDate::from_ymd_opt(2026, 1, 2).map(|date| RecoveryDate {
        date,
        precision: Precision::Day,
    });
    profile
}

fn kinds(book: &Book) -> Vec<String> {
    let mut statement = book
        .conn
        .prepare("SELECT kind || payload FROM log")
        .unwrap();
    let kinds = statement.query_map([], |row| row.get(0)).unwrap();
    kinds.skip(1).map(rusqlite::Result::unwrap).collect()
}

#[test]
fn only_what_was_consented_to_is_kept() {
    let unnamed = Profile::unnamed(PERSON);
    for (purposes, name, date) in [
        (vec![], false, false),
        (vec![Purpose::KeepName], true, false),
        (vec![Purpose::RememberDate], false, true),
        (
            vec![Purpose::TellFacilitator, Purpose::NameInExports],
            false,
            false,
        ),
        (Purpose::ALL.to_vec(), true, true),
    ] {
        let (_dir, place) = place();
        let mut book = open(&place, &november(24, 18, 0));
        let wanted = with(unnamed.clone(), &purposes, Some("Ann"));
        let kept = book.save_about_me(&november(24, 18, 1), &wanted).unwrap();
        assert_eq!(kept, book.about_me(PERSON).unwrap(), "{purposes:?}");
        assert_eq!(
            (kept.name.is_some(), kept.mark.is_some()),
            (name, name),
            "{purposes:?}"
        );
        assert_eq!(kept.recovery.is_some(), date, "{purposes:?}");
        let today = november(24, 18, 0).date();
        for purpose in Purpose::ALL {
            let since = purposes.contains(&purpose).then_some(today);
            assert_eq!(
                kept.consents.since(purpose),
                since,
                "dated by the kiosk, not the screen"
            );
        }
    }
}

#[test]
fn each_change_is_an_entry_and_no_change_is_none() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 18, 0));
    let wanted = with(Profile::unnamed(PERSON), &[Purpose::KeepName], Some("Ann"));
    let kept = book.save_about_me(&november(24, 18, 1), &wanted).unwrap();
    let expected = [
        "person_added{}",
        r#"consent_changed{"given":true,"purpose":"keep_name"}"#,
        "person_changed{}",
    ];
    assert_eq!(kinds(&book), expected);
    assert_eq!(
        book.save_about_me(&november(25, 18, 1), &kept).unwrap(),
        kept
    );
    assert_eq!(kinds(&book), expected);
}

#[test]
fn what_is_taken_back_is_nowhere_in_the_files() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 18, 0));
    let wanted = with(Profile::unnamed(PERSON), &Purpose::ALL, Some("Ann"));
    let kept = book.save_about_me(&november(24, 18, 1), &wanted).unwrap();
    let none = with(kept, &[], Some("Ann"));
    let kept = book.save_about_me(&november(24, 18, 2), &none).unwrap();
    assert_eq!((kept.name, kept.mark, kept.recovery), (None, None, None));
    let row: i64 = book
        .conn
        .query_row(
            "SELECT count(coalesce(name, folded, picture, colour, recovery, leap_rule)) FROM person",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(row, 0);
    let wal = place.dir().join("keytag.db-wal");
    assert_eq!(
        std::fs::metadata(wal).unwrap().len(),
        0,
        "nor in the write-ahead log"
    );
}

#[test]
fn an_erasure_does_not_wait_for_an_export_and_is_finished_after_it() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 18, 0));
    let wanted = with(Profile::unnamed(PERSON), &Purpose::ALL, Some("Ann"));
    let kept = book.save_about_me(&november(24, 18, 1), &wanted).unwrap();
    let wal = || {
        std::fs::metadata(place.dir().join("keytag.db-wal"))
            .unwrap()
            .len()
    };
    let mut reader = place.reader().unwrap();
    reader
        .snapshot(|tx| {
            tx.query_row("SELECT count(*) FROM log", [], |row| row.get::<_, i64>(0))?;
            book.save_about_me(&november(24, 18, 2), &with(kept, &[], None))?;
            assert!(wal() > 0 && book.is_unfolded());
            Ok(())
        })
        .unwrap();
    book.fold();
    assert_eq!((wal(), book.is_unfolded()), (0, false));
}

#[test]
fn marks_are_apart_among_names_that_could_be_taken_for_each_other() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 18, 0));
    let mut marks = Vec::new();
    let mut save = |number: u8, name: &str, mark| {
        let mut wanted = with(
            Profile::unnamed(PersonId::from_bytes([number; 16])),
            &[Purpose::KeepName],
            Some(name),
        );
        wanted.mark = mark;
        book.save_about_me(&november(24, 18, 1), &wanted)
    };
    for number in 0..54 {
        // Everybody would like the kite; the first gets it.
        let kept = save(number, "Ann", Some(KITE)).unwrap();
        marks.extend(kept.mark);
    }
    assert_eq!(marks[0], KITE);
    marks.sort_unstable();
    marks.dedup();
    assert_eq!(marks.len(), 54);
    assert!(matches!(
        save(54, "Anne", None),
        Err(StoreError::NameTooCommon)
    ));
    assert_eq!(save(54, "Maximilian", Some(KITE)).unwrap().mark, Some(KITE));
    assert!(
        save(55, "Ann Baxter-Quill", None).is_ok(),
        "more particular"
    );
}

#[test]
fn another_mark_can_be_asked_for() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 18, 0));
    let wanted = with(Profile::unnamed(PERSON), &[Purpose::KeepName], Some("Ann"));
    let first = book.save_about_me(&november(24, 18, 1), &wanted).unwrap();
    let second = book.new_mark(&november(24, 18, 2), PERSON).unwrap();
    assert_ne!(first.mark, second.mark);
    assert_eq!(second, book.about_me(PERSON).unwrap());
    let nobody = book.new_mark(&november(24, 18, 2), PersonId::from_bytes([9; 16]));
    assert!(matches!(nobody, Err(StoreError::NotThere(_))));
}

#[test]
fn a_child_is_never_kept_and_a_language_is_a_tag() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 18, 0));
    let mut wanted = with(Profile::unnamed(PERSON), &[], None);
    wanted.kind = Kind::Minor;
    wanted.language = Some("'; DROP TABLE log".to_owned());
    let kept = book.save_about_me(&november(24, 18, 1), &wanted).unwrap();
    assert_eq!((kept.kind, kept.language), (Kind::Member, None));
    wanted.language = Some("es-MX".to_owned());
    wanted.large_text = true;
    let kept = book.save_about_me(&november(24, 18, 2), &wanted).unwrap();
    assert_eq!(
        (kept.language.as_deref(), kept.large_text),
        (Some("es-MX"), true)
    );
}
