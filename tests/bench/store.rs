//! The store, measured: a durable sign-in against the bare insert of one row, on the first day and
//! after five years; start and first door; the whole log checked.
//!
//! `cargo bench --no-default-features --bench store [ENTRIES]`. Ratios of one run count; the times
//! are the disk's.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time and prints it"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::America::Chicago;
use keytag::badge::{Token, TokenId};
use keytag::domain::attendance::{Answer, Arrival, AttendanceMode, Method};
use keytag::domain::id::SeriesId;
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::schedule::{Recurrence, Schedule, Weekdays};
use keytag::domain::series::{Room, SchemeId, Series, SeriesType};
use keytag::services::SystemChance;
use keytag::store::{Book, Place};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

const SIGN_INS: u64 = 500;
const ENTRIES_DEFAULT: u64 = 1_000_000;
const PEOPLE: u64 = 10_000;
const EVENING: u64 = 500;

fn main() {
    let entries = std::env::args().find_map(|arg| arg.parse().ok());
    let entries = entries.unwrap_or(ENTRIES_DEFAULT);
    let dir = tempfile::tempdir_in(std::env::var("KEYTAG_BENCH_DIR").unwrap_or(".".to_owned()));
    let dir = dir.unwrap();
    let place = Place::new(dir.path().join("state"));
    let mut door = Door::open(&place);
    let first_day = door.sign_ins();
    let (bare, pages) = (bare_inserts(dir.path()), door.pages_a_sign_in());
    report("bare insert and commit", &bare);
    report("sign-in, first day", &first_day);
    println!("  {pages} pages of the write-ahead log a sign-in");
    drop(door);
    let filled = Instant::now();
    fill(&place, entries);
    println!(
        "{entries} entries written in {:.1} s",
        filled.elapsed().as_secs_f64()
    );
    drop(Door::open(&place));
    let start = Instant::now();
    let mut door = Door::open(&place);
    println!(
        "start to door with {entries} entries: {:.1} ms",
        millis(start.elapsed())
    );
    let later = door.sign_ins();
    let again = bare_inserts(dir.path());
    report("bare insert and commit, again", &again);
    report("sign-in, five years later", &later);
    println!(
        "  {} pages of the write-ahead log a sign-in",
        door.pages_a_sign_in()
    );
    println!(
        "ratio to bare at the median: first day {:.2}, later {:.2}",
        median(&first_day) / median(&bare),
        median(&later) / median(&again)
    );
    let status = Instant::now();
    place.reader().unwrap().status().unwrap();
    println!("status: {:.0} ms", millis(status.elapsed()));
    let verify = Instant::now();
    let found = place.reader().unwrap().verify().unwrap();
    println!(
        "verify: {:.1} s, {} faults",
        verify.elapsed().as_secs_f64(),
        found.faults.len()
    );
}

struct Door {
    book: Book,
    now: Moment,
    here: Room,
    next: u64,
}

impl Door {
    fn open(place: &Place) -> Self {
        let utc = Chicago
            .with_ymd_and_hms(2026, 11, 24, 18, 45, 0)
            .unwrap()
            .to_utc();
        let now = Moment {
            utc,
            zone: Chicago,
            boot: 1,
            boot_ms: 1,
            clock: ClockState::Ok,
        };
        let mut book = Book::open(place, Arc::new(SystemChance), &now).unwrap();
        let schedule = Schedule::new(
            Recurrence::Weekly(Weekdays::only(Weekday::Tue)),
            NaiveTime::from_hms_opt(19, 0, 0).unwrap(),
        );
        let here = Room("Blue room".to_owned());
        let series = Series {
            id: SeriesId::new("hope").unwrap(),
            title: "Hope".to_owned(),
            series_type: SeriesType::MutualHelp,
            room: here.clone(),
            mode: AttendanceMode::AnonymousBadge,
            scheme: SchemeId("none".to_owned()),
            schedule,
        };
        book.seed_series(&now, &[series]).unwrap();
        book.tick(&now).unwrap();
        book.door(&now).unwrap();
        // Numbers that no other door of this run has used.
        let next =
            u64::from_be_bytes(*b"door\0\0\0\0") + book.data_version().unwrap().unsigned_abs();
        Self {
            book,
            now,
            here,
            next: next + entries_of(place) * 1_000,
        }
    }

