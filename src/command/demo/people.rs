//! The made-up people of the demo: forty chosen names from many places.

use chrono::{Days, Months, NaiveDate};

use crate::domain::attendance::Kind;
use crate::domain::milestone::{Precision, RecoveryDate};
use crate::domain::person::Listing;

/// How many of them hold a badge; the others come by name or without one.
pub(super) const WITH_BADGE: usize = 30;

/// A recovery date, counted back from the evening that is about to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// They gave none.
    NoDate,
    /// So many days ago.
    Days(u64),
    /// So many months ago, to the day.
    Months(u32),
    /// So many months ago, and only the month is known.
    MonthOnly(u32),
}

impl Since {
    /// The date, if there is one.
    pub fn recovery_date(self, today: NaiveDate) -> Option<RecoveryDate> {
        let (date, precision) = match self {
            Self::NoDate => return None,
            Self::Days(days) => (today.checked_sub_days(Days::new(days))?, Precision::Day),
            Self::Months(months) => (
                today.checked_sub_months(Months::new(months))?,
                Precision::Day,
            ),
            Self::MonthOnly(months) => (
                today.checked_sub_months(Months::new(months))?,
                Precision::Month,
            ),
        };
        Some(RecoveryDate { date, precision })
    }
}

/// What a person agreed to beside keeping their name and, if they gave one, their date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreed {
    /// Nothing more.
    Nothing,
    /// The facilitator may know of milestones.
    Facilitator,
    /// The name may stand in exports.
    Exports,
    /// Both.
    Both,
}

impl Agreed {
    /// Whether the facilitator may know of milestones.
    pub fn facilitator(self) -> bool {
        matches!(self, Self::Facilitator | Self::Both)
    }

    /// Whether the name may stand in exports.
    pub fn exports(self) -> bool {
        matches!(self, Self::Exports | Self::Both)
    }
}

/// One made-up person.
#[derive(Debug, Clone, Copy)]
pub(super) struct MadeUp {
    pub name: &'static str,
    pub kind: Kind,
    pub since: Since,
    pub agreed: Agreed,
    pub listing: Listing,
    /// The name on the roster of the treatment group, if they are on it.
    pub legal_name: Option<&'static str>,
}

const fn member(name: &'static str, since: Since, agreed: Agreed) -> MadeUp {
    MadeUp {
        name,
        kind: Kind::Member,
        since,
        agreed,
        listing: Listing::Listed,
        legal_name: None,
    }
}

const fn on_roster(person: MadeUp, legal_name: &'static str) -> MadeUp {
    MadeUp {
        legal_name: Some(legal_name),
        ..person
    }
}

const fn other(name: &'static str, kind: Kind) -> MadeUp {
    MadeUp {
        kind,
        ..member(name, Since::NoDate, Agreed::Nothing)
    }
}

const fn unlisted(person: MadeUp) -> MadeUp {
    MadeUp {
        listing: Listing::Unlisted,
        ..person
    }
}

/// Everybody. The first [`WITH_BADGE`] hold a badge.
pub(super) const EVERYBODY: [MadeUp; 40] = {
    use Agreed::{Both, Exports, Facilitator, Nothing};
    use Since::{Days, MonthOnly, Months, NoDate};
    [
        // Something is due for these on the evening itself.
        member("Rosa", Days(90), Both),
        member("Kwame", Months(12), Both),
        member("Mei-Ling", Days(30), Facilitator),
        member("João", Months(24), Facilitator),
        member("Olena", Days(180), Nothing),
        member("Yusuf", Days(7), Facilitator),
        // For these, something was due not long ago.
        member("Ingrid", Days(94), Both),
        member("Tomás", Months(19), Exports),
        // These have a date, and nothing is due.
        on_roster(member("Amina", Days(45), Exports), "Amina Haddad"),
        on_roster(member("Björn", Days(320), Both), "Björn Lindqvist"),
        on_roster(member("Chidi", Days(233), Nothing), "Chidi Okonkwo"),
        on_roster(member("Dolores", MonthOnly(8), Exports), "Dolores Ibarra"),
        on_roster(member("Eleni", Days(21), Facilitator), "Eleni Pappas"),
        on_roster(member("Farid", MonthOnly(31), Nothing), "Farid Rahimi"),
        on_roster(member("Grace", Days(3), Nothing), "Grace Mbeki"),
        on_roster(member("Hiroshi", Months(41), Exports), "Hiroshi Tanaka"),
        member("Leilani", Days(500), Both),
        member("Nikos", Months(67), Nothing),
        member("Priya", MonthOnly(4), Facilitator),
        member("Søren", Months(122), Both),
        // These gave no date.
        on_roster(member("Thandiwe", NoDate, Exports), "Thandiwe Dlamini"),
        on_roster(member("Vikram", NoDate, Nothing), "Vikram Nair"),
        member("Zofia", NoDate, Exports),
        member("Anh", NoDate, Nothing),
        unlisted(member("Mateusz", NoDate, Nothing)),
        unlisted(member("Noor", Days(150), Nothing)),
        other("Wanjiru", Kind::Volunteer),
        other("Catalina", Kind::Volunteer),
        other("Dmitri", Kind::Staff),
        other("Ulla", Kind::Professional),
        // No badge: by name, picture and colour.
        member("Ximena", Days(60), Both),
        member("Ibrahim", NoDate, Exports),
        member("Jolene", Months(9), Nothing),
        member("Kalani", NoDate, Nothing),
        member("Lupe", NoDate, Exports),
        member("Giulia", Days(14), Facilitator),
        member("Quentin", NoDate, Nothing),
        member("Hana", MonthOnly(16), Exports),
        other("Bohdan", Kind::Family),
        other("Fatima", Kind::Guest),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::name::ChosenName;

    #[test]
    fn everybody_has_a_name_of_their_own() {
        let names: std::collections::BTreeSet<_> = EVERYBODY
            .iter()
            .map(|person| {
                ChosenName::new(person.name)
                    .unwrap()
                    .folded()
                    .as_str()
                    .to_owned()
            })
            .collect();
        assert_eq!(names.len(), EVERYBODY.len());
    }

    #[test]
    fn dates_are_counted_back_from_the_evening() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let date = |since: Since| since.recovery_date(today).unwrap();
        assert_eq!(date(Since::Months(12)).date.to_string(), "2025-11-23");
        assert_eq!(date(Since::Days(30)).date.to_string(), "2026-10-24");
        assert_eq!(date(Since::MonthOnly(8)).precision, Precision::Month);
        assert_eq!(Since::NoDate.recovery_date(today), None);
    }
}
