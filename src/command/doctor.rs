//! `keytag doctor`: what the kiosk needs of its machine, one line each, with the mend.
//!
//! It looks and changes nothing. What is not there but not needed is a note; what keeps a sign-in
//! from being recorded, or people from being safe, is to be mended, and ends the command with 1.

use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::count;
use super::{Answer, Failure, Kiosk, Out, Places, Result, open, shown, status};
use crate::config::{Config, ConfigError};
use crate::device::volume::{Access, Volume};
use crate::domain::moment::ClockState;
use crate::domain::series::Series;
use crate::domain::statement::Statements;
use crate::store::{JournalState, Place, StoreError};

mod machine;
mod scan;

use machine::Machine;

/// Free room under which the disk is too full, in bytes: some years of a large site.
const FREE_BYTES_MIN: u64 = 200_000_000;
/// What others may not do with the key: anything.
const MODE_OF_OTHERS: u32 = 0o077;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    /// Of what.
    about: &'static str,
    /// How it stands.
    state: State,
    /// What was found.
    found: String,
    /// What to do, where there is something to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
}

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    /// As it should be.
    Ok,
    /// Worth knowing.
    Note,
    /// To be mended.
    Mend,
}

impl Finding {
    fn ok(about: &'static str, found: impl Into<String>) -> Self {
        Self {
            about,
            state: State::Ok,
            found: found.into(),
            mend: None,
        }
    }

    fn note(about: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            about,
            state: State::Note,
            found: found.into(),
            mend: Some(mend.into()),
        }
    }

    fn bad(about: &'static str, found: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            state: State::Mend,
            ..Self::note(about, found, mend)
        }
    }

    /// A failure, whose text says what to do.
    fn failed(about: &'static str, failure: &Failure) -> Self {
        Self {
            about,
            state: State::Mend,
            found: failure.to_string(),
            mend: None,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Ok => "ok",
            State::Note => "note",
            State::Mend => "MEND",
        };
        write!(f, "{state:4}  {:8}  {}", self.about, self.found)?;
        match &self.mend {
            Some(mend) => write!(f, ": {mend}"),
            None => Ok(()),
        }
    }
}

/// What `keytag doctor` takes.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct DoctorArgs {
    /// How it answers.
    #[command(flatten)]
    pub answer: Answer,
    /// Shows what a scanner sends into this terminal, one scan after another; nobody is signed in.
    #[arg(long, conflicts_with = "json")]
    pub scan: bool,
}

/// Looks at everything, or at a scanner.
pub(super) fn run(places: &Places, args: DoctorArgs, out: &mut Out<'_>) -> Result {
    if args.scan {
        return scan::run(places, out);
    }
    let answer = args.answer;
    let findings = look(places, &Machine::this())?;
    for finding in &findings {
        if answer.json {
            out.json(finding)?;
        } else {
            out.line(finding)?;
        }
    }
    match findings
        .iter()
        .filter(|finding| finding.state == State::Mend)
        .count()
    {
        0 => Ok(()),
        1 => Err(Failure::refused(
            "one thing has to be mended",
            "see the line above",
        )),
        n => Err(Failure::refused(
            format!("{n} things have to be mended"),
            "see the lines above",
        )),
    }
}

fn look(places: &Places, machine: &Machine) -> Result<Vec<Finding>> {
    let dir = open::data_dir(places)?;
    let place = Place::new(&dir);
    let kiosk = Kiosk::at(places);
    let camera = kiosk
        .as_ref()
        .map(|kiosk| kiosk.config.kiosk.camera.clone());
    let camera = machine.camera(&camera.unwrap_or_default());
    let named = kiosk
        .as_ref()
        .ok()
        .and_then(|kiosk| kiosk.config.kiosk.scanner.device.as_deref());
    let mut findings = vec![machine.screen(), camera, machine.scanner(named)];
    findings.extend([machine.sound(), machine.speech()]);
    let offers = |series: &Series| series.statements == Statements::Offered;
    let are_offered = kiosk
        .as_ref()
        .is_ok_and(|kiosk| kiosk.config.series.iter().any(offers));
    findings.push(machine.printer(are_offered));
    match &kiosk {
        Ok(kiosk) => findings.push(sticks(&open::volumes(kiosk, None)?.list())),
        Err(_) => findings.push(Finding::note(
            "sticks",
            "not looked for",
            "mend config first",
        )),
    }
    findings.push(disk(&place));
    findings.push(key(&place));
    findings.extend(drop_box(&place));
    if let Ok(kiosk) = &kiosk {
        findings.extend(clock_and_database(kiosk));
        findings.push(copies(&kiosk.place));
        findings.push(journal(&kiosk.place));
    }
    findings.extend(config(places, &kiosk));
    Ok(findings)
}

