use super::pile::STAGED_MAX;
use super::*;
use crate::office::TakenIn;
use crate::office::engine::Engine;
use crate::office::find_bundles;
use crate::office::testing::{Desk, Door};
use crate::transfer::bundle::SigningKey;
use chrono::{TimeDelta, Utc};

/// A stick with these files, and the keys that open them.
struct Stick {
    dir: tempfile::TempDir,
    ring: KeyRing,
}

impl Stick {
    fn with(desk: &Desk, bundles: &[(&str, Vec<u8>)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        for (name, sealed) in bundles {
            std::fs::write(dir.path().join(format!("{name}.tar.age")), sealed).unwrap();
        }
        let identity = desk.keys[0].secret_line().parse().unwrap();
        let ring = KeyRing {
            identities: vec![identity],
            receipts: Some(SigningKey::from_seed(&[3; 32])),
        };
        Self { dir, ring }
    }

    fn files(&self) -> Vec<Found> {
        find_bundles(self.dir.path()).unwrap()
    }

    fn looks(&self, desk: &mut Desk) -> Vec<Seen> {
        let looked = desk
            .office
            .look_over(&self.ring, &self.files(), &mut |_| ());
        looked.unwrap()
    }
}

/// When all sticks of these tests come.
fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

fn trust(door: &Door) -> Vec<String> {
    vec![door.key().public().fingerprint().to_string()]
}

#[test]
fn a_stick_is_looked_over_without_keeping_anything() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(5).export(&desk, 0);
    desk.take_in(&first).unwrap();
    let second = door.go_on(3).export(&desk, 0);
    let stranger = Door::new(2).go_on(2).export(&desk, 0);
    let cut = second[..second.len() / 2].to_vec();
    let stick = Stick::with(
        &desk,
        &[
            ("a", first),
            ("b", second),
            ("c", stranger),
            ("d", cut),
            ("e", b"not a bundle".to_vec()),
        ],
    );
    let before = desk.everything();
    let seen = stick.looks(&mut desk);
    assert_eq!(desk.everything(), before);
    assert!(matches!(seen[0].standing, Standing::Known));
    let Standing::New(fresh) = &seen[1].standing else {
        panic!("{:?}", seen[1].standing);
    };
    assert_eq!(fresh.entries, 3);
    assert!(fresh.days.is_some());
    let Standing::Stranger(kiosk, fingerprint) = &seen[2].standing else {
        panic!("{:?}", seen[2].standing);
    };
    assert_eq!(*kiosk, Door::new(2).kiosk);
    assert_eq!([fingerprint.to_string()], *trust(&Door::new(2)));
    assert!(seen[2].manifest.is_some(), "it says what it claims to be");
    for refused in &seen[3..] {
        assert!(matches!(refused.standing, Standing::Refused(_)));
    }
}

#[test]
fn what_another_file_of_the_pile_brings_is_not_missing() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(5).export(&desk, 0);
    let second = door.go_on(3).export(&desk, 5);
    desk.office
        .vouch_for(door.kiosk, &door.key().public())
        .unwrap();
    let alone = Stick::with(&desk, &[("b", second.clone())]);
    let seen = alone.looks(&mut desk);
    let missing = Span {
        epoch: door.epoch(),
        first: 1,
        last: 5,
    };
    let Standing::Waits(gap) = seen[0].standing else {
        panic!("{:?}", seen[0].standing);
    };
    assert_eq!((gap.span, gap.bundles), (missing, Some((1, 1))));
    assert_eq!((gap.after, gap.before.is_some()), (None, true));
    let both = Stick::with(&desk, &[("b", second), ("c", first)]);
    let seen = both.looks(&mut desk);
    let is_new = |seen: &Seen| matches!(seen.standing, Standing::New(_));
    assert!(seen.iter().all(is_new), "{seen:?}");
}

