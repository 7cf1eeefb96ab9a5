//! The office's window: it alone holds the office's database, sticks and files, and builds tasks.
//!
//! The pages are in [`crate::ui::desk`]: they answer with actions that are plain data, and the
//! handlers here turn those into work. The database has a thread of its own (`clerk`); nothing is
//! read or written on the thread that draws. Answers carry the question they belong to, and one
//! that comes late is dropped from view, never from the database.

mod app;
mod clerk;
mod done;
mod keep;
mod list;
#[cfg(feature = "headless")]
pub mod play;
mod sheets;
mod underway;
mod work;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono_tz::Tz;
use iced::{Size, window};

pub use app::{Message, Window};
pub use clerk::Clerk;

use crate::device::volume::{FolderVolumes, LinuxVolumes, UdisksVolumes, Volumes};
use crate::office::command::WindowArgs;
use crate::office::{Database, OfficeError};
use crate::services::{Chance, Clock, SystemChance, SystemClock};
use crate::ui::run;

/// The name of the office's folders among those of other programs.
const FOLDER: &str = "keytag-office";
/// The database, where none is named.
const DATABASE: &str = "office.sqlite";
/// The window at first, in logical pixels.
const SIZE: (f32, f32) = (1280.0, 800.0);
/// The smallest window, in logical pixels.
const SIZE_MIN: (f32, f32) = (1000.0, 640.0);
/// The title of the window.
const TITLE: &str = "keytag office";

/// Opens a file or folder with the program of this desktop.
pub type Opener = Arc<dyn Fn(&Path) -> std::io::Result<()> + Send + Sync>;

/// Everything that the window may ask.
#[derive(Clone)]
pub struct Services {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Random bytes, for new keys.
    pub chance: Arc<dyn Chance>,
    /// Sticks.
    pub volumes: Arc<dyn Volumes>,
    /// The database's thread.
    pub clerk: Clerk,
    /// Where the keys are, or will be.
    pub keys: PathBuf,
    /// Where the database is.
    pub database: Database,
    /// Where reports and copies go, unless somebody says otherwise.
    pub documents: PathBuf,
    /// Where the window keeps what somebody wished of it.
    pub wishes: PathBuf,
    /// What the system says of its language, such as `de_AT.UTF-8`.
    pub locale: String,
    /// Opens files and folders.
    pub opener: Opener,
    /// The window's size at first.
    pub size: Size,
}

/// Opens the window, and runs until it is closed.
pub fn open(args: &WindowArgs) -> ExitCode {
    let opened = services(args).map_err(|error| error.to_string());
    let ran = opened.and_then(|services| run(services).map_err(|error| error.to_string()));
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("keytag-office: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the window is given on this machine.
///
/// # Errors
/// When the machine names no folder for it, or has no thread to give.
pub fn services(args: &WindowArgs) -> Result<Services, OfficeError> {
    let config = dirs::config_dir().map(|dir| dir.join(FOLDER));
    let keys = args.keys.clone().or_else(|| config.clone());
    let keys = keys.ok_or_else(|| OfficeError::NoKey(PathBuf::from(FOLDER)))?;
    let database = args.db.clone().unwrap_or_else(own_database);
    let documents = dirs::document_dir().or_else(dirs::home_dir);
    let wishes = config.unwrap_or_else(|| keys.clone());
    let volumes: Arc<dyn Volumes> = match &args.sticks {
        Some(folder) => Arc::new(FolderVolumes::inside(folder)),
        None => Arc::new(UdisksVolumes::new(LinuxVolumes::new(
            &[],
            &[keys.clone(), folder_of(&database)],
        ))),
    };
    let clerk = Clerk::start(database.clone(), keys.clone());
    let clerk = clerk.map_err(|error| OfficeError::File {
        doing: "start",
        path: keys.clone(),
        error,
    })?;
    let (width, height) = args.windowed.map_or(SIZE, |(width, height)| {
        let px = |side: u32| f32::from(u16::try_from(side).unwrap_or(u16::MAX));
        (px(width), px(height))
    });
    Ok(Services {
        clock: Arc::new(SystemClock::new(Tz::UTC)),
        chance: Arc::new(SystemChance),
        volumes,
        clerk,
        keys,
        database,
        documents: documents.unwrap_or_else(|| PathBuf::from(".")),
        wishes: wishes.join("window.toml"),
        locale: locale(),
        opener: Arc::new(open_with_desktop),
        size: Size::new(width, height),
    })
}

/// The first that is set says it.
fn locale() -> String {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let mut set = set.filter_map(|name| std::env::var(name).ok());
    set.find(|locale| !locale.is_empty()).unwrap_or_default()
}

/// The file of this name where one stands already, as for the commands; else the user's own.
fn own_database() -> Database {
    let here = PathBuf::from(DATABASE);
    let own = dirs::data_dir().map(|dir| dir.join(FOLDER).join(DATABASE));
    Database::File(match own {
        Some(own) if !here.exists() => own,
        _ => here,
    })
}

fn folder_of(database: &Database) -> PathBuf {
    match database {
        Database::File(path) => path.parent().map(Path::to_owned).unwrap_or_default(),
        Database::Server(_) => PathBuf::new(),
    }
}

/// The program of the desktop that knows what to do with a file: nobody waits for its end.
fn open_with_desktop(path: &Path) -> std::io::Result<()> {
    use std::process::{Command, Stdio};
    let mut child = Command::new("xdg-open")
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let ended = std::thread::Builder::new().spawn(move || child.wait());
    ended.map(drop)
}

fn run(services: Services) -> iced::Result {
    let size = services.size;
    iced::application(
        move || Window::new(services.clone()),
        Window::update,
        Window::view,
    )
    .title(TITLE)
    .settings(run::settings())
    .subscription(Window::subscription)
    .theme(Window::theme)
    .window(window::Settings {
        size,
        min_size: Some(Size::new(SIZE_MIN.0, SIZE_MIN.1)),
        ..window::Settings::default()
    })
    .run()
}

#[cfg(test)]
#[cfg(feature = "gui-tests")]
mod tests;
