//! What the album finds, and what it lets pass.

use super::strip::Strip;
use super::*;
use crate::ui::widget::text;
use iced::widget::container;
use iced::{Color, Length};

fn look() -> Look {
    let metrics = Metrics::new(Panel::TEN_INCH);
    Look::new(Words::new("en"), metrics, ThemeKind::Light)
}

fn shot(words: &'static str, pad: f32, colour: Option<Color>) -> Capture {
    let look = look();
    capture(&look, view(&look, words, pad, colour)).unwrap()
}

fn view<'a>(
    look: &'a Look,
    words: &'static str,
    pad: f32,
    colour: Option<Color>,
) -> Element<'a, ()> {
    let words = text::body(look, words).color_maybe(colour);
    container(words)
        .padding(iced::Padding::ZERO.left(pad).top(pad))
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn strip(shot: &Capture) -> Strip {
    Strip::of(std::slice::from_ref(shot))
}

#[test]
fn a_moved_line_another_word_and_another_colour_are_found_and_nothing_is_what_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stored.png");
    let was = shot("Good evening", 40.0, None);
    let compare = |now: &Capture| strip(now).compare(&file, |_| "here");
    assert!(compare(&was).unwrap_err().contains("nothing is stored"));
    strip(&was).save(&file);
    assert_eq!(compare(&shot("Good evening", 40.0, None)), Ok(()));
    let soft = look().colours.outline;
    for now in [
        shot("Good evening", 42.0, None),
        shot("Good evenings", 40.0, None),
        shot("Good evening", 40.0, Some(soft)),
    ] {
        assert!(compare(&now).unwrap_err().contains("look different"));
    }
    // The last bit of some pixels is what processors may differ in.
    let mut rounded = was.clone();
    for byte in rounded.rgba.iter_mut().step_by(7) {
        *byte = byte.saturating_add(1);
    }
    assert_eq!(compare(&rounded), Ok(()));
}

#[test]
fn words_that_are_too_faint_are_found() {
    let look = look();
    let (outline, surface) = (look.colours.outline, look.colours.surface);
    let faint = |colour| {
        let shot = shot("Faint", 40.0, colour);
        faint(&look, &shot, view(&look, "Faint", 40.0, colour))
    };
    assert_eq!(faint(None), Vec::<String>::new());
    assert!(faint(Some(outline))[0].contains("\"Faint\" has a contrast of"));
    assert!(faint(Some(surface)).len() <= 1);
}

#[test]
fn every_language_and_theme_and_both_sizes_of_text_are_drawn() {
    for language in Words::languages() {
        let drawn = DRESSES.iter().any(|dress| dress.language == language.tag);
        assert!(drawn, "{} is in no picture", language.tag);
    }
    for theme in [LIGHT, DARK, CONTRAST] {
        assert!(DRESSES.iter().any(|dress| dress.theme == theme));
    }
    for size in [TextSize::Normal, TextSize::Large] {
        assert!(DRESSES.iter().any(|dress| dress.size == size));
    }
}
