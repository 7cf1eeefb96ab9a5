//! The store, measured: what it adds to a durable row, whether five years change that, and how long
//! a name takes.
//!
//! `cargo bench --no-default-features --bench store -- [ENTRIES] [PEOPLE]`: 1,000,000 entries of
//! the log, and names among 10,000 and PEOPLE (100,000) people. Files go below `target`, or into
//! `KEYTAG_BENCH_DIR`: the disk decides about every durable time, so the ratio of one run counts.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "a benchmark measures time, prints it, and stops where nothing is to be measured"
)]

mod figures;
mod filled;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{NaiveTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::America::Chicago;
use figures::{Times, chapter, goal, tell};
use keytag::badge::{Token, TokenId};
use keytag::domain::attendance::{Answer, Arrival, AttendanceMode, Method};
use keytag::domain::id::SeriesId;
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::name::PictureColour;
use keytag::domain::schedule::{Recurrence, Schedule, Weekdays};
use keytag::domain::series::{Room, SchemeId, Series, SeriesType};
use keytag::domain::statement::Statements;
use keytag::services::SystemChance;
use keytag::store::{Book, Place, Store};
use rusqlite::Connection;

/// Sign-ins, and bare rows between them.
const SIGN_INS: u64 = 1_000;
const ENTRIES_DEFAULT: u64 = 1_000_000;
const PEOPLE: u64 = 10_000;
const PEOPLE_DEFAULT: u64 = 100_000;
/// People whose names are typed by a facilitator, and who come by name.
const TYPED: u64 = 300;
/// Where people come with a card, and where by name.
const CARDS: &str = "cards";
const NAMES: &str = "names";
/// The longest that a door lets somebody wait who missed, in milliseconds.
const PAUSE_MS: u64 = 5 * 3_600_000;

fn main() {
    // Cargo adds `--bench`.
    let mut sizes = std::env::args().filter_map(|arg| arg.parse().ok());
    let entries = sizes.next().unwrap_or(ENTRIES_DEFAULT);
    let people = sizes.next().unwrap_or(PEOPLE_DEFAULT);
    let below = std::env::var("KEYTAG_BENCH_DIR");
    let dir = below.unwrap_or(env!("CARGO_TARGET_TMPDIR").to_owned());
    let dir = tempfile::tempdir_in(dir).unwrap();
    let five_years = Place::new(dir.path().join("state"));
    sign_ins(dir.path(), &five_years, entries);
    check(&five_years, entries);
    names(&five_years, PEOPLE);
    if people > PEOPLE {
        let many = Place::new(dir.path().join("many"));
        drop(Door::open(&many));
        filled::with_people(&many, people);
        names(&many, people);
    }
}

/// A durable sign-in against a bare durable row, on the first day and after five years.
fn sign_ins(dir: &Path, place: &Place, entries: u64) {
    let bare = Bare::open(dir);
    chapter("A durable sign-in by card, on the first day");
    let (first_day, beside) = against(&mut Door::open(place), &bare);
    let first_ratio = tell_against(&first_day, &beside);

    let start = Instant::now();
    filled::with_people(place, PEOPLE);
    filled::with_entries(place, entries, PEOPLE);
    let secs = start.elapsed().as_secs_f64();
    chapter(&format!("The same with {entries} entries in the log"));
    tell("filled in", format_args!("{secs:.1} s"));
    let (later, beside) = against(&mut Door::open(place), &bare);
    let later_ratio = tell_against(&later, &beside);
    let against_first_day = later_ratio / first_ratio;
    goal(
        "five years later to the first day",
        against_first_day,
        1.1,
        "x",
    );

    let mut hop = Times::default();
    let store = Store::start(Door::open(place).book).unwrap();
    for _ in 0..SIGN_INS {
        let start = Instant::now();
        store.run_blocking(|_| Ok(())).unwrap();
        hop.add(start.elapsed());
    }
    tell("to the store's thread and back", hop);
}

/// Sign-ins and bare rows by turns, so that a slow moment of the disk strikes both.
fn against(door: &mut Door, bare: &Bare) -> (Times, Times) {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for _ in 0..20 {
        door.sign_in();
        bare.insert();
    }
    for _ in 0..SIGN_INS {
        ours.add(door.sign_in());
        theirs.add(bare.insert());
    }
    (ours, theirs)
}

fn tell_against(ours: &Times, bare: &Times) -> f64 {
    tell("bare SQLCipher row and commit", bare);
    tell("sign-in", ours);
    let ratio = ours.at(50) / bare.at(50);
    goal("sign-in to bare row", ratio, 1.3, "x");
    ratio
}

/// What does not wait for a disk: start, status, and the check of all that was filled in.
fn check(place: &Place, entries: u64) {
    chapter(&format!("The whole store with {entries} entries"));
    let mut start = Instant::now();
    let mut took = |what: &str| {
        tell(
            what,
            format_args!("{:.1} ms", start.elapsed().as_secs_f64() * 1e3),
        );
        start = Instant::now();
    };
    drop(Door::open(place));
    took("open, and know what is on");
    place.reader().unwrap().status().unwrap();
    took("status");
    let found = place.reader().unwrap().verify().unwrap();
    took("verify");
    assert!(found.faults.is_empty(), "{:?}", found.faults);
}

/// A facilitator looks people up, and people come by name.
fn names(place: &Place, people: u64) {
    chapter(&format!("Names among {people} people"));
    let mut door = Door::open(place);
    let start = Instant::now();
    door.book.look_up("a").unwrap();
    let ms = start.elapsed().as_secs_f64() * 1e3;
    tell(
        "the first letter ever: reads all names",
        format_args!("{ms:.0} ms"),
    );

    let (mut keystroke, mut found, mut wanted) = (Times::default(), 0, 0);
    for typist in 0..TYPED {
        let (name, _) = filled::name_of(typist * 31 % people);
        let name = if typist % 3 == 0 { slip(&name) } else { name };
        for (end, _) in name.char_indices().skip(1).chain([(name.len(), ' ')]) {
            let start = Instant::now();
            let lines = door.book.look_up(&name[..end]).unwrap();
            keystroke.add(start.elapsed());
            (found, wanted) = (found + usize::from(!lines.is_empty()), wanted + 1);
        }
    }
    goal("look-up a keystroke, p99", keystroke.at(99), 1.0, " ms");
    tell("look-up a keystroke", &keystroke);
    tell(
        "of which found somebody",
        format_args!("{found} of {wanted}"),
    );

    let (mut hit, mut miss) = (Times::default(), Times::default());
    for comer in 0..TYPED {
        let (name, mark) = (filled::name_of(comer), filled::mark_of(comer));
        let (took, is_in) = door.by_name(&name.0, mark);
        if is_in {
            hit.add(took);
        } else {
            miss.add(took);
        }
        let (took, is_in) = door.by_name(&format!("Qu{}x", name.0), mark);
        assert!(!is_in, "nobody has such a name");
        miss.add(took);
    }
    goal(
        "identification at the door, hit, p99",
        hit.at(99),
        5.0,
        " ms",
    );
    tell("hit: two commits, the miss taken back", &hit);
    goal(
        "identification at the door, miss, p99",
        miss.at(99),
        5.0,
        " ms",
    );
    tell("miss: one commit", &miss);
}

/// The name with two letters swapped.
fn slip(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.swap(2, 3);
    letters.into_iter().collect()
}

/// A kiosk at the doors of one Tuesday evening.
struct Door {
    book: Book,
    now: Moment,
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
        let both = [
            series(CARDS, AttendanceMode::AnonymousBadge),
            series(NAMES, AttendanceMode::ChosenName),
        ];
        book.seed_series(&now, &both).unwrap();
        book.tick(&now).unwrap();
        book.door(&now).unwrap();
        Self { book, now }
    }

