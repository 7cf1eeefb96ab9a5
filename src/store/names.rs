//! All chosen names in memory, read at the first need and kept in step.
//!
//! Nothing of it is read before somebody types a name, so that the first screen does not wait for
//! a hundred thousand people. A number in the database counts the changes of names: another
//! process that changes one makes this one read them all again.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::book::{Act, Book};
use super::{Result, StoreError};
use crate::domain::id::PersonId;
use crate::domain::name::{ChosenName, Colour, DoorMark, NameDictionary, Picture, PictureColour};
use crate::domain::person::Listing;

/// Where the number of changes is kept.
const CHANGES: &str = "names_changes";

/// The names as they were read, if they were.
#[derive(Default)]
pub(super) struct Names(Option<Loaded>);

struct Loaded {
    dictionary: NameDictionary<PersonId>,
    changes: i64,
}

impl Names {
    /// The names as they are now.
    fn current(&mut self, conn: &Connection) -> Result<&NameDictionary<PersonId>> {
        let changes = changes(conn)?;
        let loaded = match self.0.take() {
            Some(loaded) if loaded.changes == changes => loaded,
            _ => Loaded {
                dictionary: read_all(conn)?,
                changes,
            },
        };
        Ok(&self.0.insert(loaded).dictionary)
    }

    /// They are read again at the next need.
    pub fn forget(&mut self) {
        self.0 = None;
    }
}

impl Book {
    /// All chosen names.
    pub(super) fn names(&mut self) -> Result<&NameDictionary<PersonId>> {
        self.names.current(&self.conn)
    }
}

impl Act<'_> {
    /// All chosen names, with what this act has changed.
    pub(super) fn names(&mut self) -> Result<&NameDictionary<PersonId>> {
        self.names.current(&self.tx)
    }

    /// To be called after every change of a person's name, mark or listing, and when the person is
    /// gone.
    pub(super) fn name_changed(&mut self, person: PersonId) -> Result<()> {
        let before = changes(&self.tx)?;
        self.tx.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = ?2",
            params![CHANGES, (before + 1).to_string()],
        )?;
        self.names_changed = true;
        match &mut self.names.0 {
            Some(loaded) if loaded.changes == before => {
                loaded.changes += 1;
                match read_one(&self.tx, person)? {
                    Some((name, mark)) => loaded.dictionary.add(person, &name, mark),
                    None => loaded.dictionary.remove(person),
                }
            }
            loaded => *loaded = None,
        }
        Ok(())
    }
}

fn changes(conn: &Connection) -> Result<i64> {
    let mut statement = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    let value = statement
        .query_row([CHANGES], |row| row.get::<_, String>(0))
        .optional()?;
    let unreadable = |_| StoreError::Unreadable("setting");
    value.map_or(Ok(0), |value| value.parse().map_err(unreadable))
}

fn read_all(conn: &Connection) -> Result<NameDictionary<PersonId>> {
    let mut dictionary = NameDictionary::new();
    let mut statement = conn.prepare_cached(
        "SELECT name, picture, colour, listing, id FROM person WHERE name IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, mark) = read_row(row)?;
        dictionary.add(PersonId::from_bytes(row.get(4)?), &name, mark);
    }
    Ok(dictionary)
}

fn read_one(conn: &Connection, person: PersonId) -> Result<Option<(ChosenName, DoorMark)>> {
    let mut statement = conn.prepare_cached(
        "SELECT name, picture, colour, listing FROM person
         WHERE id = ?1 AND name IS NOT NULL",
    )?;
    let mut rows = statement.query([person.bytes()])?;
    rows.next()?.map(read_row).transpose()
}

fn read_row(row: &Row) -> Result<(ChosenName, DoorMark)> {
    let name: String = row.get(0)?;
    let name = ChosenName::new(&name).map_err(|_| StoreError::Unreadable("name"))?;
    let mark = read_mark(row.get(1)?, row.get(2)?)?;
    let mark = match (mark, read_listing(&row.get::<_, String>(3)?)?) {
        (Some(mark), Listing::Listed) => DoorMark::Opens(mark),
        (Some(mark), Listing::Unlisted) => DoorMark::Kept(mark),
        (None, _) => DoorMark::None,
    };
    Ok((name, mark))
}

/// Picture and colour from their two columns.
pub(super) fn read_mark(
    picture: Option<String>,
    colour: Option<String>,
) -> Result<Option<PictureColour>> {
    let (Some(picture), Some(colour)) = (picture, colour) else {
        return Ok(None);
    };
    let unreadable = StoreError::Unreadable("picture and colour");
    match (Picture::from_code(&picture), Colour::from_code(&colour)) {
        (Some(picture), Some(colour)) => Ok(Some(PictureColour { picture, colour })),
        _ => Err(unreadable),
    }
}

/// Listed or not, from its column.
pub(super) fn read_listing(code: &str) -> Result<Listing> {
    match code {
        "listed" => Ok(Listing::Listed),
        "unlisted" => Ok(Listing::Unlisted),
        _ => Err(StoreError::Unreadable("listing")),
    }
}
