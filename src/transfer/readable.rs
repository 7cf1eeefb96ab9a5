//! The readable export: a folder of plain spreadsheets for people.
//!
//! `Report_<site>_<month>/` holds `READ ME FIRST.txt`, `Summary.xlsx`, `attendance.csv`,
//! `sessions.csv` and `manifest.json`. Whether a site allows it, and whose names are in it, was
//! decided before: here rows become files, and files get onto the stick.

use std::fmt;
use std::io::{self, Write};

use super::delivery::{Delivery, SUFFIX_BYTES, WrittenFile, remove_leftovers};
use super::error::{RowError, TransferError};
use super::job::{Job, Step};
use super::manifest::Manifest;
use super::spreadsheet::table::{self, Record};
use super::spreadsheet::{Cells, workbook};
use super::texts::Texts;
use crate::device::volume::{Volume, VolumeError, Volumes};
use crate::domain::moment::Moment;
use crate::domain::report::{AttendanceRow, ExportScope, SessionRow, Summary};

const READ_ME: &str = "READ ME FIRST.txt";
const SUMMARY: &str = "Summary.xlsx";
const ATTENDANCE: &str = "attendance.csv";
const SESSIONS: &str = "sessions.csv";
const MANIFEST: &str = "manifest.json";

/// The longest code of a site in the folder's name, in characters.
const SITE_CHARS_MAX: usize = 20;

/// What a row takes, generously, in bytes.
const ROW_BYTES_TYPICAL: u64 = 640;

/// What the rest takes: the fixed texts, and what a stick loses to its large blocks, in bytes.
const REST_BYTES: u64 = 1024 * 1024;

/// How often the progress is told, in rows.
const ROWS_PER_REPORT: u64 = 64;

/// Where an export goes.
#[derive(Clone, Copy)]
pub struct Destination<'a> {
    /// The sticks of the machine.
    pub volumes: &'a dyn Volumes,
    /// The one that was chosen.
    pub volume: &'a Volume,
    /// What becomes of it afterwards.
    pub after: After,
}

/// What becomes of a stick after an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It is let go, so that it can be pulled.
    Eject,
    /// It stays: a folder on the machine, from the command line.
    Keep,
}

/// What goes onto the stick.
pub struct Report<'a> {
    /// The short code of the site.
    pub site: &'a str,
    /// Now.
    pub now: Moment,
    /// What it contains.
    pub scope: &'a ExportScope,
    /// The figures.
    pub summary: &'a Summary,
    /// The words.
    pub texts: &'a Texts,
    /// Who reads the tables.
    pub cells: Cells,
    /// The sign-ins, voided ones too.
    pub attendance: Rows<'a, AttendanceRow>,
    /// The evenings.
    pub sessions: Rows<'a, SessionRow>,
}

/// Rows that are made one by one, of one snapshot.
pub struct Rows<'a, T> {
    /// How many there are. If another number comes, the export fails: something is wrong with them.
    pub count: u64,
    /// The rows.
    pub rows: &'a mut dyn Iterator<Item = Result<T, RowError>>,
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}

/// How an export ended well: all of it is on the stick under its name, and was read back.
#[derive(Debug)]
pub enum Done {
    /// It was let go: it is safe to remove the stick.
    SafeToRemove(Written),
    /// It could not be let go: it must not be pulled yet.
    NotEjected(Written, VolumeError),
    /// It stays where it is, as was asked for.
    Kept(Written),
}

impl Done {
    /// What is on the stick.
    pub const fn written(&self) -> &Written {
        match self {
            Self::SafeToRemove(written) | Self::NotEjected(written, _) | Self::Kept(written) => {
                written
            }
        }
    }
}

/// What is on the stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The name of the folder.
    pub folder: String,
    /// The files in it.
    pub files: Vec<WrittenFile>,
    /// Rows of sign-ins.
    pub attendance_rows: u64,
    /// Rows of evenings.
    pub session_rows: u64,
}

