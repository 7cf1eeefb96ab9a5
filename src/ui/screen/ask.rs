//! One question with a yes and a no, or one thing said with a way on.

use iced::Element;

use crate::ui::Look;
use crate::ui::widget::{Page, button, text};

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    title: String,
    body: String,
    yes: String,
    no: Option<String>,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Yes, or on.
    Yes,
    /// No.
    No,
}

impl Ask {
    /// A question.
    pub fn question(title: String, body: String, yes: String, no: String) -> Self {
        Self {
            title,
            body,
            yes,
            no: Some(no),
        }
    }

    /// Something said.
    pub fn say(title: String, body: String, on: String) -> Self {
        Self {
            title,
            body,
            yes: on,
            no: None,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let body = text::running(look, self.body.as_str());
        let page = Page::new(look)
            .title(self.title.as_str())
            .body(body)
            .right(button::confirm(look, self.yes.as_str(), Message::Yes));
        match &self.no {
            Some(no) => page
                .left(button::quiet(look, no.as_str(), Message::No))
                .into(),
            None => page.into(),
        }
    }
}
