use super::*;
use crate::domain::attendance::{Answer, Arrival, AttendanceMode, Something, Welcome};
use crate::domain::entry::Purpose;
use crate::domain::milestone::Precision;
use crate::domain::moment::ClockState;
use crate::domain::name::{ChosenName, Colour, Picture, PictureColour};
use crate::domain::person::Profile;
use crate::domain::series::Room;
use crate::store::testing::{evening, november, open, place, tuesdays};
use AttendanceMode::{AnonymousBadge, ChosenName as Chosen, Headcount, Roster};
use MilestoneAnswer::{CallMyName, NotToday, Quietly};

const SCHEMES: &str = r#"
[[scheme]]
id = "aa-short"
title = "Thirty and ninety days"
steps = [
    { after = "30 days", colour = "yellow" },
    { after = "90 days", colour = "red" },
]
[[scheme]]
id = "coming-back"
title = "Coming back"
steps = [{ after = "2 visits", colour = "blue" }]
"#;

struct Group {
    book: Book,
    mode: AttendanceMode,
    _dir: tempfile::TempDir,
}

impl Group {
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

    /// A person of this name who counts from a day of October.
    fn person(&mut self, name: &str, day: u32) -> PersonId {
        let now = november(1, 12, 0);
        let person = PersonId::from_bytes([u8::try_from(day).unwrap(); 16]);
        let mut profile = Profile::unnamed(person);
        profile.name = Some(ChosenName::new(name).unwrap());
        profile.mark = Some(PictureColour {
            picture: Picture::Cat,
            colour: Colour::Red,
        });
        profile.recovery = NaiveDate::from_ymd_opt(2026, 10, day).map(|date| RecoveryDate {
            date,
            precision: Precision::Day,
        });
        for purpose in [
            Purpose::KeepName,
            Purpose::RememberDate,
            Purpose::TellFacilitator,
        ] {
            profile.consents = profile.consents.with(purpose, true, now.date());
        }
        self.book.save_about_me(&now, &profile).unwrap();
        person
    }

    /// The person's card is held up on a Tuesday of November at 18:45.
    fn come(&mut self, person: PersonId, day: u32) -> Welcome {
        let now = november(day, 18, 45);
        self.book.tick(&now).unwrap();
        let key = self.book.organisation_key().clone();
        let id = crate::badge::TokenId(u64::from(person.bytes()[0]));
        let hash = crate::badge::TokenHash::of(&key, id);
        self.book
            .conn
            .execute(
                "INSERT INTO badge VALUES (?1, ?2, 'live', 0, 0) ON CONFLICT DO NOTHING",
                params![hash.as_bytes(), person.bytes()],
            )
            .unwrap();
        let arrival = Arrival::Card {
            text: crate::badge::Token::issue(&key, id).letters(),
            method: crate::domain::attendance::Method::Badge,
        };
        let room = Room("Blue room".to_owned());
        match self.book.arrive(&now, &room, &arrival, None).unwrap() {
            Answer::Welcome(welcome) | Answer::AllSet(welcome) => welcome,
            other => panic!("{:?}: {other:?}", self.mode),
        }
    }

    fn due(&self, welcome: &Welcome, day: u32) -> Option<Span> {
        let now = november(day, 18, 46);
        let (milestone, _) = self.book.something(&now, welcome.attendance).unwrap();
        milestone.map(|milestone| milestone.span)
    }

    fn answer(&mut self, welcome: &Welcome, day: u32, answer: MilestoneAnswer) {
        let now = november(day, 18, 47);
        self.book
            .answer_something(&now, welcome.attendance, answer)
            .unwrap();
    }

    fn log(&self, sql: &str) -> Vec<String> {
        let mut statement = self.book.conn.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(rusqlite::Result::unwrap).collect()
    }
}

#[test]
fn something_is_due_where_the_mode_marks_it_and_the_person_gave_a_date() {
    for mode in [Headcount, AnonymousBadge, Chosen, Roster] {
        let mut group = Group::new(mode, "aa-short");
        let person = group.person("Ann", 20);
        let before = group.come(person, 17);
        let welcome = group.come(person, 24);
        let marks = mode.offers_milestone(true);
        let offered = if marks {
            Something::Offered
        } else {
            Something::Nothing
        };
        assert_eq!(
            (before.something, welcome.something),
            (offered, offered),
            "{mode:?}"
        );
        assert_eq!(group.due(&before, 17), None, "28 days: {mode:?}");
        assert_eq!(
            group.due(&welcome, 24),
            marks.then_some(Span::Days(30)),
            "{mode:?}"
        );
    }
}

