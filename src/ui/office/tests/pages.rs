//! What can happen to the window, thing by thing, without a display and without its clerk: what the
//! clerk would answer is read from a made-up office, so that every run shows the same.

use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};
use tempfile::TempDir;

use super::made_up;
use super::*;
use crate::device::volume::{Access, DeviceNumber, Volume, VolumeKind};
use crate::domain::id::Epoch;
use crate::domain::report::Month;
use crate::office::intake::{Became, Outcome, Seen, Standing, Step};
use crate::office::package::{Due, ListCounts};
use crate::office::people::Merge;
use crate::office::report::{Forked, KioskState};
use crate::office::{
    Asked, Found, KeyRing, KioskLines, Office, OfficeError, TakenIn, find_bundles,
    read_database_key,
};
use crate::transfer::roster::{Columns, Field};
use crate::ui::desk::lists::List;
use crate::ui::desk::months::{Offered, Reading as Figures};
use crate::ui::desk::people::{Action as OfPeople, Reading, Shown};
use crate::ui::desk::settings::Wishes;
use crate::ui::desk::start::Start;
use crate::ui::desk::sticks::{LetGo, Written};
use crate::ui::desk::{Place, badges, kiosks, months, people, sticks};
use crate::ui::office::work::{Done, Taken};
use crate::ui::office::{Message, Window, keep};

/// Where everything would be on the computer of an office.
const HOME: &str = concat!("/", "home/office");
/// What is no folder: the clerk of these windows opens nothing and makes nothing.
const NOWHERE: &str = "/dev/null/keys";

/// A year of records, and a stick.
pub struct Records {
    dir: TempDir,
    office: Office,
    ring: KeyRing,
}

impl Records {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let database = Database::File(dir.path().join("office.sqlite"));
        made_up::office(dir.path(), &database, made_up::PEOPLE);
        let keys = dir.path().join("keys");
        let key = read_database_key(&keys).unwrap().unwrap();
        Self {
            office: database.open(&key).unwrap(),
            ring: KeyRing::of_office(&keys).unwrap(),
            dir,
        }
    }

    fn bundles(&self) -> Vec<Found> {
        find_bundles(&self.dir.path().join("away")).unwrap()
    }

    fn seen(&mut self) -> Vec<Seen> {
        let files = self.bundles();
        let seen = self.office.look_over(&self.ring, &files, &mut |_| ());
        seen.unwrap()
    }

    /// As if the stick had been taken in, but for the kiosk that nobody vouched for.
    fn outcomes(&mut self) -> Vec<Outcome> {
        let files = self.bundles().into_iter();
        let all = self.seen().into_iter().zip(files);
        let outcome = |(seen, file): (Seen, Found)| {
            let (what, days) = match seen.standing {
                Standing::New(fresh) => {
                    let counts = crate::office::Counts {
                        new: fresh.entries,
                        ..crate::office::Counts::default()
                    };
                    (Became::In(TakenIn::New(counts)), fresh.days)
                }
                Standing::Known => (Became::In(TakenIn::Before), None),
                Standing::Waits(gap) => (Became::Waits(gap), None),
                Standing::Stranger(..) => (Became::NotReached, None),
                Standing::Refused(why) => (Became::Refused(why), None),
            };
            Outcome {
                file,
                manifest: seen.manifest,
                what,
                days,
                is_unheard: false,
            }
        };
        all.map(outcome).collect()
    }

    fn offered(&mut self) -> Offered {
        Offered {
            months: self.office.months().unwrap(),
            sites: self.office.sites().unwrap(),
        }
    }

    fn figures(&mut self) -> Figures {
        let month = |year, month| {
            let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
            Month::of(first).unwrap()
        };
        let (asked, first) = (month(2026, 11), month(2025, 12));
        let (asked, year) = (Asked::month(asked, None), Asked::year(first, None));
        Figures {
            meetings: self.office.meetings(&asked).unwrap(),
            month: self.office.report(&asked).unwrap(),
            year: self.office.report(&year).unwrap(),
        }
    }

    fn people(&mut self) -> Reading {
        let directory = self.office.directory().unwrap();
        let [one, other] = [3, 5].map(|at| directory.at(at).unwrap().person);
        Reading {
            doubles: self.office.likely_doubles().unwrap(),
            merges: vec![Merge {
                person: one,
                into: other,
            }],
            directory: Arc::new(directory),
        }
    }

    /// The kiosks, as the first of which another machine writes.
    fn forked(&mut self) -> Vec<KioskState> {
        let mut states = self.office.kiosk_states().unwrap();
        states[0].forked.push(Forked {
            epoch: Epoch::from_bytes([1; 16]),
            first: 471,
            number: 12,
            made_at: today() - TimeDelta::days(3),
        });
        states
    }

    fn due(&mut self) -> Vec<Due> {
        let mut due = self.office.packages_due().unwrap();
        for due in &mut due {
            (due.erased, due.merges, due.names) = (1, 2, 0);
            due.made = Some(today() - TimeDelta::days(3));
        }
        due
    }
}

