//! A sealed bundle on sticks that fail at each single act.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use keytag::device::volume::{FolderVolumes, Volume, Volumes};
use keytag::domain::entry::By;
use keytag::services::SystemChance;
use keytag::store::{Book, BundleBegun, Place};
use keytag::transfer::bundle::carry::{CarriedAway, Order, Stick, carry_away, newest_receipt};
use keytag::transfer::bundle::{
    Foreign, Identity, PublicKey, Recipients, Refusal, SigningKey, Site, file_name, open,
    receipt_name, write_receipt,
};
use keytag::transfer::{After, Destination, Job, TransferError};

use super::evening::{in_memory, now};
use super::failing::{EIO, ENODEV, ENOSPC, EROFS, Failing, Fault};

/// A kiosk with a log, and the office that it seals for.
pub struct Door {
    book: Book,
    place: Place,
    key: SigningKey,
    office: [Identity; 1],
    _dir: tempfile::TempDir,
}

impl Door {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(dir.path().join("state"));
        let mut book = Book::open(&place, Arc::new(SystemChance), &now()).unwrap();
        let seed = book.signing_seed(&now()).unwrap();
        Self {
            key: SigningKey::from_seed(seed.bytes()),
            book,
            place,
            office: [Identity::generate()],
            _dir: dir,
        }
    }

    fn export(
        &mut self,
        volumes: &dyn Volumes,
    ) -> (BundleBegun, Result<CarriedAway, TransferError>) {
        let volume = volumes.list().remove(0);
        self.export_onto(volumes, &volume)
    }

    pub fn export_onto(
        &mut self,
        volumes: &dyn Volumes,
        volume: &Volume,
    ) -> (BundleBegun, Result<CarriedAway, TransferError>) {
        let begun = self.book.begin_bundle(&now()).unwrap();
        let recipients = Recipients::parse([self.office[0].public_line().as_str()]).unwrap();
        let order = Order {
            begun: &begun,
            site: &Site {
                code: "HOPE".to_owned(),
                zone: "America/Chicago".to_owned(),
            },
            now: now(),
            key: &self.key,
            recipients: &recipients,
        };
        let destination = Destination {
            volumes,
            volume,
            after: After::Eject,
        };
        let chance = |bytes: &mut [u8]| {
            bytes.fill(7);
            Ok(())
        };
        let carried = carry_away(&self.place, order, destination, &chance, &Job::default());
        (begun, carried)
    }

    /// Opens what lies there, as the office would.
    pub fn opens(&self, path: &Path) {
        let any = |_, _: &PublicKey| Ok::<(), Foreign>(());
        let sealed = fs::File::open(path).unwrap();
        let note = fs::read(path.to_str().unwrap().replace(".tar.age", ".note")).unwrap();
        let mut opened = open(sealed, Some(&note), &self.office, &any).unwrap();
        let handed_out = opened.hand_out(&mut |_| Ok::<(), Refusal>(()));
        handed_out.unwrap();
    }
}

