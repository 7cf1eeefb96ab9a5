//! The page for a board: figures that are so small that somebody might be told from them are left
//! out, and so is what would let them be worked out.

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

/// Leaves out what is too small. Where only one figure would be missing, it could be worked out
/// from the sum: then the smallest other one is left out, too, and where there is none, the sum is.
pub fn suppressed(cells: &[u32], sum: u32) -> Suppressed {
    let is_small = |figure: u32| (1..SUPPRESSED_BELOW).contains(&figure);
    let mut told: Vec<Option<u32>> = cells
        .iter()
        .map(|figure| Some(*figure).filter(|figure| !is_small(*figure)))
        .collect();
    let mut sum = Some(sum).filter(|sum| !is_small(*sum));
    let missing = told.iter().filter(|cell| cell.is_none()).count();
    if missing == 1 && sum.is_some() {
        let smallest = told
            .iter_mut()
            .filter(|cell| cell.is_some_and(|cell| cell > 0));
        match smallest.min_by_key(|cell| **cell) {
            Some(cell) => *cell = None,
            None => sum = None,
        }
    }
    Suppressed { cells: told, sum }
}
