//! The figures of a month: numbers, charts of the year that ends with it, and a folder of
//! spreadsheets and pages to print.

use std::path::PathBuf;

use super::field::Typed;
use super::table::{self, Table};
use crate::domain::milestone::ChipDue;
use crate::domain::report::Month;
use crate::office::report::MeetingFigures;
use crate::office::{Asked, Folder, Report};

mod view;

/// By what the field of a folder is found.
pub const FOLDER: &str = "folder";

/// How many months a chart shows.
const CHART_MONTHS: usize = 12;
/// How many meetings stand beside the charts; all of them are in the table of numbers.
const MEETINGS_SHOWN: usize = 6;
/// How many kiosks that are waited for are named.
const WAITS_SHOWN: usize = 3;

/// What is known of a month.
#[derive(Debug)]
pub struct Reading {
    /// The month itself.
    pub month: Report,
    /// The twelve months that end with it.
    pub year: Report,
    /// The meetings of the month.
    pub meetings: Vec<MeetingFigures>,
}

/// What there is to choose from.
#[derive(Debug, Clone, Default)]
pub struct Offered {
    /// Months in which there was anything, oldest first.
    pub months: Vec<Month>,
    /// The sites, by their codes.
    pub sites: Vec<String>,
}

/// The page.
#[derive(Debug, Default)]
pub struct Months {
    offered: Option<Offered>,
    at: Option<Month>,
    site: Option<String>,
    reading: Option<Box<Reading>>,
    failed: Option<String>,
    shown: Shown,
    sites: Table,
    /// The places of the sites that are shown, in their order.
    sites_shown: Vec<usize>,
    meetings: Table,
    chips: Table,
    /// What to have ready, in the order that is shown.
    chips_shown: Vec<Ready>,
    folder: Typed,
    saved: Saved,
    /// The month in which the office's year begins; none until it was read.
    year_starts: Option<u8>,
    /// The places of the meetings that are shown, in their order.
    meetings_shown: Vec<usize>,
}

/// How many of a chip to have ready at a site.
#[derive(Debug)]
struct Ready {
    month: Month,
    site: String,
    chip: ChipDue,
}

/// What stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    #[default]
    Charts,
    Numbers,
    Milestones,
    Sites,
}

/// What became of the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Saved {
    /// None was asked for.
    #[default]
    No,
    /// It is being written.
    Writing,
    /// It is here.
    Here(PathBuf, Folder),
    /// It failed, for a reason in words.
    Failed(String),
}

/// What is asked of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The month.
    pub month: Asked,
    /// The twelve months that end with it.
    pub year: Asked,
}

/// What can be clicked or typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The month before.
    Before,
    /// The month after.
    After,
    /// A bar of a chart.
    Bar(usize),
    /// "Charts" or "Numbers".
    Numbers(bool),
    /// "Milestones".
    Milestones,
    /// The table of what to have ready.
    Chips(table::Message),
    /// Choose another site.
    ChooseSite,
    /// The table of sites.
    Sites(table::Message),
    /// The chosen site, or all of them.
    Take(bool),
    /// The table of meetings.
    Meetings(table::Message),
    /// The path of the folder.
    Folder(Typed),
    /// "Save".
    Save,
    /// "Save the year": the office's year that this month is of.
    SaveYear,
    /// "Show the folder".
    Show,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Read these days.
    Read(Question),
    /// Write a folder of them here.
    Save(Asked, PathBuf),
    /// Show this folder.
    Show(PathBuf),
}

impl Months {
    /// What there is to choose from. The last month of it is read at first. `folder` is where
    /// reports go.
    pub fn offer(&mut self, offered: Offered, folder: &std::path::Path) -> Action {
        let newest = offered.months.last().copied();
        self.at = self.at.or(newest);
        self.sites.count(offered.sites.len() + 1);
        self.offered = Some(offered);
        self.arrange_sites();
        if self.folder.0.is_empty() {
            self.folder = Typed::new(&folder.display().to_string());
        }
        self.read()
    }

