//! What people do with a kiosk in an evening, one act at a time, on a disk that is watched: each
//! act that the store said was done is confirmed on it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use chrono::TimeDelta;
use chrono_tz::America::Chicago;
use keytag::domain::attendance::{Answer, AttendanceMode, Kind, VoidReason};
use keytag::domain::carried::{Receipt, Span};
use keytag::domain::entry::{By, EntryKey};
use keytag::domain::id::{AttendanceId, PersonId};
use keytag::domain::moment::Moment;
use keytag::domain::name::ChosenName;
use keytag::domain::person::{Listing, PersonDraft};
use keytag::domain::report::Month;
use keytag::domain::series::{Room, SchemeId};
use keytag::store::retention::FORGET_AFTER_MONTHS;
use keytag::store::session::AdHoc;
use keytag::store::{Book, ExportSite, Place, StoreError};
use rusqlite::Connection;

use super::crash::Dice;
use super::door::{Door, card, without_name};
use super::recorder::Disk;

/// One thing that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The power comes on: the first time there is nothing yet.
    Start,
    NewCard,
    SameCard,
    WithoutName,
    PlusOne,
    Undo,
    /// Closes the evening; where none is open, opens one.
    Close,
    AddPerson,
    Erase,
    Topic,
    MarkExported,
    /// Takes a number for a sealed bundle, and notes that it is on a stick.
    Seal,
    /// The office's word comes back.
    Receipt,
    /// Months later: what the office has is forgotten, as the store does in a quiet moment.
    Forget,
    /// Folds the write-ahead log into the database, as the store does in a quiet moment.
    Fold,
    /// Ends the program in good order.
    Stop,
}

impl Act {
    /// One of them, sign-ins most often.
    pub fn any(dice: &mut Dice) -> Self {
        match dice.below(26) {
            0..8 => Self::NewCard,
            8 | 9 => Self::SameCard,
            10 | 11 => Self::WithoutName,
            12 => Self::PlusOne,
            13..16 => Self::Undo,
            16 => Self::Close,
            17 => Self::AddPerson,
            18 => Self::Erase,
            19 => Self::Topic,
            20 => Self::MarkExported,
            21 => Self::Seal,
            22 => Self::Receipt,
            23 | 24 => Self::Fold,
            _ => Self::Stop,
        }
    }
}

/// Acts, each after what leads to it: with the power just on, in the middle of an evening, with a
/// write-ahead log and without.
pub const OCCASIONS: &[(&[Act], Act)] = &[
    (&[], Act::Start),
    (STOPPED, Act::Start),
    (EVENING, Act::NewCard),
    (FOLDED, Act::NewCard),
    (EVENING, Act::WithoutName),
    (EVENING, Act::Undo),
    (EVENING, Act::Close),
    (EVENING, Act::MarkExported),
    (EVENING, Act::Seal),
    (EVENING, Act::Receipt),
    (EVENING, Act::Erase),
    (ACKNOWLEDGED, Act::Forget),
    (EVENING, Act::Fold),
    (EVENING, Act::Stop),
];
const EVENING: &[Act] = &[Act::Start, Act::AddPerson, Act::NewCard, Act::NewCard];
const FOLDED: &[Act] = &[Act::Start, Act::AddPerson, Act::NewCard, Act::Fold];
const ACKNOWLEDGED: &[Act] = &[
    Act::Start,
    Act::NewCard,
    Act::NewCard,
    Act::Close,
    Act::Receipt,
];
const STOPPED: &[Act] = &[Act::Start, Act::AddPerson, Act::NewCard, Act::Stop];

/// When the screen says that an act is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// When the store says so: as the product does it.
    Afterwards,
    /// While it is still being written: what the product must never do.
    Beforehand,
}

/// A kiosk under way.
pub struct Kiosk {
    pub disk: Arc<Disk>,
    dir: PathBuf,
    tells: Tells,
    /// None while the power is off.
    door: Option<Door>,
    cards: u64,
    signed_in: Vec<AttendanceId>,
    people: Vec<PersonId>,
    /// The number of entries in the log, as the store said last.
    pub entries: u64,
}

impl Kiosk {
    /// One that is off, in a directory that is watched from now on.
    pub fn off(dir: &Path, tells: Tells) -> Self {
        Self {
            disk: Disk::watch(dir),
            dir: dir.to_owned(),
            tells,
            door: None,
            cards: 0,
            signed_in: Vec::new(),
            people: Vec::new(),
            entries: 0,
        }
    }