#[test]
fn a_pile_is_taken_in_in_its_order_and_acknowledged_beside_it() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(5).export(&desk, 0);
    let second = door.go_on(3).export(&desk, 5);
    let stick = Stick::with(&desk, &[("b", second), ("c", first), ("d", b"no".to_vec())]);
    let mut told = Vec::new();
    let mut watch = |step| {
        told.push(step);
        true
    };
    let trust = trust(&door);
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust, now(), &mut watch);
    assert!(pile.failed.is_none());
    assert_eq!(told[..3], [0, 1, 2].map(|at| Step::Checked(at, 3)));
    assert_eq!(told.last(), Some(&Step::TakenIn(8, 8)));
    assert!(told.is_sorted());
    let no_bundle = &pile.outcomes[0].what;
    assert!(matches!(no_bundle, Became::Refused(_)), "{no_bundle:?}");
    let new = |outcome: &Outcome| match outcome.what {
        Became::In(TakenIn::New(counts)) => counts.new,
        _ => 0,
    };
    assert_eq!(
        pile.outcomes[1..].iter().map(new).collect::<Vec<_>>(),
        [5, 3]
    );
    assert!(pile.outcomes[1..].iter().all(|one| one.days.is_some()));
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let key = stick.ring.receipts.as_ref().unwrap();
    let written = desk
        .office
        .acknowledge(key, &pile.doors, None, now)
        .unwrap();
    assert_eq!(written.len(), 1);
    let receipt = written[0].1.as_ref().unwrap();
    assert!(receipt.is_file() && receipt.parent() == Some(stick.dir.path()));
}

#[test]
fn whoever_says_stop_keeps_what_is_in() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(5).export(&desk, 0);
    let second = door.go_on(3).export(&desk, 5);
    let stick = Stick::with(&desk, &[("b", second), ("c", first)]);
    let mut watch = |step| matches!(step, Step::Checked(..) | Step::TakenIn(0, _));
    let trust = trust(&door);
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust, now(), &mut watch);
    let what: Vec<_> = pile.outcomes.iter().map(|one| &one.what).collect();
    assert!(
        matches!(what[..], [Became::In(_), Became::NotReached]),
        "each file is told of: {what:?}"
    );
    assert_eq!(desk.held(door.kiosk)[0].last, 5);
    // Before anything was checked, too.
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust, now(), &mut |_| false);
    let left = |one: &Outcome| matches!(one.what, Became::NotReached);
    assert!(pile.outcomes.len() == 2 && pile.outcomes.iter().all(left));
}

/// What a kiosk tells the others is no reason to leave the records of a whole site on a stick.
#[test]
fn what_lies_beside_a_bundle_and_cannot_be_read_ends_no_pile() {
    let (mut desk, mut door, mut other) = (Desk::new(), Door::new(1), Door::new(2));
    let bundles = [
        ("a", door.go_on(5).export(&desk, 0)),
        ("b", other.go_on(3).export(&desk, 0)),
    ];
    let stick = Stick::with(&desk, &bundles);
    std::fs::create_dir(stick.dir.path().join("a.near")).unwrap();
    std::fs::write(stick.dir.path().join("b.near"), "signed by nobody").unwrap();
    let trust = [trust(&door), trust(&other)].concat();
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust, now(), &mut |_| true);
    assert!(pile.failed.is_none(), "{:?}", pile.failed);
    let is_in = |one: &Outcome| one.what.is_in() && one.is_unheard;
    assert!(pile.outcomes.iter().all(is_in), "{:?}", pile.outcomes);
    assert_eq!(pile.doors.len(), 1);
}

/// However many come: a process may have a thousand files open, and a folder for temporary files is
/// small.
#[test]
fn a_pile_keeps_few_of_its_bundles_staged() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let mut names = Vec::new();
    let bundles: Vec<_> = (0..3 * STAGED_MAX)
        .map(|at| {
            names.push(format!("{at:03}"));
            door.go_on(1).export(&desk, at)
        })
        .collect();
    let bundles: Vec<_> = names.iter().map(String::as_str).zip(bundles).collect();
    let stick = Stick::with(&desk, &bundles);
    let before = open_files();
    let mut most = 0;
    let trust = trust(&door);
    let mut watch = |_| {
        most = most.max(open_files());
        true
    };
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust, now(), &mut watch);
    assert!(pile.outcomes.iter().all(|one| one.what.is_in()));
    assert_eq!(pile.outcomes.len(), 3 * STAGED_MAX);
    // Other tests open files of their own meanwhile.
    assert!(most < before + 2 * STAGED_MAX, "{most} after {before}");
}

