//! What can be told of cameras without one. With one: `tests/camera`.

use std::fs;

use super::controls::steps;
use super::form::{Form, Offer, Reach, Shape};
use super::*;

fn offer(form: Form, width: u32, height: u32, rate: u32) -> Offer {
    Offer {
        form,
        width,
        height,
        rate: Some(rate),
    }
}

#[test]
fn the_best_of_a_camera_is_fast_enough_then_large_enough_then_small_then_easy() {
    use Form::{Grey, Mjpeg, Nv12, Yuyv};
    let small = offer(Grey, 320, 240, 30);
    let plain = offer(Yuyv, 640, 480, 30);
    let jpeg = offer(Mjpeg, 640, 480, 30);
    let large = offer(Mjpeg, 1280, 720, 30);
    let slow = offer(Yuyv, 1280, 720, 10);
    let best = |offers: &[Offer]| Offer::best(offers, Reach::Near);
    assert_eq!(best(&[]), None);
    assert_eq!(best(&[small]), Some(small));
    assert_eq!(best(&[small, large, jpeg, plain, slow]), Some(plain));
    assert_eq!(best(&[small, large, slow]), Some(large));
    assert_eq!(best(&[slow, small]), Some(small), "a slow one smears");
    let all = [Mjpeg, Yuyv, Nv12, Grey].map(|form| offer(form, 640, 480, 30));
    assert_eq!(best(&all), Some(all[3]));
    let far = |offers: &[Offer]| Offer::best(offers, Reach::Far);
    assert_eq!(far(&[small, large, jpeg, plain, slow]), Some(large));
    assert_eq!(far(&[small, plain]), Some(plain), "as far as it goes");
    let silent = Offer {
        rate: None,
        ..plain
    };
    assert_eq!(best(&[silent, jpeg]), Some(silent));
    let smaller = offer(Grey, 160, 120, 30);
    assert_eq!(
        best(&[smaller, small]),
        Some(small),
        "the largest of what is too small"
    );
}

#[test]
fn within_bounds_the_size_is_next_to_what_is_wanted() {
    let size = |least, most, step| Offer::size_within(Reach::Near, least, most, step);
    assert_eq!(size((16, 16), (4096, 4096), (16, 16)), (640, 480));
    assert_eq!(size((100, 100), (4096, 4096), (300, 300)), (700, 700));
    assert_eq!(size((800, 600), (1600, 1200), (8, 8)), (800, 600));
    assert_eq!(size((16, 16), (320, 240), (16, 16)), (320, 240));
    assert_eq!(size((1, 1), (u32::MAX, u32::MAX), (0, 0)), (640, 480));
    assert_eq!(
        size((9, 9), (3, 3), (1, 1)),
        (3, 3),
        "a driver that talks nonsense"
    );
}

fn shape(form: Form, row_bytes: u32) -> Shape {
    Shape {
        offer: offer(form, 4, 2, 30),
        row_bytes,
    }
}

#[test]
fn the_light_is_taken_out_of_each_form() {
    let light = [1, 2, 3, 4, 5, 6, 7, 8];
    let by_turns = [
        1, 128, 2, 128, 3, 128, 4, 128, 5, 128, 6, 128, 7, 128, 8, 128,
    ];
    let with_gaps = [1, 2, 3, 4, 0, 0, 5, 6, 7, 8];
    let and_colour = [1, 2, 3, 4, 5, 6, 7, 8, 99, 99, 99, 99];
    for (form, row, bytes) in [
        (Form::Grey, 0, &light[..]),
        (Form::Grey, 4, &light),
        (Form::Grey, 6, &with_gaps),
        (Form::Nv12, 4, &and_colour),
        (Form::Yuyv, 8, &by_turns),
    ] {
        let picture = shape(form, row).gray(bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (4, 2));
        assert_eq!(picture.pixels(), light, "{form:?}");
    }
}

