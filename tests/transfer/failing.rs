//! Sticks that fail on purpose: at the n-th act, for one act or for good.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use keytag::device::volume::{FolderVolumes, NewFile, OpenFolder, Volume, VolumeError, Volumes};
use keytag::transfer::{Done, ErrorKind, TransferError, is_leftover};

use super::evening::{Evening, FOLDER, assert_whole, everything_in, in_memory};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// One act fails with this error, the next works again.
    Once(i32),
    /// From one act on everything fails with this error, and the stick is not there any more.
    Pulled(i32),
    /// What is read back differs in one bit.
    Flips,
    /// What is read back ends early.
    Ends,
}

#[derive(Default)]
struct Acts {
    count: AtomicUsize,
    names: Mutex<Vec<String>>,
    is_gone: AtomicBool,
}

/// Folders as sticks, each act on which is counted and may fail.
pub struct Failing {
    folders: FolderVolumes,
    fault: Option<(usize, Fault)>,
    acts: Arc<Acts>,
}

impl Failing {
    pub fn new(stick: &Path, fault: Option<(usize, Fault)>) -> Self {
        Self {
            folders: FolderVolumes::only(stick),
            fault,
            acts: Arc::default(),
        }
    }

    pub fn names(&self) -> Vec<String> {
        self.acts.names.lock().unwrap().clone()
    }
}

impl Volumes for Failing {
    fn list(&self) -> Vec<Volume> {
        if self.acts.is_gone.load(Ordering::SeqCst) {
            Vec::new()
        } else {
            self.folders.list()
        }
    }

    fn open(&self, volume: &Volume) -> Result<Box<dyn OpenFolder>, VolumeError> {
        let folder = self.folders.open(volume)?;
        Ok(Box::new(FailingFolder {
            folder,
            shared: Shared(self.fault, Arc::clone(&self.acts)),
        }))
    }

    fn eject(&self, volume: &Volume) -> Result<(), VolumeError> {
        self.acts.names.lock().unwrap().push("eject".to_owned());
        if self.acts.is_gone.load(Ordering::SeqCst) {
            return Err(VolumeError::Gone);
        }
        self.folders.eject(volume)
    }
}

#[derive(Clone)]
struct Shared(Option<(usize, Fault)>, Arc<Acts>);

impl Shared {
    fn act(&self, name: &str) -> io::Result<Option<Fault>> {
        let Self(fault, acts) = self;
        acts.names.lock().unwrap().push(name.to_owned());
        let n = acts.count.fetch_add(1, Ordering::SeqCst);
        match *fault {
            Some((at, Fault::Once(errno))) if n == at => Err(io::Error::from_raw_os_error(errno)),
            Some((at, Fault::Pulled(errno))) if n >= at => {
                acts.is_gone.store(true, Ordering::SeqCst);
                Err(io::Error::from_raw_os_error(errno))
            }
            Some((at, fault)) if n == at => Ok(Some(fault)),
            _ => Ok(None),
        }
    }
}

struct FailingFolder {
    folder: Box<dyn OpenFolder>,
    shared: Shared,
}

