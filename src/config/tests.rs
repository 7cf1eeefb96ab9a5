//! What a site may type, and what it is told when it mistypes.

use std::fs;
use std::path::Path;

use super::*;
use crate::domain::attendance::AttendanceMode;
use crate::domain::milestone::Schemes;
use crate::domain::series::{Room, SchemeId, Series};

/// A directory with these files.
fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

fn kiosk(text: &str) -> KioskConfig {
    Config::load(site(&[("kiosk.toml", text)]).path())
        .unwrap_or_else(|error| panic!("{error}"))
        .kiosk
}

/// Every mistake in these files, as it is told, with the directory left out.
fn mistakes(files: &[(&str, &str)]) -> Vec<String> {
    let dir = site(files);
    let prefix = format!("{}/", dir.path().display());
    let error = Config::load(dir.path()).expect_err("a mistake");
    error
        .problems
        .iter()
        .map(|problem| problem.to_string().replace(&prefix, ""))
        .collect()
}

fn mistake(text: &str) -> String {
    let mut all = mistakes(&[("kiosk.toml", text)]);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

#[test]
fn nothing_typed_is_everything_by_default() {
    assert_eq!(
        Config::load(Path::new("/no/such/directory")),
        Ok(Config::default())
    );
    assert_eq!(Config::load(site(&[]).path()), Ok(Config::default()));
    for empty in ["", "\n\n", "# a remark\n", "\u{feff}", "[site]\n[screen]\n"] {
        assert_eq!(kiosk(empty), KioskConfig::default(), "{empty:?}");
    }
}

#[test]
fn the_shipped_kiosk_file_says_what_holds_without_it() {
    let shipped = include_str!("../../kiosk-config/kiosk.toml");
    assert_eq!(kiosk(shipped), KioskConfig::default());
}

#[test]
fn a_camera_is_named_or_found_or_left_alone() {
    let choice = |name: &str| {
        kiosk(&format!("[camera]\nname = \"{name}\"\n"))
            .camera
            .choice
    };
    assert_eq!(choice("auto"), CameraChoice::Auto);
    assert_eq!(choice("off"), CameraChoice::Off);
    for name in ["Integrated Camera", "/dev/video2"] {
        assert_eq!(choice(name), CameraChoice::Called(name.to_owned()));
    }
    let preview = |typed: &str| {
        kiosk(&format!("[camera]\npreview = \"{typed}\"\n"))
            .camera
            .preview
    };
    assert_eq!(preview("card"), Preview::Card);
    assert_eq!(preview("off"), Preview::Off);
    assert_eq!(
        kiosk("[camera]\nreach = \"far\"\n").camera.reach,
        Reach::Far
    );
    let said = mistake("[camera]\npreview = \"on\"\n");
    for allowed in ["door", "card", "off"] {
        assert!(said.contains(allowed), "{said}");
    }
}

#[test]
fn the_shipped_kiosk_file_names_every_key() {
    // A key that is not in the file would be listed as allowed and yet not be found there.
    let shipped = include_str!("../../kiosk-config/kiosk.toml");
    for section in [
        "",
        "site",
        "kiosk",
        "screen",
        "door",
        "camera",
        "times",
        "sessions",
        "milestones",
        "export",
        "backup",
        "records",
        "access",
        "printer",
        "scanner",
    ] {
        let header = if section.is_empty() {
            String::new()
        } else {
            format!("[{section}]\n")
        };
        let told = mistake(&format!("{header}no_such_key = 1\n"));
        let allowed = told
            .split("Allowed: ")
            .nth(1)
            .unwrap()
            .split('.')
            .next()
            .unwrap();
        for key in allowed.split(", ") {
            let (as_key, as_section) = (format!("\n{key} = "), format!("\n[{key}]\n"));
            let is_there = shipped.contains(&as_key) || shipped.contains(&as_section);
            assert!(is_there, "{key} of [{section}]");
        }
    }
}

#[test]
fn what_is_typed_is_what_holds() {
    let config = kiosk(
        r#"
        [site]
        name = "Haus am Park"
        code = "HAP-2"
        zone = "Europe/Berlin"
        rooms = ["Saal", "Küche"]
        [kiosk]
        name = "Eingang"
        room = "Küche"
        [screen]
        diagonal_inches = 15.6
        theme = "high-contrast"
        large_text = true
        keyboard = "qwertz"
        hours = 24
        sound = false
        [ease]
        more_time = "off"
        two_buttons = "auto"
        pace_ms = 2500
        next_key = "1"
        choose_key = "2"
        speech = true
        [door]
        by_name = false
        [times]
        result_secs = 6
        lock_secs = 120
        [sessions]
        opens_before_mins = 15
        [milestones]
        due_days = 14
        [export]
        readable = true
        office = [
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
            "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg",
        ]
        receipts = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
        stick_filesystems = ["exfat"]
        [backup]
        dir = "/mnt/second/keytag"
        [access]
        pin_digits_min = 8
        "#,
    );
    assert_eq!(config.site.name, "Haus am Park");
    assert_eq!(config.site.zone, chrono_tz::Europe::Berlin);
    assert_eq!(config.kiosk.room, Room("Küche".to_owned()));
    assert_eq!(config.kiosk.language, "en");
    assert_eq!(config.screen.size, ScreenSize::DiagonalInches(15.6));
    assert_eq!(config.screen.theme, Theme::HighContrast);
    assert!(config.screen.large_text.is_on() && !config.screen.sound.is_on());
    assert_eq!(config.screen.hours, Hours::TwentyFour);
    let ease = EaseConfig {
        more_time: MoreTime::Endless,
        two_buttons: TwoButtons::Auto,
        pace_ms: 2_500,
        next_key: ButtonKey::Digit('1'),
        choose_key: ButtonKey::Digit('2'),
        speech: Switch::On,
    };
    assert_eq!(config.ease, ease);
    assert!(!config.door.by_name.is_on());
    assert_eq!(
        (config.times.result_secs, config.times.choice_secs),
        (6, 15)
    );
    assert_eq!(config.sessions.opens_before_mins, 15);
    assert_eq!(config.sessions.closes_after_mins, 30);
    assert_eq!(config.milestones.due_days, 14);
    assert!(config.export.readable.is_on());
    assert_eq!(config.export.office.len(), 2);
    assert!(config.export.receipts.is_some());
    assert_eq!(config.export.stick_filesystems, [StickFilesystem::Exfat]);
    let second = std::path::Path::new("/mnt/second/keytag");
    assert_eq!(config.backup.dir.as_deref(), Some(second));
    assert_eq!(config.access.pin_digits_min, 8);
}

#[test]
fn two_buttons_that_send_the_same_are_one() {
    let told = mistake("[ease]\nnext_key = \"enter\"\n");
    assert!(
        told.contains("the same") && told.contains("two different keys"),
        "{told}"
    );
}

#[test]
fn a_kiosk_without_a_room_stands_at_the_first_one() {
    let config = kiosk("[site]\nrooms = [\"Saal\", \"Küche\"]\n");
    assert_eq!(config.kiosk.room, Room("Saal".to_owned()));
}

#[test]
fn each_mistake_is_told_with_its_place_and_what_is_allowed() {
    for (typed, told) in [
        (
            "[screen]\nthme = \"dark\"\n",
            "kiosk.toml:2:1: unknown key \"thme\" in [screen]. Allowed: diagonal_inches, theme, \
             large_text, lower_buttons, reduce_motion, keyboard, hours, sound. Did you mean \
             \"theme\"?",
        ),
        (
            "theme = \"dark\"\n",
            "kiosk.toml:1:1: unknown key \"theme\" in this file. Allowed: site, kiosk, screen, ease, \
             door, camera, times, sessions, milestones, service, export, backup, records, access, \
             printer, scanner.",
        ),
        (
            "[screen]\n  theme = \"drak\" # Küche\n",
            "kiosk.toml:2:11: screen.theme is \"drak\". Allowed: \"light\", \"dark\", \
             \"high-contrast\". Did you mean \"dark\"?",
        ),
        (
            "[screen]\nlarge_text = \"yes\"\n",
            "kiosk.toml:2:14: screen.large_text is \"yes\". Allowed: true or false, without quotes.",
        ),
        (
            "[screen]\ndiagonal_inches = 1\n",
            "kiosk.toml:2:19: screen.diagonal_inches is 1. Allowed: \"auto\", or a number from 5 to \
             100.",
        ),
        (
            "[screen]\nhours = 13\n",
            "kiosk.toml:2:9: screen.hours is 13. Allowed: \"auto\", 12 or 24.",
        ),
        (
            "[times]\nidle_secs = 3\n",
            "kiosk.toml:2:13: times.idle_secs is 3. Allowed: a whole number from 15 to 180.",
        ),
        (
            "[times]\nidle_secs = -30\n",
            "kiosk.toml:2:13: times.idle_secs is -30. Allowed: a whole number from 15 to 180.",
        ),
        (
            "[times]\nidle_secs = 99999999999999999999\n",
            "kiosk.toml:2:13: times.idle_secs is 99999999999999999999. Allowed: a whole number from \
             15 to 180.",
        ),
        (
            "[site]\nname = \"\"\n",
            "kiosk.toml:2:8: site.name is \"\". Allowed: a text of 1 to 60 characters in one line, \
             in quotes.",
        ),
        (
            "[site]\ncode = \"A/B\"\n",
            "kiosk.toml:2:8: site.code is \"A/B\". Allowed: letters A to Z, digits and hyphens.",
        ),
        (
            "[site]\nlanguages = [\"en\", \"xx\"]\n",
            "kiosk.toml:2:20: site.languages is \"xx\". Allowed: \"en\", \"es\", \"fr\", \"de\", \"pl\", \"ar\".",
        ),
        (
            "[site]\nlanguages = [\"eng\"]\n",
            "kiosk.toml:2:14: site.languages is \"eng\". Allowed: \"en\", \"es\", \"fr\", \"de\", \"pl\", \
             \"ar\". Did you mean \"en\"?",
        ),
        (
            "[site]\nrooms = []\n",
            "kiosk.toml:2:9: site.rooms is a list. Allowed: 1 to 50 of them.",
        ),
        (
            "[site]\nrooms = [\"Saal\", \"Saal\"]\n",
            "kiosk.toml:2:18: site.rooms is \"Saal\". Allowed: each one once.",
        ),
        (
            "[site]\nrooms = [\"Saal\", \"Küche\"]\n[kiosk]\nroom = \"Kuche\"\n",
            "kiosk.toml:4:8: kiosk.room is \"Kuche\". Allowed: \"Saal\", \"Küche\". Did you mean \
             \"Küche\"?",
        ),
        (
            "[backup]\ndir = \"backups\"\n",
            "kiosk.toml:2:7: backup.dir is \"backups\". Allowed: \"beside\" the database, or a path \
             that begins with /.",
        ),
        (
            "[export]\nstick_filesystems = [\"fat32\"]\n",
            "kiosk.toml:2:22: export.stick_filesystems is \"fat32\". Allowed: \"vfat\", \"exfat\", \
             \"ntfs3\", \"ext4\".",
        ),
        (
            "site = 5\n",
            "kiosk.toml:1:8: site is 5. Allowed: a section that begins with [site].",
        ),
    ] {
        assert_eq!(mistake(typed), told, "{typed}");
    }
}

#[test]
fn a_mistaken_key_of_the_office_is_told() {
    for (typed, told) in [
        (
            "[export]\noffice = [\"age1one\"]\n",
            "kiosk.toml:2:11: export.office is \"age1one\". Allowed: nobody, or the office and \
             whoever keeps the recovery key: the lines that `keytag-office keys` printed, each \
             beginning with age1.",
        ),
        (
            "[export]\nreceipts = \"AAAA\"\n",
            "kiosk.toml:2:12: export.receipts is \"AAAA\". Allowed: \"none\", or the line that \
             `keytag-office keys` printed.",
        ),
    ] {
        assert_eq!(mistake(typed), told, "{typed}");
    }
}

#[test]
fn a_misspelt_zone_finds_its_name_among_all_zones() {
    assert_eq!(
        mistake("[site]\nzone = \"Berlin\"\n"),
        "kiosk.toml:2:8: site.zone is \"Berlin\". Allowed: a time zone, such as \"Europe/Berlin\" or \
         \"America/Chicago\". Did you mean \"Europe/Berlin\"?"
    );
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    for (typed, place) in [
        ("[site\n", "kiosk.toml:1:6: this is no TOML: "),
        ("[site]\nname = Haus\n", "kiosk.toml:2:8: this is no TOML: "),
        (
            "[site]\nname = \"a\"\nname = \"b\"\n",
            "kiosk.toml:3:1: this is no TOML: ",
        ),
        ("[site]\n[site]\n", "kiosk.toml:2:2: this is no TOML: "),
        ("<html></html>", "kiosk.toml:1:1: this is no TOML: "),
        ("\0\0\0\0", "kiosk.toml:1:1: this is no TOML: "),
    ] {
        let told = mistakes(&[("kiosk.toml", typed)]);
        assert!(told[0].starts_with(place), "{typed:?}: {told:#?}");
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let told = mistakes(&[(
        "kiosk.toml",
        "[site]\nzone = \"Mars\"\n[screen]\ntheme = 1\nlarge_text = 2\nhuors = 24\n[dore]\n",
    )]);
    let places: Vec<&str> = told
        .iter()
        .filter_map(|told| told.split(": ").next())
        .collect();
    assert_eq!(
        places,
        [
            "kiosk.toml:2:8",
            "kiosk.toml:4:9",
            "kiosk.toml:5:14",
            "kiosk.toml:6:1",
            "kiosk.toml:7:2",
        ]
    );
}

#[test]
fn a_whole_error_counts_its_mistakes() {
    let dir = site(&[("kiosk.toml", "a = 1\nb = 2\n")]);
    let error = Config::load(dir.path()).unwrap_err().to_string();
    assert!(
        error.starts_with("the configuration has 2 mistakes; nothing was started\n"),
        "{error}"
    );
    assert_eq!(error.lines().count(), 3);
}

#[test]
fn a_misspelt_file_is_told() {
    let told = mistakes(&[("kisok.toml", "")]);
    assert_eq!(
        told,
        [format!(
            "kisok.toml: no file of this name is read. Allowed: {}. Did you mean \"kiosk.toml\"?",
            Config::FILES.join(", ")
        )]
    );
    assert!(Config::load(site(&[("setup.sh", ""), ("kiosk.toml.shipped", "?")]).path()).is_ok());
}

#[test]
fn a_directory_in_place_of_a_file_is_told() {
    let dir = site(&[]);
    fs::create_dir(dir.path().join("kiosk.toml")).unwrap();
    let problems = Config::load(dir.path()).unwrap_err().problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].found, "this is a directory");
}

