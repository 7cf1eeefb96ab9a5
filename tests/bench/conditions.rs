//! The conditions that a badge is held up in, and what is before the camera that is no badge.

use std::f32::consts::{PI, TAU};

use keytag::badge::qr::{Modules, SIDE_MODULES};
use keytag::badge::{Gray, OrganisationKey, Token, TokenId};
use qrcode::EcLevel;

use super::scene::{Backdrop, Camera, Card, Chance, Code, Finger, Glare, Light, Medium, Scene};

/// One picture and what is to be read in it.
pub struct Case {
    pub picture: Gray,
    pub texts: Vec<String>,
}

/// One row of the table.
pub struct Condition {
    pub name: &'static str,
    change: fn(&mut Scene, &mut Chance),
}

const PRINT: Medium = Medium::Print {
    dark: 0.05,
    light: 0.85,
};
/// Somebody else's code is not made smaller than this to fit where a badge is.
const OTHER_MODULE_PIXELS_MIN: f32 = 3.5;
/// Where the middle of the code may be, in shares of the picture.
const MIDDLE: (f32, f32) = (0.38, 0.62);

/// What a badge is read in, each with its own chance.
pub const CONDITIONS: &[Condition] = &[
    condition("well held, any rotation", |_, _| {}),
    condition("tilted by 30 degrees", |scene, chance| {
        tilt(scene, chance, 30.0);
    }),
    condition("tilted by 45 degrees", |scene, chance| {
        tilt(scene, chance, 45.0);
    }),
    condition("tilted by 45 degrees, 4 px", |scene, chance| {
        size(scene, 4.0);
        tilt(scene, chance, 45.0);
    }),
    condition("3 px a module", |scene, _| size(scene, 3.0)),
    condition("2.5 px a module", |scene, _| size(scene, 2.5)),
    condition("2 px a module", |scene, _| size(scene, 2.0)),
    condition("3 px, tilted by 30 degrees", |scene, chance| {
        size(scene, 3.0);
        tilt(scene, chance, 30.0);
    }),
    condition("out of focus, 0.5 modules", |scene, _| defocus(scene, 0.5)),
    condition("out of focus, 0.7 modules", |scene, _| defocus(scene, 0.7)),
    condition("out of focus, 0.9 modules", |scene, _| defocus(scene, 0.9)),
    condition("moving, 1 module", |scene, chance| {
        motion(scene, chance, 1.0);
    }),
    condition("moving, 1.5 modules", |scene, chance| {
        motion(scene, chance, 1.5);
    }),
    condition("moving, 2 modules", |scene, chance| {
        motion(scene, chance, 2.0);
    }),
    condition("3 px, moving 1 module", |scene, chance| {
        size(scene, 3.0);
        motion(scene, chance, 1.0);
    }),
    condition("dim", |scene, chance| {
        scene.light.level = chance.between(0.015, 0.05);
    }),
    condition("dim, brightened", |scene, chance| {
        scene.light.level = chance.between(0.02, 0.05);
        scene.camera.gain = 0.7 / scene.light.level;
    }),
    condition("dim, brightened, 3 px", |scene, chance| {
        size(scene, 3.0);
        scene.light.level = chance.between(0.03, 0.08);
        scene.camera.gain = 0.7 / scene.light.level;
    }),
    condition("too bright", |scene, chance| {
        scene.light.level = chance.between(2.5, 6.0);
    }),
    condition("glare, small", |scene, chance| glare(scene, chance, 2.8)),
    condition("glare, large", |scene, chance| glare(scene, chance, 4.2)),
    condition("lamp at one side", |scene, chance| {
        scene.light.fall = (chance.between(0.93, 0.98), chance.between(0.0, TAU));
        scene.light.level = 1.0;
    }),
    condition("hard shadow", shadow),
    condition("faded print", |scene, chance| {
        let dark = chance.between(0.4, 0.55);
        medium(scene, Medium::Print { dark, light: 0.7 });
    }),
    condition("phone", |scene, chance| screen(scene, chance, false)),
    condition("phone, light on dark", |scene, chance| {
        screen(scene, chance, true);
    }),
    condition("phone, light on dark, 3 px", |scene, chance| {
        size(scene, 3.0);
        screen(scene, chance, true);
    }),
    condition("phone with a lamp in its glass", |scene, chance| {
        screen(scene, chance, false);
        glare(scene, chance, 2.8);
    }),
    condition("finger over an edge", |scene, chance| {
        finger(scene, chance, 0.0, (5.5, 8.0));
    }),
    condition("finger over a corner", |scene, chance| {
        finger(scene, chance, 1.0, (5.5, 8.0));
    }),
    condition("bent card", |scene, chance| {
        scene.cards[0].bend = chance.between(0.3, 1.1) * chance.sign();
    }),
    condition("mirrored", |scene, _| scene.cards[0].is_mirrored = true),
    condition("pressed small (JPEG 25)", |scene, _| {
        size(scene, 4.0);
        scene.camera.jpeg_quality = Some(25);
    }),
    condition("two cards", |scene, chance| second(scene, chance, 0.0)),
    condition("two cards, one tilted", |scene, chance| {
        second(scene, chance, 40.0);
    }),
    condition("a usual evening", usual),
];

