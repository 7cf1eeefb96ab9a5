//! Reading the files of a directory, and the list of what is wrong with them.

use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::Config;
use super::document::Section;
use super::nearest::nearest;
use super::problem::{ConfigError, Position, Problem};

/// The mistakes found so far.
#[derive(Debug, Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Whether of this file there are as many as are told: to place each of a million in its line
    /// would take minutes.
    fn is_enough_of(&self, file: &Path) -> bool {
        let problems = self.0.borrow();
        let of_file = problems.iter().filter(|problem| problem.file == file);
        of_file.count() >= ConfigError::PROBLEMS_MAX
    }

    fn add(&self, problem: Problem) {
        if !self.is_enough_of(&problem.file) {
            self.0.borrow_mut().push(problem);
        }
    }

    /// A mistake at this byte of a file.
    pub(super) fn add_in(
        &self,
        source: &Source,
        byte: usize,
        found: String,
        allowed: String,
        meant: Option<String>,
    ) {
        if self.is_enough_of(&source.file) {
            return;
        }
        self.add(Problem {
            file: source.file.clone(),
            position: Some(Position::of(&source.text, byte)),
            found,
            allowed,
            meant,
        });
    }

    /// A mistake that concerns a file or a folder as a whole.
    pub(super) fn report(&self, file: &Path, found: &str, allowed: &str) {
        self.add(Problem {
            file: file.to_owned(),
            position: None,
            found: found.to_owned(),
            allowed: allowed.to_owned(),
            meant: None,
        });
    }

    /// Mistakes that were found elsewhere.
    pub(super) fn add_all(&self, error: ConfigError) {
        for problem in error.problems {
            self.add(problem);
        }
    }

    /// The value, if there was no mistake.
    pub(super) fn into_result<T>(self, value: T) -> Result<T, ConfigError> {
        let mut problems = self.0.into_inner();
        if problems.is_empty() {
            return Ok(value);
        }
        problems.sort_by(|a, b| (&a.file, a.position).cmp(&(&b.file, b.position)));
        problems.truncate(ConfigError::PROBLEMS_MAX);
        Err(ConfigError { problems })
    }
}

/// A file that could be read.
#[derive(Debug)]
pub(super) struct Source {
    file: PathBuf,
    text: String,
}

/// A file is there and cannot be read; why was reported.
#[derive(Debug)]
pub(super) struct Unreadable;

impl Source {
    /// Reads a file; none when there is none.
    pub(super) fn read(file: &Path, problems: &Problems) -> Result<Option<Self>, Unreadable> {
        let unreadable = |found: String, allowed: String, position| {
            problems.add(Problem {
                file: file.to_owned(),
                position,
                found,
                allowed,
                meant: None,
            });
            Err(Unreadable)
        };
        let allowed = "a file that this program may read".to_owned();
        match file.metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Ok(metadata) if metadata.is_dir() => {
                return unreadable("this is a directory".to_owned(), allowed, None);
            }
            // Opening a pipe would wait for somebody to write into it.
            Ok(metadata) if !metadata.is_file() => {
                return unreadable("this is no ordinary file".to_owned(), allowed, None);
            }
            _ => {}
        }
        let mut bytes = Vec::new();
        // One byte more than allowed tells a file that is too large without reading all of it.
        let read = File::open(file).and_then(|file| {
            file.take(Config::FILE_BYTES_MAX + 1)
                .read_to_end(&mut bytes)
        });
        if let Err(error) = read {
            let found = format!("the file cannot be read ({error})");
            return unreadable(found, allowed, None);
        }
        if bytes.len() as u64 > Config::FILE_BYTES_MAX {
            let most = format!("at most {} bytes", Config::FILE_BYTES_MAX);
            return unreadable("the file is too large".to_owned(), most, None);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(Self {
                file: file.to_owned(),
                text,
            })),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
                unreadable(
                    "a byte that is no UTF-8 text".to_owned(),
                    "text saved as UTF-8".to_owned(),
                    Some(Position::of(&text, text.len())),
                )
            }
        }
    }

    /// A file that is part of the program.
    pub(super) fn built_in(name: &str, text: &str) -> Self {
        Self::of(Path::new(name), text)
    }

    /// A file that was read already.
    pub(super) fn of(file: &Path, text: &str) -> Self {
        Self {
            file: file.to_owned(),
            text: text.to_owned(),
        }
    }

    /// What stands in it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The path it was read from.
    pub(super) fn file(&self) -> &Path {
        &self.file
    }

    /// The whole file as one section; none when it is no TOML, each reason being a mistake.
    pub(super) fn parse<'a>(&'a self, problems: &'a Problems) -> Option<Section<'a>> {
        let (table, errors) = DeTable::parse_recoverable(&self.text);
        for error in errors.iter().take(ConfigError::PROBLEMS_MAX) {
            problems.add(Problem {
                file: self.file.clone(),
                position: error
                    .span()
                    .map(|span| Position::of(&self.text, span.start)),
                found: format!("this is no TOML: {}", error.message().replace('\n', "; ")),
                allowed: "lines such as `name = \"text\"`, `key = 30`, `[section]`, `# remark`"
                    .to_owned(),
                meant: None,
            });
        }
        errors
            .is_empty()
            .then(|| Section::of_file(self, problems, table.into_inner()))
    }
}

/// Reports `.toml` files that nobody asks for: a misspelt file name is a typo like any other.
pub(super) fn report_strangers(dir: &Path, known: &[&str], problems: &Problems) {
    // A directory that cannot be listed shows itself when its files are read.
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut strangers: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|name| known.iter().any(|known| name == *known))
        })
        .collect();
    strangers.sort();
    for file in strangers {
        let name = file.file_name().map(|name| name.to_string_lossy());
        problems.add(Problem {
            position: None,
            found: "no file of this name is read".to_owned(),
            allowed: known.join(", "),
            meant: nearest(&name.unwrap_or_default(), known.iter().copied()).map(str::to_owned),
            file,
        });
    }
}
