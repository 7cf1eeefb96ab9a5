use super::*;
use crate::badge::{Token, TokenHash, TokenId};
use crate::domain::attendance::{Answer, Arrival, AttendanceMode, Kind, Method, VoidReason};
use crate::domain::entry::{By, Purpose};
use crate::domain::name::{ChosenName, Colour, Picture, PictureColour};
use crate::domain::person::Profile;
use crate::store::Place;
use crate::store::testing::{evening, november, open, place, tuesdays};
use AttendanceMode::{AnonymousBadge, ChosenName as Chosen, Headcount, Roster};

const ROLES: [&str; 2] = ["Coffee", "Chairs"];

struct Group {
    book: Book,
    place: Place,
    dir: tempfile::TempDir,
}

fn room() -> Room {
    Room("Blue room".to_owned())
}

fn hope(day: u32) -> SessionId {
    evening("hope", day, "19:00")
}

/// During the meeting of this Tuesday.
fn at(day: u32) -> Moment {
    november(day, 19, 10)
}

impl Group {
    fn new(mode: AttendanceMode) -> Self {
        let (dir, place) = place();
        let now = november(2, 12, 0);
        let mut book = open(&place, &now);
        let series = tuesdays("hope", "19:00", "Blue room", mode);
        book.seed_series(&now, &[series]).unwrap();
        book.set_setting(&now, SERVICE_ROLES, &ROLES).unwrap();
        Self { book, place, dir }
    }

    /// The power goes, and comes back.
    fn restart(self, now: &Moment) -> Self {
        let Self { book, place, dir } = self;
        drop(book);
        let mut book = open(&place, now);
        book.tick(now).unwrap();
        Self { book, place, dir }
    }

    /// Somebody with this name, or without one, holds up their card on this Tuesday.
    fn comes(&mut self, n: u8, name: Option<&str>, day: u32) -> AttendanceId {
        let now = at(day);
        self.book.tick(&now).unwrap();
        let person = PersonId::from_bytes([n; 16]);
        let mut profile = Profile::unnamed(person);
        profile.name = name.map(|name| ChosenName::new(name).unwrap());
        profile.mark = Some(PictureColour {
            picture: Picture::Cat,
            colour: Colour::Red,
        });
        profile.consents = profile.consents.with(Purpose::KeepName, true, now.date());
        self.book.save_about_me(&now, &profile).unwrap();
        let key = self.book.organisation_key().clone();
        let id = TokenId(u64::from(n));
        self.book
            .conn
            .execute(
                "INSERT INTO badge VALUES (?1, ?2, 'live', 0, 0) ON CONFLICT DO NOTHING",
                params![TokenHash::of(&key, id).as_bytes(), person.bytes()],
            )
            .unwrap();
        let arrival = Arrival::Card {
            text: Token::issue(&key, id).letters(),
            method: Method::Badge,
        };
        match self.book.arrive(&now, &room(), &arrival, None).unwrap() {
            Answer::Welcome(welcome) | Answer::AllSet(welcome) => welcome.attendance,
            other => panic!("{other:?}"),
        }
    }

    fn board(&self, day: u32) -> TalkBoard {
        self.book.tonight_card(&at(day), &hope(day)).unwrap().talk
    }

    fn rows(&self, table: &str) -> u32 {
        let sql = format!("SELECT count(*) FROM {table}");
        self.book
            .conn
            .query_row(&sql, [], |row| row.get(0))
            .unwrap()
    }

    fn entries(&self) -> u32 {
        self.rows("log")
    }

    fn closes(&mut self, day: u32) {
        let now = at(day);
        self.book.close(&now, &hope(day), None, By::Own).unwrap();
    }
}

fn names(board: &TalkBoard) -> Vec<&str> {
    board.listening.iter().map(ChosenName::as_str).collect()
}

