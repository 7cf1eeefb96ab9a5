//! Films that take the part of a camera.

use std::fs;
use std::path::Path;
use std::time::Duration;

use keytag::badge::read::Reader;
use keytag::device::frames::{Film, Frames, Kind, Seen};

use super::pictures::{self, HEIGHT, WIDTH};

/// The first pixel of each of the next pictures.
fn lights(film: &mut Film, count: usize) -> Vec<u8> {
    let light = |_| match film.next() {
        Seen::Frame(picture) => picture.pixels()[0],
        other => panic!("{other:?}"),
    };
    (0..count).map(light).collect()
}

fn film(dir: &Path, name: &str, bytes: &[u8]) -> Film {
    let path = dir.join(name);
    fs::write(&path, bytes).unwrap();
    Film::new(&path).unwrap()
}

/// A film of flat pictures, six by four, each with so many bytes of colour behind its light.
fn plain(head: &str, lights: &[u8], colour: usize) -> Vec<u8> {
    let mut bytes = format!("YUV4MPEG2 W6 H4 {head}\n").into_bytes();
    for light in lights {
        bytes.extend(b"FRAME\n");
        bytes.extend([*light; 24]);
        bytes.extend(std::iter::repeat_n(128, colour));
    }
    bytes
}

#[test]
fn a_plain_film_is_played_over_and_over_at_its_own_pace() {
    let dir = tempfile::tempdir().unwrap();
    for (head, colour, ms) in [
        ("F25:1 Ip A1:1 C420jpeg", 12, 40),
        ("F25:1", 12, 40),
        ("F30000:1001 C422", 24, 33),
        ("F10:1 C444", 48, 100),
        ("F50:1 Cmono", 0, 20),
    ] {
        let mut film = film(dir.path(), "a.y4m", &plain(head, &[1, 2, 3], colour));
        assert_eq!(lights(&mut film, 7), [1, 2, 3, 1, 2, 3, 1], "{head}");
        let pause = film.pause(&Seen::Nothing);
        assert_eq!(pause.as_millis(), ms, "{head}");
        assert_eq!(film.kind(), Kind::Live);
    }
}

#[test]
fn a_film_that_is_cut_off_ends_before_its_last_picture() {
    let dir = tempfile::tempdir().unwrap();
    let mut bytes = plain("Cmono", &[1, 2, 3], 0);
    bytes.truncate(bytes.len() - 5);
    assert_eq!(
        lights(&mut film(dir.path(), "a.y4m", &bytes), 4),
        [1, 2, 1, 2]
    );
}

#[test]
fn jpegs_are_found_in_whatever_lies_between_them() {
    let dir = tempfile::tempdir().unwrap();
    let one = pictures::jpeg(&vec![40; WIDTH * HEIGHT]);
    let other = pictures::jpeg_of_file(&vec![200; WIDTH * HEIGHT]);
    let plain = [&one[..], &other[..]].concat();
    let mut film_of = film(dir.path(), "a.mjpeg", &plain);
    assert_eq!(lights(&mut film_of, 5), [40, 200, 40, 200, 40]);
    // The head of an AVI with 20 pictures a second, and chunks.
    let mut avi = b"RIFF____AVI LIST____hdrlavih____".to_vec();
    avi.extend(50_000_u32.to_le_bytes());
    for picture in [&one, &other] {
        avi.extend(b"00dc____");
        avi.extend(picture);
    }
    avi.extend(b"idx1 and so on");
    let mut film_of = film(dir.path(), "a.AVI", &avi);
    assert_eq!(lights(&mut film_of, 3), [40, 200, 40]);
    assert_eq!(film_of.pause(&Seen::Nothing), Duration::from_millis(50));
}

#[test]
fn a_badge_in_a_film_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let token = pictures::token(8);
    let light = pictures::badge(&token, 20);
    let mut film = film(dir.path(), "a.mjpg", &pictures::jpeg(&light));
    let Seen::Frame(picture) = film.next() else {
        panic!("a picture");
    };
    assert!(Reader::new().look(&picture) == [token]);
}

#[test]
fn what_is_no_film_is_absent_and_may_become_one() {
    let dir = tempfile::tempdir().unwrap();
    assert!(Film::new(&dir.path().join("a.mp4")).is_none());
    let long = format!("YUV4MPEG2 W6 H4 X{}\n", "x".repeat(400));
    for bytes in [
        "",
        "YUV4MPEG2",
        "YUV4MPEG2 W6 H4\n",
        "YUV4MPEG2 W6 H4\nNOTHING\n",
        "YUV4MPEG2 W0 H4\nFRAME\n",
        "YUV4MPEG2 W8192 H8192\nFRAME\n",
        "YUV4MPEG2 W6 H4 C420p10\nFRAME\n",
        "RIFF____AVI ",
        &long,
    ] {
        let mut film = film(dir.path(), "a.y4m", bytes.as_bytes());
        assert_eq!(film.next(), Seen::Absent, "{bytes}");
        fs::write(dir.path().join("a.y4m"), plain("Cmono", &[5], 0)).unwrap();
        assert_eq!(lights(&mut film, 2), [5, 5]);
    }
    let mut jpegs = film(dir.path(), "a.mjpeg", b"\xff\xd8\xff\xda and nothing more");
    assert_eq!(jpegs.next(), Seen::Absent);
}
