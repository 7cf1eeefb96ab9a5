use super::*;
use crate::store::testing::{november, open, place};

#[test]
fn a_new_kiosk_has_one_entry_and_nothing_else() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let book = open(&place, &now);
    let status = place.reader().unwrap().status().unwrap();
    assert_eq!(
        (status.entries, status.unexported, status.people),
        (1, 1, 0)
    );
    assert_eq!(status.last_entry, Some(now.utc));
    assert_eq!(status.head.len(), 64);
    assert_eq!(book.last_entry().unwrap(), Some(now.utc));
}

#[test]
fn a_corrected_clock_is_remembered_and_written_down() {
    let (_dir, place) = place();
    let now = november(24, 18, 0);
    let mut book = open(&place, &now);
    assert_eq!(book.clock_offset_secs().unwrap(), 0);
    book.correct_clock(&now, -3600, By::Terminal).unwrap();
    drop(book);
    let book = open(&place, &now);
    assert_eq!(book.clock_offset_secs().unwrap(), -3600);
    assert_eq!(place.reader().unwrap().status().unwrap().entries, 2);
}

#[test]
fn a_wrong_clock_does_not_teach_the_next_start_that_it_is_right() {
    let (_dir, place) = place();
    let good = november(24, 18, 0);
    let mut book = open(&place, &good);
    let mut wrong = november(24, 18, 5);
    wrong.utc += chrono::TimeDelta::days(400);
    wrong.clock = crate::domain::moment::ClockState::Jumped;
    book.correct_clock(&wrong, 0, By::Terminal).unwrap();
    assert_eq!(book.last_entry().unwrap(), Some(good.utc));
}
