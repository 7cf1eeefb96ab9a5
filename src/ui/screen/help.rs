//! "Help now": the lines this site gives for a hard moment, for anybody who stands at the door.
//!
//! It asks nobody who they are and leaves no trace: it has no action but to go back or on to
//! what is read or asked there, knows no person and no session, and nothing it does is written.

use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, fonts, tokens};
use crate::ui::widget::card::card;
use crate::ui::widget::fit::afar_at;
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::list::{Paging, pager};
use crate::ui::widget::{Page, button, text};
use iced::alignment::Horizontal;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length, Size};

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
    /// What leads on stands beside "Back" where there is room for it, else below the last lines.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let words = &look.words;
        let height = sheet_height(look);
        let paging = Paging::that_fits(look, 1, height, 0.0);
        let lines = self.lines.len();
        let more = self.more();
        // What leads on takes the place of a line then.
        let is_below = paging.pages(lines) > 1 && !more.is_empty();
        let places = lines + usize::from(is_below);
        let shown = paging.shown(places, self.page);
        let page = Page::new(look)
            .title(words.label("help-title"))
            .left(button::back(look, Message::Back));
        let page = if self.lines.is_empty() {
            page.body(text::body(look, words.get("help-empty")))
        } else {
            let here = self.lines.get(shown.start..shown.end.min(lines));
            let sheets = here.unwrap_or_default().iter();
            let sheets = sheets.map(|line| sheet(look, line, height));
            let sheets = Column::with_children(sheets).spacing(look.metrics.gap());
            page.body(sheets.width(Length::Fill))
        };
        let page = if is_below && shown.end > lines {
            let cells = more
                .iter()
                .map(|(id, message)| Cell::new(words.label(id), *message));
            let row = Size::new(grid::page_width(look), look.metrics.primary());
            page.controls(grid::grid_of(look, more.len(), row, cells.collect()))
        } else if is_below {
            page
        } else {
            more.into_iter().fold(page, |page, (id, message)| {
                page.right(button::quiet(look, words.label(id), message))
            })
        };
        page.middle(pager(look, paging, places, self.page, Message::Page))
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
    let lines = metrics.line(name_role(look)) + how_height(look);
    (lines + 2.0 * metrics.gap_small()).min(metrics.body_height())
}

/// How large it is said whose it is: on the smallest screen a little smaller in large text, so that
/// two lines stand there at once.
fn name_role(look: &Look) -> TextRole {
    if look.metrics.is_tight() {
        TextRole::Label
    } else {
        TextRole::Body
    }
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
    let of = |words: &'a str, role, font, height: f32| {
        let words = afar_at(look, role, font, words, ink, Horizontal::Left);
        container(words).height(height)
    };
    let role = name_role(look);
    let name = of(&line.name, role, fonts::BOLD, look.metrics.line(role));
    let how = of(&line.how, TextRole::Body, fonts::REGULAR, how_height(look));
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
        fn who_answers_in_danger_is_on_the_first_page_and_two_lines_at_least_are() {
            use crate::config::Config;
            use crate::ui::Look;
            use crate::ui::capture::said;
            use crate::ui::theme::{Metrics, Panel, ThemeKind};
            use crate::ui::words::Words;

            let config = Config::default();
            for language in Words::languages() {
                let tag = language.tag;
                let own = config.help.iter().filter(|line| line.language == tag);
                let own = own.map(|line| HelpLine {
                    name: line.title.clone(),
                    how: line.how.clone(),
                    number: line.number.clone(),
                });
                let own: Vec<_> = own.collect();
                assert_eq!(own[0].number, "911", "{tag}");
                let mut screen = Help::new(own).with_cards(true).with_somebody(true);
                for panel in [
                    Panel::SEVEN_INCH,
                    Panel::TEN_INCH,
                    Panel::FIFTEEN_INCH,
                    Panel::TWENTY_ONE_INCH,
                    Panel::new(21.5, 1080.0, 1920.0),
                ] {
                    for size in [TextSize::Normal, TextSize::Large] {
                        let metrics = Metrics::new(panel).with_text_size(size);
                        let look = Look::new(Words::new(tag), metrics, ThemeKind::Dark);
                        let mut page = |page| {
                            screen.update(Message::Page(page));
                            said(&look, screen.view(&look)).unwrap()
                        };
                        let place = format!("{tag} {panel:?} {size:?}");
                        let (first, last) = (page(0), page(usize::MAX));
                        let is_there = |number: &str| first.iter().any(|text| text == number);
                        assert!(is_there("911") && is_there("988"), "{place}: {first:?}");
                        // What leads on never stands there alone.
                        let numbers = screen.lines.iter().map(|line| &line.number);
                        let is_number = |text| numbers.clone().any(|number| number == text);
                        assert!(last.iter().any(is_number), "{place}: {last:?}");
                        assert!(last.contains(&look.words.get("help-cards")), "{place}");
                    }
                }
            }
        }

        #[test]
        fn the_back_button_says_back() {
            let (look, screen) = (look(), screen());
            assert_eq!(click(&look, screen.view(&look), "Back"), [Message::Back]);
        }
    }
}
