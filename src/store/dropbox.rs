//! The drop-box: where sign-ins go while the key is away, and how they are taken in afterwards.
//!
//! A folder beside the database. In it a lid, which seals and opens nothing; and at most one box, a
//! file of slots to which one is added for each sign-in. Adding needs no key and no database. When
//! somebody brings the key, all of a box is taken in within one transaction, each sign-in as if at
//! its own moment, and the transaction notes up to which slot: a power cut before the file is gone
//! counts nobody twice. The number of an entry is drawn at the door, so that even a database that
//! was restored from a copy and its journal knows it again.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::arrive::sealed::{self, Took};
use super::book::{Act, Book};
use super::connection::{Place, make_private_dir, sync_dir};
use super::{Result, StoreError, log, session};
use crate::access::dropbox::SLOT_BYTES;
use crate::access::{BoxId, BoxKey, Lid, SlotError, SlotKind};
use crate::badge::token::Token;
use crate::domain::attendance::{Answer, Arrival, Kind, Method};
use crate::domain::id::EntryId;
use crate::domain::moment::{ClockState, Moment};
use crate::domain::series::Room;
use crate::services::Chance;

mod folder;
#[cfg(test)]
mod tests;

use folder::{APART, BOX, LID, LOCK, PAGE, failed, files, hold, read_slot, write_lid};

/// The folder in the data directory.
const FOLDER: &str = "dropbox";
/// What is known of boxes that were taken in: a setting, so that it is written with the entries.
const TAKEN: &str = "dropbox.taken";
/// Slots of a box: far more than come to a meeting, and no more than a disk bears.
pub const SLOTS_MAX: u64 = 4096;
/// The last moment that is believed, in seconds since 1970: the year 2200. No date that follows
/// from it leaves the calendar.
const SECS_MAX: i64 = 7_258_118_400;
/// The same unknown card again within so many hours is the same visit.
const STRANGER_HOURS: i64 = 12;

/// The drop-box of a kiosk that may be locked.
#[derive(Debug, Clone)]
pub struct DropBox {
    dir: PathBuf,
    lid: Lid,
}

/// What came out of the drop-box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakenIn {
    /// Sign-ins that are recorded now; unknown and revoked cards among them, without a name.
    pub recorded: u32,
    /// Those who were there already.
    pub doubles: u32,
    /// Slots that a power cut tore before anybody was thanked.
    pub torn: u32,
    /// Slots that were not sealed for this box.
    pub foreign: u32,
}

/// What lies beside the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DropBoxState {
    /// Sign-ins that wait for the key.
    pub waiting: u64,
    /// Boxes from which something could not be taken.
    pub apart: u64,
}

/// One sign-in, as it is sealed.
#[derive(Serialize, Deserialize)]
struct Record {
    id: EntryId,
    utc_ms: i64,
    boot: u64,
    boot_ms: u64,
    clock: ClockState,
    what: What,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Card { token: String, method: Method },
    Without { kind: Kind, show_around: bool },
}

/// Up to where a box was taken in.
#[derive(Serialize, Deserialize)]
struct Taken {
    id: String,
    slots: u64,
}

impl Place {
    /// The drop-box, where this kiosk locks between meetings; none where it does not.
    ///
    /// # Errors
    /// When its lid cannot be read.
    pub fn drop_box(&self) -> Result<Option<DropBox>> {
        let dir = self.drop_box_dir();
        let Some(lid) = folder::read_lid(&dir)? else {
            return Ok(None);
        };
        Ok(Some(DropBox { dir, lid }))
    }

    /// From now on this kiosk may be locked: what comes in then goes into the drop-box.
    ///
    /// # Errors
    /// When the key lies on this machine too, or the disk fails.
    pub fn lock_between_meetings(&self) -> Result<()> {
        if !self.may_lock_between_meetings()? {
            return Err(StoreError::NotNow(
                "the key still lies on this machine; take it away first",
            ));
        }
        let dir = self.drop_box_dir();
        make_private_dir(&dir)?;
        sync_dir(self.dir())?;
        write_lid(&dir, &self.box_key()?.lid())
    }

