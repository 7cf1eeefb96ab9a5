use super::*;
use crate::office::testing::{Desk, Door, person};
use crate::transfer::bundle::tests::evening::now;

const EVENING: &str = "monday@2026-11-23T19:00";
const START: i64 = 1_795_482_000;

/// One evening with persons 1 to 3, the first of whom may be named.
fn evening() -> (Desk, Door) {
    let (desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START);
    for who in 1..=3 {
        door.signs_in(who, EVENING, "member");
    }
    door.name(1, "Zoë");
    (desk, door)
}

fn brings(desk: &mut Desk, door: &mut Door) {
    let sealed = door.export(desk, 0);
    desk.take_in(&sealed).unwrap();
}

fn name_of(desk: &mut Desk, who: u8) -> String {
    let directory = desk.office.directory().unwrap();
    let found = directory
        .people
        .iter()
        .find(|one| one.person == person(who));
    found.unwrap().name.clone()
}

fn mend(desk: &mut Desk, who: u8, name: &str) -> Result<()> {
    let name = ChosenName::new(name).unwrap();
    desk.office.mend_name(person(who), Some(&name), now().utc)
}

#[test]
fn a_mended_name_survives_the_next_bundle_and_goes_with_its_consent() {
    let (mut desk, mut door) = evening();
    brings(&mut desk, &mut door);
    assert_eq!(name_of(&mut desk, 1), "Zoë");
    mend(&mut desk, 1, "Zoe B").unwrap();
    brings(&mut desk, &mut door);
    assert_eq!(name_of(&mut desk, 1), "Zoe B");
    let directory = desk.office.directory().unwrap();
    let place = directory.choose("zoe", Column::Name, false)[0];
    assert_eq!(directory.at(place).unwrap().chosen.as_deref(), Some("Zoë"));
    door.people.clear();
    brings(&mut desk, &mut door);
    assert_eq!(name_of(&mut desk, 1), "", "nobody may say it any more");
}

#[test]
fn who_may_not_be_named_gets_no_name() {
    let (mut desk, mut door) = evening();
    brings(&mut desk, &mut door);
    let refused = mend(&mut desk, 2, "Bo");
    assert!(matches!(refused, Err(OfficeError::NoName(_))));
    mend(&mut desk, 1, "Bo").unwrap();
    desk.office.mend_name(person(1), None, now().utc).unwrap();
    assert_eq!(name_of(&mut desk, 1), "Zoë");
}

#[test]
fn nothing_mended_is_left_of_who_was_taken_off() {
    let (mut desk, mut door) = evening();
    brings(&mut desk, &mut door);
    mend(&mut desk, 1, "Zoe B").unwrap();
    door.write("erased", Some(person(1)), None, "{}".to_owned());
    door.people.clear();
    brings(&mut desk, &mut door);
    assert_eq!(desk.one("SELECT count(*) FROM mended"), "0 ");
}

#[test]
fn a_mended_name_holds_for_everybody_who_is_one() {
    let (mut desk, mut door) = evening();
    brings(&mut desk, &mut door);
    mend(&mut desk, 1, "Zoe B").unwrap();
    desk.office.merge(person(1), person(2), now().utc).unwrap();
    assert_eq!(name_of(&mut desk, 2), "Zoe B");
    let report = desk.office.likely_doubles().unwrap();
    assert!(report.is_empty());
}

#[test]
fn a_list_is_filtered_by_every_word_and_stands_in_any_order() {
    let listed = |n: u8, name: &str, number: &str, visits| Listed {
        person: person(n),
        name: name.to_owned(),
        chosen: None,
        number: number.to_owned(),
        visits,
        sites: 1,
        first: format!("2026-01-{n:02}"),
        last: format!("2026-02-{n:02}"),
        taken_off: false,
    };
    let directory = Directory::of(
        vec![
            listed(1, "Bo", "A-7", 3),
            listed(2, "", "", 9),
            listed(3, "Ánna", "A-8", 1),
        ],
        false,
    );
    let choose = |filter, by, descending| directory.choose(filter, by, descending);
    assert_eq!(choose("", Column::Name, false), [2, 0, 1]);
    assert_eq!(choose("", Column::Name, true), [0, 2, 1], "no name is last");
    assert_eq!(choose("", Column::Visits, true), [1, 0, 2]);
    assert_eq!(choose("", Column::Last, false), [0, 1, 2]);
    assert_eq!(choose("anna", Column::Name, false), [2]);
    assert_eq!(choose("a-7 bo", Column::Name, false), [0]);
    assert_eq!(choose("0202", Column::Name, false), [1], "by pseudonym");
    assert!(choose("nobody", Column::Name, false).is_empty());
}

