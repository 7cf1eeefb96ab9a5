//! When the kiosk copies its database: on a thread of its own, after an evening.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::Stop;
use crate::store::{Book, Result};

impl Book {
    /// Copies the database on a thread of its own, when something was written since the last copy
    /// and no evening is under way. Without any copy it does not wait for the end of the evening.
    pub(in crate::store) fn copy_if_due(&mut self) {
        let Some(date) = self.uncopied else { return };
        let is_under_way = |(thread, _): &(JoinHandle<()>, _)| !thread.is_finished();
        if self.copying.as_ref().is_some_and(is_under_way) || !self.is_copy_due().unwrap_or(false) {
            return;
        }
        let (place, stop) = (self.place().clone(), Arc::new(Stop::default()));
        let copy = {
            let stop = stop.clone();
            move || match place.back_up_unless(date, &stop) {
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "the database was not copied"),
            }
        };
        self.uncopied = None;
        let thread = thread::Builder::new().name("copy".to_owned()).spawn(copy);
        self.copying = thread.ok().map(|thread| (thread, stop));
    }

    /// Waits for the copy that is under way.
    pub(in crate::store) fn wait_for_copy(&mut self) {
        if let Some((thread, _)) = self.copying.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread of the copy panicked");
        }
    }

    /// Takes all copies away, also the one under way.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub(in crate::store) fn forget_copies(&mut self) -> Result<()> {
        if let Some((_, stop)) = self.copying.take() {
            stop.stop();
        }
        self.place().forget_copies()
    }

    fn is_copy_due(&self) -> Result<bool> {
        Ok(self.open_sessions()?.is_empty() || self.place().backups()?.is_empty())
    }
}
