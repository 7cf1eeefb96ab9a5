//! What a yes or a no to a question leads to.

use iced::Task;

use super::AskFor;
use crate::ui::app::{Kiosk, Message as App};

impl Kiosk {
    pub(super) fn on_no(&mut self, what: AskFor) -> Task<App> {
        match what {
            AskFor::NotTonight => self.back_to_duty(),
            AskFor::Reading(_) => {
                self.show_readings();
                Task::none()
            }
            AskFor::Clock => {
                self.show_date();
                Task::none()
            }
            AskFor::Staff(what) => self.on_staff_no(&what),
            AskFor::Rescue(_) | AskFor::RescueGoesOn | AskFor::RescueSaid => self.go_to_door(),
        }
    }

    pub(super) fn on_yes(&mut self, what: AskFor) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        match what {
            AskFor::Clock => {
                self.services.clock.trust();
                self.back_to_duty()
            }
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
            AskFor::Reading(occasion) => self.choose_reading(occasion),
            AskFor::Staff(what) => self.on_staff_yes(what),
            AskFor::Rescue(backup) => self.restore(backup),
            AskFor::RescueGoesOn => Task::none(),
            AskFor::RescueSaid => self.go_to_door(),
        }
    }
}
