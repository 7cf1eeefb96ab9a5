//! Disks that fail for a moment or for longer, at each of the calls that an act makes: no panic, no
//! confirmation that is not on disk, and all is well again as soon as the disk is.

use std::path::Path;

use keytag::store::{Place, StoreError};

use super::acts::{Act, Kiosk, OCCASIONS, Tells};
use super::crash::{Dice, Honesty, Platter};
use super::cut::{after_cut, check, scratch};
use super::recorder::{Fault, Plan};

/// How many calls of an act fail, one after the other.
const CALLS_MAX: u64 = 400;

#[test]
fn an_input_or_output_error_at_any_call_loses_nothing() {
    fail_at_each_call(Fault::Io, false);
}

#[test]
fn a_disk_that_goes_on_failing_loses_nothing() {
    fail_at_each_call(Fault::Io, true);
}

#[test]
fn a_full_disk_at_any_call_loses_nothing() {
    fail_at_each_call(Fault::Full, false);
    fail_at_each_call(Fault::Full, true);
}

#[test]
fn a_short_read_at_any_call_loses_nothing() {
    fail_at_each_call(Fault::ShortRead, false);
}

fn fail_at_each_call(fault: Fault, lasting: bool) {
    for (before, act) in OCCASIONS {
        let start = scratch();
        let mut kiosk = Kiosk::off(start.path(), Tells::Afterwards);
        for earlier in *before {
            kiosk.perform(*earlier).unwrap();
        }
        for at in 0..CALLS_MAX {
            let plan = Plan { fault, at, lasting };
            let what = format!("{act:?} after {before:?} with {plan:?}");
            if fail_once(&kiosk, *act, plan, &what) == Reached::No {
                assert!(at > 0 || fault == Fault::Full, "{what} asks nothing");
                break;
            }
        }
    }
}

#[derive(PartialEq, Eq)]
enum Reached {
    Yes,
    No,
}

/// Does one act on a copy of the kiosk while its disk fails, cuts the power there on another copy,
/// then mends the disk and goes on.
fn fail_once(kiosk: &Kiosk, act: Act, plan: Plan, what: &str) -> Reached {
    let dir = scratch();
    let mut kiosk = kiosk.copy_to(dir.path());
    if act == Act::Stop {
        kiosk.perform(Act::Start).unwrap();
    }
    let before = kiosk.entries;
    kiosk.disk.fail(Some(plan));
    let first = kiosk.perform(act);
    let reached = kiosk.disk.failed() > 0;
    kiosk.disk.fail(None);
    if let Err(error) = &first {
        assert!(reached, "{what}: {error}");
        assert!(!matches!(error, StoreError::Panicked), "{what}: {error}");
    }

    let mut platter = Platter::before(&kiosk.disk, Honesty::Honest);
    kiosk.disk.ops().iter().for_each(|op| platter.advance(op));
    let left = after_cut(&platter, &mut Dice::new(plan.at), kiosk.entries + 1);
    left.unwrap_or_else(|lost| panic!("{what}, then the power went: {lost}"));

    let again = |error: StoreError| panic!("{what}, first {first:?}, then mended: {error}");
    if first.is_err() {
        kiosk.perform(act).unwrap_or_else(again);
    }
    kiosk.perform(Act::NewCard).unwrap_or_else(again);
    assert!(kiosk.entries > before, "{what}");
    is_sound(dir.path(), what);
    let confirmed = platter.confirmed().cloned();
    let entries = kiosk.entries;
    kiosk.perform(Act::Stop).unwrap();
    check(dir.path(), confirmed.as_ref(), entries)
        .unwrap_or_else(|lost| panic!("{what}, then mended and started again: {lost}"));
    if reached { Reached::Yes } else { Reached::No }
}

fn is_sound(dir: &Path, what: &str) {
    let found = Place::new(dir).reader().unwrap().verify().unwrap();
    assert!(found.is_sound(), "{what}: {:?}", found.faults);
}
