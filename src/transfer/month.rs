//! The month carried away: what the store holds becomes a readable report on a stick.
//!
//! The rows come from one snapshot, on a connection of their own, so that the door never waits;
//! only what was written, read back and named is marked as exported, and that is the caller's act.

use std::fmt;
use std::io;

use super::readable::{self, Destination, Done, Report, Rows};
use super::spreadsheet::Cells;
use super::{Job, RowError, Said, Texts, TransferError};
use crate::domain::moment::Moment;
use crate::domain::report::{ExportScope, Exported, Month};
use crate::store::{ExportSite, ExportView, Place, StoreError};

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
    pub say: &'a Said<'a>,
}

impl fmt::Debug for Order<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Order")
            .field("months", &self.months)
            .finish_non_exhaustive()
    }
}

/// What an export would contain.
///
/// # Errors
/// When the store fails.
pub fn scope(
    place: &Place,
    site: &ExportSite,
    months: &[Month],
) -> Result<ExportScope, StoreError> {
    place
        .reader()?
        .export(site, |view| view.scope(&chosen(view, months)?))
}

/// What staff are offered: every month in which something is new. Where nothing is, what the last
/// stick carried, since that may be lost.
///
/// # Errors
/// When the store fails.
pub fn offer(place: &Place, site: &ExportSite) -> Result<ExportScope, StoreError> {
    place.reader()?.export(site, |view| {
        let mut months = chosen(view, &[])?;
        if months.is_empty() {
            let carried = view.months()?.into_iter();
            let carried: Vec<_> = carried
                .filter_map(|scope| match scope.exported {
                    Exported::Unchanged { at } => Some((at, scope.month)),
                    _ => None,
                })
                .collect();
            let last = carried.iter().map(|(at, _)| *at).max();
            let of_last = carried.into_iter().filter(|(at, _)| Some(*at) == last);
            months = of_last.map(|(_, month)| month).collect();
        }
        view.scope(&months)
    })
}

/// The months that were asked for, or every month in which something is new.
fn chosen(view: &ExportView<'_>, months: &[Month]) -> Result<Vec<Month>, StoreError> {
    if !months.is_empty() {
        return Ok(months.to_vec());
    }
    let is_new = |exported: &Exported| !matches!(exported, Exported::Unchanged { .. });
    let all = view.months()?.into_iter();
    Ok(all
        .filter(|scope| is_new(&scope.exported))
        .map(|scope| scope.month)
        .collect())
}

/// Carries it away. Takes as long as the stick does: call it on a thread of its own. The scope it
/// answers with is what to mark as exported. `chance` fills a slice with random bytes.
///
/// # Errors
/// When the store or the stick fails; nothing may then be marked as exported.
pub fn carry_away(
    place: &Place,
    order: Order<'_>,
    destination: Destination<'_>,
    chance: &dyn Fn(&mut [u8]) -> io::Result<()>,
    job: &Job,
) -> Result<(Done, ExportScope), TransferError> {
    let carried = place.reader().and_then(|mut reader| {
        reader.export(order.site, |view| {
            Ok(carry(view, order, destination, chance, job))
        })
    });
    carried.map_err(of_store)?
}

fn carry(
    view: &ExportView<'_>,
    order: Order<'_>,
    destination: Destination<'_>,
    chance: &dyn Fn(&mut [u8]) -> io::Result<()>,
    job: &Job,
) -> Result<(Done, ExportScope), TransferError> {
    let months = chosen(view, order.months).map_err(of_store)?;
    let scope = view.scope(&months).map_err(of_store)?;
    let summary = view.summary(&months).map_err(of_store)?;
    let texts = Texts::gather(order.site_name, &scope, &order.now, order.say);
    let attendance_count = view.attendances_count(&months).map_err(of_store)?;
    let attendances = view.attendances(&months).map_err(of_store)?;
    let sessions = view.sessions(&months).map_err(of_store)?;
    let session_count = sessions.len() as u64;
    let report = Report {
        site: &order.site.code,
        now: order.now,
        scope: &scope,
        summary: &summary,
        texts: &texts,
        cells: order.cells,
        attendance: Rows {
            count: attendance_count,
            rows: &mut attendances.map(|row| row.map_err(RowError::from)),
        },
        sessions: Rows {
            count: session_count,
            rows: &mut sessions.map(|row| row.map_err(RowError::from)),
        },
    };
    let done = readable::export(destination, report, chance, job)?;
    Ok((done, scope))
}

fn of_store(error: StoreError) -> TransferError {
    TransferError::Rows(Box::new(error))
}
