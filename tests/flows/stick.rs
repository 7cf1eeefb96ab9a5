//! The month goes onto a stick, and adds up.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Evening;

#[test]
fn what_the_door_recorded_is_on_the_stick() {
    let mut evening = Evening::new();
    for n in 0..5 {
        let person = evening.person(n);
        evening.scans(&person);
        evening.welcomes(&person);
    }
    evening.touches("button-done");
    let pin = evening.script.staff_pin.clone();
    evening.unlocks(&pin);
    evening.touches("tonight-more");
    evening.touches("tonight-staff");
    evening.touches("staff-export");
    let start = evening
        .words
        .with("export-start", &[("label", "DEMO".into())]);
    evening.touches_words(&start);
    evening.sees("export-done-title");
    let mut rows = 0;
    for folder in fs::read_dir(evening.stick()).unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            assert!(!name.starts_with('.'), "{name} was left behind");
            if name.starts_with("attendance") && file.extension().is_some_and(|is| is == "csv") {
                let text = fs::read_to_string(&file).unwrap();
                let mut lines = text.lines();
                let mut columns = lines.next().unwrap().split(',');
                // Those that were taken back are there, too, and say so.
                let voided = columns.position(|name| name == "voided").unwrap();
                rows += lines
                    .filter(|line| line.split(',').nth(voided) == Some("false"))
                    .count() as u64;
            }
        }
    }
    assert_eq!(rows, evening.on_disk().attendances);
    assert_eq!(evening.on_disk().unexported, 0);

    // The stick is lost: another one takes the same.
    let spare = evening.stick().with_file_name("SPARE");
    fs::create_dir(&spare).unwrap();
    evening.touches("button-done");
    evening.touches("staff-export");
    let start = evening
        .words
        .with("export-start", &[("label", "SPARE".into())]);
    evening.touches_words(&start);
    evening.sees("export-done-title");
    let carried = |stick: &Path| {
        let report = fs::read_dir(stick).unwrap().next().unwrap().unwrap();
        fs::read_to_string(report.path().join("attendance.csv")).unwrap()
    };
    assert_eq!(carried(&spare), carried(&evening.stick()));
    assert_eq!(evening.on_disk().unexported, 0);
}

/// The office's program.
pub fn office(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_keytag-office"))
        .args(args)
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .output()
        .unwrap();
    let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    said(output.stdout) + &said(output.stderr)
}

#[test]
fn what_is_sealed_at_the_door_is_opened_at_the_office_and_confirmed() {
    let evening = Evening::new();
    let keys = evening.dir.path().join("keys");
    let db = evening.dir.path().join("office.sqlite");
    let (keys, db) = (keys.to_str().unwrap(), db.to_str().unwrap());
    let made = office(&["keys", "--to", keys]);
    let lines = &made[made.find("[export]").unwrap()..];
    let config = evening.dir.path().join("site/kiosk-config/kiosk.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, text.replace("[export]\n", lines)).unwrap();
    let mut evening = evening.restart();
    let person = evening.person(0);
    evening.scans(&person);
    evening.welcomes(&person);
    evening.touches("button-done");

    evening.opens_for_staff();
    evening.touches("staff-export");
    // The demo allows spreadsheets, too: they are the other choice.
    evening.touches("export-plain-instead");
    evening.touches("export-sealed-instead");
    let seal = |evening: &mut Evening, label: &str| {
        let start = evening
            .words
            .with("export-seal", &[("label", label.into())]);
        evening.touches_words(&start);
        evening.sees("export-done-title");
    };
    seal(&mut evening, "DEMO");
    assert!(!evening.shows("export-sealed-receipt"));

    let stick = evening.stick();
    let stick = stick.to_str().unwrap();
    let import = ["import", "--db", db, "--keys", keys, stick];
    let refused = office(&import);
    let key = refused
        .split_whitespace()
        .find(|word| word.matches('-').count() == 7);
    let key = key
        .unwrap_or_else(|| panic!("{refused}"))
        .trim_end_matches([';', ',', '.', ':']);
    let taken = office(&[&import[..], &["--trust", key]].concat());
    assert!(taken.contains("taken in"), "{taken}");

    // It was let go: it comes back as another one.
    let back = evening.stick().with_file_name("BACK");
    fs::create_dir_all(back.join("DOOR")).unwrap();
    for file in fs::read_dir(evening.stick().join("DOOR")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), back.join("DOOR").join(file.file_name())).unwrap();
    }
    evening.touches("button-done");
    evening.touches("staff-export");
    seal(&mut evening, "BACK");
    evening.sees("export-sealed-receipt");
    let back = back.to_str().unwrap();
    let taken = office(&["import", "--db", db, "--keys", keys, back]);
    assert!(taken.contains("taken in"), "{taken}");
}
