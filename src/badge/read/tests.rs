//! Badges in front of a painted camera.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a painted picture: small numbers, rounded to pixels and bytes"
)]

use std::f32::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use proptest::prelude::*;

use super::*;
use crate::badge::qr::{Modules, QUIET_MODULES, SIDE_MODULES};
use crate::badge::{OrganisationKey, TokenId};

const WIDTH: u32 = 640;
const HEIGHT: u32 = 480;
/// A quarter of a second of a camera.
const FRAMES: usize = 8;
const QUIET: f32 = QUIET_MODULES as f32;

fn token(number: u64) -> Token {
    let id = TokenId(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    Token::issue(&OrganisationKey::new([3; 32]), id)
}

/// A badge in the picture: where its middle is, how large a module, how it is held.
#[derive(Clone, Copy)]
struct Held {
    number: u64,
    middle: (f32, f32),
    module_pixels: f32,
    turned: f32,
    /// How much nearer the right edge is than the left; 0 is straight.
    tilted: f32,
    tone: Tone,
    /// A round spot where nothing is seen of the code: column, row and reach in modules,
    /// brightness.
    spot: Option<(f32, f32, f32, f32)>,
}

impl Held {
    fn straight(number: u64) -> Self {
        Self {
            number,
            middle: (320.0, 240.0),
            module_pixels: 6.0,
            turned: 0.1,
            tilted: 0.1,
            tone: Tone::Positive,
            spot: None,
        }
    }
}

/// What the room does to a picture. Light is 0 to 1 at the left and right edge.
#[derive(Clone, Copy)]
struct Room {
    light: (f32, f32),
    contrast: f32,
    noise: f32,
}

const BRIGHT: Room = Room {
    light: (0.9, 1.0),
    contrast: 0.9,
    noise: 4.0,
};

/// A picture of `badges`; four samples a pixel.
fn photo(badges: &[Held], room: Room) -> Gray {
    let codes: Vec<(Held, Modules)> = badges
        .iter()
        .map(|held| (*held, Modules::of(&token(held.number)).unwrap()))
        .collect();
    let mut chance = 0x2545_F491_4F6C_DD1D_u64;
    let mut pixels = Vec::new();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let samples = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
            let seen: f32 = samples
                .iter()
                .map(|(dx, dy)| brightness(&codes, x as f32 + dx, y as f32 + dy))
                .sum();
            let seen = 0.5 + (seen / 4.0 - 0.5) * room.contrast;
            let across = x as f32 / WIDTH as f32;
            let light = room.light.0 + (room.light.1 - room.light.0) * across;
            let mut noise = -1.5;
            for _ in 0..3 {
                chance = chance
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                noise += (chance >> 40) as f32 / (1 << 24) as f32;
            }
            pixels.push((15.0 + 225.0 * seen * light + 2.0 * room.noise * noise) as u8);
        }
    }
    Gray::new(WIDTH, HEIGHT, pixels).unwrap()
}

fn brightness(codes: &[(Held, Modules)], x: f32, y: f32) -> f32 {
    for (held, modules) in codes {
        let (sin, cos) = held.turned.sin_cos();
        let (from_x, from_y) = (x - held.middle.0, y - held.middle.1);
        let (along, down) = (from_x * cos + from_y * sin, from_y * cos - from_x * sin);
        let depth = 1.0 + held.tilted * along / 200.0;
        let half = SIDE_MODULES as f32 / 2.0;
        let column = along / depth / held.module_pixels + half;
        let row = down / depth / held.module_pixels + half;
        let card = -QUIET..SIDE_MODULES as f32 + QUIET;
        if let Some((spot_x, spot_y, reach, brightness)) = held.spot
            && (column - spot_x).hypot(row - spot_y) < reach
        {
            return brightness;
        }
        if card.contains(&column) && card.contains(&row) {
            let dark =
                column >= 0.0 && row >= 0.0 && modules.is_dark(column as usize, row as usize);
            return f32::from(u8::from(dark == (held.tone == Tone::Negative)));
        }
    }
    0.4 + 0.2 * (x * 0.05).sin() * (y * 0.037).cos()
}

/// Whether a camera's reader finds exactly these within one round of looks.
fn assert_read(badges: &[Held], room: Room, case: &str) {
    let picture = photo(badges, room);
    let mut reader = Reader::new();
    let mut found: Vec<Token> = Vec::new();
    for _ in 0..FRAMES {
        for token in reader.look(&picture) {
            if !found.contains(&token) {
                found.push(token);
            }
        }
        if found.len() == badges.len() {
            break;
        }
    }
    assert_eq!(found.len(), badges.len(), "{case}");
    assert!(
        badges
            .iter()
            .all(|held| found.contains(&token(held.number))),
        "{case}"
    );
    assert_eq!(still(&picture).len(), badges.len(), "{case}");
}

