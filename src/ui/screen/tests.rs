//! Every screen on every panel, in ordinary and in large text: nothing is cut, covered or lost.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "every line looks alike, whatever the screen"
)]

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
use crate::domain::session::{DoorMeeting, Session, SessionChoice, SessionState};
use crate::domain::statement::{Asking, Presence, StatementWish};
use crate::domain::together::{Holder, Listening, Role, TalkBoard, Together};
use crate::domain::tonight::{AttendanceLine, TonightCard, TonightMilestone};
use crate::ui::Look;
use crate::ui::album::Album;
use crate::ui::capture::{capture, survey};
use crate::ui::crowding::crowding;
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

const PANELS: [(&str, Panel); 5] = [
    ("upright", Panel::new(21.5, 1080.0, 1920.0)),
    ("7in", Panel::SEVEN_INCH),
    ("10in", Panel::TEN_INCH),
    ("15in", Panel::FIFTEEN_INCH),
    ("21in", Panel::TWENTY_ONE_INCH),
];

/// A language, its words, and the sizes in which it is looked at.
type OtherLanguage<'s> = (&'static str, Words, &'s [(&'static str, TextSize)]);

/// All but English, and the one that nobody speaks in ordinary size.
fn other_languages<'s>(sizes: &'s [(&'static str, TextSize)]) -> Vec<OtherLanguage<'s>> {
    let others = Words::languages().into_iter().filter(|it| it.tag != "en");
    let mut all: Vec<_> = others
        .map(|it| (it.tag, Words::new(it.tag), sizes))
        .collect();
    all.push(("pseudo", Words::pseudo(), &sizes[..1]));
    all
}

/// Looks at views on every panel and collects what is wrong with them; keeps them in the album.
struct Inspector {
    faults: Vec<String>,
    /// How many titles and controls are said where somebody listens.
    said: usize,
    seen: BTreeSet<String>,
    album: Album,
}

impl Default for Inspector {
    fn default() -> Self {
        Self {
            faults: Vec::new(),
            said: 0,
            seen: BTreeSet::new(),
            album: Album::new(),
        }
    }
}

impl Inspector {
    fn see<Screen, Message: 'static>(
        &mut self,
        name: &str,
        screen: &Screen,
        view: impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) {
        assert!(self.seen.insert(name.to_owned()), "two are called {name}");
        let faults = self.album.keep(name, screen, &view);
        self.faults.extend(faults);
        for (panel_name, panel) in PANELS {
            for (dress, size, controls) in [
                ("normal", TextSize::Normal, Controls::Spread),
                ("large", TextSize::Large, Controls::Spread),
                ("low", TextSize::Normal, Controls::Low),
            ] {
                let metrics = Metrics::new(panel)
                    .with_text_size(size)
                    .with_controls(controls);
                let look = Look::new(Words::new("en"), metrics, ThemeKind::Light);
                let place = format!("{panel_name}-{name}-{dress}");
                // Set `KEYTAG_PICTURES` to a folder to look at what is inspected here.
                if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
                    let file = std::path::Path::new(&folder).join(format!("screen-{place}.png"));
                    capture(&look, view(screen, &look))
                        .unwrap()
                        .save(&file)
                        .unwrap();
                }
                let survey = survey(&look, view(screen, &look)).unwrap();
                // From the idle screen any key brings the door: there is nothing to choose.
                let waits = WAITS.contains(&name) || name.starts_with("idle-");
                if survey.spots.is_empty() && !waits {
                    self.faults.push(format!("{place}: nothing can be reached"));
                }
                let found = unreached_or_private(&look, &survey);
                let found = found.into_iter().map(|fault| format!("{place}: {fault}"));
                self.faults.extend(found);
                self.said += survey.title.iter().count();
                self.said += survey.spots.iter().filter(|s| s.spoken.is_some()).count();
                let found = crowding(&look, view(screen, &look)).unwrap();
                let found = found.into_iter().map(|fault| format!("{place}: {fault}"));
                self.faults.extend(found);
            }
        }
        self.see_in_other_languages(name, screen, &view);
    }

    /// The same screen in every other language, mirrored where the language is; and in longer words
    /// than any.
    fn see_in_other_languages<Screen, Message: 'static>(
        &mut self,
        name: &str,
        screen: &Screen,
        view: impl for<'l> Fn(&'l Screen, &'l Look) -> Element<'l, Message>,
    ) {
        let sizes = [("normal", TextSize::Normal), ("large", TextSize::Large)];
        for (language, words, sizes) in other_languages(&sizes) {
            for (panel_name, panel) in PANELS {
                for (dress, size) in sizes {
                    let metrics = Metrics::new(panel).with_text_size(*size);
                    let look = Look::new(words.clone(), metrics, ThemeKind::Light);
                    let place = format!("{panel_name}-{name}-{language}-{dress}");
                    let view = || mirror::follows(&look, view(screen, &look));
                    if let Some(folder) = std::env::var_os("KEYTAG_PICTURES") {
                        let file =
                            std::path::Path::new(&folder).join(format!("screen-{place}.png"));
                        capture(&look, view()).unwrap().save(&file).unwrap();
                    }
                    // Drawn, too: words that are set from the right need an end to begin at.
                    if language == "ar" && (panel_name, *dress) == ("10in", "normal") {
                        capture(&look, view()).unwrap();
                    }
                    let found = crowding(&look, view()).unwrap();
                    let found = found.into_iter().map(|fault| format!("{place}: {fault}"));
                    self.faults.extend(found);
                }
            }
        }
    }

    fn conclude(self) {
        self.album.lay();
        assert!(self.faults.is_empty(), "{:#?}", self.faults);
        assert!(self.said > 0, "nothing is ever said");
    }

    /// The same where every view is for staff and may hold names: nobody else hears of it.
    fn conclude_unsaid(self) {
        self.album.lay();
        assert!(self.faults.is_empty(), "{:#?}", self.faults);
        assert_eq!(self.said, 0, "something is said");
    }
}

