use std::collections::BTreeMap;
use std::io::{Read, Write};

use age::{Decryptor, Encryptor};
use proptest::prelude::*;

use self::evening::{Evening, cover, kiosk_key, now};
use super::manifest::{CHECKPOINT, MANIFEST, PEOPLE, README, SERIES};
use super::*;
use crate::domain::id::KioskId;
use crate::transfer::TransferError;

pub(crate) mod evening;

/// How much of a sealed file is encrypted at once, with the sign that it is whole.
const CHUNK_BYTES: usize = 64 * 1024 + 16;

/// The office and whoever keeps the recovery key.
struct Office {
    keys: [Identity; 1],
    recovery: [Identity; 1],
}

impl Office {
    fn new() -> Self {
        Self {
            keys: [Identity::generate()],
            recovery: [Identity::generate()],
        }
    }

    fn recipients(&self) -> Recipients {
        let lines = [&self.keys, &self.recovery].map(|keys| keys[0].public_line());
        Recipients::parse(lines.iter().map(String::as_str)).unwrap()
    }

    fn seal(&self, evening: &Evening) -> (Vec<u8>, Manifest) {
        let mut sealed = Vec::new();
        let manifest = seal(
            &mut sealed,
            &cover(evening),
            &kiosk_key(),
            &self.recipients(),
            &mut evening.clone(),
            &mut |_| Ok(()),
        );
        (sealed, manifest.unwrap())
    }

    /// The files in it, in their order, as somebody with a key gets at them.
    fn unseal(&self, sealed: &[u8]) -> Vec<(String, Vec<u8>)> {
        let age = Decryptor::new(sealed).unwrap();
        let age = age.decrypt([self.keys[0].key()].into_iter()).unwrap();
        let mut tar = tar::Archive::new(age);
        let files = tar.entries().unwrap().map(|file| {
            let mut file = file.unwrap();
            let name = file.path().unwrap().to_str().unwrap().to_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        });
        files.collect()
    }

    /// Seals other files, as anybody can who knows the office's public key.
    fn reseal(&self, files: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut tar = tar::Builder::new(Vec::new());
        for (name, bytes) in files {
            let mut header = tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            header.set_entry_type(tar::EntryType::Regular);
            tar.append_data(&mut header, name, bytes.as_slice())
                .unwrap();
        }
        self.wrap(&tar.into_inner().unwrap())
    }

    fn wrap(&self, plain: &[u8]) -> Vec<u8> {
        let recipients = self.recipients();
        let age = Encryptor::with_recipients(recipients.each()).unwrap();
        let mut age = age.wrap_output(Vec::new()).unwrap();
        age.write_all(plain).unwrap();
        age.finish().unwrap()
    }

    fn open(&self, sealed: &[u8]) -> Result<Opened<'_>, Refusal> {
        open(sealed, None, &self.keys, &known)
    }
}

/// Knows the one kiosk by its key.
fn known(kiosk: KioskId, key: &PublicKey) -> Result<(), Foreign> {
    let fingerprint = key.fingerprint();
    match (kiosk == evening::kiosk(), *key == kiosk_key().public()) {
        (true, true) => Ok(()),
        (true, false) => Err(Foreign::OtherKey { kiosk, fingerprint }),
        (false, _) => Err(Foreign::UnknownKiosk { kiosk, fingerprint }),
    }
}

/// The reason in one word, as it begins its text.
fn reason(opened: Result<Opened<'_>, Refusal>) -> String {
    let text = opened.expect_err("it must be refused").to_string();
    text.split([':', ' ']).next().unwrap().to_owned()
}

