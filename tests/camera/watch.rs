//! From the driver to the badge: forms, faults, and cameras that come and go.

use super::Rig;
use super::pictures::{self, HEIGHT, WIDTH};

/// Two pictures of a badge that is held up, in the form's own bytes.
fn of_badge(n: u64, form: impl Fn(&[u8]) -> Vec<u8>) -> Vec<Vec<u8>> {
    let token = pictures::token(n);
    [20, 21]
        .map(|left| form(&pictures::badge(&token, left)))
        .into()
}

fn read(n: u64) -> String {
    format!("read {}", pictures::token(n).letters())
}

fn grey(light: &[u8]) -> Vec<u8> {
    light.to_owned()
}

#[test]
fn a_badge_is_read_in_each_form_that_cameras_give() {
    /// As some drivers align their rows.
    const ROW: usize = 2 * WIDTH + 64;
    let plain = |light: &[u8]| pictures::yuyv(light, 2 * WIDTH);
    let aligned = |light: &[u8]| pictures::yuyv(light, ROW);
    for (form, row, pictures) in [
        ("GREY", None, of_badge(1, grey)),
        ("NV12", None, of_badge(1, pictures::nv12)),
        ("YUYV", None, of_badge(1, plain)),
        ("YUYV", Some(ROW), of_badge(1, aligned)),
        ("MJPG", None, of_badge(1, pictures::jpeg)),
    ] {
        let Some(mut rig) = Rig::new(form, &pictures) else {
            return;
        };
        rig.set("KEYTAG_TEST_NEWS", 2);
        if let Some(row) = row {
            rig.set("KEYTAG_SHIM_ROW", row);
        }
        let heard = rig.hears("watches");
        assert_eq!(heard, [read(1).as_str(), "there"], "{form}");
        let formats: Vec<String> = rig.log();
        assert!(
            formats.contains(&format!("format {form} {WIDTH}")),
            "{formats:?}"
        );
    }
}

#[test]
fn of_what_a_camera_gives_the_smallest_that_is_enough_is_taken_with_the_least_work() {
    let Some(mut rig) = Rig::new(
        "YUYV",
        &of_badge(2, |light| pictures::yuyv(light, 2 * WIDTH)),
    ) else {
        return;
    };
    rig.set("KEYTAG_SHIM_FORMS", "MJPG,RGB3,YUYV")
        .set("KEYTAG_SHIM_SIZES", "320x240,1920x1080,640x480,1280x720")
        .set("KEYTAG_TEST_NEWS", 1);
    assert_eq!(rig.hears("watches"), [read(2)]);
    assert!(rig.log().contains(&"format YUYV 640".to_owned()));
}

#[test]
fn a_badge_that_is_held_is_one_sign_in_also_when_the_camera_is_plugged_in_anew() {
    let Some(mut rig) = Rig::new("GREY", &of_badge(3, grey)) else {
        return;
    };
    rig.set("KEYTAG_SHIM_FPS", 60)
        .set("KEYTAG_SHIM_UNPLUG", 40)
        .set("KEYTAG_SHIM_GONE", 3)
        .set("KEYTAG_TEST_NEWS", 5);
    // Whoever plugs it in anew holds the badge up anew.
    let heard = rig.hears("watches");
    let again = read(3);
    assert_eq!(
        heard,
        [again.as_str(), "there", "gone", again.as_str(), "there"]
    );
    let log = rig.log();
    let unplugged = log
        .iter()
        .position(|line| line == "camera unplugged 40")
        .unwrap();
    assert!(
        log[unplugged..].contains(&"camera closed 0".to_owned()),
        "{log:?}"
    );
    assert!(
        log[unplugged..].contains(&"camera opened 0".to_owned()),
        "{log:?}"
    );
}

#[test]
fn a_camera_that_hangs_is_opened_anew() {
    let Some(mut rig) = Rig::new("GREY", &of_badge(4, grey)) else {
        return;
    };
    rig.set("KEYTAG_SHIM_FPS", 60)
        .set("KEYTAG_SHIM_HANG", 10)
        .set("KEYTAG_TEST_NEWS", 5);
    let again = read(4);
    let heard = rig.hears("watches");
    assert_eq!(
        heard,
        [again.as_str(), "there", "gone", again.as_str(), "there"]
    );
}

#[test]
fn a_camera_that_is_busy_or_not_ours_is_absent_and_nothing_else() {
    for fault in ["open 13", "open 16", "format 16", "buffers 16", "stream 16"] {
        let Some(mut rig) = Rig::new("GREY", &of_badge(5, grey)) else {
            return;
        };
        rig.set("KEYTAG_SHIM_FAIL", fault)
            .set("KEYTAG_TEST_PICTURES", 2);
        assert_eq!(rig.hears("takes_pictures"), ["absent", "absent"], "{fault}");
    }
}

#[test]
fn a_camera_is_found_by_itself_or_by_its_name() {
    for (wanted, is_found) in [("", true), ("of nobody", true), ("somebody", false)] {
        let Some(mut rig) = Rig::new("GREY", &of_badge(6, grey)) else {
            return;
        };
        rig.tell();
        rig.set("KEYTAG_TEST_WANTED", wanted)
            .set("KEYTAG_TEST_PICTURES", 1);
        let heard = rig.hears("takes_pictures");
        assert_eq!(heard[0] != "absent", is_found, "{wanted}: {heard:?}");
    }
}