#[test]
fn it_stays_due_until_it_is_acknowledged() {
    let mut group = Group::new(Chosen, "aa-short");
    let person = group.person("Ann", 4);
    let first = group.come(person, 3);
    assert_eq!(group.due(&first, 3), Some(Span::Days(30)));
    group.answer(&first, 3, NotToday);
    let second = group.come(person, 10);
    assert_eq!(group.due(&second, 10), Some(Span::Days(30)));
    group.answer(&second, 10, Quietly);
    group.answer(&second, 10, CallMyName);
    assert_eq!(
        group.due(&second, 10),
        Some(Span::Days(30)),
        "may still be changed tonight"
    );
    let third = group.come(person, 17);
    assert_eq!(group.due(&third, 17), None);
    let refused = group
        .book
        .answer_something(&november(17, 18, 50), third.attendance, Quietly);
    assert!(matches!(refused, Err(StoreError::NotThere(_))));
}

#[test]
fn nothing_is_computed_while_nobody_said_what_the_date_is() {
    let mut group = Group::new(Chosen, "aa-short");
    let person = group.person("Ann", 4);
    let welcome = group.come(person, 3);
    let mut now = november(3, 18, 46);
    now.clock = ClockState::Jumped;
    assert_eq!(
        group.book.something(&now, welcome.attendance).unwrap(),
        (None, false)
    );
    now.clock = ClockState::Ok;
    let (milestone, tell) = group.book.something(&now, welcome.attendance).unwrap();
    assert!(
        milestone.is_some() && tell,
        "the standing consent pre-selects"
    );
}

