//! A person, as much of one as they chose to leave here.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::attendance::Kind;
use super::entry::Purpose;
use super::id::PersonId;
use super::milestone::{LeapRule, RecoveryDate};
use super::name::{ChosenName, PictureColour};

/// The four consents: each off by default, each dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consents {
    /// Keep my chosen name, since.
    pub keep_name: Option<NaiveDate>,
    /// Remember my date, since.
    pub remember_date: Option<NaiveDate>,
    /// Tell the facilitator on milestones, since.
    pub tell_facilitator: Option<NaiveDate>,
    /// Include me by name in exports, since.
    pub name_in_exports: Option<NaiveDate>,
}

impl Consents {
    /// Since when this consent stands, if it does.
    pub const fn since(&self, purpose: Purpose) -> Option<NaiveDate> {
        match purpose {
            Purpose::KeepName => self.keep_name,
            Purpose::RememberDate => self.remember_date,
            Purpose::TellFacilitator => self.tell_facilitator,
            Purpose::NameInExports => self.name_in_exports,
        }
    }

    /// The same with one consent given today or taken back. One that stands keeps its date.
    #[must_use]
    pub fn with(mut self, purpose: Purpose, given: bool, today: NaiveDate) -> Self {
        let since = given.then(|| self.since(purpose).unwrap_or(today));
        *match purpose {
            Purpose::KeepName => &mut self.keep_name,
            Purpose::RememberDate => &mut self.remember_date,
            Purpose::TellFacilitator => &mut self.tell_facilitator,
            Purpose::NameInExports => &mut self.name_in_exports,
        } = since;
        self
    }
}

/// Whether a person can be found by name at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Listing {
    /// By name, picture and colour.
    #[default]
    Listed,
    /// By card or code only.
    Unlisted,
}

/// "About me": what a person sees and changes of themselves, and what staff may mend.
#[derive(Clone, PartialEq)]
pub struct Profile {
    /// Whose.
    pub person: PersonId,
    /// The name they chose, or none.
    pub name: Option<ChosenName>,
    /// Picture and colour, which open the way by name; given when the name was first kept.
    pub mark: Option<PictureColour>,
    /// Their default in the room.
    pub kind: Kind,
    /// Whether the way by name finds them.
    pub listing: Listing,
    /// Language by its tag, such as `es`; none is the site's.
    pub language: Option<String>,
    /// Large text.
    pub large_text: bool,
    /// The consents.
    pub consents: Consents,
    /// The recovery date; kept only with its consent.
    pub recovery: Option<RecoveryDate>,
    /// When 29 February is kept in common years.
    pub leap_rule: LeapRule,
}

impl Profile {
    /// A person of whom nothing is known yet.
    pub fn unnamed(person: PersonId) -> Self {
        Self {
            person,
            name: None,
            mark: None,
            kind: Kind::Member,
            listing: Listing::Listed,
            language: None,
            large_text: false,
            consents: Consents::default(),
            recovery: None,
            leap_rule: LeapRule::default(),
        }
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("person", &self.person)
            .finish_non_exhaustive()
    }
}

/// A person on the facilitator's look-up or the staff's list.
#[derive(Clone, PartialEq)]
pub struct PersonLine {
    /// Who.
    pub person: PersonId,
    /// The chosen name; none for an unnamed card.
    pub name: Option<ChosenName>,
    /// Their default in the room.
    pub kind: Kind,
    /// Picture and colour: tells two of the same name apart.
    pub mark: Option<PictureColour>,
    /// How many live cards they hold.
    pub cards: u32,
    /// Whether the way by name finds them.
    pub listing: Listing,
}

impl fmt::Debug for PersonLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonLine")
            .field("person", &self.person)
            .finish_non_exhaustive()
    }
}

/// What staff write when they add or mend a person.
#[derive(Clone, PartialEq, Default)]
pub struct PersonDraft {
    /// The chosen name.
    pub name: Option<ChosenName>,
    /// Their default in the room.
    pub kind: Kind,
    /// Whether the way by name finds them.
    pub listing: Listing,
    /// The name on a roster, which never reaches a public screen.
    pub legal_name: Option<String>,
    /// The organisation's own number for them.
    pub external_id: Option<String>,
    /// Consent to appear with both in roster exports, recorded by staff.
    pub roster_consent: bool,
}

impl fmt::Debug for PersonDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonDraft(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_keeps_the_date_it_was_given() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        for purpose in Purpose::ALL {
            let given = Consents::default().with(purpose, true, day(1));
            assert_eq!(given.since(purpose), Some(day(1)));
            assert_eq!(
                given.with(purpose, true, day(9)).since(purpose),
                Some(day(1))
            );
            assert_eq!(given.with(purpose, false, day(9)), Consents::default());
        }
    }
}
