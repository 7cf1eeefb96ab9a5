//! What somebody left waits out of sight: they come back to it with their card or their name, and
//! whoever else comes begins anew. It says nothing of whose it is or of what it is.

use iced::Element;

use super::door::ByName;
use crate::ui::Look;
use crate::ui::widget::choices::{self, choices_of};
use crate::ui::widget::sign::Sign;
use crate::ui::widget::{Page, button, text};
use crate::ui::words::Words;

/// The screen.
#[derive(Debug)]
pub struct PutAway {
    by_name: ByName,
    /// The words of the next one, where those on the screen are of another language.
    next: Option<Words>,
}

/// What can be touched; each leads away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// How to hold a card up again.
    Card,
    /// By name again.
    Name,
    /// "Help now".
    Help,
    /// "Someone else? Start here".
    SomebodyElse,
}

impl PutAway {
    /// The screen, which speaks to the next one in their own words, too.
    pub fn new(by_name: ByName, next: Option<Words>) -> Self {
        Self { by_name, next }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let (words, metrics) = (&look.words, &look.metrics);
        let card = choices::Way::new(words.label("way-card"), Message::Card).sign(Sign::Badge);
        let mut ways = vec![card];
        let body = if self.by_name == ByName::Offered {
            let name = choices::Way::new(words.label("way-name"), Message::Name);
            ways.push(name.sign(Sign::Name));
            "put-away-body"
        } else {
            "put-away-card"
        };
        let tile = metrics.primary();
        let room = metrics.body_height() - choices::height(look, tile, ways.len()) - metrics.gap();
        let id = "put-away-else";
        let other = words.label(id);
        let other = match &self.next {
            Some(next) => other.showing(next.get(id)),
            None => other,
        };
        Page::new(look)
            .title(words.label("put-away-title"))
            .body(text::running_in(look, words.get(body), room))
            .controls(choices_of(look, tile, ways))
            .left(button::help(look, Message::Help))
            .right(button::quiet(look, other, Message::SomebodyElse))
            .into()
    }
}
