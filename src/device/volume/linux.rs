//! Sticks of a Linux machine, from its table of mounts and from sysfs, by asking again and again.
//!
//! A stick is a mounted file system of an allowed kind on a removable or USB disk that carries
//! nothing of the machine itself: neither the root, nor a place of the system, nor the kiosk's
//! data.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::io::Errno;
use rustix::mount::UnmountFlags;

use super::directory::Directory;
use super::mounts::{self, Mount};
use super::{DeviceNumber, OpenFolder, Volume, VolumeError, VolumeKind, Volumes, shown_name};

/// File systems of sticks that every computer reads.
const FILE_SYSTEMS: [&str; 2] = ["vfat", "exfat"];

/// Where a machine keeps its own things: a disk with one of these on it is no stick.
const PLACES_OF_THE_SYSTEM: [&str; 12] = [
    "/boot", "/data", "/efi", "/etc", "/home", "/nix", "/opt", "/root", "/srv", "/sysroot", "/usr",
    "/var",
];

/// Where the programs that unmount may be; the search path of the kiosk's service is not asked.
const PROGRAM_FOLDERS: [&str; 4] = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

/// How deep devices made of devices are looked into (encryption on a volume group on a disk ...).
const DEVICE_DEPTH_MAX: usize = 8;

/// The sticks of this machine.
#[derive(Debug)]
pub struct LinuxVolumes {
    file_systems: Vec<String>,
    /// What lies on a disk that is never a stick.
    kept: Vec<PathBuf>,
    root: PathBuf,
    table: PathBuf,
    sys: PathBuf,
    labels: PathBuf,
}

impl LinuxVolumes {
    /// Sticks with the usual file systems and these. The disks that carry `kept`, such as the
    /// kiosk's data folder, are never offered, and neither is the machine's root.
    pub fn new(more_file_systems: &[String], kept: &[PathBuf]) -> Self {
        let usual = FILE_SYSTEMS.into_iter().map(str::to_owned);
        Self {
            file_systems: usual.chain(more_file_systems.iter().cloned()).collect(),
            kept: kept.to_vec(),
            root: PathBuf::from("/"),
            table: PathBuf::from("/proc/self/mountinfo"),
            sys: PathBuf::from("/sys"),
            labels: PathBuf::from("/dev/disk/by-label"),
        }
    }

    fn mounts(&self) -> Result<Vec<Mount>, VolumeError> {
        Ok(mounts::parse(&fs::read(&self.table)?))
    }

    /// The disks that carry something of the machine.
    fn own_disks(&self, mounts: &[Mount]) -> BTreeSet<PathBuf> {
        let of_mounts = mounts
            .iter()
            .filter(|mount| is_place_of_the_system(&mount.path))
            .flat_map(|mount| self.disks(mount.device, &mount.source));
        let of_kept = self
            .kept
            .iter()
            .chain([&self.root])
            .filter_map(|path| rustix::fs::stat(path).ok())
            .flat_map(|stat| self.disks(DeviceNumber::of(stat.st_dev), Path::new("")));
        // A kept folder may lie on a file system without a device number: ask the table, too.
        let of_holders = self
            .kept
            .iter()
            .filter_map(|path| path.canonicalize().ok())
            .filter_map(|path| holder(mounts, &path))
            .flat_map(|mount| self.disks(mount.device, &mount.source));
        of_mounts.chain(of_kept).chain(of_holders).collect()
    }

    /// The whole disks under a device, as paths in sysfs.
    fn disks(&self, device: DeviceNumber, source: &Path) -> Vec<PathBuf> {
        let DeviceNumber { major, minor } = device;
        let by_number = self.sys.join(format!("dev/block/{major}:{minor}"));
        // `/dev/mapper/disk` is a link to the device that sysfs knows.
        let file = source.canonicalize().unwrap_or_else(|_| source.to_owned());
        let by_name = file
            .strip_prefix("/dev")
            .ok()
            .and_then(Path::file_name)
            .map(|name| self.sys.join("class/block").join(name));
        let found = [Some(by_number), by_name]
            .into_iter()
            .flatten()
            .find_map(|path| path.canonicalize().ok());
        let mut disks = Vec::new();
        if let Some(path) = found {
            collect_disks(&self.sys, &path, DEVICE_DEPTH_MAX, &mut disks);
        }
        disks
    }

    /// Whether this device, mounted or not, is a stick that may be written to.
    pub(super) fn is_stick(&self, device: DeviceNumber, source: &Path, file_system: &str) -> bool {
        let Ok(mounts) = self.mounts() else {
            return false;
        };
        self.file_systems.iter().any(|known| known == file_system)
            && are_sticks(&self.disks(device, source), &self.own_disks(&mounts))
    }

