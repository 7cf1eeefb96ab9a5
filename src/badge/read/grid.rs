//! Where the modules of a code are in a picture, and how bright each of them is.
//!
//! A decoder that first makes every pixel black or white loses what it needs most in a blurred or
//! small picture: how dark. So the grid is laid over the grey picture itself, by the three corner
//! marks, and shifted until those modules that are the same in every code of its size are as dark
//! and as light as can be: the corner marks, the dotted lines between them, and the small marks.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    reason = "places within a picture, rounded to its pixels, and the letters that the map from a square \
              to four corners has in every book"
)]

use super::Gray;

/// Modules from the edge of a code to the middle of a corner mark.
const MARK_MIDDLE: f32 = 3.5;
/// Modules along a code of the first version, and how many more each next one has.
const SIDE_MODULES_MIN: usize = 21;
const SIDE_MODULES_STEP: usize = 4;
const SIDE_MODULES_MAX: usize = 177;
/// How far a corner is sought, and how coarsely, in steps of a 25th of the side.
const CORNER_STEPS: [(i16, usize); 2] = [(6, 2), (1, 1)];
/// How far the grid is shifted at a time, in modules: first much, then little.
const SHIFTS: [f32; 4] = [0.6, 0.3, 0.15, 0.08];
/// How often all corners are tried with one shift.
const SWEEPS_MAX: usize = 4;
/// The least difference between known light and known dark modules, of 255, in a grid that fits.
const FIT_MIN: f32 = 40.0;
/// The same before the grid was settled; below it, it never will be.
const FIT_SOUGHT_MIN: f32 = 15.0;
/// More known modules than this tell nothing new.
const KNOWN_MAX: usize = 700;

/// A place in a picture, in pixels.
pub(super) type Place = (f32, f32);

/// The middles of the corner marks: top left, top right, bottom left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Corners {
    pub top_left: Place,
    pub top_right: Place,
    pub bottom_left: Place,
}

/// Which corner mark is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    TopLeft = 0,
    TopRight = 1,
    BottomLeft = 3,
}

/// The modules that are the same in every code of one size.
pub(super) struct Layout {
    pub side: usize,
    /// The corner marks with the light line around them.
    marks: Vec<Known>,
    /// The dotted lines and the small marks: these tell where the fourth corner is.
    lines: Vec<Known>,
}

#[derive(Clone, Copy)]
struct Known {
    x: f32,
    y: f32,
    is_dark: bool,
}

impl Layout {
    /// `None` where no code has so many modules along a side.
    pub fn new(side: usize) -> Option<Self> {
        let steps = side.checked_sub(SIDE_MODULES_MIN)?;
        if side > SIDE_MODULES_MAX || steps % SIDE_MODULES_STEP != 0 {
            return None;
        }
        let mut layout = Self {
            side,
            marks: Vec::new(),
            lines: Vec::new(),
        };
        let known = |x: usize, y: usize, is_dark| Known {
            x: x as f32 + 0.5,
            y: y as f32 + 0.5,
            is_dark,
        };
        for (left, top) in [(0, 0), (side - 8, 0), (0, side - 8)] {
            for y in 0..8 {
                for x in 0..8 {
                    let (x, y) = (left + x, top + y);
                    // The light line is on the inner sides only.
                    let (middle_x, middle_y) = (
                        if left == 0 { 3 } else { side - 4 },
                        if top == 0 { 3 } else { side - 4 },
                    );
                    let ring = x.abs_diff(middle_x).max(y.abs_diff(middle_y));
                    layout.marks.push(known(x, y, ring <= 1 || ring == 3));
                }
            }
        }
        for along in 8..side - 8 {
            layout.lines.push(known(along, 6, along % 2 == 0));
            layout.lines.push(known(6, along, along % 2 == 0));
        }
        let middles = small_marks(1 + steps / SIDE_MODULES_STEP, side);
        for middle_y in &middles {
            for middle_x in &middles {
                let is_corner = |a: usize, b: usize| a == 6 && (b == 6 || b == side - 7);
                if is_corner(*middle_x, *middle_y) || is_corner(*middle_y, *middle_x) {
                    continue;
                }
                for y in middle_y - 2..=middle_y + 2 {
                    for x in middle_x - 2..=middle_x + 2 {
                        let ring = x.abs_diff(*middle_x).max(y.abs_diff(*middle_y));
                        layout.lines.push(known(x, y, ring != 1));
                    }
                }
            }
        }
        for part in [&mut layout.marks, &mut layout.lines] {
            let every = part.len().div_ceil(KNOWN_MAX);
            let mut n = 0;
            part.retain(|_| {
                n += 1;
                n % every == 0
            });
        }
        Some(layout)
    }
}

