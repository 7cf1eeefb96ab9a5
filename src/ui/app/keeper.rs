//! What facilitators ask for: the PIN, the Tonight card and all that is behind it.
//!
//! Most of it is made of four plain screens (one out of several, a line, numbers, a question); what
//! an answer on one of them stands for is a value here, so that each path can be read in one place.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike};
use iced::Task;

use super::{Fault, Kiosk, Message as App, Stage, staff};
use crate::access::{Pin, SecretHash};
use crate::domain::attendance::{Answer, Arrival, AttendanceMode, Kind, VoidReason};
use crate::domain::entry::By;
use crate::domain::id::{AttendanceId, PersonId, SeriesId, SessionId};
use crate::domain::person::PersonLine;
use crate::domain::schedule::start_in_utc;
use crate::domain::series::Room;
use crate::domain::session::{Session, SessionState};
use crate::domain::tonight::{Keeper, PaperEvening, PaperResult, Role, TonightCard, TrayItem};
use crate::store::session::AdHoc;
use crate::store::{Book, StoreError};
use crate::store::{Secret, Turn};
use crate::ui::screen::tonight::{Act, Tonight};
use crate::ui::screen::{ask, counts, line_entry, pick, pin, tonight};
use crate::ui::widget::keyboard::Keyboard;

/// The longest topic, in characters.
const TOPIC_CHARS_MAX: usize = 60;
/// The longest meeting, in minutes.
const MEETING_MINUTES_MAX: u32 = 600;
/// How long an ad hoc meeting is taken to last, in minutes.
const AD_HOC_MINUTES: u16 = 90;
/// How many days back a paper evening may be.
const PAPER_DAYS_BACK: u64 = 62;
/// The most people on one line of a paper evening.
const PAPER_COUNT_MAX: u32 = 500;

/// Somebody with a PIN stands before the screen.
#[derive(Debug, Clone)]
pub(super) struct OnDuty {
    pub keeper: Keeper,
    pub session: Option<SessionId>,
    paper: Option<PaperEvening>,
    /// Whether the session keeps time out and "stayed to the end".
    keeps_leaving: bool,
    /// Newcomers who wait to be shown around.
    to_show_around: Vec<AttendanceId>,
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

/// Answers of the store that facilitators' screens wait for.
#[derive(Debug)]
pub enum Done {
    /// Whether a PIN may be tried now.
    MayTry(String, Result<MayTry, Fault>),
    /// Whose PIN it was, if anybody's.
    Checked(Option<Keeper>),
    /// The open sessions and today's others.
    Evenings(Result<Vec<Session>, Fault>, EveningFor),
    /// The Tonight card.
    Card(Result<TonightCard, Fault>, Option<&'static str>),
    /// People by name.
    Found(Result<Vec<PersonLine>, Fault>),
    /// The tray.
    Tray(Result<Vec<TrayItem>, Fault>),
    /// The series.
    Series(Result<Vec<(SeriesId, String)>, Fault>),
    /// Somebody was signed in by the facilitator.
    SignedIn(Result<Answer, Fault>),
    /// A session was opened; its card comes next.
    Opened(Result<SessionId, Fault>),
    /// Something was done; the card comes next, saying so.
    Did(Result<(), Fault>, &'static str),
    /// A paper evening was written.
    Paper(Result<PaperResult, Fault>),
}

/// Whether a PIN may be tried now, and against whose.
#[derive(Debug)]
pub enum MayTry {
    /// Not before so many seconds have passed.
    Wait(u64),
    /// Against these.
    Against(Vec<(Keeper, SecretHash)>),
}

/// What a list of evenings is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EveningFor {
    /// To run one.
    Run,
    /// To move this attendance there.
    Move(AttendanceId),
    /// To file this one there.
    File(AttendanceId),
}

/// What a line on a list stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// Run this session, which is open.
    Run(SessionId),
    /// Open it, now.
    Open(SessionId),
    /// A meeting that nobody planned.
    AdHoc,
    /// It keeps attendance like this.
    Mode(AttendanceMode),
    /// One of those who are here.
    Attendance(AttendanceId),
    /// It does not count.
    Undo(AttendanceId),
    /// It belongs to another meeting.
    MoveFrom(AttendanceId),
    /// This one.
    MoveTo(AttendanceId, SessionId),
    /// They left.
    LeftNow(AttendanceId),
    /// They stayed to the end, or not.
    Stayed(AttendanceId, bool),
    /// A newcomer was shown around.
    Met(AttendanceId),
    /// Nothing.
    Nothing,
    /// One in the tray.
    Tray(AttendanceId),
    /// File it there.
    FileTo(AttendanceId, SessionId),
    /// Sign this person in.
    SignIn(PersonId),
    /// This person stands on the paper list.
    OnPaper(PersonId),
    /// Another name from the paper.
    MorePaper,
    /// All names are in.
    PaperIsIn,
    /// This series.
    Series(SeriesId),
    /// On this day.
    Day(SeriesId, NaiveDate),
    /// This room.
    Room(Room),
    /// For staff.
    Staff(staff::Choice),
}

/// What a line of text is for.
#[derive(Debug, Clone, PartialEq)]
pub enum LineFor {
    /// The topic.
    Topic,
    /// To find a person and sign them in.
    Find,
    /// To find a person of a paper list.
    PaperName,
    /// For staff.
    Staff(staff::LineFor),
}

/// What numbers are for.
#[derive(Debug, Clone, PartialEq)]
pub enum CountsFor {
    /// People who did not sign in.
    Close,
    /// A paper evening.
    Paper(SeriesId, NaiveDate),
    /// Another time.
    Time,
    /// For staff.
    Staff(staff::CountsFor),
}

/// What a yes does.
#[derive(Debug, Clone, PartialEq)]
pub enum AskFor {
    /// "Not tonight".
    NotTonight,
    /// For staff.
    Staff(staff::AskFor),
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

