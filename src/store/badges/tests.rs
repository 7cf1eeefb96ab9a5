use super::*;
use crate::badge::token::OrganisationKey;
use crate::domain::id::KeeperId;
use crate::domain::name::ChosenName;
use crate::domain::person::PersonDraft;
use crate::store::testing::{november, open, place};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

fn add(book: &mut Book, name: &str) -> PersonId {
    let draft = PersonDraft {
        name: Some(ChosenName::new(name).unwrap()),
        ..PersonDraft::default()
    };
    book.add_person(&november(24, 12, 0), &draft, BY)
        .unwrap()
        .person
}

fn printed(book: &mut Book, count: u32) -> Vec<String> {
    let now = november(24, 12, 0);
    let tokens = book.make_badges(&now, count).unwrap();
    assert_eq!(book.confirm_printed(&now, &tokens, BY).unwrap(), count);
    tokens.iter().map(Token::letters).collect()
}

/// States of all cards, in order.
fn states(book: &Book) -> Vec<String> {
    let mut statement = book
        .conn
        .prepare("SELECT state FROM badge ORDER BY state")
        .unwrap();
    let states = statement.query_map([], |row| row.get(0)).unwrap();
    states.map(rusqlite::Result::unwrap).collect()
}

fn cards(book: &mut Book, person: PersonId) -> u32 {
    let (lines, _) = book.people(None, 0).unwrap();
    lines
        .iter()
        .find(|line| line.person == person)
        .unwrap()
        .cards
}

#[test]
fn cards_live_only_after_they_were_printed_well() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let rosa = add(&mut book, "Rosa");
    let tokens = book.make_badges(&now, 3).unwrap();
    assert_eq!(states(&book), ["revoked"; 3]);
    let given = book.give_badge(&now, &tokens[0].letters(), rosa, BY);
    assert!(matches!(given, Err(StoreError::NotNow(_))));
    assert_eq!(book.confirm_printed(&now, &tokens[1..], BY).unwrap(), 2);
    assert_eq!(states(&book), ["blank", "blank", "revoked"]);
    assert!(matches!(
        book.confirm_printed(&now, &tokens[1..], BY),
        Err(StoreError::NotThere(_))
    ));
    let payload: String = book
        .conn
        .query_row(
            "SELECT payload FROM log WHERE kind = 'badges_made'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(payload, "{\"count\":2}");
}

#[test]
fn nothing_at_rest_prints_a_card_again() {
    let (_dir, place) = place();
    let mut book = open(&place, &november(24, 12, 0));
    let token = Token::parse(&printed(&mut book, 1)[0]).unwrap();
    let hash: Vec<u8> = book
        .conn
        .query_row("SELECT hash FROM badge", [], |row| row.get(0))
        .unwrap();
    let id = token.id().0.to_be_bytes();
    assert!(!hash.windows(id.len()).any(|window| window == id));
}

#[test]
fn a_lost_card_dies_with_the_new_one() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let rosa = add(&mut book, "Rosa");
    let tokens = printed(&mut book, 3);
    book.give_badge(&now, &tokens[0], rosa, BY).unwrap();
    book.give_badge(&now, &tokens[1].to_lowercase(), rosa, BY)
        .unwrap();
    assert_eq!(cards(&mut book, rosa), 2);
    book.swap_badge(&now, rosa, &tokens[2], BY).unwrap();
    assert_eq!(cards(&mut book, rosa), 1);
    assert_eq!(states(&book), ["live", "revoked", "revoked"]);
    let again = book.give_badge(&now, &tokens[0], rosa, BY);
    assert!(
        matches!(again, Err(StoreError::NotNow(_))),
        "a dead card stays dead"
    );
}

#[test]
fn a_swap_that_cannot_be_done_leaves_the_old_card_alive() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let (rosa, zoe) = (add(&mut book, "Rosa"), add(&mut book, "Zoe"));
    let tokens = printed(&mut book, 2);
    book.give_badge(&now, &tokens[0], rosa, BY).unwrap();
    book.give_badge(&now, &tokens[1], zoe, BY).unwrap();
    for text in [tokens[1].as_str(), "nonsense"] {
        assert!(book.swap_badge(&now, rosa, text, BY).is_err());
        assert_eq!(cards(&mut book, rosa), 1);
    }
}

