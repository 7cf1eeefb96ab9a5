//! One row of a log as it was written, its hash, and what it means.
//!
//! An entry's hash is `SHA-256("keytag/entry/1\0" || prev || canonical)`, where `prev` is the hash
//! of the row before (32 zero bytes for the first) and `canonical` is every other column in the
//! order of the table from `kiosk` to `payload`:
//!
//! - a text or a blob: the byte 1, its length as four bytes with the highest first, its bytes;
//! - an integer: the byte 2, eight bytes with the highest first, two's complement;
//! - nothing: the byte 0.
//!
//! So no two rows have the same canonical bytes, and a reader in another language needs a page.
//! The store that writes rows and the office that takes them in both compute it here.

use sha2::{Digest, Sha256};

use super::entry::{By, EntryKey, Event, NewEntry};
use super::id::{EntryId, PersonId, SessionId};

/// Separates this use of SHA-256 from all others.
const DOMAIN: &[u8] = b"keytag/entry/1\0";

/// The hash of an entry and of everything before it.
pub type EntryHash = [u8; 32];

/// What stands before the first entry of a log.
pub const NOTHING_BEFORE: EntryHash = [0; 32];

/// One row of a log. Texts are exactly as they were written, whether or not this program knows what
/// they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// Where it stands.
    pub key: EntryKey,
    /// Its own id, which later entries point at.
    pub id: EntryId,
    /// The version of its form.
    pub schema: i64,
    /// What happened, such as `signed_in`.
    pub kind: &'a str,
    /// In which session.
    pub session: Option<&'a str>,
    /// To whom, as a pseudonym.
    pub person: Option<PersonId>,
    /// The wall clock, in milliseconds since 1970 UTC.
    pub wall: i64,
    /// Seconds east of UTC.
    pub offset: i64,
    /// Which start of the machine.
    pub boot: i64,
    /// Time since that start, in milliseconds.
    pub boot_ms: i64,
    /// What the wall clock was worth, such as `ok`.
    pub clock: &'a str,
    /// Who did it: JSON of [`By`].
    pub by: &'a str,
    /// JSON of [`super::entry::Event`] without its kind.
    pub payload: &'a str,
}

impl Row<'_> {
    /// Its hash behind the one of the row before.
    pub fn hash(&self, prev: &EntryHash) -> EntryHash {
        let mut bytes = Canonical(Vec::with_capacity(400));
        bytes.0.extend(DOMAIN);
        bytes.0.extend(prev);
        bytes.blob(self.key.kiosk.bytes());
        bytes.blob(self.key.epoch.bytes());
        bytes.integer(self.key.seq.cast_signed());
        bytes.blob(self.id.bytes());
        bytes.integer(self.schema);
        bytes.blob(self.kind.as_bytes());
        bytes.blob_or_nothing(self.session.map(str::as_bytes));
        bytes.blob_or_nothing(self.person.as_ref().map(|person| person.bytes().as_slice()));
        bytes.integer(self.wall);
        bytes.integer(self.offset);
        bytes.integer(self.boot);
        bytes.integer(self.boot_ms);
        bytes.blob(self.clock.as_bytes());
        bytes.blob(self.by.as_bytes());
        bytes.blob(self.payload.as_bytes());
        Sha256::digest(&bytes.0).into()
    }

    /// What happened, in the words of this program; none where it does not know them, as in a row
    /// that a newer program wrote.
    pub fn entry(&self) -> Option<NewEntry> {
        Some(NewEntry {
            event: self.event()?,
            session: self
                .session
                .map(|session| SessionId::from_stored(session.to_owned())),
            person: self.person,
            by: serde_json::from_str::<By>(self.by).ok()?,
        })
    }

    /// The same without when, to whom and by whom.
    pub fn event(&self) -> Option<Event> {
        let mut event: serde_json::Value = serde_json::from_str(self.payload).ok()?;
        if let Some(fields) = event.as_object_mut() {
            fields.insert("kind".to_owned(), self.kind.into());
        }
        serde_json::from_value(event).ok()
    }
}

struct Canonical(Vec<u8>);

impl Canonical {
    fn blob(&mut self, bytes: &[u8]) {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.0.push(1);
        self.0.extend(length.to_be_bytes());
        self.0.extend(bytes);
    }

    fn blob_or_nothing(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => self.blob(bytes),
            None => self.0.push(0),
        }
    }

    fn integer(&mut self, value: i64) {
        self.0.push(2);
        self.0.extend(value.to_be_bytes());
    }
}
