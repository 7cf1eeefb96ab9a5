//! The recovery code: printed once at the first start, it replaces a forgotten PIN.
//!
//! Eight groups of five, as on paper: four signs and one that checks them and their place, so that
//! a slip is named by its group and nobody types all forty again.

use std::fmt;

use super::AccessError;

/// 160 random bits that replace a forgotten PIN.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; RecoveryCode::BYTES]);

/// Ten digits and the letters without I, L, O and U, which are read as 1, 1, 0 and V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a group without its check.
const GROUP_DATA: usize = 4;

impl RecoveryCode {
    /// How many random bytes make a code.
    pub const BYTES: usize = 20;
    /// How many groups it is printed in.
    pub const GROUPS: usize = 8;
    /// Signs of a group, its check included.
    pub const GROUP_SIGNS: usize = GROUP_DATA + 1;
    /// Signs of a code.
    pub const SIGNS: usize = Self::GROUPS * Self::GROUP_SIGNS;

    /// The code made of these random bytes.
    pub const fn from_random(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// As it is printed: groups joined by hyphens.
    pub fn printed(&self) -> String {
        let fives = self.fives();
        let mut text = String::with_capacity(Self::SIGNS + Self::GROUPS);
        for (place, group) in fives.chunks(GROUP_DATA).enumerate() {
            if place > 0 {
                text.push('-');
            }
            let check = check_of(place, group);
            text.extend(
                group
                    .iter()
                    .chain([&check])
                    .map(|five| char::from(ALPHABET[usize::from(*five)])),
            );
        }
        text
    }

    /// Reads a code as somebody typed it: small or capital letters, with any spaces, hyphens or
    /// dots between, I and L for 1, O for 0, U for V.
    ///
    /// # Errors
    /// When it has another length, a sign that is in no code, or a group that does not fit its
    /// check.
    pub fn typed(text: &str) -> Result<Self, AccessError> {
        let signs: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        if signs.len() != Self::SIGNS {
            return Err(AccessError::RecoveryLength {
                expected: Self::SIGNS,
                typed: signs.len(),
            });
        }
        let mut fives = Vec::with_capacity(Self::GROUPS * GROUP_DATA);
        for (place, group) in signs.chunks(Self::GROUP_SIGNS).enumerate() {
            let read: Option<Vec<u8>> = group.iter().map(|sign| five_of(*sign)).collect();
            let group = place + 1;
            let read = read.ok_or(AccessError::RecoveryLetter { group })?;
            let (data, check) = read.split_at(GROUP_DATA);
            if check != [check_of(place, data)] {
                return Err(AccessError::RecoveryGroup { group });
            }
            fives.extend_from_slice(data);
        }
        Ok(Self(bytes_of(&fives)))
    }

    /// Its bytes, for hashing.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes as 32 numbers of 5 bits.
    fn fives(&self) -> Vec<u8> {
        (0..Self::BYTES * 8 / 5)
            .map(|place| {
                (0..5).fold(0, |five, bit| {
                    let at = place * 5 + bit;
                    five << 1 | (self.0[at / 8] >> (7 - at % 8) & 1)
                })
            })
            .collect()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

fn bytes_of(fives: &[u8]) -> [u8; RecoveryCode::BYTES] {
    let mut bytes = [0; RecoveryCode::BYTES];
    for at in 0..RecoveryCode::BYTES * 8 {
        let bit = fives[at / 5] >> (4 - at % 5) & 1;
        bytes[at / 8] |= bit << (7 - at % 8);
    }
    bytes
}

fn five_of(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        'U' => 'V',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|letter| char::from(*letter) == sign)?;
    u8::try_from(at).ok()
}

/// A polynomial over the field of 32 elements, begun with the place of the group: every weight
/// differs, so that one wrong sign, two swapped signs and two swapped groups are all noticed.
fn check_of(place: usize, group: &[u8]) -> u8 {
    let begin = u8::try_from(place + 1).unwrap_or(u8::MAX) & 31;
    let sum = group.iter().fold(begin, |sum, five| doubled(sum) ^ five);
    doubled(sum)
}

/// Times two in the field of 32 elements, over x^5 + x^2 + 1.
const fn doubled(five: u8) -> u8 {
    let carry = if five & 16 == 0 { 0 } else { 0b0_0101 };
    (five << 1 & 31) ^ carry
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{HashCost, SecretHash};
    use proptest::prelude::*;

    fn code() -> RecoveryCode {
        let mut bytes = [0; 20];
        for (n, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::try_from(n * 37 % 251).unwrap();
        }
        RecoveryCode::from_random(bytes)
    }

    #[test]
    fn a_code_is_printed_in_eight_groups_of_five() {
        let printed = code().printed();
        let groups: Vec<&str> = printed.split('-').collect();
        assert_eq!(groups.len(), 8, "{printed}");
        assert!(groups.iter().all(|group| group.len() == 5), "{printed}");
    }

    #[test]
    fn a_code_is_forgiven_how_it_is_typed() {
        let code = RecoveryCode::from_random([0; 20]);
        let printed = code.printed();
        let loose = format!(" {} ", printed.to_lowercase().replace('-', " . "));
        let alike = printed
            .replace('0', "o")
            .replace('1', "l")
            .replace('V', "u");
        for typed in [printed.as_str(), &loose, &alike, &printed.replace('-', "")] {
            assert_eq!(RecoveryCode::typed(typed).as_ref(), Ok(&code), "{typed}");
        }
    }

    #[test]
    fn every_slip_of_one_sign_is_named_by_its_group() {
        let printed = code().printed().replace('-', "");
        for at in 0..RecoveryCode::SIGNS {
            for letter in ALPHABET {
                let mut typed = printed.clone().into_bytes();
                if typed[at] == *letter {
                    continue;
                }
                typed[at] = *letter;
                let typed = String::from_utf8(typed).unwrap();
                let group = at / 5 + 1;
                assert_eq!(
                    RecoveryCode::typed(&typed),
                    Err(AccessError::RecoveryGroup { group }),
                    "{typed}"
                );
            }
        }
    }

    #[test]
    fn swapped_signs_and_swapped_groups_are_noticed() {
        let printed = code().printed().replace('-', "");
        for at in 0..RecoveryCode::SIGNS {
            for other in at + 1..(at / 5 + 1) * 5 {
                let mut typed = printed.clone().into_bytes();
                if typed[at] != typed[other] {
                    typed.swap(at, other);
                    let typed = String::from_utf8(typed).unwrap();
                    assert!(RecoveryCode::typed(&typed).is_err(), "{at} and {other}");
                }
            }
        }
        let mut groups: Vec<&str> = printed
            .as_bytes()
            .chunks(5)
            .map(|g| str::from_utf8(g).unwrap())
            .collect();
        groups.swap(2, 5);
        assert_eq!(
            RecoveryCode::typed(&groups.concat()),
            Err(AccessError::RecoveryGroup { group: 3 })
        );
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let long = "A".repeat(10_000);
        for (typed, count) in [("", 0), ("----", 0), ("481516", 6), (long.as_str(), 10_000)] {
            let error = AccessError::RecoveryLength {
                expected: 40,
                typed: count,
            };
            assert_eq!(RecoveryCode::typed(typed), Err(error));
        }
        let odd = code()
            .printed()
            .replacen(|c: char| c.is_alphanumeric(), "É", 1);
        assert_eq!(
            RecoveryCode::typed(&odd),
            Err(AccessError::RecoveryLetter { group: 1 })
        );
    }

    #[test]
    fn only_the_right_code_matches_its_hash() {
        let hash = SecretHash::of_recovery(&code(), [3; 16], HashCost::FOR_TESTS).unwrap();
        assert_eq!(hash.matches_recovery(&code()), Ok(true));
        let other = RecoveryCode::from_random([9; 20]);
        assert_eq!(hash.matches_recovery(&other), Ok(false));
    }

    #[test]
    fn debug_output_holds_no_sign() {
        assert_eq!(format!("{:?}", code()), "RecoveryCode(..)");
    }

    proptest! {
        #[test]
        fn every_code_reads_back(bytes: [u8; 20]) {
            let code = RecoveryCode::from_random(bytes);
            prop_assert_eq!(RecoveryCode::typed(&code.printed()), Ok(code));
        }
    }
}