/// A window as it opens on a computer that has no keys yet.
pub fn window(size: Size, words: Words, wishes: Wishes) -> Window {
    let dir = tempfile::tempdir().unwrap();
    let home = |name: &str| PathBuf::from(HOME).join(name);
    let kept = dir.path().join("window.toml");
    keep::write(&kept, wishes);
    let database = Database::File(home("office.sqlite"));
    let nowhere = PathBuf::from(NOWHERE);
    let services = Services {
        wishes: kept,
        keys: home("keys"),
        documents: home("Documents"),
        clerk: Clerk::start(Database::File(nowhere.clone()), nowhere).unwrap(),
        ..services(dir.path(), database, size)
    };
    let mut window = Window::new(services).0;
    window.look.words = words;
    window
}

fn does(window: &mut Window, message: Message) {
    drop(window.update(message));
}

fn done(window: &mut Window, done: Done) {
    does(window, Message::Done(Box::new(done)));
}

fn stick() -> Volume {
    Volume {
        path: PathBuf::from("/media/BLUE"),
        name: "BLUE".to_owned(),
        device: DeviceNumber { major: 8, minor: 1 },
        kind: VolumeKind::Folder { inode: 1 },
        access: Access::Writable,
        size_bytes: 1 << 30,
        free_bytes: 1 << 29,
    }
}

fn lines() -> KioskLines {
    let line = |letter: &str| format!("age1{}", letter.repeat(58));
    KioskLines {
        recipients: [line("q"), line("z")],
        receipts: "A".repeat(43),
    }
}

/// A list of people on the computer of an office.
const LIST: &str = concat!("/", "home/office/People.csv");

/// What stands in it, and what it would change.
fn list(wanted: Option<Columns>) -> List {
    let file = "Rufname;Nachname;Nummer;Gruppe\nRosa;Luz;R-0001;A\n;;R-0002;A\nSam;Quast;R-0003;B\n\
                Kwame;Osei;R-0001;B\n";
    let counts = ListCounts {
        new: 12,
        changed: 3,
        same: 140,
        taken_off: 1,
    };
    List {
        site: Some("HALL".to_owned()),
        counts: Some(counts),
        ..List::read(PathBuf::from(LIST), file.as_bytes(), wanted)
    }
}

fn in_use() -> OfficeError {
    OfficeError::InUse(PathBuf::from(HOME).join("office.sqlite"))
}

/// One thing that happens.
type Happens = fn(&mut Window, &mut Records);

