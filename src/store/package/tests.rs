use std::collections::BTreeMap;

use tempfile::TempDir;

use super::*;
use crate::badge::token::{Token, TokenId};
use crate::domain::attendance::{AttendanceMode, Kind};
use crate::domain::name::ChosenName;
use crate::domain::package::{MeetingChange, NamedRecord, OFFICE, RosterRecord, Withdrawn};
use crate::domain::person::{PersonDraft, Profile};
use crate::domain::series::Series;
use crate::store::Place;
use crate::store::testing::{november, open, place, tuesdays};

const BY: By = By::Terminal;

struct Door {
    book: Book,
    now: Moment,
    _place: Place,
    _dir: TempDir,
}

impl Door {
    fn new() -> Self {
        let (dir, place) = place();
        let now = november(24, 18, 0);
        Self {
            book: open(&place, &now),
            now,
            _place: place,
            _dir: dir,
        }
    }

    /// Time goes on.
    fn later(&mut self) -> Moment {
        self.now.utc += chrono::TimeDelta::seconds(10);
        self.now
    }

    fn add(&mut self, name: &str) -> PersonId {
        let now = self.later();
        let draft = PersonDraft {
            name: Some(ChosenName::new(name).unwrap()),
            ..PersonDraft::default()
        };
        self.book.add_person(&now, &draft, BY).unwrap().person
    }

    fn told(&self) -> Told {
        let cards = self.book.organisation_key().as_bytes();
        Told {
            cards: digits(cards),
            records: records(&self.book.conn).unwrap(),
        }
    }

    fn sister(&self) -> Sister {
        Sister {
            kiosk: self.book.kiosk_id(),
            key: "key".to_owned(),
        }
    }

    fn hear(&mut self, package: &Package) -> Changes {
        let now = self.later();
        let shown = self.book.look_at_package(&now, package).unwrap();
        let done = self.book.take_package(&now, package, "", BY).unwrap();
        assert_eq!(shown, done, "what is shown is what happens");
        match done {
            PackageTaken::New(changes) => changes,
            PackageTaken::Older { newest } => panic!("package {newest} was there"),
        }
    }

    /// What two kiosks must agree on.
    fn state(&self) -> BTreeMap<String, String> {
        let conn = &self.book.conn;
        let mut state = BTreeMap::new();
        for record in records(conn).unwrap() {
            let (key, mut said) = match &record.say {
                Say::Person(person) => (
                    format!("person {}", person.person),
                    serde_json::to_string(person).unwrap(),
                ),
                Say::Card(card) => (
                    format!("card {}", card.card),
                    format!("{card:?} {:?}", card.person),
                ),
                Say::Merge { person, into } => (format!("merge {person}"), format!("{into:?}")),
                Say::Erased { person } => (format!("erased {person}"), String::new()),
                Say::Series { series, retired } => (
                    format!("series {}", series.id),
                    format!("{series:?} {retired}"),
                ),
                _ => continue,
            };
            if !key.starts_with("erased") {
                said = format!("{said} at {:?}", record.at);
            }
            state.insert(key, said);
        }
        let sql = "SELECT lower(hex(person)), lower(hex(into_)) FROM alias";
        let mut aliases = conn.prepare(sql).unwrap();
        let mut rows = aliases.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            state.insert(
                format!("alias {}", row.get::<_, String>(0).unwrap()),
                row.get(1).unwrap(),
            );
        }
        state
    }

    fn is_sound(&self) {
        let verified = self.book.place().reader().unwrap().verify().unwrap();
        assert!(verified.is_sound(), "{:?}", verified.faults);
    }
}

/// Packages of an office that brings each kiosk's word to the other.
struct Hub {
    number: u32,
    records: Vec<Record>,
}

impl Hub {
    fn new() -> Self {
        Self {
            number: 0,
            records: Vec::new(),
        }
    }

    fn say(&mut self, time: i64, say: Say) {
        let at = Stamp {
            time,
            base: 0,
            writer: OFFICE,
        };
        self.records.push(Record { at, say });
    }

    fn package(&mut self, doors: &[&Door]) -> Package {
        self.number += 1;
        Package {
            number: self.number,
            kiosks: doors.iter().map(|door| door.sister()).collect(),
            office: None,
            records: self.records.clone(),
            told: doors
                .iter()
                .map(|door| (door.book.kiosk_id(), door.told()))
                .collect(),
            house: Vec::new(),
            cards: Vec::new(),
            closed: 0,
        }
    }

    /// Until neither has anything new to say.
    fn settle(&mut self, a: &mut Door, b: &mut Door) {
        for _ in 0..6 {
            let package = self.package(&[a, b]);
            a.hear(&package);
            b.hear(&package);
            if a.state() == b.state() {
                return;
            }
        }
        assert_eq!(a.state(), b.state());
    }
}

