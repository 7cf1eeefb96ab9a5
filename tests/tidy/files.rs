//! What lies where, how long it may be, and that nothing is forgotten or left behind.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{files_below, has_ending, nothing_in, root, rust_below, text_of};

/// How many lines a file of the program may have without its tests.
const LINES_MAX: usize = 500;
/// The files that are longer, and how long. They may only become shorter: lower the number then.
const LONGER: &[(&str, usize)] = &[
    ("src/store/arrive.rs", 575),
    ("src/store/export.rs", 561),
    ("src/ui/app/keeper.rs", 535),
];
/// How many lines a number in [`LONGER`] may be above the truth.
const SLACK_LINES_MAX: usize = 40;
/// How many signs a line may have.
const SIGNS_MAX: usize = 100;

/// What may lie at the root, beside what tools leave there.
const TOP_LEVEL: &[&str] = &[
    ".cargo",
    ".ci",
    ".gitignore",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "assets",
    "clippy.toml",
    "deny.toml",
    "kiosk-config",
    "rust-toolchain.toml",
    "src",
    "tests",
];

/// The schemas that have landed. A kiosk somewhere went through each of them as it was: what comes
/// later is a new file, and a new line here.
const MIGRATIONS: &[(&str, &str)] = &[
    (
        "0001.sql",
        "13236912ed0fb3b6ca57239dc286d1a85a9ba877b530a454754b32bf1625314f",
    ),
    (
        "0002.sql",
        "326c24697dd5854700c964ef26a881cee7fb5bbebc1dcc2e3ce7038df626aad6",
    ),
    (
        "0003.sql",
        "7d597161ad9d4c201c14e2d0b1486b03de85ec47bf31c540174db40ab92f7b6b",
    ),
    (
        "0004.sql",
        "30c89adc04e876a35ac2491318ebdb780f5906c18a5c16f6685b2630fd69aadc",
    ),
    (
        "0005.sql",
        "6c573aa4ef854ae39e501748ad27441e50dcd3a25c163a7b815e9c668eb1be09",
    ),
    (
        "0006.sql",
        "05da4637cf104f7e8ea3d6b31fa942b2e35d3d10554d58a872af886aa308e5b3",
    ),
    (
        "0007.sql",
        "6cf3d811272ad439e9143f6fc064c69b549a93fd8966d3bf5df2099b1db1eedc",
    ),
    (
        "0008.sql",
        "ae291b1331bc983618975ac44996534633e5b0ee02c19f6f63b033a725c08734",
    ),
    (
        "0009.sql",
        "def4a62f96ea7762807c241c081ebd79dcd47b6ca456892cd0a7b7cd77ec91cf",
    ),
];

#[test]
fn the_top_level_holds_only_what_has_a_place_there() {
    let mut found = Vec::new();
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !TOP_LEVEL.contains(&name.as_str()) && name != ".git" && name != "target" {
            found.push(name);
        }
    }
    nothing_in(&found, "has no place at the top level");
}

#[test]
fn no_file_of_the_program_is_long() {
    let mut found = Vec::new();
    for (path, _) in LONGER {
        assert!(
            root().join(path).is_file(),
            "{path} is gone: forget it here"
        );
    }
    for source in rust_below("src") {
        if source.is_test() {
            continue;
        }
        let path = &source.path;
        let lines = source.without_tests().count();
        match LONGER.iter().find(|(longer, _)| longer == path) {
            Some((_, most)) if lines > *most => {
                found.push(format!(
                    "{path} grew from {most} to {lines} lines: split it"
                ));
            }
            Some((_, most)) if lines + SLACK_LINES_MAX < *most => {
                found.push(format!(
                    "{path} has {lines} lines now: lower its number here"
                ));
            }
            None if lines > LINES_MAX => {
                found.push(format!("{path} has {lines} lines: split it"));
            }
            _ => {}
        }
    }
    nothing_in(&found, "files of the program stay short");
}

#[test]
fn no_line_is_long() {
    let mut found = Vec::new();
    for source in ["src", "tests"].into_iter().flat_map(rust_below) {
        for (n, line) in source.text.lines().enumerate() {
            // A text in quotes cannot be broken by who formats.
            let is_text = line.contains('"') && !line.trim_start().starts_with("//");
            if line.chars().count() > SIGNS_MAX && !is_text {
                found.push(format!("{}:{}", source.path, n + 1));
            }
        }
    }
    nothing_in(&found, "lines have at most 100 signs");
}

