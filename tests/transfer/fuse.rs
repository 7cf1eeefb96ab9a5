//! A stick that is really mounted and can do everything that sticks do: fail at any call, be full,
//! be pulled, lose what was not synced, pretend to be larger than it is.
//!
//! It is a file system in user space, so everything between the program and the device is the
//! kernel's own. Where there is no `/dev/fuse`, the tests say that they were skipped.

mod calls;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use fuser::{BackgroundSession, Config, Errno, FileAttr, FileType, INodeNo, MountOption};

/// Nothing is remembered of a stick that may be gone.
const TTL: Duration = Duration::ZERO;
const BLOCK_BYTES: u64 = 4096;
const ROOT: u64 = 1;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Call number `at` fails with this error.
    Once { at: usize, error: i32 },
    /// That one and all later ones.
    From { at: usize, error: i32 },
    /// Whatever is to be synced.
    Sync,
    /// There are fewer bytes than it says: what is written behind them comes back otherwise.
    FakeCapacity { bytes: usize },
}

#[derive(Default)]
struct State {
    nodes: BTreeMap<u64, Node>,
    next: u64,
    trouble: Option<Trouble>,
    calls: usize,
    capacity_bytes: u64,
}

#[derive(Clone)]
enum Node {
    Folder(BTreeMap<String, u64>),
    File {
        /// As it is read now.
        content: Vec<u8>,
        /// As it is after the power was gone.
        synced: Vec<u8>,
    },
}

/// The stick itself, plugged in or not.
#[derive(Clone)]
pub struct Stick(Arc<Mutex<State>>);

/// It is plugged in until this is dropped.
pub struct Plugged(Option<BackgroundSession>);

impl Drop for Plugged {
    fn drop(&mut self) {
        if let Some(session) = self.0.take() {
            let _ = session.umount_and_join();
        }
    }
}

impl Stick {
    /// An empty one with so many bytes.
    pub fn new(capacity_bytes: u64) -> Self {
        let mut state = State {
            next: ROOT + 1,
            capacity_bytes,
            ..State::default()
        };
        state.nodes.insert(ROOT, Node::Folder(BTreeMap::new()));
        Self(Arc::new(Mutex::new(state)))
    }

    /// Plugs it in at a folder; none where the machine cannot.
    pub fn plug(&self, at: &Path) -> Option<Plugged> {
        self.trouble(None);
        let mut config = Config::default();
        config.mount_options = vec![MountOption::FSName("keytag-test".to_owned())];
        match fuser::spawn_mount(self.clone(), at, &config) {
            Ok(session) => Some(Plugged(Some(session))),
            Err(error) => {
                use std::io::Write;
                let _ = writeln!(
                    std::io::stderr(),
                    "SKIPPED: no file system can be mounted from here ({error})"
                );
                None
            }
        }
    }

    /// From now on this goes wrong, counted anew.
    pub fn trouble(&self, trouble: Option<Trouble>) {
        let mut state = self.state();
        (state.trouble, state.calls) = (trouble, 0);
    }

    /// How many calls came since it was plugged in.
    pub fn calls(&self) -> usize {
        self.state().calls
    }

