//! Which public functions draw something, read from the sources: none may be missing in the
//! gallery.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A public function that gives something to be seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drawing {
    /// As whoever draws it names it: `button::back`, `Page::new`, `.plain`.
    pub name: String,
    /// Where it is.
    pub module: String,
    /// Whether it can be touched: what says a message keeps one to repeat.
    pub is_touched: bool,
}

impl Drawing {
    /// Whether sources name it.
    pub fn is_in(&self, sources: &str) -> bool {
        let is_name = |sign: char| sign.is_alphanumeric() || sign == '_';
        let mut found = sources.match_indices(&self.name);
        found.any(|(at, name)| {
            let after = sources[at + name.len()..].chars().next();
            let before = sources[..at].chars().next_back();
            let begins = name.starts_with('.') || !before.is_some_and(is_name);
            begins && !after.is_some_and(is_name)
        })
    }
}

fn ui() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui")
}

/// What is built for people: no tests, no comments.
fn code(path: &Path) -> String {
    let all = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut code = String::new();
    let mut lines = all.lines().filter(|line| !line.trim().starts_with("//"));
    while let Some(line) = lines.next() {
        if line != "#[cfg(test)]" {
            code.push_str(line);
            code.push('\n');
        } else if lines
            .find(|line| !line.starts_with('#'))
            .is_none_or(|item| item.ends_with('{'))
        {
            // A module of tests stands at the end.
            break;
        }
    }
    code
}

/// The sources of what can be touched, in every state.
pub fn touched() -> String {
    code(&ui().join("gallery/touched.rs"))
}

/// The sources of the whole gallery.
pub fn gallery() -> String {
    let mut all = code(&ui().join("gallery.rs"));
    for file in fs::read_dir(ui().join("gallery")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !["tests.rs", "census.rs"].contains(&name.as_str()) {
            all.push_str(&code(&path));
        }
    }
    all
}

/// The modules of everything that screens are made of, and their sources.
fn modules() -> Vec<(String, String)> {
    // These show whole pages, or hold no piece of one.
    let pages = ["screen", "desk", "app", "office", "gallery"];
    let mut found = Vec::new();
    let mut left: Vec<PathBuf> = public_in(&ui().with_extension("rs"), &ui());
    left.retain(|path| !pages.contains(&stem(path).as_str()));
    while let Some(path) = left.pop() {
        left.extend(public_in(&path, &path.with_extension("")));
        found.push((stem(&path), code(&path)));
    }
    found
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// The files of the public modules that this file names.
fn public_in(file: &Path, folder: &Path) -> Vec<PathBuf> {
    let code = code(file);
    let names = code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names
        .map(|name| folder.join(name).with_extension("rs"))
        .collect()
}

/// Every public function that gives something to be seen.
pub fn drawings() -> BTreeSet<Drawing> {
    let modules = modules();
    let mut elements: BTreeSet<String> = BTreeSet::new();
    for (_, code) in &modules {
        let turned = code.lines().filter(|line| line.contains("for Element<"));
        elements.extend(turned.filter_map(|line| Some(named(line.split_once("From<")?.1))));
    }
    let mut found = BTreeSet::new();
    for (module, code) in &modules {
        let mut block = "";
        let mut lines = code.lines();
        while let Some(line) = lines.next() {
            if line.starts_with("impl") {
                block = line;
            }
            let Some(rest) = function(line.trim_start()) else {
                continue;
            };
            let mut signature = rest.to_owned();
            while !signature.contains('{') {
                let Some(next) = lines.next() else { break };
                signature.push_str(next);
            }
            let of = line.starts_with(' ').then_some(block);
            found.extend(drawing(module, of, &signature, &elements));
        }
    }
    found
}

/// What follows the beginning of a public function.
fn function(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix("pub ")
        .or_else(|| line.strip_prefix("pub(in crate::ui) "))?;
    rest.strip_prefix("const ")
        .unwrap_or(rest)
        .strip_prefix("fn ")
}

/// The first name in what is written.
fn named(written: &str) -> String {
    let is_name = |sign: &char| sign.is_alphanumeric() || *sign == '_';
    written.chars().take_while(is_name).collect()
}

fn drawing(
    module: &str,
    block: Option<&str>,
    signature: &str,
    elements: &BTreeSet<String>,
) -> Option<Drawing> {
    let name = named(signature);
    let given = signature.rsplit_once("->")?.1.trim();
    // What is drawn borrows from its look or its words, or is a canvas.
    let is_drawn = given.contains("<'") && !given.contains("Cow<") || given.contains("Canvas<");
    let owner = block.map(|block| {
        let of = block.split_once("> ").map_or(block, |(_, of)| of);
        named(of.trim_start_matches("impl "))
    });
    let is_element = owner.as_ref().is_some_and(|owner| elements.contains(owner));
    let name = match owner {
        None if is_drawn => format!("{module}::{name}"),
        Some(owner) if is_element && given.starts_with("Self") && !signature.contains("self") => {
            format!("{owner}::{name}")
        }
        // What an element still answers is the same element.
        Some(_) if is_drawn && !is_element => format!(".{name}"),
        _ => return None,
    };
    let bound = "Message: Clone";
    Some(Drawing {
        name,
        module: module.to_owned(),
        is_touched: signature.contains(bound) || block.is_some_and(|block| block.contains(bound)),
    })
}
