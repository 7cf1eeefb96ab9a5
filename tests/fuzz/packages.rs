//! What comes back from an office: the sealed file, what kiosks tell each other in it, and what the
//! statements inside do to a kiosk.

use std::sync::Arc;

use keytag::domain::id::{KioskId, PersonId};
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::package::{
    CardRecord, CardState, OFFICE, Package, PersonRecord, Record, RosterRecord, Say, Sister, Stamp,
    Told, Withdrawn,
};
use keytag::services::SystemChance;
use keytag::store::{Book, Place, Telling};
use keytag::transfer::bundle::{Identity, Recipients, SigningKey};
use keytag::transfer::package::{
    Contents, Reader, is_package_for, read_told_note, write_package, write_told,
};

use super::Target;
use super::texts::badge;

const SITE: &str = "HOPE";

fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&[n; 32])
}

fn kiosk(n: u8) -> KioskId {
    KioskId::from_bytes([n; 16])
}

fn now() -> Moment {
    Moment {
        utc: chrono::DateTime::from_timestamp(1_764_000_000, 0).unwrap(),
        zone: chrono_tz::America::Chicago,
        boot: 7,
        boot_ms: 1,
        clock: ClockState::Ok,
    }
}

/// One statement of each kind.
fn records() -> Vec<Record> {
    let person = |n: u8| PersonId::from_bytes([n; 16]);
    let of = |n: u8, name: &str| {
        Say::Person(Box::new(PersonRecord {
            person: person(n),
            name: Some(name.to_owned()),
            picture: Some("kite".to_owned()),
            colour: Some("blue".to_owned()),
            kind: "member".to_owned(),
            listing: "listed".to_owned(),
            language: None,
            large_text: false,
            recovery: None,
            leap_rule: None,
            legal_name: None,
            external_id: Some("4711".to_owned()),
            roster_consent: None,
            keep_name: Some("2026-11-24".to_owned()),
            remember_date: None,
            tell_facilitator: None,
            name_in_exports: None,
            created: 5,
        }))
    };
    let row = RosterRecord {
        person: person(3),
        name: Some("Luz".to_owned()),
        legal_name: None,
        number: Some("4712".to_owned()),
        kind: keytag::domain::attendance::Kind::Member,
    };
    let card = CardRecord {
        card: "0a".repeat(32),
        person: Some(person(1)),
        state: CardState::Live,
        made: 5,
        changed: 6,
    };
    let series = r#"{"series":{"series":{"id":"hope","title":"Open house","series_type":"other",
        "room":"Hall","mode":"headcount","scheme":"none",
        "schedule":{"meets":{"weekly":["tuesday"]},"start":"19:00"}},"retired":false}}"#;
    let says = [
        of(1, "Rosa"),
        of(2, "Rosa"),
        Say::Card(card),
        Say::Merge {
            person: person(2),
            into: Some(person(1)),
        },
        Say::Erased { person: person(4) },
        Say::Roster(Box::new(row)),
        Say::Withdrawn(Withdrawn::Card(badge().letters())),
        Say::Withdrawn(Withdrawn::Person(person(1))),
        Say::Withdrawn(Withdrawn::Number("4712".to_owned())),
        serde_json::from_str(series).unwrap(),
    ];
    let at = |time: usize| Stamp {
        time: i64::try_from(time).unwrap(),
        base: 0,
        writer: OFFICE,
    };
    let says = says.into_iter().enumerate();
    says.map(|(n, say)| Record {
        at: at(n + 10),
        say,
    })
    .collect()
}

fn telling() -> Telling {
    Telling {
        told: Told {
            cards: "07".repeat(32),
            records: records(),
        },
        sisters: vec![Sister {
            kiosk: kiosk(1),
            key: key(1).public().to_string(),
        }],
        house: Vec::new(),
        time: 9,
    }
}

fn told() -> String {
    let told = write_told(&telling(), kiosk(2), SITE, &key(2));
    told.unwrap().unwrap()
}

