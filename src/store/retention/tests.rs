use chrono::TimeDelta;

use super::*;
use crate::badge::token::{Token, TokenId};
use crate::domain::attendance::{Answer, Arrival, AttendanceMode, Kind, Method};
use crate::domain::carried::Span;
use crate::domain::id::AttendanceId;
use crate::domain::moment::Moment;
use crate::domain::series::Room;
use crate::store::Place;
use crate::store::testing::{evening, november, open, place, tuesdays};
use crate::store::verify::What;

const MONTHS: u32 = 12;

/// Two evenings of November 2026, and a kiosk that is asked to forget them a year later.
struct Site {
    book: Book,
    place: Place,
    now: Moment,
    here: Room,
    _dir: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let (dir, place) = place();
        let now = november(16, 12, 0);
        let mut book = open(&place, &now);
        let here = Room("hall".to_owned());
        let series = tuesdays("cards", "19:00", "hall", AttendanceMode::AnonymousBadge);
        book.seed_series(&now, &[series]).unwrap();
        book.set_setting(&now, FORGET_AFTER_MONTHS, &MONTHS)
            .unwrap();
        let mut site = Self {
            book,
            place,
            now,
            here,
            _dir: dir,
        };
        for day in [17, 24] {
            site.evening(day);
        }
        site
    }

    /// Two people come, one of them twice, and somebody without a name.
    fn evening(&mut self, day: u32) {
        self.at(november(day, 18, 45));
        for card in [1, 2, 1] {
            self.scan(card);
        }
        self.arrive(&Arrival::WithoutName {
            kind: Kind::Member,
            show_around: false,
        });
        self.at(november(day, 23, 0));
    }

    fn at(&mut self, now: Moment) {
        self.now = now;
        self.book.tick(&now).unwrap();
    }

    fn scan(&mut self, card: u64) -> Answer {
        let text = Token::issue(self.book.organisation_key(), TokenId(card)).letters();
        let method = Method::Scanner;
        self.arrive(&Arrival::Card { text, method })
    }

    fn arrive(&mut self, arrival: &Arrival) -> Answer {
        let now = self.now;
        self.book.arrive(&now, &self.here, arrival, None).unwrap()
    }

    /// So many months later something happens at noon, and copies are made of it.
    fn months_later(&mut self, months: i64) {
        let now = november(25, 12, 0).plus(TimeDelta::days(31 * months));
        self.at(now);
        self.note();
        self.copies();
    }

    /// An entry of now that is about nobody.
    fn note(&mut self) {
        let entry = NewEntry {
            event: Event::ClockCorrected { offset: 0 },
            session: None,
            person: None,
            by: By::Terminal,
        };
        let now = self.now;
        self.book.write(&now, |act| act.append(entry)).unwrap();
    }

    fn copies(&self) {
        let date = self.now.date();
        for day in 0..3 {
            let date = date + TimeDelta::days(day);
            self.place.back_up(date).unwrap();
        }
    }

    /// The office says that it has this many entries in its backup.
    fn acknowledge(&mut self, last: u64) {
        let epoch = log::head(&self.book.conn).unwrap().unwrap().epoch;
        let span = Span {
            epoch,
            first: 1,
            last,
        };
        let number = bundle::newest_receipt(&self.book.conn).unwrap();
        let receipt = Receipt {
            kiosk: self.book.kiosk_id(),
            number: number.map_or(1, |receipt| receipt.number + 1),
            held: vec![span],
            backed_up: vec![span],
            missing: Vec::new(),
        };
        self.book
            .take_receipt(&self.now, &receipt, By::Kiosk)
            .unwrap();
    }

    fn head(&self) -> i64 {
        log::head(&self.book.conn).unwrap().unwrap().n
    }

    fn forget_all(&mut self) -> u64 {
        let mut all = 0;
        loop {
            match self.book.forget_some().unwrap() {
                0 => return all,
                some => all += some,
            }
        }
    }

    fn count(&self, sql: &str) -> i64 {
        self.book.conn.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[track_caller]
    fn is_sound(&self) {
        let verified = self.place.reader().unwrap().verify().unwrap();
        assert_eq!(verified.faults, []);
    }
}

const PERSONS: &str = "SELECT count(DISTINCT canonical) FROM attendance";
const LIVE: &str = "SELECT sum(live) FROM attendance";

#[test]
fn who_came_is_forgotten_and_that_somebody_came_is_not() {
    let mut site = Site::new();
    let last = site.head().unsigned_abs();
    site.acknowledge(last);
    let before = "SELECT group_concat(hex(person)) FROM log WHERE person IS NOT NULL";
    let sql_before: String = site
        .book
        .conn
        .query_row(before, [], |row| row.get(0))
        .unwrap();
    let (live, persons) = (site.count(LIVE), site.count(PERSONS));
    assert_eq!((live, persons), (6, 2));
    site.months_later(14);
    assert_eq!(site.forget_all(), 4, "two evenings of two people");
    site.is_sound();
    assert_eq!(site.count(LIVE), live);
    assert_eq!(site.count(PERSONS), 4, "nothing links the two evenings");
    let after: String = site
        .book
        .conn
        .query_row(before, [], |row| row.get(0))
        .unwrap();
    for person in sql_before.split(',') {
        assert!(!after.contains(person));
        let sql = format!("SELECT count(*) FROM attendance WHERE person = x'{person}'");
        assert_eq!(site.count(&sql), 0);
    }
    // The log says that it was done, and life goes on.
    assert_eq!(
        site.count("SELECT count(*) FROM log WHERE kind = 'visits_forgotten'"),
        1
    );
    assert_eq!(site.forget_all(), 0);
    assert!(matches!(site.scan(1), Answer::Welcome(_)));
    site.is_sound();
}

