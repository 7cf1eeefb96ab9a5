//! What travels between a kiosk and its office: which stretch of the log, what is known beside it,
//! and the receipt that comes back.
//!
//! A value that a person did not consent to is none here already, as in
//! [`report`](super::report): whoever makes these values decides it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::attendance::AttendanceMode;
use super::id::{Epoch, KioskId, PersonId, SeriesId};
use super::row::EntryHash;
use super::series::{Room, SeriesType};

/// Entries of one epoch that follow one another, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Which unbroken stretch of the log.
    pub epoch: Epoch,
    /// The first entry, by `seq`.
    pub first: u64,
    /// The last entry, by `seq`.
    pub last: u64,
}

impl Span {
    /// How many entries it has.
    pub const fn entries(&self) -> u64 {
        (self.last + 1).saturating_sub(self.first)
    }

    /// Whether an entry is in it.
    pub fn holds(&self, epoch: Epoch, seq: u64) -> bool {
        self.epoch == epoch && (self.first..=self.last).contains(&seq)
    }
}

/// Where a kiosk stood from an entry of its log on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stood {
    /// In which unbroken stretch of the log.
    pub epoch: Epoch,
    /// From which entry on, by `seq`.
    pub first: u64,
    /// The short code of the site.
    pub site: String,
    /// Its time zone.
    pub zone: String,
}

/// Entries that a bundle carries, and the hash of the one before the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Which entries.
    pub span: Span,
    /// The hash of the entry before, of an earlier epoch too; nothing before the very first.
    pub before: EntryHash,
}

/// The bundle that was made before this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundleBefore {
    /// Its number.
    pub number: u32,
    /// The SHA-256 of the sealed file.
    pub sha256: [u8; 32],
}

/// What an export may say of a person beside the pseudonym. One of whom nothing may be said is not
/// in a bundle at all.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedPerson {
    /// The canonical pseudonym.
    pub person: PersonId,
    /// The chosen name, with the person's consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The legal name: roster only, with the consent that staff recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// The person's number elsewhere: roster only, with the consent that staff recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
}

impl fmt::Debug for CarriedPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CarriedPerson({})", self.person)
    }
}

/// A series as it stands at the kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedSeries {
    /// Its immutable id.
    pub series: SeriesId,
    /// Its neutral title.
    pub title: String,
    /// What kind of meeting it is.
    pub series_type: SeriesType,
    /// Where it meets.
    pub room: Room,
    /// How attendance is kept.
    pub mode: AttendanceMode,
    /// Whether it meets no more.
    #[serde(default)]
    pub retired: bool,
}

/// The office's whole statement for one kiosk. A newer one replaces an older one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Which kiosk.
    pub kiosk: KioskId,
    /// Counts up; the highest is the newest.
    pub number: u32,
    /// What the office holds.
    pub held: Vec<Span>,
    /// What of it lies in the office's own backup, too: only this may be purged.
    pub backed_up: Vec<Span>,
    /// What must be there and is not.
    pub missing: Vec<Span>,
}

impl Receipt {
    /// Whether the office holds this entry.
    pub fn holds(&self, epoch: Epoch, seq: u64) -> bool {
        self.held.iter().any(|span| span.holds(epoch, seq))
    }

    /// The last entry of this epoch that the office holds.
    pub fn last_of(&self, epoch: Epoch) -> Option<u64> {
        let of_epoch = self.held.iter().filter(|span| span.epoch == epoch);
        of_epoch.map(|span| span.last).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(epoch: u8, first: u64, last: u64) -> Span {
        Span {
            epoch: Epoch::from_bytes([epoch; 16]),
            first,
            last,
        }
    }

    #[test]
    fn a_receipt_knows_what_it_names() {
        let receipt = Receipt {
            kiosk: KioskId::from_bytes([1; 16]),
            number: 3,
            held: vec![span(1, 1, 10), span(2, 1, 4), span(2, 7, 9)],
            backed_up: Vec::new(),
            missing: vec![span(2, 5, 6)],
        };
        for (epoch, seq, held) in [(1, 10, true), (1, 11, false), (2, 5, false), (2, 7, true)] {
            assert_eq!(
                receipt.holds(Epoch::from_bytes([epoch; 16]), seq),
                held,
                "{epoch} {seq}"
            );
        }
        assert_eq!(receipt.last_of(Epoch::from_bytes([2; 16])), Some(9));
        assert_eq!(receipt.last_of(Epoch::from_bytes([3; 16])), None);
        assert_eq!(span(1, 4, 6).entries(), 3);
        let json = serde_json::to_string(&receipt).unwrap();
        assert_eq!(serde_json::from_str::<Receipt>(&json).unwrap(), receipt);
    }

    #[test]
    fn a_name_never_shows_itself_in_a_log() {
        let person = CarriedPerson {
            person: PersonId::from_bytes([1; 16]),
            display_name: Some("Rosa".to_owned()),
            legal_name: Some("Rosa Luz".to_owned()),
            external_id: Some("4711".to_owned()),
        };
        let shown = format!("{person:?}");
        assert!(!shown.contains("Rosa") && !shown.contains("4711"));
    }
}
