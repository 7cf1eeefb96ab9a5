//! What a busy evening leaves on the machine: nothing that says who was there, wherever it is
//! looked for. The demo's own list of cards and PINs is what is looked for.

use super::*;
use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;

/// Shorter names stand in other words.
const NAME_CHARS_MIN: usize = 4;
/// What the demo gives to whoever plays it, names, cards and PINs included: never on a real kiosk.
const FOR_PLAYERS: [&str; 6] = [
    "demo.json",
    "badges.pdf",
    "badges-1.png",
    "badges-2.png",
    "badges-3.png",
    "badges-4.png",
];

/// A demo site, and everything that its programs said to the log.
struct Evening {
    kiosk: TestKiosk,
    told: serde_json::Value,
    scratch: TempDir,
    said: Vec<u8>,
}

impl Evening {
    fn begin() -> Self {
        let kiosk = TestKiosk {
            dir: tempfile::tempdir().unwrap(),
        };
        let mut evening = Self {
            told: serde_json::Value::Null,
            scratch: tempfile::tempdir().unwrap(),
            said: Vec::new(),
            kiosk,
        };
        let prepared = evening.run(&["demo", "--prepare-only", "--json"]);
        evening.told = serde_json::from_slice(&prepared.stdout).unwrap();
        evening
    }

    /// The program with everything logged, and with a directory of its own for temporary files.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.kiosk.command(args);
        command
            .env("KEYTAG_LOG", "trace")
            .env("TMPDIR", self.scratch.path());
        command
    }

    fn run(&mut self, args: &[&str]) -> Output {
        let output = self.command(args).output().unwrap();
        self.said.extend_from_slice(&output.stderr);
        output
    }

    /// The same for a command whose answer names nobody either.
    fn say(&mut self, args: &[&str]) {
        let output = self.run(args);
        self.said.extend_from_slice(&output.stdout);
    }

    fn cards(&self) -> Vec<String> {
        let people = self.told["people"].as_array().unwrap();
        let cards = people.iter().filter_map(|one| one["token"].as_str());
        cards.map(str::to_owned).collect()
    }

    /// Names, cards with and without spaces, PINs, the recovery code, the key.
    fn secrets(&self) -> Vec<Vec<u8>> {
        let mut texts = Vec::new();
        collect(&self.told, &mut texts);
        texts.retain(|text| text.chars().count() >= NAME_CHARS_MIN && !text.contains('/'));
        let bare = |text: &String| text.replace([' ', '-'], "");
        texts.extend(texts.iter().map(bare).collect::<Vec<_>>());
        let mut secrets: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
        let key = fs::read_to_string(self.kiosk.data().join("key")).unwrap();
        let key = key.trim_end();
        secrets.push(key.as_bytes()[..64].to_vec());
        secrets.push(key.to_uppercase().into_bytes()[..64].to_vec());
        let half = (0..32).step_by(2);
        secrets.push(
            half.map(|at| u8::from_str_radix(&key[at..at + 2], 16).unwrap())
                .collect(),
        );
        secrets
    }

    fn refuse_secrets(&self) {
        let secrets = self.secrets();
        assert!(secrets.len() > 100, "there is something to look for");
        let mut places = vec![("what was logged".to_owned(), self.said.clone())];
        for dir in [self.kiosk.data(), self.scratch.path()] {
            read_all(dir, &mut places);
        }
        assert!(places.iter().any(|(name, _)| name.ends_with("keytag.db")));
        for (name, bytes) in &places {
            for secret in &secrets {
                let found = bytes.windows(secret.len()).any(|part| part == secret);
                let secret = String::from_utf8_lossy(secret);
                assert!(!found, "{secret} stands in {name}");
            }
        }
    }
}

/// The texts of an answer, except what is no secret: places, and how somebody is recognized.
fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                let is_secret = ["name", "token", "pin", "code"]
                    .iter()
                    .any(|word| key.contains(word));
                if is_secret || value.is_array() {
                    collect(value, texts);
                }
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        serde_json::Value::String(text) => texts.push(text.clone()),
        _ => {}
    }
}

fn read_all(dir: &Path, places: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            // Spreadsheets name whoever agreed to it: they are what was taken away.
            if name != "sticks" {
                read_all(&path, places);
            }
        } else if !FOR_PLAYERS.contains(&name) && name != "key" {
            places.push((name.to_owned(), fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn a_busy_evening_leaves_no_name_card_or_key_in_the_open() {
    let mut evening = Evening::begin();
    let cards = evening.cards();
    for card in &cards[..12] {
        evening.say(&["check-in", card]);
    }
    // Mistakes are said, too.
    evening.say(&["check-in", &cards[0], "NOT A CARD", &cards[1][..20]]);
    let stick = evening.kiosk.data().join("sticks/DEMO");
    evening.say(&["export", "--to", stick.to_str().unwrap()]);
    for command in ["verify", "status", "doctor", "restore"] {
        evening.say(&[command]);
    }
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Place::new(evening.kiosk.data()).back_up(date).unwrap();
    // Killed in the middle: the write-ahead log and what belongs to it stay.
    let mut child = evening
        .command(&["check-in", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input
        .write_all((cards[12..20].join("\n") + "\n").as_bytes())
        .unwrap();
    let mut first = [0; 9];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    evening.said.extend_from_slice(&output.stderr);
    assert!(evening.kiosk.data().join("keytag.db-wal").exists());
    evening.refuse_secrets();
}

/// The whole evening through the window: names typed, cards scanned, PINs entered.
#[cfg(feature = "headless")]
#[test]
fn an_evening_at_the_window_leaves_no_name_card_or_key_in_the_open() {
    let mut evening = Evening::begin();
    let out = tempfile::tempdir().unwrap();
    let dir = out.path().to_str().unwrap().to_owned();
    let output = evening.run(&["demo", "--headless", "--out", &dir]);
    assert!(output.status.success(), "{output:?}");
    evening.refuse_secrets();
}

#[test]
fn a_crash_leaves_no_picture_of_the_memory() {
    let kiosk = TestKiosk::new();
    let mut child = kiosk
        .command(&["check-in", "-"])
        .current_dir(kiosk.data())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // Once it has answered, it is past its beginning.
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"NOT A CARD\n").unwrap();
    let mut first = [0; 1];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let core: Vec<&str> = core.unwrap().split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"]);
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::ABORT).unwrap();
    let status = child.wait().unwrap();
    assert_eq!((status.signal(), status.core_dumped()), (Some(6), false));
}
