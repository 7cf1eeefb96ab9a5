//! The note that lies beside a sealed file: its length, its SHA-256 and a signature. It lets
//! whoever carries the stick see that a copy is whole, and says nothing else.

use super::keys::{PublicKey, SigningKey, hex, pseudonym, unhex};
use super::note;
use super::refusal::Refusal;
use crate::domain::id::KioskId;

/// The first line, which separates this signature from all others.
const FORM: &str = "sealed file";
/// What stands before the hash.
const SHA256: &str = "sha256 ";

/// A note as it was read.
pub(super) struct Outer {
    note: String,
    bytes: u64,
    sha256: [u8; 32],
}

/// The note for a sealed file of this length and hash.
pub fn outer_note(bytes: u64, sha256: &[u8; 32], kiosk: KioskId, key: &SigningKey) -> String {
    let text = format!("{FORM}\n{bytes}\n{SHA256}{}\n", hex(sha256));
    note::sign(&text, &pseudonym(kiosk), key)
}

impl Outer {
    pub fn read(note: &[u8]) -> Result<Self, Refusal> {
        let read = || {
            let note = str::from_utf8(note).ok()?;
            let mut lines = note::unverified_text(note)?.lines();
            let (form, bytes, hash) = (lines.next()?, lines.next()?, lines.next()?);
            (form == FORM && lines.next().is_none()).then_some(())?;
            Some(Self {
                note: note.to_owned(),
                bytes: bytes.parse().ok()?,
                sha256: unhex(hash.strip_prefix(SHA256)?)?,
            })
        };
        read().ok_or(Refusal::Altered("the note beside it"))
    }

    /// Whether the file is the one that the note was written for.
    pub fn compare(&self, bytes: u64, sha256: &[u8; 32]) -> Result<(), Refusal> {
        if bytes < self.bytes {
            return Err(Refusal::Cut);
        }
        if bytes != self.bytes || *sha256 != self.sha256 {
            return Err(Refusal::Altered("the file"));
        }
        Ok(())
    }

    /// Whether the kiosk has signed the note.
    pub fn check(&self, kiosk: KioskId, key: &PublicKey) -> Result<(), Refusal> {
        match note::signed(&self.note, &pseudonym(kiosk), key) {
            Some(_) => Ok(()),
            None => Err(Refusal::Altered("the note beside it")),
        }
    }
}
