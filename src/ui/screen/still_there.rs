//! "Still there? Take your time.": asked over a screen that was idle, as often as it takes. For
//! whoever wants no time limit it asks without one.

use iced::Element;

use crate::ui::Look;
use crate::ui::widget::{Page, button, control, text};

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// "I'm still here": everything is as it was.
    Here,
    /// "I'm done": back to the door.
    Done,
    /// "Help now".
    Help,
}

/// How long it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Then the screen clears.
    ForAWhile,
    /// Nothing is lost meanwhile.
    WithoutLimit,
}

/// Draws it.
pub fn view(look: &Look, asks: Asks) -> Element<'_, Message> {
    let words = &look.words;
    Page::new(look)
        .body(control::heading(words.label("still-title"), |title| {
            text::centred(look, text::display(look, title))
        }))
        .body(text::centred(
            look,
            text::body(
                look,
                words.get(match asks {
                    Asks::ForAWhile => "still-body",
                    Asks::WithoutLimit => "still-kept",
                }),
            ),
        ))
        .controls(button::primary(
            look,
            words.label("still-yes"),
            Message::Here,
        ))
        .left(button::help(look, Message::Help))
        .left(button::quiet(
            look,
            words.label("still-done"),
            Message::Done,
        ))
        .into()
}
