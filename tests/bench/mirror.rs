//! The kiosk behind a camera, measured: what the mirror costs, what a room costs in which nothing
//! moves, and how long it takes from a badge that can be read to the welcome.
//!
//! `cargo bench --features gui-tests --bench mirror`: the real program on Xvfb, behind the made-up
//! driver of `tests/camera/shim.c`, which gives 640x480 at 30 a second. Without Xvfb or a C
//! compiler it says so and measures nothing.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints it, and stops where nothing is to be measured"
)]

mod display;
mod figures;
#[path = "../camera/pictures.rs"]
#[expect(dead_code, reason = "forms are for the tests")]
mod pictures;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use display::Display;
use figures::{Times, chapter, goal, tell};
use keytag::badge::Token;
use keytag::command::Script;
use pictures::{HEIGHT, WIDTH, badge, room, yuyv};

/// The window, in pixels.
const SIZE: (u32, u32) = (1280, 800);
/// How long is measured.
const MEASURED: Duration = Duration::from_secs(20);
/// A minute in which nothing moves, and what the last pictures before it take.
const A_MINUTE: Duration = Duration::from_secs(64);
/// Badges that are held up.
const HELD: usize = 30;
/// What counts as the end of a change of the picture.
const QUIET: Duration = Duration::from_millis(60);

fn main() {
    let below = std::env::var("KEYTAG_BENCH_DIR");
    let dir = below.unwrap_or(env!("CARGO_TARGET_TMPDIR").to_owned());
    let dir = tempfile::tempdir_in(dir).unwrap();
    let shim = dir.path().join("shim.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/camera/shim.c");
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&shim)
        .args([source, "-ldl"])
        .status();
    let Some(mut display) = Display::start(dir.path(), SIZE.0, SIZE.1) else {
        println!("The mirror: skipped: no Xvfb");
        return;
    };
    if !compiled.is_ok_and(|status| status.success()) {
        println!("The mirror: skipped: no C compiler");
        return;
    }
    let bench = Bench::new(dir.path(), shim);
    let mut told = Told::default();
    moving(&bench, &mut display, &mut told);
    still(&bench, &display, &mut told);
    held(&bench, &mut display, &mut told);
    told.keep();
}

/// What was measured beside its goals, for the table of `--bench camera`.
#[derive(Default)]
struct Told(Vec<serde_json::Value>);

impl Told {
    fn goal(&mut self, what: &str, figure: f64, most: f64, unit: &str) {
        goal(what, figure, most, unit);
        let row = serde_json::json!({ "what": what, "figure": figure, "most": most, "unit": unit });
        self.0.push(row);
    }

    fn keep(self) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mirror.json");
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let rows = serde_json::json!({ "rows": self.0, "load": load });
        fs::write(path, rows.to_string()).unwrap();
    }
}

struct Bench {
    dir: PathBuf,
    shim: PathBuf,
    script: Script,
}

/// The running kiosk, which ends with this value.
struct Window(Child);

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Bench {
    fn new(dir: &Path, shim: PathBuf) -> Self {
        let site = dir.join("site");
        let made = Command::new(env!("CARGO_BIN_EXE_keytag"))
            .args(["demo", "--prepare-only", "--data"])
            .arg(&site)
            .stdout(Stdio::null())
            .status();
        assert!(made.unwrap().success());
        Self {
            dir: dir.to_owned(),
            shim,
            script: Script::read(&site).unwrap(),
        }
    }

    /// The pictures that the camera gives from now on, over and over.
    fn shows(&self, lights: &[Vec<u8>]) {
        let pictures = self.dir.join("pictures");
        let _ = fs::remove_dir_all(&pictures);
        fs::create_dir(&pictures).unwrap();
        for (n, light) in lights.iter().enumerate() {
            fs::write(pictures.join(format!("YUYV-{n}")), yuyv(light, 2 * WIDTH)).unwrap();
        }
    }

    /// Starts the kiosk, with its mirror where it says, and with a camera or without.
    fn start(&self, display: &Display, preview: &str, camera: bool) -> Window {
        let nothing = vec![0; display.look().len()];
        while display.look() != nothing {
            std::thread::sleep(Duration::from_millis(5));
        }
        let device = self.dir.join("video0");
        let site = self.dir.join("site");
        let config = site.join("kiosk-config").join("kiosk.toml");
        let text = fs::read_to_string(&config).unwrap();
        // A mirror has room on the door of a screen of this size.
        let text = text.split("[screen]").next().unwrap();
        let text = format!("{text}[screen]\ndiagonal_inches = 15.6\n");
        let name = if camera {
            device.display().to_string()
        } else {
            "off".to_owned()
        };
        let camera = format!("[camera]\nname = \"{name}\"\npreview = \"{preview}\"\n");
        fs::write(&config, format!("{text}{camera}")).unwrap();
        let program = Command::new(env!("CARGO_BIN_EXE_keytag"))
            .arg("--data")
            .arg(&site)
            .args(["--windowed", &format!("{}x{}", SIZE.0, SIZE.1)])
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("KEYTAG_LOG", "error")
            .env("LD_PRELOAD", &self.shim)
            .env("KEYTAG_SHIM_DEVICE", &device)
            .env("KEYTAG_SHIM_PICTURES", self.dir.join("pictures"))
            .spawn()
            .unwrap();
        display.wait_for_change(&nothing, Duration::from_millis(40));
        std::thread::sleep(Duration::from_secs(4));
        Window(program)
    }
}

