//! The files that a site edits.

use std::fs;

use keytag::config::Config;

use super::texts::is_told_well;
use super::{Checked, Target};

#[test]
fn any_kiosk_toml_is_refused_with_its_lines_or_read() {
    any_file(
        "config-kiosk",
        "kiosk.toml",
        include_bytes!("../../kiosk-config/kiosk.toml"),
    );
}

#[test]
fn any_series_toml_is_refused_with_its_lines_or_read() {
    any_file(
        "config-series",
        "series.toml",
        include_bytes!("../../kiosk-config/series.toml"),
    );
}

#[test]
fn any_milestones_toml_is_refused_with_its_lines_or_read() {
    any_file(
        "config-milestones",
        "milestones.toml",
        include_bytes!("../../kiosk-config/milestones.toml"),
    );
}

#[test]
fn any_help_toml_is_refused_with_its_lines_or_read() {
    any_file(
        "config-help",
        "help.toml",
        include_bytes!("../../kiosk-config/help.toml"),
    );
}

#[track_caller]
fn any_file(name: &'static str, file: &str, sound: &[u8]) {
    let dir = tempfile::tempdir().unwrap();
    let target = Target {
        name,
        seeds: vec![sound.to_vec()],
        words: &[
            " = ",
            "[[",
            "]]",
            "[",
            "#",
            "'''",
            "\"\"\"",
            "\\U0010FFFF",
            "0x",
            "nan",
            "inf",
            "1979-05-27T07:32:00Z",
            "24:61",
            "02-29",
            "true",
            "{",
            "a.b.c.d = 1\n",
            "zone = ",
            "Europe/Berlin",
            "minutes",
            "days",
            "months",
            "years",
            "2147483648",
        ],
        inputs: 400,
    };
    target.withstands(|input| -> Checked {
        fs::write(dir.path().join(file), input).unwrap();
        let loaded = Config::load(dir.path());
        if loaded != Config::load(dir.path()) {
            return Err("it is read twice and differs".into());
        }
        match loaded {
            Ok(_) => Ok(()),
            Err(error) => is_told_well(&error, &String::from_utf8_lossy(input)),
        }
    });
}