#[test]
fn only_what_is_old_and_safe_and_copied_is_forgotten() {
    // months later, acknowledged entries before the last, copied: entries that give up a person
    for (months, short_of, is_copied, forgotten) in [
        (14, 0, true, 4),
        (11, 0, true, 0),
        (14, 0, false, 0),
        (14, i64::MAX, true, 0),
    ] {
        let mut site = Site::new();
        let last = site.head().saturating_sub(short_of).max(1);
        site.acknowledge(last.unsigned_abs());
        if is_copied {
            site.months_later(months);
        } else {
            let now = november(25, 12, 0).plus(TimeDelta::days(31 * months));
            site.at(now);
            site.note();
        }
        assert_eq!(
            site.forget_all(),
            forgotten,
            "{months} {short_of} {is_copied}"
        );
        site.is_sound();
    }
}

#[test]
fn without_a_rule_or_a_receipt_or_with_a_contested_epoch_nothing_is_forgotten() {
    let mut site = Site::new();
    site.months_later(14);
    assert_eq!(site.forget_all(), 0, "no receipt");
    let last = site.head().unsigned_abs();
    site.acknowledge(last);
    let now = site.now;
    site.book
        .set_setting(&now, FORGET_AFTER_MONTHS, &0)
        .unwrap();
    assert_eq!(site.forget_all(), 0, "no rule");
    site.book
        .set_setting(&now, FORGET_AFTER_MONTHS, &MONTHS)
        .unwrap();
    site.book
        .conn
        .execute("INSERT INTO contested (epoch) SELECT epoch FROM kiosk", [])
        .unwrap();
    assert_eq!(site.forget_all(), 0, "contested");
}

#[test]
fn an_evening_is_forgotten_whole_or_not_at_all() {
    let mut site = Site::new();
    // As far as the first sign-in of the second evening.
    let sql = "SELECT min(n) FROM attendance WHERE session LIKE 'cards@2026-11-24%'";
    let first = site.count(sql);
    site.acknowledge(first.unsigned_abs());
    site.months_later(14);
    assert_eq!(site.forget_all(), 2, "the first evening");
    site.is_sound();
    let last = site.head().unsigned_abs();
    site.acknowledge(last);
    assert_eq!(site.forget_all(), 2, "the second one");
    site.is_sound();
}

#[test]
fn a_sign_in_that_was_moved_long_after_waits_for_its_correction() {
    let mut site = Site::new();
    let first = site.count("SELECT min(n) FROM attendance WHERE canonical IS NOT NULL");
    let last = site.head().unsigned_abs();
    site.acknowledge(last);
    let to = evening("cards", 24, "19:00");
    let now = site.now;
    site.book
        .move_attendance(&now, AttendanceId(first), &to, By::Terminal)
        .unwrap();
    site.months_later(14);
    assert_eq!(site.forget_all(), 0, "the office has not seen the move");
    let last = site.head().unsigned_abs();
    site.acknowledge(last);
    assert_eq!(site.forget_all(), 5);
    site.is_sound();
}

#[test]
fn what_a_doubtful_clock_wrote_is_as_old_as_what_follows() {
    let mut site = Site::new();
    let never_set = Moment {
        utc: DateTime::UNIX_EPOCH,
        clock: ClockState::NeverSet,
        ..site.now
    };
    site.months_later(14);
    site.now = never_set;
    site.scan(3);
    site.now = november(25, 13, 0).plus(TimeDelta::days(31 * 14));
    let last = site.head().unsigned_abs();
    site.acknowledge(last);
    site.copies();
    assert_eq!(site.forget_all(), 4, "the one of 1970 came today");
    site.is_sound();
}

#[test]
fn what_was_forgotten_never_leaves_again_and_changing_it_is_seen() {
    let mut site = Site::new();
    let last = site.head().unsigned_abs();
    site.acknowledge(last);
    site.months_later(14);
    site.forget_all();
    // The office lost everything, even its backup: what is not as it was is not sent.
    site.acknowledge(1);
    let upto = Forgotten::read(&site.book.conn).unwrap().upto;
    let mut due = site.place.reader().unwrap();
    let stretches = due
        .bundle(|view| Ok::<_, StoreError>(view.stretches().to_vec()))
        .unwrap();
    assert!(
        stretches
            .iter()
            .all(|it| it.span.first.cast_signed() > upto)
    );
    let refused = site.book.conn.execute(
        "UPDATE log SET wall = wall + 1 WHERE n = (SELECT min(n) FROM attendance)",
        [],
    );
    assert!(refused.is_err(), "nothing but the person may change");
    let changed = site.book.conn.execute(
        "UPDATE log SET person = zeroblob(16)
         WHERE n = (SELECT min(n) FROM attendance WHERE canonical IS NOT NULL)",
        [],
    );
    assert_eq!(changed, Ok(1));
    let verified = site.place.reader().unwrap().verify().unwrap();
    let found: Vec<_> = verified.faults.iter().map(|fault| fault.what).collect();
    assert!(found.contains(&What::ForgottenDiffers), "{found:?}");
}
