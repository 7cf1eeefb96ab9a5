//! Blank cards to print: on which sheet, how many, and where on it they begin.
//!
//! It knows sheets by what is said of them and how many labels they have; how they are printed is
//! decided elsewhere.

use iced::{Element, Size};

use crate::ui::Look;
use crate::ui::theme::TextRole;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::stepper::{Number, steppers};
use crate::ui::widget::{Page, button, text};

/// Cards come by the fifty; the other choice is one full sheet.
const CARDS_STEP: u32 = 50;
/// A nudge goes by half millimetres.
const NUDGE_STEPS_A_MM: i16 = 2;

/// A sheet that can be in the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is; unique among them.
    pub label: String,
    /// How many labels it has.
    pub labels: u16,
}

/// What is to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// Which of the sheets.
    pub sheet: usize,
    /// How many cards.
    pub count: u32,
    /// The first label to print on, from 1.
    pub first_label: u16,
    /// Half millimetres to the right.
    pub right_halves: i16,
    /// Half millimetres down.
    pub down_halves: i16,
    /// A page to measure with comes first.
    pub ruler: bool,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cards {
    sheets: Vec<Sheet>,
    order: Order,
    limits: Limits,
    part: Part,
    is_writing: bool,
}

/// How far it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most cards at once.
    pub cards_max: u32,
    /// The furthest nudge either way, in millimetres.
    pub nudge_mm_max: i16,
}

/// Which part is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Which sheet and how many.
    What,
    /// Where on it.
    Where,
}

/// One of the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// How many cards.
    Cards,
    /// The first label.
    FirstLabel,
    /// To the right.
    Right,
    /// Down.
    Down,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// This sheet.
    Sheet(usize),
    /// Less of this number.
    Less(Of),
    /// More of this number.
    More(Of),
    /// With or without a page to measure with.
    Ruler,
    /// Where on the sheet.
    Where,
    /// Write it.
    Make,
    /// Back.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Make these cards.
    Make(Order),
    /// Back.
    Leave,
}

impl Cards {
    /// One full sheet of `before.sheet`, with the nudge of the printer that was used before.
    pub fn new(sheets: Vec<Sheet>, before: Order, limits: Limits) -> Self {
        let mut cards = Self {
            sheets,
            order: Order {
                first_label: 1,
                ruler: false,
                ..before
            },
            limits,
            part: Part::What,
            is_writing: false,
        };
        cards.order.sheet = before.sheet.min(cards.sheets.len().saturating_sub(1));
        cards.order.count = cards.labels();
        cards
    }

    fn labels(&self) -> u32 {
        let sheet = self.sheets.get(self.order.sheet);
        sheet.map_or(1, |sheet| u32::from(sheet.labels.max(1)))
    }

    /// The numbers of cards that there are: one full sheet, and by the fifty.
    fn counts(&self) -> Vec<u32> {
        let most = self.limits.cards_max / CARDS_STEP;
        let mut counts: Vec<u32> = (1..=most).map(|times| times * CARDS_STEP).collect();
        counts.push(self.labels());
        counts.sort_unstable();
        counts.dedup();
        counts
    }

