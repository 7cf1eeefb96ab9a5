//! Every screen on every panel, in ordinary and in large text: nothing is cut, covered or lost.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "every line looks alike, whatever the screen"
)]

mod inspector;
mod told;

use self::inspector::Inspector;
use super::*;
use crate::domain::attendance::{Arrival, AttendanceMode, Kind, Method, Something, Way, Welcome};
use crate::domain::id::{AttendanceId, PersonId, SessionId};
use crate::domain::milestone::{Chip, ChipColour, Honours, LeapRule, Milestone, Shape, Span};
use crate::domain::moment::{ClockState, Moment};
use crate::domain::name::{ChosenName, Colour, Picture, PictureColour};
use crate::domain::person::{Consents, Listing, Profile};
use crate::domain::reading::{Reading, ReadingKey, ReadingText};
use crate::domain::report::{Exported, Month, MonthScope};
use crate::domain::series::{Room, SchemeId};
use crate::domain::session::{DoorMeeting, Held, Session, SessionChoice, SessionState};
use crate::domain::statement::{Asking, Presence, StatementWish};
use crate::domain::together::{Holder, Listening, Role, TalkBoard, Together};
use crate::domain::tonight::{AttendanceLine, TonightCard, TonightMilestone};
use crate::ui::Look;
use crate::ui::album::Album;
use crate::ui::capture::{capture, survey};
use crate::ui::crowding::examined;
use crate::ui::ease::{Ease, Patience, Tones, TwoButtons, Voice};
use crate::ui::theme::{Controls, Metrics, Motion, Panel, TextSize, ThemeKind};
use crate::ui::widget::glass::{self, Mirror};
use crate::ui::widget::keyboard::{Arrangement, Keyboard};
use crate::ui::widget::mirror;
use crate::ui::widget::reach::Survey;
use crate::ui::words::{Spoken, Words};
use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use iced::Element;
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// More pages than these has no screen.
const PAGES_MAX: usize = 9;

