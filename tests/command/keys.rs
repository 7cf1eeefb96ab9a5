//! Where the key lies: from a plain file into slots and back.

use super::*;

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::process::Stdio;

const PIN: &str = "481516";
/// Badges of a kiosk that will be locked.
const TOKENS: u64 = 200;

/// Runs it with one line on its standard input. What is refused before it is asked for the line
/// may be gone before the line is written.
fn said(kiosk: &TestKiosk, args: &[&str], line: &str) -> Ended {
    let mut child = kiosk
        .command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    match writeln!(child.stdin.take().unwrap(), "{line}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.unwrap(),
    }
    Ended::of(child.wait_with_output().unwrap())
}

struct Protected {
    kiosk: TestKiosk,
    /// Badges that were made before; the first one was there.
    tokens: Vec<String>,
    stick: TempDir,
}

impl Protected {
    fn stick(&self) -> &str {
        self.stick.path().to_str().unwrap()
    }
}

/// A kiosk whose key is on a stick and in a code on paper.
fn protected() -> Protected {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    let tokens = kiosk.tokens(0..TOKENS);
    kiosk.ran(&["check-in", &tokens[0]]).done();
    let stick = tempfile::tempdir().unwrap();
    kiosk.ran(&["keys", "protect"]).refused("a recovery code");
    said(
        &kiosk,
        &["keys", "stick", "--to", stick.path().to_str().unwrap()],
        PIN,
    )
    .done();
    let sheet = kiosk.data().join("code.pdf");
    kiosk
        .ran(&["keys", "recovery", "--out", sheet.to_str().unwrap()])
        .done();
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"%PDF"));
    kiosk.ran(&["keys", "protect"]).done();
    Protected {
        kiosk,
        tokens,
        stick,
    }
}

#[test]
fn a_plain_key_is_said_to_be_one() {
    let kiosk = TestKiosk::new();
    let ended = kiosk.ran(&["keys"]).done();
    assert!(ended.out.contains("not a stolen machine"), "{}", ended.out);
    assert!(ended.out.contains("can read everything"), "{}", ended.out);
    let listed = kiosk.ran(&["keys", "--json"]).done().json();
    assert_eq!(listed["kind"], "file");
}

#[test]
fn a_protected_kiosk_opens_for_nobody_without_its_stick() {
    let Protected { kiosk, stick, .. } = &protected();
    assert!(!kiosk.data().join("key").exists());
    for command in [
        &["status"][..],
        &["verify"],
        &["restore", "--apply"],
        &["keys", "protect"],
    ] {
        let ended = kiosk.ran(command);
        assert_eq!(ended.code, Some(1), "{command:?}: {}", ended.out);
    }
    kiosk.ran(&["status"]).refused("locked");
    let listed = kiosk.ran(&["keys"]).done();
    for kind in ["stick", "recovery"] {
        assert!(listed.out.contains(kind), "{}", listed.out);
    }
    assert!(!listed.out.contains("plain file"), "{}", listed.out);
    // Nothing on the stick says what it is for.
    let door = std::fs::read_dir(stick.path().join("DOOR")).unwrap();
    let names: Vec<_> = door.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 1);
    let name = names[0].to_str().unwrap();
    assert!(
        name.len() == 20 && name.split_once('.').unwrap().1 == "key",
        "{name}"
    );
}

#[test]
fn the_stick_and_its_pin_bring_the_plain_key_back() {
    let there = protected();
    let kiosk = &there.kiosk;
    let args = ["keys", "unprotect", "--stick", there.stick()];
    said(kiosk, &args, "111111").refused("does not open");
    let other = tempfile::tempdir().unwrap();
    let wrong = [
        "keys",
        "unprotect",
        "--stick",
        other.path().to_str().unwrap(),
    ];
    said(kiosk, &wrong, PIN).refused("opens no kiosk");
    said(kiosk, &args, PIN).done();
    assert_eq!(kiosk.status()["attendances"], 1);
    kiosk.ran(&["verify"]).done();
}

