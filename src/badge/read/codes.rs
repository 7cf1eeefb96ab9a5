//! The texts of all QR codes in a picture, within a bounded number of tries.
//!
//! A decoder tries every three corner marks that could belong together. A sheet of paper full of
//! corner marks would keep it busy for a quarter of a minute, and a camera that looks at one thing
//! for so long is a camera that is switched off. So the marks and the tries are counted here.
//!
//! First the library reads what it can from black and white. For the three marks that it gives
//! up, a grid is laid over the grey picture, which costs ten times as much and reads what is
//! blurred, tilted, small or half hidden.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes within a picture, and numbers of modules that are estimated"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::DetectorRXingResult;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{
    FindFinderPatterns, FinderPatternSet, GenerateFinderPatternSets, SampleQR,
};
use rxing::{Binarizer, Luma8Source};

use super::grid::{Corners, Grid, Hidden, Layout};
use super::modules::{Module, REACHES, SHARPENINGS, decided};
use super::{Gray, card};
use crate::badge::Token;
use crate::badge::qr::SIDE_MODULES;

/// The most corner marks that are looked at; a code has three. The largest come first.
const MARKS_MAX: usize = 300;

/// So many that belong to no code are a pattern and no badges: only the likeliest are looked at
/// closely.
const CROWD_MARKS_MIN: usize = 60;
const CROWD_SHARE: usize = 4;

/// Modules along a corner mark.
const MARK_MODULES: f32 = 7.0;
const SIDES: std::ops::RangeInclusive<f32> = 18.0..=190.0;
/// How far off the number of modules may be estimated, for a badge.
const BADGE_SIDES: std::ops::RangeInclusive<f32> = 16.0..=40.0;

/// How much larger one of two marks may be.
const PAIR_SIZES_MAX: f32 = 1.7;
/// How far apart two marks of a badge may be seen, in their sizes; straight it is 2.6 along a
/// side and 3.6 across.
const PAIR_APART: std::ops::RangeInclusive<f32> = 1.8..=4.8;
const SIDE_APART_MAX: f32 = 3.3;
const DIAGONAL_APART_MIN: f32 = 2.9;

/// How long to go on with one picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effort {
    /// The most sets of three marks that fail before the rest is left. The likeliest come first.
    pub misses: usize,
    /// The most sets over which a grid is laid.
    pub grids: usize,
    /// The most pairs of marks for which the third one is guessed.
    pub pairs: usize,
}

impl Effort {
    fn amid(self, found: &Found) -> Self {
        let share = if found.is_crowded { CROWD_SHARE } else { 1 };
        Self {
            grids: self.grids.div_ceil(share),
            pairs: self.pairs.div_ceil(share),
            ..self
        }
    }

    /// A camera's frame: the next one comes in a thirtieth of a second.
    pub const FRAME: Self = Self {
        misses: 80,
        grids: 6,
        pairs: 3,
    };
    /// A frame in which a badge was read already.
    pub const FRAME_GOES_ON: Self = Self {
        misses: 40,
        grids: 2,
        pairs: 0,
    };
    /// What the library below reads, as any other reader would.
    pub const PLAIN: Self = Self {
        misses: 1_000,
        grids: 0,
        pairs: 0,
    };
    /// A picture that does not come again.
    pub const STILL: Self = Self {
        misses: 1_000,
        grids: 40,
        pairs: 20,
    };
}

/// What was seen in a picture.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub texts: Vec<String>,
    pub tokens: Vec<Token>,
    /// Corner marks that belong to no code that was read.
    pub unread_marks: usize,
    /// There are more corner marks than anybody can hold up.
    pub is_crowded: bool,
}

/// Badges in `picture`.
pub(super) fn badges_in(picture: &Gray, effort: Effort) -> Found {
    badges(picture, effort).unwrap_or_default()
}

fn badges(picture: &Gray, effort: Effort) -> Option<Found> {
    let (mut found, sets, marks) = guarded(|| read_black(picture, effort))?;
    for text in &found.texts {
        found.tokens.extend(Token::parse(text));
    }
    let effort = effort.amid(&found);
    let layout = Layout::new(SIDE_MODULES)?;
    let likely = sets
        .iter()
        .filter(|set| BADGE_SIDES.contains(&modules_along(set)));
    let used = each_unread(likely, effort, &mut found, |set, found| {
        let grid = Grid::lay(picture, corners(set), &layout)?;
        found.tokens.push(token_by_grid(picture, &grid)?);
        Some(())
    });
    let mut marks = marks;
    marks.retain(|mark| !used.contains(mark));
    read_pairs(picture, &marks, effort, &layout, &mut found);
    Some(found)
}

