//! What attendees' screens ask for.

mod answers;
mod own;

use iced::Task;

use super::{Fault, Kiosk, LookOf, Message as App, Stage};
use crate::domain::attendance::{Answer, Arrival, VoidReason};
use crate::domain::entry::{By, MilestoneAnswer};
use crate::domain::id::{AttendanceId, SessionId};
use crate::domain::milestone::Milestone;
use crate::domain::person::Profile;
use crate::domain::session::DoorState;
use crate::domain::statement::Asking;
use crate::domain::together::Together;
use crate::store::{Book, StoreError};
use crate::ui::screen::{
    about_me, card, door, help, idle, language, name_way, outcome, put_away,
    reading as reading_page, shelf, something, today, together, which_meeting, without_name,
};
use crate::ui::theme::ThemeKind;
use crate::ui::words::Words;

use outcome::Outcome;
use together::Said;

/// Touches on attendees' screens, and the answers they wait for.
#[derive(Debug)]
pub enum Message {
    /// The door.
    Door(door::Message),
    /// The idle screen.
    Idle(idle::Message),
    /// How to hold a card.
    Card(card::Message),
    /// By name.
    Name(name_way::Message),
    /// Without a name.
    Without(without_name::Message),
    /// Which meeting.
    Which(which_meeting::Message),
    /// How it ended.
    Shown(outcome::Message),
    /// The milestone.
    Something(something::Message),
    /// About me.
    AboutMe(about_me::Message),
    /// What people do for each other.
    Together(together::Message),
    /// Help now.
    Help(help::Message),
    /// Cards to read.
    Shelf(shelf::Message),
    /// Languages.
    Language(language::Message),
    /// Text and buttons.
    Display(language::DisplayMessage),
    /// The reading.
    Reading(reading_page::Message),
    /// All that is on today.
    Today(today::Message),
    /// What waits out of sight.
    PutAway(put_away::Message),
}

/// Answers of the store that attendees' screens wait for.
#[derive(Debug)]
pub enum Done {
    /// What is on tonight.
    Refreshed(Result<DoorState, Fault>),
    /// How an arrival ended.
    Answered(Arrival, Result<Answer, Fault>),
    /// "Not me" was done, or a sign-out.
    Settled(Outcome, Result<(), Fault>),
    /// What is behind "Something for you".
    Something(AttendanceId, Result<(Option<Milestone>, bool), Fault>),
    /// Whose "About me" opens, and after which sign-in.
    Profile(Option<AttendanceId>, Result<(Profile, Asking), Fault>),
    /// What was asked for about a statement.
    Asking(Result<Asking, Fault>),
    /// What the person of this sign-in can do for others, and what they just did.
    Together(AttendanceId, Result<(Option<Said>, Together), Fault>),
    /// What a person changed is on disk, or the name is too common.
    Saved(Result<Option<Profile>, Fault>),
}

