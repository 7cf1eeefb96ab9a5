//! Sticks: what is plugged in, what may be written to, and how it is let go.
//!
//! A path is never trusted: after a stick was pulled its mount point is an ordinary folder of the
//! internal disk, and a program that wrote there would say "done". So a volume is opened once, the
//! handle is compared with the volume that was chosen, and everything else happens relative to that
//! handle ([`OpenFolder`]). This module knows what a stick is, not what is written to it.

mod directory;
mod folders;
mod linux;
mod mounts;
mod shown;
mod udisks;

use std::io::{self, Read, Write};
use std::path::PathBuf;

use rustix::io::Errno;
use thiserror::Error;

pub use folders::FolderVolumes;
pub use linux::LinuxVolumes;
pub use shown::{NAME_CHARS_MAX, shown_name};
pub use udisks::UdisksVolumes;

/// The sticks of this machine.
pub trait Volumes: Send + Sync {
    /// What is plugged in and can be used, by name. Nothing there is an empty list. Cheap enough to
    /// be asked every second, by a thread that may wait: a dying stick answers late.
    fn list(&self) -> Vec<Volume>;

    /// Opens the root of a volume, after making sure that it is still the same one and that nobody
    /// else is writing to it.
    ///
    /// # Errors
    /// When it is gone, is another one, is on the machine's own disk, is read-only or in use.
    fn open(&self, volume: &Volume) -> Result<Box<dyn OpenFolder>, VolumeError>;

    /// Lets a volume go: when this returns, it is safe to remove. Everything opened on it must have
    /// been dropped before.
    ///
    /// # Errors
    /// When something still uses it, or it was pulled meanwhile.
    fn eject(&self, volume: &Volume) -> Result<(), VolumeError>;
}

/// One stick that is plugged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// Where its root is. To be shown to technicians only.
    pub path: PathBuf,
    /// Its name, safe to show ([`shown_name`]); empty if it has none.
    pub name: String,
    /// The device that its root is on.
    pub device: DeviceNumber,
    /// What it is.
    pub kind: VolumeKind,
    /// Whether it can be written to.
    pub access: Access,
    /// How much it holds, in bytes.
    pub size_bytes: u64,
    /// How much is free, in bytes.
    pub free_bytes: u64,
}

/// What a volume is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VolumeKind {
    /// A removable device.
    Stick {
        /// Its device file, such as `/dev/sdb1`.
        source: PathBuf,
        /// Its file system, such as `vfat`.
        file_system: String,
        /// The kernel's count of disks that were plugged in since it started; none before Linux
        /// 5.15. Another stick in the same socket has the same names and another one of these.
        sequence: Option<u64>,
    },
    /// A folder that stands for a stick: in tests, in the demo and for `keytag export --to`.
    Folder {
        /// The folder's own number: another one of the same name is another stick.
        inode: u64,
    },
}

/// Whether a volume can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Yes.
    Writable,
    /// No: a switch on its side, or damage.
    ReadOnly,
}

/// The kernel's number of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceNumber {
    /// The driver's part; 0 for file systems without a block device.
    pub major: u32,
    /// The device's part.
    pub minor: u32,
}

impl DeviceNumber {
    fn of(st_dev: u64) -> Self {
        Self {
            major: rustix::fs::major(st_dev),
            minor: rustix::fs::minor(st_dev),
        }
    }
}

/// An open folder of a volume. Names are single names, never paths, and no link is ever followed.
pub trait OpenFolder: Send {
    /// Free space of the volume, in bytes.
    ///
    /// # Errors
    /// When the volume does not answer.
    fn free_bytes(&self) -> io::Result<u64>;

    /// The names in it that are text; of a folder with very many, some.
    ///
    /// # Errors
    /// When the volume does not answer.
    fn names(&self) -> io::Result<Vec<String>>;

    /// Makes a folder and opens it.
    ///
    /// # Errors
    /// When the name is taken by anything, a broken link included, or the volume refuses.
    fn make_folder(&self, name: &str) -> io::Result<Box<dyn OpenFolder>>;

    /// Opens a folder that is there. A volume that has none of that kind answers that it cannot.
    ///
    /// # Errors
    /// When there is none of this name, or it is a link or anything else.
    fn folder(&self, name: &str) -> io::Result<Box<dyn OpenFolder>> {
        let _ = name;
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Removes a file, or a link instead of what it points at.
    ///
    /// # Errors
    /// When there is none of this name, or it is a folder.
    fn remove_file(&self, name: &str) -> io::Result<()> {
        let _ = name;
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Makes a file.
    ///
    /// # Errors
    /// When the name is taken by anything, a broken link included, or the volume refuses.
    fn create(&self, name: &str) -> io::Result<Box<dyn NewFile>>;

    /// Reads a file from the device, not from memory.
    ///
    /// # Errors
    /// When it is not an ordinary file, or the volume does not answer.
    fn read(&self, name: &str) -> io::Result<Box<dyn Read>>;

    /// Gives a file or folder in it another name, in one step.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when that name is taken by anything; or the volume refuses.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a folder and the ordinary files in it.
    ///
    /// # Errors
    /// When it is no folder, or holds anything but ordinary files.
    fn remove_folder(&self, name: &str) -> io::Result<()>;

    /// Returns when the names in it are on the device.
    ///
    /// # Errors
    /// When the device failed; what is in the folder is then unknown.
    fn sync(&self) -> io::Result<()>;
}

/// A file that is being written.
pub trait NewFile: Write + Send {
    /// Returns when all of it is on the device, and forgets it, so that the next reader sees what
    /// the device kept.
    ///
    /// # Errors
    /// When the device failed: the file is then lost, and asking again would hide that.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// What can be wrong with a stick.
#[derive(Debug, Error)]
pub enum VolumeError {
    /// It was pulled.
    #[error("the stick is not there any more")]
    Gone,
    /// It has no room left.
    #[error("the stick is full")]
    Full,
    /// It cannot be written to.
    #[error("the stick is read-only")]
    ReadOnly,
    /// What is there is not the stick that was chosen, or no stick at all.
    #[error("this is not the stick that was chosen")]
    NotThisDevice,
    /// Something else uses it.
    #[error("the stick is in use")]
    Busy,
    /// It failed in another way.
    #[error("the stick failed: {0}")]
    Io(#[source] io::Error),
}

impl From<io::Error> for VolumeError {
    fn from(error: io::Error) -> Self {
        match error.raw_os_error().map(Errno::from_raw_os_error) {
            Some(Errno::NODEV | Errno::NXIO | Errno::NOTCONN | Errno::SHUTDOWN | Errno::STALE) => {
                Self::Gone
            }
            Some(Errno::NOSPC | Errno::DQUOT) => Self::Full,
            Some(Errno::ROFS) => Self::ReadOnly,
            Some(Errno::BUSY | Errno::WOULDBLOCK) => Self::Busy,
            _ => Self::Io(error),
        }
    }
}

impl From<Errno> for VolumeError {
    fn from(errno: Errno) -> Self {
        io::Error::from(errno).into()
    }
}
