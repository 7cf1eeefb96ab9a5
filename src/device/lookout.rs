//! Looking out for badges: one thread takes pictures, another reads them, and the window hears of
//! what was read and sees itself as in a mirror.
//!
//! Between the two threads lies one picture, the newest. It is wiped when it was read; nothing is
//! written down and nothing is kept but what a person holding up a badge came for. When nothing has
//! moved for a minute, one picture a second is taken, to notice the next person, and nobody is
//! told. Whose badge it is, and what becomes of it, is not known here.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use self::attention::{Attention, Watch};
use self::board::Board;
use self::held::Held;
use self::mailbox::{Mailbox, Taken};
use self::mirror::Pace;
use self::motion::Motion;
use super::frames::{Frames, Hint, Kind, Seen};
use crate::badge::read::{Reader, still};
use crate::badge::{Gray, Token};

mod attention;
mod board;
mod held;
mod mailbox;
mod mirror;
mod motion;
#[cfg(test)]
mod tests;

pub use mirror::Reflection;

/// How long between two pictures while nobody is there.
const REST: Duration = Duration::from_secs(1);

/// How long the camera may take to be let go, when it is over.
const ENDS_WITHIN: Duration = Duration::from_millis(700);

/// The milliseconds since the machine started.
pub type Now = Arc<dyn Fn() -> u64 + Send + Sync>;

/// What the window hears.
pub enum News {
    /// A badge was held up. It is told once, however long it is held.
    Read(Token),
    /// Whether there is a camera, and somebody before it.
    Sight(Sight),
    /// A badge is held up that was read, or is not any more.
    Held(bool),
    /// What the camera sees, for the mirror.
    Mirror(Reflection),
}

/// What the camera sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    /// There is none.
    #[default]
    Gone,
    /// Nobody, for a while.
    Resting,
    /// Somebody, or somebody a moment ago.
    Awake,
}

impl fmt::Debug for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read(_) => "Read(..)",
            Self::Sight(sight) => return sight.fmt(f),
            Self::Held(_) => "Held(..)",
            Self::Mirror(_) => "Mirror(..)",
        })
    }
}

/// Two threads that look out, until this is let go.
pub struct Lookout {
    shared: Arc<Shared>,
    /// What the threads begin with, until somebody listens.
    waiting: Mutex<Option<(Box<dyn Frames>, Now)>>,
}

/// What the threads and the window share.
struct Shared {
    mailbox: Mailbox,
    board: Board,
}

impl fmt::Debug for Lookout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lookout(..)")
    }
}

impl Drop for Lookout {
    fn drop(&mut self) {
        let begun = self
            .waiting
            .get_mut()
            .is_ok_and(|waiting| waiting.is_none());
        if begun {
            self.shared.mailbox.end(ENDS_WITHIN);
        }
    }
}

impl Lookout {
    /// Looks out through these frames once somebody listens; until then no camera is opened.
    pub fn new(frames: Box<dyn Frames>, now: Now) -> Self {
        Self {
            shared: Arc::new(Shared {
                mailbox: Mailbox::new(),
                board: Board::new(),
            }),
            waiting: Mutex::new(Some((frames, now))),
        }
    }

    /// The next thing to hear; whoever asked last is woken when there is one.
    pub fn poll_news(&self, context: &mut Context<'_>) -> Poll<News> {
        let begins = self
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some((frames, now)) = begins {
            self.begin(frames, now);
        }
        self.shared.board.poll(context)
    }

    /// How large the mirror is, in pixels; none wants no pictures.
    pub fn show_mirror(&self, size: Option<(u32, u32)>) {
        self.shared.board.wish(size);
    }

    /// Somebody is there, whatever the camera sees.
    pub fn stir(&self) {
        self.shared.mailbox.stir();
    }

    fn begin(&self, frames: Box<dyn Frames>, now: Now) {
        let kind = frames.kind();
        let (taker, reader) = (Arc::clone(&self.shared), Arc::clone(&self.shared));
        let threads = thread::Builder::new()
            .name("camera".to_owned())
            .spawn(move || take_pictures(&taker.mailbox, frames))
            .and_then(|_| {
                thread::Builder::new()
                    .name("badges".to_owned())
                    .spawn(move || read_pictures(&reader, kind, &now))
            });
        if let Err(error) = threads {
            tracing::error!(%error, "nobody looks through the camera");
            self.shared.mailbox.say_closed();
            self.shared.mailbox.end(Duration::ZERO);
        }
    }
}

