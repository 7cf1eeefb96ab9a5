//! PINs, roles, lock-out and the recovery code: who may do what, and how guessing is made slow.
//!
//! Pure but for the hashing itself: salts, random bytes and the moment are arguments, and what must
//! survive a power cut ([`Lockout`], [`SecretHash`]) is handed back for the store to keep. It knows
//! nothing of the store or the window.
//!
//! The order that every caller keeps: ask [`Lockout::wait_left`]; store [`Lockout::after_failure`];
//! only then compute [`SecretHash::matches`]; store [`Lockout::NONE`] if it did. Pulling the plug
//! between question and answer is thus a failure like any other.
//!
#![doc = include_str!("access/THREATS.md")]

pub mod dropbox;
pub mod hash;
pub mod lockout;
pub mod pin;
pub mod recovery;
pub mod ring;
pub mod role;

pub use dropbox::{BoxId, BoxKey, Lid, SlotError};
pub use hash::{HashCost, SecretHash};
pub use lockout::{Lockout, MissPause, Patience};
pub use pin::Pin;
pub use recovery::RecoveryCode;
pub use ring::{DatabaseKey, Ring, RingError, Secret, SlotKind, StickSecret};
pub use role::{Act, may};

use thiserror::Error;

/// Why a PIN or a recovery code was not taken. None of them repeats what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccessError {
    /// A PIN has something else than the digits 0 to 9.
    #[error("a PIN is made of digits only")]
    PinNotDigits,
    /// A PIN has too few or too many digits.
    #[error("a PIN has {least} to {most} digits")]
    PinLength {
        /// The fewest that this site takes.
        least: usize,
        /// The most.
        most: usize,
    },
    /// A PIN that a stranger would try first.
    #[error("this PIN is too easy to guess")]
    PinTooObvious,
    /// A recovery code has another number of letters and digits.
    #[error("a recovery code has {expected} letters and digits, not {typed}")]
    RecoveryLength {
        /// How many it has.
        expected: usize,
        /// How many were typed.
        typed: usize,
    },
    /// A letter that stands in no recovery code.
    #[error("group {group} of the recovery code has a sign that is in none")]
    RecoveryLetter {
        /// Which group, from 1.
        group: usize,
    },
    /// A group whose check does not fit: something in it was read or typed wrongly.
    #[error("group {group} of the recovery code was typed differently")]
    RecoveryGroup {
        /// Which group, from 1.
        group: usize,
    },
    /// The cost of hashing lies outside what is safe.
    #[error("hashing takes {least_kib} to {most_kib} KiB and at least {least_passes} passes")]
    Cost {
        /// The least memory.
        least_kib: u32,
        /// The most memory.
        most_kib: u32,
        /// The fewest passes.
        least_passes: u32,
    },
    /// What the store holds is not a hash of ours: the database was damaged or changed by hand.
    #[error("the stored hash of a PIN or recovery code cannot be read")]
    StoredHash,
    /// The machine had no memory left for hashing.
    #[error("the PIN could not be checked: no memory")]
    Hashing,
}
