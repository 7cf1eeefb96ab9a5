//! From a grey picture to the badges in it.
//!
//! The pictures are bad: a hand shakes, a lamp shines on the sleeve, a phone shows the code light
//! on dark, and two people hold up their cards at once. So the light is evened out first, all
//! codes of a picture are looked for, and one look is at the negative. Whatever is not a token is
//! not there: a poster's code on the wall is nobody's business.
//!
//! `src/badge/DECODING.md` says which decoder was chosen, why, and what was
//! measured.
//!
//! It knows no camera; pictures come in as pixels.

use std::fmt;

use zeroize::Zeroize;

use self::codes::Effort;
use self::light::{Reach, Tone};
use super::token::Token;

mod card;
mod codes;
mod grid;
mod light;
mod modules;
mod solomon;
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
/// Each gets the looks that read most cards, and by turns one of the others, so that a picture
/// costs about the same whatever is held up.
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
        self.turn = self.turn.wrapping_add(1);
        let is_thorough = self.turn.is_multiple_of(THOROUGH_EACH);
        let mut tokens = Vec::new();
        for n in 0..GLANCE.len() {
            let effort = if tokens.is_empty() || is_thorough {
                Effort::FRAME
            } else {
                Effort::FRAME_GOES_ON
            };
            let look = GLANCE[(n + self.turn) % GLANCE.len()];
            let found = codes::badges_in(&look.at(picture), effort);
            take(&mut tokens, found.tokens);
            if is_enough(&tokens, found.unread_marks) || found.is_crowded {
                break;
            }
        }
        tokens
    }
}

/// The tokens in a single picture that does not come again, each once: all kinds of looks at it.
pub fn still(picture: &Gray) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (n, look) in Look::all_for(picture).into_iter().enumerate() {
        let found = codes::badges_in(&look.at(picture), Effort::STILL);
        take(&mut tokens, found.tokens);
        if n + 1 >= GLANCE.len() && is_enough(&tokens, found.unread_marks) {
            break;
        }
    }
    tokens
}

/// The texts of all QR codes in a picture, whatever they say, with the effort of one frame.
pub fn texts_at_a_glance(picture: &Gray) -> Vec<String> {
    let mut texts = Vec::new();
    for look in GLANCE {
        let found = codes::texts_in(&look.at(picture), Effort::FRAME);
        take(&mut texts, found.texts);
        if is_enough(&texts, found.unread_marks) || found.is_crowded {
            break;
        }
    }
    texts
}

/// The texts of all QR codes in a single picture that does not come again, whatever they say.
pub fn texts(picture: &Gray) -> Vec<String> {
    let mut texts = Vec::new();
    for (n, look) in Look::all_for(picture).into_iter().enumerate() {
        let found = codes::texts_in(&look.at(picture), Effort::STILL);
        take(&mut texts, found.texts);
        if n + 1 >= GLANCE.len() && is_enough(&texts, found.unread_marks) {
            break;
        }
    }
    texts
}

/// Whether something was read and there is no corner mark of anything else.
fn is_enough<T>(read: &[T], unread_marks: usize) -> bool {
    !read.is_empty() && unread_marks == 0
}

/// The tokens in a picture that was drawn and not photographed, without any of the help that a
/// camera's picture gets: what is printed must be whole.
pub(super) fn drawn(picture: &Gray) -> Vec<Token> {
    let mut tokens = Vec::new();
    take(&mut tokens, codes::badges_in(picture, Effort::PLAIN).tokens);
    tokens
}

/// The texts of all codes in a picture that was drawn, as the library below reads them.
#[cfg(test)]
pub(super) fn drawn_texts(picture: &Gray) -> Vec<String> {
    codes::texts_in(picture, Effort::PLAIN).texts
}

/// Each once.
fn take<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

/// One way to prepare a picture. Each reads codes that the others lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    scale: Scale,
    light: Evened,
    tone: Tone,
}

/// How large the picture is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// A code that fills a large picture, out of focus.
    Quarter,
    Half,
    Whole,
    /// A code far away.
    Double,
}

/// What is done about the light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evened {
    /// Without the camera's noise: a card held near, in a dim room.
    Smooth,
    /// With every pixel: a card far away, glare.
    Sharp,
    /// Nothing: light that is even already.
    Not,
}

/// What each frame of a camera gets, in an order that changes.
const GLANCE: [Look; 3] = [
    Look::new(Scale::Whole, Evened::Smooth, Tone::Positive),
    Look::new(Scale::Whole, Evened::Sharp, Tone::Positive),
    Look::new(Scale::Whole, Evened::Smooth, Tone::Negative),
];

/// A frame in which a badge was read is looked at for others with less effort, but for one in so
/// many.
const THOROUGH_EACH: usize = 4;

/// Pictures whose shorter side is shorter than this are not made smaller, in pixels.
const SMALLER_SIDE_PIXELS_MIN: u32 = 240;
/// Pictures whose longer side is longer than this are not made larger, in pixels.
const LARGER_SIDE_PIXELS_MAX: u32 = 1_400;

impl Look {
    const fn new(scale: Scale, light: Evened, tone: Tone) -> Self {
        Self { scale, light, tone }
    }

    /// All that may help with a picture of this size: what a frame gets, and then the likeliest
    /// first.
    fn all_for(picture: &Gray) -> Vec<Self> {
        let mut all = GLANCE.to_vec();
        all.push(Self::new(Scale::Whole, Evened::Sharp, Tone::Negative));
        for tone in [Tone::Positive, Tone::Negative] {
            all.push(Self::new(Scale::Whole, Evened::Not, tone));
            let shorter = picture.width.min(picture.height);
            if shorter / 2 >= SMALLER_SIDE_PIXELS_MIN {
                all.push(Self::new(Scale::Half, Evened::Smooth, tone));
                all.push(Self::new(Scale::Half, Evened::Sharp, tone));
            }
            if shorter / 4 >= SMALLER_SIDE_PIXELS_MIN {
                all.push(Self::new(Scale::Quarter, Evened::Smooth, tone));
                all.push(Self::new(Scale::Quarter, Evened::Not, tone));
            }
            if picture.width.max(picture.height) <= LARGER_SIDE_PIXELS_MAX {
                all.push(Self::new(Scale::Double, Evened::Smooth, tone));
                all.push(Self::new(Scale::Double, Evened::Sharp, tone));
            }
        }
        all
    }

    fn at(self, picture: &Gray) -> Gray {
        let scaled;
        let picture = match self.scale {
            Scale::Whole => picture,
            Scale::Half => {
                scaled = light::halved(picture);
                &scaled
            }
            Scale::Quarter => {
                scaled = light::halved(&light::halved(picture));
                &scaled
            }
            Scale::Double => {
                scaled = light::doubled(picture);
                &scaled
            }
        };
        match (self.light, self.tone) {
            (Evened::Smooth, tone) => {
                light::evened(&light::smoothed(picture), Reach::Neighbours, tone)
            }
            (Evened::Sharp, tone) => light::evened(picture, Reach::Tile, tone),
            (Evened::Not, Tone::Positive) => picture.clone(),
            (Evened::Not, Tone::Negative) => light::inverted(picture),
        }
    }
}
