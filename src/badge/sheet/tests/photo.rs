//! A printed page, held up by somebody: tilted, turned, out of focus, in uneven light.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a painted picture: small numbers, rounded to pixels and bytes"
)]

use super::*;

const WIDTH: u32 = 1280;
const HEIGHT: u32 = 960;
/// How far the camera is from the page, in page widths: what is tilted towards it is larger.
const DISTANCE: f32 = 3.0;

/// How a page is held up.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// In the plane of the picture, in radians.
    turned: f32,
    /// Around the upright axis, in radians.
    tilted: f32,
    /// Around the level axis, in radians.
    nodded: f32,
    /// Pixels of the picture for a millimetre of the page, where it is as far as its middle.
    pixels_per_mm: f32,
    /// Reach of the blur, in pixels.
    blur: f32,
}

/// A photo of the middle of a page whose picture has `dots_per_mm`.
fn photo(page: &Gray, dots_per_mm: f32, held: Held) -> Gray {
    let (sin, cos) = held.turned.sin_cos();
    let (tilt_sin, tilt_cos) = held.tilted.sin_cos();
    let (nod_sin, nod_cos) = held.nodded.sin_cos();
    let (width, height) = (page.width() as f32, page.height() as f32);
    let mut light = Vec::new();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let mut sum = 0.0;
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let across = (x as f32 + dx - WIDTH as f32 / 2.0) / held.pixels_per_mm;
                let down = (y as f32 + dy - HEIGHT as f32 / 2.0) / held.pixels_per_mm;
                let (across, down) = (across * cos + down * sin, down * cos - across * sin);
                // The ray through this pixel meets the tilted page.
                let away = DISTANCE * width / dots_per_mm;
                let slope = tilt_sin / tilt_cos * across + nod_sin / nod_cos * down;
                let depth = away / (away - slope);
                let right = across * depth / tilt_cos * dots_per_mm + width / 2.0;
                let below = down * depth / nod_cos * dots_per_mm + height / 2.0;
                sum += if (0.0..width).contains(&right) && (0.0..height).contains(&below) {
                    let at = below as usize * width as usize + right as usize;
                    f32::from(page.pixels()[at]) / 255.0
                } else {
                    0.35
                };
            }
            light.push(sum / 4.0);
        }
    }
    lit(&blurred(&light, held.blur))
}

/// Out of focus, by a bell curve along both axes.
fn blurred(light: &[f32], reach: f32) -> Vec<f32> {
    let wide = (reach * 3.0).ceil() as i32;
    let bell: Vec<f32> = (-wide..=wide)
        .map(|at| (-0.5 * (at as f32 / reach).powi(2)).exp())
        .collect();
    let whole: f32 = bell.iter().sum();
    let (width, height) = (WIDTH.cast_signed(), HEIGHT.cast_signed());
    let along = |from: &[f32], step: (i32, i32)| -> Vec<f32> {
        let mut to = Vec::with_capacity(from.len());
        for y in 0..height {
            for x in 0..width {
                let sum: f32 = bell
                    .iter()
                    .zip(-wide..)
                    .map(|(share, at)| {
                        let x = (x + at * step.0).clamp(0, width - 1);
                        let y = (y + at * step.1).clamp(0, height - 1);
                        share * from[(y * width + x) as usize]
                    })
                    .sum();
                to.push(sum / whole);
            }
        }
        to
    };
    along(&along(light, (1, 0)), (0, 1))
}

/// In a room that is brighter at the right, with the noise of a small camera.
fn lit(light: &[f32]) -> Gray {
    let mut chance = 0x2545_F491_4F6C_DD1D_u64;
    let pixels = light.iter().enumerate().map(|(at, seen)| {
        let across = (at % WIDTH as usize) as f32 / WIDTH as f32;
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let noise = (chance >> 40) as f32 / (1 << 24) as f32 - 0.5;
        (20.0 + 190.0 * seen * (0.6 + 0.4 * across) + 10.0 * noise) as u8
    });
    Gray::new(WIDTH, HEIGHT, pixels.collect()).unwrap()
}

#[test]
fn a_photo_of_a_printed_page_is_read_tilted_and_out_of_focus() {
    let sheets = lay_out(10, Order::full(Stock::A4Cards)).unwrap();
    let paper = printed::on_paper(&sheets).remove(0);
    let level = Held {
        turned: 0.0,
        tilted: 0.0,
        nodded: 0.0,
        pixels_per_mm: 5.0,
        blur: 0.8,
    };
    for held in [
        level,
        Held { blur: 1.3, ..level },
        Held {
            turned: 0.6,
            tilted: 0.5,
            ..level
        },
        Held {
            turned: -2.0,
            tilted: -0.4,
            nodded: 0.3,
            blur: 1.0,
            ..level
        },
        Held {
            nodded: 0.6,
            ..level
        },
    ] {
        let picture = photo(&paper, 300.0 / 25.4, held);
        let found = read::still(&picture);
        let all = tokens(10);
        assert!(found.iter().all(|token| all.contains(token)), "{held:?}");
        // The middle of the page is in the picture: its six cards at least.
        assert!(found.len() >= 4, "{held:?}: {}", found.len());
    }
}

#[test]
fn a_key_fob_is_read_from_a_photo() {
    let sheets = lay_out(1, Order::full(Stock::A4Fobs)).unwrap();
    let paper = printed::on_paper(&sheets).remove(0);
    let card = &sheets.pages[0].cards[0];
    let fob = cut(&paper, card.label, 300);
    let held = Held {
        turned: 0.4,
        tilted: 0.5,
        nodded: 0.0,
        pixels_per_mm: 9.0,
        blur: 1.2,
    };
    assert_eq!(read::still(&photo(&fob, 300.0 / 25.4, held)), [card.token]);
}
