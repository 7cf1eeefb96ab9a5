//! A milestone's chip, medallion or key tag with its numeral, drawn and never photographed.
//!
//! Colours repeat within a scheme, so that the numeral always shows: it is as large as its field
//! allows and black or white, whichever can be read. What the chip means is said in words beside
//! it; one without a number bears a rising sun. It draws no sign that belongs to a fellowship.

mod shapes;

use super::{measure, whole_frame};
use crate::ui::Look;
use crate::ui::theme::{Motion, Paint, fonts, tokens};
use iced::alignment::Vertical;
use iced::widget::canvas::{self, Canvas, Frame, Geometry};
use iced::widget::text::{Alignment, LineHeight};
use iced::{Color, Element, Point, Rectangle, Renderer, Size, Theme, Vector, mouse};

/// The shape of the token that a fellowship hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A light round chip with spots on its edge.
    #[default]
    Chip,
    /// A heavy coin with a milled edge.
    Medallion,
    /// A key tag on its ring.
    Tag,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// The shape of it.
    pub shape: Shape,
    /// Its colour.
    pub paint: Paint,
    /// The number on it; empty for a welcome.
    pub numeral: String,
}

/// How far a calm movement has come. It knows no clock: whoever has one tells the time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reveal {
    began_ms: u64,
    share: f32,
}

impl Reveal {
    /// All of it is there.
    pub const DONE: Self = Self {
        began_ms: 0,
        share: 1.0,
    };

    /// Begins at this time of the machine.
    pub const fn from(began_ms: u64) -> Self {
        Self {
            began_ms,
            share: 0.0,
        }
    }

    /// Goes on to this time of the machine.
    pub fn advance(&mut self, now_ms: u64) {
        let gone = now_ms.saturating_sub(self.began_ms);
        let whole = u64::try_from(tokens::REVEAL.as_millis()).unwrap_or(u64::MAX);
        // Thousandths: a share of them is exact, whatever the machine has counted.
        let thousandths = gone.saturating_mul(1000) / whole.max(1);
        let thousandths = u16::try_from(thousandths.min(1000)).unwrap_or(1000);
        self.share = self.share.max(f32::from(thousandths) / 1000.0);
    }

    /// Whether it goes on.
    pub fn is_running(self) -> bool {
        self.share < 1.0
    }

    /// How far it has come for who wants to see things move, from 0 to 1.
    fn share_for(self, motion: Motion) -> f32 {
        match motion {
            Motion::Calm => self.share,
            Motion::Still => 1.0,
        }
    }
}

/// A chip of `side` pixels.
pub fn chip<'a, Message: 'a>(face: Face, side: f32) -> Element<'a, Message> {
    drawn(face, side, 1.0, Color::TRANSPARENT)
}

/// A chip of `side` pixels that comes out of the page and catches the light once.
pub fn revealed<'a, Message: 'a>(
    look: &Look,
    face: Face,
    side: f32,
    reveal: Reveal,
) -> Element<'a, Message> {
    let share = reveal.share_for(look.metrics.motion);
    drawn(face, side, share, look.colours.background)
}

fn drawn<'a, Message: 'a>(
    face: Face,
    side: f32,
    share: f32,
    behind: Color,
) -> Element<'a, Message> {
    let width = match face.shape {
        Shape::Chip | Shape::Medallion => side,
        Shape::Tag => (side * TAG_WIDTH).round(),
    };
    Canvas::new(Drawn {
        face,
        share,
        behind,
    })
    .width(width)
    .height(side)
    .into()
}

/// The width of a key tag as a share of its height.
const TAG_WIDTH: f32 = 0.62;
/// The height of a capital above the middle of its line, as a share of the text's size.
const CAPITALS_ABOVE_MIDDLE: f32 = 0.031;
/// The size at which a numeral is measured; large, so that rounding does not matter.
const MEASURED_PX: f32 = 100.0;
/// How small a chip is when it begins to appear.
const GROWS_FROM: f32 = 0.9;

struct Drawn {
    face: Face,
    share: f32,
    behind: Color,
}

/// Where the numeral stands: a disc, or a rectangle, of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Field {
    Disc(Point, f32),
    Oblong(Point, Size),
}

impl<Message> canvas::Program<Message> for Drawn {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = whole_frame(renderer, bounds.size());
        let appeared = eased(self.share / tokens::CHIP_APPEARS_SHARE);
        let size = frame.size();
        frame.with_save(|frame| {
            let scale = GROWS_FROM + (1.0 - GROWS_FROM) * appeared;
            let centre = Vector::new(size.width / 2.0, size.height / 2.0);
            frame.translate(centre * (1.0 - scale));
            frame.scale(scale);
            let field = shapes::body(frame, &self.face);
            self.face.write(frame, field, appeared);
            let light =
                (self.share - tokens::CHIP_APPEARS_SHARE) / (1.0 - tokens::CHIP_APPEARS_SHARE);
            if (0.0..1.0).contains(&light) {
                shapes::light(frame, &self.face, light);
            }
        });
        if appeared < 1.0 {
            let veil = self.behind.scale_alpha(1.0 - appeared);
            frame.fill_rectangle(Point::ORIGIN, size, veil);
        }
        vec![frame.into_geometry()]
    }
}

impl Face {
    /// Words lie above all that is drawn, the veil as well: they appear by themselves.
    fn write(&self, frame: &mut Frame, field: Field, appeared: f32) {
        let ink = self.paint.ink().scale_alpha(appeared);
        if self.numeral.is_empty() {
            shapes::rising_sun(frame, field, ink);
            return;
        }
        let (centre, _) = field.place();
        let size = numeral_px(&self.numeral, field);
        let centre = Point::new(centre.x, centre.y - size * CAPITALS_ABOVE_MIDDLE);
        frame.fill_text(canvas::Text {
            content: self.numeral.clone(),
            position: centre,
            color: ink,
            size: size.into(),
            line_height: LineHeight::Relative(1.0),
            font: fonts::BOLD,
            align_x: Alignment::Center,
            align_y: Vertical::Center,
            ..canvas::Text::default()
        });
    }
}

impl Field {
    /// Its middle, and half of its smaller side.
    fn place(self) -> (Point, f32) {
        match self {
            Self::Disc(centre, radius) => (centre, radius),
            Self::Oblong(centre, size) => (centre, size.width.min(size.height) / 2.0),
        }
    }
}

/// The largest size in which a numeral's capitals lie within the field.
fn numeral_px(numeral: &str, field: Field) -> f32 {
    let width_em = measure::size(numeral, fonts::BOLD, MEASURED_PX, f32::INFINITY).width;
    let width_em = (width_em / MEASURED_PX).max(0.1);
    let height_em = fonts::CAPITAL_SHARE;
    match field {
        Field::Disc(_, radius) => {
            let reach = 2.0 * radius / width_em.hypot(height_em);
            reach.min(radius * tokens::NUMERAL_SHARE_MAX)
        }
        Field::Oblong(_, room) => (room.width / width_em)
            .min(room.height / height_em)
            .min(room.height * tokens::NUMERAL_SHARE_MAX / 2.0),
    }
}

/// Quick at first and slow in the end.
fn eased(share: f32) -> f32 {
    let left = 1.0 - share.clamp(0.0, 1.0);
    1.0 - left * left * left
}

#[cfg(test)]
mod tests;
