//! The month, onto a stick: which stick, what will be on it, how far it is, and when it is safe.
//!
//! It shows what it is told. "Safe to remove" is said for one reason only: everything was written,
//! read back and let go.

use iced::widget::{Column, column};
use iced::{Alignment, Element};

use crate::domain::report::{Exported, MonthScope};
use crate::ui::Look;
use crate::ui::widget::{Page, button, grid, progress, text};

/// How many months are told line by line, the newest ones.
const MONTHS_SHOWN_MAX: usize = 3;

/// A stick, as staff see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stick {
    /// Its label, made safe to show.
    pub label: String,
    /// Free space, in bytes.
    pub free_bytes: u64,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// This site does not export plain spreadsheets.
    NotAllowed,
    /// A stick is awaited or chosen.
    Choosing,
    /// It writes; a share of 0 to 1.
    Writing(f32),
    /// It reads back.
    Verifying,
    /// It lets the stick go.
    Ejecting,
    /// All is done.
    Safe {
        /// The folder on the stick.
        folder: String,
        /// How many lines of attendance.
        rows: u64,
    },
    /// Written and read back, but not let go.
    NotEjected,
    /// It did not work; nothing counts as exported.
    Failed(Failure),
}

/// Why it did not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Pulled out.
    Pulled,
    /// Full, in bytes.
    Full {
        /// Needed.
        needed: u64,
        /// Free.
        free: u64,
    },
    /// Cannot be written to.
    ReadOnly,
    /// Not a stick for this.
    WrongDevice,
    /// What was read is not what was written.
    Differs,
    /// Stopped by staff.
    Cancelled,
    /// Anything else.
    Other,
}

/// The screen.
#[derive(Debug)]
pub struct Export {
    sticks: Vec<Stick>,
    months: Vec<MonthScope>,
    state: State,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Onto this stick.
    Start(usize),
    /// Stop.
    Cancel,
    /// Once more.
    Again,
    /// Back.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Write onto this stick.
    Start(usize),
    /// Stop writing.
    Cancel,
    /// Back.
    Leave,
}

impl Export {
    /// The screen; `months` is what would be exported.
    pub fn new(is_allowed: bool, months: Vec<MonthScope>) -> Self {
        let state = if is_allowed {
            State::Choosing
        } else {
            State::NotAllowed
        };
        Self {
            sticks: Vec::new(),
            months,
            state,
        }
    }

    /// Takes the sticks that are plugged in by now.
    pub fn see(&mut self, sticks: Vec<Stick>) {
        self.sticks = sticks;
    }

    /// Takes how far it is.
    pub fn tell(&mut self, state: State) {
        self.state = state;
    }

    /// How far it is.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether writing is under way.
    pub fn is_writing(&self) -> bool {
        matches!(
            self.state,
            State::Writing(_) | State::Verifying | State::Ejecting
        )
    }

    /// Whether sticks are looked for.
    pub fn waits_for_sticks(&self) -> bool {
        matches!(self.state, State::Choosing)
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Start(stick) if stick < self.sticks.len() && !self.months.is_empty() => {
                self.state = State::Writing(0.0);
                Action::Start(stick)
            }
            Message::Start(_) => Action::None,
            Message::Cancel => Action::Cancel,
            Message::Again => {
                self.state = State::Choosing;
                Action::None
            }
            Message::Back if self.is_writing() => Action::None,
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let page = Page::new(look);
        let back = button::back(look, Message::Back);
        match &self.state {
            State::NotAllowed => page
                .title(words.get("export-title"))
                .body(paragraph(look, words.get("export-not-allowed")))
                .left(back)
                .into(),
            State::Choosing => self.choosing(look),
            State::Writing(share) => {
                let stop = button::quiet(look, words.get("export-cancel"), Message::Cancel);
                working(look, "export-writing", *share).right(stop).into()
            }
            State::Verifying => working(look, "export-verifying", 1.0).into(),
            State::Ejecting => working(look, "export-ejecting", 1.0).into(),
            State::Safe { folder, rows } => {
                let values = [("folder", folder.as_str().into()), ("rows", (*rows).into())];
                page.body(text::title(look, words.get("export-done-title")).center())
                    .body(paragraph(look, words.with("export-done-body", &values)))
                    .right(button::confirm(
                        look,
                        words.get("button-done"),
                        Message::Back,
                    ))
                    .into()
            }
            State::NotEjected => page
                .title(words.get("export-title"))
                .body(paragraph(look, words.get("export-not-ejected")))
                .right(button::confirm(
                    look,
                    words.get("button-done"),
                    Message::Back,
                ))
                .into(),
            State::Failed(failure) => page
                .title(words.get("export-title"))
                .body(paragraph(look, worded(look, failure)))
                .left(back)
                .right(button::confirm(
                    look,
                    words.get("button-again"),
                    Message::Again,
                ))
                .into(),
        }
    }

