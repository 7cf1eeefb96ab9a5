//! Which cameras there are, by what the kernel tells in its files.

use std::fs;
use std::path::{Path, PathBuf};

use super::Wanted;

/// The most cameras that are looked at.
const CAMERAS_MAX: usize = 64;

/// Where cameras are found.
#[derive(Debug, Clone)]
pub struct Cameras {
    /// `/sys/class/video4linux`.
    told: PathBuf,
    /// `/dev`.
    devices: PathBuf,
}

/// A camera, or another thing that gives moving pictures: it has not been opened yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its file.
    pub path: PathBuf,
    /// What its driver calls it.
    pub name: String,
    number: u32,
}

impl Cameras {
    /// Those of this machine.
    pub fn of_this_machine() -> Self {
        Self::below(Path::new("/sys/class"), Path::new("/dev"))
    }

    /// Those that are told in `classes`, with their files in `devices`.
    pub fn below(classes: &Path, devices: &Path) -> Self {
        Self {
            told: classes.join("video4linux"),
            devices: devices.to_owned(),
        }
    }

    /// All of them, in the order in which they were found by the kernel.
    pub fn all(&self) -> Vec<Found> {
        let entries = fs::read_dir(&self.told).into_iter().flatten().flatten();
        let found = |file: String| {
            let number = file.strip_prefix("video")?.parse().ok()?;
            let name = fs::read_to_string(self.told.join(&file).join("name")).unwrap_or_default();
            Some(Found {
                path: self.devices.join(&file),
                name: name.trim().to_owned(),
                number,
            })
        };
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut all: Vec<Found> = names.filter_map(found).take(CAMERAS_MAX).collect();
        all.sort_by_key(|camera| camera.number);
        all
    }

    /// The files of those that are wanted, the first choice first.
    pub fn wanted(&self, wanted: &Wanted) -> Vec<PathBuf> {
        let called = match wanted {
            Wanted::At(path) => return vec![path.clone()],
            Wanted::Named(part) => part.as_str(),
            Wanted::Any => "",
        };
        let all = self.all().into_iter();
        all.filter(|camera| camera.name.to_lowercase().contains(called))
            .map(|camera| camera.path)
            .collect()
    }
}
