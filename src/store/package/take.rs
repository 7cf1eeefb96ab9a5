//! One package, from its first statement to its last, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, params};

use super::merges::Merges;
use super::{
    HandedOver, NUMBER, OFFICE_KEYS, PackageTaken, is_newer, keep, newest_number, of_digits,
};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::PersonId;
use crate::domain::package::{Changes, Package, Record, Say, Stamp};
use crate::store::book::Act;
use crate::store::log::to_json;
use crate::store::milestone;
use crate::store::readings::PACK;
use crate::store::{Result, StoreError, stamp};

/// A package that is being taken over.
pub(super) struct Taking<'a, 'b> {
    pub act: &'a mut Act<'b>,
    pub by: By,
    pub changes: Changes,
    /// Everybody who was taken off, here or elsewhere.
    pub erased: BTreeSet<PersonId>,
    /// People whose record came with this package.
    pub written: BTreeSet<PersonId>,
}

/// Takes a package over.
pub(super) fn take(
    act: &mut Act<'_>,
    package: &Package,
    office: &str,
    by: By,
) -> Result<PackageTaken> {
    let newest = newest_number(&act.tx)?;
    if package.number <= newest {
        return Ok(PackageTaken::Older { newest });
    }
    let told = package.told.iter().flat_map(|(_, told)| &told.records);
    let records: Vec<&Record> = package.records.iter().chain(told).collect();
    // First of all, so that what is decided here comes after what was heard.
    let latest = records.iter().map(|record| record.at.time).max();
    let latest = latest.unwrap_or(0);
    if latest > Stamp::TIME_MAX {
        return Err(StoreError::Unreadable("moment of a statement"));
    }
    stamp::heard(&act.tx, latest)?;
    let mut taking = Taking {
        act,
        by,
        changes: Changes {
            kiosks_closed: u32::try_from(package.closed).unwrap_or(u32::MAX),
            ..Changes::default()
        },
        erased: BTreeSet::new(),
        written: BTreeSet::new(),
    };
    taking.sisters(package)?;
    let merges = Merges::of(&taking.act.tx, &records)?;
    taking.erase(&merges)?;
    taking.people(&newest_of(&records))?;
    taking.merge(&merges)?;
    taking.roster(&records)?;
    taking.cards(&records)?;
    taking.withdraw(&records)?;
    taking.series(&records)?;
    taking.schemes(&records)?;
    taking.readings(&records)?;
    taking.part_marks()?;
    if let Some(keys) = &package.office {
        let handed = HandedOver {
            keys: keys.clone(),
            instead_of: office.to_owned(),
        };
        keep(&taking.act.tx, OFFICE_KEYS, &to_json(&handed)?)?;
    }
    keep(&taking.act.tx, NUMBER, &to_json(&package.number)?)?;
    let event = Event::PackageTaken {
        number: package.number,
    };
    taking.note(event, None)?;
    Ok(PackageTaken::New(taking.changes))
}

/// Of each person the newest record, by pseudonym.
fn newest_of<'r>(records: &[&'r Record]) -> BTreeMap<PersonId, &'r Record> {
    let mut newest: BTreeMap<PersonId, &Record> = BTreeMap::new();
    for record in records {
        if let Say::Person(person) = &record.say {
            let of = newest.entry(person.person).or_insert(record);
            if of.at < record.at {
                *of = record;
            }
        }
    }
    newest
}

impl Taking<'_, '_> {
    /// Writes into the log.
    pub fn note(&mut self, event: Event, person: Option<PersonId>) -> Result<()> {
        self.act.append(NewEntry {
            event,
            session: None,
            person,
            by: self.by,
        })?;
        Ok(())
    }

    /// Who the kiosks of the site are, and what their cards are known by.
    fn sisters(&mut self, package: &Package) -> Result<()> {
        let tx = &self.act.tx;
        let own = self.act.kiosk().id;
        let mut known = tx.prepare("SELECT org_key FROM sister WHERE kiosk = ?1")?;
        let mut before = BTreeMap::new();
        for sister in package.kiosks.iter().filter(|it| it.kiosk != own) {
            let key = known.query_row([sister.kiosk.bytes()], |row| {
                row.get::<_, Option<[u8; 32]>>(0)
            });
            let key = key.optional()?;
            self.changes.kiosks_new += u32::from(key.is_none());
            before.insert(sister.kiosk, key.flatten());
        }
        drop(known);
        for (kiosk, told) in &package.told {
            before.insert(*kiosk, Some(of_digits(&told.cards)?));
        }
        tx.execute("DELETE FROM sister", [])?;
        for sister in &package.kiosks {
            let key = before.get(&sister.kiosk).copied().flatten();
            tx.execute(
                "INSERT INTO sister (kiosk, key, org_key) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING",
                params![sister.kiosk.bytes(), sister.key, key],
            )?;
        }
        Ok(())
    }

    fn schemes(&mut self, records: &[&Record]) -> Result<()> {
        for record in records {
            let Say::Scheme(scheme) = &record.say else {
                continue;
            };
            let id = scheme.id.0.as_bytes();
            if !is_newer(record.at, stamp::of(&self.act.tx, stamp::SCHEME, id)?) {
                continue;
            }
            stamp::put(&self.act.tx, stamp::SCHEME, id, record.at, None)?;
            let changed = milestone::keep_scheme(&self.act.tx, scheme)?;
            self.changes.schemes += u32::from(changed);
        }
        Ok(())
    }

    fn readings(&mut self, records: &[&Record]) -> Result<()> {
        for record in records {
            let Say::Readings { pack, files } = &record.say else {
                continue;
            };
            let id = pack.as_bytes();
            if !is_newer(record.at, stamp::of(&self.act.tx, stamp::READINGS, id)?) {
                continue;
            }
            stamp::put(&self.act.tx, stamp::READINGS, id, record.at, None)?;
            keep(&self.act.tx, &format!("{PACK}{pack}"), &to_json(files)?)?;
            self.changes.readings += 1;
        }
        Ok(())
    }
}
