//! The typeface, carried inside the program: a kiosk may have no fonts of its own.
//!
//! Noto Sans covers Latin, Greek, Cyrillic and Vietnamese, and Noto Sans Arabic what its name says;
//! where the one has no sign, the other's is taken. Their licence lies beside the files.

use iced::Font;
use iced::font::Weight;
use std::borrow::Cow;

const REGULAR_TTF: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD_TTF: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");
const ARABIC_REGULAR_TTF: &[u8] =
    include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf");
const ARABIC_BOLD_TTF: &[u8] = include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf");

/// The face of running text; the window's default font.
pub const REGULAR: Font = Font::with_name("Noto Sans");

/// The face of titles and of what a button says.
pub const BOLD: Font = Font {
    weight: Weight::Bold,
    ..Font::with_name("Noto Sans")
};

/// The height of a capital letter as a share of the font size (714 of 1000 units).
pub const CAPITAL_SHARE: f32 = 0.714;

/// The file of the running face, for what is printed.
pub const REGULAR_FILE: &[u8] = REGULAR_TTF;

/// The font files, to be handed to the window's settings.
pub fn files() -> Vec<Cow<'static, [u8]>> {
    [REGULAR_TTF, BOLD_TTF, ARABIC_REGULAR_TTF, ARABIC_BOLD_TTF]
        .map(Cow::Borrowed)
        .into()
}

#[cfg(test)]
mod tests;
