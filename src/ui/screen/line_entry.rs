//! One line of text: a topic, a title, a name to mend. The keyboard below, the line above.

use std::fmt;

use iced::Element;

use crate::ui::Look;
use crate::ui::widget::keyboard::{Key, Keyboard, Typed, keyboard};
use crate::ui::widget::{Page, button, entry};

/// The screen.
pub struct LineEntry {
    title: String,
    note: String,
    keyboard: Keyboard,
    typed: String,
    chars_max: usize,
    /// The finished line is being dealt with.
    is_waiting: bool,
}

impl fmt::Debug for LineEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineEntry").finish_non_exhaustive()
    }
}

/// What can be touched or typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A key.
    Key(Key),
    /// Back; nothing changes.
    Back,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LineEntry(..)")
    }
}

/// What follows.
#[derive(Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// The text is another one; for a screen that answers while it is typed.
    Changed(String),
    /// The line is finished.
    Done(String),
    /// Back.
    Leave,
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Changed(_) => "Changed(..)",
            Self::Done(_) => "Done(..)",
            Self::Leave => "Leave",
        })
    }
}

impl LineEntry {
    /// A line that begins with `typed` and takes at most `chars_max` characters.
    pub fn new(
        title: String,
        note: String,
        keyboard: Keyboard,
        typed: String,
        chars_max: usize,
    ) -> Self {
        Self {
            title,
            note,
            keyboard,
            typed,
            chars_max,
            is_waiting: false,
        }
    }

    /// Says something else under the line: why it could not be taken.
    pub fn say(&mut self, note: String) {
        self.note = note;
        self.is_waiting = false;
    }

    /// The finished line is being dealt with: until something else is said, it is finished once.
    pub fn wait(&mut self, note: String) {
        self.note = note;
        self.is_waiting = true;
    }

    /// Answers a touch or a key.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Key(key) => match self.keyboard.apply(key, &mut self.typed, self.chars_max) {
                Typed::Changed => Action::Changed(self.typed.clone()),
                Typed::Same => Action::None,
                Typed::Done if self.is_waiting => Action::None,
                Typed::Done => Action::Done(self.typed.trim().to_owned()),
            },
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let back = button::back(look, Message::Back);
        Page::new(look)
            .head(entry::titled(look, self.title.clone(), back.into()))
            .body(entry::line(look, &self.typed, self.note.clone()))
            .controls(keyboard(look, &self.keyboard, &self.typed, Message::Key))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widget::keyboard::Arrangement;

    #[test]
    fn a_finished_line_is_handed_back_without_its_edges() {
        let keyboard = Keyboard::for_sentences(Arrangement::Qwerty);
        let mut line = LineEntry::new(
            "Topic".into(),
            String::new(),
            keyboard,
            "Old".to_owned(),
            20,
        );
        let key = |key| Message::Key(key);
        assert_eq!(
            line.update(key(Key::Space)),
            Action::Changed("Old ".to_owned())
        );
        assert_eq!(line.update(key(Key::Done)), Action::Done("Old".to_owned()));
        line.wait("One moment".to_owned());
        assert_eq!(line.update(key(Key::Done)), Action::None);
        line.say("Not so".to_owned());
        assert_eq!(line.update(key(Key::Done)), Action::Done("Old".to_owned()));
        assert_eq!(line.update(Message::Back), Action::Leave);
    }
}