const fn condition(name: &'static str, change: fn(&mut Scene, &mut Chance)) -> Condition {
    Condition { name, change }
}

impl Condition {
    /// The `nth` scene of this row and what is to be read in it.
    pub fn scene(&self, nth: u64, camera: Camera) -> (Scene, Vec<String>) {
        let mut chance = Chance::new(seed_of(self.name).wrapping_add(nth));
        let mut scene = held_up(&mut chance, camera);
        (self.change)(&mut scene, &mut chance);
        keep_inside(&mut scene);
        let first = nth * 2 + (seed_of(self.name) & 0xFFFF_FF00);
        let mut texts = Vec::new();
        for (card, number) in scene.cards.iter_mut().zip(first..) {
            let (code, text) = badge(number);
            card.code = code;
            texts.push(text);
        }
        (scene, texts)
    }

    /// The same with somebody else's code, of any size that fits into the picture.
    pub fn other_case(&self, nth: u64, camera: Camera) -> Case {
        let (mut scene, _) = self.scene(nth, camera);
        let mut texts = Vec::new();
        for (card, more) in scene.cards.iter_mut().zip(0..) {
            let (text, level) = other(nth * 2 + more);
            card.code = Code::of_text(&text, level);
            let side = card.code.side as f32;
            let least = card.module_pixels.min(OTHER_MODULE_PIXELS_MIN);
            card.module_pixels = (card.module_pixels * SIDE_MODULES as f32 / side).max(least);
            texts.push(text);
        }
        keep_inside(&mut scene);
        Case {
            picture: scene.picture(),
            texts,
        }
    }

    /// The `nth` picture of this row.
    pub fn case(&self, nth: u64, camera: Camera) -> Case {
        let (scene, texts) = self.scene(nth, camera);
        Case {
            picture: scene.picture(),
            texts,
        }
    }
}

fn seed_of(name: &str) -> u64 {
    let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    name.bytes().fold(0xCBF2_9CE4_8422_2325, mix)
}

