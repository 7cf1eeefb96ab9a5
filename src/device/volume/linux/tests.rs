use super::*;
use crate::device::volume::Access;
use std::os::unix::fs::symlink;

/// A machine made of files: its root on `sda2`, and a place where a stick may be mounted.
pub struct Machine {
    pub dir: tempfile::TempDir,
    pub table: Vec<String>,
    pub volumes: LinuxVolumes,
}

impl Machine {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["sys/dev/block", "sys/class/block", "labels", "STICK"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        let volumes = LinuxVolumes {
            table: dir.path().join("mountinfo"),
            sys: dir.path().join("sys"),
            labels: dir.path().join("labels"),
            // The folder for temporary files may be on the real root's device.
            root: PathBuf::from("/proc"),
            ..LinuxVolumes::new(&[], &[])
        };
        let mut machine = Self {
            dir,
            table: Vec::new(),
            volumes,
        };
        machine.disk(
            "pci0/ata1",
            "sda",
            "0",
            &[("sda1", "991:1"), ("sda2", "991:2")],
        );
        machine.mounted("991:2", "/", "ext4", "/dev/sda2", "rw");
        machine
    }

    pub fn stick_path(&self) -> PathBuf {
        self.dir.path().join("STICK")
    }

    /// The number of the device that the stick's folder really is on.
    pub fn stick_number(&self) -> String {
        let device = DeviceNumber::of(rustix::fs::stat(self.stick_path()).unwrap().st_dev);
        format!("{}:{}", device.major, device.minor)
    }

    pub fn disk(&self, bus: &str, disk: &str, removable: &str, partitions: &[(&str, &str)]) {
        let sys = self.dir.path().join("sys");
        let path = sys.join("devices").join(bus).join("block").join(disk);
        fs::create_dir_all(path.join("slaves")).unwrap();
        fs::create_dir_all(path.join("device")).unwrap();
        fs::write(path.join("removable"), format!("{removable}\n")).unwrap();
        fs::write(path.join("device/vendor"), "Kings   \n").unwrap();
        fs::write(path.join("device/model"), "Data Thing 3\n").unwrap();
        for (name, number) in partitions {
            let partition = path.join(name);
            fs::create_dir_all(&partition).unwrap();
            fs::write(partition.join("partition"), "1\n").unwrap();
            symlink(&partition, sys.join("class/block").join(name)).unwrap();
            symlink(&partition, sys.join("dev/block").join(number)).unwrap();
        }
    }

    pub fn mounted(&mut self, number: &str, path: &str, kind: &str, source: &str, options: &str) {
        let line = format!("9 1 {number} / {path} {options} - {kind} {source} {options}");
        self.table.push(line);
        fs::write(self.dir.path().join("mountinfo"), self.table.join("\n")).unwrap();
    }

    /// A stick as `sdb1` on this bus, mounted as this.
    pub fn with_stick(bus: &str, removable: &str, kind: &str, options: &str) -> Self {
        let mut machine = Self::new();
        let number = machine.stick_number();
        machine.disk(
            bus,
            "sdb",
            removable,
            &[("sdb1", &number), ("sdb2", "992:2")],
        );
        let path = machine.stick_path();
        machine.mounted(&number, path.to_str().unwrap(), kind, "/dev/sdb1", options);
        machine
    }
}

#[test]
fn a_stick_is_found_by_what_it_hangs_on() {
    for (bus, removable, kind, found) in [
        ("pci0/usb1/1-1", "1", "vfat", true),
        ("pci0/usb1/1-1", "0", "exfat", true),
        ("pci0/card_reader", "1", "vfat", true),
        ("pci0/ata2", "0", "vfat", false),
        ("pci0/usb_reader", "0", "vfat", false),
        ("pci0/usb1/1-1", "1", "ext4", false),
        ("pci0/usb1/1-1", "1", "ntfs3", false),
    ] {
        let machine = Machine::with_stick(bus, removable, kind, "rw");
        assert_eq!(
            machine.volumes.list().len(),
            usize::from(found),
            "{bus} {removable} {kind}"
        );
    }
}

#[test]
fn a_site_may_allow_another_file_system() {
    let mut machine = Machine::with_stick("usb1", "1", "ntfs3", "rw");
    machine.volumes.file_systems.push("ntfs3".to_owned());
    assert_eq!(machine.volumes.list().len(), 1);
}

#[test]
fn a_stick_is_named_and_measured() {
    let machine = Machine::with_stick("usb1", "1", "vfat", "rw,noexec");
    let volume = machine.volumes.list().remove(0);
    assert_eq!(volume.name, "Kings Data Thing 3");
    assert_eq!(volume.access, Access::Writable);
    assert!(volume.size_bytes > 0 && volume.free_bytes <= volume.size_bytes);

    let label = machine
        .dir
        .path()
        .join(r"labels/OUR\x20STICK\x1b\xe2\x80\xae");
    symlink("../../sdb1", label).unwrap();
    assert_eq!(machine.volumes.list()[0].name, "OUR STICK");
}

#[test]
fn a_read_only_stick_is_listed_as_such() {
    let machine = Machine::with_stick("usb1", "1", "vfat", "ro");
    assert_eq!(machine.volumes.list()[0].access, Access::ReadOnly);
}