/// The middles of the small marks along a side.
fn small_marks(version: usize, side: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = if version == 32 {
        26
    } else {
        (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    };
    let mut middles: Vec<usize> = (0..count - 1).map(|n| side - 7 - n * step).collect();
    middles.push(6);
    middles.reverse();
    middles
}

/// How the modules of a code lie in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    side: usize,
    /// Where the middles of the four corners are, clockwise from the top left.
    corners: [Place; 4],
    /// How far the middle of the card stands out, across and down, in modules.
    bend: Place,
    /// How well the known modules are seen, of 255.
    pub fit: f32,
}

impl Grid {
    /// Lays a grid by its three corner marks; `None` when there is no code like this.
    pub fn lay(picture: &Gray, corners: Corners, layout: &Layout) -> Option<Self> {
        let Corners {
            top_left,
            top_right,
            bottom_left,
        } = corners;
        let even = (
            top_right.0 + bottom_left.0 - top_left.0,
            top_right.1 + bottom_left.1 - top_left.1,
        );
        let mut grid = Self {
            side: layout.side,
            corners: [top_left, top_right, even, bottom_left],
            bend: (0.0, 0.0),
            fit: f32::MIN,
        };
        grid.seek(picture, layout, |grid, to| {
            grid.corners[2] = to(grid.corners[2]);
        });
        grid.settled(picture, layout)
    }

    /// Lays a grid where one of the three corners is only guessed, for its mark is hidden.
    pub fn guess(
        picture: &Gray,
        corners: Corners,
        hidden: Hidden,
        layout: &Layout,
    ) -> Option<Self> {
        let Corners {
            top_left,
            top_right,
            bottom_left,
        } = corners;
        let mut grid = Self {
            side: layout.side,
            corners: [top_left, top_right, top_left, bottom_left],
            bend: (0.0, 0.0),
            fit: f32::MIN,
        };
        grid.seek(picture, layout, |grid, to| {
            let corner = &mut grid.corners[hidden as usize];
            *corner = to(*corner);
            let [a, b, _, d] = grid.corners;
            grid.corners[2] = (b.0 + d.0 - a.0, b.1 + d.1 - a.1);
        });
        grid.seek(picture, layout, |grid, to| {
            grid.corners[2] = to(grid.corners[2]);
        });
        grid.settled(picture, layout)
    }

    fn settled(mut self, picture: &Gray, layout: &Layout) -> Option<Self> {
        if self.fit < FIT_SOUGHT_MIN {
            return None;
        }
        self.settle(picture, layout);
        (self.fit >= FIT_MIN).then_some(self)
    }

    /// How long a module is along the top and along the left side, in pixels.
    fn module(&self) -> (Place, Place) {
        let modules = self.side as f32 - 2.0 * MARK_MIDDLE;
        let [top_left, top_right, _, bottom_left] = self.corners;
        let part = |from: Place, to: Place| ((to.0 - from.0) / modules, (to.1 - from.1) / modules);
        (part(top_left, top_right), part(top_left, bottom_left))
    }