/// A badge and what is written in it.
pub fn badge(number: u64) -> (Code, String) {
    let id = TokenId(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let token = Token::issue(&OrganisationKey::new([3; 32]), id);
    let modules = Modules::of(&token).unwrap();
    let place = |place: usize| modules.is_dark(place % SIDE_MODULES, place / SIDE_MODULES);
    let code = Code {
        side: SIDE_MODULES,
        dark: (0..SIDE_MODULES * SIDE_MODULES).map(place).collect(),
    };
    (code, token.letters())
}

fn held_up(chance: &mut Chance, camera: Camera) -> Scene {
    let (width, height) = (camera.width as f32, camera.height as f32);
    let backdrop = Backdrop::USUAL[chance.below(5) as usize];
    let card = Card {
        code: badge(0).0,
        middle: (
            width * chance.between(MIDDLE.0, MIDDLE.1),
            height * chance.between(MIDDLE.0, MIDDLE.1),
        ),
        module_pixels: chance.between(4.0, 7.0),
        roll: chance.between(-PI, PI),
        tilt: (
            chance.between(0.0, 15.0).to_radians(),
            chance.between(0.0, TAU),
        ),
        medium: PRINT,
        is_mirrored: false,
        bend: 0.0,
        finger: None,
        glare: None,
    };
    Scene {
        cards: vec![card],
        backdrop,
        backdrop_size: chance.between(0.8, 2.5),
        backdrop_from: (chance.between(0.0, 900.0), chance.between(0.0, 900.0)),
        light: Light::EVEN,
        camera,
        seed: chance.number(),
    }
}

/// A badge that is cut off by the edge of the picture cannot be read by anybody.
fn keep_inside(scene: &mut Scene) {
    let (width, height) = (scene.camera.width as f32, scene.camera.height as f32);
    for card in &mut scene.cards {
        let reach = card.module_pixels * (card.code.side as f32 / 2.0 + 2.0) * 1.42;
        let inside =
            |at: f32, side: f32| at.clamp(reach.min(side / 2.0), side - reach.min(side / 2.0));
        card.middle = (inside(card.middle.0, width), inside(card.middle.1, height));
    }
}

fn size(scene: &mut Scene, module_pixels: f32) {
    scene.cards[0].module_pixels = module_pixels;
}

fn tilt(scene: &mut Scene, chance: &mut Chance, degrees: f32) {
    scene.cards[0].tilt = (degrees.to_radians(), chance.between(0.0, TAU));
}

fn defocus(scene: &mut Scene, modules: f32) {
    scene.camera.defocus = modules * scene.cards[0].module_pixels;
}

fn motion(scene: &mut Scene, chance: &mut Chance, modules: f32) {
    let length = modules * scene.cards[0].module_pixels;
    scene.camera.motion = (length, chance.between(0.0, TAU));
}

fn medium(scene: &mut Scene, medium: Medium) {
    scene.cards[0].medium = medium;
}

fn glare(scene: &mut Scene, chance: &mut Chance, reach: f32) {
    scene.cards[0].glare = Some(Glare {
        middle: (chance.between(-9.0, 9.0), chance.between(-9.0, 9.0)),
        reach,
        peak: chance.between(1.5, 6.0),
    });
}

fn shadow(scene: &mut Scene, chance: &mut Chance) {
    let (x, y) = scene.cards[0].middle;
    let (width, height) = (scene.camera.width as f32, scene.camera.height as f32);
    let place = (
        x / width - 0.5 + chance.between(-0.05, 0.05),
        y / height - 0.5 + chance.between(-0.05, 0.05),
    );
    let dark = chance.between(0.75, 0.93);
    scene.light.shadow = Some((dark, place, chance.between(0.0, TAU)));
}

fn screen(scene: &mut Scene, chance: &mut Chance, is_negative: bool) {
    let moire = chance.between(0.0, 0.55);
    medium(scene, Medium::Screen { is_negative, moire });
}

/// From an edge, or from a corner.
fn finger(scene: &mut Scene, chance: &mut Chance, to_corner: f32, thickness: (f32, f32)) {
    let quarter = (chance.below(4) as f32) * PI / 2.0 + to_corner * PI / 4.0;
    let direction = quarter + chance.between(-0.25, 0.25);
    let reach = if to_corner > 0.0 {
        chance.between(13.0, 17.0)
    } else {
        chance.between(10.0, 14.0)
    };
    let at = |reach: f32| (direction.cos() * reach, direction.sin() * reach);
    scene.cards[0].finger = Some(Finger {
        tip: at(reach),
        from: at(40.0),
        thickness: chance.between(thickness.0, thickness.1),
    });
}

fn second(scene: &mut Scene, chance: &mut Chance, degrees: f32) {
    let (width, height) = (scene.camera.width as f32, scene.camera.height as f32);
    let mut other = scene.cards[0].clone();
    for (card, at) in [&mut scene.cards[0], &mut other]
        .into_iter()
        .zip([0.25, 0.75])
    {
        card.module_pixels = chance.between(3.5, 5.5);
        card.roll = chance.between(-PI, PI);
        card.middle = (width * at, height * chance.between(0.4, 0.6));
    }
    if degrees > 0.0 {
        other.tilt = (degrees.to_radians(), chance.between(0.0, TAU));
    }
    scene.cards.push(other);
}

/// A little of everything.
fn usual(scene: &mut Scene, chance: &mut Chance) {
    size(scene, chance.between(3.0, 6.0));
    let degrees = chance.between(5.0, 40.0);
    tilt(scene, chance, degrees);
    defocus(scene, chance.between(0.1, 0.4));
    let modules = chance.between(0.1, 0.8);
    motion(scene, chance, modules);
    scene.light.level = chance.between(0.08, 0.5);
    scene.camera.gain = 0.5 / scene.light.level;
    scene.light.fall = (chance.between(0.2, 0.7), chance.between(0.0, TAU));
    scene.camera.jpeg_quality = (chance.below(2) == 0).then_some(70);
}

/// A picture that shows no badge: a backdrop, or a code that is none of ours. The texts are those
/// of the codes that are in it all the same.
pub fn negative(nth: u64, camera: Camera) -> Case {
    let mut chance = Chance::new(0x0BAD_CAFE ^ nth);
    let mut scene = held_up(&mut chance, camera);
    let kinds = Backdrop::ALL.len() as u64;
    scene.backdrop = Backdrop::ALL[(nth % kinds) as usize];
    scene.camera.gain = chance.between(0.5, 1.3);
    let mut texts = Vec::new();
    if nth.is_multiple_of(3) {
        scene.cards.clear();
    } else {
        let (text, level) = foreign(nth / 3);
        scene.cards[0].code = Code::of_text(&text, level);
        let most = 12.0 * scene.camera.height as f32 / 480.0 * 25.0;
        let side = scene.cards[0].code.side as f32 + 8.0;
        scene.cards[0].module_pixels = (most / side).min(chance.between(4.0, 7.0));
        if nth.is_multiple_of(2) {
            screen(&mut scene, &mut chance, nth.is_multiple_of(4));
        }
        keep_inside(&mut scene);
        texts.push(text);
    }
    Case {
        picture: scene.picture(),
        texts,
    }
}

/// An address of any length, at any level.
fn other(nth: u64) -> (String, EcLevel) {
    let mut chance = Chance::new(nth ^ 0x07E8);
    let letters = 12 + chance.below(110);
    let path: String = (0..letters)
        .map(|_| char::from(b"abcdefghijklmnopqrstuvwxyz0123456789-/"[chance.below(38) as usize]))
        .collect();
    let level = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H][chance.below(4) as usize];
    (format!("https://example.org/{path}"), level)
}

