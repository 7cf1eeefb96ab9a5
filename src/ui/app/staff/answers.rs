//! What a line, a yes or a no on a screen for staff leads to.

use iced::Task;

use super::{AskFor, Choice, Done, LineFor, named};
use crate::domain::name::ChosenName;
use crate::domain::person::PersonDraft;
use crate::domain::tonight::Role;
use crate::ui::app::keeper::Choice as Line;
use crate::ui::app::{Kiosk, Message as App};
use crate::ui::screen::pick;

impl Kiosk {
    pub(in crate::ui::app) fn on_staff_line(&mut self, line: String, what: &LineFor) -> Task<App> {
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
            LineFor::SlipCode => self.ask_for_name_of_slip(&line),
            LineFor::SlipName(slip) => self.check_slip(&line, slip),
            LineFor::NewPin(_)
            | LineFor::NewPinAgain(..)
            | LineFor::StickPin
            | LineFor::StickPinAgain(_) => Task::none(),
        }
    }

    pub(in crate::ui::app) fn on_staff_yes(&mut self, what: AskFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match what {
            AskFor::Said | AskFor::Status(_) => self.back_to_duty(),
            AskFor::SlipChecked => self.list_statements(),
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
            AskFor::LookForPackage => self.look_for_package(),
            AskFor::Meetings(package, said) => {
                self.ask_about_meetings(package, said);
                Task::none()
            }
            AskFor::NewOffice(package) => {
                self.ask_about_new_office(package);
                Task::none()
            }
            AskFor::Apply(package) => self.apply_package(package),
            AskFor::RemoveKeeper(keeper) => self.staff_did("pins-removed", move |book| {
                book.remove_keeper(&now, keeper, by)
            }),
            AskFor::Printed(sheet) => self.staff_did("badges-live", move |book| {
                book.confirm_sheet(&now, sheet, by).map(|_| ())
            }),
        }
    }

    pub(in crate::ui::app) fn on_staff_no(&mut self, what: &AskFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match *what {
            // Cards that were not confirmed never begin to work.
            AskFor::Printed(sheet) => {
                self.staff_did("badges-gone", move |book| book.drop_sheet(&now, sheet))
            }
            AskFor::Merged { gone } => self.staff_did("person-merge-parted", move |book| {
                book.unmerge(&now, gone, by)
            }),
            AskFor::Status(ref key) => {
                self.show_office_key(key);
                Task::none()
            }
            AskFor::Said
            | AskFor::SlipChecked
            | AskFor::Erase(_)
            | AskFor::Merge { .. }
            | AskFor::MakeStick
            | AskFor::TakeKeyAway
            | AskFor::LockBetweenMeetings(_)
            | AskFor::LookForPackage
            | AskFor::Meetings(..)
            | AskFor::NewOffice(_)
            | AskFor::Apply(_)
            | AskFor::RemoveKeeper(_) => {
                self.show_menu(None);
                Task::none()
            }
        }
    }
}
