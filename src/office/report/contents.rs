//! What stands on the pages of a report, in order; `workbook` makes sheets of it and `print` paper.

use chrono::{DateTime, Utc};

use self::chips::ready_in;
use self::quality::quality;
use super::{KioskState, Report, SUPPRESSED_BELOW, Services, board as suppressed};
use crate::domain::id::KioskId;
use crate::domain::milestone::{CROWD_MIN, READY_STEP};
use crate::domain::report::{Figures, Month};
use crate::transfer::said::Sayer;

pub(super) mod chips;
mod quality;

/// Widths of columns, in characters.
pub(super) const WIDE: f64 = 36.0;
pub(super) const NARROW: f64 = 16.0;
/// For a column of whole sentences.
const WIDEST: f64 = 64.0;
/// The most kiosks that are named beneath figures; all of them stand under data quality.
const WAITS_SHOWN: usize = 8;
/// The most bars, in pairs, that a chart has room for.
pub(super) const BARS_MAX: usize = 31;
/// The columns that a page has room for.
pub(super) const COLUMNS: usize = 7;

/// The headings of columns with texts; the others stand over numbers.
const TEXTS: [&str; 13] = [
    "office-as-of",
    "office-external",
    "office-name",
    "office-first",
    "office-last",
    "office-meeting",
    "office-site",
    "office-complete-to",
    "office-missing",
    "office-who",
    "office-as",
    "office-how",
    "office-remark",
];

const FIGURES: [&str; 6] = [
    "office-sessions",
    "office-attendances",
    "office-average",
    "office-persons",
    "office-not-deduplicated",
    "office-first-timers",
];

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Nothing,
    Text(String),
    /// In the place of a number.
    Untold(String),
    Number(u32),
    Decimal(f64),
    Share(f64),
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

/// Over a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub text: String,
    pub is_of_numbers: bool,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Title(String),
    /// What the lines behind it are about.
    Section(String),
    Headings(Vec<Heading>),
    Row(Vec<Cell>),
    Total(Vec<Cell>),
    Notes(String),
    Gap(u32),
    /// What follows begins a new sheet of paper.
    NewPage,
    /// Two columns of the rows behind the last headings, beside the texts of the first one.
    Chart {
        title: String,
        columns: [usize; 2],
    },
}

/// Some pages with columns of the same widths.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub name: String,
    pub widths: [f64; COLUMNS],
    /// Whether headings stay in view.
    pub is_long: bool,
    pub fits_on_one: bool,
    pub blocks: Vec<Block>,
}

/// A sheet that is put together from the top down.
pub(super) struct Page<'l> {
    pub say: &'l Sayer,
    pub sheet: Sheet,
}

impl<'l> Page<'l> {
    pub fn begin(name: &str, say: &'l Sayer) -> Self {
        let mut widths = [NARROW; COLUMNS];
        widths[0] = WIDE;
        let sheet = Sheet {
            name: say(name, &[]),
            widths,
            is_long: false,
            fits_on_one: false,
            blocks: Vec::new(),
        };
        Self { say, sheet }
    }

    pub fn add(&mut self, block: Block) {
        self.sheet.blocks.push(block);
    }

    fn title(&mut self, title: String) {
        self.add(Block::Title(title));
    }

    pub fn headings(&mut self, first: &str, others: &[&str]) {
        let heading = |(column, name): (usize, &&str)| Heading {
            text: (self.say)(name, &[]),
            is_of_numbers: column > 0 && !TEXTS.contains(name),
        };
        let all = [&[first], others].concat();
        let all = all.iter().enumerate().map(heading).collect();
        self.add(Block::Headings(all));
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.add(Block::Row(cells.into_iter().collect()));
    }

    fn total(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.add(Block::Total(cells.into_iter().collect()));
    }

    pub fn chart(&mut self, title: &str, columns: [usize; 2]) {
        let title = (self.say)(title, &[]);
        self.add(Block::Chart { title, columns });
    }