/// All codes in `picture`.
pub(super) fn texts_in(picture: &Gray, effort: Effort) -> Found {
    all_texts(picture, effort).unwrap_or_default()
}

fn all_texts(picture: &Gray, effort: Effort) -> Option<Found> {
    let (mut found, sets, _) = guarded(|| read_black(picture, effort))?;
    let effort = effort.amid(&found);
    let likely = sets
        .iter()
        .filter(|set| SIDES.contains(&modules_along(set)));
    each_unread(likely, effort, &mut found, |set, found| {
        found.texts.push(text_by_grid(picture, set)?);
        Some(())
    });
    Some(found)
}

/// The decoder is other people's code and a picture can be anything: one that it falls over is a
/// picture without a code, and the door goes on. Its own pages say of the search for marks that
/// it can panic, and `expect` stands in it. Nothing of it outlives the call, so nothing is left
/// half done.
fn guarded<T>(look: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(look)).ok().flatten()
}

/// What the library reads, and the sets of marks that it gives up.
fn read_black(
    picture: &Gray,
    effort: Effort,
) -> Option<(Found, Vec<FinderPatternSet>, Vec<ConcentricPattern>)> {
    let (width, height) = (picture.width, picture.height);
    let source = Luma8Source::new_with_slice(&picture.pixels, width, height).ok()?;
    let binarizer = HybridBinarizer::new(source);
    let black = binarizer.get_black_matrix().ok()?;
    let mut marks = FindFinderPatterns(black, true, 0);
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.size));
    let mut found = Found::default();
    marks.truncate(MARKS_MAX);

    let mut used = Vec::new();
    let mut unread = Vec::new();
    for set in GenerateFinderPatternSets(&mut marks) {
        if is_any_used(&set, &used) {
            continue;
        }
        if unread.len() >= effort.misses {
            break;
        }
        let text = SampleQR(black, &set)
            .ok()
            .and_then(|sample| text_of(sample.getBits()));
        match text {
            Some(text) => {
                used.extend([set.bl, set.tl, set.tr]);
                found.texts.push(text);
            }
            None => unread.push(set),
        }
    }
    unread.retain(|set| !is_any_used(set, &used));
    marks.retain(|mark| !used.contains(mark));
    found.unread_marks = marks.len();
    found.is_crowded = marks.len() > CROWD_MARKS_MIN;
    Some((found, unread, marks))
}

fn is_any_used(set: &FinderPatternSet, used: &[ConcentricPattern]) -> bool {
    [set.bl, set.tl, set.tr]
        .iter()
        .any(|mark| used.contains(mark))
}

fn text_of(bits: &BitMatrix) -> Option<String> {
    let code = Decode(bits).ok()?;
    code.isValid().then(|| code.text())
}

/// Tries the likeliest sets with the costly way, none with a mark of one that was read.
fn each_unread<'a>(
    sets: impl Iterator<Item = &'a FinderPatternSet>,
    effort: Effort,
    found: &mut Found,
    mut read: impl FnMut(&FinderPatternSet, &mut Found) -> Option<()>,
) -> Vec<ConcentricPattern> {
    let mut sets: Vec<_> = sets.collect();
    sets.sort_by(|a, b| unlikeliness(a).total_cmp(&unlikeliness(b)));
    let mut used = Vec::new();
    let mut tries = 0;
    for set in sets {
        if is_any_used(set, &used) {
            continue;
        }
        if tries >= effort.grids {
            break;
        }
        tries += 1;
        if read(set, found).is_some() {
            used.extend([set.bl, set.tl, set.tr]);
            found.unread_marks = found.unread_marks.saturating_sub(3);
        }
    }
    used
}

fn token_by_grid(picture: &Gray, grid: &Grid) -> Option<Token> {
    let values = grid.modules(picture);
    let ways = REACHES
        .iter()
        .flat_map(|reach| SHARPENINGS.iter().map(move |much| (*reach, *much)));
    ways.into_iter()
        .find_map(|(reach, much)| card::token_of(&decided(&values, SIDE_MODULES, reach, much)))
}

