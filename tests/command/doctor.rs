//! One line each, with the mend.

use super::*;
use std::os::unix::fs::PermissionsExt;

#[test]
fn a_sound_kiosk_has_a_line_for_everything() {
    let kiosk = TestKiosk::new();
    kiosk.configure("");
    let ended = kiosk.found_sound();
    for about in [
        "screen", "camera", "scanner", "sound", "speech", "sticks", "disk", "clock", "key",
        "config", "copies", "journal",
    ] {
        let lines = ended.lines();
        let line = lines
            .iter()
            .find(|line| line.split_whitespace().nth(1) == Some(about));
        assert!(line.is_some(), "{about}:\n{}", ended.out);
    }
}

#[test]
fn what_is_to_be_mended_ends_with_1() {
    let kiosk = TestKiosk::new();
    let key = kiosk.data().join("key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let ended = kiosk.ran(&["doctor"]).refused("to be mended");
    assert!(
        ended.out.contains("MEND  key") && ended.out.contains("chmod 600"),
        "{}",
        ended.out
    );
    let lines = kiosk.ran(&["doctor", "--json"]).out;
    let findings = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let bad: Vec<_> = findings
        .filter(|finding| finding["state"] == "mend" && finding["about"] != "disk")
        .collect();
    assert_eq!(bad.len(), 1);
    assert_eq!(bad[0]["about"], "key");
}

#[test]
fn a_machine_without_a_kiosk_can_be_looked_at() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("kiosk-config")).unwrap();
    let ended = Ended::of(
        keytag(["doctor"])
            .arg("--data")
            .arg(dir.path())
            .output()
            .unwrap(),
    );
    assert!(ended.sound().out.contains("there is none yet"));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn what_a_scanner_sends_is_shown_and_nobody_is_signed_in() {
    use std::io::Write as _;
    use std::process::Stdio;

    let kiosk = TestKiosk::new();
    let before = kiosk.status()["entries"].clone();
    let mut doctor = keytag(["doctor", "--scan"])
        .arg("--data")
        .arg(kiosk.data())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let token = &kiosk.tokens(1..2)[0];
    let typed = format!("]Q3{token}\r\n4006381333931\t{}\r", token.to_lowercase());
    let mut input = doctor.stdin.take().unwrap();
    input.write_all(typed.as_bytes()).unwrap();
    drop(input);
    let ended = Ended::of(doctor.wait_with_output().unwrap()).done();
    let count = |line: &str| ended.out.lines().filter(|told| *told == line).count();
    assert_eq!(
        (count("one of our badges"), count("no badge")),
        (2, 1),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("before it ]Q3") && ended.out.contains("end      Tab"));
    assert!(!ended.out.contains(&token[4..12]), "{}", ended.out);
    assert_eq!(kiosk.status()["entries"], before);
}

#[test]
fn a_scanner_that_types_into_the_kiosk_alone_is_not_waited_for_in_vain() {
    let kiosk = TestKiosk::new();
    kiosk.configure("[scanner]\ndevice = \"Scanner of a Maker\"\n");
    let ended = Ended::of(
        keytag(["doctor", "--scan"])
            .arg("--data")
            .arg(kiosk.data())
            .stdin(Stdio::null())
            .output()
            .unwrap(),
    );
    let said = ended.done().out;
    let first = said.lines().next().unwrap();
    assert!(
        first.contains("Scanner of a Maker") && first.contains("Try the scanner"),
        "{said}"
    );
}
