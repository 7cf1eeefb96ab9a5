use super::*;
use crate::ui::widget::reach::Spot;

fn spot(x: f32, y: f32) -> Spot {
    Spot {
        bounds: Rectangle {
            x,
            y,
            width: 40.0,
            height: 40.0,
        },
        is_key: false,
        spoken: None,
    }
}

/// So many rows of so many.
fn grid(rows: u8, columns: u8) -> Survey {
    let spots = (0..rows).flat_map(|row| {
        (0..columns).map(move |column| spot(50.0 * f32::from(column), 50.0 * f32::from(row)))
    });
    Survey {
        spots: spots.collect(),
        title: None,
    }
}

fn after(reach: &mut Reach, found: &Survey, steps: &[Step]) -> Option<Rectangle> {
    for step in steps {
        reach.take(1, found.clone(), *step);
    }
    reach.ring()
}

fn pressed(reach: &Reach) -> Option<Rectangle> {
    reach.press().map(|press| press.at)
}

#[test]
fn tab_goes_around_in_both_directions_and_nothing_is_chosen_before() {
    let (mut reach, found) = (Reach::default(), grid(1, 3));
    assert_eq!(after(&mut reach, &found, &[Step::Stay]), None);
    let at = |place: usize| Some(found.spots[place].bounds);
    assert_eq!(after(&mut reach, &found, &[Step::Next]), at(0));
    assert_eq!(after(&mut reach, &found, &[Step::Next, Step::Next]), at(2));
    assert_eq!(after(&mut reach, &found, &[Step::Next]), at(0));
    assert_eq!(after(&mut reach, &found, &[Step::Before]), at(2));
    assert_eq!(pressed(&reach), None);
    assert_eq!(after(&mut reach, &found, &[Step::Press]), at(2));
    assert_eq!(pressed(&reach), at(2));
    reach.let_go();
    assert_eq!(reach.ring(), None);
}

#[test]
fn each_press_is_another_one() {
    let (mut reach, found) = (Reach::default(), grid(1, 3));
    after(&mut reach, &found, &[Step::Next, Step::Press]);
    let first = reach.press().unwrap();
    after(&mut reach, &found, &[Step::Press]);
    assert!(reach.press().unwrap().number > first.number);
}

#[test]
fn another_screen_begins_at_its_first_control_and_a_small_change_keeps_the_place() {
    let (mut reach, small) = (Reach::default(), grid(1, 3));
    after(&mut reach, &small, &[Step::Next, Step::Next]);
    // The same screen with one more row: the control in the same place stays chosen.
    let larger = grid(2, 3);
    assert_eq!(
        after(&mut reach, &larger, &[Step::Stay]),
        Some(larger.spots[1].bounds)
    );
    reach.take(2, larger.clone(), Step::Stay);
    assert_eq!(reach.ring(), Some(larger.spots[0].bounds));
}

#[test]
fn a_switch_goes_row_by_row_then_along_the_row_and_out_of_it_again() {
    let (mut reach, found) = (Reach::default(), grid(3, 4));
    let row = |row: usize| {
        let all = found.spots[4 * row..4 * row + 4].iter().map(|s| s.bounds);
        all.reduce(|one, other| one.union(&other))
    };
    let at = |place: usize| Some(found.spots[place].bounds);
    assert_eq!(after(&mut reach, &found, &[Step::SwitchOn]), row(0));
    assert_eq!(after(&mut reach, &found, &[Step::SwitchOn]), row(1));
    assert_eq!(after(&mut reach, &found, &[Step::SwitchChoose]), at(4));
    assert_eq!(pressed(&reach), None, "a row is entered, not pressed");
    let out = [Step::SwitchOn; 4];
    assert_eq!(after(&mut reach, &found, &out), row(1));
    let seventh = [Step::SwitchChoose, Step::SwitchOn, Step::SwitchOn];
    assert_eq!(after(&mut reach, &found, &seventh), at(6));
    assert_eq!(after(&mut reach, &found, &[Step::SwitchChoose]), row(0));
    assert_eq!(pressed(&reach), at(6));
}

#[test]
fn a_few_controls_are_gone_through_one_by_one() {
    let (mut reach, found) = (Reach::default(), grid(2, 2));
    let second = [Step::SwitchOn, Step::SwitchOn, Step::SwitchChoose];
    after(&mut reach, &found, &second);
    assert_eq!(pressed(&reach), Some(found.spots[1].bounds));
}

#[test]
fn after_three_rounds_without_a_choice_nobody_is_there() {
    let (mut reach, found) = (Reach::default(), grid(1, 2));
    let steps = [Step::SwitchOn; 6];
    assert!(after(&mut reach, &found, &steps).is_some());
    assert_eq!(after(&mut reach, &found, &[Step::SwitchOn]), None);
    // A choice begins the count anew.
    after(&mut reach, &found, &steps);
    after(&mut reach, &found, &[Step::SwitchChoose]);
    assert!(after(&mut reach, &found, &steps[..4]).is_some());
}

/// A board of keys to type with.
fn board_of_keys() -> Survey {
    let mut keys = grid(2, 3);
    for spot in &mut keys.spots {
        spot.is_key = true;
    }
    keys
}

#[test]
fn who_types_sees_no_ring_until_the_next_screen() {
    let (mut reach, keys) = (Reach::default(), board_of_keys());
    after(&mut reach, &keys, &[Step::Next]);
    reach.type_on(1);
    assert!(!reach.is_shown() && reach.is_active());
    assert_eq!(after(&mut reach, &keys, &[Step::Stay]), None);
    // What is typed lets one more be pressed: it is the same screen.
    let mut more = keys;
    more.spots.push(spot(0.0, 100.0));
    assert_eq!(after(&mut reach, &more, &[Step::Stay]), None);
    let board = grid(3, 3);
    assert_eq!(
        after(&mut reach, &board, &[Step::Stay]),
        Some(board.spots[0].bounds)
    );
}

#[test]
fn who_types_before_it_is_known_what_is_on_the_screen_presses_nothing_of_the_one_before() {
    let (mut reach, before, keys) = (Reach::default(), grid(2, 3), board_of_keys());
    after(&mut reach, &before, &[Step::Next]);
    reach.type_on(2);
    assert!(!reach.is_shown());
    reach.take(2, keys.clone(), Step::Stay);
    assert_eq!(reach.ring(), None);
    // On a screen that has no keys what was typed went nowhere.
    reach.type_on(3);
    reach.take(3, before.clone(), Step::Stay);
    assert_eq!(reach.ring(), Some(before.spots[0].bounds));
}
