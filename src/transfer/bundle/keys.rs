//! Keys: who may open a bundle, and who signed it.

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bech32::{Bech32, Hrp};
use ed25519_dalek::Signer;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

use crate::domain::id::KioskId;

/// How many bytes a signing key is made of.
pub const SEED_BYTES: usize = 32;
/// How many bytes of a hash a fingerprint shows. Nobody finds a second key with the same 128 bits.
const FINGERPRINT_BYTES: usize = 16;
/// How many of its groups stand in a line where there is little room.
const GROUPS_IN_A_LINE: usize = 4;
/// How a recipient of age begins, in its Bech32 form.
const AGE_PREFIX: &str = "age";
/// How a secret key of age begins.
const AGE_SECRET_PREFIX: &str = "age-secret-key-";
/// How many digits of its id a kiosk shows in the names of files.
const PSEUDONYM_DIGITS: usize = 12;

/// A text is not the key that it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a key: {0}")]
pub struct KeyError(&'static str);

/// What a kiosk signs its bundles with, or the office its receipts.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key made of these random bytes.
    pub fn from_seed(seed: &[u8; SEED_BYTES]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// What others know it by.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    pub(super) fn sign(&self, text: &[u8]) -> [u8; 64] {
        self.0.sign(text).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

/// What a signature is checked with. Written in base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// The key of these bytes. Whether they are one at all is found out with the first signature.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What people compare.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.0)
    }

    pub(super) fn has_signed(&self, text: &[u8], signature: &[u8; 64]) -> bool {
        let Ok(key) = ed25519_dalek::VerifyingKey::from_bytes(&self.0) else {
            return false;
        };
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        key.verify_strict(text, &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_STANDARD.encode(self.0))
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = BASE64_STANDARD.decode(text).ok();
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
        bytes
            .map(Self)
            .ok_or(KeyError("44 signs of base64 are expected"))
    }
}

/// A short text for a long key, for people who compare two of them: eight groups of four digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    fn of(key: &[u8]) -> Self {
        let hash = Sha256::digest(key);
        let digits = hex(hash.get(..FINGERPRINT_BYTES).unwrap_or(&hash));
        let mut text = String::with_capacity(digits.len() * 5 / 4);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                text.push('-');
            }
            text.push(digit);
        }
        Self(text)
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same where there is little room: four groups in a line.
    pub fn in_two_lines(&self) -> String {
        let groups: Vec<&str> = self.0.split('-').collect();
        let lines = groups.chunks(GROUPS_IN_A_LINE).map(|line| line.join("-"));
        lines.collect::<Vec<String>>().join("\n")
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who can open a bundle: the office, and whoever keeps the recovery key.
#[derive(Clone)]
pub struct Recipients(Vec<x25519::Recipient>);

impl Recipients {
    /// Reads them as they stand in `kiosk.toml`: `age1...`.
    ///
    /// # Errors
    /// When one of them is no such key, or there is none.
    pub fn parse<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<Self, KeyError> {
        let keys: Result<Vec<_>, _> = texts.into_iter().map(x25519::Recipient::from_str).collect();
        let keys = keys.map_err(|_| KeyError("a recipient begins with age1"))?;
        if keys.is_empty() {
            return Err(KeyError("nobody could open it"));
        }
        Ok(Self(keys))
    }

    /// What people compare, one for each.
    pub fn fingerprints(&self) -> Vec<Fingerprint> {
        self.0.iter().map(fingerprint_of).collect()
    }

    /// The kiosks that sign with these keys: each can open what is sealed for it with the secret
    /// half of the same key, so that an office can seal for every kiosk that it knows.
    ///
    /// # Errors
    /// When one of them is no key, or there is none.
    pub fn of_kiosks(keys: &[PublicKey]) -> Result<Self, KeyError> {
        let lines = keys.iter().map(recipient_line);
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        Self::parse(lines.iter().map(String::as_str))
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    pub(in crate::transfer) fn each(&self) -> impl Iterator<Item = &dyn age::Recipient> {
        self.0.iter().map(|key| key as &dyn age::Recipient)
    }
}

impl fmt::Debug for Recipients {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fingerprints()).finish()
    }
}

/// What a bundle is opened with.
pub struct Identity(x25519::Identity);

impl Identity {
    /// A new one, from the operating system's randomness.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// What a kiosk opens with that signs with this key.
    ///
    /// # Errors
    /// Never in practice: any 32 bytes are a key.
    pub fn of_kiosk(key: &SigningKey) -> Result<Self, KeyError> {
        let mut scalar = key.0.to_scalar_bytes();
        let line = bech32_line(AGE_SECRET_PREFIX, &scalar);
        scalar.zeroize();
        // age reads a secret line in capitals.
        let line = Zeroizing::new(line?.to_ascii_uppercase());
        line.parse()
            .map(Self)
            .map_err(|_| KeyError("no secret key"))
    }

