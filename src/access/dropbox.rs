//! The drop-box of a locked kiosk: what is put in while the key is away can be taken out only with
//! the key.
//!
//! Each sign-in is sealed by itself, to a [`Lid`] that anybody may read, and fills one slot of a
//! fixed length: neither its length nor its bytes tell a card from somebody without a name. Inside
//! stands the place that it was made for, so that one that is moved, repeated or brought from
//! another box is told apart. Each slot has a sum of its own and begins on a page of its own: one
//! that a power cut tore takes no other one with it.
//!
//! What it does not do: whoever has the lid can seal what they like, as whoever stands at the door
//! can hold up what they like; and somebody who takes the last slots away is not found out.

use std::fmt;
use std::str::FromStr;

use age::x25519;
use bech32::{Bech32, Hrp};
use hmac::{Hmac, KeyInit as _, Mac};
use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

use super::ring::{DatabaseKey, from_hex, hex};

#[cfg(test)]
mod tests;

/// The bytes of a slot: one page, so that writing one never writes another one anew.
pub const SLOT_BYTES: usize = 4096;
/// The longest text that is sealed, in bytes.
pub const TEXT_BYTES_MAX: usize = 1000;
/// What is sealed: the box, the place, the length of the text, the text, and zeros.
const PLAIN_BYTES: usize = BoxId::BYTES + 8 + 2 + TEXT_BYTES_MAX;
const SUM_BYTES: usize = 32;
/// Separates the sum of a slot from all other uses of SHA-256.
const SUM_DOMAIN: &[u8] = b"keytag/dropbox/slot/1\0";
/// Separates the key of the box from all other uses of the key of the database.
const KEY_DOMAIN: &[u8] = b"keytag/dropbox/key/1\0";
/// How a secret key of age begins, in its Bech32 form.
const AGE_SECRET_PREFIX: &str = "age-secret-key-";

/// Which box: random, and new each time the one before was emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BoxId([u8; Self::BYTES]);

impl BoxId {
    /// How many bytes it has.
    pub const BYTES: usize = 16;

    /// The box of these bytes.
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }
}

impl fmt::Display for BoxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl FromStr for BoxId {
    type Err = SlotError;

    fn from_str(text: &str) -> Result<Self, SlotError> {
        from_hex(text).map(Self).ok_or(SlotError::Foreign)
    }
}

/// Why a slot was not sealed or not opened. None of them repeats what was in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SlotError {
    /// The text does not fit in.
    #[error("too long for a slot of the drop-box")]
    TooLong,
    /// Its sum is another one: it was never whole, or the disk spoilt it.
    #[error("a slot of the drop-box is torn")]
    Torn,
    /// It was sealed for another key, another box or another place, or it is nothing of ours.
    #[error("a slot of the drop-box was not made for its place")]
    Foreign,
}

/// What seals: it opens nothing, and may be read by anybody.
#[derive(Clone, PartialEq, Eq)]
pub struct Lid(x25519::Recipient);

impl Lid {
    /// Seals a text for this place of this box.
    ///
    /// # Errors
    /// When it is longer than [`TEXT_BYTES_MAX`].
    pub fn seal(&self, of: BoxId, place: u64, text: &str) -> Result<[u8; SLOT_BYTES], SlotError> {
        let length = u16::try_from(text.len()).map_err(|_| SlotError::TooLong)?;
        if text.len() > TEXT_BYTES_MAX {
            return Err(SlotError::TooLong);
        }
        let mut plain = Zeroizing::new(Vec::with_capacity(PLAIN_BYTES));
        plain.extend_from_slice(of.bytes());
        plain.extend_from_slice(&place.to_be_bytes());
        plain.extend_from_slice(&length.to_be_bytes());
        plain.extend_from_slice(text.as_bytes());
        plain.resize(PLAIN_BYTES, 0);
        let sealed = age::encrypt(&self.0, &plain).map_err(|_| SlotError::TooLong)?;
        let mut slot = [0; SLOT_BYTES];
        let (body, sum) = slot.split_at_mut(SLOT_BYTES - SUM_BYTES);
        let (head, rest) = body.split_at_mut(2);
        let length = u16::try_from(sealed.len()).map_err(|_| SlotError::TooLong)?;
        head.copy_from_slice(&length.to_be_bytes());
        let room = rest.get_mut(..sealed.len()).ok_or(SlotError::TooLong)?;
        room.copy_from_slice(&sealed);
        sum.copy_from_slice(&sum_of(body));
        Ok(slot)
    }
}

impl fmt::Display for Lid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Lid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lid({})", self.0)
    }
}

impl FromStr for Lid {
    type Err = SlotError;

    fn from_str(text: &str) -> Result<Self, SlotError> {
        text.parse().map(Self).map_err(|_| SlotError::Foreign)
    }
}

/// What opens. It follows from the key of the database and lies nowhere: whoever restores a copy
/// of the database has it, too.
#[derive(Clone)]
pub struct BoxKey(x25519::Identity);

impl BoxKey {
    /// The key of the drop-box that belongs to this database.
    ///
    /// # Errors
    /// Never in practice: any 32 bytes are a key.
    pub fn of(key: &DatabaseKey) -> Result<Self, SlotError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(KEY_DOMAIN).map_err(|_| SlotError::Foreign)?;
        mac.update(key.bytes());
        let mut bytes: [u8; 32] = mac.finalize().into_bytes().into();
        // The one way in that age has for a key that was not made by itself.
        let prefix = Hrp::parse(AGE_SECRET_PREFIX).map_err(|_| SlotError::Foreign)?;
        let line = bech32::encode_upper::<Bech32>(prefix, &bytes);
        bytes.zeroize();
        let line = Zeroizing::new(line.map_err(|_| SlotError::Foreign)?);
        line.parse().map(Self).map_err(|_| SlotError::Foreign)
    }

    /// Its lid.
    pub fn lid(&self) -> Lid {
        Lid(self.0.to_public())
    }

    /// Takes out what lies in this place of this box.
    ///
    /// # Errors
    /// [`SlotError::Torn`] and [`SlotError::Foreign`].
    pub fn open(
        &self,
        of: BoxId,
        place: u64,
        slot: &[u8; SLOT_BYTES],
    ) -> Result<Zeroizing<String>, SlotError> {
        let (body, sum) = slot.split_at(SLOT_BYTES - SUM_BYTES);
        if sum != sum_of(body) {
            return Err(SlotError::Torn);
        }
        let (head, rest) = body.split_at(2);
        let length = head.try_into().map_or(0, u16::from_be_bytes);
        let sealed = rest.get(..usize::from(length)).ok_or(SlotError::Foreign)?;
        let plain = age::decrypt(&self.0, sealed).map_err(|_| SlotError::Foreign)?;
        let plain = Zeroizing::new(plain);
        read(&plain, of, place).ok_or(SlotError::Foreign)
    }
}

impl fmt::Debug for BoxKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BoxKey(..)")
    }
}

fn read(plain: &[u8], of: BoxId, place: u64) -> Option<Zeroizing<String>> {
    let (found, rest) = plain.split_first_chunk()?;
    let (number, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    if found != of.bytes() || u64::from_be_bytes(*number) != place {
        return None;
    }
    let text = rest.get(..usize::from(u16::from_be_bytes(*length)))?;
    Some(Zeroizing::new(str::from_utf8(text).ok()?.to_owned()))
}

fn sum_of(body: &[u8]) -> [u8; SUM_BYTES] {
    Sha256::new()
        .chain_update(SUM_DOMAIN)
        .chain_update(body)
        .finalize()
        .into()
}
