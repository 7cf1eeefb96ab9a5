use chrono::{NaiveTime, Weekday};
use rusqlite::Connection;

use super::*;
use crate::domain::attendance::{Kind, Method};
use crate::domain::id::KeeperId;
use crate::domain::moment::ClockState;
use crate::domain::schedule::{Recurrence, Weekdays};
use crate::store::testing::{evening, november, open as open_book, place, tuesdays};
use crate::store::{Book, Place};
use AttendanceMode::{AnonymousBadge, ChosenName, Headcount, Roster};

const BY: By = By::Keeper(KeeperId::from_bytes([9; 16]));

fn book(place: &Place, series: &[(&str, &str, &str, AttendanceMode)]) -> Book {
    let now = november(23, 12, 0);
    let mut book = open_book(place, &now);
    let series: Vec<_> = series
        .iter()
        .map(|(id, start, room, mode)| tuesdays(id, start, room, *mode))
        .collect();
    book.seed_series(&now, &series).unwrap();
    book.tick(&now).unwrap();
    book
}

fn state(book: &Book, id: &SessionId) -> SessionState {
    book.session(id).unwrap().state
}

fn interrupted(conn: &Connection, id: &SessionId) -> bool {
    let sql = "SELECT interrupted FROM session WHERE id = ?1";
    conn.query_row(sql, [id.as_str()], |row| row.get(0))
        .unwrap()
}

/// The kinds of entries about this evening, in order.
fn kinds(book: &Book, id: &SessionId) -> Vec<String> {
    let mut statement = book
        .conn
        .prepare("SELECT kind FROM log WHERE session = ?1 ORDER BY n")
        .unwrap();
    let kinds = statement
        .query_map([id.as_str()], |row| row.get(0))
        .unwrap();
    kinds.map(rusqlite::Result::unwrap).collect()
}

#[test]
fn an_evening_opens_and_closes_by_itself() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let hope = evening("hope", 24, "19:00");
    for (hour, minute, expected) in [
        (18, 29, SessionState::Planned),
        (18, 30, SessionState::Open),
        (20, 29, SessionState::Open),
        (20, 30, SessionState::Closed),
        (20, 31, SessionState::Closed),
    ] {
        book.tick(&november(24, hour, minute)).unwrap();
        assert_eq!(state(&book, &hope), expected, "{hour}:{minute}");
    }
    assert_eq!(kinds(&book, &hope), ["session_opened", "session_closed"]);
    assert!(!interrupted(&book.conn, &hope));
}

#[test]
fn the_clock_says_when_it_is_needed_next() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    for (now, next) in [
        (november(23, 12, 0), november(24, 0, 0)),
        (november(24, 0, 0), november(24, 18, 30)),
        (november(24, 18, 30), november(24, 20, 30)),
        (november(24, 20, 30), november(25, 0, 0)),
    ] {
        assert_eq!(book.tick(&now).unwrap(), next.utc, "{}", now.local());
    }
}