    /// Moves a corner to where the dotted lines and small marks are seen best.
    fn seek(
        &mut self,
        picture: &Gray,
        layout: &Layout,
        set: impl Fn(&mut Self, &dyn Fn(Place) -> Place),
    ) {
        let (across, down) = self.module();
        let step = self.side as f32 / 25.0;
        let mut from = *self;
        for (reach, stride) in CORNER_STEPS {
            for more_down in (-reach..=reach).step_by(stride) {
                for more_across in (-reach..=reach).step_by(stride) {
                    let (right, below) =
                        (f32::from(more_across) * step, f32::from(more_down) * step);
                    let mut tried = from;
                    set(&mut tried, &|place| {
                        (
                            place.0 + across.0 * right + down.0 * below,
                            place.1 + across.1 * right + down.1 * below,
                        )
                    });
                    tried.fit = tried.fit_of(picture, [&layout.lines, &[]]);
                    if tried.fit > self.fit {
                        *self = tried;
                    }
                }
            }
            from = *self;
        }
    }

    /// Shifts corner after corner as long as that helps.
    fn settle(&mut self, picture: &Gray, layout: &Layout) {
        let parts = [&layout.lines[..], &layout.marks[..]];
        self.fit = self.fit_of(picture, parts);
        let (across, down) = self.module();
        for shift in SHIFTS {
            if self.fit < FIT_SOUGHT_MIN {
                return;
            }
            for _ in 0..SWEEPS_MAX {
                let before = self.fit;
                for place in 0..10 {
                    for sign in [-shift, shift] {
                        let mut tried = *self;
                        match (place / 2, place % 2) {
                            (4, 0) => tried.bend.0 += sign,
                            (4, _) => tried.bend.1 += sign,
                            (corner, direction) => {
                                let along = if direction == 0 { across } else { down };
                                tried.corners[corner].0 += along.0 * sign;
                                tried.corners[corner].1 += along.1 * sign;
                            }
                        }
                        tried.fit = tried.fit_of(picture, parts);
                        if tried.fit > self.fit {
                            *self = tried;
                        }
                    }
                }
                if self.fit <= before {
                    break;
                }
            }
        }
    }

    /// How much lighter the known light modules are than the known dark ones.
    fn fit_of(&self, picture: &Gray, parts: [&[Known]; 2]) -> f32 {
        let (view, lit) = (View::new(self), Lit::new(picture));
        let (mut light, mut dark) = ((0.0, 0.0_f32), (0.0, 0.0_f32));
        for known in parts.into_iter().flatten() {
            let sum = if known.is_dark { &mut dark } else { &mut light };
            sum.0 += lit.at(view.place(known.x, known.y));
            sum.1 += 1.0;
        }
        light.0 / light.1.max(1.0) - dark.0 / dark.1.max(1.0)
    }

    /// How bright each module is, row by row, 0 to 255.
    pub fn modules(&self, picture: &Gray) -> Vec<f32> {
        let (view, lit) = (View::new(self), Lit::new(picture));
        let mut values = Vec::with_capacity(self.side * self.side);
        for row in 0..self.side {
            for column in 0..self.side {
                let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
                let near = [
                    (0.0, 0.0),
                    (-0.2, -0.2),
                    (0.2, -0.2),
                    (-0.2, 0.2),
                    (0.2, 0.2),
                ];
                let sum: f32 = near
                    .iter()
                    .map(|(more_x, more_y)| lit.at(view.place(x + more_x, y + more_y)))
                    .sum();
                values.push(sum / near.len() as f32);
            }
        }
        values
    }
}

/// The way from modules to pixels.
struct View {
    matrix: [f32; 8],
    bend: Place,
    half: f32,
    span: f32,
}

impl View {
    fn new(grid: &Grid) -> Self {
        let [a, b, c, d] = grid.corners;
        let (sum_x, sum_y) = (a.0 - b.0 + c.0 - d.0, a.1 - b.1 + c.1 - d.1);
        let (along_x, along_y) = (b.0 - c.0, b.1 - c.1);
        let (down_x, down_y) = (d.0 - c.0, d.1 - c.1);
        let area = along_x * down_y - down_x * along_y;
        // Four corners in a line are no code; the fit will be bad enough.
        let area = if area.abs() < f32::EPSILON { 1.0 } else { area };
        let g = (sum_x * down_y - down_x * sum_y) / area;
        let h = (along_x * sum_y - sum_x * along_y) / area;
        let half = grid.side as f32 / 2.0;
        Self {
            matrix: [
                b.0 - a.0 + g * b.0,
                d.0 - a.0 + h * d.0,
                a.0,
                b.1 - a.1 + g * b.1,
                d.1 - a.1 + h * d.1,
                a.1,
                g,
                h,
            ],
            bend: grid.bend,
            half,
            span: grid.side as f32 - 2.0 * MARK_MIDDLE,
        }
    }