#[test]
fn no_disk_of_the_machine_is_a_stick() {
    // Another partition of the same disk carries the system: a machine that starts from a stick.
    for place in ["/", "/boot/firmware", "/var/lib", "/home"] {
        let mut machine = Machine::with_stick("usb1", "1", "vfat", "rw");
        assert_eq!(machine.volumes.list().len(), 1);
        machine.mounted("992:2", place, "ext4", "/dev/sdb2", "rw");
        assert!(machine.volumes.list().is_empty(), "{place}");
    }
    // The same, where the system's file system has no device number of its own.
    let mut machine = Machine::with_stick("usb1", "1", "vfat", "rw");
    machine.mounted("0:33", "/", "btrfs", "/dev/sdb2", "rw");
    assert!(machine.volumes.list().is_empty());
    // The kiosk's data lies on it.
    let mut machine = Machine::with_stick("usb1", "1", "vfat", "rw");
    machine.volumes.kept.push(machine.stick_path());
    assert!(machine.volumes.list().is_empty());
}

#[test]
fn a_disk_under_an_encrypted_root_is_not_a_stick() {
    let mut machine = Machine::with_stick("usb1", "1", "vfat", "rw");
    let sys = machine.dir.path().join("sys");
    let mapped = sys.join("devices/virtual/block/dm-0");
    fs::create_dir_all(mapped.join("slaves/sdb2")).unwrap();
    symlink(&mapped, sys.join("dev/block/993:0")).unwrap();
    machine.mounted("993:0", "/", "ext4", "/dev/mapper/root", "rw");
    assert!(machine.volumes.list().is_empty());
}

#[test]
fn a_device_made_of_itself_ends() {
    let machine = Machine::new();
    let sys = machine.dir.path().join("sys");
    let odd = sys.join("devices/virtual/block/dm-7");
    fs::create_dir_all(odd.join("slaves/dm-7")).unwrap();
    symlink(&odd, sys.join("class/block/dm-7")).unwrap();
    let found = machine
        .volumes
        .disks(DeviceNumber { major: 0, minor: 0 }, Path::new("/dev/dm-7"));
    assert!(found.len() <= 1);
}

#[test]
fn a_mount_point_whose_stick_is_gone_is_no_stick() {
    let mut machine = Machine::new();
    machine.disk("usb1", "sdb", "1", &[("sdb1", "994:1")]);
    let path = machine.stick_path();
    // The table still names the stick, but the folder is on the machine's disk.
    machine.mounted("994:1", path.to_str().unwrap(), "vfat", "/dev/sdb1", "rw");
    assert!(machine.volumes.list().is_empty());
}

#[test]
fn a_pulled_stick_is_not_opened() {
    let mut machine = Machine::with_stick("usb1", "1", "vfat", "rw");
    let volume = machine.volumes.list().remove(0);
    machine.table.truncate(1);
    fs::write(
        machine.dir.path().join("mountinfo"),
        machine.table.join("\n"),
    )
    .unwrap();
    assert!(matches!(
        machine.volumes.open(&volume),
        Err(VolumeError::Gone)
    ));
    assert!(matches!(
        machine.volumes.eject(&volume),
        Err(VolumeError::Gone)
    ));
}

#[test]
fn another_stick_with_the_same_number_is_not_opened() {
    let machine = Machine::with_stick("usb1", "1", "vfat", "rw");
    let volume = machine.volumes.list().remove(0);
    symlink("../../sdb1", machine.dir.path().join("labels/OTHER")).unwrap();
    assert!(matches!(
        machine.volumes.open(&volume),
        Err(VolumeError::NotThisDevice)
    ));
}

#[test]
fn a_folder_on_the_root_device_is_never_opened_as_a_stick() {
    let mut machine = Machine::with_stick("usb1", "1", "vfat", "rw");
    let volume = machine.volumes.list().remove(0);
    machine.volumes.open(&volume).unwrap();
    machine.volumes.root = machine.stick_path();
    assert!(machine.volumes.list().is_empty());
    assert!(matches!(
        machine.volumes.open(&volume),
        Err(VolumeError::Gone)
    ));
}

#[test]
fn this_machine_answers_without_an_error() {
    let root = DeviceNumber::of(rustix::fs::stat("/").unwrap().st_dev);
    let volumes = LinuxVolumes::new(&["ext4".to_owned(), "overlay".to_owned()], &[]);
    assert!(volumes.list().iter().all(|volume| volume.device != root));
}

/// The whole way with a real mount: found, opened, written to, let go.
#[test]
fn a_mounted_stick_is_let_go_when_nobody_writes_to_it() {
    let mut machine = Machine::new();
    let path = machine.stick_path();
    let flags = rustix::mount::MountFlags::NODEV;
    if let Err(error) = rustix::mount::mount("/dev/sdb1", &path, "tmpfs", flags, None) {
        eprintln!("skipped: mounting needs root ({error})");
        return;
    }
    let number = machine.stick_number();
    machine.disk("usb1", "sdb", "1", &[("sdb1", &number)]);
    machine.volumes.table = PathBuf::from("/proc/self/mountinfo");
    machine.volumes.file_systems.push("tmpfs".to_owned());

    let volume = machine.volumes.list().remove(0);
    assert_eq!(volume.path, path);
    let open = machine.volumes.open(&volume).unwrap();
    let mut file = open.create("a").unwrap();
    file.write_all(b"written").unwrap();
    file.finish().unwrap();
    let busy = machine.volumes.eject(&volume);
    assert!(matches!(busy, Err(VolumeError::Busy)), "{busy:?}");
    drop(open);
    machine.volumes.eject(&volume).unwrap();
    assert!(machine.volumes.list().is_empty());
    assert!(!path.join("a").exists(), "it is not mounted any more");
    assert!(matches!(
        machine.volumes.eject(&volume),
        Err(VolumeError::Gone)
    ));
}