#[test]
fn bytes_that_are_no_whole_picture_are_none() {
    for form in Form::ALL {
        for row in [0, 3, 4, 8, u32::MAX] {
            let shape = shape(form, row);
            assert_eq!(shape.gray(&[]), None);
            assert_eq!(shape.gray(&[7; 3]), None, "{form:?} {row}");
        }
    }
    let huge = Shape {
        offer: offer(Form::Yuyv, u32::MAX, u32::MAX, 30),
        row_bytes: u32::MAX,
    };
    assert_eq!(huge.gray(&[7; 64]), None);
    let nothing = Shape {
        offer: offer(Form::Grey, 0, 0, 30),
        row_bytes: 0,
    };
    assert_eq!(nothing.gray(&[7; 64]), None);
}

#[test]
fn cameras_come_in_the_order_of_their_numbers_and_are_found_by_name() {
    let dir = tempfile::tempdir().unwrap();
    for (file, name) in [
        ("video10", "HD Pro Webcam C920\n"),
        ("video2", "Integrated Camera: Front\n"),
        ("v4l-subdev0", "something else\n"),
    ] {
        let folder = dir.path().join("video4linux").join(file);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("name"), name).unwrap();
    }
    let cameras = Cameras::below(dir.path(), Path::new("/dev"));
    let names: Vec<String> = cameras
        .all()
        .into_iter()
        .map(|camera| camera.name)
        .collect();
    assert_eq!(names, ["Integrated Camera: Front", "HD Pro Webcam C920"]);
    let wanted = |text: &str| cameras.wanted(&Wanted::called(text));
    assert_eq!(wanted("webcam c920"), [Path::new("/dev/video10")]);
    assert_eq!(wanted("/dev/video5"), [Path::new("/dev/video5")]);
    assert!(wanted("Another").is_empty());
    assert_eq!(cameras.wanted(&Wanted::Any).len(), 2);
    let none = Cameras::below(&dir.path().join("nowhere"), Path::new("/dev"));
    assert!(none.all().is_empty());
}

#[test]
fn a_camera_looks_at_nobody_while_every_screen_is_off() {
    let dir = tempfile::tempdir().unwrap();
    let screens = Screens::below(dir.path());
    assert!(!screens.are_all_off(), "nobody tells");
    let screen = |name: &str, status: &str, power: &str| {
        let folder = dir.path().join("drm").join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("status"), format!("{status}\n")).unwrap();
        fs::write(folder.join("dpms"), format!("{power}\n")).unwrap();
    };
    screen("card0-DP-1", "disconnected", "Off");
    assert!(!screens.are_all_off());
    screen("card0-HDMI-A-1", "connected", "Off");
    assert!(screens.are_all_off());
    let cameras = Cameras::below(dir.path(), dir.path());
    let mut camera = Camera::among(cameras, screens.clone(), Wanted::Any, Setting::Its);
    assert_eq!(camera.next(), Seen::Absent);
    screen("card0-DSI-1", "connected", "On");
    assert!(!screens.are_all_off());
}

#[test]
fn what_is_no_camera_is_absent() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "no camera").unwrap();
    for path in [file, dir.path().to_owned(), dir.path().join("none")] {
        let mut camera = Camera::new(Wanted::At(path.clone()), Setting::Ours);
        assert_eq!(camera.next(), Seen::Absent, "{path:?}");
        assert_eq!(camera.pause(&Seen::Absent), LOOK_AGAIN);
        assert!(probe(&path, Reach::Near).is_err());
    }
}

#[test]
fn settings_are_tried_from_the_likeliest_on_and_within_what_the_camera_takes() {
    assert_eq!(steps(None, None).len(), 1);
    let exposures = steps(Some(&(40..=120)), None);
    assert_eq!(exposures.len(), 4, "{exposures:?}");
    let all = steps(Some(&(1..=5000)), Some(&(0..=250)));
    assert_eq!(all.len(), 12);
    let mut distinct = all.clone();
    distinct.dedup();
    assert_eq!(distinct, all);
    assert_eq!(all[0], steps(Some(&(50..=50)), Some(&(100..=100)))[0]);
}