fn sticks(volumes: &[Volume]) -> Finding {
    const ABOUT: &str = "sticks";
    if volumes.is_empty() {
        return Finding::note(ABOUT, "none is plugged in", "needed for an export only");
    }
    let said = |volume: &Volume| {
        let name = if volume.name.is_empty() {
            "without a name"
        } else {
            &volume.name
        };
        let access = if volume.access == Access::ReadOnly {
            ", read-only"
        } else {
            ""
        };
        format!("{name} ({} free{access})", size(volume.free_bytes))
    };
    let all: Vec<String> = volumes.iter().map(said).collect();
    if volumes
        .iter()
        .all(|volume| volume.access == Access::ReadOnly)
    {
        return Finding::bad(ABOUT, all.join(", "), "switch off the write protection");
    }
    Finding::ok(ABOUT, all.join(", "))
}

/// Whether a new file can be written where the state is, and how much room there is.
fn disk(place: &Place) -> Finding {
    const ABOUT: &str = "disk";
    let dir = place.dir();
    if !dir.exists() {
        let found = format!("there is nothing at {}", shown(dir));
        return Finding::note(ABOUT, found, "the first start of `keytag` makes it");
    }
    if let Err(error) = tempfile::tempfile_in(dir) {
        let found = format!("{} cannot be written ({error})", shown(dir));
        return Finding::bad(ABOUT, found, "give this user the right, or free the disk");
    }
    let state = match rustix::fs::statvfs(dir) {
        Ok(state) => state,
        Err(error) => {
            let found = format!("{} does not say how full it is ({error})", shown(dir));
            return Finding::bad(ABOUT, found, "see to the disk");
        }
    };
    room(state.f_bavail.saturating_mul(state.f_frsize), dir)
}

fn room(free_bytes: u64, dir: &Path) -> Finding {
    const ABOUT: &str = "disk";
    let found = format!("{} free at {}", size(free_bytes), shown(dir));
    if free_bytes < FREE_BYTES_MIN {
        return Finding::bad(
            ABOUT,
            found,
            format!("make room, {} at least", size(FREE_BYTES_MIN)),
        );
    }
    Finding::ok(ABOUT, found)
}

/// Whether the key is there, and only for the kiosk.
fn key(place: &Place) -> Finding {
    const ABOUT: &str = "key";
    let path = place.key_file();
    let mode = match fs::metadata(path) {
        Ok(key) => key.permissions().mode(),
        Err(_) if !place.is_inhabited() => {
            return Finding::note(ABOUT, "there is none yet", "the first start makes it");
        }
        Err(error) => {
            if let Ok(places) = place.key_places()
                && places.may_lose_plain()
            {
                let slots = count(places.slots.len() as u64, "slot");
                return Finding::ok(ABOUT, format!("in {slots}, not beside the database"));
            }
            let found = format!("{} cannot be read ({error})", shown(path));
            return Finding::bad(
                ABOUT,
                found,
                "put the key file back: nothing opens without it",
            );
        }
    };
    if mode & MODE_OF_OTHERS != 0 {
        let found = "others can read the key of the database";
        return Finding::bad(ABOUT, found, format!("chmod 600 {}", shown(path)));
    }
    Finding::ok(ABOUT, format!("{}, for this user only", shown(path)))
}

/// What waits in the drop-box; none where the kiosk never locks.
fn drop_box(place: &Place) -> Option<Finding> {
    const ABOUT: &str = "drop-box";
    let state = match place.drop_box_state() {
        Ok(state) => state,
        Err(error) => return Some(Finding::failed(ABOUT, &error.into())),
    };
    if state.apart > 0 {
        let files = count(state.apart, "file");
        return Some(Finding::bad(
            ABOUT,
            format!("{files} in it hold what was not sealed for this kiosk"),
            format!(
                "somebody changed {}; ask who was at the machine",
                shown(&place.dir().join("dropbox"))
            ),
        ));
    }
    let waiting = count(state.waiting, "sign-in");
    match place.drop_box() {
        Err(error) => Some(Finding::failed(ABOUT, &error.into())),
        Ok(None) if state.waiting == 0 => None,
        Ok(Some(_)) if !place.locks_between_meetings() => Some(Finding::note(
            ABOUT,
            "it is there, but the kiosk does not lock between meetings",
            "the key has to lie on a stick and on paper alone: `keytag keys`",
        )),
        Ok(_) => Some(Finding::ok(
            ABOUT,
            format!("{waiting} wait for the staff's stick"),
        )),
    }
}

/// What the clock is worth, and whether the database opens.
fn clock_and_database(kiosk: &Kiosk) -> Vec<Finding> {
    if !kiosk.place.is_inhabited() {
        return Vec::new();
    }
    match kiosk.open() {
        Ok(open) => {
            let now = open.now();
            let opens = format!("{} opens", shown(&kiosk.place.database()));
            vec![
                clock(now.clock, &status::when(Some(now.utc), open.zone)),
                Finding::ok("database", opens),
            ]
        }
        Err(Failure::Store(StoreError::Locked)) => vec![Finding::note(
            "database",
            "it is locked: its key is on the staff's stick",
            "wake it at its door, with the stick",
        )],
        Err(failure) => vec![Finding::failed("database", &failure)],
    }
}

