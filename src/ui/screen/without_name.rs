//! Without a name: the second of two taps.
//!
//! Also for newcomers, who get the same with a kind word more. It never learns who it is.

use iced::Element;
use iced::widget::Column;

use crate::domain::attendance::{Arrival, Kind};
use crate::ui::Look;
use crate::ui::theme::TextSize;
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
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Counted as this.
    Count(Kind),
    /// A newcomer who would like to be shown around.
    ShowAround,
    /// Back to the door.
    Back,
}

/// What follows.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Sign in.
    Arrive(Arrival),
    /// Back to the door.
    Leave,
}

impl WithoutName {
    /// The screen; `is_anything_on` tells whether a meeting takes sign-ins now.
    pub fn new(way: Way, is_anything_on: bool) -> Self {
        Self {
            way,
            is_anything_on,
        }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        let arrive = |kind, show_around| Action::Arrive(Arrival::WithoutName { kind, show_around });
        match message {
            Message::Count(kind) => arrive(kind, false),
            Message::ShowAround => arrive(Kind::Newcomer, true),
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let page = Page::new(look).left(button::back(look, Message::Back));
        match self.way {
            Way::Plain => {
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
                page.title(words.get("without-title"))
                    .body(text::running(look, words.get(body)))
                    .controls(if look.metrics.has_few_lines() {
                        button::confirm(look, words.get("without-member"), member)
                    } else {
                        button::primary(look, words.get("without-member"), member)
                    })
                    .controls(in_a_row(
                        look,
                        others.map(|(id, kind)| {
                            button::quiet(look, words.get(id), Message::Count(kind)).into()
                        }),
                    ))
                    .into()
            }
            Way::FirstTime => {
                let tight = look.metrics.is_tight();
                let body = if tight {
                    "first-body-short"
                } else {
                    "first-body"
                };
                let mut told = words.get(body);
                if !look.metrics.is_short() && look.metrics.text_size == TextSize::Normal {
                    told = format!("{told}\n\n{}", words.get("first-note"));
                }
                let page = page
                    .title(words.get("first-title"))
                    .body(text::running(look, told));
                let quietly = Message::Count(Kind::Newcomer);
                page.controls(button::confirm(
                    look,
                    words.get("first-around"),
                    Message::ShowAround,
                ))
                .controls(button::confirm(look, words.get("first-quietly"), quietly))
                .into()
            }
        }
    }
}

/// Side by side, or below each other on a panel that stands upright.
fn in_a_row<'a, const N: usize>(
    look: &Look,
    buttons: [Element<'a, Message>; N],
) -> Element<'a, Message> {
    let gap = look.metrics.gap();
    if look.metrics.is_upright() {
        Column::with_children(buttons).spacing(gap).into()
    } else {
        button::wrapped(look, buttons)
    }
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
