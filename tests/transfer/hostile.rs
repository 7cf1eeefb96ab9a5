//! Sticks that somebody prepared: names that are no text, links, pipes, sockets, folders under the
//! names of files, a file of five gigabytes, and more names than anybody wants to read. None of it
//! is followed, waited for or touched, and the office's receipt among it still counts.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use keytag::device::volume::FolderVolumes;
use keytag::device::volume::Volumes;
use keytag::domain::carried::Receipt;
use keytag::domain::id::KioskId;
use keytag::transfer::bundle::carry::{Stick, newest_receipt};
use keytag::transfer::bundle::{PublicKey, SigningKey, receipt_name, write_receipt};
use keytag::transfer::{After, Destination};
use rustix::fs::{CWD, Mode, mkfifoat};

use super::evening::in_memory;
use super::sealed::Door;

/// More than any disk of a kiosk has left, in bytes; it takes no room, since nothing is in it.
const SPARSE_BYTES: u64 = 5 * 1024 * 1024 * 1024;
/// Names beside those that mean something.
const CROWD: u32 = 120_000;

const KIOSK: KioskId = KioskId::from_bytes([0xaa; 16]);

fn office() -> SigningKey {
    SigningKey::from_seed(&[1; 32])
}

fn receipt(number: u32) -> Receipt {
    Receipt {
        kiosk: KIOSK,
        number,
        held: Vec::new(),
        backed_up: Vec::new(),
        missing: Vec::new(),
    }
}

/// The newest receipt on this stick.
fn newest(stick: &Path) -> Result<Option<Receipt>, String> {
    let volumes = FolderVolumes::only(stick);
    let volume = volumes.list().remove(0);
    let destination = Destination {
        volumes: &volumes,
        volume: &volume,
        after: After::Keep,
    };
    let key: PublicKey = office().public();
    newest_receipt(destination, KIOSK, &key).map_err(|error| error.to_string())
}

/// Puts one of everything that is no ordinary file under the names that this gives.
fn prepare(folder: &Path, outside: &Path, mut name: impl FnMut() -> String) {
    let mut next = || folder.join(name());
    symlink(outside, next()).unwrap();
    symlink("/dev/zero", next()).unwrap();
    symlink("nowhere", next()).unwrap();
    mkfifoat(CWD, next(), Mode::RWXU).unwrap();
    UnixListener::bind(next()).unwrap();
    fs::create_dir(next()).unwrap();
    File::create(next()).unwrap().set_len(SPARSE_BYTES).unwrap();
    fs::write(next(), [0xff, 0xfe, 0, 27]).unwrap();
    for odd in [
        &b"new\nline"[..],
        b"\x1b[2J\x1b]0;x\x07",
        b"\xff\xfe.receipt",
        b" ",
        b"-rf",
    ] {
        fs::write(folder.join(OsStr::from_bytes(odd)), "x").unwrap();
    }
}

#[test]
fn a_receipt_counts_among_whatever_lies_beside_it() {
    let (stick, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    // What a link leads to is a receipt that would count, if anybody followed it.
    let elsewhere = outside.path().join("receipt");
    fs::write(&elsewhere, write_receipt(&receipt(99), &office()).unwrap()).unwrap();
    let door = stick.path().join("DOOR");
    fs::create_dir(&door).unwrap();
    let sound = write_receipt(&receipt(7), &office()).unwrap();
    fs::write(door.join(receipt_name(&receipt(7))), sound).unwrap();
    let mut number = 90;
    prepare(&door, &elsewhere, || {
        number += 1;
        receipt_name(&receipt(number))
    });
    assert_eq!(newest(stick.path()), Ok(Some(receipt(7))));
}

#[test]
fn a_door_that_is_no_folder_is_refused_and_nobody_waits() {
    let outside = tempfile::tempdir().unwrap();
    let sound = write_receipt(&receipt(7), &office()).unwrap();
    fs::write(outside.path().join(receipt_name(&receipt(7))), sound).unwrap();
    let disguises: [fn(&Path, &Path); 3] = [
        |door, outside| symlink(outside, door).unwrap(),
        |door, _| mkfifoat(CWD, door, Mode::RWXU).unwrap(),
        |door, _| fs::write(door, "x").unwrap(),
    ];
    for disguise in disguises {
        let stick = tempfile::tempdir().unwrap();
        disguise(&stick.path().join("DOOR"), outside.path());
        assert!(newest(stick.path()).is_err());
        let (_, carried) = {
            let volumes = FolderVolumes::only(stick.path());
            let volume = volumes.list().remove(0);
            Door::new().export_onto(&volumes, &volume)
        };
        assert!(carried.is_err());
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_crowd_of_names_does_no_harm() {
    let stick = in_memory();
    let door = stick.path().join("DOOR");
    fs::create_dir(&door).unwrap();
    for n in 0..CROWD {
        // None of them is signed.
        File::create(door.join(receipt_name(&receipt(n)))).unwrap();
    }
    assert_eq!(newest(stick.path()), Ok(None));
}

#[test]
fn an_export_lands_beside_whatever_lies_there_and_touches_none_of_it() {
    let stick = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let theirs = outside.path().join("theirs");
    fs::write(&theirs, "theirs").unwrap();
    let door = stick.path().join("DOOR");
    fs::create_dir(&door).unwrap();
    let mut number = 0;
    // They look like what an interrupted export left behind.
    prepare(&door, &theirs, || {
        number += 1;
        format!(".door-{number:016x}.part")
    });
    fs::create_dir(door.join(".door-00000000000000aa.part")).unwrap();
    fs::write(door.join(".door-00000000000000aa.part/kept"), "x").unwrap();
    let volumes = FolderVolumes::only(stick.path());
    let volume = volumes.list().remove(0);
    let mut kiosk = Door::new();
    let (_, carried) = kiosk.export_onto(&volumes, &volume);
    let carried = carried.unwrap();
    assert!(matches!(carried.stick, Stick::SafeToRemove));
    kiosk.opens(&door.join(&carried.files[0].name));
    assert_eq!(fs::read(&theirs).unwrap(), b"theirs");
    assert!(door.join(".door-00000000000000aa.part/kept").exists());
}
