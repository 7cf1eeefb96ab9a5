//! Who may know whom.

use super::{Source, nothing_in, rust_below, words};

/// The layers, and whom each may know beside itself: the table of `src/ARCHITECTURE.md`.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("badge", &[]),
    ("access", &["domain"]),
    ("device", &["badge"]),
    ("config", &["domain", "access"]),
    ("services", &["domain"]),
    ("store", &["domain", "badge", "access", "services"]),
    ("transfer", &["domain", "device", "store"]),
    (
        "office",
        &[
            "domain", "badge", "access", "config", "services", "transfer",
        ],
    ),
    ("command", &EVERYBODY),
    ("ui", &EVERYBODY),
];

const EVERYBODY: [&str; 10] = [
    "domain", "badge", "access", "device", "config", "services", "store", "transfer", "office",
    "ui",
];

/// Whom the parts of the window may know, inside it and beside it. The application, and what runs
/// or draws it, may know all.
const PARTS_OF_WINDOW: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("theme", &[]),
    ("ease", &[]),
    ("look", &["ui::theme", "ui::words"]),
    (
        "widget",
        &["ui::widget", "ui::theme", "ui::words", "ui::look"],
    ),
    ("chips", &["domain", "ui::widget", "ui::theme", "ui::look"]),
    ("marks", &["domain", "ui::widget", "ui::theme", "ui::look"]),
    (
        "screen",
        &[
            "domain",
            "ui::screen",
            "ui::widget",
            "ui::theme",
            "ui::words",
            "ui::look",
            "ui::ease",
            "ui::chips",
            "ui::marks",
        ],
    ),
    // The pages of the office's window show what an office knows, as values.
    (
        "desk",
        &[
            "domain",
            "office",
            "transfer",
            "ui::desk",
            "ui::widget",
            "ui::theme",
            "ui::words",
            "ui::look",
        ],
    ),
];

#[test]
fn each_layer_knows_only_whom_it_may() {
    let mut found = Vec::new();
    for source in program() {
        let layer = part(&source.path, 1);
        let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            if !matches!(layer.as_str(), "lib" | "bin") {
                found.push(format!("{} is in no layer", source.path));
            }
            continue;
        };
        for (line, to) in edges(&source) {
            let to = to.split("::").next().unwrap_or_default();
            let is_layer = LAYERS.iter().any(|(name, _)| *name == to);
            if !is_layer || (to != layer && !may.contains(&to)) {
                found.push(format!("{}:{line} knows {to}", source.path));
            }
        }
    }
    nothing_in(&found, "a layer knows whom it must not");
}

#[test]
fn screens_see_only_values_of_the_domain() {
    let mut found = Vec::new();
    for source in program() {
        let name = part(&source.path, 2);
        let window = PARTS_OF_WINDOW.iter().find(|(part, _)| *part == name);
        let Some((_, may)) = window.filter(|_| source.path.starts_with("src/ui/")) else {
            continue;
        };
        for (line, to) in edges(&source) {
            let own = format!("ui::{name}");
            if to != own && !may.contains(&to.as_str()) {
                found.push(format!("{}:{line} knows {to}", source.path));
            }
        }
    }
    nothing_in(&found, "a part of the window knows whom it must not");
}

#[test]
fn sql_stays_in_the_store() {
    stays("rusqlite", &["store", "office"], &["src", "tests"]);
}

#[test]
fn iced_stays_in_the_window() {
    for iced in ["iced", "iced_tiny_skia", "iced_test"] {
        stays(iced, &["ui"], &["src"]);
    }
}

#[test]
fn time_and_chance_come_in_by_one_door() {
    // Where the lint that bans clocks and random bytes is lifted, and how often.
    let lifted = [("src/services.rs", 2), ("src/ui/capture.rs", 1)];
    let mut found = Vec::new();
    for source in rust_below("src") {
        let times = source.text.matches("disallowed_methods").count();
        let may = lifted.iter().find(|(path, _)| *path == source.path);
        if times > may.map_or(0, |(_, times)| *times) {
            found.push(source.path.clone());
        }
    }
    nothing_in(
        &found,
        "only src/services.rs asks for the time or for chance",
    );
    let banned = super::text_of("clippy.toml");
    for method in [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "getrandom::fill",
    ] {
        let is_banned =
            banned.contains(&format!("::{method}\"")) || banned.contains(&format!("\"{method}\""));
        assert!(is_banned, "clippy.toml no longer bans {method}");
    }
}

/// The program without its tests.
fn program() -> Vec<Source> {
    let mut all = rust_below("src");
    all.retain(|source| !source.is_test());
    all
}

/// A part of a path without its ending: 1 is the layer.
fn part(path: &str, n: usize) -> String {
    let part = path.split('/').nth(n).unwrap_or_default();
    part.trim_end_matches(".rs").to_owned()
}

/// Whom a file names from the root of the crate, with the line: `store`, or `ui::widget`.
fn edges(source: &Source) -> Vec<(usize, String)> {
    let depth = source.path.matches('/').count();
    let mut found = Vec::new();
    for (n, line) in source.code() {
        let mut inside: Option<&str> = None;
        for (before, word) in words(line) {
            if let Some(whole) = inside.take() {
                let is_next = before.ends_with(&format!("{whole}::"));
                let name = if word == "Look" { "look" } else { word };
                let to = if whole == "ui" && is_next {
                    format!("ui::{name}")
                } else {
                    whole.to_owned()
                };
                found.push((n, to));
            }
            if before.ends_with("(in crate::") {
                // Says who may see it, not whom it sees.
                break;
            }
            let climbs = before.len() - before.trim_end_matches("super::").len();
            let from_root =
                before.ends_with("crate::") || climbs / "super::".len() >= depth && climbs > 0;
            let is_layer = LAYERS.iter().any(|(name, _)| *name == word);
            if before.ends_with("crate::") && !is_layer {
                found.push((n, word.to_owned()));
            } else if from_root && is_layer {
                inside = Some(word);
            }
        }
        if let Some(whole) = inside {
            found.push((n, whole.to_owned()));
        }
        if line.contains("crate::{") {
            found.push((n, "several layers at once: name them one by one".to_owned()));
        }
    }
    found
}

/// Fails where this package is named outside its layers.
#[track_caller]
fn stays(package: &str, layers: &[&str], below: &[&str]) {
    let mut found = Vec::new();
    for source in below.iter().flat_map(|folder| rust_below(folder)) {
        let is_own = layers.iter().any(|layer| {
            // Tests of a layer break what it stands on.
            source.path == format!("src/{layer}.rs")
                || source.path.starts_with(&format!("src/{layer}/"))
                || source.path.starts_with(&format!("tests/{layer}/"))
        });
        // Benchmarks compare us with what lies below; the rules name what they ban.
        let is_excused =
            source.path.starts_with("tests/bench") || source.path.starts_with("tests/tidy");
        if is_own || is_excused {
            continue;
        }
        for (n, line) in source.text.lines().enumerate() {
            let is_remark = line.trim_start().starts_with("//");
            if !is_remark && words(line).any(|(_, word)| word == package) {
                found.push(format!("{}:{}", source.path, n + 1));
            }
        }
    }
    nothing_in(&found, &format!("{package} is only for {layers:?} in src"));
}
