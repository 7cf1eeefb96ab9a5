//! Languages, each by its own name, and how large and how low things are.
//!
//! Both hold for the visit; the door goes back to the site's afterwards.

use iced::widget::Column;
use iced::{Alignment, Element};

use crate::ui::Look;
use crate::ui::theme::{Controls, Motion, TextSize, ThemeKind};
use crate::ui::widget::choices::{Way, choices_of};
use crate::ui::widget::grid;
use crate::ui::widget::toggle::toggle;
use crate::ui::widget::{Page, button};
use crate::ui::words::Language;

/// The languages.
#[derive(Debug)]
pub struct Languages {
    offered: Vec<Language>,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// This language.
    Choose(&'static str),
    /// Back.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Speak this language.
    Speak(&'static str),
    /// Back to the door.
    Leave,
}

impl Languages {
    /// The languages to choose from.
    pub fn new(offered: Vec<Language>) -> Self {
        Self { offered }
    }

    /// Answers a touch.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Choose(tag) => Action::Speak(tag),
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let ways = self.offered.iter();
        let ways = ways.map(|one| Way::new(one.endonym.as_str(), Message::Choose(one.tag)));
        let ways: Vec<Way<Message>> = ways.collect();
        // Three beside each other; each line has tiles of the same size.
        let lines = ways.chunks(3);
        let height = grid::share_height(look, lines.len(), 0.0).min(look.metrics.primary());
        let lines = lines.map(|line| choices_of(look, height, line.to_vec()));
        let lines = Column::with_children(lines).spacing(look.metrics.gap());
        Page::new(look)
            .title(look.words.get("language-title"))
            .controls(lines.align_x(Alignment::Center))
            .left(button::back(look, Message::Back))
            .into()
    }
}

/// Text and buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Display {
    /// How large the text is.
    pub text_size: TextSize,
    /// Where the controls stand.
    pub controls: Controls,
    /// Which colours.
    pub theme: ThemeKind,
    /// Whether things move.
    pub motion: Motion,
    /// The theme of the site, to go back to from high contrast.
    pub site_theme: ThemeKind,
}

/// What can be touched there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisplayMessage {
    /// "Larger text".
    Text,
    /// "Lower the buttons".
    Low,
    /// "High contrast".
    Contrast,
    /// "Less movement".
    Motion,
    /// Done.
    Back,
}

/// What follows there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisplayAction {
    /// The look changes at once.
    Apply(Display),
    /// Back to the door.
    Leave,
}

impl Display {
    /// Answers a touch.
    pub fn update(&mut self, message: DisplayMessage) -> DisplayAction {
        match message {
            DisplayMessage::Text => {
                self.text_size = match self.text_size {
                    TextSize::Normal => TextSize::Large,
                    TextSize::Large => TextSize::Normal,
                };
            }
            DisplayMessage::Low => {
                self.controls = match self.controls {
                    Controls::Spread => Controls::Low,
                    Controls::Low => Controls::Spread,
                };
            }
            DisplayMessage::Contrast => {
                self.theme = match (self.theme, self.site_theme) {
                    (ThemeKind::HighContrast, ThemeKind::HighContrast) => ThemeKind::Light,
                    (ThemeKind::HighContrast, site) => site,
                    _ => ThemeKind::HighContrast,
                };
            }
            DisplayMessage::Motion => {
                self.motion = match self.motion {
                    Motion::Calm => Motion::Still,
                    Motion::Still => Motion::Calm,
                };
            }
            DisplayMessage::Back => return DisplayAction::Leave,
        }
        DisplayAction::Apply(*self)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, DisplayMessage> {
        let words = &look.words;
        let toggles = [
            (
                "display-large",
                self.text_size == TextSize::Large,
                DisplayMessage::Text,
            ),
            (
                "display-low",
                self.controls == Controls::Low,
                DisplayMessage::Low,
            ),
            (
                "display-contrast",
                self.theme == ThemeKind::HighContrast,
                DisplayMessage::Contrast,
            ),
            (
                "display-motion",
                self.motion == Motion::Still,
                DisplayMessage::Motion,
            ),
        ]
        .map(|(id, is_on, message)| toggle(look, words.get(id), is_on, message));
        Page::new(look)
            .title(words.get("display-title"))
            .controls(grid::rows(look, toggles.into()))
            .right(button::confirm(
                look,
                words.get("button-done"),
                DisplayMessage::Back,
            ))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_contrast_goes_back_to_the_theme_of_the_site() {
        let mut display = Display {
            text_size: TextSize::Normal,
            controls: Controls::Spread,
            theme: ThemeKind::Dark,
            motion: Motion::Calm,
            site_theme: ThemeKind::Dark,
        };
        display.update(DisplayMessage::Contrast);
        assert_eq!(display.theme, ThemeKind::HighContrast);
        display.update(DisplayMessage::Contrast);
        assert_eq!(display.theme, ThemeKind::Dark);
        assert_eq!(display.update(DisplayMessage::Back), DisplayAction::Leave);
    }
}
