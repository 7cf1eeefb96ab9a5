//! From the door to the office and back: both binaries, a stick and its receipts.

use std::fs;

use super::*;
use crate::server::a_part;

mod forked;
mod killed;
mod wayback;

/// An office with its keys, its database and a stick.
struct Office {
    dir: TempDir,
    /// What `keys` printed for `kiosk.toml`.
    lines: String,
    /// A file, or a part of a server where the tests are run against one.
    db: String,
}

impl Office {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let keys = dir.path().join("keys");
        let made = office(["keys", "--to", keys.to_str().unwrap()]).done();
        let at = made.out.find("[export]").unwrap();
        let lines = made.out[at..].to_owned();
        let file = dir
            .path()
            .join("office.sqlite")
            .to_str()
            .unwrap()
            .to_owned();
        let db = a_part().unwrap_or(file);
        Self { dir, lines, db }
    }

    /// The same with a file, wherever the tests are run.
    fn with_a_file() -> Self {
        let mut office = Self::new();
        office.db = office.path("office.sqlite");
        office
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).to_str().unwrap().to_owned()
    }

    /// A stick on which nothing is yet.
    fn stick(&self, name: &str) -> String {
        let stick = self.path(name);
        fs::create_dir(&stick).unwrap();
        stick
    }

    fn report(&self, more: &[&str]) -> Ended {
        let keys = self.path("keys");
        let args = ["report", "--db", &self.db, "--keys", &keys];
        office(args.into_iter().chain(more.iter().copied()))
    }

    fn people(&self, more: &[&str]) -> Ended {
        let keys = self.path("keys");
        let args = ["people", "--db", &self.db, "--keys", &keys];
        office(args.into_iter().chain(more.iter().copied()))
    }

    fn import(&self, more: &[&str]) -> Ended {
        let keys = self.path("keys");
        let args = ["import", "--db", &self.db, "--keys", &keys];
        office(args.into_iter().chain(more.iter().copied()))
    }
}

fn office<'a>(args: impl IntoIterator<Item = &'a str>) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keytag-office"));
    command
        .args(args)
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .stdin(Stdio::null());
    Ended::of(command.output().unwrap())
}

impl Ended {
    /// Refused by the office, for this reason.
    #[track_caller]
    fn refused_by_office(self, with: &str) -> Self {
        assert_eq!(self.code, Some(1), "{}{}", self.out, self.err);
        assert!(
            self.err.starts_with("keytag-office: ") && self.err.contains(with),
            "{}",
            self.err
        );
        self
    }
}

/// A kiosk of this office with so many sign-ins.
fn kiosk_of(office: &Office, badges: u64) -> TestKiosk {
    let kiosk = TestKiosk::new();
    kiosk.configure(&office.lines);
    kiosk.open_meeting("Open house", AttendanceMode::AnonymousBadge, ROOM);
    check_in(&kiosk, 0..badges);
    kiosk
}

fn check_in(kiosk: &TestKiosk, ids: std::ops::Range<u64>) {
    let tokens = kiosk.tokens(ids);
    let tokens = tokens.iter().map(String::as_str);
    let args: Vec<&str> = ["check-in"].into_iter().chain(tokens).collect();
    kiosk.ran(&args).done();
}

fn export(kiosk: &TestKiosk, stick: &str) -> serde_json::Value {
    let args = ["export", "--to", stick, "--json"];
    kiosk.ran(&args).done().json()
}