#[test]
fn looking_at_the_clock_again_writes_nothing() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let changes = |book: &Book| {
        book.conn
            .query_row("SELECT total_changes()", [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    book.tick(&november(24, 18, 30)).unwrap();
    let before = changes(&book);
    book.tick(&november(24, 18, 31)).unwrap();
    assert_eq!(changes(&book), before);
}

#[test]
fn a_session_gives_way_when_the_next_in_its_room_begins() {
    let (_dir, place) = place();
    let mut book = book(
        &place,
        &[
            ("early", "18:00", "Blue room", ChosenName),
            ("late", "19:15", "Blue room", ChosenName),
            ("other", "18:00", "Green room", ChosenName),
        ],
    );
    let [early, late, other] = [("early", "18:00"), ("late", "19:15"), ("other", "18:00")]
        .map(|(id, at)| evening(id, 24, at));
    book.tick(&november(24, 17, 30)).unwrap();
    let next = book.tick(&november(24, 18, 45)).unwrap();
    assert_eq!(
        [&early, &late, &other].map(|id| state(&book, id)),
        [SessionState::Open; 3]
    );
    assert_eq!(next, november(24, 19, 15).utc);
    book.tick(&november(24, 19, 15)).unwrap();
    assert_eq!(
        [&early, &late, &other].map(|id| state(&book, id)),
        [SessionState::Closed, SessionState::Open, SessionState::Open]
    );
}

#[test]
fn power_off_in_mid_session_comes_back_to_it_running() {
    let (_dir, place) = place();
    let hope = evening("hope", 24, "19:00");
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    book.tick(&november(24, 18, 30)).unwrap();
    drop(book);
    let mut book = open_book(&place, &november(24, 19, 30));
    book.tick(&november(24, 19, 30)).unwrap();
    assert_eq!(state(&book, &hope), SessionState::Open);
    assert_eq!(kinds(&book, &hope), ["session_opened"]);
    drop(book);
    let mut book = open_book(&place, &november(25, 9, 0));
    book.tick(&november(25, 9, 0)).unwrap();
    assert_eq!(state(&book, &hope), SessionState::Closed);
    assert!(interrupted(&book.conn, &hope));
}

#[test]
fn a_missed_evening_is_not_opened_afterwards() {
    let (_dir, place) = place();
    let hope = evening("hope", 24, "19:00");
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    book.tick(&november(25, 9, 0)).unwrap();
    assert_eq!(state(&book, &hope), SessionState::Planned);
    assert!(book.door(&november(25, 9, 0)).unwrap().meetings.is_empty());
}

#[test]
fn a_clock_that_was_never_set_opens_nothing() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let mut now = november(24, 18, 45);
    now.clock = ClockState::NeverSet;
    book.tick(&now).unwrap();
    assert_eq!(
        state(&book, &evening("hope", 24, "19:00")),
        SessionState::Planned
    );
    assert_eq!(book.door(&now).unwrap().reading_date, None);
    now.clock = ClockState::Ok;
    book.tick(&now).unwrap();
    assert_eq!(
        state(&book, &evening("hope", 24, "19:00")),
        SessionState::Open
    );
}

#[test]
fn the_wall_clock_is_kept_when_the_clocks_change() {
    let (_dir, place) = place();
    // In Chicago the clocks went back on 1 November 2026.
    let mut now = november(1, 12, 0);
    now.utc -= TimeDelta::days(7);
    let mut book = open_book(&place, &now);
    let mut series = tuesdays("hope", "19:00", "Blue room", ChosenName);
    let weekend = Weekdays::new([Weekday::Sat, Weekday::Sun]).unwrap();
    series.schedule.meets = Recurrence::Weekly(weekend);
    book.seed_series(&now, &[series]).unwrap();
    book.tick(&now).unwrap();
    let starts: Vec<_> = (0..8)
        .filter_map(|day| {
            let date = now.date() + TimeDelta::days(day);
            book.sessions_on(date).unwrap().pop()
        })
        .map(|session| session.start.to_rfc3339())
        .collect();
    assert_eq!(
        starts,
        [
            "2026-10-26T00:00:00+00:00",
            "2026-11-01T00:00:00+00:00",
            "2026-11-02T01:00:00+00:00"
        ]
    );
}

#[test]
fn an_evening_past_midnight_keeps_its_day() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("night", "23:30", "Blue room", ChosenName)]);
    book.tick(&november(24, 23, 0)).unwrap();
    let door = book.door(&november(25, 0, 20)).unwrap();
    assert_eq!(door.open.len(), 1);
    assert_eq!(door.open[0].local_date, november(24, 12, 0).date());
    assert_eq!(door.reading_date, Some(november(24, 12, 0).date()));
    assert_eq!(door.meetings.len(), 1);
}

#[test]
fn the_meetings_of_this_year_are_counted_when_they_are_over_whoever_came() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let count = |book: &Book, now: &Moment| book.door(now).unwrap().held.count;
    book.tick(&november(24, 19, 0)).unwrap();
    assert_eq!(count(&book, &november(24, 19, 0)), 0, "it is not over");
    book.tick(&november(24, 21, 0)).unwrap();
    // Nobody came, and the number says nothing of it.
    assert_eq!(count(&book, &november(24, 21, 0)), 1);
    let by_hand = evening("hope", 24, "19:00");
    let again = november(24, 21, 5);
    book.open_by_keeper(&again, &by_hand, BY).unwrap();
    assert_eq!(count(&book, &again), 0);
    book.close(&again, &by_hand, None, BY).unwrap();
    assert_eq!(count(&book, &again), 1, "once, however often it was opened");
    assert!(book.door(&again).unwrap().held.in_the_evening);
    let next_year = again.plus(TimeDelta::days(60));
    assert_eq!(count(&book, &next_year), 0);
}

