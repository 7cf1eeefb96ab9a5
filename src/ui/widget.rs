//! The pieces that screens are made of: pure functions from a look and plain values to an element.
//!
//! Roles, not looks: a screen says `button::primary`, never a size or a colour. A piece knows the
//! theme, the shared words and the other pieces; it knows nothing of people, sessions or screens.

mod band;
pub mod board;
pub mod button;
pub mod card;
pub mod chip;
pub mod choices;
pub mod control;
pub mod entry;
pub mod fit;
pub mod glass;
pub mod grid;
pub mod keyboard;
pub mod keys;
pub mod leaves;
pub mod list;
mod measure;
pub mod mirror;
pub mod page;
mod pen;
pub mod pictures;
pub mod pin_pad;
pub mod press;
pub mod progress;
pub mod qr;
pub mod reach;
pub mod sign;
pub mod stepper;
pub mod text;
pub mod tick;
pub mod toggle;

#[cfg(test)]
#[cfg(feature = "gui-tests")]
pub mod testing;

#[cfg(feature = "headless")]
pub(super) use fit::label_sizes;
pub(super) use measure::size as measured;
#[cfg(feature = "headless")]
pub(super) use measure::{Lines, size_in as measured_in};
pub use page::Page;

use iced::widget::canvas::Frame;
use iced::{Color, Point, Renderer, Size};

/// A frame of which the renderer repaints all.
///
/// It takes a stroke to be as thin as its path, so that after a change of screens its outer half
/// would be left out, or left behind.
fn whole_frame(renderer: &Renderer, size: Size) -> Frame {
    let mut frame = Frame::new(renderer, size);
    frame.fill_rectangle(Point::ORIGIN, size, Color::TRANSPARENT);
    frame
}
