//! The nine pictures of the board, as paths: plain shapes that keep apart in grey and at a glance.
//!
//! Each is drawn in a square of side 1 and scaled. It knows nothing of who chose which.

use super::pen::Pen;
use super::whole_frame;
use iced::widget::canvas::{self, Canvas, Geometry};
use iced::{Color, Element, Rectangle, Renderer, Theme, mouse};

/// A thing that can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the thing it is named after")]
pub enum Drawing {
    Kite,
    Boat,
    Leaf,
    Umbrella,
    Cat,
    Drum,
    Pear,
    Hat,
    Snail,
}

impl Drawing {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Kite,
        Self::Boat,
        Self::Leaf,
        Self::Umbrella,
        Self::Cat,
        Self::Drum,
        Self::Pear,
        Self::Hat,
        Self::Snail,
    ];
}

/// A drawing of `side` pixels, filled with `fill` and outlined in `ink`.
pub fn picture<'a, Message: 'a>(
    drawing: Drawing,
    fill: Color,
    ink: Color,
    side: f32,
) -> Element<'a, Message> {
    Canvas::new(Picture { drawing, fill, ink })
        .width(side)
        .height(side)
        .into()
}

struct Picture {
    drawing: Drawing,
    fill: Color,
    ink: Color,
}

impl<Message> canvas::Program<Message> for Picture {
    type State = ();

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = whole_frame(renderer, bounds.size());
        let mut pen = Pen::new(&mut frame, self.fill, self.ink);
        match self.drawing {
            Drawing::Kite => kite(&mut pen),
            Drawing::Boat => boat(&mut pen),
            Drawing::Leaf => leaf(&mut pen),
            Drawing::Umbrella => umbrella(&mut pen),
            Drawing::Cat => cat(&mut pen),
            Drawing::Drum => drum(&mut pen),
            Drawing::Pear => pear(&mut pen),
            Drawing::Hat => hat(&mut pen),
            Drawing::Snail => snail(&mut pen),
        }
        vec![frame.into_geometry()]
    }
}

fn kite(pen: &mut Pen<'_>) {
    pen.line(|tail| {
        tail.from((0.5, 0.74))
            .curve((0.62, 0.82), (0.34, 0.88), (0.5, 0.97));
    });
    pen.polygon(&[(0.5, 0.04), (0.84, 0.34), (0.5, 0.76), (0.16, 0.34)]);
    pen.segments(&[((0.5, 0.04), (0.5, 0.76)), ((0.16, 0.34), (0.84, 0.34))]);
}

fn boat(pen: &mut Pen<'_>) {
    pen.segments(&[((0.5, 0.06), (0.5, 0.7))]);
    pen.shape(|sail| {
        sail.from((0.46, 0.08))
            .bend((0.4, 0.4), (0.12, 0.6))
            .to((0.46, 0.6))
            .close();
    });
    pen.polygon(&[(0.55, 0.2), (0.86, 0.6), (0.55, 0.6)]);
    pen.shape(|hull| {
        hull.from((0.06, 0.68))
            .to((0.94, 0.68))
            .bend((0.88, 0.92), (0.72, 0.92))
            .to((0.28, 0.92))
            .bend((0.12, 0.92), (0.06, 0.68))
            .close();
    });
}

fn leaf(pen: &mut Pen<'_>) {
    pen.shape(|blade| {
        blade
            .from((0.24, 0.76))
            .curve((0.02, 0.4), (0.4, 0.08), (0.92, 0.08))
            .curve((0.94, 0.62), (0.62, 0.98), (0.24, 0.76))
            .close();
    });
    pen.segments(&[
        ((0.06, 0.94), (0.74, 0.26)),
        ((0.4, 0.6), (0.36, 0.36)),
        ((0.4, 0.6), (0.64, 0.64)),
        ((0.56, 0.44), (0.54, 0.24)),
        ((0.56, 0.44), (0.76, 0.46)),
    ]);
}

fn umbrella(pen: &mut Pen<'_>) {
    pen.line(|handle| {
        handle
            .from((0.5, 0.06))
            .to((0.5, 0.82))
            .curve((0.5, 0.98), (0.3, 0.98), (0.3, 0.82));
    });
    pen.shape(|roof| {
        roof.from((0.05, 0.54))
            .curve((0.05, 0.28), (0.25, 0.12), (0.5, 0.12))
            .curve((0.75, 0.12), (0.95, 0.28), (0.95, 0.54))
            .bend((0.8, 0.42), (0.65, 0.54))
            .bend((0.5, 0.42), (0.35, 0.54))
            .bend((0.2, 0.42), (0.05, 0.54))
            .close();
    });
    pen.line(|ribs| {
        ribs.from((0.35, 0.54)).bend((0.36, 0.26), (0.5, 0.12));
        ribs.from((0.65, 0.54)).bend((0.64, 0.26), (0.5, 0.12));
    });
}

