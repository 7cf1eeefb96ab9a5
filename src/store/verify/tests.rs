use super::*;
use crate::domain::attendance::{Arrival, AttendanceMode, Kind, VoidReason};
use crate::domain::entry::By;
use crate::domain::id::{AttendanceId, PersonId};
use crate::domain::series::Room;
use crate::store::testing::{evening, november, open, place, tuesdays};
use crate::store::{Book, Place};

fn sign_in(book: &mut Book, minute: u32) {
    let arrival = Arrival::WithoutName {
        kind: Kind::Guest,
        show_around: false,
    };
    let room = Room("Blue room".to_owned());
    book.arrive(&november(24, 18, minute), &room, &arrival, None)
        .unwrap();
}

/// An evening with everything in it that changes tables.
fn played(place: &Place) -> Book {
    let now = november(24, 18, 0);
    let mut book = open(place, &now);
    let series = [
        tuesdays("hope", "19:00", "Blue room", AttendanceMode::ChosenName),
        tuesdays("other", "19:00", "Green room", AttendanceMode::Headcount),
        tuesdays("never", "12:00", "Green room", AttendanceMode::Headcount),
    ];
    book.seed_series(&now, &series).unwrap();
    sign_in(&mut book, 10);
    book.tick(&november(24, 18, 30)).unwrap();
    for minute in 31..40 {
        sign_in(&mut book, minute);
    }
    let (one, two) = (PersonId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
    let (hope, other) = (evening("hope", 24, "19:00"), evening("other", 24, "19:00"));
    book.write(&november(24, 18, 50), |act| {
        let note = |act: &mut crate::store::book::Act<'_>, event, session, person| {
            act.append(NewEntry {
                event,
                session,
                person,
                by: By::Terminal,
            })
        };
        let method = crate::domain::attendance::Method::Badge;
        let here = |at| Event::SignedIn {
            attendee: Kind::Member,
            method,
            at,
        };
        let first = note(act, here(None), Some(hope.clone()), Some(one))?;
        let second = note(
            act,
            here(Some(1_795_000_000)),
            Some(hope.clone()),
            Some(two),
        )?;
        note(act, Event::Aliased { into: one }, None, Some(two))?;
        note(
            act,
            Event::Voided {
                of: first.id,
                reason: VoidReason::NotMe,
            },
            None,
            None,
        )?;
        note(act, Event::Unaliased, None, Some(two))?;
        note(
            act,
            Event::MovedTo { of: second.id },
            Some(other.clone()),
            None,
        )?;
        note(
            act,
            Event::Stayed {
                of: second.id,
                to_the_end: true,
            },
            None,
            None,
        )?;
        note(act, Event::SignedOut { of: second.id }, None, None)?;
        let tray = act.attendance(AttendanceId(5))?;
        note(
            act,
            Event::Assigned { of: tray.entry },
            Some(other.clone()),
            None,
        )
    })
    .unwrap();
    book.not_tonight(
        &november(24, 11, 0),
        &evening("never", 24, "12:00"),
        By::Terminal,
    )
    .unwrap();
    book.tick(&november(24, 21, 0)).unwrap();
    book
}

fn verified(place: &Place) -> Verified {
    place.reader().unwrap().verify().unwrap()
}