    /// Whether a stick has had all of it, as it still is.
    fn is_again(&self) -> bool {
        let mut months = self.months.iter();
        months.all(|month| matches!(month.exported, Exported::Unchanged { .. }))
    }

    fn choosing<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let months = self.months.iter().map(|month| {
            let state = match month.exported {
                Exported::Never => "export-never",
                Exported::Changed { .. } => "export-changed",
                Exported::Unchanged { .. } => "export-exported",
            };
            let values = [
                ("month", words.date_month(month.month.first_day()).into()),
                ("meetings", month.meetings.into()),
                ("sign-ins", month.sign_ins.into()),
            ];
            let line = words.with("export-month", &values);
            format!("{line}, {}", words.get(state))
        });
        let page = Page::new(look)
            .title(words.get("export-title"))
            .left(button::back(look, Message::Back));
        if self.months.is_empty() {
            return page
                .body(paragraph(look, words.get("export-nothing")))
                .into();
        }
        let earlier = self.months.len().saturating_sub(MONTHS_SHOWN_MAX);
        let mut told: Vec<String> = months.skip(earlier).collect();
        if earlier > 0 {
            told.insert(
                0,
                words.with("export-earlier", &[("count", earlier.into())]),
            );
        }
        if self.is_again() {
            told.push(format!("\n{}", words.get("export-again")));
        }
        if self.sticks.is_empty() {
            return page
                .body(text::running(look, told.join("\n")))
                .body(text::strong(look, words.get("export-no-stick")))
                .body(text::soft(look, words.get("export-no-stick-note")).center())
                .into();
        }
        told.push(format!("\n{}", words.get("export-warning")));
        let is_small = look.metrics.has_few_lines() || self.sticks.len() > 1;
        let button = if is_small {
            look.metrics.target()
        } else {
            look.metrics.primary()
        };
        let taken = grid::count(self.sticks.len()) * (button + look.metrics.gap());
        let told = text::running_in(look, told.join("\n"), look.metrics.body_height() - taken);
        let sticks = self.sticks.iter().enumerate().map(|(place, stick)| {
            let label = words.with("export-start", &[("label", stick.label.as_str().into())]);
            if is_small {
                button::confirm(look, label, Message::Start(place)).into()
            } else {
                button::primary(look, label, Message::Start(place)).into()
            }
        });
        let sticks = Column::with_children(sticks).spacing(look.metrics.gap());
        page.body(told)
            .controls(sticks.align_x(Alignment::Center))
            .into()
    }
}

fn paragraph<'a>(look: &Look, words: String) -> Element<'a, Message> {
    text::running(look, words)
}

fn working<'a>(look: &'a Look, id: &str, share: f32) -> Page<'a, Message> {
    let line = text::heading(look, look.words.get(id));
    Page::new(look)
        .title(look.words.get("export-title"))
        .body(column![line, progress::progress(look, share)].spacing(look.metrics.gap()))
}

fn worded(look: &Look, failure: &Failure) -> String {
    let words = &look.words;
    match failure {
        Failure::Pulled => words.get("export-pulled"),
        Failure::Full { needed, free } => {
            let values = [
                ("needed", size(*needed).into()),
                ("free", size(*free).into()),
            ];
            words.with("export-full", &values)
        }
        Failure::ReadOnly => words.get("export-read-only"),
        Failure::WrongDevice => words.get("export-wrong-device"),
        Failure::Differs => words.get("export-differs"),
        Failure::Cancelled => words.get("export-cancelled"),
        Failure::Other => words.get("export-failed"),
    }
}

/// A size as sticks are sold: in units of a thousand.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let mut value = bytes.div_ceil(1000);
    let mut unit = 0;
    while value >= 10_000 && unit + 1 < UNITS.len() {
        value = value.div_ceil(1000);
        unit += 1;
    }
    format!("{value} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_starts_without_a_stick_and_nothing_leaves_while_writing() {
        let mut screen = Export::new(true, Vec::new());
        assert_eq!(screen.update(Message::Start(0)), Action::None);
        screen.tell(State::Writing(0.5));
        assert_eq!(screen.update(Message::Back), Action::None);
        assert_eq!(screen.update(Message::Cancel), Action::Cancel);
        screen.tell(State::Failed(Failure::Pulled));
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }

    #[test]
    fn sizes_are_said_as_on_the_packet() {
        for (bytes, said) in [
            (1, "1 kB"),
            (9_999_000, "9999 kB"),
            (64_000_000_000, "64 GB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }
}