    pub fn notes(&mut self, notes: &str) {
        let notes = (self.say)(notes, &[]);
        self.add(Block::Notes(notes));
    }
}

/// The page for a board, with nothing in it that tells of a few people.
pub(super) fn board(report: &Report, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-board", say);
    page.sheet.fits_on_one = true;
    page.title(title(report, say));
    page.headings(
        "office-month",
        &[
            "office-sessions",
            "office-attendances",
            "office-persons",
            "office-first-timers",
        ],
    );
    let columns = suppressed::columns(report);
    // Whether one is small, or would give a small one away: which of them it is would tell.
    let hidden = say("office-hidden", &[]);
    let cell = |told: Option<u32>| told.map_or_else(|| Cell::Untold(hidden.clone()), Cell::Number);
    for (at, month) in report.months.iter().enumerate() {
        let told = columns.iter().map(|column| cell(column.cell(at)));
        let first = [
            month.month.to_string().into(),
            month.figures.sessions.into(),
        ];
        page.row(first.into_iter().chain(told));
    }
    if report.months.len() != 1 {
        let told = columns.iter().map(|column| cell(column.sum));
        let first = [
            say("office-whole", &[]).into(),
            report.whole.sessions.into(),
        ];
        page.total(first.into_iter().chain(told));
    }
    let most = (SUPPRESSED_BELOW - 1).to_string();
    page.add(Block::Notes(standing(report, say)));
    page.add(Block::Notes(say("office-board-notes", &[("most", &most)])));
    if report.months.len() > 1 {
        page.chart("office-chart", [2, 3]);
    }
    page.sheet
}

/// All figures; `people` are as many of its people as there is room for, and whether that is all.
pub(super) fn all(report: &Report, people: (&[Services], bool), say: &Sayer) -> Vec<Sheet> {
    vec![
        months(report, say),
        sites(report, say),
        people_of(people, say),
        newcomers(report, say),
        milestones(report, say),
        quality(report, say),
    ]
}

pub(super) fn title(report: &Report, say: &Sayer) -> String {
    let site = site_name(report, say);
    say(
        "office-title",
        &[("site", &site), ("days", &days(report, say))],
    )
}

