//! What the door says line by line, and how much room that leaves: another language may need two
//! lines where English has one.

use super::{Door, MEETINGS_SHOWN_MAX};
use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize};
use crate::ui::widget::text;

impl Door {
    /// What is on, line by line, and whether each is open.
    pub(super) fn lines(&self, look: &Look, most: usize) -> Vec<(String, bool)> {
        let words = &look.words;
        if self.meetings.is_empty() {
            return vec![(words.get(self.nothing_on()), false)];
        }
        let lines = self.meetings.iter().take(most).map(|meeting| {
            let id = match meeting.is_open {
                _ if look.metrics.has_few_lines() || look.metrics.text_size == TextSize::Large => {
                    "door-meeting-short"
                }
                true => "door-meeting-open",
                false => "door-meeting-later",
            };
            let start = meeting.start.with_timezone(&self.now.zone).time();
            let values = [
                ("title", meeting.title.as_str().into()),
                ("room", meeting.room.0.as_str().into()),
                ("time", words.time(start).into()),
            ];
            (words.with(id, &values), meeting.is_open)
        });
        // What nobody does yet at the first of them, and never who does the rest.
        let open = self.meetings.iter().find(|it| !it.open_roles.is_empty());
        let hand = open
            .filter(|_| !look.metrics.has_few_lines())
            .map(|meeting| {
                let roles = meeting.open_roles.join(", ");
                (words.with("door-hand", &[("roles", roles.into())]), false)
            });
        lines.chain(hand).collect()
    }

    /// The width of the left half of a wide panel.
    pub(super) fn column(look: &Look) -> f32 {
        (look.metrics.content_width() - look.metrics.gap_large()) / 2.0
    }

    /// What the greeting and the meetings leave of the left half, in pixels: another language may
    /// need two lines where English has one.
    pub(super) fn room_below(&self, look: &Look) -> f32 {
        let metrics = &look.metrics;
        let page = metrics.height() - 2.0 * metrics.margin() - metrics.target() - metrics.gap();
        let meetings: f32 = self
            .lines(look, MEETINGS_SHOWN_MAX)
            .iter()
            .map(|(line, _)| {
                text::height(look, TextRole::Body, line, Self::column(look)) + metrics.gap_small()
            })
            .sum();
        // A line is kept free: what is measured alone stands a little higher together.
        let spare = metrics.line(TextRole::Body);
        page - metrics.line(TextRole::Display) - meetings - 2.0 * metrics.gap_large() - spare
    }

    /// The other languages, each by its own name, as far as there is room: who does not read this
    /// one finds theirs. Where there is no other, this one's name.
    pub(super) fn other_languages(&self, look: &Look) -> String {
        let most = if Self::is_narrow(look) { 1 } else { 2 };
        let own = look.words.tag();
        let others = self.languages.iter().filter(|one| one.tag != own);
        let names: Vec<&str> = others.map(|one| one.endonym.as_str()).collect();
        match names.len() {
            0 => look.words.get("language-name"),
            all if all <= most => names.join(BETWEEN_NAMES),
            _ => names[..most].join(BETWEEN_NAMES) + AND_MORE,
        }
    }
}

/// Between the names of languages.
const BETWEEN_NAMES: &str = " · ";
/// After them, where there are more.
const AND_MORE: &str = " …";
