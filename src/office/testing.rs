//! A kiosk that exports, for the tests of the office.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::access::DatabaseKey;
use crate::domain::carried::{BundleBefore, CarriedPerson, CarriedSeries, Span, Stood, Stretch};
use crate::domain::id::{Epoch, KioskId, PersonId};
use crate::domain::moment::Moment;
use crate::domain::row::{EntryHash, NOTHING_BEFORE};
use crate::office::database::TABLES;
use crate::office::engine::{Work, values};
use crate::office::take_in::written;
use crate::office::{Office, OfficeError, Result, Server, TakenIn};
use crate::transfer::TransferError;
use crate::transfer::bundle::tests::evening::{Kept, now};
use crate::transfer::bundle::{
    self, Contents, Cover, Each, EachRow, Foreign, Identity, PublicKey, Recipients, Refusal,
    SigningKey, Site,
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
    pub series: Vec<CarriedSeries>,
    pub site: String,
    /// Where it stood, if it says that.
    pub stood: Vec<Stood>,
    /// When it exports, by its clock.
    pub now: Moment,
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
            series: Vec::new(),
            site: "HOPE".to_owned(),
            stood: Vec::new(),
            now: now(),
        }
    }

    /// One of very many.
    pub fn numbered(n: u16) -> Self {
        let [high, low] = n.to_be_bytes();
        let mut kiosk = [high; 16];
        kiosk[1] = low;
        Self {
            kiosk: KioskId::from_bytes(kiosk),
            epoch: 1,
            ..Self::new(0)
        }
    }

    /// The unbroken stretch that it writes.
    pub fn epoch(&self) -> Epoch {
        Epoch::from_bytes([self.epoch; 16])
    }

    pub fn key(&self) -> SigningKey {
        let mut seed = [self.kiosk.bytes()[0]; 32];
        seed[..16].copy_from_slice(self.kiosk.bytes());
        SigningKey::from_seed(&seed)
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

    /// From the next entry on it stands there, and says so.
    pub fn moves(&mut self, site: &str) -> &mut Self {
        let of_epoch = |row: &&Kept| row.epoch == self.epoch();
        let written = self.log.iter().filter(of_epoch).count() as u64;
        if self.stood.is_empty() {
            let before = self.site.clone();
            self.stands(1, before);
        }
        self.stands(written + 1, site.to_owned());
        site.clone_into(&mut self.site);
        self
    }

    pub fn stands(&mut self, first: u64, site: String) {
        self.stood.push(Stood {
            epoch: self.epoch(),
            first,
            site,
            zone: "America/Chicago".to_owned(),
        });
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
                code: self.site.clone(),
                zone: "America/Chicago".to_owned(),
            },
            stood: self.stood.clone(),
            now: self.now,
        };
        let mut sealed = Vec::new();
        let mut contents = Exported {
            log: &self.log,
            stretches,
            people: &self.people,
            series: &self.series,
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
    series: &'d [CarriedSeries],
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
        each: &mut Each<'_, CarriedSeries>,
    ) -> std::result::Result<(), TransferError> {
        self.series.iter().try_for_each(each)
    }
}

/// Somebody, by a number.
pub fn person(n: u8) -> PersonId {
    PersonId::from_bytes([n; 16])
}

impl Door {
    /// The next entry; gives its number.
    pub fn write(
        &mut self,
        kind: &str,
        who: Option<PersonId>,
        session: Option<&str>,
        payload: String,
    ) -> u64 {
        let of_epoch = |row: &&Kept| row.epoch == self.epoch();
        let seq = self.log.iter().filter(of_epoch).count() as u64 + 1;
        self.log.push(Kept {
            kind: kind.to_owned(),
            session: session.map(str::to_owned),
            person: who,
            payload,
            clock: "ok".to_owned(),
            ..Kept::of(self.kiosk, self.epoch, seq)
        });
        seq
    }

