//! The bodies of chips, medallions and key tags, and the light that runs over them.

use super::{Face, Field, Shape};
use crate::ui::theme::{Paint, tokens};
use iced::widget::canvas::fill::Rule;
use iced::widget::canvas::gradient::Linear;
use iced::widget::canvas::path::Arc;
use iced::widget::canvas::{
    Fill, Frame, Gradient, LineCap, LineDash, LineJoin, Path, Stroke, Style,
};
use iced::{Color, Point, Radians, Size};
use std::f32::consts::{FRAC_PI_2, PI, TAU};

/// The spots on the edge of a chip.
const SPOTS: u8 = 8;
/// The notches in the edge of a medallion.
const NOTCHES: u8 = 96;
/// The beads around the field of a medallion.
const BEADS: u8 = 56;
/// The rings of light around what glows in the dark.
const GLOWS: u8 = 7;
/// How many lengths of the light go around an edge.
const LIGHT_LENGTHS: f32 = 7.0;

/// Draws the body; answers where its numeral stands.
pub(super) fn body(frame: &mut Frame, face: &Face) -> Field {
    match face.shape {
        Shape::Chip => chip(frame, face.paint),
        Shape::Medallion => medallion(frame, face.paint),
        Shape::Tag => tag(frame, face.paint),
    }
}

/// A round body's middle and radius.
fn disc(frame: &Frame, paint: Paint) -> (Point, f32) {
    let radius = frame.width().min(frame.height()) / 2.0 - 1.0;
    (frame.center(), radius * share_of_place(paint))
}

fn share_of_place(paint: Paint) -> f32 {
    if paint == Paint::GlowInTheDark {
        tokens::CHIP_GLOWING_SHARE
    } else {
        1.0
    }
}

/// A light chip: spots around the edge, a ring, the field.
fn chip(frame: &mut Frame, paint: Paint) -> Field {
    let (centre, radius) = disc(frame, paint);
    glow(frame, paint, |more| Path::circle(centre, radius * more));
    frame.fill(&Path::circle(centre, radius), paint.fill());
    for spot in 0..SPOTS {
        let middle = f32::from(spot) * TAU / f32::from(SPOTS);
        let path = sector(centre, radius * 0.8, radius, middle, 0.2);
        frame.fill(&path, paint.spot());
    }
    ring(frame, centre, radius * 0.79, radius * 0.02, paint.shade());
    let field = radius * 0.7;
    let dots = LineDash {
        segments: &[radius * 0.03, radius * 0.06],
        offset: 0,
    };
    let beads = Stroke {
        line_dash: dots,
        line_cap: LineCap::Round,
        ..line(radius * 0.025, paint.shade())
    };
    frame.stroke(&Path::circle(centre, field), beads);
    ring(frame, centre, radius * 0.985, radius * 0.03, Paint::EDGE);
    Field::Disc(centre, field * 0.9)
}

/// A heavy coin: a milled and raised rim, beads, the sunken field.
fn medallion(frame: &mut Frame, paint: Paint) -> Field {
    let (centre, radius) = disc(frame, paint);
    glow(frame, paint, |more| Path::circle(centre, radius * more));
    let (light, dark) = paint.metal();
    let slope = |radius: f32| {
        let reach = radius * 0.7;
        let from = Point::new(centre.x - reach, centre.y - reach);
        (from, Point::new(centre.x + reach, centre.y + reach))
    };
    frame.fill(
        &Path::circle(centre, radius),
        slanted(slope(radius), light, dark),
    );
    let notches = Path::new(|path| {
        for notch in 0..NOTCHES {
            let angle = f32::from(notch) * TAU / f32::from(NOTCHES);
            path.move_to(around(centre, radius * 0.93, angle));
            path.line_to(around(centre, radius * 0.985, angle));
        }
    });
    frame.stroke(&notches, line(radius * 0.018, paint.shade()));
    ring(frame, centre, radius * 0.91, radius * 0.015, paint.shade());
    let field = radius * 0.8;
    frame.fill(&Path::circle(centre, field), paint.fill());
    // The wall of the field is dark where the rim is light: it lies deeper.
    let wall = Stroke {
        style: Style::Gradient(gradient(slope(field), dark, light)),
        ..line(radius * 0.035, dark)
    };
    frame.stroke(&Path::circle(centre, field), wall);
    for bead in 0..BEADS {
        let angle = f32::from(bead) * TAU / f32::from(BEADS);
        let bead = Path::circle(around(centre, radius * 0.735, angle), radius * 0.014);
        frame.fill(&bead, paint.relief());
    }
    for middle in [FRAC_PI_2, -FRAC_PI_2] {
        flourish(frame, centre, radius * 0.6, middle, paint.relief());
    }
    ring(frame, centre, radius * 0.99, radius * 0.02, Paint::EDGE);
    Field::Disc(centre, radius * 0.64)
}