fn named_in_package(desk: &mut Desk) -> Vec<(i64, String)> {
    use crate::domain::package::Say;
    use crate::office::package::Folder;
    use crate::services::SystemChance;
    let now = now().utc + chrono::TimeDelta::hours(9);
    let folder = Folder::default();
    let made = desk
        .office
        .next_package("HOPE", &folder, None, now, &SystemChance);
    let records = made.unwrap().contents.records.into_iter();
    let named = records.filter_map(|record| match record.say {
        Say::Named(named) => Some((record.at.time, named.name)),
        _ => None,
    });
    named.collect()
}

#[test]
fn a_mended_name_is_said_as_of_when_it_was_mended() {
    let (mut desk, mut door) = evening();
    brings(&mut desk, &mut door);
    mend(&mut desk, 1, "Zoe B").unwrap();
    let mended = now().utc.timestamp_millis();
    assert_eq!(named_in_package(&mut desk), [(mended, "Zoe B".to_owned())]);
    assert_eq!(named_in_package(&mut desk), [(mended, "Zoe B".to_owned())]);
}

#[test]
fn who_chooses_another_name_is_called_that_whatever_was_mended_before() {
    let (mut desk, mut door) = evening();
    brings(&mut desk, &mut door);
    mend(&mut desk, 1, "Zoe B").unwrap();
    door.name(1, "Alex");
    brings(&mut desk, &mut door);
    assert_eq!(name_of(&mut desk, 1), "Alex");
    assert!(named_in_package(&mut desk).is_empty());
    // Whoever goes back to the name that was mended once means it.
    mend(&mut desk, 1, "Alexa").unwrap();
    door.name(1, "Alexa");
    brings(&mut desk, &mut door);
    door.name(1, "Alex");
    brings(&mut desk, &mut door);
    assert_eq!(name_of(&mut desk, 1), "Alex");
}

#[test]
fn a_mended_name_is_kept_and_sent_no_longer_than_its_consent() {
    let (mut desk, mut door) = evening();
    brings(&mut desk, &mut door);
    mend(&mut desk, 1, "Zoe B").unwrap();
    assert_eq!(named_in_package(&mut desk).len(), 1);
    // Another kiosk heard of it, and this one still says the name.
    let mut other = Door::new(2);
    let payload = r#"{"purpose":"keep_name","given":false}"#;
    other.write("consent_changed", Some(person(1)), None, payload.to_owned());
    brings(&mut desk, &mut other);
    assert_eq!(name_of(&mut desk, 1), "");
    assert_eq!(desk.one("SELECT count(*) FROM mended"), "0 ");
    assert_eq!(
        desk.one("SELECT count(*) FROM said WHERE kind = 'named'"),
        "0 "
    );
    assert!(named_in_package(&mut desk).is_empty());
}

#[test]
fn who_is_on_a_list_and_never_came_is_found_and_can_be_taken_off() {
    use crate::domain::person::PersonDraft;
    use crate::office::package::Folder;
    use crate::services::SystemChance;
    let (mut desk, mut door) = evening();
    // A kiosk knows somebody by name who has not come yet, either.
    let mut other = door.clone();
    door.people.append(&mut other.name(9, "Ben").people);
    brings(&mut desk, &mut door);
    let folder = Folder {
        people: vec![PersonDraft {
            name: Some(ChosenName::new("Rosa").unwrap()),
            external_id: Some("4711".to_owned()),
            ..PersonDraft::default()
        }],
        ..Folder::default()
    };
    let now = now().utc;
    let made = desk
        .office
        .next_package("HOPE", &folder, None, now, &SystemChance);
    made.unwrap();
    let find = |desk: &mut Desk, what: &str| {
        let directory = desk.office.directory().unwrap();
        let found = directory.choose(what, Column::Name, false);
        let found = found
            .into_iter()
            .map(|place| directory.at(place).unwrap().clone());
        found.collect::<Vec<_>>()
    };
    let ben = find(&mut desk, "ben").remove(0);
    assert_eq!(
        (ben.person, ben.visits, ben.last.as_str()),
        (person(9), 0, "")
    );
    let rosa = find(&mut desk, "4711").remove(0);
    assert_eq!((rosa.name.as_str(), rosa.visits), ("Rosa", 0));
    assert_eq!(find(&mut desk, "").len(), 5, "and the three who came");
    desk.office.erase(rosa.person).unwrap();
    desk.office.erase(ben.person).unwrap();
    assert_eq!(find(&mut desk, "").len(), 3);
}
