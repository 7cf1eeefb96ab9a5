//! Whoever wants no time limit: nothing clears by itself, and what is theirs waits out of sight for
//! them and for nobody else.

use chrono::TimeDelta;
use keytag::ui::app::Message;
use keytag::ui::capture::Capture;
use keytag::ui::ease::Patience;

use super::Evening;
use super::strangers::SCREENS;

/// Where something of a person stands who showed who they are.
const OF_A_PERSON: [&str; 8] = [
    "welcome",
    "something",
    "about me",
    "about me, the name",
    "about me, the date",
    "about me, to be taken off",
    "together",
    "together, the roles",
];
/// Where somebody has typed or chosen something, and nobody knows who.
const TYPED: [&str; 4] = ["typed", "pictures", "colours", "around"];
/// Longer than anything waits.
const LONG: TimeDelta = TimeDelta::hours(1);

impl Evening {
    /// An evening at a site where nobody has a time limit.
    fn without_limit() -> Self {
        Self::wishing(|services| services.site.ease.patience = Patience::Endless)
    }

    /// A visitor asks for no time limit at the door.
    pub(super) fn wants_no_limit(&mut self) {
        self.touches("door-display");
        for _ in 0..3 {
            self.touches("display-time");
        }
        self.sees("display-time-endless");
        self.touches("button-done");
        self.sees("way-card");
    }

    fn comes_to(&mut self, screen: &str) -> Capture {
        let (_, come, _) = SCREENS.iter().find(|(what, ..)| *what == screen).unwrap();
        self.sees("way-card");
        come(self);
        self.player.picture().unwrap()
    }

    /// Nobody answers "Still there?".
    pub(super) fn is_put_away(&mut self, what: &str) {
        self.player.let_time_come();
        assert!(self.shows("still-kept"), "{what}");
        self.player.let_time_come();
        assert!(self.shows("put-away-title"), "{what}");
        self.player.let_time_come();
        assert!(self.shows("put-away-title"), "{what}");
    }

    fn types_her_name(&mut self) {
        let ingrid = self.named("Ingrid");
        self.touches("way-name");
        self.types("ingrid");
        self.touches("key-done");
        self.touches(&format!("picture-{}", ingrid.picture));
        self.touches(&format!("colour-{}", ingrid.colour));
    }
}

#[test]
fn without_a_limit_no_screen_that_shows_nothing_of_anybody_clears_or_asks() {
    let mut evening = Evening::without_limit();
    for (what, ..) in SCREENS {
        let is_nobodys = !OF_A_PERSON.contains(&what) && !TYPED.contains(&what);
        // The first rests, the second is at rest, and the others have times of their own.
        if !is_nobodys || ["door", "idle", "still there", "PIN pad"].contains(&what) {
            continue;
        }
        let was = evening.comes_to(what);
        for _ in 0..3 {
            evening.player.let_time_come();
        }
        evening.is_still(&was, what);
        evening.returns_to_door();
    }
    evening.scans_token("DDDDDDDDDDDDDDDDDDDDDDDDDX");
    evening.sees("another-title");
    evening.player.let_time_come();
    assert!(evening.shows("another-title"));
}

#[test]
fn the_door_stays_as_a_visitor_without_a_limit_made_it_until_a_meeting_closes() {
    let mut evening = Evening::new();
    evening.sees("way-card");
    let site = evening.player.picture().unwrap();
    evening.speaks("es");
    evening.wants_no_limit();
    let own = evening.player.picture().unwrap();
    evening.clock.pass(TimeDelta::minutes(4));
    evening.player.let_time_come();
    evening.player.tell(Message::Tick);
    evening.is_still(&own, "their own door");
    evening.closes_elsewhere();
    evening.player.tell(Message::Tick);
    evening.sees("door-no-meetings");
    evening.player.tell(Message::Tick);
    evening.words = keytag::ui::words::Words::new("en");
    evening.sees("way-card");
    assert!(site != own);
    evening.touches("door-display");
    evening.sees("display-time-once");
}