impl Kiosk {
    /// Asks the store for something; its answer comes back with the visit it was asked in.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Book) -> Result<T, StoreError> + Send + 'static,
        then: impl FnOnce(Result<T, Fault>) -> App + Send + 'static,
    ) -> Task<App> {
        match &self.services.store {
            Ok(store) => Task::perform(store.run(act), |answer| then(answer.map_err(Fault::from))),
            Err(fault) => Task::done(then(Err(*fault))),
        }
    }

    /// What is on tonight, and what opens or closes by the clock.
    pub(super) fn refresh_door(&self) -> Task<App> {
        let (now, here) = (self.now(), self.services.site.room.clone());
        self.ask(
            move |book| {
                // Somebody may have come while the staff's PIN was tried.
                book.take_in(&now, &here)?;
                book.tick(&now)?;
                book.door(&now)
            },
            |state| App::AtDoor(0, Done::Refreshed(state)),
        )
    }

    /// Somebody arrives.
    pub(super) fn arrive(&mut self, arrival: Arrival, chosen: Option<SessionId>) -> Task<App> {
        let (now, here) = (self.now(), self.services.site.room.clone());
        if let Some(drop_box) = self.drop_box_now() {
            return self.drop_in(drop_box, arrival);
        }
        let asked = arrival.clone();
        let visit = self.visit;
        self.ask(
            move |book| book.arrive(&now, &here, &asked, chosen.as_ref()),
            move |answer| App::AtDoor(visit, Done::Answered(arrival, answer)),
        )
    }

    pub(super) fn on_door(&mut self, message: Message) -> Task<App> {
        let now = self.now();
        match (message, &mut self.stage) {
            (Message::Door(message), Stage::Door) => {
                let action = self.door.update(message);
                self.on_door_action(action)
            }
            (Message::Idle(message), Stage::Idle(screen)) => match screen.update(now, message) {
                idle::Action::None => Task::none(),
                idle::Action::Wake => self.wake_from_idle(),
            },
            (Message::Card(message), Stage::Card(screen)) => match screen.update(message) {
                card::Action::None => Task::none(),
                card::Action::Arrive(arrival) => self.arrive(arrival, None),
                card::Action::Help => self.on_door_action(door::Action::Help),
                card::Action::Leave => self.keep_look_at_door(),
            },
            (Message::Name(message), Stage::Name(screen)) => match screen.update(message) {
                name_way::Action::None => Task::none(),
                name_way::Action::Arrive(arrival) => self.arrive(arrival, None),
                name_way::Action::OtherWay => self.tell(Outcome::NoOneFound),
                name_way::Action::Help => self.on_door_action(door::Action::Help),
                name_way::Action::Leave => self.keep_look_at_door(),
            },
            (Message::Without(message), Stage::Without(screen)) => match screen.update(message) {
                without_name::Action::None => Task::none(),
                without_name::Action::Arrive(arrival) => self.arrive(arrival, None),
                without_name::Action::Help => self.on_door_action(door::Action::Help),
                without_name::Action::Leave => self.keep_look_at_door(),
            },
            (Message::Which(message), Stage::Which(screen)) => match screen.update(message) {
                which_meeting::Action::None => Task::none(),
                which_meeting::Action::Arrive(arrival, into) => self.arrive(arrival, Some(into)),
                which_meeting::Action::Help => self.on_door_action(door::Action::Help),
                which_meeting::Action::Leave => self.keep_look_at_door(),
            },
            (Message::Shown(message), Stage::Shown(screen)) => {
                let action = screen.update(message);
                self.on_outcome_action(action)
            }
            (Message::Something(message), Stage::Something(screen)) => {
                match screen.update(message) {
                    something::Action::Answer(attendance, answer) => {
                        self.answer_something(attendance, answer)
                    }
                    something::Action::Help => self.on_door_action(door::Action::Help),
                    something::Action::Leave => self.go_to_door(),
                }
            }
            (Message::AboutMe(message), Stage::AboutMe(screen)) => {
                let action = screen.update(now, message);
                self.on_about_me_action(action)
            }
            (Message::Reading(message), Stage::Reading(screen)) => match screen.update(message) {
                reading_page::Action::None => Task::none(),
                reading_page::Action::Help => self.on_door_action(door::Action::Help),
                reading_page::Action::Leave => self.keep_look_at_door(),
            },
            (Message::PutAway(message), Stage::PutAway(_)) => self.on_put_away(message),
            (Message::Today(message), Stage::Today(screen)) => {
                let action = screen.update(message);
                self.on_today_action(action)
            }
            (Message::Help(message), Stage::Help(screen)) => match screen.update(message) {
                help::Action::None => Task::none(),
                help::Action::Read => {
                    self.show_shelf();
                    Task::none()
                }
                help::Action::Talk => self.tell(Outcome::MayAskToTalk),
                help::Action::Leave => self.keep_look_at_door(),
            },
            (Message::Together(message), Stage::Together(screen)) => {
                let action = screen.update(message);
                self.on_together_action(action)
            }
            (Message::Shelf(message), Stage::Shelf(screen)) => match screen.update(message) {
                shelf::Action::None => Task::none(),
                shelf::Action::Help => self.on_door_action(door::Action::Help),
                shelf::Action::Leave => self.keep_look_at_door(),
            },
            (Message::Language(message), Stage::Languages(screen)) => {
                match screen.update(message) {
                    language::Action::Speak(tag) => {
                        self.speak(tag);
                        self.keep_look_at_door()
                    }
                    language::Action::Help => self.on_door_action(door::Action::Help),
                    language::Action::Leave => self.keep_look_at_door(),
                }
            }
            (Message::Display(message), Stage::Display(screen)) => match screen.update(message) {
                language::DisplayAction::Apply(display) => {
                    self.apply(display);
                    Task::none()
                }
                language::DisplayAction::Help => self.on_door_action(door::Action::Help),
                language::DisplayAction::Leave => self.keep_look_at_door(),
            },
            // A touch that was on its way when the stage changed.
            _ => Task::none(),
        }
    }

    fn on_put_away(&mut self, message: put_away::Message) -> Task<App> {
        match message {
            put_away::Message::Card => self.on_door_action(door::Action::ShowCard),
            put_away::Message::Name => self.on_door_action(door::Action::AskName),
            put_away::Message::Help => self.on_door_action(door::Action::Help),
            put_away::Message::SomebodyElse => self.go_to_door(),
        }
    }

    fn on_today_action(&mut self, action: today::Action) -> Task<App> {
        match action {
            today::Action::None => Task::none(),
            today::Action::Read => self.on_door_action(door::Action::Read),
            today::Action::Help => self.on_door_action(door::Action::Help),
            today::Action::Leave => self.keep_look_at_door(),
        }
    }

    fn on_door_action(&mut self, action: door::Action) -> Task<App> {
        let arrangement = self.services.site.arrangement;
        // A locked kiosk does not know, and takes everybody.
        let is_anything_on = self.drop_box_now().is_some()
            || self.door.meetings().iter().any(|meeting| meeting.is_open);
        let stage = match action {
            door::Action::ShowCard => Stage::Card(card::Card::new(arrangement)),
            door::Action::AskName => Stage::Name(name_way::NameWay::new(arrangement)),
            door::Action::WithoutName => Stage::Without(without_name::WithoutName::new(
                without_name::Way::Plain,
                is_anything_on,
            )),
            door::Action::FirstTime => Stage::Without(without_name::WithoutName::new(
                without_name::Way::FirstTime,
                is_anything_on,
            )),
            door::Action::Read => match self.door.reading() {
                Some(reading) => Stage::Reading(reading_page::ReadingPage::new(reading.clone())),
                None => return Task::none(),
            },
            door::Action::Today => Stage::Today(today::Today::new(self.door.clone())),
            door::Action::Help => {
                self.show_help();
                return Task::none();
            }
            door::Action::Languages => {
                Stage::Languages(language::Languages::new(self.services.site.spoken()))
            }
            door::Action::Display => Stage::Display(language::Display {
                text_size: self.look.metrics.text_size,
                controls: self.look.metrics.controls,
                theme: self.look.colours.kind,
                motion: self.look.metrics.motion,
                site_theme: self.services.site.theme,
                ease: self.ease,
                site_ease: self.services.site.ease,
                can: language::Can {
                    play: self.services.sounds.by().is_some(),
                    speak: self.services.speech.is_there(),
                },
            }),
            door::Action::Keeper => return self.ask_for_pin(),
        };
        self.show(stage);
        Task::none()
    }

    fn on_outcome_action(&mut self, action: outcome::Action) -> Task<App> {
        let now = self.now();
        let visit = self.visit;
        match action {
            outcome::Action::None => Task::none(),
            outcome::Action::Undo(attendance) => self.ask(
                move |book| book.void(&now, attendance, VoidReason::NotMe, By::Own),
                move |done| App::AtDoor(visit, Done::Settled(Outcome::Undone, done)),
            ),
            outcome::Action::SignOut(attendance) => self.ask(
                move |book| book.sign_out(&now, attendance, By::Own),
                move |done| App::AtDoor(visit, Done::Settled(Outcome::Goodbye(now), done)),
            ),
            outcome::Action::Something(attendance) => self.ask(
                move |book| book.something(&now, attendance),
                move |found| App::AtDoor(visit, Done::Something(attendance, found)),
            ),
            outcome::Action::AboutMe(person) => {
                let after = self.stage.attendance();
                self.ask(
                    move |book| {
                        let asking = book.statement_asking(&now, person)?;
                        Ok((book.about_me(person)?, asking))
                    },
                    move |profile| App::AtDoor(visit, Done::Profile(after, profile)),
                )
            }
            outcome::Action::Together(attendance) => self.open_together(attendance),
            outcome::Action::AskToTalk => self.ask_to_talk(),
            outcome::Action::ReadFamilyCard => {
                self.show_family_card();
                Task::none()
            }
            outcome::Action::AskName => self.on_door_action(door::Action::AskName),
            outcome::Action::WithoutName => self.on_door_action(door::Action::WithoutName),
            outcome::Action::Greeter => self.tell(Outcome::Greeter),
            outcome::Action::Keeper => self.ask_for_pin(),
            outcome::Action::Help => self.on_door_action(door::Action::Help),
            outcome::Action::Leave => self.leave_outcome(),
        }
    }

    /// Whoever has signed in is done. Whoever has not keeps the language and size that they chose.
    fn leave_outcome(&mut self) -> Task<App> {
        match &self.stage {
            Stage::Shown(shown) if *shown.outcome() == Outcome::Noted => self.go_to_door(),
            _ => self.keep_look_at_door(),
        }
    }

    fn answer_something(&mut self, of: AttendanceId, answer: MilestoneAnswer) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        let then = match answer {
            MilestoneAnswer::CallMyName | MilestoneAnswer::Given => Outcome::WillBeCalled,
            MilestoneAnswer::Quietly => Outcome::StaysQuiet,
            MilestoneAnswer::NotToday => {
                let task = self.ask(
                    move |book| book.answer_something(&now, of, answer),
                    |_| App::Nothing,
                );
                return Task::batch([task, self.go_to_door()]);
            }
        };
        self.ask(
            move |book| book.answer_something(&now, of, answer),
            move |done| App::AtDoor(visit, Done::Settled(then, done)),
        )
    }

    /// Takes an answer of the store.
    pub(super) fn on_done(&mut self, visit: u64, done: Done) -> Task<App> {
        let is_late = visit != self.visit;
        match done {
            Done::Refreshed(Ok(state)) => {
                self.fault = None;
                self.take_door_state(state);
                Task::none()
            }
            Done::Refreshed(Err(fault)) => {
                self.fault = Some(fault);
                if self.drop_box_now().is_some() {
                    self.refresh_smaller_door();
                } else if self.stage.is_at_door() {
                    return self.tell(fault.outcome());
                }
                Task::none()
            }
            // The next scan always takes over: an arrival's answer is never too late to be shown.
            Done::Answered(arrival, answer) => self.on_answer(arrival, answer),
            Done::Something(..)
            | Done::Profile(..)
            | Done::Together(..)
            | Done::Saved(_)
            | Done::Asking(_)
            | Done::Settled(..)
                if is_late =>
            {
                Task::none()
            }
            Done::Settled(outcome, Ok(())) => self.tell(outcome),
            Done::Something(attendance, Ok((milestone, consented))) => {
                let preselected = consented.then_some(MilestoneAnswer::CallMyName);
                let now = self.now();
                let screen =
                    something::Something::new(attendance, milestone, preselected, now.date());
                self.show(Stage::Something(screen.revealed_from(now.boot_ms)));
                Task::none()
            }
            Done::Profile(after, Ok((profile, asking))) => {
                let arrangement = self.services.site.arrangement;
                let about_me = about_me::AboutMe::new(profile, asking, arrangement).after(after);
                self.show(Stage::AboutMe(about_me));
                Task::none()
            }
            Done::Together(of, Ok((said, together))) => {
                self.take_together(of, said, together);
                Task::none()
            }
            Done::Saved(Ok(profile)) => {
                if let Stage::AboutMe(screen) = &mut self.stage {
                    match profile {
                        Some(profile) => screen.saved(profile),
                        None => screen.name_is_busy(),
                    }
                }
                Task::none()
            }
            Done::Asking(Ok(asking)) => {
                if let Stage::AboutMe(screen) = &mut self.stage {
                    screen.asks(asking);
                }
                Task::none()
            }
            Done::Settled(_, Err(fault))
            | Done::Asking(Err(fault))
            | Done::Something(_, Err(fault))
            | Done::Profile(_, Err(fault))
            | Done::Together(_, Err(fault))
            | Done::Saved(Err(fault)) => self.tell(fault.outcome()),
        }
    }

    /// To the door, in the language and size that the visitor has just chosen. What somebody who
    /// was greeted has chosen for themselves goes with them.
    pub(super) fn keep_look_at_door(&mut self) -> Task<App> {
        if self.show_what_is_kept() {
            return Task::none();
        }
        if let LookOf::Greeted(_) = self.look_of {
            return self.go_to_door();
        }
        self.show(Stage::Door);
        self.refresh_door()
    }

    fn speak(&mut self, tag: &str) {
        let site = &self.services.site;
        self.look.words = site.look(Words::new(tag), site.panel).words;
    }

    fn apply(&mut self, display: language::Display) {
        self.look.metrics.text_size = display.text_size;
        self.look.metrics.controls = display.controls;
        self.look.metrics.motion = display.motion;
        self.ease = display.ease;
        let theme: ThemeKind = display.theme;
        self.look.colours = crate::ui::theme::Colours::of(theme);
    }

    fn take_door_state(&mut self, state: DoorState) {
        let now = self.now();
        self.note_what_closes(&state.meetings);
        let (site, tag) = (&self.services.site, self.look.words.tag());
        // A doubtful clock shows no reading rather than another day's.
        let reading = now
            .clock
            .is_trusted()
            .then_some(state.reading_date)
            .flatten()
            .and_then(|date| site.reading(date, state.occasion, tag).cloned());
        self.door.refresh(now, state.meetings, reading);
        self.door = self.door.clone().with_held(state.held);
        self.dim_if_night();
    }

    /// Every few seconds: sessions open and close by the clock, and another process may have
    /// written.
    pub(super) fn on_tick(&mut self) -> Task<App> {
        if let Stage::Tonight(_) = self.stage {
            return self.refresh_tonight();
        }
        let locks = self.lock_if_time();
        let leaves = self.leave_if_over();
        Task::batch([locks, leaves, self.refresh_door()])
    }
}
