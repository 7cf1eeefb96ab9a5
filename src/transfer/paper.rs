//! Pages to print, as a PDF file: texts, rules and bars.
//!
//! Lengths are points (1/72 inch), from the top left corner of the paper. The letters are those of
//! the product's own typeface, so that a page looks the same wherever it is printed; a sign that it
//! has not is shown as an empty box, and [`Print::lacks`] says that there was one.

use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use krilla::color::luma;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::TransferError;

/// The letters of everything that is printed, as a TrueType font.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

/// What is in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height, upright.
    pub const fn size(self) -> [f32; 2] {
        match self {
            Self::A4 => [595.28, 841.89],
            Self::Letter => [612.0, 792.0],
        }
    }
}

impl FromStr for Paper {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "a4" => Ok(Self::A4),
            "letter" => Ok(Self::Letter),
            _ => Err("a4 or letter is expected"),
        }
    }
}

/// How thick letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For what is read.
    Regular,
    /// For what is looked for.
    Bold,
}

/// Shades that a printer without colours tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// For letters.
    Black,
    /// For bars.
    Dark,
    /// For bars beside dark ones.
    Light,
    /// For rules.
    Faint,
}

impl Ink {
    fn fill(self) -> Fill {
        let lightness = match self {
            Self::Black => 0,
            Self::Dark => 70,
            Self::Light => 175,
            Self::Faint => 205,
        };
        Fill {
            paint: luma::Color::new(lightness).into(),
            ..Fill::default()
        }
    }
}

/// A rectangle: left, top, width, height.
pub type Area = [f32; 4];

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line of text.
    Text {
        /// Where it begins, and its baseline.
        at: [f32; 2],
        /// The size of its letters.
        size: f32,
        /// How thick they are.
        weight: Weight,
        /// What it says.
        text: String,
    },
    /// A rule or a bar.
    Bar {
        /// Where.
        area: Area,
        /// In which shade.
        ink: Ink,
    },
}

struct Face {
    map: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Result<Self, TransferError> {
        let font = FontRef::from_index(bytes, 0).map_err(failed)?;
        Ok(Self {
            map: font.charmap(),
            metrics: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        })
    }

    /// Each sign of a text: its bytes, its glyph, and its width as a share of the size.
    fn glyphs(&self, text: &str) -> impl Iterator<Item = (Range<usize>, u32, f32)> {
        text.char_indices().map(|(at, sign)| {
            // The first glyph of a font is the box for what it has not.
            let id = self.map.map(sign).unwrap_or_default();
            let advance = self.metrics.advance_width(id).unwrap_or_default();
            (at..at + sign.len_utf8(), id.to_u32(), advance)
        })
    }
}

/// Pages that are being written, from the first to the last.
pub struct Print {
    size: [f32; 2],
    regular: Face,
    bold: Face,
    pages: Vec<Vec<Mark>>,
    lacks: bool,
}

impl Print {
    /// No page yet; upright, or `sideways`.
    ///
    /// # Errors
    /// When the letters cannot be read.
    pub fn new(paper: Paper, sideways: bool) -> Result<Self, TransferError> {
        let [width, height] = paper.size();
        Ok(Self {
            size: if sideways {
                [height, width]
            } else {
                [width, height]
            },
            regular: Face::new(REGULAR)?,
            bold: Face::new(BOLD)?,
            pages: Vec::new(),
            lacks: false,
        })
    }

    /// Width and height of a page.
    pub const fn size(&self) -> [f32; 2] {
        self.size
    }

    /// What is on each page so far.
    pub fn pages(&self) -> &[Vec<Mark>] {
        &self.pages
    }

    /// Whether a sign was asked for that the letters have not.
    pub const fn lacks(&self) -> bool {
        self.lacks
    }

    /// From here on, marks go onto a new page.
    pub fn begin_page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Writes a line of text onto the newest page: from `at` on, which is its baseline.
    pub fn text(&mut self, at: [f32; 2], size: f32, weight: Weight, text: &str) {
        let Some(page) = self.pages.len().checked_sub(1) else {
            return;
        };
        self.text_on(page, at, size, weight, text);
    }

    /// The same onto a page that was begun before; pages count from 0.
    pub fn text_on(&mut self, page: usize, at: [f32; 2], size: f32, weight: Weight, text: &str) {
        let is_known = |(_, id, _)| id != 0;
        let all_known = self.face(weight).glyphs(text).all(is_known);
        self.lacks |= !all_known;
        if let Some(page) = self.pages.get_mut(page)
            && !text.is_empty()
        {
            page.push(Mark::Text {
                at,
                size,
                weight,
                text: text.to_owned(),
            });
        }
    }

