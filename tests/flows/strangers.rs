//! Somebody stands at the door whom nobody knows, or who looks for somebody: no picture tells them
//! who comes here, and none keeps anything of whoever was there before.

use std::sync::Arc;

use keytag::badge::{OrganisationKey, Token, TokenId};
use keytag::domain::attendance::AttendanceMode;
use keytag::domain::entry::{By, Purpose};
use keytag::domain::id::PersonId;
use keytag::domain::moment::Moment;
use keytag::domain::name::{ChosenName, Colour, Picture, PictureColour};
use keytag::domain::person::{Listing, Profile};
use keytag::domain::reading::Reading;
use keytag::services::{Clock, SystemChance};
use keytag::store::session::AdHoc;
use keytag::store::{Book, Place};
use keytag::ui::capture::Capture;

use super::Evening;

/// Four who are looked for, and the mark that three of them have.
const EXISTING: &str = "Wilma";
const UNLISTED: &str = "Boris";
const ERASED: &str = "Gudny";
const NOBODY: &str = "Qwxzk";
const MARK: PictureColour = PictureColour {
    picture: Picture::Kite,
    colour: Colour::Blue,
};
const RIGHT: &str = "colour-blue";
const WRONG: &str = "colour-red";
/// How often a picture is looked at before it is another one.
const LOOKS_MAX: u32 = 20;

/// An attendee's screen: how one comes to it from the door, and the button that leaves it.
pub(super) type Way = (&'static str, fn(&mut Evening), Option<&'static str>);

pub(super) const SCREENS: [Way; 27] = [
    ("door", |_| (), None),
    (
        "card",
        |evening| evening.touches("way-card"),
        Some("button-back"),
    ),
    (
        "name",
        |evening| evening.touches("way-name"),
        Some("button-back"),
    ),
    (
        "typed",
        |evening| types_name(evening, EXISTING),
        Some("button-back"),
    ),
    (
        "pictures",
        |evening| comes_to_pictures(evening, EXISTING),
        None,
    ),
    (
        "colours",
        |evening| comes_to_colours(evening, EXISTING),
        None,
    ),
    (
        "without",
        |evening| {
            evening.touches("way-without");
            evening.sees("without-title");
        },
        Some("button-back"),
    ),
    (
        "first time",
        |evening| evening.touches("door-first-time"),
        Some("button-back"),
    ),
    (
        "help",
        |evening| evening.touches("button-help"),
        Some("button-back"),
    ),
    (
        "shelf of cards",
        |evening| {
            evening.touches("button-help");
            evening.touches("help-cards");
            evening.sees("shelf-title");
        },
        None,
    ),
    (
        "a card to read",
        |evening| {
            evening.touches("button-help");
            evening.touches("help-cards");
            evening.touches_words("Telling family");
        },
        None,
    ),
    (
        "may ask to talk",
        |evening| {
            evening.touches("button-help");
            evening.touches("help-talk");
            evening.sees("talk-ask-title");
        },
        Some("button-back"),
    ),
    (
        "together",
        |evening| {
            comes_to_together(evening);
        },
        None,
    ),
    (
        "together, the roles",
        |evening| {
            comes_to_together(evening);
            touches_on_some_page(evening, "together-hand");
            evening.sees("role-coffee");
        },
        None,
    ),
    ("idle", |evening| evening.rests(), None),
    (
        "languages",
        |evening| {
            // The other languages, each by its own name.
            let said = evening.said();
            let others = said.iter().find(|text| text.contains("Español"));
            evening.touches_words(&others.unwrap().clone());
        },
        None,
    ),
    ("display", |evening| evening.touches("door-display"), None),
    (
        "welcome",
        |evening| {
            let large = evening.named("Ingrid");
            comes_in(evening, &large.token.unwrap());
        },
        Some("button-done"),
    ),
    (
        "something",
        |evening| {
            let kwame = evening.named("Kwame");
            comes_in(evening, &kwame.token.unwrap());
            evening.touches("welcome-something");
            evening.sees("something-not-today");
        },
        None,
    ),
    (
        "about me",
        |evening| {
            comes_to_about_me(evening);
        },
        None,
    ),
    (
        "about me, the name",
        |evening| {
            comes_to_about_me(evening);
            evening.touches("about-name");
        },
        None,
    ),
    (
        "about me, the date",
        |evening| {
            comes_to_about_me(evening);
            evening.touches("about-date");
        },
        None,
    ),
    (
        "about me, to be taken off",
        |evening| {
            comes_to_about_me(evening);
            touches_on_some_page(evening, "about-off");
            evening.sees("about-off-body");
        },
        None,
    ),
    (
        "reading",
        |evening| {
            let readings = keytag::config::readings::built_in().unwrap();
            let said = evening.said();
            let is_said = |title: &str| said.iter().any(|text| text == title);
            let all = readings.iter().flat_map(|pack| &pack.readings);
            let title = all.map(Reading::title).find(|it| is_said(it));
            evening.touches_words(title.unwrap());
        },
        Some("button-back"),
    ),
    (
        "still there",
        |evening| {
            types_name(evening, EXISTING);
            evening.player.let_time_come();
            evening.sees("still-title");
        },
        None,
    ),
    (
        "PIN pad",
        |evening| {
            evening.touches("door-keeper");
            evening.sees("pin-title");
        },
        Some("button-back"),
    ),
    // The last of them comes in a rush.
    (
        "around",
        |evening| {
            evening.touches("door-first-time");
            evening.touches("first-around");
            evening.sees("welcome-counted");
        },
        Some("button-done"),
    ),
];

