//! Standard output: lines for people, or one JSON value a line for programs.

use std::fmt::{self, Display};
use std::io::{self, StdoutLock, Write};

use serde::Serialize;

use super::{Failure, Result};

/// Where a command writes its answer.
pub struct Out<'w> {
    to: Box<dyn Write + 'w>,
}

impl Out<'static> {
    /// The standard output of the program.
    pub fn stdout() -> Self {
        let stdout: StdoutLock<'static> = io::stdout().lock();
        Self {
            to: Box::new(stdout),
        }
    }
}

impl<'w> Out<'w> {
    /// Anything else that can be written to.
    pub fn to(writer: impl Write + 'w) -> Self {
        Self {
            to: Box::new(writer),
        }
    }

    /// One line.
    ///
    /// # Errors
    /// When nobody reads any more, or the output cannot be written.
    pub fn line(&mut self, text: impl Display) -> Result {
        writeln!(self.to, "{text}").map_err(Failure::Output)
    }

    /// One JSON value as a line.
    ///
    /// # Errors
    /// As for [`Out::line`].
    pub fn json(&mut self, value: &impl Serialize) -> Result {
        let text = serde_json::to_string(value).map_err(|error| Failure::Output(error.into()))?;
        self.line(text)
    }

    /// What was written so far is with whoever reads.
    ///
    /// # Errors
    /// As for [`Out::line`].
    pub fn flush(&mut self) -> Result {
        self.to.flush().map_err(Failure::Output)
    }

    /// Two columns, the first as wide as its widest text.
    ///
    /// # Errors
    /// As for [`Out::line`].
    pub fn table(&mut self, rows: &[(&str, String)]) -> Result {
        let width = rows
            .iter()
            .map(|(name, _)| name.chars().count())
            .max()
            .unwrap_or(0);
        for (name, value) in rows {
            self.line(format!("{name:width$}  {value}").trim_end())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Out<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Out(..)")
    }
}

/// "1 badge", "2 badges".
pub(super) fn count(n: u64, one: &str) -> String {
    match (n, one.strip_suffix('y')) {
        (1, _) => format!("1 {one}"),
        (_, Some(stem)) => format!("{n} {stem}ies"),
        (_, None) => format!("{n} {one}s"),
    }
}
