//! What only the making of a demo site knows, and tells: tokens, PINs, the recovery code.

use std::fmt;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::evening::Meeting;
use super::site;
use crate::command::files::NewFile;
use crate::command::output::count;
use crate::command::{Failure, Out, Result, shown};

/// Where it is kept. A directory with this file is a demo site.
const FILE: &str = "demo.json";

/// Everything that somebody needs to play an evening.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// The name of the site.
    pub site: String,
    /// The room in which the kiosk stands.
    pub room: String,
    /// The facilitator's PIN.
    pub facilitator_pin: String,
    /// The staff PIN.
    pub staff_pin: String,
    /// Replaces a forgotten PIN.
    pub recovery_code: String,
    /// Everybody, those with a badge first.
    pub people: Vec<DemoPerson>,
    /// Badges that nobody holds yet.
    pub blank_tokens: Vec<String>,
}

/// A made-up person, as far as they can sign in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPerson {
    /// The chosen name.
    pub name: String,
    /// Their picture, by its code.
    pub picture: String,
    /// Its colour, by its code.
    pub colour: String,
    /// Whether the way by name finds them.
    pub by_name: bool,
    /// Their badge, if they hold one.
    pub token: Option<String>,
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Script({} people)", self.people.len())
    }
}

impl fmt::Debug for DemoPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DemoPerson(..)")
    }
}

/// The script and where its site is, for a program.
#[derive(Serialize)]
pub(super) struct WithPlace<'a> {
    data: &'a Path,
    config: std::path::PathBuf,
    sticks: std::path::PathBuf,
    #[serde(flatten)]
    script: &'a Script,
}

impl Script {
    /// Whether this directory is a demo site.
    pub(super) fn is_in(dir: &Path) -> bool {
        dir.join(FILE).is_file()
    }

    /// Reads it.
    ///
    /// # Errors
    /// When it is not there, or is of another version.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(FILE);
        let text = fs::read(&path).map_err(Failure::file("read", &path))?;
        serde_json::from_slice(&text).map_err(|_| {
            Failure::refused(
                format!("{} is not of this version of the program", shown(&path)),
                "make a new demo in another directory",
            )
        })
    }

    /// Keeps it: the last thing that a new site needs.
    pub(super) fn keep(&self, dir: &Path) -> Result {
        let text =
            serde_json::to_vec_pretty(self).map_err(|error| Failure::Output(error.into()))?;
        NewFile::at(&dir.join(FILE))?.finish(&text)
    }

    /// The same with the site's place.
    pub(super) fn with_place<'a>(&'a self, dir: &'a Path) -> WithPlace<'a> {
        WithPlace {
            data: dir,
            config: dir.join(crate::command::open::CONFIG_INSIDE),
            sticks: dir.join(site::STICKS),
            script: self,
        }
    }

    /// Tells it to whoever opened the demo.
    pub(super) fn tell(&self, dir: &Path, meeting: &Meeting, out: &mut Out<'_>) -> Result {
        out.line(format!(
            "A made-up site: {}, {}. Everybody in it is invented.",
            self.site, self.room
        ))?;
        out.line(format!("It is in {} and stays there.", shown(dir)))?;
        out.line(format!("About to begin: {meeting}"))?;
        out.line("")?;
        out.table(&[
            ("facilitator PIN", self.facilitator_pin.clone()),
            ("staff PIN", self.staff_pin.clone()),
            ("recovery code", self.recovery_code.clone()),
            (
                "pretended stick",
                shown(&dir.join(site::STICKS).join(site::STICK)),
            ),
            ("badges to print", shown(&dir.join(site::SHEET))),
            (
                "",
                format!(
                    "and as pictures: {}",
                    shown(&dir.join(site::picture_name(0)))
                ),
            ),
        ])?;
        out.line("")?;
        out.line("Sign in with a badge (hold it up, scan it or type it), or by name, picture and colour:")?;
        for person in &self.people {
            out.line(person)?;
        }
        let blank = count(self.blank_tokens.len() as u64, "blank badge");
        out.line(format!("{blank}, for whoever comes first:"))?;
        for token in &self.blank_tokens {
            out.line(format!("  {token}"))?;
        }
        out.line("")
    }
}

impl fmt::Display for DemoPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by_name = if self.by_name {
            format!("{} {}", self.colour, self.picture)
        } else {
            "by badge only".to_owned()
        };
        let token = self.token.as_deref().unwrap_or("no badge");
        write!(f, "  {:10}  {by_name:16}  {token}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_without_a_script_is_no_demo() {
        let dir = tempfile::tempdir().unwrap();
        assert!(!Script::is_in(dir.path()));
        fs::write(dir.path().join(FILE), "{}").unwrap();
        let said = Script::read(dir.path()).unwrap_err().to_string();
        assert!(said.contains("new demo"), "{said}");
    }
}
