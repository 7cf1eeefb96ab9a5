//! The key leaves the kiosk, and a stick with its PIN wakes it.

use keytag::access::RecoveryCode;
use keytag::services::SystemChance;
use keytag::store::Place;

use super::Evening;

const PIN: &str = "246813";

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
