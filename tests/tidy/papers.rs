//! What is written for people stays true: words are in the word files, and what the documents name
//! is there.

use std::path::Path;

use clap::CommandFactory;
use keytag::command::CommandLine;

use super::{files_below, has_ending, nothing_in, root, rust_below, text_of, words};

#[test]
fn screens_hold_no_words() {
    let mut found = Vec::new();
    for folder in ["src/ui/screen", "src/ui/widget", "src/ui/desk"] {
        for source in rust_below(folder) {
            if source.is_test() {
                continue;
            }
            for (n, line) in source.code() {
                let is_reason = line.contains("reason = \"");
                if !is_reason && line.split('"').skip(1).step_by(2).any(is_said) {
                    found.push(format!("{}:{n}", source.path));
                }
            }
        }
    }
    nothing_in(&found, "words for people belong into assets/text");
}

/// A message that nobody asks for is translated and read for nothing.
#[test]
fn every_message_is_asked_for() {
    let sources = ["src", "tests"].into_iter().flat_map(rust_below);
    let code: String = sources.map(|source| text_of(&source.path)).collect();
    let said = |id: &str| code.contains(&format!("\"{id}\""));
    // `format!("reading-{key}")`: whatever begins so may be asked for.
    let beginnings: Vec<&str> = code
        .split('"')
        .filter_map(|part| part.split_once("-{"))
        .map(|(before, _)| before)
        .filter(|before| !before.is_empty() && !before.contains(' '))
        .collect();
    let files = files_below("assets/text/en").into_iter();
    let all: String = files.map(|path| text_of(&path)).collect();
    let mut unused = Vec::new();
    for id in all.lines().filter_map(|line| line.split_once(" =")) {
        let id = id.0;
        let is_id = id
            .bytes()
            .all(|b| b == b'-' || b == b'_' || b.is_ascii_alphanumeric());
        // `format!("{id}-note")`
        let stem = id.strip_suffix("-note").or(id.strip_suffix("-short"));
        let is_begun = beginnings.iter().any(|begun| {
            id.strip_prefix(begun)
                .is_some_and(|rest| rest.starts_with('-'))
        });
        let is_named = all.contains(&format!("{{ {id} }}"));
        if is_id && !said(id) && !stem.is_some_and(said) && !is_begun && !is_named {
            unused.push(id.to_owned());
        }
    }
    nothing_in(&unused, "nobody asks for these messages");
}

/// Numbers in millimetres and shares that are no look: a bank card, and a printer that is off; and
/// what a typeface is.
const NO_TOKENS: [&str; 4] = [
    "CARD_MM",
    "MM_PER_INCH",
    "NUDGE_STEPS_A_MM",
    "CAPITAL_SHARE",
];

#[test]
fn numbers_of_the_look_stand_in_one_file() {
    let mut found = Vec::new();
    for source in rust_below("src/ui") {
        if source.is_test() || source.path.ends_with("theme/tokens.rs") {
            continue;
        }
        for (n, line) in source.code() {
            // A size in millimetres that has no name is one, too.
            let bare = line.split(".mm(").nth(1).and_then(|it| it.chars().next());
            if is_token(line) || bare.is_some_and(|sign| sign.is_ascii_digit()) {
                found.push(format!("{}:{n}", source.path));
            }
        }
    }
    nothing_in(
        &found,
        "numbers of the look belong into src/ui/theme/tokens.rs",
    );
    assert!(is_token("    pub const LINE_MM: f32 = 0.4;"));
    assert!(is_token("const NOTE_SHARE_MAX: f32 = 0.3;"));
    assert!(!is_token("const ROWS_MAX: usize = 3;"));
    assert!(!is_token("const CARD_MM: f32 = 85.6;"));
}

/// Whether a line declares a number of the look: millimetres, a share, parts of a row.
fn is_token(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let Some((name, _)) = line
        .strip_prefix("const ")
        .and_then(|it| it.split_once(':'))
    else {
        return false;
    };
    let is_one = |part: &str| ["MM", "SHARE", "PORTION", "PARTS", "EM"].contains(&part);
    name.split('_').any(is_one) && !NO_TOKENS.contains(&name)
}

#[test]
fn the_architecture_names_only_what_is_there() {
    let text = text_of("src/ARCHITECTURE.md");
    let mut all = String::new();
    for path in ["src", "tests"].into_iter().flat_map(files_below) {
        if has_ending(&path, "rs") || has_ending(&path, "sql") {
            all.push_str(&text_of(&path));
        }
    }
    let names: std::collections::BTreeSet<&str> = words(&all).map(|(_, word)| word).collect();
    let mut missing = Vec::new();
    for quoted in text.split('`').skip(1).step_by(2) {
        let is_name = quoted.matches('_').count() >= 2
            && quoted.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if is_name && !names.contains(quoted) {
            missing.push(quoted.to_owned());
        }
        let is_file = has_ending(quoted, "rs") || has_ending(quoted, "md");
        let is_there = |folder: &str| root().join(folder).join(quoted).is_file();
        if is_file && ![".", "src"].into_iter().any(is_there) {
            missing.push(quoted.to_owned());
        }
    }
    nothing_in(&missing, "src/ARCHITECTURE.md names what is gone");
}

