use chrono::{TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::carried::Receipt;
use crate::office::OfficeError;
use crate::office::testing::{Desk, Door};
use crate::transfer::bundle::tests::evening::Kept;

/// Refused with this reason, and nothing of it was kept.
#[track_caller]
fn refused(desk: &mut Desk, sealed: &[u8], expected: &str) -> Refusal {
    // That somebody vouched for the kiosk is no part of the bundle.
    let kept = |desk: &mut Desk| -> Vec<String> {
        let all = desk.everything().into_iter();
        all.filter(|row| !row.starts_with("kiosk ")).collect()
    };
    let before = kept(desk);
    let why = match desk.take_in(sealed) {
        Err(OfficeError::Refused(why)) => why,
        other => panic!("it must be refused as {expected}, not {other:?}"),
    };
    assert_eq!(why.to_string().split(':').next(), Some(expected), "{why}");
    assert_eq!(kept(desk), before, "something of it was kept");
    why
}

fn new(new: u64, known: u64) -> TakenIn {
    // Every third entry is of a kind that nobody knows.
    TakenIn::New(Counts {
        new,
        known,
        not_understood: 0,
    })
}

/// The same without asking what was understood.
fn counts(taken: &TakenIn) -> TakenIn {
    match taken {
        TakenIn::New(counts) => new(counts.new, counts.known),
        TakenIn::Before => TakenIn::Before,
    }
}

#[test]
fn taking_a_bundle_in_twice_changes_nothing() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let sealed = door.go_on(30).export(&desk, 0);
    let taken = desk.take_in(&sealed).unwrap();
    assert_eq!(counts(&taken), new(30, 0));
    let all = desk.everything();
    assert_eq!(desk.take_in(&sealed).unwrap(), TakenIn::Before);
    assert_eq!(desk.everything(), all);
}

#[test]
fn bundles_overlap_until_a_receipt_comes_back() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(10).export(&desk, 0);
    let _lost = door.go_on(10).export(&desk, 0);
    let third = door.go_on(10).export(&desk, 0);
    let fourth = door.go_on(10).export(&desk, 10);
    desk.take_in(&first).unwrap();
    assert_eq!(counts(&desk.take_in(&third).unwrap()), new(20, 10));
    assert_eq!(counts(&desk.take_in(&fourth).unwrap()), new(10, 20));
}

#[test]
fn what_is_not_understood_is_kept_and_marked() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let sealed = door.go_on(9).export(&desk, 0);
    let taken = desk.take_in(&sealed).unwrap();
    let counts = Counts {
        new: 9,
        known: 0,
        not_understood: 3,
    };
    assert_eq!(taken, TakenIn::New(counts));
    let raw = desk.one("SELECT kind, payload FROM entry WHERE known = 0 AND seq = 3");
    let kept = Kept::of(door.kiosk, 1, 3);
    assert_eq!(raw, format!("{} {} ", kept.kind, kept.payload));
    let held = desk.held(door.kiosk);
    assert_eq!((held[0].first, held[0].last), (1, 9), "it is acknowledged");
}

#[test]
fn what_was_written_of_a_sign_in_stays_beside_what_it_was_moved_to() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let [monday, tuesday] = ["monday@2026-11-23T19:00", "tuesday@2026-11-24T19:00"];
    let now_and_later = door.signs_in(7, monday, "member");
    door.corrects(now_and_later, "moved_to", Some(8), None, "");
    let later = door.signs_in(9, monday, "member");
    let first = door.export(&desk, 0);
    desk.take_in(&first).unwrap();
    let before = desk.entries();
    for seq in [now_and_later, later] {
        door.corrects(seq, "moved_to", Some(10), Some(tuesday), "");
    }
    let second = door.export(&desk, before.len());
    desk.take_in(&second).unwrap();
    let mut after = desk.entries();
    after.sort_by_key(|row| format!("{:?}", row[2]));
    assert_eq!(after[..before.len()], before);
    let counts = "SELECT count(*) FROM visit WHERE session = 'tuesday@2026-11-24T19:00'";
    assert_eq!(desk.one(counts), "2 ");
    for change in [
        "session = NULL, moved = NULL",
        "session_written = NULL",
        "person_written = NULL",
        "moved = NULL",
    ] {
        let mut work = desk.office.engine.begin().unwrap();
        let sql = format!("UPDATE entry SET {change} WHERE at IS NOT NULL");
        let said = work.run(&sql, values![]).unwrap_err().to_string();
        assert!(said.contains("never changed"), "{change}: {said}");
    }
}