    /// An evening begins.
    pub fn opens(&mut self, session: &str, start: i64) -> &mut Self {
        let payload = format!(
            r#"{{"series":"monday","mode":"chosen_name","start":{start},"end":{}}}"#,
            start + 3600
        );
        self.write("session_opened", None, Some(session), payload);
        self
    }

    /// Somebody signs in; gives the number of the entry.
    pub fn signs_in(&mut self, who: impl Into<Option<u8>>, session: &str, kind: &str) -> u64 {
        let payload = format!(r#"{{"attendee":"{kind}","method":"badge"}}"#);
        self.write("signed_in", who.into().map(person), Some(session), payload)
    }

    /// A sign-in is taken back.
    pub fn voids(&mut self, seq: u64) {
        self.corrects(seq, "voided", None, None, r#","reason":"mistake""#);
    }

    /// A sign-in is corrected, with what the payload says beside which.
    pub fn corrects(
        &mut self,
        seq: u64,
        kind: &str,
        who: Option<u8>,
        session: Option<&str>,
        more: &str,
    ) {
        let row = self
            .log
            .iter()
            .find(|row| row.seq == seq && row.epoch == self.epoch());
        let of = row.unwrap().row().id;
        let payload = format!(r#"{{"of":"{of}"{more}}}"#);
        self.write(kind, who.map(person), session, payload);
    }

    /// Somebody is the same person as another.
    pub fn merges(&mut self, who: u8, into: u8) {
        let payload = format!(r#"{{"into":"{}"}}"#, person(into));
        self.write("aliased", Some(person(who)), None, payload);
    }
}

/// The server that the same tests are run against once more, if it is named.
pub const SERVER: &str = "KEYTAG_TEST_POSTGRES";
/// How long it may take to end a connection, in milliseconds.
const END_MS_MAX: u32 = 10_000;

/// An empty database: in memory, or on the server that the tests are to be run against.
pub fn an_office() -> Office {
    match std::env::var(SERVER) {
        Ok(_) => Office::connect(&a_server(), &DatabaseKey::from_bytes([7; 48])).unwrap(),
        Err(_) => Office::in_memory(),
    }
}

/// A part of the server that nobody else uses.
pub fn a_server() -> Server {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let (process, n) = (std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let name = format!("unit_{process}_{n}");
    client()
        .batch_execute(&format!("CREATE SCHEMA {name}"))
        .unwrap();
    format!("{}&options=-csearch_path%3D{name}", url())
        .parse()
        .unwrap()
}

fn url() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| panic!("name a server in {SERVER}"))
}

fn client() -> postgres::Client {
    postgres::Client::connect(&url(), postgres::NoTls).unwrap()
}

/// Breaks off the connection of an office that does nothing, as a server that is restarted does.
pub fn cut_off(office: &mut Office) {
    let mut work = office.engine.look().unwrap();
    let connection = connection_of(work.as_mut());
    drop(work);
    end(connection);
}

/// The number by which the server knows a connection.
pub(super) fn connection_of(work: &mut dyn Work) -> i64 {
    let row = work.first("SELECT pg_backend_pid()", values![]).unwrap();
    row.unwrap().number(0).unwrap()
}

/// Lets the server end a connection. It is gone then, and nobody at its other end has looked.
pub fn end(connection: i64) {
    let sql = format!("SELECT pg_terminate_backend({connection}, {END_MS_MAX})");
    let is_gone: bool = client().query_one(&sql, &[]).unwrap().get(0);
    assert!(is_gone);
}

/// All entries, as their kiosks wrote them.
pub fn as_written() -> String {
    let columns = written().iter().filter(|column| **column != "log");
    let columns = columns.map(|column| match *column {
        "session" | "person" => {
            format!("CASE WHEN moved = 1 THEN {column}_written ELSE {column} END")
        }
        column => column.to_owned(),
    });
    let columns = columns.collect::<Vec<_>>().join(", ");
    format!("SELECT kiosk, epoch, {columns} FROM log JOIN entry ON log = number")
}

/// An office with its key and its database.
pub struct Desk {
    pub office: Office,
    pub keys: [Identity; 1],
}

impl Desk {
    pub fn new() -> Self {
        Self {
            office: an_office(),
            keys: [Identity::generate()],
        }
    }

    /// The same key beside a new database.
    pub fn anew(&self) -> Self {
        let secret = self.keys[0].secret_line();
        Self {
            office: an_office(),
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

    /// Notes what a bundle that was refused said that must be here.
    pub fn waits_for(&mut self, sealed: &[u8], first: u64, last: u64) {
        let any = |_: KioskId, _: &PublicKey| Ok::<(), Foreign>(());
        let opened = bundle::open(sealed, None, &self.keys, &any).unwrap();
        let epoch = opened.manifest().epoch;
        let span = Span { epoch, first, last };
        self.office.waits(opened.manifest(), span).unwrap();
    }

    /// Takes a bundle in that is refused, and notes it where another machine made it.
    pub fn is_alarmed_by(&mut self, sealed: &[u8]) -> Refusal {
        let Err(OfficeError::Refused(why)) = self.take_in(sealed) else {
            panic!("it must be refused");
        };
        let any = |_: KioskId, _: &PublicKey| Ok::<(), Foreign>(());
        let opened = bundle::open(sealed, None, &self.keys, &any).unwrap();
        self.office.forks(opened.manifest(), &why).unwrap();
        why
    }

    /// All entries, as they were written.
    pub fn entries(&mut self) -> Vec<Vec<rusqlite::types::Value>> {
        let mut work = self.office.engine.look().unwrap();
        let rows = work.all(&as_written(), values![], |row| Ok(row.clone()));
        let rows = rows.unwrap().into_iter();
        rows.map(|row| row.0.into_iter().map(Into::into).collect())
            .collect()
    }

    /// What is here of a kiosk.
    pub fn held(&mut self, kiosk: KioskId) -> Vec<Span> {
        let mut work = self.office.engine.look().unwrap();
        crate::office::take_in::held(work.as_mut(), kiosk).unwrap()
    }

    /// Everything in the database, as text.
    pub fn everything(&mut self) -> Vec<String> {
        let mut work = self.office.engine.look().unwrap();
        let mut all = Vec::new();
        for table in TABLES {
            // Which number a log has depends on what came first.
            let sql = match table {
                "log" => "SELECT kiosk, epoch FROM log".to_owned(),
                "entry" | "apart" => {
                    let columns = work.columns(table).unwrap();
                    let columns = columns.iter().map(|name| format!("e.\"{name}\""));
                    let columns: Vec<_> = columns.filter(|name| name != "e.\"log\"").collect();
                    let columns = columns.join(", ");
                    format!(
                        "SELECT l.kiosk, l.epoch, {columns}
                         FROM log l JOIN {table} e ON e.log = l.number"
                    )
                }
                table => format!("SELECT * FROM {table}"),
            };
            let mut rows = work.all(&sql, values![], |row| Ok(row.clone())).unwrap();
            rows.sort_unstable();
            all.extend(rows.iter().map(|row| format!("{table} {row}")));
        }
        all
    }

    /// The hash of an entry, which stands for all before it.
    pub fn hash_of(&mut self, kiosk: KioskId, epoch: Epoch, seq: u64) -> Option<EntryHash> {
        let mut work = self.office.engine.look().unwrap();
        crate::office::take_in::hash_of(work.as_mut(), kiosk, epoch, seq).unwrap()
    }

    /// The first row of a query, as text.
    pub fn one(&mut self, sql: &str) -> String {
        let mut work = self.office.engine.look().unwrap();
        let row = work.first(sql, values![]).unwrap();
        row.map_or_else(String::new, |row| row.to_string())
    }
}

/// Makes everything again from the logs.
pub fn everything_again(office: &mut Office) {
    let mut work = office.engine.begin().unwrap();
    crate::office::projection::rebuild_all(work.as_mut()).unwrap();
    work.commit().unwrap();
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}
