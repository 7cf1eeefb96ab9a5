use super::*;
use crate::ui::theme::fonts;
use crate::ui::words::Words as Language;
use chrono::NaiveTime;

const PX: f32 = 20.0;

fn line(words: &str) -> Paragraph {
    crate::ui::capture::load_fonts();
    shaped(Lines::Open, words, fonts::REGULAR, PX, f32::INFINITY)
}

/// The signs of a line as they stand from left to right, those alone that are seen.
fn from_left(words: &str) -> String {
    let paragraph = line(words);
    let mut seen: Vec<(f32, &str)> = Vec::new();
    for line in paragraph.buffer().layout_runs() {
        let glyphs = line.glyphs.iter().filter(|glyph| glyph.w > 0.0);
        seen.extend(glyphs.map(|glyph| (glyph.x, &words[glyph.start..glyph.end])));
    }
    seen.sort_by(|one, other| one.0.total_cmp(&other.0));
    seen.into_iter().map(|(_, sign)| sign).collect()
}

#[test]
fn a_latin_title_is_read_first_in_an_arabic_line_and_the_time_is_one_piece() {
    let words = Language::new("ar");
    let time = words.time(NaiveTime::from_hms_opt(19, 10, 0).unwrap());
    let facts = words.facts(&["Hope Group", "Room 2", &time]);
    let seen = from_left(&facts).replace('\u{a0}', " ");
    assert_eq!(seen, "م 7:10 · Room 2 · Hope Group");
}

#[test]
fn marks_of_direction_have_no_width_and_no_box() {
    let plain = line("Höpe Group").min_bounds();
    for marked in [
        "\u{2068}Höpe Group\u{2069}",
        "\u{200f}\u{2068}Höpe Group\u{2069}",
    ] {
        let found = line(marked).min_bounds();
        assert!(
            (found.width - plain.width).abs() < 0.1,
            "{found:?} {plain:?}"
        );
        assert!(
            (found.height - plain.height).abs() < 0.1,
            "{found:?} {plain:?}"
        );
        assert_eq!(from_left(marked), "Höpe Group");
    }
}

#[test]
fn no_line_of_two_directions_is_wider_than_its_room() {
    let words = Language::new("ar");
    let time = words.time(NaiveTime::from_hms_opt(19, 10, 0).unwrap());
    let facts = words.facts(&[
        "Tuesday Hope, open to all",
        "Community room upstairs",
        &time,
    ]);
    let widest = ["Community", "Tuesday", "upstairs\u{a0}·", &time];
    let widest = widest.map(|word| line(word).min_bounds().width);
    let least = widest.into_iter().fold(0.0, f32::max).ceil();
    for more in 0..40_u8 {
        let width = least + f32::from(more) * 10.0;
        let found = size(&facts, fonts::REGULAR, PX, width);
        assert!(found.width <= width, "{found:?} in {width}");
    }
}
