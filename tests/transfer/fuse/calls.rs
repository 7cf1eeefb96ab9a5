//! What the kernel asks of the stick, call by call.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use fuser::{
    Errno, FileHandle, FileType, Filesystem, FopenFlags, Generation, INodeNo, LockOwner, OpenFlags,
    RenameFlags, ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory, ReplyEmpty, ReplyEntry,
    ReplyOpen, ReplyStatfs, ReplyWrite, Request, WriteFlags,
};

use super::{BLOCK_BYTES, Node, Stick, TTL, Trouble};

/// So that `?` leaves the question and not its answer.
fn attempt<T>(question: impl FnOnce() -> Result<T, Errno>) -> Result<T, Errno> {
    question()
}

/// Answers, or fails.
macro_rules! answer {
    ($reply:ident, $result:expr, $answer:expr) => {{
        match attempt(|| $result) {
            Ok(value) => ($answer)($reply, value),
            Err(error) => $reply.error(error),
        }
    }};
}

impl Filesystem for Stick {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        answer!(
            reply,
            {
                let mut state = self.call()?;
                let inode = state.find(parent, name)?;
                state.attributes(inode)
            },
            |reply: ReplyEntry, attributes| reply.entry(&TTL, &attributes, Generation(0))
        );
    }

    fn getattr(&self, _: &Request, inode: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        answer!(
            reply,
            self.call()?.attributes(inode.0),
            |reply: ReplyAttr, attributes| reply.attr(&TTL, &attributes)
        );
    }

    fn mkdir(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        reply: ReplyEntry,
    ) {
        answer!(
            reply,
            self.call()?
                .add(parent, name, Node::Folder(BTreeMap::new())),
            |reply: ReplyEntry, attributes| reply.entry(&TTL, &attributes, Generation(0))
        );
    }

    fn create(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        _flags: i32,
        reply: ReplyCreate,
    ) {
        let file = Node::File {
            content: Vec::new(),
            synced: Vec::new(),
        };
        answer!(
            reply,
            self.call()?.add(parent, name, file.clone()),
            |reply: ReplyCreate, attributes| reply.created(
                &TTL,
                &attributes,
                Generation(0),
                FileHandle(0),
                FopenFlags::empty()
            )
        );
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        answer!(
            reply,
            self.call()?.remove(parent, name),
            |reply: ReplyEmpty, ()| reply.ok()
        );
    }

    fn rmdir(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        answer!(
            reply,
            self.call()?.remove(parent, name),
            |reply: ReplyEmpty, ()| reply.ok()
        );
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        to: INodeNo,
        to_name: &OsStr,
        flags: RenameFlags,
        reply: ReplyEmpty,
    ) {
        answer!(
            reply,
            {
                let mut state = self.call()?;
                let inode = state.find(parent, name)?;
                let is_taken = state.find(to, to_name).is_ok();
                if is_taken && flags.contains(RenameFlags::RENAME_NOREPLACE) {
                    return Err(Errno::EEXIST);
                }
                state.folder(parent)?.remove(name.to_str().unwrap());
                let to_name = to_name.to_str().ok_or(Errno::EINVAL)?;
                state.folder(to)?.insert(to_name.to_owned(), inode);
                Ok(())
            },
            |reply: ReplyEmpty, ()| reply.ok()
        );
    }

    fn open(&self, _: &Request, inode: INodeNo, _: OpenFlags, reply: ReplyOpen) {
        answer!(
            reply,
            self.call()?.file(inode).map(|_| ()),
            |reply: ReplyOpen, ()| reply.opened(FileHandle(0), FopenFlags::empty())
        );
    }

    fn read(
        &self,
        _: &Request,
        inode: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        answer!(
            reply,
            {
                let mut state = self.call()?;
                let (content, _) = state.file(inode)?;
                let from = usize::try_from(offset).unwrap().min(content.len());
                let to = (from + usize::try_from(size).unwrap()).min(content.len());
                Ok(content[from..to].to_vec())
            },
            |reply: ReplyData, bytes: Vec<u8>| reply.data(&bytes)
        );
    }

    fn write(
        &self,
        _: &Request,
        inode: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        answer!(
            reply,
            self.call()?.write(inode, offset, data),
            |reply: ReplyWrite, written| reply.written(written)
        );
    }

    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        answer!(reply, self.call().map(drop), |reply: ReplyEmpty, ()| reply
            .ok());
    }

    fn fsync(&self, _: &Request, inode: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        answer!(
            reply,
            {
                let mut state = self.call()?;
                if state.trouble == Some(Trouble::Sync) {
                    return Err(Errno::EIO);
                }
                let (content, synced) = state.file(inode)?;
                synced.clone_from(content);
                Ok(())
            },
            |reply: ReplyEmpty, ()| reply.ok()
        );
    }

    fn fsyncdir(&self, _: &Request, _: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        answer!(
            reply,
            {
                let state = self.call()?;
                if state.trouble == Some(Trouble::Sync) {
                    return Err(Errno::EIO);
                }
                Ok(())
            },
            |reply: ReplyEmpty, ()| reply.ok()
        );
    }

    fn readdir(
        &self,
        _: &Request,
        inode: INodeNo,
        _: FileHandle,
        offset: u64,
        mut reply: ReplyDirectory,
    ) {
        let names = self
            .call()
            .and_then(|mut state| state.folder(inode).cloned());
        let names = match names {
            Ok(names) => names,
            Err(error) => return reply.error(error),
        };
        let from = usize::try_from(offset).unwrap();
        for (at, (name, inode)) in names.iter().enumerate().skip(from) {
            let kind = match self.state().nodes.get(inode) {
                Some(Node::File { .. }) => FileType::RegularFile,
                _ => FileType::Directory,
            };
            if reply.add(INodeNo(*inode), at as u64 + 1, kind, name) {
                break;
            }
        }
        reply.ok();
    }

    fn statfs(&self, _: &Request, _: INodeNo, reply: ReplyStatfs) {
        answer!(
            reply,
            {
                let state = self.call()?;
                let blocks = state.capacity_bytes / BLOCK_BYTES;
                Ok((
                    blocks,
                    blocks.saturating_sub(state.used_bytes() / BLOCK_BYTES),
                ))
            },
            |reply: ReplyStatfs, (blocks, free)| reply.statfs(
                blocks,
                free,
                free,
                1000,
                1000,
                u32::try_from(BLOCK_BYTES).unwrap(),
                60,
                u32::try_from(BLOCK_BYTES).unwrap()
            )
        );
    }
}