#[test]
fn what_must_come_first_is_missing() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let sealed = door.go_on(10).go_on(20).export(&desk, 10);
    let why = refused(&mut desk, &sealed, "missing");
    assert!(matches!(
        why,
        Refusal::Missing {
            first: 1,
            last: 10,
            ..
        }
    ));
    // What came before mends it.
    let mut earlier = Door::new(1);
    let first = earlier.go_on(10).export(&desk, 0);
    desk.take_in(&first).unwrap();
    let mut later = earlier.clone();
    let rest = later.go_on(20).export(&desk, 10);
    assert_eq!(counts(&desk.take_in(&rest).unwrap()), new(20, 0));
}

#[test]
fn an_older_bundle_after_a_newer_one_is_reordered() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let older = door.go_on(10).export(&desk, 0);
    let newer = door.go_on(10).export(&desk, 0);
    desk.take_in(&newer).unwrap();
    let why = refused(&mut desk, &older, "reordered");
    let late = Order::Bundle {
        number: 1,
        newest: 2,
    };
    assert!(matches!(why, Refusal::Reordered(why) if why == late));
}

#[test]
fn the_same_content_in_another_seal_is_replayed() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.go_on(10);
    let before = door.before;
    let sealed = door.export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    door.before = before;
    let again = door.seal(&desk, 0);
    assert_ne!(again, sealed);
    refused(&mut desk, &again, "replayed");
}

#[test]
fn another_content_under_a_known_key_is_a_fork() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let sealed = door.go_on(10).export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    // A copy of the kiosk went on by itself: the same numbers, other things.
    let mut copy = door.clone();
    copy.log[7].payload.push(' ');
    let sealed = copy.go_on(10).export(&desk, 0);
    let why = refused(&mut desk, &sealed, "forked");
    assert!(matches!(why, Refusal::Forked { seq: 8, .. }));
    // The same where only what follows is in the bundle.
    let mut copy = door.clone();
    copy.log[9].payload.push(' ');
    let sealed = copy.go_on(10).export(&desk, 10);
    let why = refused(&mut desk, &sealed, "forked");
    assert!(matches!(why, Refusal::Forked { seq: 10, .. }));
    // A fork is told before a number that was used.
    let mut copy = door.clone();
    copy.log[0].payload.push(' ');
    copy.number = 0;
    let sealed = copy.export(&desk, 0);
    refused(&mut desk, &sealed, "forked");
}

#[test]
fn an_older_state_of_a_kiosk_is_rolled_back() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.go_on(10);
    let first = door.export(&desk, 0);
    let early = door.clone();
    let second = door.go_on(10).export(&desk, 0);
    desk.take_in(&first).unwrap();
    desk.take_in(&second).unwrap();
    // It numbers again what it numbered before.
    let mut back = early.clone();
    back.name(1, "Rosa");
    let sealed = back.export(&desk, 0);
    let why = refused(&mut desk, &sealed, "rolled back");
    let again = Rollback::NumberAgain { number: 2 };
    assert!(matches!(why, Refusal::RolledBack(why) if why == again));
    // Its third bundle does not follow the second that came.
    let sealed = back.export(&desk, 0);
    let why = refused(&mut desk, &sealed, "rolled back");
    let other = Rollback::OtherBefore { number: 2 };
    assert!(matches!(why, Refusal::RolledBack(why) if why == other));
    // A later one is shorter than what is here.
    let sealed = back.export(&desk, 0);
    let why = refused(&mut desk, &sealed, "rolled back");
    assert!(matches!(
        why,
        Refusal::RolledBack(Rollback::Shorter {
            last: 10,
            held: 20,
            ..
        })
    ));
}

/// What is said of a kiosk as which another machine writes: from which entry on, and in which
/// bundle last.
fn forks(desk: &mut Desk) -> Vec<(u64, u32)> {
    let states = desk.office.kiosk_states().unwrap().into_iter();
    let forked = states.flat_map(|state| state.forked);
    forked.map(|one| (one.first, one.number)).collect()
}

