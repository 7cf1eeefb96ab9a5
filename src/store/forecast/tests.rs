use super::*;
use crate::domain::attendance::Method;
use crate::domain::entry::Purpose;
use crate::domain::id::PersonId;
use crate::domain::milestone::{
    CROWD_MIN, ChipDue, Interval, Precision, READY_STEP, RecoveryDate, Span,
};
use crate::domain::moment::{ClockState, Moment};
use crate::domain::person::Profile;
use crate::store::Book;
use crate::store::testing::{evening, november, open, place, tuesdays};

const SCHEMES: &str = r#"
[[scheme]]
id = "aa-short"
title = "Thirty and ninety days"
steps = [
    { after = "30 days", colour = "yellow" },
    { after = "90 days", colour = "red" },
]
[[scheme]]
id = "none"
title = "None"
steps = []
"#;
/// The date that everybody has here: 30 days are on 13 December.
const DATE: &str = "2026-11-13";

/// One meeting on Tuesdays.
struct Kiosk {
    book: Book,
    mode: AttendanceMode,
    _dir: tempfile::TempDir,
}

impl Kiosk {
    fn new(mode: AttendanceMode, scheme: &str) -> Self {
        let (dir, place) = place();
        let now = november(1, 12, 0);
        let mut book = open(&place, &now);
        let mut series = tuesdays("hope", "19:00", "Blue room", mode);
        series.scheme = SchemeId(scheme.to_owned());
        book.seed_series(&now, &[series]).unwrap();
        book.seed_schemes(&now, &toml::from_str(SCHEMES).unwrap())
            .unwrap();
        Self {
            book,
            mode,
            _dir: dir,
        }
    }

    /// With so many people who come on Tuesdays.
    fn with(people: usize) -> Self {
        let mut kiosk = Self::new(AttendanceMode::ChosenName, "aa-short");
        for n in 1..=people {
            kiosk.keeps(n, DATE);
            kiosk.comes(n, 17);
        }
        kiosk
    }

    fn keeps(&mut self, n: usize, date: &str) {
        let now = november(14, 12, 0);
        let mut profile = Profile::unnamed(person(n));
        profile.recovery = Some(RecoveryDate {
            date: date.parse().unwrap(),
            precision: Precision::Day,
        });
        profile.consents = profile
            .consents
            .with(Purpose::RememberDate, true, now.date());
        self.book.save_about_me(&now, &profile).unwrap();
    }

    fn comes(&mut self, n: usize, day: u32) {
        let now = november(day, 18, 45);
        self.book.tick(&now).unwrap();
        let entry = NewEntry {
            event: Event::SignedIn {
                attendee: Kind::Member,
                method: Method::Badge,
                at: None,
            },
            session: Some(evening("hope", day, "19:00")),
            person: (self.mode != AttendanceMode::Headcount).then(|| person(n)),
            by: By::Own,
        };
        self.book.write(&now, |act| act.append(entry)).unwrap();
    }

    fn exports(&mut self, now: &Moment) {
        self.book.begin_bundle(now).unwrap();
    }

    /// The entries as they stand in the log, behind the last ones.
    fn told(&self) -> Vec<String> {
        let sql = "SELECT payload || ifnull(hex(person), '') || ifnull(session, '') FROM log
                   WHERE kind = 'chips_due' ORDER BY n";
        let mut entries = self.book.conn.prepare(sql).unwrap();
        let entries = entries.query_map([], |row| row.get(0)).unwrap();
        entries.map(rusqlite::Result::unwrap).collect()
    }

    /// How many of the first chip to have ready, month by month.
    fn ready(&self) -> Vec<(String, Option<u32>)> {
        let told = self.told();
        let read = |text: &String| {
            let text = text.replacen('{', "{\"kind\":\"chips_due\",", 1);
            let Event::ChipsDue { month, chips } = serde_json::from_str(&text).unwrap() else {
                panic!("{text}");
            };
            let first = |chips: Vec<ChipDue>| {
                assert_eq!(chips.len(), 2);
                assert_eq!(chips[0].after, Interval::Once(Span::Days(30)));
                chips[0].ready
            };
            (month.to_string(), chips.map(first))
        };
        told.iter().map(read).collect()
    }
}

fn person(n: usize) -> PersonId {
    PersonId::from_bytes([u8::try_from(n).unwrap(); 16])
}

fn months(november: Option<u32>, december: Option<u32>) -> Vec<(String, Option<u32>)> {
    vec![
        ("2026-11".to_owned(), november),
        ("2026-12".to_owned(), december),
    ]
}