    /// From now on it is not locked any more.
    ///
    /// # Errors
    /// When something still waits in the drop-box, or the disk fails.
    pub fn stay_awake_between_meetings(&self) -> Result<()> {
        let dir = self.drop_box_dir();
        if self.drop_box_state()?.waiting > 0 {
            return Err(StoreError::NotNow(
                "sign-ins wait in the drop-box; they are taken in first",
            ));
        }
        let path = dir.join(LID);
        match fs::remove_file(&path) {
            Ok(()) => sync_dir(&dir),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(failed("removing", &path, &error)),
        }
    }

    /// Whether it could be locked: neither this machine's disk nor its system gives the key away.
    ///
    /// # Errors
    /// When the slots of the key cannot be read.
    pub fn may_lock_between_meetings(&self) -> Result<bool> {
        let places = self.key_places()?;
        Ok(!places.plain
            && !places.has(SlotKind::Credential)
            && places.has(SlotKind::Stick)
            && places.has(SlotKind::Recovery))
    }

    /// Whether this kiosk gives its key away between meetings: it was told to, and the key lies on
    /// sticks and on paper alone.
    pub fn locks_between_meetings(&self) -> bool {
        self.drop_box().is_ok_and(|it| it.is_some())
            && self.may_lock_between_meetings().unwrap_or(false)
    }

    /// What lies in the drop-box.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn drop_box_state(&self) -> Result<DropBoxState> {
        let dir = self.drop_box_dir();
        let mut state = DropBoxState::default();
        for (_, path) in files(&dir, BOX)? {
            let length = fs::metadata(&path).map(|file| file.len());
            state.waiting += length.map_err(|error| failed("reading", &path, &error))? / PAGE;
        }
        state.apart = u64::try_from(files(&dir, APART)?.len()).unwrap_or(u64::MAX);
        Ok(state)
    }

    fn box_key(&self) -> Result<BoxKey> {
        BoxKey::of(&self.key()?).map_err(|_| StoreError::Unreadable("key of the drop-box"))
    }

    fn drop_box_dir(&self) -> PathBuf {
        self.dir().join(FOLDER)
    }
}

impl DropBox {
    /// Puts a sign-in in. When this returns [`Answer::Noted`] it is on disk, and nobody can read it
    /// without the key. Whose card it was, or whether it is one of this kiosk's at all, makes no
    /// difference; what is no card, and a name, is [`Answer::AnotherWay`], and not kept.
    ///
    /// # Errors
    /// When the disk fails or the box is full: nothing is kept then.
    pub fn put(&self, now: &Moment, chance: &dyn Chance, arrival: &Arrival) -> Result<Answer> {
        let Some(text) = record(now, chance, arrival)? else {
            return Ok(Answer::AnotherWay);
        };
        let _held = hold(&self.dir)?;
        let found = files(&self.dir, BOX)?.pop();
        let is_new = found.is_none();
        let (id, path) = match found {
            Some(found) => found,
            None => self.new_box(chance)?,
        };
        let failed = |error| failed("keeping a sign-in", &path, &error);
        let mut options = OpenOptions::new();
        let file = options.write(true).create(true).mode(0o600).open(&path);
        let file = file.map_err(failed)?;
        // What a power cut tore is left as it is: the next one begins on a page of its own.
        let place = file.metadata().map_err(failed)?.len().div_ceil(PAGE);
        if place >= SLOTS_MAX {
            return Err(StoreError::NotNow("the drop-box is full"));
        }
        let slot = self.lid.seal(id, place, &text);
        let slot = slot.map_err(|_| StoreError::NotNow("too long for the drop-box"))?;
        file.write_all_at(&slot, place * PAGE).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        if is_new {
            sync_dir(&self.dir)?;
        }
        Ok(Answer::Noted)
    }

