//! What stands where on a page, before anybody draws it.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of modules are below a hundred"
)]

use super::lettering::Lettering;
use super::stock::Form;
use super::{NUDGE_MM_MAX, Nudge, Order, Ruler, SHEET_BADGES_MAX, SheetError};
use crate::badge::qr::{Modules, QUIET_MODULES, SIDE_MODULES};
use crate::badge::token::Token;

/// One dot of a 300 dpi printer: modules are whole dots, so that none is rounded.
const DOT_MM: f32 = 25.4 / 300.0;

/// Modules along a code with its quiet zone.
const CODE_MODULES: usize = SIDE_MODULES + 2 * QUIET_MODULES;

/// The letters beneath: 10 point, smaller in a wide font.
const LETTERS_MM: f32 = 25.4 * 10.0 / 72.0;

/// How much of the size of letters a capital is high, near enough to centre by.
const CAPITAL_SHARE: f32 = 0.71;

/// What stays free at both sides of the letters.
const LETTERS_MARGIN_MM: f32 = 4.0;

/// From dot to dot around a round label on the ruler page, in degrees.
const ROUND_STEP_DEGREES: usize = 4;

/// Thickness of the lines of the ruler page.
const LINE_MM: f32 = 0.2;
const RULER_LETTERS_MM: f32 = 3.0;

/// A rectangle, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Something black.
pub(super) enum Mark {
    /// Rectangles that make one shape and do not overlap.
    Shape(Vec<Area>),
    /// A line of letters.
    Letters(Letters),
}

/// A line of letters; millimetres.
pub(super) struct Letters {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) baseline: f32,
    /// Height of the font.
    pub(super) size: f32,
}

/// A badge on its label.
pub(super) struct Card {
    pub(super) token: Token,
    /// Which badge of the order, from 1.
    pub(super) number: usize,
    pub(super) label: Area,
    pub(super) form: Form,
    pub(super) marks: Vec<Mark>,
}

pub(super) struct Page {
    pub(super) paper: Area,
    pub(super) cards: Vec<Card>,
    ruler: Vec<Mark>,
}

impl Page {
    fn new(paper: Area, ruler: Vec<Mark>) -> Self {
        Self {
            paper,
            cards: Vec::new(),
            ruler,
        }
    }

    /// A page with these marks and no badge.
    pub(super) fn plain(paper: Area, marks: Vec<Mark>) -> Self {
        Self::new(paper, marks)
    }

    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        let cards = self.cards.iter().flat_map(|card| &card.marks);
        self.ruler.iter().chain(cards)
    }
}

/// Fills as many pages as the order needs.
pub(super) fn pages(
    tokens: &[Token],
    order: &Order,
    lettering: &Lettering,
) -> Result<Vec<Page>, SheetError> {
    check(tokens, order)?;
    let grid = order.stock.grid();
    let paper = Area {
        left: 0.0,
        top: 0.0,
        width: grid.paper.0,
        height: grid.paper.1,
    };
    let labels: Vec<Area> = grid
        .labels()
        .map(|label| label.nudged(order.nudge))
        .collect();
    let mut pages = Vec::new();
    if order.ruler == Ruler::First {
        let ruler = ruler_marks(paper, &labels, grid.form, lettering);
        pages.push(Page::new(paper, ruler));
    }
    let skipped = usize::from(order.first_label) - 1;
    for (place, token) in tokens.iter().enumerate() {
        let slot = (skipped + place) % labels.len();
        if place == 0 || slot == 0 {
            pages.push(Page::new(paper, Vec::new()));
        }
        let (number, label) = (place + 1, labels[slot]);
        let card = match grid.form {
            Form::Card => card(*token, number, label, lettering)?,
            Form::Fob => fob(*token, number, label)?,
        };
        if let Some(page) = pages.last_mut() {
            page.cards.push(card);
        }
    }
    Ok(pages)
}

fn check(tokens: &[Token], order: &Order) -> Result<(), SheetError> {
    if tokens.is_empty() && order.ruler == Ruler::Without {
        return Err(SheetError::NoBadges);
    }
    if tokens.len() > SHEET_BADGES_MAX {
        return Err(SheetError::TooManyBadges);
    }
    let last = order.stock.labels();
    if !(1..=last).contains(&order.first_label) {
        return Err(SheetError::FirstLabel { last });
    }
    let reach = -NUDGE_MM_MAX..=NUDGE_MM_MAX;
    if !reach.contains(&order.nudge.right_mm) || !reach.contains(&order.nudge.down_mm) {
        return Err(SheetError::Nudge);
    }
    Ok(())
}

impl Area {
    fn nudged(self, nudge: Nudge) -> Self {
        Self {
            left: self.left + nudge.right_mm,
            top: self.top + nudge.down_mm,
            ..self
        }
    }
}

impl Form {
    /// One module of a code. With its quiet zone a card's is 27.9 mm, and a fob's 16.8 mm: the
    /// largest square of whole dots whose corners stay on a disc of 25 mm.
    fn module_mm(self) -> f32 {
        match self {
            Self::Card => 10.0 * DOT_MM,
            Self::Fob => 6.0 * DOT_MM,
        }
    }

    /// The code with its quiet zone.
    pub(super) fn code_mm(self) -> f32 {
        self.module_mm() * CODE_MODULES as f32
    }
}

/// The code in the middle of a disc.
fn fob(token: Token, number: usize, label: Area) -> Result<Card, SheetError> {
    let form = Form::Fob;
    let left = label.left + (label.width - form.code_mm()) / 2.0;
    let top = label.top + (label.height - form.code_mm()) / 2.0;
    Ok(Card {
        token,
        number,
        label,
        form,
        marks: vec![Mark::Shape(code(&token, form, left, top)?)],
    })
}

