//! A code on a sheet of its own: its QR code and its letters, and no word of what it is for.

use qrcode::{Color, EcLevel, QrCode};

use super::lettering::Lettering;
use super::page::{Area, Letters, Mark, Page};
use super::{SheetError, pdf};

/// The paper: what fits on A4 and on Letter, in millimetres.
const PAPER_MM: (f32, f32) = (210.0, 279.0);
/// The side of the QR code, and where it begins.
const CODE_MM: f32 = 60.0;
const TOP_MM: f32 = 40.0;
/// Height of the font of the letters, and from line to line.
const LETTERS_MM: f32 = 8.0;
const LINE_MM: f32 = 14.0;
/// Groups of letters in a line.
const LINE_GROUPS: usize = 4;

/// A PDF file with this code, whose groups are joined by hyphens. `font` is a TrueType or OpenType
/// font.
///
/// # Errors
/// When the code is too long for a QR code, the font lacks a letter, or the file cannot be made.
pub fn code_on_paper(code: &str, font: &[u8]) -> Result<Vec<u8>, SheetError> {
    let lettering = Lettering::new(font).ok_or(SheetError::Font)?;
    let (width, height) = PAPER_MM;
    let paper = Area {
        left: 0.0,
        top: 0.0,
        width,
        height,
    };
    let mut marks = vec![Mark::Shape(dark_modules(code)?)];
    let groups: Vec<&str> = code.split('-').collect();
    for (at, line) in groups.chunks(LINE_GROUPS).enumerate() {
        let text = line.join("-");
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let below = LINE_MM * (at + 1) as f32;
        let left = (width - lettering.width(&text) * LETTERS_MM) / 2.0;
        marks.push(Mark::Letters(Letters {
            text,
            left,
            baseline: TOP_MM + CODE_MM + below,
            size: LETTERS_MM,
        }));
    }
    pdf::written(&[Page::plain(paper, marks)], &lettering)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a code has less than two hundred modules a side"
)]
fn dark_modules(code: &str) -> Result<Vec<Area>, SheetError> {
    let encoded = QrCode::with_error_correction_level(code, EcLevel::Q);
    let encoded = encoded.map_err(|_| SheetError::Pdf)?;
    let side = encoded.width();
    let module = CODE_MM / side as f32;
    let left = (PAPER_MM.0 - CODE_MM) / 2.0;
    let colours = encoded.into_colors();
    let dark = colours.iter().enumerate();
    let dark = dark.filter(|(_, colour)| **colour == Color::Dark);
    let areas = dark.map(|(at, _)| Area {
        left: left + (at % side) as f32 * module,
        top: TOP_MM + (at / side) as f32 * module,
        width: module,
        height: module,
    });
    Ok(areas.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::badge::read::Gray;
    use crate::badge::sheet::draw;

    const FONT: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
    const CODE: &str = "0123A-4567B-89ABC-DEFGH-JKMNP-QRSTV-WXYZ0-12345";

    #[test]
    fn the_code_stands_on_the_sheet_and_can_be_read() {
        let pdf = code_on_paper(CODE, FONT).unwrap();
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 1_000);
        let paper = Area {
            left: 0.0,
            top: 0.0,
            width: PAPER_MM.0,
            height: PAPER_MM.1,
        };
        let lettering = Lettering::new(FONT).unwrap();
        let marks = [Mark::Shape(dark_modules(CODE).unwrap())];
        let picture: Gray = draw::picture(marks.iter(), paper, 100, &lettering).unwrap();
        assert_eq!(crate::badge::read::drawn_texts(&picture), [CODE]);
    }

    #[test]
    fn every_letter_of_it_is_in_the_lettering() {
        let lettering = Lettering::new(FONT).unwrap();
        assert_eq!(lettering.glyphs(CODE).count(), CODE.len());
    }
}
