//! Power cuts: whatever the disk was in the middle of, what the screen had confirmed is there, the
//! log is sound, and the door goes on.
//!
//! `KEYTAG_CUTS` says how many random cuts are made, and `KEYTAG_CUTS_SEED` repeats those of an
//! earlier run.

use std::io::Write;
use std::path::Path;
use std::thread;

use keytag::domain::attendance::{Answer, Kind};
use keytag::services::{Chance, SystemChance};
use keytag::store::Place;
use tempfile::TempDir;

use super::acts::{Act, Kiosk, OCCASIONS, Tells, beside};
use super::crash::{Dice, Honesty, Platter};
use super::door::Door;
use super::old::KIOSKS;
use super::recorder::Confirmed;

mod controls;

/// Random cuts of one run of the tests, unless the environment says otherwise.
const CUTS: usize = 2_000;
/// Cuts of one recorded evening.
const CUTS_AN_EVENING: usize = 50;
/// Things that happen in one evening.
const ACTS_AN_EVENING: usize = 50;
/// How many operations of an act are each cut once.
const FIRST_OPERATIONS: usize = 300;
/// How many ways the disk may have got through what was pending, tried for each of them.
const WAYS: usize = 4;
const WAYS_OF_A_MIGRATION: usize = 1;
const THREADS: usize = 2;

/// A directory in memory where there is one, since thousands of small databases are opened here.
pub fn scratch() -> TempDir {
    let memory = tempfile::tempdir_in("/dev/shm");
    memory.or_else(|_| tempfile::tempdir()).unwrap()
}

/// The number in this variable of the environment.
fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().expect("a whole number"))
}

