//! Very small pictures side by side: what is stored of a view, and how it is compared.

use crate::ui::capture::Capture;
use image::{Rgb, RgbImage};
use std::path::Path;

/// The longer side of a small picture, in pixels.
const SIDE: u32 = 64;
/// How far one channel of a small picture may be from what is stored. A word that moves by a pixel
/// is farther; what processors round differently is not even one.
const CHANNEL_MAX: u8 = 3;

/// The small pictures of a view, one for each dress.
pub struct Strip {
    small: Vec<RgbImage>,
}

impl Strip {
    /// Of these pictures.
    pub fn of(shots: &[Capture]) -> Self {
        Self {
            small: shots.iter().map(shrunk).collect(),
        }
    }

    fn side_by_side(&self) -> RgbImage {
        let width = self.small.iter().map(RgbImage::width).sum();
        let height = self.small.iter().map(RgbImage::height).max();
        let mut whole = RgbImage::new(width, height.unwrap_or(1));
        let mut left = 0;
        for small in &self.small {
            image::imageops::replace(&mut whole, small, i64::from(left), 0);
            left += small.width();
        }
        whole
    }

    /// Stores them.
    pub fn save(&self, path: &Path) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        self.side_by_side().save(path).unwrap();
    }

    /// Compares them with what is stored.
    pub fn compare(
        &self,
        path: &Path,
        called: impl Fn(usize) -> &'static str,
    ) -> Result<(), String> {
        let advice = "look at it (README.md, \"How it looks\"), then renew what is stored";
        if !path.is_file() {
            return Err(format!("nothing is stored yet: {advice}"));
        }
        let (stored, now) = (image::open(path).unwrap().into_rgb8(), self.side_by_side());
        if stored.dimensions() != now.dimensions() {
            return Err(format!("what is stored has other sizes: {advice}"));
        }
        let mut left = 0;
        for (place, small) in self.small.iter().enumerate() {
            let right = left + small.width();
            let other = now
                .enumerate_pixels()
                .filter(|(x, ..)| (left..right).contains(x));
            let other = other.filter(|(x, y, pixel)| is_other(**pixel, *stored.get_pixel(*x, *y)));
            let (count, first) = other.fold((0, None), |(count, first), (x, y, _)| {
                (count + 1, first.or(Some((x - left, y))))
            });
            if let Some((x, y)) = first {
                let (x, y) = (x * 100 / small.width(), y * 100 / small.height());
                let called = called(place);
                return Err(format!(
                    "{called}: {count} places look different, the first {x} % from the left and \
                     {y} % from the top: {advice}"
                ));
            }
            left = right;
        }
        Ok(())
    }
}

fn is_other(one: Rgb<u8>, other: Rgb<u8>) -> bool {
    let pairs = one.0.iter().zip(other.0);
    pairs
        .into_iter()
        .any(|(one, other)| one.abs_diff(other) > CHANNEL_MAX)
}

/// Each pixel the mean of those it stands for.
fn shrunk(shot: &Capture) -> RgbImage {
    let longer = shot.width.max(shot.height);
    let (width, height) = (shot.width * SIDE / longer, shot.height * SIDE / longer);
    shot.image().thumbnail_exact(width, height).into_rgb8()
}
