//! Evening out the light: every part of a picture is stretched to its own black and white.
//!
//! A lamp at one side or the shadow of a hand makes the dark of one corner lighter than the light
//! of another, and one threshold for both loses the code. So the darkest and lightest pixels are
//! sought tile by tile, and in between they are blended, so that tiles leave no edges.

#![expect(
    clippy::cast_possible_truncation,
    reason = "sums of bytes, tile sizes and clamped brightness fit by construction"
)]

use super::Gray;

/// Side of a tile, in pixels.
const TILE_PIXELS: usize = 32;
const HALF_TILE_PIXELS: usize = TILE_PIXELS / 2;

/// The least difference between dark and light that is stretched; below it there is only noise.
const RANGE_MIN: u32 = 16;

/// Pixels that are averaged by [`smoothed`]: three by three.
const WINDOW_PIXELS: u16 = 9;

/// Fixed-point one, for stretching without a division a pixel.
const ONE: u32 = 1 << 16;

/// How far the darkest and lightest pixels are sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Within a tile: follows glare and hard shadows.
    Tile,
    /// In the tiles around it, too: a large module never fills everything there is to compare.
    Neighbours,
}

/// Which way round the result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Dark stays dark.
    Positive,
    /// Dark becomes light: for codes that a phone shows light on dark.
    Negative,
}

/// The darkest and lightest pixel of a tile, or a blend of several.
#[derive(Clone, Copy)]
struct Range {
    dark: u32,
    light: u32,
}

impl Range {
    /// `share` of `TILE_PIXELS` parts of `other`, the rest of itself.
    fn blend(self, other: Self, share: u32) -> Self {
        let mix =
            |a: u32, b: u32| (a * (TILE_PIXELS as u32 - share) + b * share) / TILE_PIXELS as u32;
        Self {
            dark: mix(self.dark, other.dark),
            light: mix(self.light, other.light),
        }
    }

    fn join(self, other: Self) -> Self {
        Self {
            dark: self.dark.min(other.dark),
            light: self.light.max(other.light),
        }
    }
}

/// `picture` with the contrast of each neighbourhood stretched from 0 to 255.
pub(super) fn evened(picture: &Gray, reach: Reach, tone: Tone) -> Gray {
    let mut tiles = Tiles::of(picture);
    if reach == Reach::Neighbours {
        tiles = tiles.widened();
    }
    let factors = stretch_factors();
    let mask = match tone {
        Tone::Positive => 0,
        Tone::Negative => u8::MAX,
    };
    let across: Vec<Between> = (0..picture.row_pixels())
        .map(|x| Between::at(x, tiles.columns))
        .collect();
    let mut pixels = Vec::with_capacity(picture.pixels.len());
    for (y, row) in picture.rows().enumerate() {
        let line = tiles.line(y);
        pixels.extend(row.iter().zip(&across).map(|(pixel, between)| {
            let range = line[between.first].blend(line[between.second], between.share);
            let over = u32::from(*pixel).saturating_sub(range.dark);
            let factor = factors[(range.light - range.dark) as usize & 0xFF];
            let stretched = (over * factor / ONE).min(255);
            (stretched as u8) ^ mask
        }));
    }
    Gray { pixels, ..*picture }
}

/// `picture` with each pixel the mean of the nine around it: what a camera adds in a dim room
/// goes, and what is printed stays, as long as a module is three pixels wide.
pub(super) fn smoothed(picture: &Gray) -> Gray {
    let rows: Vec<&[u8]> = picture.rows().collect();
    let last = rows.len().saturating_sub(1);
    let mut pixels = Vec::with_capacity(picture.pixels.len());
    let mut sums: Vec<u16> = Vec::with_capacity(picture.row_pixels());
    for y in 0..rows.len() {
        let (above, here, below) = (rows[y.saturating_sub(1)], rows[y], rows[(y + 1).min(last)]);
        sums.clear();
        sums.extend(
            above
                .iter()
                .zip(here)
                .zip(below)
                .map(|((a, b), c)| u16::from(*a) + u16::from(*b) + u16::from(*c)),
        );
        let end = sums.len().saturating_sub(1);
        pixels.extend((0..sums.len()).map(|x| {
            let sum = sums[x.saturating_sub(1)] + sums[x] + sums[(x + 1).min(end)];
            (sum / WINDOW_PIXELS) as u8
        }));
    }
    Gray { pixels, ..*picture }
}

/// `picture` with dark and light exchanged.
pub(super) fn inverted(picture: &Gray) -> Gray {
    let pixels = picture.pixels.iter().map(|pixel| u8::MAX - pixel);
    Gray {
        pixels: pixels.collect(),
        ..*picture
    }
}

