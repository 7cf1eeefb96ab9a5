//! The key leaves the kiosk, and a stick with its PIN wakes it.

use chrono::TimeDelta;
use keytag::access::RecoveryCode;
use keytag::badge::token::{OrganisationKey, Token, TokenId};
use keytag::services::SystemChance;
use keytag::store::{Place, StoreError};
use keytag::ui::app::Message;

use super::Evening;

const PIN: &str = "246813";
/// How often it is looked whether the store has ended.
const LOOKS_MAX: u32 = 1_000;

impl Evening {
    fn site(&self) -> Place {
        Place::new(self.dir.path().join("site"))
    }

    fn opens_key_screen(&mut self) {
        let pin = self.script.staff_pin.clone();
        self.unlocks(&pin);
        self.touches_key_in_menu();
    }

    fn touches_key_in_menu(&mut self) {
        self.touches("tonight-more");
        self.touches("tonight-staff");
        self.touches("staff-key");
    }

    fn types_pin(&mut self, pin: &str) {
        self.types(pin);
        self.touches("key-done");
    }
}

/// The door with a key stick plugged in, a code on paper, and no key on the machine.
fn protected() -> Evening {
    let mut evening = Evening::new();
    evening.opens_key_screen();
    evening.sees("key-plain");
    evening.touches("key-make");
    evening.sees("key-stick-note");
    evening.types_pin("111111");
    evening.sees("pins-obvious");
    evening.types_pin(PIN);
    evening.types_pin("246814");
    evening.sees("pins-differ");
    evening.types_pin(PIN);
    evening.types_pin(PIN);
    evening.sees("key-made");
    evening.touches("button-done");
    evening.touches_key_in_menu();
    evening.sees("key-needs-code");
    evening.touches("button-cancel");
    let code = RecoveryCode::from_random([9; RecoveryCode::BYTES]);
    evening
        .site()
        .set_recovery_slot(&code, &SystemChance)
        .unwrap();
    evening.touches("staff-key");
    evening.sees("key-ready");
    evening.touches("key-take-away");
    evening.sees("key-taken");
    evening.touches("button-done");
    evening.returns_to_door();
    assert!(!evening.site().key_file().exists());
    evening
}

#[test]
fn a_kiosk_without_its_key_is_woken_by_a_stick_and_its_pin() {
    let mut evening = protected();
    // Until the power goes, the door goes on as ever, and so does the export.
    let (rosa, kwame) = (evening.named("Rosa"), evening.named("Kwame"));
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    let mut evening = evening.restart();
    evening.sees("asleep-title");
    evening.scans(&kwame);
    evening.sees("asleep-title");
    evening.touches("door-keeper");
    evening.sees("wake-title");
    // Who holds up a card now takes the pad away from nobody.
    evening.scans(&kwame);
    evening.types_pin("135792");
    evening.sees("pin-again");
    evening.types_pin(PIN);
    evening.sees("way-card");
    evening.scans(&rosa);
    evening.sees("all-set-title");
    evening.scans(&kwame);
    evening.welcomes(&kwame);
    evening.opens_key_screen();
    evening.sees("key-gone");
}

#[test]
fn without_the_stick_or_with_too_many_tries_it_stays_asleep() {
    let evening = protected();
    let (stick, apart) = (evening.stick(), evening.dir.path().join("apart"));
    std::fs::rename(&stick, &apart).unwrap();
    let mut evening = evening.restart();
    evening.touches("door-keeper");
    evening.types_pin(PIN);
    evening.sees("wake-no-stick");
    std::fs::rename(&apart, &stick).unwrap();
    for _ in 0..4 {
        evening.types_pin("135792");
        evening.sees("pin-again");
    }
    evening.types_pin(PIN);
    let wait = evening.words.with("wake-wait", &[("secs", 5.into())]);
    evening.sees_words(&wait);
    // The power goes: it waits all the same.
    let mut evening = evening.restart();
    evening.touches("door-keeper");
    evening.types_pin(PIN);
    assert!(!evening.shows("way-card"));
}

/// The same, and locked between meetings.
fn locking() -> Evening {
    let mut evening = protected();
    let pin = evening.script.staff_pin.clone();
    evening.unlocks(&pin);
    evening.touches("tonight-more");
    evening.touches("tonight-staff");
    evening.touches("button-next");
    evening.touches("staff-between");
    evening.sees("between-awake");
    evening.touches("between-lock");
    evening.sees("between-locks-now");
    evening.returns_to_door();
    evening
}

