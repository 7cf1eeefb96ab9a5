//! The month, onto a stick: which stick, what will be on it, how far it is, and when it is safe.
//! Where the site has an office, it is sealed for it; plain spreadsheets are the other choice,
//! where the site allows them.
//!
//! It shows what it is told. "Safe to remove" is said for one reason only: everything was written,
//! read back and let go.

use iced::widget::{Column, column};
use iced::{Alignment, Element};

use crate::domain::report::{Exported, MonthScope};
use crate::ui::Look;
use crate::ui::widget::{Page, button, control, grid, progress, text};

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
    /// This site has no office and does not export plain spreadsheets.
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
    /// All is done, and sealed for the office.
    Sealed {
        /// Counts the bundles of this kiosk.
        number: u32,
        /// How many records are in it.
        records: u64,
        /// The stick brought a receipt that was news.
        receipt: Receipt,
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
    /// There is nothing to seal.
    Nothing,
    /// Stopped by staff.
    Cancelled,
    /// Anything else.
    Other,
}

/// Whether the stick brought the office's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// One that was news.
    Brought,
    /// None, or an old one.
    None,
}

/// What can be taken away.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// How many records the office has not confirmed; none where there is no office.
    pub sealed: Option<u64>,
    /// The months for spreadsheets; none where the site does not allow them.
    pub months: Option<Vec<MonthScope>>,
}

/// The screen.
#[derive(Debug)]
pub struct Export {
    sticks: Vec<Stick>,
    offer: Offer,
    kind: Kind,
    state: State,
}

/// How it is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Sealed for the office.
    Sealed,
    /// Spreadsheets that anybody can read.
    Plain,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Onto this stick.
    Start(usize),
    /// The other way of taking it away.
    Other,
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
    /// Write the spreadsheets onto this stick.
    Start(usize),
    /// Write what is for the office onto this stick.
    Seal(usize),
    /// Stop writing.
    Cancel,
    /// Back.
    Leave,
}

impl Export {
    /// The screen with what can be taken away.
    pub fn new(offer: Offer) -> Self {
        let (kind, state) = match (offer.sealed, &offer.months) {
            (Some(_), _) => (Kind::Sealed, State::Choosing),
            (None, Some(_)) => (Kind::Plain, State::Choosing),
            (None, None) => (Kind::Plain, State::NotAllowed),
        };
        Self {
            sticks: Vec::new(),
            offer,
            kind,
            state,
        }
    }

    fn months(&self) -> &[MonthScope] {
        self.offer.months.as_deref().unwrap_or_default()
    }

    /// Whether there is anything to take away this way.
    fn has_any(&self) -> bool {
        match self.kind {
            Kind::Sealed => self.offer.sealed.is_some_and(|records| records > 0),
            Kind::Plain => !self.months().is_empty(),
        }
    }

