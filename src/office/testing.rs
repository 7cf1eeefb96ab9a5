//! A kiosk that exports, for the tests of the office.

use crate::domain::carried::{BundleBefore, CarriedPerson, CarriedSeries, Span, Stretch};
use crate::domain::id::{Epoch, KioskId, PersonId};
use crate::domain::row::{EntryHash, NOTHING_BEFORE};
use crate::office::{Office, Result, TakenIn};
use crate::transfer::TransferError;
use crate::transfer::bundle::tests::evening::{Kept, now};
use crate::transfer::bundle::{
    self, Contents, Cover, Each, EachRow, Foreign, Identity, PublicKey, Recipients, SigningKey,
    Site,
};

/// A kiosk with a log. Copied, it is a kiosk that was copied.
#[derive(Clone)]
pub struct Door {
    pub kiosk: KioskId,
    pub epoch: u8,
    pub number: u32,
    pub before: Option<BundleBefore>,
    pub log: Vec<Kept>,
    pub people: Vec<CarriedPerson>,
}

impl Door {
    pub fn new(n: u8) -> Self {
        Self {
            kiosk: KioskId::from_bytes([n; 16]),
            epoch: n,
            number: 0,
            before: None,
            log: Vec::new(),
            people: Vec::new(),
        }
    }

    pub fn key(&self) -> SigningKey {
        SigningKey::from_seed(&[self.kiosk.bytes()[0]; 32])
    }

    /// So many more entries.
    pub fn go_on(&mut self, entries: u64) -> &mut Self {
        let of_epoch = |row: &&Kept| row.epoch == Epoch::from_bytes([self.epoch; 16]);
        let last = self.log.iter().filter(of_epoch).count() as u64;
        let more = (1..=entries).map(|n| Kept::of(self.kiosk, self.epoch, last + n));
        self.log.extend(more.collect::<Vec<_>>());
        self
    }

    /// A restore: what is numbered from here on is numbered anew.
    pub fn new_epoch(&mut self, epoch: u8) -> &mut Self {
        (self.epoch, self.number, self.before) = (epoch, 0, None);
        self
    }

    /// Says that somebody allowed to be named, and nobody else.
    pub fn name(&mut self, person: u8, name: &str) -> &mut Self {
        self.people = vec![CarriedPerson {
            person: PersonId::from_bytes([person; 16]),
            display_name: Some(name.to_owned()),
            legal_name: None,
            external_id: None,
        }];
        self
    }

    /// A bundle of everything behind the first so many entries.
    pub fn export(&mut self, office: &Desk, acknowledged: usize) -> Vec<u8> {
        self.number += 1;
        let sealed = self.seal(office, acknowledged);
        self.before = Some(BundleBefore {
            number: self.number,
            sha256: sha256(&sealed),
        });
        sealed
    }

    /// The same bundle once more, in another seal.
    pub fn seal(&self, office: &Desk, acknowledged: usize) -> Vec<u8> {
        let mut hash = NOTHING_BEFORE;
        let mut stretches: Vec<Stretch> = Vec::new();
        for (at, row) in self.log.iter().enumerate() {
            if at >= acknowledged {
                add(&mut stretches, row, hash);
            }
            hash = row.row().hash(&hash);
        }
        let cover = Cover {
            kiosk: self.kiosk,
            epoch: Epoch::from_bytes([self.epoch; 16]),
            number: self.number,
            before: self.before,
            site: Site {
                code: "HOPE".to_owned(),
                zone: "America/Chicago".to_owned(),
            },
            now: now(),
        };
        let mut sealed = Vec::new();
        let mut contents = Exported {
            log: &self.log,
            stretches,
            people: &self.people,
        };
        let (key, recipients) = (self.key(), office.recipients());
        bundle::seal(
            &mut sealed,
            &cover,
            &key,
            &recipients,
            &mut contents,
            &mut |_| Ok(()),
        )
        .unwrap();
        sealed
    }
}

fn add(stretches: &mut Vec<Stretch>, row: &Kept, before: EntryHash) {
    match stretches.last_mut() {
        Some(last) if last.span.epoch == row.epoch => last.span.last = row.seq,
        _ => stretches.push(Stretch {
            span: Span {
                epoch: row.epoch,
                first: row.seq,
                last: row.seq,
            },
            before,
        }),
    }
}

struct Exported<'d> {
    log: &'d [Kept],
    stretches: Vec<Stretch>,
    people: &'d [CarriedPerson],
}

impl Contents for Exported<'_> {
    fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    fn entries(
        &mut self,
        of: Span,
        each: &mut EachRow<'_>,
    ) -> std::result::Result<(), TransferError> {
        let mut rows = self.log.iter().filter(|row| of.holds(row.epoch, row.seq));
        rows.try_for_each(|row| each(&row.row()))
    }

    fn people(
        &mut self,
        each: &mut Each<'_, CarriedPerson>,
    ) -> std::result::Result<(), TransferError> {
        self.people.iter().try_for_each(each)
    }

    fn series(
        &mut self,
        _: &mut Each<'_, CarriedSeries>,
    ) -> std::result::Result<(), TransferError> {
        Ok(())
    }
}

/// An office with its key and its database.
pub struct Desk {
    pub office: Office,
    pub keys: [Identity; 1],
}

impl Desk {
    pub fn new() -> Self {
        Self {
            office: Office::in_memory(),
            keys: [Identity::generate()],
        }
    }

    /// The same key beside a new database.
    pub fn anew(&self) -> Self {
        let secret = self.keys[0].secret_line();
        Self {
            office: Office::in_memory(),
            keys: [secret.parse().unwrap()],
        }
    }

    pub fn recipients(&self) -> Recipients {
        Recipients::parse([self.keys[0].public_line().as_str()]).unwrap()
    }

    /// Takes a bundle in, as one of a kiosk that somebody vouched for.
    pub fn take_in(&mut self, sealed: &[u8]) -> Result<TakenIn> {
        let any = |_: KioskId, _: &PublicKey| Ok::<(), Foreign>(());
        let mut opened = bundle::open(sealed, None, &self.keys, &any)?;
        let (kiosk, key) = (opened.manifest().kiosk, *opened.key());
        if self.office.key_of(kiosk)?.is_none() {
            self.office.vouch_for(kiosk, &key)?;
        }
        self.office.take_in(&mut opened)
    }

    /// Everything in the database, as text.
    pub fn everything(&self) -> Vec<String> {
        let conn = &self.office.conn;
        let mut all = Vec::new();
        for (table, order) in [
            ("kiosk", "id"),
            ("bundle", "kiosk, epoch, number"),
            ("entry", "kiosk, epoch, seq"),
            ("person", "kiosk, person"),
            ("series", "kiosk, series"),
            ("backed_up", "kiosk, epoch"),
        ] {
            let sql = format!("SELECT * FROM {table} ORDER BY {order}");
            let mut rows = conn.prepare(&sql).unwrap();
            let columns = rows.column_count();
            let mut rows = rows.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let value = |at| row.get::<_, rusqlite::types::Value>(at).unwrap();
                let values: Vec<_> = (0..columns).map(value).collect();
                all.push(format!("{table} {values:?}"));
            }
        }
        all
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}
