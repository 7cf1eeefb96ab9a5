//! The running kiosk, measured: its first frame, a scan until the welcome stands on the screen, its
//! memory, and what it does while nobody comes.
//!
//! `cargo bench --features gui-tests --bench window -- [ENTRIES]`: 10,000 people and 1,000,000
//! entries of the log. The real program runs on Xvfb, whose picture is watched; without Xvfb the
//! program is only played without a display. Files go below `target`, or into `KEYTAG_BENCH_DIR`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints it, and stops where nothing is to be measured"
)]

mod display;
mod figures;
mod filled;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use display::Display;
use figures::{Times, chapter, goal, tell};
use keytag::badge::Token;
use keytag::command::{Kiosk, Opened, Places, WindowArgs, services};
use keytag::domain::entry::By;
use keytag::domain::id::PersonId;
use keytag::services::{Clock, SystemChance, SystemClock};
use keytag::store::{Book, Place};
use keytag::ui::play::Player;
use keytag::ui::words::Words;

const ENTRIES_DEFAULT: u64 = 1_000_000;
const PEOPLE: u64 = 10_000;
/// Starts of the program.
const STARTS: usize = 7;
/// Cards that are held up, each for the first time this evening.
const SCANS: usize = 200;
/// Cards among them that are played without a display.
const PLAYED: usize = 50;
/// What counts as the end of a change of the picture.
const QUIET: Duration = Duration::from_millis(60);
/// How long nobody comes: three times the window looks whether something has changed.
const IDLE: Duration = Duration::from_mins(1);
/// The window, in pixels.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 800;

fn main() {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("pieces") => return pieces(Path::new(&args.next().unwrap())),
        Some("names") => return names_in_memory(Path::new(&args.next().unwrap())),
        _ => {}
    }
    // Cargo adds `--bench`.
    let entries = std::env::args().find_map(|arg| arg.parse().ok());
    let entries = entries.unwrap_or(ENTRIES_DEFAULT);
    let below = std::env::var("KEYTAG_BENCH_DIR");
    let dir = below.unwrap_or(env!("CARGO_TARGET_TMPDIR").to_owned());
    let dir = tempfile::tempdir_in(dir).unwrap();
    let site = dir.path().join("site");
    let cards = make_site(&site, entries);
    let (played, scanned) = cards.split_at(PLAYED);

    chapter(&format!(
        "{PEOPLE} people, {entries} entries: a start in pieces"
    ));
    tell_pieces(&site);
    chapter("A scan, played without a display: each frame is drawn whole");
    play(&site, played);
    let Some(mut display) = Display::start(dir.path(), WIDTH, HEIGHT) else {
        println!("First frame, scan to frame, memory, idle: skipped: no Xvfb");
        return;
    };
    chapter("From the start of the program to its first frame");
    let mut shown = Shown::default();
    for _ in 0..STARTS {
        shown.add(&display, &start(&display, &site));
    }
    shown.tell();
    chapter("From the scanner's Enter to the frame with the welcome");
    let window = start(&display, &site);
    display.wait_for_change(&black(&display), Duration::from_secs(1));
    let before = Memory::of(window.program.id());
    let came = came(&site);
    scan(&mut display, scanned);
    assert_eq!(
        came + scanned.len() as u64,
        self::came(&site),
        "each is on disk"
    );
    chapter("Memory, and the door while nobody comes");
    tell("memory before anybody came", before);
    idle(&window);
    tell_memory(&site, &window);
}

/// A demo site after years, and cards that people of it hold.
fn make_site(site: &Path, entries: u64) -> Vec<Token> {
    let made = keytag(site)
        .args(["demo", "--prepare-only"])
        .stdout(Stdio::null())
        .status();
    assert!(made.unwrap().success());
    let place = Place::new(site);
    filled::with_people(&place, PEOPLE);
    let now = SystemClock::new(chrono_tz::UTC).now();
    let mut book = Book::open(&place, Arc::new(SystemChance), &now).unwrap();
    let count = u32::try_from(SCANS + PLAYED).unwrap();
    let cards = book.make_badges(&now, count).unwrap();
    book.confirm_printed(&now, &cards, By::Kiosk).unwrap();
    for (n, card) in (0..).zip(&cards) {
        let person = PersonId::from_bytes(filled::person_id(n));
        book.give_badge(&now, &card.letters(), person, By::Kiosk)
            .unwrap();
    }
    drop(book);
    filled::with_entries(&place, entries, PEOPLE);
    cards
}

/// The program, with this kiosk.
fn keytag(site: &Path) -> Command {
    let mut keytag = Command::new(env!("CARGO_BIN_EXE_keytag"));
    keytag.arg("--data").arg(site);
    keytag
}

