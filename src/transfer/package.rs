//! The way back: what an office sends to the kiosks of a site, in one file on a stick.
//!
#![doc = include_str!("package.md")]

mod bring;
#[cfg(test)]
mod tests;
mod told;

use age::{DecryptError, Decryptor};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{self, Read};
use thiserror::Error;

use super::bundle::note;
use super::bundle::{Identity, PublicKey, Recipients, SigningKey};
use crate::domain::id::KioskId;
use crate::domain::package::{OfficeKeys, Package, Record, Sister, Told};

pub use bring::newest_package;
pub use told::{
    TOLD_BYTES_MAX, TOLD_END, ToldNote, notes_of, read_cards_note, read_told_note, told_name,
    write_cards, write_told,
};

/// What a package's file ends in.
pub const PACKAGE_END: &str = ".pack.age";
/// The longest package that is read, in bytes: tens of thousands of people.
pub const PACKAGE_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// The first line begins with this, which separates this signature from all others.
const FORM: &str = "keytag/package/";
/// The version of the form.
const VERSION: u32 = 1;
/// The name that the office signs with.
const OFFICE: &str = "office";
/// Separates what a site is called on sticks from all other uses of SHA-256.
const SITE_DOMAIN: &[u8] = b"keytag/site/1\0";
/// How many digits of it are shown.
const SITE_DIGITS: usize = 12;
/// How a file begins that age has sealed.
const SEALED_START: &[u8] = b"age-encryption.org/v1\n";
/// The longest beginning of an age file that is looked at, in bytes: a thousand recipients.
const HEADER_BYTES_MAX: usize = 256 * 1024;
/// How the last line of that beginning starts.
const HEADER_END: &[u8] = b"\n--- ";

/// Why a package is not taken over. The texts name no person.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackageError {
    /// Not a sealed file at all.
    #[error("this is no package of an office")]
    NotAPackage,
    /// Sealed for other kiosks.
    #[error("it is sealed for other kiosks, or from before this one was known to the office")]
    NotForUs,
    /// Its end is missing: a copy that broke off, or a stick that was pulled.
    #[error("its end is missing")]
    Cut,
    /// Something in it is not what was sealed.
    #[error("it was cut or changed on the way")]
    Altered,
    /// The office has not signed it.
    #[error("the office of this kiosk has not signed it")]
    NotSigned,
    /// It is for another site.
    #[error("it is for the site {found}, and this is {here}")]
    OtherSite {
        /// The site that it is for.
        found: String,
        /// The site of this kiosk.
        here: String,
    },
    /// It was written by a newer program.
    #[error("it was written by a newer program; install that one here")]
    Newer,
    /// Longer than any package of ours.
    #[error("it is larger than any package")]
    TooLarge,
}

/// What an office writes into a package.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// For which site.
    pub site: String,
    /// Counts the packages for this site.
    pub number: u32,
    /// When, by the office's clock: RFC 3339, UTC.
    pub made_at: String,
    /// All kiosks of the site that the office knows.
    pub kiosks: Vec<Sister>,
    /// New keys of the office, if it hands any over.
    pub office: Option<OfficeKeys>,
    /// What the office says.
    pub records: Vec<Record>,
    /// What each kiosk of the site said last, as it came.
    pub told: Vec<String>,
    /// The kiosks of the office's other sites.
    pub house: Vec<Sister>,
    /// What each of these said of its cards last, as it came.
    pub cards: Vec<String>,
}

/// The same behind the first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    made_at: String,
    kiosks: Vec<Sister>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    office: Option<OfficeKeys>,
    records: Vec<Record>,
    told: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    house: Vec<Sister>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cards: Vec<String>,
}

/// Writes a package for these kiosks, and for whoever else may look into it.
///
/// # Errors
/// When it cannot be sealed, which no package of this program comes to.
pub fn write_package(
    contents: &Contents,
    key: &SigningKey,
    recipients: &Recipients,
) -> io::Result<Vec<u8>> {
    let body = Body {
        made_at: contents.made_at.clone(),
        kiosks: contents.kiosks.clone(),
        office: contents.office.clone(),
        records: contents.records.clone(),
        told: contents.told.clone(),
        house: contents.house.clone(),
        cards: contents.cards.clone(),
    };
    let json = serde_json::to_string(&body)?;
    let text = format!(
        "{FORM}{VERSION}/{}/{}\n{json}\n",
        contents.number, contents.site
    );
    let note = note::sign(&text, OFFICE, key);
    seal(note.as_bytes(), recipients)
}

/// Who reads a package.
#[derive(Debug)]
pub struct Reader<'r> {
    /// Which kiosk.
    pub kiosk: KioskId,
    /// What it opens packages with.
    pub identity: &'r Identity,
    /// The key of its office.
    pub office: &'r PublicKey,
    /// Its site.
    pub site: &'r str,
}

