//! What is held up to the camera.

use keytag::badge::qr::{Modules, QUIET_MODULES, SIDE_MODULES};
use keytag::badge::read::{Reader, still, texts};
use keytag::badge::{Gray, Token};

use super::Target;
use super::texts::badge;

/// Pixels along a module of the code.
const MODULE_PIXELS: usize = 3;
/// The longest side that a changed picture gets, in pixels.
const SIDE_PIXELS_MAX: usize = 160;
/// One picture in so many gets all that can be done.
const STILL_EACH: usize = 16;

/// The first byte is the picture's width, the others its pixels from the top left corner.
#[test]
fn a_picture_shows_badges_that_print_to_the_same_or_none() {
    let sound = drawn();
    let width = usize::from(sound[0]);
    let seen = still(&picture(&sound).unwrap());
    assert!(
        seen == [badge()],
        "the drawn badge is not read: nothing is tried here"
    );
    let target = Target {
        name: "picture",
        seeds: vec![sound, vec![40; 1600], vec![0; width * width]],
        words: &[],
        inputs: 600,
    };
    target.withstands(|input| {
        let Some(picture) = picture(input) else {
            return Ok(());
        };
        let is_sound = |token: &Token| Token::parse(&token.letters()).as_ref() == Ok(token);
        // What is done with a frame, and now and then what is done with a picture that does not
        // come again.
        let seen = if input.len().is_multiple_of(STILL_EACH) {
            texts(&picture);
            still(&picture)
        } else {
            Reader::new().look(&picture)
        };
        seen.iter()
            .all(is_sound)
            .then_some(())
            .ok_or_else(|| "no badge at all".into())
    });
}

fn picture(input: &[u8]) -> Option<Gray> {
    let (width, pixels) = input.split_first()?;
    let width = usize::from(*width).clamp(1, SIDE_PIXELS_MAX);
    let height = (pixels.len() / width).min(SIDE_PIXELS_MAX);
    let pixels = pixels.get(..width * height)?.to_vec();
    Gray::new(
        u32::try_from(width).ok()?,
        u32::try_from(height).ok()?,
        pixels,
    )
}

fn drawn() -> Vec<u8> {
    let modules = Modules::of(&badge()).unwrap();
    let side = (SIDE_MODULES + 2 * QUIET_MODULES) * MODULE_PIXELS;
    let module = |pixel: usize| (pixel / MODULE_PIXELS).checked_sub(QUIET_MODULES);
    let is_dark = |x: usize, y: usize| match (module(x), module(y)) {
        (Some(column), Some(row)) => modules.is_dark(column, row),
        _ => false,
    };
    let mut bytes = vec![u8::try_from(side).unwrap()];
    for y in 0..side {
        bytes.extend((0..side).map(|x| if is_dark(x, y) { 0 } else { 255 }));
    }
    bytes
}
