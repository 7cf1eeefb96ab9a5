//! Reading a bundle: staged first, then read to its end and checked in every way, and only then
//! handed out.
//!
//! `age` gives out what it has decrypted before it knows that the file is whole. So a sealed file
//! is first copied, sealed as it is, into a file that has no name; then all of it is read once and
//! checked; then it is read again, and what is handed out must come out the same.

use std::cell::Cell;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

use age::{DecryptError, Decryptor};
use sha2::{Digest, Sha256};

use self::walk::{Found, Walk};
use super::keys::{Identity, PublicKey};
use super::manifest::Manifest;
use super::outer::Outer;
use super::refusal::{Foreign, Refusal, Trust};
use crate::domain::carried::{CarriedPerson, CarriedSeries};
use crate::domain::row::{EntryHash, Row};

mod walk;

/// The largest sealed file that is staged, in bytes: more than a stick's file system can hold.
const SEALED_BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;
/// The longest beginning of an age file that is looked at, in bytes: a hundred recipients.
const HEADER_BYTES_MAX: u64 = 16 * 1024;
/// How the last line of that beginning starts.
const HEADER_END: &[u8] = b"\n--- ";
/// How much is copied at once, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;

/// One thing that a bundle carries.
#[derive(Debug)]
pub enum Carried<'r> {
    /// An entry of the log, and its hash.
    Entry(Row<'r>, EntryHash),
    /// What may be said of a person.
    Person(CarriedPerson),
    /// A series.
    Series(CarriedSeries),
}

/// A bundle that was read to its end and checked in every way that needs nothing but itself and the
/// key of its kiosk.
pub struct Opened<'k> {
    staged: File,
    identities: &'k [Identity],
    sha256: [u8; 32],
    bytes: u64,
    found: Found,
    key: PublicKey,
}

impl fmt::Debug for Opened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({})", self.manifest().file_name())
    }
}

/// Stages and checks a sealed file. `note` is the one that lay beside it, if one did.
///
/// # Errors
/// Why it is refused; nothing of it is left anywhere then.
pub fn open<'k>(
    sealed: impl Read,
    note: Option<&[u8]>,
    identities: &'k [Identity],
    trust: &dyn Trust,
) -> Result<Opened<'k>, Refusal> {
    let (mut staged, bytes, sha256) = stage(sealed)?;
    let note = note.map(Outer::read).transpose()?;
    if let Some(note) = &note {
        note.compare(bytes, &sha256)?;
    }
    let found = survey(&mut staged, identities)?;
    let key = found.manifest.key()?;
    if let Some(note) = &note {
        note.check(found.manifest.kiosk, &key)?;
    }
    trust.vouch(found.manifest.kiosk, &key)?;
    Ok(Opened {
        staged,
        identities,
        sha256,
        bytes,
        found,
        key,
    })
}

impl Opened<'_> {
    /// What it holds.
    pub const fn manifest(&self) -> &Manifest {
        &self.found.manifest
    }

    /// The SHA-256 of the sealed file.
    pub const fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }

    /// How long the sealed file is, in bytes: what its staged copy takes.
    pub const fn sealed_bytes(&self) -> u64 {
        self.bytes
    }

    /// The SHA-256 of its manifest: the same where the same content was sealed again.
    pub const fn manifest_sha256(&self) -> &[u8; 32] {
        &self.found.manifest_sha256
    }

    /// The key that signed it.
    pub const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// Hands out everything in it: entries in their order, then people, then series. It is read and
    /// checked once more on the way, so keep nothing until this has returned.
    ///
    /// # Errors
    /// What `each` fails with, or why what was staged cannot be read again.
    pub fn hand_out<E: From<Refusal>>(
        &mut self,
        each: &mut dyn FnMut(Carried<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let again = walk(&mut self.staged, self.identities, each)?;
        if again == self.found {
            Ok(())
        } else {
            Err(Refusal::Altered("the staged copy").into())
        }
    }
}

