mod lines;
mod rules;

use super::*;
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Every message id of a language with the names of its variables.
fn messages(language: &Embedded) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (name, text) in language.files {
        let (tag, text) = (language.tag, (*text).to_owned());
        let resource = FluentResource::try_new(text)
            .unwrap_or_else(|(_, errors)| panic!("{tag}/{name}.ftl: {errors:?}"));
        let mut current = None;
        for line in resource.source().lines() {
            if let Some((id, _)) = line.split_once(" =")
                && line.starts_with(|first: char| first.is_ascii_lowercase())
            {
                let before = found.insert(id.to_owned(), BTreeSet::new());
                assert!(before.is_none(), "{tag}/{name}.ftl says {id} twice");
                assert!(id.contains('-'), "{tag}/{name}.ftl: {id} has no group");
                current = Some(id.to_owned());
            }
            if let Some(id) = &current {
                let variables: &mut BTreeSet<_> = found.get_mut(id).unwrap();
                variables.extend(line.split('$').skip(1).map(|rest| {
                    rest.chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
                        .collect::<String>()
                }));
            }
        }
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// The ids that appear as string literals in `.get("..")` and `.with("..")`.
fn used_ids() -> BTreeMap<String, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut ids = BTreeMap::new();
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        let code = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let source = code.collect::<Vec<_>>().join("\n");
        for opening in [".get(", ".with("] {
            for rest in source.split(opening).skip(1) {
                let Some(rest) = rest.trim_start().strip_prefix('"') else {
                    continue;
                };
                let id = rest.split('"').next().unwrap();
                // Every id has its group before a hyphen, which tells it from other keys.
                if !id.contains('-') {
                    continue;
                }
                ids.insert(id.to_owned(), file.clone());
            }
        }
    }
    ids
}

#[test]
fn each_id_that_the_window_uses_exists_in_english() {
    let english = messages(english_files());
    let used = used_ids();
    assert!(used.contains_key("language-name"), "the search is broken");
    for (id, file) in used {
        assert!(english.contains_key(&id), "{id} in {}", file.display());
    }
}

#[test]
fn each_language_says_everything_that_english_says() {
    let english = messages(english_files());
    for language in EMBEDDED {
        let theirs = messages(language);
        let has = |name: &str| language.files.iter().any(|(own, _)| *own == name);
        let whole: Vec<_> = english_files()
            .files
            .iter()
            .filter(|(name, _)| has(name))
            .collect();
        let of_kiosk = [
            "common",
            "door",
            "facilitator",
            "staff",
            "wizard",
            "milestones",
            "errors",
        ];
        assert!(of_kiosk.iter().all(|name| has(name)), "{}", language.tag);
        for (id, variables) in &english {
            let ids = |text: &str| text.lines().any(|line| line.split(" =").next() == Some(id));
            // A language of the kiosk alone is not on paper: slips are printed in letters of their
            // own.
            let is_printed = id.starts_with("slip-") && !has("export");
            if is_printed || !whole.iter().any(|(_, text)| ids(text)) {
                continue;
            }
            let found = theirs.get(id);
            assert!(found.is_some(), "{} lacks {id}", language.tag);
            let known = variables.is_superset(found.unwrap());
            assert!(known, "{}: {id} uses values nobody gives", language.tag);
        }
        for id in theirs.keys() {
            assert!(english.contains_key(id), "{}: {id} is unused", language.tag);
        }
    }
}

#[test]
fn each_language_is_called_as_it_calls_itself() {
    for language in Words::languages() {
        let own = Words::new(language.tag).get("language-name");
        assert_eq!(language.endonym, own);
    }
}

#[test]
fn every_folder_of_words_is_embedded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text");
    for entry in std::fs::read_dir(root).unwrap() {
        let folder = entry.unwrap();
        let tag = folder.file_name().into_string().unwrap();
        let embedded = EMBEDDED.iter().find(|language| language.tag == tag);
        let files = embedded.map_or(&[] as &[_], |language| language.files);
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let known = files.iter().any(|(stem, _)| format!("{stem}.ftl") == name);
            assert!(known, "{tag}/{name} is not embedded");
        }
    }
}

#[test]
fn times_are_said_in_twelve_or_twenty_four_hours() {
    let twelve = Words::new("en").with_hours(Hours::Twelve);
    let twenty_four = Words::new("en").with_hours(Hours::TwentyFour);
    for (hour, minute, one, other) in [
        (0, 5, "12:05\u{a0}am", "0:05"),
        (6, 52, "6:52\u{a0}am", "6:52"),
        (12, 0, "12:00\u{a0}pm", "12:00"),
        (18, 52, "6:52\u{a0}pm", "18:52"),
    ] {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        assert_eq!(twelve.time(time), one);
        assert_eq!(twenty_four.time(time), other);
    }
}

#[test]
fn dates_are_said_in_words() {
    let words = Words::new("en");
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    assert_eq!(words.date_long(date), "Sunday, November 22, 2026");
    assert_eq!(words.date_day(date), "Sunday, November 22");
    assert_eq!(words.date_full(date), "November 22, 2026");
    assert_eq!(words.date_month(date), "November 2026");
}

#[test]
fn a_region_gets_its_language_and_an_unknown_language_gets_english() {
    assert_eq!(Words::new("en-GB").tag(), "en");
    for unknown in ["xx", "", "../en", "tlh-Latn"] {
        assert_eq!(Words::new(unknown).tag(), "en");
    }
}

#[test]
fn values_come_without_invisible_marks_and_by_plural_rule() {
    let resource = "n-people = { $n ->\n    [one] { $n } person\n   *[other] { $n } people\n}\n";
    let language = Embedded {
        tag: "en",
        files: &[],
    };
    let mut english = bundle(&language);
    let resource = FluentResource::try_new(resource.to_owned()).unwrap();
    english.add_resource(resource).unwrap();
    let english = Arc::new(english);
    let words = Words {
        tag: "en",
        chosen: Arc::clone(&english),
        english,
        hours: Hours::Twelve,
        direction: Direction::LeftToRight,
    };
    let said = |n: i64| words.with(concat!("n-", "people"), &[("n", n.into())]);
    assert_eq!(said(1), "1 person");
    assert_eq!(said(0), "0 people");
    assert_eq!(said(12), "12 people");
}

#[test]
fn what_a_language_lacks_is_said_in_english() {
    let words = Words {
        tag: "xx",
        chosen: Arc::new(bundle(&Embedded {
            tag: "xx",
            files: &[("common", "button-back = Zurück\n")],
        })),
        english: Arc::new(bundle(english_files())),
        hours: Hours::Twelve,
        direction: Direction::LeftToRight,
    };
    assert_eq!(words.get("button-back"), "Zurück");
    assert_eq!(words.get("button-done"), "Done");
    let nowhere = ["no", "such", "message"].join("-");
    assert_eq!(words.get(&nowhere), nowhere);
}