#[test]
fn a_file_in_place_of_the_directory_is_told() {
    let dir = site(&[("kiosk.toml", "")]);
    let problems = Config::load(&dir.path().join("kiosk.toml"))
        .unwrap_err()
        .problems;
    assert!(
        problems[0].found.starts_with("the file cannot be read"),
        "{problems:?}"
    );
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let dir = site(&[]);
    fs::write(
        dir.path().join("kiosk.toml"),
        b"[site]\nname = \"K\xfcche\"\n",
    )
    .unwrap();
    let problems = Config::load(dir.path()).unwrap_err().problems;
    assert_eq!(
        problems[0].position,
        Some(Position {
            line: 2,
            column: 10
        })
    );
    assert_eq!(problems[0].allowed, "text saved as UTF-8");
}

#[test]
fn a_huge_file_is_refused_and_not_read() {
    let dir = site(&[("kiosk.toml", &"# ten megabytes\n".repeat(10 * 65_536))]);
    let problems = Config::load(dir.path()).unwrap_err().problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].found, "the file is too large");
}

#[test]
fn a_file_of_brackets_is_survived() {
    for typed in [
        "[".repeat(100_000),
        format!("a = {}", "[".repeat(100_000)),
        "a.".repeat(50_000),
    ] {
        let told = mistakes(&[("kiosk.toml", &typed)]).len();
        assert!((1..=ConfigError::PROBLEMS_MAX).contains(&told), "{told}");
    }
}

