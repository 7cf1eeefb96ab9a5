//! Exit codes, help, and what is wrong before anything begins.

use super::*;

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_right() {
    for args in [
        &["sing-in"][..],
        &["status", "--jason"],
        &["check-in"],
        &["export"],
        &["export", "--to", "x", "--month", "november"],
        &["badges"],
        &["badges", "--out", "x.pdf", "--sheet", "a5"],
        &["badges", "--out", "x.pdf", "--count", "0"],
        &["badges", "--out", "x.pdf", "--nudge", "far"],
        &["demo", "--headless"],
        &["--windowed", "big"],
        &["--windowed", "800x480", "status"],
    ] {
        let ended = ran(args);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ended.err.contains("error:"), "{args:?}: {}", ended.err);
    }
}

#[test]
fn help_explains_each_option_with_its_default() {
    for args in [
        &["--help"][..],
        &["demo", "--help"],
        &["status", "--help"],
        &["export", "--help"],
        &["badges", "--help"],
        &["check-in", "--help"],
        &["verify", "--help"],
        &["doctor", "--help"],
    ] {
        let ended = ran(args).done();
        for word in ["--data", "--config", "[default: $XDG_DATA_HOME/keytag]"] {
            assert!(
                ended.out.contains(word),
                "{args:?} without {word}:\n{}",
                ended.out
            );
        }
    }
    let badges = ran(["badges", "--help"]).done().out;
    assert!(badges.contains("[default: 10]") && badges.contains("[default: a4-cards]"));
    assert!(ran(["--version"]).done().out.starts_with("keytag "));
}

#[test]
fn a_directory_without_a_kiosk_is_refused_and_stays_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("slip");
    std::fs::create_dir_all(data.join("kiosk-config")).unwrap();
    let sheet = dir.path().join("x.pdf");
    for args in [
        vec!["status"],
        vec!["verify"],
        vec!["check-in", "BCDF"],
        vec!["badges", "--out", sheet.to_str().unwrap()],
    ] {
        let ended = Ended::of(keytag(&args).arg("--data").arg(&data).output().unwrap());
        ended.refused("there is no kiosk in");
    }
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 1);
    assert!(!sheet.exists());
}

#[test]
fn a_mistake_in_the_configuration_is_told_with_file_and_line() {
    let kiosk = TestKiosk::new();
    kiosk.configure("[site]\nnmae = \"Hope\"\n[times]\nresult_secs = 99\n");
    let said = kiosk.ran(&["status"]).refused("kiosk.toml:2:").err;
    assert!(said.contains("There is one more mistake"), "{said}");
    let doctor = kiosk.ran(&["doctor"]);
    assert!(doctor.out.contains("kiosk.toml:2:") && doctor.out.contains("kiosk.toml:4:"));
}

#[test]
fn the_shipped_configuration_is_good() {
    let kiosk = TestKiosk::new();
    let config = concat!(env!("CARGO_MANIFEST_DIR"), "/kiosk-config");
    kiosk.ran(&["status", "--config", config]).done();
}

#[test]
fn nothing_is_said_when_nobody_reads_any_more() {
    let kiosk = TestKiosk::new();
    let mut child = kiosk
        .command(&["status"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = Ended::of(child.wait_with_output().unwrap());
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
}

#[test]
fn the_log_keeps_quiet_unless_it_is_asked() {
    let kiosk = TestKiosk::new();
    kiosk.ran(&["status"]).done();
    let loud = kiosk
        .command(&["status"])
        .env("KEYTAG_LOG", "nonsense=[")
        .output()
        .unwrap();
    assert_eq!(loud.status.code(), Some(0));
}