/// The code in the middle of its label and the letters under the quiet zone.
fn card(
    token: Token,
    number: usize,
    label: Area,
    lettering: &Lettering,
) -> Result<Card, SheetError> {
    let text = token.grouped();
    let room = label.width - 2.0 * LETTERS_MARGIN_MM;
    let size = LETTERS_MM.min(room / lettering.width(&text));
    let form = Form::Card;
    let height = form.code_mm() + size * CAPITAL_SHARE;
    let middle = label.left + label.width / 2.0;
    let top = label.top + (label.height - height) / 2.0;
    let letters = Letters {
        left: middle - lettering.width(&text) * size / 2.0,
        baseline: top + height,
        size,
        text,
    };
    let code = code(&token, form, middle - form.code_mm() / 2.0, top)?;
    Ok(Card {
        token,
        number,
        label,
        form,
        marks: vec![Mark::Shape(code), Mark::Letters(letters)],
    })
}

/// The dark parts of a code whose quiet zone begins at `left` and `top`.
fn code(token: &Token, form: Form, left: f32, top: f32) -> Result<Vec<Area>, SheetError> {
    let side = form.module_mm();
    let at = |module: usize| side * (module + QUIET_MODULES) as f32;
    let bars = Modules::of(token)?
        .bars()
        .map(|bar| Area {
            left: left + at(bar.column),
            top: top + at(bar.row),
            width: side * bar.length as f32,
            height: side,
        })
        .collect();
    Ok(bars)
}

/// Outlines and numbers of the labels, a scale at the first one's corner, two rulers of 100 mm.
fn ruler_marks(paper: Area, labels: &[Area], form: Form, lettering: &Lettering) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (label, number) in labels.iter().zip(1_u16..) {
        marks.push(Mark::Shape(match form {
            Form::Card => outline(*label),
            Form::Fob => round_outline(*label),
        }));
        marks.push(Mark::Letters(Letters {
            text: number.to_string(),
            left: label.left + label.width * 0.3,
            baseline: label.top + label.height * 0.35,
            size: LETTERS_MM,
        }));
    }
    if let Some(first) = labels.first() {
        let corner = (first.left, first.top);
        scale(&mut marks, Along::Across, corner, (-10, 10), 1, lettering);
        scale(&mut marks, Along::Down, corner, (-10, 10), 1, lettering);
    }
    let corner = ((paper.width - 100.0) / 2.0, (paper.height - 100.0) / 2.0);
    scale(&mut marks, Along::Across, corner, (0, 100), 5, lettering);
    scale(&mut marks, Along::Down, corner, (0, 100), 5, lettering);
    marks
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    Across,
    Down,
}

/// A line with a tick each `step` millimetres, and numbers at its two ends.
fn scale(
    marks: &mut Vec<Mark>,
    along: Along,
    zero: (f32, f32),
    (from, to): (i16, i16),
    step: u16,
    lettering: &Lettering,
) {
    let length = f32::from(to - from);
    let start = f32::from(from);
    let line = |at: f32, length: f32, out: f32| match along {
        Along::Across => Area {
            left: zero.0 + at,
            top: zero.1 - out,
            width: length,
            height: out.max(LINE_MM),
        },
        Along::Down => Area {
            left: zero.0 - out,
            top: zero.1 + at,
            width: out.max(LINE_MM),
            height: length,
        },
    };
    let mut shape = vec![line(start, length, 0.0)];
    for mm in (from..=to).step_by(usize::from(step)) {
        let tick = if mm % 10 == 0 {
            3.0
        } else if mm % 5 == 0 {
            2.2
        } else {
            1.4
        };
        shape.push(line(f32::from(mm) - LINE_MM / 2.0, LINE_MM, tick));
    }
    marks.push(Mark::Shape(shape));
    for mm in [from, to] {
        let text = mm.to_string();
        let width = lettering.width(&text) * RULER_LETTERS_MM;
        let tick = line(f32::from(mm), 0.0, 3.5);
        let (left, baseline) = match along {
            Along::Across => (tick.left - width / 2.0, tick.top),
            Along::Down => (
                tick.left - width,
                tick.top + RULER_LETTERS_MM * CAPITAL_SHARE / 2.0,
            ),
        };
        marks.push(Mark::Letters(Letters {
            text,
            left,
            baseline,
            size: RULER_LETTERS_MM,
        }));
    }
}

fn outline(area: Area) -> Vec<Area> {
    let across = |top| Area {
        top,
        height: LINE_MM,
        ..area
    };
    let down = |left| Area {
        left,
        top: area.top + LINE_MM,
        width: LINE_MM,
        height: area.height - 2.0 * LINE_MM,
    };
    vec![
        across(area.top),
        across(area.top + area.height - LINE_MM),
        down(area.left),
        down(area.left + area.width - LINE_MM),
    ]
}

/// The edge of a disc, as dots.
fn round_outline(area: Area) -> Vec<Area> {
    let radius = area.width / 2.0;
    let dots = (0..360).step_by(ROUND_STEP_DEGREES).map(|degrees| {
        let (sin, cos) = (degrees as f32).to_radians().sin_cos();
        Area {
            left: area.left + radius * (1.0 + cos) - LINE_MM,
            top: area.top + radius * (1.0 + sin) - LINE_MM,
            width: 2.0 * LINE_MM,
            height: 2.0 * LINE_MM,
        }
    });
    dots.collect()
}
