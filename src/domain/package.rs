//! What comes back from an office, and what kiosks of one site tell each other by it: statements,
//! each with the moment of a logical clock at which it was made.
//!
//! Of two statements about one thing the later counts, wherever it came from and whenever it came;
//! so kiosks that have heard the same agree, in whatever order they heard it. That somebody was
//! taken off is the one thing that no later statement changes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::attendance::Kind;
use super::id::{KioskId, PersonId};
use super::milestone::Scheme;
use super::reading::PackFiles;
use super::series::Series;

/// In whose name the office writes.
pub const OFFICE: KioskId = KioskId::from_bytes([0; 16]);

/// When something was said, by a clock that only goes forward: the wall's milliseconds where they
/// can be believed, and always more than everything that its writer had heard before.
///
/// A statement that was laid over an older one (a row of the office's list over what a kiosk knows
/// of a person) is of its own moment; among several such, the one over the newest counts. Ties go
/// to the larger writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// The moment.
    pub time: i64,
    /// Of what it was laid over; 0 where it stands by itself.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub base: i64,
    /// Who wrote it.
    pub writer: KioskId,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out a reference"
)]
const fn is_zero(number: &i64) -> bool {
    *number == 0
}

impl Stamp {
    /// Before everything that anybody says: what a kiosk began with.
    pub const BEGAN: i64 = 1;
    /// The latest moment that is believed, in milliseconds since 1970: the year 2200.
    pub const TIME_MAX: i64 = 7_258_118_400_000;
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// When it was made.
    pub at: Stamp,
    /// What it says.
    pub say: Say,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Say {
    /// All that a kiosk keeps of a person.
    Person(Box<PersonRecord>),
    /// How a card stands.
    Card(CardRecord),
    /// These two pseudonyms are one person, or are two again.
    Merge {
        /// Who is counted as somebody else.
        person: PersonId,
        /// Who that is; none, and they are by themselves.
        into: Option<PersonId>,
    },
    /// This person was taken off.
    Erased {
        /// Who.
        person: PersonId,
    },
    /// A series of meetings.
    Series {
        /// As it is to be.
        series: Box<Series>,
        /// Whether it meets no more.
        retired: bool,
    },
    /// A row of the office's list of people.
    Roster(Box<RosterRecord>),
    /// The office wrote a name rightly. It stands in the place of the one that is kept, and nowhere
    /// where none is: nobody gets a name back by it who took theirs away.
    Named(Box<NamedRecord>),
    /// Cards that the office withdraws.
    Withdrawn(Withdrawn),
    /// A milestone scheme.
    Scheme(Box<Scheme>),
    /// A group's own readings.
    Readings {
        /// The id of the pack.
        pack: String,
        /// What it is made of.
        files: PackFiles,
    },
}

/// All that a kiosk keeps of a person, each as its column has it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the columns are told where the table is made")]
pub struct PersonRecord {
    pub person: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    pub kind: String,
    pub listing: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default)]
    pub large_text: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leap_rule: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roster_consent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remember_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tell_facilitator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_in_exports: Option<String>,
    pub created: i64,
}

impl fmt::Debug for PersonRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonRecord({})", self.person)
    }
}

/// How a card stands. Only its keyed hash is known.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardRecord {
    /// The keyed hash, hexadecimal.
    pub card: String,
    /// Whose it is; none, and it is blank or nobody's any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// How it stands.
    pub state: CardState,
    /// When it was made, in seconds since 1970 UTC.
    pub made: i64,
    /// When it last changed, in seconds since 1970 UTC.
    pub changed: i64,
}

impl fmt::Debug for CardRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardRecord({:?})", self.state)
    }
}

/// How a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    /// Printed, and nobody's.
    Blank,
    /// Somebody's.
    Live,
    /// Dead.
    Revoked,
}

impl CardState {
    /// As it stands in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Live => "live",
            Self::Revoked => "revoked",
        }
    }

    /// The state of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Blank, Self::Live, Self::Revoked];
        all.into_iter().find(|state| state.code() == code)
    }
}

/// What the office's list says of a person. Where it says nothing, what a kiosk knows stays.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterRecord {
    /// Under which pseudonym.
    pub person: PersonId,
    /// The chosen name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name on the roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// The organisation's own number for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Their default in the room.
    #[serde(default)]
    pub kind: Kind,
}

impl fmt::Debug for RosterRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RosterRecord({})", self.person)
    }
}

