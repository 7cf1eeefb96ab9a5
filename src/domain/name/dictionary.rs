//! All chosen names of a site, in memory: who answers at the door to a name with its mark, and whom
//! a facilitator means who has typed a few letters.
//!
//! The door gets one person or none, and never a name. Both take the same steps whether a name
//! exists, is hidden or does not: every look at the door goes over all names. Who the people are is
//! not known here, so the dictionary works with identifiers of any kind.

mod look_up;
mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use self::shelf::{Row, Shape, Shelf};
use super::alike::{Forgiving, nickname_forms, slips_forgiven};
use super::{ChosenName, Folded, PictureColour};

/// The chosen names of up to a million people.
pub struct NameDictionary<P> {
    names: Shelf,
    words: Shelf,
    /// Which word stands in which name, the names that begin with it before the others.
    mentions: BTreeSet<(Row, Place, Row)>,
    /// By the row of a name: the first of its bearers, each of whom knows the next.
    first_bearers: Vec<Option<Row>>,
    bearers: Vec<Bearer<P>>,
    free_bearers: Vec<Row>,
    people: BTreeMap<P, Row>,
}

/// How a person's mark stands at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoorMark {
    /// With the name it opens the way by name.
    Opens(PictureColour),
    /// Kept for the person, who is unlisted: nobody alike gets it, and it opens nothing.
    Kept(PictureColour),
    /// The person has none and is not found by name at the door.
    None,
}

impl DoorMark {
    const fn opens(self) -> Option<PictureColour> {
        match self {
            Self::Opens(mark) => Some(mark),
            Self::Kept(_) | Self::None => None,
        }
    }

    const fn taken(self) -> Option<PictureColour> {
        match self {
            Self::Opens(mark) | Self::Kept(mark) => Some(mark),
            Self::None => None,
        }
    }
}

/// Who may be meant by a name at the door, before picture and colour have their say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates<P> {
    /// Those whose name is the very same, folded.
    pub exact: Vec<P>,
    /// Those whose name could be taken for it.
    pub forgiven: Vec<P>,
}

/// Where a word stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    First,
    Later,
}

struct Bearer<P> {
    person: P,
    name: Row,
    mark: DoorMark,
    next: Option<Row>,
}

impl<P: Copy + Ord> NameDictionary<P> {
    /// A dictionary without names.
    pub fn new() -> Self {
        Self {
            names: Shelf::default(),
            words: Shelf::default(),
            mentions: BTreeSet::new(),
            first_bearers: Vec::new(),
            bearers: Vec::new(),
            free_bearers: Vec::new(),
            people: BTreeMap::new(),
        }
    }

    /// How many people it knows.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether it knows nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Enters a person with their name and mark. Who is there already is renamed.
    pub fn add(&mut self, person: P, name: &ChosenName, mark: DoorMark) {
        self.remove(person);
        let folded = name.folded();
        let Some(name) = self.name_row(&folded) else {
            return; // Full, at more names than there are people.
        };
        let next = self.first_bearers.get(name.index()).copied().flatten();
        let bearer = Bearer {
            person,
            name,
            mark,
            next,
        };
        let row = if let Some(row) = self.free_bearers.pop() {
            self.bearers[row.index()] = bearer;
            row
        } else {
            let Ok(row) = u32::try_from(self.bearers.len()) else {
                return;
            };
            self.bearers.push(bearer);
            Row(row)
        };
        self.first_bearers[name.index()] = Some(row);
        self.people.insert(person, row);
    }

    /// Takes a person out. Does nothing for one who is not there.
    pub fn remove(&mut self, person: P) {
        let Some(row) = self.people.remove(&person) else {
            return;
        };
        let (name, next) = (
            self.bearers[row.index()].name,
            self.bearers[row.index()].next,
        );
        let mut at = self.first_bearers[name.index()];
        if at == Some(row) {
            self.first_bearers[name.index()] = next;
        }
        while let Some(bearer) = at.map(|at| &mut self.bearers[at.index()]) {
            at = bearer.next;
            if bearer.next == Some(row) {
                bearer.next = next;
                break;
            }
        }
        self.free_bearers.push(row);
        if self.first_bearers[name.index()].is_none() {
            self.forget_name(name);
        }
    }