fn comes_to_about_me(evening: &mut Evening) {
    let large = evening.named("Ingrid");
    comes_in(evening, &large.token.unwrap());
    evening.touches("welcome-about-me");
    evening.sees("about-title");
}

fn comes_to_together(evening: &mut Evening) {
    let large = evening.named("Ingrid");
    comes_in(evening, &large.token.unwrap());
    // In large text it is a touch behind the other.
    if !evening.shows("welcome-together") {
        evening.touches("welcome-about-me");
        evening.sees("about-title");
    }
    touches_on_some_page(evening, "welcome-together");
    evening.sees("together-title");
}

/// In large text there may be another page, and it stands on that.
fn touches_on_some_page(evening: &mut Evening, message: &str) {
    if !evening.shows(message) {
        evening.touches_words("›");
    }
    evening.touches(message);
}

fn types_name(evening: &mut Evening, name: &str) {
    evening.touches("way-name");
    evening.types(name);
}

fn comes_to_pictures(evening: &mut Evening, name: &str) {
    types_name(evening, name);
    evening.touches("key-done");
    evening.sees("picture-title");
}

fn comes_to_colours(evening: &mut Evening, name: &str) {
    comes_to_pictures(evening, name);
    evening.touches("picture-kite");
    evening.sees("colour-title");
}

/// Holds up a card that is welcome, for the first time or again.
fn comes_in(evening: &mut Evening, token: &str) {
    evening.scans_token(token);
    evening.sees("welcome-not-me");
}

impl Evening {
    /// Nobody touches the door for a while.
    fn rests(&mut self) {
        self.sees("way-card");
        self.player.let_time_come();
        self.sees("idle-touch");
    }

    fn picture(&mut self) -> Capture {
        self.player.picture().unwrap()
    }

    fn said(&mut self) -> Vec<String> {
        self.player.said().unwrap()
    }

    /// The two pictures are the same to the pixel.
    #[track_caller]
    pub(super) fn is_still(&mut self, was: &Capture, what: &str) {
        // What the door still asks of the store may come between two looks.
        if (0..LOOKS_MAX).all(|_| self.picture() != *was) {
            let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
            let file = |which: &str| folder.join(format!("strangers-{which}.png"));
            was.save(&file("was")).unwrap();
            self.player.save(&file("is")).unwrap();
            panic!("{what}: another picture; see {}", file("is").display());
        }
    }