    /// Fills an area of the newest page.
    pub fn bar(&mut self, area: Area, ink: Ink) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Mark::Bar { area, ink });
        }
    }

    /// How wide a text is.
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let advances = self
            .face(weight)
            .glyphs(text)
            .map(|(_, _, advance)| advance);
        advances.sum::<f32>() * size
    }

    /// A text in lines that are no wider than that; a word that is wider by itself is broken.
    pub fn wrapped(&self, text: &str, size: f32, weight: Weight, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        let fits = |line: &str| self.width(line, size, weight) <= width;
        for word in words_of(text) {
            let line = lines.last().map(String::as_str).unwrap_or_default();
            let longer = [line, word].join(if line.is_empty() { "" } else { " " });
            if fits(&longer) {
                lines.pop();
                lines.push(longer);
                continue;
            }
            if line.is_empty() {
                lines.pop();
            }
            let mut part = String::new();
            for sign in word.chars() {
                part.push(sign);
                if !fits(&part) && part.chars().count() > 1 {
                    part.pop();
                    lines.push(std::mem::replace(&mut part, sign.to_string()));
                }
            }
            lines.push(part);
        }
        lines
    }

    /// The pages as a PDF file with a title, in a language such as `en`.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn pdf(&self, title: &str, language: &str) -> Result<Vec<u8>, TransferError> {
        let font = |bytes: &[u8]| {
            let font = Font::new(Arc::new(bytes.to_vec()).into(), 0);
            font.ok_or_else(|| failed("the letters cannot be read"))
        };
        let (regular, bold) = (font(REGULAR)?, font(BOLD)?);
        // Neither a date nor a program: the same pages are the same file.
        let mut document = Document::new_with(SerializeSettings {
            xmp_metadata: false,
            enable_tagging: false,
            ..SerializeSettings::default()
        });
        let about = Metadata::new().title(title.to_owned());
        document.set_metadata(about.language(language.to_owned()));
        let [width, height] = self.size;
        for page in &self.pages {
            let settings = PageSettings::from_wh(width, height);
            let settings = settings.ok_or_else(|| failed("there is no such paper"))?;
            let mut sheet = document.start_page_with(settings);
            let mut surface = sheet.surface();
            for mark in page {
                match mark {
                    Mark::Bar { area, ink } => fill(&mut surface, *area, *ink),
                    Mark::Text { weight, .. } => {
                        let font = match weight {
                            Weight::Regular => &regular,
                            Weight::Bold => &bold,
                        };
                        self.write(&mut surface, mark, font);
                    }
                }
            }
            surface.finish();
            sheet.finish();
        }
        document
            .finish()
            .map_err(|error| failed(format!("{error:?}")))
    }

    fn write(&self, surface: &mut Surface<'_>, mark: &Mark, font: &Font) {
        let Mark::Text {
            at: [left, baseline],
            size,
            weight,
            text,
        } = mark
        else {
            return;
        };
        let glyphs: Vec<KrillaGlyph> = self
            .face(*weight)
            .glyphs(text)
            .map(|(bytes, id, advance)| {
                KrillaGlyph::new(GlyphId::new(id), advance, 0.0, 0.0, 0.0, bytes, None)
            })
            .collect();
        surface.set_fill(Some(Ink::Black.fill()));
        let start = Point::from_xy(*left, *baseline);
        surface.draw_glyphs(start, &glyphs, font.clone(), text, *size, false);
    }

    const fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// The words of a text. A space that keeps two words together, as before a French colon, stays.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    text.split(parts).filter(|word| !word.is_empty())
}

fn fill(surface: &mut Surface<'_>, area: Area, ink: Ink) {
    let [left, top, width, height] = area;
    let Some(area) = Rect::from_xywh(left, top, width, height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(area);
    if let Some(path) = path.finish() {
        surface.set_fill(Some(ink.fill()));
        surface.draw_path(&path);
    }
}

fn failed(why: impl Into<super::RowError>) -> TransferError {
    TransferError::Print(why.into())
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn a_space_that_keeps_words_together_parts_no_line() {
        let words: Vec<_> = words_of("À  bientôt\u{202f}!\nLe 3\u{a0}mars").collect();
        assert_eq!(words, ["À", "bientôt\u{202f}!", "Le", "3\u{a0}mars"]);
    }
}
