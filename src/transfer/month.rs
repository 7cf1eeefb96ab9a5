//! The month carried away: what the store holds becomes a readable report on a stick.
//!
//! The rows come from one snapshot, on a connection of their own, so that the door never waits; only
//! what was written, read back and named is marked as exported, and that is the caller's act.

use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use super::readable::{self, Destination, Done, Report, Rows};
use super::{Cells, Job, RowError, Said, Texts, TransferError};
use crate::domain::moment::Moment;
use crate::domain::report::{ExportScope, Month};
use crate::store::export::{ExportSite, ExportView};
use crate::store::{Place, StoreError};

/// Rows that may wait between the database and the stick.
const ROWS_WAITING_MAX: usize = 256;

/// What is to be carried away.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// Which site.
    pub site: &'a ExportSite,
    /// Its name, as people know it.
    pub site_name: &'a str,
    /// The months; none means every month in which something is new.
    pub months: &'a [Month],
    /// Who reads the tables.
    pub cells: Cells,
    /// Now.
    pub now: Moment,
    /// Says the words of the report.
    pub say: &'a (dyn Fn(&str, &[(&str, &str)]) -> String + Sync),
}

/// What an export would contain.
///
/// # Errors
/// When the store fails.
pub fn scope(place: &Place, site: &ExportSite, months: &[Month]) -> Result<ExportScope, StoreError> {
    place.reader()?.export(site, |view| view.scope(&chosen(view, months)?))
}

/// The months that were asked for, or every month in which something is new.
fn chosen(view: &ExportView<'_>, months: &[Month]) -> Result<Vec<Month>, StoreError> {
    use crate::domain::report::Exported;
    if !months.is_empty() {
        return Ok(months.to_vec());
    }
    let all = view.months()?;
    let is_new = |exported: &Exported| !matches!(exported, Exported::Unchanged { .. });
    Ok(all.into_iter().filter(|scope| is_new(&scope.exported)).map(|scope| scope.month).collect())
}

/// Carries it away. Takes as long as the stick does: call it on a thread of its own. The scope it
/// answers with is what to mark as exported.
///
/// # Errors
/// When the store or the stick fails; nothing may then be marked as exported.
pub fn carry_away(
    place: &Place,
    order: Order<'_>,
    destination: Destination<'_>,
    chance: &(dyn Fn(&mut [u8]) -> io::Result<()> + Sync),
    job: &Job,
) -> Result<(Done, ExportScope), TransferError> {
    let mut reader = place.reader().map_err(|error| TransferError::Rows(Box::new(error)))?;
    reader.export(order.site, |view| {
        let rows = |error: StoreError| TransferError::Rows(Box::new(error));
        let months = chosen(view, order.months).map_err(rows)?;
        let scope = view.scope(&months).map_err(rows)?;
        let summary = view.summary(&months).map_err(rows)?;
        let (attendance_count, session_count) = view.counts(&months).map_err(rows)?;
        let said: &Said<'_> = &|name, values| (order.say)(name, values);
        let texts = Texts::gather(order.site_name, &scope, &order.now, said);
        let (attendance_out, attendance_in) = sync_channel(ROWS_WAITING_MAX);
        let (sessions_out, sessions_in) = sync_channel(ROWS_WAITING_MAX);
        let done = thread::scope(|threads| {
            // The connection stays on this thread; the stick is written by another.
            let writer = threads.spawn(|| {
                let (mut attendance_in, mut sessions_in) =
                    (attendance_in.into_iter(), sessions_in.into_iter());
                let report = Report {
                    site: &order.site.code,
                    now: order.now,
                    scope: &scope,
                    summary: &summary,
                    texts: &texts,
                    cells: order.cells,
                    attendance: Rows { count: attendance_count, rows: &mut attendance_in },
                    sessions: Rows { count: session_count, rows: &mut sessions_in },
                };
                readable::export(destination, report, chance, job)
            });
            feed(attendance_out, |each| view.attendances(&months, each));
            feed(sessions_out, |each| view.sessions(&months, each));
            writer.join()
        });
        let done = done.map_err(|_| TransferError::Io(io::Error::other("the writer broke off")))??;
        Ok((done, scope))
    })
}

/// Hands rows over until they end or nobody takes them any more; an error is handed over, too.
fn feed<T>(
    out: SyncSender<Result<T, RowError>>,
    rows: impl FnOnce(&mut dyn FnMut(T) -> Result<(), Stop>) -> Result<(), Stop>,
) {
    let mut each = |row| out.send(Ok(row)).map_err(|_| Stop::NobodyTakes);
    if let Err(Stop::Store(error)) = rows(&mut each) {
        let _nobody_takes = out.send(Err(Box::new(error)));
    }
}

/// Why rows end early.
enum Stop {
    NobodyTakes,
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
