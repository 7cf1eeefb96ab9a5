//! Whole flows through the real program without a display: touches, keys and scans go in, and what
//! stands on the screen, in the database and on the stick is looked at.
//!
//! Each test has a demo site of its own, made by the real binary; what is waited for is an event,
//! never a time.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

mod access;
mod door;
mod help;
mod keepers;
mod kept;
mod key;
mod mirror;
mod power;
mod statements;
mod stick;
mod strangers;
mod tools;
mod wayback;
mod wishes;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use chrono::TimeDelta;

use keytag::command::{DemoPerson, Kiosk, Opened, Places, Script, WindowArgs, services};
use keytag::config::TimesConfig;
use keytag::device::printer::NoPrinter;
use keytag::device::sound::Silence;
use keytag::device::speech::Mute;
use keytag::domain::tonight::Status;
use keytag::services::FixedClock;
use keytag::store::Place;
use keytag::ui::app::Services;
use keytag::ui::play::{PlayError, Player};
use keytag::ui::words::Words;
use tempfile::TempDir;

/// Longer than any test.
const NEVER_SECS: u32 = 24 * 60 * 60;

/// Makes a demo site in this directory.
fn make_site(dir: &Path) -> Script {
    let made = Command::new(env!("CARGO_BIN_EXE_keytag"))
        .args(["demo", "--prepare-only", "--data"])
        .arg(dir)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success());
    Script::read(dir).unwrap()
}

/// A demo site with its kiosk running.
struct Evening {
    player: Player,
    words: Words,
    script: Script,
    clock: Arc<FixedClock>,
    /// The window's own place, with the key that it holds.
    held: Place,
    dir: TempDir,
}

impl Evening {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let script = make_site(&dir.path().join("site"));
        let (player, clock, held) = start(&dir.path().join("site"));
        Self {
            player,
            clock,
            held,
            words: Words::new("en"),
            script,
            dir,
        }
    }

    /// The same where nothing clears by itself, so that pictures are of what somebody did. Times
    /// come when a test lets them come.
    fn unhurried() -> Self {
        let evening = Self::new();
        drop(evening.player);
        let (player, clock, held) = start_with(&evening.dir.path().join("site"), |services| {
            services.site.times = TimesConfig {
                result_secs: NEVER_SECS,
                choice_secs: NEVER_SECS,
                idle_secs: NEVER_SECS,
                still_there_secs: NEVER_SECS,
                lock_secs: NEVER_SECS,
                rest_secs: NEVER_SECS,
            };
        });
        Self {
            player,
            clock,
            held,
            ..evening
        }
    }

    /// The power goes, and comes back.
    fn restart(self) -> Self {
        drop(self.player);
        let (player, clock, held) = start(&self.dir.path().join("site"));
        Self {
            player,
            clock,
            held,
            ..self
        }
    }

    #[track_caller]
    fn sees(&mut self, message: &str) {
        self.sees_words(&self.words.get(message));
    }

    #[track_caller]
    fn sees_words(&mut self, words: &str) {
        let seen = self.player.wait_for(words);
        self.went(seen);
    }

    /// What did not happen is told with a picture of what stood there instead.
    #[track_caller]
    fn went(&mut self, went: Result<(), PlayError>) {
        if let Err(error) = went {
            let test = std::thread::current().name().unwrap_or("flow").to_owned();
            let picture = format!("{}.png", test.replace("::", "-"));
            let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(picture);
            self.player.save(&picture).unwrap();
            panic!("{error}; see {}", picture.display());
        }
    }

    fn shows(&mut self, message: &str) -> bool {
        self.player.shows(&self.words.get(message))
    }

    #[track_caller]
    fn touches(&mut self, message: &str) {
        self.touches_words(&self.words.get(message));
    }

    #[track_caller]
    fn touches_words(&mut self, words: &str) {
        let touched = self.player.touch(words);
        self.went(touched);
    }

    #[track_caller]
    fn types(&mut self, text: &str) {
        let typed = self.player.type_by_touch(text);
        self.went(typed);
    }

    fn welcomes(&mut self, person: &DemoPerson) {
        let name = person.name.as_str();
        let welcome = self.words.with("welcome-name", &[("name", name.into())]);
        self.sees_words(&welcome);
    }

    /// Types on a real keyboard, as slowly as a person does.
    fn types_on_keys(&mut self, text: &str) {
        for sign in text.chars() {
            self.player.key(sign);
            self.clock.pass(TimeDelta::milliseconds(200));
        }
        self.player.pause();
    }

    /// Holds this person's card under the scanner.
    fn scans(&mut self, person: &DemoPerson) {
        self.scans_token(person.token.as_deref().unwrap());
    }

    fn scans_token(&mut self, token: &str) {
        self.player.scan(&token.replace(' ', ""));
    }

    /// The n-th person, who holds a card.
    fn person(&self, n: usize) -> DemoPerson {
        self.script.people[n].clone()
    }

    fn named(&self, name: &str) -> DemoPerson {
        let mut people = self.script.people.iter();
        people.find(|person| person.name == name).unwrap().clone()
    }

    /// "Leaf, Red": how a list shows this person's mark.
    fn mark_of(&self, name: &str) -> String {
        let person = self.named(name);
        let picture = self.words.get(&format!("picture-{}", person.picture));
        let colour = self.words.get(&format!("colour-{}", person.colour));
        self.words.with(
            "mark-name",
            &[("colour", colour.into()), ("picture", picture.into())],
        )
    }

    fn unlocks(&mut self, pin: &str) {
        self.touches("door-keeper");
        self.sees("pin-title");
        self.types(pin);
        self.touches("key-done");
    }

    fn opens_for_staff(&mut self) {
        let pin = self.script.staff_pin.clone();
        self.unlocks(&pin);
        self.touches("tonight-more");
        self.touches("tonight-staff");
        self.sees("staff-people");
    }

    fn returns_to_door(&mut self) {
        self.player.escape();
        self.sees("way-card");
    }

    /// What another process reads: on disk, and not in a cache of the window.
    fn on_disk(&self) -> Status {
        let place = Place::new(self.dir.path().join("site"));
        place.reader().unwrap().status().unwrap()
    }

    fn stick(&self) -> std::path::PathBuf {
        self.dir.path().join("site").join("sticks").join("DEMO")
    }
}

/// The kiosk of this directory at its door, its clock, which stands until it is moved, and its
/// place.
fn start(dir: &Path) -> (Player, Arc<FixedClock>, Place) {
    start_with(dir, |_| ())
}

/// The same with other wishes of the site.
fn start_with(dir: &Path, wish: impl FnOnce(&mut Services)) -> (Player, Arc<FixedClock>, Place) {
    let places = Places {
        data: Some(dir.to_owned()),
        config: None,
    };
    let window = WindowArgs {
        sticks: Some(dir.join("sticks")),
        ..WindowArgs::default()
    };
    let kiosk = Kiosk::at(&places).unwrap();
    let mut services = services(Opened::at_the_door(&kiosk, &window).unwrap()).unwrap();
    // Nobody hears the tests.
    services.sounds = Arc::new(Silence);
    services.speech = Arc::new(Mute);
    let clock = Arc::new(FixedClock::at(services.clock.now()));
    services.clock = clock.clone();
    // Whatever printers this machine has.
    services.printer = Arc::new(NoPrinter);
    // Nobody looks through a camera of the machine that runs the tests.
    services.lookout = None;
    wish(&mut services);
    let held = services.place.clone();
    (Player::new(services), clock, held)
}
