//! Without touching the screen: by the keys of a keyboard alone, and by two buttons.

use std::sync::Arc;

use chrono::TimeDelta;
use keytag::device::sound::{HeardSounds, Tone};
use keytag::device::speech::HeardSpeech;
use keytag::ui::app::Services;
use keytag::ui::ease::{Patience, Tones, TwoButtons, Voice};
use keytag::ui::play::{Modifiers, Named};

use super::{Evening, start_with};

/// More controls than any screen has.
const CONTROLS_MAX: usize = 80;

impl Evening {
    /// An evening at a site with other wishes, or with devices that write down what they did.
    pub(super) fn wishing(wish: impl FnOnce(&mut Services)) -> Self {
        let evening = Self::new();
        drop(evening.player);
        let (player, clock, held) = start_with(&evening.dir.path().join("site"), wish);
        Self {
            player,
            clock,
            held,
            ..evening
        }
    }

    /// Goes on with the button of a switch until this is chosen, and chooses it.
    #[track_caller]
    fn switches_to(&mut self, message: &str) -> usize {
        self.sees(message);
        let words = self.words.get(message);
        for presses in 1..CONTROLS_MAX {
            self.presses_space();
            let chosen = self.player.chosen().unwrap();
            if !chosen.contains(&words) {
                continue;
            }
            self.presses(Named::Enter);
            // A row was chosen: now along the row.
            let mut along = 0;
            while self
                .player
                .chosen()
                .unwrap()
                .first()
                .is_none_or(|one| *one != words)
                && self.shows(message)
                && chosen.len() > 1
            {
                self.presses_space();
                along += 1;
                assert!(along < CONTROLS_MAX, "{message} is not in its row");
            }
            if chosen.len() > 1 {
                self.presses(Named::Enter);
            }
            return presses + along;
        }
        panic!("the switch never comes to {message}");
    }

    /// Presses a key as a person does: not at the end of anything else.
    fn presses(&mut self, named: Named) {
        self.clock.pass(TimeDelta::milliseconds(500));
        self.player.press(named);
    }

    fn presses_space(&mut self) {
        self.clock.pass(TimeDelta::milliseconds(500));
        let clock = self.clock.clone();
        self.player
            .press_space(|| clock.pass(TimeDelta::milliseconds(500)));
    }

    #[track_caller]
    fn has_chosen(&mut self, message: &str) -> bool {
        let words = self.words.get(message);
        self.player.chosen().unwrap().contains(&words)
    }

    /// Goes on with Tab until the control with these words is chosen.
    #[track_caller]
    fn tabs_to(&mut self, message: &str) {
        self.sees(message);
        for _ in 0..CONTROLS_MAX {
            self.presses(Named::Tab);
            if self.has_chosen(message) {
                return;
            }
        }
        panic!("Tab never comes to {message}");
    }

    #[track_caller]
    fn enters(&mut self, message: &str) {
        self.tabs_to(message);
        self.presses(Named::Enter);
    }
}

#[test]
fn who_has_only_a_keyboard_signs_in_and_leaves() {
    let mut evening = Evening::unhurried();
    let before = evening.on_disk().attendances;
    evening.enters("way-without");
    evening.sees("without-title");
    evening.enters("without-member");
    evening.sees("welcome-title");
    assert_eq!(evening.on_disk().attendances, before + 1);
    evening.enters("button-done");
    evening.sees("way-card");
}

#[test]
fn arrows_and_the_space_bar_do_the_same_and_shift_goes_back() {
    let mut evening = Evening::unhurried();
    evening.tabs_to("way-card");
    evening.presses(Named::ArrowDown);
    assert!(evening.has_chosen("way-name"));
    evening.presses(Named::ArrowDown);
    evening.presses(Named::ArrowDown);
    evening.presses(Named::ArrowUp);
    evening.clock.pass(TimeDelta::milliseconds(500));
    evening.player.press_with(Named::Tab, Modifiers::SHIFT);
    assert!(evening.has_chosen("way-name") || evening.has_chosen("way-without"));
    evening.tabs_to("button-help");
    evening.presses_space();
    evening.sees("help-title");
    evening.presses(Named::Escape);
    evening.sees("way-card");
}

#[test]
fn a_scan_presses_nothing_of_what_is_chosen() {
    let mut evening = Evening::unhurried();
    evening.tabs_to("button-help");
    let rosa = evening.named("Rosa");
    evening.clock.pass(TimeDelta::milliseconds(500));
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    assert!(!evening.shows("help-cards"), "the screen behind the button");
    // The welcome stands: the Enter at the end of the card pressed nothing on it either.
    evening.player.settle();
    evening.welcomes(&rosa);
}

#[test]
fn the_ring_comes_with_the_first_key_and_goes_with_the_next_touch() {
    let mut evening = Evening::unhurried();
    evening.sees("way-card");
    assert!(evening.player.chosen().unwrap().is_empty());
    let bare = evening.player.picture().unwrap();
    evening.presses(Named::Tab);
    assert!(!evening.player.chosen().unwrap().is_empty());
    assert!(evening.player.picture().unwrap() != bare);
    evening.touches("button-help");
    evening.sees("help-title");
    assert!(evening.player.chosen().unwrap().is_empty());
}

#[test]
fn letters_go_on_being_typed_and_the_boards_are_chosen_by_arrows() {
    let mut evening = Evening::unhurried();
    let before = evening.on_disk().attendances;
    let rosa = evening.named("Rosa");
    evening.enters("way-name");
    evening.sees("name-title");
    evening.types_on_keys("Rosa");
    evening.clock.pass(TimeDelta::milliseconds(500));
    assert!(
        evening.player.chosen().unwrap().is_empty(),
        "who types sees no ring"
    );
    evening.presses(Named::Enter);
    evening.sees("picture-title");
    evening.enters(&format!("picture-{}", rosa.picture));
    evening.sees("colour-title");
    evening.enters(&format!("colour-{}", rosa.colour));
    evening.sees("welcome-title");
    assert_eq!(evening.on_disk().attendances, before + 1);
}

