//! "Help now": the lines this site gives for a hard moment, for anybody who stands at the door.
//!
//! It asks nobody who they are and leaves no trace: it has no action but to go back or to the cards,
//! knows no person and no session, and nothing it does is written anywhere.

use crate::ui::Look;
use crate::ui::theme::TextRole;
use crate::ui::widget::{Page, button, card, grid, text};
use iced::Element;
use iced::widget::{Column, column};

/// One line of help, as the site wrote it in the visitor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// Who answers: "Suicide and crisis line".
    pub name: String,
    /// How to reach them: "Call or text 988".
    pub reach: String,
}

/// The most lines that fit the screen at once.
pub const LINES_MAX: usize = 4;

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    lines: Vec<HelpLine>,
    has_cards: bool,
}

/// What was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// The cards to read.
    Cards,
    /// Back to the door.
    Back,
}

/// What the application is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Show the shelf of cards.
    Read,
    /// Go back to the door.
    Leave,
}

impl Help {
    /// The screen with the lines of the site; what is more than [`LINES_MAX`] is left out.
    pub fn new(mut lines: Vec<HelpLine>) -> Self {
        lines.truncate(LINES_MAX);
        Self {
            lines,
            has_cards: false,
        }
    }

    /// The same, with a shelf of cards to read behind it.
    #[must_use]
    pub fn with_cards(self, has_cards: bool) -> Self {
        Self { has_cards, ..self }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Cards => Action::Read,
            Message::Back => Action::Leave,
        }
    }

    /// The lines, large enough to be copied onto a hand.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let page = Page::new(look).title(look.words.label("help-title"));
        let page = if self.lines.is_empty() {
            page.body(text::body(look, look.words.get("help-empty")))
        } else {
            let metrics = &look.metrics;
            let has_room = !metrics.has_few_lines();
            let intro = look.words.get("help-intro");
            let intro = has_room.then(|| text::one_line(look, intro));
            let taken = metrics.line(TextRole::Body) + metrics.gap();
            let taken = if has_room { taken } else { 0.0 };
            let height = grid::row_height(look, self.lines.len(), taken);
            let lines = self.lines.iter();
            let lines = lines.map(|line| card::fact(look, &line.name, &line.reach, height));
            let lines = Column::with_children(lines).spacing(metrics.gap());
            page.body(column![intro, lines].spacing(metrics.gap()))
        };
        let page = page.left(button::back(look, Message::Back));
        if self.has_cards {
            let label = look.words.get("help-cards");
            page.right(button::quiet(look, label, Message::Cards))
                .into()
        } else {
            page.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen() -> Help {
        Help::new(vec![HelpLine {
            name: "Crisis line".to_owned(),
            reach: "Call or text 988".to_owned(),
        }])
    }

    #[test]
    fn back_goes_back_to_the_door() {
        assert_eq!(screen().update(Message::Back), Action::Leave);
    }

    #[test]
    fn the_cards_are_one_touch_away() {
        assert_eq!(screen().update(Message::Cards), Action::Read);
    }

    #[test]
    fn a_long_list_is_cut_to_what_fits() {
        let line = screen().lines[0].clone();
        assert_eq!(Help::new(vec![line; 9]).lines.len(), LINES_MAX);
    }

    #[cfg(feature = "gui-tests")]
    mod seen {
        use super::*;
        use crate::ui::widget::testing::{click, look, stage};

        #[test]
        fn the_lines_are_there_for_everybody() {
            let (look, screen) = (look(), screen());
            let mut stage = stage(&look, screen.view(&look));
            assert!(stage.find("Call or text 988").is_ok());
            assert!(stage.find("Crisis line").is_ok());
        }

        #[test]
        fn the_back_button_says_back() {
            let (look, screen) = (look(), screen());
            assert_eq!(click(&look, screen.view(&look), "Back"), [Message::Back]);
        }
    }
}
