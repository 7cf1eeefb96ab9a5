use super::*;
use crate::access::{HashCost, Pin, RecoveryCode, Secret, StickSecret};
use crate::badge::token::{OrganisationKey, TokenHash, TokenId};
use crate::domain::attendance::{AttendanceMode, VoidReason};
use crate::domain::entry::By;
use crate::domain::id::{AttendanceId, SessionId};
use crate::domain::session::SessionState;
use crate::services::SystemChance;
use crate::store::testing::{evening, november, open, place, tuesdays};
use AttendanceMode::{AnonymousBadge, Headcount};

const COST: HashCost = HashCost::FOR_TESTS;

/// A kiosk whose key lies on a stick and on paper, on a Tuesday with a meeting at 19:00.
struct Site {
    place: Place,
    stick: StickSecret,
    key: OrganisationKey,
    here: Room,
    _dir: tempfile::TempDir,
}

impl Site {
    fn of(modes: &[AttendanceMode]) -> Self {
        let (dir, place) = place();
        let now = november(23, 12, 0);
        let mut book = open(&place, &now);
        let series: Vec<_> = modes
            .iter()
            .map(|mode| tuesdays(&mode.code().replace('_', "-"), "19:00", "hall", *mode))
            .collect();
        book.seed_series(&now, &series).unwrap();
        let stick = StickSecret::from_bytes([3; StickSecret::BYTES]);
        let pin = Pin::typed("385174").unwrap();
        let code = RecoveryCode::from_random([5; RecoveryCode::BYTES]);
        place
            .add_key_slot(Secret::Stick(&stick, &pin), &SystemChance, COST)
            .unwrap();
        place
            .add_key_slot(Secret::Recovery(&code), &SystemChance, COST)
            .unwrap();
        assert!(
            book.place().lock_between_meetings().is_err(),
            "while the key lies here nothing is locked"
        );
        place.take_plain_key_away().unwrap();
        book.place().lock_between_meetings().unwrap();
        Self {
            key: book.organisation_key().clone(),
            place,
            stick,
            here: Room("hall".to_owned()),
            _dir: dir,
        }
    }

    fn unlocked(&self, now: &Moment) -> Place {
        let pin = Pin::typed("385174").unwrap();
        match self.place.unlock_with_stick(now, &self.stick, &pin) {
            Ok(crate::store::Unlocked::Open(place)) => *place,
            other => panic!("{other:?}"),
        }
    }

    fn awake(&self, now: &Moment) -> Book {
        open(&self.unlocked(now), now)
    }

    fn card(&self, number: u64) -> Arrival {
        Arrival::Card {
            text: Token::issue(&self.key, TokenId(number)).letters(),
            method: Method::Scanner,
        }
    }

    fn put(&self, now: &Moment, arrival: &Arrival) {
        let box_ = self.place.drop_box().unwrap().unwrap();
        let answer = box_.put(now, &SystemChance, arrival).unwrap();
        assert_eq!(answer, Answer::Noted, "the same for everybody");
    }

    fn box_file(&self) -> PathBuf {
        let mut boxes = files(&self.place.drop_box_dir(), BOX).unwrap();
        boxes.pop().unwrap().1
    }
}

const NOBODY: Arrival = Arrival::WithoutName {
    kind: Kind::Member,
    show_around: false,
};

