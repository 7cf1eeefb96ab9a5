//! Kiosks that would lose what they confirmed. The cuts beside this file must find each of them
//! out: what cannot fail proves nothing.

use rusqlite::Connection;

use super::super::acts::Tells;
use super::super::crash::{Dice, Honesty, Platter};
use super::super::recorder::{Disk, Op};
use super::{cut_an_evening, scratch};

/// Evenings after which each of the careless kiosks has lost something.
const EVENINGS: u64 = 6;
/// Rows that the small databases of this file write.
const ROWS: u64 = 60;
/// After so many rows the write-ahead log is folded in.
const ROWS_A_FOLD: u64 = 7;

#[test]
fn a_kiosk_that_confirms_before_it_commits_is_found_out() {
    let lost = (0..EVENINGS)
        .flat_map(|seed| cut_an_evening(seed, Tells::Beforehand, Honesty::Honest))
        .count();
    assert!(lost > 0);
}

#[test]
fn a_disk_that_lies_about_what_it_synced_is_found_out() {
    let lost = (0..EVENINGS)
        .flat_map(|seed| cut_an_evening(seed, Tells::Afterwards, Honesty::Lying))
        .count();
    assert!(lost > 0);
}

#[test]
fn a_connection_that_does_not_wait_for_the_disk_is_found_out() {
    let careful = Settings::default();
    assert_eq!(lost_rows(&careful, Cuts::Anywhere), 0);
    let careless = Settings {
        synchronous: "NORMAL",
        ..careful
    };
    assert!(lost_rows(&careless, Cuts::Anywhere) > 0);
}

#[test]
fn a_key_without_its_salt_is_found_out() {
    let careful = Settings::default();
    assert_eq!(lost_rows(&careful, Cuts::InTheFirstPage), 0);
    let careless = Settings {
        key: &careful.key[..64],
        ..careful
    };
    assert!(lost_rows(&careless, Cuts::InTheFirstPage) > 0);
}

/// How a small database is opened: as the product does it, but for one thing.
#[derive(Clone, Copy)]
struct Settings<'a> {
    key: &'a str,
    synchronous: &'a str,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\
                   202122232425262728292a2b2c2d2e2f";
        let synchronous = "FULL";
        Self { key, synchronous }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cuts {
    Anywhere,
    /// While the first page of the database is being written.
    InTheFirstPage,
}

impl Settings<'_> {
    fn connect(&self, dir: &std::path::Path) -> rusqlite::Result<Connection> {
        let conn = Connection::open(dir.join("keytag.db"))?;
        conn.execute_batch(&format!(
            "PRAGMA cipher_log_level = NONE;
             PRAGMA key = \"x'{}'\";
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = {};
             PRAGMA wal_autocheckpoint = 0;",
            self.key, self.synchronous
        ))?;
        Ok(conn)
    }
}

/// Writes rows, each confirmed when its commit returned, and counts the cuts that lose one.
fn lost_rows(settings: &Settings<'_>, cuts: Cuts) -> usize {
    let dir = scratch();
    let disk = Disk::watch(dir.path());
    let conn = settings.connect(dir.path()).unwrap();
    let table = "CREATE TABLE ledger (n INTEGER PRIMARY KEY, text TEXT NOT NULL)";
    conn.execute_batch(table).unwrap();
    for n in 1..=ROWS {
        conn.execute(
            "INSERT INTO ledger (text) VALUES (hex(randomblob(900)))",
            [],
        )
        .unwrap();
        disk.confirm(n, None);
        if n % ROWS_A_FOLD == 0 {
            let fold = "PRAGMA wal_checkpoint(PASSIVE)";
            conn.query_row(fold, [], |_| Ok(())).unwrap();
        }
    }
    let ops = disk.ops();
    drop(conn);
    disk.unwatch();
    let mut dice = Dice::new(ROWS);
    let mut platter = Platter::before(&disk, Honesty::Honest);
    let mut lost = 0;
    let mut database = None;
    let mut is_in_first_page = false;
    for op in &ops {
        platter.advance(op);
        match op {
            Op::Link { name, inode } if name == "keytag.db" => database = Some(*inode),
            Op::Write { inode, at: 0, .. } if Some(*inode) == database => is_in_first_page = true,
            Op::Sync { .. } => is_in_first_page = false,
            _ => {}
        }
        if cuts == Cuts::InTheFirstPage && !is_in_first_page {
            continue;
        }
        let after = scratch();
        platter.cut(&mut dice, after.path());
        let owed = platter.confirmed().map_or(0, |confirmed| confirmed.entries);
        let kept = settings.connect(after.path()).and_then(|conn| {
            conn.query_row("SELECT count(*) FROM ledger", [], |row| {
                row.get::<_, i64>(0)
            })
        });
        lost += usize::from(owed > 0 && !kept.is_ok_and(|kept| kept.unsigned_abs() >= owed));
    }
    lost
}
