//! What a bundle carries, read and checked on a thread of its own, while what was read before is on
//! its way into the database.

use std::collections::HashMap;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use super::SCHEMA_KNOWN;
use crate::domain::carried::{CarriedPerson, CarriedSeries, Span};
use crate::domain::entry::{By, EntryKey, Event};
use crate::domain::id::{EntryId, Epoch, PersonId};
use crate::domain::row::{EntryHash, Row};
use crate::office::engine::Value;
use crate::office::logs::Log;
use crate::office::{OfficeError, Result};
use crate::transfer::bundle::{Carried, Opened, Refusal};

/// How many entries are handed over at once.
const BATCH_ROWS: usize = 5_000;
/// How many texts of theirs fit into what is kept ready, in bytes each.
const TEXT_BYTES: usize = 160;
/// How many batches may be read ahead.
const BATCHES_AHEAD: usize = 12;
/// How many different words are remembered.
const WORDS_MAX: usize = 1_000;
/// The kind of the entries of which there are the most.
const SIGNED_IN: &str = "signed_in";

/// How many columns an entry has as it was written.
pub(super) const WRITTEN: usize = 16;

/// What comes over.
pub(super) enum Load {
    Entries(Batch),
    Person(CarriedPerson),
    Series(CarriedSeries),
}

/// Entries of one log that follow one another.
pub(super) struct Batch {
    /// All their texts, one behind the other.
    texts: String,
    entries: Vec<Kept>,
    /// How many were read beside them that are here already.
    pub known: u64,
}

/// An entry whose texts stand in its batch.
struct Kept {
    key: EntryKey,
    id: EntryId,
    schema: i64,
    kind: Range<usize>,
    session: Option<Range<usize>>,
    person: Option<PersonId>,
    wall: i64,
    offset: i64,
    boot: i64,
    boot_ms: i64,
    clock: Range<usize>,
    by: Range<usize>,
    payload: Range<usize>,
    hash: EntryHash,
    event: Option<Event>,
}

impl Batch {
    fn begin() -> Self {
        Self {
            texts: String::with_capacity(BATCH_ROWS * TEXT_BYTES),
            entries: Vec::with_capacity(BATCH_ROWS),
            known: 0,
        }
    }

    fn add(&mut self, row: &Row<'_>, hash: EntryHash, event: Option<Event>) {
        let mut keep = |text: &str| {
            let start = self.texts.len();
            self.texts.push_str(text);
            start..self.texts.len()
        };
        self.entries.push(Kept {
            key: row.key,
            id: row.id,
            schema: row.schema,
            kind: keep(row.kind),
            session: row.session.map(&mut keep),
            person: row.person,
            wall: row.wall,
            offset: row.offset,
            boot: row.boot,
            boot_ms: row.boot_ms,
            clock: keep(row.clock),
            by: keep(row.by),
            payload: keep(row.payload),
            hash,
            event,
        });
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Of which epoch they are, if there are any.
    pub fn epoch(&self) -> Option<Epoch> {
        self.entries.first().map(|kept| kept.key.epoch)
    }

    /// Each of them.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> + Clone {
        self.entries.iter().map(|kept| Entry { batch: self, kept })
    }
}

/// One of a batch.
#[derive(Clone, Copy)]
pub(super) struct Entry<'b> {
    batch: &'b Batch,
    kept: &'b Kept,
}

