//! Badges from a terminal.

use super::*;
use std::io::Write;

/// Runs `keytag check-in -` with this on its standard input.
fn piped(kiosk: &TestKiosk, args: &[&str], input: &[u8]) -> Ended {
    let mut child = kiosk
        .command(&[&["check-in", "-"], args].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    Ended::of(child.wait_with_output().unwrap())
}

#[test]
fn a_badge_is_recorded_once_and_then_is_all_set() {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let tokens = kiosk.tokens(0..2);
    let grouped = tokens[0]
        .as_bytes()
        .chunks(4)
        .map(|group| str::from_utf8(group).unwrap());
    let grouped = grouped.collect::<Vec<_>>().join(" ").to_lowercase();
    let ended = kiosk
        .ran(&["check-in", &tokens[0], &grouped, &tokens[1]])
        .done();
    assert_eq!(ended.lines(), ["recorded", "already", "recorded"]);
    assert_eq!(kiosk.status()["attendances"], 2);
}

#[test]
fn whatever_is_no_badge_of_ours_is_answered_alike() {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let mut foreign = TestKiosk::new().tokens(1..2).remove(0);
    let mut input = foreign.clone().into_bytes();
    // A slip of one letter in one of ours.
    foreign = kiosk.tokens(1..2).remove(0);
    let last = if foreign.ends_with('B') { "C" } else { "B" };
    foreign.replace_range(25.., last);
    input.extend(format!("\n{foreign}\n' or 1=1 --\n\u{202e}\u{1b}[2J\n").into_bytes());
    input.extend(b"\xff\xfe\x00\n");
    input.extend(vec![b'X'; 10_000]);
    let ended = piped(&kiosk, &[], &input).refused("6 of 6 badges not recorded");
    assert_eq!(ended.lines(), ["try another way"; 6]);
    assert_eq!(kiosk.status()["attendances"], 0);
}

#[test]
fn a_scanner_can_be_the_keyboard_of_a_bare_terminal() {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let tokens = kiosk.tokens(0..2);
    let input = format!("{}\r\n\n  \n{}", tokens[0], tokens[1]);
    assert_eq!(
        piped(&kiosk, &[], input.as_bytes()).done().lines(),
        ["recorded", "recorded"]
    );
}

#[test]
fn a_program_reads_one_value_a_line() {
    let kiosk = TestKiosk::new();
    let session = kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let token = kiosk.tokens(0..1).remove(0);
    let ended = kiosk.ran(&["check-in", "--json", &token, &token, "nothing"]);
    let lines: Vec<serde_json::Value> = ended
        .lines()
        .into_iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let results: Vec<_> = lines
        .iter()
        .map(|line| line["result"].as_str().unwrap())
        .collect();
    assert_eq!(results, ["recorded", "already", "try_another_way"]);
    assert_eq!(lines[0]["session"], session.as_str());
    assert!(!ended.out.contains(&token));
}

#[test]
fn where_several_meetings_are_open_one_has_to_be_named() {
    let kiosk = TestKiosk::new();
    let first = kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, "Library");
    kiosk.open_meeting("Circle", AttendanceMode::AnonymousBadge, "Garden");
    let token = kiosk.tokens(0..1).remove(0);
    let ended = kiosk
        .ran(&["check-in", &token])
        .refused("1 of 1 badge not recorded");
    let line = ended.lines()[0];
    assert!(
        line.starts_with("waiting: several meetings are open: "),
        "{line}"
    );
    assert!(
        line.contains(first.as_str()) && line.contains("Circle"),
        "{line}"
    );
    assert_eq!(kiosk.status()["attendances"], 0);

    let into = ["check-in", &token, "--session", first.as_str()];
    assert_eq!(kiosk.ran(&into).done().lines(), ["recorded"]);
    assert_eq!(kiosk.ran(&into).done().lines(), ["already"]);
    kiosk
        .ran(&["check-in", &token, "--session", "none"])
        .refused("open now: ");
}

#[test]
fn without_a_meeting_a_badge_waits_in_the_tray() {
    let kiosk = TestKiosk::new();
    let token = kiosk.tokens(0..1).remove(0);
    assert_eq!(
        kiosk.ran(&["check-in", &token]).done().lines(),
        ["recorded"]
    );
    assert_eq!(kiosk.status()["in_tray"], 1);
}