#[test]
fn a_badge_is_read_however_it_is_held() {
    let base = Held::straight(1);
    for turned in [0.0, 0.3, FRAC_PI_4, FRAC_PI_2, PI, -2.5] {
        let held = Held { turned, ..base };
        assert_read(&[held], BRIGHT, &format!("turned by {turned}"));
    }
    for tilted in [0.0, 0.3, 0.6, -0.6] {
        let held = Held { tilted, ..base };
        assert_read(&[held], BRIGHT, &format!("tilted by {tilted}"));
    }
    for module_pixels in [2.2, 3.0, 4.5, 8.0, 11.0] {
        let held = Held {
            module_pixels,
            ..base
        };
        assert_read(&[held], BRIGHT, &format!("{module_pixels} pixels a module"));
    }
}

#[test]
fn a_badge_is_read_in_bad_light() {
    for (case, room) in [
        (
            "lamp at one side",
            Room {
                light: (0.12, 1.0),
                ..BRIGHT
            },
        ),
        (
            "dim and noisy",
            Room {
                light: (0.5, 0.5),
                noise: 18.0,
                ..BRIGHT
            },
        ),
        (
            "faded print",
            Room {
                contrast: 0.25,
                ..BRIGHT
            },
        ),
    ] {
        assert_read(&[Held::straight(2)], room, case);
    }
}

#[test]
fn a_badge_on_a_dark_phone_is_read_within_one_round() {
    for module_pixels in [2.5, 6.0] {
        let held = Held {
            tone: Tone::Negative,
            module_pixels,
            ..Held::straight(3)
        };
        assert_read(&[held], BRIGHT, &format!("{module_pixels} pixels a module"));
    }
}

#[test]
fn two_badges_held_up_at_once_are_both_read() {
    let at = |number, x| Held {
        middle: (x, 240.0),
        ..Held::straight(number)
    };
    assert_read(&[at(4, 150.0), at(5, 480.0)], BRIGHT, "side by side");
}

#[test]
fn the_first_look_reads_a_well_held_badge() {
    let picture = photo(&[Held::straight(6)], BRIGHT);
    assert_eq!(Reader::new().look(&picture), [token(6)]);
}

/// The library below reads none that lacks a corner mark.
#[test]
fn a_badge_behind_a_finger_or_a_reflection_is_read() {
    let far = SIDE_MODULES as f32 - 3.5;
    for (case, x, y, reach) in [
        ("mark at the top left", 3.5, 3.5, 4.5),
        ("mark at the top right", far, 3.5, 4.5),
        ("mark at the bottom left", 3.5, far, 4.5),
        ("small mark", 18.5, 18.5, 4.5),
        ("middle", 12.5, 12.5, 5.0),
    ] {
        for brightness in [0.5, 1.0] {
            let held = Held {
                spot: Some((x, y, reach, brightness)),
                ..Held::straight(7)
            };
            let picture = photo(&[held], BRIGHT);
            if case.starts_with("mark") {
                assert_eq!(
                    drawn_texts(&picture),
                    [""; 0],
                    "{case} hidden by {brightness}"
                );
            }
            assert_read(&[held], BRIGHT, &format!("{case} hidden by {brightness}"));
        }
    }
}

#[test]
fn more_is_hidden_than_a_code_can_lose_and_nothing_is_made_up() {
    for reach in [8.0, 10.0, 12.0] {
        let held = Held {
            spot: Some((13.0, 13.0, reach, 0.5)),
            ..Held::straight(8)
        };
        let picture = photo(&[held], BRIGHT);
        assert_eq!(still(&picture), [], "{reach}");
    }
}

#[test]
fn a_badge_in_a_mirror_is_read() {
    let picture = photo(&[Held::straight(9)], BRIGHT);
    let mirrored = picture.rows().flat_map(|row| row.iter().rev().copied());
    let mirrored = Gray::new(WIDTH, HEIGHT, mirrored.collect()).unwrap();
    assert_eq!(Reader::new().look(&mirrored), [token(9)]);
}

#[test]
fn a_large_photo_out_of_focus_is_read_at_half_its_size() {
    let mut picture = photo(&[Held::straight(10)], BRIGHT);
    picture = light::doubled(&light::doubled(&picture));
    for _ in 0..9 {
        picture = light::smoothed(&picture);
    }
    assert_eq!(still(&picture), [token(10)]);
    assert_eq!(texts(&picture), [token(10).letters()]);
}

#[test]
fn sizes_are_halved_and_doubled_without_a_shift() {
    let step = |x: u32| if x < 8 { 40 } else { 200 };
    let picture = Gray::new(16, 4, (0..64).map(|at| step(at % 16)).collect()).unwrap();
    let half = light::halved(&picture);
    assert_eq!((half.width, half.height), (8, 2));
    assert_eq!(half.pixels[..8], [40, 40, 40, 40, 200, 200, 200, 200]);
    let double = light::doubled(&half);
    assert_eq!((double.width, double.height), (16, 4));
    assert_eq!(double.pixels[..16], double.pixels[48..]);
    assert_eq!(double.pixels[6..10], [40, 80, 160, 200]);
    let thin = Gray::new(1, 3, vec![1, 2, 3]).unwrap();
    assert_eq!(light::halved(&thin), thin);
    assert_eq!(light::doubled(&thin).pixels.len(), 12);
}

