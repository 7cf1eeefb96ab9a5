use super::*;
use chrono::NaiveTime;

use crate::domain::schedule::Recurrence;

fn rooms() -> Vec<Room> {
    ["Main room", "Library"]
        .map(|name| Room(name.to_owned()))
        .into()
}

fn read_here(text: &str) -> Result<Vec<Listed>, MeetingsError> {
    list(text, None).map(|list| list.meetings)
}

fn list(text: &str, location: Option<&str>) -> Result<List, MeetingsError> {
    let (rooms, scheme) = (rooms(), SchemeId("plain-days".to_owned()));
    let here = Here {
        zone: chrono_tz::America::Chicago,
        rooms: &rooms,
        mode: AttendanceMode::Headcount,
        scheme: &scheme,
        today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        location,
    };
    read(text.as_bytes(), &here)
}

fn only(text: &str) -> Result<Series, String> {
    let mut listed = read_here(text).unwrap();
    assert_eq!(listed.len(), 1, "{listed:?}");
    listed.remove(0).series
}

fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:abc@example.org\r\n\
         SUMMARY:Lamp group\\, open\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        lines.replace('\n', "\r\n")
    )
}

/// The rhythm as it would stand in series.toml.
fn meets(lines: &str) -> String {
    let series = only(&event(lines)).unwrap_or_else(|why| panic!("{lines}: {why}"));
    serde_json::to_string(&series.schedule.meets).unwrap()
}

#[test]
fn a_meeting_guide_becomes_series() {
    let text = r#"[
        {"name": "Tuesday  Hope", "slug": "tuesday-hope", "day": 2, "time": "19:00",
         "end_time": "20:15", "location": "Church Annex", "location_notes": "library",
         "types": ["O"], "formatted_address": "1 Main St"},
        {"name": "Every Morning", "slug": "morning", "day": ["1","3",5], "time": "07:00"},
        {"name": "Late", "slug": "late", "day": 6, "time": "23:30", "end_time": "00:30",
         "timezone": "America/Chicago"}
    ]"#;
    let listed = read_here(text).unwrap();
    let series: Vec<Series> = listed.into_iter().map(|it| it.series.unwrap()).collect();
    assert_eq!(series[0].id.as_str(), "tuesday-hope");
    assert_eq!(series[0].title, "Tuesday Hope");
    assert_eq!(series[0].room.0, "Library");
    assert_eq!(series[0].schedule.duration_mins, 75);
    assert_eq!(series[0].mode, AttendanceMode::Headcount);
    let json = serde_json::to_string(&series[1].schedule.meets).unwrap();
    assert_eq!(json, r#"{"weekly":["Mon","Wed","Fri"]}"#);
    assert_eq!(series[1].room.0, "Main room");
    assert_eq!(series[2].schedule.duration_mins, 60);
}

#[test]
fn what_is_wrong_with_a_meeting_is_said_and_the_others_are_read() {
    let text = r#"[{"name":"A","slug":"a","day":1,"time":"19:00"},
        {"name":"B","slug":"b","day":7,"time":"19:00"},
        {"name":"C","slug":"c","day":1},
        {"name":"D","day":1,"time":"19:00"},
        {"name":"","slug":"e","day":1,"time":"19:00"},
        {"name":"F","slug":"a","day":1,"time":"19:00"},
        {"name":"G","slug":"g","day":1,"time":"7 pm"},
        {"name":"H","slug":"h","day":1,"time":"19:00","timezone":"Europe/Berlin"},
        {"name":5}]"#;
    let said: Vec<String> = read_here(text)
        .unwrap()
        .into_iter()
        .map(|it| it.series.map_or_else(|why| why, |series| series.title))
        .collect();
    let expected = [
        "A",
        "its day is 7",
        "by appointment",
        "no slug",
        "has 0 characters",
        "the same id as meeting 1",
        "\"7 pm\"",
        "its zone is \"Europe/Berlin\"",
        "no text",
    ];
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.contains(expected), "{said} / {expected}");
    }
}

