//! What came on a stick: looked over at once, taken in at a click, and acknowledged.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::field::Typed;
use super::table::{self, Table};
use crate::office::intake::{Outcome, Seen, Step};
use crate::ui::words::Words;

mod view;

/// By what the field of a path is found.
pub const PATH: &str = "path";

/// The most kiosks that are asked for at once: the others come when these are answered.
const STRANGERS_SHOWN: usize = 3;

/// Where bundles come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a stick, which is let go of in the end.
    pub is_stick: bool,
}

/// The page.
#[derive(Debug, Default)]
pub struct Sticks {
    plugged_in: Vec<Source>,
    path: Typed,
    state: State,
    table: Table,
    /// The places of the files that are shown, in their order.
    shown: Vec<usize>,
    /// Why taking in broke off, if it did.
    broke_off: Option<String>,
    trusted: BTreeSet<String>,
    left_out: BTreeSet<String>,
}

/// How far it is.
#[derive(Debug, Default)]
enum State {
    /// Nothing came yet.
    #[default]
    Waiting,
    /// It is looked over; so many files of so many.
    Looking(Source, usize, usize),
    /// This is on it.
    Seen(Source, Vec<Seen>),
    /// It is being taken in, and is so far.
    TakingIn(Source, Step),
    /// This became of it.
    Taken(Source, Vec<Outcome>, Written, LetGo),
    /// It could not be read, or the office could not.
    Failed(Source, String),
}

/// What became of the receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// So many lie beside the bundles.
    pub receipts: usize,
    /// So many could not be written.
    pub failed: usize,
}

/// Whether the stick may be pulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetGo {
    /// It is a folder, and stays.
    NoStick,
    /// It may be.
    Safe,
    /// Something still uses it.
    Busy,
}

/// What can be clicked or typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// The path of a folder or file.
    Path(Typed),
    /// "Look".
    Look,
    /// A stick that is plugged in.
    Stick(usize),
    /// "It is the same": whoever has this fingerprint is one of ours.
    Trust(String),
    /// "Leave it out for now".
    LeaveOut(String),
    /// "Take in".
    TakeIn,
    /// "Stop".
    Stop,
    /// "Something else".
    Close,
    /// "Let go of the stick".
    LetGo,
    /// The table.
    Table(table::Message),
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Look at what is there.
    Look(Source),
    /// Take it in, with these kiosks trusted from now on.
    TakeIn(Source, Vec<String>),
    /// Stop after the bundle that is being taken in.
    Stop,
    /// Let go of this stick.
    LetGo(Source),
}

impl Sticks {
    /// Sticks that are plugged in now. One that was not there before is looked at, unless somebody
    /// is at something else.
    pub fn see(&mut self, plugged_in: Vec<Source>) -> Action {
        let before = std::mem::replace(&mut self.plugged_in, plugged_in);
        let is_new = |source: &&Source| !before.contains(source);
        let new = self.plugged_in.iter().find(is_new).cloned();
        let is_gone = match &self.state {
            State::Seen(source, _) | State::Taken(source, ..) | State::Failed(source, _) => {
                source.is_stick && !self.plugged_in.contains(source)
            }
            _ => false,
        };
        // What was taken in may be read for as long as somebody likes, also when it is pulled.
        if is_gone && !matches!(self.state, State::Taken(..)) {
            self.state = State::Waiting;
        }
        match (new, &self.state) {
            (Some(new), State::Waiting | State::Taken(..) | State::Failed(..)) => self.look(new),
            _ => Action::None,
        }
    }

    /// How many sticks are plugged in.
    pub fn count(&self) -> usize {
        self.plugged_in.len()
    }

    /// Whether something is read or taken in, so that how far it is has to be shown.
    pub fn is_busy(&self) -> bool {
        matches!(self.state, State::Looking(..) | State::TakingIn(..))
    }

    /// A file or folder that was dropped onto the window.
    pub fn dropped(&mut self, path: PathBuf) -> Action {
        if self.is_busy() {
            return Action::None;
        }
        self.look(folder(path))
    }

    fn look(&mut self, source: Source) -> Action {
        (self.trusted, self.left_out) = (BTreeSet::new(), BTreeSet::new());
        self.state = State::Looking(source.clone(), 0, 0);
        Action::Look(source)
    }

    /// How far it is.
    pub fn goes_on(&mut self, step: Step) {
        match (&mut self.state, step) {
            (State::Looking(_, at, of), Step::Checked(done, all)) => {
                (*at, *of) = (
                    usize::try_from(done).unwrap_or(usize::MAX),
                    usize::try_from(all).unwrap_or(usize::MAX),
                );
            }
            (State::TakingIn(_, at), step) => *at = step,
            _ => {}
        }
    }

