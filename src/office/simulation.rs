//! A year of many kiosks, with sticks that get lost, are damaged, come twice or come late, and with
//! corrections of evenings that left on another stick, people who are taken off, and kiosks that
//! move: what is in the database in the end is what was written at the doors, and it counts what it
//! would have counted had each log come whole and at once.
//!
//! A dozen kiosks are a part of every run of the tests; `KEYTAG_SIMULATED_KIOSKS` says how many
//! others, and `KEYTAG_SIMULATION_SEED` gives an earlier run again.

mod cost;

use std::collections::HashSet;
use std::io::Write;
use std::ops::Range;

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::America::Chicago;
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::testing::{Desk, Door};
use super::{OfficeError, TakenIn};
use crate::domain::carried::{CarriedPerson, Span};
use crate::domain::id::{EntryId, PersonId};
use crate::domain::row::{EntryHash, NOTHING_BEFORE};
use crate::transfer::bundle::Refusal;
use crate::transfer::bundle::tests::evening::Kept;

const KIOSKS: u16 = 12;
/// Those who come to a site: some of them turn out to be one, and others are taken off. Whoever is
/// one with somebody who is taken off goes with them, for good, as soon as the office hears of it:
/// there the order counts in which sticks come.
const MERGED: Range<u8> = 0..15;
const ALONE: Range<u8> = 15..20;
/// Of four weeks each.
const MONTHS: u16 = 13;
const WEEKS: u16 = 4;

/// Of a hundred sticks, so many get lost,
const LOST: u32 = 20;
/// so many come when the next month's have come,
const LATE: u32 = 15;
/// so many are damaged,
const DAMAGED: u32 = 10;
/// and so many are brought again.
const TWICE: u32 = 10;
/// Of a hundred kiosks, so many have their receipt before they export again,
const ACKNOWLEDGED: u32 = 70;
/// so many are put back from their copy in a month,
const RESTORED: u32 = 3;
/// and so many move to another site.
const MOVED: u32 = 1;
/// On so many evenings of a hundred somebody mends what was written on an earlier one,
const MENDED: u32 = 30;
/// so many are ended by a power cut and closed when the next one begins,
const CUT: u32 = 5;
/// so many begin at another time than was planned,
const SHIFTED: u32 = 5;
/// and after so many somebody is taken off.
const TAKEN_OFF: u32 = 2;

struct Chance(TestRng);

impl Chance {
    fn of(seed: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    }

    fn of_hundred(&mut self, wins: u32) -> bool {
        self.0.random_range(0..100) < wins
    }

    fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

/// A kiosk, and what is known of it at its door.
struct Kiosk {
    door: Door,
    /// How many entries the office said that it has.
    acknowledged: usize,
    /// Sign-ins, and those that were taken back.
    signed_in: Vec<EntryId>,
    taken_back: HashSet<EntryId>,
    /// Its evenings, and whether the last was not closed.
    evenings: Vec<String>,
    is_open: bool,
    /// Sticks that are still on their way.
    late: Vec<Vec<u8>>,
}

impl Kiosk {
    /// Two stand at one site.
    fn new(n: u16) -> Self {
        let mut door = Door::numbered(n);
        door.site = format!("HALL-{}", n / 2);
        // A kiosk notes where it stands with its first start, and again where its log begins anew.
        door.stands(1, door.site.clone());
        // Some are named, the same at every kiosk that knows them.
        door.people = (0..ALONE.end)
            .map(|who| CarriedPerson {
                person: somebody(&door, who, who % 10 == 0),
                display_name: Some(format!("Sam {who}")),
                legal_name: None,
                external_id: None,
            })
            .collect();
        let mut kiosk = Self {
            door,
            acknowledged: 0,
            signed_in: Vec::new(),
            taken_back: HashSet::new(),
            evenings: Vec::new(),
            is_open: false,
            late: Vec::new(),
        };
        kiosk.begins("null");
        kiosk
    }

