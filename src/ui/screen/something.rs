//! "Something for you": the milestone, shown to the person who tapped and to nobody else.
//!
//! Everyone with a date sees the same button before; what stands behind it is decided each time.

use chrono::NaiveDate;
use iced::widget::column;
use iced::{Alignment, Element, Size};

use crate::domain::entry::MilestoneAnswer;
use crate::domain::id::AttendanceId;
use crate::domain::milestone::Milestone;
use crate::ui::Look;
use crate::ui::chips;
use crate::ui::widget::chip::Reveal;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::sign::{self, Sign};
use crate::ui::widget::{Page, button, control, text};

/// The screen.
#[derive(Debug)]
pub struct Something {
    attendance: AttendanceId,
    milestone: Option<Milestone>,
    preselected: Option<MilestoneAnswer>,
    today: NaiveDate,
    reveal: Reveal,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// One of the three answers.
    Answer(MilestoneAnswer),
    /// "Help now", which is "not today", too.
    Help,
    /// Back to the door, which is "not today".
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The person's answer for tonight.
    Answer(AttendanceId, MilestoneAnswer),
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl Something {
    /// What there is for the person of this attendance; `preselected` by their standing consent.
    pub fn new(
        attendance: AttendanceId,
        milestone: Option<Milestone>,
        preselected: Option<MilestoneAnswer>,
        today: NaiveDate,
    ) -> Self {
        Self {
            attendance,
            milestone,
            preselected,
            today,
            reveal: Reveal::DONE,
        }
    }

    /// The same, with a chip that comes out of the page from this time of the machine on.
    #[must_use]
    pub fn revealed_from(self, now_ms: u64) -> Self {
        let reveal = match self.milestone {
            Some(_) => Reveal::from(now_ms),
            None => Reveal::DONE,
        };
        Self { reveal, ..self }
    }

    /// Goes on to this time of the machine.
    pub fn advance(&mut self, now_ms: u64) {
        self.reveal.advance(now_ms);
    }

    /// Whether anything moves still, for whoever wants to see it.
    pub fn is_moving(&self) -> bool {
        self.reveal.is_running()
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Answer(answer) if self.milestone.is_some() => {
                Action::Answer(self.attendance, answer)
            }
            Message::Answer(_) | Message::Back => Action::Leave,
            Message::Help => Action::Help,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let Some(milestone) = &self.milestone else {
            return Page::new(look)
                .body(sign::emblem(look, Sign::Heart))
                .body(control::heading(words.label("something-none"), |words| {
                    text::centred(look, text::heading(look, words))
                }))
                .left(button::help(look, Message::Help))
                .right(button::confirm(
                    look,
                    words.label("button-done"),
                    Message::Back,
                ))
                .into();
        };
        let when = if milestone.date == self.today {
            words.get("something-today")
        } else {
            let date = words.date_day(milestone.date);
            words.with("something-since", &[("date", date.into())])
        };
        let columns = if look.metrics.is_upright() { 1 } else { 3 };
        let answers = [
            ("something-call", MilestoneAnswer::CallMyName),
            ("something-quietly", MilestoneAnswer::Quietly),
            ("something-not-today", MilestoneAnswer::NotToday),
        ]
        .map(|(id, answer)| {
            let is_chosen = self.preselected == Some(answer);
            Cell::new(words.label(id), Message::Answer(answer)).chosen(is_chosen)
        });
        let metrics = &look.metrics;
        let gap = metrics.gap();
        let lines = answers.len().div_ceil(columns);
        let rows = grid::count(lines) * (grid::row_height(look, lines, 0.0) + gap);
        let room = metrics.untitled_height() - rows - 2.0 * gap;
        let name = chips::label(look, milestone);
        let when_least = text::Sentence::least(look, &when);
        let chip = chips::side(look);
        let (name_px, name_height) = text::px_from_afar(look, &name, room - chip - when_least);
        let chip = chip.min(room - name_height - when_least);
        let when_room = Size::new(f32::INFINITY, room - chip - name_height);
        let when = text::Sentence::new(look, when, when_room);
        let name = text::display(look, name).size(name_px);
        Page::new(look)
            .body(
                column![
                    chips::drawn(look, milestone, chip, self.reveal),
                    text::centred(look, name),
                    when.soft(look),
                ]
                .spacing(gap)
                .align_x(Alignment::Center),
            )
            .controls(grid::grid(look, columns, answers.into()))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .into()
    }
}
