//! The door, measured from outside: does the time tell a stranger who comes here?
//!
//! `cargo bench --no-default-features --bench door -- [ROUNDS]`: 300 rounds, in each of which every
//! kind of card and of name comes once, by turns, so that a slow moment of the machine strikes all
//! of them. Files go below `target`, or into `KEYTAG_BENCH_DIR`. Ratios are told, never asserted.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints it, and stops where nothing is to be measured"
)]

#[expect(dead_code, reason = "there is no goal here, only what is alike")]
mod figures;
#[expect(dead_code, reason = "the long log is for another benchmark")]
mod filled;

use std::sync::Arc;
use std::time::Instant;

use chrono::{NaiveTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::America::Chicago;
use figures::{Times, chapter, tell};
use keytag::badge::{OrganisationKey, Token, TokenId};
use keytag::domain::attendance::{Answer, Arrival, AttendanceMode, Method, VoidReason};
use keytag::domain::entry::By;
use keytag::domain::id::{PersonId, SeriesId};
use keytag::domain::moment::{ClockState, Moment};
use keytag::domain::name::{ChosenName, PictureColour, assign};
use keytag::domain::person::{Listing, PersonDraft};
use keytag::domain::schedule::{Recurrence, Schedule, Weekdays};
use keytag::domain::series::{Room, SchemeId, Series, SeriesType};
use keytag::domain::statement::Statements;
use keytag::services::SystemChance;
use keytag::store::{Book, Place};

const ROUNDS_DEFAULT: u64 = 300;
/// People whom the site knows.
const PEOPLE: u64 = 10_000;
/// The longest that a door lets somebody wait who missed, in milliseconds.
const PAUSE_MS: u64 = 5 * 3_600_000;
const HERE: &str = "names";
/// Cards that are turned away, and those who look for somebody by name in vain.
const CARDS: [&str; 4] = ["hit", "unknown", "revoked", "foreign"];
const NAMES: [&str; 4] = ["hit", "unknown", "unlisted", "wrong mark"];

fn main() {
    // Cargo adds `--bench`.
    let mut sizes = std::env::args().filter_map(|arg| arg.parse().ok());
    let rounds = sizes.next().unwrap_or(ROUNDS_DEFAULT);
    let below = std::env::var("KEYTAG_BENCH_DIR");
    let dir = below.unwrap_or(env!("CARGO_TARGET_TMPDIR").to_owned());
    let dir = tempfile::tempdir_in(dir).unwrap();
    let place = Place::new(dir.path().join("state"));
    drop(Door::open(&place));
    filled::with_people(&place, PEOPLE);
    let mut door = Door::open(&place);
    cards(&mut door, rounds);
    names(&mut door, rounds);
}

/// A card that is welcome, and three that are turned away.
fn cards(door: &mut Door, rounds: u64) {
    chapter(&format!("Cards, by turns, {rounds} rounds"));
    let key = door.book.organisation_key().clone();
    let other = OrganisationKey::new([3; 32]);
    let person = door.somebody("Wilhelmina", Listing::Listed).0;
    let card = |key: &OrganisationKey, n: u64| Token::issue(key, TokenId(n)).letters();
    let mut times: [Times; 4] = Default::default();
    for round in 1..=rounds {
        let (hit, revoked) = (card(&key, 4 * round), card(&key, 4 * round + 1));
        for given in [&hit, &revoked] {
            let by = By::Kiosk;
            door.book.give_badge(&door.now, given, person, by).unwrap();
        }
        let by = By::Kiosk;
        door.book.revoke_badge(&door.now, &revoked, by).unwrap();
        let unknown = card(&key, 4 * round + 2);
        let foreign = card(&other, 4 * round + 3);
        for (n, text) in by_turns(round, [hit, unknown, revoked, foreign]) {
            let method = Method::Scanner;
            let is_in = door.time(&Arrival::Card { text, method }, &mut times[n]);
            assert_eq!(is_in, n == 0, "{}", CARDS[n]);
        }
    }
    tell_all(CARDS, &times);
}

/// Somebody by name, and three who are not found.
fn names(door: &mut Door, rounds: u64) {
    chapter(&format!(
        "Names among {PEOPLE} people, by turns, {rounds} rounds"
    ));
    let (_, listed) = door.somebody("Bartholomea", Listing::Listed);
    let (_, unlisted) = door.somebody("Konstantina", Listing::Unlisted);
    let wrong = assign([listed].into_iter(), 0).unwrap();
    let mut times: [Times; 4] = Default::default();
    for round in 0..=rounds {
        let tries = [
            ("Bartholomea", listed),
            ("Qwertzuiopa", listed),
            ("Konstantina", unlisted),
            ("Bartholomea", wrong),
        ];
        for (n, (name, mark)) in by_turns(round, tries) {
            let arrival = Arrival::Name {
                typed: name.to_owned(),
                picture: mark.picture,
                colour: mark.colour,
            };
            // The first round reads all the names.
            let mut warm = Times::default();
            let times = if round == 0 { &mut warm } else { &mut times[n] };
            let is_in = door.time(&arrival, times);
            assert_eq!(is_in, n == 0, "{}", NAMES[n]);
        }
    }
    tell_all(NAMES, &times);
}

/// All of them with their places, in another one of their 24 orders each round: what comes behind a
/// sign-in finds less of the database at hand.
fn by_turns<T>(round: u64, all: [T; 4]) -> Vec<(usize, T)> {
    let mut left: Vec<_> = all.into_iter().enumerate().collect();
    let mut order = usize::try_from(round).unwrap();
    let mut turns = Vec::new();
    while !left.is_empty() {
        let next = order % left.len();
        order /= left.len();
        turns.push(left.remove(next));
    }
    turns
}

/// Each beside the one that nobody has heard of.
fn tell_all(whats: [&str; 4], times: &[Times; 4]) {
    let unknown = &times[1];
    for (what, times) in whats.into_iter().zip(times) {
        let half = times.at(50) / unknown.at(50);
        let slow = times.at(99) / unknown.at(99);
        tell(
            what,
            format_args!("{times}, to unknown {half:.3} x, p99 {slow:.3} x"),
        );
    }
}

/// A kiosk at the door of one Tuesday evening where names are kept.
struct Door {
    book: Book,
    now: Moment,
}

impl Door {
    fn open(place: &Place) -> Self {
        let local = Chicago.with_ymd_and_hms(2026, 11, 24, 18, 45, 0);
        let now = Moment {
            utc: local.unwrap().to_utc(),
            zone: Chicago,
            boot: 1,
            boot_ms: 1,
            clock: ClockState::Ok,
        };
        let mut book = Book::open(place, Arc::new(SystemChance), &now).unwrap();
        let start = NaiveTime::from_hms_opt(19, 0, 0).unwrap();
        let series = Series {
            id: SeriesId::new(HERE).unwrap(),
            title: "The names group".to_owned(),
            series_type: SeriesType::MutualHelp,
            room: Room(HERE.to_owned()),
            mode: AttendanceMode::ChosenName,
            scheme: SchemeId("none".to_owned()),
            statements: Statements::None,
            schedule: Schedule::new(Recurrence::Weekly(Weekdays::only(Weekday::Tue)), start),
        };
        book.seed_series(&now, &[series]).unwrap();
        book.tick(&now).unwrap();
        Self { book, now }
    }

    fn somebody(&mut self, name: &str, listing: Listing) -> (PersonId, PictureColour) {
        let draft = PersonDraft {
            name: ChosenName::new(name).ok(),
            listing,
            ..PersonDraft::default()
        };
        let added = self.book.add_person(&self.now, &draft, By::Kiosk).unwrap();
        (added.person, added.mark.unwrap())
    }

    /// Whether they are in.
    fn time(&mut self, arrival: &Arrival, times: &mut Times) -> bool {
        self.now.utc += TimeDelta::milliseconds(10);
        self.now.boot_ms += PAUSE_MS;
        let here = Room(HERE.to_owned());
        let start = Instant::now();
        let answer = self.book.arrive(&self.now, &here, arrival, None);
        times.add(start.elapsed());
        let Answer::Welcome(welcome) = answer.unwrap() else {
            return false;
        };
        // Taken back, so that the next one is a sign-in again and not "all set".
        let (of, why) = (welcome.attendance, VoidReason::NotMe);
        self.book.void(&self.now, of, why, By::Own).unwrap();
        true
    }
}
