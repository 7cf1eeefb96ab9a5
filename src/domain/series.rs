//! A series: a meeting that comes again, and how it keeps attendance.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::attendance::AttendanceMode;
use super::id::SeriesId;
use super::schedule::Schedule;
use super::statement::Statements;

/// What kind of meeting it is, for reports; it decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesType {
    /// A mutual-help meeting.
    #[default]
    MutualHelp,
    /// A group of a treatment centre.
    TreatmentGroup,
    /// A recovery centre's open door.
    RecoveryCentre,
    /// For family and friends.
    FamilyGroup,
    /// Anything else.
    Other,
}

impl SeriesType {
    /// As it stands in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MutualHelp => "mutual_help",
            Self::TreatmentGroup => "treatment_group",
            Self::RecoveryCentre => "recovery_centre",
            Self::FamilyGroup => "family_group",
            Self::Other => "other",
        }
    }
}

/// A room of the site, by its shown name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Room(pub String);

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a milestone scheme, such as `aa-short`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchemeId(pub String);

/// A meeting that comes again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Never changes and is never used again.
    pub id: SeriesId,
    /// A neutral title: it stands on the door for strangers to read.
    pub title: String,
    /// What kind of meeting it is.
    pub series_type: SeriesType,
    /// Where it meets.
    pub room: Room,
    /// How attendance is kept.
    pub mode: AttendanceMode,
    /// Which milestones it marks.
    pub scheme: SchemeId,
    /// Whether who was there can have an attendance statement.
    #[serde(default)]
    pub statements: Statements,
    /// When it meets.
    pub schedule: Schedule,
}