#[test]
fn what_was_sealed_is_handed_out_by_either_key() {
    let (office, evening) = (Office::new(), Evening::of(40));
    let (sealed, manifest) = office.seal(&evening);
    let note = outer_note(
        sealed.len() as u64,
        &sha256(&sealed),
        evening.kiosk,
        &kiosk_key(),
    );
    for keys in [&office.keys, &office.recovery] {
        let mut opened = open(&*sealed, Some(note.as_bytes()), keys, &known).unwrap();
        assert_eq!(*opened.manifest(), manifest);
        assert_eq!(*opened.sha256(), sha256(&sealed));
        assert_eq!(*opened.key(), kiosk_key().public());
        assert_eq!(evening::handed_out(&mut opened), evening);
        // As often as somebody likes.
        assert_eq!(evening::handed_out(&mut opened), evening);
    }
    assert_eq!(
        (manifest.rows, manifest.people, manifest.series),
        (40, 2, 1)
    );
    assert_eq!(manifest.clock.doubtful, 4);
    assert_eq!(manifest.recipients.len(), 2);
    assert_eq!(manifest.ranges.len(), 2);
    assert_eq!(manifest.ranges[1].head, keys::hex(&evening.head()));
}

#[test]
fn the_files_stand_in_their_order_under_names_that_say_nothing() {
    let (office, evening) = (Office::new(), Evening::of(40));
    let (sealed, manifest) = office.seal(&evening);
    let names: Vec<String> = office
        .unseal(&sealed)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let (first, second) = ("events/00001.ndjson.zst", "events/00002.ndjson.zst");
    assert_eq!(
        names,
        [README, first, second, PEOPLE, SERIES, MANIFEST, CHECKPOINT]
    );
    let name = format!("{}.tar.age", manifest.file_name());
    assert_eq!(name, "aaaaaaaaaaaa-eeeeeeeeeeee-000007.tar.age");
    assert!(name.len() <= 60);
}

#[test]
fn nothing_can_be_read_from_outside() {
    let (office, evening) = (Office::new(), Evening::of(40));
    let (sealed, _) = office.seal(&evening);
    let sum = sha256(&sealed);
    let note = outer_note(sealed.len() as u64, &sum, evening.kiosk, &kiosk_key());
    for inside in ["Rosa", "hope", "signed_in", "manifest", "HOPE", "ndjson"] {
        let is_in = |bytes: &[u8]| {
            bytes
                .windows(inside.len())
                .any(|window| window == inside.as_bytes())
        };
        assert!(!is_in(&sealed) && !is_in(note.as_bytes()), "{inside}");
    }
}

#[test]
fn entries_of_many_parts_are_one_range() {
    let (office, evening) = (Office::new(), Evening::long(40_000));
    let (sealed, manifest) = office.seal(&evening);
    assert_eq!(manifest.ranges.len(), 1);
    let events = manifest
        .parts
        .iter()
        .filter(|part| part.name.contains("events"));
    assert!(events.count() > 1, "one part shows nothing here");
    let mut opened = office.open(&sealed).unwrap();
    assert_eq!(evening::handed_out(&mut opened), evening);
}

#[test]
fn a_log_with_a_gap_is_never_signed() {
    let office = Office::new();
    let changes: [fn(&mut Evening); 4] = [
        |evening| drop(evening.rows.remove(3)),
        |evening| evening.rows.swap(1, 2),
        |evening| drop(evening.rows.pop()),
        |evening| evening.rows[2].kiosk = KioskId::from_bytes([9; 16]),
    ];
    for change in changes {
        let mut evening = Evening::of(10);
        change(&mut evening);
        let cover = cover(&evening);
        let sealed = seal(
            Vec::new(),
            &cover,
            &kiosk_key(),
            &office.recipients(),
            &mut evening,
            &mut |_| Ok(()),
        );
        assert!(matches!(sealed, Err(TransferError::Rows(_))));
    }
}

#[test]
fn one_who_watches_can_stop_it() {
    let (office, mut evening) = (Office::new(), Evening::of(10));
    let sealed = seal(
        Vec::new(),
        &cover(&evening),
        &kiosk_key(),
        &office.recipients(),
        &mut evening,
        &mut |done| match done {
            5 => Err(TransferError::Cancelled),
            _ => Ok(()),
        },
    );
    assert!(matches!(sealed, Err(TransferError::Cancelled)));
}

