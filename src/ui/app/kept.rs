//! What somebody left on the screen who wants no time limit: out of sight, and kept for them.
//!
//! Whoever has not said who they are comes back with a touch. What is of a person comes back when
//! the same person shows again who they are; the next one at the door never sees it, and has only
//! to hold up their own card.

use iced::Task;

use super::stage::Shows;
use super::{Fault, Kiosk, LookOf, Message, Stage};
use crate::domain::attendance::Answer;
use crate::domain::id::AttendanceId;
use crate::domain::session::DoorMeeting;
use crate::ui::ease::Patience;
use crate::ui::screen::door::ByName;
use crate::ui::screen::put_away::PutAway;
use crate::ui::words::Words;

/// Who was greeted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SignedIn {
    pub attendance: AttendanceId,
    /// Whether they have a card or a name to show it with.
    pub can_show_it: bool,
}

/// A stage as somebody left it.
#[derive(Debug)]
pub(super) struct Kept {
    stage: Stage,
    /// Whose it is; none while nobody has said who they are.
    of: Option<AttendanceId>,
}

impl Kiosk {
    /// What stands there shows, or leads to. Somebody without a name shows nothing of a person.
    pub(super) fn shows(&self) -> Shows {
        match (self.stage.shows(), self.look_of) {
            (Shows::Person, LookOf::Greeted(who)) if !who.can_show_it => Shows::Typed,
            (shows, _) => shows,
        }
    }

    /// Nobody has answered "Still there?" for long: only whoever left it sees it again.
    pub(super) fn put_away(&mut self) {
        let stage = std::mem::replace(&mut self.stage, Stage::Door);
        if let (None, LookOf::Greeted(who)) = (&self.kept, self.look_of) {
            let of = Some(who.attendance);
            self.kept = Some(Kept { stage, of });
        }
        self.show_put_away();
    }

    /// A card is held up to "Still there?": whose it is decides, and nothing shows meanwhile.
    pub(super) fn put_away_if_asked(&mut self) {
        let is_without_limit = self.ease.patience == Patience::Endless;
        if self.is_asked_still_there && is_without_limit && self.shows() == Shows::Person {
            self.put_away();
        }
    }

    fn show_put_away(&mut self) {
        let by_name = match self.drop_box_now() {
            Some(_) => ByName::Off,
            None => self.services.site.offers_names(),
        };
        let site = Words::new(&self.services.site.language);
        let is_same = site.tag() == self.look.words.tag();
        let next = (!is_same).then_some(site);
        self.show(Stage::PutAway(PutAway::new(by_name, next)));
    }

    /// Somebody asks for help from "Still there?": what stands there is not lost by that.
    pub(super) fn keep_during_help(&mut self) {
        self.put_away_if_asked();
        let is_without_limit = self.ease.patience == Patience::Endless;
        if self.is_asked_still_there && is_without_limit && self.kept.is_none() {
            let stage = std::mem::replace(&mut self.stage, Stage::Door);
            self.kept = Some(Kept { stage, of: None });
        }
    }

    /// Back from a screen in between to what is kept, still out of sight. Whether there is any.
    pub(super) fn show_what_is_kept(&mut self) -> bool {
        match self.kept.take() {
            None => return false,
            Some(Kept { stage, of: None }) => {
                self.show(stage);
                self.is_asked_still_there = true;
            }
            kept => {
                self.kept = kept;
                self.show_put_away();
            }
        }
        true
    }

    /// Somebody showed who they are: what is kept is theirs, or goes. Whether they have it back.
    pub(super) fn give_back(&mut self, answer: &Result<Answer, Fault>) -> bool {
        let is_theirs = match answer {
            Ok(Answer::Welcome(welcome) | Answer::AllSet(welcome)) => {
                let of = self.kept.as_ref().and_then(|kept| kept.of);
                of == Some(welcome.attendance)
            }
            Ok(Answer::Noted) => false,
            // Who it was is not known, or not yet.
            Ok(Answer::AnotherWay | Answer::NameRests { .. } | Answer::WhichMeeting(_))
            | Err(_) => return false,
        };
        if !is_theirs {
            self.drop_kept();
            return false;
        }
        let kept = self.kept.take();
        if let Some(Kept { stage, .. }) = kept {
            self.show(stage);
        }
        true
    }

    /// Nothing waits any more; how somebody liked to see it goes with what was theirs.
    pub(super) fn drop_kept(&mut self) {
        let kept = self.kept.take();
        if kept.is_some_and(|kept| kept.of.is_some()) {
            self.look_as_the_site_does();
        }
    }

    /// Whether the kiosk may do without its key for as long as nobody comes.
    pub(super) fn may_be_left_alone(&self) -> bool {
        let is_without_limit = self.ease.patience == Patience::Endless;
        let is_out_of_sight = self.is_asked_still_there || self.kept.is_some();
        let is_nobodys = self.stage.is_before_anybody_is_known() && self.shows() == Shows::Nothing;
        self.stage.is_at_door() || is_without_limit && (is_out_of_sight || is_nobodys)
    }

    /// What the door shows of meetings changes to these.
    pub(super) fn note_what_closes(&mut self, then: &[DoorMeeting]) {
        let is_open = |was: &DoorMeeting| {
            let same = |one: &&DoorMeeting| (one.start, &one.room) == (was.start, &was.room);
            then.iter().find(same).is_some_and(|one| one.is_open)
        };
        let mut were_open = self.door.meetings().iter().filter(|one| one.is_open);
        if were_open.any(|was| !is_open(was)) {
            self.closed_ms = Some(self.now().boot_ms);
        }
    }

    /// The meeting is over, and nobody has touched anything since: what somebody left goes, and the
    /// door is as the site wishes.
    pub(super) fn leave_if_over(&mut self) -> Task<Message> {
        let is_left = match &self.stage {
            Stage::Idle(_) | Stage::Wizard(_) => false,
            Stage::Door => self.is_door_as_a_visitor_left_it(),
            stage => !stage.is_for_keepers(),
        };
        let is_over = self.closed_ms.is_some_and(|ms| self.touched_ms <= ms);
        if is_over && is_left && self.ease.patience == Patience::Endless && self.is_left_alone() {
            return self.go_to_door();
        }
        Task::none()
    }
}
