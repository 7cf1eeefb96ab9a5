//! Somebody arrives: with a card, by name, or without one.
//!
//! One transaction decides and records. A card that is unknown, foreign or revoked gets the same
//! answer after the same look-ups. By name, a miss is on disk before anybody is looked for, and all
//! names are looked at whether one of them answers or not.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use super::about::find_profile;
use super::book::{Act, Book, read_attendance, seconds};
use super::lockout::{DOOR, failures, keep_failures, keyed_hash, lockout_key};
use super::{Result, StoreError, milestone, projection, session, stamp};
use crate::access::MissPause;
use crate::badge::token::{Genuine, Token, TokenHash, TokenId, person_of};
use crate::domain::attendance::{Answer, Arrival, Kind, Method, Something, Way, Welcome};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{AttendanceId, EntryId, PersonId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::name::{ChosenName, Folded, PictureColour};
use crate::domain::person::Profile;
use crate::domain::series::Room;
use crate::domain::session::{Routing, Session, route};

mod choices;
pub(super) mod sealed;
#[cfg(test)]
mod tests;

/// Somebody who has just signed in and comes again, with several meetings open, means the same one
/// for so long, in minutes.
const JUST_NOW_MINS: i64 = 10;
/// In the tray, the same card again within so many hours is the same visit.
const TRAY_HOURS: i64 = 12;
/// Separates the doubles of a headcount session from all other uses of its key.
const DOUBLE_DOMAIN: &[u8] = b"keytag/headcount/double/1\0";

impl Book {
    /// Somebody arrives at the door of the room `here`; `chosen` is the meeting they tapped, where
    /// several were open. When this returns a welcome, the sign-in is on disk.
    ///
    /// # Errors
    /// When the database fails: nothing was recorded then.
    pub fn arrive(
        &mut self,
        now: &Moment,
        here: &Room,
        arrival: &Arrival,
        chosen: Option<&SessionId>,
    ) -> Result<Answer> {
        self.arrive_by(now, here, arrival, chosen, By::Own)
    }

    /// The same, with who recorded it.
    ///
    /// # Errors
    /// As [`Book::arrive`].
    pub fn arrive_by(
        &mut self,
        now: &Moment,
        here: &Room,
        arrival: &Arrival,
        chosen: Option<&SessionId>,
        by: By,
    ) -> Result<Answer> {
        let at = Door {
            here,
            chosen,
            by,
            sealed: None,
        };
        match arrival {
            // What is no token needs no look-up.
            Arrival::Card { text, method } => match Token::parse(text) {
                Ok(token) => self.write(now, |act| with_card(act, &at, &token, *method)),
                Err(_) => Ok(Answer::AnotherWay),
            },
            Arrival::Name {
                typed,
                picture,
                colour,
            } => {
                let mark = PictureColour {
                    picture: *picture,
                    colour: *colour,
                };
                self.by_name(now, &at, typed, mark)
            }
            Arrival::WithoutName { kind, show_around } => {
                let coming = Coming {
                    kind: *kind,
                    show_around: *show_around,
                    ..Coming::NOBODY
                };
                self.write(now, |act| come_in(act, &at, &coming))
            }
        }
    }

    fn by_name(
        &mut self,
        now: &Moment,
        at: &Door<'_>,
        typed: &str,
        mark: PictureColour,
    ) -> Result<Answer> {
        // What cannot be a name is a miss like any other.
        let folded = ChosenName::new(typed).map_or_else(|_| Folded::of(""), |name| name.folded());
        let counted = self.write(now, |act| {
            let what = lockout_key(act, folded.as_str())?;
            let before = MissPause {
                name: failures(&act.tx, &what)?,
                kiosk: failures(&act.tx, DOOR)?,
            };
            let wait = before.wait_left(&act.now);
            if wait > Duration::ZERO {
                return Ok(Err(wait));
            }
            let after = before.after_miss(&act.now);
            keep_failures(&act.tx, &what, &after.name)?;
            keep_failures(&act.tx, DOOR, &after.kiosk)?;
            Ok(Ok((what, before)))
        })?;
        let (what, before) = match counted {
            Ok(counted) => counted,
            Err(wait) => {
                let secs = wait.as_millis().div_ceil(1000);
                return Ok(Answer::NameRests {
                    secs: u32::try_from(secs).unwrap_or(u32::MAX),
                });
            }
        };
        let Some(person) = self.names()?.identify(&folded, mark) else {
            return Ok(Answer::AnotherWay);
        };
        self.write(now, |act| {
            let hit = MissPause::after_hit(&before);
            keep_failures(&act.tx, &what, &hit.name)?;
            keep_failures(&act.tx, DOOR, &hit.kiosk)?;
            let coming = Coming::known(act, Way::Name, Method::Name, person)?;
            come_in(act, at, &coming)
        })
    }
}

/// Where somebody arrives, and who notes it.
struct Door<'a> {
    here: &'a Room,
    chosen: Option<&'a SessionId>,
    by: By,
    /// The number of the entry, for somebody who came while the key was away and cannot be asked.
    sealed: Option<EntryId>,
}