/// Each in its place would take minutes.
#[test]
fn of_a_file_of_mistakes_the_first_are_told_at_once() {
    let keys = (0..60_000).fold(String::new(), |keys, n| keys + &format!("k{n} = {n}\n"));
    for typed in ["=\n".repeat(500_000), keys] {
        let told = mistakes(&[("help.toml", &typed), ("kiosk.toml", "=\n")]);
        assert_eq!(told.len(), ConfigError::PROBLEMS_MAX);
        assert!(told[0].starts_with("help.toml:1:"), "{}", told[0]);
    }
}

#[test]
fn a_name_that_would_garble_the_door_is_refused() {
    for name in ["a\\nb", "a\\u0000b", "\\u202Eabc", "   ", &"x".repeat(61)] {
        let told = mistake(&format!("[site]\nname = \"{name}\"\n"));
        assert!(told.starts_with("kiosk.toml:2:8: site.name is "), "{told}");
        assert!(told.len() < 200 && !told.contains('\u{202e}'), "{told}");
    }
}

fn series(text: &str) -> Vec<Series> {
    Config::load(site(&[("series.toml", text)]).path())
        .unwrap_or_else(|error| panic!("{error}"))
        .series
}

const SERIES: &str = "[[series]]\nid = \"a\"\ntitle = \"A\"\nstart = \"19:00\"\nmeets = { weekly = \
                      [\"monday\"] }\n";

