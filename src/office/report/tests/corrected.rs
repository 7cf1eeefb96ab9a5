//! Sign-ins that are corrected when they have been here for a while.

use super::*;
use crate::transfer::bundle::tests::evening::Kept;

const OTHER: &str = "wednesday@2026-11-25T19:00";

#[test]
fn what_came_with_an_earlier_bundle_is_corrected_where_it_lies() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).opens(OTHER, START + 2 * 86_400);
    let seqs = [7, 8, 9].map(|who| door.signs_in(who, EVENING, "member"));
    desk.brings(&mut door);
    door.voids(seqs[0]);
    door.corrects(seqs[1], "moved_to", Some(8), Some(OTHER), "");
    door.corrects(seqs[2], "signed_out", None, None, "");
    desk.brings(&mut door);
    let figures = Figures {
        sessions: 2,
        ..persons(2, 2)
    };
    assert_eq!(desk.whole(), figures);
    assert_eq!(desk.november().quality.taken_back, 1);
    let sql = "SELECT count(*) FROM visit WHERE session = '";
    assert_eq!(desk.one(&format!("{sql}{OTHER}'")), "1 ");
    // A later correction leaves the earlier ones as they are.
    door.corrects(seqs[1], "stayed", None, None, r#","to_the_end":true"#);
    door.corrects(seqs[2], "moved_to", None, Some(OTHER), "");
    desk.brings(&mut door);
    assert_eq!(desk.one(&format!("{sql}{OTHER}'")), "2 ");
    let figures = Figures {
        not_deduplicated: 1,
        ..Figures {
            sessions: 2,
            ..persons(2, 1)
        }
    };
    assert_eq!(desk.whole(), figures);
    let sql = "SELECT count(*) FROM visit WHERE signed_out IS NOT NULL AND person IS NULL";
    assert_eq!(desk.one(sql), "1 ");
}

/// Entries are written some thousands at a time: what is corrected may be among those before.
#[test]
fn what_came_long_before_in_the_same_bundle_is_corrected() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    let first = door.opens(EVENING, START).signs_in(7, EVENING, "member");
    let like = door.log[1].clone();
    for seq in 3..5_203 {
        let entry = Kept {
            person: None,
            seq,
            ..like.clone()
        };
        door.log.push(entry);
    }
    door.voids(first);
    let last = door.signs_in(8, EVENING, "member");
    door.voids(last);
    desk.brings(&mut door);
    let figures = Figures {
        not_deduplicated: 5_200,
        ..persons(5_200, 0)
    };
    assert_eq!(desk.whole(), figures);
    assert_eq!(desk.november().quality.taken_back, 2);
}

#[test]
fn an_evening_that_nobody_opened_counts_when_another_kiosk_has_it() {
    let (mut desk, mut hall, mut office) = (Desk::new(), Door::new(1), Door::new(2));
    hall.signs_in(7, EVENING, "member");
    desk.brings(&mut hall);
    assert_eq!(desk.november().whole.attendances, 0);
    office.opens(EVENING, START).signs_in(8, EVENING, "member");
    desk.brings(&mut office);
    assert_eq!(desk.whole(), persons(2, 2));
    // And the other way round.
    let mut other = desk.anew();
    other.brings(&mut office.clone());
    other.brings(&mut hall.clone());
    assert_eq!(other.whole(), persons(2, 2));
}

#[test]
fn a_month_that_goes_on_is_counted_as_one() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).signs_in(7, EVENING, "member");
    desk.brings(&mut door);
    door.opens(OTHER, START + 2 * 86_400)
        .signs_in(7, OTHER, "member");
    door.signs_in(8, OTHER, "member");
    // At the first of them somebody was late.
    door.signs_in(9, EVENING, "member");
    desk.brings(&mut door);
    let figures = Figures {
        sessions: 2,
        ..persons(4, 3)
    };
    assert_eq!(desk.whole(), figures);
    let sql = "SELECT visits, first, last FROM person_month ORDER BY visits DESC";
    assert_eq!(desk.one(sql), "2 2026-11-23 2026-11-25 ");
}

/// Sign-ins lie in the months in which they were written, and an evening looks for its own in those
/// from the first to the last of them.
#[test]
fn what_was_written_in_another_month_counts_where_it_belongs() {
    let (mut desk, mut door) = (Desk::new(), Door::new(1));
    door.opens(EVENING, START).opens(OTHER, START + 2 * 86_400);
    desk.brings(&mut door);
    // Typed in from paper two months later, and by a clock that was a year behind.
    let mut seqs = Vec::new();
    for (who, days) in [(7, 60), (8, -365), (9, 0)] {
        seqs.push(door.signs_in(who, EVENING, "member"));
        door.log.last_mut().unwrap().wall = (START + days * 86_400) * 1000;
        desk.brings(&mut door);
        let came = u32::from(who - 6);
        let figures = Figures {
            sessions: 2,
            ..persons(came, came)
        };
        assert_eq!(desk.whole(), figures);
    }
    for (seq, who) in seqs.into_iter().zip(7..) {
        door.corrects(seq, "moved_to", Some(who), Some(OTHER), "");
        desk.brings(&mut door);
        let figures = Figures {
            sessions: 2,
            ..persons(3, 3)
        };
        assert_eq!(desk.whole(), figures);
    }
}
