//! What "About me" asks for.

use iced::Task;

use super::Done;
use crate::domain::entry::By;
use crate::domain::id::PersonId;
use crate::domain::person::Profile;
use crate::store::StoreError;
use crate::ui::app::{Kiosk, Message as App};
use crate::ui::screen::about_me;
use crate::ui::screen::door;
use crate::ui::screen::outcome::Outcome;

impl Kiosk {
    pub(super) fn on_about_me_action(&mut self, action: about_me::Action) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        match action {
            about_me::Action::None => Task::none(),
            about_me::Action::Help => self.on_door_action(door::Action::Help),
            about_me::Action::Leave => self.go_to_door(),
            about_me::Action::Save(profile) => self.ask(
                move |book| named(book.save_about_me(&now, &profile)),
                move |saved| App::AtDoor(visit, Done::Saved(saved)),
            ),
            about_me::Action::NewMark(person) => self.ask(
                move |book| named(book.new_mark(&now, person)),
                move |saved| App::AtDoor(visit, Done::Saved(saved)),
            ),
            about_me::Action::Ask(person, wanted) => self.ask(
                move |book| book.ask_for_statement(&now, person, wanted),
                move |asking| App::AtDoor(visit, Done::Asking(asking)),
            ),
            about_me::Action::TakeOff(person) => self.take_off(person),
            about_me::Action::Together(attendance) => self.open_together(attendance),
        }
    }

    fn take_off(&mut self, person: PersonId) -> Task<App> {
        let (now, visit) = (self.now(), self.visit);
        self.ask(
            move |book| book.erase(&now, person, By::Own),
            move |done| App::AtDoor(visit, Done::Settled(Outcome::TakenOff, done)),
        )
    }
}

/// A name that others go by too is an answer for the person, not a fault.
fn named(saved: Result<Profile, StoreError>) -> Result<Option<Profile>, StoreError> {
    match saved {
        Ok(profile) => Ok(Some(profile)),
        Err(StoreError::NameTooCommon) => Ok(None),
        Err(error) => Err(error),
    }
}
