//! What a power cut leaves of what a disk was asked.
//!
//! What was synced is there. Of what was written since, any part may be: none, all, a beginning, or
//! any choice of the sectors, some of them torn in the middle or full of garbage where they were
//! being written. Files come and go in the order in which they were asked to, up to some point
//! behind the last time their directory was synced. The shared memory beside the database is never
//! kept, and the key, which is synced before there is a database, always is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::recorder::{Confirmed, Disk, Inode, Op};

/// The smallest piece that a disk writes whole, in bytes.
const SECTOR_BYTES: usize = 512;

/// Whether a disk does as it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Honesty {
    Honest,
    /// It says that it synced, and did not.
    Lying,
}

/// Numbers that look random and come again from the same seed: `SplitMix64`.
/// Source: Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (2014).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap();
        usize::try_from(self.next() % end).unwrap()
    }

    pub fn chance(&mut self, of_hundred: usize) -> bool {
        self.below(100) < of_hundred
    }
}

/// A disk as the power left it, at any point of what it was asked.
pub struct Platter {
    honesty: Honesty,
    key: PathBuf,
    files: Vec<File>,
    /// The names that are on the disk.
    names: BTreeMap<String, Inode>,
    /// What happened to names since their directory was synced.
    renamed: Vec<Op>,
    confirmed: Option<Confirmed>,
    /// What stood in the file beside the database, at each confirmation.
    noted: Vec<Option<Vec<u8>>>,
}

#[derive(Default, Clone)]
struct File {
    /// What is surely on the disk.
    durable: Vec<u8>,
    /// Writes and truncations since.
    pending: Vec<Op>,
}

/// How much of what is pending reached the disk.
#[derive(Clone, Copy)]
enum Reach {
    Nothing,
    Everything,
    /// So many of the pending operations.
    Beginning(usize),
    /// Each sector by itself.
    Sectors,
}

impl Platter {
    /// The disk as it was when the watch began.
    pub fn before(disk: &Disk, honesty: Honesty) -> Self {
        let file = |content: &Vec<u8>| File {
            durable: content.clone(),
            pending: Vec::new(),
        };
        let before = disk.before();
        let noted = before.iter().find(|(name, _)| name == "head");
        Self {
            honesty,
            key: disk.dir().join("key"),
            files: before.iter().map(|(_, content)| file(content)).collect(),
            names: before
                .iter()
                .map(|(name, _)| name.clone())
                .zip(0..)
                .collect(),
            renamed: Vec::new(),
            confirmed: None,
            noted: vec![noted.map(|(_, content)| content.clone())],
        }
    }

    /// What the screen had confirmed last.
    pub fn confirmed(&self) -> Option<&Confirmed> {
        self.confirmed.as_ref()
    }

    /// Goes on by one operation.
    pub fn advance(&mut self, op: &Op) {
        match op {
            Op::Link { inode, .. } => {
                self.file(*inode);
                self.renamed.push(op.clone());
            }
            Op::Unlink { synced, .. } => {
                self.renamed.push(op.clone());
                if *synced {
                    self.sync_directory();
                }
            }
            Op::Write { inode, .. } | Op::Truncate { inode, .. } => {
                self.file(*inode).pending.push(op.clone());
            }
            Op::Sync { inode, directory } => {
                if self.honesty == Honesty::Honest {
                    let file = self.file(*inode);
                    for op in std::mem::take(&mut file.pending) {
                        apply(&mut file.durable, &op);
                    }
                }
                if *directory {
                    self.sync_directory();
                }
            }
            Op::Lose { inode } => self.file(*inode).pending.clear(),
            Op::Confirm(confirmed) => {
                self.noted.push(confirmed.noted.clone());
                self.confirmed = Some(confirmed.clone());
            }
        }
    }

    /// Puts into an empty directory what a cut at this point may leave.
    pub fn cut(&self, dice: &mut Dice, dir: &Path) {
        let mut names = self.names.clone();
        let reached = dice.below(self.renamed.len() + 1);
        for op in &self.renamed[..reached] {
            rename(&mut names, op);
        }
        for (name, inode) in names {
            if name.ends_with("-shm") || name == "head" {
                continue;
            }
            let file = &self.files[inode];
            let reach = match dice.below(8) {
                0 => Reach::Nothing,
                1 => Reach::Everything,
                2 | 3 => Reach::Beginning(dice.below(file.pending.len() + 1)),
                _ => Reach::Sectors,
            };
            fs::write(dir.join(name), file.content(reach, dice)).unwrap();
        }
        if self.key.exists() {
            fs::copy(&self.key, dir.join("key")).unwrap();
        }
        // Never synced: any of its states may be on the disk, or the file may not be.
        let noted = self.noted.len();
        let noted = if dice.chance(50) {
            noted - 1
        } else {
            dice.below(noted)
        };
        if let Some(noted) = &self.noted[noted] {
            fs::write(dir.join("head"), noted).unwrap();
        }
    }

    fn file(&mut self, inode: Inode) -> &mut File {
        if self.files.len() <= inode {
            self.files.resize_with(inode + 1, File::default);
        }
        &mut self.files[inode]
    }

    fn sync_directory(&mut self) {
        if self.honesty == Honesty::Honest {
            for op in std::mem::take(&mut self.renamed) {
                rename(&mut self.names, &op);
            }
        }
    }
}

impl File {
    fn content(&self, reach: Reach, dice: &mut Dice) -> Vec<u8> {
        let mut content = self.durable.clone();
        match reach {
            Reach::Nothing => {}
            Reach::Everything => self.pending.iter().for_each(|op| apply(&mut content, op)),
            Reach::Beginning(n) => {
                for op in &self.pending[..n] {
                    apply(&mut content, op);
                }
            }
            Reach::Sectors => {
                for op in &self.pending {
                    match op {
                        Op::Write { at, bytes, .. } => tear(&mut content, *at, bytes, dice),
                        op if dice.chance(50) => apply(&mut content, op),
                        _ => {}
                    }
                }
            }
        }
        content
    }
}

/// Each sector of a write reaches the disk, or not, or by half, or as garbage.
fn tear(content: &mut Vec<u8>, at: usize, bytes: &[u8], dice: &mut Dice) {
    let mut done = 0;
    while done < bytes.len() {
        let start = at + done;
        let end = (start / SECTOR_BYTES + 1) * SECTOR_BYTES;
        let piece = &bytes[done..bytes.len().min(done + end - start)];
        match dice.below(20) {
            0 => overlay(content, start, &piece[..dice.below(piece.len())]),
            1 => {
                let garbage: Vec<u8> = piece.iter().map(|_| dice.next().to_le_bytes()[0]).collect();
                overlay(content, start, &garbage);
            }
            fate if fate % 2 == 0 => overlay(content, start, piece),
            _ => {}
        }
        done += piece.len();
    }
}

fn apply(content: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write { at, bytes, .. } => overlay(content, *at, bytes),
        Op::Truncate { len, .. } => content.resize(*len, 0),
        _ => {}
    }
}

fn overlay(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if content.len() < at + bytes.len() {
        content.resize(at + bytes.len(), 0);
    }
    content[at..at + bytes.len()].copy_from_slice(bytes);
}

fn rename(names: &mut BTreeMap<String, Inode>, op: &Op) {
    match op {
        Op::Link { name, inode } => {
            names.insert(name.clone(), *inode);
        }
        Op::Unlink { name, .. } => {
            names.remove(name);
        }
        _ => {}
    }
}
