//! The code of a badge, of which much is known before it is read.
//!
//! Every badge of the first edition is a QR code of version 2 with level Q that holds 26 letters
//! out of sixteen: the way it begins, the way it is filled up, and which letters there are. So
//! what a lamp or a finger hides is told to the correction as hidden, and what comes out must be
//! a badge in every bit. That a picture without a badge comes out as one is beyond all chance:
//! two codes differ in at least 23 of their 44 bytes, no more than 22 are ever taken for wrong or
//! doubtful, and the letters and their check hold 47 bits more that have to fit.

use super::modules::Module;
use super::solomon;
use crate::badge::Token;
use crate::badge::qr::SIDE_MODULES;
use crate::badge::token::TOKEN_LETTERS;

const BYTES: usize = 44;
const CHECK_BYTES: usize = 22;
/// How many bytes are taken for doubtful, one try after another.
const DOUBTFUL: [usize; 6] = [0, 6, 10, 14, 17, 20];
/// What is the same in each badge: how it begins (letters, 26 of them) and how it is filled up.
const KNOWN: [(usize, u8); 3] = [(0, 0x20), (20, 0xEC), (21, 0x11)];
/// Letters and signs of the alphanumeric mode, by value.
const SIGNS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
/// The most that the fifteen bits about level and mask may be off, in both copies together, or in
/// one when the other lies under a finger.
const FORMAT_OFF_MAX: usize = 7;
const FORMAT_OFF_IN_ONE_MAX: usize = 2;
/// The mask of the standard over those bits.
const FORMAT_MASK: u16 = 0x5412;
const LEVEL_Q: u16 = 0b11;
const MASKS: u16 = 8;

/// The badge that these modules are, if they are one. A code in a mirror is one, too.
pub(super) fn token_of(modules: &[Module]) -> Option<Token> {
    if modules.len() != SIDE_MODULES * SIDE_MODULES {
        return None;
    }
    let turned = |n: usize| modules[n % SIDE_MODULES * SIDE_MODULES + n / SIDE_MODULES];
    let mirrored: Vec<Module> = (0..modules.len()).map(turned).collect();
    let (off, mask, modules) = [modules, &mirrored]
        .into_iter()
        .flat_map(|modules| (0..MASKS).map(move |mask| (format_off(modules, mask), mask, modules)))
        .min_by_key(|(off, ..)| off.0 + off.1)?;
    let is_told = off.0 + off.1 <= FORMAT_OFF_MAX || off.0.min(off.1) <= FORMAT_OFF_IN_ONE_MAX;
    if !is_told {
        return None;
    }
    let (mut word, mut trust) = read(modules, mask);
    for (place, byte) in KNOWN {
        word[place] = byte;
        trust[place] = f32::INFINITY;
    }
    let mut places: Vec<usize> = (0..BYTES).collect();
    places.sort_by(|a, b| trust[*a].total_cmp(&trust[*b]));
    DOUBTFUL.iter().find_map(|doubtful| {
        let mut word = word;
        solomon::correct(&mut word, CHECK_BYTES, &places[..*doubtful]).then_some(())?;
        token_in(&word)
    })
}

/// How many of the bits about level and mask are other than they should be, in either copy.
fn format_off(modules: &[Module], mask: u16) -> (usize, usize) {
    let data = LEVEL_Q << 3 | mask;
    let mut rest = data;
    for _ in 0..10 {
        rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    }
    let bits = (data << 10 | rest) ^ FORMAT_MASK;
    let last = SIDE_MODULES - 1;
    let is_off = |x: usize, y: usize, n: usize| {
        modules[y * SIDE_MODULES + x].is_dark != (bits >> n & 1 == 1)
    };
    let mut off = (0, 0);
    for n in 0..15 {
        // Beside the mark at the top left, around its corner.
        let (x, y) = match n {
            0..=5 => (8, n),
            6 => (8, 7),
            7 => (8, 8),
            8 => (7, 8),
            _ => (14 - n, 8),
        };
        off.0 += usize::from(is_off(x, y, n));
        // Below the mark at the top right and beside the one at the bottom left.
        let (x, y) = if n < 8 {
            (last - n, 8)
        } else {
            (8, last + n - 14)
        };
        off.1 += usize::from(is_off(x, y, n));
    }
    off
}

fn is_masked(mask: u16, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (x / 3 + y / 2).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}

/// Whether a module holds none of the text.
fn is_fixed(x: usize, y: usize) -> bool {
    let far = SIDE_MODULES - 8;
    let is_mark = match (x < 9, y < 9) {
        (true, true) => true,
        (false, true) => x >= far,
        (true, false) => y >= far,
        (false, false) => false,
    };
    let is_small_mark = (16..=20).contains(&x) && (16..=20).contains(&y);
    is_mark || is_small_mark || x == 6 || y == 6
}

