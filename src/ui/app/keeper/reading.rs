//! The reading of the evening, as whoever runs the meeting sees it: to read it aloud, or to take
//! another one when the evening asks for it.

use chrono::NaiveDate;
use iced::Task;

use super::{AskFor, Choice};
use crate::domain::reading::{Occasion, Reading};
use crate::ui::app::{Kiosk, Message as App, Stage};
use crate::ui::screen::{ask, pick};

/// What it may be chosen for: the date first.
const CHOICES: [Option<Occasion>; 4] = [
    None,
    Some(Occasion::AfterLoss),
    Some(Occasion::Holiday),
    Some(Occasion::FirstMeeting),
];

impl Kiosk {
    /// The date's reading and those for other evenings, each by its title.
    pub(super) fn show_readings(&mut self) {
        let words = &self.look.words;
        let lines = CHOICES.into_iter().filter_map(|occasion| {
            Some(pick::Line {
                label: words.get(id(occasion)),
                more: Some(self.reading_for(occasion)?.title().to_owned()),
                value: Choice::Reading(occasion),
            })
        });
        let lines = lines.collect();
        let pick = pick::Pick::new(self.word("reading-choose"), lines);
        self.show_pick(pick);
    }

    /// One of them, whole.
    pub(super) fn show_reading(&mut self, occasion: Option<Occasion>) {
        let Some(reading) = self.reading_for(occasion) else {
            return;
        };
        let ask = ask::Ask::question(
            reading.title().to_owned(),
            reading.whole(),
            self.word("reading-this"),
            self.word("reading-other"),
        );
        self.show(Stage::Ask(ask, AskFor::Reading(occasion)));
    }

    pub(super) fn choose_reading(&mut self, occasion: Option<Occasion>) -> Task<App> {
        let now = self.now();
        match self.session() {
            Some(session) => self.did("tonight-saved", move |book| {
                book.choose_reading(&now, &session, occasion)
            }),
            None => self.back_to_duty(),
        }
    }

    fn reading_for(&self, occasion: Option<Occasion>) -> Option<&Reading> {
        let tag = self.look.words.tag();
        self.services.site.reading(self.evening(), occasion, tag)
    }

    /// The date of the evening that is run.
    fn evening(&self) -> NaiveDate {
        let duty = self.keeper.as_ref();
        duty.and_then(|duty| duty.evening)
            .unwrap_or_else(|| self.now().date())
    }
}

const fn id(occasion: Option<Occasion>) -> &'static str {
    match occasion {
        None => "reading-of-day",
        Some(Occasion::AfterLoss) => "reading-after-loss",
        Some(Occasion::Holiday) => "reading-holiday",
        Some(Occasion::FirstMeeting) => "reading-first-meeting",
    }
}
