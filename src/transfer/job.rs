//! One export as it goes on: how far it is, and whether somebody stopped it.
//!
//! It is shared between the thread that writes and whoever watches. Neither waits for the other.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::TransferError;

/// An export that can be watched and stopped; shared as an `Arc`. One job serves one export.
#[derive(Debug, Default)]
pub struct Job {
    stopped: AtomicBool,
    progress: Mutex<Progress>,
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// What it does now.
    pub step: Step,
    /// How much of this step is done: rows while writing, bytes while checking.
    pub done: u64,
    /// How much this step has.
    pub total: u64,
}

/// What an export does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Step {
    /// Opens the stick and looks for room.
    #[default]
    Preparing,
    /// Writes; counted in rows.
    Writing,
    /// Reads back what the stick kept; counted in bytes.
    Checking,
    /// Gives it its name and lets the stick go. It cannot be stopped any more.
    Finishing,
}

impl Job {
    /// Asks it to stop. What it wrote so far is removed; once it is finishing, it finishes.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says how far it is, and whether to go on.
    pub(super) fn report(&self, step: Step, done: u64, total: u64) -> Result<(), TransferError> {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) =
            Progress { step, done, total };
        self.check()
    }

    /// Whether to go on.
    pub(super) fn check(&self) -> Result<(), TransferError> {
        if self.stopped.load(Ordering::Relaxed) {
            Err(TransferError::Cancelled)
        } else {
            Ok(())
        }
    }
}

impl Progress {
    /// How far the whole export is, from 0 to 1: for a bar that never goes back.
    pub fn fraction(self) -> f32 {
        let (from, to) = match self.step {
            Step::Preparing => (0.0, 0.02),
            Step::Writing => (0.02, 0.6),
            Step::Checking => (0.6, 0.95),
            Step::Finishing => (0.95, 1.0),
        };
        #[expect(
            clippy::cast_precision_loss,
            reason = "a bar on a screen has a thousand pixels"
        )]
        let share = if self.total == 0 {
            0.0
        } else {
            self.done as f32 / self.total as f32
        };
        from + (to - from) * share.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_goes_from_nothing_to_all_and_never_back() {
        let steps = [
            Step::Preparing,
            Step::Writing,
            Step::Checking,
            Step::Finishing,
        ];
        let all: Vec<f32> = steps
            .into_iter()
            .flat_map(|step| {
                [0, 5, 10].map(|done| {
                    Progress {
                        step,
                        done,
                        total: 10,
                    }
                    .fraction()
                })
            })
            .collect();
        assert!(all.is_sorted(), "{all:?}");
        assert!(all[0] < 0.001 && all[all.len() - 1] > 0.999);
        let odd = Progress {
            step: Step::Writing,
            done: 7,
            total: 0,
        };
        assert!(odd.fraction().is_finite());
    }

    #[test]
    fn a_stopped_job_says_so_at_the_next_report() {
        let job = Job::default();
        job.report(Step::Writing, 1, 2).unwrap();
        job.stop();
        assert!(matches!(
            job.report(Step::Writing, 2, 2),
            Err(TransferError::Cancelled)
        ));
        assert_eq!(job.progress().done, 2);
    }
}
