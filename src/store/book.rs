//! The open database, and what every act on it shares: one transaction, the moment it happens in,
//! new identifiers, and the log.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::backup::Stop;
use super::journal;
use super::log::{self, Written};
use super::names::Names;
use super::outside::Outside;
use super::{Place, Result, StoreError, connection, package, projection, stamp};
use crate::badge::token::OrganisationKey;
use crate::domain::attendance::Kind;
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{AttendanceId, EntryId, Epoch, KioskId, PersonId, SessionId};
use crate::domain::moment::Moment;
use crate::services::Chance;

mod kiosk;

pub(crate) use kiosk::Kiosk;
use kiosk::read_kiosk;

/// The kiosk's database. One thread owns it; see [`super::Store`].
pub struct Book {
    pub(super) conn: Connection,
    place: Place,
    chance: Arc<dyn Chance>,
    kiosk: Kiosk,
    outside: Outside,
    pub(super) names: Names,
    pub(super) has_ticked: bool,
    ahead: Ahead,
    /// The moment of the newest act.
    pub(super) last_act: Option<Moment>,
    /// Whether the connection met a page that it could not read.
    spoilt: bool,
    /// Whether the log has grown since somebody asked.
    has_logged: bool,
    /// The day of the newest act that has not been copied.
    pub(super) uncopied: Option<NaiveDate>,
    pub(super) copying: Option<(JoinHandle<()>, Arc<Stop>)>,
}

/// What the write-ahead log has that the database does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ahead {
    Empty,
    Unfolded,
    /// What was erased is still readable in it, for those who have the key.
    Unscrubbed,
}

impl Book {
    /// Opens the database of this place; at the first start it makes the directory, the key, the
    /// database and the kiosk's identity.
    ///
    /// # Errors
    /// When anything about the place is not as it must be, each case with its own variant.
    pub fn open(place: &Place, chance: Arc<dyn Chance>, now: &Moment) -> Result<Self> {
        let mut conn = connection::open(place, &*chance)?;
        let outside = Outside::open(place)?;
        let kiosk = match read_kiosk(&conn)? {
            Some(kiosk) => kiosk,
            None => found_kiosk(&mut conn, &*chance, now, &outside)?,
        };
        let mut book = Self {
            conn,
            // Whatever becomes of the place where the key lies: this kiosk goes on.
            place: place.clone().holding_key(),
            chance,
            kiosk,
            outside,
            names: Names::default(),
            has_ticked: false,
            ahead: Ahead::Empty,
            last_act: None,
            spoilt: false,
            has_logged: false,
            uncopied: None,
            copying: None,
        };
        book.hear_of_cards()?;
        book.replay_journal(now);
        book.begin_epoch_if_copied(now)?;
        Ok(book)
    }

    /// Where it keeps its files.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Which kiosk this is.
    pub fn kiosk_id(&self) -> KioskId {
        self.kiosk.id
    }

    /// The organisation's badge key, for printing badges.
    pub fn organisation_key(&self) -> &OrganisationKey {
        &self.kiosk.org_key
    }

    /// The key of what never leaves this kiosk.
    pub(super) fn local_key(&self) -> &[u8; 32] {
        &self.kiosk.local_key
    }

    /// This kiosk and its keys.
    pub(super) fn kiosk(&self) -> &Kiosk {
        &self.kiosk
    }

    /// Reads again what the cards of other kiosks were made with.
    pub(super) fn hear_of_cards(&mut self) -> Result<()> {
        self.kiosk.other_keys = package::other_keys(&self.conn)?;
        Ok(())
    }

    /// The wall clock of the newest entry that was written with a good clock: what a clock is
    /// judged by.
    ///
    /// # Errors
    /// When the database fails.
    pub fn last_entry(&self) -> Result<Option<DateTime<Utc>>> {
        log::last_good_wall(&self.conn)
    }