    /// Which disk it is of all that were plugged in.
    pub(super) fn sequence(&self, device: DeviceNumber, source: &Path) -> Option<u64> {
        disk_sequence(self.disks(device, source).first()?)
    }

    /// Whether it is mounted anywhere.
    ///
    /// # Errors
    /// When the table of mounts cannot be read.
    pub(super) fn is_mounted(&self, volume: &Volume) -> Result<bool, VolumeError> {
        Ok(!self.places(volume)?.is_empty())
    }

    /// Every place where it is mounted: each could still write to it.
    fn places(&self, volume: &Volume) -> Result<Vec<PathBuf>, VolumeError> {
        let VolumeKind::Stick { source, .. } = &volume.kind else {
            return Err(VolumeError::NotThisDevice);
        };
        let mounts = self.mounts()?.into_iter();
        let of_it = mounts.filter(|m| m.device == volume.device && m.source == *source);
        Ok(of_it.map(|mount| mount.path).collect())
    }

    fn as_volume(&self, mount: &Mount, own: &BTreeSet<PathBuf>) -> Option<Volume> {
        if !mount.is_whole || !self.file_systems.contains(&mount.file_system) {
            return None;
        }
        let disks = self.disks(mount.device, &mount.source);
        if !are_sticks(&disks, own) {
            return None;
        }
        let folder = Directory::open(&mount.path).ok()?;
        if DeviceNumber::of(folder.stat().ok()?.st_dev) != mount.device {
            return None;
        }
        let state = rustix::fs::statvfs(&mount.path).ok()?;
        Some(Volume {
            path: mount.path.clone(),
            name: self.name(mount, &disks),
            device: mount.device,
            kind: VolumeKind::Stick {
                source: mount.source.clone(),
                file_system: mount.file_system.clone(),
                sequence: disks.first().and_then(|disk| disk_sequence(disk)),
            },
            access: mount.access,
            size_bytes: state.f_blocks.saturating_mul(state.f_frsize),
            free_bytes: state.f_bavail.saturating_mul(state.f_frsize),
        })
    }

    /// What is written on the stick's file system; else what its maker calls it.
    fn name(&self, mount: &Mount, disks: &[PathBuf]) -> String {
        let label = self.label(&mount.source).map(|label| shown_name(&label));
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            return label;
        }
        let part = |disk: &PathBuf, file| fs::read_to_string(disk.join("device").join(file)).ok();
        let made = disks.first().map(|disk| {
            let parts = [part(disk, "vendor"), part(disk, "model")];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        shown_name(&made.unwrap_or_default())
    }

    /// The label that udev read; spaces and the like stand in it as `\x20`.
    fn label(&self, source: &Path) -> Option<String> {
        let device = source.canonicalize().unwrap_or_else(|_| source.to_owned());
        let entries = fs::read_dir(&self.labels).ok()?.filter_map(Result::ok);
        entries
            .filter(|entry| {
                let target = fs::read_link(entry.path()).ok();
                target.is_some_and(|target| target.file_name() == device.file_name())
            })
            .map(|entry| decode_label(&entry.file_name()))
            .next()
    }
}

impl Volumes for LinuxVolumes {
    fn list(&self) -> Vec<Volume> {
        let mounts = match self.mounts() {
            Ok(mounts) => mounts,
            Err(error) => {
                tracing::warn!(%error, "the table of mounts cannot be read");
                return Vec::new();
            }
        };
        let own = self.own_disks(&mounts);
        let mut volumes: Vec<Volume> = Vec::new();
        for volume in mounts
            .iter()
            .filter_map(|mount| self.as_volume(mount, &own))
        {
            // A stick that is mounted twice is one stick.
            if volumes
                .iter()
                .all(|earlier| earlier.device != volume.device)
            {
                volumes.push(volume);
            }
        }
        volumes.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
        volumes
    }

    fn open(&self, volume: &Volume) -> Result<Box<dyn OpenFolder>, VolumeError> {
        let VolumeKind::Stick { source, .. } = &volume.kind else {
            return Err(VolumeError::NotThisDevice);
        };
        // The kernel gives the numbers of a pulled stick to the next one: its place in the row of
        // all disks (part of its kind) tells them apart, and on old kernels size and name do.
        let same = |now: &Volume| {
            now.device == volume.device
                && now.path == volume.path
                && now.kind == volume.kind
                && now.size_bytes == volume.size_bytes
                && now.name == volume.name
        };
        let now = self.list();
        if !now.iter().any(same) {
            let other = |now: &Volume| now.path == volume.path;
            return Err(if now.iter().any(other) {
                VolumeError::NotThisDevice
            } else {
                tracing::warn!(?source, "the stick is not mounted any more");
                VolumeError::Gone
            });
        }
        let folder = Directory::open(&volume.path)?;
        let device = folder.stat()?.st_dev;
        let root = rustix::fs::stat(&self.root)?.st_dev;
        if device == root {
            // Its mount point is an ordinary folder of the machine again.
            return Err(VolumeError::Gone);
        }
        if DeviceNumber::of(device) != volume.device {
            return Err(VolumeError::NotThisDevice);
        }
        folder.take()?;
        Ok(Box::new(folder))
    }

