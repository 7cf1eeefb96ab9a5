//! What comes to the office on a stick. Anybody who knows the office's public key can seal
//! anything, so what lies inside the seal is changed, too: the archive, and the rows and the
//! compression of each part.

use std::io::{Read, Write};
use std::iter;
use std::sync::LazyLock;

use age::{Decryptor, Encryptor, x25519};
use keytag::domain::id::KioskId;
use keytag::transfer::bundle::{Foreign, Identity, PublicKey, Refusal, open};

use super::{Checked, Target};

const SEALED: &[u8] =
    include_bytes!("../fixtures/bundle-1/fe9ee995fd75-e7c97dafe4e3-000001.tar.age");
const NOTE: &[u8] = include_bytes!("../fixtures/bundle-1/fe9ee995fd75-e7c97dafe4e3-000001.note");
const OFFICE: &str = include_str!("../fixtures/bundle-1/office.age");

/// What means something inside.
const WORDS: &[&str] = &[
    "events/00001.ndjson.zst",
    "people.ndjson.zst",
    "manifest.json",
    "checkpoint.note",
    "../../etc/x",
    "ustar\0",
    "\"seq\":18446744073709551615",
    "\"kiosk\":",
    "{\"",
    "\n",
    "[[[[",
    "77777777777\0",
    "\u{80}\0\0\0\0\0\0\0",
    "5",
    "2",
    "1",
    "L",
    "x",
    "g",
];

/// How large a part is that was packed very small, in bytes.
const BOMB_BYTES: usize = 64 * 1024 * 1024;
/// A line before it, so that not only the first one is long.
const BOMB_LINE: &[u8] = b"{\"part\":\"people\"}";

/// A bundle as it was sealed, and what is known of it.
struct Sound {
    key: PublicKey,
    kiosk: KioskId,
    manifest: [u8; 32],
    rows: u64,
    /// The archive inside.
    archive: Vec<u8>,
}

static SOUND: LazyLock<Sound> = LazyLock::new(|| {
    let identities = [OFFICE.parse::<Identity>().unwrap()];
    let opened = open(SEALED, Some(NOTE), &identities, &anybody).unwrap();
    let mut archive = Vec::new();
    let unsealed = Decryptor::new(SEALED).unwrap();
    let key = secret();
    let mut unsealed = unsealed
        .decrypt(iter::once(&key as &dyn age::Identity))
        .unwrap();
    unsealed.read_to_end(&mut archive).unwrap();
    Sound {
        key: *opened.key(),
        kiosk: opened.manifest().kiosk,
        manifest: *opened.manifest_sha256(),
        rows: opened.manifest().rows,
        archive,
    }
});

#[expect(clippy::unnecessary_wraps, reason = "it stands for one that refuses")]
fn anybody(_: KioskId, _: &PublicKey) -> Result<(), Foreign> {
    Ok(())
}

fn secret() -> x25519::Identity {
    let line = OFFICE.lines().find(|line| !line.starts_with('#'));
    line.unwrap().parse().unwrap()
}

/// Refused, or the same to the last row.
fn is_refused_or_the_same(sealed: &[u8], note: Option<&[u8]>) -> Checked {
    let identities = [OFFICE.parse::<Identity>().unwrap()];
    let known = |kiosk: KioskId, key: &PublicKey| {
        if (kiosk, *key) == (SOUND.kiosk, SOUND.key) {
            return Ok(());
        }
        let fingerprint = key.fingerprint();
        Err(Foreign::UnknownKiosk { kiosk, fingerprint })
    };
    let Ok(mut opened) = open(sealed, note, &identities, &known) else {
        return Ok(());
    };
    if *opened.manifest_sha256() != SOUND.manifest {
        return Err("another bundle counts".into());
    }
    let mut entries = 0;
    let handed = opened.hand_out::<Refusal>(&mut |carried| {
        if let keytag::transfer::bundle::Carried::Entry(..) = carried {
            entries += 1;
        }
        Ok(())
    });
    match handed {
        Ok(()) if entries == SOUND.rows => Ok(()),
        Ok(()) => Err(format!("{entries} entries are handed out")),
        Err(refusal) => Err(format!("what was checked is refused: {refusal}")),
    }
}

#[test]
fn a_sealed_file_that_was_changed_is_refused_or_the_same() {
    let target = Target {
        name: "bundle",
        seeds: vec![SEALED.to_vec()],
        words: &[
            "age-encryption.org/v1\n",
            "-> X25519 ",
            "-> scrypt ",
            "\n--- ",
            "-> x-grease\n\n",
        ],
        inputs: 1_500,
    };
    target.withstands(|input| {
        is_refused_or_the_same(input, None)?;
        if input != SEALED && is_open(input) {
            return Err("the note does not say that it was changed".into());
        }
        Ok(())
    });
}

/// Whether it is taken with the note that lay beside the one that was not changed.
fn is_open(sealed: &[u8]) -> bool {
    let identities = [OFFICE.parse::<Identity>().unwrap()];
    open(sealed, Some(NOTE), &identities, &anybody).is_ok()
}

