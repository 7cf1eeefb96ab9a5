//! "Take me off" takes somebody off every page of every file that we own: free pages, the
//! write-ahead log and copies included. They are deciphered here page by page and searched, as
//! somebody with the stolen machine and its key would.
//!
//! Source of the form of a page: <https://www.zetetic.net/sqlcipher/design/>.

use std::fs;
use std::path::Path;

use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockDecryptMut, KeyIvInit};
use chrono::NaiveDate;
use keytag::domain::attendance::{AttendanceMode, Kind};
use keytag::domain::entry::{By, Purpose};
use keytag::domain::milestone::{Precision, RecoveryDate};
use keytag::domain::name::ChosenName;
use keytag::domain::person::{Listing, PersonDraft};
use keytag::store::Place;

use super::acts::beside;
use super::door::{Door, series};

const PAGE_BYTES: usize = 4096;
/// At the end of a page: the initialization vector, and the signature.
const VECTOR_BYTES: usize = 16;
const SIGNATURE_BYTES: usize = 64;
/// At the beginning of the first page, in the open.
const SALT_BYTES: usize = 16;
/// Of the write-ahead log, and of each page in it.
const LOG_HEADER_BYTES: usize = 32;
const FRAME_HEADER_BYTES: usize = 24;

/// What says who somebody is.
const SECRETS: [&str; 5] = [
    "Xanthippe",
    "xanthippe",
    "Zerlina Quux-Testament",
    "EXT-774411",
    "2013-07-19",
];

/// All pages of a database and its write-ahead log, deciphered. A page of which a part is missing
/// is passed over.
fn deciphered(database: &Path, key: &[u8]) -> Vec<Vec<u8>> {
    let bytes = fs::read(database).unwrap_or_default();
    let mut pages: Vec<Vec<u8>> = bytes.chunks_exact(PAGE_BYTES).map(<[u8]>::to_vec).collect();
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    let log = fs::read(log).unwrap_or_default();
    let frames = log.get(LOG_HEADER_BYTES..).unwrap_or_default();
    pages.extend(
        frames
            .chunks_exact(FRAME_HEADER_BYTES + PAGE_BYTES)
            .map(|frame| frame[FRAME_HEADER_BYTES..].to_vec()),
    );
    let decipher = |page: Vec<u8>| {
        let (content, end) = page.split_at(PAGE_BYTES - VECTOR_BYTES - SIGNATURE_BYTES);
        // Only the first page begins with the salt; tried both ways, one of them is right.
        [0, SALT_BYTES].map(|start| {
            let vector = &end[..VECTOR_BYTES];
            let mut content = content[start..].to_vec();
            cbc::Decryptor::<aes::Aes256>::new(key.into(), vector.into())
                .decrypt_padded_mut::<NoPadding>(&mut content)
                .unwrap();
            content
        })
    };
    pages.into_iter().flat_map(decipher).collect()
}

/// Which of the secrets stand in which file of a kiosk.
fn found(dir: &Path) -> Vec<String> {
    let key = fs::read_to_string(dir.join("key")).unwrap();
    let key: Vec<u8> = (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(&key[at..at + 2], 16).unwrap())
        .collect();
    let mut found = Vec::new();
    let mut pages_read = 0;
    let mut search = |path: &Path| {
        let pages = deciphered(path, &key);
        pages_read += pages.len();
        let plain = fs::read(path).unwrap();
        for text in pages.iter().chain([&plain]) {
            for secret in SECRETS {
                if text
                    .windows(secret.len())
                    .any(|part| part == secret.as_bytes())
                {
                    found.push(format!("{secret} in {}", path.display()));
                }
            }
        }
    };
    let mut dirs = vec![dir.to_owned()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                search(&path);
            }
        }
    }
    assert!(pages_read > 20, "nothing was deciphered");
    found.sort();
    found.dedup();
    found
}

#[test]
fn who_is_taken_off_is_on_no_page_of_any_file() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("state");
    let mut door = Door::open(&dir, &[series("hope", 19, AttendanceMode::Roster)]).unwrap();
    let now = door.now;
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let draft = |name: &str| PersonDraft {
        name: Some(ChosenName::new(name).unwrap()),
        kind: Kind::Member,
        listing: Listing::default(),
        legal_name: Some("Zerlina Quux-Testament".to_owned()),
        external_id: Some("EXT-774411".to_owned()),
        roster_consent: true,
    };
    let profile = door
        .book
        .add_person(&now, &draft("Xanthippe"), By::Own)
        .unwrap();
    let person = profile.person;
    let mut wishes = door.book.about_me(person).unwrap();
    wishes.recovery = Some(RecoveryDate {
        date: "2013-07-19".parse().unwrap(),
        precision: Precision::Day,
    });
    for purpose in Purpose::ALL {
        wishes.consents = wishes.consents.with(purpose, true, now.date());
    }
    door.book.save_about_me(&now, &wishes).unwrap();
    let card = door.book.make_badges(&now, 1).unwrap().remove(0);
    door.book.confirm_printed(&now, &[card], By::Own).unwrap();
    door.book
        .give_badge(&now, &card.letters(), person, By::Own)
        .unwrap();
    for number in 0..30 {
        door.scan(number, None).unwrap();
    }
    // Everything that keeps pages for itself.
    let fold = |mode: &str| {
        let sql = format!("PRAGMA wal_checkpoint({mode})");
        let conn = beside(&dir).unwrap();
        conn.query_row(&sql, [], |_| Ok(())).unwrap();
    };
    fold("PASSIVE");
    Place::new(&dir).back_up(day).unwrap();
    fs::copy(dir.join("keytag.db"), dir.join("keytag.db.before-2")).unwrap();
    door.book
        .change_person(&now, person, &draft("Xanthippe B"), By::Own)
        .unwrap();
    Place::new(&dir).keep_journal().unwrap();
    let before = found(&dir);
    assert!(dir.join("backup/journal.db").exists());
    assert!(
        !before.iter().any(|what| what.contains("journal")),
        "{before:#?}"
    );
    for place in ["keytag.db", "keytag.db-wal", "backup-000001", "before-2"] {
        let stands = before.iter().any(|what| what.contains(place));
        assert!(stands || place == "keytag.db-wal", "{place}: {before:#?}");
    }
    for secret in SECRETS {
        assert!(
            before.iter().any(|what| what.starts_with(secret)),
            "{secret}"
        );
    }
    let counts = Place::new(&dir).reader().unwrap().verify().unwrap();

    door.book.erase(&now, person, By::Own).unwrap();
    assert_eq!(found(&dir), Vec::<String>::new());
    let after = Place::new(&dir).reader().unwrap().verify().unwrap();
    assert!(after.is_sound(), "{:?}", after.faults);
    assert_eq!((after.live, after.sessions), (counts.live, counts.sessions));
    drop(door);
    assert_eq!(found(&dir), Vec::<String>::new());
}
