//! Which column is which.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::{COLUMNS_MAX, RosterError};
use crate::domain::name::Folded;

/// What is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the person wants to be called.
    Name,
    /// The name on papers, which never reaches a public screen.
    LegalName,
    /// Its last part, where a list has it in a column of its own.
    LastName,
    /// The organisation's own number.
    Number,
    /// Who they are in the room.
    Kind,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::LegalName,
        Self::LastName,
        Self::Number,
        Self::Kind,
    ];

    /// What a program calls it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::LegalName => "legal-name",
            Self::LastName => "last-name",
            Self::Number => "number",
            Self::Kind => "kind",
        }
    }

    /// Headings that mean it in any of our languages, the likeliest first: small letters and digits
    /// only, without accents.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "chosenname",
                "displayname",
                "preferredname",
                "knownas",
                "nickname",
                "nombreelegido",
                "nombrepreferido",
                "apodo",
                "nomchoisi",
                "prenomchoisi",
                "surnom",
                "rufname",
                "wunschname",
                "anzeigename",
                "spitzname",
                "wybraneimie",
                "pseudonim",
                "name",
                "nombre",
                "nom",
                "firstname",
                "givenname",
                "nombredepila",
                "prenom",
                "vorname",
                "imie",
            ],
            Self::LegalName => &[
                "legalname",
                "fullname",
                "officialname",
                "birthname",
                "nombrelegal",
                "nombrecompleto",
                "nombreyapellidos",
                "nomlegal",
                "nomcomplet",
                "nometprenom",
                "prenometnom",
                "vollername",
                "amtlichername",
                "vorundnachname",
                "imieinazwisko",
                "nazwiskoiimie",
            ],
            Self::LastName => &[
                "lastname",
                "surname",
                "familyname",
                "apellidos",
                "apellido",
                "nomdefamille",
                "nachname",
                "familienname",
                "zuname",
                "nazwisko",
            ],
            Self::Number => &[
                "externalid",
                "memberid",
                "clientid",
                "personid",
                "membernumber",
                "clientnumber",
                "casenumber",
                "numerodesocio",
                "numerodemiembro",
                "numerodecliente",
                "numerodecaso",
                "numerodemembre",
                "numerodadherent",
                "numerodedossier",
                "mitgliedsnummer",
                "klientennummer",
                "fallnummer",
                "numerczlonka",
                "numerklienta",
                "numersprawy",
                "number",
                "numero",
                "nummer",
                "numer",
                "id",
                "no",
                "nr",
            ],
            Self::Kind => &[
                "kind", "type", "role", "tipo", "rol", "art", "rolle", "rodzaj", "rola",
            ],
        }
    }
}

/// Where somebody's first name has a column of its own that is called so, the other name is the
/// last one: "Name, Vorname" and "Nom, Prénom".
const LAST_BESIDE_FIRST: [(&str, &str); 2] = [("name", "vorname"), ("nom", "prenom")];

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code().replace('-', " "))
    }
}

/// Columns by what they hold, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    at: BTreeMap<Field, usize>,
    /// Whether these are all that count, whatever the headings say.
    is_all: bool,
}

impl Columns {
    /// These and no others, whatever the headings say.
    pub fn only(columns: impl IntoIterator<Item = (Field, usize)>) -> Self {
        Self {
            at: columns.into_iter().collect(),
            is_all: true,
        }
    }

    /// Where it is.
    pub fn of(&self, field: Field) -> Option<usize> {
        self.at.get(&field).copied()
    }

    pub(super) fn named(&self, headings: &[String]) -> Vec<(Field, usize, String)> {
        let heading = |at: usize| headings.get(at - 1).cloned().unwrap_or_default();
        let columns = self.at.iter();
        columns
            .map(|(field, at)| (*field, *at, heading(*at)))
            .collect()
    }

    pub(super) fn left_alone(&self, headings: &[String]) -> Vec<String> {
        let taken = |at: usize| self.at.values().any(|it| *it == at);
        let headings = headings.iter().enumerate();
        headings
            .filter(|(at, heading)| !taken(at + 1) && !heading.trim().is_empty())
            .map(|(_, heading)| heading.trim().to_owned())
            .collect()
    }
}

impl FromStr for Columns {
    type Err = String;

    /// Takes `name=2,number=1`.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut columns = BTreeMap::new();
        for part in text.split(',') {
            let (field, at) = part.split_once('=').ok_or("write it as name=2,number=1")?;
            let field = Field::ALL.into_iter().find(|it| it.code() == field.trim());
            let codes = Field::ALL.map(Field::code).join(", ");
            let field = field.ok_or_else(|| format!("a column is one of {codes}"))?;
            let at = at.trim().parse().ok();
            let at = at.filter(|at| (1..=COLUMNS_MAX).contains(at));
            let at = at.ok_or_else(|| format!("columns count from 1 to {COLUMNS_MAX}"))?;
            columns.insert(field, at);
        }
        Ok(Self {
            at: columns,
            is_all: false,
        })
    }
}

/// Which column is which, from the headings and from what was said.
pub fn guess(headings: &[String], wanted: &Columns, line: u32) -> Result<Columns, RosterError> {
    let mut plain: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
    for (last, first) in LAST_BESIDE_FIRST {
        let has_first = plain.iter().any(|heading| heading == first);
        for heading in plain.iter_mut().filter(|it| has_first && *it == last) {
            "lastname".clone_into(heading);
        }
    }
    let mut columns = wanted.clone();
    if let Some(at) = wanted.at.values().find(|at| **at > headings.len()) {
        return Err(RosterError::NoColumn(*at));
    }
    for field in Field::ALL {
        let is_whole = field == Field::LastName && columns.of(Field::LegalName).is_some();
        if wanted.is_all || columns.of(field).is_some() || is_whole {
            continue;
        }
        let free = |at: &usize| !columns.at.values().any(|taken| *taken == at + 1);
        let found = field.headings().iter().find_map(|heading| {
            let at = plain.iter().position(|it| it == heading);
            at.filter(free)
        });
        if let Some(at) = found {
            columns.at.insert(field, at + 1);
        }
    }
    let names = [Field::Name, Field::LegalName, Field::LastName];
    if names.iter().all(|field| columns.of(*field).is_none()) {
        let shown = headings.iter().take(8).map(|heading| {
            let heading: String = heading
                .chars()
                .filter(|it| !it.is_control())
                .take(30)
                .collect();
            format!("{heading:?}")
        });
        let found: Vec<String> = shown.collect();
        return Err(RosterError::NoNames {
            line,
            found: found.join(", "),
        });
    }
    Ok(columns)
}

fn plain(heading: &str) -> String {
    let folded = Folded::of(heading);
    let letters = folded.as_str().chars();
    letters.filter(|letter| letter.is_alphanumeric()).collect()
}
