//! "My date" of "About me": year, month and, for who knows it, the day.
//!
//! It draws and moves a draft; whether the date can be right is decided where it is handed over.

use chrono::{Datelike, NaiveDate};
use iced::Element;

use super::{AboutMe, Message, Said};
use crate::domain::milestone::{LeapRule, Precision};
use crate::domain::moment::Moment;
use crate::domain::person::Profile;
use crate::ui::Look;
use crate::ui::theme::TextRole;
use crate::ui::widget::stepper::{Number, steppers};
use crate::ui::widget::{Page, button, entry, grid, text};
use crate::ui::words::Words;

/// A date under construction: what the steppers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateDraft {
    pub(super) date: NaiveDate,
    pub(super) precision: Precision,
    pub(super) is_long_ago_right: bool,
}

impl DateDraft {
    /// What goes up and down: year, month and, where it is known, the day.
    fn steps(self, words: &Words) -> Vec<Number<Message>> {
        let step = |id: &str, value: String, by: fn(i32) -> Message| Number {
            name: words.get(id),
            value,
            on_less: Some(by(-1)),
            on_more: Some(by(1)),
        };
        let mut steps = vec![
            step(
                "about-date-year",
                self.date.year().to_string(),
                Message::Year,
            ),
            step(
                "about-date-month",
                words.month(self.date.month()),
                Message::Month,
            ),
        ];
        if self.precision == Precision::Day {
            let day = self.date.day().to_string();
            steps.push(step("about-date-day", day, Message::Day));
        }
        steps
    }

    pub(super) fn of(profile: &Profile, now: Moment) -> Self {
        let (date, precision) = profile
            .recovery
            .map_or((now.date(), Precision::Day), |recovery| {
                (recovery.date, recovery.precision)
            });
        Self {
            date,
            precision,
            is_long_ago_right: false,
        }
    }

    pub(super) fn months(&mut self, by: i32) {
        let months = chrono::Months::new(by.unsigned_abs());
        let moved = if by < 0 {
            self.date.checked_sub_months(months)
        } else {
            self.date.checked_add_months(months)
        };
        self.date = moved.unwrap_or(self.date);
    }

    pub(super) fn days(&mut self, by: i32) {
        let moved = self
            .date
            .checked_add_signed(chrono::TimeDelta::days(i64::from(by)));
        self.date = moved.unwrap_or(self.date);
    }

    pub(super) fn whole_month(&mut self) {
        self.precision = match self.precision {
            Precision::Day => Precision::Month,
            Precision::Month => Precision::Day,
        };
    }
}

impl AboutMe {
    pub(super) fn date<'a>(&'a self, look: &'a Look, draft: DateDraft) -> Element<'a, Message> {
        let words = &look.words;
        let metrics = &look.metrics;
        // Where there is little room the numbers below say the date already.
        let shown = match draft.precision {
            _ if metrics.has_few_lines() => words.get("about-date"),
            Precision::Day => words.date_full(draft.date),
            Precision::Month => words.date_month(draft.date),
        };
        let steps = draft.steps(words);
        // The title is as high as the button beside it, or has a line of its own.
        let head = (entry::titled_height(look) - metrics.line(TextRole::Title)).max(0.0);
        let note = metrics.line(TextRole::Note) + metrics.gap();
        let row = grid::row_height(look, steps.len(), head + note);
        let rows = grid::count(steps.len()) * (row + metrics.gap());
        let room = metrics.body_height() - head - rows;
        let note = self.said_or(words, "about-date-note");
        let note = text::squeezed_in(look, note, room, look.colours.text_soft);
        let is_month = draft.precision == Precision::Month;
        let whole = words.get("about-date-whole-month");
        let mut page = Page::new(look)
            .head(entry::titled(
                look,
                shown,
                button::chosen(look, whole, is_month, Message::WholeMonth).into(),
            ))
            .body(note)
            .controls(steppers(look, 1, row, steps))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help));
        if self.profile.recovery.is_some() {
            page = page.left(button::quiet(
                look,
                words.label("about-date-forget"),
                Message::NoDate,
            ));
        }
        if (draft.date.month(), draft.date.day(), draft.precision) == (2, 29, Precision::Day) {
            let is_march = self.profile.leap_rule == LeapRule::March1;
            let label = words.get("about-date-leap");
            page = page.left(button::chosen(look, label, is_march, Message::Leap));
        }
        let save = if self.said == Some(Said::LongAgo) {
            "about-date-is-right"
        } else {
            "about-date-update"
        };
        page.right(button::confirm(look, words.label(save), Message::SaveDate))
            .into()
    }
}
