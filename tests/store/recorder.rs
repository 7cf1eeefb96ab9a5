//! A disk that remembers what `SQLite` asked of it, in order, and that can be told to fail.
//!
//! It stands between the production connection and the system's own VFS as the default one, passes
//! everything on, and looks only at the directories that a test asked it to watch: whatever opens
//! a database there, by whatever way, is recorded. Nothing is really synced in them, since only the
//! record decides what a power cut leaves ([`super::crash`]).
//! Source: <https://www.sqlite.org/c3ref/vfs.html>, <https://www.sqlite.org/c3ref/io_methods.html>.

#![expect(
    unsafe_code,
    reason = "a VFS is made of functions that SQLite's C code calls"
)]

use std::collections::BTreeMap;
use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::fs;
use std::mem::size_of;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::ptr;
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use rusqlite::ffi;

/// A file's content and its identity, which outlives its name.
pub type Inode = usize;

/// What a disk was asked to do, in order, and what the screen confirmed meanwhile.
#[derive(Clone)]
pub enum Op {
    /// A new file got this name.
    Link { name: String, inode: Inode },
    /// A name was taken away; `synced` with the directory.
    Unlink { name: String, synced: bool },
    /// Bytes at an offset.
    Write {
        inode: Inode,
        at: usize,
        bytes: Vec<u8>,
    },
    /// A new length, in bytes.
    Truncate { inode: Inode, len: usize },
    /// A file's content was forced onto the disk, and with a new journal its directory.
    Sync { inode: Inode, directory: bool },
    /// Forcing a file's content onto the disk failed: what was pending may never come there, though
    /// it is still read back from memory.
    Lose { inode: Inode },
    /// The screen showed a confirmation: nothing of what it stands on may be lost from here on.
    Confirm(Confirmed),
}

/// What somebody was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Entries of the log, and the hash of the newest, where it was known already.
    pub entries: u64,
    pub head: Option<String>,
    /// The file beside the database, as it stood then.
    pub noted: Option<Vec<u8>>,
}

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// An input or output error; a write reaches the disk by half.
    Io,
    /// There is no space for what is written.
    Full,
    /// Half of what is read comes, and zeros.
    ShortRead,
}

/// When a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    pub fault: Fault,
    /// At which of the calls that can fail so, counted from 0.
    pub at: u64,
    /// Whether each later one fails, too.
    pub lasting: bool,
}

/// A watched directory.
pub struct Disk {
    dir: PathBuf,
    /// The files that were there before: name and content, in the order of their inodes.
    before: Vec<(String, Vec<u8>)>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    ops: Vec<Op>,
    /// Which file has which name now.
    names: BTreeMap<String, Inode>,
    inodes: Inode,
    plan: Option<Plan>,
    /// Calls of the planned kind since the plan.
    calls: u64,
    failed: u64,
}

/// The calls that can fail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    Open,
    Read,
    Write,
    Truncate,
    Sync,
    Delete,
    MapShared,
}

impl Disk {
    /// Watches a directory from now on, until dropped.
    pub fn watch(dir: &Path) -> Arc<Self> {
        register();
        let before: Vec<_> = fs::read_dir(dir)
            .into_iter()
            .flatten()
            .map(|entry| {
                let entry = entry.unwrap();
                let content = fs::read(entry.path()).unwrap();
                (entry.file_name().into_string().unwrap(), content)
            })
            .collect();
        let names = before.iter().map(|(name, _)| name.clone()).zip(0..);
        let state = State {
            names: names.collect(),
            inodes: before.len(),
            ..State::default()
        };
        let disk = Arc::new(Self {
            dir: dir.to_owned(),
            before,
            state: Mutex::new(state),
        });
        watched().push(disk.clone());
        disk
    }

    /// The files that were there when the watch began.
    pub fn before(&self) -> &[(String, Vec<u8>)] {
        &self.before
    }

    /// Where it is.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// No longer.
    pub fn unwatch(&self) {
        watched().retain(|disk| disk.dir != self.dir);
    }

    /// What was asked, so far.
    pub fn ops(&self) -> Vec<Op> {
        self.state().ops.clone()
    }

    /// How much was asked, so far.
    pub fn len(&self) -> usize {
        self.state().ops.len()
    }

    /// The screen confirmed this.
    pub fn confirm(&self, entries: u64, head: Option<String>) {
        let noted = fs::read(self.dir.join("head")).ok();
        self.state().ops.push(Op::Confirm(Confirmed {
            entries,
            head,
            noted,
        }));
    }

    /// Fails from now on as planned, or no more.
    pub fn fail(&self, plan: Option<Plan>) {
        let mut state = self.state();
        (state.plan, state.calls, state.failed) = (plan, 0, 0);
    }

