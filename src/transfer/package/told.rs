//! What one kiosk tells those of its site: sealed for them, signed by it, carried by an office that
//! cannot read it.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::{PackageError, seal, unseal};
use crate::domain::id::KioskId;
use crate::domain::package::Told;
use crate::store::Telling;
use crate::transfer::TransferError;
use crate::transfer::bundle::{Identity, PublicKey, Recipients, SigningKey, note, pseudonym};

/// What the name of such a file ends in, which is otherwise that of the bundle beside it.
pub const TOLD_END: &str = ".near";
/// The longest that is read, in bytes.
pub const TOLD_BYTES_MAX: u64 = 24 * 1024 * 1024;
/// The first line begins with this, which separates this signature from all others.
const FORM: &str = "keytag/told/1/";

/// A note as it was read; nothing of it is believed before its signature was checked.
#[derive(Clone)]
pub struct ToldNote<'n> {
    note: &'n str,
    /// Which kiosk it says it is from.
    pub kiosk: KioskId,
    /// Which site it says it is for.
    pub site: &'n str,
    /// The moment of the newest statement in it.
    pub time: i64,
    sealed: &'n str,
}

impl fmt::Debug for ToldNote<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ToldNote({}, {})", self.kiosk, self.time)
    }
}

/// What the file is called, beside a bundle of this name.
pub fn told_name(bundle: &str) -> String {
    format!("{bundle}{TOLD_END}")
}

/// Writes what a kiosk tells; nothing where nobody is known who could read it.
///
/// # Errors
/// When it cannot be sealed, which nothing of this program comes to.
pub fn write_told(
    telling: &Telling,
    kiosk: KioskId,
    site: &str,
    key: &SigningKey,
) -> Result<Option<String>, TransferError> {
    let keys = telling.sisters.iter().filter_map(|it| it.key.parse().ok());
    let keys: Vec<PublicKey> = keys.collect();
    let Ok(recipients) = Recipients::of_kiosks(&keys) else {
        return Ok(None);
    };
    let json = serde_json::to_vec(&telling.told).map_err(std::io::Error::from)?;
    let sealed = BASE64_STANDARD.encode(seal(&json, &recipients)?);
    let time = telling.time;
    let text = format!("{FORM}{kiosk}/{time}/{site}\n{sealed}\n");
    Ok(Some(note::sign(&text, &pseudonym(kiosk), key)))
}

/// Takes such a note apart; none where it is none.
pub fn read_told_note(note: &str) -> Option<ToldNote<'_>> {
    let (first, sealed) = note::unverified_text(note)?.split_once('\n')?;
    let mut parts = first.strip_prefix(FORM)?.splitn(3, '/');
    Some(ToldNote {
        note,
        kiosk: parts.next()?.parse().ok()?,
        time: parts.next()?.parse().ok()?,
        site: parts.next()?,
        sealed: sealed.strip_suffix('\n')?,
    })
}

impl ToldNote<'_> {
    /// Whether its kiosk has signed it with this key.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        note::signed(self.note, &pseudonym(self.kiosk), key).is_some()
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`PackageError::NotForUs`] when it was sealed for others, and whatever else is wrong.
    pub fn open(&self, identity: &Identity) -> Result<Told, PackageError> {
        let sealed = BASE64_STANDARD.decode(self.sealed);
        let sealed = sealed.map_err(|_| PackageError::Altered)?;
        let json = unseal(&sealed, identity)?;
        serde_json::from_slice(&json).map_err(|_| PackageError::Newer)
    }
}
