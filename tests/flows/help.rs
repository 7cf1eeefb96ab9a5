//! Help is a touch away for whoever stands there, on a kiosk that can write nothing, too, and it
//! takes nothing away from them.

use keytag::domain::entry::By;
use keytag::ui::words::Words;

use super::strangers::SCREENS;
use super::{Evening, make_site, start};

impl Evening {
    /// The visitor chooses the language with this tag at the door.
    pub(super) fn speaks(&mut self, tag: &str) {
        let languages = Words::languages();
        let chosen = languages.iter().find(|one| one.tag == tag).unwrap();
        self.sees("way-card");
        // The button shows other languages by their own names.
        let said = self.player.said().unwrap();
        let is_one = |text: &&String| languages.iter().any(|one| text.starts_with(&one.endonym));
        self.touches_words(&said.iter().find(is_one).unwrap().clone());
        self.touches_words(&chosen.endonym);
        self.words = Words::new(tag);
        self.sees("way-card");
    }

    /// Staff close every meeting at another screen, and this one has not heard of it.
    pub(super) fn closes_elsewhere(&self) {
        self.staff(|book, now| {
            for open in book.open_sessions().unwrap() {
                book.close(now, &open.id, None, By::Kiosk).unwrap();
            }
        });
    }
}

#[test]
fn help_is_a_touch_away_on_every_screen_for_attendees() {
    let mut evening = Evening::unhurried();
    evening.sees("way-card");
    for (what, come, _) in SCREENS {
        // Any touch leads from the idle screen to the door.
        if ["help", "idle", "PIN pad"].contains(&what) {
            continue;
        }
        come(&mut evening);
        assert!(evening.shows("button-help"), "{what}");
        evening.touches("button-help");
        evening.sees("help-cards");
        evening.touches("button-back");
        evening.sees("way-card");
    }
}

#[test]
fn a_kiosk_that_can_write_nothing_leads_to_help_and_back() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    make_site(&site);
    std::fs::write(site.join("keytag.db"), vec![0; 50_000]).unwrap();
    let (mut player, ..) = start(&site);
    let words = Words::new("en");
    player.wait_for(&words.get("paper-title")).unwrap();
    player.touch(&words.get("button-help")).unwrap();
    player.wait_for("988").unwrap();
    // Nobody could be told that somebody would like to talk.
    assert!(!player.shows(&words.get("help-talk")));
    player.touch(&words.get("button-back")).unwrap();
    player.wait_for(&words.get("paper-title")).unwrap();
}

#[test]
fn who_would_like_to_talk_hears_whom_to_ask_where_nobody_would_be_told() {
    let mut evening = Evening::unhurried();
    let rosa = evening.named("Rosa");
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    evening.touches("welcome-together");
    evening.sees("together-ask");
    evening.closes_elsewhere();
    evening.touches("together-ask");
    evening.sees("talk-nobody-title");
    evening.touches("button-help");
    evening.sees("help-cards");

    let mut evening = Evening::unhurried();
    let rosa = evening.named("Rosa");
    // Whoever was answered came after the door has heard what is on.
    evening.scans(&rosa);
    evening.welcomes(&rosa);
    evening.touches("button-help");
    evening.touches("help-talk");
    evening.sees("talk-ask-title");
    evening.closes_elsewhere();
    evening.touches("together-ask");
    evening.sees("talk-nobody-title");
}

#[test]
fn who_looks_for_help_keeps_the_language_they_chose() {
    let mut evening = Evening::unhurried();
    // The door has heard what is on.
    evening.scans_token(&Evening::foreign_card());
    evening.sees("another-card");
    evening.returns_to_door();
    evening.speaks("es");
    evening.touches("button-help");
    evening.touches("help-talk");
    evening.sees("talk-ask-title");
    evening.touches("button-back");
    evening.sees("way-card");
    evening.touches("button-help");
    evening.touches("help-talk");
    evening.touches("together-ask");
    evening.sees("talk-asked-title");
    evening.touches("button-done");
    evening.sees("way-card");
    // Nor does a card that is new here take it from them.
    evening.scans_token(&Evening::foreign_card());
    evening.sees("another-card");
    evening.touches("button-back");
    evening.sees("way-card");
}