fn names_in(stick: &str) -> Vec<String> {
    let names = fs::read_dir(Path::new(stick).join("DOOR")).unwrap();
    let mut names: Vec<String> = names
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_left_the_door_arrives_and_is_acknowledged() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 5);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    assert_eq!(
        (&first["number"], &first["receipt"]),
        (&1.into(), &().into())
    );
    let names = names_in(&stick);
    assert_eq!(names.len(), 2, "{names:?}");
    for name in &names {
        let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        assert!(name.len() <= 60 && name.chars().all(fits), "{name}");
    }
    assert!(names[0].contains(".note") && names[1].ends_with(".tar.age"));

    // Nobody has compared the kiosk's key yet.
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick]).refused_by_office(key);
    assert_eq!(names_in(&stick), names, "no receipt for a stranger");
    let taken = office.import(&[&stick, "--trust", key]).done();
    assert!(taken.out.contains("taken in"), "{}", taken.out);
    let again = office.import(&[&stick]).done();
    assert!(
        again.out.contains("taken in before, 0 new"),
        "{}",
        again.out
    );

    // The stick comes back: what is acknowledged stays at home.
    check_in(&kiosk, 5..7);
    let second = export(&kiosk, &stick);
    assert!(second["receipt"].is_u64(), "{second}");
    let (before, now) = (&first["entries"], &second["entries"]);
    // Two sign-ins, the note of the first bundle, and that of the receipt.
    assert_eq!(now.as_u64(), Some(4), "{before} before");
    let taken = office.import(&[&stick]).done();
    assert!(
        taken.out.contains("4 new entries, 0 known"),
        "{}",
        taken.out
    );
    kiosk.ran(&["verify"]).done();
    assert!(kiosk.status()["last_export"].is_string());
}

#[test]
fn a_lost_stick_loses_nothing() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 3);
    let lost = export(&kiosk, &office.stick("lost"));
    check_in(&kiosk, 3..5);
    let stick = office.stick("stick");
    let found = export(&kiosk, &stick);
    let (lost, found) = (lost["entries"].as_u64(), found["entries"].as_u64());
    assert!(found > lost);
    let table = office.path("tables");
    let file = names_in(&stick).pop().unwrap();
    let file = format!("{stick}/DOOR/{file}");
    let keys = office.path("keys");
    let opened = self::office(["open", &file, "--to", &table, "--keys", &keys]).done();
    assert!(opened.out.contains("compare it"), "{}", opened.out);
    let rows = fs::read_to_string(Path::new(&table).join("attendance.csv")).unwrap();
    assert_eq!(rows.trim_end().lines().count(), 1 + 5);
    assert!(rows.contains("anonymous") || rows.contains(",scanner,") || rows.contains(",code,"));
    let sessions = fs::read_to_string(Path::new(&table).join("sessions.csv")).unwrap();
    assert_eq!(sessions.trim_end().lines().count(), 1 + 1);
    // A folder that is there is left alone, and the recovery key opens it, too.
    self::office(["open", &file, "--to", &table, "--keys", &keys])
        .refused_by_office("is there already");
    let (other, recovery) = (office.path("other"), format!("{keys}/recovery.age"));
    self::office(["open", &file, "--to", &other, "--identity", &recovery]).done();
    let trusted = "0000-0000-0000-0000-0000-0000-0000-0000";
    let args = [
        "open", &file, "--to", "x", "--keys", &keys, "--trust", trusted,
    ];
    self::office(args).refused_by_office("is known with another key");
}

#[test]
fn a_harmed_bundle_is_refused_and_the_others_are_taken_in() {
    let office = Office::new();
    let stick = office.stick("stick");
    let kiosks = [kiosk_of(&office, 2), kiosk_of(&office, 3)];
    let keys = kiosks.each_ref().map(|kiosk| {
        let report = export(kiosk, &stick);
        report["key"].as_str().unwrap().to_owned()
    });
    let sealed = names_in(&stick);
    let sealed = sealed.iter().find(|name| name.ends_with(".tar.age"));
    let path = Path::new(&stick).join("DOOR").join(sealed.unwrap());
    let mut bytes = fs::read(&path).unwrap();
    let whole = bytes.clone();
    bytes.truncate(whole.len() - 20);
    fs::write(&path, &bytes).unwrap();
    let args = [&stick, "--trust", &keys[0], "--trust", &keys[1]];
    let ended = office.import(&args).refused_by_office("cut: ");
    assert!(ended.out.contains("taken in, "), "{}", ended.out);
    // Whole again, it is taken in.
    fs::write(&path, &whole).unwrap();
    let ended = office.import(&args).done();
    assert!(ended.out.contains("taken in, ") && ended.out.contains("before"));
}