#[test]
fn a_bundle_of_a_second_machine_is_noted_once_until_staff_have_seen_to_it() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let sealed = door.go_on(10).export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let mut copy = door.clone();
    copy.log[7].payload.push(' ');
    let theirs = copy.go_on(10).export(&desk, 0);
    let before = desk.everything();
    for _ in 0..2 {
        let why = desk.is_alarmed_by(&theirs);
        assert!(matches!(why, Refusal::Forked { seq: 8, .. }));
    }
    let mut after = desk.everything();
    after.retain(|row| !before.contains(row));
    assert_eq!(after.len(), 1, "{after:?}");
    assert!(after[0].starts_with("forked "), "{after:?}");
    assert_eq!(forks(&mut desk), [(8, 2)]);
    // That the kiosk itself goes on far beyond it brings nothing of what the other one wrote.
    let sealed = door.go_on(50).export(&desk, 10);
    desk.take_in(&sealed).unwrap();
    assert_eq!(forks(&mut desk), [(8, 2)]);
    // Another bundle of the copy is a row of its own, and said with the first.
    let later = copy.go_on(5).export(&desk, 10);
    assert!(matches!(
        desk.is_alarmed_by(&later),
        Refusal::Forked { seq: 10, .. }
    ));
    assert_eq!(forks(&mut desk), [(8, 3)]);
    assert_eq!(desk.one("SELECT count(*) FROM forked"), "2 ");
    // Staff have seen to it: sticks that came before alarm nobody again, and a new one does.
    desk.office.settle_forks(door.kiosk).unwrap();
    desk.is_alarmed_by(&theirs);
    desk.is_alarmed_by(&later);
    assert!(forks(&mut desk).is_empty());
    let again = copy.go_on(5).export(&desk, 0);
    desk.is_alarmed_by(&again);
    assert_eq!(forks(&mut desk), [(8, 4)]);
    let nobody = desk.office.settle_forks(KioskId::from_bytes([9; 16]));
    assert!(matches!(nobody, Err(OfficeError::NoKiosk(_))));
}

/// A copy that was put back agrees with what is here as far as it goes.
#[test]
fn an_old_copy_that_was_put_back_is_noted_from_its_end_on() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(10).export(&desk, 0);
    let mut back = door.clone();
    let second = door.go_on(10).export(&desk, 0);
    for sealed in [&first, &second] {
        desk.take_in(sealed).unwrap();
    }
    for number in 2..=4 {
        let sealed = back.name(1, "Rosa").export(&desk, 0);
        assert!(matches!(
            desk.is_alarmed_by(&sealed),
            Refusal::RolledBack(_)
        ));
        assert_eq!(forks(&mut desk), [(11, number)]);
    }
}

#[test]
fn what_is_refused_for_another_reason_is_no_alarm() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let older = door.go_on(10).export(&desk, 0);
    let newer = door.go_on(10).export(&desk, 0);
    let behind = door.go_on(10).clone().go_on(10).export(&desk, 30);
    desk.take_in(&newer).unwrap();
    let before = desk.everything();
    for sealed in [older, behind] {
        desk.is_alarmed_by(&sealed);
    }
    assert_eq!(desk.everything(), before);
    assert!(forks(&mut desk).is_empty());
}

#[test]
fn a_restored_kiosk_goes_on_in_a_new_epoch() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.go_on(10);
    let restored = door.clone();
    let sealed = door.go_on(10).export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let mut restored = restored;
    restored.new_epoch(2).go_on(5).name(1, "Rosa");
    let sealed = restored.export(&desk, 0);
    assert_eq!(counts(&desk.take_in(&sealed).unwrap()), new(5, 10));
    let spans = desk.held(door.kiosk);
    let ends: Vec<_> = spans.iter().map(|span| (span.first, span.last)).collect();
    assert_eq!(ends, [(1, 20), (1, 5)]);
    // A late bundle of the epoch that is over brings entries, and no older list of people.
    let late = door.go_on(2).export(&desk, 20);
    assert_eq!(counts(&desk.take_in(&late).unwrap()), new(2, 0));
    assert!(desk.everything().iter().any(|row| row.contains("Rosa")));
}

