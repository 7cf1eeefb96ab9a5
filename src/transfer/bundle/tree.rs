//! The root of a hash tree over entries, as RFC 6962 makes it: one hash that stands for all of them
//! in their order. It grows entry by entry and remembers a few dozen hashes at most.

use sha2::{Digest, Sha256};

use crate::domain::row::EntryHash;

/// Separates leaves from what stands above them.
const LEAF: u8 = 0;
const NODE: u8 = 1;

/// A tree that grows.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    size: u64,
    /// The whole subtrees so far, largest first: one for each bit of the size.
    subtrees: Vec<EntryHash>,
}

impl Tree {
    /// Adds an entry behind the others.
    pub fn add(&mut self, entry: &EntryHash) {
        let mut whole = leaf(entry);
        // Each bit that is set below the lowest unset one is a subtree that is now complete.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                whole = node(&left, &whole);
            }
        }
        self.subtrees.push(whole);
        self.size += 1;
    }

    /// How many entries it has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The hash that stands for all of them.
    pub fn root(&self) -> EntryHash {
        let mut subtrees = self.subtrees.iter().rev();
        let Some(last) = subtrees.next() else {
            return Sha256::digest([]).into();
        };
        subtrees.fold(*last, |right, left| node(left, &right))
    }
}

fn leaf(entry: &EntryHash) -> EntryHash {
    let mut bytes = [LEAF; 33];
    bytes[1..].copy_from_slice(entry);
    Sha256::digest(bytes).into()
}

fn node(left: &EntryHash, right: &EntryHash) -> EntryHash {
    let mut bytes = [NODE; 65];
    bytes[1..33].copy_from_slice(left);
    bytes[33..].copy_from_slice(right);
    Sha256::digest(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::super::keys::hex;
    use super::*;

    /// Computed with Python's hashlib by the recursion that RFC 6962 gives.
    #[test]
    fn the_root_is_the_one_that_the_standard_describes() {
        for (size, root) in GOLDEN {
            let mut tree = Tree::default();
            (0..size).for_each(|n| tree.add(&[n; 32]));
            assert_eq!(hex(&tree.root()), root, "{size}");
            assert_eq!(tree.size(), u64::from(size));
        }
    }

    #[test]
    fn the_order_of_entries_is_in_the_root() {
        let root = |order: [u8; 3]| {
            let mut tree = Tree::default();
            for n in order {
                tree.add(&[n; 32]);
            }
            tree.root()
        };
        assert_ne!(root([1, 2, 3]), root([2, 1, 3]));
    }

    const GOLDEN: [(u8, &str); 7] = [
        (
            0,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
        (
            1,
            "7f9c9e31ac8256ca2f258583df262dbc7d6f68f2a03043d5c99a4ae5a7396ce9",
        ),
        (
            2,
            "28fb81e496897e0ce886f08602392e9239b65c659041e5202163e58ad898f444",
        ),
        (
            3,
            "ba8d94b7fbcecae7b81c4c80574fe24734a6917bf9c1ecd66ff3e0c34ead4620",
        ),
        (
            5,
            "85e20cac1f02fda7bcdb2fc3f908568c57018c77815f1fa361acad13994f08bf",
        ),
        (
            8,
            "f907f23f76aa01b755a614d31ef9832909f44638b4590073301e61e6d01f9a1d",
        ),
        (
            13,
            "cebcf8c0a77418c03d4694b0e14ccebed8416ff87d3ad4da873423948f8622fd",
        ),
    ];
}