#[test]
fn the_facilitator_sees_how_many_would_talk_and_who_listens_and_says_so() {
    let mut group = Group::new(Chosen);
    let (ann, ben) = (
        group.comes(1, Some("Ann"), 3),
        group.comes(2, Some("Ben"), 3),
    );
    let nameless = group.comes(3, None, 3);
    let before = group.entries();
    let now = at(3);
    assert!(group.book.ask_to_talk(&now, &room()).unwrap());
    assert!(group.book.ask_to_talk(&now, &room()).unwrap());
    group.book.listen(&now, ann, Listening::Named).unwrap();
    group.book.listen(&now, ben, Listening::Unnamed).unwrap();
    // Whoever has no name here cannot be named.
    group.book.listen(&now, nameless, Listening::Named).unwrap();
    let board = group.board(3);
    assert_eq!((board.asking, names(&board)), (2, vec!["Ann"]));
    assert_eq!(board.listening_unnamed, 2);
    group.book.talk_done(&now, &hope(3)).unwrap();
    assert_eq!(group.board(3).asking, 1);
    group.book.listen(&now, ann, Listening::No).unwrap();
    assert_eq!(names(&group.board(3)), Vec::<&str>::new());
    assert_eq!(group.entries(), before, "nothing of it is in the log");
}

#[test]
fn names_are_told_only_in_evenings_that_know_names() {
    for (mode, named) in [
        (Headcount, false),
        (AnonymousBadge, false),
        (Chosen, true),
        (Roster, true),
    ] {
        let mut group = Group::new(mode);
        let ann = group.comes(1, Some("Ann"), 3);
        group.book.listen(&at(3), ann, Listening::Named).unwrap();
        let board = group.board(3);
        assert_eq!(names(&board).len(), usize::from(named), "{mode:?}");
        assert_eq!(board.listening_unnamed, u32::from(!named), "{mode:?}");
        let together = group.book.together(&at(3), ann).unwrap();
        assert_eq!(together.may_be_named, named, "{mode:?}");
    }
}

#[test]
fn where_nobody_runs_a_meeting_nobody_is_told_and_nothing_is_kept() {
    let mut group = Group::new(Chosen);
    let told = group.book.ask_to_talk(&november(4, 12, 0), &room());
    assert!(!told.unwrap());
    assert_eq!(group.rows("talk"), 0);
}

#[test]
fn no_more_wait_than_anybody_could_bring_together() {
    let mut group = Group::new(Headcount);
    group.book.tick(&at(3)).unwrap();
    for _ in 0..=ASKING_MAX {
        group.book.ask_to_talk(&at(3), &room()).unwrap();
    }
    assert_eq!(group.board(3).asking, ASKING_MAX);
}

/// Somebody would like to talk, and somebody is free to listen.
fn with_talk() -> Group {
    let mut group = Group::new(Chosen);
    let ann = group.comes(1, Some("Ann"), 3);
    group.book.ask_to_talk(&at(3), &room()).unwrap();
    group.book.listen(&at(3), ann, Listening::Named).unwrap();
    assert_eq!(group.rows("talk"), 2);
    group
}

#[test]
fn it_is_gone_when_the_meeting_closes_by_hand_by_the_clock_or_while_the_power_was_off() {
    let mut group = with_talk();
    group.closes(3);
    assert_eq!(group.rows("talk"), 0);

    let mut group = with_talk();
    group.book.tick(&november(3, 20, 30)).unwrap();
    assert_eq!(group.rows("talk"), 0);

    let group = with_talk().restart(&november(3, 19, 30));
    assert_eq!(group.board(3).asking, 1, "the meeting goes on");
    let group = group.restart(&november(4, 9, 0));
    assert_eq!(group.rows("talk"), 0);
}

#[test]
fn no_copy_of_the_database_has_it_also_one_that_is_made_meanwhile() {
    let group = with_talk();
    let copy = group.place.back_up(at(3).date()).unwrap();
    let reader = group.place.reader_of(&copy.path).unwrap();
    let sql = "SELECT count(*) FROM talk";
    let there: u32 = reader
        .connection()
        .query_row(sql, [], |row| row.get(0))
        .unwrap();
    assert_eq!(there, 0);
    assert!(group.place.verify_backup(&copy).unwrap().is_sound());
    assert_eq!(group.rows("talk"), 2, "the evening itself has it still");
}