fn name_of(door: &Door, person: PersonId) -> Option<String> {
    let profile = door.book.about_me(person).unwrap();
    profile.name.map(|name| name.as_str().to_owned())
}

#[test]
fn what_one_kiosk_knows_of_people_the_other_knows_after_a_package() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let rosa = a.add("Rosa");
    let package = hub.package(&[&a, &b]);
    let changes = b.hear(&package);
    assert_eq!((changes.people_new, changes.kiosks_new), (1, 1));
    assert_eq!(name_of(&b, rosa).as_deref(), Some("Rosa"));
    assert_eq!(
        b.book.about_me(rosa).unwrap().mark,
        a.book.about_me(rosa).unwrap().mark
    );
    // The later word counts, wherever it comes from.
    let now = b.later();
    let draft = PersonDraft {
        name: Some(ChosenName::new("Rosa B").unwrap()),
        ..b.book.person_draft(rosa).unwrap()
    };
    b.book.change_person(&now, rosa, &draft, BY).unwrap();
    hub.settle(&mut a, &mut b);
    assert_eq!(name_of(&a, rosa).as_deref(), Some("Rosa B"));
    a.is_sound();
    b.is_sound();
}

#[test]
fn an_older_package_changes_nothing() {
    let (mut a, b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let first = hub.package(&[&a, &b]);
    let second = hub.package(&[&a, &b]);
    a.hear(&second);
    let now = a.later();
    for package in [&first, &second] {
        let taken = a.book.take_package(&now, package, "", BY).unwrap();
        assert_eq!(taken, PackageTaken::Older { newest: 2 });
    }
}

#[test]
fn looking_at_a_package_changes_nothing() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    a.add("Rosa");
    let package = hub.package(&[&a, &b]);
    let (before, entries) = (b.state(), b.book.status().unwrap().entries);
    let now = b.later();
    let PackageTaken::New(changes) = b.book.look_at_package(&now, &package).unwrap() else {
        panic!("it is new");
    };
    assert_eq!(changes.people_new, 1);
    assert_eq!(
        (b.state(), b.book.status().unwrap().entries),
        (before, entries)
    );
    assert_eq!(b.book.people(Some("Rosa"), 0).unwrap().1, 0);
}

#[test]
fn who_was_taken_off_comes_back_from_nowhere() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let (rosa, luz) = (a.add("Rosa"), a.add("Luz"));
    let with_both = hub.package(&[&a, &b]);
    b.hear(&with_both);
    // Here they are merged, there one of them is taken off, and neither has heard of the other.
    let now = b.later();
    b.book.merge(&now, luz, rosa, BY).unwrap();
    let now = a.later();
    a.book.erase(&now, luz, BY).unwrap();
    hub.settle(&mut a, &mut b);
    for door in [&a, &b] {
        assert_eq!(name_of(door, rosa), None);
        assert_eq!(name_of(door, luz), None);
        door.is_sound();
    }
    // An older word of either is no way back.
    let stale = Package {
        number: 99,
        ..with_both
    };
    let changes = a.hear(&stale);
    assert_eq!(changes.people_new, 0);
    assert_eq!(name_of(&a, luz), None);
}

#[test]
fn a_card_of_one_kiosk_works_at_the_other_and_dies_at_both() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let rosa = a.add("Rosa");
    let now = a.later();
    let card = a.book.make_badges(&now, 1).unwrap().remove(0);
    a.book.confirm_printed(&now, &[card], BY).unwrap();
    a.book.give_badge(&now, &card.letters(), rosa, BY).unwrap();
    let key = b.book.organisation_key().clone();
    assert!(b.book.kiosk().key_of(&card).0 == &key);
    let package = hub.package(&[&a, &b]);
    let changes = b.hear(&package);
    assert_eq!(changes.cards_changed, 1);
    assert_eq!(b.book.person_line(rosa).unwrap().cards, 1);
    let now = b.later();
    b.book.revoke_badge(&now, &card.letters(), BY).unwrap();
    hub.settle(&mut a, &mut b);
    assert_eq!(a.book.person_line(rosa).unwrap().cards, 0);
    a.is_sound();
}