/// `picture` at half its size: each pixel is the mean of four. One of a single row or column stays.
pub(super) fn halved(picture: &Gray) -> Gray {
    let (width, height) = (picture.width / 2, picture.height / 2);
    if width == 0 || height == 0 {
        return picture.clone();
    }
    let rows: Vec<&[u8]> = picture.rows().collect();
    let mut pixels = Vec::with_capacity(picture.pixels.len() / 4);
    for pair in rows.chunks_exact(2) {
        let (upper, lower) = (pair[0].chunks_exact(2), pair[1].chunks_exact(2));
        pixels.extend(upper.zip(lower).map(|(a, b)| {
            let sum = [a[0], a[1], b[0], b[1]].map(u16::from).iter().sum::<u16>();
            (sum / 4) as u8
        }));
    }
    Gray {
        width,
        height,
        pixels,
    }
}

/// `picture` at twice its size: each pixel leans to the nearest neighbours.
pub(super) fn doubled(picture: &Gray) -> Gray {
    let rows: Vec<&[u8]> = picture.rows().collect();
    let (last_x, last_y) = (picture.row_pixels() - 1, rows.len() - 1);
    let near = |at: usize, last: usize| {
        let (half, is_second) = (at / 2, at % 2 == 1);
        (
            half,
            if is_second {
                (half + 1).min(last)
            } else {
                half.saturating_sub(1)
            },
        )
    };
    let mut pixels = Vec::with_capacity(picture.pixels.len() * 4);
    for y in 0..2 * rows.len() {
        let (here, other) = near(y, last_y);
        let (here, other) = (rows[here], rows[other]);
        pixels.extend((0..2 * (last_x + 1)).map(|x| {
            let (at, beside) = near(x, last_x);
            let part = |row: &[u8]| 3 * u16::from(row[at]) + u16::from(row[beside]);
            ((3 * part(here) + part(other)) / 16) as u8
        }));
    }
    Gray {
        width: picture.width * 2,
        height: picture.height * 2,
        pixels,
    }
}

struct Tiles {
    ranges: Vec<Range>,
    columns: usize,
    rows: usize,
}

impl Tiles {
    fn of(picture: &Gray) -> Self {
        let width = picture.row_pixels();
        let columns = width.div_ceil(TILE_PIXELS);
        let mut ranges = Vec::new();
        for band in picture.pixels.chunks(width * TILE_PIXELS) {
            let mut ends = vec![(u8::MAX, u8::MIN); columns];
            for row in band.chunks_exact(width) {
                for (end, part) in ends.iter_mut().zip(row.chunks(TILE_PIXELS)) {
                    for pixel in part {
                        end.0 = end.0.min(*pixel);
                        end.1 = end.1.max(*pixel);
                    }
                }
            }
            ranges.extend(ends.into_iter().map(|(dark, light)| Range {
                dark: u32::from(dark),
                light: u32::from(light),
            }));
        }
        let rows = ranges.len() / columns;
        Self {
            ranges,
            columns,
            rows,
        }
    }

    /// Each tile with the ends of the eight around it.
    fn widened(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len());
        for row in 0..self.rows {
            for column in 0..self.columns {
                let mut range = self.ranges[row * self.columns + column];
                for near_row in row.saturating_sub(1)..=(row + 1).min(self.rows - 1) {
                    for near in column.saturating_sub(1)..=(column + 1).min(self.columns - 1) {
                        range = range.join(self.ranges[near_row * self.columns + near]);
                    }
                }
                ranges.push(range);
            }
        }
        Self { ranges, ..*self }
    }

    /// The tiles of pixel row `y`, blended between those above and below.
    fn line(&self, y: usize) -> Vec<Range> {
        let between = Between::at(y, self.rows);
        let row = |row: usize| &self.ranges[row * self.columns..(row + 1) * self.columns];
        row(between.first)
            .iter()
            .zip(row(between.second))
            .map(|(above, below)| above.blend(*below, between.share))
            .collect()
    }
}

/// The two tiles whose centres stand around a pixel, and how near the second one is.
struct Between {
    first: usize,
    second: usize,
    share: u32,
}

impl Between {
    fn at(place: usize, tiles: usize) -> Self {
        let last = tiles - 1;
        let from_centre = place.saturating_sub(HALF_TILE_PIXELS);
        let first = (from_centre / TILE_PIXELS).min(last);
        Self {
            first,
            second: (first + 1).min(last),
            share: (from_centre % TILE_PIXELS) as u32,
        }
    }
}

fn stretch_factors() -> [u32; 256] {
    std::array::from_fn(|range| 255 * ONE / (range as u32).max(RANGE_MIN))
}
