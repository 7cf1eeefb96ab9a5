//! People arrive: by card, by name, without one, for the first time; and take it back.

use keytag::ui::theme::{Panel, TextSize};

use super::Evening;

#[test]
fn a_card_signs_in_and_the_same_card_again_is_all_set() {
    let mut evening = Evening::new();
    let before = evening.on_disk().attendances;
    let rosa = evening.named("Rosa");
    evening.sees("way-card");
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    assert_eq!(evening.on_disk().attendances, before + 1);
    evening.scans(&rosa);
    evening.sees("all-set-title");
    assert_eq!(evening.on_disk().attendances, before + 1);
}

#[test]
fn forty_cards_in_a_row_are_forty_sign_ins_and_who_holds_theirs_up_again_has_time() {
    let mut evening = Evening::new();
    let before = evening.on_disk().attendances;
    evening.sees("way-card");
    let tokens: Vec<_> = evening
        .script
        .people
        .iter()
        .filter_map(|person| person.token.clone())
        .chain(evening.script.blank_tokens.clone())
        .collect();
    assert_eq!(tokens.len(), 40);
    let last = evening.named("Rosa");
    for token in tokens.iter().rev() {
        evening.scans_token(token);
    }
    // So many at once are a rush: a tick each, and nothing to touch.
    evening.sees("welcome-later");
    assert!(!evening.shows("welcome-not-me"));
    evening.scans(&last);
    evening.sees("all-set-title");
    assert!(evening.shows("welcome-not-me") && evening.shows("welcome-about-me"));
    assert_eq!(evening.on_disk().attendances, before + 40);
}

#[test]
fn the_idle_screen_gives_way_to_a_touch_a_key_and_a_card() {
    let mut evening = Evening::unhurried();
    let rests = |evening: &mut Evening| {
        evening.sees("way-card");
        evening.player.let_time_come();
        evening.sees("idle-touch");
        // Its own times change what is read, and it stays.
        evening.player.let_time_come();
        assert!(evening.shows("idle-touch"));
    };
    rests(&mut evening);
    evening.touches("idle-touch");
    rests(&mut evening);
    evening.types_on_keys("x");
    rests(&mut evening);
    let (before, rosa) = (evening.on_disk().attendances, evening.named("Rosa"));
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    assert_eq!(evening.on_disk().attendances, before + 1);
}

#[test]
fn a_scan_takes_over_whatever_screen_stands_there() {
    let mut evening = Evening::new();
    for (n, way) in [
        "way-card",
        "way-name",
        "way-without",
        "door-first-time",
        "button-help",
    ]
    .into_iter()
    .enumerate()
    {
        evening.touches(way);
        let person = evening.person(n);
        evening.scans(&person);
        evening.welcomes(&person);
        evening.touches("button-done");
    }
    assert!(evening.shows("way-card"));
}

#[test]
fn a_name_signs_in_with_touches_only_and_the_welcome_echoes_nothing() {
    let mut evening = Evening::new();
    let before = evening.on_disk().attendances;
    let person = evening.named("Ximena");
    evening.touches("way-name");
    // An accent, a capital and a slip are forgiven.
    evening.types("ximna");
    evening.touches("key-done");
    evening.touches(&format!("picture-{}", person.picture));
    evening.touches(&format!("colour-{}", person.colour));
    evening.sees("welcome-title");
    assert_eq!(evening.on_disk().attendances, before + 1);
    assert!(!evening.player.shows("Welcome, Ximena"));
}

#[test]
fn a_name_that_nobody_has_sees_the_same_boards_and_another_way() {
    let mut evening = Evening::new();
    let before = evening.on_disk().entries;
    evening.touches("way-name");
    evening.types("qwxz");
    evening.touches("key-done");
    evening.touches("picture-kite");
    evening.touches("colour-blue");
    evening.sees("another-title");
    assert!(evening.shows("another-name"));
    assert_eq!(evening.on_disk().entries, before);
}

#[test]
fn two_taps_count_somebody_without_a_name_and_not_me_takes_it_back() {
    let mut evening = Evening::new();
    let before = evening.on_disk();
    evening.touches("way-without");
    evening.touches("without-member");
    evening.sees("welcome-counted");
    assert_eq!(evening.on_disk().attendances, before.attendances + 1);
    evening.touches("welcome-not-me");
    evening.sees("undone-title");
    let after = evening.on_disk();
    assert_eq!(after.attendances, before.attendances);
    // Voided, never deleted: both acts stand in the log.
    assert_eq!(after.entries, before.entries + 2);
}

#[test]
fn a_newcomer_gives_no_name_and_the_facilitator_sees_a_dot() {
    let mut evening = Evening::new();
    evening.touches("door-first-time");
    evening.touches("first-around");
    evening.sees("welcome-counted");
    evening.touches("button-done");
    let pin = evening.script.facilitator_pin.clone();
    evening.unlocks(&pin);
    let dot = evening
        .words
        .with("tonight-show-around", &[("count", 1.into())]);
    evening.sees_words(&dot);
}

#[test]
fn a_milestone_is_said_only_when_its_person_asks_for_it() {
    let mut evening = Evening::new();
    let kwame = evening.named("Kwame");
    evening.scans(&kwame);
    evening.welcomes(&kwame);
    evening.touches("welcome-something");
    evening.touches("something-call");
    evening.sees("something-call-thanks");
    evening.touches("button-done");
    let pin = evening.script.facilitator_pin.clone();
    evening.unlocks(&pin);
    let one = evening
        .words
        .with("tonight-milestones", &[("count", 1.into())]);
    evening.sees_words(&one);
}

#[test]
fn cards_that_are_no_cards_are_another_way_and_write_nothing() {
    let mut evening = Evening::new();
    let before = evening.on_disk().entries;
    let long = "AB".repeat(5_000);
    for nonsense in [
        "CLLLLLLLLLLLLLLLLLLLLLLLLLL",
        "https://example.org/?id=1",
        "\u{7}\u{1b}[2J\u{0}CLKH",
        "' OR 1=1 --",
        &long,
    ] {
        evening.player.scan(nonsense);
        evening.sees("another-title");
        evening.touches("button-back");
        evening.sees("way-card");
    }
    assert_eq!(evening.on_disk().entries, before);
}

#[test]
fn on_the_smallest_panel_the_rooms_and_the_reading_are_a_touch_away() {
    for size in [TextSize::Normal, TextSize::Large] {
        let mut evening = Evening::wishing(|services| {
            services.site.panel = Panel::SEVEN_INCH;
            services.site.is_panel_told = true;
            services.site.text_size = size;
        });
        // The door has heard what is on.
        evening.scans_token(&Evening::foreign_card());
        evening.sees("another-card");
        evening.touches("button-back");
        evening.touches("door-today");
        evening.sees("door-reading");
        let said = evening.player.said().unwrap().join(" ");
        assert!(said.contains("Garden room"), "{said}");
        evening.touches("door-reading");
        // It goes on to another page.
        evening.sees_words("›");
        evening.touches("button-back");
        evening.sees("way-card");
    }
}