    fn begins(&mut self, after: &str) {
        let payload = format!(r#"{{"after":{after}}}"#);
        self.door.write("epoch_began", None, None, payload);
    }

    fn is_put_back(&mut self) {
        let before = format!("\"{}\"", self.door.epoch());
        self.door.new_epoch(self.door.epoch + 1);
        self.door.stands(1, self.door.site.clone());
        self.begins(&before);
    }

    fn evening(&mut self, date: NaiveDate, chance: &mut Chance) {
        let session = format!("monday@{date}T19:00");
        let start = Chicago.from_local_datetime(&date.and_hms_opt(19, 0, 0).unwrap());
        let start = start.unwrap().timestamp();
        let first = self.door.log.len();
        if self.is_open {
            self.closes(None);
        }
        self.door.opens(&session, start);
        self.evenings.push(session.clone());
        self.is_open = true;
        if chance.of_hundred(SHIFTED) {
            let (start, end) = (start + 900, start + 4_500);
            let payload = format!(r#"{{"start":{start},"end":{end}}}"#);
            self.door
                .write("session_moved", None, Some(&session), payload);
        }
        for _ in 0..chance.below(8) {
            // Most come to their own site, and some are without a name.
            let who = (!chance.of_hundred(20)).then(|| self.somebody(chance));
            let kind = ["member", "member", "newcomer", "guest"][chance.below(4)];
            let payload = format!(r#"{{"attendee":"{kind}","method":"badge"}}"#);
            self.door.write("signed_in", who, Some(&session), payload);
            let id = self.door.log.last().unwrap().row().id;
            self.signed_in.push(id);
            if chance.of_hundred(5) {
                self.takes_back(id);
            }
        }
        if chance.of_hundred(MENDED) {
            self.mends(chance);
        }
        if chance.of_hundred(2) {
            let (who, into) = (self.among(MERGED, chance), self.among(MERGED, chance));
            let payload = format!(r#"{{"into":"{into}"}}"#);
            self.door.write("aliased", Some(who), None, payload);
        }
        if chance.of_hundred(TAKEN_OFF) {
            let who = self.among(ALONE, chance);
            self.door.write("erased", Some(who), None, "{}".to_owned());
            self.door.people.retain(|known| known.person != who);
        }
        if !chance.of_hundred(CUT) {
            self.closes(Some(chance.below(5)));
        }
        let minutes = (0..).step_by(60_000);
        for (row, after) in self.door.log[first..].iter_mut().zip(minutes) {
            row.wall = start * 1_000 + after;
        }
    }

    /// The last evening ends: somebody counts who else is in the room, or nobody is there.
    fn closes(&mut self, uncounted: Option<usize>) {
        let last = self.evenings.last().map(String::as_str);
        let (interrupted, uncounted) = (uncounted.is_none(), uncounted.unwrap_or_default());
        let payload = format!(r#"{{"did_not_sign_in":{uncounted},"interrupted":{interrupted}}}"#);
        self.door.write("session_closed", None, last, payload);
        self.is_open = false;
    }

    fn takes_back(&mut self, id: EntryId) {
        let payload = format!(r#"{{"of":"{id}","reason":"mistake"}}"#);
        self.door.write("voided", None, None, payload);
        self.taken_back.insert(id);
    }

    /// Somebody looks at any sign-in that was ever written here, and corrects it.
    fn mends(&mut self, chance: &mut Chance) {
        if self.signed_in.is_empty() {
            return;
        }
        let id = self.signed_in[chance.below(self.signed_in.len())];
        let of = format!(r#"{{"of":"{id}"}}"#);
        match chance.below(4) {
            0 => self.takes_back(id),
            1 => {
                let stayed = format!(r#"{{"of":"{id}","to_the_end":true}}"#);
                self.door.write("stayed", None, None, stayed);
            }
            2 => {
                self.door.write("signed_out", None, None, of);
            }
            _ => {
                // To another of its evenings, or into the tray.
                let to = self.evenings[chance.below(self.evenings.len())].clone();
                let to = chance.of_hundred(80).then_some(to);
                let who = chance.of_hundred(90).then(|| self.somebody(chance));
                self.door.write("moved_to", who, to.as_deref(), of);
            }
        }
    }

    fn somebody(&self, chance: &mut Chance) -> PersonId {
        self.among(0..ALONE.end, chance)
    }

    fn among(&self, who: Range<u8>, chance: &mut Chance) -> PersonId {
        let who = who.start + u8::try_from(chance.below(who.len())).unwrap();
        somebody(&self.door, who, chance.of_hundred(10))
    }

    /// The hash of the last entry of each epoch, which stands for all before it.
    fn ends(&self) -> Vec<(Span, EntryHash)> {
        let mut ends: Vec<(Span, EntryHash)> = Vec::new();
        let mut hash = NOTHING_BEFORE;
        for row in &self.door.log {
            hash = row.row().hash(&hash);
            match ends.last_mut() {
                Some((span, end)) if span.epoch == row.epoch => {
                    (span.last, *end) = (row.seq, hash);
                }
                _ => ends.push((
                    Span {
                        epoch: row.epoch,
                        first: row.seq,
                        last: row.seq,
                    },
                    hash,
                )),
            }
        }
        ends
    }
}

/// One of those who come to a site, or to all.
fn somebody(door: &Door, who: u8, comes_everywhere: bool) -> PersonId {
    let mut id = [0xaa; 16];
    id[0] = who;
    if !comes_everywhere {
        id[1] = door.kiosk.bytes()[0];
        id[2] = door.kiosk.bytes()[1] / 2;
    }
    PersonId::from_bytes(id)
}

/// What became of the sticks.
#[derive(Debug, Default)]
struct Sticks {
    made: u32,
    lost: u32,
    late: u32,
    overtaken: u32,
    damaged: u32,
    twice: u32,
}

struct World {
    desk: Desk,
    kiosks: Vec<Kiosk>,
    chance: Chance,
    sticks: Sticks,
    now: DateTime<Utc>,
}

impl World {
    fn month(&mut self, first: NaiveDate) {
        let mut arrived: Vec<Vec<u8>> = Vec::new();
        let mut overdue: Vec<Vec<u8>> = Vec::new();
        let sites = self.kiosks.len().div_ceil(2);
        for kiosk in &mut self.kiosks {
            let put_back = self.chance.of_hundred(RESTORED);
            let put_back = put_back.then(|| self.chance.below(WEEKS.into()));
            if self.chance.of_hundred(MOVED) {
                let hall = self.chance.below(sites);
                kiosk.door.moves(&format!("HALL-{hall}"));
            }
            for week in 0..WEEKS {
                if put_back == Some(week.into()) {
                    kiosk.is_put_back();
                }
                let date = first + TimeDelta::weeks(week.into());
                kiosk.evening(date, &mut self.chance);
            }
            overdue.append(&mut kiosk.late);
            let sealed = kiosk.door.export(&self.desk, kiosk.acknowledged);
            self.sticks.made += 1;
            if self.chance.of_hundred(LOST) {
                self.sticks.lost += 1;
            } else if self.chance.of_hundred(LATE) {
                self.sticks.late += 1;
                kiosk.late.push(sealed);
            } else {
                arrived.push(sealed);
            }
        }
        self.chance.shuffle(&mut arrived);
        self.chance.shuffle(&mut overdue);
        for sealed in arrived {
            self.arrives(&sealed);
        }
        for sealed in overdue {
            self.arrives_late(&sealed);
        }
        self.now += TimeDelta::weeks(WEEKS.into());
        for kiosk in &mut self.kiosks {
            if self.chance.of_hundred(ACKNOWLEDGED) {
                kiosk.acknowledged = acknowledged(&mut self.desk, &kiosk.door, self.now);
            }
        }
    }

    fn arrives(&mut self, sealed: &[u8]) {
        if self.chance.of_hundred(DAMAGED) {
            self.sticks.damaged += 1;
            self.is_refused(sealed);
            if self.chance.of_hundred(50) {
                // Nobody could read it again.
                return;
            }
        }
        let taken = self.desk.take_in(sealed);
        assert!(matches!(taken, Ok(TakenIn::New(_))), "{taken:?}");
        if self.chance.of_hundred(TWICE) {
            self.sticks.twice += 1;
            assert_eq!(self.desk.take_in(sealed).unwrap(), TakenIn::Before);
        }
    }

    fn arrives_late(&mut self, sealed: &[u8]) {
        match self.desk.take_in(sealed) {
            Ok(TakenIn::New(_)) => (),
            Err(OfficeError::Refused(Refusal::Reordered(_))) => self.sticks.overtaken += 1,
            other => panic!("a late stick is new or overtaken, not {other:?}"),
        }
    }

    /// A part of it is not as it was sealed, or is not there.
    fn is_refused(&mut self, sealed: &[u8]) {
        const ALL: &str = "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM bundle),
                                  (SELECT count(*) FROM visit)";
        let before = self.desk.one(ALL);
        let mut damaged = sealed.to_vec();
        let at = self.chance.below(sealed.len());
        if self.chance.of_hundred(50) {
            damaged.truncate(at);
        } else {
            damaged[at] ^= 1 << self.chance.below(8);
        }
        self.desk.take_in(&damaged).unwrap_err();
        assert_eq!(self.desk.one(ALL), before, "something of it was kept");
    }

    /// What the office has is what was written at the doors.
    fn is_whole(&mut self) {
        let mut entries = 0;
        for kiosk in &self.kiosks {
            entries += kiosk.door.log.len();
            for (span, hash) in kiosk.ends() {
                let held = self.desk.hash_of(kiosk.door.kiosk, span.epoch, span.last);
                assert_eq!(held, Some(hash), "{}", kiosk.door.site);
            }
        }
        assert_eq!(
            self.desk.one("SELECT count(*) FROM entry"),
            format!("{entries} ")
        );
        let kiosks = self.kiosks.iter();
        let counted = kiosks.map(|kiosk| kiosk.signed_in.len() - kiosk.taken_back.len());
        let counted: usize = counted.sum();
        let visits = self
            .desk
            .one("SELECT count(*) FROM visit WHERE voided IS NULL");
        assert_eq!(visits, format!("{counted} "));
        // The same as of an office to which each log came whole.
        let mut straight = self.desk.anew();
        for kiosk in &self.kiosks {
            let mut door = kiosk.door.clone();
            (door.number, door.before) = (0, None);
            let sealed = door.export(&straight, 0);
            straight.take_in(&sealed).unwrap();
        }
        let differs = |row: &String| row.starts_with("bundle ") || row.starts_with("kiosk ");
        let all = |desk: &mut Desk| -> Vec<String> {
            let all = desk.everything().into_iter();
            all.filter(|row| !differs(row)).collect()
        };
        let (ours, theirs) = (all(&mut self.desk), all(&mut straight));
        let mut both = ours.iter().zip(&theirs);
        assert_eq!(both.find(|(ours, theirs)| ours != theirs), None);
        assert_eq!(ours.len(), theirs.len());
    }
}

/// How many entries of its log a receipt says are at the office.
fn acknowledged(desk: &mut Desk, door: &Door, now: DateTime<Utc>) -> usize {
    if desk.office.key_of(door.kiosk).unwrap().is_none() {
        return 0;
    }
    let receipt = desk.office.next_receipt(door.kiosk, Vec::new(), now);
    let held = receipt.unwrap().held;
    let is_there = |row: &&Kept| held.iter().any(|span| span.holds(row.epoch, row.seq));
    door.log.iter().take_while(is_there).count()
}

/// The number in this variable of the environment.
fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().expect("a whole number"))
}

#[test]
fn a_year_of_many_kiosks_and_bad_sticks_comes_home_whole() {
    let kiosks = number("KEYTAG_SIMULATED_KIOSKS");
    let kiosks = kiosks.map_or(KIOSKS, |kiosks| kiosks.try_into().unwrap());
    let seed = number("KEYTAG_SIMULATION_SEED");
    let seed = seed.unwrap_or_else(|| getrandom::u64().unwrap());
    // Past the test runner, which keeps for itself what a passing test prints.
    let say = |text: String| writeln!(std::io::stderr(), "{text}").unwrap();
    say(format!(
        "{kiosks} kiosks with KEYTAG_SIMULATION_SEED={seed}"
    ));
    let mut world = World {
        desk: Desk::new(),
        kiosks: (0..kiosks).map(Kiosk::new).collect(),
        chance: Chance::of(seed),
        sticks: Sticks::default(),
        now: Utc.with_ymd_and_hms(2026, 1, 5, 12, 0, 0).unwrap(),
    };
    let first = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    for month in 0..MONTHS {
        world.month(first + TimeDelta::weeks((month * WEEKS).into()));
    }
    // Then every one of them is brought home once more.
    for at in 0..world.kiosks.len() {
        let Kiosk {
            door, acknowledged, ..
        } = &mut world.kiosks[at];
        let sealed = door.export(&world.desk, *acknowledged);
        world.desk.take_in(&sealed).unwrap();
    }
    let entries: usize = world.kiosks.iter().map(|kiosk| kiosk.door.log.len()).sum();
    say(format!("{entries} entries on sticks: {:?}", world.sticks));
    world.is_whole();
}
