//! Making a demo site: its configuration, its people and badges, and some weeks of evenings.
//!
//! Everything happens by the acts that staff use. What is random comes from where it always comes
//! from; only the PINs are fixed, so that a README can name them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use chrono_tz::Tz;

use super::evening::Start;
use super::people::{EVERYBODY, MadeUp, WITH_BADGE};
use super::script::{DemoPerson, Script};
use crate::access::{HashCost, Pin, RecoveryCode, SecretHash};
use crate::badge::sheet::{Order, Sheets, Stock};
use crate::badge::token::Token;
use crate::command::badges::FONT;
use crate::command::files::NewFile;
use crate::command::open::CONFIG_INSIDE;
use crate::command::{Failure, Result};
use crate::config::Config;
use crate::domain::attendance::{Answer, Arrival, Kind, Method, VoidReason};
use crate::domain::entry::{By, Purpose};
use crate::domain::id::{KeeperId, PersonId, SeriesId};
use crate::domain::moment::Moment;
use crate::domain::name::ChosenName;
use crate::domain::person::{PersonDraft, Profile};
use crate::domain::series::Room;
use crate::domain::together::Signed;
use crate::domain::tonight::{PaperEvening, Role};
use crate::services::{Chance, Clock, SystemClock};
use crate::store::together::SERVICE_ROLES;
use crate::store::{Book, Place};

/// The facilitator's PIN.
pub(super) const FACILITATOR_PIN: &str = "385174";
/// The staff PIN.
pub(super) const STAFF_PIN: &str = "609283";
/// The folder whose folders stand in for sticks.
pub(super) const STICKS: &str = "sticks";
/// The one stick in it.
pub(super) const STICK: &str = "DEMO";
/// The sheet of badges to print.
pub(super) const SHEET: &str = "badges.pdf";
/// The series that is about to meet.
pub(super) const EVENING: &str = "evening-circle";

const OPEN_HOUSE: &str = "open-house";
const SKILLS_GROUP: &str = "skills-group";
const SITE_NAME: &str = "Riverside Community House";
const SITE_CODE: &str = "RIVER";
const ROOM: &str = "Garden room";
const OTHER_ROOM: &str = "Library";
/// Blank badges beside those that somebody holds.
const BLANK_BADGES: usize = 10;
/// How many weeks of evenings lie behind.
const WEEKS_PAST: u64 = 6;
/// How finely the pictures of the sheet are drawn, in dots per inch.
const PICTURE_DPI: u16 = 110;

/// The picture of a page of the sheet; pages count from 0.
pub(super) fn picture_name(page: usize) -> String {
    format!("badges-{}.png", page + 1)
}

/// Now, by the clock on the wall of this machine.
pub(super) fn now() -> Moment {
    SystemClock::new(zone_of_machine()).now()
}

/// Makes a site in an empty directory, for an evening that begins soon after `now`.
///
/// # Errors
/// When the directory cannot be written.
pub(super) fn prepare(dir: &Path, now: &Moment, chance: Arc<dyn Chance>) -> Result {
    let start = Start::soon_after(now);
    let config = configure(dir, now.zone, start)?;
    let stick = dir.join(STICKS).join(STICK);
    fs::create_dir_all(&stick).map_err(Failure::file("make", &stick))?;
    let book = Book::open(&Place::new(dir), Arc::clone(&chance), now)?;
    let mut site = Site {
        book,
        now: *now,
        chance,
        evening: start.date,
    };
    site.book.seed_schemes(now, &config.schemes)?;
    site.book.seed_series(now, &config.series)?;
    let recovery_code = site.keepers()?;
    let staff = site.staff()?;
    let people = site.people(By::Keeper(staff))?;
    let tokens = site.badges(dir, &people, By::Keeper(staff))?;
    site.past_evenings(&config, &people, By::Keeper(staff))?;
    site.book.tick(now)?;
    site.hands(&config, &tokens)?;
    script(&people, &tokens, recovery_code).keep(dir)
}

fn script(people: &[Profile], tokens: &[Token], recovery_code: String) -> Script {
    let (held, blank) = tokens.split_at(WITH_BADGE.min(tokens.len()));
    let person = |(n, (profile, made_up)): (usize, (&Profile, &MadeUp))| DemoPerson {
        name: made_up.name.to_owned(),
        picture: profile
            .mark
            .map_or("", |mark| mark.picture.code())
            .to_owned(),
        colour: profile
            .mark
            .map_or("", |mark| mark.colour.code())
            .to_owned(),
        by_name: made_up.listing == crate::domain::person::Listing::Listed,
        token: held.get(n).map(Token::grouped),
    };
    Script {
        site: SITE_NAME.to_owned(),
        room: ROOM.to_owned(),
        facilitator_pin: FACILITATOR_PIN.to_owned(),
        staff_pin: STAFF_PIN.to_owned(),
        recovery_code,
        people: people
            .iter()
            .zip(&EVERYBODY)
            .enumerate()
            .map(person)
            .collect(),
        blank_tokens: blank.iter().map(Token::grouped).collect(),
    }
}

