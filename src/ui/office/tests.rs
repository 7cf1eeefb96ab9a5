//! Whole flows through the office's window without a display, on an office with a year of three
//! kiosks and a stick. The office is a file, or on the server that `KEYTAG_TEST_POSTGRES` names.
//!
//! `KEYTAG_MADE_UP_OFFICE` names a folder that is then filled with such an office and its sticks,
//! to be looked at in the real window; `KEYTAG_MADE_UP_PEOPLE` says how many people come there.
//! `KEYTAG_PICTURES` names a folder for pictures of every page.

mod flows;
mod layout;
mod made_up;
mod pages;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, TimeZone, Utc};
use iced::Size;
use tempfile::TempDir;

use super::play::Player;
use super::{Clerk, SIZE, Services};
use crate::device::volume::FolderVolumes;
use crate::domain::moment::{ClockState, Moment};
use crate::office::Database;
use crate::office::testing::{SERVER, a_server};
use crate::services::{FixedClock, SystemChance};
use crate::ui::words::{Value, Words};

/// The day of all tests.
fn today() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 30, 9, 0, 0).unwrap()
}

fn moment(utc: DateTime<Utc>) -> Moment {
    Moment {
        utc,
        zone: chrono_tz::Tz::America__Chicago,
        boot: 1,
        boot_ms: 60_000,
        clock: ClockState::Ok,
    }
}

/// The window as it opens.
const USUAL: Size = Size::new(SIZE.0, SIZE.1);

/// An office that is played.
struct Desk {
    player: Player,
    words: Words,
    dir: TempDir,
    database: Database,
}

impl Desk {
    /// With a year of records.
    fn with_records() -> Self {
        Self::begun(|dir, database| made_up::office(dir, database, made_up::PEOPLE))
    }

    /// Without anything.
    fn new() -> Self {
        Self::begun(|_, _| ())
    }

    fn begun(fill: impl FnOnce(&Path, &Database)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("sticks")).unwrap();
        let database = a_database(&dir.path().join("office.sqlite"));
        fill(dir.path(), &database);
        Self {
            player: Player::new(services(dir.path(), database.clone(), USUAL)),
            words: Words::new("en"),
            dir,
            database,
        }
    }

    /// What a window is given that is opened at this office once more.
    fn services(&self) -> Services {
        services(self.dir.path(), self.database.clone(), USUAL)
    }

    /// A stick is plugged in.
    fn plugs_in(&self) -> PathBuf {
        let (away, stick) = (self.path("away"), self.path("sticks/BLUE"));
        std::fs::rename(away, &stick).unwrap();
        stick
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn get(&self, id: &str) -> String {
        self.words.get(id)
    }

    fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.with(id, values)
    }

    /// What does not come is told with a picture of what stood there instead.
    #[track_caller]
    fn sees(&mut self, words: &str) {
        if let Err(error) = self.player.wait_for(words) {
            self.fails(&error.to_string());
        }
    }

    #[track_caller]
    fn clicks(&mut self, words: &str) {
        if let Err(error) = self.player.click(words) {
            self.fails(&error.to_string());
        }
    }

    #[track_caller]
    fn fails(&mut self, error: &str) -> ! {
        let test = std::thread::current().name().unwrap_or("flow").to_owned();
        let picture = std::env::temp_dir().join(format!("{}.png", test.replace("::", "-")));
        self.player.save(&picture).unwrap();
        let said = self.player.said();
        panic!("{error}; see {}; there stands {said:?}", picture.display());
    }

    /// What stands there, where somebody wants pictures.
    fn pictured(&mut self, name: &str) {
        if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
            let file = Path::new(&folder).join(format!("office-{name}.png"));
            self.player.save(&file).unwrap();
        }
    }

    #[track_caller]
    fn goes_to(&mut self, id: &str) {
        let place = self.get(id);
        self.clicks(&place);
    }

    /// The records are open, and the first page stands there.
    #[track_caller]
    fn is_open(&mut self) {
        let title = self.get("desk-sticks-title");
        self.sees(&title);
    }
}

/// What the window is given in a test.
/// Where an office of its own is kept: in this file, or on the server that the tests are to be run
/// against.
fn a_database(file: &Path) -> Database {
    match std::env::var(SERVER) {
        Ok(_) => Database::Server(Box::new(a_server())),
        Err(_) => Database::File(file.to_owned()),
    }
}

fn services(dir: &Path, database: Database, size: Size) -> Services {
    let keys = dir.join("keys");
    Services {
        clock: Arc::new(FixedClock::at(moment(today()))),
        chance: Arc::new(SystemChance),
        volumes: Arc::new(FolderVolumes::inside(dir.join("sticks"))),
        clerk: Clerk::start(database.clone(), keys.clone()).unwrap(),
        keys,
        database,
        documents: dir.to_owned(),
        wishes: dir.join("window.toml"),
        locale: "C".to_owned(),
        opener: Arc::new(|_| Ok(())),
        size,
    }
}
