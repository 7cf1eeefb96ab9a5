use super::*;
use crate::domain::attendance::Kind;
use crate::domain::id::PersonId;
use crate::domain::package::{
    CardRecord, CardState, OFFICE as WRITER, RosterRecord, Say, Stamp, Told, Withdrawn,
};
use crate::store::Telling;

const SITE: &str = "HOPE";

fn key(n: u8) -> SigningKey {
    SigningKey::from_seed(&[n; 32])
}

fn kiosk(n: u8) -> KioskId {
    KioskId::from_bytes([n; 16])
}

fn sister(n: u8) -> Sister {
    Sister {
        kiosk: kiosk(n),
        key: key(n).public().to_string(),
    }
}

fn records() -> Vec<Record> {
    let at = Stamp {
        time: 5,
        base: 0,
        writer: WRITER,
    };
    let row = RosterRecord {
        person: PersonId::from_bytes([1; 16]),
        name: Some("Rosa".to_owned()),
        legal_name: None,
        number: Some("4711".to_owned()),
        kind: Kind::Member,
    };
    vec![
        Record {
            at,
            say: Say::Roster(Box::new(row)),
        },
        Record {
            at,
            say: Say::Withdrawn(Withdrawn::Number("4712".to_owned())),
        },
        Record {
            at,
            say: Say::Card(CardRecord {
                card: "09".repeat(32),
                person: Some(PersonId::from_bytes([1; 16])),
                state: CardState::Revoked,
                made: 1,
                changed: 2,
            }),
        },
    ]
}

/// What kiosk `from` tells those of these numbers.
fn told(from: u8, to: &[u8]) -> String {
    let telling = Telling {
        told: Told {
            cards: "07".repeat(32),
            records: records(),
        },
        sisters: to.iter().map(|n| sister(*n)).collect(),
        house: Vec::new(),
        time: 9,
    };
    write_told(&telling, kiosk(from), SITE, &key(from))
        .unwrap()
        .unwrap()
}

/// What kiosk `from` tells those of these numbers of its cards.
fn cards(from: u8, to: &[u8]) -> String {
    let telling = Telling {
        told: Told {
            cards: "07".repeat(32),
            records: records(),
        },
        sisters: Vec::new(),
        house: to.iter().map(|n| sister(*n)).collect(),
        time: 9,
    };
    write_cards(&telling, kiosk(from), "ELSEWHERE", &key(from))
        .unwrap()
        .unwrap()
}

fn contents() -> Contents {
    Contents {
        site: SITE.to_owned(),
        number: 12,
        made_at: "2026-11-24T18:00:00Z".to_owned(),
        kiosks: vec![sister(1), sister(2)],
        office: None,
        records: records(),
        told: vec![told(1, &[2]), told(2, &[1])],
        house: vec![sister(3), sister(4)],
        cards: vec![cards(3, &[1, 2, 4]), cards(4, &[2, 3])],
    }
}

fn sealed(contents: &Contents) -> Vec<u8> {
    let for_both = Recipients::of_kiosks(&[key(1).public(), key(2).public()]).unwrap();
    write_package(contents, &key(9), &for_both).unwrap()
}

fn read_as(n: u8, office: u8, site: &str, sealed: &[u8]) -> Result<Package, PackageError> {
    let reader = Reader {
        kiosk: kiosk(n),
        identity: &Identity::of_kiosk(&key(n)).unwrap(),
        office: &key(office).public(),
        site,
    };
    reader.read(sealed)
}

fn read(sealed: &[u8]) -> Result<Package, PackageError> {
    read_as(1, 9, SITE, sealed)
}

#[test]
fn what_an_office_writes_its_kiosks_read() {
    let package = read(&sealed(&contents())).unwrap();
    assert_eq!((package.number, package.closed), (12, 0));
    assert_eq!(package.records, records());
    // Its own word it knows.
    assert_eq!(package.told.len(), 1);
    assert_eq!(package.told[0].0, kiosk(2));
    assert_eq!(package.told[0].1.records, records());
}

#[test]
fn a_package_for_others_by_others_or_for_elsewhere_is_refused() {
    let sealed = sealed(&contents());
    assert_eq!(read_as(3, 9, SITE, &sealed), Err(PackageError::NotForUs));
    assert_eq!(read_as(1, 8, SITE, &sealed), Err(PackageError::NotSigned));
    let elsewhere = PackageError::OtherSite {
        found: SITE.to_owned(),
        here: "OAK".to_owned(),
    };
    assert_eq!(read_as(1, 9, "OAK", &sealed), Err(elsewhere));
    for none in [
        &b""[..],
        b"name,number\nRosa,1\n",
        b"age-encryption.org/v1\nx",
    ] {
        assert_eq!(read(none), Err(PackageError::NotAPackage));
    }
}

