//! `keytag export`: what the office has not acknowledged, sealed for it, where the site has an
//! office; else, or with `--readable`, the spreadsheets, as the export screen writes them.
//!
//! It does the same acts as the screen: a snapshot beside the door, a temporary name, reading back,
//! and only then the note of what has left. A stick stays plugged in: whoever mounted it unmounts
//! it.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::output::count;
use super::{Answer, Failure, Kiosk, Out, Result, shown};
use crate::device::volume::{FolderVolumes, Volumes};
use crate::domain::entry::By;
use crate::domain::report::{ExportScope, Month};
use crate::services::{Chance, SystemChance};
use crate::store::ExportSite;
use crate::transfer::month::{self, Order};
use crate::transfer::{After, Cells, Destination, Job, Written, WrittenFile};

mod said;
mod sealed;

/// What `keytag export` takes.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The mounted stick, or a folder.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    /// Plain spreadsheets instead of a bundle that is sealed for the office; the site has to allow
    /// them. Where no office is named there is nothing else.
    #[arg(long)]
    pub readable: bool,
    /// A month, such as 2026-11; may be given again [default: every month in which something is
    /// new]
    #[arg(long, value_name = "YYYY-MM")]
    pub month: Vec<Month>,
    /// Byte-exact CSV for programs, instead of CSV that spreadsheets open without harm.
    #[arg(long)]
    pub machine: bool,
    /// How it answers.
    #[command(flatten)]
    pub answer: Answer,
}

/// What was written, for a program.
#[derive(Debug, Serialize)]
struct Report {
    /// The number of the export; none if there was nothing to write.
    number: Option<u32>,
    folder: Option<PathBuf>,
    months: Vec<String>,
    meetings: u32,
    sign_ins: u32,
    attendance_rows: u64,
    session_rows: u64,
    files: Vec<File>,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    bytes: u64,
    sha256: String,
}

/// Exports.
pub(super) fn run(kiosk: &Kiosk, args: &ExportArgs, out: &mut Out<'_>) -> Result {
    let is_sealed = !args.readable && !kiosk.config.kiosk.export.office.is_empty();
    if is_sealed && (args.machine || !args.month.is_empty()) {
        return Err(Failure::refused(
            "a bundle for the office carries everything that it has not acknowledged",
            "leave --month and --machine away, or add --readable for spreadsheets",
        ));
    }
    if !is_sealed {
        refuse_unless_allowed(kiosk)?;
    }
    let volumes = FolderVolumes::only(&args.to);
    let volume = volumes.list().into_iter().next().ok_or_else(|| {
        Failure::refused(
            format!("there is no folder {}", shown(&args.to)),
            "name the place where the stick is mounted",
        )
    })?;
    let destination = Destination {
        volumes: &volumes,
        volume: &volume,
        after: After::Keep,
    };
    if is_sealed {
        return sealed::run(kiosk, args, destination, out);
    }
    readable(kiosk, args, destination, out)
}

/// Plain spreadsheets.
fn readable(
    kiosk: &Kiosk,
    args: &ExportArgs,
    destination: Destination<'_>,
    out: &mut Out<'_>,
) -> Result {
    let mut open = kiosk.open()?;
    let now = open.now();
    let site = ExportSite {
        code: kiosk.config.kiosk.site.code.clone(),
        zone: open.zone,
    };
    let scope = month::scope(&kiosk.place, &site, &args.month)?;
    if scope.is_empty() {
        return answer(args, None, &scope, out);
    }
    let say = said::sayer(&kiosk.config.kiosk.kiosk.language);
    let order = Order {
        site: &site,
        site_name: &open.site,
        months: &args.month,
        cells: if args.machine {
            Cells::Exact
        } else {
            Cells::Spreadsheet
        },
        now,
        say: &*say,
    };
    let chance = |bytes: &mut [u8]| SystemChance.fill(bytes);
    let (done, scope) =
        month::carry_away(&kiosk.place, order, destination, &chance, &Job::default())?;
    let number = open.book.mark_exported(&now, &scope, By::Terminal)?;
    answer(args, Some((number, done.written())), &scope, out)
}

/// Whoever finds the stick can read it, so a site has to want it.
fn refuse_unless_allowed(kiosk: &Kiosk) -> Result {
    if kiosk.config.kiosk.export.readable.is_on() {
        return Ok(());
    }
    let file = kiosk.config_dir.join("kiosk.toml");
    Err(Failure::refused(
        "plain spreadsheets are switched off here, since whoever finds them can read them",
        format!(
            "to allow them, write `readable = true` under [export] in {}",
            shown(&file)
        ),
    ))
}

fn answer(
    args: &ExportArgs,
    done: Option<(u32, &Written)>,
    scope: &ExportScope,
    out: &mut Out<'_>,
) -> Result {
    let folder = done.map(|(_, written)| args.to.join(&written.folder));
    if args.answer.json {
        let written = done.map(|(_, written)| written);
        let file = |file: &WrittenFile| File {
            name: file.name.clone(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        };
        return out.json(&Report {
            number: done.map(|(number, _)| number),
            folder,
            months: scope
                .months
                .iter()
                .map(|scope| scope.month.to_string())
                .collect(),
            meetings: scope.meetings(),
            sign_ins: scope.sign_ins(),
            attendance_rows: written.map_or(0, |written| written.attendance_rows),
            session_rows: written.map_or(0, |written| written.session_rows),
            files: written
                .map_or_else(Vec::new, |written| written.files.iter().map(file).collect()),
        });
    }
    let Some((folder, (number, written))) = folder.zip(done) else {
        return out.line("Nothing is new since the last export. Name a month with --month.");
    };
    for month in &scope.months {
        let meetings = count(month.meetings.into(), "meeting");
        let sign_ins = count(month.sign_ins.into(), "sign-in");
        out.line(format!("{}  {meetings}, {sign_ins}", month.month))?;
    }
    for file in &written.files {
        out.line(format!("  {:9} bytes  {}", file.bytes, file.name))?;
    }
    out.line(format!(
        "Export {number} is in {}, read back and complete.",
        shown(&folder)
    ))
}
