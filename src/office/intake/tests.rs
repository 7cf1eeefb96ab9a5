use super::*;
use crate::office::find_bundles;
use crate::office::testing::{Desk, Door};

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
    assert!(matches!(seen[0].standing, Standing::Waits(span) if span == missing));
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
    let mut watch = |done, all| {
        told.push((done, all));
        true
    };
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust(&door), &mut watch)
        .unwrap();
    assert_eq!(told.last(), Some(&(8, 8)));
    assert!(told.is_sorted());
    assert!(pile.outcomes[0].what.is_err(), "what is no bundle");
    let new = |outcome: &Outcome| match outcome.what {
        Ok(TakenIn::New(counts)) => counts.new,
        _ => 0,
    };
    assert_eq!(
        pile.outcomes[1..].iter().map(new).collect::<Vec<_>>(),
        [5, 3]
    );
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let key = stick.ring.receipts.as_ref().unwrap();
    let written = desk
        .office
        .acknowledge(key, pile.touched, None, now)
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
    let mut watch = |done, _| done == 0;
    let pile = desk
        .office
        .take_pile_in(&stick.ring, stick.files(), &trust(&door), &mut watch)
        .unwrap();
    assert_eq!(pile.outcomes.len(), 1);
    assert_eq!(desk.held(door.kiosk)[0].last, 5);
}
