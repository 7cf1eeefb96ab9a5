//! Hostile input: whatever is typed, scanned or carried here on a stick is changed at random, again
//! and again, and what reads it must refuse it or read it soundly.
//!
//! Each target is a reader of the program, some sound inputs to begin with and a check that says
//! more than "it did not panic": what was read prints and reads to the same again, a changed bundle
//! is refused or is the same, an error tells nothing of what was typed. A plain run tries a fixed
//! number of inputs from a fixed seed, so that it is the same everywhere.
//!
//! `KEYTAG_FUZZ_SECS` gives each target that long and another seed, which is printed;
//! `KEYTAG_FUZZ_SEED` repeats one. What fails is made shorter and written into the folder for
//! temporary files; it belongs into `tests/fixtures/fuzz/<target>`, where every run begins with it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

mod bundles;
mod change;
mod configs;
mod dropbox;
mod packages;
mod pictures;
mod rosters;
mod texts;

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use change::{Chance, change};

/// The longest that one input may take, in seconds: far above what any takes on a busy machine, so
/// that only what would never end is found.
const INPUT_SECS_MAX: u64 = 60;
/// How often a failing input is made shorter at most.
const CUTS_MAX: usize = 400;
/// What a plain run begins with.
const SEED: u64 = 0x6b65_7974_6167;

/// Something that reads what others wrote.
struct Target {
    /// Its name, and that of its folder of seeds.
    name: &'static str,
    /// Sound inputs beside those in its folder.
    seeds: Vec<Vec<u8>>,
    /// Words that mean something to it.
    words: &'static [&'static str],
    /// How many inputs a plain run tries.
    inputs: u64,
}

/// What a check says of an input: nothing, or what is wrong with how it was read.
type Checked = Result<(), String>;

impl Target {
    /// Lets the check see all seeds as they are, and then changed.
    #[track_caller]
    fn withstands(mut self, check: impl Fn(&[u8]) -> Checked) {
        self.seeds.extend(kept(self.name));
        assert!(!self.seeds.is_empty(), "{}: no seeds", self.name);
        for seed in self.seeds.clone() {
            self.tries(&seed, "a seed", &check);
        }
        let budget = Budget::asked_for(self.inputs);
        println!("{}: seed {:#x}", self.name, budget.seed);
        let mut tried = 0;
        while budget.goes_on(tried) {
            let mut chance = Chance::of(budget.seed, tried);
            let input = change(&self.seeds, self.words, &mut chance);
            let which = format!("KEYTAG_FUZZ_SEED={:#x}, input {tried}", budget.seed);
            self.tries(&input, &which, &check);
            tried += 1;
        }
        println!("{}: {tried} inputs", self.name);
    }

    /// Fails with the input made shorter, which is kept.
    #[track_caller]
    #[expect(
        clippy::disallowed_methods,
        reason = "what takes minutes is not made shorter for hours"
    )]
    fn tries(&self, input: &[u8], which: &str, check: &impl Fn(&[u8]) -> Checked) {
        let Err(why) = timed(input, check) else {
            return;
        };
        let until = Instant::now() + Duration::from_secs(INPUT_SECS_MAX);
        let fails = |input: &[u8]| Instant::now() < until && timed(input, check).is_err();
        let short = shorter(input.to_vec(), fails);
        let path = env::temp_dir().join(format!("keytag-fuzz-{}", self.name));
        fs::write(&path, &short).unwrap();
        let path = path.display();
        panic!("{}: {why} ({which}); made shorter in {path}", self.name);
    }
}

/// How much is tried.
struct Budget {
    seed: u64,
    inputs: u64,
    until: Option<Instant>,
}

impl Budget {
    #[expect(
        clippy::disallowed_methods,
        reason = "who asks for an hour gets an hour, and other inputs than yesterday"
    )]
    fn asked_for(inputs: u64) -> Self {
        let secs = env::var("KEYTAG_FUZZ_SECS").ok();
        let secs: Option<u64> = secs.map(|secs| secs.parse().unwrap());
        let seed = env::var("KEYTAG_FUZZ_SEED").ok().map(|seed| {
            let digits = seed.trim_start_matches("0x");
            u64::from_str_radix(digits, 16).unwrap()
        });
        let fresh = || {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
            u64::try_from(since.unwrap().as_nanos() & u128::from(u64::MAX)).unwrap()
        };
        Self {
            seed: seed.unwrap_or_else(|| if secs.is_some() { fresh() } else { SEED }),
            inputs,
            until: secs.map(|secs| Instant::now() + Duration::from_secs(secs)),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "see above")]
    fn goes_on(&self, tried: u64) -> bool {
        match self.until {
            Some(until) => Instant::now() < until,
            None => tried < self.inputs,
        }
    }
}

/// What the check says; a panic and an input that takes too long are failures like any other.
#[expect(clippy::disallowed_methods, reason = "an input must not take for ever")]
fn timed(input: &[u8], check: &impl Fn(&[u8]) -> Checked) -> Checked {
    let began = Instant::now();
    catch_unwind(AssertUnwindSafe(|| check(input))).unwrap_or_else(|_| Err("it panics".into()))?;
    let secs = began.elapsed().as_secs();
    if secs > INPUT_SECS_MAX {
        return Err(format!("it takes {secs} s"));
    }
    Ok(())
}

/// The input without what the failure does not need.
fn shorter(mut input: Vec<u8>, fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let (mut step, mut cuts) = (input.len() / 2, 0);
    while step > 0 {
        let mut at = 0;
        while at < input.len() && cuts < CUTS_MAX {
            let mut less = input.clone();
            less.drain(at..(at + step).min(input.len()));
            cuts += 1;
            if fails(&less) {
                input = less;
            } else {
                at += step;
            }
        }
        step /= 2;
    }
    input
}

/// The seeds in a target's folder, in the order of their names.
fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz");
    let Ok(files) = fs::read_dir(folder.join(name)) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| fs::read(path).unwrap())
        .collect()
}

/// Fails where a text holds any stretch of this length of what must stay private.
fn tells_nothing(text: &str, private: &str, signs: usize) -> Checked {
    // The text is the short one of the two.
    let text: Vec<char> = text.chars().collect();
    let mut stretches = text.windows(signs).map(String::from_iter);
    match stretches.find(|stretch| private.contains(stretch.as_str())) {
        Some(_) => Err("an error tells what was typed".to_owned()),
        None => Ok(()),
    }
}

#[test]
fn what_fails_is_found_and_made_shorter() {
    let careless = |input: &[u8]| {
        let is_there = input.windows(2).any(|two| two == b"ab");
        if is_there {
            Err("found".to_owned())
        } else {
            Ok(())
        }
    };
    let seeds = [b"a________".to_vec(), b"________b".to_vec()];
    let all = (0..20_000).map(|n| change(&seeds, &["b"], &mut Chance::of(SEED, n)));
    let found = all.into_iter().find(|input| careless(input).is_err());
    let short = shorter(found.unwrap(), |input| careless(input).is_err());
    assert_eq!(short, b"ab");
    let panics = |_: &[u8]| -> Checked { panic!("on purpose") };
    assert!(timed(b"", &panics).is_err());
    assert!(tells_nothing("no such Rosa here", "I am Rosa B", 4).is_err());
}
