//! A painted camera: cards in a room, seen through a lens, by a sensor that is not the best.
//!
//! Everything up to the sensor is reckoned in linear light, as it adds up in a room: the card
//! stands in space and is seen by a pinhole of a usual webcam, the lens and the hand blur, the
//! sensor counts photons, and only then come the curve for the eye, the sharpening and the
//! compression that a cheap camera does. A fixed seed makes the same picture on every machine.

use std::f32::consts::TAU;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageFormat};
use keytag::badge::Gray;

/// Focal length of a usual webcam, in widths of its picture.
const FOCAL_WIDTHS: f32 = 0.9;
/// Samples along a side of a pixel, where a card is.
const SAMPLES: u16 = 3;
/// Photons that make a pixel white in a bright room.
const FULL_WELL: f32 = 5_000.0;
const GAMMA: f32 = 2.2;
/// The lens and the colour filter of a camera in focus, as a Gaussian, in pixels.
const LENS_PIXELS: f32 = 0.55;

/// Numbers that look like chance and are the same every time.
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f32 {
        (self.number() >> 40) as f32 / (1_u32 << 24) as f32
    }

    pub fn between(&mut self, least: f32, most: f32) -> f32 {
        least + (most - least) * self.share()
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.number() % most
    }

    pub fn sign(&mut self) -> f32 {
        if self.number() & 1 == 0 { 1.0 } else { -1.0 }
    }

    /// About normal, with deviation 1.
    fn noise(&mut self) -> f32 {
        let mut sum = -2.0;
        for _ in 0..4 {
            sum += self.share();
        }
        sum * 1.732
    }
}

/// The modules of a code, dark or light.
#[derive(Clone)]
pub struct Code {
    pub side: usize,
    pub dark: Vec<bool>,
}

impl Code {
    /// Of any text.
    pub fn of_text(text: &str, level: qrcode::EcLevel) -> Self {
        let code = qrcode::QrCode::with_error_correction_level(text, level).unwrap();
        let side = code.width();
        let colors = code.into_colors();
        let dark = colors.iter().map(|color| *color == qrcode::Color::Dark);
        Self {
            side,
            dark: dark.collect(),
        }
    }
}

/// What a code is shown on.
#[derive(Clone, Copy, PartialEq)]
pub enum Medium {
    /// Dark on white paper, whose white is so much of the light.
    Print { dark: f32, light: f32 },
    /// A phone, lit by itself. Moiré is how much the two grids of pixels beat.
    Screen { is_negative: bool, moire: f32 },
}

/// A finger on the card: from outside to a point, in modules from its middle.
#[derive(Clone, Copy)]
pub struct Finger {
    pub tip: (f32, f32),
    pub from: (f32, f32),
    pub thickness: f32,
}

/// A spot of light that hides what is under it, in modules from the middle.
#[derive(Clone, Copy)]
pub struct Glare {
    pub middle: (f32, f32),
    pub reach: f32,
    pub peak: f32,
}

/// A card that is held up.
#[derive(Clone)]
pub struct Card {
    pub code: Code,
    /// Where its middle is seen, in pixels.
    pub middle: (f32, f32),
    /// Pixels a module at its middle, if it were held straight.
    pub module_pixels: f32,
    /// Turned in its plane, in radians.
    pub roll: f32,
    /// Tilted by so much, in radians, about an axis in this direction.
    pub tilt: (f32, f32),
    pub medium: Medium,
    pub is_mirrored: bool,
    /// How far the edge of the card stands back from its middle, in modules.
    pub bend: f32,
    pub finger: Option<Finger>,
    pub glare: Option<Glare>,
}

/// What the light in the room does.
#[derive(Clone, Copy)]
pub struct Light {
    /// How bright, 1 is a sensor's white on white paper.
    pub level: f32,
    /// How much darker it is at the far end, 0 is even, and in which direction.
    pub fall: (f32, f32),
    /// A shadow with an edge: how dark, where, and in which direction.
    pub shadow: Option<(f32, (f32, f32), f32)>,
}

/// What the camera does.
#[derive(Clone, Copy)]
pub struct Camera {
    pub width: usize,
    pub height: usize,
    /// Radius of a point out of focus, in pixels.
    pub defocus: f32,
    /// How far everything moves while the shutter is open, in pixels, and in which direction.
    pub motion: (f32, f32),
    /// How much the picture is brightened afterwards; noise is, too.
    pub gain: f32,
    pub read_noise: f32,
    /// What cheap cameras do to look better.
    pub sharpening: f32,
    pub jpeg_quality: Option<u8>,
}