#[test]
fn a_cut_file_is_refused_as_cut() {
    let (office, evening) = (Office::new(), Evening::long(12_000));
    let (sealed, _) = office.seal(&evening);
    let sum = sha256(&sealed);
    let note = outer_note(sealed.len() as u64, &sum, evening.kiosk, &kiosk_key());
    let header = header_bytes(&sealed);
    assert!(sealed.len() > header + 2 * CHUNK_BYTES, "{}", sealed.len());
    // At each end of a chunk nothing but the missing last one tells.
    let boundaries = (0..).map(|chunk| header + chunk * CHUNK_BYTES);
    for at in boundaries.take_while(|at| *at < sealed.len()) {
        assert_eq!(reason(office.open(&sealed[..at])), "cut", "{at}");
    }
    // With the note, anywhere; without it, it is refused all the same.
    for at in (1..sealed.len()).step_by(9_973) {
        let cut = &sealed[..at];
        let with_note = open(cut, Some(note.as_bytes()), &office.keys, &known);
        assert_eq!(reason(with_note), "cut", "{at}");
        assert!(office.open(cut).is_err(), "{at}");
    }
}

#[test]
fn what_is_for_others_or_from_others_is_foreign() {
    let (office, other, evening) = (Office::new(), Office::new(), Evening::of(10));
    let (sealed, _) = office.seal(&evening);
    let opened = other.open(&sealed);
    let foreign = Foreign::OtherOffice;
    assert!(matches!(opened, Err(Refusal::Foreign(why)) if why == foreign));
    for nothing in [
        &b""[..],
        b"PK\x03\x04",
        &vec![0; 70_000],
        b"age-encryption.org/v1\n",
    ] {
        assert_eq!(reason(office.open(nothing)), "foreign");
    }
    // A kiosk that nobody has heard of, and one that uses the name of another.
    for kiosk in [KioskId::from_bytes([9; 16]), evening::kiosk()] {
        let mut evening = Evening::of(10);
        evening.rename(kiosk);
        let mut sealed = Vec::new();
        let key = SigningKey::from_seed(&[99; 32]);
        let cover = cover(&evening);
        let recipients = office.recipients();
        seal(
            &mut sealed,
            &cover,
            &key,
            &recipients,
            &mut evening,
            &mut |_| Ok(()),
        )
        .unwrap();
        let fingerprint = key.public().fingerprint();
        let why = if kiosk == evening::kiosk() {
            Foreign::OtherKey { kiosk, fingerprint }
        } else {
            Foreign::UnknownKiosk { kiosk, fingerprint }
        };
        let opened = office.open(&sealed);
        assert!(matches!(opened, Err(Refusal::Foreign(other)) if other == why));
    }
}

/// Everybody who knows the office's public key can seal something for it, so what is inside has to
/// stand for itself.
#[test]
fn what_is_sealed_again_with_a_change_is_refused_with_its_reason() {
    type Change = fn(&mut Vec<(String, Vec<u8>)>);
    let changes: [(&str, &str, Change); 15] = [
        ("somebody else has signed it", "altered", |files| {
            let note = String::from_utf8(files[6].1.clone()).unwrap();
            let text = note::unverified_text(&note).unwrap();
            let name = pseudonym(evening::kiosk());
            files[6].1 = note::sign(text, &name, &SigningKey::from_seed(&[99; 32])).into();
        }),
        ("a part is gone", "missing", |files| drop(files.remove(1))),
        ("people are gone", "missing", |files| drop(files.remove(3))),
        ("no manifest", "missing", |files| drop(files.remove(5))),
        ("no checkpoint", "missing", |files| drop(files.pop())),
        ("parts changed places", "reordered", |files| {
            files.swap(1, 2);
        }),
        ("people come first", "reordered", |files| files.swap(2, 3)),
        ("the manifest comes early", "reordered", |files| {
            files.swap(4, 5);
        }),
        ("the checkpoint comes early", "reordered", |files| {
            files.swap(5, 6);
        }),
        ("a part twice", "altered", |files| {
            files.insert(1, files[1].clone());
        }),
        ("another file", "altered", |files| {
            files.insert(0, ("x".to_owned(), b"x".to_vec()));
        }),
        ("a row is changed", "altered", |files| {
            files[1].1 = relined(&files[1].1, |lines| {
                *lines = lines.replacen("\"badge\\", "\"names\\", 1);
            });
        }),
        ("rows changed places", "reordered", |files| {
            files[1].1 = relined(&files[1].1, |text| {
                let mut lines: Vec<&str> = text.lines().collect();
                lines.swap(2, 3);
                *text = lines.join("\n") + "\n";
            });
        }),
        ("the readme is changed", "altered", |files| {
            files[0].1.push(b'!');
        }),
        ("the number is changed", "altered", |files| {
            let manifest = String::from_utf8(files[5].1.clone()).unwrap();
            files[5].1 = manifest.replace("\"number\": 7", "\"number\": 8").into();
        }),
    ];
    let (office, evening) = (Office::new(), Evening::of(40));
    let (sealed, _) = office.seal(&evening);
    let files = office.unseal(&sealed);
    assert!(office.open(&office.reseal(&files)).is_ok());
    for (what, expected, change) in changes {
        let mut files = files.clone();
        change(&mut files);
        assert_eq!(
            reason(office.open(&office.reseal(&files))),
            expected,
            "{what}"
        );
    }
}

