use chrono::{DateTime, TimeDelta, TimeZone, Utc};

use super::*;
use crate::domain::package::Say;
use crate::domain::person::PersonDraft;
use crate::office::package::{Folder, MadePackage};
use crate::office::testing::{Desk, Door, everything_again, person};
use crate::services::SystemChance;
use crate::transfer::bundle::tests::evening::now;

/// A Monday in November, in Chicago, and its planned start.
const EVENING: &str = "monday@2026-11-23T19:00";
const START: i64 = 1_795_482_000;

fn at_hour(hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, hour, 0, 0).unwrap()
}

impl Desk {
    #[track_caller]
    fn follows(&mut self, door: &mut Door) -> &mut Self {
        let sealed = door.export(self, 0);
        self.take_in(&sealed).unwrap();
        let before = self.everything();
        everything_again(&mut self.office);
        assert_eq!(self.everything(), before, "made again from the logs");
        self
    }

    fn packs(&mut self, folder: &Folder, hour: u32) -> MadePackage {
        let now = at_hour(hour);
        let made = self
            .office
            .next_package("HOPE", folder, None, now, &SystemChance);
        made.unwrap()
    }

    fn has(&mut self, text: &str) -> bool {
        self.everything().iter().any(|row| row.contains(text))
    }

    fn persons(&mut self) -> u32 {
        let month = "2026-11".parse().unwrap();
        let asked = crate::office::Asked::month(month, None);
        self.office.report(&asked).unwrap().whole.persons
    }
}

/// Two kiosks: two people came to the first, and both can name their people.
fn two_doors() -> (Desk, Door, Door) {
    let (mut one, other) = (Door::new(1), Door::new(2));
    one.opens(EVENING, START).signs_in(7, EVENING, "member");
    one.signs_in(8, EVENING, "member");
    (Desk::new(), one, other)
}