#[test]
fn the_office_withdraws_cards_by_letters_by_person_and_by_number() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let mut cards = Vec::new();
    for (at, name) in ["Rosa", "Luz", "Kim"].into_iter().enumerate() {
        let person = a.add(name);
        let now = a.later();
        let draft = PersonDraft {
            external_id: Some(format!("47{at}")),
            ..a.book.person_draft(person).unwrap()
        };
        a.book.change_person(&now, person, &draft, BY).unwrap();
        let id = TokenId(u64::try_from(at).unwrap());
        let card = Token::issue(a.book.organisation_key(), id).letters();
        a.book.give_badge(&now, &card, person, BY).unwrap();
        cards.push((person, card));
    }
    let time = a.later().utc.timestamp_millis() + 1000;
    hub.say(time, Say::Withdrawn(Withdrawn::Card(cards[0].1.clone())));
    hub.say(time, Say::Withdrawn(Withdrawn::Person(cards[1].0)));
    hub.say(time, Say::Withdrawn(Withdrawn::Number("472".to_owned())));
    let foreign = Token::issue(&OrganisationKey::new([1; 32]), TokenId(7)).letters();
    hub.say(time, Say::Withdrawn(Withdrawn::Card(foreign)));
    let package = hub.package(&[&a, &b]);
    assert_eq!(a.hear(&package).cards_withdrawn, 3);
    hub.settle(&mut a, &mut b);
    for door in [&a, &b] {
        for (person, _) in &cards {
            assert_eq!(door.book.person_line(*person).unwrap().cards, 0);
        }
        door.is_sound();
    }
    // A card that is given afterwards is not meant.
    let now = a.later();
    let card = Token::issue(a.book.organisation_key(), TokenId(9)).letters();
    a.book.give_badge(&now, &card, cards[1].0, BY).unwrap();
    hub.settle(&mut a, &mut b);
    assert_eq!(b.book.person_line(cards[1].0).unwrap().cards, 1);
}

fn row(person: u8, name: &str, number: &str) -> Say {
    Say::Roster(Box::new(RosterRecord {
        person: PersonId::from_bytes([person; 16]),
        name: Some(name.to_owned()),
        legal_name: None,
        number: Some(number.to_owned()),
        kind: Kind::Volunteer,
    }))
}

#[test]
fn the_offices_list_adds_people_and_is_laid_over_those_who_are_known() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let rosa = a.add("Rosa");
    let time = a.later().utc.timestamp_millis() + 1000;
    hub.say(time, row(1, "Rosa", "4711"));
    hub.say(time, row(2, "Luz", "4712"));
    let package = hub.package(&[&a, &b]);
    let changes = a.hear(&package);
    assert_eq!((changes.people_new, changes.merges), (1, 1));
    assert_eq!(b.hear(&package).people_new, 2);
    hub.settle(&mut a, &mut b);
    for door in [&a, &b] {
        let (people, total) = door.book.people_of_all();
        assert_eq!(total, 2, "{people:?}");
        let draft = door
            .book
            .person_draft(PersonId::from_bytes([1; 16]))
            .unwrap();
        assert_eq!(draft.external_id.as_deref(), Some("4711"));
        assert_eq!(draft.kind, Kind::Volunteer);
        assert_eq!(name_of(door, rosa).as_deref(), Some("Rosa"));
        door.is_sound();
    }
    // What a kiosk says later stays, however often the list comes again.
    let now = b.later();
    let now = Moment {
        utc: now.utc + chrono::TimeDelta::hours(1),
        ..now
    };
    b.now = now;
    let luz = PersonId::from_bytes([2; 16]);
    let draft = PersonDraft {
        name: Some(ChosenName::new("Lucía").unwrap()),
        ..b.book.person_draft(luz).unwrap()
    };
    b.book.change_person(&now, luz, &draft, BY).unwrap();
    hub.settle(&mut a, &mut b);
    assert_eq!(name_of(&a, luz).as_deref(), Some("Lucía"));
}

#[test]
fn meetings_follow_the_later_word_and_the_seeds_give_way() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let seed = tuesdays("hope", "19:00", "Hall", AttendanceMode::Headcount);
    let now = a.later();
    a.book
        .seed_series(&now, std::slice::from_ref(&seed))
        .unwrap();
    let changed = Series {
        title: "Another title".to_owned(),
        ..seed.clone()
    };
    a.book.change_series(&now, &changed, BY).unwrap();
    // Set up later, with what the configuration says.
    b.now.utc += chrono::TimeDelta::hours(5);
    let now = b.later();
    b.book.seed_series(&now, &[seed]).unwrap();
    hub.settle(&mut a, &mut b);
    assert_eq!(b.book.series().unwrap(), std::slice::from_ref(&changed));
    let time = b.later().utc.timestamp_millis() + 1000;
    hub.say(
        time,
        Say::Series {
            series: Box::new(changed),
            retired: true,
        },
    );
    let package = hub.package(&[&a, &b]);
    let heard = a.hear(&package);
    assert_eq!(heard.meetings_ended, 1);
    let [(MeetingChange::Ended, title)] = &heard.meetings[..] else {
        panic!("{:?}", heard.meetings);
    };
    assert!(!title.is_empty(), "staff read which one");
    assert!(a.book.series().unwrap().is_empty());
    a.is_sound();
}

