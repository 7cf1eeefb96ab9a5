//! PINs and those who have one; the recovery code that replaces a forgotten one.

use iced::Task;

use super::{AskFor, CardFor, Choice, Done, HiddenPin, KeeperDraft, KeepersFor, LineFor};
use crate::access::{AccessError, Pin, RecoveryCode, SecretHash};
use crate::domain::id::KeeperId;
use crate::domain::tonight::Keeper;
use crate::store::{NewPin, Secret, Turn};
use crate::ui::app::keeper::Choice as Line;
use crate::ui::app::{Kiosk, Message as App, Stage, keeper};
use crate::ui::screen::{ask, pick};

impl Kiosk {
    /// What concerns those who have a PIN.
    pub(super) fn on_pins_choice(&mut self, choice: Choice) -> Task<App> {
        match choice {
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
                    ("pins-card", Choice::KeepersCard(keeper)),
                    ("pins-remove", Choice::RemoveKeeper(keeper, label)),
                ];
                self.show_choices("pins-title", None, lines);
            }
            Choice::NewPin(keeper) => {
                let recovered = std::mem::take(&mut self.is_recovering);
                let draft = KeeperDraft::Known { keeper, recovered };
                self.ask_for_new_pin(draft, "pins-new-note");
            }
            Choice::KeepersCard(keeper) => self.wait_for_keepers_card(keeper),
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
            _ => {}
        }
        Task::none()
    }

    pub(super) fn wait_for_keepers_card(&mut self, keeper: KeeperId) {
        let ask = ask::Ask::say(
            self.text("pins-card-title"),
            self.text("pins-card-note"),
            self.text("button-cancel"),
        );
        self.show(Stage::WantsCard(ask, CardFor::Keeper(keeper)));
    }

    pub(super) fn ask_for_new_pin(&mut self, draft: KeeperDraft, note: &str) {
        let note = self.text(note);
        self.show_pin_line("pins-new-title", note, LineFor::NewPin(draft));
    }

    /// Digits of a new PIN are typed on the pad and never shown.
    pub(in crate::ui::app) fn show_pin_line(&mut self, title: &str, note: String, what: LineFor) {
        let pad = crate::ui::screen::pin::PinEntry::new(self.text(title), note);
        self.show(Stage::NewPin(pad, what));
    }

    /// Digits for a new PIN were typed.
    pub(in crate::ui::app) fn on_new_pin(&mut self, digits: String, what: LineFor) -> Task<App> {
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
            LineFor::StickPin => return self.on_stick_pin(digits, None),
            LineFor::StickPinAgain(first) => return self.on_stick_pin(digits, Some(&first)),
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

    pub(super) fn hash_pin(&self, draft: KeeperDraft, pin: Pin) -> Task<App> {
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

    /// "I forgot my PIN": the printed code replaces it.
    pub(in crate::ui::app) fn on_forgotten_pin(&mut self) -> Task<App> {
        let (title, note) = ("recovery-title", "recovery-note");
        self.show_staff_line(title, note, String::new(), LineFor::Recovery);
        Task::none()
    }

    pub(super) fn try_recovery(&mut self, line: &str) -> Task<App> {
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

    pub(super) fn show_keepers(&mut self, keepers: Vec<Keeper>, what: KeepersFor) {
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

    pub(super) fn on_hashed(
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

    pub(super) fn on_recovered(&mut self, is_right: bool) -> Task<App> {
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
