//! The words in `assets/text`: all there, fit for a sheet, and telling nothing to a finder.

use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use keytag::transfer::Texts;
use keytag::transfer::spreadsheet::workbook;

use super::evening::{Evening, now};

const ENGLISH: &str = include_str!("../../assets/text/en/export.ftl");

/// The words of a file, and what was missing in it.
fn texts_of(file: &str) -> (Texts, Vec<String>) {
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(file.to_owned()).expect("the file is Fluent");
    bundle.add_resource(resource).expect("every message once");
    let missing = RefCell::new(Vec::new());
    let texts = Texts::gather("Hope House", &Evening::scope(), &now(), &|name, values| {
        let Some(pattern) = bundle.get_message(name).and_then(|message| message.value()) else {
            missing.borrow_mut().push(name.to_owned());
            return String::new();
        };
        let values: FluentArgs<'_> = values
            .iter()
            .map(|(key, value)| (*key, FluentValue::from(*value)))
            .collect();
        let mut errors = Vec::new();
        let said = bundle
            .format_pattern(pattern, Some(&values), &mut errors)
            .into_owned();
        missing
            .borrow_mut()
            .extend(errors.iter().map(|error| format!("{name}: {error}")));
        said
    });
    (texts, missing.into_inner())
}

#[test]
fn every_word_is_there() {
    let (texts, missing) = texts_of(ENGLISH);
    assert!(missing.is_empty(), "{missing:?}");
    for said in [
        "Hope House",
        "2026-10",
        "2026-11-01 08:30",
        "Meetings: 1",
        "Sign-ins: 3",
    ] {
        assert!(texts.read_me.contains(said), "{said}: {}", texts.read_me);
    }
    for file in [
        "Summary.xlsx",
        "attendance.csv",
        "sessions.csv",
        "manifest.json",
    ] {
        assert!(texts.read_me.contains(file), "{file}");
    }
    assert!(
        texts
            .read_me
            .lines()
            .all(|line| line.chars().count() <= 100)
    );
    assert!(
        texts.summary.notes.contains("nobody can tell"),
        "what the figures cannot say"
    );
}

#[test]
fn the_words_make_a_sheet() {
    let (texts, _) = texts_of(ENGLISH);
    workbook::summary(&Evening::summary(), &texts.summary, &now()).unwrap();
}

#[test]
fn a_finder_does_not_learn_what_kind_of_meeting_it_was() {
    let (texts, _) = texts_of(ENGLISH);
    let all = format!("{texts:?}").to_lowercase();
    for word in [
        "recovery",
        "sober",
        "addict",
        "alcohol",
        "patient",
        "clean",
        "treatment",
        "keytag",
    ] {
        assert!(!all.contains(word), "{word}");
    }
}