#[test]
fn a_package_that_was_cut_or_changed_anywhere_is_refused() {
    let whole = sealed(&contents());
    for length in 0..whole.len() {
        assert!(read(&whole[..length]).is_err(), "cut to {length}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        // age's header is covered by a sum of its own, all else by that of its chunk.
        assert!(read(&changed).is_err(), "byte {at}");
    }
    let longer = [&whole[..], b"x"].concat();
    assert!(read(&longer).is_err());
}

#[test]
fn what_is_sealed_again_with_another_meaning_is_refused() {
    let for_both = Recipients::of_kiosks(&[key(1).public(), key(2).public()]).unwrap();
    let json = "{\"made_at\":\"\",\"kiosks\":[],\"records\":[],\"told\":[]}";
    for (text, why) in [
        (format!("keytag/package/1/12/{SITE}\n{json}\n"), None),
        (
            format!("keytag/package/2/12/{SITE}\n{json}\n"),
            Some(PackageError::Newer),
        ),
        (
            format!("keytag/package/1/12/{SITE}\n{{}}\n"),
            Some(PackageError::Newer),
        ),
        (
            format!("keytag/receipt/1/{SITE}\n{json}\n"),
            Some(PackageError::NotAPackage),
        ),
        (
            format!("keytag/package/1/x/{SITE}\n{json}\n"),
            Some(PackageError::NotAPackage),
        ),
    ] {
        let note = note::sign(&text, OFFICE, &key(9));
        let sealed = seal(note.as_bytes(), &for_both).unwrap();
        assert_eq!(read(&sealed).err(), why, "{text}");
    }
    // A package of another number, signed for the first one.
    let note = note::sign(
        &format!("keytag/package/1/12/{SITE}\n{json}\n"),
        OFFICE,
        &key(9),
    );
    let forged = note.replace("/12/", "/13/");
    let sealed = seal(forged.as_bytes(), &for_both).unwrap();
    assert_eq!(read(&sealed), Err(PackageError::NotSigned));
}

#[test]
fn what_a_kiosk_tells_is_believed_with_its_signature_only() {
    let package = |told: String| {
        sealed(&Contents {
            told: vec![told],
            ..contents()
        })
    };
    let good = told(2, &[1]);
    assert_eq!(read(&package(good.clone())).unwrap().told.len(), 1);
    // Sealed before this kiosk was known: it comes with the next.
    let closed = read(&package(told(2, &[3]))).unwrap();
    assert_eq!((closed.told.len(), closed.closed), (0, 1));
    // A kiosk that is no longer there is passed over.
    assert_eq!(read(&package(told(3, &[1]))).unwrap().told.len(), 0);
    let as_another = good.replace(&kiosk(2).to_string(), &kiosk(3).to_string());
    let later = good.replace(&format!("/9/{SITE}"), &format!("/99/{SITE}"));
    let elsewhere = good.replace(SITE, "OAK");
    assert!(read(&package(later)).is_err());
    assert!(read(&package(elsewhere)).is_err());
    assert_eq!(read(&package(as_another)).unwrap().told.len(), 0);
    assert!(read(&package(String::new())).is_err());
}

#[test]
fn nobody_is_told_anything_before_somebody_is_known() {
    let telling = Telling {
        told: Told {
            cards: String::new(),
            records: records(),
        },
        sisters: Vec::new(),
        house: Vec::new(),
        time: 9,
    };
    let told = write_told(&telling, kiosk(1), SITE, &key(1)).unwrap();
    assert_eq!(told, None);
    let cards = write_cards(&telling, kiosk(1), SITE, &key(1)).unwrap();
    assert_eq!(cards, None);
}

#[test]
fn other_sites_hear_of_cards_and_of_nobody() {
    let package = read_as(1, 9, SITE, &sealed(&contents())).unwrap();
    assert_eq!(package.house, [sister(3), sister(4)]);
    // The fourth did not know the first one yet.
    let [(from, told)] = package.cards.as_slice() else {
        panic!("{:?}", package.cards);
    };
    assert_eq!(
        (*from, told.cards.as_str()),
        (kiosk(3), "07".repeat(32).as_str())
    );
    let dead = |record: &Record| match &record.say {
        Say::Card(card) => card.state == CardState::Revoked && card.person.is_none(),
        _ => false,
    };
    assert!(!told.records.is_empty() && told.records.iter().all(dead));
    // Nobody says it in another's name.
    let mut forged = contents();
    forged.cards = vec![cards(3, &[1]).replace(&kiosk(3).to_string(), &kiosk(4).to_string())];
    assert_eq!(
        read_as(1, 9, SITE, &sealed(&forged)),
        Err(PackageError::Altered)
    );
}

#[test]
fn two_notes_in_one_file_are_taken_apart() {
    let (near, house) = (told(1, &[2]), cards(1, &[3]));
    let both = near.clone() + &house;
    let (near, house) = (near.as_str(), house.as_str());
    assert_eq!(notes_of(&both), (Some(near), Some(house)));
    assert_eq!(notes_of(near), (Some(near), None));
    assert_eq!(notes_of(house), (None, Some(house)));
    assert!(read_told_note(house).is_none() && read_cards_note(near).is_none());
}

#[test]
fn neither_the_name_nor_the_sealed_bytes_say_what_is_in_it() {
    let name = package_name(SITE, 12);
    assert!(is_package_for(&name, SITE) && !is_package_for(&name, "OAK"));
    assert!(name.len() <= 60 && !name.contains(SITE), "{name}");
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    assert!(name.bytes().all(allowed));
    assert!(package_name(SITE, 13) > name);
    for other in ["x.pack.age", "-0000000012.pack.age", ".pack.age"] {
        assert!(!is_package_for(other, SITE));
    }
    let note = told(1, &[2]);
    for bytes in [sealed(&contents()), note.into_bytes()] {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("Rosa") && !text.contains("4711"));
    }
}
