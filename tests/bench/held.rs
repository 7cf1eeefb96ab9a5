//! Cards that are brought before the camera: how long until the door knows?
//!
//! Once the reader alone, in the time that it worked; and once everything that lies between a
//! camera and the window, in the time that passed: movement, the two threads, the picture between
//! them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

use keytag::badge::Gray;
use keytag::badge::read::Reader;
use keytag::device::frames::{Frames, Kind, Seen};
use keytag::device::lookout::{Lookout, News, Sight};

use super::Work;
use super::conditions::{CONDITIONS, Case};
use super::decoders::Decoder;
use super::figures::{Times, chapter, tell};
use super::scene::{self, Camera, Scene};

const FRAME_MS: f64 = 1_000.0 / 30.0;
/// Pictures of a card on its way; then it is held, and trembles.
const FRAMES: u16 = 60;
/// Of so many cards one comes when nothing has moved for a minute.
const RESTED_EACH: u64 = 8;
/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(8);
/// How often is looked for news.
const LOOK: Duration = Duration::from_micros(500);

/// Cards that are brought before the camera, at 30 frames a second: how long after the first frame
/// that anybody could read does the door know?
pub fn up(cards: u64) -> Times {
    let mut times = Times::default();
    let (mut never, mut illegible) = (0, 0);
    for nth in 0..cards {
        let mut reader = Reader::new();
        let (mut legible, mut told, mut busy_until) = (None, None, 0.0);
        for frame in 0..FRAMES {
            let case = coming(nth, frame);
            let shown_ms = f64::from(frame) * FRAME_MS;
            if legible.is_none() && is_legible(&case) {
                legible = Some(shown_ms);
            }
            if shown_ms < busy_until {
                continue;
            }
            let start = Work::start();
            let found = letters_of(&mut reader, &case);
            busy_until = shown_ms + start.elapsed().as_secs_f64() * 1e3;
            if found.iter().any(|text| case.texts.contains(text)) {
                told = Some(busy_until);
                break;
            }
        }
        match (legible, told) {
            (Some(legible), Some(told)) => {
                times.add(Duration::from_secs_f64((told - legible).max(0.0) / 1e3));
            }
            (Some(_), None) => never += 1,
            (None, _) => illegible += 1,
        }
    }
    chapter(&format!(
        "{cards} cards that are brought before the camera, 30 frames a second"
    ));
    tell("from the first legible frame", &times);
    tell(
        "never read",
        format_args!("{never}, and {illegible} never legible"),
    );
    times
}

fn letters_of(reader: &mut Reader, case: &Case) -> Vec<String> {
    let tokens = reader.look(&case.picture);
    tokens.into_iter().map(|token| token.letters()).collect()
}

/// Whether the best of all decoders reads it.
fn is_legible(case: &Case) -> bool {
    let mut readers = Decoder::ALL
        .iter()
        .filter(|decoder| **decoder != Decoder::Frame);
    readers.any(|decoder| {
        let found = decoder.badges(&case.picture, &mut Reader::new());
        found.iter().any(|text| case.texts.contains(text))
    })
}

/// A card on its way: it comes in from the side, slows down, trembles, and the focus follows.
fn coming(nth: u64, frame: u16) -> Case {
    let condition = &CONDITIONS[nth as usize % CONDITIONS.len()];
    let (mut scene, texts): (Scene, _) = condition.scene(1_000 + nth, Camera::VGA);
    scene.seed = scene.seed.wrapping_add(u64::from(frame));
    let mut chance = scene::Chance::new(nth * 1_000 + u64::from(frame));
    let left = (1.0 - f32::from(frame) / 14.0).max(0.0);
    let away = left * left * 260.0;
    let speed = left * 2.0 * 260.0 / 14.0;
    for card in &mut scene.cards {
        card.middle.0 += away + chance.between(-1.5, 1.5);
        card.middle.1 += chance.between(-1.5, 1.5);
        card.roll += chance.between(-0.02, 0.02);
    }
    let trembling = chance.between(0.0, 1.0);
    // The shutter is open for a fifth of the time.
    let moved = scene.camera.motion.0.max(speed * 0.2 + trembling);
    scene.camera.motion.0 = moved;
    scene.camera.defocus = scene.camera.defocus.max(left * 4.0);
    Case {
        picture: scene.picture(),
        texts,
    }
}