    /// What was not synced is gone, as after it was pulled.
    pub fn forget_what_was_not_synced(&self) {
        for node in self.state().nodes.values_mut() {
            if let Node::File { content, synced } = node {
                content.clone_from(synced);
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One call: the state, or the error that it fails with.
    fn call(&self) -> Result<MutexGuard<'_, State>, Errno> {
        let mut state = self.state();
        let number = state.calls;
        state.calls += 1;
        match state.trouble {
            Some(Trouble::Once { at, error }) if number == at => Err(Errno::from_i32(error)),
            Some(Trouble::From { at, error }) if number >= at => Err(Errno::from_i32(error)),
            _ => Ok(state),
        }
    }
}

impl State {
    fn folder(&mut self, inode: INodeNo) -> Result<&mut BTreeMap<String, u64>, Errno> {
        match self.nodes.get_mut(&inode.0) {
            Some(Node::Folder(names)) => Ok(names),
            Some(Node::File { .. }) => Err(Errno::ENOTDIR),
            None => Err(Errno::ENOENT),
        }
    }

    fn file(&mut self, inode: INodeNo) -> Result<(&mut Vec<u8>, &mut Vec<u8>), Errno> {
        match self.nodes.get_mut(&inode.0) {
            Some(Node::File { content, synced }) => Ok((content, synced)),
            Some(Node::Folder(_)) => Err(Errno::EISDIR),
            None => Err(Errno::ENOENT),
        }
    }

    fn find(&mut self, parent: INodeNo, name: &OsStr) -> Result<u64, Errno> {
        let name = name.to_str().ok_or(Errno::EINVAL)?;
        let names = self.folder(parent)?;
        names.get(name).copied().ok_or(Errno::ENOENT)
    }

    fn add(&mut self, parent: INodeNo, name: &OsStr, node: Node) -> Result<FileAttr, Errno> {
        let name = name.to_str().ok_or(Errno::EINVAL)?.to_owned();
        let inode = self.next;
        let names = self.folder(parent)?;
        if names.contains_key(&name) {
            return Err(Errno::EEXIST);
        }
        names.insert(name, inode);
        self.next += 1;
        self.nodes.insert(inode, node);
        self.attributes(inode)
    }

    fn remove(&mut self, parent: INodeNo, name: &OsStr) -> Result<(), Errno> {
        let inode = self.find(parent, name)?;
        if let Some(Node::Folder(names)) = self.nodes.get(&inode)
            && !names.is_empty()
        {
            return Err(Errno::ENOTEMPTY);
        }
        self.folder(parent)?.remove(name.to_str().unwrap());
        self.nodes.remove(&inode);
        Ok(())
    }

    fn attributes(&self, inode: u64) -> Result<FileAttr, Errno> {
        let (kind, size) = match self.nodes.get(&inode) {
            Some(Node::Folder(_)) => (FileType::Directory, 0),
            Some(Node::File { content, .. }) => (FileType::RegularFile, content.len() as u64),
            None => return Err(Errno::ENOENT),
        };
        let then = SystemTime::UNIX_EPOCH;
        Ok(FileAttr {
            ino: INodeNo(inode),
            size,
            blocks: size.div_ceil(512),
            atime: then,
            mtime: then,
            ctime: then,
            crtime: then,
            kind,
            perm: 0o700,
            nlink: 1,
            uid: rustix::process::getuid().as_raw(),
            gid: rustix::process::getgid().as_raw(),
            rdev: 0,
            blksize: 4096,
            flags: 0,
        })
    }

    fn used_bytes(&self) -> u64 {
        let bytes = |node: &Node| match node {
            Node::Folder(_) => BLOCK_BYTES,
            Node::File { content, .. } => {
                (content.len() as u64).div_ceil(BLOCK_BYTES) * BLOCK_BYTES
            }
        };
        self.nodes.values().map(bytes).sum()
    }

    fn write(&mut self, inode: INodeNo, offset: u64, data: &[u8]) -> Result<u32, Errno> {
        let offset = usize::try_from(offset).map_err(|_| Errno::EFBIG)?;
        let end = offset + data.len();
        let room = self.capacity_bytes.saturating_sub(self.used_bytes());
        let trouble = self.trouble;
        let (content, _) = self.file(inode)?;
        if end > content.len() {
            if (end - content.len()) as u64 > room {
                return Err(Errno::ENOSPC);
            }
            content.resize(end, 0);
        }
        content[offset..end].copy_from_slice(data);
        if let Some(Trouble::FakeCapacity { bytes }) = trouble {
            let from = bytes.clamp(offset, end);
            content[from..end].fill(0x55);
        }
        u32::try_from(data.len()).map_err(|_| Errno::EFBIG)
    }
}
