//! Colours that are things: the six a person chooses from, and those of chips and key tags.
//!
//! They are the same in every theme, since a blue kite must be blue at night too. What is written
//! on them is black or white, whichever can be read.

#![expect(
    clippy::unreadable_literal,
    reason = "a colour is read as its six digits"
)]

use super::colours::contrast;
use iced::{Color, color};

/// The colour of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the colour it is named after")]
pub enum Paint {
    White,
    Silver,
    Grey,
    Black,
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    DarkBlue,
    Purple,
    Pink,
    Brown,
    Copper,
    Bronze,
    Gold,
    GlowInTheDark,
}

impl Paint {
    /// The shaded edge of a chip, which sets a white one apart from paper and a black one from the
    /// night.
    pub const EDGE: Color = color!(0x736B63);

    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::White,
        Self::Silver,
        Self::Grey,
        Self::Black,
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::DarkBlue,
        Self::Purple,
        Self::Pink,
        Self::Brown,
        Self::Copper,
        Self::Bronze,
        Self::Gold,
        Self::GlowInTheDark,
    ];

    /// The colour itself.
    pub const fn fill(self) -> Color {
        match self {
            Self::White => color!(0xFDFBF7),
            Self::Silver => color!(0xC4C7CA),
            Self::Grey => color!(0x55585C),
            Self::Black => color!(0x1B1B1D),
            Self::Red => color!(0xA51C24),
            Self::Orange => color!(0xF08A24),
            Self::Yellow => color!(0xF5CE3E),
            Self::Green => color!(0x1C6135),
            Self::Blue => color!(0x1A55A8),
            Self::DarkBlue => color!(0x1C2F63),
            Self::Purple => color!(0x6A2C86),
            Self::Pink => color!(0xF2A3BE),
            Self::Brown => color!(0x6B4423),
            Self::Copper => color!(0xD59468),
            Self::Bronze => color!(0x69481C),
            Self::Gold => color!(0xDDB44A),
            Self::GlowInTheDark => color!(0xD8F0C0),
        }
    }

    /// Black or white: what can be read on it.
    pub fn ink(self) -> Color {
        let (dark, light) = (color!(0x14110F), Color::WHITE);
        if contrast(dark, self.fill()) >= contrast(light, self.fill()) {
            dark
        } else {
            light
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeral_can_be_read_on_every_chip() {
        for paint in Paint::ALL {
            let found = contrast(paint.ink(), paint.fill());
            assert!(found >= 7.0, "{paint:?} is {found:.2}");
        }
    }
}