#[test]
fn a_whole_evening_follows_from_its_log() {
    let (_dir, place) = place();
    let book = played(&place);
    let found = verified(&place);
    assert_eq!(found.faults, []);
    let head: Vec<u8> = book
        .conn
        .query_row("SELECT hash FROM log ORDER BY n DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(found.head, hex(&head));
    let Verified {
        epochs,
        sessions,
        sign_ins,
        voided,
        in_tray,
        live,
        ..
    } = found;
    assert_eq!((epochs, sessions, sign_ins), (1, 2, 12));
    assert_eq!((voided, in_tray, live), (1, 0, 11));
}

#[test]
fn every_change_to_the_log_is_seen() {
    for (change, what) in [
        (
            "UPDATE log SET payload = replace(payload, 'guest', 'minor') WHERE n = 8",
            What::HashWrong,
        ),
        (
            "UPDATE log SET wall = wall + 1 WHERE n = 8",
            What::HashWrong,
        ),
        (
            "UPDATE log SET by = '\"nobody\"' WHERE n = 8",
            What::Unreadable,
        ),
        (
            "UPDATE log SET person = zeroblob(16) WHERE n = 8",
            What::HashWrong,
        ),
        (
            "UPDATE log SET hash = zeroblob(32) WHERE n = 8",
            What::ChainBroken,
        ),
        ("DELETE FROM log WHERE n = 8", What::RowsMissing),
        ("DELETE FROM log WHERE n = 8", What::ChainBroken),
        ("UPDATE log SET seq = 100 WHERE n = 8", What::NumberWrong),
        (
            "UPDATE log SET epoch = zeroblob(16) WHERE n = 8",
            What::Duplicate,
        ),
        (
            "UPDATE log SET kiosk = zeroblob(16) WHERE n = 8",
            What::ForeignKiosk,
        ),
    ] {
        let (_dir, place) = place();
        let book = played(&place);
        book.conn
            .execute_batch(
                "PRAGMA foreign_keys = OFF; DROP TRIGGER log_is_never_changed;
                 DROP TRIGGER log_is_never_deleted",
            )
            .unwrap();
        assert_eq!(book.conn.execute(change, []).unwrap(), 1, "{change}");
        let found = verified(&place);
        assert!(
            found.faults.iter().any(|fault| fault.what == what),
            "{change}: {found:?}"
        );
    }
}

#[test]
fn every_change_to_the_tables_is_seen() {
    for (change, what) in [
        ("UPDATE attendance SET kind = 'minor' WHERE n = 12", What::AttendanceDiffers),
        ("UPDATE attendance SET live = 0 WHERE n = 12", What::AttendanceDiffers),
        ("UPDATE attendance SET session = NULL WHERE n = 12", What::AttendanceDiffers),
        ("DELETE FROM attendance WHERE n = 12", What::AttendanceDiffers),
        ("INSERT INTO attendance SELECT 1, zeroblob(16), session, person, canonical, kind, method,
            signed_in, signed_out, stayed, voided, live FROM attendance WHERE n = 12",
            What::AttendanceDiffers),
        ("UPDATE session SET state = 'open' WHERE id LIKE 'hope%24%'", What::SessionDiffers),
        ("UPDATE session SET did_not_sign_in = 9 WHERE id LIKE 'hope%24%'", What::SessionDiffers),
        ("DELETE FROM session WHERE id LIKE 'never%24%'", What::SessionDiffers),
        ("INSERT INTO alias VALUES (zeroblob(16), randomblob(16))", What::AliasDiffers),
    ] {
        let (_dir, place) = place();
        let book = played(&place);
        book.conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        assert_eq!(book.conn.execute(change, []).unwrap(), 1, "{change}");
        let faults = verified(&place).faults;
        assert_eq!(faults.iter().map(|fault| fault.what).collect::<Vec<_>>(), [what], "{change}");
    }
}

#[test]
fn the_log_itself_refuses_changes_and_gaps() {
    let (_dir, place) = place();
    let book = played(&place);
    for sql in [
        "UPDATE log SET wall = 0 WHERE n = 2",
        "DELETE FROM log WHERE n = 2",
        "DELETE FROM log",
        "INSERT INTO log SELECT n + 500, kiosk, epoch, seq + 500, randomblob(16), schema, kind,
            session, person, wall, offset, boot, boot_ms, clock, by, payload, prev, hash
         FROM log WHERE n = 2",
    ] {
        let refused = book.conn.execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{refused}");
    }
}

#[test]
fn a_restored_copy_begins_a_new_epoch_and_still_verifies() {
    let (dir, place) = place();
    let book = played(&place);
    drop(book);
    let copy = dir.path().join("copy");
    std::fs::copy(place.database(), &copy).unwrap();
    let mut book = open(&place, &november(24, 21, 5));
    assert_eq!(verified(&place).epochs, 1, "an ordinary start is none");
    sign_in(&mut book, 59);
    drop(book);
    std::fs::copy(&copy, place.database()).unwrap();
    let mut book = open(&place, &november(25, 9, 0));
    sign_in(&mut book, 59);
    let found = verified(&place);
    assert_eq!((found.epochs, &found.faults), (2, &Vec::new()));
    drop(book);
    drop(open(&place, &november(25, 9, 1)));
    assert_eq!(verified(&place).epochs, 2);
    // The database alone, carried elsewhere, is a copy as well.
    std::fs::remove_file(place.dir().join("head")).unwrap();
    drop(open(&place, &november(25, 9, 2)));
    assert_eq!(verified(&place).epochs, 3);
}
