//! What a view is drawn with: the words of a language, the sizes of a panel, the colours of a
//! theme.
//!
//! The application makes one and changes it when a person asks for another language, size or theme;
//! every view borrows it. It knows nothing of people, sessions or devices.

use crate::ui::theme::{Colours, Metrics, ThemeKind};
use crate::ui::words::Words;

/// The words, sizes and colours of every view.
#[derive(Debug, Clone)]
pub struct Look {
    /// The words, in the language chosen last.
    pub words: Words,
    /// The sizes, in logical pixels.
    pub metrics: Metrics,
    /// The colours, by role.
    pub colours: Colours,
}

impl Look {
    /// A look from its parts.
    pub fn new(words: Words, metrics: Metrics, theme: ThemeKind) -> Self {
        Self {
            words,
            metrics,
            colours: Colours::of(theme),
        }
    }

    /// The window's theme, for what no widget paints.
    pub fn theme(&self) -> iced::Theme {
        self.colours.theme()
    }
}
