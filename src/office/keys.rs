//! The office's keys: a directory of files that only their owner can read.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{OfficeError, Result};
use crate::access::DatabaseKey;
use crate::services::Chance;
use crate::transfer::bundle::{Identity, SEED_BYTES, SigningKey};

/// What opens bundles, day by day.
const OFFICE: &str = "office.age";
/// What opens them when that is lost: to be kept elsewhere.
const RECOVERY: &str = "recovery.age";
/// What receipts are signed with.
const RECEIPTS: &str = "receipts.key";
/// What the database is encrypted with.
const DATABASE: &str = "database.key";
/// The longest key file that is read, in bytes.
const KEY_BYTES_MAX: u64 = 64 * 1024;

/// The keys that the office works with.
#[derive(Debug)]
pub struct KeyRing {
    /// What opens bundles.
    pub identities: Vec<Identity>,
    /// What receipts are signed with; none where there is only a key that opens.
    pub receipts: Option<SigningKey>,
}

/// The lines for `kiosk.toml` of every kiosk of this office. They are no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KioskLines {
    /// Who can open a bundle: the office, then whoever keeps the recovery key.
    pub recipients: [String; 2],
    /// What receipts are checked with.
    pub receipts: String,
}

impl KioskLines {
    /// The lines, as they stand in `kiosk.toml`.
    pub fn for_kiosks(&self) -> String {
        let [office, recovery] = &self.recipients;
        format!(
            "[export]\noffice = [\n    \"{office}\",\n    \"{recovery}\",\n]\nreceipts = \"{}\"",
            self.receipts
        )
    }
}

/// Makes the keys of an office in a directory that has none.
///
/// # Errors
/// When one of them is there already, or they cannot be written.
pub fn make_keys(dir: &Path, chance: &dyn Chance) -> Result<KioskLines> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(OfficeError::file("make", dir))?;
    for name in [OFFICE, RECOVERY, RECEIPTS, DATABASE] {
        let path = dir.join(name);
        if path.symlink_metadata().is_ok() {
            return Err(OfficeError::Taken(path));
        }
    }
    let mut seed = [0; SEED_BYTES];
    chance.fill(&mut seed).map_err(OfficeError::Chance)?;
    let (office, recovery) = (Identity::generate(), Identity::generate());
    let of = |identity: &Identity, what: &str| {
        let (public, secret) = (identity.public_line(), identity.secret_line());
        format!("# {what}\n# public key: {public}\n{secret}\n")
    };
    write_secret(&dir.join(OFFICE), &of(&office, "opens bundles"))?;
    let what = "opens bundles when office.age is lost: keep it elsewhere";
    write_secret(&dir.join(RECOVERY), &of(&recovery, what))?;
    write_secret(&dir.join(RECEIPTS), &format!("{}\n", hex(&seed)))?;
    make_database_key(dir, chance)?;
    let synced = File::open(dir).and_then(|dir| dir.sync_all());
    synced.map_err(OfficeError::file("keep", dir))?;
    Ok(KioskLines {
        recipients: [office.public_line(), recovery.public_line()],
        receipts: SigningKey::from_seed(&seed).public().to_string(),
    })
}

/// The lines for kiosks of an office whose keys are there already. The recovery key may be kept
/// elsewhere, as it should be: then nothing is known of it here.
///
/// # Errors
/// When the keys are not there or not readable.
pub fn read_kiosk_lines(dir: &Path) -> Result<Option<KioskLines>> {
    let ring = KeyRing::of_office(dir)?;
    let recovery = dir.join(RECOVERY);
    if recovery.symlink_metadata().is_err() {
        return Ok(None);
    }
    let recovery = read_identity(&recovery)?;
    let (office, receipts) = (ring.identities.first(), ring.receipts.as_ref());
    Ok(office.zip(receipts).map(|(office, receipts)| KioskLines {
        recipients: [office.public_line(), recovery.public_line()],
        receipts: receipts.public().to_string(),
    }))
}

/// Whether keys of an office are in a directory.
pub fn has_keys(dir: &Path) -> bool {
    let there = |name: &str| dir.join(name).symlink_metadata().is_ok();
    [OFFICE, RECEIPTS, DATABASE].into_iter().any(there)
}

