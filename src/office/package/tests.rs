use chrono::{TimeZone, Utc};

use super::*;
use crate::badge::{OrganisationKey, Token, TokenId};
use crate::domain::name::ChosenName;
use crate::office::testing::{Desk, Door};
use crate::services::SystemChance;
use crate::transfer::bundle::SigningKey;

const PACK: &str = "id = \"ours\"\ntitle = \"Our words\"\ncredit = \"Our group\"\n\
                    permission = \"Written here\"\nlanguages = [\"en\"]\n";
const READING: &str = "date,title,body,question,theme,credit\n\
                       01-01,A cup of tea,It is warm.,What warms you?,,\n";

fn at_hour(hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, hour, 0, 0).unwrap()
}

fn draft(name: &str, number: Option<&str>) -> PersonDraft {
    PersonDraft {
        name: Some(ChosenName::new(name).unwrap()),
        external_id: number.map(str::to_owned),
        ..PersonDraft::default()
    }
}

fn list(people: Vec<PersonDraft>) -> Folder {
    Folder {
        people,
        ..Folder::default()
    }
}

/// An office that two kiosks of one site have brought something to.
fn desk() -> (Desk, [Door; 2]) {
    let mut desk = Desk::new();
    let doors = [1, 2].map(|n| {
        let mut door = Door::new(n);
        door.go_on(3);
        let sealed = door.export(&desk, 0);
        desk.take_in(&sealed).unwrap();
        door
    });
    (desk, doors)
}

fn make(desk: &mut Desk, folder: &Folder, hour: u32) -> MadePackage {
    let now = at_hour(hour);
    let made = desk
        .office
        .next_package("HOPE", folder, None, now, &SystemChance);
    made.unwrap()
}

fn roster(made: &MadePackage) -> Vec<(i64, RosterRecord)> {
    let rows = made.contents.records.iter();
    let rows = rows.filter_map(|record| match &record.say {
        Say::Roster(row) => Some((record.at.time, (**row).clone())),
        _ => None,
    });
    rows.collect()
}

#[test]
fn a_package_is_for_all_kiosks_of_the_site_that_are_not_gone() {
    let (mut desk, doors) = desk();
    let made = make(&mut desk, &Folder::default(), 9);
    assert_eq!(made.said.kiosks, 2);
    desk.office.set_gone(doors[0].kiosk, true).unwrap();
    let made = make(&mut desk, &Folder::default(), 10);
    assert_eq!(made.kiosks, [doors[1].key().public()]);
    let none = desk
        .office
        .next_package("OAK", &Folder::default(), None, at_hour(9), &SystemChance);
    assert!(matches!(none, Err(OfficeError::NoSite { .. })));
}

#[test]
fn packages_are_numbered_upwards_whatever_the_clock_says() {
    let (mut desk, _) = desk();
    let first = make(&mut desk, &Folder::default(), 12).contents.number;
    let second = make(&mut desk, &Folder::default(), 9).contents.number;
    assert_eq!(second, first + 1);
}

#[test]
fn what_was_said_once_is_said_again_at_the_same_moment_until_it_changes() {
    let (mut desk, _) = desk();
    let folder = list(vec![draft("Rosa", Some("1")), draft("Luz", None)]);
    let first = roster(&make(&mut desk, &folder, 9));
    assert_eq!(first.len(), 2);
    // Nobody wrote anything new, or the list is not at hand.
    assert_eq!(roster(&make(&mut desk, &folder, 10)), first);
    assert_eq!(roster(&make(&mut desk, &Folder::default(), 11)), first);
    let folder = list(vec![draft("Rosa B", Some("1")), draft("Luz", None)]);
    let changed = roster(&make(&mut desk, &folder, 12));
    let of = |rows: &[(i64, RosterRecord)], name: &str| {
        let row = rows
            .iter()
            .find(|(_, row)| row.name.as_deref() == Some(name));
        row.map(|(time, row)| (*time, row.person)).unwrap()
    };
    assert_eq!(of(&changed, "Luz"), of(&first, "Luz"));
    assert_eq!(of(&changed, "Rosa B").1, of(&first, "Rosa").1);
    assert!(of(&changed, "Rosa B").0 > of(&first, "Rosa").0);
}

#[test]
fn who_was_taken_off_is_in_every_package_and_on_no_list() {
    let (mut desk, _) = desk();
    let folder = list(vec![draft("Rosa", Some("1"))]);
    let person = roster(&make(&mut desk, &folder, 9))[0].1.person;
    desk.office.erase(person).unwrap();
    let made = make(&mut desk, &Folder::default(), 10);
    assert!(roster(&made).is_empty());
    assert_eq!(made.said.erased, 1);
    let erased = Say::Erased { person };
    assert!(
        made.contents
            .records
            .iter()
            .any(|record| record.say == erased)
    );
    // The list still has the row: it brings nobody back.
    let made = make(&mut desk, &folder, 11);
    assert!(roster(&made).is_empty());
    let stranger = PersonId::from_bytes([77; 16]);
    let none = desk.office.erase(stranger);
    assert!(matches!(none, Err(OfficeError::NoPerson(_))));
}