impl Window {
    /// What its threads took of one core while this was done, in hundredths: all of them, and by
    /// name those that took most.
    fn share(&self, during: impl FnOnce()) -> (f64, String) {
        let before = threads(self.0.id());
        let start = Instant::now();
        during();
        let wall_ms = start.elapsed().as_secs_f64() * 1e3;
        let mut all = 0.0;
        let mut names: Vec<(f64, String)> = Vec::new();
        for (id, name, ms) in threads(self.0.id()) {
            let was = before.iter().find(|(other, ..)| *other == id);
            let share = (ms - was.map_or(0.0, |(.., ms)| *ms)) / wall_ms * 100.0;
            all += share;
            names.push((share, name));
        }
        names.sort_by(|a, b| b.0.total_cmp(&a.0));
        let most = names.iter().take(3);
        let most: Vec<String> = most
            .map(|(share, name)| format!("{name} {share:.2}"))
            .collect();
        (all, most.join(", "))
    }
}

/// Each thread of a process: its number, its name, and its milliseconds on a processor.
fn threads(process: u32) -> Vec<(String, String, f64)> {
    let read = |path: PathBuf| fs::read_to_string(path).unwrap_or_default();
    let all = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let thread = |path: PathBuf| {
        let ran = read(path.join("schedstat"));
        let ran: f64 = ran.split(' ').next().unwrap().parse().unwrap_or_default();
        let id = path.file_name().unwrap().to_string_lossy().into_owned();
        (id, read(path.join("comm")).trim().to_owned(), ran / 1e6)
    };
    all.map(|entry| thread(entry.unwrap().path())).collect()
}

/// A hand that wanders through the room.
fn hand() -> Vec<Vec<u8>> {
    let at = |n: usize| {
        let mut light = room();
        for (at, light) in light.iter_mut().enumerate() {
            let (x, y) = (at % WIDTH, at / WIDTH);
            if (16 * n..16 * n + 120).contains(&x) && (140..HEIGHT - 60).contains(&y) {
                *light = u8::try_from(120 + (x * 7 + y * 3) % 97).unwrap();
            }
        }
        light
    };
    (0..32).map(at).collect()
}

/// The empty room with the noise of a camera in it.
fn noisy(seed: u32) -> Vec<u8> {
    let mut light = room();
    for (n, light) in light.iter_mut().enumerate() {
        let n = u32::try_from(n).unwrap() ^ seed.wrapping_mul(0x9e37_79b9);
        let noise = n.wrapping_mul(2_654_435_761) >> 16;
        *light = light.saturating_add(u8::try_from(noise % 11).unwrap()) - 5;
    }
    light
}

/// How often the picture on the display became another one.
fn changes(display: &Display, during: Duration) -> f64 {
    let start = Instant::now();
    let (mut seen, mut count) = (display.look(), 0.0);
    while start.elapsed() < during {
        std::thread::sleep(Duration::from_millis(4));
        let now = display.look();
        if now != seen {
            seen = now;
            count += 1.0;
        }
    }
    count / during.as_secs_f64()
}