#[test]
fn it_is_not_locked_while_its_key_lies_on_it() {
    let mut evening = Evening::new();
    evening.opens_for_staff();
    evening.touches("button-next");
    evening.touches("staff-between");
    evening.sees("between-not-yet");
    evening.touches("button-done");
    evening.sees("tonight-more");
}

#[test]
fn a_locked_kiosk_thanks_everybody_alike_and_counts_them_when_it_wakes() {
    let mut evening = locking().restart();
    evening.sees("door-smaller");
    assert!(!evening.shows("way-name"), "nobody is found by name");
    assert!(!evening.shows("door-first-time"));
    let (rosa, kwame) = (evening.named("Rosa"), evening.named("Kwame"));
    let foreign = Token::issue(&OrganisationKey::new([1; 32]), TokenId(5)).letters();
    let door = evening.player.picture().unwrap();
    let mut seen = Vec::new();
    for card in [
        rosa.token.clone().unwrap(),
        foreign,
        rosa.token.clone().unwrap(),
    ] {
        evening.scans_token(&card);
        evening.sees("noted-title");
        seen.push(evening.player.picture().unwrap());
        evening.touches("button-done");
        evening.sees("door-smaller");
        assert!(
            evening.player.picture().unwrap() == door,
            "nothing of them remains"
        );
    }
    assert!(
        seen.windows(2).all(|pair| pair[0] == pair[1]),
        "one answer for all"
    );
    evening.touches("way-without");
    evening.touches("without-member");
    evening.sees("noted-title");
    evening.scans_token("HTTPS://EXAMPLE.ORG");
    evening.sees("another-title");
    assert!(!evening.shows("way-name"));
    // At the PIN pad the queue goes first, too.
    evening.touches("button-back");
    evening.touches("door-keeper");
    evening.sees("wake-title");
    evening.scans_token(&kwame.token.clone().unwrap());
    evening.sees("noted-title");
    evening.touches("button-done");
    let state = evening.site().drop_box_state().unwrap();
    assert_eq!(state.waiting, 5);

    evening.touches("door-keeper");
    evening.types_pin(PIN);
    evening.sees("way-name");
    assert_eq!(evening.site().drop_box_state().unwrap().waiting, 0);
    evening.scans(&rosa);
    evening.sees("all-set-title");
    evening.scans(&kwame);
    evening.sees("all-set-title");
    evening.opens_for_staff();
    evening.touches("button-next");
    evening.touches("staff-between");
    evening.sees("between-locked");
    evening.touches("between-stay-awake");
    evening.sees("between-awake-now");
    assert!(evening.site().drop_box().unwrap().is_none());
}

#[test]
fn after_the_last_meeting_the_key_is_on_the_stick_and_nowhere_else() {
    let mut evening = locking();
    let rosa = evening.named("Rosa");
    let held = evening.held.clone();
    // Tonight's meeting is on: nothing is locked, however quiet it is.
    for _ in 0..3 {
        evening.clock.pass(TimeDelta::minutes(6));
        evening.player.tell(Message::Tick);
    }
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    assert!(held.reader().is_ok());
    evening.returns_to_door();
    // Later, with no meeting on or near: when that is depends on the hour of this test.
    for _ in 0..24 {
        evening.clock.pass(TimeDelta::hours(1));
        for _ in 0..3 {
            evening.player.tell(Message::Tick);
            evening.player.settle();
        }
        if evening.shows("door-smaller") {
            break;
        }
    }
    evening.sees("door-smaller");
    // The thread of the store ends by itself.
    let mut looks = 0..LOOKS_MAX;
    while held.reader().is_ok() && looks.next().is_some() {
        evening.sees("door-smaller");
    }
    assert!(matches!(held.reader(), Err(StoreError::Locked)));
    evening.scans(&rosa);
    evening.sees("noted-title");
}

#[test]
fn what_somebody_left_out_of_sight_does_not_keep_the_key_here() {
    let mut evening = locking();
    let rosa = evening.named("Rosa");
    evening.returns_to_door();
    evening.wants_no_limit();
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    evening.is_put_away("welcome");
    for _ in 0..24 {
        evening.clock.pass(TimeDelta::hours(1));
        evening.player.tell(Message::Tick);
        evening.player.settle();
        if evening.shows("door-smaller") {
            break;
        }
    }
    evening.sees("door-smaller");
    evening.touches("door-display");
    evening.sees("display-time-once");
}