struct Site {
    book: Book,
    now: Moment,
    chance: Arc<dyn Chance>,
    /// The local date of the evening that is about to begin.
    evening: NaiveDate,
}

impl Site {
    /// A facilitator and a staff PIN, and the recovery code as it is printed.
    fn keepers(&mut self) -> Result<String> {
        for (label, role, digits) in [
            (
                "Greeter and facilitator",
                Role::Facilitator,
                FACILITATOR_PIN,
            ),
            ("Office", Role::Staff, STAFF_PIN),
        ] {
            let pin = Pin::choose(digits, Pin::DIGITS_DEFAULT)?;
            let hash = SecretHash::of_pin(&pin, self.random()?, HashCost::DEFAULT)?;
            self.book
                .add_keeper(&self.now, label, role, &hash, By::Kiosk)?;
        }
        let code = RecoveryCode::from_random(self.random()?);
        let hash = SecretHash::of_recovery(&code, self.random()?, HashCost::DEFAULT)?;
        self.book.set_recovery_hash(&self.now, &hash)?;
        Ok(code.printed())
    }

    /// Who does what staff do.
    fn staff(&self) -> Result<KeeperId> {
        let keepers = self.book.keepers()?;
        let staff = keepers.iter().find(|keeper| keeper.role == Role::Staff);
        staff
            .map(|staff| staff.id)
            .ok_or_else(|| Failure::refused("the demo has no staff", "run the command again"))
    }

    fn random<const N: usize>(&self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes).map_err(Failure::Chance)?;
        Ok(bytes)
    }

    /// Adds everybody, in their order.
    fn people(&mut self, by: By) -> Result<Vec<Profile>> {
        EVERYBODY
            .iter()
            .enumerate()
            .map(|(n, made_up)| self.person(n, made_up, by))
            .collect()
    }

    fn person(&mut self, n: usize, made_up: &MadeUp, by: By) -> Result<Profile> {
        let name = ChosenName::new(made_up.name);
        let draft = PersonDraft {
            name: name.ok(),
            kind: made_up.kind,
            listing: made_up.listing,
            legal_name: made_up.legal_name.map(str::to_owned),
            external_id: made_up.legal_name.map(|_| format!("R-{:04}", 1001 + n)),
            // One of them has not agreed yet to stand in the roster's export.
            roster_consent: made_up.legal_name.is_some() && made_up.name != "Grace",
        };
        let mut profile = self.book.add_person(&self.now, &draft, by)?;
        profile.recovery = made_up.since.recovery_date(self.evening);
        let today = self.now.date();
        for (purpose, given) in [
            (Purpose::RememberDate, profile.recovery.is_some()),
            (Purpose::TellFacilitator, made_up.agreed.facilitator()),
            (Purpose::NameInExports, made_up.agreed.exports()),
        ] {
            profile.consents = profile.consents.with(purpose, given, today);
        }
        Ok(self.book.save_about_me(&self.now, &profile)?)
    }

    /// Prints a sheet and gives most of its badges away.
    fn badges(&mut self, dir: &Path, people: &[Profile], by: By) -> Result<Vec<Token>> {
        let count = WITH_BADGE + BLANK_BADGES;
        let tokens = self
            .book
            .make_badges(&self.now, u32::try_from(count).unwrap_or(u32::MAX))?;
        let sheets = Sheets::lay_out(&tokens, &Order::full(Stock::A4Cards), FONT)?;
        NewFile::at(&dir.join(SHEET))?.finish(&sheets.pdf()?)?;
        for page in 0..sheets.page_count() {
            NewFile::at(&dir.join(picture_name(page)))?.finish(&sheets.png(page, PICTURE_DPI)?)?;
        }
        self.book.confirm_printed(&self.now, &tokens, by)?;
        for (token, profile) in tokens.iter().zip(people).take(WITH_BADGE) {
            self.book
                .give_badge(&self.now, &token.letters(), profile.person, by)?;
        }
        Ok(tokens)
    }

    /// Two people lend a hand next time. They have come and gone again, so that the evening is
    /// everybody's to begin.
    fn hands(&mut self, config: &Config, tokens: &[Token]) -> Result {
        let roles = &config.kiosk.service.roles;
        self.book.set_setting(&self.now, SERVICE_ROLES, roles)?;
        for (token, role) in tokens.iter().zip(roles.iter().skip(1)) {
            let arrival = Arrival::Card {
                text: token.letters(),
                method: Method::Badge,
            };
            let room = Room(ROOM.to_owned());
            let answer = self.book.arrive(&self.now, &room, &arrival, None)?;
            if let Answer::Welcome(welcome) = answer {
                let of = welcome.attendance;
                self.book.put_down(&self.now, of, role, Signed::ByName)?;
                let reason = VoidReason::NotMe;
                self.book.void(&self.now, of, reason, By::Own)?;
            }
        }
        Ok(())
    }

    /// Types in some weeks of evenings, as from paper, so that there is something to export.
    fn past_evenings(&mut self, config: &Config, people: &[Profile], by: By) -> Result {
        for series in &config.series {
            let from = self.evening - Days::new(7 * WEEKS_PAST);
            let to = self.evening - Days::new(1);
            for evening in series.schedule.occurrences(self.now.zone, from, to) {
                if evening.end > self.now.utc {
                    continue;
                }
                let paper = paper(&series.id, evening.date, people);
                self.book.paper_evening(&self.now, &paper, by)?;
            }
        }
        Ok(())
    }
}