fn now() -> Moment {
    Moment {
        utc: Utc.with_ymd_and_hms(2026, 11, 25, 1, 10, 0).unwrap(),
        zone: chrono_tz::America::Chicago,
        boot: 1,
        boot_ms: 60_000,
        clock: ClockState::Ok,
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn at(hours: i64) -> DateTime<Utc> {
    now().utc + TimeDelta::hours(hours)
}

fn name(text: &str) -> ChosenName {
    ChosenName::new(text).unwrap()
}

fn session_id() -> SessionId {
    SessionId::from_stored("tuesday-hope@2026-11-24T19:00".to_owned())
}

fn welcome() -> Welcome {
    Welcome {
        attendance: AttendanceId(7),
        session: Some(session_id()),
        way: Way::Badge,
        kind: Kind::Member,
        name: Some(name("Maria-Theresia")),
        since: Some(now()),
        something: Something::Offered,
        about_me: Some(PersonId::from_bytes([7; 16])),
        may_leave: true,
        language: None,
        large_text: false,
    }
}

fn reading() -> Reading {
    let text = ReadingText {
        title: "The kettle before the phone",
        body: "Some of us found that the first ten minutes of a day decide more than the rest. A \
               cup held with both hands, a window, one breath that nobody asked for. Many people \
               find that the news and the worries are still there afterwards, and a little \
               smaller. Today one small thing can come first.",
        question: "What could come first tomorrow, before anything is asked of you?",
        credit: "",
    };
    Reading::new(ReadingKey::DayOfMonth(24), None, &text).unwrap()
}

fn milestone() -> Milestone {
    Milestone {
        scheme: SchemeId("aa-monthly".to_owned()),
        span: Span::Years(18),
        date: day(),
        chip: Chip {
            shape: Shape::Medallion,
            colour: ChipColour::Bronze,
            numeral: "XVIII".to_owned(),
            label: None,
        },
    }
}

fn meeting(title: &str, room: &str, hours: i64) -> DoorMeeting {
    DoorMeeting {
        title: title.to_owned(),
        room: Room(room.to_owned()),
        start: at(hours),
        is_open: hours < 1,
        mode: AttendanceMode::ChosenName,
        open_roles: vec!["Coffee".to_owned(), "Chairs".to_owned()],
    }
}

fn profile() -> Profile {
    Profile {
        person: PersonId::from_bytes([7; 16]),
        name: Some(name("Maria-Theresia")),
        mark: Some(PictureColour {
            picture: Picture::Umbrella,
            colour: Colour::Orange,
        }),
        kind: Kind::Member,
        listing: Listing::Listed,
        language: None,
        large_text: false,
        consents: Consents {
            keep_name: Some(day()),
            remember_date: Some(day()),
            ..Consents::default()
        },
        recovery: None,
        leap_rule: LeapRule::default(),
    }
}

fn tonight_card() -> TonightCard {
    let line = |id: i64| AttendanceLine {
        id: AttendanceId(id),
        name: Some(name("Maria-Theresia")),
        kind: Kind::Member,
        method: Method::Badge,
        signed_in: at(0),
        signed_out: None,
        stayed: None,
        show_around: id == 1,
    };
    TonightCard {
        session: Session {
            id: session_id(),
            series: None,
            title: "Tuesday Hope, open to all".to_owned(),
            room: Room("Community room upstairs".to_owned()),
            mode: AttendanceMode::ChosenName,
            scheme: SchemeId("aa-monthly".to_owned()),
            start: at(0),
            end: at(1),
            opens: at(-1),
            closes: at(2),
            local_date: day(),
            topic: Some("Asking for help before it is late".to_owned()),
            state: SessionState::Open,
        },
        total: 27,
        by_kind: vec![(Kind::Member, 21), (Kind::Newcomer, 2), (Kind::Guest, 4)],
        without_name: 5,
        show_around: 1,
        milestones: vec![TonightMilestone {
            attendance: AttendanceId(3),
            name: name("Maria-Theresia"),
            milestone: milestone(),
            given: false,
        }],
        quiet_milestones: vec![milestone()],
        statements: vec![StatementWish {
            attendance: AttendanceId(3),
            name: Some(name("Maria-Theresia")),
            signed_in: at(0),
            presence: Presence::NotYet(at(1)),
        }],
        attendances: (1..=12).map(line).collect(),
        in_tray: 2,
        talk: TalkBoard {
            asking: 2,
            listening: vec![name("Maria-Theresia"), name("Kwame"), name("Ann")],
            listening_unnamed: 1,
        },
    }
}

fn type_keys(text: &str) -> impl Iterator<Item = crate::ui::widget::keyboard::Key> {
    text.chars()
        .map(crate::ui::widget::keyboard::Key::Character)
}

/// A camera before which nobody stands, one that sees somebody, and one that has read a card.
fn mirrors() -> [(&'static str, Mirror); 3] {
    let picture = || {
        let grey = (0..64 * 48).map(|n: u32| u8::try_from(n % 64 * 4).unwrap());
        let rgba: Vec<u8> = grey.flat_map(|grey| [grey, grey, grey, 255]).collect();
        Zeroizing::new(rgba)
    };
    [
        ("rests", false, false),
        ("sees", false, true),
        ("read", true, true),
    ]
    .map(|(called, is_read, sees)| {
        let mut mirror = Mirror {
            is_there: true,
            is_read,
            ..Mirror::default()
        };
        if sees {
            mirror.take(64, 48, picture());
        }
        (called, mirror)
    })
}

#[test]
fn the_door_and_the_ways_in_fit_every_panel() {
    let mut eye = Inspector::default();
    let absent = &glass::ABSENT;
    let meetings = vec![
        meeting("Tuesday Hope, open to all", "Community room upstairs", 0),
        meeting("Late lamp", "Library", 2),
    ];
    let door = door::Door::new(now(), door::ByName::Offered, meetings, Some(reading()));
    eye.see("door", &door, |screen, look| screen.view(absent, look));
    let quiet = door::Door::new(now(), door::ByName::Offered, Vec::new(), None);
    eye.see("door-quiet", &quiet, |screen, look| {
        screen.view(absent, look)
    });

    let smaller = door::Door::smaller(now(), Some(reading()));
    eye.see("door-smaller", &smaller, |screen, look| {
        screen.view(absent, look)
    });
    for (called, mirror) in &mirrors() {
        let seen = |screen: &str| format!("{screen}-mirror-{called}");
        eye.see(&seen("door"), &door, |screen, look| {
            screen.view(mirror, look)
        });
        let card = card::Card::new(Arrangement::Qwerty);
        eye.see(&seen("card"), &card, |screen, look| {
            screen.view(mirror, look)
        });
    }

    let mut by_name = name_way::NameWay::new(Arrangement::Qwertz);
    for key in type_keys("mariatheresia") {
        by_name.update(name_way::Message::Key(key));
    }
    eye.see("name", &by_name, |screen, look| screen.view(look));
    by_name.update(name_way::Message::Next);
    eye.see("name-picture", &by_name, |screen, look| screen.view(look));
    by_name.update(name_way::Message::Picture(Picture::Umbrella));
    eye.see("name-colour", &by_name, |screen, look| screen.view(look));

    for (called, way) in [
        ("without", without_name::Way::Plain),
        ("first-time", without_name::Way::FirstTime),
    ] {
        let screen = without_name::WithoutName::new(way, true);
        eye.see(called, &screen, |screen, look| screen.view(look));
    }
    let mut card = card::Card::new(Arrangement::Qwerty);
    eye.see("card", &card, |screen, look| screen.view(absent, look));
    card.update(card::Message::Type);
    eye.see("card-typed", &card, |screen, look| {
        screen.view(absent, look)
    });

    let choice = |title: &str, room: &str| SessionChoice {
        id: session_id(),
        title: title.to_owned(),
        room: Room(room.to_owned()),
        start: at(0),
    };
    let held = Arrival::WithoutName {
        kind: Kind::Member,
        show_around: false,
    };
    let choices = vec![
        choice("Tuesday Hope, open to all", "Community room upstairs"),
        choice("Late lamp", "Library"),
    ];
    let which = which_meeting::WhichMeeting::new(held, choices, now().zone);
    eye.see("which-meeting", &which, |screen, look| screen.view(look));
    let read = reading::ReadingPage::new(reading());
    eye.see("reading", &read, |screen, look| screen.view(look));
    for page in 1..PAGES_MAX {
        let turned = |_: &Words| {
            let mut read = reading::ReadingPage::new(reading());
            read.update(reading::Message::Page(page));
            read
        };
        eye.see_more("reading", turned, |screen, look| screen.view(look));
        let turned = |_: &Words| {
            let mut screen = without_name::WithoutName::new(without_name::Way::FirstTime, true);
            screen.update(without_name::Message::Page(page));
            screen
        };
        eye.see_more("first-time", turned, |screen, look| screen.view(look));
    }
    see_what_helps(&mut eye);
    eye.see(
        "still-there",
        &still_there::Asks::ForAWhile,
        |asks, look| still_there::view(look, *asks),
    );
    eye.see(
        "still-there-kept",
        &still_there::Asks::WithoutLimit,
        |asks, look| still_there::view(look, *asks),
    );
    for (called, by_name) in [
        ("put-away", door::ByName::Offered),
        ("put-away-card", door::ByName::Off),
    ] {
        let put_away = put_away::PutAway::new(by_name, None);
        eye.see(called, &put_away, |screen, look| screen.view(look));
    }
    eye.conclude();
}

/// The language, how words are shown, and help.
fn see_what_helps(eye: &mut Inspector) {
    let languages = language::Languages::new(Words::languages());
    eye.see("language", &languages, |screen, look| screen.view(look));
    let ease = Ease {
        patience: Patience::FourTimes,
        two_buttons: TwoButtons::Step,
        voice: Voice::Speaking,
        tones: Tones::Muted,
    };
    for (called, play, speak) in [("display", true, true), ("display-silent", false, false)] {
        let display = language::Display {
            text_size: TextSize::Normal,
            controls: Controls::Spread,
            theme: ThemeKind::Light,
            motion: Motion::Calm,
            site_theme: ThemeKind::Light,
            ease,
            site_ease: Ease::default(),
            can: language::Can { play, speak },
        };
        eye.see(called, &display, |screen, look| screen.view(look));
    }
    let line = |name: &str, number: &str| help::HelpLine {
        name: name.to_owned(),
        how: "Call or text".to_owned(),
        number: number.to_owned(),
    };
    let lines = help::Help::new(vec![
        line("Suicide and crisis line", "988"),
        line("National helpline for treatment", "1-800-662-4357"),
        line("In danger right now", "911"),
    ]);
    eye.see("help", &lines, |screen, look| screen.view(look));
    for page in 1..PAGES_MAX {
        let turned = |_: &Words| {
            let mut lines = lines.clone();
            lines.update(help::Message::Page(page));
            lines
        };
        eye.see_more("help", turned, |screen, look| screen.view(look));
    }
}

/// What stands there when nobody does.
fn see_idle(eye: &mut Inspector) {
    use idle::{Idle, Light, Message as Turned};
    let meetings = vec![
        meeting("Tuesday Hope, open to all", "Community room upstairs", 0),
        meeting("Late lamp", "Library", 2),
    ];
    let held = Held {
        count: 412,
        in_the_evening: true,
    };
    let door = door::Door::new(now(), door::ByName::Offered, meetings, Some(reading()));
    let door = door.with_held(held);
    let today = today::Today::new(door.clone());
    eye.see("today", &today, |screen, look| screen.view(look));
    for page in 1..PAGES_MAX {
        let turned = |_: &Words| {
            let mut today = today::Today::new(door.clone());
            today.update(today::Message::Page(page));
            today
        };
        eye.see_more("today", turned, |screen, look| screen.view(look));
    }
    // The first pages; `screen/idle.rs` looks at every one on every panel.
    for turn in 0..8 {
        let mut screen = Idle::new(Motion::Still, Light::Day);
        for _ in 0..turn {
            screen.update(now(), Turned::Turn);
        }
        let called = format!("idle-{turn}");
        let both = (screen, door.clone());
        eye.see(&called, &both, |(screen, door), look| {
            screen.view(door, look)
        });
    }
    let smaller = door::Door::smaller(now(), None);
    let night = (Idle::new(Motion::Calm, Light::Night), smaller);
    eye.see("idle-night", &night, |(screen, door), look| {
        screen.view(door, look)
    });
}

#[test]
fn the_idle_screen_help_and_the_shipped_cards_fit_every_panel() {
    let mut eye = Inspector::default();
    see_idle(&mut eye);
    let config = crate::config::Config::default();
    for line in &config.help {
        eye.puts_in([line.title.clone(), line.how.clone(), line.number.clone()]);
    }
    for card in &config.cards {
        eye.puts_in([card.title.clone(), card.body.join("\n\n")]);
        eye.puts_in(card.body.clone());
        eye.puts_in(card.link.clone());
    }
    let line = |line: &crate::config::HelpLine| help::HelpLine {
        name: line.title.clone(),
        how: line.how.clone(),
        number: line.number.clone(),
    };
    for page in [0, 1, 2, 99] {
        // Each language has lines of its own.
        let own = |words: &Words| {
            let lines = config.help.iter();
            let lines = lines.filter(|line| line.language == words.tag());
            let lines = help::Help::new(lines.map(line).collect());
            let mut screen = lines.with_cards(true).with_somebody(true);
            screen.update(help::Message::Page(page));
            screen
        };
        let called = format!("help-{page}");
        eye.see_in_words(&called, own, |screen, look| screen.view(look));
    }
    let sheet = |place: usize, card: &crate::config::HelpCard| shelf::Sheet {
        title: card.title.clone(),
        body: card.body.clone(),
        code: (place != 1).then(|| shelf::Code {
            // As many as the words of the longest card that is shipped have.
            modules: 93,
            dark: (0..93 * 93).map(|cell| cell % 3 == 0).collect(),
            link: card.link.clone(),
        }),
    };
    // Each language has cards of its own, or shows those of the site's first.
    let own = |words: &Words| -> Vec<shelf::Sheet> {
        let of = |tag: &str| -> Vec<shelf::Sheet> {
            let cards = config.cards.iter().filter(|card| card.language == tag);
            let cards = cards.enumerate();
            cards.map(|(place, card)| sheet(place, card)).collect()
        };
        let own = of(words.tag());
        if own.is_empty() { of("en") } else { own }
    };
    let shelf = |words: &Words| shelf::Shelf::new(own(words));
    eye.see_in_words("shelf", shelf, |screen, look| screen.view(look));
    for place in 0..own(&Words::new("en")).len() {
        for page in [0, 1, 2, 99] {
            let opened = |words: &Words| {
                let mut screen = shelf(words);
                screen.update(shelf::Message::Open(place));
                screen.update(shelf::Message::Page(page));
                screen
            };
            let called = format!("card-{place}-{page}");
            eye.see_in_words(&called, opened, |screen, look| screen.view(look));
        }
        for page in 3..PAGES_MAX {
            let opened = |words: &Words| {
                let mut screen = shelf(words);
                screen.update(shelf::Message::Open(place));
                screen.update(shelf::Message::Page(page));
                screen
            };
            let called = format!("card-{place}-0");
            eye.see_more(&called, opened, |screen, look| screen.view(look));
        }
    }
    eye.conclude();
}

#[test]
fn every_outcome_fits_every_panel() {
    use outcome::Outcome;
    let mut eye = Inspector::default();
    for (called, outcome) in [
        ("welcome", Outcome::Welcome(welcome())),
        ("all-set", Outcome::AllSet(welcome())),
        ("card-is-new", Outcome::CardIsNew),
        ("no-one-found", Outcome::NoOneFound),
        ("name-rests", Outcome::NameRests { secs: 300 }),
        ("noted", Outcome::Noted),
        ("undone", Outcome::Undone),
        ("goodbye", Outcome::Goodbye(now())),
        ("paper", Outcome::Paper { code: "S-28" }),
        ("asleep", Outcome::Asleep),
        ("greeter", Outcome::Greeter),
        ("will-be-called", Outcome::WillBeCalled),
        ("stays-quiet", Outcome::StaysQuiet),
        ("taken-off", Outcome::TakenOff),
        ("may-ask-to-talk", Outcome::MayAskToTalk),
        ("asked-to-talk", Outcome::AskedToTalk),
        ("nobody-to-tell", Outcome::NobodyToTell),
    ] {
        let screen = outcome::Shown::new(outcome, door::ByName::Offered);
        eye.see(called, &screen, |screen, look| screen.view(look));
    }
    let family = Welcome {
        kind: Kind::Family,
        something: Something::Nothing,
        may_leave: false,
        ..welcome()
    };
    let family = outcome::Shown::new(Outcome::Welcome(family), door::ByName::Offered);
    let family = family.with_family_card(true);
    eye.see("family", &family, |screen, look| screen.view(look));
    let rush = outcome::Shown::new(Outcome::Welcome(welcome()), door::ByName::Offered).in_rush();
    eye.see("rush", &rush, |screen, look| screen.view(look));
    for (called, milestone) in [("something", Some(milestone())), ("something-else", None)] {
        let screen = something::Something::new(AttendanceId(7), milestone, None, day());
        eye.see(called, &screen, |screen, look| screen.view(look));
    }
    eye.conclude();
}

/// The same for somebody of whom no name may be told.
fn nameless(together: &Together) -> Together {
    Together {
        may_be_named: false,
        ..together.clone()
    }
}

#[test]
fn what_people_do_for_each_other_fits_every_panel() {
    use together::{Message, Said, TogetherScreen};
    let mut eye = Inspector::default();
    let role = |name: &str, holder| Role {
        name: name.to_owned(),
        holder,
    };
    let roles = vec![
        role("Coffee and tea", Holder::Me),
        role("Chairs", Holder::Nobody),
        role("Greeting at the door", Holder::Nobody),
        role("Reading aloud", Holder::Somebody),
        role("Sweeping", Holder::Nobody),
        role("Keys", Holder::Nobody),
    ];
    let together = Together {
        listening: Listening::Named,
        may_be_named: true,
        next: Some((day(), roles)),
        honours: Some(Honours {
            evenings: 126,
            since: Some(day()),
            reached: vec![Span::Visits(100), Span::MonthsWithUs(12)],
        }),
    };
    let new = || TogetherScreen::new(AttendanceId(7), together.clone());
    for (called, messages) in [
        ("together", vec![]),
        ("together-roles", vec![Message::Roles]),
        ("together-roles-1", vec![Message::Roles, Message::Page(1)]),
        ("together-name", vec![Message::Roles, Message::Role(1)]),
    ] {
        let mut screen = new();
        for message in messages {
            screen.update(message);
        }
        eye.see(called, &screen, |screen, look| screen.view(look));
    }
    let asked = || {
        let mut asked = new();
        asked.done(together.clone(), Said::Asked);
        asked
    };
    eye.see("together-asked", &asked(), |screen, look| screen.view(look));
    for page in 1..PAGES_MAX {
        let turned = |mut screen: TogetherScreen| {
            screen.update(Message::Page(page));
            screen
        };
        let (one, other) = (|_: &Words| turned(new()), |_: &Words| turned(asked()));
        eye.see_more("together", one, |screen, look| screen.view(look));
        eye.see_more("together-asked", other, |screen, look| screen.view(look));
    }
    let mut lent = TogetherScreen::new(AttendanceId(7), nameless(&together));
    lent.update(Message::Roles);
    lent.update(Message::Role(1));
    lent.done(nameless(&together), Said::Saved);
    eye.see("together-lent", &lent, |screen, look| screen.view(look));
    lent.update(Message::Page(1));
    eye.see("together-lent-1", &lent, |screen, look| screen.view(look));
    eye.conclude();
}

#[test]
fn about_me_fits_every_panel() {
    use about_me::Message;
    let mut eye = Inspector::default();
    for (called, message) in [
        ("about-me", None),
        ("about-me-1", Some(Message::Page(1))),
        ("about-me-2", Some(Message::Page(2))),
        ("about-name", Some(Message::EditName)),
        ("about-language", Some(Message::EditLanguage)),
        ("about-consents", Some(Message::EditConsents)),
        ("about-date", Some(Message::EditDate)),
        ("about-statement", Some(Message::Statement)),
        ("about-off", Some(Message::Off)),
    ] {
        let about_me = about_me::AboutMe::new(profile(), Asking::CanAsk, Arrangement::Qwerty);
        let mut screen = about_me.after(Some(AttendanceId(7)));
        if let Some(message) = message {
            screen.update(now(), message);
        }
        eye.see(called, &screen, |screen, look| screen.view(look));
    }
    let mut asked = about_me::AboutMe::new(profile(), Asking::Asked, Arrangement::Qwerty);
    asked.update(now(), Message::Statement);
    eye.see("about-statement-asked", &asked, |screen, look| {
        screen.view(look)
    });
    eye.conclude();
}

#[test]
fn cards_to_print_and_the_scanner_fit_every_panel() {
    use try_scanner::{Badge, End, Keys, Letters, TryScanner};

    let mut eye = Inspector::default();
    let cards = |words: &Words| {
        let sheets = [
            "a4-cards",
            "a4-inserts",
            "a4-fobs",
            "letter-cards",
            "letter-inserts",
            "letter-fobs",
        ];
        let sheets = sheets.map(|name| cards::Sheet {
            label: words.get(&format!("badges-sheet-{name}")),
            labels: 10,
        });
        let limits = cards::Limits {
            cards_max: 1_000,
            nudge_mm_max: 10,
        };
        cards::Cards::new(sheets.into(), cards::Order::default(), limits)
    };
    eye.see_in_words("cards", cards, |screen, look| screen.view(look));
    let where_on = |words: &Words| {
        let mut cards = cards(words);
        cards.update(cards::Message::Where);
        cards
    };
    eye.see_in_words("cards-where", where_on, |screen, look| screen.view(look));

    let mut scanner = TryScanner::new();
    eye.see("scanner", &scanner, |screen, look| screen.view(look));
    scanner.see(Badge::Other);
    eye.see("scanner-camera", &scanner, |screen, look| screen.view(look));
    let keys = Keys {
        shown: "]Q3CBDF … TVXB#".to_owned(),
        signs: 30,
        before: "]Q3".to_owned(),
        behind: "#".to_owned(),
        letters: Letters::Mixed,
        gaps_ms: (2, 14),
        is_fast: false,
        end: End::Pause,
    };
    scanner.hear(Badge::Ours, keys);
    eye.see("scanner-heard", &scanner, |screen, look| screen.view(look));
    eye.conclude();
}

#[test]
fn what_keepers_see_fits_every_panel() {
    let mut eye = Inspector::default();
    for (called, message) in [
        ("tonight", None),
        ("tonight-more", Some(tonight::Message::More)),
        ("tonight-milestones", Some(tonight::Message::Milestones)),
        ("tonight-talk", Some(tonight::Message::Talk)),
    ] {
        let mut screen = tonight::Tonight::new(tonight_card());
        if let Some(message) = message {
            screen.update(message);
        }
        eye.see(called, &screen, |screen, look| screen.view(now(), look));
    }
    let pin = |words: &Words| {
        pin::PinEntry::new(words.get("pin-title"), words.get("pin-note")).with_recovery()
    };
    eye.see_in_words("pin", pin, |screen, look| screen.view(look));
    let typed = |words: &Words| {
        line_entry::LineEntry::new(
            words.get("topic-title"),
            words.get("topic-note"),
            Keyboard::for_sentences(Arrangement::Azerty),
            "Asking for help before it is late".to_owned(),
            60,
        )
    };
    eye.see_in_words("line-entry", typed, |screen, look| screen.view(look));
    let ask = |words: &Words| {
        ask::Ask::question(
            words.get("not-tonight-title"),
            words.get("not-tonight-body"),
            words.get("not-tonight-yes"),
            words.get("not-tonight-no"),
        )
    };
    eye.see_in_words("ask", ask, |screen, look| screen.view(look));
    eye.conclude();
}

#[test]
fn numbers_to_set_fit_every_panel() {
    let mut eye = Inspector::default();
    let count = |label: String| counts::Count {
        label,
        value: 12,
        step: 1,
        least: 0,
        most: 99,
    };
    let paper = |words: &Words| {
        let kinds = ["member", "newcomer", "guest"];
        let kinds = kinds.map(|kind| count(words.get(&format!("kind-{kind}"))));
        counts::Counts::new(
            words.get("paper-counts-title"),
            words.get("paper-counts-note"),
            words.get("button-next"),
            kinds.into(),
        )
    };
    eye.see_in_words("counts", paper, |screen, look| screen.view(look));
    let close = |words: &Words| {
        counts::Counts::new(
            words.get("close-title"),
            words.with("close-note", &[("count", 27.into())]),
            words.get("close-yes"),
            vec![count(words.get("close-people"))],
        )
    };
    eye.see_in_words("counts-close", close, |screen, look| screen.view(look));
    let time = |words: &Words| {
        let numbers = ["time-hour", "time-minute", "time-minutes-long"];
        counts::Counts::new(
            words.get("time-title"),
            words.with("time-note", &[("minutes", 30.into())]),
            words.get("button-save"),
            numbers.map(|id| count(words.get(id))).into(),
        )
    };
    eye.see_in_words("counts-time", time, |screen, look| screen.view(look));
    let clock = |words: &Words| {
        let numbers = [
            "clock-year",
            "clock-month",
            "clock-day",
            "time-hour",
            "time-minute",
        ];
        counts::Counts::new(
            words.get("clock-date-title"),
            words.get("clock-note"),
            words.get("button-save"),
            numbers.map(|id| count(words.get(id))).into(),
        )
    };
    eye.see_in_words("counts-clock", clock, |screen, look| screen.view(look));
    eye.conclude();
}

#[test]
fn lists_to_pick_from_fit_every_panel() {
    let mut eye = Inspector::default();
    let meetings = |words: &Words| {
        let line = |place: usize| pick::Line {
            label: format!("Tuesday Hope, open to all {place}"),
            more: Some("Community room upstairs".to_owned()),
            value: place,
        };
        pick::Pick::new(words.get("tray-title"), (0..20).map(line).collect())
            .with_note(words.get("tray-note"))
    };
    eye.see_in_words("pick", meetings, |screen, look| screen.view(look));
    let plain = |words: &Words, title: &str, ids: &[&str]| {
        let line = |(value, id): (usize, &&str)| pick::Line {
            label: words.get(id),
            more: None,
            value,
        };
        pick::Pick::new(words.get(title), ids.iter().enumerate().map(line).collect())
    };
    let menu = |words: &Words| plain(words, "staff-title", &STAFF_MENU);
    eye.see_in_words("staff-menu", menu, |screen, look| screen.view(look));
    let roles = |words: &Words| {
        let roles = ["role-greeter", "role-facilitator", "role-staff"];
        plain(words, "pins-role-title", &roles)
    };
    eye.see_in_words("pins-role", roles, |screen, look| screen.view(look));
    let person = |words: &Words| {
        let acts = [
            "person-rename",
            "person-unlist",
            "person-new-card",
            "person-merge",
            "person-erase",
        ];
        plain(words, "people-title", &acts).with_note(words.get("people-no-name"))
    };
    eye.see_in_words("person", person, |screen, look| screen.view(look));
    let statements = |words: &Words| {
        let mut pick = plain(words, "statements-title", &["statements-check"]);
        pick.say(words.get("statements-note"));
        pick
    };
    eye.see_in_words("statements", statements, |screen, look| screen.view(look));
    eye.conclude();
}

/// What staff choose from (`app/staff.rs`).
const STAFF_MENU: [&str; 12] = [
    "staff-export",
    "staff-package",
    "staff-people",
    "staff-lost-card",
    "staff-badges",
    "staff-key",
    "staff-pins",
    "staff-between",
    "staff-sounds",
    "staff-status",
    "staff-scanner",
    "staff-statements",
];

#[test]
fn the_first_start_fits_every_panel() {
    use wizard::{Chosen, Message, Wizard};
    const ZONES: &[&str] = &[
        "America/Argentina/Buenos_Aires",
        "America/Chicago",
        "Europe/Berlin",
        "Europe/Madrid",
        "Europe/Warsaw",
        "Pacific/Auckland",
    ];
    let mut eye = Inspector::default();
    eye.puts_in(["America", "Argentina", "Buenos Aires", "Chicago", "Europe"].map(str::to_owned));
    eye.puts_in(["Berlin", "Madrid", "Warsaw", "Pacific", "Auckland"].map(str::to_owned));
    // Said in the language that the list stands at, which is English here.
    eye.puts_in(["wizard-language", "wizard-region"].map(|id| Words::new("en").get(id)));
    let code = "K7QDM-2XW9R-TH4PV-B8CNF-3GSJ6-NYZ5D-KQW8H-M4T2C";
    eye.puts_in(code.split('-').map(str::to_owned));
    let pick = |place| Message::Pick(pick::Message::Choose(place));
    let typed = |key| Message::Line(line_entry::Message::Key(key));
    // Every step with what leads to it from the one before.
    let done = crate::ui::widget::keyboard::Key::Done;
    let steps = [
        ("wizard-language", None),
        ("wizard-region", Some(pick(0))),
        ("wizard-zone", Some(pick(0))),
        ("wizard-site", Some(pick(0))),
        ("wizard-room", Some(typed(done))),
        ("wizard-size", Some(typed(done))),
        ("wizard-pin", Some(Message::Next)),
    ];
    for (place, (called, _)) in steps.iter().enumerate() {
        let make = |words: &Words| {
            let chosen = Chosen {
                language: words.tag().to_owned(),
                zone: "America/Chicago".to_owned(),
                site: "Late lamp".to_owned(),
                room: "Library".to_owned(),
                tenths: 101,
            };
            let mut wizard = Wizard::new(chosen, ZONES, Arrangement::Qwerty);
            for (_, message) in &steps[1..=place] {
                wizard.update(words, message.unwrap());
            }
            wizard
        };
        eye.see_in_words(called, make, |screen, look| screen.view(look));
    }
    let told = |words: &Words| {
        let chosen = Chosen {
            language: words.tag().to_owned(),
            zone: "UTC".to_owned(),
            site: String::new(),
            room: String::new(),
            tenths: 101,
        };
        let mut wizard = Wizard::new(chosen, ZONES, Arrangement::Qwerty);
        wizard.show_code(code.to_owned());
        wizard
    };
    eye.see_in_words("wizard-code", told, |screen, look| screen.view(look));
    eye.conclude();
}

/// The words that really stand there: a note of two lines would push the keys off a small panel.
#[test]
fn what_is_said_about_a_line_and_about_the_key_fits_every_panel() {
    let mut eye = Inspector::default();
    for note in [
        "find-note",
        "person-name-note",
        "person-name-busy",
        "pins-label-note",
        "recovery-note",
        "recovery-wrong",
        "topic-note",
        "statement-name-note",
        "statement-letters",
        "statement-code-note",
        "statement-code-odd",
        "statement-check-name-note",
    ] {
        let typed = |words: &Words| {
            let keyboard = Keyboard::for_sentences(Arrangement::Qwerty);
            let (title, said) = (words.get("recovery-title"), words.get(note));
            line_entry::LineEntry::new(title, said, keyboard, String::new(), 80)
        };
        eye.see_in_words(note, typed, |screen, look| screen.view(look));
    }
    for body in [
        "statement-wrong-body",
        "statement-printing",
        "statement-no-print",
        "key-plain",
        "key-needs-code",
        "key-ready",
        "key-gone",
        "key-system",
    ] {
        let ask = |words: &Words| {
            ask::Ask::question(
                words.get("key-title"),
                words.with(body, &[("kiosk", "Front door".into())]),
                words.get("key-another"),
                words.get("button-cancel"),
            )
        };
        eye.see_in_words(body, ask, |screen, look| screen.view(look));
    }
    for (body, yes) in [
        ("between-awake", "between-lock"),
        ("between-locked", "between-stay-awake"),
    ] {
        let ask = |words: &Words| {
            ask::Ask::question(
                words.get("between-title"),
                words.get(body),
                words.get(yes),
                words.get("button-cancel"),
            )
        };
        eye.see_in_words(body, ask, |screen, look| screen.view(look));
    }
    for body in [
        "package-no-office",
        "package-no-stick",
        "package-nothing",
        "package-older",
        "package-not-for-us",
        "package-other-site",
        "package-not-signed",
        "package-newer",
        "package-damaged",
        "package-no-changes",
    ] {
        let ask = |words: &Words| {
            ask::Ask::question(
                words.get("package-title"),
                words.get(body),
                words.get("package-again"),
                words.get("package-not-now"),
            )
        };
        eye.see_in_words(body, ask, |screen, look| screen.view(look));
    }
    for body in [
        "key-no-stick",
        "key-failed",
        "key-made",
        "key-taken",
        "between-not-yet",
    ] {
        let ask = |words: &Words| {
            let (title, said) = (words.get("key-title"), words.get(body));
            ask::Ask::say(title, said, words.get("button-done"))
        };
        eye.see_in_words(&format!("said-{body}"), ask, |screen, look| {
            screen.view(look)
        });
    }
    eye.conclude();
}

#[test]
fn what_a_package_changes_fits_every_panel() {
    let mut eye = Inspector::default();
    let most: &[(&str, u32)] = &[
        ("package-people-new", 120),
        ("package-people-changed", 34),
        ("package-people-erased", 12),
        ("package-cards-withdrawn", 15),
        ("package-meetings-new", 11),
        ("package-meetings-changed", 22),
        ("package-more", 7),
    ];
    let widest: &[(&str, u32)] = &[
        ("package-people-erased", 12),
        ("package-merges", 12),
        ("package-cards-changed", 120),
        ("package-readings", 12),
        ("package-kiosks-new", 3),
        ("package-kiosks-closed", 3),
    ];
    for (called, counted) in [("most", most), ("widest", widest), ("office", &[])] {
        let ask = |words: &Words| {
            let counted = counted.iter().map(|(id, count)| {
                let count = *count;
                words.with(id, &[("count", count.into())])
            });
            let counted: Vec<String> = counted.collect();
            let key = "0123-4567-89ab-cdef-0123-4567-89ab-cdef";
            let body = match called {
                "office" => words.with("package-new-office", &[("key", key.into())]),
                _ => counted.join(" "),
            };
            ask::Ask::question(
                words.get("package-title"),
                body,
                words.get("package-apply"),
                words.get("package-not-now"),
            )
        };
        eye.see_in_words(&format!("package-{called}"), ask, |screen, look| {
            screen.view(look)
        });
    }
    eye.conclude_unsaid();
}

#[test]
fn how_it_is_going_and_what_the_office_compares_fit_every_panel() {
    let mut eye = Inspector::default();
    let status = |words: &Words| {
        let lines = [
            ("status-people", "1204"),
            ("status-cards", "311"),
            ("status-sessions", "412"),
            ("status-attendances", "10230"),
            ("status-unexported", "1876"),
            ("status-last-export", &*words.date_full(day())),
            ("status-tray", "12"),
        ]
        .map(|(id, value)| format!("{}: {value}", words.get(id)));
        ask::Ask::question(
            words.get("staff-status"),
            lines.join("\n"),
            words.get("button-done"),
            words.get("status-key"),
        )
    };
    eye.see_in_words("status", status, |screen, look| screen.view(look));
    let key = |words: &Words| {
        let key = "0123-4567-89ab-cdef\n0123-4567-89ab-cdef";
        let body = format!("{}\n{key}", words.get("status-key-body"));
        let (title, done) = (words.get("status-key"), words.get("button-done"));
        ask::Ask::say(title, body, done)
    };
    eye.see_in_words("status-key", key, |screen, look| screen.view(look));
    eye.conclude_unsaid();
}

#[test]
fn the_export_fits_every_panel() {
    use export::{Failure, State};
    let mut eye = Inspector::default();
    let scope = |month: u32| MonthScope {
        month: Month::of(NaiveDate::from_ymd_opt(2026, month, 1).unwrap()).unwrap(),
        meetings: 38,
        sign_ins: 611,
        exported: Exported::Never,
    };
    let full = Failure::Full {
        needed: 9_999_000,
        free: 1_000,
    };
    let safe = State::Safe {
        folder: "keytag-report-2026-11-24-1910".to_owned(),
        rows: 611,
    };
    for (called, state) in [
        ("choosing", State::Choosing),
        ("writing", State::Writing(0.4)),
        ("verifying", State::Verifying),
        ("safe", safe),
        ("not-ejected", State::NotEjected),
        ("pulled", State::Failed(Failure::Pulled)),
        ("full", State::Failed(full)),
        ("differs", State::Failed(Failure::Differs)),
    ] {
        let mut screen = export::Export::new(export::Offer {
            sealed: None,
            months: Some(vec![scope(9), scope(10), scope(11)]),
        });
        screen.see(vec![export::Stick {
            label: "KINGSTON".to_owned(),
            free_bytes: 64_000_000_000,
        }]);
        screen.tell(state);
        eye.see(&format!("export-{called}"), &screen, |screen, look| {
            screen.view(look)
        });
    }
    for (called, records, state) in [
        ("choosing", 12_345, State::Choosing),
        ("nothing", 0, State::Choosing),
        (
            "safe",
            12_345,
            State::Sealed {
                number: 27,
                records: 12_345,
                receipt: export::Receipt::Brought,
            },
        ),
    ] {
        let mut screen = export::Export::new(export::Offer {
            sealed: Some(records),
            months: Some(vec![scope(9)]),
        });
        screen.see(vec![export::Stick {
            label: "KINGSTON".to_owned(),
            free_bytes: 64_000_000_000,
        }]);
        screen.tell(state);
        eye.see(&format!("sealed-{called}"), &screen, |screen, look| {
            screen.view(look)
        });
    }
    eye.conclude();
}
