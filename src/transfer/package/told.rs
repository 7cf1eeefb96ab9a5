//! What one kiosk tells those of its site: sealed for them, signed by it, carried by an office that
//! cannot read it.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::{PackageError, seal, unseal};
use crate::domain::id::KioskId;
use crate::domain::package::{CardRecord, CardState, Record, Say, Sister, Told};
use crate::store::Telling;
use crate::transfer::TransferError;
use crate::transfer::bundle::{Identity, PublicKey, Recipients, SigningKey, note, pseudonym};

/// What the name of such a file ends in, which is otherwise that of the bundle beside it.
pub const TOLD_END: &str = ".near";
/// The longest that is read, in bytes.
pub const TOLD_BYTES_MAX: u64 = 24 * 1024 * 1024;
/// The first line begins with this, which separates this signature from all others.
const FORM: &str = "keytag/told/1/";
/// The same for what all kiosks of an office may know of one's cards.
const CARDS_FORM: &str = "keytag/cards/1/";

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
    write(
        FORM,
        &telling.told,
        &telling.sisters,
        telling.time,
        (kiosk, site, key),
    )
}

/// Writes what all kiosks of the office may know of the cards of this one: what they are known by,
/// and which are dead. Nothing where none is known at another site.
///
/// # Errors
/// When it cannot be sealed, which nothing of this program comes to.
pub fn write_cards(
    telling: &Telling,
    kiosk: KioskId,
    site: &str,
    key: &SigningKey,
) -> Result<Option<String>, TransferError> {
    let dead = telling.told.records.iter().filter_map(|record| {
        let Say::Card(card) = &record.say else {
            return None;
        };
        let say = Say::Card(CardRecord {
            person: None,
            ..card.clone()
        });
        (card.state == CardState::Revoked).then_some(Record { say, at: record.at })
    });
    let cards = Told {
        cards: telling.told.cards.clone(),
        records: dead.collect(),
    };
    let (house, time) = (&telling.house, telling.time);
    write(CARDS_FORM, &cards, house, time, (kiosk, site, key))
}

fn write(
    form: &str,
    told: &Told,
    to: &[Sister],
    time: i64,
    (kiosk, site, key): (KioskId, &str, &SigningKey),
) -> Result<Option<String>, TransferError> {
    let keys = to.iter().filter_map(|it| it.key.parse().ok());
    let keys: Vec<PublicKey> = keys.collect();
    let Ok(recipients) = Recipients::of_kiosks(&keys) else {
        return Ok(None);
    };
    let json = serde_json::to_vec(told).map_err(std::io::Error::from)?;
    let sealed = BASE64_STANDARD.encode(seal(&json, &recipients)?);
    let text = format!("{form}{kiosk}/{time}/{site}\n{sealed}\n");
    Ok(Some(note::sign(&text, &pseudonym(kiosk), key)))
}

/// The two notes that may stand in one file: what a kiosk tells those of its site, and what it
/// tells all of the office of its cards.
pub fn notes_of(file: &str) -> (Option<&str>, Option<&str>) {
    if file.starts_with(CARDS_FORM) {
        return (None, Some(file));
    }
    let behind = file.match_indices(CARDS_FORM).map(|(at, _)| at);
    let mut lines = behind.filter(|at| file.get(..*at).is_some_and(|it| it.ends_with('\n')));
    match lines.next().and_then(|at| file.split_at_checked(at)) {
        Some((told, cards)) => (Some(told), Some(cards)),
        None => (Some(file), None),
    }
}

/// Takes such a note apart; none where it is none.
pub fn read_told_note(note: &str) -> Option<ToldNote<'_>> {
    read(FORM, note)
}

/// The same for what a kiosk tells all of its office of its cards.
pub fn read_cards_note(note: &str) -> Option<ToldNote<'_>> {
    read(CARDS_FORM, note)
}

fn read<'n>(form: &str, note: &'n str) -> Option<ToldNote<'n>> {
    let (first, sealed) = note::unverified_text(note)?.split_once('\n')?;
    let mut parts = first.strip_prefix(form)?.splitn(3, '/');
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
