//! Corrections of sign-ins. Those of a sign-in that comes with them are written with it; all others
//! are kept until everything is written, and each changes its sign-in once.

use std::collections::HashMap;

use super::Projection;
use crate::domain::attendance::VoidReason;
use crate::domain::entry::Event;
use crate::domain::id::{EntryId, PersonId};
use crate::domain::row::Row;
use crate::office::Result;
use crate::office::engine::{Value, values};
use crate::office::logs::{self, Log};

/// How many sign-ins are looked at first for one that is corrected: most often it was just now.
const LOOK_BACK: i64 = 256;
/// How many at most at once.
const LOOK_BACK_MAX: i64 = 16_384;

/// One correction.
pub(super) enum Change {
    Out(i64),
    Stayed(bool),
    Voided(VoidReason),
    Moved(Option<String>, Option<PersonId>),
}

/// What an entry corrects, and how.
pub(super) fn change(row: &Row<'_>, event: &Event, wall: i64) -> Option<(EntryId, Change)> {
    match event {
        Event::SignedOut { of } => Some((*of, Change::Out(wall))),
        Event::Stayed { of, to_the_end } => Some((*of, Change::Stayed(*to_the_end))),
        Event::Voided { of, reason } => Some((*of, Change::Voided(*reason))),
        Event::MovedTo { of } | Event::Assigned { of } => {
            let session = row.session.map(str::to_owned);
            Some((*of, Change::Moved(session, row.person)))
        }
        _ => None,
    }
}

/// All corrections of one sign-in together.
#[derive(Debug, Default)]
pub(in crate::office) struct Amended {
    out: Option<i64>,
    stayed: Option<bool>,
    voided: Option<VoidReason>,
    moved: Option<(Option<String>, Option<PersonId>)>,
}

impl Amended {
    /// One more.
    pub(super) fn then(&mut self, change: Change) {
        match change {
            Change::Out(at) => self.out = Some(at),
            Change::Stayed(stayed) => self.stayed = Some(stayed),
            Change::Voided(reason) => self.voided = Some(reason),
            Change::Moved(session, person) => self.moved = Some((session, person)),
        }
    }

    /// Whether it does not count.
    pub const fn is_voided(&self) -> bool {
        self.voided.is_some()
    }

    /// For which session and for whom it counts, if not as it was written.
    pub fn moved(&self) -> Option<(Option<&str>, Option<&PersonId>)> {
        let (session, person) = self.moved.as_ref()?;
        Some((session.as_deref(), person.as_ref()))
    }

    /// What it says beside that: when they left, whether they stayed, and why it does not count.
    pub fn values(&self) -> [Value<'_>; 3] {
        [
            self.out.into(),
            self.stayed.into(),
            self.voided.map(VoidReason::code).into(),
        ]
    }
}

/// The sign-ins that come together, by their place among them, and what corrects them.
#[derive(Default)]
pub(in crate::office) struct Here {
    by_id: HashMap<EntryId, usize>,
    amended: HashMap<usize, Amended>,
}

impl Here {
    /// What comes together. That may be thousands without a correction: then nobody asks for them.
    pub fn of<'r>(all: impl Iterator<Item = (EntryId, Option<&'r Event>)> + Clone) -> Self {
        let corrects = |event: &Event| {
            matches!(
                event,
                Event::SignedOut { .. }
                    | Event::Stayed { .. }
                    | Event::Voided { .. }
                    | Event::MovedTo { .. }
                    | Event::Assigned { .. }
            )
        };
        if !all.clone().any(|(_, event)| event.is_some_and(corrects)) {
            return Self::default();
        }
        let all = all.enumerate();
        let sign_ins = all.filter_map(|(at, (id, event))| {
            matches!(event, Some(Event::SignedIn { .. })).then_some((id, at))
        });
        Self {
            by_id: sign_ins.collect(),
            amended: HashMap::new(),
        }
    }

    pub(super) fn find(&mut self, of: EntryId) -> Option<&mut Amended> {
        let at = self.by_id.get(&of)?;
        Some(self.amended.entry(*at).or_default())
    }

    /// Whether nothing corrects any of them.
    pub fn is_unamended(&self) -> bool {
        self.amended.is_empty()
    }

    /// What corrects the one at this place.
    pub fn amended(&self, at: usize) -> Option<&Amended> {
        self.amended.get(&at)
    }
}

