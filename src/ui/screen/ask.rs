//! One question with a yes and a no, or one thing said with a way on.

use iced::Element;

use crate::ui::Look;
use crate::ui::theme::TextSize;
use crate::ui::widget::glass::{self, Mirror};
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

    /// Whether a mirror has room below what is said.
    pub fn has_room_for_mirror(look: &Look) -> bool {
        let metrics = &look.metrics;
        !metrics.is_tight() && !metrics.has_few_lines() && metrics.text_size == TextSize::Normal
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        self.view_with(&glass::ABSENT, look)
    }

    /// Draws it where a card is to be held up, with a mirror to aim with.
    pub fn view_with<'a>(&'a self, mirror: &Mirror, look: &'a Look) -> Element<'a, Message> {
        let body = text::running(look, self.body.as_str());
        let mut page = Page::new(look)
            .title(self.title.as_str())
            .body(body)
            .right(button::confirm(look, self.yes.as_str(), Message::Yes));
        if Self::has_room_for_mirror(look)
            && let Some(mirror) = glass::mirror(look, mirror, glass::Size::Small)
        {
            page = page.body(mirror);
        }
        match &self.no {
            Some(no) => page
                .left(button::quiet(look, no.as_str(), Message::No))
                .into(),
            None => page.into(),
        }
    }
}
