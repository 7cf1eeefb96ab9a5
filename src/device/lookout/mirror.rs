//! What the camera sees, as in a mirror: for whoever aims a card, and for nothing else.
//!
//! It is made in the size in which it is shown, so that drawing it is copying, and wiped when the
//! next one takes its place.

use std::fmt;

use zeroize::Zeroizing;

use crate::badge::Gray;

/// The most pictures a second.
pub(super) const RATE_MAX: u64 = 10;
/// The most of a large mirror, which is drawn pixel by pixel.
const RATE_LARGE_MAX: u64 = 8;
/// A mirror with more pixels than this is large.
const LARGE_PIXELS_MIN: u32 = 60_000;
/// The longest side, in pixels.
pub(super) const SIDE_PIXELS_MAX: u32 = 1_024;

/// A picture for the mirror: left is right.
#[derive(Clone, PartialEq, Eq)]
pub struct Reflection {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// Red, green, blue and alpha of each pixel, all in grey.
    pub rgba: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Reflection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reflection({} x {})", self.width, self.height)
    }
}

impl Reflection {
    /// The middle of a picture, as large as fills this size.
    pub(super) fn of(picture: &Gray, size: (u32, u32)) -> Self {
        let within = |pixels: u32| pixels.clamp(1, SIDE_PIXELS_MAX);
        let (width, height) = (within(size.0), within(size.1));
        let (from_width, from_height) = (picture.width(), picture.height());
        // Of the picture's own pixels, what has the shape of the mirror.
        let used_width = from_width.min((from_height * width / height).max(1));
        let used_height = from_height.min((from_width * height / width).max(1));
        let left = (from_width - used_width) / 2;
        let top = (from_height - used_height) / 2;
        let across: Vec<usize> = (0..width)
            .rev()
            .map(|x| (left + (2 * x + 1) * used_width / (2 * width)) as usize)
            .collect();
        let mut rgba = Vec::with_capacity((width * height * 4) as usize);
        for y in 0..height {
            let row = (top + (2 * y + 1) * used_height / (2 * height)) as usize;
            let row = &picture.pixels()[row * from_width as usize..];
            for x in &across {
                let light = row[*x];
                rgba.extend([light, light, light, u8::MAX]);
            }
        }
        Self {
            width,
            height,
            rgba: Zeroizing::new(rgba),
        }
    }
}

/// Lets through so many pictures a second as are shown.
#[derive(Debug)]
pub(super) struct Pace {
    /// When the next one is due, in thousandths of a millisecond.
    due: u64,
}

impl Pace {
    pub fn new() -> Self {
        Self { due: 0 }
    }

    /// Whether a mirror of this size shall show another picture now.
    pub fn is_due(&mut self, now_ms: u64, (width, height): (u32, u32)) -> bool {
        let is_large = width.saturating_mul(height) >= LARGE_PIXELS_MIN;
        let rate = if is_large { RATE_LARGE_MAX } else { RATE_MAX };
        // A little more, so that what comes early now and then stays within the rate.
        let between = 1_040_000 / rate;
        let now = now_ms * 1_000;
        if now < self.due {
            return false;
        }
        // A little late is made good by the next, and long pauses are not.
        self.due = (self.due + between).max(now + between / 2);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_shows_right_what_is_left_and_the_middle_of_it() {
        // Two rows of eight; the mirror is square.
        let pixels = (0..16).collect();
        let picture = Gray::new(8, 2, pixels).unwrap();
        let mirror = Reflection::of(&picture, (2, 2));
        let light: Vec<u8> = mirror.rgba.iter().step_by(4).copied().collect();
        assert_eq!(light, [4, 3, 12, 11]);
        assert!(
            mirror
                .rgba
                .iter()
                .skip(3)
                .step_by(4)
                .all(|alpha| *alpha == 255)
        );
    }

    #[test]
    fn any_picture_fits_any_mirror() {
        for (width, height) in [(1, 1), (1, 7), (7, 1), (640, 480), (33, 31)] {
            let pixels = vec![7; (width * height) as usize];
            let picture = Gray::new(width, height, pixels).unwrap();
            for size in [(0, 0), (1, 1), (3, 900), (900, 3), (640, 480), (90_000, 2)] {
                let mirror = Reflection::of(&picture, size);
                let bytes = mirror.width * mirror.height * 4;
                assert_eq!(mirror.rgba.len(), bytes as usize, "{size:?}");
            }
        }
    }

    #[test]
    fn no_more_pictures_are_shown_than_a_mirror_needs() {
        let sizes = [((200, 150), RATE_MAX), ((400, 300), RATE_LARGE_MAX)];
        let rates = [5, 10, 24, 25, 30, 60, 90];
        for (rate, (size, most)) in rates
            .into_iter()
            .flat_map(|rate| sizes.map(|size| (rate, size)))
        {
            let mut pace = Pace::new();
            // A camera is not quite even.
            let times = (0..rate * 20).map(|n| 5_000 + n * 1_000 / rate + n % 3);
            let shown = times.filter(|ms| pace.is_due(*ms, size)).count() as u64;
            assert!(shown <= most * 20 + 1, "{rate}: {shown}");
            assert!(shown >= rate.min(most) * 20 * 2 / 3, "{rate}: {shown}");
        }
    }
}