/// A sign-in that is corrected, and where it counted until then.
struct Found {
    log: Log,
    seq: i64,
    wall: i64,
    id: EntryId,
    site: String,
    session: Option<String>,
}

impl Projection<'_> {
    /// Corrects sign-ins that are written. Where one is not here, it came before an epoch of which
    /// nothing was ever brought.
    pub(super) fn amend(&mut self) -> Result<()> {
        if self.amended.is_empty() {
            return Ok(());
        }
        for found in self.find()? {
            let Some(amended) = self.amended.remove(&found.id) else {
                continue;
            };
            let sessions = [
                found.session,
                amended.moved.as_ref().and_then(|to| to.0.clone()),
            ];
            for session in sessions.into_iter().flatten() {
                self.read_again((found.site.clone(), session), found.wall);
            }
            let key = [found.log.into(), found.seq.into(), found.wall.into()];
            let values: Vec<_> = key.into_iter().chain(amended.values()).collect();
            self.run(
                "UPDATE entry SET signed_out = coalesce($4, signed_out),
                     stayed = coalesce($5, stayed), voided = coalesce($6, voided)
                 WHERE log = $1 AND seq = $2 AND wall = $3",
                &values,
            )?;
            if let Some((session, person)) = amended.moved() {
                let to = [session.into(), person.map(PersonId::bytes).into()];
                let values: Vec<_> = key.into_iter().chain(to).collect();
                self.run(
                    "UPDATE entry SET session = $4, person = $5, moved = 1,
                         session_written =
                             CASE WHEN moved = 1 THEN session_written ELSE session END,
                         person_written = CASE WHEN moved = 1 THEN person_written ELSE person END
                     WHERE log = $1 AND seq = $2 AND wall = $3",
                    &values,
                )?;
                self.run(
                    match session {
                        Some(_) => "DELETE FROM apart WHERE log = $1 AND seq = $2 AND wall = $3",
                        None => {
                            "INSERT INTO apart (log, seq, wall) VALUES ($1, $2, $3)
                             ON CONFLICT (log, seq) DO NOTHING"
                        }
                    },
                    &key,
                )?;
            }
        }
        self.amended.clear();
        Ok(())
    }

    /// Goes back through the sign-ins of the kiosk, from the newest on, until all are found.
    fn find(&mut self) -> Result<Vec<Found>> {
        let logs = logs::of_kiosk(self.work, self.kiosk)?;
        let now = self.now;
        let others = logs.into_iter().map(|(_, log)| (log, i64::MAX));
        let others = others.filter(|(log, _)| now.is_none_or(|(now, _)| now != *log));
        let mut found = Vec::new();
        for (log, mut behind) in now.into_iter().chain(others) {
            let mut most = LOOK_BACK;
            while found.len() < self.amended.len() {
                let page = self.work.all(
                    "SELECT seq, wall, id, site, session FROM entry
                     WHERE log = $1 AND seq < $2 AND at IS NOT NULL
                     ORDER BY seq DESC LIMIT $3",
                    values![log, behind, most],
                    |row| {
                        Ok(Found {
                            log,
                            seq: row.number(0)?,
                            wall: row.number(1)?,
                            id: EntryId::from_bytes(row.bytes(2)?),
                            site: row.text(3)?.to_owned(),
                            session: row.text_or_none(4)?.map(str::to_owned),
                        })
                    },
                )?;
                let Some(last) = page.last() else { break };
                behind = last.seq;
                most = LOOK_BACK_MAX.min(most * 4);
                let wanted = page.into_iter();
                found.extend(wanted.filter(|one| self.amended.contains_key(&one.id)));
            }
        }
        Ok(found)
    }
}