/// Who was there: the same people come to the same evenings each time a demo is made, most of them
/// often and nobody always.
fn paper(series: &SeriesId, date: NaiveDate, people: &[Profile]) -> PaperEvening {
    let day = usize::try_from(date.num_days_from_ce()).unwrap_or_default();
    let some = |of: usize, in_all: usize| -> Vec<PersonId> {
        let comes = |n: &usize| (n * 7 + day * 3 + n * day % 5) % in_all < of;
        (0..people.len())
            .filter(comes)
            .map(|n| people[n].person)
            .collect()
    };
    let few = |most: usize| u32::try_from(day % (most + 1)).unwrap_or_default();
    let (counts, people) = match series.as_str() {
        EVENING => (
            vec![(Kind::Member, few(3)), (Kind::Newcomer, few(2))],
            some(4, 11),
        ),
        OPEN_HOUSE => (
            vec![(Kind::Guest, few(4)), (Kind::Minor, few(1))],
            some(2, 11),
        ),
        SKILLS_GROUP => (Vec::new(), roster(&some(8, 11), people)),
        _ => {
            let heads = [
                (Kind::Member, 9 + few(7)),
                (Kind::Newcomer, few(3)),
                (Kind::Family, few(2)),
            ];
            (heads.to_vec(), Vec::new())
        }
    };
    let counts = counts.into_iter().filter(|(_, heads)| *heads > 0).collect();
    PaperEvening {
        series: series.clone(),
        date,
        counts,
        people,
    }
}

/// Those of them who are on the roster.
fn roster(there: &[PersonId], people: &[Profile]) -> Vec<PersonId> {
    let listed = people
        .iter()
        .zip(&EVERYBODY)
        .filter(|(_, made_up)| made_up.legal_name.is_some());
    listed
        .map(|(profile, _)| profile.person)
        .filter(|person| there.contains(person))
        .collect()
}

/// Writes the configuration and reads it as any other.
fn configure(dir: &Path, zone: Tz, start: Start) -> Result<Config> {
    let config_dir = dir.join(CONFIG_INSIDE);
    fs::create_dir(&config_dir).map_err(Failure::file("make", &config_dir))?;
    for (name, text) in [
        ("kiosk.toml", kiosk_toml(zone)),
        ("series.toml", series_toml(start)),
    ] {
        NewFile::at(&config_dir.join(name))?.finish(text.as_bytes())?;
    }
    Ok(Config::load(&config_dir)?)
}

fn kiosk_toml(zone: Tz) -> String {
    format!(
        r#"# The demo's site. See kiosk-config/kiosk.toml for all that can stand here.

[site]
name = "{SITE_NAME}"
code = "{SITE_CODE}"
zone = "{zone}"
rooms = ["{ROOM}", "{OTHER_ROOM}"]

[kiosk]
name = "Front door"
room = "{ROOM}"

[export]
# Plain spreadsheets may leave on a stick: everybody here is made up.
readable = true
"#
    )
}