#[test]
fn the_shipped_series_are_four_examples_in_the_four_modes() {
    let all = series(include_str!("../../kiosk-config/series.toml"));
    let modes: Vec<AttendanceMode> = all.iter().map(|series| series.mode).collect();
    assert_eq!(modes, AttendanceMode::ALL);
}

#[test]
fn the_first_shipped_series_says_what_holds_without_it() {
    let all = series(include_str!("../../kiosk-config/series.toml"));
    let least = "[[series]]\nid = \"monday-open\"\ntitle = \"Open meeting\"\n\
                 meets = { weekly = [\"monday\"] }\nstart = \"19:00\"\n";
    assert_eq!(all[0], series(least)[0]);
}

#[test]
fn the_first_shipped_series_names_every_key() {
    let shipped = include_str!("../../kiosk-config/series.toml");
    let told = mistakes(&[("series.toml", &format!("{SERIES}no_such_key = 1\n"))]);
    let allowed = told[0]
        .split("Allowed: ")
        .nth(1)
        .unwrap()
        .split('.')
        .next()
        .unwrap();
    for key in allowed.split(", ") {
        assert!(shipped.contains(&format!("\n{key} = ")), "{key}");
    }
}

#[test]
fn a_series_takes_what_kiosk_toml_says_for_all() {
    let dir = site(&[
        (
            "kiosk.toml",
            "[site]\nrooms = [\"Saal\", \"Küche\"]\n[kiosk]\nroom = \"Küche\"\n[sessions]\n\
             opens_before_mins = 10\n[milestones]\nscheme = \"aa-short\"\n",
        ),
        ("series.toml", SERIES),
    ]);
    let config = Config::load(dir.path()).unwrap();
    let [series] = config.series.as_slice() else {
        panic!("{config:?}")
    };
    assert_eq!(series.room, Room("Küche".to_owned()));
    assert_eq!(series.scheme.0, "aa-short");
    let schedule = &series.schedule;
    assert_eq!(
        (schedule.opens_before_mins, schedule.closes_after_mins),
        (10, 30)
    );
    assert_eq!(config.files.len(), 2);
}