    /// The one person to whom all three together answer: name, picture and colour. The very name
    /// goes before a forgiven one. None when nobody answers, and also when two do.
    pub fn identify(&self, typed: &Folded, mark: PictureColour) -> Option<P> {
        let the_one = |names: &[Row]| {
            let mut answering = names
                .iter()
                .flat_map(|name| self.bearers_of(*name))
                .filter(|bearer| bearer.mark.opens() == Some(mark));
            let one = answering.next();
            match (one, answering.next()) {
                (None, _) => Ok(None),
                (Some(one), None) => Ok(Some(one.person)),
                (Some(_), Some(_)) => Err(()),
            }
        };
        let (exact, forgiven) = self.names_like(typed);
        match (the_one(exact.as_slice()), the_one(&forgiven)) {
            (Ok(Some(person)), _) | (Ok(None), Ok(Some(person))) => Some(person),
            _ => None,
        }
    }

    /// Who could be meant by a name at the door. People without a mark and unlisted ones are not.
    pub fn find(&self, typed: &Folded) -> Candidates<P> {
        let people = |names: &[Row]| {
            let bearers = names.iter().flat_map(|name| self.bearers_of(*name));
            let open = bearers.filter(|bearer| bearer.mark.opens().is_some());
            open.map(|bearer| bearer.person).collect()
        };
        let (exact, forgiven) = self.names_like(typed);
        Candidates {
            exact: people(exact.as_slice()),
            forgiven: people(&forgiven),
        }
    }

    /// The marks of everybody else whose name could be taken for this one: those that
    /// [`super::assign`] must not give again. A person who is renamed keeps the mark if it is not
    /// among them.
    pub fn marks_around(&self, name: &Folded, person: P) -> BTreeSet<PictureColour> {
        let (exact, forgiven) = self.names_like(name);
        exact
            .into_iter()
            .chain(forgiven)
            .flat_map(|name| self.bearers_of(name))
            .filter(|bearer| bearer.person != person)
            .filter_map(|bearer| bearer.mark.taken())
            .collect()
    }

    /// The names that are the same folded, and those that could be taken for it.
    fn names_like(&self, typed: &Folded) -> (Option<Row>, Vec<Row>) {
        let exact = self.names.row_of(typed.as_str());
        let shape = Shape::of(typed.as_str());
        let near =
            |other: Shape| shape.may_be(other, slips_forgiven(shape.chars().max(other.chars())));
        let forgiving = Forgiving::of(typed);
        let mut alike: Vec<Row> = self
            .names
            .with_shape(near)
            .filter(|row| forgiving.forgives(self.names.text(*row)))
            .chain(nickname_forms(typed).filter_map(|form| self.names.row_of(form.as_str())))
            .filter(|row| Some(*row) != exact)
            .collect();
        alike.sort_unstable();
        alike.dedup();
        (exact, alike)
    }

    fn bearers_of(&self, name: Row) -> impl Iterator<Item = &Bearer<P>> {
        let first = self.first_bearers.get(name.index()).copied().flatten();
        let bearer = |row: Row| self.bearers.get(row.index());
        std::iter::successors(first.and_then(bearer), move |bearer_before| {
            bearer_before.next.and_then(bearer)
        })
    }

    fn name_row(&mut self, name: &Folded) -> Option<Row> {
        let (row, is_new) = self.names.put(name.as_str())?;
        if is_new {
            if self.first_bearers.len() <= row.index() {
                self.first_bearers.resize(row.index() + 1, None);
            }
            let places = std::iter::once(Place::First).chain(std::iter::repeat(Place::Later));
            for (word, place) in name.words().zip(places) {
                let (word, _) = self.words.put(word)?;
                self.mentions.insert((word, place, row));
            }
        }
        Some(row)
    }

    fn forget_name(&mut self, row: Row) {
        let name = self.names.text(row).to_owned();
        self.names.take_off(row);
        for word in name
            .split(' ')
            .filter_map(|word| self.words.row_of(word))
            .collect::<Vec<_>>()
        {
            self.mentions.remove(&(word, Place::First, row));
            self.mentions.remove(&(word, Place::Later, row));
            if self.mentions_of(word).next().is_none() {
                self.words.take_off(word);
            }
        }
    }

    /// The names in which a word stands, those that begin with it first.
    fn mentions_of(&self, word: Row) -> impl Iterator<Item = Row> {
        self.mentions
            .range((word, Place::First, Row::MIN)..=(word, Place::Later, Row::MAX))
            .map(|(_, _, name)| *name)
    }
}

impl<P: Copy + Ord> Default for NameDictionary<P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P> fmt::Debug for NameDictionary<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NameDictionary")
            .field("people", &self.people.len())
            .field("names", &self.names.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
