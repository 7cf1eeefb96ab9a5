//! Somebody came while the key was away, and is recorded now as if at that moment.
//!
//! The door thanked everybody alike, so everybody who came counts: a card that nobody knows, or
//! that was revoked, is somebody without a name.

use super::{Coming, Door, come_in, with_card};
use crate::badge::token::Token;
use crate::domain::attendance::{Answer, Arrival};
use crate::domain::entry::By;
use crate::domain::id::EntryId;
use crate::domain::series::Room;
use crate::store::Result;
use crate::store::book::Act;

/// What became of a sign-in from the drop-box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// It is in the log.
    Recorded,
    /// They were there already.
    Double,
    /// A card that is not welcome here: nothing was written yet.
    Stranger,
}

impl Took {
    fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Welcome(_) => Self::Recorded,
            Answer::AllSet(_) => Self::Double,
            Answer::AnotherWay
            | Answer::NameRests { .. }
            | Answer::WhichMeeting(_)
            | Answer::Noted => Self::Stranger,
        }
    }
}

/// Somebody came, with a card or without a name; `id` is the number of the entry. With several
/// meetings to choose from, somebody files it later.
pub fn arrive(act: &mut Act<'_>, here: &Room, arrival: &Arrival, id: EntryId) -> Result<Took> {
    let at = Door::sealed(here, id);
    let answer = match arrival {
        Arrival::Card { text, method } => match Token::parse(text) {
            Ok(token) => with_card(act, &at, &token, *method)?,
            Err(_) => return Ok(Took::Stranger),
        },
        Arrival::WithoutName { kind, show_around } => {
            let coming = Coming {
                kind: *kind,
                show_around: *show_around,
                ..Coming::NOBODY
            };
            come_in(act, &at, &coming)?
        }
        // The drop-box takes none.
        Arrival::Name { .. } => return Ok(Took::Stranger),
    };
    Ok(Took::of(&answer))
}

/// The same without a name.
pub fn without_name(act: &mut Act<'_>, here: &Room, id: EntryId) -> Result<Took> {
    let answer = come_in(act, &Door::sealed(here, id), &Coming::NOBODY)?;
    Ok(Took::of(&answer))
}

impl<'a> Door<'a> {
    const fn sealed(here: &'a Room, id: EntryId) -> Self {
        Self {
            here,
            chosen: None,
            by: By::Own,
            sealed: Some(id),
        }
    }
}
