//! What staff ask for: people, cards, PINs, how it is going. The export is in [`export`], the
//! sheets of cards are in [`cards`].

mod answers;
mod cards;
mod export;
mod meaning;
mod package;
mod people;
mod pins;
mod scanner;
mod seal;
mod statements;
mod status;

pub use cards::CardsBefore;
pub use export::{Offered, Progress, Underway};
pub use meaning::{
    AskFor, CardFor, CardGiven, Choice, FindFor, HiddenPin, HiddenSlip, KeeperDraft, KeepersFor,
    LineFor,
};
pub use package::{Applied, Brought};
pub use status::HowItGoes;

use iced::Task;

use self::cards::Wanted;
use super::keeper::{Back, Choice as Line, LineFor as AnyLine};
use super::{Fault, Kiosk, Message as App, Stage, keeper};
use crate::access::{AccessError, SecretHash};
use crate::domain::id::PersonId;
use crate::domain::person::{PersonDraft, PersonLine};
use crate::domain::series::Series;
use crate::domain::statement::Statement;
use crate::domain::tonight::Keeper;
use crate::store::{Book, StoreError};
use crate::ui::screen::outcome::Outcome;
use crate::ui::screen::try_scanner::{self, Badge, Keys};
use crate::ui::screen::{ask, cards as cards_screen, export as export_screen, line_entry, pick};
use crate::ui::widget::keyboard::Keyboard;

/// The longest line that staff type, in characters.
const LINE_CHARS_MAX: usize = 80;

/// Touches on screens for staff.
#[derive(Debug)]
pub enum Message {
    /// The export screen.
    Export(export_screen::Message),
    /// Blank cards to print.
    Cards(cards_screen::Message),
    /// The page where a scanner is tried.
    Scanner(try_scanner::Message),
    /// Something was touched while a card is awaited.
    WaitsForCard(ask::Message),
    /// The awaited card.
    Card(String),
    /// It is time to look for sticks.
    LookForSticks,
    /// It is time to look how far the writing is.
    LookAtJob,
}

impl Message {
    /// Whether a person did it, and the screen stays unlocked for it.
    pub fn is_by_hand(&self) -> bool {
        !matches!(self, Self::LookForSticks | Self::LookAtJob)
    }
}

/// Answers that staff's screens wait for.
#[derive(Debug)]
pub enum Done {
    /// What an export would hold.
    Scope(Result<Offered, Fault>),
    /// Sticks, as they are by now.
    Sticks(Vec<crate::device::volume::Volume>),
    /// How an export or a sheet goes.
    Progress(Progress),
    /// The sheets of cards that wait, and which was printed before.
    CardsBefore(Result<CardsBefore, Fault>),
    /// What a scanner sent, or the camera read.
    Tried(Badge, Option<Keys>),
    /// The series, for their statements.
    Series(Result<Vec<Series>, Fault>),
    /// A slip is good, or not.
    Checked(Result<Option<Statement>, Fault>),
    /// A page of people.
    People(Result<(Vec<PersonLine>, u32), Fault>),
    /// One of them.
    Person(Result<(PersonLine, PersonDraft), Fault>),
    /// Who stays and who becomes them.
    ToMerge(Result<(PersonLine, PersonLine), Fault>),
    /// They are one now.
    Merged(Result<PersonId, Fault>),
    /// A person was added or mended, or the name is too common.
    Named(Result<Option<PersonLine>, Fault>),
    /// A card was given: done, taken, or not known.
    Card(Result<CardGiven, Fault>),
    /// What the office sent back.
    Package(Result<Brought, Fault>),
    /// It was taken over.
    Applied(Result<Applied, Fault>),
    /// Something was done; the menu comes next, saying so.
    Did(Result<(), Fault>, &'static str),
    /// Who has a PIN.
    Keepers(Result<Vec<Keeper>, Fault>, KeepersFor),
    /// How it is going.
    Status(Box<Result<HowItGoes, Fault>>),
    /// A new PIN was hashed, or could not be.
    Hashed(KeeperDraft, Result<SecretHash, AccessError>),
    /// The recovery code was checked.
    Recovered(bool),
}

impl Kiosk {
    fn text(&self, id: &str) -> String {
        self.look.words.get(id)
    }

