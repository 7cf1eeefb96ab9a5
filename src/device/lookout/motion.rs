//! Whether something moves: the picture in coarse squares, beside how it was a moment ago.
//!
//! Noise is averaged away. Lamps make whole rows lighter and darker, so of each row only what
//! differs from the row counts.

use crate::badge::Gray;

const COLUMNS: usize = 24;
const ROWS: usize = 18;
/// Of each square every so manieth pixel is enough.
const EVERY: usize = 3;
/// A square has changed when it did by more than this against its row, in 256ths of full light.
const CHANGE_MIN: i32 = 6;
/// So many squares have to.
const SQUARES_MIN: usize = 2;
/// What is compared is at least so old, so that what moves slowly is seen, too.
const AGE_MS: u64 = 250;
/// So long after the camera was set otherwise its pictures change by themselves: those that were
/// under way come first, and a lens takes its time.
const SETS_MS: u64 = 300;

/// The last picture that was compared with, coarsely.
#[derive(Debug, Default)]
pub(super) struct Motion {
    before: Option<(Squares, u64)>,
    /// Until when the camera is being set otherwise, since it was.
    is_set_until_ms: Option<u64>,
}

type Squares = [[i32; COLUMNS]; ROWS];

impl Motion {
    pub fn new() -> Self {
        Self::default()
    }

    /// The camera is told to take its pictures in another light: that is no movement.
    pub fn is_set(&mut self, now_ms: u64) {
        self.before = None;
        self.is_set_until_ms = Some(now_ms.saturating_add(SETS_MS));
    }

    /// Whether something in this picture is elsewhere than before; the first one is all new.
    pub fn sees(&mut self, picture: &Gray, now_ms: u64) -> bool {
        if let Some(until_ms) = self.is_set_until_ms {
            if now_ms >= until_ms {
                self.is_set_until_ms = None;
                self.before = Some((squares(picture), now_ms));
            }
            return false;
        }
        let now = squares(picture);
        let Some((before, when_ms)) = &self.before else {
            self.before = Some((now, now_ms));
            return true;
        };
        let moves = changed(before, &now) >= SQUARES_MIN;
        if moves || now_ms.saturating_sub(*when_ms) >= AGE_MS {
            self.before = Some((now, now_ms));
        }
        moves
    }
}

fn changed(before: &Squares, now: &Squares) -> usize {
    let mut squares = 0;
    for (before, now) in before.iter().zip(now) {
        let mut change = [0; COLUMNS];
        for (change, (before, now)) in change.iter_mut().zip(before.iter().zip(now)) {
            *change = now - before;
        }
        // The middle one of the row, which a hand in a part of it does not move.
        let mut sorted = change;
        sorted.sort_unstable();
        let row = sorted[COLUMNS / 2];
        squares += change
            .iter()
            .filter(|change| (*change - row).abs() > CHANGE_MIN)
            .count();
    }
    squares
}

/// The mean light of each square. A picture that is smaller than that has squares of one pixel.
fn squares(picture: &Gray) -> Squares {
    let [width, height] = [picture.width(), picture.height()].map(|side| side as usize);
    let pixels = picture.pixels();
    let mut squares = [[0; COLUMNS]; ROWS];
    let edge = |n: usize, all: usize, side: usize| n * side / all;
    for (row, line) in squares.iter_mut().enumerate() {
        let top = edge(row, ROWS, height);
        let bottom = edge(row + 1, ROWS, height).max(top + 1);
        for (column, square) in line.iter_mut().enumerate() {
            let left = edge(column, COLUMNS, width);
            let right = edge(column + 1, COLUMNS, width).max(left + 1);
            let (mut sum, mut count) = (0_u32, 0_u32);
            for y in (top..bottom).step_by(EVERY) {
                let pixels = &pixels[y * width + left..y * width + right];
                for light in pixels.iter().step_by(EVERY) {
                    sum += u32::from(*light);
                    count += 1;
                }
            }
            *square = i32::try_from(sum / count.max(1)).unwrap_or_default();
        }
    }
    squares
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 640;
    const HEIGHT: usize = 480;

    fn picture(light: impl Fn(usize, usize) -> u8) -> Gray {
        let pixels = (0..WIDTH * HEIGHT).map(|n| light(n % WIDTH, n / WIDTH));
        Gray::new(640, 480, pixels.collect()).unwrap()
    }

    /// Noise that is another one in each picture: a small generator of made-up numbers.
    fn noisy(seed: usize) -> Gray {
        picture(|x, y| {
            let n = u32::try_from(x * 7919 + y * 104_729 + seed * 1_299_709).unwrap();
            let n = n.wrapping_mul(2_654_435_761) >> 16;
            u8::try_from(110 + n % 21).unwrap()
        })
    }

    #[test]
    fn noise_is_no_movement() {
        let mut motion = Motion::new();
        assert!(motion.sees(&noisy(0), 0), "the first picture is all new");
        for n in 1..60 {
            assert!(!motion.sees(&noisy(n), 33 * n as u64), "{n}");
        }
    }

    #[test]
    fn lamps_that_flicker_are_no_movement() {
        let mut motion = Motion::new();
        motion.sees(&picture(|_, _| 120), 0);
        for n in 1..60_usize {
            // Bands that wander down the picture.
            let bands = picture(|_, y| if (y + 37 * n) / 60 % 2 == 0 { 100 } else { 140 });
            assert!(!motion.sees(&bands, 33 * n as u64), "{n}");
        }
    }

    #[test]
    fn a_card_that_comes_and_moves_is_seen() {
        let mut motion = Motion::new();
        motion.sees(&picture(|_, _| 120), 0);
        let card = |at: usize| {
            picture(move |x, y| {
                let is_card = (at..at + 120).contains(&x) && (200..300).contains(&y);
                if is_card { 200 } else { 120 }
            })
        };
        assert!(motion.sees(&card(100), 33));
        assert!(!motion.sees(&card(100), 66));
        assert!(motion.sees(&card(130), 99));
        // Slower than a pixel a picture.
        let slow = (0..30_usize).map(|n| (n, card(130 + n * 2 / 3)));
        let seen = slow.filter(|(n, card)| motion.sees(card, 132 + 33 * *n as u64));
        assert!(seen.count() > 0);
    }

    #[test]
    fn a_camera_that_is_set_otherwise_is_no_movement_and_what_moves_afterwards_is() {
        let mut motion = Motion::new();
        let lit = |light: u8, at: usize| {
            picture(move |x, _| {
                if (at..at + 90).contains(&x) {
                    light
                } else {
                    light / 3
                }
            })
        };
        motion.sees(&lit(90, 50), 0);
        motion.is_set(10);
        for (light, now_ms) in [(90, 33), (180, 66), (210, 99), (240, 310), (240, 343)] {
            assert!(!motion.sees(&lit(light, 50), now_ms), "{now_ms}");
        }
        assert!(motion.sees(&lit(240, 80), 376));
    }

    #[test]
    fn a_picture_of_one_pixel_can_be_looked_at() {
        let mut motion = Motion::new();
        let pixel = Gray::new(1, 1, vec![9]).unwrap();
        assert!(motion.sees(&pixel, 0));
        assert!(!motion.sees(&pixel, 400));
    }
}