#[test]
fn spreadsheets_are_asked_for_where_there_is_an_office() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 2);
    let stick = office.stick("stick");
    let readable = ["export", "--to", &stick, "--readable"];
    kiosk.ran(&readable).refused("switched off here");
    let machine = ["export", "--to", &stick, "--machine"];
    kiosk.ran(&machine).refused("add --readable");
    kiosk.configure(&format!("{}readable = true\n", office.lines));
    kiosk.ran(&readable).done();
    let names: Vec<_> = fs::read_dir(&stick).unwrap().collect();
    assert_eq!(names.len(), 1);
}

/// The demo's kiosk, which belongs to this office.
fn demo_of(office: &Office) -> TestKiosk {
    let kiosk = TestKiosk {
        dir: tempfile::tempdir().unwrap(),
    };
    let data = kiosk.data().to_str().unwrap();
    ran(["demo", "--prepare-only", "--data", data]).done();
    let file = kiosk.config().join("kiosk.toml");
    let config = fs::read_to_string(&file).unwrap();
    let (before, after) = config.split_once("[export]\n").unwrap();
    fs::write(&file, format!("{before}{}{after}", office.lines)).unwrap();
    kiosk
}

/// What the office makes of the log is what the kiosk makes of it.
#[test]
fn the_tables_of_a_bundle_are_those_of_the_spreadsheets() {
    let office = Office::new();
    let kiosk = demo_of(&office);
    let (plain, stick) = (office.stick("plain"), office.stick("stick"));
    let args = [
        "export",
        "--to",
        &plain,
        "--readable",
        "--machine",
        "--json",
    ];
    let report = kiosk.ran(&args).done().json();
    let plain = PathBuf::from(report["folder"].as_str().unwrap());
    export(&kiosk, &stick);
    let (tables, keys) = (office.path("tables"), office.path("keys"));
    let args = [
        "open",
        &stick,
        "--to",
        &tables,
        "--keys",
        &keys,
        "--machine",
    ];
    self::office(args).done();
    for table in ["attendance.csv", "sessions.csv"] {
        let sorted = |folder: &Path| -> Vec<String> {
            let text = fs::read_to_string(folder.join(table)).unwrap();
            let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
            rows.sort();
            rows
        };
        let (ours, theirs) = (sorted(Path::new(&tables)), sorted(&plain));
        assert!(theirs.len() > 30, "{table}");
        assert!(ours == theirs, "{table} is another one");
    }
}

/// What staff see when a month is over: the same figures as the kiosk's own spreadsheets.
#[test]
fn a_month_is_reported_from_what_came_in() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 5);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick, "--trust", key]).done();
    let sessions = Path::new(&office.path("tables")).to_owned();
    let keys = office.path("keys");
    let args = [
        "open",
        &stick,
        "--to",
        sessions.to_str().unwrap(),
        "--keys",
        &keys,
    ];
    self::office(args).done();
    let rows = fs::read_to_string(sessions.join("sessions.csv")).unwrap();
    let row = csv::Reader::from_reader(rows.trim_start_matches('\u{feff}').as_bytes())
        .into_records()
        .next()
        .unwrap()
        .unwrap();
    let month = &row[6][..7];
    let folder = office.path("report");
    let args = ["--month", month, "--to", &folder, "--json"];
    let report = office.report(&args).done().json();
    assert_eq!(report["whole"]["attendances"], 5);
    assert_eq!(report["whole"]["persons"], 5);
    assert_eq!(
        report["waits_for"].as_array().unwrap().len(),
        1,
        "the month is not over"
    );
    let people = fs::read_to_string(Path::new(&folder).join("people.csv")).unwrap();
    assert_eq!(people.lines().count(), 1 + 5);
    let told = office.report(&["--month", month]).done();
    assert!(
        told.out.contains("together") && told.out.contains("It waits for:"),
        "{}",
        told.out
    );
    // The same folder is not written twice, a site must be known, and days must be some.
    let args = ["--month", month, "--to", &folder];
    office.report(&args).refused_by_office("is there already");
    let args = ["--site", "NOWHERE"];
    office.report(&args).refused_by_office("nothing of a site");
    let args = ["--from", "2026-10-02", "--until", "2026-10-01"];
    office.report(&args).refused_by_office("these are no days");
}