#[test]
fn codes_that_are_no_badges_are_not_there() {
    // As large as a covid pass is: a certificate, packed and signed.
    let pass = "6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTLRR+%3.ZH9M9ESIGUBA KWMLYX1HXK 0DV:D5VCU*K";
    let pass = format!("HC1:{}", pass.repeat(6));
    let network = "WIFI:T:WPA;S:Hall upstairs;P:a word for guests;;";
    for text in [
        "https://example.org/",
        "4006381333931",
        "HELLO",
        network,
        &pass,
    ] {
        let code = qrcode::QrCode::new(text).unwrap();
        let side = code.width();
        let (module, quiet) = (6, 4);
        let pixels_a_side = (side + 2 * quiet) * module;
        let pixels = (0..pixels_a_side * pixels_a_side)
            .map(|place| {
                let column = (place % pixels_a_side) / module;
                let row = (place / pixels_a_side) / module;
                let inside = quiet..side + quiet;
                let dark = inside.contains(&column)
                    && inside.contains(&row)
                    && code[(column - quiet, row - quiet)] == qrcode::Color::Dark;
                if dark { 0 } else { 255 }
            })
            .collect();
        let side = u32::try_from(pixels_a_side).unwrap();
        let picture = Gray::new(side, side, pixels).unwrap();
        assert_eq!(texts(&picture), [text], "the decoder reads it");
        assert_eq!(texts_at_a_glance(&picture), [text]);
        assert_eq!(still(&picture), []);
    }
}

#[test]
fn pictures_of_a_wrong_size_are_not_taken() {
    assert!(Gray::new(0, 0, Vec::new()).is_none());
    assert!(Gray::new(4, 0, Vec::new()).is_none());
    assert!(Gray::new(4, 4, vec![0; 15]).is_none());
    assert!(Gray::new(4, 4, vec![0; 17]).is_none());
    assert!(Gray::new(u32::MAX, u32::MAX, vec![0; 1]).is_none());
    assert!(
        Gray::new(
            SIDE_PIXELS_MAX + 1,
            1,
            vec![0; SIDE_PIXELS_MAX as usize + 1]
        )
        .is_none()
    );
    assert!(Gray::new(4, 4, vec![0; 16]).is_some());
}

#[test]
fn flat_and_striped_pictures_hold_no_badge() {
    for (width, height) in [(1, 1), (1, 700), (700, 1), (31, 33), (39, 41), (640, 480)] {
        for period in [0_usize, 1, 2, 7, 32] {
            let pixels = (0..width * height)
                .map(|place: usize| match place.checked_div(period) {
                    Some(stripe) if stripe % 2 == 0 => 255,
                    _ => 0,
                })
                .collect();
            let [width, height] = [width, height].map(|side| u32::try_from(side).unwrap());
            let picture = Gray::new(width, height, pixels).unwrap();
            assert_eq!(still(&picture), [], "{width} x {height}, {period}");
        }
    }
}

/// Corner marks of QR codes side by side, and nothing else.
#[test]
fn a_picture_full_of_corner_marks_holds_no_badge() {
    let pixels = (0..WIDTH * HEIGHT)
        .map(|place| {
            let (column, row) = (place % WIDTH / 2 % 9, place / WIDTH / 2 % 9);
            let ring = column.abs_diff(3).max(row.abs_diff(3));
            if ring <= 1 || ring == 3 { 0 } else { 255 }
        })
        .collect();
    let picture = Gray::new(WIDTH, HEIGHT, pixels).unwrap();
    assert_eq!(still(&picture), []);
}

#[test]
fn a_whole_sheet_of_badges_is_read_at_once() {
    let place = |number: u64| 48.0 + 77.0 * number as f32;
    let badges: Vec<Held> = (0..48)
        .map(|number| Held {
            middle: (place(number % 8), place(number / 8)),
            module_pixels: 2.2,
            turned: 0.0,
            tilted: 0.0,
            ..Held::straight(number)
        })
        .collect();
    assert_read(&badges, BRIGHT, "48 badges");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_picture_makes_the_reader_fall_over(
        width in 1_u32..120,
        height in 1_u32..120,
        seed: u64,
        levels in 2_u64..256,
    ) {
        let mut chance = seed | 1;
        let pixels = (0..width * height).map(|_| {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            u8::try_from((chance >> 20) % levels * 255 / (levels - 1)).unwrap()
        }).collect();
        let picture = Gray::new(width, height, pixels).unwrap();
        prop_assert_eq!(still(&picture), []);
        prop_assert_eq!(texts(&picture), [""; 0]);
    }
}