#[test]
fn it_goes_with_the_sign_in_and_with_the_person() {
    let mut group = with_talk();
    let ann = group.comes(1, Some("Ann"), 3);
    group
        .book
        .void(&at(3), ann, VoidReason::NotMe, By::Own)
        .unwrap();
    assert_eq!(names(&group.board(3)), Vec::<&str>::new());

    let mut group = with_talk();
    let person = PersonId::from_bytes([1; 16]);
    group.comes(1, Some("Ann"), 3);
    group.book.erase(&at(3), person, By::Own).unwrap();
    let board = group.board(3);
    assert_eq!((board.listening.len(), board.listening_unnamed), (0, 0));
    assert_eq!(board.asking, 1, "somebody else's");
}

#[test]
fn a_sign_in_that_was_undone_or_is_over_can_say_nothing_more() {
    let mut group = with_talk();
    let ben = group.comes(2, Some("Ben"), 3);
    group
        .book
        .void(&at(3), ben, VoidReason::NotMe, By::Own)
        .unwrap();
    assert!(group.book.listen(&at(3), ben, Listening::Unnamed).is_err());
    let ann = group.comes(1, Some("Ann"), 3);
    group.closes(3);
    assert!(group.book.listen(&at(3), ann, Listening::Unnamed).is_err());
    assert!(group.book.together(&at(3), ann).is_err());
    assert_eq!(group.rows("talk"), 0);
}

fn roles_of(together: &Together) -> Vec<(&str, Holder)> {
    let (_, roles) = together.next.as_ref().unwrap();
    let roles = roles.iter();
    roles.map(|it| (it.name.as_str(), it.holder)).collect()
}

#[test]
fn the_first_to_take_a_role_has_it_and_the_door_says_only_what_is_open() {
    let mut group = Group::new(Chosen);
    let (ann, ben) = (
        group.comes(1, Some("Ann"), 3),
        group.comes(2, Some("Ben"), 3),
    );
    let before = group.entries();
    let now = at(3);
    let by_name = Signed::ByName;
    assert!(group.book.put_down(&now, ann, "Coffee", by_name).unwrap());
    let seen = group.book.together(&now, ann).unwrap();
    assert_eq!(seen.next.as_ref().unwrap().0, november(10, 0, 0).date());
    assert_eq!(
        roles_of(&seen),
        [("Coffee", Holder::Me), ("Chairs", Holder::Nobody)]
    );
    assert!(!group.book.put_down(&now, ben, "Coffee", by_name).unwrap());
    let late = group.book.together(&now, ben).unwrap();
    assert_eq!(roles_of(&late)[0], ("Coffee", Holder::Somebody));
    assert!(group.book.put_down(&now, ben, "Singing", by_name).is_err());
    let somebody = Signed::AsSomebody;
    group.book.put_down(&now, ben, "Chairs", somebody).unwrap();
    assert_eq!(group.entries(), before, "nothing of it is in the log");

    let plans = group.book.service(&now, &hope(3)).unwrap();
    let next = &plans[1].1;
    let ann_name = ChosenName::new("Ann").unwrap();
    assert_eq!(
        next.roles,
        [
            ("Coffee".to_owned(), Helper::Named(ann_name)),
            ("Chairs".to_owned(), Helper::Somebody)
        ]
    );
    group.book.free_role(&now, &hope(10), "Chairs").unwrap();
    group.book.tick(&november(10, 12, 0)).unwrap();
    let door = group.book.door(&november(10, 12, 0)).unwrap();
    assert_eq!(door.meetings[0].open_roles, ["Chairs"]);
}

