//! How many slips of a finger lie between two texts: a letter too many, one too few, another one, or
//! two neighbours swapped (optimal string alignment).

/// Compares one typed text with many. Keeps its working rows, so that a comparison allocates nothing.
pub(super) struct Slips {
    typed: Vec<char>,
    rows: [Vec<usize>; 3],
}

impl Slips {
    /// Prepares to compare with this text.
    pub fn from(typed: &str) -> Self {
        let typed: Vec<char> = typed.chars().collect();
        let row = vec![0; typed.len() + 1];
        Self {
            typed,
            rows: [row.clone(), row.clone(), row],
        }
    }

    /// The slips between the typed text and the whole of another, if they are at most `max`.
    pub fn whole(&mut self, other: &str, max: usize) -> Option<usize> {
        self.measure(other, max).0
    }

    /// The slips between the typed text and the nearest beginning of another, if at most `max`.
    pub fn beginning(&mut self, other: &str, max: usize) -> Option<usize> {
        self.measure(other, max).1
    }

    /// Row by row of the usual table, only the band in which `max` slips are possible, and only
    /// until no cell of two rows is within reach.
    fn measure(&mut self, other: &str, max: usize) -> (Option<usize>, Option<usize>) {
        let (typed, width) = (&self.typed, self.typed.len());
        let [before, above, here] = &mut self.rows;
        above.iter_mut().enumerate().for_each(|(j, cell)| *cell = j);
        let (mut beginning, mut whole) = (width, width);
        let (mut previous, mut nearest_above) = ('\0', 0);
        for (i, c) in (1_usize..).zip(other.chars()) {
            let (from, to) = (i.saturating_sub(max).max(1), (i + max).min(width));
            if i > width + max {
                return (None, (beginning <= max).then_some(beginning));
            }
            here[from - 1] = if from == 1 { i } else { max + 1 };
            let mut nearest = here[from - 1];
            for j in from..=to {
                let other_letter = usize::from(typed[j - 1] != c);
                let mut slips = (above[j - 1] + other_letter)
                    .min(above[j] + 1)
                    .min(here[j - 1] + 1);
                if i > 1 && j > 1 && typed[j - 1] == previous && typed[j - 2] == c {
                    slips = slips.min(before[j - 2] + 1);
                }
                here[j] = slips;
                nearest = nearest.min(slips);
            }
            if to < width {
                here[to + 1] = max + 1;
            }
            whole = if to == width { here[width] } else { max + 1 };
            beginning = beginning.min(whole);
            if nearest.min(nearest_above) > max {
                whole = max + 1;
                break;
            }
            (previous, nearest_above) = (c, nearest);
            std::mem::swap(before, above);
            std::mem::swap(above, here);
        }
        let reached = |slips: usize| (slips <= max).then_some(slips);
        (reached(whole), reached(beginning))
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

    proptest! {
        #[test]
        fn the_short_cut_gives_what_the_whole_table_gives(
            a in "[abcé]{0,9}", others in prop::collection::vec("[abcé]{0,9}", 1..4), max in 0_usize..4,
        ) {
            let mut slips = Slips::from(&a);
            for b in others {
                let whole = Some(plainly(&a, &b)).filter(|d| *d <= max);
                prop_assert_eq!(slips.whole(&b, max), whole);
                let beginnings = b.char_indices().map(|(at, _)| at).chain([b.len()]);
                let nearest = beginnings.map(|at| plainly(&a, &b[..at])).min().filter(|d| *d <= max);
                prop_assert_eq!(slips.beginning(&b, max), nearest);
            }
        }
    }
}
