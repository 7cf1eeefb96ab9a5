//! Folders that behave and folders that do not.

use image::{GrayImage, Luma, RgbaImage};
use tempfile::TempDir;

use super::*;
use crate::badge::qr::Modules;
use crate::badge::{OrganisationKey, Token, TokenId, read};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A flat picture that is told from others by its grey.
fn put(folder: &TempDir, name: &str, grey: u8) {
    GrayImage::from_pixel(8, 6, Luma([grey]))
        .save_with_format(folder.path().join(name), ImageFormat::Png)
        .unwrap();
}

/// The greys of the frames that come now.
fn greys(frames: &mut FolderFrames) -> Vec<u8> {
    let mut greys = Vec::new();
    while let Seen::Frame(frame) = frames.next() {
        greys.push(frame.pixels()[0]);
    }
    greys
}

#[test]
fn frames_come_once_in_the_order_of_their_names() {
    let folder = folder();
    put(&folder, "b.png", 2);
    put(&folder, "c.PNG", 3);
    put(&folder, "a.png", 1);
    let mut frames = FolderFrames::new(folder.path());
    assert_eq!(greys(&mut frames), [1, 2, 3]);
    assert_eq!(frames.next(), Seen::Nothing);
    put(&folder, "a2.png", 4);
    put(&folder, "d.png", 5);
    assert_eq!(greys(&mut frames), [4, 5]);
    assert_eq!(frames.next(), Seen::Nothing);
}

#[test]
fn a_name_that_was_gone_in_between_is_a_new_frame() {
    let folder = folder();
    put(&folder, "a.png", 1);
    let mut frames = FolderFrames::new(folder.path());
    assert_eq!(greys(&mut frames), [1]);
    fs::remove_file(folder.path().join("a.png")).unwrap();
    assert!(greys(&mut frames).is_empty());
    put(&folder, "a.png", 9);
    assert_eq!(greys(&mut frames), [9]);
}

#[test]
fn what_is_no_frame_is_passed_over() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    put(&folder, "0-first.png", 1);
    fs::write(path("1-empty.png"), b"").unwrap();
    fs::write(path("2-text.png"), b"this is not a picture").unwrap();
    fs::write(path("3-notes.txt"), b"not looked at").unwrap();
    fs::create_dir(path("4-folder.png")).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, path("5-pipe.png"), 0o600.into()).unwrap();
    std::os::unix::fs::symlink(path("nowhere"), path("6-link.png")).unwrap();
    File::create(path("7-large.png"))
        .unwrap()
        .set_len(FILE_BYTES_MAX + 1)
        .unwrap();
    fs::write(path("8-bomb.png"), claiming(60_000, 60_000)).unwrap();
    fs::write(path("8-wide.png"), claiming(8_192, 8_192)).unwrap();
    put(&folder, "9-last.png", 2);
    let mut frames = FolderFrames::new(folder.path());
    assert_eq!(greys(&mut frames), [1, 2]);
    assert_eq!(frames.next(), Seen::Nothing);
}

/// A small PNG whose header claims another size.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    GrayImage::new(8, 8)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    let mut bytes = bytes.into_inner();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let check = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&check.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |rest, byte| {
        (0..8).fold(rest ^ u32::from(*byte), |rest, _| {
            (rest >> 1) ^ (0xEDB8_8320 * (rest & 1))
        })
    })
}

#[test]
fn a_frame_that_is_still_being_copied_comes_when_it_is_whole() {
    let folder = folder();
    put(&folder, "whole.png", 7);
    let whole = fs::read(folder.path().join("whole.png")).unwrap();
    let path = folder.path().join("copied.png");
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let mut frames = FolderFrames::new(folder.path());
    assert_eq!(greys(&mut frames), [7]);
    assert!(greys(&mut frames).is_empty());
    fs::write(&path, &whole).unwrap();
    assert_eq!(greys(&mut frames), [7]);
    assert!(greys(&mut frames).is_empty());
}

#[test]
fn a_missing_folder_is_absent_and_may_come_back() {
    let parent = folder();
    let path = parent.path().join("frames");
    let mut frames = FolderFrames::new(&path);
    assert_eq!(frames.next(), Seen::Absent);
    assert_eq!(frames.next(), Seen::Absent);
    fs::create_dir(&path).unwrap();
    assert_eq!(frames.next(), Seen::Nothing);
    GrayImage::from_pixel(8, 6, Luma([3]))
        .save(path.join("a.png"))
        .unwrap();
    assert_eq!(greys(&mut frames), [3]);
    fs::remove_dir_all(&path).unwrap();
    assert_eq!(frames.next(), Seen::Absent);
}

#[test]
fn a_file_that_vanished_after_the_listing_is_passed_over() {
    let folder = folder();
    put(&folder, "a.png", 1);
    put(&folder, "b.png", 2);
    put(&folder, "c.png", 3);
    let mut frames = FolderFrames::new(folder.path());
    assert!(matches!(frames.next(), Seen::Frame(_)));
    fs::remove_file(folder.path().join("b.png")).unwrap();
    assert_eq!(greys(&mut frames), [3]);
}

#[test]
fn colour_pictures_become_grey() {
    let folder = folder();
    RgbaImage::from_pixel(4, 4, image::Rgba([255, 255, 255, 255]))
        .save(folder.path().join("a.png"))
        .unwrap();
    assert_eq!(greys(&mut FolderFrames::new(folder.path())), [255]);
}

#[test]
fn a_badge_in_the_folder_is_read_like_one_before_a_camera() {
    let folder = folder();
    let token = Token::issue(&OrganisationKey::new([3; 32]), TokenId(77));
    let modules = Modules::of(&token).unwrap();
    GrayImage::from_fn(33 * 5, 33 * 5, |x, y| {
        let module = |pixel: u32| usize::try_from(pixel / 5).unwrap().checked_sub(4);
        match (module(x), module(y)) {
            (Some(column), Some(row)) if modules.is_dark(column, row) => Luma([0]),
            _ => Luma([255]),
        }
    })
    .save(folder.path().join("badge.png"))
    .unwrap();
    let mut camera: Box<dyn Frames> = Box::new(FolderFrames::new(folder.path()));
    match camera.next() {
        Seen::Frame(frame) => assert_eq!(read::still(&frame), [token]),
        other => panic!("{other:?}"),
    }
}
