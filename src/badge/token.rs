//! The 26 letters on a badge, and what can be told from them with the organisation's key.
//!
//! Badges outlive programs: a card printed today must sign somebody in ten years from now. So the
//! shape below never changes; another shape gets another edition letter and a reader of its own.
//!
//! | letters | bits | what |
//! |---|---|---|
//! | 1 | 4 | edition: the format together with the generation of the organisation's key |
//! | 16 | 64 | id: random, the only thing that tells two badges apart |
//! | 8 | 32 | MAC: HMAC-SHA-256 over edition and id, cut to 32 bits |
//! | 1 | 4 | check: Damm's scheme over GF(16) |
//!
//! The letters are the sixteen consonants that every Latin keyboard layout has in the same place,
//! so that a scanner which types them is right on all of them, Caps Lock on or off. They spell no
//! words and none looks like another.
//!
//! The table of issued badges decides who may sign in, not the MAC. The MAC refuses codes that
//! never were badges of this organisation, and knows one that this kiosk has not heard of yet.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

#[cfg(test)]
mod tests;

/// Letters in a token, check letter included.
pub const TOKEN_LETTERS: usize = 26;

/// The letters of a token; a letter's place is its value, 0 to 15.
pub const ALPHABET: [u8; 16] = *b"BCDFGHJKLNPRSTVX";

/// The only edition so far: format 1 under the organisation's first key.
///
/// It is not 0, so that a row of the first letter is not a token.
const EDITION: u8 = 1;

const ID_LETTERS: usize = 16;
const MAC_LETTERS: usize = 8;
const MAC_BYTES: usize = MAC_LETTERS / 2;
const GROUP_LETTERS: usize = 4;

/// The block of SHA-256: HMAC fills a shorter key up to it with zeros.
const HMAC_BLOCK_BYTES: usize = 64;

// One separator for each use, so that an answer for one purpose is worthless for another.
const MAC_DOMAIN: &[u8] = b"keytag/badge/mac/1\0";
const AT_REST_DOMAIN: &[u8] = b"keytag/badge/at-rest/1\0";
const PERSON_DOMAIN: &[u8] = b"keytag/badge/person/1\0";

/// A badge's text, complete and with the right check letter; not necessarily one of ours.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    id: TokenId,
    mac: [u8; MAC_BYTES],
}

impl Token {
    /// Makes the badge of `id` for the organisation that holds `key`.
    pub fn issue(key: &OrganisationKey, id: TokenId) -> Self {
        let digest: [u8; 32] = key.tag(id).finalize().into_bytes().into();
        let [a, b, c, d, ..] = digest;
        Self {
            id,
            mac: [a, b, c, d],
        }
    }

    /// Reads what a scanner, a camera or a person typed.
    ///
    /// Takes capitals and small letters, white space around them, and groups of four with spaces
    /// or hyphens between them.
    ///
    /// # Errors
    /// Refuses everything else. The error never holds what was read: it may be somebody's badge
    /// with one letter wrong.
    pub fn parse(typed: &str) -> Result<Self, TokenError> {
        let nibbles = nibbles_of(typed.trim())?;
        if check_of(&nibbles) != 0 {
            return Err(TokenError::Check);
        }
        let [edition, rest @ ..] = nibbles;
        if edition != EDITION {
            return Err(TokenError::Edition);
        }
        let (id, rest) = rest.split_at(ID_LETTERS);
        let id = id
            .iter()
            .fold(0_u64, |id, nibble| id << 4 | u64::from(*nibble));
        let mut mac = [0; MAC_BYTES];
        for (byte, pair) in mac.iter_mut().zip(rest.chunks_exact(2)) {
            *byte = pair[0] << 4 | pair[1];
        }
        Ok(Self {
            id: TokenId(id),
            mac,
        })
    }

    /// Whether the organisation that holds `key` made this token; takes the same time either way.
    pub fn genuine(&self, key: &OrganisationKey) -> Genuine {
        match key.tag(self.id).verify_truncated_left(&self.mac) {
            Ok(()) => Genuine::Ours,
            Err(_) => Genuine::Foreign,
        }
    }

    /// The random part.
    pub fn id(&self) -> TokenId {
        self.id
    }

    /// The 26 capitals as they stand in the QR code.
    pub fn letters(&self) -> String {
        self.nibbles()
            .iter()
            .map(|nibble| char::from(ALPHABET[usize::from(*nibble)]))
            .collect()
    }

    /// The text for people: groups of four with spaces, two letters in the last.
    pub fn grouped(&self) -> String {
        let mut text = String::with_capacity(TOKEN_LETTERS + TOKEN_LETTERS / GROUP_LETTERS);
        for (place, letter) in self.letters().chars().enumerate() {
            if place > 0 && place % GROUP_LETTERS == 0 {
                text.push(' ');
            }
            text.push(letter);
        }
        text
    }

