//! A signed note as C2SP describes it (<https://c2sp.org/signed-note>): some lines of text, an
//! empty line, and a line for each signature.
//!
//! ```text
//! — <name> <base64 of a key's four bytes and the 64 of the Ed25519 signature>
//! ```

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::keys::{PublicKey, SigningKey};

/// The longest note that is looked at, in bytes.
pub(in crate::transfer) const NOTE_BYTES_MAX: u64 = 256 * 1024;
/// Says that a key is one of Ed25519.
const ALGORITHM: u8 = 1;
/// What a line of a signature begins with.
const DASH: &str = "\u{2014} ";
/// Bytes before the signature that say which key made it.
const ID_BYTES: usize = 4;

/// Signs a text, which must end with a line end and have no empty line in it.
pub(in crate::transfer) fn sign(text: &str, name: &str, key: &SigningKey) -> String {
    let mut bytes = key_id(name, &key.public()).to_vec();
    bytes.extend(key.sign(text.as_bytes()));
    let signature = BASE64_STANDARD.encode(bytes);
    format!("{text}\n{DASH}{name} {signature}\n")
}

/// The text of a note if this key signed it under this name.
pub(in crate::transfer) fn signed<'n>(
    note: &'n str,
    name: &str,
    key: &PublicKey,
) -> Option<&'n str> {
    let (text, signatures) = parts(note)?;
    let is_signed = signatures.lines().any(|line| {
        let signature = || {
            let (by, signature) = line.strip_prefix(DASH)?.split_once(' ')?;
            let bytes = BASE64_STANDARD.decode(signature).ok()?;
            let (id, signature) = bytes.split_at_checked(ID_BYTES)?;
            (by == name && id == key_id(name, key)).then_some(())?;
            signature.try_into().ok()
        };
        signature().is_some_and(|signature| key.has_signed(text.as_bytes(), &signature))
    });
    is_signed.then_some(text)
}

/// The text of a note, whoever signed it.
pub(in crate::transfer) fn unverified_text(note: &str) -> Option<&str> {
    parts(note).map(|(text, _)| text)
}

fn parts(note: &str) -> Option<(&str, &str)> {
    let at = note.find("\n\n")?;
    let (text, rest) = note.split_at_checked(at + 1)?;
    let signatures = rest.strip_prefix('\n')?;
    signatures.ends_with('\n').then_some((text, signatures))
}

/// Four bytes that tell keys of the same name apart.
fn key_id(name: &str, key: &PublicKey) -> [u8; ID_BYTES] {
    let hash = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', ALGORITHM])
        .chain_update(key.bytes())
        .finalize();
    std::array::from_fn(|at| hash[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "origin\n12\nroot\n";

    #[test]
    fn a_note_is_good_for_its_text_its_name_and_its_key_only() {
        let [key, other] = [[1; 32], [2; 32]].map(|seed| SigningKey::from_seed(&seed));
        let note = sign(TEXT, "door", &key);
        assert_eq!(signed(&note, "door", &key.public()), Some(TEXT));
        assert_eq!(signed(&note, "door", &other.public()), None);
        assert_eq!(signed(&note, "gate", &key.public()), None);
        for changed in [
            note.replace("12", "13"),
            note.replace("\n\n", "\n"),
            note.replace(DASH, "- "),
            note.trim_end().to_owned(),
            note.replace("door", "gate"),
            String::new(),
        ] {
            assert_eq!(signed(&changed, "door", &key.public()), None, "{changed}");
        }
    }

    #[test]
    fn a_second_signature_does_no_harm() {
        let [key, other] = [[1; 32], [2; 32]].map(|seed| SigningKey::from_seed(&seed));
        let note = sign(TEXT, "door", &key);
        let witness = sign(TEXT, "witness", &other);
        let both = format!("{note}{}\n", witness.lines().last().unwrap());
        assert_eq!(signed(&both, "door", &key.public()), Some(TEXT));
        assert_eq!(signed(&both, "witness", &other.public()), Some(TEXT));
    }

    /// Computed with Python's `hashlib` and the `cryptography` package from the description.
    #[test]
    fn the_note_is_the_one_that_c2sp_describes() {
        let key = SigningKey::from_seed(&[1; 32]);
        assert_eq!(sign(TEXT, "door", &key), GOLDEN);
    }

    const GOLDEN: &str = "origin\n12\nroot\n\n\u{2014} door BUs6k4TxqNJN9EsFiW8jMGlwmhiXjwznk3Fve6gIeC3i/TAZo+vkQtowrLBPG9h3tNb8OsR2W90c+bGh2K7LtZLl6Aw=\n";
}