fn count(book: &Book, sql: &str) -> i64 {
    book.conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn in_session(book: &Book, id: &SessionId) -> i64 {
    let sql = "SELECT count(*) FROM attendance WHERE session = ?1 AND live = 1";
    book.conn
        .query_row(sql, [id.as_str()], |row| row.get(0))
        .unwrap()
}

#[test]
fn sign_ins_of_a_locked_kiosk_are_recorded_as_if_at_their_moment() {
    let site = Site::of(&[AnonymousBadge]);
    assert!(site.place.locks_between_meetings());
    for minute in [45, 50, 55] {
        site.put(&november(24, 18, minute), &site.card(u64::from(minute)));
    }
    site.put(&november(24, 18, 56), &site.card(45));
    site.put(&november(24, 18, 57), &NOBODY);
    assert_eq!(site.place.drop_box_state().unwrap().waiting, 5);
    // The staff come the next day.
    let now = november(25, 10, 0);
    let mut book = site.awake(&now);
    let taken = book.take_in(&now, &site.here).unwrap();
    let expected = TakenIn {
        recorded: 4,
        doubles: 1,
        ..TakenIn::default()
    };
    assert_eq!(taken, expected);
    book.tick(&now).unwrap();
    let tuesday = evening("anonymous-badge", 24, "19:00");
    assert_eq!(in_session(&book, &tuesday), 4);
    assert_eq!(book.session(&tuesday).unwrap().state, SessionState::Closed);
    let sql = "SELECT count(*) FROM log WHERE kind = 'signed_in' AND clock = 'ok'";
    let sql_walls = "SELECT max(wall) FROM log WHERE kind = 'signed_in'";
    assert_eq!(count(&book, sql), 4);
    let last = november(24, 18, 57).utc.timestamp_millis();
    assert_eq!(count(&book, sql_walls), last);
    assert!(book.place().reader().unwrap().verify().unwrap().is_sound());
    // In the order in which they came, and once.
    assert_eq!(book.take_in(&now, &site.here).unwrap(), TakenIn::default());
    assert_eq!(
        site.place.drop_box_state().unwrap(),
        DropBoxState::default()
    );
}

#[test]
fn a_cut_before_the_box_is_gone_counts_nobody_twice() {
    let site = Site::of(&[Headcount]);
    site.put(&november(24, 18, 45), &NOBODY);
    site.put(&november(24, 18, 46), &site.card(1));
    site.put(&november(24, 18, 46), &site.card(1));
    let (path, bytes) = (site.box_file(), fs::read(site.box_file()).unwrap());
    let now = november(24, 18, 50);
    let mut book = site.awake(&now);
    assert_eq!(book.take_in(&now, &site.here).unwrap().recorded, 2);
    fs::write(&path, &bytes).unwrap();
    // Somebody says "that was not me", and one more comes into the same box.
    let first = count(&book, "SELECT min(n) FROM attendance");
    book.void(&now, AttendanceId(first), VoidReason::NotMe, By::Own)
        .unwrap();
    site.put(&november(24, 18, 51), &NOBODY);
    let taken = book.take_in(&now, &site.here).unwrap();
    assert_eq!((taken.recorded, taken.doubles), (1, 0));
    assert_eq!(in_session(&book, &evening("headcount", 24, "19:00")), 2);
    // Even where the note is lost, as in a database that was restored and its journal replayed.
    fs::write(&path, &bytes).unwrap();
    book.conn.execute("DELETE FROM setting", []).unwrap();
    let taken = book.take_in(&now, &site.here).unwrap();
    assert_eq!((taken.recorded, taken.doubles), (0, 3));
}

#[test]
fn everybody_who_was_thanked_counts_even_with_a_card_that_is_not_welcome() {
    let site = Site::of(&[AnonymousBadge]);
    {
        let now = november(23, 13, 0);
        let book = site.awake(&now);
        let hash = TokenHash::of(&site.key, TokenId(1));
        book.conn
            .execute(
                "INSERT INTO badge (hash, state, made, changed) VALUES (?1, 'revoked', 0, 0)",
                [hash.as_bytes()],
            )
            .unwrap();
    }
    let foreign = OrganisationKey::new([9; 32]);
    let foreign = Arrival::Card {
        text: Token::issue(&foreign, TokenId(2)).letters(),
        method: Method::Scanner,
    };
    for arrival in [&site.card(1), &foreign, &site.card(1), &foreign] {
        site.put(&november(24, 18, 45), arrival);
    }
    let now = november(24, 19, 0);
    let mut book = site.awake(&now);
    let taken = book.take_in(&now, &site.here).unwrap();
    assert_eq!((taken.recorded, taken.doubles), (2, 2));
    let nobody = "SELECT count(*) FROM attendance WHERE canonical IS NULL";
    assert_eq!(count(&book, nobody), 2);
}

#[test]
fn with_several_meetings_or_none_it_waits_in_the_tray() {
    let site = Site::of(&[AnonymousBadge, Headcount]);
    site.put(&november(24, 18, 45), &site.card(1));
    site.put(&november(24, 18, 46), &site.card(1));
    site.put(&november(26, 12, 0), &NOBODY);
    let now = november(27, 9, 0);
    let mut book = site.awake(&now);
    let taken = book.take_in(&now, &site.here).unwrap();
    assert_eq!((taken.recorded, taken.doubles), (2, 1));
    assert_eq!(count(&book, "SELECT count(*) FROM tray"), 2);
}

#[test]
fn a_cut_at_any_byte_takes_only_the_one_that_was_under_way() {
    let site = Site::of(&[Headcount]);
    for minute in [45, 46, 47] {
        site.put(&november(24, 18, minute), &NOBODY);
    }
    let (path, bytes) = (site.box_file(), fs::read(site.box_file()).unwrap());
    let now = november(24, 18, 50);
    for cut in [1, 2, 100, 511, 512, 2048, 4095] {
        let site_two = 2 * SLOT_BYTES;
        fs::write(&path, &bytes[..site_two + cut]).unwrap();
        site.put(&november(24, 18, 48), &NOBODY);
        let mut book = site.awake(&now);
        book.conn.execute("DELETE FROM setting", []).unwrap();
        let taken = book.take_in(&now, &site.here).unwrap();
        assert_eq!(taken.torn, 1, "{cut}");
        assert_eq!(taken.recorded + taken.doubles, 3, "{cut}");
        assert_eq!(taken.foreign, 0, "{cut}");
    }
}

#[test]
fn nothing_in_the_box_can_be_read_without_the_key() {
    let site = Site::of(&[Headcount]);
    let arrival = site.card(1);
    site.put(&november(24, 18, 45), &arrival);
    site.put(&november(24, 18, 45), &NOBODY);
    let bytes = fs::read(site.box_file()).unwrap();
    assert_eq!(bytes.len(), 2 * SLOT_BYTES);
    let Arrival::Card { text, .. } = arrival else {
        unreachable!()
    };
    for word in [text.as_str(), "scanner", "member", "utc_ms"] {
        assert!(!bytes.windows(word.len()).any(|it| it == word.as_bytes()));
    }
    assert!(matches!(site.place.reader(), Err(StoreError::Locked)));
}

#[test]
fn what_somebody_else_put_there_is_kept_apart_and_the_lid_is_put_right() {
    let site = Site::of(&[Headcount]);
    site.put(&november(24, 18, 45), &NOBODY);
    let dir = site.place.drop_box_dir();
    let other = crate::access::DatabaseKey::from_bytes([1; 48]);
    write_lid(&dir, &BoxKey::of(&other).unwrap().lid()).unwrap();
    site.put(&november(24, 18, 46), &NOBODY);
    let now = november(24, 18, 50);
    let mut book = site.awake(&now);
    let taken = book.take_in(&now, &site.here).unwrap();
    assert_eq!((taken.recorded, taken.foreign), (1, 1));
    assert_eq!(site.place.drop_box_state().unwrap().apart, 1);
    site.put(&november(24, 18, 51), &NOBODY);
    assert_eq!(book.take_in(&now, &site.here).unwrap().recorded, 1);
    // A lid that is no lid at all stands in nobody's way, either.
    fs::write(dir.join(LID), "nonsense").unwrap();
    assert!(book.take_in(&now, &site.here).is_ok());
    assert!(site.place.drop_box().unwrap().is_some());
}

#[test]
fn a_full_box_and_what_is_no_card_are_said_to_be() {
    let site = Site::of(&[Headcount]);
    let box_ = site.place.drop_box().unwrap().unwrap();
    let now = november(24, 18, 45);
    let nonsense = Arrival::Card {
        text: "https://example.org".to_owned(),
        method: Method::Scanner,
    };
    let answer = box_.put(&now, &SystemChance, &nonsense).unwrap();
    assert_eq!(answer, Answer::AnotherWay);
    assert_eq!(site.place.drop_box_state().unwrap().waiting, 0);
    site.put(&now, &NOBODY);
    let file = OpenOptions::new().write(true).open(site.box_file());
    file.unwrap().set_len(SLOTS_MAX * PAGE).unwrap();
    assert!(matches!(
        box_.put(&now, &SystemChance, &NOBODY),
        Err(StoreError::NotNow(_))
    ));
}

#[test]
fn it_is_switched_off_only_when_it_is_empty() {
    let site = Site::of(&[Headcount]);
    site.put(&november(24, 18, 45), &NOBODY);
    let now = november(24, 18, 50);
    let mut book = site.awake(&now);
    assert!(book.place().stay_awake_between_meetings().is_err());
    book.take_in(&now, &site.here).unwrap();
    book.place().stay_awake_between_meetings().unwrap();
    book.place().stay_awake_between_meetings().unwrap();
    assert!(site.place.drop_box().unwrap().is_none());
    assert!(!site.place.locks_between_meetings());
    assert_eq!(book.take_in(&now, &site.here).unwrap(), TakenIn::default());
}

#[test]
fn a_doubtful_clock_stays_doubtful() {
    let site = Site::of(&[Headcount]);
    // The machine's battery was empty: years behind the last entry.
    let wrong = november(24, 18, 45).plus(TimeDelta::days(-700));
    site.put(
        &Moment {
            boot_ms: 1,
            ..wrong
        },
        &NOBODY,
    );
    let now = november(24, 18, 50);
    let mut book = site.awake(&now);
    assert_eq!(book.take_in(&now, &site.here).unwrap().recorded, 1);
    let sql = "SELECT clock FROM log WHERE kind = 'signed_in'";
    let clock: String = book.conn.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(clock, "went-back");
}
