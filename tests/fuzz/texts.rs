//! What people type, scanners send and the office writes.

use std::path::Path;

use keytag::access::{DatabaseKey, HashCost, RecoveryCode, Ring, Secret};
use keytag::badge::{OrganisationKey, Token, TokenId};
use keytag::config::{ConfigError, readings};
use keytag::device::scanner::{Heard, Key, SCAN_SIGNS_MAX, Scanner};
use keytag::domain::carried::Receipt;
use keytag::transfer::bundle::{
    Identity, ReceiptError, Recipients, SigningKey, read_receipt, write_receipt,
};
use sha2::{Digest, Sha256};

use super::{Checked, Target, tells_nothing};

/// How many signs in a row of something private an error must not repeat.
const TOLD_SIGNS: usize = 12;

#[test]
fn the_text_of_a_badge_is_refused_or_prints_to_the_same() {
    let target = Target {
        name: "badge",
        seeds: vec![badge().letters().into(), badge().grouped().into()],
        words: &["BCDF", "bcdf", "-", "\u{a0}", "I", "Ä"],
        inputs: 3_000,
    };
    target.withstands(|input| {
        let text = String::from_utf8_lossy(input);
        match Token::parse(&text) {
            Ok(token) => {
                let printed = [token.letters(), token.grouped()];
                let reads = |text: &String| Token::parse(text).is_ok_and(|again| again == token);
                printed
                    .iter()
                    .all(reads)
                    .then_some(())
                    .ok_or_else(|| "it prints to another".into())
            }
            // It names all letters of a badge in their order: 12 of those tell nothing.
            Err(error) => tells_nothing(&error.to_string(), &text.replace(' ', ""), TOLD_SIGNS),
        }
    });
}

/// Each byte is a key, and its highest bits the pause before it.
#[test]
fn keys_in_any_order_and_pace_are_heard_once_and_come_to_an_end() {
    let target = Target {
        name: "scanner",
        seeds: vec![badge().letters().into(), b"rosa\x01\x03".to_vec()],
        words: &["BCDFGHJKLNPRSTVX", "\u{1}", "\u{2}", "\u{3}"],
        inputs: 3_000,
    };
    target.withstands(|input| {
        let (mut scanner, mut now_ms, mut told) = (Scanner::new(), 0_u64, 0);
        for byte in input {
            now_ms += if byte & 0x80 == 0 { 5 } else { 700 };
            let key = match byte & 0x7f {
                1 => Key::Enter,
                2 => Key::Tab,
                3 => Key::Backspace,
                sign => Key::Sign(char::from(sign)),
            };
            told += signs_in(&scanner.hear(key, now_ms))?;
        }
        if let Some(until_ms) = scanner.waits_until() {
            told += signs_in(&scanner.expire(until_ms))?;
        }
        if scanner.waits_until().is_some() {
            return Err("it waits for ever".into());
        }
        (told <= input.len())
            .then_some(())
            .ok_or_else(|| "a key was told twice".into())
    });
}

fn signs_in(heard: &Heard) -> Result<usize, String> {
    match heard {
        Heard::Scan(code) if code.chars().count() > SCAN_SIGNS_MAX => Err("a long scan".into()),
        Heard::Scan(code) => Ok(code.chars().count()),
        Heard::Typed(keys) => Ok(keys.len()),
        Heard::Nothing => Ok(0),
    }
}

#[test]
fn a_recovery_code_is_refused_or_prints_to_the_same() {
    let target = Target {
        name: "recovery",
        seeds: vec![
            RecoveryCode::from_random([0x5a; RecoveryCode::BYTES])
                .printed()
                .into(),
        ],
        words: &["I", "l", "O", "u", "-", ".", "٣"],
        inputs: 3_000,
    };
    target.withstands(|input| {
        let text = String::from_utf8_lossy(input);
        match RecoveryCode::typed(&text) {
            Ok(code) => {
                let again = RecoveryCode::typed(&code.printed()).map(|code| code.printed());
                let is_same = again.is_ok_and(|again| again == code.printed());
                is_same
                    .then_some(())
                    .ok_or_else(|| "it prints to another".into())
            }
            Err(error) => tells_nothing(&error.to_string(), &text, TOLD_SIGNS),
        }
    });
}

#[test]
fn a_pack_of_readings_is_refused_with_its_lines_or_read() {
    let target = Target {
        name: "readings",
        seeds: vec![include_bytes!("../../assets/readings/en/readings.csv").to_vec()],
        words: &[
            "\"",
            "\"\"",
            ",",
            "02-29",
            "13-01",
            "belonging",
            "date,title",
        ],
        inputs: 600,
    };
    target.withstands(|input| {
        let text = String::from_utf8_lossy(input);
        match readings::parse(Path::new("pack.csv"), &text) {
            Ok(read) if read.len() <= readings::READINGS_MAX => Ok(()),
            Ok(read) => Err(format!("{} readings", read.len())),
            Err(error) => is_told_well(&error, &text),
        }
    });
}