/// Dates stay where they are; what to have ready for them comes with the bundle.
#[test]
fn what_to_have_ready_comes_with_the_bundle_and_stands_in_the_report() {
    let office = Office::new();
    let kiosk = demo_of(&office);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick, "--trust", key]).done();
    let folder = office.path("report");
    let args = ["--to", folder.as_str(), "--json"];
    let report = office.report(&args).done().json();
    let chips = report["chips"].as_array().unwrap();
    assert_eq!(chips.len(), 2, "this month and the next one: {chips:?}");
    for of in chips {
        assert_eq!((&of["site"], &of["too_few"]), (&"RIVER".into(), &0.into()));
        let kinds = of["chips"].as_array().unwrap();
        assert_eq!(kinds.len(), 13, "those of the evening's scheme");
        let fives = |kind: &serde_json::Value| kind["ready"].as_u64().unwrap().is_multiple_of(5);
        assert!(kinds.iter().all(fives), "{kinds:?}");
    }
    let table = fs::read_to_string(Path::new(&folder).join("chips.csv")).unwrap();
    assert_eq!(table.lines().count(), 1 + 2 * 13);
    let told = office.report(&[]).done().out;
    assert!(told.contains("To have ready in "), "{told}");
    assert!(told.contains("every year  gold"), "{told}");
    // Another stick of the same month says nothing new of it, and the kiosk's log is sound.
    export(&kiosk, &stick);
    office.import(&[&stick]).done();
    let again = office.report(&["--json"]).done().json();
    assert_eq!(again["chips"], report["chips"]);
    kiosk.ran(&["verify"]).done();
}

/// A year may begin in any month, and the office keeps in which.
#[test]
fn the_year_of_an_office_begins_when_it_says() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 1);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    office
        .import(&[&stick, "--trust", first["key"].as_str().unwrap()])
        .done();
    let year = |more: &[&'static str]| {
        let args = ["--year", "2026", "--json"];
        let args: Vec<&str> = args.into_iter().chain(more.iter().copied()).collect();
        office.report(&args).done().json()
    };
    assert_eq!(year(&[])["asked"]["from"], "2026-01-01");
    assert_eq!(
        year(&["--year-starts", "7"])["asked"]["until"],
        "2027-06-30"
    );
    assert_eq!(year(&[])["asked"]["from"], "2026-07-01");
}

/// A bundle of the first form, as a kiosk wrote it then: it must open for ever.
#[test]
fn a_bundle_of_the_first_form_still_opens() {
    let office = Office::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundle-1");
    let fixture = fixture.to_str().unwrap();
    let identity = format!("{fixture}/office.age");
    let tables = office.path("tables");
    let key = "ef4d-f028-1c3c-ddb9-9ca9-e1af-440a-004d";
    let args = [
        "open",
        fixture,
        "--to",
        &tables,
        "--identity",
        &identity,
        "--trust",
        key,
    ];
    let opened = self::office(args).done();
    let expected = "651 entries, 0 not understood; 363 sign-ins and 31 evenings";
    assert!(opened.out.contains(expected), "{}", opened.out);
}

