//! What a row of a list is known by from one list to the next: a hash, so that nothing of who was
//! listed is kept here.

use sha2::{Digest, Sha256};

use crate::domain::person::PersonDraft;
use crate::transfer::roster::identity;

/// Separates what rows of lists are known by from all other uses of SHA-256.
const LINE_DOMAIN: &[u8] = b"keytag/list/1\0";

/// A row of a list as it stands there, for whoever looks for it.
pub(super) fn as_listed(draft: &PersonDraft) -> String {
    let name = draft.name.as_ref().map(|name| name.as_str().to_owned());
    let cells = [draft.external_id.clone(), name, draft.legal_name.clone()];
    cells.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a row of a list is known by, as a hash: its number, else its names, as
/// [`identity`](crate::transfer::roster::identity) has them.
pub(super) fn line_of(draft: &PersonDraft) -> String {
    match identity(draft) {
        (Some(number), ..) => line_of_number(&number),
        (None, Some(name), None) => line_of_name(&name),
        (None, Some(name), Some(legal)) => hash_of(&format!("name {name}\nlegal {legal}")),
        (None, None, legal) => hash_of(&format!("legal {}", legal.unwrap_or_default())),
    }
}

/// What whoever has a number is known by; in lower case.
pub(in crate::office) fn line_of_number(number: &str) -> String {
    hash_of(&format!("number {number}"))
}

/// What whoever has no more than a chosen name is known by. Rows with a second name were, too,
/// once.
pub(super) fn line_of_name(folded: &str) -> String {
    hash_of(&format!("name {folded}"))
}

fn hash_of(line: &str) -> String {
    let hash = Sha256::new().chain_update(LINE_DOMAIN).chain_update(line);
    let hash: [u8; 32] = hash.finalize().into();
    hash.iter().fold(String::new(), |mut text, byte| {
        use std::fmt::Write as _;
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
