//! The one thread that writes.
//!
//! The window asks, the thread acts, and the answer comes as a future that any executor can await.
//! It knows nothing of what is asked.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use super::journal::Journal;
use super::{Book, Place, Result, StoreError};

#[cfg(test)]
mod tests;

/// Requests that may wait. A door asks for one thing at a time; more than these mean that the disk
/// hangs, and then the paper list is the better answer.
const JOBS_MAX: usize = 64;
/// Quiet seconds after which the write-ahead log is folded into the database.
const QUIET_SECS: u64 = 5;

type Act = Box<dyn FnOnce(&mut Book) + Send>;

enum Job {
    Act(Act),
    /// The thread ends, and the key with it.
    End(Answer<()>),
}

/// The kiosk's database, as everybody but its own thread sees it. Clones speak to the same thread,
/// which ends when the last of them is gone and everything asked for is done.
#[derive(Clone)]
pub struct Store {
    jobs: SyncSender<Job>,
    place: Place,
}

impl Store {
    /// Gives the book to a thread of its own.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(book: Book) -> Result<Self> {
        let place = book.place().clone();
        let (jobs, asked) = sync_channel(JOBS_MAX);
        let failed = |error| StoreError::from_io("starting", place.dir(), &error);
        let journal = Journal::start(&place).map_err(failed)?;
        thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || {
                let end = work(book, journal, &asked);
                // A queue that is gone before the answer takes nothing that nobody would do.
                drop(asked);
                if let Some(answer) = end {
                    answer.give(Ok(()));
                }
            })
            .map_err(failed)?;
        Ok(Self { jobs, place })
    }

    /// Asks for one act. It is done even if nobody waits for the answer any more.
    ///
    /// Nothing happens before the future exists, everything happens without it being polled.
    pub fn run<T, F>(&self, act: F) -> Reply<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Book) -> Result<T> + Send + 'static,
    {
        let (answer, reply) = slip();
        let job = Job::Act(Box::new(move |book| answer.give(book.guarded(act))));
        match self.jobs.try_send(job) {
            Ok(()) => reply,
            Err(TrySendError::Full(_)) => Reply::already(StoreError::QueueFull),
            Err(TrySendError::Disconnected(_)) => Reply::already(StoreError::Stopped),
        }
    }

    /// Does what was asked for before, copies the database if that is due, and ends: by the answer
    /// the key is in nobody's memory any more. Whatever is asked for afterwards, by any clone, is
    /// answered with [`StoreError::Stopped`].
    pub fn end(&self) -> Reply<()> {
        let (answer, reply) = slip();
        match self.jobs.try_send(Job::End(answer)) {
            Ok(()) => reply,
            Err(TrySendError::Full(_)) => Reply::already(StoreError::QueueFull),
            Err(TrySendError::Disconnected(_)) => Reply::already(StoreError::Stopped),
        }
    }

    /// Asks for one act and waits for it: for commands, never for the window.
    ///
    /// # Errors
    /// What the act fails with, or the queue.
    pub fn run_blocking<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Book) -> Result<T> + Send + 'static,
    {
        self.run(act).wait()
    }

    /// Where it keeps its files; [`Place::reader`] reads beside the thread.
    pub fn place(&self) -> &Place {
        &self.place
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store(..)")
    }
}

/// Whoever asked for the end is told when everything is dropped.
fn work(mut book: Book, journal: Journal, asked: &Receiver<Job>) -> Option<Answer<()>> {
    loop {
        // Blocks without a timer while there is nothing to fold: an idle kiosk stays idle.
        let job = if book.is_unfolded() {
            match asked.recv_timeout(Duration::from_secs(QUIET_SECS)) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => {
                    book.fold();
                    book.copy_if_due();
                    book.forget_if_due();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        } else {
            match asked.recv() {
                Ok(job) => job,
                Err(_) => return None,
            }
        };
        match job {
            Job::Act(act) => act(&mut book),
            Job::End(answer) => {
                book.fold();
                book.copy_if_due();
                book.wait_for_copy();
                drop(journal);
                return Some(answer);
            }
        }
        // Whoever asked has the answer already and does not wait for this.
        if book.has_logged() {
            journal.wake();
        }
    }
}

/// The answer to come. Dropping it leaves the act alone.
#[must_use = "an answer that nobody reads may be an error"]
pub struct Reply<T>(Arc<Slip<T>>);

struct Slip<T> {
    state: Mutex<State<T>>,
    written: Condvar,
}

enum State<T> {
    Waiting(Option<Waker>),
    Written(Result<T>),
    Taken,
}

struct Answer<T>(Option<Arc<Slip<T>>>);

fn slip<T>() -> (Answer<T>, Reply<T>) {
    let slip = Slip {
        state: Mutex::new(State::Waiting(None)),
        written: Condvar::new(),
    };
    let slip = Arc::new(slip);
    (Answer(Some(slip.clone())), Reply(slip))
}

impl<T> Slip<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, result: Result<T>) {
        let before = std::mem::replace(&mut *self.lock(), State::Written(result));
        self.written.notify_all();
        if let State::Waiting(Some(waker)) = before {
            waker.wake();
        }
    }
}

impl<T> Answer<T> {
    fn give(mut self, result: Result<T>) {
        if let Some(slip) = self.0.take() {
            slip.write(result);
        }
    }
}

/// An act that never came to its turn is answered, too.
impl<T> Drop for Answer<T> {
    fn drop(&mut self) {
        if let Some(slip) = self.0.take() {
            slip.write(Err(StoreError::Stopped));
        }
    }
}

impl<T> Reply<T> {
    fn already(error: StoreError) -> Self {
        let (answer, reply) = slip();
        answer.give(Err(error));
        reply
    }

    /// Waits on this thread.
    ///
    /// # Errors
    /// What the act failed with, or the queue.
    pub fn wait(self) -> Result<T> {
        let mut state = self.0.lock();
        while matches!(*state, State::Waiting(_)) {
            state = self
                .0
                .written
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        take(&mut state)
    }
}

fn take<T>(state: &mut State<T>) -> Result<T> {
    match std::mem::replace(state, State::Taken) {
        State::Written(result) => result,
        State::Waiting(_) | State::Taken => Err(StoreError::Stopped),
    }
}

impl<T> Future for Reply<T> {
    type Output = Result<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.0.lock();
        if let State::Waiting(waker) = &mut *state {
            *waker = Some(context.waker().clone());
            return Poll::Pending;
        }
        Poll::Ready(take(&mut state))
    }
}

impl<T> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reply(..)")
    }
}
