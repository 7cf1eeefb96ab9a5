//! Making all of it again from the logs: of one kiosk, when entries came late that belong before
//! others, and of all, when the tables changed their form.

use std::collections::{BTreeMap, BTreeSet};

use super::amended::Here;
use super::{Projection, Stand};
use crate::domain::entry::{EntryKey, Event};
use crate::domain::id::{EntryId, Epoch, KioskId, PersonId};
use crate::domain::row::Row;
use crate::office::count::{Touched, Written};
use crate::office::engine::{Record, Work, values};
use crate::office::logs::{self, Log};
use crate::office::people::OFFICE;
use crate::office::take_in::understood;
use crate::office::{Result, count, forget};

/// How many entries are read at once.
const PAGE: i64 = 10_000;
/// What is read of an entry, in the order of [`Record::row`]: all of it as it was written.
const COLUMNS: &str = "seq, id, schema, kind, \
    CASE WHEN moved = 1 THEN session_written ELSE session END, \
    CASE WHEN moved = 1 THEN person_written ELSE person END, \
    wall, \"offset\", boot, boot_ms, clock, by, payload";

/// Large tables lie by the site. A kiosk wrote nothing but where it stood.
const AT_ITS_PLACES: &str = "AND site IN (SELECT site FROM place WHERE kiosk = $1)";

/// What corrections said of sign-ins, taken back.
const AS_WRITTEN: &str = "UPDATE entry SET signed_out = NULL, stayed = NULL, voided = NULL, \
    session = CASE WHEN moved = 1 THEN session_written ELSE session END, \
    person = CASE WHEN moved = 1 THEN person_written ELSE person END, \
    moved = NULL, session_written = NULL, person_written = NULL \
    WHERE (signed_out IS NOT NULL OR stayed IS NOT NULL OR voided IS NOT NULL OR moved = 1)";

/// What is looked at apart, found anew.
const NOTHING_APART: &str = "DELETE FROM apart WHERE seq > 0";
const APART: &str = "INSERT INTO apart (log, seq, wall) SELECT log, seq, wall FROM entry \
    WHERE (known = 0 OR (at IS NOT NULL AND session IS NULL))";

/// Makes what follows from the log of one kiosk again, and says what has to be counted again.
pub(in crate::office) fn rebuild(work: &mut dyn Work, kiosk: KioskId) -> Result<Touched> {
    let evenings = work.all(
        "SELECT e.site, e.session FROM log l CROSS JOIN entry e
         WHERE l.kiosk = $1 AND e.log = l.number
           AND e.at IS NOT NULL AND e.session IS NOT NULL
         UNION SELECT o.site, o.session FROM place p CROSS JOIN opening o
         WHERE p.kiosk = $1 AND o.site = p.site AND o.kiosk = p.kiosk",
        values![kiosk.bytes()],
        |row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())),
    )?;
    let merged = work.all(
        "SELECT person FROM alias WHERE kiosk = $1 UNION SELECT into_ FROM alias WHERE kiosk = $1",
        values![kiosk.bytes()],
        |row| Ok(PersonId::from_bytes(row.bytes(0)?)),
    )?;
    let of_kiosk = "log IN (SELECT number FROM log WHERE kiosk = $1)";
    for sql in [AS_WRITTEN, NOTHING_APART, APART] {
        let sql = format!("{sql} AND {of_kiosk}");
        work.run(&sql, values![kiosk.bytes()])?;
    }
    for (table, and) in [
        ("opening", AT_ITS_PLACES),
        ("alias", ""),
        ("milestone", ""),
        ("chips", ""),
        ("doubt", ""),
        ("taken", ""),
        ("consent", ""),
    ] {
        let sql = format!("DELETE FROM {table} WHERE kiosk = $1 {and}");
        work.run(&sql, values![kiosk.bytes()])?;
    }
    let mut touched = follow(work, kiosk)?;
    let evenings = evenings.into_iter();
    let evenings = evenings.map(|evening| (evening, Written::AtAnyTime));
    touched.evenings.extend(evenings);
    touched.merged.extend(merged);
    Ok(touched)
}

/// Makes all tables again, and counts everything.
pub(in crate::office) fn rebuild_all(work: &mut dyn Work) -> Result<()> {
    for sql in [AS_WRITTEN, NOTHING_APART, APART] {
        work.run(sql, values![])?;
    }
    for table in [
        "opening",
        "milestone",
        "chips",
        "doubt",
        "taken",
        "consent",
        "canonical",
        "evening",
        "stray",
        "person_month",
        "site_month",
    ] {
        work.run(&format!("DELETE FROM {table}"), values![])?;
    }
    // What the office merged stands in no log.
    work.run(
        "DELETE FROM alias WHERE kiosk <> $1",
        values![OFFICE.bytes()],
    )?;
    let kiosks = work.all("SELECT id FROM kiosk ORDER BY id", values![], |row| {
        Ok(KioskId::from_bytes(row.bytes(0)?))
    })?;
    for kiosk in kiosks {
        follow(work, kiosk)?;
    }
    count::everything(work)?;
    forget::follow_all(work)
}

