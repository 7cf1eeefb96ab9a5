//! What entries say about who is who, and of whom something may be said.

use super::Projection;
use crate::domain::entry::Purpose;
use crate::domain::id::PersonId;
use crate::domain::row::Row;
use crate::office::engine::values;
use crate::office::{Result, count, forget, people};

impl Projection<'_> {
    pub(super) fn aliased(&mut self, person: PersonId, into: PersonId) -> Result<()> {
        self.touch_merged(person)?;
        self.touch_merged(into)?;
        let kiosk = self.kiosk;
        if people::is_taken_back(self.work, kiosk, person, into)? {
            return self.unalias(person);
        }
        self.run(
            "INSERT INTO alias (kiosk, person, into_) VALUES ($1, $2, $3)
             ON CONFLICT (kiosk, person) DO UPDATE SET into_ = excluded.into_",
            values![kiosk.bytes(), person.bytes(), into.bytes()],
        )
    }

    pub(super) fn unaliased(&mut self, person: PersonId) -> Result<()> {
        self.touch_merged(person)?;
        self.unalias(person)
    }

    /// Who is one with them is known when all of the bundle was followed.
    pub(super) fn erase(&mut self, person: PersonId) -> Result<()> {
        self.touch_merged(person)?;
        forget::forget(self.work, person)
    }

    /// Only what lets a name be kept and said: nothing else is said of anybody.
    pub(super) fn consent(
        &mut self,
        row: &Row<'_>,
        person: PersonId,
        purpose: Purpose,
        given: bool,
    ) -> Result<()> {
        if !matches!(purpose, Purpose::KeepName | Purpose::NameInExports) {
            return Ok(());
        }
        let kiosk = self.kiosk;
        self.run(
            "INSERT INTO consent (kiosk, person, purpose, given, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (person, purpose, kiosk) DO UPDATE SET given = excluded.given,
                 at = excluded.at",
            values![
                kiosk.bytes(),
                person.bytes(),
                purpose.code(),
                given,
                row.wall
            ],
        )
    }

    pub(super) fn package_taken(&mut self, number: u32) -> Result<()> {
        let kiosk = self.kiosk;
        self.run(
            "INSERT INTO taken (kiosk, number) VALUES ($1, $2)
             ON CONFLICT (kiosk) DO UPDATE SET number = excluded.number
                 WHERE taken.number < excluded.number",
            values![kiosk.bytes(), number],
        )
    }

    fn unalias(&mut self, person: PersonId) -> Result<()> {
        let kiosk = self.kiosk;
        self.run(
            "DELETE FROM alias WHERE kiosk = $1 AND person = $2",
            values![kiosk.bytes(), person.bytes()],
        )
    }

    /// Whoever is one with this person now has to be looked at again.
    fn touch_merged(&mut self, person: PersonId) -> Result<()> {
        self.merged.insert(person);
        let family = count::family_of(self.work, person)?;
        self.merged.extend(family);
        Ok(())
    }
}