/// Codes that people have on them, and some that nearly are badges.
fn foreign(nth: u64) -> (String, EcLevel) {
    let letters = badge(nth).1;
    match nth % 7 {
        0 => ("https://example.org/menu?table=7".to_owned(), EcLevel::M),
        1 => (
            "WIFI:T:WPA;S:Fellowship Hall;P:one-day-at-a-time;;".to_owned(),
            EcLevel::L,
        ),
        // As long and as dense as a certificate of vaccination.
        2 => {
            let letters: Vec<u8> = letters.bytes().collect();
            let body = (0..420).map(|n| char::from(letters[(n * 7 + n / 26) % 26]));
            (format!("HC1:{}", body.collect::<String>()), EcLevel::L)
        }
        3 => (
            "BEGIN:VCARD\nN:Doe;Jo\nTEL:+15550100\nEND:VCARD".to_owned(),
            EcLevel::Q,
        ),
        // One letter is wrong: the check tells.
        4 => {
            let mut letters = letters;
            let last = letters.pop().unwrap();
            letters.push(if last == 'B' { 'C' } else { 'B' });
            (letters, EcLevel::Q)
        }
        5 => ("40063813339315".to_owned(), EcLevel::H),
        _ => (letters[..25].to_owned(), EcLevel::Q),
    }
}