#[test]
fn each_mistake_in_a_series_is_told() {
    for (typed, told) in [
        (
            "[[series]]\nid = \"a\"\ntitle = \"A\"\nstart = \"19:00\"\n",
            "series.toml:1:1: meets is missing from this [[series]]. Allowed: meets = { weekly = \
             [\"tuesday\"] }, { every_weeks = { weeks = 2, from = 2026-01-06 } }, { monthly = { nth \
             = [\"first\"], on = [\"saturday\"] } } or { dates = [\"2026-12-24\"] }.",
        ),
        (
            &SERIES.replace("\"a\"", "\"Monday Hope\""),
            "series.toml:2:6: series.id is \"Monday Hope\". Allowed: up to 32 small letters, digits \
             and hyphens, such as \"tuesday-hope\".",
        ),
        (
            &format!("{SERIES}{SERIES}"),
            "series.toml:7:6: series.id is \"a\". Allowed: an id of its own for each series.",
        ),
        (
            &format!("{SERIES}mode = \"anonymous\"\n"),
            "series.toml:6:8: series.mode is \"anonymous\". Allowed: \"headcount\", \
             \"anonymous_badge\", \"chosen_name\", \"roster\".",
        ),
        (
            &format!("{SERIES}scheme = \"plain-day\"\n"),
            "series.toml:6:10: series.scheme is \"plain-day\". Allowed: \"aa-monthly\", \
             \"aa-short\", \"na-keytags\", \"celebrate-recovery\", \"plain-days\", \
             \"coming-back\", \"none\". Did you mean \"plain-days\"?",
        ),
        (
            &format!("{SERIES}room = \"Main rom\"\n"),
            "series.toml:6:8: series.room is \"Main rom\". Allowed: \"Main room\". Did you mean \
             \"Main room\"?",
        ),
        (
            &format!(
                "{SERIES}extra = [{{ date = 2026-12-24, start = \"10:00\", room = \"Attic\" }}]\n"
            ),
            "series.toml:6:55: series.extra.room is \"Attic\". Allowed: \"Main room\".",
        ),
        (
            &SERIES.replace("19:00", "7pm"),
            "series.toml:4:9: series.start: invalid value: string \"7pm\". Allowed: a time in whole \
             minutes such as \"19:00\".",
        ),
        (
            &SERIES.replace("weekly", "weakly"),
            "series.toml:5:11: series.meets: unknown variant `weakly`. Allowed: one of `weekly`, \
             `every_weeks`, `monthly`, `dates`. Did you mean \"weekly\"?",
        ),
        (
            &format!("{SERIES}duration_mins = 0\n"),
            "series.toml:6:17: series.duration_mins: invalid value: integer `0`. Allowed: 1 to 1440 \
             minutes.",
        ),
        (
            &format!("{SERIES}moved = [{{ of = 2026-12-29, dat = 2026-12-28 }}]\n"),
            "series.toml:6:29: series.moved: unknown field `dat`. Allowed: one of `of`, `date`, \
             `start`, `duration_mins`, `room`. Did you mean \"date\"?",
        ),
        (
            "series = 1\n",
            "series.toml:1:10: series is 1. Allowed: sections that begin with [[series]].",
        ),
        (
            "[[serie]]\n",
            "series.toml:1:3: unknown key \"serie\" in this file. Allowed: series. Did you mean \
             \"series\"?",
        ),
    ] {
        let all = mistakes(&[("series.toml", typed)]);
        assert_eq!(all, [told], "{typed}");
    }
}

