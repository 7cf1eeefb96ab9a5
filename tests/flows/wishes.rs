//! What somebody wished for at the door, or keeps among what is theirs, holds for them and no
//! longer.

use chrono::TimeDelta;
use keytag::ui::app::Message;
use keytag::ui::words::Words;

use super::Evening;

#[test]
fn a_person_is_greeted_in_their_own_language_and_then_the_door_speaks_its_own() {
    let mut evening = Evening::unhurried();
    let rosa = evening.named("Rosa");
    evening.staff(|book, now| {
        let (people, _) = book.people(Some("Rosa"), 0).unwrap();
        let mut profile = book.about_me(people[0].person).unwrap();
        profile.language = Some("de".to_owned());
        book.save_about_me(now, &profile).unwrap();
    });
    evening.speaks("es");
    evening.scans(&rosa);
    evening.words = Words::new("de");
    evening.welcomes(&rosa);
    evening.touches("button-done");
    evening.words = Words::new("en");
    evening.sees("way-card");
    // Help after a sign-in is in the person's language, and the door behind it is not.
    evening.scans(&rosa);
    evening.words = Words::new("de");
    evening.sees("all-set-title");
    evening.touches("button-help");
    evening.sees("help-cards");
    evening.touches("button-back");
    evening.words = Words::new("en");
    evening.sees("way-card");
}

#[test]
fn who_wants_less_movement_has_it_after_their_sign_in_too() {
    let mut evening = Evening::unhurried();
    let kwame = evening.named("Kwame");
    evening.touches("door-display");
    evening.touches("display-motion");
    evening.touches("button-done");
    evening.scans(&kwame);
    evening.welcomes(&kwame);
    evening.touches("welcome-something");
    evening.sees("something-not-today");
    let at_once = evening.player.picture().unwrap();
    evening.clock.pass(TimeDelta::seconds(3));
    evening.player.tell(Message::Frame);
    assert!(
        evening.player.picture().unwrap() == at_once,
        "the chip moves"
    );
}
