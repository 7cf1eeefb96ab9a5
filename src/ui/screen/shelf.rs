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
use crate::ui::widget::list::{Paging, pager};
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
    /// A step back.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Back to "Help now", where the shelf is.
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
            .into()
    }

    fn sheet<'a>(&'a self, look: &'a Look, sheet: &'a Sheet) -> Element<'a, Message> {
        let room = Room::of(look, sheet);
        let body: Vec<&str> = sheet.body.iter().map(String::as_str).collect();
        let texts = leaves(look, TextRole::Body, &body, room.text);
        let own = usize::from(sheet.code.is_some() && !room.is_code_beside);
        let count = texts.len() + own;
        let one = Paging {
            columns: 1,
            rows: 1,
        };
        let page = Page::new(look).title(sheet.title.as_str());
        let page = match (texts.get(self.page.min(count - 1)), &sheet.code) {
            (Some(words), Some(code)) if room.is_code_beside => {
                let words = container(text::facts(look, std::slice::from_ref(words)))
                    .width(room.text.width)
                    .height(room.text.height);
                let code = phone(look, code, room.code_px);
                let both = row![words, code].spacing(look.metrics.gap_large());
                page.body(both.align_y(Alignment::Center))
            }
            (Some(words), _) => {
                let words = container(text::facts(look, std::slice::from_ref(words)));
                page.body(words.width(room.text.width).height(room.text.height))
            }
            (None, Some(code)) => page.body(phone(look, code, room.code_px)),
            (None, None) => page,
        };
        page.left(button::back(look, Message::Back))
            .middle(pager(look, one, count, self.page, Message::Page))
            .into()
    }
}

/// Where the words and the code of a card have their places.
struct Room {
    text: Size,
    code_px: f32,
    is_code_beside: bool,
}

impl Room {
    fn of(look: &Look, sheet: &Sheet) -> Self {
        let metrics = &look.metrics;
        let height = metrics.body_height();
        let caption = metrics.line(TextRole::Body) * 2.0 + metrics.gap();
        let side = (height - caption).min(metrics.mm(tokens::SHELF_CODE_MM_MAX));
        let code_px = side.min(metrics.content_width()).max(1.0).floor();
        let whole = grid::page_width(look);
        let is_code_beside = sheet.code.is_some()
            && metrics.to_mm(whole) >= tokens::ROOM_FOR_A_CODE_MM
            && metrics.text_size == TextSize::Normal;
        let width = if is_code_beside {
            whole - code_px - metrics.gap_large()
        } else {
            whole
        };
        Self {
            text: Size::new(width.min(metrics.measure()), height),
            code_px,
            is_code_beside,
        }
    }
}

/// The code, and what it is for.
fn phone<'a>(look: &'a Look, code: &'a Code, side: f32) -> Element<'a, Message> {
    let caption = match &code.link {
        Some(link) => link.trim_start_matches("https://").to_owned(),
        None => look.words.get("shelf-phone"),
    };
    let room = look.metrics.line(TextRole::Body) * 2.0;
    let caption = container(text::facts(look, &[caption])).height(room);
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
