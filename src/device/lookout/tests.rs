//! The two threads on made-up cameras and a clock that is moved by hand.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::task::{Wake, Waker};
use std::thread::Thread;

mod hours;

use super::*;
use crate::badge::qr::Modules;
use crate::badge::{OrganisationKey, TokenId};

fn token(n: u64) -> Token {
    Token::issue(&OrganisationKey::new([3; 32]), TokenId(n))
}

/// A picture with these badges beside each other.
fn badges(of: &[u64]) -> Gray {
    const MODULE: usize = 4;
    const SIDE: usize = 33 * MODULE;
    let modules: Vec<Modules> = of
        .iter()
        .map(|n| Modules::of(&token(*n)).unwrap())
        .collect();
    let width = SIDE * of.len().max(1);
    let light = (0..width * SIDE).map(|n| {
        let (x, y) = (n % width, n / width);
        let at = |pixel: usize| (pixel % SIDE / MODULE).checked_sub(4);
        let dark = modules
            .get(x / SIDE)
            .is_some_and(|modules| at(x).zip(at(y)).is_some_and(|(x, y)| modules.is_dark(x, y)));
        if dark { 20 } else { 230 }
    });
    let light = light.collect();
    Gray::new(
        u32::try_from(width).unwrap(),
        u32::try_from(SIDE).unwrap(),
        light,
    )
    .unwrap()
}

/// A camera whose pictures a test hands over one by one.
struct HandFed {
    kind: Kind,
    pictures: Receiver<Seen>,
    asked: SyncSender<()>,
    hints: Sender<Hint>,
}

impl Frames for HandFed {
    fn next(&mut self) -> Seen {
        // The test hears that the one before is done with.
        let _ = self.asked.send(());
        self.pictures.recv().unwrap_or(Seen::Absent)
    }

    fn pause(&self, _after: &Seen) -> Duration {
        Duration::ZERO
    }

    fn kind(&self) -> Kind {
        self.kind
    }

    fn heed(&mut self, hint: Hint) {
        let _ = self.hints.send(hint);
    }
}

struct Waking(Thread);

impl Wake for Waking {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// A lookout, its camera and its clock.
struct Room {
    lookout: Lookout,
    pictures: Sender<Seen>,
    asked: Receiver<()>,
    hints: Receiver<Hint>,
    clock: Arc<AtomicU64>,
    waker: Waker,
}

impl Room {
    fn new(kind: Kind) -> Self {
        let (pictures, taken) = channel();
        let (ask, asked) = sync_channel(0);
        let (hint, hints) = channel();
        let clock = Arc::new(AtomicU64::new(1_000_000));
        let now = Arc::clone(&clock);
        let camera = HandFed {
            kind,
            pictures: taken,
            asked: ask,
            hints: hint,
        };
        let lookout = Lookout::new(
            Box::new(camera),
            Arc::new(move || now.load(Ordering::SeqCst)),
        );
        let waker = Waker::from(Arc::new(Waking(thread::current())));
        // Whoever listens opens the camera.
        assert!(
            lookout
                .poll_news(&mut Context::from_waker(&waker))
                .is_pending()
        );
        Self {
            lookout,
            pictures,
            asked,
            hints,
            clock,
            waker,
        }
    }

    fn ask(&self) -> Option<News> {
        match self
            .lookout
            .poll_news(&mut Context::from_waker(&self.waker))
        {
            Poll::Ready(news) => Some(news),
            Poll::Pending => None,
        }
    }

    /// Waits for the next news.
    fn hears(&self) -> News {
        loop {
            match self.ask() {
                Some(news) => return news,
                None => thread::park(),
            }
        }
    }

