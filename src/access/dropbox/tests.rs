use super::*;

const BOX: BoxId = BoxId::from_bytes([7; BoxId::BYTES]);

fn key_of(n: u8) -> BoxKey {
    BoxKey::of(&DatabaseKey::from_bytes([n; DatabaseKey::BYTES])).unwrap()
}

#[test]
fn what_was_put_in_comes_out_with_the_key_and_only_from_its_place() {
    let key = key_of(1);
    let slot = key.lid().seal(BOX, 3, "a sign-in").unwrap();
    assert_eq!(key.open(BOX, 3, &slot).unwrap().as_str(), "a sign-in");
    assert_eq!(key.open(BOX, 4, &slot), Err(SlotError::Foreign));
    let other = BoxId::from_bytes([8; BoxId::BYTES]);
    assert_eq!(key.open(other, 3, &slot), Err(SlotError::Foreign));
    let stranger = key_of(2);
    assert_eq!(stranger.open(BOX, 3, &slot), Err(SlotError::Foreign));
}

#[test]
fn a_slot_says_nothing_of_what_is_in_it() {
    let lid = key_of(1).lid();
    let short = lid.seal(BOX, 1, "").unwrap();
    let long = lid.seal(BOX, 1, &"x".repeat(TEXT_BYTES_MAX)).unwrap();
    // Of the same length also inside, but for the few random bytes that age puts in.
    assert_eq!(short.len(), long.len());
    let again = lid.seal(BOX, 1, "").unwrap();
    assert_ne!(short, again, "the same twice would be seen");
    assert!(!long.windows(8).any(|bytes| bytes == b"xxxxxxxx"));
}

#[test]
fn a_slot_that_was_changed_in_any_byte_is_torn() {
    let key = key_of(1);
    let slot = key.lid().seal(BOX, 1, "a sign-in").unwrap();
    for at in 0..SLOT_BYTES {
        let mut changed = slot;
        changed[at] ^= 0x40;
        assert_eq!(key.open(BOX, 1, &changed), Err(SlotError::Torn), "{at}");
    }
    for whole in (0..SLOT_BYTES).step_by(512) {
        let mut cut = slot;
        cut[whole..].fill(0);
        assert_eq!(key.open(BOX, 1, &cut), Err(SlotError::Torn), "{whole}");
    }
}

#[test]
fn what_is_too_long_is_refused() {
    let lid = key_of(1).lid();
    let text = "x".repeat(TEXT_BYTES_MAX + 1);
    assert_eq!(lid.seal(BOX, 1, &text), Err(SlotError::TooLong));
    let text = "x".repeat(100_000);
    assert_eq!(lid.seal(BOX, 1, &text), Err(SlotError::TooLong));
}

#[test]
fn the_key_of_the_box_follows_from_that_of_the_database() {
    assert_eq!(key_of(1).lid(), key_of(1).lid());
    assert_ne!(key_of(1).lid(), key_of(2).lid());
    // Boxes that are on disk today are opened next year.
    let lid = "age1f58y8dl3ppnmcgeymg4q9vgatnlaudg0j24seudqwr25wvdrn5kqlu84p2";
    assert_eq!(key_of(1).lid().to_string(), lid);
    assert_eq!(format!("{:?}", key_of(1)), "BoxKey(..)");
}

#[test]
fn lids_and_boxes_are_read_back_from_their_lines() {
    let lid: Lid = key_of(1).lid().to_string().parse().unwrap();
    assert_eq!(lid, key_of(1).lid());
    assert_eq!(BOX.to_string().parse(), Ok(BOX));
    assert!("".parse::<BoxId>().is_err());
    assert!("age1".parse::<Lid>().is_err());
}