/// Badges of which a finger or a lamp's reflection hides one of the three marks.
fn read_pairs(
    picture: &Gray,
    marks: &[ConcentricPattern],
    effort: Effort,
    layout: &Layout,
    found: &mut Found,
) {
    let mut pairs = Vec::new();
    for (n, a) in marks.iter().enumerate() {
        for b in &marks[n + 1..] {
            let (more, less) = (a.size.max(b.size) as f32, a.size.min(b.size) as f32);
            let sizes = distance(*a, *b) / f32::midpoint(more, less);
            if more / less.max(1.0) <= PAIR_SIZES_MAX && PAIR_APART.contains(&sizes) {
                pairs.push((more / less.max(1.0), *a, *b, sizes));
            }
        }
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    pairs.truncate(effort.pairs);
    let mut used = Vec::new();
    for (_, a, b, sizes) in pairs {
        if used.contains(&a) || used.contains(&b) {
            continue;
        }
        let token = guesses(a, b, sizes)
            .into_iter()
            .find_map(|(corners, hidden)| {
                token_by_grid(picture, &Grid::guess(picture, corners, hidden, layout)?)
            });
        if let Some(token) = token {
            used.extend([a, b]);
            found.tokens.push(token);
            found.unread_marks = found.unread_marks.saturating_sub(2);
        }
    }
}

/// Which corners two marks can be, so many of their sizes apart, and where the third one is then.
fn guesses(a: ConcentricPattern, b: ConcentricPattern, sizes: f32) -> Vec<(Corners, Hidden)> {
    let mut guesses = Vec::new();
    for (a, b) in [(a.p, b.p), (b.p, a.p)] {
        let (x, y) = (b.x - a.x, b.y - a.y);
        let (a, b) = ((a.x, a.y), (b.x, b.y));
        if sizes <= SIDE_APART_MAX {
            let top = Corners {
                top_left: a,
                top_right: b,
                bottom_left: (a.0 - y, a.1 + x),
            };
            let left = Corners {
                top_left: a,
                top_right: (a.0 + y, a.1 - x),
                bottom_left: b,
            };
            guesses.extend([(top, Hidden::BottomLeft), (left, Hidden::TopRight)]);
        }
        if sizes >= DIAGONAL_APART_MIN {
            let across = Corners {
                top_left: (
                    f32::midpoint(a.0, b.0) + y / 2.0,
                    f32::midpoint(a.1, b.1) - x / 2.0,
                ),
                top_right: b,
                bottom_left: a,
            };
            guesses.push((across, Hidden::TopLeft));
        }
    }
    guesses
}

/// How little three marks look like those of one card: sides and marks of different sizes.
fn unlikeliness(set: &FinderPatternSet) -> f32 {
    let (top, left) = (distance(set.tl, set.tr), distance(set.tl, set.bl));
    let sizes = [set.tl.size, set.tr.size, set.bl.size].map(|size| size as f32);
    let most = sizes.iter().copied().fold(0.0, f32::max);
    let least = sizes.iter().copied().fold(f32::MAX, f32::min);
    (top / left).ln().abs() + (most / least.max(1.0)).ln() * 2.0
}

fn distance(a: ConcentricPattern, b: ConcentricPattern) -> f32 {
    (a.p.x - b.p.x).hypot(a.p.y - b.p.y)
}

/// About how many modules the code has along a side.
fn modules_along(set: &FinderPatternSet) -> f32 {
    let size = (set.tl.size + set.tr.size + set.bl.size) as f32 / 3.0;
    let sides = f32::midpoint(distance(set.tl, set.tr), distance(set.tl, set.bl));
    sides / (size / MARK_MODULES).max(0.5) + MARK_MODULES
}

fn corners(set: &FinderPatternSet) -> Corners {
    let place = |mark: ConcentricPattern| (mark.p.x, mark.p.y);
    Corners {
        top_left: place(set.tl),
        top_right: place(set.tr),
        bottom_left: place(set.bl),
    }
}

/// Lays grids of the sizes that the code may have, and reads the best.
fn text_by_grid(picture: &Gray, set: &FinderPatternSet) -> Option<String> {
    let about = modules_along(set);
    let nearest = ((about - 17.0) / 4.0).round().max(1.0) as usize;
    let mut grids: Vec<(Grid, usize)> = (nearest.saturating_sub(2)..=nearest + 2)
        .filter_map(|version| {
            let side = 17 + 4 * version.max(1);
            Some((Grid::lay(picture, corners(set), &Layout::new(side)?)?, side))
        })
        .collect();
    grids.sort_by(|a, b| b.0.fit.total_cmp(&a.0.fit));
    grids.iter().take(2).find_map(|(grid, side)| {
        let values = grid.modules(picture);
        SHARPENINGS.iter().find_map(|much| {
            let bits = bits(&decided(&values, *side, REACHES[0], *much), *side)?;
            guarded(|| text_of(&bits))
        })
    })
}

fn bits(modules: &[Module], side: usize) -> Option<BitMatrix> {
    let side_bits = u32::try_from(side).ok()?;
    let mut bits = BitMatrix::new(side_bits, side_bits).ok()?;
    for (row, y) in modules.chunks_exact(side).zip(0..) {
        for (module, x) in row.iter().zip(0..) {
            if module.is_dark {
                bits.set(x, y);
            }
        }
    }
    Some(bits)
}
