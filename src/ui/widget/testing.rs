//! A stage for tests of views: the kiosk's own font, a panel, a look, and clicks by visible label.

use crate::ui::Look;
use crate::ui::theme::{Metrics, Panel, ThemeKind, fonts};
use crate::ui::words::Words;
use iced::{Element, Settings, Size};
use iced_test::Simulator;

/// English words on a 10.1 inch panel, light theme.
pub fn look() -> Look {
    look_on(Panel::TEN_INCH)
}

/// English words on this panel, light theme.
pub fn look_on(panel: Panel) -> Look {
    Look::new(Words::new("en"), Metrics::new(panel), ThemeKind::Light)
}

/// A simulator of the panel that the look is for, with the kiosk's font.
pub fn stage<'a, Message>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Simulator<'a, Message> {
    let settings = Settings {
        fonts: fonts::files(),
        default_font: fonts::REGULAR,
        ..Settings::default()
    };
    let panel = look.metrics.panel();
    Simulator::with_size(settings, Size::new(panel.width_px, panel.height_px), view)
}

/// What a view says when the button with this label is clicked.
///
/// # Panics
///
/// When the view has no such label.
pub fn click<'a, Message>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
    label: &str,
) -> Vec<Message> {
    let mut stage = stage(look, view);
    let found = stage.click(label);
    assert!(found.is_ok(), "no \"{label}\" in view: {:?}", found.err());
    stage.into_messages().collect()
}