    fn ask_for_staff<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Book) -> Result<T, StoreError> + Send + 'static,
        then: impl FnOnce(Result<T, Fault>) -> Done + Send + 'static,
    ) -> Task<App> {
        let visit = self.visit;
        self.ask(act, move |answer| App::AtStaff(visit, then(answer)))
    }

    /// "For staff" was touched: needs the role.
    pub(super) fn on_staff_asked_for(&mut self) -> Task<App> {
        if self.is_staff() {
            self.show_menu(None);
        } else {
            self.say("staff-title", "pin-not-allowed");
        }
        Task::none()
    }

    pub(super) fn show_menu(&mut self, said: Option<&str>) {
        let lines = [
            ("staff-export", Choice::Export),
            ("staff-package", Choice::Package),
            ("staff-people", Choice::People),
            ("staff-lost-card", Choice::LostCard),
            ("staff-badges", Choice::Badges),
            ("staff-key", Choice::Key),
            ("staff-pins", Choice::Pins),
            ("staff-between", Choice::Between),
            ("staff-sounds", Choice::Sounds),
            ("staff-status", Choice::Status),
            ("staff-scanner", Choice::Scanner),
            ("staff-statements", Choice::Statements),
        ];
        self.show_choices("staff-title", said, lines.into());
        self.leads_back_to(Back::Tonight);
    }

    fn show_choices(&mut self, title: &str, note: Option<&str>, lines: Vec<(&str, Choice)>) {
        let lines = lines.into_iter().map(|(id, choice)| pick::Line {
            label: self.text(id),
            more: None,
            value: Line::Staff(choice),
        });
        let mut pick = pick::Pick::new(self.text(title), lines.collect());
        if let Some(note) = note {
            pick = pick.with_note(self.text(note));
        }
        self.show_pick(pick);
    }

    /// Says one thing; on leads back to where the person came from.
    fn say(&mut self, title: &str, body: &str) {
        let ask = ask::Ask::say(self.text(title), self.text(body), self.text("button-done"));
        self.show(Stage::Ask(ask, keeper::AskFor::Staff(AskFor::Said)));
    }

    fn show_staff_line(&mut self, title: &str, note: &str, typed: String, what: LineFor) {
        let keyboard = Keyboard::for_names(self.services.site.arrangement);
        let (title, note) = (self.text(title), self.text(note));
        let line = line_entry::LineEntry::new(title, note, keyboard, typed, LINE_CHARS_MAX);
        self.show(Stage::Line(line, AnyLine::Staff(what)));
    }

    pub(super) fn on_staff(&mut self, message: Message) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match (message, &mut self.stage) {
            (Message::Export(message), Stage::Export(screen)) => {
                let action = screen.update(message);
                self.on_export_action(action)
            }
            (Message::Cards(message), Stage::Cards(screen)) => {
                let action = screen.update(message);
                self.on_cards_action(action)
            }
            (Message::LookForSticks, Stage::Export(_)) => self.look_for_sticks(),
            (Message::LookAtJob, _) => {
                self.look_at_job();
                Task::none()
            }
            (Message::Scanner(try_scanner::Message::Back), _)
            | (Message::WaitsForCard(_), Stage::WantsCard(..)) => {
                self.show_menu(None);
                Task::none()
            }
            (Message::Card(text), Stage::WantsCard(_, CardFor::Person(person))) => {
                let person = *person;
                self.ask_for_staff(
                    move |book| given(book.swap_badge(&now, person, &text, by), CardGiven::Given),
                    Done::Card,
                )
            }
            (Message::Card(text), Stage::WantsCard(_, CardFor::Keeper(keeper))) => {
                let keeper = *keeper;
                self.ask_for_staff(
                    move |book| {
                        let done = book.give_keeper_card(&now, keeper, &text);
                        given(done, CardGiven::GivenToKeeper)
                    },
                    Done::Card,
                )
            }
            _ => Task::none(),
        }
    }

    pub(super) fn on_staff_choice(&mut self, choice: Choice) -> Task<App> {
        let may = self.is_staff() || (self.is_recovering && matches!(choice, Choice::NewPin(_)));
        if !may {
            self.say("staff-title", "pin-not-allowed");
            return Task::none();
        }
        self.leads_back_to(Back::Staff);
        match choice {
            Choice::Menu => self.show_menu(None),
            Choice::Nothing => return self.back_to_duty(),
            Choice::Export => {
                return self.ask_for_export();
            }
            Choice::Package => return self.look_for_package(),
            Choice::People => return self.list_people(None),
            Choice::Find | Choice::LostCard => {
                let what = LineFor::Find(FindFor::Open);
                self.show_staff_line("find-title", "find-note", String::new(), what);
            }
            Choice::Add => {
                let (title, note) = ("person-name-title", "person-name-note");
                self.show_staff_line(title, note, String::new(), LineFor::NewName);
            }
            Choice::Person(person) => return self.open_person(person),
            Choice::Rename(person) => {
                let (title, note) = ("person-rename", "person-name-note");
                self.show_staff_line(title, note, String::new(), LineFor::Rename(person));
            }
            Choice::Kinds(person) => self.show_kinds(person),
            Choice::Kind(person, kind) => {
                return self.change_person(person, move |draft| draft.kind = kind);
            }
            Choice::List(person, listing) => {
                return self.change_person(person, move |draft| draft.listing = listing);
            }
            Choice::GiveCard(person) => self.wait_for_card(person),
            Choice::Merge(person) => {
                let what = LineFor::Find(FindFor::Merge(person));
                self.show_staff_line("person-merge-title", "find-note", String::new(), what);
            }
            Choice::MergeInto(gone, keep) => {
                return self.ask_for_staff(
                    move |book| Ok((book.person_line(keep)?, book.person_line(gone)?)),
                    Done::ToMerge,
                );
            }
            Choice::Erase(person) => {
                let values = [("name", self.title_shown().into())];
                let ask = ask::Ask::question(
                    self.look.words.with("person-erase-title", &values),
                    self.text("person-erase-body"),
                    self.text("person-erase-yes"),
                    self.text("person-erase-no"),
                );
                self.show(Stage::Ask(
                    ask,
                    keeper::AskFor::Staff(AskFor::Erase(person)),
                ));
            }
            Choice::Badges => return self.ask_for_cards(Wanted::Any),
            Choice::NewSheet => return self.ask_for_cards(Wanted::New),
            Choice::WaitingSheet(sheet, said) => self.ask_whether_printed(sheet, &said),
            Choice::Scanner => self.show_scanner(),
            Choice::Statements => return self.list_statements(),
            Choice::OfferStatements(series, statements) => {
                return self.offer_statements(series, statements);
            }
            Choice::CheckStatement => self.ask_for_slip(),
            choice @ (Choice::Pins
            | Choice::AddKeeper
            | Choice::Role(..)
            | Choice::Keeper(..)
            | Choice::NewPin(_)
            | Choice::KeepersCard(_)
            | Choice::RemoveKeeper(..)) => return self.on_pins_choice(choice),
            Choice::Key => return self.look_for_key(),
            Choice::Between => return self.look_between_meetings(),
            Choice::Sounds => self.turn_sounds(),
            Choice::Status => {
                return self.look_at_status();
            }
        }
        Task::none()
    }

    fn staff_did(
        &self,
        said: &'static str,
        act: impl FnOnce(&mut Book) -> Result<(), StoreError> + Send + 'static,
    ) -> Task<App> {
        self.ask_for_staff(act, move |done| Done::Did(done, said))
    }

    /// Takes an answer.
    pub(super) fn on_staff_done(&mut self, visit: u64, done: Done) -> Task<App> {
        if let Done::Progress(progress) = done {
            return self.on_progress(visit, progress);
        }
        if visit != self.visit {
            return Task::none();
        }
        match done {
            Done::Scope(Ok(scope)) => {
                self.show_export(scope);
                Task::none()
            }
            Done::Sticks(volumes) => {
                self.take_sticks(volumes);
                Task::none()
            }
            Done::Progress(_) => Task::none(),
            Done::CardsBefore(Ok(known)) => self.show_cards(known),
            Done::Tried(badge, keys) => self.take_trial(badge, keys),
            Done::Series(Ok(series)) => self.show_statements(&series),
            Done::Checked(Ok(statement)) => self.show_checked(statement.as_ref()),
            Done::People(Ok((people, total))) => {
                self.show_people(&people, total);
                Task::none()
            }
            Done::Person(Ok((line, draft))) => {
                self.show_person(&line, &draft);
                Task::none()
            }
            Done::ToMerge(Ok((keep, gone))) => {
                self.ask_to_merge(&keep, &gone);
                Task::none()
            }
            Done::Merged(Ok(gone)) => {
                self.offer_to_part(gone);
                Task::none()
            }
            Done::Named(Ok(Some(line))) => self.open_person(line.person),
            Done::Named(Ok(None)) => {
                let note = self.text("person-name-busy");
                if let Stage::Line(screen, _) = &mut self.stage {
                    screen.say(note);
                }
                Task::none()
            }
            Done::Card(Ok(given)) => {
                self.say(
                    "staff-badges",
                    match given {
                        CardGiven::Given => "person-card-done",
                        CardGiven::GivenToKeeper => "pins-card-done",
                        CardGiven::Taken => "person-card-taken",
                        CardGiven::Unknown => "person-card-unknown",
                    },
                );
                Task::none()
            }
            // With the recovery code somebody set a PIN whose own PIN nobody knows yet.
            Done::Did(Ok(()), said) if self.keeper.is_none() => {
                self.say("pins-title", said);
                Task::none()
            }
            Done::Did(Ok(()), said) => {
                self.show_menu(Some(said));
                Task::none()
            }
            Done::Did(Err(fault), "pins-removed") if fault.code == NOT_NOW => {
                self.say("pins-title", "pins-last-staff");
                Task::none()
            }
            Done::Keepers(Ok(keepers), what) => {
                self.show_keepers(keepers, what);
                Task::none()
            }
            Done::Status(status) => {
                match *status {
                    Ok(status) => self.show_status(status),
                    Err(fault) => return self.tell(Outcome::Paper { code: fault.code }),
                }
                Task::none()
            }
            Done::Package(Ok(brought)) => self.show_package(brought),
            Done::Applied(Ok(applied)) => self.has_applied(&applied),
            Done::Hashed(draft, hash) => self.on_hashed(draft, hash),
            Done::Recovered(is_right) => self.on_recovered(is_right),
            Done::Scope(Err(fault))
            | Done::CardsBefore(Err(fault))
            | Done::Series(Err(fault))
            | Done::Checked(Err(fault))
            | Done::People(Err(fault))
            | Done::Person(Err(fault))
            | Done::ToMerge(Err(fault))
            | Done::Merged(Err(fault))
            | Done::Named(Err(fault))
            | Done::Card(Err(fault))
            | Done::Package(Err(fault))
            | Done::Applied(Err(fault))
            | Done::Did(Err(fault), _)
            | Done::Keepers(Err(fault), _) => self.tell(Outcome::Paper { code: fault.code }),
        }
    }
}

/// The code of "not possible now": somebody must keep a staff PIN.
const NOT_NOW: &str = "S19";

/// A card that will not do is an answer for staff, not a fault.
fn given(done: Result<(), StoreError>, what: CardGiven) -> Result<CardGiven, StoreError> {
    match done {
        Ok(()) => Ok(what),
        Err(StoreError::NotNow(_)) => Ok(CardGiven::Taken),
        Err(StoreError::NotThere(_)) => Ok(CardGiven::Unknown),
        Err(error) => Err(error),
    }
}

/// A name that others go by too is an answer for staff, not a fault.
fn named<T>(saved: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match saved {
        Ok(saved) => Ok(Some(saved)),
        Err(StoreError::NameTooCommon) => Ok(None),
        Err(error) => Err(error),
    }
}
