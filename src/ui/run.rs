//! Opens the window.

use iced::{Size, window};

use super::app::{Kiosk, Services};
use super::theme::fonts;

/// How the window opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Over the whole screen.
    FullScreen,
    /// In a window of this many pixels, for trying it on a desk.
    Windowed(u32, u32),
}

/// The title of the window: it says nothing about what happens in the room.
pub(super) const TITLE: &str = "keytag";

/// What iced is told at its start, with a display or without one.
pub(in crate::ui) fn settings() -> iced::Settings {
    iced::Settings {
        fonts: fonts::files(),
        default_font: fonts::REGULAR,
        ..iced::Settings::default()
    }
}

/// Runs the kiosk until its window is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(mut services: Services, opening: Opening) -> iced::Result {
    services.fills_screen = opening == Opening::FullScreen;
    let panel = services.site.panel;
    let (size, fullscreen) = match opening {
        // Without a window manager full screen is ignored: then size and position decide.
        Opening::FullScreen => (Size::new(panel.width_px, panel.height_px), true),
        Opening::Windowed(width, height) => (Size::new(pixels(width), pixels(height)), false),
    };
    // A window that opens as it was asked to is never told that it was resized.
    services.site.panel = services.site.panel_behind(size);
    iced::application(
        move || Kiosk::new(services.clone()),
        Kiosk::update,
        Kiosk::view,
    )
    .title(TITLE)
    .settings(settings())
    .subscription(Kiosk::subscription)
    .theme(Kiosk::theme)
    .window(window::Settings {
        size,
        fullscreen,
        position: window::Position::Specific(iced::Point::ORIGIN),
        decorations: !fullscreen,
        resizable: !fullscreen,
        ..window::Settings::default()
    })
    .run()
}

fn pixels(side: u32) -> f32 {
    f32::from(u16::try_from(side).unwrap_or(u16::MAX))
}