fn consents(door: &mut Door, who: u8, purpose: &str, given: bool) {
    let payload = format!(r#"{{"purpose":"{purpose}","given":{given}}}"#);
    door.write("consent_changed", Some(person(who)), None, payload);
}

/// What a kiosk writes when it takes a package over.
fn takes(door: &mut Door, package: &MadePackage) {
    let payload = format!(r#"{{"number":{}}}"#, package.contents.number);
    door.write("package_taken", None, None, payload);
}

fn erased(made: &MadePackage) -> Vec<PersonId> {
    let records = made.contents.records.iter();
    let erased = records.filter_map(|record| match record.say {
        Say::Erased { person } => Some(person),
        _ => None,
    });
    erased.collect()
}

#[test]
fn who_was_merged_at_one_kiosk_and_taken_off_is_named_by_no_other() {
    let (mut desk, mut one, mut other) = two_doors();
    other.name(8, "Rosa");
    desk.follows(&mut one).follows(&mut other);
    assert!(desk.has("Rosa"));
    // Both in one bundle: nobody knew yet that they are one.
    one.merges(8, 7);
    one.write("erased", Some(person(7)), None, "{}".to_owned());
    desk.follows(&mut one);
    assert!(!desk.has("Rosa"));
    // The other one has not heard of it yet, and says the name again.
    desk.follows(other.opens(EVENING, START));
    assert!(!desk.has("Rosa"));
    let made = desk.packs(&Folder::default(), 9);
    assert_eq!(erased(&made), [person(7), person(8)]);
}

#[test]
fn who_is_found_to_be_one_with_somebody_who_was_taken_off_is_named_no_more() {
    let (mut desk, mut one, mut other) = two_doors();
    one.write("erased", Some(person(7)), None, "{}".to_owned());
    other.name(9, "Rosa");
    desk.follows(&mut one).follows(&mut other);
    assert!(desk.has("Rosa"));
    other.merges(9, 7);
    desk.follows(&mut other);
    assert!(!desk.has("Rosa"));
}

#[test]
fn a_list_brings_nobody_back_who_was_taken_off_and_does_not_say_who_it_was() {
    let (mut desk, mut one, _) = two_doors();
    desk.follows(&mut one);
    let folder = Folder {
        people: vec![PersonDraft {
            name: Some(ChosenName::new("Rosa").unwrap()),
            external_id: Some("4711".to_owned()),
            ..PersonDraft::default()
        }],
        ..Folder::default()
    };
    let made = desk.packs(&folder, 9);
    let rows = made.contents.records.iter();
    let mut rows = rows.filter_map(|record| match &record.say {
        Say::Roster(row) => Some(row.person),
        _ => None,
    });
    let rosa = rows.next().unwrap();
    desk.office.erase(rosa).unwrap();
    assert_eq!(
        desk.one("SELECT count(*) FROM listed l JOIN erased e ON e.person = l.person"),
        "0 "
    );
    let made = desk.packs(&folder, 10);
    assert_eq!((made.said.people, erased(&made)), (0, vec![rosa]));
}

#[test]
fn nobody_is_merged_with_somebody_who_was_taken_off() {
    let (mut desk, mut one, _) = two_doors();
    one.merges(9, 7);
    one.write("erased", Some(person(7)), None, "{}".to_owned());
    desk.follows(&mut one);
    for (who, into) in [(8, 7), (7, 8)] {
        let refused = desk.office.merge(person(who), person(into), now().utc);
        assert!(refused.is_err(), "{who} into {into}");
    }
    let made = desk.packs(&Folder::default(), 9);
    assert!(!erased(&made).contains(&person(8)));
}

#[test]
fn a_name_that_was_taken_back_at_one_kiosk_is_said_by_no_other() {
    let (mut desk, mut one, mut other) = two_doors();
    other.name(9, "Rosa");
    other.merges(9, 7);
    desk.follows(&mut one).follows(&mut other);
    assert!(desk.has("Rosa"));
    for purpose in ["remember_date", "name_in_exports"] {
        consents(&mut one, 7, purpose, false);
        desk.follows(&mut one);
        assert_eq!(desk.has("Rosa"), purpose == "remember_date");
    }
    // It has not heard of it yet.
    desk.follows(other.opens(EVENING, START));
    assert!(!desk.has("Rosa"));
    // They change their mind there. Their name may be kept, and is.
    consents(&mut other, 9, "keep_name", true);
    desk.follows(&mut other);
    assert!(!desk.has("Rosa"));
    consents(&mut other, 9, "name_in_exports", true);
    other.log.last_mut().unwrap().wall += TimeDelta::hours(1).num_milliseconds();
    desk.follows(&mut other);
    assert!(desk.has("Rosa"));
    consents(&mut one, 7, "keep_name", false);
    one.log.last_mut().unwrap().wall += TimeDelta::hours(2).num_milliseconds();
    desk.follows(&mut one);
    assert!(!desk.has("Rosa"));
}

#[test]
fn a_split_holds_against_kiosks_that_only_repeat_the_merge() {
    let (mut desk, mut one, mut lost) = two_doors();
    desk.follows(&mut one).follows(&mut lost);
    desk.office.merge(person(8), person(7), now().utc).unwrap();
    let first = desk.packs(&Folder::default(), 9);
    for door in [&mut one, &mut lost] {
        door.merges(8, 7);
        takes(door, &first);
        desk.follows(door);
    }
    assert_eq!(desk.persons(), 1);
    desk.office.split(person(8), now().utc).unwrap();
    assert_eq!(desk.persons(), 2, "one of them never comes again");
    assert!(desk.office.merges().unwrap().is_empty());
    // One that was set up since then takes the old package late.
    let mut late = Door::new(3);
    late.merges(8, 7);
    takes(&mut late, &first);
    desk.follows(&mut late);
    assert_eq!(desk.persons(), 2);
    // The new one parts them there, too; and then staff, who know of it, lay them together.
    let second = desk.packs(&Folder::default(), 10);
    one.write("unaliased", Some(person(8)), None, "{}".to_owned());
    takes(&mut one, &second);
    desk.follows(&mut one);
    assert_eq!(desk.persons(), 2);
    one.merges(7, 8);
    desk.follows(&mut one);
    assert_eq!(desk.persons(), 1);
}

#[test]
fn a_split_travels_to_kiosks_that_had_merged_them_the_other_way_round() {
    let (mut desk, mut one, _) = two_doors();
    desk.follows(&mut one);
    desk.office.merge(person(8), person(7), now().utc).unwrap();
    one.merges(7, 8);
    desk.follows(&mut one);
    desk.office.split(person(8), now().utc).unwrap();
    assert_eq!(desk.persons(), 2);
    let made = desk.packs(&Folder::default(), 9);
    let parted = made.contents.records.iter();
    let parted: Vec<_> = parted.map(|record| record.say.clone()).collect();
    let of = |n| Say::Merge {
        person: person(n),
        into: None,
    };
    assert_eq!(parted, [of(7), of(8)]);
}

fn doubles(desk: &mut Desk) -> Vec<(Because, Vec<u8>)> {
    let doubles = desk.office.likely_doubles().unwrap().into_iter();
    let doubles = doubles.map(|double| {
        let people = double.people.iter().map(|one| one.person.bytes()[0]);
        (double.because, people.collect())
    });
    doubles.collect()
}

#[test]
fn names_that_could_be_taken_for_each_other_are_suggested_and_a_no_is_kept() {
    use Because::{AlikeName, SameName};
    let (mut desk, mut one, _) = two_doors();
    let names = [
        (7, "Bob K"),
        (8, "Robert K"),
        (9, "Katarzyna Nowak"),
        (10, "Katarzina Nowak"),
        (11, "Rosa"),
        (12, "Rosi"),
        (13, "Bob M"),
        (14, "Kim"),
        (15, "kim"),
    ];
    let mut people = Vec::new();
    for (who, name) in names {
        people.append(&mut one.name(who, name).people);
    }
    one.people = people;
    desk.follows(&mut one);
    let all = [
        (SameName, vec![14, 15]),
        (AlikeName, vec![7, 8]),
        (AlikeName, vec![9, 10]),
    ];
    assert_eq!(doubles(&mut desk), all);
    desk.office.keep_two(person(8), person(7)).unwrap();
    desk.office.keep_two(person(14), person(15)).unwrap();
    assert_eq!(doubles(&mut desk), [(AlikeName, vec![9, 10])]);
    // Whoever changes their mind may still lay them together, and part them again.
    desk.office.merge(person(8), person(7), now().utc).unwrap();
    assert!(matches!(
        desk.office.keep_two(person(7), person(8)),
        Err(OfficeError::OneAlready(..))
    ));
    desk.office.split(person(8), now().utc).unwrap();
    assert_eq!(doubles(&mut desk), [(AlikeName, vec![9, 10])]);
}

#[test]
fn of_three_of_one_name_only_those_are_suggested_of_whom_nobody_said_no() {
    let (mut desk, mut one, _) = two_doors();
    let mut people = Vec::new();
    for who in [7, 8, 9] {
        people.append(&mut one.name(who, "Rosa").people);
    }
    one.people = people;
    desk.follows(&mut one);
    desk.office.keep_two(person(7), person(9)).unwrap();
    assert_eq!(doubles(&mut desk), [(Because::SameName, vec![7, 8])]);
    desk.office.keep_two(person(7), person(8)).unwrap();
    assert_eq!(doubles(&mut desk), [(Because::SameName, vec![8, 9])]);
}

/// What the fifth form kept of somebody who was taken off goes when the sixth opens it.
#[test]
fn an_older_database_forgets_whom_it_should_have() {
    let conn = rusqlite::Connection::open_in_memory().unwrap();
    for schema in [
        include_str!("../schema-1.sql"),
        include_str!("../schema-2.sql"),
        include_str!("../schema-3.sql"),
        include_str!("../schema-4.sql"),
        include_str!("../schema-5.sql"),
        "PRAGMA user_version = 5",
    ] {
        conn.execute_batch(schema).unwrap();
    }
    let [one, other] = [7, 8].map(|n: u8| vec![n; 16]);
    let sql = "INSERT INTO kiosk (id, key, site) VALUES (?1, zeroblob(32), 'HOPE')";
    conn.execute(sql, [vec![1_u8; 16]]).unwrap();
    for (sql, values) in [
        ("INSERT INTO canonical VALUES (?1, ?2)", [&one, &other]),
        (
            "INSERT INTO person VALUES (?2, ?1, 'Rosa', NULL, NULL)",
            [&one, &vec![1; 16]],
        ),
        (
            "INSERT INTO listed VALUES ('HOPE', hex(?2), ?1)",
            [&one, &other],
        ),
    ] {
        conn.execute(sql, values).unwrap();
    }
    conn.execute("INSERT INTO erased VALUES (?1)", [&other])
        .unwrap();
    for (seq, kind, payload) in [
        (1, "package_taken", r#"{"number":12}"#),
        (
            2,
            "consent_changed",
            r#"{"purpose":"keep_name","given":true}"#,
        ),
        (
            3,
            "consent_changed",
            r#"{"purpose":"keep_name","given":false}"#,
        ),
        (
            4,
            "consent_changed",
            r#"{"purpose":"remember_date","given":true}"#,
        ),
    ] {
        let sql = "INSERT INTO entry VALUES (?1, ?1, ?2, randomblob(16), 1, ?3, NULL, ?1, ?2, 0, 0,
                                             0, 'ok', ?5, ?4, zeroblob(32), 1)";
        let by = r#"{"role":"own"}"#;
        conn.execute(
            sql,
            rusqlite::params![vec![1_u8; 16], seq, kind, payload, by],
        )
        .unwrap();
    }
    let mut desk = Desk::new();
    desk.office = Office::over(crate::office::engine::Sqlite::in_memory(conn)).unwrap();
    assert!(!desk.has("Rosa"));
    assert_eq!(desk.one("SELECT count(*) FROM erased"), "2 ");
    assert_eq!(desk.one("SELECT number FROM taken"), "12 ");
    assert_eq!(
        desk.one("SELECT count(*) FROM listed l JOIN erased e ON e.person = l.person"),
        "0 "
    );
    assert_eq!(desk.one("SELECT count(*), sum(given) FROM consent"), "1 0 ");
}

#[test]
fn one_word_is_taken_for_its_nickname_where_both_are_known() {
    let (mut desk, mut one, mut other) = two_doors();
    let mut people = Vec::new();
    for (who, name) in [(7, "Bob"), (8, "Robert"), (9, "Rosa"), (10, "Rosab")] {
        people.append(&mut one.name(who, name).people);
    }
    one.people = people;
    other.site = "ELM".to_owned();
    other.opens(EVENING, START).name(11, "Bobby");
    desk.follows(&mut one).follows(&mut other);
    let found = desk.office.doubles().unwrap();
    let listed: Vec<_> = found
        .listed
        .iter()
        .map(|double| {
            (
                double.because,
                double.people.iter().map(|one| one.person).collect(),
            )
        })
        .collect();
    assert_eq!(listed, [(Because::AlikeName, vec![person(7), person(8)])]);
    assert_eq!((found.more, found.crowds), (0, Vec::new()));
}

#[test]
fn what_is_too_much_to_compare_or_to_list_is_told() {
    let name = |first: &str, last: &str| ChosenName::new(&format!("{first} {last}")).unwrap();
    let last = |n: usize| {
        let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        format!("x{}{}x", letter(n / 26), letter(n))
    };
    let names: Vec<_> = (0..=NEAR_MAX)
        .map(|n| name("Maria", &last(n)).folded())
        .collect();
    let (_, crowds) = alike(names.iter());
    assert_eq!(crowds, [("maria".to_owned(), NEAR_MAX + 1)]);
    let (_, none) = alike(names.iter().skip(1));
    assert!(none.is_empty());
}