    /// How many calls failed since the plan.
    pub fn failed(&self) -> u64 {
        self.state().failed
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The code that this call is to fail with, if it is.
    fn refusal(&self, call: Call) -> Option<c_int> {
        let mut state = self.state();
        let plan = state.plan?;
        let code = match (plan.fault, call) {
            (Fault::Io, Call::Open) => ffi::SQLITE_CANTOPEN,
            (Fault::Io, Call::Read) => ffi::SQLITE_IOERR_READ,
            (Fault::Io, Call::Write) => ffi::SQLITE_IOERR_WRITE,
            (Fault::Io, Call::Truncate) => ffi::SQLITE_IOERR_TRUNCATE,
            (Fault::Io, Call::Sync) => ffi::SQLITE_IOERR_FSYNC,
            (Fault::Io, Call::Delete) => ffi::SQLITE_IOERR_DELETE,
            (Fault::Io, Call::MapShared) => ffi::SQLITE_IOERR_SHMMAP,
            (Fault::Full, Call::Write | Call::Truncate | Call::Sync) => ffi::SQLITE_FULL,
            (Fault::Full, Call::MapShared) => ffi::SQLITE_IOERR_SHMSIZE,
            (Fault::ShortRead, Call::Read) => ffi::SQLITE_IOERR_SHORT_READ,
            _ => return None,
        };
        let number = state.calls;
        state.calls += 1;
        let fails = number == plan.at || (plan.lasting && number > plan.at);
        state.failed += u64::from(fails);
        fails.then_some(code)
    }

    /// The file with this name, known from now on; `is_new` when it was made just now.
    fn file(&self, name: &str, is_new: bool) -> Inode {
        let mut state = self.state();
        let known = state.names.get(name).copied();
        if let Some(inode) = known.filter(|_| !is_new) {
            return inode;
        }
        let inode = state.inodes;
        state.inodes += 1;
        state.names.insert(name.to_owned(), inode);
        let name = name.to_owned();
        state.ops.push(Op::Link { name, inode });
        inode
    }

    fn note(&self, op: Op) {
        self.state().ops.push(op);
    }
}

fn watched() -> MutexGuard<'static, Vec<Arc<Disk>>> {
    static WATCHED: Mutex<Vec<Arc<Disk>>> = Mutex::new(Vec::new());
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The watched directory and the name in it, if a path is in one.
fn on_watched(path: *const c_char) -> Option<(Arc<Disk>, String)> {
    if path.is_null() {
        return None;
    }
    // SAFETY: SQLite hands over a string that ends in a zero.
    let bytes = unsafe { CStr::from_ptr(path) }.to_bytes();
    let path = Path::new(OsStr::from_bytes(bytes));
    let name = path.file_name()?.to_str()?.to_owned();
    let disk = watched()
        .iter()
        .find(|disk| Some(disk.dir.as_path()) == path.parent())
        .cloned();
    Some((disk?, name))
}

/// An open file: ours in front, and the system's own in the bytes behind it.
#[repr(C)]
struct Open {
    base: ffi::sqlite3_file,
    real: *mut ffi::sqlite3_file,
    /// None in directories that nobody watches.
    seen: *mut Seen,
}

struct Seen {
    disk: Arc<Disk>,
    inode: Inode,
    /// A new journal is synced with its directory the first time.
    syncs_directory: bool,
}

fn register() {
    static ONCE: Once = Once::new();
    // SAFETY: the system's VFS and ours live as long as the process, and ours is the system's but
    // for the functions below.
    ONCE.call_once(|| unsafe {
        ffi::sqlite3_initialize();
        let real = ffi::sqlite3_vfs_find(ptr::null());
        assert!(!real.is_null(), "SQLite has a VFS");
        let ours = ffi::sqlite3_vfs {
            zName: c"keytag-recorder".as_ptr(),
            szOsFile: c_int::try_from(size_of::<Open>()).unwrap() + (*real).szOsFile,
            xOpen: Some(open),
            xDelete: Some(delete),
            pNext: ptr::null_mut(),
            ..*real
        };
        REAL.store(real, std::sync::atomic::Ordering::SeqCst);
        let ours = Box::leak(Box::new(ours));
        assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
    });
}

static REAL: std::sync::atomic::AtomicPtr<ffi::sqlite3_vfs> =
    std::sync::atomic::AtomicPtr::new(ptr::null_mut());

fn real_vfs() -> *mut ffi::sqlite3_vfs {
    REAL.load(std::sync::atomic::Ordering::SeqCst)
}

unsafe extern "C" fn open(
    _vfs: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives `szOsFile` bytes: room for ours and for the system's.
    unsafe {
        let open = file.cast::<Open>();
        let real = open.add(1).cast::<ffi::sqlite3_file>();
        open.write(Open {
            base: ffi::sqlite3_file {
                pMethods: ptr::null(),
            },
            real,
            seen: ptr::null_mut(),
        });
        let watched = on_watched(path);
        let mut is_new = false;
        if let Some((disk, name)) = &watched {
            if let Some(code) = disk.refusal(Call::Open) {
                return code;
            }
            is_new = !disk.dir.join(name).exists();
        }
        let vfs = real_vfs();
        let code = (*vfs).xOpen.unwrap()(vfs, path, real, flags, out_flags);
        if code != ffi::SQLITE_OK {
            return code;
        }
        if let Some((disk, name)) = watched {
            let journals = ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_WAL;
            let seen = Seen {
                inode: disk.file(&name, is_new),
                disk,
                syncs_directory: is_new && flags & journals != 0,
            };
            (*open).seen = Box::into_raw(Box::new(seen));
        }
        (*open).base.pMethods = &raw const METHODS;
        code
    }
}

unsafe extern "C" fn delete(
    _vfs: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    sync_directory: c_int,
) -> c_int {
    let watched = on_watched(path);
    if let Some(code) = watched
        .as_ref()
        .and_then(|(disk, _)| disk.refusal(Call::Delete))
    {
        return code;
    }
    let vfs = real_vfs();
    let sync = if watched.is_some() { 0 } else { sync_directory };
    // SAFETY: the path is SQLite's own.
    let code = unsafe { (*vfs).xDelete.unwrap()(vfs, path, sync) };
    if let Some((disk, name)) = watched.filter(|_| code == ffi::SQLITE_OK) {
        disk.state().names.remove(&name);
        let synced = sync_directory != 0;
        disk.note(Op::Unlink { name, synced });
    }
    code
}

/// Asks the system's own file.
macro_rules! real {
    ($file:expr, $method:ident $(, $arg:expr)*) => {{
        // SAFETY: SQLite calls only with files that `open` made, and with room for what it asks.
        unsafe {
            let real = (*$file.cast::<Open>()).real;
            (*(*real).pMethods).$method.unwrap()(real $(, $arg)*)
        }
    }};
}

fn seen<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a mut Seen> {
    // SAFETY: `open` made it, `close` takes it away, and SQLite uses a file from one thread at a
    // time.
    unsafe { (*file.cast::<Open>()).seen.as_mut() }
}

fn refusal(file: *mut ffi::sqlite3_file, call: Call) -> Option<c_int> {
    seen(file).and_then(|seen| seen.disk.refusal(call))
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let code = real!(file, xClose);
    if let Some(seen) = seen(file) {
        // SAFETY: made by `Box::into_raw`, and never looked at again.
        drop(unsafe { Box::from_raw(seen) });
    }
    code
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    to: *mut c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let code = real!(file, xRead, to, amount, at);
    if code != ffi::SQLITE_OK {
        return code;
    }
    let Some(refused) = refusal(file, Call::Read) else {
        return code;
    };
    let half = usize::try_from(amount).unwrap() / 2;
    // SAFETY: SQLite gave room for `amount` bytes.
    unsafe { ptr::write_bytes(to.cast::<u8>().add(half), 0, half) };
    refused
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    amount: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    let refused = refusal(file, Call::Write);
    let amount = if refused.is_some() {
        amount / 2
    } else {
        amount
    };
    let code = real!(file, xWrite, from, amount, at);
    if let Some(seen) = seen(file).filter(|_| code == ffi::SQLITE_OK) {
        let len = usize::try_from(amount).unwrap();
        // SAFETY: SQLite hands over that many bytes.
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), len) }.to_vec();
        let (inode, at) = (seen.inode, usize::try_from(at).unwrap());
        seen.disk.note(Op::Write { inode, at, bytes });
    }
    refused.unwrap_or(code)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, len: ffi::sqlite3_int64) -> c_int {
    if let Some(refused) = refusal(file, Call::Truncate) {
        return refused;
    }
    let code = real!(file, xTruncate, len);
    if let Some(seen) = seen(file).filter(|_| code == ffi::SQLITE_OK) {
        let (inode, len) = (seen.inode, usize::try_from(len).unwrap());
        seen.disk.note(Op::Truncate { inode, len });
    }
    code
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let Some(seen) = seen(file) else {
        return real!(file, xSync, flags);
    };
    let (inode, directory) = (seen.inode, seen.syncs_directory);
    if let Some(refused) = seen.disk.refusal(Call::Sync) {
        seen.disk.note(Op::Lose { inode });
        return refused;
    }
    seen.syncs_directory = false;
    seen.disk.note(Op::Sync { inode, directory });
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, to: *mut ffi::sqlite3_int64) -> c_int {
    real!(file, xFileSize, to)
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    real!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    real!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, to: *mut c_int) -> c_int {
    real!(file, xCheckReservedLock, to)
}

unsafe extern "C" fn file_control(
    file: *mut ffi::sqlite3_file,
    what: c_int,
    with: *mut c_void,
) -> c_int {
    real!(file, xFileControl, what, with)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    real!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    real!(file, xDeviceCharacteristics)
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    bytes: c_int,
    extend: c_int,
    to: *mut *mut c_void,
) -> c_int {
    if let Some(refused) = refusal(file, Call::MapShared) {
        return refused;
    }
    real!(file, xShmMap, page, bytes, extend, to)
}

unsafe extern "C" fn shm_lock(
    file: *mut ffi::sqlite3_file,
    offset: c_int,
    n: c_int,
    flags: c_int,
) -> c_int {
    real!(file, xShmLock, offset, n, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    real!(file, xShmBarrier);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    real!(file, xShmUnmap, delete)
}

/// Version 2: files are not mapped into memory, where nothing would see what is written.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