#[test]
fn two_who_were_given_one_picture_are_parted() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let (one, two) = (a.add("Rosa"), b.add("Rosa"));
    let mark = a.book.about_me(one).unwrap().mark.unwrap();
    b.book
        .conn
        .execute(
            "UPDATE person SET picture = ?2, colour = ?3 WHERE id = ?1",
            params![two.bytes(), mark.picture.code(), mark.colour.code()],
        )
        .unwrap();
    hub.settle(&mut a, &mut b);
    let marks = [one, two].map(|person| a.book.about_me(person).unwrap().mark);
    assert_ne!(marks[0], marks[1]);
}

#[test]
fn what_is_sealed_for_one_more_kiosk_is_newer_though_nothing_else_was_said() {
    let (mut a, b, c, mut hub) = (Door::new(), Door::new(), Door::new(), Hub::new());
    let time = |door: &Door| stamp::newest(&door.book.conn).unwrap();
    let package = hub.package(&[&a, &b]);
    a.hear(&package);
    let before = time(&a);
    // What nobody tells anything new in, but that there is one more of them.
    let silent = |hub: &mut Hub, doors: &[&Door]| Package {
        told: Vec::new(),
        ..hub.package(doors)
    };
    let package = silent(&mut hub, &[&a, &b, &c]);
    assert_eq!(a.hear(&package).kiosks_new, 1);
    let after = time(&a);
    assert!(after > before, "an office keeps only what is newer");
    let package = silent(&mut hub, &[&a, &b, &c]);
    a.hear(&package);
    assert_eq!(time(&a), after);
}

#[test]
fn a_name_that_the_office_wrote_stands_where_one_is_kept_and_brings_none_back() {
    let (mut a, mut b, mut hub) = (Door::new(), Door::new(), Hub::new());
    let rosa = a.add("Rosa");
    hub.settle(&mut a, &mut b);
    let named = |name: &str, person| {
        let name = name.to_owned();
        Say::Named(Box::new(NamedRecord { person, name }))
    };
    let time = a.later().utc.timestamp_millis() + 1000;
    hub.say(time, named("Rosalind", rosa));
    hub.say(time, named("Nobody", PersonId::from_bytes([77; 16])));
    let package = hub.package(&[&a, &b]);
    assert_eq!(a.hear(&package).people_changed, 1);
    hub.settle(&mut a, &mut b);
    for door in [&a, &b] {
        assert_eq!(name_of(door, rosa).as_deref(), Some("Rosalind"));
        assert_eq!(door.book.people_of_all().1, 1, "nobody is added");
    }
    // They take it away at one, and the office writes another one before it hears of that.
    let mut profile = b.book.about_me(rosa).unwrap();
    (profile.name, profile.consents.keep_name) = (None, None);
    let now = b.later();
    b.book.save_about_me(&now, &profile).unwrap();
    let time = b.later().utc.timestamp_millis() + 100_000;
    hub.say(time, named("Rose", rosa));
    hub.settle(&mut a, &mut b);
    for door in [&a, &b] {
        assert_eq!(name_of(door, rosa), None);
        door.is_sound();
    }
}

#[test]
fn a_record_without_meaning_refuses_the_whole_package() {
    let (mut a, b, mut hub) = (Door::new(), Door::new(), Hub::new());
    hub.say(5, row(1, "Rosa", "1"));
    hub.say(6, row(2, " ", "2"));
    let package = hub.package(&[&a, &b]);
    let now = a.later();
    assert!(a.book.take_package(&now, &package, "", BY).is_err());
    assert_eq!(a.book.people_of_all().1, 0);
    hub.records.pop();
    hub.say(Stamp::TIME_MAX + 1, row(2, "Luz", "2"));
    let package = hub.package(&[&a, &b]);
    assert!(a.book.take_package(&now, &package, "", BY).is_err());
}

impl Book {
    fn people_of_all(&self) -> (Vec<Profile>, u32) {
        let sql = "SELECT id FROM person
                   WHERE NOT EXISTS (SELECT 1 FROM alias WHERE alias.person = person.id)";
        let mut people = self.conn.prepare(sql).unwrap();
        let people = people.query_map([], |row| row.get(0).map(PersonId::from_bytes));
        let people: Vec<Profile> = people
            .unwrap()
            .map(|person| self.about_me(person.unwrap()).unwrap())
            .collect();
        let total = u32::try_from(people.len()).unwrap();
        (people, total)
    }
}
