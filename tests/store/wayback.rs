//! The way back: three kiosks in one building and their office, with sticks that come in any order,
//! come twice or never come. In the end all agree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::TimeDelta;
use keytag::access::DatabaseKey;
use keytag::device::volume::{FolderVolumes, Volumes};
use keytag::domain::attendance::{Answer, Arrival, AttendanceMode, Method};
use keytag::domain::entry::By;
use keytag::domain::id::{PersonId, SessionId};
use keytag::domain::milestone::Schemes;
use keytag::domain::moment::Moment;
use keytag::domain::name::ChosenName;
use keytag::domain::package::{Say, Withdrawn};
use keytag::domain::person::PersonDraft;
use keytag::domain::reading::PackFiles;
use keytag::domain::series::{Room, SchemeId};
use keytag::office::package::Folder;
use keytag::office::{Database, Office};
use keytag::services::SystemChance;
use keytag::store::session::AdHoc;
use keytag::store::{Book, PackageTaken, Place, StoreError};
use keytag::transfer::bundle::carry::{Order, carry_away};
use keytag::transfer::bundle::{Foreign, Identity, PublicKey, Recipients, SigningKey, Site, open};
use keytag::transfer::package::{Reader, write_package};
use keytag::transfer::{After, Destination, Job};
use proptest::prelude::*;
use proptest::test_runner::Config;
use tempfile::TempDir;

use super::door::{at, series};
use crate::server::a_part;

const SITE: &str = "oak";
/// Another site of the same office.
const ELSEWHERE: &str = "elm";
const NAMES: [&str; 8] = [
    "Rosa", "Rosa M", "Luz", "Kim", "Rosie", "Bob", "Robert", "Ana",
];
/// How many kiosks there are. A third may be heard of when the others have told each other already.
const KIOSKS: usize = 3;
/// How many exchanges are enough for those who have to decide something by themselves.
const ROUNDS_MAX: usize = 6;

/// What can happen, to things by their places in lists.
#[derive(Debug, Clone, Copy)]
enum Happening {
    Adds(usize, usize),
    Renames(usize, usize, usize),
    Numbers(usize, usize, usize),
    Merges(usize, usize, usize),
    Parts(usize, usize),
    Erases(usize, usize),
    SignsIn(usize, usize),
    GivesCard(usize, usize),
    Withdraws(usize, usize),
    ChangesMeeting(usize, usize),
    EndsMeeting(usize),
    Lists(usize, usize),
    OfficeWithdraws(usize),
    OfficeErases(usize),
    OfficeMerges(usize, usize),
    OfficeSplits(usize),
    OfficeChangesMeeting(usize),
    OfficeChangesScheme(usize),
    OfficeChangesReadings(usize),
    /// A stick is filled at a kiosk.
    Fills(usize),
    /// One of the sticks comes to the office: late, twice or never.
    Comes(usize),
    /// The office writes a package.
    Packs,
    /// A kiosk is brought one of the packages.
    Brings(usize, usize),
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::*;
    let kiosk = || 0..KIOSKS;
    let any = || 0..12_usize;
    let name = || 0..NAMES.len();
    prop_oneof![
        5 => (kiosk(), name()).prop_map(|(k, n)| Adds(k, n)),
        4 => (kiosk(), any(), name()).prop_map(|(k, p, n)| Renames(k, p, n)),
        2 => (kiosk(), any(), any()).prop_map(|(k, p, n)| Numbers(k, p, n)),
        3 => (kiosk(), any(), any()).prop_map(|(k, p, q)| Merges(k, p, q)),
        1 => (kiosk(), any()).prop_map(|(k, p)| Parts(k, p)),
        2 => (kiosk(), any()).prop_map(|(k, p)| Erases(k, p)),
        3 => (kiosk(), any()).prop_map(|(k, p)| SignsIn(k, p)),
        3 => (kiosk(), any()).prop_map(|(k, p)| GivesCard(k, p)),
        2 => (kiosk(), any()).prop_map(|(k, p)| Withdraws(k, p)),
        2 => (kiosk(), any()).prop_map(|(k, n)| ChangesMeeting(k, n)),
        1 => kiosk().prop_map(EndsMeeting),
        3 => (any(), name()).prop_map(|(n, name)| Lists(n, name)),
        1 => any().prop_map(OfficeWithdraws),
        1 => any().prop_map(OfficeErases),
        3 => (any(), any()).prop_map(|(p, q)| OfficeMerges(p, q)),
        2 => any().prop_map(OfficeSplits),
        1 => any().prop_map(OfficeChangesMeeting),
        1 => any().prop_map(OfficeChangesScheme),
        1 => any().prop_map(OfficeChangesReadings),
        5 => kiosk().prop_map(Fills),
        6 => any().prop_map(Comes),
        5 => Just(Packs),
        6 => (kiosk(), any()).prop_map(|(k, p)| Brings(k, p)),
    ]
}