/// Four series in the four modes in two rooms, one of them about to meet in this kiosk's room. The
/// others meet on other days, so that one meeting is open.
fn series_toml(start: Start) -> String {
    let on = |days_later: u64| day_name((start.date + Days::new(days_later)).weekday());
    format!(
        r#"# Four series in the four modes.

[[series]]
id = "{EVENING}"
title = "Evening circle"
mode = "chosen_name"
scheme = "plain-days"
statements = true
meets = {{ weekly = ["{evening}"] }}
start = "{start}"
duration_mins = 75

[[series]]
id = "open-meeting"
title = "Open meeting"
mode = "headcount"
scheme = "none"
meets = {{ weekly = ["{meeting}"] }}
start = "12:15"

[[series]]
id = "{OPEN_HOUSE}"
title = "Open house"
type = "recovery_centre"
mode = "anonymous_badge"
scheme = "coming-back"
room = "{OTHER_ROOM}"
meets = {{ weekly = ["{house}", "{house_again}"] }}
start = "10:00"
duration_mins = 180

[[series]]
id = "{SKILLS_GROUP}"
title = "Skills group"
type = "treatment_group"
mode = "roster"
scheme = "none"
room = "{OTHER_ROOM}"
meets = {{ weekly = ["{skills}"] }}
start = "14:00"
duration_mins = 90
"#,
        evening = on(0),
        meeting = on(2),
        house = on(1),
        house_again = on(4),
        skills = on(3),
        start = start.time.format("%H:%M"),
    )
}

const fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

/// The zone that this machine shows its user, so that the door shows the same time; UTC where it
/// names none.
fn zone_of_machine() -> Tz {
    let from_variable = || {
        std::env::var("TZ")
            .ok()?
            .trim_start_matches(':')
            .parse()
            .ok()
    };
    let from_link = || {
        let link = fs::read_link("/etc/localtime").ok()?;
        let (_, name) = link.to_str()?.split_once("zoneinfo/")?;
        name.parse().ok()
    };
    let from_file = || {
        fs::read_to_string("/etc/timezone")
            .ok()?
            .trim()
            .parse()
            .ok()
    };
    from_variable()
        .or_else(from_link)
        .or_else(from_file)
        .unwrap_or(Tz::Etc__UTC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attendance::{Answer, Arrival, AttendanceMode, Method};
    use crate::domain::moment::ClockState;
    use crate::domain::series::Room;
    use crate::services::SystemChance;

    fn at(text: &str, zone: Tz) -> Moment {
        Moment {
            utc: text.parse().unwrap(),
            zone,
            boot: 1,
            boot_ms: 0,
            clock: ClockState::Ok,
        }
    }

    fn prepared(now: &Moment) -> (tempfile::TempDir, Book, Script) {
        let dir = tempfile::tempdir().unwrap();
        prepare(dir.path(), now, Arc::new(SystemChance)).unwrap();
        let book = Book::open(&Place::new(dir.path()), Arc::new(SystemChance), now).unwrap();
        let script = Script::read(dir.path()).unwrap();
        (dir, book, script)
    }

    #[test]
    fn an_evening_is_open_at_any_hour_of_any_day() {
        for (now, zone) in [
            ("2026-11-23T18:00:00Z", Tz::UTC),
            // Two minutes before midnight, and in the night in which an hour is left out.
            ("2026-12-01T05:58:00Z", chrono_tz::America::Chicago),
            ("2027-03-14T07:57:00Z", chrono_tz::America::Chicago),
        ] {
            let now = at(now, zone);
            let (_dir, book, _) = prepared(&now);
            let open = book.open_sessions().unwrap();
            let [evening] = open.as_slice() else {
                panic!("{now:?}: {open:?}")
            };
            assert_eq!(
                (evening.room.0.as_str(), evening.mode),
                (ROOM, AttendanceMode::ChosenName)
            );
            let ahead = (evening.start - now.utc).num_minutes();
            assert!((0..=15).contains(&ahead), "{now:?}: {ahead} minutes");
        }
    }

    #[test]
    fn several_have_a_milestone_on_the_evening() {
        let now = at("2026-11-23T18:00:00Z", Tz::UTC);
        let (_dir, mut book, script) = prepared(&now);
        let mut due = Vec::new();
        for person in &script.people {
            let Some(text) = person.token.clone() else {
                continue;
            };
            let card = Arrival::Card {
                text,
                method: Method::Scanner,
            };
            let answer = book
                .arrive(&now, &Room(ROOM.to_owned()), &card, None)
                .unwrap();
            let Answer::Welcome(welcome) = answer else {
                panic!("{answer:?}")
            };
            let (milestone, _) = book.something(&now, welcome.attendance).unwrap();
            if let Some(milestone) = milestone
                && milestone.date == now.date()
            {
                due.push(person.name.as_str());
            }
        }
        assert_eq!(due, ["Rosa", "Kwame", "Mei-Ling", "João", "Olena", "Yusuf"]);
    }

    #[test]
    fn the_pins_are_such_as_a_site_may_choose() {
        for pin in [FACILITATOR_PIN, STAFF_PIN] {
            assert!(Pin::choose(pin, Pin::DIGITS_DEFAULT).is_ok(), "{pin}");
        }
    }
}
