//! Who came: found, put in order, and called by their right names. Who may be one under two
//! pseudonyms, and who is.

use std::collections::HashMap;
use std::sync::Arc;

use super::field::Typed;
use super::table::{self, Table};
use crate::domain::id::PersonId;
use crate::domain::name::ChosenName;
use crate::office::directory::{Column, Directory, Listed};
use crate::office::people::{Because, Double, Known, Merge};

mod view;

/// By what the field of a name is found.
pub const NAME: &str = "name";

/// So much of a pseudonym tells people apart.
const PERSON_DIGITS: usize = 8;

/// What the office knows of people.
#[derive(Debug, Default)]
pub struct Reading {
    /// Everybody who came.
    pub directory: Arc<Directory>,
    /// Who may be one.
    pub doubles: Vec<Double>,
    /// Who was said to be one.
    pub merges: Vec<Merge>,
}

/// The page.
#[derive(Debug, Default)]
pub struct People {
    reading: Option<Reading>,
    shown: Shown,
    table: Table,
    /// The places in the directory of those that are listed, in their order.
    order: Vec<usize>,
    /// Counts what was asked for: an order that comes late is not taken.
    asked: u64,
    /// Pairs that may be one.
    pairs: Vec<Pair>,
    pairs_table: Table,
    /// The places of the pairs that are shown, in their order.
    pairs_shown: Vec<usize>,
    /// Who was said to be whom, with their names.
    merged: Vec<(Merge, [String; 2])>,
    merges_table: Table,
    /// The places of those that are shown, in their order.
    merged_shown: Vec<usize>,
    name: Typed,
    /// Whether it is asked if the chosen one is to be taken off.
    asks: bool,
    failed: Option<String>,
}

/// What stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Everybody.
    #[default]
    Everybody,
    /// Who may be one person.
    Doubles,
    /// Who was said to be one.
    Merged,
}

/// Two who may be one.
#[derive(Debug)]
struct Pair {
    because: Because,
    /// Whoever came oftener: the other is counted as them.
    into: Known,
    person: Known,
}

/// What can be clicked or typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Another list.
    Show(Shown),
    /// The table of everybody.
    Table(table::Message),
    /// The table of those who may be one.
    Doubles(table::Message),
    /// The table of those who were said to be.
    Merges(table::Message),
    /// A name.
    Name(Typed),
    /// "Save the name".
    Mend,
    /// "Use the chosen name again".
    Unmend,
    /// "Take off".
    Erase,
    /// The answer to the question behind it.
    EraseThem(bool),
    /// "Count them as one".
    Merge,
    /// "They are two".
    Two,
    /// "Count them as two again".
    Split,
}

/// What follows.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the directory in this order; the first number is said again with it.
    Arrange(u64, Arc<Directory>, Order),
    /// This person is called that, or as they chose.
    Mend(PersonId, Option<ChosenName>),
    /// This person is taken off, for good.
    Erase(PersonId),
    /// The first is counted as the second.
    Merge(PersonId, PersonId),
    /// These are two, and suggested no more.
    Two(PersonId, PersonId),
    /// This person is counted by themselves again.
    Split(PersonId),
}

/// An order of the directory, and what is looked for in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Words that are looked for.
    pub filter: Typed,
    /// The column.
    pub by: Column,
    /// Whether the other way round.
    pub is_descending: bool,
}

impl Order {
    /// The places in the directory, in this order.
    pub fn of(&self, directory: &Directory) -> Vec<usize> {
        directory.choose(&self.filter.0, self.by, self.is_descending)
    }
}

const COLUMNS: [Column; 6] = [
    Column::Name,
    Column::Number,
    Column::Visits,
    Column::Sites,
    Column::First,
    Column::Last,
];

impl People {
    /// What the office knows.
    pub fn take(&mut self, reading: Reading) -> Action {
        if self.reading.is_none() {
            // Who came last is asked for oftener than who came first.
            self.table = Table::sorted(5, true);
        }
        self.pairs = reading.doubles.iter().flat_map(pairs).collect();
        self.arrange_pairs();
        self.merged = merged(&reading);
        self.arrange_merged();
        self.failed = None;
        self.asks = false;
        self.reading = Some(reading);
        self.arrange()
    }

    /// The directory in the order that was asked for.
    pub fn arranged(&mut self, asked: u64, order: Vec<usize>) {
        if asked != self.asked {
            return;
        }
        let before = self.chosen().map(|one| one.person);
        self.table.count(order.len());
        self.order = order;
        let same = before.and_then(|person| {
            let mut listed = self.order.iter();
            listed.position(|place| self.at(*place).is_some_and(|one| one.person == person))
        });
        if let Some(same) = same.filter(|_| self.table.filter.0.is_empty()) {
            self.table.choose(same);
        }
        self.name_of_chosen();
    }

    /// It failed, for a reason in words.
    pub fn failed(&mut self, said: String) {
        self.failed = Some(said);
    }

    fn arrange(&mut self) -> Action {
        let Some(reading) = &self.reading else {
            return Action::None;
        };
        self.asked += 1;
        let by = COLUMNS.get(self.table.sorted_by);
        let order = Order {
            filter: self.table.filter.clone(),
            by: by.copied().unwrap_or(Column::Name),
            is_descending: self.table.is_descending,
        };
        Action::Arrange(self.asked, Arc::clone(&reading.directory), order)
    }

