//! Texts that are each kept once, in order, with a shape by which most of those that are not alike
//! are told apart without being read.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The place of a text on its shelf. It is given to another text once this one was taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row(pub u32);

impl Row {
    pub const MIN: Self = Self(0);
    pub const MAX: Self = Self(u32::MAX);

    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts in alphabetical order.
#[derive(Default)]
pub(super) struct Shelf {
    texts: Vec<Arc<str>>,
    shapes: Vec<Shape>,
    by_text: BTreeMap<Arc<str>, Row>,
    free: Vec<Row>,
}

impl Shelf {
    /// Where this very text stands.
    pub fn row_of(&self, text: &str) -> Option<Row> {
        self.by_text.get(text).copied()
    }

    /// The text in a row.
    pub fn text(&self, row: Row) -> &str {
        self.texts.get(row.index()).map_or("", |text| text)
    }

    /// Puts a text on the shelf and tells where it stands, and whether it is new there. None when
    /// the shelf is full, at four thousand million texts.
    pub fn put(&mut self, text: &str) -> Option<(Row, bool)> {
        if let Some(row) = self.row_of(text) {
            return Some((row, false));
        }
        let row = match self.free.pop() {
            Some(row) => row,
            None => Row(u32::try_from(self.texts.len()).ok()?),
        };
        let text: Arc<str> = Arc::from(text);
        let shape = Shape::of(&text);
        if row.index() == self.texts.len() {
            self.texts.push(text.clone());
            self.shapes.push(shape);
        } else {
            self.texts[row.index()] = text.clone();
            self.shapes[row.index()] = shape;
        }
        self.by_text.insert(text, row);
        Some((row, true))
    }

    /// Takes the text in a row off the shelf.
    pub fn take_off(&mut self, row: Row) {
        let Some(text) = self.texts.get_mut(row.index()).map(std::mem::take) else {
            return;
        };
        if self.by_text.remove(&text).is_some() {
            self.shapes[row.index()] = Shape::NONE;
            self.free.push(row);
        }
    }

    /// The texts that begin with this one, in order; the text itself is the first.
    pub fn beginning_with(&self, start: &str) -> impl Iterator<Item = Row> {
        let from = (std::ops::Bound::Included(start), std::ops::Bound::Unbounded);
        self.by_text
            .range::<str, _>(from)
            .take_while(move |(text, _)| text.starts_with(start))
            .map(|(_, row)| *row)
    }

    /// The rows whose shape passes. All shapes are asked, always.
    pub fn with_shape(&self, passes: impl Fn(Shape) -> bool) -> impl Iterator<Item = Row> {
        (0_u32..)
            .zip(&self.shapes)
            .filter(move |(_, shape)| passes(**shape))
            .map(|(row, _)| Row(row))
    }

    /// How many texts it holds.
    pub fn len(&self) -> usize {
        self.by_text.len()
    }
}

/// What can be seen of a text from afar: its length, which letters are in it, and the first two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    letters: u32,
    chars: u8,
    first: [u8; 2],
}

impl Shape {
    /// Of an empty row: like nothing.
    const NONE: Self = Self {
        letters: 0,
        chars: 0,
        first: [0; 2],
    };

    /// The shape of a folded text.
    pub fn of(text: &str) -> Self {
        let mut shape = Self::NONE;
        for c in text.chars() {
            // Letters that share a bit or a byte make the look from afar less sharp, never wrong.
            let [low, ..] = u32::from(c).to_le_bytes();
            if let Some(first) = shape.first.get_mut(usize::from(shape.chars)) {
                *first = low;
            }
            shape.letters |= 1 << (low % 32);
            shape.chars = shape.chars.saturating_add(1);
        }
        shape
    }

    /// Its length in characters; 255 stands for more, too.
    pub fn chars(self) -> usize {
        usize::from(self.chars)
    }

    /// Whether at most `max` slips may lie between the two texts. False is certain.
    pub fn may_be(self, other: Self, max: usize) -> bool {
        self.chars.abs_diff(other.chars) as usize <= max
            && other.lacks_at_most(max, self)
            && self.lacks_at_most(max, other)
            && (max > 1 || self.may_start_like(other))
    }

    /// Whether at most `max` slips may lie between this text, of more letters than that, and a
    /// beginning of the other. False is certain.
    pub fn may_begin(self, other: Self, max: usize) -> bool {
        self.chars() <= other.chars() + max
            && other.lacks_at_most(max, self)
            && (max > 1 || self.may_start_like(other))
    }

    /// Whether it has all but so many of the other's letters: each of those needs a slip.
    fn lacks_at_most(self, max: usize, other: Self) -> bool {
        let lacking = other.letters & !self.letters;
        // Clears the lowest bit `max` times. Counting bits is slow on the oldest processors.
        (0..max).fold(lacking, |rest, _| rest & rest.wrapping_sub(1)) == 0
    }

    /// One slip leaves one of the first two letters in its place, or beside it.
    const fn may_start_like(self, other: Self) -> bool {
        let ([a, b], [x, y]) = (self.first, other.first);
        a == x || b == y || a == y || b == x
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::distance::Slips;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_given_again_once_its_text_was_taken_off() {
        let mut shelf = Shelf::default();
        let (ann, is_new) = shelf.put("ann").unwrap();
        assert!(is_new);
        assert_eq!(shelf.put("ann"), Some((ann, false)));
        let (anna, _) = shelf.put("anna").unwrap();
        assert!(shelf.beginning_with("an").eq([ann, anna]));
        shelf.take_off(ann);
        shelf.take_off(ann);
        assert_eq!(
            (shelf.row_of("ann"), shelf.text(ann), shelf.len()),
            (None, "", 1)
        );
        assert_eq!(shelf.put("bo"), Some((ann, true)));
        assert!(shelf.beginning_with("").eq([anna, ann]));
    }

    proptest! {
        #[test]
        fn a_shape_never_hides_what_is_within_reach(
            a in "[a-eö]{0,9}", b in "[a-eö]{0,9}", max in 0_usize..3,
        ) {
            let (here, there) = (Shape::of(&a), Shape::of(&b));
            if Slips::from(&a).whole(&b, max).is_some() {
                prop_assert!(here.may_be(there, max));
            }
            // Fewer letters than slips would be near the beginning of everything.
            if a.chars().count() > max && Slips::from(&a).beginning(&b, max).is_some() {
                prop_assert!(here.may_begin(there, max));
            }
        }
    }
}
