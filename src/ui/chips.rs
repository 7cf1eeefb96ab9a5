//! Milestones as they look and as they are said: the only place that ties the domain's chips to
//! their drawing and their words.

use iced::Element;

use crate::domain::milestone::{ChipColour, Milestone, Shape, Span};
use crate::ui::Look;
use crate::ui::theme::{Paint, TextRole, TextSize, tokens};
use crate::ui::widget::chip::{self, Face, Reveal, revealed};

/// The chip of `side` pixels as it comes out of the page.
pub fn drawn<'a, Message: 'a>(
    look: &Look,
    milestone: &Milestone,
    side: f32,
    reveal: Reveal,
) -> Element<'a, Message> {
    revealed(look, face(milestone), side.round(), reveal)
}

/// The side of a chip that is shown alone: as large as it is handed over, larger where there is
/// room. It leaves to large text what that needs.
pub fn side(look: &Look) -> f32 {
    let metrics = look.metrics.with_text_size(TextSize::Normal);
    (metrics.height() * tokens::CHIP_SHARE).max(metrics.line(TextRole::Display) * 2.0)
}

/// The chip of `side` pixels, beside a line that says what it is.
pub fn small<'a, Message: 'a>(milestone: &Milestone, side: f32) -> Element<'a, Message> {
    chip::chip(face(milestone), side)
}

fn face(milestone: &Milestone) -> Face {
    let shape = match milestone.chip.shape {
        Shape::KeyTag => chip::Shape::Tag,
        Shape::Chip => chip::Shape::Chip,
        Shape::Medallion => chip::Shape::Medallion,
    };
    Face {
        shape,
        paint: paint(milestone.chip.colour),
        numeral: milestone.chip.numeral.clone(),
    }
}

/// "90 days": what a milestone is called, by the scheme's own words where it has some.
pub fn label(look: &Look, milestone: &Milestone) -> String {
    if let Some(label) = &milestone.chip.label {
        return label.clone();
    }
    span_label(look, milestone.span)
}

/// What a span is called.
pub fn span_label(look: &Look, span: Span) -> String {
    let words = &look.words;
    let counted = |id: &str, n: u16| words.with(id, &[("n", n.into())]);
    match span {
        Span::Welcome => words.get("span-welcome"),
        Span::Days(n) => counted("span-days", n),
        Span::Months(n) => counted("span-months", n),
        Span::Years(n) => counted("span-years", n),
        Span::Visits(n) => counted("span-visits", n),
        Span::MonthsWithUs(n) => counted("span-months-with-us", n),
    }
}

fn paint(colour: ChipColour) -> Paint {
    match colour {
        ChipColour::White => Paint::White,
        ChipColour::Silver => Paint::Silver,
        ChipColour::Grey => Paint::Grey,
        ChipColour::Black => Paint::Black,
        ChipColour::Red => Paint::Red,
        ChipColour::Orange => Paint::Orange,
        ChipColour::Yellow => Paint::Yellow,
        ChipColour::Green => Paint::Green,
        ChipColour::Blue => Paint::Blue,
        ChipColour::DarkBlue => Paint::DarkBlue,
        ChipColour::Purple => Paint::Purple,
        ChipColour::Pink => Paint::Pink,
        ChipColour::Brown => Paint::Brown,
        ChipColour::Copper => Paint::Copper,
        ChipColour::Bronze => Paint::Bronze,
        ChipColour::Gold => Paint::Gold,
        ChipColour::GlowInTheDark => Paint::GlowInTheDark,
    }
}