#[test]
fn nothing_that_was_confirmed_is_lost_to_a_random_power_cut() {
    let cuts = number("KEYTAG_CUTS").map_or(CUTS, |cuts| usize::try_from(cuts).unwrap());
    let seed = number("KEYTAG_CUTS_SEED").unwrap_or_else(|| {
        let mut bytes = [0; 8];
        SystemChance.fill(&mut bytes).unwrap();
        u64::from_le_bytes(bytes)
    });
    let evenings = cuts.div_ceil(CUTS_AN_EVENING);
    // Past the test runner, which keeps for itself what a passing test prints.
    let say = |text: String| writeln!(std::io::stderr(), "{text}").unwrap();
    say(format!("{cuts} power cuts with KEYTAG_CUTS_SEED={seed}"));
    let lost: Vec<String> = thread::scope(|scope| {
        let part = |first: usize| {
            (first..evenings)
                .step_by(THREADS)
                .flat_map(|evening| {
                    let seed = Dice::new(seed.wrapping_add(evening as u64)).next();
                    cut_an_evening(seed, Tells::Afterwards, Honesty::Honest)
                })
                .collect::<Vec<_>>()
        };
        let threads: Vec<_> = (0..THREADS)
            .map(|first| scope.spawn(move || part(first)))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(
        lost.is_empty(),
        "{} of {cuts}:\n{}",
        lost.len(),
        lost.join("\n")
    );
}

/// Plays an evening, cuts the power at random operations of it, and says what was lost each time.
fn cut_an_evening(seed: u64, tells: Tells, honesty: Honesty) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let dir = scratch();
    let mut kiosk = Kiosk::off(dir.path(), tells);
    for _ in 0..ACTS_AN_EVENING {
        kiosk.perform(Act::any(&mut dice)).unwrap();
    }
    let ops = kiosk.disk.ops();
    let mut cuts: Vec<usize> = (0..CUTS_AN_EVENING)
        .map(|_| dice.below(ops.len() + 1))
        .collect();
    cuts.sort_unstable();
    let mut platter = Platter::before(&kiosk.disk, honesty);
    let mut lost = Vec::new();
    let mut done = 0;
    for cut in cuts {
        ops[done..cut].iter().for_each(|op| platter.advance(op));
        done = cut;
        let found = after_cut(&platter, &mut dice, kiosk.entries);
        lost.extend(
            found
                .err()
                .map(|what| format!("seed {seed}, cut at {cut}: {what}")),
        );
    }
    lost
}

/// Turns the power on again after a cut at this point. `entries_max` is how many entries the log
/// can have at the most.
pub fn after_cut(platter: &Platter, dice: &mut Dice, entries_max: u64) -> Result<(), String> {
    let dir = scratch();
    platter.cut(dice, dir.path());
    check(dir.path(), platter.confirmed(), entries_max)
}

/// Opens what the power cut left as the kiosk does, and signs somebody in.
pub fn check(dir: &Path, confirmed: Option<&Confirmed>, entries_max: u64) -> Result<(), String> {
    let opened = Door::of_cards(dir);
    let mut door = opened.map_err(|error| format!("it does not open: {error}"))?;
    if let Some(confirmed) = confirmed {
        let found = log_row(dir, confirmed.entries)?;
        match (&confirmed.head, found) {
            (None, Some(_)) => {}
            (Some(head), Some(found)) if *head == found => {}
            (_, found) => return Err(format!("{} is lost: {found:?}", confirmed.entries)),
        }
    }
    let verified = Place::new(dir)
        .reader()
        .and_then(|mut reader| reader.verify());
    let verified = verified.map_err(|error| format!("it cannot be verified: {error}"))?;
    if !verified.is_sound() {
        return Err(format!("{:?}", verified.faults));
    }
    // The first start writes two, a lost note beside the database one.
    if verified.entries > entries_max + 3 {
        return Err(format!("{} of {entries_max} entries", verified.entries));
    }
    match door.without(Kind::Newcomer, None) {
        Ok(Answer::Welcome(_)) => Ok(()),
        other => Err(format!("the door does not go on: {other:?}")),
    }
}

/// The hash of one entry, if it is there.
fn log_row(dir: &Path, n: u64) -> Result<Option<String>, String> {
    let n = i64::try_from(n).unwrap();
    let sql = "SELECT lower(hex(hash)) FROM log WHERE n = ?1";
    let row = beside(dir).and_then(|conn| {
        use rusqlite::OptionalExtension;
        conn.query_row(sql, [n], |row| row.get(0)).optional()
    });
    row.map_err(|error| format!("the log cannot be read: {error}"))
}

#[test]
fn each_of_the_first_operations_of_an_act_may_be_the_last() {
    for (before, act) in OCCASIONS {
        let dir = scratch();
        let mut kiosk = Kiosk::off(dir.path(), Tells::Afterwards);
        for earlier in *before {
            kiosk.perform(*earlier).unwrap();
        }
        let start = kiosk.disk.len();
        kiosk.perform(*act).unwrap();
        cut_at_each(&kiosk, start, WAYS, &format!("{act:?} after {before:?}"));
    }
}

#[test]
fn each_of_the_first_operations_of_a_migration_may_be_the_last() {
    for old in KIOSKS {
        let dir = scratch();
        old.put(dir.path());
        let mut kiosk = Kiosk::off(dir.path(), Tells::Afterwards);
        // What the old kiosk had confirmed, the new one owes.
        kiosk.disk.confirm(old.entries, Some(old.head.to_owned()));
        kiosk.perform(Act::Start).unwrap();
        assert!(kiosk.disk.len() > 20, "the old file is of today's schema");
        cut_at_each(&kiosk, 1, WAYS_OF_A_MIGRATION, "a migration");
    }
}

fn cut_at_each(kiosk: &Kiosk, start: usize, ways: usize, what: &str) {
    let ops = kiosk.disk.ops();
    assert!(ops.len() > start, "{what} asks nothing of the disk");
    let mut platter = Platter::before(&kiosk.disk, Honesty::Honest);
    ops[..start].iter().for_each(|op| platter.advance(op));
    let mut dice = Dice::new(ops.len() as u64);
    for (number, op) in ops[start..].iter().take(FIRST_OPERATIONS).enumerate() {
        platter.advance(op);
        for _ in 0..ways {
            let found = after_cut(&platter, &mut dice, kiosk.entries);
            found.unwrap_or_else(|lost| panic!("{what}, cut after operation {number}: {lost}"));
        }
    }
}
