//! The slots of the key, on disk: two copies, each written whole or not at all, one after the
//! other, so that a power cut at any moment leaves one that is sound.
//!
//! It knows files, and that no slot may go that is the last way to the key.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::connection::{Place, sync_dir};
use super::key::HeldKey;
use super::{Result, StoreError, key};
use crate::access::{
    DatabaseKey, HashCost, Lockout, Patience, Pin, RecoveryCode, Ring, RingError, Secret, SlotKind,
    StickSecret,
};
use crate::domain::moment::Moment;
use crate::services::Chance;

#[cfg(test)]
mod tests;

/// The names of the two copies in the data directory.
const NAMES: [&str; 2] = ["keyslots", "keyslots.2"];
/// Where failed tries are counted while the database is closed.
const TRIES: &str = "unlock-tries";
/// The longest of these files that is looked at, in bytes.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// Where the key lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyPlaces {
    /// In a plain file: copies and backups are protected, a stolen machine is not.
    pub plain: bool,
    /// In these slots: number and kind, none for one of a newer program.
    pub slots: Vec<(u32, Option<SlotKind>)>,
}

impl KeyPlaces {
    /// Whether a slot of this kind is among them.
    pub fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|(_, found)| *found == Some(kind))
    }

    /// Whether the plain file can go: there is paper for the worst day, and another way for all
    /// other days.
    pub fn may_lose_plain(&self) -> bool {
        self.has(SlotKind::Recovery)
            && (self.has(SlotKind::Stick) || self.has(SlotKind::Credential))
    }
}

/// What became of a try with a stick and a PIN.
#[derive(Debug)]
pub enum Unlocked {
    /// The place with its key.
    Open(Box<Place>),
    /// Another PIN, or another stick.
    No,
    /// Too many tries: not before so many seconds have passed.
    Wait(u64),
}

impl Place {
    /// Where the key lies.
    ///
    /// # Errors
    /// When the slots cannot be read.
    pub fn key_places(&self) -> Result<KeyPlaces> {
        let ring = self.ring()?;
        Ok(KeyPlaces {
            plain: self.key_file().exists(),
            slots: ring.map_or_else(Vec::new, |ring| ring.slots().collect()),
        })
    }

    /// The name of the file on a staff's stick, which says nothing of what it opens; none while
    /// there is no key.
    ///
    /// # Errors
    /// When the slots cannot be read.
    pub fn stick_file(&self) -> Result<String> {
        let ring = match self.ring()? {
            Some(ring) => ring,
            None => Ring::new(&self.key()?),
        };
        Ok(ring.stick_file())
    }

    /// Wraps the key under one more secret, and makes sure that it opens and that it is on disk. Of
    /// one stick only the newest PIN opens. With a PIN it takes about two seconds.
    ///
    /// # Errors
    /// When the key is locked, there are too many slots, or the disk fails. Then the slots are as
    /// they were.
    pub fn add_key_slot(
        &self,
        secret: Secret<'_>,
        chance: &dyn Chance,
        cost: HashCost,
    ) -> Result<u32> {
        let key = self.key()?;
        let mut ring = match self.ring()? {
            Some(ring) if ring.is_of(&key) => ring,
            Some(_) => return Err(RingError::OtherKey.into()),
            None => Ring::new(&key),
        };
        let mut salt = [0; Ring::SALT_BYTES];
        chance.fill(&mut salt).map_err(StoreError::NoRandomness)?;
        let number = ring.add(&key, secret, salt, cost)?;
        if ring.open(secret)?.1 != key {
            return Err(RingError::OtherKey.into());
        }
        self.write_ring(&mut ring)?;
        if self.ring()?.as_ref() != Some(&ring) {
            return Err(StoreError::Disk("the key slots were not kept".to_owned()));
        }
        Ok(number)
    }

    /// Wraps the key under what the system hands over; none where it hands over nothing.
    ///
    /// # Errors
    /// As [`Place::add_key_slot`].
    pub fn add_credential_slot(&self, chance: &dyn Chance) -> Result<Option<u32>> {
        let Some(credential) = self.credential()? else {
            return Ok(None);
        };
        let secret = Secret::Credential(&credential);
        Ok(Some(self.add_key_slot(
            secret,
            chance,
            HashCost::DEFAULT,
        )?))
    }

