//! An attendance statement: asked for, confirmed, on paper, checked.

use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use keytag::device::printer::{Presence, Printer, PrinterError};
use keytag::domain::entry::By;
use keytag::domain::name::ChosenName;
use keytag::domain::statement::Asking;
use keytag::services::{Clock, SystemChance};
use keytag::store::Book;

use super::{DemoPerson, Evening, start_with};

/// From the door before the meeting to its end.
const TO_THE_END_MINS: i64 = 90;

/// Paper that was printed.
#[derive(Clone, Default)]
struct Tray {
    pages: Arc<Mutex<Vec<Vec<u8>>>>,
    /// Each page waits until it is told to come.
    gate: Option<Arc<Mutex<Receiver<()>>>>,
}

impl Tray {
    fn opening_by(self, gate: Receiver<()>) -> Self {
        let gate = Some(Arc::new(Mutex::new(gate)));
        Self { gate, ..self }
    }
}

impl Printer for Tray {
    fn presence(&self) -> Presence {
        Presence::There
    }

    fn print(&self, pdf: &[u8]) -> Result<(), PrinterError> {
        if let Some(gate) = &self.gate {
            let _ = gate.lock().unwrap().recv();
        }
        self.pages.lock().unwrap().push(pdf.to_vec());
        Ok(())
    }
}

impl Evening {
    fn with_printer(tray: &Tray) -> Self {
        let evening = Self::new();
        drop(evening.player);
        let tray = Arc::new(tray.clone());
        let (player, clock, held) = start_with(&evening.dir.path().join("site"), |services| {
            services.printer = tray;
        });
        Self {
            player,
            clock,
            held,
            ..evening
        }
    }

    /// Signs in and asks for a statement under "About me"; how the facilitator's list shows them.
    fn asks_for_statement(&mut self, person: &DemoPerson) -> String {
        let now = self.clock.now();
        let time = self.words.time(now.utc.with_timezone(&now.zone).time());
        let values = [("who", person.name.as_str().into()), ("time", time.into())];
        let line = self.words.with("who-line", &values);
        self.scans(person);
        self.welcomes(person);
        self.touches("welcome-about-me");
        self.touches("about-statement");
        self.touches("about-statement-yes");
        self.sees("about-saved");
        self.touches("button-done");
        self.sees("way-card");
        line
    }

    /// The facilitator opens the list of those who asked, and touches the one.
    fn opens_wish(&mut self, line: &str) {
        let pin = self.script.facilitator_pin.clone();
        self.unlocks(&pin);
        let one = self
            .words
            .with("tonight-statements", &[("count", 1.into())]);
        self.touches_words(&one);
        self.sees("statement-note");
        self.touches_words(line);
    }

    fn passes_minutes(&mut self, minutes: i64) {
        self.clock.pass(TimeDelta::minutes(minutes));
    }

    fn book(&self) -> Book {
        let now = self.clock.now();
        Book::open(&self.held, Arc::new(SystemChance), &now).unwrap()
    }

    /// Everything that is on the disk of the kiosk or on its stick, as far as it is not encrypted.
    fn in_the_open(&self) -> Vec<u8> {
        let mut all = Vec::new();
        let mut folders = vec![self.dir.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    all.extend(fs::read(&path).unwrap());
                }
            }
        }
        all
    }
}