#[test]
fn no_source_file_is_forgotten() {
    let mut reached: BTreeSet<String> = ["src/lib.rs".to_owned()].into();
    for line in text_of("Cargo.toml").lines() {
        if let Some(path) = line.strip_prefix("path = \"") {
            reached.insert(path.trim_end_matches('"').to_owned());
        }
    }
    assert!(reached.contains("tests/runner.rs"));
    let roots = reached.clone();
    let mut left: Vec<String> = reached.iter().cloned().collect();
    while let Some(path) = left.pop() {
        let folder = if roots.contains(&path) {
            Path::new(&path).parent().unwrap().to_owned()
        } else {
            Path::new(&path).with_extension("")
        };
        for line in text_of(&path).lines() {
            let Some(name) = declared_module(line) else {
                continue;
            };
            let module = folder.join(name).with_extension("rs");
            let module = module.to_str().unwrap().to_owned();
            if root().join(&module).is_file() && reached.insert(module.clone()) {
                left.push(module);
            }
        }
    }
    let all = ["src", "tests"].into_iter().flat_map(rust_below);
    let forgotten: Vec<String> = all
        .map(|source| source.path)
        .filter(|path| !reached.contains(path))
        .collect();
    nothing_in(
        &forgotten,
        "no `mod` line leads here, so nobody compiles it",
    );
}

#[test]
fn nothing_names_a_path_of_a_machine() {
    // Put together here, so that this file does not name them itself.
    let paths = ["work", "root", "home"].map(|folder| format!("/{folder}/"));
    nothing_in(&lines_with(&paths), "a path of somebody's machine");
}

#[test]
fn nothing_is_left_unfinished() {
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X:"], ["todo", "!("]].map(|it| it.concat());
    nothing_in(&lines_with(&marks), "finish it, or write it down elsewhere");
}

#[test]
fn no_landed_migration_is_edited() {
    let folder = "src/store/migrations";
    let known: Vec<String> = MIGRATIONS
        .iter()
        .map(|(name, _)| format!("{folder}/{name}"))
        .collect();
    assert_eq!(files_below(folder), known, "each schema has its line here");
    let opening = text_of("src/store/connection.rs");
    for (name, hash) in MIGRATIONS {
        let text = text_of(&format!("{folder}/{name}"));
        let bytes = Sha256::digest(text);
        let found = bytes
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(found, *hash, "{name} has landed: write a new file instead");
        let is_used = opening.contains(&format!("include_str!(\"migrations/{name}\")"));
        assert!(is_used, "{name} is never applied");
    }
}

#[test]
fn each_language_has_the_same_files_as_english() {
    let files_of = |language: &str| -> Vec<String> {
        let folder = format!("assets/text/{language}");
        files_below(&folder)
            .iter()
            .map(|path| path[folder.len()..].to_owned())
            .collect()
    };
    let english = files_of("en");
    assert!(!english.is_empty());
    for entry in fs::read_dir(root().join("assets/text")).unwrap() {
        let language = entry.unwrap().file_name().into_string().unwrap();
        let own = files_of(&language);
        // A language may be the kiosk's alone: then nothing in it is printed or stands on a desk.
        let is_whole = own.contains(&"/office.ftl".to_owned());
        let elsewhere = ["/desk.ftl", "/export.ftl", "/office.ftl"];
        let of_kiosk = english
            .iter()
            .filter(|name| !elsewhere.contains(&name.as_str()));
        let wanted: Vec<String> = if is_whole {
            english.clone()
        } else {
            of_kiosk.cloned().collect()
        };
        assert_eq!(own, wanted, "{language}");
    }
}

#[test]
fn what_others_made_lies_beside_its_licence() {
    let all = files_below("assets");
    let mut found = Vec::new();
    for path in &all {
        // Words, readings and pictures of our own screens are under the licence of the program.
        let is_ours = ["ftl", "csv", "txt", "md"]
            .iter()
            .any(|end| has_ending(path, end))
            || path.starts_with("assets/pictures/");
        // `NotoSans-Bold.ttf` lies beside `NotoSans-OFL.txt`.
        let family = path
            .rsplit_once('-')
            .map_or(path.as_str(), |(family, _)| family);
        let has_licence = all.iter().any(|other| {
            let rest = other.strip_prefix(family).unwrap_or_default();
            rest.starts_with('-') && has_ending(rest, "txt")
        });
        if !is_ours && !has_licence {
            found.push(path.clone());
        }
    }
    nothing_in(&found, "whose is it, and under which licence?");
}

/// The name in `mod name;`, `pub mod name;` and the like.
fn declared_module(line: &str) -> Option<&str> {
    let declared = line.trim_start().strip_suffix(';')?;
    let (before, name) = declared.rsplit_once("mod ")?;
    let is_public = before.is_empty() || before.starts_with("pub");
    is_public.then_some(name)
}

/// Where one of these stands in any file of the repository, pictures too.
fn lines_with(needles: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files_below("") {
        let bytes = fs::read(root().join(&path)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for (n, line) in text.lines().enumerate() {
            if needles.iter().any(|needle| line.contains(needle)) {
                found.push(format!("{path}:{}", n + 1));
            }
        }
    }
    found
}