struct Kiosk {
    book: Book,
    site: &'static str,
    /// An evening that is open all the time.
    open: SessionId,
    place: Place,
    _dir: TempDir,
}

struct World {
    now: Moment,
    kiosks: [Kiosk; KIOSKS],
    office: Office,
    folder: Folder,
    keys: [Identity; 1],
    signs: SigningKey,
    /// Sticks that were filled, and still are.
    sticks: Vec<TempDir>,
    /// Each with the site that it is for.
    packages: Vec<(&'static str, Vec<u8>)>,
    _dir: TempDir,
}

impl World {
    fn begin() -> Self {
        Self::at([SITE; KIOSKS], AttendanceMode::ChosenName)
    }

    fn at(sites: [&'static str; KIOSKS], mode: AttendanceMode) -> Self {
        let now = at(12, 0);
        let kiosk = |site| {
            let dir = tempfile::tempdir().unwrap();
            let place = Place::new(dir.path().join("state"));
            let mut book = Book::open(&place, std::sync::Arc::new(SystemChance), &now).unwrap();
            let all = [series("hope", 19, AttendanceMode::ChosenName)];
            book.seed_series(&now, &all).unwrap();
            let meeting = AdHoc {
                title: "Open house".to_owned(),
                room: Room("hall".to_owned()),
                mode,
                scheme: SchemeId("none".to_owned()),
                minutes: 240,
            };
            let open = book.open_ad_hoc(&now, &meeting, By::Terminal).unwrap();
            Kiosk {
                book,
                site,
                open,
                place,
                _dir: dir,
            }
        };
        let dir = tempfile::tempdir().unwrap();
        let key = DatabaseKey::from_bytes([7; DatabaseKey::BYTES]);
        let file = dir.path().join("office.sqlite");
        let db = a_part().unwrap_or(file.to_str().unwrap().to_owned());
        Self {
            now,
            kiosks: sites.map(kiosk),
            office: db.parse::<Database>().unwrap().open(&key).unwrap(),
            folder: Folder::default(),
            keys: [Identity::generate()],
            signs: SigningKey::from_seed(&[9; 32]),
            sticks: Vec::new(),
            packages: Vec::new(),
            _dir: dir,
        }
    }

    /// A pseudonym that a kiosk knows, if it knows any.
    fn person(&self, kiosk: usize, n: usize) -> Option<PersonId> {
        let people = self.kiosks[kiosk].told().into_iter();
        let people = people.filter_map(|record| match record {
            Say::Person(person) => Some(person.person),
            _ => None,
        });
        let people: Vec<PersonId> = people.collect();
        people.get(n % people.len().max(1)).copied()
    }

    fn happen(&mut self, happening: Happening) {
        use Happening::*;
        self.now.utc += TimeDelta::seconds(30);
        let (now, by) = (self.now, By::Terminal);
        let of =
            |kiosk: usize, n: usize| self.person(kiosk, n).ok_or(StoreError::NotThere("person"));
        let done: Result<(), StoreError> = match happening {
            Adds(kiosk, name) => {
                let draft = PersonDraft {
                    name: Some(ChosenName::new(NAMES[name]).unwrap()),
                    ..PersonDraft::default()
                };
                let book = &mut self.kiosks[kiosk].book;
                book.add_person(&now, &draft, by).map(drop)
            }
            Renames(kiosk, n, name) => of(kiosk, n).and_then(|person| {
                let book = &mut self.kiosks[kiosk].book;
                let draft = PersonDraft {
                    name: Some(ChosenName::new(NAMES[name]).unwrap()),
                    ..book.person_draft(person)?
                };
                book.change_person(&now, person, &draft, by).map(drop)
            }),
            Numbers(kiosk, n, number) => of(kiosk, n).and_then(|person| {
                let book = &mut self.kiosks[kiosk].book;
                let draft = PersonDraft {
                    external_id: Some(format!("47{number}")),
                    ..book.person_draft(person)?
                };
                book.change_person(&now, person, &draft, by).map(drop)
            }),
            Merges(kiosk, one, two) => match (of(kiosk, one), of(kiosk, two)) {
                (Ok(keep), Ok(gone)) => self.kiosks[kiosk].book.merge(&now, keep, gone, by),
                (error, _) => error.map(drop),
            },
            Parts(kiosk, n) => {
                of(kiosk, n).and_then(|person| self.kiosks[kiosk].book.unmerge(&now, person, by))
            }
            Erases(kiosk, n) => {
                of(kiosk, n).and_then(|person| self.kiosks[kiosk].book.erase(&now, person, by))
            }
            SignsIn(kiosk, n) => of(kiosk, n).and_then(|person| {
                let Kiosk { book, open, .. } = &mut self.kiosks[kiosk];
                book.sign_in_person(&now, open, person, by).map(drop)
            }),
            GivesCard(kiosk, n) => of(kiosk, n).and_then(|person| {
                let book = &mut self.kiosks[kiosk].book;
                let card = book.make_badges(&now, 1)?.remove(0);
                book.confirm_printed(&now, std::slice::from_ref(&card), by)?;
                book.give_badge(&now, &card.letters(), person, by)
            }),
            Withdraws(kiosk, n) => of(kiosk, n)
                .and_then(|person| self.kiosks[kiosk].book.revoke_badges(&now, person, by))
                .map(drop),
            ChangesMeeting(kiosk, n) => {
                let mut hope = series("hope", 19, AttendanceMode::ChosenName);
                hope.title = format!("Title {n}");
                self.kiosks[kiosk].book.change_series(&now, &hope, by)
            }
            EndsMeeting(kiosk) => {
                let hope = series("hope", 19, AttendanceMode::ChosenName);
                self.kiosks[kiosk].book.retire_series(&now, &hope.id, by)
            }
            other => {
                self.happens_elsewhere(other);
                Ok(())
            }
        };
        match done {
            // Such a person is not there, or too many go by the name: nothing happened.
            Ok(())
            | Err(StoreError::NotThere(_) | StoreError::NotNow(_) | StoreError::NameTooCommon) => {}
            Err(error) => panic!("{error}"),
        }
    }

    /// At the office, and with sticks.
    fn happens_elsewhere(&mut self, happening: Happening) {
        use Happening::*;
        match happening {
            Lists(number, name) => {
                let number = format!("47{number}");
                let list = &mut self.folder.people;
                list.retain(|row| row.external_id.as_ref() != Some(&number));
                list.push(PersonDraft {
                    name: Some(ChosenName::new(NAMES[name]).unwrap()),
                    external_id: Some(number),
                    ..PersonDraft::default()
                });
            }
            OfficeWithdraws(n) => {
                let which = Withdrawn::Number(format!("47{n}"));
                self.folder.withdrawn.push(which);
            }
            OfficeErases(n) => {
                if let Some(person) = self.person(n % KIOSKS, n) {
                    // Nobody may have come there under this pseudonym yet.
                    let _ = self.office.erase(person);
                }
            }
            OfficeMerges(n, m) => {
                let of = |n: usize| self.person(n % KIOSKS, n);
                if let (Some(person), Some(into)) = (of(n), of(m)) {
                    // They may be one already, or never have come.
                    let _ = self.office.merge(person, into, self.now.utc);
                }
            }
            OfficeSplits(n) => {
                let merges = self.office.merges().unwrap();
                if let Some(merge) = merges.get(n % merges.len().max(1)) {
                    self.office.split(merge.person, self.now.utc).unwrap();
                }
            }
            OfficeChangesScheme(n) => {
                let toml = format!(
                    "[[scheme]]\nid = \"ours\"\ntitle = \"Ours {n}\"\n\
                     steps = [{{ after = \"30 days\", colour = \"red\" }}]\n"
                );
                let schemes: Schemes = toml::from_str(&toml).unwrap();
                self.folder.schemes = schemes.scheme;
            }
            OfficeChangesReadings(n) => {
                let files = PackFiles {
                    toml: format!("id = \"ours\" # {n}"),
                    languages: Vec::new(),
                };
                self.folder.readings = vec![("ours".to_owned(), files)];
            }
            OfficeChangesMeeting(n) => {
                let mut hope = series("hope", 19, AttendanceMode::ChosenName);
                hope.title = format!("Office {n}");
                self.folder.series = vec![(hope, n % 3 == 0)];
            }
            Fills(kiosk) => {
                self.fill(kiosk);
            }
            Comes(n) => {
                if !self.sticks.is_empty() {
                    self.take_in(n % self.sticks.len());
                }
            }
            Packs => self.pack(SITE),
            Brings(kiosk, n) => {
                if !self.packages.is_empty() {
                    self.bring(kiosk, n % self.packages.len());
                }
            }
            other => panic!("{other:?}"),
        }
    }

    fn fill(&mut self, kiosk: usize) {
        let stick = tempfile::tempdir().unwrap();
        let volumes = FolderVolumes::only(stick.path());
        let volume = volumes.list().remove(0);
        let kiosk = &mut self.kiosks[kiosk];
        let seed = kiosk.book.signing_seed(&self.now).unwrap();
        let begun = kiosk.book.begin_bundle(&self.now).unwrap();
        let recipients = Recipients::parse([self.keys[0].public_line().as_str()]).unwrap();
        let site = Site {
            code: kiosk.site.to_owned(),
            zone: "America/Chicago".to_owned(),
        };
        let order = Order {
            begun: &begun,
            site: &site,
            now: self.now,
            key: &SigningKey::from_seed(seed.bytes()),
            recipients: &recipients,
        };
        let destination = Destination {
            volumes: &volumes,
            volume: &volume,
            after: After::Keep,
        };
        let chance = |bytes: &mut [u8]| {
            bytes.fill(7);
            Ok(())
        };
        let carried = carry_away(&kiosk.place, order, destination, &chance, &Job::default());
        let carried = carried.unwrap();
        let (sha256, last) = (&carried.sha256, carried.last);
        kiosk
            .book
            .mark_bundled(&self.now, &begun, sha256, last, By::Terminal)
            .unwrap();
        self.sticks.push(stick);
    }

    /// A stick comes to the office. What it brings may be refused as old; what its kiosk tells the
    /// other is taken for what it is.
    fn take_in(&mut self, stick: usize) {
        let door = self.sticks[stick].path().join("DOOR");
        let names = fs::read_dir(&door)
            .unwrap()
            .map(|file| file.unwrap().path());
        let names: Vec<_> = names.collect();
        let of = |end: &str| {
            names
                .iter()
                .find(|name| name.to_str().unwrap().ends_with(end))
        };
        let any = |_, _: &PublicKey| Ok::<(), Foreign>(());
        let sealed = fs::File::open(of(".tar.age").unwrap()).unwrap();
        let mut opened = open(sealed, None, &self.keys, &any).unwrap();
        let (kiosk, key) = (opened.manifest().kiosk, *opened.key());
        if self.office.key_of(kiosk).unwrap().is_none() {
            self.office.vouch_for(kiosk, &key).unwrap();
        }
        if let Some(told) = of(".near") {
            let told = fs::read_to_string(told).unwrap();
            assert!(self.office.hear(kiosk, &key, &told).unwrap());
        }
        let _ = self.office.take_in(&mut opened);
    }

    fn pack(&mut self, site: &'static str) {
        let utc = self.now.utc;
        let made = self
            .office
            .next_package(site, &self.folder, None, utc, &SystemChance);
        // Nobody has come to the office yet.
        let Ok(made) = made else { return };
        let kiosks = Recipients::of_kiosks(&made.kiosks).unwrap();
        let sealed = write_package(&made.contents, &self.signs, &kiosks).unwrap();
        self.packages.push((site, sealed));
    }

    fn bring(&mut self, kiosk: usize, package: usize) {
        let kiosk = &mut self.kiosks[kiosk];
        let seed = kiosk.book.signing_seed(&self.now).unwrap();
        let reader = Reader {
            kiosk: kiosk.book.kiosk_id(),
            identity: &Identity::of_kiosk(&SigningKey::from_seed(seed.bytes())).unwrap(),
            office: &self.signs.public(),
            site: kiosk.site,
        };
        // From before the office knew this kiosk.
        let Ok(package) = reader.read(&self.packages[package].1) else {
            return;
        };
        let shown = kiosk.book.look_at_package(&self.now, &package).unwrap();
        let done = kiosk
            .book
            .take_package(&self.now, &package, "", By::Terminal);
        let done = done.unwrap();
        if let (PackageTaken::New(shown), PackageTaken::New(done)) = (&shown, &done) {
            assert_eq!(shown, done, "what is shown is what happens");
        }
    }

    /// Each brings its word, and takes what comes back.
    fn exchange(&mut self) {
        self.now.utc += TimeDelta::seconds(30);
        for kiosk in 0..KIOSKS {
            self.fill(kiosk);
            self.take_in(self.sticks.len() - 1);
        }
        let sites: BTreeSet<&str> = self.kiosks.iter().map(|kiosk| kiosk.site).collect();
        for site in sites {
            self.pack(site);
        }
        for kiosk in 0..KIOSKS {
            let site = self.kiosks[kiosk].site;
            let newest = self.packages.iter().rposition(|(of, _)| *of == site);
            self.bring(kiosk, newest.unwrap());
        }
    }

    /// Somebody holds a card up.
    fn scans(&mut self, kiosk: usize, card: &str) -> Answer {
        let here = Room("hall".to_owned());
        let card = Arrival::Card {
            text: card.to_owned(),
            method: Method::Badge,
        };
        let book = &mut self.kiosks[kiosk].book;
        book.arrive(&self.now, &here, &card, None).unwrap()
    }
}

impl Kiosk {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method is of one lifetime, the closure of any"
    )]
    fn told(&self) -> Vec<Say> {
        let mut reader = self.place.reader().unwrap();
        let telling = reader.bundle(|view| view.telling()).unwrap();
        telling.told.records.into_iter().map(|it| it.say).collect()
    }