/// Files without a name in the folder for temporary files that this process has open.
fn open_files() -> usize {
    let open = std::fs::read_dir("/proc/self/fd").unwrap();
    let is_staged = |file: &std::fs::DirEntry| {
        std::fs::read_link(file.path()).is_ok_and(|to| to.to_string_lossy().contains("(deleted)"))
    };
    open.flatten().filter(is_staged).count()
}

/// A stick that goes to a building says what is safe of every kiosk in it, and each stick does.
#[test]
fn every_stick_brings_receipts_for_all_kiosks_of_its_site() {
    let (mut desk, mut door, mut sister) = (Desk::new(), Door::new(1), Door::new(2));
    let mut elsewhere = Door::new(3);
    elsewhere.site = "LOFT".to_owned();
    for one in [&mut sister, &mut elsewhere] {
        let sealed = one.go_on(2).export(&desk, 0);
        desk.take_in(&sealed).unwrap();
    }
    let sticks = [
        Stick::with(&desk, &[("a", door.go_on(5).export(&desk, 0))]),
        Stick::with(&desk, &[("b", door.go_on(1).export(&desk, 0))]),
    ];
    let ring = &sticks[0].ring;
    let files = sticks.iter().flat_map(Stick::files).collect();
    let trust = trust(&door);
    let pile = desk
        .office
        .take_pile_in(ring, files, &trust, now(), &mut |_| true);
    let key = ring.receipts.as_ref().unwrap();
    for secs in [1_800_000_000, 1_800_000_001] {
        let now = DateTime::from_timestamp(secs, 0).unwrap();
        let written = desk
            .office
            .acknowledge(key, &pile.doors, None, now)
            .unwrap();
        assert!(written.iter().all(|(_, path)| path.is_ok()));
        assert_eq!(written.len(), 4);
    }
    for stick in &sticks {
        let names = std::fs::read_dir(stick.dir.path()).unwrap().flatten();
        let names = names.map(|file| file.file_name().into_string().unwrap());
        let receipts: Vec<String> = names.filter(|name| name.ends_with(".receipt")).collect();
        assert_eq!(receipts.len(), 2, "the newest of each: {receipts:?}");
        assert!(receipts.iter().all(|name| name.contains("1800000001")));
    }
}

/// It may be older than the bundle before the one that waits.
#[test]
fn what_is_missing_is_named_by_bundles_and_days() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(5).export(&desk, 0);
    desk.take_in(&first).unwrap();
    door.go_on(2).export(&desk, 5);
    door.go_on(2).export(&desk, 5);
    let last = door.go_on(3).export(&desk, 9);
    let stick = Stick::with(&desk, &[("d", last)]);
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &[], now(), &mut |_| true);
    let Became::Waits(gap) = pile.outcomes[0].what else {
        panic!("{:?}", pile.outcomes[0].what);
    };
    assert_eq!((gap.span.first, gap.span.last), (6, 9));
    assert_eq!(gap.bundles, Some((2, 3)));
    assert!(gap.after.is_some() && gap.before.is_some(), "{gap:?}");
}

/// The whole bundle is refused, and that it was stays: a report made later says so.
#[test]
fn a_pile_with_a_bundle_of_a_copied_kiosk_leaves_a_note() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(5).export(&desk, 0);
    desk.take_in(&first).unwrap();
    let mut copy = door.clone();
    copy.signs_in(7, "monday@2026-11-23T19:00", "member");
    let (own, theirs) = (door.go_on(3).export(&desk, 0), copy.export(&desk, 0));
    let stick = Stick::with(&desk, &[("a", own), ("b", theirs)]);
    let alarms = |pile: &Pile| {
        let refused = |one: &&Outcome| matches!(&one.what, Became::Refused(why) if why.is_alarm());
        pile.outcomes.iter().filter(refused).count()
    };
    let forked = |desk: &mut Desk| {
        let states = desk.office.kiosk_states().unwrap();
        states[0].forked.clone()
    };
    for _ in 0..2 {
        let looked = stick.looks(&mut desk);
        assert_eq!(looked.len(), 2);
        let pile = desk
            .office
            .take_pile_in(&stick.ring, stick.files(), &[], now(), &mut |_| true);
        assert!(pile.failed.is_none());
        assert_eq!(alarms(&pile), 1);
        let forked = forked(&mut desk);
        assert_eq!((forked.len(), forked[0].first), (1, 6));
    }
    assert_eq!(desk.one("SELECT count(*) FROM forked"), "1 ");
}

