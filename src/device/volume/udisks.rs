//! Sticks of a machine where udisks2 runs: it is asked over D-Bus to mount and to unmount.
//!
//! Whether something is a stick, what is on it and where it is mounted is told by the kernel
//! ([`LinuxVolumes`]) all the same: what a service answers is not yet a fact.

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use zbus::connection::{Builder, Connection};
use zbus::{Error, OwnedObjectPath, OwnedVariant, Variant, block_on};

use super::{DeviceNumber, LinuxVolumes, OpenFolder, Volume, VolumeError, VolumeKind, Volumes};

#[cfg(test)]
mod tests;

const SERVICE: &str = "org.freedesktop.UDisks2";
const ROOT: &str = "/org/freedesktop/UDisks2";
const BLOCK: &str = "org.freedesktop.UDisks2.Block";
const FILE_SYSTEM: &str = "org.freedesktop.UDisks2.Filesystem";
const OBJECTS: &str = "org.freedesktop.DBus.ObjectManager";
/// A service of an older release does not know every option; then the rest of them has to do.
const NOT_PERMITTED: &str = "org.freedesktop.UDisks2.Error.OptionNotPermitted";
const BUSY: &str = "org.freedesktop.UDisks2.Error.DeviceBusy";
const NOT_MOUNTED: &str = "org.freedesktop.UDisks2.Error.NotMounted";
/// Nothing on a stick is a program or a way out of it.
const OPTIONS: [&str; 4] = ["noexec", "nodev", "nosuid", "nosymfollow"];
/// How many of them every release of the service knows.
const OPTIONS_OF_OLD: usize = 3;
/// Nobody else on this machine reads the stick; file systems with owners know no such option.
const FOR_US_ALONE: &str = "umask=077";
const WITHOUT_OWNERS: [&str; 3] = ["vfat", "exfat", "ntfs3"];
/// How long the service may take: a large stick that was pulled too early is looked through first.
const ANSWER_SECS_MAX: u64 = 60;

type Properties = HashMap<String, OwnedVariant>;
type Objects = HashMap<OwnedObjectPath, HashMap<String, Properties>>;

/// The sticks of a machine where udisks2 runs.
#[derive(Debug)]
pub struct UdisksVolumes {
    /// Once it was needed.
    bus: Mutex<Option<Connection>>,
    connect: fn() -> Result<Connection, Error>,
    linux: LinuxVolumes,
    /// What is not mounted again as long as it stays plugged in: let go, or refused.
    left_alone: Mutex<BTreeSet<Plugged>>,
}

/// A device for as long as it is plugged in.
type Plugged = (DeviceNumber, Option<u64>);

/// A file system that the service knows.
struct Found {
    object: OwnedObjectPath,
    device: DeviceNumber,
    source: PathBuf,
    file_system: String,
    is_mounted: bool,
}

impl UdisksVolumes {
    /// The sticks of a machine whose service is looked for when somebody asks for them first: a
    /// service that has to be started must not keep the door waiting.
    pub fn new(linux: LinuxVolumes) -> Self {
        Self {
            bus: Mutex::default(),
            connect,
            linux,
            left_alone: Mutex::default(),
        }
    }

    /// What the service knows, and the way to ask it more; none where there is no service.
    fn ask_all(&self) -> Option<(Connection, Vec<Found>)> {
        let mut bus = self.bus.lock().unwrap_or_else(PoisonError::into_inner);
        let connected = match bus.take() {
            Some(connected) => Ok(connected),
            None => (self.connect)(),
        };
        let asked = connected.and_then(|bus| Ok((objects(&bus)?, bus)));
        match asked {
            Ok((objects, connected)) => {
                *bus = Some(connected.clone());
                Some((connected, file_systems(objects)))
            }
            Err(error) => {
                tracing::debug!(%error, "udisks2 does not answer: others mount the sticks");
                None
            }
        }
    }

    fn left_alone(&self) -> MutexGuard<'_, BTreeSet<Plugged>> {
        self.left_alone
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn plugged(&self, found: &Found) -> Plugged {
        (
            found.device,
            self.linux.sequence(found.device, &found.source),
        )
    }

    /// Mounts the sticks that nobody mounted yet.
    fn mount_new(&self) {
        let Some((bus, found)) = self.ask_all() else {
            return;
        };
        let there: Vec<Plugged> = found.iter().map(|found| self.plugged(found)).collect();
        let mut left_alone = self.left_alone();
        left_alone.retain(|plugged| there.contains(plugged));
        for (found, plugged) in found.iter().zip(there) {
            let is_stick = || {
                self.linux
                    .is_stick(found.device, &found.source, &found.file_system)
            };
            if found.is_mounted || left_alone.contains(&plugged) || !is_stick() {
                continue;
            }
            if let Err(error) = mount(&bus, found) {
                tracing::warn!(%error, source = ?found.source, "a stick was not mounted");
                left_alone.insert(plugged);
            }
        }
    }
}