/// Names, marks, titles, dates and codes of the people on these screens.
const PRIVATE: [&str; 11] = [
    "Maria",
    "Umbrella",
    "Orange",
    "November",
    "24",
    "XVIII",
    "S-28",
    "300",
    "1:10",
    "Tuesday Hope",
    "kettle",
];
/// Where there is nothing to do but to wait.
const WAITS: [&str; 1] = ["export-verifying"];

/// What is wrong with a screen for whoever uses keys or listens: what is to be reached beside the
/// panel, and words about somebody that would be said aloud.
fn unreached_or_private(look: &Look, survey: &Survey) -> Vec<String> {
    let mut faults = Vec::new();
    let panel = look.metrics.panel();
    for spot in &survey.spots {
        let end = (
            spot.bounds.x + spot.bounds.width,
            spot.bounds.y + spot.bounds.height,
        );
        if spot.bounds.x < 0.0
            || spot.bounds.y < 0.0
            || end.0 > panel.width_px + 1.0
            || end.1 > panel.height_px + 1.0
        {
            faults.push(format!("{:?} cannot be reached", spot.bounds));
        }
        if spot.is_key && spot.spoken.is_some() {
            faults.push("a key is said".to_owned());
        }
    }
    let spoken = survey.spots.iter().filter_map(|spot| spot.spoken.as_ref());
    for said in spoken.chain(&survey.title).map(Spoken::text) {
        let private = PRIVATE.iter().filter(|word| said.contains(**word));
        faults.extend(private.map(|word| format!("\"{word}\" is said: {said}")));
    }
    faults
}

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
    eye.see("still-there", &(), |(), look| still_there::view(look));
    eye.conclude();
}