impl Camera {
    pub const VGA: Self = Self {
        width: 640,
        height: 480,
        defocus: 0.0,
        motion: (0.0, 0.0),
        gain: 1.0,
        read_noise: 0.004,
        sharpening: 0.3,
        jpeg_quality: None,
    };
}

/// What is behind the cards.
#[derive(Clone, Copy, Debug)]
pub enum Backdrop {
    Wall,
    Shirt,
    Plaid,
    Shelf,
    Text,
    Checks,
    Marks,
    Bars,
    Speckle,
}

impl Backdrop {
    /// Those that are behind people who come in.
    pub const USUAL: [Self; 5] = [
        Self::Wall,
        Self::Shirt,
        Self::Plaid,
        Self::Shelf,
        Self::Text,
    ];
    /// Those that are there to lead a reader astray, too.
    pub const ALL: [Self; 9] = [
        Self::Wall,
        Self::Shirt,
        Self::Plaid,
        Self::Shelf,
        Self::Text,
        Self::Checks,
        Self::Marks,
        Self::Bars,
        Self::Speckle,
    ];

    fn at(self, x: f32, y: f32, size: f32) -> f32 {
        let wave = |period: f32, at: f32| 0.5 + 0.5 * (at * TAU / (period * size)).sin();
        let (column, row) = ((x / size).floor(), (y / size).floor());
        let any = hash(column as i64, row as i64);
        match self {
            Self::Wall => 0.45 + 0.1 * wave(300.0, x + 0.6 * y),
            Self::Shirt => 0.12 + 0.3 * wave(40.0, x + 20.0 * (y * 0.02 / size).sin()),
            Self::Plaid => {
                let stripe =
                    |at: f32| f32::from(u8::from((at / (11.0 * size)).rem_euclid(2.0) < 1.0));
                0.1 + 0.25 * stripe(x + 0.2 * y) + 0.25 * stripe(y - 0.2 * x)
            }
            Self::Shelf => 0.08 + 0.6 * hash((x / (13.0 * size)).floor() as i64, 7),
            Self::Text => {
                let line = (row / 12.0).rem_euclid(1.0);
                let is_ink = line > 0.25 && line < 0.85 && any > 0.45;
                if is_ink { 0.1 } else { 0.75 }
            }
            Self::Checks => {
                let is_dark = ((column / 4.0).floor() + (row / 4.0).floor()).rem_euclid(2.0) < 1.0;
                if is_dark { 0.05 } else { 0.8 }
            }
            Self::Marks => {
                let (across, down) = (
                    (column / 3.0).floor().rem_euclid(9.0),
                    (row / 3.0).floor().rem_euclid(9.0),
                );
                let ring = (across - 3.0).abs().max((down - 3.0).abs());
                let is_dark = ring <= 1.0 || (ring - 3.0).abs() < 0.1;
                if is_dark { 0.05 } else { 0.8 }
            }
            Self::Bars => {
                if hash((x / (2.5 * size)).floor() as i64, 3) > 0.5 {
                    0.05
                } else {
                    0.8
                }
            }
            Self::Speckle => {
                if hash((column / 4.0) as i64, (row / 4.0) as i64) > 0.5 {
                    0.06
                } else {
                    0.8
                }
            }
        }
    }
}

/// From 0 to 1, by place.
fn hash(x: i64, y: i64) -> f32 {
    let seed = x.cast_unsigned().wrapping_mul(0x9E37_79B9) ^ y.cast_unsigned().rotate_left(32);
    Chance::new(seed).share()
}

/// All of it.
#[derive(Clone)]
pub struct Scene {
    pub cards: Vec<Card>,
    pub backdrop: Backdrop,
    /// Pixels of the finest part of the backdrop, and where it begins.
    pub backdrop_size: f32,
    pub backdrop_from: (f32, f32),
    pub light: Light,
    pub camera: Camera,
    pub seed: u64,
}

