//! Scanners and people at the keyboard, played key by key.

use proptest::prelude::*;

use super::*;
use crate::badge::{OrganisationKey, TokenId};

mod layouts;

/// A desk with a clock: everything that became clear, in order.
struct Desk {
    scanner: Scanner,
    now_ms: u64,
    heard: Vec<Heard>,
}

impl Desk {
    fn new() -> Self {
        Self {
            scanner: Scanner::new(),
            now_ms: 1_000,
            heard: Vec::new(),
        }
    }

    fn note(&mut self, heard: Heard) {
        if heard != Heard::Nothing {
            self.heard.push(heard);
        }
    }

    /// A pause in which the caller asks when it was told to.
    fn wait(mut self, ms: u64) -> Self {
        let until = self.now_ms + ms;
        while let Some(due) = self.scanner.waits_until().filter(|due| *due <= until) {
            let heard = self.scanner.expire(due);
            self.note(heard);
        }
        self.now_ms = until;
        self
    }

    fn key(mut self, key: Key) -> Self {
        let heard = self.scanner.hear(key, self.now_ms);
        self.note(heard);
        self
    }

    /// Text with `gap_ms` before each sign but the first.
    fn keys(mut self, text: &str, gap_ms: u64) -> Self {
        for (place, sign) in text.chars().enumerate() {
            if place > 0 {
                self = self.wait(gap_ms);
            }
            self = self.key(Key::Sign(sign));
        }
        self
    }

    fn scans(&self) -> Vec<String> {
        self.heard
            .iter()
            .filter_map(|heard| match heard {
                Heard::Scan(code) => Some(code.clone()),
                Heard::Typed(_) | Heard::Nothing => None,
            })
            .collect()
    }

    fn typed(&self) -> String {
        self.heard
            .iter()
            .flat_map(|heard| match heard {
                Heard::Typed(keys) => keys.clone(),
                Heard::Scan(_) | Heard::Nothing => Vec::new(),
            })
            .map(|key| match key {
                Key::Sign(sign) => sign,
                Key::Enter => '⏎',
                Key::Tab => '⇥',
                Key::Backspace => '⌫',
            })
            .collect()
    }
}