/// The first thread: from the camera into the mailbox.
fn take_pictures(mailbox: &Mailbox, mut frames: Box<dyn Frames>) {
    let kind = frames.kind();
    let mut rests = false;
    while let Some(orders) = mailbox.orders() {
        if let Some(hint) = orders.hint {
            frames.heed(hint);
        }
        if rests && kind == Kind::Live {
            // What came first while nobody looked is old.
            drop(frames.next());
        }
        let seen = frames.next();
        let mut pause = frames.pause(&seen);
        rests = orders.rests;
        match seen {
            Seen::Frame(picture) => {
                mailbox.put(picture, kind);
                if rests {
                    pause = pause.max(REST);
                }
            }
            Seen::Nothing => mailbox.say_nothing(),
            Seen::Absent => mailbox.say_absent(),
        }
        mailbox.pause(pause, rests);
    }
    drop(frames);
    mailbox.say_closed();
}

/// The second thread: from the mailbox to whoever listens.
fn read_pictures(shared: &Shared, kind: Kind, now: &Now) {
    let mut watcher = Watcher::new(kind, now());
    while let Some(taken) = shared.mailbox.take() {
        match taken {
            Taken::Absent => {
                watcher = Watcher::new(kind, now());
                shared.mailbox.rest(false);
                shared.board.held(false);
                shared.board.sight(Sight::Gone);
            }
            Taken::Nothing => watcher.tell_held(shared, now()),
            Taken::Picture(picture, is_stirred) => {
                // A picture that stops the reader is one picture less, and not the last one.
                let look = || watcher.look(shared, &picture, now, is_stirred);
                if catch_unwind(AssertUnwindSafe(look)).is_err() {
                    tracing::error!("a picture could not be read");
                    watcher = Watcher::new(kind, now());
                    shared.mailbox.hint(Hint::Settle);
                }
            }
        }
    }
}

/// What is known of the pictures before.
struct Watcher {
    kind: Kind,
    reader: Reader,
    motion: Motion,
    attention: Attention,
    held: Held,
    pace: Pace,
    sight: Sight,
    is_held: bool,
}

impl Watcher {
    fn new(kind: Kind, now_ms: u64) -> Self {
        Self {
            kind,
            reader: Reader::new(),
            motion: Motion::new(),
            attention: Attention::new(now_ms),
            held: Held::new(),
            pace: Pace::new(),
            sight: Sight::Gone,
            is_held: false,
        }
    }

    fn look(&mut self, shared: &Shared, picture: &Gray, now: &Now, is_stirred: bool) {
        let now_ms = now();
        let moves = self.motion.sees(picture, now_ms) || is_stirred;
        let watch = self.attention.sees(moves, now_ms);
        let found = match (self.kind, watch) {
            (Kind::Stills, _) => Some(still(picture)),
            (Kind::Live, Watch::Looking) => Some(self.reader.look(picture)),
            // Nothing has changed: what was held is held.
            (Kind::Live, Watch::Waiting | Watch::Resting) => None,
        };
        match found {
            None => self.held.stays(now_ms),
            Some(found) => {
                let is_read = !found.is_empty();
                for token in self.held.sees(&found, now_ms) {
                    shared.board.read(token);
                }
                let hint = self.attention.read(is_read, now_ms);
                self.hint(shared, hint, now_ms);
            }
        }
        if watch != Watch::Looking {
            let hint = self.attention.calms();
            self.hint(shared, hint, now_ms);
        }
        self.show(shared, picture, watch, now_ms);
    }

    fn show(&mut self, shared: &Shared, picture: &Gray, watch: Watch, now_ms: u64) {
        let rests = watch == Watch::Resting;
        let sight = if rests { Sight::Resting } else { Sight::Awake };
        if sight != self.sight {
            self.sight = sight;
            shared.mailbox.rest(rests);
            shared.board.sight(sight);
        }
        self.tell_held(shared, now_ms);
        let size = shared.board.wished().filter(|_| !rests);
        if let Some(size) = size.filter(|size| self.pace.is_due(now_ms, *size)) {
            shared.board.mirror(Reflection::of(picture, size));
        }
    }

    /// Whether a badge is there may change with the time alone: of stills the last one stays last.
    fn tell_held(&mut self, shared: &Shared, now_ms: u64) {
        let is_held = self.held.is_any(now_ms);
        if is_held != self.is_held {
            self.is_held = is_held;
            shared.board.held(is_held);
        }
    }

    fn hint(&mut self, shared: &Shared, hint: Option<Hint>, now_ms: u64) {
        let Some(hint) = hint else {
            return;
        };
        shared.mailbox.hint(hint);
        if hint != Hint::Keep {
            self.motion.is_set(now_ms);
        }
    }
}
