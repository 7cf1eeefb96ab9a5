//! What runs under the shim: it looks out as the kiosk does, and prints what it hears.

use std::path::PathBuf;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use keytag::device::camera::{Camera, Cameras, Screens, Setting, Wanted};
use keytag::device::frames::{Frames, Seen};
use keytag::device::lookout::{Lookout, News, Sight};
use keytag::services::{Clock, SystemClock};

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
        Err(_) => Wanted::At(rig().join("dev").join("video0")),
    }
}

fn number(name: &str) -> usize {
    std::env::var(name).unwrap().parse().unwrap()
}

/// Looks out and prints what it hears, until it was so much.
#[test]
#[ignore = "is started by the tests of the camera"]
fn watches() {
    let clock = SystemClock::new(chrono_tz::UTC);
    let start = clock.now();
    let clock = Arc::new(clock);
    let now = {
        let clock = Arc::clone(&clock);
        Arc::new(move || clock.now().boot_ms)
    };
    let lookout = Lookout::new(Box::new(camera(wanted(), Setting::Ours)), now);
    let waker = Waker::from(Arc::new(Waking(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut wait_for = number("KEYTAG_TEST_NEWS");
    while wait_for > 0 {
        let said = match lookout.poll_news(&mut context) {
            Poll::Ready(News::Read(token)) => format!("read {}", token.letters()),
            Poll::Ready(News::Sight(Sight::Gone)) => "gone".to_owned(),
            Poll::Ready(News::Sight(Sight::Awake)) => "there".to_owned(),
            Poll::Ready(_) => continue,
            Poll::Pending => {
                assert!(clock.now().ms_since(&start) < PATIENCE_MS, "nothing comes");
                thread::park_timeout(PAUSE);
                continue;
            }
        };
        println!("@ {said}");
        wait_for -= 1;
    }
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
