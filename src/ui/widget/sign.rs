//! Small signs that stand beside words and never instead of them.

use super::pen::Pen;
use super::whole_frame;
use crate::ui::Look;
use iced::widget::canvas::{self, Canvas, Geometry};
use iced::{Color, Element, Rectangle, Renderer, Theme, mouse};

/// What a sign stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A card with a code: the way in by badge.
    Badge,
    /// A pencil: the way in by name.
    Name,
    /// Head and shoulders: the way in without a name.
    Somebody,
    /// A lifebelt: help now.
    Help,
    /// A globe: languages.
    Globe,
    /// A large and a small letter: the size of the text.
    Letters,
    /// An open door: the first time here.
    Door,
}

impl Sign {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Badge,
        Self::Name,
        Self::Somebody,
        Self::Help,
        Self::Globe,
        Self::Letters,
        Self::Door,
    ];
}

/// A sign of `side` pixels in the colours of a choice.
pub fn sign<'a, Message: 'a>(look: &Look, sign: Sign, side: f32) -> Element<'a, Message> {
    Canvas::new(Drawn {
        sign,
        fill: look.colours.surface,
        ink: look.colours.on_choice,
    })
    .width(side)
    .height(side)
    .into()
}

struct Drawn {
    sign: Sign,
    fill: Color,
    ink: Color,
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
        let mut pen = Pen::new(&mut frame, self.fill, self.ink);
        match self.sign {
            Sign::Badge => badge(&mut pen),
            Sign::Name => pencil(&mut pen),
            Sign::Somebody => somebody(&mut pen),
            Sign::Help => lifebelt(&mut pen),
            Sign::Globe => globe(&mut pen),
            Sign::Letters => letters(&mut pen),
            Sign::Door => door(&mut pen),
        }
        vec![frame.into_geometry()]
    }
}

fn badge(pen: &mut Pen<'_>) {
    pen.shape(|card| card.rectangle((0.16, 0.04), (0.84, 0.96)));
    pen.segments(&[((0.4, 0.14), (0.6, 0.14))]);
    for (x, y) in [(0.28, 0.3), (0.58, 0.3), (0.28, 0.6)] {
        pen.dark(|corner| corner.rectangle((x, y), (x + 0.16, y + 0.16)));
    }
    for (x, y) in [
        (0.48, 0.36),
        (0.5, 0.52),
        (0.6, 0.6),
        (0.68, 0.7),
        (0.56, 0.76),
        (0.3, 0.5),
    ] {
        pen.dark(|dot| dot.rectangle((x, y), (x + 0.06, y + 0.06)));
    }
}

fn pencil(pen: &mut Pen<'_>) {
    pen.polygon(&[
        (0.1, 0.9),
        (0.16, 0.66),
        (0.72, 0.1),
        (0.9, 0.28),
        (0.34, 0.84),
    ]);
    pen.segments(&[((0.16, 0.66), (0.34, 0.84)), ((0.6, 0.22), (0.78, 0.4))]);
    pen.dark(|tip| tip.polygon(&[(0.1, 0.9), (0.13, 0.78), (0.22, 0.87)]));
    pen.segments(&[((0.5, 0.94), (0.92, 0.94))]);
}

fn somebody(pen: &mut Pen<'_>) {
    pen.shape(|shoulders| {
        shoulders
            .from((0.12, 0.94))
            .curve((0.12, 0.66), (0.3, 0.58), (0.5, 0.58))
            .curve((0.7, 0.58), (0.88, 0.66), (0.88, 0.94))
            .close();
    });
    pen.disc((0.5, 0.3), 0.21);
}

fn lifebelt(pen: &mut Pen<'_>) {
    pen.disc((0.5, 0.5), 0.45);
    pen.disc((0.5, 0.5), 0.2);
    for (x, y) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
        let at = |far: f32, turn: f32| (0.5 + x * far + turn * y, 0.5 + y * far - turn * x);
        let (inner, outer) = (0.14, 0.32);
        pen.dark(|band| {
            band.polygon(&[
                at(inner, 0.05),
                at(outer, 0.06),
                at(outer, -0.06),
                at(inner, -0.05),
            ]);
        });
    }
}

fn globe(pen: &mut Pen<'_>) {
    pen.disc((0.5, 0.5), 0.44);
    pen.line(|lines| {
        lines.ellipse((0.5, 0.5), 0.19, 0.44);
        lines.from((0.06, 0.5)).to((0.94, 0.5));
        lines.from((0.13, 0.27)).to((0.87, 0.27));
        lines.from((0.13, 0.73)).to((0.87, 0.73));
    });
}

fn letters(pen: &mut Pen<'_>) {
    pen.line(|lines| {
        lines.from((0.04, 0.86)).to((0.32, 0.14)).to((0.6, 0.86));
        lines.from((0.14, 0.6)).to((0.5, 0.6));
        lines.from((0.62, 0.86)).to((0.79, 0.44)).to((0.96, 0.86));
        lines.from((0.68, 0.71)).to((0.9, 0.71));
    });
}

fn door(pen: &mut Pen<'_>) {
    pen.shape(|frame| frame.rectangle((0.2, 0.06), (0.8, 0.94)));
    pen.polygon(&[(0.2, 0.06), (0.6, 0.18), (0.6, 0.99), (0.2, 0.94)]);
    pen.dot((0.52, 0.57), 0.035);
    pen.segments(&[((0.06, 0.94), (0.2, 0.94)), ((0.8, 0.94), (0.94, 0.94))]);
}
