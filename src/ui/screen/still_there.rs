//! "Still there? Take your time.": asked over an entry screen that was idle, as often as it takes.

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
}

/// Draws it.
pub fn view(look: &Look) -> Element<'_, Message> {
    let words = &look.words;
    Page::new(look)
        .body(control::heading(words.label("still-title"), |title| {
            text::display(look, title).center().into()
        }))
        .body(text::body(look, words.get("still-body")).center())
        .controls(button::primary(
            look,
            words.label("still-yes"),
            Message::Here,
        ))
        .left(button::quiet(
            look,
            words.label("still-done"),
            Message::Done,
        ))
        .into()
}