#[test]
fn a_stick_from_before_a_restore_says_nothing_new() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.go_on(10).name(1, "Tom").export(&desk, 0);
    let second = door.go_on(5).name(2, "Ada").export(&desk, 0);
    door.go_on(5).new_epoch(2).go_on(5).name(3, "Rosa");
    let sealed = door.export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    // Nothing of its epoch came before, and still it is of one that is over.
    for (late, number) in [(first, 1), (second, 2)] {
        let why = refused(&mut desk, &late, "reordered");
        let over = Order::Epoch { number };
        assert!(matches!(why, Refusal::Reordered(why) if why == over));
    }
    let mut whole = door.clone();
    (whole.epoch, whole.number, whole.before) = (1, 2, None);
    whole.log.truncate(20);
    let late = whole.name(1, "Tom").export(&desk, 0);
    assert_eq!(counts(&desk.take_in(&late).unwrap()), new(0, 20));
    assert!(desk.everything().iter().any(|row| row.contains("Rosa")));
}

#[test]
fn who_takes_a_consent_back_is_gone_with_the_next_bundle() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let sealed = door.go_on(3).name(1, "Rosa").export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    assert!(desk.everything().iter().any(|row| row.contains("Rosa")));
    let sealed = door.go_on(1).name(2, "Tom").export(&desk, 3);
    desk.take_in(&sealed).unwrap();
    let all = desk.everything();
    assert!(all.iter().any(|row| row.contains("Tom")));
    assert!(!all.iter().any(|row| row.contains("Rosa")));
}

#[test]
fn receipts_grow_even_where_the_database_was_put_back() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let noon = Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).unwrap();
    let sealed = door.go_on(10).export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let next = |desk: &mut Desk, now| -> Receipt {
        desk.office
            .next_receipt(door.kiosk, Vec::new(), now)
            .unwrap()
    };
    let first = next(&mut desk, noon);
    let second = next(&mut desk, noon);
    let early = next(&mut desk, noon - TimeDelta::days(9));
    assert!(first.number < second.number && second.number < early.number);
    assert_eq!(first.held.len(), 1);
    assert_eq!(first.last_of(first.held[0].epoch), Some(10));
    assert!(first.backed_up.is_empty());
    let mut restored = desk.anew();
    restored.take_in(&sealed).unwrap();
    let later = next(&mut restored, noon + TimeDelta::hours(1));
    assert!(later.number > early.number);
}

#[test]
fn only_what_lies_in_a_backup_is_said_to() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let dir = tempfile::tempdir().unwrap();
    let noon = Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).unwrap();
    let sealed = door.go_on(10).export(&desk, 0);
    desk.take_in(&sealed).unwrap();
    let copy = dir.path().join("copy.sqlite");
    desk.office.back_up(&copy).unwrap();
    assert!(matches!(
        desk.office.back_up(&copy),
        Err(OfficeError::Taken(_))
    ));
    let sealed = door.go_on(10).export(&desk, 10);
    desk.take_in(&sealed).unwrap();
    let receipt = desk
        .office
        .next_receipt(door.kiosk, Vec::new(), noon)
        .unwrap();
    let (held, safe) = (receipt.held[0].last, receipt.backed_up[0].last);
    assert_eq!((held, safe), (20, 10));
    let mut copy = desk.office.engine.open_copy(&copy).unwrap();
    let copied = super::held(copy.look().unwrap().as_mut(), door.kiosk);
    assert_eq!(copied.unwrap()[0].last, 10);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None,
                                        ..ProptestConfig::default() })]

    /// Kiosks know nothing of one another: whoever comes first, the result is the same.
    #[test]
    fn kiosks_merge_to_the_same_in_any_order(
        order in Just([0, 0, 0, 1, 1, 1, 2, 2]).prop_shuffle(),
    ) {
        let mut desk = Desk::new();
        let mut bundles: Vec<Vec<Vec<u8>>> = Vec::new();
        for n in 1..=3 {
            let mut door = Door::new(n);
            door.name(n, "Rosa");
            bundles.push((0..3).map(|_| door.go_on(4).export(&desk, 0)).collect());
        }
        let mut other = desk.anew();
        for n in [0, 0, 0, 1, 1, 1, 2, 2] {
            let next = bundles[n].remove(0);
            bundles[n].push(next.clone());
            desk.take_in(&next).unwrap();
        }
        // Each kiosk's first is at its front again, but for the one with two of three.
        bundles[2].rotate_left(1);
        for n in order {
            let next = bundles[n].remove(0);
            other.take_in(&next).unwrap();
        }
        prop_assert_eq!(desk.everything(), other.everything());
    }
}