#[test]
fn a_newer_form_is_told_from_a_broken_one() {
    let (office, evening) = (Office::new(), Evening::of(10));
    let mut files = office.unseal(&office.seal(&evening).0);
    let at = files.iter().position(|(name, _)| name == MANIFEST).unwrap();
    let manifest = String::from_utf8(files[at].1.clone()).unwrap();
    files[at].1 = manifest.replace("\"version\": 1", "\"version\": 2").into();
    let opened = office.open(&office.reseal(&files));
    assert!(matches!(
        opened,
        Err(Refusal::OtherVersion { found: 2, known: 1 })
    ));
}

#[test]
fn what_stands_behind_the_end_is_refused() {
    let (office, evening) = (Office::new(), Evening::of(10));
    let (sealed, _) = office.seal(&evening);
    let mut plain = Vec::new();
    let age = Decryptor::new(&*sealed).unwrap();
    let mut age = age.decrypt([office.keys[0].key()].into_iter()).unwrap();
    age.read_to_end(&mut plain).unwrap();
    assert!(office.open(&office.wrap(&plain)).is_ok());
    for (more, expected) in [(&b"x"[..], "altered"), (&[0; 512], "")] {
        let longer = office.wrap(&[&plain, more].concat());
        match office.open(&longer) {
            Ok(_) => assert_eq!(expected, ""),
            refused => assert_eq!(reason(refused), expected),
        }
    }
    let mut appended = sealed.clone();
    appended.extend(b"x");
    assert_eq!(reason(office.open(&appended)), "altered");
}

#[test]
fn entries_begin_with_the_first() {
    let office = Office::new();
    let (sealed, _) = office.seal(&Evening::long(10));
    for first in ["0", "18446744073709551615", "9223372036854775808"] {
        let mut files = office.unseal(&sealed);
        files[1].1 = relined(&files[1].1, |lines| {
            *lines = lines.replacen("\"first\":1", &format!("\"first\":{first}"), 1);
        });
        let opened = office.open(&office.reseal(&files));
        assert!(matches!(opened, Err(Refusal::Altered("a part"))), "{first}");
    }
}

#[test]
fn a_note_for_another_file_is_refused() {
    let (office, evening) = (Office::new(), Evening::of(10));
    let (sealed, _) = office.seal(&evening);
    let (bytes, sum) = (sealed.len() as u64, sha256(&sealed));
    let other_key = SigningKey::from_seed(&[99; 32]);
    for (note, expected) in [
        (
            outer_note(bytes, &[0; 32], evening.kiosk, &kiosk_key()),
            "altered",
        ),
        (
            outer_note(bytes - 1, &sum, evening.kiosk, &kiosk_key()),
            "altered",
        ),
        (
            outer_note(bytes + 1, &sum, evening.kiosk, &kiosk_key()),
            "cut",
        ),
        (
            outer_note(bytes, &sum, evening.kiosk, &other_key),
            "altered",
        ),
        ("nonsense".to_owned(), "altered"),
    ] {
        let opened = open(&*sealed, Some(note.as_bytes()), &office.keys, &known);
        assert_eq!(reason(opened), expected, "{note}");
    }
}