/// Goes through the log of a kiosk, epoch by epoch.
fn follow(work: &mut dyn Work, kiosk: KioskId) -> Result<Touched> {
    let epochs = epochs(work, kiosk)?;
    let logs = logs::of_kiosk(work, kiosk)?;
    let places = places(work, kiosk)?;
    let stand = |epoch: Epoch, seq: i64| {
        let of_epoch = places.iter().filter(|(of, ..)| *of == epoch);
        let last = of_epoch.take_while(|(_, first, _)| *first <= seq).last();
        last.map(|(.., stand)| stand)
    };
    let nowhere = Stand {
        site: String::new(),
        zone: String::new(),
    };
    let mut projection = Projection::of(work, kiosk, nowhere);
    projection.is_again = true;
    for epoch in epochs {
        let Some((_, log)) = logs.iter().find(|(of, _)| *of == epoch) else {
            continue;
        };
        let mut seq = 0;
        loop {
            let rows = page(projection.work(), *log, seq)?;
            for row in &rows {
                let row = row.row(kiosk, epoch)?;
                seq = row.key.seq.cast_signed();
                projection.stands(stand(epoch, seq));
                if let Some(event) = understood(&row) {
                    projection.entry(*log, &row, &event, &mut Here::default())?;
                }
            }
            projection.amend()?;
            if rows.is_empty() {
                break;
            }
        }
    }
    projection.end()
}

/// The epochs of a kiosk in their order: each says which one it came after.
fn epochs(work: &mut dyn Work, kiosk: KioskId) -> Result<Vec<Epoch>> {
    let firsts = work.all(
        &format!(
            "SELECT {COLUMNS}, epoch FROM log l CROSS JOIN entry e
             WHERE l.kiosk = $1 AND e.log = l.number AND e.seq = 1 ORDER BY wall, epoch"
        ),
        values![kiosk.bytes()],
        |row| {
            let epoch = Epoch::from_bytes(row.bytes(13)?);
            let after = match understood(&row.row(kiosk, epoch)?) {
                Some(Event::EpochBegan { after }) => after,
                _ => None,
            };
            Ok((epoch, after))
        },
    )?;
    let known: BTreeSet<Epoch> = firsts.iter().map(|(epoch, _)| *epoch).collect();
    let mut after: BTreeMap<Option<Epoch>, Vec<Epoch>> = BTreeMap::new();
    for (epoch, before) in firsts {
        let before = before.filter(|before| known.contains(before) && *before != epoch);
        after.entry(before).or_default().push(epoch);
    }
    // In the order of the chain; two that came after the same one, in that of their clocks.
    let mut order = Vec::new();
    let mut next = after.remove(&None).unwrap_or_default();
    next.reverse();
    while let Some(epoch) = next.pop() {
        order.push(epoch);
        let mut children = after.remove(&Some(epoch)).unwrap_or_default();
        children.reverse();
        next.extend(children);
    }
    // Epochs that name each other in a circle were made by nobody's kiosk, and are not left out.
    order.extend(after.into_values().flatten());
    Ok(order)
}

fn places(work: &mut dyn Work, kiosk: KioskId) -> Result<Vec<(Epoch, i64, Stand)>> {
    work.all(
        "SELECT epoch, first, site, zone FROM place WHERE kiosk = $1 ORDER BY epoch, first",
        values![kiosk.bytes()],
        |row| {
            let stand = Stand {
                site: row.text(2)?.to_owned(),
                zone: row.text(3)?.to_owned(),
            };
            Ok((Epoch::from_bytes(row.bytes(0)?), row.number(1)?, stand))
        },
    )
}

/// The next entries of an epoch.
fn page(work: &mut dyn Work, log: Log, behind: i64) -> Result<Vec<Record>> {
    work.all(
        &format!("SELECT {COLUMNS} FROM entry WHERE log = $1 AND seq > $2 ORDER BY seq LIMIT $3"),
        values![log, behind, PAGE],
        |row| Ok(row.clone()),
    )
}

impl Record {
    fn row(&self, kiosk: KioskId, epoch: Epoch) -> Result<Row<'_>> {
        Ok(Row {
            key: EntryKey {
                kiosk,
                epoch,
                seq: self.number(0)?.unsigned_abs(),
            },
            id: EntryId::from_bytes(self.bytes(1)?),
            schema: self.number(2)?,
            kind: self.text(3)?,
            session: self.text_or_none(4)?,
            person: self.bytes_or_none(5)?.map(PersonId::from_bytes),
            wall: self.number(6)?,
            offset: self.number(7)?,
            boot: self.number(8)?,
            boot_ms: self.number(9)?,
            clock: self.text(10)?,
            by: self.text(11)?,
            payload: self.text(12)?,
        })
    }
}
