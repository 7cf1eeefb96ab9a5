//! What a site edits, made ready: the files of a `--config` directory, read, checked and typed.
//!
//! Two steps. [`document`] holds a file as it was typed, each value with its place; the modules named
//! after the files turn that into values that are valid, so that nobody behind this module checks
//! again. Values are taken from the file one by one and not as one large structure, since that would
//! stop at the first mistake: here all mistakes of all files are told at once, each with file, line,
//! column, what was found and what is allowed. Everything has a default; an empty file, or none, runs.
//!
//! It knows nothing of the store, the devices or the window. Series and schemes are seeds: once a
//! kiosk has them, its database is the authority. Secrets are never in here.

mod document;
mod kiosk;
mod nearest;
mod problem;
mod schemes;
mod series;
mod source;

pub use kiosk::{
    AccessConfig, DoorConfig, ExportConfig, Hours, KeyboardLayout, KioskConfig, LANGUAGES,
    MilestonesConfig, PlaceConfig, ScreenConfig, ScreenSize, SessionsConfig, SiteConfig,
    StickFilesystem, Switch, Theme, TimesConfig,
};
pub use problem::{ConfigError, Position, Problem};
pub use series::{SERIES_MAX, TITLE_CHARS_MAX};

use std::path::{Path, PathBuf};

use crate::domain::series::Series;
use document::Section;
use source::{Problems, Source};

/// Everything a site may edit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// `kiosk.toml`: the site, this kiosk, its screen and its times.
    pub kiosk: KioskConfig,
    /// `series.toml`: the meetings that come again.
    pub series: Vec<Series>,
    /// The files that were there, for `keytag doctor`.
    pub files: Vec<PathBuf>,
}

impl Config {
    /// The largest file that is read, in bytes: what people type is far below.
    pub const FILE_BYTES_MAX: u64 = 1024 * 1024;

    /// The files that a directory may hold.
    pub const FILES: [&'static str; 2] = ["kiosk.toml", "series.toml"];

    /// Reads a directory. One that does not exist is the same as an empty one.
    ///
    /// # Errors
    /// With every mistake in every file, when there is one.
    pub fn load(dir: &Path) -> Result<Self, ConfigError> {
        let problems = Problems::default();
        source::report_strangers(dir, &Self::FILES, &problems);
        let [kiosk_file, series_file] =
            Self::FILES.map(|name| Source::read(&dir.join(name), &problems));
        let kiosk = parsed(kiosk_file.as_ref(), &problems).map(kiosk::read);
        // Where kiosk.toml is no TOML, its rooms are unknown and series cannot be checked by them.
        let is_kiosk_known = kiosk.is_some() || kiosk_file.is_none();
        let kiosk = kiosk.unwrap_or_default();
        let series = parsed(series_file.as_ref(), &problems)
            .filter(|_| is_kiosk_known)
            .map(|file| series::read(file, &kiosk));
        let config = Self {
            series: series.unwrap_or_default(),
            kiosk,
            files: [&kiosk_file, &series_file]
                .into_iter()
                .flatten()
                .map(|source| source.file().to_owned())
                .collect(),
        };
        problems.into_result(config)
    }
}

fn parsed<'a>(source: Option<&'a Source>, problems: &'a Problems) -> Option<Section<'a>> {
    source?.parse(problems)
}

#[cfg(test)]
mod tests;