    /// Whether a sheet is being written.
    pub fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            // A second touch would make a second sheet, and a way out would lose the question.
            _ if self.is_writing => {}
            Message::Sheet(sheet) if sheet < self.sheets.len() => {
                let was_one_sheet = self.order.count == self.labels();
                self.order.sheet = sheet;
                self.order.first_label = 1;
                if was_one_sheet {
                    self.order.count = self.labels();
                }
            }
            Message::Sheet(_) => {}
            Message::Less(of) => self.step(of, -1),
            Message::More(of) => self.step(of, 1),
            Message::Ruler => self.order.ruler = !self.order.ruler,
            Message::Where => self.part = Part::Where,
            Message::Make => {
                self.is_writing = true;
                return Action::Make(self.order);
            }
            Message::Back if self.part == Part::Where => self.part = Part::What,
            Message::Back => return Action::Leave,
        }
        Action::None
    }

    fn step(&mut self, of: Of, by: i16) {
        let labels = i16::try_from(self.labels()).unwrap_or(i16::MAX);
        let furthest = self.limits.nudge_mm_max * NUDGE_STEPS_A_MM;
        let order = &mut self.order;
        match of {
            Of::Cards => {
                let next = self.next_count(by);
                self.order.count = next.unwrap_or(self.order.count);
            }
            Of::FirstLabel => {
                let label = i16::try_from(order.first_label).unwrap_or(1) + by;
                order.first_label = label.clamp(1, labels).unsigned_abs();
            }
            Of::Right => order.right_halves = (order.right_halves + by).clamp(-furthest, furthest),
            Of::Down => order.down_halves = (order.down_halves + by).clamp(-furthest, furthest),
        }
    }

    fn next_count(&self, by: i16) -> Option<u32> {
        let counts = self.counts();
        let mut counts = counts.into_iter();
        if by < 0 {
            counts.rfind(|count| *count < self.order.count)
        } else {
            counts.find(|count| *count > self.order.count)
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        if self.is_writing {
            let line = text::heading(look, look.words.get("export-writing"));
            return Page::new(look)
                .title(look.words.label("badges-title"))
                .body(line)
                .into();
        }
        match self.part {
            Part::What => self.what(look),
            Part::Where => self.place(look),
        }
    }

    fn what<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, &look.metrics);
        let cells: Vec<Cell<Message>> = self
            .sheets
            .iter()
            .enumerate()
            .map(|(at, sheet)| {
                let cell = Cell::new(sheet.label.as_str(), Message::Sheet(at));
                cell.chosen(at == self.order.sheet)
            })
            .collect();
        let columns = if metrics.is_upright() { 2 } else { 3 };
        let lines = cells.len().div_ceil(columns) + 1;
        let note = metrics.line(TextRole::Note) + metrics.gap();
        let row = grid::row_height(look, lines, note);
        let rows = grid::count(lines) * (row + metrics.gap());
        let count = Number {
            name: words.get("badges-cards"),
            value: self.order.count.to_string(),
            on_less: self.next_count(-1).map(|_| Message::Less(Of::Cards)),
            on_more: self.next_count(1).map(|_| Message::More(Of::Cards)),
        };
        let size = Size::new(grid::page_width(look), row);
        let room = metrics.body_height() - rows;
        Page::new(look)
            .title(words.label("badges-count"))
            .body(text::soft_in(look, words.get("badges-note"), room))
            .controls(grid::grid_of(look, columns, size, cells))
            .controls(steppers(look, 1, row, vec![count]))
            .left(button::back(look, Message::Back))
            .right(button::quiet(
                look,
                words.label("badges-where-open"),
                Message::Where,
            ))
            .right(button::confirm(
                look,
                words.label("badges-make"),
                Message::Make,
            ))
            .into()
    }

    fn place<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let (order, labels) = (&self.order, self.labels());
        let furthest = self.limits.nudge_mm_max * NUDGE_STEPS_A_MM;
        let nudge = |id: &str, halves: i16, of: Of| {
            let mm = f32::from(halves) / f32::from(NUDGE_STEPS_A_MM);
            Number {
                name: words.get(id),
                value: words.with("badges-mm", &[("mm", mm.to_string().into())]),
                on_less: (halves > -furthest).then_some(Message::Less(of)),
                on_more: (halves < furthest).then_some(Message::More(of)),
            }
        };
        let numbers = vec![
            Number {
                name: words.get("badges-first"),
                value: order.first_label.to_string(),
                on_less: (order.first_label > 1).then_some(Message::Less(Of::FirstLabel)),
                on_more: (u32::from(order.first_label) < labels)
                    .then_some(Message::More(Of::FirstLabel)),
            },
            nudge("badges-right", order.right_halves, Of::Right),
            nudge("badges-down", order.down_halves, Of::Down),
        ];
        let metrics = &look.metrics;
        let lines = numbers.len() + 1;
        let note = metrics.line(TextRole::Note) + metrics.gap();
        let row = grid::row_height(look, lines, note);
        let room = metrics.body_height() - grid::count(lines) * (row + metrics.gap());
        let ruler = Cell::new(words.label("badges-ruler"), Message::Ruler).chosen(order.ruler);
        let size = Size::new(grid::page_width(look).min(metrics.measure()), row);
        Page::new(look)
            .title(words.label("badges-where"))
            .body(text::soft_in(look, words.get("badges-where-note"), room))
            .controls(steppers(look, 1, row, numbers))
            .controls(grid::grid_of(look, 1, size, vec![ruler]))
            .left(button::back(look, Message::Back))
            .right(button::confirm(
                look,
                words.label("badges-make"),
                Message::Make,
            ))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen() -> Cards {
        let sheet = |label: &str, labels| Sheet {
            label: label.to_owned(),
            labels,
        };
        let sheets = vec![sheet("Cards", 10), sheet("Fobs", 70)];
        let limits = Limits {
            cards_max: 1_000,
            nudge_mm_max: 10,
        };
        Cards::new(sheets, Order::default(), limits)
    }

    fn made(screen: &mut Cards) -> Order {
        match screen.clone().update(Message::Make) {
            Action::Make(order) => order,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn cards_come_by_the_sheet_and_by_the_fifty() {
        let mut screen = screen();
        let mut counts = vec![made(&mut screen).count];
        for _ in 0..3 {
            screen.update(Message::More(Of::Cards));
            counts.push(made(&mut screen).count);
        }
        assert_eq!(counts, [10, 50, 100, 150]);
        for _ in 0..40 {
            screen.update(Message::More(Of::Cards));
        }
        assert_eq!(made(&mut screen).count, 1_000);
        for _ in 0..40 {
            screen.update(Message::Less(Of::Cards));
        }
        assert_eq!(made(&mut screen).count, 10);
        // One sheet stays one sheet, whichever it is.
        screen.update(Message::Sheet(1));
        assert_eq!(made(&mut screen).count, 70);
        screen.update(Message::Less(Of::Cards));
        assert_eq!(made(&mut screen).count, 50);
        screen.update(Message::Sheet(7));
        assert_eq!(made(&mut screen).sheet, 1);
    }

    #[test]
    fn while_a_sheet_is_written_no_touch_makes_another_one() {
        let mut screen = screen();
        assert!(matches!(screen.update(Message::Make), Action::Make(_)));
        assert!(screen.is_writing());
        let before = screen.clone();
        for message in [Message::Make, Message::More(Of::Cards), Message::Back] {
            assert_eq!(screen.update(message), Action::None);
        }
        assert_eq!(screen, before);
    }

    #[test]
    fn a_begun_sheet_goes_on_and_the_nudge_has_its_ends() {
        let mut screen = screen();
        screen.update(Message::Where);
        for _ in 0..20 {
            screen.update(Message::More(Of::FirstLabel));
            screen.update(Message::More(Of::Right));
            screen.update(Message::Less(Of::Down));
        }
        screen.update(Message::Ruler);
        let order = made(&mut screen);
        assert_eq!((order.first_label, order.ruler), (10, true));
        assert_eq!((order.right_halves, order.down_halves), (20, -20));
        assert_eq!(screen.update(Message::Back), Action::None);
        screen.update(Message::Sheet(1));
        assert_eq!(made(&mut screen).first_label, 1);
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }
}