/// The bytes in their order, and how sure the least sure module of each is.
fn read(modules: &[Module], mask: u16) -> ([u8; BYTES], [f32; BYTES]) {
    let mut word = [0; BYTES];
    let mut trust = [f32::INFINITY; BYTES];
    let mut bit = 0;
    // Two columns at a time from the right, up and down by turns, past the dotted line.
    for (turn, right) in [24, 22, 20, 18, 16, 14, 12, 10, 8, 5, 3, 1]
        .into_iter()
        .enumerate()
    {
        for step in 0..SIDE_MODULES {
            let y = if turn % 2 == 0 {
                SIDE_MODULES - 1 - step
            } else {
                step
            };
            for x in [right, right - 1] {
                if is_fixed(x, y) || bit / 8 >= BYTES {
                    continue;
                }
                let module = modules[y * SIDE_MODULES + x];
                let is_set = module.is_dark != is_masked(mask, x, y);
                word[bit / 8] |= u8::from(is_set) << (7 - bit % 8);
                trust[bit / 8] = trust[bit / 8].min(module.trust);
                bit += 1;
            }
        }
    }
    (word, trust)
}

/// The badge that a corrected word holds; it must be one to the last bit.
fn token_in(word: &[u8; BYTES]) -> Option<Token> {
    let mut at = 0;
    let mut take = |count: usize| {
        let mut value = 0_usize;
        for _ in 0..count {
            value = value << 1 | usize::from(word[at / 8] >> (7 - at % 8) & 1);
            at += 1;
        }
        value
    };
    let is_begun = take(4) == 0b0010 && take(9) == TOKEN_LETTERS;
    let mut letters = String::with_capacity(TOKEN_LETTERS);
    for _ in 0..TOKEN_LETTERS / 2 {
        let pair = take(11);
        letters.push(char::from(*SIGNS.get(pair / SIGNS.len())?));
        letters.push(char::from(SIGNS[pair % SIGNS.len()]));
    }
    let is_ended = take(4) == 0 && KNOWN[1..].iter().all(|(place, byte)| word[*place] == *byte);
    if !is_begun || !is_ended {
        return None;
    }
    Token::parse(&letters).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::badge::qr::Modules;
    use crate::badge::{OrganisationKey, TokenId};

    fn token(id: u64) -> Token {
        Token::issue(&OrganisationKey::new([3; 32]), TokenId(id))
    }

    fn modules(token: &Token) -> Vec<Module> {
        let code = Modules::of(token).unwrap();
        let module = |n: usize| Module {
            is_dark: code.is_dark(n % SIDE_MODULES, n / SIDE_MODULES),
            trust: 1.0,
        };
        (0..SIDE_MODULES * SIDE_MODULES).map(module).collect()
    }

    proptest! {
        #[test]
        fn every_badge_is_read_and_in_a_mirror_too(id: u64) {
            let sound = modules(&token(id));
            prop_assert_eq!(token_of(&sound), Some(token(id)));
            let turned = |n: usize| sound[n % SIDE_MODULES * SIDE_MODULES + n / SIDE_MODULES];
            let mirrored: Vec<Module> = (0..sound.len()).map(turned).collect();
            prop_assert_eq!(token_of(&mirrored), Some(token(id)));
        }

        #[test]
        fn what_is_seen_to_be_hidden_may_be_much(
            id: u64,
            left in 0_usize..17,
            top in 10_usize..17,
            dark: bool,
        ) {
            let mut seen = modules(&token(id));
            for y in top..top + 8 {
                for x in left..left + 8 {
                    let hidden = Module { is_dark: dark, trust: 0.0 };
                    seen[y * SIDE_MODULES + x] = hidden;
                }
            }
            prop_assert_eq!(token_of(&seen), Some(token(id)));
        }

        #[test]
        fn of_noise_nothing_is_made_up(seed: u64, share in 0.0..1.0_f32) {
            let mut seen = modules(&token(seed));
            let mut chance = seed | 1;
            for module in &mut seen[SIDE_MODULES * 9..] {
                chance ^= chance << 13;
                chance ^= chance >> 7;
                chance ^= chance << 17;
                module.is_dark = chance & 1 == 0;
                module.trust = share;
            }
            prop_assert_eq!(token_of(&seen), None);
        }
    }

    #[test]
    fn a_code_of_the_same_size_that_is_no_badge_is_none() {
        let sound = token(5).letters();
        let wrong = format!(
            "{}{}",
            &sound[..25],
            if sound.ends_with('B') { 'C' } else { 'B' }
        );
        let other = sound.replace(['B', 'C'], "A");
        for text in [wrong, other, sound[..25].to_owned(), format!("{sound}B")] {
            let version = qrcode::Version::Normal(2);
            let code = qrcode::QrCode::with_version(text, version, qrcode::EcLevel::Q).unwrap();
            let colors = code.into_colors();
            for trust in [0.0, 1.0] {
                let module = |color: &qrcode::Color| Module {
                    is_dark: *color == qrcode::Color::Dark,
                    trust,
                };
                let seen: Vec<Module> = colors.iter().map(module).collect();
                assert_eq!(token_of(&seen), None);
            }
        }
    }

    #[test]
    fn other_numbers_of_modules_are_no_badge() {
        assert_eq!(token_of(&[]), None);
        let many = [Module {
            is_dark: true,
            trust: 1.0,
        }; 21 * 21];
        assert_eq!(token_of(&many), None);
    }
}
