//! How a command fails: one line that says what happened and what to do.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::access::AccessError;
use crate::badge::sheet::SheetError;
use crate::config::ConfigError;
use crate::store::StoreError;
use crate::transfer::TransferError;

/// Why a command was not done. Its text is one line and names no person and no token.
#[derive(Debug, Error)]
pub enum Failure {
    /// The command may not, or cannot, be done as things stand.
    #[error("{what}; {mend}")]
    Refused {
        /// What happened.
        what: String,
        /// What to do.
        mend: String,
    },
    /// The configuration has mistakes.
    #[error("{}", of_config(.0))]
    Config(#[from] ConfigError),
    /// The store failed.
    #[error("{}", of_store(.0))]
    Store(#[from] StoreError),
    /// The export failed.
    #[error("{}; {}", .0, mend_of_transfer(.0))]
    Transfer(#[from] TransferError),
    /// There is no sheet of badges.
    #[error("no badge was printed: {0}")]
    Sheet(#[from] SheetError),
    /// A PIN or a recovery code could not be hashed.
    #[error("a PIN could not be kept: {0}; run the command again")]
    Access(#[from] AccessError),
    /// A file could not be read or written.
    #[error("cannot {doing} {}: {error}; name a place that this program may use", .path.display())]
    File {
        /// What was tried, such as "write".
        doing: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes: {0}; restart the machine")]
    Chance(io::Error),
    /// Standard output cannot be written.
    #[error("the answer could not be written: {0}; see where the output goes")]
    Output(io::Error),
    /// Standard input cannot be read.
    #[error("the input could not be read: {0}; see where it comes from")]
    Input(io::Error),
}

impl Failure {
    /// Refuses: what happened, and what to do.
    pub fn refused(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::Refused {
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// For `map_err` on file operations.
    pub(super) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::File {
            doing,
            path: path.to_owned(),
            error,
        }
    }

    /// Whether whoever read the output has closed it.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// The first mistake in full: file, line, what was found and what is allowed.
fn of_config(error: &ConfigError) -> String {
    let Some(first) = error.problems.first() else {
        return "the configuration cannot be used; see `keytag doctor`".to_owned();
    };
    let first = one_line(&first.to_string());
    match error.problems.len() - 1 {
        0 => first,
        1 => format!("{first} There is one more mistake: see `keytag doctor`."),
        more => format!("{first} There are {more} more mistakes: see `keytag doctor`."),
    }
}

/// What happened in the store. Most of its texts say already what to do.
fn of_store(error: &StoreError) -> String {
    let code = error.code();
    let text = one_line(&error.to_string());
    match mend_of_store(error) {
        Some(mend) => format!("{text}; {mend} ({code})"),
        None => format!("{text} ({code})"),
    }
}

const fn mend_of_store(error: &StoreError) -> Option<&'static str> {
    Some(match error {
        StoreError::NotADatabase => "see `keytag restore`",
        StoreError::ReadOnly(_) => {
            "give this user the right to write there, or name another --data"
        }
        StoreError::DiskFull => "make room and run the command again",
        StoreError::Disk(_) => "see to the disk; nothing was recorded",
        StoreError::Busy | StoreError::QueueFull => "wait a moment and run the command again",
        StoreError::Stopped | StoreError::Panicked => "run the command again",
        StoreError::NoRandomness(_) => "restart the machine",
        StoreError::NotThere(_) | StoreError::NotNow(_) => "see `keytag status`",
        StoreError::Unreadable(_) | StoreError::Sql(_) => "run `keytag verify`",
        _ => return None,
    })
}

const fn mend_of_transfer(error: &TransferError) -> &'static str {
    match error {
        TransferError::Pulled => "plug it in again and run the command again",
        TransferError::Full { .. } => "make room or take another stick",
        TransferError::ReadOnly => "switch off its write protection or take another stick",
        TransferError::WrongDevice => "name the folder of the stick that is plugged in now",
        TransferError::Busy => "wait until the other export is done",
        TransferError::ReadBackDiffers { .. } => "do not use this stick again; take another",
        TransferError::NamesTaken => "move the older reports away",
        TransferError::Rows(_) | TransferError::RowsDiffer { .. } => "run `keytag verify`",
        TransferError::Cancelled
        | TransferError::Nothing
        | TransferError::Workbook(_)
        | TransferError::Print(_) => "nothing was written",
        TransferError::Io(_) => "nothing counts as exported; take another stick",
    }
}

/// Texts of other programs may have line ends in them.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Problem;

    fn problem(found: &str) -> Problem {
        Problem {
            file: "kiosk.toml".into(),
            position: None,
            found: found.to_owned(),
            allowed: "a\nb".to_owned(),
            meant: None,
        }
    }

    #[test]
    fn every_failure_is_one_line() {
        let config = |n: usize| ConfigError {
            problems: vec![problem("line\nend"); n],
        };
        let failures: Vec<Failure> = vec![
            config(0).into(),
            config(1).into(),
            config(2).into(),
            config(9).into(),
            StoreError::Damaged("page\n1".to_owned()).into(),
            StoreError::DiskFull.into(),
            TransferError::Nothing.into(),
            SheetError::NoBadges.into(),
            AccessError::PinTooObvious.into(),
            Failure::refused("a", "b"),
            Failure::file("read", Path::new("x"))(io::Error::other("y")),
            Failure::Input(io::Error::other("y")),
        ];
        for failure in failures {
            let text = failure.to_string();
            assert!(!text.is_empty() && !text.contains('\n'), "{text:?}");
        }
    }

    #[test]
    fn the_first_mistake_is_told_in_full_and_the_others_are_counted() {
        let error = ConfigError {
            problems: vec![problem("first"), problem("second")],
        };
        let text = Failure::from(error).to_string();
        assert_eq!(
            text,
            "kiosk.toml: first. Allowed: a b. There is one more mistake: see `keytag doctor`."
        );
    }

    #[test]
    fn only_a_closed_output_is_no_failure() {
        let closed = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert!(Failure::Output(closed()).is_broken_pipe());
        assert!(!Failure::Input(closed()).is_broken_pipe());
        assert!(!Failure::Output(io::Error::other("full")).is_broken_pipe());
    }
}