#[test]
fn a_camera_that_gives_no_picture_makes_room_for_one_that_does() {
    let Some(mut rig) = Rig::new("GREY", &of_badge(6, grey)) else {
        return;
    };
    rig.tell();
    let silent = rig.before().display().to_string();
    // It is waited for, then let go, and the next one is looked through.
    rig.set("KEYTAG_SHIM_SILENT", silent)
        .set("KEYTAG_TEST_WANTED", "")
        .set("KEYTAG_TEST_PICTURES", 9);
    let heard = rig.hears("takes_pictures");
    assert_eq!(heard[..7], ["nothing"; 7]);
    assert_eq!(heard[7], "absent");
    assert!(heard[8].starts_with("640 x 480 "), "{heard:?}");
}

#[test]
fn of_what_was_seen_no_row_is_left_in_memory() {
    let held = [20, 21].map(|left| pictures::badge(&pictures::token(9), left));
    let light: Vec<Vec<u8>> = held.into_iter().map(pictures::marked).collect();
    for (form, pictures) in [
        ("GREY", light.clone()),
        (
            "NV12",
            light.iter().map(|light| pictures::nv12(light)).collect(),
        ),
        (
            "YUYV",
            light
                .iter()
                .map(|light| pictures::yuyv(light, 2 * WIDTH))
                .collect(),
        ),
    ] {
        let Some(rig) = Rig::new(form, &pictures) else {
            return;
        };
        assert_eq!(rig.hears("forgets"), ["0 left"], "{form}");
    }
}

#[test]
fn what_is_no_picture_is_passed_over() {
    let whole = pictures::jpeg(&pictures::room());
    let torn = whole[..whole.len() / 3].to_owned();
    let Some(mut rig) = Rig::new("MJPG", &[torn, b"no picture at all".to_vec(), whole]) else {
        return;
    };
    rig.set("KEYTAG_TEST_PICTURES", 3);
    let heard = rig.hears("takes_pictures");
    assert_eq!(heard.len(), 3);
    assert!(
        heard[2].starts_with(&format!("{WIDTH} x {HEIGHT} ")),
        "{heard:?}"
    );
    assert_eq!(heard[1], "nothing");
}

/// What the camera was set to, in turn.
fn set(rig: &Rig) -> Vec<String> {
    let log = rig.log();
    let set = log.iter().filter_map(|line| line.strip_prefix("set "));
    set.map(str::to_owned).collect()
}

/// How the camera is set at first: short and fixed.
const AT_FIRST: [&str; 4] = [
    "exposure-auto 1",
    "focus-auto 0",
    "exposure 50",
    "focus 100",
];
/// How it is left: as it was.
const AT_LAST: [&str; 4] = [
    "focus 17",
    "exposure 157",
    "focus-auto 1",
    "exposure-auto 3",
];

#[test]
fn exposure_is_short_and_swept_while_something_moves_that_cannot_be_read() {
    // In this light everything is white but for an exposure of 30, the third that is tried.
    let held = |n: usize| {
        let mut light = pictures::badge(&pictures::token(7), 20);
        let left = 90 + 13 * (n % 16);
        for (at, light) in light.iter_mut().enumerate() {
            // A sleeve, so that something moves.
            if at / WIDTH > 400 && (left..left + 90).contains(&(at % WIDTH)) {
                *light = 4;
            }
        }
        light
    };
    let pictures: Vec<Vec<u8>> = (0..16).map(held).collect();
    let Some(mut rig) = Rig::new("GREY", &pictures) else {
        return;
    };
    rig.set("KEYTAG_SHIM_LIGHT", 5).set("KEYTAG_TEST_NEWS", 2);
    assert_eq!(rig.hears("watches"), ["there".to_owned(), read(7)]);
    let set = set(&rig);
    assert_eq!(set[..4], AT_FIRST);
    // In which order and how fast they are tried is for a clock of the tests' own
    // (`device::lookout`): here, that the camera takes it.
    let tried: Vec<&str> = set[4..set.len() - 4]
        .iter()
        .filter_map(|line| line.strip_prefix("exposure "))
        .collect();
    assert_eq!(tried[..2], ["50", "100"]);
    assert!(tried.contains(&"30"), "{tried:?}");
    assert_eq!(set[set.len() - 4..], AT_LAST);
}

#[test]
fn a_camera_that_was_set_by_hand_is_left_as_it_was() {
    let Some(mut rig) = Rig::new("GREY", &of_badge(8, grey)) else {
        return;
    };
    rig.set("KEYTAG_SHIM_BY_HAND", 1).set("KEYTAG_TEST_NEWS", 1);
    rig.hears("watches");
    let set = set(&rig);
    assert_eq!(set[..4], AT_FIRST);
    assert_eq!(
        set[set.len() - 4..],
        [
            "focus 17",
            "exposure 157",
            "focus-auto 0",
            "exposure-auto 1"
        ]
    );
}