    fn sign_in(&mut self) -> Duration {
        self.next += 1;
        self.now.utc += TimeDelta::milliseconds(10);
        let key = self.book.organisation_key().clone();
        let text = Token::issue(&key, TokenId(self.next)).letters();
        let arrival = Arrival::Card {
            text,
            method: Method::Scanner,
        };
        let start = Instant::now();
        let answer = self
            .book
            .arrive(&self.now, &self.here, &arrival, None)
            .unwrap();
        let took = start.elapsed();
        assert!(matches!(answer, Answer::Welcome(_)), "{answer:?}");
        took
    }

    fn sign_ins(&mut self) -> Vec<f64> {
        (0..SIGN_INS).map(|_| micros(self.sign_in())).collect()
    }

    fn pages_a_sign_in(&mut self) -> u64 {
        let wal = self.book.place().dir().join("keytag.db-wal");
        let bytes = || std::fs::metadata(&wal).unwrap().len();
        // The file grows only behind its old end: a new one begins with a new connection.
        let before = bytes();
        for _ in 0..200 {
            self.sign_in();
        }
        (bytes() - before) / 4120 / 200
    }
}

fn entries_of(place: &Place) -> u64 {
    place.reader().unwrap().status().unwrap().entries
}

/// One row in a transaction of its own, in a SQLCipher database with the same settings and one
/// table without an index: the least that a durable row can cost.
fn bare_inserts(dir: &Path) -> Vec<f64> {
    let path = dir.join("bare.db");
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON; CREATE TABLE IF NOT EXISTS bare (n INTEGER PRIMARY KEY, t TEXT)",
        "ab".repeat(48)
    ))
    .unwrap();
    let mut insert = conn.prepare("INSERT INTO bare (t) VALUES (?1)").unwrap();
    let text = "x".repeat(300);
    (0..SIGN_INS)
        .map(|_| {
            let start = Instant::now();
            insert.execute([&text]).unwrap();
            micros(start.elapsed())
        })
        .collect()
}

/// Five years of sign-ins, by copying rows: what matters for the cost is how many there are.
fn fill(place: &Place, entries: u64) {
    let digits = std::fs::read_to_string(place.key_file()).unwrap();
    let conn = Connection::open(place.database()).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000",
        digits.trim_end()
    ))
    .unwrap();
    conn.execute_batch("BEGIN").unwrap();
    for person in 0..PEOPLE {
        conn.prepare_cached(
            "INSERT INTO person (id, name, folded, picture, colour, created)
             VALUES (?1, ?2, lower(?2), 'kite', 'blue', 0)",
        )
        .unwrap()
        .execute(params![person_id(person), format!("Person {person}")])
        .unwrap();
    }
    let mut log = Log::open(&conn);
    let mut evening = 0;
    while log.n < entries.cast_signed() {
        let id = format!("filled@{evening}");
        log.wall += 86_400_000;
        let (opened, own) = (log.wall / 1000, r#"{"role":"own"}"#);
        conn.prepare_cached(
            "INSERT INTO session (id, title, series_type, room, mode, scheme, start, end, opens,
                 closes, local_date, state, opened, opened_by, closed, touched)
             VALUES (?1, '', '', '', 'chosen_name', '', 0, 0, 0, 0, '2021-01-01', 'closed', ?2, ?3,
                 ?2, 1)",
        )
        .unwrap()
        .execute(params![id, opened, own])
        .unwrap();
        let open = r#"{"end":0,"mode":"chosen_name","series":null,"start":0}"#;
        log.append("session_opened", &id, None, open);
        for attendee in 0..EVENING {
            let person = person_id((evening * 37 + attendee) % PEOPLE);
            let here = r#"{"attendee":"member","method":"scanner"}"#;
            let entry = log.append("signed_in", &id, Some(person), here);
            conn.prepare_cached(
                "INSERT INTO attendance (n, id, session, person, canonical, kind, method, signed_in)
                 VALUES (?1, ?2, ?3, ?4, ?4, 'member', 'scanner', ?5)",
            )
            .unwrap()
            .execute(params![log.n, entry, id, person, opened])
            .unwrap();
        }
        let close = r#"{"did_not_sign_in":null,"interrupted":false}"#;
        log.append("session_closed", &id, None, close);
        evening += 1;
    }
    conn.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
}

