//! Without a name: the second of two taps.
//!
//! Also for newcomers, who get the same with a kind word more. It never learns who it is.

use iced::Element;

use crate::domain::attendance::{Arrival, Kind};
use crate::ui::Look;
use crate::ui::widget::choices::{self, Way as Tile, choices_of};
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::list::pager_beside_help;
use crate::ui::widget::{Page, button, text};

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// "Without a name".
    Plain,
    /// "First time here?"
    FirstTime,
}

/// The screen.
#[derive(Debug)]
pub struct WithoutName {
    way: Way,
    is_anything_on: bool,
    page: usize,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Counted as this.
    Count(Kind),
    /// A newcomer who would like to be shown around.
    ShowAround,
    /// This page of what there is to say, counted from 0.
    Page(usize),
    /// "Help now".
    Help,
    /// Back to the door.
    Back,
}

/// What follows.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Sign in.
    Arrive(Arrival),
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl WithoutName {
    /// The screen; `is_anything_on` tells whether a meeting takes sign-ins now.
    pub fn new(way: Way, is_anything_on: bool) -> Self {
        Self {
            way,
            is_anything_on,
            page: 0,
        }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        let arrive = |kind, show_around| Action::Arrive(Arrival::WithoutName { kind, show_around });
        match message {
            Message::Count(kind) => arrive(kind, false),
            Message::ShowAround => arrive(Kind::Newcomer, true),
            Message::Page(page) => {
                self.page = page;
                Action::None
            }
            Message::Help => Action::Help,
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        match self.way {
            Way::Plain => self.plain(look),
            Way::FirstTime => first_time(look, self.page),
        }
    }

    fn plain<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let body = if self.is_anything_on {
            "without-body"
        } else {
            "door-no-meetings"
        };
        let others = [
            ("without-guest", Kind::Guest),
            ("without-family", Kind::Family),
            ("without-minor", Kind::Minor),
        ];
        let member = Message::Count(Kind::Member);
        let columns = if look.metrics.is_upright() { 1 } else { 3 };
        let others = others.map(|(id, kind)| Cell::new(words.label(id), Message::Count(kind)));
        Page::new(look)
            .title(words.label("without-title"))
            .body(text::running(look, words.get(body)))
            .controls(if look.metrics.has_few_lines() {
                button::confirm(look, words.label("without-member"), member)
            } else {
                button::primary(look, words.label("without-member"), member)
            })
            .controls(grid::grid(look, columns, others.into()))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .into()
    }
}

/// All of it is said on every panel: on a small one on more than one page.
fn first_time(look: &Look, shown: usize) -> Element<'_, Message> {
    let words = &look.words;
    let metrics = &look.metrics;
    let told = format!("{}\n\n{}", words.get("first-body"), words.get("first-note"));
    let ways = [
        ("first-around", Message::ShowAround),
        ("first-quietly", Message::Count(Kind::Newcomer)),
    ];
    let (controls, height): (Element<'_, Message>, f32) = if metrics.is_short() {
        // Beneath each other, so that their words stay as large as all others.
        let ways = ways.map(|(id, message)| Cell::new(words.label(id), message));
        let height = 2.0 * metrics.target() + metrics.gap();
        (grid::grid(look, 1, ways.into()), height)
    } else {
        let ways = ways.map(|(id, message)| Tile::new(words.label(id), message));
        let tile = metrics.primary();
        let height = choices::height(look, tile, ways.len());
        (choices_of(look, tile, ways.into()), height)
    };
    let room = metrics.body_height() - height - metrics.gap();
    let pages = text::pages(look, &told, room);
    let said = pages[shown.min(pages.len() - 1)].clone();
    Page::new(look)
        .title(words.label("first-title"))
        .body(text::running_in(look, said, room))
        .controls(controls)
        .middle(pager_beside_help(look, pages.len(), shown, Message::Page))
        .left(button::back(look, Message::Back))
        .left(button::help(look, Message::Help))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tap_here_signs_in_without_a_name() {
        let mut screen = WithoutName::new(Way::Plain, true);
        for kind in [Kind::Member, Kind::Guest, Kind::Family, Kind::Minor] {
            assert_eq!(
                screen.update(Message::Count(kind)),
                Action::Arrive(Arrival::WithoutName {
                    kind,
                    show_around: false
                })
            );
        }
        assert_eq!(screen.update(Message::Back), Action::Leave);
    }

    #[test]
    fn a_newcomer_may_ask_to_be_shown_around() {
        let mut screen = WithoutName::new(Way::FirstTime, true);
        assert_eq!(
            screen.update(Message::ShowAround),
            Action::Arrive(Arrival::WithoutName {
                kind: Kind::Newcomer,
                show_around: true
            })
        );
    }
}