    fn has_both_ways(&self) -> bool {
        self.offer.sealed.is_some() && self.offer.months.is_some()
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
            Message::Start(stick) if stick < self.sticks.len() && self.has_any() => {
                self.state = State::Writing(0.0);
                match self.kind {
                    Kind::Sealed => Action::Seal(stick),
                    Kind::Plain => Action::Start(stick),
                }
            }
            Message::Other if self.has_both_ways() && self.state == State::Choosing => {
                self.kind = match self.kind {
                    Kind::Sealed => Kind::Plain,
                    Kind::Plain => Kind::Sealed,
                };
                Action::None
            }
            Message::Start(_) | Message::Other => Action::None,
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
                .title(words.label("export-title"))
                .body(paragraph(look, words.get("export-not-allowed")))
                .left(back)
                .into(),
            State::Choosing => self.choosing(look),
            State::Writing(share) => {
                let stop = button::quiet(look, words.label("export-cancel"), Message::Cancel);
                working(look, "export-writing", *share).right(stop).into()
            }
            State::Verifying => working(look, "export-verifying", 1.0).into(),
            State::Ejecting => working(look, "export-ejecting", 1.0).into(),
            State::Safe { folder, rows } => {
                let values = [("folder", folder.as_str().into()), ("rows", (*rows).into())];
                safe(look, words.with("export-done-body", &values)).into()
            }
            State::Sealed {
                number,
                records,
                receipt,
            } => {
                let values = [("number", (*number).into()), ("records", (*records).into())];
                let page = safe(look, words.with("export-sealed-body", &values));
                match receipt {
                    Receipt::Brought => page
                        .body(text::strong(look, words.get("export-sealed-receipt")))
                        .into(),
                    Receipt::None => page.into(),
                }
            }
            State::NotEjected => page
                .title(words.label("export-title"))
                .body(paragraph(look, words.get("export-not-ejected")))
                .right(button::confirm(
                    look,
                    words.label("button-done"),
                    Message::Back,
                ))
                .into(),
            State::Failed(failure) => page
                .title(words.label("export-title"))
                .body(paragraph(look, worded(look, failure)))
                .left(back)
                .right(button::confirm(
                    look,
                    words.label("button-again"),
                    Message::Again,
                ))
                .into(),
        }
    }

    /// Whether a stick has had all of it, as it still is.
    fn is_again(&self) -> bool {
        let mut months = self.months().iter();
        months.all(|month| matches!(month.exported, Exported::Unchanged { .. }))
    }

    fn choosing<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let mut page = Page::new(look)
            .title(words.label("export-title"))
            .left(button::back(look, Message::Back));
        if self.has_both_ways() {
            let other = match self.kind {
                Kind::Sealed => "export-plain-instead",
                Kind::Plain => "export-sealed-instead",
            };
            page = page.right(button::quiet(look, words.label(other), Message::Other));
        }
        if !self.has_any() {
            let nothing = match self.kind {
                Kind::Sealed => "export-sealed-nothing",
                Kind::Plain => "export-nothing",
            };
            return page.body(paragraph(look, words.get(nothing))).into();
        }
        let told = self.told(look);
        if self.sticks.is_empty() {
            return page
                .body(text::running(look, told.join("\n")))
                .body(text::strong(look, words.get("export-no-stick")))
                .body(text::centred(
                    look,
                    text::soft(look, words.get("export-no-stick-note")),
                ))
                .into();
        }
        let mut told = told;
        if self.kind == Kind::Plain {
            told.push(format!("\n{}", words.get("export-warning")));
        }
        let is_small = look.metrics.has_few_lines() || self.sticks.len() > 1;
        let button = if is_small {
            look.metrics.target()
        } else {
            look.metrics.primary()
        };
        let taken = grid::count(self.sticks.len()) * (button + look.metrics.gap());
        let told = text::running_in(look, told.join("\n"), look.metrics.body_height() - taken);
        let start = match self.kind {
            Kind::Sealed => "export-seal",
            Kind::Plain => "export-start",
        };
        let sticks = self.sticks.iter().enumerate().map(|(place, stick)| {
            let label = words.with(start, &[("label", stick.label.as_str().into())]);
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

    /// What would be taken away, line by line.
    fn told(&self, look: &Look) -> Vec<String> {
        let words = &look.words;
        if let (Kind::Sealed, Some(records)) = (self.kind, self.offer.sealed) {
            return vec![words.with("export-sealed", &[("records", records.into())])];
        }
        let months = self.months().iter().map(|month| {
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
        let most = if look.metrics.has_few_lines() {
            1
        } else {
            MONTHS_SHOWN_MAX
        };
        let earlier = self.months().len().saturating_sub(most);
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
        told
    }
}

fn safe(look: &Look, body: String) -> Page<'_, Message> {
    let words = &look.words;
    Page::new(look)
        .body(control::heading(
            words.label("export-done-title"),
            |title| text::centred(look, text::title(look, title)),
        ))
        .body(paragraph(look, body))
        .right(button::confirm(
            look,
            words.label("button-done"),
            Message::Back,
        ))
}

fn paragraph<'a>(look: &Look, words: String) -> Element<'a, Message> {
    text::running(look, words)
}

fn working<'a>(look: &'a Look, id: &str, share: f32) -> Page<'a, Message> {
    let line = text::heading(look, look.words.get(id));
    Page::new(look)
        .title(look.words.label("export-title"))
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
        Failure::Nothing => words.get("export-sealed-nothing"),
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

    fn stick() -> Stick {
        Stick {
            label: "DEMO".to_owned(),
            free_bytes: 1,
        }
    }

    #[test]
    fn nothing_starts_without_a_stick_and_nothing_leaves_while_writing() {
        let mut screen = Export::new(Offer {
            sealed: None,
            months: Some(Vec::new()),
        });
        assert_eq!(screen.update(Message::Start(0)), Action::None);
        screen.tell(State::Writing(0.5));
        assert_eq!(screen.update(Message::Back), Action::None);
        assert_eq!(screen.update(Message::Cancel), Action::Cancel);
        screen.tell(State::Failed(Failure::Pulled));
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }

    #[test]
    fn where_there_is_an_office_it_is_sealed_unless_somebody_chooses_otherwise() {
        let offer = |sealed, allows: bool| Offer {
            sealed,
            months: allows.then(Vec::new),
        };
        let mut sealed = Export::new(offer(Some(7), false));
        sealed.see(vec![stick()]);
        assert_eq!(sealed.update(Message::Other), Action::None);
        assert_eq!(sealed.update(Message::Start(0)), Action::Seal(0));
        let mut both = Export::new(offer(Some(7), true));
        both.see(vec![stick()]);
        both.update(Message::Other);
        assert_eq!(both.update(Message::Start(0)), Action::None, "no month yet");
        both.update(Message::Other);
        assert_eq!(both.update(Message::Start(0)), Action::Seal(0));
        let mut nothing = Export::new(offer(Some(0), false));
        nothing.see(vec![stick()]);
        assert_eq!(nothing.update(Message::Start(0)), Action::None);
        assert_eq!(*Export::new(offer(None, false)).state(), State::NotAllowed);
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