/// Exports. It takes as long as the stick does: call it on a thread of its own. `chance` fills a
/// slice with random bytes, for the temporary name.
///
/// # Errors
/// When the stick is gone, full, read-only, another one or broken, the rows fail, or the job was
/// stopped. Nothing is then on the stick under a final name, except where only the last act failed,
/// which makes that name durable: then all of it is there, but must not count as exported.
pub fn export(
    destination: Destination<'_>,
    report: Report<'_>,
    chance: &dyn Fn(&mut [u8]) -> io::Result<()>,
    job: &Job,
) -> Result<Done, TransferError> {
    let mut space = Space {
        needed_bytes: needed_bytes(&report),
        free_bytes: 0,
    };
    let written = deliver(destination, report, chance, job, &mut space)
        .map_err(|error| explain(error, destination, space))?;
    Ok(match destination.after {
        After::Keep => Done::Kept(written),
        After::Eject => match destination.volumes.eject(destination.volume) {
            Ok(()) => Done::SafeToRemove(written),
            Err(error) => Done::NotEjected(written, error),
        },
    })
}

/// The room that an export takes, and that there was before it.
#[derive(Clone, Copy)]
pub(super) struct Space {
    pub needed_bytes: u64,
    pub free_bytes: u64,
}

fn deliver(
    destination: Destination<'_>,
    report: Report<'_>,
    chance: &dyn Fn(&mut [u8]) -> io::Result<()>,
    job: &Job,
    space: &mut Space,
) -> Result<Written, TransferError> {
    job.report(Step::Preparing, 0, 1)?;
    let name = folder_name(report.site, report.scope).ok_or(TransferError::Nothing)?;
    let root = destination
        .volumes
        .open(destination.volume)
        .map_err(|error| TransferError::of_volume(error, 0, 0))?;
    remove_leftovers(root.as_ref())?;
    space.free_bytes = root.free_bytes()?;
    if space.free_bytes < space.needed_bytes {
        let Space {
            needed_bytes,
            free_bytes,
        } = *space;
        return Err(TransferError::Full {
            needed_bytes,
            free_bytes,
        });
    }
    let mut suffix = [0; SUFFIX_BYTES];
    chance(&mut suffix)?;
    let delivery = Delivery::begin(root.as_ref(), suffix, job)?;
    write_all(delivery, report, job, &name)
}

fn write_all(
    mut delivery: Delivery<'_>,
    mut report: Report<'_>,
    job: &Job,
    name: &str,
) -> Result<Written, TransferError> {
    delivery.write(READ_ME, |out| plain_text(out, &report.texts.read_me))?;
    delivery.write(SUMMARY, |out| {
        let book = workbook::summary(report.summary, &report.texts.summary, &report.now)?;
        out.write_all(&book)?;
        Ok(None)
    })?;
    let (attendance_rows, session_rows) = (report.attendance.count, report.sessions.count);
    let total = attendance_rows + session_rows;
    let cells = report.cells;
    delivery.write(ATTENDANCE, |out| {
        let mut each = |n| progress(job, n, total);
        rows(out, ATTENDANCE, cells, &mut report.attendance, &mut each)
    })?;
    delivery.write(SESSIONS, |out| {
        let mut each = |n| progress(job, attendance_rows + n, total);
        rows(out, SESSIONS, cells, &mut report.sessions, &mut each)
    })?;
    let manifest = serde_json::to_vec_pretty(&Manifest::new(&report, delivery.files()));
    delivery.write(MANIFEST, |out| {
        out.write_all(&manifest.map_err(io::Error::from)?)?;
        out.write_all(b"\n")?;
        Ok(None)
    })?;
    delivery.verify()?;
    let (folder, files) = delivery.publish(name)?;
    Ok(Written {
        folder,
        files,
        attendance_rows,
        session_rows,
    })
}

fn progress(job: &Job, done: u64, total: u64) -> Result<(), TransferError> {
    if done.is_multiple_of(ROWS_PER_REPORT) || done == total {
        job.report(Step::Writing, done, total)
    } else {
        job.check()
    }
}

