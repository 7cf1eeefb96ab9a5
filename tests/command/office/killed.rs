//! An import that dies in the middle is run again, and nothing is lost or there twice.

use std::io::{BufRead, BufReader};

use super::*;

/// How many bundles lie in the pile.
const BUNDLES: u64 = 8;

impl Office {
    /// Imports and dies after so many lines of how far it is; says whether it came to its end.
    fn dies_importing(&self, stick: &str, trust: &str, lines: usize) -> bool {
        let keys = self.path("keys");
        let args = ["import", "--db", &self.db, "--keys", &keys, stick];
        let mut child = Command::new(env!("CARGO_BIN_EXE_keytag-office"))
            .args(args)
            .args(["--trust", trust, "--progress"])
            .env("XDG_CONFIG_HOME", "/nonexistent")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(child.stderr.take().unwrap()).lines();
        let read = told.by_ref().take(lines).map(Result::unwrap).count();
        child.kill().unwrap();
        child.wait().unwrap();
        // Who had nothing more to say was done before anybody could kill it.
        read < lines
    }

    fn everything(&self, to: &str) -> Vec<String> {
        let folder = self.path(to);
        let args = [
            "--from",
            "2020-01-01",
            "--until",
            "2040-12-31",
            "--machine",
            "--to",
            &folder,
        ];
        self.report(&args).done();
        let tables = ["attendance.csv", "sessions.csv", "months.csv", "people.csv"];
        let read = |name| fs::read_to_string(Path::new(&folder).join(name)).unwrap();
        tables.map(read).into()
    }
}

#[test]
fn an_import_that_was_killed_anywhere_is_taken_up_again_and_comes_to_the_same() {
    let mut office = Office::new();
    let kiosk = kiosk_of(&office, 2);
    let pile = office.stick("pile");
    let mut key = String::new();
    // Each bundle goes onto a stick of its own, of which nothing comes back.
    for n in 0..BUNDLES {
        check_in(&kiosk, 2 + 3 * n..5 + 3 * n);
        let stick = office.stick(&format!("stick{n}"));
        let bundle = export(&kiosk, &stick);
        bundle["key"].as_str().unwrap().clone_into(&mut key);
        for name in names_in(&stick) {
            fs::rename(format!("{stick}/DOOR/{name}"), format!("{pile}/{name}")).unwrap();
        }
    }
    let mut lines = 1;
    while !office.dies_importing(&pile, &key, lines) {
        lines += 1;
    }
    assert!(lines > 4, "it died {lines} times");
    office.import(&[&pile, "--trust", &key]).done();
    let killed = office.everything("killed");
    assert_eq!(
        killed[0].trim_end().lines().count() as u64,
        1 + 2 + 3 * BUNDLES
    );
    office.db = a_part().unwrap_or_else(|| office.path("straight.sqlite"));
    office.import(&[&pile, "--trust", &key]).done();
    assert_eq!(office.everything("straight"), killed);
}