#[test]
fn answers_reach_the_log_together_and_without_a_person() {
    let mut group = Group::new(Chosen, "aa-short");
    let (ann, ben) = (group.person("Ann", 4), group.person("Benedict", 3));
    let first = group.come(ann, 3);
    group.answer(&first, 3, Quietly);
    let second = group.come(ben, 3);
    group.answer(&second, 3, CallMyName);
    let written = "SELECT payload FROM log WHERE kind = 'milestone'";
    assert!(group.log(written).is_empty(), "not beside the sign-in");
    group.book.tick(&november(3, 20, 30)).unwrap();
    assert_eq!(
        group.log(written),
        [r#"{"answer":"call_my_name"}"#, r#"{"answer":"quietly"}"#]
    );
    let with_person = "SELECT 'x' FROM log WHERE kind = 'milestone' AND person IS NOT NULL";
    assert!(group.log(with_person).is_empty());
    // Opened and closed once more, they are not written again.
    let hope = evening("hope", 3, "19:00");
    group
        .book
        .open_by_keeper(&november(3, 20, 40), &hope, By::Terminal)
        .unwrap();
    group
        .book
        .close(&november(3, 20, 41), &hope, None, By::Terminal)
        .unwrap();
    assert_eq!(group.log(written).len(), 2);
}

#[test]
fn an_undone_sign_in_takes_its_answer_with_it() {
    let mut group = Group::new(Chosen, "aa-short");
    let person = group.person("Ann", 4);
    let not_me = group.come(person, 3);
    group.answer(&not_me, 3, Quietly);
    let now = november(3, 18, 50);
    group
        .book
        .write(&now, |act| {
            let row = act.attendance(not_me.attendance)?;
            let reason = crate::domain::attendance::VoidReason::NotMe;
            act.append(NewEntry {
                event: Event::Voided {
                    of: row.entry,
                    reason,
                },
                session: row.session,
                person: None,
                by: By::Own,
            })
        })
        .unwrap();
    assert_eq!(group.due(&not_me, 3), None);
    let own = group.come(person, 3);
    assert_eq!(group.due(&own, 3), Some(Span::Days(30)));
}

#[test]
fn coming_here_counts_without_a_date() {
    let mut group = Group::new(Chosen, "coming-back");
    let person = group.person("Ann", 4);
    let mut profile = group.book.about_me(person).unwrap();
    profile.recovery = None;
    profile.consents.remember_date = None;
    group
        .book
        .save_about_me(&november(2, 12, 0), &profile)
        .unwrap();
    let first = group.come(person, 3);
    assert_eq!(
        (first.something, group.due(&first, 3)),
        (Something::Offered, None)
    );
    let second = group.come(person, 10);
    assert_eq!(group.due(&second, 10), Some(Span::Visits(2)));
}

/// What the person's own screen says after this sign-in.
fn honours_of(group: &Group, welcome: &Welcome, day: u32) -> Honours {
    let now = november(day, 18, 48);
    let together = group.book.together(&now, welcome.attendance).unwrap();
    together.honours.unwrap()
}

#[test]
fn coming_is_honoured_whatever_else_the_meeting_marks() {
    for scheme in ["aa-short", "none"] {
        let mut group = Group::new(Chosen, scheme);
        let person = group.person("Ann", 4);
        group.come(person, 3);
        let second = group.come(person, 10);
        let honours = honours_of(&group, &second, 10);
        assert_eq!(honours.evenings, 2, "{scheme}");
        assert_eq!(honours.reached, [Span::Visits(2)], "{scheme}");
    }
}

#[test]
fn an_honour_that_was_taken_stays_when_an_evening_is_undone_and_comes_once_only() {
    let mut group = Group::new(Chosen, "coming-back");
    let person = group.person("Ann", 4);
    let first = group.come(person, 3);
    let second = group.come(person, 10);
    assert_eq!(group.due(&second, 10), Some(Span::Visits(2)));
    group.answer(&second, 10, Quietly);
    // The first evening turns out to have been somebody else's.
    let now = november(11, 9, 0);
    let reason = crate::domain::attendance::VoidReason::Mistake;
    let by = By::Terminal;
    group.book.void(&now, first.attendance, reason, by).unwrap();
    let third = group.come(person, 17);
    let honours = honours_of(&group, &third, 17);
    assert_eq!(honours.evenings, 2);
    assert_eq!(honours.reached, [Span::Visits(2)]);
    assert_eq!(group.due(&third, 17), None, "once only");
}

#[test]
fn honours_for_coming_survive_another_date_and_no_date() {
    let mut group = Group::new(Chosen, "coming-back");
    let person = group.person("Ann", 4);
    group.come(person, 3);
    let second = group.come(person, 10);
    group.answer(&second, 10, Quietly);
    for date in [NaiveDate::from_ymd_opt(2026, 11, 1), None] {
        let mut profile = group.book.about_me(person).unwrap();
        profile.recovery = date.map(|date| RecoveryDate {
            date,
            precision: Precision::Day,
        });
        let now = november(11, 9, 0);
        group.book.save_about_me(&now, &profile).unwrap();
        let answers = "SELECT milestone FROM milestone_answer";
        assert_eq!(group.log(answers).len(), 1, "{date:?}");
    }
    let third = group.come(person, 17);
    let honours = honours_of(&group, &third, 17);
    assert_eq!((honours.evenings, group.due(&third, 17)), (3, None));
    assert_eq!(honours.since, NaiveDate::from_ymd_opt(2026, 11, 3));
}

#[test]
fn the_evenings_of_two_who_are_one_count_together_and_those_of_one_date_once() {
    let mut group = Group::new(Chosen, "coming-back");
    let (ann, anna) = (group.person("Ann", 4), group.person("Annabel", 5));
    group.come(ann, 3);
    group.come(anna, 3);
    group.come(anna, 10);
    let now = november(11, 9, 0);
    group.book.merge(&now, ann, anna, By::Terminal).unwrap();
    let again = group.come(ann, 17);
    assert_eq!(honours_of(&group, &again, 17).evenings, 3);
}

#[test]
fn evenings_that_are_forgotten_still_count_and_nobody_knows_which() {
    let mut group = Group::new(Chosen, "coming-back");
    let person = group.person("Ann", 4);
    group.come(person, 3);
    group.come(person, 10);
    let now = november(11, 9, 0);
    group
        .book
        .write(&now, |act| {
            count_before_forgetting(&act.tx, 0, i64::MAX)?;
            act.tx.execute(
                "UPDATE attendance SET canonical = randomblob(16) WHERE canonical = ?1",
                [person.bytes()],
            )?;
            Ok(())
        })
        .unwrap();
    let third = group.come(person, 17);
    let honours = honours_of(&group, &third, 17);
    assert_eq!(honours.evenings, 3);
    // To the month only.
    assert_eq!(honours.since, NaiveDate::from_ymd_opt(2026, 11, 1));
    assert_eq!(group.due(&third, 17), None, "the second is long behind");
}

#[test]
fn schemes_are_seeds_only_once() {
    let mut group = Group::new(Chosen, "aa-short");
    let mut changed: Schemes = toml::from_str(SCHEMES).unwrap();
    changed.scheme[0].title = "Another".to_owned();
    group
        .book
        .seed_schemes(&november(2, 12, 0), &changed)
        .unwrap();
    let kept = group.book.schemes().unwrap();
    assert_eq!(kept, toml::from_str(SCHEMES).unwrap());
}