fn badge(number: u64) -> String {
    let id = TokenId(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    Token::issue(&OrganisationKey::new([3; 32]), id).letters()
}

#[test]
fn a_scan_is_told_at_once_with_enter_or_tab() {
    for end in [
        Key::Enter,
        Key::Tab,
        Key::Sign('\r'),
        Key::Sign('\n'),
        Key::Sign('\t'),
    ] {
        for gap_ms in [0, 1, 8, 30, 50] {
            let desk = Desk::new().keys("FOREIGN-4006381", gap_ms).wait(gap_ms);
            assert!(desk.heard.is_empty());
            let desk = desk.key(end);
            assert_eq!(desk.scans(), ["FOREIGN-4006381"], "{end:?} {gap_ms}");
            let desk = desk.wait(1_000);
            assert_eq!(desk.heard.len(), 1, "{end:?} {gap_ms}");
        }
    }
}

#[test]
fn a_scan_without_enter_is_told_after_a_pause() {
    let desk = Desk::new().keys("FOREIGN-4006381", 5).wait(50);
    assert!(desk.heard.is_empty());
    assert_eq!(desk.wait(1).scans(), ["FOREIGN-4006381"]);
}

#[test]
fn a_scan_without_enter_is_told_by_the_next_key_when_nobody_asked() {
    let mut desk = Desk::new().keys("FOREIGN-4006381", 5);
    desk.now_ms += 500;
    let desk = desk.key(Key::Sign('a')).wait(100);
    assert_eq!(desk.scans(), ["FOREIGN-4006381"]);
    assert_eq!(desk.typed(), "a");
}

#[test]
fn a_badge_is_told_with_its_last_letter_and_its_enter_presses_nothing() {
    for trail in [
        &[Key::Enter][..],
        &[Key::Tab],
        &[Key::Enter, Key::Sign('\n')],
    ] {
        for wait_ms in [0, 40, 60, 200] {
            let mut desk = Desk::new().keys(&badge(1), 4);
            assert_eq!(desk.scans(), [badge(1)]);
            desk = desk.wait(wait_ms);
            for key in trail {
                desk = desk.key(*key);
            }
            let desk = desk.wait(500);
            assert_eq!(desk.heard.len(), 1, "{trail:?} after {wait_ms}");
        }
    }
}

#[test]
fn an_enter_long_after_a_scan_is_a_persons() {
    let desk = Desk::new().keys(&badge(1), 4).wait(201).key(Key::Enter);
    assert_eq!(desk.typed(), "⏎");
}

#[test]
fn a_burst_of_badges_is_told_one_by_one() {
    for (end, between_ms) in [
        (Some(Key::Enter), 30),
        (Some(Key::Enter), 0),
        (Some(Key::Tab), 30),
        (None, 30),
        (None, 0),
        (None, 51),
        (None, 400),
    ] {
        let mut desk = Desk::new();
        for number in 0..40 {
            desk = desk.keys(&badge(number), 2);
            if let Some(end) = end {
                desk = desk.wait(2).key(end);
            }
            desk = desk.wait(between_ms);
        }
        let desk = desk.wait(1_000);
        let all: Vec<String> = (0..40).map(badge).collect();
        assert_eq!(desk.scans(), all, "{end:?} {between_ms}");
        assert_eq!(desk.typed(), "", "{end:?} {between_ms}");
    }
}

#[test]
fn a_badge_that_lost_a_letter_does_not_take_the_next_one_with_it() {
    let desk = Desk::new()
        .keys(&badge(1)[1..], 2)
        .wait(2)
        .keys(&badge(2), 2);
    assert_eq!(desk.scans(), [badge(2)]);
}

#[test]
fn a_scan_with_caps_lock_is_the_same_badge() {
    let small = badge(1).to_lowercase();
    let desk = Desk::new().keys(&small, 2).keys(&small, 2).wait(100);
    assert_eq!(desk.scans(), [small.clone(), small]);
}

#[test]
fn a_slow_typist_never_makes_a_scan_and_gets_every_key_back() {
    let desk = Desk::new()
        .keys("Ma", 51)
        .wait(80)
        .key(Key::Backspace)
        .wait(200)
        .keys("aría dé la Cruz", 120)
        .wait(70)
        .key(Key::Tab)
        .wait(300)
        .key(Key::Enter)
        .wait(100);
    assert!(desk.scans().is_empty());
    assert_eq!(desk.typed(), "Ma⌫aría dé la Cruz⇥⏎");
}

#[test]
fn a_badge_typed_by_hand_is_typed() {
    let desk = Desk::new().keys(&badge(1), 51).wait(100);
    assert!(desk.scans().is_empty());
    assert_eq!(desk.typed(), badge(1));
}

#[test]
fn overlapping_fingers_and_held_keys_are_typed() {
    let desk = Desk::new().keys("the", 12).key(Key::Enter).wait(60);
    assert_eq!(desk.typed(), "the⏎");
    let desk = Desk::new().keys("a", 0).wait(20).key(Key::Backspace);
    assert_eq!(desk.typed(), "a⌫");
    let held = "b".repeat(40);
    let desk = Desk::new().keys(&held, 33).wait(60);
    assert_eq!(desk.typed(), held);
    assert!(desk.scans().is_empty());
}

#[test]
fn of_a_scan_that_is_too_long_the_beginning_is_told() {
    let longest = "0123456789ABCDEF".repeat(4);
    assert_eq!(longest.len(), SCAN_SIGNS_MAX);
    let desk = Desk::new().keys(&longest, 1).key(Key::Enter);
    let too_long = format!("{longest}0");
    assert_eq!(desk.scans(), [longest.as_str()]);

    for (end, trail_ms) in [(Key::Enter, 5), (Key::Enter, 120), (Key::Tab, 0)] {
        let desk = Desk::new()
            .keys(&too_long, 1)
            .wait(trail_ms)
            .key(end)
            .wait(300);
        assert_eq!(
            desk.heard,
            [Heard::Scan(longest.clone())],
            "{end:?} {trail_ms}"
        );
        let desk = desk.keys(&badge(5), 2).key(Key::Enter).wait(300);
        assert_eq!(desk.scans(), [longest.clone(), badge(5)]);
    }
}

#[test]
fn ten_thousand_signs_leave_nothing_behind() {
    for unit in [
        "0123456789",
        "\u{0}\u{1}\u{1b}[",
        "BCDFGHJKLN",
        "\u{202e}é漢",
    ] {
        let mut desk = Desk::new();
        for sign in unit.chars().cycle().take(10_000) {
            desk = desk.key(Key::Sign(sign)).wait(1);
            assert!(desk.scanner.fragment.capacity() <= SCAN_SIGNS_MAX);
        }
        let desk = desk.wait(300).key(Key::Enter);
        // Told once, as something that is no badge.
        assert_eq!(desk.scans().len(), 1, "{unit:?}");
        assert!(Token::parse(&desk.scans()[0]).is_err(), "{unit:?}");
        assert_eq!(desk.typed(), "⏎", "{unit:?}");
    }
}

#[test]
fn a_hiccup_of_the_machine_does_not_tear_a_badge_in_two() {
    let text = badge(7);
    for at in SCAN_SIGNS_MIN..TOKEN_LETTERS {
        let desk = Desk::new()
            .keys(&text[..at], 3)
            .wait(HICCUP_MS_MAX)
            .keys(&text[at..], 3)
            .key(Key::Enter);
        assert_eq!(desk.heard, [Heard::Scan(text.clone())], "{at}");
    }
}

#[test]
fn a_scan_with_control_characters_is_heard_but_is_no_badge() {
    let mut text = badge(1);
    text.insert(13, '\u{0}');
    let desk = Desk::new().keys(&text, 2).key(Key::Enter);
    let scans = desk.scans();
    assert_eq!(scans.len(), 1);
    assert!(Token::parse(&scans[0]).is_err());
    assert!(!scans[0].contains(char::is_control));
    let desk = Desk::new().keys("a\u{1b}b", 80).wait(80);
    assert_eq!(desk.typed(), "ab");
}

#[test]
fn nothing_is_waited_for_when_nothing_came() {
    let desk = Desk::new();
    assert_eq!(desk.scanner.waits_until(), None);
    let desk = desk.key(Key::Sign('a'));
    assert_eq!(desk.scanner.waits_until(), Some(1_051));
    let desk = desk.wait(60);
    assert_eq!(desk.scanner.waits_until(), None);
    let desk = desk.keys(&badge(1), 1);
    assert_eq!(desk.scanner.waits_until(), None);
}

#[test]
fn a_clock_that_goes_back_loses_no_badge() {
    let mut scanner = Scanner::new();
    let text = badge(1);
    for sign in text.chars().take(13) {
        assert_eq!(scanner.hear(Key::Sign(sign), 9_000), Heard::Nothing);
    }
    let heard = text
        .chars()
        .skip(13)
        .map(|sign| scanner.hear(Key::Sign(sign), 100))
        .last();
    assert_eq!(heard, Some(Heard::Scan(text)));
}

#[test]
fn debug_output_holds_no_letter_of_a_badge() {
    let shown = format!("{:?} {:?}", Heard::Scan(badge(1)), Scanner::new());
    assert_eq!(shown, "Scan(..) Scanner(0 signs)");
}

proptest! {
    #[test]
    fn every_badge_is_told_once_in_order(
        badges in prop::collection::vec(
            (any::<u64>(), 0..=50_u64, prop::option::of(0..=200_u64), 0..400_u64),
            1..20,
        ),
    ) {
        let mut desk = Desk::new();
        for (number, gap_ms, enter_after_ms, pause_ms) in &badges {
            desk = desk.keys(&badge(*number), *gap_ms);
            if let Some(ms) = enter_after_ms {
                desk = desk.wait(*ms).key(Key::Enter);
            }
            desk = desk.wait(*pause_ms);
        }
        let desk = desk.wait(500);
        let all: Vec<String> = badges.iter().map(|(number, ..)| badge(*number)).collect();
        prop_assert_eq!(desk.scans(), all);
        prop_assert_eq!(desk.typed(), "");
    }

    #[test]
    fn slow_keys_all_come_back(text in "[a-zA-Z' é]{0,40}", gap_ms in 51..400_u64) {
        let desk = Desk::new().keys(&text, gap_ms).wait(500);
        prop_assert_eq!(desk.typed(), text);
        prop_assert!(desk.scans().is_empty());
    }

    #[test]
    fn any_keys_at_any_pace_are_survived(
        keys in prop::collection::vec((any::<char>(), 0..4_u8, 0..90_u64), 0..300),
    ) {
        let mut desk = Desk::new();
        for (sign, kind, pause_ms) in keys {
            let key = match kind {
                0 => Key::Enter,
                1 => Key::Backspace,
                _ => Key::Sign(sign),
            };
            desk = desk.key(key).wait(pause_ms);
            prop_assert!(desk.scanner.fragment.len() <= SCAN_SIGNS_MAX);
        }
        for code in desk.scans() {
            prop_assert!((SCAN_SIGNS_MIN..=SCAN_SIGNS_MAX).contains(&code.chars().count()));
        }
    }
}
