//! Attendance: the ways in, the four modes, and what each mode keeps.
//!
//! Every cell of the table of modes is one function here, so that no other layer has an opinion.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::id::{AttendanceId, PersonId, SessionId};
use super::moment::Moment;
use super::name::{ChosenName, Colour, Picture};
use super::session::SessionChoice;

/// How a series keeps attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceMode {
    /// Nobody is identified.
    Headcount,
    /// A card with no name behind it: the same person counts once.
    AnonymousBadge,
    /// By the name the person chose.
    ChosenName,
    /// Named, with time in and out.
    Roster,
}

impl AttendanceMode {
    /// All four, in the order in which a site reads of them.
    pub const ALL: [Self; 4] = [
        Self::Headcount,
        Self::AnonymousBadge,
        Self::ChosenName,
        Self::Roster,
    ];

    /// As it stands in the log, the configuration and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Headcount => "headcount",
            Self::AnonymousBadge => "anonymous_badge",
            Self::ChosenName => "chosen_name",
            Self::Roster => "roster",
        }
    }

    /// Whether this way in is open. A badge is welcome everywhere. Nobody is turned away where a
    /// way is closed: the arrival then waits in the unassigned tray.
    pub const fn allows(self, way: Way) -> bool {
        match way {
            Way::Badge | Way::Keeper => true,
            Way::Name => matches!(self, Self::ChosenName | Self::Roster),
            Way::WithoutName => !matches!(self, Self::Roster),
        }
    }

    /// Whether the log may hold who it was.
    pub const fn keeps_person(self) -> bool {
        !matches!(self, Self::Headcount)
    }

    /// Whether the screen may say the chosen name, which it does after a badge only.
    pub const fn shows_name(self, way: Way) -> bool {
        matches!(self, Self::ChosenName | Self::Roster) && matches!(way, Way::Badge)
    }

    /// Whether a genuine card that this kiosk has not heard of is welcome.
    pub const fn welcomes_unheard_card(self) -> bool {
        matches!(self, Self::Headcount | Self::AnonymousBadge)
    }

    /// Whether time out and "stayed to the end" are kept.
    pub const fn keeps_leaving(self) -> bool {
        matches!(self, Self::Roster)
    }

    /// Whether a milestone may be offered, given that the person gave a date.
    pub const fn offers_milestone(self, gave_date: bool) -> bool {
        match self {
            Self::Headcount => false,
            Self::AnonymousBadge | Self::ChosenName | Self::Roster => gave_date,
        }
    }

    /// Whether "About me" is offered after a sign-in.
    pub const fn offers_about_me(self, gave_date: bool) -> bool {
        match self {
            Self::Headcount => false,
            Self::AnonymousBadge => gave_date,
            Self::ChosenName | Self::Roster => true,
        }
    }

    /// Whether an export may tie a row to a person's pseudonym.
    pub const fn exports_person(self) -> bool {
        self.keeps_person()
    }

    /// Whether an export may carry the chosen name of a person who consented.
    pub const fn exports_name(self) -> bool {
        matches!(self, Self::ChosenName | Self::Roster)
    }

    /// Whether an export may carry external id and legal name, with the consent staff recorded.
    pub const fn exports_legal_name(self) -> bool {
        matches!(self, Self::Roster)
    }
}

/// The way a person came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Held up a card.
    Badge,
    /// Typed a name, then tapped a picture and a colour.
    Name,
    /// Without a name.
    WithoutName,
    /// A facilitator or staff did it for them.
    Keeper,
}

/// Who somebody is in the room. It belongs to the attendance; a person has a default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Comes for themselves.
    #[default]
    Member,
    /// Here for the first time.
    Newcomer,
    /// A visitor.
    Guest,
    /// Family or friend.
    Family,
    /// Helps.
    Volunteer,
    /// Works here.
    Staff,
    /// A professional who visits.
    Professional,
    /// Under 18: a count only, never a person.
    Minor,
}

impl Kind {
    /// All kinds, in the order of the export's contract.
    pub const ALL: [Self; 8] = [
        Self::Member,
        Self::Newcomer,
        Self::Guest,
        Self::Family,
        Self::Volunteer,
        Self::Staff,
        Self::Professional,
        Self::Minor,
    ];

    /// As it stands in the log and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Newcomer => "newcomer",
            Self::Guest => "guest",
            Self::Family => "family",
            Self::Volunteer => "volunteer",
            Self::Staff => "staff",
            Self::Professional => "professional",
            Self::Minor => "minor",
        }
    }

    /// The kind that this code names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How an attendance came into the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A card before the camera.
    Badge,
    /// A card under a hand-held scanner.
    Scanner,
    /// Name, picture and colour.
    Name,
    /// A token typed by hand.
    Code,
    /// A facilitator found the person.
    Facilitator,
    /// A count without a person.
    Headcount,
    /// A paper evening, typed in later.
    PaperLater,
}

impl Method {
    /// All methods, in the order of the export's contract.
    pub const ALL: [Self; 7] = [
        Self::Badge,
        Self::Scanner,
        Self::Name,
        Self::Code,
        Self::Facilitator,
        Self::Headcount,
        Self::PaperLater,
    ];

    /// As it stands in the log and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Badge => "badge",
            Self::Scanner => "scanner",
            Self::Name => "name",
            Self::Code => "code",
            Self::Facilitator => "facilitator",
            Self::Headcount => "headcount",
            Self::PaperLater => "paper_later",
        }
    }

    /// The method that this code names.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// What a person brings to the door.
