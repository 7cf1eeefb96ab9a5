//! What a line, a number, a card or a yes on one of the plain screens stands for.

use crate::domain::attendance::Kind;
use crate::domain::id::{KeeperId, PersonId, SeriesId};
use crate::domain::package::Package;
use crate::domain::person::Listing;
use crate::domain::statement::{SlipCode, SlipNumber, Statements};
use crate::domain::tonight::Role;
use crate::transfer::bundle::Fingerprint;

/// What became of a card that was held up for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardGiven {
    /// It is theirs now.
    Given,
    /// It finds the PIN of a keeper now.
    GivenToKeeper,
    /// It is somebody's already.
    Taken,
    /// This kiosk does not know it.
    Unknown,
}

/// What a list of those with a PIN is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepersFor {
    /// To change or remove one.
    Change,
    /// A PIN was forgotten.
    Recover,
}

/// What a line on a list stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// The menu.
    Menu,
    /// The export.
    Export,
    /// What the office sends back.
    Package,
    /// People.
    People,
    /// Find somebody.
    Find,
    /// Add somebody.
    Add,
    /// One of them.
    Person(PersonId),
    /// Mend the name.
    Rename(PersonId),
    /// What they are in the room.
    Kinds(PersonId),
    /// This.
    Kind(PersonId, Kind),
    /// By card only, or by name too.
    List(PersonId, Listing),
    /// Give a card; the old one dies.
    GiveCard(PersonId),
    /// The same person as another.
    Merge(PersonId),
    /// This other.
    MergeInto(PersonId, PersonId),
    /// Take off.
    Erase(PersonId),
    /// A lost card: whose.
    LostCard,
    /// Cards to print.
    Badges,
    /// Another sheet of them, though others wait.
    NewSheet,
    /// A sheet of them that waits, with what is said of it.
    WaitingSheet(u32, String),
    /// What a scanner sends.
    Scanner,
    /// Attendance statements: which meetings offer them.
    Statements,
    /// This one does from now on, or no more.
    OfferStatements(SeriesId, Statements),
    /// A slip that somebody brings.
    CheckStatement,
    /// PINs.
    Pins,
    /// The key of the records.
    Key,
    /// Whether the kiosk locks between meetings.
    Between,
    /// Whether tones are heard.
    Sounds,
    /// Add somebody with a PIN.
    AddKeeper,
    /// With this role.
    Role(String, Role),
    /// One who has a PIN.
    Keeper(KeeperId, String),
    /// A new PIN for them.
    NewPin(KeeperId),
    /// A card that finds their PIN.
    KeepersCard(KeeperId),
    /// Remove them.
    RemoveKeeper(KeeperId, String),
    /// How it is going.
    Status,
    /// Nothing.
    Nothing,
}

/// What a line of text is for.
#[derive(Debug, Clone, PartialEq)]
pub enum LineFor {
    /// To find a person.
    Find(FindFor),
    /// A name for somebody new.
    NewName,
    /// A mended name.
    Rename(PersonId),
    /// What a new keeper is called.
    KeeperLabel,
    /// A new PIN.
    NewPin(KeeperDraft),
    /// The same once more.
    NewPinAgain(KeeperDraft, HiddenPin),
    /// The recovery code.
    Recovery,
    /// Number and code of a slip.
    SlipCode,
    /// The name on it.
    SlipName(HiddenSlip),
    /// The PIN of a key stick.
    StickPin,
    /// The same once more.
    StickPinAgain(HiddenPin),
}

/// What a found person is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindFor {
    /// To open.
    Open,
    /// To merge this one into it.
    Merge(PersonId),
}

/// What was typed from a slip, until its name is typed, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HiddenSlip(pub SlipNumber, pub SlipCode);

/// Digits typed once, which no log shows.
#[derive(Clone, PartialEq, Eq)]
pub struct HiddenPin(pub String);

impl std::fmt::Debug for HiddenPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HiddenPin(..)")
    }
}

/// Whose PIN is being set.
#[derive(Debug, Clone, PartialEq)]
pub enum KeeperDraft {
    /// Somebody new.
    New {
        /// What the others call them.
        label: String,
        /// What they may do.
        role: Role,
    },
    /// Somebody who has one.
    Known {
        /// Who.
        keeper: KeeperId,
        /// With the recovery code.
        recovered: bool,
    },
}

/// What a yes does.
#[derive(Debug, Clone, PartialEq)]
pub enum AskFor {
    /// How it is going was said. No asks for what the office compares.
    Status(Fingerprint),
    /// Erase this person.
    Erase(PersonId),
    /// These two are one.
    Merge {
        /// Who stays.
        keep: PersonId,
        /// Who becomes them.
        gone: PersonId,
    },
    /// These two have become one.
    Merged {
        /// Who became the other.
        gone: PersonId,
    },
    /// Make a stick that opens the kiosk.
    MakeStick,
    /// Take the key off this machine.
    TakeKeyAway,
    /// Lock between meetings from now on, or no more.
    LockBetweenMeetings(bool),
    /// Look once more for what the office sent back.
    LookForPackage,
    /// The same, after it was said which meetings end, change and begin.
    Meetings(Box<Package>, String),
    /// The same, after a look at the office's new keys.
    NewOffice(Box<Package>),
    /// Take over what the office sent back.
    Apply(Box<Package>),
    /// This keeper goes.
    RemoveKeeper(KeeperId),
    /// The print of the sheet with this number is good.
    Printed(u32),
    /// A slip was checked.
    SlipChecked,
    /// Nothing: it was only said.
    Said,
}

/// What an awaited card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardFor {
    /// It becomes this person's; an old one dies.
    Person(PersonId),
    /// It finds this keeper's PIN.
    Keeper(KeeperId),
}
