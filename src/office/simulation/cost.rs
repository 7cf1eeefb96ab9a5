//! What a bundle costs, in steps of the database, depends on what it brings.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{NaiveDate, TimeDelta};

use super::{Chance, Kiosk};
use crate::office::Office;
use crate::office::engine::Sqlite;
use crate::office::testing::Desk;

/// How often the database says how far it is, in steps of its machine.
const STEPS: u64 = 100;

/// An office that counts the steps of its database.
fn counted() -> (Desk, Arc<AtomicU64>) {
    let steps = Arc::new(AtomicU64::new(0));
    let so_far = Arc::clone(&steps);
    let mut conn = rusqlite::Connection::open_in_memory().unwrap();
    let count = move || {
        so_far.fetch_add(STEPS, Ordering::Relaxed);
        false
    };
    conn.progress_handler(i32::try_from(STEPS).unwrap(), Some(count))
        .unwrap();
    let mut desk = Desk::new();
    desk.office = Office::over(Sqlite::in_memory(conn)).unwrap();
    (desk, steps)
}

impl Desk {
    /// A kiosk brings the evenings of these weeks, behind so many entries.
    fn gets(&mut self, kiosk: &mut Kiosk, weeks: Range<i64>, behind: usize, chance: &mut Chance) {
        let first = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        for week in weeks {
            kiosk.evening(first + TimeDelta::weeks(week), chance);
        }
        let sealed = kiosk.door.export(self, behind);
        self.take_in(&sealed).unwrap();
    }
}

/// What a bundle costs depends on what it brings, and not on what others brought, or its kiosk
/// before: ten thousand kiosks would wait for each other otherwise.
#[test]
fn a_bundle_costs_the_same_in_a_large_database() {
    let cost = |others: u16, entries: u64| {
        let ((mut desk, steps), mut chance) = (counted(), Chance::of(7));
        let mut one = Kiosk::new(0);
        one.door.go_on(entries);
        desk.gets(&mut one, 0..4, 0, &mut chance);
        for n in 1..=others {
            desk.gets(&mut Kiosk::new(2 * n), 0..20, 0, &mut chance);
        }
        let (before, behind) = (steps.load(Ordering::Relaxed), one.door.log.len());
        desk.gets(&mut one, 1_000..1_010, behind, &mut Chance::of(8));
        steps.load(Ordering::Relaxed) - before
    };
    let (few, many) = (cost(2, 0), cost(120, 20_000));
    assert!(
        many < few * 3 / 2,
        "{few} steps, and {many} in a large database"
    );
}

/// What a kiosk's disk had and its copy had not comes late: then its own tables are made again, and
/// nobody else's are looked at.
#[test]
fn a_late_epoch_costs_what_its_kiosk_brought() {
    let cost = |others: u16| {
        let ((mut desk, steps), mut chance) = (counted(), Chance::of(7));
        let mut one = Kiosk::new(0);
        desk.gets(&mut one, 0..4, 0, &mut chance);
        for n in 1..=others {
            desk.gets(&mut Kiosk::new(2 * n), 0..20, 0, &mut chance);
        }
        let mut lost = Kiosk {
            door: one.door.clone(),
            ..Kiosk::new(0)
        };
        one.is_put_back();
        desk.gets(&mut one, 4..8, 0, &mut Chance::of(8));
        let before = steps.load(Ordering::Relaxed);
        desk.gets(&mut lost, 4..5, 0, &mut Chance::of(9));
        steps.load(Ordering::Relaxed) - before
    };
    let (few, many) = (cost(2), cost(120));
    assert!(
        many < few * 3 / 2,
        "{few} steps, and {many} beside many others"
    );
}