/// Two strokes of the graver with a diamond between, above and below the numeral.
fn flourish(frame: &mut Frame, centre: Point, radius: f32, middle: f32, colour: Color) {
    let strokes = Path::new(|path| {
        for side in [-1.0, 1.0] {
            path.move_to(around(centre, radius, middle + side * 0.12));
            let steps = [0.2, 0.28, 0.36, 0.44_f32];
            for step in steps {
                path.line_to(around(centre, radius, middle + side * step));
            }
        }
    });
    frame.stroke(&strokes, line(radius * 0.035, colour));
    let diamond = Path::new(|path| {
        path.move_to(around(centre, radius * 1.07, middle));
        path.line_to(around(centre, radius, middle + 0.06));
        path.line_to(around(centre, radius * 0.93, middle));
        path.line_to(around(centre, radius, middle - 0.06));
        path.close();
    });
    frame.fill(&diamond, colour);
}

/// A tag: a rounded body with a hole, hanging on a ring that goes through it.
fn tag(frame: &mut Frame, paint: Paint) -> Field {
    let size = frame.size();
    let share = share_of_place(paint);
    let width = (size.width - 2.0) * share;
    let top = size.height * 0.17;
    let height = (size.height - top - 1.0) * (0.5 + share / 2.0);
    let left = (size.width - width) / 2.0;
    let corner = width * 0.24;
    let middle = size.width / 2.0;
    let hole = Point::new(middle, top + height * 0.12);
    let keyring = Keyring {
        centre: Point::new(middle, top * 0.72),
        radius: hole.y - top * 0.72,
        width: size.height * 0.024,
    };
    keyring.behind(frame);
    glow(frame, paint, |more| {
        let (wide, high) = (width * (more - 1.0), width * (more - 1.0));
        Path::rounded_rectangle(
            Point::new(left - wide / 2.0, top - high / 2.0),
            Size::new(width + wide, height + high),
            (corner * more).into(),
        )
    });
    let body = Path::new(|path| {
        let (at, size) = (Point::new(left, top), Size::new(width, height));
        path.rounded_rectangle(at, size, corner.into());
        path.circle(hole, width * 0.1);
    });
    let pierced = Fill {
        style: Style::Solid(paint.fill()),
        rule: Rule::EvenOdd,
    };
    frame.fill(&body, pierced);
    frame.stroke(&body, line(width * 0.035, Paint::EDGE));
    let inset = width * 0.075;
    let pressed = Path::rounded_rectangle(
        Point::new(left + inset, top + inset),
        Size::new(width - 2.0 * inset, height - 2.0 * inset),
        (corner - inset).into(),
    );
    frame.stroke(&pressed, line(width * 0.02, paint.shade()));
    keyring.before(frame);
    let room = Size::new(width * 0.76, height * 0.5);
    Field::Oblong(Point::new(middle, top + height * 0.58), room)
}

/// The ring of a key tag: one half lies behind the tag, the other before it.
struct Keyring {
    centre: Point,
    radius: f32,
    width: f32,
}

impl Keyring {
    fn behind(&self, frame: &mut Frame) {
        self.stroke(frame, &Path::circle(self.centre, self.radius));
    }

    fn before(&self, frame: &mut Frame) {
        let half = Path::new(|path| {
            path.arc(Arc {
                center: self.centre,
                radius: self.radius,
                start_angle: Radians(0.0),
                end_angle: Radians(FRAC_PI_2),
            });
        });
        self.stroke(frame, &half);
    }

    fn stroke(&self, frame: &mut Frame, path: &Path) {
        frame.stroke(path, line(self.width * 1.7, Paint::EDGE));
        frame.stroke(path, line(self.width, Paint::Silver.fill()));
    }
}

