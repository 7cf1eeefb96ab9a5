//! The key of the database, wrapped: a ring of slots, each of which holds the same key sealed under
//! another secret, as LUKS does it.
//!
//! Changing a secret wraps the key anew and never encrypts the database anew. The ring is a text
//! that a technician can look at:
//!
//! ```text
//! keytag-keys-1
//! key 8a1f03c2d94be677
//! written 4
//! slot 1 credential salt=.. sealed=..
//! slot 2 stick of=5b0c71e2 salt=.. cost=65536,3 sealed=..
//! slot 3 recovery salt=.. sealed=..
//! sum ..
//! ```
//!
//! `key` is a part of the key's hash, so that the ring of another kiosk is told apart; `written`
//! counts up; `of` tells one stick from another; `sum` is SHA-256 of all lines before it. A kind of
//! slot that this program does not know is kept as it is. Everything is pure: random bytes are
//! arguments.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key as CipherKey, Nonce};
use hmac::{Hmac, KeyInit as _, Mac};
use sha2::Sha256;
use thiserror::Error;
use zeroize::Zeroizing;

use super::{HashCost, Pin, RecoveryCode};

mod key;
#[cfg(test)]
mod tests;
mod text;

pub use key::{DatabaseKey, StickSecret};

pub(super) use text::{from_hex, hex};

/// Separates this use of HMAC-SHA-256 from all others.
const SLOT_DOMAIN: &[u8] = b"keytag/slot/1\0";
/// Bytes of what tells one stick from another.
const STICK_NAME_BYTES: usize = 4;
/// Bytes of the name of a key.
const NAME_BYTES: usize = 8;
const SALT_BYTES: usize = 16;
/// The key and the tag of the cipher behind it.
const SEALED_BYTES: usize = DatabaseKey::BYTES + 16;
/// The most slots of a ring.
pub const SLOTS_MAX: usize = 16;
/// By how much the text may still grow as it is written again and again.
const WRITTEN_DIGITS_MAX: usize = 20;
/// The longest ring that is looked at, in bytes.
pub const RING_BYTES_MAX: usize = 16 * 1024;

/// What a slot is opened with.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// What the system hands to this program and to no other, from its own store or a TPM.
    Credential(&'a [u8]),
    /// A stick and the PIN that belongs to it.
    Stick(&'a StickSecret, &'a Pin),
    /// The code on paper.
    Recovery(&'a RecoveryCode),
}

impl fmt::Debug for Secret<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({})", self.kind().code())
    }
}

impl Secret<'_> {
    /// Of which kind of slot.
    pub const fn kind(&self) -> SlotKind {
        match self {
            Self::Credential(_) => SlotKind::Credential,
            Self::Stick(..) => SlotKind::Stick,
            Self::Recovery(_) => SlotKind::Recovery,
        }
    }
}

/// The kinds of slots that this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// The system's credential: with a TPM the disk alone is of no use; without one it protects
    /// copies and backups.
    Credential,
    /// A staff's stick and its PIN: the kiosk alone, switched off, is of no use.
    Stick,
    /// The recovery code on paper: for the day on which everything else is lost.
    Recovery,
}

impl SlotKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Credential, Self::Stick, Self::Recovery];

    /// As it stands in the ring.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Credential => "credential",
            Self::Stick => "stick",
            Self::Recovery => "recovery",
        }
    }
}

/// Why a ring was not read or not opened. None of them repeats what was in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RingError {
    /// It is no ring, or not whole.
    #[error("the file of the key slots cannot be read, in line {0}")]
    Unreadable(usize),
    /// A newer program wrote it.
    #[error("the key slots were written by a newer program; install it")]
    Newer,
    /// No slot opens with this.
    #[error("this does not open the kiosk")]
    NoSlotOpens,
    /// There is no slot of this kind.
    #[error("there is no such key slot")]
    NoSuchSlot,
    /// Too many slots.
    #[error("there are {SLOTS_MAX} key slots already; remove one first")]
    Full,
    /// The key in a slot is of another database.
    #[error("these key slots belong to another kiosk")]
    OtherKey,
    /// The machine had no memory left for hashing.
    #[error("the PIN could not be checked: no memory")]
    Hashing,
}

