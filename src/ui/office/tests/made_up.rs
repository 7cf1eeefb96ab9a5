//! An office with a year of records from three kiosks, made up.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::America::Chicago;

use super::{moment, today};
use crate::domain::attendance::AttendanceMode;
use crate::domain::carried::{CarriedPerson, CarriedSeries};
use crate::domain::entry::By;
use crate::domain::id::{PersonId, SeriesId};
use crate::domain::person::PersonLine;
use crate::domain::report::Month;
use crate::domain::series::{Room, SeriesType};
use crate::office::testing::{Desk, Door};
use crate::office::{Database, KeyRing, make_keys, read_database_key};
use crate::services::SystemChance;
use crate::store::{Book, Place};
use crate::transfer::bundle::Identity;
use crate::transfer::package::{PACKAGE_END, Reader};

/// How many people come in a year, unless somebody says otherwise.
pub const PEOPLE: u32 = 60;
/// Of so many of them, one may be named.
const NAMED: u32 = 2;
/// How many come to a meeting, at least.
const CROWD: u32 = 9;

const NAMES: [&str; 14] = [
    "Ann", "Bo", "Carla", "Dev", "Ewa", "Finn", "Grace", "Hiro", "Ines", "Jo", "Kofi", "Lena",
    "Mo", "Zoë",
];

/// The sites, their meetings, and the weekday of each.
const SITES: [(&str, &str, &str, u32); 4] = [
    ("HALL", "monday", "Monday Evening", 0),
    ("HALL", "thursday", "Thursday Noon", 3),
    ("HOPE", "sunday", "Sunday Tea", 6),
    ("LOFT", "tuesday", "Tuesday Circle", 1),
];

/// What the sites and their meetings are called.
pub fn titles_and_sites() -> Vec<String> {
    let all = SITES.iter().flat_map(|(site, _, title, _)| [*site, *title]);
    all.map(str::to_owned).collect()
}

/// Who comes to what: the same whenever it is made.
struct Dice(u32);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % end
    }
}

fn person(n: u32) -> PersonId {
    let mut bytes = [0x5a; 16];
    bytes[..4].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
    PersonId::from_bytes(bytes)
}

fn named(n: u32) -> Option<CarriedPerson> {
    let name = NAMES[(n / NAMED) as usize % NAMES.len()];
    let initial = char::from(b'A' + u8::try_from(n / 28 % 26).unwrap());
    // The first two are one person, who said the same name at two kiosks.
    let display_name = match n {
        0 | NAMED => "Sam Q".to_owned(),
        _ => format!("{name} {initial}"),
    };
    n.is_multiple_of(NAMED).then(|| CarriedPerson {
        person: person(n),
        display_name: Some(display_name),
        legal_name: None,
        external_id: n.is_multiple_of(6).then(|| format!("R-{n:04}")),
    })
}

