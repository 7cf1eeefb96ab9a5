//! A mistake in a file, said so that whoever made it can mend it.

use std::fmt;
use std::path::PathBuf;

use thiserror::Error;

/// The configuration cannot be used as it is typed. Holds every mistake that was found, up to
/// [`ConfigError::PROBLEMS_MAX`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct ConfigError {
    /// At least one, in the order of files and lines.
    pub problems: Vec<Problem>,
}

impl ConfigError {
    /// More is not told at once: the file is then something else altogether.
    pub const PROBLEMS_MAX: usize = 50;
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.problems.len();
        let mistakes = if count == 1 { "mistake" } else { "mistakes" };
        write!(
            f,
            "the configuration has {count} {mistakes}; nothing was started"
        )?;
        self.problems
            .iter()
            .try_for_each(|problem| write!(f, "\n{problem}"))
    }
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// In which file.
    pub file: PathBuf,
    /// Where in it, if it could be read at all.
    pub position: Option<Position>,
    /// What was found.
    pub found: String,
    /// What is allowed instead.
    pub allowed: String,
    /// What was probably meant.
    pub meant: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(Position { line, column }) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}. Allowed: {}.", self.found, self.allowed)?;
        match &self.meant {
            Some(meant) => write!(f, " Did you mean {meant:?}?"),
            None => Ok(()),
        }
    }
}

/// A place in a file, both counted from 1; the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The place of a byte of a text.
    pub(super) fn of(text: &str, byte: usize) -> Self {
        let before = &text[..text.floor_char_boundary(byte)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}
