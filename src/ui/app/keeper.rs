//! What facilitators ask for: the PIN, the Tonight card and all that is behind it.
//!
//! Most of it is made of four plain screens (one out of several, a line, numbers, a question); what
//! an answer on one of them stands for is a value here, so that each path can be read in one place.

mod answers;
mod arrivals;
mod meaning;
mod meetings;
mod paper;
mod reading;
mod service;
mod statement;
mod unlock;

pub use meaning::{AskFor, Choice, CountsFor, Done, EveningFor, LineFor, MayTry};
pub use statement::{SlipFailed, SlipIs, SlipTo};

use chrono::NaiveDate;
use iced::Task;

use super::{Fault, Kiosk, Message as App, Stage};
use crate::domain::attendance::{Answer, Arrival, Kind, Method, VoidReason};
use crate::domain::entry::By;
use crate::domain::id::{AttendanceId, SessionId};
use crate::domain::session::Session;
use crate::domain::tonight::{Keeper, PaperEvening, Role, TonightCard};
use crate::store::{Book, StoreError};
use crate::ui::screen::tonight::Tonight;
use crate::ui::screen::{ask, counts, line_entry, pick, pin, tonight};
use crate::ui::widget::keyboard::Keyboard;

/// The longest topic, in characters.
const TOPIC_CHARS_MAX: usize = 60;

/// Somebody with a PIN stands before the screen.
#[derive(Debug, Clone)]
pub(super) struct OnDuty {
    pub keeper: Keeper,
    pub session: Option<SessionId>,
    /// The local date of that session.
    evening: Option<NaiveDate>,
    paper: Option<PaperEvening>,
    /// Whether the session keeps time out and "stayed to the end".
    keeps_leaving: bool,
    /// Newcomers who wait to be shown around.
    to_show_around: Vec<AttendanceId>,
    /// Where "Back" leads from the screens that stand before another one.
    pub back: Back,
}

/// Where "Back" leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    /// To the door: no meeting was chosen yet.
    Door,
    /// To the Tonight card.
    Tonight,
    /// To what is for staff.
    Staff,
}

impl OnDuty {
    pub(super) fn by(&self) -> By {
        By::Keeper(self.keeper.id)
    }
}

/// Touches on facilitators' screens.
#[derive(Debug)]
pub enum Message {
    /// The PIN pad.
    Pin(pin::Message),
    /// The Tonight card.
    Tonight(tonight::Message),
    /// One out of several.
    Pick(pick::Message),
    /// A line of text.
    Line(line_entry::Message),
    /// Numbers.
    Counts(counts::Message),
    /// A question.
    Ask(ask::Message),
    /// A card was held up at the PIN pad.
    OwnCard(String),
}

/// The kinds that can be counted without a name on a paper evening.
const PAPER_KINDS: [Kind; 5] = [
    Kind::Member,
    Kind::Newcomer,
    Kind::Guest,
    Kind::Family,
    Kind::Minor,
];

impl Kiosk {
    fn word(&self, id: &str) -> String {
        self.look.words.get(id)
    }

    pub(super) fn by(&self) -> By {
        self.keeper.as_ref().map_or(By::Own, OnDuty::by)
    }