#[test]
fn all_mistakes_of_all_files_are_told_at_once() {
    let told = mistakes(&[
        ("kiosk.toml", "[screen]\ntheme = \"drak\"\n"),
        (
            "series.toml",
            "[[series]]\nid = \"A\"\nstart = \"7pm\"\nmeets = { weekly = [] }\nmode = 1\nmod = 1\n",
        ),
    ]);
    let mut places: Vec<&str> = told
        .iter()
        .filter_map(|told| told.split(": ").next())
        .collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            "kiosk.toml:2:9",
            "series.toml:1:1",
            "series.toml:2:6",
            "series.toml:3:9",
            "series.toml:4:9",
            "series.toml:5:8",
            "series.toml:6:1",
        ]
    );
}

#[test]
fn a_broken_kiosk_file_does_not_make_its_rooms_unknown() {
    let told = mistakes(&[
        ("kiosk.toml", "[site\nrooms = [\"Saal\"]\n"),
        ("series.toml", &format!("{SERIES}room = \"Saal\"\n")),
    ]);
    assert!(
        told.iter().all(|told| told.starts_with("kiosk.toml")),
        "{told:#?}"
    );
}

#[test]
fn more_series_than_a_site_can_have_are_refused() {
    let told = mistakes(&[("series.toml", &"[[series]]\n".repeat(SERIES_MAX + 1))]);
    assert_eq!(
        told,
        ["series.toml:1:1: 201 of [[series]]. Allowed: at most 200."]
    );
}