    fn place(&self, x: f32, y: f32) -> Place {
        let from = |at: f32| ((at - self.half) * 2.0 / self.span).powi(2) - 1.0;
        let (x, y) = (x + self.bend.0 * from(y), y + self.bend.1 * from(x));
        let (x, y) = ((x - MARK_MIDDLE) / self.span, (y - MARK_MIDDLE) / self.span);
        let [a, b, c, d, e, f, g, h] = self.matrix;
        let depth = g * x + h * y + 1.0;
        ((a * x + b * y + c) / depth, (d * x + e * y + f) / depth)
    }
}

/// The picture as a field of light, between the pixels, too; outside of it as at its edge.
struct Lit<'a> {
    pixels: &'a [u8],
    width: usize,
    last_x: f32,
    last_y: f32,
    below_last: usize,
}

impl<'a> Lit<'a> {
    fn new(picture: &'a Gray) -> Self {
        let (width, height) = (picture.row_pixels(), picture.height as usize);
        Self {
            pixels: &picture.pixels,
            width,
            last_x: width as f32 - 1.0,
            last_y: height as f32 - 1.0,
            below_last: (height - 1) * width,
        }
    }

    fn at(&self, (x, y): Place) -> f32 {
        let (x, y) = (
            (x - 0.5).clamp(0.0, self.last_x),
            (y - 0.5).clamp(0.0, self.last_y),
        );
        let (left, top) = (x as usize, y as usize * self.width);
        let (right, below) = (
            (left + 1).min(self.width - 1),
            (top + self.width).min(self.below_last),
        );
        let (share_x, share_y) = (x - x.trunc(), y - y.trunc());
        let at = |place: usize| f32::from(self.pixels[place]);
        let (from, to) = (at(top + left), at(top + right));
        let upper = from + (to - from) * share_x;
        let (from, to) = (at(below + left), at(below + right));
        let lower = from + (to - from) * share_x;
        upper + (lower - upper) * share_y
    }
}

#[cfg(test)]
mod tests {
    use rxing::qrcode::common::Version;

    use super::*;

    #[test]
    fn every_size_of_a_code_has_its_layout_and_no_other() {
        for side in 0..200 {
            let is_size = (21..=177).contains(&side) && side % 4 == 1;
            assert_eq!(Layout::new(side).is_some(), is_size, "{side}");
        }
    }

    #[test]
    fn small_marks_stand_where_the_standard_has_them() {
        for version in 1..=40 {
            let known = Version::Model2(version).unwrap();
            let expected = known.getAlignmentPatternCenters();
            let middles = small_marks(version as usize, 17 + 4 * version as usize);
            let middles: Vec<u32> = middles.into_iter().map(|at| at as u32).collect();
            assert_eq!(middles, expected.to_vec(), "version {version}");
        }
    }

    #[test]
    fn what_is_known_of_a_layout_is_so_in_codes_that_were_made() {
        for version in [1, 2, 6, 7, 14, 15, 22] {
            let text = "some words";
            let version = qrcode::Version::Normal(version);
            let code = qrcode::QrCode::with_version(text, version, qrcode::EcLevel::L).unwrap();
            let layout = Layout::new(code.width()).unwrap();
            for known in layout.marks.iter().chain(&layout.lines) {
                let is_dark = code[(known.x as usize, known.y as usize)] == qrcode::Color::Dark;
                assert_eq!(
                    is_dark, known.is_dark,
                    "{version:?}: {}, {}",
                    known.x, known.y
                );
            }
        }
    }
}
