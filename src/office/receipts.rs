//! Receipts: what the office says to a kiosk about its log, written as files that go back on any
//! stick.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::engine::{Work, values};
use super::take_in::held;
use super::{Office, OfficeError, Result};
use crate::domain::carried::{Receipt, Span};
use crate::domain::id::{Epoch, KioskId};
use crate::transfer::bundle::{SigningKey, is_receipt_for, receipt_name, write_receipt};

/// The most names of a folder that are looked at for older receipts.
const NAMES_MAX: usize = 100_000;

impl Office {
    /// The next receipt for a kiosk: what is here of it now. `missing` is what a bundle that was
    /// refused said that must be here.
    ///
    /// Its number is the time in seconds, or one more than the last: so it grows even where this
    /// database was put back from a copy, and the kiosk sends again what was lost with it.
    ///
    /// # Errors
    /// When the kiosk is not known, or the database fails.
    pub fn next_receipt(
        &mut self,
        kiosk: KioskId,
        missing: Vec<Span>,
        now: DateTime<Utc>,
    ) -> Result<Receipt> {
        let mut work = self.engine.begin()?;
        let sql = "SELECT receipt FROM kiosk WHERE id = $1";
        let last = work.first(sql, values![kiosk.bytes()])?;
        let last = last.ok_or(OfficeError::Unreadable("kiosk"))?.count(0)?;
        let held = held(work.as_mut(), kiosk)?;
        let backed_up = backed_up(work.as_mut(), kiosk, &held)?;
        let secs = u32::try_from(now.timestamp()).unwrap_or(0);
        let number = secs.max(last.saturating_add(1));
        work.run(
            "UPDATE kiosk SET receipt = $2 WHERE id = $1",
            values![kiosk.bytes(), number],
        )?;
        work.commit()?;
        Ok(Receipt {
            kiosk,
            number,
            held,
            backed_up,
            missing,
        })
    }

    /// All kiosks that are known here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn kiosks(&mut self) -> Result<Vec<KioskId>> {
        let mut work = self.engine.look()?;
        kiosks(work.as_mut())
    }

    /// Copies the database to a new file, and notes that all of it is in a backup: only this lets a
    /// kiosk purge anything.
    ///
    /// # Errors
    /// When there is such a file already, or the copy cannot be written.
    pub fn back_up(&mut self, to: &Path) -> Result<()> {
        if to.symlink_metadata().is_ok() {
            return Err(OfficeError::Taken(to.to_owned()));
        }
        let folder = folder_of(to);
        let copy = tempfile::NamedTempFile::new_in(folder);
        let copy = copy.map_err(OfficeError::file("write", to))?;
        self.engine.copy_to(copy.path())?;
        // What the copy has is what is backed up, whatever came in meanwhile.
        let mut copied = self.engine.open_copy(copy.path())?;
        let mut held_there = Vec::new();
        {
            let mut work = copied.look()?;
            for kiosk in kiosks(work.as_mut())? {
                held_there.push((kiosk, held(work.as_mut(), kiosk)?));
            }
        }
        drop(copied);
        let synced = copy.as_file().sync_all();
        synced.map_err(OfficeError::file("write", to))?;
        let kept = copy.persist_noclobber(to);
        kept.map_err(|lost| OfficeError::file("write", to)(lost.error))?;
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(OfficeError::file("write", to))?;
        let mut work = self.engine.begin()?;
        for (kiosk, spans) in held_there {
            for span in spans {
                work.run(
                    "INSERT INTO backed_up (kiosk, epoch, last) VALUES ($1, $2, $3)
                     ON CONFLICT (kiosk, epoch) DO UPDATE SET last = CASE
                         WHEN backed_up.last > excluded.last THEN backed_up.last
                         ELSE excluded.last END",
                    values![kiosk.bytes(), span.epoch.bytes(), span.last],
                )?;
            }
        }
        work.commit()
    }
}

fn kiosks(work: &mut dyn Work) -> Result<Vec<KioskId>> {
    let sql = "SELECT id FROM kiosk ORDER BY id";
    work.all(sql, values![], |row| Ok(KioskId::from_bytes(row.bytes(0)?)))
}

/// What of this lies in a backup, too.
fn backed_up(work: &mut dyn Work, kiosk: KioskId, held: &[Span]) -> Result<Vec<Span>> {
    let last = work.all(
        "SELECT epoch, last FROM backed_up WHERE kiosk = $1 ORDER BY epoch",
        values![kiosk.bytes()],
        |row| {
            let last = row.number(1)?.unsigned_abs();
            Ok((Epoch::from_bytes(row.bytes(0)?), last))
        },
    )?;
    let spans = last.into_iter().filter_map(|(epoch, last)| {
        let span = held.iter().find(|span| span.epoch == epoch)?;
        Some(Span {
            last: last.min(span.last),
            ..*span
        })
    });
    Ok(spans.collect())
}

/// Writes a receipt into a folder, and gives where it is. Older ones for the same kiosk say nothing
/// beside it, and go.
///
/// # Errors
/// When it cannot be written.
pub fn write(receipt: &Receipt, key: &SigningKey, folder: &Path) -> Result<PathBuf> {
    let name = receipt_name(receipt);
    let path = folder.join(&name);
    let failed = || OfficeError::file("write", &path);
    let note = write_receipt(receipt, key).map_err(|error| failed()(error.into()))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed())?;
    file.write_all(note.as_bytes()).map_err(failed())?;
    file.as_file().sync_all().map_err(failed())?;
    // A number is given out once, so nothing is replaced.
    file.persist(&path).map_err(|lost| failed()(lost.error))?;
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(failed())?;
    let older = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for older in older.take(NAMES_MAX) {
        let is_older = |older: &str| is_receipt_for(older, receipt.kiosk) && older < name.as_str();
        if older.file_name().to_str().is_some_and(is_older) {
            // One that stays does no harm: the kiosk takes the newest.
            let _ = std::fs::remove_file(older.path());
        }
    }
    Ok(path)
}

fn folder_of(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}
