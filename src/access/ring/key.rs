//! The key of the database, and the secret on a staff's stick: bytes that nobody is shown.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::text::{from_hex, hex};
use super::{NAME_BYTES, STICK_NAME_BYTES};

/// Separate these uses of SHA-256 from all others.
const NAME_DOMAIN: &[u8] = b"keytag/key/1\0";
const STICK_DOMAIN: &[u8] = b"keytag/stick/1\0";

/// What opens the database: 32 bytes that encrypt and 16 of salt.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct DatabaseKey(pub(super) [u8; DatabaseKey::BYTES]);

impl DatabaseKey {
    /// How many bytes it has.
    pub const BYTES: usize = 48;

    /// A key of these bytes.
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads 96 hexadecimal digits; none where it is anything else.
    pub fn from_digits(digits: &str) -> Option<Self> {
        from_hex(digits).map(Self)
    }

    /// As 96 hexadecimal digits.
    pub fn digits(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0))
    }

    /// What other keys are derived from.
    pub(in crate::access) const fn bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    pub(super) fn name(&self) -> [u8; NAME_BYTES] {
        let hash = Sha256::new()
            .chain_update(NAME_DOMAIN)
            .chain_update(self.0)
            .finalize();
        let mut name = [0; NAME_BYTES];
        name.copy_from_slice(&hash[..NAME_BYTES]);
        name
    }
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey(..)")
    }
}

/// The random bytes on a staff's stick.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct StickSecret(pub(super) [u8; StickSecret::BYTES]);

impl StickSecret {
    /// How many bytes it has.
    pub const BYTES: usize = 32;

    /// A secret of these bytes.
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// As it stands in the file on the stick: one line, which says nothing of what it opens.
    pub fn line(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("{}\n", hex(&self.0)))
    }

    /// Tells it from others.
    pub(super) fn name(&self) -> [u8; STICK_NAME_BYTES] {
        let hash = Sha256::new()
            .chain_update(STICK_DOMAIN)
            .chain_update(self.0)
            .finalize();
        let mut name = [0; STICK_NAME_BYTES];
        name.copy_from_slice(&hash[..STICK_NAME_BYTES]);
        name
    }

    /// Reads that line; none where it is anything else.
    pub fn from_line(line: &str) -> Option<Self> {
        from_hex(line.trim_end()).map(Self)
    }
}

impl fmt::Debug for StickSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StickSecret(..)")
    }
}