fn cat(pen: &mut Pen<'_>) {
    pen.shape(|head| {
        head.from((0.14, 0.08))
            .to((0.36, 0.24))
            .bend((0.5, 0.2), (0.64, 0.24))
            .to((0.86, 0.08))
            .curve((0.9, 0.3), (0.92, 0.4), (0.92, 0.54))
            .curve((0.92, 0.78), (0.74, 0.93), (0.5, 0.93))
            .curve((0.26, 0.93), (0.08, 0.78), (0.08, 0.54))
            .curve((0.08, 0.4), (0.1, 0.3), (0.14, 0.08))
            .close();
    });
    pen.dark(|eyes| {
        eyes.ellipse((0.33, 0.47), 0.05, 0.08);
        eyes.ellipse((0.67, 0.47), 0.05, 0.08);
    });
    pen.dark(|nose| nose.polygon(&[(0.44, 0.62), (0.56, 0.62), (0.5, 0.69)]));
    pen.line(|mouth| {
        mouth.from((0.5, 0.69)).bend((0.48, 0.79), (0.38, 0.77));
        mouth.from((0.5, 0.69)).bend((0.52, 0.79), (0.62, 0.77));
    });
    pen.segments(&[
        ((0.3, 0.66), (0.02, 0.62)),
        ((0.3, 0.72), (0.04, 0.76)),
        ((0.7, 0.66), (0.98, 0.62)),
        ((0.7, 0.72), (0.96, 0.76)),
    ]);
}

fn drum(pen: &mut Pen<'_>) {
    pen.shape(|body| {
        body.from((0.1, 0.46))
            .to((0.1, 0.8))
            .curve((0.14, 0.98), (0.86, 0.98), (0.9, 0.8))
            .to((0.9, 0.46))
            .close();
    });
    pen.line(|cords| {
        cords
            .from((0.1, 0.5))
            .to((0.3, 0.9))
            .to((0.5, 0.6))
            .to((0.7, 0.9))
            .to((0.9, 0.5));
    });
    pen.shape(|skin| skin.ellipse((0.5, 0.46), 0.4, 0.13));
    pen.segments(&[((0.12, 0.1), (0.44, 0.42)), ((0.88, 0.1), (0.56, 0.42))]);
    pen.dot((0.44, 0.42), 0.055);
    pen.dot((0.56, 0.42), 0.055);
}

fn pear(pen: &mut Pen<'_>) {
    pen.shape(|fruit| {
        fruit
            .from((0.5, 0.22))
            .curve((0.68, 0.22), (0.62, 0.44), (0.72, 0.54))
            .curve((0.92, 0.72), (0.76, 0.95), (0.5, 0.95))
            .curve((0.24, 0.95), (0.08, 0.72), (0.28, 0.54))
            .curve((0.38, 0.44), (0.32, 0.22), (0.5, 0.22))
            .close();
    });
    pen.line(|stalk| {
        stalk.from((0.5, 0.24)).bend((0.48, 0.12), (0.56, 0.04));
    });
    pen.shape(|leaf| {
        leaf.from((0.53, 0.14))
            .bend((0.66, 0.0), (0.84, 0.1))
            .bend((0.7, 0.24), (0.53, 0.14))
            .close();
    });
}

fn hat(pen: &mut Pen<'_>) {
    pen.shape(|brim| brim.ellipse((0.5, 0.74), 0.46, 0.13));
    pen.shape(|crown| {
        crown
            .from((0.24, 0.72))
            .to((0.29, 0.26))
            .curve((0.32, 0.12), (0.44, 0.16), (0.5, 0.2))
            .curve((0.56, 0.16), (0.68, 0.12), (0.71, 0.26))
            .to((0.76, 0.72))
            .bend((0.5, 0.82), (0.24, 0.72))
            .close();
    });
    pen.dark(|band| {
        band.from((0.255, 0.58))
            .bend((0.5, 0.68), (0.745, 0.58))
            .to((0.76, 0.72))
            .bend((0.5, 0.82), (0.24, 0.72))
            .close();
    });
}

