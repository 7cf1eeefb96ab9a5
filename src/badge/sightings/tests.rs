use super::*;
use crate::badge::{OrganisationKey, TokenId};

/// Milliseconds between two pictures of a camera.
const FRAME_MS: u64 = 33;

fn token(id: u64) -> Token {
    Token::issue(&OrganisationKey::new([3; 32]), TokenId(id))
}

#[test]
fn a_badge_held_for_three_seconds_is_one_sign_in() {
    let mut sightings = Sightings::new();
    let held = (0..3_000)
        .step_by(33)
        .map(|ms| sightings.see(&[token(1)], ms));
    let counted: Vec<Token> = held.flatten().collect();
    assert_eq!(counted, [token(1)]);
}

#[test]
fn a_badge_that_is_read_only_now_and_then_is_still_one_sign_in() {
    let mut sightings = Sightings::new();
    assert_eq!(sightings.see(&[token(1)], 0), [token(1)]);
    for nth in 1..20 {
        let seen_ms = nth * (AWAY_MS_MIN - 1);
        for empty_ms in (seen_ms + 1 - AWAY_MS_MIN..seen_ms).step_by(100) {
            assert_eq!(sightings.see(&[], empty_ms), []);
        }
        assert_eq!(sightings.see(&[token(1)], seen_ms), []);
    }
}

#[test]
fn a_badge_counts_again_after_it_was_away() {
    let mut sightings = Sightings::new();
    assert_eq!(sightings.see(&[token(1)], 5), [token(1)]);
    assert_eq!(sightings.see(&[token(1)], 5 + AWAY_MS_MIN - 1), []);
    let back_ms = 5 + AWAY_MS_MIN - 1 + AWAY_MS_MIN;
    assert_eq!(sightings.see(&[token(1)], back_ms), [token(1)]);
}

#[test]
fn the_next_badge_is_taken_at_once() {
    let mut sightings = Sightings::new();
    assert_eq!(sightings.see(&[token(1)], 0), [token(1)]);
    assert_eq!(sightings.see(&[token(2)], FRAME_MS), [token(2)]);
    assert_eq!(
        sightings.see(&[token(1), token(3)], 2 * FRAME_MS),
        [token(3)]
    );
}

#[test]
fn two_badges_held_up_together_sign_in_once_each() {
    let mut sightings = Sightings::new();
    let mut counted = Vec::new();
    for frame in 0..300 {
        let seen: &[Token] = match frame % 3 {
            0 => &[token(1)],
            1 => &[token(2)],
            _ => &[token(2), token(1)],
        };
        counted.extend(sightings.see(seen, frame * FRAME_MS));
    }
    assert_eq!(counted, [token(1), token(2)]);
}

#[test]
fn a_badge_of_another_organisation_comes_through_like_an_unknown_one() {
    let foreign = Token::issue(&OrganisationKey::new([4; 32]), TokenId(1));
    let mut sightings = Sightings::new();
    assert_eq!(sightings.see(&[foreign], 0), [foreign]);
    assert_eq!(sightings.see(&[foreign], FRAME_MS), []);
    assert_eq!(sightings.see(&[token(1)], FRAME_MS), [token(1)]);
}

#[test]
fn one_badge_twice_in_a_picture_is_one_sign_in() {
    let mut sightings = Sightings::new();
    assert_eq!(sightings.see(&[token(1), token(1)], 0), [token(1)]);
}

#[test]
fn of_more_badges_than_a_picture_can_hold_the_oldest_are_forgotten() {
    let mut sightings = Sightings::new();
    let many: Vec<Token> = (0..=BADGES_MAX as u64).map(token).collect();
    assert_eq!(sightings.see(&many, 0).len(), many.len());
    assert_eq!(sightings.seen.len(), BADGES_MAX);
    assert_eq!(sightings.see(&many[1..], FRAME_MS), []);
    assert_eq!(sightings.see(&many[..1], FRAME_MS), [token(0)]);
}

#[test]
fn nothing_is_kept_of_badges_that_went_away() {
    let mut sightings = Sightings::new();
    assert!(!sightings.is_any_in_view(0));
    sightings.see(&[token(1), token(2)], 10);
    assert!(sightings.is_any_in_view(10 + AWAY_MS_MIN - 1));
    assert!(!sightings.is_any_in_view(10 + AWAY_MS_MIN));
    sightings.see(&[], 10 + AWAY_MS_MIN);
    assert!(sightings.seen.is_empty());
}

#[test]
fn debug_output_holds_no_badge() {
    let mut sightings = Sightings::new();
    sightings.see(&[token(1)], 0);
    assert!(!format!("{sightings:?}").contains(&token(1).letters()));
}