    /// A number that changes when another process has written.
    ///
    /// # Errors
    /// When the database fails.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self
            .conn
            .query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// One act: one transaction, which no other process can come between. When it returns, what it
    /// wrote is on disk; when it fails, nothing is.
    ///
    /// # Errors
    /// What `act` fails with, or the database.
    pub(super) fn write<T>(
        &mut self,
        now: &Moment,
        act: impl FnOnce(&mut Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let changes = self.conn.total_changes();
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut doing = Act {
            tx,
            now: *now,
            kiosk: &self.kiosk,
            chance: &*self.chance,
            names: &mut self.names,
            names_changed: false,
            last: None,
        };
        let result = act(&mut doing);
        let (ended, names_changed) = doing.end(result);
        if ended.is_err() && names_changed {
            // They say what was not written.
            self.names.forget();
        }
        let (result, last) = ended?;
        // The clock asks every few seconds, and mostly there is nothing to do.
        if self.conn.total_changes() != changes {
            if self.ahead == Ahead::Empty {
                self.ahead = Ahead::Unfolded;
            }
            self.uncopied = Some(now.date());
            self.last_act = Some(*now);
        }
        if let Some(last) = last {
            self.outside.note(last.epoch, last.seq);
            self.has_logged = true;
        }
        Ok(result)
    }

    /// Whether the log has grown since this was asked last.
    pub(super) fn has_logged(&mut self) -> bool {
        std::mem::take(&mut self.has_logged)
    }

    /// Whether the write-ahead log has something to fold in.
    pub(super) fn is_unfolded(&self) -> bool {
        self.ahead != Ahead::Empty
    }

    /// Folds the write-ahead log into the database, and empties it where something was erased.
    /// Failing is no harm: it is tried again.
    pub(super) fn fold(&mut self) {
        let folded = if self.ahead == Ahead::Unscrubbed {
            self.scrub()
        } else {
            self.ahead = Ahead::Empty;
            let sql = "PRAGMA wal_checkpoint(PASSIVE)";
            self.conn
                .query_row(sql, [], |_| Ok(()))
                .map_err(StoreError::from)
        };
        if let Err(error) = folded {
            tracing::warn!(%error, "the write-ahead log was not folded in");
        }
    }

    /// Folds in and empties the write-ahead log, so that nothing erased is left in it. While an
    /// export reads, it cannot be emptied: that is done in the next quiet moment after, and nobody
    /// waits for it.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn scrub(&mut self) -> Result<()> {
        self.ahead = Ahead::Unscrubbed;
        self.conn.busy_timeout(Duration::ZERO)?;
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let is_busy = self.conn.query_row(sql, [], |row| row.get::<_, bool>(0));
        self.conn
            .busy_timeout(Duration::from_millis(connection::BUSY_MS_MAX))?;
        if !is_busy? {
            self.ahead = Ahead::Empty;
        }
        Ok(())
    }

    /// One request, as the store's thread does it: whatever goes wrong is an error of this request,
    /// and the next one finds the book in good order.
    ///
    /// A panic rolls its transaction back. A connection that could not decipher a page reads none
    /// any more, even where the disk only failed for a moment, so the next request gets a new one.
    ///
    /// # Errors
    /// What `act` fails with, and what stands in the way of a new connection.
    pub fn guarded<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.spoilt {
            self.conn = connection::open(&self.place, &*self.chance)?;
            self.forget();
            self.spoilt = false;
        }
        let result = match catch_unwind(AssertUnwindSafe(|| act(&mut *self))) {
            Ok(result) => result,
            Err(panic) => {
                tracing::error!(
                    message = panic_text(&*panic),
                    "an act of the store panicked"
                );
                self.forget();
                Err(StoreError::Panicked)
            }
        };
        if let Err(error @ (StoreError::Damaged(_) | StoreError::Disk(_))) = &result {
            tracing::error!(%error, "the database will be opened anew");
            self.spoilt = true;
        }
        result
    }

    /// Drops what is remembered beside the file, after an act that broke off.
    fn forget(&mut self) {
        self.conn.flush_prepared_statement_cache();
        self.names.forget();
    }

    /// Takes back what only the journal remembers. Where it cannot be read, the door opens all the
    /// same, and the journal is kept for a technician.
    fn replay_journal(&mut self, now: &Moment) {
        let place = self.place.clone();
        if let Err(error) = self.write(now, |act| journal::replay(act, &place)) {
            tracing::error!(%error, "the journal was not replayed");
        }
    }

    /// A database that was restored from a copy must not go on where the copy stopped: what it
    /// numbers now would be numbered twice. It begins a new epoch.
    fn begin_epoch_if_copied(&mut self, now: &Moment) -> Result<()> {
        self.outside.refresh();
        if self.outside.agrees_with(log::head(&self.conn)?.as_ref()) {
            return Ok(());
        }
        // Once more while no other process writes: what it noted between our two looks is no copy.
        let place = self.place.clone();
        self.write(now, |act| {
            let head = log::head(&act.tx)?;
            if Outside::open(&place)?.agrees_with(head.as_ref()) {
                return Ok(());
            }
            tracing::warn!("the database was copied or restored: a new epoch begins");
            act.begin_epoch(head.map(|head| head.epoch))
        })
    }
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Book({})", self.kiosk.id)
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().unwrap_or("no text")
}

/// One act under way.
pub(crate) struct Act<'b> {
    pub(super) tx: Transaction<'b>,
    /// When it happens.
    pub(super) now: Moment,
    kiosk: &'b Kiosk,
    chance: &'b dyn Chance,
    pub(super) names: &'b mut Names,
    pub(super) names_changed: bool,
    last: Option<Written>,
}

/// An attendance as its row has it.
pub(crate) struct AttendanceRow {
    pub entry: EntryId,
    pub session: Option<SessionId>,
    /// The person after merges.
    pub person: Option<PersonId>,
    pub kind: Kind,
    pub signed_out: Option<DateTime<Utc>>,
    pub is_voided: bool,
}

