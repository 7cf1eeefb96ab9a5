//! An error of the layers below, as much of it as a screen may know: who can mend it, and a code.

use crate::store::{ErrorKind, StoreError};
use crate::ui::screen::outcome::Outcome;

/// What went wrong, for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Who can do something about it.
    pub kind: ErrorKind,
    /// The small code for staff.
    pub code: &'static str,
    /// Whether the database itself is damaged.
    pub is_damage: bool,
    /// Whether the key lies on a stick that nobody has put in yet.
    pub is_locked: bool,
}

impl Fault {
    /// What the door says of it.
    pub fn outcome(self) -> Outcome {
        if self.is_locked {
            Outcome::Asleep
        } else {
            Outcome::Paper { code: self.code }
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        // The text is for the technician; it names no person.
        tracing::error!(code = error.code(), %error, "the store");
        Self {
            kind: error.kind(),
            code: error.code(),
            is_damage: error.is_damage(),
            is_locked: matches!(error, StoreError::Locked),
        }
    }
}
