//! Receipts: what the office says to a kiosk about its log, written as files that go back on any
//! stick.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, TransactionBehavior, params};

use super::{Office, OfficeError, Result};
use crate::domain::carried::{Receipt, Span};
use crate::domain::id::{Epoch, KioskId};
use crate::transfer::bundle::{SigningKey, receipt_name, write_receipt};

/// How many pages of the database are copied at once.
const BACKUP_PAGES: i32 = 1_000;

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
        let held = self.held(kiosk)?;
        let backed_up = self.backed_up(kiosk, &held)?;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last = tx.query_row(
            "SELECT receipt FROM kiosk WHERE id = ?1",
            [kiosk.bytes()],
            |row| row.get::<_, u32>(0),
        );
        let last = last.optional()?.ok_or(OfficeError::Unreadable("kiosk"))?;
        let secs = u32::try_from(now.timestamp()).unwrap_or(0);
        let number = secs.max(last.saturating_add(1));
        tx.execute(
            "UPDATE kiosk SET receipt = ?2 WHERE id = ?1",
            params![kiosk.bytes(), number],
        )?;
        tx.commit()?;
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
    pub fn kiosks(&self) -> Result<Vec<KioskId>> {
        let mut kiosks = self.conn.prepare("SELECT id FROM kiosk ORDER BY id")?;
        let kiosks = kiosks.query_map([], |row| row.get(0).map(KioskId::from_bytes))?;
        Ok(kiosks.collect::<rusqlite::Result<_>>()?)
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
        let mut into = rusqlite::Connection::open(copy.path())?;
        rusqlite::backup::Backup::new(&self.conn, &mut into)?.run_to_completion(
            BACKUP_PAGES,
            Duration::ZERO,
            None,
        )?;
        // What the copy has is what is backed up, whatever came in meanwhile.
        let copied = Self { conn: into };
        let kiosks = copied.kiosks()?.into_iter();
        let held: Vec<(KioskId, Vec<Span>)> = kiosks
            .map(|kiosk| Ok((kiosk, copied.held(kiosk)?)))
            .collect::<Result<_>>()?;
        copied.conn.close().map_err(|(_, error)| error)?;
        let synced = copy.as_file().sync_all();
        synced.map_err(OfficeError::file("write", to))?;
        let kept = copy.persist_noclobber(to);
        kept.map_err(|lost| OfficeError::file("write", to)(lost.error))?;
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(OfficeError::file("write", to))?;
        let tx = self.conn.transaction()?;
        for (kiosk, spans) in held {
            for span in spans {
                tx.execute(
                    "INSERT INTO backed_up (kiosk, epoch, last) VALUES (?1, ?2, ?3)
                     ON CONFLICT (kiosk, epoch) DO UPDATE SET last = max(last, ?3)",
                    params![kiosk.bytes(), span.epoch.bytes(), span.last.cast_signed()],
                )?;
            }
        }
        Ok(tx.commit()?)
    }

    /// What of this lies in a backup, too.
    fn backed_up(&self, kiosk: KioskId, held: &[Span]) -> Result<Vec<Span>> {
        let mut last = self
            .conn
            .prepare("SELECT epoch, last FROM backed_up WHERE kiosk = ?1 ORDER BY epoch")?;
        let last = last.query_map([kiosk.bytes()], |row| {
            Ok((
                Epoch::from_bytes(row.get(0)?),
                row.get::<_, i64>(1)?.unsigned_abs(),
            ))
        })?;
        let mut spans = Vec::new();
        for last in last {
            let (epoch, last) = last?;
            let of_epoch = held.iter().find(|span| span.epoch == epoch);
            spans.extend(of_epoch.map(|span| Span {
                last: last.min(span.last),
                ..*span
            }));
        }
        Ok(spans)
    }
}

/// Writes a receipt into a folder, and gives where it is.
///
/// # Errors
/// When it cannot be written.
pub fn write(receipt: &Receipt, key: &SigningKey, folder: &Path) -> Result<PathBuf> {
    let path = folder.join(receipt_name(receipt));
    let failed = || OfficeError::file("write", &path);
    let note = write_receipt(receipt, key).map_err(|error| failed()(error.into()))?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed())?;
    file.write_all(note.as_bytes()).map_err(failed())?;
    file.as_file().sync_all().map_err(failed())?;
    // A number is given out once, so nothing is replaced.
    file.persist(&path).map_err(|lost| failed()(lost.error))?;
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(failed())?;
    Ok(path)
}

fn folder_of(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}