/// Touches "My card" until it is open: a window that is busy may see the pointer away already.
fn open_card(display: &mut Display) {
    const BUTTON: (usize, usize) = (700, 100);
    const TRIES: usize = 10;
    // Not every row is looked at.
    let (width, height) = (SIZE.0 as usize, SIZE.1 as usize);
    let pixel = |display: &Display| {
        let seen = display.look();
        let rows = seen.len() / (4 * width);
        let at = 4 * (rows * BUTTON.1 / height * width + BUTTON.0);
        seen[at..at + 4].to_vec()
    };
    let door = pixel(display);
    for _ in 0..TRIES {
        display.click(960, 100);
        std::thread::sleep(Duration::from_millis(400));
        display.leave();
        if pixel(display) != door {
            return;
        }
    }
    println!("  \"My card\" could not be opened: what follows is the door");
}

fn moving(bench: &Bench, display: &mut Display, told: &mut Told) {
    chapter("Somebody moves before the camera, without a badge");
    bench.shows(&hand());
    let off = {
        let window = bench.start(display, "off", true);
        let (share, threads) = window.share(|| std::thread::sleep(MEASURED));
        tell(
            "no mirror: taking pictures and reading them",
            format_args!("{share:.2} %"),
        );
        tell("  of one core, by thread", threads);
        share
    };
    for (called, is_card) in [("the door, small", false), ("My card, large", true)] {
        let window = bench.start(display, "door", true);
        if is_card {
            open_card(display);
        }
        let (share, threads) = window.share(|| std::thread::sleep(MEASURED));
        tell(
            &format!("{called}: all of it"),
            format_args!("{share:.2} %"),
        );
        tell("  of one core, by thread", threads);
        told.goal(
            &format!("{called}: the mirror alone"),
            share - off,
            15.0,
            " %",
        );
        let rate = changes(display, Duration::from_secs(5));
        told.goal(&format!("{called}: pictures a second"), rate, 15.2, "");
    }
}

fn still(bench: &Bench, display: &Display, told: &mut Told) {
    chapter("Nothing moves for a minute, with the mirror on the door");
    let noisy: Vec<Vec<u8>> = (0..16).map(noisy).collect();
    bench.shows(&noisy);
    let window = bench.start(display, "door", true);
    let before = window.share(|| std::thread::sleep(MEASURED)).0;
    tell("before the minute is over", format_args!("{before:.2} %"));
    std::thread::sleep(A_MINUTE.saturating_sub(MEASURED));
    let (share, threads) = window.share(|| std::thread::sleep(MEASURED));
    told.goal("nothing moves: share of one core", share, 1.0, " %");
    tell("  by thread", threads);
    told.goal(
        "nothing moves: pictures a second",
        changes(display, Duration::from_secs(5)),
        0.0,
        "",
    );
    drop(window);
    let window = bench.start(display, "door", false);
    let (share, _) = window.share(|| std::thread::sleep(MEASURED));
    told.goal("without a camera, share of one core", share, 0.1, " %");
}

fn held(bench: &Bench, display: &mut Display, told: &mut Told) {
    chapter("From a badge that can be read to the whole welcome");
    bench.shows(&[room()]);
    let held = bench.dir.join("pictures").join("held");
    let next = bench.dir.join("pictures").join("next");
    let window = bench.start(display, "off", true);
    display.focus();
    let door = display.look();
    let mut times = Times::default();
    let people = bench
        .script
        .people
        .iter()
        .filter_map(|person| person.token.as_deref());
    for token in people.take(HELD) {
        let token = Token::parse(token).unwrap();
        fs::create_dir(&next).unwrap();
        for n in 0..2 {
            let light = badge(&token, 20 + n);
            fs::write(next.join(format!("YUYV-{n}")), yuyv(&light, 2 * WIDTH)).unwrap();
        }
        let start = Instant::now();
        fs::rename(&next, &held).unwrap();
        let (_, last) = display.wait_for_change(&door, QUIET);
        times.add(last - start);
        fs::remove_dir_all(&held).unwrap();
        let welcome = display.look();
        display.press("\x1b");
        display.wait_for_change(&welcome, QUIET);
    }
    drop(window);
    told.goal(
        "from held up to the welcome, slowest",
        times.at(100),
        200.0,
        " ms",
    );
    tell("from held up to the whole welcome", times);
}