/// What has happened to a camera that plays its pictures.
#[derive(Clone, Copy)]
enum Played {
    /// It shows the first one, over and over.
    Still,
    /// It goes on since then.
    Since(Instant),
}

/// A camera that shows the same until a card comes, 30 times a second.
struct Player {
    pictures: Vec<Gray>,
    played: Arc<Mutex<Played>>,
    next: Instant,
}

impl Frames for Player {
    fn next(&mut self) -> Seen {
        let frame = Duration::from_secs_f64(FRAME_MS / 1e3);
        let now = Instant::now();
        // What came while nobody asked is not there any more.
        while self.next <= now {
            self.next += frame;
        }
        thread::sleep(self.next - now);
        let played = *self.played.lock().unwrap_or_else(PoisonError::into_inner);
        let at = match played {
            Played::Still => 0,
            Played::Since(start) => {
                (self.next.saturating_duration_since(start).as_secs_f64() * 1e3 / FRAME_MS) as usize
            }
        };
        // At the end it is held on.
        let (all, last) = (self.pictures.len(), self.pictures.len() / 3);
        let at = if at < all { at } else { all - 1 - at % last };
        Seen::Frame(self.pictures[at].clone())
    }

    fn pause(&self, _after: &Seen) -> Duration {
        Duration::ZERO
    }

    fn kind(&self) -> Kind {
        Kind::Live
    }
}

/// The same through everything between camera and window.
pub fn before_a_lookout(cards: u64) -> Times {
    let (mut awake, mut rested) = (Times::default(), Times::default());
    let mut never = 0;
    for nth in 0..cards {
        let cases: Vec<Case> = (0..FRAMES).map(|frame| coming(nth, frame)).collect();
        let Some(legible) = cases.iter().position(is_legible) else {
            continue;
        };
        let texts = cases[0].texts.clone();
        let pictures: Vec<Gray> = cases.into_iter().map(|case| case.picture).collect();
        let legible_ms = legible as f64 * FRAME_MS;
        let is_rested = nth % RESTED_EACH == RESTED_EACH - 1;
        match told_after(pictures, &texts, is_rested) {
            Some(told_ms) if is_rested => rested.add(after(told_ms, legible_ms)),
            Some(told_ms) => awake.add(after(told_ms, legible_ms)),
            None => never += 1,
        }
    }
    chapter(&format!("The same {cards} cards before a whole lookout"));
    tell("from the first legible frame", &awake);
    tell("the same after a minute without movement", &rested);
    tell("never read", never);
    awake
}

fn after(told_ms: f64, legible_ms: f64) -> Duration {
    Duration::from_secs_f64((told_ms - legible_ms).max(0.0) / 1e3)
}

/// How many milliseconds after a card begins to come it is told.
fn told_after(pictures: Vec<Gray>, texts: &[String], is_rested: bool) -> Option<f64> {
    let begun = Instant::now();
    let played = Arc::new(Mutex::new(Played::Still));
    let camera = Player {
        pictures,
        played: Arc::clone(&played),
        next: begun,
    };
    // A minute is passed by the clock alone.
    let ahead_ms = Arc::new(AtomicU64::new(0));
    let ahead = Arc::clone(&ahead_ms);
    let now = Arc::new(move || begun.elapsed().as_millis() as u64 + ahead.load(Ordering::SeqCst));
    let lookout = Lookout::new(Box::new(camera), now);
    let context = &mut Context::from_waker(Waker::noop());
    let mut hears = |wanted: &dyn Fn(&News) -> bool| {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match lookout.poll_news(context) {
                Poll::Ready(news) if wanted(&news) => return true,
                Poll::Ready(_) => {}
                Poll::Pending => thread::sleep(LOOK),
            }
        }
        false
    };
    hears(&|news| matches!(news, News::Sight(Sight::Awake)));
    if is_rested {
        ahead_ms.store(70_000, Ordering::SeqCst);
        hears(&|news| matches!(news, News::Sight(Sight::Resting)));
        // Somewhere within the second in which no picture is taken.
        thread::sleep(Duration::from_millis(300));
    }
    let start = Instant::now();
    *played.lock().unwrap_or_else(PoisonError::into_inner) = Played::Since(start);
    let is_ours =
        |news: &News| matches!(news, News::Read(token) if texts.contains(&token.letters()));
    hears(&is_ours).then(|| start.elapsed().as_secs_f64() * 1e3)
}