    fn sign_in(&mut self) -> Duration {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let id = TokenId(NEXT.fetch_add(1, Ordering::Relaxed));
        self.now.utc += TimeDelta::milliseconds(10);
        let key = self.book.organisation_key().clone();
        let text = Token::issue(&key, id).letters();
        let arrival = Arrival::Card {
            text,
            method: Method::Scanner,
        };
        let (took, answer) = self.arrive(CARDS, &arrival);
        assert!(matches!(answer, Answer::Welcome(_)), "{answer:?}");
        took
    }

    /// How long it took, and whether they are in.
    fn by_name(&mut self, name: &str, mark: PictureColour) -> (Duration, bool) {
        self.now.utc += TimeDelta::milliseconds(10);
        self.now.boot_ms += PAUSE_MS;
        let arrival = Arrival::Name {
            typed: name.to_owned(),
            picture: mark.picture,
            colour: mark.colour,
        };
        let (took, answer) = self.arrive(NAMES, &arrival);
        match answer {
            Answer::Welcome(_) | Answer::AllSet(_) => (took, true),
            Answer::AnotherWay => (took, false),
            other => panic!("{other:?}"),
        }
    }

    fn arrive(&mut self, room: &str, arrival: &Arrival) -> (Duration, Answer) {
        let here = Room(room.to_owned());
        let start = Instant::now();
        let answer = self.book.arrive(&self.now, &here, arrival, None);
        (start.elapsed(), answer.unwrap())
    }
}

/// Every Tuesday at seven, in a room of its own name.
fn series(room: &str, mode: AttendanceMode) -> Series {
    Series {
        id: SeriesId::new(room).unwrap(),
        title: format!("The {room} group"),
        series_type: SeriesType::MutualHelp,
        room: Room(room.to_owned()),
        mode,
        scheme: SchemeId("none".to_owned()),
        statements: Statements::None,
        schedule: Schedule::new(
            Recurrence::Weekly(Weekdays::only(Weekday::Tue)),
            NaiveTime::from_hms_opt(19, 0, 0).unwrap(),
        ),
    }
}

/// A SQLCipher database with the same settings and one table without an index: the least that a
/// durable row can cost.
struct Bare(Connection);

impl Bare {
    fn open(dir: &Path) -> Self {
        let conn = Connection::open(dir.join("bare.db")).unwrap();
        conn.execute_batch(&format!(
            "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000;
             CREATE TABLE bare (n INTEGER PRIMARY KEY, t TEXT)",
            "ab".repeat(48)
        ))
        .unwrap();
        Self(conn)
    }

    fn insert(&self) -> Duration {
        // As long as an entry of the log.
        let text = "x".repeat(300);
        let start = Instant::now();
        let mut insert = self.0.prepare_cached("INSERT INTO bare (t) VALUES (?1)");
        insert.as_mut().unwrap().execute([&text]).unwrap();
        start.elapsed()
    }
}