impl Scene {
    /// The picture that the camera hands out.
    pub fn picture(&self) -> Gray {
        let mut chance = Chance::new(self.seed);
        let camera = &self.camera;
        let mut plane = self.light_on_lens(&mut chance);
        blur_gaussian(&mut plane, camera.width, LENS_PIXELS);
        if camera.defocus > 0.3 {
            plane = convolved(&plane, camera.width, &disc(camera.defocus));
        }
        if camera.motion.0 > 0.3 {
            plane = convolved(&plane, camera.width, &stroke(camera.motion));
        }
        for light in &mut plane {
            let photons = (light.max(0.0) * FULL_WELL).sqrt() / FULL_WELL;
            *light += photons * chance.noise() + camera.read_noise * chance.noise();
            *light = (*light * camera.gain).clamp(0.0, 1.0).powf(1.0 / GAMMA);
        }
        if camera.sharpening > 0.0 {
            let mut soft = plane.clone();
            blur_gaussian(&mut soft, camera.width, 1.0);
            for (sharp, soft) in plane.iter_mut().zip(soft) {
                *sharp += (*sharp - soft) * camera.sharpening;
            }
        }
        let bytes = plane
            .iter()
            .map(|light| (light * 255.0).clamp(0.0, 255.0) as u8);
        let mut pixels: Vec<u8> = bytes.collect();
        let (width, height) = (camera.width as u32, camera.height as u32);
        if let Some(quality) = camera.jpeg_quality {
            let mut file = Vec::new();
            JpegEncoder::new_with_quality(&mut file, quality)
                .encode(&pixels, width, height, ExtendedColorType::L8)
                .unwrap();
            let back = image::load_from_memory_with_format(&file, ImageFormat::Jpeg).unwrap();
            pixels = back.into_luma8().into_raw();
        }
        Gray::new(width, height, pixels).unwrap()
    }

    fn light_on_lens(&self, chance: &mut Chance) -> Vec<f32> {
        let (width, height) = (self.camera.width, self.camera.height);
        let held: Vec<Held<'_>> = self
            .cards
            .iter()
            .map(|card| Held::new(card, &self.camera, chance))
            .collect();
        let mut plane = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (x, y) = (x as f32, y as f32);
                let samples = if held.iter().any(|held| held.is_near(x, y)) {
                    SAMPLES
                } else {
                    1
                };
                let mut sum = 0.0;
                for down in 0..samples {
                    for along in 0..samples {
                        let part = |nth: u16| (f32::from(nth) + 0.5) / f32::from(samples);
                        sum += self.light_from(&held, x + part(along), y + part(down));
                    }
                }
                plane.push(sum / f32::from(samples * samples));
            }
        }
        plane
    }

    fn light_from(&self, held: &[Held<'_>], x: f32, y: f32) -> f32 {
        let room = self
            .light
            .at(x / self.camera.width as f32, y / self.camera.height as f32);
        for card in held {
            if let Some(light) = card.light_from(x, y, room) {
                return light;
            }
        }
        let (from_x, from_y) = self.backdrop_from;
        room * self.backdrop.at(x + from_x, y + from_y, self.backdrop_size)
    }
}

impl Light {
    pub const EVEN: Self = Self {
        level: 0.8,
        fall: (0.0, 0.0),
        shadow: None,
    };

    /// At a place from 0 to 1.
    fn at(self, x: f32, y: f32) -> f32 {
        let (x, y) = (x - 0.5, y - 0.5);
        let along = |direction: f32| x * direction.cos() + y * direction.sin();
        let mut level =
            self.level * (1.0 - self.fall.0 * (along(self.fall.1) + 0.5).clamp(0.0, 1.0));
        if let Some((dark, place, direction)) = self.shadow {
            let over = (x - place.0) * direction.cos() + (y - place.1) * direction.sin();
            let share = (over * 80.0).clamp(0.0, 1.0);
            level *= 1.0 - dark * share;
        }
        level
    }
}

/// A card in its place, ready to be asked what is seen at a pixel.
struct Held<'a> {
    card: &'a Card,
    /// From pixels to modules.
    back: [[f32; 3]; 3],
    /// Left, top, right and bottom of where it is, in pixels.
    place: [f32; 4],
    beat: (f32, f32, f32),
    roll_bars: (f32, f32),
}

/// Modules from the code to the edge of the card at its sides, above, and below, where a name is.
const MARGINS: (f32, f32, f32) = (5.0, 5.0, 11.0);