/// One slot.
#[derive(Clone, PartialEq, Eq)]
struct Slot {
    number: u32,
    body: Body,
}

impl Slot {
    /// Which stick it is for.
    fn of(&self) -> Option<[u8; STICK_NAME_BYTES]> {
        match self.body {
            Body::Known { stick, .. } => stick.map(|stick| stick.of),
            Body::Unknown(_) => None,
        }
    }
}

#[derive(Clone, PartialEq, Eq)]
enum Body {
    Known {
        kind: SlotKind,
        salt: [u8; SALT_BYTES],
        /// For a stick: which one, and what its PIN costs.
        stick: Option<StickSlot>,
        sealed: [u8; SEALED_BYTES],
    },
    /// Of a newer program, as it stands there.
    Unknown(String),
}

/// What only the slot of a stick has.
#[derive(Clone, Copy, PartialEq, Eq)]
struct StickSlot {
    of: [u8; STICK_NAME_BYTES],
    /// Memory in KiB and passes.
    cost: (u32, u32),
}

/// All slots of one key.
#[derive(Clone, PartialEq, Eq)]
pub struct Ring {
    name: [u8; NAME_BYTES],
    written: u64,
    slots: Vec<Slot>,
}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ring({} slots)", self.slots.len())
    }
}

impl Ring {
    /// How many random bytes a slot takes.
    pub const SALT_BYTES: usize = SALT_BYTES;

    /// A ring without a slot.
    pub fn new(key: &DatabaseKey) -> Self {
        Self {
            name: key.name(),
            written: 0,
            slots: Vec::new(),
        }
    }

    /// How often it was written: of two copies the higher one is the newer.
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// Whether it is for this key.
    pub fn is_of(&self, key: &DatabaseKey) -> bool {
        self.name == key.name()
    }

    /// The name of the file on a staff's stick. It tells one kiosk's from another's, and no more.
    pub fn stick_file(&self) -> String {
        format!("{}.key", hex(&self.name))
    }

