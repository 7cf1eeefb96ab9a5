//! Why a bundle is not taken in. Whatever the reason, nothing of it is kept.

use std::io;

use thiserror::Error;

use super::keys::{Fingerprint, PublicKey};
use crate::domain::id::{Epoch, KioskId};

/// Why a bundle is refused whole. The texts name no person.
#[derive(Debug, Error)]
pub enum Refusal {
    /// It is not for us, or not from a kiosk of ours.
    #[error("foreign: {0}")]
    Foreign(#[from] Foreign),
    /// Its end is missing: a copy that broke off, or a stick that was pulled.
    #[error("cut: its end is missing")]
    Cut,
    /// Something in it is not what was sealed.
    #[error("altered: {0} is not what was sealed")]
    Altered(&'static str),
    /// Entries that come before those of this bundle have not come.
    #[error("missing: entries {first} to {last} of epoch {epoch} have not come")]
    Missing {
        /// In which epoch.
        epoch: Epoch,
        /// The first that is missing.
        first: u64,
        /// The last that is missing.
        last: u64,
    },
    /// A part that the manifest names is not there.
    #[error("missing: the part {0} is not in it")]
    PartMissing(String),
    /// What is in it does not stand in its order, or a later bundle was taken in before.
    #[error("reordered: {0}")]
    Reordered(Order),
    /// A bundle of this number was taken in, sealed in another file.
    #[error("replayed: bundle {number} was taken in before, from another file")]
    Replayed {
        /// Its number.
        number: u32,
    },
    /// The same entry was taken in with another content: somebody copied or changed the kiosk.
    #[error("forked: entry {seq} of epoch {epoch} was taken in with another content")]
    Forked {
        /// In which epoch.
        epoch: Epoch,
        /// Which entry.
        seq: u64,
    },
    /// The kiosk has less than what came from it before: an older state of it was put back.
    #[error("rolled back: {0}")]
    RolledBack(Rollback),
    /// It was written by a newer program.
    #[error("written in form {found}, this program knows {known}; install the newer program")]
    OtherVersion {
        /// The version of the file.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// Larger than any bundle of ours.
    #[error("too large: {0}")]
    TooLarge(&'static str),
    /// It could not be read or staged.
    #[error("it could not be read: {0}")]
    Io(#[from] io::Error),
}

impl Refusal {
    /// Whether two machines write as one kiosk: it was copied, or an old copy of it was put back.
    pub const fn is_alarm(&self) -> bool {
        matches!(self, Self::Forked { .. } | Self::RolledBack(_))
    }
}

/// How a bundle is not ours.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Foreign {
    /// Not a sealed file at all.
    #[error("this is not a bundle")]
    NotABundle,
    /// Sealed for somebody else.
    #[error("it is sealed for another office")]
    OtherOffice,
    /// A kiosk that nobody has vouched for.
    #[error("kiosk {kiosk} with key {fingerprint} is not known here")]
    UnknownKiosk {
        /// Which it says it is.
        kiosk: KioskId,
        /// Its key, as people compare it.
        fingerprint: Fingerprint,
    },
    /// A known kiosk, but signed with another key.
    #[error("kiosk {kiosk} is known with another key than {fingerprint}")]
    OtherKey {
        /// Which it says it is.
        kiosk: KioskId,
        /// The key that signed it, as people compare it.
        fingerprint: Fingerprint,
    },
}

/// What does not stand in its order.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Order {
    /// A part of the file.
    #[error("a part stands where {expected} belongs")]
    Part {
        /// What belongs there.
        expected: String,
    },
    /// The rows of a part.
    #[error("its entries do not follow one another")]
    Rows,
    /// The bundle itself.
    #[error("bundle {number} comes after bundle {newest}, which has all of it")]
    Bundle {
        /// Its number.
        number: u32,
        /// The newest that was taken in.
        newest: u32,
    },
    /// The bundle, and its kiosk went on from a copy.
    #[error("bundle {number} comes after its kiosk was put back from a copy; all of it is here")]
    Epoch {
        /// Its number.
        number: u32,
    },
}

/// What an older state of a kiosk is known by.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Rollback {
    /// It ends earlier.
    #[error("it ends with entry {last} of epoch {epoch}, entry {held} came before")]
    Shorter {
        /// In which epoch.
        epoch: Epoch,
        /// Where it ends.
        last: u64,
        /// What is here.
        held: u64,
    },
    /// It numbers bundles that it numbered before.
    #[error("bundle {number} was taken in with another content")]
    NumberAgain {
        /// Its number.
        number: u32,
    },
    /// It follows a bundle that is not the one that came.
    #[error("it follows another bundle {number} than the one that was taken in")]
    OtherBefore {
        /// The number of the one before.
        number: u32,
    },
}

/// Whether a kiosk's key is the one that it must be.
pub trait Trust {
    /// Says whether this key may sign for this kiosk.
    ///
    /// # Errors
    /// When the kiosk is not known, or by another key.
    fn vouch(&self, kiosk: KioskId, key: &PublicKey) -> Result<(), Foreign>;
}

impl<F: Fn(KioskId, &PublicKey) -> Result<(), Foreign>> Trust for F {
    fn vouch(&self, kiosk: KioskId, key: &PublicKey) -> Result<(), Foreign> {
        self(kiosk, key)
    }
}