#[test]
fn only_our_own_cards_are_given() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let rosa = add(&mut book, "Rosa");
    let foreign = Token::issue(&OrganisationKey::new([1; 32]), TokenId(7)).letters();
    for text in [foreign.as_str(), "", "BBBB"] {
        let given = book.give_badge(&now, text, rosa, BY);
        assert!(matches!(given, Err(StoreError::NotThere(_))), "{text}");
    }
    // Printed at another kiosk of ours.
    let unheard = Token::issue(&book.organisation_key().clone(), TokenId(8)).letters();
    book.give_badge(&now, &unheard, rosa, BY).unwrap();
    assert_eq!(cards(&mut book, rosa), 1);
    let nobody = PersonId::from_bytes([5; 16]);
    let token = printed(&mut book, 1).remove(0);
    let given = book.give_badge(&now, &token, nobody, BY);
    assert!(matches!(given, Err(StoreError::NotThere(_))));
}

#[test]
fn a_card_that_was_found_dies_alone() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let rosa = add(&mut book, "Rosa");
    let tokens = printed(&mut book, 2);
    for token in &tokens {
        book.give_badge(&now, token, rosa, BY).unwrap();
    }
    book.revoke_badge(&now, &tokens[0], BY).unwrap();
    book.revoke_badge(&now, &tokens[0], BY).unwrap();
    assert_eq!(cards(&mut book, rosa), 1);
    let sql = "SELECT count(*) FROM log WHERE kind = 'badge_revoked' AND person = ?1";
    let entries = |book: &Book| -> u32 {
        book.conn
            .query_row(sql, [rosa.bytes()], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(entries(&book), 1, "dead once");
    assert_eq!(book.revoke_badges(&now, rosa, BY).unwrap(), 1);
    assert_eq!(entries(&book), 2);
    assert_eq!(cards(&mut book, rosa), 0);
}

#[test]
fn a_box_of_sheets_at_once_and_no_more() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    for count in [0, BADGES_AT_ONCE_MAX + 1] {
        assert!(matches!(
            book.make_badges(&now, count),
            Err(StoreError::NotNow(_))
        ));
    }
    assert_eq!(
        book.make_badges(&now, BADGES_AT_ONCE_MAX).unwrap().len(),
        1_000
    );
}

#[test]
fn a_sheet_waits_over_night_and_its_cards_live_when_somebody_says_so() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let rosa = add(&mut book, "Rosa");
    let (bad, lost) = book.make_sheet(&now, 2).unwrap();
    let (good, tokens) = book.make_sheet(&now, 3).unwrap();
    drop(book);
    let later = november(25, 18, 0);
    let mut book = open(&place, &later);
    let waiting = book.waiting_sheets().unwrap();
    let told: Vec<(u32, u32)> = waiting.iter().map(|it| (it.number, it.count)).collect();
    assert_eq!(told, [(good, 3), (bad, 2)]);
    assert_eq!(waiting[0].made, now.utc);
    assert_eq!(book.confirm_sheet(&later, good, BY).unwrap(), 3);
    book.drop_sheet(&later, bad).unwrap();
    assert_eq!(book.waiting_sheets().unwrap(), []);
    let again = book.confirm_sheet(&later, good, BY);
    assert!(matches!(again, Err(StoreError::NotThere(_))));
    book.give_badge(&later, &tokens[2].letters(), rosa, BY)
        .unwrap();
    let given = book.give_badge(&later, &lost[0].letters(), rosa, BY);
    assert!(matches!(given, Err(StoreError::NotNow(_))));
}

#[test]
fn of_sheets_that_nobody_answers_the_oldest_is_given_up() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    for _ in 0..SHEETS_WAITING_MAX + 3 {
        book.make_sheet(&now, 1).unwrap();
    }
    let waiting = book.waiting_sheets().unwrap();
    assert_eq!(waiting.len(), SHEETS_WAITING_MAX);
    assert_eq!(waiting.last().unwrap().number, 4);
}

#[test]
fn what_waits_prints_no_card_again() {
    let (_dir, place) = place();
    let now = november(24, 12, 0);
    let mut book = open(&place, &now);
    let (_, tokens) = book.make_sheet(&now, 1).unwrap();
    let sql = "SELECT group_concat(value) FROM setting";
    let kept: String = book.conn.query_row(sql, [], |row| row.get(0)).unwrap();
    let id = format!("{:016x}", tokens[0].id().0);
    assert!(!kept.contains(&tokens[0].letters()) && !kept.contains(&id));
}
