//! What staff ask for: people, cards, PINs, how it is going. The export and the sheets of cards are
//! in [`export`].

mod export;

use iced::Task;

pub use export::{Progress, Underway};

use super::keeper::{self, Choice as Line, LineFor as AnyLine};
use super::{Fault, Kiosk, Message as App, Stage};
use crate::access::{AccessError, Pin, RecoveryCode, SecretHash};
use crate::domain::attendance::Kind;
use crate::domain::id::{KeeperId, PersonId};
use crate::domain::name::ChosenName;
use crate::domain::person::{Listing, PersonDraft, PersonLine};
use crate::domain::report::ExportScope;
use crate::domain::tonight::{Keeper, Role, Status};
use crate::store::{Book, NewPin, Secret, StoreError, Turn};
use crate::ui::screen::outcome::Outcome;
use crate::ui::screen::{ask, counts, export as export_screen, line_entry, pick};
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
    Scope(Result<ExportScope, Fault>),
    /// Sticks, as they are by now.
    Sticks(Vec<crate::device::volume::Volume>),
    /// How an export or a sheet goes.
    Progress(Progress),
    /// A page of people.
    People(Result<(Vec<PersonLine>, u32), Fault>),
    /// One of them.
    Person(Result<(PersonLine, PersonDraft), Fault>),
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

/// What became of a card that was held up for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardGiven {
    /// It is theirs now.
    Given,
    /// It is somebody's already.
    Taken,
    /// This kiosk does not know it.
    Unknown,
}

/// What a list of those with a PIN is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepersFor {
    /// To change or remove one.
    Change,
    /// A PIN was forgotten.
    Recover,
}

/// What a line on a list stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// The menu.
    Menu,
    /// The export.
    Export,
    /// People.
    People,
    /// Find somebody.
    Find,
    /// Add somebody.
    Add,
    /// One of them.
    Person(PersonId),
    /// Mend the name.
    Rename(PersonId),
    /// What they are in the room.
    Kinds(PersonId),
    /// This.
    Kind(PersonId, Kind),
    /// By card only, or by name too.
    List(PersonId, Listing),
    /// Give a card; the old one dies.
    GiveCard(PersonId),
    /// The same person as another.
    Merge(PersonId),
    /// This other.
    MergeInto(PersonId, PersonId),
    /// Take off.
    Erase(PersonId),
    /// A lost card: whose.
    LostCard,
    /// Cards to print.
    Badges,
    /// PINs.
    Pins,
    /// Add somebody with a PIN.
    AddKeeper,
    /// With this role.
    Role(String, Role),
    /// One who has a PIN.
    Keeper(KeeperId, String),
    /// A new PIN for them.
    NewPin(KeeperId),
    /// Remove them.
    RemoveKeeper(KeeperId, String),
    /// How it is going.
    Status,
    /// Nothing.
    Nothing,
}

/// What a line of text is for.
#[derive(Debug, Clone, PartialEq)]
pub enum LineFor {
    /// To find a person.
    Find(FindFor),
    /// A name for somebody new.
    NewName,
    /// A mended name.
    Rename(PersonId),
    /// What a new keeper is called.
    KeeperLabel,
    /// A new PIN.
    NewPin(KeeperDraft),
    /// The same once more.
    NewPinAgain(KeeperDraft, HiddenPin),
    /// The recovery code.
    Recovery,
}

/// What a found person is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindFor {
    /// To open.
    Open,
    /// To merge this one into it.
    Merge(PersonId),
}

/// Digits typed once, which no log shows.
#[derive(Clone, PartialEq, Eq)]
pub struct HiddenPin(String);

impl std::fmt::Debug for HiddenPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HiddenPin(..)")
    }
}

/// Whose PIN is being set.
#[derive(Debug, Clone, PartialEq)]
pub enum KeeperDraft {
    /// Somebody new.
    New {
        /// What the others call them.
        label: String,
        /// What they may do.
        role: Role,
    },
    /// Somebody who has one.
    Known {
        /// Who.
        keeper: KeeperId,
        /// With the recovery code.
        recovered: bool,
    },
}

/// What numbers are for.
#[derive(Debug, Clone, PartialEq)]
pub enum CountsFor {
    /// How many cards.
    Badges,
}

