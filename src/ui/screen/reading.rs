//! The reading of the evening, whole, for whoever stands there a moment longer.

use iced::Element;

use crate::domain::reading::Reading;
use crate::ui::Look;
use crate::ui::widget::{Page, button, text};

/// The screen.
#[derive(Debug)]
pub struct ReadingPage {
    reading: Reading,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Back to the door.
    Back,
}

impl ReadingPage {
    /// This reading.
    pub fn new(reading: Reading) -> Self {
        Self { reading }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        Page::new(look)
            .title(self.reading.title())
            .body(text::prose(look, self.reading.whole()))
            .left(button::back(look, Message::Back))
            .into()
    }
}
