//! The page for a board: figures that are so small that somebody might be told from them are left
//! out, and so is what would let them be worked out.

use super::Report;
use crate::domain::report::Figures;

/// Figures below this, other than nought, are left out.
pub const SUPPRESSED_BELOW: u32 = 11;

/// A column of figures whose sum stands beneath it, as far as it may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// Each figure, or nothing.
    pub cells: Vec<Option<u32>>,
    /// The sum, or nothing.
    pub sum: Option<u32>,
}

impl Suppressed {
    /// A figure, as far as it may be told.
    pub(super) fn cell(&self, at: usize) -> Option<u32> {
        self.cells.get(at).copied().flatten()
    }
}

/// The sign-ins, the different people and the newcomers of a report, month by month.
pub(super) fn columns(report: &Report) -> [Suppressed; 3] {
    let column = |of: fn(&Figures) -> u32| {
        let months = report.months.iter();
        let cells: Vec<u32> = months.map(|month| of(&month.figures)).collect();
        suppressed(&cells, of(&report.whole))
    };
    [
        column(|figures| figures.attendances),
        column(|figures| figures.persons),
        column(|figures| figures.first_timers),
    ]
}

/// Leaves out what is too small, and as many others as it takes that nothing of it can be worked
/// out from the sum: whoever subtracts what is told from the sum knows what those that are not
/// come to together, and that each of them is at least 1. So that must leave room for each to be
/// one that need not be left out. What is told must not say which of them were left out for being
/// small. Where all of them would not be enough, the sum is left out.
pub fn suppressed(cells: &[u32], sum: u32) -> Suppressed {
    let is_small = |figure: u32| (1..SUPPRESSED_BELOW).contains(&figure);
    let mut told: Vec<Option<u32>> = cells
        .iter()
        .map(|figure| Some(*figure).filter(|figure| !is_small(*figure)))
        .collect();
    let mut sum = Some(sum).filter(|sum| !is_small(*sum));
    while sum.is_some() && is_given_away(cells, &told) {
        let others = told
            .iter_mut()
            .filter(|cell| cell.is_some_and(|cell| cell > 0));
        match others.min_by_key(|cell| **cell) {
            Some(cell) => *cell = None,
            None => sum = None,
        }
    }
    Suppressed { cells: told, sum }
}

/// Whether what those that are left out come to says that one of them is small.
fn is_given_away(cells: &[u32], told: &[Option<u32>]) -> bool {
    let hidden = cells.iter().zip(told).filter(|(_, told)| told.is_none());
    let hidden: Vec<u64> = hidden.map(|(figure, _)| u64::from(*figure)).collect();
    let Some(others) = hidden.len().checked_sub(1) else {
        return false;
    };
    let most = hidden.iter().sum::<u64>().saturating_sub(others as u64);
    others == 0 || most < u64::from(SUPPRESSED_BELOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way in which hidden figures of at least 1 can come to what they do.
    fn ways(cells: usize, sum: u32) -> Vec<Vec<u32>> {
        match cells {
            0 => Vec::new(),
            1 => vec![vec![sum]],
            _ => (1..sum)
                .flat_map(|first| {
                    ways(cells - 1, sum - first)
                        .into_iter()
                        .map(move |mut rest| {
                            rest.push(first);
                            rest
                        })
                })
                .collect(),
        }
    }

    #[test]
    fn nothing_small_can_be_worked_out_from_a_sum() {
        let figures = [0, 1, 2, 10, 11, 12, 50];
        let mut tried = 0;
        for a in figures {
            for b in figures {
                for c in figures {
                    let cells = [a, b, c];
                    let sum = cells.iter().sum();
                    let told = suppressed(&cells, sum);
                    let hidden = told.cells.iter().filter(|cell| cell.is_none()).count();
                    let Some(sum) = told.sum.filter(|_| hidden > 0) else {
                        continue;
                    };
                    let rest = sum - told.cells.iter().flatten().sum::<u32>();
                    let ways = ways(hidden, rest.min(70));
                    for at in 0..hidden {
                        let is_large = |way: &Vec<u32>| way[at] >= SUPPRESSED_BELOW;
                        assert!(ways.iter().any(is_large), "{cells:?} {told:?}");
                        assert!(!ways.iter().all(is_large), "{cells:?} {told:?}");
                        tried += 1;
                    }
                }
            }
        }
        assert!(tried > 100, "{tried}");
    }

    #[test]
    fn what_an_auditor_could_subtract_is_left_out() {
        let told = suppressed(&[1, 1, 50], 52);
        assert_eq!((told.cells, told.sum), (vec![None; 3], Some(52)));
        let told = suppressed(&[20, 5, 7, 300], 332);
        assert_eq!(
            (told.cells, told.sum),
            (vec![Some(20), None, None, Some(300)], Some(332)),
            "seven and five may be one and eleven"
        );
    }
}