#[test]
fn a_locked_kiosk_notes_badges_and_records_them_when_its_key_is_back() {
    let there = protected();
    let kiosk = &there.kiosk;
    kiosk.ran(&["check-in", &there.tokens[1]]).refused("locked");
    locks(&there);
    let mut args = vec!["check-in".to_owned()];
    args.extend_from_slice(&there.tokens[1..4]);
    args.push("not a badge".to_owned());
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let ended = kiosk.ran(&args);
    assert_eq!(
        ended.lines(),
        ["noted", "noted", "noted", "try another way"]
    );
    ended.refused("1 of 4");
    let doctor = kiosk.ran(&["doctor"]);
    assert!(doctor.out.contains("3 sign-ins wait"), "{}", doctor.out);
    kiosk
        .ran(&["keys", "between-meetings", "awake"])
        .refused("wait in the drop-box");

    said(kiosk, &["keys", "unprotect", "--stick", there.stick()], PIN).done();
    assert_eq!(kiosk.status()["attendances"], 4);
    kiosk.ran(&["verify"]).done();
    let doctor = kiosk.ran(&["doctor"]);
    assert!(doctor.out.contains("does not lock"), "{}", doctor.out);
    let on = [
        "keys",
        "between-meetings",
        "locked",
        "--stick",
        there.stick(),
    ];
    said(kiosk, &on, PIN).refused("plain file");
    kiosk.ran(&["keys", "between-meetings", "awake"]).done();
}

#[test]
fn every_line_that_said_noted_is_recorded_after_kill_9() {
    const KILLS: usize = 20;
    const BATCH: usize = 8;
    let there = protected();
    let kiosk = &there.kiosk;
    locks(&there);
    let all = &there.tokens[1..=KILLS * BATCH];
    let mut noted = Vec::new();
    for (kill, batch) in all.chunks(BATCH).enumerate() {
        let mut child = kiosk
            .command(&["check-in", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input
            .write_all((batch.join("\n") + "\n").as_bytes())
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let some = lines.by_ref().take(1 + kill % (BATCH - 1));
        let mut read: Vec<String> = some.map(Result::unwrap).collect();
        child.kill().unwrap();
        child.wait().unwrap();
        read.extend(lines.map(Result::unwrap));
        assert!(read.iter().all(|line| line == "noted"), "{read:?}");
        noted.extend_from_slice(&batch[..read.len()]);
    }
    said(kiosk, &["keys", "unprotect", "--stick", there.stick()], PIN).done();
    let again: Vec<&str> = ["check-in"]
        .into_iter()
        .chain(noted.iter().map(String::as_str))
        .collect();
    let ended = kiosk.ran(&again).done();
    assert_eq!(ended.lines(), vec!["already"; noted.len()]);
    kiosk.ran(&["verify"]).done();
}

/// Between meetings its key is on the stick and nowhere else.
fn locks(there: &Protected) {
    let args = [
        "keys",
        "between-meetings",
        "locked",
        "--stick",
        there.stick(),
    ];
    said(&there.kiosk, &args, "111111").refused("does not open");
    said(&there.kiosk, &args, PIN).done();
}

#[test]
fn too_many_tries_wait_also_with_the_right_pin() {
    let there = protected();
    let args = ["keys", "unprotect", "--stick", there.stick()];
    for _ in 0..4 {
        said(&there.kiosk, &args, "111111").refused("does not open");
    }
    said(&there.kiosk, &args, PIN).refused("too many tries");
}

#[test]
fn the_systems_credential_opens_the_kiosk_by_itself() {
    let kiosk = TestKiosk::new();
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    kiosk
        .ran(&["keys", "credential"])
        .refused("hands no credential");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("keytag-key"), [7; 32]).unwrap();
    let with = |args: &[&str]| {
        let output = kiosk
            .command(args)
            .env("CREDENTIALS_DIRECTORY", folder.path())
            .output();
        Ended::of(output.unwrap())
    };
    with(&["keys", "credential"]).done();
    let sheet = kiosk.data().join("code.pdf");
    with(&["keys", "recovery", "--out", sheet.to_str().unwrap()]).done();
    with(&["keys", "protect"]).done();
    with(&["status"]).done();
    kiosk.ran(&["status"]).refused("locked");
    let ended = with(&["doctor"]);
    assert!(
        ended.out.contains("not beside the database"),
        "{}",
        ended.out
    );
}

#[test]
fn what_is_not_there_cannot_be_removed_and_needed_slots_stay() {
    let there = protected();
    let kiosk = &there.kiosk;
    kiosk
        .ran(&["keys", "remove", "77"])
        .refused("no such key slot");
    kiosk.ran(&["keys", "remove", "1"]).refused("could be lost");
    said(kiosk, &["keys", "unprotect"], "not a code").refused("recovery code");
}
