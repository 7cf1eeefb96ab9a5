use super::*;
use crate::badge::token::OrganisationKey;
use crate::domain::attendance::{AttendanceMode, VoidReason};
use crate::domain::entry::Purpose;
use crate::domain::name::{Colour, Picture};
use crate::domain::person::{Consents, Listing};
use crate::domain::session::SessionChoice;
use crate::store::testing::{evening, november, open as open_book, place, tuesdays};
use AttendanceMode::{AnonymousBadge, ChosenName as Chosen, Headcount, Roster};

mod work;

const KITE: PictureColour = PictureColour {
    picture: Picture::Kite,
    colour: Colour::Blue,
};
const HAT: PictureColour = PictureColour {
    picture: Picture::Hat,
    colour: Colour::Red,
};

/// An evening at 19:00 with the doors open since 18:30.
struct Evening {
    book: Book,
    now: Moment,
    here: Room,
    _dir: tempfile::TempDir,
}

impl Evening {
    /// One series for each mode given, each in a room of its own; this kiosk is in the first.
    fn of(modes: &[AttendanceMode]) -> Self {
        let (dir, place) = place();
        let now = november(24, 18, 45);
        let mut book = open_book(&place, &now);
        let series: Vec<_> = modes
            .iter()
            .map(|mode| tuesdays(&id(*mode), "19:00", mode.code(), *mode))
            .collect();
        book.seed_series(&now, &series).unwrap();
        book.tick(&now).unwrap();
        let here = Room(modes.first().map_or("hall", |mode| mode.code()).to_owned());
        Self {
            book,
            now,
            here,
            _dir: dir,
        }
    }

    fn card(&mut self, state: &str, person: Option<PersonId>, number: u64) -> String {
        let key = self.book.organisation_key().clone();
        let id = TokenId(number);
        if state != "unheard" {
            self.book
                .conn
                .execute(
                    "INSERT INTO badge (hash, person, state, made, changed)
                     VALUES (?1, ?2, ?3, 0, 0)",
                    params![
                        TokenHash::of(&key, id).as_bytes(),
                        person.as_ref().map(PersonId::bytes),
                        state
                    ],
                )
                .unwrap();
        }
        Token::issue(&key, id).letters()
    }

    fn person(&mut self, number: u8, name: &str, mark: PictureColour) -> PersonId {
        let person = PersonId::from_bytes([number; 16]);
        let profile = Profile {
            name: Some(ChosenName::new(name).unwrap()),
            mark: Some(mark),
            consents: Consents::default().with(Purpose::KeepName, true, self.now.date()),
            ..Profile::unnamed(person)
        };
        let kept = self.book.save_about_me(&self.now, &profile).unwrap();
        assert_eq!(kept.mark, Some(mark), "free among the names alike");
        person
    }

    fn scan(&mut self, text: &str) -> Answer {
        let arrival = Arrival::Card {
            text: text.to_owned(),
            method: Method::Scanner,
        };
        self.book
            .arrive(&self.now, &self.here, &arrival, None)
            .unwrap()
    }

    fn say(&mut self, name: &str, mark: PictureColour) -> Answer {
        let PictureColour { picture, colour } = mark;
        let arrival = Arrival::Name {
            typed: name.to_owned(),
            picture,
            colour,
        };
        self.book
            .arrive(&self.now, &self.here, &arrival, None)
            .unwrap()
    }

    fn without(&mut self, kind: Kind) -> Answer {
        let arrival = Arrival::WithoutName {
            kind,
            show_around: kind == Kind::Newcomer,
        };
        self.book
            .arrive(&self.now, &self.here, &arrival, None)
            .unwrap()
    }

