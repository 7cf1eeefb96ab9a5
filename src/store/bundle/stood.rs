//! Where the kiosk stood when it wrote what: an office files an evening under the site where it
//! met, also when the kiosk is taken elsewhere before it brings the month.

use rusqlite::Connection;

use crate::domain::carried::Stood;
use crate::domain::moment::Moment;
use crate::store::keeper::keep_setting;
use crate::store::milestone::setting;
use crate::store::{Book, Result, StoreError, log};

/// The setting with all places.
const STOOD: &str = "stood";
/// The most places that are remembered: of a kiosk that goes from hall to hall, the newest.
const STOOD_MAX: usize = 200;

pub(super) fn of(conn: &Connection) -> Result<Vec<Stood>> {
    Ok(setting(conn, STOOD)?.unwrap_or_default())
}

impl Book {
    /// From the next entry on this kiosk stands at this site. One that never said where it stands
    /// always stood there, as far as anybody knows.
    ///
    /// # Errors
    /// When the database fails.
    pub fn stands_at(&mut self, now: &Moment, site: &str, zone: &str) -> Result<()> {
        let next = |conn: &Connection| -> Result<Option<Vec<Stood>>> {
            let head = log::head(conn)?.ok_or(StoreError::Unreadable("head of the log"))?;
            let mut all = of(conn)?;
            let last = all.last();
            let is_in_epoch = last.is_some_and(|last| last.epoch == head.epoch);
            if is_in_epoch && last.is_some_and(|last| last.site == site && last.zone == zone) {
                return Ok(None);
            }
            all.push(Stood {
                epoch: head.epoch,
                first: if is_in_epoch { head.seq + 1 } else { 1 },
                site: site.to_owned(),
                zone: zone.to_owned(),
            });
            let over = all.len().saturating_sub(STOOD_MAX);
            all.drain(..over);
            Ok(Some(all))
        };
        if next(&self.conn)?.is_none() {
            return Ok(());
        }
        self.write(now, |act| match next(&act.tx)? {
            Some(all) => keep_setting(act, STOOD, &all),
            None => Ok(()),
        })
    }
}