/// The list of an area has every meeting of a city: this kiosk stands in one place of it.
#[test]
fn of_the_list_of_an_area_only_this_place_is_taken() {
    let meeting = |slug: &str, more: &str| {
        format!(r#"{{"name":"{slug}","slug":"{slug}","day":1,"time":"19:00"{more}}}"#)
    };
    let annex = r#","location":"Church Annex""#;
    let mut all = vec![
        meeting("one", annex),
        meeting(
            "online",
            &format!(r#"{annex},"attendance_option":"online""#),
        ),
        meeting("closed", &format!(r#"{annex},"types":["O","TC"]"#)),
        meeting(
            "was-closed",
            &format!(r#"{annex},"types":["TC"],"attendance_option":"hybrid""#),
        ),
        meeting("other", r#","location":"Town Hall""#),
    ];
    let text = format!("[{}]", all.join(","));
    let here = list(&text, Some("church annex")).unwrap();
    let titles: Vec<String> = here
        .meetings
        .into_iter()
        .map(|it| it.series.unwrap().title)
        .collect();
    assert_eq!(titles, ["one", "was-closed"]);
    assert_eq!(
        here.left_out,
        [
            "left out, of other places: 1",
            "left out, online only: 1",
            "left out, not held for now: 1"
        ]
    );
    // Nobody said which place this is: nothing of another one comes into this kiosk's room.
    let listed = read_here(&text).unwrap();
    assert!(listed.iter().all(|one| one.series.is_err()), "{listed:?}");
    let why = listed[0].series.as_ref().unwrap_err();
    assert!(why.contains("--location"), "{why}");
    all.extend((0..MEETINGS_MAX).map(|n| meeting(&format!("n-{n}"), r#","location":"Elsewhere""#)));
    let text = format!("[{}]", all.join(","));
    assert_eq!(list(&text, None), Err(MeetingsError::TooMany));
    assert_eq!(list(&text, Some("Church Annex")).unwrap().meetings.len(), 2);
}

/// A group that begins in March does not meet in December.
#[test]
fn what_begins_later_does_not_meet_before() {
    let march = "DTSTART;TZID=America/Chicago:20270302T190000\nDURATION:PT1H\n";
    for rule in [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=2",
    ] {
        let meets = meets(&format!("{march}RRULE:{rule}"));
        assert!(meets.contains(r#""from":"2027-03-02""#), "{rule}: {meets}");
    }
    for rule in [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=MONTHLY;BYDAY=1TU",
    ] {
        let listed = read_here(&event(&format!("{march}RRULE:{rule}"))).unwrap();
        let Recurrence::Dates(dates) = &listed[0].series.as_ref().unwrap().schedule.meets else {
            panic!("{rule}: {listed:?}")
        };
        assert_eq!(dates.first().unwrap().to_string(), "2027-03-02", "{rule}");
        assert!(
            listed[0]
                .note
                .as_ref()
                .unwrap()
                .contains("begins on 2027-03-02")
        );
    }
}

#[test]
fn rules_that_a_series_knows_stay_rules() {
    let tuesday = "DTSTART;TZID=America/Chicago:20260106T190000\nDTEND;TZID=America/Chicago:20260106T203000\n";
    for (rule, expected) in [
        ("FREQ=WEEKLY;BYDAY=TU", r#"{"weekly":["Tue"]}"#),
        ("FREQ=WEEKLY", r#"{"weekly":["Tue"]}"#),
        (
            "FREQ=WEEKLY;BYDAY=TU,TH;WKST=SU",
            r#"{"weekly":["Tue","Thu"]}"#,
        ),
        (
            "FREQ=DAILY",
            r#"{"weekly":["Mon","Tue","Wed","Thu","Fri","Sat","Sun"]}"#,
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2",
            r#"{"every_weeks":{"weeks":2,"from":"2026-01-06"}}"#,
        ),
        (
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
            r#"{"monthly":{"nth":["first","third"],"on":["Tue"]}}"#,
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1SA",
            r#"{"monthly":{"nth":["last"],"on":["Sat"]}}"#,
        ),
    ] {
        assert_eq!(meets(&format!("{tuesday}RRULE:{rule}")), expected, "{rule}");
    }
    let series = only(&event(&format!("{tuesday}RRULE:FREQ=WEEKLY"))).unwrap();
    assert_eq!(series.title, "Lamp group, open");
    assert_eq!(series.id.as_str(), "abc-example-org");
    assert_eq!(
        series.schedule.start,
        NaiveTime::from_hms_opt(19, 0, 0).unwrap()
    );
    assert_eq!(series.schedule.duration_mins, 90);
}

#[test]
fn any_other_rule_is_written_out_for_a_year() {
    let text = event(
        "DTSTART;TZID=America/Chicago:20260115T190000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYMONTHDAY=15",
    );
    let listed = read_here(&text).unwrap();
    assert!(
        listed[0].note.as_ref().unwrap().contains("12 dates"),
        "{listed:?}"
    );
    let Recurrence::Dates(dates) = &listed[0].series.as_ref().unwrap().schedule.meets else {
        panic!("{listed:?}")
    };
    assert_eq!(dates.first().unwrap().to_string(), "2026-12-15");
    assert_eq!(dates.len(), 12);
}

#[test]
fn a_meeting_of_another_zone_is_held_by_the_sites_clock() {
    // 01:00 UTC on Wednesdays is Tuesday evening here.
    let text = event("DTSTART:20260107T010000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=400");
    let series = only(&text).unwrap();
    let Recurrence::Dates(dates) = &series.schedule.meets else {
        panic!("{series:?}")
    };
    assert!(
        dates
            .iter()
            .all(|date| chrono::Datelike::weekday(date) == chrono::Weekday::Tue)
    );
    assert_eq!(
        series.schedule.start,
        NaiveTime::from_hms_opt(19, 0, 0).unwrap()
    );
}

#[test]
fn single_evenings_may_be_left_out_moved_or_over() {
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n\
        BEGIN:VEVENT\nUID:a\nSUMMARY:Circle\nDTSTART;TZID=America/Chicago:20260106T190000\n\
        DURATION:PT1H\nRRULE:FREQ=WEEKLY\n\
        EXDATE;TZID=America/Chicago:20261222T190000,20260113T190000\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:a\nSUMMARY:Circle\nRECURRENCE-ID;TZID=America/Chicago:20261229T190000\n\
        DTSTART;TZID=America/Chicago:20261230T180000\nDURATION:PT2H\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:b\nSUMMARY:Long ago\nDTSTART;TZID=America/Chicago:20200101T190000\n\
        DURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
        .replace('\n', "\r\n");
    let listed = read_here(&text).unwrap();
    assert_eq!(listed.len(), 1);
    let schedule = &listed[0].series.as_ref().unwrap().schedule;
    assert_eq!(schedule.cancelled.len(), 1);
    let moved = &schedule.moved[0];
    assert_eq!(moved.date.unwrap().to_string(), "2026-12-30");
    assert_eq!(moved.duration_mins, Some(120));
}

#[test]
fn events_that_cannot_be_series_say_why() {
    for (lines, why) in [
        ("DTSTART;VALUE=DATE:20260106", "lasts all day"),
        (
            "DTSTART;TZID=Mars/Olympus:20260106T190000",
            "\"Mars/Olympus\"",
        ),
        ("DTSTART:2026-01-06 19:00", "it is written as"),
        (
            "DTSTART:20260106T190000\nRRULE:FREQ=SOMETIMES",
            "which no calendar knows",
        ),
        ("DTSTART:20260106T190000\nDURATION:P3D", "longer than a day"),
        ("DTSTART:20260106T190000\nSTATUS:CANCELLED", "cancelled"),
        ("SUMMARY:x", "no DTSTART"),
    ] {
        let said = only(&event(lines)).unwrap_err();
        assert!(said.contains(why), "{lines}: {said}");
    }
}

#[test]
fn what_is_no_list_is_refused() {
    assert_eq!(read_here(""), Err(MeetingsError::Neither));
    assert_eq!(read_here("name,day"), Err(MeetingsError::Neither));
    assert!(matches!(
        read_here("[{]"),
        Err(MeetingsError::NotJson { line: 1, .. })
    ));
    assert!(matches!(
        read_here("{\"a\": 1}"),
        Err(MeetingsError::NotJson { .. })
    ));
    assert_eq!(
        read_here("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMM"),
        Err(MeetingsError::NotCalendar)
    );
    let many = vec!["{}"; MEETINGS_MAX + 1].join(",");
    assert_eq!(read_here(&format!("[{many}]")), Err(MeetingsError::TooMany));
    assert!(is_list("Meetings.ICS") && is_list("a.json") && !is_list("people.csv"));
}
