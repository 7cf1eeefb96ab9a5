//! The logs that are here: one of each epoch of each kiosk. An entry names its log by a number of
//! the office's own, which is shorter in it and in its key than the two ids.

use super::Result;
use super::engine::{Value, Work, values};
use crate::domain::id::{Epoch, KioskId};

/// The number of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Log(i64);

impl From<Log> for Value<'_> {
    fn from(log: Log) -> Self {
        log.0.into()
    }
}

/// The log of an epoch, if something of it is here.
pub(super) fn of_epoch(work: &mut dyn Work, kiosk: KioskId, epoch: Epoch) -> Result<Option<Log>> {
    let number = work.first(
        "SELECT number FROM log WHERE kiosk = $1 AND epoch = $2",
        values![kiosk.bytes(), epoch.bytes()],
    )?;
    number.map(|row| row.number(0).map(Log)).transpose()
}

/// The same, of which something is about to come.
pub(super) fn note(work: &mut dyn Work, kiosk: KioskId, epoch: Epoch) -> Result<Log> {
    if let Some(log) = of_epoch(work, kiosk, epoch)? {
        return Ok(log);
    }
    let last = work.first("SELECT max(number) FROM log", values![])?;
    let last = last.map(|row| row.number_or_none(0)).transpose()?.flatten();
    let log = Log(last.unwrap_or(0) + 1);
    work.run(
        "INSERT INTO log (number, kiosk, epoch) VALUES ($1, $2, $3)",
        values![log, kiosk.bytes(), epoch.bytes()],
    )?;
    Ok(log)
}

/// All logs of a kiosk.
pub(super) fn of_kiosk(work: &mut dyn Work, kiosk: KioskId) -> Result<Vec<(Epoch, Log)>> {
    work.all(
        "SELECT epoch, number FROM log WHERE kiosk = $1 ORDER BY epoch",
        values![kiosk.bytes()],
        |row| Ok((Epoch::from_bytes(row.bytes(0)?), Log(row.number(1)?))),
    )
}
