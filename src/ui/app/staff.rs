//! What staff ask for: people, cards, PINs, how it is going. The export and the sheets of cards are
//! in [`export`].

mod export;
mod meaning;
mod people;
mod pins;
mod seal;
mod status;

pub use export::{Offered, Progress, Underway};
pub use meaning::{
    AskFor, CardFor, CardGiven, Choice, CountsFor, FindFor, HiddenPin, KeeperDraft, KeepersFor,
    LineFor,
};

use iced::Task;

use super::keeper::{Back, Choice as Line, LineFor as AnyLine};
use super::{Fault, Kiosk, Message as App, Stage, keeper};
use crate::access::{AccessError, SecretHash};
use crate::domain::id::PersonId;
use crate::domain::name::ChosenName;
use crate::domain::person::{PersonDraft, PersonLine};
use crate::domain::tonight::{Keeper, Role, Status};
use crate::store::{Book, StoreError};
use crate::ui::screen::outcome::Outcome;
use crate::ui::screen::{ask, export as export_screen, line_entry, pick};
use crate::ui::widget::keyboard::Keyboard;

/// The longest line that staff type, in characters.
const LINE_CHARS_MAX: usize = 80;
/// The most cards on one sheet run.
const CARDS_MAX: u32 = 200;

/// Touches on screens for staff.
#[derive(Debug)]
pub enum Message {
    /// The export screen.
    Export(export_screen::Message),
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
    /// Something was done; the menu comes next, saying so.
    Did(Result<(), Fault>, &'static str),
    /// Who has a PIN.
    Keepers(Result<Vec<Keeper>, Fault>, KeepersFor),
    /// How it is going.
    Status(Box<Result<Status, Fault>>),
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
            ("staff-people", Choice::People),
            ("staff-lost-card", Choice::LostCard),
            ("staff-badges", Choice::Badges),
            ("staff-pins", Choice::Pins),
            ("staff-key", Choice::Key),
            ("staff-between", Choice::Between),
            ("staff-status", Choice::Status),
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
            (Message::LookForSticks, Stage::Export(_)) => self.look_for_sticks(),
            (Message::LookAtJob, _) => {
                self.look_at_job();
                Task::none()
            }
            (Message::WaitsForCard(_), Stage::WantsCard(..)) => {
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
            Choice::Badges => self.ask_how_many_cards(),
            choice @ (Choice::Pins
            | Choice::AddKeeper
            | Choice::Role(..)
            | Choice::Keeper(..)
            | Choice::NewPin(_)
            | Choice::KeepersCard(_)
            | Choice::RemoveKeeper(..)) => return self.on_pins_choice(choice),
            Choice::Key => return self.look_for_key(),
            Choice::Between => return self.look_between_meetings(),
            Choice::Status => {
                return self.ask_for_staff(Book::status, |status| Done::Status(Box::new(status)));
            }
        }
        Task::none()
    }

    pub(super) fn on_staff_line(&mut self, line: String, what: &LineFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match *what {
            LineFor::Find(find) => {
                self.finding = find;
                self.list_people(Some(line))
            }
            LineFor::NewName => {
                let Ok(name) = ChosenName::new(&line) else {
                    return self.back_to_duty();
                };
                let draft = PersonDraft {
                    name: Some(name),
                    ..PersonDraft::default()
                };
                self.ask_for_staff(
                    move |book| {
                        named(book.add_person(&now, &draft, by))?
                            .map(|profile| book.person_line(profile.person))
                            .transpose()
                    },
                    Done::Named,
                )
            }
            LineFor::Rename(person) => {
                let name = ChosenName::new(&line).ok();
                self.change_person(person, move |draft| draft.name = name)
            }
            LineFor::KeeperLabel => {
                let roles = [Role::Greeter, Role::Facilitator, Role::Staff];
                let lines = roles.map(|role| pick::Line {
                    label: self.text(&format!("role-{}", role.code())),
                    more: None,
                    value: Line::Staff(Choice::Role(line.clone(), role)),
                });
                let pick = pick::Pick::new(self.text("pins-role-title"), lines.into());
                self.show_pick(pick);
                Task::none()
            }
            LineFor::Recovery => self.try_recovery(&line),
            LineFor::NewPin(_)
            | LineFor::NewPinAgain(..)
            | LineFor::StickPin
            | LineFor::StickPinAgain(_) => Task::none(),
        }
    }

    pub(super) fn on_staff_numbers(&mut self, numbers: &[u32], what: CountsFor) -> Task<App> {
        match (what, numbers) {
            (CountsFor::Badges, &[count]) if count > 0 => self.make_cards(count),
            _ => self.back_to_duty(),
        }
    }

    pub(super) fn on_staff_yes(&mut self, what: AskFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match what {
            AskFor::Said => self.back_to_duty(),
            AskFor::Erase(person) => {
                self.staff_did("person-erased", move |book| book.erase(&now, person, by))
            }
            AskFor::Merge { keep, gone } => self.ask_for_staff(
                move |book| book.merge(&now, keep, gone, by).map(|()| gone),
                Done::Merged,
            ),
            AskFor::Merged { .. } => {
                self.show_menu(None);
                Task::none()
            }
            AskFor::MakeStick => {
                self.ask_for_stick_pin("key-stick-note");
                Task::none()
            }
            AskFor::TakeKeyAway => self.take_key_away(),
            AskFor::LockBetweenMeetings(lock) => self.lock_between_meetings(lock),
            AskFor::RemoveKeeper(keeper) => self.staff_did("pins-removed", move |book| {
                book.remove_keeper(&now, keeper, by)
            }),
            AskFor::Printed(tokens) => self.staff_did("badges-live", move |book| {
                book.confirm_printed(&now, &tokens, by).map(|_| ())
            }),
        }
    }

    pub(super) fn on_staff_no(&mut self, what: &AskFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match *what {
            AskFor::Merged { gone } => self.staff_did("person-merge-parted", move |book| {
                book.unmerge(&now, gone, by)
            }),
            AskFor::Printed(_) => {
                // Cards that were not confirmed never begin to work.
                self.show_menu(Some("badges-gone"));
                Task::none()
            }
            AskFor::Said
            | AskFor::Erase(_)
            | AskFor::Merge { .. }
            | AskFor::MakeStick
            | AskFor::TakeKeyAway
            | AskFor::LockBetweenMeetings(_)
            | AskFor::RemoveKeeper(_) => {
                self.show_menu(None);
                Task::none()
            }
        }
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
            return self.on_progress(progress);
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
                    Ok(status) => self.show_status(&status),
                    Err(fault) => return self.tell(Outcome::Paper { code: fault.code }),
                }
                Task::none()
            }
            Done::Hashed(draft, hash) => self.on_hashed(draft, hash),
            Done::Recovered(is_right) => self.on_recovered(is_right),
            Done::Scope(Err(fault))
            | Done::People(Err(fault))
            | Done::Person(Err(fault))
            | Done::ToMerge(Err(fault))
            | Done::Merged(Err(fault))
            | Done::Named(Err(fault))
            | Done::Card(Err(fault))
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