    /// What kiosks of one building must agree on.
    fn state(&mut self) -> BTreeMap<String, String> {
        let said = self.told().into_iter().map(|say| {
            let json = serde_json::to_string(&say).unwrap();
            let key = match &say {
                Say::Person(person) => format!("person {}", person.person),
                Say::Card(card) => format!("card {}", card.card),
                Say::Merge { person, .. } => format!("merge {person}"),
                Say::Erased { person } => format!("erased {person}"),
                Say::Series { series, .. } => format!("series {}", series.id),
                other => panic!("{other:?}"),
            };
            (key, json)
        });
        let mut state: BTreeMap<String, String> = said.collect();
        // What staff see of it.
        let (people, total) = self.book.people(None, 0).unwrap();
        for line in people {
            let shown = format!("{:?} {:?} {}", line.name, line.mark, line.cards);
            state.insert(format!("line {}", line.person), shown);
        }
        state.insert("people".to_owned(), total.to_string());
        let schemes = self.book.schemes().unwrap();
        state.insert("schemes".to_owned(), format!("{schemes:?}"));
        let packs = self.book.packs().unwrap();
        state.insert("packs".to_owned(), format!("{packs:?}"));
        state
    }
}

#[test]
fn a_card_is_the_same_person_at_two_sites_of_one_office() {
    let mut world = World::at([SITE, ELSEWHERE, SITE], AttendanceMode::AnonymousBadge);
    let (now, by) = (world.now, By::Terminal);
    let book = &mut world.kiosks[0].book;
    let cards = book.make_badges(&now, 3).unwrap();
    book.confirm_printed(&now, &cards, by).unwrap();
    let [card, dead, named] = [0, 1, 2].map(|at: usize| cards[at].letters());
    book.revoke_badge(&now, &dead, by).unwrap();
    let rosa = PersonDraft {
        name: Some(ChosenName::new("Rosa").unwrap()),
        ..PersonDraft::default()
    };
    let rosa = book.add_person(&now, &rosa, by).unwrap().person;
    book.give_badge(&now, &named, rosa, by).unwrap();
    // Nobody told the other site yet: it is the card of a stranger.
    assert_eq!(world.scans(1, &card), Answer::AnotherWay);
    world.exchange();
    world.exchange();
    for site in [0, 1] {
        for card in [&card, &named] {
            let answer = world.scans(site, card);
            assert!(!matches!(answer, Answer::AnotherWay), "{answer:?}");
        }
        assert_eq!(world.scans(site, &dead), Answer::AnotherWay);
    }
    // Nobody's name has left its site.
    assert_eq!(world.kiosks[1].book.people(Some("Rosa"), 0).unwrap().1, 0);
    world.exchange();
    let directory = world.office.directory().unwrap();
    let people: Vec<_> = (0..directory.len())
        .filter_map(|at| directory.at(at))
        .map(|one| (one.visits, one.sites))
        .collect();
    assert_eq!(people, [(2, 2), (2, 2)]);
    // A kiosk that is gone for good has left its cards behind.
    let lost = world.kiosks[0].book.kiosk_id();
    world.office.set_gone(lost, true).unwrap();
    for (kiosk, site) in [(1, ELSEWHERE), (2, SITE)] {
        world.now.utc += TimeDelta::seconds(30);
        world.pack(site);
        world.bring(kiosk, world.packages.len() - 1);
        let answer = world.scans(kiosk, &card);
        assert!(!matches!(answer, Answer::AnotherWay), "{kiosk}: {answer:?}");
    }
}