#[test]
fn what_is_of_a_person_waits_out_of_sight_and_no_strangers_touch_brings_it_back() {
    let mut evening = Evening::without_limit();
    for what in OF_A_PERSON {
        evening.comes_to(what);
        let was = evening.player.said().unwrap();
        evening.is_put_away(what);
        let words = evening.words.clone();
        for (way, back) in [
            ("way-card", "button-back"),
            ("way-name", "button-back"),
            ("button-help", "button-back"),
        ] {
            evening.touches(way);
            evening.touches(back);
            assert!(evening.shows("put-away-title"), "{what}: {way}");
        }
        let said = evening.player.said().unwrap();
        let shared = ["button-help", "button-help-short"].map(|id| words.get(id));
        let left = said
            .iter()
            .find(|text| was.contains(text) && !shared.contains(text));
        assert_eq!(left, None, "{what}");
        evening.touches("put-away-else");
    }
    evening.sees("way-card");
}

#[test]
fn the_same_person_goes_on_where_they_were_by_card_or_by_name() {
    let mut evening = Evening::without_limit();
    let ingrid = evening.named("Ingrid");
    evening.comes_to("about me, the name");
    evening.types("q");
    let was = evening.player.picture().unwrap();
    evening.is_put_away("by card");
    evening.clock.pass(LONG);
    evening.scans(&ingrid);
    evening.is_still(&was, "by card");
    evening.player.let_time_come();
    evening.sees("still-kept");
    evening.scans(&ingrid);
    evening.is_still(&was, "by card before it is put away");
    evening.is_put_away("by name");
    // Who errs, or asks for help, loses nothing.
    evening.scans_token("DDDDDDDDDDDDDDDDDDDDDDDDDX");
    evening.sees("another-title");
    evening.player.escape();
    evening.sees("put-away-title");
    evening.types_her_name();
    evening.is_still(&was, "by name");
}

#[test]
fn what_was_put_away_goes_for_the_next_one_who_shows_who_they_are() {
    let mut evening = Evening::new();
    evening.sees("way-card");
    let site = evening.player.picture().unwrap();
    evening.wants_no_limit();
    let (ingrid, rosa) = (evening.named("Ingrid"), evening.named("Rosa"));
    evening.comes_to("about me, the name");
    evening.is_put_away("about me");
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    evening.touches("button-done");
    evening.is_still(&site, "the door of the site");
    evening.scans(&ingrid);
    evening.sees("all-set-title");
    // Neither is it there for whoever begins anew.
    evening.touches("button-done");
    evening.wants_no_limit();
    evening.comes_to("welcome");
    evening.is_put_away("welcome");
    evening.touches("put-away-else");
    evening.is_still(&site, "the door of the site");
}

#[test]
fn what_somebody_typed_who_is_not_known_comes_back_with_a_touch() {
    let mut evening = Evening::without_limit();
    for what in TYPED {
        let was = evening.comes_to(what);
        for _ in 0..3 {
            evening.player.let_time_come();
            assert!(evening.shows("still-kept"), "{what}");
        }
        evening.touches("button-help");
        evening.touches("button-back");
        assert!(evening.shows("still-kept"), "{what}");
        evening.touches("still-yes");
        if what != "around" {
            evening.is_still(&was, what);
        }
        evening.returns_to_door();
    }
}

#[test]
fn what_was_put_away_goes_when_the_meeting_closes_and_nobody_has_come_back() {
    let mut evening = Evening::new();
    evening.wants_no_limit();
    evening.comes_to("about me");
    evening.is_put_away("about me");
    evening.closes_elsewhere();
    evening.player.tell(Message::Tick);
    evening.player.settle();
    assert!(evening.shows("put-away-title"));
    evening.clock.pass(LONG);
    evening.player.tell(Message::Tick);
    evening.sees("way-card");
    evening.touches("door-display");
    evening.sees("display-time-once");
}
