//! What the office sends back is looked at on the screen, and applied.

use std::fs;
use std::path::Path;

use super::Evening;
use super::stick::office;

/// An evening whose kiosk knows an office, which has its first bundle. Also the folder of its keys
/// and its database.
fn known_to_an_office() -> (Evening, String, String) {
    let evening = Evening::new();
    let keys = evening.dir.path().join("keys");
    let db = evening.dir.path().join("office.sqlite");
    let (keys, db) = (keys.to_str().unwrap(), db.to_str().unwrap());
    let (keys, db) = (keys.to_owned(), db.to_owned());
    let made = office(&["keys", "--to", &keys]);
    let lines = &made[made.find("[export]").unwrap()..];
    let config = evening.dir.path().join("site/kiosk-config/kiosk.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, text.replace("[export]\n", lines)).unwrap();
    let mut evening = evening.restart();
    evening.opens_for_staff();
    evening.touches("staff-package");
    evening.sees("package-nothing");
    evening.touches("package-not-now");
    evening.touches("staff-export");
    let start = evening
        .words
        .with("export-seal", &[("label", "DEMO".into())]);
    evening.touches_words(&start);
    evening.sees("export-done-title");
    evening.touches("button-done");
    let stick = evening.stick();
    let import = [
        "import",
        "--db",
        &db,
        "--keys",
        &keys,
        stick.to_str().unwrap(),
    ];
    let refused = office(&import);
    let key = refused
        .split_whitespace()
        .find(|word| word.matches('-').count() == 7)
        .unwrap();
    let key = key.trim_end_matches([';', ',', '.', ':']);
    office(&[&import[..], &["--trust", key]].concat());
    (evening, keys, db)
}

/// A stick with a package of what staff wrote there; gives what the office's program said.
fn written(evening: &Evening, keys: &str, db: &str, label: &str, more: &[&str]) -> String {
    let site = fs::read_to_string(evening.dir.path().join("site/kiosk-config/kiosk.toml"));
    let site = site.unwrap();
    let code = site.lines().find_map(|line| line.strip_prefix("code = "));
    let code = code.unwrap_or("\"SITE\"").trim_matches('"').to_owned();
    let stick = evening.stick().with_file_name(label);
    fs::create_dir(&stick).unwrap();
    let folder = evening.dir.path().join("written");
    let args = [
        "package",
        "--site",
        &code,
        "--to",
        stick.to_str().unwrap(),
        "--from",
        folder.to_str().unwrap(),
        "--db",
        db,
        "--keys",
        keys,
    ];
    let made = office(&[&args[..], more].concat());
    assert!(made.contains("Signed with"), "{made}");
    made
}

fn say(evening: &Evening, id: &str, count: u32) -> String {
    let values = [("count", count.into())];
    evening.words.with(id, &values)
}

#[test]
fn what_the_office_sends_is_told_in_plain_words_and_applied() {
    let (mut evening, keys, db) = known_to_an_office();
    let folder = evening.dir.path().join("written");
    fs::create_dir(&folder).unwrap();
    let list = "name,number\nZebulon,9001\nYolanthe,9002\nXaverius,9003\n";
    fs::write(folder.join("people.csv"), list).unwrap();
    written(&evening, &keys, &db, "FIRST", &[]);
    fs::remove_dir_all(evening.stick()).unwrap();
    let people = evening.on_disk().people;
    evening.touches("staff-package");
    evening.sees("package-apply");
    assert!(
        evening
            .player
            .shows(&say(&evening, "package-people-new", 3))
    );
    evening.touches("package-not-now");
    assert_eq!(evening.on_disk().people, people, "it was only looked at");
    evening.touches("staff-package");
    evening.touches("package-apply");
    evening.sees("package-done");
    assert_eq!(evening.on_disk().people, people + 3);
    evening.touches("staff-package");
    evening.sees("package-older");

    // Cut on the way.
    let door = evening.stick().with_file_name("FIRST").join("DOOR");
    let name = fs::read_dir(&door).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&name).unwrap();
    fs::write(&name, &whole[..whole.len() / 2]).unwrap();
    evening.touches("package-again");
    evening.sees("package-damaged");
    fs::remove_dir_all(Path::new(&door).parent().unwrap()).unwrap();
    evening.touches("package-again");
    evening.sees("package-no-stick");
}

#[test]
fn new_keys_of_the_office_are_compared_before_they_are_believed() {
    let (mut evening, keys, db) = known_to_an_office();
    fs::create_dir(evening.dir.path().join("written")).unwrap();
    let next = evening.dir.path().join("next");
    let next = next.to_str().unwrap().to_owned();
    office(&["keys", "--to", &next]);
    let made = written(&evening, &keys, &db, "FIRST", &["--hand-over", &next]);
    fs::remove_dir_all(evening.stick()).unwrap();
    let key = made.split_once("hands the office over to ").unwrap().1;
    let key = key.split_once(':').unwrap().0.to_owned();
    evening.touches("staff-package");
    evening.sees("package-no-changes");
    evening.touches("package-next");
    let shown = evening
        .words
        .with("package-new-office", &[("key", key.as_str().into())]);
    evening.sees_words(&shown);
    evening.touches("package-apply");
    evening.sees("package-done");
    // From now on the stick is for the new office.
    evening.touches("staff-export");
    let start = evening
        .words
        .with("export-seal", &[("label", "FIRST".into())]);
    evening.touches_words(&start);
    evening.sees("export-done-title");
    let stick = evening.stick().with_file_name("FIRST");
    let import = [
        "import",
        "--db",
        &db,
        "--keys",
        &keys,
        stick.to_str().unwrap(),
    ];
    let refused = office(&import);
    assert!(refused.contains("another office"), "{refused}");
    // The database goes with the office.
    fs::copy(
        Path::new(&keys).join("database.key"),
        Path::new(&next).join("database.key"),
    )
    .unwrap();
    let import = [
        "import",
        "--db",
        &db,
        "--keys",
        &next,
        stick.to_str().unwrap(),
    ];
    let taken = office(&import);
    assert!(taken.contains("taken in"), "{taken}");
}
