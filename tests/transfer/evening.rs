//! A made-up month to export, and the way to export it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::{DateTime, FixedOffset, TimeDelta, TimeZone, Utc};
use chrono_tz::America::Chicago;
use keytag::device::volume::{Volume, Volumes};
use keytag::domain::attendance::{AttendanceMode, Kind, Method, VoidReason};
use keytag::domain::entry::{By, EntryKey};
use keytag::domain::id::{EntryId, Epoch, KeeperId, KioskId, PersonId, SeriesId, SessionId};
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::report::{
    AttendanceRow, ExportScope, Exported, Figures, MonthScope, MonthSummary, SessionRow,
    SessionSummary, Summary,
};
use keytag::domain::series::SeriesType;
use keytag::transfer::job::Job;
use keytag::transfer::spreadsheet::Cells;
use keytag::transfer::{
    After, Destination, Done, Report, RowError, Rows, Texts, TransferError, export,
};
use sha2::{Digest, Sha256};

pub const FOLDER: &str = "Report_HOPE_2026-10";
pub const FILES: [&str; 5] = [
    "READ ME FIRST.txt",
    "Summary.xlsx",
    "attendance.csv",
    "manifest.json",
    "sessions.csv",
];

/// What is exported.
#[derive(Clone)]
pub struct Evening {
    pub attendance: Vec<AttendanceRow>,
    pub sessions: Vec<SessionRow>,
    pub cells: Cells,
}

pub fn now() -> Moment {
    Moment {
        utc: Utc.with_ymd_and_hms(2026, 11, 1, 14, 30, 0).unwrap(),
        zone: Chicago,
        boot: 1,
        boot_ms: 1,
        clock: ClockState::Ok,
    }
}

/// 7 p.m. on Tuesday 6 October 2026, in summer time.
pub fn start() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-10-06T19:00:00-05:00").unwrap()
}

pub fn session_id() -> SessionId {
    let date = start().date_naive();
    SessionId::scheduled(
        &SeriesId::new("tuesday-hope").unwrap(),
        date,
        start().time(),
    )
}

pub fn entry(seq: u64) -> EntryKey {
    EntryKey {
        kiosk: KioskId::from_bytes([0xaa; 16]),
        epoch: Epoch::from_bytes([0xee; 16]),
        seq,
    }
}

pub fn sign_in(seq: u8) -> AttendanceRow {
    AttendanceRow {
        entry_id: EntryId::from_bytes([seq; 16]),
        key: entry(u64::from(seq)),
        site: "HOPE".to_owned(),
        room: Some("Blue room".to_owned()),
        session_id: Some(session_id()),
        series: Some(SeriesId::new("tuesday-hope").unwrap()),
        session_date: Some(start().date_naive()),
        scheduled_start: Some(start()),
        person_id: Some(PersonId::from_bytes([seq; 16])),
        external_id: None,
        display_name: None,
        legal_name: None,
        kind: Kind::Member,
        method: Method::Scanner,
        signed_in_at: start() - TimeDelta::minutes(10) + TimeDelta::seconds(i64::from(seq)),
        signed_out_at: None,
        stayed_to_end: None,
        entered_by: By::Own,
        clock: ClockState::Ok,
        voided: None,
    }
}

pub fn session() -> SessionRow {
    SessionRow {
        session_id: session_id(),
        series: Some(SeriesId::new("tuesday-hope").unwrap()),
        series_type: Some(SeriesType::MutualHelp),
        attendance_mode: AttendanceMode::Roster,
        site: "HOPE".to_owned(),
        room: "Blue room".to_owned(),
        scheduled_start: start(),
        scheduled_end: start() + TimeDelta::hours(1),
        opened_at: Some(start() - TimeDelta::minutes(30)),
        closed_at: Some(start() + TimeDelta::minutes(90)),
        opened_by: Some(By::Kiosk),
        topic: Some("=Hope, \"now\"".to_owned()),
        signed_in: 3,
        without_name: 1,
        newcomers: 1,
        guests: 0,
        family: 0,
        minors: 0,
        did_not_sign_in: Some(2),
        total: 5,
        interrupted: false,
    }
}

