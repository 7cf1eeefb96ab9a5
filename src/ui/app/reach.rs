//! Which control is chosen by whoever uses keys or a switch, and how it is pressed.
//!
//! Each step asks the view what there is on it now ([`Survey`]), and then goes on from there. A
//! scanner is a keyboard, too: what comes here has been told apart by `device::scanner` before, so
//! that the end of a scan presses nothing.

mod steps;

pub use steps::Direction;

use iced::advanced::widget::operate;
use iced::{Rectangle, Task};

use super::{Kiosk, Message};
use crate::ui::widget::reach::{Press, Survey, is_same};
use crate::ui::words::Spoken;

/// With fewer controls than this a switch goes through them one by one, else row by row.
const ROWS_FROM: usize = 8;
/// How often a switch that goes on by itself goes around before it takes nobody to be there.
const ROUNDS_MAX: u32 = 3;

/// What a key or a switch does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing: the view may be another one.
    Stay,
    /// To the next one in the order of reading.
    Next,
    /// To the one before.
    Before,
    /// To the nearest in this direction.
    Toward(Direction),
    /// Presses it.
    Press,
    /// The switch goes on: to the next row, or to the next in the row.
    SwitchOn,
    /// The switch chooses: goes into the row, or presses.
    SwitchChoose,
}

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Hold {
    /// Nothing: whoever stands there touches the screen.
    #[default]
    Away,
    /// Nothing for as long as somebody types.
    Typing,
    /// The control with this number.
    At(usize),
    /// All of this row.
    Row(usize),
    /// One of a row.
    Cell { row: usize, cell: usize },
}

/// Which control is chosen.
#[derive(Debug, Default)]
pub(super) struct Reach {
    hold: Hold,
    found: Survey,
    /// The visit in which that was found.
    visit: u64,
    /// The visit in which somebody typed last.
    typed_in: u64,
    press: Option<Press>,
    rounds: u32,
    /// Counts choices and steps, so that a switch that goes on by itself waits anew after each.
    choices: u64,
    /// Whether the last step was that of a switch.
    is_switch: bool,
}

/// What has come to be chosen or seen with a step, as it is said.
#[derive(Debug, Default, PartialEq)]
pub(super) struct News {
    title: Option<Spoken>,
    chosen: Option<Spoken>,
}

impl News {
    /// All of it.
    fn spoken(self) -> Option<Spoken> {
        match (self.title, self.chosen) {
            (Some(title), Some(chosen)) => Some(title.then(&chosen)),
            (title, chosen) => title.or(chosen),
        }
    }
}

impl Reach {
    /// Whether keys or a switch are used.
    pub(super) fn is_active(&self) -> bool {
        self.hold != Hold::Away
    }

    /// Whether something is chosen that Enter would press.
    pub(super) fn is_shown(&self) -> bool {
        !matches!(self.hold, Hold::Away | Hold::Typing)
    }

    /// Whether a keyboard stands on the screen, which a real one may type into.
    pub(super) fn has_keys(&self) -> bool {
        self.found.spots.iter().any(|spot| spot.is_key)
    }

    /// Nobody uses keys any more.
    pub(super) fn let_go(&mut self) {
        self.hold = Hold::Away;
        self.rounds = 0;
    }

    /// Somebody types in this visit: until the view is another one nothing is chosen. What is on
    /// the view may not be known yet; what was chosen on the one before is not on it.
    pub(super) fn type_on(&mut self, visit: u64) {
        if self.is_active() && (self.visit != visit || self.has_keys()) {
            self.hold = Hold::Typing;
            self.typed_in = visit;
        }
    }

    /// How often something was chosen.
    pub(super) fn choices(&self) -> u64 {
        self.choices
    }

    /// The press that is due.
    pub(super) fn press(&self) -> Option<Press> {
        self.press
    }

    /// Where the ring is.
    pub(super) fn ring(&self) -> Option<Rectangle> {
        match self.hold {
            Hold::Away | Hold::Typing => None,
            Hold::Row(row) => {
                let rows = steps::rows(&self.found.spots);
                let places = rows.get(row)?.iter();
                let places = places.map(|place| self.found.spots[*place].bounds);
                places.reduce(|one, other| one.union(&other))
            }
            Hold::At(_) | Hold::Cell { .. } => {
                let place = self.place()?;
                self.found.spots.get(place).map(|spot| spot.bounds)
            }
        }
    }

    /// The control that is chosen, if it is one alone.
    fn place(&self) -> Option<usize> {
        match self.hold {
            Hold::At(place) => Some(place),
            Hold::Cell { row, cell } => steps::rows(&self.found.spots)
                .get(row)
                .and_then(|row| row.get(cell))
                .copied(),
            Hold::Away | Hold::Typing | Hold::Row(_) => None,
        }
    }

