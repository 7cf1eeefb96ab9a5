use super::*;
use crate::access::{HashCost, Pin};
use crate::store::testing::{november, open, place};

const BY: By = By::Kiosk;

fn hash(pin: &str) -> SecretHash {
    SecretHash::of_pin(&Pin::typed(pin).unwrap(), [3; 16], HashCost::FOR_TESTS).unwrap()
}

/// A moment so many seconds after noon, on the same start of the machine.
fn noon_and(secs: i64) -> Moment {
    november(24, 12, 0).plus(chrono::TimeDelta::seconds(secs))
}

#[test]
fn a_pin_is_tried_against_those_who_may_do_enough() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    for (label, role) in [
        ("Greta", Role::Greeter),
        ("Sam", Role::Staff),
        ("Fay", Role::Facilitator),
    ] {
        book.add_keeper(&now, &format!(" {label} "), role, &hash("481516"), BY)
            .unwrap();
    }
    for (role, expected) in [
        (Role::Greeter, &["Fay", "Greta", "Sam"][..]),
        (Role::Facilitator, &["Fay", "Sam"]),
        (Role::Staff, &["Sam"]),
    ] {
        let found = book.pin_hashes(role).unwrap();
        let labels: Vec<_> = found
            .iter()
            .map(|(keeper, _)| keeper.label.as_str())
            .collect();
        assert_eq!(labels, expected, "{role:?}");
        assert!(found.iter().all(|(_, kept)| *kept == hash("481516")));
    }
}

#[test]
fn somebody_always_keeps_a_staff_pin() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let sam = book
        .add_keeper(&now, "Sam", Role::Staff, &hash("1111"), BY)
        .unwrap();
    let fay = book
        .add_keeper(&now, "Fay", Role::Facilitator, &hash("2222"), BY)
        .unwrap();
    assert!(matches!(
        book.remove_keeper(&now, sam, BY),
        Err(StoreError::NotNow(_))
    ));
    book.remove_keeper(&now, fay, BY).unwrap();
    let ann = book
        .add_keeper(&now, "Ann", Role::Staff, &hash("3333"), BY)
        .unwrap();
    book.remove_keeper(&now, sam, BY).unwrap();
    let left: Vec<_> = book
        .keepers()
        .unwrap()
        .iter()
        .map(|keeper| keeper.id)
        .collect();
    assert_eq!(left, [ann]);
    for gone in [sam, fay] {
        let set = book.set_pin(&now, gone, &hash("4444"), NewPin::Changed, BY);
        assert!(matches!(set, Err(StoreError::NotThere(_))));
    }
}

#[test]
fn a_label_is_short_and_not_empty() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    for label in ["", "  ", &"x".repeat(LABEL_CHARS_MAX + 1)] {
        let added = book.add_keeper(&now, label, Role::Staff, &hash("1111"), BY);
        assert!(matches!(added, Err(StoreError::NotNow(_))), "{label:?}");
    }
}

#[test]
fn a_try_is_counted_before_its_answer_and_kept_over_a_restart() {
    let (_dir, place) = place();
    let mut book = open(&place, &noon_and(0));
    for _ in 0..3 {
        assert_eq!(book.begin_try(&noon_and(0), Secret::Pin).unwrap(), Turn::Go);
    }
    // The plug is pulled while the answer to this one is computed.
    assert_eq!(book.begin_try(&noon_and(0), Secret::Pin).unwrap(), Turn::Go);
    drop(book);
    let mut book = open(&place, &noon_and(1));
    assert_eq!(
        book.begin_try(&noon_and(1), Secret::Pin).unwrap(),
        Turn::Wait { secs: 4 }
    );
    assert_eq!(
        book.begin_try(&noon_and(1), Secret::RecoveryCode).unwrap(),
        Turn::Go
    );
    let restarted = Moment {
        boot: 8,
        boot_ms: 1_000,
        ..noon_and(1)
    };
    assert_eq!(
        book.begin_try(&restarted, Secret::Pin).unwrap(),
        Turn::Wait { secs: 4 }
    );
    assert_eq!(book.begin_try(&noon_and(5), Secret::Pin).unwrap(), Turn::Go);
    assert_eq!(
        book.begin_try(&noon_and(5), Secret::Pin).unwrap(),
        Turn::Wait { secs: 15 }
    );
    book.try_succeeded(&noon_and(5), Secret::Pin).unwrap();
    assert_eq!(book.begin_try(&noon_and(5), Secret::Pin).unwrap(), Turn::Go);
}

#[test]
fn a_new_pin_replaces_the_old_one_and_its_failures() {
    let (_dir, place) = place();
    let mut book = open(&place, &noon_and(0));
    let sam = book
        .add_keeper(&noon_and(0), "Sam", Role::Staff, &hash("1111"), BY)
        .unwrap();
    for _ in 0..4 {
        book.begin_try(&noon_and(0), Secret::Pin).unwrap();
    }
    assert!(matches!(
        book.begin_try(&noon_and(0), Secret::Pin),
        Ok(Turn::Wait { .. })
    ));
    book.set_pin(&noon_and(1), sam, &hash("2222"), NewPin::Recovered, By::Own)
        .unwrap();
    assert_eq!(book.begin_try(&noon_and(1), Secret::Pin).unwrap(), Turn::Go);
    assert_eq!(book.pin_hashes(Role::Staff).unwrap()[0].1, hash("2222"));
    let payload: String = book
        .conn
        .query_row(
            "SELECT payload FROM log WHERE kind = 'pin_changed'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        payload,
        format!("{{\"keeper\":\"{sam}\",\"recovered\":true}}")
    );
}

#[test]
fn an_own_card_names_its_keeper_and_no_other_card_does() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let sam = book
        .add_keeper(&now, "Sam", Role::Staff, &hash("1111"), BY)
        .unwrap();
    let fay = book
        .add_keeper(&now, "Fay", Role::Facilitator, &hash("2222"), BY)
        .unwrap();
    let cards: Vec<String> = book
        .make_badges(&now, 2)
        .unwrap()
        .iter()
        .map(Token::grouped)
        .collect();
    book.give_keeper_card(&now, sam, &cards[0]).unwrap();
    let owner = |book: &Book, text: &str| {
        book.keeper_of_card(text)
            .unwrap()
            .map(|(keeper, _)| keeper.id)
    };
    assert_eq!(owner(&book, &cards[0]), Some(sam));
    assert_eq!(owner(&book, &cards[1]), None);
    assert_eq!(owner(&book, "not a card"), None);
    let taken = book.give_keeper_card(&now, fay, &cards[0]);
    assert!(matches!(taken, Err(StoreError::NotNow(_))));
    book.remove_keeper(&now, fay, BY).unwrap();
    assert!(matches!(
        book.give_keeper_card(&now, fay, &cards[1]),
        Err(StoreError::NotThere(_))
    ));
}

#[test]
fn what_is_set_by_touch_is_read_back() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    assert_eq!(book.setting::<Vec<u32>>("screen").unwrap(), None);
    book.set_setting(&now, "screen", &vec![1, 2]).unwrap();
    book.set_setting(&now, "screen", &vec![3]).unwrap();
    assert_eq!(book.setting("screen").unwrap(), Some(vec![3]));
    assert!(matches!(
        book.setting::<String>("screen"),
        Err(StoreError::Unreadable(_))
    ));
    assert_eq!(book.recovery_hash().unwrap(), None);
    book.set_recovery_hash(&now, &hash("9999")).unwrap();
    assert_eq!(book.recovery_hash().unwrap(), Some(hash("9999")));
}