    /// Gives the machine a new recovery slot, and takes the earlier ones away.
    ///
    /// # Errors
    /// As [`Place::add_key_slot`].
    pub fn set_recovery_slot(&self, code: &RecoveryCode, chance: &dyn Chance) -> Result<()> {
        let before = self.key_places()?;
        self.add_key_slot(Secret::Recovery(code), chance, HashCost::DEFAULT)?;
        self.remove_slots(before.slots, SlotKind::Recovery)
    }

    /// Takes a slot away.
    ///
    /// # Errors
    /// When there is none of this number, when it is needed, or the disk fails.
    pub fn remove_key_slot(&self, number: u32) -> Result<()> {
        let mut ring = self.ring()?.ok_or(RingError::NoSuchSlot)?;
        let kind = ring.slots().find(|(found, _)| *found == number);
        ring.remove(number)?;
        let left = KeyPlaces {
            plain: self.key_file().exists(),
            slots: ring.slots().collect(),
        };
        // Another of its kind takes its place.
        let is_replaced = kind.is_some_and(|(_, kind)| kind.is_some_and(|kind| left.has(kind)));
        if !left.plain && !left.may_lose_plain() && !is_replaced {
            return Err(StoreError::NotNow(
                "without this slot the key could be lost; add another one first",
            ));
        }
        self.write_ring(&mut ring)
    }

    fn remove_slots(&self, slots: Vec<(u32, Option<SlotKind>)>, kind: SlotKind) -> Result<()> {
        for (number, found) in slots {
            if found == Some(kind) {
                self.remove_key_slot(number)?;
            }
        }
        Ok(())
    }

    /// Takes the plain key away. On a memory card its old place may still be read with the right
    /// tools: the card should not be given away.
    ///
    /// # Errors
    /// When there is no recovery slot and another one beside it, or the disk fails.
    pub fn take_plain_key_away(&self) -> Result<()> {
        if !self.key_places()?.may_lose_plain() {
            return Err(StoreError::NotNow(
                "a recovery code and another way to the key have to be there first",
            ));
        }
        let path = self.key_file();
        let failed = |error| StoreError::from_io("removing the key", path, &error);
        let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        let zeros = vec![0; usize::try_from(length.min(FILE_BYTES_MAX)).unwrap_or(0)];
        file.write_all(&zeros).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        fs::remove_file(path).map_err(failed)?;
        sync_dir(path.parent().unwrap_or(self.dir()))
    }

    /// Puts the plain key back, after somebody opened a slot.
    ///
    /// # Errors
    /// When the key is locked, or the disk fails.
    pub fn put_plain_key_back(&self) -> Result<()> {
        key::write(self.key_file(), &self.key()?)
    }