#[test]
fn merges_of_the_office_travel_and_so_does_their_undoing() {
    let (mut desk, _) = desk();
    let folder = list(vec![draft("Rosa", Some("1")), draft("Luz", Some("2"))]);
    let rows = roster(&make(&mut desk, &folder, 9));
    let (one, two) = (rows[0].1.person, rows[1].1.person);
    let mut work = desk.office.engine.begin().unwrap();
    for person in [one, two] {
        let kiosk = KioskId::from_bytes([1; 16]);
        work.run(
            "INSERT INTO person (kiosk, person) VALUES ($1, $2)",
            values![kiosk.bytes(), person.bytes()],
        )
        .unwrap();
    }
    work.commit().unwrap();
    desk.office.merge(one, two, at_hour(9)).unwrap();
    let merged = |made: &MadePackage| {
        let merges = made.contents.records.iter();
        let merges = merges.filter_map(|record| match record.say {
            Say::Merge { person, into } => Some((person, into)),
            _ => None,
        });
        merges.collect::<Vec<_>>()
    };
    let made = make(&mut desk, &Folder::default(), 10);
    assert_eq!(merged(&made), [(one, Some(two))]);
    desk.office.split(one, at_hour(10)).unwrap();
    let made = make(&mut desk, &Folder::default(), 11);
    assert_eq!(merged(&made), [(one, None)]);
}

#[test]
fn what_a_kiosk_tells_is_kept_if_it_signed_it_and_is_newer() {
    use crate::domain::package::Told;
    use crate::store::Telling;
    use crate::transfer::package::write_told;
    let (mut desk, doors) = desk();
    let tell = |time: i64, key: &SigningKey| {
        let telling = Telling {
            told: Told {
                cards: "07".repeat(32),
                records: Vec::new(),
            },
            sisters: vec![Sister {
                kiosk: doors[1].kiosk,
                key: doors[1].key().public().to_string(),
            }],
            house: Vec::new(),
            time,
        };
        write_told(&telling, doors[0].kiosk, "HOPE", key)
            .unwrap()
            .unwrap()
    };
    let (kiosk, key) = (doors[0].kiosk, doors[0].key());
    let newer = tell(20, &key);
    assert!(desk.office.hear(kiosk, &key.public(), &newer).unwrap());
    assert!(
        desk.office
            .hear(kiosk, &key.public(), &tell(10, &key))
            .unwrap()
    );
    let other = SigningKey::from_seed(&[9; 32]);
    assert!(
        !desk
            .office
            .hear(kiosk, &key.public(), &tell(30, &other))
            .unwrap()
    );
    assert!(
        !desk
            .office
            .hear(doors[1].kiosk, &key.public(), &newer)
            .unwrap()
    );
    let made = make(&mut desk, &Folder::default(), 9);
    assert_eq!(made.contents.told, [newer]);
    assert_eq!((made.said.kiosks, made.said.told), (2, 1));
}

#[test]
fn a_folder_of_what_staff_wrote_is_read_and_every_mistake_told() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    assert_eq!(read_folder(dir.path()).unwrap(), Folder::default());
    put("people.csv", "name,number\nRosa,4711\n");
    let card = Token::issue(&OrganisationKey::new([3; 32]), TokenId(7));
    let cards = format!("card,number\n{},\n,4712\n", card.grouped());
    put("withdrawn.csv", &cards);
    put(
        "series.toml",
        "[[series]]\nid = \"hope\"\ntitle = \"Hope\"\nmeets = { weekly = [\"tuesday\"] }\n\
         start = \"19:00\"\n[[series]]\nid = \"old\"\ntitle = \"Old\"\n\
         meets = { weekly = [\"monday\"] }\nstart = \"19:00\"\n",
    );
    put("ended.csv", "series\nold\n");
    let folder = read_folder(dir.path()).unwrap();
    assert_eq!(folder.people.len(), 1);
    assert_eq!(
        folder.withdrawn,
        [
            Withdrawn::Card(card.letters()),
            Withdrawn::Number("4712".to_owned())
        ]
    );
    let series: Vec<_> = folder
        .series
        .iter()
        .map(|(series, retired)| (series.id.as_str(), *retired))
        .collect();
    assert_eq!(series, [("hope", false), ("old", true)]);
    for (name, text, said) in [
        ("people.csv", "name,number\n,4711\n", "row 2"),
        ("withdrawn.csv", "who\nRosa\n", "withdrawn.csv"),
        ("withdrawn.csv", "card\nBCDF\n", "row 2"),
        ("ended.csv", "series\nnone\n", "row 2"),
        ("series.toml", "[[series]]\nid = 7\n", "series.toml"),
    ] {
        let before = std::fs::read_to_string(dir.path().join(name)).unwrap();
        put(name, text);
        let error = read_folder(dir.path()).unwrap_err().to_string();
        assert!(error.contains(said), "{name}: {error}");
        put(name, &before);
    }
    std::fs::create_dir_all(dir.path().join("readings/ours")).unwrap();
    put("readings/ours/pack.toml", "id = 7\n");
    assert!(read_folder(dir.path()).is_err());
    put("readings/ours/pack.toml", PACK);
    put("readings/ours/en.csv", READING);
    let folder = read_folder(dir.path()).unwrap();
    assert_eq!(folder.readings.len(), 1);
    assert_eq!(folder.readings[0].0, "ours");
}