    fn new_box(&self, chance: &dyn Chance) -> Result<(BoxId, PathBuf)> {
        let mut id = [0; BoxId::BYTES];
        chance.fill(&mut id).map_err(StoreError::NoRandomness)?;
        let id = BoxId::from_bytes(id);
        Ok((id, self.dir.join(format!("{BOX}{id}"))))
    }
}

impl Book {
    /// Takes in what waits in the drop-box, in the order in which it was put there and each as if
    /// at its own moment; `here` is this kiosk's room, and `now` tells its zone.
    ///
    /// # Errors
    /// When the disk or the database fails: then all of it waits as before.
    pub fn take_in(&mut self, now: &Moment, here: &Room) -> Result<TakenIn> {
        let dir = self.place().drop_box_dir();
        if !dir.join(LOCK).exists() && !dir.join(LID).exists() {
            return Ok(TakenIn::default());
        }
        let key = self.place().box_key()?;
        self.mend_lid(&dir, &key)?;
        let mut all = TakenIn::default();
        if files(&dir, BOX)?.is_empty() {
            return Ok(all);
        }
        let _held = hold(&dir)?;
        for (id, path) in files(&dir, BOX)? {
            let taken = self.take_box(now, here, &key, id, &path)?;
            tracing::info!(?taken, "the drop-box was taken in");
            if taken.foreign > 0 {
                // What others put there is no sign-in of ours, but a technician may want to see it.
                let apart = dir.join(format!("{APART}{id}"));
                fs::rename(&path, &apart)
            } else {
                fs::remove_file(&path)
            }
            .map_err(|error| failed("emptying", &path, &error))?;
            sync_dir(&dir)?;
            all.recorded += taken.recorded;
            all.doubles += taken.doubles;
            all.torn += taken.torn;
            all.foreign += taken.foreign;
        }
        Ok(all)
    }

    fn take_box(
        &mut self,
        now: &Moment,
        here: &Room,
        key: &BoxKey,
        id: BoxId,
        path: &Path,
    ) -> Result<TakenIn> {
        let file = File::open(path).map_err(|error| failed("reading", path, &error))?;
        self.write(now, |act| {
            let after = taken(act, id)?;
            let mut taking = Taking {
                here,
                taken: TakenIn::default(),
                strangers: HashMap::new(),
            };
            let mut reader = io::BufReader::new(file.take(SLOTS_MAX * PAGE));
            let mut slot = [0; SLOT_BYTES];
            let mut place = 0;
            while read_slot(&mut reader, &mut slot).map_err(|it| failed("reading", path, &it))? {
                match key.open(id, place, &slot) {
                    Err(SlotError::Torn) => taking.taken.torn += 1,
                    Err(_) => taking.taken.foreign += 1,
                    Ok(_) if place < after => {}
                    Ok(text) => match serde_json::from_str::<Record>(&text) {
                        Ok(record) => taking.take(act, now, &record)?,
                        Err(_) => taking.taken.foreign += 1,
                    },
                }
                place += 1;
            }
            act.now = *now;
            note_taken(act, id, place.max(after))?;
            Ok(taking.taken)
        })
    }

    /// A lid of another key would seal for somebody else.
    fn mend_lid(&self, dir: &Path, key: &BoxKey) -> Result<()> {
        let found = match self.place().drop_box() {
            Ok(None) => return Ok(()),
            Ok(Some(found)) => Some(found.lid),
            Err(_) => None,
        };
        if found != Some(key.lid()) {
            tracing::error!("the lid of the drop-box was changed by somebody; it is put right");
            write_lid(dir, &key.lid())?;
        }
        Ok(())
    }
}

/// A box that is being taken in.
struct Taking<'a> {
    here: &'a Room,
    taken: TakenIn,
    /// When which card that nobody knows was there last.
    strangers: HashMap<String, DateTime<Utc>>,
}