    /// It was looked over.
    pub fn looked(&mut self, seen: Vec<Seen>, words: &Words) {
        if let State::Looking(source, ..) = &self.state {
            self.table = Table::default();
            self.state = State::Seen(source.clone(), seen);
            self.arrange(words);
        }
    }

    /// Puts the files in the order of the table, and shows those that are looked for.
    fn arrange(&mut self, words: &Words) {
        self.sort(words);
        let cells: Vec<Vec<String>> = match &self.state {
            State::Seen(_, seen) => seen.iter().map(|one| self.cells_seen(words, one)).collect(),
            State::Taken(_, taken, ..) => taken
                .iter()
                .map(|one| view::cells_taken(words, one))
                .collect(),
            _ => return,
        };
        self.shown = self.table.find(&cells, Clone::clone);
    }

    fn sort(&mut self, words: &Words) {
        let (by, is_descending) = (self.table.sorted_by, self.table.is_descending);
        // Taken out while they are put in order: what stands in a line depends on who is trusted.
        match std::mem::take(&mut self.state) {
            State::Seen(source, mut seen) => {
                seen.sort_by_cached_key(|one| {
                    view::order(by, one.manifest.as_ref(), self.cells_seen(words, one))
                });
                if is_descending {
                    seen.reverse();
                }
                self.state = State::Seen(source, seen);
            }
            State::Taken(source, mut outcomes, written, let_go) => {
                outcomes.sort_by_cached_key(|one| {
                    view::order(by, one.manifest.as_ref(), view::cells_taken(words, one))
                });
                if is_descending {
                    outcomes.reverse();
                }
                self.state = State::Taken(source, outcomes, written, let_go);
            }
            other => self.state = other,
        }
    }

    /// It was taken in.
    pub fn taken(
        &mut self,
        outcomes: Vec<Outcome>,
        written: Written,
        let_go: LetGo,
        words: &Words,
    ) {
        if let State::TakingIn(source, _) = &self.state {
            self.table = Table::default();
            self.broke_off = None;
            self.state = State::Taken(source.clone(), outcomes, written, let_go);
            self.arrange(words);
        }
    }

    /// Why it broke off, in words, if it did.
    pub fn broke_off(&mut self, said: Option<String>) {
        self.broke_off = said;
    }

    /// Whether the stick may be pulled now.
    pub fn let_go(&mut self, now: LetGo) {
        if let State::Taken(_, _, _, let_go) = &mut self.state {
            *let_go = now;
        }
    }

    /// It failed, for a reason in words.
    pub fn failed(&mut self, said: String) {
        if let State::Looking(source, ..) | State::TakingIn(source, ..) = &self.state {
            self.state = State::Failed(source.clone(), said);
        }
    }

    /// Answers what was clicked or typed.
    pub fn update(&mut self, message: Message, words: &Words) -> Action {
        match message {
            Message::Path(path) => self.path = path,
            Message::Look => {
                let path = self.path.0.trim();
                if !path.is_empty() {
                    return self.look(folder(PathBuf::from(path)));
                }
            }
            Message::Stick(at) => {
                if let Some(source) = self.plugged_in.get(at).cloned() {
                    return self.look(source);
                }
            }
            Message::Trust(fingerprint) => {
                self.left_out.remove(&fingerprint);
                self.trusted.insert(fingerprint);
            }
            Message::LeaveOut(fingerprint) => {
                self.trusted.remove(&fingerprint);
                self.left_out.insert(fingerprint);
            }
            Message::TakeIn => {
                if let State::Seen(source, _) = &self.state {
                    let source = source.clone();
                    self.state = State::TakingIn(source.clone(), Step::Checked(0, 0));
                    return Action::TakeIn(source, self.trusted.iter().cloned().collect());
                }
            }
            Message::Stop => return Action::Stop,
            Message::Close => self.state = State::Waiting,
            Message::LetGo => {
                if let State::Taken(source, ..) = &self.state {
                    return Action::LetGo(source.clone());
                }
            }
            Message::Table(message) => {
                if self.table.update(message) == table::Action::Order {
                    self.arrange(words);
                }
            }
        }
        Action::None
    }
}

fn folder(path: PathBuf) -> Source {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Source {
        name: name.to_string_lossy().into_owned(),
        path,
        is_stick: false,
    }
}

#[cfg(test)]
mod tests;