/// The copies of the database, not opened: `keytag restore` looks at each.
fn copies(place: &Place) -> Finding {
    const ABOUT: &str = "copies";
    let dir = shown(place.backup_dir());
    match place.backups() {
        Ok(copies) => match copies.first() {
            Some(newest) => {
                let number = count(copies.len() as u64, "copy");
                Finding::ok(
                    ABOUT,
                    format!("{number} in {dir}, the newest of {}", newest.date),
                )
            }
            None => Finding::note(
                ABOUT,
                format!("there is none in {dir} yet"),
                "the kiosk makes one when it runs and something was recorded",
            ),
        },
        Err(error) => Finding::failed(ABOUT, &error.into()),
    }
}

/// The second copy of the log.
fn journal(place: &Place) -> Finding {
    const ABOUT: &str = "journal";
    match place.journal_state() {
        Ok(Some(JournalState { entries, behind: 0 })) => Finding::ok(
            ABOUT,
            format!("{}, the newest among them", count(entries, "entry")),
        ),
        Ok(Some(JournalState { behind, .. })) => Finding::note(
            ABOUT,
            format!("{} behind the log", count(behind, "entry")),
            "the kiosk takes them over when it runs",
        ),
        Ok(None) => Finding::note(
            ABOUT,
            "there is none yet",
            "the kiosk begins one when it runs",
        ),
        Err(error) => Finding::failed(ABOUT, &error.into()),
    }
}

fn clock(state: ClockState, now: &str) -> Finding {
    let found = format!("{now}, {}", status::said(state));
    if state.is_trusted() {
        return Finding::ok("clock", found);
    }
    Finding::bad(
        "clock",
        found,
        "set the clock of the machine, or tell the kiosk the date",
    )
}

fn config(places: &Places, kiosk: &Result<Kiosk>) -> Vec<Finding> {
    const ABOUT: &str = "config";
    let problems = |ConfigError { problems }: &ConfigError| {
        let finding = |problem: &crate::config::Problem| Finding {
            about: ABOUT,
            state: State::Mend,
            found: problem.to_string(),
            mend: None,
        };
        problems.iter().map(finding).collect()
    };
    let dir = match kiosk {
        Ok(kiosk) => &kiosk.config_dir,
        Err(Failure::Config(error)) => return problems(error),
        Err(failure) => return vec![Finding::failed(ABOUT, failure)],
    };
    let files = Config::load(dir)
        .map(|config| config.files)
        .unwrap_or_default();
    if files.is_empty() && places.config.is_none() {
        let found = format!("nothing in {}: everything is as it comes", shown(dir));
        return vec![Finding::note(ABOUT, found, "name a site's with --config")];
    }
    let files = count(files.len() as u64, "file");
    vec![Finding::ok(
        ABOUT,
        format!("{files} in {}, without a mistake", shown(dir)),
    )]
}

/// "1.5 GB".
fn size(bytes: u64) -> String {
    let tenths_of_gb = bytes / 100_000_000;
    if tenths_of_gb >= 10 {
        format!("{}.{} GB", tenths_of_gb / 10, tenths_of_gb % 10)
    } else {
        format!("{} MB", bytes / 1_000_000)
    }
}

/// The names of a folder's entries, in order; none if it cannot be read.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_cannot_be_trusted_is_to_be_mended() {
        assert_eq!(clock(ClockState::Ok, "now").state, State::Ok);
        for state in [
            ClockState::NeverSet,
            ClockState::WentBack,
            ClockState::Jumped,
        ] {
            assert_eq!(clock(state, "now").state, State::Mend);
        }
    }

    #[test]
    fn a_key_that_others_can_read_is_to_be_mended() {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(dir.path());
        assert_eq!(key(&place).state, State::Note);
        fs::write(place.key_file(), "").unwrap();
        for (mode, state) in [
            (0o600, State::Ok),
            (0o640, State::Mend),
            (0o604, State::Mend),
        ] {
            fs::set_permissions(place.key_file(), fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(key(&place).state, state, "{mode:o}");
        }
        fs::remove_file(place.key_file()).unwrap();
        fs::write(place.database(), "something").unwrap();
        assert_eq!(key(&place).state, State::Mend);
    }

    #[test]
    fn a_disk_is_looked_at_where_the_state_is() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(
            disk(&Place::new(dir.path().join("none"))).state,
            State::Note
        );
        assert!(disk(&Place::new(dir.path())).found.contains("free"));
        let full = room(FREE_BYTES_MIN - 1, dir.path());
        assert_eq!(full.state, State::Mend);
        assert!(full.mend.unwrap().contains("make room, 200 MB"));
        assert_eq!(room(FREE_BYTES_MIN, dir.path()).state, State::Ok);
    }

    #[test]
    fn sizes_are_said_as_on_the_box() {
        assert_eq!(size(64_000_000_000), "64.0 GB");
        assert_eq!(size(1_550_000_000), "1.5 GB");
        assert_eq!(size(999_999), "0 MB");
    }
}
