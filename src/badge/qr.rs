//! The QR code of a badge: which of its modules are dark; and that of any other text.
//!
//! Version 2 with level Q always fits, and a code of one size makes one layout. Level Q is there
//! for glare and scratches; a lower one was lost three times as often under a shiny sleeve.

use std::fmt;

use qrcode::{Color, EcLevel, QrCode, Version};

use super::token::Token;

/// Modules along one side of the code, without the quiet zone.
pub const SIDE_MODULES: usize = 25;

/// Light modules that belong around the code on each side.
pub const QUIET_MODULES: usize = 4;

/// The dark and light modules of one badge's code.
#[derive(Clone, PartialEq, Eq)]
pub struct Modules(Vec<Color>);

impl Modules {
    /// Draws the code of `token`.
    ///
    /// # Errors
    /// When the encoder does not give a code of the one size that sheets are made for.
    pub fn of(token: &Token) -> Result<Self, QrError> {
        let code = QrCode::with_version(token.letters(), Version::Normal(2), EcLevel::Q)
            .map_err(|_| QrError)?;
        let colors = code.into_colors();
        if colors.len() == SIDE_MODULES * SIDE_MODULES {
            Ok(Self(colors))
        } else {
            Err(QrError)
        }
    }

    /// Whether the module in this column and row is dark, counted from the top left corner.
    /// Everything outside is quiet zone and light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < SIDE_MODULES && self.0.get(row * SIDE_MODULES + column) == Some(&Color::Dark)
    }

    /// The dark modules as bars one module high: column, row and length in modules.
    ///
    /// Bars leave no hairlines between neighbours when a printer rounds their edges.
    pub fn bars(&self) -> impl Iterator<Item = Bar> + '_ {
        (0..SIDE_MODULES).flat_map(move |row| {
            let mut column = 0;
            std::iter::from_fn(move || {
                while column < SIDE_MODULES && !self.is_dark(column, row) {
                    column += 1;
                }
                let start = column;
                while self.is_dark(column, row) {
                    column += 1;
                }
                (column > start).then_some(Bar {
                    column: start,
                    row,
                    length: column - start,
                })
            })
        })
    }
}

impl fmt::Debug for Modules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Modules(..)")
    }
}

/// Dark modules side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The first column, from 0.
    pub column: usize,
    /// The row, from 0.
    pub row: usize,
    /// How many modules, at least 1.
    pub length: usize,
}

/// The code of a text that is no badge, for a phone to take away: how many modules a side has, and
/// which of them are dark, row by row. None where the text is too long for any code.
pub fn of_text(text: &str) -> Option<(usize, Vec<bool>)> {
    // Read off a screen, without glare or scratches: the middle level is enough.
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width();
    let dark = code.into_colors().into_iter();
    Some((side, dark.map(|colour| colour == Color::Dark).collect()))
}

/// The encoder gave no code of the right size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no QR code of {SIDE_MODULES} modules could be made")]
pub struct QrError;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::badge::{OrganisationKey, TokenId};

    fn token(id: u64) -> Token {
        Token::issue(&OrganisationKey::new([3; 32]), TokenId(id))
    }

    #[test]
    fn a_text_has_a_square_code_or_none() {
        let (side, dark) = of_text("https://example.org").unwrap();
        assert_eq!(dark.len(), side * side);
        assert!(dark[0]);
        assert_eq!(of_text(&"long ".repeat(1_000)), None);
    }

    #[test]
    fn finder_patterns_stand_in_three_corners() {
        let modules = Modules::of(&token(7)).unwrap();
        let last = SIDE_MODULES - 1;
        for (column, row) in [(0, 0), (last, 0), (0, last)] {
            assert!(modules.is_dark(column, row));
        }
        for place in 0..7 {
            assert!(modules.is_dark(place, 0) && modules.is_dark(0, last - place));
            assert!(!modules.is_dark(7, place));
        }
        assert!(!modules.is_dark(SIDE_MODULES, 0) && !modules.is_dark(0, SIDE_MODULES));
    }

    proptest! {
        #[test]
        fn every_token_fits_and_bars_cover_the_dark_modules_once(id: u64) {
            let modules = Modules::of(&token(id)).unwrap();
            let mut seen = [[0_u8; SIDE_MODULES]; SIDE_MODULES];
            for bar in modules.bars() {
                let end = bar.column + bar.length;
                for count in &mut seen[bar.row][bar.column..end] {
                    *count += 1;
                }
            }
            for (row, columns) in seen.iter().enumerate() {
                for (column, count) in columns.iter().enumerate() {
                    prop_assert_eq!(*count, u8::from(modules.is_dark(column, row)));
                }
            }
        }
    }
}