/// Two pseudonyms are made one person, and two again.
#[test]
fn people_are_merged_and_split_by_command() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 2);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick, "--trust", key]).done();
    let folder = office.path("report");
    let today = ["--from", "2000-01-01", "--until", "2999-12-31"];
    let persons = |office: &Office| {
        let report = office.report(&[&today[..], &["--json"]].concat());
        report.done().json()["whole"]["persons"].as_u64()
    };
    office
        .report(&[&today[..], &["--to", &folder]].concat())
        .done();
    let people = fs::read_to_string(Path::new(&folder).join("people.csv")).unwrap();
    let ids: Vec<&str> = people.lines().skip(1).map(|line| &line[..32]).collect();
    assert_eq!(persons(&office), Some(2));
    let told = office.people(&["--merge", ids[0], ids[1]]).done();
    assert!(
        told.out.contains("Nobody seems to be here twice"),
        "{}",
        told.out
    );
    assert!(told.out.contains("undoes it"), "{}", told.out);
    assert_eq!(persons(&office), Some(1));
    office
        .people(&["--merge", ids[0], ids[1]])
        .refused_by_office("are one already");
    let answer = office.people(&["--split", ids[0], "--json"]).done().json();
    assert_eq!(answer["merges"], serde_json::json!([]));
    assert_eq!(persons(&office), Some(2));
    let nobody = "0".repeat(32);
    office
        .people(&["--merge", &nobody, ids[1]])
        .refused_by_office("nobody is here as");
}

#[test]
fn what_is_not_there_is_not_reported_on() {
    let office = Office::with_a_file();
    office
        .report(&[])
        .refused_by_office("take bundles in first");
    office
        .people(&[])
        .refused_by_office("take bundles in first");
    assert!(!Path::new(&office.db).exists());
}

/// An office whose database is gone is told what it waits for.
#[test]
fn what_is_missing_is_named_by_import_and_report() {
    let mut office = Office::new();
    let kiosk = kiosk_of(&office, 3);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick, "--trust", key]).done();
    check_in(&kiosk, 3..4);
    export(&kiosk, &stick);
    // The receipt is at the kiosk now, and the office loses what it acknowledged.
    office.db = a_part().unwrap_or(office.path("another.sqlite"));
    let door = Path::new(&stick).join("DOOR");
    for name in names_in(&stick) {
        if name.contains("000001.") || name.ends_with(".receipt") {
            fs::remove_file(door.join(name)).unwrap();
        }
    }
    let json = office.import(&[&stick, "--trust", key, "--json"]);
    assert!(json.out.contains(r#""outcome":"waiting""#), "{}", json.out);
    let report = office.report(&["--json"]).done().json();
    // Which of a site's kiosks is said, too: each counts its own bundles.
    let kiosk = &report["kiosks"][0]["kiosk"].as_str().unwrap()[..8];
    office
        .import(&[&stick, "--trust", key])
        .refused_by_office("waiting: bundle 1 of SITE (")
        .refused_by_office(&format!("({kiosk}), from before"))
        .refused_by_office("is missing");
    assert_eq!(report["kiosks"][0]["missing"][0]["before_number"], 2);
    let told = office.report(&[]).done();
    assert!(told.out.contains("are missing"), "{}", told.out);
}

/// Somebody put the wrong stick in: that is not done, and is said.
#[test]
fn a_stick_with_nothing_on_it_says_so() {
    let office = Office::new();
    let stick = office.stick("stick");
    office
        .import(&[&stick])
        .refused_by_office("no bundle of a kiosk is here");
}

/// Each line says of which site and of which days it is, and in the end for whom the office waits.
#[test]
fn an_import_says_what_came_and_what_it_waits_for() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 2);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    let ended = office.import(&[&stick, "--trust", key]).done();
    let line = ended.out.lines().find(|line| line.contains("taken in"));
    let (about, _) = line.unwrap().split_once(": taken in, ").unwrap();
    assert!(about.contains(" 20"), "the days: {about}");
    assert!(ended.out.contains("Complete up to "), "{}", ended.out);
    assert!(!ended.out.contains("waits for"), "{}", ended.out);
    let json = office.import(&[&stick, "--json"]).done().out;
    let lines: Vec<serde_json::Value> = json
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["outcome"], "taken in before");
    assert!(lines[0]["site"].is_string());
    assert_eq!(lines[1]["waits_for"], serde_json::json!([]));
    assert!(lines[1]["complete_to"].is_string());
}

