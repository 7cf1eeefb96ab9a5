//! From a grey picture to the badges in it.
//!
//! The pictures are bad: a hand shakes, a lamp shines on the sleeve, a phone shows the code light
//! on dark, and two people hold up their cards at once. So the light is evened out first, all
//! codes of a picture are looked for, and now and then a look is at the negative. Whatever is not a
//! token is not there: a poster's code on the wall is nobody's business.
//!
//! It knows no camera; pictures come in as pixels.

use std::fmt;

use zeroize::Zeroize;

use self::light::{Reach, Tone};
use super::token::Token;

mod codes;
mod light;
#[cfg(test)]
mod tests;

/// The longest side of a picture that is looked at, in pixels.
pub const SIDE_PIXELS_MAX: u32 = 8_192;

/// The largest picture that is looked at, in pixels.
pub const PICTURE_PIXELS_MAX: u32 = 40_000_000;

/// A grey picture: one byte a pixel, 0 is black, rows from the top without padding.
///
/// It may show somebody: when it is let go, its memory is wiped first.
#[derive(Clone, PartialEq, Eq)]
pub struct Gray {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Gray {
    /// Takes `width * height` pixels; `None` when their number does not fit, when there are none,
    /// or more than [`PICTURE_PIXELS_MAX`].
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Option<Self> {
        let count = width.checked_mul(height)?;
        let sound = count > 0
            && count <= PICTURE_PIXELS_MAX
            && width.max(height) <= SIDE_PIXELS_MAX
            && usize::try_from(count) == Ok(pixels.len());
        sound.then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// Width in pixels, at least 1.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels, at least 1.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels, row by row from the top left corner.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    fn row_pixels(&self) -> usize {
        self.pixels.len() / (self.height as usize)
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.chunks_exact(self.row_pixels())
    }
}

impl Drop for Gray {
    fn drop(&mut self) {
        self.pixels.zeroize();
    }
}

impl fmt::Debug for Gray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gray({} x {})", self.width, self.height)
    }
}

/// Looks at one picture after another, as they come from a camera.
///
/// Each gets one kind of look and the next picture another, so that a look costs the same whatever
/// is held up: most badges are read at the first, light on dark ones within eight.
#[derive(Debug, Default)]
pub struct Reader {
    turn: usize,
}

impl Reader {
    /// A reader that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The tokens in the next picture, each once; the check letter is right, whose they are is not
    /// known.
    pub fn look(&mut self, picture: &Gray) -> Vec<Token> {
        let look = ROTATION[self.turn % ROTATION.len()];
        self.turn = (self.turn + 1) % ROTATION.len();
        look.at(picture)
    }
}

/// The tokens in a single picture that does not come again, each once: all kinds of looks at it.
pub fn still(picture: &Gray) -> Vec<Token> {
    let mut found = Vec::new();
    for look in Look::ALL {
        for token in look.at(picture) {
            if !found.contains(&token) {
                found.push(token);
            }
        }
    }
    found
}

/// The tokens in a picture that was drawn and not photographed.
pub(super) fn drawn(picture: &Gray) -> Vec<Token> {
    tokens_in(picture)
}

/// The texts of all codes in a picture that was drawn.
#[cfg(test)]
pub(super) fn drawn_texts(picture: &Gray) -> Vec<String> {
    codes::texts_in(picture)
}

/// One way to prepare a picture. Each reads codes that the others lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Without the camera's noise: a card held near, in a dim room.
    Smooth,
    /// With every pixel: a card far away, glare.
    Sharp,
    /// A phone in dark mode, near.
    SmoothNegative,
    /// A phone in dark mode, far away.
    SharpNegative,
}

/// Cards are many, dark phones are few.
const ROTATION: [Look; 8] = [
    Look::Smooth,
    Look::Sharp,
    Look::Smooth,
    Look::SmoothNegative,
    Look::Smooth,
    Look::Sharp,
    Look::Smooth,
    Look::SharpNegative,
];

impl Look {
    const ALL: [Self; 4] = [
        Self::Smooth,
        Self::Sharp,
        Self::SmoothNegative,
        Self::SharpNegative,
    ];

    fn at(self, picture: &Gray) -> Vec<Token> {
        let tone = match self {
            Self::Smooth | Self::Sharp => Tone::Positive,
            Self::SmoothNegative | Self::SharpNegative => Tone::Negative,
        };
        let prepared = match self {
            Self::Smooth | Self::SmoothNegative => {
                light::evened(&light::smoothed(picture), Reach::Neighbours, tone)
            }
            Self::Sharp | Self::SharpNegative => light::evened(picture, Reach::Tile, tone),
        };
        tokens_in(&prepared)
    }
}

fn tokens_in(picture: &Gray) -> Vec<Token> {
    let mut tokens = Vec::new();
    for text in codes::texts_in(picture) {
        if let Ok(token) = Token::parse(&text)
            && !tokens.contains(&token)
        {
            tokens.push(token);
        }
    }
    tokens
}
