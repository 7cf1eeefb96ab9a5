//! The first promise: what was confirmed is on disk, whatever happens next.

use super::*;
use std::io::{BufRead, BufReader, Write};

/// How often the program is killed.
const KILLS: usize = 100;
/// Badges that wait on its standard input each time.
const BATCH: usize = 12;

#[test]
fn every_line_that_said_recorded_is_there_after_kill_9() {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let all = kiosk.tokens(0..(KILLS * BATCH) as u64);
    let mut confirmed = Vec::new();
    for (kill, batch) in all.chunks(BATCH).enumerate() {
        let mut child = kiosk
            .command(&["check-in", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // The input stays open, so that the program is in the middle of its work when it dies.
        let mut input = child.stdin.take().unwrap();
        input
            .write_all((batch.join("\n") + "\n").as_bytes())
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut read: Vec<String> = lines
            .by_ref()
            .take(1 + kill % (BATCH - 1))
            .map(Result::unwrap)
            .collect();
        child.kill().unwrap();
        child.wait().unwrap();
        // What it wrote before it died was promised, too.
        read.extend(lines.map(Result::unwrap));
        assert!(read.iter().all(|line| line == "recorded"), "{read:?}");
        confirmed.extend_from_slice(&batch[..read.len()]);
    }
    assert!(confirmed.len() >= KILLS && confirmed.len() < all.len());

    let again: Vec<&str> = ["check-in"]
        .into_iter()
        .chain(confirmed.iter().map(String::as_str))
        .collect();
    let ended = kiosk.ran(&again).done();
    assert_eq!(ended.lines(), vec!["already"; confirmed.len()]);

    // Trying everything again loses nothing and doubles nothing.
    let again: Vec<&str> = ["check-in"]
        .into_iter()
        .chain(all.iter().map(String::as_str))
        .collect();
    kiosk.ran(&again).done();
    assert_eq!(kiosk.status()["attendances"], all.len());
    kiosk.ran(&["verify"]).done();
}