/// What stands there when nobody does.
fn see_idle(eye: &mut Inspector) {
    use idle::{Idle, Light, Message as Turned};
    let meetings = vec![
        meeting("Tuesday Hope, open to all", "Community room upstairs", 0),
        meeting("Late lamp", "Library", 2),
    ];
    let door =
        door::Door::new(now(), door::ByName::Offered, meetings, Some(reading())).with_evenings(412);
    // However many pages the reading takes on a panel, more turns than that show each.
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
    let line = |line: &crate::config::HelpLine| help::HelpLine {
        name: line.title.clone(),
        how: line.how.clone(),
        number: line.number.clone(),
    };
    let own = config.help.iter().filter(|line| line.language == "en");
    let lines: Vec<_> = own.map(line).collect();
    for page in [0, 1, 2, 99] {
        let lines = help::Help::new(lines.clone());
        let mut screen = lines.with_cards(true).with_somebody(true);
        screen.update(help::Message::Page(page));
        let called = format!("help-{page}");
        eye.see(&called, &screen, |screen, look| screen.view(look));
    }
    let sheet = |place: usize, card: &crate::config::HelpCard| shelf::Sheet {
        title: card.title.clone(),
        body: card.body.clone(),
        code: (place != 1).then(|| shelf::Code {
            modules: 25,
            dark: (0..625).map(|cell| cell % 3 == 0).collect(),
            link: card.link.clone(),
        }),
    };
    let own = config.cards.iter().filter(|card| card.language == "en");
    let cards = own.enumerate();
    let sheets: Vec<_> = cards.map(|(place, card)| sheet(place, card)).collect();
    let screen = shelf::Shelf::new(sheets.clone());
    eye.see("shelf", &screen, |screen, look| screen.view(look));
    for (place, _) in sheets.iter().enumerate() {
        for page in [0, 1, 2, 99] {
            let mut screen = shelf::Shelf::new(sheets.clone());
            screen.update(shelf::Message::Open(place));
            screen.update(shelf::Message::Page(page));
            let called = format!("card-{place}-{page}");
            eye.see(&called, &screen, |screen, look| screen.view(look));
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
        ("together-name", vec![Message::Roles, Message::Role(1)]),
    ] {
        let mut screen = new();
        for message in messages {
            screen.update(message);
        }
        eye.see(called, &screen, |screen, look| screen.view(look));
    }
    let mut asked = new();
    asked.done(together.clone(), Said::Asked);
    eye.see("together-asked", &asked, |screen, look| screen.view(look));
    eye.conclude();
}

#[test]
fn about_me_fits_every_panel() {
    use about_me::Message;
    let mut eye = Inspector::default();
    for (called, message) in [
        ("about-me", None),
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
    let words = Words::new("en");
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
    let mut cards = cards::Cards::new(sheets.into(), cards::Order::default(), limits);
    eye.see("cards", &cards, |screen, look| screen.view(look));
    cards.update(cards::Message::Where);
    eye.see("cards-where", &cards, |screen, look| screen.view(look));

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
    let words = Words::new("en");
    let pin = pin::PinEntry::new("Your PIN".to_owned(), "Six digits".to_owned()).with_recovery();
    eye.see("pin", &pin, |screen, look| screen.view(look));
    let count = |label: &str| counts::Count {
        label: label.to_owned(),
        value: 12,
        step: 1,
        least: 0,
        most: 99,
    };
    let counts = counts::Counts::new(
        "People who did not sign in".to_owned(),
        "Count who is in the room without a sign-in.".to_owned(),
        words.get("button-done"),
        vec![count("People"), count("Newcomers"), count("Guests")],
    );
    eye.see("counts", &counts, |screen, look| screen.view(look));
    let line = |place: usize| pick::Line {
        label: format!("Tuesday Hope, open to all {place}"),
        more: Some("Community room upstairs".to_owned()),
        value: place,
    };
    let pick = pick::Pick::new("Which meeting?".to_owned(), (0..20).map(line).collect())
        .with_note("The newest first.".to_owned());
    eye.see("pick", &pick, |screen, look| screen.view(look));
    let typed = line_entry::LineEntry::new(
        "Topic".to_owned(),
        "It stands on the door.".to_owned(),
        Keyboard::for_sentences(Arrangement::Azerty),
        "Asking for help before it is late".to_owned(),
        60,
    );
    eye.see("line-entry", &typed, |screen, look| screen.view(look));
    let ask = ask::Ask::question(
        "Close this meeting?".to_owned(),
        "Nobody can sign in to it afterwards, except through you.".to_owned(),
        "Close it".to_owned(),
        "Not yet".to_owned(),
    );
    eye.see("ask", &ask, |screen, look| screen.view(look));
    eye.conclude();
}

/// The words that really stand there: a note of two lines would push the keys off a small panel.
#[test]
fn what_is_said_about_a_line_and_about_the_key_fits_every_panel() {
    let mut eye = Inspector::default();
    let words = Words::new("en");
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
        let keyboard = Keyboard::for_sentences(Arrangement::Qwerty);
        let (title, said) = (words.get("recovery-title"), words.get(note));
        let typed = line_entry::LineEntry::new(title, said, keyboard, String::new(), 80);
        eye.see(note, &typed, |screen, look| screen.view(look));
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
        let ask = ask::Ask::question(
            words.get("key-title"),
            words.get(body),
            words.get("key-another"),
            words.get("button-cancel"),
        );
        eye.see(body, &ask, |screen, look| screen.view(look));
    }
    for (body, yes) in [
        ("between-awake", "between-lock"),
        ("between-locked", "between-stay-awake"),
    ] {
        let ask = ask::Ask::question(
            words.get("between-title"),
            words.get(body),
            words.get(yes),
            words.get("button-cancel"),
        );
        eye.see(body, &ask, |screen, look| screen.view(look));
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
        let ask = ask::Ask::question(
            words.get("package-title"),
            words.get(body),
            words.get("package-again"),
            words.get("package-not-now"),
        );
        eye.see(body, &ask, |screen, look| screen.view(look));
    }
    for body in [
        "key-no-stick",
        "key-failed",
        "key-made",
        "key-taken",
        "between-not-yet",
    ] {
        let (title, said) = (words.get("key-title"), words.get(body));
        let ask = ask::Ask::say(title, said, words.get("button-done"));
        eye.see(&format!("said-{body}"), &ask, |screen, look| {
            screen.view(look)
        });
    }
    eye.conclude();
}

#[test]
fn what_a_package_changes_fits_every_panel() {
    let mut eye = Inspector::default();
    let words = Words::new("en");
    let counted = |id: &str, count: u32| words.with(id, &[("count", count.into())]);
    let most = [
        counted("package-people-new", 120),
        counted("package-people-changed", 34),
        counted("package-people-erased", 12),
        counted("package-cards-withdrawn", 15),
        counted("package-meetings-new", 11),
        counted("package-meetings-changed", 22),
        counted("package-more", 7),
    ];
    let widest = [
        counted("package-people-erased", 12),
        counted("package-merges", 12),
        counted("package-cards-changed", 120),
        counted("package-readings", 12),
        counted("package-kiosks-new", 3),
        counted("package-kiosks-closed", 3),
    ];
    let key = "0123-4567-89ab-cdef-0123-4567-89ab-cdef";
    let office = words.with("package-new-office", &[("key", key.into())]);
    for (called, body) in [
        ("most", most.join(" ")),
        ("widest", widest.join(" ")),
        ("office", office),
    ] {
        let ask = ask::Ask::question(
            words.get("package-title"),
            body,
            words.get("package-apply"),
            words.get("package-not-now"),
        );
        eye.see(&format!("package-{called}"), &ask, |screen, look| {
            screen.view(look)
        });
    }
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
