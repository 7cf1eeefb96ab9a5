//! Marks as a grey picture: to read badges back before they are printed, and for a screen.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "lengths on paper become places in a picture; all are small and checked against it"
)]

use std::io::Cursor;

use image::{GrayImage, ImageFormat};

use super::lettering::Lettering;
use super::page::{Area, Letters, Mark};
use crate::badge::read::Gray;

const MM_PER_INCH: f32 = 25.4;

/// Lines that are scanned for each row of pixels when letters are filled.
const LINES_PER_ROW: usize = 4;

/// What `marks` look like within `frame`, black on white.
pub(super) fn picture<'a>(
    marks: impl Iterator<Item = &'a Mark>,
    frame: Area,
    dots_per_inch: u16,
    lettering: &Lettering,
) -> Option<Gray> {
    let dots_per_mm = f32::from(dots_per_inch) / MM_PER_INCH;
    let mut canvas = Canvas::new(frame, dots_per_mm)?;
    for mark in marks {
        match mark {
            Mark::Shape(areas) => areas.iter().for_each(|area| canvas.fill(*area)),
            Mark::Letters(letters) => canvas.write(letters, lettering),
        }
    }
    canvas.into_picture()
}

/// The picture as a PNG file.
pub(super) fn png(picture: &Gray) -> Option<Vec<u8>> {
    let (width, height) = (picture.width(), picture.height());
    let image = GrayImage::from_raw(width, height, picture.pixels().to_vec())?;
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

/// How much of each pixel is inked, 0 to 1.
struct Canvas {
    frame: Area,
    dots_per_mm: f32,
    width: usize,
    height: usize,
    ink: Vec<f32>,
}

impl Canvas {
    fn new(frame: Area, dots_per_mm: f32) -> Option<Self> {
        let width = (frame.width * dots_per_mm).round() as usize;
        let height = (frame.height * dots_per_mm).round() as usize;
        (width > 0 && height > 0).then(|| Self {
            frame,
            dots_per_mm,
            width,
            height,
            ink: vec![0.0; width * height],
        })
    }

    fn x(&self, mm: f32) -> f32 {
        (mm - self.frame.left) * self.dots_per_mm
    }

    fn y(&self, mm: f32) -> f32 {
        (mm - self.frame.top) * self.dots_per_mm
    }

    fn fill(&mut self, area: Area) {
        let (left, right) = (self.x(area.left), self.x(area.left + area.width));
        let (top, bottom) = (self.y(area.top), self.y(area.top + area.height));
        for (row, share) in touched(top, bottom, self.height) {
            self.ink_row(row, left, right, share);
        }
    }

    fn ink_row(&mut self, row: usize, left: f32, right: f32, share: f32) {
        let start = row * self.width;
        for (column, width) in touched(left, right, self.width) {
            self.ink[start + column] += width * share;
        }
    }

    fn write(&mut self, letters: &Letters, lettering: &Lettering) {
        let mut pen = letters.left;
        for glyph in lettering.glyphs(&letters.text) {
            let outlines: Vec<Vec<(f32, f32)>> = glyph
                .outlines
                .iter()
                .map(|outline| {
                    outline
                        .iter()
                        .map(|(x, y)| {
                            let (x, y) = (x * letters.size, y * letters.size);
                            (self.x(pen + x), self.y(letters.baseline - y))
                        })
                        .collect()
                })
                .collect();
            self.fill_outlines(&outlines);
            pen += glyph.advance * letters.size;
        }
    }

    /// Fills what the outlines go around, whichever way they turn.
    fn fill_outlines(&mut self, outlines: &[Vec<(f32, f32)>]) {
        let heights = || outlines.iter().flatten().map(|(_, y)| *y);
        let top = heights().fold(f32::INFINITY, f32::min).max(0.0);
        let bottom = heights()
            .fold(f32::NEG_INFINITY, f32::max)
            .min(self.height as f32);
        if top >= bottom {
            return;
        }
        let lines = LINES_PER_ROW as f32;
        let first = (top * lines) as usize;
        let last = ((bottom * lines) as usize).min(self.height * LINES_PER_ROW - 1);
        let mut crossings = Vec::new();
        for line in first..=last {
            crossings_at((line as f32 + 0.5) / lines, outlines, &mut crossings);
            let mut turns = 0;
            for pair in crossings.windows(2) {
                turns += pair[0].1;
                if turns != 0 {
                    self.ink_row(line / LINES_PER_ROW, pair[0].0, pair[1].0, 1.0 / lines);
                }
            }
        }
    }

    fn into_picture(self) -> Option<Gray> {
        let pixels = self
            .ink
            .iter()
            .map(|ink| (255.0 * (1.0 - ink.clamp(0.0, 1.0))).round() as u8)
            .collect();
        Gray::new(self.width as u32, self.height as u32, pixels)
    }
}

/// The pixels between two places, and how much of each lies between them.
fn touched(from: f32, to: f32, pixels: usize) -> impl Iterator<Item = (usize, f32)> {
    let from = from.max(0.0);
    let to = to.min(pixels as f32);
    let range = if from < to {
        from as usize..(to.ceil() as usize).min(pixels)
    } else {
        0..0
    };
    range.map(move |pixel| {
        let start = from.max(pixel as f32);
        let end = to.min(pixel as f32 + 1.0);
        (pixel, end - start)
    })
}

/// Where a level line meets the outlines, from the left, and whether they go down (1) or up (-1).
fn crossings_at(y: f32, outlines: &[Vec<(f32, f32)>], crossings: &mut Vec<(f32, i32)>) {
    crossings.clear();
    for outline in outlines {
        let next = outline.iter().cycle().skip(1);
        for ((from_x, from_y), (to_x, to_y)) in outline.iter().zip(next) {
            if (*from_y <= y) != (*to_y <= y) {
                let share = (y - from_y) / (to_y - from_y);
                let turn = if from_y < to_y { 1 } else { -1 };
                crossings.push((from_x + (to_x - from_x) * share, turn));
            }
        }
    }
    crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
}
