//! The PIN pad: for those who run the session and for staff. It never learns whether a PIN exists.

use std::fmt;

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length, Size};

use crate::ui::Look;
use crate::ui::theme::tokens;
use crate::ui::widget::pin_pad::{Pin, PinKey, pad_width, pin_dots, pin_pad};
use crate::ui::widget::{Page, button, text};

/// The screen.
pub struct PinEntry {
    title: String,
    note: String,
    pin: Pin,
    is_checking: bool,
    offers_recovery: bool,
}

impl fmt::Debug for PinEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PinEntry")
            .field("digits", &self.pin.len())
            .finish_non_exhaustive()
    }
}

/// What can be touched or typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A key of the pad.
    Key(PinKey),
    /// "I forgot my PIN".
    Forgot,
    /// Back to the door.
    Back,
}

/// What follows.
#[derive(Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// These digits.
    Digits(String),
    /// A forgotten PIN.
    Forgot,
    /// Back.
    Leave,
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Digits(_) => "Digits(..)",
            Self::Forgot => "Forgot",
            Self::Leave => "Leave",
        })
    }
}

impl PinEntry {
    /// An empty pad under a title and a sentence.
    pub fn new(title: String, note: String) -> Self {
        Self {
            title,
            note,
            pin: Pin::default(),
            is_checking: false,
            offers_recovery: false,
        }
    }

    /// The same with the way out for a forgotten PIN.
    #[must_use]
    pub fn with_recovery(self) -> Self {
        Self {
            offers_recovery: true,
            ..self
        }
    }

    /// Says why it goes on: another try, a pause. The digits are gone.
    pub fn say(&mut self, note: String) {
        self.note = note;
        self.is_checking = false;
        let _ = self.pin.take();
    }

    /// Answers a touch or a key.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Key(_) if self.is_checking => Action::None,
            Message::Key(key) => {
                if self.pin.apply(key) {
                    self.is_checking = true;
                    return Action::Digits(self.pin.take());
                }
                Action::None
            }
            Message::Forgot => Action::Forgot,
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let note = if self.is_checking {
            words.get("pin-checking")
        } else {
            self.note.clone()
        };
        let gap = look.metrics.gap();
        let metrics = &look.metrics;
        let beside = metrics.content_width() - pad_width(look) - metrics.gap_large();
        let room = if metrics.is_upright() {
            Size::new(
                metrics.measure(),
                metrics.body_height() * tokens::PIN_NOTE_SHARE_MAX,
            )
        } else {
            Size::new(beside, metrics.body_height() - metrics.key() - gap)
        };
        let note = text::Sentence::new(look, note, room).soft(look);
        let dots = column![pin_dots(look, self.pin.len()), note]
            .spacing(gap)
            .align_x(Alignment::Center);
        let pad = pin_pad(look, Message::Key);
        // Beside each other, so that the keys have all the height; beneath each other on a phone.
        let both: Element<'a, Message> = if look.metrics.is_upright() {
            column![dots, pad]
                .spacing(gap)
                .align_x(Alignment::Center)
                .into()
        } else {
            let dots = container(dots).center_x(Length::Fill);
            row![dots, pad]
                .spacing(look.metrics.gap_large())
                .align_y(Alignment::Center)
                .into()
        };
        let mut page = Page::new(look)
            .title(self.title.as_str())
            .controls(both)
            .left(button::back(look, Message::Back));
        if self.offers_recovery {
            page = page.right(button::quiet(
                look,
                words.label("pin-forgot"),
                Message::Forgot,
            ));
        }
        page.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_handed_over_once_and_never_shown() {
        let mut pad = PinEntry::new("PIN".into(), String::new());
        for digit in [4, 7, 1, 1, 9, 2] {
            assert_eq!(pad.update(Message::Key(PinKey::Digit(digit))), Action::None);
        }
        let action = pad.update(Message::Key(PinKey::Done));
        assert_eq!(action, Action::Digits("471192".to_owned()));
        assert!(!format!("{pad:?} {action:?}").contains("471192"));
        assert_eq!(pad.update(Message::Key(PinKey::Digit(1))), Action::None);
        pad.say("Again".into());
        pad.update(Message::Key(PinKey::Digit(1)));
        assert_eq!(pad.pin.len(), 1);
    }
}
