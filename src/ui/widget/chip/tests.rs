use super::*;

#[test]
fn a_reveal_takes_its_time_and_never_goes_back() {
    let mut reveal = Reveal::from(10_000);
    assert!(reveal.is_running());
    reveal.advance(9_000);
    assert!(
        reveal.share_for(Motion::Calm) < 0.001,
        "a clock that went back"
    );
    reveal.advance(10_600);
    let half = reveal.share_for(Motion::Calm);
    assert!((half - 0.5).abs() < 0.01, "{half}");
    reveal.advance(10_300);
    assert!((reveal.share_for(Motion::Calm) - half).abs() < 0.001);
    reveal.advance(11_200);
    assert!(!reveal.is_running());
    assert!((reveal.share_for(Motion::Calm) - 1.0).abs() < f32::EPSILON);
}

#[test]
fn a_reveal_is_over_in_a_second_and_a_half_and_at_once_where_nothing_moves() {
    assert!(tokens::REVEAL.as_millis() <= 1500);
    assert!((Reveal::from(0).share_for(Motion::Still) - 1.0).abs() < f32::EPSILON);
}

#[cfg(feature = "gui-tests")]
mod seen {
    use super::*;
    use crate::ui::capture::{capture, load_fonts};
    use crate::ui::theme::colours::contrast;
    use crate::ui::theme::{Metrics, Panel, TextRole, ThemeKind};
    use crate::ui::words::Words;
    use iced::widget::container;

    const SHAPES: [Shape; 3] = [Shape::Chip, Shape::Medallion, Shape::Tag];
    /// The widest that a scheme writes for a century of years, and what is usual.
    const NUMERALS: [&str; 6] = ["1", "30", "270", "XVIII", "XXXVIII", "LXXXVIII"];

    fn look() -> Look {
        let metrics = Metrics::new(Panel::new(10.1, 400.0, 400.0));
        Look::new(Words::new("en"), metrics, ThemeKind::Light)
    }

    fn picture(face: &Face, side: f32) -> Vec<Vec<Color>> {
        let look = look();
        let view: Element<'_, ()> = container(chip(face.clone(), side)).center(400).into();
        let shot = capture(&look, view).unwrap();
        let width = usize::try_from(shot.width).unwrap();
        let pixels: Vec<Color> = shot
            .rgba
            .chunks_exact(4)
            .map(|p| Color::from_rgb8(p[0], p[1], p[2]))
            .collect();
        pixels.chunks(width).map(<[Color]>::to_vec).collect()
    }

    fn face(shape: Shape, paint: Paint, numeral: &str) -> Face {
        Face {
            shape,
            paint,
            numeral: numeral.to_owned(),
        }
    }

    /// Where the ink of the numeral is, in pixels of the picture: left, top, right, bottom.
    fn ink_of(face: &Face, side: f32) -> (usize, usize, usize, usize) {
        let (with, without) = (picture(face, side), picture(&blank(face), side));
        let ink = face.paint.ink();
        let mut found = (usize::MAX, usize::MAX, 0, 0);
        for (y, (line, bare)) in with.iter().zip(&without).enumerate() {
            for (x, (colour, before)) in line.iter().zip(bare).enumerate() {
                if colour != before {
                    assert!(
                        contrast(*before, ink) >= 6.9,
                        "{face:?} is written on its edge"
                    );
                    found = (
                        found.0.min(x),
                        found.1.min(y),
                        found.2.max(x),
                        found.3.max(y),
                    );
                }
            }
        }
        found
    }

    /// The same without a numeral or a sun: a space draws nothing.
    fn blank(face: &Face) -> Face {
        Face {
            numeral: " ".to_owned(),
            ..face.clone()
        }
    }

    #[test]
    fn every_numeral_stands_whole_and_readable_on_the_field_of_every_chip() {
        load_fonts();
        for paint in Paint::ALL {
            for shape in SHAPES {
                for numeral in NUMERALS {
                    let found = ink_of(&face(shape, paint, numeral), 240.0);
                    assert!(found.2 > found.0 + 10, "{paint:?} {shape:?} {numeral}");
                }
            }
        }
    }

    #[test]
    fn numerals_are_as_high_as_what_is_read_at_arms_length() {
        load_fonts();
        for panel in [Panel::SEVEN_INCH, Panel::TEN_INCH, Panel::FIFTEEN_INCH] {
            let metrics = Metrics::new(panel);
            let alone = metrics.height() * tokens::CHIP_SHARE;
            let side = alone.max(metrics.line(TextRole::Display) * 2.0);
            // The number of a year in a life: 38 is the widest below fifty. Tags have no Roman
            // ones.
            let roman = [(Shape::Chip, "XXXVIII"), (Shape::Medallion, "XXXVIII")];
            let plain = SHAPES.map(|shape| (shape, "18"));
            for (shape, numeral) in roman.into_iter().chain(plain) {
                let (_, top, _, bottom) = ink_of(&face(shape, Paint::Bronze, numeral), side);
                #[expect(clippy::cast_precision_loss, reason = "a few hundred pixels")]
                let high = metrics.to_mm((bottom + 1 - top) as f32);
                assert!(high >= 3.2, "{panel:?} {shape:?} {numeral}: {high:.1} mm");
            }
        }
    }

    #[test]
    fn the_three_shapes_and_the_glow_are_told_apart() {
        load_fonts();
        let looks: Vec<_> = SHAPES
            .iter()
            .map(|shape| picture(&face(*shape, Paint::Silver, "6"), 200.0))
            .collect();
        assert!(looks[0] != looks[1] && looks[1] != looks[2] && looks[0] != looks[2]);
        let background = look().colours.background.into_rgba8();
        // Half way between the body and the edge of its place there is light, and else nothing.
        let beside = |paint| picture(&face(Shape::Chip, paint, "1"), 200.0)[200][108].into_rgba8();
        assert_ne!(beside(Paint::GlowInTheDark), background);
        let corner = picture(&face(Shape::Chip, Paint::Red, "1"), 200.0)[104][104].into_rgba8();
        assert_eq!(corner, background);
    }

    #[test]
    fn a_reveal_begins_with_the_page_and_ends_with_the_chip() {
        load_fonts();
        let at = |ms, motion| {
            let mut look = look();
            look.metrics = look.metrics.with_motion(motion);
            let mut reveal = Reveal::from(0);
            reveal.advance(ms);
            let face = face(Shape::Medallion, Paint::Bronze, "IX");
            let view: Element<'_, ()> = container(revealed(&look, face, 200.0, reveal))
                .center(400)
                .into();
            capture(&look, view).unwrap().rgba
        };
        let page = at(0, Motion::Calm);
        assert!(page.chunks(4).all(|pixel| pixel == &page[..4]));
        let whole = at(1200, Motion::Calm);
        assert_ne!(page, whole);
        assert_ne!(at(700, Motion::Calm), whole, "the light runs");
        assert_eq!(at(0, Motion::Still), whole);
    }
}
