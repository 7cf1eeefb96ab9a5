//! This kiosk, and what it knows cards by.

use std::fmt;

use rusqlite::{Connection, OptionalExtension};

use crate::badge::token::{Genuine, OrganisationKey, Token};
use crate::domain::id::KioskId;
use crate::store::Result;

/// This kiosk and its keys.
pub(crate) struct Kiosk {
    /// Who writes the log.
    pub id: KioskId,
    /// The organisation's key for badges and the pseudonyms of unnamed ones.
    pub org_key: OrganisationKey,
    /// What the cards of the site's other kiosks were made with.
    pub other_keys: Vec<OrganisationKey>,
    /// Keys hashes that never leave this kiosk.
    pub local_key: [u8; 32],
}

impl Kiosk {
    /// The key that a card was made with; of a foreign one our own, so that it is looked up like
    /// any other. All keys are tried, whichever fits: every card takes as long.
    pub fn key_of(&self, token: &Token) -> (&OrganisationKey, Genuine) {
        let mut found = None;
        for key in std::iter::once(&self.org_key).chain(&self.other_keys) {
            if token.genuine(key) == Genuine::Ours {
                found = found.or(Some(key));
            }
        }
        found.map_or((&self.org_key, Genuine::Foreign), |key| {
            (key, Genuine::Ours)
        })
    }
}

impl fmt::Debug for Kiosk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kiosk({})", self.id)
    }
}

/// The kiosk as its row has it; none before the first start.
pub(super) fn read_kiosk(conn: &Connection) -> Result<Option<Kiosk>> {
    let read = conn.query_row("SELECT id, org_key, local_key FROM kiosk", [], |row| {
        Ok(Kiosk {
            id: KioskId::from_bytes(row.get(0)?),
            org_key: OrganisationKey::new(row.get(1)?),
            other_keys: Vec::new(),
            local_key: row.get(2)?,
        })
    });
    Ok(read.optional()?)
}