proptest! {
    #![proptest_config(Config {
        cases: 24,
        failure_persistence: None,
        max_shrink_iters: 300,
        ..Config::default()
    })]

    #[test]
    fn kiosks_of_one_building_agree_whatever_sticks_come_in_whatever_order(
        happenings in prop::collection::vec(happening(), 1..50),
    ) {
        let mut world = World::begin();
        for happening in happenings {
            world.happen(happening);
        }
        let mut rounds = 0;
        loop {
            world.exchange();
            rounds += 1;
            let states = world.kiosks.each_mut().map(Kiosk::state);
            // The first exchange only tells them of each other.
            if rounds > 1 && states.iter().all(|state| *state == states[0]) {
                break;
            }
            prop_assert!(rounds < ROUNDS_MAX, "{states:#?}");
        }
        for kiosk in &world.kiosks {
            let verified = kiosk.place.reader().unwrap().verify().unwrap();
            prop_assert!(verified.is_sound(), "{:?}", verified.faults);
        }
        // Nobody who was taken off anywhere is left anywhere.
        let erased: Vec<String> = world.kiosks[0]
            .told()
            .into_iter()
            .filter_map(|say| match say {
                Say::Erased { person } => Some(person.to_string()),
                _ => None,
            })
            .collect();
        for kiosk in &mut world.kiosks {
            for person in &erased {
                let state = kiosk.state();
                let left = ["person", "line"].map(|what| format!("{what} {person}"));
                prop_assert!(left.iter().all(|left| !state.contains_key(left)));
            }
        }
    }
}
