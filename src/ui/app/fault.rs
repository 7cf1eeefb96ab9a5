//! An error of the layers below, as much of it as a screen may know: who can mend it, and a code.

use crate::store::{ErrorKind, StoreError};

/// What went wrong, for the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Who can do something about it.
    pub kind: ErrorKind,
    /// The small code for staff.
    pub code: &'static str,
    /// Whether the database itself is damaged.
    pub is_damage: bool,
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        // The text is for the technician; it names no person.
        tracing::error!(code = error.code(), %error, "the store");
        Self {
            kind: error.kind(),
            code: error.code(),
            is_damage: error.is_damage(),
        }
    }
}