#[test]
fn a_part_that_unpacks_without_end_is_refused() {
    let office = Office::new();
    let (sealed, _) = office.seal(&Evening::of(10));
    let mut files = office.unseal(&sealed);
    let head = "{\"part\":\"people\",\"version\":1}\n";
    let endless = [head.as_bytes(), &vec![b' '; 1 << 20]].concat();
    let at = files.iter().position(|(name, _)| name == PEOPLE).unwrap();
    files[at].1 = zstd::encode_all(&*endless, 1).unwrap();
    let opened = office.open(&office.reseal(&files));
    assert!(matches!(opened, Err(Refusal::TooLarge("a line"))));
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}

/// Where the first chunk begins: behind the header's last line and the nonce.
fn header_bytes(sealed: &[u8]) -> usize {
    let mark = sealed.windows(5).position(|w| w == b"\n--- ").unwrap();
    let line = sealed[mark + 1..].iter().position(|b| *b == b'\n').unwrap();
    mark + 1 + line + 1 + 16
}

/// A part with its lines changed.
fn relined(part: &[u8], change: impl FnOnce(&mut String)) -> Vec<u8> {
    let mut lines = String::from_utf8(zstd::decode_all(part).unwrap()).unwrap();
    let before = lines.clone();
    change(&mut lines);
    assert_ne!(lines, before, "the change changes nothing");
    zstd::encode_all(lines.as_bytes(), 1).unwrap()
}

/// One thing that can happen to a file on a stick.
#[derive(Debug, Clone)]
enum Harm {
    Flip {
        at: usize,
        bit: u8,
    },
    Set {
        at: usize,
        byte: u8,
    },
    Remove {
        at: usize,
        bytes: usize,
    },
    Insert {
        at: usize,
        bytes: Vec<u8>,
    },
    Repeat {
        at: usize,
        bytes: usize,
    },
    Zero {
        at: usize,
        bytes: usize,
    },
    Swap {
        one: usize,
        other: usize,
        bytes: usize,
    },
    Cut {
        at: usize,
    },
}

impl Harm {
    fn done_to(&self, sealed: &[u8]) -> Vec<u8> {
        let mut bytes = sealed.to_vec();
        let end = bytes.len();
        let upto = |at: usize, n: usize| at % end..(at % end + n).min(end);
        match self {
            Self::Flip { at, bit } => bytes[at % end] ^= 1 << (bit % 8),
            Self::Set { at, byte } => bytes[at % end] = *byte,
            Self::Remove { at, bytes: n } => drop(bytes.drain(upto(*at, *n))),
            Self::Insert { at, bytes: more } => {
                bytes.splice(at % end..at % end, more.iter().copied());
            }
            Self::Repeat { at, bytes: n } => {
                let again = bytes[upto(*at, *n)].to_vec();
                bytes.splice(at % end..at % end, again);
            }
            Self::Zero { at, bytes: n } => bytes[upto(*at, *n)].fill(0),
            Self::Swap {
                one,
                other,
                bytes: n,
            } => {
                for step in 0..*n {
                    bytes.swap((one + step) % end, (other + step) % end);
                }
            }
            Self::Cut { at } => bytes.truncate(at % end),
        }
        bytes
    }
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = || any::<usize>();
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, bit)| Harm::Flip { at, bit }),
        (at(), any::<u8>()).prop_map(|(at, byte)| Harm::Set { at, byte }),
        (at(), 1..400_usize).prop_map(|(at, bytes)| Harm::Remove { at, bytes }),
        (at(), proptest::collection::vec(any::<u8>(), 1..64))
            .prop_map(|(at, bytes)| Harm::Insert { at, bytes }),
        (at(), 1..400_usize).prop_map(|(at, bytes)| Harm::Repeat { at, bytes }),
        (at(), 1..400_usize).prop_map(|(at, bytes)| Harm::Zero { at, bytes }),
        (at(), at(), 1..400_usize).prop_map(|(one, other, bytes)| Harm::Swap { one, other, bytes }),
        at().prop_map(|at| Harm::Cut { at }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None,
                                        ..ProptestConfig::default() })]

    /// Whatever happens to a bundle on its way, it is refused, or nothing happened to it.
    #[test]
    fn a_harmed_bundle_is_refused_or_the_same(harms in proptest::collection::vec(harm(), 1..4)) {
        thread_local! {
            static SEALED: (Office, Vec<u8>) = {
                let office = Office::new();
                let (sealed, _) = office.seal(&Evening::of(40));
                (office, sealed)
            };
        }
        SEALED.with(|(office, sealed)| {
            let harmed = harms.iter().fold(sealed.clone(), |bytes, harm| {
                if bytes.is_empty() { bytes } else { harm.done_to(&bytes) }
            });
            let opened = office.open(&harmed);
            prop_assert_eq!(opened.is_ok(), harmed == *sealed);
            Ok(())
        })?;
    }

    /// What stands in an archive may be anything: it is refused, and nothing breaks.
    #[test]
    fn any_archive_is_read_without_harm(
        harms in proptest::collection::vec(harm(), 1..4),
        of_part in any::<proptest::sample::Index>(),
    ) {
        thread_local! {
            static FILES: (Office, Vec<(String, Vec<u8>)>) = {
                let office = Office::new();
                let (sealed, _) = office.seal(&Evening::of(40));
                let files = office.unseal(&sealed);
                (office, files)
            };
        }
        FILES.with(|(office, files)| {
            let mut harmed = files.clone();
            let at = of_part.index(harmed.len());
            harmed[at].1 = harms.iter().fold(harmed[at].1.clone(), |bytes, harm| {
                if bytes.is_empty() { bytes } else { harm.done_to(&bytes) }
            });
            let opened = office.open(&office.reseal(&harmed));
            prop_assert_eq!(opened.is_ok(), harmed == *files);
            Ok(())
        })?;
    }
}

