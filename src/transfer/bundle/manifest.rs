//! `manifest.json` and `checkpoint.note`: what a bundle holds, and that its kiosk signed it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::keys::{Fingerprint, PublicKey, SigningKey, hex, pseudonym, unhex};
use super::note;
use super::refusal::Refusal;
use crate::domain::carried::{BundleBefore, Span, Stood};
use crate::domain::id::{Epoch, KioskId};
use crate::domain::row::EntryHash;

/// The version of a bundle's form. A change of names, fields or meanings needs a new one.
pub const FORMAT_VERSION: u32 = 1;
/// What the format is called.
pub(super) const FORMAT: &str = "keytag-bundle";
/// The longest manifest that is read, in bytes.
pub(super) const MANIFEST_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// The parts that the manifest names and that stand before it, beside those of events.
pub(super) const README: &str = "README.txt";
pub(super) const PEOPLE: &str = "people.ndjson.zst";
pub(super) const SERIES: &str = "series.ndjson.zst";
/// What stands after all parts.
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const CHECKPOINT: &str = "checkpoint.note";

/// The name of a part of events, counted from 1.
pub(super) fn events_part(number: usize) -> String {
    format!("events/{number:05}.ndjson.zst")
}

/// What a bundle holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub(super) format: String,
    pub(super) version: u32,
    /// Which kiosk made it.
    pub kiosk: KioskId,
    /// The epoch in which it was made.
    pub epoch: Epoch,
    /// Counts the bundles of this epoch.
    pub number: u32,
    /// The bundle that this kiosk made before, in this epoch.
    pub before: Option<Before>,
    /// When, by the kiosk's wall clock: RFC 3339, UTC.
    pub made_at: String,
    /// The version of the program that made it.
    pub program: String,
    /// Which site.
    pub site: Site,
    /// Where the kiosk stood when it wrote the entries, from the first of them on; nothing where
    /// all of them were written at the site above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stood: Vec<Stood>,
    /// The entries of the log that are in it, in their order.
    pub ranges: Vec<Range>,
    /// How many entries.
    pub rows: u64,
    /// How many people, whose consent lets something be said of them.
    pub people: u64,
    /// How many series.
    pub series: u64,
    /// The files in it that stand before this one, in their order.
    pub parts: Vec<Part>,
    /// Who can open it, as people compare keys.
    pub recipients: Vec<Fingerprint>,
    /// What the kiosk's clock was worth.
    pub clock: ClockReport,
    /// The kiosk's key.
    pub key: String,
}

/// A site, as its kiosk knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its short code.
    pub code: String,
    /// Its time zone, such as `America/Chicago`.
    pub zone: String,
}

/// The bundle before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// Its number.
    pub number: u32,
    /// The SHA-256 of the sealed file, hexadecimal.
    pub sha256: String,
}

impl From<BundleBefore> for Before {
    fn from(before: BundleBefore) -> Self {
        Self {
            number: before.number,
            sha256: hex(&before.sha256),
        }
    }
}

/// Entries that follow one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// In which epoch.
    pub epoch: Epoch,
    /// The first, by `seq`.
    pub first: u64,
    /// The last, by `seq`.
    pub last: u64,
    /// The hash of the entry before the first, hexadecimal.
    pub before: String,
    /// The hash of the last, hexadecimal.
    pub head: String,
}

impl Range {
    pub(super) fn new(span: Span, before: &EntryHash, head: &EntryHash) -> Self {
        Self {
            epoch: span.epoch,
            first: span.first,
            last: span.last,
            before: hex(before),
            head: hex(head),
        }
    }

    /// Which entries.
    pub const fn span(&self) -> Span {
        Span {
            epoch: self.epoch,
            first: self.first,
            last: self.last,
        }
    }

    /// The hash of the entry before the first.
    pub fn before(&self) -> Option<EntryHash> {
        unhex(&self.before)
    }
}

/// One file in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of it, hexadecimal.
    pub sha256: String,
    /// How many rows it has.
    pub rows: u64,
}

/// What the kiosk's clock was worth when the bundle was made, and how often it was doubted before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockReport {
    /// Such as `ok` or `went-back`.
    pub state: String,
    /// Milliseconds since 1970 UTC.
    pub wall: i64,
    /// Seconds east of UTC.
    pub offset: i32,
    /// Which start of the machine.
    pub boot: u64,
    /// Time since that start, in milliseconds.
    pub boot_ms: u64,
    /// Entries in this bundle that were written with a clock in doubt.
    pub doubtful: u64,
}