/// This program again, which measures one thing in a process of its own and prints it.
fn again(what: &str, site: &Path) -> String {
    let said = Command::new(std::env::current_exe().unwrap())
        .arg(what)
        .arg(site)
        .output()
        .unwrap();
    assert!(said.status.success(), "{said:?}");
    String::from_utf8(said.stdout).unwrap()
}

fn tell_pieces(site: &Path) {
    let (mut all, mut whole) = (Vec::<(String, Times)>::new(), Times::default());
    for _ in 0..STARTS {
        let start = Instant::now();
        keytag(site).arg("--version").output().unwrap();
        let mut said = format!("{}\tthe program itself\n", start.elapsed().as_secs_f64());
        said += &again("pieces", site);
        let mut sum = Duration::ZERO;
        for (n, line) in said.lines().enumerate() {
            let (secs, what) = line.split_once('\t').unwrap();
            let took = Duration::from_secs_f64(secs.parse().unwrap());
            if n == all.len() {
                all.push((what.to_owned(), Times::default()));
            }
            all[n].1.add(took);
            sum += took;
        }
        whole.add(sum);
    }
    for (what, times) in &all {
        tell(what, format_args!("{:.1} ms", times.at(50)));
    }
    tell("all of it", format_args!("{:.1} ms", whole.at(50)));
}

/// What a start does, piece by piece, in a process that has done nothing else.
fn pieces(site: &Path) {
    let mut start = Instant::now();
    let mut took = |what: &str| {
        println!("{}\t{what}", start.elapsed().as_secs_f64());
        start = Instant::now();
    };
    let kiosk = kiosk(site);
    took("configuration");
    let opened = Opened::at_the_door(&kiosk, &WindowArgs::default()).unwrap();
    took("key, database, clock, seeds");
    let services = services(opened).unwrap();
    took("readings");
    drop(Words::new("en"));
    took("words");
    let now = services.clock.now();
    let store = services.store.clone().unwrap();
    let tonight = store.run_blocking(move |book| {
        book.tick(&now)?;
        book.door(&now)
    });
    assert!(!tonight.unwrap().meetings.is_empty());
    took("what is on tonight");
    let mut player = Player::new(services);
    took("fonts, first view");
    player.picture().unwrap();
    took("first picture, drawn whole");
}

fn kiosk(site: &Path) -> Kiosk {
    let places = Places {
        data: Some(site.to_owned()),
        config: None,
    };
    Kiosk::at(&places).unwrap()
}

/// Scans without a display: until the welcome stands in the view, and its picture is drawn.
fn play(site: &Path, cards: &[Token]) {
    let opened = Opened::at_the_door(&kiosk(site), &WindowArgs::default()).unwrap();
    let mut player = Player::new(services(opened).unwrap());
    let words = Words::new("en");
    let (mut answered, mut drawn) = (Times::default(), Times::default());
    for (n, card) in (0..).zip(cards) {
        let name = filled::name_of(n).0;
        let welcome = words.with("welcome-name", &[("name", name.into())]);
        player.wait_for(&words.get("way-card")).unwrap();
        let start = Instant::now();
        player.scan(&card.letters());
        player.wait_for(&welcome).unwrap();
        answered.add(start.elapsed());
        player.picture().unwrap();
        drawn.add(start.elapsed());
        player.escape();
    }
    tell("scan to the view that welcomes", answered);
    goal("scan to the whole picture, p99", drawn.at(99), 25.0, " ms");
    tell("scan to the whole picture", drawn);
}

/// The running kiosk, which ends with this value.
struct Window {
    program: Child,
    started: Instant,
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Starts the kiosk, once nothing of an earlier one is on the display.
fn start(display: &Display, site: &Path) -> Window {
    let nothing = black(display);
    while display.look() != nothing {
        std::thread::sleep(Duration::from_millis(5));
    }
    let started = Instant::now();
    let program = keytag(site)
        .args(["--windowed", &format!("{WIDTH}x{HEIGHT}")])
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        .env("KEYTAG_LOG", "error")
        .spawn()
        .unwrap();
    Window { program, started }
}

/// The display without a window.
fn black(display: &Display) -> Vec<u8> {
    vec![0; display.look().len()]
}

/// First frames.
#[derive(Default)]
struct Shown {
    first: Times,
    whole: Times,
}

impl Shown {
    fn add(&mut self, display: &Display, window: &Window) {
        let (first, last) = display.wait_for_change(&black(display), Duration::from_millis(400));
        self.first.add(first - window.started);
        self.whole.add(last - window.started);
    }