/// How somebody is called, as the office wrote it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedRecord {
    /// Under which pseudonym.
    pub person: PersonId,
    /// The name.
    pub name: String,
}

impl fmt::Debug for NamedRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NamedRecord({})", self.person)
    }
}

/// Which cards the office withdraws.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withdrawn {
    /// The one with these letters.
    Card(String),
    /// All that this person had until then.
    Person(PersonId),
    /// All that whoever has this number of the organisation had until then.
    Number(String),
}

impl fmt::Debug for Withdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Withdrawn(..)")
    }
}

/// Another kiosk of the same site, or of the same office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sister {
    /// Which.
    pub kiosk: KioskId,
    /// What it signs with, in base64.
    pub key: String,
}

/// The keys of an office that takes the place of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeKeys {
    /// Who can open bundles from now on: `age1..`.
    pub recipients: Vec<String>,
    /// What the office signs with from now on, in base64.
    pub signs: String,
}

/// What the kiosks of a site tell each other, as one of them says it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// What its cards are known by, hexadecimal.
    pub cards: String,
    /// Its statements.
    pub records: Vec<Record>,
}

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Told({} records)", self.records.len())
    }
}

/// A package that was opened and found sound.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// Counts the packages for this site.
    pub number: u32,
    /// All kiosks of the site that the office knows, this one among them.
    pub kiosks: Vec<Sister>,
    /// New keys of the office, if it hands any over.
    pub office: Option<OfficeKeys>,
    /// What the office says.
    pub records: Vec<Record>,
    /// What other kiosks say.
    pub told: Vec<(KioskId, Told)>,
    /// The kiosks of the office's other sites.
    pub house: Vec<Sister>,
    /// What these say of their cards: what they are known by, and which are dead.
    pub cards: Vec<(KioskId, Told)>,
    /// Kiosks whose word was sealed before they knew this one: it comes with their next.
    pub closed: usize,
}

/// What a package changes at a kiosk, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Changes {
    /// People who are new here.
    pub people_new: u32,
    /// People of whom something changes.
    pub people_changed: u32,
    /// People who are taken off.
    pub people_erased: u32,
    /// Pseudonyms that become one person with another, or two again.
    pub merges: u32,
    /// Cards that work no more.
    pub cards_withdrawn: u32,
    /// Cards of other kiosks that this one learns of, or that change hands.
    pub cards_changed: u32,
    /// Series that are new here.
    pub meetings_new: u32,
    /// Series that change.
    pub meetings_changed: u32,
    /// Series that meet no more.
    pub meetings_ended: u32,
    /// Milestone schemes that are new or change.
    pub schemes: u32,
    /// Packs of readings that are new or change.
    pub readings: u32,
    /// Kiosks of the site that are new to this one.
    pub kiosks_new: u32,
    /// Kiosks whose word could not be read yet.
    pub kiosks_closed: u32,
    /// Which series become what, by their titles.
    pub meetings: Vec<(MeetingChange, String)>,
}

/// What becomes of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingChange {
    /// It meets no more.
    Ended,
    /// It meets otherwise, or is called otherwise.
    Changed,
    /// It is new here.
    New,
}

impl Changes {
    /// Whether nothing at all changes.
    pub fn is_nothing(&self) -> bool {
        let closed = Self {
            kiosks_closed: self.kiosks_closed,
            ..Self::default()
        };
        *self == closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(time: i64, base: i64, writer: u8) -> Stamp {
        Stamp {
            time,
            base,
            writer: KioskId::from_bytes([writer; 16]),
        }
    }

    #[test]
    fn the_later_statement_counts_then_the_one_over_the_newer_then_the_larger_writer() {
        let order = [
            stamp(1, 0, 9),
            stamp(2, 0, 0),
            stamp(2, 0, 1),
            stamp(2, 1, 0),
            stamp(3, 0, 0),
        ];
        assert!(order.is_sorted());
    }

    #[test]
    fn no_name_shows_itself_in_a_log() {
        let record = Record {
            at: stamp(2, 0, 1),
            say: Say::Roster(Box::new(RosterRecord {
                person: PersonId::from_bytes([1; 16]),
                name: Some("Rosa".to_owned()),
                legal_name: Some("Rosa Luz".to_owned()),
                number: Some("4711".to_owned()),
                kind: Kind::Member,
            })),
        };
        let shown = format!("{record:?} {:?}", Withdrawn::Number("4711".to_owned()));
        assert!(
            !shown.contains("Rosa") && !shown.contains("4711"),
            "{shown}"
        );
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
    }
}
