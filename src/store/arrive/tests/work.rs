//! What the database does for those who are turned away: the same for all of them, so that no time
//! that somebody measures tells them apart.

use std::sync::{Arc, Mutex};

use rusqlite::StatementStatus;
use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::*;
use crate::domain::entry::By;

/// How many steps of SQLite's machine two cards may lie apart, out of some eighty: a card that is
/// dead has a row that says so, and one that nobody has heard of has none.
const STEPS_APART_MAX: i32 = 2;

/// What was done for one arrival.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Work {
    /// The statements in their order, transactions and triggers among them.
    statements: Vec<String>,
    /// The steps of the machine that SQLite compiles them to: what was sought, read and written.
    steps: i32,
    /// Steps of scans that no index shortens.
    scanned: i32,
}

impl Evening {
    /// The answer, and what the database did for it.
    fn watched(&mut self, arrive: impl FnOnce(&mut Self) -> Answer) -> (Answer, Work) {
        let seen: Arc<Mutex<Work>> = Arc::default();
        let watcher = Arc::clone(&seen);
        let watch = move |event: TraceEvent<'_>| {
            let mut work = watcher.lock().unwrap();
            match event {
                // A trigger begins within a statement that is counted.
                TraceEvent::Stmt(_, trigger) if trigger.starts_with("--") => {
                    work.statements.push(trigger.to_owned());
                }
                TraceEvent::Stmt(statement, text) => {
                    work.statements.push(text.to_owned());
                    work.steps -= statement.get_status(StatementStatus::VmStep);
                    work.scanned -= statement.get_status(StatementStatus::FullscanStep);
                }
                TraceEvent::Profile(statement, _) => {
                    work.steps += statement.get_status(StatementStatus::VmStep);
                    work.scanned += statement.get_status(StatementStatus::FullscanStep);
                }
                _ => {}
            }
        };
        let events = TraceEventCodes::SQLITE_TRACE_STMT | TraceEventCodes::SQLITE_TRACE_PROFILE;
        self.book.conn.trace_v2(events, Some(watch)).unwrap();
        let answer = arrive(self);
        let nobody = None::<fn(TraceEvent<'_>)>;
        self.book
            .conn
            .trace_v2(TraceEventCodes::empty(), nobody)
            .unwrap();
        let work = seen.lock().unwrap().clone();
        assert!(work.steps > 0, "nothing was counted");
        (answer, work)
    }

    fn member(&mut self, name: &str, listing: Listing, mark: PictureColour) -> PersonId {
        let number = u8::try_from(name.len()).unwrap();
        let person = PersonId::from_bytes([number; 16]);
        let mut profile = Profile::unnamed(person);
        profile.name = Some(ChosenName::new(name).unwrap());
        profile.mark = Some(mark);
        profile.listing = listing;
        let today = self.now.date();
        profile.consents = profile.consents.with(Purpose::KeepName, true, today);
        self.book.save_about_me(&self.now, &profile).unwrap();
        person
    }
}

/// Cards that are turned away where names are kept, each of a person with another story.
fn dead_cards(evening: &mut Evening) -> Vec<(&'static str, String)> {
    let now = evening.now;
    let named = evening.member("Annabel", Listing::Listed, KITE);
    let lost = evening.card("live", Some(named), 1);
    evening.book.revoke_badge(&now, &lost, By::Kiosk).unwrap();

    let gone = evening.member("Bartholomew", Listing::Listed, KITE);
    let erased = evening.card("live", Some(gone), 2);
    evening.book.erase(&now, gone, By::Kiosk).unwrap();

    // Somebody who was found to be another one.
    let twice = evening.member("Christobel", Listing::Listed, KITE);
    let merged = evening.card("live", Some(twice), 3);
    evening.book.merge(&now, named, twice, By::Kiosk).unwrap();
    evening.book.revoke_badge(&now, &merged, By::Kiosk).unwrap();

    // A blank card that somebody came with, who then chose a name.
    let blank = evening.card("blank", None, 4);
    evening.scan(&blank);
    let key = evening.book.organisation_key().clone();
    let bearer = PersonId::from_bytes(person_of(&key, TokenId(4)));
    let mut profile = evening.book.about_me(bearer).unwrap();
    profile.name = Some(ChosenName::new("Dorothea").unwrap());
    let today = now.date();
    profile.consents = profile.consents.with(Purpose::KeepName, true, today);
    evening.book.save_about_me(&now, &profile).unwrap();
    evening.book.revoke_badge(&now, &blank, By::Kiosk).unwrap();

    let foreign = Token::issue(&OrganisationKey::new([3; 32]), TokenId(5)).letters();
    vec![
        ("unknown", evening.card("unheard", None, 6)),
        ("foreign", foreign),
        ("revoked", lost),
        ("erased", erased),
        ("merged", merged),
        ("once blank", blank),
    ]
}