    /// Asks the store for a keeper's screen.
    pub(super) fn ask_for_keeper<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Book) -> Result<T, StoreError> + Send + 'static,
        then: impl FnOnce(Result<T, Fault>) -> Done + Send + 'static,
    ) -> Task<App> {
        let visit = self.visit;
        self.ask(act, move |answer| App::AtKeeper(visit, then(answer)))
    }

    pub(super) fn on_keeper(&mut self, message: Message) -> Task<App> {
        match (message, &mut self.stage) {
            (Message::Pin(message), Stage::Pin(pad)) => match pad.update(message) {
                pin::Action::None => Task::none(),
                pin::Action::Digits(digits) => self.on_digits(digits),
                pin::Action::Forgot => self.on_forgotten_pin(),
                pin::Action::Leave => self.go_to_door(),
            },
            (Message::Pin(message), Stage::NewPin(pad, what)) => {
                let what = what.clone();
                match pad.update(message) {
                    pin::Action::None | pin::Action::Forgot => Task::none(),
                    pin::Action::Digits(digits) => self.on_new_pin(digits, what),
                    pin::Action::Leave => self.step_back(),
                }
            }
            (Message::OwnCard(text), Stage::Pin(_)) => {
                let asked = text.clone();
                self.ask_for_keeper(
                    move |book| book.keeper_of_card(&asked),
                    move |found| Done::OwnCard(text, found),
                )
            }
            (Message::Tonight(message), Stage::Tonight(screen)) => {
                let action = screen.update(message);
                self.on_tonight_action(action)
            }
            (Message::Pick(message), Stage::Pick(screen)) => match screen.update(message) {
                pick::Action::None => Task::none(),
                pick::Action::Chosen(choice) => self.on_choice(choice),
                pick::Action::Leave => self.step_back(),
            },
            (Message::Line(message), Stage::Line(screen, what)) => {
                let what = what.clone();
                match screen.update(message) {
                    line_entry::Action::None | line_entry::Action::Changed(_) => Task::none(),
                    line_entry::Action::Done(line) => self.on_line(line, what),
                    line_entry::Action::Leave => self.step_back(),
                }
            }
            (Message::Counts(message), Stage::Counts(screen, what)) => {
                let what = what.clone();
                match screen.update(message) {
                    counts::Action::None => Task::none(),
                    counts::Action::Done(numbers) => self.on_numbers(&numbers, what),
                    counts::Action::Leave => self.step_back(),
                }
            }
            (Message::Ask(ask::Message::Yes), Stage::Ask(_, what)) => {
                let what = what.clone();
                self.on_yes(what)
            }
            (Message::Ask(ask::Message::No), Stage::Ask(_, what)) => {
                let what = what.clone();
                self.on_no(what)
            }
            _ => Task::none(),
        }
    }

    /// Back to the Tonight card, or to the list of meetings where none is run.
    pub(super) fn back_to_duty(&mut self) -> Task<App> {
        match &self.keeper {
            Some(_) => self.refresh_tonight(),
            None => self.go_to_door(),
        }
    }

    /// One screen back.
    fn step_back(&mut self) -> Task<App> {
        match self.keeper.as_ref().map(|duty| duty.back) {
            Some(Back::Tonight) => self.back_to_duty(),
            Some(Back::Staff) => {
                self.show_menu(None);
                Task::none()
            }
            Some(Back::Door) | None => self.go_to_door(),
        }
    }

    /// From here on "Back" leads there.
    pub(super) fn leads_back_to(&mut self, back: Back) {
        if let Some(duty) = &mut self.keeper {
            duty.back = back;
        }
    }

    pub(super) fn refresh_tonight(&self) -> Task<App> {
        self.show_card(None)
    }

    /// The card as it is by now, with a line that says what was done.
    pub(super) fn show_card(&self, said: Option<&'static str>) -> Task<App> {
        let now = self.now();
        match self.keeper.as_ref().and_then(|duty| duty.session.clone()) {
            Some(session) => self.ask_for_keeper(
                move |book| book.tonight_card(&now, &session),
                move |card| Done::Card(Box::new(card), said),
            ),
            None => self.list_evenings(EveningFor::Run(said)),
        }
    }

    fn on_tonight_action(&mut self, action: tonight::Action) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let Some(session) = self.keeper.as_ref().and_then(|duty| duty.session.clone()) else {
            return self.back_to_duty();
        };
        match action {
            tonight::Action::None => Task::none(),
            tonight::Action::Leave => self.go_to_door(),
            tonight::Action::PlusOne(kind) => self.did("tonight-counted", move |book| {
                book.plus_one(&now, &session, kind, by).map(|_| ())
            }),
            tonight::Action::Given(attendance) => self.did("tonight-given", move |book| {
                book.milestone_given(&now, attendance, by)
            }),
            tonight::Action::TalkDone => {
                self.did("tonight-saved", move |book| book.talk_done(&now, &session))
            }
            tonight::Action::Attendances => {
                self.show_attendances();
                Task::none()
            }
            tonight::Action::Statements => {
                self.show_wishes();
                Task::none()
            }
            tonight::Action::Act(act) => self.on_act(act),
        }
    }

    /// Does something and comes back to the card, which says so.
    pub(super) fn did(
        &self,
        said: &'static str,
        act: impl FnOnce(&mut Book) -> Result<(), StoreError> + Send + 'static,
    ) -> Task<App> {
        self.ask_for_keeper(act, move |done| Done::Did(done, said))
    }

    pub(super) fn show_pick(&mut self, pick: pick::Pick<Choice>) {
        self.show(Stage::Pick(pick));
    }

    fn show_line(&mut self, title: &str, note: &str, typed: String, what: LineFor) {
        let arrangement = self.services.site.arrangement;
        let keyboard = match what {
            LineFor::Topic => Keyboard::for_sentences(arrangement),
            _ => Keyboard::for_names(arrangement),
        };
        let (title, note) = (self.word(title), self.word(note));
        let line = line_entry::LineEntry::new(title, note, keyboard, typed, TOPIC_CHARS_MAX);
        self.show(Stage::Line(line, what));
    }

    fn on_choice(&mut self, choice: Choice) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match choice {
            Choice::Reading(occasion) => {
                self.show_reading(occasion);
                Task::none()
            }
            Choice::Run(session) => {
                self.run_session(session);
                self.refresh_tonight()
            }
            Choice::Open(session) => self.ask_for_keeper(
                move |book| book.open_by_keeper(&now, &session, by).map(|()| session),
                Done::Opened,
            ),
            Choice::AdHoc => {
                self.show_modes();
                Task::none()
            }
            Choice::Mode(mode) => self.open_ad_hoc(mode),
            Choice::Attendance(attendance) => {
                self.show_attendance(attendance);
                Task::none()
            }
            Choice::Undo(of) => self.did("tonight-undone", move |book| {
                book.void(&now, of, VoidReason::Mistake, by)
            }),
            Choice::MoveFrom(of) => self.list_evenings(EveningFor::Move(of)),
            Choice::MoveTo(of, to) => self.did("tonight-moved", move |book| {
                book.move_attendance(&now, of, &to, by)
            }),
            Choice::LeftNow(of) => {
                self.did("tonight-saved", move |book| book.sign_out(&now, of, by))
            }
            Choice::Stayed(of, stayed) => self.did("tonight-saved", move |book| {
                book.stayed(&now, of, stayed, by)
            }),
            Choice::Met(of) => self.did("tonight-saved", move |book| book.met(&now, of)),
            Choice::Nothing => self.back_to_duty(),
            Choice::Tray(of) => self.list_evenings(EveningFor::File(of)),
            Choice::FileTo(of, to) => {
                self.did("tonight-filed", move |book| book.assign(&now, of, &to, by))
            }
            Choice::SignIn(person) => self.sign_in_person(person),
            Choice::OnPaper(person) => {
                if let Some(paper) = self.keeper.as_mut().and_then(|duty| duty.paper.as_mut())
                    && !paper.people.contains(&person)
                {
                    paper.people.push(person);
                }
                self.ask_for_more_paper();
                Task::none()
            }
            Choice::MorePaper => {
                let what = LineFor::PaperName;
                self.show_line(
                    "paper-people-title",
                    "paper-people-note",
                    String::new(),
                    what,
                );
                Task::none()
            }
            Choice::PaperIsIn => self.write_paper(),
            Choice::Series(series) => {
                self.show_days(&series);
                Task::none()
            }
            Choice::Day(series, date) => {
                self.show_paper_counts(series, date);
                Task::none()
            }
            Choice::Room(room) => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                self.did("tonight-saved", move |book| {
                    let Session { start, end, .. } = book.session(&session)?;
                    book.move_session(&now, &session, start, end, &room, by)
                })
            }
            Choice::Statement(wish) => {
                self.ask_whether_present(&wish);
                Task::none()
            }
            Choice::SlipTo(of, to) => {
                self.ask_for_name_on_slip(of, to);
                Task::none()
            }
            Choice::Role(role) => self.on_role(role),
            Choice::Staff(choice) => self.on_staff_choice(choice),
        }
    }

    fn session(&self) -> Option<SessionId> {
        self.keeper.as_ref().and_then(|duty| duty.session.clone())
    }

    fn run_session(&mut self, session: SessionId) {
        if let Some(duty) = &mut self.keeper {
            duty.session = Some(session);
        }
    }

    fn on_line(&mut self, line: String, what: LineFor) -> Task<App> {
        match what {
            LineFor::Topic => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                let now = self.now();
                self.did("tonight-saved", move |book| {
                    book.set_topic(&now, &session, &line)
                })
            }
            LineFor::Find | LineFor::PaperName => {
                self.ask_for_keeper(move |book| book.look_up(&line), Done::Found)
            }
            LineFor::NameOnSlip(of, to) => self.make_slip(&line, of, to),
            LineFor::Staff(what) => self.on_staff_line(line, &what),
        }
    }

    /// Takes an answer of the store.
    pub(super) fn on_keeper_done(&mut self, visit: u64, done: Done) -> Task<App> {
        if visit != self.visit {
            return Task::none();
        }
        match done {
            Done::MayTry(digits, may) => self.on_may_try(digits, may),
            Done::OwnCard(_, Ok(Some(found))) => {
                let note = self.word("pin-card");
                if let Stage::Pin(pad) = &mut self.stage {
                    pad.say(note);
                }
                self.card_at_pad = Some(found);
                Task::none()
            }
            // Somebody in the queue: they sign in beside the pad.
            Done::OwnCard(text, Ok(None)) => {
                let method = Method::Scanner;
                self.arrive(Arrival::Card { text, method }, None)
            }
            Done::Checked(keeper) => self.on_checked(keeper),
            Done::Evenings(Ok(evenings), what) => self.show_evenings(&evenings, what),
            Done::Card(card, said) => match *card {
                Ok(card) => {
                    self.take_card(card, said);
                    Task::none()
                }
                Err(fault) => {
                    self.tell(crate::ui::screen::outcome::Outcome::Paper { code: fault.code })
                }
            },
            Done::Found(Ok(people)) => {
                self.show_found(&people);
                Task::none()
            }
            Done::Tray(Ok(items)) => {
                self.show_tray(&items);
                Task::none()
            }
            Done::Series(Ok(series)) => {
                let lines = series.into_iter().map(|(id, title)| pick::Line {
                    label: title,
                    more: None,
                    value: Choice::Series(id),
                });
                let pick = pick::Pick::new(self.word("paper-series-title"), lines.collect());
                self.show_pick(pick);
                Task::none()
            }
            Done::SignedIn(Ok(answer)) => self.show_card(Some(match answer {
                Answer::AllSet(_) => "tonight-already",
                _ => "tonight-signed-in",
            })),
            Done::Service(Ok(plans)) => {
                self.show_service(&plans);
                Task::none()
            }
            Done::Opened(Ok(session)) => {
                self.run_session(session);
                self.refresh_tonight()
            }
            Done::Did(Ok(()), said) => self.show_card(Some(said)),
            Done::Paper(Ok(_)) => self.show_card(Some("tonight-saved")),
            Done::Printers(of, printers) => {
                self.ask_where_slip_goes(of, printers);
                Task::none()
            }
            Done::Slip(slip) => self.tell_slip(slip),
            Done::Evenings(Err(fault), _)
            | Done::OwnCard(_, Err(fault))
            | Done::Found(Err(fault))
            | Done::Tray(Err(fault))
            | Done::Series(Err(fault))
            | Done::Service(Err(fault))
            | Done::SignedIn(Err(fault))
            | Done::Opened(Err(fault))
            | Done::Did(Err(fault), _)
            | Done::Paper(Err(fault)) => {
                self.tell(crate::ui::screen::outcome::Outcome::Paper { code: fault.code })
            }
        }
    }

    fn take_card(&mut self, card: TonightCard, said: Option<&'static str>) {
        if let Some(duty) = &mut self.keeper {
            duty.back = Back::Tonight;
            duty.evening = Some(card.session.local_date);
            duty.keeps_leaving = card.session.mode.keeps_leaving();
            let waiting = card.attendances.iter().filter(|line| line.show_around);
            duty.to_show_around = waiting.map(|line| line.id).collect();
        }
        if let Stage::Tonight(screen) = &mut self.stage {
            screen.refresh(card);
        } else {
            self.show(Stage::Tonight(Tonight::new(card)));
        }
        if let (Some(said), Stage::Tonight(screen)) = (said, &mut self.stage) {
            screen.say(self.look.words.get(said));
        }
    }

    /// Whether the person on duty may do what staff do.
    pub(super) fn is_staff(&self) -> bool {
        self.keeper
            .as_ref()
            .is_some_and(|duty| duty.keeper.role >= Role::Staff)
    }
}