/// The names of all tests.
fn all_tests() -> std::collections::BTreeSet<String> {
    let mut tests = std::collections::BTreeSet::new();
    for source in ["src", "tests"].into_iter().flat_map(rust_below) {
        let mut is_test = false;
        for line in source.text.lines().map(str::trim) {
            if line == "#[test]" {
                is_test = true;
            } else if let Some(rest) = line.strip_prefix("fn ") {
                if is_test {
                    tests.extend(rest.split('(').next().map(str::to_owned));
                }
                is_test = false;
            }
        }
    }
    tests
}

/// What is said to be met, and by which test, is.
#[test]
fn each_point_of_access_that_is_met_names_tests_that_exist() {
    let (tests, text) = (all_tests(), text_of("src/ui/ACCESSIBILITY.md"));
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, point, met, _how, named, _] = cells.as_slice() else {
            continue;
        };
        let named: Vec<&str> = named.split('`').skip(1).step_by(2).collect();
        rows += usize::from(met.starts_with("met"));
        if met.starts_with("met") && named.is_empty() {
            wrong.push(format!("no test: {point}"));
        }
        for name in named.iter().filter(|name| !tests.contains(**name)) {
            wrong.push(format!("{name} is gone: {point}"));
        }
    }
    nothing_in(
        &wrong,
        "src/ui/ACCESSIBILITY.md names the tests of each point",
    );
    assert!(rows > 40, "{rows}");
}

/// A promise that no test holds is a wish.
#[test]
fn each_promise_names_tests_that_exist() {
    let tests = all_tests();
    let text = text_of("src/access/THREATS.md");
    let mut wrong = Vec::new();
    let promises = text.split("We promise:").skip(1);
    let promises = promises.filter_map(|part| part.split("We do not promise").next());
    for promise in promises.flat_map(|part| part.split("\n- ").skip(1)) {
        let named: Vec<&str> = promise.split('`').skip(1).step_by(2).collect();
        let first = promise.lines().next().unwrap_or_default();
        if named.is_empty() {
            wrong.push(format!("no test: {first}"));
        }
        for name in named.iter().filter(|name| !tests.contains(**name)) {
            wrong.push(format!("{name} is gone: {first}"));
        }
    }
    nothing_in(
        &wrong,
        "src/access/THREATS.md names the tests of each promise",
    );
    assert!(text.matches("We promise:").count() > 5);
}

#[test]
fn every_link_of_the_documents_leads_to_a_file() {
    let mut broken = Vec::new();
    for path in files_below("") {
        if !has_ending(&path, "md") {
            continue;
        }
        let text = text_of(&path);
        for target in text.split("](").skip(1) {
            let target = target.split(')').next().unwrap_or_default();
            let folder = Path::new(&path).parent().unwrap();
            let file = root().join(folder).join(target);
            if !target.contains("://") && !file.is_file() {
                broken.push(format!("{path}: {target}"));
            }
        }
    }
    nothing_in(&broken, "leads nowhere");
}

#[test]
fn the_readme_tells_each_command_with_its_own_options() {
    let readme = text_of("README.md");
    let mut line = CommandLine::command();
    line.build();
    for command in line.get_subcommands() {
        let name = command.get_name();
        if name == "help" || command.is_hide_set() {
            continue;
        }
        let row = readme
            .lines()
            .find(|row| row.starts_with(&format!("| `keytag {name}")));
        assert!(row.is_some(), "the README does not tell `keytag {name}`");
        for option in row.unwrap_or_default().split("--").skip(1) {
            let end = option.find(|sign: char| !sign.is_ascii_lowercase() && sign != '-');
            let option = &option[..end.unwrap_or(option.len())];
            let is_known = command
                .get_arguments()
                .any(|argument| argument.get_long() == Some(option));
            assert!(is_known, "`keytag {name}` has no --{option}");
        }
    }
}

/// Whether a text in quotes is something that people would read: two words or more.
fn is_said(text: &str) -> bool {
    let mut before = false;
    text.split(' ').any(|word| {
        let is_word = word.chars().filter(|sign| sign.is_alphabetic()).count() >= 2
            && !word.contains(['{', '}', '(', ':']);
        std::mem::replace(&mut before, is_word) && is_word
    })
}