#[test]
fn each_card_that_is_turned_away_costs_the_same_work() {
    // One meeting in this room; several to choose from.
    for room in ["chosen_name", "hall"] {
        let mut evening = Evening::of(&[Chosen, Roster]);
        let cards = dead_cards(&mut evening);
        evening.here = Room(room.to_owned());
        let entries = evening.count("SELECT count(*) FROM log");
        let mut first: Option<Work> = None;
        for (what, card) in cards {
            let (answer, work) = evening.watched(|evening| evening.scan(&card));
            assert_eq!(answer, Answer::AnotherWay, "{what} in {room}");
            let first = first.get_or_insert_with(|| work.clone());
            assert_eq!(work.statements.len(), first.statements.len(), "{what}");
            let of = |work: &Work| {
                let bare = |sql: &String| sql.split_whitespace().take(9).collect::<String>();
                work.statements.iter().map(bare).collect::<Vec<_>>()
            };
            assert_eq!(of(&work), of(first), "{what} in {room}");
            assert_eq!(work.scanned, first.scanned, "{what} in {room}");
            let apart = (work.steps - first.steps).abs();
            println!("{room} {what}: {} steps", work.steps);
            assert!(apart <= STEPS_APART_MAX, "{what} in {room}: {apart}");
        }
        assert_eq!(evening.count("SELECT count(*) FROM log"), entries);
    }
}

#[test]
fn each_name_that_is_turned_away_costs_the_same_work() {
    let mut evening = Evening::of(&[Chosen]);
    evening.member("Annabel", Listing::Listed, KITE);
    evening.member("Bartholomew", Listing::Unlisted, KITE);
    let gone = evening.member("Dorothea", Listing::Listed, KITE);
    let now = evening.now;
    evening.book.erase(&now, gone, By::Kiosk).unwrap();
    // Reads all names, and begins to count at this door.
    evening.say("Somebody", HAT);
    let mut first: Option<Work> = None;
    for (what, name, mark) in [
        ("unknown", "Zebulon", KITE),
        ("wrong mark", "Annabel", HAT),
        ("alike, wrong mark", "Anabel", HAT),
        ("unlisted, right mark", "Bartholomew", KITE),
        ("unlisted, wrong mark", "Bartolomew", HAT),
        ("erased, right mark", "Dorothea", KITE),
        ("no name at all", "%", KITE),
    ] {
        let (answer, work) = evening.watched(|evening| evening.say(name, mark));
        assert_eq!(answer, Answer::AnotherWay, "{what}");
        println!("{what}: {} steps", work.steps);
        let first = first.get_or_insert_with(|| work.clone());
        assert_eq!(work.steps, first.steps, "{what}");
        assert_eq!(work.scanned, first.scanned, "{what}");
        assert_eq!(work.statements.len(), first.statements.len(), "{what}");
    }
    // The measure tells work apart: who is welcome costs more.
    let (answer, work) = evening.watched(|evening| evening.say("Annabel", KITE));
    assert!(matches!(answer, Answer::Welcome(_)), "{answer:?}");
    assert!(first.is_some_and(|first| work.steps > first.steps));
}
