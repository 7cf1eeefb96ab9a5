//! The letters of a font: which glyphs they are, how wide, and their outlines.
//!
//! A sheet needs capitals, digits, a space and a minus. None of them joins with another,
//! so glyphs stand side by side and no text engine is needed.

use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// Every sign that stands on a sheet.
const ALL_SIGNS: &str = "ABCDEFGHJKLMNPQRSTVWXYZ 0123456789-";

/// The least width of a space: groups of four are told apart at arm's length.
const SPACE_SHARE_MIN: f32 = 0.45;

/// A font that has every sign of [`ALL_SIGNS`].
pub(super) struct Lettering {
    font: Arc<Vec<u8>>,
    glyphs: Vec<Glyph>,
}

/// One sign; lengths are shares of the font's size.
pub(super) struct Glyph {
    sign: char,
    pub(super) id: u32,
    pub(super) advance: f32,
    /// Closed outlines as corners; x to the right, y up from the baseline.
    pub(super) outlines: Vec<Vec<(f32, f32)>>,
}

impl Lettering {
    /// `None` when the bytes are no font or a sign is missing.
    pub(super) fn new(font: &[u8]) -> Option<Self> {
        let face = FontRef::from_index(font, 0).ok()?;
        let glyphs = ALL_SIGNS
            .chars()
            .map(|sign| glyph(&face, sign))
            .collect::<Option<Vec<_>>>()?;
        Some(Self {
            font: Arc::new(font.to_vec()),
            glyphs,
        })
    }

    /// The bytes of the font.
    pub(super) fn font(&self) -> Arc<Vec<u8>> {
        Arc::clone(&self.font)
    }

    /// The glyphs of `text`; signs that are on no sheet are left out.
    pub(super) fn glyphs(&self, text: &str) -> impl Iterator<Item = &Glyph> {
        text.chars()
            .filter_map(|sign| self.glyphs.iter().find(|glyph| glyph.sign == sign))
    }

    /// The width of `text` as a share of the font's size.
    pub(super) fn width(&self, text: &str) -> f32 {
        self.glyphs(text).map(|glyph| glyph.advance).sum()
    }
}

fn glyph(face: &FontRef<'_>, sign: char) -> Option<Glyph> {
    let id = face.charmap().map(sign)?;
    let size = Size::new(1.0);
    let advance = face
        .glyph_metrics(size, LocationRef::default())
        .advance_width(id)?;
    let outlines = outlines(face, id, size)?;
    let sound = advance > 0.0 && (sign == ' ' || !outlines.is_empty());
    let least = if sign == ' ' { SPACE_SHARE_MIN } else { 0.0 };
    sound.then_some(Glyph {
        sign,
        id: id.to_u32(),
        advance: advance.max(least),
        outlines,
    })
}

fn outlines(face: &FontRef<'_>, id: GlyphId, size: Size) -> Option<Vec<Vec<(f32, f32)>>> {
    let mut corners = Corners::default();
    let settings = DrawSettings::unhinted(size, LocationRef::default());
    face.outline_glyphs()
        .get(id)?
        .draw(settings, &mut corners)
        .ok()?;
    Some(corners.outlines)
}

/// Turns curves into short straight lines.
#[derive(Default)]
struct Corners {
    outlines: Vec<Vec<(f32, f32)>>,
}

/// Straight lines for one curve: letters of 10 point need no more at 600 dpi.
const CURVE_LINES: u8 = 8;

impl Corners {
    fn last(&self) -> (f32, f32) {
        self.outlines
            .last()
            .and_then(|outline| outline.last())
            .copied()
            .unwrap_or_default()
    }

    fn push(&mut self, corner: (f32, f32)) {
        if let Some(outline) = self.outlines.last_mut() {
            outline.push(corner);
        }
    }

    fn curve(&mut self, at: impl Fn(f32) -> (f32, f32)) {
        for part in 1..=CURVE_LINES {
            self.push(at(f32::from(part) / f32::from(CURVE_LINES)));
        }
    }
}

fn between(a: (f32, f32), b: (f32, f32), share: f32) -> (f32, f32) {
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

impl OutlinePen for Corners {
    fn move_to(&mut self, x: f32, y: f32) {
        self.outlines.push(vec![(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.push((x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (start, bend, end) = (self.last(), (cx, cy), (x, y));
        self.curve(|share| {
            between(
                between(start, bend, share),
                between(bend, end, share),
                share,
            )
        });
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (start, first, second, end) = (self.last(), (cx0, cy0), (cx1, cy1), (x, y));
        self.curve(|share| {
            let middle = between(first, second, share);
            between(
                between(between(start, first, share), middle, share),
                between(middle, between(second, end, share), share),
                share,
            )
        });
    }

    fn close(&mut self) {}
}