impl<'b> Entry<'b> {
    /// Its row.
    pub fn row(&self) -> Row<'b> {
        let (batch, kept) = (self.batch, self.kept);
        let text = |range: &Range<usize>| batch.texts.get(range.clone()).unwrap_or_default();
        Row {
            key: kept.key,
            id: kept.id,
            schema: kept.schema,
            kind: text(&kept.kind),
            session: kept.session.as_ref().map(text),
            person: kept.person,
            wall: kept.wall,
            offset: kept.offset,
            boot: kept.boot,
            boot_ms: kept.boot_ms,
            clock: text(&kept.clock),
            by: text(&kept.by),
            payload: text(&kept.payload),
        }
    }

    /// What it means, where this program understands it.
    pub const fn event(&self) -> Option<&'b Event> {
        self.kept.event.as_ref()
    }

    /// Where it stands.
    pub const fn key(&self) -> EntryKey {
        self.kept.key
    }

    /// Its id.
    pub const fn id(&self) -> EntryId {
        self.kept.id
    }

    /// In which session.
    pub fn session(&self) -> Option<&'b str> {
        self.row().session
    }

    /// To whom it happened.
    pub fn person(&self) -> Option<&'b [u8; 16]> {
        self.kept.person.as_ref().map(PersonId::bytes)
    }

    /// Those columns: what its kiosk wrote, its hash, and whether it is understood; but for which
    /// session and for whom it counts.
    pub fn values<'v>(
        &self,
        log: Log,
        session: Option<&'v str>,
        person: Option<&'v [u8; 16]>,
    ) -> [Value<'v>; WRITTEN]
    where
        'b: 'v,
    {
        let (row, kept) = (self.row(), self.kept);
        [
            log.into(),
            row.key.seq.into(),
            kept.id.bytes().into(),
            row.schema.into(),
            row.kind.into(),
            session.into(),
            person.into(),
            row.wall.into(),
            row.offset.into(),
            row.boot.into(),
            row.boot_ms.into(),
            row.clock.into(),
            row.by.into(),
            row.payload.into(),
            (&kept.hash).into(),
            kept.event.is_some().into(),
        ]
    }
}

/// Reads a bundle, but for what is here already, and hands it over on this thread.
pub(super) fn hand_over(
    bundle: &mut Opened<'_>,
    held: &[Span],
    take: &mut dyn FnMut(Load) -> Result<()>,
) -> Result<()> {
    thread::scope(|scope| {
        let (send, received) = sync_channel(BATCHES_AHEAD);
        let reading = thread::Builder::new()
            .spawn_scoped(scope, move || read(bundle, held, &send))
            .map_err(Refusal::Io)?;
        // Whoever stops here lets go of the channel, and so the other one stops.
        let taken = received.into_iter().try_for_each(take);
        let read = reading.join().unwrap_or_else(|panic| resume_unwind(panic));
        taken.and(read)
    })
}

fn read(bundle: &mut Opened<'_>, held: &[Span], send: &SyncSender<Load>) -> Result<()> {
    // Nobody listens any more, and says why.
    let send = |load| send.send(load).map_err(|_| Refusal::Cut);
    let (mut batch, mut words) = (Batch::begin(), Words::default());
    bundle.hand_out(&mut |carried| {
        let goes_on = match &carried {
            Carried::Entry(row, _) => batch.epoch().is_none_or(|epoch| epoch == row.key.epoch),
            Carried::Person(_) | Carried::Series(_) => batch.len() == 0,
        };
        if batch.len() >= BATCH_ROWS || !goes_on {
            let full = std::mem::replace(&mut batch, Batch::begin());
            send(Load::Entries(full))?;
        }
        match carried {
            Carried::Entry(row, hash) => {
                let key = row.key;
                if held.iter().any(|span| span.holds(key.epoch, key.seq)) {
                    batch.known += 1;
                } else {
                    batch.add(&row, hash, words.event(&row));
                }
            }
            Carried::Person(person) => send(Load::Person(person))?,
            Carried::Series(series) => send(Load::Series(series))?,
        }
        Ok::<_, OfficeError>(())
    })?;
    Ok(send(Load::Entries(batch))?)
}

/// What was understood before. Most sign-ins say the same as many others.
#[derive(Default)]
struct Words {
    sign_ins: HashMap<String, Option<Event>>,
    by: HashMap<String, bool>,
}

impl Words {
    /// As [`super::understood`] says.
    fn event(&mut self, row: &Row<'_>) -> Option<Event> {
        if row.schema != SCHEMA_KNOWN || !self.knows(row.by) {
            return None;
        }
        if row.kind != SIGNED_IN {
            return row.event();
        }
        if let Some(event) = self.sign_ins.get(row.payload) {
            return event.clone();
        }
        let event = row.event();
        remember(&mut self.sign_ins, row.payload, event.clone());
        event
    }

    fn knows(&mut self, by: &str) -> bool {
        if let Some(knows) = self.by.get(by) {
            return *knows;
        }
        let knows = serde_json::from_str::<By>(by).is_ok();
        remember(&mut self.by, by, knows);
        knows
    }
}

fn remember<T>(all: &mut HashMap<String, T>, text: &str, meaning: T) {
    if all.len() >= WORDS_MAX {
        all.clear();
    }
    all.insert(text.to_owned(), meaning);
}
