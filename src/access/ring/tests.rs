use sha2::Digest;

use super::*;

const CREDENTIAL: &[u8] = b"what the system keeps";

fn key() -> DatabaseKey {
    DatabaseKey::from_bytes([0x5a; DatabaseKey::BYTES])
}

fn stick() -> StickSecret {
    StickSecret::from_bytes([3; StickSecret::BYTES])
}

fn pin(digits: &str) -> Pin {
    Pin::typed(digits).unwrap()
}

fn code() -> RecoveryCode {
    RecoveryCode::from_random([9; RecoveryCode::BYTES])
}

fn ring() -> Ring {
    let mut ring = Ring::new(&key());
    let (stick, pin, code) = (stick(), pin("481516"), code());
    for (at, secret) in [
        Secret::Credential(CREDENTIAL),
        Secret::Stick(&stick, &pin),
        Secret::Recovery(&code),
    ]
    .into_iter()
    .enumerate()
    {
        let salt = [u8::try_from(at).unwrap(); SALT_BYTES];
        ring.add(&key(), secret, salt, HashCost::FOR_TESTS).unwrap();
    }
    ring
}

#[test]
fn each_secret_opens_the_same_key_and_no_other_secret_does() {
    let ring = Ring::parse(ring().next_text().as_bytes()).unwrap();
    let (stick, right, code) = (stick(), pin("481516"), code());
    for (number, secret) in [
        (1, Secret::Credential(CREDENTIAL)),
        (2, Secret::Stick(&stick, &right)),
        (3, Secret::Recovery(&code)),
    ] {
        assert_eq!(ring.open(secret).unwrap(), (number, key()), "{secret:?}");
    }
    let (other_stick, other_pin) = (StickSecret::from_bytes([4; 32]), pin("481517"));
    let other_code = RecoveryCode::from_random([8; RecoveryCode::BYTES]);
    for secret in [
        Secret::Credential(b"something else"),
        Secret::Credential(b""),
        Secret::Stick(&other_stick, &right),
        Secret::Stick(&stick, &other_pin),
        Secret::Recovery(&other_code),
    ] {
        assert_eq!(ring.open(secret), Err(RingError::NoSlotOpens), "{secret:?}");
    }
}

#[test]
fn a_changed_pin_wraps_anew_and_the_old_one_opens_no_more() {
    let mut ring = ring();
    let (stick, old, new) = (stick(), pin("481516"), pin("234298"));
    let (number, key) = ring.open(Secret::Stick(&stick, &old)).unwrap();
    let other = StickSecret::from_bytes([4; 32]);
    let secret = Secret::Stick(&stick, &new);
    for secret in [Secret::Stick(&other, &old), secret] {
        ring.add(&key, secret, [7; SALT_BYTES], HashCost::FOR_TESTS)
            .unwrap();
    }
    assert_eq!(ring.open(secret).unwrap().1, key);
    assert_eq!(ring.open(Secret::Stick(&other, &old)).unwrap().1, key);
    assert!(ring.open(Secret::Stick(&stick, &old)).is_err());
    assert_eq!(ring.remove(number), Err(RingError::NoSuchSlot));
}

#[test]
fn neither_the_key_nor_a_secret_stands_in_the_text_or_in_debug_output() {
    let text = ring().text();
    let debug = format!("{:?} {:?} {:?}", ring(), key(), stick());
    for secret in [
        key().digits().as_str(),
        &hex(&[3; 8]),
        "481516",
        code().printed().as_str(),
    ] {
        assert!(
            !text.contains(secret) && !debug.contains(secret),
            "{secret}"
        );
    }
}

#[test]
fn whatever_is_cut_or_changed_is_refused() {
    let text = ring().next_text();
    for at in 0..text.len() {
        assert!(Ring::parse(&text.as_bytes()[..at]).is_err(), "cut at {at}");
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(Ring::parse(&bytes).is_err(), "changed at {at}");
    }
    assert_eq!(Ring::parse(text.as_bytes()).unwrap().written(), 1);
}

/// A text with a sum that fits.
fn summed(lines: &str) -> String {
    format!("{lines}sum {}\n", hex(&Sha256::digest(lines.as_bytes())))
}

#[test]
fn a_newer_form_is_told_and_an_unknown_slot_is_kept() {
    let newer = summed("keytag-keys-2\nwhatever\n");
    assert_eq!(Ring::parse(newer.as_bytes()), Err(RingError::Unreadable(3)));
    let newer = summed("keytag-keys-2\nkey x\nwritten y\n");
    assert_eq!(Ring::parse(newer.as_bytes()), Err(RingError::Newer));

    let text = ring().text();
    let (lines, _) = text.split_once("sum").unwrap();
    let with = summed(&format!("{lines}slot 9 hologram of=mother sealed=1\n"));
    let mut ring = Ring::parse(with.as_bytes()).unwrap();
    assert_eq!(ring.slots().last(), Some((9, None)));
    ring.add(
        &key(),
        Secret::Credential(b"x"),
        [1; 16],
        HashCost::FOR_TESTS,
    )
    .unwrap();
    assert_eq!(ring.slots().last(), Some((10, Some(SlotKind::Credential))));
    assert!(ring.text().contains("slot 9 hologram of=mother sealed=1\n"));
}

#[test]
fn a_ring_never_becomes_too_long_to_be_read_again() {
    let text = ring().text();
    let (lines, _) = text.split_once("sum").unwrap();
    let long = "x".repeat(RING_BYTES_MAX - lines.len() - 120);
    let full = summed(&format!("{lines}slot 9 hologram {long}\n"));
    let mut ring = Ring::parse(full.as_bytes()).unwrap();
    let before = ring.clone();
    let added = ring.add(
        &key(),
        Secret::Credential(b"x"),
        [1; 16],
        HashCost::FOR_TESTS,
    );
    assert_eq!(added, Err(RingError::Full));
    assert_eq!(ring, before);
    assert!(Ring::parse(ring.next_text().as_bytes()).is_ok());
}

#[test]
fn a_slot_that_asks_for_all_the_memory_is_refused() {
    let text = ring().text();
    let (lines, _) = text.split_once("sum").unwrap();
    let dear = summed(&lines.replace("cost=8,1", "cost=4294967295,1"));
    assert_eq!(Ring::parse(dear.as_bytes()), Err(RingError::Unreadable(5)));
}

#[test]
fn a_ring_of_another_kiosk_takes_no_key_of_this_one() {
    let mut ring = ring();
    let other = DatabaseKey::from_bytes([1; DatabaseKey::BYTES]);
    let added = ring.add(
        &other,
        Secret::Credential(b"x"),
        [1; 16],
        HashCost::FOR_TESTS,
    );
    assert_eq!(added, Err(RingError::OtherKey));
    for _ in 3..SLOTS_MAX {
        ring.add(
            &key(),
            Secret::Credential(b"x"),
            [1; 16],
            HashCost::FOR_TESTS,
        )
        .unwrap();
    }
    let added = ring.add(
        &key(),
        Secret::Credential(b"x"),
        [1; 16],
        HashCost::FOR_TESTS,
    );
    assert_eq!(added, Err(RingError::Full));
    assert!(ring.text().len() <= RING_BYTES_MAX);
}
