//! The commands as somebody at a terminal meets them: the real binary, its output and its exit
//! code.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod badges;
mod check_in;
mod demo;
mod doctor;
mod export;
mod import;
mod keys;
mod kill;
mod office;
mod restore;
mod secrets;
mod usage;
mod verify;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use keytag::badge::token::{Token, TokenId};
use keytag::domain::attendance::AttendanceMode;
use keytag::domain::entry::By;
use keytag::domain::id::SessionId;
use keytag::domain::series::{Room, SchemeId};
use keytag::services::{Clock, SystemChance, SystemClock};
use keytag::store::session::AdHoc;
use keytag::store::{Book, Place};
use tempfile::TempDir;

/// The room of a kiosk whose configuration names none.
const ROOM: &str = "Main room";

/// The program with these arguments, and nothing of the user who runs the tests.
fn keytag<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keytag"));
    command
        .args(args)
        .env_remove("KEYTAG_LOG")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .stdin(Stdio::null());
    command
}

/// How a command ended.
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ended {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }

    /// What a program reads.
    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }

    #[track_caller]
    fn done(self) -> Self {
        assert_eq!(
            (self.code, self.err.as_str()),
            (Some(0), ""),
            "{}",
            self.out
        );
        self
    }

    /// A doctor's answer with nothing to be mended, and the exit code that says so. The disk is
    /// left out: how full it is, is up to the machine that runs the tests.
    #[track_caller]
    fn sound(self) -> Self {
        let to_mend = self.out.lines().filter(|line| line.starts_with("MEND"));
        let (disk, others): (Vec<&str>, Vec<&str>) =
            to_mend.partition(|line| line.split_whitespace().nth(1) == Some("disk"));
        assert_eq!(others, Vec::<&str>::new());
        assert_eq!(self.code, Some(i32::from(!disk.is_empty())), "{}", self.err);
        self
    }

    /// Refused or failed, with one line that says what happened and what to do.
    #[track_caller]
    fn refused(self, with: &str) -> Self {
        assert_eq!(self.code, Some(1), "{}{}", self.out, self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        assert!(
            self.err.starts_with("keytag: ") && self.err.contains(with),
            "{}",
            self.err
        );
        self
    }
}

fn ran<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Ended {
    Ended::of(keytag(args).output().unwrap())
}

/// A kiosk in a directory of its own, which goes away with the test.
struct TestKiosk {
    dir: TempDir,
}

impl TestKiosk {
    fn new() -> Self {
        let kiosk = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        std::fs::create_dir(kiosk.config()).unwrap();
        kiosk.book();
        kiosk
    }

    fn data(&self) -> &Path {
        self.dir.path()
    }

    fn config(&self) -> PathBuf {
        self.data().join("kiosk-config")
    }

    fn configure(&self, text: &str) {
        std::fs::write(self.config().join("kiosk.toml"), text).unwrap();
    }

    fn now() -> keytag::domain::moment::Moment {
        SystemClock::new(chrono_tz::Tz::UTC).now()
    }

    fn book(&self) -> Book {
        Book::open(
            &Place::new(self.data()),
            Arc::new(SystemChance),
            &Self::now(),
        )
        .unwrap()
    }

    /// A meeting that takes sign-ins for the rest of the test.
    fn open_meeting(&self, title: &str, mode: AttendanceMode, room: &str) -> SessionId {
        let meeting = AdHoc {
            title: title.to_owned(),
            room: Room(room.to_owned()),
            mode,
            scheme: SchemeId("none".to_owned()),
            minutes: 600,
        };
        self.book()
            .open_ad_hoc(&Self::now(), &meeting, By::Terminal)
            .unwrap()
    }

    /// Genuine cards that this kiosk has not heard of.
    fn tokens(&self, ids: std::ops::Range<u64>) -> Vec<String> {
        let book = self.book();
        let token = |id| Token::issue(book.organisation_key(), TokenId(id)).letters();
        ids.map(token).collect()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = keytag(args);
        command.arg("--data").arg(self.data());
        command
    }

    fn ran(&self, args: &[&str]) -> Ended {
        Ended::of(self.command(args).output().unwrap())
    }

    #[track_caller]
    fn found_sound(&self) -> Ended {
        self.ran(&["doctor"]).sound()
    }

    fn status(&self) -> serde_json::Value {
        self.ran(&["status", "--json"]).done().json()
    }
}