    /// The same kiosk in another directory, which its files are copied to; off, too.
    pub fn copy_to(&self, dir: &Path) -> Self {
        for name in ["key", "head", "keytag.db", "keytag.db-wal"] {
            match fs::copy(self.dir.join(name), dir.join(name)) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => panic!("{error}"),
            }
        }
        let mut copy = Self::off(dir, self.tells);
        copy.cards = self.cards;
        copy.signed_in.clone_from(&self.signed_in);
        copy.people.clone_from(&self.people);
        copy.entries = self.entries;
        copy
    }

    /// Does one thing, with the power on. An act for which there is no occasion does nothing.
    pub fn perform(&mut self, act: Act) -> Result<(), StoreError> {
        if self.tells == Tells::Beforehand {
            self.disk.confirm(self.entries + 1, None);
        }
        if act == Act::Stop {
            self.door = None;
            return Ok(());
        }
        if act == Act::Fold {
            self.disk_connection().and_then(|conn| {
                conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
            })?;
            return Ok(());
        }
        let mut door = match self.door.take() {
            Some(door) => door,
            None => Door::of_cards(&self.dir)?,
        };
        let Door { book, now, here } = &mut door;
        let told = book.guarded(|book| {
            self.perform_at(book, now, here, act)?;
            book.status()
        });
        self.door = Some(door);
        let status = told?;
        self.entries = status.entries;
        if self.tells == Tells::Afterwards {
            self.disk.confirm(status.entries, Some(status.head));
        }
        Ok(())
    }

    fn perform_at(
        &mut self,
        book: &mut Book,
        now: &Moment,
        here: &Room,
        act: Act,
    ) -> Result<(), StoreError> {
        let open = book.open_sessions()?.into_iter().next();
        match act {
            Act::NewCard | Act::SameCard => {
                let number = if act == Act::NewCard { self.cards } else { 0 };
                let answer = book.arrive(now, here, &card(book, number), None)?;
                self.cards += u64::from(act == Act::NewCard);
                self.welcomed(&answer);
            }
            Act::WithoutName => {
                let answer = book.arrive(now, here, &without_name(Kind::Guest), None)?;
                self.welcomed(&answer);
            }
            Act::PlusOne => {
                if let Some(session) = open {
                    let id = book.plus_one(now, &session.id, Kind::Family, By::Own)?;
                    self.signed_in.push(id);
                }
            }
            Act::Undo => {
                if let Some(id) = self.signed_in.last().copied() {
                    book.void(now, id, VoidReason::NotMe, By::Own)?;
                    self.signed_in.pop();
                }
            }
            Act::Close => match open {
                Some(session) => book.close(now, &session.id, Some(2), By::Own)?,
                None => {
                    book.open_ad_hoc(now, &ad_hoc(here), By::Own)?;
                }
            },
            Act::AddPerson => {
                let draft = draft(self.people.len());
                let profile = book.add_person(now, &draft, By::Own)?;
                self.people.push(profile.person);
            }
            Act::Erase => {
                if let Some(person) = self.people.last().copied() {
                    book.erase(now, person, By::Own)?;
                    self.people.pop();
                }
            }
            Act::Topic => {
                if let Some(session) = open {
                    book.set_topic(now, &session.id, "Gratitude")?;
                }
            }
            Act::MarkExported => mark_exported(book, now)?,
            Act::Seal => seal(book, now)?,
            Act::Receipt => receipt(book, now)?,
            Act::Forget => forget(book, now)?,
            Act::Start | Act::Fold | Act::Stop => {}
        }
        Ok(())
    }

    fn welcomed(&mut self, answer: &Answer) {
        if let Answer::Welcome(welcome) = answer {
            self.signed_in.push(welcome.attendance);
        }
    }

    fn disk_connection(&self) -> rusqlite::Result<Connection> {
        beside(&self.dir)
    }
}

impl Drop for Kiosk {
    fn drop(&mut self) {
        self.door = None;
        self.disk.unwatch();
    }
}

/// A connection beside the kiosk's own, with its key.
pub fn beside(dir: &Path) -> rusqlite::Result<Connection> {
    let key = fs::read_to_string(Place::new(dir).key_file()).unwrap_or_default();
    let conn = Connection::open(Place::new(dir).database())?;
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.trim_end()))?;
    Ok(conn)
}

fn ad_hoc(here: &Room) -> AdHoc {
    AdHoc {
        title: "Tonight".to_owned(),
        room: here.clone(),
        mode: AttendanceMode::AnonymousBadge,
        scheme: SchemeId("none".to_owned()),
        minutes: 60,
    }
}

fn draft(number: usize) -> PersonDraft {
    PersonDraft {
        name: Some(ChosenName::new(&format!("Robin {number}")).unwrap()),
        kind: Kind::Member,
        listing: Listing::default(),
        legal_name: None,
        external_id: None,
        roster_consent: false,
    }
}

fn mark_exported(book: &mut Book, now: &Moment) -> Result<(), StoreError> {
    let site = ExportSite {
        code: "TEST".to_owned(),
        zone: Chicago,
    };
    let scope = book
        .place()
        .reader()?
        .export::<_, StoreError>(&site, |view| {
            let months: Vec<Month> = view.months()?.iter().map(|month| month.month).collect();
            view.scope(&months)
        })?;
    if scope.last_entry.is_some() {
        book.mark_exported(now, &scope, By::Own)?;
    }
    Ok(())
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself is of one lifetime only"
)]
fn last_entry(book: &Book) -> Result<EntryKey, StoreError> {
    book.place().reader()?.bundle(|view| view.last_entry())
}

fn seal(book: &mut Book, now: &Moment) -> Result<(), StoreError> {
    book.signing_seed(now)?;
    let begun = book.begin_bundle(now)?;
    let last = last_entry(book)?;
    book.mark_bundled(now, &begun, &[7; 32], last, By::Own)
}

/// Acknowledges everything, under the next number.
/// A year has passed, and the three copies of its last days are there.
fn forget(book: &mut Book, now: &Moment) -> Result<(), StoreError> {
    let later = now.plus(TimeDelta::days(400));
    book.set_setting(now, FORGET_AFTER_MONTHS, &12)?;
    book.add_person(&later, &PersonDraft::default(), By::Terminal)?;
    book.place().back_up(later.date())?;
    book.forget_some()?;
    Ok(())
}

fn receipt(book: &mut Book, now: &Moment) -> Result<(), StoreError> {
    let last = last_entry(book)?;
    let all = Span {
        epoch: last.epoch,
        first: 1,
        last: last.seq,
    };
    let receipt = Receipt {
        kiosk: last.kiosk,
        // Entries only become more.
        number: u32::try_from(last.seq).unwrap(),
        held: vec![all],
        backed_up: vec![all],
        missing: Vec::new(),
    };
    book.take_receipt(now, &receipt, By::Own)?;
    Ok(())
}
