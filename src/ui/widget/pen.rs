//! A pen for small drawings: in a square, with one width of line, filled and outlined.
//!
//! Pictures and signs are paths and not files, since rotated or scaled files draw badly in
//! software.

use iced::widget::canvas::path::Builder;
use iced::widget::canvas::{Frame, LineCap, LineJoin, Path, Stroke};
use iced::{Color, Point, Vector};

/// Draws in a square of side 1, or on a finer grid.
pub(super) struct Pen<'f> {
    frame: &'f mut Frame,
    /// Pixels of one unit.
    unit: f32,
    /// The width of every line, in units.
    line: f32,
    fill: Color,
    ink: Color,
}

/// A point, as a pair.
pub(super) type At = (f32, f32);

impl<'f> Pen<'f> {
    /// The width of every line of a picture, as a share of the side.
    const OUTLINE: f32 = 0.035;

    /// A pen in the middle of a frame, as large as fits, in a square of side 1.
    pub(super) fn new(frame: &'f mut Frame, fill: Color, ink: Color) -> Self {
        Self::on_grid(frame, 1.0, Self::OUTLINE, fill, ink)
    }

    /// The same in a square of `units` a side, with lines of `line` units.
    pub(super) fn on_grid(
        frame: &'f mut Frame,
        units: f32,
        line: f32,
        fill: Color,
        ink: Color,
    ) -> Self {
        let side = frame.width().min(frame.height());
        frame.translate(Vector::new(
            (frame.width() - side) / 2.0,
            (frame.height() - side) / 2.0,
        ));
        Self {
            frame,
            unit: side / units,
            line,
            fill,
            ink,
        }
    }

    fn at(&self, (x, y): At) -> Point {
        Point::new(x * self.unit, y * self.unit)
    }

    fn stroke(&self) -> Stroke<'static> {
        Stroke {
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
                .with_color(self.ink)
                .with_width(self.line * self.unit)
        }
    }

    /// A closed shape, filled and outlined.
    pub(super) fn shape(&mut self, draw: impl FnOnce(&mut Trace<'_>)) {
        let path = self.path(draw);
        self.frame.fill(&path, self.fill);
        let stroke = self.stroke();
        self.frame.stroke(&path, stroke);
    }

    /// A closed shape, filled with ink.
    pub(super) fn dark(&mut self, draw: impl FnOnce(&mut Trace<'_>)) {
        let path = self.path(draw);
        self.frame.fill(&path, self.ink);
    }

    /// An open line.
    pub(super) fn line(&mut self, draw: impl FnOnce(&mut Trace<'_>)) {
        let path = self.path(draw);
        let stroke = self.stroke();
        self.frame.stroke(&path, stroke);
    }

    fn path(&self, draw: impl FnOnce(&mut Trace<'_>)) -> Path {
        let unit = self.unit;
        Path::new(|builder| draw(&mut Trace { builder, unit }))
    }

    pub(super) fn polygon(&mut self, points: &[At]) {
        self.shape(|trace| trace.polygon(points));
    }

    pub(super) fn segments(&mut self, segments: &[(At, At)]) {
        self.line(|trace| {
            for (from, to) in segments {
                trace.from(*from).to(*to);
            }
        });
    }

    pub(super) fn dot(&mut self, centre: At, radius: f32) {
        let dot = Path::circle(self.at(centre), radius * self.unit);
        self.frame.fill(&dot, self.ink);
    }

    pub(super) fn disc(&mut self, centre: At, radius: f32) {
        let disc = Path::circle(self.at(centre), radius * self.unit);
        self.frame.fill(&disc, self.fill);
        let stroke = self.stroke();
        self.frame.stroke(&disc, stroke);
    }
}

/// A path in the units of its pen.
pub(super) struct Trace<'b> {
    builder: &'b mut Builder,
    unit: f32,
}

impl Trace<'_> {
    fn at(&self, (x, y): At) -> Point {
        Point::new(x * self.unit, y * self.unit)
    }

    pub(super) fn from(&mut self, start: At) -> &mut Self {
        let start = self.at(start);
        self.builder.move_to(start);
        self
    }

    pub(super) fn to(&mut self, end: At) -> &mut Self {
        let end = self.at(end);
        self.builder.line_to(end);
        self
    }

    pub(super) fn bend(&mut self, control: At, end: At) -> &mut Self {
        let (control, end) = (self.at(control), self.at(end));
        self.builder.quadratic_curve_to(control, end);
        self
    }

    pub(super) fn curve(&mut self, one: At, other: At, end: At) -> &mut Self {
        let (one, other, end) = (self.at(one), self.at(other), self.at(end));
        self.builder.bezier_curve_to(one, other, end);
        self
    }

    pub(super) fn close(&mut self) {
        self.builder.close();
    }

    pub(super) fn polygon(&mut self, points: &[At]) {
        if let Some((first, rest)) = points.split_first() {
            self.from(*first);
            for point in rest {
                self.to(*point);
            }
            self.close();
        }
    }

    pub(super) fn rectangle(&mut self, (left, top): At, (right, bottom): At) {
        self.polygon(&[(left, top), (right, top), (right, bottom), (left, bottom)]);
    }

    /// A rectangle with corners of this roundness.
    pub(super) fn rounded(&mut self, (left, top): At, (right, bottom): At, radius: f32) {
        self.from((left + radius, top))
            .to((right - radius, top))
            .bend((right, top), (right, top + radius))
            .to((right, bottom - radius))
            .bend((right, bottom), (right - radius, bottom))
            .to((left + radius, bottom))
            .bend((left, bottom), (left, bottom - radius))
            .to((left, top + radius))
            .bend((left, top), (left + radius, top))
            .close();
    }

    /// An ellipse around a centre, from four curves.
    pub(super) fn ellipse(&mut self, (x, y): At, across: f32, high: f32) {
        // How far the handles of a quarter circle reach.
        const REACH: f32 = 0.5523;
        let (a, h) = (across * REACH, high * REACH);
        self.from((x - across, y))
            .curve((x - across, y - h), (x - a, y - high), (x, y - high))
            .curve((x + a, y - high), (x + across, y - h), (x + across, y))
            .curve((x + across, y + h), (x + a, y + high), (x, y + high))
            .curve((x - a, y + high), (x - across, y + h), (x - across, y))
            .close();
    }
}