#[derive(Clone, PartialEq, Eq)]
pub enum Arrival {
    /// What a scanner, a camera or a hand gave: not yet known to be a token.
    Card {
        /// The text as it came, at most a scanner's fragment long.
        text: String,
        /// Scanner, camera or hand.
        method: Method,
    },
    /// The three that only together answer.
    Name {
        /// The name as typed.
        typed: String,
        /// The picture that was tapped.
        picture: Picture,
        /// The colour that was tapped.
        colour: Colour,
    },
    /// Nobody in particular.
    WithoutName {
        /// Member, newcomer, guest, family ...
        kind: Kind,
        /// A newcomer who asked to be shown around.
        show_around: bool,
    },
}

impl fmt::Debug for Arrival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card { method, .. } => write!(f, "Card({})", method.code()),
            Self::Name { .. } => f.write_str("Name(..)"),
            Self::WithoutName { kind, .. } => write!(f, "WithoutName({})", kind.code()),
        }
    }
}

/// What the door answers. Only `Welcome` and `AllSet` stand for something on disk.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Signed in: the commit returned.
    Welcome(Welcome),
    /// Was already in; nothing was written.
    AllSet(Welcome),
    /// Unknown, hidden, revoked, no match: the same answer for all of them.
    AnotherWay,
    /// Several meetings are open: the arrival is held until one is chosen.
    WhichMeeting(Vec<SessionChoice>),
    /// Too many misses by name: this way rests for so many seconds, cards go on working.
    NameRests {
        /// Seconds until a name is heard again.
        secs: u32,
    },
    /// The kiosk is locked: it is kept on disk, whoever it was, and answered alike for all.
    Noted,
}

/// What the welcome may show and offer.
#[derive(Clone, PartialEq)]
pub struct Welcome {
    /// The attendance that "Not me" voids.
    pub attendance: AttendanceId,
    /// The meeting; none when nothing was open and it waits in the tray.
    pub session: Option<SessionId>,
    /// The way the person came.
    pub way: Way,
    /// As whom they are welcome.
    pub kind: Kind,
    /// The chosen name, only where the mode and the way allow it to be shown.
    pub name: Option<ChosenName>,
    /// When the person signed in: shown after a badge only.
    pub since: Option<Moment>,
    /// Whether a neutral "Something for you" stands on the screen.
    pub something: Something,
    /// Whose "About me" opens; none where it is not offered.
    pub about_me: Option<PersonId>,
    /// Whether "I'm leaving" is offered (roster, already in).
    pub may_leave: bool,
    /// The language the person chose, by its tag.
    pub language: Option<String>,
    /// Large text, by the person's own choice.
    pub large_text: bool,
}

impl fmt::Debug for Welcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Welcome")
            .field("attendance", &self.attendance)
            .field("session", &self.session)
            .field("way", &self.way)
            .finish_non_exhaustive()
    }
}

/// Whether there is something behind "Something for you". Everyone with a date sees the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Something {
    /// No date, or no milestones here.
    Nothing,
    /// The person has a date: the button stands there, with a milestone behind it or without.
    Offered,
}

/// Why an attendance was voided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoidReason {
    /// "Not me": undone at the door.
    NotMe,
    /// A facilitator undid it.
    Mistake,
    /// Counted twice.
    Double,
}

impl VoidReason {
    /// As it stands in the log and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotMe => "not_me",
            Self::Mistake => "mistake",
            Self::Double => "double",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AttendanceMode::{AnonymousBadge, ChosenName as Chosen, Headcount, Roster};

    /// Row by row, each for headcount, anonymous badge, chosen name, roster.
    #[test]
    fn every_cell_of_the_table_of_modes() {
        type Cell = fn(AttendanceMode) -> bool;
        let rows: [(&str, Cell, [bool; 4]); 17] = [
            ("badge", |m| m.allows(Way::Badge), [true; 4]),
            ("name", |m| m.allows(Way::Name), [false, false, true, true]),
            (
                "without a name",
                |m| m.allows(Way::WithoutName),
                [true, true, true, false],
            ),
            ("by a keeper", |m| m.allows(Way::Keeper), [true; 4]),
            (
                "keeps person",
                AttendanceMode::keeps_person,
                [false, true, true, true],
            ),
            (
                "keeps leaving",
                AttendanceMode::keeps_leaving,
                [false, false, false, true],
            ),
            (
                "name after badge",
                |m| m.shows_name(Way::Badge),
                [false, false, true, true],
            ),
            ("name after name", |m| m.shows_name(Way::Name), [false; 4]),
            (
                "name after nothing",
                |m| m.shows_name(Way::WithoutName),
                [false; 4],
            ),
            (
                "unheard card",
                AttendanceMode::welcomes_unheard_card,
                [true, true, false, false],
            ),
            (
                "milestone, date",
                |m| m.offers_milestone(true),
                [false, true, true, true],
            ),
            (
                "milestone, no date",
                |m| m.offers_milestone(false),
                [false; 4],
            ),
            (
                "about me, date",
                |m| m.offers_about_me(true),
                [false, true, true, true],
            ),
            (
                "about me, no date",
                |m| m.offers_about_me(false),
                [false, false, true, true],
            ),
            (
                "export person",
                AttendanceMode::exports_person,
                [false, true, true, true],
            ),
            (
                "export name",
                AttendanceMode::exports_name,
                [false, false, true, true],
            ),
            (
                "export legal",
                AttendanceMode::exports_legal_name,
                [false, false, false, true],
            ),
        ];
        for (row, cell, expected) in rows {
            assert_eq!(
                [Headcount, AnonymousBadge, Chosen, Roster].map(cell),
                expected,
                "{row}"
            );
        }
    }

    #[test]
    fn codes_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        for method in Method::ALL {
            assert_eq!(Method::from_code(method.code()), Some(method));
        }
    }
}