impl Reader<'_> {
    /// Reads a package. Nothing of it is handed out before all of it was checked.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn read(&self, sealed: &[u8]) -> Result<Package, PackageError> {
        let note = unseal(sealed, self.identity)?;
        let note = String::from_utf8(note).map_err(|_| PackageError::NotSigned)?;
        let text = note::signed(&note, OFFICE, self.office).ok_or(PackageError::NotSigned)?;
        let (first, json) = text.split_once('\n').ok_or(PackageError::NotAPackage)?;
        let (number, site) = first_line(first)?;
        if site != self.site {
            return Err(PackageError::OtherSite {
                found: site.to_owned(),
                here: self.site.to_owned(),
            });
        }
        // It is the office's own, so whatever is not understood is newer.
        let body: Body = serde_json::from_str(json).map_err(|_| PackageError::Newer)?;
        let mut package = Package {
            number,
            kiosks: body.kiosks,
            office: body.office,
            records: body.records,
            told: Vec::new(),
            house: body.house,
            cards: Vec::new(),
            closed: 0,
        };
        for note in &body.told {
            self.read_told(note, &mut package)?;
        }
        for note in &body.cards {
            self.read_cards(note, &mut package)?;
        }
        Ok(package)
    }

    /// What another kiosk says, if it was sealed for this one.
    fn read_told(&self, note: &str, package: &mut Package) -> Result<(), PackageError> {
        let of = read_told_note(note).ok_or(PackageError::Altered)?;
        if of.kiosk == self.kiosk {
            return Ok(());
        }
        let sister = package.kiosks.iter().find(|it| it.kiosk == of.kiosk);
        // A kiosk that is gone for good.
        let Some(sister) = sister else {
            return Ok(());
        };
        let key: PublicKey = sister.key.parse().map_err(|_| PackageError::Altered)?;
        if !of.is_signed_by(&key) || of.site != self.site {
            return Err(PackageError::Altered);
        }
        match open_for(&of, self.identity)? {
            Some(told) => package.told.push((of.kiosk, told)),
            None => package.closed += 1,
        }
        Ok(())
    }

    /// What a kiosk of another site says of its cards, if it was sealed for this one.
    fn read_cards(&self, note: &str, package: &mut Package) -> Result<(), PackageError> {
        let of = read_cards_note(note).ok_or(PackageError::Altered)?;
        let there = package.house.iter().find(|it| it.kiosk == of.kiosk);
        let Some(there) = there.filter(|it| it.kiosk != self.kiosk) else {
            return Ok(());
        };
        let key: PublicKey = there.key.parse().map_err(|_| PackageError::Altered)?;
        if !of.is_signed_by(&key) {
            return Err(PackageError::Altered);
        }
        if let Some(told) = open_for(&of, self.identity)? {
            package.cards.push((of.kiosk, told));
        }
        Ok(())
    }
}

/// What a kiosk says, if it was sealed for this one; nothing if it was sealed before this one was
/// known.
fn open_for(of: &ToldNote<'_>, identity: &Identity) -> Result<Option<Told>, PackageError> {
    match of.open(identity) {
        Ok(told) => Ok(Some(told)),
        Err(PackageError::NotForUs) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The number and the site.
fn first_line(line: &str) -> Result<(u32, &str), PackageError> {
    let rest = line.strip_prefix(FORM).ok_or(PackageError::NotAPackage)?;
    let (version, rest) = rest.split_once('/').ok_or(PackageError::NotAPackage)?;
    if version != VERSION.to_string() {
        return Err(PackageError::Newer);
    }
    let (number, site) = rest.split_once('/').ok_or(PackageError::NotAPackage)?;
    let number = number.parse().map_err(|_| PackageError::NotAPackage)?;
    Ok((number, site))
}

/// Whether these bytes are sealed, and may be a package.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(SEALED_START)
}

/// What a package's file is called. It says nothing of what kind of site it is for; of one site the
/// last by name is the newest.
pub fn package_name(site: &str, number: u32) -> String {
    format!("{}-{number:010}{PACKAGE_END}", site_pseudonym(site))
}

/// Whether a file of this name may be a package for this site.
pub fn is_package_for(name: &str, site: &str) -> bool {
    name.strip_prefix(&site_pseudonym(site))
        .and_then(|rest| rest.strip_prefix('-')?.strip_suffix(PACKAGE_END))
        .is_some_and(|number| number.len() == 10 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// What a site is called in the names of files.
fn site_pseudonym(site: &str) -> String {
    let hash = Sha256::new()
        .chain_update(SITE_DOMAIN)
        .chain_update(site)
        .finalize();
    let mut digits = super::delivery::hex(&hash);
    digits.truncate(SITE_DIGITS);
    digits
}

/// Seals bytes for whoever may open them.
pub(super) fn seal(bytes: &[u8], recipients: &Recipients) -> io::Result<Vec<u8>> {
    use std::io::Write as _;
    let age = age::Encryptor::with_recipients(recipients.each()).map_err(io::Error::other)?;
    let mut sealed = Vec::with_capacity(bytes.len() + HEADER_BYTES_MAX / 64);
    let mut out = age.wrap_output(&mut sealed)?;
    out.write_all(bytes)?;
    out.finish()?;
    Ok(sealed)
}

/// Opens what was sealed, all of it or nothing.
pub(super) fn unseal(sealed: &[u8], identity: &Identity) -> Result<Vec<u8>, PackageError> {
    if sealed.len() as u64 > PACKAGE_BYTES_MAX {
        return Err(PackageError::TooLarge);
    }
    // What cannot be a beginning of an age file is not given to its parser.
    let start = sealed.get(..HEADER_BYTES_MAX).unwrap_or(sealed);
    let ends = |window: &[u8]| window == HEADER_END;
    if !is_sealed(sealed) || !start.windows(HEADER_END.len()).any(ends) {
        return Err(PackageError::NotAPackage);
    }
    let age = Decryptor::new_buffered(sealed).map_err(|error| of_age(&error))?;
    let key = std::iter::once(identity.key());
    let mut unsealed = age.decrypt(key).map_err(|error| of_age(&error))?;
    let mut bytes = Vec::new();
    match unsealed.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(PackageError::Cut),
        Err(_) => Err(PackageError::Altered),
    }
}

fn of_age(error: &DecryptError) -> PackageError {
    match error {
        DecryptError::NoMatchingKeys => PackageError::NotForUs,
        DecryptError::InvalidHeader
        | DecryptError::UnknownFormat
        | DecryptError::ExcessiveWork { .. } => PackageError::NotAPackage,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            PackageError::Cut
        }
        _ => PackageError::Altered,
    }
}