#[test]
fn a_kiosk_that_is_gone_is_said_to_be() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 2);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick, "--trust", key]).done();
    let keys = office.path("keys");
    let kiosks = |more: &[&str]| {
        let args = ["kiosks", "--db", &office.db, "--keys", &keys];
        self::office(args.into_iter().chain(more.iter().copied()))
    };
    let listed = kiosks(&["--json"]).done().json();
    let id = listed[0]["kiosk"].as_str().unwrap();
    assert_eq!(listed[0]["silent_days"], serde_json::Value::Null);
    let told = kiosks(&["--gone", id]).done();
    assert!(told.out.contains("gone for good"), "{}", told.out);
    let told = kiosks(&["--back", id]).done();
    assert!(told.out.contains("brought everything") && !told.out.contains("gone"));
    kiosks(&["--gone", &"0".repeat(32)]).refused_by_office("lists them");
}

/// An office grows: what it has goes to another database, which answers as the first one did.
#[test]
fn a_database_is_copied_to_where_nothing_is_yet() {
    let office = Office::new();
    let kiosk = kiosk_of(&office, 3);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let key = first["key"].as_str().unwrap();
    office.import(&[&stick, "--trust", key]).done();
    let keys = office.path("keys");
    let copy =
        |from: &str, to: &str| self::office(["copy", "--db", from, "--to", to, "--keys", &keys]);
    let (file, nowhere) = (office.path("copy.sqlite"), office.path("none.sqlite"));
    let told = copy(&office.db, &file).done();
    assert!(told.out.contains("entries are in"), "{}", told.out);
    let days = ["--from", "2000-01-01", "--until", "2999-12-31", "--json"];
    let before = office.report(&days).done().out;
    let mut office = office;
    office.db = file;
    assert_eq!(office.report(&days).done().out, before);
    copy(&office.db, &office.db).refused_by_office("is in that database already");
    // After the office was handed over: under the new keys, which do not open the old one.
    let (new, under_new) = (office.path("new-keys"), office.path("new.sqlite"));
    self::office(["keys", "--to", &new]).done();
    let args = [
        "copy",
        "--db",
        &office.db,
        "--keys",
        &keys,
        "--to",
        &under_new,
        "--to-keys",
        &new,
    ];
    self::office(args).done();
    let report = |db: &str, keys: &str| {
        let args = ["report", "--db", db, "--keys", keys];
        self::office(args.into_iter().chain(days))
    };
    assert_eq!(report(&under_new, &new).done().out, before);
    report(&under_new, &keys).refused_by_office("does not open with this key");
    copy(&nowhere, &office.path("another.sqlite")).refused_by_office("take bundles in first");
    // It goes on there.
    check_in(&kiosk, 3..4);
    export(&kiosk, &stick);
    office.import(&[&stick]).done();
}

/// An office of the first version had no key for its database: it gets one, and is told of it.
#[test]
fn an_office_without_a_key_for_its_database_gets_one_once() {
    let office = Office::with_a_file();
    let key = Path::new(&office.path("keys")).join("database.key");
    fs::remove_file(&key).unwrap();
    let kiosk = kiosk_of(&office, 2);
    let stick = office.stick("stick");
    let first = export(&kiosk, &stick);
    let trusted = first["key"].as_str().unwrap();
    let ended = office.import(&[&stick, "--trust", trusted]).done();
    assert!(ended.out.contains("database.key: copy it"), "{}", ended.out);
    assert!(!office.import(&[&stick]).done().out.contains("copy it"));
    let db = fs::read(&office.db).unwrap();
    assert!(!db.starts_with(b"SQLite format 3"));
    // Without it nothing is made that would open nothing.
    fs::remove_file(&key).unwrap();
    office
        .import(&[&stick])
        .refused_by_office("does not open with this key");
    office
        .report(&[])
        .refused_by_office("does not open with this key");
    assert!(!key.exists());
    assert!(fs::read(&office.db).unwrap() == db);
}

#[test]
fn keys_are_never_written_over() {
    let office = Office::new();
    let keys = office.path("keys");
    self::office(["keys", "--to", &keys]).refused_by_office("is there already");
}
