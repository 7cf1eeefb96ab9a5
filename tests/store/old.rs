//! Databases of kiosks of every schema that has landed, as the program of that time left them. They
//! are never deleted and never made anew: a kiosk somewhere still has such a file.
//!
//! Each is a made-up demo site with a year of evenings, under the key that lies beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use keytag::services::SystemChance;
use keytag::store::{Book, Place};

use super::cut::scratch;
use super::door::at;

/// What a kiosk had confirmed when its file was put here.
pub struct Old {
    schema: &'static str,
    pub entries: u64,
    pub head: &'static str,
    people: u64,
    badges: u64,
    sessions: u64,
    attendances: u64,
}

/// Oldest first.
pub const KIOSKS: &[Old] = &[Old {
    schema: "schema-1",
    entries: 655,
    head: "1569f296ad1d9769af47e522febdab97cc194b632162cb87b328b17e03300822",
    people: 40,
    badges: 31,
    sessions: 31,
    attendances: 367,
}];

impl Old {
    /// Puts its files into a directory.
    pub fn put(&self, dir: &Path) {
        let fixture = fixtures().join(self.schema);
        for name in ["key", "keytag.db"] {
            fs::copy(fixture.join(name), dir.join(name)).unwrap();
        }
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

#[test]
fn a_kiosk_of_each_schema_that_landed_opens_with_all_that_it_knew() {
    for old in KIOSKS {
        let dir = scratch();
        old.put(dir.path());
        let place = Place::new(dir.path());
        let mut book = Book::open(&place, Arc::new(SystemChance), &at(18, 45)).unwrap();
        let found = book.status().unwrap();
        let told = (
            found.people,
            found.badges,
            found.sessions,
            found.attendances,
        );
        let owed = (old.people, old.badges, old.sessions, old.attendances);
        assert_eq!(told, owed, "{}", old.schema);
        // A copy of a database begins a new epoch: that is its newest entry.
        assert_eq!(found.entries, old.entries + 1, "{}", old.schema);
        let verified = place.reader().unwrap().verify().unwrap();
        assert!(verified.is_sound(), "{:?}", verified.faults);
        assert_eq!(verified.epochs, 2, "{}", old.schema);
    }
}
