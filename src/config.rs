//! What a site edits, made ready: the files of a `--config` directory, read, checked and typed.
//!
//! Two steps. `document` holds a file as it was typed, each value with its place; the modules named
//! after the files turn that into values that are valid, so that nobody behind this module checks
//! again. Values are taken from the file one by one and not as one large structure, since that
//! would stop at the first mistake: here all mistakes of all files are told at once, each with
//! file, line, column, what was found and what is allowed. Everything has a default; an empty file,
//! or none, runs.
//!
//! It knows nothing of the store, the devices or the window. Series and schemes are seeds: once a
//! kiosk has them, its database is the authority. Secrets are never in here.

mod chosen;
mod document;
mod help;
mod kiosk;
mod milestones;
mod nearest;
pub mod packs;
mod problem;
pub mod readings;
mod series;
mod source;

pub use chosen::SiteSettings;
pub use help::{HelpCard, HelpLine};
pub use kiosk::{
    AccessConfig, ButtonKey, CameraChoice, CameraConfig, DoorConfig, EaseConfig, ExportConfig,
    Hours, KeyboardLayout, KioskConfig, LANGUAGES, MilestonesConfig, MoreTime, PaperSize,
    PlaceConfig, Preview, PrinterConfig, Reach, ScannerConfig, ScreenConfig, ScreenSize,
    ServiceConfig, SessionsConfig, SiteConfig, StickFilesystem, Switch, Theme, TimesConfig,
    TwoButtons,
};
pub use problem::{ConfigError, Position, Problem};
pub use series::{SERIES_MAX, TITLE_CHARS_MAX};

use std::path::{Path, PathBuf};

use crate::domain::milestone::Schemes;
use crate::domain::series::Series;
use document::Section;
use milestones::SchemeNames;
use packs::GroupPack;
use source::{Problems, Source, Unreadable};

/// Everything a site may edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// `kiosk.toml`: the site, this kiosk, its screen and its times.
    pub kiosk: KioskConfig,
    /// `series.toml`: the meetings that come again.
    pub series: Vec<Series>,
    /// `milestones.toml`: the schemes, those that the program brings among them.
    pub schemes: Schemes,
    /// `help.toml`: the lines that "Help now" shows.
    pub help: Vec<HelpLine>,
    /// `readings/`: the group's own readings, one folder a pack.
    pub packs: Vec<GroupPack>,
    /// `help.toml`: the cards to read that lie behind them.
    pub cards: Vec<HelpCard>,
    /// The files that were there, for `keytag doctor`.
    pub files: Vec<PathBuf>,
}

impl Config {
    /// The largest file that is read, in bytes: what people type is far below.
    pub const FILE_BYTES_MAX: u64 = 1024 * 1024;

    /// The files that a directory may hold.
    pub const FILES: [&'static str; 4] =
        ["kiosk.toml", "milestones.toml", "series.toml", "help.toml"];

    /// The folder that holds packs of readings.
    pub const PACKS_DIR: &'static str = "readings";

    /// Reads a directory. One that does not exist is the same as an empty one.
    ///
    /// # Errors
    /// With every mistake in every file, when there is one.
    pub fn load(dir: &Path) -> Result<Self, ConfigError> {
        let problems = Problems::default();
        source::report_strangers(dir, &Self::FILES, &problems);
        let sources = Self::FILES.map(|name| Source::read(&dir.join(name), &problems));
        let [kiosk, milestones, series, help] = sources
            .each_ref()
            .map(|source| Typed::of(source, &problems));
        // What one file names stands in another. Where that one is no TOML, nothing is held
        // against the names: what they are is then unknown.
        let are_schemes_known = !matches!(milestones, Typed::Garbled);
        let schemes = milestones
            .read(milestones::read)
            .unwrap_or_else(milestones::built_in);
        let names = SchemeNames::of(&schemes, are_schemes_known);
        let are_rooms_known = !matches!(kiosk, Typed::Garbled);
        let kiosk = kiosk
            .read(|file| kiosk::read(file, &names))
            .unwrap_or_default();
        let series = series
            .read(|file| {
                let rooms = are_rooms_known.then_some(kiosk.site.rooms.as_slice());
                series::read(file, &kiosk, rooms, &names)
            })
            .unwrap_or_default();
        let help = help.read(help::read).unwrap_or_else(help::built_in);
        let config = Self {
            kiosk,
            series,
            schemes,
            packs: packs::read_all(&dir.join(Self::PACKS_DIR), &problems),
            help: help.lines,
            cards: help.cards,
            files: sources
                .iter()
                .flatten()
                .flatten()
                .map(|source| source.file().to_owned())
                .collect(),
        };
        problems.into_result(config)
    }
}

impl Config {
    /// The lines of help for a visitor's language: its own, else those of the site's first one,
    /// else those in English.
    pub fn help_in(&self, language: &str) -> Vec<&HelpLine> {
        let of = |tag: &str| -> Vec<&HelpLine> {
            self.help
                .iter()
                .filter(|line| line.language == tag)
                .collect()
        };
        let first = self
            .kiosk
            .site
            .languages
            .first()
            .map_or(LANGUAGES[0], String::as_str);
        [language, first, LANGUAGES[0]]
            .into_iter()
            .map(of)
            .find(|lines| !lines.is_empty())
            .unwrap_or_default()
    }
}

impl Default for Config {
    /// What holds where nothing was typed.
    fn default() -> Self {
        let help = help::built_in();
        Self {
            kiosk: KioskConfig::default(),
            series: Vec::new(),
            schemes: milestones::built_in(),
            packs: Vec::new(),
            help: help.lines,
            cards: help.cards,
            files: Vec::new(),
        }
    }
}

/// A file as it was found.
enum Typed<'a> {
    Missing,
    /// It could not be read, or is no TOML; that was reported.
    Garbled,
    File(Section<'a>),
}

impl<'a> Typed<'a> {
    fn of(source: &'a Result<Option<Source>, Unreadable>, problems: &'a Problems) -> Self {
        match source {
            Ok(None) => Self::Missing,
            Ok(Some(source)) => source.parse(problems).map_or(Self::Garbled, Self::File),
            Err(Unreadable) => Self::Garbled,
        }
    }

    fn read<T>(self, read: impl FnOnce(Section<'a>) -> T) -> Option<T> {
        match self {
            Self::File(section) => Some(read(section)),
            Self::Missing | Self::Garbled => None,
        }
    }
}

#[cfg(test)]
mod tests;
