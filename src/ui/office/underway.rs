//! How far the clerk is with a pile, for the window to paint, and whether somebody said stop.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::office::intake::Step;

/// How far something is that takes its time.
#[derive(Debug, Default)]
pub struct Underway {
    done: AtomicU64,
    all: AtomicU64,
    /// Whether these are files that are checked, or entries that are taken in.
    is_in_entries: AtomicBool,
    /// Whether it waits for another office.
    waits: AtomicBool,
    stop: AtomicBool,
}

impl Underway {
    /// Takes how far it is, and says whether to go on.
    pub(super) fn tell(&self, step: Step) -> bool {
        let (Step::Checked(done, all) | Step::TakenIn(done, all) | Step::Waits(done, all)) = step;
        let is_in_entries = !matches!(step, Step::Checked(..));
        let waits = matches!(step, Step::Waits(..));
        self.waits.store(waits, Ordering::Relaxed);
        self.is_in_entries.store(is_in_entries, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }

    /// How far it is.
    pub(super) fn step(&self) -> Step {
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        let (done, all) = (of(&self.done), of(&self.all));
        if self.waits.load(Ordering::Relaxed) {
            Step::Waits(done, all)
        } else if self.is_in_entries.load(Ordering::Relaxed) {
            Step::TakenIn(done, all)
        } else {
            Step::Checked(done, all)
        }
    }

    /// Somebody says stop.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
