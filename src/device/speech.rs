//! Spoken prompts, by speech-dispatcher where it is installed.
//!
//! It says what it is given, so whoever gives it something answers for what is heard in the
//! hallway: the window gives it words of the word files and nothing else.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use super::errand::{Errands, find};

/// The longest sentence that is said, in characters.
pub const SAID_CHARS_MAX: usize = 300;

/// Whatever speaks.
pub trait Speech: Send + Sync {
    /// Says these words in the language with this tag, instead of what it was saying; does not wait
    /// for the end.
    fn say(&self, words: &str, language: &str);

    /// Is silent at once.
    fn hush(&self);

    /// Whether there is a voice.
    fn is_there(&self) -> bool;
}

/// No voice.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mute;

impl Speech for Mute {
    fn say(&self, _words: &str, _language: &str) {}

    fn hush(&self) {}

    fn is_there(&self) -> bool {
        false
    }
}

/// The program that hands sentences to speech-dispatcher.
const SPEAKER: [&str; 1] = ["spd-say"];

/// Speaks by speech-dispatcher.
#[derive(Debug)]
pub struct ProgramSpeech {
    program: PathBuf,
    errands: Errands,
}

impl ProgramSpeech {
    /// If it is installed along a search path.
    pub fn find(path: &str) -> Option<Self> {
        find(path, &SPEAKER).map(|program| Self {
            program,
            errands: Errands::new("speech"),
        })
    }

    fn run(&self, arguments: Vec<String>) {
        let program = self.program.clone();
        self.errands.ask(move || {
            let mut command = Command::new(program);
            command.args(arguments).stdin(Stdio::null());
            Ok(command)
        });
    }
}

impl Speech for ProgramSpeech {
    fn say(&self, words: &str, language: &str) {
        let words: String = words.chars().take(SAID_CHARS_MAX).collect();
        // What it was saying stops; behind the two dashes nothing is taken for an option.
        let options = ["-C", "-l", language, "--"].map(str::to_owned);
        self.run([options.as_slice(), &[words]].concat());
    }

    fn hush(&self) {
        self.run(vec!["-S".to_owned()]);
    }

    fn is_there(&self) -> bool {
        true
    }
}

/// Writes down what was said: for tests.
#[derive(Debug, Default)]
pub struct HeardSpeech(Mutex<Vec<String>>);

impl HeardSpeech {
    /// What was said so far, in its order.
    pub fn heard(&self) -> Vec<String> {
        self.0.lock().map_or_else(|_| Vec::new(), |all| all.clone())
    }
}

impl Speech for HeardSpeech {
    fn say(&self, words: &str, _language: &str) {
        if let Ok(mut all) = self.0.lock() {
            all.push(words.to_owned());
        }
    }

    fn hush(&self) {}

    fn is_there(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::errand::tests::fake;

    #[test]
    fn a_sentence_is_one_argument_whatever_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().display().to_string();
        assert!(ProgramSpeech::find(&path).is_none());
        let told = fake(folder.path(), "spd-say");
        let speech = ProgramSpeech::find(&path).unwrap();
        speech.say("-x; rm 'all' $(now)", "es");
        while !told.exists() {
            std::thread::yield_now();
        }
        let told = std::fs::read_to_string(told).unwrap();
        let first = told.lines().next().unwrap();
        assert_eq!(first, "-C -l es -- -x; rm 'all' $(now)");
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        let told = fake(folder.path(), "spd-say");
        let speech = ProgramSpeech::find(&folder.path().display().to_string()).unwrap();
        speech.say(&"a".repeat(10_000), "en");
        while !told.exists() {
            std::thread::yield_now();
        }
        let told = std::fs::read_to_string(told).unwrap();
        let said = told.split_whitespace().nth(4).unwrap();
        assert_eq!(said.len(), SAID_CHARS_MAX);
    }
}