fn snail(pen: &mut Pen<'_>) {
    pen.segments(&[((0.84, 0.48), (0.8, 0.26)), ((0.9, 0.48), (0.97, 0.28))]);
    pen.dot((0.8, 0.25), 0.035);
    pen.dot((0.97, 0.27), 0.035);
    pen.shape(|body| {
        body.from((0.02, 0.88))
            .to((0.78, 0.88))
            .curve((0.98, 0.88), (1.0, 0.7), (0.96, 0.54))
            .curve((0.93, 0.42), (0.77, 0.44), (0.77, 0.56))
            .bend((0.77, 0.7), (0.64, 0.72))
            .to((0.24, 0.74))
            .bend((0.12, 0.78), (0.02, 0.88))
            .close();
    });
    pen.disc((0.42, 0.46), 0.33);
    pen.line(|spiral| {
        spiral
            .from((0.42, 0.79))
            .curve((0.2, 0.79), (0.16, 0.52), (0.28, 0.36))
            .curve((0.4, 0.2), (0.64, 0.3), (0.62, 0.5))
            .curve((0.6, 0.66), (0.38, 0.66), (0.38, 0.5))
            .bend((0.38, 0.4), (0.48, 0.44));
    });
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests {
    use super::*;
    use crate::ui::Look;
    use crate::ui::capture::capture;
    use crate::ui::theme::{Crayon, Metrics, Panel, ThemeKind};
    use crate::ui::words::Words;
    use iced::widget::{Space, container, row};

    /// The side of a picture on the smallest board that there is, in pixels.
    const SMALLEST_PX: u16 = 32;
    /// The side of what an eye takes in at a glance, in pixels.
    const GLANCE_PX: usize = 4;
    /// How much two pictures differ at least at a glance: the mean over their square, of 255.
    const DIFFERENCE_MIN: f32 = 16.0;

    /// A picture in grey, as a square of light and dark.
    fn grey(draw: impl Fn(f32) -> Element<'static, ()>, left: u16) -> Vec<u8> {
        let side = f32::from(SMALLEST_PX);
        // Room for a picture that is moved by some pixels.
        let panel = Panel::new(1.0, side * 2.0, side);
        let look = Look::new(Words::new("en"), Metrics::new(panel), ThemeKind::Light);
        let space = Space::new().width(f32::from(left));
        let view: Element<'_, ()> = container(row![space, draw(side)]).into();
        let shot = capture(&look, view).unwrap();
        let rows = shot
            .rgba
            .chunks_exact(usize::try_from(shot.width * 4).unwrap());
        let pixels = rows.flat_map(|row| row[..usize::from(SMALLEST_PX) * 4].chunks_exact(4));
        pixels
            .map(|pixel| {
                let parts = [(299, pixel[0]), (587, pixel[1]), (114, pixel[2])];
                let sum: u32 = parts.iter().map(|(part, c)| part * u32::from(*c)).sum();
                u8::try_from(sum / 1000).unwrap()
            })
            .collect()
    }

    fn difference(one: &[u8], other: &[u8]) -> f32 {
        let (one, other) = (at_a_glance(one), at_a_glance(other));
        let apart: f32 = one.iter().zip(&other).map(|(a, b)| (a - b).abs()).sum();
        apart / f32::from(u16::try_from(one.len()).unwrap())
    }

    /// How light each part of a picture is.
    fn at_a_glance(grey: &[u8]) -> Vec<f32> {
        let side = usize::from(SMALLEST_PX);
        let parts = side / GLANCE_PX;
        let mut sums = vec![0.0; parts * parts];
        for (at, light) in grey.iter().enumerate() {
            let (x, y) = (at % side / GLANCE_PX, at / side / GLANCE_PX);
            sums[y * parts + x] += f32::from(*light);
        }
        let count = f32::from(u16::try_from(GLANCE_PX * GLANCE_PX).unwrap());
        sums.into_iter().map(|sum: f32| sum / count).collect()
    }

    #[test]
    fn every_two_pictures_are_told_apart_in_grey_at_the_smallest_size() {
        for kind in ThemeKind::ALL {
            let colours = crate::ui::theme::Colours::of(kind);
            let (fill, ink) = (colours.choice, colours.text);
            let all = Drawing::ALL.map(|one| grey(|side| picture(one, fill, ink, side), 0));
            let (mut nearest, mut farthest) = (f32::INFINITY, 0.0_f32);
            for (place, one) in all.iter().enumerate() {
                for (other_place, other) in all.iter().enumerate().skip(place + 1) {
                    let found = difference(one, other);
                    let pair = (Drawing::ALL[place], Drawing::ALL[other_place]);
                    assert!(
                        found >= DIFFERENCE_MIN,
                        "{kind:?}: {pair:?} differ by {found:.0}"
                    );
                    nearest = nearest.min(found);
                }
                let moved = grey(|side| picture(Drawing::ALL[place], fill, ink, side), 1);
                farthest = farthest.max(difference(one, &moved));
            }
            // A picture that is moved by a pixel is nearer to itself than any two are.
            assert!(nearest > farthest, "{kind:?}: {nearest:.0} {farthest:.0}");
        }
    }

    #[test]
    fn a_picture_in_one_colour_is_not_one_in_another_even_in_grey() {
        let all = Crayon::ALL.map(|crayon| {
            let draw = |side| picture(Drawing::Leaf, crayon.fill(), Color::BLACK, side);
            grey(draw, 0)
        });
        for (place, one) in all.iter().enumerate() {
            for (other_place, other) in all.iter().enumerate().skip(place + 1) {
                let pair = (Crayon::ALL[place], Crayon::ALL[other_place]);
                assert_ne!(one, other, "{pair:?}");
            }
        }
    }
}