/// A sun over a line: a first day, where there is no number to show.
pub(super) fn rising_sun(frame: &mut Frame, field: Field, ink: Color) {
    let (centre, reach) = field.place();
    let base = centre.y + reach * 0.3;
    let sun = Point::new(centre.x, base);
    let half = Path::new(|path| {
        path.arc(Arc {
            center: sun,
            radius: reach * 0.34,
            start_angle: Radians(PI),
            end_angle: Radians(TAU),
        });
        path.close();
    });
    frame.fill(&half, ink);
    let rays = Path::new(|path| {
        path.move_to(Point::new(centre.x - reach * 0.8, base + reach * 0.14));
        path.line_to(Point::new(centre.x + reach * 0.8, base + reach * 0.14));
        for ray in 0_u8..5 {
            let angle = PI + f32::from(ray + 1) * PI / 6.0;
            path.move_to(around(sun, reach * 0.5, angle));
            path.line_to(around(sun, reach * 0.78, angle));
        }
    });
    frame.stroke(&rays, line(reach * 0.1, ink));
}

/// A short light that runs once around the edge; `gone` from 0 to 1.
pub(super) fn light(frame: &mut Frame, face: &Face, gone: f32) {
    let size = frame.size();
    let (path, around, width) = match face.shape {
        Shape::Chip | Shape::Medallion => {
            let (centre, radius) = disc(frame, face.paint);
            let path = Path::circle(centre, radius * 0.9);
            (path, TAU * radius * 0.9, radius * 0.06)
        }
        Shape::Tag => {
            let width = size.width * share_of_place(face.paint) * 0.9;
            let top = size.height * 0.2;
            let height = size.height * 0.77;
            let at = Point::new((size.width - width) / 2.0, top);
            let path = Path::rounded_rectangle(at, Size::new(width, height), (width * 0.2).into());
            (path, 2.0 * (width + height), width * 0.05)
        }
    };
    let length = around / LIGHT_LENGTHS;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the way around a chip on the screen"
    )]
    let offset = (around * (1.0 - gone.clamp(0.0, 1.0))) as usize;
    let bright = (gone * PI).sin().max(0.0) * 0.75;
    let glint = Stroke {
        line_dash: LineDash {
            segments: &[length, around - length],
            offset,
        },
        line_cap: LineCap::Round,
        ..line(width, Color::WHITE.scale_alpha(bright))
    };
    frame.stroke(&path, glint);
}

/// Rings of soft light, wider and wider, around what glows.
fn glow(frame: &mut Frame, paint: Paint, grown: impl Fn(f32) -> Path) {
    if paint != Paint::GlowInTheDark {
        return;
    }
    for step in 0..GLOWS {
        let more = 1.0
            + f32::from(GLOWS - step) * (1.0 / tokens::CHIP_GLOWING_SHARE - 1.0) / f32::from(GLOWS);
        frame.fill(&grown(more), Paint::GLOW.scale_alpha(0.16));
    }
}

fn sector(centre: Point, inner: f32, outer: f32, middle: f32, half: f32) -> Path {
    Path::new(|path| {
        path.arc(Arc {
            center: centre,
            radius: outer,
            start_angle: Radians(middle - half),
            end_angle: Radians(middle + half),
        });
        path.line_to(around(centre, inner, middle + half));
        path.line_to(around(centre, inner, middle - half));
        path.close();
    })
}

fn around(centre: Point, radius: f32, angle: f32) -> Point {
    Point::new(
        centre.x + radius * angle.cos(),
        centre.y + radius * angle.sin(),
    )
}

fn ring(frame: &mut Frame, centre: Point, radius: f32, width: f32, colour: Color) {
    frame.stroke(&Path::circle(centre, radius), line(width, colour));
}

fn line(width: f32, colour: Color) -> Stroke<'static> {
    Stroke {
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        ..Stroke::default().with_width(width).with_color(colour)
    }
}

fn gradient((from, to): (Point, Point), light: Color, dark: Color) -> Gradient {
    Linear::new(from, to)
        .add_stop(0.0, light)
        .add_stop(1.0, dark)
        .into()
}

fn slanted(slope: (Point, Point), light: Color, dark: Color) -> Fill {
    Fill {
        style: Style::Gradient(gradient(slope, light, dark)),
        rule: Rule::NonZero,
    }
}
