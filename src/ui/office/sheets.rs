//! Sheets of cards that kiosks wrote onto sticks.

use crate::device::volume::Volume;
use crate::ui::desk::badges::Sheet;

/// How the folders of sheets begin.
const FOLDER: &str = "Cards_";
/// What a sheet is called in its folder.
const FILE: &str = "cards.pdf";
/// The most names of a stick that are looked at.
const NAMES_MAX: usize = 10_000;
/// The most sheets that are listed.
const SHEETS_MAX: usize = 100;

/// The sheets on these sticks, the newest first.
pub fn find(volumes: &[Volume]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for volume in volumes {
        let Ok(names) = std::fs::read_dir(&volume.path) else {
            continue;
        };
        for name in names.take(NAMES_MAX).flatten() {
            let folder = name.file_name().to_string_lossy().into_owned();
            let path = name.path().join(FILE);
            let is_file = path.symlink_metadata().is_ok_and(|file| file.is_file());
            if folder.starts_with(FOLDER) && is_file {
                sheets.push(Sheet {
                    path,
                    name: folder,
                    stick: super::work::name_of(volume),
                });
            }
        }
    }
    sheets.sort_by(|one, other| other.name.cmp(&one.name));
    sheets.truncate(SHEETS_MAX);
    sheets
}