impl Taking<'_> {
    fn take(&mut self, act: &mut Act<'_>, now: &Moment, record: &Record) -> Result<()> {
        let utc = DateTime::from_timestamp_millis(record.utc_ms)
            .filter(|utc| (0..SECS_MAX).contains(&utc.timestamp()));
        let Some(utc) = utc else {
            self.taken.foreign += 1;
            return Ok(());
        };
        let (id, arrival) = (record.id, record.arrival());
        if is_known(act, id)? {
            self.taken.doubles += 1;
            return Ok(());
        }
        let clock = match record.clock {
            // While the key was away there was no entry to judge the clock by.
            ClockState::Ok => {
                ClockState::judge(utc, log::last_good_wall(&act.tx)?, DateTime::UNIX_EPOCH)
            }
            doubtful => doubtful,
        };
        act.now = Moment {
            utc,
            zone: now.zone,
            boot: record.boot,
            boot_ms: record.boot_ms,
            clock,
        };
        session::plan::tick(act, false)?;
        let took = match (&arrival, sealed::arrive(act, self.here, &arrival, id)?) {
            (Arrival::Card { text, .. }, Took::Stranger) => {
                let before = self.strangers.insert(text.clone(), utc);
                let is_again =
                    before.is_some_and(|before| utc - before < TimeDelta::hours(STRANGER_HOURS));
                if is_again {
                    Took::Double
                } else {
                    sealed::without_name(act, self.here, id)?
                }
            }
            (_, took) => took,
        };
        match took {
            Took::Recorded | Took::Stranger => self.taken.recorded += 1,
            Took::Double => self.taken.doubles += 1,
        }
        Ok(())
    }
}

impl Record {
    fn arrival(&self) -> Arrival {
        match &self.what {
            What::Card { token, method } => Arrival::Card {
                text: token.clone(),
                method: *method,
            },
            What::Without { kind, show_around } => Arrival::WithoutName {
                kind: *kind,
                show_around: *show_around,
            },
        }
    }
}

/// The text that is sealed; none for what cannot be kept.
fn record(now: &Moment, chance: &dyn Chance, arrival: &Arrival) -> Result<Option<String>> {
    let mut id = [0; 16];
    chance.fill(&mut id).map_err(StoreError::NoRandomness)?;
    let what = match arrival {
        Arrival::Card { text, method } => match Token::parse(text) {
            Ok(token) => What::Card {
                token: token.letters(),
                method: *method,
            },
            Err(_) => return Ok(None),
        },
        Arrival::WithoutName { kind, show_around } => What::Without {
            kind: *kind,
            show_around: *show_around,
        },
        Arrival::Name { .. } => return Ok(None),
    };
    let record = Record {
        id: EntryId::from_bytes(id),
        utc_ms: now.utc.timestamp_millis(),
        boot: now.boot,
        boot_ms: now.boot_ms,
        clock: now.clock,
        what,
    };
    log::to_json(&record).map(Some)
}

fn is_known(act: &Act<'_>, id: EntryId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM log WHERE id = ?1)";
    let mut statement = act.tx.prepare_cached(sql)?;
    Ok(statement.query_row([id.bytes()], |row| row.get(0))?)
}

/// How many slots of this box were taken in before.
fn taken(act: &Act<'_>, id: BoxId) -> Result<u64> {
    let sql = "SELECT value FROM setting WHERE key = ?1";
    let found = act
        .tx
        .query_row(sql, [TAKEN], |row| row.get::<_, String>(0));
    let Some(found) = found.optional()? else {
        return Ok(0);
    };
    let taken: Taken =
        serde_json::from_str(&found).map_err(|_| StoreError::Unreadable("note of the drop-box"))?;
    Ok(if taken.id == id.to_string() {
        taken.slots
    } else {
        0
    })
}

fn note_taken(act: &Act<'_>, id: BoxId, slots: u64) -> Result<()> {
    let value = log::to_json(&Taken {
        id: id.to_string(),
        slots,
    })?;
    act.tx.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![TAKEN, value],
    )?;
    Ok(())
}
