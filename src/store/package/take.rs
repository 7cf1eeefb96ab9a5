//! One package, from its first statement to its last, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::merges::Merges;
use super::{
    HOUSE, HandedOver, NUMBER, OFFICE_KEYS, PackageTaken, SISTER, is_newer, keep, kiosks,
    newest_number, of_digits,
};
use crate::domain::entry::{By, Event, NewEntry};
use crate::domain::id::{KioskId, PersonId};
use crate::domain::package::{CardState, Changes, Package, Record, Say, Sister, Stamp, Told};
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
    // Of other sites a kiosk hears nothing but which cards are dead.
    let dead = package.cards.iter().flat_map(|(_, told)| &told.records);
    let dead = dead.filter(|record| is_dead_card(&record.say));
    let records: Vec<&Record> = package.records.iter().chain(told).chain(dead).collect();
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

fn is_dead_card(say: &Say) -> bool {
    let Say::Card(card) = say else {
        return false;
    };
    card.state == CardState::Revoked && card.person.is_none()
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

/// Keeps which kiosks there are. What the cards of one are known by stays, until it says otherwise,
/// and also when it is gone for good: then nothing is sealed for it any more.
fn keep_kiosks(
    conn: &Connection,
    table: &str,
    kiosks: &[Sister],
    told: &[(KioskId, Told)],
) -> Result<()> {
    let mut keys: BTreeMap<KioskId, Option<[u8; 32]>> = BTreeMap::new();
    let mut known = conn.prepare(&format!("SELECT kiosk, org_key FROM {table}"))?;
    let mut rows = known.query([])?;
    while let Some(row) = rows.next()? {
        keys.insert(KioskId::from_bytes(row.get(0)?), row.get(1)?);
    }
    for (kiosk, told) in told {
        keys.insert(*kiosk, Some(of_digits(&told.cards)?));
    }
    conn.execute(&format!("DELETE FROM {table}"), [])?;
    let sql = format!(
        "INSERT INTO {table} (kiosk, key, org_key) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
    );
    for kiosk in kiosks {
        let key = keys.remove(&kiosk.kiosk).flatten();
        conn.execute(&sql, params![kiosk.kiosk.bytes(), kiosk.key, key])?;
    }
    for (kiosk, key) in keys {
        if key.is_some() {
            conn.execute(&sql, params![kiosk.bytes(), "", key])?;
        }
    }
    Ok(())
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

    /// Who the kiosks of the site are, who those of the office's other sites, and what their cards
    /// are known by.
    fn sisters(&mut self, package: &Package) -> Result<()> {
        let tx = &self.act.tx;
        let own = self.act.kiosk().id;
        let before = [kiosks(tx, SISTER)?, kiosks(tx, HOUSE)?];
        let known = |kiosk| before.iter().flatten().any(|it| it.kiosk == kiosk);
        let new = package.kiosks.iter();
        let new = new.filter(|it| it.kiosk != own && !known(it.kiosk));
        self.changes.kiosks_new = u32::try_from(new.count()).unwrap_or(u32::MAX);
        keep_kiosks(tx, SISTER, &package.kiosks, &package.told)?;
        keep_kiosks(tx, HOUSE, &package.house, &package.cards)?;
        if [kiosks(tx, SISTER)?, kiosks(tx, HOUSE)?] != before {
            // What this kiosk tells is now sealed for others: it is newer than what it told before,
            // also where nothing else has changed.
            stamp::now(tx, &self.act.now, own)?;
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
