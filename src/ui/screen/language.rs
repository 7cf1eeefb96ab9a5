//! Languages, each by its own name, and how large and how low things are.
//!
//! Both hold for the visit; the door goes back to the site's afterwards.

use iced::widget::Column;
use iced::{Alignment, Element};

use crate::ui::Look;
use crate::ui::ease::{Ease, Patience, Tones, TwoButtons, Voice};
use crate::ui::theme::{Controls, Motion, TextSize, ThemeKind};
use crate::ui::widget::choices::{Way, choices_of};
use crate::ui::widget::grid;
use crate::ui::widget::toggle::{setting, toggle};
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
    /// "Help now".
    Help,
    /// Back.
    Back,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Speak this language.
    Speak(&'static str),
    /// Help now.
    Help,
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
            Message::Help => Action::Help,
            Message::Back => Action::Leave,
        }
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, Message> {
        let ways = self.offered.iter();
        let ways = ways.map(|one| Way::new(one.endonym.clone(), Message::Choose(one.tag)));
        let ways: Vec<Way<Message>> = ways.collect();
        // Three beside each other; each line has tiles of the same size.
        let lines = ways.chunks(3);
        let height = grid::share_height(look, lines.len(), 0.0).min(look.metrics.primary());
        let lines = lines.map(|line| choices_of(look, height, line.to_vec()));
        let lines = Column::with_children(lines).spacing(look.metrics.gap());
        Page::new(look)
            .title(look.words.label("language-title"))
            .controls(lines.align_x(Alignment::Center))
            .left(button::back(look, Message::Back))
            .left(button::help(look, Message::Help))
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
    /// How much time there is, by which keys, and what is heard.
    pub ease: Ease,
    /// The same as the site wishes it.
    pub site_ease: Ease,
    /// What the machine can do.
    pub can: Can,
}

/// What can be heard on this machine; what cannot is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Can {
    /// Play tones.
    pub play: bool,
    /// Speak.
    pub speak: bool,
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
    /// "More time": the next of its steps.
    Time,
    /// "Two buttons".
    Buttons,
    /// "Sounds".
    Sound,
    /// "Spoken prompts".
    Speech,
    /// "Help now".
    Help,
    /// Done.
    Back,
}

/// What follows there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisplayAction {
    /// The look changes at once.
    Apply(Display),
    /// Help now.
    Help,
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
            DisplayMessage::Time => self.ease.patience = self.ease.patience.next(),
            DisplayMessage::Buttons => {
                self.ease.two_buttons = match (self.ease.two_buttons, self.site_ease.two_buttons) {
                    (TwoButtons::Off, TwoButtons::Off) => TwoButtons::Step,
                    (TwoButtons::Off, site) => site,
                    _ => TwoButtons::Off,
                };
            }
            DisplayMessage::Sound => {
                self.ease.tones = match self.ease.tones {
                    Tones::Heard => Tones::Muted,
                    Tones::Muted => Tones::Heard,
                };
            }
            DisplayMessage::Speech => {
                self.ease.voice = match self.ease.voice {
                    Voice::Silent => Voice::Speaking,
                    Voice::Speaking => Voice::Silent,
                };
            }
            DisplayMessage::Help => return DisplayAction::Help,
            DisplayMessage::Back => return DisplayAction::Leave,
        }
        DisplayAction::Apply(*self)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &'a Look) -> Element<'a, DisplayMessage> {
        let words = &look.words;
        let ease = &self.ease;
        let switch = |id, is_on, message| toggle(look, words.label(id), is_on, message);
        let mut wishes = vec![
            switch(
                "display-large",
                self.text_size == TextSize::Large,
                DisplayMessage::Text,
            ),
            switch(
                "display-low",
                self.controls == Controls::Low,
                DisplayMessage::Low,
            ),
            switch(
                "display-contrast",
                self.theme == ThemeKind::HighContrast,
                DisplayMessage::Contrast,
            ),
            switch(
                "display-motion",
                self.motion == Motion::Still,
                DisplayMessage::Motion,
            ),
            setting(
                look,
                words.label("display-time"),
                words.label(ease.patience.id()),
                ease.patience != Patience::Once,
                DisplayMessage::Time,
            ),
            switch(
                "display-buttons",
                ease.two_buttons != TwoButtons::Off,
                DisplayMessage::Buttons,
            ),
        ];
        if self.can.play {
            let is_on = ease.tones == Tones::Heard;
            wishes.push(switch("display-sound", is_on, DisplayMessage::Sound));
        }
        if self.can.speak {
            let is_on = ease.voice == Voice::Speaking;
            wishes.push(switch("display-speech", is_on, DisplayMessage::Speech));
        }
        Page::new(look)
            .title(words.label("display-title"))
            .controls(grid::pairs(look, wishes))
            .left(button::help(look, DisplayMessage::Help))
            .right(button::confirm(
                look,
                words.label("button-done"),
                DisplayMessage::Back,
            ))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display() -> Display {
        Display {
            text_size: TextSize::Normal,
            controls: Controls::Spread,
            theme: ThemeKind::Dark,
            motion: Motion::Calm,
            site_theme: ThemeKind::Dark,
            ease: Ease::default(),
            site_ease: Ease::default(),
            can: Can {
                play: true,
                speak: true,
            },
        }
    }

    #[test]
    fn each_wish_is_one_touch_and_time_comes_in_steps() {
        let mut display = display();
        for message in [
            DisplayMessage::Time,
            DisplayMessage::Buttons,
            DisplayMessage::Sound,
            DisplayMessage::Speech,
        ] {
            display.update(message);
        }
        let wished = Ease {
            patience: Patience::Twice,
            two_buttons: TwoButtons::Step,
            voice: Voice::Speaking,
            tones: Tones::Muted,
        };
        let applied = Display {
            ease: Ease {
                patience: Patience::FourTimes,
                ..wished
            },
            ..display
        };
        assert_eq!(display.ease, wished);
        assert_eq!(
            display.update(DisplayMessage::Time),
            DisplayAction::Apply(applied)
        );
    }

    #[test]
    fn no_limit_is_said_as_none() {
        use crate::ui::words::Words;
        for language in Words::languages() {
            let said = Words::new(language.tag).get(Patience::Endless.id());
            let is_number = said.chars().any(char::is_numeric);
            assert!(!is_number, "{}: {said}", language.tag);
        }
    }

    #[test]
    fn two_buttons_work_as_the_site_has_set_them_up() {
        let mut display = display();
        display.site_ease.two_buttons = TwoButtons::Auto;
        for expected in [TwoButtons::Auto, TwoButtons::Off] {
            display.update(DisplayMessage::Buttons);
            assert_eq!(display.ease.two_buttons, expected);
        }
    }

    #[test]
    fn high_contrast_goes_back_to_the_theme_of_the_site() {
        let mut display = display();
        display.update(DisplayMessage::Contrast);
        assert_eq!(display.theme, ThemeKind::HighContrast);
        display.update(DisplayMessage::Contrast);
        assert_eq!(display.theme, ThemeKind::Dark);
        assert_eq!(display.update(DisplayMessage::Back), DisplayAction::Leave);
    }
}
