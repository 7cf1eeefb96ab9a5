//! What is heard: two tones, and titles and controls for whoever asked to hear them.
//!
//! Only [`Spoken`] is ever said, and no text about anybody can become that. Whatever is heard is
//! seen as well: each tone belongs to a screen that says the same.

use super::{Kiosk, Stage};
use crate::device::sound::Tone;
use crate::ui::ease::{Tones, Voice};
use crate::ui::screen::outcome::Outcome;
use crate::ui::words::Spoken;

/// How long after its start a meeting in this room is not disturbed, in minutes.
const HUSH_AFTER_MINS: i64 = 2;

impl Kiosk {
    /// Plays what belongs to the screen that has come.
    pub(super) fn sound_of_stage(&self) {
        if let Some(tone) = tone_of(&self.stage) {
            self.sound(tone);
        }
    }

    /// Plays a tone, unless nobody wants to hear it now.
    pub(super) fn sound(&self, tone: Tone) {
        if !self.is_hushed() {
            self.services.sounds.play(tone);
        }
    }

    /// Whether tones would disturb: somebody said so, or a meeting goes on.
    fn is_hushed(&self) -> bool {
        let now = self.now();
        let here = &self.services.site.room;
        let has_begun = |start| now.utc - start >= chrono::TimeDelta::minutes(HUSH_AFTER_MINS);
        let mut meetings = self.door.meetings().iter();
        self.ease.tones == Tones::Muted
            || self.is_muted
            || meetings.any(|one| one.is_open && one.room == *here && has_begun(one.start))
    }

    /// Staff switched the tones off or on, until the kiosk starts again.
    pub(super) fn turn_sounds(&mut self) {
        self.is_muted = !self.is_muted;
        let id = if self.is_muted {
            "staff-sounds-are-off"
        } else {
            "staff-sounds-are-on"
        };
        self.show_menu(Some(id));
    }

    /// Says these words, if whoever stands there asked for that.
    pub(super) fn speak_aloud(&self, spoken: Option<Spoken>) {
        if let Some(spoken) = spoken.filter(|_| self.is_speaking()) {
            self.services
                .speech
                .say(spoken.text(), self.look.words.tag());
        }
    }

    pub(super) fn is_speaking(&self) -> bool {
        self.ease.voice == Voice::Speaking
    }
}

/// What belongs to a screen, if anything does.
fn tone_of(stage: &Stage) -> Option<Tone> {
    match stage {
        Stage::Which(_) => Some(Tone::Look),
        // Nobody has to know that somebody reads this.
        Stage::Shown(shown) if *shown.outcome() == Outcome::MayAskToTalk => None,
        Stage::Shown(shown) => Some(match shown.outcome() {
            Outcome::Welcome(_)
            | Outcome::AllSet(_)
            | Outcome::Noted
            | Outcome::Undone
            | Outcome::Goodbye(_)
            | Outcome::WillBeCalled
            | Outcome::StaysQuiet
            | Outcome::AskedToTalk
            | Outcome::TakenOff => Tone::Done,
            Outcome::CardIsNew
            | Outcome::NoOneFound
            | Outcome::NameRests { .. }
            | Outcome::Paper { .. }
            | Outcome::Asleep
            | Outcome::MayAskToTalk
            | Outcome::NobodyToTell
            | Outcome::Greeter => Tone::Look,
        }),
        _ => None,
    }
}