/// Somebody who is welcome as far as they themselves go.
struct Coming {
    way: Way,
    method: Method,
    kind: Kind,
    /// The pseudonym to be written, and the one it stands for after merges.
    person: Option<(PersonId, PersonId)>,
    profile: Option<Profile>,
    card: Option<Card>,
    show_around: bool,
}

#[derive(Clone, Copy)]
struct Card {
    id: TokenId,
    hash: TokenHash,
    standing: Standing,
}

/// Somebody is signed in by a keeper who found them, into an evening that may be over.
pub(super) fn by_keeper(
    act: &mut Act<'_>,
    session: &Session,
    person: PersonId,
    by: By,
) -> Result<Answer> {
    let at = Door {
        here: &session.room,
        chosen: Some(&session.id),
        by,
        sealed: None,
    };
    let coming = Coming::known(act, Way::Keeper, Method::Facilitator, person)?;
    into_session(act, &at, &coming, session)
}

/// What the table of issued cards says of a genuine one that is not revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Made here and never held up.
    Blank,
    /// In use.
    Live,
    /// Made elsewhere.
    Unheard,
}

impl Coming {
    const NOBODY: Self = Self {
        way: Way::WithoutName,
        method: Method::Headcount,
        kind: Kind::Member,
        person: None,
        profile: None,
        card: None,
        show_around: false,
    };

    fn known(act: &Act<'_>, way: Way, method: Method, person: PersonId) -> Result<Self> {
        let canonical = projection::canonical(&act.tx, person)?;
        let profile = find_profile(&act.tx, canonical)?;
        let kind = profile
            .as_ref()
            .map_or(Kind::Member, |profile| profile.kind);
        Ok(Self {
            way,
            method,
            // A child is a count only: nobody who can be known is one.
            kind: if kind == Kind::Minor {
                Kind::Member
            } else {
                kind
            },
            person: Some((person, canonical)),
            profile,
            ..Self::NOBODY
        })
    }

    fn is_welcome_in(&self, session: &Session) -> bool {
        let unheard = self
            .card
            .is_some_and(|card| card.standing == Standing::Unheard);
        !unheard || session.mode.welcomes_unheard_card()
    }
}

fn with_card(act: &mut Act<'_>, at: &Door<'_>, token: &Token, method: Method) -> Result<Answer> {
    let (key, genuine) = act.kiosk().key_of(token);
    let hash = TokenHash::of(key, token.id());
    let own = PersonId::from_bytes(person_of(key, token.id()));
    let sql = "SELECT state, person FROM badge WHERE hash = ?1";
    let mut statement = act.tx.prepare_cached(sql)?;
    let row = statement.query_row([hash.as_bytes()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<[u8; 16]>>(1)?))
    });
    let row = row.optional()?;
    drop(statement);
    // Looked up for every card, so that all take as long; of a dead one nobody, whoever had it.
    let bearer = match &row {
        Some((state, _)) if state == "revoked" => PersonId::from_bytes([0; 16]),
        Some((_, Some(bearer))) => PersonId::from_bytes(*bearer),
        _ => own,
    };
    let coming = Coming::known(act, Way::Badge, method, bearer)?;
    let standing = match (genuine, row.as_ref().map(|(state, _)| state.as_str())) {
        (Genuine::Foreign, _) | (_, Some("revoked")) => None,
        (_, Some("blank")) => Some(Standing::Blank),
        (_, Some("live")) => Some(Standing::Live),
        (_, None) => Some(Standing::Unheard),
        (_, Some(_)) => return Err(StoreError::Unreadable("state of a card")),
    };
    let Some(standing) = standing else {
        // The same look-ups as for a card that is welcome somewhere, but not here.
        target(&session::open(&act.tx)?, at);
        return Ok(Answer::AnotherWay);
    };
    let card = Some(Card {
        id: token.id(),
        hash,
        standing,
    });
    come_in(act, at, &Coming { card, ..coming })
}

/// Where an arrival goes.
enum Target {
    Tray,
    Into(Box<Session>),
    Choose(Vec<Session>),
}

fn target(open: &[Session], at: &Door<'_>) -> Target {
    let chosen = at
        .chosen
        .and_then(|chosen| open.iter().find(|session| session.id == *chosen));
    if let Some(session) = chosen {
        return Target::Into(Box::new(session.clone()));
    }
    match route(open, at.here) {
        Routing::Tray => Target::Tray,
        Routing::Into(session) => Target::Into(Box::new(session.clone())),
        Routing::Choose(several) => Target::Choose(several.into_iter().cloned().collect()),
    }
}