#[test]
fn a_place_that_meets_at_noon_too_does_not_count_evenings() {
    let (_dir, place) = place();
    let mut book = book(
        &place,
        &[
            ("hope", "19:00", "Blue room", ChosenName),
            ("noon", "12:00", "Blue room", Headcount),
        ],
    );
    for hour in [12, 14, 19, 21] {
        book.tick(&november(24, hour, 0)).unwrap();
    }
    let held = book.door(&november(24, 21, 0)).unwrap().held;
    assert_eq!((held.count, held.in_the_evening), (2, false));
}

#[test]
fn the_door_shows_todays_meetings_in_order() {
    let (_dir, place) = place();
    let mut book = book(
        &place,
        &[
            ("late", "20:00", "Green room", Headcount),
            ("early", "12:00", "Blue room", Roster),
            ("noon", "12:00", "Green room", AnonymousBadge),
        ],
    );
    let now = november(24, 12, 10);
    book.tick(&now).unwrap();
    let door = book.door(&now).unwrap();
    let shown: Vec<_> = door
        .meetings
        .iter()
        .map(|meeting| (meeting.title.as_str(), meeting.is_open))
        .collect();
    assert_eq!(
        shown,
        [
            ("The early group", true),
            ("The noon group", true),
            ("The late group", false)
        ]
    );
    assert_eq!(door.open.len(), 2);
    book.not_tonight(&now, &evening("late", 24, "20:00"), BY)
        .unwrap();
    assert_eq!(book.door(&now).unwrap().meetings.len(), 2);
}

#[test]
fn a_series_is_a_seed_only_once() {
    let (_dir, place) = place();
    let now = november(23, 12, 0);
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let mut changed = book.series().unwrap().pop().unwrap();
    changed.title = "Another title".to_owned();
    book.change_series(&now, &changed, BY).unwrap();
    book.seed_series(&now, &[tuesdays("hope", "19:00", "Blue room", ChosenName)])
        .unwrap();
    assert_eq!(book.series().unwrap(), [changed]);
    let session = book.session(&evening("hope", 24, "19:00")).unwrap();
    assert_eq!(session.title, "Another title");
    book.retire_series(&now, &SeriesId::new("hope").unwrap(), BY)
        .unwrap();
    assert!(book.series().unwrap().is_empty());
    assert!(book.session(&evening("hope", 24, "19:00")).is_err());
    book.seed_series(&now, &[tuesdays("hope", "19:00", "Blue room", ChosenName)])
        .unwrap();
    assert!(
        book.series().unwrap().is_empty(),
        "what staff retired stays so"
    );
}

#[test]
fn a_changed_series_leaves_what_was_changed_by_hand() {
    let (_dir, place) = place();
    let now = november(23, 12, 0);
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let hope = evening("hope", 24, "19:00");
    let green = Room("Green room".to_owned());
    let (start, end) = (november(24, 20, 0).utc, november(24, 21, 0).utc);
    book.move_session(&now, &hope, start, end, &green, BY)
        .unwrap();
    let mut changed = book.series().unwrap().pop().unwrap();
    changed.schedule.start = NaiveTime::from_hms_opt(17, 0, 0).unwrap();
    book.change_series(&now, &changed, BY).unwrap();
    let session = book.session(&hope).unwrap();
    assert_eq!((session.start, session.room), (start, green));
    assert_eq!(session.opens, november(24, 19, 30).utc);
    book.tick(&november(24, 19, 30)).unwrap();
    assert_eq!(state(&book, &hope), SessionState::Open);
    assert_eq!(kinds(&book, &hope), ["session_moved", "session_opened"]);
}