impl<'a> Held<'a> {
    fn new(card: &'a Card, camera: &Camera, chance: &mut Chance) -> Self {
        let (width, height) = (camera.width as f32, camera.height as f32);
        let focal = FOCAL_WIDTHS * width;
        let distance = focal / card.module_pixels;
        let (sin, cos) = card.roll.sin_cos();
        let (tilt_sin, tilt_cos) = card.tilt.0.sin_cos();
        let (axis_y, axis_x) = card.tilt.1.sin_cos();
        // Turned in its plane first, then about the axis (Rodrigues).
        let tilted = |x: f32, y: f32| {
            let along = (axis_x * x + axis_y * y) * (1.0 - tilt_cos);
            [
                x * tilt_cos + axis_x * along,
                y * tilt_cos + axis_y * along,
                (axis_x * y - axis_y * x) * tilt_sin,
            ]
        };
        let (across, down) = (tilted(cos, sin), tilted(-sin, cos));
        let middle = (
            (card.middle.0 - width / 2.0) / focal * distance,
            (card.middle.1 - height / 2.0) / focal * distance,
        );
        let row = |n: usize, at: f32, centre: f32| {
            [
                focal * across[n] + centre * across[2],
                focal * down[n] + centre * down[2],
                focal * at + centre * distance,
            ]
        };
        let to = [
            row(0, middle.0, width / 2.0),
            row(1, middle.1, height / 2.0),
            [across[2], down[2], distance],
        ];
        let mut place = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        let half = card.code.side as f32 / 2.0;
        for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
            let hand = if card.finger.is_some() { 30.0 } else { 0.0 };
            let reach = half + MARGINS.2 + card.bend.abs() + hand;
            let [x, y] = through(&to, x * reach, y * reach);
            place[0] = place[0].min(x);
            place[1] = place[1].min(y);
            place[2] = place[2].max(x);
            place[3] = place[3].max(y);
        }
        let direction = chance.between(0.0, TAU);
        let fine = chance.between(0.06, 0.3);
        Self {
            card,
            back: inverse(&to),
            place,
            beat: (
                fine * direction.cos(),
                fine * direction.sin(),
                chance.between(0.0, TAU),
            ),
            roll_bars: (chance.between(0.01, 0.04), chance.between(0.0, TAU)),
        }
    }

    fn is_near(&self, x: f32, y: f32) -> bool {
        let [left, top, right, bottom] = self.place;
        x >= left - 1.0 && x <= right && y >= top - 1.0 && y <= bottom
    }

    /// None where the card is not.
    fn light_from(&self, x: f32, y: f32, room: f32) -> Option<f32> {
        if !self.is_near(x, y) {
            return None;
        }
        let card = self.card;
        let [mut across, mut down] = through(&self.back, x, y);
        if card.is_mirrored {
            across = -across;
        }
        let half = card.code.side as f32 / 2.0;
        down += card.bend * (across / half).powi(2);
        let (sides, above, below) = MARGINS;
        let is_on = across.abs() < half + sides && down > -half - above && down < half + below;
        if let Some(finger) = card.finger
            && finger.covers(across, down)
        {
            return Some(room * 0.42);
        }
        if !is_on {
            return None;
        }
        across += half;
        down += half;
        let ink = self.ink(across, down);
        let mut light = match card.medium {
            Medium::Print { dark, light } => room * if ink { dark } else { light },
            Medium::Screen { is_negative, moire } => {
                let lit = if ink == is_negative { 0.75 } else { 0.012 };
                let (fine_x, fine_y, from) = self.beat;
                let beat =
                    1.0 - moire * (0.5 + 0.5 * ((x * fine_x + y * fine_y) * TAU + from).sin());
                let (period, start) = self.roll_bars;
                let bars = 1.0 - 0.6 * moire * (0.5 + 0.5 * (y * period * TAU + start).sin());
                // The glass mirrors a little of the room.
                lit * beat * bars + 0.035 * room
            }
        };
        if let Some(glare) = card.glare {
            let (from_x, from_y) = (across - half - glare.middle.0, down - half - glare.middle.1);
            let near = (from_x * from_x + from_y * from_y) / (glare.reach * glare.reach);
            light += glare.peak * (-near * near).exp();
        }
        Some(light)
    }

    /// Whether there is ink, in modules from the corner of the code.
    fn ink(&self, across: f32, down: f32) -> bool {
        let side = self.card.code.side;
        if across >= 0.0 && down >= 0.0 && across < side as f32 && down < side as f32 {
            return self.card.code.dark[down as usize * side + across as usize];
        }
        // A line of writing below the code.
        let line = down - side as f32;
        let writing = (5.0..8.0).contains(&line) && across > 1.0 && across < side as f32 - 1.0;
        writing && hash((across * 2.0) as i64, (line * 2.0) as i64) > 0.45
    }
}