/// Writes one table, and makes sure that as many rows came as were announced.
fn rows<R: Record>(
    out: &mut dyn Write,
    file: &'static str,
    cells: Cells,
    rows: &mut Rows<'_, R>,
    each: &mut dyn FnMut(u64) -> Result<(), TransferError>,
) -> Result<Option<u64>, TransferError> {
    let expected = rows.count;
    let mut no_more_than_announced = |came| {
        if came > expected {
            return Err(TransferError::RowsDiffer {
                file,
                expected,
                came,
            });
        }
        each(came)
    };
    let came = table::write(out, cells, &mut *rows.rows, &mut no_more_than_announced)?;
    if came < expected {
        return Err(TransferError::RowsDiffer {
            file,
            expected,
            came,
        });
    }
    Ok(Some(came))
}

/// With a byte order mark and line ends that every editor of notes understands.
fn plain_text(out: &mut dyn Write, text: &str) -> Result<Option<u64>, TransferError> {
    out.write_all("\u{feff}".as_bytes())?;
    for line in text.lines() {
        out.write_all(line.as_bytes())?;
        out.write_all(b"\r\n")?;
    }
    Ok(None)
}

/// `Report_<site>_<first month>`, and `_<last month>` if there are several; none without a month.
fn folder_name(site: &str, scope: &ExportScope) -> Option<String> {
    let months = &scope.months;
    let (first, last) = (months.first()?.month, months.last()?.month);
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let site: String = site
        .chars()
        .map(|c| if fits(c) { c } else { '-' })
        .take(SITE_CHARS_MAX)
        .collect();
    let site = if site.is_empty() { "site" } else { &site };
    Some(if first == last {
        format!("Report_{site}_{first}")
    } else {
        format!("Report_{site}_{first}_{last}")
    })
}

fn needed_bytes(report: &Report<'_>) -> u64 {
    let rows = report
        .attendance
        .count
        .saturating_add(report.sessions.count);
    rows.saturating_mul(ROW_BYTES_TYPICAL)
        .saturating_add(REST_BYTES)
}

/// Says what an error of the stick means. A stick that is pulled answers in many ways: what decides
/// is whether it is still there.
pub(super) fn explain(
    error: TransferError,
    destination: Destination<'_>,
    space: Space,
) -> TransferError {
    let error = match error {
        TransferError::Io(error) => {
            TransferError::of_volume(error.into(), space.needed_bytes, space.free_bytes)
        }
        other => other,
    };
    let of_stick = matches!(
        error,
        TransferError::Io(_) | TransferError::ReadOnly | TransferError::ReadBackDiffers { .. }
    );
    let chosen = destination.volume;
    let is_it = |now: &Volume| {
        now.device == chosen.device && now.path == chosen.path && now.kind == chosen.kind
    };
    if of_stick && !destination.volumes.list().iter().any(is_it) {
        tracing::warn!(%error, "the stick was pulled");
        return TransferError::Pulled;
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::report::{Exported, MonthScope};

    fn name_of(site: &str, months: &[&str]) -> Option<String> {
        let months = months.iter().map(|month| MonthScope {
            month: month.parse().unwrap(),
            meetings: 1,
            sign_ins: 1,
            exported: Exported::Never,
        });
        folder_name(
            site,
            &ExportScope {
                months: months.collect(),
                ..ExportScope::default()
            },
        )
    }

    #[test]
    fn a_folder_is_named_after_site_and_month_and_fits_every_stick() {
        for (site, months, name) in [
            ("HOPE", &["2026-10"][..], "Report_HOPE_2026-10"),
            (
                "HOPE",
                &["2026-09", "2026-10"],
                "Report_HOPE_2026-09_2026-10",
            ),
            ("../é:?*", &["2026-10"], "Report_-------_2026-10"),
            ("", &["2026-10"], "Report_site_2026-10"),
        ] {
            assert_eq!(name_of(site, months).as_deref(), Some(name));
        }
        assert_eq!(name_of("HOPE", &[]), None);
        let longest = name_of(&"X".repeat(99), &["2026-09", "2026-10"]).unwrap();
        assert!(longest.len() + "_99".len() <= 60, "{longest}");
    }
}