    /// Takes what is on the view now, and goes on from there.
    fn take(&mut self, visit: u64, found: Survey, step: Step) -> News {
        match step {
            Step::Stay => {}
            Step::SwitchOn | Step::SwitchChoose => self.is_switch = true,
            _ => self.is_switch = false,
        }
        let held = self.hold;
        let is_another = visit != self.visit || !self.has_same_places(&found);
        let was = self.place();
        let old = std::mem::replace(&mut self.found, found);
        let is_new_visit = std::mem::replace(&mut self.visit, visit) != visit;
        if is_another {
            self.hold = match self.hold {
                Hold::Away => Hold::Away,
                Hold::Typing if self.typed_in == visit && self.has_keys() => Hold::Typing,
                Hold::At(_) if !is_new_visit && !self.is_switch => Hold::At(self.kept(&old, was)),
                _ if self.is_switch => self.start_of_switch(),
                _ => Hold::At(0),
            };
        }
        if !self.found.spots.is_empty() {
            self.go(step);
        }
        let has_moved = is_another || self.hold != held;
        let chosen = self.place().filter(|_| has_moved);
        let chosen = chosen.and_then(|place| self.found.spots.get(place));
        News {
            title: (is_new_visit || old.title != self.found.title)
                .then(|| self.found.title.clone())
                .flatten(),
            chosen: chosen.and_then(|spot| spot.spoken.clone()),
        }
    }

    fn has_same_places(&self, found: &Survey) -> bool {
        self.found.spots.len() == found.spots.len()
            && self
                .found
                .spots
                .iter()
                .zip(&found.spots)
                .all(|(one, other)| is_same(one.bounds, other.bounds))
    }

    /// Where the chosen control is on a view that has changed a little: in the same place, or the
    /// same in order; else the first one.
    fn kept(&self, old: &Survey, was: Option<usize>) -> usize {
        let spots = &self.found.spots;
        let Some((place, before)) = was.and_then(|was| Some((was, old.spots.get(was)?))) else {
            return 0;
        };
        let same = spots
            .iter()
            .position(|spot| is_same(spot.bounds, before.bounds));
        let in_order = (spots.len() == old.spots.len()).then_some(place);
        same.or(in_order).unwrap_or(0)
    }

    fn go(&mut self, step: Step) {
        let count = self.found.spots.len();
        let at = self.place();
        self.hold = match (step, at) {
            (Step::Stay, _) => self.hold,
            (Step::SwitchOn, _) => self.switch_on(),
            (Step::Press | Step::SwitchChoose, _) => return self.choose(),
            (Step::Next, Some(at)) => Hold::At((at + 1) % count),
            (Step::Before, Some(at)) => Hold::At((at + count - 1) % count),
            (Step::Toward(direction), Some(at)) => {
                Hold::At(steps::toward(&self.found.spots, at, direction).unwrap_or(at))
            }
            (Step::Before, None) => Hold::At(count - 1),
            (Step::Next | Step::Toward(_), None) => Hold::At(0),
        };
    }

    fn start_of_switch(&self) -> Hold {
        let rows = steps::rows(&self.found.spots).len();
        if self.found.spots.len() >= ROWS_FROM && rows > 1 {
            Hold::Row(0)
        } else {
            Hold::At(0)
        }
    }

    fn switch_on(&mut self) -> Hold {
        let rows = steps::rows(&self.found.spots);
        let (next, is_around) = match self.hold {
            Hold::Away | Hold::Typing => (self.start_of_switch(), false),
            Hold::At(at) if at + 1 < self.found.spots.len() => (Hold::At(at + 1), false),
            Hold::Row(row) if row + 1 < rows.len() => (Hold::Row(row + 1), false),
            Hold::Cell { row, cell } => {
                let is_last = rows.get(row).is_none_or(|row| cell + 1 >= row.len());
                let next = Hold::Cell {
                    row,
                    cell: cell + 1,
                };
                // Behind the last of a row is the row again: the way out of a wrong one.
                (if is_last { Hold::Row(row) } else { next }, is_last)
            }
            Hold::At(_) | Hold::Row(_) => (self.start_of_switch(), true),
        };
        self.rounds += u32::from(is_around);
        if self.rounds >= ROUNDS_MAX {
            self.rounds = 0;
            return Hold::Away;
        }
        next
    }

    fn choose(&mut self) {
        self.rounds = 0;
        self.choices += 1;
        if let Hold::Row(row) = self.hold {
            let rows = steps::rows(&self.found.spots);
            if rows.get(row).is_some_and(|row| row.len() > 1) {
                self.hold = Hold::Cell { row, cell: 0 };
                return;
            }
            self.hold = Hold::Cell { row, cell: 0 };
        }
        let place = self.place();
        let Some(spot) = place.and_then(|place| self.found.spots.get(place)) else {
            self.hold = self.start_of_switch();
            return;
        };
        let number = self.press.map_or(0, |press| press.number) + 1;
        self.press = Some(Press {
            number,
            at: spot.bounds,
        });
        if matches!(self.hold, Hold::Cell { .. }) {
            self.hold = self.start_of_switch();
        }
    }
}

impl Kiosk {
    /// Where the ring is around what is chosen.
    pub fn ring(&self) -> Option<Rectangle> {
        self.reach.ring()
    }

    /// Looks what there is on the view, and then takes a step.
    pub(super) fn survey(&self, step: Step) -> Task<Message> {
        let visit = self.visit;
        operate(Survey::default()).map(move |found| Message::Surveyed(visit, step, found))
    }

    /// Looks again after something has changed, where anybody needs it.
    pub(super) fn survey_again(&self) -> Task<Message> {
        if self.reach.is_active() || self.is_speaking() {
            self.survey(Step::Stay)
        } else {
            Task::none()
        }
    }

    /// What there is on the view.
    pub(super) fn on_surveyed(&mut self, visit: u64, step: Step, found: Survey) {
        if visit == self.visit {
            let news = self.reach.take(visit, found, step);
            self.speak_aloud(news.spoken());
        }
    }
}

#[cfg(test)]
mod tests;
