//! What the door answers to an arrival: the welcome in the person's own language and size, and how
//! everything else ended.

use iced::Task;

use crate::domain::attendance::{Answer, Arrival, Way, Welcome};
use crate::ui::app::kept::SignedIn;
use crate::ui::app::{Fault, Kiosk, LookOf, Message as App, Stage};
use crate::ui::screen::door::ByName;
use crate::ui::screen::outcome::{Outcome, Shown};
use crate::ui::screen::which_meeting;
use crate::ui::theme::TextSize;
use crate::ui::words::Words;

impl Kiosk {
    pub(super) fn on_answer(
        &mut self,
        arrival: Arrival,
        answer: Result<Answer, Fault>,
    ) -> Task<App> {
        // At the PIN pad nobody has shown yet that they run the evening: the queue goes first.
        if self.stage.is_for_keepers() && !matches!(self.stage, Stage::Pin(_)) {
            return self.on_answer_beside(&answer);
        }
        if self.give_back(&answer) {
            return Task::none();
        }
        // Whoever tries again to come back to what is theirs goes on seeing it as they like.
        let is_of_another = matches!(self.look_of, LookOf::Greeted(_)) && self.kept.is_none();
        if is_of_another || matches!(self.stage, Stage::Idle(_)) {
            self.look_as_the_site_does();
        }
        match answer {
            Ok(Answer::Welcome(welcome)) => {
                self.greet_as_they_like(&welcome);
                self.tell(Outcome::Welcome(welcome))
            }
            Ok(Answer::AllSet(welcome)) => {
                self.greet_as_they_like(&welcome);
                self.tell(Outcome::AllSet(welcome))
            }
            Ok(Answer::AnotherWay) => self.tell(match arrival {
                Arrival::Name { .. } => Outcome::NoOneFound,
                Arrival::Card { .. } | Arrival::WithoutName { .. } => Outcome::CardIsNew,
            }),
            Ok(Answer::Noted) => self.tell(Outcome::Noted),
            Ok(Answer::NameRests { secs }) => self.tell(Outcome::NameRests { secs }),
            Ok(Answer::WhichMeeting(choices)) => {
                let zone = self.services.site.zone;
                self.show(Stage::Which(which_meeting::WhichMeeting::new(
                    arrival, choices, zone,
                )));
                Task::none()
            }
            // Somebody is waking the kiosk: that it sleeps is no news, and the pad stays theirs.
            Err(fault) if fault.is_locked && matches!(self.stage, Stage::Pin(_)) => Task::none(),
            Err(fault) => self.tell(fault.outcome()),
        }
    }

    /// The person's own language and text size, for as long as their screens stand.
    fn greet_as_they_like(&mut self, welcome: &Welcome) {
        let panel = self.look.metrics.panel();
        let chosen = self.look.metrics;
        let tag = match &welcome.language {
            Some(tag) => tag.clone(),
            None => self.look.words.tag().to_owned(),
        };
        let theme = self.look.colours.kind;
        self.look = self.services.site.look(Words::new(&tag), panel);
        self.look.metrics.controls = chosen.controls;
        self.look.metrics.motion = chosen.motion;
        self.look.metrics.text_size = if welcome.large_text {
            TextSize::Large
        } else {
            chosen.text_size
        };
        self.look.colours = crate::ui::theme::Colours::of(theme);
        self.look_of = LookOf::Greeted(SignedIn {
            attendance: welcome.attendance,
            can_show_it: welcome.way != Way::WithoutName,
        });
    }

    /// Shows how something ended.
    pub(in crate::ui::app) fn tell(&mut self, outcome: Outcome) -> Task<App> {
        let by_name = match self.drop_box_now() {
            Some(_) => ByName::Off,
            None => self.services.site.offers_names(),
        };
        let now_ms = self.now().boot_ms;
        let is_rush = match outcome {
            Outcome::Welcome(_) | Outcome::Noted => self.rush.signed_in(now_ms),
            _ => false,
        };
        let has_card = self.family_card().is_some();
        let shown = Shown::new(outcome, by_name).with_family_card(has_card);
        self.show(Stage::Shown(if is_rush { shown.in_rush() } else { shown }));
        Task::none()
    }
}