impl Act<'_> {
    /// Commits what went well; whatever did not is rolled back.
    fn end<T>(self, result: Result<T>) -> (Result<(T, Option<Written>)>, bool) {
        let (tx, last) = (self.tx, self.last);
        let ended = result.and_then(|result| {
            tx.commit()?;
            Ok((result, last))
        });
        (ended, self.names_changed)
    }
}

impl Act<'_> {
    pub(super) fn kiosk(&self) -> &Kiosk {
        self.kiosk
    }

    /// Sixteen bytes that nobody can guess.
    pub(super) fn random<const N: usize>(&self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.chance
            .fill(&mut bytes)
            .map_err(StoreError::NoRandomness)?;
        Ok(bytes)
    }

    /// Adds to the log, and changes the tables that follow from it.
    pub(super) fn append(&mut self, entry: NewEntry) -> Result<Written> {
        let id = EntryId::from_bytes(self.random()?);
        self.append_as(id, entry)
    }

    /// The same under a number that was drawn before.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an entry is written once, and made where it is written"
    )]
    pub(super) fn append_as(&mut self, id: EntryId, entry: NewEntry) -> Result<Written> {
        let written = log::append(&self.tx, self.kiosk.id, &self.now, id, None, &entry)?;
        projection::follow(&self.tx, written.n, id, self.now.utc.timestamp(), &entry)?;
        stamp::follow(&self.tx, &self.now, self.kiosk.id, &entry)?;
        self.last = Some(written);
        Ok(written)
    }

    /// A new unbroken stretch of the log.
    pub(super) fn begin_epoch(&mut self, after: Option<Epoch>) -> Result<()> {
        let epoch = Epoch::from_bytes(self.random()?);
        let id = EntryId::from_bytes(self.random()?);
        let entry = NewEntry {
            event: Event::EpochBegan { after },
            session: None,
            person: None,
            by: By::Kiosk,
        };
        self.tx
            .execute("UPDATE kiosk SET epoch = ?1", params![epoch.bytes()])?;
        let written = log::append(&self.tx, self.kiosk.id, &self.now, id, Some(epoch), &entry)?;
        self.last = Some(written);
        Ok(())
    }

    /// The attendance with this number.
    pub(super) fn attendance(&self, id: AttendanceId) -> Result<AttendanceRow> {
        read_attendance(&self.tx, id)
    }
}

/// The attendance with this number.
pub(super) fn read_attendance(conn: &Connection, id: AttendanceId) -> Result<AttendanceRow> {
    let mut statement = conn.prepare_cached(
        "SELECT id, session, canonical, kind, signed_out, voided IS NOT NULL
         FROM attendance WHERE n = ?1",
    )?;
    let row = statement.query_row([id.0], |row| {
        Ok((
            AttendanceRow {
                entry: EntryId::from_bytes(row.get(0)?),
                session: row.get::<_, Option<String>>(1)?.map(SessionId::from_stored),
                person: row.get::<_, Option<_>>(2)?.map(PersonId::from_bytes),
                kind: Kind::default(),
                signed_out: row.get::<_, Option<i64>>(4)?.map(seconds),
                is_voided: row.get(5)?,
            },
            row.get::<_, String>(3)?,
        ))
    });
    let (row, kind) = row.optional()?.ok_or(StoreError::NotThere("attendance"))?;
    Ok(AttendanceRow {
        kind: Kind::from_code(&kind).ok_or(StoreError::Unreadable("kind"))?,
        ..row
    })
}

/// A moment from the seconds in a column.
pub(super) fn seconds(secs: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(secs, 0).unwrap_or_default()
}

/// The first start: who this kiosk is, its keys, and the first entry of its log.
fn found_kiosk(
    conn: &mut Connection,
    chance: &dyn Chance,
    now: &Moment,
    outside: &Outside,
) -> Result<Kiosk> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been first.
    if let Some(kiosk) = read_kiosk(&tx)? {
        return Ok(kiosk);
    }
    let fill = |bytes: &mut [u8]| chance.fill(bytes).map_err(StoreError::NoRandomness);
    let (mut id, mut org_key, mut local_key) = ([0; 16], [0; 32], [0; 32]);
    fill(&mut id)?;
    fill(&mut org_key)?;
    fill(&mut local_key)?;
    tx.execute(
        "INSERT INTO kiosk (one, id, epoch, org_key, local_key, created)
         VALUES (1, ?1, zeroblob(16), ?2, ?3, ?4)",
        params![id, org_key, local_key, now.utc.timestamp()],
    )?;
    let kiosk = Kiosk {
        id: KioskId::from_bytes(id),
        org_key: OrganisationKey::new(org_key),
        other_keys: Vec::new(),
        local_key,
    };
    let mut act = Act {
        tx,
        now: *now,
        kiosk: &kiosk,
        chance,
        names: &mut Names::default(),
        names_changed: false,
        last: None,
    };
    act.begin_epoch(None)?;
    // Before the commit, so that no other process takes the new log for a copy.
    if let Some(first) = act.last {
        outside.note(first.epoch, first.seq);
    }
    act.end(Ok(())).0?;
    Ok(kiosk)
}
