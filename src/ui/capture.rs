//! A view as a picture, without a display: for looking at screens and for tests.
//!
//! It draws one view once; it runs no program. Only built with the feature `headless`.

use crate::ui::Look;
use crate::ui::theme::fonts;
use iced::advanced::clipboard;
use iced::advanced::renderer::{Headless, Style};
use iced::{Element, Event, Pixels, Renderer, Size, window};
use iced_test::futures::futures::executor::block_on;
use iced_test::runtime::{UserInterface, user_interface};
use std::sync::Once;

/// Pixels of a view, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Capture {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// Red, green, blue and alpha of each pixel.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Capture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Capture({} x {})", self.width, self.height)
    }
}

impl Capture {
    /// The picture as a PNG file.
    ///
    /// # Errors
    ///
    /// When it cannot be encoded, or the file cannot be written.
    pub fn save(&self, path: &std::path::Path) -> image::ImageResult<()> {
        let colours = image::ColorType::Rgba8;
        image::save_buffer(path, &self.rgba, self.width, self.height, colours)
    }
}

/// Draws a view as it would stand on the panel that the look is for; nothing if no renderer starts.
pub fn capture<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Option<Capture> {
    load_fonts();
    let panel = look.metrics.panel();
    let size = Size::new(panel.width_px, panel.height_px);
    let text_px = Pixels(look.metrics.text(crate::ui::theme::TextRole::Body));
    let mut renderer: Renderer = block_on(<Renderer as Headless>::new(
        fonts::REGULAR,
        text_px,
        Some("tiny-skia"),
    ))?;
    let cache = user_interface::Cache::default();
    let mut interface = UserInterface::build(view.into(), size, cache, &mut renderer);
    let nowhere = iced::mouse::Cursor::Unavailable;
    // Buttons take the face they have in the window only when a frame is asked for.
    #[expect(
        clippy::disallowed_methods,
        reason = "a frame carries a time, and nothing here looks at it"
    )]
    let frame = Event::Window(window::Event::RedrawRequested(iced::time::Instant::now()));
    let mut said = Vec::new();
    let _ = interface.update(
        &[frame],
        nowhere,
        &mut renderer,
        &mut clipboard::Null,
        &mut said,
    );
    let style = Style {
        text_color: look.colours.text,
    };
    interface.draw(&mut renderer, &look.theme(), &style, nowhere);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a panel has a few thousand pixels, and at least one"
    )]
    let pixels = Size::new(size.width as u32, size.height as u32);
    Some(Capture {
        width: pixels.width,
        height: pixels.height,
        rgba: renderer.screenshot(pixels, 1.0, look.colours.background),
    })
}

/// Hands the kiosk's fonts to whatever draws without a window, once.
pub fn load_fonts() {
    static LOADED: Once = Once::new();
    LOADED.call_once(|| {
        let system = iced_test::renderer::graphics::text::font_system();
        if let Ok(mut system) = system.write() {
            for font in fonts::files() {
                system.load_font(font);
            }
        }
    });
}
