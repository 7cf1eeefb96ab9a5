//! The pages as a PDF file: codes as shapes, letters as letters that can be selected.
//!
//! The file carries no title, author, date or program: it tells what it shows and nothing else.

use std::ops::Range;

use krilla::geom::{PathBuilder, Point, Rect};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::SheetError;
use super::lettering::Lettering;
use super::page::{Area, Letters, Mark, Page};

const POINTS_PER_MM: f32 = 72.0 / 25.4;

pub(super) fn written(pages: &[Page], lettering: &Lettering) -> Result<Vec<u8>, SheetError> {
    let font = Font::new(lettering.font().into(), 0).ok_or(SheetError::Font)?;
    let mut document = Document::new_with(SerializeSettings {
        xmp_metadata: false,
        enable_tagging: false,
        ..SerializeSettings::default()
    });
    for page in pages {
        let settings = PageSettings::from_wh(
            page.paper.width * POINTS_PER_MM,
            page.paper.height * POINTS_PER_MM,
        )
        .ok_or(SheetError::Pdf)?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for mark in page.marks() {
            match mark {
                Mark::Shape(areas) => fill(&mut surface, areas).ok_or(SheetError::Pdf)?,
                Mark::Letters(letters) => write(&mut surface, letters, lettering, &font),
            }
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|_| SheetError::Pdf)
}

/// All areas in one path: filled one by one, viewers show hairlines between them.
fn fill(surface: &mut Surface<'_>, areas: &[Area]) -> Option<()> {
    let mut path = PathBuilder::new();
    for area in areas {
        path.push_rect(Rect::from_xywh(
            area.left * POINTS_PER_MM,
            area.top * POINTS_PER_MM,
            area.width * POINTS_PER_MM,
            area.height * POINTS_PER_MM,
        )?);
    }
    surface.draw_path(&path.finish()?);
    Some(())
}

fn write(surface: &mut Surface<'_>, letters: &Letters, lettering: &Lettering, font: &Font) {
    // Every sign of a sheet is one byte long, so glyphs and bytes go together.
    let glyphs: Vec<KrillaGlyph> = lettering
        .glyphs(&letters.text)
        .enumerate()
        .map(|(place, glyph)| {
            let bytes: Range<usize> = place..place + 1;
            let id = GlyphId::new(glyph.id);
            KrillaGlyph::new(id, glyph.advance, 0.0, 0.0, 0.0, bytes, None)
        })
        .collect();
    let start = Point::from_xy(
        letters.left * POINTS_PER_MM,
        letters.baseline * POINTS_PER_MM,
    );
    let size = letters.size * POINTS_PER_MM;
    surface.draw_glyphs(start, &glyphs, font.clone(), &letters.text, size, false);
}
