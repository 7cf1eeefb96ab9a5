//! The key of the database: from a plain file, from a slot that the system opens by itself, or from
//! what somebody unlocked.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use super::connection::{Place, sync_dir};
use super::{Result, StoreError};
use crate::access::{DatabaseKey, Secret};
use crate::services::Chance;

/// Digits of the key in its file.
const DIGITS: usize = DatabaseKey::BYTES * 2;
/// The longest credential that is looked at, in bytes.
const CREDENTIAL_BYTES_MAX: u64 = 1024;

/// A key in memory. All clones of a place share it, so that forgetting it once is forgetting it.
#[derive(Clone, Default)]
pub(super) struct HeldKey(Arc<Mutex<Option<DatabaseKey>>>);

impl HeldKey {
    pub(super) fn of(key: DatabaseKey) -> Self {
        Self(Arc::new(Mutex::new(Some(key))))
    }

    fn get(&self) -> Option<DatabaseKey> {
        let held = self.0.lock();
        held.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn forget(&self) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Its bytes are overwritten as it is dropped.
        *held = None;
    }
}

impl PartialEq for HeldKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.get() == other.get()
    }
}

impl Eq for HeldKey {}

impl fmt::Debug for HeldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HeldKey(..)")
    }
}

impl Place {
    /// Forgets the key that somebody unlocked, in this place and in each clone of it.
    pub fn forget_key(&self) {
        self.unlocked.forget();
    }

    /// The key of the database.
    ///
    /// # Errors
    /// [`StoreError::KeyMissing`] when there is none, [`StoreError::Locked`] when it lies in slots
    /// that somebody has to open first.
    pub(super) fn key(&self) -> Result<DatabaseKey> {
        if let Some(key) = self.unlocked.get() {
            return Ok(key);
        }
        if let Some(key) = read(self.key_file())? {
            return Ok(key);
        }
        let Some(ring) = self.ring()? else {
            return Err(StoreError::KeyMissing(self.key_file().to_owned()));
        };
        let Some(credential) = self.credential()? else {
            return Err(StoreError::Locked);
        };
        match ring.open(Secret::Credential(&credential)) {
            Ok((_, key)) => Ok(key),
            Err(error) => {
                tracing::warn!(%error, "the system's credential");
                Err(StoreError::Locked)
            }
        }
    }

    /// The same with the key in memory, where it can be had.
    pub(super) fn holding_key(mut self) -> Self {
        if self.unlocked.get().is_none()
            && let Ok(key) = self.key()
        {
            self.unlocked = HeldKey::of(key);
        }
        self
    }

    /// What the system hands over; none where it hands over nothing.
    pub(super) fn credential(&self) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let Some(path) = &self.credential else {
            return Ok(None);
        };
        let mut bytes = Zeroizing::new(Vec::new());
        let read = File::open(path)
            .and_then(|file| file.take(CREDENTIAL_BYTES_MAX).read_to_end(&mut bytes));
        match read {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::from_io("reading the credential", path, &error)),
        }
    }
}

/// The key in this file; none where there is no file.
pub(super) fn read(path: &Path) -> Result<Option<DatabaseKey>> {
    let mut text = Zeroizing::new(String::new());
    let most = u64::try_from(DIGITS + 2).unwrap_or(u64::MAX);
    let read = File::open(path).and_then(|file| file.take(most).read_to_string(&mut text));
    match read {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Err(StoreError::KeyUnreadable(path.to_owned()));
        }
        Err(error) => return Err(StoreError::from_io("reading the key", path, &error)),
    }
    let key = DatabaseKey::from_digits(text.trim_end());
    let key = key.ok_or_else(|| StoreError::KeyUnreadable(path.to_owned()))?;
    Ok(Some(key))
}

/// Makes a new key.
pub(super) fn create(place: &Place, chance: &dyn Chance) -> Result<DatabaseKey> {
    let mut bytes = [0; DatabaseKey::BYTES];
    chance.fill(&mut bytes).map_err(StoreError::NoRandomness)?;
    write(place.key_file(), &DatabaseKey::from_bytes(bytes))?;
    // Another process may have been first: its key is the key.
    place.key()
}

/// Writes a key into its file: whole or not at all, and never over one that is there.
pub(super) fn write(path: &Path, key: &DatabaseKey) -> Result<()> {
    let failed = |error| StoreError::from_io("writing the key", path, &error);
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    let dir = dir.unwrap_or(Path::new("."));
    // Made with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(dir).map_err(failed)?;
    let line = Zeroizing::new(format!("{}\n", key.digits().as_str()));
    file.write_all(line.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    match file.persist_noclobber(path) {
        Ok(_) => {}
        Err(lost) if lost.error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(lost) => return Err(failed(lost.error)),
    }
    sync_dir(dir)
}