#[test]
fn a_facilitator_opens_the_evening_with_a_pin_on_keys() {
    let mut evening = Evening::unhurried();
    evening.enters("door-keeper");
    evening.sees("pin-title");
    let pin = evening.script.staff_pin.clone();
    evening.types_on_keys(&pin);
    evening.presses(Named::Enter);
    evening.enters("tonight-more");
    evening.enters("tonight-staff");
    evening.sees("staff-people");
    evening.enters("staff-people");
    assert!(!evening.player.chosen().unwrap().is_empty());
}

#[test]
fn two_buttons_sign_somebody_in() {
    let mut evening = Evening::wishing(|services| {
        services.site.ease.two_buttons = TwoButtons::Step;
        services.site.ease.patience = Patience::Endless;
    });
    let before = evening.on_disk().attendances;
    evening.switches_to("way-without");
    evening.sees("without-title");
    evening.switches_to("without-member");
    evening.sees("welcome-title");
    assert_eq!(evening.on_disk().attendances, before + 1);
}

#[test]
fn a_switch_that_goes_on_by_itself_needs_one_button_and_stops_when_nobody_chooses() {
    let mut evening = Evening::wishing(|services| {
        services.site.ease.two_buttons = TwoButtons::Auto;
        services.site.ease.patience = Patience::Endless;
    });
    evening.sees("way-without");
    assert!(evening.player.chosen().unwrap().is_empty());
    evening.presses(Named::Enter);
    let mut rounds = Vec::new();
    while let Some(chosen) = Some(evening.player.chosen().unwrap()).filter(|it| !it.is_empty()) {
        rounds.push(chosen);
        assert!(rounds.len() < 4 * CONTROLS_MAX);
        evening.player.switch_on();
    }
    // Three times around, and then nobody is there.
    let first = rounds.iter().filter(|chosen| **chosen == rounds[0]).count();
    assert_eq!(first, 3);
}

#[test]
fn done_is_a_chime_and_a_question_a_double_tone_and_both_are_seen() {
    let heard = Arc::new(HeardSounds::default());
    let sounds = heard.clone();
    let mut evening = Evening::wishing(|services| services.sounds = sounds);
    let rosa = evening.named("Rosa");
    evening.sees("way-card");
    assert_eq!(heard.heard(), []);
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    assert_eq!(heard.heard(), [Tone::Done]);
    // No card of this site.
    evening.scans_token("DDDDDDDDDDDDDDDDDDDDDDDDDX");
    evening.sees("another-title");
    assert_eq!(heard.heard(), [Tone::Done, Tone::Look]);
    // The meeting has begun: from now on nobody is disturbed.
    evening.returns_to_door();
    evening.clock.pass(TimeDelta::minutes(60));
    evening.scans(&rosa);
    evening.sees("all-set-title");
    assert_eq!(heard.heard(), [Tone::Done, Tone::Look]);
}

#[test]
fn nothing_is_heard_where_the_site_the_visitor_or_the_staff_want_it_silent() {
    let heard = Arc::new(HeardSounds::default());
    let sounds = heard.clone();
    let mut evening = Evening::wishing(|services| {
        services.sounds = sounds;
        services.site.ease.tones = Tones::Muted;
    });
    let rosa = evening.named("Rosa");
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    assert_eq!(heard.heard(), []);
    evening.touches("button-done");
    evening.touches("door-display");
    evening.touches("display-sound");
    evening.touches("button-done");
    evening.scans(&rosa);
    evening.sees("all-set-title");
    assert_eq!(heard.heard(), [Tone::Done]);
    evening.returns_to_door();
    evening.opens_for_staff();
    evening.touches("button-next");
    evening.touches("staff-sounds");
    evening.sees("staff-sounds-are-off");
    evening.returns_to_door();
    evening.touches("door-display");
    evening.touches("display-sound");
    evening.touches("button-done");
    evening.scans(&rosa);
    evening.sees("all-set-title");
    assert_eq!(heard.heard(), [Tone::Done]);
}

#[test]
fn titles_and_controls_are_said_and_nothing_of_anybody() {
    let heard = Arc::new(HeardSpeech::default());
    let speech = heard.clone();
    let mut evening = Evening::wishing(|services| {
        services.speech = speech;
        services.site.ease.voice = Voice::Speaking;
        services.site.ease.patience = Patience::Endless;
    });
    let rosa = evening.named("Rosa");
    evening.enters("button-help");
    evening.sees("help-title");
    evening.presses(Named::Tab);
    evening.presses(Named::Escape);
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    evening.tabs_to("welcome-about-me");
    evening.presses(Named::Enter);
    evening.sees("about-title");
    for _ in 0..12 {
        evening.presses(Named::Tab);
    }
    let said = heard.heard();
    let all = said.join(" ");
    for expected in ["help-title", "about-title", "welcome-about-me"] {
        assert!(
            all.contains(&evening.words.get(expected)),
            "{expected}: {said:?}"
        );
    }
    let picture = evening.words.get(&format!("picture-{}", rosa.picture));
    let colour = evening.words.get(&format!("colour-{}", rosa.colour));
    for private in ["Rosa", picture.as_str(), colour.as_str()] {
        assert!(!all.contains(private), "{private}: {said:?}");
    }
    assert!(!all.bytes().any(|sign| sign.is_ascii_digit()), "{said:?}");
}
