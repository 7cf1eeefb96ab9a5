//! The one thread that has the office's database open. It is asked for one thing after another, and
//! answers by futures.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;

use iced::futures::channel::oneshot;

use crate::office::{
    Database, KeyRing, Office, OfficeError, is_encrypted, make_database_key, read_database_key,
};
use crate::services::SystemChance;

/// Questions that may wait. A window asks a few at a time; more mean that the disk hangs.
const JOBS_MAX: usize = 64;

type Job = Box<dyn FnOnce(&mut Books) + Send>;

/// The thread, as everybody else sees it. It ends when the last clone is gone.
#[derive(Clone)]
pub struct Clerk {
    jobs: SyncSender<Job>,
}

/// What the clerk has before them.
pub struct Books {
    database: Database,
    keys: PathBuf,
    office: Option<Office>,
}

impl Clerk {
    /// Gives a database and its keys to a thread of their own. They are opened when they are first
    /// needed.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(database: Database, keys: PathBuf) -> std::io::Result<Self> {
        let (jobs, asked) = sync_channel(JOBS_MAX);
        let mut books = Books {
            database,
            keys,
            office: None,
        };
        thread::Builder::new()
            .name("clerk".to_owned())
            .spawn(move || work(&mut books, &asked))?;
        Ok(Self { jobs })
    }

    /// Asks for one thing. It is done even if nobody waits for the answer any more; there is none
    /// where the clerk cannot take more, or broke off.
    pub fn ask<T, F>(&self, act: F) -> impl Future<Output = Option<T>> + Send + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&mut Books) -> T + Send + 'static,
    {
        let (answer, asked) = oneshot::channel();
        let job: Job = Box::new(move |books| {
            // Nobody waits any more: the work is done all the same.
            let _ = answer.send(act(books));
        });
        let taken = match self.jobs.try_send(job) {
            Ok(()) => true,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {
                tracing::error!("the clerk takes no more");
                false
            }
        };
        async move { if taken { asked.await.ok() } else { None } }
    }
}

fn work(books: &mut Books, asked: &Receiver<Job>) {
    while let Ok(job) = asked.recv() {
        job(books);
    }
}

impl Books {
    /// The open database.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn office(&mut self) -> Result<&mut Office, OfficeError> {
        // A server that was restarted is there again, the connection to it is not.
        let open = self.office.take();
        let office = match open.and_then(still_there) {
            Some(office) => office,
            None => self.open()?,
        };
        Ok(self.office.insert(office))
    }

    /// The keys that open bundles, and the one that signs receipts.
    ///
    /// # Errors
    /// When they are not there.
    pub fn ring(&self) -> Result<KeyRing, OfficeError> {
        KeyRing::of_office(&self.keys)
    }

    fn open(&self) -> Result<Office, OfficeError> {
        let key = match (read_database_key(&self.keys)?, &self.database) {
            (Some(key), _) => key,
            (None, Database::File(path)) if is_encrypted(path) => {
                return Err(OfficeError::OtherKey(path.clone()));
            }
            (None, _) => make_database_key(&self.keys, &SystemChance)?.0,
        };
        if let Database::File(path) = &self.database
            && let Some(folder) = path.parent().filter(|path| !path.as_os_str().is_empty())
        {
            make_folder(folder)?;
        }
        self.database.open(&key)
    }
}

fn still_there(mut office: Office) -> Option<Office> {
    (!office.is_cut_off()).then_some(office)
}

/// A folder that only its owner can read.
fn make_folder(folder: &Path) -> Result<(), OfficeError> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder);
    made.map_err(|error| OfficeError::File {
        doing: "make",
        path: folder.to_owned(),
        error,
    })
}

#[cfg(test)]
mod tests {
    use iced::futures::executor::block_on;
    use tempfile::TempDir;

    use super::*;
    use crate::office::testing::{a_server, cut_off};

    /// A clerk of an office on a server, who has it open; and where its keys are.
    fn at_work() -> (Clerk, TempDir) {
        let dir = tempfile::tempdir().unwrap();
        let server = Database::Server(Box::new(a_server()));
        let clerk = Clerk::start(server, dir.path().to_owned()).unwrap();
        assert_eq!(does(&clerk, |office| office.set_year_starts(7)), Ok(()));
        (clerk, dir)
    }

    /// What comes of something, the refusal as words.
    fn does<T: Send + 'static>(
        clerk: &Clerk,
        act: impl FnOnce(&mut Office) -> Result<T, OfficeError> + Send + 'static,
    ) -> Result<T, String> {
        let done = clerk.ask(|books| act(books.office()?));
        let done = block_on(done).unwrap();
        done.map_err(|error| format!("{error:?}"))
    }

    #[test]
    #[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
    fn a_server_that_was_restarted_between_two_acts_is_not_noticed() {
        let (clerk, _keys) = at_work();
        for month in [3, 4] {
            let cut = does(&clerk, |office| {
                cut_off(office);
                Ok(())
            });
            assert_eq!(cut, Ok(()));
            let set = does(&clerk, move |office| office.set_year_starts(month));
            assert_eq!(set, Ok(()));
            assert_eq!(does(&clerk, Office::year_starts), Ok(month));
        }
    }

    #[test]
    #[ignore = "needs a server in KEYTAG_TEST_POSTGRES"]
    fn an_act_that_is_broken_off_says_so_and_the_next_one_is_done() {
        let (clerk, _keys) = at_work();
        let broken_off = does(&clerk, |office| {
            cut_off(office);
            office.set_year_starts(3)
        });
        let said = broken_off.unwrap_err();
        assert!(said.starts_with("Server("), "{said}");
        assert_eq!(does(&clerk, Office::year_starts), Ok(7));
    }
}