    fn tell(&self) {
        goal("first frame, slowest", self.first.at(100), 200.0, " ms");
        tell("first frame", &self.first);
        tell("the door with tonight's meetings", &self.whole);
    }
}

/// Cards are held up one by one; each time somebody goes back to the door.
fn scan(display: &mut Display, cards: &[Token]) {
    let (mut begun, mut painted) = (Times::default(), Times::default());
    display.focus();
    for card in cards {
        let before = display.look();
        display.press(&card.letters());
        display.sync();
        // A scanner's keys have a few milliseconds between them.
        std::thread::sleep(Duration::from_millis(4));
        let enter = Instant::now();
        display.press("\n");
        let (first, last) = display.wait_for_change(&before, QUIET);
        begun.add(first - enter);
        painted.add(last - enter);
        let welcome = display.look();
        display.press("\x1b");
        display.wait_for_change(&welcome, QUIET);
    }
    goal("Enter to the whole frame, p99", painted.at(99), 25.0, " ms");
    tell("Enter to its first pixels", begun);
    tell("Enter to the whole frame", painted);
}

/// The sign-ins that another process finds on disk.
fn came(site: &Path) -> u64 {
    let mut reader = Place::new(site).reader().unwrap();
    reader.status().unwrap().attendances
}

/// What the kiosk does in a minute in which nobody comes.
fn idle(window: &Window) {
    // The log is folded in after quiet seconds.
    std::thread::sleep(Duration::from_secs(8));
    let before = Work::of(window.program.id());
    std::thread::sleep(IDLE);
    let after = Work::of(window.program.id());
    let share = (after.ms - before.ms) / (IDLE.as_secs_f64() * 1e3) * 100.0;
    goal("idle, share of one processor", share, 0.1, " %");
    let ticks = after.ticks - before.ticks;
    tell(
        "the same in ticks of 10 ms, user and system",
        format_args!("{ticks} in {IDLE:?}"),
    );
    let wakes = after.wakes - before.wakes;
    tell("threads woken", format_args!("{wakes} times"));
}

/// What a process has done since its start.
struct Work {
    /// On a processor, in milliseconds.
    ms: f64,
    /// The same as the system counts it: user and system.
    ticks: u64,
    /// How often one of its threads had nothing to do and then had.
    wakes: u64,
}

impl Work {
    fn of(process: u32) -> Self {
        let read = |path: &str| fs::read_to_string(path).unwrap();
        let stat = read(&format!("/proc/{process}/stat"));
        // Behind the name in brackets, which may hold anything.
        let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
        let ticks = |at: usize| fields[at].parse::<u64>().unwrap();
        let (mut ms, mut wakes) = (0.0, 0);
        for thread in fs::read_dir(format!("/proc/{process}/task")).unwrap() {
            let thread = thread.unwrap().path();
            let thread = thread.display();
            let ran = read(&format!("{thread}/schedstat"));
            ms += ran.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e6;
            wakes += figure(
                &read(&format!("{thread}/status")),
                "voluntary_ctxt_switches:",
            );
        }
        Self {
            ms,
            ticks: ticks(11) + ticks(12),
            wakes,
        }
    }
}

/// The number behind this word at the beginning of a line.
fn figure(text: &str, word: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(word));
    let number = line.unwrap().split_whitespace().next().unwrap();
    number.parse().unwrap()
}

/// The memory of a process: its share of what it uses, in megabytes.
struct Memory {
    all: f64,
    own: f64,
    files: f64,
}

impl Memory {
    fn of(process: u32) -> Self {
        let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap();
        let mb = |word| f64::from(u32::try_from(figure(&text, word)).unwrap()) / 1024.0;
        Self {
            all: mb("Pss:"),
            own: mb("Pss_Anon:"),
            files: mb("Pss_File:"),
        }
    }
}

impl std::fmt::Display for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { all, own, files } = self;
        write!(f, "{all:.1} MB PSS (own {own:.1}, files {files:.1})")
    }
}

/// The window, and with it the names that it reads once somebody types one.
fn tell_memory(site: &Path, window: &Window) {
    let after = Memory::of(window.program.id());
    let names: f64 = again("names", site).trim().parse().unwrap();
    tell("memory after the scans", &after);
    tell("all names in memory", format_args!("{names:.1} MB"));
    goal("memory with names", after.all + names, 40.0, " MB");
}

/// What the names take in memory, once the first letter was typed.
fn names_in_memory(site: &Path) {
    let now = SystemClock::new(chrono_tz::UTC).now();
    let mut book = Book::open(&Place::new(site), Arc::new(SystemChance), &now).unwrap();
    book.status().unwrap();
    let before = Memory::of(std::process::id());
    book.look_up("a").unwrap();
    let after = Memory::of(std::process::id());
    println!("{}", after.own - before.own);
}