fn schemes(text: &str) -> Schemes {
    Config::load(site(&[("milestones.toml", text)]).path())
        .unwrap_or_else(|error| panic!("{error}"))
        .schemes
}

#[test]
fn the_shipped_milestones_are_those_that_hold_without_a_file() {
    let built_in = Config::default().schemes;
    let ids: Vec<&str> = built_in
        .scheme
        .iter()
        .map(|scheme| scheme.id.0.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "aa-monthly",
            "aa-short",
            "na-keytags",
            "celebrate-recovery",
            "plain-days",
            "coming-back",
            "none",
        ]
    );
    assert_eq!(
        schemes(include_str!("../../kiosk-config/milestones.toml")),
        built_in
    );
}

#[test]
fn a_scheme_of_the_site_takes_the_place_of_one_with_its_id() {
    let own = "[[scheme]]\nid = \"aa-short\"\ntitle = \"Ours\"\nsteps = []\n\
               [[scheme]]\nid = \"our-chips\"\ntitle = \"Ours too\"\nsteps = []\n";
    let all = schemes(own);
    let title = |id: &str| {
        all.get(&SchemeId(id.to_owned()))
            .map(|scheme| scheme.title.as_str())
    };
    assert_eq!(title("aa-short"), Some("Ours"));
    assert_eq!(title("our-chips"), Some("Ours too"));
    assert_eq!(title("plain-days"), Some("Days, months and years"));
    assert_eq!(all.scheme.len(), 8);
}

#[test]
fn a_series_may_name_a_scheme_of_the_site() {
    let dir = site(&[
        (
            "milestones.toml",
            "[[scheme]]\nid = \"our-chips\"\ntitle = \"Ours\"\nsteps = []\n",
        ),
        ("series.toml", &format!("{SERIES}scheme = \"our-chips\"\n")),
        ("kiosk.toml", "[milestones]\nscheme = \"our-chips\"\n"),
    ]);
    let config = Config::load(dir.path()).unwrap();
    assert_eq!(config.series[0].scheme.0, "our-chips");
    assert_eq!(config.kiosk.milestones.scheme.0, "our-chips");
}

#[test]
fn each_mistake_in_a_scheme_is_told() {
    let told = mistakes(&[(
        "milestones.toml",
        "[[scheme]]\nid = \"A b\"\nsteps = [\n  { after = \"30 dys\", colour = \"red\" },\n  \
         { after = \"60 days\", colour = \"rde\" },\n]\n[[scheme]]\nid = \"a\"\ntitle = \"A\"\n\
         steps = []\nshap = 1\n[[scheme]]\nid = \"a\"\ntitle = \"A\"\nsteps = []\n",
    )]);
    let places: Vec<&str> = told
        .iter()
        .filter_map(|told| told.split(": ").next())
        .collect();
    assert_eq!(
        places,
        [
            "milestones.toml:1:1",
            "milestones.toml:2:6",
            "milestones.toml:4:13",
            "milestones.toml:5:33",
            "milestones.toml:11:1",
            "milestones.toml:13:6",
        ],
        "{told:#?}"
    );
    assert!(
        told[2].contains("\"30 dys\" is not known. Allowed: \"welcome\", \"30 days\""),
        "{}",
        told[2]
    );
    assert!(told[3].ends_with("Did you mean \"red\"?"), "{}", told[3]);
    assert!(told[4].ends_with("Did you mean \"shape\"?"), "{}", told[4]);
}

