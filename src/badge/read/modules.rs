//! From how bright modules are to which of them are dark, and how sure that is.

use std::ops::Range;

/// How many modules around one tell what is dark and what is light there: many where the light is
/// even, few beside the edge of a shadow.
pub(super) const REACHES: [usize; 2] = [3, 1];
/// A neighbourhood with less contrast than this share of the whole code's tells nothing: it lies
/// under a finger or a reflection.
const CONTRAST_SHARE_MIN: f32 = 0.3;

/// How the blur between neighbours is taken back: how much across and how much down.
pub(super) const SHARPENINGS: [(f32, f32); 6] = [
    (0.0, 0.0),
    (0.35, 0.35),
    (0.8, 0.8),
    (1.0, 0.0),
    (0.0, 1.0),
    (1.6, 1.6),
];

/// A module, as far as it could be seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Module {
    pub is_dark: bool,
    /// From 0, a guess, to about 1.
    pub trust: f32,
}

/// Decides each module by what is around it.
pub(super) fn decided(
    values: &[f32],
    side: usize,
    reach: usize,
    (across, down): (f32, f32),
) -> Vec<Module> {
    let sharp = sharpened(values, side, across, down);
    let (dark, light) = (
        around(&sharp, side, reach, f32::INFINITY, f32::min),
        around(&sharp, side, reach, f32::NEG_INFINITY, f32::max),
    );
    let (dark, light) = (meaned(&dark, side, reach), meaned(&light, side, reach));
    let most = light.iter().zip(&dark).map(|(light, dark)| light - dark);
    let most = most.fold(1.0, f32::max);
    let ends = dark.iter().zip(&light);
    sharp
        .iter()
        .zip(ends)
        .map(|(value, (dark, light))| {
            let contrast = (light - dark).max(1.0);
            let over = value - f32::midpoint(*dark, *light);
            let is_seen = contrast / most >= CONTRAST_SHARE_MIN;
            Module {
                is_dark: over < 0.0,
                trust: if is_seen {
                    2.0 * over.abs() / contrast
                } else {
                    0.0
                },
            }
        })
        .collect()
}

fn sharpened(values: &[f32], side: usize, across: f32, down: f32) -> Vec<f32> {
    let at = |x: usize, y: usize| values[y * side + x];
    let mut sharp = Vec::with_capacity(values.len());
    for y in 0..side {
        for x in 0..side {
            let here = at(x, y);
            let beside = f32::midpoint(at(x.saturating_sub(1), y), at((x + 1).min(side - 1), y));
            let over = f32::midpoint(at(x, y.saturating_sub(1)), at(x, (y + 1).min(side - 1)));
            sharp.push(here + across * (here - beside) + down * (here - over));
        }
    }
    sharp
}

fn window(at: usize, side: usize, reach: usize) -> Range<usize> {
    at.saturating_sub(reach)..(at + reach + 1).min(side)
}

/// Each with the most of its neighbourhood, rows first and columns then.
fn around(
    values: &[f32],
    side: usize,
    reach: usize,
    least: f32,
    more: fn(f32, f32) -> f32,
) -> Vec<f32> {
    let mut rows = Vec::with_capacity(values.len());
    for row in values.chunks_exact(side) {
        rows.extend((0..side).map(|x| {
            row[window(x, side, reach)]
                .iter()
                .copied()
                .fold(least, more)
        }));
    }
    let mut all = Vec::with_capacity(values.len());
    for y in 0..side {
        all.extend((0..side).map(|x| {
            window(y, side, reach)
                .map(|y| rows[y * side + x])
                .fold(least, more)
        }));
    }
    all
}

#[expect(clippy::cast_precision_loss, reason = "seven modules")]
fn meaned(values: &[f32], side: usize, reach: usize) -> Vec<f32> {
    let mean = |range: Range<usize>, at: &dyn Fn(usize) -> f32| {
        let count = range.len() as f32;
        range.map(at).sum::<f32>() / count
    };
    let mut rows = Vec::with_capacity(values.len());
    for row in values.chunks_exact(side) {
        rows.extend((0..side).map(|x| mean(window(x, side, reach), &|x| row[x])));
    }
    let mut all = Vec::with_capacity(values.len());
    for y in 0..side {
        all.extend((0..side).map(|x| mean(window(y, side, reach), &|y| rows[y * side + x])));
    }
    all
}