    fn at(&self, place: usize) -> Option<&Listed> {
        self.reading.as_ref()?.directory.at(place)
    }

    fn chosen(&self) -> Option<&Listed> {
        self.at(*self.order.get(self.table.chosen()?)?)
    }

    /// What is asked is not wanted.
    pub fn escape(&mut self) {
        self.asks = false;
    }

    fn name_of_chosen(&mut self) {
        self.asks = false;
        let name = self.chosen().map(|one| Typed::new(&one.name));
        self.name = name.unwrap_or_default();
    }

    /// Answers what was clicked or typed.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Show(shown) => {
                self.shown = shown;
                self.failed = None;
                self.asks = false;
            }
            Message::Table(message) => match self.table.update(message) {
                table::Action::Order => return self.arrange(),
                table::Action::Chosen => self.name_of_chosen(),
                _ => {}
            },
            Message::Doubles(message) => {
                if self.pairs_table.update(message) == table::Action::Order {
                    self.arrange_pairs();
                }
            }
            Message::Merges(message) => {
                if self.merges_table.update(message) == table::Action::Order {
                    self.arrange_merged();
                }
            }
            Message::Name(name) => self.name = name,
            Message::Mend => return self.mend(),
            Message::Unmend => {
                let chosen = self.chosen().filter(|one| one.chosen.is_some());
                return chosen.map_or(Action::None, |one| Action::Mend(one.person, None));
            }
            Message::Erase => self.asks = self.chosen().is_some_and(|one| !one.taken_off),
            Message::EraseThem(yes) => {
                let asked = std::mem::take(&mut self.asks) && yes;
                let chosen = self.chosen().filter(|one| asked && !one.taken_off);
                return chosen.map_or(Action::None, |one| Action::Erase(one.person));
            }
            Message::Merge => return self.of_pair(Action::Merge),
            Message::Two => return self.of_pair(Action::Two),
            Message::Split => {
                let merged = self.merges_table.chosen();
                let merged = merged.and_then(|line| self.merged_at(line));
                return merged.map_or(Action::None, |(merge, _)| Action::Split(merge.person));
            }
        }
        Action::None
    }

    fn mend(&self) -> Action {
        let Some(chosen) = self.chosen().filter(|one| !one.name.is_empty()) else {
            return Action::None;
        };
        match ChosenName::new(&self.name.0) {
            Ok(name) if name.as_str() != chosen.name => Action::Mend(chosen.person, Some(name)),
            _ => Action::None,
        }
    }

    fn of_pair(&self, action: fn(PersonId, PersonId) -> Action) -> Action {
        let pair = self.pairs_table.chosen();
        let pair = pair.and_then(|line| self.pair_at(line));
        pair.map_or(Action::None, |pair| {
            action(pair.person.person, pair.into.person)
        })
    }

    fn arrange_merged(&mut self) {
        let by = self.merges_table.sorted_by;
        self.merged
            .sort_by_cached_key(|(_, names)| names.get(by).cloned());
        if self.merges_table.is_descending {
            self.merged.reverse();
        }
        let names = |(_, names): &(Merge, [String; 2])| names.clone();
        self.merged_shown = self.merges_table.find(&self.merged, names);
    }

    fn merged_at(&self, line: usize) -> Option<&(Merge, [String; 2])> {
        self.merged.get(*self.merged_shown.get(line)?)
    }

    fn pair_at(&self, line: usize) -> Option<&Pair> {
        self.pairs.get(*self.pairs_shown.get(line)?)
    }

    fn arrange_pairs(&mut self) {
        let name = |known: &Known| known.names.first().cloned();
        match self.pairs_table.sorted_by {
            0 => self.pairs.sort_by_key(|pair| pair.because),
            1 => self.pairs.sort_by_key(|pair| name(&pair.into)),
            _ => self.pairs.sort_by_key(|pair| name(&pair.person)),
        }
        if self.pairs_table.is_descending {
            self.pairs.reverse();
        }
        self.pairs_shown = self.pairs_table.find(&self.pairs, |pair| {
            let both = [&pair.into, &pair.person].into_iter();
            let said = both.flat_map(|one| [&one.names, &one.numbers, &one.sites]);
            said.flatten().cloned().collect::<Vec<String>>()
        });
    }
}

/// Whoever came oftest, and each of the others.
fn pairs(double: &Double) -> Vec<Pair> {
    let Some((first, others)) = double.people.split_first() else {
        return Vec::new();
    };
    let pair = |other: &Known| Pair {
        because: double.because,
        into: first.clone(),
        person: other.clone(),
    };
    others.iter().map(pair).collect()
}

/// The merges by names, where there are any.
fn merged(reading: &Reading) -> Vec<(Merge, [String; 2])> {
    let people = (0..reading.directory.len()).filter_map(|at| reading.directory.at(at));
    let known = people.filter(|one| !one.name.is_empty());
    let names: HashMap<PersonId, &str> = known.map(|one| (one.person, one.name.as_str())).collect();
    let name = |person: PersonId| match names.get(&person) {
        Some(name) => format!("{name} ({})", short(person)),
        None => short(person),
    };
    let merges = reading.merges.iter();
    merges
        .map(|merge| (*merge, [name(merge.person), name(merge.into)]))
        .collect()
}

/// Somebody without a name, told from others.
pub fn short(person: PersonId) -> String {
    person.to_string().chars().take(PERSON_DIGITS).collect()
}

#[cfg(test)]
mod tests;