/// Every mistake has its place in the file, and there are not too many.
pub(super) fn is_told_well(error: &ConfigError, text: &str) -> Checked {
    let lines = text.split(['\n', '\r']).count() + 1;
    let count = error.problems.len();
    if count == 0 || count > ConfigError::PROBLEMS_MAX {
        return Err(format!("{count} mistakes"));
    }
    for problem in &error.problems {
        if let Some(at) = problem.position
            && (at.line == 0 || at.column == 0 || at.line > lines)
        {
            return Err(format!("a mistake in line {} of {lines}", at.line));
        }
    }
    Ok(())
}

#[test]
fn a_receipt_that_was_changed_does_not_count() {
    let office = SigningKey::from_seed(&[1; 32]);
    let sound = write_receipt(&receipt(), &office).unwrap();
    let target = Target {
        name: "receipt",
        seeds: vec![sound.clone().into()],
        words: &["keytag/receipt/1/", "office", "\u{2014} ", "\n\n"],
        inputs: 3_000,
    };
    target.withstands(|input| match read_receipt(input, &office.public()) {
        Ok(read) if read != receipt() => Err("another receipt counts".into()),
        Ok(_) | Err(ReceiptError::NotSigned) => Ok(()),
        Err(error) => Err(format!("nobody signed this: {error}")),
    });
}

/// The office's own key does not make sense of what has none.
#[test]
fn a_receipt_that_was_signed_is_read_as_it_was_or_not_understood() {
    let office = SigningKey::from_seed(&[1; 32]);
    let target = Target {
        name: "receipt-signed",
        seeds: vec![serde_json::to_vec(&receipt()).unwrap()],
        words: &[
            "\"held\":",
            "18446744073709551615",
            "4294967296",
            "[",
            "{",
            "-0",
        ],
        inputs: 3_000,
    };
    target.withstands(|input| {
        let Ok(receipt) = serde_json::from_slice::<Receipt>(input) else {
            return Ok(());
        };
        let note = write_receipt(&receipt, &office).map_err(|error| error.to_string())?;
        match read_receipt(note.as_bytes(), &office.public()) {
            Ok(read) if read == receipt => Ok(()),
            Err(ReceiptError::NotUnderstood) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
}

#[test]
fn a_key_file_is_refused_without_telling_it_or_prints_to_the_same() {
    let office = include_str!("../fixtures/bundle-1/office.age");
    let (_, secret) = office.rsplit_once("AGE-SECRET-KEY-1").unwrap();
    let target = Target {
        name: "identity",
        seeds: vec![office.into()],
        words: &["AGE-SECRET-KEY-1", "age1", "#", "\n"],
        inputs: 3_000,
    };
    target.withstands(|input| {
        let text = String::from_utf8_lossy(input);
        let _ = Recipients::parse(text.lines());
        match text.parse::<Identity>() {
            Ok(key) => {
                let again: Result<Identity, _> = key.secret_line().parse();
                let is_same = again.is_ok_and(|again| again.public_line() == key.public_line());
                is_same
                    .then_some(())
                    .ok_or_else(|| "it prints to another".into())
            }
            Err(error) => tells_nothing(&error.to_string(), secret, TOLD_SIGNS),
        }
    });
}

pub(super) fn badge() -> Token {
    Token::issue(
        &OrganisationKey::new([7; 32]),
        TokenId(0x0123_4567_89ab_cdef),
    )
}

fn receipt() -> Receipt {
    let kiosk = "aa".repeat(16);
    let epoch = "02".repeat(16);
    let span = format!(r#"{{"epoch":"{epoch}","first":1,"last":90}}"#);
    let json = format!(
        r#"{{"kiosk":"{kiosk}","number":12,"held":[{span}],"backed_up":[{span}],"missing":[]}}"#
    );
    serde_json::from_str(&json).unwrap()
}

#[test]
fn the_slots_of_a_key_are_read_whole_or_refused() {
    let key = DatabaseKey::from_bytes([0x5a; DatabaseKey::BYTES]);
    let mut ring = Ring::new(&key);
    for credential in [b"one".as_slice(), b"two"] {
        let secret = Secret::Credential(credential);
        ring.add(
            &key,
            secret,
            [credential[0]; Ring::SALT_BYTES],
            HashCost::FOR_TESTS,
        )
        .unwrap();
    }
    // The sum is put right again: it would refuse whatever was changed.
    let lines = |text: String| text[..text.rfind("sum ").unwrap()].into();
    let target = Target {
        name: "keyslots",
        seeds: vec![lines(ring.next_text()), lines(ring.text())],
        words: &[
            "slot 3 stick",
            " of=",
            " salt=",
            " cost=",
            " sealed=",
            "written ",
            "\n",
        ],
        inputs: 3_000,
    };
    target.withstands(|input| {
        let mut whole = input.to_vec();
        whole.extend(b"sum ");
        for byte in Sha256::digest(input) {
            whole.extend(format!("{byte:02x}").bytes());
        }
        whole.push(b'\n');
        match Ring::parse(&whole) {
            Ok(read) => {
                let again = Ring::parse(read.text().as_bytes());
                (again == Ok(read))
                    .then_some(())
                    .ok_or_else(|| "it prints to another".into())
            }
            Err(error) => tells_nothing(&error.to_string(), &ring.text(), TOLD_SIGNS),
        }
    });
}
