//! The rules of the house, as tests that read the source: who may know whom, how long files are,
//! what may lie where, and that nothing that is written down has become untrue.
//!
//! They look at text and not at types, so they are coarse; what they find is told with file and
//! line. `src/ARCHITECTURE.md` gives the reasons.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod access;
mod depends;
mod files;
mod layers;
mod papers;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below this folder of the repository, by its path from the root, in order. What a
/// build leaves behind is not there.
fn files_below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if folder.as_os_str().is_empty() && (name == ".git" || name == "target") {
                continue;
            }
            let path = folder.join(name);
            if root().join(&path).is_dir() {
                folders.push(path);
            } else {
                found.push(path.to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// The Rust files below this folder.
fn rust_below(folder: &str) -> Vec<Source> {
    files_below(folder)
        .into_iter()
        .filter(|path| has_ending(path, "rs"))
        .map(Source::read)
        .collect()
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|is| is == ending)
}

fn text_of(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// A Rust file.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn read(path: String) -> Self {
        let text = text_of(&path);
        Self { path, text }
    }

    /// Whether all of it is for tests.
    fn is_test(&self) -> bool {
        ["/tests.rs", "/testing.rs"]
            .iter()
            .any(|end| self.path.ends_with(end))
            || self.path.contains("/tests/")
    }

    /// The lines up to its tests, which stand at the end, with their numbers.
    fn without_tests(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines: Vec<&str> = self.text.lines().collect();
        let begins_tests = |n: usize| {
            lines[n].starts_with("#[cfg(test)]")
                && lines[n + 1..]
                    .iter()
                    .find(|line| !line.starts_with("#["))
                    .is_some_and(|line| line.starts_with("mod ") && line.ends_with('{'))
        };
        let end = (0..lines.len()).find(|n| begins_tests(*n));
        let end = end.unwrap_or(lines.len());
        let kept = lines.into_iter().take(end);
        kept.enumerate().map(|(n, line)| (n + 1, line))
    }

    /// The same without remarks.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.without_tests()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// The words of a line that could be names in Rust, each with what stands before it.
fn words(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + line[from..].find(is_part)?;
        let end = line[start..]
            .find(|sign| !is_part(sign))
            .map_or(line.len(), |len| start + len);
        from = end;
        Some((&line[..start], &line[start..end]))
    })
}

/// Fails with everything that was found.
#[track_caller]
fn nothing_in(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}