#[test]
fn a_changed_package_is_refused_or_the_same() {
    let sister = |n: u8| Sister {
        kiosk: kiosk(n),
        key: key(n).public().to_string(),
    };
    let contents = Contents {
        site: SITE.to_owned(),
        number: 12,
        made_at: "2026-11-24T18:00:00Z".to_owned(),
        kiosks: vec![sister(1), sister(2)],
        office: None,
        records: records(),
        told: vec![told()],
        house: Vec::new(),
        cards: Vec::new(),
    };
    let recipients = Recipients::of_kiosks(&[key(1).public(), key(2).public()]).unwrap();
    let sealed = write_package(&contents, &key(9), &recipients).unwrap();
    let identity = Identity::of_kiosk(&key(1)).unwrap();
    let office = key(9).public();
    let reader = Reader {
        kiosk: kiosk(1),
        identity: &identity,
        office: &office,
        site: SITE,
    };
    let whole = reader.read(&sealed).unwrap();
    let target = Target {
        name: "package",
        seeds: vec![sealed],
        words: &["-> X25519 ", "age-encryption.org/v1", "\n--- ", "\n"],
        inputs: 1_000,
    };
    target.withstands(|input| match reader.read(input) {
        Ok(read) if read != whole => Err("it opens to another".into()),
        Ok(_) | Err(_) => Ok(()),
    });
}

#[test]
fn what_a_kiosk_tells_is_refused_when_it_was_changed() {
    let note = told();
    let identity = Identity::of_kiosk(&key(1)).unwrap();
    let target = Target {
        name: "told",
        seeds: vec![note.clone().into()],
        words: &["keytag/told/1/", "/", "\n\n", "\u{2014} ", SITE],
        inputs: 2_000,
    };
    target.withstands(|input| {
        let Ok(text) = str::from_utf8(input) else {
            return Ok(());
        };
        let _ = is_package_for(text, SITE);
        let Some(read) = read_told_note(text) else {
            return Ok(());
        };
        if !read.is_signed_by(&key(2).public()) {
            // Nobody opens it then; it must do no harm all the same.
            let _ = read.open(&identity);
            return Ok(());
        }
        let is_same = read.time == 9 && read.site == SITE && read.kiosk == kiosk(2);
        let told = read.open(&identity).map_err(|error| error.to_string())?;
        (is_same && told == telling().told)
            .then_some(())
            .ok_or_else(|| "another statement is signed".into())
    });
}

/// Whoever has the office's key may say what they like: the kiosk's log stays sound, and looking at
/// it changes nothing.
#[test]
fn whatever_is_said_leaves_the_kiosk_sound() {
    let dir = tempfile::tempdir().unwrap();
    let place = Place::new(dir.path().join("state"));
    let mut book = Book::open(&place, Arc::new(SystemChance), &now()).unwrap();
    let mut number = 0;
    let book = std::cell::RefCell::new((&mut book, &mut number));
    let target = Target {
        name: "statements",
        seeds: vec![serde_json::to_vec(&records()).unwrap()],
        words: &[
            "\"merge\"",
            "\"into\":null",
            "\"erased\"",
            "\"time\":",
            "01010101010101010101010101010101",
            "02020202020202020202020202020202",
            "\"kite\"",
            "null",
        ],
        inputs: 400,
    };
    target.withstands(|input| {
        let Ok(records) = serde_json::from_slice::<Vec<Record>>(input) else {
            return Ok(());
        };
        let (book, number) = &mut *book.borrow_mut();
        **number += 1;
        let package = Package {
            number: **number,
            kiosks: Vec::new(),
            office: None,
            records,
            told: Vec::new(),
            house: Vec::new(),
            cards: Vec::new(),
            closed: 0,
        };
        let entries = |book: &mut Book| book.status().map(|status| status.entries).unwrap();
        let before = entries(book);
        let looked = book.look_at_package(&now(), &package);
        if entries(book) != before {
            return Err("looking at it wrote something".into());
        }
        let taken = book.take_package(&now(), &package, "", keytag::domain::entry::By::Terminal);
        match (looked, taken) {
            (Ok(looked), Ok(taken)) if looked == taken => {}
            (Err(_), Err(_)) => return Ok(()),
            _ => return Err("it did something else than it showed".into()),
        }
        let verified = place.reader().and_then(|mut reader| reader.verify());
        let verified = verified.map_err(|error| error.to_string())?;
        (verified.is_sound())
            .then_some(())
            .ok_or_else(|| "the log is not sound".into())
    });
}