/// Only what has to be known before the rest can be understood.
#[derive(Deserialize)]
struct Form {
    format: String,
    version: u32,
}

impl Manifest {
    /// The local day on which it was made, by the kiosk's clock; none where it says none.
    pub fn made_on(&self) -> Option<NaiveDate> {
        let made = DateTime::parse_from_rfc3339(&self.made_at).ok()?;
        let zone: Tz = self.site.zone.parse().unwrap_or(Tz::UTC);
        Some(made.with_timezone(&zone).date_naive())
    }

    pub(super) fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        Ok(json)
    }

    pub(super) fn read(json: &[u8]) -> Result<Self, Refusal> {
        let unreadable = |_| Refusal::Altered("the manifest");
        let form: Form = serde_json::from_slice(json).map_err(unreadable)?;
        if form.format != FORMAT {
            return Err(Refusal::Altered("the manifest"));
        }
        if form.version != FORMAT_VERSION {
            return Err(Refusal::OtherVersion {
                found: form.version,
                known: FORMAT_VERSION,
            });
        }
        serde_json::from_slice(json).map_err(unreadable)
    }

    /// The kiosk's key.
    pub(super) fn key(&self) -> Result<PublicKey, Refusal> {
        let key = self.key.parse();
        key.map_err(|_| Refusal::Altered("the key in the manifest"))
    }

    /// The name of the sealed file, without its ending.
    pub fn file_name(&self) -> String {
        file_name(self.kiosk, self.epoch, self.number)
    }

    fn checkpoint_text(&self, json: &[u8], size: u64, root: &EntryHash) -> String {
        format!(
            "keytag/bundle/{}/{}/{}\n{size}\n{}\nmanifest sha256 {}\n",
            self.kiosk,
            self.epoch,
            self.number,
            BASE64_STANDARD.encode(root),
            hex(&Sha256::digest(json)),
        )
    }

    /// The signed note that stands at the end: which bundle, how many entries, the root of their
    /// tree, and the hash of this manifest.
    pub(super) fn checkpoint(
        &self,
        json: &[u8],
        size: u64,
        root: &EntryHash,
        key: &SigningKey,
    ) -> String {
        let text = self.checkpoint_text(json, size, root);
        note::sign(&text, &pseudonym(self.kiosk), key)
    }

    /// Whether the checkpoint is the one of this manifest and these entries, signed by its key.
    pub(super) fn check(
        &self,
        json: &[u8],
        checkpoint: &[u8],
        size: u64,
        root: &EntryHash,
    ) -> Result<(), Refusal> {
        let checkpoint = str::from_utf8(checkpoint);
        let checkpoint = checkpoint.map_err(|_| Refusal::Altered("the checkpoint"))?;
        let key = self.key()?;
        let text = note::signed(checkpoint, &pseudonym(self.kiosk), &key)
            .ok_or(Refusal::Altered("the signature"))?;
        // One signature and nothing else: the note is a part of what was sealed.
        let is_whole = checkpoint.lines().count() == text.lines().count() + 2;
        if !is_whole || text != self.checkpoint_text(json, size, root) {
            return Err(Refusal::Altered("the checkpoint"));
        }
        Ok(())
    }
}

/// As much of where a kiosk stood as these entries tell nothing of by the site alone.
pub(super) fn stood(all: &[Stood], ranges: &[Range], site: &Site) -> Vec<Stood> {
    let mut told = Vec::new();
    for range in ranges {
        let of_epoch = all.iter().filter(|one| one.epoch == range.epoch);
        let of_epoch: Vec<&Stood> = of_epoch.filter(|one| one.first <= range.last).collect();
        let begun = of_epoch.iter().rposition(|one| one.first <= range.first);
        told.extend(of_epoch.into_iter().skip(begun.unwrap_or(0)).cloned());
    }
    if told
        .iter()
        .all(|one| one.site == site.code && one.zone == site.zone)
    {
        told.clear();
    }
    told
}

/// The name of a bundle on a stick, without its ending: it says nothing about recovery.
pub fn file_name(kiosk: KioskId, epoch: Epoch, number: u32) -> String {
    /// How many digits of the epoch's id are shown.
    const EPOCH_DIGITS: usize = 12;
    let mut stretch = epoch.to_string();
    stretch.truncate(EPOCH_DIGITS);
    format!("{}-{stretch}-{number:06}", pseudonym(kiosk))
}