    fn eject(&self, volume: &Volume) -> Result<(), VolumeError> {
        let places = self.places(volume)?;
        if places.is_empty() {
            return Err(VolumeError::Gone);
        }
        for place in places.iter().rev() {
            unmount(place)?;
        }
        if self.is_mounted(volume)? {
            return Err(VolumeError::Busy);
        }
        Ok(())
    }
}

/// Whether all of these disks can be pulled and carry nothing of the machine.
fn are_sticks(disks: &[PathBuf], own: &BTreeSet<PathBuf>) -> bool {
    let is_stick = |disk: &PathBuf| is_removable(disk) && !own.contains(disk);
    !disks.is_empty() && disks.iter().all(is_stick)
}

/// Unmounts by itself, else by the system's program.
fn unmount(place: &Path) -> Result<(), VolumeError> {
    match rustix::mount::unmount(place, UnmountFlags::NOFOLLOW) {
        Err(Errno::PERM | Errno::ACCESS) => {
            if run("umount", &[OsStr::new("--"), place.as_os_str()]) {
                Ok(())
            } else {
                Err(VolumeError::Busy)
            }
        }
        // Not mounted there any more: somebody else was faster.
        Ok(()) | Err(Errno::INVAL | Errno::NOENT) => Ok(()),
        Err(other) => Err(other.into()),
    }
}

/// Whether the program is there and did it. It waits as long as the stick takes to write.
fn run(program: &str, arguments: &[&OsStr]) -> bool {
    let found = PROGRAM_FOLDERS.map(|folder| Path::new(folder).join(program));
    let Some(path) = found.into_iter().find(|path| path.is_file()) else {
        return false;
    };
    let output = Command::new(&path)
        .args(arguments)
        .env_clear()
        .env("LC_ALL", "C")
        .env("PATH", PROGRAM_FOLDERS.join(":"))
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            tracing::warn!(?path, said = said.trim(), "a stick was not unmounted");
            false
        }
        Err(error) => {
            tracing::warn!(?path, %error, "a program did not start");
            false
        }
    }
}

/// The whole disk of a partition, or the disks under a device that is made of others.
fn collect_disks(sys: &Path, device: &Path, depth: usize, disks: &mut Vec<PathBuf>) {
    let slaves: Vec<PathBuf> = fs::read_dir(device.join("slaves"))
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let of_block = sys.join("class/block").join(entry.file_name());
            of_block.canonicalize().ok()
        })
        .collect();
    if let (false, Some(depth)) = (slaves.is_empty(), depth.checked_sub(1)) {
        for slave in slaves {
            collect_disks(sys, &slave, depth, disks);
        }
        return;
    }
    let whole = if device.join("partition").exists() {
        device.parent()
    } else {
        Some(device)
    };
    disks.extend(whole.map(Path::to_owned));
}

/// Which disk it is of all that were plugged in.
fn disk_sequence(disk: &Path) -> Option<u64> {
    let text = fs::read_to_string(disk.join("diskseq")).ok()?;
    text.trim().parse().ok()
}

/// Many a stick says that it is a fixed disk; the bus that it hangs on tells better.
fn is_removable(disk: &Path) -> bool {
    let says_so = fs::read_to_string(disk.join("removable")).is_ok_and(|text| text.trim() == "1");
    let on_usb = disk.components().any(|part| {
        let part = part.as_os_str().as_encoded_bytes();
        matches!(part, [b'u', b's', b'b', digit, ..] if digit.is_ascii_digit())
    });
    says_so || on_usb
}

fn is_place_of_the_system(path: &Path) -> bool {
    path == Path::new("/")
        || PLACES_OF_THE_SYSTEM
            .iter()
            .any(|place| path.starts_with(place))
}

/// The mount that a path lies on: the longest that begins it.
fn holder<'a>(mounts: &'a [Mount], path: &Path) -> Option<&'a Mount> {
    mounts
        .iter()
        .filter(|mount| path.starts_with(&mount.path))
        .max_by_key(|mount| mount.path.as_os_str().len())
}

/// Undoes udev's `\x20`.
fn decode_label(name: &OsStr) -> String {
    let mut bytes = Vec::new();
    let mut rest = name.as_encoded_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let hex = match (first, rest) {
            (b'\\', [b'x', high, low, ..]) => str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok()),
            _ => None,
        };
        if let Some(byte) = hex {
            bytes.push(byte);
            rest = rest.get(3..).unwrap_or_default();
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
pub(super) mod tests;