    /// The slots: number and kind, none for a kind that this program does not know.
    pub fn slots(&self) -> impl Iterator<Item = (u32, Option<SlotKind>)> + '_ {
        self.slots.iter().map(|slot| match &slot.body {
            Body::Known { kind, .. } => (slot.number, Some(*kind)),
            Body::Unknown(_) => (slot.number, None),
        })
    }

    /// Whether there is a slot of this kind.
    pub fn has(&self, kind: SlotKind) -> bool {
        self.slots().any(|(_, found)| found == Some(kind))
    }

    /// Wraps the key under another secret, and gives the slot's number. Of one stick only the
    /// newest slot stays: that is how its PIN changes. For a PIN it takes about a second by design:
    /// not on the thread that draws.
    ///
    /// # Errors
    /// When there are too many slots, the key is another one, or the machine has no memory left.
    pub fn add(
        &mut self,
        key: &DatabaseKey,
        secret: Secret<'_>,
        salt: [u8; SALT_BYTES],
        cost: HashCost,
    ) -> Result<u32, RingError> {
        if !self.is_of(key) {
            return Err(RingError::OtherKey);
        }
        if self.slots.len() >= SLOTS_MAX {
            return Err(RingError::Full);
        }
        let kind = secret.kind();
        let stick = match secret {
            Secret::Stick(stick, _) => Some(StickSlot {
                of: stick.name(),
                cost: (cost.memory_kib(), cost.passes()),
            }),
            Secret::Credential(_) | Secret::Recovery(_) => None,
        };
        let cipher = self.cipher(secret, &salt, stick)?;
        let plain = Payload {
            msg: &key.0,
            aad: &self.name,
        };
        let sealed = cipher.encrypt(&Nonce::default(), plain);
        let sealed = sealed.ok().and_then(|sealed| sealed.try_into().ok());
        let sealed = sealed.ok_or(RingError::Hashing)?;
        let number = 1 + self.slots.iter().map(|slot| slot.number).max().unwrap_or(0);
        self.slots
            .retain(|slot| slot.of().is_none() || slot.of() != stick.map(|it| it.of));
        self.slots.push(Slot {
            number,
            body: Body::Known {
                kind,
                salt,
                stick,
                sealed,
            },
        });
        // Slots of a newer program may be of any length; what is written must be read again.
        if self.text().len() + WRITTEN_DIGITS_MAX > RING_BYTES_MAX {
            self.slots.pop();
            return Err(RingError::Full);
        }
        Ok(number)
    }

    /// Takes a slot away.
    ///
    /// # Errors
    /// When there is none of this number.
    pub fn remove(&mut self, number: u32) -> Result<(), RingError> {
        let before = self.slots.len();
        self.slots.retain(|slot| slot.number != number);
        if self.slots.len() == before {
            return Err(RingError::NoSuchSlot);
        }
        Ok(())
    }

    /// Opens the key with a secret, and says which slot it was. For a PIN it takes about a second
    /// for each stick.
    ///
    /// # Errors
    /// When there is no slot of this kind, none of them opens, or the machine has no memory left.
    pub fn open(&self, secret: Secret<'_>) -> Result<(u32, DatabaseKey), RingError> {
        if !self.has(secret.kind()) {
            return Err(RingError::NoSuchSlot);
        }
        for slot in &self.slots {
            let Body::Known {
                kind,
                salt,
                stick,
                sealed,
            } = &slot.body
            else {
                continue;
            };
            let is_of_another = match secret {
                Secret::Stick(secret, _) => slot.of() != Some(secret.name()),
                Secret::Credential(_) | Secret::Recovery(_) => false,
            };
            if *kind != secret.kind() || is_of_another {
                continue;
            }
            let sealed = Payload {
                msg: sealed,
                aad: &self.name,
            };
            let opened = self
                .cipher(secret, salt, *stick)?
                .decrypt(&Nonce::default(), sealed);
            let Ok(opened) = opened.map(Zeroizing::new) else {
                continue;
            };
            let key = <[u8; DatabaseKey::BYTES]>::try_from(opened.as_slice());
            let key = DatabaseKey(key.map_err(|_| RingError::OtherKey)?);
            if !self.is_of(&key) {
                return Err(RingError::OtherKey);
            }
            return Ok((slot.number, key));
        }
        Err(RingError::NoSlotOpens)
    }

    /// The cipher of a slot. Its key is used for one message only, since each slot has new salt: so
    /// the nonce may be zero.
    fn cipher(
        &self,
        secret: Secret<'_>,
        salt: &[u8; SALT_BYTES],
        stick: Option<StickSlot>,
    ) -> Result<ChaCha20Poly1305, RingError> {
        let stretched = match secret {
            Secret::Stick(_, pin) => {
                stretch(pin, salt, stick.map(|it| it.cost).unwrap_or_default())?
            }
            Secret::Credential(_) | Secret::Recovery(_) => Zeroizing::default(),
        };
        let strong: &[u8] = match secret {
            Secret::Credential(bytes) => bytes,
            Secret::Stick(stick, _) => &stick.0,
            Secret::Recovery(code) => code.as_bytes(),
        };
        let mac = Hmac::<Sha256>::new_from_slice(strong).map_err(|_| RingError::Hashing)?;
        let bytes = mac
            .chain_update(SLOT_DOMAIN)
            .chain_update(secret.kind().code())
            .chain_update([0])
            .chain_update(self.name)
            .chain_update(salt)
            .chain_update(stretched.as_slice())
            .finalize()
            .into_bytes();
        Ok(ChaCha20Poly1305::new(CipherKey::from_slice(&bytes)))
    }
}

/// The PIN, made dear to guess.
fn stretch(
    pin: &Pin,
    salt: &[u8; SALT_BYTES],
    (memory_kib, passes): (u32, u32),
) -> Result<Zeroizing<Vec<u8>>, RingError> {
    let params = Params::new(memory_kib, passes, 1, None).map_err(|_| RingError::Hashing)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut out = Zeroizing::new(vec![0; Params::DEFAULT_OUTPUT_LEN]);
    argon
        .hash_password_into(pin.as_bytes(), salt, &mut out)
        .map_err(|_| RingError::Hashing)?;
    Ok(out)
}
