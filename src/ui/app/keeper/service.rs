//! Who lends a hand, tonight and next time: read by whoever runs the meeting, and freed where
//! somebody cannot come after all.

use iced::Task;

use super::{Choice, Done};
use crate::domain::id::SessionId;
use crate::domain::together::{Helper, ServicePlan};
use crate::ui::app::{Kiosk, Message as App};
use crate::ui::screen::pick;

use super::meaning::Role;

impl Kiosk {
    pub(super) fn ask_service(&self) -> Task<App> {
        let now = self.now();
        match self.session() {
            Some(session) => {
                self.ask_for_keeper(move |book| book.service(&now, &session), Done::Service)
            }
            None => self.refresh_tonight(),
        }
    }

    pub(super) fn show_service(&mut self, plans: &[(SessionId, ServicePlan)]) {
        let words = &self.look.words;
        let lines = plans.iter().flat_map(|(session, plan)| {
            let day = words.date_day(plan.date);
            plan.roles.iter().map(move |(role, helper)| {
                let who = match helper {
                    Helper::Nobody => words.get("service-nobody"),
                    Helper::Somebody => words.get("service-somebody"),
                    Helper::Named(name) => name.as_str().to_owned(),
                };
                let values = [
                    ("day", day.as_str().into()),
                    ("role", words.role(role).into()),
                ];
                pick::Line {
                    label: words.with("service-line", &values),
                    more: Some(who),
                    value: Choice::Role(match helper {
                        Helper::Nobody => Role::IsFree,
                        _ => Role::Of(session.clone(), role.clone()),
                    }),
                }
            })
        });
        let note = if plans.is_empty() {
            "service-none"
        } else {
            "service-note"
        };
        let pick = pick::Pick::new(words.get("service-title"), lines.collect());
        let pick = pick.with_note(words.get(note));
        self.show_pick(pick);
    }

    pub(super) fn on_role(&mut self, role: Role) -> Task<App> {
        let now = self.now();
        match role {
            Role::IsFree => self.ask_service(),
            Role::Of(session, role) => {
                let lines = [
                    (
                        "service-free",
                        Choice::Role(Role::Free(session, role.clone())),
                    ),
                    ("who-back", Choice::Nothing),
                ];
                let lines = lines.map(|(id, value)| pick::Line {
                    label: self.look.words.get(id),
                    more: None,
                    value,
                });
                self.show_pick(pick::Pick::new(self.look.words.role(&role), lines.into()));
                Task::none()
            }
            Role::Free(session, role) => self.did("tonight-saved", move |book| {
                book.free_role(&now, &session, &role)
            }),
        }
    }
}