    fn count(&self, sql: &str) -> i64 {
        self.book.conn.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn live(&self) -> i64 {
        self.count("SELECT count(*) FROM attendance WHERE live = 1")
    }

    fn later(&mut self, minutes: i64) {
        self.now = self.now.plus(chrono::TimeDelta::minutes(minutes));
    }
}

fn id(mode: AttendanceMode) -> String {
    mode.code().replace('_', "-")
}

fn welcome_of(answer: Answer) -> Welcome {
    match answer {
        Answer::Welcome(welcome) => welcome,
        other => panic!("{other:?}"),
    }
}

fn set_of(answer: Answer) -> Welcome {
    match answer {
        Answer::AllSet(welcome) => welcome,
        other => panic!("{other:?}"),
    }
}

const ANYBODY: PersonId = PersonId::from_bytes([42; 16]);

/// What the log keeps, mode by mode and cell by cell.
#[test]
fn each_mode_keeps_what_its_row_says() {
    type Row = (AttendanceMode, &'static str, bool, bool, bool);
    // mode, way, in the session (else the tray), person in the log, About me offered.
    let rows: [Row; 12] = [
        (Headcount, "badge", true, false, false),
        (Headcount, "name", false, false, false),
        (Headcount, "nothing", true, false, false),
        (AnonymousBadge, "badge", true, true, false),
        (AnonymousBadge, "name", false, false, false),
        (AnonymousBadge, "nothing", true, false, false),
        (Chosen, "badge", true, true, true),
        (Chosen, "name", true, true, true),
        (Chosen, "nothing", true, false, false),
        (Roster, "badge", true, true, true),
        (Roster, "name", true, true, true),
        (Roster, "nothing", false, false, false),
    ];
    for (mode, way, in_session, person_in_log, about_me) in rows {
        let mut evening = Evening::of(&[mode]);
        let ann = evening.person(1, "Ann", KITE);
        let card = evening.card("live", Some(ann), 7);
        let answer = match way {
            "badge" => evening.scan(&card),
            "name" => evening.say("Ann", KITE),
            _ => evening.without(Kind::Guest),
        };
        let welcome = welcome_of(answer);
        let cell = format!("{mode:?} {way}");
        assert_eq!(welcome.session.is_some(), in_session, "{cell}");
        assert_eq!(welcome.about_me.is_some(), about_me, "{cell}");
        let written = "SELECT count(*) FROM log WHERE kind = 'signed_in' AND person IS NOT NULL";
        assert_eq!(evening.count(written) == 1, person_in_log, "{cell}");
        let projected = "SELECT count(*) FROM attendance WHERE coalesce(person, canonical) NOTNULL";
        assert_eq!(evening.count(projected) == 1, person_in_log, "{cell}");
        let shows_name = welcome.name.is_some();
        assert_eq!(
            shows_name,
            way == "badge" && matches!(mode, Chosen | Roster),
            "{cell}"
        );
        let kept_in_tray = "SELECT count(*) FROM tray WHERE person IS NOT NULL";
        assert_eq!(
            evening.count(kept_in_tray) == 1,
            !in_session && way == "name",
            "{cell}"
        );
    }
}

#[test]
fn the_same_card_again_is_all_set_in_every_mode() {
    for mode in AttendanceMode::ALL {
        let mut evening = Evening::of(&[mode]);
        let card = evening.card("live", Some(ANYBODY), 7);
        let first = welcome_of(evening.scan(&card));
        evening.later(12);
        let again = set_of(evening.scan(&card));
        assert_eq!(again.attendance, first.attendance, "{mode:?}");
        let since = again.since.unwrap();
        assert_eq!(
            (since.utc, since.boot),
            (november(24, 18, 45).utc, 7),
            "{mode:?}"
        );
        assert_eq!(again.may_leave, mode == Roster, "{mode:?}");
        assert_eq!(evening.live(), 1, "{mode:?}");
    }
}

#[test]
fn unknown_foreign_and_revoked_cards_get_the_same_answer() {
    for mode in AttendanceMode::ALL {
        let mut evening = Evening::of(&[mode]);
        let revoked = evening.card("revoked", Some(ANYBODY), 1);
        let foreign = Token::issue(&OrganisationKey::new([3; 32]), TokenId(2)).letters();
        let unheard = evening.card("unheard", None, 3);
        assert_eq!(evening.scan(&revoked), Answer::AnotherWay, "{mode:?}");
        assert_eq!(evening.scan(&foreign), Answer::AnotherWay, "{mode:?}");
        let is_welcome = evening.scan(&unheard) != Answer::AnotherWay;
        assert_eq!(is_welcome, mode.welcomes_unheard_card(), "{mode:?}");
        assert_eq!(evening.live(), i64::from(is_welcome), "{mode:?}");
    }
}

#[test]
fn what_is_no_token_is_another_way_and_writes_nothing() {
    let mut evening = Evening::of(&[Headcount]);
    let entries = "SELECT count(*) FROM log";
    let before = evening.count(entries);
    let mut wrong = evening.card("live", Some(ANYBODY), 7);
    wrong.replace_range(3..4, if &wrong[3..4] == "B" { "C" } else { "B" });
    for text in [
        "",
        "X",
        "' or 1=1",
        "\u{202e}BCDF",
        "B\0C",
        wrong.as_str(),
        &"B".repeat(10_240),
    ] {
        assert_eq!(evening.scan(text), Answer::AnotherWay);
    }
    assert_eq!(evening.count(entries), before);
}

#[test]
fn an_unheard_card_is_the_same_person_at_every_scan_and_kiosk() {
    let mut evening = Evening::of(&[AnonymousBadge]);
    let card = evening.card("unheard", None, 3);
    welcome_of(evening.scan(&card));
    set_of(evening.scan(&card));
    let own = person_of(evening.book.organisation_key(), TokenId(3));
    let written: [u8; 16] = evening
        .book
        .conn
        .query_row(
            "SELECT person FROM log WHERE kind = 'signed_in'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(written, own);
}

#[test]
fn a_blank_card_becomes_live_when_it_is_first_held_up_and_offers_about_me() {
    for (mode, becomes, about_me) in [
        (Headcount, "blank", false),
        (AnonymousBadge, "live", false),
        (Chosen, "live", true),
        (Roster, "live", true),
    ] {
        let mut evening = Evening::of(&[mode]);
        let card = evening.card("blank", None, 9);
        let welcome = welcome_of(evening.scan(&card));
        assert_eq!(welcome.about_me.is_some(), about_me, "{mode:?}");
        let state: String = evening
            .book
            .conn
            .query_row("SELECT state FROM badge", [], |row| row.get(0))
            .unwrap();
        assert_eq!(state, becomes, "{mode:?}");
        if let Some(person) = welcome.about_me {
            let profile = evening.book.about_me(person).unwrap();
            assert_eq!(profile, Profile::unnamed(person));
        }
        set_of(evening.scan(&card));
    }
}

#[test]
fn headcount_forgets_whose_card_it_was_when_the_session_closes() {
    let mut evening = Evening::of(&[Headcount]);
    let card = evening.card("live", Some(ANYBODY), 7);
    welcome_of(evening.scan(&card));
    welcome_of(evening.without(Kind::Newcomer));
    let kept = "SELECT (SELECT count(*) FROM headcount_double)
        + (SELECT count(*) FROM session WHERE double_key IS NOT NULL)
        + (SELECT count(*) FROM show_around)";
    assert_eq!(evening.count(kept), 3);
    evening.book.tick(&november(24, 20, 30)).unwrap();
    assert_eq!(evening.count(kept), 0);
    assert_eq!(evening.live(), 2);
}

#[test]
fn nothing_open_goes_to_the_tray_once() {
    let mut evening = Evening::of(&[]);
    let card = evening.card("live", Some(ANYBODY), 7);
    let first = welcome_of(evening.scan(&card));
    assert_eq!((first.session.clone(), first.about_me), (None, None));
    assert_eq!(set_of(evening.scan(&card)).attendance, first.attendance);
    welcome_of(evening.without(Kind::Guest));
    assert_eq!(evening.count("SELECT count(*) FROM tray"), 2);
    let in_log = "SELECT count(*) FROM log WHERE person IS NOT NULL";
    assert_eq!(evening.count(in_log), 0);
    let revoked = evening.card("revoked", None, 8);
    assert_eq!(evening.scan(&revoked), Answer::AnotherWay);
    // Tomorrow it is another visit.
    evening.later(24 * 60);
    welcome_of(evening.scan(&card));
}

#[test]
fn late_sign_in_goes_to_unassigned_tray() {
    let mut evening = Evening::of(&[Chosen]);
    let card = evening.card("live", Some(ANYBODY), 7);
    evening.now = november(24, 20, 31);
    evening.book.tick(&november(24, 20, 31)).unwrap();
    assert_eq!(welcome_of(evening.scan(&card)).session, None);
}

#[test]
fn several_meetings_are_chosen_from_and_the_usual_one_comes_first() {
    let mut evening = Evening::of(&[Headcount, AnonymousBadge, Chosen]);
    evening.here = Room("hall".to_owned());
    let card = evening.card("live", Some(ANYBODY), 7);
    let to = |choices: &[SessionChoice], mode: AttendanceMode| {
        choices
            .iter()
            .find(|choice| choice.room.0 == mode.code())
            .unwrap()
            .id
            .clone()
    };
    let Answer::WhichMeeting(choices) = evening.scan(&card) else {
        panic!("a choice")
    };
    assert_eq!(choices.len(), 3);
    assert_eq!(evening.live(), 0, "held until one is chosen");
    let chosen = to(&choices, Chosen);
    let arrival = Arrival::Card {
        text: card.clone(),
        method: Method::Badge,
    };
    let (now, here) = (evening.now, evening.here.clone());
    let welcome = welcome_of(
        evening
            .book
            .arrive(&now, &here, &arrival, Some(&chosen))
            .unwrap(),
    );
    assert_eq!(welcome.session, Some(chosen.clone()));
    // Held up a moment longer, it is the same visit; later on it may be the next meeting.
    assert_eq!(set_of(evening.scan(&card)).session, Some(chosen.clone()));
    evening.later(11);
    let Answer::WhichMeeting(choices) = evening.scan(&card) else {
        panic!("a choice")
    };
    assert_eq!(choices[0].id, chosen, "the usual one first");
    let again = evening
        .book
        .arrive(&now, &here, &arrival, Some(&chosen))
        .unwrap();
    assert_eq!(set_of(again).session, Some(chosen));
    // A choice that has closed meanwhile is asked again.
    let closed = SessionId::from_stored("gone@2026-01-01T00:00".to_owned());
    let again = evening
        .book
        .arrive(&now, &here, &arrival, Some(&closed))
        .unwrap();
    assert!(matches!(again, Answer::AllSet(_) | Answer::WhichMeeting(_)));
}

#[test]
fn an_unheard_card_chooses_only_where_it_is_welcome() {
    let mut evening = Evening::of(&[Chosen, Roster]);
    evening.here = Room("hall".to_owned());
    let card = evening.card("unheard", None, 3);
    assert_eq!(evening.scan(&card), Answer::AnotherWay);
    let mut evening = Evening::of(&[Chosen, Headcount]);
    evening.here = Room("hall".to_owned());
    let card = evening.card("unheard", None, 3);
    assert!(matches!(evening.scan(&card), Answer::WhichMeeting(_)));
}

#[test]
fn only_all_three_together_answer_by_name() {
    let mut evening = Evening::of(&[Chosen]);
    let ann = evening.person(1, "Annabel", KITE);
    let mut hidden = Profile::unnamed(PersonId::from_bytes([2; 16]));
    hidden.name = Some(ChosenName::new("Roberta").unwrap());
    hidden.mark = Some(HAT);
    hidden.listing = Listing::Unlisted;
    hidden.consents = hidden
        .consents
        .with(Purpose::KeepName, true, evening.now.date());
    evening
        .book
        .save_about_me(&november(24, 18, 45), &hidden)
        .unwrap();
    for (name, mark) in [
        ("Annabel", HAT),
        ("Nobody", KITE),
        ("Roberta", HAT),
        ("A", KITE),
        ("%", KITE),
        ("' or 1=1", KITE),
        ("", KITE),
    ] {
        assert_eq!(evening.say(name, mark), Answer::AnotherWay, "{name}");
    }
    let welcome = welcome_of(evening.say("anabel", KITE));
    assert_eq!(
        (welcome.name, welcome.since),
        (None, None),
        "it echoes nothing"
    );
    assert_eq!(welcome.about_me, Some(ann));
    let again = set_of(evening.say("ANNABEL", KITE));
    assert_eq!((again.name, again.since), (None, None));
    assert_eq!(evening.live(), 1);
}

#[test]
fn guessing_by_name_rests_longer_each_time_and_over_restarts_while_cards_work() {
    let mut evening = Evening::of(&[Chosen]);
    evening.person(1, "Annabel", KITE);
    let card = evening.card("live", Some(ANYBODY), 7);
    for _ in 0..4 {
        assert_eq!(evening.say("Annabel", HAT), Answer::AnotherWay);
    }
    assert_eq!(evening.say("annabel", KITE), Answer::NameRests { secs: 30 });
    // Nobody of that name rests the same.
    for _ in 0..4 {
        assert_eq!(evening.say("Nobody", HAT), Answer::AnotherWay);
    }
    assert_eq!(evening.say("Nobody", HAT), Answer::NameRests { secs: 30 });
    welcome_of(evening.scan(&card));
    // A restart does not shorten it.
    let place = evening.book.place().clone();
    let now = Moment {
        boot: 8,
        boot_ms: 10_000,
        ..evening.now
    };
    evening.book = open_book(&place, &now);
    evening.now = now;
    assert_eq!(evening.say("Annabel", KITE), Answer::NameRests { secs: 20 });
    evening.later(1);
    welcome_of(evening.say("Annabel", KITE));
    let what = evening.count("SELECT count(*) FROM lockout WHERE what LIKE '%nna%'");
    assert_eq!(what, 0, "a name is not readable there");
}

#[test]
fn a_miss_is_on_disk_before_anybody_is_looked_for() {
    let mut evening = Evening::of(&[Chosen]);
    evening.person(1, "Annabel", KITE);
    evening.say("Annabel", HAT);
    let misses = "SELECT failures FROM lockout WHERE what = 'door'";
    assert_eq!(evening.count(misses), 1);
    // A hit is none, and does not forgive those before it.
    welcome_of(evening.say("Annabel", KITE));
    assert_eq!(evening.count(misses), 1);
    assert_eq!(evening.count("SELECT count(*) FROM lockout"), 1);
}

#[test]
fn names_are_kept_in_step_with_changes_here_and_in_another_process() {
    let mut evening = Evening::of(&[Chosen]);
    let ann = evening.person(1, "Annabel", KITE);
    assert_eq!(evening.say("Zacharias", KITE), Answer::AnotherWay);
    let mut other = open_book(&evening.book.place().clone(), &evening.now);
    let mut profile = other.about_me(ann).unwrap();
    profile.name = Some(ChosenName::new("Zacharias").unwrap());
    other.save_about_me(&evening.now, &profile).unwrap();
    welcome_of(evening.say("Zacharias", KITE));
    profile.name = None;
    evening
        .book
        .save_about_me(&november(24, 18, 50), &profile)
        .unwrap();
    assert_eq!(evening.say("Zacharias", KITE), Answer::AnotherWay);
}

#[test]
fn without_a_name_everybody_counts_each_time() {
    let mut evening = Evening::of(&[Chosen]);
    for kind in Kind::ALL {
        let welcome = welcome_of(evening.without(kind));
        assert_eq!((welcome.way, welcome.about_me), (Way::WithoutName, None));
    }
    assert_eq!(evening.live(), 8);
    assert_eq!(evening.count("SELECT count(*) FROM show_around"), 1);
}

#[test]
fn an_undone_sign_in_may_come_again() {
    for mode in AttendanceMode::ALL {
        let mut evening = Evening::of(&[mode]);
        let card = evening.card("live", Some(ANYBODY), 7);
        let first = welcome_of(evening.scan(&card));
        let now = evening.now;
        evening
            .book
            .write(&now, |act| {
                let row = act.attendance(first.attendance)?;
                act.append(NewEntry {
                    event: Event::Voided {
                        of: row.entry,
                        reason: VoidReason::NotMe,
                    },
                    session: row.session,
                    person: None,
                    by: By::Own,
                })
            })
            .unwrap();
        assert_eq!(evening.live(), 0, "{mode:?}");
        let second = welcome_of(evening.scan(&card));
        assert_ne!(second.attendance, first.attendance, "{mode:?}");
        assert_eq!(evening.live(), 1, "{mode:?}");
    }
}

#[test]
fn two_processes_record_one_person_once() {
    let mut evening = Evening::of(&[Chosen]);
    let card = evening.card("live", Some(ANYBODY), 7);
    let place = evening.book.place().clone();
    let start = std::sync::Arc::new(std::sync::Barrier::new(2));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let (place, start, card) = (place.clone(), start.clone(), card.clone());
            let (now, here) = (evening.now, evening.here.clone());
            std::thread::spawn(move || {
                let mut book = open_book(&place, &now);
                start.wait();
                let arrival = Arrival::Card {
                    text: card,
                    method: Method::Code,
                };
                let answer = book
                    .arrive_by(&now, &here, &arrival, None, By::Terminal)
                    .unwrap();
                matches!(answer, Answer::Welcome(_))
            })
        })
        .collect();
    let welcomes = threads
        .into_iter()
        .filter(|_| true)
        .map(|it| it.join().unwrap());
    assert_eq!(welcomes.filter(|is_welcome| *is_welcome).count(), 1);
    assert_eq!(evening.live(), 1);
}

#[test]
fn a_person_of_two_cards_counts_once() {
    let mut evening = Evening::of(&[AnonymousBadge]);
    let (one, two) = (PersonId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
    let first = evening.card("live", Some(one), 1);
    let second = evening.card("live", Some(two), 2);
    let now = evening.now;
    evening
        .book
        .write(&now, |act| {
            act.append(NewEntry {
                event: Event::Aliased { into: one },
                session: None,
                person: Some(two),
                by: By::Terminal,
            })
        })
        .unwrap();
    welcome_of(evening.scan(&first));
    set_of(evening.scan(&second));
    let session = self::evening(&id(AnonymousBadge), 24, "19:00");
    assert_eq!(evening.book.session(&session).unwrap().mode, AnonymousBadge);
    assert_eq!(evening.live(), 1);
}