impl Volumes for UdisksVolumes {
    fn list(&self) -> Vec<Volume> {
        self.mount_new();
        self.linux.list()
    }

    fn open(&self, volume: &Volume) -> Result<Box<dyn OpenFolder>, VolumeError> {
        self.linux.open(volume)
    }

    fn eject(&self, volume: &Volume) -> Result<(), VolumeError> {
        let VolumeKind::Stick { source, .. } = &volume.kind else {
            return Err(VolumeError::NotThisDevice);
        };
        if !self.linux.is_mounted(volume)? {
            return Err(VolumeError::Gone);
        }
        let is_this = |found: &Found| found.device == volume.device && found.source == *source;
        if let Some((bus, found)) = self.ask_all()
            && let Some(this) = found.into_iter().find(is_this)
        {
            // Before it is unmounted: whoever looks meanwhile must not mount it again.
            self.left_alone().insert(self.plugged(&this));
            unmount(&bus, &this)?;
        }
        // Mounted in another place, too, or by somebody whom the service does not know.
        if self.linux.is_mounted(volume)? {
            return self.linux.eject(volume);
        }
        Ok(())
    }
}

fn connect() -> Result<Connection, Error> {
    let answer = Duration::from_secs(ANSWER_SECS_MAX);
    block_on(Builder::system().method_timeout(answer).build())
}

fn mount(bus: &Connection, found: &Found) -> Result<(), Error> {
    match mount_with(bus, found, &OPTIONS) {
        Err(error) if is(&error, NOT_PERMITTED) => {
            mount_with(bus, found, &OPTIONS[..OPTIONS_OF_OLD])
        }
        mounted => mounted,
    }
}

fn mount_with(bus: &Connection, found: &Found, options: &[&str]) -> Result<(), Error> {
    let mut options = options.join(",");
    if WITHOUT_OWNERS.contains(&found.file_system.as_str()) {
        options.push(',');
        options.push_str(FOR_US_ALONE);
    }
    ask(bus, found, "Mount", [("options", Variant::from(options))])
}

fn unmount(bus: &Connection, found: &Found) -> Result<(), VolumeError> {
    match ask(bus, found, "Unmount", []) {
        Ok(()) => Ok(()),
        Err(error) if is(&error, NOT_MOUNTED) => Ok(()),
        Err(error) => {
            tracing::warn!(%error, source = ?found.source, "a stick was not unmounted");
            Err(if is(&error, BUSY) {
                VolumeError::Busy
            } else {
                VolumeError::Io(std::io::Error::other(error))
            })
        }
    }
}

fn ask<const N: usize>(
    bus: &Connection,
    found: &Found,
    method: &str,
    how: [(&str, Variant<'_>); N],
) -> Result<(), Error> {
    let mut how = HashMap::from(how);
    // There is nobody at the door who could be asked for the machine's password.
    how.insert("auth.no_user_interaction", Variant::from(true));
    let (path, body) = (found.object.clone(), (how,));
    let call = bus.call_method(Some(SERVICE), path, Some(FILE_SYSTEM), method, &body);
    block_on(call).map(drop)
}

fn is(error: &Error, name: &str) -> bool {
    matches!(error, Error::MethodError(found, ..) if found.as_str() == name)
}

fn objects(bus: &Connection) -> Result<Objects, Error> {
    let call = bus.call_method(Some(SERVICE), ROOT, Some(OBJECTS), "GetManagedObjects", &());
    block_on(call)?.body().deserialize()
}

/// Those of the objects that can be mounted.
fn file_systems(objects: Objects) -> Vec<Found> {
    let found = objects.into_iter().filter_map(|(object, mut interfaces)| {
        let mut block = interfaces.remove(BLOCK)?;
        let mut file_system = interfaces.remove(FILE_SYSTEM)?;
        let places: Vec<Vec<u8>> = take(&mut file_system, "MountPoints")?;
        Some(Found {
            object,
            device: DeviceNumber::of(take(&mut block, "DeviceNumber")?),
            source: path(&take::<Vec<u8>>(&mut block, "Device")?),
            file_system: take(&mut block, "IdType")?,
            is_mounted: !places.is_empty(),
        })
    });
    found.collect()
}

fn take<T: TryFrom<OwnedVariant>>(properties: &mut Properties, name: &str) -> Option<T> {
    T::try_from(properties.remove(name)?).ok()
}

/// A path as the service writes it: bytes that end with a zero.
fn path(bytes: &[u8]) -> PathBuf {
    let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
    PathBuf::from(OsStr::from_bytes(bytes))
}
