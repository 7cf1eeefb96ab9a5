//! A view as a picture, without a display: for looking at screens and for tests.
//!
//! It draws one view once; it runs no program. Only built with the feature `headless`.

use crate::ui::Look;
use crate::ui::theme::{TextRole, fonts};
use crate::ui::widget::reach::Survey;
use iced::advanced::clipboard;
use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::operation::black_box;
use iced::advanced::widget::{Id, Operation};
use iced::{Element, Event, Pixels, Point, Rectangle, Renderer, Size, window};
use iced_test::futures::futures::executor::block_on;
use iced_test::renderer::graphics::text::Text;
use iced_test::renderer::graphics::text::cosmic_text::BufferLine;
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
    /// The picture, to be made smaller or compared.
    #[cfg(test)]
    pub fn image(&self) -> image::DynamicImage {
        let pixels = image::RgbaImage::from_raw(self.width, self.height, self.rgba.clone());
        image::DynamicImage::ImageRgba8(pixels.unwrap_or_default())
    }

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
    on_stage(look, view, |interface, renderer| {
        paint(look, interface, renderer);
        let panel = look.metrics.panel();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a panel has a few thousand pixels, and at least one"
        )]
        let pixels = Size::new(panel.width_px as u32, panel.height_px as u32);
        Capture {
            width: pixels.width,
            height: pixels.height,
            rgba: renderer.screenshot(pixels, 1.0, look.colours.background),
        }
    })
}

/// Every text of a view, in the order in which it is laid out; nothing if no renderer starts.
pub fn said<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Option<Vec<String>> {
    let texts = texts(look, view)?.into_iter();
    Some(texts.map(|(said, _)| said).collect())
}

/// Every text of a view and where it stands, in the order in which it is laid out; nothing if no
/// renderer starts.
pub fn texts<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Option<Vec<(String, Rectangle)>> {
    on_stage(look, view, |interface, renderer| {
        let mut said = Said::default();
        interface.operate(renderer, &mut said);
        said.0
    })
}

/// A text as it was painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Painted {
    /// What it says.
    pub said: String,
    /// The size of its letters, in pixels.
    pub px: f32,
    /// Where its letters are, as far as that is known.
    pub bounds: Option<Rectangle>,
}

/// Every text that is painted of a view, those within drawings, too; nothing if no renderer starts.
pub fn painted<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Option<Vec<Painted>> {
    on_stage(look, view, |interface, renderer| {
        paint(look, interface, renderer);
        painted_by(renderer)
    })
}

/// Draws what was laid out.
pub(super) fn paint<Message>(
    look: &Look,
    interface: &mut Interface<'_, Message>,
    renderer: &mut Renderer,
) {
    let style = Style {
        text_color: look.colours.text,
    };
    let nowhere = iced::mouse::Cursor::Unavailable;
    interface.draw(renderer, &look.theme(), &style, nowhere);
}

/// Every text that the renderer was told to draw, in that order.
pub(super) fn painted_by(renderer: &mut Renderer) -> Vec<Painted> {
    let mut found = Vec::new();
    let items = renderer.layers().iter().flat_map(|layer| layer.text.iter());
    for item in items {
        found.extend(item.as_slice().iter().filter_map(painted_of));
    }
    found
}

fn painted_of(text: &Text) -> Option<Painted> {
    let painted = match text {
        Text::Paragraph {
            paragraph,
            position,
            ..
        } => {
            let paragraph = paragraph.upgrade()?;
            let buffer = paragraph.buffer();
            let lines: Vec<&str> = buffer.lines.iter().map(BufferLine::text).collect();
            let inked = buffer.layout_runs().filter_map(|run| {
                let left = run.glyphs.iter().map(|one| one.x).reduce(f32::min)?;
                let right = run.glyphs.iter().map(|one| one.x + one.w);
                let right = right.reduce(f32::max)?;
                let at = Point::new(position.x + left, position.y + run.line_top);
                Some(Rectangle::new(at, Size::new(right - left, run.line_height)))
            });
            Painted {
                said: lines.join("\n"),
                px: buffer.metrics().font_size,
                bounds: inked.reduce(|one, next| one.union(&next)),
            }
        }
        Text::Cached { content, size, .. } => Painted {
            said: content.clone(),
            px: size.0,
            bounds: None,
        },
        // No page has one.
        Text::Editor { .. } | Text::Raw { .. } => return None,
    };
    (!painted.said.trim().is_empty()).then_some(painted)
}

/// What can be reached on a view by keys or a switch, and what is said of it; nothing if no
/// renderer starts.
pub fn survey<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
) -> Option<Survey> {
    on_stage(look, view, |interface, renderer| {
        let mut found = Survey::default();
        interface.operate(renderer, &mut black_box(&mut found));
        found
    })
}

/// Every text of a view inside this frame.
pub fn said_inside<'a, Message: 'a>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
    frame: Rectangle,
) -> Option<Vec<String>> {
    on_stage(look, view, |interface, renderer| {
        let mut said = SaidInside(frame, Vec::new());
        interface.operate(renderer, &mut said);
        said.1
    })
}

/// Hears the texts in a frame.
struct SaidInside(Rectangle, Vec<String>);

impl Operation for SaidInside {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        if self.0.contains(bounds.center()) {
            self.1.push(text.to_owned());
        }
    }
}

/// Hears the texts of a view.
#[derive(Default)]
struct Said(Vec<(String, Rectangle)>);

impl Operation for Said {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.0.push((text.to_owned(), bounds));
    }
}

/// Lays a view out on the panel that the look is for and hands it over; nothing if no renderer
/// starts.
pub(super) fn on_stage<'a, Message: 'a, T>(
    look: &Look,
    view: impl Into<Element<'a, Message>>,
    act: impl FnOnce(&mut Interface<'a, Message>, &mut Renderer) -> T,
) -> Option<T> {
    load_fonts();
    let panel = look.metrics.panel();
    let size = Size::new(panel.width_px, panel.height_px);
    let text_px = Pixels(look.metrics.text(TextRole::Body));
    let started = <Renderer as Headless>::new(fonts::REGULAR, text_px, Some("tiny-skia"));
    let mut renderer: Renderer = block_on(started)?;
    let cache = user_interface::Cache::default();
    let mut interface = UserInterface::build(view.into(), size, cache, &mut renderer);
    // Buttons take the face they have in the window only when a frame is asked for.
    #[expect(
        clippy::disallowed_methods,
        reason = "a frame carries a time, and nothing here looks at it"
    )]
    let frame = Event::Window(window::Event::RedrawRequested(iced::time::Instant::now()));
    let nowhere = iced::mouse::Cursor::Unavailable;
    let (nothing, mut said) = (&mut clipboard::Null, Vec::new());
    let _ = interface.update(&[frame], nowhere, &mut renderer, nothing, &mut said);
    Some(act(&mut interface, &mut renderer))
}

/// A view that was laid out.
pub(super) type Interface<'a, Message> = UserInterface<'a, Message, iced::Theme, Renderer>;

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