/// What happens, one thing after the other, and how the page is called then.
pub const ALL: &[(&str, Happens)] = &[
    ("start", |_, _| ()),
    ("start-made", |window, _| {
        done(window, Done::Keys(Ok(lines())));
    }),
    ("start-failed", |window, _| {
        window.start = Some(Start::Failed(in_use()));
    }),
    ("sticks", |window, _| {
        window.start = Some(Start::Opening);
        done(window, Done::Opened(Ok(7)));
    }),
    ("sticks-looking", |window, _| {
        done(window, Done::Listed(vec![stick()], Vec::new()));
        window.sticks.goes_on(Step::Checked(2, 5));
    }),
    ("sticks-seen", |window, records| {
        let asked = window.asked.stick;
        done(window, Done::Seen(asked, Ok(records.seen())));
    }),
    ("sticks-taking", |window, _| {
        does(window, Message::Sticks(sticks::Message::TakeIn));
        window.sticks.goes_on(Step::TakenIn(1_200, 5_000));
    }),
    ("sticks-taken", |window, records| {
        let taken = Taken {
            outcomes: records.outcomes(),
            failed: None,
            written: Written {
                receipts: 2,
                failed: 1,
            },
            let_go: LetGo::Safe,
        };
        let asked = window.asked.stick;
        done(window, Done::Taken(asked, Ok(taken)));
    }),
    ("sticks-plugged-in", |window, _| {
        does(window, Message::Sticks(sticks::Message::Close));
    }),
    ("sticks-failed", |window, _| {
        does(window, Message::Sticks(sticks::Message::Stick(0)));
        let asked = window.asked.stick;
        done(window, Done::Seen(asked, Err(in_use())));
    }),
    ("months-none", |window, _| {
        does(window, Message::Go(Place::Months));
        done(window, Done::Offered(Ok(Offered::default())));
    }),
    ("months", |window, records| {
        done(window, Done::Offered(Ok(records.offered())));
        let asked = window.asked.month;
        done(window, Done::Month(asked, Ok(records.figures())));
    }),
    ("months-forked", |window, records| {
        let mut figures = records.figures();
        figures.month.kiosks = records.forked();
        done(window, Done::Month(window.asked.month, Ok(figures)));
    }),
    ("months-saved", |window, records| {
        let figures = records.figures();
        done(window, Done::Month(window.asked.month, Ok(figures)));
        does(window, Message::Months(months::Message::Numbers(true)));
        let folder = crate::office::Folder {
            people: 30,
            sessions: 17,
            attendance: 212,
        };
        let to = PathBuf::from(HOME).join("Documents/Report_2026-11");
        done(window, Done::Saved(to, Ok(folder)));
    }),
    ("months-milestones", |window, _| {
        does(window, Message::Months(months::Message::Milestones));
    }),
    ("months-sites", |window, _| {
        does(window, Message::Months(months::Message::ChooseSite));
    }),
    ("people", |window, records| {
        does(window, Message::Go(Place::People));
        let action = window.people.take(records.people());
        let OfPeople::Arrange(asked, directory, order) = action else {
            panic!("people stand in an order");
        };
        done(window, Done::Arranged(asked, order.of(&directory)));
    }),
    ("people-erase", |window, _| {
        does(window, Message::People(people::Message::Erase));
    }),
    ("people-doubles", |window, _| {
        let show = people::Message::Show(Shown::Doubles);
        does(window, Message::People(show));
    }),
    ("people-merged", |window, _| {
        let show = people::Message::Show(Shown::Merged);
        does(window, Message::People(show));
    }),
    ("people-failed", |window, _| {
        done(window, Done::People(Err(in_use())));
    }),
    ("lists", |window, records| {
        does(window, Message::Go(Place::Lists));
        let states = records.office.kiosk_states().unwrap();
        done(window, Done::Kiosks(Ok((states, records.due())), today()));
    }),
    ("lists-waiting", |window, records| {
        does(window, Message::Dropped(PathBuf::from(LIST)));
        done(window, Done::List(window.asked.list, Ok(list(None))));
        let counts = ListCounts {
            new: 2,
            changed: 1,
            ..ListCounts::default()
        };
        window.lists.kept("HALL".to_owned(), counts);
        let mut due = records.due();
        due[0].listed = 3;
        window.lists.take(due);
        window
            .lists
            .packed(kiosks::Packed::Failed(crate::ui::desk::said::failure(
                &window.look.words,
                &in_use(),
            )));
    }),
    ("lists-read", |window, _| {
        does(window, Message::Dropped(PathBuf::from(LIST)));
        done(window, Done::List(window.asked.list, Ok(list(None))));
    }),
    ("lists-refused", |window, _| {
        let none = Columns::only([(Field::Number, 3)]);
        done(window, Done::List(window.asked.list, Ok(list(Some(none)))));
    }),
    ("kiosks", |window, records| {
        does(window, Message::Go(Place::Kiosks));
        let states = records.office.kiosk_states().unwrap();
        done(window, Done::Kiosks(Ok((states, Vec::new())), today()));
    }),
    ("kiosks-due", |window, records| {
        let states = records.office.kiosk_states().unwrap();
        done(window, Done::Kiosks(Ok((states, records.due())), today()));
    }),
    ("kiosks-forked", |window, records| {
        let states = records.forked();
        done(window, Done::Kiosks(Ok((states, Vec::new())), today()));
    }),
    ("kiosks-packed", |window, records| {
        let states = records.office.kiosk_states().unwrap();
        done(window, Done::Kiosks(Ok((states, records.due())), today()));
        let packed = kiosks::Packed::Here("HOPE".to_owned(), "BLUE".to_owned(), LetGo::Safe);
        window.kiosks.packed(packed);
    }),
    ("badges-none", |window, _| {
        does(window, Message::Go(Place::Badges));
    }),
    ("badges", |window, _| {
        let sheet = |day: &str| badges::Sheet {
            path: PathBuf::from("/media/BLUE/cards.pdf"),
            name: format!("Cards_2026-11-{day}"),
            stick: "BLUE".to_owned(),
        };
        let sheets = vec![sheet("20"), sheet("27")];
        done(window, Done::Listed(vec![stick()], sheets));
    }),
    ("settings", |window, _| {
        does(window, Message::Go(Place::Settings));
    }),
    ("settings-copied", |window, _| {
        let to = PathBuf::from(HOME).join("office-copy.sqlite");
        done(window, Done::Copied(to, Ok(())));
    }),
];

