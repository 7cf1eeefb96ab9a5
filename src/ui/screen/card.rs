//! How to hold up a card, and the letters of one typed by hand.
//!
//! A card needs no touch at all; this screen is for who expected one, for who wants to see where
//! to hold it, and for a card that nothing reads. Whether the letters are a card is decided where
//! cards are known, not here.

use std::fmt;

use iced::Element;

use crate::domain::attendance::{Arrival, Method};
use crate::ui::Look;
use crate::ui::widget::glass::{self, Mirror};
use crate::ui::widget::keyboard::{Arrangement, Key, Keyboard, Typed, keyboard};
use crate::ui::widget::sign::{self, Sign};
use crate::ui::widget::{Page, button, entry, text};

/// The letters of a card.
pub const CARD_LETTERS: usize = 26;
/// The longest line that can be typed: the letters and gaps between groups of four.
const LINE_CHARS_MAX: usize = 40;

/// The screen.
pub struct Card {
    keyboard: Keyboard,
    typed: Option<String>,
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Card")
            .field("types", &self.typed.is_some())
            .finish_non_exhaustive()
    }
}

/// What can be touched or typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// "Type the letters".
    Type,
    /// A key.
    Key(Key),
    /// "Help now".
    Help,
    /// Back.
    Back,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Card(..)")
    }
}

/// What follows.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// The typed letters, as a card.
    Arrive(Arrival),
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl Card {
    /// How to hold a card up.
    pub fn new(arrangement: Arrangement) -> Self {
        Self {
            keyboard: Keyboard::for_names(arrangement),
            typed: None,
        }
    }

    /// Answers a touch or a key.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, &mut self.typed) {
            (Message::Type, None) => {
                self.typed = Some(String::new());
                Action::None
            }
            (Message::Key(key), Some(typed)) => {
                let done = self.keyboard.apply(key, typed, LINE_CHARS_MAX) == Typed::Done;
                if done || letters(typed) == CARD_LETTERS {
                    let text = std::mem::take(typed);
                    return Action::Arrive(Arrival::Card {
                        text,
                        method: Method::Code,
                    });
                }
                Action::None
            }
            (Message::Help, _) => Action::Help,
            (Message::Back, Some(_)) => {
                self.typed = None;
                Action::None
            }
            (Message::Back, None) => Action::Leave,
            _ => Action::None,
        }
    }

    /// Whether some of the letters stand there.
    pub fn has_letters(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| !typed.is_empty())
    }

    /// Whether the letters are typed: then nobody aims.
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// Draws it, with a mirror to aim with where there is a camera.
    pub fn view<'a>(&'a self, mirror: &Mirror, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let back = button::back(look, Message::Back);
        let Some(typed) = &self.typed else {
            let metrics = &look.metrics;
            let room = metrics.body_height() - sign::emblem_side(look) - metrics.gap();
            let page = Page::new(look).title(words.label("card-title"));
            let page = match glass::mirror(look, mirror, glass::Size::Large) {
                Some(mirror) => page.body(mirror),
                None => page
                    .body(sign::emblem(look, Sign::Badge))
                    .body(text::running_in(look, words.get("card-body"), room)),
            };
            return page
                .left(back)
                .left(button::help(look, Message::Help))
                .right(button::quiet_with(
                    look,
                    Sign::Name,
                    words.label("card-type"),
                    Message::Type,
                ))
                .into();
        };
        let count = words.with(
            "card-type-count",
            &[
                ("count", letters(typed).into()),
                ("all", CARD_LETTERS.into()),
            ],
        );
        Page::new(look)
            .head(entry::titled_with_help(
                look,
                words.label("card-type-title"),
                button::help(look, Message::Help).into(),
                back.into(),
            ))
            .body(entry::line(look, typed, count))
            .controls(keyboard(look, &self.keyboard, typed, Message::Key))
            .into()
    }
}

fn letters(typed: &str) -> usize {
    typed.chars().filter(char::is_ascii_alphabetic).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letter_hands_the_card_in() {
        let mut screen = Card::new(Arrangement::Qwerty);
        screen.update(Message::Type);
        for _ in 0..25 {
            assert_eq!(
                screen.update(Message::Key(Key::Character('b'))),
                Action::None
            );
        }
        let Action::Arrive(Arrival::Card { text, method }) =
            screen.update(Message::Key(Key::Character('b')))
        else {
            panic!("26 letters are a card");
        };
        assert_eq!((letters(&text), method), (CARD_LETTERS, Method::Code));
    }
}
