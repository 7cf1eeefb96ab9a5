//! By name: the name, then the person's picture, then its colour; only all three together answer.
//!
//! The two boards always come, the same and as fast, whether such a name exists or not: this screen
//! knows nobody and asks nobody. No list and no suggestion ever appears.

use std::fmt;

use iced::Element;

use crate::domain::attendance::Arrival;
use crate::domain::name::{Colour, Picture};
use crate::ui::Look;
use crate::ui::marks::{colour_board, picture_board};
use crate::ui::widget::keyboard::{Arrangement, Key, Keyboard, Typed, keyboard};
use crate::ui::widget::{Page, button, entry};

/// The longest name that can be typed, in characters.
pub const NAME_CHARS_MAX: usize = 40;

/// How far the person has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Name,
    Picture,
    Colour(Picture),
    /// All three were said, and the answer is on its way: a second touch asks nothing more.
    Asked(Picture),
}

/// The screen.
pub struct NameWay {
    keyboard: Keyboard,
    typed: String,
    step: Step,
}

impl fmt::Debug for NameWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NameWay")
            .field("step", &self.step)
            .finish_non_exhaustive()
    }
}

/// What can be touched or typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A key, on the screen or of a real keyboard.
    Key(Key),
    /// "Next".
    Next,
    /// A picture.
    Picture(Picture),
    /// A colour.
    Colour(Colour),
    /// "I don't remember".
    Forgot,
    /// "Help now".
    Help,
    /// One step back.
    Back,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NameWay(..)")
    }
}

/// What follows.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// The three that only together answer.
    Arrive(Arrival),
    /// Another way, with no answer about anybody.
    OtherWay,
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl NameWay {
    /// An empty line and the keyboard of the site.
    pub fn new(arrangement: Arrangement) -> Self {
        Self {
            keyboard: Keyboard::for_names(arrangement),
            typed: String::new(),
            step: Step::Name,
        }
    }

    /// Whether anything was typed or chosen.
    pub fn has_begun(&self) -> bool {
        !self.typed.is_empty() || self.step != Step::Name
    }

    /// Answers a touch or a key.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, self.step) {
            (Message::Key(key), Step::Name) => {
                match self.keyboard.apply(key, &mut self.typed, NAME_CHARS_MAX) {
                    Typed::Done => self.on_name_done(),
                    Typed::Changed | Typed::Same => {}
                }
                Action::None
            }
            (Message::Next, Step::Name) => {
                self.on_name_done();
                Action::None
            }
            (Message::Picture(picture), Step::Picture) => {
                self.step = Step::Colour(picture);
                Action::None
            }
            (Message::Colour(colour), Step::Colour(picture)) => {
                self.step = Step::Asked(picture);
                let typed = std::mem::take(&mut self.typed);
                Action::Arrive(Arrival::Name {
                    typed,
                    picture,
                    colour,
                })
            }
            (Message::Forgot, Step::Picture | Step::Colour(_)) => Action::OtherWay,
            (Message::Help, _) => Action::Help,
            (Message::Back, Step::Name | Step::Asked(_)) => Action::Leave,
            (Message::Back, Step::Picture) => {
                self.step = Step::Name;
                Action::None
            }
            (Message::Back, Step::Colour(_)) => {
                self.step = Step::Picture;
                Action::None
            }
            _ => Action::None,
        }
    }

    fn on_name_done(&mut self) {
        if !self.typed.trim().is_empty() {
            self.step = Step::Picture;
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let back = button::back(look, Message::Back);
        let help = button::help(look, Message::Help);
        match self.step {
            Step::Name => Page::new(look)
                .head(entry::titled_with_help(
                    look,
                    words.label("name-title"),
                    help.into(),
                    back.into(),
                ))
                .body(entry::line(look, &self.typed, words.get("name-note")))
                .controls(keyboard(look, &self.keyboard, &self.typed, Message::Key))
                .into(),
            Step::Picture => Page::new(look)
                .title(words.label("picture-title"))
                .controls(picture_board(
                    look,
                    look.metrics.body_height(),
                    Message::Picture,
                ))
                .left(back)
                .left(help)
                .right(button::quiet(
                    look,
                    words.label("picture-forgot"),
                    Message::Forgot,
                ))
                .into(),
            Step::Colour(picture) | Step::Asked(picture) => Page::new(look)
                .title(words.label("colour-title"))
                .controls(colour_board(
                    look,
                    picture,
                    look.metrics.body_height(),
                    Message::Colour,
                ))
                .left(back)
                .left(help)
                .right(button::quiet(
                    look,
                    words.label("picture-forgot"),
                    Message::Forgot,
                ))
                .into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str) -> NameWay {
        let mut screen = NameWay::new(Arrangement::Qwerty);
        for letter in name.chars() {
            let key = if letter == ' ' {
                Key::Space
            } else {
                Key::Character(letter)
            };
            assert_eq!(screen.update(Message::Key(key)), Action::None);
        }
        screen
    }

    #[test]
    fn name_picture_and_colour_answer_together_and_not_before() {
        let mut screen = typed("mary ann");
        assert_eq!(screen.update(Message::Key(Key::Done)), Action::None);
        assert_eq!(screen.update(Message::Picture(Picture::Kite)), Action::None);
        assert_eq!(
            screen.update(Message::Colour(Colour::Blue)),
            Action::Arrive(Arrival::Name {
                typed: "Mary Ann".to_owned(),
                picture: Picture::Kite,
                colour: Colour::Blue,
            })
        );
    }

    #[test]
    fn a_second_touch_of_a_colour_is_no_second_try() {
        let mut screen = typed("jo");
        screen.update(Message::Next);
        screen.update(Message::Picture(Picture::Kite));
        let once = screen.update(Message::Colour(Colour::Blue));
        assert!(matches!(once, Action::Arrive(_)));
        for message in [Message::Colour(Colour::Red), Message::Forgot] {
            assert_eq!(screen.update(message), Action::None);
        }
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }

    #[test]
    fn an_empty_name_goes_nowhere_and_back_goes_one_step() {
        let mut screen = typed("  ");
        screen.update(Message::Next);
        assert_eq!(screen.step, Step::Name);
        let mut screen = typed("Jo");
        screen.update(Message::Next);
        assert_eq!(screen.update(Message::Back), Action::None);
        assert_eq!(screen.step, Step::Name);
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }

    #[test]
    fn nothing_typed_shows_in_the_log() {
        assert!(!format!("{:?}", typed("Jo")).contains("Jo"));
        assert!(!format!("{:?}", Message::Key(Key::Character('q'))).contains('q'));
    }
}
