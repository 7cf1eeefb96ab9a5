//! What runs under the shim: it looks out as the kiosk does, and prints what it hears.

use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use keytag::device::camera::{Camera, Cameras, Screens, Setting, Wanted};
use keytag::device::frames::{Frames, Seen};
use keytag::device::lookout::{Lookout, News, Sight};
use keytag::services::{Clock, SystemClock};
use zeroize::Zeroize as _;

use super::pictures::MARK;

/// Longer than anything here takes.
const PATIENCE_MS: u64 = 20_000;
/// So often is the clock looked at while nothing comes.
const PAUSE: Duration = Duration::from_millis(50);

/// Wakes the thread that listens.
struct Waking(Thread);

impl Wake for Waking {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn rig() -> PathBuf {
    PathBuf::from(std::env::var_os("KEYTAG_TEST_RIG").expect("started by a test"))
}

fn camera(wanted: Wanted, setting: Setting) -> Camera {
    let rig = rig();
    let cameras = Cameras::below(&rig.join("class"), &rig.join("dev"));
    Camera::among(cameras, Screens::below(&rig.join("class")), wanted, setting)
        .looked_for_again_after(Duration::from_millis(20))
}

fn wanted() -> Wanted {
    match std::env::var("KEYTAG_TEST_WANTED") {
        Ok(name) => Wanted::called(&name),
        Err(_) => Wanted::At(rig().join("dev").join("video1")),
    }
}

fn number(name: &str) -> usize {
    std::env::var(name).unwrap().parse().unwrap()
}

/// Looks through the camera, and gives what is heard.
struct Listener {
    lookout: Lookout,
    clock: Arc<SystemClock>,
    waker: Waker,
}

impl Listener {
    fn new() -> Self {
        let clock = Arc::new(SystemClock::new(chrono_tz::UTC));
        let now = {
            let clock = Arc::clone(&clock);
            Arc::new(move || clock.now().boot_ms)
        };
        Self {
            lookout: Lookout::new(Box::new(camera(wanted(), Setting::Ours)), now),
            clock,
            waker: Waker::from(Arc::new(Waking(thread::current()))),
        }
    }

    /// The next news.
    fn hears(&self) -> News {
        let start = self.clock.now();
        let mut context = Context::from_waker(&self.waker);
        loop {
            match self.lookout.poll_news(&mut context) {
                Poll::Ready(news) => return news,
                Poll::Pending => {
                    let waited = self.clock.now().ms_since(&start);
                    assert!(waited < PATIENCE_MS, "nothing comes");
                    thread::park_timeout(PAUSE);
                }
            }
        }
    }
}

/// Looks out and prints what it hears, until it was so much.
#[test]
#[ignore = "is started by the tests of the camera"]
fn watches() {
    let listener = Listener::new();
    let mut wait_for = number("KEYTAG_TEST_NEWS");
    while wait_for > 0 {
        let said = match listener.hears() {
            News::Read(token) => format!("read {}", token.letters()),
            News::Sight(Sight::Gone) => "gone".to_owned(),
            News::Sight(Sight::Awake) => "there".to_owned(),
            _ => continue,
        };
        println!("@ {said}");
        wait_for -= 1;
    }
}

/// Looks out with a mirror until a badge was read and pictures were shown, lets all of it go, and
/// prints how often a row of what the camera saw is in memory still.
#[test]
#[ignore = "is started by the tests of the camera"]
fn forgets() {
    // What is in memory is found.
    let mut kept = MARK.to_vec();
    assert!(rows_in_memory() > 0);
    kept.zeroize();
    let listener = Listener::new();
    // As large as the pictures are, so that their rows are rows of the mirror, too.
    listener.lookout.show_mirror(Some((640, 480)));
    let (mut is_read, mut mirrors) = (false, 0);
    while !is_read || mirrors < 3 {
        match listener.hears() {
            News::Read(_) => is_read = true,
            News::Mirror(_) => mirrors += 1,
            _ => {}
        }
    }
    drop(listener);
    // The thread that reads may have a last picture in its hands.
    let mut left = rows_in_memory();
    for _ in 0..40 {
        if left > 0 {
            thread::park_timeout(PAUSE);
            left = rows_in_memory();
        }
    }
    println!("@ {left} left");
}

/// How often the marked row stands in what this program has written into its memory.
fn rows_in_memory() -> usize {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut rows = 0;
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (Some(range), Some(may)) = (parts.next(), parts.next()) else {
            continue;
        };
        // Not what is shared: that is the camera's.
        if may != "rw-p" {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let [start, end] = [start, end].map(|at| u64::from_str_radix(at, 16).unwrap());
        let mut bytes = vec![0; usize::try_from(end - start).unwrap()];
        if memory.read_exact_at(&mut bytes, start).is_err() {
            continue;
        }
        let starts = bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == MARK[0]);
        rows += starts
            .filter(|(at, _)| bytes[*at..].starts_with(MARK))
            .count();
        // What was looked at is not what is looked for.
        bytes.zeroize();
    }
    rows
}

/// Takes so many pictures one by one and prints what each was.
#[test]
#[ignore = "is started by the tests of the camera"]
fn takes_pictures() {
    let mut camera = camera(wanted(), Setting::Its);
    for _ in 0..number("KEYTAG_TEST_PICTURES") {
        match camera.next() {
            Seen::Frame(picture) => {
                let sum: u64 = picture.pixels().iter().map(|light| u64::from(*light)).sum();
                println!("@ {} x {} {sum}", picture.width(), picture.height());
            }
            Seen::Nothing => println!("@ nothing"),
            Seen::Absent => println!("@ absent"),
        }
    }
}

/// Writes a picture into a file, as the kiosk never does.
#[test]
#[ignore = "is started by the tests of the camera"]
fn keeps_a_picture() {
    let mut camera = camera(wanted(), Setting::Its);
    if let Seen::Frame(picture) = camera.next() {
        std::fs::write(rig().join("kept"), picture.pixels()).unwrap();
        println!("@ kept");
    }
}