#[test]
fn who_asked_and_stayed_gets_a_paper_that_is_kept_nowhere() {
    let mut evening = Evening::new();
    let person = evening.person(0);
    let line = evening.asks_for_statement(&person);
    evening.passes_minutes(TO_THE_END_MINS);
    let before = evening.on_disk().entries;
    evening.opens_wish(&line);
    evening.touches("statement-ask-yes");
    // Without a printer it goes onto a stick; the name is typed for the paper only.
    evening.sees("statement-name-title");
    evening.types_on_keys("zerlina quux");
    evening.touches("key-done");
    evening.sees("statement-title");
    let folder = fs::read_dir(evening.stick()).unwrap().next();
    let folder = folder.unwrap().unwrap().path();
    let pdf = fs::read(folder.join("statement.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    // Set `KEYTAG_PICTURES` to a folder to look at it.
    if let Some(pictures) = std::env::var_os("KEYTAG_PICTURES") {
        fs::write(std::path::Path::new(&pictures).join("statement.pdf"), &pdf).unwrap();
    }
    // In letters that every stick can hold, whatever the language, and naming nobody.
    let name = folder.file_name().unwrap().to_str().unwrap();
    let (begins, date) = name.split_once('_').unwrap();
    assert_eq!(begins, "Statement");
    assert!(date.parse::<chrono::NaiveDate>().is_ok(), "{name}");
    evening.touches("button-done");
    // Nobody waits for one any more, and the log has not grown.
    let one = evening
        .words
        .with("tonight-statements", &[("count", 1.into())]);
    evening.sees("tonight-more");
    assert!(!evening.player.shows(&one));
    assert_eq!(evening.on_disk().entries, before);
    let open = String::from_utf8_lossy(&evening.in_the_open()).to_lowercase();
    assert!(!open.contains("zerlina") && !open.contains("quux"));
}

#[test]
fn a_stick_that_is_not_let_go_is_not_to_be_taken_out_yet() {
    let mut evening = Evening::with_sticky();
    let person = evening.person(0);
    let line = evening.asks_for_statement(&person);
    evening.passes_minutes(TO_THE_END_MINS);
    evening.opens_wish(&line);
    evening.touches("statement-ask-yes");
    evening.sees("statement-name-title");
    evening.types_on_keys("zerlina quux");
    evening.touches("key-done");
    evening.sees("statement-title");
    let folder = fs::read_dir(evening.stick()).unwrap().next().unwrap();
    let folder = folder.unwrap().file_name().into_string().unwrap();
    let file = format!("{folder}/statement.pdf");
    let held = evening
        .words
        .with("statement-on-stick-held", &[("file", file.into())]);
    evening.sees_words(&held);
}

#[test]
fn a_second_touch_while_the_slip_is_made_makes_no_second_one() {
    let (opens, gate) = channel();
    let tray = Tray::default().opening_by(gate);
    let mut evening = Evening::with_printer(&tray);
    // It ends before the kiosk does.
    let opens = opens;
    let person = evening.person(0);
    let line = evening.asks_for_statement(&person);
    evening.passes_minutes(TO_THE_END_MINS);
    evening.opens_wish(&line);
    evening.touches("statement-ask-yes");
    evening.touches("statement-print");
    evening.sees("statement-name-title");
    evening.types_on_keys("zerlina quux");
    for _ in 0..3 {
        evening.touches("key-done");
        evening.sees("statement-making");
    }
    for _ in 0..3 {
        opens.send(()).unwrap();
    }
    evening.sees("statement-printing");
    assert_eq!(tray.pages.lock().unwrap().len(), 1);
}

#[test]
fn before_the_end_nothing_is_confirmed_and_a_no_confirms_nothing() {
    let mut evening = Evening::new();
    let person = evening.person(0);
    let line = evening.asks_for_statement(&person);
    evening.opens_wish(&line);
    assert!(!evening.shows("statement-ask-title"));
    evening.touches("button-back");
    evening.returns_to_door();
    evening.passes_minutes(TO_THE_END_MINS);
    evening.opens_wish(&line);
    evening.touches("statement-ask-no");
    evening.sees("tonight-more");
    assert!(fs::read_dir(evening.stick()).unwrap().next().is_none());
}

#[test]
fn a_printer_is_offered_where_there_is_one() {
    let tray = Tray::default();
    let mut evening = Evening::with_printer(&tray);
    let person = evening.person(0);
    let line = evening.asks_for_statement(&person);
    evening.passes_minutes(TO_THE_END_MINS);
    evening.opens_wish(&line);
    evening.touches("statement-ask-yes");
    evening.touches("statement-print");
    evening.types_on_keys("zerlina quux");
    evening.touches("key-done");
    evening.sees("statement-printing");
    let printed = tray.pages.lock().unwrap().clone();
    assert_eq!(printed.len(), 1);
    assert!(printed[0].starts_with(b"%PDF-"));
    assert!(fs::read_dir(evening.stick()).unwrap().next().is_none());
}

#[test]
fn a_meeting_that_offers_none_never_speaks_of_statements() {
    let mut evening = Evening::new();
    evening.opens_for_staff();
    evening.touches("button-next");
    evening.touches("staff-statements");
    evening.sees("statements-offered");
    // The facilitator's own meeting stops offering them.
    evening.touches_words("Evening circle");
    evening.sees("statements-not-offered");
    evening.returns_to_door();
    let person = evening.person(0);
    evening.scans(&person);
    evening.welcomes(&person);
    evening.touches("welcome-about-me");
    evening.sees("about-consents");
    assert!(!evening.shows("about-statement"));
}

#[test]
fn a_slip_is_checked_by_number_code_and_name_and_a_forged_one_is_not() {
    let mut evening = Evening::new();
    let person = evening.person(0);
    evening.asks_for_statement(&person);
    evening.passes_minutes(TO_THE_END_MINS);
    let (now, name) = (
        evening.clock.now(),
        ChosenName::new("Zerlina Quux").unwrap(),
    );
    let statement = {
        let mut book = evening.book();
        let open = book.open_sessions().unwrap();
        let card = book.tonight_card(&now, &open[0].id).unwrap();
        let of = card.statements[0].attendance;
        book.make_statement(&now, of, &name, By::Terminal).unwrap()
    };
    let (number, code) = (statement.number.printed(), statement.code.printed());
    evening.opens_for_staff();
    evening.touches("button-next");
    evening.touches("staff-statements");
    for (typed, name, is_valid) in [
        (format!("{number} {code}"), "zerlina quux", true),
        (
            format!("{number}{code}").to_lowercase(),
            "zerlina quux",
            true,
        ),
        (format!("{number} {code}"), "zerlina quax", false),
        (
            format!("{number} {}", code.chars().rev().collect::<String>()),
            "zerlina quux",
            false,
        ),
    ] {
        evening.touches("statements-check");
        evening.sees("statement-code-note");
        evening.types_on_keys(&typed);
        evening.touches("key-done");
        evening.sees("statement-check-name-note");
        evening.types_on_keys(name);
        evening.touches("key-done");
        let title = if is_valid {
            "statement-valid-title"
        } else {
            "statement-wrong-title"
        };
        evening.sees(title);
        if !is_valid {
            // Another kiosk of the site may have made it: the paper says which.
            let kiosk = [("kiosk", "Front door".into())];
            let body = evening.words.with("statement-wrong-body", &kiosk);
            evening.sees_words(&body);
        }
        evening.touches("button-done");
    }
    // What cannot be a code is said at once.
    evening.touches("statements-check");
    evening.types_on_keys("12345");
    evening.touches("key-done");
    evening.sees("statement-code-odd");
}

#[test]
fn who_takes_it_back_or_is_taken_off_is_on_no_list() {
    let mut evening = Evening::new();
    let person = evening.person(0);
    evening.asks_for_statement(&person);
    let waiting = |evening: &Evening| {
        let (book, now) = (evening.book(), evening.clock.now());
        let open = book.open_sessions().unwrap();
        book.tonight_card(&now, &open[0].id)
            .unwrap()
            .statements
            .len()
    };
    assert_eq!(waiting(&evening), 1);
    evening.scans(&person);
    evening.sees("welcome-about-me");
    evening.touches("welcome-about-me");
    evening.touches("about-statement");
    evening.touches("about-statement-no");
    evening.sees("about-saved");
    assert_eq!(waiting(&evening), 0);
    evening.touches("about-statement");
    evening.touches("about-statement-yes");
    evening.sees("about-saved");
    assert_eq!(waiting(&evening), 1);
    evening.touches("about-off");
    evening.touches("about-off-yes");
    evening.sees("about-off-done");
    assert_eq!(waiting(&evening), 0);
    let (mut book, now) = (evening.book(), evening.clock.now());
    let found = book.look_up(&person.name).unwrap();
    assert!(found.iter().all(|line| {
        let asking = book.statement_asking(&now, line.person).unwrap();
        asking == Asking::NotOffered
    }));
}