impl OpenFolder for FailingFolder {
    fn free_bytes(&self) -> io::Result<u64> {
        self.shared.act("free")?;
        self.folder.free_bytes()
    }
    fn names(&self) -> io::Result<Vec<String>> {
        self.shared.act("names")?;
        self.folder.names()
    }
    fn make_folder(&self, name: &str) -> io::Result<Box<dyn OpenFolder>> {
        self.shared.act("make folder")?;
        let folder = self.folder.make_folder(name)?;
        Ok(Box::new(Self {
            folder,
            shared: self.shared.clone(),
        }))
    }
    fn folder(&self, name: &str) -> io::Result<Box<dyn OpenFolder>> {
        self.shared.act("open folder")?;
        let folder = self.folder.folder(name)?;
        Ok(Box::new(Self {
            folder,
            shared: self.shared.clone(),
        }))
    }
    fn remove_file(&self, name: &str) -> io::Result<()> {
        self.shared.act("remove")?;
        self.folder.remove_file(name)
    }
    fn create(&self, name: &str) -> io::Result<Box<dyn NewFile>> {
        self.shared.act(&format!("create {name}"))?;
        let (file, name) = (self.folder.create(name)?, name.to_owned());
        Ok(Box::new(FailingFile {
            file,
            name,
            shared: self.shared.clone(),
        }))
    }
    fn read(&self, name: &str) -> io::Result<Box<dyn Read>> {
        let fault = self.shared.act(&format!("read {name}"))?;
        let mut file = self.folder.read(name)?;
        match fault {
            Some(Fault::Flips) => {
                let mut content = Vec::new();
                file.read_to_end(&mut content)?;
                let middle = content.len() / 2;
                content[middle] ^= 1;
                Ok(Box::new(io::Cursor::new(content)))
            }
            Some(Fault::Ends) => Ok(Box::new(file.take(10))),
            _ => Ok(Box::new(FailingRead(file, self.shared.clone()))),
        }
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.shared.act(&format!("rename to {to}"))?;
        self.folder.rename(from, to)
    }
    fn remove_folder(&self, name: &str) -> io::Result<()> {
        self.shared.act("remove")?;
        self.folder.remove_folder(name)
    }
    fn sync(&self) -> io::Result<()> {
        self.shared.act("sync folder")?;
        self.folder.sync()
    }
}

struct FailingFile {
    file: Box<dyn NewFile>,
    name: String,
    shared: Shared,
}

impl Write for FailingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.shared.act(&format!("write {}", self.name))?;
        self.file.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl NewFile for FailingFile {
    fn finish(self: Box<Self>) -> io::Result<()> {
        self.shared.act(&format!("sync {}", self.name))?;
        self.file.finish()
    }
}

struct FailingRead(Box<dyn Read>, Shared);

impl Read for FailingRead {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.1.act("reading")?;
        self.0.read(bytes)
    }
}

pub const EIO: i32 = 5;
pub const ENODEV: i32 = 19;
pub const ENOSPC: i32 = 28;
pub const EROFS: i32 = 30;

/// How many acts one export takes, when nothing fails.
fn acts_of_an_export() -> Vec<String> {
    let stick = in_memory();
    let volumes = Failing::new(stick.path(), None);
    let volume = volumes.list().remove(0);
    let done = Evening::of_four().export(&volumes, &volume).unwrap();
    assert!(matches!(done, Done::SafeToRemove(_)));
    volumes.names()
}

#[test]
fn everything_is_read_back_before_it_gets_its_name_and_the_stick_goes_last() {
    let acts = acts_of_an_export();
    let last = |name: &str| acts.iter().rposition(|act| act.starts_with(name)).unwrap();
    let first = |name: &str| acts.iter().position(|act| act.starts_with(name)).unwrap();
    for file in ["READ ME", "Summary", "attendance", "sessions", "manifest"] {
        let [create, write, sync, read] =
            ["create", "write", "sync", "read"].map(|act| format!("{act} {file}"));
        assert!(first(&create) < first(&write), "{file}");
        assert!(last(&write) < first(&sync), "{file}");
        assert!(first(&sync) < first(&read), "{file}");
        assert_eq!(
            first(&sync),
            last(&sync),
            "{file}: synced once and never again"
        );
    }
    assert!(first("free") < first("make folder"));
    assert!(
        last("sync manifest") < first("sync folder"),
        "all names before the first look"
    );
    assert!(last("reading") < first("rename"));
    let end: Vec<_> = acts.iter().rev().take(3).rev().collect();
    assert_eq!(
        end,
        [&format!("rename to {FOLDER}"), "sync folder", "eject"]
    );
}

