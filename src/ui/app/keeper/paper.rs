//! A paper evening, typed in afterwards.

use chrono::{Days, NaiveDate};
use iced::Task;

use super::{Choice, CountsFor, Done, PAPER_KINDS};
use crate::domain::id::SeriesId;
use crate::ui::app::{Kiosk, Message as App, Stage};
use crate::ui::screen::{counts, pick};

/// How many days back a paper evening may be.
const PAPER_DAYS_BACK: u64 = 62;
/// The most people on one line of a paper evening.
pub(super) const PAPER_COUNT_MAX: u32 = 500;

impl Kiosk {
    pub(super) fn show_days(&mut self, series: &SeriesId) {
        let today = self.now().date();
        let days = (0..PAPER_DAYS_BACK).filter_map(|back| today.checked_sub_days(Days::new(back)));
        let lines = days.map(|date| pick::Line {
            label: self.look.words.date_day(date),
            more: None,
            value: Choice::Day(series.clone(), date),
        });
        let pick = pick::Pick::new(self.word("paper-date-title"), lines.collect());
        self.show_pick(pick);
    }

    pub(super) fn show_paper_counts(&mut self, series: SeriesId, date: NaiveDate) {
        let counts = PAPER_KINDS.map(|kind| counts::Count {
            label: self.word(&format!("kind-{}", kind.code())),
            value: 0,
            least: 0,
            step: 1,
            most: PAPER_COUNT_MAX,
        });
        let screen = counts::Counts::new(
            self.word("paper-counts-title"),
            self.word("paper-counts-note"),
            self.word("button-next"),
            counts.into(),
        );
        self.show(Stage::Counts(screen, CountsFor::Paper(series, date)));
    }

    pub(super) fn ask_for_more_paper(&mut self) {
        let lines = [
            ("paper-people-more", Choice::MorePaper),
            ("paper-people-done", Choice::PaperIsIn),
        ]
        .map(|(id, value)| pick::Line {
            label: self.word(id),
            more: None,
            value,
        });
        let pick = pick::Pick::new(self.word("paper-people-title"), lines.into());
        self.show_pick(pick);
    }

    pub(super) fn write_paper(&mut self) -> Task<App> {
        let (now, by) = (self.now(), self.by());
        let Some(paper) = self.keeper.as_mut().and_then(|duty| duty.paper.take()) else {
            return self.back_to_duty();
        };
        self.ask_for_keeper(
            move |book| book.paper_evening(&now, &paper, by),
            Done::Paper,
        )
    }
}
