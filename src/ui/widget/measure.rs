//! How large words come out, before they are laid out.
//!
//! The font is shaped for real: an estimate by the number of letters is wrong for every language
//! but the one it was made with.

use crate::ui::theme::tokens;
use crate::ui::words::{in_lines, is_pieced};
use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::{
    Alignment, LineHeight, Paragraph as _, Shaping, Text as Words, Wrapping,
};
use iced::{Font, Size, alignment};
use std::borrow::Cow;

/// How close lines of words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Running text.
    Open,
    /// Words on a control.
    Close,
}

impl Lines {
    /// All of them.
    #[cfg(feature = "headless")]
    pub const ALL: [Self; 2] = [Self::Open, Self::Close];

    /// The height of a line as a share of the size of its words.
    pub fn height(self) -> f32 {
        match self {
            Self::Open => tokens::LINE_HEIGHT,
            Self::Close => tokens::CONTROL_LINE_HEIGHT,
        }
    }
}

/// The size of words that break between words at `width` pixels. It is wider than `width` where one
/// word alone is.
pub fn size(words: &str, font: Font, text_px: f32, width: f32) -> Size {
    size_in(Lines::Open, words, font, text_px, width)
}

/// The same in lines that stand so close.
pub fn size_in(lines: Lines, words: &str, font: Font, text_px: f32, width: f32) -> Size {
    shaped(
        lines,
        &broken(words, font, text_px, width),
        font,
        text_px,
        width,
    )
    .min_bounds()
}

/// The words with a break where each line of this width ends. The shaping breaks no line where a
/// piece of the other direction begins, so that its first word would stand outside.
pub fn broken(words: &str, font: Font, text_px: f32, width: f32) -> Cow<'_, str> {
    if !width.is_finite() || !is_pieced(words) {
        return words.into();
    }
    in_lines(words, |line| {
        let size = shaped(Lines::Open, line, font, text_px, f32::INFINITY).min_bounds();
        size.width <= width
    })
    .into()
}

fn shaped(lines: Lines, words: &str, font: Font, text_px: f32, width: f32) -> Paragraph {
    Paragraph::with_text(Words {
        content: words,
        bounds: Size::new(width, f32::INFINITY),
        size: text_px.into(),
        line_height: LineHeight::Relative(lines.height()),
        font,
        align_x: Alignment::Default,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::default(),
        wrapping: Wrapping::Word,
    })
}

/// The first of these sizes, largest first, in which the words fit the room, else the last.
pub fn largest_that_fits(
    lines: Lines,
    words: &str,
    font: Font,
    sizes_px: &[f32],
    room: Size,
) -> f32 {
    let fits = |px: &f32| {
        let found = size_in(lines, words, font, *px, room.width);
        found.width <= room.width.ceil() && found.height <= room.height.ceil()
    };
    let found = sizes_px.iter().copied().find(fits);
    found.or(sizes_px.last().copied()).unwrap_or(1.0)
}

/// The largest of these sizes in which each of the words fits the room in one line; where that is
/// much smaller than the first size, the largest in which each fits the room at all, as on a
/// control.
pub fn common(words: &[&str], font: Font, sizes_px: &[f32], room: Size) -> f32 {
    let largest = sizes_px.first().copied().unwrap_or(1.0);
    let least = largest * tokens::ONE_LINE_SHARE_MIN;
    let in_one_line = |px: &f32| {
        let height = (px * Lines::Close.height()).floor();
        let fits = |words: &&str| size(words, font, *px, f32::INFINITY).width <= room.width;
        *px >= least && height <= room.height && words.iter().all(fits)
    };
    let one_line = sizes_px.iter().copied().find(in_one_line);
    one_line.unwrap_or_else(|| {
        words
            .iter()
            .map(|words| largest_that_fits(Lines::Close, words, font, sizes_px, room))
            .fold(largest, f32::min)
    })
}

#[cfg(all(test, feature = "gui-tests"))]
mod tests;