/// A kiosk of a site with a year of meetings up to a day.
fn door(n: u8, site: &str, people: u32, until: DateTime<Utc>) -> Door {
    let mut door = Door::new(n);
    door.site = site.to_owned();
    door.now = moment(until);
    door.write("epoch_began", None, None, r#"{"after":null}"#.to_owned());
    go_on(
        &mut door,
        NaiveDate::from_ymd_opt(2025, 12, 1).unwrap(),
        people,
        until,
    );
    tells_chips(&mut door, until);
    door
}

/// What to have ready in the two months behind this day; at the site of one meeting too few people
/// keep a date.
fn tells_chips(door: &mut Door, on: DateTime<Utc>) {
    let this = Month::of(on.date_naive()).unwrap();
    let chip = |after: &str, colour: &str, ready: u32| {
        let look = format!("\"colour\":\"{colour}\",\"shape\":\"key_tag\"");
        format!("{{\"after\":\"{after}\",{look},\"ready\":{ready}}}")
    };
    let chips = [
        chip("30 days", "orange", 15),
        chip("60 days", "green", 5),
        chip("90 days", "red", 10),
        chip("6 months", "blue", 5),
        chip("1 year", "glow_in_the_dark", 5),
        chip("every year", "black", 10),
    ];
    for month in [this, this.next()] {
        let chips = match door.site.as_str() {
            "HALL" => format!("[{}]", chips.join(",")),
            _ => "null".to_owned(),
        };
        let payload = format!("{{\"month\":\"{month}\",\"chips\":{chips}}}");
        door.write("chips_due", None, None, payload);
        door.log.last_mut().unwrap().wall = on.timestamp_millis();
    }
}

fn go_on(door: &mut Door, from: NaiveDate, people: u32, until: DateTime<Utc>) {
    let mut dice =
        Dice(u32::from(door.kiosk.bytes()[0]) * 7919 + from.num_days_from_ce().unsigned_abs());
    let meetings = SITES.iter().filter(|(site, ..)| *site == door.site);
    let meetings: Vec<_> = meetings.collect();
    let days = from
        .iter_days()
        .take_while(|day| *day <= until.date_naive());
    for day in days {
        for (_, series, _, weekday) in &meetings {
            if day.weekday().num_days_from_monday() == *weekday {
                evening(door, &mut dice, series, day, people);
            }
        }
    }
    door.people = (0..people).filter_map(named).collect();
    door.series = meetings
        .iter()
        .map(|(_, series, title, _)| CarriedSeries {
            series: SeriesId::new(series).unwrap(),
            title: (*title).to_owned(),
            series_type: SeriesType::default(),
            room: Room("Room 1".to_owned()),
            mode: AttendanceMode::ChosenName,
            retired: false,
        })
        .collect();
}

fn evening(door: &mut Door, dice: &mut Dice, series: &str, day: NaiveDate, people: u32) {
    let start = day.and_hms_opt(19, 0, 0).unwrap();
    let start = Chicago.from_local_datetime(&start).single().unwrap();
    let session = format!("{series}@{day}T19:00");
    let (begins, ends) = (start.timestamp(), start.timestamp() + 3600);
    let at = |door: &mut Door, minutes: i64| {
        let wall = (begins + minutes * 60) * 1000;
        door.log.last_mut().unwrap().wall = wall;
    };
    let payload =
        format!(r#"{{"series":"{series}","mode":"chosen_name","start":{begins},"end":{ends}}}"#);
    door.write("session_opened", None, Some(&session), payload);
    at(door, -30);
    let month = day.month();
    let crowd = CROWD + month % 5 + dice.below(CROWD);
    for n in 0..crowd.max(people / 40) {
        let who = dice.below(people);
        let (who, kind) = match dice.below(12) {
            0 => (None, "guest"),
            1 => (Some(who), "newcomer"),
            2 => (None, "newcomer"),
            _ => (Some(who), "member"),
        };
        let payload = format!(r#"{{"attendee":"{kind}","method":"badge"}}"#);
        door.write("signed_in", who.map(person), Some(&session), payload);
        at(door, i64::from(n % 30) - 20);
    }
}

fn write(folder: &Path, name: &str, sealed: &[u8]) {
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(format!("{name}.tar.age")), sealed).unwrap();
}

/// Fills a database, and a folder: `keys`, and in `away` a stick that was not plugged in yet.
pub fn office(dir: &Path, database: &Database, people: u32) {
    make_keys(&dir.join("keys"), &SystemChance).unwrap();
    let ring = KeyRing::of_office(&dir.join("keys")).unwrap();
    let key = read_database_key(&dir.join("keys")).unwrap().unwrap();
    let mut desk = Desk {
        office: database.open(&key).unwrap(),
        keys: [ring.identities[0].secret_line().parse().unwrap()],
    };
    let ago = |days| today() - TimeDelta::days(days);
    let mut hall = door(1, "HALL", people, ago(9));
    let mut hope = door(2, "HOPE", people, ago(37));
    for door in [&mut hall, &mut hope] {
        let sealed = door.export(&desk, 0);
        desk.take_in(&sealed).unwrap();
    }
    let stick = dir.join("away");
    let door_of_stick = stick.join("DOOR");
    let known = hall.export(&desk, 0);
    desk.take_in(&known).unwrap();
    write(&door_of_stick, "aaaa-1111-000002", &known);
    // Nine days later there is more of it.
    let before = hall.log.len();
    go_on(&mut hall, ago(8).date_naive(), people, ago(1));
    hall.now = moment(ago(1));
    write(
        &door_of_stick,
        "aaaa-1111-000003",
        &hall.export(&desk, before),
    );
    // A kiosk that nobody vouched for,
    let loft = door(3, "LOFT", people, ago(2)).export(&desk, 0);
    write(&door_of_stick, "bbbb-2222-000001", &loft);
    // one whose bundle before did not come,
    let before = hope.log.len();
    go_on(&mut hope, ago(20).date_naive(), people, ago(12));
    let _ = hope.export(&desk, before);
    let before = hope.log.len();
    go_on(&mut hope, ago(11).date_naive(), people, ago(3));
    hope.now = moment(ago(3));
    write(
        &door_of_stick,
        "cccc-3333-000003",
        &hope.export(&desk, before),
    );
    // a file that broke off, and a sheet of cards.
    write(&door_of_stick, "dddd-4444-000001", &loft[..loft.len() / 2]);
    std::fs::create_dir(stick.join("Cards_2026-11-20")).unwrap();
    std::fs::write(stick.join("Cards_2026-11-20/cards.pdf"), "%PDF-1.7").unwrap();
}

/// Fills a stick as a second machine does that was copied from the kiosk of HALL.
pub fn copied(dir: &Path, stick: &Path) {
    let ring = KeyRing::of_office(&dir.join("keys")).unwrap();
    let desk = Desk {
        keys: [ring.identities[0].secret_line().parse().unwrap()],
        ..Desk::new()
    };
    let mut copy = door(1, "HALL", PEOPLE, today() - TimeDelta::days(9));
    copy.log.last_mut().unwrap().payload.push(' ');
    let sealed = copy.export(&desk, 0);
    write(&stick.join("DOOR"), "aaaa-1111-000001", &sealed);
}

/// A kiosk of HALL takes the newest package from a stick: whom it knows then, in full.
pub fn takes_over(office: &Path, stick: &Path) -> Vec<String> {
    let files = std::fs::read_dir(stick.join("DOOR")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let mut packages = files.filter(|file| file.to_string_lossy().ends_with(PACKAGE_END));
    let sealed = std::fs::read(packages.next().unwrap()).unwrap();
    let ring = KeyRing::of_office(&office.join("keys")).unwrap();
    let hall = Door::new(1);
    let reader = Reader {
        kiosk: hall.kiosk,
        identity: &Identity::of_kiosk(&hall.key()).unwrap(),
        office: &ring.receipts.unwrap().public(),
        site: "HALL",
    };
    let package = reader.read(&sealed).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let now = moment(today());
    let place = Place::new(dir.path().join("state"));
    let mut book = Book::open(&place, Arc::new(SystemChance), &now).unwrap();
    let looked = book.look_at_package(&now, &package).unwrap();
    let taken = book.take_package(&now, &package, "", By::Terminal).unwrap();
    assert_eq!(looked, taken, "what is shown is what happens");
    let (lines, _) = book.people(None, 0).unwrap();
    let in_full = |line: &PersonLine| {
        let draft = book.person_draft(line.person).unwrap();
        let number = draft.external_id.unwrap_or_default();
        format!("{} {number}", draft.legal_name.unwrap_or_default())
    };
    let mut known: Vec<String> = lines.iter().map(in_full).collect();
    known.sort();
    known
}

#[test]
fn an_office_is_made_up_where_it_is_asked_for() {
    let Some(dir) = std::env::var_os("KEYTAG_MADE_UP_OFFICE") else {
        return;
    };
    let people = std::env::var("KEYTAG_MADE_UP_PEOPLE").ok();
    let people = people.and_then(|people| people.parse().ok());
    let dir = Path::new(&dir);
    std::fs::create_dir_all(dir.join("sticks")).unwrap();
    let database = Database::File(dir.join("office.sqlite"));
    office(dir, &database, people.unwrap_or(PEOPLE));
}
