//! What lies in the drop-box of a locked kiosk: anybody who holds the machine can read its lid and
//! seal what they like.

use std::cell::Cell;
use std::fs;
use std::sync::Arc;

use keytag::access::dropbox::{SLOT_BYTES, TEXT_BYTES_MAX};
use keytag::access::{
    BoxId, BoxKey, DatabaseKey, HashCost, Pin, RecoveryCode, Secret, StickSecret,
};
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::series::Room;
use keytag::services::SystemChance;
use keytag::store::{Book, Place};
use sha2::{Digest, Sha256};

use super::texts::badge;
use super::{Checked, Target};

const ID: BoxId = BoxId::from_bytes([7; BoxId::BYTES]);
/// Bytes of a slot before its sum.
const BODY_BYTES: usize = SLOT_BYTES - 32;

/// The sum is put right again: it would refuse whatever was changed.
#[test]
fn a_slot_that_was_changed_is_refused_or_the_same() {
    let key = BoxKey::of(&DatabaseKey::from_bytes([3; DatabaseKey::BYTES])).unwrap();
    let slot = key.lid().seal(ID, 0, "a sign-in").unwrap();
    let sealed = usize::from(u16::from_be_bytes([slot[0], slot[1]])) + 2;
    let target = Target {
        name: "dropbox-slot",
        seeds: vec![slot[..sealed].to_vec()],
        words: &["-> X25519 ", "age-encryption.org/v1", "\n--- ", "\n"],
        inputs: 1_000,
    };
    target.withstands(|input| {
        let mut slot = [0; SLOT_BYTES];
        let length = input.len().min(BODY_BYTES);
        slot[..length].copy_from_slice(&input[..length]);
        let sum = Sha256::new()
            .chain_update(b"keytag/dropbox/slot/1\0")
            .chain_update(&slot[..BODY_BYTES])
            .finalize();
        slot[BODY_BYTES..].copy_from_slice(&sum);
        match key.open(ID, 0, &slot) {
            Ok(text) if text.as_str() != "a sign-in" => Err("it opens to another".into()),
            Ok(_) | Err(_) => Ok(()),
        }
    });
}

#[test]
fn whatever_is_sealed_into_the_box_does_no_harm_when_it_is_taken_in() {
    let site = Site::new();
    let record = |id: &str, utc_ms: i64, what: &str| {
        let id = id.repeat(16);
        let moment = format!(r#""utc_ms":{utc_ms},"boot":7,"boot_ms":5,"clock":"ok""#);
        format!(r#"{{"id":"{id}",{moment},"what":{{{what}}}}}"#)
    };
    let letters = badge().letters();
    let card = format!(r#""card":{{"token":"{letters}","method":"scanner"}}"#);
    let card = record("0a", 1_795_561_200_000, &card);
    let without = r#""without":{"kind":"guest","show_around":true}"#;
    let without = record("0a", 1_795_561_260_000, without);
    let target = Target {
        name: "dropbox-text",
        seeds: vec![card.into(), without.into()],
        words: &[
            "\"utc_ms\":",
            "-9223372036854775808",
            "9223372036854775807",
            "253402300800000",
            "-1",
            "18446744073709551615",
            "\"never-set\"",
            "\"member\"",
            "\"facilitator\"",
            "null",
            "{}",
            "\"boot\":",
        ],
        inputs: 300,
    };
    target.withstands(|input| site.takes_in(&String::from_utf8_lossy(input)));
}

/// A kiosk whose key is away, but at hand.
struct Site {
    book: Cell<Option<Book>>,
    tried: Cell<u128>,
    key: BoxKey,
    now: Moment,
    dir: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(dir.path());
        let now = Moment {
            utc: chrono::DateTime::from_timestamp(1_795_561_300, 0).unwrap(),
            zone: chrono_tz::America::Chicago,
            boot: 7,
            boot_ms: 100_000,
            clock: ClockState::Ok,
        };
        let book = Book::open(&place, Arc::new(SystemChance), &now).unwrap();
        let digits = fs::read_to_string(place.key_file()).unwrap();
        let key = DatabaseKey::from_digits(digits.trim()).unwrap();
        let (stick, pin) = (
            StickSecret::from_bytes([3; 32]),
            Pin::typed("385174").unwrap(),
        );
        let code = RecoveryCode::from_random([5; RecoveryCode::BYTES]);
        for secret in [Secret::Stick(&stick, &pin), Secret::Recovery(&code)] {
            let place = book.place();
            place
                .add_key_slot(secret, &SystemChance, HashCost::FOR_TESTS)
                .unwrap();
        }
        book.place().take_plain_key_away().unwrap();
        book.place().lock_between_meetings().unwrap();
        Self {
            book: Cell::new(Some(book)),
            tried: Cell::new(1),
            key: BoxKey::of(&key).unwrap(),
            now,
            dir,
        }
    }

    fn takes_in(&self, text: &str) -> Checked {
        // A box, and a sign-in, that was never there before.
        let n = self.tried.get();
        self.tried.set(n + 1);
        let id = BoxId::from_bytes(n.to_be_bytes());
        let text = &text.replace(&"0a".repeat(16), &format!("{n:032x}"));
        let Ok(slot) = self.key.lid().seal(id, 0, text) else {
            return (text.len() > TEXT_BYTES_MAX)
                .then_some(())
                .ok_or_else(|| "it was not sealed".into());
        };
        let folder = self.dir.path().join("dropbox");
        let name = id.to_string();
        fs::write(folder.join(format!("box-{name}")), slot).unwrap();
        let mut book = self.book.take().ok_or("the one before panicked")?;
        let taken = book.take_in(&self.now, &Room("hall".to_owned()));
        let tick = book.tick(&self.now);
        let verified = book.place().reader().and_then(|mut it| it.verify());
        self.book.set(Some(book));
        let _ = fs::remove_file(folder.join(format!("apart-{name}")));
        let taken = taken.map_err(|error| format!("it stands in the way: {error}"))?;
        tick.map_err(|error| format!("the clock stands: {error}"))?;
        let verified = verified.map_err(|error| error.to_string())?;
        if !verified.is_sound() {
            return Err("the log is not sound".into());
        }
        let all = taken.recorded + taken.doubles + taken.torn + taken.foreign;
        (all == 1)
            .then_some(())
            .ok_or_else(|| "one is another number".into())
    }
}