#[test]
fn a_role_is_given_back_by_whoever_has_it_by_name_and_by_nobody_else() {
    let mut group = Group::new(Chosen);
    let (ann, ben) = (
        group.comes(1, Some("Ann"), 3),
        group.comes(2, Some("Ben"), 3),
    );
    let now = at(3);
    group
        .book
        .put_down(&now, ann, "Coffee", Signed::ByName)
        .unwrap();
    for (of, signed, holder) in [
        (ben, Signed::ByName, Holder::Somebody),
        // What somebody has by name is no unnamed role either.
        (ben, Signed::AsSomebody, Holder::Somebody),
        (ann, Signed::ByName, Holder::Nobody),
    ] {
        group.book.take_back(&now, of, "Coffee", signed).unwrap();
        let seen = group.book.together(&now, ben).unwrap();
        assert_eq!(roles_of(&seen)[0], ("Coffee", holder), "{signed:?}");
    }
}

#[test]
fn a_role_that_was_taken_without_a_name_is_given_back_without_one() {
    let mut group = Group::new(Chosen);
    let ann = group.comes(1, Some("Ann"), 3);
    let nameless = group.comes(3, None, 3);
    let now = at(3);
    let somebody = Signed::AsSomebody;
    for of in [nameless, ann] {
        assert!(group.book.put_down(&now, of, "Coffee", somebody).unwrap());
        // By name nobody has it.
        group
            .book
            .take_back(&now, of, "Coffee", Signed::ByName)
            .unwrap();
        let seen = group.book.together(&now, of).unwrap();
        assert_eq!(roles_of(&seen)[0], ("Coffee", Holder::Somebody));
        group.book.take_back(&now, of, "Coffee", somebody).unwrap();
        let seen = group.book.together(&now, of).unwrap();
        assert_eq!(roles_of(&seen)[0], ("Coffee", Holder::Nobody));
    }
}

#[test]
fn who_lends_a_hand_is_gone_after_that_evening_and_with_the_person() {
    let mut group = Group::new(Chosen);
    let ann = group.comes(1, Some("Ann"), 3);
    let ben = group.comes(2, Some("Ben"), 3);
    for (of, role) in [(ann, "Coffee"), (ben, "Chairs")] {
        group
            .book
            .put_down(&at(3), of, role, Signed::ByName)
            .unwrap();
    }
    group.closes(3);
    assert_eq!(group.rows("service"), 2, "the next evening is to come");
    let person = PersonId::from_bytes([1; 16]);
    group.book.erase(&at(3), person, By::Own).unwrap();
    assert_eq!(group.rows("service"), 1);
    group.book.tick(&november(10, 19, 0)).unwrap();
    assert_eq!(group.rows("service"), 1, "it is today");
    group.book.tick(&november(10, 20, 30)).unwrap();
    assert_eq!(group.rows("service"), 0);
}

#[test]
fn what_was_for_an_evening_that_never_took_place_goes_too() {
    let mut group = Group::new(Chosen);
    let ann = group.comes(1, Some("Ann"), 3);
    group
        .book
        .put_down(&at(3), ann, "Coffee", Signed::ByName)
        .unwrap();
    // The kiosk was off for two weeks.
    let group = group.restart(&november(18, 9, 0));
    assert_eq!(group.rows("service"), 0);
}

#[test]
fn everybody_without_a_name_can_lend_a_hand_as_somebody() {
    let mut group = Group::new(Headcount);
    group.book.tick(&at(3)).unwrap();
    let arrival = Arrival::WithoutName {
        kind: Kind::Member,
        show_around: false,
    };
    let answer = group.book.arrive(&at(3), &room(), &arrival, None).unwrap();
    let Answer::Welcome(welcome) = answer else {
        panic!("{answer:?}");
    };
    let of = welcome.attendance;
    let by_name = Signed::ByName;
    assert!(group.book.put_down(&at(3), of, "Coffee", by_name).unwrap());
    let seen = group.book.together(&at(3), of).unwrap();
    assert_eq!(
        roles_of(&seen)[0],
        ("Coffee", Holder::Somebody),
        "without a name nobody knows whose it is"
    );
}