impl Evening {
    /// Four sign-ins: a plain one, one with everything, one in the tray, one that was voided.
    pub fn of_four() -> Self {
        let full = AttendanceRow {
            external_id: Some("0042".to_owned()),
            display_name: Some("＝Zoë; -X".to_owned()),
            legal_name: Some("+Zoë \"Z\" Doe".to_owned()),
            signed_out_at: Some((start() + TimeDelta::minutes(58)).to_utc()),
            stayed_to_end: Some(true),
            entered_by: By::Keeper(KeeperId::from_bytes([0x0b; 16])),
            method: Method::Facilitator,
            ..sign_in(2)
        };
        let in_tray = AttendanceRow {
            room: None,
            session_id: None,
            series: None,
            session_date: None,
            scheduled_start: None,
            person_id: None,
            kind: Kind::Newcomer,
            method: Method::Headcount,
            clock: ClockState::NeverSet,
            ..sign_in(3)
        };
        let voided = AttendanceRow {
            stayed_to_end: Some(false),
            voided: Some(VoidReason::NotMe),
            entered_by: By::Terminal,
            ..sign_in(4)
        };
        Self {
            attendance: vec![sign_in(1), full, in_tray, voided],
            sessions: vec![session()],
            cells: Cells::Spreadsheet,
        }
    }

    pub fn scope() -> ExportScope {
        ExportScope {
            months: vec![MonthScope {
                month: "2026-10".parse().unwrap(),
                meetings: 1,
                sign_ins: 3,
                exported: Exported::Never,
            }],
            first_entry: Some(entry(1)),
            last_entry: Some(entry(9)),
            in_tray: 1,
        }
    }

    pub fn summary() -> Summary {
        let figures = Figures {
            sessions: 1,
            attendances: 3,
            persons: 2,
            not_deduplicated: 1,
            first_timers: 1,
        };
        Summary {
            whole: figures,
            months: vec![MonthSummary {
                month: "2026-10".parse().unwrap(),
                figures,
            }],
            sessions: vec![SessionSummary {
                title: "=Tuesday <Hope> & more".to_owned(),
                room: "@Blue room".to_owned(),
                scheduled_start: start(),
                attendance_mode: AttendanceMode::Roster,
                figures,
            }],
        }
    }

    pub fn texts() -> Texts {
        let say = |name: &str, values: &[(&str, &str)]| match name {
            "report-sheet-months" => "Summary".to_owned(),
            "report-sheet-sessions" => "Meetings".to_owned(),
            "report-notes" => "First note.\nSecond note.".to_owned(),
            _ => {
                let said: Vec<_> = values
                    .iter()
                    .map(|(key, value)| format!("{key}={value}"))
                    .collect();
                format!("{name}\n{}", said.join("\n")).trim_end().to_owned()
            }
        };
        Texts::gather("Hope House", &Self::scope(), &now(), &say)
    }

    /// Exports it, with these rows of attendance in place of its own.
    pub fn export_rows(
        &self,
        to: Destination<'_>,
        count: u64,
        rows: &mut dyn Iterator<Item = Result<AttendanceRow, RowError>>,
        job: &Job,
    ) -> Result<Done, TransferError> {
        let (scope, summary, texts) = (Self::scope(), Self::summary(), Self::texts());
        let report = Report {
            site: "HOPE",
            now: now(),
            scope: &scope,
            summary: &summary,
            texts: &texts,
            cells: self.cells,
            attendance: Rows { count, rows },
            sessions: Rows {
                count: self.sessions.len() as u64,
                rows: &mut self.sessions.iter().cloned().map(Ok),
            },
        };
        let chance = |bytes: &mut [u8]| {
            bytes.fill(0x5a);
            Ok(())
        };
        export(to, report, &chance, job)
    }

    /// Exports it and lets the stick go.
    pub fn export(&self, volumes: &dyn Volumes, volume: &Volume) -> Result<Done, TransferError> {
        let to = Destination {
            volumes,
            volume,
            after: After::Eject,
        };
        let rows = &mut self.attendance.iter().cloned().map(Ok);
        self.export_rows(to, self.attendance.len() as u64, rows, &Job::default())
    }
}

/// A folder for a stick, in memory where there is such a place: the tests sync a lot.
pub fn in_memory() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

/// Everything in a folder, by name; folders are empty values.
pub fn everything_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap_or_default())
        })
        .collect()
}

/// Fails unless all files of a report are there, and are what its manifest says.
pub fn assert_whole(report: &Path) {
    let files = everything_in(report);
    assert_eq!(
        files.keys().map(String::as_str).collect::<Vec<_>>(),
        FILES,
        "{}",
        report.display()
    );
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len(), 4);
    for file in listed {
        let content = &files[file["name"].as_str().unwrap()];
        assert_eq!(file["bytes"], content.len());
        let hash: Vec<String> = Sha256::digest(content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(file["sha256"], hash.concat());
    }
}