fn person_id(number: u64) -> [u8; 16] {
    let hash = Sha256::digest(number.to_be_bytes());
    std::array::from_fn(|at| hash[at])
}

/// The log as its documentation describes it, written without the store's own code: so that
/// `verify` at the end also says that the description is right.
struct Log<'c> {
    conn: &'c Connection,
    kiosk: [u8; 16],
    epoch: [u8; 16],
    n: i64,
    seq: i64,
    wall: i64,
    prev: [u8; 32],
}

impl<'c> Log<'c> {
    fn open(conn: &'c Connection) -> Self {
        let head = "SELECT kiosk, epoch, n, seq, hash FROM log ORDER BY n DESC LIMIT 1";
        conn.query_row(head, [], |row| {
            Ok(Self {
                conn,
                kiosk: row.get(0)?,
                epoch: row.get(1)?,
                n: row.get(2)?,
                seq: row.get(3)?,
                wall: 1_600_000_000_000,
                prev: row.get(4)?,
            })
        })
        .unwrap()
    }

    fn append(
        &mut self,
        kind: &str,
        session: &str,
        person: Option<[u8; 16]>,
        payload: &str,
    ) -> [u8; 16] {
        self.n += 1;
        self.seq += 1;
        let hash = Sha256::digest(self.n.to_le_bytes());
        let id: [u8; 16] = std::array::from_fn(|at| hash[at]);
        let by = r#"{"role":"own"}"#;
        let mut bytes = Vec::new();
        let blob = |out: &mut Vec<u8>, blob: &[u8]| {
            out.push(1);
            out.extend(u32::try_from(blob.len()).unwrap().to_be_bytes());
            out.extend(blob);
        };
        let integer = |out: &mut Vec<u8>, value: i64| {
            out.push(2);
            out.extend(value.to_be_bytes());
        };
        blob(&mut bytes, &self.kiosk);
        blob(&mut bytes, &self.epoch);
        integer(&mut bytes, self.seq);
        blob(&mut bytes, &id);
        integer(&mut bytes, 1);
        blob(&mut bytes, kind.as_bytes());
        blob(&mut bytes, session.as_bytes());
        match &person {
            Some(person) => blob(&mut bytes, person),
            None => bytes.push(0),
        }
        for value in [self.wall, 0, 1, self.n] {
            integer(&mut bytes, value);
        }
        for text in ["ok", by, payload] {
            blob(&mut bytes, text.as_bytes());
        }
        let hash = Sha256::new()
            .chain_update(b"keytag/entry/1\0")
            .chain_update(self.prev)
            .chain_update(&bytes)
            .finalize();
        let hash: [u8; 32] = hash.into();
        self.conn
            .prepare_cached(
                "INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7, ?8, ?9, 0, 1, ?1, 'ok', ?10,
                     ?11, ?12, ?13)",
            )
            .unwrap()
            .execute(params![
                self.n, self.kiosk, self.epoch, self.seq, id, kind, session, person, self.wall, by,
                payload, self.prev, hash
            ])
            .unwrap();
        self.prev = hash;
        id
    }
}

fn report(what: &str, times: &[f64]) {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |part: usize| sorted[sorted.len() * part / 100];
    println!(
        "{what}: median {:.0}, p90 {:.0}, p99 {:.0} us",
        at(50),
        at(90),
        at(99)
    );
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