    pub(super) fn ask_for_pin(&mut self) -> Task<App> {
        let pad = pin::PinEntry::new(self.word("pin-title"), self.word("pin-note"));
        self.show(Stage::Pin(pad.with_recovery()));
        Task::none()
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
                    pin::Action::Leave => self.back_to_duty(),
                }
            }
            (Message::OwnCard(_), Stage::Pin(pad)) => {
                let note = self.look.words.get("pin-card");
                pad.say(note);
                Task::none()
            }
            (Message::Tonight(message), Stage::Tonight(screen)) => {
                let action = screen.update(message);
                self.on_tonight_action(action)
            }
            (Message::Pick(message), Stage::Pick(screen)) => match screen.update(message) {
                pick::Action::None => Task::none(),
                pick::Action::Chosen(choice) => self.on_choice(choice),
                pick::Action::Leave => self.back_to_duty(),
            },
            (Message::Line(message), Stage::Line(screen, what)) => {
                let what = what.clone();
                match screen.update(message) {
                    line_entry::Action::None | line_entry::Action::Changed(_) => Task::none(),
                    line_entry::Action::Done(line) => self.on_line(line, what),
                    line_entry::Action::Leave => self.back_to_duty(),
                }
            }
            (Message::Counts(message), Stage::Counts(screen, what)) => {
                let what = what.clone();
                match screen.update(message) {
                    counts::Action::None => Task::none(),
                    counts::Action::Done(numbers) => self.on_numbers(&numbers, what),
                    counts::Action::Leave => self.back_to_duty(),
                }
            }
            (Message::Ask(ask::Message::Yes), Stage::Ask(_, what)) => {
                let what = what.clone();
                self.on_yes(what)
            }
            (Message::Ask(ask::Message::No), Stage::Ask(..)) => self.back_to_duty(),
            _ => Task::none(),
        }
    }

    fn on_digits(&mut self, digits: String) -> Task<App> {
        if self.services.store.is_err() {
            return self.go_to_door();
        }
        let now = self.now();
        // Counted on disk before the answer is computed.
        self.ask_for_keeper(
            move |book| match book.begin_try(&now, Secret::Pin)? {
                Turn::Wait { secs } => Ok(MayTry::Wait(secs)),
                Turn::Go => Ok(MayTry::Against(book.pin_hashes(Role::Greeter)?)),
            },
            move |may| Done::MayTry(digits, may),
        )
    }

    /// Back to the Tonight card, or to the list of meetings where none is run.
    pub(super) fn back_to_duty(&mut self) -> Task<App> {
        match &self.keeper {
            Some(_) => self.refresh_tonight(),
            None => self.go_to_door(),
        }
    }

    pub(super) fn refresh_tonight(&self) -> Task<App> {
        self.show_card(None)
    }

    /// The card as it is by now, with a line that says what was done.
    pub(super) fn show_card(&self, said: Option<&'static str>) -> Task<App> {
        match self.keeper.as_ref().and_then(|duty| duty.session.clone()) {
            Some(session) => self.ask_for_keeper(
                move |book| book.tonight_card(&session),
                move |card| Done::Card(card, said),
            ),
            None => self.list_evenings(EveningFor::Run),
        }
    }

    fn list_evenings(&self, what: EveningFor) -> Task<App> {
        let now = self.now();
        self.ask_for_keeper(
            move |book| {
                let mut evenings = book.open_sessions()?;
                for session in book.sessions_on(now.date())? {
                    if evenings.iter().all(|open| open.id != session.id) {
                        evenings.push(session);
                    }
                }
                Ok(evenings)
            },
            move |evenings| Done::Evenings(evenings, what),
        )
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
            tonight::Action::Attendances => {
                self.show_attendances();
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

    fn show_attendances(&mut self) {
        let Stage::Tonight(screen) = &self.stage else {
            return;
        };
        let (zone, words) = (self.services.site.zone, &self.look.words);
        let lines = screen.card().attendances.iter().map(|line| {
            let who = match &line.name {
                Some(name) => name.as_str().to_owned(),
                None => words.get(&format!("kind-{}", line.kind.code())),
            };
            let time = words.time(line.signed_in.with_timezone(&zone).time());
            let left = line.signed_out.map(|left| {
                let time = words.time(left.with_timezone(&zone).time());
                words.with("who-left", &[("time", time.into())])
            });
            pick::Line {
                label: words.with("who-line", &[("who", who.into()), ("time", time.into())]),
                more: left,
                value: Choice::Attendance(line.id),
            }
        });
        let pick = pick::Pick::new(words.get("who-title"), lines.collect())
            .with_note(words.get("who-note"));
        self.show_pick(pick);
    }

    pub(super) fn show_pick(&mut self, pick: pick::Pick<Choice>) {
        self.show(Stage::Pick(pick));
    }

    fn on_act(&mut self, act: Act) -> Task<App> {
        match act {
            Act::LookUp => {
                self.show_line("find-title", "find-note", String::new(), LineFor::Find);
            }
            Act::Tray => {
                return self.ask_for_keeper(|book| book.tray(), Done::Tray);
            }
            Act::Topic => {
                let topic = match &self.stage {
                    Stage::Tonight(screen) => screen.card().session.topic.clone(),
                    _ => None,
                };
                let topic = topic.unwrap_or_default();
                self.show_line("topic-title", "topic-note", topic, LineFor::Topic);
            }
            Act::OtherMeeting => return self.list_evenings(EveningFor::Run),
            Act::OtherTime => self.show_times(),
            Act::OtherRoom => {
                let rooms = self.services.site.rooms.iter().map(|room| pick::Line {
                    label: room.0.clone(),
                    more: None,
                    value: Choice::Room(room.clone()),
                });
                let pick = pick::Pick::new(self.word("room-title"), rooms.collect());
                self.show_pick(pick);
            }
            Act::NotTonight => {
                let ask = ask::Ask::question(
                    self.word("not-tonight-title"),
                    self.word("not-tonight-body"),
                    self.word("not-tonight-yes"),
                    self.word("not-tonight-no"),
                );
                self.show(Stage::Ask(ask, AskFor::NotTonight));
            }
            Act::Paper => {
                return self.ask_for_keeper(
                    |book| {
                        let series = book.series()?.into_iter();
                        Ok(series.map(|series| (series.id, series.title)).collect())
                    },
                    Done::Series,
                );
            }
            Act::Staff => return self.on_staff_asked_for(),
            Act::Close => {
                let total = match &self.stage {
                    Stage::Tonight(screen) => screen.card().total,
                    _ => 0,
                };
                let note = self
                    .look
                    .words
                    .with("close-note", &[("count", total.into())]);
                let count = counts::Count {
                    label: self.word("close-people"),
                    value: 0,
                    step: 1,
                    most: PAPER_COUNT_MAX,
                };
                let screen = counts::Counts::new(
                    self.word("close-title"),
                    note,
                    self.word("close-yes"),
                    vec![count],
                );
                self.show(Stage::Counts(screen, CountsFor::Close));
            }
        }
        Task::none()
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

    fn show_times(&mut self) {
        let Stage::Tonight(screen) = &self.stage else {
            return;
        };
        let session = &screen.card().session;
        let start = session.local_start(self.services.site.zone);
        let minutes = (session.end - session.start).num_minutes();
        let number = |label: &str, value: u32, step, most| counts::Count {
            label: self.word(label),
            value,
            step,
            most,
        };
        let numbers = vec![
            number("time-hour", start.hour(), 1, 23),
            number("time-minute", start.minute(), 5, 55),
            number(
                "time-minutes-long",
                u32::try_from(minutes).unwrap_or(60),
                15,
                MEETING_MINUTES_MAX,
            ),
        ];
        let before = (session.start - session.opens).num_minutes();
        let note = self
            .look
            .words
            .with("time-note", &[("minutes", before.into())]);
        let screen = counts::Counts::new(
            self.word("time-title"),
            note,
            self.word("button-save"),
            numbers,
        );
        self.show(Stage::Counts(screen, CountsFor::Time));
    }

    fn on_choice(&mut self, choice: Choice) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match choice {
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

    fn show_modes(&mut self) {
        let lines = AttendanceMode::ALL.map(|mode| pick::Line {
            label: self.word(&format!("mode-{}", mode.code())),
            more: None,
            value: Choice::Mode(mode),
        });
        let pick = pick::Pick::new(self.word("ad-hoc-title"), lines.into())
            .with_note(self.word("ad-hoc-note"));
        self.show_pick(pick);
    }

    fn open_ad_hoc(&mut self, mode: AttendanceMode) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let title = self.word("ad-hoc-name");
        let site = &self.services.site;
        let (room, scheme) = (site.room.clone(), site.scheme.clone());
        let meeting = AdHoc {
            title,
            room,
            mode,
            scheme,
            minutes: AD_HOC_MINUTES,
        };
        self.ask_for_keeper(
            move |book| book.open_ad_hoc(&now, &meeting, by),
            Done::Opened,
        )
    }

    fn show_attendance(&mut self, of: AttendanceId) {
        let Some(duty) = &self.keeper else { return };
        let mut lines = vec![
            ("who-undo", Choice::Undo(of)),
            ("who-move", Choice::MoveFrom(of)),
        ];
        if duty.keeps_leaving {
            lines.push(("who-left-now", Choice::LeftNow(of)));
            lines.push(("who-stayed", Choice::Stayed(of, true)));
            lines.push(("who-not-stayed", Choice::Stayed(of, false)));
        }
        if duty.to_show_around.contains(&of) {
            lines.push(("tonight-met", Choice::Met(of)));
        }
        lines.push(("who-back", Choice::Nothing));
        let lines = lines.into_iter().map(|(id, value)| pick::Line {
            label: self.word(id),
            more: None,
            value,
        });
        let pick = pick::Pick::new(self.word("who-title"), lines.collect());
        self.show_pick(pick);
    }

    fn sign_in_person(&mut self, person: PersonId) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let Some(session) = self.session() else {
            return self.back_to_duty();
        };
        self.ask_for_keeper(
            move |book| book.sign_in_person(&now, &session, person, by),
            Done::SignedIn,
        )
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
            LineFor::Staff(what) => self.on_staff_line(line, &what),
        }
    }

    fn on_numbers(&mut self, numbers: &[u32], what: CountsFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match (what, numbers) {
            (CountsFor::Close, &[did_not_sign_in]) => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                let task = self.did("tonight-closed", move |book| {
                    book.close(&now, &session, Some(did_not_sign_in), by)
                });
                if let Some(duty) = &mut self.keeper {
                    duty.session = None;
                }
                task
            }
            (CountsFor::Time, &[hour, minute, long]) => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                self.did("tonight-saved", move |book| {
                    let evening = book.session(&session)?;
                    let wall = NaiveTime::from_hms_opt(hour, minute, 0);
                    let start = wall
                        .and_then(|wall| start_in_utc(now.zone, evening.local_date, wall))
                        .unwrap_or(evening.start);
                    let end = start + TimeDelta::minutes(i64::from(long));
                    book.move_session(&now, &session, start, end, &evening.room, by)
                })
            }
            (CountsFor::Paper(series, date), counted) => {
                let counts = PAPER_KINDS.into_iter().zip(counted.iter().copied());
                let counts = counts.filter(|(_, count)| *count > 0).collect();
                if let Some(duty) = &mut self.keeper {
                    duty.paper = Some(PaperEvening {
                        series,
                        date,
                        counts,
                        people: Vec::new(),
                    });
                }
                self.ask_for_more_paper();
                Task::none()
            }
            (CountsFor::Staff(what), numbers) => self.on_staff_numbers(numbers, what),
            _ => self.back_to_duty(),
        }
    }

    fn on_yes(&mut self, what: AskFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match what {
            AskFor::NotTonight => {
                let Some(session) = self.session() else {
                    return self.back_to_duty();
                };
                let task = self.did("not-tonight-done", move |book| {
                    book.not_tonight(&now, &session, by)
                });
                if let Some(duty) = &mut self.keeper {
                    duty.session = None;
                }
                task
            }
            AskFor::Staff(what) => self.on_staff_yes(what),
        }
    }

    fn show_days(&mut self, series: &SeriesId) {
        let today = self.now().date();
        let days = (0..PAPER_DAYS_BACK).filter_map(|back| today.checked_sub_days(Days::new(back)));
        let lines = days.map(|date| pick::Line {
            label: self.look.words.date_day(date),
            more: None,
            value: Choice::Day(series.clone(), date),
        });
        let pick = pick::Pick::new(self.word("paper-date-title"), lines.collect());
        self.show_pick(pick);
    }

    fn show_paper_counts(&mut self, series: SeriesId, date: NaiveDate) {
        let counts = PAPER_KINDS.map(|kind| counts::Count {
            label: self.word(&format!("kind-{}", kind.code())),
            value: 0,
            step: 1,
            most: PAPER_COUNT_MAX,
        });
        let screen = counts::Counts::new(
            self.word("paper-counts-title"),
            self.word("paper-counts-note"),
            self.word("button-next"),
            counts.into(),
        );
        self.show(Stage::Counts(screen, CountsFor::Paper(series, date)));
    }

    fn ask_for_more_paper(&mut self) {
        let lines = [
            ("paper-people-more", Choice::MorePaper),
            ("paper-people-done", Choice::PaperIsIn),
        ]
        .map(|(id, value)| pick::Line {
            label: self.word(id),
            more: None,
            value,
        });
        let pick = pick::Pick::new(self.word("paper-people-title"), lines.into());
        self.show_pick(pick);
    }

    fn write_paper(&mut self) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let Some(paper) = self.keeper.as_mut().and_then(|duty| duty.paper.take()) else {
            return self.back_to_duty();
        };
        self.ask_for_keeper(
            move |book| book.paper_evening(&now, &paper, by),
            Done::Paper,
        )
    }

    /// Somebody signed in while a facilitator's screen stands: nobody is lost, and the screen stays.
    pub(super) fn on_answer_beside(
        &mut self,
        arrival: &Arrival,
        answer: &Result<Answer, Fault>,
    ) -> Task<App> {
        let _ = arrival;
        let said = match answer {
            Ok(Answer::Welcome(_)) => "tonight-signed-in",
            Ok(Answer::AllSet(_)) => "tonight-already",
            Ok(_) => "tonight-card-new",
            Err(_) => "paper-title",
        };
        if let Stage::Tonight(screen) = &mut self.stage {
            screen.say(self.look.words.get(said));
            return self.show_card(Some(said));
        }
        Task::none()
    }

    /// Takes an answer of the store.
    pub(super) fn on_keeper_done(&mut self, visit: u64, done: Done) -> Task<App> {
        if visit != self.visit {
            return Task::none();
        }
        match done {
            Done::MayTry(digits, may) => self.on_may_try(digits, may),
            Done::Checked(keeper) => self.on_checked(keeper),
            Done::Evenings(Ok(evenings), what) => self.show_evenings(&evenings, what),
            Done::Card(Ok(card), said) => {
                self.take_card(card, said);
                Task::none()
            }
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
            Done::Opened(Ok(session)) => {
                self.run_session(session);
                self.refresh_tonight()
            }
            Done::Did(Ok(()), said) => self.show_card(Some(said)),
            Done::Paper(Ok(_)) => self.show_card(Some("tonight-saved")),
            Done::Evenings(Err(fault), _)
            | Done::Card(Err(fault), _)
            | Done::Found(Err(fault))
            | Done::Tray(Err(fault))
            | Done::Series(Err(fault))
            | Done::SignedIn(Err(fault))
            | Done::Opened(Err(fault))
            | Done::Did(Err(fault), _)
            | Done::Paper(Err(fault)) => {
                self.tell(crate::ui::screen::outcome::Outcome::Paper { code: fault.code })
            }
        }
    }

    fn on_may_try(&mut self, digits: String, may: Result<MayTry, Fault>) -> Task<App> {
        match may {
            Ok(MayTry::Wait(secs)) => {
                let note = self.look.words.with("pin-wait", &[("secs", secs.into())]);
                if let Stage::Pin(pad) = &mut self.stage {
                    pad.say(note);
                }
                Task::none()
            }
            Ok(MayTry::Against(keepers)) => {
                let visit = self.visit;
                // Hashing takes a good part of a second: never on the window's thread.
                Task::perform(
                    async move {
                        let pin = Pin::typed(&digits).ok()?;
                        let mut keepers = keepers.into_iter();
                        keepers
                            .find(|(_, hash)| hash.matches(&pin).unwrap_or(false))
                            .map(|(k, _)| k)
                    },
                    move |keeper| App::AtKeeper(visit, Done::Checked(keeper)),
                )
            }
            Err(fault) => {
                self.tell(crate::ui::screen::outcome::Outcome::Paper { code: fault.code })
            }
        }
    }

    fn on_checked(&mut self, keeper: Option<Keeper>) -> Task<App> {
        let Some(keeper) = keeper else {
            let note = self.word("pin-again");
            if let Stage::Pin(pad) = &mut self.stage {
                pad.say(note);
            }
            return Task::none();
        };
        let now = self.now();
        let succeeded = self.ask(
            move |book| book.try_succeeded(&now, Secret::Pin),
            |_| App::Nothing,
        );
        self.keeper = Some(OnDuty {
            keeper,
            session: None,
            paper: None,
            keeps_leaving: false,
            to_show_around: Vec::new(),
        });
        Task::batch([succeeded, self.list_evenings(EveningFor::Run)])
    }

    fn show_evenings(&mut self, evenings: &[Session], what: EveningFor) -> Task<App> {
        let zone = self.services.site.zone;
        let words = &self.look.words;
        let line = |evening: &Session, value| {
            let local = evening.start.with_timezone(&zone).naive_local();
            let values = [
                ("title", evening.title.as_str().into()),
                ("day", words.date_day(local.date()).into()),
                ("time", words.time(local.time()).into()),
            ];
            pick::Line {
                label: words.with("meeting-line", &values),
                more: None,
                value,
            }
        };
        let is_open = |evening: &&Session| evening.state == SessionState::Open;
        let open: Vec<&Session> = evenings.iter().filter(is_open).collect();
        if let (EveningFor::Run, [one]) = (what, open.as_slice())
            && self.session().is_none()
        {
            // The one that is open is the one meant.
            let id = one.id.clone();
            self.run_session(id);
            return self.refresh_tonight();
        }
        let mut lines: Vec<pick::Line<Choice>> = evenings
            .iter()
            .map(|evening| {
                let id = evening.id.clone();
                line(
                    evening,
                    match what {
                        EveningFor::Run if is_open(&evening) => Choice::Run(id),
                        EveningFor::Run => Choice::Open(id),
                        EveningFor::Move(of) => Choice::MoveTo(of, id),
                        EveningFor::File(of) => Choice::FileTo(of, id),
                    },
                )
            })
            .collect();
        let title = match what {
            EveningFor::Run if open.is_empty() => "tonight-none-title",
            _ => "move-title",
        };
        if what == EveningFor::Run {
            lines.push(pick::Line {
                label: words.get("tonight-ad-hoc"),
                more: None,
                value: Choice::AdHoc,
            });
            lines.push(pick::Line {
                label: words.get("tonight-staff"),
                more: None,
                value: Choice::Staff(staff::Choice::Menu),
            });
        }
        let pick = pick::Pick::new(words.get(title), lines);
        self.show_pick(pick);
        Task::none()
    }

    fn take_card(&mut self, card: TonightCard, said: Option<&'static str>) {
        if let Some(duty) = &mut self.keeper {
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

    fn show_found(&mut self, people: &[PersonLine]) {
        let is_paper = matches!(&self.stage, Stage::Line(_, LineFor::PaperName));
        let words = &self.look.words;
        let lines = people.iter().filter_map(|person| {
            let name = person.name.as_ref()?;
            let more = person.mark.map(|mark| {
                let picture = words.get(&format!("picture-{}", mark.picture.code()));
                let colour = words.get(&format!("colour-{}", mark.colour.code()));
                let values = [("picture", picture.into()), ("colour", colour.into())];
                words.with("about-mark-set", &values)
            });
            let value = if is_paper {
                Choice::OnPaper(person.person)
            } else {
                Choice::SignIn(person.person)
            };
            Some(pick::Line {
                label: name.as_str().to_owned(),
                more,
                value,
            })
        });
        let mut lines: Vec<_> = lines.collect();
        let mut pick_note = None;
        if lines.is_empty() {
            pick_note = Some(words.get("find-none"));
        }
        if is_paper {
            for (id, value) in [
                ("paper-people-more", Choice::MorePaper),
                ("paper-people-done", Choice::PaperIsIn),
            ] {
                lines.push(pick::Line {
                    label: words.get(id),
                    more: None,
                    value,
                });
            }
        }
        let title = if is_paper {
            "paper-people-title"
        } else {
            "find-results-title"
        };
        let mut pick = pick::Pick::new(words.get(title), lines);
        if let Some(note) = pick_note {
            pick = pick.with_note(note);
        }
        self.show_pick(pick);
    }

    fn show_tray(&mut self, items: &[TrayItem]) {
        let (zone, words) = (self.services.site.zone, &self.look.words);
        let lines = items.iter().map(|item| {
            let local = item.signed_in.with_timezone(&zone).naive_local();
            let kind = words.get(&format!("kind-{}", item.kind.code()));
            let id = if item.has_person {
                "tray-line-person"
            } else {
                "tray-line"
            };
            let values = [
                ("day", words.date_day(local.date()).into()),
                ("time", words.time(local.time()).into()),
                ("kind", kind.into()),
            ];
            pick::Line {
                label: words.with(id, &values),
                more: None,
                value: Choice::Tray(item.id),
            }
        });
        let pick = pick::Pick::new(words.get("tray-title"), lines.collect())
            .with_note(words.get("tray-note"));
        self.show_pick(pick);
    }

    /// Whether the person on duty may do what staff do.
    pub(super) fn is_staff(&self) -> bool {
        self.keeper
            .as_ref()
            .is_some_and(|duty| duty.keeper.role >= Role::Staff)
    }
}
