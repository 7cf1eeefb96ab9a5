//! The contrast of words as they were drawn: measured in pixels, and not believed of a table.

use crate::ui::Look;
use crate::ui::capture::{Capture, texts};
use crate::ui::theme::colours::contrast;
use iced::{Color, Element, Rectangle};

/// What WCAG 2 asks for at its highest level, less what the edge of a thin stroke takes away.
const CONTRAST_MIN: f32 = 6.8;

/// Every text of a view that stands on its background with too little contrast.
pub fn faint<'a, Message: 'a>(
    look: &Look,
    shot: &Capture,
    view: impl Into<Element<'a, Message>>,
) -> Vec<String> {
    let found = texts(look, view).unwrap().into_iter();
    let found = found.filter_map(|(said, bounds)| Some((measured(shot, bounds)?, said)));
    found
        .filter(|(contrast, _)| *contrast < CONTRAST_MIN)
        .map(|(contrast, said)| format!("\"{said}\" has a contrast of {contrast:.1}"))
        .collect()
}

/// The contrast of what stands out most within these bounds against what is most of them; nothing
/// where nothing was drawn.
fn measured(shot: &Capture, bounds: Rectangle) -> Option<f32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "places on a screen"
    )]
    let whole = |px: f32, most: u32| px.round().clamp(0.0, most as f32) as u32;
    let left = whole(bounds.x, shot.width);
    let right = whole(bounds.x + bounds.width, shot.width);
    let rows = whole(bounds.y, shot.height)..whole(bounds.y + bounds.height, shot.height);
    let mut pixels = Vec::new();
    for y in rows {
        let at = |x: u32| usize::try_from((y * shot.width + x) * 4).unwrap_or(usize::MAX);
        let row = shot.rgba.get(at(left)..at(right))?;
        pixels.extend(row.chunks_exact(4).map(|p| [p[0], p[1], p[2]]));
    }
    pixels.sort_unstable();
    let runs: Vec<&[[u8; 3]]> = pixels.chunk_by(|one, next| one == next).collect();
    let colour = |run: &[[u8; 3]]| Color::from_rgb8(run[0][0], run[0][1], run[0][2]);
    let ground = colour(runs.iter().max_by_key(|run| run.len())?);
    let all = runs.iter().map(|run| contrast(colour(run), ground));
    all.reduce(f32::max).filter(|most| *most > 1.01)
}
