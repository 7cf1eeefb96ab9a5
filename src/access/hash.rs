//! What is kept of a PIN or a recovery code: an argon2id hash, as a PHC string.

use std::fmt;

use argon2::password_hash::Error as ArgonError;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, CustomizedPasswordHasher, Params, PasswordVerifier, Version};

use super::{AccessError, Pin, RecoveryCode};

/// The hash of a secret: safe to store, and worth nothing on a screen.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretHash(String);

impl SecretHash {
    /// How many bytes of salt a hash takes.
    pub const SALT_BYTES: usize = 16;

    /// Hashes a PIN with fresh random salt. Takes about a second by design: not on the thread that
    /// draws.
    ///
    /// # Errors
    /// When the machine has no memory left for it.
    pub fn of_pin(
        pin: &Pin,
        salt: [u8; Self::SALT_BYTES],
        cost: HashCost,
    ) -> Result<Self, AccessError> {
        Self::of(pin.as_bytes(), salt, cost)
    }

    /// Hashes a recovery code with fresh random salt.
    ///
    /// # Errors
    /// When the machine has no memory left for it.
    pub fn of_recovery(
        code: &RecoveryCode,
        salt: [u8; Self::SALT_BYTES],
        cost: HashCost,
    ) -> Result<Self, AccessError> {
        Self::of(code.as_bytes(), salt, cost)
    }

    /// Whether this is the PIN, at the cost that the hash was made with.
    ///
    /// # Errors
    /// When what was stored is no hash of ours, or the machine has no memory left.
    pub fn matches(&self, pin: &Pin) -> Result<bool, AccessError> {
        self.is_of(pin.as_bytes())
    }

    /// Whether this is the recovery code.
    ///
    /// # Errors
    /// As for [`SecretHash::matches`].
    pub fn matches_recovery(&self, code: &RecoveryCode) -> Result<bool, AccessError> {
        self.is_of(code.as_bytes())
    }

    /// A hash as it was stored; it is read when it is used.
    pub fn from_stored(phc: String) -> Self {
        Self(phc)
    }

    /// The PHC string, to be stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(
        secret: &[u8],
        salt: [u8; Self::SALT_BYTES],
        cost: HashCost,
    ) -> Result<Self, AccessError> {
        let params =
            Params::new(cost.memory_kib, cost.passes, 1, None).map_err(|_| AccessError::Hashing)?;
        let hash: PasswordHash = Argon2::default()
            .hash_password_customized(
                secret,
                &salt,
                Some(Algorithm::Argon2id.as_str()),
                Some(Version::V0x13.into()),
                params,
            )
            .map_err(|_| AccessError::Hashing)?;
        Ok(Self(hash.to_string()))
    }

    fn is_of(&self, secret: &[u8]) -> Result<bool, AccessError> {
        let hash = PasswordHash::new(&self.0).map_err(|_| AccessError::StoredHash)?;
        let params = Params::try_from(&hash).map_err(|_| AccessError::StoredHash)?;
        // A row cut short is no wrong PIN, and a damaged one must not ask for all the memory.
        let is_whole = hash.salt.is_some_and(|salt| salt.len() == Self::SALT_BYTES)
            && hash
                .hash
                .is_some_and(|hash| hash.len() == Params::DEFAULT_OUTPUT_LEN);
        if !is_whole
            || hash.algorithm != Algorithm::Argon2id.ident()
            || params.m_cost() > HashCost::MEMORY_KIB_MAX
            || params.t_cost() > HashCost::PASSES_MAX
        {
            return Err(AccessError::StoredHash);
        }
        match Argon2::default().verify_password(secret, &hash) {
            Ok(()) => Ok(true),
            Err(ArgonError::PasswordInvalid) => Ok(false),
            Err(ArgonError::OutOfMemory | ArgonError::Internal) => Err(AccessError::Hashing),
            Err(_) => Err(AccessError::StoredHash),
        }
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(..)")
    }
}

/// How dear one try is: memory and passes of argon2id, on one thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    memory_kib: u32,
    passes: u32,
}