/// Up to when everything is here, and which kiosks have not brought these days.
pub(super) fn standing(report: &Report, say: &Sayer) -> String {
    let complete = report
        .complete_to()
        .map_or_else(|| say("office-complete-unknown", &[]), moment);
    let complete = say("office-standing", &[("complete", &complete)]);
    let waits = named(report.waits_for());
    let waits = waits.map(|waits| say("office-standing-waits", &[("kiosks", &waits)]));
    let all = [Some(complete), waits, forked(report, say)];
    all.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// As which kiosks another machine writes, where staff have not seen to it.
pub(super) fn forked(report: &Report, say: &Sayer) -> Option<String> {
    let forked = report.kiosks.iter().filter(|kiosk| kiosk.is_forked());
    named(forked).map(|forked| say("office-forked", &[("kiosks", &forked)]))
}

/// Kiosks by their sites and the first digits of their numbers.
fn named<'k>(kiosks: impl Iterator<Item = &'k KioskState>) -> Option<String> {
    let mut names: Vec<String> = kiosks.map(|it| short(it.kiosk, &it.site)).collect();
    if names.len() > WAITS_SHOWN {
        names.truncate(WAITS_SHOWN);
        names.push("…".to_owned());
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn short(kiosk: KioskId, site: &str) -> String {
    format!("{site} ({})", kiosk.short())
}

pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

pub(super) fn site_name(report: &Report, say: &Sayer) -> String {
    let asked = report.asked.site.clone();
    asked.unwrap_or_else(|| say("office-all-sites", &[]))
}

pub(super) fn days(report: &Report, say: &Sayer) -> String {
    let (from, until) = (
        report.asked.from.to_string(),
        report.asked.until.to_string(),
    );
    say("office-days", &[("from", &from), ("until", &until)])
}

fn figures(figures: &Figures) -> [Cell; 6] {
    [
        figures.sessions.into(),
        figures.attendances.into(),
        figures.average().map_or(Cell::Nothing, Cell::Decimal),
        figures.persons.into(),
        figures.not_deduplicated.into(),
        figures.first_timers.into(),
    ]
}

fn whole(page: &mut Page<'_>, report: &Report) {
    let name = Cell::from((page.say)("office-whole", &[]));
    page.total([name].into_iter().chain(figures(&report.whole)));
}

fn months(report: &Report, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-months", say);
    page.title(title(report, say));
    page.headings("office-month", &FIGURES);
    for month in &report.months {
        let name = Cell::from(month.month.to_string());
        page.row([name].into_iter().chain(figures(&month.figures)));
    }
    whole(&mut page, report);
    page.add(Block::Notes(standing(report, say)));
    page.notes("office-notes");
    if report.months.len() > 1 {
        page.chart("office-chart", [2, 4]);
    }
    page.sheet
}

fn sites(report: &Report, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-sites", say);
    page.headings("office-site", &FIGURES);
    for site in &report.sites {
        let name = Cell::from(site.site.clone());
        page.row([name].into_iter().chain(figures(&site.figures)));
    }
    whole(&mut page, report);
    page.notes("office-notes");
    if (2..=BARS_MAX).contains(&report.sites.len()) {
        page.chart("office-chart-sites", [2, 4]);
    }
    page.sheet
}

fn people_of((people, are_all): (&[Services], bool), say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-people", say);
    page.sheet.is_long = true;
    page.headings(
        "office-person",
        &[
            "office-external",
            "office-name",
            "office-first",
            "office-last",
            "office-visits",
            "office-sites",
        ],
    );
    for one in people {
        page.row([
            one.person.to_string().into(),
            one.external_id.clone().into(),
            one.display_name.clone().into(),
            one.first.clone().into(),
            one.last.clone().into(),
            one.visits.into(),
            one.sites.into(),
        ]);
    }
    if !are_all {
        page.notes("office-people-more");
    }
    page.sheet
}

fn newcomers(report: &Report, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-newcomers", say);
    page.sheet.widths[0] = WIDEST;
    let newcomers = &report.newcomers;
    page.headings("office-what", &["office-how-many"]);
    page.row([
        say("office-newcomers", &[]).into(),
        newcomers.sign_ins.into(),
    ]);
    let persons = say("office-newcomers-persons", &[]);
    page.row([persons.into(), newcomers.persons.into()]);
    page.add(Block::Gap(1));
    page.headings(
        "office-window",
        &["office-window-head", "office-returned", "office-share"],
    );
    for window in &newcomers.returned {
        let days = window.within_days.to_string();
        page.row([
            say("office-window-days", &[("days", &days)]).into(),
            window.of.into(),
            window.persons.into(),
            window.share().map_or(Cell::Nothing, Cell::Share),
        ]);
    }
    if newcomers.returned.iter().any(|window| window.of > 0) {
        page.chart("office-chart-returned", [1, 2]);
    }
    page.notes("office-newcomers-notes");
    page.sheet
}

/// What was answered, and what to have ready next.
fn milestones(report: &Report, say: &Sayer) -> Sheet {
    let mut page = Page::begin("office-sheet-milestones", say);
    page.headings("office-answers", &["office-how-many"]);
    for answer in &report.milestones {
        let name = say(&format!("office-answer-{}", answer.answer), &[]);
        page.row([name.into(), answer.times.into()]);
    }
    page.add(Block::Gap(1));
    let mut months: Vec<Month> = report.chips.iter().map(|of| of.month).collect();
    months.dedup();
    for month in &months {
        ready_in(&mut page, *month, &report.chips);
    }
    if months.is_empty() {
        page.notes("office-chips-none");
    }
    let (step, few) = (READY_STEP.to_string(), CROWD_MIN.to_string());
    let values = [("step", step.as_str()), ("few", few.as_str())];
    page.add(Block::Notes(say("office-chips-notes", &values)));
    page.sheet
}
