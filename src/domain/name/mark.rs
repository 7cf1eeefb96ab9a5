//! The mark beside a name: "blue kite". Nine pictures and six colours, so that a name that somebody
//! overheard opens nothing.
//!
//! The pictures keep apart in grey and at a glance, are short words in every language, and say
//! nothing of recovery, substances or belief. How they look is the window's.

use std::collections::BTreeSet;
use std::fmt;

/// A picture on the board of nine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Picture {
    /// A diamond with a tail.
    Kite,
    /// A sail over a hull.
    Boat,
    /// One leaf with its rib, on a slant.
    Leaf,
    /// An open umbrella with a bent handle.
    Umbrella,
    /// A cat's head.
    Cat,
    /// A drum with two sticks.
    Drum,
    /// A pear.
    Pear,
    /// A hat with a brim and a band.
    Hat,
    /// A snail with its house.
    Snail,
}

impl Picture {
    /// The board, in its fixed order: rows of three.
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

    /// As it stands in the database and in the keys of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kite => "kite",
            Self::Boat => "boat",
            Self::Leaf => "leaf",
            Self::Umbrella => "umbrella",
            Self::Cat => "cat",
            Self::Drum => "drum",
            Self::Pear => "pear",
            Self::Hat => "hat",
            Self::Snail => "snail",
        }
    }

    /// The picture that this code names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.code() == code)
    }
}

/// A colour out of six. Shown from dark to light in grey, and always with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// Red.
    Red,
    /// Orange.
    Orange,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
}

impl Colour {
    /// The board, in its fixed order.
    pub const ALL: [Self; 6] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::Purple,
    ];

    /// As it stands in the database and in the keys of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Purple => "purple",
        }
    }

    /// The colour that this code names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.code() == code)
    }
}

/// "Blue kite": what a person remembers beside their name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureColour {
    /// The picture.
    pub picture: Picture,
    /// Its colour.
    pub colour: Colour,
}

impl PictureColour {
    /// How many there are.
    pub const COUNT: usize = Picture::ALL.len() * Colour::ALL.len();

    /// All of them, each once.
    pub fn all() -> impl Iterator<Item = Self> {
        Picture::ALL.into_iter().flat_map(|picture| {
            Colour::ALL
                .into_iter()
                .map(move |colour| Self { picture, colour })
        })
    }
}

impl fmt::Debug for PictureColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // With a name it opens the way in.
        f.write_str("PictureColour(..)")
    }
}

/// A mark that none of the names around this one has. `taken` are the marks of all names that could
/// be taken for the new one; `seed` is random, so that marks say nothing about the order of
/// arrival. None when they have run out: then the name is made more particular, by an initial.
pub fn assign(taken: impl Iterator<Item = PictureColour>, seed: u64) -> Option<PictureColour> {
    let taken: BTreeSet<_> = taken.collect();
    let free: Vec<_> = PictureColour::all()
        .filter(|mark| !taken.contains(mark))
        .collect();
    let at = seed.checked_rem(free.len() as u64)?;
    free.get(usize::try_from(at).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_names_its_picture_or_colour() {
        for picture in Picture::ALL {
            assert_eq!(Picture::from_code(picture.code()), Some(picture));
        }
        for colour in Colour::ALL {
            assert_eq!(Colour::from_code(colour.code()), Some(colour));
        }
        assert_eq!(Picture::from_code("Kite"), None);
        assert_eq!(Colour::from_code(""), None);
    }

    #[test]
    fn marks_are_given_out_once_each_until_none_is_left() {
        let mut taken = Vec::new();
        for n in 0..PictureColour::COUNT as u64 {
            let seed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let mark = assign(taken.iter().copied(), seed).unwrap();
            assert!(!taken.contains(&mark));
            taken.push(mark);
        }
        assert_eq!(assign(taken.iter().copied(), 7), None);
    }

    #[test]
    fn another_seed_gives_another_mark() {
        let first = assign(std::iter::empty(), 0);
        assert_ne!(first, assign(std::iter::empty(), 1));
        assert_eq!(first, assign(std::iter::empty(), 54));
        assert!(assign(std::iter::empty(), u64::MAX).is_some());
    }

    #[test]
    fn a_mark_never_shows_itself_in_a_log() {
        for mark in PictureColour::all() {
            assert_eq!(format!("{mark:?}"), "PictureColour(..)");
        }
    }
}