impl Finger {
    fn covers(self, x: f32, y: f32) -> bool {
        let along = (self.from.0 - self.tip.0, self.from.1 - self.tip.1);
        let length = along.0 * along.0 + along.1 * along.1;
        let share = ((x - self.tip.0) * along.0 + (y - self.tip.1) * along.1) / length;
        let share = share.clamp(0.0, 1.0);
        let (near_x, near_y) = (self.tip.0 + along.0 * share, self.tip.1 + along.1 * share);
        (x - near_x).hypot(y - near_y) < self.thickness / 2.0
    }
}

#[expect(clippy::many_single_char_names, reason = "as the formula names them")]
fn through(matrix: &[[f32; 3]; 3], x: f32, y: f32) -> [f32; 2] {
    let [a, b, c] = matrix.map(|row| row[0] * x + row[1] * y + row[2]);
    [a / c, b / c]
}

fn inverse(m: &[[f32; 3]; 3]) -> [[f32; 3]; 3] {
    // The scale does not matter: the adjugate is enough.
    let minor =
        |r0: usize, r1: usize, c0: usize, c1: usize| m[r0][c0] * m[r1][c1] - m[r0][c1] * m[r1][c0];
    [
        [minor(1, 2, 1, 2), -minor(0, 2, 1, 2), minor(0, 1, 1, 2)],
        [-minor(1, 2, 0, 2), minor(0, 2, 0, 2), -minor(0, 1, 0, 2)],
        [minor(1, 2, 0, 1), -minor(0, 2, 0, 1), minor(0, 1, 0, 1)],
    ]
}

/// Steps and their weights.
type Kernel = Vec<(isize, isize, f32)>;

fn disc(radius: f32) -> Kernel {
    let reach = radius.ceil() as isize;
    let mut kernel = Kernel::new();
    for y in -reach..=reach {
        for x in -reach..=reach {
            let edge = radius + 0.5 - (x as f32).hypot(y as f32);
            if edge > 0.0 {
                kernel.push((x, y, edge.min(1.0)));
            }
        }
    }
    kernel
}

fn stroke((length, direction): (f32, f32)) -> Kernel {
    let steps = (length * 3.0).ceil().max(2.0) as isize;
    let mut kernel = Kernel::new();
    for step in 0..steps {
        let at = (step as f32 / (steps - 1) as f32 - 0.5) * length;
        let (x, y) = (at * direction.cos(), at * direction.sin());
        // Shared out between the four pixels around.
        let (left, top) = (x.floor(), y.floor());
        let (right_share, below_share) = (x - left, y - top);
        for (more_x, across) in [(0, 1.0 - right_share), (1, right_share)] {
            for (more_y, down) in [(0, 1.0 - below_share), (1, below_share)] {
                let weight = across * down;
                let place = (left as isize + more_x, top as isize + more_y);
                if let Some(known) = kernel.iter_mut().find(|known| (known.0, known.1) == place) {
                    known.2 += weight;
                } else {
                    kernel.push((place.0, place.1, weight));
                }
            }
        }
    }
    kernel
}

fn convolved(plane: &[f32], width: usize, kernel: &Kernel) -> Vec<f32> {
    let height = plane.len() / width;
    let whole: f32 = kernel.iter().map(|step| step.2).sum();
    let mut result = vec![0.0; plane.len()];
    for (step_x, step_y, weight) in kernel {
        for y in 0..height {
            let from_y = y.saturating_add_signed(*step_y).min(height - 1);
            let from = &plane[from_y * width..][..width];
            let to = &mut result[y * width..][..width];
            for (x, to) in to.iter_mut().enumerate() {
                *to += weight / whole * from[x.saturating_add_signed(*step_x).min(width - 1)];
            }
        }
    }
    result
}

fn blur_gaussian(plane: &mut Vec<f32>, width: usize, deviation: f32) {
    let reach = (deviation * 3.0).ceil() as isize;
    let weight = |at: isize| (-(at as f32 / deviation).powi(2) / 2.0).exp();
    let across: Kernel = (-reach..=reach).map(|at| (at, 0, weight(at))).collect();
    let down: Kernel = (-reach..=reach).map(|at| (0, at, weight(at))).collect();
    *plane = convolved(&convolved(plane, width, &across), width, &down);
}
