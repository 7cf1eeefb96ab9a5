//! What the fonts cover, read from their own tables.

use super::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The first signs and the last of what has to be there, and what nobody ever assigned between.
const SCRIPTS: [(&str, u32, u32, &[u32]); 9] = [
    ("Latin", 0x20, 0x7e, &[]),
    ("Latin, Western", 0xa0, 0xff, &[]),
    ("Latin, Central and Eastern", 0x100, 0x17f, &[]),
    ("Latin, Romanian", 0x218, 0x21b, &[]),
    ("Vietnamese", 0x1ea0, 0x1ef9, &[]),
    ("Greek", 0x384, 0x3ce, &[0x38b, 0x38d, 0x3a2]),
    ("Cyrillic", 0x400, 0x45f, &[]),
    ("Cyrillic, Ukrainian", 0x490, 0x491, &[]),
    ("dashes, quotes, dots", 0x2010, 0x2027, &[]),
];
/// The same for the Arabic faces.
const ARABIC: [(&str, u32, u32, &[u32]); 3] = [
    ("letters and marks", 0x620, 0x652, &[]),
    ("digits", 0x660, 0x669, &[]),
    ("joined letters", 0xfe80, 0xfefc, &[]),
];

#[test]
fn both_faces_have_every_script_that_a_site_may_speak() {
    for (name, file) in [("regular", REGULAR_TTF), ("bold", BOLD_TTF)] {
        let signs = signs_of(file);
        assert_eq!(missing(&signs, &SCRIPTS), Vec::<String>::new(), "{name}");
        assert!(
            !signs.contains(&'م'),
            "a test that finds everything finds nothing"
        );
    }
    for (name, file) in [("regular", ARABIC_REGULAR_TTF), ("bold", ARABIC_BOLD_TTF)] {
        let signs = signs_of(file);
        assert_eq!(missing(&signs, &ARABIC), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_sign_of_every_text_and_reading_has_a_drawing_in_both_faces() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut files = Vec::new();
    files_below(&assets.join("text"), &mut files);
    files_below(&assets.join("readings"), &mut files);
    assert!(files.len() > 5, "{files:?}");
    let with = |one: &[u8], other: &[u8]| -> BTreeSet<char> {
        signs_of(one).union(&signs_of(other)).copied().collect()
    };
    let faces = [
        ("regular", with(REGULAR_TTF, ARABIC_REGULAR_TTF)),
        ("bold", with(BOLD_TTF, ARABIC_BOLD_TTF)),
    ];
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let signs: BTreeSet<char> = text.chars().filter(|c| !is_unseen(*c)).collect();
        for (face, has) in &faces {
            let lacks = signs.difference(has);
            found.extend(lacks.map(|sign| format!("{}: {sign:?} in {face}", file.display())));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// What moves, joins or turns text and is not drawn.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn missing(signs: &BTreeSet<char>, scripts: &[(&str, u32, u32, &[u32])]) -> Vec<String> {
    let mut found = Vec::new();
    for (script, first, last, holes) in scripts {
        let wanted = (*first..=*last).filter(|code| !holes.contains(code));
        let lacks = wanted
            .filter_map(char::from_u32)
            .filter(|sign| !signs.contains(sign));
        found.extend(lacks.map(|sign| format!("{script}: U+{:04X}", u32::from(sign))));
    }
    found
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Every sign that a font draws, by its table of characters (`cmap`, formats 4 and 12).
fn signs_of(font: &[u8]) -> BTreeSet<char> {
    let tables = (0..u16_at(font, 4)).map(|n| 12 + 16 * usize::from(n));
    let cmap = tables
        .clone()
        .find(|at| &font[*at..at + 4] == b"cmap")
        .unwrap();
    let cmap = &font[usize_at(font, cmap + 8)..];
    let mut signs = BTreeSet::new();
    for record in 0..usize::from(u16_at(cmap, 2)) {
        let table = &cmap[usize_at(cmap, 4 + 8 * record + 4)..];
        match u16_at(table, 0) {
            4 => segments(table, &mut signs),
            12 => groups(table, &mut signs),
            _ => {}
        }
    }
    assert!(signs.len() > 200, "no table was read");
    signs
}

fn segments(table: &[u8], signs: &mut BTreeSet<char>) {
    let count = usize::from(u16_at(table, 6)) / 2;
    let at = |part: usize, n: usize| 14 + part * 2 * count + 2 * n + if part > 0 { 2 } else { 0 };
    for n in 0..count {
        let (last, first) = (u16_at(table, at(0, n)), u16_at(table, at(1, n)));
        let (delta, offset) = (u16_at(table, at(2, n)), u16_at(table, at(3, n)));
        for code in first..=last {
            let glyph = if offset == 0 {
                code.wrapping_add(delta)
            } else {
                let place = at(3, n) + usize::from(offset) + 2 * usize::from(code - first);
                u16_at(table, place)
            };
            if glyph != 0 && code != u16::MAX {
                signs.extend(char::from_u32(u32::from(code)));
            }
        }
    }
}

fn groups(table: &[u8], signs: &mut BTreeSet<char>) {
    for group in 0..usize_at(table, 12) {
        let at = 16 + 12 * group;
        let (first, last) = (usize_at(table, at), usize_at(table, at + 4));
        let codes = (first..=last).filter_map(|code| u32::try_from(code).ok());
        signs.extend(codes.filter_map(char::from_u32));
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([bytes[at], bytes[at + 1]])
}

fn usize_at(bytes: &[u8], at: usize) -> usize {
    let high = usize::from(u16_at(bytes, at)) << 16;
    high | usize::from(u16_at(bytes, at + 2))
}
