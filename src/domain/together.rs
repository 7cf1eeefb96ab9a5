//! What people do for each other beside coming: talk to somebody who has been there, listen, and
//! lend a hand next time.
//!
//! All of it is for one evening and is gone when that evening closes. Who would like to talk is not
//! kept at all, only that somebody would.

use std::fmt;

use chrono::NaiveDate;

use super::milestone::Honours;
use super::name::ChosenName;

/// The most people of one evening that wait to talk; more than these nobody could bring together.
pub const ASKING_MAX: u32 = 20;
/// How far ahead the next evening of a series is looked for, in days.
pub const NEXT_DAYS_MAX: i64 = 62;

/// What the facilitator sees of who would like to talk and who is free to listen tonight.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct TalkBoard {
    /// How many would like to talk.
    pub asking: u32,
    /// Those who are free to listen and may be named.
    pub listening: Vec<ChosenName>,
    /// How many are free to listen beside them.
    pub listening_unnamed: u32,
}

impl TalkBoard {
    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Debug for TalkBoard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TalkBoard")
            .field("asking", &self.asking)
            .finish_non_exhaustive()
    }
}

/// Whether somebody is free to listen tonight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Listening {
    /// They did not say so.
    #[default]
    No,
    /// They are, and nobody is told who.
    Unnamed,
    /// They are, and the facilitator may see the name they go by.
    Named,
}

/// How somebody puts themselves down for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// By the name they go by.
    ByName,
    /// As somebody.
    AsSomebody,
}

/// What a person can do for others after their own sign-in.
#[derive(Clone, PartialEq)]
pub struct Together {
    /// Whether they are free to listen.
    pub listening: Listening,
    /// Whether the name they go by may be told here: it is kept, and this evening knows names.
    pub may_be_named: bool,
    /// The local date of the next evening, and its roles; none where there is nothing to do.
    pub next: Option<(NaiveDate, Vec<Role>)>,
    /// What they have come to by coming, if anything is counted.
    pub honours: Option<Honours>,
}

impl fmt::Debug for Together {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Together").finish_non_exhaustive()
    }
}

/// A role of an evening, as a person at the door sees it: never who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// What it is called here: "Coffee".
    pub name: String,
    /// Whether it is taken.
    pub holder: Holder,
}

/// Who has a role, as one person may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Nobody yet.
    Nobody,
    /// The one who looks, by name.
    Me,
    /// Somebody else, or the one who looks without a name.
    Somebody,
}

/// The roles of an evening, as the facilitator sees them.
#[derive(Clone, PartialEq, Eq)]
pub struct ServicePlan {
    /// The local date of the evening.
    pub date: NaiveDate,
    /// Each role, and who has it.
    pub roles: Vec<(String, Helper)>,
}

impl fmt::Debug for ServicePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServicePlan")
            .field("date", &self.date)
            .finish_non_exhaustive()
    }
}

/// Who has a role.
#[derive(Clone, PartialEq, Eq)]
pub enum Helper {
    /// Nobody yet.
    Nobody,
    /// Somebody who gave no name.
    Somebody,
    /// By the name they go by.
    Named(ChosenName),
}

impl fmt::Debug for Helper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Helper(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_holds_no_names() {
        let name = ChosenName::new("Wilhelmina").unwrap();
        let board = TalkBoard {
            asking: 1,
            listening: vec![name.clone()],
            listening_unnamed: 0,
        };
        let plan = ServicePlan {
            date: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
            roles: vec![("Coffee".to_owned(), Helper::Named(name))],
        };
        let said = format!("{board:?} {plan:?} {:?}", plan.roles[0].1);
        assert!(!said.contains("Wilhelmina"), "{said}");
    }
}
