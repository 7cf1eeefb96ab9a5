//! Colours that are things: the six a person chooses from, and those of chips and key tags.
//!
//! They are the same in every theme, since a blue kite must be blue at night too. What is written
//! on them is black or white, whichever can be read.

#![expect(
    clippy::unreadable_literal,
    reason = "a colour is read as its six digits"
)]

use super::colours::contrast;
use iced::{Color, color};

/// The colour of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the colour it is named after")]
pub enum Paint {
    White,
    Silver,
    Grey,
    Black,
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    DarkBlue,
    Purple,
    Pink,
    Brown,
    Copper,
    Bronze,
    Gold,
    GlowInTheDark,
}

impl Paint {
    /// The shaded edge of a chip, which sets a white one apart from paper and a black one from the
    /// night.
    pub const EDGE: Color = color!(0x827970);

    /// The light around what glows in the dark.
    pub const GLOW: Color = color!(0x8FE06A);

    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::White,
        Self::Silver,
        Self::Grey,
        Self::Black,
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::DarkBlue,
        Self::Purple,
        Self::Pink,
        Self::Brown,
        Self::Copper,
        Self::Bronze,
        Self::Gold,
        Self::GlowInTheDark,
    ];

    /// The colour itself.
    pub const fn fill(self) -> Color {
        match self {
            Self::White => color!(0xFDFBF7),
            Self::Silver => color!(0xC4C7CA),
            Self::Grey => color!(0x55585C),
            Self::Black => color!(0x1B1B1D),
            Self::Red => color!(0xA51C24),
            Self::Orange => color!(0xF08A24),
            Self::Yellow => color!(0xF5CE3E),
            Self::Green => color!(0x1C6135),
            Self::Blue => color!(0x1A55A8),
            Self::DarkBlue => color!(0x1C2F63),
            Self::Purple => color!(0x6A2C86),
            Self::Pink => color!(0xF2A3BE),
            Self::Brown => color!(0x6B4423),
            Self::Copper => color!(0xD59468),
            Self::Bronze => color!(0x69481C),
            Self::Gold => color!(0xDDB44A),
            Self::GlowInTheDark => color!(0xD8F0C0),
        }
    }

    /// The spots on the edge of a chip: pale on a dark one, deep on a pale one.
    pub fn spot(self) -> Color {
        if self.ink() == Color::WHITE {
            mixed(self.fill(), Color::WHITE, 0.86)
        } else {
            mixed(self.fill(), Color::BLACK, 0.42)
        }
    }

    /// What is cut into it.
    pub fn shade(self) -> Color {
        if self == Self::Black {
            return mixed(self.fill(), Color::WHITE, 0.4);
        }
        mixed(self.fill(), Color::BLACK, 0.45)
    }

    /// What stands up from it and catches the light.
    pub fn relief(self) -> Color {
        if self.ink() == Color::WHITE {
            mixed(self.fill(), Color::WHITE, 0.5)
        } else {
            self.shade()
        }
    }

    /// A raised rim where the light falls on it, and where it does not.
    pub fn metal(self) -> (Color, Color) {
        let light = match self {
            Self::Bronze => color!(0xD9AE6B),
            Self::Copper => color!(0xF3C6A3),
            Self::Gold => color!(0xF8E3A0),
            Self::Silver => color!(0xF4F5F6),
            _ => mixed(self.fill(), Color::WHITE, 0.55),
        };
        (light, mixed(self.fill(), Color::BLACK, 0.3))
    }

    /// Black or white: what can be read on it.
    pub fn ink(self) -> Color {
        let (dark, light) = (color!(0x14110F), Color::WHITE);
        if contrast(dark, self.fill()) >= contrast(light, self.fill()) {
            dark
        } else {
            light
        }
    }
}

/// The six colours that a mark is filled with, "blue kite".
///
/// Nothing is written on them, so that they keep apart in lightness as well: also to an eye that
/// takes red for green, or blue for green. Each still stands beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the colour it is named after")]
pub enum Crayon {
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    Purple,
}

impl Crayon {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::Purple,
    ];

    /// The colour itself.
    pub const fn fill(self) -> Color {
        match self {
            Self::Red => color!(0xB8242B),
            Self::Orange => color!(0xF0862A),
            Self::Yellow => color!(0xFBE67C),
            Self::Green => color!(0x5CB27A),
            Self::Blue => color!(0x2C68C2),
            Self::Purple => color!(0x4F1A66),
        }
    }
}

/// So much of the other colour in the one, from 0 to 1.
fn mixed(one: Color, other: Color, share: f32) -> Color {
    let mix = |one: f32, other: f32| one + (other - one) * share;
    Color::from_rgb(
        mix(one.r, other.r),
        mix(one.g, other.g),
        mix(one.b, other.b),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeral_can_be_read_on_every_chip() {
        for paint in Paint::ALL {
            let found = contrast(paint.ink(), paint.fill());
            assert!(found >= 7.0, "{paint:?} is {found:.2}");
        }
    }

    /// What an eye sees that lacks one kind of cone, as a matrix on linear light: Machado, Oliveira
    /// and Fernandes 2009, complete deficiency.
    const EYES: [(&str, [[f32; 3]; 3]); 4] = [
        (
            "all cones",
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        ),
        (
            "no long waves",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "no middle waves",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "no short waves",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];
    /// A step that is seen side by side is about 2; this is seen at a glance.
    const DIFFERENCE_MIN: f32 = 20.0;

    #[test]
    fn the_six_colours_of_a_mark_keep_apart_for_every_eye() {
        for (eye, cones) in EYES {
            for (place, one) in Crayon::ALL.iter().enumerate() {
                for other in &Crayon::ALL[place + 1..] {
                    let found = difference(one.fill(), other.fill(), cones);
                    assert!(
                        found >= DIFFERENCE_MIN,
                        "{eye}: {one:?} and {other:?} are {found:.0} apart"
                    );
                }
            }
        }
        // The measure knows what everybody knows: red and green as dark as each other are one
        // colour to every twelfth man.
        let (red, green) = (Paint::Red.fill(), Paint::Green.fill());
        assert!(difference(red, green, EYES[0].1) > 60.0);
        assert!(difference(red, green, EYES[1].1) < 15.0);
    }

    /// How far two colours are apart (CIE 1976) for an eye with these cones.
    fn difference(one: Color, other: Color, cones: [[f32; 3]; 3]) -> f32 {
        let seen = |colour: Color| {
            let light = colour.into_linear();
            lab(cones.map(|row| {
                let sum = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
                sum.clamp(0.0, 1.0)
            }))
        };
        let (one, other) = (seen(one), seen(other));
        let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f32>().sqrt()
    }

    #[expect(clippy::many_single_char_names, reason = "as the formula names them")]
    fn lab([r, g, b]: [f32; 3]) -> [f32; 3] {
        let bent = |share: f32| {
            if share > 216.0 / 24_389.0 {
                share.cbrt()
            } else {
                (24_389.0 / 27.0 * share + 16.0) / 116.0
            }
        };
        let x = bent((0.412_456 * r + 0.357_576 * g + 0.180_438 * b) / 0.950_47);
        let y = bent(0.212_673 * r + 0.715_152 * g + 0.072_175 * b);
        let z = bent((0.019_334 * r + 0.119_192 * g + 0.950_304 * b) / 1.088_83);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }
}
