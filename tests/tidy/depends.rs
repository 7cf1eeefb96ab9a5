//! What comes into the program from outside is what `deny.toml` allows: licences, bans, sources.
//!
//! `cargo deny` reads the same file and looks deeper (the texts of licences, advisories); it is not
//! on every machine that runs the tests, so the rules themselves are checked here, too.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde::Deserialize;

use super::{nothing_in, root, text_of};

/// `deny.toml`, as far as it is checked here.
#[derive(Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    allow: BTreeSet<String>,
    #[serde(rename = "crate")]
    name: String,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
    /// Who may bring it all the same.
    #[serde(default)]
    wrappers: Vec<String>,
}

#[derive(Deserialize)]
struct Sources {
    #[serde(rename = "allow-registry")]
    registries: Vec<String>,
}

/// What `cargo metadata` tells.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// None for this package itself.
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
}

fn deny() -> Deny {
    toml::from_str(&text_of("deny.toml")).unwrap()
}

const PLATFORM: &str = "x86_64-unknown-linux-gnu";

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--locked", "--all-features"])
        .current_dir(root())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    output.stdout
}

/// All that could come in, also what only other features of others would bring.
fn packages() -> Vec<Package> {
    let told = cargo(&[
        "metadata",
        "--format-version=1",
        "--filter-platform",
        PLATFORM,
    ]);
    let metadata: Metadata = serde_json::from_slice(&told).unwrap();
    assert!(metadata.packages.len() > 100, "nothing was told");
    metadata.packages
}

/// The names of what really is built.
fn built() -> BTreeSet<String> {
    let told = cargo(&[
        "tree",
        "--prefix=none",
        "--format={p}",
        "--target",
        PLATFORM,
    ]);
    let names = String::from_utf8(told).unwrap();
    let names = names.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

/// Whether an SPDX expression can be met with these licences. `/` is an old way to write `OR`.
fn is_allowed(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any_of(&words, &mut at, allowed);
    assert_eq!(at, words.len(), "cannot be read: {expression}");
    met
}

fn any_of(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut met = all_of(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allowed);
    }
    met
}

fn all_of(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut met = one_of(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one_of(words, at, allowed);
    }
    met
}

fn one_of(words: &[&str], at: &mut usize, allowed: &dyn Fn(&str) -> bool) -> bool {
    let word = words[*at];
    *at += 1;
    if word == "(" {
        let met = any_of(words, at, allowed);
        assert_eq!(words.get(*at), Some(&")"));
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let whole = format!("{word} WITH {}", words[*at + 1]);
        *at += 2;
        return allowed(&whole);
    }
    allowed(word)
}

#[test]
fn expressions_of_licences_are_read_as_they_are_meant() {
    let allowed = |name: &str| ["MIT", "Zlib", "A WITH E"].contains(&name);
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("Apache-2.0/MIT", true),
        ("MIT AND GPL-3.0", false),
        ("MIT AND (GPL-3.0 OR Zlib)", true),
        ("GPL-3.0 OR MIT AND Apache-2.0", false),
        ("A", false),
        ("A WITH E OR GPL-3.0", true),
    ] {
        assert_eq!(is_allowed(expression, &allowed), met, "{expression}");
    }
}

#[test]
fn every_licence_may_be_given_away() {
    let Licences { allow, exceptions } = deny().licenses;
    let exceptions: BTreeMap<_, _> = exceptions
        .into_iter()
        .map(|exception| (exception.name, exception.allow))
        .collect();
    let mut wrong = Vec::new();
    let packages = packages();
    for package in packages.iter().filter(|package| package.source.is_some()) {
        let more = exceptions.get(&package.name);
        let allowed =
            |name: &str| allow.contains(name) || more.is_some_and(|more| more.contains(name));
        let licence = package.license.as_deref().unwrap_or("none");
        if !is_allowed(licence, &allowed) {
            wrong.push(format!("{} {}: {licence}", package.name, package.version));
        }
    }
    nothing_in(&wrong, "deny.toml allows the licence of each dependency");
    let is_there = |name: &&String| packages.iter().any(|package| package.name == **name);
    let unused: Vec<_> = exceptions
        .keys()
        .filter(|name| !is_there(name))
        .cloned()
        .collect();
    nothing_in(&unused, "each exception is needed");
}

#[test]
fn nothing_that_is_banned_comes_in() {
    let built = built();
    let packages = packages();
    let is_built = |package: &&Package| built.contains(&package.name);
    let mut wrong = Vec::new();
    for ban in deny()
        .bans
        .deny
        .iter()
        .filter(|ban| built.contains(&ban.name))
    {
        for package in packages.iter().filter(is_built) {
            let brings = package.dependencies.iter().any(|it| it.name == ban.name);
            if brings && !ban.wrappers.contains(&package.name) {
                wrong.push(format!("{} is brought by {}", ban.name, package.name));
            }
        }
    }
    let ours = packages.iter().filter(|package| package.source.is_none());
    let of_ours = ours.flat_map(|package| &package.dependencies);
    let any = of_ours.filter(|dependency| dependency.req == "*");
    wrong.extend(any.map(|dependency| format!("{} in any version", dependency.name)));
    nothing_in(&wrong, "deny.toml bans it");
}

#[test]
fn everything_comes_from_the_public_registry() {
    let registries = deny().sources.registries;
    let is_known = |source: &str| {
        let registry = source.strip_prefix("registry+");
        registry.is_some_and(|registry| registries.iter().any(|known| known == registry))
    };
    let wrong: Vec<_> = packages()
        .into_iter()
        .filter(|package| package.source.as_deref().is_some_and(|it| !is_known(it)))
        .map(|package| format!("{}: {}", package.name, package.source.unwrap_or_default()))
        .collect();
    nothing_in(&wrong, "deny.toml names where a dependency may come from");
}