/// The heart of it: whichever act fails, however it fails.
#[test]
fn whatever_fails_there_is_never_a_part_of_a_report_under_its_name() {
    let acts = acts_of_an_export().len() - 1; // without "eject"
    let faults = [EIO, ENOSPC, EROFS, ENODEV].map(Fault::Once).into_iter();
    let faults: Vec<_> = faults
        .chain([EIO, EROFS, ENODEV].map(Fault::Pulled))
        .collect();
    for (at, fault) in (0..acts).flat_map(|at| faults.iter().map(move |fault| (at, *fault))) {
        let shelf = in_memory();
        let stick = shelf.path().join("STICK");
        fs::create_dir(&stick).unwrap();
        let volumes = Failing::new(&stick, Some((at, fault)));
        let volume = volumes.list().remove(0);
        let error = Evening::of_four()
            .export(&volumes, &volume)
            .expect_err("an act failed");
        let act = volumes.names()[at].clone();

        let expected = match fault {
            Fault::Pulled(_) | Fault::Once(ENODEV) => matches!(error, TransferError::Pulled),
            Fault::Once(ENOSPC) => matches!(error, TransferError::Full { .. }),
            Fault::Once(EROFS) => matches!(error, TransferError::ReadOnly),
            _ => matches!(error, TransferError::Io(_)),
        };
        assert!(expected, "{act}: {fault:?} is told as {error:?}");

        for name in everything_in(&stick).keys() {
            if name == FOLDER {
                // Only the last act, which makes the name durable, comes after the name.
                assert_eq!((at, act.as_str()), (acts - 1, "sync folder"));
                assert_whole(&stick.join(name));
            } else {
                assert!(is_leftover(name), "{act}: {fault:?} leaves {name}");
                assert!(
                    matches!(fault, Fault::Pulled(_)),
                    "{act}: {name} could be removed"
                );
            }
        }
        // Plugged in again: the next export works and leaves nothing but reports.
        let volumes = FolderVolumes::only(&stick);
        let done = Evening::of_four()
            .export(&volumes, &volumes.list()[0])
            .unwrap();
        assert_whole(&stick.join(&done.written().folder));
        let names: Vec<String> = everything_in(&stick).into_keys().collect();
        assert!(
            names.iter().all(|name| name.starts_with(FOLDER)),
            "{act}: {names:?}"
        );
    }
}

#[test]
fn a_stick_that_forgets_what_it_was_given_is_told_by_name() {
    let acts = acts_of_an_export();
    assert_eq!(
        acts.iter().filter(|act| act.starts_with("read ")).count(),
        5
    );
    for (at, act) in acts.iter().enumerate() {
        let Some(read) = act.strip_prefix("read ") else {
            continue;
        };
        for fault in [Fault::Flips, Fault::Ends] {
            let stick = in_memory();
            let volumes = Failing::new(stick.path(), Some((at, fault)));
            let volume = volumes.list().remove(0);
            let error = Evening::of_four().export(&volumes, &volume).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::AskStaff);
            match error {
                TransferError::ReadBackDiffers { file } => assert_eq!(file, read),
                other => panic!("{other:?}"),
            }
            assert!(everything_in(stick.path()).is_empty());
        }
    }
}

/// Somebody has it open when it is to go.
struct HeldAtTheEnd<'a>(&'a Failing);

impl Volumes for HeldAtTheEnd<'_> {
    fn list(&self) -> Vec<Volume> {
        self.0.list()
    }
    fn open(&self, volume: &Volume) -> Result<Box<dyn OpenFolder>, VolumeError> {
        self.0.open(volume)
    }
    fn eject(&self, volume: &Volume) -> Result<(), VolumeError> {
        let _held = self.0.open(volume)?;
        self.0.eject(volume)
    }
}

#[test]
fn a_stick_that_cannot_be_let_go_is_not_safe_to_remove() {
    let stick = in_memory();
    let volumes = Failing::new(stick.path(), None);
    let volume = volumes.list().remove(0);
    let done = Evening::of_four()
        .export(&HeldAtTheEnd(&volumes), &volume)
        .unwrap();
    assert!(
        matches!(done, Done::NotEjected(_, VolumeError::Busy)),
        "{done:?}"
    );
    assert_whole(&stick.path().join(FOLDER));
}
