//! What stays of a bundle that was refused because two machines write as one kiosk: the note that
//! reports say until staff have seen to it. Of what the bundle brought nothing stays.

use super::{last_of, made_at};
use crate::domain::id::{Epoch, KioskId};
use crate::office::engine::{Work, values};
use crate::office::{Office, OfficeError, Result};
use crate::transfer::bundle::{Manifest, Refusal};

impl Office {
    /// Notes a bundle that was refused because somebody copied its kiosk or put an old copy back.
    /// Of one that was refused for another reason nothing is noted.
    ///
    /// # Errors
    /// When the database fails.
    pub(in crate::office) fn forks(&mut self, manifest: &Manifest, why: &Refusal) -> Result<()> {
        if !why.is_alarm() {
            return Ok(());
        }
        let mut work = self.engine.begin()?;
        let (epoch, first) = parts(work.as_mut(), manifest, why)?;
        work.run(
            "INSERT INTO forked (kiosk, epoch, first, number, made_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            values![
                manifest.kiosk.bytes(),
                epoch.bytes(),
                first,
                manifest.number,
                made_at(manifest)
            ],
        )?;
        work.commit()
    }

    /// Staff have seen to it that one machine writes as this kiosk: what was noted until now is
    /// said no more. A bundle that was not noted yet is another alarm.
    ///
    /// # Errors
    /// When it is not known here, or the database fails.
    pub fn settle_forks(&mut self, kiosk: KioskId) -> Result<()> {
        let mut work = self.engine.begin()?;
        let sql = "SELECT 1 FROM kiosk WHERE id = $1";
        if work.first(sql, values![kiosk.bytes()])?.is_none() {
            return Err(OfficeError::NoKiosk(kiosk));
        }
        let sql = "UPDATE forked SET settled = 1 WHERE kiosk = $1";
        work.run(sql, values![kiosk.bytes()])?;
        work.commit()
    }
}

/// The first entry that a bundle may say something else of. What was rolled back agrees as far as
/// both go: what its kiosk writes next is told apart from there on.
fn parts(work: &mut dyn Work, manifest: &Manifest, why: &Refusal) -> Result<(Epoch, u64)> {
    if let Refusal::Forked { epoch, seq } = why {
        return Ok((*epoch, *seq));
    }
    let epoch = manifest.epoch;
    let own = manifest.ranges.iter().filter(|range| range.epoch == epoch);
    let theirs = own.map(|range| range.last).max();
    let held = last_of(work, manifest.kiosk, epoch)?;
    let both = [theirs, held].into_iter().flatten().min();
    Ok((epoch, both.unwrap_or(0) + 1))
}
