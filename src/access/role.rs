//! What each role may do.

use crate::domain::tonight::Role;

/// Something that asks for a role first. What an attendee does is not here: the door asks nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Look at tonight's count.
    SeeCount,
    /// Count a guest, a newcomer or a minor in by a button.
    CountIn,
    /// See chosen names and milestones on the Tonight card, where the mode and the person allow.
    SeeNames,
    /// Open, begin ad hoc, move, cancel or close a session; set its topic.
    RunSession,
    /// Void a sign-in, move it to another session, file the tray.
    CorrectAttendance,
    /// Say that somebody left or stayed to the end.
    MarkRoster,
    /// Look a person up by name and sign them in.
    LookUpPerson,
    /// Say that a milestone was handed over.
    GiveMilestone,
    /// Type in an evening that was kept on paper.
    EnterPaper,
    /// Answer "Is today Sunday 22 November 2026?".
    ConfirmDate,
    /// Take attendance away on a stick.
    Export,
    /// Add, rename, merge and erase people.
    KeepPeople,
    /// Issue, swap and revoke cards.
    KeepBadges,
    /// Add and remove people with a PIN, and replace their PINs.
    KeepKeepers,
    /// Change series, rooms and the kiosk's settings.
    ChangeSettings,
    /// Leave the kiosk's window.
    LeaveKiosk,
}

impl Act {
    /// All of them, in order of the role they ask for.
    pub const ALL: [Self; 16] = [
        Self::SeeCount,
        Self::CountIn,
        Self::SeeNames,
        Self::RunSession,
        Self::CorrectAttendance,
        Self::MarkRoster,
        Self::LookUpPerson,
        Self::GiveMilestone,
        Self::EnterPaper,
        Self::ConfirmDate,
        Self::Export,
        Self::KeepPeople,
        Self::KeepBadges,
        Self::KeepKeepers,
        Self::ChangeSettings,
        Self::LeaveKiosk,
    ];

    /// The least role that may do it.
    pub const fn least_role(self) -> Role {
        match self {
            Self::SeeCount | Self::CountIn => Role::Greeter,
            Self::SeeNames
            | Self::RunSession
            | Self::CorrectAttendance
            | Self::MarkRoster
            | Self::LookUpPerson
            | Self::GiveMilestone
            | Self::EnterPaper
            | Self::ConfirmDate => Role::Facilitator,
            Self::Export
            | Self::KeepPeople
            | Self::KeepBadges
            | Self::KeepKeepers
            | Self::ChangeSettings
            | Self::LeaveKiosk => Role::Staff,
        }
    }
}

/// Whether this role may do that.
pub fn may(role: Role, act: Act) -> bool {
    role >= act.least_role()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_those_before_it_may_and_more() {
        let allowed = |role| Act::ALL.iter().filter(|act| may(role, **act)).count();
        assert_eq!(allowed(Role::Greeter), 2);
        assert_eq!(allowed(Role::Facilitator), 10);
        assert_eq!(allowed(Role::Staff), Act::ALL.len());
    }

    #[test]
    fn nobody_sees_names_or_takes_attendance_away_by_the_smaller_role() {
        for (role, act, answer) in [
            (Role::Greeter, Act::CountIn, true),
            (Role::Greeter, Act::SeeNames, false),
            (Role::Greeter, Act::LookUpPerson, false),
            (Role::Facilitator, Act::SeeNames, true),
            (Role::Facilitator, Act::Export, false),
            (Role::Facilitator, Act::KeepPeople, false),
            (Role::Staff, Act::Export, true),
        ] {
            assert_eq!(may(role, act), answer, "{role:?} {act:?}");
        }
    }
}