/// Whoever put a copy back for that would lose what came in since.
#[test]
fn a_busy_database_and_a_full_disk_are_no_damage() {
    let told = |code| {
        let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
        OfficeError::from(error)
    };
    assert!(matches!(told(5), OfficeError::Busy));
    assert!(matches!(told(6), OfficeError::Busy));
    assert!(matches!(told(13), OfficeError::Full));
    assert!(matches!(told(11), OfficeError::Sql(_)), "damage is damage");
}

/// By the office's own clock: that of a kiosk may be years ahead, and one that only ever sent what
/// waits for something else is heard of, too.
#[test]
fn a_kiosk_is_silent_when_no_stick_of_it_comes() {
    let (mut desk, mut ahead, mut waits) = (Desk::new(), Door::new(1), Door::new(2));
    ahead.now.utc = now() + TimeDelta::days(1_000);
    waits.go_on(5).export(&desk, 0);
    let bundles = [
        ("a", ahead.go_on(2).export(&desk, 0)),
        ("b", waits.go_on(2).export(&desk, 5)),
    ];
    let stick = Stick::with(&desk, &bundles);
    let trust = [trust(&ahead), trust(&waits)].concat();
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust, now(), &mut |_| true);
    assert!(matches!(pile.outcomes[1].what, Became::Waits(_)));
    let states = desk.office.kiosk_states().unwrap();
    for (days, silent) in [(0, None), (13, None), (14, Some(14)), (40, Some(40))] {
        let at = now() + TimeDelta::days(days);
        let said: Vec<_> = states.iter().map(|state| state.silent_days(at)).collect();
        assert_eq!(said, [silent, silent], "after {days} days");
    }
}

/// A database at which somebody else writes for a while.
struct Taken {
    inner: Box<dyn Engine>,
    times: u32,
}

impl Engine for Taken {
    fn begin(&mut self) -> Result<Box<dyn Work + '_>> {
        if self.times > 0 {
            self.times -= 1;
            return Err(OfficeError::Busy);
        }
        self.inner.begin()
    }

    fn look(&mut self) -> Result<Box<dyn Work + '_>> {
        self.inner.look()
    }

    fn copy_to(&mut self, path: &std::path::Path) -> Result<()> {
        self.inner.copy_to(path)
    }

    fn open_copy(&self, path: &std::path::Path) -> Result<Box<dyn Engine>> {
        self.inner.open_copy(path)
    }
}

impl Desk {
    fn is_taken(&mut self, times: u32) {
        let engine = Desk::new().office.engine;
        let inner = std::mem::replace(&mut self.office.engine, engine);
        self.office.engine = Box::new(Taken { inner, times });
    }
}

#[test]
fn a_pile_waits_for_another_office_and_says_so_until_somebody_says_stop() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let bundle = door.go_on(5).export(&desk, 0);
    desk.office
        .vouch_for(door.kiosk, &door.key().public())
        .unwrap();
    let stick = Stick::with(&desk, &[("a", bundle)]);
    let take = |desk: &mut Desk, patience: u32| {
        let (mut waited, files) = (0, stick.files());
        let pile = desk
            .office
            .take_pile_in(&stick.ring, files, &[], now(), &mut |step| {
                waited += u32::from(matches!(step, Step::Waits(..)));
                waited <= patience
            });
        (pile, waited)
    };
    desk.is_taken(u32::MAX);
    let (pile, waited) = take(&mut desk, 3);
    assert!(matches!(pile.failed, Some(OfficeError::Busy)));
    assert!(matches!(pile.outcomes[0].what, Became::NotReached));
    assert_eq!(waited, 4);
    let mut desk = Desk {
        office: Desk::new().office,
        ..desk
    };
    desk.office
        .vouch_for(door.kiosk, &door.key().public())
        .unwrap();
    desk.is_taken(3);
    let (pile, waited) = take(&mut desk, 10);
    assert!(matches!(pile.outcomes[0].what, Became::In(TakenIn::New(_))));
    assert!(pile.failed.is_none() && waited == 3, "{waited}");
}