#[test]
fn a_list_waits_for_the_next_package_and_can_be_taken_back_until_then() {
    let (mut desk, _) = desk();
    let people = [draft("Rosa", Some("1")), draft("Luz", None)];
    let keep = |desk: &mut Desk, people: &[PersonDraft]| {
        let kept = desk
            .office
            .keep_list("HOPE", people, at_hour(9), &SystemChance);
        let counts = kept.unwrap();
        (counts.new, counts.changed, counts.same, counts.taken_off)
    };
    let listed = |desk: &mut Desk| desk.office.packages_due().unwrap()[0].listed;
    let seen = {
        let now = at_hour(9);
        let seen = desk
            .office
            .look_at_list("HOPE", &people, now, &SystemChance);
        seen.unwrap()
    };
    assert_eq!((seen.new, listed(&mut desk)), (2, 0), "only looked at");
    assert_eq!(keep(&mut desk, &people), (2, 0, 0, 0));
    assert_eq!(listed(&mut desk), 2);
    desk.office.take_list_back("HOPE").unwrap();
    assert_eq!(listed(&mut desk), 0);
    assert!(roster(&make(&mut desk, &Folder::default(), 10)).is_empty());
    // Kept once more, they are still new, and go out once.
    assert_eq!(keep(&mut desk, &people), (2, 0, 0, 0));
    assert_eq!(roster(&make(&mut desk, &Folder::default(), 11)).len(), 2);
    assert_eq!(listed(&mut desk), 0);
    let people = [
        draft("Rosa B", Some("1")),
        draft("Luz", None),
        draft("Sam", Some("3")),
    ];
    assert_eq!(keep(&mut desk, &people), (1, 1, 1, 0));
    assert_eq!(keep(&mut desk, &people), (0, 0, 3, 0), "it waits already");
    assert_eq!(listed(&mut desk), 2);
    // What goes back to how it was said waits no more.
    let before = [draft("Rosa", Some("1"))];
    assert_eq!(keep(&mut desk, &before), (0, 1, 0, 0));
    assert_eq!(listed(&mut desk), 1);
    let made = roster(&make(&mut desk, &Folder::default(), 12));
    let mut names: Vec<_> = made.iter().map(|(_, row)| row.name.clone()).collect();
    names.sort();
    assert_eq!(
        names,
        ["Luz", "Rosa", "Sam"].map(|name| Some(name.to_owned()))
    );
}

#[test]
fn a_row_of_somebody_whom_a_kiosk_knows_by_number_is_theirs_and_who_was_taken_off_stays_so() {
    let (mut desk, doors) = desk();
    let mut work = desk.office.engine.begin().unwrap();
    let person = crate::office::testing::person(7);
    work.run(
        "INSERT INTO person (kiosk, person, external_id) VALUES ($1, $2, 'r-7')",
        values![doors[0].kiosk.bytes(), person.bytes()],
    )
    .unwrap();
    work.commit().unwrap();
    let people = [draft("Rosa", Some("R-7"))];
    let now = at_hour(9);
    let kept = desk.office.keep_list("HOPE", &people, now, &SystemChance);
    assert_eq!(kept.unwrap().changed, 1);
    desk.office.erase(person).unwrap();
    assert_eq!(desk.office.packages_due().unwrap()[0].listed, 0);
    let kept = desk.office.keep_list("HOPE", &people, now, &SystemChance);
    assert_eq!(kept.unwrap().taken_off, 1);
    assert!(roster(&make(&mut desk, &Folder::default(), 10)).is_empty());
}