#[test]
fn a_keeper_opens_closes_and_opens_once_more() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", Headcount)]);
    let hope = evening("hope", 24, "19:00");
    let key = |book: &Book| {
        let sql = "SELECT double_key IS NOT NULL FROM session WHERE id = ?1";
        book.conn
            .query_row(sql, [hope.as_str()], |row| row.get::<_, bool>(0))
            .unwrap()
    };
    assert!(matches!(
        book.close(&november(24, 16, 0), &hope, None, BY),
        Err(StoreError::NotNow(_))
    ));
    book.open_by_keeper(&november(24, 17, 0), &hope, BY)
        .unwrap();
    book.open_by_keeper(&november(24, 17, 0), &hope, BY)
        .unwrap();
    assert!(key(&book));
    book.close(&november(24, 21, 0), &hope, Some(3), BY)
        .unwrap();
    assert!(!key(&book), "what catches doubles dies with the session");
    book.open_by_keeper(&november(24, 21, 5), &hope, BY)
        .unwrap();
    book.tick(&november(24, 21, 10)).unwrap();
    assert_eq!(
        state(&book, &hope),
        SessionState::Open,
        "long enough for who came back"
    );
    book.tick(&november(24, 21, 35)).unwrap();
    assert_eq!(state(&book, &hope), SessionState::Closed);
    // The count comes after the clock has closed it: it is kept, and the time of closing, too.
    book.close(&november(24, 22, 0), &hope, Some(5), BY)
        .unwrap();
    let (closed, count): (i64, u32) = book
        .conn
        .query_row(
            "SELECT closed, did_not_sign_in FROM session WHERE id = ?1",
            [hope.as_str()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!((closed, count), (november(24, 21, 35).utc.timestamp(), 5));
}

#[test]
fn not_tonight_can_be_taken_back_and_never_drops_people() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let hope = evening("hope", 24, "19:00");
    let now = november(24, 18, 0);
    book.not_tonight(&now, &hope, BY).unwrap();
    book.tick(&november(24, 18, 45)).unwrap();
    assert_eq!(state(&book, &hope), SessionState::Cancelled);
    book.open_by_keeper(&november(24, 18, 50), &hope, BY)
        .unwrap();
    assert_eq!(state(&book, &hope), SessionState::Open);
    book.write(&november(24, 18, 55), |act| {
        act.append(NewEntry {
            event: Event::SignedIn {
                attendee: Kind::Guest,
                method: Method::Headcount,
                at: None,
            },
            session: Some(hope.clone()),
            person: None,
            by: By::Own,
        })
    })
    .unwrap();
    let refused = book.not_tonight(&november(24, 19, 0), &hope, BY);
    assert!(matches!(refused, Err(StoreError::NotNow(_))));
}

#[test]
fn an_ad_hoc_meeting_is_open_at_once_and_closes_by_itself() {
    let (_dir, place) = place();
    let mut book = book(&place, &[]);
    let now = november(24, 15, 0);
    let mut meeting = AdHoc {
        title: "  A talk\n".to_owned(),
        room: Room("Blue room".to_owned()),
        mode: AnonymousBadge,
        scheme: SchemeId("none".to_owned()),
        minutes: 45,
    };
    let id = book.open_ad_hoc(&now, &meeting, BY).unwrap();
    let session = book.session(&id).unwrap();
    assert_eq!(
        (session.title.as_str(), session.state),
        ("A talk", SessionState::Open)
    );
    assert_eq!(
        book.tick(&november(24, 15, 1)).unwrap(),
        november(24, 16, 15).utc
    );
    book.set_topic(&now, &id, "Beginnings").unwrap();
    assert_eq!(
        book.session(&id).unwrap().topic.as_deref(),
        Some("Beginnings")
    );
    book.tick(&november(24, 16, 15)).unwrap();
    assert_eq!(state(&book, &id), SessionState::Closed);
    meeting.title = " \t".to_owned();
    assert!(book.open_ad_hoc(&now, &meeting, BY).is_err());
}

#[test]
fn titles_and_topics_never_reach_the_log() {
    let (_dir, place) = place();
    let mut book = book(&place, &[("hope", "19:00", "Blue room", ChosenName)]);
    let hope = evening("hope", 24, "19:00");
    book.tick(&november(24, 18, 30)).unwrap();
    book.set_topic(&november(24, 18, 40), &hope, "Starting over")
        .unwrap();
    book.tick(&november(24, 20, 30)).unwrap();
    let mut statement = book.conn.prepare("SELECT payload || by FROM log").unwrap();
    let texts = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    for text in texts.map(rusqlite::Result::unwrap) {
        assert!(
            !text.contains("group") && !text.contains("Starting"),
            "{text}"
        );
    }
}