impl KeyRing {
    /// The keys of an office.
    ///
    /// # Errors
    /// When they are not there or not readable.
    pub fn of_office(dir: &Path) -> Result<Self> {
        let path = dir.join(RECEIPTS);
        let text = read(&path)?;
        let seed = unhex(text.trim()).ok_or(OfficeError::NoKey(path))?;
        Ok(Self {
            identities: vec![read_identity(&dir.join(OFFICE))?],
            receipts: Some(SigningKey::from_seed(&seed)),
        })
    }

    /// One key that opens bundles, such as the one for recovery.
    ///
    /// # Errors
    /// When it is not there or not readable.
    pub fn that_opens(file: &Path) -> Result<Self> {
        Ok(Self {
            identities: vec![read_identity(file)?],
            receipts: None,
        })
    }
}

/// The key of the office's database; none where it has none yet.
///
/// # Errors
/// When the file cannot be read, or holds no key.
pub fn read_database_key(dir: &Path) -> Result<Option<DatabaseKey>> {
    let path = dir.join(DATABASE);
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let text = Zeroizing::new(read(&path)?);
    let key = DatabaseKey::from_digits(text.trim());
    key.map(Some).ok_or(OfficeError::NoKey(path))
}

/// Makes the key of the office's database, and says where it is.
///
/// # Errors
/// When there is one already, or it cannot be written.
pub fn make_database_key(dir: &Path, chance: &dyn Chance) -> Result<(DatabaseKey, PathBuf)> {
    let mut bytes = Zeroizing::new([0; DatabaseKey::BYTES]);
    chance.fill(&mut *bytes).map_err(OfficeError::Chance)?;
    let key = DatabaseKey::from_bytes(*bytes);
    let path = dir.join(DATABASE);
    let text = Zeroizing::new(format!("{}\n", key.digits().as_str()));
    write_secret(&path, &text)?;
    let synced = File::open(dir).and_then(|dir| dir.sync_all());
    synced.map_err(OfficeError::file("keep", dir))?;
    Ok((key, path))
}

fn read_identity(path: &Path) -> Result<Identity> {
    let text = read(path)?;
    text.parse()
        .map_err(|_| OfficeError::NoKey(path.to_owned()))
}

fn read(path: &Path) -> Result<String> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(KEY_BYTES_MAX).read_to_string(&mut text));
    read.map_err(OfficeError::file("read", path))?;
    Ok(text)
}

fn write_secret(path: &Path, text: &str) -> Result<()> {
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
    written.map_err(OfficeError::file("write", path))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<[u8; SEED_BYTES]> {
    let mut bytes = [0; SEED_BYTES];
    if text.len() != 2 * SEED_BYTES || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::services::SystemChance;
    use crate::transfer::bundle::Recipients;

    #[test]
    fn keys_are_made_once_and_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("keys");
        let lines = make_keys(&dir, &SystemChance).unwrap();
        let ring = KeyRing::of_office(&dir).unwrap();
        assert_eq!(ring.identities[0].public_line(), lines.recipients[0]);
        let receipts = ring.receipts.unwrap().public();
        assert_eq!(receipts.to_string(), lines.receipts);
        let recovery = KeyRing::that_opens(&dir.join(RECOVERY)).unwrap();
        assert_eq!(recovery.identities[0].public_line(), lines.recipients[1]);
        assert!(Recipients::parse(lines.recipients.iter().map(String::as_str)).is_ok());
        let key = read_database_key(&dir).unwrap();
        assert!(key.is_some() && format!("{key:?}") == "Some(DatabaseKey(..))");
        for name in [OFFICE, RECOVERY, RECEIPTS, DATABASE] {
            let mode = std::fs::metadata(dir.join(name)).unwrap().permissions();
            assert_eq!(mode.mode() & 0o777, 0o600, "{name}");
        }
        let again = make_keys(&dir, &SystemChance);
        assert!(matches!(again, Err(OfficeError::Taken(_))));
        assert!(KeyRing::that_opens(&dir.join(RECEIPTS)).is_err());
        assert_eq!(format!("{:?}", recovery.identities), "[Identity(..)]");
    }

    #[test]
    fn a_broken_key_file_is_told() {
        let dir = tempfile::tempdir().unwrap();
        make_keys(dir.path(), &SystemChance).unwrap();
        for bad in ["", "zz", &"é".repeat(32), &"0".repeat(63)] {
            std::fs::write(dir.path().join(RECEIPTS), bad).unwrap();
            let read = KeyRing::of_office(dir.path());
            assert!(matches!(read, Err(OfficeError::NoKey(_))), "{bad}");
        }
    }
}
