//! How a sign-in ended: welcome, all set, another way, the paper list.
//!
//! It shows what it was handed and nothing more: a name only where the mode and the way allow it,
//! and only for a few seconds. A failure has one face for all its reasons.

mod pages;

use iced::Element;

use super::door::ByName;
use crate::domain::attendance::{Kind, Something, Way, Welcome};
use crate::domain::id::{AttendanceId, PersonId};
use crate::domain::moment::Moment;
use crate::ui::Look;
use crate::ui::theme::TextSize;
use crate::ui::widget::choices::{self, choices_of};
use crate::ui::widget::sign::Sign;
use crate::ui::widget::{Page, button};
use crate::ui::words::Label;
use pages::{
    another_way, calm, lead_of, may_ask_to_talk, offers_choice, only_tick, out_of_order, ticked,
};

/// What there is to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Signed in, on disk.
    Welcome(Welcome),
    /// Was in already.
    AllSet(Welcome),
    /// Unknown, revoked, foreign: one face.
    CardIsNew,
    /// No name, picture and colour went together: one face.
    NoOneFound,
    /// The way by name rests.
    NameRests {
        /// For so many seconds.
        secs: u32,
    },
    /// The kiosk is locked: kept, whoever it was.
    Noted,
    /// "Not me" was done.
    Undone,
    /// "I'm leaving" was saved.
    Goodbye(Moment),
    /// Nothing can be written: the paper list.
    Paper {
        /// For staff.
        code: &'static str,
    },
    /// Staff have to wake the kiosk.
    Asleep,
    /// The greeter helps.
    Greeter,
    /// A milestone will be called.
    WillBeCalled,
    /// A milestone stays quiet.
    StaysQuiet,
    /// "Take me off" was done.
    TakenOff,
    /// Anybody may ask for somebody to talk to.
    MayAskToTalk,
    /// Whoever runs the meeting is shown that somebody would like to talk.
    AskedToTalk,
    /// Somebody would like to talk, and no meeting is open in which anybody could be shown it.
    NobodyToTell,
}

/// The screen.
#[derive(Debug)]
pub struct Shown {
    outcome: Outcome,
    says_name: bool,
    by_name: ByName,
    pace: Pace,
    has_family_card: bool,
}

