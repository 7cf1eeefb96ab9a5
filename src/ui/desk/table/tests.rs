use super::*;

fn of(count: usize) -> Table {
    let mut table = Table::default();
    table.count(count);
    table
}

#[test]
fn keys_go_through_the_lines_and_the_chosen_one_is_always_seen() {
    let mut table = of(100);
    for (step, chosen, top) in [
        (Step::Up, 0, 0),
        (Step::Down, 1, 0),
        (Step::PageDown, 11, 2),
        (Step::Last, 99, 90),
        (Step::Down, 99, 90),
        (Step::PageUp, 89, 89),
        (Step::First, 0, 0),
    ] {
        assert_eq!(table.update(Message::Go(step, 10)), Action::Chosen);
        assert_eq!((table.chosen(), table.top), (Some(chosen), top), "{step:?}");
    }
}

#[test]
fn the_wheel_moves_what_is_seen_and_chooses_nothing() {
    let mut table = of(100);
    table.update(Message::Wheel(2.0, 10));
    assert_eq!((table.top, table.chosen()), (6, Some(0)));
    table.update(Message::Wheel(500.0, 10));
    assert_eq!(table.top, 90);
    table.update(Message::Wheel(-500.0, 10));
    assert_eq!(table.top, 0);
    for _ in 0..3 {
        table.update(Message::Wheel(0.12, 10));
    }
    assert_eq!(table.top, 1, "small turns add up");
}

#[test]
fn a_second_click_on_a_heading_turns_the_order_round() {
    let mut table = of(3);
    table.update(Message::Pick(2));
    assert_eq!(table.update(Message::Sort(1)), Action::Order);
    assert_eq!((table.sorted_by, table.is_descending), (1, false));
    assert_eq!(
        table.chosen(),
        Some(0),
        "what was chosen stands elsewhere now"
    );
    table.update(Message::Sort(1));
    assert!(table.is_descending);
    table.update(Message::Sort(0));
    assert!(!table.is_descending);
}

#[test]
fn a_table_that_becomes_shorter_keeps_to_its_lines() {
    let mut table = of(100);
    table.update(Message::Go(Step::Last, 10));
    table.count(4);
    assert_eq!(table.chosen(), Some(3));
    table.count(0);
    assert_eq!(table.chosen(), None);
    assert_eq!(table.update(Message::Go(Step::Down, 10)), Action::Chosen);
    assert_eq!(table.chosen(), None);
}

#[cfg(feature = "gui-tests")]
#[test]
fn of_a_hundred_thousand_lines_only_those_that_are_seen_are_made() {
    use crate::ui::desk::testing::look;
    use crate::ui::widget::testing::stage;
    use std::cell::Cell;
    let look = look();
    let mut table = of(100_000);
    table.update(Message::Go(Step::Last, 10));
    let made = Cell::new(0);
    let view = table.view(
        &look,
        iced::Size::new(900.0, 600.0),
        vec![Heading::words("Line".to_owned(), 1.0)],
        |at| {
            made.set(made.get() + 1);
            vec![at.to_string()]
        },
        |message| message,
    );
    let mut stage = stage(&look, view);
    assert!(made.get() <= 21, "{}", made.get());
    assert!(stage.find("99999").is_ok());
}