#[test]
fn two_people_of_one_first_name_stay_two() {
    let (mut desk, _) = desk();
    let maria = |last: &str| PersonDraft {
        legal_name: Some(format!("Maria {last}")),
        ..draft("Maria", None)
    };
    let folder = list(vec![maria("Lopez"), maria("Garcia")]);
    let first = roster(&make(&mut desk, &folder, 9));
    assert_eq!(first.len(), 2);
    assert_eq!(
        roster(&make(&mut desk, &folder, 10)),
        first,
        "at the same moment"
    );
    let gone = first
        .iter()
        .find(|(_, row)| row.legal_name.as_deref() == Some("Maria Lopez"));
    desk.office.erase(gone.unwrap().1.person).unwrap();
    let left = roster(&make(&mut desk, &folder, 11));
    let left: Vec<_> = left
        .iter()
        .map(|(_, row)| row.legal_name.as_deref())
        .collect();
    assert_eq!(left, [Some("Maria Garcia")]);
}

#[test]
fn a_row_that_was_known_by_the_first_name_alone_is_still_the_same_person() {
    let (mut desk, _) = desk();
    let alone = list(vec![draft("Maria", None)]);
    let first = roster(&make(&mut desk, &alone, 9));
    let whole = PersonDraft {
        legal_name: Some("Maria Lopez".to_owned()),
        ..draft("Maria", None)
    };
    let now = roster(&make(&mut desk, &list(vec![whole]), 10));
    assert_eq!(now[0].1.person, first[0].1.person);
}

#[test]
fn two_rows_that_are_one_person_are_told_and_the_first_of_them_counts() {
    let (mut desk, [mut one, mut other]) = desk();
    for (door, who, number) in [(&mut one, 7, "12"), (&mut other, 8, "13")] {
        door.name(who, "Rosa").people[0].external_id = Some(number.to_owned());
        let sealed = door.export(&desk, 0);
        desk.take_in(&sealed).unwrap();
    }
    let [seven, eight] = [7, 8].map(|n| PersonId::from_bytes([n; 16]));
    desk.office.merge(seven, eight, at_hour(8)).unwrap();
    let folder = list(vec![draft("Rosa", Some("12")), draft("Rosi", Some("13"))]);
    let now = at_hour(9);
    let would = desk
        .office
        .would_package("HOPE", &folder, now, &SystemChance)
        .unwrap();
    assert_eq!(would.one, [["12, Rosa".to_owned(), "13, Rosi".to_owned()]]);
    assert_eq!(
        desk.one("SELECT count(*) FROM said"),
        "0 ",
        "nothing is kept"
    );
    let first = roster(&make(&mut desk, &folder, 9));
    assert_eq!(first.len(), 1);
    assert_eq!(
        roster(&make(&mut desk, &folder, 10)),
        first,
        "at the same moment"
    );
}

#[test]
fn a_merge_is_said_as_of_when_it_was_decided() {
    let (mut desk, [mut one, _]) = desk();
    one.signs_in(7, "monday@2026-11-23T19:00", "member");
    one.signs_in(8, "monday@2026-11-23T19:00", "member");
    let sealed = one.export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let [seven, eight] = [7, 8].map(|n| PersonId::from_bytes([n; 16]));
    let times = |made: &MadePackage| {
        let merges = made.contents.records.iter();
        let merges = merges.filter(|record| matches!(record.say, Say::Merge { .. }));
        merges.map(|record| record.at.time).collect::<Vec<_>>()
    };
    desk.office.merge(seven, eight, at_hour(8)).unwrap();
    let made = make(&mut desk, &Folder::default(), 12);
    assert_eq!(times(&made), [at_hour(8).timestamp_millis()]);
    // What comes back from there is later than what was sent, also where the clock went back.
    desk.office.split(seven, at_hour(9)).unwrap();
    let made = make(&mut desk, &Folder::default(), 13);
    assert_eq!(times(&made), [at_hour(12).timestamp_millis() + 1]);
}

#[test]
fn the_number_of_who_was_taken_off_is_nowhere_any_more() {
    let (mut desk, [mut door, _]) = desk();
    door.name(7, "Rosa").people[0].external_id = Some("A-472".to_owned());
    let sealed = door.export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let folder = Folder {
        withdrawn: ["a-472", "473"]
            .map(|number| Withdrawn::Number(number.to_owned()))
            .into(),
        ..Folder::default()
    };
    assert_eq!(make(&mut desk, &folder, 9).said.withdrawn, 2);
    desk.office.erase(PersonId::from_bytes([7; 16])).unwrap();
    // The list of cards still has it: it is not kept, either.
    for folder in [Folder::default(), folder] {
        let made = make(&mut desk, &folder, 10);
        assert_eq!(made.said.withdrawn, 1);
        assert!(
            made.contents
                .records
                .iter()
                .all(|record| { !serde_json::to_string(record).unwrap().contains("472") })
        );
        assert_eq!(
            desk.one("SELECT count(*) FROM said WHERE id LIKE '%472%'"),
            "0 "
        );
    }
}
