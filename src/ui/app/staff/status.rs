//! How it is going, in numbers.

use super::AskFor;
use crate::domain::tonight::Status;
use crate::ui::app::{Kiosk, Stage, keeper};
use crate::ui::screen::ask;

impl Kiosk {
    pub(super) fn show_status(&mut self, status: &Status) {
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
}