#[test]
fn every_part_of_the_report_of_the_clock_is_there() {
    let (office, evening) = (Office::new(), Evening::of(10));
    let (_, manifest) = office.seal(&evening);
    let clock = manifest.clock;
    assert_eq!(
        (clock.state.as_str(), clock.wall, clock.boot),
        ("ok", now().utc.timestamp_millis(), now().boot)
    );
    assert_eq!(clock.offset, -21_600);
    assert_eq!(manifest.made_at, "2026-11-24T02:00:00Z");
}

#[test]
fn the_same_rows_give_the_same_parts() {
    // Two kiosks' bundles differ by their seals only: nothing random is inside.
    let (office, evening) = (Office::new(), Evening::of(40));
    let parts = |sealed: Vec<u8>| -> BTreeMap<String, Vec<u8>> {
        office.unseal(&sealed).into_iter().collect()
    };
    let (one, other) = (office.seal(&evening).0, office.seal(&evening).0);
    assert_ne!(one, other);
    assert_eq!(parts(one), parts(other));
}

#[test]
fn a_manifest_says_where_the_kiosk_stood_only_where_the_site_does_not() {
    use super::manifest::{Range, stood};
    use crate::domain::carried::{Span, Stood};
    use crate::domain::id::Epoch;
    let epoch = Epoch::from_bytes([1; 16]);
    let at = |first, site: &str| Stood {
        epoch,
        first,
        site: site.to_owned(),
        zone: "America/Chicago".to_owned(),
    };
    let range = |first, last| Range::new(Span { epoch, first, last }, &[0; 32], &[0; 32]);
    let told = |all: &[Stood], first, last, site: &str| {
        let site = Site {
            code: site.to_owned(),
            zone: "America/Chicago".to_owned(),
        };
        stood(all, &[range(first, last)], &site)
    };
    let all = [at(1, "OAK"), at(5, "HOPE"), at(9, "ELM")];
    assert_eq!(told(&all, 6, 20, "ELM"), all[1..]);
    assert!(told(&all, 9, 20, "ELM").is_empty());
    assert!(told(&all, 12, 20, "ELM").is_empty());
    // It was taken away and wrote nothing there yet.
    assert_eq!(told(&all, 5, 8, "ELM"), all[1..2]);
    assert!(told(&[], 5, 8, "ELM").is_empty());
}