/// What is put in: names, titles, sites, places, marks. None of it is in the word files.
pub fn put_in(records: &mut Records) -> Vec<String> {
    let own = [
        "BLUE",
        HOME,
        "keys",
        "office.sqlite",
        "office-copy.sqlite",
        "People.csv",
        "Documents",
        "Report_2026-11",
        "Cards_2026-11-20",
        "Cards_2026-11-27",
        "dddd-4444-000001.tar.age",
        "Rufname",
        "Nachname",
        "Nummer",
        "Gruppe",
        "Rosa",
        "Luz",
        "kiosk.toml",
        "recovery.age",
    ];
    let mut all: Vec<String> = own.map(str::to_owned).into();
    all.extend(lines().for_kiosks().lines().map(str::to_owned));
    let languages = Words::languages_at_a_desk().into_iter();
    all.extend(languages.map(|it| it.endonym.clone()));
    all.extend(made_up::titles_and_sites());
    for state in records.office.kiosk_states().unwrap() {
        all.push(state.kiosk.short());
    }
    let directory = records.office.directory().unwrap();
    for one in (0..directory.len()).filter_map(|at| directory.at(at)) {
        all.push(people::short(one.person));
        all.extend([one.name.clone(), one.number.clone()]);
        all.extend(one.chosen.clone());
    }
    for seen in records.seen() {
        if let Standing::Stranger(kiosk, fingerprint) = &seen.standing {
            all.push(kiosk.short());
            all.push(fingerprint.to_string());
        }
    }
    all.retain(|one| !one.is_empty());
    all
}
