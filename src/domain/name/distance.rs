//! How many slips of a finger lie between two texts: a letter too many, one too few, another one,
//! or two neighbours swapped (optimal string alignment).

/// Compares one typed text with many: all letters of the typed text at once, as the bits of a word
/// (Hyyrö's form of Myers' method), so that a comparison costs a few steps a letter.
pub(super) struct Slips {
    len: usize,
    /// Where in the typed text a letter stands, for the letters with the lowest numbers.
    places: [u64; 128],
    /// The same for all others.
    places_of_others: Vec<(char, u64)>,
}

impl Slips {
    /// The longest text that is compared, in characters. Longer ones are near nothing.
    pub const CHARS_MAX: usize = 64;

    /// Prepares to compare with this text.
    pub fn from(typed: &str) -> Self {
        let mut slips = Self {
            len: typed.chars().count(),
            places: [0; 128],
            places_of_others: Vec::new(),
        };
        for (at, c) in typed.chars().take(Self::CHARS_MAX).enumerate() {
            let place = 1 << at;
            if let Some(places) = slips.places.get_mut(c as usize) {
                *places |= place;
            } else {
                match slips
                    .places_of_others
                    .iter_mut()
                    .find(|(other, _)| *other == c)
                {
                    Some((_, places)) => *places |= place,
                    None => slips.places_of_others.push((c, place)),
                }
            }
        }
        slips
    }

    /// The slips between the typed text and the whole of another, if they are at most `max`.
    pub fn whole(&self, other: &str, max: usize) -> Option<usize> {
        self.measure(other)
            .map(|(whole, _)| whole)
            .filter(|slips| *slips <= max)
    }

    /// The slips between the typed text and the nearest beginning of another, if at most `max`.
    pub fn beginning(&self, other: &str, max: usize) -> Option<usize> {
        self.measure(other)
            .map(|(_, beginning)| beginning)
            .filter(|slips| *slips <= max)
    }

    /// The slips to the whole of another text, and to its nearest beginning.
    ///
    /// Of the usual table only the differences between neighbours are kept, a column at a time:
    /// where it grows or falls from one letter of the typed text to the next (`down_more`,
    /// `down_less`), and from the column before to this one (`right_more`, `right_less`).
    fn measure(&self, other: &str) -> Option<(usize, usize)> {
        let Some(last) = self.len.checked_sub(1) else {
            return Some((other.chars().count(), 0));
        };
        let (mut down_more, mut down_less) = (u64::MAX, 0_u64);
        let (mut no_slip, mut here_before) = (0_u64, 0_u64);
        let (mut whole, mut beginning, mut chars) = (self.len, self.len, 0);
        for c in other.chars() {
            let here = self.places(c);
            let swapped = ((!no_slip & here) << 1) & here_before;
            no_slip = ((here & down_more).wrapping_add(down_more) ^ down_more) | here | down_less;
            no_slip |= swapped;
            let right_more = down_less | !(no_slip | down_more);
            let right_less = no_slip & down_more;
            if last < Self::CHARS_MAX {
                whole += usize::from(right_more >> last & 1 == 1);
                whole -= usize::from(right_less >> last & 1 == 1);
            }
            let (right_more, right_less) = (right_more << 1 | 1, right_less << 1);
            down_more = right_less | !(no_slip | right_more);
            down_less = right_more & no_slip;
            here_before = here;
            beginning = beginning.min(whole);
            chars += 1;
        }
        (self.len.max(chars) <= Self::CHARS_MAX).then_some((whole, beginning))
    }

    fn places(&self, c: char) -> u64 {
        self.places.get(c as usize).copied().unwrap_or_else(|| {
            let mut others = self.places_of_others.iter();
            others
                .find(|(other, _)| *other == c)
                .map_or(0, |(_, places)| *places)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The whole table, without a band or a cut-off.
    fn plainly(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let cost = usize::from(a[i - 1] != b[j - 1]);
                    let mut nearest = (d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    nearest = nearest.min(d[i - 1][j - 1] + cost);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        nearest = nearest.min(d[i - 2][j - 2] + 1);
                    }
                    nearest
                };
            }
        }
        d[a.len()][b.len()]
    }

    #[test]
    fn a_slip_is_one_letter_more_less_other_or_swapped() {
        for (typed, name, slips) in [
            ("maria", "maria", Some(0)),
            ("mara", "maria", Some(1)),
            ("mariia", "maria", Some(1)),
            ("marua", "maria", Some(1)),
            ("amria", "maria", Some(1)),
            ("amrai", "maria", Some(2)),
            ("peter", "maria", None),
            ("", "ab", Some(2)),
            ("ab", "", Some(2)),
        ] {
            assert_eq!(Slips::from(typed).whole(name, 2), slips, "{typed} {name}");
        }
        assert_eq!(Slips::from("krist").beginning("christopher", 2), Some(2));
        assert_eq!(Slips::from("chrsi").beginning("christopher", 1), Some(1));
    }

    #[test]
    fn sixty_four_letters_are_compared_and_more_are_near_nothing() {
        let long = "ab".repeat(32);
        assert_eq!(Slips::from(&long).whole(&long, 2), Some(0));
        assert_eq!(Slips::from(&long).whole(&long[1..], 2), Some(1));
        let longer = "ab".repeat(33);
        assert_eq!(Slips::from(&long).whole(&longer, 2), None);
        assert_eq!(Slips::from(&longer).whole(&long, 2), None);
        assert_eq!(Slips::from(&longer).whole(&longer, 2), None);
    }

    proptest! {
        #[test]
        fn the_short_cut_gives_what_the_whole_table_gives(
            a in "[abcé]{0,9}", others in prop::collection::vec("[abcé]{0,9}", 1..4), max in 0_usize..4,
        ) {
            let slips = Slips::from(&a);
            for b in others {
                let whole = Some(plainly(&a, &b)).filter(|d| *d <= max);
                prop_assert_eq!(slips.whole(&b, max), whole);
                let beginnings = b.char_indices().map(|(at, _)| at).chain([b.len()]);
                let nearest = beginnings.map(|at| plainly(&a, &b[..at])).min();
                let nearest = nearest.filter(|d| *d <= max);
                prop_assert_eq!(slips.beginning(&b, max), nearest);
            }
        }
    }
}