pub fn names_below(stick: &Path) -> Vec<String> {
    let Ok(names) = fs::read_dir(stick.join("DOOR")) else {
        return Vec::new();
    };
    let names = names.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn acts_of_an_export() -> Vec<String> {
    let stick = in_memory();
    let volumes = Failing::new(stick.path(), None);
    let (_, carried) = Door::new().export(&volumes);
    assert!(matches!(carried.unwrap().stick, Stick::SafeToRemove));
    volumes.names()
}

#[test]
fn all_of_it_is_read_back_before_it_gets_its_names_and_the_sealed_file_comes_last() {
    let acts = acts_of_an_export();
    let last = |name: &str| acts.iter().rposition(|act| act.starts_with(name)).unwrap();
    let first = |name: &str| acts.iter().position(|act| act.starts_with(name)).unwrap();
    assert!(last("write ") < first("sync .door-0707070707070707.note"));
    assert!(last("sync .door") < first("read "));
    assert!(last("reading") < first("rename"));
    let renames: Vec<&String> = acts
        .iter()
        .filter(|act| act.starts_with("rename"))
        .collect();
    assert!(renames[0].contains(".note") && renames[1].ends_with(".tar.age"));
    let end: Vec<&str> = acts
        .iter()
        .rev()
        .take(2)
        .rev()
        .map(String::as_str)
        .collect();
    assert_eq!(end, ["sync folder", "eject"]);
}

#[test]
fn whatever_fails_there_is_never_a_part_of_a_bundle_under_its_name() {
    let acts = acts_of_an_export();
    let faults = [EIO, ENOSPC, EROFS, ENODEV].map(Fault::Once).into_iter();
    let faults: Vec<_> = faults.chain([EIO, ENODEV].map(Fault::Pulled)).collect();
    let mut door = Door::new();
    let acts = acts.len() - 1; // without "eject"
    for (at, fault) in (0..acts).flat_map(|at| faults.iter().map(move |fault| (at, *fault))) {
        let shelf = in_memory();
        let stick = shelf.path().join("STICK");
        fs::create_dir(&stick).unwrap();
        let volumes = Failing::new(&stick, Some((at, fault)));
        let (_, carried) = door.export(&volumes);
        let act = volumes.names()[at].clone();
        let error = carried.expect_err(&act);
        let expected = match fault {
            Fault::Pulled(_) | Fault::Once(ENODEV) => matches!(error, TransferError::Pulled),
            Fault::Once(ENOSPC) => matches!(error, TransferError::Full { .. }),
            Fault::Once(EROFS) => matches!(error, TransferError::ReadOnly),
            _ => matches!(error, TransferError::Io(_)),
        };
        assert!(expected, "{act}: {fault:?} is told as {error:?}");
        for name in names_below(&stick) {
            let may_be_left = matches!(fault, Fault::Pulled(_)) && !name.ends_with(".tar.age");
            if at == acts - 1 {
                // Only the last act, which makes the names durable, comes after them.
                continue;
            }
            assert!(may_be_left, "{act}: {fault:?} leaves {name}");
        }
        // Plugged in again: the next export works, and leaves nothing but bundles.
        let (begun, carried) = door.export(&FolderVolumes::only(&stick));
        let carried = carried.unwrap();
        door.opens(&stick.join("DOOR").join(&carried.files[0].name));
        let names = names_below(&stick);
        assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
        assert_eq!(carried.manifest.number, begun.number);
    }
}

#[test]
fn a_stick_that_forgets_what_it_was_given_is_told() {
    let acts = acts_of_an_export();
    let reads = acts.iter().enumerate();
    let reads: Vec<usize> = reads
        .filter(|(_, act)| act.starts_with("read "))
        .map(|(at, _)| at)
        .collect();
    assert_eq!(reads.len(), 2);
    let mut door = Door::new();
    for at in reads {
        for fault in [Fault::Flips, Fault::Ends] {
            let stick = in_memory();
            let volumes = Failing::new(stick.path(), Some((at, fault)));
            let (_, carried) = door.export(&volumes);
            assert!(matches!(
                carried,
                Err(TransferError::ReadBackDiffers { .. })
            ));
            assert!(names_below(stick.path()).is_empty());
        }
    }
}

#[test]
fn each_bundle_names_the_one_before_and_takes_no_name_that_is_there() {
    let mut door = Door::new();
    let stick = in_memory();
    let export = |door: &mut Door| door.export(&FolderVolumes::only(stick.path()));
    let (begun, carried) = export(&mut door);
    let first = carried.unwrap();
    let noted = door
        .book
        .mark_bundled(&now(), &begun, &first.sha256, first.last, By::Kiosk);
    noted.unwrap();
    // Somebody has put something where the next one belongs.
    let next = file_name(begun.kiosk, begun.epoch, begun.number + 1);
    let taken = stick.path().join("DOOR").join(format!("{next}.tar.age"));
    fs::write(&taken, "theirs").unwrap();
    let before = names_below(stick.path());
    let (_, carried) = export(&mut door);
    assert!(matches!(carried, Err(TransferError::Io(_))), "{carried:?}");
    assert_eq!(fs::read(&taken).unwrap(), b"theirs");
    assert_eq!(names_below(stick.path()), before);
    // The one after that has a number of its own, and follows the one that got there.
    let third = export(&mut door).1.unwrap();
    assert_eq!(third.manifest.number, 3);
    let chained = third.manifest.before.unwrap();
    let sha256 = first.files[0].sha256.clone();
    assert_eq!((chained.number, chained.sha256), (1, sha256));
}

#[test]
fn of_what_lies_on_a_stick_only_the_offices_newest_receipt_counts() {
    let mut door = Door::new();
    let stick = in_memory();
    let volumes = FolderVolumes::only(stick.path());
    let volume = volumes.list().remove(0);
    let destination = Destination {
        volumes: &volumes,
        volume: &volume,
        after: After::Keep,
    };
    let [office, other] = [[1; 32], [2; 32]].map(|seed| SigningKey::from_seed(&seed));
    let kiosk = door.book.kiosk_id();
    let newest = || newest_receipt(destination, kiosk, &office.public()).unwrap();
    assert_eq!(newest(), None, "no DOOR at all");
    door.export(&volumes).1.unwrap();
    assert_eq!(newest(), None, "no receipt");
    let receipt = |number| keytag::domain::carried::Receipt {
        kiosk,
        number,
        held: Vec::new(),
        backed_up: Vec::new(),
        missing: Vec::new(),
    };
    let put = |name: String, text: String| {
        fs::write(stick.path().join("DOOR").join(name), text).unwrap();
    };
    for number in [3, 10, 4] {
        let receipt = receipt(number);
        put(
            receipt_name(&receipt),
            write_receipt(&receipt, &office).unwrap(),
        );
    }
    let forged = receipt(11);
    put(
        receipt_name(&forged),
        write_receipt(&forged, &other).unwrap(),
    );
    put(receipt_name(&receipt(12)), "nonsense".to_owned());
    // A name says nothing by itself: an old receipt under a new name stays old.
    put(
        receipt_name(&receipt(13)),
        write_receipt(&receipt(2), &office).unwrap(),
    );
    let link = stick.path().join("DOOR").join(receipt_name(&receipt(14)));
    std::os::unix::fs::symlink("/etc/hostname", link).unwrap();
    assert_eq!(newest(), Some(receipt(10)));
}