fn come_in(act: &mut Act<'_>, at: &Door<'_>, coming: &Coming) -> Result<Answer> {
    match target(&session::open(&act.tx)?, at) {
        Target::Tray => into_tray(act, at, coming),
        Target::Into(session) => into_session(act, at, coming, &session),
        Target::Choose(several) => {
            if !several.iter().any(|session| coming.is_welcome_in(session)) {
                return Ok(Answer::AnotherWay);
            }
            let since = (act.now.utc - chrono::TimeDelta::minutes(JUST_NOW_MINS)).timestamp();
            for session in &several {
                if let Some(there) = already_in(act, session, coming)?
                    && there.signed_in >= since
                {
                    return all_set(act, coming, Some(session), &there);
                }
            }
            if at.sealed.is_some() {
                return into_tray(act, at, coming);
            }
            Ok(Answer::WhichMeeting(choices::choices(
                &act.tx, several, coming,
            )?))
        }
    }
}

fn into_session(
    act: &mut Act<'_>,
    at: &Door<'_>,
    coming: &Coming,
    session: &Session,
) -> Result<Answer> {
    if !coming.is_welcome_in(session) {
        return Ok(Answer::AnotherWay);
    }
    if !session.mode.allows(coming.way) {
        return into_tray(act, at, coming);
    }
    if let Some(there) = already_in(act, session, coming)? {
        return all_set(act, coming, Some(session), &there);
    }
    let keeps_person = session.mode.keeps_person();
    let person = coming.person.filter(|_| keeps_person);
    let n = sign_in(act, at, coming, Some(session), person)?;
    match coming.card {
        Some(card) if !keeps_person => remember_double(act, session, &card, n)?,
        _ => use_blank(act, coming)?,
    }
    if coming.show_around {
        act.tx
            .execute("INSERT INTO show_around (attendance) VALUES (?1)", [n])?;
    }
    Ok(Answer::Welcome(welcome(
        &act.tx,
        coming,
        Some(session),
        AttendanceId(n),
    )?))
}

/// Nothing is open, or the meeting does not keep this way in: counted, and filed by somebody later.
/// Who it was is beside the log only.
fn into_tray(act: &mut Act<'_>, at: &Door<'_>, coming: &Coming) -> Result<Answer> {
    let person = coming.person.map(|(_, canonical)| canonical);
    if let Some(person) = person {
        let since = (act.now.utc - chrono::TimeDelta::hours(TRAY_HOURS)).timestamp();
        let mut statement = act.tx.prepare_cached(
            "SELECT a.n, a.signed_in FROM tray t JOIN attendance a ON a.n = t.attendance
             WHERE t.person = ?1 AND a.signed_in >= ?2 AND a.voided IS NULL",
        )?;
        let there = statement
            .query_row(params![person.bytes(), since], There::read)
            .optional()?;
        drop(statement);
        if let Some(there) = there {
            return all_set(act, coming, None, &there);
        }
    }
    let n = sign_in(act, at, coming, None, None)?;
    act.tx
        .prepare_cached("INSERT INTO tray (attendance, person) VALUES (?1, ?2)")?
        .execute(params![n, person.as_ref().map(PersonId::bytes)])?;
    use_blank(act, coming)?;
    Ok(Answer::Welcome(welcome(
        &act.tx,
        coming,
        None,
        AttendanceId(n),
    )?))
}

fn sign_in(
    act: &mut Act<'_>,
    at: &Door<'_>,
    coming: &Coming,
    session: Option<&Session>,
    person: Option<(PersonId, PersonId)>,
) -> Result<i64> {
    let entry = NewEntry {
        event: Event::SignedIn {
            attendee: coming.kind,
            method: coming.method,
            at: None,
        },
        session: session.map(|session| session.id.clone()),
        person: person.map(|(written, _)| written),
        by: at.by,
    };
    let written = match at.sealed {
        Some(id) => act.append_as(id, entry)?,
        None => act.append(entry)?,
    };
    Ok(written.n)
}

/// A blank card that is held up is in use from now on, by whoever holds it up.
fn use_blank(act: &Act<'_>, coming: &Coming) -> Result<()> {
    let (Some(card), Some((person, _))) = (coming.card, coming.person) else {
        return Ok(());
    };
    if card.standing == Standing::Blank {
        act.tx.execute(
            "UPDATE badge SET state = 'live', person = ?2, changed = ?3 WHERE hash = ?1",
            params![
                card.hash.as_bytes(),
                person.bytes(),
                act.now.utc.timestamp()
            ],
        )?;
        act.stamp(stamp::CARD, card.hash.as_bytes())?;
    }
    Ok(())
}

/// A live attendance that is there already.
struct There {
    n: i64,
    signed_in: i64,
}

