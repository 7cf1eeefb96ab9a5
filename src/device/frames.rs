//! Pictures from whatever looks at the badges.
//!
//! A camera is unplugged, a folder is not there yet: then there are no pictures and the door goes
//! on with scanner and touch. So [`Frames::next`] has no error, only [`Seen::Absent`]. What is in
//! a picture is none of this module's business.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use image::{ImageFormat, ImageReader, Limits};
use zeroize::Zeroize;

use crate::badge::Gray;
use crate::badge::read::SIDE_PIXELS_MAX;

mod film;
pub(super) mod jpeg;
#[cfg(test)]
mod tests;

pub use film::Film;

/// The largest picture file that is opened, in bytes.
pub const FILE_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// The most memory that one picture may take while it is unpacked, in bytes.
const UNPACKED_BYTES_MAX: u64 = 192 * 1024 * 1024;

/// The most file names that a folder may hold; more are not looked at.
pub const FOLDER_FILES_MAX: usize = 20_000;

/// How long to leave a source alone that has nothing new and cannot be waited for.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// A source of grey pictures: a camera, or something that stands in for one.
pub trait Frames: Send {
    /// The next picture, the newest one if the source is faster than the caller. A camera waits for
    /// it, half a second at most.
    fn next(&mut self) -> Seen;

    /// How long to wait before the next call, after this answer.
    fn pause(&self, _after: &Seen) -> Duration {
        LOOK_AGAIN
    }

    /// Whether its pictures come again and again, or each just once.
    fn kind(&self) -> Kind {
        Kind::Stills
    }

    /// Tells what was made of the pictures; only a camera that can be set heeds it.
    fn heed(&mut self, _hint: Hint) {}
}

/// How pictures follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Each is of something else and does not come again: none may be left out.
    Stills,
    /// They are of what stands there, many a second: only the newest counts.
    Live,
}

/// What was made of the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Something moves and nothing can be read: try another light or distance.
    Sweep,
    /// A badge was read: as it is now, it is right.
    Keep,
    /// Nobody is there: go back to what was right last.
    Settle,
}

/// What a look at the source gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A picture that was not seen before.
    Frame(Gray),
    /// The source is there and has nothing new.
    Nothing,
    /// There is no source at the moment; it may come back.
    Absent,
}

/// A folder of PNG and JPEG files that takes the part of a camera.
///
/// Each file is given once, in the order of the names; files that appear later come with the next
/// calls. A file that cannot be read is passed over and tried again only when it has changed, for
/// it may still be on its way into the folder.
#[derive(Debug)]
pub struct FolderFrames {
    folder: PathBuf,
    /// The only file that is looked at; none is all of them.
    only: Option<OsString>,
    waiting: VecDeque<OsString>,
    known: BTreeMap<OsString, Known>,
    presence: Presence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Given,
    PassedOver(Stamp),
}

/// Tells whether a file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    changed: Option<SystemTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    Present,
    Absent,
}

impl FolderFrames {
    /// Takes `folder` for the camera; it need not be there yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            only: None,
            waiting: VecDeque::new(),
            known: BTreeMap::new(),
            presence: Presence::Present,
        }
    }

    /// Takes one picture for the camera; none where its name is not that of one.
    pub fn of_one(file: &Path) -> Option<Self> {
        Picture::by_name(file.file_name()?)?;
        let folder = match file.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        Some(Self {
            only: Some(file.file_name()?.to_owned()),
            ..Self::new(folder)
        })
    }

    /// Fills the queue with what is new; leaves it empty when nothing is.
    fn look_again(&mut self) {
        let names = match names_in(&self.folder) {
            Ok(names) => names,
            Err(error) => {
                if self.presence == Presence::Present {
                    tracing::warn!(folder = ?self.folder, %error, "no folder of frames");
                }
                self.presence = Presence::Absent;
                return;
            }
        };
        self.presence = Presence::Present;
        let is_wanted = |name: &OsString| self.only.as_ref().is_none_or(|only| only == name);
        let names: BTreeSet<OsString> = names.into_iter().filter(is_wanted).collect();
        self.known.retain(|name, _| names.contains(name));
        let new = names.into_iter().filter(|name| match self.known.get(name) {
            None => true,
            Some(Known::Given) => false,
            Some(Known::PassedOver(stamp)) => stamp_of(&self.folder.join(name)) != *stamp,
        });
        self.waiting = new.collect();
    }

    fn take(&mut self, name: OsString) -> Option<Gray> {
        let path = self.folder.join(&name);
        // Taken before reading: a change while the file is read leads to another try.
        let stamp = stamp_of(&path);
        match picture_in(&path) {
            Ok(picture) => {
                self.known.insert(name, Known::Given);
                Some(picture)
            }
            Err(reason) => {
                tracing::warn!(file = ?path, %reason, "frame passed over");
                self.known.insert(name, Known::PassedOver(stamp));
                None
            }
        }
    }
}

impl Frames for FolderFrames {
    fn next(&mut self) -> Seen {
        if self.waiting.is_empty() {
            self.look_again();
        }
        while let Some(name) = self.waiting.pop_front() {
            if let Some(picture) = self.take(name) {
                return Seen::Frame(picture);
            }
        }
        match self.presence {
            Presence::Present => Seen::Nothing,
            Presence::Absent => Seen::Absent,
        }
    }
}

/// Why a file is no frame.
#[derive(Debug, thiserror::Error)]
enum NoFrame {
    #[error("not a plain file")]
    NotAFile,
    #[error("larger than {FILE_BYTES_MAX} bytes")]
    TooLarge,
    #[error("cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    #[error("not a picture that can be used: {0}")]
    NotAPicture(#[from] image::ImageError),
    #[error("not a JPEG that can be used")]
    NotAJpeg,
    #[error("too many pixels, or none")]
    Size,
}

fn names_in(folder: &Path) -> std::io::Result<BTreeSet<OsString>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if Picture::by_name(&name).is_some() {
            names.insert(name);
        }
        if names.len() == FOLDER_FILES_MAX {
            break;
        }
    }
    Ok(names)
}

/// What a file of a picture holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Picture {
    Png,
    Jpeg,
}

impl Picture {
    /// By the ending of its name.
    fn by_name(name: &OsStr) -> Option<Self> {
        let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "png" => Some(Self::Png),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            _ => None,
        }
    }
}

fn stamp_of(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok();
    Stamp {
        bytes: metadata.as_ref().map_or(0, fs::Metadata::len),
        changed: metadata.and_then(|metadata| metadata.modified().ok()),
    }
}

fn picture_in(path: &Path) -> Result<Gray, NoFrame> {
    // Asked before opening, for opening a pipe would wait for somebody to write into it.
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(NoFrame::NotAFile);
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).map_or(true, |bytes| bytes > FILE_BYTES_MAX) {
        return Err(NoFrame::TooLarge);
    }
    if path.file_name().and_then(Picture::by_name) == Some(Picture::Jpeg) {
        let picture = jpeg::luma(&bytes);
        bytes.zeroize();
        return picture.ok_or(NoFrame::NotAJpeg);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Png);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_PIXELS_MAX);
    limits.max_image_height = Some(SIDE_PIXELS_MAX);
    limits.max_alloc = Some(UNPACKED_BYTES_MAX);
    reader.limits(limits);
    let picture = reader.decode()?.into_luma8();
    let (width, height) = picture.dimensions();
    Gray::new(width, height, picture.into_raw()).ok_or(NoFrame::Size)
}