    /// What the office knows of it.
    pub fn take(&mut self, reading: Reading) {
        self.failed = None;
        self.reading = Some(Box::new(reading));
        // As they were read, the best attended first: so they stand beside the charts.
        self.find_meetings();
        self.arrange_chips();
    }

    /// It failed, for a reason in words.
    pub fn failed(&mut self, said: String) {
        self.failed = Some(said);
    }

    /// What became of the folder.
    pub fn saved(&mut self, saved: Saved) {
        self.saved = saved;
    }

    /// The month in which the office's year begins was read.
    pub fn year_starts(&mut self, month: u8) {
        self.year_starts = Some(month);
    }

    /// The first month of the office's year that the month on the page is of.
    fn first_of_year(&self) -> Option<Month> {
        let starts = self.year_starts?;
        let months = std::iter::successors(self.at, |month| Some(before(*month)));
        months.take(12).find(|month| month.month() == starts)
    }

    fn read(&mut self) -> Action {
        let Some(month) = self.at else {
            return Action::None;
        };
        let first = (1..CHART_MONTHS).fold(month, |month, _| before(month));
        self.saved = Saved::No;
        Action::Read(Question {
            month: Asked::month(month, self.site.clone()),
            year: Asked::year(first, self.site.clone()),
        })
    }

    fn go(&mut self, to: Option<Month>) -> Action {
        match to {
            Some(to) if Some(to) != self.at => {
                self.at = Some(to);
                self.read()
            }
            _ => Action::None,
        }
    }

    fn arrange_sites(&mut self) {
        let sites = self.offered.as_ref().map(|offered| &*offered.sites);
        let site = |site: &String| [site.clone()];
        self.sites_shown = self.sites.find(sites.unwrap_or_default(), site);
        if self.sites.is_descending {
            self.sites_shown.reverse();
        }
    }

    pub(super) fn site_at(&self, line: usize) -> Option<&String> {
        let place = self.sites_shown.get(line)?;
        self.offered.as_ref()?.sites.get(*place)
    }

    /// Escape: whether there was something to close.
    pub fn escape(&mut self) -> bool {
        let was = std::mem::take(&mut self.shown);
        was == Shown::Sites
    }