impl There {
    fn read(row: &rusqlite::Row) -> rusqlite::Result<Self> {
        Ok(Self {
            n: row.get(0)?,
            signed_in: row.get(1)?,
        })
    }
}

fn already_in(act: &Act<'_>, session: &Session, coming: &Coming) -> Result<Option<There>> {
    if session.mode.keeps_person() {
        let Some((_, person)) = coming.person else {
            return Ok(None);
        };
        let mut statement = act.tx.prepare_cached(
            "SELECT n, signed_in FROM attendance
             WHERE session = ?1 AND counts_for = ?2",
        )?;
        let id = session.id.as_str();
        return Ok(statement
            .query_row(params![id, person.bytes()], There::read)
            .optional()?);
    }
    let Some(card) = coming.card else {
        return Ok(None);
    };
    let Some(hash) = double_hash(act, session, &card)? else {
        return Ok(None);
    };
    let mut statement = act.tx.prepare_cached(
        "SELECT a.n, a.signed_in FROM headcount_double d JOIN attendance a ON a.n = d.attendance
         WHERE d.session = ?1 AND d.hash = ?2",
    )?;
    Ok(statement
        .query_row(params![session.id.as_str(), hash], There::read)
        .optional()?)
}

/// What a card is known by in a headcount session, as long as the session's key lives.
fn double_hash(act: &Act<'_>, session: &Session, card: &Card) -> Result<Option<[u8; 32]>> {
    let mut statement = act
        .tx
        .prepare_cached("SELECT double_key FROM session WHERE id = ?1")?;
    let key: Option<[u8; 32]> = statement.query_row([session.id.as_str()], |row| row.get(0))?;
    key.map(|key| keyed_hash(&key, DOUBLE_DOMAIN, &card.id.0.to_be_bytes()))
        .transpose()
}

fn remember_double(act: &Act<'_>, session: &Session, card: &Card, n: i64) -> Result<()> {
    if let Some(hash) = double_hash(act, session, card)? {
        act.tx
            .prepare_cached(
                "INSERT INTO headcount_double (session, hash, attendance) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![session.id.as_str(), hash, n])?;
    }
    Ok(())
}

fn all_set(
    act: &Act<'_>,
    coming: &Coming,
    session: Option<&Session>,
    there: &There,
) -> Result<Answer> {
    let id = AttendanceId(there.n);
    let row = read_attendance(&act.tx, id)?;
    let may_leave =
        session.is_some_and(|session| session.mode.keeps_leaving()) && row.signed_out.is_none();
    // The way by name echoes nothing.
    let since = match coming.way {
        Way::Badge => Some(when(&act.tx, &act.now, there)?),
        Way::Name | Way::WithoutName | Way::Keeper => None,
    };
    let welcome = welcome(&act.tx, coming, session, id)?;
    Ok(Answer::AllSet(Welcome {
        since,
        may_leave,
        ..welcome
    }))
}

fn welcome(
    conn: &Connection,
    coming: &Coming,
    session: Option<&Session>,
    attendance: AttendanceId,
) -> Result<Welcome> {
    let profile = coming.profile.as_ref();
    let by_card = profile.filter(|_| coming.way == Way::Badge);
    let gave_date = profile.is_some_and(|profile| profile.recovery.is_some());
    let mut welcome = Welcome {
        attendance,
        session: session.map(|session| session.id.clone()),
        way: coming.way,
        kind: coming.kind,
        name: None,
        since: None,
        something: Something::Nothing,
        about_me: None,
        may_leave: false,
        language: by_card.and_then(|profile| profile.language.clone()),
        large_text: by_card.is_some_and(|profile| profile.large_text),
    };
    let (Some(session), Some((_, person))) = (session, coming.person) else {
        return Ok(welcome);
    };
    let mode = session.mode;
    welcome.name = profile
        .filter(|_| mode.shows_name(coming.way))
        .and_then(|profile| profile.name.clone());
    if milestone::is_counted(conn, session, gave_date, profile.is_some())? {
        welcome.something = Something::Offered;
    }
    welcome.about_me = mode.offers_about_me(gave_date).then_some(person);
    Ok(welcome)
}

/// The moment of an attendance.
fn when(conn: &Connection, now: &Moment, there: &There) -> Result<Moment> {
    let mut statement = conn.prepare_cached("SELECT boot, boot_ms, clock FROM log WHERE n = ?1")?;
    let (boot, boot_ms, clock): (i64, i64, String) =
        statement.query_row([there.n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let clock = serde_json::from_value(clock.into())
        .map_err(|_| StoreError::Unreadable("state of the clock"))?;
    Ok(Moment {
        utc: seconds(there.signed_in),
        zone: now.zone,
        boot: boot.cast_unsigned(),
        boot_ms: boot_ms.cast_unsigned(),
        clock,
    })
}
