//! How a sign-in ended: welcome, all set, another way, the paper list.
//!
//! It shows what it was handed and nothing more: a name only where the mode and the way allow it,
//! and only for a few seconds. A failure has one face for all its reasons.

use iced::widget::{Column, column};
use iced::{Alignment, Element};

use super::door::ByName;
use crate::domain::attendance::{Something, Way, Welcome};
use crate::domain::id::{AttendanceId, PersonId};
use crate::domain::moment::Moment;
use crate::ui::Look;
use crate::ui::theme::TextRole;
use crate::ui::widget::choices::{self, choices_of};
use crate::ui::widget::grid;
use crate::ui::widget::sign::{self, Sign};
use crate::ui::widget::{Page, button, control, text, tick};
use crate::ui::words::Label;

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
}

/// The screen.
#[derive(Debug)]
pub struct Shown {
    outcome: Outcome,
    says_name: bool,
    by_name: ByName,
    pace: Pace,
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
    /// The way by name.
    Name,
    /// Without a name.
    Without,
    /// The greeter.
    Greeter,
    /// For whoever has a PIN.
    Keeper,
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
    /// The way by name.
    AskName,
    /// The way without a name.
    WithoutName,
    /// Tell the person about the greeter.
    Greeter,
    /// The PIN pad.
    Keeper,
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

    /// Whether it offers a choice, and so stands longer.
    pub fn has_choice(&self) -> bool {
        match &self.outcome {
            _ if self.is_only_tick() => false,
            Outcome::Welcome(welcome) | Outcome::AllSet(welcome) => offers_choice(welcome),
            Outcome::CardIsNew
            | Outcome::NoOneFound
            | Outcome::NameRests { .. }
            | Outcome::Paper { .. }
            | Outcome::Asleep
            | Outcome::Greeter => true,
            _ => false,
        }
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
            (Message::Name, _) => Action::AskName,
            (Message::Without, _) => Action::WithoutName,
            (Message::Greeter, _) => Action::Greeter,
            (Message::Keeper, _) => Action::Keeper,
            (Message::Done, _) => Action::Leave,
            (Message::HideName, _) => {
                self.says_name = false;
                Action::None
            }
            _ => Action::None,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        match &self.outcome {
            Outcome::Welcome(welcome) if self.is_only_tick() => {
                let lead = match welcome.way {
                    Way::Badge if offers_choice(welcome) => "welcome-later",
                    _ => lead_of(welcome),
                };
                let (title, lead) = (words.label("welcome-title"), words.get(lead));
                Page::new(look).body(ticked(look, title, lead)).into()
            }
            Outcome::Welcome(welcome) => {
                let lead = words.get(lead_of(welcome));
                self.welcome(look, welcome, words.label("welcome-title"), lead)
            }
            Outcome::Noted if self.is_only_tick() => {
                let (title, lead) = (words.label("noted-title"), words.get("noted-body"));
                Page::new(look).body(ticked(look, title, lead)).into()
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
                ))
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
            Outcome::TakenOff => calm(
                look,
                Sign::Tick,
                words.label("about-saved"),
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
        let mut page = Page::new(look)
            .body(ticked(look, title, lead))
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
        if !ways.is_empty() {
            page = page.controls(choices_of(look, look.metrics.primary(), ways));
        }
        page.into()
    }
}

/// Whether there is something to choose for this person.
fn offers_choice(welcome: &Welcome) -> bool {
    welcome.something == Something::Offered || welcome.about_me.is_some() || welcome.may_leave
}

/// What is said of a sign-in beneath the welcome.
fn lead_of(welcome: &Welcome) -> &'static str {
    match (&welcome.session, welcome.way) {
        (None, _) => "welcome-nothing-on",
        (Some(_), Way::WithoutName) => "welcome-counted",
        (Some(_), _) => "welcome-lead",
    }
}

/// It is on disk: seen from afar, and then said.
fn ticked<'a>(look: &'a Look, title: Label<'a>, lead: String) -> Element<'a, Message> {
    let is_small = look.metrics.has_few_lines();
    let (role, share) = if is_small {
        (TextRole::Title, 1.2)
    } else {
        (TextRole::Display, 1.4)
    };
    let mark = tick::tick(look, look.metrics.line(role) * share, 1.0);
    let title = control::heading(title, |title| {
        let drawn = if is_small {
            text::title(look, title)
        } else {
            text::display(look, title)
        };
        drawn.center().into()
    });
    column![mark, title, text::body(look, lead).center()]
        .spacing(look.metrics.gap())
        .align_x(Alignment::Center)
        .into()
}

fn another_way(look: &Look, lead: String, by_name: ByName) -> Element<'_, Message> {
    let words = &look.words;
    let mut ways = Vec::new();
    if by_name == ByName::Offered {
        let way = choices::Way::new(words.label("way-name"), Message::Name);
        ways.push(way.sign(Sign::Name));
    }
    let way = choices::Way::new(words.label("way-without"), Message::Without);
    ways.push(way.sign(Sign::Somebody));
    let way = choices::Way::new(words.label("another-ask"), Message::Greeter);
    ways.push(way.sign(Sign::Hand));
    let metrics = &look.metrics;
    let tile = grid::share_height(look, if metrics.is_upright() { 5 } else { 1 }, 0.0);
    let tile = tile.min(metrics.choice());
    let room = metrics.body_height() - choices::height(look, tile, ways.len()) - metrics.gap();
    Page::new(look)
        .title(words.label("another-title"))
        .body(text::running_in(look, lead, room))
        .controls(choices_of(look, tile, ways))
        .left(button::back(look, Message::Done))
        .into()
}

/// Said from afar, with its sign above, and then more closely.
fn said<'a>(look: &'a Look, sign: Sign, title: Label<'a>, body: String) -> Column<'a, Message> {
    let is_small = look.metrics.has_few_lines();
    let emblem = (!is_small).then(|| sign::emblem(look, sign));
    let title = control::heading(title, |title| {
        let title = if is_small {
            text::title(look, title)
        } else {
            text::display(look, title)
        };
        title.center().into()
    });
    column![emblem, title, text::body(look, body).center()]
        .spacing(look.metrics.gap())
        .align_x(Alignment::Center)
}

fn calm<'a>(look: &'a Look, sign: Sign, title: Label<'a>, body: String) -> Element<'a, Message> {
    Page::new(look)
        .body(said(look, sign, title, body))
        .right(button::confirm(
            look,
            look.words.label("button-done"),
            Message::Done,
        ))
        .into()
}

/// What people do now, and what staff can do.
fn out_of_order<'a>(
    look: &'a Look,
    sign: Sign,
    title: Label<'a>,
    body: String,
    staff: String,
) -> Element<'a, Message> {
    let words = &look.words;
    let staff = text::note(look, staff).center();
    Page::new(look)
        .body(said(look, sign, title, body).push(staff))
        .left(button::quiet_with(
            look,
            Sign::Lock,
            words.label("door-keeper"),
            Message::Keeper,
        ))
        .right(button::confirm(
            look,
            words.label("button-done"),
            Message::Done,
        ))
        .into()
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
        assert!(!Shown::new(Outcome::Welcome(welcome()), ByName::Offered).has_choice());
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
