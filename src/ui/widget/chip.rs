//! A milestone chip or key tag with its numeral, drawn and never photographed.
//!
//! Colours repeat within a scheme, so that the numeral always shows: it shrinks until it fits and
//! is black or white, whichever can be read. What the chip means is said in words beside it.

use super::whole_frame;
use crate::ui::theme::{Paint, fonts};
use iced::alignment::Vertical;
use iced::widget::canvas::{self, Canvas, Frame, Geometry, LineDash, Path, Stroke};
use iced::widget::text::{Alignment, LineHeight};
use iced::{Element, Point, Rectangle, Renderer, Size, Theme, mouse};

/// The shape of the token that a fellowship hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A round chip.
    #[default]
    Coin,
    /// A key tag with a hole.
    Tag,
}

/// A chip of `side` pixels.
pub fn chip<'a, Message: 'a>(
    shape: Shape,
    paint: Paint,
    numeral: impl Into<String>,
    side: f32,
) -> Element<'a, Message> {
    let width = match shape {
        Shape::Coin => side,
        Shape::Tag => (side * TAG_WIDTH).round(),
    };
    Canvas::new(Chip {
        shape,
        paint,
        numeral: numeral.into(),
    })
    .width(width)
    .height(side)
    .into()
}

/// The width of a key tag as a share of its height.
const TAG_WIDTH: f32 = 0.62;
/// The width of a bold character as a share of its size, on the safe side.
fn em(letter: char) -> f32 {
    match letter {
        'I' | 'i' | 'l' | ' ' | '.' => 0.42,
        'M' | 'm' | 'W' | 'w' => 0.98,
        letter if letter.is_alphabetic() => 0.7,
        _ => 0.6,
    }
}

struct Chip {
    shape: Shape,
    paint: Paint,
    numeral: String,
}

impl<Message> canvas::Program<Message> for Chip {
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
        let (centre, room) = match self.shape {
            Shape::Coin => self.coin(&mut frame),
            Shape::Tag => self.tag(&mut frame),
        };
        self.write(&mut frame, centre, room);
        vec![frame.into_geometry()]
    }
}

impl Chip {
    /// A disc with a rim; answers where the numeral stands and how wide it may be.
    fn coin(&self, frame: &mut Frame) -> (Point, f32) {
        let centre = frame.center();
        let radius = frame.width().min(frame.height()) / 2.0 - 1.0;
        let (fill, ink) = (self.paint.fill(), self.paint.ink());
        frame.fill(&Path::circle(centre, radius), fill);
        let rim = Stroke::default().with_width(radius * 0.05);
        let edge = Path::circle(centre, radius * 0.965);
        frame.stroke(&edge, rim.with_color(Paint::EDGE));
        let dashes = LineDash {
            segments: &[radius * 0.12, radius * 0.12],
            offset: 0,
        };
        let ring = Stroke {
            line_dash: dashes,
            ..Stroke::default().with_width(radius * 0.035)
        };
        let ring = ring.with_color(ink.scale_alpha(0.55));
        frame.stroke(&Path::circle(centre, radius * 0.84), ring);
        (centre, radius * 1.4)
    }

    /// A rounded tag with a hole at the top.
    fn tag(&self, frame: &mut Frame) -> (Point, f32) {
        let size = frame.size();
        let inset = size.width * 0.03;
        let body = Path::rounded_rectangle(
            Point::new(inset, inset),
            Size::new(size.width - 2.0 * inset, size.height - 2.0 * inset),
            (size.width * 0.24).into(),
        );
        frame.fill(&body, self.paint.fill());
        let edge = Stroke::default().with_width(size.width * 0.04);
        frame.stroke(&body, edge.with_color(Paint::EDGE));
        let hole = Point::new(size.width / 2.0, size.height * 0.15);
        let hole = Path::circle(hole, size.width * 0.09);
        frame.stroke(&hole, edge.with_color(self.paint.ink()));
        let centre = Point::new(size.width / 2.0, size.height * 0.58);
        (centre, size.width * 0.8)
    }

    fn write(&self, frame: &mut Frame, centre: Point, room: f32) {
        let width_em: f32 = self.numeral.chars().map(em).sum();
        let size = (room / width_em.max(em('0'))).min(room * 0.72);
        frame.fill_text(canvas::Text {
            content: self.numeral.clone(),
            position: centre,
            color: self.paint.ink(),
            size: size.into(),
            line_height: LineHeight::Relative(1.0),
            font: fonts::BOLD,
            align_x: Alignment::Center,
            align_y: Vertical::Center,
            ..canvas::Text::default()
        });
    }
}