    /// Opens the key with a stick and its PIN. The try is counted on disk before it is made, and
    /// too many of them wait, over restarts and whatever the wall clock says. Takes about a second.
    ///
    /// # Errors
    /// When there is no such slot, or the disk fails: without counting, nothing is tried.
    pub fn unlock_with_stick(
        &self,
        now: &Moment,
        stick: &StickSecret,
        pin: &Pin,
    ) -> Result<Unlocked> {
        let ring = self.ring()?.ok_or(RingError::NoSuchSlot)?;
        let tries = self.tries()?.resumed(Patience::Pin, now);
        let left = tries.wait_left(now);
        if !left.is_zero() {
            self.write_tries(&tries)?;
            let secs = left.as_millis().div_ceil(1000);
            return Ok(Unlocked::Wait(u64::try_from(secs).unwrap_or(u64::MAX)));
        }
        self.write_tries(&tries.after_failure(Patience::Pin, now))?;
        match ring.open(Secret::Stick(stick, pin)) {
            Ok((_, key)) => {
                self.write_tries(&Lockout::NONE)?;
                Ok(Unlocked::Open(Box::new(self.with_key(key))))
            }
            Err(RingError::NoSlotOpens) => Ok(Unlocked::No),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the key with the recovery code. Nobody guesses 160 bits: tries are not counted.
    ///
    /// # Errors
    /// When it opens no slot, or the slots cannot be read.
    pub fn unlock_with_recovery(&self, code: &RecoveryCode) -> Result<Self> {
        let ring = self.ring()?.ok_or(RingError::NoSuchSlot)?;
        let (_, key) = ring.open(Secret::Recovery(code))?;
        Ok(self.with_key(key))
    }

    fn with_key(&self, key: DatabaseKey) -> Self {
        let mut open = self.clone();
        open.unlocked = HeldKey::of(key);
        open
    }

    /// The slots, from the newer of the two copies that are sound; a copy that is not is mended.
    pub(super) fn ring(&self) -> Result<Option<Ring>> {
        let copies = NAMES.map(|name| self.read_ring(name));
        let mut failed = None;
        let mut newest: Option<Ring> = None;
        let mut is_whole = true;
        let mut is_there = false;
        for copy in copies {
            match copy {
                Ok(None) => is_whole = false,
                Ok(Some(ring)) => {
                    is_there = true;
                    let is_newer = newest
                        .as_ref()
                        .is_none_or(|it| it.written() < ring.written());
                    is_whole &= newest.as_ref().is_none_or(|it| *it == ring);
                    if is_newer {
                        newest = Some(ring);
                    }
                }
                Err(error) => {
                    is_there = true;
                    is_whole = false;
                    failed = Some(error);
                }
            }
        }
        match newest {
            None if is_there => Err(failed.unwrap_or_else(|| RingError::Unreadable(1).into())),
            None => Ok(None),
            Some(ring) => {
                if !is_whole {
                    tracing::warn!("a copy of the key slots is mended");
                    for name in NAMES {
                        if let Err(error) = self.write_file(name, ring.text().as_bytes()) {
                            tracing::warn!(%error, "a copy of the key slots");
                        }
                    }
                }
                Ok(Some(ring))
            }
        }
    }

    fn read_ring(&self, name: &str) -> Result<Option<Ring>> {
        let Some(bytes) = self.read_file(name)? else {
            return Ok(None);
        };
        Ok(Some(Ring::parse(&bytes)?))
    }

    fn write_ring(&self, ring: &mut Ring) -> Result<()> {
        let text = ring.next_text();
        for name in NAMES {
            self.write_file(name, text.as_bytes())?;
        }
        Ok(())
    }

    fn tries(&self) -> Result<Lockout> {
        let Some(bytes) = self.read_file(TRIES)? else {
            return Ok(Lockout::NONE);
        };
        let read = || {
            let text = str::from_utf8(&bytes).ok()?;
            let mut numbers = text.split_whitespace().map(|word| word.parse().ok());
            let mut next = || numbers.next()?;
            Some(Lockout {
                failures: u32::try_from(next()?).ok()?,
                boot: next()?,
                until_ms: next()?,
                rest_ms: next()?,
            })
        };
        // Written whole or not at all: one that cannot be read was changed by somebody.
        Ok(read().unwrap_or(Lockout {
            failures: TRIES_WHEN_UNREADABLE,
            ..Lockout::NONE
        }))
    }

    fn write_tries(&self, tries: &Lockout) -> Result<()> {
        let Lockout {
            failures,
            boot,
            until_ms,
            rest_ms,
        } = tries;
        let line = format!("{failures} {boot} {until_ms} {rest_ms}\n");
        self.write_file(TRIES, line.as_bytes())
    }

    fn read_file(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.dir().join(name);
        let mut bytes = Vec::new();
        let read = fs::File::open(&path)
            .and_then(|file| file.take(FILE_BYTES_MAX).read_to_end(&mut bytes));
        match read {
            Ok(_) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::from_io("reading", &path, &error)),
        }
    }

    /// Whole or not at all, readable for this user only.
    fn write_file(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path: PathBuf = self.dir().join(name);
        write_whole(self.dir(), &path, bytes)
            .map_err(|error| StoreError::from_io("writing", &path, &error))?;
        sync_dir(self.dir())
    }
}

/// After how many failures a counter begins that cannot be read.
const TRIES_WHEN_UNREADABLE: u32 = 5;

fn write_whole(dir: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