/// Copies it, sealed as it is, into a file without a name.
fn stage(mut sealed: impl Read) -> Result<(File, u64, [u8; 32]), Refusal> {
    let mut staged = tempfile::tempfile()?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = match sealed.read(&mut chunk) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        let Some(read) = chunk.get(..read).filter(|read| !read.is_empty()) else {
            break;
        };
        bytes += read.len() as u64;
        if bytes > SEALED_BYTES_MAX {
            return Err(Refusal::TooLarge("the file"));
        }
        hash.update(read);
        staged.write_all(read)?;
    }
    Ok((staged, bytes, hash.finalize().into()))
}

/// Reads and checks all of it, and keeps nothing.
fn survey(staged: &mut File, identities: &[Identity]) -> Result<Found, Refusal> {
    walk(staged, identities, &mut |_| Ok(()))
}

/// Reads all of it and checks it, telling each row on the way.
fn walk<E: From<Refusal>>(
    staged: &mut File,
    identities: &[Identity],
    each: &mut dyn FnMut(Carried<'_>) -> Result<(), E>,
) -> Result<Found, E> {
    let failed = Failed::default();
    let unsealed = unseal(staged, identities, &failed)?;
    let walked = Walk::new(each).through(unsealed);
    // What is wrong with the seal is why what is inside could not be read.
    match failed.take() {
        Some(why) => Err(why.into()),
        None => walked,
    }
}

/// Opens the seal.
fn unseal<'f>(
    staged: &'f mut File,
    identities: &[Identity],
    failed: &Failed,
) -> Result<impl Read + use<'f>, Refusal> {
    look_at_header(staged)?;
    staged.seek(SeekFrom::Start(0))?;
    let age = Decryptor::new_buffered(BufReader::with_capacity(CHUNK_BYTES, staged));
    let keys = identities.iter().map(Identity::key);
    let unsealed = age.and_then(|age| age.decrypt(keys)).map_err(of_header)?;
    Ok(Unsealed {
        inner: unsealed,
        failed: failed.clone(),
    })
}

/// What cannot be a beginning of an age file is not given to its parser.
fn look_at_header(staged: &mut File) -> Result<(), Refusal> {
    staged.seek(SeekFrom::Start(0))?;
    let mut start = Vec::new();
    staged.take(HEADER_BYTES_MAX).read_to_end(&mut start)?;
    let ends = |window: &[u8]| window == HEADER_END;
    if start.windows(HEADER_END.len()).any(ends) {
        Ok(())
    } else {
        Err(Foreign::NotABundle.into())
    }
}

fn of_header(error: DecryptError) -> Refusal {
    match error {
        DecryptError::NoMatchingKeys => Foreign::OtherOffice.into(),
        DecryptError::InvalidHeader
        | DecryptError::UnknownFormat
        | DecryptError::ExcessiveWork { .. } => Foreign::NotABundle.into(),
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => Refusal::Cut,
        DecryptError::Io(error) => error.into(),
        _ => Refusal::Altered("the seal"),
    }
}

/// Why the seal could not be read on, told past whoever reads what is inside.
#[derive(Clone, Default)]
struct Failed(Rc<Cell<Option<Refusal>>>);

impl Failed {
    fn take(&self) -> Option<Refusal> {
        self.0.take()
    }
}

struct Unsealed<R> {
    inner: R,
    failed: Failed,
}

impl<R: Read> Read for Unsealed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.inner.read(bytes).inspect_err(|error| {
            let why = match error.kind() {
                // age has seen no last chunk.
                io::ErrorKind::UnexpectedEof => Refusal::Cut,
                io::ErrorKind::InvalidData => Refusal::Altered("the seal"),
                kind => Refusal::Io(io::Error::new(kind, error.to_string())),
            };
            self.failed.0.set(Some(why));
        })
    }
}