fn help(text: &str) -> Config {
    Config::load(site(&[("help.toml", text)]).path()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_shipped_help_is_what_holds_without_a_file() {
    let shipped = help(include_str!("../../kiosk-config/help.toml")).help;
    assert_eq!(shipped, Config::default().help);
    let numbers: Vec<&str> = shipped.iter().map(|line| line.number.as_str()).collect();
    assert_eq!(numbers, ["911", "988", "1-800-662-4357"].repeat(6));
}

const LINE: &str =
    "[[line]]\nlanguage = \"en\"\ntitle = \"Ana\"\nhow = \"Knock\"\nnumber = \"Room 4\"\n";

#[test]
fn a_site_with_its_own_help_shows_only_that() {
    assert_eq!(help(LINE).help.len(), 1);
    assert_eq!(help("# nothing yet\n").help, []);
}

#[test]
fn a_language_without_help_shows_what_there_is() {
    let config = help(LINE);
    assert_eq!(config.help_in("en")[0].title, "Ana");
    assert_eq!(config.help_in("xx")[0].title, "Ana");
    assert!(help("").help_in("en").is_empty());
}

#[test]
fn each_mistake_in_the_help_is_told() {
    let too_many = LINE.repeat(HelpLine::LINES_MAX + 1);
    for (typed, told) in [
        (
            too_many.as_str(),
            "help.toml:21:1: line 5 in the language \"en\". Allowed: at most 4 of a language.",
        ),
        (
            &LINE.replace("\"en\"", "\"xx\""),
            "help.toml:2:12: line.language is \"xx\". Allowed: \"en\", \"es\", \"fr\", \"de\", \"pl\", \"ar\".",
        ),
        (
            &LINE.replace("number = \"Room 4\"\n", ""),
            "help.toml:1:1: number is missing from this [[line]]. Allowed: number = \"988\".",
        ),
        (
            &LINE.replace("\"Room 4\"", "988"),
            "help.toml:5:10: line.number is 988. Allowed: a text of 1 to 30 characters in one line, \
             in quotes.",
        ),
    ] {
        assert_eq!(mistakes(&[("help.toml", typed)]), [told], "{typed}");
    }
}

const CARD: &str = "[[card]]\nlanguage = \"en\"\ntitle = \"Rest\"\nbody = [\"Sit down.\"]\n";

#[test]
fn the_shipped_cards_are_those_without_a_file_and_one_is_for_family() {
    let shipped = help(include_str!("../../kiosk-config/help.toml")).cards;
    assert_eq!(shipped, Config::default().cards);
    let family = shipped.iter().filter(|card| card.family.is_on()).count();
    assert_eq!((shipped.len(), family), (20, 5));
    assert_eq!(help(LINE).cards, []);
}

#[test]
fn what_is_shipped_to_read_keeps_to_our_words() {
    let unkind = [
        "should",
        "must",
        "never",
        "just",
        "addict",
        "alcoholic",
        "clean",
        "relapse",
        "!",
    ];
    for card in Config::default().cards {
        let text = format!("{} {}", card.title, card.body.join(" ")).to_lowercase();
        let mut words = text.split(|sign: char| !sign.is_alphabetic() && sign != '!');
        let found = words.find(|word| unkind.contains(word));
        assert_eq!(found, None, "{}", card.title);
    }
}

#[test]
fn each_mistake_in_a_card_is_told() {
    let too_many = CARD.repeat(HelpCard::CARDS_MAX + 1);
    let linked = |link: &str| format!("{CARD}link = \"{link}\"\n");
    for (typed, told) in [
        (
            too_many.as_str(),
            "help.toml:25:1: card 7 in the language \"en\". Allowed: at most 6 of a language.",
        ),
        (
            &CARD.replace("body = [\"Sit down.\"]\n", ""),
            "help.toml:1:1: body is missing from this [[card]]. Allowed: body = [\"a paragraph\", \
             \"and another\"].",
        ),
        (
            &CARD.replace("[\"Sit down.\"]", "[]"),
            "help.toml:4:8: card.body is a list. Allowed: 1 to 8 of them.",
        ),
        (
            &linked("http://example.org"),
            "help.toml:5:8: card.link is \"http://example.org\". Allowed: an address that begins \
             with https://, without a space.",
        ),
        (
            &CARD.replace("title", "tittle"),
            "help.toml:1:1: title is missing from this [[card]]. Allowed: title = \"When a craving \
             comes\".",
        ),
    ] {
        let found = mistakes(&[("help.toml", typed)]);
        assert_eq!(found.first().map(String::as_str), Some(told), "{typed}");
    }
    assert_eq!(help(&linked("https://example.org")).cards.len(), 1);
}

#[cfg(feature = "gui")]
#[test]
fn the_languages_are_those_that_the_window_speaks() {
    let spoken = crate::ui::words::Words::languages();
    let spoken: Vec<&str> = spoken.iter().map(|language| language.tag).collect();
    assert_eq!(spoken, LANGUAGES);
}
