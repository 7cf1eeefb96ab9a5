use std::fs;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::thread;

use zbus::{DBusError, Guid, OwnedVariant, interface};

use super::*;
use crate::device::volume::linux::tests::Machine;

/// What the service has been asked, and how it answers.
#[derive(Default)]
struct Service {
    /// The options of each mount; "unmount" for the others.
    asked: Vec<String>,
    /// Words that it refuses among the options.
    refuses: &'static str,
    is_busy: bool,
    mounted: bool,
    device: u64,
    file_system: &'static str,
    /// The kernel's table without the stick, the line of the stick, and where the table is.
    table: (String, String, PathBuf),
}

impl Service {
    fn show(&self) {
        let (without, line, path) = &self.table;
        let line = if self.mounted { line } else { "" };
        fs::write(path, format!("{without}\n{line}")).unwrap();
    }
}

#[derive(Debug, DBusError)]
#[zbus(prefix = "org.freedesktop.UDisks2.Error")]
enum Refused {
    #[zbus(error)]
    Bus(Error),
    OptionNotPermitted(String),
    DeviceBusy(String),
    Failed(String),
}

#[derive(Clone)]
struct Shared(Arc<Mutex<Service>>);

impl Shared {
    fn get(&self) -> MutexGuard<'_, Service> {
        self.0.lock().unwrap()
    }
}

struct Manager(Shared);

#[interface(name = "org.freedesktop.DBus.ObjectManager")]
impl Manager {
    fn get_managed_objects(&self) -> Objects {
        let service = self.0.get();
        let owned = |value: Variant<'_>| OwnedVariant::try_from(value).unwrap();
        let places: Vec<Vec<u8>> = if service.mounted {
            vec![b"/media/STICK\0".to_vec()]
        } else {
            Vec::new()
        };
        let block = HashMap::from([
            ("DeviceNumber".to_owned(), owned(service.device.into())),
            ("Device".to_owned(), owned(b"/dev/sdb1\0".to_vec().into())),
            ("IdType".to_owned(), owned(service.file_system.into())),
        ]);
        let file_system = HashMap::from([("MountPoints".to_owned(), owned(places.into()))]);
        let stick = HashMap::from([
            (BLOCK.to_owned(), block),
            (FILE_SYSTEM.to_owned(), file_system),
        ]);
        let job = HashMap::from([("org.freedesktop.UDisks2.Job".to_owned(), HashMap::new())]);
        let path = |name: &str| OwnedObjectPath::try_from(format!("{ROOT}/{name}")).unwrap();
        HashMap::from([(path("stick"), stick), (path("jobs/1"), job)])
    }
}

struct Stick(Shared);

#[interface(name = "org.freedesktop.UDisks2.Filesystem")]
impl Stick {
    fn mount(&self, mut how: HashMap<String, OwnedVariant>) -> Result<String, Refused> {
        assert_eq!(take(&mut how, "auth.no_user_interaction"), Some(true));
        let options: String = take(&mut how, "options").unwrap();
        let mut service = self.0.get();
        let is_refused = !service.refuses.is_empty() && options.contains(service.refuses);
        service.asked.push(options);
        if service.refuses == "all" {
            return Err(Refused::Failed("no".to_owned()));
        }
        if is_refused {
            return Err(Refused::OptionNotPermitted("no".to_owned()));
        }
        service.mounted = true;
        service.show();
        Ok("/media/STICK".to_owned())
    }

    fn unmount(&self, mut how: HashMap<String, OwnedVariant>) -> Result<(), Refused> {
        assert_eq!(take(&mut how, "auth.no_user_interaction"), Some(true));
        let mut service = self.0.get();
        service.asked.push("unmount".to_owned());
        if service.is_busy {
            return Err(Refused::DeviceBusy("in use".to_owned()));
        }
        service.mounted = false;
        service.show();
        Ok(())
    }
}

/// A machine with a stick that nobody mounted yet, and the service at the other end of a socket.
struct Plug {
    machine: Machine,
    volumes: UdisksVolumes,
    service: Shared,
    _served: Connection,
}