    #[track_caller]
    fn returns_and_door_is(&mut self, was: &Capture, what: &str) {
        self.returns_to_door();
        self.is_still(was, what);
    }

    /// What staff do at another screen, with the moment in which they do it.
    pub(super) fn staff<T>(&self, act: impl FnOnce(&mut Book, &Moment) -> T) -> T {
        let (place, now) = (Place::new(self.dir.path().join("site")), self.clock.now());
        let mut book = Book::open(&place, Arc::new(SystemChance), &now).unwrap();
        act(&mut book, &now)
    }

    /// Three of the four come to be, and one of them ceases to.
    fn with_people() -> Self {
        let mut evening = Self::unhurried();
        evening.staff(|book, now| {
            for (n, name) in [(201, EXISTING), (202, UNLISTED), (203, ERASED)] {
                let person = PersonId::from_bytes([n; 16]);
                let mut profile = Profile::unnamed(person);
                profile.name = ChosenName::new(name).ok();
                profile.mark = Some(MARK);
                if name == UNLISTED {
                    profile.listing = Listing::Unlisted;
                }
                let today = now.date();
                profile.consents = profile.consents.with(Purpose::KeepName, true, today);
                let kept = book.save_about_me(now, &profile).unwrap();
                assert_eq!(kept.mark, Some(MARK), "free among the names alike");
                if name == ERASED {
                    book.erase(now, person, By::Kiosk).unwrap();
                }
            }
        });
        // Whoever is answered comes after the door has heard what is on tonight.
        evening.scans_token(&Self::foreign_card());
        evening.sees("another-card");
        evening.returns_to_door();
        evening
    }

    /// A card of another organisation.
    pub(super) fn foreign_card() -> String {
        Token::issue(&OrganisationKey::new([3; 32]), TokenId(77)).letters()
    }

    /// Everybody's names at this site as they could stand on a screen, but for one.
    fn names_but(&self, own: &str) -> Vec<String> {
        let people = self.script.people.iter().map(|person| person.name.clone());
        let ours = [EXISTING, UNLISTED].map(str::to_owned);
        people.chain(ours).filter(|name| name != own).collect()
    }
}

/// Whether a name stands anywhere in these texts as a word of its own.
fn names_somebody(said: &[String], names: &[String]) -> Option<String> {
    let is_sign = |sign: char| !sign.is_alphabetic() && sign != '-';
    let mut words = said.iter().flat_map(|text| text.split(is_sign));
    words
        .find(|word| names.iter().any(|name| name == word))
        .map(str::to_owned)
}

#[test]
fn whoever_is_looked_for_by_name_the_pictures_are_the_same() {
    let mut evening = Evening::with_people();
    let door = evening.picture();
    let mut boards: Option<[Capture; 2]> = None;
    let mut refused: Option<[Capture; 2]> = None;
    for (what, name, colour) in [
        ("nobody", NOBODY, RIGHT),
        ("wrong mark", EXISTING, WRONG),
        ("unlisted, right mark", UNLISTED, RIGHT),
        ("unlisted, wrong mark", UNLISTED, WRONG),
        ("erased, right mark", ERASED, RIGHT),
        ("right mark", EXISTING, RIGHT),
    ] {
        comes_to_pictures(&mut evening, name);
        let pictures = evening.picture();
        evening.touches("picture-kite");
        evening.sees("colour-title");
        let colours = evening.picture();
        let [first, second] = boards.get_or_insert_with(|| [pictures.clone(), colours.clone()]);
        assert_eq!(&pictures, first, "{what}: the board of pictures");
        assert_eq!(&colours, second, "{what}: the board of colours");
        evening.touches(colour);
        if what == "right mark" {
            evening.sees("welcome-title");
            let names = evening.names_but("");
            assert_eq!(names_somebody(&evening.said(), &names), None);
        } else {
            evening.sees("another-name");
            let told = evening.picture();
            let [first, _] = refused.get_or_insert_with(|| [told.clone(), door.clone()]);
            assert_eq!(&told, first, "{what}: the answer");
        }
        evening.player.let_time_come();
        evening.sees("way-card");
        evening.is_still(&door, what);
    }
}

