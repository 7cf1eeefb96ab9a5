//! Readings that were handed to this kiosk, and the evening that asks for other words than its
//! date.
//!
//! Packs are kept as the texts that they are made of: what stands in them is read, and was checked,
//! by whoever reads files. None of it is about anybody, so that nothing of it is in the log.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::log::to_json;
use super::{Result, StoreError};
use crate::domain::id::SessionId;
use crate::domain::moment::Moment;
use crate::domain::reading::{Occasion, PackFiles};

/// Before the id of a pack, in the table of settings.
pub(super) const PACK: &str = "readings:";
/// The setting that says which evening asks for which words.
const OCCASION: &str = "occasion";
/// The most packs that are kept.
pub const PACKS_MAX: i64 = 8;

#[derive(Serialize, Deserialize)]
struct Held {
    session: SessionId,
    occasion: Occasion,
}

impl Book {
    /// The packs that were handed to this kiosk, in the order of their ids.
    ///
    /// # Errors
    /// When the database fails.
    pub fn packs(&self) -> Result<Vec<PackFiles>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT value FROM setting WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
        )?;
        let rows = statement.query_map([PACK], |row| row.get::<_, String>(0))?;
        let mut packs = Vec::new();
        for row in rows {
            let unreadable = |_| StoreError::Unreadable("pack");
            packs.push(serde_json::from_str(&row?).map_err(unreadable)?);
        }
        Ok(packs)
    }

    /// Keeps a pack in the place of the one with the same id.
    ///
    /// # Errors
    /// When as many as it keeps are here already, or the database fails.
    pub fn keep_pack(&mut self, now: &Moment, id: &str, files: &PackFiles) -> Result<()> {
        let (key, value) = (format!("{PACK}{id}"), to_json(files)?);
        self.write(now, |act| {
            let others: i64 = act.tx.query_row(
                "SELECT count(*) FROM setting
                 WHERE substr(key, 1, length(?1)) = ?1 AND key <> ?2",
                [PACK, &key],
                |row| row.get(0),
            )?;
            if others >= PACKS_MAX {
                return Err(StoreError::NotNow(
                    "there are eight packs of readings already",
                ));
            }
            act.tx.execute(
                "INSERT INTO setting (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = ?2",
                params![key, value],
            )?;
            Ok(())
        })
    }

    /// Takes a pack away; whether there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn drop_pack(&mut self, now: &Moment, id: &str) -> Result<bool> {
        let key = format!("{PACK}{id}");
        self.write(now, |act| {
            let gone = act
                .tx
                .execute("DELETE FROM setting WHERE key = ?1", [key])?;
            Ok(gone > 0)
        })
    }

    /// From now on this evening has a reading of such an occasion, or that of its date again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn choose_reading(
        &mut self,
        now: &Moment,
        session: &SessionId,
        occasion: Option<Occasion>,
    ) -> Result<()> {
        let held = occasion.map(|occasion| Held {
            session: session.clone(),
            occasion,
        });
        self.set_setting(now, OCCASION, &held)
    }

    /// What one of these evenings asks for; none where the date decides.
    pub(super) fn occasion_of<'a>(
        &self,
        mut sessions: impl Iterator<Item = &'a SessionId>,
    ) -> Result<Option<Occasion>> {
        let held: Option<Option<Held>> = self.setting(OCCASION)?;
        let held = held.flatten();
        Ok(held
            .filter(|held| sessions.any(|session| *session == held.session))
            .map(|held| held.occasion))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::{november, open, place};

    fn files(toml: &str) -> PackFiles {
        PackFiles {
            toml: toml.to_owned(),
            languages: vec![("en".to_owned(), "date\n".to_owned())],
        }
    }

    #[test]
    fn a_pack_takes_the_place_of_the_one_with_its_id() {
        let (now, (_dir, place)) = (november(24, 18, 0), place());
        let mut book = open(&place, &now);
        for (id, toml) in [("ours", "1"), ("theirs", "2"), ("ours", "3")] {
            book.keep_pack(&now, id, &files(toml)).unwrap();
        }
        assert_eq!(book.packs().unwrap(), [files("3"), files("2")]);
        assert!(book.drop_pack(&now, "theirs").unwrap());
        assert!(!book.drop_pack(&now, "theirs").unwrap());
        assert_eq!(book.packs().unwrap(), [files("3")]);
    }

    #[test]
    fn a_kiosk_keeps_eight_packs_and_no_more() {
        let (now, (_dir, place)) = (november(24, 18, 0), place());
        let mut book = open(&place, &now);
        for n in 0..PACKS_MAX {
            book.keep_pack(&now, &n.to_string(), &files("x")).unwrap();
        }
        book.keep_pack(&now, "0", &files("y")).unwrap();
        let ninth = book.keep_pack(&now, "ninth", &files("x"));
        assert!(matches!(ninth, Err(StoreError::NotNow(_))));
    }

    #[test]
    fn other_words_are_for_the_evening_that_they_were_chosen_for() {
        let (now, (_dir, place)) = (november(24, 18, 0), place());
        let mut book = open(&place, &now);
        let [tonight, other] = [[1; 16], [2; 16]].map(SessionId::ad_hoc);
        book.choose_reading(&now, &tonight, Some(Occasion::AfterLoss))
            .unwrap();
        let of = |book: &Book, session| book.occasion_of([session].into_iter()).unwrap();
        assert_eq!(of(&book, &tonight), Some(Occasion::AfterLoss));
        assert_eq!(of(&book, &other), None);
        book.choose_reading(&now, &tonight, None).unwrap();
        assert_eq!(of(&book, &tonight), None);
    }
}
