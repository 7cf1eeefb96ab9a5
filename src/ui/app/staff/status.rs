//! How it is going, in numbers; and what the office compares when it first meets this kiosk.

use iced::Task;

use super::{AskFor, Done};
use crate::domain::tonight::Status;
use crate::transfer::bundle::{Fingerprint, SigningKey};
use crate::ui::app::{Kiosk, Message as App, Stage, keeper};
use crate::ui::screen::ask;

/// What staff are told.
#[derive(Debug)]
pub struct HowItGoes {
    status: Status,
    /// Of what bundles are signed with, where there is an office to bring them to.
    key: Option<Fingerprint>,
}

impl Kiosk {
    pub(super) fn look_at_status(&self) -> Task<App> {
        let (now, has_office) = (self.now(), self.services.site.office.is_some());
        self.ask_for_staff(
            move |book| {
                let seed = has_office.then(|| book.signing_seed(&now)).transpose()?;
                let key = seed.map(|seed| SigningKey::from_seed(seed.bytes()).public());
                Ok(HowItGoes {
                    status: book.status()?,
                    key: key.map(|key| key.fingerprint()),
                })
            },
            |status| Done::Status(Box::new(status)),
        )
    }

    pub(super) fn show_status(&mut self, HowItGoes { status, key }: HowItGoes) {
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
        let (title, lines) = (words.get("staff-status"), lines.join("\n"));
        let done = words.get("button-done");
        let (ask, then) = match key {
            Some(key) => {
                let ask = ask::Ask::question(title, lines, done, words.get("status-key"));
                (ask, AskFor::Status(key))
            }
            None => (ask::Ask::say(title, lines, done), AskFor::Said),
        };
        self.show(Stage::Ask(ask, keeper::AskFor::Staff(then)));
    }

    /// Shows which key this kiosk signs with, as the office shows it when it first meets one.
    pub(super) fn show_office_key(&mut self, key: &Fingerprint) {
        let words = &self.look.words;
        let body = format!("{}\n{}", words.get("status-key-body"), key.in_two_lines());
        let (title, done) = (words.get("status-key"), words.get("button-done"));
        let ask = ask::Ask::say(title, body, done);
        self.show(Stage::Ask(ask, keeper::AskFor::Staff(AskFor::Said)));
    }
}
