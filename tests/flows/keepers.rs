//! Those who run the evening, and staff.

use super::Evening;

#[test]
fn a_wrong_pin_opens_nothing() {
    let mut evening = Evening::new();
    evening.unlocks("111111");
    evening.sees("pin-again");
    assert!(!evening.shows("tonight-more"));
}

#[test]
fn a_meeting_that_nobody_planned_opens_in_three_taps_and_is_closed() {
    let mut evening = Evening::new();
    let pin = evening.script.facilitator_pin.clone();
    evening.unlocks(&pin);
    evening.touches("tonight-more");
    evening.touches("tonight-other-meeting");
    evening.touches("tonight-ad-hoc");
    evening.touches("mode-headcount");
    let before = evening.on_disk();
    evening.touches("tonight-plus-guest");
    evening.sees("tonight-counted");
    assert_eq!(evening.on_disk().attendances, before.attendances + 1);
    evening.touches("tonight-more");
    evening.touches("tonight-close");
    evening.touches("close-yes");
    evening.sees("tonight-closed");
}

#[test]
fn a_facilitator_signs_in_whom_they_found_and_undoes_it() {
    let mut evening = Evening::new();
    let before = evening.on_disk().attendances;
    let pin = evening.script.facilitator_pin.clone();
    evening.unlocks(&pin);
    evening.touches("tonight-more");
    evening.touches("tonight-look-up");
    evening.types("joao");
    evening.touches("key-done");
    let mark = evening.mark_of("João");
    evening.sees_words(&mark);
    evening.touches_words("João");
    evening.sees("tonight-signed-in");
    assert_eq!(evening.on_disk().attendances, before + 1);
}

#[test]
fn a_forgotten_pin_is_replaced_by_the_recovery_code() {
    let mut evening = Evening::new();
    let code = evening.script.recovery_code.clone();
    evening.touches("door-keeper");
    evening.touches("pin-forgot");
    evening.types_on_keys(&code);
    evening.touches("key-done");
    evening.touches_words("Office");
    for _ in 0..2 {
        evening.types("274913");
        evening.touches("key-done");
    }
    evening.sees("pins-saved");
    evening.touches("button-done");
    evening.unlocks("274913");
    evening.sees("tonight-more");
    evening.touches("tonight-lock");
    let old = evening.script.staff_pin.clone();
    evening.unlocks(&old);
    evening.sees("pin-again");
}

#[test]
fn a_lost_card_is_swapped_and_the_old_one_dies() {
    let mut evening = Evening::new();
    let (rosa, blank) = (
        evening.named("Rosa"),
        evening.script.blank_tokens[0].clone(),
    );
    evening.opens_for_staff();
    evening.touches("staff-lost-card");
    evening.types("rosa");
    evening.touches("key-done");
    evening.touches_words("Rosa");
    evening.touches("person-lost-card");
    evening.sees("person-card-title");
    evening.scans_token(&blank);
    evening.sees("person-card-done");
    evening.returns_to_door();
    evening.scans(&rosa);
    evening.sees("another-title");
    evening.scans_token(&blank);
    evening.welcomes(&rosa);
}

#[test]
fn a_person_is_added_renamed_and_taken_off() {
    let mut evening = Evening::new();
    let before = evening.on_disk().people;
    evening.opens_for_staff();
    evening.touches("staff-people");
    evening.touches("people-add");
    evening.types("bo");
    evening.touches("key-done");
    evening.sees("person-rename");
    assert_eq!(evening.on_disk().people, before + 1);
    evening.touches("person-rename");
    evening.types("lee");
    evening.touches("key-done");
    evening.sees_words("Lee");
    evening.touches("person-erase");
    let title = evening
        .words
        .with("person-erase-title", &[("name", "Lee".into())]);
    evening.sees_words(&title);
    evening.touches("person-erase-yes");
    evening.sees("person-erased");
    assert_eq!(evening.on_disk().people, before);
}

#[test]
fn what_is_for_staff_does_not_open_for_a_facilitator() {
    let mut evening = Evening::new();
    let pin = evening.script.facilitator_pin.clone();
    evening.unlocks(&pin);
    evening.touches("tonight-more");
    evening.touches("tonight-staff");
    evening.sees("pin-not-allowed");
}

#[test]
fn who_would_like_to_talk_is_a_number_for_the_facilitator_and_gone_when_the_meeting_closes() {
    let mut evening = Evening::new();
    let rosa = evening.named("Rosa");
    evening.sees("way-card");
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    evening.touches("welcome-together");
    evening.touches("together-listen-named");
    evening.sees("together-listens");
    evening.returns_to_door();
    // Whoever was answered came after the door has heard what is on.
    evening.touches("button-help");
    evening.touches("help-talk");
    evening.touches("together-ask");
    evening.sees("talk-asked-title");
    evening.returns_to_door();
    let pin = evening.script.facilitator_pin.clone();
    evening.unlocks(&pin);
    let asking = evening.words.with("tonight-talk", &[("count", 1.into())]);
    evening.touches_words(&asking);
    evening.sees("talk-title");
    let said = evening.player.said().unwrap().join(" ");
    assert!(said.contains("Rosa"), "{said}");
    evening.touches("talk-done");
    evening.touches("button-back");
    evening.sees("tonight-talk-none");
    evening.touches("tonight-more");
    evening.touches("tonight-close");
    evening.touches("close-yes");
    evening.sees("tonight-none-title");
}

#[test]
fn somebody_lends_a_hand_next_time_and_the_facilitator_reads_it() {
    let mut evening = Evening::new();
    let rosa = evening.named("Rosa");
    evening.sees("way-card");
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    evening.touches("welcome-together");
    evening.touches("together-hand");
    evening.touches_words("Coffee");
    evening.touches("hand-by-name");
    evening.sees("about-saved");
    evening.returns_to_door();
    let pin = evening.script.facilitator_pin.clone();
    evening.unlocks(&pin);
    evening.touches("tonight-more");
    evening.touches("tonight-service");
    evening.sees("service-note");
    // Tonight's roles come first.
    evening.touches("button-next");
    evening.sees("service-note");
    let said = evening.player.said().unwrap().join(" ");
    assert!(said.contains("Coffee") && said.contains("Rosa"), "{said}");
}
