//! What was read and what the mirror shows, until the window has heard of it.
//!
//! It never waits for the window: a mirror that was not shown yet gives way to a newer one, and of
//! badges the last few are kept.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use super::{News, Reflection, Sight};
use crate::badge::Token;

/// How many badges wait for a window that is busy; of more the oldest is forgotten.
const READ_MAX: usize = 8;

/// What is to be heard.
pub(super) struct Board(Mutex<Inside>);

#[derive(Default)]
struct Inside {
    read: VecDeque<Token>,
    sight: Option<Sight>,
    is_held: Option<bool>,
    mirror: Option<Reflection>,
    wish: Option<(u32, u32)>,
    waker: Option<Waker>,
}

impl Board {
    pub fn new() -> Self {
        Self(Mutex::default())
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn poll(&self, context: &Context<'_>) -> Poll<News> {
        let mut inside = self.inside();
        let read = inside.read.pop_front().map(News::Read);
        let news = read
            .or_else(|| inside.sight.take().map(News::Sight))
            .or_else(|| inside.is_held.take().map(News::Held))
            .or_else(|| inside.mirror.take().map(News::Mirror));
        if let Some(news) = news {
            Poll::Ready(news)
        } else {
            inside.waker = Some(context.waker().clone());
            Poll::Pending
        }
    }

    fn tell(&self, tell: impl FnOnce(&mut Inside)) {
        let mut inside = self.inside();
        tell(&mut inside);
        let waker = inside.waker.take();
        drop(inside);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    pub fn read(&self, token: Token) {
        self.tell(|inside| {
            if inside.read.len() == READ_MAX {
                inside.read.pop_front();
            }
            inside.read.push_back(token);
        });
    }

    pub fn mirror(&self, reflection: Reflection) {
        self.tell(|inside| inside.mirror = Some(reflection));
    }

    pub fn held(&self, is_held: bool) {
        self.tell(|inside| inside.is_held = Some(is_held));
    }

    /// Another sight; where nobody is to be seen, no picture is left, either.
    pub fn sight(&self, sight: Sight) {
        self.tell(|inside| {
            inside.sight = Some(sight);
            if sight != Sight::Awake {
                inside.mirror = None;
            }
        });
    }

    /// How large the mirror is to be; none lets a picture go that waits.
    pub fn wish(&self, size: Option<(u32, u32)>) {
        let mut inside = self.inside();
        inside.wish = size;
        if size.is_none() {
            inside.mirror = None;
        }
    }

    pub fn wished(&self) -> Option<(u32, u32)> {
        self.inside().wish
    }
}