/// What a yes does.
#[derive(Debug, Clone, PartialEq)]
pub enum AskFor {
    /// Erase this person.
    Erase(PersonId),
    /// These two are one.
    Merge {
        /// Who stays.
        keep: PersonId,
        /// Who becomes them.
        gone: PersonId,
    },
    /// This keeper goes.
    RemoveKeeper(KeeperId),
    /// The print is good.
    Printed(Vec<crate::badge::token::Token>),
    /// Nothing: it was only said.
    Said,
}

/// What an awaited card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardFor {
    /// It becomes this person's; an old one dies.
    Person(PersonId),
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

    fn show_menu(&mut self, said: Option<&str>) {
        let lines = [
            ("staff-export", Choice::Export),
            ("staff-people", Choice::People),
            ("staff-lost-card", Choice::LostCard),
            ("staff-badges", Choice::Badges),
            ("staff-pins", Choice::Pins),
            ("staff-status", Choice::Status),
        ];
        self.show_choices("staff-title", said, lines.into());
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
                let (person, now, by) = (*person, self.now(), self.by());
                self.ask_for_staff(
                    move |book| {
                        book.swap_badge(&now, person, &text, by).map_or_else(
                            |error| match error {
                                StoreError::NotNow(_) => Ok(CardGiven::Taken),
                                StoreError::NotThere(_) => Ok(CardGiven::Unknown),
                                error => Err(error),
                            },
                            |()| Ok(CardGiven::Given),
                        )
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
            Choice::MergeInto(gone, keep) => self.ask_to_merge(keep, gone),
            Choice::Erase(person) => {
                let ask = ask::Ask::question(
                    self.text("person-erase-title"),
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
            Choice::Pins => {
                return self.ask_for_staff(
                    |book| book.keepers(),
                    |keepers| Done::Keepers(keepers, KeepersFor::Change),
                );
            }
            Choice::AddKeeper => {
                let (title, note) = ("pins-label-title", "pins-label-note");
                self.show_staff_line(title, note, String::new(), LineFor::KeeperLabel);
            }
            Choice::Role(label, role) => {
                let draft = KeeperDraft::New { label, role };
                self.ask_for_new_pin(draft, "pins-new-note");
            }
            Choice::Keeper(keeper, label) => {
                let lines = vec![
                    ("pins-change", Choice::NewPin(keeper)),
                    ("pins-remove", Choice::RemoveKeeper(keeper, label)),
                ];
                self.show_choices("pins-title", None, lines);
            }
            Choice::NewPin(keeper) => {
                let recovered = std::mem::take(&mut self.is_recovering);
                let draft = KeeperDraft::Known { keeper, recovered };
                self.ask_for_new_pin(draft, "pins-new-note");
            }
            Choice::RemoveKeeper(keeper, label) => {
                let values = [("label", label.into())];
                let ask = ask::Ask::question(
                    self.look.words.with("pins-remove-title", &values),
                    self.text("pins-remove-body"),
                    self.text("pins-remove"),
                    self.text("button-cancel"),
                );
                self.show(Stage::Ask(
                    ask,
                    keeper::AskFor::Staff(AskFor::RemoveKeeper(keeper)),
                ));
            }
            Choice::Status => {
                return self.ask_for_staff(Book::status, |status| Done::Status(Box::new(status)));
            }
        }
        Task::none()
    }

    fn list_people(&self, query: Option<String>) -> Task<App> {
        self.ask_for_staff(move |book| book.people(query.as_deref(), 0), Done::People)
    }

    fn open_person(&self, person: PersonId) -> Task<App> {
        self.ask_for_staff(
            move |book| Ok((book.person_line(person)?, book.person_draft(person)?)),
            Done::Person,
        )
    }

    fn change_person(
        &self,
        person: PersonId,
        change: impl FnOnce(&mut PersonDraft) + Send + 'static,
    ) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        self.ask_for_staff(
            move |book| {
                let mut draft = book.person_draft(person)?;
                change(&mut draft);
                named(book.change_person(&now, person, &draft, by))?
                    .map(|_| book.person_line(person))
                    .transpose()
            },
            Done::Named,
        )
    }

    fn show_kinds(&mut self, person: PersonId) {
        let kinds = [
            Kind::Member,
            Kind::Guest,
            Kind::Family,
            Kind::Volunteer,
            Kind::Staff,
        ];
        let lines = kinds.map(|kind| pick::Line {
            label: self.text(&format!("kind-{}", kind.code())),
            more: None,
            value: Line::Staff(Choice::Kind(person, kind)),
        });
        let pick = pick::Pick::new(self.text("people-title"), lines.into());
        self.show_pick(pick);
    }

    fn wait_for_card(&mut self, person: PersonId) {
        let ask = ask::Ask::say(
            self.text("person-card-title"),
            self.text("person-card-note"),
            self.text("button-cancel"),
        );
        self.show(Stage::WantsCard(ask, CardFor::Person(person)));
    }

    fn ask_to_merge(&mut self, keep: PersonId, gone: PersonId) {
        let ask = ask::Ask::question(
            self.text("person-merge-title"),
            self.text("person-merge-body"),
            self.text("person-merge-yes"),
            self.text("button-cancel"),
        );
        let what = keeper::AskFor::Staff(AskFor::Merge { keep, gone });
        self.show(Stage::Ask(ask, what));
    }

    fn ask_how_many_cards(&mut self) {
        let count = counts::Count {
            label: self.text("staff-badges"),
            value: 10,
            step: 10,
            most: CARDS_MAX,
        };
        let screen = counts::Counts::new(
            self.text("badges-count"),
            self.text("badges-note"),
            self.text("badges-make"),
            vec![count],
        );
        self.show(Stage::Counts(
            screen,
            keeper::CountsFor::Staff(CountsFor::Badges),
        ));
    }

    fn ask_for_new_pin(&mut self, draft: KeeperDraft, note: &str) {
        let label = match &draft {
            KeeperDraft::New { label, .. } => label.clone(),
            KeeperDraft::Known { .. } => String::new(),
        };
        let note = self.look.words.with(note, &[("label", label.into())]);
        self.show_pin_line("pins-new-title", note, LineFor::NewPin(draft));
    }

    /// Digits of a new PIN are typed on the pad and never shown.
    fn show_pin_line(&mut self, title: &str, note: String, what: LineFor) {
        let pad = crate::ui::screen::pin::PinEntry::new(self.text(title), note);
        self.show(Stage::NewPin(pad, what));
    }

    /// Digits for a new PIN were typed.
    pub(super) fn on_new_pin(&mut self, digits: String, what: LineFor) -> Task<App> {
        match what {
            LineFor::NewPin(draft) => match Pin::choose(&digits, self.services.site.pin_digits_min)
            {
                Ok(_) => {
                    let what = LineFor::NewPinAgain(draft, HiddenPin(digits));
                    self.show_pin_line("pins-twice-title", String::new(), what);
                }
                Err(error) => {
                    let note = self.pin_refused(error);
                    self.show_pin_line("pins-new-title", note, LineFor::NewPin(draft));
                }
            },
            LineFor::NewPinAgain(draft, first) => {
                let Ok(pin) = Pin::choose(&digits, self.services.site.pin_digits_min) else {
                    return Task::none();
                };
                if first.0 != digits {
                    let note = self.text("pins-differ");
                    self.show_pin_line("pins-new-title", note, LineFor::NewPin(draft));
                    return Task::none();
                }
                return self.hash_pin(draft, pin);
            }
            _ => {}
        }
        Task::none()
    }

    pub(in crate::ui::app) fn pin_refused(&self, error: AccessError) -> String {
        match error {
            AccessError::PinTooObvious => self.text("pins-obvious"),
            AccessError::PinLength { least, most } => {
                let values = [("least", least.into()), ("most", most.into())];
                self.look.words.with("pins-short", &values)
            }
            _ => self.text("pins-taken"),
        }
    }

    fn hash_pin(&self, draft: KeeperDraft, pin: Pin) -> Task<App> {
        let visit = self.visit;
        let mut salt = [0; 16];
        if self.services.chance.fill(&mut salt).is_err() {
            return Task::none();
        }
        let cost = self.services.pin_cost;
        Task::perform(
            async move { SecretHash::of_pin(&pin, salt, cost) },
            move |hash| App::AtStaff(visit, Done::Hashed(draft, hash)),
        )
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
            LineFor::NewPin(_) | LineFor::NewPinAgain(..) => Task::none(),
        }
    }

    /// "I forgot my PIN": the printed code replaces it.
    pub(super) fn on_forgotten_pin(&mut self) -> Task<App> {
        let (title, note) = ("recovery-title", "recovery-note");
        self.show_staff_line(title, note, String::new(), LineFor::Recovery);
        Task::none()
    }

    fn try_recovery(&mut self, line: &str) -> Task<App> {
        let code = match RecoveryCode::typed(line) {
            Ok(code) => code,
            Err(error) => {
                let note = match error {
                    AccessError::RecoveryLetter { group }
                    | AccessError::RecoveryGroup { group } => self
                        .look
                        .words
                        .with("recovery-group", &[("group", group.into())]),
                    _ => self.text("recovery-wrong"),
                };
                if let Stage::Line(screen, _) = &mut self.stage {
                    screen.say(note);
                }
                return Task::none();
            }
        };
        let (now, visit) = (self.now(), self.visit);
        let Ok(store) = &self.services.store else {
            return Task::none();
        };
        // Counted on disk before the answer is computed, like a PIN.
        let hash = store.run(
            move |book| match book.begin_try(&now, Secret::RecoveryCode)? {
                Turn::Go => book.recovery_hash(),
                Turn::Wait { .. } => Ok(None),
            },
        );
        Task::perform(
            async move {
                match hash.await {
                    Ok(Some(hash)) => hash.matches_recovery(&code).unwrap_or(false),
                    Ok(None) | Err(_) => false,
                }
            },
            move |is_right| App::AtStaff(visit, Done::Recovered(is_right)),
        )
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
            AskFor::Merge { keep, gone } => self.staff_did("person-merge-done", move |book| {
                book.merge(&now, keep, gone, by)
            }),
            AskFor::RemoveKeeper(keeper) => self.staff_did("pins-removed", move |book| {
                book.remove_keeper(&now, keeper, by)
            }),
            AskFor::Printed(tokens) => self.staff_did("badges-live", move |book| {
                book.confirm_printed(&now, &tokens, by).map(|_| ())
            }),
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
                        CardGiven::Taken => "person-card-taken",
                        CardGiven::Unknown => "person-card-unknown",
                    },
                );
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
            | Done::Named(Err(fault))
            | Done::Card(Err(fault))
            | Done::Did(Err(fault), _)
            | Done::Keepers(Err(fault), _) => self.tell(Outcome::Paper { code: fault.code }),
        }
    }

    fn show_people(&mut self, people: &[PersonLine], total: u32) {
        let words = &self.look.words;
        let what = self.finding;
        let mut lines: Vec<pick::Line<Line>> = people
            .iter()
            .map(|person| {
                let label = match &person.name {
                    Some(name) => name.as_str().to_owned(),
                    None => words.get("people-no-name"),
                };
                let cards = words.with("people-cards", &[("count", person.cards.into())]);
                let choice = match what {
                    FindFor::Open => Choice::Person(person.person),
                    FindFor::Merge(gone) => Choice::MergeInto(gone, person.person),
                };
                pick::Line {
                    label,
                    more: Some(cards),
                    value: Line::Staff(choice),
                }
            })
            .collect();
        if what == FindFor::Open {
            for (place, (id, choice)) in
                [("people-add", Choice::Add), ("people-find", Choice::Find)]
                    .into_iter()
                    .enumerate()
            {
                let value = Line::Staff(choice);
                lines.insert(
                    place,
                    pick::Line {
                        label: words.get(id),
                        more: None,
                        value,
                    },
                );
            }
        }
        let note = words.with("people-note", &[("count", total.into())]);
        let pick = pick::Pick::new(words.get("people-title"), lines).with_note(note);
        self.finding = FindFor::Open;
        self.show_pick(pick);
    }

    fn show_person(&mut self, line: &PersonLine, draft: &PersonDraft) {
        let words = &self.look.words;
        let person = line.person;
        let name = match &line.name {
            Some(name) => name.as_str().to_owned(),
            None => words.get("people-no-name"),
        };
        let kind = words.get(&format!("kind-{}", draft.kind.code()));
        let (listing, other) = match draft.listing {
            Listing::Listed => ("person-unlist", Listing::Unlisted),
            Listing::Unlisted => ("person-list", Listing::Listed),
        };
        let entry = |label: String, choice| pick::Line {
            label,
            more: None,
            value: Line::Staff(choice),
        };
        let card = if line.cards > 0 {
            "person-lost-card"
        } else {
            "person-new-card"
        };
        let lines = vec![
            entry(words.get("person-rename"), Choice::Rename(person)),
            entry(words.get(card), Choice::GiveCard(person)),
            entry(
                words.with("person-kind", &[("kind", kind.into())]),
                Choice::Kinds(person),
            ),
            entry(words.get(listing), Choice::List(person, other)),
            entry(words.get("person-merge"), Choice::Merge(person)),
            entry(words.get("person-erase"), Choice::Erase(person)),
        ];
        let mut pick = pick::Pick::new(name, lines);
        if let Some(mark) = line.mark {
            let picture = words.get(&format!("picture-{}", mark.picture.code()));
            let colour = words.get(&format!("colour-{}", mark.colour.code()));
            let values = [("picture", picture.into()), ("colour", colour.into())];
            pick = pick.with_note(words.with("about-mark-set", &values));
        }
        self.show_pick(pick);
    }

    fn show_keepers(&mut self, keepers: Vec<Keeper>, what: KeepersFor) {
        let words = &self.look.words;
        let mut lines: Vec<pick::Line<Line>> = keepers
            .into_iter()
            .map(|keeper| {
                let role = words.get(&format!("role-{}", keeper.role.code()));
                let choice = match what {
                    KeepersFor::Change => Choice::Keeper(keeper.id, keeper.label.clone()),
                    KeepersFor::Recover => Choice::NewPin(keeper.id),
                };
                pick::Line {
                    label: keeper.label,
                    more: Some(role),
                    value: Line::Staff(choice),
                }
            })
            .collect();
        if what == KeepersFor::Change {
            let value = Line::Staff(Choice::AddKeeper);
            lines.push(pick::Line {
                label: words.get("pins-add"),
                more: None,
                value,
            });
        }
        let title = match what {
            KeepersFor::Change => "pins-title",
            KeepersFor::Recover => "recovery-pick",
        };
        let pick = pick::Pick::new(words.get(title), lines);
        self.show_pick(pick);
    }

    fn show_status(&mut self, status: &Status) {
        let words = &self.look.words;
        let zone = self.services.site.zone;
        let last = status.last_export.map_or_else(
            || words.get("status-never"),
            |at| words.date_full(at.with_timezone(&zone).date_naive()),
        );
        let lines = [
            ("status-people", status.people.to_string()),
            ("status-cards", status.badges.to_string()),
            ("status-sessions", status.sessions.to_string()),
            ("status-attendances", status.attendances.to_string()),
            ("status-unexported", status.unexported.to_string()),
            ("status-last-export", last),
            ("status-tray", status.in_tray.to_string()),
        ]
        .map(|(id, value)| format!("{}: {value}", words.get(id)));
        let ask = ask::Ask::say(
            words.get("staff-status"),
            lines.join("\n"),
            words.get("button-done"),
        );
        self.show(Stage::Ask(ask, keeper::AskFor::Staff(AskFor::Said)));
    }

    fn on_hashed(
        &mut self,
        draft: KeeperDraft,
        hash: Result<SecretHash, AccessError>,
    ) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let hash = match hash {
            Ok(hash) => hash,
            Err(error) => {
                tracing::error!(%error, "a PIN could not be hashed");
                self.say("pins-title", "pins-taken");
                return Task::none();
            }
        };
        self.staff_did("pins-saved", move |book| match draft {
            KeeperDraft::New { label, role } => {
                book.add_keeper(&now, &label, role, &hash, by).map(|_| ())
            }
            KeeperDraft::Known { keeper, recovered } => {
                let how = if recovered {
                    NewPin::Recovered
                } else {
                    NewPin::Changed
                };
                book.set_pin(&now, keeper, &hash, how, by)
            }
        })
    }

    fn on_recovered(&mut self, is_right: bool) -> Task<App> {
        if !is_right {
            let note = self.text("recovery-wrong");
            if let Stage::Line(screen, _) = &mut self.stage {
                screen.say(note);
            }
            return Task::none();
        }
        let now = self.now();
        let succeeded = self.ask(
            move |book| book.try_succeeded(&now, Secret::RecoveryCode),
            |_| App::Nothing,
        );
        let list = self.ask_for_staff(
            |book| book.keepers(),
            |keepers| Done::Keepers(keepers, KeepersFor::Recover),
        );
        self.is_recovering = true;
        Task::batch([succeeded, list])
    }
}

/// The code of "not possible now": somebody must keep a staff PIN.
const NOT_NOW: &str = "S19";

/// A name that others go by too is an answer for staff, not a fault.
fn named<T>(saved: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match saved {
        Ok(saved) => Ok(Some(saved)),
        Err(StoreError::NameTooCommon) => Ok(None),
        Err(error) => Err(error),
    }
}
