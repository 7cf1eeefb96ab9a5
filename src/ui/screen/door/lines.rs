//! What the door says line by line, and how much room that leaves: another language may need two
//! lines where English has one.

use super::Door;
use crate::domain::session::DoorMeeting;
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
        let is_short = look.metrics.has_few_lines() || most == 1;
        let lines = self.meetings.iter().take(most).map(|meeting| {
            let id = if is_short {
                "door-meeting-short"
            } else {
                full_id(meeting)
            };
            let line = self.line(look, meeting, id);
            let line = text::in_column(look, &line, Self::column(look));
            (line, meeting.is_open)
        });
        let hand = self.hand(look).filter(|_| !is_short);
        let mut lines: Vec<(String, bool)> = lines.chain(hand.map(|hand| (hand, false))).collect();
        // Where the meetings need the room, the reading below them comes before a hand.
        let is_wide = !Self::is_narrow(look);
        if is_wide && Self::room_below_lines(look, &lines) < reading_height(look) {
            lines.truncate(self.meetings.len().min(most));
            // In large text the later meetings are behind "Today" then.
            while look.metrics.text_size == TextSize::Large
                && lines.len() > 1
                && Self::room_below_lines(look, &lines) < reading_height(look)
            {
                lines.pop();
            }
        }
        lines
    }

    /// Whether large text does not say all that is on.
    pub(super) fn leaves_out(&self, look: &Look, most: usize) -> bool {
        look.metrics.text_size == TextSize::Large
            && (most == 1 || self.lines(look, most).len() < self.told(look).len())
            && !self.meetings.is_empty()
    }

    /// All that is on, each meeting with its room.
    pub fn told(&self, look: &Look) -> Vec<String> {
        if self.meetings.is_empty() {
            return vec![look.words.get(self.nothing_on())];
        }
        let meetings = self.meetings.iter();
        let lines = meetings.map(|meeting| self.line(look, meeting, full_id(meeting)));
        lines.chain(self.hand(look)).collect()
    }

    fn line(&self, look: &Look, meeting: &DoorMeeting, id: &str) -> String {
        let words = &look.words;
        let start = meeting.start.with_timezone(&self.now.zone).time();
        let values = [
            ("title", meeting.title.as_str().into()),
            ("room", meeting.room.0.as_str().into()),
            ("time", words.time(start).into()),
        ];
        words.with(id, &values)
    }

    /// What nobody does yet at the first meeting, and never who does the rest.
    fn hand(&self, look: &Look) -> Option<String> {
        let words = &look.words;
        let mut meetings = self.meetings.iter();
        let open = meetings.find(|it| !it.open_roles.is_empty())?;
        let roles: Vec<String> = open.open_roles.iter().map(|it| words.role(it)).collect();
        let roles = roles.join(", ");
        Some(words.with("door-hand", &[("roles", roles.into())]))
    }

    /// The width of the lines above: of the page, or of the left half of a wide one.
    pub(super) fn column(look: &Look) -> f32 {
        let page = look.metrics.content_width().min(look.metrics.widest());
        if Self::is_narrow(look) {
            page
        } else {
            (page - look.metrics.gap_large()) / 2.0
        }
    }

    /// What the greeting and the meetings leave of the left half, in pixels: another language may
    /// need two lines where English has one.
    pub(super) fn room_below(&self, look: &Look, most: usize) -> f32 {
        Self::room_below_lines(look, &self.lines(look, most))
    }

    fn room_below_lines(look: &Look, lines: &[(String, bool)]) -> f32 {
        let metrics = &look.metrics;
        let page = metrics.height() - 2.0 * metrics.margin() - metrics.target() - metrics.gap();
        let meetings: f32 = lines
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
            all if all <= most => look.words.facts(&names),
            _ => look.words.facts(&names[..most]) + AND_MORE,
        }
    }
}

/// The height of what leads to the reading.
pub(super) fn reading_height(look: &Look) -> f32 {
    let metrics = &look.metrics;
    match metrics.text_size {
        TextSize::Normal => metrics.target(),
        TextSize::Large => metrics.target().max(2.0 * metrics.line(TextRole::Label)),
    }
}

/// The height of what a mirror says below it.
pub(super) fn said_below_mirror(look: &Look) -> f32 {
    2.0 * look.metrics.line(TextRole::Body) + look.metrics.gap()
}

/// The words of a meeting with its room.
fn full_id(meeting: &DoorMeeting) -> &'static str {
    if meeting.is_open {
        "door-meeting-open"
    } else {
        "door-meeting-later"
    }
}

/// After the names of languages, where there are more.
const AND_MORE: &str = " …";