#[test]
fn a_note_that_was_changed_is_refused_or_the_same() {
    let target = Target {
        name: "bundle-note",
        seeds: vec![NOTE.to_vec()],
        words: &["keytag/", "\u{2014} ", "\n\n", "="],
        inputs: 400,
    };
    target.withstands(|input| is_refused_or_the_same(SEALED, Some(input)));
}

#[test]
fn an_archive_that_was_changed_and_sealed_again_is_refused_or_the_same() {
    let target = Target {
        name: "archive",
        seeds: vec![SOUND.archive.clone(), with_each_head_sound(&SOUND.archive)],
        words: WORDS,
        inputs: 1_000,
    };
    target.withstands(|input| {
        is_refused_or_the_same(&seal(input), None)?;
        // A wrong sum would hide the heads: made right again, they themselves are read.
        is_refused_or_the_same(&seal(&with_each_head_sound(input)), None)
    });
}

/// What is changed is the text of the rows, packed again; the first byte says of which part.
#[test]
fn rows_that_were_changed_and_packed_again_are_refused_or_the_same() {
    let unpacked =
        |(at, part): &(u8, Vec<u8>)| [&[*at], &*zstd::decode_all(&**part).unwrap()].concat();
    let target = Target {
        name: "rows",
        seeds: packed_parts().iter().map(unpacked).collect(),
        words: WORDS,
        inputs: 600,
    };
    target.withstands(|input| {
        let Some((at, rows)) = input.split_first() else {
            return Ok(());
        };
        let packed = zstd::encode_all(rows, 1).unwrap();
        is_refused_or_the_same(&seal(&with_part(*at, &packed)), None)
    });
}

/// What is changed is a part as it is packed; the first byte says which.
#[test]
fn packing_that_was_changed_is_refused_or_the_same() {
    let seed = |(at, part): &(u8, Vec<u8>)| [&[*at], &**part].concat();
    let target = Target {
        name: "packing",
        seeds: packed_parts().iter().map(seed).collect(),
        words: &["\u{28}\u{b5}\u{2f}\u{fd}", "\0\0\0\0"],
        inputs: 600,
    };
    target.withstands(|input| {
        let Some((at, packed)) = input.split_first() else {
            return Ok(());
        };
        is_refused_or_the_same(&seal(&with_part(*at, packed)), None)
    });
}

#[test]
fn a_part_that_unpacks_to_one_endless_line_is_refused() {
    let zeros = [BOMB_LINE, b"\n", &vec![b' '; BOMB_BYTES]].concat();
    for bomb in [&zeros[..], &zeros[BOMB_LINE.len()..]] {
        let packed = zstd::encode_all(bomb, 1).unwrap();
        assert!(packed.len() < BOMB_BYTES / 1_000);
        for (at, _) in packed_parts() {
            let sealed = seal(&with_part(at, &packed));
            let identities = [OFFICE.parse::<Identity>().unwrap()];
            assert!(open(&*sealed, None, &identities, &anybody).is_err());
        }
    }
}

/// The packed parts of the archive, each with its place in it.
fn packed_parts() -> Vec<(u8, Vec<u8>)> {
    let parts = (0_u8..).zip(parts());
    let packed = parts.filter(|(_, (name, _))| name.contains(".zst"));
    let packed: Vec<_> = packed.map(|(at, (_, bytes))| (at, bytes)).collect();
    assert!(packed.len() > 2, "events, people and series are expected");
    packed
}

fn parts() -> Vec<(String, Vec<u8>)> {
    let mut archive = tar::Archive::new(&*SOUND.archive);
    let parts = archive.entries().unwrap().map(|part| {
        let mut part = part.unwrap();
        let name = part.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    });
    parts.collect()
}

/// The archive with other bytes in this part.
fn with_part(at: u8, bytes: &[u8]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (n, (name, own)) in (0_u8..).zip(parts()) {
        let bytes = if n == at { bytes } else { &own };
        let mut head = tar::Header::new_ustar();
        head.set_size(bytes.len() as u64);
        head.set_entry_type(tar::EntryType::Regular);
        archive.append_data(&mut head, name, bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

/// The archive with the right sum in the head of its first file, and of each block that says it is
/// a head.
fn with_each_head_sound(archive: &[u8]) -> Vec<u8> {
    let mut archive = archive.to_vec();
    for (at, block) in archive.chunks_exact_mut(512).enumerate() {
        if at == 0 || &block[257..262] == b"ustar" {
            block[148..156].fill(b' ');
            let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
            block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
    }
    archive
}

fn seal(archive: &[u8]) -> Vec<u8> {
    let to = secret().to_public();
    let age = Encryptor::with_recipients(iter::once(&to as &dyn age::Recipient)).unwrap();
    let mut age = age.wrap_output(Vec::new()).unwrap();
    age.write_all(archive).unwrap();
    age.finish().unwrap()
}