impl HashCost {
    /// 64 MiB and 3 passes: a quarter of a second on a desk, up to a second on a small board.
    pub const DEFAULT: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };
    /// The least that a site may calibrate to: 19 MiB and 2 passes.
    pub const FLOOR: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
    };
    /// For tests, and never for a site: protects nothing.
    pub const FOR_TESTS: Self = Self {
        memory_kib: 8,
        passes: 1,
    };
    /// The most memory, in KiB: a kiosk has little.
    pub const MEMORY_KIB_MAX: u32 = 512 * 1024;
    /// The most passes.
    pub const PASSES_MAX: u32 = 16;

    /// A cost as it was calibrated at set-up.
    ///
    /// # Errors
    /// When it is below [`HashCost::FLOOR`] or more than a kiosk can bear.
    pub const fn new(memory_kib: u32, passes: u32) -> Result<Self, AccessError> {
        if memory_kib < Self::FLOOR.memory_kib
            || memory_kib > Self::MEMORY_KIB_MAX
            || passes < Self::FLOOR.passes
            || passes > Self::PASSES_MAX
        {
            return Err(AccessError::Cost {
                least_kib: Self::FLOOR.memory_kib,
                most_kib: Self::MEMORY_KIB_MAX,
                least_passes: Self::FLOOR.passes,
            });
        }
        Ok(Self { memory_kib, passes })
    }

    /// Memory, in KiB.
    pub(super) const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// How often it is gone over.
    pub(super) const fn passes(self) -> u32 {
        self.passes
    }
}

impl Default for HashCost {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(text: &str) -> Pin {
        Pin::typed(text).unwrap()
    }

    fn hash(text: &str) -> SecretHash {
        SecretHash::of_pin(&pin(text), [7; 16], HashCost::FOR_TESTS).unwrap()
    }

    #[test]
    fn only_the_right_pin_matches() {
        let stored = SecretHash::from_stored(hash("481516").as_str().to_owned());
        assert_eq!(stored.matches(&pin("481516")), Ok(true));
        for wrong in ["481517", "4815162", "48151", "000000"] {
            assert_eq!(stored.matches(&pin(wrong)), Ok(false), "{wrong}");
        }
    }

    #[test]
    fn the_hash_is_argon2id_with_its_cost_and_salt_in_it() {
        let made = SecretHash::of_pin(&pin("481516"), [0; 16], HashCost::FOR_TESTS).unwrap();
        assert!(
            made.as_str()
                .starts_with("$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$"),
            "{}",
            made.as_str()
        );
        assert_ne!(made, hash("481516"), "another salt is another hash");
    }

    #[test]
    fn the_default_cost_is_what_the_stored_hash_says() {
        let made = SecretHash::of_pin(&pin("481516"), [1; 16], HashCost::default()).unwrap();
        assert!(
            made.as_str().contains("m=65536,t=3,p=1"),
            "{}",
            made.as_str()
        );
        assert_eq!(made.matches(&pin("481516")), Ok(true));
    }

    #[test]
    fn a_cost_below_the_floor_is_refused() {
        assert_eq!(HashCost::new(64 * 1024, 3), Ok(HashCost::DEFAULT));
        assert_eq!(HashCost::new(19 * 1024, 2), Ok(HashCost::FLOOR));
        for (memory_kib, passes) in [
            (19 * 1024 - 1, 2),
            (19 * 1024, 1),
            (u32::MAX, 2),
            (65536, 99),
        ] {
            assert!(
                HashCost::new(memory_kib, passes).is_err(),
                "{memory_kib} {passes}"
            );
        }
    }

    #[test]
    fn a_damaged_hash_is_an_error_and_not_a_wrong_pin() {
        let good = hash("481516").as_str().to_owned();
        let huge = good.replace("m=8,", "m=4294967295,");
        let other = good.replace("argon2id", "argon2i");
        let slow = good.replace("t=1,", "t=4000000000,");
        for bad in [
            "",
            "481516",
            "$argon2id$",
            &good[..good.len() / 2],
            &huge,
            &other,
            &slow,
        ] {
            let stored = SecretHash::from_stored(bad.to_owned());
            assert_eq!(
                stored.matches(&pin("481516")),
                Err(AccessError::StoredHash),
                "{bad}"
            );
        }
    }

    #[test]
    fn debug_output_holds_no_hash() {
        assert_eq!(format!("{:?}", hash("481516")), "SecretHash(..)");
    }
}
