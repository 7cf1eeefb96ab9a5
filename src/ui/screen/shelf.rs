//! A small shelf of cards to read: coping with a craving, finding treatment, telling family.
//!
//! Like "Help now" it asks nobody who they are and leaves no trace. A card that is longer than the
//! screen goes on to the next page, in sentences that stay whole; for a phone there is a code.

use iced::alignment::Horizontal;
use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length, Size};

use crate::ui::Look;
use crate::ui::theme::{TextRole, TextSize, tokens};
use crate::ui::widget::grid::{self, Cell};
use crate::ui::widget::leaves::leaves;
use crate::ui::widget::list::pager_beside_help;
use crate::ui::widget::{Page, button, qr, text};

/// The most cards on the shelf.
pub const CARDS_MAX: usize = 6;

/// One card, in the visitor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is about.
    pub title: String,
    /// Its paragraphs.
    pub body: Vec<String>,
    /// What a phone takes with it, if there is anything.
    pub code: Option<Code>,
}

/// A square code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules along one side.
    pub modules: usize,
    /// Which of them are dark, row by row.
    pub dark: Vec<bool>,
    /// The address that it leads to; none where it holds the words themselves.
    pub link: Option<String>,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "it says whether there is one")]
pub struct Shelf {
    sheets: Vec<Sheet>,
    open: Option<usize>,
    page: usize,
    /// Whether "Back" on a card leads to the shelf.
    has_shelf: bool,
}

/// What was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// This card, counted from 0.
    Open(usize),
    /// This page of it.
    Page(usize),
    /// "Help now".
    Help,
    /// A step back.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// To "Help now", where the shelf is.
    Help,
    /// Back to the door.
    Leave,
}

impl Shelf {
    /// The shelf; what is more than [`CARDS_MAX`] is left out.
    pub fn new(mut sheets: Vec<Sheet>) -> Self {
        sheets.truncate(CARDS_MAX);
        Self {
            sheets,
            open: None,
            page: 0,
            has_shelf: true,
        }
    }

    /// One card alone, open.
    pub fn card(sheet: Sheet) -> Self {
        Self {
            open: Some(0),
            has_shelf: false,
            ..Self::new(vec![sheet])
        }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Open(place) => {
                self.open = (place < self.sheets.len()).then_some(place);
                self.page = 0;
            }
            Message::Page(page) => self.page = page,
            Message::Help => return Action::Help,
            Message::Back if !self.has_shelf => return Action::Leave,
            Message::Back if self.open.is_none() => return Action::Help,
            Message::Back => self.open = None,
        }
        Action::None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        match self.open.and_then(|place| self.sheets.get(place)) {
            Some(sheet) => self.sheet(look, sheet),
            None => self.shelf(look),
        }
    }

    fn shelf<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let titles = self.sheets.iter().enumerate();
        let cells =
            titles.map(|(place, sheet)| Cell::new(sheet.title.clone(), Message::Open(place)));
        let columns = if look.metrics.is_upright() { 1 } else { 2 };
        Page::new(look)
            .title(look.words.label("shelf-title"))
            .controls(grid::grid(look, columns, cells.collect()))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .into()
    }

    fn sheet<'a>(&'a self, look: &'a Look, sheet: &'a Sheet) -> Element<'a, Message> {
        let room = Room::of(look, sheet);
        let body: Vec<&str> = sheet.body.iter().map(String::as_str).collect();
        let texts = leaves(look, TextRole::Body, &body, room.text);
        let own = usize::from(room.code == CodePlace::OwnPage);
        let count = texts.len() + own;
        let page = match (texts.get(self.page.min(count - 1)), &sheet.code) {
            (Some(words), Some(code)) if room.code == CodePlace::Beside => {
                let words = container(text::facts(look, std::slice::from_ref(words)))
                    .width(room.text.width)
                    .height(room.text.height);
                let code = phone(look, code, room.code_px);
                let both = row![words, code].spacing(look.metrics.gap_large());
                let page = Page::new(look).title(sheet.title.as_str());
                page.body(both.align_y(Alignment::Center))
            }
            (Some(words), _) => {
                let words = container(text::facts(look, std::slice::from_ref(words)));
                let page = Page::new(look).title(sheet.title.as_str());
                page.body(words.width(room.text.width).height(room.text.height))
            }
            // The title says what it is for, so that the code has all the room below it.
            (None, Some(code)) => {
                let page = match shown_link(code) {
                    Some(link) => Page::new(look).title(link),
                    None => Page::new(look).title(look.words.label("shelf-phone")),
                };
                page.body(qr::qr(code.modules, code.dark.clone(), room.code_px))
            }
            (None, None) => Page::new(look).title(sheet.title.as_str()),
        };
        page.left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .middle(pager_beside_help(look, count, self.page, Message::Page))
            .into()
    }
}

