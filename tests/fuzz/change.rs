//! Chance that can be repeated, and the ways in which an input is changed.

/// The longest input, in bytes.
const INPUT_BYTES_MAX: usize = 256 * 1024;
/// How many changes one input gets at most.
const CHANGES_MAX: usize = 6;
/// How deep brackets are put into each other at most.
const DEPTH_MAX: usize = 20_000;
/// How often a stretch is repeated at most.
const REPEATS_MAX: usize = 2_000;

/// What breaks readers of many kinds.
const ODD: &[&[u8]] = &[
    b"\0",
    b"\n",
    b"\r\n",
    b"\t",
    b"\x1b[31m",
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    "\u{202e}".as_bytes(),
    "e\u{301}\u{301}\u{301}".as_bytes(),
    b"0",
    b"-1",
    b"1e999",
    b"18446744073709551615",
    b"18446744073709551616",
    b"99999999999999999999999999",
    b"../../x",
    b"null",
    b"\"",
    b"\\u0000",
];
/// What can be put into each other.
const NESTS: [(u8, u8); 3] = [(b'[', b']'), (b'{', b'}'), (b'(', b')')];

/// Numbers that look random and are the same each time (`SplitMix64`).
pub(super) struct Chance(u64);

impl Chance {
    /// The numbers of the n-th input from this seed.
    pub(super) const fn of(seed: u64, n: u64) -> Self {
        Self(seed ^ n.wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below this one; 0 below 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap();
        usize::try_from(self.next() % end).unwrap()
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// One of the seeds, changed in a few ways.
pub(super) fn change(seeds: &[Vec<u8>], words: &[&str], chance: &mut Chance) -> Vec<u8> {
    let mut input = chance.one(seeds).clone();
    for _ in 0..=chance.below(CHANGES_MAX) {
        once(&mut input, seeds, words, chance);
        input.truncate(INPUT_BYTES_MAX);
    }
    input
}

fn once(input: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str], chance: &mut Chance) {
    let (from, to) = stretch(input.len(), chance);
    match chance.below(12) {
        0 | 1 if !input.is_empty() => {
            let at = chance.below(input.len());
            input[at] ^= 1 << chance.below(8);
        }
        2 if !input.is_empty() => {
            let at = chance.below(input.len());
            input[at] = *chance.one(&[0, 1, 0x7f, 0x80, 0xff, b' ', b'\n', b'9']);
        }
        3 => drop(input.drain(from..to)),
        4 => input.truncate(from),
        5 => {
            let other = chance.one(seeds).clone();
            let (first, last) = stretch(other.len(), chance);
            input.splice(from..to, other[first..last].iter().copied());
        }
        6 => {
            let again = input[from..to].to_vec();
            let most = (INPUT_BYTES_MAX / again.len().max(1)).min(REPEATS_MAX);
            let times = 1 + chance.below(most);
            input.splice(to..to, again.repeat(times));
        }
        7 => nest(input, from, to, chance),
        8 => {
            let bytes: Vec<u8> = (0..chance.below(16)).map(|_| chance.byte()).collect();
            input.splice(from..from, bytes);
        }
        9 => {
            // A number in binary, at the end of its range.
            let wide = *chance.one(&[u64::MAX, i64::MAX as u64, u64::from(u32::MAX), 0, 1]);
            let bytes = wide.to_le_bytes();
            let bytes = &bytes[..*chance.one(&[2, 4, 8])];
            let end = (from + bytes.len()).min(input.len());
            input.splice(from..end, bytes.iter().copied());
        }
        10 if !words.is_empty() => {
            let word = *chance.one(words);
            input.splice(from..from, word.bytes());
        }
        _ => {
            let odd = *chance.one(ODD);
            let end = if chance.below(2) == 0 { from } else { to };
            input.splice(from..end, odd.iter().copied());
        }
    }
}

fn nest(input: &mut Vec<u8>, from: usize, to: usize, chance: &mut Chance) {
    let (open, close) = *chance.one(&NESTS);
    let depth = 1 + chance.below(DEPTH_MAX);
    if chance.below(2) == 0 {
        input.splice(to..to, vec![close; depth]);
    }
    input.splice(from..from, vec![open; depth]);
}

/// A stretch, mostly a short one.
fn stretch(len: usize, chance: &mut Chance) -> (usize, usize) {
    let from = chance.below(len + 1);
    let most = if chance.below(4) == 0 { len } else { 16 };
    (from, (from + chance.below(most + 1)).min(len))
}
