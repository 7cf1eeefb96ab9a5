//! The reading of the evening, whole, for whoever stands there a moment longer.
//!
//! It is never made smaller to fit: where a panel is too small it goes on to the next page.

use iced::widget::container;
use iced::{Element, Size};

use crate::domain::reading::Reading;
use crate::ui::Look;
use crate::ui::theme::TextRole;
use crate::ui::widget::leaves::leaves;
use crate::ui::widget::list::pager_beside_help;
use crate::ui::widget::{Page, button, text};

/// The screen.
#[derive(Debug)]
pub struct ReadingPage {
    reading: Reading,
    page: usize,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// This page, counted from 0.
    Page(usize),
    /// "Help now".
    Help,
    /// Back to the door.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Help now.
    Help,
    /// Back to the door.
    Leave,
}

impl ReadingPage {
    /// This reading.
    pub fn new(reading: Reading) -> Self {
        Self { reading, page: 0 }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Page(page) => self.page = page,
            Message::Help => return Action::Help,
            Message::Back => return Action::Leave,
        }
        Action::None
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let leaves = self.leaves(look);
        let shown = leaves[self.page.min(leaves.len() - 1)].clone();
        let body: Element<'a, Message> = if leaves.len() == 1 {
            text::prose(look, shown)
        } else {
            let room = room(look);
            let shown = container(text::facts(look, &[shown]));
            shown.width(room.width).height(room.height).into()
        };
        Page::new(look)
            .title(self.reading.title())
            .body(body)
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
            .middle(pager_beside_help(
                look,
                leaves.len(),
                self.page,
                Message::Page,
            ))
            .into()
    }

    /// The pages, each with whose words they are.
    fn leaves(&self, look: &Look) -> Vec<String> {
        let mut room = room(look);
        let whole = self.reading.whole();
        if text::running_height(look, &whole, room.width) <= room.height {
            return vec![whole];
        }
        let parts = [self.reading.body(), self.reading.question()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let credit = match self.reading.credit() {
            "" => String::new(),
            credit => format!("\n{credit}"),
        };
        if !credit.is_empty() {
            room.height -= text::running_height(look, credit.trim_start(), room.width);
        }
        let leaves = leaves(look, TextRole::Body, &parts, room).into_iter();
        leaves.map(|leaf| leaf + &credit).collect()
    }
}

fn room(look: &Look) -> Size {
    Size::new(look.metrics.measure(), look.metrics.body_height())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reading::{ReadingKey, ReadingText};

    fn reading() -> Reading {
        let text = ReadingText {
            title: "The kettle before the phone",
            body: "Some of us found that the first ten minutes of a day decide more than the rest. \
                   A cup held with both hands, a window, one breath that nobody asked for. Many \
                   people find that the news and the worries are still there afterwards, and a \
                   little smaller. Today one small thing can come first.",
            question: "What could come first tomorrow, before anything is asked of you?",
            credit: "The Tuesday group of the Garden room",
        };
        Reading::new(ReadingKey::DayOfMonth(24), None, &text).unwrap()
    }

    #[test]
    fn pages_turn_and_back_leads_to_the_door() {
        let mut page = ReadingPage::new(reading());
        assert_eq!(page.update(Message::Page(1)), Action::None);
        assert_eq!(page.page, 1);
        assert_eq!(page.update(Message::Help), Action::Help);
        assert_eq!(page.update(Message::Back), Action::Leave);
    }

    #[cfg(feature = "gui-tests")]
    #[test]
    fn all_of_it_is_read_at_its_full_size_on_every_panel_and_the_credit_on_each_page() {
        use crate::ui::capture::texts;
        use crate::ui::crowding::crowding;
        use crate::ui::theme::{Metrics, Panel, TextSize, ThemeKind};
        use crate::ui::widget::mirror;
        use crate::ui::words::Words;

        for panel in [Panel::SEVEN_INCH, Panel::TEN_INCH, Panel::FIFTEEN_INCH] {
            for size in [TextSize::Normal, TextSize::Large] {
                let metrics = Metrics::new(panel).with_text_size(size);
                let look = |tag| Look::new(Words::new(tag), metrics, ThemeKind::Light);
                for language in Words::languages() {
                    let look = look(language.tag);
                    let screen = ReadingPage::new(reading());
                    let view = || mirror::follows(&look, screen.view(&look));
                    let faults = crowding(&look, view()).unwrap();
                    assert!(faults.is_empty(), "{panel:?} {size:?}: {faults:?}");
                }
                let look = look("en");
                let mut screen = ReadingPage::new(reading());
                let leaves = screen.leaves(&look);
                let credit = reading().credit().to_owned();
                let whole = leaves.join(" ").replace(&format!("\n{credit}"), "");
                let whole = whole.replace(" …", "");
                for part in [reading().body(), reading().question()] {
                    let found = part.split(". ").all(|sentence| whole.contains(sentence));
                    assert!(found, "{whole}");
                }
                for (page, leaf) in leaves.iter().enumerate() {
                    assert!(leaf.ends_with(&credit), "{leaf}");
                    screen.update(Message::Page(page));
                    let faults = crowding(&look, screen.view(&look)).unwrap();
                    assert!(faults.is_empty(), "{panel:?} {size:?}: {faults:?}");
                    let texts = texts(&look, screen.view(&look)).unwrap();
                    let (_, bounds) = texts.iter().find(|(said, _)| said == leaf).unwrap();
                    let full = text::running_height(&look, leaf, look.metrics.measure());
                    let is_full = (bounds.height - full).abs() < 2.0;
                    assert!(is_full, "{panel:?} {size:?}: {bounds:?} {full}");
                }
            }
        }
    }
}
