//! Whether anybody could see what the camera sees: a screen that is on.

use std::fs;
use std::path::{Path, PathBuf};

/// The screens that the kernel tells of.
#[derive(Debug, Clone)]
pub struct Screens {
    /// `/sys/class/drm`.
    told: PathBuf,
}

impl Screens {
    /// Those of this machine.
    pub fn of_this_machine() -> Self {
        Self::below(Path::new("/sys/class"))
    }

    /// Those that are told in `classes`.
    pub fn below(classes: &Path) -> Self {
        Self {
            told: classes.join("drm"),
        }
    }

    /// Whether every screen that is plugged in was switched off. Where the kernel tells of none,
    /// the picture goes somewhere else, and nobody knows.
    pub fn are_all_off(&self) -> bool {
        let entries = fs::read_dir(&self.told).into_iter().flatten().flatten();
        let is_on = |screen: PathBuf| {
            let word = |file| fs::read_to_string(screen.join(file)).unwrap_or_default();
            (word("status").trim() == "connected").then(|| word("dpms").trim() != "Off")
        };
        let on: Vec<bool> = entries.filter_map(|entry| is_on(entry.path())).collect();
        !on.is_empty() && on.iter().all(|on| !on)
    }
}
