//! Hours before a camera, on a clock that is moved by hand and without threads: what the room costs
//! when nobody comes, and what the camera is told.

use std::collections::VecDeque;

use super::*;

const WIDTH: usize = 320;
const HEIGHT: usize = 240;
/// How much lighter or darker a picture is, in hundredths, with each setting of the camera.
const SETTINGS: [u32; 5] = [100, 200, 60, 400, 30];
/// So many pictures later a setting is to be seen: those before were under way.
const PICTURES_LATE: usize = 3;

/// A camera that can be set, and everything that looks through it.
struct Long {
    shared: Shared,
    watcher: Watcher,
    clock: Arc<AtomicU64>,
    now: Now,
    rests: bool,
    /// The setting, and the one that was right last.
    at: usize,
    right: usize,
    under_way: VecDeque<usize>,
    hints: Vec<Hint>,
    pictures: usize,
}

impl Long {
    fn new() -> Self {
        let clock = Arc::new(AtomicU64::new(1_000_000));
        let ours = Arc::clone(&clock);
        let now: Now = Arc::new(move || ours.load(Ordering::SeqCst));
        Self {
            shared: Shared {
                mailbox: Mailbox::new(),
                board: Board::new(),
            },
            watcher: Watcher::new(Kind::Live, now()),
            clock,
            now,
            rests: false,
            at: 0,
            right: 0,
            under_way: VecDeque::new(),
            hints: Vec::new(),
            pictures: 0,
        }
    }

    /// Lets one picture be taken of a scene, in the light of the setting and with noise.
    fn sees(&mut self, scene: impl Fn(usize, usize) -> u32) {
        let between = if self.rests { 1_000 } else { 66 };
        self.clock.fetch_add(between, Ordering::SeqCst);
        self.under_way.push_back(self.at);
        let is_late = self.under_way.len() > PICTURES_LATE;
        let setting = if is_late {
            self.under_way.pop_front().unwrap()
        } else {
            self.under_way[0]
        };
        self.pictures += 1;
        let seed = u32::try_from(self.pictures)
            .unwrap()
            .wrapping_mul(0x9e37_79b9);
        let light = (0..WIDTH * HEIGHT).map(|n| {
            let noise = (u32::try_from(n).unwrap() ^ seed).wrapping_mul(2_654_435_761) >> 16;
            let light = scene(n % WIDTH, n / WIDTH) * SETTINGS[setting] / 100 + noise % 9;
            u8::try_from(light.min(255)).unwrap()
        });
        let picture = Gray::new(320, 240, light.collect()).unwrap();
        let now = Arc::clone(&self.now);
        self.watcher.look(&self.shared, &picture, &now, false);
        let orders = self.shared.mailbox.orders().unwrap();
        self.rests = orders.rests;
        match orders.hint {
            Some(Hint::Sweep) => self.at = (self.at + 1) % SETTINGS.len(),
            Some(Hint::Keep) => self.right = self.at,
            Some(Hint::Settle) => self.at = self.right,
            None => {}
        }
        self.hints.extend(orders.hint);
    }

    fn sweeps(&self) -> usize {
        let sweeps = self.hints.iter().filter(|hint| **hint == Hint::Sweep);
        sweeps.count()
    }

    fn hears(&self) -> Vec<News> {
        let context = Context::from_waker(Waker::noop());
        let mut heard = Vec::new();
        while let Poll::Ready(news) = self.shared.board.poll(&context) {
            heard.push(news);
        }
        heard
    }
}

/// A wall with a window in it.
fn room(x: usize, y: usize) -> u32 {
    let is_window = (200..290).contains(&x) && (30..120).contains(&y);
    if is_window { 150 } else { 50 }
}

/// Somebody in it, so far from the left.
fn somebody(left: usize) -> impl Fn(usize, usize) -> u32 {
    move |x, y| {
        let is_there = (left..left + 60).contains(&x) && y > 80;
        if is_there { 90 } else { room(x, y) }
    }
}

#[test]
fn another_light_is_no_movement_and_the_camera_goes_back_to_what_was_right() {
    let mut long = Long::new();
    for n in 0..30 {
        long.sees(somebody(8 * n));
    }
    assert!(
        long.sweeps() >= 2,
        "what moves and cannot be read is swept for"
    );
    let mut waits = 0;
    while !long.rests {
        long.sees(room);
        waits += 1;
        assert!(waits < 1_200, "{} sweeps, and no rest", long.sweeps());
    }
    assert!(long.sweeps() <= 6, "{:?}", long.hints);
    assert_eq!(long.hints.last(), Some(&Hint::Settle));
    assert_eq!(long.at, long.right);
    // And it stays so.
    let told = long.hints.len();
    for _ in 0..600 {
        long.sees(room);
        assert!(long.rests);
    }
    assert_eq!(long.hints.len(), told);
}

#[test]
fn the_next_card_meets_the_light_that_was_right_and_not_the_one_that_was_tried_last() {
    let mut long = Long::new();
    for n in 0..30 {
        long.sees(somebody(8 * n));
    }
    assert_ne!(long.at, long.right, "a sweep was under way");
    // Four seconds are enough, long before a minute is over.
    for _ in 0..60 {
        long.sees(room);
    }
    assert_eq!(long.at, long.right);
}

#[test]
fn a_room_full_of_people_without_a_badge_is_swept_in_rounds_and_left_alone_between() {
    let mut long = Long::new();
    let mut right = 0;
    for n in 0..600 {
        long.sees(somebody(7 * n % 240));
        right += usize::from(long.at == long.right);
    }
    // Forty seconds: one round, a long while, and the beginning of another one.
    assert!((12..36).contains(&long.sweeps()), "{}", long.sweeps());
    assert!(right > 300, "{right}");
}

#[test]
fn with_no_card_at_all_for_hours_nothing_is_read_told_or_set() {
    let mut long = Long::new();
    long.shared.board.wish(Some((8, 6)));
    let began = (long.now)();
    for _ in 0..1_000 {
        long.sees(room);
    }
    assert!(long.rests, "a minute is over");
    assert!(
        !long
            .hears()
            .iter()
            .any(|news| matches!(news, News::Read(_)))
    );
    for _ in 0..9_000 {
        long.sees(room);
        assert!(long.rests, "{}", long.pictures);
    }
    assert!((long.now)() - began > 2 * 60 * 60 * 1_000);
    assert_eq!(long.hints, []);
    let heard = long.hears();
    assert!(heard.is_empty(), "{heard:?}");
    // And then somebody comes.
    long.sees(somebody(60));
    assert!(!long.rests);
}
