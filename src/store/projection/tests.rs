use rusqlite::Connection;

use super::*;
use crate::domain::attendance::AttendanceMode;
use crate::domain::entry::By;
use crate::store::connection::make_tables;

/// The tables alone, with entries played into them.
struct Played {
    conn: Connection,
    n: i64,
}

const ANN: PersonId = PersonId::from_bytes([1; 16]);
const BEN: PersonId = PersonId::from_bytes([2; 16]);
const CAT: PersonId = PersonId::from_bytes([3; 16]);

impl Played {
    fn new() -> Self {
        let conn = Connection::open_in_memory().unwrap();
        make_tables(&conn).unwrap();
        conn.execute_batch(
            "DROP TABLE log;
             CREATE TABLE log (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE)",
        )
        .unwrap();
        let mut played = Self { conn, n: 0 };
        for session in ["one", "two"] {
            let mode = AttendanceMode::ChosenName;
            let event = Event::SessionOpened {
                series: None,
                mode,
                start: 0,
                end: 0,
            };
            played.play(event, Some(session), None).unwrap();
        }
        played
    }

    fn play(
        &mut self,
        event: Event,
        session: Option<&str>,
        person: Option<PersonId>,
    ) -> Result<EntryId> {
        self.n += 1;
        let mut id = [0; 16];
        id[..8].copy_from_slice(&self.n.to_be_bytes());
        let id = EntryId::from_bytes(id);
        let sql = "INSERT INTO log (n, id) VALUES (?1, ?2)";
        self.conn.execute(sql, params![self.n, id.bytes()]).unwrap();
        let session = session.map(|id| SessionId::from_stored(id.to_owned()));
        let entry = NewEntry {
            event,
            session,
            person,
            by: By::Terminal,
        };
        follow(&self.conn, self.n, id, 1000 + self.n, &entry).map(|()| id)
    }

    fn here(&mut self, session: &str, person: PersonId) -> EntryId {
        let event = Event::SignedIn {
            attendee: Kind::Member,
            method: Method::Badge,
            at: None,
        };
        self.play(event, Some(session), Some(person)).unwrap()
    }

    fn void(&mut self, of: EntryId) {
        let reason = VoidReason::Mistake;
        self.play(Event::Voided { of, reason }, None, None).unwrap();
    }

    fn move_to(&mut self, of: EntryId, session: &str, person: Option<PersonId>) {
        self.play(Event::MovedTo { of }, Some(session), person)
            .unwrap();
    }

    fn merge(&mut self, person: PersonId, into: PersonId) -> Result<EntryId> {
        self.play(Event::Aliased { into }, None, Some(person))
    }

    fn live(&self) -> [i64; 2] {
        ["one", "two"].map(|session| {
            let sql = "SELECT count(*) FROM attendance WHERE session = ?1 AND live = 1";
            self.conn
                .query_row(sql, [session], |row| row.get(0))
                .unwrap()
        })
    }
}

#[test]
fn a_move_onto_an_existing_one_collapses_and_comes_apart_again() {
    let mut played = Played::new();
    let first = played.here("one", ANN);
    played.here("two", ANN);
    assert_eq!(played.live(), [1, 1]);
    played.move_to(first, "two", Some(ANN));
    assert_eq!(played.live(), [0, 1]);
    played.move_to(first, "one", Some(ANN));
    assert_eq!(played.live(), [1, 1]);
}

#[test]
fn voiding_what_counts_lets_the_other_one_count() {
    let mut played = Played::new();
    let first = played.here("one", ANN);
    let second = played.here("two", ANN);
    played.move_to(second, "one", Some(ANN));
    assert_eq!(played.live(), [1, 0]);
    played.void(first);
    assert_eq!(played.live(), [1, 0]);
    played.void(second);
    assert_eq!(played.live(), [0, 0]);
    played.here("one", ANN);
    assert_eq!(played.live(), [1, 0]);
}

#[test]
fn a_merge_of_two_who_were_both_there_counts_once_until_it_is_undone() {
    let mut played = Played::new();
    played.here("one", ANN);
    played.here("one", BEN);
    played.here("two", BEN);
    played.merge(BEN, ANN).unwrap();
    assert_eq!(played.live(), [1, 1]);
    played.here("one", BEN);
    assert_eq!(played.live(), [1, 1]);
    played.play(Event::Unaliased, None, Some(BEN)).unwrap();
    assert_eq!(played.live(), [2, 1]);
}

#[test]
fn merges_run_on_and_never_in_a_circle() {
    let mut played = Played::new();
    played.merge(CAT, BEN).unwrap();
    played.merge(BEN, ANN).unwrap();
    assert_eq!(canonical(&played.conn, CAT).unwrap(), ANN);
    for (person, into) in [(ANN, CAT), (ANN, BEN), (ANN, ANN)] {
        assert!(played.merge(person, into).is_err());
    }
    played.here("one", CAT);
    played.here("one", ANN);
    assert_eq!(played.live(), [1, 0]);
    played.play(Event::Unaliased, None, Some(BEN)).unwrap();
    assert_eq!(canonical(&played.conn, CAT).unwrap(), BEN);
    assert_eq!(played.live(), [2, 0]);
}

#[test]
fn a_move_where_nobody_is_kept_drops_the_person() {
    let mut played = Played::new();
    let one = played.here("one", ANN);
    let two = played.here("one", BEN);
    for of in [one, two] {
        played.move_to(of, "two", None);
    }
    assert_eq!(played.live(), [0, 2]);
    let sql = "SELECT count(*) FROM attendance WHERE person IS NOT NULL OR canonical IS NOT NULL";
    let known: i64 = played.conn.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(known, 0);
}

#[test]
fn pointing_at_nothing_is_refused() {
    let mut played = Played::new();
    let of = EntryId::from_bytes([0xEE; 16]);
    for event in [
        Event::Voided {
            of,
            reason: VoidReason::NotMe,
        },
        Event::MovedTo { of },
        Event::SignedOut { of },
        Event::Stayed {
            of,
            to_the_end: true,
        },
    ] {
        assert!(matches!(
            played.play(event, None, None),
            Err(StoreError::NotThere(_))
        ));
    }
}