#[test]
fn whatever_card_is_turned_away_the_pictures_are_the_same() {
    let mut evening = Evening::with_people();
    let door = evening.picture();
    let (rosa, kwame) = (evening.named("Rosa"), evening.named("Kwame"));
    let unknown = evening.staff(|book, now| {
        let lost = rosa.token.clone().unwrap();
        book.revoke_badge(now, &lost, By::Kiosk).unwrap();
        let (people, _) = book.people(Some("Kwame"), 0).unwrap();
        book.erase(now, people[0].person, By::Kiosk).unwrap();
        Token::issue(book.organisation_key(), TokenId(78)).letters()
    });
    let mut refused: Option<Capture> = None;
    for (what, card) in [
        ("unknown", unknown),
        ("foreign", Evening::foreign_card()),
        ("revoked", rosa.token.unwrap()),
        ("erased", kwame.token.unwrap()),
        ("no card", "https://example.org/?id=1".to_owned()),
    ] {
        evening.scans_token(&card);
        evening.sees("another-card");
        let told = evening.picture();
        assert_eq!(&told, refused.get_or_insert(told.clone()), "{what}");
        evening.player.let_time_come();
        evening.sees("way-card");
        evening.is_still(&door, what);
    }
}

#[test]
fn no_letter_that_is_typed_makes_a_list_appear() {
    let mut evening = Evening::with_people();
    evening.touches("way-name");
    let mut seen: Vec<Vec<Vec<String>>> = Vec::new();
    for name in [EXISTING, UNLISTED, NOBODY] {
        let mut steps = Vec::new();
        for end in 1..=name.len() {
            evening.types(&name[end - 1..end]);
            // The line shows what was typed, and everything else is the same for all.
            let line = format!("{}|", &name[..end]);
            let (typed, rest): (Vec<_>, _) =
                evening.said().into_iter().partition(|text| *text == line);
            assert_eq!(typed, [line]);
            steps.push(rest);
        }
        seen.push(steps);
        evening.returns_to_door();
        evening.touches("way-name");
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
}

#[test]
fn no_screen_names_anybody_else_or_keeps_anything_of_the_last_person() {
    let mut evening = Evening::with_people();
    evening.staff(|book, now| {
        let (people, _) = book.people(Some("Ingrid"), 0).unwrap();
        let mut profile = book.about_me(people[0].person).unwrap();
        profile.large_text = true;
        book.save_about_me(now, &profile).unwrap();
    });
    let door = evening.picture();
    let foreign = Evening::foreign_card();
    evening.scans_token(&foreign);
    evening.sees("another-card");
    let turned_away = evening.picture();
    evening.returns_and_door_is(&door, "after a card");
    let amina = evening.named("Amina").token.unwrap();
    comes_in(&mut evening, &amina);
    evening.returns_to_door();
    comes_in(&mut evening, &amina);
    let all_set = evening.picture();
    evening.returns_and_door_is(&door, "after a welcome");

    for (what, come, leave) in SCREENS {
        come(&mut evening);
        let own = match what {
            _ if what.starts_with("about me") => "Ingrid",
            "welcome" => "Ingrid",
            "typed" => EXISTING,
            _ => "",
        };
        let names = evening.names_but(own);
        assert_eq!(names_somebody(&evening.said(), &names), None, "{what}");
        // Nobody touches it any more; an entry asks first whether somebody is still there. Where
        // nobody is, nothing clears: a key brings the door.
        for _ in 0..2 {
            if !evening.shows("way-card") {
                evening.player.let_time_come();
            }
        }
        if what == "idle" {
            evening.sees("idle-touch");
            // Long after the last scan: what comes right behind one is its rest.
            evening.clock.pass(chrono::TimeDelta::seconds(1));
            evening.types_on_keys("x");
        }
        evening.sees("way-card");
        evening.is_still(&door, &format!("{what}, after its time"));
        come(&mut evening);
        match leave {
            Some(button) => evening.touches(button),
            None => evening.player.escape(),
        }
        evening.sees("way-card");
        evening.is_still(&door, &format!("{what}, left"));
        for (card, face, was) in [
            (&foreign, "another-card", &turned_away),
            (&amina, "all-set-title", &all_set),
        ] {
            come(&mut evening);
            evening.scans_token(card);
            evening.sees(face);
            evening.is_still(was, &format!("{what}, and then {face}"));
            evening.returns_and_door_is(&door, &format!("{what}, then {face}, then the door"));
        }
        // What was typed before is not there for the next who comes.
        evening.touches("way-name");
        assert!(!evening.player.shows(EXISTING), "{what}");
        evening.returns_to_door();
    }
}

#[test]
fn the_choice_of_meetings_names_nobody_and_is_gone_with_its_person() {
    let mut evening = Evening::with_people();
    evening.staff(|book, now| {
        let open = book.open_sessions().unwrap();
        let meeting = AdHoc {
            title: "Second circle".to_owned(),
            room: open[0].room.clone(),
            mode: AttendanceMode::AnonymousBadge,
            scheme: open[0].scheme.clone(),
            minutes: 60,
        };
        book.open_ad_hoc(now, &meeting, By::Kiosk).unwrap();
    });
    // The first one makes the door look again.
    let foreign = Evening::foreign_card();
    evening.scans_token(&foreign);
    evening.sees("another-card");
    let turned_away = evening.picture();
    evening.returns_to_door();
    let door = evening.picture();
    let token = evening.named("Amina").token.unwrap();
    let names = evening.names_but("");
    for leaves in [
        |evening: &mut Evening| evening.touches("button-back"),
        |evening: &mut Evening| {
            evening.player.let_time_come();
            evening.sees("still-title");
            evening.player.let_time_come();
        },
    ] {
        evening.scans_token(&token);
        evening.sees("which-title");
        assert_eq!(names_somebody(&evening.said(), &names), None);
        leaves(&mut evening);
        evening.sees("way-card");
        evening.is_still(&door, "after the choice");
    }
    evening.scans_token(&token);
    evening.sees("which-title");
    evening.scans_token(&foreign);
    evening.sees("another-card");
    evening.is_still(&turned_away, "the next card takes over");
}

#[test]
fn misses_rest_the_same_for_everybody_while_a_badge_signs_in_at_once() {
    let mut evening = Evening::with_people();
    let door = evening.picture();
    for name in [NOBODY, EXISTING] {
        for _ in 0..4 {
            comes_to_colours(&mut evening, name);
            evening.touches(WRONG);
            evening.sees("another-name");
            evening.returns_to_door();
        }
    }
    let rest = evening.words.with("another-rest", &[("secs", 30.into())]);
    let mut rests: Option<Capture> = None;
    for (badge, name, colour) in [
        ("Rosa", NOBODY, RIGHT),
        ("Zofia", EXISTING, WRONG),
        ("Anh", EXISTING, RIGHT),
    ] {
        comes_to_colours(&mut evening, name);
        evening.touches(colour);
        evening.sees_words(&rest);
        let told = evening.picture();
        assert_eq!(
            &told,
            rests.get_or_insert(told.clone()),
            "{badge} after {name}"
        );
        // A badge in between, on the very screen that asks for patience.
        let person = evening.named(badge);
        let before = evening.on_disk().attendances;
        evening.scans(&person);
        evening.welcomes(&person);
        assert_eq!(
            evening.on_disk().attendances,
            before + 1,
            "{badge} after {name}"
        );
        evening.returns_and_door_is(&door, badge);
    }
}
