//! Power cuts, as far as a process can play them: kill -9 at any moment loses nothing that was
//! confirmed, and what comes back is a sound log.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use keytag::domain::attendance::Answer;
use keytag::store::{Place, StoreError};

use super::door::Door;

/// Where the second process finds its directory and its first card.
const DIR: &str = "KEYTAG_TEST_POWER_DIR";
const FIRST: &str = "KEYTAG_TEST_POWER_FIRST";

/// What the second process does: records one card after the other until it is killed.
#[test]
fn records_until_it_is_killed() {
    let (Ok(dir), Ok(first)) = (std::env::var(DIR), std::env::var(FIRST)) else {
        return; // Only ever started by the test below.
    };
    let mut door = patiently(|| Door::of_cards(Path::new(&dir)));
    let mut out = std::io::stderr();
    for number in first.parse::<u64>().unwrap().. {
        match patiently(|| door.scan(number, None)) {
            Answer::Welcome(_) => writeln!(out, "recorded {number}").unwrap(),
            Answer::AllSet(_) => writeln!(out, "was there {number}").unwrap(),
            other => panic!("{other:?}"),
        }
    }
}

/// Two that write without a pause may keep a third waiting longer than it waits: then it says so,
/// has kept nothing, and tries again.
fn patiently<T>(mut act: impl FnMut() -> Result<T, StoreError>) -> T {
    loop {
        match act() {
            Err(StoreError::Busy) => {}
            done => return done.unwrap(),
        }
    }
}

fn start(dir: &Path, first: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "store::power::records_until_it_is_killed",
            "--exact",
            "--nocapture",
        ])
        .env(DIR, dir)
        .env(FIRST, first.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn every_line_that_said_recorded_is_there_after_kill_9() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("state");
    let mut recorded = BTreeSet::new();
    for round in 0_u64..12 {
        let mut child = start(&dir, round * 10_000);
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        // Killed after another number of lines each time, then everything it still said is read.
        for _ in 0..=(round * 7) % 23 {
            take(&mut recorded, &lines.next().expect("it goes on").unwrap());
        }
        child.kill().unwrap();
        child.wait().unwrap();
        lines.for_each(|line| take(&mut recorded, &line.unwrap()));

        let mut door = Door::of_cards(&dir).unwrap();
        for number in &recorded {
            let answer = door.scan(*number, None).unwrap();
            assert!(
                matches!(answer, Answer::AllSet(_)),
                "{number} is lost: {answer:?}"
            );
        }
        let found = Place::new(&dir).reader().unwrap().verify().unwrap();
        assert!(found.is_sound(), "{:?}", found.faults);
        // At most one sign-in a round was on disk before anybody was told.
        let known = u64::try_from(recorded.len()).unwrap();
        assert!(
            (known..=known + round + 1).contains(&found.live),
            "{found:?}"
        );
    }
    assert!(recorded.len() > 100);
}

fn take(recorded: &mut BTreeSet<u64>, line: &str) {
    if let Some(number) = line.strip_prefix("recorded ") {
        assert!(
            recorded.insert(number.parse().unwrap()),
            "recorded twice: {line}"
        );
    }
}

#[test]
fn two_processes_beside_a_running_kiosk_keep_one_log() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("state");
    let mut door = Door::of_cards(&dir).unwrap();
    let before = door.book.data_version().unwrap();
    let mut children = [start(&dir, 10_000), start(&dir, 20_000)];
    let mut lines: Vec<_> = children
        .iter_mut()
        .map(|child| BufReader::new(child.stderr.take().unwrap()).lines())
        .collect();
    let mut recorded = BTreeSet::new();
    for number in 0..40 {
        let answer = patiently(|| door.scan(number, None));
        assert!(matches!(answer, Answer::Welcome(_)), "{answer:?}");
        for lines in &mut lines {
            take(&mut recorded, &lines.next().expect("it goes on").unwrap());
        }
    }
    for child in &mut children {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    lines
        .into_iter()
        .flatten()
        .for_each(|line| take(&mut recorded, &line.unwrap()));
    assert_ne!(
        door.book.data_version().unwrap(),
        before,
        "the screen can notice"
    );
    let found = Place::new(&dir).reader().unwrap().verify().unwrap();
    assert!(found.is_sound(), "{:?}", found.faults);
    assert_eq!(found.epochs, 1, "a second process is no copy");
    let known = 40 + u64::try_from(recorded.len()).unwrap();
    assert!(
        (known..=known + 2).contains(&found.live),
        "{known} of {found:?}"
    );
}