/// How much time there is for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// As much as they like.
    Calm,
    /// Many come at once: the tick, and the next one.
    Rush,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// "Something for you".
    Something,
    /// "About me".
    AboutMe,
    /// "Not me".
    NotMe,
    /// "I'm leaving".
    Leaving,
    /// What people do for each other.
    Together,
    /// "I'd like to talk to someone who has been there."
    AskToTalk,
    /// What there is to read for family and friends.
    FamilyCard,
    /// The way by name.
    Name,
    /// Without a name.
    Without,
    /// The greeter.
    Greeter,
    /// For whoever has a PIN.
    Keeper,
    /// "Help now".
    Help,
    /// Back to the door.
    Done,
    /// The name has stood long enough.
    HideName,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Show what there is for the person.
    Something(AttendanceId),
    /// "About me" of this person.
    AboutMe(PersonId),
    /// Void this attendance.
    Undo(AttendanceId),
    /// Write down that they leave.
    SignOut(AttendanceId),
    /// What the person of this attendance can do for others.
    Together(AttendanceId),
    /// The card for family and friends.
    ReadFamilyCard,
    /// Pass on that somebody would like to talk.
    AskToTalk,
    /// The way by name.
    AskName,
    /// The way without a name.
    WithoutName,
    /// Tell the person about the greeter.
    Greeter,
    /// The PIN pad.
    Keeper,
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl Shown {
    /// The screen for this outcome.
    pub fn new(outcome: Outcome, by_name: ByName) -> Self {
        Self {
            outcome,
            by_name,
            says_name: true,
            pace: Pace::Calm,
            has_family_card: false,
        }
    }

    /// The same at a site that has something to read for family and friends.
    #[must_use]
    pub fn with_family_card(self, has_family_card: bool) -> Self {
        Self {
            has_family_card,
            ..self
        }
    }

    /// The same for somebody who came in a rush: a sign-in shows its tick only. What else there is
    /// for them is there whenever they hold up their card again.
    #[must_use]
    pub fn in_rush(self) -> Self {
        Self {
            pace: Pace::Rush,
            ..self
        }
    }

    /// Whether it is only a tick, for which nobody stands still.
    pub fn is_only_tick(&self) -> bool {
        self.pace == Pace::Rush && matches!(self.outcome, Outcome::Welcome(_) | Outcome::Noted)
    }

    /// What is shown.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The sign-in that it answers, if it is one.
    pub fn signed_in(&self) -> Option<&Welcome> {
        match &self.outcome {
            Outcome::Welcome(welcome) | Outcome::AllSet(welcome) => Some(welcome),
            _ => None,
        }
    }

    /// Whether it shows something of a person, or leads there.
    pub fn is_of_a_person(&self) -> bool {
        let is_answer = matches!(self.outcome, Outcome::WillBeCalled | Outcome::StaysQuiet);
        is_answer || self.signed_in().is_some() && !self.is_only_tick()
    }

    /// Whether it offers a choice, and so stands longer.
    pub fn has_choice(&self) -> bool {
        match &self.outcome {
            _ if self.is_only_tick() => false,
            Outcome::Welcome(welcome) | Outcome::AllSet(welcome) => {
                offers_choice(welcome) || self.offers_family_card(welcome)
            }
            Outcome::CardIsNew
            | Outcome::NoOneFound
            | Outcome::NameRests { .. }
            | Outcome::Paper { .. }
            | Outcome::Asleep
            | Outcome::MayAskToTalk
            | Outcome::AskedToTalk
            | Outcome::NobodyToTell
            | Outcome::Greeter => true,
            _ => false,
        }
    }

    fn offers_family_card(&self, welcome: &Welcome) -> bool {
        self.has_family_card && welcome.kind == Kind::Family
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        let welcome = match &self.outcome {
            _ if self.is_only_tick() => None,
            Outcome::Welcome(welcome) | Outcome::AllSet(welcome) => Some(welcome),
            _ => None,
        };
        match (message, welcome) {
            (Message::Something, Some(welcome)) => Action::Something(welcome.attendance),
            (Message::AboutMe, Some(welcome)) => {
                welcome.about_me.map_or(Action::None, Action::AboutMe)
            }
            (Message::NotMe, Some(welcome)) => Action::Undo(welcome.attendance),
            (Message::Leaving, Some(welcome)) => Action::SignOut(welcome.attendance),
            (Message::Together, Some(welcome)) => Action::Together(welcome.attendance),
            (Message::FamilyCard, Some(_)) => Action::ReadFamilyCard,
            (Message::AskToTalk, _) => Action::AskToTalk,
            (Message::Name, _) => Action::AskName,
            (Message::Without, _) => Action::WithoutName,
            (Message::Greeter, _) => Action::Greeter,
            (Message::Keeper, _) => Action::Keeper,
            (Message::Help, _) => Action::Help,
            (Message::Done, _) => Action::Leave,
            (Message::HideName, _) => {
                self.says_name = false;
                Action::None
            }
            _ => Action::None,
        }
    }

    /// Draws it.
    #[expect(clippy::too_many_lines, reason = "one arm for each outcome")]
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        match &self.outcome {
            Outcome::Welcome(welcome) if self.is_only_tick() => {
                let lead = match welcome.way {
                    Way::Badge if offers_choice(welcome) => "welcome-later",
                    _ => lead_of(welcome),
                };
                let (title, lead) = (words.label("welcome-title"), words.get(lead));
                only_tick(look, title, lead)
            }
            Outcome::Welcome(welcome) => {
                let lead = words.get(lead_of(welcome));
                self.welcome(look, welcome, words.label("welcome-title"), lead)
            }
            Outcome::Noted if self.is_only_tick() => {
                let (title, lead) = (words.label("noted-title"), words.get("noted-body"));
                only_tick(look, title, lead)
            }
            Outcome::AllSet(welcome) => {
                let lead = welcome.since.map_or_else(String::new, |since| {
                    let time = words.time(since.local().time());
                    words.with("all-set-since", &[("time", time.into())])
                });
                self.welcome(look, welcome, words.label("all-set-title"), lead)
            }
            Outcome::CardIsNew => another_way(look, words.get("another-card"), self.by_name),
            Outcome::NoOneFound => another_way(look, words.get("another-name"), self.by_name),
            Outcome::NameRests { secs } => {
                let lead = words.with("another-rest", &[("secs", (*secs).into())]);
                another_way(look, lead, ByName::Off)
            }
            Outcome::Noted => Page::new(look)
                .body(ticked(
                    look,
                    words.label("noted-title"),
                    words.get("noted-body"),
                    0.0,
                ))
                .left(button::help(look, Message::Help))
                .right(button::confirm(
                    look,
                    words.label("button-done"),
                    Message::Done,
                ))
                .into(),
            Outcome::Undone => calm(
                look,
                Sign::Undo,
                words.label("undone-title"),
                words.get("undone-body"),
            ),
            Outcome::Goodbye(at) => {
                let time = words.time(at.local().time());
                let body = words.with("goodbye-body", &[("time", time.into())]);
                calm(look, Sign::Door, words.label("goodbye-title"), body)
            }
            Outcome::Greeter => calm(
                look,
                Sign::Hand,
                words.label("greeter-title"),
                words.get("greeter-body"),
            ),
            Outcome::WillBeCalled => calm(
                look,
                Sign::Talk,
                words.label("something-title"),
                words.get("something-call-thanks"),
            ),
            Outcome::StaysQuiet => calm(
                look,
                Sign::Heart,
                words.label("something-title"),
                words.get("something-quietly-thanks"),
            ),
            Outcome::MayAskToTalk => may_ask_to_talk(look),
            Outcome::AskedToTalk => calm(
                look,
                Sign::Tick,
                words.label("talk-asked-title"),
                words.get("talk-asked-body"),
            ),
            Outcome::NobodyToTell => calm(
                look,
                Sign::Hand,
                words.label("talk-nobody-title"),
                words.get("talk-nobody-body"),
            ),
            Outcome::TakenOff => calm(
                look,
                Sign::Tick,
                words.label("about-off-thanks"),
                words.get("about-off-done"),
            ),
            Outcome::Paper { code } => {
                let code = words.with("paper-code", &[("code", (*code).into())]);
                out_of_order(
                    look,
                    Sign::Paper,
                    words.label("paper-title"),
                    words.get("paper-body"),
                    code,
                )
            }
            Outcome::Asleep => out_of_order(
                look,
                Sign::Lock,
                words.label("asleep-title"),
                words.get("asleep-body"),
                words.get("asleep-staff"),
            ),
        }
    }

    fn welcome<'a>(
        &'a self,
        look: &'a Look,
        welcome: &'a Welcome,
        title: Label<'static>,
        lead: String,
    ) -> Element<'a, Message> {
        let words = &look.words;
        let is_all_set = matches!(self.outcome, Outcome::AllSet(_));
        let title = match &welcome.name {
            Some(name) if self.says_name && !is_all_set => {
                // Read by whom it greets, and never said: the label of a text is silent.
                words
                    .with("welcome-name", &[("name", name.as_str().into())])
                    .into()
            }
            _ => title,
        };
        let mut ways = Vec::new();
        if welcome.something == Something::Offered {
            let label = words.label("welcome-something");
            ways.push(choices::Way::new(label, Message::Something).sign(Sign::Heart));
        }
        if welcome.may_leave {
            let label = words.label("all-set-leaving");
            ways.push(choices::Way::new(label, Message::Leaving).sign(Sign::Door));
        }
        if self.offers_family_card(welcome) {
            let label = words.label("welcome-family-card");
            ways.push(choices::Way::new(label, Message::FamilyCard));
        }
        let metrics = &look.metrics;
        let taken = if ways.is_empty() {
            0.0
        } else {
            choices::height(look, metrics.primary(), ways.len()) + metrics.gap()
        };
        let mut page = Page::new(look)
            .body(ticked(look, title, lead, taken))
            .left(button::help(look, Message::Help))
            .left(button::quiet(
                look,
                words.label("welcome-not-me"),
                Message::NotMe,
            ))
            .right(button::confirm(
                look,
                words.label("button-done"),
                Message::Done,
            ));
        if welcome.about_me.is_some() {
            let label = words.label("welcome-about-me");
            page = page.left(button::quiet(look, label, Message::AboutMe));
        }
        // Where there is no room for both, it is a touch behind the other.
        let is_tight = metrics.has_few_lines()
            || (metrics.is_upright() && metrics.text_size == TextSize::Large);
        let has_room = welcome.about_me.is_none() || !is_tight;
        if welcome.session.is_some() && has_room {
            let label = words.label("welcome-together");
            page = page.left(button::quiet(look, label, Message::Together));
        }
        if !ways.is_empty() {
            page = page.controls(choices_of(look, metrics.primary(), ways));
        }
        page.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::SessionId;

    fn welcome() -> Welcome {
        Welcome {
            attendance: AttendanceId(7),
            session: Some(SessionId::from_stored(
                "tuesday@2026-11-24T19:00".to_owned(),
            )),
            way: Way::Badge,
            kind: Kind::Member,
            name: None,
            since: None,
            something: Something::Nothing,
            about_me: None,
            may_leave: false,
            language: None,
            large_text: false,
        }
    }

    #[test]
    fn not_me_voids_the_attendance_that_is_shown() {
        let mut screen = Shown::new(Outcome::Welcome(welcome()), ByName::Offered);
        assert_eq!(screen.update(Message::NotMe), Action::Undo(AttendanceId(7)));
        let mut again = Shown::new(Outcome::AllSet(welcome()), ByName::Offered);
        assert_eq!(again.update(Message::NotMe), Action::Undo(AttendanceId(7)));
    }

    #[test]
    fn a_result_with_a_choice_stands_longer() {
        // What people do for each other is a choice, too, for whoever has no other.
        assert!(Shown::new(Outcome::Welcome(welcome()), ByName::Offered).has_choice());
        let in_the_tray = Welcome {
            session: None,
            ..welcome()
        };
        assert!(!Shown::new(Outcome::Welcome(in_the_tray), ByName::Offered).has_choice());
        let offered = Welcome {
            something: Something::Offered,
            ..welcome()
        };
        assert!(Shown::new(Outcome::Welcome(offered), ByName::Offered).has_choice());
        assert!(Shown::new(Outcome::CardIsNew, ByName::Offered).has_choice());
    }

    #[test]
    fn a_failure_offers_every_other_way_and_no_undo() {
        let mut screen = Shown::new(Outcome::CardIsNew, ByName::Offered);
        assert_eq!(screen.update(Message::Name), Action::AskName);
        assert_eq!(screen.update(Message::Without), Action::WithoutName);
        assert_eq!(screen.update(Message::Greeter), Action::Greeter);
        assert_eq!(screen.update(Message::NotMe), Action::None);
    }

    #[test]
    fn family_is_offered_its_own_card_where_the_site_has_one_and_nobody_else_is() {
        let shown = |kind, has_card| {
            // In the tray, where there is nothing else to choose.
            let welcome = Welcome {
                kind,
                session: None,
                ..welcome()
            };
            let shown = Shown::new(Outcome::Welcome(welcome), ByName::Offered);
            shown.with_family_card(has_card)
        };
        assert!(shown(Kind::Family, true).has_choice());
        assert!(!shown(Kind::Family, false).has_choice());
        assert!(!shown(Kind::Member, true).has_choice());
        let action = shown(Kind::Family, true).update(Message::FamilyCard);
        assert_eq!(action, Action::ReadFamilyCard);
    }

    #[test]
    fn in_a_rush_a_welcome_is_its_tick_and_a_card_held_up_again_offers_everything() {
        let offered = || Welcome {
            something: Something::Offered,
            ..welcome()
        };
        let mut rushed = Shown::new(Outcome::Welcome(offered()), ByName::Offered).in_rush();
        assert!(rushed.is_only_tick() && !rushed.has_choice());
        assert_eq!(rushed.update(Message::Something), Action::None);
        let mut again = Shown::new(Outcome::AllSet(offered()), ByName::Offered).in_rush();
        assert!(!again.is_only_tick() && again.has_choice());
        let something = Action::Something(AttendanceId(7));
        assert_eq!(again.update(Message::Something), something);
        assert!(
            Shown::new(Outcome::CardIsNew, ByName::Offered)
                .in_rush()
                .has_choice()
        );
    }
}