fn plug(bus: &str, file_system: &'static str) -> Plug {
    let mut machine = Machine::with_stick(bus, "0", file_system, "rw");
    let table = machine.dir.path().join("mountinfo");
    let line = machine.table.pop().unwrap();
    let service = Shared(Arc::new(Mutex::new(Service {
        device: rustix::fs::stat(machine.stick_path()).unwrap().st_dev,
        file_system,
        table: (machine.table.join("\n"), line, table),
        ..Service::default()
    })));
    service.get().show();
    let (here, there) = UnixStream::pair().unwrap();
    let served = {
        let service = service.clone();
        thread::spawn(move || {
            let stick = format!("{ROOT}/stick");
            let server = Builder::unix_stream(there)
                .server(Guid::generate())
                .p2p()
                .serve_at(ROOT, Manager(service.clone()))
                .serve_at(stick, Stick(service));
            block_on(server.build()).unwrap()
        })
    };
    let client = block_on(Builder::unix_stream(here).p2p().build()).unwrap();
    let linux = std::mem::replace(&mut machine.volumes, LinuxVolumes::new(&[], &[]));
    Plug {
        machine,
        volumes: UdisksVolumes {
            bus: Mutex::new(Some(client)),
            connect: || Err(Error::Unsupported),
            linux,
            left_alone: Mutex::default(),
        },
        service,
        _served: served.join().unwrap(),
    }
}

impl Plug {
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.service.get().asked)
    }

    /// The kernel's count of this disk, as after it was plugged in anew.
    fn is_disk_number(&self, number: u32) {
        let disk = "sys/devices/pci0/usb1/1-1/block/sdb/diskseq";
        fs::write(self.machine.dir.path().join(disk), format!("{number}\n")).unwrap();
    }
}

const USB: &str = "pci0/usb1/1-1";

#[test]
fn a_stick_is_mounted_for_us_alone_until_it_is_let_go() {
    let plug = plug(USB, "vfat");
    plug.is_disk_number(4);
    let volumes = plug.volumes.list();
    assert_eq!(volumes.len(), 1);
    assert_eq!(plug.asked(), ["noexec,nodev,nosuid,nosymfollow,umask=077"]);
    assert_eq!(plug.volumes.list().len(), 1);
    assert!(plug.asked().is_empty(), "it is mounted already");

    plug.volumes.open(&volumes[0]).unwrap();
    plug.volumes.eject(&volumes[0]).unwrap();
    assert_eq!(plug.asked(), ["unmount"]);
    assert!(plug.volumes.list().is_empty());
    assert!(plug.asked().is_empty(), "it is safe to remove");
    assert!(matches!(
        plug.volumes.eject(&volumes[0]),
        Err(VolumeError::Gone)
    ));

    plug.is_disk_number(5);
    assert_eq!(plug.volumes.list().len(), 1);
    assert!(matches!(
        plug.volumes.open(&volumes[0]),
        Err(VolumeError::NotThisDevice)
    ));
}

#[test]
fn an_older_service_mounts_with_the_options_that_it_knows() {
    let plug = plug(USB, "exfat");
    plug.service.get().refuses = "nosymfollow";
    assert_eq!(plug.volumes.list().len(), 1);
    assert_eq!(
        plug.asked(),
        [
            "noexec,nodev,nosuid,nosymfollow,umask=077",
            "noexec,nodev,nosuid,umask=077"
        ]
    );
}

#[test]
fn disks_of_the_machine_and_other_file_systems_are_never_mounted() {
    for (bus, file_system) in [("pci0/ata2", "vfat"), (USB, "ext4"), (USB, "crypto_LUKS")] {
        let plug = plug(bus, file_system);
        assert!(plug.volumes.list().is_empty());
        assert!(plug.asked().is_empty(), "{bus} {file_system}");
    }
}

#[test]
fn what_cannot_be_mounted_is_not_tried_again_every_second() {
    let plug = plug(USB, "vfat");
    plug.service.get().refuses = "all";
    for _ in 0..3 {
        assert!(plug.volumes.list().is_empty());
    }
    assert_eq!(plug.asked().len(), 1);
}

#[test]
fn a_stick_that_somebody_uses_is_not_said_to_be_safe() {
    let plug = plug(USB, "vfat");
    let volume = plug.volumes.list().remove(0);
    plug.service.get().is_busy = true;
    assert!(matches!(
        plug.volumes.eject(&volume),
        Err(VolumeError::Busy)
    ));
    assert_eq!(plug.volumes.list().len(), 1);
}

#[test]
fn without_the_service_the_kernel_tells_what_others_mounted() {
    let plug = plug(USB, "vfat");
    *plug.volumes.bus.lock().unwrap() = None;
    assert!(plug.volumes.list().is_empty());
    plug.service.get().mounted = true;
    plug.service.get().show();
    let volume = plug.volumes.list().remove(0);
    plug.volumes.open(&volume).unwrap();
    assert!(plug.asked().is_empty());
}