#[test]
fn a_month_is_told_once_and_two_exports_a_day_apart_say_the_same() {
    let mut kiosk = Kiosk::with(12);
    kiosk.exports(&november(24, 12, 0));
    let first = kiosk.told();
    assert_eq!(kiosk.ready(), months(Some(READY_STEP), Some(15)));
    // Whoever comes meanwhile, or changes anything: what was told stays as it was told.
    for n in 13..=18 {
        kiosk.keeps(n, DATE);
        kiosk.comes(n, 24);
    }
    kiosk.keeps(1, "2026-10-01");
    kiosk.exports(&november(25, 12, 0));
    assert_eq!(kiosk.told(), first);
    // The next month tells of the one after it, of those who come then.
    kiosk.exports(&november(24, 12, 0).plus(chrono::TimeDelta::days(10)));
    let told = kiosk.ready();
    assert_eq!(told.len(), 3);
    assert_eq!(told[2], ("2027-01".to_owned(), Some(READY_STEP)));
    assert!(
        kiosk
            .book
            .place()
            .reader()
            .unwrap()
            .verify()
            .unwrap()
            .is_sound()
    );
}

#[test]
fn after_a_restore_no_month_is_told_that_may_have_been_told_before() {
    let mut kiosk = Kiosk::with(12);
    let now = november(24, 12, 0);
    let epoch = log::head(&kiosk.book.conn).unwrap().unwrap().epoch;
    let begin = |act: &mut Act<'_>| act.begin_epoch(Some(epoch));
    kiosk.book.write(&now, begin).unwrap();
    kiosk.exports(&now);
    assert!(kiosk.told().is_empty());
    // Of December something may be said on a stick already, of January nothing can.
    kiosk.exports(&now.plus(chrono::TimeDelta::days(10)));
    assert_eq!(kiosk.ready(), [("2027-01".to_owned(), Some(READY_STEP))]);
}

#[test]
fn nothing_of_a_person_or_a_date_stands_in_it() {
    let mut kiosk = Kiosk::with(12);
    kiosk.exports(&november(24, 12, 0));
    let chip = |after: &str, colour: &str, ready: u32| {
        let look = format!("\"colour\":\"{colour}\",\"ready\":{ready},\"shape\":\"chip\"");
        format!("{{\"after\":\"{after}\",{look}}}")
    };
    let of = |month: &str, ready| {
        let chips = [chip("30 days", "yellow", ready), chip("90 days", "red", 5)].join(",");
        format!("{{\"chips\":[{chips}],\"month\":\"{month}\"}}")
    };
    assert_eq!(kiosk.told(), [of("2026-11", 5), of("2026-12", 15)]);
}

#[test]
fn of_too_few_people_nothing_is_told() {
    let mut kiosk = Kiosk::with(CROWD_MIN - 1);
    // They keep a date and do not come any more, or come and keep none.
    kiosk.keeps(20, DATE);
    kiosk.comes(21, 17);
    kiosk.exports(&november(24, 12, 0));
    assert_eq!(kiosk.ready(), months(None, None));
    assert_eq!(kiosk.told()[0], "{\"chips\":null,\"month\":\"2026-11\"}");
}

#[test]
fn who_was_taken_off_or_took_the_date_back_is_not_counted() {
    // Twice at once they would be a crowd.
    let mut kiosk = Kiosk::with(CROWD_MIN);
    kiosk.comes(1, 24);
    let now = november(24, 20, 0);
    kiosk.book.erase(&now, person(1), By::Own).unwrap();
    kiosk.exports(&now);
    assert_eq!(kiosk.ready(), months(None, None));

    let mut kiosk = Kiosk::with(CROWD_MIN);
    let mut profile = kiosk.book.about_me(person(2)).unwrap();
    profile.consents = profile
        .consents
        .with(Purpose::RememberDate, false, now.date());
    kiosk.book.save_about_me(&now, &profile).unwrap();
    kiosk.exports(&now);
    assert_eq!(kiosk.ready(), months(None, None));

    // Whose cards were found to be one person's is one person.
    let mut kiosk = Kiosk::with(CROWD_MIN);
    kiosk
        .book
        .merge(&now, person(3), person(4), By::Own)
        .unwrap();
    kiosk.exports(&now);
    assert_eq!(kiosk.ready(), months(None, None));
}

#[test]
fn a_doubted_clock_tells_nothing_and_neither_does_a_place_without_chips() {
    let now = november(24, 12, 0);
    let mut kiosk = Kiosk::with(12);
    kiosk.exports(&Moment {
        clock: ClockState::Jumped,
        ..now
    });
    assert!(kiosk.told().is_empty());
    for (mode, scheme) in [
        (AttendanceMode::Headcount, "aa-short"),
        (AttendanceMode::ChosenName, "none"),
    ] {
        let mut kiosk = Kiosk::new(mode, scheme);
        kiosk.keeps(1, DATE);
        kiosk.comes(1, 17);
        kiosk.exports(&now);
        assert!(kiosk.told().is_empty(), "{mode:?} {scheme}");
    }
}
