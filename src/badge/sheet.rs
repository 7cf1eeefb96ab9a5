//! Sheets of badges to print: a code, its letters beneath, and nothing else.
//!
//! No name, no organisation and no word that tells what the card is for: whoever finds it learns
//! nothing. Only hashes are kept of a badge, so a card that comes out unreadable is lost for good.
//! Therefore every badge is drawn and read back before there is a sheet at all: [`Sheets`] cannot
//! be had with a badge that does not read.
//!
//! Lengths are millimetres from the top left corner of the paper.

use std::fmt;

use super::qr::QrError;
use super::read::{self, Gray};
use super::token::Token;

mod code;
mod draw;
mod lettering;
mod page;
mod pdf;
mod stock;
#[cfg(test)]
mod tests;

pub use self::code::code_on_paper;
use self::lettering::Lettering;
use self::page::{Card, Page};
use self::stock::Form;
pub use self::stock::Stock;

/// The most badges in one order.
pub const SHEET_BADGES_MAX: usize = 10_000;

/// The furthest that a print can be nudged, either way.
pub const NUDGE_MM_MAX: f32 = 10.0;

/// The finest picture of a page, in dots per inch.
pub const PICTURE_DPI_MAX: u16 = 600;

/// The dots per inch at which cards are read back: less than three dots a module would be needed,
/// and any printer does better.
const READ_BACK_DPI: u16 = 110;
/// The same for key fobs, whose modules are smaller.
const READ_BACK_FOB_DPI: u16 = 183;

/// How a pile of badges is to come out of the printer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Order {
    /// The paper and its labels.
    pub stock: Stock,
    /// The first label to print on, from 1, row by row: for a sheet that was begun before.
    pub first_label: u16,
    /// Where this printer puts its print.
    pub nudge: Nudge,
    /// Whether a page to measure with comes first.
    pub ruler: Ruler,
}

impl Order {
    /// Full sheets of `stock`, not nudged and without a ruler page.
    pub fn full(stock: Stock) -> Self {
        Self {
            stock,
            first_label: 1,
            nudge: Nudge::default(),
            ruler: Ruler::Without,
        }
    }
}

/// Moves everything on the paper, in millimetres; at most [`NUDGE_MM_MAX`] each.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Nudge {
    /// To the right; negative to the left.
    pub right_mm: f32,
    /// Down; negative up.
    pub down_mm: f32,
}

/// Whether there is a ruler page.
///
/// It shows the outline of each label, a scale at the corner of the first one and two rulers of
/// 100 mm. Laid over the stock, the scale tells the nudge; the rulers tell whether the printer
/// shrinks pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruler {
    /// Badges only.
    Without,
    /// One ruler page before the badges.
    First,
}

/// Pages of badges, each of which was read back.
pub struct Sheets {
    pages: Vec<Page>,
    lettering: Lettering,
}

impl Sheets {
    /// Lays out `tokens` in their order, with letters from `font`, the bytes of a TrueType or
    /// OpenType font.
    ///
    /// # Errors
    /// When the order cannot be fulfilled, the font lacks a letter, or a badge does not read back.
    pub fn lay_out(tokens: &[Token], order: &Order, font: &[u8]) -> Result<Self, SheetError> {
        let lettering = Lettering::new(font).ok_or(SheetError::Font)?;
        let pages = page::pages(tokens, order, &lettering)?;
        for page in &pages {
            for card in &page.cards {
                read_back(card, &lettering)?;
            }
        }
        Ok(Self { pages, lettering })
    }

    /// How many pages there are, the ruler page included.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The sheets as a PDF file, to be printed at its real size ("100 %", not "fit to page").
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn pdf(&self) -> Result<Vec<u8>, SheetError> {
        pdf::written(&self.pages, &self.lettering)
    }

    /// One page as a grey picture; pages count from 0.
    ///
    /// # Errors
    /// When there is no such page or the picture would be too large.
    pub fn picture(&self, page: usize, dots_per_inch: u16) -> Result<Gray, SheetError> {
        let page = self.pages.get(page).ok_or(SheetError::NoSuchPage)?;
        if !(1..=PICTURE_DPI_MAX).contains(&dots_per_inch) {
            return Err(SheetError::Picture);
        }
        draw::picture(page.marks(), page.paper, dots_per_inch, &self.lettering)
            .ok_or(SheetError::Picture)
    }

    /// One page as a PNG file; pages count from 0.
    ///
    /// # Errors
    /// When there is no such page or the picture would be too large.
    pub fn png(&self, page: usize, dots_per_inch: u16) -> Result<Vec<u8>, SheetError> {
        draw::png(&self.picture(page, dots_per_inch)?).ok_or(SheetError::Picture)
    }
}

impl fmt::Debug for Sheets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheets({} pages)", self.pages.len())
    }
}

/// Draws a card with everything on it and reads it.
fn read_back(card: &Card, lettering: &Lettering) -> Result<(), SheetError> {
    let dots_per_inch = match card.form {
        Form::Card => READ_BACK_DPI,
        Form::Fob => READ_BACK_FOB_DPI,
    };
    let picture = draw::picture(card.marks.iter(), card.label, dots_per_inch, lettering)
        .ok_or(SheetError::Picture)?;
    if read::drawn(&picture) == [card.token] {
        Ok(())
    } else {
        Err(SheetError::NotReadBack {
            number: card.number,
        })
    }
}

/// Why there is no sheet. It never holds a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Nothing to print.
    #[error("there are no badges to print")]
    NoBadges,
    /// More than one order may have.
    #[error("more than {SHEET_BADGES_MAX} badges in one order; print them in several")]
    TooManyBadges,
    /// The sheet does not have that label.
    #[error("a sheet has labels 1 to {last}; start at one of them")]
    FirstLabel {
        /// The last label of the sheet.
        last: u16,
    },
    /// Too far, or not a number.
    #[error("the print can be nudged by up to {NUDGE_MM_MAX} mm in each direction")]
    Nudge,
    /// The font has not all the letters or cannot be read.
    #[error("the font cannot be used: not a TrueType font, or a letter is missing")]
    Font,
    /// A badge could not be encoded.
    #[error(transparent)]
    Qr(#[from] QrError),
    /// A badge was drawn and could not be read again.
    #[error("badge {number} could not be read back from its drawing; nothing was printed")]
    NotReadBack {
        /// Which one, from 1.
        number: usize,
    },
    /// Counted beyond the last page.
    #[error("there is no such page")]
    NoSuchPage,
    /// The picture cannot be made.
    #[error("no picture can be made; ask for 1 to {PICTURE_DPI_MAX} dots per inch")]
    Picture,
    /// The PDF writer failed.
    #[error("the PDF file could not be put together")]
    Pdf,
}