/// Where the code of a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CodePlace {
    /// Nowhere: there is none, or the panel is too coarse for it.
    None,
    /// Beside the words.
    Beside,
    /// On a page of its own.
    OwnPage,
}

/// Where the words and the code of a card have their places.
struct Room {
    text: Size,
    code_px: f32,
    code: CodePlace,
}

impl Room {
    fn of(look: &Look, sheet: &Sheet) -> Self {
        let metrics = &look.metrics;
        let height = metrics.body_height();
        let whole = grid::page_width(look);
        let caption = metrics.line(TextRole::Body) * 2.0 + metrics.gap();
        let beside = (height - caption)
            .min(metrics.mm(tokens::SHELF_CODE_MM_MAX))
            .floor();
        let own = height
            .min(whole)
            .min(metrics.mm(tokens::SHELF_CODE_OWN_MM_MAX))
            .floor();
        let is_wide = metrics.to_mm(whole) >= tokens::ROOM_FOR_A_CODE_MM
            && metrics.text_size == TextSize::Normal;
        let place = match &sheet.code {
            Some(code) if is_wide && code.module_px(beside) >= tokens::MODULE_PX_BESIDE_MIN => {
                CodePlace::Beside
            }
            Some(code) if code.module_px(own) >= tokens::MODULE_PX_MIN => CodePlace::OwnPage,
            _ => CodePlace::None,
        };
        let (code_px, width) = match place {
            CodePlace::Beside => (beside, whole - beside - metrics.gap_large()),
            CodePlace::None | CodePlace::OwnPage => (own, whole),
        };
        Self {
            text: Size::new(width.min(metrics.measure()), height),
            code_px,
            code: place,
        }
    }
}

impl Code {
    /// How many pixels a module has in a code of `side` pixels, its light margin included.
    fn module_px(&self, side: f32) -> f32 {
        (side / grid::count(self.modules + 2 * qr::QUIET_MODULES)).floor()
    }
}

/// The address of a code, without what every address begins with.
fn shown_link(code: &Code) -> Option<&str> {
    let link = code.link.as_deref()?;
    Some(link.trim_start_matches("https://"))
}

/// The code, and what it is for.
fn phone<'a>(look: &'a Look, code: &'a Code, side: f32) -> Element<'a, Message> {
    let caption = match shown_link(code) {
        Some(link) => link.to_owned(),
        None => look.words.get("shelf-phone"),
    };
    let room = look.metrics.line(TextRole::Body) * 2.0;
    let caption = container(text::running(look, caption)).height(room);
    column![
        qr::qr(code.modules, code.dark.clone(), side),
        caption.width(side)
    ]
    .spacing(look.metrics.gap())
    .align_x(Horizontal::Center)
    .width(Length::Shrink)
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(title: &str) -> Sheet {
        Sheet {
            title: title.to_owned(),
            body: vec!["One. Two.".to_owned()],
            code: None,
        }
    }

    #[test]
    fn back_leads_from_a_card_to_the_shelf_and_from_there_away() {
        let mut shelf = Shelf::new(vec![sheet("A"), sheet("B")]);
        assert_eq!(shelf.update(Message::Open(1)), Action::None);
        assert_eq!(shelf.update(Message::Back), Action::None);
        assert_eq!(shelf.update(Message::Back), Action::Help);
    }

    #[test]
    fn a_card_alone_has_no_shelf_behind_it() {
        assert_eq!(Shelf::card(sheet("A")).update(Message::Back), Action::Leave);
    }

    #[test]
    fn another_card_begins_at_its_first_page() {
        let mut shelf = Shelf::new(vec![sheet("A"), sheet("B")]);
        shelf.update(Message::Open(0));
        shelf.update(Message::Page(3));
        shelf.update(Message::Open(1));
        assert_eq!(shelf.page, 0);
    }
}
