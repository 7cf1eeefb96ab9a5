//! One place for one picture: the newest. What is faster than its reader writes over it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::badge::Gray;
use crate::device::frames::{Hint, Kind};

/// Between the thread that takes pictures and the one that reads them.
pub(super) struct Mailbox {
    inside: Mutex<Inside>,
    /// Somebody may read.
    filled: Condvar,
    /// Somebody may take the next picture.
    emptied: Condvar,
}

#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said and taken by itself"
)]
struct Inside {
    picture: Option<Gray>,
    /// The source is there and has nothing new.
    is_nothing: bool,
    /// The camera is gone, and this was not said yet.
    is_absent: bool,
    was_absent: bool,
    hint: Option<Hint>,
    rests: bool,
    is_stirred: bool,
    is_over: bool,
    /// The camera has been let go.
    is_closed: bool,
}

/// What was in the mailbox.
pub(super) enum Taken {
    /// A picture, and whether somebody was noticed by other means.
    Picture(Gray, bool),
    /// Nothing new.
    Nothing,
    /// There is no camera.
    Absent,
}

/// What the thread that takes pictures has to know.
pub(super) struct Orders {
    pub hint: Option<Hint>,
    pub rests: bool,
}

impl Mailbox {
    pub fn new() -> Self {
        Self {
            inside: Mutex::default(),
            filled: Condvar::new(),
            emptied: Condvar::new(),
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What to do with the next picture; none when it is over.
    pub fn orders(&self) -> Option<Orders> {
        let mut inside = self.inside();
        (!inside.is_over).then(|| Orders {
            hint: inside.hint.take(),
            rests: inside.rests,
        })
    }

    /// Puts a picture in the place of an older one; of those that do not come again, waits until
    /// the older one was taken.
    pub fn put(&self, picture: Gray, kind: Kind) {
        let mut inside = self.inside();
        if kind == Kind::Stills {
            let waits = |inside: &mut Inside| inside.picture.is_some() && !inside.is_over;
            let waited = self.emptied.wait_while(inside, waits);
            inside = waited.unwrap_or_else(PoisonError::into_inner);
        }
        inside.picture = Some(picture);
        inside.is_nothing = false;
        // That it was gone in between is still to be heard.
        inside.was_absent = false;
        self.filled.notify_all();
    }

    /// There is nothing new, but time has passed.
    pub fn say_nothing(&self) {
        let mut inside = self.inside();
        if inside.picture.is_none() {
            inside.is_nothing = true;
            self.filled.notify_all();
        }
    }

    /// The camera is gone: said once, until there is a picture again.
    pub fn say_absent(&self) {
        let mut inside = self.inside();
        inside.picture = None;
        inside.is_nothing = false;
        if !inside.was_absent {
            inside.was_absent = true;
            inside.is_absent = true;
            self.filled.notify_all();
        }
    }

    /// Waits for what comes next; none when it is over.
    pub fn take(&self) -> Option<Taken> {
        let waits = |inside: &mut Inside| {
            let has_news = inside.picture.is_some() || inside.is_nothing || inside.is_absent;
            !has_news && !inside.is_over
        };
        let waited = self.filled.wait_while(self.inside(), waits);
        let mut inside = waited.unwrap_or_else(PoisonError::into_inner);
        if inside.is_over {
            return None;
        }
        if std::mem::take(&mut inside.is_absent) {
            return Some(Taken::Absent);
        }
        if std::mem::take(&mut inside.is_nothing) {
            return Some(Taken::Nothing);
        }
        let picture = inside.picture.take()?;
        let is_stirred = std::mem::take(&mut inside.is_stirred);
        self.emptied.notify_all();
        Some(Taken::Picture(picture, is_stirred))
    }

    /// Waits before the next picture, until it is over; while nobody is there, until somebody is
    /// noticed, by other means or in the last picture.
    pub fn pause(&self, pause: Duration, rests: bool) {
        if pause.is_zero() {
            return;
        }
        let waits = |inside: &mut Inside| {
            let is_noticed = rests && (inside.is_stirred || !inside.rests);
            !(inside.is_over || is_noticed)
        };
        drop(self.emptied.wait_timeout_while(self.inside(), pause, waits));
    }

    pub fn hint(&self, hint: Hint) {
        self.inside().hint = Some(hint);
    }

    pub fn rest(&self, rests: bool) {
        self.inside().rests = rests;
        if !rests {
            self.emptied.notify_all();
        }
    }

    /// Somebody is there.
    pub fn stir(&self) {
        let mut inside = self.inside();
        inside.is_stirred = true;
        if inside.rests {
            self.emptied.notify_all();
        }
    }

    /// It is over: both threads end, and the picture that lies here is let go. The camera is let go
    /// with the next picture; that is waited for, but not for a driver that hangs.
    pub fn end(&self, patience: Duration) {
        let mut inside = self.inside();
        inside.is_over = true;
        inside.picture = None;
        self.filled.notify_all();
        self.emptied.notify_all();
        let waits = |inside: &mut Inside| !inside.is_closed;
        drop(self.filled.wait_timeout_while(inside, patience, waits));
    }

    /// The camera has been let go.
    pub fn say_closed(&self) {
        self.inside().is_closed = true;
        self.filled.notify_all();
    }
}