    /// Hands a picture over, a moment later.
    fn gives(&self, seen: Seen, after_ms: u64) {
        self.asked.recv().unwrap();
        self.clock.fetch_add(after_ms, Ordering::SeqCst);
        self.pictures.send(seen).unwrap();
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // Nobody waits for a picture that does not come.
        let (nothing, _) = channel();
        self.pictures = nothing;
        let (_, nobody) = sync_channel(0);
        self.asked = nobody;
    }
}

#[test]
fn two_badges_at_once_are_two_and_each_once() {
    let room = Room::new(Kind::Stills);
    room.gives(Seen::Frame(badges(&[1, 2])), 0);
    let mut read = Vec::new();
    while read.len() < 2 {
        if let News::Read(token) = room.hears() {
            read.push(token);
        }
    }
    read.sort_by_key(Token::letters);
    let mut both = [token(1), token(2)];
    both.sort_by_key(Token::letters);
    assert!(read == both);
}

#[test]
fn a_badge_that_is_held_is_told_once_and_the_next_at_once() {
    let room = Room::new(Kind::Stills);
    let mut read = Vec::new();
    // Each still is looked at whole; the last one ends the test.
    for (badge, after_ms) in [
        (1, 33),
        (1, 33),
        (1, 2_000),
        (2, 33),
        (1, 33),
        (1, 2_600),
        (9, 33),
    ] {
        room.gives(Seen::Frame(badges(&[badge])), after_ms);
    }
    while read.last() != Some(&token(9).letters()) {
        if let News::Read(token) = room.hears() {
            read.push(token.letters());
        }
    }
    let told = [1, 2, 1, 9].map(|n| token(n).letters());
    assert_eq!(read, told);
}

#[test]
fn a_camera_that_is_unplugged_is_gone_and_comes_back() {
    let room = Room::new(Kind::Live);
    for seen in [Seen::Frame(badges(&[1])), Seen::Absent, Seen::Absent] {
        room.gives(seen, 33);
    }
    let mut said = Vec::new();
    while !said.contains(&"Gone".to_owned()) {
        said.push(format!("{:?}", room.hears()));
    }
    room.gives(Seen::Frame(badges(&[1])), 33);
    while said.last().is_none_or(|last| last != "Awake") {
        said.push(format!("{:?}", room.hears()));
    }
    let gone = said.iter().filter(|news| *news == "Gone").count();
    assert_eq!(gone, 1, "{said:?}");
    let again = said.iter().rposition(|news| news == "Read(..)");
    assert!(
        again > said.iter().position(|news| news == "Gone"),
        "{said:?}"
    );
}

#[test]
fn the_mirror_shows_what_is_seen_only_while_it_is_wanted() {
    let room = Room::new(Kind::Live);
    room.gives(Seen::Frame(badges(&[])), 100);
    room.gives(Seen::Frame(badges(&[])), 100);
    room.lookout.show_mirror(Some((40, 30)));
    let mut mirrors = 0;
    while mirrors < 3 {
        room.gives(Seen::Frame(badges(&[])), 100);
        while let Some(news) = room.ask() {
            if let News::Mirror(picture) = news {
                assert_eq!((picture.width, picture.height), (40, 30));
                mirrors += 1;
            }
        }
    }
    room.lookout.show_mirror(None);
    // What was under way when it was switched off may still come.
    for n in 0..5 {
        room.gives(Seen::Frame(badges(&[])), 100);
        while let Some(news) = room.ask() {
            assert!(n < 2 || !matches!(news, News::Mirror(_)));
        }
    }
}

#[test]
fn when_nothing_moves_for_a_minute_nobody_is_told_any_more_until_somebody_comes() {
    let room = Room::new(Kind::Live);
    room.lookout.show_mirror(Some((40, 30)));
    room.gives(Seen::Frame(badges(&[])), 0);
    let mut said = Vec::new();
    let mut given = 0;
    while said.last().is_none_or(|last| last != "Resting") {
        room.gives(Seen::Frame(badges(&[])), 500);
        while let Some(news) = room.ask() {
            said.push(format!("{news:?}"));
        }
        given += 1;
        assert!(given < 400, "{said:?}");
    }
    assert!(given >= 120, "a minute is not over");
    // Somebody touches the screen; then a hand comes into the picture.
    room.lookout.stir();
    let mut wakes = String::new();
    while wakes != "Awake" {
        room.gives(Seen::Frame(badges(&[])), 30);
        if let Some(news) = room.ask() {
            wakes = format!("{news:?}");
        }
    }
    assert_eq!(room.hints.try_iter().count(), 0, "nothing was tried");
}

#[test]
fn while_nobody_is_there_one_picture_a_second_is_taken() {
    let mailbox = Mailbox::new();
    mailbox.rest(true);
    let orders = mailbox.orders().unwrap();
    assert!(orders.rests && orders.hint.is_none());
    // Somebody is noticed: nothing is waited for.
    mailbox.stir();
    mailbox.pause(REST * 1_000, orders.rests);
}

#[test]
fn whoever_is_seen_after_a_rest_is_looked_at_at_once_and_not_a_second_later() {
    let mailbox = Mailbox::new();
    mailbox.rest(true);
    let orders = mailbox.orders().unwrap();
    thread::scope(|scope| {
        let waits = scope.spawn(|| mailbox.pause(REST * 1_000, orders.rests));
        mailbox.rest(false);
        waits.join().unwrap();
    });
    // Also where it was said before the pause began.
    mailbox.pause(REST * 1_000, orders.rests);
    assert!(!mailbox.orders().unwrap().rests);
}

#[test]
fn after_the_last_still_nothing_is_held_any_more() {
    let room = Room::new(Kind::Stills);
    room.gives(Seen::Frame(badges(&[1])), 33);
    let mut said = Vec::new();
    while said.last().is_none_or(|last| last != "Held(..)") {
        said.push(format!("{:?}", room.hears()));
    }
    room.gives(Seen::Nothing, 400);
    room.gives(Seen::Nothing, 400);
    let held = loop {
        if let News::Held(is_held) = room.hears() {
            break is_held;
        }
    };
    assert!(!held);
}

#[test]
fn of_pictures_that_come_too_fast_only_the_newest_is_kept() {
    let mailbox = Mailbox::new();
    for n in 0..1_000_u32 {
        let light = u8::try_from(n % 251).unwrap();
        mailbox.put(Gray::new(1, 1, vec![light]).unwrap(), Kind::Live);
    }
    let Some(Taken::Picture(picture, false)) = mailbox.take() else {
        panic!("a picture");
    };
    assert_eq!(picture.pixels(), [u8::try_from(999 % 251).unwrap()]);
    mailbox.end(Duration::ZERO);
    assert!(mailbox.take().is_none(), "nothing waits behind it");
    assert!(mailbox.orders().is_none());
}

#[test]
fn that_a_camera_was_gone_is_heard_also_when_it_is_back_already() {
    let mailbox = Mailbox::new();
    let put = || mailbox.put(Gray::new(1, 1, vec![5]).unwrap(), Kind::Live);
    put();
    mailbox.say_absent();
    mailbox.say_absent();
    put();
    assert!(matches!(mailbox.take(), Some(Taken::Absent)));
    assert!(matches!(mailbox.take(), Some(Taken::Picture(..))));
}

#[test]
fn what_waits_for_a_busy_window_is_bounded_and_badges_come_first() {
    let board = Board::new();
    let reflection = || Reflection::of(&badges(&[]), (8, 6));
    board.wish(Some((8, 6)));
    for n in 0..20 {
        board.mirror(reflection());
        board.read(token(n));
    }
    let context = Context::from_waker(Waker::noop());
    let mut read = 0;
    let mut mirrors = 0;
    while let Poll::Ready(news) = board.poll(&context) {
        match news {
            News::Read(token_read) => {
                assert_eq!(mirrors, 0);
                assert!(token_read == token(12 + read));
                read += 1;
            }
            _ => mirrors += 1,
        }
    }
    assert_eq!((read, mirrors), (8, 1));
}

/// A camera that counts whether it is still there.
struct Counted(Arc<AtomicUsize>);

impl Frames for Counted {
    fn next(&mut self) -> Seen {
        Seen::Frame(badges(&[]))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn a_camera_is_opened_when_somebody_listens_and_let_go_with_the_last_who_does() {
    let closed = Arc::new(AtomicUsize::new(0));
    let lookout = Lookout::new(Box::new(Counted(Arc::clone(&closed))), Arc::new(|| 0));
    let context = &mut Context::from_waker(Waker::noop());
    let _ = lookout.poll_news(context);
    drop(lookout);
    assert_eq!(closed.load(Ordering::SeqCst), 1);
}

#[test]
fn nothing_that_was_read_or_seen_is_in_debug_output() {
    let picture = Reflection::of(&badges(&[1]), (2, 2));
    let shown = format!("{:?} {:?}", News::Read(token(1)), News::Mirror(picture));
    assert_eq!(shown, "Read(..) Mirror(..)");
}
