use super::*;
use crate::domain::attendance::{Kind, Method};
use crate::domain::entry::By;
use crate::domain::id::SessionId;
use crate::domain::moment::ClockState;
use crate::store::outside::hex;
use crate::store::testing::{november, open, place};

fn line() -> Line {
    Line {
        n: 1,
        kiosk: KioskId::from_bytes([1; 16]),
        epoch: Epoch::from_bytes([2; 16]),
        seq: 3,
        id: EntryId::from_bytes([4; 16]),
        schema: SCHEMA,
        kind: "signed_in".to_owned(),
        session: Some("hope@2026-11-24T19:00".to_owned()),
        person: None,
        wall: 1_795_567_500_000,
        offset: -21_600,
        boot: 7,
        boot_ms: 8,
        clock: ClockState::Ok.code().to_owned(),
        by: r#"{"role":"own"}"#.to_owned(),
        payload: r#"{"attendee":"guest","method":"headcount"}"#.to_owned(),
        prev: NOTHING_BEFORE,
        hash: NOTHING_BEFORE,
    }
}

const GOLDEN: &str = "6ecaf98655a9ba72126a95a4dd74a401bc7ccf4c5b8fff026830eabbe473d4a0";

/// Computed with Python's hashlib from the description in the module's documentation.
#[test]
fn the_hash_is_the_one_that_the_documentation_describes() {
    assert_eq!(hex(&line().computed_hash()), GOLDEN);
}

#[test]
fn every_column_but_the_row_number_is_in_the_hash() {
    type Change = fn(&mut Line);
    let changes: [Change; 17] = [
        |line| line.kiosk = KioskId::from_bytes([9; 16]),
        |line| line.epoch = Epoch::from_bytes([9; 16]),
        |line| line.seq += 1,
        |line| line.id = EntryId::from_bytes([9; 16]),
        |line| line.schema += 1,
        |line| line.kind.push('x'),
        |line| line.session = None,
        |line| line.session = Some(String::new()),
        |line| line.person = Some(PersonId::from_bytes([0; 16])),
        |line| line.wall += 1,
        |line| line.offset = -line.offset,
        |line| line.boot += 1,
        |line| line.boot_ms += 1,
        |line| line.clock.clear(),
        |line| line.by.push(' '),
        |line| line.payload.push(' '),
        |line| line.prev[31] = 1,
    ];
    let mut hashes = vec![line().computed_hash()];
    for change in changes {
        let mut other = line();
        change(&mut other);
        hashes.push(other.computed_hash());
    }
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 18);
    assert_eq!(
        Line { n: 99, ..line() }.computed_hash(),
        line().computed_hash()
    );
}

#[test]
fn an_entry_reads_back_as_it_was_written() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    let by = By::Keeper(crate::domain::id::KeeperId::from_bytes([3; 16]));
    let events = [
        Event::SignedIn {
            attendee: Kind::Newcomer,
            method: Method::PaperLater,
            at: Some(5),
        },
        Event::SignedIn {
            attendee: Kind::Guest,
            method: Method::Headcount,
            at: None,
        },
        Event::SessionCancelled,
        Event::EpochBegan {
            after: Some(Epoch::from_bytes([1; 16])),
        },
        Event::Voided {
            of: EntryId::from_bytes([8; 16]),
            reason: crate::domain::attendance::VoidReason::Double,
        },
    ];
    let kiosk = book.kiosk_id();
    for event in events {
        let entry = NewEntry {
            event,
            session: Some(SessionId::from_stored("hope@2026-11-24T19:00".to_owned())),
            person: Some(PersonId::from_bytes([6; 16])),
            by,
        };
        let (line, written) = book
            .write(&now, |act| {
                let id = EntryId::from_bytes(act.random()?);
                let written = append(&act.tx, kiosk, &now, id, None, &entry)?;
                let sql = format!("SELECT {} FROM log WHERE n = ?1", Line::COLUMNS);
                Ok((act.tx.query_row(&sql, [written.n], Line::read)?, written))
            })
            .unwrap();
        assert_eq!(line.entry().unwrap(), entry);
        assert_eq!(line.kind, entry.event.kind());
        assert!(!line.payload.contains("kind"));
        assert_eq!((line.id, line.seq), (written.id, written.seq));
        assert_eq!((line.offset, line.clock.as_str()), (-21_600, "ok"));
        assert_eq!(line.computed_hash(), line.hash);
    }
}

#[test]
fn the_same_entry_is_not_written_twice() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    let kiosk = book.kiosk_id();
    let entry = NewEntry {
        event: Event::ClockCorrected { offset: 1 },
        session: None,
        person: None,
        by: By::Kiosk,
    };
    let id = EntryId::from_bytes([1; 16]);
    let mut again = || book.write(&now, |act| append(&act.tx, kiosk, &now, id, None, &entry));
    again().unwrap();
    assert!(again().is_err());
    assert_eq!(head(&book.conn).unwrap().unwrap().n, 2);
}