    /// The secret line, `AGE-SECRET-KEY-1...`, as the `age` tool reads it, too.
    pub fn secret_line(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// The public line, `age1...`, for `kiosk.toml`.
    pub fn public_line(&self) -> String {
        self.0.to_public().to_string()
    }

    /// What people compare.
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint_of(&self.0.to_public())
    }

    pub(in crate::transfer) fn key(&self) -> &dyn age::Identity {
        &self.0
    }
}

impl FromStr for Identity {
    type Err = KeyError;

    /// Takes the file of an identity: remarks that begin with `#`, and the secret line.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut lines = text.lines().map(str::trim);
        let line = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
        let identity = line.and_then(|line| line.parse().ok());
        identity
            .map(Self)
            .ok_or(KeyError("an identity begins with AGE-SECRET-KEY-1"))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}

/// A kiosk's key for signatures, as the point of the same curve that age seals for.
fn recipient_line(key: &PublicKey) -> Result<String, KeyError> {
    let key = ed25519_dalek::VerifyingKey::from_bytes(&key.0);
    let key = key.map_err(|_| KeyError("no key of a kiosk"))?;
    // Whoever sealed for such a point sealed for everybody.
    if key.is_weak() {
        return Err(KeyError("no key of a kiosk"));
    }
    bech32_line(AGE_PREFIX, key.to_montgomery().as_bytes())
}

/// The one way in that age has for a key that was not made by itself.
fn bech32_line(prefix: &str, bytes: &[u8; 32]) -> Result<String, KeyError> {
    let prefix = Hrp::parse(prefix).map_err(|_| KeyError("no key of age"))?;
    bech32::encode::<Bech32>(prefix, bytes).map_err(|_| KeyError("no key of age"))
}

fn fingerprint_of(recipient: &x25519::Recipient) -> Fingerprint {
    Fingerprint::of(recipient.to_string().as_bytes())
}

/// What a kiosk is called in the names of files and in signatures: a part of its opaque id.
pub fn pseudonym(kiosk: KioskId) -> String {
    let mut digits = kiosk.to_string();
    digits.truncate(PSEUDONYM_DIGITS);
    digits
}

/// Two digits a byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The bytes that such digits stand for.
pub(super) fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_and_its_fingerprint_are_shown_as_people_can_compare_them() {
        let key = SigningKey::from_seed(&[7; 32]);
        let public = key.public();
        assert_eq!(public.to_string().parse(), Ok(public));
        assert!("AAAA".parse::<PublicKey>().is_err());
        let shown = public.fingerprint().to_string();
        assert_eq!(shown.split('-').count(), 8);
        let in_two_lines = public.fingerprint().in_two_lines();
        assert_eq!(in_two_lines.lines().count(), 2);
        assert_eq!(in_two_lines.replace('\n', "-"), shown);
        assert_ne!(
            public.fingerprint(),
            SigningKey::from_seed(&[8; 32]).public().fingerprint()
        );
    }

    #[test]
    fn an_identity_is_read_from_the_file_that_the_age_tool_writes() {
        let identity = Identity::generate();
        let file = format!("# created: today\n\n{}\n", identity.secret_line());
        let again: Identity = file.parse().unwrap();
        assert_eq!(again.public_line(), identity.public_line());
        assert!("# nothing".parse::<Identity>().is_err());
        let recipients = Recipients::parse([identity.public_line().as_str()]).unwrap();
        assert_eq!(recipients.fingerprints(), [identity.fingerprint()]);
        assert!(Recipients::parse([]).is_err());
        assert!(Recipients::parse(["age1nonsense"]).is_err());
    }

    #[test]
    fn what_is_sealed_for_a_kiosk_is_opened_with_what_it_signs_with() {
        for seed in 0..8 {
            let key = SigningKey::from_seed(&[seed; 32]);
            let sealed_for = Recipients::of_kiosks(&[key.public()]).unwrap();
            let opens = Identity::of_kiosk(&key).unwrap();
            assert_eq!(sealed_for.fingerprints(), [opens.fingerprint()]);
        }
        assert!(Recipients::of_kiosks(&[]).is_err());
        assert!(Recipients::of_kiosks(&[PublicKey::from_bytes([0; 32])]).is_err());
        let mut one = [0; 32];
        one[0] = 1;
        assert!(Recipients::of_kiosks(&[PublicKey::from_bytes(one)]).is_err());
    }

    #[test]
    fn nothing_secret_is_in_debug_output() {
        let identity = Identity::generate();
        let key = SigningKey::from_seed(&[7; 32]);
        let shown = format!("{identity:?} {key:?}");
        assert_eq!(shown, "Identity(..) SigningKey(..)");
    }

    #[test]
    fn hexadecimal_reads_back() {
        let bytes: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 7).unwrap());
        assert_eq!(unhex(&hex(&bytes)), Some(bytes));
        assert_eq!(unhex("00"), None);
        assert_eq!(unhex(&"zz".repeat(32)), None);
    }
}
