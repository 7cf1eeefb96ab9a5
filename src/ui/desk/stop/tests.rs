use super::*;
use crate::ui::desk::piece;
use crate::ui::desk::testing::look;
use crate::ui::widget::testing::stage;
use iced::widget::Column;
use iced_test::Simulator;

fn arrow(key: &Key, _: Modifiers) -> Option<char> {
    (*key == Key::Named(Named::ArrowDown)).then_some('v')
}

fn three<'a>() -> Simulator<'a, char> {
    let look = look();
    let one = |label: &str, says| piece::quiet(&look, label.to_owned(), says);
    let stops = [
        one("First", Some('a')).into(),
        one("Faded", None).into(),
        one("Third", Some('c')).on_key(arrow).into(),
    ];
    stage(&look, Column::with_children(stops))
}

/// What is said when this was clicked, and then these keys were pressed.
fn after(clicked: &str, keys: &[Named]) -> String {
    let mut stage = three();
    stage.click(clicked).unwrap();
    // The mouse goes away: what hears is what the keyboard is at.
    stage.point_at(iced::Point::new(900.0, 700.0));
    for key in keys {
        let _ = stage.tap_key(*key);
    }
    stage.into_messages().collect()
}

#[test]
fn enter_and_space_do_what_a_click_does() {
    assert_eq!(after("First", &[]), "a");
    assert_eq!(after("First", &[Named::Enter, Named::Space]), "aaa");
}

#[test]
fn what_is_faded_hears_neither_a_click_nor_a_key() {
    assert_eq!(after("Faded", &[Named::Enter]), "");
}

#[test]
fn other_keys_are_heard_by_what_the_keyboard_is_at_and_by_nothing_else() {
    assert_eq!(after("Third", &[Named::ArrowDown, Named::ArrowUp]), "cv");
    assert_eq!(after("First", &[Named::ArrowDown]), "a");
}

#[test]
fn a_press_that_ends_elsewhere_is_none() {
    let mut stage = three();
    let first = stage.find("First").unwrap().bounds();
    stage.point_at(first.center());
    let left = mouse::Button::Left;
    let _ = stage.simulate([Event::Mouse(mouse::Event::ButtonPressed(left))]);
    stage.point_at(iced::Point::new(900.0, 700.0));
    let _ = stage.simulate([Event::Mouse(mouse::Event::ButtonReleased(left))]);
    assert_eq!(stage.into_messages().count(), 0);
}
