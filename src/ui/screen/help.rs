//! "Help now": the lines this site gives for a hard moment, for anybody who stands at the door.
//!
//! It asks nobody who they are and leaves no trace: it has no action but to go back or on to
//! what is read or asked there, knows no person and no session, and nothing it does is written.

use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts, tokens};
use crate::ui::widget::card::card;
use crate::ui::widget::fit::afar_at;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::list::{Paging, list, pager};
use crate::ui::widget::{Page, button, text};
use iced::alignment::Horizontal;
use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length};

/// One line of help, as the site wrote it in the visitor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// Who answers: "Suicide and crisis line".
    pub name: String,
    /// How to reach them: "Call or text, day and night".
    pub how: String,
    /// The number or the address.
    pub number: String,
}

/// The most lines of a language.
pub const LINES_MAX: usize = 4;

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    lines: Vec<HelpLine>,
    has_cards: bool,
    can_ask: bool,
    page: usize,
}

/// What was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// The cards to read.
    Cards,
    /// To talk to somebody who is here.
    Talk,
    /// This page of the lines, counted from 0.
    Page(usize),
    /// Back to the door.
    Back,
}

/// What the application is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Show the shelf of cards.
    Read,
    /// Offer to ask for somebody to talk to.
    Talk,
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
            can_ask: false,
            page: 0,
        }
    }

    /// The same, with a shelf of cards to read behind it.
    #[must_use]
    pub fn with_cards(self, has_cards: bool) -> Self {
        Self { has_cards, ..self }
    }

    /// The same where somebody runs a meeting, who can bring people together.
    #[must_use]
    pub fn with_somebody(self, can_ask: bool) -> Self {
        Self { can_ask, ..self }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Cards => Action::Read,
            Message::Talk => Action::Talk,
            Message::Page(page) => {
                self.page = page;
                Action::None
            }
            Message::Back => Action::Leave,
        }
    }

    /// The lines, large enough to be copied onto a hand: on a small panel some at a time.
    /// What leads on stands beside "Back" where there is room for it, else on a page of its own.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let height = sheet_height(look);
        let paging = Paging::that_fits(look, 1, height, 0.0);
        let lines = self.lines.len();
        let more = self.more();
        let has_own_page = paging.pages(lines) > 1 && !more.is_empty();
        let pages = paging.pages(lines) + usize::from(has_own_page);
        let page = Page::new(look)
            .title(words.label("help-title"))
            .left(button::back(look, Message::Back));
        let page = if has_own_page && self.page + 1 >= pages {
            let cells = more
                .iter()
                .map(|(id, message)| Cell::new(words.label(id), *message));
            page.body(text::centred(
                look,
                text::soft(look, words.get("help-intro")),
            ))
            .controls(grid::grid(look, 1, cells.collect()))
        } else if self.lines.is_empty() {
            page.body(text::body(look, words.get("help-empty")))
        } else {
            let line = |place: usize| match self.lines.get(place) {
                Some(line) => sheet(look, line, height),
                None => text::line(look, ""),
            };
            page.body(list(look, paging, lines, self.page, line))
        };
        let page = if has_own_page {
            page
        } else {
            more.into_iter().fold(page, |page, (id, message)| {
                page.right(button::quiet(look, words.label(id), message))
            })
        };
        let each = Paging {
            columns: 1,
            rows: 1,
        };
        page.middle(pager(look, each, pages, self.page, Message::Page))
            .into()
    }

    /// Where it leads from here.
    fn more(&self) -> Vec<(&'static str, Message)> {
        let cards = self.has_cards.then_some(("help-cards", Message::Cards));
        let talk = self.can_ask.then_some(("help-talk", Message::Talk));
        cards.into_iter().chain(talk).collect()
    }
}

/// The height of a line on its sheet: whose it is, and how to reach them.
fn sheet_height(look: &Look) -> f32 {
    let metrics = &look.metrics;
    let lines = metrics.line(TextRole::Body) + how_height(look);
    (lines + 2.0 * metrics.gap_small()).min(metrics.body_height())
}

/// Whether a line has no room for whose it is and for its number beside each other.
fn is_narrow(look: &Look) -> bool {
    look.metrics.is_short() || look.metrics.text_size == TextSize::Large
}

/// The height of what says how to reach them: where there is little room two small lines.
fn how_height(look: &Look) -> f32 {
    let metrics = &look.metrics;
    let line = metrics.line(TextRole::Body);
    if is_narrow(look) {
        line.max(2.0 * metrics.line_least())
    } else {
        line
    }
}

fn sheet<'a>(look: &'a Look, line: &'a HelpLine, height: f32) -> Element<'a, Message> {
    let ink = look.colours.text;
    let of = |words: &'a str, font, height: f32| {
        let words = afar_at(look, TextRole::Body, font, words, ink, Horizontal::Left);
        container(words).height(height)
    };
    let name_height = look.metrics.line(TextRole::Body);
    let name = of(line.name.as_str(), fonts::BOLD, name_height);
    let how = of(line.how.as_str(), fonts::REGULAR, how_height(look));
    let number = line.number.as_str();
    let right = Horizontal::Right;
    let number = afar_at(look, TextRole::Heading, fonts::BOLD, number, ink, right);
    let beside = |left: Element<'a, Message>, right: Element<'a, Message>| {
        row![
            container(left).width(Length::FillPortion(tokens::HELP_NAME_PORTION)),
            container(right).width(Length::FillPortion(tokens::HELP_NUMBER_PORTION)),
        ]
        .spacing(look.metrics.gap())
        .align_y(Alignment::Center)
    };
    let all: Element<'a, Message> = if is_narrow(look) {
        // Whose it is has the whole width.
        column![name, beside(how.into(), number)].into()
    } else {
        beside(column![name, how].into(), number).into()
    };
    card(look, all)
        .padding([look.metrics.gap_small(), look.metrics.gap_large()])
        .width(grid::page_width(look))
        .height(height)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen() -> Help {
        Help::new(vec![HelpLine {
            name: "Crisis line".to_owned(),
            how: "Call or text".to_owned(),
            number: "988".to_owned(),
        }])
    }

    #[test]
    fn back_goes_back_to_the_door() {
        assert_eq!(screen().update(Message::Back), Action::Leave);
    }

    #[test]
    fn the_pages_lead_nowhere_else() {
        let mut screen = screen();
        assert_eq!(screen.update(Message::Page(1)), Action::None);
        assert_eq!(screen.page, 1);
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
            assert!(stage.find("988").is_ok());
            assert!(stage.find("Crisis line").is_ok());
        }

        #[test]
        fn the_back_button_says_back() {
            let (look, screen) = (look(), screen());
            assert_eq!(click(&look, screen.view(&look), "Back"), [Message::Back]);
        }
    }
}