    /// Answers what was clicked or typed.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Before => return self.go(self.at.map(before)),
            Message::After => return self.go(self.at.map(Month::next)),
            Message::Bar(place) => {
                let months = self.chart_months();
                return self.go(months.get(place).copied());
            }
            Message::Numbers(true) => self.shown = Shown::Numbers,
            Message::Numbers(false) => self.shown = Shown::Charts,
            Message::Milestones => self.shown = Shown::Milestones,
            Message::Chips(message) => {
                if self.chips.update(message) == table::Action::Order {
                    self.arrange_chips();
                }
            }
            Message::ChooseSite => {
                self.shown = Shown::Sites;
                self.sites.filter = Typed::default();
                self.arrange_sites();
            }
            Message::Sites(message) => match self.sites.update(message) {
                table::Action::Order => self.arrange_sites(),
                table::Action::Open => return self.update(Message::Take(true)),
                _ => {}
            },
            Message::Take(one) => {
                let chosen = self.sites.chosen().and_then(|line| self.site_at(line));
                self.site = chosen.cloned().filter(|_| one);
                self.shown = Shown::Charts;
                return self.read();
            }
            Message::Meetings(message) => {
                if self.meetings.update(message) == table::Action::Order {
                    self.arrange_meetings();
                }
            }
            Message::Folder(folder) => self.folder = folder,
            Message::Save => {
                let reading = self.reading.as_ref();
                let month = reading.map(|reading| reading.month.asked.clone());
                return self.save(month);
            }
            Message::SaveYear => {
                let first = self.first_of_year().filter(|_| self.reading.is_some());
                return self.save(first.map(|first| Asked::year(first, self.site.clone())));
            }
            Message::Show => {
                if let Saved::Here(folder, _) = &self.saved {
                    return Action::Show(folder.clone());
                }
            }
        }
        Action::None
    }

    fn arrange_meetings(&mut self) {
        let (by, down) = (self.meetings.sorted_by, self.meetings.is_descending);
        let Some(reading) = &mut self.reading else {
            return;
        };
        let meetings = &mut reading.meetings;
        match by {
            0 => meetings.sort_by(|one, other| one.title.cmp(&other.title)),
            1 => meetings.sort_by(|one, other| one.site.cmp(&other.site)),
            2 => meetings.sort_by_key(|one| one.evenings),
            3 => meetings.sort_by_key(|one| one.attendances),
            _ => meetings.sort_by(by_average),
        }
        if down {
            meetings.reverse();
        }
        self.find_meetings();
    }

    fn arrange_chips(&mut self) {
        let of_sites = self.reading.iter().flat_map(|reading| &reading.month.chips);
        let ready = of_sites.flat_map(|of| {
            let ready = |chip: &ChipDue| Ready {
                month: of.month,
                site: of.site.clone(),
                chip: chip.clone(),
            };
            of.chips.iter().map(ready)
        });
        let mut shown: Vec<Ready> = ready.collect();
        match self.chips.sorted_by {
            0 => {}
            1 => shown.sort_by_key(|one| one.chip.order()),
            2 => shown.sort_by(|one, other| one.site.cmp(&other.site)),
            _ => shown.sort_by_key(|one| one.chip.ready),
        }
        if self.chips.is_descending {
            shown.reverse();
        }
        self.chips.count(shown.len());
        self.chips_shown = shown;
    }

    /// Shows those meetings that are looked for.
    fn find_meetings(&mut self) {
        let meetings = self.reading.as_ref().map(|reading| &*reading.meetings);
        self.meetings_shown = self.meetings.find(meetings.unwrap_or_default(), |one| {
            let title = one.title.clone().unwrap_or_default();
            [title, one.site.clone()]
        });
    }

    fn save(&mut self, asked: Option<Asked>) -> Action {
        let (Some(asked), false) = (asked, self.saved == Saved::Writing) else {
            return Action::None;
        };
        let folder = self.folder.0.trim();
        if folder.is_empty() {
            return Action::None;
        }
        let name = report_name(&asked);
        self.saved = Saved::Writing;
        Action::Save(asked, PathBuf::from(folder).join(name))
    }

    pub(super) fn chart_months(&self) -> Vec<Month> {
        let last = self.at.into_iter();
        let mut months: Vec<Month> = last
            .flat_map(|last| std::iter::successors(Some(last), |month| Some(before(*month))))
            .take(CHART_MONTHS)
            .collect();
        months.reverse();
        months
    }
}

/// By how many sign-ins a meeting has had each time.
fn by_average(one: &MeetingFigures, other: &MeetingFigures) -> std::cmp::Ordering {
    let times = |signins: u32, evenings: u32| u64::from(signins) * u64::from(evenings);
    let of_one = times(one.attendances, other.evenings);
    of_one.cmp(&times(other.attendances, one.evenings))
}

/// The month before.
fn before(month: Month) -> Month {
    let day = month.first_day().pred_opt();
    day.and_then(|day| Month::of(day).ok()).unwrap_or(month)
}

/// What the folder of a report is called.
fn report_name(asked: &Asked) -> String {
    let [first, last] = [asked.from, asked.until].map(|day| day.format("%Y-%m").to_string());
    let days = if first == last {
        first
    } else {
        format!("{first}_{last}")
    };
    match &asked.site {
        Some(site) => format!("Report_{site}_{days}"),
        None => format!("Report_{days}"),
    }
}

#[cfg(test)]
mod tests;