    fn nibbles(&self) -> [u8; TOKEN_LETTERS] {
        let id = self.id.0.to_be_bytes();
        let mut nibbles = [0; TOKEN_LETTERS];
        nibbles[0] = EDITION;
        for (pair, byte) in nibbles[1..]
            .chunks_exact_mut(2)
            .zip(id.iter().chain(&self.mac))
        {
            pair[0] = byte >> 4;
            pair[1] = byte & 0x0F;
        }
        nibbles[TOKEN_LETTERS - 1] = check_of(&nibbles[..TOKEN_LETTERS - 1]);
        nibbles
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The answer of [`Token::genuine`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genuine {
    /// Made with this organisation's key.
    Ours,
    /// Made with another key, or typed by somebody who guessed.
    Foreign,
}

/// The random 64 bits of a badge.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenId(pub u64);

impl fmt::Debug for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenId(..)")
    }
}

/// The organisation's badge key: 32 random bytes, the same at all of its sites.
#[derive(Clone, PartialEq, Eq)]
pub struct OrganisationKey([u8; 32]);

impl OrganisationKey {
    /// Takes 32 random bytes as a key.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for the place where the key is kept.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn tag(&self, id: TokenId) -> Hmac<Sha256> {
        self.keyed(MAC_DOMAIN)
            .chain_update([EDITION])
            .chain_update(id.0.to_be_bytes())
    }

    fn keyed(&self, domain: &[u8]) -> Hmac<Sha256> {
        // A key of a whole block cannot have a wrong length, so nothing can fail here.
        let mut block = [0; HMAC_BLOCK_BYTES];
        block[..self.0.len()].copy_from_slice(&self.0);
        Hmac::new(&block.into()).chain_update(domain)
    }
}

impl fmt::Debug for OrganisationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OrganisationKey(..)")
    }
}

/// What the table of issued badges keeps of a token: enough to know it again, too little to print
/// it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The hash of the badge `id` under the organisation's key.
    pub fn of(key: &OrganisationKey, id: TokenId) -> Self {
        let mac = key.keyed(AT_REST_DOMAIN).chain_update(id.0.to_be_bytes());
        Self(mac.finalize().into_bytes().into())
    }

    /// A hash that was kept.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes to keep.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(..)")
    }
}

/// The person of an unnamed badge: the same 16 bytes on every kiosk of the organisation.
///
/// It exists from the first scan, before any kiosk has told another about the badge.
pub fn person_of(key: &OrganisationKey, id: TokenId) -> [u8; 16] {
    let mac = key.keyed(PERSON_DOMAIN).chain_update(id.0.to_be_bytes());
    let digest: [u8; 32] = mac.finalize().into_bytes().into();
    let mut person = [0; 16];
    person.copy_from_slice(&digest[..16]);
    person
}

/// Why a text is not a token; it never holds any of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// A sign that is in no badge.
    #[error("a badge has only the letters B C D F G H J K L N P R S T V X")]
    Letter,
    /// A space or hyphen that does not stand between two groups of four.
    #[error("spaces and hyphens stand only between groups of four letters")]
    Group,
    /// Letters are missing.
    #[error("a badge has {TOKEN_LETTERS} letters; some are missing")]
    TooShort,
    /// There are more letters than in a badge.
    #[error("a badge has {TOKEN_LETTERS} letters; there are more")]
    TooLong,
    /// The check letter does not fit: something was misread or mistyped.
    #[error("the check letter does not fit: a letter is wrong or two are swapped")]
    Check,
    /// Whole and sound, but of an edition that this program does not know.
    #[error("the badge is of another edition than this program reads")]
    Edition,
}

/// The values of the letters; stops at the first sign too many, however long the text is.
fn nibbles_of(typed: &str) -> Result<[u8; TOKEN_LETTERS], TokenError> {
    let mut nibbles = [0; TOKEN_LETTERS];
    let mut count = 0;
    for sign in typed.chars() {
        if matches!(sign, ' ' | '-') {
            if count == 0 || count % GROUP_LETTERS != 0 {
                return Err(TokenError::Group);
            }
            continue;
        }
        let value = value_of(sign).ok_or(TokenError::Letter)?;
        *nibbles.get_mut(count).ok_or(TokenError::TooLong)? = value;
        count += 1;
    }
    if count < TOKEN_LETTERS {
        return Err(TokenError::TooShort);
    }
    Ok(nibbles)
}

fn value_of(sign: char) -> Option<u8> {
    let sign = sign.to_ascii_uppercase();
    let place = ALPHABET
        .iter()
        .position(|letter| char::from(*letter) == sign)?;
    u8::try_from(place).ok()
}

/// Damm's check over GF(16): 0 for a row that ends in its own check value.
///
/// Every letter goes through multiplication by `x`, which is neither 0 nor 1, so one wrong letter
/// or two swapped neighbours always leave a rest.
fn check_of(nibbles: &[u8]) -> u8 {
    nibbles
        .iter()
        .fold(0, |rest, nibble| times_x(rest ^ nibble))
}

/// Multiplication by `x` in GF(16), modulo x^4 + x + 1.
fn times_x(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0x10 == 0 {
        doubled
    } else {
        doubled ^ 0x13
    }
}
